"""Deeds on what an organisation says about itself: keep it, confirm it each year, be reminded of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Collection

from dos.actors.models import Organisation, Profile
from dos.actors.selectors.network import network
from dos.actors.selectors.profiles import unconfirmed_profiles
from dos.actors.services.letters import reminder_letters
from dos.core.errors import Refused
from dos.core.text import clean_line, clean_text, cut, without_markup
from dos.media.models import Picture

REMINDED_EVERY = timedelta(days=60)
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w")


@dataclass(frozen=True)
class Logo:
    """A new logo and what is to be seen on it; the file comes from a form that has written it anew."""

    file: Any
    alt: str


@dataclass(frozen=True)
class Said:
    """What an organisation says about itself."""

    text: str = ""
    topics: Sequence[str] = ()
    website: str = ""
    contact_role: str = ""


@transaction.atomic
def keep_profile(
    *, organisation: Organisation, said: Said, logo: Logo | None = None, drops_logo: bool = False
) -> Profile:
    """Write down what an organisation says about itself; saying it confirms it.

    Refused when a mail address stands in it, for unknown fields, and for a logo without alternative text.
    """
    row, _is_new = Profile.objects.select_for_update().get_or_create(organisation=organisation)
    row.text = without_addresses("text", clean_text(without_markup(said.text)))
    row.contact_role = without_addresses("contact_role", clean_line(without_markup(said.contact_role)))
    row.topics = known_topics(said.topics)
    row.website = said.website.strip()
    if (logo is not None or drops_logo) and row.logo is not None:
        row.logo.delete()
        row.logo = None
    if logo is not None:
        row.logo = _kept_logo(organisation, logo)
    row.confirmed_on, row.reminded_on = timezone.localdate(), None
    row.full_clean()
    row.save()
    return row


def without_addresses(field: str, text: str) -> str:
    """Return the text; refused when a mail address stands in it, because messages go by the form."""
    if _MAIL.search(text):
        message = _("Bitte nennen Sie hier keine E-Mail-Adresse. Nachrichten an Sie laufen über das Formular.")
        raise Refused(message, fields={field: message})
    return text


def known_topics(topics: Sequence[str]) -> list[str]:
    """Return the keys of fields in the order of the strategy; refused when one is none."""
    fields = network().fields
    if unknown := [key for key in topics if key not in fields]:
        message = _("Das Handlungsfeld „%(key)s“ gibt es nicht.") % {"key": unknown[0][:60]}
        raise Refused(message, fields={"topics": message, "topic": message})
    return [key for key in fields if key in topics]


def _kept_logo(organisation: Organisation, logo: Logo) -> Picture:
    alt = cut(clean_line(without_markup(logo.alt)), 200)
    if not alt:
        message = _("Bitte beschreiben Sie in einem Satz, was auf dem Logo zu sehen ist.")
        raise Refused(message, fields={"logo_alt": message})
    root = Collection.get_first_root_node()
    name = cut(organisation.name, 150)
    picture = Picture(title=f"Logo {name}", description=alt, credit=name, collection=root, file=logo.file)
    picture.save()
    return picture


@transaction.atomic
def confirm_profile(*, organisation: Organisation) -> Profile:
    """Say that everything still holds."""
    row = Profile.objects.select_for_update().filter(organisation=organisation).first()
    if row is None:
        raise Refused(_("Es gibt noch kein Profil. Bitte füllen Sie es zuerst aus."))
    row.confirmed_on, row.reminded_on = timezone.localdate(), None
    row.save()
    return row


def remind_of_profiles(*, today: date) -> int:
    """Ask the keepers of profiles that nobody has confirmed for a year, again every 60 days; return how many."""
    count = 0
    for profile in unconfirmed_profiles(today):
        if profile.reminded_on is not None and profile.reminded_on + REMINDED_EVERY > today:
            continue
        with transaction.atomic():
            reminder_letters(profile, today)
            Profile.objects.filter(pk=profile.pk).update(reminded_on=today)
        count += 1
    return count
