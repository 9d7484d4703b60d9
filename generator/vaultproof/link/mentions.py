"""Words of a note that are the name of another note and no link to it. Changes no text and makes no link.

A name is a title or an alias. Words count where they stand whole, in prose. Scripts without spaces have no whole words:
there, a name counts between other scripts, marks, or particles that part words. A name of several Chinese characters
counts whatever stands behind it, as `gradient descent` does before `method`; what stands before it may turn it into
another word, as 非线性回归 is no 线性回归. In Thai, Lao, Khmer and Burmese nothing but a dictionary tells where a word
ends, so that a name counts between spaces and marks alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from vaultproof.note import Block, Note, RunKind, ScopeKind

_CJK = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3"
_START = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+")
_NO_PROSE = re.compile(r"\S*(?:://|www\.|@|\\)\S*|\S+/\S+/\S*")
_IN_BRACKETS = re.compile(
    r"!?\[(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\])*\](?:\([^)\n]*\)|\[[^\]\n]*\])?|<[^<>\n]*>"
)
_WITH_ACCENTS = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_SPACES = {ord(space): " " for space in "\u00a0\u202f\t"}
_BINDING = ".-\u2010\u2011"
_LINK, _OPAQUE = "\ue000", "\ue001"
_FEWEST_LETTERS, _FEWEST_SIGNS, _PHRASE = 3, 2, 4
_FEW_NOTES, _COMMON_SHARE = 10, 1 / 3
_BEFORE_HAN = frozenset("的是和与在了将把被从及或也都用即若该这其为称叫")
_AFTER_HAN = frozenset("的是和与在了将被从由及或也都用即等为对可有会能")
_AFTER_HANGUL = frozenset(
    "은 는 이 가 을 를 의 에 와 과 도 로 으로 에서 에게 만 까지 부터 보다 처럼 란 이란 라는 이라는 이다".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name the note at `path`: they are `text[start:end]` of run `run` of the note's block `block`.

    `linked` tells that the note has a link to that note elsewhere.
    """

    path: str
    block: int
    run: int
    start: int
    end: int
    linked: bool = False


@dataclass(frozen=True, slots=True)
class _Name:
    """A name, in small letters; `exact` are its words whose capitals count, with their places. No `path`: ambiguous."""

    folded: str
    path: str | None
    exact: tuple[tuple[int, str], ...]
    common: bool


class Mentionable:
    """The names of a vault's notes that words can stand for."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` pairs each name with the path of its note."""
        meant: dict[str, dict[str, str]] = defaultdict(dict)
        for name, path in names:
            written = " ".join(unicodedata.normalize("NFC", name).split())
            meant[_small(written)].setdefault(path, written)
        self._by_start: dict[str, list[_Name]] = defaultdict(list)
        for folded, paths in sorted(meant.items(), key=lambda one: (-len(one[0]), one[0])):
            start = _START.match(folded)
            if start is None or not _tells_enough(folded):
                continue
            path, written = next(iter(sorted(paths.items())))
            meant_by = _Name(
                folded, path if len(paths) == 1 else None, tuple(_capitals(written)), _may_be_common(written)
            )
            self._by_start[start.group()].append(meant_by)

    def in_notes(
        self, notes: Mapping[str, Note], linked: Mapping[str, frozenset[str]]
    ) -> dict[str, list[Mention]]:
        """The mentions of each note, in order. `linked` are the paths that each note links to.

        A plain word that many notes use is a word, not the name of a note.
        """
        found = {path: list(self._in_note(note)) for path, note in notes.items()}
        users = Counter(name.folded for mentions in found.values() for name in {name for name, _ in mentions})
        many = len(notes) * _COMMON_SHARE if len(notes) > _FEW_NOTES else len(notes)
        return {
            path: [
                replace(mention, linked=mention.path in linked.get(path, ()))
                for name, mention in mentions
                if not (name.common and users[name.folded] > many)
            ]
            for path, mentions in found.items()
        }

    def _in_note(self, note: Note) -> Iterator[tuple[_Name, Mention]]:
        """The mentions of other notes."""
        for at, block in enumerate(note.blocks):
            if block.kind not in {"paragraph", "cell"}:
                continue
            text, places = _flat(block, note)
            for name, start, end in self._found(text):
                (run, begins, _), (last, _, ends) = places[start], places[end - 1]
                if (
                    name.path is not None
                    and name.path != note.path
                    and run == last
                    and not block.runs[run].struck
                ):
                    yield name, Mention(path=name.path, block=at, run=run, start=begins, end=ends)

    def _found(self, text: str) -> Iterator[tuple[_Name, int, int]]:
        """The names in a text from left to right, the longest one first where several begin at a place."""
        small, done = _small(text), 0
        for start in _START.finditer(small):
            if start.start() < done:
                continue
            for name in self._by_start.get(start.group(), ()):
                end = start.start() + len(name.folded)
                if small[start.start() : end] != name.folded or not _whole(small, start.start(), end):
                    continue
                if all(text.startswith(word, start.start() + offset) for offset, word in name.exact):
                    yield name, start.start(), end
                    done = end
                    break


def first_in_section(
    note: Note, mentions: Iterable[Mention], links: Iterable[tuple[int, str]]
) -> list[Mention]:
    """Of some mentions, the first one of each note in each section that has no link to it.

    `links` pairs the scope of each link in the text with the path that it leads to.
    """
    seen = {(_section(note, scope), path) for scope, path in links}
    first = []
    for mention in mentions:
        place = (_section(note, note.blocks[mention.block].scope), mention.path)
        if place not in seen:
            seen.add(place)
            first.append(mention)
    return first


