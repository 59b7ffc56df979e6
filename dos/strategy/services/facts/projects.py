"""Loading of projects with partners, milestones, money and status notes, and of who reuses what they built."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from dos.actors.models import Organisation
from dos.cities.models import City, District
from dos.core.loading import Row, load
from dos.strategy.models import (
    ActionField,
    Adoption,
    Change,
    FundingProgramme,
    LoggedState,
    Milestone,
    Partnership,
    Project,
    StatusNote,
)
from dos.strategy.selectors.assessment import STATEMENTS
from dos.strategy.services import changes
from dos.strategy.services.facts.labels import labelled
from dos.strategy.services.facts.reading import NOT_FOUND, cities_named, dated, day_and_precision, english

Item = Mapping[str, Any]
STAGES = {
    "geplant": Project.Stage.PLANNED,
    "in_umsetzung": Project.Stage.RUNNING,
    "abgeschlossen": Project.Stage.DONE,
}
ROLES = {
    Organisation.Category.SCIENCE: Partnership.Role.SCIENCE,
    Organisation.Category.FUNDING: Partnership.Role.FUNDER,
}
FEDERAL_PROGRAMME = "mpsc"
NEWER_FACTS = "Neuere Angaben in den öffentlichen Quellen."


def load_projects(projects: Sequence[Item], organisations: Sequence[Item], links: Item, texts: Item) -> None:
    """Bring the projects up to date, parents before their parts; each new one begins its change log."""
    known = _Known(organisations, links)
    for item in sorted(projects, key=lambda item: _depth(item, {other["id"]: other for other in projects})):
        loaded = load(_row(item, known, texts))
        if loaded.is_written:
            _log(loaded.obj)
        if loaded.obj is not None and item["status_text"]:
            _load_status_note(loaded.obj, item, texts)


def _log(project: Project) -> None:
    """Begin the change log of a new project; write down what newer facts changed on a known one."""
    known = LoggedState.objects.filter(kind="project", object_id=project.pk).first()
    found = [changes.Difference(Change.Kind.START, "", "", project.name)]
    if known is not None:
        noted = changes.differences(known.statements, project.public_statements())
        found = [replace(entry, reason=entry.reason or NEWER_FACTS) for entry in noted]
    changes.write_down(project, found, by_role="")
    changes.remember(project)


class _Known:
    """What the projects point to, read once."""

    def __init__(self, organisations: Sequence[Item], links: Item) -> None:
        self.links = links
        self.fields = {field.slug: field for field in ActionField.objects.all()}
        self.mpsc = FundingProgramme.objects.filter(slug=FEDERAL_PROGRAMME).first()
        self.districts = {district.name: district for district in District.objects.all()}
        self._by_slug = {organisation.slug: organisation for organisation in Organisation.objects.all()}
        self._by_name = {
            name: organisation
            for organisation in self._by_slug.values()
            for name in (organisation.name, organisation.short_name)
            if name
        }
        self._named_by: dict[str, list[str]] = {}
        for item in organisations:
            for project in item["projects"]:
                self._named_by.setdefault(project, []).append(item["id"])

    def organisation(self, name: str) -> Organisation | None:
        """Find an organisation by its name, short name or an alias that the facts use."""
        alias = self.links.get("organisation_aliases", {}).get(name, "")
        return self._by_name.get(name) or self._by_slug.get(alias)

    def partners(self, item: Item) -> list[dict[str, Any]]:
        """Return the partners that project or organisation name, each once; unknown ones by their name alone."""
        found: dict[Any, dict[str, Any]] = {}
        for name in item["partners"]:
            organisation = self.organisation(name)
            found[organisation or name] = _partner(organisation, "" if organisation else name)
        for slug in self._named_by.get(item["id"], []):
            if slug in self._by_slug:
                found.setdefault(self._by_slug[slug], _partner(self._by_slug[slug], ""))
        return list(found.values())


def _partner(organisation: Organisation | None, name: str) -> dict[str, Any]:
    category = organisation.category if organisation else ""
    role = (
        ROLES.get(Organisation.Category(category), Partnership.Role.PARTNER) if category else Partnership.Role.PARTNER
    )
    return {"organisation": organisation, "name": name, "role": role}


def _depth(item: Item, items: Mapping[str, Item]) -> int:
    parent = items.get(item["parent"] or "")
    return 0 if parent is None else 1 + _depth(parent, items)


def _row(item: Item, known: _Known, texts: Item) -> Row:
    cities = cities_named(item["city"])
    fields = [known.fields[slug] for slug in item["action_fields"]]
    districts = [known.districts[name] for name in known.links.get("project_districts", {}).get(item["id"], [])]
    cost = item["facts"].get("kosten_eur")
    place = item["location"]
    values = {
        "name": item["name"],
        "kind": item["kind"],
        "code": item["code"] or "",
        "summary": item["description"],
        "lead_city": cities[0] if len(cities) == 1 else None,
        "parent": Project.objects.filter(slug=item["parent"]).first() if item["parent"] else None,
        "action_fields_are_derived": item["action_field_basis"] == "derived",
        "stage": STAGES[item["phase"]],
        "total_cost": Decimal(cost) if cost else None,
        "is_funded": item["funded"],
        "funding_note": item["funding_note"] or "",
        "place": place["address"] or "",
        "latitude": place["lat"],
        "longitude": place["lon"],
        "place_is_approximate": place["precision"] == "approximate",
        "origin": Project.Origin.RESEARCHED,
        "gaps": {key: NOT_FOUND for key, _label, _is_given in STATEMENTS if key not in ALWAYS_GIVEN},
        "facts": labelled(item["facts"]),
        "source_url": item["source_url"],
        "more_source_urls": item["more_source_urls"],
        **_period(item),
        **english(texts, "projects", item["id"], {"name": "name", "summary": "summary"}),
    }
    children = {
        "partnerships": known.partners(item),
        "milestones": _milestones(item["id"], known.links.get("milestones", {}).get(item["id"], [])),
        "fundings": _fundings(item, known.mpsc),
    }
    many = {"cities": cities, "action_fields": fields, "districts": districts}
    return Row(Project, {"slug": item["id"]}, values, many, children)


# These statements stand in every project's facts; a gap is never noted for them.
ALWAYS_GIVEN = frozenset({"name", "summary", "stage", "topics"})


def _period(item: Item) -> dict[str, Any]:
    """An end that lies ahead in the facts is a plan; that of a finished project has happened."""
    end = "end" if item["phase"] == "abgeschlossen" else "planned_end"
    return {**dated("start", item["start"]), **dated(end, item["end"])}


def _milestones(project: str, items: Iterable[Item]) -> list[dict[str, Any]]:
    return [
        {
            "key": hashlib.sha256(f"{project} {item['title']}".encode()).hexdigest()[:12],
            "title": item["title"],
            "title_en": item["title_en"],
            "state": Milestone.State.DONE,
            "source_url": item["source_url"],
            **dated("reached", item["reached"]),
        }
        for item in items
    ]


def _fundings(item: Item, mpsc: FundingProgramme | None) -> list[dict[str, Any]]:
    if item["funded"] and mpsc is not None:
        return [{"funding_programme": mpsc, "label": "", "amount_eur": None, "source_url": item["source_url"]}]
    if item["funding_note"]:
        amount = item["facts"].get("foerderung_eur")
        line = {"funding_programme": None, "label": item["funding_note"], "source_url": item["source_url"]}
        return [{**line, "amount_eur": Decimal(amount) if amount else None}]
    return []


def _load_status_note(project: Project, item: Item, texts: Item) -> None:
    day, _precision = day_and_precision(item["status_date"])
    values = {
        "text": item["status_text"],
        "source_url": item["source_url"],
        "as_of": day,
        **english(texts, "projects", item["id"], {"text": "status"}),
    }
    load(Row(StatusNote, {"project": project, "on": day}, values))


def load_adoptions(links: Item) -> None:
    """Bring up to date who reuses what a project built; a day that no source names stays open."""
    cities = {city.key: city for city in City.objects.all()}
    projects = {project.slug: project for project in Project.objects.all()}
    for item in links.get("adoptions", []):
        if item["project"] not in projects:
            continue
        adopter = next((city for city in cities.values() if city.name == item["adopter"]), None)
        values = {
            "builder_city": cities.get(item["builder"]),
            "note": item["note"],
            "source_url": item["source_url"],
            **dated("since", item["since"]),
        }
        name = "" if adopter else item["adopter"]
        key = {"project": projects[item["project"]], "adopter_city": adopter, "adopter_name": name}
        load(Row(Adoption, key, values))
