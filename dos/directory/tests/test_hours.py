"""Opening hours: what somebody at the door wants to know, at every minute of the year."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dos.directory.models import OpeningException, OpeningHours
from dos.directory.selectors.hours import ZONE, Timetable, joined, timetable_of

WEEKDAYS = range(5)
# Nights in which clocks change, without a holiday beside them.
CLOCK_CHANGES = [date(2026, 3, 29), date(2026, 10, 25), date(2028, 3, 26), date(2028, 10, 29)]


def hours(*spans: tuple[int, int, int]) -> list[OpeningHours]:
    return [OpeningHours(weekday=day, opens=time(opens), closes=time(closes)) for day, opens, closes in spans]


def office(*exceptions: OpeningException) -> Timetable:
    """An office that is open on weekdays from 8 to 12 and, on Thursdays, from 14 to 18."""
    return timetable_of(hours(*((day, 8, 12) for day in WEEKDAYS), (3, 14, 18)), exceptions)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-12-03T09:00", "jetzt geöffnet bis 12 Uhr"),
        ("2026-12-03T12:00", "geschlossen, öffnet heute um 14 Uhr"),
        ("2026-12-03T17:59", "jetzt geöffnet bis 18 Uhr"),
        ("2026-12-03T18:00", "geschlossen, öffnet morgen um 8 Uhr"),
        ("2026-12-04T12:30", "geschlossen, öffnet Montag um 8 Uhr"),
        ("2026-06-04T10:00", "heute Feiertag: Fronleichnam, öffnet morgen um 8 Uhr"),
        ("2026-12-25T10:00", "heute Feiertag: Erster Weihnachtstag, öffnet Montag um 8 Uhr"),
    ],
)
def test_it_says_what_holds_now(moment: str, words: str) -> None:
    assert office().now(at(moment)).words == words


def test_it_says_so_in_english_too() -> None:
    with translation.override("en"):
        words = office().now(at("2026-06-04T10:00")).words

    assert words == "public holiday today: Corpus Christi, opens tomorrow at 08:00"


def test_unknown_hours_are_no_closed_office() -> None:
    now = timetable_of([]).now(at("2026-12-03T09:00"))

    assert now.words == "Öffnungszeiten nicht belegt"
    assert not now.is_known


def test_an_exception_beats_the_week_and_the_holiday() -> None:
    day = date(2026, 6, 4)
    open_after_all = OpeningException(first_day=day, last_day=day, opens=time(9), closes=time(11), reason="Wahl")

    assert office(open_after_all).now(at("2026-06-04T09:30")).words == "jetzt geöffnet bis 11 Uhr"
    assert office(open_after_all).day(day).words == "9 bis 11 Uhr (Wahl)"


def test_the_narrowest_of_several_exceptions_holds() -> None:
    holidays = OpeningException(first_day=date(2026, 12, 7), last_day=date(2026, 12, 31), reason="Umbau")
    one_day = OpeningException(
        first_day=date(2026, 12, 8), last_day=date(2026, 12, 8), opens=time(10), closes=time(11, 30)
    )
    table = office(holidays, one_day)

    assert table.now(at("2026-12-07T09:00")).words == "heute geschlossen: Umbau, öffnet morgen um 10 Uhr"
    assert table.now(at("2026-12-08T10:00")).words == "jetzt geöffnet bis 11.30 Uhr"
    assert table.now(at("2026-12-09T09:00")).words == "heute geschlossen: Umbau, öffnet am 4. Januar um 8 Uhr"


def test_closed_for_good_names_no_opening() -> None:
    closed = OpeningException(first_day=date(2026, 1, 1), last_day=date(2030, 1, 1), reason="Umzug")

    assert office(closed).now(at("2026-12-07T09:00")).words == "heute geschlossen: Umzug"


def test_spans_that_touch_are_one() -> None:
    table = timetable_of(hours((0, 8, 12), (0, 12, 16), (0, 15, 17)))

    assert table.now(at("2026-12-07T11:00")).words == "jetzt geöffnet bis 17 Uhr"


def test_the_week_is_told_in_few_lines() -> None:
    told = [(line.days, [span.words for span in line.spans]) for line in office().week()]

    assert told == [
        ("Montag bis Mittwoch", ["8 bis 12 Uhr"]),
        ("Donnerstag", ["8 bis 12 Uhr", "14 bis 18 Uhr"]),
        ("Freitag", ["8 bis 12 Uhr"]),
        ("Samstag und Sonntag", []),
    ]


def test_holidays_on_closed_days_are_no_news() -> None:
    coming = [day.on for day in office().unusual(date(2026, 12, 20), 20)]

    # 26 December is a Saturday.
    assert coming == [date(2026, 12, 25), date(2027, 1, 1)]


spans = st.tuples(st.integers(0, 6), st.integers(0, 22), st.integers(1, 23)).filter(lambda span: span[1] < span[2])
days = st.dates(date(2026, 1, 1), date(2027, 12, 31)) | st.sampled_from(CLOCK_CHANGES)


@st.composite
def closures(draw: st.DrawFn) -> OpeningException:
    first = draw(days)
    opens = draw(st.none() | st.integers(0, 20))
    return OpeningException(
        first_day=first,
        last_day=first + timedelta(days=draw(st.integers(0, 20))),
        opens=None if opens is None else time(opens),
        closes=None if opens is None else time(opens + 2),
    )


def is_open(table: Timetable, local: datetime) -> bool:
    return any(span.opens <= local.time() < span.closes for span in table.day(local.date()).spans)


@given(
    st.lists(spans, min_size=1, max_size=10),
    st.lists(closures(), max_size=3),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001  a moment of UTC, below
)
def test_what_is_said_is_so(weekly: list, exceptions: list, moment: datetime) -> None:
    table = timetable_of(hours(*weekly), exceptions)
    moment = moment.replace(tzinfo=UTC)
    local = moment.astimezone(ZONE).replace(tzinfo=None)

    now = table.now(moment)

    assert now.is_open == is_open(table, local)
    if now.until is not None:
        assert local < now.until
        assert is_open(table, now.until - timedelta(microseconds=1))
        assert not is_open(table, now.until)
    if now.next_opening is not None:
        assert local < now.next_opening
        assert is_open(table, now.next_opening)
        first = local.date()
        between = [first + timedelta(days=ahead) for ahead in range((now.next_opening.date() - first).days)]
        assert not any(joined(table.day(day).spans) for day in between if day != first)


@given(st.sampled_from(CLOCK_CHANGES), st.integers(-1, 1), st.integers(8, 11), st.integers(0, 59))
def test_eight_in_the_morning_stays_eight_when_clocks_change(day: date, around: int, hour: int, minute: int) -> None:
    table = timetable_of(hours(*((weekday, 8, 12) for weekday in range(7))))
    on = day + timedelta(days=around)
    moment = datetime.combine(on, time(hour, minute), ZONE)

    now = table.now(moment.astimezone(UTC))

    assert now.is_open
    assert now.until == datetime.combine(on, time(12))
    assert table.now(datetime.combine(on, time(7, 59), ZONE)).next_opening == datetime.combine(on, time(8))
