r"""Terms of a sequence that a note gives by what goes before: with `F_n = F_{n-1} + F_{n-2}`, `F_0 = 0` and `F_1 = 1`,
`F_7 = 13`; with `x_{n+1} = \frac{1}{2}(x_n + \frac{2}{x_n})` and `x_0 = 1`, `x_3 \approx 1.41422`.

Only a rule given once in the note counts, with its first terms, for terms behind it in its own section or within it.
Works no term out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation, head_of
from vaultproof.extract.definitions.implied_rules import (
    Implied,
    as_term,
    hastened,
    implied_rules,
    in_another_method,
    names_another,
    names_method,
    steps_otherwise,
    tells_other_values,
)
from vaultproof.extract.definitions.terms_told import terms_told
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_METHODS, OF_STEPS
from vaultproof.extract.shape import shape
from vaultproof.note import Note, ScopeKind
from vaultproof.openings import told_anew
from vaultproof.source import Passage
from vaultproof.spot import late

RECURRENCE = "recurrence"
"""The kind of a claim about a term of such a sequence."""
FIRST, INDEX = "first ", "index"
"""The names under which a claim gives the first terms, `first 0`, and the index of its own."""
EARLIER = "\\xi_{{{}}}"
"""How the body of a claim writes the term so many places before its own."""
_LETTER = r"(?P<letter>[A-Za-z]|\\(?:theta|alpha|beta|phi|lambda|mu|xi))"
HEAD = late(
    rf"\s*{_LETTER}\s*_\s*(?:(?P<plain>[nkti])|\{{\s*(?P<index>[nkti])\s*(?:\+\s*(?P<ahead>[12])\s*)?\}})\s*$"
)
"""A term of a sequence by its index: `x_n`, `x_{n+1}`."""
_ITEM = late(rf"\s*{_LETTER}\s*_\s*(?:(?P<digit>\d)|\{{\s*(?P<number>\d{{1,3}})\s*\}})\s*$")
_FRACTION = late(r"\s*-?\s*\\[dt]?frac\s*\{\s*-?\d+\s*\}\s*\{\s*\d+\s*\}\s*")
_MOST_LAGS = 3
_FURTHEST = 200
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """The rule of a sequence: its letter, its body with the earlier terms written as such, how many of them it takes,
    its place; its first term where a method tells that otherwise, whether a method implies it, and whether it is that
    of its section `alone`, as others have rules of their own; why a method may step otherwise, as a `doubt`; the rule
    that it is `worked` out to for the function of the note."""

    letter: str
    body: Term
    lags: int
    index: str
    end: int
    scope: int
    first: Term | None = None
    implied: bool = False
    alone: bool = False
    doubt: str | None = None
    worked: _Rule | None = None


def recurrence_claims(
    note: Note, statements: Iterable[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim that each term of a sequence makes whose rule and first terms stand before it."""
    statements = terms_told(note, statements)
    rules = _rules(note, statements)
    for found in implied_rules(note, statements):
        others = [rule for rule in rules if rule.letter == found.letter and not rule.implied]
        beside = any(_is_within(note, found.behind.scope, rule.scope) for rule in others)
        if found.first is not None or not beside:
            rules = [rule for rule in rules if found.first is None or rule not in others]
            rules.append(_implied(found))
    if not rules:
        return
    letters = {rule.letter for rule in rules}
    told: dict[str, dict[int, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for one in statements:
        match = _ITEM.match(one.terms[0].text)
        if (
            match is not None
            and one.relations
            and one.relations[0] in _EQUALITIES
            and match["letter"] in letters
        ):
            told[match["letter"]][int(match["digit"] or match["number"])].append(one)
    for rule in rules:
        letter = rule.letter
        own = _near(note, rule, told[letter])
        given = _given(rule, own)
        yield from _worked_rules(note, rule, statements, doubts)
        if given:
            yield from _of_rule(note, letter, rule, own, given, doubts)
            yield from _closed_forms(note, rule, letter, statements, given, doubts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A sequence to which a note gives its rule and its first term."""

    letter: str
    body: Term
    index: str
    first: tuple[tuple[str, Term], ...]
    end: int
    scope: int


def sequences_given(note: Note, statements: Iterable[Statement]) -> Iterator[Given]:
    """The sequences that a note gives by the term before each, where it is the only rule for a letter in a section."""
    statements = terms_told(note, statements)
    for rule in _rules(note, statements):
        told: dict[int, list[Statement]] = defaultdict(list)
        for one in statements:
            match = _ITEM.match(one.terms[0].text)
            if match is not None and one.relations and match["letter"] == rule.letter:
                told[int(match["digit"] or match["number"])].append(one)
        first = _given(rule, _near(note, rule, told)) if rule.lags == 1 else ()
        if first:
            yield Given(
                letter=rule.letter,
                body=rule.body,
                index=rule.index,
                first=first,
                end=rule.end,
                scope=rule.scope,
            )


def _near(note: Note, rule: _Rule, told: Mapping[int, list[Statement]]) -> Mapping[int, list[Statement]]:
    """The terms told in the section of a rule, where its first ones are told there, or where another section has a rule
    of its own; else all that are told outside of tables."""
    inner = {
        number: found
        for number, ones in told.items()
        if (found := [one for one in ones if _is_within(note, one.scope, rule.scope)])
    }
    if rule.alone or rule.first is not None or (inner and min(inner) == min(told)):
        return inner
    return {
        number: found
        for number, ones in told.items()
        if (found := [one for one in ones if not _is_cell(one) or one in inner.get(number, ())])
    }


def _implied(one: Implied) -> _Rule:
    """The rule of a method that a note names."""
    end = max(term.passage.whole.end for term in one.behind.terms)
    return _Rule(
        letter=one.letter,
        body=as_term(one),
        lags=1,
        index="n",
        end=end,
        scope=one.behind.scope,
        first=one.first,
        implied=True,
        alone=one.alone,
        doubt=one.doubt,
    )


def _given(rule: _Rule, told: Mapping[int, list[Statement]]) -> tuple[tuple[str, Term], ...]:
    """The first terms of a sequence, as a claim gives them; none where some are not told, or told differently."""
    numbers = sorted(told)
    if rule.first is not None and numbers and 0 not in numbers:
        return ((f"{FIRST}0", rule.first),) if numbers[-1] <= _FURTHEST else ()
    if not numbers or numbers[0] > 1 or numbers[-1] > _FURTHEST:
        return ()
    first = range(numbers[0], numbers[0] + rule.lags)
    starts = [told[number][0] for number in first if number in told]
    if len(starts) < rule.lags or any(len(_values(told[number])) != 1 for number in first):
        return ()
    given = tuple((f"{FIRST}{number}", _value(start)) for number, start in zip(first, starts, strict=True))
    return given if all(shape(term).numeric for _, term in given) else ()


def _of_another_rule(text: str, letter: str, rule: _Rule, place: int) -> str | None:
    """Why a term may be one of another sequence of the same letter, whose rule stands nearer."""
    near = told_anew(text, letter, rule.end, place)
    return "another rule for the same letter stands nearer" if near else None


def _of_rule(
    note: Note,
    letter: str,
    rule: _Rule,
    told: Mapping[int, list[Statement]],
    given: tuple[tuple[str, Term], ...],
    doubts: Mapping[int, str],
) -> Iterator[Equation]:
    numbers = sorted(told)
    begin = 0 if rule.first is not None else numbers[0]
    first = range(begin, begin + rule.lags)
    for number in numbers:
        for one in told[number] if number not in first else ():
            value = _value(one)
            place = one.terms[0].passage.whole.start
            plain = all(shape(term).literal or _FRACTION.fullmatch(term.text) for term in one.terms[1:])
            if not plain or place < rule.end or not _is_within(note, one.scope, rule.scope):
                continue
            claim = equation(one, RECURRENCE, 0)
            index = Term(Passage(str(number), ((0, place),)), Syntax.LATEX)
            last = one.relations[one.terms.index(value) - 1]
            strange = None if _goes_on(note.source.text, rule, place, cell=_is_cell(one)) else _MAY_BE_NONE
            telling = not rule.implied and sum(map(str.isdigit, value.text)) >= _TELLING
            yield replace(
                claim,
                left=rule.body,
                right=value,
                relation=last,
                given=(*given, (INDEX, index), (rule.index, index), *_stated_before(told, number, rule.lags)),
                lead=(),
                doubt=doubts.get(one.scope)
                or one.around.doubt
                or rule.doubt
                or _of_another_run(note.source.text, told[numbers[0]], place)
                or _of_another_method(note.source.text, rule, place)
                or ((rule.implied and _of_another_listing(note.source.text, told, one)) or None)
                or _of_another_rule(note.source.text, letter, rule, place)
                or strange,
                text=f"{one.terms[0].text} = {value.text}"
                if _is_cell(one)
                else " ".join(
                    note.source.text[claim.span.start : max(value.passage.whole.end, claim.span.end)].split()
                ),
            ).loosely(None if telling else strange)


_MAY_BE_NONE = "it may be told of something else than the steps of the sequence"
_FAR, _TELLING = 300, 3
"""How far words are looked at, and how many digits a value has that no other thing has by chance."""


def _goes_on(text: str, rule: _Rule, place: int, *, cell: bool) -> bool:
    """Whether all words from a rule on, to the end of the sentence of a term, speak of its sequence: of no roots, nodes
    or minima that have the same letter, and of no other steps."""
    if cell:
        place = max(text.rfind("\n\n", 0, place), rule.end)
        stop = place
    else:
        end = _SENTENCE_END.search(text, place)
        stop = min(end.start() if end is not None else len(text), place + _FAR)
    ends = [one.end() for one in _SENTENCE_END.finditer(text, max(rule.end, place - _FAR), place)]
    own = next((one for one in reversed(ends) if _WORD.search(_bare(text, one, place))), None)
    own = own if own is not None else _opening(text, rule.end)
    own = place if cell else max(own, place - _FAR)
    if not goes_on_plainly(_from_formula_on(text, own, stop), OF_STEPS):
        return False
    first = _paragraph_before(text, rule.end) if rule.implied else own
    return goes_on_plainly(_from_formula_on(text, min(max(first, place - _FAR), own), own), OF_METHODS)


_WORD = late(r"[^\W\d_]{3,}|[぀-ヿ一-鿿가-힣]")


def _paragraph_before(text: str, at: int) -> int:
    """Where the paragraph begins before that of a place, in its section, or the heading where that is the one; where
    the own one begins if that names its method again."""
    heading = max(text.rfind("\n#", 0, at), 0)
    own = max(text.rfind("\n\n", 0, at), heading)
    return own if names_method(text, own + 1, at) else max(text.rfind("\n\n", 0, own), heading)


def _bare(text: str, start: int, stop: int) -> str:
    """A stretch of a text without its formulas."""
    return re.sub(r"\$[^$]*\$?", " ", _from_formula_on(text, start, stop))


def _opening(text: str, at: int) -> int:
    """Where the sentence begins in which a place stands."""
    begin = max(text.rfind("\n\n", 0, at), text.rfind("\n#", 0, at), 0)
    return max((one.end() for one in _SENTENCE_END.finditer(text, begin, at)), default=begin)


def _from_formula_on(text: str, start: int, stop: int) -> str:
    """A stretch of a text, without the rest of a formula in which it begins."""
    if text.count("$", 0, start) % 2:
        start = text.find("$", start) + 1
    return _NO_WORDS.sub(" ", text[start:stop])


_NO_WORDS = late(
    r"(?<!\w)[^\W\d_]['′’]?(?:[₀-₉ₙₖₜᵢ₊₋]+|_\{?[nkti0-9+\s]{1,5}\}?)|(?<!\w)[^\W\d_]['′’]?(?=\()|(?<!\w)[α-ω](?!\w)|[₀-₉]|```\w*"
)
"""Terms and calls without dollars, small digits, and the marks of fences with what they hold."""


_SENTENCE_END = late(r"[.!?](?=\s)|[。！？\n]")
_EQUATION = late(r"\$[^$=]*(?:\\[A-Za-z]+|[A-Za-z])[^$=]*=[^$=]*\$")
_REACH = 200


def _of_another_run(text: str, starts: Sequence[Statement], place: int) -> str | None:
    """Why a term may be of another sequence, begun anew for another equation: `for $\\cos x = x$ with $x_0 = 1$`."""
    places = [one.terms[0].passage.whole.start for one in starts]
    for again in (at for at in places[1:] if at < place):
        before = text[max(0, again - _REACH) : again]
        sentence = _SENTENCE_END.split(before)[-1]
        if _EQUATION.search(sentence) is not None:
            return "the sequence is begun anew for another equation"
    return None


def _of_another_method(text: str, rule: _Rule, place: int) -> str | None:
    """Why a term may come of another method than the one that implies a rule."""
    line = text[max(text.rfind("\n", 0, place), text.rfind(". ", 0, place), 0) : place]
    if rule.implied and tells_other_values(line):
        return "it may be told of exact or measured values"
    otherwise = (
        steps_otherwise(text, rule.end, place)
        if rule.implied
        else hastened(text[rule.end : place]) or in_another_method(text, rule.end, place)
    )
    if not otherwise:
        return None
    return "another method is told of before, which steps otherwise"


def _of_another_listing(text: str, told: Mapping[int, Sequence[Statement]], one: Statement) -> str | None:
    """Why a term may come of a method beside the known one: its sentence names another, or the terms begin again
    before it with other values."""
    place = one.terms[0].passage.whole.start
    listed = sorted(
        (each.terms[0].passage.whole.start, number, _value(each).text.strip())
        for number, ones in told.items()
        for each in ones
        if each.terms[0].passage.whole.start <= place
    )
    before = max((at for at, number, _ in listed if number and at < place), default=-1)
    if names_another(text, place, before):
        return "its sentence may tell of another method"
    first: dict[int, str] = {}
    for _, number, value in listed:
        if first.setdefault(number, value) != value:
            return "the terms are told again with other values, which another method may have given"
    return None


CLOSED = "closed form"
"""The kind of a claim that a formula in the index gives every term of such a sequence."""


def _closed_forms(
    note: Note,
    rule: _Rule,
    letter: str,
    statements: Iterable[Statement],
    given: tuple[tuple[str, Term], ...],
    doubts: Mapping[int, str],
) -> Iterator[Equation]:
    """The claim of each formula in the index alone that a note gives for the terms of a sequence behind its rule."""
    for one in statements:
        match = HEAD.match(one.terms[0].text) if one.relations else None
        if (
            match is None
            or match["letter"] != letter
            or match["ahead"]
            or one.relations[0] is not Relation.EQUAL
        ):
            continue
        index, body = match["plain"] or match["index"], one.terms[1]
        place = one.terms[0].passage.whole.start
        alone = shape(body).names == {index} and not shape(body).calls
        if not alone or place < rule.end or not _is_within(note, one.scope, rule.scope):
            continue
        yield replace(
            equation(one, CLOSED, 0),
            left=rule.body,
            right=body,
            given=(*given, (INDEX, Term(Passage(index, ((0, place),)), Syntax.LATEX))),
            lead=(),
            doubt=doubts.get(one.scope) or one.around.doubt,
        )


STATED = "stated "
"""The name under which a claim gives the term so many places before its own as the note states it."""


def _stated_before(told: Mapping[int, list[Statement]], number: int, lags: int) -> Iterator[tuple[str, Term]]:
    for lag in range(1, lags + 1):
        if number - lag in told and shape(value := _value(told[number - lag][0])).numeric:
            yield f"{STATED}{lag}", value


def _is_cell(statement: Statement) -> bool:
    """Whether a statement is what a cell of a table tells, whose header gives it its name."""
    return statement.terms[0].passage.whole.start == _value(statement).passage.whole.start


def _value(statement: Statement) -> Term:
    """The number that a statement gives a term of a sequence: the last one of its chain."""
    return statement.terms[-1]


def _values(statements: list[Statement]) -> set[str]:
    return {"".join(_value(one).text.split()) for one in statements}


def _is_within(note: Note, scope: int, rule: int) -> bool:
    """Whether a scope lies in the section of a rule, or in one within it."""
    kinds = (ScopeKind.SECTION, ScopeKind.NOTE)
    section = next(at for at in note.scope_chain(rule) if note.scopes[at].kind in kinds)
    return section in note.scope_chain(scope)


def _rules(note: Note, statements: Iterable[Statement]) -> list[_Rule]:
    """The rules of a note; none of a section that gives several for one letter."""
    statements = tuple(statements)
    found: dict[str, list[_Rule]] = defaultdict(list)
    for one in statements:
        match = HEAD.match(one.terms[0].text) if one.relations else None
        if match is None or one.relations[0] is not Relation.EQUAL or one.around.denied:
            continue
        index, ahead = match["plain"] or match["index"], int(match["ahead"] or 0)
        for body in sorted(one.terms[1:], key=lambda term: bool(shape(term).calls)):
            read = with_earlier(body, match["letter"], index, ahead)
            if read is not None:
                found[match["letter"]].append(
                    _Rule(
                        letter=match["letter"],
                        body=read[0],
                        lags=read[1],
                        index=index,
                        end=one.terms[0].passage.whole.end,
                        scope=one.scope,
                    )
                )
                break
    kept: list[_Rule] = []
    for rules in found.values():
        if len({rule.body.text for rule in rules}) == 1:
            kept.append(rules[0])
            continue
        if (newton := _of_newton(rules, statements)) is not None:
            kept.append(newton)
            continue
        if (general := _with_slopes(note, rules)) is not None:
            kept.append(general)
            continue
        for rule in rules:
            beside = {one.body.text for one in rules if _is_within(note, one.scope, rule.scope)}
            if len(beside) == 1 and note.section_of(rule.scope):
                kept.append(replace(rule, alone=True))
    return list({(rule.letter, rule.body.text, note.section_of(rule.scope)): rule for rule in kept}.values())


_NEWTON = late(
    r"\s*\\xi_\{1\}\s*-\s*(?:\\[dt]?frac\s*\{\s*(?P<over>[a-zA-Z])\s*\(\s*\\xi_\{1\}\s*\)\s*\}\s*\{\s*(?P=over)\s*'\s*\(\s*\\xi_\{1\}\s*\)\s*\}"
    r"|(?P<beside>[a-zA-Z])\s*\(\s*\\xi_\{1\}\s*\)\s*/\s*(?P=beside)\s*'\s*\(\s*\\xi_\{1\}\s*\))\s*"
)
"""The rule of Newton's method for a function: `x_n - f(x_n)/f'(x_n)`."""


def _of_newton(rules: Sequence[_Rule], statements: Iterable[Statement]) -> _Rule | None:
    """The one rule of Newton's method among several for a letter, where the others stand behind it as what it comes to
    for the one function that the note gives."""
    general = [(rule, match) for rule in rules if (match := _NEWTON.fullmatch(rule.body.text)) is not None]
    if len({rule.body.text for rule, _ in general}) != 1 or len({rule.body.text for rule in rules}) > _TWO:
        return None
    rule, match = general[0]
    name = match["over"] or match["beside"]
    given = {
        "".join(one.terms[1].text.split())
        for one in statements
        if len(one.terms) > 1 and (head := head_of(one)) is not None and head.name == name and not head.primes
    }
    return replace(rule, end=max(one.end for one in rules)) if len(given) == 1 else None


_TWO = 2
_BY_SLOPE = late(
    r"\s*\\xi_\{1\}\s*-.*(?<![A-Za-z\\])[a-zA-Z]'\s*(?:\\left)?\(\s*\\xi_\{1\}\s*(?:\\right)?\).*"
)
"""The rule of a method that takes the slope of a function: `w_k - \\eta f'(w_k)`."""


def _with_slopes(note: Note, rules: Sequence[_Rule]) -> _Rule | None:
    """The first rule of a section for a letter, by the slope of a function, where the one other there, without any, is
    what it comes to for a function: `w_{k+1} = w_k - \\eta f'(w_k)`, so `w_{k+1} = 0.8 w_k + 0.6`."""
    first, *others = rules
    beside = {one.body.text for one in others} - {first.body.text}
    if _BY_SLOPE.fullmatch(first.body.text) is None or len(beside) != 1:
        return None
    plain = all(
        not shape(one.body).calls
        and not shape(one.body).names - {r"\xi_{1}", r"\xi_1", "xi_1"}
        and note.section_of(one.scope) == note.section_of(first.scope)
        for one in others
    )
    return replace(first, worked=next(one for one in others if one.body.text in beside)) if plain else None


WORKED_RULE = "identity"


def _worked_rules(
    note: Note, rule: _Rule, statements: Iterable[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim that a rule comes to another one for the function of a note, with the numbers of its section."""
    worked = rule.worked
    if worked is None:
        return
    for one in statements:
        if one.terms[0].passage.whole.end != worked.end:
            continue
        texts = [
            _with_numbers(note, rule, term.text, statements, worked.end) for term in (rule.body, worked.body)
        ]
        if None in texts:
            return
        left, right = (
            Term(Passage(str(text).replace(EARLIER.format(1), "x"), ((0, worked.end),)), Syntax.LATEX)
            for text in texts
        )
        yield replace(
            equation(one, WORKED_RULE, 0),
            left=left,
            right=right,
            lead=(),
            doubt=doubts.get(one.scope)
            or one.around.doubt
            or _of_another_method(note.source.text, rule, worked.end),
        )


_NAME = late(r"\\(?:eta|alpha|gamma)(?![A-Za-z])")


def _with_numbers(
    note: Note, rule: _Rule, text: str, statements: Iterable[Statement], before: int
) -> str | None:
    """A rule with the one number that the note gives the step size in it; None where that is not one."""
    for name in {one.group() for one in _NAME.finditer(text)}:
        told = {
            one.terms[-1].text.strip().replace("{,}", ".").replace(",", ".")
            for one in statements
            if one.relations[:1] == (Relation.EQUAL,)
            and one.terms[0].text.strip() in {name, _SMALL_GREEK[name]}
            and _is_within(note, one.scope, rule.scope)
            and shape(one.terms[-1]).literal
            and one.terms[-1].passage.whole.end <= before
        }
        if len(told) != 1:
            return None
        number = rf"{told.pop()} \cdot "
        text = number.join(re.split(re.escape(name) + r"(?![A-Za-z])", text))
    return text


_SMALL_GREEK = {r"\eta": "η", r"\alpha": "α", r"\gamma": "γ"}


def with_earlier(body: Term, letter: str, index: str, ahead: int) -> tuple[Term, int] | None:
    """A body with the earlier terms of its sequence written as such, and how many places it reaches back; None for one
    that names no earlier term, or a later one."""
    item = re.compile(
        rf"{re.escape(letter)}\s*_\s*(?:(?P<plain>{index})(?![A-Za-z])|\{{\s*{index}\s*(?:(?P<sign>[-+−])\s*(?P<shift>\d)\s*)?\}})"
    )
    lags: set[int] = set()

    def earlier(match: re.Match[str]) -> str:
        shift = int(match["shift"] or 0) * (1 if match["sign"] == "+" else -1)
        lags.add(ahead - shift)
        return EARLIER.format(ahead - shift)

    text = item.sub(earlier, body.text)
    if not lags or min(lags) < 1 or max(lags) > _MOST_LAGS:
        return None
    if ahead:  # the index of the body is not that of the term
        lone = re.compile(rf"(?<![A-Za-z\\]){index}(?![A-Za-z])")
        text = lone.sub(f"({index} - {ahead})", text)
    if re.search(rf"(?<![A-Za-z\\]){re.escape(letter)}(?![A-Za-z(])", text):
        return None
    return replace(body, passage=replace(body.passage, text=text)), max(lags)
