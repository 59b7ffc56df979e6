"""What can be chosen about a service and an office."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Which part of the state is responsible: people ask the city for what the district or a court does."""

    MUNICIPALITY = "municipality", _("Stadt")
    DISTRICT = "district", _("Kreis")
    STATE = "state", _("Land")
    FEDERAL = "federal", _("Bund")
    COURT = "court", _("Gericht")
    POLICE = "police", _("Polizei")
    OTHER = "other", _("andere Stelle")


class SynonymKind(models.TextChoices):
    """How a word that people use is related to the name of a service."""

    COLLOQUIAL = "colloquial", _("umgangssprachlich")
    ABBREVIATION = "abbreviation", _("Abkürzung")
    OLD_NAME = "old_name", _("früherer Name")
    MISSPELLING = "misspelling", _("häufige Falschschreibung")
    OTHER_LANGUAGE = "other_language", _("andere Sprache")


class TrustLevel(models.TextChoices):
    """How somebody has to prove who they are for an online application (Vertrauensniveau, section 8 OZG)."""

    NONE = "none", _("keine Anmeldung nötig")
    BASIC = "basic", _("Anmeldung mit Benutzername und Passwort")
    SUBSTANTIAL = "substantial", _("Anmeldung mit ELSTER-Zertifikat")
    HIGH = "high", _("Anmeldung mit Online-Ausweis")
    UNKNOWN = "unknown", _("nicht belegt")


class Origin(models.TextChoices):
    """Who stands behind the record."""

    GENERIC = "generic", _("allgemein üblich, für diese Kommune nicht belegt")
    RESEARCHED = "researched", _("recherchiert, vom Projektteam noch nicht bestätigt")
    CONFIRMED = "confirmed", _("von der Redaktion bestätigt")
