"""Deeds on pictures that show too much: cover parts of one, or take it away, with a reason and a mark (P5).

The picture that people saw before is gone from the storage once the deed is done: a covered one is a new file under a
new name, and there is no other rendition. The history says that it happened and why, never what there was to be seen.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from dos.core.errors import Conflict
from dos.participation.models import Idea, IdeaPicture
from dos.participation.services import announcing, pictures
from dos.participation.services.moderation import Ruling, held, note
from dos.participation.services.names import new_secret
from dos.participation.services.reasons import Act, Reason, checked_reason


@transaction.atomic
def cover_picture(
    picture: IdeaPicture, boxes: Sequence[pictures.Box], ruling: Ruling, *, now: datetime | None = None
) -> None:
    """Write a picture anew with black rectangles and delete the one before.

    Refused for rectangles that cover nothing; a conflict when the picture is gone, or somebody was faster.
    """
    now = now or timezone.now()
    idea, row = _held(picture, ruling)
    reason = checked_reason(Act.REDACT, ruling.reason_key)
    with row.file.open() as file:
        content = pictures.covered(file.read(), boxes)
    former = row.file.name
    row.file.save(f"{new_secret()}.webp", ContentFile(content), save=False)
    row.covered_at = now
    row.save(update_fields=["file", "covered_at"])
    _forget(row, former)
    _tell(idea, ruling, reason, Act.REDACT, now)
    picture.refresh_from_db()


@transaction.atomic
def remove_picture(picture: IdeaPicture, ruling: Ruling, *, now: datetime | None = None) -> None:
    """Delete a picture with its description; its place says so, the history says why."""
    now = now or timezone.now()
    idea, row = _held(picture, ruling)
    reason = checked_reason(Act.PICTURE, ruling.reason_key)
    former, row.file, row.alt, row.removed_at = row.file.name, "", "", now
    row.save(update_fields=["file", "alt", "removed_at"])
    _forget(row, former)
    _tell(idea, ruling, reason, Act.PICTURE, now)
    picture.refresh_from_db()


def _held(picture: IdeaPicture, ruling: Ruling) -> tuple[Idea, IdeaPicture]:
    """Return idea and picture, held; the version of the idea counts for its pictures too."""
    idea = held(picture.idea, ruling.version)
    row = IdeaPicture.objects.select_for_update().get(pk=picture.pk)
    if not row.file:
        raise Conflict(_("Dieses Bild ist schon entfernt."))
    return idea, row


def _forget(row: IdeaPicture, name: Any) -> None:
    """Delete the file that the row named before, once the row names it no more for everybody."""
    storage = row.file.storage
    transaction.on_commit(lambda: storage.delete(name))


def _tell(idea: Idea, ruling: Ruling, reason: Reason, act: Act, now: datetime) -> None:
    event = note(
        idea,
        ruling,
        texts=(_words(reason, ruling, act, "de"), _words(reason, ruling, act, "en")),
        is_public=True,
        now=now,
    )
    announcing.tell_step(idea, event)


def _words(reason: Reason, ruling: Ruling, act: Act, language: str) -> str:
    with override(language):
        done = _("Ein Bild wurde entfernt.") if act == Act.PICTURE else _("In einem Bild wurden Stellen geschwärzt.")
        return " ".join(part for part in (done, str(reason.sentence), ruling.text) if part)
