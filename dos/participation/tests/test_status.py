"""One's own contributions: by secret link or account; nobody learns anything about those of others."""

import re
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from dos.cities.tests.cast import Cast
from dos.core.errors import Conflict
from dos.participation.models import Author, Comment, Idea
from dos.participation.services import ideas, retention, states
from dos.participation.services.authors import Guest
from dos.participation.services.letters import stop_token
from dos.participation.tests.factories import CommentFactory, IdeaFactory, ProcessFactory

pytestmark = pytest.mark.django_db
DRAFT = {"title": "Trinkbrunnen am Markt", "text": "Im Sommer ist es heiß. Ein Brunnen hilft allen."}


@pytest.fixture(autouse=True)
def _empty() -> None:
    cache.clear()


def sent(cast: Cast, form: str = "eins", **told: str) -> ideas.Submitted:
    """An idea of a guest in Schwerte."""
    process = ProcessFactory(city=cast.schwerte)
    draft = ideas.Draft(DRAFT["title"], DRAFT["text"], cast.schwerte)
    return ideas.submit_idea(process=process, draft=draft, form_token=form, guest=Guest(**told))


def opened(secret: str) -> Client:
    """A browser that has opened the link."""
    client = Client()
    assert client.post(f"/status/{secret}/").status_code == 302
    return client


def own(idea: Idea, deed: str = "") -> str:
    """The address of one's own idea."""
    return f"/status/idee/{idea.reference}/{deed}"


def test_the_link_shows_a_button_and_nothing_else(cast: Cast) -> None:
    found = sent(cast)
    response = Client().get(f"/status/{found.secret}/")

    assert response.status_code == 200
    assert DRAFT["title"] not in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "strict-origin"
    assert "sitzung" not in response.cookies


def test_the_button_opens_it_for_this_browser_alone(cast: Cast) -> None:
    found = sent(cast)
    client = opened(found.secret)

    page = client.get(own(found.idea))
    assert DRAFT["text"] in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert Client().get(own(found.idea)).status_code == 404


def test_after_an_hour_the_browser_has_forgotten(cast: Cast) -> None:
    found = sent(cast)
    client = opened(found.secret)
    session = client.session
    session["participation"] = {**session["participation"], "until": 0}
    session.save()

    assert client.get(own(found.idea)).status_code == 404


def _plain(page: bytes) -> str:
    """The page without the addresses of this very page."""
    return re.sub(r'(href|content|value)="[^"]*"', "", page.decode())


