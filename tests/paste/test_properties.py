"""Whatever the text: repairs are stable, and never touch code, links, comments or properties."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pasted import artefacts_of, note_of, repaired
from vaultproof.note import RunKind
from vaultproof.paste.duplicate import duplicates
from vaultproof.paste.shown import comparable, shown

PIECES = st.sampled_from(
    (
        "α\\alpha", "x>0x > 0", "y2y^2", "xx", "$x$", "$α\\alpha$", "$$\n", "`α\\alpha`", "```\n",
        "```math\n", "```python\n", "\n", "\n\n",
        "- ", "> ", "    ", "\t", "\\(\\beta\\)", "\\[", "\\]", "[ ", " ]", "( \\theta )", "[[α\\alpha]]",
        "[a](b)", "%%", "<b>", "</b>",
        "**", "_", "*", "# ", "| ", "|---|\n", "word ", "là ", "为", "\u00a0", "\u200b", "\\frac{a}{b}", "=",
        " ", "1", ".", "$", "\r\n",
        "---\n", "title: x\n", "https://a.b/c_c ", "\\\\", "{", "}", "pythonCopy code", "【1†source】",
        "T=1T=1",
    )
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map("".join)
LATEX = st.sampled_from(
    (
        "x > 0", r"\alpha", r"\alpha_{i}", r"\frac{a}{b}", r"f(x) = x^2", r"\sum_{i=1}^n x_i",
        r"\hat{y} = \sigma(z)", r"\|x\|_2",
        r"w \in \mathbb{R}^d", "x_1, x_2", r"\max(0, x)", r"P(A \mid B)", r"e^{-x}", r"\nabla L",
        r"\sqrt{x^2 + 1}",
        r"\begin{cases} x & \text{nếu } x > 0 \\ 0 & \text{khác} \end{cases}",
        r"A = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}",
    )
)  # fmt: skip


@given(TEXTS)
def test_repairs_are_stable(text: str) -> None:
    """Repairing a second time, or a few times, comes to rest."""
    for _ in range(6):
        again = repaired(text)
        if again == text:
            return
        text = again
    assert repaired(text) == text


@given(TEXTS)
def test_traces_stand_apart_and_in_order(text: str) -> None:
    """No trace lies inside another, and each lies inside the text."""
    at = 0
    for artefact in artefacts_of(text):
        assert at <= artefact.span.start <= artefact.span.end <= len(text)
        at = artefact.span.end


@given(TEXTS)
def test_code_links_comments_and_properties_are_never_touched(text: str) -> None:
    """No repair meets a span of inline code, a link, a comment, HTML, the frontmatter or a block of code."""
    note = note_of(text)
    kept = [
        run.span for block in note.blocks for run in block.runs if run.kind in (RunKind.CODE, RunKind.HTML)
    ]
    kept += [link.span for link in note.links] + [comment.span for comment in note.comments]
    kept += [fence.span for fence in note.fences if fence.language != "math"]
    kept += [note.frontmatter.span] if note.frontmatter else []
    for artefact in artefacts_of(text):
        if artefact.replacement is not None:
            span = artefact.span
            assert not any(span.start < other.end and other.start < span.end for other in kept)


@given(TEXTS)
def test_a_repair_does_not_depend_on_line_ends(text: str) -> None:
    """Windows line ends give the same traces."""
    plain = text.replace("\r\n", "\n")
    assert [one.kind for one in artefacts_of(plain)] == [
        one.kind for one in artefacts_of(plain.replace("\n", "\r\n"))
    ]


@given(
    LATEX, st.sampled_from(("", "Set ", "с ", "其中", "(")), st.sampled_from(("", " and", ", и", "是", ")."))
)
def test_a_formula_behind_what_is_seen_of_it_is_found(latex: str, before: str, after: str) -> None:
    """What a renderer shows of T, followed by T, is found whatever stands around it."""
    view = shown(latex)
    assert view
    found = [(one.start, one.latex) for one in duplicates(f"{before}{view}{latex}{after}")]
    assert (len(before), latex) in found


@given(st.text(max_size=40))
def test_comparing_has_one_form(text: str) -> None:
    """The comparable form of a text is its own comparable form."""
    once = comparable(text)
    assert comparable(once) == once
