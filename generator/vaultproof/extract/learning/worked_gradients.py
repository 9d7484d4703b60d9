r"""Derivatives of a quantity that a note works out through others, by hand: with `z = w x + b`, `a = \sigma(z)`,
`L = -\ln a` and the values of `w`, `x` and `b`, the claim `\frac{\partial L}{\partial w} = (a - 1)\,x \approx -0.21`.

Puts what each name stands for into the last one, down to numbers; evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, bare_name, equation
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import (
    OF_BACKPROPAGATION,
    OF_DERIVATIVES,
    OF_LAYERS,
    OF_SLOPES,
    OF_STEPS,
    OF_VALUES,
)
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import late

WORKED_GRADIENT = "worked gradient"
"""The kind of such claims: `left` is a derivative along `t`, whose value is given."""
ROUNDED = "t rounded"
"""The name of that value as the note has it, where it gives a number for what it reckons."""
_SUBSCRIPT = r"(?:\s*_\s*(?:\{[^{}]*\}|[A-Za-z0-9]))?"
_MARKED = r"\\(?:hat|bar|tilde|mathcal|mathrm|text)\s*(?:\{[^{}]*\}|[A-Za-z])"
_NAME = rf"(?:{_MARKED}|\\[A-Za-z]+|[A-Za-z]){_SUBSCRIPT}"
_D = r"(?:\\partial|∂|\\(?:mathrm|text)\s*\{\s*d\s*\}|d)\s*"
_HEAD = late(
    rf"\s*\\[dt]?frac\s*\{{\s*{_D}(?P<of>{_NAME})\s*\}}\s*\{{\s*{_D}(?P<by>{_NAME})\s*\}}\s*"
    rf"|\s*{_D}(?P<above>{_NAME})\s*/\s*{_D}(?P<below>{_NAME})\s*"
)
_TOKEN = late(
    rf"\\(?:operatorname|begin|end|left|right)\s*\*?(?:\{{[^{{}}]*\}})?|(?P<name>{_NAME})(?P<called>\s*(?:\\left\s*)?\()?"
)
_ONE_CALL = late(
    r"\s*(?P<head>-?\s*\\?[A-Za-z]+(?:\s*\{[A-Za-z]+\})?)\s*(?:\\left)?\(\s*(?P<number>[-−]?\d+(?:\.\d+)?)\s*(?:\\right)?\)\s*"
)
_NUMBERS = late(r"(?<![\d.,_^{])\d+(?:\.\d+)?(?![\d.,]*\d)")
_HEADING = late(r"\n#{1,2}\s")
_ZERO = late(r"\s*0(?:\.0+)?\s*")
_CONDITION = "it may be a condition, or a case"
_DEEPEST = 8
_LONGEST = 1500
_MOST = 60
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})
_UNREAD = "it is told of a derivative, which what the note says of its names does not give"
_BY_NUMBER = "a number may stand for another name than that which has its value"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a name was said to be: a body with names, a worked number, a number in digits, and where that ends."""

    symbolic: Term | None
    worked: Term | None
    number: Term | None
    end: int


