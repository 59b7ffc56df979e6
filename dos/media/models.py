"""Pictures and documents; none is shown without saying whose it is."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError
from wagtail.images.models import Image as WagtailImage

from dos.core.errors import passes


class Picture(AbstractImage):
    """A picture; `description` is its alternative text, empty only when it is decoration."""

    licence = models.CharField(_("Lizenz"), max_length=120, blank=True)
    credit = models.CharField(_("Urheber*in und Quelle"), max_length=200, blank=True)

    admin_form_fields = (*WagtailImage.admin_form_fields, "licence", "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("Bild")
        verbose_name_plural = _("Bilder")

    def create_rendition(self, filter: Any) -> AbstractRendition:  # noqa: A002  the library's name
        """Make the picture in one size; on a full disk the page goes without it and shows its description."""
        try:
            return super().create_rendition(filter)
        except Exception as failure:
            if passes(failure):
                raise SourceImageIOError(str(failure)) from failure
            raise


class Rendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once")
        ]


class Download(AbstractDocument):
    """A file to download; the text of a PDF is read in the background, so that it can be found."""

    class TextState(models.TextChoices):
        """How far the text of the file could be read."""

        NONE = "", _("noch nicht gelesen")
        READ = "read", _("gelesen")
        PARTLY = "partly", _("die ersten Seiten gelesen")
        ENCRYPTED = "encrypted", _("verschlüsselt")
        UNREADABLE = "unreadable", _("nicht lesbar")

    licence = models.CharField(_("Lizenz"), max_length=120, blank=True)
    source_url = models.URLField(_("Quelle"), max_length=500, blank=True)
    is_accessible = models.BooleanField(_("barrierefrei (geprüft)"), null=True, blank=True)
    is_findable = models.BooleanField(
        _("in der Suche zeigen"),
        default=False,
        help_text=_("Auch der Text eines PDF wird dann gefunden. Nur für Dateien, die alle lesen dürfen."),
    )
    text = models.TextField(editable=False, blank=True)
    text_state = models.CharField(max_length=10, choices=TextState.choices, blank=True, editable=False)
    text_hash = models.CharField(max_length=40, blank=True, editable=False)

    admin_form_fields = (*WagtailDocument.admin_form_fields, "licence", "source_url", "is_accessible", "is_findable")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("Dokument")
        verbose_name_plural = _("Dokumente")
