"""Whose page it is decides who edits it: role × tree × view, and what happens when two save at once."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from dos.cities import services as cities
from dos.cities.models import CityRole
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import filled_in, signed_in
from dos.portal.models import ContentPage, NewsPage
from dos.portal.services.cities import open_city
from dos.portal.tests.factories import city_home, content_page, news_index, news_page, programme_home

pytestmark = pytest.mark.django_db
# Views of a page that change it or show its drafts.
READING = (
    "edit", "view_draft", "history", "revisions_revert", "revisions_compare", "workflow_history", "preview_on_edit",
)  # fmt: skip
CHANGING = ("delete", "unpublish", "move", "lock", "unlock", "set_privacy", "add_subpage", "copy", "convert_alias")


@dataclass(frozen=True)
class Trees:
    """A page of each city and a duty of the programme."""

    schwerte: ContentPage
    dortmund: ContentPage
    duty: ContentPage


@pytest.fixture
def trees(cast: Cast) -> Trees:
    """Open both cities, so that their groups have what the portal gives them, and write a page in each tree."""
    for key in ("dortmund", "schwerte"):
        open_city(key=key, name=key.capitalize())
    for user, role in ((cast.editor_schwerte, CityRole.Role.EDITOR), (cast.author_schwerte, CityRole.Role.AUTHOR)):
        cities.grant_role(user=user, city=cast.schwerte, role=role)
    cities.grant_role(user=cast.editor_dortmund, city=cast.dortmund, role=CityRole.Role.EDITOR)
    made = Trees(
        schwerte=content_page(city_home(cast.schwerte), "in-schwerte"),
        dortmund=content_page(city_home(cast.dortmund), "in-dortmund"),
        duty=content_page(programme_home(), "pflicht"),
    )
    for page in (made.schwerte, made.dortmund, made.duty):
        page.save_revision(user=cast.administrator)
    return made


def url_of(view: str, page: Page) -> str:
    """Return the view's address for the page."""
    arguments: dict[str, list[Any]] = {
        "revisions_revert": [page.pk, page.latest_revision_id],
        "revisions_compare": [page.pk, "earliest", "latest"],
    }
    return reverse(f"wagtailadmin_pages:{view}", args=arguments.get(view, [page.pk]))


def refuses(client: Client, url: str, *, post: bool = False) -> bool:
    """Tell whether the desk refuses; it does so by sending people to its first page."""
    response = client.post(url, {}) if post else client.get(url)
    return response.status_code in (403, 404, 405) or response.get("Location") == "/desk/"


@pytest.mark.parametrize("tree", ["dortmund", "duty"])
def test_foreign_trees_are_closed(cast: Cast, trees: Trees, tree: str) -> None:
    page = getattr(trees, tree)

    client = signed_in(cast.editor_schwerte)
    for view in READING + CHANGING:
        assert refuses(client, url_of(view, page)), view
        assert refuses(client, url_of(view, page), post=True), view
    for user in (cast.author_schwerte, cast.stranger):
        assert refuses(signed_in(user), url_of("edit", page))
    row = Page.objects.get(pk=page.pk)
    assert (row.live, row.locked, row.title) == (True, False, "Ein Thema")


def test_the_own_tree_is_open_and_authors_do_not_publish(cast: Cast, trees: Trees) -> None:
    for user in (cast.editor_schwerte, cast.author_schwerte):
        assert not refuses(signed_in(user), url_of("edit", trees.schwerte))
    for view in ("delete", "unpublish", "lock"):
        assert refuses(signed_in(cast.author_schwerte), url_of(view, trees.schwerte), post=True), view
    assert not refuses(signed_in(cast.administrator), url_of("edit", trees.duty))


def test_a_page_does_not_move_into_a_foreign_tree(cast: Cast, trees: Trees) -> None:
    client = signed_in(cast.editor_schwerte)
    target = reverse("wagtailadmin_pages:move_confirm", args=[trees.schwerte.pk, city_home(cast.dortmund).pk])
    adding = reverse("wagtailadmin_pages:add", args=["portal", "contentpage", city_home(cast.dortmund).pk])

    assert refuses(client, target, post=True)
    assert refuses(client, adding)
    client.post(
        url_of("copy", trees.schwerte),
        {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": programme_home().pk, "publish_copies": "on"},
    )
    assert not Page.objects.filter(slug="kopie").exists()


def test_lists_and_choosers_do_not_name_another_citys_draft_pages(cast: Cast, trees: Trees) -> None:
    Page.objects.filter(pk=trees.dortmund.pk).update(live=False, title="Fremder Entwurf", draft_title="Fremder Entwurf")
    client = signed_in(cast.editor_schwerte)
    parent = city_home(cast.dortmund).pk

    for url in (
        f"/desk/pages/{parent}/",
        f"/desk/choose-page/{parent}/",
        "/desk/choose-page/search/?q=Fremder",
        "/desk/pages/search/?q=Fremder",
        f"/desk/api/main/pages/?child_of={parent}",
        f"/desk/api/main/pages/{trees.dortmund.pk}/",
    ):
        assert "Fremder Entwurf" not in client.get(url).content.decode(), url


def test_news_speak_for_the_own_city_only(cast: Cast, trees: Trees) -> None:
    page = news_page(news_index(city_home(cast.schwerte)), city=cast.schwerte)
    client = signed_in(cast.editor_schwerte)
    form = client.get(url_of("edit", page)).context["form"]

    response = client.post(url_of("edit", page), filled_in(form, city=cast.dortmund.pk))

    assert "city" in response.context["form"].errors
    assert NewsPage.objects.get(pk=page.pk).get_latest_revision() is None


def test_two_people_saving_at_once_lose_nothing(cast: Cast, trees: Trees) -> None:
    url = url_of("edit", trees.schwerte)
    client, colleague = signed_in(cast.editor_schwerte), signed_in(cast.administrator)
    mine = filled_in(client.get(url).context["form"], intro="Meine Einleitung")
    theirs = filled_in(colleague.get(url).context["form"], intro_en="Her text")

    assert colleague.post(url, theirs).status_code == 302
    refused = client.post(url, mine)

    words = refused.content.decode()
    assert refused.status_code == 409
    assert "Inzwischen wurde hier etwas geändert. Administration hat am" in words
    assert "Geändert: Einleitung (Englisch)." in words
    assert "Meine Einleitung" in words
    assert ContentPage.objects.get(pk=trees.schwerte.pk).get_latest_revision_as_object().intro == ""

    again = client.post(url, filled_in(refused.context["form"]))

    draft: Any = ContentPage.objects.get(pk=trees.schwerte.pk).get_latest_revision_as_object()
    assert again.status_code == 302
    assert draft.intro == "Meine Einleitung"


def test_saving_twice_in_a_row_is_no_conflict(cast: Cast, trees: Trees) -> None:
    url, client = url_of("edit", trees.schwerte), signed_in(cast.editor_schwerte)

    for words in ("Eins", "Zwei"):
        assert client.post(url, filled_in(client.get(url).context["form"], intro=words)).status_code == 302

    reverted = client.get(url_of("revisions_revert", trees.schwerte)).context["form"]
    assert client.post(url, filled_in(reverted)).status_code == 302


def test_a_text_that_no_form_sends_is_refused(cast: Cast, trees: Trees) -> None:
    url, client = url_of("edit", trees.schwerte), signed_in(cast.editor_schwerte)

    response = client.post(url, filled_in(client.get(url).context["form"], body="no json"))

    assert response.status_code == 400
