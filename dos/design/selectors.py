"""Questions about colours: which shades of a city's colour can be read, in the light and in the dark."""

import colorsys
from dataclasses import dataclass

from django.template.loader import render_to_string

THREAD, THREAD_IN_THE_DARK = "#c8102e", "#ff6b61"
WHITE, BLACK = "#ffffff", "#000000"


@dataclass(frozen=True)
class Shades:
    """The colours of one look in one mode; each pair of ground and ink holds the contrast of WCAG AA and more."""

    brand: str
    soft: str
    action: str
    on_action: str
    thread: str


@dataclass(frozen=True)
class Look:
    """A city's look: its shades by day and by night."""

    light: Shades
    dark: Shades


def look(primary: str) -> Look:
    """Derive the look from one colour; a colour too pale or too dark to be read is moved until it can be."""
    deep = _moved(primary, against=WHITE, towards=BLACK, ratio=7)
    soft = mixed(deep, WHITE, 0.08)
    night = mixed(deep, BLACK, 0.7)
    soft_night = mixed(deep, BLACK, 0.3)
    bright = _moved(_vivid(deep), against=soft_night, towards=WHITE, ratio=8)
    return Look(
        light=Shades(brand=deep, soft=soft, action=deep, on_action=WHITE, thread=THREAD),
        dark=Shades(brand=night, soft=soft_night, action=bright, on_action=BLACK, thread=THREAD_IN_THE_DARK),
    )


def look_css(primary: str) -> str:
    """Give the style sheet of a look, to be served under a hashed address; it also names the fonts."""
    return render_to_string("design/look.css", {"colour": primary})


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours after WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """Mix two colours; `share` is that of the first."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one * share + two * (1 - share)):02x}" for one, two in pairs)


def _moved(colour: str, *, against: str, towards: str, ratio: float) -> str:
    for step in range(21):
        candidate = mixed(towards, colour, step / 20)
        if contrast(candidate, against) >= ratio:
            return candidate
    return towards


def _vivid(colour: str) -> str:
    """Give a strong, middling tone of the same hue: what is mixed with white alone looks grey in the dark."""
    hue, _lightness, saturation = colorsys.rgb_to_hls(*(value / 255 for value in _channels(colour)))
    return "#" + "".join(f"{round(value * 255):02x}" for value in colorsys.hls_to_rgb(hue, 0.5, min(saturation, 0.45)))


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _luminance(colour: str) -> float:
    parts = [value / 255 for value in _channels(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
