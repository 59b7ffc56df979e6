"""A request to the project team in a real browser: sent, answered at the desk, read under the link, taken back."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from dos.cities.tests.cast import enter
from dos.core import once
from dos.notifications.models import Mail
from dos.portal.models import Feedback
from dos.portal.tests.office import save_at_desk
from dos.strategy.tests.factories import ProjectFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_request_is_sent_answered_read_and_withdrawn(
    browser: Browser, live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once, "MIN_SECONDS", 0)
    settings.PUBLIC_URL = live_server.url
    cast = enter()
    ProjectFactory(slug="klimanetz", name="Klimanetz", lead_city=cast.schwerte)
    mine = browser.new_context(base_url=live_server.url, locale="de-DE", java_script_enabled=False)
    page = mine.new_page()

    page.goto("/schwerte/anliegen/?projekt=klimanetz")
    expect(page.get_by_role("main")).to_contain_text("Es geht um: Klimanetz")
    page.get_by_label("Ihre Nachricht").fill("Wann beginnt das?")
    page.get_by_label("Ihre E-Mail-Adresse").fill("bea@dos.invalid")
    page.get_by_role("button", name="Anliegen abschicken").click()
    link = page.get_by_label("Link zum Kopieren").input_value()
    page.reload()
    expect(page.get_by_label("Link zum Kopieren")).to_have_count(0)
    sent = Feedback.objects.get()
    save_at_desk(cast.editor_schwerte, sent, answer="Im Mai.", note="Nur für uns", owner=cast.editor_schwerte.pk)
    assert "Im Mai." in Mail.objects.first().text  # type: ignore[union-attr]  # there is one

    # Another browser, without any cookie and without script: the link is all that is needed.
    other = browser.new_context(locale="de-DE", java_script_enabled=False)
    page = other.new_page()
    page.goto(link)
    main = page.get_by_role("main")
    expect(main).not_to_contain_text("Wann beginnt das?")
    page.get_by_role("button", name="Anliegen anzeigen").click()
    expect(main).to_contain_text("Im Mai.")
    expect(main).not_to_contain_text("Nur für uns")
    page.get_by_label("Ihr Nachtrag").fill("Und wo?")
    page.get_by_role("button", name="Nachtrag abschicken").click()
    expect(main).to_contain_text("in Bearbeitung")
    page.get_by_role("button", name="Anliegen zurückziehen …").click()
    page.get_by_role("button", name="Ja, zurückziehen").click()
    expect(main).to_contain_text("Sie haben dieses Anliegen zurückgezogen")

    sent.refresh_from_db()
    assert (sent.message, sent.email, sent.additions.count(), sent.notes.count()) == ("", "", 0, 0)
    assert other.cookies() == []
    mine.close()
    other.close()
