"""Patterns of many words that are looked for only in texts that hold one of the words.

Python's `re` tries every alternative at every place of a text; most paragraphs hold none of them. So the strings of
which any match has at least one are read off a pattern once, and a plain search for these comes first. The method is
the one of RE2's `FilteredRE2` (Cox, "Regular Expression Matching with a Trigram Index", 2012). Where every match is
known to begin with one of some strings, the pattern is tried at the places of these alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from re import _constants as op  # type: ignore[attr-defined]  # how `re` itself reads a pattern
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

_MOST = 64
_Strings: TypeAlias = "frozenset[str] | None"


class Spotted:
    """A pattern that is tried only on texts that hold one of `strings`, of which every match has one. It is read when
    it is first asked, and compiled when it is first tried. The `pos` of a match is not where the search began."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, ready to be tried on any text."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def strings(self) -> tuple[str, ...]:
        """Folded strings of which every match has one, the short ones first; none where no such strings are known."""
        return tuple(sorted(needed(self.pattern, self.flags) or (), key=lambda one: (len(one), one)))

    @cached_property
    def _ascii(self) -> tuple[str, ...]:
        return tuple(one for one in self.strings if one.isascii())

    def may_match(self, text: str) -> bool:
        """Whether the text holds one of the strings. Where it does not, nothing matches in it."""
        known = folded(text)
        for one in self._ascii if known.isascii() else self.strings:
            if one in known:
                return True
        return not self.strings

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Folded strings of which every match begins with one; none where no such strings are known."""
        return tuple(sorted(beginnings(self.pattern, self.flags) or ()))

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return frozenset(one[0] for one in self.heads)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in a text, or between two places of it."""
        if not self.may_match(text):
            return None
        places = self._places(text)
        if places is None:
            return self.compiled.search(text, start, end)
        match = self.compiled.match
        return next((found for at in places if start <= at < end and (found := match(text, at, end))), None)

    def _places(self, text: str) -> list[int] | None:
        """The only places of a text at which a match may begin, in order; None where they are not known."""
        known = folded(text)
        if not self.heads or len(known) != len(text):
            return None
        found: set[int] = set()
        for head in self.heads:
            at = known.find(head)
            while at >= 0:
                found.add(at)
                at = known.find(head, at + 1)
        return sorted(found)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match at the beginning of a text, or at a place of it."""
        if self._firsts:
            first = text[start : start + 1].lower()[:1]
            if first not in self._firsts and first not in _UNLIKE:
                return None
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that is the whole text."""
        return self.compiled.fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches in a text, or between two places of it."""
        if not self.may_match(text):
            return iter(())
        places = self._places(text)
        return (
            self.compiled.finditer(text, start, end)
            if places is None
            else self._matches(text, start, end, places)
        )

    def _matches(self, text: str, start: int, end: int, places: list[int]) -> Iterator[re.Match[str]]:
        """The matches that begin at some places, none inside another."""
        match = self.compiled.match
        for at in places:
            if start <= at < end and (found := match(text, at, end)) is not None:
                yield found
                start = found.end()

    def findall(self, text: str) -> list[Any]:
        """The texts of all matches."""
        return self.compiled.findall(text) if self.may_match(text) else []

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every match replaced."""
        return self.compiled.sub(replacement, text) if self.may_match(text) else text


@lru_cache(maxsize=256)
def folded(text: str) -> str:
    """A text in which letters are alike that `re.IGNORECASE` takes for alike."""
    text = text.lower()
    if text.isascii():
        return text
    for letter, same in _ALIKE:
        text = text.replace(letter, same)
    return text


_ALIKE = (("\u0307", ""), ("ı", "i"), ("ſ", "s"), ("µ", "μ"), ("ς", "σ"))
_UNLIKE = frozenset(letter for letter, _ in _ALIKE)


def needed(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> frozenset[str] | None:
    """Folded strings of which every match of a pattern holds at least one, or None where none were found."""
    found = _of(parser.parse(pattern, flags))[1]
    if found is None or not all(found):
        return None
    return frozenset(one for one in found if not any(other in one for other in found if other != one))


def _of(parts: Iterable[tuple[Any, Any]]) -> tuple[_Strings, _Strings]:
    """For a sequence of parts: all strings that it matches, where these are few, and the best strings that it needs."""
    exact: frozenset[str] | None = frozenset({""})
    run = frozenset({""})
    best: _Strings = None
    for code, value in parts:
        strings, needs = _of_one(code, value)
        longer = (
            frozenset(one + other for one in run for other in strings)
            if strings is not None and len(run) * len(strings) <= _MOST
            else None
        )
        if longer is not None:
            run = longer
            continue
        best = _better(best, run)
        exact = None
        if strings is not None:
            run = strings
        else:
            best = _better(best, needs)
            run = frozenset({""})
    return (run if exact is not None else None), _better(best, run)


def _of_one(code: object, value: Any) -> tuple[_Strings, _Strings]:  # noqa: ANN401 - each code has its own
    """All strings that one part of a pattern matches, where these are few, and strings that it needs."""
    if code is op.LITERAL:
        return frozenset({folded(chr(value))}), None
    if code is op.IN:
        letters = [one for kind, one in value if kind is op.LITERAL]
        few = len(letters) == len(value) and len(letters) <= 8
        return (frozenset(folded(chr(one)) for one in letters) if few else None), None
    if code is op.BRANCH:
        branches = [_of(one) for one in value[1]]
        every = [strings for strings, _ in branches]
        strings = _union(every)
        return strings, _union(best for _, best in branches)
    if code is op.SUBPATTERN:
        return _of(value[3])
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, inner = value
        strings, best = _of(inner)
        if (least, most) == (0, 1) and strings is not None:
            return strings | {""}, None
        if least == most == 1:
            return strings, best
        return None, best if least else None
    if code is op.ATOMIC_GROUP:
        return _of(value)
    if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return frozenset({""}), None
    return None, None


def beginnings(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> frozenset[str] | None:
    """Folded strings of which every match of a pattern begins with at least one, or None where none were found."""
    ended, going_on = _begun(parser.parse(pattern, flags))
    found = ended | going_on
    if "" in found:
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
        strings = _of_one(code, value)[0]
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
        return nothing, frozenset({""})
    return frozenset({""}), nothing


def _union(sets: Iterable[_Strings]) -> _Strings:
    every: frozenset[str] = frozenset()
    for one in sets:
        if one is None:
            return None
        every |= one
    return every


def _better(one: _Strings, other: _Strings) -> _Strings:
    """The set whose strings are rarer in a text: the longer ones, then the fewer."""
    return max((one, other), key=_rarity)


def _rarity(strings: _Strings) -> tuple[int, int]:
    if not strings:
        return (-1, 0)
    return min(len(one.encode()) for one in strings), -len(strings)
