"""XML from strangers: what is plain is read, what is clever or too much is refused in a sentence."""

import contextlib
import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dos.core.errors import Refused
from dos.core.xml import Limits, read_xml

LAUGHS = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{("&" + before + ";") * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
) + "]><l>&j;</l>"  # fmt: skip
QUADRATIC = f'<!DOCTYPE l [<!ENTITY a "{"x" * 50_000}">]><l>{"&a;" * 50_000}</l>'
EXTERNAL = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l>&a;</l>'
PARAMETER = '<!DOCTYPE l [<!ENTITY % a SYSTEM "http://127.0.0.1:1/x.dtd"> %a;]><l/>'
SUBSET = '<!DOCTYPE l SYSTEM "http://127.0.0.1:1/x.dtd"><l/>'
INCLUDE = '<l xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="/etc/passwd" parse="text"/></l>'
TRANSFORM = '<t:stylesheet xmlns:t="http://www.w3.org/1999/XSL/Transform" version="1.0"/>'
STYLED = '<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:1/x.xsl"?><l/>'


def zipped(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", text)
    return file.getvalue()


def test_plain_elements_are_read_with_their_namespaces() -> None:
    root = read_xml('<a:l xmlns:a="urn:x" n="1"><a:t xml:lang="de">Grün &amp; gut</a:t><code>02</code></a:l>'.encode())

    assert root.tag == "{urn:x}l"
    assert root.get("n") == "1"
    assert root[0].text == "Grün & gut"
    assert root[0].get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    assert root[1].tag == "code"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_usual_encodings_are_read(encoding: str) -> None:
    said = {"iso-8859-1": "iso-8859-1", "utf-16": "utf-16"}.get(encoding, "utf-8")

    root = read_xml(f'<?xml version="1.0" encoding="{said}"?><l>Grün</l>'.encode(encoding))

    assert root.text == "Grün"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (LAUGHS, "DOCTYPE"),
        (QUADRATIC, "DOCTYPE"),
        (EXTERNAL, "DOCTYPE"),
        (PARAMETER, "DOCTYPE"),
        (SUBSET, "DOCTYPE"),
        (INCLUDE, "einbinden"),
        (TRANSFORM, "einbinden"),
        (STYLED, "einbinden"),
        ("<l>&fremd;</l>", "keine lesbare"),
        ("<l><m></l>", "keine lesbare"),
        ("", "keine lesbare"),
        ("kein XML", "keine lesbare"),
        ('<?xml version="1.0" encoding="utf-7"?><l>+ADw-x+AD4-</l>', "keine lesbare"),
        ("<l>\x00</l>", "keine lesbare"),
        ("<l>" + "<a>" * 60 + "</a>" * 60 + "</l>", "geschachtelt"),
        ("<l " + " ".join(f'a{number}="1"' for number in range(60)) + "/>", "Angaben"),
        ("<l>" + "<a/>" * 210_000 + "</l>", "zu viele Elemente"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_is_clever_or_broken_or_too_much_is_refused(content: str, words: str) -> None:
    begin = time.monotonic()

    with pytest.raises(Refused, match=words):
        read_xml(content.encode())

    assert time.monotonic() - begin < 5


def test_a_declaration_in_another_encoding_is_seen_too() -> None:
    with pytest.raises(Refused, match="DOCTYPE"):
        read_xml(EXTERNAL.encode("utf-16"))


def test_packed_and_large_files_are_refused() -> None:
    with pytest.raises(Refused, match="keine lesbare"):
        read_xml(zipped("<l/>"))
    with pytest.raises(Refused, match="größer als 5 MB"):
        read_xml(b"<l>" + b"x" * 50_000_000 + b"</l>")


def test_reading_ends_in_time() -> None:
    with pytest.raises(Refused, match="dauert zu lange"):
        read_xml(b"<l>" + b"<a/>" * 100_000 + b"</l>", Limits(seconds=0))


def test_no_file_of_the_machine_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", lambda *arguments, **more: pytest.fail("a file was opened"))

    for content in (EXTERNAL, SUBSET, INCLUDE):
        with pytest.raises(Refused):
            read_xml(content.encode())


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for given_bytes in (content, b"<l>" + content + b"</l>"):
        with contextlib.suppress(Refused):
            read_xml(given_bytes)
