"""Draft, review by a second person of the same city, publication; and going back."""

from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision, WorkflowState

from dos.accounts.tests.factories import UserFactory
from dos.cities.models import CityRole
from dos.cities.services import grant_role
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import edit_url, filled_in, signed_in
from dos.strategy.models import Project
from dos.strategy.tests.factories import ProjectFactory


def submit(cast: Cast, project: Project, user: Any, **changes: Any) -> WorkflowState:
    client = signed_in(user)
    form = client.get(edit_url(project)).context["form"]
    client.post(edit_url(project), filled_in(form, **changes, **{"action-submit": "1"}))
    state = WorkflowState.objects.get()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    return state


def decide(user: Any, project: Project, state: WorkflowState, action: str) -> Any:
    task = state.current_task_state
    url = reverse(Project.snippet_viewset.get_url_name("workflow_action"), args=[project.pk, action, task.pk])
    return signed_in(user).post(url, {"comment": "Passt"})


def test_a_second_person_publishes(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    state = submit(cast, project, cast.author_schwerte, summary="Vom Autor")
    assert Project.objects.get().summary != "Vom Autor"

    decide(cast.editor_schwerte, project, state, "approve")

    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_APPROVED
    assert Project.objects.get().summary == "Vom Autor"
    assert project.changes.get().field == "summary"


def test_nobody_approves_their_own_draft(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    state = submit(cast, project, cast.editor_schwerte, summary="Meins")

    decide(cast.editor_schwerte, project, state, "approve")

    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    assert Project.objects.get().summary != "Meins"


def test_another_citys_editor_does_not_approve(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    state = submit(cast, project, cast.author_schwerte, summary="Vom Autor")

    assert decide(cast.editor_dortmund, project, state, "approve").status_code == 403


def test_sent_back_and_resubmitted(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    state = submit(cast, project, cast.author_schwerte, summary="Erster Versuch")

    decide(cast.editor_schwerte, project, state, "reject")

    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    again = submit_again(cast, project)
    assert again.status == WorkflowState.STATUS_IN_PROGRESS


def submit_again(cast: Cast, project: Project) -> WorkflowState:
    client = signed_in(cast.author_schwerte)
    form = client.get(edit_url(project)).context["form"]
    client.post(edit_url(project), filled_in(form, summary="Zweiter Versuch", **{"action-submit": "1"}))
    return WorkflowState.objects.get()


def test_what_the_rules_refuse_stays_in_review(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    state = submit(cast, project, cast.author_schwerte, aims="")

    response = decide(cast.editor_schwerte, project, state, "approve")

    shown = signed_in(cast.editor_schwerte).get(response["Location"])
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    assert Project.objects.get().aims != ""
    assert shown.status_code == 200


def test_a_draft_is_locked_for_its_author_while_it_is_reviewed(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    submit(cast, project, cast.author_schwerte, summary="Vom Autor")
    client = signed_in(cast.author_schwerte)

    client.post(edit_url(project), filled_in(client.get(edit_url(project)).context["form"], summary="Heimlich"))

    assert Project.objects.get().get_latest_revision_as_object().summary == "Vom Autor"


def test_scheduled_publication_comes_in_time(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    client = signed_in(cast.editor_schwerte)
    form = client.get(edit_url(project)).context["form"]
    later = timezone.localtime() + timedelta(days=1)
    data = filled_in(form, summary="Morgen neu", go_live_at=later.strftime("%Y-%m-%d %H:%M"), **{"action-publish": "1"})
    client.post(edit_url(project), data)
    assert Project.objects.get().summary != "Morgen neu"

    Revision.objects.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=timezone.now())
    revision = Revision.objects.get(approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = timezone.now().isoformat()
    revision.save()
    call_command("publish_scheduled", verbosity=0)

    assert Project.objects.get().summary == "Morgen neu"
    assert project.changes.get().by_role == "Redaktion Schwerte"


def test_an_older_version_is_restored(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, summary="Erste Fassung")
    first = project.save_revision(user=cast.editor_schwerte)
    client = signed_in(cast.editor_schwerte)
    form = client.get(edit_url(project)).context["form"]
    client.post(edit_url(project), filled_in(form, summary="Zweite Fassung", **{"action-publish": "1"}))
    url = reverse(Project.snippet_viewset.get_url_name("revisions_revert"), args=[project.pk, first.pk])

    client.post(url, filled_in(client.get(url).context["form"], **{"action-publish": "1"}))

    assert Project.objects.get().summary == "Erste Fassung"
    assert list(project.changes.values_list("new", flat=True)) == ["Erste Fassung", "Zweite Fassung"]


def test_an_author_in_one_city_who_edits_for_another_does_not_publish_here(cast: Cast) -> None:
    both = UserFactory(is_staff=True)
    grant_role(user=both, city=cast.schwerte, role=CityRole.Role.AUTHOR)
    grant_role(user=both, city=cast.dortmund, role=CityRole.Role.EDITOR)
    project = ProjectFactory(lead_city=cast.schwerte)
    client = signed_in(both)
    form = client.get(edit_url(project)).context["form"]

    response = client.post(edit_url(project), filled_in(form, summary="Heimlich", **{"action-publish": "1"}))

    assert response.status_code == 403
    assert Project.objects.get().summary != "Heimlich"
