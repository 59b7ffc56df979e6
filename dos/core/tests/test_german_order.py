"""Lists stand in German order, the same on both databases (A82)."""

import random
import time

import pytest
from django.db import connection

from dos.actors.models import Organisation
from dos.actors.tests.factories import OrganisationFactory
from dos.core.db import german_key, german_order

pytestmark = pytest.mark.django_db
IN_ORDER = [
    "(Ohne Titel)",
    "10 Dinge",
    "9 Dinge",
    "alt",
    "älter",
    "Altes Rathaus",
    "Apfel",
    "ärger",
    "Arzt",
    "Ärztehaus",
    "Offene Daten",
    "Öffentliche Toiletten",
    "Rad-Weg",
    "Radweg",
    "strasse",
    "Straße",
    "Straßenbahn",
    "Übergang",
    "Uhr",
    "zoo",
    "Zoo",
]


def test_words_stand_as_in_a_dictionary() -> None:
    for name in random.sample(IN_ORDER, len(IN_ORDER)):
        OrganisationFactory(name=name)

    found = Organisation.objects.order_by(german_order("name"), "pk").values_list("name", flat=True)

    assert list(found) == IN_ORDER


def test_distinct_rows_and_pages_keep_the_order() -> None:
    for name in ("Zoo", "Ärztehaus", "Arzt"):
        OrganisationFactory(name=name)

    found = Organisation.objects.order_by(german_order("name"), "pk").distinct()

    assert [row.name for row in found[:2]] == ["Arzt", "Ärztehaus"]
    assert found.values_list("pk", flat=True).count() == 3


def test_nothing_has_no_place() -> None:
    assert german_key(None) is None
    assert german_key("") is not None


def test_ten_thousand_names_are_sorted_quickly() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE many (name varchar(80))")
        names = [(f"{random.choice(IN_ORDER)} {number}",) for number in range(10_000)]
        cursor.executemany("INSERT INTO many VALUES (%s)", names)
        place = 'name COLLATE "de-x-icu"' if connection.vendor == "postgresql" else "german_key(name)"
        begun = time.perf_counter()

        cursor.execute(f"SELECT name FROM many ORDER BY {place} LIMIT 25")  # noqa: S608  two known places

        rows = cursor.fetchall()
        cursor.execute("DROP TABLE many")
    assert len(rows) == 25
    assert time.perf_counter() - begun < 1.5
