"""Followers are told what becomes of an idea and of a process: each once, and nobody by two paths (P12)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from dos.accounts.tests.factories import UserFactory
from dos.cities.models import District
from dos.cities.tests.cast import Cast
from dos.core.module import Topic
from dos.notifications import selectors
from dos.notifications.models import Delivery, Mail, Notice, Subscriber
from dos.notifications.services import follows, notices
from dos.notifications.tests.factories import following
from dos.participation.models import Author, CouncilStep, Idea, Process
from dos.participation.services import answers, council, ideas, merging, moderation, processes, support
from dos.participation.services.answers import Answer
from dos.participation.services.council import mark_of
from dos.participation.services.support import Supporter
from dos.participation.tests.factories import IdeaFactory, PhaseFactory, ProcessFactory
from dos.participation.tests.office import Office, open_office, ruling, waiting_idea
from dos.strategy.models import Decision
from dos.strategy.tests.factories import ActionFieldFactory, DecisionFactory, ProjectFactory

pytestmark = pytest.mark.django_db
S = Idea.State
RESULT = "42 Ideen, drei davon werden umgesetzt. Der Rat hat zugestimmt."


@pytest.fixture
def office(cast: Cast) -> Office:
    return open_office(cast)


def topic(kind: str, key: str) -> Topic:
    found = selectors.find_topic(kind, key, None)
    assert found is not None, (kind, key)
    return found


def distribute() -> None:
    """Let the jobs of the announcements run."""
    for number in Notice.objects.filter(fanned_out_at=None).values_list("pk", flat=True):
        notices.fan_out.call(number)


def told(subscriber: Subscriber) -> list[str]:
    """What somebody is told by notices, oldest first."""
    distribute()
    found = Delivery.objects.filter(subscriber=subscriber).order_by("notice__pk")
    return [delivery.notice.subject for delivery in found.select_related("notice")]


def letters_to(email: str) -> list[str]:
    return list(Mail.objects.filter(to=email).order_by("pk").values_list("subject", flat=True))


def answered(office: Office, idea: Idea, **values: Any) -> None:
    project = ProjectFactory(name="Klimastationen", lead_city=office.cast.schwerte)
    said = {"state": S.ADOPTED, "reason": "Wir bauen ihn im Mai. Danke!", "responsible_unit": "Tiefbauamt"}
    answers.answer_idea(
        idea,
        Answer(**{**said, "project": project, **values}),
        user=office.cast.editor_schwerte,
        version=idea.version,
    )


def test_an_answer_is_told_with_reason_office_and_project(office: Office) -> None:
    idea = IdeaFactory(process=office.process, title="Brunnen am Markt")
    follower = following(topic("idea", idea.reference))

    answered(office, idea)

    assert told(follower) == ["Die Stadt antwortet auf „Brunnen am Markt“: wird umgesetzt"]
    notice = Notice.objects.get(deliveries__subscriber=follower)
    assert notice.text == "Wir bauen ihn im Mai. Danke!\nZuständig: Tiefbauamt\nVorhaben: Klimastationen"
    assert notice.subject_en.startswith("The city")
    assert notice.thread_line == "Brunnen am Markt → Klimastationen"
    assert notice.url.endswith(f"/{idea.reference}/")


def test_the_committee_its_day_and_its_decision_are_told(office: Office) -> None:
    Process.objects.filter(pk=office.process.pk).update(threshold=1, threshold_body="Umweltausschuss")
    idea = IdeaFactory(process=office.process, title="Brunnen am Markt")
    follower = following(topic("idea", idea.reference))
    support.support_idea(idea=idea, by=Supporter(user=UserFactory()))
    step = CouncilStep.objects.get(idea=idea)
    planned = timezone.localdate() + timedelta(days=9)
    editor = office.cast.editor_schwerte
    step = council.plan_council(step=step, planned_on=planned, body="Umweltausschuss", user=editor, mark=mark_of(step))
    decision: Decision = DecisionFactory(title="Ein Brunnen für den Markt", live=True)
    council.close_council(step=step, decision=decision, user=editor, mark=mark_of(step))

    subjects = told(follower)

    assert len(subjects) == 3
    assert subjects[0] == "Genug Unterstützung: „Brunnen am Markt“ kommt in den Ausschuss"
    assert "Umweltausschuss berät am" in subjects[1]
    assert "Umweltausschuss hat am" in subjects[2]
    assert "Ein Brunnen für den Markt" in Notice.objects.order_by("-pk")[0].text


def test_a_merge_is_told_to_followers_of_both_ideas_once(office: Office) -> None:
    target = IdeaFactory(process=office.process, title="Brunnen am Markt")
    source = IdeaFactory(process=office.process, title="Wasser für alle")
    one, other = following(topic("idea", source.reference)), following(topic("idea", target.reference))
    both = following(topic("idea", source.reference), topic("idea", target.reference))
    why = ruling(office.moderator_schwerte, target, "gleiches_anliegen")

    merging.merge_ideas(target, [source], why)

    merged = ["„Wasser für alle“: mit anderer Idee zusammengeführt"]
    assert [told(one), told(other), told(both)] == [merged] * 3

    source.refresh_from_db()
    merging.unmerge_idea(source, ruling(office.moderator_schwerte, source, "nachgeprueft"))

    assert [len(told(person)) for person in (one, other, both)] == [2, 2, 2]
    assert "aufgehoben" in Notice.objects.order_by("-pk")[0].text


def test_who_got_a_letter_of_their_own_is_not_told_again(office: Office) -> None:
    author = Author.objects.create(user=UserFactory(email="autorin@dos.invalid"))
    target = IdeaFactory(process=office.process)
    source = IdeaFactory(process=office.process, author=author)
    supporter = UserFactory(email="unterstuetzer@dos.invalid")
    followers = [
        following(topic("idea", source.reference), email=email)
        for email in ("autorin@dos.invalid", "unterstuetzer@dos.invalid")
    ]
    support.support_idea(idea=source, by=Supporter(user=supporter))

    merging.merge_ideas(target, [source], ruling(office.moderator_schwerte, target, "gleiches_anliegen"))
    distribute()
    notices.write_digests(now=timezone.now() + timedelta(days=2))

    assert [len(letters_to(person.email)) for person in followers] == [1, 1]
    assert not Delivery.objects.filter(mail=None).exists()


def test_an_author_who_wants_no_letters_but_follows_is_told(office: Office) -> None:
    author = Author.objects.create(user=UserFactory(email="autorin@dos.invalid"), wants_mail=False)
    idea = IdeaFactory(process=office.process, author=author)
    follower = following(topic("idea", idea.reference), email="autorin@dos.invalid")

    answered(office, idea)

    assert letters_to("autorin@dos.invalid") == []
    assert len(told(follower)) == 1


def test_stopping_all_mails_does_not_call_back_the_own_letter(office: Office) -> None:
    author = Author.objects.create(user=UserFactory(email="autorin@dos.invalid"))
    idea = IdeaFactory(process=office.process, author=author)
    follower = following(topic("idea", idea.reference), email="autorin@dos.invalid")
    answered(office, idea)
    distribute()

    follows.unfollow_all(follower)

    assert Mail.objects.get(to="autorin@dos.invalid").state == Mail.State.WAITING


@pytest.fixture
def places(office: Office) -> dict[str, Any]:
    field = ActionFieldFactory(slug="energie", name="Energie")
    district = District.objects.create(city=office.cast.schwerte, name="Villigst", slug="villigst")
    return {"action_field": field, "district": district, "process": office.process}


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("process", ""),
        ("action_field", "energie"),
        ("city", "schwerte"),
        ("district", "schwerte.villigst"),
        ("search", "trinkbrunnen villigst"),
    ],
)
def test_a_new_idea_is_told_with_the_letter_of_the_morning_alone(
    office: Office, places: dict[str, Any], kind: str, key: str
) -> None:
    idea = waiting_idea(title="Trinkbrunnen am Dorfplatz", **places)
    about = topic(kind, key or office.process.slug)
    at_once = following(about, frequency=Subscriber.Frequency.IMMEDIATE)
    elsewhere = following(topic("city", "dortmund"), topic("search", "radweg"))
    with time_machine.travel(datetime.fromisoformat("2026-11-02T12:00:00+01:00"), tick=False) as clock:
        Subscriber.objects.get(pk=at_once.pk).follows.update(confirmed_at=timezone.now())
        moderation.publish(idea, ruling(office.moderator_schwerte, idea, "regelgerecht"))

        assert told(at_once) == ["Neue Idee: Trinkbrunnen am Dorfplatz"]
        assert told(elsewhere) == []
        assert letters_to(at_once.email) == []

        clock.shift(timedelta(hours=20))
        for _twice in range(2):
            notices.write_digests(now=timezone.now())

    assert letters_to(at_once.email) == ["Neue Idee: Trinkbrunnen am Dorfplatz"]


def test_somebody_who_follows_much_is_told_of_a_new_idea_once(office: Office, places: dict[str, Any]) -> None:
    idea = waiting_idea(title="Trinkbrunnen am Dorfplatz", **places)
    names = [("process", office.process.slug), ("city", "schwerte"), ("action_field", "energie"), ("search", "brunnen")]
    follower = following(*(topic(kind, key) for kind, key in [*names, ("search", "trinkbrunnen")]))

    moderation.publish(idea, ruling(office.moderator_schwerte, idea, "regelgerecht"))

    assert len(told(follower)) == 1


def test_who_sent_the_idea_is_not_told_that_it_is_new(office: Office) -> None:
    user = UserFactory(email="autorin@dos.invalid")
    follower = following(topic("process", office.process.slug), email=user.email, user=user)
    other = following(topic("process", office.process.slug))
    draft = ideas.Draft("Trinkbrunnen am Markt", "Im Sommer ist es auf dem Markt zu heiß.", office.cast.schwerte)

    sent = ideas.submit_idea(process=office.process, draft=draft, form_token="a", user=user)
    distribute()
    notices.write_digests(now=timezone.now() + timedelta(days=2))

    assert sent.idea.state == S.PUBLISHED
    assert [len(letters_to(person.email)) for person in (follower, other)] == [1, 1]
    assert "ist angekommen" in letters_to(follower.email)[0]


def test_what_is_hidden_before_the_letter_is_written_is_not_told(office: Office) -> None:
    follower = following(topic("process", office.process.slug))
    idea = waiting_idea(office.process)
    moderation.publish(idea, ruling(office.moderator_schwerte, idea, "regelgerecht"))
    distribute()

    moderation.hide(idea, ruling(office.moderator_schwerte, idea, "personendaten"))

    assert told(follower) == []
    assert not Notice.objects.filter(about_key=f"idea:{idea.reference}").exists()

    moderation.publish(idea, ruling(office.moderator_schwerte, idea, "regelgerecht"))

    assert told(follower) == [f"Neue Idee: {idea.title}"]


def test_an_idea_that_comes_back_is_not_told_as_new_twice(office: Office) -> None:
    follower = following(topic("process", office.process.slug))
    idea = waiting_idea(office.process)
    moderation.publish(idea, ruling(office.moderator_schwerte, idea, "regelgerecht"))
    distribute()
    notices.write_digests(now=timezone.now() + timedelta(days=2))

    moderation.hide(idea, ruling(office.moderator_schwerte, idea, "personendaten"))
    moderation.publish(idea, ruling(office.moderator_schwerte, idea, "regelgerecht"))

    assert told(follower) == [f"Neue Idee: {idea.title}"]


def test_nothing_of_a_process_that_was_taken_off_is_told(office: Office) -> None:
    follower = following(topic("process", office.process.slug))
    idea = waiting_idea(office.process)
    moderation.publish(idea, ruling(office.moderator_schwerte, idea, "regelgerecht"))
    distribute()

    Process.objects.get(pk=office.process.pk).unpublish()

    assert told(follower) == []


def test_what_nobody_may_read_is_told_to_nobody(office: Office) -> None:
    follower = following(topic("search", "trinkbrunnen"), topic("city", "schwerte"))
    idea = waiting_idea(office.process, title="Trinkbrunnen am Markt")

    moderation.hide(idea, ruling(office.moderator_schwerte, idea, "personendaten"))

    assert told(follower) == []


def new_process(cast: Cast, **values: Any) -> Process:
    process = ProcessFactory(**{"title": "Bänke für die Innenstadt", "city": cast.schwerte, "live": False, **values})
    process.save_revision().publish()
    return Process.objects.get(pk=process.pk)


@pytest.mark.parametrize(
    ("kind", "key"), [("action_field", "energie"), ("city", "schwerte"), ("search", "bänke"), ("project", "klima")]
)
def test_a_new_process_is_told_once(cast: Cast, kind: str, key: str) -> None:
    field = ActionFieldFactory(slug="energie", name="Energie")
    project = ProjectFactory(slug="klima", name="Klimastationen", lead_city=cast.schwerte)
    follower, elsewhere = following(topic(kind, key)), following(topic("city", "dortmund"))

    process = new_process(cast, action_field=field, project=project)
    process.save_revision().publish()
    call_command("announce_phases", verbosity=0)

    assert told(follower) == ["Neues Beteiligungsverfahren: Bänke für die Innenstadt"]
    assert told(elsewhere) == []
    assert "Uhr geht das: Ideen einreichen" in Notice.objects.get().text


def test_a_joint_process_concerns_every_city(cast: Cast) -> None:
    followers = [following(topic("city", key)) for key in ("dortmund", "schwerte")]

    new_process(cast, city=None)

    assert [len(told(follower)) for follower in followers] == [1, 1]


def test_a_phase_is_told_when_its_time_comes_and_exactly_once(cast: Cast) -> None:
    process = new_process(cast)
    distribute()
    follower = following(topic("process", process.slug))
    starts = process.phases.get().ends_at
    phase = PhaseFactory(
        process=process, title="Auswertung", starts_at=starts, ends_at=starts + timedelta(days=9), activities=[]
    )
    before = Notice.objects.count()

    with time_machine.travel(starts - timedelta(minutes=1), tick=False) as clock:
        call_command("announce_phases", verbosity=0)
        assert Notice.objects.count() == before
        clock.shift(timedelta(minutes=1))
        for _again in range(3):
            call_command("announce_phases", verbosity=0)
        # An editor publishes the process anew.
        Process.objects.get(pk=process.pk).save_revision().publish()
        call_command("announce_phases", verbosity=0)

    assert told(follower) == ["Bänke für die Innenstadt: jetzt läuft „Auswertung“"]
    notice = Notice.objects.get(key=f"process:{process.pk}:phase:{phase.pk}")
    assert notice.happened_at == starts
    assert notice.text.startswith("„Auswertung“ dauert bis")


@pytest.mark.parametrize("values", [{"live": False}, {"archived_at": timezone.now()}])
def test_phases_of_what_nobody_sees_are_not_told(cast: Cast, values: dict[str, Any]) -> None:
    process = ProcessFactory(city=cast.schwerte)
    Process.objects.filter(pk=process.pk).update(**values)

    call_command("announce_phases", verbosity=0)

    assert not Notice.objects.exists()


def test_a_phase_that_was_over_when_the_computer_came_back_is_not_told(cast: Cast) -> None:
    process = ProcessFactory(city=cast.schwerte)
    ends = process.phases.get().ends_at

    with time_machine.travel(ends, tick=False):
        call_command("announce_phases", verbosity=0)

    assert not Notice.objects.exists()


def test_a_result_is_told_once(cast: Cast) -> None:
    process = ProcessFactory(city=cast.schwerte, title="Bänke für die Innenstadt", phase=False)
    now = timezone.now()
    PhaseFactory(process=process, starts_at=now - timedelta(30), ends_at=now - timedelta(1))
    process.save_revision().publish()
    distribute()
    follower = following(topic("process", process.slug))

    for result in (RESULT, f"{RESULT} Ergänzt um eine Zahl."):
        processes.publish_result(process=Process.objects.get(pk=process.pk), result=result)

    assert told(follower) == ["Bänke für die Innenstadt: das Ergebnis ist da"]
    assert Notice.objects.get(key=f"process:{process.pk}:result").text == RESULT
