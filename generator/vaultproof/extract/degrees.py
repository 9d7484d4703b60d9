r"""Angles in degrees as the inputs of a table: `30°`, `$30^\circ$`. Evaluates nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from vaultproof.claim import Syntax, Term

_ANGLE = re.compile(r"\s*(?P<number>[-−]?\d+(?:[.,]\d+)?)\s*(?:°|\^\s*\{?\s*\\circ\s*\}?)\s*")
_OF_ANGLE = re.compile(
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
