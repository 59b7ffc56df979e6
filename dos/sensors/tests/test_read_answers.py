"""What answers look like: entities, links, properties, formats, refusals (18-088, 8 and 9)."""

import json
from typing import Any

import pytest
from django.conf import LazySettings

from dos.sensors import models
from dos.sensors.tests.machine import ROOT, Machine, program
from dos.sensors.tests.reader import Stations, stations

pytestmark = pytest.mark.django_db

EVERYBODY = Machine()
BASE = "http://testserver/api/sensorthings/v1.1"
RELATIONS = {
    "Things": {"Datastreams", "Locations", "HistoricalLocations"},
    "Locations": {"Things", "HistoricalLocations"},
    "HistoricalLocations": {"Thing", "Locations"},
    "Datastreams": {"Thing", "Sensor", "ObservedProperty", "Observations"},
    "Sensors": {"Datastreams"},
    "ObservedProperties": {"Datastreams"},
    "Observations": {"Datastream", "FeatureOfInterest"},
    "FeaturesOfInterest": {"Observations"},
}
PROPERTIES = {
    "Things": {"name", "description", "properties"},
    "Locations": {"name", "description", "encodingType", "location", "properties"},
    "HistoricalLocations": {"time"},
    "Datastreams": {"name", "description", "observationType", "unitOfMeasurement", "properties"},
    "Sensors": {"name", "description", "encodingType", "metadata", "properties"},
    "ObservedProperties": {"name", "definition", "description", "properties"},
    "Observations": {"phenomenonTime", "result", "resultTime"},
    "FeaturesOfInterest": {"name", "description", "encodingType", "feature", "properties"},
}


@pytest.fixture
def scene(db: None, settings: LazySettings) -> Stations:
    settings.API_READS_PER_MINUTE = 0
    return stations()


def got(address: str) -> Any:
    answer = EVERYBODY.send("GET", address.replace(" ", "%20"))
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_the_root_names_every_set_and_what_is_built(scene: Stations) -> None:
    for address in ("", "?x=1"):
        root = got(address)
        assert {"name": "Things", "url": f"{BASE}/Things"} in root["value"]
        assert len(root["value"]) == 8
        conformance = root["serverSettings"]["conformance"]
        assert "http://www.opengis.net/spec/iot_sensing/1.1/req/request-data/pagination" in conformance
        assert "Demonstration" in root["description"]


@pytest.mark.parametrize("name", RELATIONS)
def test_every_entity_has_its_properties_and_relations(scene: Stations, name: str) -> None:
    (entity, *_more) = got(name)["value"]
    address = f"{BASE}/{name}({entity['@iot.id']})"

    assert entity["@iot.selfLink"] == address
    links = {key: value for key, value in entity.items() if key.endswith("@iot.navigationLink")}
    assert links == {f"{each}@iot.navigationLink": f"{address}/{each}" for each in RELATIONS[name]}
    told = {key for key in entity if "@iot" not in key}
    assert PROPERTIES[name] <= told <= PROPERTIES[name] | {"phenomenonTime", "resultTime"}
    assert got(f"{name}({entity['@iot.id']})") == entity


def test_times_end_with_z_and_intervals_have_a_slash(scene: Stations) -> None:
    address = f"Datastreams({scene.streams['warm'].pk})"
    times = [value["phenomenonTime"] for value in got(f"{address}/Observations?$orderby=id")["value"]]

    assert times[0] == "2026-01-01T00:00:00Z"
    assert times[1] == "2026-02-28T23:59:59.999999Z"
    assert times[2] == "2024-02-29T12:30:15.250Z"
    assert times[7] == "2026-04-01T00:00:00Z/2026-04-02T00:00:00Z"
    assert times[8] == "0001-01-01T00:00:00Z"
    assert got(address)["phenomenonTime"] == "0001-01-01T00:00:00Z/2100-06-15T00:00:00Z"


