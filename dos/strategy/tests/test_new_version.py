"""A new version of an indicator at the desk: unit and reason in, a draft out, the old values untouched."""

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import edit_url, signed_in
from dos.strategy.models import Indicator
from dos.strategy.tests.factories import IndicatorFactory, IndicatorValueFactory


def url_of(indicator: Indicator) -> str:
    """Return the form's address."""
    return f"/desk/kennzahlen/{indicator.pk}/neue-fassung/"


def test_it_is_offered_and_begins_a_draft(cast: Cast) -> None:
    old = IndicatorFactory(city=cast.schwerte, unit="Stück", slug="baeume")
    IndicatorValueFactory(indicator=old, value=7)
    client = signed_in(cast.editor_schwerte)
    assert url_of(old) in client.get(edit_url(old)).content.decode()

    response = client.post(url_of(old), {"unit": "Prozent", "reason": "Anteile sagen mehr."})

    fresh = Indicator.objects.get(replaces=old)
    assert response["Location"] == edit_url(fresh)
    assert (fresh.unit, fresh.version, fresh.live, fresh.note) == ("Prozent", 2, False, "Anteile sagen mehr.")
    assert (old.values.count(), fresh.values.count()) == (1, 0)
    assert url_of(old) not in client.get(edit_url(old)).content.decode()


def test_it_says_what_is_missing(cast: Cast) -> None:
    old = IndicatorFactory(city=cast.schwerte, unit="Stück")
    client = signed_in(cast.editor_schwerte)

    same = client.post(url_of(old), {"unit": "Stück", "reason": "So."})
    without = client.post(url_of(old), {"unit": "Prozent", "reason": "\u202e"})
    client.post(url_of(old), {"unit": "Prozent", "reason": "So."})
    twice = client.post(url_of(old), {"unit": "Meter", "reason": "So."})

    assert (same.status_code, without.status_code, twice.status_code) == (422, 422, 422)
    assert "Dieselbe Einheit." in same.content.decode()
    assert "Bitte nennen Sie den Grund." in without.content.decode()
    assert "Es gibt schon eine neuere Fassung" in twice.content.decode()
    assert Indicator.objects.count() == 2


def test_others_get_nowhere(cast: Cast) -> None:
    indicator = IndicatorFactory(city=cast.schwerte)

    for user in (cast.editor_dortmund, cast.stranger):
        for method in ("get", "post"):
            assert getattr(signed_in(user), method)(url_of(indicator)).status_code == 403
    assert Indicator.objects.count() == 1
