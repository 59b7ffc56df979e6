"""Values of any month find their place, also where the month was dropped a moment ago."""

from typing import Any

import pytest
from django.db import connection

from dos.sensors.models import Datastream, Observation
from dos.sensors.permissions import Reach
from dos.sensors.services.recording import Reading, record_observations
from dos.sensors.storage import times
from dos.sensors.tests.machine import STATION, program

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "moment", ["1899-12-31T23:00:00Z", "1999-12-31T23:59:59Z", "2000-01-01T00:00:00Z", "2024-02-29T12:00:00Z"]
)
def test_every_month_has_its_place_again_and_again(schwerte: Any, moment: str) -> None:
    program(schwerte).make("Things", STATION)
    stream = Datastream.objects.get().pk
    reach, start = Reach(appends_to=frozenset({stream})), times.read(moment)

    for _number in range(2):
        record_observations(reach=reach, readings=[Reading(stream, 1, start)])
        if connection.vendor == "postgresql":
            drop(moment)

    assert Observation.objects.count() == (2 if connection.vendor == "sqlite" or moment < "2000" else 0)


def drop(moment: str) -> None:
    """Drop the table of a month, as another process might."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS sensors_observation_{moment[:4]}{moment[5:7]}")
