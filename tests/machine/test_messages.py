"""Catalogues of texts: read, written, compiled and complete without gettext."""

import gettext
import io
from pathlib import Path

from dos.config import messages, wording
from dos.config.messages import Entry, Text

CATALOGUE = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "Vorhaben"
msgstr "Project"

msgctxt "Monat"
msgid "Mai"
msgstr "May"

msgid "%(n)s Tag"
msgid_plural "%(n)s Tage"
msgstr[0] "%(n)s day"
msgstr[1] "%(n)s days"

msgid "Zitat „so“ \"so\"\nneue Zeile"
msgstr "Quote “so” \"so\"\nnew line"

msgid "noch offen"
msgstr ""
"""


def test_compiled_catalogue_translates(tmp_path: Path) -> None:
    source = tmp_path / "django.po"
    source.write_text(CATALOGUE, encoding="utf-8")

    english = gettext.GNUTranslations(io.BytesIO(messages.compiled(messages.read(source))))

    assert english.gettext("Vorhaben") == "Project"
    assert english.pgettext("Monat", "Mai") == "May"
    assert english.ngettext("%(n)s Tag", "%(n)s Tage", 1) == "%(n)s day"
    assert english.ngettext("%(n)s Tag", "%(n)s Tage", 2) == "%(n)s days"
    assert english.gettext('Zitat „so“ "so"\nneue Zeile') == 'Quote “so” "so"\nnew line'
    assert english.gettext("noch offen") == "noch offen"


def test_written_catalogue_reads_back_the_same(tmp_path: Path) -> None:
    source, copy = tmp_path / "a.po", tmp_path / "b.po"
    source.write_text(CATALOGUE, encoding="utf-8")

    messages.write(copy, messages.read(source))

    assert messages.read(copy) == messages.read(source)


def test_only_stale_catalogues_are_compiled(tmp_path: Path) -> None:
    source = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE, encoding="utf-8")

    messages.compile_stale(tmp_path)
    first = source.with_suffix(".mo").stat().st_mtime_ns
    messages.compile_stale(tmp_path)

    assert source.with_suffix(".mo").stat().st_mtime_ns == first


def test_texts_are_found_in_code() -> None:
    source = 'a = _("eins")\nb = ngettext("ein %s", "zwei %s", n)\nc = pgettext_lazy("Monat", "Mai")\nd = other("nein")'

    assert set(wording.texts_in_code(source)) == {
        Text("eins"),
        Text("ein %s", "zwei %s"),
        Text("Mai", context="Monat"),
    }


def test_texts_are_found_in_templates() -> None:
    source = (
        '{% load i18n %}{% translate "Suche (alles)" %}{% blocktranslate count n=n %}ein {{ n }}'
        '{% plural %}viele {{ n }}{% endblocktranslate %}{% include "x.html" with title=_("Titel") %}'
    )

    found = set(wording.texts_in_template(source, "x.html"))

    assert found == {Text("Suche (alles)"), Text("ein %(n)s", "viele %(n)s"), Text("Titel")}


def test_entry_with_one_missing_form_is_not_translated() -> None:
    assert not Entry({"msgid": "Tag", "msgid_plural": "Tage"}, {0: "day", 1: ""}).is_translated


def test_translation_that_loses_a_placeholder_is_found() -> None:
    assert wording.keeps_placeholders(Entry({"msgid": "bis %(day)s"}, {0: "until %(day)s"}))
    assert not wording.keeps_placeholders(Entry({"msgid": "bis %(day)s"}, {0: "until then"}))
