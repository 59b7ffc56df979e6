"""Components keep their promises: escaped bodies, words beside signs, no number without a source."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, engines

from dos.core.thread import Node
from dos.design.charts import Bar, Point
from dos.design.templatetags import design

COMPONENTS = Path(__file__).parents[1] / "templates" / "components"


def render(source: str, **context: Any) -> str:
    return engines["django"].from_string(source).render(context)


NODES = [
    Node("idea", "a", "Mehr Schatten", "Idee", "full", "beantwortet", url="/idee/"),
    Node("project", "b", "Kühle Plätze", "Projekt", "half", "in Umsetzung", on=date(2026, 3, 1), is_here=True),
    Node("indicator", "c", "", "Kennzahl", "stub", "nicht öffentlich"),
]


def test_body_of_a_component_stays_markup_and_inputs_are_escaped() -> None:
    html = render('{% component "card" title=title %}<p>{{ text }}</p>{% endcomponent %}', title="<b>", text="<i>")

    assert "<p>&lt;i&gt;</p>" in html
    assert "&lt;b&gt;" in html


def test_component_sees_only_its_inputs() -> None:
    html = render('{% component "alert" title="Hinweis" %}{% endcomponent %}', body="von außen", type="danger")

    assert "kern-alert--info" in html
    assert "von außen" not in html


def test_thread_is_drawing_and_list() -> None:
    html = render("{% thread nodes %}", nodes=NODES)

    assert "<title>Der rote Faden</title>" in html
    assert "Sie sind bei „Kühle Plätze“." in html
    assert html.count('<li class="thread__node') == 3
    assert '<a href="/idee/">Mehr Schatten</a>' in html
    assert "in Umsetzung, 1. März 2026" in html
    assert html.count("Sie sind hier") == 1
    assert "style=" not in html


def test_thread_without_nodes_is_nothing() -> None:
    assert render("{% thread nodes %}", nodes=[]).strip() == ""


def test_number_without_source_is_not_shown() -> None:
    source = '{% include "components/number.html" with label="Stationen" value="76" source_label=label only %}'

    assert render(source).strip() == ""
    assert "76" in render(source, label="Datenportal")


def test_chart_has_description_and_table() -> None:
    points = [Point(date(2024, 1, 1), 1200), Point(date(2025, 1, 1), 1300)]

    html = render('{% line_chart points "Mehr" unit="Stück" description="Es werden mehr." %}', points=points)

    assert "<desc>Es werden mehr.</desc>" in html
    assert '<td class="is-number">1.300</td>' in html
    assert 'height="236"' in html


def test_chart_without_values_says_so() -> None:
    assert "Noch kein Wert belegt" in render('{% line_chart points "Mehr" %}', points=[])


def test_timeline_says_in_words_what_it_draws() -> None:
    html = render('{% timeline bars "Zeit" %}', bars=[Bar("Plätze", date(2023, 1, 1), text="seit Januar 2023")])

    assert "seit Januar 2023" in html


def test_pager_keeps_the_filters() -> None:
    page = Paginator(range(3000), 2).page(1200)

    html = render('{% include "components/pager.html" with page=page query="stadt=schwerte" only %}', page=page)

    assert 'href="?stadt=schwerte&amp;seite=1201"' in html
    assert 'aria-current="page">1.200</span>' in html


def test_source_names_the_host_and_no_more() -> None:
    html = render('{% include "components/source.html" with url="https://www.schwerte.de/a" only %}')

    assert ">schwerte.de</a>" in html


@pytest.mark.parametrize("name", ["accordion", "badge", "empty", "fieldset", "link-button", "progress", "views"])
def test_first_line_names_the_inputs(name: str) -> None:
    source = (COMPONENTS / f"{name}.html").read_text(encoding="utf-8")

    assert source.startswith("{# " + name + " – required: ")


def test_frame_finds_the_site_below_another_one() -> None:
    class Site:
        look_url = "/look/a.css"

    context = Context({"site": Site()})

    with context.push(site="ein fremder Gegenstand"):
        assert design.frame(context) is context.dicts[1]["site"]
