"""What hangs together cannot be torn apart, and nothing can hang on itself (A84-A86)."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from dos.accounts import services as accounts
from dos.actors.tests.factories import OrganisationFactory
from dos.cities.models import City
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import edit_url, filled_in, signed_in
from dos.portal.tests.factories import content_page, programme_home
from dos.strategy.models import Objective, Project
from dos.strategy.tests import factories

pytestmark = pytest.mark.django_db


def test_what_others_need_is_not_deleted_and_the_desk_says_who(cast: Cast) -> None:
    goal, organisation = factories.ObjectiveFactory(title="Oberziel"), OrganisationFactory(live=False)
    child = factories.ObjectiveFactory(parent=goal, action_field=goal.action_field, title="Unterziel")
    project = factories.ProjectFactory(lead_city=cast.schwerte, name="Braucht beide")
    factories.ContributionFactory(project=project, goal=None, objective=child)
    factories.PartnershipFactory(project=project, organisation=organisation)
    client = signed_in(cast.administrator)

    for obj in (goal, child, organisation):
        path = reverse(type(obj).snippet_viewset.get_url_name("delete"), args=[obj.pk])
        answer = client.post(path, follow=True)
        assert answer.status_code == 200, obj
        assert "wird noch gebraucht" in answer.content.decode()
        assert type(obj).objects.filter(pk=obj.pk).exists()


def test_a_city_in_use_stays(cast: Cast) -> None:
    factories.ProjectFactory(lead_city=cast.schwerte)

    path = reverse(City.snippet_viewset.get_url_name("delete"), args=[cast.schwerte.pk])  # type: ignore[attr-defined]  # set at registration
    answer = signed_in(cast.administrator).post(path, follow=True)

    assert answer.status_code in (200, 403)
    assert City.objects.filter(pk=cast.schwerte.pk).exists()


def test_a_person_who_is_erased_leaves_no_broken_page(cast: Cast, client: Client) -> None:
    project = factories.ProjectFactory(lead_city=cast.schwerte, slug="bleibt")
    desk = signed_in(cast.editor_schwerte)
    desk.post(edit_url(project), filled_in(desk.get(edit_url(project)).context["form"], summary="Neu"))

    accounts.erase_person(cast.editor_schwerte)

    for path in ("/projekte/", "/projekte/bleibt/", "/"):
        assert client.get(path).status_code == 200
    administrator = signed_in(cast.administrator)
    for path in (edit_url(project), edit_url(project).replace("/edit/", "/history/"), "/desk/"):
        answer = administrator.get(path)
        assert answer.status_code == 200
        assert "editor-schwerte@dos.invalid" not in answer.content.decode()


def test_nothing_stands_below_itself(cast: Cast) -> None:
    goal = factories.ObjectiveFactory()
    child = factories.ObjectiveFactory(parent=goal, action_field=goal.action_field)
    project = factories.ProjectFactory(lead_city=cast.schwerte)
    part = factories.ProjectFactory(lead_city=cast.schwerte, parent=project)

    for obj, above in ((goal, goal), (goal, child), (project, project), (project, part)):
        fresh = type(obj).objects.get(pk=obj.pk)
        fresh.parent = above
        with pytest.raises(ValidationError, match="selbst"):
            fresh.clean()


@pytest.mark.parametrize("kind", ["goal", "project"])
def test_a_circle_that_got_in_anyway_stops_no_page(cast: Cast, client: Client, kind: str) -> None:
    field = factories.ActionFieldFactory(slug="feld")
    one = factories.ObjectiveFactory(action_field=field)
    two = factories.ObjectiveFactory(action_field=field, parent=one)
    first = factories.ProjectFactory(lead_city=cast.schwerte, slug="erstes", action_fields=[field])
    second = factories.ProjectFactory(lead_city=cast.schwerte, slug="zweites", parent=first)
    factories.ContributionFactory(project=first, goal=None, objective=two)
    if kind == "goal":
        Objective.objects.filter(pk=one.pk).update(parent=two)
    else:
        Project.objects.filter(pk=first.pk).update(parent=second)

    for path in (
        "/projekte/erstes/",
        "/projekte/zweites/",
        "/handlungsfelder/feld/",
        "/projekte/?ansicht=ziele",
        "/faden/projekt/erstes/",
        "/api/v1/objectives",
        "/api/v1/projects/erstes",
        "/projekte.json",
    ):
        assert client.get(path).status_code == 200, path


def test_a_redirect_onto_itself_ends(client: Client) -> None:
    Redirect.objects.create(old_path="/kreis", redirect_link="/kreis/")
    Redirect.objects.create(old_path="/hin", redirect_link="/her/")
    Redirect.objects.create(old_path="/her", redirect_link="/hin/")

    for path in ("/kreis/", "/hin/", "/kreis"):
        assert client.get(path).status_code in (301, 302, 404)
    assert client.get("/projekte/").status_code == 200


def test_a_page_does_not_move_below_itself(cast: Cast) -> None:
    page = content_page(programme_home(), slug="oben")
    below = content_page(page, slug="unten")
    client = signed_in(cast.administrator)

    for target in (page, below):
        answer = client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]))
        assert answer.status_code in (200, 302, 403)

    assert Page.objects.get(pk=page.pk).get_parent() == programme_home().page_ptr
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_moved_page_sends_on_in_one_hop(
    cast: Cast, client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    page = content_page(programme_home(), slug="frueher")
    desk = signed_in(cast.administrator)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = desk.get(edit).context["form"]
    with django_capture_on_commit_callbacks(execute=True):
        sent = desk.post(edit, filled_in(form, slug="heute") | {"action-publish": "1"})
    assert sent.status_code == 302, sent.context["form"].errors

    answer = client.get("/frueher/", follow=True)

    assert (answer.status_code, len(answer.redirect_chain)) == (200, 1)
