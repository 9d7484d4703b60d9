"""What a note says that its symbols stand for is found, in its own words; what it does not plainly say is not."""

from __future__ import annotations

import pytest

from vaultproof.emit.sentence import shown
from vaultproof.extract.definitions.symbols import symbols_of
from vaultproof.read import read_note
from vaultproof.source import Source

FORMULA = "$$f(x) = \\alpha x + \\beta y_i + \\mathbf{w} n + \\sigma$$\n\n"


def told(text: str) -> dict[str, str]:
    note = read_note(Source("Note.md", FORMULA + text))
    return {
        symbol.latex: ", ".join(filter(None, (shown(symbol.meaning), symbol.value)))
        for symbol in symbols_of(note)
    }


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("where $\\alpha$ is the slope.", {"\\alpha": "the slope"}),
        (
            "where $\\alpha$ is the slope, $\\beta$ denotes learning rate and $x$ is an input of $n$ numbers.",
            {"\\alpha": "the slope", "\\beta": "learning rate", "x": "an input of $n$ numbers"},
        ),
        (
            "Here, $\\alpha$ is a small, positive constant. So $x$ is the best.",
            {"\\alpha": "a small, positive constant"},
        ),
        (
            "with $\\alpha$ the slope and $\\beta$ the offset.",
            {"\\alpha": "the slope", "\\beta": "the offset"},
        ),
        ("Let $x$ be the input.", {"x": "the input"}),
        ("where $f(x)$ is the output.", {"f(x)": "the output"}),
        (
            "where:\n\n- $\\alpha$: the slope\n- $y_i$ is the label of class $i$\n- $n$ – how many",
            {"\\alpha": "the slope", "y_i": "the label of class $i$", "n": "how many"},
        ),
        ("## Notation\n\n- $\\alpha$: slope\n", {"\\alpha": "slope"}),
        (
            "| Symbol | Meaning |\n|---|---|\n| $\\alpha$ | slope |\n| $x$ | input |",
            {"\\alpha": "slope", "x": "input"},
        ),
        (
            "với $\\alpha$ là một hằng số nhỏ, $\\beta$ là hệ số và $x$ là đầu vào.",
            {"\\alpha": "một hằng số nhỏ", "\\beta": "hệ số", "x": "đầu vào"},
        ),
        (
            "Trong đó:\n- $\\alpha$: tốc độ học\n- $\\mathbf{w}$ là trọng số",
            {"\\alpha": "tốc độ học", "\\mathbf{w}": "trọng số"},
        ),
        (
            "wobei $\\alpha$ die Lernrate ist und $x$ die Eingabe bezeichnet.",
            {"\\alpha": "die Lernrate", "x": "die Eingabe"},
        ),
        (
            "où $\\alpha$ est le taux d'apprentissage et $x$ désigne l'entrée.",
            {"\\alpha": "le taux d'apprentissage", "x": "l'entrée"},
        ),
        (
            "donde $\\alpha$ es la tasa de aprendizaje y $x$ es la entrada.",
            {"\\alpha": "la tasa de aprendizaje", "x": "la entrada"},
        ),
        (
            "onde $\\alpha$ é a taxa de aprendizagem e $x$ é a entrada.",
            {"\\alpha": "a taxa de aprendizagem", "x": "a entrada"},
        ),
        ("dove $\\alpha$ è il passo e $x$ è l'ingresso.", {"\\alpha": "il passo", "x": "l'ingresso"}),
        ("где $\\alpha$ — скорость обучения, $x$ — вход.", {"\\alpha": "скорость обучения", "x": "вход"}),
        ("其中$\\alpha$是学习率，$x$为输入。", {"\\alpha": "学习率", "x": "输入"}),
        ("ここで$\\alpha$は学習率、$x$は入力である。", {"\\alpha": "学習率", "x": "入力"}),
        ("여기서 $\\alpha$는 학습률이다.", {"\\alpha": "학습률"}),
        ("with $\\alpha = 0.01$ and $\\beta \\approx 2$.", {"\\alpha": "= 0.01", "\\beta": "\\approx 2"}),
        ("với $\\alpha = 0.01$, trong đó $\\alpha$ là hệ số.", {"\\alpha": "hệ số, = 0.01"}),
    ],
)
def test_what_a_note_tells_of_its_symbols(text: str, meanings: dict[str, str]) -> None:
    assert told(text) == meanings


@pytest.mark.parametrize(
    "text",
    [
        "where $x$ is negative.",
        "where $f$ is continuous, and $x$ is large.",
        "where $x$ is not the input.",
        "$\\alpha$ is the slope.",
        "where $\\alpha$ and $\\beta$ are the slope and the offset.",
        "where $\\alpha, \\beta$ are the constants.",
        "where $\\pi$ is the number of the circle and $q$ is the unused one.",
        "where $\\alpha > 0$ is the slope.",
        "where $\\alpha$ is the slope. And where $\\alpha$ is the offset.",
        "where $\\alpha$ is the number $x$, $y_i$ and $n$.",
        "where $\\alpha$ is the value for which\n\n$$x = 2$$",
        "With $\\alpha = 0.01$, the function is flat.",
        "with $\\alpha = 1$ if $x > 0$.",
        "- $\\alpha$: grows with $x$",
        "| $x$ | $f$ |\n|---|---|\n| $x$ | input |",
        "với $x$ là $2$",
        "với $x$ không là đầu vào",
        "ここで$f$は連続である。",
        "`where $\\alpha$ is the slope`",
        "> where\n\n$\\alpha$: x",
    ],
)
def test_what_is_not_plainly_told_is_left_out(text: str) -> None:
    assert told(text) == {}
