"""The text of a PDF is found by it, and no file can keep the worker from its other work."""

import time
import zlib

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from dos.core import search
from dos.media import connectors, selectors, services
from dos.media.models import Download
from dos.media.tests.factories import pdf

pytestmark = pytest.mark.django_db


def stored(content: bytes, *, is_findable: bool = True, name: str = "protokoll.pdf") -> Download:
    download = Download(
        title="Protokoll der Sitzung", is_findable=is_findable, collection=Collection.get_first_root_node()
    )
    download.file.save(name, ContentFile(content), save=False)
    download._set_document_file_metadata()
    download.save()
    services.read_text.call(download.pk)
    download.refresh_from_db()
    return download


def found(query: str) -> list[str]:
    return [hit.title for hit in search.answer(query).hits if hit.kind == "document"]


def test_a_document_is_found_by_the_words_of_its_text_and_opened_from_a_citys_site(client: Client) -> None:
    download = stored(pdf("Die Lichtsignalanlage wird erneuert."))

    assert (download.text_state, found("Lichtsignalanlage")) == ("read", ["Protokoll der Sitzung"])
    page = client.get("/suche/?q=Lichtsignalanlage").content.decode()
    assert f'href="{download.url}"' in page


def test_a_document_that_nobody_asked_to_be_found_is_neither_read_nor_found() -> None:
    download = stored(pdf("Lichtsignalanlage"), is_findable=False)

    assert (download.text, found("Lichtsignalanlage"), found("Protokoll")) == ("", [], [])


def test_a_closed_collection_keeps_its_documents_out_of_the_search() -> None:
    download = stored(pdf("Lichtsignalanlage"))
    closed = Collection.get_first_root_node().add_child(name="intern")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    download.collection = closed
    download.save()
    services.read_text.call(download.pk)

    assert found("Lichtsignalanlage") == []
    assert "Lichtsignalanlage" not in str(list(selectors.search_documents()))


def test_a_new_file_is_read_anew_and_a_deleted_document_forgotten() -> None:
    download = stored(pdf("Lichtsignalanlage"))
    download.file.save("neu.pdf", ContentFile(pdf("Fahrradstellplatz")), save=False)
    download._set_document_file_metadata()
    download.save()
    services.read_text.call(download.pk)

    assert (found("Lichtsignalanlage"), found("Fahrradstellplatz")) == ([], ["Protokoll der Sitzung"])
    download.delete()
    assert found("Fahrradstellplatz") == []


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (pdf("geheim", password="x"), "encrypted"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 5_000, "unreadable"),
        (pdf("Wort")[:200], "unreadable"),
        (b"", "unreadable"),
    ],
)
def test_a_locked_or_broken_file_is_said_to_be_so(content: bytes, state: str) -> None:
    assert connectors.pdf_text(content) == connectors.PdfText(state)


def test_of_two_thousand_pages_the_first_are_read_in_bounded_time() -> None:
    begun = time.monotonic()
    read = connectors.pdf_text(pdf("Seite", pages=2_000))

    assert read.state == "partly"
    assert read.text.count("Seite") == connectors.MAX_PAGES
    assert time.monotonic() - begun < connectors.WALL_SECONDS


def test_a_reader_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connectors, "WALL_SECONDS", 0.01)

    assert connectors.pdf_text(pdf("Wort")).state == "unreadable"


def test_a_reader_that_takes_too_much_memory_is_ended() -> None:
    # A page whose content unpacks to two hundred megabytes of blanks.
    assert connectors.pdf_text(bomb()).state in {"read", "unreadable"}


def bomb() -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(200)) + packer.flush()
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
    stream = b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream endobj\n"
    return head + page + stream + b"trailer<</Root 1 0 R>>"


def test_a_missing_file_costs_nothing() -> None:
    download = stored(pdf("Wort"))
    Download.objects.filter(pk=download.pk).update(text_hash="")
    download.file.storage.delete(download.file.name)

    services.read_text.call(download.pk)
    services.read_text.call(0)

    assert Download.objects.get(pk=download.pk).text_hash == ""
