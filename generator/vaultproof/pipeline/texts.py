"""The first look at a vault: which files there are and what is in those that are read. Understands none of it."""

from __future__ import annotations

import hashlib
import os
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property, lru_cache
from pathlib import Path

from vaultproof.catalogue import CHANGED_PART
from vaultproof.diagnostic import Diagnostic
from vaultproof.read.decode import decode, unreadable
from vaultproof.read.files import list_vault
from vaultproof.read.preamble import read_preamble
from vaultproof.source import Source
from vaultproof.vault import VaultFiles


class Parts(Enum):
    """What becomes of generated parts in notes: they are read as text, blanked out in their places where they are as a
    build in place left them, or changed since as well, or taken out."""

    READ = "read"
    BLANK = "blank"
    BLANK_CHANGED = "blank, changed or not"
    TAKEN_OUT = "taken out"


READ = ("md", "canvas", "base")


@dataclass(frozen=True)
class Texts:
    """A vault's files; the text of each note, canvas and base, and what could not be read, by their paths.

    `preamble` is LaTeX that is read before any note.
    """

    files: VaultFiles
    texts: Mapping[str, Source]
    problems: tuple[Diagnostic, ...]
    preamble: str = ""

    @cached_property
    def notes(self) -> dict[str, Source]:
        """The texts of the notes."""
        return {path: source for path, source in self.texts.items() if kind_of(path) == "md"}

    @cached_property
    def beside(self) -> dict[str, Source]:
        """The texts of canvases and bases."""
        return {path: source for path, source in self.texts.items() if kind_of(path) != "md"}

    @cached_property
    def digests(self) -> dict[str, str]:
        """A digest of each text, by its path."""
        return {path: _digest(source.text, str(source.bom)) for path, source in self.texts.items()}

    @cached_property
    def settings(self) -> str:
        """A digest of all that a check can depend on beside the names of files and what stands in them."""
        files = self.files
        told = (repr(files.types), repr(files.callouts), repr(files.git))
        return _digest(files.attachments or "", *told, self.preamble)

    @cached_property
    def digest(self) -> str:
        """A digest of all that a check can depend on in these files: their names, the texts, the problems."""
        told = [self.settings]
        for files in (self.files.files, self.files.excluded):
            told += (str(len(files)), *(file.path for file in files))
        for path, digest in self.digests.items():
            told += (path, digest)
        told += (text for one in self.problems for text in (one.path, one.message, one.help or ""))
        return _digest(*told)


def _digest(*texts: str) -> str:
    found = hashlib.blake2b(digest_size=18)
    for text in texts:
        written = text.encode("utf-8", "surrogatepass")
        found.update(b"%d:%b" % (len(written), written))
    return b64encode(found.digest()).decode()


def read_texts(
    root: Path, exclude: tuple[str, ...] = (), preamble: str | None = None, parts: Parts = Parts.READ
) -> Texts:
    """Look at the vault at `root`; `preamble` is the file that its settings name.

    `parts` tells what becomes of the generated parts that a build in place has put into notes.
    """
    files = list_vault(root, exclude)
    texts: dict[str, Source] = {}
    left_out = ((path, reason) for path, reason in files.skipped if path.lower().endswith((".md", "/")))
    problems = [unreadable(path, reason) for path, reason in left_out]
    for file in files.files:
        if kind_of(file.path) in READ:
            source = read_text(root, file.path, parts)
            if isinstance(source, Source):
                texts[file.path] = source
                if parts is Parts.BLANK and (told := changed_parts(root, source)) is not None:
                    problems.append(told)
            elif kind_of(file.path) == "md":
                problems.append(source)
    return Texts(files, texts, tuple(problems), read_preamble(root, preamble))


def read_text(root: Path, path: str, parts: Parts = Parts.READ) -> Source | Diagnostic:
    """The text of one file, or the diagnostic that says why it has none."""
    try:
        with open(os.path.join(root, path), "rb") as stream:  # noqa: PTH118, PTH123 - of thousands of small files
            content = stream.read()
    except OSError as error:
        return unreadable(path, error.strerror or "it cannot be read")
    source = decode(path, content)
    return authored(root, source, parts) if isinstance(source, Source) else source


def authored(root: Path, source: Source, parts: Parts) -> Source:
    """A note without its generated parts. Only those are hidden from a check that a build in place put there and that
    are as it left them, in that note or in one that was renamed or copied since; what anyone else wrote between their
    marks is read."""
    if parts is Parts.READ or "vaultproof" not in source.text or kind_of(source.path) != "md":
        return source
    from vaultproof.emit.markers import masked, remove

    if parts is Parts.TAKEN_OUT:
        return replace(source, text=remove(source.text))
    from vaultproof.emit.manifest import digest_of_parts

    put = _built_in_place(root)
    if not put:
        return source
    if parts is Parts.BLANK_CHANGED and source.path in put:
        return replace(source, text=masked(source.text))
    known = {digest for digests in put.values() for digest in digests}
    return replace(source, text=masked(source.text, lambda found: digest_of_parts(found) in known))


def changed_parts(root: Path, source: Source) -> Diagnostic | None:
    """What there is to say of a note whose generated parts were not blanked out, though it is known to have some."""
    if "vaultproof" not in source.text or source.path not in _built_in_place(root):
        return None
    from vaultproof.emit.markers import generated_span

    span = generated_span(source)
    if span is None:
        return None
    return CHANGED_PART.at(
        source.path,
        span,
        "its generated parts are not as a build left them, so they are read as the note's own text",
        help="move what was typed there out of the marks, delete the marks with all between them, and build again",
    )


def _built_in_place(root: Path) -> Mapping[str, tuple[str, ...]]:
    """The notes into which a build in place has put generated parts, with the digests that these may have."""
    from vaultproof.emit.manifest import PARTS

    try:
        return _listed(root, (root / PARTS).stat().st_mtime_ns)
    except OSError:
        return {}


@lru_cache(maxsize=4)
def _listed(root: Path, _changed: int) -> Mapping[str, tuple[str, ...]]:
    from vaultproof.emit.manifest import PARTS, read_manifest

    return read_manifest(root, PARTS).digests


def root_of(note: Path, default: Path | None) -> Path | None:
    """The vault that a note stands in: the nearest folder with `.obsidian` or a settings file, else `default`."""
    for folder in note.resolve().parents:
        if (folder / ".obsidian").is_dir() or (folder / "vaultproof.toml").is_file():
            return folder
    return default


def kind_of(path: str) -> str:
    """The suffix of a file's name in small letters, without its dot."""
    return path.lower().rsplit(".", 1)[-1]
