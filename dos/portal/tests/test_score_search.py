"""How well the search finds services is measured by queries that people would type."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from dos.core import search
from dos.directory.tests.factories import ProvisionFactory, ServiceFactory
from dos.portal.selectors import scoring
from dos.portal.services.scoring import ask_without_synonyms

pytestmark = pytest.mark.django_db


@pytest.fixture
def services() -> None:
    """Two services, one of which people call by another name."""
    ProvisionFactory(service=ServiceFactory(slug="personalausweis", title="Personalausweis", synonyms=["Karte"]))
    ProvisionFactory(service=ServiceFactory(slug="hundesteuer", title="Hund anmelden"))
    search.rebuild()


def queries(*rows: tuple[str, str]) -> list[scoring.Query]:
    return [scoring.Query("slang", text, frozenset(services.split())) for text, services in rows]


def test_the_place_of_the_first_right_service_counts(services: None) -> None:
    trials = scoring.ask(queries(("karte", "personalausweis"), ("hund", "hundesteuer"), ("hund", "personalausweis")))
    found = scoring.score(trials)

    assert [trial.place for trial in trials] == [1, 1, 0]
    assert (found.number, found.hit_at_1, found.hit_at_5, found.mean_reciprocal_rank) == (3, 2 / 3, 2 / 3, 2 / 3)


def test_without_synonyms_is_asked_of_an_index_that_is_whole_again_afterwards(services: None) -> None:
    asked = queries(("karte", "personalausweis"))

    assert ask_without_synonyms(asked)[0].place == 0
    assert scoring.ask(asked)[0].place == 1


def test_the_command_prints_both_tables_and_what_was_missed(services: None, tmp_path: Path) -> None:
    file = tmp_path / "queries.csv"
    file.write_text("kind,query,services\nslang,karte,personalausweis\ntypo,fahrrad,hundesteuer\n", encoding="utf-8")
    said = StringIO()

    call_command("score_search", file=str(file), misses=True, stdout=said)

    assert said.getvalue().count("alle ") == 2
    assert "fahrrad" in said.getvalue()


@pytest.mark.parametrize("content", ["kind;query\nx;y\n", "kind,query,services\nslang,karte,gibt-es-nicht\n", ""])
def test_a_file_that_is_no_list_of_queries_is_refused_in_words(services: None, tmp_path: Path, content: str) -> None:
    file = tmp_path / "queries.csv"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(CommandError):
        call_command("score_search", file=str(file), stdout=StringIO())
