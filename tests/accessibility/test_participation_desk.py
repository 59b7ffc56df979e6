"""The desk of taking part in a real browser: nothing for axe to find, and the keys do what the help line says."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext

from dos.participation.models import CouncilStep, Idea, Report
from dos.participation.tests.factories import IdeaFactory
from dos.participation.tests.office import Office, open_office, waiting_comment, waiting_idea, with_account
from tests.accessibility import axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office() -> Office:
    """Make an office in which everything waits."""
    return open_office()


def addresses(office: Office) -> list[str]:
    """One address of each kind of page."""
    idea = IdeaFactory(process=office.process, answer_due_on=timezone.localdate(), title="Brunnen am Markt")
    waiting = waiting_idea(office.process, author=with_account(), held_because="ohne bestätigte Adresse")
    comment = waiting_comment(idea)
    Report.objects.create(idea=idea, count=2, notes=[{"at": "2026-01-01", "text": "Das ist Werbung"}])
    step = CouncilStep.objects.create(idea=idea, supports=100, body="Ausschuss für Digitales")
    merged = IdeaFactory(process=office.process, state=Idea.State.MERGED, merged_into=idea)
    hour = timezone.localtime(waiting.created_at).strftime("%Y%m%d%H")
    lists = ("queue", "answers", "council", "paper", "paper_table", "numbers")
    of_idea = ("idea", "answer", "merge", "redact_idea")
    return [
        *(reverse(f"desk_{name}") for name in lists),
        *(reverse(f"desk_{name}", args=[idea.pk]) for name in of_idea),
        reverse("desk_idea", args=[waiting.pk]),
        reverse("desk_comment", args=[comment.pk]),
        reverse("desk_redact_comment", args=[comment.pk]),
        reverse("desk_unmerge", args=[merged.pk]),
        reverse("desk_council_step", args=[step.pk]),
        reverse("desk_result", args=[office.process.pk]),
        reverse("desk_heap", args=["idee", office.process.pk, hour]),
    ]


def test_no_page_of_the_desk_has_a_finding(
    context: BrowserContext, office: Office, sign_in: Callable[[Any], None]
) -> None:
    sign_in(office.cast.editor_schwerte)
    page = context.new_page()
    found: list[str] = []

    for address in addresses(office):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        found += axe.seen(page, (*axe.FEW, axe.TABLET), with_targets=False)

    assert not found, "\n".join(found)


def test_the_keys_lead_through_the_queue(
    context: BrowserContext, office: Office, sign_in: Callable[[Any], None]
) -> None:
    first = waiting_idea(office.process, created_at=timezone.now() - timedelta(days=2))
    second = waiting_idea(office.process)
    sign_in(office.moderator_schwerte)
    page = context.new_page()

    page.goto(reverse("desk_queue"))
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/idee/{first.pk}/")
    page.keyboard.press("v")
    page.wait_for_url(f"**/idee/{second.pk}/")
    page.keyboard.press("a")
    assert page.evaluate("document.activeElement.name") == "no-reason_key"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("z")
    page.wait_for_url("**/desk/beteiligung/")

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (Idea.State.PUBLISHED, Idea.State.IN_MODERATION)


def test_the_keys_can_be_turned_off(context: BrowserContext, office: Office, sign_in: Callable[[Any], None]) -> None:
    idea = waiting_idea(office.process)
    sign_in(office.moderator_schwerte)
    page = context.new_page()

    page.goto(reverse("desk_idea", args=[idea.pk]))
    page.locator("[data-keys-switch]").click()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("v")
    page.wait_for_timeout(500)

    idea.refresh_from_db()
    assert idea.state == Idea.State.IN_MODERATION
