"""Roles at the desk: administrators give and take them, effective at once."""

from typing import Any

import pytest
from django.urls import reverse

from dos.cities.models import City, CityRole
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import add_url, edit_url, filled_in, signed_in


def url(view: str, obj: Any) -> str:
    return reverse(type(obj).snippet_viewset.get_url_name(view), args=[obj.pk])


def test_a_role_is_given_and_taken(cast: Cast) -> None:
    client = signed_in(cast.administrator)
    form = client.get(add_url(CityRole)).context["form"]

    client.post(add_url(CityRole), filled_in(form, user=cast.stranger.pk, city=cast.schwerte.pk, role="editor"))
    assert signed_in(cast.stranger).get("/desk/").status_code == 200
    client.post(url("delete", CityRole.objects.get(user=cast.stranger)))

    assert signed_in(cast.stranger).get("/desk/").status_code == 403
    assert not cast.stranger.groups.exists()


@pytest.mark.parametrize("person", ["editor_schwerte", "author_schwerte"])
def test_nobody_else_gives_roles_or_changes_cities(cast: Cast, person: str) -> None:
    client = signed_in(getattr(cast, person))
    role = CityRole.objects.get(user=cast.editor_dortmund)

    for path in (add_url(CityRole), url("delete", role), url("edit", role), edit_url(cast.schwerte), add_url(City)):
        assert (
            client.post(path, {"user": cast.author_schwerte.pk, "city": cast.schwerte.pk, "role": "editor"})["Location"]
            == "/desk/"
        )
    assert CityRole.objects.count() == 3
