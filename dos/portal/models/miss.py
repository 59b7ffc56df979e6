"""What was searched for and not found, as a work list for editors."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchMiss(models.Model):
    """How often on one day the search held nothing for a text; nothing of who asked, and kept for 30 days."""

    words = models.CharField(_("Gesucht"), max_length=80)
    day = models.DateField(_("Tag"), db_index=True)
    number = models.PositiveIntegerField(_("Anzahl"), default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["words", "day"], name="search_miss_once_a_day")]
        verbose_name = _("nicht gefundene Suche")
        verbose_name_plural = _("nicht gefundene Suchen")

    def __str__(self) -> str:
        return self.words
