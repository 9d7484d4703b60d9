"""A pattern that is tried only where one of its words stands."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from vaultproof.spot.memory import strings_of
from vaultproof.spot.needs import Needs
from vaultproof.spot.seen import UNLIKE, Seen, Sought, seen
from vaultproof.spot.strings import BAR, beginnings, further, needed, numerals


class Spotted:
    """A pattern that is tried only on texts that hold one of `strings`, of which every match has one, and one of each
    further set of which the same is so. It is read when it is first asked, and compiled when it is first tried. The
    `pos` of a match is not where the search began."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = pattern
        self.flags = flags
        self._last: tuple[str | None, list[int] | None] = (None, None)
        """The text of which places were asked last, and these: many ask of one sentence after the other."""

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, ready to be tried on any text."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def needed(self) -> Sought:
        """The strings of which every match has one, as they are looked for."""
        return Sought(strings_of(needed, self.pattern, self.flags))

    @property
    def strings(self) -> tuple[str, ...]:
        """Folded strings of which every match has one, the short ones first; none where no such strings are known."""
        return self.needed.plain

    def may_match(self, text: str) -> bool:
        """Whether the text holds one of the strings. Where it does not, nothing matches in it."""
        return self.needs.may_be_met(seen(text))

    def may_match_in(self, look: Seen) -> bool:
        """The same of a text, or of some together, as patterns see it."""
        return self.needs.may_be_met(look)

    @cached_property
    def needs(self) -> Needs:
        """What any text has in which the pattern may match."""
        more = strings_of(further, self.pattern, self.flags)
        return Needs(self.needed.edged, digit=self._counts, further=[one.split(BAR) for one in more])

    @cached_property
    def _counts(self) -> bool:
        """Whether every match holds a digit."""
        return bool(strings_of(numerals, self.pattern, self.flags))

    @cached_property
    def _begun(self) -> Sought:
        return Sought(strings_of(beginnings, self.pattern, self.flags))

    @property
    def heads(self) -> tuple[str, ...]:
        """Folded strings of which every match begins with one; none where no such strings are known."""
        return self._begun.plain

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return frozenset(one[0] for one in self.heads)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in a text, or between two places of it."""
        shown = text if end >= len(text) else _up_to(text, end)
        return self._first(text, start, end, shown) if self.needs.may_be_found(seen(shown)) else None

    def _first(self, text: str, start: int, end: int, shown: str) -> re.Match[str] | None:
        """The first match in a text that may hold one before `end`, as far as it is `shown`."""
        places = self._places(shown)
        if places is None:
            return self.compiled.search(text, start, end)
        match = self.compiled.match
        for at in places:
            if start <= at < end and (found := match(text, at, end)) is not None:
                return found
        return None

    def search_lowered(self, text: str) -> re.Match[str] | None:
        """The first match in the small letters of a text, which are looked at only where it may match in the text."""
        if not self.needs.may_be_met(seen(text)):
            return None
        lowered = text.lower()
        return self._first(lowered, 0, sys.maxsize, lowered)

    def _places(self, text: str) -> list[int] | None:
        """The only places of a text at which a match may begin, in order; None where they are not known."""
        last, places = self._last
        if last is not text:
            places = self._looked_up(text)
            self._last = (text, places)
        return places

    def _looked_up(self, text: str) -> list[int] | None:
        look = seen(text)
        known = look.folded
        if not self._begun.plain or len(known) != len(text):
            return None
        last = look.last_digit if self._counts else len(text)
        if last < 0:
            return []
        found: set[int] = set()
        begin_words = self._begun.begin_words
        for head in self._begun.worth_a_look(look):
            stop = last + len(head)
            at = known.find(head, 0, stop)
            anywhere = at >= 0 and head not in begin_words
            while at >= 0:
                if anywhere or not at or not ((before := text[at - 1]).isalnum() or before == "_"):
                    found.add(at)
                at = known.find(head, at + 1, stop)
        return sorted(found)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match at the beginning of a text, or at a place of it."""
        if self._firsts:
            first = text[start : start + 1].lower()[:1]
            if first not in self._firsts and first not in UNLIKE:
                return None
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that is the whole text."""
        return self.compiled.fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches in a text, or between two places of it."""
        shown = text if end >= len(text) else _up_to(text, end)
        if not self.needs.may_be_found(seen(shown)):
            return iter(())
        places = self._places(shown)
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
        return self.compiled.findall(text) if self.needs.may_be_found(seen(text)) else []

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every match replaced."""
        return self.compiled.sub(replacement, text) if self.needs.may_be_found(seen(text)) else text


def _up_to(text: str, end: int) -> str:
    """A text in which the same words stand before `end`, a place in it: itself, or, where that is inside a word, all
    before it."""
    return text[:end] if _IN_A_WORD.match(text, max(end - 1, 0)) else text


_IN_A_WORD = re.compile(r"\w\w")
