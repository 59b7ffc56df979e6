"""The catalogue of keys comes from a file of the operator: whole or not at all, as often as one likes."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from dos.core.errors import Refused
from dos.directory.models import LeikaKey
from dos.directory.selectors import leika
from dos.directory.services.leika import load_leika

pytestmark = pytest.mark.django_db
KEY = "99008001040000"


def test_a_file_is_taken_over_and_a_second_time_changes_nothing() -> None:
    content = f"leika_key,name,ozg_id\n{KEY},Personalausweis Ausgabe,10119\n,ohne Schlüssel,\n".encode()

    assert load_leika(content) == (1, 0)
    assert load_leika(content) == (0, 0)
    assert load_leika(content.replace(b"Ausgabe", b"Ausstellung")) == (0, 1)
    assert LeikaKey.objects.get().name == "Personalausweis Ausstellung"


def test_keys_that_a_newer_file_leaves_out_stay() -> None:
    load_leika(f"leika_key;name\n{KEY};Alt\n".encode())
    load_leika(b"Schl\xfcssel;Bezeichnung\n99008001000000;Neu\n")

    assert LeikaKey.objects.count() == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"name\nx\n", "leika_key"),
        (b"leika_key\nx\n", "name"),
        (f"leika_key;name\n{KEY};Gut\n123;Schlecht\n".encode(), "Zeile 3"),
        (b'leika_key;name\n"' + KEY.encode() + b";offen\n", "Anführungszeichen"),
        (b"\x00\x01\x02\x03" * 50, "kein Text"),
        (b"leika_key;name\n" + b";\n" * 50_001, "50.000"),
        (b"x" * 20_000_001, "20 MB"),
        (b"", "leika_key"),
    ],
    ids=lambda value: str(value)[:16],
)
def test_a_file_that_is_no_catalogue_is_refused_whole(content: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        load_leika(content)

    assert not LeikaKey.objects.exists()


def test_a_key_is_known_unknown_or_nobody_can_tell() -> None:
    assert (leika.state_of(""), leika.state_of("99x")) == (leika.NONE, leika.MALFORMED)
    assert leika.state_of(KEY) == leika.NO_CATALOGUE
    LeikaKey.objects.create(key=KEY, name="Ausweis")
    assert (leika.state_of(KEY), leika.name_of(KEY)) == (leika.KNOWN, "Ausweis")
    assert (leika.state_of("99999999999999"), leika.name_of("")) == (leika.UNKNOWN, "")


def test_the_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "leika.csv"
    file.write_text(f"leika_key;name\n{KEY};Ausweis\n", encoding="utf-8")

    call_command("load_leika", str(file))

    assert "1 neue Schlüssel" in capsys.readouterr().out
    with pytest.raises(CommandError, match="lässt sich nicht lesen"):
        call_command("load_leika", str(tmp_path / "nichts.csv"))
    file.write_text("name\n", encoding="utf-8")
    with pytest.raises(CommandError, match="leika_key"):
        call_command("load_leika", str(file))
