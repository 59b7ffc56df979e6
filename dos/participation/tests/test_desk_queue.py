"""The queue at the desk, its items, and who may do what: role × object × view."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.participation.models import Comment, CouncilStep, Idea, Report
from dos.participation.selectors import queue
from dos.participation.services import moderation
from dos.participation.tests.factories import IdeaFactory, PhaseFactory, ProcessFactory
from dos.participation.tests.office import Office, open_office, ruling, waiting_comment, waiting_idea, with_account

QUEUE = "/desk/beteiligung/"


def idea_url(idea: Idea, view: str = "desk_idea") -> str:
    return reverse(view, args=[idea.pk])


def decide(client: Client, idea: Idea | Comment, act: str, form: str, **values: Any) -> Any:
    url = reverse("desk_idea" if isinstance(idea, Idea) else "desk_comment", args=[idea.pk])
    sent = {"version": idea.version, "reason_key": "regelgerecht", "text": "", **values}
    return client.post(url, {"tat": act, **{f"{form}-{name}": value for name, value in sent.items()}})


def test_everything_that_waits_stands_in_one_list_by_deadline(cast: Cast) -> None:
    office = open_office(cast)
    now = timezone.now()
    late = IdeaFactory(
        process=office.process, title="Antwort ist überfällig", answer_due_on=timezone.localdate() - timedelta(3)
    )
    waiting_idea(office.process, title="Wartet auf Prüfung", held_because="ohne bestätigte Adresse")
    waiting_comment(late, text="Wartender Kommentar")
    Report.objects.create(idea=late, count=2, first_at=now)
    CouncilStep.objects.create(idea=late, supports=100, body="Ausschuss für Digitales")
    ended = ProcessFactory(city=cast.schwerte, phase=False, title="Zu Ende")
    PhaseFactory(process=ended, starts_at=now - timedelta(30), ends_at=now - timedelta(1))

    response = signed_in(cast.editor_schwerte).get(QUEUE)

    kinds = [item.key.kind for item in response.context["items"]]
    assert sorted(kinds) == ["antwort", "ergebnis", "gremium", "idee", "kommentar", "meldung"]
    due = [item.key.due_on for item in response.context["items"]]
    assert due == sorted(due)
    page = response.content.decode()
    for words in ("seit 3 Tagen überfällig", "ohne bestätigte Adresse", "2 Meldungen", "Ausschuss für Digitales"):
        assert words in page, words


def test_moderators_see_contributions_and_nothing_to_answer(cast: Cast) -> None:
    office = open_office(cast)
    waiting_idea(office.process)
    IdeaFactory(process=office.process, answer_due_on=timezone.localdate())

    kinds = {item.key.kind for item in signed_in(office.moderator_schwerte).get(QUEUE).context["items"]}

    assert kinds == {"idee"}


def test_the_queue_is_the_own_citys(cast: Cast) -> None:
    office = open_office(cast)
    joint = ProcessFactory(city=None)
    waiting_idea(office.process, title="Nur für Schwerte")
    waiting_idea(joint, city=cast.dortmund, title="Gemeinsam, Dortmund")

    page = signed_in(office.moderator_dortmund).get(QUEUE).content.decode()

    assert "Nur für Schwerte" not in page
    assert "Gemeinsam, Dortmund" in page


@pytest.mark.parametrize("query", ["?art=idee", "?verfahren={slug}", "?kommune=schwerte", "?art=gibtesnicht"])
def test_filters_narrow_and_nonsense_narrows_nothing(cast: Cast, query: str) -> None:
    office = open_office(cast)
    idea = waiting_idea(office.process)
    waiting_idea(ProcessFactory(city=cast.schwerte))
    waiting_comment(IdeaFactory(process=office.process))

    response = signed_in(cast.administrator).get(QUEUE + query.format(slug=office.process.slug))

    shown = {(item.key.kind, item.key.pk) for item in response.context["items"]}
    assert ("idee", idea.pk) in shown
    assert len(shown) == {"?art=idee": 2, "?verfahren={slug}": 2, "?kommune=schwerte": 3}.get(query, 3)


def test_a_long_queue_has_pages(cast: Cast) -> None:
    office = open_office(cast)
    for _number in range(31):
        waiting_idea(office.process)
    client = signed_in(office.moderator_schwerte)

    assert len(client.get(QUEUE).context["items"]) == 30
    assert len(client.get(QUEUE + "?seite=2").context["items"]) == 1
    assert client.get(QUEUE + "?seite=3").status_code == 404


def test_the_number_of_queries_does_not_grow(cast: Cast) -> None:
    office = open_office(cast)
    client = signed_in(office.moderator_schwerte)
    counts = []
    for number in (2, 12):
        for _number in range(number):
            waiting_comment(waiting_idea(office.process, created_at=timezone.now() - timedelta(days=number)))
        client.get(QUEUE)
        with CaptureQueriesContext(connection) as asked:
            client.get(QUEUE)
        counts.append(len(asked))

    assert counts[1] <= counts[0] + 2


def test_a_heap_is_hidden_at_once(cast: Cast) -> None:
    office = open_office(cast)
    at = timezone.now() - timedelta(hours=3)
    ideas = [waiting_idea(office.process, created_at=at, title=f"Billige Uhren {number}") for number in range(6)]
    client = signed_in(office.moderator_schwerte)
    link = re.search(r'href="(/desk/beteiligung/stapel/[^"]+)"', client.get(QUEUE).content.decode())
    assert link is not None

    chosen = [f"{idea.pk}-{idea.version}" for idea in ideas[:5]]
    response = client.post(link[1], {"chosen": chosen, "reason_key": "werbung", "text": ""})

    assert response.status_code == 302
    assert Idea.objects.filter(state=Idea.State.HIDDEN).count() == 5


def test_a_heap_without_choice_or_reason_changes_nothing(cast: Cast) -> None:
    office = open_office(cast)
    idea = waiting_idea(office.process)
    hour = timezone.localtime(idea.created_at).strftime("%Y%m%d%H")
    url = reverse("desk_heap", args=["idee", office.process.pk, hour])
    client = signed_in(office.moderator_schwerte)

    assert client.post(url, {"reason_key": "werbung"}).status_code == 422
    assert client.post(url, {"chosen": [f"{idea.pk}-{idea.version}"], "reason_key": ""}).status_code == 422
    assert client.get(reverse("desk_heap", args=["idee", office.process.pk, "2026023099"])).status_code == 404
    assert Idea.objects.get(pk=idea.pk).state == Idea.State.IN_MODERATION


def test_nobody_hides_a_heap_of_another_city(cast: Cast) -> None:
    office = open_office(cast)
    idea = waiting_idea(office.process)
    hour = timezone.localtime(idea.created_at).strftime("%Y%m%d%H")
    url = reverse("desk_heap", args=["idee", office.process.pk, hour])

    signed_in(office.moderator_dortmund).post(
        url, {"chosen": [f"{idea.pk}-{idea.version}"], "reason_key": "werbung", "text": ""}
    )

    assert Idea.objects.get(pk=idea.pk).state == Idea.State.IN_MODERATION


def test_an_item_shows_what_helps_and_no_address(cast: Cast) -> None:
    office = open_office(cast)
    idea = waiting_idea(
        office.process, author=with_account("geheim@dos.invalid"), held_because="erster Beitrag mit Link"
    )
    idea.texts.create(number=1, title="Erste Fassung", text="So stand es zuerst da, am Anfang.")
    idea.texts.create(number=2, title=idea.title, text=idea.text)

    page = signed_in(office.moderator_schwerte).get(idea_url(idea)).content.decode()

    for words in ("Person mit Konto", "erster Beitrag mit Link", "Erste Fassung", 'accesskey="v"', "Verlauf"):
        assert words in page, words
    assert "geheim@dos.invalid" not in page


def test_a_decision_leads_to_the_next_item(cast: Cast) -> None:
    office = open_office(cast)
    first = waiting_idea(office.process, created_at=timezone.now() - timedelta(days=2))
    second = waiting_idea(office.process, created_at=timezone.now() - timedelta(days=1))
    client = signed_in(office.moderator_schwerte)

    response = decide(client, first, "publish", "yes")

    assert response["Location"] == idea_url(second)
    assert decide(client, second, "publish", "yes")["Location"] == QUEUE


def test_the_second_moderator_gets_409_and_keeps_the_text(cast: Cast) -> None:
    office = open_office(cast)
    idea = waiting_idea(office.process)
    moderation.publish(idea, ruling(cast.editor_schwerte, idea, "regelgerecht"))
    idea.version -= 1

    response = decide(
        signed_in(office.moderator_schwerte), idea, "hide", "no", reason_key="werbung", text="Mein langer Text"
    )

    page = response.content.decode()
    assert response.status_code == 409
    assert "Mein langer Text" in page
    assert "Redaktion Schwerte" in page
    assert Idea.objects.get(pk=idea.pk).state == Idea.State.PUBLISHED
    idea.refresh_from_db()
    again = decide(signed_in(office.moderator_schwerte), idea, "hide", "no", reason_key="werbung", text="Mein Text")
    assert again.status_code == 302


@pytest.mark.parametrize(("act", "form"), [("hide", "no"), ("change", "no"), ("block", "no")])
def test_without_reason_nothing_happens(cast: Cast, act: str, form: str) -> None:
    office = open_office(cast)
    idea = waiting_idea(office.process, author=with_account())

    response = decide(signed_in(office.moderator_schwerte), idea, act, form, reason_key="", text="bleibt stehen")

    assert response.status_code == 422
    assert "bleibt stehen" in response.content.decode()
    assert Idea.objects.get(pk=idea.pk).state == Idea.State.IN_MODERATION


def test_an_unknown_decision_is_refused(cast: Cast) -> None:
    office = open_office(cast)
    idea = waiting_idea(office.process)
    client = signed_in(office.moderator_schwerte)

    assert decide(client, idea, "explode", "yes").status_code == 400
    assert decide(client, waiting_comment(IdeaFactory(process=office.process)), "change", "no").status_code == 400


def test_an_idea_is_moved_and_officially_commented_at_the_desk(cast: Cast) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process)
    other = ProcessFactory(city=cast.schwerte)
    client = signed_in(office.moderator_schwerte)

    decide(client, idea, "move", "move", reason_key="falsches_verfahren", process=other.pk)
    client.post(idea_url(idea), {"tat": "official", "official-comment": "Danke!", "official-form_token": "einmal-2030"})

    idea.refresh_from_db()
    assert idea.process == other
    assert idea.comments.get().is_official


def test_a_report_leads_to_what_was_reported(cast: Cast) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process)
    report = Report.objects.create(idea=idea, count=1, notes=[{"at": "2026-01-01", "text": "Das ist Werbung"}])
    client = signed_in(office.moderator_schwerte)

    response = client.get(reverse("desk_report", args=[report.pk]), follow=True)

    assert "Das ist Werbung" in response.content.decode()
    assert decide(client, idea, "dismiss", "dismiss", reason_key="unbegruendet").status_code == 302


def test_the_first_page_and_the_menu_say_what_waits(cast: Cast) -> None:
    office = open_office(cast)
    waiting_idea(office.process, title="Wartet hier")

    page = signed_in(office.moderator_schwerte).get("/desk/").content.decode()

    assert "Wartet hier" in page
    assert "Beteiligung (1)" in page
    assert queue.waiting_number(office.moderator_dortmund) == 0


# Role × view × object: who gets in at all. "answer" needs an editor, the rest a moderator of the city.
MODERATION_VIEWS = ("desk_idea", "desk_merge", "desk_unmerge", "desk_redact_idea")
LISTS = ("desk_queue", "desk_paper", "desk_paper_table", "desk_paper_template", "desk_numbers", "desk_numbers_csv")
ANSWER_LISTS = ("desk_answers", "desk_council")
ROLES = ("moderator_schwerte", "moderator_dortmund", "editor_schwerte", "author_schwerte", "stranger", "anonymous")
MODERATES = {"moderator_schwerte", "editor_schwerte", "administrator"}


def client_of(office: Office, role: str) -> Client:
    user = getattr(office, role, None) or getattr(office.cast, role)
    return signed_in(user) if user.is_authenticated else Client()


def outcome(response: Any) -> str:
    if response.status_code == 302:
        return "login" if "/anmelden/" in response["Location"] else "open"
    return "refused" if response.status_code == 403 else "open" if response.status_code < 500 else "broken"


@pytest.mark.parametrize("role", [*ROLES, "administrator"])
def test_every_view_for_every_role(cast: Cast, role: str) -> None:
    office = open_office(cast)
    idea = IdeaFactory(process=office.process)
    comment = waiting_comment(idea)
    step = CouncilStep.objects.create(idea=idea, supports=100, body="Rat")
    report = Report.objects.create(comment=comment, count=1)
    moderating = [reverse(view, args=[idea.pk]) for view in MODERATION_VIEWS]
    moderating += [reverse(view, args=[comment.pk]) for view in ("desk_comment", "desk_redact_comment")]
    moderating.append(reverse("desk_report", args=[report.pk]))
    answering = [reverse("desk_answer", args=[idea.pk]), reverse("desk_council_step", args=[step.pk])]
    answering.append(reverse("desk_result", args=[office.process.pk]))
    client = client_of(office, role)

    def expected(allowed: bool) -> str:  # noqa: FBT001  # reads as a sentence
        return "login" if role == "anonymous" else "open" if allowed else "refused"

    for method in (client.get, client.post):
        for url in moderating:
            assert outcome(method(url)) == expected(role in MODERATES), (role, url)
        for url in answering:
            assert outcome(method(url)) == expected(role in ("editor_schwerte", "administrator")), (role, url)
        for view in LISTS:
            inside = role not in ("author_schwerte", "stranger", "anonymous")
            assert outcome(method(reverse(view))) == expected(inside), (role, view)
        for view in ANSWER_LISTS:
            assert outcome(method(reverse(view))) == expected(role in ("editor_schwerte", "administrator"))
    comment.refresh_from_db()
    assert comment.state == Comment.State.IN_MODERATION


ACTS = [
    ("publish", "yes", "regelgerecht"),
    ("hide", "no", "werbung"),
    ("change", "no", "unverstaendlich"),
    ("block", "no", "wiederholt"),
    ("dismiss", "dismiss", "unbegruendet"),
    ("review", "review", "an_fachstelle"),
    ("unblock", "unblock", "irrtum"),
    ("move", "move", "falsches_verfahren"),
    ("official", "official", ""),
]


@pytest.mark.parametrize("role", ["moderator_dortmund", "editor_dortmund", "author_schwerte", "stranger", "anonymous"])
def test_posts_of_others_change_nothing(cast: Cast, role: str) -> None:
    office = open_office(cast)
    idea = waiting_idea(office.process, author=with_account())
    public = IdeaFactory(process=office.process)
    client = client_of(office, role)

    for act, form, key in ACTS:
        for subject in (idea, public):
            values = {"reason_key": key, "process": office.process_dortmund.pk, "comment": "Hallo", "form_token": "x"}
            assert outcome(decide(client, subject, act, form, **values)) in ("refused", "login"), act

    for subject, state in ((idea, Idea.State.IN_MODERATION), (public, Idea.State.PUBLISHED)):
        subject.refresh_from_db()
        assert (subject.state, subject.version, subject.process) == (state, 1, office.process)
    assert not Comment.objects.exists()


def test_in_a_joint_process_each_city_looks_after_its_own(cast: Cast) -> None:
    office = open_office(cast)
    idea = waiting_idea(ProcessFactory(city=None), city=cast.schwerte)
    comment = waiting_comment(idea)

    for subject, view in ((idea, "desk_idea"), (comment, "desk_comment")):
        url = reverse(view, args=[subject.pk])
        assert signed_in(office.moderator_dortmund).get(url).status_code == 403
        assert signed_in(office.moderator_schwerte).get(url).status_code == 200
    decide(signed_in(office.moderator_dortmund), comment, "publish", "yes")
    comment.refresh_from_db()
    assert comment.state == Comment.State.IN_MODERATION


def test_what_else_a_moderator_sees_at_the_desk(cast: Cast) -> None:
    office = open_office(cast)
    client = signed_in(office.moderator_schwerte)
    page = client.get("/desk/").content.decode()

    assert "Was auf mich wartet" not in page
    assert "Was auf mich wartet" in signed_in(cast.editor_schwerte).get("/desk/").content.decode()
    root = Page.objects.get(depth=1)
    root.add_child(instance=Page(title="Geheime Seite", live=False))
    assert "Geheime Seite" not in client.get(f"/desk/choose-page/{root.pk}/").content.decode()
    closed = ("snippets/strategy/project/", "snippets/participation/process/", "snippets/participation/offer/")
    for path in (*closed, "images/", "documents/", "register/", "fassungen/", "users/", "reports/site-history/"):
        assert client.get(f"/desk/{path}").status_code in (302, 403), path
