"""One person supports an idea once; enough of them oblige the committee exactly once, however many press at once."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from dos.accounts.tests.factories import UserFactory
from dos.cities.tests.cast import Cast
from dos.core import once
from dos.core.errors import Conflict, Refused
from dos.notifications.models import Mail
from dos.participation.models import CouncilStep, Idea, Phase, Process, Support
from dos.participation.services import support
from dos.participation.services.ideas import Closed
from dos.participation.services.support import Supporter, support_idea, withdraw_support
from dos.participation.tests.factories import IdeaFactory, ProcessFactory
from dos.participation.views.support import COOKIE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty() -> None:
    cache.clear()


def address(idea: Idea) -> str:
    """Where somebody supports the idea."""
    return f"/mitmachen/{idea.process.slug}/{idea.reference}/unterstuetzen/"


def token() -> str:
    """The name of a form that was opened ten seconds ago."""
    with time_machine.travel(timezone.now() - timedelta(seconds=10), tick=False):
        return once.new_form_token()


def counted(idea: Idea) -> tuple[int, int, int]:
    """How often by account, by mail, by cookie."""
    idea.refresh_from_db()
    return idea.supports_by_account, idea.supports_by_mail, idea.supports_by_guest


def test_an_account_counts_once() -> None:
    idea, user = IdeaFactory(), UserFactory()

    assert support_idea(idea=idea, by=Supporter(user=user))
    assert not support_idea(idea=idea, by=Supporter(user=user))
    assert counted(idea) == (1, 0, 0)


def test_the_same_mailbox_counts_once_whatever_stands_behind_the_plus() -> None:
    idea, user = IdeaFactory(), UserFactory(email="person@dos.invalid")

    for email in ("Person@dos.invalid", "person+eins@dos.invalid"):
        support_idea(idea=idea, by=Supporter(mail_hash=support.mail_hash(idea, email)))
    assert counted(idea) == (0, 1, 0)
    support_idea(idea=idea, by=Supporter(user=user))

    assert counted(idea) == (1, 0, 0)
    assert Support.objects.count() == 1


def test_a_better_proof_replaces_the_cookie() -> None:
    idea, user = IdeaFactory(), UserFactory()
    support_idea(idea=idea, by=Supporter(guest="browser"))

    support_idea(idea=idea, by=Supporter(user=user, guest="browser"))

    assert counted(idea) == (1, 0, 0)


def test_what_is_kept_of_an_address_differs_from_idea_to_idea() -> None:
    one, other = IdeaFactory(), IdeaFactory()

    assert support.mail_hash(one, "a@dos.invalid") != support.mail_hash(other, "a@dos.invalid")


def test_support_is_taken_back_and_the_count_follows() -> None:
    idea, user = IdeaFactory(), UserFactory()
    support_idea(idea=idea, by=Supporter(user=user))

    assert withdraw_support(idea=idea, by=Supporter(user=user))
    assert not withdraw_support(idea=idea, by=Supporter(user=user))
    assert counted(idea) == (0, 0, 0)


def test_the_threshold_opens_the_council_step_once_and_everybody_can_read_it() -> None:
    idea = IdeaFactory(process=ProcessFactory(threshold=2, threshold_body="Hauptausschuss"))
    idea.author.email, idea.author.email_confirmed_at = "author@dos.invalid", timezone.now()
    idea.author.save()

    for number in range(4):
        support_idea(idea=idea, by=Supporter(mail_hash=f"{number}"))

    step = CouncilStep.objects.get()
    assert (step.body, step.supports) == ("Hauptausschuss", 2)
    assert idea.state == Idea.State.UNDER_REVIEW
    event = idea.events.get()
    assert event.is_public
    assert "Hauptausschuss" in event.reason
    assert Mail.objects.filter(to="author@dos.invalid", subject__contains="Ausschuss").count() == 1


def test_cookies_never_reach_the_threshold() -> None:
    idea = IdeaFactory(process=ProcessFactory(threshold=2))

    for number in range(3):
        support_idea(idea=idea, by=Supporter(guest=f"{number}"))

    assert counted(idea) == (0, 0, 3)
    assert not CouncilStep.objects.exists()


def test_where_only_accounts_count_mail_does_not_oblige() -> None:
    process = ProcessFactory(threshold=2, threshold_counts=Process.Counting.ACCOUNTS)
    idea = IdeaFactory(process=process)

    for number in range(3):
        support_idea(idea=idea, by=Supporter(mail_hash=f"{number}"))

    assert not CouncilStep.objects.exists()


@pytest.mark.parametrize("state", [Idea.State.MERGED, Idea.State.ADOPTED, Idea.State.HIDDEN, Idea.State.IN_MODERATION])
def test_ideas_that_wait_for_nothing_take_no_support(state: str) -> None:
    with pytest.raises(Conflict):
        support_idea(idea=IdeaFactory(state=state), by=Supporter(guest="a"))


def test_outside_the_phase_support_is_refused(client: Client) -> None:
    idea = IdeaFactory()
    Phase.objects.update(ends_at=timezone.now() - timedelta(hours=1))

    with pytest.raises(Closed):
        support_idea(idea=idea, by=Supporter(guest="a"))
    assert client.post(address(idea), {"weg": "ohne"}).status_code == 403


def test_guests_are_refused_where_only_accounts_may() -> None:
    idea = IdeaFactory(process=ProcessFactory(allows_guests=False))

    with pytest.raises(Refused, match="Konto"):
        support_idea(idea=idea, by=Supporter(mail_hash="a"))


def test_a_plain_visit_sets_no_cookie_and_a_support_sets_a_strong_one(client: Client) -> None:
    idea = IdeaFactory()

    assert COOKIE not in client.get(address(idea)).cookies
    cookie = client.post(address(idea), {"weg": "ohne"}).cookies[COOKIE]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert len(cookie.value.split(":")[0]) >= 22  # 128 bit and more
    client.post(address(idea), {"weg": "ohne"})
    assert counted(idea) == (0, 0, 1)


def test_a_forged_cookie_is_a_new_browser(client: Client) -> None:
    idea = IdeaFactory()
    client.cookies[COOKIE] = "x" * 40

    client.post(address(idea), {"weg": "ohne"})

    assert client.cookies[COOKIE].value != "x" * 40


def test_support_by_mail_counts_at_the_click_and_the_address_is_not_kept(client: Client) -> None:
    idea = IdeaFactory()

    response = client.post(address(idea), {"weg": "mail", "email": "person@dos.invalid", "token": token()})
    mail = Mail.objects.get()
    path = next(word for word in mail.text.split() if "/unterstuetzung/" in word).removeprefix("http://testserver")

    assert response.status_code == 200
    assert counted(idea) == (0, 0, 0)
    assert Client().get(path).status_code == 200
    assert counted(idea) == (0, 0, 0)
    for _again in range(2):
        assert Client().post(path).status_code == 200
    assert counted(idea) == (0, 1, 0)
    assert "person" not in str(list(Support.objects.values()))


@pytest.mark.parametrize("name", [once.new_form_token, lambda: "", lambda: "gefälscht"])
def test_the_form_for_a_letter_is_not_sent_faster_than_anybody_types(client: Client, name: Callable[[], str]) -> None:
    sent = {"weg": "mail", "email": "person@dos.invalid", "token": name()}

    answer = client.post(address(IdeaFactory()), sent)

    assert answer.status_code == 422
    assert not Mail.objects.exists()


def test_an_account_supports_with_one_press_at_once_and_waits_after_the_60th(client: Client) -> None:
    idea = IdeaFactory()
    client.force_login(UserFactory())

    answers = [client.post(address(idea), {"weg": "konto"}, REMOTE_ADDR=f"10.{n}.0.1") for n in range(60)]

    assert {answer.status_code for answer in answers} == {302}
    assert counted(idea) == (1, 0, 0)
    assert client.post(address(idea), {"weg": "konto"}, REMOTE_ADDR="192.0.2.1").status_code == 429


def test_a_forged_link_is_unknown(client: Client) -> None:
    assert client.get("/unterstuetzung/abc:def:ghi/").status_code == 404
    assert client.post("/unterstuetzung/abc:def:ghi/").status_code == 404


def test_three_letters_an_hour_go_to_one_address(client: Client) -> None:
    idea = IdeaFactory()
    sent = {"weg": "mail", "email": "person@dos.invalid", "token": token()}

    answers = [client.post(address(idea), sent).status_code for _number in range(3)]

    assert answers == [200] * 3
    assert client.post(address(idea), {**sent, "email": "person+x@dos.invalid"}).status_code == 429


def test_the_61st_support_of_an_hour_waits(client: Client) -> None:
    idea = IdeaFactory()

    answers = [client.post(address(idea), {"weg": "ohne"}).status_code for _number in range(60)]
    last = client.post(address(idea), {"weg": "ohne"})

    assert set(answers) == {302}
    assert last.status_code == 429
    assert last["Retry-After"]


def at_once(number: int, deed: Callable[[int], Any]) -> list[Any]:
    """Do a deed in so many threads at the same moment; return what each gave."""
    start, found = threading.Barrier(number), []

    def run(place: int) -> None:
        start.wait()
        try:
            found.append(deed(place))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[place]) for place in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return found


@pytest.mark.django_db(transaction=True)
def test_thirty_at_once_all_count_and_the_council_step_is_opened_once(cast: Cast) -> None:
    idea = IdeaFactory(process=ProcessFactory(city=cast.schwerte, threshold=20))

    found = at_once(30, lambda place: support_idea(idea=Idea.objects.get(), by=Supporter(mail_hash=f"{place}")))

    assert found == [True] * 30
    assert counted(idea) == (0, 30, 0)
    assert CouncilStep.objects.get().supports == 20
    assert idea.events.count() == 1
    assert idea.state == Idea.State.UNDER_REVIEW


@pytest.mark.django_db(transaction=True)
def test_twenty_clicks_of_one_person_are_one_support(cast: Cast) -> None:
    idea = IdeaFactory(process=ProcessFactory(city=cast.schwerte))
    user = cast.stranger

    found = at_once(20, lambda _place: support_idea(idea=Idea.objects.get(), by=Supporter(user=user)))

    assert sorted(found) == [False] * 19 + [True]
    assert counted(idea) == (1, 0, 0)
