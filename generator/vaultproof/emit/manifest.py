"""What an earlier build wrote into OUT, so that nothing else there is ever touched. Writes itself and no other file.

Each path has the digests that the file may have if we wrote it last: one after a build, two while a build is under
way, so that a build that was killed leaves nothing that the next one would take for a person's work.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from types import MappingProxyType

from vaultproof.emit.names import FOLDER as GENERATED
from vaultproof.emit.place import EmitError, obstacle, safe_path
from vaultproof.emit.put import put
from vaultproof.emit.schedule import FOLDER, undated

FILE = f"{FOLDER}/manifest.json"
PARTS = f"{FOLDER}/parts.json"
_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """The digests of emitted files by path."""

    digests: Mapping[str, tuple[str, ...]]

    def knows(self, path: str, digest: str) -> bool:
        """Whether a file at `path` with this digest was written by an earlier build."""
        return digest in self.digests.get(path, ())

    def knows_somewhere(self, digest: str) -> bool:
        """Whether an earlier build wrote what has this digest at whatever path: a note may be renamed or copied."""
        return any(digest in digests for digests in self.digests.values())

    def text(self) -> bytes:
        """The manifest as it is stored."""
        files = {path: list(self.digests[path]) for path in sorted(self.digests)}
        return (json.dumps({"schema": _SCHEMA, "files": files}, indent=1, ensure_ascii=True) + "\n").encode()


def digest_of(content: bytes) -> str:
    """The digest of a file's bytes."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def digest_of_parts(generated: str) -> str:
    """The digest of the generated parts of a note."""
    return digest_of(generated.encode("utf-8", "surrogatepass"))


def digest_of_file(path: Path) -> str | None:
    """The digest of a file on disk, None where there is none."""
    try:
        with path.open("rb") as file:
            digest = hashlib.blake2b(digest_size=16)
            while block := file.read(1 << 20):
                digest.update(block)
            return digest.hexdigest()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EmitError(f"`{path}` could not be read: {error.strerror}") from error


def read_manifest(out: Path, file: str = FILE) -> Manifest:
    """The manifest of OUT; an empty one where there is none or it cannot be read, which makes all files foreign."""
    if obstacle(out, file) is not None:
        return Manifest(MappingProxyType({}))
    try:
        stored = json.loads((out / file).read_bytes())
        files = stored["files"] if stored["schema"] == _SCHEMA else {}
        digests = {str(path): tuple(str(digest) for digest in listed) for path, listed in files.items()}
        for path in digests:
            os.fsencode(path)  # no disk has a file of a name for which there are no bytes
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        digests = {}
    return Manifest(MappingProxyType(digests))


def generated_files(root: Path, stubs: str | None = None, *, changed: bool = False) -> frozenset[str]:
    """The files of a vault that an earlier build in place put there, which are no files of the author's.

    A vault's manifest may come from anywhere, so that it is not believed: a note is generated if it stands in a folder
    of generated files and is as it was left. Notes that someone has changed since count too where `changed` is asked
    for. A stub in which someone has begun to write is the author's in any case.
    """
    found = read_manifest(root).digests
    return frozenset(
        path for path, digests in found.items() if _is_generated(root, path, digests, stubs, changed=changed)
    )


def generated_patterns(root: Path, stubs: str | None = None, *, changed: bool = False) -> tuple[str, ...]:
    """The same files as patterns of names, each of which matches its file and no other."""
    return tuple(sorted(map(escape, generated_files(root, stubs, changed=changed))))


def generated_stubs(root: Path, stubs: str | None) -> frozenset[str]:
    """Those of the generated files that are stubs which nobody has begun to write."""
    return frozenset(path for path in generated_files(root, stubs) if stubs and path.startswith(f"{stubs}/"))


def in_folder_of_generated(path: str, stubs: str | None) -> bool:
    """Whether a build in place may put a file here: in its own folder or in that of stubs."""
    folders = (GENERATED, *([stubs] if stubs else []))
    return safe_path(path) and any(path.startswith(f"{folder}/") for folder in folders)


def _is_generated(
    root: Path, path: str, digests: tuple[str, ...], stubs: str | None, *, changed: bool
) -> bool:
    if not in_folder_of_generated(path, stubs):
        return False
    if stubs and path.startswith(f"{stubs}/"):
        return _as_left(root, path, digests) and _states_nothing(root, path)
    return changed or not path.lower().endswith(".md") or _as_left(root, path, digests)


def _as_left(root: Path, path: str, digests: tuple[str, ...]) -> bool:
    """Whether a file is gone or has the bytes that a build gave it, whatever was noted behind cards since."""
    if obstacle(root, path) is not None:
        return False
    try:
        content = (root / path).read_bytes()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return digest_of(content) in digests or digest_of(undated(content)) in digests


def _states_nothing(root: Path, path: str) -> bool:
    """Whether a note holds nothing that a check would look at but links, as a stub does."""
    from vaultproof.extract import extract
    from vaultproof.read import read_note
    from vaultproof.source import Source

    try:
        text = (root / path).read_bytes().decode("utf-8", "replace")
    except OSError:
        return True
    note = read_note(Source(path, text))
    return not (note.formulas or note.fences or extract(note).claims)


def write_manifest(out: Path, manifest: Manifest, file: str = FILE) -> bool:
    """Store a manifest unless it is stored already; True where it was written.

    Raises `EmitError` where something else than a file bears its name.
    """
    if (reason := obstacle(out, file)) is not None:
        raise EmitError(f"`{out / file}` could not be written: {reason}")
    content = manifest.text()
    try:
        if (out / file).read_bytes() == content:
            return False
    except OSError:
        pass
    put(out / file, content)
    return True
