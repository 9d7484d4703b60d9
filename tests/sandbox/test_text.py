"""Blocks whose text alone wants to keep the checker busy."""

from __future__ import annotations

import re

import pytest

from growth import calls
from vaultproof.sandbox import dialect, lint, scope
from vaultproof.sandbox.conversation import Conversation
from vaultproof.sandbox.job import Job, Question
from vaultproof.sandbox.protocol import Fault, Ran

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
    (reach,) = lint.read_blocks((text,)).reaches
    assert reach is None or re.search("longer than 64 KB|nested too deeply", reach)


@pytest.mark.parametrize(
    "line",
    [
        "a{0}=a{1}",
        "a{0}=a{1}.x",
        "(a{0}:=a{1})",
        "import a{0} as b{0}",
        "f(a{0}, out=a{1})",
        "class a{0}: x=a{1}",
    ],
)
def test_reading_grows_with_the_length(line: str) -> None:
    """Names that are given to names that are given to names take so many calls a line, and no more."""
    count = 1_000
    block = "import math as a0\n" + "\n".join(line.format(at, at - 1) for at in range(1, count))
    lint.read_blocks((block,))
    assert calls(lambda: lint.read_blocks((block,))) <= 250 * count
    assert calls(lambda: scope.spoken_of(block)) <= 250 * count


def test_blocks_that_fail_here_are_told_apart_in_one_pass() -> None:
    """What hundreds of failing blocks leave to hundreds of others takes so many calls a block, and no more."""
    count = 300
    blocks = tuple(f"import torch\nx{at} = torch.zeros({at})\n" for at in range(count))
    questions = tuple(Question(after=at, expression=f"x{at}") for at in range(count))
    talk = Conversation(Job(blocks=blocks, questions=questions), lint.read_blocks(blocks))
    fault = Fault("ModuleNotFoundError", "No module named 'torch'", "torch", 1)
    talk._ran = [Ran(at, "", (), fault, ("the module `torch`",)) for at in range(count)]
    assert calls(lambda: talk.result) <= 4_000 * count
    assert talk.result.runs[7].lacks == "torch"


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
