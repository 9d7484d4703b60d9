"""One note as judged, and what of its vault it was judged by: the same of both give the same verdicts again.

So a note is judged anew only where it changed, or where what its claims refer to did. Judges nothing itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vaultproof.claim import Binding, Definition, Judgement
from vaultproof.link.refer import Place, References, fold
from vaultproof.note import Note
from vaultproof.sandbox import JobResult
from vaultproof.witness.code import Code
from vaultproof.witness.identities.pairs import Differing


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedNote:
    """One note's judgements in the order of the text, and how its code ran.

    `differing` are its definitions that are not what their names stand for, or that its code contradicts.
    `settled` tells that nothing of it came of a time that ran out or the like: another run would say the same.
    `names` and `paths` are what its claims refer to: names, folded, and the notes in which their meaning was looked up.
    """

    judgements: tuple[Judgement, ...]
    code: Code
    result: JobResult | None
    settled: bool
    names: frozenset[str]
    paths: frozenset[str]
    differing: tuple[Differing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """A judged note, and a digest of what it was judged by beside its own text."""

    judged: JudgedNote
    around: bytes

    @property
    def worth_keeping(self) -> bool:
        """Whether it would be judged so again, and is small: figures are kept with the code that drew them."""
        result = self.judged.result
        return self.judged.settled and (result is None or not result.figures)


class Consulted:
    """The definitions of a vault, which writes down for which names and at which places it is asked."""

    def __init__(self, references: References, notes: ConsultedNotes) -> None:
        self._references = references
        self._notes = notes
        self.names: set[str] = set()

    @property
    def paths(self) -> set[str]:
        """The notes in which something was looked up."""
        return self._notes.paths

    def __getattr__(self, name: str) -> object:
        method = getattr(self._references, name)
        if not callable(method):
            self.paths.update(self._notes)
            return method

        def ask(*arguments: object, **named: object) -> object:
            for one in arguments:
                match one:
                    case str() if name == "definitions_in":
                        self.paths.add(one)
                    case str():
                        self.names.add(fold(one))
                    case Place() | Definition() | Binding():
                        self.paths.add(one.path)
            return method(*arguments, **named)

        return ask


class ConsultedNotes(Mapping[str, Note]):
    """The notes of a vault, which write down which of them were looked at."""

    def __init__(self, notes: Mapping[str, Note]) -> None:
        self._notes = notes
        self.paths: set[str] = set()

    def __getitem__(self, path: str) -> Note:
        self.paths.add(path)
        return self._notes[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._notes)

    def __len__(self) -> int:
        return len(self._notes)


class Around:
    """A vault as it stands around its notes: what of it verdicts on one of them may hang on."""

    def __init__(self, notes: Mapping[str, Note], references: References) -> None:
        self._notes = notes
        self._references = references
        self._known: dict[str, bytes] = {}

    def digest(self, names: Iterable[str], paths: Iterable[str]) -> bytes:
        """A digest of all that some names and some notes mean."""
        found = hashlib.blake2b(digest_size=16)
        for name in sorted(names):
            _add(found, name.encode("utf-8", "surrogatepass"))
            for path in self._references.bearing(name):
                _add(found, self._note(path))
            _add(found, b"")
        for path in sorted(paths):
            _add(found, self._note(path))
        return found.digest()

    def _note(self, path: str) -> bytes:
        """A digest of a note's path and text, and of which words in it name a note."""
        known = self._known.get(path)
        if known is None:
            note = self._notes.get(path)
            told = (
                (path,) if note is None else (path, note.source.text, *self._references.titles_named_in(path))
            )
            found = hashlib.blake2b(digest_size=16)
            for text in told:
                _add(found, text.encode("utf-8", "surrogatepass"))
            known = self._known[path] = found.digest()
        return known


def _add(found: hashlib.blake2b, part: bytes) -> None:
    found.update(b"%d:%b" % (len(part), part))
