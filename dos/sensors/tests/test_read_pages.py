"""Order and pages: every row once, nothing first, however a set is put in order (18-088, 9.3.3 and 9.3.4)."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as patience
from hypothesis import strategies as st

from dos.sensors.query.errors import QueryRefused
from dos.sensors.tests.factories import DatastreamFactory, observe
from dos.sensors.tests.machine import Machine
from dos.sensors.tests.reader import Stations, ask, ids, stations

pytestmark = pytest.mark.django_db

EVERYBODY = Machine()
ORDERS = [
    ("result", "6 7 4 8 0 1 3 9 2 5"),
    ("phenomenonTime", "8 3 2 0 1 4 5 6 7 9"),
    ("phenomenonTime desc", "9 7 6 5 4 1 0 2 3 8"),
    ("phenomenonTime DESC", "9 7 6 5 4 1 0 2 3 8"),
    ("resultTime,phenomenonTime desc", "9 7 6 5 4 1 0 3 8 2"),
    ("resultTime desc,phenomenonTime", "2 8 3 0 1 4 5 6 7 9"),
    ("id desc", "9 8 7 6 5 4 3 2 1 0"),
    ("year(phenomenonTime) desc,id", "9 0 1 4 5 6 7 2 3 8"),
    ("parameters/q/v desc,id", "6 0 1 2 3 4 5 7 8 9"),
    ("result eq null desc,id", "6 0 1 2 3 4 5 7 8 9"),
]


@pytest.fixture
def scene(db: None, settings: Any) -> Stations:
    settings.API_READS_PER_MINUTE = 0
    return stations()


def test_values_of_a_stream_come_by_time(scene: Stations) -> None:
    found = ids(f"Datastreams({scene.streams['warm'].pk})/Observations")

    assert [scene.values.index(number) for number in found] == [8, 3, 2, 0, 1, 4, 5, 6, 7, 9]


@pytest.mark.parametrize(("order", "expected"), ORDERS)
def test_a_set_is_put_in_order(scene: Stations, order: str, expected: str) -> None:
    found = ids(f"Datastreams({scene.streams['warm'].pk})/Observations?$orderby={order}")

    told = [scene.values.index(number) for number in found]
    if order == "result":  # numbers by size; nothing, structures, texts before them, truths behind
        assert [number for number in told if number in {0, 1, 2, 3, 8, 9}] == [2, 8, 0, 1, 3, 9]
        assert told[-1] == 5
        return
    assert " ".join(map(str, told)) == expected


@pytest.mark.parametrize("order", [order for order, _expected in ORDERS])
@pytest.mark.parametrize("size", [1, 3, 10])
def test_pages_have_every_row_once_and_in_order(scene: Stations, order: str, size: int) -> None:
    address = f"Datastreams({scene.streams['warm'].pk})/Observations?$orderby={order}"

    assert walked(f"{address}&$top={size}") == ids(address)


@pytest.mark.parametrize("order", ["name", "name desc", "Thing/name desc", "phenomenonTime desc", "observationCount"])
def test_pages_of_entities_have_every_row_once(scene: Stations, order: str) -> None:
    assert walked(f"Datastreams?$orderby={order}&$top=1") == ids(f"Datastreams?$orderby={order}")


@pytest.mark.parametrize("direction", ["", " desc"])
def test_values_of_all_streams_come_by_time(scene: Stations, direction: str) -> None:
    address = f"Observations?$orderby=phenomenonTime{direction}"
    told = [(value["phenomenonTime"], value["@iot.id"]) for value in got(address)["value"]]

    assert told == sorted(told, reverse=bool(direction))
    assert walked(f"{address}&$top=5") == ids(address)
    assert ids(f"{address}&$skip=3&$top=2") == ids(address)[3:5]
    assert ids(f"{address}&$filter=result gt 50") == [number for number in ids(address) if number in high(scene)]


def high(scene: Stations) -> list[int]:
    return ids("Observations?$filter=result gt 50")


@pytest.mark.parametrize("order", ["1", "'x'", "0.5 desc", "now()", "true", "null", "1 add 1", "duration'P1D' desc"])
def test_what_is_the_same_for_all_puts_nothing_in_order(scene: Stations, order: str) -> None:
    assert scene.named(ids(f"Things?$orderby={order}")) == "alpha beta gamma"


def test_texts_are_put_in_order_by_their_characters(scene: Stations) -> None:
    assert scene.named(ids("Things?$orderby=name")) == "alpha gamma beta"


def test_the_last_page_has_no_next_one(scene: Stations) -> None:
    assert "@iot.nextLink" not in got("Things?$top=3")
    assert "@iot.nextLink" in got("Things?$top=2")
    assert "@iot.nextLink" not in got("Things?$top=0&$count=true")


def test_a_page_without_top_has_a_hundred(scene: Stations) -> None:
    stream = DatastreamFactory.create(thing=scene.alpha)
    observe(stream, *({"time": "2026-01-01T00:00:00", "result": number} for number in range(101)))
    page = got(f"Datastreams({stream.pk})/Observations")

    assert len(page["value"]) == 100
    assert len(got(page["@iot.nextLink"])["value"]) == 1


def test_skip_leaves_out_and_top_limits(scene: Stations) -> None:
    assert scene.named(ids("Things?$skip=1")) == "beta gamma"
    assert scene.named(ids("Things?$skip=1&$top=1")) == "beta"
    assert ids("Things?$skip=9223372036854775807") == []


def test_the_next_page_keeps_what_was_asked(scene: Stations) -> None:
    page = got("Things?$filter=name ne 'x'&$select=name&$top=1&$count=true&$skip=1&own=1")
    following = got(page["@iot.nextLink"])

    assert (page["@iot.count"], page["value"]) == (3, [{"name": "beta"}])
    assert (following["@iot.count"], following["value"]) == (3, [{"name": "Größe"}])


@pytest.mark.parametrize("order", ["(select 1)", "nosuch", "Datastreams/name", "location", "name name", "1 2"])
def test_an_order_that_makes_no_sense_is_refused(scene: Stations, order: str) -> None:
    answer = EVERYBODY.send("GET", "Locations?" + query(f"$orderby={order}"))

    assert answer.status_code == 400


def test_a_forged_place_is_refused(scene: Stations) -> None:
    link = str(got("Things?$top=1")["@iot.nextLink"])
    for forged in (link[:-1] + "~", link.replace("Things", "Sensors"), f"{link}&$orderby=name"):
        assert EVERYBODY.client.get(forged).status_code == 400
    with pytest.raises(QueryRefused):
        ask("Things?$skiptoken=quatsch")


@patience(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_and_size_loses_no_row(scene: Stations, data: st.DataObject) -> None:
    names = [
        "result",
        "resultTime",
        "phenomenonTime",
        "parameters/q/v",
        "resultQuality",
        "FeatureOfInterest/name",
        "id",
    ]
    chosen = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=3))
    orders = ",".join(f"{name}{data.draw(st.sampled_from(['', ' asc', ' desc']))}" for name in chosen)
    size = data.draw(st.integers(1, 11))
    address = f"Observations?$orderby={orders}"

    assert walked(f"{address}&$top={size}") == ids(address)


def walked(address: str) -> list[int]:
    """Follow every link to a next page."""
    found: list[int] = []
    for _page in range(30):
        page = got(address)
        found += [entity["@iot.id"] for entity in page["value"]]
        if "@iot.nextLink" not in page:
            return found
        address = page["@iot.nextLink"]
    raise AssertionError(address)


def got(address: str) -> dict[str, Any]:
    if address.startswith("http"):
        answer = EVERYBODY.client.get(f"{urlsplit(address).path}?{urlsplit(address).query}")
    else:
        path, _mark, asked = address.partition("?")
        answer = EVERYBODY.send("GET", f"{path}?{query(asked)}")
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def query(text: str) -> str:
    return text.replace(" ", "%20")
