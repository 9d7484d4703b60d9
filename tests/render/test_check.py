"""Formulas are judged as Obsidian's MathJax shows them, with the place of the fault and what to write instead."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultproof.render import FormulaProblem, ProblemKind, check, check_formulas, mathjax
from vaultproof.render.quick import surely_shown

SHOWN = (
    r"f(x) = \max(0, x)",
    r"\begin{cases} x & \text{nếu } x > 0 \\ \alpha x & \text{ngược lại} \end{cases}",
    r"\ce{2H2 + O2 -> 2H2O}",
    r"x = 1 \tag{3}",
    r"\label{eq:a} y = \eqref{eq:a}",
    r"\mbox{if $x > 0$}",
    r"\sum_{\substack{i < n \\ j < m}} a_{ij}",
    r"\begin{CD} A @>a>> B \end{CD}",
    r"\begin{prooftree} \AxiomC{A} \UnaryInfC{B} \end{prooftree}",
    r"\frac12 + \sqrt[3]x + x^\frac{1}{2}",
    r"f'(x) + f''_i",
    r"σ(x) ≤ 1 − x²",
    r"\unicode{x263a} \verb|a_b| % a comment with \nothing",
    r"\left. \frac{df}{dx} \right|_{x = 0}",
    r"\require{physics} \dv{f}{x}",
    r"\color{red}{x} \bbox[yellow]{y} \cancel{z}",
    "",
)
FAULTS = (
    (r"y = \argmax_x f(x)", r"\argmax", r"\operatorname*{argmax}"),
    (r"x \in \R^n", r"\R", r"\mathbb{R}"),
    (r"a + \frac{\bm{w}}{2}", r"\bm", r"\boldsymbol"),
    (r"\text{where $\sgn x$ is the sign}", r"\sgn", r"\operatorname{sgn}"),
    (r"\alpah + 1", r"\alpah", r"\alpha"),
    (r"a \cdotb", r"\cdotb", r"\cdot b"),
    (r"1 + \frac{1}{1 + e^{-x}", "{", "close"),
    (r"1 + x} + y", "}", "take the brace away"),
    (r"x^a^b", "^", "braces"),
    (r"x_i_j + 1", "_", "braces"),
    (r"a &= b", "&", "aligned"),
    (r"\left( 1 + x", r"\left", r"\right"),
    (r"\begin{caes} x \end{caes}", "caes", "cases"),
    (r"50 # 2", "#", r"\#"),
    (r"\displaystyle{50 # 2}", "#", r"\#"),
    (r"a \right| t", r"\right", r"\left"),
    (r"\frac{a^2 \right) }{2}", r"\right", r"\left"),
    (r"\ket \bigl {0}", r"\bigl", "bracket"),
    (r"x + \begin{align} a &= b,", r"\begin{align}", "close it"),
    (r"1 + \sqrt", r"\sqrt", "argument"),
)


def problem(latex: str, display: bool = True) -> FormulaProblem | None:
    """The verdict on one formula."""
    (found,) = check_formulas([(latex, display)])
    return found


@pytest.mark.parametrize("latex", SHOWN)
def test_what_obsidian_shows_is_no_finding(latex: str) -> None:
    """Commands of every package that Obsidian loads are known, also those that other renderers lack."""
    assert problem(latex) is None
    assert problem(latex, display=False) is None


@pytest.mark.parametrize(("latex", "fault", "help_text"), FAULTS)
def test_a_fault_is_told_at_its_place_with_help(latex: str, fault: str, help_text: str) -> None:
    """The finding covers the command or sign at fault, not the formula, and help says what to write."""
    found = problem(latex)
    assert found is not None
    assert latex[found.start : found.end] == fault
    assert found.help is not None
    assert help_text in found.help


def test_an_unknown_command_is_apart_from_an_error() -> None:
    """Obsidian shows the one in red and a box for the other."""
    undefined, invalid = problem(r"\R"), problem(r"x^a^b")
    assert undefined is not None
    assert undefined.kind is ProblemKind.UNDEFINED
    assert undefined.replacement == r"\mathbb{R}"
    assert invalid is not None
    assert invalid.kind is ProblemKind.INVALID
    assert invalid.replacement is None


def test_the_second_use_is_found_where_the_first_is_no_command() -> None:
    """`\\argmaxx` and a comment do not draw the place away from the command that is meant."""
    latex = r"\alpha % \R" + "\n" + r"+ \R"
    found = problem(latex)
    assert found is not None
    assert found.start == latex.rindex(r"\R")


def test_definitions_hold_for_the_whole_note_and_for_no_other() -> None:
    """`\\newcommand` in a note counts for its other formulas, before and behind; the next note knows nothing of it."""
    defined = (r"\newcommand{\R}{\mathbb{R}}", False)
    assert check_formulas([(r"\R^n", False), defined, (r"x \in \R", True)]) == (None, None, None)
    assert problem(r"\R") is not None
    assert check_formulas([(r"\argmax", False), defined])[0] is not None


def test_a_redefined_command_is_judged_as_redefined() -> None:
    """A known command that a note gives two arguments lacks one when used as before."""
    redefined = (r"\renewcommand{\hat}[2]{#1 #2}", False)
    first, second, third = check_formulas([redefined, (r"\hat{x}", False), (r"\hat{x}{y} + \bar z", False)])
    assert (first, third) == (None, None)
    assert second is not None


def test_a_preamble_counts() -> None:
    """LaTeX that is read before any note defines what the note uses."""
    assert check_formulas([(r"\E[X]", False)], preamble=r"\DeclareMathOperator{\E}{E}") == (None,)
    assert problem(r"\E[X]") is not None


@pytest.mark.parametrize(
    "latex",
    [
        "{" * 10_000 + "x" + "}" * 10_000,
        "x + " * 250_000,
        r"\def\x{\x\x}\x",
        r"\def\a{bbbbbbbbbb}\def\b{\a\a\a\a\a\a\a\a\a\a}\def\c{\b\b\b\b\b\b\b\b\b\b}\c\c\c\c\c\c\c\c\c\c\c\c\c\c",
        r"\newcommand{\y}[1]{\y{#1#1}}\y{a}",
        r"\ce{" + "H2" * 4000 + "}",
        "a\ud800b",
    ],
    ids=["braces", "megabyte", "bomb", "ladder", "growing argument", "slow package", "lone surrogate"],
)
def test_a_hostile_formula_gives_a_finding(latex: str) -> None:
    """Nothing hangs, nothing crashes, and what follows is judged as ever."""
    assert problem(latex) is not None
    assert problem(r"x^2") is None
    assert problem(r"\R") is not None


def test_mathjax_is_asked_about_no_long_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long doubtful formula is left unjudged and says so; an unknown name in it is told all the same."""
    monkeypatch.setattr(mathjax, "ask", None)
    doubtful = problem("x + " * 1_500 + r"\ce{H2O}")
    assert doubtful is not None
    assert doubtful.kind is ProblemKind.UNJUDGED
    unknown = problem("x + " * 1_500 + r"\argmax y")
    assert unknown is not None
    assert (unknown.kind, unknown.start) == (ProblemKind.UNDEFINED, 6_000)
    assert problem("x + " * 4_000 + "y") is None


