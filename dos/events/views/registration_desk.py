"""Registrations at the desk: who comes to which date, on how many places, and who is here."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dos.core.errors import Conflict, Refused
from dos.core.exports import csv_answer, csv_lines
from dos.core.http import numbered_page, refusal_shown_on, require
from dos.events import permissions
from dos.events.exports.registration import columns
from dos.events.forms.registration import EnterForm, PlacesForm, TermsForm, question_forms, terms_of
from dos.events.models import Admission, Event, Occurrence, Registration
from dos.events.selectors import registration as questions
from dos.events.selectors import registration_desk as desk
from dos.events.selectors import wording
from dos.events.services import registration as deeds
from dos.events.services import registration_entry as entry
from dos.events.services.registration_names import hashed
from dos.events.services.registration_places import set_capacity
from dos.events.services.registration_terms import set_terms

ROWS = 50
_CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")
View = Callable[..., HttpResponse]


def desk_view(view: View) -> View:
    """Let in who runs events of some city; nothing here is kept by browsers."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            require(permissions.may_see_registrations(request.user))
            return view(request, *args, **kwargs)
        except PermissionDenied:
            return render(request, "cities/desk_forbidden.html", status=403)

    return require_http_methods(["GET", "HEAD", "POST"])(guarded)


@desk_view
def dates(request: HttpRequest) -> HttpResponse:
    """List the dates that take people, and the events that could."""
    now = timezone.now()
    page = numbered_page(request, desk.dates_with_registration(request.user, now), ROWS)
    told = desk.people(page.object_list)
    rows = [{"row": row, "when": wording.when(row), "people": told[row.pk]} for row in page]
    others = desk.events_without_registration(request.user, now)[:ROWS]
    context = {"page": page, "rows": rows, "others": others}
    return _page(request, "dates", context, title=_("Anmeldungen"))


