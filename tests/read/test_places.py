"""Every run, formula, fence, link and comment stands in the source where the note says it does."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vaultproof.note import Note, Run, RunKind
from vaultproof.read import read_note
from vaultproof.source import Passage, Source

_PIECES = st.sampled_from(
    [
        *(
            "a",
            "é",
            "😀",
            "x y",
            "1",
            " ",
            "  ",
            "\t",
            "\n",
            "\n\n",
            "\n    ",
            "\n  ",
            "\\",
            "\\|",
            "|",
            "\n> ",
            "\n> > ",
        ),
        *(
            "\n- ",
            "\n  - ",
            "\n1. ",
            "\n# ",
            "\n>",
            "\n\t",
            "\n```\n",
            "\n~~~py\n",
            "$",
            "$$",
            "\n$$\n",
            "\n> $$\n",
            "%%",
        ),
        *(
            "\n%%\n",
            "*",
            "**",
            "_",
            "~~",
            "==",
            "`",
            "``",
            "[[",
            "]]",
            "![[",
            "[",
            "](",
            ")",
            "!",
            "<",
            ">",
            "<b>",
            "&amp;",
        ),
        *(
            "#tag",
            "#",
            "^id",
            "\n^id\n",
            "[^1]",
            "\n[^1]: ",
            "^[",
            "\n| a | b |\n|---|---|\n| ",
            "\n---\n",
            "\n===\n",
        ),
        *(
            "> [!note] ",
            "\n> [!tip]- t\n> ",
            "\u00a0",
            "\u2028",
            "\x0c",
            "https://x.y/#z",
            "\\$",
            "[[a\\|b]]",
            "<http://a.b>",
        ),
    ]
)
_NOTES = st.lists(_PIECES, max_size=40).map("".join)


def _read(text: str) -> Note:
    return read_note(Source("Note.md", text))


def _passage_stands(note: Note, passage: Passage) -> bool:
    """Whether each stretch between two anchors is in the source what it is in the passage."""
    for index, char in enumerate(passage.text):
        at = passage.at(index)
        there = note.source.text[at : at + 1]
        if char != there and not (char == "\n" and there == "\r") and not (char == " " and there in "\t\n\r"):
            return False
    return True


def _stands(note: Note, run: Run) -> bool:
    if run.kind is RunKind.TEXT and note.source[run.span].startswith("&"):
        return True
    return _passage_stands(note, run.passage)


@given(_NOTES, st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=400, deadline=None)
def test_each_run_has_its_own_text_at_its_place(text: str, line_end: str) -> None:
    """What a reader sees of a run is what the source has at the run's place, whatever marks are around it."""
    note = _read(text.replace("\n", line_end))
    for block in note.blocks:
        for run in block.runs:
            assert _stands(note, run), (block, run)
            assert run.span.covers(run.passage.whole)


@given(_NOTES, st.sampled_from(["\n", "\r\n"]))
@example("\n| a | b |\n|---|---|\n| \xa0#tag", "\n")
@settings(max_examples=400, deadline=None)
def test_each_formula_fence_and_link_stands_at_its_place(text: str, line_end: str) -> None:
    """Formulas stand between dollars, links between brackets, code in its lines."""
    note = _read(text.replace("\n", line_end))
    for formula in note.formulas:
        marks = "$$" if formula.display else "$"
        whole = note.source[formula.span]
        assert whole.startswith(marks)
        assert whole.endswith(marks)
        assert _passage_stands(note, formula.passage)
    for fence in note.fences:
        assert _passage_stands(note, fence.passage)
    for link in note.links:
        assert note.source[link.span][0] in "[!"
        assert note.source[link.span][-1] in "])"
    for tag in note.tags:
        assert note.source[tag.span] == "#" + tag.name
    for block_id in note.block_ids:
        assert note.source[block_id.span] == "^" + block_id.id
    for comment in note.comments:
        assert note.source[comment.span].startswith("%%")
        assert note.source[comment.span].endswith("%%")
    for footnote in note.footnotes:
        assert note.source[footnote.span] == f"[^{footnote.id}]"


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_reading_never_fails(text: str) -> None:
    """Any text at all is a note."""
    note = _read(text)
    assert all(0 <= block.span.start <= block.span.end <= len(text) for block in note.blocks)


@given(_NOTES)
@settings(max_examples=200, deadline=None)
def test_scopes_form_a_tree_that_covers_its_blocks(text: str) -> None:
    """A scope comes after the scope around it, and a block stands inside its scope."""
    note = _read("---\nname: x\n---\n" + text)
    for index, scope in enumerate(note.scopes):
        assert (scope.parent is None) == (index == 0)
        assert scope.parent is None or scope.parent < index
    for block in note.blocks:
        assert note.scopes[block.scope].span.start <= block.span.start


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("> a\n> b $x$", "x"),
        ("> > deep\n> > $x$", "x"),
        ("> lazy\nline $x$", "x"),
        ("- item\n\n\tmore $x$", "x"),
        ("1. a\n   - b\n     - c $x$", "x"),
        ("| a | b |\n|---|---|\n| 1 \\| 2 | $x$ |", "x"),
        ("> | a |\n> |---|\n> | $x$ |", "x"),
        ("# Title $x$ #", "x"),
        ("Title $x$\n===", "x"),
        ("> [!note] Title $x$\n> text", "x"),
        ("[^1]: words $x$", "x"),
        ("- > quoted\n  > $x$", "x"),
        ("text^[inside $x$]", "x"),
        ("==marked $x$==", "x"),
        ("[link $x$](other.md)", "x"),
    ],
)
def test_a_formula_is_found_at_its_place(text: str, wanted: str) -> None:
    """Wherever a formula stands, its place is told exactly."""
    for line_end in ("\n", "\r\n"):
        note = _read(text.replace("\n", line_end))
        (formula,) = note.formulas
        assert formula.passage.text == wanted
        assert note.source[formula.span] == f"${wanted}$"


def test_a_display_formula_in_a_callout_maps_line_by_line() -> None:
    """The quote marks of a callout are no part of its formula, and each of its lines has its own place."""
    note = _read("> [!note] Definition\n> $$\n> a\n> = b\n> $$\n> after")
    (formula,) = note.formulas
    assert formula.passage.text == "\na\n= b\n"
    assert note.source.position(formula.passage.at(formula.passage.text.index("="))).column == 3
    assert [block.kind for block in note.blocks] == ["title", "formula", "paragraph"]


def test_a_tab_that_indents_code_only_in_part_is_counted_in_columns() -> None:
    """A tab wider than the indent leaves spaces in the code; they lead back to the tab."""
    note = _read("- a\n\n\t\tcode\n")
    (fence,) = note.fences
    assert fence.passage.text.strip() == "code"
    start = fence.passage.text.index("c")
    assert note.source[fence.passage.span(start, start + 4)] == "code"
