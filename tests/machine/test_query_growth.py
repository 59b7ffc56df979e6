"""A list of a thousand rows takes no more statements than a list of ten."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from benchmarks import places, scene

pytestmark = pytest.mark.django_db
LISTED = {place.path: place.queries for place in places.PLACES if not place.is_streamed}


def taken(client: Client, path: str) -> int:
    """Count the statements of one request, after one that warms up."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code == 200, path
    return len(queries)


def test_more_rows_take_no_more_statements(client: Client, settings: Settings) -> None:
    settings.API_READS_PER_MINUTE = 0
    scene.fill(projects=100, milestones=2, indicators=100, values=2)
    few = {path: taken(client, path) for path in LISTED}

    scene.fill(projects=1_000, milestones=2, indicators=1_000, values=2)
    many = {path: taken(client, path) for path in LISTED}

    assert many == few
    assert {path: number for path, number in many.items() if number > LISTED[path]} == {}
