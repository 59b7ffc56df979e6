"""Stations that have measured something, as the tests of pages need them."""

import time
from typing import Any

from django.test import Client

from dos.sensors.models import Datastream
from dos.sensors.permissions import Reach
from dos.sensors.services.recording import Reading, record_observations
from dos.sensors.storage import times
from dos.sensors.tests.factories import DatastreamFactory

# Noon in summer, in the middle of the week.
NOON = "2026-07-15T10:00:00+00:00"


def station(name: str = "Postplatz", *values: tuple[float, Any], **more: Any) -> Datastream:
    """Make a station with one stream and its values, each with how many minutes ago it was; `thing__` goes to it."""
    slug = name.lower().replace(" ", "-")
    stream: Datastream = DatastreamFactory.create(
        **{"thing__name": name, "thing__slug": slug, "thing__theme": "hitze", "expected_every": 600, **more}
    )
    measure(stream, *values)
    return stream


def measure(stream: Datastream, *values: tuple[float, Any]) -> None:
    """Let a stream have values, each with how many minutes ago it was."""
    now = time.time_ns() // 1000
    told = [
        Reading(stream.pk, value, start=int(now - ago * 60 * times.SECOND))
        for ago, value in sorted(values, key=lambda one: -one[0])
    ]
    record_observations(reach=Reach(appends_to=frozenset({stream.pk})), readings=told, now=now)


def text_of(client: Client, address: str) -> str:
    """Return what an address answers, also where it answers bit by bit."""
    return b"".join(client.get(address)).decode()
