"""What was searched for in vain: counted without a person, read at the desk once wanted on three days."""

import importlib
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from django.utils.crypto import salted_hmac

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core import search
from dos.core.models import SearchMiss
from dos.core.search import misses
from dos.strategy.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
LIST, TABLE = "/desk/gesucht/", "/desk/gesucht.csv"


@pytest.fixture
def index(cast: Cast) -> None:
    """One project that can be found."""
    ProjectFactory(slug="baumkataster", name="Baumkataster", cities=[cast.schwerte])
    search.rebuild()


def wanted(text: str, *, days: int, times: int = 1) -> None:
    """Let a text be searched in vain so often on each of the last days."""
    for day in reversed(range(days)):
        for _time in range(times):
            search.note_miss(text, day=timezone.localdate() - timedelta(days=day))


def test_what_is_not_found_is_counted(client: Client, index: None) -> None:
    for _time in range(2):
        client.get("/suche/", {"q": "Qyzzwx Öwlkj"})

    assert list(SearchMiss.objects.values_list("words", "number")) == [("", 2)]


def test_what_is_found_is_not_counted_nor_are_further_pages(client: Client, index: None) -> None:
    client.get("/suche/", {"q": "Baumkataster"})
    client.get("/suche/", {"q": "qyzzwx", "seite": "2"})
    client.get("/suche/", {"q": ""})

    assert not SearchMiss.objects.exists()


def test_the_page_stands_when_it_cannot_be_noted(client: Client, index: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*arguments: object, **options: object) -> None:
        raise DatabaseError("database is locked")

    monkeypatch.setattr(misses, "count_one", locked)

    assert client.get("/suche/", {"q": "qyzzwx"}).status_code == 200


def test_the_desk_lists_what_is_wanted_most_first_and_nothing_wanted_once(cast: Cast) -> None:
    wanted("selten", days=3)
    wanted("=oft", days=3, times=2)
    wanted("bea beispiel", days=2, times=9)
    today = timezone.localdate()
    desk = signed_in(cast.editor_schwerte)

    html, table = desk.get(LIST).content.decode(), desk.get(TABLE).content.decode("utf-8-sig")

    assert html.index("=oft<") < html.index(">selten<")
    assert "bea beispiel" not in html
    assert "1 weiterer Text wurde bisher seltener gesucht" in html
    assert table.splitlines() == [
        "gesucht;anzahl;zuletzt",
        f"'=oft;6;{today.isoformat()}",
        f"selten;3;{today.isoformat()}",
    ]


@pytest.mark.parametrize("address", [LIST, TABLE])
def test_only_the_desk_reads_it(cast: Cast, client: Client, address: str) -> None:
    assert client.get(address).status_code == 302
    assert signed_in(cast.stranger).get(address).status_code in (302, 403)


def test_counts_of_before_are_brought_along_and_names_among_them_are_hidden() -> None:
    today = timezone.localdate()
    old = [("oft", today - timedelta(days=day), 2) for day in range(3)] + [("bea", today, 5)]
    rows = SimpleNamespace(objects=SimpleNamespace(values_list=lambda *names: old))
    former = SimpleNamespace(
        get_model=lambda room, name: rows if (room, name) == ("portal", "SearchMiss") else apps.get_model(room, name)
    )

    importlib.import_module("dos.portal.migrations.0007_search_misses_moved").move(former, None)
    search.note_miss("bea")

    assert sorted(SearchMiss.objects.values_list("words", "number")) == [("", 6), ("oft", 2), ("oft", 2), ("oft", 2)]
    assert salted_hmac("search-miss", "bea").hexdigest()[:32] in SearchMiss.objects.values_list("key", flat=True)
