"""Progress and colour, as the surroundings ask for them."""

from __future__ import annotations

import pytest

from vaultproof.terminal import progress, wants_color


def test_progress_is_silent_where_nobody_watches(capfd: pytest.CaptureFixture[str]) -> None:
    """Where standard error is no terminal, as in CI, nothing is printed."""
    with progress() as stage:
        advance = stage("reading", 2)
        advance()
        advance()
    assert capfd.readouterr() == ("", "")


def test_progress_goes_to_standard_error(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """On a terminal the bar is drawn on standard error and standard output stays free for results."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("CI", raising=False)
    with progress() as stage:
        stage("reading", 7)()
        stage("trying claims", 40)()
    out, err = capfd.readouterr()
    assert out == ""
    assert "reading" in err
    assert "trying claims" in err
    assert "1/40" in err


@pytest.mark.parametrize(
    ("terminal", "choice", "environment", "color"),
    [
        (True, "auto", {}, True),
        (False, "auto", {}, False),
        (True, "auto", {"NO_COLOR": "1"}, False),
        (False, "auto", {"FORCE_COLOR": "1"}, True),
        (True, "auto", {"TERM": "dumb"}, False),
        (True, "never", {"FORCE_COLOR": "1"}, False),
        (False, "always", {"NO_COLOR": "1"}, True),
    ],
)
def test_colour_follows_the_conventions(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, choice: str, environment: dict[str, str], color: bool
) -> None:
    """The option decides; without it `NO_COLOR`, `FORCE_COLOR` and the terminal do."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wants_color(terminal, choice) is color
