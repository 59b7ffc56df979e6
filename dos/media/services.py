"""Deeds on documents: reading their text, so that they can be found by it."""

from django.db import transaction

from dos.core import search
from dos.core.jobs import task
from dos.core.text import clean_text
from dos.media import connectors, selectors
from dos.media.models import Download


def read_text_soon(*, download: Download) -> None:
    """Queue the reading of a document's text once the present change is stored."""
    transaction.on_commit(lambda: read_text.enqueue(download.pk))


@task()
def read_text(download_id: int) -> None:
    """Read the text of a document unless it is known, and bring what may be found into the search.

    A document that was deleted meanwhile, or whose file is gone, is left alone.
    """
    download = Download.objects.filter(pk=download_id).first()
    if download is None:
        return
    if download.is_findable and download.text_hash != download.file_hash:
        _read(download)
    document = selectors.search_document(download)
    if document is None:
        search.take_out(selectors.KIND, str(download.pk))
    else:
        search.bring_in(document)


def _read(download: Download) -> None:
    try:
        with download.open_file() as file:
            content = file.read(selectors.MAX_DOWNLOAD_BYTES + 1)
    except OSError:
        return
    found = connectors.PdfText(connectors.UNREADABLE)
    if content.startswith(b"%PDF-") and len(content) <= selectors.MAX_DOWNLOAD_BYTES:
        found = connectors.pdf_text(content)
    download.text, download.text_state = clean_text(found.text), found.state
    download.text_hash = download.file_hash
    # Only these columns: somebody may be changing the title at this moment.
    Download.objects.filter(pk=download.pk, file_hash=download.file_hash).update(
        text=download.text, text_state=download.text_state, text_hash=download.text_hash
    )