def test_results_keep_their_kind(scene: Stations) -> None:
    values = got(f"Datastreams({scene.streams['warm'].pk})/Observations?$orderby=id")["value"]

    told = [json.dumps(value["result"]) for value in values]
    assert told == ["1.5", "2", "-7.5", "10", '"10"', "true", "null", '{"a": 1, "b": [1, 2]}', "0", "1e+300"]
    assert values[6]["resultQuality"] == "gut"
    assert values[6]["parameters"] == {"q": {"v": 5, "w": None}, "tags": ["x", 7]}
    assert values[6]["validTime"] == "2026-03-03T00:00:00Z/2026-03-04T00:00:00Z"
    assert "validTime" not in values[0]


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        ("name", {"name"}),
        ("@iot.id,name", {"@iot.id", "@iot.selfLink", "name"}),
        ("id", {"@iot.id", "@iot.selfLink"}),
        ("Datastreams", {"Datastreams@iot.navigationLink"}),
        ("description,Locations", {"description", "Locations@iot.navigationLink"}),
    ],
)
def test_select_chooses(scene: Stations, select: str, expected: set[str]) -> None:
    assert set(got(f"Things({scene.alpha.pk})?$select={select}")) == expected
    assert set(got(f"Things?$select={select}")["value"][0]) == expected


def test_a_property_stands_alone_or_bare(scene: Stations) -> None:
    thing = f"Things({scene.alpha.pk})"

    assert got(f"{thing}/name") == {"name": "Alpha"}
    assert got(f"{thing}/properties/owner/name") == {"name": "Stadt"}
    assert got(f"{thing}/properties/tags/0") == {"0": "heat"}
    assert got(f"{thing}/id") == {"id": scene.alpha.pk}
    bare = EVERYBODY.send("GET", f"{thing}/name/$value")
    assert (bare.content, bare.headers["Content-Type"]) == (b"Alpha", "text/plain; charset=utf-8")
    assert EVERYBODY.send("GET", f"{thing}/properties/tags/$value").content == b'["heat",5]'
    assert got(f"Observations({scene.values[0]})/result") == {"result": 1.5}
    assert EVERYBODY.send("GET", f"Observations({scene.values[0]})/resultTime").status_code == 204
    assert EVERYBODY.send("GET", f"{thing}/nosuch").status_code == 404
    assert EVERYBODY.send("GET", f"{thing}/properties/nosuch").status_code == 404
    assert EVERYBODY.send("GET", f"{thing}/name/x").status_code == 404


def test_references_are_nothing_but_links(scene: Stations) -> None:
    links = got(f"Things({scene.alpha.pk})/Datastreams/$ref")["value"]

    assert links == [{"@iot.selfLink": f"{BASE}/Datastreams({scene.streams[name].pk})"} for name in ("warm", "humid")]
    one = got(f"Datastreams({scene.streams['warm'].pk})/Thing/$ref")
    assert one == {"@iot.selfLink": f"{BASE}/Things({scene.alpha.pk})"}
    assert "@iot.nextLink" in got("Things/$ref?$top=1")


def test_long_ways_lead_to_the_same_entity(scene: Stations) -> None:
    stream = f"Datastreams({scene.streams['warm'].pk})"
    thing = got(f"Things({scene.alpha.pk})")

    assert got(f"{stream}/Thing") == thing
    assert got(f"Observations({scene.values[0]})/Datastream/Thing/{stream}/Thing") == thing
    assert got(f"Things({scene.alpha.pk})/{stream}/Observations({scene.values[0]})/Datastream/Thing/name") == {
        "name": "Alpha"
    }
    for nowhere in (f"Things({scene.beta.pk})/{stream}", f"Things({scene.beta.pk})/{stream}/Observations"):
        assert EVERYBODY.send("GET", nowhere).status_code == 404
    assert EVERYBODY.send("GET", f"{stream}/Thing({scene.alpha.pk})").status_code == 404


