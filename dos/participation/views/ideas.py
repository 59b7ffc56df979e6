"""The web door of ideas: give one, see the receipt, read one."""

from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core import once
from dos.core.http import page as show
from dos.core.http import refusal_shown_on
from dos.core.paging import ForeignCursor
from dos.core.remembered import remembered
from dos.core.rest import open_to_all
from dos.core.text import translated
from dos.core.thread import json_ld
from dos.participation import permissions
from dos.participation.exports import ideas as exports
from dos.participation.forms.ideas import IdeaForm
from dos.participation.models import Activity, Idea, Process
from dos.participation.selectors import comments as voices
from dos.participation.selectors import ideas as questions
from dos.participation.selectors.idea_list import boundary_areas
from dos.participation.selectors.similar import Wanted, similar_ideas
from dos.participation.services import ideas as deeds
from dos.participation.services import pictures
from dos.participation.views import status, taking, threads

RECEIPT, RECEIPT_SECONDS = "beleg", 900
PREVIEW, CHANGE = "vorschau", "aendern"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def idea_new(request: CityRequest, slug: str) -> HttpResponse:
    """Ask for an idea, show it before it is sent, take it in; one form is one idea."""
    process = _process(slug)
    request.canonical = address.canonical("participation:idea_new", slug, city=process.city)  # type: ignore[attr-defined]  # the frame of the page looks for it
    if not permissions.may_submit_idea(request.user, process, timezone.now()):
        return taking.shut(request, process, Activity.SUBMIT, crumbs_of(process))
    is_guest = taking.person(request) is None
    if request.method != "POST":
        start = {"token": once.new_form_token(), "city": request.city}
        return form_page(request, IdeaForm(process=process, is_guest=is_guest, initial=start))
    taking.refuse_bait(request)
    form = IdeaForm(request.POST, request.FILES, process=process, is_guest=is_guest)
    too_many = taking.braked(request, "idea-form", taking.PREVIEWS_PER_HOUR)
    if too_many is not None:
        return too_many
    if not form.is_valid() or request.POST.get("schritt") == CHANGE:
        return form_page(request, form, status=422 if form.errors else 200)
    if request.POST.get("schritt") == PREVIEW:
        return preview_page(request, form)
    return _taken_in(request, form)


@require_POST
def idea_similar(request: CityRequest, slug: str) -> HttpResponse:
    """Show published ideas that say nearly what somebody is writing."""
    process = _process(slug)
    found = similar_ideas(
        Wanted(request.POST.get("title", "")[:200], request.POST.get("text", "")[:5_000], process=process)
    )
    return show(request, "participation/_idea_similar.html", {"similar": found, "is_live": True})


@never_cache
@require_safe
def idea_receipt(request: CityRequest, slug: str) -> HttpResponse:
    """Say the number, once the secret link, and what happens when."""
    process = _process(slug)
    told = request.get_signed_cookie(RECEIPT, default="", salt=RECEIPT, max_age=RECEIPT_SECONDS) or ""
    reference, _colon, secret = told.partition(":")
    idea = questions.idea_named(slug, reference)
    if idea is None:
        raise Http404
    link = address.canonical("participation:status", secret) if secret else ""
    context = {
        "process": process,
        "crumbs": crumbs_of(process),
        "idea": idea,
        "link": link,
        "own_url": reverse("participation:own_idea", args=[idea.reference]),
        "idea_url": taking.idea_url(idea),
        "process_url": taking.process_url(process),
    }
    response = show(request, "participation/idea_receipt.html", context)
    if secret:
        _remember_receipt(response, reference, "")
    return response


@require_safe
def idea_detail(request: CityRequest, slug: str, reference: str) -> HttpResponse:
    """Show one idea with what became of it; of one that has gone only that it has (410)."""
    order = request.GET.get("sortierung", voices.NEWEST)
    if order not in voices.ORDERS:
        raise Http404
    key = ("idea", slug, reference, order, request.GET.get(threads.AFTER, ""))
    try:
        context = remembered(request, key, lambda: _detail(request, slug, reference, order))
    except ForeignCursor:
        return threads.lost(request, request.path, taking.crumbs_to(_process(slug), (reference, "")))
    if "found" not in context:
        return show(request, "participation/idea_gone.html", context, status=410)
    request.canonical = context["page_url"]  # type: ignore[attr-defined]  # the frame of the page looks for it
    return show(request, "participation/idea_detail.html", {"key": key, **context})


def _detail(request: CityRequest, slug: str, reference: str, order: str) -> dict[str, Any]:
    idea = questions.idea_named(slug, reference)
    if idea is None or not (idea.is_public or idea.state in (Idea.State.HIDDEN, Idea.State.WITHDRAWN)):
        raise Http404
    process = idea.process
    if not idea.is_public:
        return {
            "crumbs": taking.crumbs_to(process, (idea.reference, "")),
            "process_url": taking.process_url(process),
        }
    url = _canonical(idea)
    now, found = timezone.now(), questions.idea_page(idea, request.user)
    return {
        "crumbs": taking.crumbs_to(process, (idea.title, "")),
        "found": found,
        "idea": idea,
        "process": process,
        "author_name": questions.name_of(idea.author),
        "may_support": permissions.may_support(request.user, idea, now),
        "structured": [questions.structured(idea, url), json_ld(found.thread.nodes, base=settings.PUBLIC_URL)],
        "page_url": url,
        "mail_url": f"mailto:?{urlencode({'subject': idea.title, 'body': url}, quote_via=quote)}",
        **threads.threads(request, voices.Place(process, idea=idea), taking.idea_url(idea), order),
        **_map(idea),
    }


