"""No formula holds the reader up: it is understood with work in proportion to its length, or refused with a reason."""

from __future__ import annotations

from contextlib import suppress

import pytest

from growth import UNITS, calls, nests, rows
from vaultproof.latex import LatexError, Names, parse_statements, to_text
from vaultproof.latex.cursor import MAX_STEPS
from vaultproof.latex.statements import Statements
from vaultproof.latex.tokens import MAX_LENGTH, MAX_TOKENS, Syntax

NAMES = Names(functions=frozenset({"f"}), values=frozenset({"a"}))
SIZE = 800
TEXTS = [*rows(UNITS, SIZE), *("y = " + row for row in rows(UNITS, SIZE)), *nests(SIZE)]


def read(text: str) -> str:
    """What was understood, or why nothing was."""
    try:
        return "; ".join(to_text(statement) for statement in parse_statements(text, NAMES))
    except LatexError as error:
        return error.message


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: repr(text[:12]))
def test_work_grows_with_the_length(text: str) -> None:
    """Whatever the pattern, a sign takes so many calls and no more, however many stand before it."""
    read(text)
    assert calls(lambda: read(text)) <= 250 * len(text) + 5_000


@pytest.mark.parametrize(
    "text", [*rows(UNITS[::3], 20_000), *nests(20_000)], ids=lambda text: repr(text[:12])
)
def test_the_longest_formula_is_bounded(text: str) -> None:
    """It holds at most so many signs, and looking ahead stops after so many steps."""
    with suppress(LatexError):
        reader = Statements(text, NAMES, Syntax.LATEX)
        assert len(reader.tokens) <= MAX_TOKENS + 1
        reader.formula()
        assert reader.steps <= MAX_STEPS
    assert len(read(text)) < 40 * MAX_LENGTH


@pytest.mark.parametrize(
    "text", ["{" * 10_000 + "}" * 10_000, "x" * 1_000_000, "1" * 1_000_000, "((" * 500_000]
)
def test_what_is_too_long_is_refused_at_once(text: str) -> None:
    """Ten thousand braces inside one another, and formulas of a megabyte, are not even cut into signs."""
    assert len(text) >= MAX_LENGTH
    with pytest.raises(LatexError, match=r"longer|deeper|signs"):
        parse_statements(text, NAMES)


WHOLE = (
    r"f^{(n)}(x) = e^{\text{if}} + \mathbf{v}^{(l)}_i' + \sum_{\substack{i=1 \\ i \ne j}}^{n} \hat{y_i}",
    r"\|x\|^2_2 \le \left\{ (a_1 + \dots + a_n)^{+} \right\} \overset{\text{def}}{=} \operatorname{clip}(x)",
    r"g = \begin{cases} \frac{n}{2} & n \text{ is even} \\ [x > 0] & \mathrm{otherwise} \end{cases} \pmod{2}",
)


@pytest.mark.parametrize("text", WHOLE)
def test_a_formula_that_breaks_off_anywhere_is_read_or_refused(text: str) -> None:
    """Half-typed formulas are the normal case: the place that a refusal tells lies in the text."""
    for at in range(len(text)):
        for part in (text[:at], text[at:], text[:at] + text[at + 1 :]):
            try:
                parse_statements(part, NAMES)
            except LatexError as error:
                assert 0 <= error.start <= error.end <= len(part)  # noqa: PT017 - most parts are refused, not all


@pytest.mark.parametrize("sign", ["²", "₂", "9"])
def test_a_number_of_any_length_is_an_error_of_the_reader(sign: str) -> None:
    """Python's own limit on the digits of a number is never met."""
    with pytest.raises(LatexError):
        parse_statements("x" + sign * 9_000, NAMES)
