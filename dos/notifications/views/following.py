"""The web door of following: a plain form for everybody, one press for who has signed in, and the confirmation."""

import time

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dos.cities.middleware import CityRequest
from dos.core import once, throttle
from dos.core.errors import Refused
from dos.core.http import page, refusal_shown_on
from dos.core.module import Topic
from dos.core.rest import client_address
from dos.core.secret import private
from dos.notifications import permissions, selectors
from dos.notifications.forms import AddressForm, FollowForm, FrequencyForm
from dos.notifications.models import Subscriber
from dos.notifications.services import follows

PER_HOUR = 20
# How long a browser is known that has opened a list by its link.
SECONDS, SESSION_KEY = 3600, "subscriber"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: CityRequest, word: str, key: str) -> HttpResponse:
    """Follow a thing: by one press with an account, by a mail that is answered without."""
    topic = selectors.find_topic(selectors.KINDS.get(word, ""), key, request.user)
    if topic is None:
        raise Http404
    if permissions.may_follow_at_once(request.user):
        return _follow_at_once(request, topic)
    if request.method != "POST":
        return _form_page(request, FollowForm(initial={"token": once.new_form_token()}), topic)
    form = FollowForm(request.POST)
    refusal = refused_before(request, form)
    if refusal is not None:
        return refusal
    if form.is_valid():
        with refusal_shown_on(form):
            follows.request_follow(
                topic=topic,
                email=form.cleaned_data["email"],
                frequency=form.cleaned_data["frequency"],
                language=get_language() or "de",
                form_token=once.opened_token(form.cleaned_data["token"]),
            )
            return redirect("notifications:look_into_mails")
    return _form_page(request, form, topic, status=422)


def refused_before(request: CityRequest, form: AddressForm) -> HttpResponse | None:
    """Turn programs away, and those who send too much."""
    if request.POST.get(once.BAIT):
        raise Http404
    wait = throttle.seconds_to_wait("follow", client_address(request), limit=PER_HOUR) if form.is_valid() else 0
    if not wait:
        return None
    response = page(request, "429.html", status=429)
    response.headers["Retry-After"] = str(wait)
    return response


@never_cache
@require_http_methods(["GET", "HEAD"])
def look_into_mails(request: CityRequest) -> HttpResponse:
    """Say where to look now; the same for known and unknown addresses."""
    context = {"crumbs": crumbs(_("Sehen Sie in Ihr Postfach")), "hours": _hours()}
    return page(request, "notifications/look_into_mails.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: CityRequest, code: str) -> HttpResponse:
    """Show a button, because programs open links too; pressing it confirms."""
    if request.method == "POST":
        try:
            row = follows.confirm_follow(code)
        except Refused as refusal:
            return _useless_link(request, refusal.message)
        open_list(request, row.subscriber)
        return private(redirect(f"{reverse('notifications:own_subscription')}?neu=1"))
    row_to_confirm = follows.topic_to_confirm(code)
    if row_to_confirm is None:
        return _useless_link(request, _("Dieser Link ist nicht vollständig oder älter als 72 Stunden."))
    context = {"crumbs": crumbs(_("Adresse bestätigen")), "row": row_to_confirm}
    return private(page(request, "notifications/confirm.html", context))


def open_list(request: CityRequest, subscriber: Subscriber) -> None:
    """Let this browser see and change the list of a subscriber, for an hour."""
    request.session.cycle_key()
    request.session[SESSION_KEY] = {"subscriber": subscriber.pk, "until": int(time.time()) + SECONDS}


def crumbs(here: str) -> list[tuple[str, str]]:
    """Return the way to a page of this room."""
    return [(_("Start"), reverse("portal:home")), (here, "")]


def _follow_at_once(request: CityRequest, topic: Topic) -> HttpResponse:
    known = selectors.subscriber_of(request.user)
    if request.method == "POST":
        form = FrequencyForm(request.POST)
        if form.is_valid():
            follows.follow(
                topic=topic,
                user=request.user,
                frequency=form.cleaned_data["frequency"],
                language=get_language() or "de",
            )
            return redirect(f"{reverse('notifications:own_subscription')}?neu=1")
        return _form_page(request, form, topic, status=422)
    form = FrequencyForm(initial={"frequency": known.frequency} if known else None)
    return _form_page(request, form, topic, is_following=selectors.is_following(request.user, topic))


def _form_page(
    request: CityRequest, form: FrequencyForm, topic: Topic, *, is_following: bool = False, status: int = 200
) -> HttpResponse:
    if isinstance(form, FollowForm) and form.is_bound and once.is_stale(form.data.get("token", "")):
        form.data = {**form.data, "token": once.new_form_token()}
    title = _("„%(label)s“ folgen") % {"label": topic.label}
    context = {
        "crumbs": [(_("Start"), reverse("portal:home")), (topic.label, topic.url), (_("Folgen"), "")],
        "topic": topic,
        "title": title,
        "kind": selectors.KIND_LABELS.get(topic.kind, ""),
        "form": form,
        "feeds": selectors.feeds_of(topic),
        "needs_mail": isinstance(form, FollowForm),
        "is_following": is_following,
        "bait": once.BAIT,
        "hours": _hours(),
    }
    return page(request, "notifications/follow.html", context, status=status)


def _useless_link(request: CityRequest, reason: str) -> HttpResponse:
    context = {"crumbs": crumbs(_("Link")), "reason": reason}
    return private(page(request, "notifications/useless_link.html", context, status=410))


def _hours() -> int:
    return int(follows.CONFIRMING.total_seconds() // 3600)
