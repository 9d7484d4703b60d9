r"""Sequences that a note gives by a formula of their index, `a_n = \frac{(-1)^n}{n}` or, as signals are written,
`w[n] = \cos(\pi n)`, or by a rule and their first terms, `x_{n+1} = 3x_n`, `x_0 = 1`, as functions that can be drawn.

Claims about their terms are found elsewhere; here is only what a figure needs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vaultproof.claim import Condition, Definition, Syntax, Term, WitnessKind
from vaultproof.extract.definitions.recurrence import HEAD, with_earlier
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.pipeline.figures.figure import Marked
from vaultproof.pipeline.quantities import Quantity, parts_of
from vaultproof.pipeline.tabled import half_unit
from vaultproof.source import Passage

_GIVEN = re.compile(
    r"\s*(?P<letter>[A-Za-z]|\\(?:alpha|beta|gamma|delta|eta|theta|lambda|mu|nu|pi|rho|sigma|tau|phi|psi|omega))"
    r"(?:_(?:(?P<index>[nkmt])|\{\s*(?P<braced>[nkmt])\s*\})|\s*\[\s*(?P<signal>[nkmt])\s*\])"
    r"\s*=(?P<body>(?:[^=≈<>]|(?<=_\{)\s*[a-z]\s*=)+?)"
    r"(?:,?\s*(?:\\q?quad|\\text|,\s*[nkmt]\s*(?:\\geq?|≥|=|\\in)).*)?",
    re.DOTALL,
)
_AT_MOST = r"\\leq?(?:slant)?(?![a-z])|≤"
_BETWEEN = (
    rf"(?P<first>\d)\s*(?:{_AT_MOST})\s*{{index}}\s*(?:{_AT_MOST}|(?P<less><|\\lt(?![a-z])))"
    r"\s*(?P<last>[A-Za-z\d](?:\s*[-−+]\s*\d+)?)"
)
_BEHIND = 60
_WHOLE, _EXACT = 0.5, 1e-9


def sequences_of(note: Note) -> Iterator[tuple[Definition, int]]:
    """Each sequence that the note gives by one formula alone, and the number from which its index counts."""
    found: dict[str, list[tuple[Definition, int]]] = defaultdict(list)
    for formula in note.formulas:
        match = _GIVEN.fullmatch(formula.passage.text.rstrip(" .,\n"))
        if match is None:
            continue
        index = match["index"] or match["braced"] or match["signal"]
        written = match["body"].strip()
        if match["signal"] is not None:
            written = re.sub(rf"(?<![A-Za-z\\_])u\s*\[\s*{index}\s*\]", "", written)  # 1 from 0 on
        body = Term(Passage(written.strip(), ((0, 0),)), Syntax.LATEX)
        if index not in {canonical_name(name) for name in shape(body).names}:
            continue
        behind = formula.passage.text[match.end("body") :]
        behind += note.source.text[formula.span.end : formula.span.end + _BEHIND].partition("\n\n")[0]
        definition = Definition(
            path=note.path,
            span=formula.span,
            name=f"{match['letter'].removeprefix(chr(92))}_{index}",
            aliases=(),
            parameters=(index,),
            source=WitnessKind.FORMULA,
            text=formula.passage.text,
            body=body,
            scope=formula.scope,
            conditions=tuple(_last(index, behind)),
        )
        found[match["letter"]].append((definition, _first(index, behind, signal=match["signal"] is not None)))
    for several in found.values():
        if len(several) == 1:
            yield several[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """The rule of a sequence, its body with the earlier terms written as such, its first terms, and the index of the
    first of them."""

    definition: Definition
    starts: tuple[Term, ...]
    first: int


def recurrences_of(note: Note, quantities: Mapping[str, Quantity]) -> Iterator[Recurrence]:
    """Each sequence of which the note gives one rule alone, and as many first terms as this takes."""
    found: dict[str, dict[str, Recurrence]] = defaultdict(dict)
    for formula in note.formulas:
        for part in parts_of(formula.passage.text) if "_" in formula.passage.text else ():
            left, sign, right = part.partition("=")
            head = HEAD.match(left) if sign else None
            if head is None:
                continue
            index, ahead = head["plain"] or head["index"], int(head["ahead"] or 0)
            body = Term(Passage(right.partition("=")[0].strip(), ((0, 0),)), Syntax.LATEX)
            read = with_earlier(body, head["letter"], index, ahead)
            letter = head["letter"].removeprefix("\\")
            starts = _starts(letter, read[1], quantities) if read is not None else None
            if read is None or starts is None:
                continue
            definition = Definition(
                path=note.path,
                span=formula.span,
                name=f"{letter}_{index}",
                aliases=(),
                parameters=(index,),
                source=WitnessKind.FORMULA,
                text=part,
                body=read[0],
                scope=formula.scope,
            )
            found[letter][read[0].text] = Recurrence(definition=definition, starts=starts[1], first=starts[0])
    for rules in found.values():
        if len(rules) == 1:
            yield from rules.values()


def _starts(
    letter: str, count: int, quantities: Mapping[str, Quantity]
) -> tuple[int, tuple[Term, ...]] | None:
    """The index from which a sequence begins, 0 or 1, and so many first terms."""
    for first in (0, 1):
        given = [quantities.get(f"{letter}_{first + at}") for at in range(count)]
        numbers = [one.number for one in given if one is not None and one.number is not None]
        if len(numbers) == count:
            texts = (f"\\frac{{{one.numerator}}}{{{one.denominator}}}" for one in numbers)
            return first, tuple(Term(Passage(text, ((0, 0),)), Syntax.LATEX) for text in texts)
    return None


def stated_terms(note: Note, definition: Definition) -> Iterator[Marked]:
    """The terms whose values a note states and no claim tries, `w[10] = 1`: those that lie elsewhere are left out."""
    letter = re.escape(definition.name.rpartition("_")[0])
    term = re.compile(
        rf"\\?{letter}\s*(?:_\s*(?:(?P<digit>\d)|\{{\s*(?P<number>\d+)\s*\}})|\[\s*(?P<signal>\d+)\s*\])"
        r"\s*(?:=|≈|\\approx(?![a-z]))\s*(?P<value>[^=≈]+)"
    )
    for formula in note.formulas:
        for part in parts_of(formula.passage.text):
            found = term.fullmatch(part)
            within = half_unit(found["value"]) if found is not None else None
            if found is None or within is None:
                continue
            at = Term(Passage(found["digit"] or found["number"] or found["signal"], ((0, 0),)), Syntax.LATEX)
            value = Term(Passage(found["value"], ((0, 0),)), Syntax.LATEX)
            exact = within if within < _WHOLE else _EXACT
            yield Marked(
                left=definition.body,
                right=value,
                given=((definition.parameters[0], at),),
                holds=True,
                within=exact,
            )


def _last(index: str, text: str) -> Iterator[Condition]:
    """Where a sequence ends, as the note says it behind the formula: `0 \\le n \\le N - 1`."""
    between = re.search(_BETWEEN.format(index=index), text)
    if between is not None:
        bound = Term(Passage(between["last"], ((0, 0),)), Syntax.LATEX)
        yield Condition(name=index, sign="<" if between["less"] else "≤", bound=bound)


def _first(index: str, text: str, *, signal: bool) -> int:
    """The first index, as the note says it behind the formula; where it says nothing, 0 of a signal or a time, else
    1."""
    if (between := re.search(_BETWEEN.format(index=index), text)) is not None:
        return int(between["first"])
    least = re.search(
        rf"{index}\s*(?P<sign>\\geq?(?:slant)?|≥|>=|>|\\gt|=|\\in\s*\\\{{)\s*(?P<least>\d+)", text
    )
    if least is None:
        return 0 if signal or index == "t" else 1
    return int(least["least"]) + (least["sign"] in {">", r"\gt"})
