"""The own list: opened by a link, changed by buttons, ended by one click of a mail program (RFC 8058)."""

from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.notifications.models import Mail, Subscriber
from dos.notifications.tests.factories import CITY, PROJECT, MailFactory, following
from dos.notifications.tests.test_follow_pages import clock, send  # noqa: F401  # a fixture is used by its name

pytestmark = pytest.mark.django_db


@pytest.fixture
def follower(cast: Cast) -> Subscriber:
    """Somebody who follows two things."""
    return following(PROJECT, CITY)


def address(follower: Subscriber, more: str = "") -> str:
    """Return the address in the mails of somebody."""
    return f"/abo/{follower.token}/{more}"


def opened(client: Client, follower: Subscriber) -> str:
    """Open the list by the link of a mail and return its address."""
    answer = client.post(address(follower))
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def test_the_page_behind_the_link_tells_nothing_and_changes_nothing(client: Client, follower: Subscriber) -> None:
    client.head(address(follower))
    page = client.get(address(follower))

    assert not client.cookies.get("sessionid")
    assert PROJECT.label not in page.content.decode()
    assert CITY.label not in page.content.decode().split("<main")[1].split("</main>")[0]
    assert page["Referrer-Policy"] == "strict-origin"
    assert "no-store" in page["Cache-Control"]
    assert "Sie folgen" not in client.get("/abo/").content.decode()


def test_the_browser_forgets_the_list_after_an_hour(client: Client, follower: Subscriber) -> None:
    with time_machine.travel(timezone.now(), tick=False) as moment:
        own = opened(client, follower)
        moment.shift(3599)
        assert "Sie folgen 2 Themen." in client.get(own).content.decode()
        moment.shift(2)
        assert "Sie folgen" not in client.get(own).content.decode()
        client.post(own, {"action": "all"})

    assert follower.follows.count() == 2


def test_another_browser_does_not_know_the_list(client: Client, follower: Subscriber) -> None:
    opened(client, follower)

    assert "Sie folgen" not in Client().get("/abo/").content.decode()


def test_the_list_names_what_one_follows_and_leaks_no_key(client: Client, follower: Subscriber) -> None:
    answer = client.get(opened(client, follower))

    assert follower.token not in answer.content.decode()
    assert "Sie folgen 2 Themen." in answer.content.decode()
    assert PROJECT.label in answer.content.decode()
    assert follower.email not in answer.content.decode()
    assert answer["Referrer-Policy"] == "strict-origin"
    assert "no-store" in answer["Cache-Control"]


def test_one_thing_ends(client: Client, follower: Subscriber) -> None:
    row = follower.follows.get(kind="project")

    client.post(opened(client, follower), {"action": "unfollow", "follow": row.pk})

    assert [row.key for row in follower.follows.all()] == [CITY.key]


def test_what_others_follow_is_out_of_reach(client: Client, follower: Subscriber) -> None:
    foreign = following(PROJECT).follows.get()

    assert client.post(opened(client, follower), {"action": "unfollow", "follow": foreign.pk}).status_code == 404
    assert foreign.subscriber.follows.exists()


def test_the_pace_changes(client: Client, follower: Subscriber) -> None:
    client.post(opened(client, follower), {"action": "frequency", "frequency": "weekly"})

    follower.refresh_from_db()
    assert follower.frequency == "weekly"


@pytest.mark.parametrize("said", [{}, {"action": "x"}, {"action": "frequency"}, {"action": "unfollow"}])
def test_what_is_no_change_is_refused(client: Client, follower: Subscriber, said: dict[str, str]) -> None:
    assert client.post(opened(client, follower), said).status_code == 422
    assert follower.follows.count() == 2


def test_one_click_of_a_mail_program_ends_everything(follower: Subscriber) -> None:
    program = Client(enforce_csrf_checks=True)

    answers = [program.post(address(follower, "beenden/"), {"List-Unsubscribe": "One-Click"}) for _again in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert not Subscriber.objects.exists()
    assert "Sie bekommen keine Mails mehr" in answers[1].content.decode()


def test_a_program_that_only_looks_ends_nothing(client: Client, follower: Subscriber) -> None:
    for method in (client.get, client.head, client.options):
        method(address(follower, "beenden/"))

    assert Subscriber.objects.exists()
    assert "Keine Mails mehr?" in client.get(address(follower, "beenden/")).content.decode()


@pytest.mark.parametrize("token", ["x", "a" * 32, "a" * 32 + "." + "b" * 43])
def test_a_made_up_link_opens_nothing(client: Client, follower: Subscriber, token: str) -> None:
    for more in ("", "beenden/"):
        assert client.get(f"/abo/{token}/{more}").status_code == 404
        assert client.post(f"/abo/{token}/{more}").status_code == 404
    assert client.get(f"/abo/{follower.seed}/").status_code == 404


def test_who_has_signed_in_needs_no_link(client: Client, cast: Cast, follower: Subscriber) -> None:
    follower.user = cast.stranger
    follower.save()
    client.force_login(cast.stranger)

    assert "Sie folgen 2 Themen." in client.get("/abo/").content.decode()


def test_everybody_else_gets_the_link_by_mail(client: Client, follower: Subscriber, clock: Any) -> None:  # noqa: F811
    cache.clear()

    answers = [send(client, clock, "/abo/", email=email) for email in (follower.email, "fremd@dos.invalid")]

    assert [answer.headers["Location"] for answer in answers] == ["/folgen/postfach/"] * 2
    assert follower.token in Mail.objects.get().text


def test_the_english_list_is_english(client: Client, follower: Subscriber) -> None:
    page = client.get(client.post(f"/en{address(follower)}").headers["Location"]).content.decode()

    assert "You follow 2 topics." in page
    assert "Sie folgen" not in page


def test_the_mailbox_shows_every_mail_as_text(client: Client, cast: Cast) -> None:
    mail = MailFactory(
        text="Lesen: http://testserver/abo/x/ <script>alert(1)</script>", html="<script>alert(2)</script>"
    )

    assert mail.subject in client.get("/postfach/").content.decode()
    answer = client.get(f"/postfach/{mail.key_hash}/")

    page = answer.content.decode()
    assert 'href="/abo/x/"' in page
    assert "<script>alert" not in page
    assert 'name="robots" content="noindex"' in page
    assert answer["X-Robots-Tag"] == "noindex"


def test_the_mailbox_shows_what_is_attached(client: Client, cast: Cast) -> None:
    plain = MailFactory()
    mail = MailFactory(calendar="BEGIN:VCALENDAR\r\nSUMMARY:<script>alert(1)</script>\r\nEND:VCALENDAR\r\n")

    page = client.get(f"/postfach/{mail.key_hash}/").content.decode()

    assert "Anhang dieser Mail: termin.ics" in page
    assert "SUMMARY:&lt;script&gt;alert(1)" in page
    assert "termin.ics" not in client.get(f"/postfach/{plain.key_hash}/").content.decode()


def test_the_mailbox_is_paged_and_costs_few_questions(
    client: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    MailFactory.create_batch(30)

    with django_assert_max_num_queries(8):
        first = client.get("/postfach/").content.decode()

    assert first.count("Es ist etwas geschehen") == 25
    assert client.get("/postfach/?seite=2").content.decode().count("Es ist etwas geschehen") == 5
    assert client.get("/postfach/?seite=3").status_code == 404


def test_there_is_no_mailbox_outside_the_demonstration(client: Client, cast: Cast, settings: Any) -> None:
    mail = MailFactory()
    settings.DEMO = False

    assert client.get("/postfach/").status_code == client.get(f"/postfach/{mail.key_hash}/").status_code == 404
