"""What came on paper: written down one by one or from a table, and said so in public."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from dos.cities import services as cities
from dos.cities.models import CityRole
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.cities.tests.factories import DistrictFactory
from dos.core.errors import Refused
from dos.participation.models import Author, Idea, Process
from dos.participation.services import paper
from dos.participation.services.paper import Sheet
from dos.participation.tests.factories import ProcessFactory
from dos.participation.tests.office import Office, open_office

pytestmark = pytest.mark.django_db
TABLE = "/desk/beteiligung/papier/tabelle/"
TEXT = "Auf dem Weg zum Friedhof fehlt eine Bank für ältere Menschen."
AREA = {"type": "Polygon", "coordinates": [[[7.5, 51.4], [7.6, 51.4], [7.6, 51.5], [7.5, 51.5], [7.5, 51.4]]]}


def sheet(office: Office, **values: Any) -> Sheet:
    told = {"title": "Bank am Friedhofsweg", "text": TEXT, "city": office.cast.schwerte}
    return Sheet(**{**told, "received_on": timezone.localdate(), **values})


def entered(office: Office, process: Process | None = None, **values: Any) -> Idea:
    idea, _is_new = paper.enter_idea(
        process=process or office.process, sheet=sheet(office, **values), user=office.moderator_schwerte, form_token="t"
    )
    return idea


def csv_of(*rows: str) -> bytes:
    return "\n".join(("titel;text;kommune;stadtteil;breite;laenge;eingegangen_am", *rows)).encode()


def row(title: str = "Bank am Friedhofsweg", **values: str) -> str:
    cells = {"text": TEXT, "kommune": "schwerte", "stadtteil": "", "breite": "", "laenge": ""}
    cells |= {"am": timezone.localdate().strftime("%d.%m.%Y"), **values}
    return ";".join((title, *cells.values()))


def test_paper_is_published_and_says_so(cast: Cast) -> None:
    office = open_office(cast)

    idea = entered(office)

    assert (idea.state, idea.author.source) == (Idea.State.PUBLISHED, Author.Source.PAPER)
    assert idea.events.get().by_role == "Moderation der Beteiligung Schwerte"
    assert idea.answer_due_on is not None
    assert idea.texts.count() == 1
    page = signed_in(cast.stranger).get(f"/mitmachen/{idea.process.slug}/{idea.reference}/")
    assert "Papier" in page.content.decode()


def test_the_same_form_twice_is_one_idea(cast: Cast) -> None:
    office = open_office(cast)

    assert entered(office) == entered(office)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": "kurz"}, "Titel"),
        ({"text": "kurz"}, "Beschreibung"),
        ({"received_on": timezone.localdate() + timedelta(days=1)}, "Zukunft"),
        ({"received_on": timezone.localdate() - timedelta(days=300)}, "erst wieder"),
        ({"latitude": 51.45}, "Breite und Länge"),
    ],
)
def test_what_is_wrong_is_refused(cast: Cast, values: dict[str, Any], words: str) -> None:
    office = open_office(cast)

    with pytest.raises(Refused, match=words):
        entered(office, **values)

    assert not Idea.objects.exists()


def test_places_belong_to_the_process(cast: Cast) -> None:
    office = open_office(cast)
    process = ProcessFactory(city=cast.schwerte, area=AREA, area_name="Innenstadt")

    with pytest.raises(Refused, match="nur in Schwerte"):
        entered(office, city=cast.dortmund)
    with pytest.raises(Refused, match="liegt nicht in Schwerte"):
        entered(office, district=DistrictFactory(city=cast.dortmund))
    with pytest.raises(Refused, match="Innenstadt"):
        entered(office, process, latitude=51.0, longitude=7.0)
    with pytest.raises(Refused, match="keine Ideen"):
        entered(office, ProcessFactory(city=cast.schwerte, kind="survey"))


def test_what_counts_is_the_day_on_which_it_came(cast: Cast) -> None:
    office = open_office(cast)
    now = timezone.now()
    process = ProcessFactory(
        city=cast.schwerte, phase__starts_at=now - timedelta(days=20), phase__ends_at=now - timedelta(days=5)
    )

    idea = entered(office, process, received_on=timezone.localdate() - timedelta(days=10))

    assert idea.created_at < now - timedelta(days=9)
    with pytest.raises(Refused, match="vorbei"):
        paper.enter_idea(process=process, sheet=sheet(office), user=cast.administrator, form_token="neu")


def test_the_form_at_the_desk(cast: Cast) -> None:
    office = open_office(cast)
    client = signed_in(office.moderator_schwerte)
    url = "/desk/beteiligung/papier/"
    form = client.get(url).context["form"]
    assert list(form.fields["process"].queryset) == [office.process]
    words = {
        "form_token": form["form_token"].value(),
        "process": office.process.pk,
        "source": "mail",
        "received_on": timezone.localdate().isoformat(),
        "title": "Bank am Friedhofsweg",
        "text": TEXT,
        "city": cast.schwerte.pk,
    }

    assert client.post(url, {**words, "title": "kurz"}).status_code == 422
    assert client.post(url, {**words, "process": office.process_dortmund.pk}).status_code == 422
    assert client.post(url, words).status_code == 302
    assert Idea.objects.get().author.source == Author.Source.MAIL


def test_a_table_is_looked_at_then_written_and_a_second_time_brings_nothing(cast: Cast) -> None:
    office = open_office(cast)
    client = signed_in(office.moderator_schwerte)
    content = csv_of(row(), row("Noch eine Bank am See"))

    for expected in (2, 2):
        file = SimpleUploadedFile("ideen.csv", content)
        looked = client.post(TABLE, {"process": office.process.pk, "file": file})
        report = looked.context["report"]
        if report.changes:
            assert not Idea.objects.exists()
            button = {"process": office.process.pk, "datei_kennung": looked.context["token"], "stand": report.digest()}
            assert client.post(TABLE, button).status_code == 302
        assert Idea.objects.count() == expected


def test_one_wrong_row_and_nothing_is_written(cast: Cast) -> None:
    office = open_office(cast)
    rows = (
        row(),
        row("kurz"),
        row("Kommune gibt es nicht", kommune="hagen"),
        row("Stadtteil gibt es nicht", stadtteil="Mond"),
        row("Fremde Kommune hier", kommune="dortmund"),
        row("Datum ist keines, hm", am="gestern"),
        row("Ohne Datum geht nicht", am=""),
        row("Ein Punkt ohne Länge", breite="51,4"),
        row(),
    )
    client = signed_in(office.moderator_schwerte)

    response = client.post(TABLE, {"process": office.process.pk, "file": SimpleUploadedFile("i.csv", csv_of(*rows))})

    assert response.status_code == 422
    assert [fault.row for fault in response.context["faults"]] == [3, 4, 5, 6, 7, 8, 9, 10]
    assert not Idea.objects.exists()
    report = paper.import_ideas(
        paper.read(csv_of(*rows)), process=office.process, user=office.moderator_schwerte, write=True
    )
    assert not report.is_written
    assert not Idea.objects.exists()


@pytest.mark.parametrize("content", [b"", b"titel\nx", b"\xff\xfe\x00", b"titel;text;kommune;eingegangen_am;geheim\n"])
def test_a_file_that_is_no_table_is_refused_in_words(cast: Cast, content: bytes) -> None:
    office = open_office(cast)
    client = signed_in(office.moderator_schwerte)

    response = client.post(TABLE, {"process": office.process.pk, "file": SimpleUploadedFile("i.csv", content)})

    assert response.status_code == 422
    assert response.context["form"].errors


def test_the_template_is_a_table_that_can_be_read(cast: Cast) -> None:
    office = open_office(cast)

    response = signed_in(office.moderator_schwerte).get("/desk/beteiligung/papier/vorlage.csv")

    assert paper.read(response.content).columns == paper.COLUMNS


def test_a_file_that_waits_too_long_is_asked_for_again(cast: Cast) -> None:
    office = open_office(cast)
    words = {"process": office.process.pk, "datei_kennung": "weg", "stand": "x"}

    response = signed_in(office.moderator_schwerte).post(TABLE, words)

    assert response.status_code == 422
    assert "noch einmal" in response.content.decode()


def test_the_only_city_is_chosen_already(cast: Cast) -> None:
    office = open_office(cast)

    form = signed_in(office.moderator_schwerte).get("/desk/beteiligung/papier/").context["form"]
    assert form["city"].value() == cast.schwerte.pk
    cities.grant_role(user=office.moderator_schwerte, city=cast.dortmund, role=CityRole.Role.MODERATOR)
    form = signed_in(office.moderator_schwerte).get("/desk/beteiligung/papier/").context["form"]
    assert form["city"].value() is None
