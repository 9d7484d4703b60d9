"""Whether a vault's git tree holds nothing that is not committed. Changes nothing and obeys no hostile repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from vaultproof.emit.place import EmitError

_HARMLESS = re.compile(
    r"""\s*(?:[#;].*|\[(?:core|user|init|pull|push|commit|remote\s+"[^"]*"|branch\s+"[^"]*")\]
    |(?:repositoryformatversion|filemode|bare|logallrefupdates|ignorecase|precomposeunicode|symlinks|autocrlf|eol|safecrlf
    |quotepath|name|email|url|fetch|pushurl|remote|merge|rebase|defaultbranch|default|autosetupremote|gpgsign)\s*=[^\n]*)?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_SECONDS = 30


def uncommitted(root: Path) -> str | None:
    """Why a vault should not be changed in place: what git says is not committed. None where nothing stands against it,
    as where there is no git at all."""
    repository = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)
    git = shutil.which("git")
    if repository is None or git is None:
        return None
    if not _harmless(repository / ".git"):
        return "its git settings are unusual, so git was not asked whether all is committed"
    environment = {
        **os.environ,
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_CEILING_DIRECTORIES": "",
    }
    command = [git, "-C", str(root), "-c", "core.fsmonitor=false", "status", "--porcelain", "--", "."]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return "git could not tell whether all is committed"
    changed = done.stdout.decode("utf-8", "replace").splitlines()
    return (
        f"{len(changed)} of its files are not committed, `{changed[0][3:]}` among them" if changed else None
    )


def refuse_unclean(root: Path, even_unclean: bool) -> None:
    """Raise `EmitError` where a vault should not be changed in place, unless that is accepted."""
    reason = None if even_unclean else uncommitted(root)
    if reason is not None:
        raise EmitError(f"the vault is not changed in place: {reason}")


def _harmless(folder: Path) -> bool:
    """Whether a repository's own settings name no program that git would run."""
    try:
        lines = (folder / "config").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    return all(_HARMLESS.fullmatch(line) for line in lines)
