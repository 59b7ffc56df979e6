"""Comments come twenty at a time, in three orders, from a cursor on; what comes in meanwhile moves nothing."""

from collections.abc import Callable
from datetime import timedelta
from itertools import chain
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from dos.accounts.tests.factories import UserFactory
from dos.cities.tests.cast import Cast
from dos.participation.models import CommentSupport, Idea, Paragraph, Process
from dos.participation.selectors.comments import MOST_SUPPORTED, NEWEST, OLDEST, ORDERS, Place, comments_on
from dos.participation.tests.factories import AuthorFactory, CommentFactory, IdeaFactory, ProcessFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty() -> None:
    cache.clear()


@pytest.fixture
def idea() -> Idea:
    """An idea with 45 comments, the newest first; every fifth of them is supported, later ones more."""
    found: Idea = IdeaFactory()
    for number in range(45):
        at = timezone.now() - timedelta(hours=number + 1)
        support = number if number % 5 == 0 else 0
        CommentFactory(idea=found, text=f"Nummer {number:02d}.", created_at=at, supports_count=support)
    return found


def page_of(idea: Idea) -> str:
    return f"/mitmachen/{idea.process.slug}/{idea.reference}/"


def numbers(response: Any) -> list[int]:
    """The comments that a page shows."""
    assert response.status_code == 200
    return [int(comment.text[7:9]) for comment in response.context["comments"].rows]


def walked(client: Client, url: str, between: Callable[[], Any] = lambda: None) -> list[list[int]]:
    """Follow the link to the next page until there is none."""
    found = []
    while url:
        response = client.get(url)
        found.append(numbers(response))
        url = response.context["more_url"].partition("#")[0]
        between()
    return found


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (NEWEST, list(range(45))),
        (OLDEST, list(range(44, -1, -1))),
        (MOST_SUPPORTED, [*range(40, 0, -5), 0, *(number for number in range(45) if number % 5)]),
    ],
)
def test_three_orders_of_twenty_without_gap_or_repetition(
    client: Client, idea: Idea, order: str, expected: list[int]
) -> None:
    pages = walked(client, f"{page_of(idea)}?sortierung={order}")

    assert [len(page) for page in pages] == [20, 20, 5]
    assert [*chain(*pages)] == expected


def test_the_same_moment_is_no_trouble(client: Client) -> None:
    idea, at = IdeaFactory(), timezone.now()
    for number in range(25):
        CommentFactory(idea=idea, text=f"Nummer {number:02d}.", created_at=at)

    for order in ORDERS:
        pages = walked(client, f"{page_of(idea)}?sortierung={order}")
        assert sorted(chain(*pages)) == list(range(25))


def test_what_comes_in_meanwhile_moves_nothing(client: Client, idea: Idea) -> None:
    pages = walked(client, page_of(idea), lambda: CommentFactory(idea=idea, text="Nummer 99."))

    assert [*chain(*pages)] == list(range(45))


def test_the_way_on_and_back_are_links(client: Client, idea: Idea) -> None:
    first = client.get(page_of(idea))
    second = client.get(first.context["more_url"])

    assert "Weitere Kommentare" in first.content.decode()
    assert "Zum Anfang" not in first.content.decode()
    assert "Zum Anfang" in second.content.decode()
    assert f'href="{page_of(idea)}#kommentare"' in second.content.decode()
    canonical = f'rel="canonical" href="{first.context["page_url"]}"'
    assert canonical.endswith(f'{page_of(idea)}"')
    assert canonical in first.content.decode()
    assert canonical in second.content.decode()


@pytest.mark.parametrize("cursor", ["2", "unfug", "a:b:c", "x" * 900])
def test_a_cursor_that_leads_nowhere_is_told_in_a_sentence(client: Client, idea: Idea, cursor: str) -> None:
    for place in (page_of(idea), f"{page_of(idea)}kommentar/{idea.comments.earliest('pk').pk}/"):
        answer = client.get(f"{place}?nach={cursor}")
        assert answer.status_code == 400
        assert "Diese Stelle gibt es nicht" in answer.content.decode()
        assert f'href="{place}"' in answer.content.decode()


def test_a_cursor_of_another_order_leads_nowhere(client: Client, idea: Idea) -> None:
    url = client.get(page_of(idea)).context["more_url"].partition("#")[0]

    assert client.get(f"{url}&sortierung=unterstuetzt").status_code == 400


def test_texts_and_projects_page_in_the_same_way(client: Client, cast: Cast) -> None:
    text = ProcessFactory(slug="leitbild", kind=Process.Kind.TEXT, city=cast.schwerte)
    talk = ProcessFactory(slug="gespraech", kind=Process.Kind.COMMENTS, city=cast.schwerte)
    paragraph = Paragraph.objects.create(process=text, key="ziele", heading="Ziele", text="Alt.")
    for process, place, on in ((text, "text/ziele/", paragraph), (talk, "kommentare/", None)):
        for number in range(25):
            CommentFactory(
                idea=None,
                process=process,
                paragraph=on,
                text=f"Nummer {number:02d}.",
                created_at=timezone.now() - timedelta(hours=number),
            )
        url = f"/mitmachen/{process.slug}/{place}"
        assert walked(client, url) == [list(range(20)), list(range(20, 25))]
        assert client.get(f"{url}?nach=unfug").status_code == 400
        assert client.post(f"{url}?nach=unfug", {"text": "x"}).status_code == 400


def test_answers_to_one_comment_page_in_the_same_way(client: Client) -> None:
    first = CommentFactory()
    for number in range(25):
        CommentFactory(idea=first.idea, parent=first, created_at=timezone.now() + timedelta(minutes=number))
    url = f"{page_of(first.idea)}kommentar/{first.pk}/"

    page = client.get(url)
    rest = client.get(page.context["more_url"])

    assert [len(one.context["answers"].rows) for one in (page, rest)] == [20, 5]
    assert page.context["number"] == 25
    assert "Weitere Antworten" in page.content.decode()
    assert rest.context["start_url"] == url


def test_more_comments_and_supports_take_no_more_statements(
    client: Client, idea: Idea, django_assert_max_num_queries: Any
) -> None:
    user = UserFactory()
    few = CommentFactory(author=AuthorFactory()).idea
    for comment in idea.comments.all():
        CommentSupport.objects.create(comment=CommentFactory(idea=idea, parent=comment), user=user)
    client.force_login(user)
    counts = []
    for one in (few, idea):
        client.get(page_of(one))
        with django_assert_max_num_queries(20) as taken:
            client.get(page_of(one))
        counts.append(len(taken))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("order", list(ORDERS))
@pytest.mark.parametrize("kind", ["idea", "paragraph", "process"])
def test_each_order_walks_an_index(cast: Cast, kind: str, order: str) -> None:
    process = ProcessFactory(city=cast.schwerte)
    paragraph = Paragraph.objects.create(process=process, key="ziele", text="Alt.")
    places = {
        "idea": Place(process, idea=IdeaFactory(process=process)),
        "paragraph": Place(process, paragraph=paragraph),
        "process": Place(process),
    }
    found = comments_on(places[kind], order)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for way in ("seqscan", "sort", "bitmapscan"):
                cursor.execute(f"SET LOCAL enable_{way} = off")

    plan = found[:21].explain()

    assert f"comment_{kind}_by_{'support' if order == MOST_SUPPORTED else 'time'}" in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan
