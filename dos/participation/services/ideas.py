"""Deeds of those who have an idea: submit, confirm, change, withdraw, claim."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dos.cities.models import City, District
from dos.core import geo
from dos.core.errors import Conflict, Refused
from dos.core.text import clean_line, clean_text, cut, length, without_markup
from dos.participation.models import Activity, Author, Idea, IdeaText, Process
from dos.participation.services import announcing, authors, letters, pictures, states
from dos.participation.services.names import hashed, new_reference, secret_of_form
from dos.participation.services.pictures import Sent
from dos.participation.services.similarity import remember_words
from dos.strategy.models import ActionField

MIN_TITLE, MAX_TITLE = 8, 120
MIN_TEXT, MAX_TEXT = 20, 5_000
# A guest changes an idea in this time, as long as nobody has reacted to it (P2).
EDITING = timedelta(minutes=30)
SECOND_CHANCE = timedelta(minutes=10)
_LINK = re.compile(r"(https?://|www\.)", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """Where an idea belongs: in words, as a point, in a part of the city; everything may be empty."""

    words: str = ""
    latitude: float | None = None
    longitude: float | None = None
    district: District | None = None


@dataclass(frozen=True)
class Submitted:
    """A new idea, and the secret of its status link where a guest sent it (shown once, stored nowhere)."""

    idea: Idea
    secret: str = ""
    is_new: bool = True


@dataclass(frozen=True)
class Draft:
    """What somebody wrote."""

    title: str
    text: str
    city: City
    place: Place = field(default_factory=Place)
    action_field: ActionField | None = None
    pictures: tuple[Sent, ...] = ()


def submit_idea(
    *,
    process: Process,
    draft: Draft,
    form_token: str,
    user: Any = None,
    guest: authors.Guest | None = None,
    now: datetime | None = None,
) -> Submitted:
    """Take in an idea; the same form sent twice is one idea.

    An account's idea goes where the process says; a guest's waits for the confirmed address, or for the moderators.
    Refused while no phase is open for ideas, for guests where only accounts may, for texts too short or too long, and
    for a point outside the area of the process.
    """
    now = now or timezone.now()
    known = Idea.objects.filter(form_token=form_token).first()
    if known is not None:
        return _once_more(known, now)
    refuse_closed(process, Activity.SUBMIT, now)
    if user is None and not process.allows_guests:
        raise Refused(_("Für dieses Verfahren brauchen Sie ein Konto."))
    idea = _checked(process, draft, form_token)
    try:
        with transaction.atomic():
            idea.author, secret = authors.sending_author(user, guest or authors.Guest(), form_token)
            idea.full_clean(exclude=["state", "form_token"])
            idea.save()
            IdeaText.objects.create(idea=idea, number=1, title=idea.title, text=idea.text, at=now)
            pictures.attach(idea, list(draft.pictures))
            remember_words(idea)
            _start(idea, now)
            announcing.spare_author(idea, letters.receipt_letter(idea, secret))
    except IntegrityError:
        return _once_more(Idea.objects.get(form_token=form_token), now)
    pictures.forget_waiting(list(draft.pictures))
    return Submitted(idea, secret)


def _once_more(idea: Idea, now: datetime) -> Submitted:
    """The same form again: the same idea, and for some minutes the same link, should the first answer be lost."""
    is_fresh = idea.author.is_guest and now < idea.created_at + SECOND_CHANCE
    return Submitted(idea, secret_of_form(idea.form_token) if is_fresh else "", is_new=False)


@transaction.atomic
def confirm_address(*, idea: Idea, now: datetime | None = None) -> Idea:
    """Take the guest's address as theirs and let the idea go on; a second time changes nothing."""
    now = now or timezone.now()
    author = Author.objects.select_for_update().get(pk=idea.author_id)
    if author.email_confirmed_at is None:
        author.email_confirmed_at = now
        author.save(update_fields=["email_confirmed_at"])
    idea.refresh_from_db()
    if idea.state == Idea.State.AWAITING_CONFIRMATION:
        states.move(idea, _first_state(idea), states.Step(by_role=states.BY_AUTHOR), now=now)
    return idea