def test_unknown_forged_and_forgotten_links_get_the_same_answer(cast: Cast) -> None:
    found = sent(cast)
    client = opened(found.secret)
    client.post("/status/angaben-loeschen/")

    answers = [
        Client().get(f"/status/{secret}/") for secret in (found.secret, "x" * 32, "abc", found.secret[:-1] + "A")
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert len({_plain(answer.content) for answer in answers}) == 1


def test_nobody_opens_the_idea_of_another(cast: Cast) -> None:
    mine, other = sent(cast, "eins"), sent(cast, "zwei")
    client = opened(mine.secret)

    assert client.get(own(other.idea)).status_code == 404
    for deed in ("aendern/", "zurueckziehen/"):
        assert client.post(own(other.idea, deed), DRAFT).status_code == 404
    other.idea.refresh_from_db()
    assert other.idea.state == Idea.State.IN_MODERATION


def test_words_change_within_half_an_hour_and_the_former_stay(cast: Cast) -> None:
    found = sent(cast)
    client = opened(found.secret)

    client.post(own(found.idea, "aendern/"), {**DRAFT, "title": "Zwei Trinkbrunnen am Markt"})

    found.idea.refresh_from_db()
    assert found.idea.title == "Zwei Trinkbrunnen am Markt"
    assert [text.title for text in found.idea.texts.all()] == [DRAFT["title"], found.idea.title]


def test_too_late_or_after_a_reaction_words_stay(cast: Cast) -> None:
    found = sent(cast)
    client = opened(found.secret)
    Idea.objects.update(created_at=timezone.now() - timedelta(minutes=31))

    assert client.post(own(found.idea, "aendern/"), {**DRAFT, "title": "Etwas ganz anderes"}).status_code == 409
    Idea.objects.update(created_at=timezone.now(), supports_by_mail=1)
    with pytest.raises(Conflict):
        ideas.change_idea(idea=found.idea, title="Etwas ganz anderes", text=DRAFT["text"])


@pytest.mark.django_db(transaction=True)
def test_two_changes_at_once_are_two_wordings(cast: Cast) -> None:
    found = sent(cast)
    start = threading.Barrier(2)

    def change(number: int) -> None:
        start.wait()
        ideas.change_idea(idea=Idea.objects.get(), title=f"Fassung Nummer {number}", text=DRAFT["text"])
        connection.close()

    threads = [threading.Thread(target=change, args=[number]) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    found.idea.refresh_from_db()
    assert [text.number for text in found.idea.texts.all()] == [1, 2, 3]
    assert [text.title for text in found.idea.texts.all()][-1] == found.idea.title


def test_an_idea_is_taken_back_after_a_second_question(cast: Cast) -> None:
    found = sent(cast)
    client = opened(found.secret)

    assert "zurückziehen?" in client.get(own(found.idea, "zurueckziehen/")).content.decode()
    client.post(own(found.idea, "zurueckziehen/"))

    found.idea.refresh_from_db()
    assert found.idea.state == Idea.State.WITHDRAWN
    gone = Client().get(f"/mitmachen/{found.idea.process.slug}/{found.idea.reference}/")
    assert gone.status_code == 410
    assert DRAFT["title"] not in gone.content.decode()


def test_an_answered_idea_stays(cast: Cast) -> None:
    found = sent(cast)
    Idea.objects.update(state=Idea.State.ADOPTED)

    assert opened(found.secret).post(own(found.idea, "zurueckziehen/")).status_code == 409


def test_erasing_keeps_the_idea_without_a_name(cast: Cast) -> None:
    found = sent(cast, name="Alex", email="")
    states.move(found.idea, Idea.State.PUBLISHED, states.Step(by_role="Moderation"))
    client = opened(found.secret)

    client.post("/status/angaben-loeschen/")

    author = Author.objects.get()
    assert (author.name, author.email, author.secret_hash) == ("", "", None)
    page = Client().get(f"/mitmachen/{found.idea.process.slug}/{found.idea.reference}/").content.decode()
    assert "ohne Namen" in page
    assert "Alex" not in page


def test_a_guest_takes_the_idea_into_an_account(cast: Cast) -> None:
    found = sent(cast)
    client = opened(found.secret)

    assert "/anmelden/" in client.get("/status/uebernehmen/")["Location"]
    client.force_login(cast.stranger)
    client.post("/status/uebernehmen/")

    found.idea.refresh_from_db()
    assert found.idea.author.user == cast.stranger
    assert client.get(own(found.idea)).status_code == 200
    assert Client().get(f"/status/{found.secret}/").status_code == 404


def test_own_comments_are_withdrawn_and_those_of_others_are_not(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.stranger)
    mine = CommentFactory(author=Author.objects.create(user=cast.stranger))
    other = CommentFactory()

    assert client.post(f"/status/kommentar/{mine.pk}/zurueckziehen/").status_code == 302
    assert client.post(f"/status/kommentar/{other.pk}/zurueckziehen/").status_code == 404
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.state, other.state) == (Comment.State.WITHDRAWN, Comment.State.PUBLISHED)


def test_strangers_find_no_list(client: Client) -> None:
    assert client.get("/status/").status_code == 404


@pytest.mark.parametrize("path", ["/bestaetigen/abc:def:ghi/", "/mails-beenden/1-abc/", "/mails-beenden/99/"])
def test_forged_links_in_letters_do_nothing(client: Client, path: str) -> None:
    IdeaFactory()

    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404


def test_mail_programs_stop_letters_with_one_post() -> None:
    author = IdeaFactory().author
    client = Client(enforce_csrf_checks=True)

    assert client.get(f"/mails-beenden/{stop_token(author)}/").status_code == 200
    author.refresh_from_db()
    assert author.wants_mail
    client.post(f"/mails-beenden/{stop_token(author)}/", {"List-Unsubscribe": "One-Click"})
    author.refresh_from_db()
    assert not author.wants_mail


def test_what_nobody_confirms_is_gone_after_three_days(cast: Cast) -> None:
    old, young = sent(cast, "eins", email="a@dos.invalid"), sent(cast, "zwei", email="b@dos.invalid")
    without = sent(cast, "drei")
    Idea.objects.exclude(pk=young.idea.pk).update(created_at=timezone.now() - timedelta(hours=73))

    gone = retention.forget_unconfirmed(now=timezone.now())

    assert gone.ideas == 1
    assert set(Idea.objects.all()) == {young.idea, without.idea}
    assert not Author.objects.filter(email="a@dos.invalid").exists()
    assert old.secret
    assert retention.forget_unconfirmed(now=timezone.now()).ideas == 0


def test_a_status_link_holds_enough_chance(cast: Cast) -> None:
    secrets: set[Any] = {sent(cast, str(number)).secret for number in range(5)}

    assert len(secrets) == 5
    assert all(len(secret) == 32 for secret in secrets)  # 192 bit
