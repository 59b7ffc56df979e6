"""The glossary explains every noun of the product."""

import re

from django.apps import apps

from tests.house.source import ROOT

BEHIND_THE_SCENES = {"core"}


def test_glossary_explains_every_model() -> None:
    glossary = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    nouns = [model for model in apps.get_models() if model.__module__.startswith("dos.")]

    missing = [
        model.__name__
        for model in nouns
        if model._meta.app_label not in BEHIND_THE_SCENES and f"`{model.__name__}`" not in glossary
    ]

    assert missing == []


def test_no_text_of_people_is_cut_inside_a_character() -> None:
    """`core.text.cut` and `|shortened` know what people see as one character; slices and Django's filter do not."""
    halves = re.compile(r"clean_(?:line|text)\([^\n]*\)\[\s*:|\|truncatechars|Truncator\(")
    places = [path for ending in ("py", "html") for path in (ROOT / "dos").rglob(f"*.{ending}")]

    found = [path for path in places if "tests" not in path.parts and halves.search(path.read_text(encoding="utf-8"))]

    assert [str(path.relative_to(ROOT)) for path in found] == []
