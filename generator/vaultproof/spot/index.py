"""Which patterns may match in a text, told by its words alone: an inverted index from the words of their strings, and
what it gave for each word that was met. Tries no pattern.

The same words come again and again, in a note and in a vault. So each is looked up once, and what a text holds is put
together from its words: a bit for each pattern of which a string, or the longest word of a string, is in one of them.
Whatever hundred patterns are asked of the text then, most are answered by one look at a bit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from itertools import count
from operator import or_

EDGE = "\0"
"""Stands in a string where a word begins or ends, if a letter of the string is next to it."""
DIGIT = 1
"""The bit of a text with a digit."""
_LETTERS = (1, 2, 3)
"""By so many letters a part of a word is found, by as many as it has."""
_LONGEST = 40
"""Longer words seldom come again."""
_MOST = 50_000
_FEW = 40
"""So many parts are looked for one by one in the words that were met before them."""
_WORD = re.compile(r"\w+")
_HAS_DIGIT = re.compile(r"\d")
DIGITS = re.compile("[0-9]")
_ONE_DIGIT = ord("0")
_BLANKS = bytes(
    _ONE_DIGIT if chr(code).isdecimal() else code if re.match(r"\w", chr(code)) else ord(" ")
    for code in range(128)
) + bytes(128)
"""ASCII with blanks for all that is in no word, and one digit for all."""
PRIVATE = re.compile("[\ue000-\uf8ff]")
"""Signs that stand for formulas and the like: no letters."""
_Part = tuple[str, bool, bool]
"""A word of a string, or part of one, and whether a word begins and ends with it."""
_Parts = dict[str, list[tuple[str, int]]]
"""Parts of words by some of their letters, with the bits of which they tell."""


class _Words(dict[str, int]):
    """The bits of each word that was met, found where it is met first."""

    def __init__(self) -> None:
        self.whole: dict[str, int] = defaultdict(int)
        self.first: _Parts = defaultdict(list)
        self.last: _Parts = defaultdict(list)
        self.inner: _Parts = defaultdict(list)
        self.short: set[str] = set()
        """The parts in ASCII among the inner ones that are shorter than those letters: there are few."""
        self.parts: list[tuple[_Part, int]] = []
        """All parts with their bits, in the order in which they came."""
        self._before: dict[str, tuple[int, int]] = {}
        """What was found for words, and how many of the parts there were then."""

    def add(self, parts: Iterable[_Part], bit: int) -> None:
        """Let a bit tell of some more parts. What was found for words is to be found again, of these parts alone where
        they are few."""
        if len(self._before) + len(self) >= _MOST:
            self._before.clear()
        known = len(self.parts)
        self._before.update((word, (found, known)) for word, found in self.items())
        self.clear()
        for part, begins, ends in parts:
            self.parts.append(((part, begins, ends), bit))
            if begins and ends:
                self.whole[part] |= bit
            elif begins:
                self.first[part[: _LETTERS[-1]]].append((part, bit))
            elif ends:
                self.last[part[-_LETTERS[-1] :]].append((part, bit))
            else:
                self.inner[part[: _LETTERS[-1]]].append((part, bit))
                if len(part) < _LETTERS[-1] and part.isascii():
                    self.short.add(part)

    def __missing__(self, given: str) -> int:
        before = self._before.get(given)
        if before is not None and len(self.parts) - before[1] <= _FEW:
            found, known = before
            word = given if given.isalpha() else DIGITS.sub("0", given)
            for part, bit in self.parts[known:]:
                if not found & bit and _has(word, *part):
                    found |= bit
        else:
            found = self._found(given)
        if len(given) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[given] = found
        return found

    def _found(self, given: str) -> int:
        """The bits of a word that is met first."""
        letters = given.isalpha()
        word = given if letters else DIGITS.sub("0", given)
        found = self.whole.get(word, 0)
        if not letters and _HAS_DIGIT.search(word) is not None:
            found |= DIGIT
        for length in _LETTERS:
            for part, bit in self.first.get(word[:length], ()):
                found |= bit if word.startswith(part) else 0
            for part, bit in self.last.get(word[-length:], ()):
                found |= bit if word.endswith(part) else 0
        for head in self._heads(word):
            for part, bit in self.inner[head]:
                found |= bit if part in word else 0
        return found

    def _heads(self, word: str) -> list[str]:
        """The first letters of inner parts that a word holds."""
        inner, most = self.inner, _LETTERS[-1]
        found = [one for at in range(len(word) - most + 1) if (one := word[at : at + most]) in inner]
        if word.isascii():
            return found + [one for one in self.short if one in word]
        for length in _LETTERS[:-1]:
            heads = (word[at : at + length] for at in range(len(word) - length + 1))
            found += [one for one in heads if one in inner]
        return found


def _has(word: str, part: str, begins: bool, ends: bool) -> bool:
    """Whether a word has a part, at its beginning or end if the part is one of these."""
    if begins:
        return word == part if ends else word.startswith(part)
    return word.endswith(part) if ends else part in word


class Index:
    """The words of all strings that were asked for so far. `version` changes with each pattern that comes new."""

    def __init__(self) -> None:
        self.version = 0
        self._words = _Words()
        self._bits = (1 << at for at in count(1))

    def bit(self, edged: Iterable[str]) -> int:
        """A new bit, of the texts that may hold one of some folded strings with words and the edges of words in
        them."""
        bit = next(self._bits)
        self._words.add({_longest_word(one) for one in edged}, bit)
        self.version += 1
        return bit

    def bits(self, words: Iterable[str]) -> int:
        """The bits of a text with these words."""
        return reduce(or_, map(self._words.__getitem__, words), 0)


INDEX = Index()
"""That of this process, as the patterns are."""


def words_of(known: str) -> frozenset[str]:
    """The words of a folded text, with one digit for all."""
    if not known.isascii():
        for sign in {one for one in set(known) if PRIVATE.match(one)}:
            known = known.replace(sign, " ")
    if known.isascii():
        return frozenset(known.encode("ascii").translate(_BLANKS).decode("ascii").split())
    return frozenset(_WORD.findall(DIGITS.sub("0", known)))


def word_of(edged: str) -> str:
    """The longest word of a string, or part of one, by which it is found; none where it has only signs."""
    return _longest_word(edged)[0] if _WORD.search(edged) is not None else ""


def _longest_word(edged: str) -> tuple[str, bool, bool]:
    """The longest word of a string, or part of one, and whether a word begins and ends with it."""
    word = max(_WORD.finditer(edged), key=lambda one: one.end() - one.start())
    return DIGITS.sub("0", word.group()), word.start() > 0, word.end() < len(edged)
