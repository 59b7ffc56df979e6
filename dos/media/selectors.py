"""Questions about pictures and the content of files; what a file is called proves nothing."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from wagtail.models import Collection, CollectionViewRestriction

from dos.core.search import Document
from dos.core.text import first_sentence
from dos.media.models import Download, Rendition

KIND = "document"
TEASER = 220

MAX_DOWNLOAD_BYTES = 10 * 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_PACKED_FILES = 2_000
_ZIPPED = {"docx", "xlsx"}
_TEXT = {"csv", "txt", "ics", "json", "geojson"}


def is_what_it_says(extension: str, content: bytes) -> bool:
    """Tell whether the content is of the kind that the extension promises, and unpacks to a bounded size."""
    if extension == "pdf":
        return content.startswith(b"%PDF-")
    if extension in _ZIPPED:
        return _is_bounded_zip(content)
    if extension in _TEXT:
        return b"\x00" not in content and not content.lstrip()[:15].lower().startswith(
            (b"<!doctype", b"<html", b"<script")
        )
    return False


def _is_bounded_zip(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
    except zipfile.BadZipFile:
        return False
    if len(entries) > MAX_PACKED_FILES or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        return False
    return not any(entry.filename.startswith("/") or ".." in entry.filename.split("/") for entry in entries)


def rendition(name: str) -> Rendition | None:
    """Return the picture in one size that lies under this name."""
    found: Rendition | None = Rendition.objects.select_related("image__collection").filter(file=name).first()
    return found


def may_open(collection: Collection, request: Any) -> bool:
    """Tell whether nothing closes the collection, or those above it, to whoever asks."""
    return all(restriction.accept_request(request) for restriction in _restrictions(collection))


def is_open_to_all(collection: Collection) -> bool:
    """Tell whether nothing closes the collection or those above it."""
    return not _restrictions(collection)


def _restrictions(collection: Collection) -> list[CollectionViewRestriction]:
    above = collection.get_ancestors(inclusive=True)
    return list(CollectionViewRestriction.objects.filter(collection__in=above).prefetch_related("groups"))


def search_documents() -> Iterator[Document]:
    """Hand in every document that may be found, with its text."""
    for download in Download.objects.filter(is_findable=True).select_related("collection").order_by("pk").iterator(50):
        document = search_document(download)
        if document is not None:
            yield document


def search_document(download: Download) -> Document | None:
    """Return a document as it is found; None for one that nobody asked to be found or that not everybody may open."""
    if not download.is_findable or not is_open_to_all(download.collection):
        return None
    return Document(
        kind=KIND,
        key=str(download.pk),
        title=download.title,
        text=download.text,
        url=download.url,
        teaser=first_sentence(download.text, TEASER),
    )
