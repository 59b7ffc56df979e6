"""A picture that shows too much is covered or taken away: the original is nowhere afterwards, and it says so."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django.fixtures import Settings

from dos.cities.tests.cast import Cast
from dos.core.errors import Conflict, Refused
from dos.participation.models import Idea, IdeaPicture
from dos.participation.selectors import persons
from dos.participation.services import covering
from dos.participation.services.moderation import Ruling
from dos.participation.services.pictures import Box, delete_pictures
from dos.participation.tests.factories import IdeaFactory
from dos.participation.tests.office import Office, open_office, ruling, with_account

pytestmark = pytest.mark.django_db
LEFT_HALF = [Box(0, 0, 50, 100)]


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def office(cast: Cast) -> Office:
    return open_office(cast)


@pytest.fixture
def picture(office: Office) -> IdeaPicture:
    idea: Idea = IdeaFactory(process=office.process, author=with_account())
    target = io.BytesIO()
    Image.new("RGB", (100, 60), (200, 30, 30)).save(target, "WEBP", quality=95)
    row = IdeaPicture(idea=idea, alt="Ein Haus mit Namen an der Klingel", width=100, height=60)
    row.file.save("klingel.webp", ContentFile(target.getvalue()))
    return row


def decide(office: Office, picture: IdeaPicture, reason: str = "personendaten", text: str = "") -> Ruling:
    picture.idea.refresh_from_db()
    return ruling(office.moderator_schwerte, picture.idea, reason, text)


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*.webp")]


def colours(picture: IdeaPicture) -> tuple[Any, Any]:
    with picture.file.open() as file, Image.open(file) as image:
        plain = image.convert("RGB")
        return plain.getpixel((10, 30)), plain.getpixel((90, 30))


def test_the_rectangles_are_black_and_the_original_is_gone(
    office: Office, picture: IdeaPicture, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        covering.cover_picture(picture, LEFT_HALF, decide(office, picture))

    left, right = colours(picture)
    assert max(left) < 20
    assert right[0] > 150
    assert files(folder) == [Path(str(picture.file.name)).name]
    assert "klingel" not in str(picture.file.name)
    assert picture.covered_at is not None


def test_a_picture_that_is_taken_away_leaves_its_mark_alone(
    client: Client, office: Office, picture: IdeaPicture, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    address = f"/mitmachen/{office.process.slug}/{picture.idea.reference}/"
    assert client.get(f"{address}bild/1.webp").status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        covering.remove_picture(picture, decide(office, picture, "rechte_anderer", "Das Foto ist aus der Zeitung."))

    assert files(folder) == []
    assert (picture.file.name, picture.alt) == ("", "")
    page = client.get(address).content.decode()
    assert "[Bild entfernt]" in page
    assert "Klingel" not in page
    assert "Ein Bild wurde entfernt. Text oder Bild gehören" in page
    assert "Das Foto ist aus der Zeitung." in page
    assert client.get(f"{address}bild/1.webp").status_code == 404
    assert list(persons.own_files(picture.idea.author.user)) == []


def test_the_page_says_that_something_is_covered_under_a_new_address(
    client: Client, office: Office, picture: IdeaPicture
) -> None:
    covering.cover_picture(picture, LEFT_HALF, decide(office, picture))

    page = client.get(f"/mitmachen/{office.process.slug}/{picture.idea.reference}/").content.decode()
    assert "[Stellen geschwärzt]" in page
    assert "bild/1.webp?stand=" in page
    assert "In einem Bild wurden Stellen geschwärzt." in page
    english = client.get(f"/en/mitmachen/{office.process.slug}/{picture.idea.reference}/").content.decode()
    assert "Parts of a picture have been blacked out." in english


def test_the_picture_before_stays_when_the_deed_does_not_come_to_an_end(
    office: Office, picture: IdeaPicture, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = picture.file.name
    monkeypatch.setattr(covering, "note", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        covering.cover_picture(picture, LEFT_HALF, decide(office, picture))

    assert picture.file.storage.exists(str(former))


@pytest.mark.parametrize(
    "boxes",
    [
        [],
        [Box(0, 0, 0, 10)],
        [Box(-1, 0, 10, 10)],
        [Box(100, 0, 10, 10)],
        [Box(0, 0, 101, 10)],
        [Box(float("nan"), 0, 10, 10)],
        [Box(0, 0, float("inf"), 10)],
        [Box(0, 0, 1, 1)] * 21,
    ],
)
def test_rectangles_that_cover_nothing_are_refused(office: Office, picture: IdeaPicture, boxes: list[Box]) -> None:
    former = picture.file.name

    with pytest.raises(Refused):
        covering.cover_picture(picture, boxes, decide(office, picture))

    picture.refresh_from_db()
    assert picture.file.name == former


def test_a_rectangle_over_the_edge_ends_there(office: Office, picture: IdeaPicture) -> None:
    covering.cover_picture(picture, [Box(50, 0, 90, 100)], decide(office, picture))

    left, right = colours(picture)
    assert left[0] > 150
    assert max(right) < 20


@pytest.mark.parametrize("reason", ["", "regelgerecht", "doppelt"])
def test_a_reason_that_does_not_fit_is_refused(office: Office, picture: IdeaPicture, reason: str) -> None:
    with pytest.raises(Refused):
        covering.cover_picture(picture, LEFT_HALF, decide(office, picture, reason))
    with pytest.raises(Refused):
        covering.remove_picture(picture, decide(office, picture, reason))


def test_of_two_moderators_the_second_is_told(office: Office, picture: IdeaPicture) -> None:
    same = decide(office, picture)
    covering.cover_picture(picture, LEFT_HALF, same)

    with pytest.raises(Conflict):
        covering.remove_picture(picture, same)
    covering.remove_picture(picture, decide(office, picture))
    with pytest.raises(Conflict, match="schon entfernt"):
        covering.cover_picture(picture, LEFT_HALF, decide(office, picture))


def test_an_idea_with_a_mark_is_deleted_like_any_other(office: Office, picture: IdeaPicture) -> None:
    covering.remove_picture(picture, decide(office, picture))

    assert delete_pictures(picture.idea) == 1


def at_the_desk(picture: IdeaPicture) -> str:
    return reverse("desk_picture", args=[picture.idea_id, picture.pk])


def sent(picture: IdeaPicture, act: str, prefix: str, **values: str) -> dict[str, Any]:
    told = {"version": picture.idea.version, "reason_key": "personendaten", **values}
    return {"tat": act, **{f"{prefix}-{name}": value for name, value in told.items()}}


def test_a_moderator_looks_first_and_covers_then(client: Client, office: Office, picture: IdeaPicture) -> None:
    client.force_login(office.moderator_schwerte)
    former = picture.file.name

    page = client.post(at_the_desk(picture), sent(picture, "vorschau", "cover", boxes="0 0 50 100\n60,5; 10; 5; 5"))
    assert page.status_code == 200
    assert "data:image/webp;base64," in page.content.decode()
    picture.refresh_from_db()
    assert picture.file.name == former

    done = client.post(at_the_desk(picture), sent(picture, "schwaerzen", "cover", boxes="0 0 50 100"))
    assert done["Location"] == reverse("desk_idea", args=[picture.idea_id])
    picture.refresh_from_db()
    assert max(colours(picture)[0]) < 20
    assert "[Stellen geschwärzt]" in client.get(done["Location"]).content.decode()


def test_a_moderator_takes_a_picture_away(client: Client, office: Office, picture: IdeaPicture) -> None:
    client.force_login(office.moderator_schwerte)

    done = client.post(at_the_desk(picture), sent(picture, "entfernen", "remove", text=""))

    assert done.status_code == 302
    assert "[Bild entfernt]" in client.get(done["Location"]).content.decode()
    assert client.get(at_the_desk(picture)).status_code == 404


@pytest.mark.parametrize("boxes", ["", "1 2 3", "a b c d", "200 0 5 5", "nan 0 5 5"])
def test_what_is_no_rectangle_is_refused(client: Client, office: Office, picture: IdeaPicture, boxes: str) -> None:
    client.force_login(office.moderator_schwerte)

    for act in ("vorschau", "schwaerzen"):
        assert client.post(at_the_desk(picture), sent(picture, act, "cover", boxes=boxes)).status_code == 422


def test_another_citys_moderator_is_refused(client: Client, office: Office, picture: IdeaPicture) -> None:
    client.force_login(office.moderator_dortmund)

    assert client.get(at_the_desk(picture)).status_code == 403
    assert client.post(at_the_desk(picture), sent(picture, "entfernen", "remove")).status_code == 403


def test_a_picture_of_another_idea_is_not_found_there(client: Client, office: Office, picture: IdeaPicture) -> None:
    client.force_login(office.moderator_schwerte)
    other = IdeaFactory(process=office.process)

    assert client.get(reverse("desk_picture", args=[other.pk, picture.pk])).status_code == 404
