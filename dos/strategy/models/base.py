"""Traits that several nouns of the strategy share."""

from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.core.models import DatePrecision, Editorial, EditorialQuerySet


class SharedQuerySet(EditorialQuerySet):
    """Adjectives of what belongs to the whole programme."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """What belongs to all may be changed by every partner city's editors."""
        return self.all() if city_ids else self.none()


class Shared(models.Model):
    """Belongs to the whole programme: every partner city's editors may change it."""

    class Meta:
        abstract = True

    def writing_city_ids(self) -> set[int]:
        """All partner cities."""
        return set(City.objects.values_list("pk", flat=True))


class OfProjectQuerySet(EditorialQuerySet):
    """Adjectives of what belongs to one project."""

    def writable_in(self, city_ids: set[int]) -> Self:
        """Rows of projects that editors of these cities may change."""
        return self.filter(
            models.Q(project__lead_city_id__in=city_ids)
            | models.Q(project__invited_cities__in=city_ids)
            | models.Q(project__lead_city=None, project__cities__in=city_ids)
        ).distinct()


def precision_field(label: str = "") -> models.CharField[str, str]:
    """Return the field that says how exactly the day beside it is known."""
    return models.CharField(
        label or _("wie genau"), max_length=5, choices=DatePrecision.choices, default=DatePrecision.DAY
    )


class LoggedState(models.Model):
    """What the public change log has seen last of one object; kept apart from rows and revisions, which move on."""

    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    statements = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="logged_state_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class FormerSlug(models.Model):
    """A name in an address that an object had before; who asks for it is sent on in one hop."""

    kind = models.CharField(max_length=20)
    slug = models.SlugField(max_length=120)
    object_id = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"


class Logged(Editorial):
    """Editorial, and its public statements are compared at every publication, whoever publishes and when (R4)."""

    # What belongs to the row, not to a revision: an older draft that is published does not bring it back.
    of_the_row: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @classmethod
    def kind_name(cls) -> str:
        """Return under which name the log and former addresses know this kind of object."""
        return str(cls._meta.model_name)

    @classmethod
    def label_of(cls, field: str) -> str:
        """Return the German name of a field, or the field's own where there is none."""
        found = next((row for row in cls._meta.get_fields() if row.name == field), None)
        return str(getattr(found, "verbose_name", "") or field)

    def public_statements(self) -> dict[str, Any]:
        """Return what the change log watches, as plain JSON."""
        raise NotImplementedError

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish wholly or not at all: the receiver of the signal compares with `before` and may refuse."""
        with transaction.atomic():
            row = type(self).objects.select_for_update().get(pk=self.pk)
            known = LoggedState.objects.filter(kind=self.kind_name(), object_id=self.pk).first()
            if known is not None:
                revision.before = known.statements
            else:
                revision.before = row.public_statements() if row.live else {}
            return super().publish(revision, *args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Give the content of a revision, with what belongs to the row as the row has it."""
        obj = super().with_content_json(content)
        for name in self.of_the_row:
            setattr(obj, name, getattr(self, name))
        return obj


def day_text(on: Any, precision: str) -> str:
    """Return a day as exactly as it is known: 2027-12-31, 2027-12 or 2027."""
    if on is None:
        return ""
    return str(on.isoformat()[: {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}.get(DatePrecision(precision), 10)])


def named(obj: models.Model | None) -> list[Any]:
    """Return what is remembered of another row: its number, which decides, and its name, which is shown."""
    return [obj.pk, str(obj)] if obj is not None else []
