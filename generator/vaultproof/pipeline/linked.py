"""What the rules find in a note with the rest of the vault at hand, and what they asked of it to find that.

The same note and the same answers give the same findings: so a note is looked at again only where an answer differs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeAlias, cast

from vaultproof.cache import NOTHING, Keeping
from vaultproof.diagnostic import Diagnostic
from vaultproof.link import Index, Outgoing
from vaultproof.note import Note
from vaultproof.rules import INDEX_RULES

_KIND = "linked"
# What only the names of the vault's files decide, beside the note itself.
_OF_NAMES = frozenset(
    {"outgoing", "resolve", "suggest", "names.resolve", "names.candidates", "names.written"}
)

Query: TypeAlias = tuple[str, tuple[object, ...]]
Answers: TypeAlias = tuple[tuple[Query, object], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The findings in a note, with what was asked for them: of the files' `names`, and of the notes in them."""

    found: tuple[Diagnostic, ...]
    names: bytes
    of_names: Answers
    of_notes: Answers


class Questions:
    """An index as it answers now. Remembers its answers, since many notes ask the same."""

    def __init__(self, index: Index, names: bytes) -> None:
        self.index = index
        self.names = names
        self._answers: dict[Query, object] = {}

    def answer(self, query: Query) -> object:
        """The answer to one question, as a plain value."""
        if query not in self._answers:
            name, arguments = query
            found = attrgetter(name)(self.index)
            self._answers[query] = plain(found(*arguments) if callable(found) else found)
        return self._answers[query]

    def holds(self, linked: Linked) -> bool:
        """Whether all that was asked for these findings would be answered as it was."""
        if linked.names != self.names and not self._same(linked.of_names):
            return False
        return self._same(linked.of_notes)

    def _same(self, answers: Answers) -> bool:
        return all(self.answer(query) == answer for query, answer in answers)


def names_digest(index: Index) -> bytes:
    """A digest of the names of a vault's files."""
    return hashlib.blake2b("\0".join(index.names.paths).encode(), digest_size=16).digest()


def link(note: Note, questions: Questions) -> Linked:
    """Hear the rules on one note."""
    asked: dict[Query, object] = {}
    index = cast("Index", _Asked(questions.index, "", asked))
    found = tuple(diagnostic for check in INDEX_RULES for diagnostic in check(note, index))
    return Linked(
        found=found,
        names=questions.names,
        of_names=tuple((query, answer) for query, answer in asked.items() if query[0] in _OF_NAMES),
        of_notes=tuple((query, answer) for query, answer in asked.items() if query[0] not in _OF_NAMES),
    )


def link_all(
    notes: Mapping[str, Note],
    questions: Questions,
    cache: Keeping = NOTHING,
    known: Mapping[str, Linked] | None = None,
) -> dict[str, Linked]:
    """Hear the rules on some notes, or remember what they found where nobody would answer otherwise. `known` is
    remembered already."""
    known = known or {}
    asked = {path: note.source for path, note in notes.items() if path not in known}
    known = {**known, **cache.load(_KIND, asked)}
    linked: dict[str, Linked] = {}
    for path, note in notes.items():
        one = known.get(path)
        if one is None or not questions.holds(one):
            one = link(note, questions)
            if one.found:  # what is near to a link that leads nowhere takes long to find; all else does not
                cache.keep(_KIND, note.source, one)
        linked[path] = one
    return linked


class _Asked:
    """An index, or a part of it, that writes down what it is asked."""

    def __init__(self, real: object, prefix: str, asked: dict[Query, object]) -> None:
        self._real = real
        self._prefix = prefix
        self._asked = asked

    def __getattr__(self, name: str) -> object:
        found, told = getattr(self._real, name), self._prefix + name
        if name == "names":
            return _Asked(found, "names.", self._asked)
        if not callable(found):
            self._asked[told, ()] = plain(found)
            return found

        def ask(*arguments: object) -> object:
            answer = found(*arguments)
            self._asked[told, arguments] = plain(answer)
            return answer

        return ask


def plain(answer: object) -> object:
    """An answer as a value that can be kept and compared: of links only where they lead.

    A note's own links are part of its text; where those of others lead is what a rule may ask of them.
    """
    if isinstance(answer, dict):
        return tuple(sorted((key, tuple(sorted(value))) for key, value in answer.items()))
    if isinstance(answer, tuple) and answer and isinstance(answer[0], Outgoing):
        return tuple(one.resolved for one in answer)
    return answer
