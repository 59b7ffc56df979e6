"""What the office says about stations and streams at the desk."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.sensors.models import Access, Datastream, Thing


@transaction.atomic
def describe_thing(*, thing: Thing, told: Mapping[str, Any]) -> None:
    """Change what people read about a station, who may see it, and to which project it belongs.

    Refused is making a station public that does not say why nobody can be recognised from its values.
    """
    row = Thing.objects.select_for_update().get(pk=thing.pk)
    is_new_in_public = row.access != Access.PUBLIC and told.get("access") == Access.PUBLIC
    for name, value in told.items():
        setattr(row, name, value)
    if is_new_in_public and not row.privacy_statement.strip():
        words = _("Sagen Sie zuerst in einem Satz, warum aus den Werten niemand erkannt werden kann.")
        raise Refused(words, fields={"privacy_statement": words})
    row.full_clean()
    row.save()


@transaction.atomic
def describe_stream(*, stream: Datastream, told: Mapping[str, Any]) -> None:
    """Change what is plausible and expected of a stream; it holds for values from now on."""
    row = Datastream.objects.select_for_update().get(pk=stream.pk)
    for name, value in told.items():
        setattr(row, name, value)
    if row.lower_bound is not None and row.upper_bound is not None and row.lower_bound > row.upper_bound:
        words = _("Der kleinste glaubhafte Wert liegt über dem größten.")
        raise Refused(words, fields={"lower_bound": words})
    row.full_clean()
    row.save()
