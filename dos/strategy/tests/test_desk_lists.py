"""Facts and further sources at the desk: written line by line, stored as they are meant."""

from typing import Any

import pytest

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import edit_url, filled_in, signed_in
from dos.strategy.models import Decision, Project
from dos.strategy.tests.factories import DecisionFactory, ProjectFactory

FACTS = {"Stationen": 1200, "Funk": "LoRaWAN: ja", "Höhe (m)": 2.5}


def save(cast: Cast, obj: Any, **changes: Any) -> Any:
    """Open the form, type and save."""
    client = signed_in(cast.editor_schwerte)
    form = client.get(edit_url(obj)).context["form"]
    return client.post(edit_url(obj), filled_in(form, **changes))


def draft(project: Project) -> Project:
    """Return what was saved last."""
    latest: Project = Project.objects.get(pk=project.pk).get_latest_revision_as_object()
    return latest


def test_what_nobody_touches_stays_as_it_was(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, facts=FACTS, more_source_urls=["https://example.org/b"])

    assert save(cast, project, summary="Anders").status_code == 302

    assert draft(project).facts == FACTS
    assert draft(project).more_source_urls == ["https://example.org/b"]


def test_lines_become_facts_and_sources(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, facts=FACTS)
    facts = "Stationen: 1.200\r\n\r\n  Uhrzeit : 12:30 \u202eUhr\n"
    addresses = "https://example.org/a\n\nhttps://example.org/c\nhttps://example.org/a"

    response = save(cast, project, facts=facts, more_source_urls=addresses, is_example=True)

    assert response.status_code == 302
    assert draft(project).facts == {"Stationen": 1200, "Uhrzeit": "12:30 Uhr"}
    assert draft(project).more_source_urls == ["https://example.org/a", "https://example.org/c"]
    assert draft(project).is_example


@pytest.mark.parametrize(
    ("field", "lines", "words"),
    [
        ("facts", "ohne Doppelpunkt", "Bezeichnung, Doppelpunkt, Angabe"),
        ("facts", "Leer:", "Bezeichnung, Doppelpunkt, Angabe"),
        ("facts", "A: 1\nA: 2", "kommt zweimal vor"),
        ("facts", "A: " + "x" * 301, "ist zu lang"),
        ("facts", "\n".join(f"A{number}: 1" for number in range(41)), "Höchstens 40 Zeilen"),
        ("more_source_urls", "javascript:alert(1)", "ist keine Web-Adresse"),
        ("more_source_urls", "example.org", "ist keine Web-Adresse"),
        ("more_source_urls", "https://example.org/" + "x" * 500, "länger als 500 Zeichen"),
    ],
)
def test_a_wrong_line_is_named(cast: Cast, field: str, lines: str, words: str) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, facts=FACTS)

    form = save(cast, project, **{field: lines}).context["form"]

    assert words in str(form.errors[field])
    assert draft(project).facts == FACTS


def test_decisions_have_further_sources_too(cast: Cast) -> None:
    decision = DecisionFactory(city=cast.schwerte)

    save(cast, decision, more_source_urls="https://example.org/d", is_example=True)

    latest: Any = Decision.objects.get(pk=decision.pk).get_latest_revision_as_object()
    assert (latest.more_source_urls, latest.is_example) == (["https://example.org/d"], True)
