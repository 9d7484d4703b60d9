"""Whether the wall stands on this machine: tried out once, by attacking it, and remembered for the same machine.

Fails closed: where the wall cannot be raised or an attack is refused for another reason than the wall, no block runs.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from vaultproof.sandbox.inside.order import LAYERS
from vaultproof.sandbox.job import Job, Question, SandboxError

_SAY = "except OSError as e: told.append(e.errno)\nelse: told.append(0)"
_ATTACKS = (
    "open('/etc/hostname')",
    "os.stat('/')",
    "os.fork()",
    "os.getpgid(0)",
    "os.uname()",
    "socket.socket()",
    "os.kill(os.getpid(), 0)",
    "signal.setitimer(signal.ITIMER_REAL, 0)",
    "resource.getrlimit(resource.RLIMIT_AS)",
)
_NOT_PERMITTED, _ACCESS_DENIED = "1", "13"  # what the system-call list says, and what Landlock says
_PROBE = (
    "import os, socket, signal, resource\ntold = []\n"
    + "".join(f"try: {attack}\n{_SAY}\n" for attack in _ATTACKS)
    + "print(*told)"
)
_FILE_PROBE = "told = []\ntry: open('/etc/hostname')\n" + _SAY + "\nprint(*told)"
_HONEST = "import numpy as np\nhonest = float(np.linalg.norm(np.array([3.0, 4.0])))\n"


def available(*, scratch: bool = False) -> str | None:
    """None if the wall stands here; otherwise why blocks are not run. Scratch folders need one layer more."""
    reason = _missing() or _remembered("pure", _try_pure)
    if reason or not scratch:
        return reason
    return _remembered("scratch", _try_scratch)


def unsafe_refusal() -> str | None:
    """Why blocks may not be run without a wall here, or None. CI runs strangers' pull requests: never there."""
    if os.environ.get("CI", "").lower() not in {"", "0", "false"}:
        return "blocks are not run without a wall where CI is set"
    if not hasattr(os, "fork"):
        return f"blocks cannot be run on {sys.platform}, even without a wall; the Linux subsystem (WSL 2) runs them"
    return None


def _missing() -> str | None:
    if sys.platform == "win32":
        return (
            "code blocks are not run on Windows, which has no wall for them; the Linux subsystem (WSL 2) has"
        )
    if sys.platform != "linux":
        return f"code blocks are not run on {sys.platform}: Vaultproof has no wall there yet"
    from vaultproof.sandbox.inside import seccomp

    reason = seccomp.missing()
    return f"code blocks are not run: {reason}" if reason else None


_told: dict[str, str | None] = {}


def _remembered(name: str, trial: Callable[[], str | None]) -> str | None:
    """The outcome of a trial, from this session or from an earlier one in which the wall stood."""
    if name not in _told:
        mark = _memory(name)
        if mark and mark.is_file():
            _told[name] = None
            return None
        _told[name] = trial()
        if _told[name] is None and mark:
            _remember(mark)
    return _told[name]


def _try_pure() -> str | None:
    """Run an honest block and a few attacks. None if the first succeeds and the wall refuses each of the others."""
    from vaultproof.sandbox.run import Sandbox

    job = Job(blocks=(_HONEST, _PROBE), questions=(Question(after=0, expression="honest"),))
    try:
        with Sandbox(workers=1, layers=LAYERS) as sandbox:
            result = sandbox.run(job)
    except SandboxError as error:
        return f"code blocks are not run: {error}"
    if result.answers[0].value != 5.0:
        return f"code blocks are not run: an honest block fails behind the wall ({result.answers[0].reason})"
    told = result.runs[1].stdout.split()
    if len(told) != len(_ATTACKS):
        return f"code blocks are not run: the trial of the wall fails ({result.runs[1].error})"
    for attack, number in zip(_ATTACKS, told, strict=True):
        if number != _NOT_PERMITTED:
            return f"code blocks are not run: the wall does not refuse `{attack}` here"
    return None


def _try_scratch() -> str | None:
    """Whether Landlock by itself keeps a block in its scratch folder."""
    from vaultproof.sandbox.run import Sandbox

    try:
        with Sandbox(workers=1, scratch=True, layers=LAYERS - {"seccomp"}) as sandbox:
            run = sandbox.run(Job(blocks=(_FILE_PROBE,))).runs[0]
    except SandboxError as error:
        return f"blocks get no scratch folder: {error}"
    if run.stdout.split() != [_ACCESS_DENIED]:
        return "blocks get no scratch folder: this kernel's Landlock does not keep them in it"
    return None


def _memory(name: str) -> Path | None:
    """The file that remembers a trial on this machine with this Python and this code of ours."""
    from platformdirs import user_cache_path

    here = Path(__file__).parent
    code = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(here.rglob("*.py"))))
    machine = json.dumps(
        [list(os.uname()), sys.version, sys.executable, os.geteuid(), code.hexdigest(), name]
    )
    digest = hashlib.sha256(machine.encode()).hexdigest()[:32]
    try:
        return user_cache_path("vaultproof") / "wall" / digest
    except (OSError, RuntimeError):
        return None


def _remember(mark: Path) -> None:
    """Write the file whole or not at all; where nothing can be written, the next session tries again."""
    try:
        mark.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile("w", dir=mark.parent, delete=False) as stream:
            stream.write("stands")
        Path(stream.name).replace(mark)
    except OSError:
        return
