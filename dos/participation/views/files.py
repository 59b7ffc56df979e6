"""The web door of what the room hands out beside the lists with a filter: comments, what changed in a text, fields."""

from codecs import BOM_UTF8
from typing import Any

from django.conf import settings
from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core.exports import ENTRIES, FORMATS, RECORDS_PER_PAGE, About, atom_answer, csv_answer, json_answer
from dos.core.http import numbered_page
from dos.core.rest import open_to_all
from dos.core.text import translated
from dos.participation.exports import comments as comment_files
from dos.participation.exports import fields
from dos.participation.exports import wordings as wording_files
from dos.participation.models import Paragraph, Process
from dos.participation.selectors import comments, consultations, processes, wordings

# A text has no place on a map.
NAMES = ("csv", "json", "atom")


def as_asked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Leave the byte order mark of a table out where `?bom=nein` asks for it (P13)."""
    if request.GET.get("bom") == "nein":
        response.content = response.content.removeprefix(BOM_UTF8)
    return response


def formats(name: str, process: Process, query: str = "") -> list[tuple[str, str, str]]:
    """Return label, kind and address of each format of a list of this process."""
    end = f"?{query}" if query else ""
    return [(*FORMATS[one], reverse(name, args=[process.slug, one]) + end) for one in NAMES]


@open_to_all
@require_safe
def field_table(request: CityRequest) -> HttpResponse:
    """Hand out what every column of every list means."""
    return as_asked(request, csv_answer(fields.csv_lines(), "mitmachen-felder"))


@open_to_all
@require_safe
def comment_export(request: CityRequest, slug: str, extension: str) -> HttpResponse:
    """Hand out every public comment of a process: on its ideas, its text, its project."""
    process = processes.published_process(slug)
    if process is None:
        raise Http404
    found = comments.public_comments(process)
    title = _("Kommentare: %(title)s") % {"title": translated(process, "title").text}
    html_url = processes.canonical_url(process, get_language() or "de")
    if extension == "csv":
        rows = comments.comment_rows(found.iterator(RECORDS_PER_PAGE), process)
        return as_asked(request, csv_answer(comment_files.csv_lines(rows), f"kommentare-{slug}"))
    if extension == "json":
        page = numbered_page(request, found, RECORDS_PER_PAGE)
        told = _about(request, title, html_url, page)
        return json_answer(comment_files.json_document(told, comments.comment_rows(page.object_list, process)))
    rows = comments.comment_rows(found[:ENTRIES], process)
    return atom_answer(comment_files.atom_feed(_about(request, title, html_url), rows))


@open_to_all
@require_safe
def change_export(request: CityRequest, slug: str, extension: str) -> HttpResponse:
    """Hand out what has changed in a text; `?absatz=` as on the page."""
    process, paragraph = asked_text(request, slug)
    found = wordings.changes_of(process, paragraph.key if paragraph else "")
    title = _("Was sich am Text geändert hat: %(title)s") % {"title": translated(process, "title").text}
    url = address.canonical("participation:text_changes", slug, city=process.city)
    if extension == "csv":
        return as_asked(request, csv_answer(wording_files.csv_lines(wordings.all_told(found)), f"aenderungen-{slug}"))
    if extension == "json":
        page = numbered_page(request, found, RECORDS_PER_PAGE)
        told = wordings.told(page.object_list)
        return json_answer(wording_files.json_document(_about(request, title, url, page), told))
    always = address.canonical("participation:text_changes", slug, city=process.city, language="de")
    told = wordings.told(found[:ENTRIES])
    return atom_answer(wording_files.atom_feed(_about(request, title, url), told, url, always))


def asked_text(request: CityRequest, slug: str) -> tuple[Process, Paragraph | None]:
    """Return the text of the address and the one paragraph that `?absatz=` names; 404 for what does not exist."""
    process = consultations.discussed(slug, Process.Kind.TEXT)
    key = request.GET.get("absatz", "")
    paragraph = process.paragraphs.filter(key=key).first() if process is not None and key else None
    if process is None or (key and paragraph is None):
        raise Http404
    return process, paragraph


def _about(request: CityRequest, title: str, html_url: str, page: Page[Any] | None = None) -> About:
    here = f"{settings.PUBLIC_URL}{request.path}"
    kept = {"absatz": key} if (key := request.GET.get("absatz")) else {}
    further: dict[str, str | int] = {**kept, "seite": page.next_page_number()} if page and page.has_next() else {}
    following = urlencode(further)
    return About(
        title=title,
        html_url=html_url,
        feed_url=f"{here}?{urlencode(kept)}" if kept else here,
        count=page.paginator.count if page is not None else 0,
        next_url=f"{here}?{following}" if following else "",
    )
