"""Pictures that citizens send: decoded whole, written anew without place and camera, kept where nobody else reads."""

import base64
import io
import math
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from dos.core.errors import Refused
from dos.core.text import clean_line, cut
from dos.participation.models import Idea, IdeaPicture

MAX_PICTURES, MAX_BYTES, MAX_PIXELS = 3, 8 * 1024 * 1024, 40_000_000
MAX_BOXES = 20
KINDS = ("JPEG", "PNG", "WEBP")
_LONGEST_SIDE, _THUMBNAIL, _QUALITY = 1_600, 320, 82
_FOLDER, _WAITING = "ideen", "ideen/vorschau"


@dataclass(frozen=True)
class Sent:
    """A picture that waits until its idea is sent, and what is to be seen on it."""

    name: str
    alt: str


@dataclass(frozen=True)
class Box:
    """A rectangle on a picture, in per cent of its width and height, counted from the upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def lies_inside(self) -> bool:
        """Whether it covers something of the picture."""
        starts, sizes = (self.left, self.top), (self.width, self.height)
        return all(0 <= start < 100 for start in starts) and all(0 < size <= 100 for size in sizes)

    def pixels(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Return its corners on a picture of this size; parts of pixels count as whole ones."""
        right, bottom = min(self.left + self.width, 100), min(self.top + self.height, 100)
        first = (math.floor(self.left * width / 100), math.floor(self.top * height / 100))
        return (*first, math.ceil(right * width / 100), math.ceil(bottom * height / 100))


def rewritten(upload: "UploadedFile[bytes]") -> bytes:
    """Return the picture as WebP of a sensible size; nothing but its pixels is left.

    Refused above 8 MB, above 40 megapixels (read from its head, before anything is decoded), for other kinds than
    JPEG, PNG and WebP, for moving pictures, and where it cannot be decoded to its end.
    """
    if (upload.size or 0) > MAX_BYTES:
        raise Refused(_("Dieses Bild ist größer als 8 MB. Bitte verkleinern Sie es."))
    try:
        with Image.open(io.BytesIO(upload.read()), formats=KINDS) as picture:
            if picture.width * picture.height > MAX_PIXELS or getattr(picture, "n_frames", 1) > 1:
                raise Refused(_too_many_pixels())
            picture.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            return _as_webp(ImageOps.exif_transpose(picture), _LONGEST_SIDE)
    except Image.DecompressionBombError as error:
        raise Refused(_too_many_pixels()) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise Refused(
            _("Das ist kein vollständiges Bild im Format JPEG, PNG oder WebP. Bitte speichern Sie es neu.")
        ) from error


def _too_many_pixels() -> str:
    return _("Dieses Bild hat mehr als 40 Megapixel oder bewegt sich. Bitte verkleinern Sie es.")


def keep_for_preview(content: bytes) -> str:
    """Keep a picture until the idea is sent; return the name under which it waits, which nobody can guess."""
    name: str = default_storage.save(f"{_WAITING}/{secrets.token_urlsafe(24)}.webp", ContentFile(content))
    return name.rsplit("/", 1)[-1]


def waiting(name: str) -> bytes | None:
    """Return a picture that waits; None when it has been fetched or forgotten."""
    try:
        with default_storage.open(f"{_WAITING}/{name}") as file:
            return bytes(file.read())
    except (OSError, ValueError):
        return None


def thumbnail(content: bytes) -> str:
    """Return the picture in small as an address that holds it, for a page that stores nothing."""
    with Image.open(io.BytesIO(content)) as picture:
        small = _as_webp(picture, _THUMBNAIL)
    return f"data:image/webp;base64,{base64.b64encode(small).decode()}"


def attach(idea: Idea, pictures: list[Sent]) -> None:
    """Give waiting pictures to an idea; those that have gone meanwhile are left out, more than three are refused."""
    if len(pictures) > MAX_PICTURES:
        raise Refused(_("Bitte schicken Sie höchstens drei Bilder."))
    for sent in pictures:
        content = waiting(sent.name)
        if content is None:
            continue
        alt = cut(clean_line(sent.alt), 200)
        if not alt:
            raise Refused(_("Bitte beschreiben Sie in einem Satz, was auf dem Bild zu sehen ist."))
        with Image.open(io.BytesIO(content)) as picture:
            row = IdeaPicture(idea=idea, alt=alt, width=picture.width, height=picture.height)
        row.file.save(f"{secrets.token_urlsafe(16)}.webp", ContentFile(content), save=True)


def covered(content: bytes, boxes: Sequence[Box]) -> bytes:
    """Return the picture written anew with black rectangles; what lay below them is nowhere in it.

    Refused without a rectangle, with more than twenty, and for rectangles outside of the picture or without size.
    """
    if not 1 <= len(boxes) <= MAX_BOXES:
        raise Refused(_("Bitte geben Sie ein bis %(n)s Rechtecke an.") % {"n": MAX_BOXES})
    with Image.open(io.BytesIO(content)) as picture:
        plain = picture.convert("RGB")
    brush = ImageDraw.Draw(plain)
    for number, box in enumerate(boxes, start=1):
        if not box.lies_inside:
            words = _("Rechteck %(n)s liegt nicht im Bild. Gezählt wird in Prozent von links oben, 0 bis 100.")
            raise Refused(words % {"n": number})
        brush.rectangle(box.pixels(plain.width, plain.height), fill="black")
    return _as_webp(plain, max(plain.size))


def forget_waiting(pictures: list[Sent]) -> None:
    """Delete pictures whose idea has been sent."""
    for sent in pictures:
        default_storage.delete(f"{_WAITING}/{sent.name}")


def forget_old_previews(*, before: datetime) -> int:
    """Delete pictures whose idea was never sent; return how many."""
    if not default_storage.exists(_WAITING):
        return 0
    _folders, names = default_storage.listdir(_WAITING)
    paths = [f"{_WAITING}/{name}" for name in names]
    old = [path for path in paths if _made_at(path) < before]
    for path in old:
        default_storage.delete(path)
    return len(old)


def delete_pictures(idea: Idea) -> int:
    """Delete the pictures of an idea with their files; return how many."""
    rows = list(idea.pictures.all())
    for row in rows:
        row.file.delete(save=False)
        row.delete()
    return len(rows)


def _made_at(path: str) -> datetime:
    made = default_storage.get_modified_time(path)
    return made if timezone.is_aware(made) else timezone.make_aware(made)


def _as_webp(picture: Image.Image, longest: int) -> bytes:
    mode = "RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB"
    plain = picture.convert(mode)
    plain.thumbnail((longest, longest))
    clean = Image.new(mode, plain.size)
    clean.paste(plain)
    target = io.BytesIO()
    clean.save(target, "WEBP", quality=_QUALITY)
    return target.getvalue()
