"""One project as data: its sheet as JSON, what happened as Atom, the same for search engines as schema.org."""

from datetime import UTC, datetime, time
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dos.core.exports import DEMO_NOTICE, NO_LICENCE
from dos.core.records import day
from dos.core.text import clean_text, translated
from dos.core.thread import Node, json_ld
from dos.strategy.exports.project_columns import record
from dos.strategy.exports.projects import change_words
from dos.strategy.models import Change, Decision, Indicator, IndicatorValue, Milestone, Project
from dos.strategy.selectors.addresses import canonical_url
from dos.strategy.selectors.history import Entry
from dos.strategy.selectors.measures import Measure
from dos.strategy.selectors.projects import RegisterRow
from dos.strategy.selectors.sheet import ProjectSheet

ENTRIES = 50


def sheet_document(sheet: ProjectSheet, entry: RegisterRow) -> dict[str, Any]:
    """Return the sheet as JSON: the columns of the register, and what belongs to this project alone."""
    project = sheet.project
    return {
        "hinweis": DEMO_NOTICE if settings.DEMO else None,
        "lizenz": settings.DATA_LICENCE_URL or NO_LICENCE,
        "projekt": record(entry),
        "ziele": project.aims or None,
        "ergebnis": project.result or None,
        "beteiligung": project.participation or None,
        "ansprechstelle": sheet.contact or None,
        "fortschritt": {"prozent": sheet.progress.percent, "grundlage": sheet.progress.basis},
        "ampel_grund": sheet.light.reason,
        "angaben_belegt": sheet.evidence.given,
        "angaben_gesamt": sheet.evidence.total,
        "angaben_fehlen": [{"angabe": row.label, "grund": row.reason or None} for row in sheet.evidence.missing],
        "finanzierung": [
            {"geldgeber": str(row), "betrag_eur": None if row.amount_eur is None else float(row.amount_eur)}
            for row in sheet.money.fundings
        ],
        "meilensteine": [_milestone(step) for step in project.milestones.all()],
        "kennzahlen": [_measure(one) for one in sheet.measures],
        "beschluesse": [_decision(decision) for decision in sheet.decisions],
        "weitere_quellen": project.more_source_urls,
    }


def _milestone(step: Milestone) -> dict[str, Any]:
    return {
        "kennung": step.key,
        "titel": step.title,
        "stand": step.state,
        "geplant": day(step.planned_on, step.planned_precision),
        "erreicht": day(step.reached_on, step.reached_precision),
        "gewicht": step.weight,
        "grund": step.reason or None,
        "quelle": step.source_url or None,
    }


def _measure(one: Measure) -> dict[str, Any]:
    indicator, latest, target = one.indicator, one.latest, one.target
    return {
        "kennung": indicator.slug,
        "name": indicator.name,
        "einheit": indicator.unit,
        "ausgangswert": indicator.baseline_value,
        "zielwert": target.value if target else None,
        "zielwert_bis": day(target.on, target.on_precision) if target else None,
        "wert": latest.value if latest else None,
        "wert_am": day(latest.on, latest.on_precision) if latest else None,
        "adresse": canonical_url(indicator),
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "kennung": decision.slug,
        "titel": decision.title,
        "gremium": decision.body,
        "am": day(decision.on, decision.on_precision),
        "ergebnis": decision.outcome,
        "adresse": canonical_url(decision),
    }


def history_feed(project: Project, entries: list[Entry], feed_url: str) -> str:
    """Return what happened to a project as a feed; entries keep their id when the project is renamed."""
    name, home = clean_text(translated(project, "name").text), canonical_url(project)
    feed = Atom1Feed(
        title=name,
        link=home,
        description="",
        subtitle=DEMO_NOTICE if settings.DEMO else None,
        language=get_language(),
        author_name=settings.WAGTAIL_SITE_NAME,
        feed_url=feed_url,
        feed_copyright=settings.DATA_LICENCE_URL or NO_LICENCE,
        feed_guid=_permanent("vorhaben", project.pk),
    )
    for entry in entries:
        feed.add_item(
            title=_title(entry, name),
            link=f"{home}#verlauf",
            description=clean_text(_text(entry)),
            unique_id=_entry_id(entry),
            updateddate=_moment(entry),
            categories=[str(entry.change.get_kind_display()) if entry.change else _("Sachstand")],
        )
    return str(feed.writeString("utf-8"))


def _title(entry: Entry, name: str) -> str:
    said = entry.words.title if entry.words else _("Sachstand")
    return f"{name}: {clean_text(said)}"


def _text(entry: Entry) -> str:
    if entry.change is not None:
        return change_words(entry.change)
    return translated(entry.note, "text").text


def _entry_id(entry: Entry) -> str:
    if entry.change is not None:
        return _permanent("aenderung", entry.change.pk)
    return _permanent("sachstand", entry.note.pk if entry.note else 0)


def _permanent(kind: str, number: int) -> str:
    """Return an id that never changes and says nothing."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{settings.PUBLIC_URL}/{kind}/{number}')}"


def _moment(entry: Entry) -> datetime:
    change: Change | None = entry.change
    return change.at if change is not None else datetime.combine(entry.on, time(hour=12), tzinfo=UTC)


def sheet_json_ld(sheet: ProjectSheet) -> list[dict[str, Any]]:
    """Return the project and its thread for search engines."""
    project, url = sheet.project, canonical_url(sheet.project, sheet.cities)
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Project",
        "@id": url,
        "url": url,
        "name": translated(project, "name").text,
        "description": translated(project, "summary").text or None,
        "identifier": project.slug,
        "foundingDate": day(project.start_on, project.start_precision),
        "dissolutionDate": day(project.end_on, project.end_precision) if project.stage == Project.Stage.DONE else None,
        "areaServed": [{"@type": "City", "name": city.name} for city in sheet.cities],
        "keywords": [translated(field, "name").text for field in sheet.action_fields],
        "member": [{"@type": "Organization", "name": _partner_name(row)} for row in sheet.partnerships],
        "funding": [{"@type": "Grant", "name": str(row)} for row in sheet.money.fundings],
    }
    return [{key: value for key, value in described.items() if value}, thread_json_ld(sheet.thread.nodes)]


def _partner_name(row: Any) -> str:
    return row.name or translated(row.organisation, "name").text


def thread_json_ld(nodes: tuple[Node, ...]) -> dict[str, Any]:
    """Return a thread for machines, its addresses whole."""
    return json_ld(nodes, base=settings.PUBLIC_URL)


def decision_json_ld(decision: Decision) -> dict[str, Any]:
    """Return a decision for search engines."""
    url = canonical_url(decision)
    return {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": url,
        "url": url,
        "name": translated(decision, "title").text,
        "legislationDate": day(decision.on, decision.on_precision),
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": decision.body},
        "legislationIdentifier": decision.reference or decision.slug,
    }


def indicator_json_ld(indicator: Indicator, latest: IndicatorValue | None) -> dict[str, Any]:
    """Return an indicator for search engines: a data set with one measured variable."""
    url = canonical_url(indicator)
    measured: dict[str, Any] = {"@type": "PropertyValue", "name": indicator.name, "unitText": indicator.unit}
    if latest is not None:
        measured |= {"value": latest.value, "observationDate": day(latest.on, latest.on_precision)}
    described = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": url,
        "url": url,
        "name": translated(indicator, "name").text,
        "description": translated(indicator, "definition").text or translated(indicator, "name").text,
        "variableMeasured": measured,
        "license": indicator.licence or settings.DATA_LICENCE_URL or None,
    }
    return {key: value for key, value in described.items() if value}
