"""The web door of one's own list: what one follows, how often, stop one, stop all.

The link in a mail opens a page whose button trades it for an hour in which the browser is known: the list says what
somebody is interested in, and programs that open the links of mails shall not read it.
"""

import time

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from dos.cities.middleware import CityRequest
from dos.core import once
from dos.core.http import page, refusal_shown_on
from dos.core.secret import private
from dos.notifications import selectors
from dos.notifications.forms import AddressForm, ChangeForm, FrequencyForm
from dos.notifications.models import Subscriber
from dos.notifications.services import follows
from dos.notifications.views.following import SESSION_KEY, crumbs, open_list, refused_before


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_subscription(request: CityRequest) -> HttpResponse:
    """Show the list whose link was opened in this hour, else that of the account; write to others where theirs is."""
    known = request.session.get(SESSION_KEY, {})
    if known.get("until", 0) > time.time():
        return _list(request, Subscriber.objects.filter(pk=known["subscriber"]).first())
    if not request.user.is_authenticated:
        return _ask_for_link(request)
    return _list(request, selectors.subscriber_of(request.user))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscription(request: CityRequest, token: str) -> HttpResponse:
    """Show a button that opens the list; nothing of it stands on the page behind the link itself."""
    subscriber = _subscriber(token)
    if subscriber is None:
        return _list(request, None)
    if request.method != "POST":
        return private(page(request, "notifications/open.html", {"crumbs": crumbs(_("Ihre Abos"))}))
    open_list(request, subscriber)
    return private(redirect("notifications:own_subscription"))


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: CityRequest, token: str) -> HttpResponse:
    """Stop everything: by a POST of a mail program alone (RFC 8058), or by the button of the page."""
    subscriber = _subscriber(token)
    if request.method == "POST" and subscriber is not None:
        follows.unfollow_all(subscriber)
        subscriber = None
    context = {"crumbs": crumbs(_("Mails beenden")), "subscriber": subscriber}
    return private(page(request, "notifications/stop.html", context))


def _subscriber(token: str) -> Subscriber | None:
    """Return whose link it is; None for a genuine one whose owner has stopped everything."""
    seed = selectors.seed_of(token)
    if seed is None:
        raise Http404
    return Subscriber.objects.filter(seed=seed).first()


def _list(request: CityRequest, subscriber: Subscriber | None) -> HttpResponse:
    form = FrequencyForm(initial={"frequency": subscriber.frequency} if subscriber else None)
    if request.method == "POST" and subscriber is not None:
        change = ChangeForm(request.POST)
        if change.is_valid():
            _change(subscriber, change)
            return private(redirect("notifications:own_subscription"))
        form = FrequencyForm(request.POST)
    rows = selectors.confirmed_follows(subscriber) if subscriber else ()
    context = {
        "crumbs": crumbs(_("Ihre Abos")),
        "subscriber": subscriber,
        "rows": [(row, selectors.KIND_LABELS.get(row.kind, row.kind)) for row in rows],
        "form": form,
        "is_new": "neu" in request.GET,
    }
    return private(page(request, "notifications/subscription.html", context, status=422 if form.errors else 200))


def _change(subscriber: Subscriber, change: ChangeForm) -> None:
    said = change.cleaned_data
    if said["action"] == ChangeForm.ALL:
        follows.unfollow_all(subscriber)
    elif said["action"] == ChangeForm.FREQUENCY:
        follows.change_frequency(subscriber, frequency=said["frequency"])
    else:
        follows.unfollow(get_object_or_404(subscriber.follows, pk=said["follow"]))


def _ask_for_link(request: CityRequest) -> HttpResponse:
    form = AddressForm(request.POST or None, initial={"token": once.new_form_token()})
    if request.method == "POST":
        refusal = refused_before(request, form)
        if refusal is not None:
            return refusal
        with refusal_shown_on(form):
            if form.is_valid():
                token = once.opened_token(form.cleaned_data["token"])
                email, language = form.cleaned_data["email"], get_language() or "de"
                follows.send_manage_link(email=email, language=language, form_token=token)
                return redirect("notifications:look_into_mails")
    if form.is_bound and once.is_stale(form.data.get("token", "")):
        form.data = {**form.data, "token": once.new_form_token()}
    context = {"crumbs": crumbs(_("Ihre Abos")), "form": form, "bait": once.BAIT}
    return page(request, "notifications/ask_for_link.html", context, status=422 if form.errors else 200)
