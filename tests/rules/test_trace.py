"""A wrong value is traced: the notes that link to its note and state it too are named."""

from __future__ import annotations

from pathlib import Path

from vaultproof.diagnostic import Diagnostic
from vaultproof.pipeline.check import check_vault
from vaultproof.pipeline.find import Wanted

NOTE = "# Sigmoid\n\n$$f(x) = \\frac{1}{1 + e^{-x}}$$\n\n- Sigmoid(1) ≈ 0.7331\n- Sigmoid(0) = 1\n"
OTHERS = {
    "Uses it.md": "With [[Sigmoid]] the first unit gives 0.7331, the next 0.25.",
    "Repeats it.md": "As in [[Sigmoid|the logistic function]], Sigmoid(0) = 1 here.",
    "Links only.md": "See [[Sigmoid]]: it gives 0.73312 or 10.7331.",
    "States only.md": "It gives 0.7331.",
}


def refuted(folder: Path) -> list[Diagnostic]:
    """The refuted claims of `Sigmoid.md` beside the other notes."""
    for name, text in {"Sigmoid.md": NOTE, **OTHERS}.items():
        (folder / name).write_text(text, encoding="utf-8")
    found = check_vault(folder, Wanted(jobs=1)).findings.diagnostics
    return [one for one in found if one.code == "C401" and one.path == "Sigmoid.md"]


def test_a_refuted_value_names_the_notes_that_use_it(tmp_path: Path) -> None:
    long, short = refuted(tmp_path)
    assert [label.path for label in long.labels] == ["Sigmoid.md", "Uses it.md"]
    assert [label.path for label in short.labels] == ["Sigmoid.md", "Repeats it.md"]
    assert "also stated in `Uses it.md`" in (long.help or "")
    label = long.labels[1]
    assert OTHERS["Uses it.md"][label.span.start : label.span.end] == "0.7331"
