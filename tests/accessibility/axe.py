"""Looks at a page as different people do, runs axe in it, and says in one line each what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parents[2] / "var" / "vendor" / "axe" / "axe.min.js"
EVERYTHING = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# What colours and widths can change; names, roles and order are the same in every look.
SEEN = {
    "type": "rule",
    "values": ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"],
}


# A change of colours may fade in; what is judged is where it ends.
SETTLED = """async () => {
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    document.getAnimations().filter(one => one instanceof CSSTransition).forEach(one => one.finish());
}"""


@dataclass(frozen=True)
class Look:
    """How somebody looks at a page."""

    name: str
    width: int
    height: int
    scheme: str = "light"
    forced: str = "none"
    is_opened: bool = False
    rules: Any = None


DESK = Look("desk", 1440, 900)
DARK = Look("desk, dark", 1440, 900, scheme="dark", rules=SEEN)
TABLET = Look("tablet", 768, 1024, rules=SEEN)
FORCED = Look("forced colours", 1024, 768, forced="active", rules=SEEN)
PHONE = Look("phone, 320 px", 320, 640)
PHONE_OPENED = Look("phone, 320 px, menus opened", 320, 640, is_opened=True)
EVERYBODY = (DESK, DARK, TABLET, FORCED, PHONE, PHONE_OPENED)
FEW = (DESK, DARK, PHONE)


def seen(page: Page, looks: Sequence[Look] = EVERYBODY, *, with_targets: bool = True) -> list[str]:
    """Return what is wrong with the page in any of the looks; the targets at the desk are Wagtail's, some too small."""
    found: list[str] = []
    for look in looks:
        page.set_viewport_size({"width": look.width, "height": look.height})
        page.emulate_media(color_scheme=look.scheme, forced_colors=look.forced)  # type: ignore[arg-type]  # one of its words
        page.evaluate(SETTLED)
        if look.is_opened:
            page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
        wrong = findings(page, look.rules or EVERYTHING) + overflow(page)
        wrong += small_targets(page) if with_targets else []
        found += [f"{look.name}: {one}" for one in wrong]
    return found


def findings(page: Page, rules: Any = EVERYTHING) -> list[str]:
    """Return every violation of the rules on the page as it stands, WCAG 2.2 A and AA and good practice unless said."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE.read_text(encoding="utf-8"))
    result: dict[str, Any] = page.evaluate("rules => axe.run(document, {runOnly: rules})", rules)
    return [
        f"{page.url}: {violation['id']}: {node['html'][:160]} – {node['failureSummary'].splitlines()[-1].strip()}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def overflow(page: Page) -> list[str]:
    """Return a finding when the page is wider than the screen (WCAG 1.4.10)."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{page.url}: {wider} px wider than the screen"] if wider > 0 else []


def small_targets(page: Page) -> list[str]:
    """Return the controls outside running text that are smaller than 24 × 24 px (WCAG 2.5.8)."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('button, input, select, summary, nav a')]
            .filter(e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}))
            .filter(e => !e.closest('p, li p, .visually-hidden'))
            .map(e => [e, (e.labels && e.labels.length ? e.labels[0] : e).getBoundingClientRect()])
            .filter(([e, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
            .map(([e, box]) => `${location.pathname}: ${e.outerHTML.slice(0, 120)} ${box.width}×${box.height}`)"""
    )
    return found