@desk_view
def terms(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the terms of an event and its questions."""
    event = _event(request, pk)
    known = terms_of(event)
    form = TermsForm(request.POST or None, instance=known)
    asked = question_forms(request.POST or None, known)
    if request.method == "POST" and form.is_valid() and not [one for one in asked if not one.is_valid()]:
        told = [{**one.cleaned_data, "pk": one.instance.pk} for one in asked]
        try:
            set_terms(event=event, values=form.cleaned_data, questions=told)
        except (Refused, ValidationError) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("desk_registrations")
    context = {"event": event, "form": form, "asked": asked}
    has_errors = bool(form.errors or any(one.errors for one in asked))
    return _page(request, "terms", context, title=str(event), status=422 if has_errors else 200)


@desk_view
def date(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who comes to a date; enter somebody, change the places."""
    occurrence = _occurrence(request, pk)
    what = request.POST.get("tat", "")
    enter_form = EnterForm(request.POST if what == "eintragen" else None)
    places_form = PlacesForm(request.POST if what == "plaetze" else None, initial=_places(occurrence))
    forms: dict[str, EnterForm | PlacesForm] = {"eintragen": enter_form, "plaetze": places_form}
    form = forms.get(what)
    status = 200
    if form is not None:
        status = 422
        if form.is_valid():
            try:
                with refusal_shown_on(form):
                    messages.success(request, _done(occurrence, form))
                    return redirect("desk_registration_date", pk)
            except ValidationError as fault:
                form.add_error(None, fault.messages[0])
    text, state = request.GET.get("q", "").strip()[:80], request.GET.get("stand", "")
    page = numbered_page(request, desk.of_date(occurrence, text, state), ROWS)
    context = {
        **_about(occurrence),
        "page": page,
        "text": text,
        "state": state,
        "states": Registration.State.choices,
        "query": request.GET.urlencode() if (text or state) and "seite" not in request.GET else "",
        "figures": desk.figures(occurrence),
        "enter_form": enter_form,
        "places_form": places_form,
    }
    return _page(request, "date", context, title=str(occurrence.event), status=status)


@desk_view
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Do one thing with one registration: let in, take back, accept for somebody who called, cancel."""
    row = desk.registration(pk)
    if row is None:
        raise Http404
    require(permissions.may_run(request.user, row.occurrence.event))
    if request.method != "POST":
        context = {**_about(row.occurrence), "row": row, "answers": row.answers.select_related("question")}
        return _page(request, "one", context, title=row.name)
    try:
        messages.success(request, _acted(request.POST.get("tat", ""), row))
    except Refused as refusal:
        messages.error(request, refusal.message)
    back = "desk_registration_entry" if request.POST.get("zurueck") == "einlass" else "desk_registration_date"
    return redirect(back, row.admission.occurrence_id)


@desk_view
def entry_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Let people in by list, or by the letters of their code."""
    occurrence = _occurrence(request, pk)
    code = request.GET.get("code", "").strip()
    if _CODE.fullmatch(code):
        return redirect("desk_entry", code)
    text = request.GET.get("q", "").strip()[:80]
    states = [Registration.State.CONFIRMED, Registration.State.ATTENDED, Registration.State.NO_SHOW]
    page = numbered_page(request, desk.of_date(occurrence, text).filter(state__in=states), ROWS)
    rows = [(row, entry.already_words(row) if row.arrived_at else "") for row in page]
    context = {**_about(occurrence), "page": page, "rows": rows, "text": text, "figures": desk.figures(occurrence)}
    return _page(request, "entry", context, title=_("Einlass: %(title)s") % {"title": occurrence.event})


@desk_view
def entry_code(request: HttpRequest, code: str) -> HttpResponse:
    """Show whose ticket it is, with a button that lets them in; a second time it says since when they are here."""
    row = questions.of_ticket(hashed(code))
    if row is None:
        return _page(request, "entry_code", {}, title=_("Diesen Code kennen wir nicht"), status=404)
    require(permissions.may_run(request.user, row.occurrence.event))
    context: dict[str, Any] = {**_about(row.occurrence), "row": row}
    status = 200
    if request.method == "POST":
        try:
            context["is_let_in"] = entry.check_in(registration=row)
        except Refused as refusal:
            context["refusal"], status = refusal.message, 409
    if row.state == Registration.State.ATTENDED:
        context["already"] = entry.already_words(row)
    return _page(request, "entry_code", context, title=row.name, status=status)


@desk_view
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the whole list on paper, for a door without a network."""
    occurrence = _occurrence(request, pk)
    rows = desk.of_date(occurrence).filter(state__in=Registration.HOLDING)
    seats = sum(row.group_size for row in rows)
    context = {**_about(occurrence), "rows": rows, "seats": seats, "now": timezone.now()}
    return render(request, "events/registration/desk/printed.html", context)


@desk_view
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """Give all registrations of a date as CSV."""
    occurrence = _occurrence(request, pk)
    rows = desk.of_date(occurrence).order_by("rank", "pk")
    name = f"anmeldungen-{occurrence.event.slug}-{occurrence.day.isoformat()}"
    return csv_answer(csv_lines(columns(desk.questions_of(occurrence)), rows), name)


def _done(occurrence: Occurrence, form: EnterForm | PlacesForm) -> str:
    if isinstance(form, PlacesForm):
        set_capacity(occurrence=occurrence, now=timezone.now(), **form.cleaned_data)
        return _("Die Plätze sind geändert.")
    row = deeds.enter(occurrence=occurrence, wish=form.wish(), source=form.cleaned_data["source"])
    return f"{row.name}: {row.get_state_display()}"


def _acted(what: str, row: Registration) -> str:
    if what == "einlassen":
        is_new = entry.check_in(registration=row)
        return f"{row.name}: {_('eingelassen') if is_new else entry.already_words(row)}"
    if what == "zuruecknehmen":
        entry.undo_check_in(registration=row)
    elif what == "annehmen":
        deeds.accept(registration=row)
    elif what == "absagen":
        deeds.cancel(registration=row, by_office=True)
    else:
        raise Conflict(_("Das geht hier nicht."))
    row.refresh_from_db(fields=["state"])
    return f"{row.name}: {row.get_state_display()}"


def _places(occurrence: Occurrence) -> dict[str, Any]:
    source = Admission.objects.filter(occurrence=occurrence).first() or terms_of(occurrence.event)
    return {name: getattr(source, name) for name in ("is_open", "is_unlimited", "capacity")}


def _about(occurrence: Occurrence) -> dict[str, Any]:
    return {"occurrence": occurrence, "event": occurrence.event, "when": wording.when(occurrence)}


def _occurrence(request: HttpRequest, pk: int) -> Occurrence:
    found = desk.occurrence(pk)
    if found is None or not hasattr(found.event, "terms"):
        raise Http404
    require(permissions.may_run(request.user, found.event))
    return found


def _event(request: HttpRequest, pk: int) -> Event:
    found = desk.event(pk)
    if found is None:
        raise Http404
    require(permissions.may_run(request.user, found))
    return found


def _page(request: HttpRequest, name: str, context: dict[str, Any], *, title: str, status: int = 200) -> HttpResponse:
    crumbs = [{"url": reverse("desk_registrations"), "label": _("Anmeldungen")}, {"url": "", "label": title}]
    shown = {"page_title": title, "header_icon": "group", "breadcrumbs_items": crumbs, **context}
    return render(request, f"events/registration/desk/{name}.html", shown, status=status)
