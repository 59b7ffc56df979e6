"""Rows that every room shares: the search index, and the trait of every statement: its source."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, LockableMixin, Revision, RevisionMixin, WorkflowMixin


class Sourced(models.Model):
    """A statement about the world carries where it comes from and as of when."""

    source_url = models.URLField(_("Quelle (Adresse)"), max_length=500, blank=True)
    source_note = models.CharField(_("Quelle (in Worten)"), max_length=300, blank=True)
    as_of = models.DateField(_("Stand"), null=True, blank=True)

    class Meta:
        abstract = True


class DatePrecision(models.TextChoices):
    """How exactly a day is known."""

    DAY = "day", _("auf den Tag")
    MONTH = "month", _("auf den Monat")
    YEAR = "year", _("auf das Jahr")


class Known(models.TextChoices):
    """Yes, no, or nobody has said."""

    YES = "yes", _("ja")
    NO = "no", _("nein")
    UNKNOWN = "unknown", _("nicht bekannt")


def known_field(label: Any) -> "models.CharField[str, str]":
    """Return a field for a fact, about accessibility above all, of which "nobody has said" is a value."""
    return models.CharField(label, max_length=7, choices=Known.choices, default=Known.UNKNOWN)


class SearchDocument(models.Model):
    """One thing that can be found: its words stand in `SearchTerm`, its address and teaser here."""

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=120)
    city_keys = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    teaser = models.TextField(blank=True)
    url = models.CharField(max_length=300)
    content_hash = models.CharField(max_length=64)
    length = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="search_document_once")]

    def __str__(self) -> str:
        return self.title


class SearchTerm(models.Model):
    """One stem in one document, with its weight (a word of the title counts more than one of the text)."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="terms")
    term = models.CharField(max_length=60)
    weight = models.FloatField()

    class Meta:
        # By the first the best documents of a common word are read, by the second what a few documents say to it.
        indexes = [
            models.Index(fields=["term", "-weight", "document"], name="search_term_best"),
            models.Index(fields=["term", "document", "weight"], name="search_term_of"),
        ]

    def __str__(self) -> str:
        return self.term


class SearchWord(models.Model):
    """One word of the index as people write it, with its stem and in how many documents that stands.

    The row with the empty key counts all documents.
    """

    key = models.CharField(max_length=60, unique=True)
    written = models.CharField(max_length=60)
    stem = models.CharField(max_length=60)
    documents = models.PositiveIntegerField(default=1)

    class Meta:
        # The operator class lets PostgreSQL find beginnings in any collation; SQLite needs and takes none.
        indexes = [
            models.Index(fields=["stem"], name="search_word_stem"),
            models.Index(fields=["key"], name="search_word_begins", opclasses=["varchar_pattern_ops"]),
        ]

    def __str__(self) -> str:
        return self.written


class SearchGram(models.Model):
    """Four letters that stand in a word, or a short word that lacks a letter: by them near words are found."""

    gram = models.CharField(max_length=10)
    word = models.ForeignKey(SearchWord, on_delete=models.CASCADE, related_name="grams")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gram", "word"], name="search_gram_once")]

    def __str__(self) -> str:
        return self.gram


class SearchMiss(models.Model):
    """How often on one day the search held nothing for a text; nothing of who asked, and kept for 30 days.

    The text stands here only once it was wanted on several days; until then a keyed hash counts it.
    """

    key = models.CharField(max_length=32)
    day = models.DateField(db_index=True)
    words = models.CharField(max_length=80, blank=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="search_miss_once_a_day_by_key")]

    def __str__(self) -> str:
        return self.words or self.key


class SearchOpening(models.Model):
    """How often on one day the page of a thing that can be found was opened; nothing of who, and kept for 30 days."""

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=120)
    day = models.DateField(db_index=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key", "day"], name="search_opening_once_a_day")]

    def __str__(self) -> str:
        return self.key


class LoadedRow(models.Model):
    """How a row looked when it came from a file: what differs since then was changed at the desk."""

    table = models.CharField(max_length=60)
    key = models.CharField(max_length=250)
    file_digest = models.CharField(max_length=64)
    row_digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "key"], name="loaded_row_once")]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"


class AttemptCount(models.Model):
    """How often somebody did something in a running window of time; the key says by a hash who and what."""

    key = models.CharField(max_length=120, unique=True)
    number = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key


class Stamp(models.Model):
    """One row with a number that each commit to a watched table replaces; see `remembered`."""

    number = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.number)


class EditorialQuerySet(models.QuerySet[Any]):
    """Adjectives of everything that editors publish."""

    def published(self) -> Self:
        """Only what the public may see."""
        return self.filter(live=True)


class Editorial(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    """Something that is drafted, reviewed, published and can be restored (Wagtail's single traits)."""

    class Meta:
        abstract = True

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Publish; what went public without a revision (loaded rows) gets one first.

        Without it, Wagtail would take such an object off the site until a scheduled revision is due.
        """
        with transaction.atomic():
            row = type(self).objects.get(pk=self.pk)
            if row.live and row.live_revision_id is None:
                revision.content["live_revision"] = _revision_before(row, revision.created_at).pk
            return super().publish(revision, *args, **kwargs)


def _revision_before(row: Any, at: datetime) -> Revision:
    return Revision.objects.create(
        content_object=row,
        base_content_type=row.get_base_content_type(),
        content=row.serializable_data(),
        object_str=str(row),
        created_at=at - timedelta(seconds=1),
    )
