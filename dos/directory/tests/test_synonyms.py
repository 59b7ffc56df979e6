"""The list of all other words, and the page that looks at wording without keeping it."""

import pytest
from django.urls import reverse

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import edit_url, filled_in, signed_in
from dos.directory.models import Service, Synonym
from dos.directory.tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db
WORDS, TABLE, WORDING = "desk_directory_synonyms", "desk_directory_synonym_table", "desk_directory_wording"


@pytest.fixture
def service() -> Service:
    row: Service = ServiceFactory(title="Personalausweis beantragen")
    row.synonyms.set([Synonym(term="Perso"), Synonym(term="PA", kind="abbreviation"), Synonym(term="=Ausweis")])
    row.save()
    ServiceFactory(title="Hund anmelden", synonyms=["Hundesteuer"])
    return Service.objects.get(pk=row.pk)


def test_all_words_stand_in_one_list_with_kind_and_service(cast: Cast, service: Service) -> None:
    page = signed_in(cast.author_schwerte).get(reverse(WORDS)).content.decode()

    assert all(word in page for word in ("Perso", "Hundesteuer", "Abkürzung", edit_url(service), "4 Wörter"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"art": "abbreviation"}, {"PA"}),
        ({"q": "perso"}, {"Perso", "PA", "=Ausweis"}),
        ({"q": "hund"}, {"Hundesteuer"}),
        ({"art": "abbreviation", "q": "hund"}, set()),
        ({"art": "gibt es nicht"}, {"Perso", "PA", "=Ausweis", "Hundesteuer"}),
        ({"q": "x" * 500}, {"Perso", "PA", "=Ausweis", "Hundesteuer"}),
    ],
)
def test_the_filter_holds_for_list_and_table(cast: Cast, service: Service, query: dict[str, str], found: set) -> None:
    client = signed_in(cast.editor_schwerte)

    assert {row.term for row in client.get(reverse(WORDS), query).context["page"]} == found
    lines = client.get(reverse(TABLE), query).getvalue().decode("utf-8-sig").splitlines()
    assert lines[0] == "wort;art;kennung;titel"
    assert {line.split(";")[0].lstrip("'") for line in lines[1:]} == found


def test_no_cell_of_the_table_is_a_formula(cast: Cast, service: Service) -> None:
    assert "'=Ausweis;" in signed_in(cast.editor_schwerte).get(reverse(TABLE)).getvalue().decode()


def test_long_lists_are_paged(cast: Cast) -> None:
    ServiceFactory(synonyms=[f"Wort {number:03}" for number in range(60)])
    client = signed_in(cast.editor_schwerte)

    first = client.get(reverse(WORDS), {"q": "Wort"})
    second = client.get(reverse(WORDS), {"q": "Wort", "seite": "2"})

    assert len(first.context["page"]) == 50
    assert "q=Wort&amp;seite=2" in first.content.decode()
    assert len(second.context["page"]) == 10


def test_hints_stand_below_the_saved_text(cast: Cast) -> None:
    service = ServiceFactory(description="Der Antrag wird von uns geprüft.", notes="Kommen Sie vorbei.")

    page = signed_in(cast.editor_schwerte).get(edit_url(service)).content.decode()

    assert "1 Hinweis zur Verständlichkeit" in page
    assert "wird … geprüft" in page
    assert "Gut zu lesen" in page
    assert f'formaction="{reverse(WORDING)}"' in page


def test_what_is_being_typed_is_looked_at_and_not_kept(cast: Cast) -> None:
    service = ServiceFactory(description="Alt.")
    client = signed_in(cast.author_schwerte)
    typed = filled_in(
        client.get(edit_url(service)).context["form"], description="Die Gebühr wird gemäß Satzung erhoben."
    )

    page = client.post(reverse(WORDING), typed).content.decode()

    assert "Was Sie wissen sollten" in page
    assert "wird … erhoben" in page
    assert "„gemäß“ klingt nach Amt" in page
    assert Service.objects.get().description == "Alt."


def test_a_pasted_text_is_looked_at(cast: Cast) -> None:
    client = signed_in(cast.editor_schwerte)

    assert "Passiv" in client.post(reverse(WORDING), {"text": "Es wird geprüft."}).content.decode()
    assert "Da stand kein Text" in client.post(reverse(WORDING), {"text": ""}).content.decode()
    assert (
        client.post(reverse(WORDING), {"text": "<script>alert(1)</script> wird geprüft."}).content.count(
            b"<script>alert"
        )
        == 0
    )
    assert client.post(reverse(WORDING), {"text": "x" * 20_001}).status_code == 200


@pytest.mark.parametrize("url", [WORDS, TABLE, WORDING])
def test_strangers_see_none_of_it(cast: Cast, url: str) -> None:
    assert signed_in(cast.stranger).get(reverse(url)).status_code in (302, 403)
