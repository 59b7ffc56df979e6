"""The deed that notes what points to what, so that the desk can say where something is used before it is deleted."""

from django.apps import apps
from django.db import transaction
from wagtail.models import ReferenceIndex

from dos.core.jobs import task


@task()
def note_usage() -> None:
    """Bring the notes of every row up to date; those that are right stay as they are."""
    for model in apps.get_models():
        if ReferenceIndex.is_indexed(model):
            with transaction.atomic():  # one for each table: nobody else waits long for writing
                for row in model._default_manager.iterator(chunk_size=500):
                    ReferenceIndex.create_or_update_for_object(row)
