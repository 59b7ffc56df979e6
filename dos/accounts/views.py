"""The web door of accounts: signing in with a brake, one's own account, one's own data."""

import json
import math
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from allauth.account.views import LoginView as LibraryLoginView
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dos.accounts import selectors, services
from dos.core.http import page

WAIT_SECONDS = 300


View = Callable[..., HttpResponse]


def with_second_factor(view: View) -> View:
    """Let nobody who knows the password alone touch the second factor: the session has to show it first."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        records = get_authentication_records(request, request.user)
        if selectors.has_second_factor(request.user) and not selectors.showed_second_factor(request.user, records):
            return redirect_to_login(request.get_full_path(), reverse("mfa_reauthenticate"))
        return view(request, *args, **kwargs)

    return guarded


class LoginView(LibraryLoginView):
    """Signing in; after too many wrong passwords a page that says how long to wait."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Answer 429 when the brake has gripped, the same for known and unknown addresses."""
        faults = [fault for found in form.errors.as_data().values() for fault in found]
        if any(fault.code == "too_many_login_attempts" for fault in faults):
            wait = getattr(self.request, "seconds_to_wait", WAIT_SECONDS)
            response = page(self.request, "account/too_many.html", {"minutes": math.ceil(wait / 60)}, status=429)
            response["Retry-After"] = str(wait)
            return response
        invalid: HttpResponse = super().form_invalid(form)
        invalid.status_code = 422
        return invalid


@login_required
@never_cache
@require_safe
def account_overview(request: HttpRequest) -> HttpResponse:
    """Show one's own account."""
    context = {"has_second_factor": selectors.has_second_factor(request.user), "person": request.user}
    return page(request, "accounts/overview.html", context)


@login_required
@never_cache
@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Send on to what can be done about the second factor."""
    return redirect("account_overview" if selectors.has_second_factor(request.user) else "mfa_activate_totp")


@login_required
@never_cache
@require_safe
def account_data(request: HttpRequest) -> HttpResponse:
    """Give everything that is stored about the person, as a file."""
    body = json.dumps(selectors.everything_about(request.user), ensure_ascii=False, indent=2, default=str)
    response = HttpResponse(body, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meine-daten.json"'
    return response


@login_required
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account_erase(request: HttpRequest) -> HttpResponse:
    """Ask, then take everything personal away and sign out."""
    if request.method == "POST":
        services.erase_person(request.user)  # type: ignore[arg-type]  # login_required
        logout(request)
        return page(request, "accounts/erased.html")
    return page(request, "accounts/erase.html")
