"""Loading of indicators with their values and with the targets that the facts give; these name no day."""

from collections.abc import Mapping
from typing import Any

from dos.core.loading import Row, load
from dos.strategy.models import ActionField, Indicator, Milestone, Project
from dos.strategy.services import changes
from dos.strategy.services.facts.reading import cities_named, dated, english

Item = Mapping[str, Any]
PROVENANCE = "aus Veröffentlichungen gezählt, keine amtliche Wirkungsmessung"


def load_indicators(programme: Item, links: Item, texts: Item) -> None:
    """Bring the indicators up to date; later values may be added by hand."""
    fields = {field.slug: field for field in ActionField.objects.all()}
    projects = {project.slug: project for project in Project.objects.all()}
    steps = {(step.project_id, step.title): step for step in Milestone.objects.all()}
    for item in programme["indicators"]:
        project = projects.get(links.get("indicator_projects", {}).get(item["id"], ""))
        milestone = steps.get((project.pk, links["indicator_milestones"].get(item["id"]))) if project else None
        cities = cities_named(item["city"])
        values = {
            "name": item["name"],
            "unit": item["unit"],
            "city": cities[0] if len(cities) == 1 else None,
            "action_field": fields.get(item["action_field"] or ""),
            "project": project,
            "milestone": milestone,
            "provenance": PROVENANCE,
            "note": item.get("note") or "",
            "source_url": item["source_url"],
            **english(texts, "indicators", item["id"], {"name": "name", "unit": "unit"}),
        }
        targets = [{"value": item["target"], "source_url": item["source_url"]}] if item["target"] else []
        children = {"values": [_value(value) for value in item["values"]], "targets": targets}
        loaded = load(Row(Indicator, {"slug": item["id"]}, values, children=children))
        if loaded.is_written:
            changes.remember(loaded.obj)


def _value(item: Item) -> dict[str, Any]:
    return {"value": item["value"], "source_url": item["source_url"], **dated("", item["date"])}
