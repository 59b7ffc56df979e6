"""The browser in which pages are looked at."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext

from dos.cities.tests.desk import signed_in


@pytest.fixture
def context(browser: Browser, live_server: Any) -> Iterator[BrowserContext]:
    """Open a browser without moving pictures."""
    found = browser.new_context(base_url=live_server.url, locale="de-DE", reduced_motion="reduce")
    yield found
    found.close()


@pytest.fixture
def sign_in(context: BrowserContext, live_server: Any) -> Callable[[Any], None]:
    """Let the browser be that of somebody who is signed in."""

    def give_session(user: Any) -> None:
        cookie = signed_in(user).cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    return give_session