def test_one_note_cannot_take_forever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once a note has used its time, what needs MathJax is left unjudged and says so; the rest is judged."""
    monkeypatch.setattr(check, "_SECONDS_A_NOTE", -1.0)
    asked, plain = check_formulas([(r"\ce{H2O} + 17", False), (r"x^2 + 17", False)])
    assert asked is not None
    assert asked.kind is ProblemKind.UNJUDGED
    assert plain is None


def test_the_engine_reaches_nothing_outside() -> None:
    """The JavaScript engine has no files, no network, no timers and no way to load more code."""
    for name in (
        "require",
        "fetch",
        "XMLHttpRequest",
        "std",
        "os",
        "process",
        "WebSocket",
        "setTimeout",
        "Worker",
    ):
        assert mathjax.evaluate(f"typeof {name}") == "undefined", name


def test_without_the_engine_only_what_is_sure_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unsupported platform says so, finds unknown commands, and accuses nothing that MathJax might show."""
    monkeypatch.setattr(mathjax, "missing", lambda: "quickjs-ng not installed")
    check._verdict.cache_clear()
    try:
        assert "quickjs" in (check.unchecked_reason() or "")
        assert all(problem(latex) is None for latex in SHOWN)
        found = problem(r"1 + \argmax f")
        assert found is not None
        assert (found.start, found.end) == (4, 11)
        assert problem(r"\begin{cases*} x & y \end{cases*}") is None
        assert problem(r"\begin{tikzpicture} \end{tikzpicture}") is not None
    finally:
        check._verdict.cache_clear()


