"""A foreign catalogue in XZuFi: looked at first, taken over again and again, an editor's word stands."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core.errors import Refused
from dos.directory.connectors import read_services
from dos.directory.models import ImportedService, Service, Synonym
from dos.directory.services.imports import import_catalogue
from dos.directory.tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db
SPACE = "http://xoev.de/schemata/xzufi/2_2_0"
KEY = "99008001040000"


def module(code: str, text: str, language: str = "de", more: str = "") -> str:
    return (
        f"<x:modulText><x:leikaTextmodul><code>{code}</code></x:leikaTextmodul>"
        f'<x:inhalt languageCode="{language}">{text}</x:inhalt>{more}</x:modulText>'
    )


def service(identifier: str = "4711", *, title: str = "Ausweis beantragen", more: str = "", key: str = KEY) -> str:
    coded = f"<x:referenzLeiKa><code>{key}</code></x:referenzLeiKa>" if key else ""
    return (
        f'<x:leistung><x:id schemeAgencyID="L100042">{identifier}</x:id>{coded}{module("03", title)}{more}</x:leistung>'
    )


def file(*services: str, space: str = SPACE) -> bytes:
    inside = "".join(f"<x:schreibe>{one}</x:schreibe>" for one in services)
    return f'<x:transfer.operation xmlns:x="{space}" xzufiVersion="2.2.0">{inside}</x:transfer.operation>'.encode()


def run(content: bytes, user: Any, *, write: bool = True, overwrite: tuple[str, ...] = ()) -> Any:
    return import_catalogue(read_services(content), user=user, write=write, overwrite=frozenset(overwrite))


FULL = service(
    more=module("02", "Personalausweis Ausstellung")
    + module("05", "Sie brauchen einen Ausweis.")
    + module("06", "&lt;p&gt;Ab 16 &amp;amp; älter.&lt;/p&gt;&lt;p&gt;Zweiter Absatz.&lt;/p&gt;")
    + module("07", "§ 9 PAuswG", more="<x:weiterfuehrenderLink><x:uri>https://gesetze.invalid/9</x:uri>"
             "<x:titel>Gesetz</x:titel></x:weiterfuehrenderLink>")
    + module("08", "&lt;ul&gt;&lt;li&gt;Foto&lt;/li&gt;&lt;li&gt;alter Ausweis&lt;/li&gt;&lt;/ul&gt;")
    + module("03", "Apply for an ID card", "en")
    + '<x:modulFrist><x:beschreibung languageCode="de">Vor Ablauf.</x:beschreibung></x:modulFrist>'
    + '<x:modulBearbeitungsdauer><x:beschreibung languageCode="de">3 Wochen</x:beschreibung></x:modulBearbeitungsdauer>'
    + "<x:modulBegriffImKontext><x:begriffImKontext><x:begriff>Perso</x:begriff></x:begriffImKontext>"
    "</x:modulBegriffImKontext>"
)  # fmt: skip


def test_a_new_service_becomes_a_draft_with_its_texts(cast: Cast) -> None:
    shown = run(file(FULL), cast.editor_schwerte, write=False)
    assert shown.changes[0].is_new
    assert not Service.objects.exists()

    report = run(file(FULL), cast.editor_schwerte)

    assert report.is_written, report.faults
    row = Service.objects.get().get_latest_revision_as_object()
    assert (row.live, row.slug, row.title) == (False, "ausweis-beantragen", "Ausweis beantragen")
    assert (row.official_name, row.leika_key) == ("Personalausweis Ausstellung", KEY)
    assert (row.short_text, row.title_en) == ("Sie brauchen einen Ausweis.", "Apply for an ID card")
    assert row.description == "Ab 16 & älter.\nZweiter Absatz."
    assert row.documents == "Foto\nalter Ausweis"
    assert row.legal_basis == "§ 9 PAuswG\nGesetz https://gesetze.invalid/9"
    assert (row.deadline, row.processing_time) == ("Vor Ablauf.", "3 Wochen")
    assert [word.term for word in row.synonyms.all()] == ["Perso"]


def test_a_second_import_changes_nothing(cast: Cast) -> None:
    run(file(FULL, service("2", title="Hund anmelden", key="")), cast.editor_schwerte)

    report = run(file(FULL, service("2", title="Hund anmelden", key="")), cast.editor_schwerte)

    assert (report.changes, report.kept, report.faults, report.unchanged) == ([], [], [], 2)
    assert Service.objects.count() == 2


def test_news_of_the_file_arrive_and_an_editors_word_stands(cast: Cast) -> None:
    run(file(service(more=module("05", "Kurz.") + module("16", "Hinweis."))), cast.editor_schwerte)
    row = Service.objects.get().get_latest_revision_as_object()
    row.title, row.short_text = "Perso beantragen", "Besser gesagt."
    row.save_revision(user=cast.editor_dortmund).publish()
    newer = file(service(title="Ausweis holen", more=module("05", "Kurz.") + module("16", "Neuer Hinweis.")))

    report = run(newer, cast.editor_schwerte)

    assert report.changes[0].entries == (("hinweise", "Hinweis.", "Neuer Hinweis."),)
    assert report.kept[0].entries == (
        ("titel", "Perso beantragen", "Ausweis holen"),
        ("kurztext", "Besser gesagt.", "Kurz."),
    )
    after = Service.objects.get()
    assert (after.title, after.short_text, after.notes) == ("Perso beantragen", "Besser gesagt.", "Neuer Hinweis.")
    ticked = run(newer, cast.editor_schwerte, overwrite=("1:titel",))
    assert ticked.is_written
    assert Service.objects.get().title == "Ausweis holen"


def test_a_service_that_stood_here_before_is_found_by_its_key_and_only_its_gaps_are_filled(cast: Cast) -> None:
    row = ServiceFactory(title="Perso", leika_key=KEY, short_text="Unser Text.")

    report = run(file(service(more=module("05", "Deren Text.") + module("16", "Neu."))), cast.editor_schwerte)

    assert report.changes[0].entries == (("hinweise", "", "Neu."),)
    assert [entry[0] for entry in report.kept[0].entries] == ["titel", "kurztext"]
    row.refresh_from_db()
    assert (row.title, row.short_text, row.notes) == ("Perso", "Unser Text.", "Neu.")
    assert ImportedService.objects.get().service == row


def test_what_was_deleted_here_stays_deleted(cast: Cast) -> None:
    run(file(service()), cast.editor_schwerte)
    Service.objects.all().delete()

    report = run(file(service()), cast.editor_schwerte)

    assert "gelöscht" in report.kept[0].entries[0][1]
    assert not Service.objects.exists()


def test_what_is_missing_in_the_file_is_not_deleted(cast: Cast) -> None:
    run(file(service(), service("2", title="Hund anmelden", key="")), cast.editor_schwerte)

    run(file(service()), cast.editor_schwerte)

    assert Service.objects.count() == 2


def test_a_long_short_text_is_cut_at_its_first_sentence_and_kept_whole_as_description(cast: Cast) -> None:
    long = "Ein erster Satz. " + "Noch einer. " * 40
    run(file(service(more=module("05", long))), cast.editor_schwerte)

    row = Service.objects.get().get_latest_revision_as_object()
    assert row.short_text == "Ein erster Satz."
    assert row.description.startswith("Ein erster Satz. Noch einer.")


def test_version_2_3_calls_the_key_otherwise(cast: Cast) -> None:
    text = (
        '<x:leistung xmlns:x="http://xoev.de/schemata/xzufi/2_3_1"><x:id schemeAgencyID="A">1</x:id>'
        f"<x:referenzLeistungsschluessel>{KEY}</x:referenzLeistungsschluessel>"
        '<x:modulText><x:zugangskanal><code>001</code></x:zugangskanal><x:leikaTextmodul><code>02</code>'
        '</x:leikaTextmodul><x:inhalt languageCode="de-DE">Ausweis</x:inhalt></x:modulText></x:leistung>'
    )  # fmt: skip

    found = read_services(text.encode())

    assert dict(found[0].values) == {"titel": "Ausweis", "leika": KEY}


def test_one_wrong_entry_and_nothing_is_written(cast: Cast) -> None:
    report = run(file(service(), service("2", title="x" * 121, key="")), cast.editor_schwerte)

    assert [(fault.row, "länger als 120" in fault.words) for fault in report.faults] == [(2, True)]
    assert not Service.objects.exists()


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (service(""), "keine Kennung"),
        (f"<x:leistung><x:id>1</x:id>{module('05', 'Kurz')}</x:leistung>", "keinen Namen"),
        (service(key="11111111111111"), "14 Ziffern"),
    ],
)
def test_an_entry_that_cannot_be_taken_over_is_named(cast: Cast, entry: str, words: str) -> None:
    report = run(file(entry), cast.editor_schwerte)

    assert words in report.faults[0].words
    assert report.faults[0].row == 1
    assert not Service.objects.exists()


def test_the_same_service_twice_is_refused(cast: Cast) -> None:
    ServiceFactory(leika_key=KEY)

    report = run(file(service("1"), service("2")), cast.editor_schwerte)

    assert "zweimal" in report.faults[0].words


def test_markup_of_the_file_is_text_here(cast: Cast) -> None:
    run(
        file(service(more=module("06", "&lt;script&gt;alert(1)&lt;/script&gt;&lt;b onclick=x&gt;Fett&lt;/b&gt;"))),
        cast.editor_schwerte,
    )

    assert Service.objects.get().get_latest_revision_as_object().description == "Fett"


def zipped(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", content)
    return packed.getvalue()


BOMB = b'<!DOCTYPE l [<!ENTITY a "haha">' + b"".join(
    b'<!ENTITY %c "%s">' % (name, b"&%c;" % before * 10) for before, name in zip(b"abcdefgh", b"bcdefghi", strict=True)
) + b"]><l>&i;</l>"  # fmt: skip
HOSTILE = [
    (BOMB, "DOCTYPE"),
    (b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + file(service(title="&amp;a;")), "DOCTYPE"),
    (file('<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'), "einbinden"),
    (b'<?xml-stylesheet href="http://127.0.0.1/x.xsl"?>' + file(service()), "einbinden"),
    (file(service()).replace(b"xzufi/2_2_0", b"xzufi/1_0"), "Version 2.2"),
    (b"<html><body/></html>", "keine XZuFi-Datei"),
    (file(), "keine Leistungen"),
    (file(*["<x:leistung/>"] * 2_001), "mehr als 2000"),
    (zipped(file(service())), "keine lesbare"),
    (b"kennung;titel\nhund;Hund\n", "keine lesbare"),
]


@pytest.mark.parametrize(("content", "words"), HOSTILE, ids=[words[:12] for _content, words in HOSTILE])
def test_hostile_files_are_refused_in_a_sentence(cast: Cast, content: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read_services(content)

    client = signed_in(cast.editor_schwerte)
    data = {"art": "xzufi", "datei": SimpleUploadedFile("a.xml", content)}
    answer = client.post(reverse("desk_directory_exchange"), data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Service.objects.exists()


def test_fifty_megabytes_are_not_read(cast: Cast) -> None:
    content = b"<l>" + b"x" * 50_000_000 + b"</l>"
    with pytest.raises(Refused, match="5 MB"):
        read_services(content)


def test_the_whole_way_at_the_desk(cast: Cast) -> None:
    client = signed_in(cast.editor_schwerte)
    url = reverse("desk_directory_exchange")

    page = client.post(url, {"art": "xzufi", "datei": SimpleUploadedFile("a.xml", file(FULL))})
    shown = page.context
    assert "neu, als Entwurf" in page.content.decode()
    told = {"art": "xzufi", "datei_kennung": shown["token"], "stand": shown["report"].digest()}
    assert "1 Zeilen übernommen" in client.post(url, told, follow=True).content.decode()

    assert Service.objects.get().title == "Ausweis beantragen"
    assert Synonym.objects.count() == 1


def test_only_who_publishes_takes_a_catalogue_in(cast: Cast) -> None:
    data = {"art": "xzufi", "datei": SimpleUploadedFile("a.xml", file(FULL))}

    assert signed_in(cast.author_schwerte).post(reverse("desk_directory_exchange"), data).status_code == 403