@transaction.atomic
def change_idea(*, idea: Idea, title: str, text: str, now: datetime | None = None) -> Idea:
    """Write the idea anew; the former wording stays in its history. What moderators gave back goes to them again.

    Refused after 30 minutes, and as soon as somebody has supported, commented or decided.
    """
    now = now or timezone.now()
    row = Idea.objects.select_for_update().get(pk=idea.pk)
    if not is_editable(row, now):
        raise Conflict(_("Die Idee lässt sich nicht mehr ändern. Sie können sie zurückziehen und neu einreichen."))
    row.title, row.text = checked_words(title, text)
    row.version += 1
    row.save()
    IdeaText.objects.create(idea=row, number=row.texts.count() + 1, title=row.title, text=row.text, at=now)
    remember_words(row)
    if row.state == Idea.State.DRAFT:
        row.held_because = _("geändert, wie erbeten")
        row.save(update_fields=["held_because"])
        states.move(row, Idea.State.IN_MODERATION, states.Step(by_role=states.BY_AUTHOR), now=now)
    elif row.state == Idea.State.PUBLISHED and _must_wait(row):
        states.move(row, Idea.State.HIDDEN, _held(row), now=now)
        states.move(row, Idea.State.IN_MODERATION, states.Step(by_role="system", is_public=False), now=now)
    idea.refresh_from_db()
    return idea


def is_editable(idea: Idea, now: datetime) -> bool:
    """Tell whether the author may still change the words (P2); what was given back for a change may always be."""
    if idea.state == Idea.State.DRAFT:
        return True
    untouched = not idea.supports and not idea.comments_count and not idea.events.exclude(by=None).exists()
    early = idea.state in (Idea.State.AWAITING_CONFIRMATION, Idea.State.IN_MODERATION, Idea.State.PUBLISHED)
    return early and untouched and now < idea.created_at + EDITING


@transaction.atomic
def withdraw_idea(*, idea: Idea, now: datetime | None = None) -> Idea:
    """Take an idea back; what others wrote about it goes out of sight with it, its number stays.

    Refused once the city has answered.
    """
    row = Idea.objects.select_for_update().get(pk=idea.pk)
    if row.is_answered:
        raise Conflict(_("Auf diese Idee hat die Stadt schon geantwortet. Sie bleibt deshalb stehen."))
    states.move(row, Idea.State.WITHDRAWN, states.Step(by_role=states.BY_AUTHOR), now=now)
    idea.refresh_from_db()
    return idea


@transaction.atomic
def claim(*, secret: str, user: Any) -> Author:
    """Move what a guest wrote into the account of the person who holds the secret of the status link.

    Refused for a secret that nobody has.
    """
    guest = Author.objects.select_for_update().filter(secret_hash=hashed(secret), user=None).first()
    if guest is None:
        raise Refused(_("Diesen Link kennen wir nicht. Vielleicht ist der Beitrag schon in einem Konto."))
    return claim_author(guest=guest, user=user)


@transaction.atomic
def claim_author(*, guest: Author, user: Any) -> Author:
    """Move what a guest wrote into an account; the guest and the link are gone then."""
    author = authors.author_of(user)
    guest.ideas.update(author=author)
    guest.comments.update(author=author)
    authors.drop_own_supports(author=author)
    guest.delete()
    return author


def refuse_closed(process: Process, activity: Activity, now: datetime) -> None:
    """Refuse what no open phase allows, and say when the next one begins (P1)."""
    if process.allows(activity, now):
        return
    coming = process.next_phase(now, activity)
    if coming is not None:
        begins = date_format(timezone.localtime(coming.starts_at), "j. F Y, H:i")
        raise Closed(_("Das geht erst wieder ab %(day)s Uhr.") % {"day": begins})
    raise Closed(_("Dieser Zeitraum ist vorbei."))


class Closed(Refused):
    """No phase is open for this (403)."""


