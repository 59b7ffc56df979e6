"""Everything that stands on the page of one station."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from dos.core.errors import Refused
from dos.design.charts import Sparkline
from dos.sensors.models import Datastream, Location, Network, Thing, Threshold
from dos.sensors.permissions import Reach
from dos.sensors.selectors import chart, series, visible, wording
from dos.sensors.selectors.chart import Drawing
from dos.sensors.selectors.latest import Latest, latest, thresholds_of, with_state
from dos.sensors.selectors.series import Entry, Shown
from dos.sensors.storage import times
from dos.strategy.models import Project

# What can be compared is offered in one list; more nobody reads.
MOST_OTHERS = 60


@dataclass(frozen=True)
class Wish:
    """What of a station somebody wants to see: which stream, how long, beside which other station."""

    stream: str = ""
    span: str = series.DAY
    beside: str = ""


@dataclass(frozen=True)
class Beside:
    """Another stream of the station, with its small line."""

    latest: Latest
    line: Sparkline | None


@dataclass(frozen=True)
class StationPage:
    """A station with its values; without a stream there is only what is known of the station."""

    thing: Thing
    project: Project | None
    networks: tuple[Network, ...]
    place: Location | None
    latest: Latest | None
    thresholds: tuple[tuple[Threshold, str, bool], ...]
    meaning: Threshold | None
    shown: Shown | None
    drawing: Drawing | None
    description: str
    other: Thing | None
    other_entries: dict[int, Entry]
    others: tuple[tuple[str, str], ...]
    beside: tuple[Beside, ...]
    wish: Wish

    @property
    def stream(self) -> Datastream | None:
        """The stream that is shown."""
        return self.latest.stream if self.latest else None

    @property
    def has_doubts(self) -> bool:
        """Whether some shown value is flagged."""
        return bool(self.shown and any(entry.doubts for entry in self.shown.entries))


def station(slug: str, reach: Reach) -> Thing | None:
    """Return the station of this name, where somebody may see it."""
    return visible.things(reach).select_related("city", "operator").filter(slug=slug).first()


def streams_of(thing: Thing) -> list[Datastream]:
    """Return the streams of a station with their last values, the first one first."""
    found = list(
        with_state(Datastream.objects.filter(thing=thing)).select_related("observed_property", "state", "sensor")
    )
    for stream in found:
        stream.thing = thing
    return found


def chosen(streams: Sequence[Datastream], key: str) -> Datastream | None:
    """Return the stream that an address names, else the first; refused where the station has none of this number."""
    if not key:
        return streams[0] if streams else None
    named = next((stream for stream in streams if str(stream.pk) == key), None)
    if named is None:
        raise Refused(_("Diesen Datenstrom hat die Station nicht."))
    return named


def station_page(thing: Thing, wish: Wish, reach: Reach, now: int) -> StationPage:
    """Put together what stands on the page; refused where stream or compared station do not exist."""
    streams = streams_of(thing)
    stream = chosen(streams, wish.stream)
    facts = _facts(thing)
    if stream is None:
        return StationPage(thing=thing, wish=wish, **facts, **_NOTHING)
    rows = thresholds_of([stream])[stream.pk]
    value = latest(stream, now)
    meaning = wording.reached(value.number, rows)
    shown = series.shown(stream, wish.span, now)
    choices = _comparable(stream, reach)
    other = _named(choices, wish.beside)
    compared = series.shown(other, wish.span, now) if other else None
    before = series.yesterday(stream, now) if wish.span == series.DAY and not other else ()
    return StationPage(
        thing=thing,
        wish=wish,
        **facts,
        latest=value,
        thresholds=tuple((row, wording.threshold_words(row), row == meaning) for row in rows),
        meaning=meaning,
        shown=shown,
        drawing=chart.drawing(shown, before, compared, rows),
        description=_description(shown, value),
        other=other.thing if other else None,
        other_entries={entry.start: entry for entry in compared.entries} if compared else {},
        others=tuple((row.thing.slug, row.thing.name) for row in choices),
        beside=_beside(streams, stream, now),
    )


def entries_of(stream: Datastream, span: str, now: int) -> Sequence[Entry]:
    """Return what the table of a span shows."""
    return series.shown(stream, span, now).entries


_NOTHING: dict[str, Any] = {
    "latest": None,
    "thresholds": (),
    "meaning": None,
    "shown": None,
    "drawing": None,
    "description": "",
    "other": None,
    "other_entries": {},
    "others": (),
    "beside": (),
}


def _facts(thing: Thing) -> dict[str, Any]:
    project = Project.objects.published().filter(pk=thing.project_id).first() if thing.project_id else None
    networks = Network.objects.filter(project_id=thing.project_id).order_by("name") if thing.project_id else ()
    return {"project": project, "networks": tuple(networks), "place": thing.locations.order_by("pk").first()}


def _comparable(stream: Datastream, reach: Reach) -> list[Datastream]:
    """Return streams of the same property and unit at other stations that somebody may see."""
    same = Datastream.objects.filter(observed_property_id=stream.observed_property_id)
    found = same.filter(thing__in=visible.things(reach)).exclude(thing_id=stream.thing_id)
    rows = found.select_related("thing", "state").order_by("thing__name", "pk")[:MOST_OTHERS]
    unit = wording.unit(stream)
    return list({row.thing_id: row for row in rows if wording.unit(row) == unit}.values())


def _named(choices: Sequence[Datastream], slug: str) -> Datastream | None:
    if not slug:
        return None
    named = next((row for row in choices if row.thing.slug == slug), None)
    if named is None:
        raise Refused(_("Mit dieser Station lässt sich hier nicht vergleichen."))
    return named


def _beside(streams: Sequence[Datastream], shown: Datastream, now: int) -> tuple[Beside, ...]:
    others = [stream for stream in streams if stream.pk != shown.pk]
    lines = series.trends(others, now)
    return tuple(Beside(latest(stream, now), chart.spark(lines[stream.pk])) for stream in others)


def _description(shown: Shown, value: Latest) -> str:
    """Say what the chart shows, for those who do not see it."""
    counted = [entry for entry in shown.entries if entry.is_counted]
    if not counted:
        return ""
    low = min(entry.number if entry.low is None else entry.low for entry in counted)
    high = max(entry.number if entry.high is None else entry.high for entry in counted)
    words = {"low": wording.number(low), "high": wording.number(high), "unit": value.unit or wording.unit(value.stream)}
    return _("Zwischen %(low)s und %(high)s %(unit)s") % words


@dataclass(frozen=True)
class TableRow:
    """A line of the table, in words."""

    when: str
    number: str
    low: str
    high: str
    count: int | None
    beside: str
    note: str


def table(page: StationPage, entries: Iterable[Entry]) -> list[TableRow]:
    """Word the entries of a table; what the compared station says stands at the same time or not at all."""
    span = page.shown.span if page.shown else series.DAY
    return [
        TableRow(
            when=_when(entry.start, span),
            number=wording.number(entry.number),
            low=wording.number(entry.low),
            high=wording.number(entry.high),
            count=entry.count,
            beside=wording.number(page.other_entries[entry.start].number) if entry.start in page.other_entries else "–",
            note=", ".join(entry.doubts),
        )
        for entry in entries
    ]


def _when(kept: int, span: str) -> str:
    local = times.moment(kept).astimezone(times.HERE)
    if span in (series.DAY, series.WEEK):
        day, clock = formats.date_format(local, "D, j. F"), f"{local:%-H.%M}"
        return _("%(day)s, %(clock)s Uhr") % {"day": day, "clock": clock}
    day = formats.date_format(local, "j. F Y")
    return _("Woche ab %(day)s") % {"day": day} if span == series.DECADE else day


def machine_links(page: StationPage, root: str) -> list[tuple[str, str]]:
    """Return where machines read the same: the thing, and the values of the shown stream."""
    links = [(_("Station in SensorThings"), f"{root}Things({page.thing.pk})?$expand=Locations,Datastreams")]
    if page.stream is not None:
        values = f"{root}Datastreams({page.stream.pk})/Observations?$orderby=phenomenonTime%20desc&$top=100"
        links.append((_("Werte in SensorThings"), values))
    return links
