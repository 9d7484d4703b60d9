"""A pattern → strings that every match of it holds, or begins with. Looks at no text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from re import _constants as op  # type: ignore[attr-defined]  # how `re` itself reads a pattern
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

from vaultproof.spot.index import EDGE, PRIVATE
from vaultproof.spot.seen import UNLIKE, folded

_MOST = 64
_Strings: TypeAlias = "frozenset[str] | None"


@dataclass(frozen=True, slots=True)
class _Part:
    """What is known of a part of a pattern: all `strings` that it matches, where these are few; sets of strings of each
    of which it `needs` one, the best first; and whether it ends at an `edge`, if it is not one of few strings."""

    strings: _Strings = None
    needs: tuple[frozenset[str], ...] = ()
    edge: bool = False


def needed(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> frozenset[str] | None:
    """Folded strings of which every match of a pattern holds at least one, or None where none were found. `EDGE` in
    them stands where a word of the text begins or ends."""
    found = _of(_parsed(pattern, flags)).needs
    if not found or not all(map(_letters, found[0])):
        return None
    return _shortest(found[0])


def further(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> frozenset[str] | None:
    """More such sets, each as one string with `BAR` between its members: every match holds a member of each. Only sets
    of rare strings, or of signs, are worth a look; None where there are no such sets."""
    best, *rest = map(_shortest, _of(_parsed(pattern, flags)).needs or (frozenset({""}),))
    found = [best]
    for one in rest:
        if len(found) <= _FURTHER and _tells_much(one) and not any(_follows(one, other) for other in found):
            found.append(one)
    return frozenset(BAR.join(sorted(one)) for one in found[1:]) or None


BAR = "\1"
_FURTHER = 3
_MANY = 200
_RARE = 2


def _tells_much(strings: frozenset[str]) -> bool:
    """Whether few texts hold one of some strings."""
    if not all(map(_letters, strings)) or len(strings) > _MANY:
        return False
    return all(_WORD.search(one) is None or _weight(one) >= _RARE for one in strings)


_WORD = re.compile(r"\w")


def _follows(strings: frozenset[str], others: frozenset[str]) -> bool:
    """Whether every text with one of the others has one of some strings."""
    return all(any(one in other for one in strings) for other in others)


def _shortest(strings: frozenset[str]) -> frozenset[str]:
    """Those of some strings in which no other stands."""
    every = "\n".join(strings)
    inner = [one for one in strings if every.count(one) > 1]
    return frozenset(one for one in strings if not any(other in one and other != one for other in inner))


@lru_cache(maxsize=256)
def _parsed(pattern: str, flags: re.RegexFlag) -> list[tuple[Any, Any]]:
    return list(parser.parse(pattern, flags))


@cache
def _letter(code_point: int) -> str:
    return folded(chr(code_point))


def _letters(string: str) -> str:
    return string.replace(EDGE, "")


def _of(parts: Iterable[tuple[Any, Any]], before: str = "") -> _Part:
    """What is known of a sequence of parts with an edge or nothing known `before` it."""
    exact = True
    run = frozenset({before})
    needs: list[frozenset[str]] = []
    for code, value in parts:
        if code is op.LITERAL:
            run = frozenset([one + _letter(value) for one in run])
            continue
        at_edge = run == _AT_EDGE
        part = _of_one(code, value, EDGE if at_edge else "")
        start = frozenset({""}) if at_edge else run
        if part.strings is not None and _are_few(start, part.strings):
            run = frozenset(one + other for one in start for other in part.strings)
            continue
        if _is_gap(code, value):
            run = frozenset(one + EDGE for one in run)
        needs += [run, *part.needs]
        exact = False
        run = part.strings or (_AT_EDGE if part.edge else frozenset({""}))
    return _Part(run if exact else None, _best_first([*needs, run]), edge=run == _AT_EDGE)


_AT_EDGE = frozenset({EDGE})


def _are_few(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether not too many strings are made of these, each of one and of the other."""
    return len(one) * len(other) <= max(_MOST, len(one), len(other))


def _of_one(code: object, value: Any, before: str) -> _Part:  # noqa: ANN401 - each code has its own
    """What is known of one part of a pattern."""
    if code is op.LITERAL:
        return _Part(frozenset({before + _letter(value)}))
    if code is op.IN:
        letters = [one for kind, one in value if kind is op.LITERAL]
        few = len(letters) == len(value) and len(letters) <= 8
        strings = frozenset(before + _letter(one) for one in letters) if few else None
        return _Part(strings, edge=_is_gap(code, value))
    if code is op.BRANCH:
        branches = [_of(one, before) for one in value[1]]
        return _Part(
            _union(one.strings for one in branches),
            _of_each(one.needs for one in branches),
            edge=all(one.edge for one in branches),
        )
    if code is op.SUBPATTERN:
        return _of(value[3], before)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _repeated(*value, before=before)
    if code is op.ATOMIC_GROUP:
        return _of(value, before)
    if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return _Part(frozenset({EDGE if _is_edge(code, value) else before}))
    return _Part()


def _repeated(least: int, most: int, inner: Iterable[tuple[Any, Any]], *, before: str) -> _Part:
    one = _of(inner, before)
    if least == most == 1:
        return one
    if (least, most) == (0, 1) and one.strings is not None:
        return _Part(one.strings | {before})
    return _Part(None, one.needs if least else (), edge=one.edge and (least > 0 or before == EDGE))


def _is_gap(code: object, value: Any) -> bool:  # noqa: ANN401 - each code has its own
    """Whether a part of a pattern matches at least one character and no letters: `\\s+`."""
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, _, inner = value
        return least > 0 and len(inner) == 1 and _is_gap(*inner[0])
    return code is op.IN and (
        (value[0] == (op.NEGATE, None) and (op.CATEGORY, op.CATEGORY_WORD) in value)
        or all(_is_no_letter(*one) for one in value)
    )


