"""How signing in differs from the library's way: links bear the configured name, and waiting grows with failures."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from dos.accounts import services
from dos.core.rest import client_address
from dos.core.text import clean_line, cut


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Whoever the operator's identity provider knows has an account, also where citizens cannot open one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Let the provider decide."""
        return True

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: Mapping[str, Any]) -> Any:
        """Take over the address and, cut to what fits, the name; an account here knows no more."""
        user = sociallogin.user
        user.email = str(data.get("email") or "").lower()
        user.name = cut(clean_line(str(data.get("name") or "")), user._meta.get_field("name").max_length)
        return user


class AccountAdapter(DefaultAccountAdapter):
    """Citizens open an account by themselves, once they have confirmed the address; staff get theirs from others."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Let the operator decide."""
        return bool(settings.SIGN_UP_IS_OPEN)

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        """Return the link under the configured name, whatever host the request asked for (A21)."""
        return settings.PUBLIC_URL + reverse("account_confirm_email", args=[emailconfirmation.key])

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the link under the configured name."""
        user, _dash, code = key.partition("-")
        return settings.PUBLIC_URL + reverse("account_reset_password_from_key", args=[user, code])

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write in plain words, with links under the configured name."""
        for name, url in (("password_reset_page", "account_reset_password"), ("signup_page", "account_signup")):
            context[name] = settings.PUBLIC_URL + reverse(url)
        super().send_mail(template_prefix, email, context)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Count sign-ins as all else is counted: by who stands before our proxies, a network of IPv6 as one."""
        return client_address(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse while the wait for this account runs; what is refused does not make it longer."""
        super().pre_authenticate(request, **credentials)
        if wait := services.seconds_to_wait(str(credentials.get("email", "")), client_address(request)):
            self._rollback_login_failed_rl_usage()
            request.seconds_to_wait = wait  # type: ignore[attr-defined]  # the page says how long
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Begin to count anew after the right password."""
        user = super().authenticate(request, **credentials)
        if user is not None:
            services.forget_failures(str(credentials.get("email", "")))
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Count."""
        services.note_failure(str(credentials.get("email", "")))
