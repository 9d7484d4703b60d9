"""Where the wall does not stand, nothing runs, and nothing says that it was verified."""

from __future__ import annotations

import platform
from pathlib import Path

import pytest

from vaultproof import cli
from vaultproof.sandbox import Cause, Job, Question, Sandbox, available, lane, trust, unsafe_refusal
from vaultproof.sandbox.inside import seccomp
from vaultproof.sandbox.inside.order import LAYERS

JOB = Job(blocks=("x = 4.0\nprint(x)",), questions=(Question(after=0, expression="x"),))
walled = pytest.mark.skipif(available() is not None, reason=available() or "")


def _nothing_ran(reason: str) -> None:
    with Sandbox(workers=1) as sandbox:
        result = sandbox.run(JOB)
    (run,), (answer,) = result.runs, result.answers
    assert not run.ok
    assert run.cause is Cause.NOT_RUN
    assert run.stdout == ""
    assert answer.value is None
    assert reason in (answer.reason or "")


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A session that remembers nothing of the wall, with a place of its own to remember it."""
    monkeypatch.setattr(trust, "_told", {})
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _name: tmp_path)
    return tmp_path


@pytest.fixture
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where a fork server is started."""

    def start(*_arguments: object, **_settings: object) -> None:
        raise AssertionError("a server was started")

    monkeypatch.setattr(lane.subprocess, "Popen", start)


@pytest.mark.usefixtures("forgetful", "no_server")
def test_without_a_list_of_system_calls_nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose system calls we do not know runs no block."""
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    _nothing_ran("no system-call list")


@pytest.mark.usefixtures("forgetful", "no_server")
def test_a_kernel_without_the_filter_runs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel that knows no seccomp runs no block."""

    def refuse(*_arguments: int) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(seccomp, "prctl", refuse)
    _nothing_ran("no system-call filter")


@pytest.mark.parametrize("system", ["darwin", "win32", "freebsd14"])
@pytest.mark.usefixtures("forgetful", "no_server")
def test_other_systems_run_nothing(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    """A system that we have no wall for runs no block."""
    monkeypatch.setattr(trust.sys, "platform", system)
    _nothing_ran("not run")


@walled
@pytest.mark.usefixtures("forgetful")
def test_a_wall_that_lets_an_attack_through_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the trial's attacks succeed, or fail for another reason than the wall, no block runs."""
    monkeypatch.setattr(trust, "LAYERS", LAYERS - {"seccomp"})
    _nothing_ran("the wall does not refuse")


@walled
@pytest.mark.usefixtures("forgetful")
def test_a_wall_behind_which_honest_blocks_fail_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing runs at all, refusals prove nothing."""
    monkeypatch.setattr(trust, "_HONEST", "raise OSError(1, 'refused')")
    _nothing_ran("an honest block fails")


@walled
def test_the_trial_is_made_once_and_remembered(forgetful: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One trial a session; none in a later session on the same kernel, with the same Python and code of ours."""
    trials = []

    def trial() -> None:
        trials.append(1)

    monkeypatch.setattr(trust, "_try_pure", trial)
    assert available() is None
    assert available() is None
    trust._told.clear()
    assert available() is None
    assert len(trials) == 1
    assert [path.read_text() for path in (forgetful / "wall").iterdir()] == ["stands"]
    trust._told.clear()
    monkeypatch.setattr(trust.os, "uname", lambda: ("Linux", "host", "another kernel", "", "x86_64"))
    assert available() is None
    assert len(trials) == 2


@walled
def test_a_wall_that_fell_is_not_remembered(forgetful: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later session tries again."""
    monkeypatch.setattr(trust, "_try_pure", lambda: "no")
    assert available() == "no"
    assert not (forgetful / "wall").exists()


@pytest.mark.parametrize(("ci", "refused"), [("true", True), ("1", True), ("", False), ("false", False)])
def test_no_run_without_a_wall_in_ci(monkeypatch: pytest.MonkeyPatch, ci: str, refused: bool) -> None:
    """CI runs strangers' pull requests."""
    monkeypatch.setenv("CI", ci)
    assert (unsafe_refusal() is not None) == refused


@pytest.mark.usefixtures("no_server")
def test_a_sandbox_without_a_wall_runs_nothing_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library refuses as the command does."""
    monkeypatch.setenv("CI", "true")
    with Sandbox(workers=1, unsafe=True) as sandbox:
        result = sandbox.run(JOB)
    assert result.runs[0].cause is Cause.NOT_RUN
    assert result.answers[0].value is None


def test_the_command_refuses_in_ci(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--unsafe-run` is wrong use where CI is set."""
    monkeypatch.setenv("CI", "true")
    (tmp_path / "Note.md").write_text("# Note\n")
    monkeypatch.setattr("sys.argv", ["vaultproof", "check", str(tmp_path), "--unsafe-run"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert "--unsafe-run" in capsys.readouterr().err


def test_a_result_without_a_wall_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every result of such a run is stamped, and no other is."""
    monkeypatch.delenv("CI", raising=False)
    with Sandbox(workers=1, unsafe=True) as sandbox:
        result = sandbox.run(JOB)
    assert result.unsafe
    assert result.answers[0].value == 4.0
    if available() is None:
        with Sandbox(workers=1) as sandbox:
            assert not sandbox.run(JOB).unsafe
