"""Fixes are carried out together or not at all, and never twice."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from shutil import which

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultproof import fix
from vaultproof.diagnostic import Applicability, Edit, Fix
from vaultproof.read import read_note
from vaultproof.source import Source, Span

SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


def source(text: str, path: str = "Note.md") -> Source:
    """A source with a text."""
    return Source(path, text)


def one(start: int, end: int, text: str, applicability: Applicability = SAFE) -> Fix:
    """A fix of one edit."""
    return Fix(applicability, (Edit(Span(start, end), text),))


def test_edits_are_made_at_their_places() -> None:
    """A longer text in front does not move what stands behind."""
    assert (
        fix.apply(source("abc def ghi"), [one(8, 11, "x"), one(0, 3, "longer"), one(4, 4, ">")])
        == "longer >def x"
    )


def test_no_fix_changes_nothing() -> None:
    """Without edits the text stays."""
    assert fix.apply(source("abc"), []) == "abc"
    assert fix.apply(source("abc"), [Fix(SAFE, ())]) == "abc"


def test_overlapping_fixes_are_not_made_together() -> None:
    """The first in the note is made; one that meets it waits, whole."""
    two = Fix(SAFE, (Edit(Span(2, 5), "X"), Edit(Span(7, 8), "Y")))
    assert fix.apply(source("0123456789"), [two, one(0, 3, "A")]) == "A3456789"
    assert fix.apply(source("0123456789"), [one(6, 9, "B"), two]) == "01X56Y89"


def test_the_same_fix_twice_is_made_once() -> None:
    """Two rules may ask for the same."""
    assert fix.apply(source("abc"), [one(1, 1, "+"), one(1, 1, "+")]) == "a+bc"
    assert fix.apply(source("abc"), [one(1, 2, "+"), one(1, 2, "+")]) == "a+c"


def test_an_edit_outside_the_note_is_our_fault() -> None:
    """It is an error, never a silent cut."""
    with pytest.raises(ValueError, match=r"Note\.md"):
        fix.apply(source("abc"), [one(2, 9, "x")])


def test_unsafe_fixes_are_made_on_demand() -> None:
    """Safe ones always, unsafe ones only when asked for."""
    fixes = (one(0, 1, "x"), one(1, 2, "y", UNSAFE))
    assert fix.select(fixes) == fixes[:1]
    assert fix.select(fixes, unsafe=True) == fixes


def test_fixing_goes_on_until_nothing_is_left() -> None:
    """What one round uncovers the next one mends."""

    def doubled_letters(now: Source) -> list[Fix]:
        return [one(match.start(), match.end(), match[1]) for match in re.finditer(r"(\w)\1", now.text)]

    assert fix.repeat(source("aaaa b cc"), doubled_letters) == fix.Fixed(text="a b c", fixes=4)


def test_a_rule_that_never_rests_is_stopped() -> None:
    """Ten rounds are enough."""
    assert fix.repeat(source(""), lambda _: [one(0, 0, "x")]).text == "x" * 10


def test_a_round_that_is_not_accepted_changes_nothing() -> None:
    """The reason is told, and the text of the round before stays."""
    fixed = fix.repeat(
        source("ab"),
        lambda now: [one(0, 1, now.text[0].upper())],
        lambda _old, new, _fixes: f"no: {new.text}",
    )
    assert fixed == fix.Fixed(text="ab", fixes=0, refused="no: Ab")


EDITS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 8), st.text("xyz", max_size=3)).map(
        lambda edit: one(edit[0], min(edit[0] + edit[1], 38), edit[2])
    )
)


@given(EDITS)
def test_fixes_that_are_kept_are_all_made(fixes: list[Fix]) -> None:
    """Everything outside the edits stays, and each edit's text is there."""
    text = "".join(chr(0x100 + at) for at in range(40))
    kept = fix.compatible(source(text), fixes)
    result = fix.apply(source(text), kept)
    removed = {at for one in kept for edit in one.edits for at in range(edit.span.start, edit.span.end)}
    assert [sign for sign in result if ord(sign) >= 0x100] == [
        text[at] for at in range(40) if at not in removed
    ]
    assert sorted(sign for sign in result if ord(sign) < 0x100) == sorted(
        sign for one in kept for edit in one.edits for sign in edit.text
    )
    assert fix.compatible(source(text), reversed(kept)) == kept


def test_no_difference_is_no_diff() -> None:
    """An unchanged note prints nothing."""
    assert fix.diff(source("a\n"), "a\n") == ""


@pytest.mark.skipif(which("patch") is None, reason="needs the program patch")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\nb\nc\n", "a\nx\nc\n"),
        ("a\nb", "a\nc"),
        ("a\nb", "a\nb\n"),
        ("", "a\n"),
        ("a\r\nb\r\n", "a\r\nc\r\n"),
        ("a\u2028b\n", "a\u2028c\n"),
    ],
)
def test_a_diff_can_be_patched(tmp_path: Path, old: str, new: str) -> None:
    """What `--diff` prints turns the old note into the new one."""
    (tmp_path / "Note.md").write_bytes(old.encode())
    shown = fix.diff(source(old), new)
    subprocess.run(
        ["patch", "-p1", "--binary", "-s"], input=shown.encode(), cwd=tmp_path, check=True, timeout=20
    )
    assert (tmp_path / "Note.md").read_bytes() == new.encode()


def test_a_round_that_loses_something_else_is_refused() -> None:
    """An edit that opens a comment, or breaks a link that it does not touch, is not made."""
    note = source("a\n\n[[Other]] and $x$ and #tag\n")
    fixed = fix.repeat(note, lambda _: [one(0, 1, "%%")], fix.keeps(read_note))
    assert fixed.text == note.text
    assert fixed.refused is not None
    assert "would be lost" in fixed.refused or "new fault" in fixed.refused


def test_a_round_may_change_what_it_edits() -> None:
    """A fix of a link changes that link; the others stay."""
    note = source("[[Old]] and [[Other]]\n")

    def renamed(now: Source) -> list[Fix]:
        at = now.text.find("Old")
        return [one(at, at + 3, "New")] if at >= 0 else []

    fixed = fix.repeat(note, renamed, fix.keeps(read_note))
    assert (fixed.text, fixed.refused) == ("[[New]] and [[Other]]\n", None)


def test_a_refused_fix_costs_no_other() -> None:
    """One of many fixes that may not be made leaves the others alone."""
    note = source("".join(f"{letter}\n" for letter in "abcdefghij"))

    def shouted(now: Source) -> list[Fix]:
        return [one(at, at + 1, letter.upper()) for at, letter in enumerate(now.text) if letter.islower()]

    fixed = fix.repeat(note, shouted, lambda _, after, __: "no G" if "G" in after.text else None)
    assert fixed == fix.Fixed(text="A\nB\nC\nD\nE\nF\ng\nH\nI\nJ\n", fixes=9, refused="no G")


def test_a_round_that_makes_code_of_text_is_refused() -> None:
    """A line with a margin goes on with a paragraph, and would be code behind a formula that stands by itself."""
    note = source("\\[ y \\]\n    more of it\n")

    def shown(now: Source) -> list[Fix]:
        return [one(0, 7, "$$y$$")] if now.text.startswith("\\") else []

    fixed = fix.repeat(note, shown, fix.keeps(read_note))
    assert fixed.text == note.text
    assert fixed.refused is not None
    assert "would become code" in fixed.refused
