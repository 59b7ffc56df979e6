"""One invented story from decision to measured value, marked as an example wherever it appears."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from dos.cities.models import City
from dos.core.loading import Row, load
from dos.strategy.models import (
    ActionField,
    Change,
    Decision,
    Indicator,
    Milestone,
    Objective,
    ProgrammeGoal,
    Project,
    StatusNote,
)
from dos.strategy.services import changes

Item = Mapping[str, Any]


@transaction.atomic
def load_example(told: Item) -> None:
    """Load the story with dates that count from the day of its first load, which stays the same ever after."""
    story = _Story(told)
    field = ActionField.objects.get(slug=told["action_field"])
    goal = ProgrammeGoal.objects.get(slug=told["goal"])
    objective = story.load(Objective, told["objective"], {"action_field": field}, {"goals": [goal]})
    project, is_new = story.load_project(field, objective)
    story.load_decision(project)
    for note in told["notes"]:
        values = {"text": note["text"], "text_en": note["text_en"], "source_note": told["source_note"]}
        load(Row(StatusNote, {"project": project, "on": story.day(note["on"])}, values))
    story.load_indicator(field, objective, project)
    if is_new:
        story.write_log(project)


class _Story:
    """The story's days, cities and the words that mark it."""

    def __init__(self, told: Item) -> None:
        self.told = told
        known = Project.objects.filter(slug=told["project"]["slug"]).first()
        first = known.first_published_at if known is not None else None
        self.start = timezone.localtime(first).date() if first else timezone.localdate()
        self.city = City.objects.filter(key=told["city"]).first()
        self.mark = {"is_example": True, "source_note": told["source_note"]}

    def day(self, offset: int | None) -> date | None:
        """Return the day so many days after the first start."""
        return None if offset is None else self.start + timedelta(days=offset)

    def load(self, model: Any, item: Item, more: Item, many: Mapping[str, Sequence[Model]]) -> Any:
        """Load one row whose words stand in the file under the names of its fields."""
        values = {name: value for name, value in item.items() if name != "slug"}
        return load(Row(model, {"slug": item["slug"]}, {**values, **more, **self.mark}, many)).obj

    def load_project(self, field: ActionField, objective: Objective) -> tuple[Project, bool]:
        """Load the project as it stands today: one step late, the end later than planned."""
        item = self.told["project"]
        days = {"planned_start", "start", "planned_end", "end"}
        special = {*days, "slug", "next_step_on", "total_cost", "funding_label", "reviewed"}
        values = {
            **{name: value for name, value in item.items() if name not in special},
            **{f"{name}_on": self.day(item[name]) for name in days},
            **self.mark,
            "next_step_on": self.day(item["next_step_on"]),
            "total_cost": Decimal(item["total_cost"]),
            "is_funded": False,
            "kind": Project.Kind.MEASURE,
            "stage": Project.Stage.RUNNING,
            "lead_city": self.city,
            "origin": Project.Origin.CONFIRMED,
            "confirmed_on": self.day(item["reviewed"]),
            "last_reviewed_on": self.day(item["reviewed"]),
            "review_interval_days": 366,
        }
        children = {
            "milestones": [self._milestone(step) for step in self.told["milestones"]],
            "contributions": [{"objective": objective, "goal": None}],
            "fundings": [{"label": item["funding_label"], "amount_eur": Decimal(item["total_cost"])}],
        }
        many: dict[str, Sequence[Model]] = {
            "cities": list(City.objects.filter(key__in=self.told["cities"])),
            "action_fields": [field],
        }
        loaded = load(Row(Project, {"slug": item["slug"]}, values, many, children))
        return loaded.obj, loaded.is_new

    def _milestone(self, step: Item) -> dict[str, Any]:
        return {
            "key": step["key"],
            "title": step["title"],
            "title_en": step["title_en"],
            "state": step["state"],
            "planned_on": self.day(step["planned"]),
            "reached_on": self.day(step["reached"]),
            "reason": step.get("reason", ""),
        }

    def load_decision(self, project: Project) -> None:
        """Load the decision that the project follows from."""
        item = {**self.told["decision"], "on": self.day(self.told["decision"]["on"])}
        more = {"city": self.city, "outcome": Decision.Outcome.ADOPTED}
        self.load(Decision, item, more, {"projects": [project]})

    def load_indicator(self, field: ActionField, objective: Objective, project: Project) -> None:
        """Load the indicator with baseline, target and measured values."""
        item = self.told["indicator"]
        words = ("name", "name_en", "unit", "unit_en", "definition", "definition_en")
        values = {
            **{name: item[name] for name in words},
            **self.mark,
            "city": self.city,
            "action_field": field,
            "objective": objective,
            "project": project,
            "milestone": Milestone.objects.filter(project=project, key=item["milestone"]).first(),
            "baseline_value": item["baseline"],
            "baseline_on": self.day(item["baseline_on"]),
            "update_interval_days": None,
        }
        source = {"source_note": self.told["source_note"]}
        children = {
            "values": [{"on": self.day(offset), "value": value, **source} for offset, value in item["values"]],
            "targets": [{"on": self.day(item["target_on"]), "value": item["target"], **source}],
        }
        loaded = load(Row(Indicator, {"slug": item["slug"]}, values, children=children))
        if loaded.is_new:
            changes.remember(loaded.obj)

    def write_log(self, project: Project) -> None:
        """Write what the public log would say: taken in, one step moved, the end moved with it."""
        shift = self.told["shift"]
        step = next(step for step in self.told["milestones"] if step["key"] == shift["key"])
        before = step["planned"] - shift["days"]
        item = self.told["project"]
        moved = {
            "kind": Change.Kind.MILESTONE,
            "field": "planned_on",
            "subject": step["title"],
            "subject_key": step["key"],
        }
        self._write(project, item["start"], kind=Change.Kind.START, new=project.name)
        self._write(
            project, shift["at"], **moved, old=self.day(before), new=self.day(step["planned"]),
            days=shift["days"], reason=step["reason"],
        )  # fmt: skip
        self._write(
            project, shift["at"], kind=Change.Kind.DATE, field="end_on", old=self.day(item["planned_end"]),
            new=self.day(item["end"]), days=item["end"] - item["planned_end"], reason=step["reason"],
        )  # fmt: skip
        changes.remember(project)

    def _write(self, project: Project, offset: int, **values: Any) -> None:
        noon = datetime.combine(self.start + timedelta(days=offset), time(12), timezone.get_current_timezone())
        Change.objects.create(project=project, at=noon, by_role="Beispielstelle", **values)
