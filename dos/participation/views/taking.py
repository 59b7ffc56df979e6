"""What every form of the citizens' side has in common: brakes, bait, the page of a closed phase."""

from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dos.cities.middleware import CityRequest
from dos.core import once, throttle
from dos.core.http import page as show
from dos.core.rest import client_address
from dos.core.text import translated
from dos.participation.models import Activity, Idea, Process
from dos.participation.services.names import bare_address, keyed

IDEAS_PER_HOUR, COMMENTS_PER_HOUR, SUPPORTS_PER_HOUR, REPORTS_PER_HOUR = 5, 20, 60, 20
PREVIEWS_PER_HOUR, MAILS_PER_HOUR, LINKS_PER_HOUR = 60, 3, 120


def person(request: CityRequest) -> Any:
    """Return the account that asks, or None for a guest."""
    return request.user if request.user.is_authenticated else None


def refuse_bait(request: CityRequest) -> None:
    """Tell programs that fill in the hidden field that there is nothing here."""
    if request.POST.get(once.BAIT):
        raise Http404


def braked(request: CityRequest, scope: str, limit: int, *, by: str = "") -> HttpResponse | None:
    """Count one attempt; return the page that says how long to wait when there were too many.

    Counted is the network of a guest, the account of a person, or what `by` names.
    """
    user = person(request)
    if by:
        wait = throttle.seconds_to_wait(f"{scope}:{by}", "", limit=limit)
    elif user is not None:
        wait = throttle.seconds_to_wait(f"{scope}:user{user.pk}", "", limit=limit)
    else:
        wait = throttle.seconds_to_wait(scope, client_address(request), limit=limit)
    if not wait:
        return None
    minutes = -(-wait // 60)
    response = show(request, "participation/idea_too_many.html", {"minutes": minutes}, status=429)
    response.headers["Retry-After"] = str(wait)
    return response


def braked_letter(request: CityRequest, email: str) -> HttpResponse | None:
    """Count one letter to an address that somebody typed, in whatever form; three an hour reach one mailbox (P4).

    The answer is the same for every address: nobody learns which ones are known here.
    """
    if not email:
        return None
    return braked(request, "mail", MAILS_PER_HOUR, by=keyed("mail", bare_address(email))[:24])


def with_fresh_token(form: BaseForm) -> BaseForm:
    """Give a form that has grown old a new name, so that it can be sent again."""
    if form.is_bound and once.is_stale(str(form.data.get("token", ""))):
        told: Any = form.data
        form.data = told.copy()
        form.data["token"] = once.new_form_token()  # type: ignore[index]  # a copy of a QueryDict can be written
    return form


def shut(request: CityRequest, process: Process, activity: Activity, crumbs: list[tuple[str, str]]) -> HttpResponse:
    """Say why nothing can be sent now, and when it can; whoever sent something all the same is refused (403)."""
    now = timezone.now()
    context = {
        "process": process,
        "crumbs": crumbs,
        "activity": activity.label,
        "needs_account": process.allows(activity, now) and not process.allows_guests,
        "coming": process.next_phase(now, activity),
        "process_url": process_url(process),
        "login_url": login_url(request.path),
    }
    status = 403 if request.method == "POST" else 200
    return show(request, "participation/idea_shut.html", context, status=status)


def login_url(back: str) -> str:
    """Return where somebody signs in, with the way back."""
    return f"{reverse('account_login')}?next={back}"


def process_url(process: Process) -> str:
    """Return the page of a process."""
    return f"{reverse('participation:overview')}{process.slug}/"


def crumbs_to(process: Process, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the way from the home to a page of the process."""
    return [
        (_("Start"), reverse("portal:home")),
        (_("Mitmachen"), reverse("participation:overview")),
        (translated(process, "title").text, process_url(process)),
        *more,
    ]


def idea_url(idea: Idea) -> str:
    """Return the page of an idea on this site."""
    return reverse("participation:idea_detail", args=[idea.process.slug, idea.reference])
