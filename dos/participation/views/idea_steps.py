"""The web door of an idea, one question at a time; it ends at the preview of the page that asks everything at once."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dos.cities import address
from dos.cities.middleware import CityRequest
from dos.core import once
from dos.core.http import page as show
from dos.participation import permissions
from dos.participation.forms import idea_steps as steps
from dos.participation.forms.ideas import IdeaForm
from dos.participation.models import Activity
from dos.participation.selectors import ideas as questions
from dos.participation.selectors.idea_list import boundary_areas
from dos.participation.views import ideas, taking

STEPS_PER_HOUR = 600
BACK, ALL = "zurueck", "alles"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def idea_steps(request: CityRequest, slug: str) -> HttpResponse:
    """Ask the next question, or the one before; what was said goes along in the form and is stored nowhere."""
    process = questions.ideas_process(slug)
    if process is None:
        raise Http404
    request.canonical = address.canonical("participation:idea_steps", slug, city=process.city)  # type: ignore[attr-defined]  # the frame of the page looks for it
    if not permissions.may_submit_idea(request.user, process, timezone.now()):
        return taking.shut(request, process, Activity.SUBMIT, ideas.crumbs_of(process))
    is_guest = taking.person(request) is None
    if request.method != "POST":
        start = {"token": once.new_form_token(), "city": request.city}
        return _step_page(request, IdeaForm(process=process, is_guest=is_guest, initial=start), 0)
    taking.refuse_bait(request)
    too_many = taking.braked(request, "idea-step", STEPS_PER_HOUR)
    form = IdeaForm(request.POST, request.FILES, process=process, is_guest=is_guest)
    return too_many or _moved(request, form)


def _moved(request: CityRequest, form: IdeaForm) -> HttpResponse:
    form.full_clean()
    asked, move = steps.steps_of(form), request.POST.get("schritt")
    at = _place(request, len(asked))
    if move == ALL:
        steps.keep_errors(form, None)
        return ideas.form_page(request, form)
    if move == BACK:
        steps.keep_errors(form, None)
        return _step_page(request, form, max(at - 1, 0))
    wrong = steps.first_wrong(form, asked)
    if wrong is not None and wrong <= at:
        steps.keep_errors(form, asked[wrong])
        return _step_page(request, form, wrong, status=422)
    if at + 1 < len(asked):
        steps.keep_errors(form, None)
        return _step_page(request, form, at + 1)
    return ideas.preview_page(request, form)


def _step_page(request: CityRequest, form: IdeaForm, at: int, status: int = 200) -> HttpResponse:
    asked, process = steps.steps_of(form), form.process
    step, carried = asked[at], steps.carried(form, asked[at])
    if not form.is_bound and request.city is not None and process.city is None:
        carried.append(("city", str(request.city.pk)))
    context = {
        "form": taking.with_fresh_token(form),
        "step": step,
        "fields": list(steps.fields_of(form, step)),
        "number": at + 1,
        "total": len(asked),
        "carried": carried,
        "process": process,
        "crumbs": ideas.crumbs_of(process),
        "bait": once.BAIT,
        "areas": boundary_areas(process),
        "places_url": reverse("participation:process_export", args=[process.slug, "geojson"]),
    }
    return show(request, "participation/idea_step.html", context, status=status)


def _place(request: CityRequest, total: int) -> int:
    told = request.POST.get("bei", "")
    number = int(told) if told.isdecimal() and told.isascii() and len(told) < 4 else 1
    return min(max(number, 1), total) - 1
