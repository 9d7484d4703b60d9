"""Findings on files beside the notes have their places."""

from __future__ import annotations

from pathlib import Path

from vaultproof.pipeline.find import find
from vaultproof.report import FORMATS


def test_a_finding_on_a_canvas_is_told_at_its_line(tmp_path: Path) -> None:
    """The line of a canvas on which a card names a file that is gone."""
    text = '{"nodes":[\n\n{"id":"a","type":"file","file":"Gone.md","x":0,"y":0,"width":1,"height":1}]}'
    (tmp_path / "Map.canvas").write_text(text, encoding="utf-8")
    (tmp_path / "Note.md").write_text("x", encoding="utf-8")
    assert "Map.canvas:3:33: warning[L214]" in FORMATS["concise"](find(tmp_path))
