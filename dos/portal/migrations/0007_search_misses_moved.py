"""Searches in vain are counted on the ground floor now; a text that was wanted on few days stays as a keyed hash."""

from collections import Counter
from typing import Any

from django.db import migrations
from django.utils.crypto import salted_hmac

DAYS_UNTIL_READ = 3


def move(apps: Any, schema_editor: Any) -> None:
    """Bring every count along."""
    rows = list(apps.get_model("portal", "SearchMiss").objects.values_list("words", "day", "number"))
    days = Counter(words for words, _day, _number in rows)
    present = apps.get_model("core", "SearchMiss")
    moved = [
        present(
            key=salted_hmac("search-miss", words).hexdigest()[:32],
            day=day,
            words=words if days[words] >= DAYS_UNTIL_READ else "",
            number=number,
        )
        for words, day, number in rows
    ]
    present.objects.bulk_create(moved, batch_size=500, ignore_conflicts=True)
    apps.get_model("contenttypes", "ContentType").objects.filter(app_label="portal", model="searchmiss").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("core", "0007_search_misses"),
        ("portal", "0006_search_misses"),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.DeleteModel(name="SearchMiss"),
    ]
