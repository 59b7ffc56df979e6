"""Cities, districts and roles."""

from typing import Any, Self

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState
from wagtail.models import Task as ReviewStep

from dos.core.models import Sourced

_COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Bitte eine Farbe wie #004b5a angeben."))


class City(Sourced):
    """A partner city of the programme (Kommune)."""

    key = models.SlugField(_("Kürzel in der Adresse"), max_length=40, unique=True)
    name = models.CharField(_("Name"), max_length=80)
    official_name = models.CharField(_("amtlicher Name"), max_length=120, blank=True)
    ags = models.CharField(_("Amtlicher Gemeindeschlüssel"), max_length=8, blank=True)
    hosts = models.JSONField(_("Rechnernamen"), default=list, blank=True)
    colour = models.CharField(_("Farbe"), max_length=7, default="#00515e", validators=[_COLOUR])
    population = models.PositiveIntegerField(_("Einwohner*innen"), null=True, blank=True)
    area_km2 = models.DecimalField(_("Fläche in km²"), max_digits=8, decimal_places=2, null=True, blank=True)
    latitude = models.FloatField(_("Breite"), null=True, blank=True)
    longitude = models.FloatField(_("Länge"), null=True, blank=True)
    website = models.URLField(_("Website"), blank=True)
    office_name = models.CharField(_("zuständige Stelle"), max_length=160, blank=True)
    office_email = models.EmailField(_("E-Mail der Stelle"), blank=True)
    office_phone = models.CharField(_("Telefon der Stelle"), max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        ordering = ["order", "key"]
        verbose_name = _("Kommune")
        verbose_name_plural = _("Kommunen")

    def __str__(self) -> str:
        return self.name


class DistrictQuerySet(models.QuerySet["District"]):
    """Adjectives of districts."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Districts of these cities."""
        return self.filter(city_id__in=city_ids)


class Boundary(models.Model):
    """The outline of a city (Grenze); a row of its own, because lists that name a city must not read it."""

    city = models.OneToOneField(City, on_delete=models.CASCADE, related_name="boundary", verbose_name=_("Kommune"))
    geometry = models.JSONField(_("Geometrie (GeoJSON, WGS 84)"))
    source = models.CharField(_("Quelle"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Grenze")
        verbose_name_plural = _("Grenzen")

    def __str__(self) -> str:
        return str(self.city)


class District(models.Model):
    """A part of a city: a name with a point; polygons are not published for all of them."""

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="districts", verbose_name=_("Kommune"))
    name = models.CharField(_("Name"), max_length=80)
    slug = models.SlugField(max_length=80)
    latitude = models.FloatField(_("Breite"), null=True, blank=True)
    longitude = models.FloatField(_("Länge"), null=True, blank=True)

    objects = DistrictQuerySet.as_manager()

    class Meta:
        ordering = ["city", "name"]
        constraints = [models.UniqueConstraint(fields=["city", "slug"], name="district_once")]
        verbose_name = _("Stadtbezirk, Ortsteil")
        verbose_name_plural = _("Stadtbezirke, Ortsteile")

    def __str__(self) -> str:
        return self.name

    def writing_city_ids(self) -> set[int]:
        """The city that it is part of."""
        return {self.city_id}


class CityRoleQuerySet(models.QuerySet["CityRole"]):
    """Adjectives of roles."""

    def of(self, user: Any) -> Self:
        """Roles of one person; none for somebody who has not signed in or was switched off."""
        if not getattr(user, "is_authenticated", False) or not user.is_active:
            return self.none()
        return self.filter(user=user)


class CityRole(models.Model):
    """One person's role in one city; an administrator of the programme needs none."""

    class Role(models.TextChoices):
        """What somebody does for a city; moderators look after ideas and comments, editors after everything."""

        AUTHOR = "author", _("schreibt Entwürfe")
        MODERATOR = "moderator", _("Moderation der Beteiligung")
        EDITOR = "editor", _("Redaktion")
        ADMINISTRATOR = "administrator", _("Verwaltung der Kommune")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("Person")
    )
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="roles", verbose_name=_("Kommune"))
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices)
    is_from_provider = models.BooleanField(_("vom Anmeldedienst"), default=False, editable=False)

    objects = CityRoleQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "city", "role"], name="city_role_once")]
        verbose_name = _("Rolle")
        verbose_name_plural = _("Rollen")

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.city}"


class CityReview(ReviewStep):
    """The one step of a review: a second person who publishes for the same city looks at the draft."""

    class Meta:
        verbose_name = _("Prüfung durch eine zweite Person")
        verbose_name_plural = _("Prüfungen durch eine zweite Person")

    @classmethod
    def get_description(cls) -> str:
        """Say who may approve."""
        return _now("Eine zweite Person aus der Redaktion derselben Kommune prüft und veröffentlicht.")

    def may_review(self, obj: Any, user: Any) -> bool:
        """Whether the person publishes for one of the object's cities; pages ask their own tree."""
        if user.is_superuser:
            return bool(user.is_active)
        if isinstance(obj, Page):
            return bool(obj.permissions_for_user(user).can_publish())
        publishing = (CityRole.Role.EDITOR, CityRole.Role.ADMINISTRATOR)
        roles = CityRole.objects.of(user).filter(role__in=publishing, city_id__in=obj.writing_city_ids())
        return roles.exists()

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """Approve or send back; never what one has submitted oneself."""
        state = obj.current_workflow_state
        if state is None or state.requested_by_id == user.pk or not self.may_review(obj, user):
            return []
        return [("approve", _now("Freigeben und veröffentlichen"), False), ("reject", _now("Zurückgeben"), True)]

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Reviewers see what they review."""
        return self.may_review(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """While a draft is being reviewed only reviewers change it."""
        return not self.may_review(obj, user)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """Return the open reviews that this person may decide."""
        found = TaskState.objects.filter(task=self.task_ptr, status=TaskState.STATUS_IN_PROGRESS)
        mine = [row.pk for row in found.select_related("revision", "workflow_state") if self._is_for(row, user)]
        return TaskState.objects.filter(pk__in=mine)

    def _is_for(self, state: TaskState, user: Any) -> bool:
        obj = state.revision.content_object
        return obj is not None and bool(self.get_actions(obj, user))
