"""The glossary explains every noun of the product."""

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
