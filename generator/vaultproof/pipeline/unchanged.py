"""A build of which nothing has changed: it is known by what it follows from, and what it left is still there.

Where this module cannot tell, the build is done anew; it writes nothing and judges nothing itself.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from vaultproof.config import BuildSettings
from vaultproof.emit.manifest import (
    FILE,
    PARTS,
    digest_of_file,
    generated_patterns,
    generated_stubs,
    read_manifest,
)
from vaultproof.emit.place import EmitError
from vaultproof.emit.write import EmitReport
from vaultproof.findings import Findings
from vaultproof.pipeline.find import Wanted
from vaultproof.pipeline.kept import Kept
from vaultproof.pipeline.texts import Texts, read_texts
from vaultproof.pipeline.whole import keep_findings, known_findings
from vaultproof.shipped import templates_folder

_Left = tuple[tuple[str, int, int], ...]


class Build:
    """A build of the vault at `root` into `out`, which is `root` itself for a build in place."""

    def __init__(
        self, root: Path, out: Path, texts: Texts, wanted: Wanted, settings: BuildSettings, kept: Kept
    ) -> None:
        self.root, self.out, self.texts = root, out, texts
        self.wanted, self.settings, self.kept = wanted, settings, kept
        self._source = self._found()

    def done(self) -> tuple[Findings, EmitReport] | None:
        """What an earlier build found and did, where all that it left is still there; None where it is to be done."""
        load = self.kept.found.late("build", self._source)
        findings = known_findings(self.texts, self.wanted, self.kept.found) if load is not None else None
        if load is None or findings is None:
            return None
        manifests, left, told = load()
        if manifests != self._manifests() or not all(map(self._is_left, left)):
            return None
        unchanged = tuple(path for path, _, _ in left)
        return findings, EmitReport(
            written=(), unchanged=unchanged, removed=(), kept_foreign=(), told=tuple(told)
        )

    def keep(self, findings: Findings, report: EmitReport) -> None:
        """Remember a build that is done, unless it left alone what stands in its way."""
        if report.kept_foreign or self.wanted.limits.unsafe or not self._looked_again():
            return
        keep_findings(self.texts, self.wanted, findings, self.kept.found)
        paths = sorted({*report.written, *report.unchanged})
        left: _Left = tuple((path, *status) for path in paths if (status := _status(self.out / path)))
        if len(left) == len(paths):
            self.kept.found.keep("build", self._source, (self._manifests(), left, report.told))

    def _looked_again(self) -> bool:
        """Look at a vault as the next build in place will, which leaves out what this one put there; whether its notes
        are still those that were judged."""
        if self.out != self.root:
            return True
        put = generated_patterns(self.root, self.settings.stubs, changed=True)
        wanted = replace(self.wanted, exclude=(*self.wanted.exclude, *put))
        texts = read_texts(self.root, wanted.exclude, wanted.preamble, wanted.parts)
        if texts.texts != self.texts.texts:
            return False
        self.texts, self.wanted = texts, wanted
        self._source = self._found()
        return True

    def _found(self) -> object:
        """All that the emitted files follow from, beside what findings follow from."""
        own = self.root / self.settings.templates if self.settings.templates else None
        return (
            self.wanted.source(self.texts),
            os.path.realpath(self.out),
            repr(self.settings),
            tuple(sorted(generated_stubs(self.root, self.settings.stubs))),
            tuple(
                (file.path, file.size, file.changed) for file in self.texts.files.files if not file.is_note
            ),
            tuple(_listed(self.root / ".obsidian")),
            _digest(filter(None, (templates_folder(), own))),
        )

    def _manifests(self) -> tuple[str | None, ...]:
        return tuple(digest_of_file(self.out / file) for file in (FILE, PARTS))

    def _is_left(self, left: tuple[str, int, int]) -> bool:
        """Whether a file is as it was left: by its size and time, else by what it holds."""
        path, *status = left
        if _status(self.out / path) == tuple(status):
            return True
        try:
            digest = digest_of_file(self.out / path)
        except EmitError:
            return False
        return digest is not None and read_manifest(self.out).digests.get(path) == (digest,)


def _status(path: Path) -> tuple[int, int] | None:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _files(folder: Path) -> Iterator[Path]:
    """The files in a folder, in an order of their own; links are not followed."""
    for base, folders, files in os.walk(folder):
        folders.sort()
        yield from (Path(base, name) for name in sorted(files))


def _listed(folder: Path) -> Iterator[tuple[str, tuple[int, int] | None]]:
    return ((path.relative_to(folder).as_posix(), _status(path)) for path in _files(folder))


def _digest(folders: Iterable[Path]) -> str:
    """A digest of all that some folders of templates hold."""
    found = hashlib.blake2b(digest_size=16)
    for folder in folders:
        for path in _files(folder):
            name = path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")
            found.update(b"%d:%b%b\0" % (len(name), name, repr(_status(path)).encode()))
    return found.hexdigest()
