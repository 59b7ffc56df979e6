"""Templates hold nothing that the strict Content-Security-Policy forbids and name no foreign host to load from."""

import re
from pathlib import Path

import pytest

from tests.house.source import name, templates

FORBIDDEN = {
    "a style element": re.compile(r"<style\b", re.I),
    "a style attribute": re.compile(r"<[a-z][^>]*\sstyle\s*=", re.I),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*\btype=\"application/(ld\+)?json\")", re.I),
    "an event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I),
    "a script as address": re.compile(r"=\s*[\"']javascript:", re.I),
    "HTMX that evaluates": re.compile(r"\bhx-on|\bhx-vals=[\"']js:", re.I),
    "a foreign source": re.compile(r"<(script|img|iframe|source|link|use)\b[^>]*(src|href)=[\"'](https?:)?//", re.I),
}


@pytest.mark.parametrize("template", templates(), ids=name)
def test_template_obeys_the_policy(template: Path) -> None:
    text = re.sub(r"{#.*?#}|{% comment.*?{% endcomment %}", "", template.read_text(encoding="utf-8"), flags=re.S)

    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []
