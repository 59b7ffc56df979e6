"""Tables come back as they went out; differences are shown before and written after, and an editor's word stands."""

from typing import Any

import pytest

from dos.cities.tests.cast import Cast
from dos.core.errors import Refused
from dos.directory.exports.tables import table_lines
from dos.directory.models import Fee, Office, OpeningException, Service, Synonym
from dos.directory.services.imports import KINDS, import_table, read_table_of
from dos.directory.tests.factories import (
    OfficeFactory,
    ProvisionFactory,
    ServiceFactory,
    SituationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def run(name: str, text: str | bytes, user: Any, *, write: bool = True, overwrite: tuple[str, ...] = ()) -> Any:
    content = text.encode() if isinstance(text, str) else text
    kind = KINDS[name]
    table = read_table_of(kind, content)
    return import_table(kind, table, user=user, write=write, overwrite=frozenset(overwrite))


def exported(name: str) -> str:
    return "".join(table_lines(KINDS[name]))


def full_house(cast: Cast) -> None:
    """Everything that can stand in the tables, awkward characters included."""
    topic, situation = TopicFactory(slug="wohnen"), SituationFactory(slug="umzug")
    office = OfficeFactory(slug="buergerbuero", city=cast.schwerte, note="=1+1 und „so“; dann")
    office.exceptions.set(
        [
            OpeningException(first_day="2026-12-24", last_day="2026-12-31", reason="Betriebsferien", sort_order=0),
            OpeningException(first_day="2027-01-04", last_day="2027-01-04", opens="10:00", closes="12:00"),
        ]
    )
    office.save()
    service = ServiceFactory(
        slug="hund",
        title="Hund anmelden",
        topics=[topic],
        situations=[situation],
        documents="Impfpass\n- und der Ausweis",
        description='Erster Absatz.\n\nZweiter; mit „Anführung“ und "so".',
        leika_key="99008001040000",
        related=[ServiceFactory(slug="katze", title="Katze anmelden")],
    )
    service.synonyms.set([Synonym(term="Wauwau"), Synonym(term="HSt", kind="abbreviation")])
    service.save()
    fees = [
        {"amount": "22.80", "condition": "unter 24 Jahren"},
        {"amount": "10", "amount_to": "50.5", "condition": "je nach Aufwand | Größe"},
        {"words": "nach Aufwand"},
        {"amount": "0"},
    ]
    ProvisionFactory(service=service, city=cast.schwerte, office=office, fees=fees, online="yes")
    ProvisionFactory(service=service, city=cast.dortmund, level="district", responsible="Kreis")
    draft = ServiceFactory(slug="entwurf", title="Alter Entwurf", live=False)
    draft.title = "Neuer Entwurf"
    draft.save_revision(user=cast.editor_schwerte)


@pytest.mark.parametrize("name", KINDS)
def test_every_table_comes_back_unchanged(cast: Cast, name: str) -> None:
    full_house(cast)

    report = run(name, exported(name), cast.administrator)

    assert report.faults == []
    assert report.changes == []
    assert report.kept == []
    assert report.rows == report.unchanged > 0


@pytest.mark.parametrize("name", KINDS)
def test_a_table_takes_the_same_number_of_queries_whatever_its_length(
    cast: Cast, name: str, django_assert_max_num_queries: Any
) -> None:
    full_house(cast)
    for number in range(12):
        ProvisionFactory(service=ServiceFactory(synonyms=[f"Wort {number}"]), city=cast.schwerte)

    with django_assert_max_num_queries(12):
        text = exported(name)

    assert text.count("\n") > 3


def test_differences_are_shown_before_and_written_after(cast: Cast) -> None:
    service = ServiceFactory(slug="hund", title="Alt", synonyms=["Wauwau"])
    text = "kennung;titel;unterlagen;woerter_umgangssprachlich\nhund;Neu;Ausweis;Wauwau | Fiffi\n"

    shown = run("leistungen", text, cast.editor_schwerte, write=False)
    assert Service.objects.get().title == "Alt"
    written = run("leistungen", text, cast.editor_schwerte)

    assert shown.changes == written.changes
    assert shown.changes[0].entries == (
        ("titel", "Alt", "Neu"),
        ("woerter_umgangssprachlich", "Wauwau", "Wauwau | Fiffi"),
        ("unterlagen", "", "Ausweis"),
    )
    service.refresh_from_db()
    assert (service.title, service.documents, service.live) == ("Neu", "Ausweis", True)
    assert list(Synonym.objects.order_by("sort_order").values_list("term", flat=True)) == ["Wauwau", "Fiffi"]
    assert service.latest_revision.user == cast.editor_schwerte
    again = run("leistungen", text, cast.editor_schwerte)
    assert (again.changes, again.kept) == ([], [])


def test_new_rows_become_drafts_and_a_second_time_changes_nothing(cast: Cast) -> None:
    text = (
        "kennung;titel;kurztext;woerter_abkuerzung\n"
        ";Hund anmelden;Wer einen Hund hat.;HSt\n;Hund anmelden;Noch einer.;\nfest;Katze anmelden;;\n"
    )

    report = run("leistungen", text, cast.editor_schwerte)

    assert report.is_written, report.faults
    assert set(Service.objects.values_list("slug", "live")) == {
        ("hund-anmelden", False),
        ("hund-anmelden-2", False),
        ("fest", False),
    }
    again = run("leistungen", text.replace("\n;Hund anmelden;W", "\nhund-anmelden;Hund anmelden;W").replace(
        "\n;Hund anmelden;N", "\nhund-anmelden-2;Hund anmelden;N"), cast.editor_schwerte)  # fmt: skip
    assert (again.changes, again.kept, again.faults) == ([], [], [])
    assert Service.objects.count() == 3


def test_what_was_changed_here_after_the_export_is_kept_and_shown(cast: Cast) -> None:
    service = ServiceFactory(slug="hund", title="Alt", short_text="Kurz.")
    text = exported("leistungen").replace("Kurz.", "Aus der Datei.")
    service.title = "Von der Redaktion"
    service.save_revision(user=cast.editor_dortmund).publish()

    report = run("leistungen", text, cast.editor_schwerte)

    assert report.changes == []
    assert report.kept[0].entries == (("titel", "Von der Redaktion", "Alt"), ("kurztext", "Kurz.", "Aus der Datei."))
    assert Service.objects.get().short_text == "Kurz."
    ticked = run("leistungen", text, cast.editor_schwerte, overwrite=("2:kurztext",))
    assert ticked.is_written
    after = Service.objects.get()
    assert (after.title, after.short_text) == ("Von der Redaktion", "Aus der Datei.")


def test_nothing_is_written_when_one_row_is_wrong(cast: Cast) -> None:
    ServiceFactory(slug="hund", title="Hund"), ServiceFactory(slug="katze", title="Katze")

    report = run("leistungen", "kennung;titel;pruefen_bis\nhund;Neu;\nkatze;Auch neu;bald\n", cast.editor_schwerte)

    assert [(fault.row, "bald" in fault.words) for fault in report.faults] == [(3, True)]
    assert not report.is_written
    assert set(Service.objects.values_list("title", flat=True)) == {"Hund", "Katze"}


def test_nothing_is_ever_deleted(cast: Cast) -> None:
    ServiceFactory.create_batch(3)

    run("leistungen", "kennung;titel\nvierte;Neu\n", cast.administrator)

    assert Service.objects.count() == 4


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("leistungen", "kennung;titel\nhund;\n", "Pflichtfeld|leer"),
        ("leistungen", f"kennung;titel\nhund;{'x' * 121}\n", "länger als 120"),
        ("leistungen", "kennung;titel;themen\nhund;Hund;nirgends\n", "nirgends"),
        ("leistungen", "kennung;titel;leika\nhund;Hund;123\n", "14 Ziffern"),
        ("leistungen", "kennung;titel;herkunft\nhund;Hund;erfunden\n", "nicht vorgesehen"),
        ("leistungen", "kennung;titel\nkarte;Karte\n", "vergeben"),
        ("leistungen", "kennung;titel\nhund;Hund\nhund;Hund\n", "zweimal"),
        ("leistungen", "kennung;titel;woerter_umgangssprachlich;woerter_frueher\nhund;Hund;Fiffi;fiffi\n", "zweimal"),
        ("leistungen", "kennung;titel;quelle\nhund;Hund;javascript:alert(1)\n", "URL|Adresse"),
        ("leistungen", "kennung;titel\nGroß und Klein;Hund\n", "."),
        ("zustaendigkeiten", "leistung;kommune\nnichts;schwerte\n", "Die Leistung"),
        ("zustaendigkeiten", "leistung;kommune\ndog;nirgends\n", "Die Kommune"),
        ("zustaendigkeiten", "leistung;kommune;gebuehren\ndog;schwerte;1.234\n", "mehrdeutig"),
        ("zustaendigkeiten", "leistung;kommune;gebuehren\ndog;schwerte;10 | 5\n", "höchste Betrag"),
        ("zustaendigkeiten", "leistung;kommune;gebuehren\ndog;schwerte;1|2|3|4|5\n", "vier Teile"),
        ("zustaendigkeiten", "leistung;kommune;stelle\ndog;schwerte;fremd\n", "anderen Kommune"),
        ("zustaendigkeiten", "leistung;kommune;online;online_adresse\ndog;schwerte;nein;https://x.de/\n", "Online"),
        ("stellen", "kennung;name;oeffnungszeiten\nbuero;Büro;immer\n", "keine Öffnungszeit"),
        ("stellen", "kennung;name;oeffnungszeiten\nbuero;Büro;Mo 12:00–08:00\n", "Das Ende liegt"),
        ("stellen", "kennung;name;oeffnungszeiten\nbuero;Büro;Mo 25:00–26:00\n", "gibt es nicht"),
        ("stellen", "kennung;name;ausnahmen\nbuero;Büro;Weihnachten zu\n", "keine Ausnahme"),
        ("stellen", "kennung;name;ausnahmen\nbuero;Büro;24.12.2026–20.12.2026 geschlossen\n", "vor dem ersten"),
        ("stellen", "kennung;name;breite;laenge\nbuero;Büro;7,5;51,4\n", "vertauscht|Breite"),
    ],
)
def test_a_wrong_row_is_refused_with_its_number(cast: Cast, name: str, text: str, words: str) -> None:
    ServiceFactory(slug="dog")
    OfficeFactory(slug="fremd", city=cast.dortmund)

    report = run(name, text, cast.editor_schwerte)

    assert report.faults, report.changes
    assert report.faults[0].row >= 2
    assert any(word in report.faults[0].words for word in words.split("|")), report.faults
    assert not report.is_written


