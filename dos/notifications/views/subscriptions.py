"""The web door of one's own list: what one follows, how often, stop one, stop all."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from dos.cities.middleware import CityRequest
from dos.core import once
from dos.core.http import page, refusal_shown_on
from dos.notifications import selectors
from dos.notifications.forms import AddressForm, ChangeForm, FrequencyForm
from dos.notifications.models import Subscriber
from dos.notifications.services import follows
from dos.notifications.views.following import crumbs, private, refused_before


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_subscription(request: CityRequest) -> HttpResponse:
    """Show the list of who has signed in; write to everybody else where theirs is."""
    if not request.user.is_authenticated:
        return _ask_for_link(request)
    return _list(request, selectors.subscriber_of(request.user), reverse("notifications:own_subscription"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscription(request: CityRequest, token: str) -> HttpResponse:
    """Show the list that a link of a mail opens."""
    subscriber = _subscriber(token)
    return _list(request, subscriber, reverse("notifications:subscription", args=[token]))


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


def _list(request: CityRequest, subscriber: Subscriber | None, here: str) -> HttpResponse:
    form = FrequencyForm(initial={"frequency": subscriber.frequency} if subscriber else None)
    if request.method == "POST" and subscriber is not None:
        change = ChangeForm(request.POST)
        if change.is_valid():
            _change(subscriber, change)
            return private(redirect(here))
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