PIECES = st.sampled_from(
    r"""{ } ^ _ & \\ \left \right ( ) [ ] | \{ \} x y 1 + = , ' \frac \sqrt \hat \mathbb \mathrm \text \sum \int \lim
    \limits \alpha \cdot \begin{cases} \end{cases} \begin{matrix} \end{matrix} \binom \not \over \tag{1} \middle \big
    \operatorname \overset \underbrace \color{red} \quad \to \infty \bar \vec \dot \R \mathbf \mathop
    \cfrac \left. \right) \prime \displaystyle \substack \label{a} \hline \cr % ~ # \text{if\ } \|x\|
    \phantom \boxed \begin{align} \end{align} \begin{split} \end{split} \begin{aligned} \end{aligned} \begin{gather}
    \end{gather} \tag{2} \tag*{a} \\[2pt] \left< \right> \middle| \mbox{a} \hspace{1em} \Big{|} \sharp \frac{a}{b}
    \notag \substack{a\\b} \label{b} \overline{x} \not\in""".split()
)
PLAINLY_SHOWN = (
    r"x = 1 \tag{3}",
    r"\tag{1.2} \begin{align} a &= b \tag{1} \\ c &= d \tag*{two} \end{align}",
    r"\begin{aligned} a &= b \\[4pt] c &= d \\ [a, b] \end{aligned}",
    r"\begin{split} a &= b \\ c &= d \end{split}",
    r"x = 2 \label{eq:two}",
    r"\left< u, v \middle| w \right>",
    r"\text{if } \mbox{and only if } x^\sharp_\frac{a}{b} \not\Rightarrow y",
    r"a \hspace{2em} \Big{|} b",
    r"\begin{align} [a, b] &= c \end{align}",
)
NEARLY_SHOWN = (
    r"x \tag{1} \tag{2}",
    r"\begin{aligned} x \tag{1} \end{aligned}",
    r"\begin{align} a \tag{1} \tag{2} \\ b \end{align}",
    r"\begin{align} a \end{align} \begin{align} b \end{align}",
    r"\begin{gather} \begin{align} a \end{align} \end{gather}",
    r"\hat \tag{1} x",
    r"x^a \tag{1} ^b",
    r"\begin{split} a \begin{aligned} b \end{split} \end{aligned}",
    r"\begin{aligned} [ a \end{aligned}",
    r"\left( { a \middle| b } \right)",
    r"a \\[x] b",
    r"\label{a} \label{b} x",
    r"\sqrt \lim \limits_x",
    r"\text{\tag{1}} x",
)


@pytest.mark.parametrize("latex", PLAINLY_SHOWN)
def test_mathjax_need_not_be_asked_about_ordinary_words(latex: str) -> None:
    """What notes are full of is accepted at once, and rightly."""
    assert surely_shown(latex, True)
    assert mathjax.ask(latex, True) is None


@pytest.mark.parametrize("latex", NEARLY_SHOWN)
def test_the_same_words_in_a_wrong_place_are_no_surer_than_before(latex: str) -> None:
    """What MathJax rejects is never taken for what it accepts."""
    assert not surely_shown(latex, True)
    assert mathjax.ask(latex, True) is not None


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12).map(" ".join), st.booleans())
def test_the_fast_way_never_accepts_what_mathjax_rejects(latex: str, display: bool) -> None:
    """Whatever is accepted without asking MathJax is accepted by MathJax."""
    if surely_shown(latex, display):
        assert mathjax.ask(latex, display) is None


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_judged(text: str) -> None:
    """A verdict's place lies inside the formula."""
    found = problem(text)
    if found is not None:
        assert 0 <= found.start <= found.end <= len(text)
