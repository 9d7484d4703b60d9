r"""Several values that a note lists for one name: `\alpha = 0.1, 0.5, 1`, `k \in \{1, 2, 5\}`.

A name with such a list has no one value there. Computes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from vaultproof.claim import Binding, Syntax, Term
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import late

_PLAIN = r"[-−+]?\d+(?:\.\d+|\{,\}\d+)?(?:\s*/\s*\d+)?(?![\w%°^(]|\.\d|\s*\\(?:times|cdot|%))"
_COMMA = r"[-−+]?\d+(?:,\d+)?(?![\w%°^(]|,\d)"
_AND = (
    r"and|or|und|oder|sowie|et|ou|y|o|e|và|hoặc|hay|и|или|oraz|lub|i|ve|veya|bis"
    r"|\\(?:text|mbox)\s*\{\s*(?:and|or|und|oder|et|ou|y|o|e|và|hoặc|и|или)\s*\}"
)
_SPACE = r"(?:\s|\\[,;: ]|\\quad|~|\$)*"
_DOTS = rf"(?:{_SPACE}(?:\\[lc]?dots[cbo]?|…|\.\.\.){_SPACE}[,;，、]?)?"


def _sequel(mark: str, number: str) -> re.Pattern[str]:
    """One further value behind a list's mark, a word for “and”, or both."""
    separator = (
        rf"(?:{mark}{_DOTS}(?:{_SPACE}(?:{_AND})(?![A-Za-z]))?|\s(?:{_AND})(?![A-Za-z])|[和与與及或と](?!\w))"
    )
    return re.compile(rf"{_SPACE}{separator}{_SPACE}(?P<value>(?:(?:\\pm|±)\s*)?{number})")


_BY_COMMA, _BY_SEMICOLON = _sequel("[,;，、；]", _PLAIN), _sequel("[;；]", _COMMA)
_ENDS = late(rf"{_SPACE}(?:[.,;:。，；：、!?)\]}}）]|$|\n|{_AND}|[^\W\d_])")
_MEMBER = late(
    r"(?P<name>\\?[A-Za-zα-ω]+(?:_(?:\{[A-Za-z0-9]+\}|[A-Za-z0-9]))?)\s*(?:\\in(?![a-z])|∈)\s*(?:\\left\s*)?\\?\{\s*"
    rf"(?P<first>{_PLAIN})(?P<rest>[^{{}}\\]*(?:\\[lc]?dots[^{{}}\\]*)?)(?:\\right\s*)?\\?\}}"
)
_MOST = 12
_FEWEST_IN_PROSE = 2


def listed(note: Note, binding: Binding) -> Binding:
    """A binding with the further values that the note lists behind its own."""
    if not re.fullmatch(rf"{_PLAIN}|{_COMMA}", binding.value.text.strip()):
        return binding
    text, end = note.source.text, binding.span.end
    by_comma = re.search(r"\d,\d", binding.value.text) is None
    more = tuple(_more(text, end, _BY_COMMA if by_comma else _BY_SEMICOLON, binding.value.syntax))
    if not more:
        return binding
    stop = more[-1].passage.whole.end
    sure = len(more) >= _FEWEST_IN_PROSE or _in_formula(note, binding.span.start, stop)
    return replace(binding, others=more) if sure and _ENDS.match(text, stop) else binding


def memberships(note: Note) -> Iterator[Binding]:
    """Names that a formula calls one of several numbers."""
    for formula in note.formulas:
        text = formula.passage.text
        for match in _MEMBER.finditer(text) if "\\in" in text or "∈" in text else ():
            name = canonical_name(match["name"])
            values = (
                match["first"],
                *(found["value"] for found in _BY_COMMA.finditer(match["rest"])),
            )
            if name is None or len(values) < 2 or len(values) > _MOST:
                continue
            terms = [Term(Passage(value, ((0, formula.span.start),)), Syntax.LATEX) for value in values]
            yield Binding(
                path=note.path,
                span=formula.span,
                name=name,
                value=terms[0],
                scope=formula.scope,
                others=tuple(terms[1:]),
            )


def _more(text: str, end: int, pattern: re.Pattern[str], syntax: Syntax) -> Iterator[Term]:
    for _ in range(_MOST):
        match = pattern.match(text, end)
        if match is None:
            return
        start, end = match.span("value")
        yield Term(Passage(match["value"], ((0, start),)), syntax)


def _in_formula(note: Note, start: int, stop: int) -> bool:
    """Whether one formula holds a whole list."""
    at = bisect_left(note.formulas, start, key=lambda one: one.span.end)
    return at < len(note.formulas) and note.formulas[at].span.covers(Span(start, stop))
