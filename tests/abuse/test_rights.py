"""What somebody gets at by guessing: numbers, links and files of others (A67, A68, A70, A72)."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from dos.cities.tests.cast import Cast
from dos.cities.tests.desk import signed_in
from dos.media.models import Download
from dos.portal.models import Feedback
from dos.strategy.tests import factories

pytestmark = pytest.mark.django_db


def test_a_private_document_is_asked_for_at_every_address(cast: Cast, client: Client) -> None:
    folder = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")
    document = Download(title="Intern", collection=folder)
    document.file.save("intern.csv", ContentFile(b"geheim;ja\n"))
    document.save()

    for path in (document.url, f"/dateien/{document.file.name}", f"/dateien/dokumente/{document.pk}/falsch.csv"):
        answer = client.get(path)
        assert answer.status_code in (302, 404), path
    conditional = client.get(document.url, headers={"if-none-match": f'"{document.file_hash}"'})
    assert conditional.status_code == 302
    assert signed_in(cast.stranger).get(document.url).status_code == 200


def test_messages_have_no_address_to_count_through(client: Client, cast: Cast) -> None:
    Feedback.objects.create(
        kind="other", message="Vertraulich", form_token="a", due_on="2030-01-01", city=cast.schwerte
    )

    for guess in ("1", "2", "R-AAAAAAA", "1:abc:def"):
        assert client.get("/rueckmeldung/danke/", {"beleg": guess}).status_code == 404
    for path in ("/rueckmeldung/1/", "/api/v1/feedback", "/api/v1/feedback/1", "/desk/snippets/portal/feedback/"):
        answer = client.get(path)
        assert answer.status_code in (302, 404)
        assert b"Vertraulich" not in answer.content


def test_another_citys_messages_are_not_read(cast: Cast) -> None:
    row = Feedback.objects.create(
        kind="other", message="Vertraulich", form_token="a", due_on="2030-01-01", city=cast.schwerte
    )
    client = signed_in(cast.editor_dortmund)

    for path in ("edit", "history", "usage", "delete"):
        answer = client.get(f"/desk/snippets/portal/feedback/{path}/{row.pk}/", follow=True)
        assert b"Vertraulich" not in answer.content


@pytest.mark.parametrize(
    "path",
    ["/", "/projekte/", "/projekte/vorhaben/", "/anmelden/", "/rueckmeldung/", "/gibt-es-nicht/", "/api/v1/projects"],
)
def test_nothing_but_the_card_stands_in_a_foreign_frame(client: Client, cast: Cast, path: str) -> None:
    factories.ProjectFactory(slug="vorhaben", lead_city=cast.schwerte)

    headers = client.get(path).headers

    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "host",
    [
        "boese.example",
        "testserver.boese.example",
        "testserver@boese.example",
        "testserver,boese.example",
        "",
        "[::1",
        "TESTSERVER\t",
    ],
)
def test_an_unknown_name_is_no_site(client: Client, host: str) -> None:
    assert client.get("/projekte/", headers={"host": host}).status_code == 400


def test_cookies_are_of_this_host_alone(client: Client, cast: Cast) -> None:
    client.get("/anmelden/")

    for cookie in client.cookies.values():
        assert cookie["domain"] == ""
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
