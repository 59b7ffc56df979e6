"""Query strings: every option, both spellings, options inside options, and what is refused."""

from contextlib import suppress
from time import thread_time

import pytest

from dos.sensors.query.errors import QueryRefused
from dos.sensors.query.expression import parse_expression
from dos.sensors.query.options import parse_options
from dos.sensors.query.tree import Expansion, Options, Order

FILTER = parse_expression("name eq 'a b'")
TIME, ID = parse_expression("phenomenonTime"), parse_expression("id")


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("", Options()),
        ("&&", Options()),
        ("$filter=name eq 'a b'", Options(filter=FILTER)),
        ("%24filter=name+eq+'a+b'", Options(filter=FILTER)),
        ("$filter=name%20eq%20%27a%20b%27", Options(filter=FILTER)),
        ("$filter=name eq 'a%26b%3Bc%2B'", Options(filter=parse_expression("name eq 'a&b;c+'"))),
        ("$filter=name eq 'K%C3%B6ln'", Options(filter=parse_expression("name eq 'Köln'"))),
        ("$filter=a eq 2026-11-30T12:00:00+01:00", Options(filter=parse_expression("a eq 2026-11-30T11:00:00Z"))),
        ("$count=true", Options(count=True)),
        ("$count=True", Options(count=True)),
        ("$top=0&$count=false", Options(top=0)),
        ("$top=1000", Options(top=1_000)),
        ("$top=1001", Options(top=1_000)),
        ("$top=" + "9" * 5_000, Options(top=1_000)),
        ("$top=00005", Options(top=5)),
        ("$skip=5", Options(skip=5)),
        ("$skip=9223372036854775807", Options(skip=2**63 - 1)),
        ("$orderby=phenomenonTime", Options(orderby=(Order(TIME),))),
        ("$orderby=phenomenonTime DESC, id Asc", Options(orderby=(Order(TIME, is_descending=True), Order(ID)))),
        ("$orderby=desc desc", Options(orderby=(Order(parse_expression("desc"), is_descending=True),))),
        (
            "$orderby=length(name) add 1 desc",
            Options(orderby=(Order(parse_expression("length(name) add 1"), is_descending=True),)),
        ),
        ("$select=name,@iot.id, properties/a", Options(select=("name", "@iot.id", "properties/a"))),
        ("$resultFormat=dataArray", Options(result_format="dataArray")),
        ("$resultFormat=csv", Options(result_format="CSV")),
        ("$resultFormat=GEOJSON", Options(result_format="GeoJSON")),
        ("$skiptoken=a%3D%3D,'(", Options(skiptoken="a==,'(")),
        ("foo=1&foo=2&top=3&filter=', ", Options()),
        (
            "$expand=Thing,ObservedProperty&$top=1",
            Options(top=1, expand=(Expansion(("Thing",)), Expansion(("ObservedProperty",)))),
        ),
        ("$expand=Thing()", Options(expand=(Expansion(("Thing",)),))),
        ("$expand=Datastreams/Observations", Options(expand=(Expansion(("Datastreams", "Observations")),))),
    ],
)
def test_a_query_string_becomes_options(query: str, options: Options) -> None:
    assert parse_options(query) == options


def test_options_stand_inside_options() -> None:
    options = parse_options(
        "$expand=Datastreams($filter=name eq 'a;)''(' and (id gt 1);$top=3;$select=name,id;"
        "$expand=Observations($orderby=phenomenonTime desc,id;$top=5000;$count=true),Sensor),Locations($skip=2)"
    )

    observations = Options(orderby=(Order(TIME, is_descending=True), Order(ID)), top=1_000, count=True)
    datastreams = Options(
        filter=parse_expression("name eq 'a;)''(' and id gt 1"),
        top=3,
        select=("name", "id"),
        expand=(Expansion(("Observations",), observations), Expansion(("Sensor",))),
    )
    assert options.expand == (
        Expansion(("Datastreams",), datastreams),
        Expansion(("Locations",), Options(skip=2)),
    )


