"""A city may choose any colour: what is written in it can be read, by day and by night."""

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from dos.design import selectors

AA = 4.5
colours = st.integers(min_value=0, max_value=0xFFFFFF).map(lambda number: f"#{number:06x}")


def weakest_pair(shades: selectors.Shades, paper: str) -> float:
    pairs = [
        (shades.action, paper),
        (shades.action, shades.soft),
        (shades.thread, paper),
        (shades.thread, shades.soft),
        (shades.on_action, shades.action),
        (selectors.WHITE, shades.brand),
    ]
    return min(selectors.contrast(ink, ground) for ink, ground in pairs)


@given(colours)
def test_every_colour_can_be_read_by_day(primary: str) -> None:
    assert weakest_pair(selectors.look(primary).light, selectors.WHITE) >= AA


@given(colours)
def test_every_colour_can_be_read_by_night(primary: str) -> None:
    assert weakest_pair(selectors.look(primary).dark, selectors.BLACK) >= AA


def test_a_colour_that_can_be_read_stays_as_the_city_chose_it() -> None:
    assert selectors.look("#00515e").light.brand == "#00515e"


def test_contrast_is_that_of_the_standard() -> None:
    assert selectors.contrast("#ffffff", "#000000") == 21
    assert round(selectors.contrast("#767676", "#ffffff"), 2) == 4.54


def test_style_sheet_names_shades_and_dark_mode() -> None:
    sheet = selectors.look_css("#1b3f8b")

    assert "--dos-brand: #1b3f8b;" in sheet
    assert "prefers-color-scheme: dark" in sheet
    assert sheet == render_to_string("design/look.css", {"colour": "#1b3f8b"})
