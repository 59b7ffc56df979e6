"""Static files: hashed where they are there, plain where set-up could not fetch them, never an error page."""

from pathlib import Path

from django.core.files.base import ContentFile

from dos.config.storage import StaticFiles


def test_file_gets_the_hash_of_its_content(tmp_path: Path) -> None:
    storage = StaticFiles(location=tmp_path, base_url="/static/")
    storage.save("look.css", ContentFile(b"p{}"))

    assert storage.url("look.css").startswith("/static/look.")
    assert storage.url("look.css") != "/static/look.css"


def test_missing_file_keeps_its_name(tmp_path: Path) -> None:
    storage = StaticFiles(location=tmp_path, base_url="/static/")

    assert storage.url("vendor/kern/kern.min.css") == "/static/vendor/kern/kern.min.css"


def test_style_sheet_that_names_a_missing_font_is_still_collected(tmp_path: Path) -> None:
    storage = StaticFiles(location=tmp_path, base_url="/static/")
    storage.save("look.css", ContentFile(b'@font-face{src:url("vendor/fonts/fira-sans-400.woff2")}'))

    results = list(storage.post_process({"look.css": (storage, "look.css")}))

    assert [result for _, _, result in results if isinstance(result, Exception)] == []
