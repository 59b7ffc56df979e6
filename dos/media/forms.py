"""What may be uploaded: pictures that really are pictures, files that are what their name says."""

import io
import zipfile
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

MAX_DOWNLOAD_BYTES = 10 * 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_PACKED_FILES = 2_000
MAX_FRAMES = 100
_ZIPPED = {"docx", "xlsx"}
_TEXT = {"csv", "txt", "ics", "json", "geojson"}


class PictureField(WagtailImageField):
    """Decodes a picture whole before it is kept and writes it anew: no camera data, no hidden passenger."""

    def to_python(self, data: Any) -> Any:
        """Refuse what is too large or cannot be decoded; return the picture as freshly written file."""
        if data in self.empty_values:
            return None
        try:
            self.check_image_file_size(data)
            return super().to_python(_rewritten(data))
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            raise ValidationError(
                _(
                    "Dieses Bild ist beschädigt, unvollständig oder zu groß. "
                    "Bitte speichern Sie es neu und versuchen Sie es noch einmal."
                )
            ) from error


class PictureForm(BaseImageForm):
    """The desk's form for a picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = self.fields["file"]
        self.fields["file"] = PictureField(label=given.label, widget=given.widget, required=given.required)


def _rewritten(upload: "UploadedFile[bytes]") -> "ContentFile[bytes]":
    with Image.open(io.BytesIO(upload.read())) as picture:
        frames = getattr(picture, "n_frames", 1)
        if frames > MAX_FRAMES or picture.width * picture.height * frames > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
            raise ValueError("too many pixels")
        kind = str(picture.format)
        upright = ImageOps.exif_transpose(picture)
        if kind == "JPEG" and upright.mode not in ("RGB", "L"):
            upright = upright.convert("RGB")
        target = io.BytesIO()
        upright.save(
            target, format=kind, exif=b"", icc_profile=None, **({"quality": 90} if kind in ("JPEG", "WEBP") else {})
        )
    return ContentFile(target.getvalue(), name=upload.name)


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
            raise ValidationError(
                _("Der Inhalt der Datei passt nicht zu ihrer Endung „%(extension)s“.") % {"extension": extension}
            )
        return upload


def _is_what_it_says(extension: str, content: bytes) -> bool:
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
