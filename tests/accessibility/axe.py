"""Runs axe in the browser's page and says in one line each what it found."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parents[2] / "var" / "vendor" / "axe" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def findings(page: Page) -> list[str]:
    """Return every violation of WCAG 2.2 A and AA and of good practice on the page as it stands."""
    page.evaluate(SOURCE.read_text(encoding="utf-8"))
    result: dict[str, Any] = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
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