@require_safe
def idea_picture(request: CityRequest, slug: str, reference: str, number: int) -> HttpResponseBase:
    """Hand out a picture of an idea that the asker may see."""
    idea = questions.idea_named(slug, reference)
    if idea is None or not (permissions.may_see_idea(request.user, idea) or status.is_own(request, idea)):
        raise Http404
    rows = list(idea.pictures.all())
    if not 1 <= number <= len(rows) or not rows[number - 1].file:
        raise Http404
    try:
        content = rows[number - 1].file.open()
    except OSError:
        raise Http404 from None
    response = FileResponse(content, content_type="image/webp")
    response.headers["Cache-Control"] = "public, max-age=600" if idea.is_public else "no-store, private"
    return response


@open_to_all
@require_safe
def idea_data(request: CityRequest, slug: str, reference: str, extension: str) -> HttpResponse:
    """Hand out one public idea as data, or what happened to it as a feed."""
    idea = questions.idea_named(slug, reference)
    if idea is None or not idea.is_public:
        raise Http404
    url, events = _canonical(idea), questions.public_events(idea)
    if extension == "atom":
        text = exports.idea_feed(idea, events, url, settings.PUBLIC_URL + request.path)
        return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
    document = exports.idea_document(idea, events, questions.threshold(idea), url)
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False, "allow_nan": False})


def _taken_in(request: CityRequest, form: IdeaForm) -> HttpResponse:
    with refusal_shown_on(form):
        token = once.opened_token(form.cleaned_data["token"])
        too_many = taking.braked(request, "idea", taking.IDEAS_PER_HOUR)
        too_many = too_many or taking.braked_letter(request, form.guest().email)
        if too_many is not None:
            return too_many
        try:
            sent = deeds.submit_idea(
                process=form.process,
                draft=form.draft(),
                form_token=token,
                user=taking.person(request),
                guest=form.guest(),
            )
        except deeds.Closed:
            return taking.shut(request, form.process, Activity.SUBMIT, crumbs_of(form.process))
        response = redirect("participation:idea_receipt", slug=form.process.slug)
        _remember_receipt(response, sent.idea.reference, sent.secret)
        if sent.secret:
            status.open_status(request, sent.idea.author)
        return response
    return form_page(request, form, status=422)


def _remember_receipt(response: HttpResponse, reference: str, secret: str) -> None:
    """Give the browser what the next page says; it is stored nowhere else."""
    response.set_signed_cookie(
        RECEIPT,
        f"{reference}:{secret}",
        salt=RECEIPT,
        max_age=RECEIPT_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def form_page(request: CityRequest, form: IdeaForm, status: int = 200) -> HttpResponse:
    """Show everything on one page."""
    process = form.process
    context = {
        "form": taking.with_fresh_token(form),
        "process": process,
        "crumbs": crumbs_of(process),
        "bait": once.BAIT,
        "phase": process.phase_at(timezone.now()),
        "login_url": taking.login_url(request.path) if taking.person(request) is None else "",
        "similar_url": reverse("participation:idea_similar", args=[process.slug]),
        "is_optional_open": process.kind == Process.Kind.MAP
        or any(form[name].value() or form[name].errors for name in ("latitude", "longitude")),
        "areas": boundary_areas(process),
        "places_url": reverse("participation:process_export", args=[process.slug, "geojson"]),
    }
    return show(request, "participation/idea_new.html", context, status=status)


def preview_page(request: CityRequest, form: IdeaForm) -> HttpResponse:
    """Show what was written before it is sent; the form has to be valid."""
    draft, process = form.draft(), form.process
    place = draft.place
    wanted = Wanted(
        draft.title, draft.text, process, None, place.latitude, place.longitude, action_field=draft.action_field
    )
    context = {
        "form": taking.with_fresh_token(form),
        "process": process,
        "crumbs": crumbs_of(process),
        "bait": once.BAIT,
        "draft": draft,
        "words": deeds.checked_words(draft.title, draft.text),
        "facts": _facts(form),
        "pictures": _shown(draft.pictures),
        "similar": similar_ideas(wanted),
    }
    return show(request, "participation/idea_preview.html", context)


def _facts(form: IdeaForm) -> list[tuple[str, str]]:
    draft, guest = form.draft(), form.guest()
    place = draft.place
    point = f"{place.latitude:.5f}, {place.longitude:.5f}" if place.latitude is not None else ""
    rows = [
        (_("Stadt"), draft.city.name),
        (_("Stadtteil"), str(place.district or _("ganze Stadt"))),
        (_("Ort"), place.words),
        (_("Punkt"), point),
        (_("Handlungsfeld"), translated(draft.action_field, "name").text if draft.action_field else ""),
        (_("Ihr öffentlicher Name"), guest.name or _("ohne Namen")),
        (_("Ihre E-Mail-Adresse"), guest.email),
    ]
    return [(key, value) for key, value in rows if value]


def _shown(sent: tuple[pictures.Sent, ...]) -> list[tuple[str, str]]:
    found = ((pictures.waiting(row.name), row.alt) for row in sent)
    return [(pictures.thumbnail(content), alt) for content, alt in found if content]


def _map(idea: Idea) -> dict[str, Any]:
    if idea.latitude is None or idea.longitude is None:
        return {}
    point = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [idea.longitude, idea.latitude]},
        "properties": {"label": idea.title, "text": idea.place},
    }
    return {"places": {"type": "FeatureCollection", "features": [point]}, "areas": boundary_areas(idea.process)}


def _process(slug: str) -> Process:
    process = questions.ideas_process(slug)
    if process is None:
        raise Http404
    return process


def _canonical(idea: Idea) -> str:
    return address.canonical("participation:idea_detail", idea.process.slug, idea.reference, city=idea.process.city)


def crumbs_of(process: Process) -> list[tuple[str, str]]:
    """Return the way to the form."""
    return taking.crumbs_to(process, (_("Idee geben"), ""))
