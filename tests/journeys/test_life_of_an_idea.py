"""The life of an idea in a real browser: sent, confirmed, checked, supported, debated, answered, carried out, told."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dos.cities.tests.desk import signed_in
from dos.core import once
from dos.notifications.models import Mail
from dos.participation.models import CouncilStep, Idea, Process
from dos.participation.tests.office import Office, open_office
from dos.strategy.models import Milestone, Project
from dos.strategy.tests.factories import MilestoneFactory, ProjectFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "Trinkbrunnen auf dem Markt"
TEXT = "Im Sommer ist es auf dem Markt heiß. Ein Trinkbrunnen hilft allen, die dort unterwegs sind."
AUTHOR = "ada@dos.invalid"
REASON = "Der Ausschuss hat zugestimmt. Der Brunnen entsteht mit dem Umbau des Platzes."


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, settings: Any, live_server: Any) -> Office:
    """Two cities, their moderators, and a process in which two supports oblige the committee."""
    monkeypatch.setattr(once, "MIN_SECONDS", 0)
    settings.PUBLIC_URL = live_server.url
    office = open_office()
    Process.objects.filter(pk=office.process.pk).update(
        slug="schwerte", threshold=2, threshold_body="Ausschuss für Digitales", moderation=Process.Moderation.BEFORE
    )
    office.process.refresh_from_db()
    return office


@pytest.fixture
def desk(browser: Browser, live_server: Any) -> Iterator[BrowserContext]:
    """A browser of somebody who works for the city."""
    context = browser.new_context(base_url=live_server.url, locale="de-DE", viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def sign_in(context: BrowserContext, user: Any, url: str) -> Page:
    context.clear_cookies()
    cookie = signed_in(user).cookies[django_settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": url}])
    return context.new_page()


def link_in_newest_mail(to: str, path: str) -> str:
    text = Mail.objects.filter(to=to).latest("pk").text
    return re.findall(rf"https?://[^/]+({path}\S+)", text)[0]


def send_by_form(page: Page) -> None:
    page.goto("/mitmachen/schwerte/neu/")
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=text]").fill(TEXT)
    page.locator("[name=email]").fill(AUTHOR)
    page.locator("[name=consent]").check()
    page.get_by_role("button", name="Vorschau ansehen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.get_by_role("button", name="Idee abschicken").click()
    expect(page.get_by_role("main")).to_contain_text(Idea.objects.get().reference)


def confirm_by_mail(page: Page) -> None:
    page.goto(link_in_newest_mail(AUTHOR, "/bestaetigen/"))
    page.get_by_role("button", name="Ja, das ist meine Adresse").click()


def support_by_mail(page: Page, idea: Idea, email: str) -> None:
    page.context.clear_cookies()
    page.goto(f"/mitmachen/schwerte/{idea.reference}/unterstuetzen/")
    page.get_by_label("E-Mail").first.fill(email)
    page.get_by_role("button", name="Link zuschicken").click()
    page.goto(link_in_newest_mail(email, "/unterstuetzung/"))
    page.get_by_role("button", name="Ja, ich unterstütze diese Idee").click()


def answer(
    page: Page, idea: Idea, state: str, project: Project, *, reason: str, milestone: Milestone | None = None
) -> None:
    page.goto(reverse("desk_answer", args=[idea.pk]))
    page.locator("[name=state]").select_option(state)
    page.locator("[name=reason]").fill(reason)
    page.locator("[name=responsible_unit]").fill("Tiefbauamt")
    page.locator("[name=project]").select_option(str(project.pk))
    if milestone is not None:
        page.locator("[name=milestone]").select_option(str(milestone.pk))
    page.get_by_role("button", name="Antwort veröffentlichen").click()


def test_an_idea_is_sent_supported_answered_and_carried_out(
    page: Page, desk: BrowserContext, office: Office, live_server: Any
) -> None:
    project = ProjectFactory(lead_city=office.cast.schwerte, name="Umbau des Marktplatzes", slug="marktplatz")
    milestone = MilestoneFactory(project=project, title="Der Brunnen läuft", state=Milestone.State.PLANNED)

    send_by_form(page)
    idea = Idea.objects.get()
    assert idea.state == Idea.State.AWAITING_CONFIRMATION
    confirm_by_mail(page)
    idea.refresh_from_db()
    assert idea.state == Idea.State.IN_MODERATION
    assert page.goto(f"/mitmachen/schwerte/{idea.reference}/").status != 200  # type: ignore[union-attr]  # a page answers

    moderator = sign_in(desk, office.moderator_schwerte, live_server.url)
    moderator.goto(reverse("desk_idea", args=[idea.pk]))
    moderator.get_by_role("button", name="Veröffentlichen").click()
    page.goto(f"/mitmachen/schwerte/{idea.reference}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)

    support_by_mail(page, idea, "bea@dos.invalid")
    assert not CouncilStep.objects.exists()
    support_by_mail(page, idea, "cem@dos.invalid")
    assert CouncilStep.objects.get().idea == idea
    page.goto(f"/mitmachen/schwerte/{idea.reference}/")
    expect(page.get_by_role("main")).to_contain_text("Ausschuss für Digitales")

    editor = sign_in(desk, office.cast.editor_schwerte, live_server.url)
    answer(editor, idea, "adopted", project, reason=REASON)
    page.goto(f"/mitmachen/schwerte/{idea.reference}/")
    expect(page.get_by_role("main")).to_contain_text(REASON)
    page.goto("/projekte/marktplatz/")
    expect(page.get_by_role("main")).to_contain_text(TITLE)

    answer(editor, idea, "implemented", project, reason="Der Brunnen läuft.", milestone=milestone)
    expect(editor.locator("body")).to_contain_text(
        "braucht ein abgeschlossenes Vorhaben oder einen erreichten Meilenstein"
    )
    Milestone.objects.filter(pk=milestone.pk).update(state=Milestone.State.DONE)
    answer(editor, idea, "implemented", project, reason="Der Brunnen läuft.", milestone=milestone)
    page.goto(f"/mitmachen/schwerte/{idea.reference}/")
    expect(page.get_by_role("main")).to_contain_text("umgesetzt")

    told = list(Mail.objects.filter(to=AUTHOR).order_by("pk").values_list("subject", flat=True))
    assert len(told) == len(set(told)) >= 5, told
    assert all(TITLE in subject for subject in told)


def test_an_idea_that_staff_wrote_down_is_public_at_once(
    desk: BrowserContext, office: Office, live_server: Any
) -> None:
    page = sign_in(desk, office.moderator_schwerte, live_server.url)
    page.goto(reverse("desk_paper"))
    page.locator("[name=process]").select_option(str(office.process.pk))
    page.locator("[name=city]").select_option(label="Schwerte")
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=text]").fill(TEXT)
    page.get_by_role("button", name="Veröffentlichen").click()
    expect(page.locator("main").first).to_contain_text(TITLE)

    idea = Idea.objects.get()
    page.goto(f"/mitmachen/schwerte/{idea.reference}/")
    expect(page.get_by_role("main")).to_contain_text("auf Papier eingegangen")
