"""Colours, sizes and lengths of figures. Colours are mid-tones that read on a white and on a near-black page alike."""

from __future__ import annotations

import re
import unicodedata

WIDTH, HEIGHT = 460.0, 276.0
"""The figure's size in points."""

INK = "#808080"
GRID = "#808080"
CURVE = "#2f82dc"
DERIVATIVE = "#b0802c"
HOLDS = "#229455"
REFUTED = "#e0483e"
FAMILY = ("#2f82dc", "#a266d3", "#d05a8a", "#c9702c", "#8c8a1e", "#229455")
LEVELS = ("#6a6fd8", "#3f7fd6", "#2a8fb0", "#22977f", "#4f9440", "#8c8a1e", "#b8792a", "#d0603f", "#d4507a")

WIDTH_OF_CURVE = 2.2
TEXT = 9.0
SMALL = 8.0


def text_width(text: str, size: float) -> float:
    """An estimate of a text's width in points, the same on every machine, whichever font shows it."""
    return size * sum(_advance(character) for character in text)


def _advance(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in " .,:;'|!()[]{}ijlItfr′":
        return 0.38
    if character in "=+−<>≈≤≥mwMW":
        return 0.8
    return 0.68 if character.isupper() else 0.62


def number(value: float) -> str:
    """A number as a label shows it: six significant digits, a true minus sign, tens as powers where it is long."""
    text = f"{value:.6g}"
    if "e" in text:
        mantissa, _, exponent = text.partition("e")
        power = superscript(str(int(exponent)))
        text = f"10{power}" if mantissa == "1" else f"{mantissa}·10{power}"
    return "0" if text == "-0" else text.replace("-", "−")


_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscript(power: str) -> str:
    """A power as raised figures: `⁻¹`."""
    return power.lstrip("+").replace("−", "-").translate(_SUPERSCRIPT)


_UNPRINTABLE = re.compile("[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """A text without the characters that no XML can hold."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def with_unit(name: str, unit: str) -> str:
    """A variable with its unit: `t (h)`."""
    return f"{name} ({unit})" if unit else name
