"""A run that remembers says what a run that does not would say, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from small_vault import CHANGES, NAMES, PIECES, TEXTS, write
from vaultproof.pipeline import judge
from vaultproof.pipeline.find import Wanted, find
from vaultproof.pipeline.kept import NONE_KEPT, Kept, kept
from vaultproof.pipeline.texts import read_texts
from vaultproof.pipeline.whole import keep_findings, known_findings
from vaultproof.report import FORMATS, full

RUN = """
import sys
seen = []
STARTS = ("subprocess.Popen", "os.fork", "os.forkpty", "os.exec", "os.posix_spawn", "os.spawn")
HEAVY = ("sympy", "numpy", "mpmath", "matplotlib", "multiprocessing", "markdown_it", "yaml")
def hook(event, arguments):
    if event in STARTS:
        seen.append(event)
sys.addaudithook(hook)
from vaultproof.cli import main
if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    finally:
        loaded = [name for name in HEAVY if name in sys.modules]
        print(*seen, *loaded, file=sys.stderr)
"""


def told(root: Path, keeping: Kept) -> tuple[str, str]:
    findings = find(root, Wanted(jobs=1), keeping)
    return full.report(findings, color=False), FORMATS["json"](findings)


@given(first=st.dictionaries(st.sampled_from(NAMES), TEXTS, min_size=2), changes=CHANGES)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.property
def test_a_warm_run_says_what_a_cold_one_says(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, str], changes: list[tuple[str, str | None]]
) -> None:
    """Whatever changes between two runs: a note's text, that it is there, and what others refer to."""
    base = tmp_path_factory.mktemp("vault")
    root = base / "vault"
    root.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(base / "cache"))
        write(root, first)
        for change in (*changes, None):
            with kept(root) as keeping:
                warm = told(root, keeping)
            assert warm == told(root, NONE_KEPT)
            if change is not None:
                write(root, dict([change]))


def run(cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
    script = cache.parent / "run.py"
    script.write_text(RUN, encoding="utf-8")
    return subprocess.run(
        [sys.executable, script, *arguments], capture_output=True, text=True, env=environment, check=False
    )


def test_a_warm_run_starts_nothing_and_loads_little(tmp_path: Path) -> None:
    """Claims, formulas and a block of code twice: the second run gives the same, from what is kept alone."""
    root = tmp_path / "vault"
    write(root, dict(zip(NAMES, PIECES[2:], strict=False)) | {"Code.md": PIECES[7]})
    cold = run(tmp_path / "cache", "check", str(root), "--quiet")
    warm = run(tmp_path / "cache", "check", str(root), "--quiet")
    assert warm.stdout == cold.stdout
    assert warm.returncode == cold.returncode
    assert "sympy" not in warm.stderr.split()
    assert warm.stderr.strip() == ""
    assert "multiprocessing" in cold.stderr.split()


def test_after_a_change_only_what_changed_is_tried(tmp_path: Path) -> None:
    """A new word in one note needs neither SymPy nor NumPy nor a sandbox."""
    root = tmp_path / "vault"
    root.mkdir()
    for name, text in zip(NAMES, PIECES[3:], strict=False):
        write(root, {name: text})
    run(tmp_path / "cache", "check", str(root))
    write(root, {"Sub/Alpha.md": PIECES[5] + "A new word.\n"})
    again = run(tmp_path / "cache", "check", str(root))
    assert again.stdout == run(tmp_path / "cache", "check", str(root), "--no-cache").stdout
    assert not {"sympy", "numpy", "os.fork", "subprocess.Popen"} & set(again.stderr.split())


def test_findings_are_kept_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, and they are all there again; where a part is missing, they are found anew."""
    root = tmp_path / "vault"
    root.mkdir()
    write(root, dict(zip(NAMES, PIECES[1:], strict=False)))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("vaultproof.pipeline.whole._AT_ONCE", 2)
    with kept(root) as keeping:
        first = find(root, Wanted(jobs=1))
        texts = read_texts(root, parts=Wanted().parts)
        keep_findings(texts, Wanted(jobs=1), first, keeping.found)
    assert all(len(part) > 2 for part in (first.diagnostics, first.links))
    with kept(root) as keeping:
        known = known_findings(texts, Wanted(jobs=1), keeping.found)
    assert known is not None
    assert FORMATS["json"](known) == FORMATS["json"](first)
    monkeypatch.setattr("vaultproof.pipeline.whole._AT_ONCE", 1)
    with kept(root) as keeping:
        assert known_findings(texts, Wanted(jobs=1), keeping.found) is None
        assert told(root, keeping) == told(root, NONE_KEPT)


def test_without_a_cache_nothing_is_kept(tmp_path: Path) -> None:
    """`--no-cache` reads nothing and writes nothing."""
    root = tmp_path / "vault"
    root.mkdir()
    write(root, {"Beta.md": PIECES[1]})
    run(tmp_path / "cache", "check", str(root), "--no-cache")
    assert not list((tmp_path / "cache").rglob("*.sqlite"))


def test_what_ran_out_of_time_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A claim that took too long by the clock is undecided in this run; the next one may have more luck."""
    root = tmp_path / "vault"
    root.mkdir()
    write(root, {"ReLU.md": PIECES[3]})
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("vaultproof.pipeline.limits.CLAIM_SECONDS", 0.0)
    with kept(root) as keeping:
        assert "takes longer" in told(root, keeping)[0]
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with kept(root) as keeping:
        assert told(root, keeping) == told(root, NONE_KEPT)


def test_what_takes_more_work_than_is_allowed_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A claim that used up the processor's time would do so again; with another limit it is tried anew."""
    root = tmp_path / "vault"
    root.mkdir()
    slow = r"$$\int_0^1 \frac{\sin(x^3) e^{\cos x}}{\sqrt{1 + x^5}} \, dx = 0.12345$$"
    write(root, {"Slow.md": slow, "Other.md": "Words.\n"})
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("vaultproof.witness.workers._BY_THE_CLOCK", 600)
    monkeypatch.setattr("vaultproof.pipeline.limits.CLAIM_SECONDS", 0.02)
    with kept(root) as keeping:
        first = told(root, keeping)
    assert "takes longer than 0.02 s" in first[0]
    tried: list[int] = []
    original = judge._workers
    monkeypatch.setattr(judge, "_workers", lambda count: tried.append(count) or original(count))
    write(root, {"Other.md": "Words, and one more.\n"})
    with kept(root) as keeping:
        assert "takes longer than 0.02 s" in told(root, keeping)[0]
    assert tried == []
    monkeypatch.setattr("vaultproof.pipeline.limits.CLAIM_SECONDS", 0.03)
    with kept(root) as keeping:
        assert "takes longer than 0.02 s" not in told(root, keeping)[0]
    assert tried != []


def test_other_options_are_other_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found for one question is no answer to another."""
    root = tmp_path / "vault"
    root.mkdir()
    write(root, dict(zip(NAMES, PIECES, strict=False)))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for wanted in (
        Wanted(),
        Wanted(strict=True),
        Wanted(only=frozenset({"Beta.md"})),
        Wanted(exclude=("Sub",)),
    ):
        with kept(root) as keeping:
            warm = [FORMATS["json"](find(root, wanted, keeping)) for _ in range(2)]
        assert warm == [FORMATS["json"](find(root, wanted))] * 2
