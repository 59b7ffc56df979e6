"""Role × object × view: every view of the desk, the second ones above all, asks the same question."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision, Task, WorkflowState

from dos.actors.models import Organisation
from dos.actors.tests.factories import OrganisationFactory
from dos.cities.tests.cast import Cast
from dos.cities.tests.factories import DistrictFactory
from dos.cities.views.desk import WITHOUT_OBJECT, CityViewSet
from dos.strategy import models
from dos.strategy.tests import factories

# Views of a project that show or change it, as GET; each is called for every role below.
READING = (
    "edit",
    "usage",
    "history",
    "history_results",
    "preview_on_edit",
    "revisions_view",
    "revisions_compare",
    "revisions_revert",
    "workflow_history",
)
PUBLISHING = ("delete", "unpublish", "lock", "unlock", "revisions_unschedule")
ROLES = ("editor_schwerte", "editor_dortmund", "author_schwerte", "administrator", "stranger", "anonymous")


def client_of(cast: Cast, role: str) -> Client:
    client = Client()
    user = getattr(cast, role)
    if user.is_authenticated:
        client.force_login(user)
    return client


def url_of(view: str, obj: Model) -> str:
    viewset: CityViewSet = type(obj).snippet_viewset  # type: ignore[attr-defined]  # set when the viewset is registered
    revisions = (
        list(Revision.objects.for_instance(obj).order_by("pk").values_list("pk", flat=True))
        if hasattr(obj, "latest_revision_id")
        else []
    )
    arguments: dict[str, list[Any]] = {
        "revisions_view": [obj.pk, revisions[-1] if revisions else 0],
        "revisions_revert": [obj.pk, revisions[-1] if revisions else 0],
        "revisions_unschedule": [obj.pk, revisions[-1] if revisions else 0],
        "revisions_compare": [obj.pk, "earliest", "latest"],
        "workflow_history_detail": [obj.pk, 1],
        "workflow_action": [obj.pk, "approve", 1],
        "collect_workflow_action_data": [obj.pk, "approve", 1],
        "workflow_preview": [obj.pk, 1],
    }
    return reverse(viewset.get_url_name(view), args=arguments.get(view, [obj.pk]))


def outcome(client: Client, url: str, *, post: bool = False) -> str:
    """Say in one word how the desk answered."""
    response = client.post(url, {}) if post else client.get(url)
    if response.status_code == 302 and "/anmelden/" in response["Location"]:
        return "login"
    return {403: "refused", 404: "missing"}.get(
        response.status_code, "open" if response.status_code < 400 else "broken"
    )


PROJECTS: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "of Schwerte": lambda cast: {"lead_city": cast.schwerte},
    "of Dortmund": lambda cast: {"lead_city": cast.dortmund},
    "of Dortmund, Schwerte invited": lambda cast: {"lead_city": cast.dortmund, "invited_cities": [cast.schwerte]},
    "joint, led by Dortmund": lambda cast: {"lead_city": cast.dortmund, "cities": [cast.dortmund, cast.schwerte]},
    "joint, nobody leads": lambda cast: {"lead_city": None, "cities": [cast.dortmund, cast.schwerte]},
}
WRITERS = {
    "of Schwerte": {"editor_schwerte", "author_schwerte", "administrator"},
    "of Dortmund": {"editor_dortmund", "administrator"},
    "of Dortmund, Schwerte invited": {"editor_dortmund", "editor_schwerte", "author_schwerte", "administrator"},
    "joint, led by Dortmund": {"editor_dortmund", "administrator"},
    "joint, nobody leads": {"editor_dortmund", "editor_schwerte", "author_schwerte", "administrator"},
}


def make_project(cast: Cast, kind: str) -> models.Project:
    project = factories.ProjectFactory(**PROJECTS[kind](cast))
    project.save_revision(user=cast.administrator)
    project.summary = "Geheimer Entwurf"
    project.save_revision(user=cast.administrator)
    return models.Project.objects.get(pk=project.pk)


@pytest.mark.parametrize("kind", PROJECTS)
def test_every_view_of_a_project_for_every_role(cast: Cast, kind: str) -> None:
    project = make_project(cast, kind)

    for role in ROLES:
        client = client_of(cast, role)
        for view in READING + PUBLISHING:
            allowed = role in WRITERS[kind] and (view in READING or role != "author_schwerte")
            expected = "login" if role == "anonymous" else "open" if allowed else "refused"
            found = outcome(client, url_of(view, project))
            # The library answers a view that changes something with 405 when it is only looked at.
            found = "open" if found == "broken" and allowed else found
            assert found == expected, (kind, role, view)


@pytest.mark.parametrize("view", PUBLISHING)
@pytest.mark.parametrize("role", ["editor_dortmund", "author_schwerte", "stranger", "anonymous"])
def test_posts_of_others_change_nothing(cast: Cast, role: str, view: str) -> None:
    project = make_project(cast, "of Schwerte")

    found = outcome(client_of(cast, role), url_of(view, project), post=True)

    assert found in ("refused", "login")
    row = models.Project.objects.get(pk=project.pk)
    assert (row.live, row.locked) == (True, False)


def test_no_view_is_without_guard(cast: Cast) -> None:
    project = make_project(cast, "of Dortmund")
    client = client_of(cast, "editor_schwerte")

    for viewset in all_viewsets():
        names = {pattern.name for pattern in viewset.get_urlpatterns()} - WITHOUT_OBJECT
        if viewset.model is models.Project:
            assert names >= set(READING) | set(PUBLISHING)
            for view in names:
                assert outcome(client, url_of(str(view), project)) == "refused", view
                assert outcome(client, url_of(str(view), project), post=True) == "refused", view


def all_viewsets() -> list[CityViewSet]:
    everything = [getattr(models, name) for name in models.__all__] + [Organisation]
    return [model.snippet_viewset for model in everything if hasattr(model, "snippet_viewset")]


OTHERS: dict[str, Callable[[Cast], Model]] = {
    "status note": lambda cast: factories.StatusNoteFactory(project__lead_city=cast.schwerte),
    "decision": lambda cast: factories.DecisionFactory(city=cast.schwerte),
    "indicator": lambda cast: factories.IndicatorFactory(city=cast.schwerte),
    "value": lambda cast: factories.IndicatorValueFactory(indicator__city=cast.schwerte),
    "adoption": lambda cast: factories.AdoptionFactory(project__lead_city=cast.schwerte),
    "task": lambda cast: factories.TaskFactory(milestone__project__lead_city=cast.schwerte),
    "baseline": lambda cast: factories.BaselineFactory(city=cast.schwerte),
    "district": lambda cast: DistrictFactory(city=cast.schwerte),
    "organisation": lambda cast: OrganisationFactory(city=cast.schwerte),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_other_things_belong_to_their_city_too(cast: Cast, kind: str) -> None:
    obj = OTHERS[kind](cast)
    views = ["edit", "usage", "history"]

    for role, expected in [("editor_schwerte", "open"), ("editor_dortmund", "refused"), ("administrator", "open")]:
        for view in views:
            assert outcome(client_of(cast, role), url_of(view, obj)) == expected, (role, view)
    assert outcome(client_of(cast, "author_schwerte"), url_of("delete", obj)) == "refused"


@pytest.mark.parametrize("name", ["ActionField", "Objective", "ProgrammeGoal", "Guideline"])
def test_what_belongs_to_all_is_open_to_both_cities(cast: Cast, name: str) -> None:
    obj = getattr(factories, f"{name}Factory")()

    for role in ("editor_schwerte", "editor_dortmund"):
        assert outcome(client_of(cast, role), url_of("edit", obj)) == "open"


def test_lists_and_choosers_do_not_name_another_citys_drafts(cast: Cast) -> None:
    own = factories.ProjectFactory(lead_city=cast.schwerte, name="Eigener Entwurf", live=False)
    foreign = factories.ProjectFactory(lead_city=cast.dortmund, name="Fremder Entwurf", live=False)
    public = factories.ProjectFactory(lead_city=cast.dortmund, name="Fremd, öffentlich")
    client = client_of(cast, "editor_schwerte")
    viewset = models.Project.snippet_viewset

    listed = client.get(reverse(viewset.get_url_name("list"))).content.decode()
    chosen = client.get(reverse(viewset.chooser_viewset.get_url_name("choose"))).content.decode()

    assert own.name in listed
    assert foreign.name not in listed + chosen
    assert "Fremd, " in chosen
    url = viewset.chooser_viewset.get_url_name("chosen")
    assert client.get(reverse(url, args=[foreign.pk])).status_code == 404
    assert client.get(reverse(url, args=[public.pk])).status_code == 200
    several = reverse(viewset.chooser_viewset.get_url_name("chosen_multiple"))
    assert "Fremder" not in client.get(several, {"id": [foreign.pk]}).content.decode()


def test_deleting_several_asks_for_each(cast: Cast) -> None:
    own = factories.StatusNoteFactory(project__lead_city=cast.schwerte)
    foreign = factories.StatusNoteFactory(project__lead_city=cast.dortmund)
    url = reverse("wagtail_bulk_action", args=["strategy", "statusnote", "delete"])
    client = client_of(cast, "editor_schwerte")

    assert client.post(f"{url}?id={foreign.pk}").status_code == 403
    client.post(f"{url}?id={own.pk}&id={foreign.pk}&next=/desk/")
    client.post(f"{url}?id=all&next=/desk/")

    assert list(models.StatusNote.objects.values_list("pk", flat=True)) == [foreign.pk]
    assert client_of(cast, "author_schwerte").post(f"{url}?id={foreign.pk}").status_code == 403


def test_a_role_that_was_taken_away_is_gone_at_once(cast: Cast) -> None:
    project = make_project(cast, "of Schwerte")
    client = client_of(cast, "editor_schwerte")
    assert outcome(client, url_of("edit", project)) == "open"

    cast.schwerte.roles.all().delete()

    assert outcome(client, url_of("edit", project)) == "refused"


@pytest.mark.parametrize(
    "view",
    [
        "workflow_action",
        "collect_workflow_action_data",
        "confirm_workflow_cancellation",
        "workflow_preview",
        "workflow_history_detail",
    ],
)
def test_reviews_of_another_city_are_closed(cast: Cast, view: str) -> None:
    project = make_project(cast, "of Schwerte")
    state = project.get_workflow().start(project, cast.author_schwerte)
    assert isinstance(state, WorkflowState)
    task_state = state.current_task_state
    url = reverse(
        models.Project.snippet_viewset.get_url_name(view),
        args={
            "workflow_action": [project.pk, "approve", task_state.pk],
            "collect_workflow_action_data": [project.pk, "approve", task_state.pk],
            "confirm_workflow_cancellation": [project.pk],
            "workflow_preview": [project.pk, Task.objects.get(pk=task_state.task_id).pk],
            "workflow_history_detail": [project.pk, state.pk],
        }[view],
    )

    assert outcome(client_of(cast, "editor_dortmund"), url, post=True) == "refused"
    if view in ("workflow_action", "collect_workflow_action_data"):
        assert outcome(client_of(cast, "author_schwerte"), url, post=True) == "refused"
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
