"""What can be chosen about an event."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What sort of event it is."""

    CONFERENCE = "konferenz", _("Konferenz, Fachtagung")
    FESTIVAL = "festival", _("Festival, Themenwoche")
    OPENING = "auftakt", _("Auftakt, Eröffnung")
    MEETING = "treffen", _("Netzwerktreffen")
    PARTICIPATION = "beteiligung", _("Beteiligung, Stadtteilkonferenz")
    WORKSHOP = "werkstatt", _("Werkstatt, Workshop")
    ACTION_DAY = "aktionstag", _("Aktionstag")
    FAIR = "messe", _("Messe")
    COMPETITION = "wettbewerb", _("Wettbewerb, Preisverleihung")
    CLOSING = "abschluss", _("Abschluss")
    CONSULTATION = "sprechstunde", _("Sprechstunde")
    TALK = "vortrag", _("Vortrag, Gespräch")
    INFORMATION = "information", _("Information")
    PRESS = "presse", _("Besuch, Pressetermin")
    WORKS = "vor-ort", _("Arbeiten vor Ort")
    OTHER = "sonstiges", _("Sonstiges")


class Status(models.TextChoices):
    """Whether it takes place; a single date of a series has a status of its own."""

    TENTATIVE = "tentative", _("vorläufig")
    CONFIRMED = "confirmed", _("findet statt")
    CANCELLED = "cancelled", _("abgesagt")


class Precision(models.TextChoices):
    """How exactly the day is known; of some offers only the habit is known, not the single dates."""

    DAY = "day", _("auf den Tag")
    MONTH = "month", _("auf den Monat")
    RECURRING = "recurring", _("regelmäßig, einzelne Termine nicht bestätigt")
    UNKNOWN = "unknown", _("noch nicht bekannt")


class Mode(models.TextChoices):
    """Where people take part."""

    PLACE = "place", _("vor Ort")
    ONLINE = "online", _("online")
    HYBRID = "hybrid", _("vor Ort und online")


class Hour(models.TextChoices):
    """Which of the two hours when the clock is put back."""

    FIRST = "first", _("die erste (Sommerzeit)")
    SECOND = "second", _("die zweite (Winterzeit)")


class Language(models.TextChoices):
    """In which language it is held."""

    GERMAN = "de", _("Deutsch")
    ENGLISH = "en", _("Englisch")
    TURKISH = "tr", _("Türkisch")
    POLISH = "pl", _("Polnisch")
    UKRAINIAN = "uk", _("Ukrainisch")
    ARABIC = "ar", _("Arabisch")
    FRENCH = "fr", _("Französisch")


class Origin(models.TextChoices):
    """Who stands behind the record."""

    RESEARCHED = "researched", _("recherchiert, vom Projektteam noch nicht bestätigt")
    CONFIRMED = "confirmed", _("vom Projektteam bestätigt")


WITHOUT_DATES = (Precision.RECURRING, Precision.UNKNOWN)


def refuse_foreign_schemes(value: str) -> None:
    """Refuse an address that is neither of the web nor of this site."""
    if not value.startswith(("https://", "http://", "/")) or value.startswith("//"):
        raise ValidationError(_("Bitte geben Sie eine Adresse an, die mit https:// oder / beginnt."))