def _is_no_letter(code: object, value: Any) -> bool:  # noqa: ANN401 - each code has its own
    if code is op.LITERAL:
        return re.match(r"\W", chr(value)) is not None and chr(value) not in UNLIKE
    return code is op.CATEGORY and value in (op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD)


def _is_edge(code: object, value: Any) -> bool:  # noqa: ANN401 - each code has its own
    """Whether a letter before a place ends a word, and one behind it begins one, where a part of a pattern holds."""
    if code is op.AT:
        return value is not op.AT_NON_BOUNDARY
    if code is op.ASSERT_NOT:
        _, parts = value
        return len(parts) == 1 and parts[0][0] is op.IN and (op.CATEGORY, op.CATEGORY_WORD) in parts[0][1]
    return False


def numerals(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> frozenset[str] | None:
    """The one string `0`, which stands for any digit, where every match of a pattern holds a digit; else None."""
    return _NUMERAL if _needs_digit(_parsed(pattern, flags)) else None


_NUMERAL = frozenset({"0"})


def _needs_digit(parts: Iterable[tuple[Any, Any]]) -> bool:
    return any(_is_with_digit(code, value) for code, value in parts)


def _is_with_digit(code: object, value: Any) -> bool:  # noqa: ANN401 - each code has its own
    """Whether all that one part of a pattern matches holds a digit."""
    if code is op.LITERAL:
        return chr(value).isdecimal()
    if code is op.IN:
        return all(_is_digit(*one) for one in value)
    if code is op.BRANCH:
        return all(map(_needs_digit, value[1]))
    if code is op.SUBPATTERN:
        return _needs_digit(value[3])
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return value[0] > 0 and _needs_digit(value[2])
    return code is op.ATOMIC_GROUP and _needs_digit(value)


def _is_digit(code: object, value: Any) -> bool:  # noqa: ANN401 - each code has its own
    if code is op.RANGE:
        return value[1] - value[0] < 10 and all(chr(one).isdecimal() for one in value)
    return chr(value).isdecimal() if code is op.LITERAL else (code, value) == (op.CATEGORY, op.CATEGORY_DIGIT)


def beginnings(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> frozenset[str] | None:
    """Folded strings of which every match of a pattern begins with at least one, or None where none were found."""
    ended, going_on = _begun(_parsed(pattern, flags))
    found = ended | going_on
    if not all(map(_letters, found)):
        return None
    return frozenset(one for one in found if not any(one[:end] in found for end in range(1, len(one))))


_Begun: TypeAlias = tuple[frozenset[str], frozenset[str]]


def _begun(parts: Iterable[tuple[Any, Any]]) -> _Begun:
    """What a sequence of parts may begin with: strings behind which anything may stand, and all that it may match
    else."""
    ended: frozenset[str] = frozenset()
    going_on = frozenset({""})
    for code, value in parts:
        last, next_ones = _begun_by(code, value)
        if len(going_on) > 1 and len(going_on) * (len(last) + len(next_ones)) > _MOST:
            return ended | going_on, frozenset()
        ended |= frozenset(one + other for one in going_on for other in last)
        going_on = frozenset(one + other for one in going_on for other in next_ones)
    return ended, going_on


def _begun_by(code: object, value: Any) -> _Begun:  # noqa: ANN401 - each code has its own
    """The same for one part of a pattern."""
    nothing: frozenset[str] = frozenset()
    if code in (op.LITERAL, op.IN):
        strings = _of_one(code, value, "").strings
        return (nothing, strings) if strings is not None else (frozenset({""}), nothing)
    if code is op.BRANCH:
        branches = [_begun(one) for one in value[1]]
        return nothing.union(*(one for one, _ in branches)), nothing.union(*(one for _, one in branches))
    if code is op.SUBPATTERN:
        return _begun(value[3])
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, inner = value
        ended, going_on = _begun(inner)
        if most == 1:
            return ended, going_on if least else going_on | {""}
        return ended | going_on, nothing if least else frozenset({""})
    if code is op.ATOMIC_GROUP:
        return _begun(value)
    if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return nothing, frozenset({EDGE if _is_edge(code, value) else ""})
    return frozenset({""}), nothing


def _union(sets: Iterable[_Strings]) -> _Strings:
    every: frozenset[str] = frozenset()
    for one in sets:
        if one is None:
            return None
        every |= one
    return every


def _of_each(branches: Iterable[tuple[frozenset[str], ...]]) -> tuple[frozenset[str], ...]:
    """Sets that the branches of a pattern have together: of the best of each, of the second best, and so on."""
    return _best_first(frozenset().union(*sets) for sets in zip(*branches, strict=False))


def _best_first(sets: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Sets in the order of how rare their strings are in a text: the longer ones first, then the fewer. A sign that
    stands for a formula, or for the statement in question, is in most texts that are looked at."""
    return tuple(sorted(dict.fromkeys(sets), key=_rarity, reverse=True)[:_KEPT])


_KEPT = 8


@lru_cache(maxsize=1024)
def _rarity(strings: frozenset[str]) -> tuple[int, int]:
    return min(map(_weight, strings), default=-1), -len(strings)


def _weight(string: str) -> int:
    """How many bytes of letters and signs a string has, without the signs that stand for formulas and the like. That of
    percent is as rare as a word."""
    plain = _letters(string)
    known = len(plain) if plain.isascii() else len(PRIVATE.sub("", plain).encode())
    return known + _PERCENT if "%" in plain else known


_PERCENT = 3