def checked_words(title: str, text: str) -> tuple[str, str]:
    """Return title and text cleaned; refused when too short or too long (P3)."""
    title, text = clean_line(without_markup(title)), clean_text(without_markup(text))
    wrong = {}
    if not (length(title) >= MIN_TITLE and len(title) <= MAX_TITLE):
        wrong["title"] = _("Der Titel braucht %(least)s bis %(most)s Zeichen.") % {
            "least": MIN_TITLE,
            "most": MAX_TITLE,
        }
    if not MIN_TEXT <= length(text) <= MAX_TEXT:
        wrong["text"] = _("Die Beschreibung braucht %(least)s bis %(most)s Zeichen.") % {
            "least": MIN_TEXT,
            "most": "5.000",
        }
    if wrong:
        raise Refused(" ".join(wrong.values()), fields=wrong)
    return title, text


def _checked(process: Process, draft: Draft, form_token: str) -> Idea:
    title, text = checked_words(draft.title, draft.text)
    place = draft.place
    refuse_outside(process, place.latitude, place.longitude)
    if process.city_id and process.city_id != draft.city.pk:
        raise Refused(_("Dieses Verfahren gilt nur in %(city)s.") % {"city": process.city})
    return Idea(
        process=process,
        reference=new_reference(),
        title=title,
        text=text,
        city=draft.city,
        district=place.district,
        action_field=draft.action_field,
        place=cut(clean_line(without_markup(place.words)), 160),
        latitude=place.latitude,
        longitude=place.longitude,
        language=authors.language(),
        state=Idea.State.DRAFT,
        form_token=form_token,
        is_example=process.is_example,
    )


def refuse_outside(process: Process, latitude: float | None, longitude: float | None) -> None:
    """Refuse half a point, a swapped one, and one outside the area of the process, which is named (P3)."""
    if (latitude is None) != (longitude is None):
        message = _("Ein Punkt braucht Breite und Länge.")
        raise Refused(message, fields={"latitude": message})
    if latitude is None or longitude is None:
        return
    if geo.are_swapped(latitude, longitude):
        raise Refused(geo.swapped_sentence(), fields={"latitude": geo.swapped_sentence()})
    if process.area is not None and not geo.contains(process.area, latitude, longitude):
        message = _("Der Ort liegt außerhalb des Gebiets „%(area)s“.") % {"area": process.area_name or process.title}
        raise Refused(message, fields={"latitude": message})


def _start(idea: Idea, now: datetime) -> None:
    """Let a new idea take its first step."""
    author = idea.author
    if author.is_guest and author.email and author.email_confirmed_at is None:
        first: str = Idea.State.AWAITING_CONFIRMATION
    else:
        first = _first_state(idea)
    if first == Idea.State.IN_MODERATION:
        idea.held_because = _why_held(idea)
        idea.save(update_fields=["held_because"])
    states.move(idea, first, states.Step(by_role=states.BY_AUTHOR), now=now)


def _first_state(idea: Idea) -> str:
    return Idea.State.IN_MODERATION if _must_wait(idea) else Idea.State.PUBLISHED


def _must_wait(idea: Idea) -> bool:
    return bool(_why_held(idea))


def _why_held(idea: Idea) -> str:
    """Return why somebody has to look at it first; empty where it may be published at once (P2, P4)."""
    if idea.process.moderation == Process.Moderation.BEFORE:
        return _("Prüfung vor der Veröffentlichung")
    if idea.author.source == Author.Source.MAIL:
        return _("per E-Mail eingegangen")
    if idea.author.is_guest and idea.author.email_confirmed_at is None:
        return _("ohne bestätigte Adresse")
    is_first = not Idea.objects.published().filter(author=idea.author).exclude(pk=idea.pk).exists()
    if is_first and _LINK.search(f"{idea.title} {idea.text}"):
        return _("erster Beitrag mit Link")
    return ""


def _held(idea: Idea) -> states.Step:
    return states.Step(by_role="system", reason=_("Der geänderte Text wird vor der Veröffentlichung geprüft."))
