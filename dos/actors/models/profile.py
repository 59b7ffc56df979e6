"""What an organisation says about itself, and who speaks for it."""

from datetime import date, timedelta
from typing import Any, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dos.actors.models.organisation import Organisation
from dos.core.text import refuse_hidden_characters
from dos.media.models import Picture

CONFIRMED_FOR = timedelta(days=365)


class KeeperQuerySet(models.QuerySet["Keeper"]):
    """Adjectives of keepers."""

    def verified(self) -> Self:
        """Who may change the profile."""
        return self.filter(state=Keeper.State.VERIFIED)

    def waiting(self) -> Self:
        """Who has asked and waits for the editors."""
        return self.filter(state=Keeper.State.ASKED)

    def of(self, user: Any) -> Self:
        """Those of one account; none for somebody who has not signed in or was switched off."""
        if not getattr(user, "is_authenticated", False) or not user.is_active:
            return self.none()
        return self.filter(user=user)


class Keeper(models.Model):
    """An account that keeps the profile of an organisation, or asks to (Profilpflege); never shown to the public."""

    class State(models.TextChoices):
        """What became of the request."""

        ASKED = "asked", _("beantragt")
        VERIFIED = "verified", _("geprüft")
        REFUSED = "refused", _("abgelehnt")
        ENDED = "ended", _("beendet")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="keepers", verbose_name=_("Organisation")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("Konto")
    )
    position = models.CharField(_("Funktion dort"), max_length=120, validators=[refuse_hidden_characters])
    evidence = models.TextField(_("Woran wir das erkennen"), max_length=1_000)
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices, default=State.ASKED)
    reason = models.CharField(_("Grund der Entscheidung"), max_length=300, blank=True)
    asked_at = models.DateTimeField(_("beantragt am"), default=timezone.now)
    decided_at = models.DateTimeField(_("entschieden am"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entschieden von"),
    )

    objects = KeeperQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="keeper_once")]
        verbose_name = _("Profilpflege")
        verbose_name_plural = _("Profilpflege")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_state_display()}"

    def is_of_website(self) -> bool:
        """Whether the address of the account belongs to the website of the organisation: a hint, not a proof."""
        host = (urlsplit(self.organisation.website).hostname or "").removeprefix("www.")
        domain = self.user.email.rpartition("@")[2]
        return bool(host) and (host == domain or host.endswith(f".{domain}"))


class Profile(models.Model):
    """What an organisation says about itself, shown as "selbst gepflegt" while somebody verified keeps it (Profil)."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="profile", verbose_name=_("Organisation")
    )
    text = models.TextField(_("Wer Sie sind und was Sie tun"), max_length=2_000, blank=True)
    topics = models.JSONField(_("Handlungsfelder"), default=list, blank=True)
    website = models.URLField(
        _("Website"), max_length=300, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    contact_role = models.CharField(_("Ansprechstelle"), max_length=160, blank=True)
    logo = models.ForeignKey(
        Picture, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Logo")
    )
    confirmed_on = models.DateField(_("bestätigt am"), default=timezone.localdate)
    reminded_on = models.DateField(_("erinnert am"), null=True, blank=True)
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Profil")
        verbose_name_plural = _("Profile")

    def __str__(self) -> str:
        return str(self.organisation)

    def is_confirmed(self, today: date) -> bool:
        """Whether somebody has said within a year that it still holds."""
        return self.confirmed_on + CONFIRMED_FOR >= today
