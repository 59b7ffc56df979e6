"""What was searched for in vain: counted without a person, shown at the desk, forgotten after 30 days."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core import search
from dos.portal.models import SearchMiss
from dos.portal.services import finding
from dos.strategy.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
LIST, TABLE = "/desk/gesucht/", "/desk/gesucht.csv"


@pytest.fixture
def index(cast: Cast) -> None:
    """One project that can be found."""
    ProjectFactory(slug="baumkataster", name="Baumkataster", cities=[cast.schwerte])
    search.rebuild()


def noted() -> dict[str, int]:
    """What stands in the list."""
    return dict(SearchMiss.objects.values_list("words", "number"))


def test_what_is_not_found_is_counted(client: Client, index: None) -> None:
    for _time in range(2):
        client.get("/suche/", {"q": "Qyzzwx Öwlkj"})

    assert noted() == {"qyzzwx oewlkj": 2}


def test_what_is_found_is_not_counted_nor_are_further_pages(client: Client, index: None) -> None:
    client.get("/suche/", {"q": "Baumkataster"})
    client.get("/suche/", {"q": "qyzzwx", "seite": "2"})
    client.get("/suche/", {"q": ""})

    assert noted() == {}


@pytest.mark.parametrize("text", ["bea@dos.invalid", "qyzzwx 01234 5", "qyz 1 2 3 4 5", "12", "!?", ""])
def test_what_may_tell_of_a_person_is_not_noted(text: str) -> None:
    finding.note_miss(text)

    assert noted() == {}


def test_long_texts_are_cut_and_strange_ones_are_no_failure() -> None:
    finding.note_miss("wort " * 100)
    finding.note_miss("a\x00b \ud800 wörter")

    assert max(len(words) for words in noted()) <= 80
    assert len(noted()) == 2


def test_a_flood_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MAX_A_DAY", 2)

    for text in ("eins", "zwei", "drei", "eins"):
        finding.note_miss(text)

    assert noted() == {"eins": 2, "zwei": 1}


def test_the_page_stands_when_it_cannot_be_noted(client: Client, index: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*arguments: object, **options: object) -> None:
        raise DatabaseError("database is locked")

    monkeypatch.setattr(SearchMiss.objects, "bulk_create", locked)

    assert client.get("/suche/", {"q": "qyzzwx"}).status_code == 200


def test_the_desk_lists_what_is_wanted_most_first(cast: Cast) -> None:
    today = timezone.localdate()
    SearchMiss.objects.create(words="selten", day=today, number=1)
    SearchMiss.objects.create(words="=oft", day=today, number=2)
    SearchMiss.objects.create(words="=oft", day=today - timedelta(days=1), number=3)
    desk = signed_in(cast.editor_schwerte)

    html, table = desk.get(LIST).content.decode(), desk.get(TABLE).content.decode("utf-8-sig")

    assert html.index("=oft") < html.index("selten")
    assert table.splitlines() == [
        "gesucht;anzahl;zuletzt",
        f"'=oft;5;{today.isoformat()}",
        f"selten;1;{today.isoformat()}",
    ]


@pytest.mark.parametrize("address", [LIST, TABLE])
def test_only_the_desk_reads_it(cast: Cast, client: Client, address: str) -> None:
    assert client.get(address).status_code == 302
    assert signed_in(cast.stranger).get(address).status_code in (302, 403)


def test_it_is_forgotten_after_thirty_days() -> None:
    today = timezone.localdate()
    SearchMiss.objects.create(words="alt", day=today - timedelta(days=31), number=1)
    SearchMiss.objects.create(words="neu", day=today - timedelta(days=30), number=1)

    call_command("forget_misses", verbosity=0)

    assert noted() == {"neu": 1}
