"""What may be uploaded: pictures that really are pictures, files that are what their name says."""

import io
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

from dos.media.selectors import MAX_DOWNLOAD_BYTES, is_what_it_says

MAX_FRAMES = 100


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
        if not is_what_it_says(extension, content):
            raise ValidationError(
                _("Der Inhalt der Datei passt nicht zu ihrer Endung „%(extension)s“.") % {"extension": extension}
            )
        return upload
