"""The deed that gives a text under discussion a new version: anchors and comments stay, each wording is kept."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dos.core.errors import Conflict, Refused
from dos.core.text import clean_line, clean_text
from dos.participation.models import Paragraph, ParagraphText, Process
from dos.participation.services import announcing

REVISED = "participation.text_revised"
MIN_REASON, MAX_HEADING, MAX_PARAGRAPHS = 10, 160, 200
# Words that addresses below /text/ need for something else.
RESERVED_KEYS = frozenset({"aenderungen"})


@dataclass(frozen=True)
class Wording:
    """How a paragraph is to read from now on. One without a key is new and stands behind the one named in `after`."""

    key: str = ""
    heading: str = ""
    heading_en: str = ""
    text: str = ""
    text_en: str = ""
    is_dropped: bool = False
    after: str = ""


_COPIED = ("heading", "heading_en", "text", "text_en", "is_dropped")
# The German text is the one that counts; a translation alone is no new version.
_COUNTED = ("heading", "text", "is_dropped")


@transaction.atomic
def revise_paragraphs(
    *,
    process: Process,
    wordings: Sequence[Wording],
    reason: str = "",
    reason_en: str = "",
    mark: str = "",
    user: Any = None,
    now: datetime | None = None,
) -> list[ParagraphText]:
    """Let paragraphs read anew, add and strike some, tell followers; return the new wordings. A translation is none.

    Refused for texts that were never public (their draft is changed instead), after a process was put away, for empty
    paragraphs, without a reason, when nothing changes, and (as a conflict) when somebody else was faster.
    """
    now = now or timezone.now()
    row = Process.objects.select_for_update().get(pk=process.pk)
    _refuse_wrong_time(row)
    known = {paragraph.key: paragraph for paragraph in row.paragraphs.order_by("sort_order", "pk")}
    if mark and mark != mark_of(row):
        raise Conflict(_("Jemand hat den Text inzwischen geändert. Bitte sehen Sie nach, was jetzt dasteht."))
    told = [wording for wording in map(_cleaned, wordings) if wording.key or wording.text or wording.heading]
    changed = [wording for wording in told if not wording.key or _differs(_known(known, wording), wording, _COPIED)]
    _refuse_words(changed, len(known))
    counted = [wording for wording in changed if not wording.key or _differs(known[wording.key], wording, _COUNTED)]
    reason = clean_text(reason)
    if counted and len(reason) < MIN_REASON:
        message = _("Bitte sagen Sie in mindestens %(n)s Zeichen, warum sich der Text ändert.") % {"n": MIN_REASON}
        raise Refused(message, fields={"reason": message})
    said = {"reason": reason, "reason_en": clean_text(reason_en), "at": now}
    made = [_written(row, known, wording, said, is_counted=wording in counted) for wording in changed]
    new = [text for text in made if text is not None]
    log(instance=row, action=REVISED, user=user, data={"keys": [text.paragraph.key for text in new], "reason": reason})
    announcing.announce_revision(row, new)
    return new


def mark_of(process: Process) -> str:
    """Return what changes whenever a paragraph does, so that of two people who write at once one is told."""
    found = list(process.paragraphs.order_by("pk").values_list("pk", "version", "heading_en", "text_en"))
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()[:32]


def _written(
    process: Process, known: dict[str, Paragraph], wording: Wording, said: dict[str, Any], *, is_counted: bool
) -> ParagraphText | None:
    """Write one paragraph; a translation alone goes into the wording that stands."""
    if not wording.key:
        added = _added(process, known, wording)
        text = _text_of(added, **said)
        text.save()
        return text
    paragraph = known[wording.key]
    # The first wording is kept when the second comes: until then nothing but a draft could change it.
    if not paragraph.wordings.filter(number=paragraph.version).exists():
        _text_of(paragraph, at=process.first_published_at).save()
    for name in _COPIED:
        setattr(paragraph, name, getattr(wording, name))
    paragraph.version += is_counted
    paragraph.save()
    if is_counted:
        text = _text_of(paragraph, **said)
        text.save()
        return text
    paragraph.wordings.filter(number=paragraph.version).update(
        heading_en=paragraph.heading_en, text_en=paragraph.text_en
    )
    return None


def _added(process: Process, known: dict[str, Paragraph], wording: Wording) -> Paragraph:
    """Add a paragraph behind another one, or at the end, under an anchor that nobody has."""
    order = list(known.values())
    before = known.get(wording.after)
    place = order.index(before) + 1 if before is not None else len(order)
    paragraph = Paragraph(process=process, key=_free_key(known, wording))
    for name in _COPIED:
        setattr(paragraph, name, getattr(wording, name))
    order.insert(place, paragraph)
    for number, one in enumerate(order):
        one.sort_order = number
    paragraph.save()
    Paragraph.objects.bulk_update([one for one in order if one is not paragraph], ["sort_order"])
    known.clear()
    known.update({one.key: one for one in order})
    return paragraph


def _free_key(known: dict[str, Paragraph], wording: Wording) -> str:
    stem = slugify((wording.heading or wording.text)[:36])[:36].strip("-") or "absatz"
    names = (stem, *(f"{stem}-{number}" for number in range(2, MAX_PARAGRAPHS + 2)))
    return next(name for name in names if name not in known and name not in RESERVED_KEYS)


def _text_of(paragraph: Paragraph, **said: Any) -> ParagraphText:
    told = {name: getattr(paragraph, name) for name in _COPIED}
    said = {name: value for name, value in said.items() if value is not None}
    return ParagraphText(paragraph=paragraph, number=paragraph.version, **told, **said)


def _cleaned(wording: Wording) -> Wording:
    return replace(
        wording,
        heading=clean_line(wording.heading),
        heading_en=clean_line(wording.heading_en),
        text=clean_text(wording.text),
        text_en=clean_text(wording.text_en),
    )


def _known(known: dict[str, Paragraph], wording: Wording) -> Paragraph:
    if wording.key not in known:
        raise Refused(_("Den Absatz „%(key)s“ gibt es in diesem Text nicht.") % {"key": wording.key[:40]})
    return known[wording.key]


def _differs(paragraph: Paragraph, wording: Wording, names: Sequence[str]) -> bool:
    return any(getattr(paragraph, name) != getattr(wording, name) for name in names)


def _refuse_words(changed: Sequence[Wording], number: int) -> None:
    if not changed:
        raise Refused(_("Es hat sich nichts geändert."))
    if any(not wording.text for wording in changed):
        message = _("Ein Absatz braucht einen Text. Soll er wegfallen, streichen Sie ihn.")
        raise Refused(message, fields={"text": message})
    if any(len(heading) > MAX_HEADING for wording in changed for heading in (wording.heading, wording.heading_en)):
        message = _("Eine Überschrift hat höchstens 160 Zeichen.")
        raise Refused(message, fields={"heading": message})
    if number + sum(not wording.key for wording in changed) > MAX_PARAGRAPHS:
        raise Refused(_("Ein Text hat höchstens %(n)s Absätze.") % {"n": MAX_PARAGRAPHS})


def _refuse_wrong_time(process: Process) -> None:
    if process.kind != Process.Kind.TEXT:
        raise Refused(_("Dieses Verfahren hat keinen Text, der Absatz für Absatz besprochen wird."))
    if process.first_published_at is None:
        raise Refused(_("Der Text war noch nicht öffentlich. Ändern Sie ihn einfach im Entwurf."))
    if process.archived_at is not None:
        raise Refused(_("Das Verfahren ist abgelegt. Sein Text ändert sich nicht mehr."))
