"""The web door of what has changed in a text under discussion."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core.http import numbered_page
from dos.core.http import page as show
from dos.participation.selectors import wordings
from dos.participation.views import taking
from dos.participation.views.files import asked_text, formats


@require_safe
def text_changes(request: CityRequest, slug: str) -> HttpResponse:
    """Show which paragraph changed, from what to what, when and why; `?absatz=` looks at one alone."""
    process, paragraph = asked_text(request, slug)
    key = paragraph.key if paragraph else ""
    request.canonical = address.canonical("participation:text_changes", slug, city=process.city)  # type: ignore[attr-defined]  # the frame asks for it
    page = numbered_page(request, wordings.changes_of(process, key), wordings.PER_PAGE)
    is_only_german = any(wordings.is_only_german(text) for text in page.object_list)
    page.object_list = wordings.told(page.object_list)
    query = urlencode({"absatz": key}) if key else ""
    context = {
        "process": process,
        "paragraph": paragraph,
        "page": page,
        "query": query,
        "formats": formats("participation:change_export", process, query),
        "is_only_german": is_only_german,
        "crumbs": taking.crumbs_to(
            process,
            (_("Text"), reverse("participation:text", args=[process.slug])),
            (_("Änderungen"), ""),
        ),
    }
    return show(request, "participation/text_changes.html", context)
