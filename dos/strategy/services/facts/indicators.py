"""Loading of indicators with their values; a target only where the facts give one and the strategy gives its year."""

from collections.abc import Mapping
from typing import Any

from dos.core.loading import Row, load
from dos.design.templatetags.design import german_number
from dos.strategy.models import ActionField, Indicator, Milestone, Project
from dos.strategy.services import changes
from dos.strategy.services.facts.reading import cities_named, dated, english

Item = Mapping[str, Any]
PROVENANCE = "aus Veröffentlichungen gezählt, keine amtliche Wirkungsmessung"
TARGET_NOTE = "Bis wann, sagt die Quelle nicht; eingetragen ist das Zieljahr der Strategie."
UNDATED_TARGET = "Vorgesehen sind laut Quelle {target} {unit}; bis wann, ist nicht belegt."


def load_indicators(programme: Item, links: Item, texts: Item) -> None:
    """Bring the indicators up to date; later values may be added by hand."""
    goal_year = next((entry for entry in programme["timeline"] if entry["title"].startswith("Zieljahr")), None)
    fields = {field.slug: field for field in ActionField.objects.all()}
    projects = {project.slug: project for project in Project.objects.all()}
    steps = {(step.project_id, step.title): step for step in Milestone.objects.all()}
    for item in programme["indicators"]:
        project = projects.get(links.get("indicator_projects", {}).get(item["id"], ""))
        milestone = steps.get((project.pk, links["indicator_milestones"].get(item["id"]))) if project else None
        cities = cities_named(item["city"])
        is_dated = goal_year is not None and project is not None and project.kind != Project.Kind.RELATED
        values = {
            "name": item["name"],
            "unit": item["unit"],
            "city": cities[0] if len(cities) == 1 else None,
            "action_field": fields.get(item["action_field"] or ""),
            "project": project,
            "milestone": milestone,
            "provenance": PROVENANCE,
            "note": _note(item, is_dated=is_dated),
            "source_url": item["source_url"],
            **english(texts, "indicators", item["id"], {"name": "name", "unit": "unit"}),
        }
        targets = [_target(item, goal_year)] if is_dated and item["target"] else []
        children = {"values": [_value(value) for value in item["values"]], "targets": targets}
        loaded = load(Row(Indicator, {"slug": item["id"]}, values, children=children))
        if loaded.is_written:
            changes.remember(loaded.obj)


def _note(item: Item, *, is_dated: bool) -> str:
    if item["target"] and not is_dated:
        return UNDATED_TARGET.format(target=german_number(item["target"]), unit=item["unit"])
    return str(item.get("note") or "")


def _target(item: Item, goal_year: Item | None) -> dict[str, Any]:
    year = goal_year or {}
    return {
        "value": item["target"],
        "source_url": item["source_url"],
        "source_note": TARGET_NOTE,
        **dated("", year.get("date")),
    }


def _value(item: Item) -> dict[str, Any]:
    return {"value": item["value"], "source_url": item["source_url"], **dated("", item["date"])}
