"""Related entities beside an entity (req/request-data/expand), with as few queries as there are relations."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dos.sensors.query.errors import QueryRefused
from dos.sensors.tests.factories import DatastreamFactory, ThingFactory, observe
from dos.sensors.tests.machine import Machine
from dos.sensors.tests.reader import Stations, ask, stations
from dos.sensors.tests.test_read_pages import got, query

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db: None, settings: Any) -> Stations:
    settings.API_READS_PER_MINUTE = 0
    return stations()


def test_one_level_brings_all_related_entities(scene: Stations) -> None:
    alpha, beta, _gamma = got("Things?$expand=Datastreams($orderby=name)")["value"]

    assert [stream["name"] for stream in alpha["Datastreams"]] == ["Humidity", "Temperature"]
    assert [stream["name"] for stream in beta["Datastreams"]] == ["Temperature"]
    assert "Datastreams@iot.navigationLink" not in alpha
    assert "Locations@iot.navigationLink" in alpha


def test_paths_and_nested_options_are_the_same(scene: Stations) -> None:
    by_path = got("Things?$expand=Datastreams/Sensor,Datastreams/ObservedProperty")["value"]

    assert by_path == got("Things?$expand=Datastreams($expand=Sensor,ObservedProperty)")["value"]
    assert by_path[0]["Datastreams"][1]["Sensor"]["name"] == "It's a sensor"


def test_the_newest_value_of_each_stream(scene: Stations) -> None:
    streams = got("Datastreams?$expand=Observations($orderby=phenomenonTime desc;$top=1)")["value"]

    newest = {stream["@iot.id"]: [value["result"] for value in stream["Observations"]] for stream in streams}
    assert newest == {
        scene.streams["warm"].pk: [1e300],
        scene.streams["humid"].pk: [55],
        scene.streams["empty"].pk: [],
        scene.streams["far"].pk: [99],
    }


def test_nested_sets_have_their_number_and_their_next_page(scene: Stations) -> None:
    warm = scene.streams["warm"].pk
    (stream,) = got(f"Datastreams?$filter=id eq {warm}&$expand=Observations($top=4;$count=true;$orderby=id)")["value"]
    rest = got(stream["Observations@iot.nextLink"])

    assert stream["Observations@iot.count"] == 10
    assert [value["@iot.id"] for value in stream["Observations"]] == scene.values[:4]
    assert [value["@iot.id"] for value in rest["value"]] == scene.values[4:8]


def test_nested_sets_are_filtered_skipped_and_chosen_from(scene: Stations) -> None:
    question = "Observations($filter=result gt 1;$skip=1;$select=result;$orderby=result;$count=true)"
    stream = got(f"Datastreams({scene.streams['warm'].pk})?$expand={question}")

    assert stream["Observations@iot.count"] == 4
    assert stream["Observations"] == [{"result": 2}, {"result": 10}, {"result": 1e300}]


def test_without_top_a_nested_set_has_25(scene: Stations) -> None:
    observe(scene.streams["empty"], *({"time": "2026-01-01T00:00:00", "result": number} for number in range(30)))
    stream = got(f"Datastreams({scene.streams['empty'].pk})?$expand=Observations")

    assert len(stream["Observations"]) == 25
    assert len(got(stream["Observations@iot.nextLink"])["value"]) == 5


def test_to_one_entity_or_none(scene: Stations) -> None:
    values = got("Observations?$expand=FeatureOfInterest,Datastream/Thing&$orderby=id")["value"]

    assert values[0]["FeatureOfInterest"]["name"] == "Luft am Postplatz"
    assert values[0]["Datastream"]["Thing"]["name"] == "Alpha"
    assert values[-1]["FeatureOfInterest"] is None


def test_every_relation_can_be_expanded(scene: Stations) -> None:
    thing = got(
        f"Things({scene.alpha.pk})?$expand=Locations/HistoricalLocations/Thing/Datastreams,"
        "HistoricalLocations/Locations/Things"
    )
    (former,) = thing["Locations"][0]["HistoricalLocations"]
    assert len(former["Thing"]["Datastreams"]) == 2
    assert thing["HistoricalLocations"][0]["Locations"][0]["Things"][0]["name"] == "Alpha"
    (feature,) = got("FeaturesOfInterest?$expand=Observations($count=true;$top=1)")["value"]
    assert feature["Observations@iot.count"] == 10
    assert "Datastreams" in got("Sensors?$expand=Datastreams/Observations&$orderby=id desc")["value"][0]
    assert "Datastreams" in got("ObservedProperties?$expand=Datastreams")["value"][0]


def test_more_rows_need_no_more_queries(scene: Stations) -> None:
    question = "Things?$expand=Datastreams($expand=Observations($top=1;$count=true),Sensor),Locations"
    few = queries(question)
    for _number in range(5):
        thing = ThingFactory.create()
        observe(DatastreamFactory.create(thing=thing), {"time": "2026-01-01T00:00:00", "result": 1})

    assert queries(question) == few <= 7


def queries(question: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        ask(question)
    return len(captured)


@pytest.mark.parametrize(
    "expand",
    [
        "Nosuch",
        "name",
        "Datastreams/Nosuch",
        "Datastreams($filter=nosuch eq 1)",
        "Datastreams($select=nosuch)",
        "Datastreams($top=1),Datastreams($top=2)",
        "Datastreams/Observations/Datastream/Thing/Locations",
        "Datastreams($expand=Observations($expand=Datastream($expand=Thing($expand=Locations))))",
    ],
)
def test_what_cannot_be_expanded_is_refused(scene: Stations, expand: str) -> None:
    with pytest.raises(QueryRefused) as refused:
        ask(f"Things?$expand={expand}")

    assert refused.value.status == 400


def test_an_answer_with_too_many_rows_is_refused(scene: Stations, monkeypatch: Any) -> None:
    monkeypatch.setattr("dos.sensors.storage.expanding.MOST_ROWS", 5)
    answer = Machine().send("GET", "Things?" + query("$expand=Datastreams/Observations"))

    assert answer.status_code == 400
    assert "$top" in answer.json()["message"]
