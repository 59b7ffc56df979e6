"""How signing in differs from the library's way: nobody signs up by themselves yet, staff bring a second factor."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from dos.core.rest import client_address


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are opened by administrators; citizens' accounts come with participation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse sign-up from the web."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Count sign-ins as all else is counted: by who stands before our proxies, a network of IPv6 as one."""
        return client_address(request)
