"""The web door of the programme: its page, the goals it serves, the fields it is divided into."""

from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dos.cities import address
from dos.cities import selectors as cities
from dos.cities.middleware import CityRequest
from dos.cities.models import City
from dos.core import thread as threads
from dos.core.errors import Refused
from dos.core.filters import ALL
from dos.core.http import page, refused_filter
from dos.core.remembered import remembered
from dos.core.text import translated
from dos.strategy.exports import programme as exports
from dos.strategy.models import ActionField, ProgrammeGoal, Project
from dos.strategy.selectors import doors, fields, programme
from dos.strategy.views.sheet import panels_of


@require_safe
def programme_detail(request: CityRequest) -> HttpResponse:
    """Show what the cities want together, who pays for it, how far it is."""
    key = ("programme",)
    found = remembered(request, key, programme.programme_page)
    if found is None:
        raise Http404
    request.canonical = address.canonical("strategy:programme_detail")  # type: ignore[attr-defined]  # the frame asks for it
    context = {
        "key": key,
        "crumbs": _crumbs((_("Programm"), "")),
        "page": found,
        "schema": exports.programme_schema(found, request.canonical),  # type: ignore[attr-defined]  # set above
    }
    return page(request, "strategy/programme_detail.html", context)


@require_safe
def goal_detail(request: CityRequest, slug: str) -> HttpResponse:
    """Show what serves a goal of the programme."""
    key = ("goal", slug)
    context = remembered(request, key, lambda: _goal(slug, request.user))
    request.canonical = address.canonical("strategy:goal_detail", slug)  # type: ignore[attr-defined]  # the frame asks for it
    return page(request, "strategy/goal_detail.html", {"key": key, **context})


def _goal(slug: str, viewer: Any) -> dict[str, Any]:
    goal = get_object_or_404(ProgrammeGoal, slug=slug)
    title = translated(goal, "title").text
    story = doors.longest_story(None, among=Q(action_fields__goals=goal) | Q(contributions__goal=goal))
    return {
        "crumbs": _crumbs((_("Programm"), reverse("strategy:programme_detail")), (title, "")),
        "page": programme.goal_page(goal),
        "nodes": _nodes(goal, "goal", story, viewer),
        "panels": panels_of(goal, viewer),
        "schema": exports.goal_schema(goal, address.canonical("strategy:goal_detail", slug)),
    }


@require_safe
def action_field_list(request: CityRequest) -> HttpResponse:
    """Show the fields of the strategy with how many projects run in each."""
    try:
        city = _city_asked_for(request)
    except Refused as refusal:
        return refused_filter(request, refusal.message)
    key = ("action_fields", city.key if city else ALL)
    context = remembered(request, key, lambda: _fields(city))
    request.canonical = address.canonical("strategy:action_field_list")  # type: ignore[attr-defined]  # the frame asks for it
    return page(request, "strategy/action_field_list.html", {"key": key, **context})


def _fields(city: City | None) -> dict[str, Any]:
    return {
        "crumbs": _crumbs((_("Handlungsfelder"), "")),
        "city": city,
        "views": _city_views(city),
        "counts": doors.field_counts(city),
        "schema": exports.fields_schema(doors.field_counts(None), address.canonical("strategy:action_field_list")),
    }


@require_safe
def action_field_detail(request: CityRequest, slug: str) -> HttpResponse:
    """Show a field: its goal, its projects by stage, what is measured, what is missing."""
    try:
        city = _city_asked_for(request)
    except Refused as refusal:
        return refused_filter(request, refusal.message)
    key = ("action_field", slug, city.key if city else ALL)
    context = remembered(request, key, lambda: _field(slug, city, request.user))
    request.canonical = address.canonical("strategy:action_field_detail", slug)  # type: ignore[attr-defined]  # the frame asks for it
    return page(request, "strategy/action_field_detail.html", {"key": key, **context})


def _field(slug: str, city: City | None, viewer: Any) -> dict[str, Any]:
    field = get_object_or_404(ActionField, slug=slug)
    name = translated(field, "name").text
    story = doors.longest_story(city, among=Q(action_fields=field))
    return {
        "crumbs": _crumbs((_("Handlungsfelder"), reverse("strategy:action_field_list")), (name, "")),
        "page": fields.field_page(field, city, timezone.localdate()),
        "city": city,
        "views": _city_views(city),
        "city_parameter": city.key if city else ALL,
        "nodes": _nodes(field, "action_field", story, viewer),
        "panels": panels_of(field, viewer),
        "schema": exports.field_schema(field, address.canonical("strategy:action_field_detail", slug)),
    }


def _nodes(obj: Any, kind: str, story: Project | None, viewer: Any) -> tuple[threads.Node, ...]:
    """Return the thread of the project that tells most, seen from the object; the object's own where there is none."""
    if story is None:
        return threads.walk(obj, viewer).strip
    found = threads.walk(story, viewer).nodes
    seen = tuple(replace(node, is_here=node.kind == kind and node.slug == obj.slug) for node in found)
    return threads.Thread(seen).strip


def _crumbs(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Start"), reverse("portal:home")), *steps]


def _city_asked_for(request: CityRequest) -> City | None:
    """Return the city that the address or, without one, the site means; None for all. Refused for an unknown one."""
    key = request.GET.get("stadt", "")
    if not key:
        return request.city
    if key == ALL:
        return None
    known = cities.directory().by_key
    if key not in known:
        raise Refused(_("Diese Stadt gehört nicht zum Programm. Bitte wählen Sie eine andere."))
    return known[key]


def _city_views(city: City | None) -> list[tuple[str, str, bool]]:
    """Offer all cities together and each alone."""
    return [
        (_("Alle Städte"), f"?stadt={ALL}", city is None),
        *((one.name, f"?stadt={one.key}", one == city) for one in cities.all_cities()),
    ]
