"""A figure is drawn once: a second build takes it from what the first one kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from vaultproof.cli import main
from vaultproof.pipeline import build

NOTE = "# Ramp\n\n$$f(x) = \\max(0, x) + \\frac{1}{2}$$\n\n- $f(2) = 2.5$\n"


def test_a_second_build_draws_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    vault, first, second = tmp_path / "vault", tmp_path / "first", tmp_path / "second"
    vault.mkdir()
    (vault / "Ramp.md").write_text(NOTE)
    build_into(first, vault)
    monkeypatch.delattr(build, "Workers")
    build_into(second, vault)
    assert contents(first) == contents(second)
    assert any(path.endswith(".svg") for path in contents(first))


def build_into(out: Path, vault: Path) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["build", str(vault), "-o", str(out), "-q"])


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
