"""Formulas and comments over several lines are paired as Obsidian pairs them, whatever the lines look like."""

from __future__ import annotations

import pytest

from vaultproof.note import Note
from vaultproof.read import read_note
from vaultproof.source import Source


def _read(text: str) -> Note:
    return read_note(Source("Note.md", text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- $$\na\n$$\n- $$\nb\n$$\n", ["a", "b"]),
        ("text $$\n~~~~\\vdots\nb\n$$ more\n", ["~~~~\\vdots\nb"]),
        ("text $$\na\n=\nb\n$$\n# H\n", ["a\n=\nb"]),
        ("text $$\na\n---\nb\n$$\n", ["a\n---\nb"]),
        ("> $$\n> a\n$$\n\nx\n\n$$\nb\n$$\n", ["a", "b"]),
        ("a\n$$\nx\n$$Then\n$$\ny\n$$\n", ["x", "y"]),
        ("**$$\nf\n$$\n", ["f"]),
        ("$a$$b$\n~~~\nz\n~~~\n", ["a", "b"]),
        ("`$$` and\n~~~\n$$\n~~~\n", []),
        ("$$ $$\n", []),
    ],
)
def test_the_next_dollars_close_a_formula(text: str, wanted: list[str]) -> None:
    """A fence, an underline or a list mark inside a formula is part of it; nothing is called unclosed."""
    for shape in (text, text.replace("\n", "\r\n")):
        note = _read(shape)
        assert [one.passage.text.strip().replace("\r\n", "\n") for one in note.formulas] == wanted
        assert [one.code for one in note.diagnostics] == []


@pytest.mark.parametrize("text", ["x $$\na\n\nb\n$$\n", "cost $$\n- b\n", "a\n$$\nb\n"])
def test_a_formula_that_a_blank_line_ends_is_not_closed(text: str) -> None:
    """Where no `$$` follows in the paragraph, the first one is told."""
    assert "N104" in {one.code for one in _read(text).diagnostics}


def test_comments_are_paired_over_lines_and_what_follows_is_read() -> None:
    """The next `%%` closes, also in the middle of a line; the rest of that line is text."""
    note = _read("%% one\nhidden [[A]]\n%% shown $x$ [[B]]\n\n- a\n- b\n")
    assert [one.text for one in note.comments] == [" one\nhidden [[A]]\n"]
    assert [(one.target, one.in_comment) for one in note.links] == [("A", True), ("B", False)]
    assert [note.source[one.span] for one in note.formulas] == ["$x$"]
    assert note.diagnostics == ()


def test_a_comment_that_hides_nothing_is_not_told() -> None:
    """A `%%` with nothing behind it, as drawing plug-ins leave it, opens a comment of nothing."""
    assert _read("```\nx\n```\n%%\n").diagnostics == ()
    assert [one.code for one in _read("a\n\n%% b\n\nc\n").diagnostics] == ["N105"]


def test_a_fence_that_its_quote_ends_is_told_as_such() -> None:
    """Only a fence that runs to the note's end turns the rest of the note into code."""
    (quoted,) = _read("> ```\n> a\n\nb\n").diagnostics
    (plain,) = _read("```\na\n\nb\n").diagnostics
    assert "ends with the quote or list" in quoted.message
    assert "the rest of the note is code" in plain.message


def test_names_that_differ_in_case_are_one_property() -> None:
    """`Tags` beside `tags` is told; the values of both are read."""
    note = _read("---\ntags: [a]\nTags: [b]\n---\n")
    assert [one.code for one in note.diagnostics] == ["N107"]
    assert [one.name for one in note.tags] == ["a", "b"]