def worked_gradients(
    note: Note, statements: Sequence[Statement], found: Sequence[object], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claims of each derivative of a name that stands for an expression of others, all with values before it; and
    those of its chain between numbers alone, as partial ones where the derivative itself cannot be worked out."""
    if not any(one.relations and _HEAD.fullmatch(one.terms[0].text) for one in statements):
        return
    if "partial" not in note.source.text and _SLOPE.search(note.source.text) is None:
        return
    ordered = sorted(statements, key=lambda one: one.terms[0].passage.whole.start)
    known: dict[str, list[_Told]] = {}
    last = ""
    for one in ordered:
        head = _HEAD.fullmatch(one.terms[0].text) if one.relations else None
        if head is None:
            name = bare_name(one.terms[0], shape(one.terms[0])) if one.relations else None
            if name is not None and set(one.relations) <= _EQUALITIES and one.around.doubt is None:
                told = _told(one, last, known)
                known.setdefault(name, []).append(told)
                last = name
            continue
        of, by = (
            canonical_name(head[key] or head[other]) for key, other in (("of", "above"), ("by", "below"))
        )
        if of is None or by is None or of not in known or set(one.relations) - _EQUALITIES:
            continue
        claims = [] if _is_set_after(note, one, ordered) else list(_claims(note, one, of, by, known, doubts))
        yield from claims
        if not claims and by in known and _reckoned(known[of][-1]):
            yield from _partial(one, found)


def _is_set_after(note: Note, statement: Statement, ordered: Sequence[Statement]) -> bool:
    """Whether words behind a derivative, in its paragraph, give a name a number: it may be one at that place."""
    start = statement.terms[-1].passage.whole.end
    end = note.source.text.find("\n\n", start)
    line = note.source.text.find("\n", start)
    stop = min(place for place in (end, line, len(note.source.text)) if place >= 0)
    return any(
        start <= one.terms[0].passage.whole.start < stop
        and shape(one.terms[0]).names
        and _HEAD.fullmatch(one.terms[0].text) is None
        and shape(one.terms[-1]).literal
        for one in ordered
    )


_SLOPE = late(r"frac\s*\{\s*d[A-Za-z\\]|∂|(?<![A-Za-z])d[A-Z]/d[A-Za-z]")


def _reckoned(told: _Told) -> bool:
    return told.symbolic is not None or told.worked is not None


def _partial(statement: Statement, found: Sequence[object]) -> Iterator[Equation]:
    """The claims between the further terms of a statement, of which a match does not prove the derivative."""
    whole = Span(statement.terms[1].passage.whole.start, statement.terms[-1].passage.whole.end)
    for one in found:
        if isinstance(one, Equation) and whole.covers(one.span) and one.kind in {"arithmetic", "chain"}:
            yield one.partly(_UNREAD)


def _told(statement: Statement, last: str, known: Mapping[str, list[_Told]]) -> _Told:
    terms = statement.terms[1:]
    shapes = [shape(one) for one in terms]
    symbolic = next((one for one, looks in zip(terms, shapes, strict=True) if looks.names), None)
    worked = next(
        (
            one
            for one, looks in zip(terms, shapes, strict=True)
            if not looks.names and not looks.literal and looks.digits
        ),
        None,
    )
    number = next((one for one, looks in zip(terms[::-1], shapes[::-1], strict=True) if looks.literal), None)
    if symbolic is None and worked is not None and last:
        symbolic = _of_last(worked, last, known)
    return _Told(symbolic, worked, number, terms[-1].passage.whole.end)


def _of_last(worked: Term, last: str, known: Mapping[str, list[_Told]]) -> Term | None:
    r"""A call of the very number that the last name was found to be, as one of that name: `\sigma(0.3)` behind
    `z = 0.3`."""
    call = _ONE_CALL.fullmatch(worked.text)
    number = known[last][-1].number
    if call is None or number is None or _plain(number.text) != _plain(call["number"]):
        return None
    same = [
        name
        for name, ones in known.items()
        if ones[-1].number and _plain(ones[-1].number.text) == _plain(call["number"])
    ]
    if same != [last]:
        return None
    text = rf"{call['head']}\left(\Xi\right)"
    return replace(worked, passage=Passage(text, worked.passage.anchors))


def _plain(number: str) -> str:
    return "".join(number.split()).replace("−", "-").replace("{,}", ".")


def _claims(
    note: Note,
    statement: Statement,
    of: str,
    by: str,
    known: Mapping[str, list[_Told]],
    doubts: Mapping[int, str],
) -> Iterator[Equation]:
    reader = _Reader(note, known, statement.terms[0].passage.whole.start)
    try:
        inner = reader.names_in(of)
        if by in inner and any(reader.depends(one, by) for one in inner):
            return  # whether the others are held fixed, nobody can tell
        value, rounded = reader.value_of(by), reader.number_of(by)
        body = reader.body_of(of, by)
        by_number = False
        if _T not in body:
            body, by_number = reader.body_by_number(of, by), True
    except _Unknown:
        return
    terms = [(at, _right(reader, term)) for at, term in enumerate(statement.terms) if at]
    left = rf"\frac{{\partial}}{{\partial t}} \left( {body} + 0 \cdot t \right)".replace(_T, "t")
    place = statement.terms[0].passage.whole.start
    if len(left) > _LONGEST or len(value) > _LONGEST:
        return
    strays = _strays(note, known[of][-1].end, place)
    unread = False
    for at, right in terms:
        shown = shape(statement.terms[at])
        between = shown.numeric and not shown.literal and at + 1 < len(statement.terms)
        unread = unread or (right is None and not _is_derivative(statement.terms[at]))
        if right is None or between or _ZERO.fullmatch(right.text):
            continue  # a condition: where the derivative vanishes
        start = statement.terms[at - 1].passage.whole.start
        claim = equation(statement, WORKED_GRADIENT, at - 1)
        span = Span(start, statement.terms[at].passage.whole.end)
        claim = claim.partly(_UNREAD if unread else None)
        yield replace(
            claim,
            span=span,
            text=" ".join(note.source[span].split()),
            left=Term(Passage(left, ((0, place),)), Syntax.LATEX),
            right=right,
            given=tuple(
                (name, Term(Passage(text, ((0, place),)), Syntax.LATEX))
                for name, text in (("t", value), (ROUNDED, rounded))
                if text
            ),
            lead=(),
            doubt=doubts.get(statement.scope)
            or statement.around.doubt
            or (None if statement.around.asserts else _CONDITION)
            or (_BY_NUMBER if by_number else None),
        ).loosely(_ANOTHER_CASE if strays else None)


_ANOTHER_CASE = "the words before it may tell of another case"
_SHOWN = late(r"\$\$[^$]*\$\$|\$[^$\n]*\$|\\\[.*?\\\]|\\\(.*?\\\)|[#*_>`]", re.DOTALL)
_END = late(r"[.:;!?](?=\s)|[。；：！？\n]")
_TOPICS = (OF_BACKPROPAGATION, OF_SLOPES, OF_LAYERS, OF_STEPS, OF_DERIVATIVES, OF_VALUES)


def _strays(note: Note, start: int, end: int) -> bool:
    """Whether the words between what a quantity was said to be and a derivative of it may tell of something else."""
    words = _SHOWN.sub(" ", note.source.text[start:end])
    return not all(
        any(goes_on_plainly(part, topic) for topic in _TOPICS) for part in _END.split(words) if part.strip()
    )


def _right(reader: _Reader, term: Term) -> Term | None:
    """A term of a chain with numbers for its names; None where it has names without any, as derivatives have."""
    if not shape(term).names:
        return term
    if _is_derivative(term):
        return None
    try:
        text = reader.with_values(term.text)
    except _Unknown:
        return None
    return replace(term, passage=Passage(text, ((0, term.passage.whole.start),)))


def _is_derivative(term: Term) -> bool:
    """Whether a term has derivatives in it, of which the numbers stand behind it."""
    return _SLOPE.search(term.text) is not None or "partial" in term.text


class _Unknown(ValueError):
    """A name that the note does not say what it is, or in two ways."""


_T = "\ue010"
"""What stands for the name along which the derivative is taken."""


class _Reader:
    """Puts numbers, or what they stand for, in for names, as a note tells them before a place."""

    def __init__(self, note: Note, known: Mapping[str, list[_Told]], place: int) -> None:
        self._note, self._known, self._place = note, known, place
        self._steps = 0

    def value_of(self, name: str) -> str:
        """The number that a name is, worked out of those that are told."""
        return self._put_in(name, None, 0)

    def number_of(self, name: str) -> str:
        """The number that the note gives for a name that it reckons; none for another one."""
        told = self._told(name)
        return told.number.text.strip() if told.number is not None and _reckoned(told) else ""

    def body_of(self, name: str, target: str) -> str:
        """What a name stands for, with numbers for all names but a target."""
        return self._put_in(name, target, 0)

    def with_values(self, text: str) -> str:
        """A formula with numbers for its names."""
        return self._within(text, None, "", 0)

    def body_by_number(self, name: str, target: str) -> str:
        """What a name stands for where the target is told by its number alone, which no other name has."""
        number = self._told(target).number
        if number is None:
            raise _Unknown
        wanted = _plain(number.text)
        same = [
            one
            for one, tolds in self._known.items()
            if (own := tolds[-1].number) and _plain(own.text) == wanted
        ]
        if same != [target] or wanted.startswith("-"):
            raise _Unknown
        body = self._put_in(name, None, 0, keep=lambda text: self._with_target(text, wanted))
        if body.count(_T) != 1:
            raise _Unknown
        return body

    @staticmethod
    def _with_target(text: str, wanted: str) -> str:
        return _NUMBERS.sub(lambda one: _T if one.group() == wanted else one.group(), text)

    def _told(self, name: str) -> _Told:
        told = self._known.get(name, [])
        if not told:
            raise _Unknown
        latest = told[-1]
        for other in told[:-1]:
            between = self._note.source.text[other.end : latest.end]
            if _HEADING.search(between) is None and not _same(other, latest):
                raise _Unknown
        latest = replace(latest, symbolic=_symbolic(told))
        stale = latest.symbolic is None and latest.worked is not None
        if stale and _HEADING.search(self._note.source.text, latest.end, self._place) is not None:
            raise _Unknown
        return latest

    def depends(self, name: str, on: str, depth: int = 0) -> bool:
        """Whether a name is told by another one, straight or through further ones."""
        told = self._known.get(name, [])
        if depth > _DEEPEST or not told or _symbolic(told) is None:
            return False
        inner = self.names_in(name)
        return on in inner or any(self.depends(one, on, depth + 1) for one in inner)

    def names_in(self, name: str) -> set[str]:
        """The names that a name is told by, straight."""
        told = self._known.get(name, [])
        body = _symbolic(told) if told else None
        if body is None:
            return set()
        found = {canonical_name(one["name"]) for one in _TOKEN.finditer(body.text) if one["name"]}
        return {one for one in found if one is not None and one in self._known and one != name}

    def _put_in(
        self, name: str, target: str | None, depth: int, keep: Callable[[str], str] | None = None
    ) -> str:
        self._steps += 1
        if name == target:
            return rf"\left( {_T} \right)"
        if depth > _DEEPEST or self._steps > _MOST:
            raise _Unknown
        told = self._told(name)
        if told.symbolic is not None:
            return self._within(told.symbolic.text, target, name, depth, keep)
        term = told.worked or told.number
        if term is None:
            raise _Unknown
        text = term.text.strip()
        if _ZERO.fullmatch(text):
            return "{0}"  # in brackets it might be the argument of a call
        return rf"\left( {keep(text) if keep is not None and told.worked is not None else text} \right)"

    def _within(
        self, text: str, target: str | None, own: str, depth: int, keep: Callable[[str], str] | None = None
    ) -> str:
        def put(match: re.Match[str]) -> str:
            written = match["name"]
            if written is None:
                return match.group()
            called = match["called"] or ""
            if written == r"\Xi":
                return self._put_in(self._before(own), target, depth + 1, keep) + called
            name = canonical_name(written)
            if written == "e" and "e" in self._known and text.startswith("^", match.end("name")):
                raise _Unknown
            if name is None or name not in self._known:
                if called or written.startswith("\\") or written == "e":
                    return match.group()
                raise _Unknown
            if name == own:
                raise _Unknown
            return self._put_in(name, target, depth + 1, keep) + (r" \cdot " + called if called else "")

        return rf"\left( {_TOKEN.sub(put, text)} \right)"

    def _before(self, own: str) -> str:
        """The name that was told right before another."""
        end = self._told(own).end
        earlier = [
            (tolds[-1].end, name)
            for name, tolds in self._known.items()
            if tolds[-1].end < end and name != own
        ]
        if not earlier:
            raise _Unknown
        return max(earlier)[1]


def _is_told(body: Term | None) -> bool:
    """Whether a body is written with names, rather than read off a number."""
    return body is not None and r"\Xi" not in body.text


def _same(one: _Told, other: _Told) -> bool:
    """Whether two tellings of a name give it no two numbers and no two bodies."""
    numbers = {_plain(told.number.text) for told in (one, other) if told.number is not None}
    bodies = {
        "".join(told.symbolic.text.split())
        for told in (one, other)
        if told.symbolic is not None and _is_told(told.symbolic)
    }
    return len(numbers) < 2 and len(bodies) < 2


def _symbolic(told: Sequence[_Told]) -> Term | None:
    """What a name stands for, as written with names where any of its tellings that go together is."""
    alike = [one for one in told if _same(one, told[-1])]
    written = [one.symbolic for one in alike if _is_told(one.symbolic)]
    return written[-1] if written else told[-1].symbolic if told else None
