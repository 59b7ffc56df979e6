"""Working on a case at the desk: owner, state, links, notes, closing; two clerks at once; the history."""

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone
from wagtail.log_actions import registry

from dos.accounts.tests.factories import UserFactory
from dos.cities.models import CityRole
from dos.cities.services import grant_role
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import edit_url, filled_in, signed_in
from dos.core.errors import Refused
from dos.notifications.models import Mail
from dos.portal.models import CaseNote, Feedback
from dos.portal.services.cases import assign_case, move_case, note_case
from dos.portal.tests.office import case, save_at_desk
from dos.strategy.tests.factories import ProjectFactory

pytestmark = pytest.mark.django_db
LIST = "/desk/snippets/portal/feedback/"


def acts(sent: Feedback) -> list[str]:
    """What the history says, oldest first."""
    return [row.action.removeprefix("dos.case.") for row in registry.get_logs_for_instance(sent).order_by("pk")]


def test_a_clerk_takes_a_case_links_it_and_notes_something(cast: Cast) -> None:
    sent, project = case(cast.schwerte, email="bea@dos.invalid"), ProjectFactory(lead_city=cast.schwerte)

    said = save_at_desk(
        cast.editor_schwerte,
        sent,
        owner=cast.author_schwerte.pk,
        project=project.pk,
        note="Bauamt gefragt\u202e",
    )

    sent.refresh_from_db()
    assert said.status_code == 302
    assert (sent.owner, sent.state, sent.project) == (cast.author_schwerte, "in_progress", project)
    assert [(note.author, note.text) for note in sent.notes.all()] == [(cast.editor_schwerte, "Bauamt gefragt")]
    assert acts(sent) == ["assigned", "linked", "noted"]
    assert not Mail.objects.exists()
    html = signed_in(cast.editor_schwerte).get(edit_url(sent)).content.decode()
    assert "Bauamt gefragt" in html
    assert "Wann beginnt das?" in html


def test_owners_work_for_the_city(cast: Cast) -> None:
    sent = case(cast.schwerte)
    moderator = UserFactory(email="moderation@dos.invalid", is_staff=True)
    grant_role(user=moderator, city=cast.schwerte, role=CityRole.Role.MODERATOR)

    offered = signed_in(cast.editor_schwerte).get(edit_url(sent)).context["form"].fields["owner"].queryset

    assert set(offered) == {cast.editor_schwerte, cast.author_schwerte, cast.administrator}
    for nobody in (cast.editor_dortmund, cast.stranger, moderator):
        with pytest.raises(Refused, match="arbeitet nicht"):
            assign_case(sent, owner=nobody)


def test_waiting_and_back(cast: Cast) -> None:
    sent = case(cast.schwerte)

    save_at_desk(cast.editor_schwerte, sent, state="waiting")
    assert Feedback.objects.get().state == "waiting"
    save_at_desk(cast.editor_schwerte, sent, state="in_progress")

    assert Feedback.objects.get().state == "in_progress"
    with pytest.raises(Refused, match="ergibt sich"):
        move_case(sent, to="new")


def test_a_finished_case_that_begins_anew_has_a_new_day(cast: Cast) -> None:
    over = timezone.localdate() - timedelta(days=30)
    sent = case(cast.schwerte, state="answered", answer="Ja.", answered_at=timezone.now(), due_on=over)

    save_at_desk(cast.editor_schwerte, sent, state="in_progress")

    sent.refresh_from_db()
    assert (sent.state, sent.answered_at, sent.answer) == ("in_progress", None, "Ja.")
    assert sent.due_on == timezone.localdate() + timedelta(days=14)


def test_closing_without_answer_needs_a_reason_that_the_person_reads(cast: Cast) -> None:
    sent = case(cast.schwerte, email="bea@dos.invalid")

    refused = save_at_desk(cast.editor_schwerte, sent, state="closed", note="Das bleibt im Formular")
    assert refused.status_code == 422
    assert "warum es keine Antwort gibt" in refused.content.decode()
    assert "Das bleibt im Formular" in refused.content.decode()
    assert not CaseNote.objects.exists()

    save_at_desk(cast.editor_schwerte, sent, state="closed", closing_reason="Doppelt gesendet.")

    sent.refresh_from_db()
    assert (sent.state, sent.closing_reason) == ("closed", "Doppelt gesendet.")
    assert "Doppelt gesendet." in Mail.objects.get().text


def test_answering_and_closing_at_once_is_one_letter(cast: Cast) -> None:
    sent = case(cast.schwerte, email="bea@dos.invalid")

    save_at_desk(cast.editor_schwerte, sent, state="closed", answer="Im Mai.")

    sent.refresh_from_db()
    assert (sent.state, sent.answer) == ("closed", "Im Mai.")
    assert Mail.objects.count() == 1
    assert acts(sent) == ["answered", "closed"]


def test_a_case_is_not_answered_by_a_note(cast: Cast) -> None:
    sent = case(cast.schwerte, email="bea@dos.invalid", answer="Alt.", state="in_progress")

    save_at_desk(cast.editor_schwerte, sent, note="Noch einmal nachfragen")

    assert Feedback.objects.get().answered_at is None
    assert not Mail.objects.exists()


