"""Projects at the desk: what a form may and may not do, and two people at once."""

import threading
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from wagtail.models import Revision

from dos.cities.tests.cast import Cast, enter
from dos.cities.tests.desk import add_url, edit_url, filled_in, signed_in
from dos.strategy.models import Project
from dos.strategy.services import projects
from dos.strategy.tests.factories import ActionFieldFactory, ProjectFactory


def new_project(cast: Cast, user: Any, **changes: Any) -> Any:
    client = signed_in(user)
    form = client.get(add_url(Project)).context["form"]
    values = {
        "name": "Neues Vorhaben",
        "cities": [cast.schwerte.pk],
        "lead_city": cast.schwerte.pk,
        "action_fields": [ActionFieldFactory().pk],
        "stage": "idea",
    }
    return client.post(add_url(Project), filled_in(form, **(values | changes)))


def edit(client: Any, project: Project, **changes: Any) -> Any:
    form = client.get(edit_url(project)).context["form"]
    return client.post(edit_url(project), filled_in(form, **changes))


def draft(project: Project) -> Project:
    latest: Project = Project.objects.get(pk=project.pk).get_latest_revision_as_object()
    return latest


def test_an_editor_makes_a_draft(cast: Cast) -> None:
    response = new_project(cast, cast.editor_schwerte)

    project = Project.objects.get()
    assert response.status_code == 302
    assert (project.slug, project.live, project.lead_city) == ("neues-vorhaben", False, cast.schwerte)


def test_nobody_makes_a_project_for_another_city(cast: Cast) -> None:
    response = new_project(cast, cast.editor_schwerte, lead_city=cast.dortmund.pk, cities=[cast.dortmund.pk])

    assert response.status_code == 200
    assert "lead_city" in response.context["form"].errors
    assert not Project.objects.exists()


def test_an_author_cannot_publish_by_sending_the_button(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)

    response = edit(signed_in(cast.author_schwerte), project, summary="Heimlich", **{"action-publish": "1"})

    assert response.status_code == 403
    assert draft(project).summary != "Heimlich"
    assert new_project(cast, cast.author_schwerte, **{"action-publish": "1"}).status_code == 403


def test_a_guest_can_neither_take_the_lead_nor_invite(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.dortmund, invited_cities=[cast.schwerte])
    both = [cast.schwerte.pk, cast.dortmund.pk]

    response = edit(
        signed_in(cast.editor_schwerte),
        project,
        summary="Von den Gästen",
        lead_city=cast.schwerte.pk,
        cities=both,
        invited_cities=both,
    )

    after = draft(project)
    assert response.status_code == 302
    assert after.summary == "Von den Gästen"
    assert after.lead_city == cast.dortmund
    assert list(after.cities.all()) == [cast.dortmund]
    assert list(after.invited_cities.all()) == [cast.schwerte]


