"""What may be uploaded: pictures that really are pictures, files that are what their name says."""

import io
import zipfile
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

MAX_DOWNLOAD_BYTES = 10 * 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_PACKED_FILES = 2_000
MAX_FRAMES = 100
_ZIPPED = {"docx", "xlsx"}
_TEXT = {"csv", "txt", "ics", "json", "geojson"}


class PictureForm(BaseImageForm):
    """Decodes a picture whole before it is kept and writes it anew: no camera data, no hidden passenger."""

    def clean_file(self) -> Any:
        """Refuse what cannot be decoded; return the picture as freshly written file."""
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return upload
        try:
            return _rewritten(upload)
        except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError) as error:
            raise ValidationError(
                _("Dieses Bild ist beschädigt oder unvollständig. Bitte speichern Sie es neu und laden Sie es noch einmal hoch.")
            ) from error


def _rewritten(upload: UploadedFile) -> ContentFile[bytes]:
    upload.seek(0)
    with Image.open(io.BytesIO(upload.read())) as picture:
        if getattr(picture, "n_frames", 1) > MAX_FRAMES:
            raise ValueError("too many frames")
        kind = str(picture.format)
        upright = ImageOps.exif_transpose(picture)
        if kind == "JPEG" and upright.mode not in ("RGB", "L"):
            upright = upright.convert("RGB")
        target = io.BytesIO()
        upright.save(target, format=kind, icc_profile=None, **({"quality": 90} if kind in ("JPEG", "WEBP") else {}))
    file = ContentFile(target.getvalue(), name=upload.name)
    file.image = getattr(upload, "image", None)  # type: ignore[attr-defined]  # Wagtail reads the size from here
    return file


class DownloadForm(BaseDocumentForm):
    """Checks by content that a file is of the kind that its name says, and that it unpacks to a bounded size."""

    def clean_file(self) -> Any:
        """Refuse too large, mislabelled and bomb-like files."""
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return upload
        if upload.size > MAX_DOWNLOAD_BYTES:
            raise ValidationError(_("Die Datei ist größer als 10 MB."))
        extension = upload.name.rsplit(".", 1)[-1].lower()
        upload.seek(0)
        content = upload.read()
        upload.seek(0)
        if not _is_what_it_says(extension, content):
            raise ValidationError(_("Der Inhalt der Datei passt nicht zu ihrer Endung „%(extension)s“.") % {"extension": extension})
        return upload


def _is_what_it_says(extension: str, content: bytes) -> bool:
    if extension == "pdf":
        return content.startswith(b"%PDF-")
    if extension in _ZIPPED:
        return _is_bounded_zip(content)
    if extension in _TEXT:
        return b"\x00" not in content and not content.lstrip()[:15].lower().startswith((b"<!doctype", b"<html", b"<script"))
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
