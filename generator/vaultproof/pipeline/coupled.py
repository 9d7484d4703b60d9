r"""Sequences that a note tells together, each by the terms of all before, `x_{t+1} = x_t + v_{t+1}` beside
`v_{t+1} = 0.9 v_t - 0.1 x_t`, with their first terms. Works no term out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from vaultproof.claim import Definition, Syntax, Term, WitnessKind
from vaultproof.extract.definitions.recurrence import EARLIER, HEAD
from vaultproof.note import Formula, Note
from vaultproof.pipeline.quantities import Quantity, parts_of
from vaultproof.source import Passage

_MOST, _LONGEST = 3, 2000
_NUMBER = r"[-−]?\d+(?:\.\d+)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coupled:
    """Sequences told together: for each, in order, its letter, a definition whose body writes the terms before as ξ
    with the number of their sequence, and its first term, which stands at `first`."""

    letters: tuple[str, ...]
    definitions: tuple[Definition, ...]
    starts: tuple[Term, ...]
    first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    formula: Formula
    index: str
    ahead: int
    body: str


def coupled_of(note: Note, quantities: Mapping[str, Quantity]) -> Coupled | None:
    """The sequences that a note tells together, where it tells each by one rule; None where it tells none so."""
    rules = _rules(note)
    if not 2 <= len(rules) <= _MOST or len({one.index for one in rules.values()}) != 1:
        return None
    bodies = {letter: _in_earlier(letter, rules) for letter in rules}
    if None in bodies.values() or not _are_coupled(rules):
        return None
    for first in (0, 1):
        starts = [_start(letter, first, note, quantities) for letter in rules]
        known = tuple(one for one in starts if one is not None)
        if len(known) == len(starts):
            definitions = tuple(
                _definition(note, letter, rule, bodies[letter] or "") for letter, rule in rules.items()
            )
            return Coupled(
                letters=tuple(letter.lstrip("\\") for letter in rules),
                definitions=definitions,
                starts=known,
                first=first,
            )
    return None


def _rules(note: Note) -> dict[str, _Rule]:
    """The rules for terms, by their letter: of one that has several none."""
    found: dict[str, dict[str, _Rule]] = defaultdict(dict)
    for formula in note.formulas:
        if "_" not in formula.passage.text or len(formula.passage.text) > _LONGEST:
            continue
        for part in parts_of(formula.passage.text):
            left, sign, right = part.partition("=")
            head = HEAD.match(left) if sign else None
            index = head["plain"] or head["index"] if head is not None else ""
            if head is None or not re.search(rf"_\s*(?:{index}(?![A-Za-z])|\{{\s*{index}\b)", right):
                continue
            body = right.partition("=")[0].strip()
            found[head["letter"]][re.sub(r"\s", "", body)] = _Rule(
                formula=formula, index=index, ahead=int(head["ahead"] or 0), body=body
            )
    return {letter: next(iter(several.values())) for letter, several in found.items() if len(several) == 1}


def _items(letters: Mapping[str, _Rule], index: str) -> re.Pattern[str]:
    """A term of one of the sequences."""
    names = "|".join(re.escape(letter) for letter in letters)
    return re.compile(
        rf"(?<![A-Za-z\\])(?P<letter>{names})\s*_\s*(?:(?P<plain>{index})(?![A-Za-z])"
        rf"|\{{\s*{index}\s*(?:(?P<sign>[-+−])\s*(?P<shift>\d)\s*)?\}})"
    )


def _are_coupled(rules: Mapping[str, _Rule]) -> bool:
    """Whether each rule but one names a term of another sequence, so that they cannot be told one by one."""
    index = next(iter(rules.values())).index
    others = [
        {found["letter"] for found in _items(rules, index).finditer(one.body)} - {letter}
        for letter, one in rules.items()
    ]
    return sum(bool(named) for named in others) >= len(rules) - 1


def _in_earlier(letter: str, rules: Mapping[str, _Rule], busy: frozenset[str] = frozenset()) -> str | None:
    """A rule's body with the terms one place before as ξ, those of its own place by their own rules; None where it
    reaches further back, or ahead."""
    rule = rules[letter]
    listed = list(rules)
    failed = False

    def earlier(found: re.Match[str]) -> str:
        nonlocal failed
        other = found["letter"]
        lag = rule.ahead - int(found["shift"] or 0) * (1 if found["sign"] == "+" else -1)
        if lag == 1:
            return EARLIER.format(listed.index(other) + 1)
        if lag == 0 and other not in busy | {letter}:
            inner = _in_earlier(other, rules, busy | {letter})
            if inner is not None:
                return rf"\left({inner}\right)"
        failed = True
        return ""

    text = _items(rules, rule.index).sub(earlier, rule.body)
    if failed or len(text) > _LONGEST or re.search(rf"(?<![A-Za-z\\]){rule.index}(?![A-Za-z])", text):
        return None
    return text


def _start(letter: str, first: int, note: Note, quantities: Mapping[str, Quantity]) -> Term | None:
    """The first term of a sequence, told alone or beside those of the others, `(x_0, y_0) = (1, 0)`."""
    one = quantities.get(f"{letter.lstrip(chr(92))}_{first}")
    if one is not None and one.number is not None:
        text = f"\\frac{{{one.number.numerator}}}{{{one.number.denominator}}}"
        return Term(Passage(text, ((0, 0),)), Syntax.LATEX)
    item = rf"{re.escape(letter)}\s*_\s*(?:{first}(?!\d)|\{{\s*{first}\s*\}})"
    tuples = rf"\((?P<names>[^()=]{{0,60}}?{item}[^()=]{{0,60}}?)\)\s*=\s*\((?P<values>[^()=]{{1,60}})\)"
    found = re.search(tuples, note.source.text)
    if found is None:
        return None
    names = [name.strip() for name in found["names"].split(",")]
    values = [value.strip() for value in found["values"].split(",")]
    at = next((at for at, name in enumerate(names) if re.fullmatch(item, name)), None)
    if at is None or len(names) != len(values) or not re.fullmatch(_NUMBER, values[at]):
        return None
    return Term(Passage(values[at], ((0, 0),)), Syntax.LATEX)


def _definition(note: Note, letter: str, rule: _Rule, body: str) -> Definition:
    return Definition(
        path=note.path,
        span=rule.formula.span,
        name=f"{letter.lstrip(chr(92))}_{rule.index}",
        aliases=(),
        parameters=(rule.index,),
        source=WitnessKind.FORMULA,
        text=rule.formula.passage.text,
        body=Term(Passage(body, ((0, 0),)), Syntax.LATEX),
        scope=rule.formula.scope,
    )