def _section(note: Note, scope: int) -> int:
    return next(
        (at for at in note.scope_chain(scope) if note.scopes[at].kind in {ScopeKind.SECTION, ScopeKind.NOTE}),
        0,
    )


def _small(text: str) -> str:
    """A text in small letters, of the same length."""
    if text.isascii():
        return text.replace("\t", " ").lower()
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text.translate(_SPACES))


def _tells_enough(name: str) -> bool:
    """Whether a name is long enough, and no everyday word, so that words that equal it mean it."""
    if name in _everyday():
        return False
    letters = [sign for sign in name if sign.isalpha()]
    dense = sum(_script(sign) in {"han", "hangul"} for sign in letters)
    return len(letters) >= _FEWEST_LETTERS or dense >= _FEWEST_SIGNS


@cache
def _everyday() -> frozenset[str]:
    text = (Path(__file__).parent / "everyday.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(name.strip() for line in lines for name in line.split(","))


def _capitals(name: str) -> Iterator[tuple[int, str]]:
    """The words of a name that have capitals after their first letter, such as `ReLU`, with their places."""
    for word in re.finditer(r"[^\W_]+", name):
        if any(sign.isupper() for sign in word.group()[1:]):
            yield word.start(), word.group()


def _may_be_common(name: str) -> bool:
    """Whether a name is one word that could be any word."""
    return " " not in name and not any(_capitals(name)) and not any(sign.isdigit() for sign in name)


def _flat(block: Block, note: Note) -> tuple[str, list[tuple[int, int, int]]]:
    """A block's prose as one text with its accents composed, and for each sign of it its run, and where in that the
    signs that it stands for begin and end.

    What is no prose is stood for by signs that are in no name.
    """
    text: list[str] = []
    places: list[tuple[int, int, int]] = []
    closed = [
        (block.span.start + found.start(), block.span.start + found.end())
        for found in _IN_BRACKETS.finditer(note.source[block.span])
    ]
    for at, run in enumerate(block.runs):
        words = run.passage.text
        match run.kind:
            case RunKind.TEXT if not any(
                start < run.span.end and run.span.start < end for start, end in closed
            ):
                words = _NO_PROSE.sub(lambda found: _OPAQUE * len(found.group()), words)
            case RunKind.TEXT:
                words = "".join(
                    _LINK if any(start <= run.passage.at(index) < end for start, end in closed) else sign
                    for index, sign in enumerate(words)
                )
            case RunKind.BREAK:
                words = "\n"
            case RunKind.CODE | RunKind.FORMULA:
                words = _OPAQUE
            case _:
                words = _LINK
        for sign, start, end in _composed(words):
            text.append(sign)
            places.append((at, start, end))
    return "".join(text), places


def _composed(words: str) -> Iterator[tuple[str, int, int]]:
    """The signs of a text, each letter as one with the accents behind it where there is such a letter, and where they
    begin and end."""
    if words.isascii() or unicodedata.is_normalized("NFC", words):
        yield from ((sign, at, at + 1) for at, sign in enumerate(words))
        return
    for letter in _WITH_ACCENTS.finditer(words):
        for sign in unicodedata.normalize("NFC", letter.group()):
            yield sign, letter.start(), letter.end()


def _whole(text: str, start: int, end: int) -> bool:
    """Whether the words `text[start:end]` are no part of longer ones, and no call of a function."""
    if text.startswith("(", end) and _script(text[end - 1]) == "other":
        return False
    if not _parted(text, start - 1, -1, text[start]):
        return False
    return _is_phrase(text[start:end], text[end : end + 1]) or _parted(text, end, 1, text[end - 1])


def _is_phrase(name: str, behind: str) -> bool:
    """Whether a name is long enough in Chinese characters to be itself before others that go on."""
    return (
        bool(behind)
        and len(name) >= _PHRASE
        and all(_script(sign) == "han" for sign in name)
        and _script(behind) == "han"
    )


def _parted(text: str, at: int, step: int, edge: str) -> bool:
    """Whether the sign at a place parts words from what lies beyond it; `edge` is the last sign of the words."""
    if not 0 <= at < len(text):
        return True
    sign, beyond = text[at], text[at + step] if 0 <= at + step < len(text) else " "
    inner = _script(edge)
    if sign == _OPAQUE:
        return inner != "other"
    if sign in _BINDING:
        return not beyond.isalnum()
    if not (sign.isalnum() or sign == "_" or unicodedata.category(sign).startswith("M")):
        return True
    outer = _script(sign)
    if "other" in (inner, outer):
        return inner != outer
    if inner == outer == "han":
        return sign in (_BEFORE_HAN if step < 0 else _AFTER_HAN)
    if inner == "hangul":
        return (
            step > 0
            and (match := re.match(r"[\uac00-\ud7a3]+", text[at:])) is not None
            and match.group() in _AFTER_HANGUL
        )
    return "hiragana" in (inner, outer) and inner != outer


def _script(sign: str) -> str:
    """The script of a sign, as far as words are parted by it."""
    if "\uac00" <= sign <= "\ud7a3":
        return "hangul"
    if "\u3040" <= sign <= "\u309f":
        return "hiragana"
    if "\u30a0" <= sign <= "\u30ff" or "\u31f0" <= sign <= "\u31ff":
        return "katakana"
    if "\u3400" <= sign <= "\u4dbf" or "\u4e00" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff":
        return "han"
    return "other"
