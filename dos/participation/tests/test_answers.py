"""The city's answer, its correction, the reminders before it is late, and the committee's day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from dos.accounts.models import User
from dos.cities import services as cities
from dos.cities.models import CityRole
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.core.errors import Conflict, Refused
from dos.notifications.models import Mail
from dos.participation.models import CouncilStep, Idea
from dos.participation.services import answers, council
from dos.participation.services.answers import Answer
from dos.participation.tests.factories import IdeaFactory, PhaseFactory, ProcessFactory
from dos.participation.tests.office import open_office, with_account
from dos.strategy.models import Milestone
from dos.strategy.tests.factories import DecisionFactory, MilestoneFactory, ProjectFactory

pytestmark = pytest.mark.django_db
S = Idea.State
WHY_NOT = "Der Platz gehört nicht der Stadt, deshalb können wir dort nichts bauen."


def answer_url(idea: Idea) -> str:
    return f"/desk/beteiligung/idee/{idea.pk}/antwort/"


def sent(idea: Idea, **values: Any) -> dict[str, Any]:
    """Return what a browser sends, hidden fields included."""
    told = {"version": idea.version, "is_correction": "False", "state": "", "reason": "", "responsible_unit": ""}
    return {**told, "reason_en": "", **values}


def test_an_answer_reaches_the_author_with_its_reason(cast: Cast) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process, author=with_account())

    event = answers.answer_idea(
        idea, Answer(S.NOT_ADOPTED, reason=WHY_NOT), user=cast.editor_schwerte, version=idea.version
    )

    assert (idea.state, event.by_role) == (S.NOT_ADOPTED, "Redaktion Schwerte")
    assert idea.answered_at is not None
    mail = Mail.objects.get()
    assert mail.to == "buergerin@dos.invalid"
    assert WHY_NOT in mail.text


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(S.NOT_ADOPTED, reason="Geht nicht."), "30 Zeichen"),
        (Answer(S.NOT_RESPONSIBLE), "30 Zeichen"),
        (Answer(S.ADOPTED), "Stelle"),
        (Answer(S.ADOPTED, responsible_unit="Bauamt"), "Beschluss oder das Vorhaben"),
        (Answer(S.PARTLY_ADOPTED, responsible_unit="Bauamt", reason=WHY_NOT), "Beschluss oder das Vorhaben"),
    ],
)
def test_what_is_missing_is_said(cast: Cast, answer: Answer, words: str) -> None:
    idea = IdeaFactory(process=open_office(cast).process)

    with pytest.raises(Refused, match=words):
        answers.answer_idea(idea, answer, user=cast.editor_schwerte, version=idea.version)

    idea.refresh_from_db()
    assert idea.state == S.PUBLISHED


def test_drafts_are_never_named(cast: Cast) -> None:
    idea = IdeaFactory(process=open_office(cast).process)
    draft = ProjectFactory(live=False)
    hidden = [
        Answer(S.ADOPTED, responsible_unit="Bauamt", project=draft),
        Answer(S.ADOPTED, responsible_unit="Bauamt", decision=DecisionFactory(live=False)),
        Answer(S.ADOPTED, responsible_unit="Bauamt", milestone=MilestoneFactory(project=draft)),
    ]

    for answer in hidden:
        with pytest.raises(Refused, match="nicht öffentlich"):
            answers.answer_idea(idea, answer, user=cast.editor_schwerte, version=idea.version)


def test_a_milestone_of_another_project_is_refused(cast: Cast) -> None:
    idea = IdeaFactory(process=open_office(cast).process)
    answer = Answer(S.ADOPTED, responsible_unit="Bauamt", project=ProjectFactory(), milestone=MilestoneFactory())

    with pytest.raises(Refused, match="anderen Vorhaben"):
        answers.answer_idea(idea, answer, user=cast.editor_schwerte, version=idea.version)


def test_a_milestone_brings_its_project_along(cast: Cast) -> None:
    idea = IdeaFactory(process=open_office(cast).process)
    step = MilestoneFactory(state=Milestone.State.DONE)

    answers.answer_idea(
        idea,
        Answer(S.ADOPTED, responsible_unit="Bauamt", milestone=step),
        user=cast.editor_schwerte,
        version=idea.version,
    )

    assert (idea.project, idea.milestone) == (step.project, step)


def test_a_wrong_answer_is_corrected_and_both_stay(cast: Cast) -> None:
    idea = IdeaFactory(process=open_office(cast).process)
    editor = cast.editor_schwerte
    with pytest.raises(Conflict, match="keine Antwort"):
        answers.answer_idea(
            idea, Answer(S.NOT_ADOPTED, reason=WHY_NOT), user=editor, version=idea.version, is_correction=True
        )
    wrong = answers.answer_idea(idea, Answer(S.NOT_ADOPTED, reason=WHY_NOT), user=editor, version=idea.version)

    right = answers.answer_idea(
        idea,
        Answer(S.NOT_RESPONSIBLE, reason="Der Platz gehört dem Kreis, bitte fragen Sie dort."),
        user=editor,
        version=idea.version,
        is_correction=True,
    )

    assert right.corrects == wrong
    assert idea.state == S.NOT_RESPONSIBLE
    assert idea.events.count() == 2


def test_the_second_answer_is_a_conflict(cast: Cast) -> None:
    idea = IdeaFactory(process=open_office(cast).process)
    seen = idea.version
    answers.answer_idea(idea, Answer(S.NOT_ADOPTED, reason=WHY_NOT), user=cast.editor_schwerte, version=seen)

    with pytest.raises(Conflict, match="Redaktion Schwerte"):
        answers.answer_idea(idea, Answer(S.UNDER_REVIEW), user=cast.administrator, version=seen)


def test_the_preview_writes_nothing_and_the_button_does(cast: Cast) -> None:
    idea = IdeaFactory(process=open_office(cast).process)
    client = signed_in(cast.editor_schwerte)
    words = sent(idea, state=S.NOT_ADOPTED, reason=WHY_NOT)

    preview = client.post(answer_url(idea), {**words, "tat": "preview"})
    assert "So lesen es Bürger*innen" in preview.content.decode()
    assert Idea.objects.get(pk=idea.pk).state == S.PUBLISHED
    response = client.post(answer_url(idea), {**words, "tat": "send"})

    assert response.status_code == 302
    assert Idea.objects.get(pk=idea.pk).state == S.NOT_ADOPTED


def test_the_form_keeps_the_text_when_somebody_was_faster(cast: Cast) -> None:
    idea = IdeaFactory(process=open_office(cast).process)
    words = sent(idea, state=S.NOT_ADOPTED, reason=WHY_NOT, tat="send")
    answers.answer_idea(idea, Answer(S.UNDER_REVIEW), user=cast.administrator, version=idea.version)

    response = signed_in(cast.editor_schwerte).post(answer_url(idea), words)

    assert response.status_code == 409
    assert WHY_NOT in response.content.decode()
    assert "Administration des Programms" in response.content.decode()
    assert response.context["form"]["version"].value() == str(idea.version)


def test_the_form_offers_only_what_may_follow_and_is_public(cast: Cast) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process)
    ProjectFactory(name="Geheimes Vorhaben", live=False)
    client = signed_in(cast.editor_schwerte)

    form = client.get(answer_url(idea)).context["form"]
    assert S.IMPLEMENTED not in dict(form.fields["state"].choices)
    assert "Geheimes Vorhaben" not in str(form["project"])
    assert client.post(answer_url(idea), sent(idea, state=S.IMPLEMENTED, tat="send")).status_code == 422
    assert client.post(answer_url(idea), sent(idea, state=S.ADOPTED, project=10**30, tat="send")).status_code == 422


def test_a_correction_begins_with_the_wrong_text(cast: Cast) -> None:
    idea = IdeaFactory(process=open_office(cast).process)
    answers.answer_idea(idea, Answer(S.NOT_ADOPTED, reason=WHY_NOT), user=cast.editor_schwerte, version=idea.version)
    client = signed_in(cast.editor_schwerte)

    form = client.get(answer_url(idea) + "?berichtigen=1").context["form"]
    assert form["reason"].value() == WHY_NOT
    better = {"state": S.NOT_ADOPTED, "reason": WHY_NOT + " Das hat der Kreis bestätigt.", "is_correction": "True"}
    response = client.post(answer_url(idea), sent(idea, tat="send", **better))

    assert response.status_code == 302
    assert idea.events.count() == 2


def due_idea(office: Any, days_left: int, **values: Any) -> Idea:
    idea: Idea = IdeaFactory(
        process=office.process, answer_due_on=timezone.localdate() + timedelta(days=days_left), **values
    )
    return idea


def remind(days: int = 0) -> int:
    return answers.remind_of_answers(now=timezone.now() + timedelta(days=days))


def test_the_team_is_reminded_at_three_quarters_and_at_the_end_once_each(cast: Cast) -> None:
    office = open_office(cast)
    due_idea(office, 16)

    assert [remind(day) for day in (0, 1, 1, 15, 16, 17)] == [0, 1, 0, 0, 1, 0]
    assert Mail.objects.count() == 2


def test_told_are_exactly_those_who_may_answer(cast: Cast) -> None:
    office = open_office(cast)
    head = User.objects.create_user("leitung@dos.invalid", "x")
    cities.grant_role(user=head, city=cast.schwerte, role=CityRole.Role.ADMINISTRATOR)
    gone = User.objects.create_user("weg@dos.invalid", "x", is_active=False)
    cities.grant_role(user=gone, city=cast.schwerte, role=CityRole.Role.EDITOR)
    due_idea(office, -1, title="Bank am Weg")
    due_idea(office, 2, title="Brunnen am Markt")

    assert remind() == 2

    assert set(Mail.objects.values_list("to", flat=True)) == {"editor-schwerte@dos.invalid", "leitung@dos.invalid"}
    assert all("Bank am Weg" in mail.text and "Brunnen am Markt" in mail.text for mail in Mail.objects.all())


def test_without_team_the_programme_is_told(cast: Cast) -> None:
    office = open_office(cast)
    CityRole.objects.filter(city=cast.schwerte, role=CityRole.Role.EDITOR).delete()
    due_idea(office, 0)

    remind()

    assert Mail.objects.get().to == "administrator@dos.invalid"


@pytest.mark.parametrize("values", [{"state": S.NOT_ADOPTED}, {"state": S.HIDDEN}, {"is_example": True}])
def test_what_needs_no_answer_reminds_nobody(cast: Cast, values: dict[str, Any]) -> None:
    due_idea(open_office(cast), -1, **values)

    assert remind() == 0
    assert not Mail.objects.exists()


def test_a_process_that_counts_from_the_end_of_its_phase(cast: Cast) -> None:
    process = ProcessFactory(city=cast.schwerte, answer_from="phase_end", answer_days=30)
    published = timezone.localtime()

    assert process.answer_due_on(published) == process.phases.get().ends_at.date() + timedelta(days=30)


def opened(office: Any) -> CouncilStep:
    idea = IdeaFactory(process=office.process, author=with_account(), state=S.UNDER_REVIEW)
    return CouncilStep.objects.create(idea=idea, supports=100, body="Ausschuss")


def test_a_committee_sits_and_decides_in_the_history(cast: Cast) -> None:
    office = open_office(cast)
    step, editor = opened(office), cast.editor_schwerte
    day = timezone.localdate() + timedelta(days=20)

    council.plan_council(
        step=step, planned_on=day, body="Ausschuss für Digitales", user=editor, mark=council.mark_of(step)
    )
    decision = DecisionFactory()
    council.close_council(step=step, decision=decision, user=editor, mark=council.mark_of(step))

    reasons = [event.reason for event in step.idea.events.all()]
    assert reasons[0].startswith("Ausschuss für Digitales berät am")
    assert "beraten" in reasons[1]
    assert step.idea.events.order_by("-pk")[0].decision == decision
    assert step.closed_at is not None
    assert Mail.objects.filter(to="buergerin@dos.invalid").count() == 2


def test_a_day_in_the_past_and_a_draft_are_refused(cast: Cast) -> None:
    step = opened(open_office(cast))
    common: dict[str, Any] = {"step": step, "user": cast.editor_schwerte, "mark": council.mark_of(step)}

    with pytest.raises(Refused, match="Vergangenheit"):
        council.plan_council(planned_on=date(2020, 1, 1), body="Rat", **common)
    with pytest.raises(Refused, match="nicht öffentlich"):
        council.close_council(decision=DecisionFactory(live=False), **common)


def test_of_two_who_plan_the_second_is_told(cast: Cast) -> None:
    step, mark = opened(open_office(cast)), ""
    mark = council.mark_of(step)
    day = timezone.localdate() + timedelta(days=9)
    council.plan_council(step=step, planned_on=day, body="Rat", user=cast.editor_schwerte, mark=mark)

    with pytest.raises(Conflict, match="Rat"):
        council.plan_council(step=step, planned_on=None, body="Ausschuss", user=cast.administrator, mark=mark)
    council.close_council(step=step, decision=DecisionFactory(), user=cast.editor_schwerte, mark=council.mark_of(step))
    with pytest.raises(Conflict, match="abgeschlossen"):
        council.plan_council(
            step=step, planned_on=None, body="Rat", user=cast.administrator, mark=council.mark_of(step)
        )


def test_planning_the_same_again_says_nothing_new(cast: Cast) -> None:
    step = opened(open_office(cast))

    council.plan_council(
        step=step, planned_on=None, body="Ausschuss", user=cast.editor_schwerte, mark=council.mark_of(step)
    )

    assert not step.idea.events.exists()


def test_the_committee_at_the_desk(cast: Cast) -> None:
    step = opened(open_office(cast))
    client = signed_in(cast.editor_schwerte)
    url = f"/desk/beteiligung/gremium/{step.pk}/"
    words = {"opened": council.mark_of(step), "body": "Rat", "planned_on": "2020-01-01", "decision": ""}

    assert "Ausschuss" in client.get("/desk/beteiligung/gremium/").content.decode()
    assert client.post(url, words).status_code == 422
    assert client.post(url, {**words, "planned_on": "", "decision": DecisionFactory().pk}).status_code == 302

    step.refresh_from_db()
    assert step.closed_at is not None
    assert "Abgeschlossen" in client.get(url).content.decode()


def test_a_result_at_the_desk(cast: Cast) -> None:
    now = timezone.now()
    process = ProcessFactory(city=cast.schwerte, phase=False)
    PhaseFactory(process=process, starts_at=now - timedelta(days=9), ends_at=now - timedelta(days=1))
    client = signed_in(cast.editor_schwerte)
    url = f"/desk/beteiligung/ergebnis/{process.pk}/"

    assert client.post(url, {"tat": "archive"}).status_code == 422
    assert client.post(url, {"tat": "result", "result": "kurz", "result_en": ""}).status_code == 422
    told = {"tat": "result", "result": "42 Ideen, drei werden umgesetzt. Danke!", "result_en": ""}
    assert client.post(url, told).status_code == 302
    assert client.post(url, {"tat": "archive"}).status_code == 302

    process.refresh_from_db()
    assert process.archived_at is not None