def test_rows_of_another_city_are_refused_and_may_stand_in_the_file_unchanged(cast: Cast) -> None:
    service = ServiceFactory(slug="hund")
    own = ProvisionFactory(service=service, city=cast.schwerte, note="Alt")
    ProvisionFactory(service=service, city=cast.dortmund, note="Fremd")
    head = "leistung;kommune;anmerkung\n"

    fine = run("zustaendigkeiten", f"{head}hund;schwerte;Neu\nhund;dortmund;Fremd\n", cast.editor_schwerte)
    refused = run("zustaendigkeiten", f"{head}hund;schwerte;Neuer\nhund;dortmund;Geändert\n", cast.editor_schwerte)

    assert fine.is_written
    assert "gehört einer anderen Kommune" in refused.faults[0].words
    own.refresh_from_db()
    assert own.note == "Neu"
    moved = run("stellen", f"kennung;name;kommune\n{OfficeFactory(city=cast.schwerte).slug};Büro;dortmund\n",
                cast.editor_schwerte)  # fmt: skip
    assert "anderen Kommune" in moved.faults[0].words
    new = run("stellen", "kennung;name;kommune\nneu;Büro;dortmund\n", cast.editor_schwerte)
    assert "anderen Kommune" in new.faults[0].words


def test_a_draft_of_an_editor_is_not_published_along(cast: Cast) -> None:
    service = ServiceFactory(slug="hund", title="Alt")
    service.title = "Halb fertig"
    service.save_revision(user=cast.editor_dortmund)

    report = run("leistungen", "kennung;titel\nhund;Neu\n", cast.editor_schwerte)

    assert "gibt es einen Entwurf" in report.faults[0].words
    assert Service.objects.get().title == "Alt"


