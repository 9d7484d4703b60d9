"""The report that people read."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from report.example import FINDINGS, findings_at
from vaultproof.catalogue import UNREADABLE_NOTE
from vaultproof.findings import Findings
from vaultproof.report import FORMATS
from vaultproof.report.full import report
from vaultproof.source import Span


def underlined(text: str) -> tuple[str, str]:
    """The shown line and the part of it that the carets of the line below cover, in a terminal's cells."""
    lines = text.splitlines()
    row = next(index for index, line in enumerate(lines) if re.search(r"\|\s*\^", line))
    shown, marks = lines[row - 1], lines[row]
    left, right = marks.index("^"), marks.rindex("^") + 1
    ends = [cell_len(shown[: index + 1]) for index in range(len(shown))]
    return shown, "".join(char for char, end in zip(shown, ends, strict=True) if left < end <= right)


def test_a_refuted_claim_is_told_as_the_manual_shows() -> None:
    """The whole text of the two findings of the example vault."""
    assert FORMATS["full"](FINDINGS) == (
        "vault/ReLU.md:3:6: warning[L201] unresolved-link: no note is named `Vanishing Gradient`\n"
        '  3 |   - "[[Vanishing Gradient|vanishing gradient]]"\n'
        "    |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "\n"
        "vault/ReLU.md:8:3: error[C401] refuted-claim: the note says `ReLU(-2) = 1`, its formula gives 0\n"
        "  8 | - ReLU(-2) = 1\n"
        "    |   ^^^^^^^^^^^^\n"
        "  5 | $$f(x) = \\max(0, x)$$\n"
        "    |   ----------------- formula: 0\n"
        "  help: write `0` (`vaultproof fix --unsafe` does it: it changes what the note says)\n"
        "\n"
        "1 note, 1 formula, 4 claims: 1 hold, 1 refuted, 1 disputed, 1 undecided\n"
        "found 1 error, 1 warning; can be mended: 1 with `vaultproof fix --unsafe`\n"
    )


def test_a_clean_vault_says_so() -> None:
    """The report of a vault without findings is its summary."""
    assert report(Findings()) == "0 notes, 0 formulas, 0 claims\nnothing found\n"


@pytest.mark.parametrize(
    "before",
    [
        "",
        "plain ",
        "漢字は ",
        "\t",
        "a\tb ",
        "🎉👩‍👩‍👧 ",
        "e\u0301 ",
        "किताब ",
        "ﷺ ",
        "❤️ ",
        "\u200b",
        "\x1b[2J",
    ],
)
def test_the_underline_stands_under_the_place(before: str) -> None:
    """Wide characters, tabs, combining marks and joined emoji before a place do not shift its underline."""
    _, marked = underlined(report(findings_at(f"{before}f(1) = 2 after", "f(1) = 2")))
    assert marked == "f(1) = 2"


def test_a_wide_place_is_underlined_to_its_end() -> None:
    """Each wide character gets two carets."""
    text = report(findings_at("- 値は二 です", "値は二"))
    assert "^" * 6 in text
    assert "^" * 7 not in text


@pytest.mark.parametrize("length", [0, 40, 200, 5_000])
@pytest.mark.parametrize("filler", ["x", "語", "é\u0301"])
def test_a_long_line_is_cut_around_its_place(length: int, filler: str) -> None:
    """However long a line is, its place is shown and underlined, and the shown line stays short."""
    shown, marked = underlined(report(findings_at(filler * length + "BAD" + filler * length, "BAD")))
    assert marked == "BAD"
    assert cell_len(shown) <= 120


def test_a_ten_megabyte_line_is_shown_short() -> None:
    """A finding in a huge line costs no more than a line of text."""
    assert len(report(findings_at("y" * 10_000_000 + "BAD", "BAD"))) < 600


def test_a_place_on_many_lines_shows_the_first_and_names_the_last() -> None:
    """A span of several lines is underlined to the end of its first."""
    text = report(findings_at("```python\na = 1\n", "```python\na = 1\n"))
    assert "  1 | ```python\n    | ^^^^^^^^^ to line 2\n" in text


def test_an_empty_place_still_has_a_caret() -> None:
    """A span without characters, at the end of a line, is shown with one caret."""
    base = findings_at("abc\n", "abc")
    one = base.diagnostics[0]
    at_end = Findings(sources=base.sources, diagnostics=(UNREADABLE_NOTE.at(one.path, Span(3, 3), "m"),))
    assert "  1 | abc\n    |    ^\n" in report(at_end)


def test_a_file_without_text_is_told_without_a_line() -> None:
    """An unreadable note has a finding at its first line and no excerpt."""
    text = report(Findings(diagnostics=(UNREADABLE_NOTE.at("a.md", Span(0, 0), "not UTF-8"),)))
    assert text.startswith("a.md:1:1: error[N101] unreadable-note: not UTF-8\n\n")


@pytest.mark.parametrize(
    "char", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u2028", "\x7f", "\ud800", "\U000e0041"]
)
def test_nothing_that_moves_a_terminal_gets_through(char: str) -> None:
    """Control, bidirectional and invisible tag characters of a note are shown, not obeyed."""
    text = report(findings_at(f"{char}x{char}", "x", message=f"says {char}"))
    assert char not in text


def test_colour_changes_no_word() -> None:
    """The coloured report without its colours is the plain one."""
    painted = report(FINDINGS, color=True)
    assert "\x1b[1;31merror[C401]\x1b[0m" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == report(FINDINGS)


def test_markup_of_a_note_is_not_taken_for_colour() -> None:
    """Square brackets in a note are text."""
    assert "[bold red]x[/]" in report(findings_at("[bold red]x[/]", "x"), color=True)
