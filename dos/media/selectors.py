"""Questions about the content of files; what a file is called proves nothing."""

import io
import zipfile

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