def test_a_guest_cannot_take_the_lead_by_going_back_in_time(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    old = project.save_revision(user=cast.administrator)
    project.lead_city, project.cities, project.invited_cities = cast.dortmund, [cast.dortmund], [cast.schwerte]
    projects.publish_project(project, user=cast.administrator)
    client = signed_in(cast.editor_schwerte)
    url = reverse(Project.snippet_viewset.get_url_name("revisions_revert"), args=[project.pk, old.pk])

    client.post(url, filled_in(client.get(url).context["form"]))

    assert draft(project).lead_city == cast.dortmund


def test_one_owner_cannot_shut_out_the_other_while_nobody_leads(cast: Cast) -> None:
    project = ProjectFactory(lead_city=None, cities=[cast.schwerte, cast.dortmund])

    edit(signed_in(cast.editor_schwerte), project, lead_city=cast.schwerte.pk, cities=[cast.schwerte.pk])

    assert draft(project).lead_city is None
    assert len(draft(project).cities.all()) == 2


def test_the_lead_does_not_hand_over_to_a_city_that_did_not_ask(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)

    response = edit(signed_in(cast.editor_schwerte), project, lead_city=cast.dortmund.pk)

    assert "lead_city" in response.context["form"].errors


def test_publishing_writes_the_log(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)

    response = edit(signed_in(cast.editor_schwerte), project, summary="Öffentlich neu", **{"action-publish": "1"})

    assert response.status_code == 302
    assert Project.objects.get(pk=project.pk).summary == "Öffentlich neu"
    assert project.changes.get().by_role == "Redaktion Schwerte"


def test_a_refused_publication_keeps_the_draft_and_says_why(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    client = signed_in(cast.editor_schwerte)

    response = edit(client, project, aims="", end_on="2030-01-01", **{"action-publish": "1"})

    shown = client.get(response["Location"]).content.decode()
    assert "Entwurf ist gespeichert, aber nicht veröffentlicht. Zum Veröffentlichen fehlen: Ziele." in shown
    assert Project.objects.get(pk=project.pk).aims != ""
    assert draft(project).aims == ""


@pytest.mark.parametrize("action", ["", "action-publish"])
def test_the_second_of_two_writers_sees_who_changed_what(cast: Cast, action: str) -> None:
    project = ProjectFactory(lead_city=cast.dortmund, invited_cities=[cast.schwerte])
    first, second = signed_in(cast.editor_dortmund), signed_in(cast.editor_schwerte)
    opened = second.get(edit_url(project)).context["form"]
    edit(first, project, target_group="Kinder")
    data = filled_in(opened, summary="Mein langer Text") | ({action: "1"} if action else {})

    refused = second.post(edit_url(project), data)

    words = refused.content.decode()
    assert refused.status_code == 409
    assert "Redaktion Dortmund hat am" in words
    assert "Geändert: Zielgruppe." in words
    assert "Mein langer Text" in words
    assert draft(project).summary != "Mein langer Text"
    again = second.post(edit_url(project), filled_in(refused.context["form"]))
    assert again.status_code == 302
    assert draft(project).summary == "Mein langer Text"
    assert {row.content["target_group"] for row in Revision.objects.for_instance(project)} >= {"Kinder"}


def test_a_form_without_its_mark_never_overwrites(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte)
    client = signed_in(cast.editor_schwerte)
    edit(client, project, target_group="Kinder")
    data = filled_in(client.get(edit_url(project)).context["form"], summary="Alt")
    del data["loaded_state"]

    assert client.post(edit_url(project), data).status_code == 409


@pytest.mark.parametrize(
    "field", ["live", "origin", "confirmed_on", "last_reviewed_on", "id", "first_published_at", "is_example", "logged"]
)
def test_what_is_not_in_the_form_cannot_be_sent(cast: Cast, field: str) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, origin="researched")
    before = getattr(project, field, None)

    edit(signed_in(cast.editor_schwerte), project, **{field: "2020-01-01"})

    assert getattr(Project.objects.get(pk=project.pk), field, None) == before


def test_names_are_written_as_text_everywhere_at_the_desk(cast: Cast) -> None:
    project = ProjectFactory(lead_city=cast.schwerte, name="<script>alert(1)</script>", slug="mit-skript")
    client = signed_in(cast.editor_schwerte)
    edit(client, project, aims="", **{"action-publish": "1"})
    edit(client, project, name="<img src=x onerror=alert(2)>")

    names = Project.snippet_viewset.get_url_name
    urls = [
        edit_url(project),
        reverse(names("history"), args=[project.pk]),
        reverse(names("usage"), args=[project.pk]),
        reverse(names("revisions_compare"), args=[project.pk, "earliest", "latest"]),
    ]
    pages = [client.get(url).content.decode() for url in urls]

    assert not [page for page in pages if "<script>alert(1)" in page or "<img src=x" in page]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_press_at_the_same_moment_one_is_second() -> None:
    cast = enter()
    project = ProjectFactory(lead_city=cast.schwerte)
    clients = [signed_in(cast.editor_schwerte), signed_in(cast.administrator)]
    sent = [
        filled_in(client.get(edit_url(project)).context["form"], summary=f"Fassung {number}")
        for number, client in enumerate(clients)
    ]
    start, answers = threading.Barrier(2), []

    def press(number: int) -> None:
        start.wait()
        answers.append(clients[number].post(edit_url(project), sent[number]).status_code)
        connection.close()

    threads = [threading.Thread(target=press, args=[number]) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert sorted(answers) == [302, 409]
    assert Revision.objects.for_instance(project).count() == 1
