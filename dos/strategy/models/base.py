"""Traits that several nouns of the strategy share."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from dos.cities.models import City
from dos.core.models import DatePrecision, EditorialQuerySet


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
