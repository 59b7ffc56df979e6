"""The web door of offers and searches, and of messages to organisations."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import InvalidPage, Paginator
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dos.actors.forms.notices import MessageForm, NoticeFilterForm, NoticeForm
from dos.actors.models import Notice, Organisation
from dos.actors.selectors import notices as questions
from dos.actors.selectors.network import Network, network
from dos.actors.services import notices, relay
from dos.actors.views.profiles import crumbs, kept, known, too_many
from dos.cities import address
from dos.cities import selectors as cities
from dos.cities.middleware import CityRequest
from dos.core import lists, once, throttle
from dos.core.errors import Refused
from dos.core.http import page, refusal_shown_on, refused_filter
from dos.core.remembered import remembered
from dos.core.rest import client_address

ROWS_PER_PAGE, MAX_INDEXED_FILTERS = 20, 1
MESSAGES_PER_HOUR, MESSAGES_TO_ONE_PER_HOUR = 5, 30


@require_safe
def notice_list(request: CityRequest) -> HttpResponse:
    """Show what organisations offer and seek."""
    known_cities, fields = cities.directory().by_key, network()
    try:
        wanted = questions.parse_notice_filter(request.GET, fields, known_cities, request.city)
    except Refused as refusal:
        return refused_filter(request, refusal.message)
    plain = replace(wanted, site_city="").query()
    url = address.canonical("actors:notice_list")
    request.canonical = f"{url}?{plain}" if plain else url  # type: ignore[attr-defined]  # the frame asks for it
    key = ("notices", wanted)
    context = {
        "key": key,
        "crumbs": _list_crumbs(),
        "wanted": wanted,
        "form": SimpleLazyObject(lambda: NoticeFilterForm(wanted, fields, known_cities)),
        **remembered(request, key, lambda: _content(wanted, fields)),
        "page_query": wanted.query(with_page=False),
        "is_indexed": len(wanted.active) <= MAX_INDEXED_FILTERS,
    }
    return lists.answered(request, "actors/notice_list.html", "actors/_notice_results.html", context, wanted)


def _content(wanted: questions.NoticeFilter, known: Network) -> dict[str, Any]:
    try:
        shown = Paginator(questions.notices(wanted, timezone.localdate()), ROWS_PER_PAGE).page(wanted.page)
    except InvalidPage:
        raise Http404 from None
    return {"page": shown, "rows": [(notice, known.fields.get(notice.topic)) for notice in shown]}


@require_safe
def notice(request: CityRequest, key: str) -> HttpResponse:
    """Show one entry, and which entries of others fit it."""
    found, today = _shown(key), timezone.localdate()
    request.canonical = address.canonical("actors:notice", key)  # type: ignore[attr-defined]  # the frame asks for it
    fields = network().fields
    context = {
        "crumbs": [*_list_crumbs()[:-1], (_("Biete und Suche"), reverse("actors:notice_list")), (found.title, "")],
        "entry": found,
        "topic": fields.get(found.topic),
        "matches": [(other, fields.get(other.topic)) for other in questions.matches(found, today)],
    }
    return page(request, "actors/notice.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notice_new(request: CityRequest, slug: str) -> HttpResponse:
    """Ask a keeper for an entry; take it in once."""
    organisation = kept(request, slug)
    context = {"crumbs": crumbs(organisation, _("Neuer Eintrag")), "organisation": organisation}
    if request.method != "POST":
        form = NoticeForm(initial={"token": once.new_form_token()})
        return page(request, "actors/notice_new.html", {**context, "form": form})
    form = NoticeForm(request.POST)
    if form.is_valid():
        with refusal_shown_on(form):
            token = once.opened_token(form.cleaned_data["token"])
            found = notices.post_notice(
                organisation=organisation, by=request.user, entry=form.entry(), form_token=token
            )
            messages.success(request, _("Ihr Eintrag ist zu sehen."))
            return redirect("actors:notice", found.form_token)
    return page(request, "actors/notice_new.html", {**context, "form": _with_fresh_token(form)}, status=422)


@login_required
@never_cache
@require_POST
def notice_withdraw(request: CityRequest, slug: str, key: str) -> HttpResponse:
    """Take an own entry off the list."""
    found = get_object_or_404(Notice, organisation=kept(request, slug), form_token=key)
    try:
        notices.withdraw_notice(notice=found)
        messages.success(request, _("Der Eintrag ist zurückgezogen."))
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("actors:profile_keep", slug)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: CityRequest, slug: str) -> HttpResponse:
    """Ask for a message to an organisation; pass it on once, whoever reads it there."""
    organisation = known(slug)
    about = _about(request, organisation)
    context = {
        "crumbs": crumbs(organisation, _("Nachricht schreiben")),
        "organisation": organisation,
        "about": about,
        "bait": once.BAIT,
    }
    if request.method != "POST":
        form = MessageForm(initial={"token": once.new_form_token()})
        return page(request, "actors/message.html", {**context, "form": form})
    if request.POST.get(once.BAIT):
        raise Http404
    form = MessageForm(request.POST)
    if form.is_valid():
        if wait := _wait(request, organisation):
            return too_many(request, wait)
        with refusal_shown_on(form):
            token = once.opened_token(form.cleaned_data["token"])
            relay.pass_on(organisation=organisation, message=form.message(), form_token=token, notice=about)
            return page(request, "actors/message.html", {**context, "is_done": True})
    return page(request, "actors/message.html", {**context, "form": _with_fresh_token(form)}, status=422)


def _wait(request: CityRequest, organisation: Organisation) -> int:
    wait = throttle.seconds_to_wait("relay", client_address(request), limit=MESSAGES_PER_HOUR)
    return wait or throttle.seconds_to_wait(f"relay:to{organisation.pk}", "", limit=MESSAGES_TO_ONE_PER_HOUR)


def _about(request: CityRequest, organisation: Organisation) -> Notice | None:
    key = request.GET.get("eintrag", "")
    found = questions.shown_notice(key, timezone.localdate()) if key else None
    return found if found is not None and found.organisation_id == organisation.pk else None


def _shown(key: str) -> Notice:
    found = questions.shown_notice(key, timezone.localdate())
    if found is None:
        raise Http404
    return found


def _with_fresh_token(form: BaseForm) -> BaseForm:
    if once.is_stale(str(form.data.get("token", ""))):
        told: Any = form.data
        form.data = told.copy()
        form.data["token"] = once.new_form_token()  # type: ignore[index]  # a copy of a QueryDict can be written
    return form


def _list_crumbs() -> list[tuple[str, str]]:
    return [
        (_("Start"), reverse("portal:home")),
        (_("Akteure"), reverse("actors:organisation_list")),
        (_("Biete und Suche"), ""),
    ]
