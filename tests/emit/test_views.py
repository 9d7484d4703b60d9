"""A claim is shown as it was written, its actual value in the note's language and in no more digits than help."""

from __future__ import annotations

from dataclasses import replace

import pytest

from emit.example import judgement, note
from vaultproof.claim import Equation, Holds, Judgement, Property, Refuted, Trait
from vaultproof.emit.context import ClaimView, NoteToEmit
from vaultproof.emit.markdown import cell, formula
from vaultproof.emit.names import Names
from vaultproof.emit.views import claim_views
from vaultproof.source import Span
from vaultproof.words import words


def shown(judged: Judgement, own: str, language: str = "en") -> ClaimView:
    item = NoteToEmit(note=note("a.md", own), judgements=(judged,))
    return claim_views(item, words(language), Names(["a.md"]))[0]


@pytest.mark.parametrize(
    ("stated", "actual", "told"),
    [
        ("0.469", "0.468995593589", "`0.468996`"),
        ("-0.47", "-0.468995593589", "`-0.46900`"),
        ("0,469", "0.468995593589", "`0,468996`"),
        ("1.5", "1.5", "`1.5`"),
        ("2", "2.0000001", "`2.0000001`"),
        ("2", "2.71828182846", "`2.718`"),
        ("0.2", "0.00012345678", "`0.0001235`"),
        ("3/4", "0.75", "`0.75`"),
        ("0.1", "1/10", "`1/10`"),
        ("0.33", "0.333333333333", "`0.33333`"),
        ("(0.6698, 0.33)", "[0.669760049455, 0.330239950545]", "`[0.6697600, 0.3302400]`"),
    ],
)
def test_an_actual_value_has_some_digits_more_than_the_stated_one(
    stated: str, actual: str, told: str
) -> None:
    """Rounded, where it is longer than that and still tells the two apart. Its comma is that of the stated."""
    text = f"g(1) = {stated}"
    judged = judgement(note("a.md", text), text, Holds(actual=actual))
    assert shown(judged, text).actual == told
    assert shown(replace(judged, verdict=Refuted(actual=actual)), text).actual == told


@pytest.mark.parametrize(
    ("actual", "english", "vietnamese"),
    [
        ("equal by algebra", "equal by algebra", "bằng nhau theo biến đổi đại số"),
        ("equal at 48 places", "equal at 48 places", "bằng nhau tại 48 điểm"),
    ],
)
def test_an_identity_is_not_told_twice_and_how_it_holds_is_in_words(
    actual: str, english: str, vietnamese: str
) -> None:
    """In the note's language; the formula that is stated is in the claim already."""
    text = "g(x) = 2x"
    judged = judgement(note("a.md", text), text, Holds(actual=actual))
    assert isinstance(judged.claim, Equation)
    judged = replace(judged, claim=replace(judged.claim, kind="identity"))
    assert (shown(judged, text).stated, shown(judged, text).actual) == ("", english)
    assert shown(judged, text, "vi").actual == vietnamese


def test_a_property_that_holds_says_no_more_than_itself() -> None:
    """`it is increasing` beside `Increasing` helps no one; what refutes one is shown."""
    claim = Property(
        path="a.md",
        span=Span(0, 1),
        kind="property",
        text="Increasing",
        scope=0,
        subject=None,
        says=Trait(name="increasing"),
        written="Increasing",
    )
    judged = Judgement(
        claim=claim, stated="Increasing", verdict=Holds(actual="it is increasing"), testimony=()
    )
    found = shown(judged, "Increasing")
    assert (found.text, found.stated, found.actual) == ("Increasing", "", "")
    of = replace(judged, claim=replace(claim, subject="ReLU"))
    assert shown(of, "Increasing").text == "ReLU: Increasing"
    assert shown(replace(of, claim=replace(claim, subject="ReLU", text="ReLU is increasing")), "x").text == (
        "ReLU is increasing"
    )
    wrong = replace(judged, verdict=Refuted(actual="g(1) = 1, g(2) = 0"))
    assert shown(wrong, "Increasing").actual == "`g(1) = 1, g(2) = 0`"


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"(2(1) + 3) \\ &= 8", "$(2(1) + 3) = 8$"),
        (r"a \\[2pt] &= b", "$a = b$"),
        (r"\begin{cases} a & b \\ c & d \end{cases}", r"$\begin{cases} a & b \\ c & d \end{cases}$"),
        (r"\sum_{\substack{i \\ j}} x &= 1", r"$\sum_{\substack{i \\ j}} x = 1$"),
        (r"x \& y", r"$x \& y$"),
        (r"\left\{ a \right.", r"$\left\{ a \right.$"),
        (r"x \end{align}", r"`x \end{align}`"),
        (r"\begin{vmatrix} 1 & 2", r"`\begin{vmatrix} 1 & 2`"),
        (r"\left( a", r"`\left( a`"),
        ("a}b{", "`a}b{`"),
    ],
)
def test_a_formula_of_one_line_holds_nothing_of_the_lines_around_it(latex: str, shown: str) -> None:
    """What parts cells and lines is left out; what was torn out of an environment is shown as code."""
    assert formula(latex) == shown


@pytest.mark.parametrize("latex", ["a \\", "x + \\ "])
def test_a_backslash_at_the_end_would_swallow_the_dollar(latex: str) -> None:
    assert formula(latex).startswith("`")


def test_bars_of_a_formula_in_a_cell_leave_no_space_before_its_last_dollar() -> None:
    """Obsidian shows no formula that ends with a space."""
    assert cell(r"$|e|$ a|b $\|x\|_2 + |y|$") == r"$\vert e\vert$ a\|b $\Vert x\Vert_2 + \vert y\vert$"
