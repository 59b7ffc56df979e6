"""Loading of the programme itself: vision, values, goals, money, figures, history, fields, decisions."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.text import slugify

from dos.actors.models import Organisation
from dos.core.loading import Row, load
from dos.strategy.models import (
    ActionField,
    Cohort,
    Decision,
    Figure,
    FundingProgramme,
    Guideline,
    Programme,
    ProgrammeGoal,
    TimelineEntry,
)
from dos.strategy.services.facts.reading import cities_named, dated, english

Item = Mapping[str, Any]
OUTCOMES = {"angekündigt": Decision.Outcome.ANNOUNCED, "beschlossen": Decision.Outcome.ADOPTED}


def load_programme(facts: Item, figures: Sequence[Item], texts: Item) -> Programme:
    """Bring the programme with everything that hangs on it up to date."""
    governance = facts["governance"]
    words = {name: name for name in ("name", "motto", "summary", "vision", "governance", "monitoring")}
    values = {
        "name": facts["name"],
        "short_name": facts["short_name"],
        "motto": facts["motto"],
        "summary": facts["summary"],
        "vision": "\n".join(facts["vision"]["paraphrase"]),
        "governance": f"{governance['centre']} ({' und '.join(governance['members'])}): {governance['role']}",
        "monitoring": facts["monitoring"]["approach"],
        "source_url": facts["source_url"],
        **english(texts, "programme", facts["id"], words),
    }
    programme: Programme = load(Row(Programme, {"slug": facts["id"]}, values)).obj
    _load_guidelines(programme, facts, texts)
    _load_funding(facts, texts)
    for position, item in enumerate(figures):
        _load_figure(programme, item, position)
    _load_timeline(programme, facts, texts)
    return programme


def _load_guidelines(programme: Programme, facts: Item, texts: Item) -> None:
    source = facts["vision"]["source_url"]
    items = [(Guideline.Kind.VALUE, slugify(title), title, "", source) for title in facts["vision"]["values"]]
    items += [
        (Guideline.Kind.THEME, theme["id"], theme["title"], theme["text"], theme["source_url"])
        for theme in facts["cross_cutting_themes"]
    ]
    for position, (kind, slug, title, text, source_url) in enumerate(items):
        values = {
            "programme": programme,
            "kind": kind,
            "title": title,
            "text": text,
            "order": position,
            "source_url": source_url,
            **english(texts, "guidelines", slug, {"title": "title", "text": "text"}),
        }
        load(Row(Guideline, {"slug": slug}, values))


def _load_funding(facts: Item, texts: Item) -> None:
    funding, ours = facts["funding_programme"], facts["dos_funding"]["cohort"]
    slug = funding["abbreviation"].lower()
    values = {
        "name": funding["name"],
        "abbreviation": funding["abbreviation"],
        "funder": f"{funding['ministry']}, über die {funding['bank']}",
        "since_year": funding["since"],
        "source_url": funding["source_urls"][0],
        **english(texts, "funding_programmes", slug, {"name": "name", "text": "text"}),
    }
    programme = load(Row(FundingProgramme, {"slug": slug}, values)).obj
    for cohort in funding["cohorts"]:
        details = {
            "year": cohort["year"],
            "theme": cohort["theme"] or "",
            "projects": cohort["projects"],
            "amount_eur": Decimal(cohort["eur"]),
            "amount_note": cohort.get("eur_note", ""),
            "is_ours": cohort["number"] == ours,
            "source_url": cohort["source_url"],
        }
        load(Row(Cohort, {"funding_programme": programme, "number": cohort["number"]}, details))


def _load_figure(programme: Programme, item: Item, position: int) -> None:
    values = {
        "programme": programme,
        "label": item["label"],
        "label_en": item["label_en"],
        "value": Decimal(item["value"]),
        "unit": item["unit"],
        "note": item["note"],
        "order": position,
        "source_url": item["source_url"],
        "as_of": date.fromisoformat(item["as_of"]) if item["as_of"] else None,
    }
    load(Row(Figure, {"key": item["id"]}, values))


def _load_timeline(programme: Programme, facts: Item, texts: Item) -> None:
    for entry in facts["timeline"]:
        values = {
            "programme": programme,
            "title": entry["title"],
            "source_url": entry["source_url"],
            **dated("starts", entry["date"]),
            **english(texts, "timeline", entry["date"], {"title": "title"}),
        }
        load(Row(TimelineEntry, {"slug": f"{entry['date']}-{slugify(entry['title'])}"[:120]}, values))
    for phase in facts["phases"]:
        values = {
            "programme": programme,
            "title": phase["name"],
            "text": phase["text"],
            "is_phase": True,
            "source_url": phase["source_url"],
            **dated("starts", phase["start"]),
            **dated("ends", phase["end"]),
            **english(texts, "timeline", phase["id"], {"title": "title", "text": "text"}),
        }
        load(Row(TimelineEntry, {"slug": phase["id"]}, values))


def load_action_fields(programme: Programme, fields: Sequence[Item], texts: Item) -> None:
    """Bring the action fields up to date."""
    for item in fields:
        values = {
            "programme": programme,
            "order": item["order"],
            "code": item["code"] or "",
            "name": item["name"],
            "goal": item["goal"] or "",
            "goal_is_derived": bool(item["goal_is_derived"]),
            "source_url": item["source_url"],
            **english(texts, "action_fields", item["id"], {"name": "name", "goal": "goal"}),
        }
        load(Row(ActionField, {"slug": item["id"]}, values))


def load_goals(programme: Programme, goals: Sequence[Item], links: Item, texts: Item) -> None:
    """Bring the programme goals up to date, with the action fields that serve them by what these are about."""
    fields = {field.slug: field for field in ActionField.objects.all()}
    for position, goal in enumerate(goals):
        served = [fields[slug] for slug in links.get("goal_fields", {}).get(goal["id"], []) if slug in fields]
        values = {
            "programme": programme,
            "title": goal["title"],
            "order": position,
            "action_fields_are_derived": bool(served),
            "source_url": goal["source_url"],
            **english(texts, "goals", goal["id"], {"title": "title"}),
        }
        load(Row(ProgrammeGoal, {"slug": goal["id"]}, values, {"action_fields": served}))


def load_decisions(decisions: Sequence[Item], texts: Item) -> None:
    """Bring the councils' decisions on the programme up to date."""
    bodies = {organisation.name: organisation for organisation in Organisation.objects.all()}
    for item in decisions:
        cities = cities_named(item["body"])
        values = {
            "title": item["title"],
            "body": item["body"],
            "organisation": bodies.get(item["body"]),
            "city": cities[0] if len(cities) == 1 else None,
            "outcome": OUTCOMES[item["status"]],
            "reference": item.get("reference", ""),
            "text": item.get("note", ""),
            "concerns_programme": True,
            "source_url": item["source_url"],
            "more_source_urls": item.get("more_source_urls", []),
            **dated("", item["date"]),
            **english(texts, "decisions", item["date"], {"title": "title", "text": "text"}),
        }
        load(Row(Decision, {"slug": f"{item['date']}-{slugify(item['title'])}"[:120]}, values))