def test_values_come_as_a_data_array(scene: Stations) -> None:
    answer = got("Observations?$resultFormat=dataArray&$count=true&$orderby=id&$top=11")
    warm, humid = answer["value"]

    assert answer["@iot.count"] == 12
    assert "$resultFormat=dataArray" in answer["@iot.nextLink"]
    assert warm["Datastream@iot.navigationLink"] == f"{BASE}/Datastreams({scene.streams['warm'].pk})"
    assert warm["components"] == ["id", "phenomenonTime", "resultTime", "result"]
    assert (warm["dataArray@iot.count"], humid["dataArray@iot.count"]) == (10, 1)
    assert warm["dataArray"][0] == [scene.values[0], "2026-01-01T00:00:00Z", None, 1.5]
    chosen = got("Observations?$resultFormat=dataArray&$select=result&$top=1&$orderby=id")["value"][0]
    assert (chosen["components"], chosen["dataArray"]) == (["result"], [[1.5]])


def test_a_set_comes_as_csv(scene: Stations) -> None:
    answer = EVERYBODY.send("GET", "Things?$resultFormat=CSV")
    lines = answer.content.decode().splitlines()

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert lines[0] == "@iot.id,name,description,properties"
    assert lines[1].startswith(f"{scene.alpha.pk},Alpha,It's here,")


def test_cells_of_csv_are_no_formulas(scene: Stations) -> None:
    models.Thing.objects.filter(pk=scene.alpha.pk).update(name="=1+1")

    assert ",'=1+1," in EVERYBODY.send("GET", "Things?$resultFormat=csv").content.decode()


def test_places_come_as_geojson(scene: Stations) -> None:
    answer = EVERYBODY.send("GET", "Locations?$resultFormat=GeoJSON")
    point = answer.json()["features"][0]

    assert answer.headers["Content-Type"] == "application/geo+json"
    assert point["geometry"] == {"type": "Point", "coordinates": [7.57, 51.44]}
    assert point["properties"]["name"] == "Postplatz"


def test_everybody_may_read_from_anywhere_without_a_cookie(scene: Stations) -> None:
    answer = EVERYBODY.send("GET", "Things")
    again = EVERYBODY.client.get(ROOT + "Things", headers={"If-None-Match": answer.headers["ETag"]})

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert not answer.cookies
    assert again.status_code == 304
    assert EVERYBODY.send("HEAD", "Things").content == b""


def test_what_a_key_reads_is_kept_by_nobody_else(scene: Stations) -> None:
    models.Thing.objects.filter(pk=scene.alpha.pk).update(access=models.Access.RESTRICTED)
    answer = program(scene.city).send("GET", f"Things({scene.alpha.pk})")

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Authorization" in answer.headers["Vary"]
    assert EVERYBODY.send("GET", f"Things({scene.alpha.pk})").status_code == 404


def test_who_asks_too_often_waits(scene: Stations, settings: LazySettings) -> None:
    settings.API_READS_PER_MINUTE = 1
    answers = [EVERYBODY.client.get(ROOT + "Things", REMOTE_ADDR="192.0.2.77") for _ in range(3)]

    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) > 0


@pytest.mark.parametrize(
    "question",
    [
        "Things(1)?$filter=name eq 'x'",
        "Things(1)?$orderby=name",
        "Things(1)?$count=true",
        "Observations?$resultFormat=dataArray&$expand=Datastream",
        "Sensors?$resultFormat=GeoJSON",
    ],
)
def test_options_that_mean_nothing_are_refused(scene: Stations, question: str) -> None:
    answer = EVERYBODY.send("GET", question.replace(" ", "%20"))

    assert answer.status_code in {400, 404}
    assert set(answer.json()) == {"code", "type", "message"}


def test_spellings_of_clients_mean_the_same(scene: Stations) -> None:
    told = got("Things?$filter=name eq 'Alpha'&$orderby=name DESC")

    assert got("Things?%24filter=name+eq+%27Alpha%27&%24orderby=name+desc") == told
    assert [thing["name"] for thing in told["value"]] == ["Alpha"]
    assert got("Things/")["value"] == got("Things")["value"]
