"""The web door of accounts: signing in with a brake, one's own account, one's own data."""

import math
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from allauth.account.views import ConfirmEmailView, EmailView, PasswordResetFromKeyView, PasswordResetView
from allauth.account.views import LoginView as LibraryLoginView
from allauth.account.views import SignupView as LibrarySignUpView
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dos.accounts import exports, selectors, services
from dos.core import module, once
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


class UnprocessableView:
    """A form that was not accepted is answered with 422."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form with what to mend."""
        invalid: HttpResponse = super().form_invalid(form)  # type: ignore[misc]  # a trait of the library's views
        invalid.status_code = 422
        return invalid


class SignUpView(UnprocessableView, LibrarySignUpView):
    """An account for citizens; the answer is the same whether the address has one already (A32)."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Programs fill in the field that people do not see."""
        if request.POST.get(once.BAIT):
            raise Http404
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer


class ConfirmView(ConfirmEmailView):
    """The link of a letter opens a page; its button confirms, so that no scanner does."""


class ResetView(UnprocessableView, PasswordResetView):
    """A letter with a link to a new password; the answer tells nobody which addresses have an account."""


class NewPasswordView(UnprocessableView, PasswordResetFromKeyView):
    """A new password, by the link of the letter, once."""


account_email = reauthentication_required(EmailView.as_view())


class LoginView(LibraryLoginView):
    """Signing in; after too many wrong passwords a page that says how long to wait."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Offer the identity providers too; the browser may follow the form to them."""
        answer: HttpResponse = super().get(request, *args, **kwargs)
        origins = [provider.origin for provider in selectors.providers()]
        if origins:
            answer._csp_update = {"form-action": origins}  # type: ignore[attr-defined]  # django-csp's own way
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the providers."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "providers": selectors.providers()}

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
    context = {
        "has_second_factor": selectors.has_second_factor(request.user),
        "person": request.user,
        "panels": [
            panel for room in module.modules() if room.panels for panel in room.panels(request.user, request.user)
        ],
    }
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
    """Give everything that is stored about the person, as an archive; once a day."""
    if not selectors.takes_first_archive_today(request.user):
        return page(request, "accounts/data_tomorrow.html", status=429)
    response = HttpResponse(exports.archive(request.user), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="meine-daten.zip"'
    return response


@login_required
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth is untyped
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account_erase(request: HttpRequest) -> HttpResponse:
    """Ask, then set the day on which everything personal goes; until then the person may change their mind."""
    if request.method == "POST":
        erase_on = services.ask_to_be_erased(request.user)  # type: ignore[arg-type]  # login_required
        logout(request)
        return page(request, "accounts/leaving.html", {"erase_on": erase_on})
    return page(request, "accounts/erase.html", {"grace_days": services.leaving.GRACE.days})


@login_required
@never_cache
@require_POST
def account_keep(request: HttpRequest) -> HttpResponse:
    """Take the wish to be erased back."""
    services.keep_account(request.user)  # type: ignore[arg-type]  # login_required
    messages.success(request, _("Ihr Konto bleibt."))
    return redirect("account_overview")
