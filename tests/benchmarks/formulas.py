"""What it costs to judge formulas as Obsidian shows them, MathJax's start included, and whether the fast way agrees.

    python tests/benchmarks/formulas.py [--agree] [FOLDER …]

Takes the formulas of the notes in the folders, note by note, in a shuffled order that is always the same, 20,000 at
most; without a folder, that many made up in the manner of notes. `--agree` asks MathJax about each of them too.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from vaultproof.read import read_note
from vaultproof.render import check_formulas, mathjax
from vaultproof.render.quick import surely_shown
from vaultproof.source import Source

COUNT = 20_000
Formulas = list[tuple[str, bool]]
MADE = (
    (r"x_{%d}", False),
    (r"\alpha = 0.%d", False),
    (r"f(x) = \max(0, x + %d)", True),
    (r"\sigma(x) = \frac{1}{1 + e^{-%d x}}", True),
    (r"\mathbf{W}^{(%d)} \in \mathbb{R}^{n \times m}", False),
    (r"L = -\frac{1}{N} \sum_{i=1}^{%d} y_i \log \hat{y}_i", True),
    (r"\begin{cases} x & \text{if } x > %d \\ 0 & \text{otherwise} \end{cases}", True),
    (r"\begin{aligned} a &= %d \\[4pt] b &= \left\lVert a \right\rVert^2 \end{aligned}", True),
    (r"P(A \mid B) = %d \tag{1}", True),
    (r"\lim_{n \to \infty} \left(1 + \frac{%d}{n}\right)^n", True),
)
ODD = ((r"\argmax_x f_{%d}(x)", True), (r"\ce{H2O} + %d", False), (r"\frac{1}{x_{%d}", False))


def main(arguments: list[str]) -> None:
    notes = list(_first(_read(arguments) if set(arguments) - {"--agree"} else _made(), COUNT))
    count = sum(map(len, notes))
    asked = 0
    ask = mathjax.ask

    def counted(latex: str, display: bool, definitions: tuple[str, ...] = ()) -> mathjax.Complaint | None:
        nonlocal asked
        asked += 1
        return ask(latex, display, definitions)

    mathjax.ask = counted
    wall, cpu = time.perf_counter(), time.process_time()
    found = sum(problem is not None for formulas in notes for problem in check_formulas(formulas))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{count} formulas of {len(notes)} notes, {found} not shown, MathJax asked about {asked}")
    print(f"{1000 * wall / count:.4f} ms a formula; {1000 * cpu / count:.4f} ms of CPU")
    if "--agree" in arguments:
        sure = {one for formulas in notes for one in formulas if surely_shown(*one)}
        wrong = [one for one in sure if ask(*one) is not None]
        print(
            f"MathJax agrees on {len(sure) - len(wrong)} of {len(sure)} that it was not asked about", *wrong
        )


def _read(arguments: list[str]) -> Iterator[Formulas]:
    folders = [Path(one) for one in arguments if one != "--agree"]
    paths = sorted(path for folder in folders for path in folder.rglob("*.md") if path.is_file())
    random.Random(1).shuffle(paths)
    for path in paths:
        text = path.read_bytes().decode("utf-8", "replace")
        if "$" in text:
            note = read_note(Source(path=path.name, text=text))
            yield [(formula.passage.text, formula.display) for formula in note.formulas]


def _made() -> Iterator[Formulas]:
    pick = random.Random(1)
    while True:
        shapes = [pick.choice(ODD) if pick.random() < 0.01 else pick.choice(MADE) for _ in range(8)]
        yield [(latex % pick.randrange(2_000), display) for latex, display in shapes]


def _first(notes: Iterator[Formulas], count: int) -> Iterator[Formulas]:
    for formulas in notes:
        if formulas:
            yield formulas
            count -= len(formulas)
        if count <= 0:
            return


if __name__ == "__main__":
    main(sys.argv[1:])
