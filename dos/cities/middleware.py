"""Which city is spoken to: by bound host name, else by the first part of the path, else the programme."""

from collections.abc import Callable
from json import JSONDecodeError
from typing import Any
from urllib.parse import urlsplit

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.defaults import bad_request

from dos.accounts import selectors as accounts
from dos.cities import address, permissions, selectors
from dos.cities.models import City

Answer = Callable[[HttpRequest], HttpResponse]


class CityMiddleware:
    """Sets `request.city` and the city part of addresses; refuses hosts that nobody knows."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self._base_hosts = {*settings.BASE_HOSTS, urlsplit(settings.PUBLIC_URL).hostname or "localhost"}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            host = _host_name(request)
        except ValueError:
            return _unknown_host()
        known = selectors.directory()
        city = known.by_host.get(host)
        if city is None and host not in self._base_hosts and "*" not in self._base_hosts:
            return _unknown_host()
        prefix = ""
        if city is None:
            city, prefix = _from_path(request.path_info, known.by_key)
        request.city = city  # type: ignore[attr-defined]  # declared in CityRequest
        request.urlconf = address.addresses(prefix)  # type: ignore[assignment]  # Django's own hook
        return self.get_response(request)


class DeskMiddleware:
    """The door of the desk: on the programme's address only, for people with a role and a second factor."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/desk/"):
            return self.get_response(request)
        return self._refusal(request) or self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Answer, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Refuse every view of a foreign page or picture: the library asks for rights in most of them, not in all."""
        path, user = request.path_info, request.user
        if not path.startswith("/desk/") or not user.is_authenticated:
            return None
        page = kwargs.get("page_id", kwargs.get("page_to_move_id")) if path.startswith("/desk/pages/") else None
        picture = kwargs.get("image_id") if path.startswith("/desk/images/chooser/") else None
        if (page is None or permissions.may_touch_page(user, page)) and (
            picture is None or permissions.may_choose_picture(user, picture)
        ):
            return None
        return render(request, "cities/desk_forbidden.html", status=403)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 400 where something else was sent by hand than the desk's editor of texts sends."""
        if request.path_info.startswith("/desk/") and isinstance(exception, JSONDecodeError):
            return bad_request(request, exception)
        return None

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        if getattr(request, "city", None) is not None:
            return redirect(settings.PUBLIC_URL + request.get_full_path())
        if request.path_info == reverse("wagtailadmin_login"):
            return redirect(f"{reverse('account_login')}?{urlencode({'next': reverse('wagtailadmin_home')})}")
        user = request.user
        if not user.is_authenticated:
            return None
        if not permissions.may_use_desk(user):
            return render(request, "accounts/no_role.html", {"person": user}, status=403)
        if settings.STAFF_NEEDS_SECOND_FACTOR:
            records = get_authentication_records(request, user)
            if not accounts.showed_second_factor(user, records):
                return self._ask_for_second_factor(request)
        if request.path_info.startswith("/desk/reports/") and not permissions.may_read_reports(user):
            return render(request, "cities/desk_forbidden.html", status=403)
        return None

    def _ask_for_second_factor(self, request: HttpRequest) -> HttpResponse:
        if not accounts.has_second_factor(request.user):
            return redirect("mfa_activate_totp")
        wanted = request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")
        return redirect_to_login(wanted, reverse("mfa_reauthenticate"))


class CityRequest(HttpRequest):
    """A request with its city, for type annotations."""

    city: City | None


def _host_name(request: HttpRequest) -> str:
    host = request.META.get("HTTP_HOST", request.META["SERVER_NAME"])
    if not host or any(char in host for char in ",/\\@ \t\r\n"):
        raise ValueError(host)
    name = urlsplit(f"//{host}").hostname
    if not name:
        raise ValueError(host)
    return f"[{name}]" if ":" in name else name.rstrip(".")


def _from_path(path: str, cities: dict[str, City]) -> tuple[City | None, str]:
    parts = path.lstrip("/").split("/", 2)
    if parts and parts[0] in dict(settings.LANGUAGES):
        parts = parts[1:]
    if parts and parts[0] in cities:
        return cities[parts[0]], f"{parts[0]}/"
    return None, ""


def _unknown_host() -> HttpResponse:
    return HttpResponse(
        "Dieser Server kennt den angefragten Namen nicht.", status=400, content_type="text/plain; charset=utf-8"
    )