@pytest.mark.parametrize(
    "query",
    [
        "?$top=0&$count=true",
        "?$top=100&$count=false",
        "?$top=2&$filter=geo.intersects(location, geography'POLYGON((7 51,8 51,8 52,7 52,7 51))')",
        "?$expand=Locations($orderby=id desc;$top=3;$expand=Datastreams($top=101))",
        "?$filter=%28phenomenonTime%20ge%202026-01-01T00%3A00%3A00Z%29%20and%20(result%20lt%203)",
        "?%24orderby=phenomenonTime+DESC&%24top=1&%24expand=Datastream%28%24expand%3DThing%29",
    ],
)
def test_what_known_clients_send_is_read(query: str) -> None:
    assert parse_options(query.removeprefix("?")) != Options()


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("$foo=1", 501, "„$foo“"),
        ("$=1", 501, "„$“"),
        ("$Filter=a", 501, "„$Filter“"),
        ("%24search=a", 501, "„$search“"),
        ("$expand=Datastreams($levels=2)", 501, "„$levels“"),
        ("$filter=a&$filter=b", 400, "zweimal"),
        ("$filter=a&%24filter=a", 400, "zweimal"),
        ("$skiptoken=a&$skiptoken=a", 400, "zweimal"),
        ("$expand=Datastreams($top=1;$top=2)", 400, "zweimal"),
        ("$filter=", 400, "kein Wert für $filter"),
        ("$filter", 400, "kein Wert für $filter"),
        ("$expand=+", 400, "kein Wert für $expand"),
        ("$skiptoken=", 400, "kein Wert für $skiptoken"),
        ("$count=x", 400, "kein Wert für $count"),
        ("$count=maybe", 400, "kein Wert für $count"),
        ("$count=1", 400, "kein Wert für $count"),
        ("$count=true false", 400, "„false“"),
        ("$top=-1", 400, "kein Wert für $top"),
        ("$top=1e9", 400, "kein Wert für $top"),
        ("$top=1.0", 400, "kein Wert für $top"),
        ("$top=a", 400, "kein Wert für $top"),
        ("$top='1'", 400, "kein Wert für $top"),
        ("$top=1 or 1", 400, "„or“"),
        ("$top=%D9%A3", 400, "„٣“"),
        ("$skip=-1", 400, "kein Wert für $skip"),
        ("$skip=9223372036854775808", 400, "kein Wert für $skip"),
        ("$skip=" + "9" * 5_000, 400, "kein Wert für $skip"),
        ("$resultFormat=xml", 400, "kein Wert für $resultFormat"),
        ("$orderby=(select 1)", 400, "„1“"),
        ("$orderby=name down", 400, "„down“"),
        ("$orderby=name desc desc", 400, "„desc“"),
        ("$orderby=name,", 400, "bricht ab"),
        ("$orderby=" + "name," * 500 + "name", 400, "zu umfangreich"),
        ("$select=*", 400, "„*“"),
        ("$select=name;id", 400, "„;“"),
        ("$select='a'", 400, "„'a'“"),
        ("$select=" + "a," * 500 + "a", 400, "zu umfangreich"),
        ("$expand=Datastreams($top=1", 400, "bricht ab"),
        ("$expand=Datastreams($top=1;)", 400, "„)“"),
        ("$expand=Datastreams(top=1)", 400, "„top“"),
        ("$expand=Datastreams($top=1,$skip=1)", 400, "„,“"),
        ("$expand=Datastreams($top 1)", 400, "„1“"),
        ("$expand=Datastreams($filter=name eq 'a)", 400, "Hochkomma"),
        ("$expand=Datastreams($skiptoken=a)", 400, "innerhalb von $expand"),
        ("$expand=Datastreams($resultFormat=CSV)", 400, "innerhalb von $expand"),
        ("$expand=A/B/C/D/E", 400, "Höchstens 4 Ebenen"),
        ("$expand=A($expand=B/C($expand=D($expand=E)))", 400, "Höchstens 4 Ebenen"),
        ("$expand=" + "A($expand=" * 40 + "A" + ")" * 40, 400, "Höchstens 4 Ebenen"),
        ("$expand=" + "A," * 300 + "A", 400, "zu umfangreich"),
        ("$filter=" + "a or " * 90 + "a&$orderby=" + "b," * 50 + "b", 400, "zu umfangreich"),
        ("$filter=name eq '%00'", 400, "Steuerzeichen"),
        ("$skiptoken=%01", 400, "Steuerzeichen"),
        ("$filter=\ud800", 400, "Steuerzeichen"),
        ("$filter=name eq '%ff'", 400, "UTF-8"),
        ("%ff=1", 400, "UTF-8"),
        ("$filter=" + "a" * 8_200, 414, "8 KB"),
        ("a=" + "ä" * 4_096, 414, "8 KB"),
    ],
)
def test_a_query_string_is_refused(query: str, status: int, sentence: str) -> None:
    with pytest.raises(QueryRefused) as refusal:
        parse_options(query)

    assert refusal.value.status == status
    assert sentence in refusal.value.message


def test_four_relations_deep_may_be_expanded() -> None:
    assert parse_options("$expand=A/B($expand=C($expand=D;$top=1))").expand


@pytest.mark.parametrize(
    "query",
    [
        "&" * 8_192,
        "$filter=" + "(" * 8_000,
        "%24" * 2_700,
        "$expand=" + "A(" * 4_000,
        "a=b&" * 2_000 + "$x",
        "=" * 8_192,
    ],
)
def test_no_query_string_takes_a_tenth_of_a_second(query: str) -> None:
    started = thread_time()
    with suppress(QueryRefused):
        parse_options(query)

    assert thread_time() - started < 0.1
