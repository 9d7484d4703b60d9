"""A vault's preamble and a note's own macros count: for what Obsidian shows, and for what formulas mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from vaultproof.claim import Holds, Refuted
from vaultproof.latex.macros import expanded, plain_macros
from vaultproof.pipeline.check import Checked, check_vault
from vaultproof.pipeline.find import Wanted
from vaultproof.pipeline.live import Live
from vaultproof.source import Passage, Source, Span

PREAMBLE = r"""
\newcommand{\R}{\mathbb{R}}
\newcommand{\relu}[1]{\max(0, #1)}
\DeclareMathOperator{\sgn}{sgn}
\def\half#1{\frac{#1}{2}}
"""
NOTE = r"""# Bent
$g: \R \to \R$, with $\sgn$:

$$g(x) = \relu{x} + \half{x}$$

- $g(2) = 3$
- $g(-2) = 1$
"""


def checked(folder: Path, preamble: str | None = None, **notes: str) -> Checked:
    """A vault of some notes, checked."""
    for name, text in notes.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return check_vault(folder, Wanted(jobs=1, preamble=preamble))


def formula_findings(found: Checked) -> list[str]:
    """The notes with a formula that Obsidian would not show as meant."""
    return [one.path for one in found.findings.diagnostics if one.code.startswith("M")]


def test_a_macro_of_the_preamble_is_shown_and_understood(tmp_path: Path) -> None:
    """It is no finding, and a definition that uses it is tried as what it stands for."""
    (tmp_path / "macros.sty").write_text(PREAMBLE, encoding="utf-8")
    found = checked(tmp_path, "macros.sty", Bent=NOTE)
    assert formula_findings(found) == []
    verdicts = [type(one.verdict) for one in found.judged.judgements]
    assert verdicts == [Holds, Refuted]


def test_the_preamble_of_the_plugin_counts_where_the_plugin_is_used(tmp_path: Path) -> None:
    """`preamble.sty` is read where the vault uses Extended MathJax, and is a file like any other elsewhere."""
    (tmp_path / "preamble.sty").write_text(PREAMBLE, encoding="utf-8")
    assert formula_findings(checked(tmp_path, Bent=NOTE)) == ["Bent.md"] * 3
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / ".obsidian" / "community-plugins.json").write_text('["obsidian-latex"]', encoding="utf-8")
    assert formula_findings(checked(tmp_path)) == []


def test_the_macro_of_one_note_is_unknown_in_another(tmp_path: Path) -> None:
    """In Obsidian it would depend on which note was shown first."""
    found = checked(tmp_path, One=r"$\newcommand{\own}{\alpha} \own$", Two=r"$\own$")
    assert formula_findings(found) == ["Two.md"]


def test_a_watched_preamble_is_read_again(tmp_path: Path) -> None:
    """Once it defines what a note uses, the finding is gone."""
    preamble = tmp_path / "macros.sty"
    preamble.write_text("", encoding="utf-8")
    (tmp_path / "Note.md").write_text(r"$x \in \R$", encoding="utf-8")
    live = Live(tmp_path, Wanted(jobs=1, preamble="macros.sty"))
    assert any(one.code == "M301" for one in live.diagnostics["Note.md"])
    preamble.write_text(PREAMBLE, encoding="utf-8")
    live.update(["macros.sty"])
    assert not any(one.code == "M301" for one in live.diagnostics["Note.md"])


@pytest.mark.parametrize(
    ("definition", "latex", "meant"),
    [
        (r"\newcommand{\R}{\mathbb{R}}", r"x \in \R^n", r"x \in \mathbb{R}^n"),
        (r"\newcommand\relu[1]{\max(0,#1)}", r"\relu{x+1} + \relu x", r"\max(0,x+1) + \max(0,x)"),
        (r"\newcommand{\pair}[2]{#2_#1}", r"\pair ab", r"b_a"),
        (r"\DeclareMathOperator*{\argmax}{arg\,max}", r"\argmax_x", r"\operatorname*{arg\,max}_x"),
        (r"\def\ee{\mathrm e} \newcommand{\ex}[1]{\ee^{#1}}", r"\ex{-x}", r"\mathrm e^{-x}"),
        (r"\let\eps\varepsilon", r"\eps > 0", r"\varepsilon > 0"),
        (r"\newcommand{\al}{\alpha}", r"\al{}x + {\al}x", r"\alpha{}x + {\alpha}x"),
        (r"\newcommand{\times}{\alpha#1}", r"a \times b", r"a \times b"),
        (r"\newcommand{\opt}[2][1]{#1 + #2}", r"\opt{x}", r"\opt{x}"),
        (r"\newcommand{\x}{\x\x}", r"\x", r"\x"),
        (r"\newcommand{\one}[1]{#1}", r"\one", r"\one"),
        (r"\newcommand{\one}[1]{\alpha#1}", r"\one{x}", r"\alpha x"),
    ],
)
def test_a_plain_macro_is_put_in_place(definition: str, latex: str, meant: str) -> None:
    """What is not plain stays as it is."""
    passage = Passage.of(Source("Note.md", latex), Span(0, len(latex)))
    assert expanded(passage, plain_macros([definition])).text == meant


def test_places_are_those_of_the_use() -> None:
    r"""What a macro stands for has the place of its use, and what follows has its own."""
    latex = r"a + \half{b} = c"
    whole = expanded(Passage.of(Source("Note.md", latex), Span(0, len(latex))), plain_macros([PREAMBLE]))
    assert whole.text == r"a + \frac{b}{2} = c"
    start = whole.text.index(r"\frac")
    assert whole.span(start, whole.text.index(" =")) == Span(4, 12)
    assert whole.span(len(whole.text) - 1, len(whole.text)) == Span(15, 16)


@pytest.mark.parametrize(
    "bomb",
    [
        "".join(rf"\newcommand{{\a{chr(98 + i)}}}{{\a{chr(97 + i)}\a{chr(97 + i)}}}" for i in range(25)),
        r"\newcommand{\aa}{x}" + r"\newcommand{\az}{" + r"\aa" * 5_000 + "}",
        r"\newcommand{\az}{" * 12_000,
        r"\def\az" + "#1" * 20_000,
        r"\newcommand{\az}[9]{" + "#1" * 9_000 + "}",
        "\\def" * 30_000,
    ],
    ids=["doubling", "wide", "open", "parameters", "slots", "defs"],
)
def test_no_macro_grows_without_bound(bomb: str) -> None:
    """A definition that would fill the memory is left as it is."""
    latex = r"\az{\az{\az{x}}}" + r"\az" * 2_000
    told = expanded(Passage.of(Source("Note.md", latex), Span(0, len(latex))), plain_macros([bomb]))
    assert len(told.text) < 30_000
