"""The strategy's thread: complete, the same from both ends, silent about what is not public, in few queries."""

import random
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from dos.cities.selectors import directory
from dos.core.thread import Thread, thread_object, walk
from dos.strategy import models
from dos.strategy.selectors.skeleton import skeleton
from dos.strategy.tests import factories

pytestmark = pytest.mark.django_db


def keys(walked: Thread) -> set[tuple[str, str]]:
    """Kind and name of everything on the thread."""
    return {(node.kind, node.slug) for node in walked.nodes if node.fill != "stub"}


def labels(walked: Thread) -> list[str]:
    """What a reader sees."""
    return [node.label for node in walked.nodes]


@pytest.fixture
def chain() -> dict[str, Any]:
    """One thread with every kind on it."""
    goal = factories.ProgrammeGoalFactory(title="Lebensqualität")
    field = factories.ActionFieldFactory(name="Umwelt")
    objective = factories.ObjectiveFactory(title="Kühle Plätze", action_field=field)
    goal.action_fields.add(field)
    project = factories.ProjectFactory(name="Klimanetz", action_fields=[field])
    factories.ContributionFactory(project=project, objective=objective, goal=None)
    decision = factories.DecisionFactory(title="Ja zum Netz", projects=[project])
    milestone = factories.MilestoneFactory(project=project, title="Alle stehen")
    indicator = factories.IndicatorFactory(name="Stationen", unit="Stück", project=project, milestone=milestone)
    value = factories.IndicatorValueFactory(indicator=indicator, value=76, on=date(2026, 5, 1))
    factories.IndicatorTargetFactory(indicator=indicator, value=76)
    return {
        "goal": goal,
        "action_field": field,
        "objective": objective,
        "decision": decision,
        "project": project,
        "milestone": milestone,
        "indicator": indicator,
        "value": value,
    }


WHOLE = ["Lebensqualität", "Umwelt", "Kühle Plätze", "Ja zum Netz", "Klimanetz", "Alle stehen", "Stationen"]


@pytest.mark.parametrize(
    "kind", ["goal", "action_field", "objective", "decision", "project", "milestone", "indicator", "value"]
)
def test_the_whole_thread_is_seen_from_each_of_its_nodes(chain: dict[str, Any], kind: str) -> None:
    walked = walk(chain[kind], None)

    assert labels(walked) == [*WHOLE, "Stationen: 76 Stück"]
    assert [node.kind for node in walked.nodes if node.is_here] == [kind]


def test_states_are_said_in_words_and_as_fill(chain: dict[str, Any]) -> None:
    said = {node.kind: (node.fill, node.state_label) for node in walk(chain["project"], None).nodes}

    assert said["decision"] == ("full", "beschlossen")
    assert said["project"] == ("half", "in Umsetzung")
    assert said["milestone"] == ("open", "geplant")
    assert said["indicator"] == ("full", "Zielwert erreicht")


def test_a_use_case_stands_below_its_measure(chain: dict[str, Any]) -> None:
    use_case = factories.ProjectFactory(name="Parkbank", kind="use_case", parent=chain["project"], action_fields=[])

    assert "Parkbank" in labels(walk(chain["goal"], None))
    assert labels(walk(use_case, None)) == [*WHOLE[:5], "Parkbank"]


@pytest.mark.parametrize(
    ("hidden", "seen_from", "secret"),
    [
        ("decision", "project", "Ja zum Netz"),
        ("project", "decision", "Klimanetz"),
        ("project", "goal", "Klimanetz"),
        ("indicator", "project", "Stationen"),
        ("project", "indicator", "Klimanetz"),
    ],
)
def test_a_draft_is_a_stub_without_name_address_and_what_lies_behind(
    chain: dict[str, Any], hidden: str, seen_from: str, secret: str
) -> None:
    row = chain[hidden]
    type(row).objects.filter(pk=row.pk).update(live=False)
    start = type(chain[seen_from]).objects.get(pk=chain[seen_from].pk)

    walked = walk(start, None)

    assert all(secret not in node.label and row.slug not in node.url for node in walked.nodes)
    assert [node.kind for node in walked.nodes if node.fill == "stub"] == [hidden]


def test_a_measure_that_is_not_public_hides_what_stands_above(chain: dict[str, Any]) -> None:
    use_case = factories.ProjectFactory(parent=chain["project"], action_fields=[])
    models.Project.objects.filter(pk=chain["project"].pk).update(live=False)

    walked = walk(models.Project.objects.get(pk=use_case.pk), None)

    assert labels(walked) == [use_case.name, "nicht öffentlich"] or labels(walked) == [
        "nicht öffentlich",
        use_case.name,
    ]


