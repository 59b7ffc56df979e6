"""The desk's page about who wants to speak for an organisation."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dos.accounts.models import User
from dos.actors import permissions
from dos.actors.forms.profiles import DecisionForm
from dos.actors.models import Keeper
from dos.actors.selectors.profiles import claims
from dos.actors.services import keepers
from dos.core.errors import Refused
from dos.core.http import numbered_page

ROWS_PER_PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
def desk_claims(request: HttpRequest) -> HttpResponse:
    """List who asks and who keeps; decide about one."""
    user: User | AnonymousUser = request.user
    if isinstance(user, AnonymousUser) or not permissions.may_decide_claims(user):
        return render(request, "cities/desk_forbidden.html", status=403)
    status = 200
    if request.method == "POST":
        keeper = get_object_or_404(claims(user), pk=_number(request.POST.get("keeper", "")))
        form = DecisionForm(request.POST)
        if not permissions.may_decide_claim(user, keeper):
            return render(request, "cities/desk_forbidden.html", status=403)
        try:
            if form.is_valid():
                _decide(keeper, user, form.cleaned_data["act"], form.cleaned_data["reason"])
                messages.success(request, _("Gespeichert. Die Person bekommt eine Mail."))
                return redirect("desk_claims")
        except Refused as refusal:
            messages.error(request, refusal.message)
        status = 422
    context = {
        "page": numbered_page(request, claims(user), ROWS_PER_PAGE),
        "page_title": _("Profile von Organisationen"),
        "header_icon": "group",
        "asked": Keeper.State.ASKED,
    }
    return render(request, "actors/desk_claims.html", context, status=status)


def _decide(keeper: Keeper, user: User, act: str, reason: str) -> None:
    if act == "end":
        keepers.end_keeping(keeper=keeper, by=user, reason=reason)
    else:
        keepers.decide_claim(keeper=keeper, by=user, is_granted=act == "grant", reason=reason)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
