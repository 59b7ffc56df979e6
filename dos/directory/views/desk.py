"""The desk's own pages of the directory: texts to check, other words, hints on wording."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dos.core.errors import Refused
from dos.core.exports import csv_answer
from dos.core.http import numbered_page, require
from dos.directory import permissions
from dos.directory.exports.tables import synonym_lines
from dos.directory.forms.desk import CheckedForm, SynonymFilterForm, WordsForm
from dos.directory.models import Service
from dos.directory.selectors import readability, review
from dos.directory.selectors import synonyms as words
from dos.directory.services import review as deeds

View = Callable[..., HttpResponse]
ROWS = 25
# The fields of the service's form whose wording can be looked at before they are saved.
WRITTEN = (
    *("short_text", "description", "documents", "requirements", "procedure"),
    *("appeal", "notes", "plain_text"),
)


def desk_view(view: View) -> View:
    """Let in who writes for a city; a right that fails inside is answered with the desk's own page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            require(permissions.may_see_desk(request.user))
            return view(request, *args, **kwargs)
        except PermissionDenied:
            return render(request, "cities/desk_forbidden.html", status=403)

    return require_http_methods(["GET", "HEAD", "POST"])(guarded)


def desk_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, title: str, status: int = 200
) -> HttpResponse:
    """Answer with a page of this desk."""
    shown = {"header_icon": "clipboard-list", "is_importer": permissions.may_import(request.user), **context}
    return render(request, template, {**shown, "page_title": title}, status=status)


@desk_view
def reviews(request: HttpRequest) -> HttpResponse:
    """List the texts that are to be checked, the oldest day first; `?ohne=1` those without a day."""
    today = timezone.localdate()
    undated = request.GET.get("ohne") == "1"
    page = numbered_page(request, review.to_check(request.user, undated=undated), ROWS)
    rows = [(row, permissions.may_publish(request.user, row.service)) for row in review.rows(page, today)]
    context = {
        "page": page,
        "rows": rows,
        "undated": undated,
        "next_due": deeds.next_review(today),
        "query": "ohne=1" if undated else "",
    }
    return desk_page(request, "directory/desk/reviews.html", context, title=_("Zu prüfen"))


@desk_view
def checked(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a text was checked; the only way here is the button."""
    service = get_object_or_404(Service.objects.published(), pk=pk)
    require(permissions.may_publish(request.user, service))
    form = CheckedForm(request.POST)
    if request.method == "POST":
        fault = _note(request, service, form)
        if fault:
            messages.error(request, _("„%(name)s“: %(why)s") % {"name": service, "why": fault})
        else:
            messages.success(request, _("„%(name)s“ ist geprüft.") % {"name": service})
    return redirect("desk_directory_reviews")


def _note(request: HttpRequest, service: Service, form: CheckedForm) -> str:
    if not form.is_valid():
        return _("Bitte geben Sie einen Tag an, wie 31.12.2027.")
    due = form.cleaned_data["next_due"]
    try:
        deeds.mark_checked(service=service, user=request.user, today=timezone.localdate(), next_due=due)
    except Refused as refusal:
        return refusal.message
    return ""


@desk_view
def synonyms(request: HttpRequest) -> HttpResponse:
    """List all other words of all services, by kind and text."""
    form, asked = _asked(request)
    page = numbered_page(request, words.synonyms(**asked), ROWS * 2)
    query = urlencode({"art": asked["kind"], "q": asked["text"]})
    context = {"form": form, "page": page, "query": query}
    return desk_page(request, "directory/desk/synonyms.html", context, title=_("Andere Wörter"))


@desk_view
def synonym_table(request: HttpRequest) -> HttpResponse:
    """Give the same list as CSV."""
    _form, asked = _asked(request)
    return csv_answer(synonym_lines(words.synonyms(**asked)), "andere-woerter")


@desk_view
def wording(request: HttpRequest) -> HttpResponse:
    """Look at the wording of a text, or of all fields of a service's form as they were typed; nothing is kept."""
    form = WordsForm(request.POST if "text" in request.POST else None)
    fields = [
        (getattr(Service, name).field.verbose_name, request.POST[name]) for name in WRITTEN if request.POST.get(name)
    ]
    if form.is_bound and form.is_valid() and form.cleaned_data["text"]:
        fields.append((_("Ihr Text"), form.cleaned_data["text"]))
    looked = [(label, readability.measure(text), readability.hints(text)) for label, text in fields]
    context = {"form": form, "looked": looked, "asked": request.method == "POST", "most": readability.LONG_SENTENCE}
    return desk_page(request, "directory/desk/wording.html", context, title=_("Verständlich schreiben"))


def _asked(request: HttpRequest) -> tuple[SynonymFilterForm, dict[str, str]]:
    form = SynonymFilterForm(request.GET)
    told = form.cleaned_data if form.is_valid() else {}
    return form, {"kind": told.get("art", ""), "text": told.get("q", "")}
