"""The skeleton of the strategy: goals, fields, objectives and what serves what.

Every thread and most pages need it, it has few rows and changes on few days: remembered for a short time, as the
cities are. Its rows are shared by all who ask: nobody changes them, and they hold names only, no texts.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import caches

from dos.strategy.models import ActionField, Objective, ProgrammeGoal

_KEY, _SECONDS = "strategy_skeleton", 30


@dataclass(frozen=True)
class Skeleton:
    """Goals, fields and objectives by key, in their order; an objective knows its field and the one above it."""

    goals: Mapping[int, ProgrammeGoal]
    action_fields: Mapping[int, ActionField]
    objectives: Mapping[int, Objective]
    goals_of_fields: Mapping[int, Collection[int]]
    goals_of_objectives: Mapping[int, Collection[int]]

    def fields_of(self, goal: ProgrammeGoal) -> list[ActionField]:
        """Return the fields that serve a goal."""
        return [field for field in self.action_fields.values() if goal.pk in self.goals_of_fields.get(field.pk, ())]

    def goals_of(
        self, fields: Iterable[ActionField], objectives: Iterable[Objective] = (), others: Iterable[int | None] = ()
    ) -> list[ProgrammeGoal]:
        """Return the goals that these fields and objectives serve, and the others, in the order of goals."""
        keys = set(others)
        for field in fields:
            keys.update(self.goals_of_fields.get(field.pk, ()))
        for objective in objectives:
            keys.update(self.goals_of_objectives.get(objective.pk, ()))
        return [goal for key, goal in self.goals.items() if key in keys]


def skeleton() -> Skeleton:
    """Return the skeleton, at most 30 seconds old (at once in the process that changed something)."""
    known: Skeleton | None = caches["local"].get(_KEY)
    if known is None:
        known = _read()
        caches["local"].set(_KEY, known, _SECONDS)
    return known


def forget_skeleton() -> None:
    """Read it anew at the next question."""
    caches["local"].delete(_KEY)


def line_of(objective: Objective) -> list[Objective]:
    """Return the objective with those above it, nearest last."""
    line = [objective]
    while line[0].parent is not None and len(line) < 3:
        line.insert(0, line[0].parent)
    return line


def _read() -> Skeleton:
    goals = {row.pk: row for row in ProgrammeGoal.objects.only("slug", "title", "title_en", "order")}
    fields = {row.pk: row for row in ActionField.objects.only("slug", "name", "name_en", "order")}
    names = ("slug", "title", "title_en", "order", "is_example", "action_field", "parent")
    objectives = {row.pk: row for row in Objective.objects.only(*names)}
    for row in objectives.values():
        row.action_field = fields[row.action_field_id]
        if row.parent_id is not None:
            row.parent = objectives[row.parent_id]
    return Skeleton(
        goals,
        fields,
        objectives,
        _pairs(ProgrammeGoal.action_fields.through.objects.values_list("actionfield_id", "programmegoal_id")),
        _pairs(Objective.goals.through.objects.values_list("objective_id", "programmegoal_id")),
    )


def _pairs(links: Iterable[tuple[int, int]]) -> Mapping[int, Sequence[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for below, above in links:
        found[below].append(above)
    return dict(found)
