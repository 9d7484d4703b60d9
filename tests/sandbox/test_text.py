"""Blocks whose text alone wants to keep the checker busy."""

from __future__ import annotations

import pytest

from vaultproof.sandbox import dialect, lint

ENDLESS = {
    "blank lines": "\n" * 400_000 + "(",
    "lines of blanks": " \n" * 400_000 + "(",
    "functions without an end": "function f()\n" * 60_000 + "(",
    "comments of another language": "% a\n" * 100_000 + "(",
    "dots": "...\nx\n" * 100_000 + "(",
    "chains just short of too long": ("a" + "+a" * 2_999 + " ;\n") * 10,
    "parts just short of too many": ("a" + ".a" * 599 + " 1\n") * 50,
    "prompts": ">>> x\n" * 60_000,
}


@pytest.mark.parametrize("name", ENDLESS)
def test_reading_ends(name: str) -> None:
    """Text that once took minutes is read, and told not to be Python or to be too long."""
    text = ENDLESS[name]
    assert not dialect("python", text).runs
    assert lint.read_blocks((text,)).reaches == (None,)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("using LinearAlgebra\n", "Julia"),
        ("\n\n   #include <stdio.h>\n\nint main() {", "C or C++"),
        ("print 'a'\n", "Python 2"),
        ("$ pip install numpy\n", "shell"),
        ("for each x in xs do\n", "pseudo-code"),
        ("f <- function(x) {\n", "R"),
        ("let x = 3;\n", "JavaScript"),
    ],
)
def test_other_languages_are_still_recognised(text: str, reason: str) -> None:
    """What a block is instead of Python is told from its beginning."""
    assert reason in (dialect("python", text).reason or "")
