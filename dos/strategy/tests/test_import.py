"""Import of CSV files: the export comes back unchanged, nasty files are refused by row, nothing is half written."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.core.errors import Refused
from dos.strategy.exports.projects import csv_lines
from dos.strategy.models import Baseline, Project
from dos.strategy.selectors.projects import register_rows
from dos.strategy.services import projects as deeds
from dos.strategy.services.imports import baselines, cells, projects, values
from dos.strategy.services.imports.table import read_table
from dos.strategy.tests.factories import ActionFieldFactory, IndicatorFactory, IndicatorValueFactory, ProjectFactory

HEADER = "kennung;name;gesamtkosten_eur;ende\n"


def run(text: str | bytes, user: Any, *, write: bool = True) -> Any:
    content = text.encode() if isinstance(text, str) else text
    return projects.import_projects(projects.read(content), user=user, write=write)


def row(project: Project, name: str = "", cost: str = "100000", end: str = "2027-12-31") -> str:
    return f"{project.slug};{name or project.name};{cost};{end}\n"


def test_the_export_comes_back_unchanged(cast: Cast) -> None:
    ProjectFactory(
        lead_city=cast.schwerte, summary="=2+3, sagte sie; „so“\nZweite Zeile", latitude=51.4416, longitude=7.565
    )
    ProjectFactory(lead_city=cast.dortmund, start_on=None, end_on=None, total_cost=None, is_funded=None)
    exported = "".join(csv_lines(register_rows(Project.objects.published(), timezone.localdate())))

    report = run(exported, cast.editor_schwerte)

    assert report.faults == []
    assert report.changes == []
    assert (report.rows, report.unchanged) == (2, 2)


def test_differences_are_shown_before_and_written_after(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, name="Alt")
    text = HEADER + row(project, "Neu", "104.000,50", "15.01.2028")

    shown = run(text, cast.editor_schwerte, write=False)
    assert not Project.objects.filter(name="Neu").exists()
    written = run(text, cast.editor_schwerte)

    assert shown.changes == written.changes
    assert shown.changes[0].entries[0] == ("name", "Alt", "Neu")
    after = Project.objects.get(pk=project.pk)
    assert (after.name, float(after.total_cost or 0), after.end_on) == ("Neu", 104_000.5, date(2028, 1, 15))


def test_a_new_row_becomes_a_draft(cast: Cast) -> None:
    field = ActionFieldFactory()
    header = "kennung;name;federfuehrung;stadt_kuerzel;feld_kuerzel;art;stand_genau"
    text = f"{header}\n;Straßenbäume zählen;schwerte;schwerte;{field.slug};Maßnahme;idea\n"

    report = run(text, cast.editor_schwerte)

    assert report.is_written
    project = Project.objects.get(slug="strassenbaeume-zaehlen")
    assert (project.live, list(project.cities.all())) == (False, [cast.schwerte])


def test_nothing_is_written_when_one_row_is_wrong(cast: Cast) -> None:
    first, second = ProjectFactory(lead_city=cast.schwerte), ProjectFactory(lead_city=cast.schwerte)

    report = run(HEADER + row(first, "Neu") + row(second, "Auch neu", "viel"), cast.editor_schwerte)

    assert [(fault.row, "viel" in fault.words) for fault in report.faults] == [(3, True)]
    assert not Project.objects.filter(name="Neu").exists()


def test_rules_of_publication_hold_for_imports(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    without, given = HEADER + row(project, cost="200000"), "kennung;name;gesamtkosten_eur;grund\n"

    refused = run(without, cast.editor_schwerte)
    accepted = run(f"{given}{project.slug};{project.name};200000;Nachtrag\n", cast.editor_schwerte)

    assert "Grund" in refused.faults[0].words
    assert accepted.is_written
    assert project.changes.get().reason == "Nachtrag"


def test_another_citys_project_is_not_changed(cast: Cast) -> None:
    foreign = ProjectFactory(lead_city=cast.dortmund)

    report = run(HEADER + row(foreign, "Gekapert"), cast.editor_schwerte)

    assert "andere" in report.faults[0].words
    assert run(HEADER + row(foreign), cast.editor_schwerte).faults == []


def test_a_guest_does_not_import_the_lead(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.dortmund, invited_cities=[cast.schwerte])
    text = f"kennung;name;federfuehrung\n{project.slug};{project.name};schwerte\n"

    assert "federführende" in run(text, cast.editor_schwerte).faults[0].words


def test_a_draft_is_not_overwritten(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    project.summary = "In Arbeit"
    deeds.save_draft(project, user=cast.author_schwerte)

    assert "Entwurf" in run(HEADER + row(project, "Neu"), cast.editor_schwerte).faults[0].words


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_usual_encodings_and_separators_are_understood(encoding: str, separator: str, ending: str) -> None:
    content = ending.join(["kennung;name", "gruen;Größe für Bürger*innen", ""]).replace(";", separator).encode(encoding)

    table = read_table(content, known=("kennung", "name"), needed=("kennung",))

    assert table.rows == ((2, {"kennung": "gruen", "name": "Größe für Bürger*innen"}),)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leer"),
        (b"\xef\xbb\xbf", "leer"),
        (b"\x00\x01\x02\x03" * 50, "kein Text"),
        (b"PK\x03\x04" + bytes(range(256)) * 9, "."),
        (b"kennung;name;umsatz\na;b;c\n", "umsatz"),
        (b"name\nb\n", "kennung"),
        (b"kennung;name;name\na;b;c\n", "zweimal"),
        (b"kennung;name\na;b;c\n", "Zeile 2 hat 3 Zellen"),
        (b"kennung;name\na\n", "Zeile 2 hat 1 Zellen"),
        (b'kennung;name\na;"offen\n', "Zeile 2"),
        (b'kennung;name\na;b\nc;"d"e\n', "Zeile 3"),
        (b"kennung;name\na;=cmd|'/c calc'!A1\n", "Formel"),
        (b";".join([b"kennung", b"name", *[b"spalte"] * 10_000]) + b"\n", "200 Spalten"),
        (b"kennung;name\n" + b"a;b\n" * 5001, "5.000 Zeilen"),
        (b"kennung;name\na;" + b"x" * 20_001 + b"\n", "20.000 Zeichen"),
        (b"kennung;name\na;" + b"x" * 200_000 + b"\n", "Zeile 2"),
        (b"x" * (5 * 1024 * 1024 + 1), "5 MB"),
    ],
)
def test_nasty_files_are_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(Refused) as refused:
        projects.read(content)

    assert words in refused.value.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1234", 1234),
        ("1234,5", 1234.5),
        ("1234.5", 1234.5),
        ("1.234.567,8", 1234567.8),
        ("-5", -5),
        ("", None),
        ("12 000 €", 12000),
    ],
)
def test_numbers_are_read_the_german_way(text: str, expected: float | None) -> None:
    found = cells.number(text)

    assert (None if found is None else float(found)) == expected


@pytest.mark.parametrize("text", ["1.000", "NaN", "inf", "1e400", "١٢٣", "viel", "1,2,3", "9" * 40, "--1", "0x10"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(cells.BadCell):
        cells.number(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31.12.2027", "2027-12-31 day"),
        ("12.2027", "2027-12-01 month"),
        ("2027", "2027-01-01 year"),
        ("2027-12", "2027-12-01 month"),
        ("1.2.2027", "2027-02-01 day"),
    ],
)
def test_dates_are_read_as_exactly_as_they_say(text: str, expected: str) -> None:
    found = cells.day(text)

    assert found is not None
    assert f"{found[0]} {found[1]}" == expected


@pytest.mark.parametrize(
    "text", ["2027-02-30", "30.02.2027", "31.12.27", "1.1.0001", "9999", "10000-01-01", "٢٠٢٧", "morgen", "12/31/2027"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(cells.BadCell):
        cells.day(text)


def test_values_come_in_late_and_twice(cast: Cast) -> None:
    indicator = IndicatorFactory(city=cast.schwerte, slug="antraege")
    IndicatorValueFactory(indicator=indicator, on=date(2026, 3, 1), value=5)
    table = values.read(b"kennzahl;am;wert\nantraege;01.01.2026;4\nantraege;01.03.2026;6,5\n")

    first = values.import_values(table, user=cast.editor_schwerte, write=True)
    again = values.import_values(table, user=cast.editor_schwerte, write=True)

    assert [change.is_new for change in first.changes] == [True, False]
    assert again.changes == []
    assert list(indicator.values.values_list("value", flat=True)) == [4, 6.5]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("antraege;01.01.2026;-1", "unter"),
        ("antraege;01.01.2099;1", "Zukunft"),
        ("fehlt;01.01.2026;1", "gibt es nicht"),
        ("antraege;01.01.2026;", "Wert"),
        ("antraege;01.02.2026;3\nantraege;01.02.2026;4", "zweimal"),
    ],
)
def test_impossible_values_are_named_by_row(cast: Cast, line: str, words: str) -> None:
    indicator = IndicatorFactory(city=cast.schwerte, slug="antraege")
    table = values.read(f"kennzahl;am;wert\nantraege;02.01.2026;1\n{line}\n".encode())

    report = values.import_values(table, user=cast.editor_schwerte, write=True)

    assert words in report.faults[0].words
    assert report.faults[0].row >= 3
    assert not indicator.values.exists()


def test_values_of_another_city_are_refused(cast: Cast) -> None:
    IndicatorFactory(city=cast.dortmund, slug="antraege")
    table = values.read(b"kennzahl;am;wert\nantraege;01.01.2026;4\n")

    assert values.import_values(table, user=cast.editor_schwerte, write=True).faults


def test_baselines_fill_field_and_city(cast: Cast) -> None:
    field = ActionFieldFactory(slug="verwaltung")
    table = baselines.read(b"handlungsfeld;kommune;stand;erhoben_am\nverwaltung;schwerte;Alles auf Papier;2024\n")

    report = baselines.import_baselines(table, user=cast.editor_schwerte, write=True)
    foreign = baselines.read(b"handlungsfeld;kommune;stand\nverwaltung;dortmund;x\n")

    assert report.is_written
    assert Baseline.objects.get(action_field=field).text == "Alles auf Papier"
    assert baselines.import_baselines(foreign, user=cast.editor_schwerte, write=True).faults


def test_the_desk_offers_it_to_those_who_publish(cast: Cast, client: Client) -> None:
    for person, status in [(cast.editor_schwerte, 200), (cast.author_schwerte, 403), (cast.stranger, 403)]:
        client.force_login(person)

        assert client.get("/desk/register/").status_code == status
