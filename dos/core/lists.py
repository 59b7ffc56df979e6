"""What every list under a filter does: its pages, the ways to look at it, the addresses of its files, its answer."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from django.conf import settings
from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse

from dos.core.exports import About
from dos.core.filters import AddressFilter
from dos.core.http import page

Row = TypeVar("Row")


def page_at(pages: Paginator[Row], number: int) -> Page[Row]:
    """Return one page; beyond the last one there is nothing (404)."""
    try:
        return pages.page(number)
    except InvalidPage:
        raise Http404 from None


def looks(wanted: AddressFilter, labels: Mapping[str, Any], anchor: str = "") -> Iterator[tuple[Any, str, bool]]:
    """Give each way to look at the list: its label, its address, whether it is the present one."""
    for view, label in labels.items():
        yield label, f"?{wanted.having(view=view).query()}{anchor}", view == wanted.view


def file_url(url: str, wanted: AddressFilter, number: int = 1) -> str:
    """Return the address of a file, or of one page of it, under the same filter."""
    query = replace(wanted, view=wanted.default.view, page=number).query()
    return f"{url}?{query}" if query else url


def about(title: str, html_url: str, url: str, wanted: AddressFilter, shown: Page[Any] | None = None) -> About:
    """Describe a file for whoever reads it: what it holds, where it came from, where it goes on."""
    following = file_url(url, wanted, shown.next_page_number()) if shown and shown.has_next() else ""
    return About(
        title=title,
        html_url=html_url,
        feed_url=f"{settings.PUBLIC_URL}{file_url(url, wanted)}",
        count=shown.paginator.count if shown else 0,
        next_url=f"{settings.PUBLIC_URL}{following}" if following else "",
    )


def answered(
    request: HttpRequest, template: str, fragment: str, context: Mapping[str, Any], wanted: AddressFilter
) -> HttpResponse:
    """Answer with the page or its fragment; the address that people copy shows only what was chosen.

    The form sends its empty fields too.
    """
    response = page(request, template, context, fragment=fragment)
    response.headers["HX-Push-Url"] = f"{request.path}?{wanted.query()}".removesuffix("?")
    return response
