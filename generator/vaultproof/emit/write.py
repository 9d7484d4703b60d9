"""A plan of files into OUT: only what changed, each file whole, nothing of a person's touched. Composes no file.

A file in OUT is ours if an earlier build wrote it and it still has the bytes that were written; every other file is
foreign, and foreign files are neither overwritten nor removed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import assert_never

from vaultproof.emit.manifest import (
    FILE,
    Manifest,
    digest_of,
    digest_of_file,
    read_manifest,
    write_manifest,
)
from vaultproof.emit.place import EmitError, folded, obstacle, safe_path
from vaultproof.emit.put import copy, put, temporary
from vaultproof.emit.schedule import FOLDER


@dataclass(frozen=True, slots=True)
class CopyOf:
    """A file that is copied as it is."""

    source: Path


@dataclass(frozen=True, slots=True)
class Noted:
    """A file in which another program notes something; a file that differs in nothing else is ours still.

    `bare` takes out of a file's bytes what was noted. `noted` puts into a new file what the old one and the file
    `put_by` hold of it, and gives that file's new bytes too; each may be missing.
    """

    content: bytes
    bare: Callable[[bytes], bytes]
    noted: Callable[[bytes, bytes | None, bytes | None], tuple[bytes, bytes | None]]
    put_by: str


MAYBE_YOURS = "it is listed as emitted and is no longer, but it may be yours"
"""Why a file is not removed."""

Content = bytes | CopyOf | Noted


@dataclass(frozen=True, slots=True, kw_only=True)
class EmitReport:
    """What a build did, as paths in OUT. `kept_foreign` pairs a path with the reason why it was left alone, `told` one
    with what else is to be said of it."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    kept_foreign: tuple[tuple[str, str], ...]
    told: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    """One file of the plan against what is in OUT. `old` is the digest of the file there, None where there is none."""

    path: str
    content: Content
    digest: str
    old: str | None

    @property
    def changes(self) -> bool:
        return self.old != self.digest

    def ours(self, before: Manifest) -> bool:
        """Whether the file is written by us now or was then; one that was there with the same bytes is not."""
        return self.changes or before.knows(self.path, self.digest)


def write_changed(
    out: Path, plan: Mapping[str, Content], within: Callable[[str], bool] = safe_path
) -> EmitReport:
    """Bring OUT to a plan. OUT is made where it is missing. Only files that stand `within` bounds are removed.

    Raises `EmitError` where the disk refuses; what was written until then is whole, and the next build goes on.
    """
    _make(out)
    if (reason := obstacle(out, FILE)) is not None:
        raise EmitError(f"`{out / FILE}` could not be written: {reason}")
    _make(out / FOLDER)
    with _alone(out):
        before = read_manifest(out)
        tidy(out, before)
        foreign: list[tuple[str, str]] = []
        steps = list(_steps(out, plan, before, foreign))
        planned = {folded(path) for path in plan}
        unwanted = [path for path in sorted(before.digests) if folded(path) not in planned and within(path)]
        foreign.extend(
            (path, MAYBE_YOURS)
            for path in sorted(before.digests)
            if folded(path) not in planned and safe_path(path) and not within(path) and (out / path).exists()
        )
        _announce(out, before, steps)
        for step in steps:
            if step.changes:
                _make((out / step.path).parent)
                _carry_out(out, step)
        removed = [path for path in unwanted if _remove(out, path, before, foreign)]
        ours = {step.path: (step.digest,) for step in steps if step.ours(before)}
        edited = {
            path: before.digests[path] for path, _ in foreign if path in plan and path in before.digests
        }
        write_manifest(out, Manifest(MappingProxyType({**ours, **edited})))
    return EmitReport(
        written=tuple(step.path for step in steps if step.changes),
        unchanged=tuple(step.path for step in steps if not step.changes),
        removed=tuple(removed),
        kept_foreign=tuple(foreign),
    )


