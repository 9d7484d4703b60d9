"""A text as patterns see it, and strings that are looked for in it. Knows no patterns.

Most strings begin with a word: of these only those are looked for whose first letters a word of the text has, and of
the others only those whose letters beyond ASCII it has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache, reduce
from operator import itemgetter, or_

from vaultproof.spot.index import DIGITS, EDGE, INDEX, words_of

_LETTERS = 4
"""So many letters of a word are looked at first."""
_first_of = itemgetter(slice(_LETTERS))
_BEYOND = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"\w+")
_BEGINS = re.compile(rf"{EDGE}\w")
"""How a string begins where a word begins."""
_LAST_DIGIT = re.compile(r".*\d", re.DOTALL)


class Seen:
    """A text, or some together, with its letters folded; what else is told of it is looked for when it is asked."""

    __slots__ = (
        "_beginnings",
        "_last_digit",
        "_letters",
        "_parts",
        "_words",
        "folded",
        "joined",
        "known_bits",
        "version",
    )

    def __init__(self, text: str, parts: Sequence[Seen] = (), *, joined: bool = False) -> None:
        self.folded = text
        self.joined = joined
        """Whether the folding may have joined words."""
        self._parts = parts
        self.known_bits = 0
        """The bits as the index gave them last, when it was of this `version`."""
        self.version = -1
        self._last_digit: int | None = None
        self._letters: frozenset[str] | None = None
        self._words: frozenset[str] | None = None
        self._beginnings: frozenset[str] | None = None

    @property
    def bits(self) -> int:
        """The bits of the patterns that may match here, as the index gives them now."""
        if self.version != INDEX.version:
            self.version = INDEX.version
            if self.joined:
                self.known_bits = -1
            elif self._parts:
                self.known_bits = reduce(or_, [one.bits for one in self._parts])
            else:
                self.known_bits = INDEX.bits(self.words)
        return self.known_bits

    @property
    def words(self) -> frozenset[str]:
        """Its words, with one digit for all."""
        if self._words is None:
            self._words = words_of(self.folded)
        return self._words

    @property
    def last_digit(self) -> int:
        """Where the last digit stands in the folded text; -1 where none does."""
        if self._last_digit is None:
            found = _LAST_DIGIT.match(self.folded)
            self._last_digit = -1 if found is None else found.end() - 1
        return self._last_digit

    @property
    def letters(self) -> frozenset[str]:
        """Its letters beyond ASCII."""
        if self._letters is None:
            self._letters = frozenset() if self.folded.isascii() else frozenset(_BEYOND.findall(self.folded))
        return self._letters

    @property
    def beginnings(self) -> frozenset[str] | None:
        """The first letters of its words, with one digit for all; None where the folding may have joined words."""
        if self._beginnings is None and not self.joined:
            self._beginnings = frozenset(map(_first_of, self.words))
        return self._beginnings


@lru_cache(maxsize=256)
def seen(text: str) -> Seen:
    """A text as patterns see it."""
    return Seen(folded(text), joined=_DOT in text)


@lru_cache(maxsize=32)
def together(texts: tuple[str, ...]) -> Seen:
    """Some texts as one, in which a pattern that may match in one of them may match too."""
    parts = [seen(text) for text in texts]
    return Seen("\n".join(one.folded for one in parts), parts, joined=any(one.joined for one in parts))


def folded(text: str) -> str:
    """A text in which letters are alike that `re.IGNORECASE` takes for alike."""
    text = text.lower()
    if text.isascii():
        return text
    for letter, same in _ALIKE:
        text = text.replace(letter, same)
    return text


_DOT = "\u0307"
_ALIKE = ((_DOT, ""), ("ı", "i"), ("ſ", "s"), ("µ", "μ"), ("ς", "σ"))
UNLIKE = frozenset(letter for letter, _ in _ALIKE)
"""Letters that are folded to others."""


class Sought:
    """Folded strings to be looked for in texts, with the edges of words in them."""

    def __init__(self, strings: Iterable[str]) -> None:
        self.edged = sorted(strings, key=lambda one: (len(one), one))
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        self._others: list[str] = []
        for edged, one in zip(self.edged, self.plain, strict=True):
            word = _first_letters(edged)
            if word is not None:
                self._by_word[word].append(one)
            elif not one.isascii():
                self._by_letter[max(one)].append(one)
            else:
                self._others.append(one)
        anywhere = {
            one for edged, one in zip(self.edged, self.plain, strict=True) if not _BEGINS.match(edged)
        }
        self.begin_words = frozenset(self.plain) - anywhere
        """Those that are looked for nowhere but where a word begins."""
        self._words = frozenset(self._by_word)
        self._letters = frozenset(self._by_letter)

    def __bool__(self) -> bool:
        return bool(self.edged)

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """The strings as they stand in texts, the short ones first."""
        return tuple(one.replace(EDGE, "") for one in self.edged)

    def worth_a_look(self, text: Seen) -> Sequence[str]:
        """Those that a text may hold: no other is in it."""
        if text.beginnings is None:
            return self.plain
        found = self._others
        if not self._words.isdisjoint(text.beginnings):
            found = [*found, *(one for word in self._words & text.beginnings for one in self._by_word[word])]
        if not self._letters.isdisjoint(text.letters):
            found = [
                *found,
                *(one for letter in self._letters & text.letters for one in self._by_letter[letter]),
            ]
        return found


def _first_letters(string: str) -> str | None:
    """The first letters of a word in a string, if any text with the string has a word that begins so."""
    found = [
        DIGITS.sub("0", word.group())[:_LETTERS]
        for word in _WORD.finditer(string)
        if word.start() > 0 and (word.end() < len(string) or word.end() - word.start() >= _LETTERS)
    ]
    return max(found, key=len, default=None)
