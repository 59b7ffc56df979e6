"""Addresses below the service root: sets, entities, relations, properties, bare values and links."""

import pytest

from dos.sensors.query.errors import QueryRefused
from dos.sensors.query.path import parse_path
from dos.sensors.query.tree import ResourcePath, Step

THING = Step("Things", 1)


@pytest.mark.parametrize(
    ("path", "resource"),
    [
        ("", ResourcePath()),
        ("/", ResourcePath()),
        ("/Things", ResourcePath((Step("Things"),))),
        ("Things/", ResourcePath((Step("Things"),))),
        ("/Things(1)", ResourcePath((THING,))),
        ("/Things(-1)", ResourcePath((Step("Things", -1),))),
        ("/Things(9223372036854775807)", ResourcePath((Step("Things", 2**63 - 1),))),
        ("/Things('a')", ResourcePath((Step("Things", "a"),))),
        ("/Things('a''b')", ResourcePath((Step("Things", "a'b"),))),
        ("/Things('a/b)(c')/Locations", ResourcePath((Step("Things", "a/b)(c"), Step("Locations")))),
        ("/Things('')", ResourcePath((Step("Things", ""),))),
        (
            "/Things(1)/Datastreams(2)/Observations",
            ResourcePath((THING, Step("Datastreams", 2), Step("Observations"))),
        ),
        ("/Datastreams(1)/Thing/$ref", ResourcePath((Step("Datastreams", 1), Step("Thing")), is_ref=True)),
        ("/Things/$ref", ResourcePath((Step("Things"),), is_ref=True)),
        ("/Things(1)/name", ResourcePath((THING,), ("name",))),
        ("/Things(1)/@iot.id", ResourcePath((THING,), ("@iot.id",))),
        ("/Things(1)/name/$value", ResourcePath((THING,), ("name",), is_value=True)),
        ("/Things(1)/properties/a/B/0/$value", ResourcePath((THING,), ("properties", "a", "B", "0"), is_value=True)),
        (
            "/Observations(1)/Datastream/unitOfMeasurement/symbol",
            ResourcePath((Step("Observations", 1), Step("Datastream")), ("unitOfMeasurement", "symbol")),
        ),
        ("/Things(1)" + "/HistoricalLocations(2)" * 19, ResourcePath((THING, *[Step("HistoricalLocations", 2)] * 19))),
    ],
)
def test_an_address_becomes_its_steps(path: str, resource: ResourcePath) -> None:
    assert parse_path(path) == resource


@pytest.mark.parametrize(
    "path",
    [
        "//Things",
        "/Things//",
        "/Things//Datastreams",
        "/Things(",
        "/Things()",
        "/Things(a)",
        "/Things(1.5)",
        "/Things(1",
        "/Things(1))",
        "/Things('a)",
        "/Things('a'b')",
        "/Things(1)name",
        "/Things(1);drop",
        "/Things(1) ",
        "/Things(1 or 1=1)",
        "/Things(99999999999999999999)",
        "/Things(-9223372036854775809)",
        "/Things(" + "9" * 5_000 + ")",
        "/Things(٣)",
        "/name",
        "/properties/a",
        "/$ref",
        "/$value",
        "/$metadata",
        "/Things(1)/$value",
        "/Things(1)/$count",
        "/Things(1)/name/$ref",
        "/Things(1)/$ref/name",
        "/Things(1)/$ref/$ref",
        "/Things(1)/$ref(1)",
        "/Things(1)/name(1)",
        "/Things(1)/properties/A(1)",
        "/Things(1)/../etc",
        "/../Things",
        "/Things(1)/na me",
        "/Things('\x00')",
        "/Things('\udc80')",
        "/Things" * 200,
        "/a" * 4_000,
        "'" * 8_000,
        "/Things(" + "'" * 8_000,
    ],
)
def test_what_is_no_address_is_not_found(path: str) -> None:
    with pytest.raises(QueryRefused) as refusal:
        parse_path(path)

    assert refusal.value.status == 404


def test_an_address_of_more_than_8_kb_is_too_long() -> None:
    with pytest.raises(QueryRefused) as refusal:
        parse_path("/Things" * 2_000)

    assert refusal.value.status == 414
