"""The author's note: seven traces at their places, seven repairs, every other byte the same."""

from __future__ import annotations

from pathlib import Path

from pasted import artefacts_of, note_of, repaired

TEXT = (Path(__file__).parents[2] / "vault" / "ReLU.md").read_text(encoding="utf-8")
CASES = r"f(x) = \begin{cases} x & \text{nếu } x > 0 \\ \alpha x & \text{nếu } x \leq 0 \end{cases}"


def test_seven_traces_are_found_at_their_places() -> None:
    """`xx` three times, `x>0x > 0`, the line of cases, `α\\alpha` twice."""
    note = note_of(TEXT, "ReLU.md")
    found = [(note.source.position(one.span.start), one.kind.value, one.latex) for one in artefacts_of(TEXT)]
    places = [(position.line, position.column, kind, latex) for position, kind, latex in found]
    assert places == [
        (22, 23, "doubled-symbol", "x"),
        (22, 68, "doubled-symbol", "x"),
        (24, 23, "doubled-symbol", "x"),
        (38, 142, "duplicated-formula", "x > 0"),
        (54, 5, "duplicated-formula", CASES),
        (56, 15, "duplicated-formula", r"\alpha"),
        (58, 86, "duplicated-formula", r"\alpha"),
    ]


def test_seven_repairs_change_nothing_else() -> None:
    """Each line without a trace is the same byte for byte; the cases stand on lines of their own, inside the item."""
    before, after = TEXT.split("\n"), repaired(TEXT).split("\n")
    at = after.index("    " + CASES)
    assert after[at - 1] == after[at + 1] == "    $$"
    joined = [*after[: at - 1], before[53], *after[at + 2 :]]
    changed = {number + 1 for number, (old, new) in enumerate(zip(before, joined, strict=True)) if old != new}
    assert changed == {22, 24, 38, 56, 58}
    assert joined[21] == before[21].replace("xx", "$x$")
    assert joined[37] == before[37].replace("x>0x > 0", "$x > 0$")
    assert joined[55] == before[55].replace(r"α\alpha", r"$\alpha$")


def test_the_repaired_note_holds_the_formulas() -> None:
    """Read again, the note has the seven formulas and no trace is left."""
    after = repaired(TEXT)
    formulas = [(formula.passage.text.strip(), formula.display) for formula in note_of(after).formulas]
    assert formulas.count(("x", False)) == 3
    assert formulas.count((r"\alpha", False)) == 2
    assert ("x > 0", False) in formulas
    assert (CASES, True) in formulas
    assert artefacts_of(after) == ()
