"""How signing in differs from the library's way: nobody signs up by themselves yet, and waiting grows with failures."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from dos.accounts import services


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are opened by administrators; citizens' accounts come with participation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse sign-up from the web."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse while the wait for this account runs; what is refused does not make it longer."""
        super().pre_authenticate(request, **credentials)
        if wait := services.seconds_to_wait(str(credentials.get("email", ""))):
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
