"""Notes that are made to hold a reader up are read as far as is fair, and the rest is told."""

from __future__ import annotations

import pytest

from growth import calls
from vaultproof.read import read_note
from vaultproof.source import Source

_LONG = 40_000


@pytest.mark.parametrize(
    "text",
    [
        *(
            mark * (_LONG // len(mark))
            for mark in ("$", "$a ", "*", "*a_", "**a *b ", "`", "<", "<!--", "&", "\\$", "==a", "~~a")
        ),
        *(
            mark * (_LONG // len(mark))
            for mark in ("[a](", '[a](b "', "[^a]", "[[a]](", "%% a ", " #a", " ^id", "\n", "a\n")
        ),
        *(
            mark * (_LONG // len(mark))
            for mark in ("```\n", "$$ a $$ b\n", "%%\n\n", "[a]: b\n", "<div>\n", "a\n=\n", "- $$\n")
        ),
        "\0" * _LONG,
        "|" * 20_000 + "\n" + "|-" * 10_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_a_note_of_marks_is_read(text: str) -> None:
    """Rows of any mark are text in the end; each row is read within the suite's own time limit."""
    assert read_note(Source("Note.md", text)).source.text == text


@pytest.mark.parametrize("unit", ["- f(2) = 3\n", "- a $x$ b\n", "> a\n- b\n"])
def test_paragraphs_of_a_list_before_a_formula_are_each_asked_once(unit: str) -> None:
    """Whether a `$$` opens behind them is looked up once for all, so a longer list takes longer by its length only."""
    end = "x $$ y\nz $$ w\n"
    short, long = (Source("Note.md", unit * count + end) for count in (100, 400))
    read_note(short)
    assert calls(lambda: read_note(long)) <= 5 * calls(lambda: read_note(short))


@pytest.mark.parametrize(
    "text",
    [
        "[" * _LONG,
        "[[" * (_LONG // 2),
        "![" * (_LONG // 2),
        "> " * 5_000 + "x",
        "- " * 5_000 + "x",
        "".join("  " * level + "- x\n" for level in range(1_000)),
        "x" * 10_000_000,
        ("|a" * 256 + "|\n" + "|-" * 256 + "|\n" + "|\n" * 256 + "\n") * 4,
        ("y" * 40_000 + "\n\n") * 26,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_what_is_not_read_is_told(text: str) -> None:
    """A note that goes beyond the bounds keeps its place in the vault, with a finding that says what is left out."""
    found = {one.code for one in read_note(Source("Note.md", text)).diagnostics}
    assert "N106" in found


def test_a_picture_in_the_text_itself_is_no_line_too_long() -> None:
    """A long `data:` address is the picture, not words."""
    assert (
        read_note(Source("Note.md", "a ![](data:image/png;base64," + "iVBO" * 30_000 + ") $x$")).diagnostics
        == ()
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("```\na", ["N103"]),
        ("> ```\n> a\n\nb", ["N103"]),
        ("```\na\n```", []),
        ("````\n```\n````", []),
        ("$$\nx", ["N104"]),
        ("a: $$\nx\n\ny\n$$", ["N104"]),
        ("US$$ and $$$ and A$$AP", []),
        ("%% note", ["N105"]),
        ("100 %% sure and %%%%", []),
    ],
)
def test_what_is_opened_and_never_closed_is_told_once(text: str, codes: list[str]) -> None:
    """Fences, display formulas and comments; prices and percent signs are none."""
    assert [one.code for one in read_note(Source("Note.md", text)).diagnostics] == codes