def _steps(
    out: Path, plan: Mapping[str, Content], before: Manifest, foreign: list[tuple[str, str]]
) -> Iterator[_Step]:
    """The files that may be written, in order of their paths; the others are told in `foreign`."""
    taken: dict[str, str] = {}
    ignores_case = (out / FOLDER.upper()).exists()
    for path in sorted(plan):
        if not safe_path(path):
            foreign.append((path, "no file can bear this name"))
            continue
        if (reason := obstacle(out, path)) is not None:
            foreign.append((path, reason))
            continue
        step = _step(out, path, plan[path], before)
        if ignores_case and (other := taken.get(folded(path))) is not None:
            foreign.append((path, f"on this disk it would be the same file as `{other}`"))
        elif step.old is None or not step.changes or before.knows(path, step.old):
            taken[folded(path)] = path
            yield step
        else:
            foreign.append((path, "it was there before, or was changed since it was emitted"))


def _step(out: Path, path: str, content: Content, before: Manifest) -> _Step:
    """One file of the plan. A copy that still has its original's size and time is not read again."""
    known = before.digests.get(path, ())
    if isinstance(content, CopyOf) and len(known) == 1 and _same_status(content.source, out / path):
        return _Step(path, content, known[0], known[0])
    return _Step(path, content, _digest(content), _digest_there(out / path, content))


def _same_status(first: Path, second: Path) -> bool:
    try:
        one, other = first.stat(), second.stat()
    except OSError:
        return False
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)


def _digest(content: Content) -> str:
    match content:
        case bytes():
            return digest_of(content)
        case Noted():
            return digest_of(content.bare(content.content))
        case CopyOf():
            digest = digest_of_file(content.source)
            if digest is None:
                raise EmitError(f"`{content.source}` is gone")
            return digest
        case _:
            assert_never(content)


def _digest_there(target: Path, content: Content) -> str | None:
    """The digest of the file that stands in OUT, without what another program noted in it."""
    if not isinstance(content, Noted):
        return digest_of_file(target)
    there = _there(target)
    return None if there is None else digest_of(content.bare(there))


def _there(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EmitError(f"`{target}` could not be read: {error.strerror}") from error


def _announce(out: Path, before: Manifest, steps: list[_Step]) -> None:
    """Store, before anything is written, what the files may hold if this build does not come to its end; an empty
    digest stands for no file."""
    if not any(step.changes for step in steps):
        return
    digests = dict(before.digests)
    for step in steps:
        digests[step.path] = tuple(dict.fromkeys([step.old or "", step.digest]))
    write_manifest(out, Manifest(MappingProxyType(digests)))


def _carry_out(out: Path, step: _Step) -> None:
    target = out / step.path
    if (reason := obstacle(out, step.path)) is not None:
        raise EmitError(f"`{target}` could not be written: {reason}")
    match step.content:
        case bytes():
            put(target, step.content)
        case CopyOf():
            copy(step.content.source, target)
        case Noted():
            content, put_by = step.content.noted(
                step.content.content, _there(target), _there(out / step.content.put_by)
            )
            if put_by is not None:
                put(out / step.content.put_by, put_by)
            put(target, content)
        case _:
            assert_never(step.content)


def tidy(out: Path, before: Manifest) -> None:
    """Remove what a build that was killed had not put in place yet."""
    with suppress(OSError):
        temporary(out / FILE).unlink()
    for path, digests in before.digests.items():
        if len(digests) > 1 and safe_path(path) and obstacle(out, path) is None:
            with suppress(OSError):
                temporary(out / path).unlink()


def _remove(out: Path, path: str, before: Manifest, foreign: list[tuple[str, str]]) -> bool:
    """Remove a file that is no longer wanted, and the folders that it leaves empty, unless someone changed it."""
    target = out / path
    if obstacle(out, path) is not None:
        return False
    digest = digest_of_file(target)
    if digest is None:
        return False
    if not before.knows(path, digest):
        foreign.append((path, "it is no longer emitted, and was changed since it was"))
        return False
    try:
        target.unlink()
    except OSError as error:
        raise EmitError(f"`{target}` could not be removed: {error.strerror}") from error
    for folder in target.parents:
        if folder == out:
            break
        with suppress(OSError):
            folder.rmdir()
    return True


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EmitError(f"`{folder}` could not be made: {error.strerror}") from error


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Keep a second build out of the same OUT while this one runs, where the system can."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(out / FOLDER, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise EmitError(f"another build is writing into `{out}`") from error
    finally:
        os.close(descriptor)
