"""Signing in with the operator's identity provider, against a real one on loopback; its claim becomes roles."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from dos.accounts import services as accounts
from dos.accounts.models import User
from dos.cities import permissions, services
from dos.cities.models import CityRole
from dos.cities.tests.cast import Cast

pytestmark = pytest.mark.django_db
START, BACK = "/anmelden/oidc/stadt/login/", "/anmelden/oidc/stadt/login/callback/"


class Provider(ThreadingHTTPServer):
    """An OpenID provider: its configuration, a token for any code, and what it knows of the person."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Door)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.person: dict[str, Any] = {"sub": "4711", "email": "e.muster@example.org", "email_verified": True}
        self.asked: list[dict[str, list[str]]] = []


class Door(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        url = self.server.url
        configuration = {
            "issuer": url,
            "authorization_endpoint": f"{url}/authorize",
            "token_endpoint": f"{url}/token",
            "userinfo_endpoint": f"{url}/userinfo",
            "jwks_uri": f"{url}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }
        self._answer(self.server.person if self.path == "/userinfo" else configuration)

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.asked.append(parse_qs(sent))
        claims = {"iss": self.server.url, "aud": "dos", "iat": 1, "exp": 4_000_000_000, **self.server.person}
        token = jwt.encode(claims, self.server.key, algorithm="RS256", headers={"kid": "1"})
        self._answer({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _answer(self, told: dict[str, Any]) -> None:
        content = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[Provider]:
    server = Provider()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    with running() as server:
        app = {"provider_id": "stadt", "name": "Stadtkonto", "client_id": "dos", "secret": "geheim"}
        apps = [{**app, "settings": {"server_url": server.url}}]
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps}}
        yield server


def signed_in(provider: Provider) -> Client:
    """Walk the way of a browser: to the provider, and back with a code."""
    client = Client()
    away = client.post(START)
    asked = parse_qs(urlsplit(away["Location"]).query)
    assert away["Location"].startswith(f"{provider.url}/authorize?")
    assert asked["code_challenge_method"] == ["S256"]
    back = client.get(BACK, {"code": "abc", "state": asked["state"][0]})
    assert back.status_code == 302, back.content.decode()[:500]
    return client


def roles_of(email: str) -> set[tuple[str, str]]:
    return set(CityRole.objects.filter(user__email=email).values_list("city__key", "role"))


def test_the_page_offers_the_provider_and_its_policy_lets_the_form_go_there(provider: Provider) -> None:
    answer = Client().get("/anmelden/?next=/desk/")

    assert "Mit Stadtkonto anmelden" in answer.content.decode()
    assert f"form-action 'self' {provider.url}" in answer["Content-Security-Policy"]


def test_a_claim_opens_the_desk_of_the_city_it_names_and_no_other(provider: Provider, cast: Cast) -> None:
    provider.person["dos_roles"] = ["schwerte:editor", "atlantis:editor", "schwerte:koenig", "unsinn"]

    signed_in(provider)

    user = User.objects.get(email="e.muster@example.org")
    assert roles_of(user.email) == {("schwerte", "editor")}
    assert permissions.may_use_desk(user)
    assert provider.asked[-1]["code_verifier"]


def test_what_the_claim_no_longer_names_is_taken_and_what_the_desk_gave_stays(provider: Provider, cast: Cast) -> None:
    provider.person["dos_roles"] = "schwerte:editor, schwerte:moderator"
    signed_in(provider)
    user = User.objects.get(email="e.muster@example.org")
    services.grant_role(user=user, city=cast.dortmund, role=CityRole.Role.AUTHOR)

    provider.person["dos_roles"] = ["schwerte:moderator"]
    signed_in(provider)

    assert roles_of(user.email) == {("schwerte", "moderator"), ("dortmund", "author")}


def test_a_provider_that_says_nothing_of_roles_changes_none(provider: Provider, cast: Cast) -> None:
    signed_in(provider)
    user = User.objects.get(email="e.muster@example.org")
    services.grant_role(user=user, city=cast.schwerte, role=CityRole.Role.EDITOR)

    signed_in(provider)

    assert roles_of(user.email) == {("schwerte", "editor")}


def test_a_confirmed_address_leads_to_the_account_that_has_it(provider: Provider, cast: Cast) -> None:
    known = accounts.open_account(email="e.muster@example.org", is_staff=True)

    client = signed_in(provider)

    assert client.session["_auth_user_id"] == str(known.pk)
    assert SocialAccount.objects.get().user == known


def test_an_unconfirmed_address_takes_no_account_over(provider: Provider, cast: Cast) -> None:
    accounts.open_account(email="e.muster@example.org", is_staff=True)
    provider.person["email_verified"] = False

    client = signed_in(provider)

    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()


def test_a_code_without_the_state_of_this_browser_signs_nobody_in(provider: Provider, cast: Cast) -> None:
    answer = Client().get(BACK, {"code": "abc", "state": "geraten"})

    assert answer.status_code in (200, 302, 401, 403)
    assert not SocialAccount.objects.exists()


def test_erasing_the_account_takes_what_the_provider_told(provider: Provider, cast: Cast) -> None:
    signed_in(provider)

    accounts.erase_account(User.objects.get(email="e.muster@example.org"))

    assert not SocialAccount.objects.exists()


def test_without_a_provider_the_page_offers_none(settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}

    answer = Client().get("/anmelden/")

    assert "Stadtkonto" not in answer.content.decode()
    assert "form-action 'self';" in answer["Content-Security-Policy"] + ";"
