"""Projects are judged from their rows: progress, traffic light, evidence, freshness."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dos.strategy.models import Indicator, Milestone, Project
from dos.strategy.selectors import assessment
from dos.strategy.tests.factories import ProjectFactory

TODAY = date(2026, 6, 1)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
STATES = st.sampled_from(Milestone.State.values)
STEPS = st.lists(st.builds(Milestone, state=STATES, weight=st.integers(1, 100)), max_size=20)


def project(**fields: Any) -> Project:
    """A confirmed, running project that was looked at today."""
    given_fields = {"name": "Vorhaben", "stage": "running", "origin": "confirmed", "last_reviewed_on": TODAY}
    return Project(**{**given_fields, **fields})


def step(days: int, **fields: Any) -> Milestone:
    """An open step that many days from today."""
    return Milestone(**{"title": "Test", "planned_on": TODAY + timedelta(days=days), **fields})


@given(STEPS)
def test_weighted_progress_stays_between_nothing_and_all(steps: list[Milestone]) -> None:
    found = assessment.progress(steps)

    assert found.percent is None or 0 <= found.percent <= 100
    if found.percent == 100:
        assert all(one.state in ("done", "stopped") for one in steps)


@given(STEPS, st.integers(1, 100))
def test_a_reached_step_never_lowers_progress(steps: list[Milestone], weight: int) -> None:
    before = assessment.progress([*steps, Milestone(state="running", weight=weight)]).percent
    after = assessment.progress([*steps, Milestone(state="done", weight=weight)]).percent

    assert before is not None
    assert after is not None
    assert after >= before


@given(NUMBERS, NUMBERS, NUMBERS)
def test_the_share_of_an_indicator_is_bounded_and_undefined_without_a_way(start: float, now: float, end: float) -> None:
    share = assessment.indicator_share(start, now, end)

    assert (share is None) == (start == end)
    assert share is None or 0 <= share <= 100


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_the_share_grows_towards_the_target_in_both_directions(start: float, a: float, b: float, end: float) -> None:
    near, far = sorted((a, b), reverse=end < start)
    first, second = (assessment.indicator_share(start, value, end) for value in (near, far))

    assert (first is None and second is None) or (first or 0) <= (second or 0)


@pytest.mark.parametrize(
    ("start", "now", "end", "direction", "share"),
    [
        (0, 38, 76, "up", 50),
        (100, 75, 50, "down", 50),
        (100, 120, 50, "down", 0),
        (0, 90, 76, "up", 100),
        (0, 5, 10, "down", None),
        (5, 5, 5, "up", None),
        (None, 5, 10, "up", None),
        (0, float("nan"), 10, "up", None),
        (0, float("inf"), 10, "up", None),
    ],
)
def test_the_share_knows_the_direction(start: float, now: float, end: float, direction: str, share: int | None) -> None:
    assert assessment.indicator_share(start, now, end, direction) == share


def test_steps_count_before_the_indicator_and_an_estimate_says_so() -> None:
    steps = [
        Milestone(state="done", weight=3),
        Milestone(state="planned", weight=1),
        Milestone(state="stopped", weight=9),
    ]

    assert assessment.progress(steps, baseline=0, latest=1, target=2) == assessment.Progress(
        75, "milestones", "1 von 2 Meilensteinen erreicht"
    )
    assert assessment.progress([], baseline=0, latest=1, target=2, estimate=7).basis == "indicator"
    assert assessment.progress([], baseline=2, latest=1, target=2, estimate=40).words == "40 % (Schätzung)"
    assert assessment.progress([]) == assessment.Progress(None, "not_computable", "nicht berechenbar")


@pytest.mark.parametrize(
    ("fields", "days", "light"),
    [
        ({}, [30], "on_time"),
        ({}, [-1, 30], "delayed"),
        ({}, [-91], "critical"),
        ({}, [], "unknown"),
        ({"planned_end_on": date(2027, 1, 1)}, [], "on_time"),
        ({"end_on": date(2026, 5, 31)}, [], "delayed"),
        ({"end_on": date(2026, 5, 1), "end_precision": "year"}, [], "on_time"),
        ({"planned_end_on": date(2027, 1, 1), "end_on": date(2027, 3, 1)}, [], "delayed"),
        ({"planned_end_on": date(2027, 1, 1), "end_on": date(2028, 1, 1)}, [], "critical"),
        ({"stage": "paused"}, [30], "delayed"),
        ({"stage": "stopped"}, [-300], "unknown"),
        ({"stage": "done", "planned_end_on": date(2026, 1, 1), "end_on": date(2026, 1, 1)}, [], "on_time"),
        ({"stage": "done", "planned_end_on": date(2026, 1, 1), "end_on": date(2026, 1, 5)}, [], "delayed"),
        ({"stage": "done"}, [], "unknown"),
        ({"origin": "researched"}, [-300], "unknown"),
        ({"origin": "researched"}, [300], "on_time"),
        ({"last_reviewed_on": date(2026, 1, 1)}, [30], "unknown"),
        ({"last_reviewed_on": date(2026, 1, 1)}, [-30], "delayed"),
    ],
)
def test_the_traffic_light_follows_from_dates_and_review(fields: dict[str, Any], days: list[int], light: str) -> None:
    found = assessment.light(project(**fields), [step(number) for number in days], TODAY)

    assert (found.light, found.is_override) == (light, False)
    assert found.reason


@pytest.mark.parametrize(("reason", "until", "is_override"), [("Frost", 0, True), ("Frost", -1, False), ("", 5, False)])
def test_an_override_counts_with_a_reason_until_its_day(reason: str, until: int, *, is_override: bool) -> None:
    late = project(
        light_override="on_time", light_override_reason=reason, light_override_until=TODAY + timedelta(days=until)
    )

    found = assessment.light(late, [step(-200)], TODAY)

    assert found.is_override is is_override
    assert found.light == ("on_time" if is_override else "critical")


def test_a_reached_or_dropped_step_is_not_overdue() -> None:
    steps = [step(-200, state="done"), step(-200, state="stopped"), step(10)]

    assert assessment.light(project(), steps, TODAY).light == "on_time"


def test_the_next_step_is_the_first_open_one_and_may_be_overdue() -> None:
    steps = [step(-50, state="done"), step(20), step(-5, state="running"), step(0, planned_on=None)]

    assert assessment.next_milestone(steps) is steps[2]
    assert assessment.next_milestone(steps[:1]) is None


@pytest.mark.parametrize(
    ("fields", "is_overdue", "words"),
    [
        ({}, False, "heute geprüft"),
        ({"last_reviewed_on": TODAY - timedelta(days=104)}, False, "vor 104 Tagen geprüft"),
        ({"last_reviewed_on": TODAY - timedelta(days=105)}, True, "seit 105 Tagen nicht geprüft"),
        ({"last_reviewed_on": None}, True, "noch nie geprüft"),
        ({"last_reviewed_on": None, "stage": "done"}, False, "noch nie geprüft"),
        ({"origin": "researched", "last_reviewed_on": None}, False, "vom Projektteam noch nicht bestätigt"),
    ],
)
def test_freshness_is_a_duty_of_confirmed_projects(fields: dict[str, Any], words: str, *, is_overdue: bool) -> None:
    found = assessment.freshness(project(**fields), TODAY)

    assert (found.is_overdue, found.words) == (is_overdue, words)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "in Umsetzung"),
        ({"stage": "done"}, "abgeschlossen, Ergebnis nicht belegt"),
        ({"stage": "done", "result": "Steht."}, "abgeschlossen"),
        ({"stage": "paused", "stage_reason": "Es fehlt Geld."}, "pausiert: Es fehlt Geld."),
    ],
)
def test_the_stage_says_what_belongs_to_it(fields: dict[str, Any], words: str) -> None:
    assert assessment.stage_words(project(**fields)) == words


def test_an_indicator_is_stale_when_a_value_was_due() -> None:
    monthly = Indicator(update_interval_days=30)

    assert not assessment.staleness(monthly, TODAY - timedelta(days=33), TODAY).is_stale
    assert assessment.staleness(monthly, TODAY - timedelta(days=34), TODAY).words == "Wert veraltet: 34 Tage alt"
    assert assessment.staleness(monthly, None, TODAY).is_stale
    assert not assessment.staleness(Indicator(), None, TODAY).is_stale


@pytest.mark.django_db
def test_evidence_counts_sixteen_statements_and_names_the_missing() -> None:
    given_project = ProjectFactory(contact="", gaps={"decisions": "Es gibt keinen Beschluss."})

    found = assessment.evidence(given_project)

    assert (found.given, found.total) == (14, 16)
    assert [(row.label, row.reason) for row in found.missing] == [
        ("Beschluss", "Es gibt keinen Beschluss."),
        ("Ansprechstelle", ""),
    ]
