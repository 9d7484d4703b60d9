"""No hostile block gets out, verifies what is false, or leaves anything behind; and honest ones verify."""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from attacks import SECRET, Arena, Attack, children, read_attacks
from vaultproof.sandbox import Cause, JobResult, Sandbox, available, lint, protocol
from vaultproof.sandbox.inside.order import LAYERS

HERE = Path(__file__).parent
ATTACKS = [
    attack
    for name in (
        "drain",
        "escape",
        "forgery",
        "honest",
        "leaks",
        "looks",
        "patches",
        "pretenders",
        "quiet",
        "raw",
        "reach",
        "resources",
        "state",
        "watched",
    )
    for attack in read_attacks(HERE / f"{name}.md")
]
SCRATCH = [attack for name in ("scratch", "scratch_honest") for attack in read_attacks(HERE / f"{name}.md")]

pytestmark = pytest.mark.skipif(available() is not None, reason=available() or "")


@pytest.fixture(scope="module")
def arena() -> Iterator[Arena]:
    with Arena() as one:
        yield one


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(workers=1) as one:
        yield one


@pytest.fixture(scope="module")
def scratch_sandbox() -> Iterator[Sandbox]:
    with Sandbox(workers=1, scratch=True) as one:
        yield one


@pytest.fixture
def unlinted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be withheld for how a block looks, so that the wall itself is seen."""
    plain = lint.read_blocks

    def read_blocks(blocks: tuple[str, ...]) -> lint.Reading:
        return dataclasses.replace(plain(blocks), reaches=(None,) * len(blocks))

    monkeypatch.setattr(lint, "read_blocks", read_blocks)
    monkeypatch.setattr(protocol, "_sought", lambda _words: ())


def _assert_fate(attack: Attack, result: JobResult) -> None:
    run = result.runs[-1]
    if attack.fate == "refused":
        assert not run.ok, "it went through"
        assert run.cause in {
            Cause.WALL,
            Cause.ERROR,
            Cause.MODULE,
            Cause.MEMORY,
            Cause.FILE,
            Cause.NETWORK,
        }, run
    elif attack.fate == "ended":
        assert not run.ok or result.answers[0].reason, "it went on"
    elif attack.fate in {"verified", "runs"}:
        assert run.ok, run.error
        assert attack.verifies(result), result.answers
    assert SECRET not in repr(result)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_verifies_nothing(attack: Attack, arena: Arena, sandbox: Sandbox) -> None:
    """A hostile block's statement is never verified, an honest one's is; nothing outside has changed."""
    result = sandbox.run(attack.job(arena))
    if attack.fate == "verified":
        assert result.tampered is None
        assert attack.verifies(result), result
    else:
        assert not attack.verifies(result), result
    if attack.fate == "withheld":
        assert result.tampered
        assert result.answers[0].reason
    assert arena.harm() == []
    assert SECRET not in repr(result)


@pytest.mark.parametrize(
    "attack", [one for one in ATTACKS if one.fate not in {"withheld", "heard"}], ids=lambda one: one.name
)
@pytest.mark.usefixtures("unlinted")
def test_the_wall_holds_without_looking_at_the_text(attack: Attack, arena: Arena, sandbox: Sandbox) -> None:
    """What is refused is refused by the wall, whatever a block looks like."""
    result = sandbox.run(attack.job(arena))
    if attack.fate not in {"verified", "runs"}:
        assert not attack.verifies(result), result
    _assert_fate(attack, result)
    assert arena.harm() == []


@pytest.mark.parametrize(
    "attack", [one for one in SCRATCH if one.fate in {"verified", "heard"}], ids=lambda one: one.name
)
@pytest.mark.skipif(available(scratch=True) is not None, reason=available(scratch=True) or "")
def test_files_of_its_own_are_all_that_counts(attack: Attack, arena: Arena, scratch_sandbox: Sandbox) -> None:
    """A note may read what it wrote itself; one that looks for another file is not verified."""
    result = scratch_sandbox.run(attack.job(arena))
    assert attack.verifies(result) == (attack.fate == "verified"), result


@pytest.mark.parametrize(
    "attack", [one for one in SCRATCH if one.fate != "heard"], ids=lambda attack: attack.name
)
@pytest.mark.skipif(available(scratch=True) is not None, reason=available(scratch=True) or "")
@pytest.mark.usefixtures("unlinted")
def test_a_scratch_folder_is_all_that_a_block_gets(
    attack: Attack, arena: Arena, scratch_sandbox: Sandbox
) -> None:
    """With a scratch folder a block can use that folder and no other."""
    result = scratch_sandbox.run(attack.job(arena))
    _assert_fate(attack, result)
    if attack.fate not in {"runs", "verified"}:
        assert not attack.verifies(result), result
    assert arena.harm() == []


def test_nothing_is_left_behind(arena: Arena) -> None:
    """When the sandbox is closed, no process and no folder of it is left."""
    before, folders = children(), set(arena.folder.parent.glob("vaultproof-*"))
    with Sandbox(workers=2, scratch=True) as sandbox:
        jobs = [attack.job(arena) for attack in SCRATCH]
        assert len(list(sandbox.run_many(jobs))) == len(SCRATCH)
    assert children() <= before
    assert set(arena.folder.parent.glob("vaultproof-*")) <= folders


LAYER_ATTACKS = {
    "limits": """
import numpy as np
a = np.zeros(400 << 20, dtype=np.uint8)
ok = True
""",
    "seccomp": """
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(b"secret", ("127.0.0.1", @PORT@))
ok = True
""",
    "landlock": """
ok = open("@ARENA@/secret").read() != ""
""",
    "identity": """
import os
ok = os.stat("@ARENA@/locked/inner").st_size > 0
""",
}


@pytest.mark.parametrize("layer", LAYER_ATTACKS)
@pytest.mark.skipif(available(scratch=True) is not None, reason=available(scratch=True) or "")
@pytest.mark.usefixtures("unlinted")
def test_each_layer_of_the_wall_is_needed(layer: str, arena: Arena) -> None:
    """Some attack is refused by the whole wall and succeeds where this layer alone is left out."""
    if layer == "identity" and os.geteuid() != 0:
        pytest.skip("only root has another identity to take on")
    locked = arena.folder / "locked"
    locked.mkdir(mode=0o700, exist_ok=True)
    (locked / "inner").write_text("x")
    attack = Attack(name=layer, fate="", asks="ok", states="True", blocks=(LAYER_ATTACKS[layer],))
    outcomes = []
    for layers in (LAYERS, LAYERS - {layer}):
        with Sandbox(workers=1, scratch=True, layers=layers) as sandbox:
            outcomes.append(attack.verifies(sandbox.run(attack.job(arena, seconds=10))))
    assert outcomes == [False, True]
    shutil.rmtree(locked)
