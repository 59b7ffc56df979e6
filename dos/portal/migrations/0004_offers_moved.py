"""Offers live in the room participation now; what the old table leaves behind elsewhere goes with it."""

from typing import Any

from django.db import migrations


def forget(apps: Any, schema_editor: Any) -> None:
    """Let `load_demo` bring the offers again; revisions hang on the content type."""
    apps.get_model("core", "LoadedRow").objects.filter(table="portal.offer").delete()
    apps.get_model("core", "SearchDocument").objects.filter(kind="offer").delete()
    apps.get_model("contenttypes", "ContentType").objects.filter(app_label="portal", model="offer").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("core", "0003_search_beginnings"),
        ("participation", "0002_offers"),
        ("portal", "0003_offers"),
    ]

    operations = [
        migrations.DeleteModel(name="Offer"),
        migrations.RunPython(forget, migrations.RunPython.noop),
    ]