def test_what_may_not_be_published_is_refused(cast: Cast) -> None:
    ServiceFactory(slug="hund", short_text="Kurz.")

    report = run("leistungen", "kennung;titel;kurztext\nhund;Hund;\n", cast.editor_schwerte)

    assert "worum es geht" in report.faults[0].words


def test_fees_hours_and_exceptions_are_read_as_people_write_them(cast: Cast) -> None:
    ProvisionFactory(service__slug="hund", city=cast.schwerte)
    run(
        "zustaendigkeiten",
        'leistung;kommune;gebuehren\nhund;schwerte;"22,8||unter 24\n1.234,50 €"\n',
        cast.editor_schwerte,
    )
    OfficeFactory(slug="buero", city=cast.schwerte)
    report = run(
        "stellen",
        "kennung;name;oeffnungszeiten;ausnahmen\n"
        'buero;Büro;"Mo. 8:00-12:30 mit Termin\nDo 14:00–18:00";2026-12-24 8:00-12:00\n',
        cast.editor_schwerte,
    )

    assert report.is_written, report.faults
    assert [str(fee.amount) for fee in Fee.objects.order_by("sort_order")] == ["22.80", "1234.50"]
    office = Office.objects.get()
    assert [str(span) for span in office.hours.all()] == ["Montag 08:00–12:30", "Donnerstag 14:00–18:00"]
    assert str(office.exceptions.get().closes) == "12:00:00"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_any_usual_encoding_and_separator_is_read(cast: Cast, encoding: str, separator: str) -> None:
    text = separator.join(["kennung", "titel"]) + "\r\n" + separator.join(["hund", "Führerschein für Größere"]) + "\r\n"

    report = run("leistungen", text.encode(encoding), cast.editor_schwerte, write=False)

    assert report.changes[0].entries == (("titel", "", "Führerschein für Größere"),)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leer"),
        (b'kennung;titel\n"hund;Hund\n', "Anführungszeichen"),
        (b"kennung;titel\nhund;Hund;zuviel\n", "3 Zellen"),
        (b"kennung;titel\nhund\n", "1 Zellen"),
        (b"kennung\nhund\n", "fehlen"),
        (b"kennung;titel;geheim\n", "nicht bekannt"),
        (b"kennung;titel;titel\n", "zweimal"),
        (";".join(["kennung", "titel", *("x" for _ in range(10_000))]).encode(), "200 Spalten|nicht bekannt"),
        (b"kennung;titel\nhund;=cmd|' /C calc'!A0\n", "Formel"),
        (b"kennung;titel\n" + b"hund;Hund\n" * 5_001, "5.000 Zeilen"),
        (b"kennung;titel;beschreibung\nhund;Hund;" + b"x" * 20_001 + b"\n", "20.000"),
        (b"x" * (5 * 1024 * 1024 + 1), "5 MB"),
        (b"\x00\x01\x02\x03" * 100, "kein Text"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_nasty_files_are_refused_in_words(cast: Cast, content: bytes, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        run("leistungen", content, cast.administrator)

    assert any(word in refusal.value.message for word in words.split("|")), refusal.value.message
    assert not Service.objects.exists()
