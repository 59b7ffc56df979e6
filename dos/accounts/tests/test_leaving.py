"""Accounts end by wish after seven days, or when nobody has used them for two years and was told so twice."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from dos.accounts import services
from dos.accounts.models import User

pytestmark = pytest.mark.django_db


def person(days_ago: int = 0, **more: object) -> User:
    user = services.open_account(email="frau@mail.example")
    seen = timezone.now() - timedelta(days=days_ago)
    User.objects.filter(pk=user.pk).update(joined_at=seen, last_login=seen, **more)
    user.refresh_from_db()
    return user


def after(days: int) -> services.leaving.Forgotten:
    return services.forget_accounts(now=timezone.now() + timedelta(days=days))


def test_a_wish_is_carried_out_after_seven_days() -> None:
    user = person()

    services.ask_to_be_erased(user)
    services.ask_to_be_erased(user)

    assert len(mail.outbox) == 1
    assert after(6).erased == 0
    assert after(7).erased == 1
    user.refresh_from_db()
    assert (user.is_active, user.email) == (False, f"geloescht-{user.pk}@dos.invalid")
    assert after(8).erased == 0


def test_a_wish_can_be_taken_back() -> None:
    user = person()
    services.ask_to_be_erased(user)

    services.keep_account(user)

    assert after(30).erased == 0


def test_an_unused_account_is_told_twice_and_then_goes() -> None:
    user = person(days_ago=702)

    assert after(0).warned == 1
    assert after(0).warned == 0
    assert after(22).warned == 0
    assert after(23).warned == 1
    assert after(29).erased == 0
    assert after(30).erased == 1
    assert len(mail.outbox) == 2
    assert not User.objects.get(pk=user.pk).is_active


def test_who_comes_back_stays() -> None:
    user = person(days_ago=702)
    after(0)

    User.objects.filter(pk=user.pk).update(last_login=timezone.now())

    assert after(31).erased == 0
    user.refresh_from_db()
    assert (user.erase_on, user.warnings) == (None, 0)


def test_staff_and_people_who_come_are_left_alone() -> None:
    person(days_ago=600)
    services.open_account(email="stab@dos.invalid", is_staff=True)
    User.objects.filter(is_staff=True).update(joined_at=timezone.now() - timedelta(days=900))

    found = after(0)

    assert (found.unconfirmed, found.erased, found.warned) == (0, 0, 0)


def test_an_unconfirmed_address_goes_after_three_days() -> None:
    user = User.objects.create_user("neu@mail.example", "ein langes Passwort")

    assert services.forget_accounts(now=timezone.now() + timedelta(days=4), is_dry_run=True).unconfirmed == 1
    assert User.objects.filter(pk=user.pk).exists()
    assert after(4).unconfirmed == 1
    assert not User.objects.filter(pk=user.pk).exists()


def test_the_archive_holds_everything_once_a_day(client: Client) -> None:
    client.force_login(person())

    first, second = client.get("/konto/daten/"), client.get("/konto/daten/")

    told = json.loads(zipfile.ZipFile(io.BytesIO(first.content)).read("meine-daten.json"))
    assert told["accounts"]["email"] == "frau@mail.example"
    assert second.status_code == 429


def test_the_account_shows_the_day_and_the_way_back(client: Client) -> None:
    user = person()
    services.ask_to_be_erased(user)
    client.force_login(user)

    assert "Konto behalten" in client.get("/konto/").content.decode()
    client.post("/konto/behalten/")

    user.refresh_from_db()
    assert user.erase_on is None
