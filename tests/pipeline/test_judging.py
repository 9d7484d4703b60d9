"""Claims are judged and blocks are run where somebody asks of them: a selected rule, or a report that tells of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vaultproof import cli
from vaultproof.pipeline import check, judge

NOTE = """# Sums

[[Nowhere]] %% vaultproof: ignore C401 it is meant to be wrong %%

- $2 + 2 = 5$

```python
raise ValueError("the block runs")
```
"""


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault with a broken link, a wrong sum and a block that fails."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "vault"
    root.mkdir()
    (root / "Sums.md").write_text(NOTE, encoding="utf-8")
    return root


def told(vault: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        cli.main(["check", str(vault), *options])
    return int(ended.value.code or 0), capsys.readouterr().out


def test_rules_for_links_alone_judge_nothing_and_run_nothing(
    vault: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither at first nor from what is kept; the exit status is that of the rules that are selected."""
    for module in (check, judge):
        monkeypatch.setattr(module, "judge_vault", None)
    for _ in range(2):
        status, text = told(vault, capsys, "--select", "L")
        assert status == 0
        assert "L201" in text
        assert "1 note, 1 formula, no claim judged" in text
        assert "[C401]" not in text
    assert told(vault, capsys, "--select", "L", "--fail-on", "warning")[0] == 1
    assert "nothing found" in told(vault, capsys, "--select", "N,M", "--format", "concise")[1]


@pytest.mark.parametrize("options", [["--select", "C"], ["--select", "X501"], ["--ignore", "L,N"], []])
def test_rules_for_claims_or_blocks_judge(
    vault: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    """Whichever of them is selected, and whatever was kept by a run that judged nothing."""
    told(vault, capsys, "--select", "L")
    status, text = told(vault, capsys, *options)
    assert "1 claim: 1 refuted" in text
    assert ("[C401]" in text) == (status == 1) == (options != ["--select", "X501"])


@pytest.mark.parametrize("format_", ["json", "junit"])
def test_a_report_that_tells_of_claims_judges_them(
    vault: Path, capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    """Though no finding about them is wanted."""
    told(vault, capsys, "--select", "L")
    status, text = told(vault, capsys, "--select", "L", "--format", format_)
    assert status == 0
    if format_ == "json":
        report = json.loads(text)
        assert [one["verdict"] for one in report["claims"]] == ["refuted"]
        assert {one["code"][0] for one in report["diagnostics"]} == {"L"}
    else:
        assert "2 + 2 = 5" in text


def test_what_is_found_beside_claims_is_the_same(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rule for rule, whether claims are judged or not."""

    def found(*options: str) -> list[str]:
        text = told(vault, capsys, "--format", "concise", *options)[1]
        return [line for line in text.splitlines() if "[L" in line]

    assert len(found()) == 1
    assert found("--select", "N,L,M,A") == found()