@pytest.mark.parametrize(
    ("kind", "queries"),
    [
        ("goal", 14),
        ("action_field", 13),
        ("objective", 12),
        ("decision", 13),
        ("project", 11),
        ("milestone", 9),
        ("indicator", 10),
    ],
)
def test_the_number_of_queries_does_not_grow(
    chain: dict[str, Any], kind: str, queries: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(30):
        use_case = factories.ProjectFactory(parent=chain["project"], action_fields=[chain["action_field"]])
        step = factories.MilestoneFactory(project=use_case)
        factories.DecisionFactory(projects=[use_case, chain["project"]])
        factories.IndicatorValueFactory(indicator=factories.IndicatorFactory(project=chain["project"], milestone=step))
    start = thread_object(kind, getattr(chain[kind], "slug", None) or chain[kind].key, None)
    skeleton(), directory()  # the process has them in mind

    with django_assert_max_num_queries(queries):
        walked = walk(start, None)

    assert walked.is_cut


@pytest.mark.parametrize("kind", ["decision", "project", "indicator"])
def test_a_draft_has_no_address_on_the_thread(chain: dict[str, Any], kind: str) -> None:
    row = chain[kind]
    type(row).objects.filter(pk=row.pk).update(live=False)

    assert thread_object(kind, row.slug, None) is None
    assert thread_object("milestone", chain["milestone"].key, None) == (
        None if kind == "project" else chain["milestone"]
    )


def test_a_draft_stands_on_its_own_thread_for_the_preview(chain: dict[str, Any]) -> None:
    for kind in ("decision", "project", "indicator"):
        row = type(chain[kind])(slug="entwurf", **({"on": date(2026, 1, 1)} if kind == "decision" else {}))
        assert [node.is_here for node in walk(row, None).nodes] == []
        row.live = False
        row.save()
        assert [node.is_here for node in walk(type(row).objects.get(pk=row.pk), None).nodes] == [True]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
def test_who_sees_somebody_is_seen(seed: int) -> None:
    with transaction.atomic():
        rows = random_register(random.Random(seed))
        seen = {row_key: keys(walk(row, None)) for row_key, row in rows.items()}
        transaction.set_rollback(True)

    for one, others in seen.items():
        assert one in others
        for other in others:
            assert one in seen[other], (one, other)


def random_register(dice: random.Random) -> dict[tuple[str, str], Any]:
    """Make a small register whose links are thrown with dice; return its public objects by kind and name."""
    goals = [factories.ProgrammeGoalFactory() for _ in range(2)]
    fields = [factories.ActionFieldFactory() for _ in range(2)]
    objectives: list[models.Objective] = []
    for _ in range(3):
        above = dice.choice([None, *objectives])
        above = above if above is None or above.parent is None else None
        objectives.append(
            factories.ObjectiveFactory(parent=above, action_field=above.action_field if above else dice.choice(fields))
        )
    serving: list[Any] = [*fields, *objectives]
    for one in serving:
        one.goals.set(dice.sample(goals, dice.randint(0, 1)))
    projects: list[models.Project] = []
    for _ in range(4):
        parent = dice.choice([None, *projects[:2]])
        live = dice.random() > 0.2
        projects.append(
            factories.ProjectFactory(parent=parent, live=live, action_fields=dice.sample(fields, dice.randint(0, 1)))
        )
    for _ in range(2):
        factories.ContributionFactory(project=dice.choice(projects), objective=dice.choice(objectives), goal=None)
        factories.ContributionFactory(project=dice.choice(projects), goal=dice.choice(goals))
        factories.DecisionFactory(projects=dice.sample(projects, 2), concerns_programme=dice.random() > 0.5)
    for number in range(4):
        step = factories.MilestoneFactory(project=dice.choice(projects))
        indicator = factories.IndicatorFactory(
            live=number > 0,
            project=dice.choice([None, step.project]),
            milestone=dice.choice([None, step]),
            objective=dice.choice([None, *objectives]),
            action_field=dice.choice([None, *fields]),
        )
        indicator.goals = dice.sample(goals, dice.randint(0, 1))
        indicator.save()
        factories.IndicatorValueFactory(indicator=indicator)
    return public_objects()


def public_objects() -> dict[tuple[str, str], Any]:
    """Every object that has a thread, by kind and name; of values the latest."""
    rows: dict[tuple[str, str], Any] = {}
    for kind in ("goal", "action_field", "objective", "decision", "project", "milestone", "indicator"):
        model: Any = {"goal": models.ProgrammeGoal, "action_field": models.ActionField}.get(kind) or getattr(
            models, kind.title()
        )
        for row in model.objects.all():
            name = row.key if kind == "milestone" else row.slug
            found = thread_object(kind, name, None)
            if found is not None:
                rows[kind, name] = found
    for value in models.IndicatorValue.objects.filter(indicator__live=True).select_related("indicator"):
        rows["value", f"{value.indicator.slug}-{value.on.isoformat()}"] = value
    return rows


def test_a_changed_name_is_on_the_thread_at_once(chain: dict[str, Any]) -> None:
    start = chain["project"]
    assert chain["action_field"].name in labels(walk(models.Project.objects.get(pk=start.pk), None))

    chain["action_field"].name = "Ein neuer Name"
    chain["action_field"].save()

    walked = labels(walk(models.Project.objects.get(pk=start.pk), None))
    assert "Ein neuer Name" in walked
