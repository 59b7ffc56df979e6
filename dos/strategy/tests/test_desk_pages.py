"""Every page of the desk opens, in German, for those who may; and breaks for nobody."""

from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import add_url, edit_url, filled_in, signed_in
from dos.cities.views.desk import CityViewSet
from dos.strategy import models
from dos.strategy.permissions import DESK_MODELS
from dos.strategy.tests import factories

NOUNS = [apps.get_model(label) for label in DESK_MODELS]
LIBRARY = [
    "users/", "users/new/", "groups/", "sites/", "collections/", "redirects/", "workflows/list/", "pages/", "images/",
    "workflows/tasks/index/", "images/add/", "documents/", "reports/workflow/", "reports/locked/",
    "reports/aging-pages/", "snippets/", "account/", "choose-page/",
]  # fmt: skip


def pages(noun: Any) -> list[str]:
    viewset: CityViewSet = noun.snippet_viewset
    return [
        reverse(viewset.get_url_name("list")),
        add_url(noun),
        reverse(viewset.chooser_viewset.get_url_name("choose")),
    ]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_lists_forms_and_choosers_open(cast: Cast, noun: Any) -> None:
    factory = getattr(factories, f"{noun.__name__}Factory", None)
    obj = factory() if factory else None

    for person in (cast.editor_schwerte, cast.administrator):
        client = signed_in(person)
        for url in pages(noun):
            assert client.get(url, {"q": "%00\"'(", "p": "1"}).status_code == 200, url
    if obj is not None:
        assert signed_in(cast.administrator).get(edit_url(obj)).status_code == 200


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_an_empty_form_is_answered_with_words(cast: Cast, noun: Any) -> None:
    client = signed_in(cast.administrator)

    response = client.post(add_url(noun), {"action-publish": "1"})

    assert response.status_code in (200, 302)


@pytest.mark.parametrize("path", LIBRARY)
def test_pages_of_the_library_open_or_are_closed(cast: Cast, path: str) -> None:
    assert signed_in(cast.administrator).get(f"/desk/{path}", follow=True).status_code == 200
    assert signed_in(cast.author_schwerte).get(f"/desk/{path}", follow=True).status_code in (200, 403)


def test_editors_do_not_see_people(cast: Cast) -> None:
    response = signed_in(cast.editor_schwerte).get("/desk/users/")

    assert response.status_code == 302
    assert response["Location"] == "/desk/"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "a\x00b"),
        ("name", "x" * 161),
        ("slug", "../../etc"),
        ("slug", "karte"),
        ("total_cost", "1e400"),
        ("total_cost", "NaN"),
        ("end_on", "0001-01-01"),
        ("end_on", "2027-02-30"),
        ("end_on", "10000-01-01"),
        ("latitude", "inf"),
        ("latitude", "200"),
        ("parent", "99999999999999999999"),
        ("cities", "99999999999999999999"),
        ("stage", "erfunden"),
        ("review_interval_days", "-1"),
        ("milestones-TOTAL_FORMS", "99999"),
        ("milestones-TOTAL_FORMS", "abc"),
        ("loaded_state", "r99999999999999999999"),
        ("source_url", "javascript:alert(1)"),
    ],
)
def test_nonsense_in_a_form_is_answered_with_words(cast: Cast, field: str, value: str) -> None:
    project = factories.ProjectFactory(lead_city=cast.schwerte)
    client = signed_in(cast.editor_schwerte)
    form = client.get(edit_url(project)).context["form"]

    response = client.post(edit_url(project), filled_in(form, **{field: value}))

    assert response.status_code in (200, 302, 400, 409)
    after = models.Project.objects.get(pk=project.pk).get_latest_revision_as_object()
    assert str(getattr(after, field, "")) != value
