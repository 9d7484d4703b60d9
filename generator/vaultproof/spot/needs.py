"""What a text has in which a pattern may match: one of its strings, told by the index of words. Reads no pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from vaultproof.spot.index import DIGIT, EDGE, INDEX, word_of
from vaultproof.spot.seen import Seen
from vaultproof.spot.signs import Signs

_IN_A_WORD = re.compile(rf"{EDGE}?[^\W\d]+{EDGE}?")
_AT_ONCE = 4
"""So many strings share a bit, those with the same word in them."""


class Needs:
    """The strings of which a text must have one, whether it must have a digit, and of which `further` strings it must
    have one as well if a match is in that very text. What is new to the index changes what it says of texts, so that
    these are made before a text is looked at."""

    __slots__ = ("_digit", "_further", "_longer", "_may_lack_all", "_words", "bits", "signs")

    def __init__(self, edged: Iterable[str], *, digit: bool, further: Iterable[Iterable[str]] = ()) -> None:
        known = {one: word_of(one) for one in edged}
        strings = sorted(known, key=lambda one: (known[one], one))
        words = [one for one in strings if _IN_A_WORD.fullmatch(one)]
        longer = [one for one in strings if known[one] and _IN_A_WORD.fullmatch(one) is None]
        some = [longer[at : at + _AT_ONCE] for at in range(0, len(longer), _AT_ONCE)]
        self._digit = digit
        self._words = INDEX.bit(words) if words else 0
        """The bit of texts that have one of the strings for certain: those in a single word, without digits."""
        self._longer = tuple((INDEX.bit(few), Signs(*map(_plain, few))) for few in some)
        self.bits = reduce(or_, (bit for bit, _ in self._longer), self._words)
        self.signs = tuple(_plain(one) for one in strings if not known[one])
        self._may_lack_all = not strings
        self._further = tuple(map(_one_of, further))

    def __bool__(self) -> bool:
        """Whether a text must have one of some strings."""
        return not self._may_lack_all

    def may_be_met(self, look: Seen) -> bool:
        """Whether a text has what is needed."""
        bits = look.known_bits if look.version == INDEX.version else look.bits
        if self._digit and not bits & DIGIT:
            return False
        if bits & self._words or self._may_lack_all:
            return True
        known = look.folded
        if bits & self.bits:
            for bit, strings in self._longer:
                if bits & bit and strings.stand_in(known):
                    return True
        for sign in self.signs:  # noqa: SIM110 - much quicker
            if sign in known:
                return True
        return False

    def may_be_found(self, look: Seen) -> bool:
        """Whether a text has what is needed in the very text in which a match is looked for."""
        if not self.may_be_met(look):
            return False
        known = look.bits
        for bit, signs in self._further:  # noqa: SIM110 - much quicker
            if not known & bit and not signs.stand_in(look.folded):
                return False
        return True


def _one_of(edged: Iterable[str]) -> tuple[int, Signs]:
    """The bit of texts that may have one of some strings, and the strings without letters."""
    strings = [*edged]
    words = [one for one in strings if word_of(one)]
    return INDEX.bit(words) if words else 0, Signs(*(_plain(one) for one in strings if not word_of(one)))


def _plain(edged: str) -> str:
    return edged.replace(EDGE, "")


class Either:
    """What several patterns need, of which a text must have something that one of them needs."""

    __slots__ = ("_bits", "_signs", "_some_lack_all")

    def __init__(self, needs: Sequence[Needs]) -> None:
        self._bits = reduce(or_, (one.bits for one in needs), 0)
        self._signs = Signs(*{sign for one in needs for sign in one.signs})
        self._some_lack_all = not all(needs)

    def may_be_met(self, look: Seen) -> bool:
        """Whether a text has what one of the patterns needs, or the longest word of a string of it."""
        return bool(look.bits & self._bits) or self._some_lack_all or self._signs.stand_in(look.folded)