def test_two_clerks_at_once_lose_nothing(cast: Cast) -> None:
    sent = case(cast.schwerte, email="bea@dos.invalid")
    second = signed_in(cast.author_schwerte)
    opened = filled_in(second.get(edit_url(sent)).context["form"], answer="Im Juni.", note="Meine Notiz")
    save_at_desk(cast.editor_schwerte, sent, answer="Im Mai.")

    said = second.post(edit_url(sent), opened)

    html = said.content.decode()
    assert said.status_code == 409
    assert "Inzwischen wurde hier etwas geändert" in html
    assert "Im Juni." in html
    assert "Meine Notiz" in html
    assert Feedback.objects.get().answer == "Im Mai."


def test_a_clerk_is_told_what_the_person_did_meanwhile(cast: Cast) -> None:
    sent = case(cast.schwerte)
    client = signed_in(cast.editor_schwerte)
    opened = filled_in(client.get(edit_url(sent)).context["form"], answer="Im Juni.")
    Feedback.objects.update(added_at=timezone.now())
    assert client.post(edit_url(sent), opened).status_code == 409

    Feedback.objects.update(withdrawn_at=timezone.now())
    said = save_at_desk(cast.editor_schwerte, sent, answer="Im Juni.")

    assert said.status_code == 409
    assert "zurückgezogen" in said.content.decode()


def test_what_had_an_answer_before_there_were_states_is_answered(cast: Cast) -> None:
    old, waiting = case(answered_at=timezone.now()), case()

    import_module("dos.portal.migrations.0005_cases").answered(apps, None)

    old.refresh_from_db()
    waiting.refresh_from_db()
    assert (old.state, waiting.state) == ("answered", "new")


def test_a_note_is_never_changed(cast: Cast) -> None:
    note = note_case(case(cast.schwerte), text="So war es.", user=cast.editor_schwerte)

    note.text = "Anders"
    with pytest.raises(TypeError):
        note.save()
    with pytest.raises(Refused):
        note_case(note.case, text=" ", user=cast.editor_schwerte)


def test_the_list_is_narrowed_down(cast: Cast) -> None:
    mine = case(cast.schwerte, owner=cast.editor_schwerte)
    late = case(cast.schwerte, due_on="2020-01-01")
    done = case(cast.schwerte, state="answered", due_on="2020-01-01")
    client = signed_in(cast.editor_schwerte)

    def shown(query: str) -> set[Feedback]:
        html = client.get(LIST + query).content.decode()
        return {row for row in (mine, late, done) if row.reference in html}

    assert shown("") == {mine, late, done}
    assert shown("?which=mine") == {mine}
    assert shown("?which=overdue") == {late}
    assert shown("?which=nobody") == {late}
    assert shown("?which=unfinished") == {mine, late}
    assert shown("?state=answered") == {done}
    assert shown("?kind=press") == set()


def test_the_list_shows_unfinished_ones_first_and_not_those_of_others(cast: Cast) -> None:
    done, late = case(cast.schwerte, state="closed", due_on="2019-01-01"), case(cast.schwerte, due_on="2020-01-01")
    foreign = case(cast.dortmund)

    html = signed_in(cast.editor_schwerte).get(LIST).content.decode()

    assert html.index(late.reference) < html.index(done.reference)
    assert foreign.reference not in html


def test_the_first_page_shows_overdue_ones_first_and_additions(cast: Cast) -> None:
    later = case(cast.schwerte, added_at=timezone.now(), owner=cast.editor_schwerte)
    late = case(cast.schwerte, due_on="2020-01-01")

    html = signed_in(cast.editor_schwerte).get("/desk/").content.decode()

    assert html.index(late.reference) < html.index(later.reference)
    assert "überfällig seit 1. Januar 2020" in html
    assert "Nachtrag vom" in html
    assert "bei Ihnen" in html


def test_the_history_says_what_was_done_and_not_what_was_written(cast: Cast) -> None:
    sent = case(cast.schwerte)
    save_at_desk(cast.editor_schwerte, sent, note="Streng vertraulich", state="waiting")

    html = signed_in(cast.editor_schwerte).get(f"{LIST}history/{sent.pk}/").content.decode()

    assert "Notiz geschrieben" in html
    assert "Stand geändert: wartet auf andere" in html
    assert "Streng vertraulich" not in html


@pytest.mark.parametrize(("who", "status"), [("author_schwerte", 302), ("editor_dortmund", 403), ("stranger", 403)])
def test_only_the_citys_clerks_work_on_it(cast: Cast, who: str, status: int) -> None:
    sent = case(cast.schwerte)
    typed: Any = filled_in(signed_in(cast.editor_schwerte).get(edit_url(sent)).context["form"], answer="Ja.")

    said = signed_in(getattr(cast, who)).post(edit_url(sent), typed)

    assert said.status_code == status
    assert (Feedback.objects.get().answer == "Ja.") == (who == "author_schwerte")
