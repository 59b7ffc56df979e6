"""A tower of two thousand marks on one letter covers nothing of the page around it (A5)."""

import pytest
from playwright.sync_api import FloatRect, Page

from dos.cities.tests.cast import Cast
from dos.portal.tests.factories import content_page, programme_home

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TOWER = "\u0351" * 150 + "\u0316" * 90


def around(page: Page, address: str) -> tuple[bytes, bytes]:
    """Return the head of the page and what follows its text, as a person sees them."""
    page.goto(address)
    page.evaluate("document.fonts.ready")
    head, last = page.locator("header.site-head").bounding_box(), page.locator("main p", has_text="Z").bounding_box()
    assert head is not None
    assert last is not None
    below = FloatRect(x=0, y=last["y"] + last["height"] + 20, width=head["width"], height=200)
    return page.screenshot(clip=head), page.screenshot(clip=below)


@pytest.mark.parametrize("width", [320, 1440])
def test_a_tower_of_marks_stays_in_its_line(page: Page, cast: Cast, width: int) -> None:
    home = programme_home()
    content_page(home, slug="turm-a", title=f"Z{TOWER}", body=f"<p>Z{TOWER} und Text</p>")
    content_page(home, slug="turm-b", title="Z", body="<p>Z und Text</p>")
    page.set_viewport_size({"width": width, "height": 900})

    tower, plain = around(page, "/turm-a/"), around(page, "/turm-b/")

    assert page.evaluate("getComputedStyle(document.querySelector('main h1')).overflow") == "clip"
    assert tower[0] == plain[0]
    assert tower[1] == plain[1]
