r"""Angles in degrees: as the inputs of a table, `30°`, `$30^\circ$`, and worked with, `90^\circ - 70^\circ = 20^\circ`.
Evaluates nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from vaultproof.claim import Syntax, Term
from vaultproof.spot import late

_ANGLE = late(r"\s*(?P<number>[-−]?\d+(?:[.,]\d+)?)\s*(?:°|\^\s*\{?\s*\\circ\s*\}?)\s*")
_OF_ANGLE = late(
    r"\s*\\?(?:sin|cos|tan|cot|tg|ctg|sen)(?:\s*\\?[A-Za-zα-ω]+|\s*(?:\\left)?\(\s*\\?[A-Za-zα-ω]+\s*(?:\\right)?\))?\s*"
)


def is_angle(term: Term) -> bool:
    """Whether a term is a number of degrees."""
    return _ANGLE.fullmatch(term.text) is not None


def of_angle(function: Term) -> bool:
    """Whether a header is one of the functions of an angle, with a letter for the angle or without."""
    return _OF_ANGLE.fullmatch(function.text) is not None


def in_radians(term: Term) -> Term:
    """A number of degrees as a number; any other term as it is."""
    match = _ANGLE.fullmatch(term.text)
    if match is None:
        return term
    turned = (
        rf"\frac{{{match['number']}\pi}}{{180}}"
        if term.syntax is Syntax.LATEX
        else f"{match['number']}*pi/180"
    )
    return replace(term, passage=replace(term.passage, text=turned))


_SIGN = late(r"(?:\{\s*\})?\^\s*(?:\{\s*\\circ\s*\}|\\circ(?![A-Za-z]))|\\degree(?![A-Za-z])|[°º]")
_NUMBERED = late(rf"(?P<number>\d+(?:(?:[.,]|\{{,\}})\d+)?)\s*(?:{_SIGN.pattern})")
_FORMAT = late(r"\\(?:[dt]?frac|cdot|times|div|left|right|quad|approx|pm|mp|[,;:! ])(?![A-Za-z])")
_ARC = late(
    r"\\(?:arcsin|arccos|arctan|arccot)(?![A-Za-z])|\\operatorname\{(?:arcsin|arccos|arctan|arctg|atan|asin|acos)\}|\\(?:sin|cos|tan)\s*\^\s*\{\s*-\s*1\s*\}"
)
_OTHERWISE = late(r"\\pi(?![A-Za-z])|π|\\(?:sin|cos|tan|cot|sec|csc)(?![A-Za-z])(?!\s*\^\s*\{\s*-\s*1)")
_NAMED = late(r"[^\W\d_]|\\|['’′%]")


def in_degrees(left: Term, right: Term, letters: str = "") -> tuple[Term, Term]:
    r"""Two terms that count degrees as terms of numbers: `90^\circ - 70^\circ` and `20^\circ` as `90 - 70` and `20`,
    `\arctan(1)` and `45^\circ` as `\frac{180}{\pi}(\arctan(1))` and `45`. As they are where something else stands in
    them than numbers, and `letters` that stand for degrees too."""
    both = f"{left.text} {right.text}"
    if _SIGN.search(both) is None or left.syntax is not Syntax.LATEX or right.syntax is not Syntax.LATEX:
        return left, right
    plain = tuple(_SIGN.sub("", term.text) for term in (left, right))
    if all(map(_is_number, plain)):
        return left, right  # one measure told in another: `90^\\circ = 100` gon
    if not any(_NAMED.search(_FORMAT.sub("", text).replace(letters, "")) for text in plain):
        return _reworded(left, plain[0]), _reworded(right, plain[1])
    if _ARC.search(left.text) and _is_number(plain[1]) and not _OTHERWISE.search(both) and not letters:
        turned = _NUMBERED.sub(lambda match: rf"\frac{{{match['number']}\pi}}{{180}}", left.text)
        if _SIGN.search(turned) is None:
            return _reworded(left, rf"\frac{{180}}{{\pi}}\left({turned}\right)"), _reworded(right, plain[1])
    return left, right


def without_degrees(term: Term) -> Term:
    """A term with its numbers of degrees as numbers."""
    return _reworded(term, _SIGN.sub("", term.text))


def counts_degrees(text: str) -> bool:
    """Whether a sign of degrees stands in a text."""
    return _SIGN.search(text) is not None


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\s*[-−]?\d+(?:(?:[.,]|\{,\})\d+)?\s*", text) is not None


def _reworded(term: Term, text: str) -> Term:
    return term if text == term.text else replace(term, passage=term.passage.reworded(f"{text} "))
