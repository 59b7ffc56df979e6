"""Views of the desk in which the library asks for no right: foreign titles, pictures, tasks and roles stay inside."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, Page

from dos.cities.models import CityRole
from dos.cities.services import grant_role
from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.media.models import Download, Picture
from dos.portal.models import Feedback
from dos.portal.services.cities import open_city
from dos.portal.tests.factories import city_home, content_page
from dos.strategy.tests.factories import TaskFactory

pytestmark = pytest.mark.django_db
SECRET = "Nur für Dortmund"


@pytest.fixture
def desk(cast: Cast) -> Client:
    """Both cities with their folders; the editor of Schwerte at the desk."""
    for key in ("dortmund", "schwerte"):
        open_city(key=key, name=key.capitalize())
    grant_role(user=cast.editor_schwerte, city=cast.schwerte, role=CityRole.Role.EDITOR)
    return signed_in(cast.editor_schwerte)


def test_a_foreign_draft_page_is_not_named_anywhere(desk: Client, cast: Cast) -> None:
    page = content_page(city_home(cast.dortmund), "geheim", title=SECRET)
    Page.objects.filter(pk=page.pk).update(live=False)
    own = city_home(cast.schwerte)

    for address in (
        f"{page.pk}/move/{own.pk}/confirm/",
        f"workflow/preview/{page.pk}/1/",
        f"workflow/confirm_cancellation/{page.pk}/",
        f"{page.pk}/usage/",
        f"{page.pk}/edit/preview/",
    ):
        assert desk.get(f"/desk/pages/{address}").status_code == 403, address
    assert SECRET not in desk.get("/desk/").content.decode()


def test_foreign_pictures_and_documents_are_not_listed(desk: Client, cast: Cast) -> None:
    folder = Collection.objects.get(name="Dortmund")
    picture = Picture.objects.create(title=SECRET, collection=folder, file="a.png", width=1, height=1)
    document = Download.objects.create(title=SECRET, collection=folder, file=ContentFile(b"%PDF-", name="a.pdf"))

    for address in (
        "api/main/images/",
        f"api/main/images/{picture.pk}/",
        "api/main/documents/",
        f"api/main/documents/{document.pk}/",
        f"images/chooser/{picture.pk}/select_format/",
        f"images/chooser/chosen/{picture.pk}/",
        "images/chooser/results/",
        "documents/chooser/results/",
    ):
        assert SECRET not in desk.get(f"/desk/{address}").content.decode(), address
    to_administrator = signed_in(cast.administrator).get("/desk/api/main/images/").content.decode()
    assert SECRET in to_administrator


def test_choosers_show_neither_tasks_nor_messages_nor_roles_of_others(desk: Client, cast: Cast) -> None:
    task = TaskFactory(title=SECRET, milestone__project__lead_city=cast.dortmund)
    own = TaskFactory(title="Eigene", milestone__project__lead_city=cast.schwerte)
    message: Any = Feedback.objects.create(city=cast.dortmund, kind="other", message="x", due_on="2026-01-01")
    role = CityRole.objects.get(user=cast.editor_dortmund)

    for kind, obj in (("strategy/task", task), ("portal/feedback", message), ("cities/cityrole", role)):
        assert desk.get(f"/desk/snippets/choose/{kind}/chosen/{obj.pk}/").status_code == 404, kind
        assert str(obj) not in desk.get(f"/desk/snippets/choose/{kind}/results/").content.decode(), kind
    assert desk.get(f"/desk/snippets/choose/strategy/task/chosen/{own.pk}/").status_code == 200


def test_nonsense_by_hand_is_no_error_of_ours(desk: Client) -> None:
    assert desk.get("/desk/failwhale/").status_code == 404
    assert desk.get("/desk/test404/").status_code == 404
    assert desk.post("/desk/snippets/choose/strategy/project/create/", {"x": "1"}).status_code == 404
