"""Whatever the text: repairs are stable, and never touch code, links, comments or properties."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pasted import artefacts_of, note_of, repaired
from vaultproof.diagnostic import Applicability
from vaultproof.note import RunKind
from vaultproof.paste import ArtefactKind
from vaultproof.paste.duplicate import duplicates
from vaultproof.paste.shown import comparable, shown
from vaultproof.source import Span

PIECES = st.sampled_from(
    (
        "α\\alpha", "x>0x > 0", "y2y^2", "xx", "$x$", "$α\\alpha$", "$$\n", "`α\\alpha`", "```\n",
        "```math\n", "```python\n", "\n", "\n\n",
        "- ", "> ", "    ", "\t", "\\(\\beta\\)", "\\[", "\\]", "[ ", " ]", "( \\theta )", "[[α\\alpha]]",
        "[a](b)", "%%", "<b>", "</b>",
        "**", "_", "*", "# ", "| ", "|---|\n", "word ", "là ", "为", "\u00a0", "\u200b", "\\frac{a}{b}", "=",
        " ", "1", ".", "$", "\r\n",
        "---\n", "title: x\n", "https://a.b/c_c ", "\\\\", "{", "}", "pythonCopy code", "【1†source】",
        "T=1T=1", "python\n", "Copy code\n", "Copy\n", "Edit\n", "x = 1\n", "print(x)\n", "I hope this helps!\n",
        "ChatGPT said:\n", "You said:\n", "citeturn0search1", "$W\\_{ij}$", "$a\\_b$", "$u^\\*$", "[cite: 3]",
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


def _not_ours(text: str) -> list[Span]:
    """What no repair has to do with: inline code, links, comments, HTML, the properties and blocks of code."""
    note = note_of(text)
    runs = [run for block in note.blocks for run in block.runs if run.kind in (RunKind.CODE, RunKind.HTML)]
    kept = [run.span for run in runs] + [link.span for link in note.links]
    kept += [comment.span for comment in note.comments]
    kept += [fence.span for fence in note.fences if fence.language != "math"]
    return kept + ([note.frontmatter.span] if note.frontmatter else [])


@given(TEXTS)
def test_code_links_comments_and_properties_are_never_touched(text: str) -> None:
    """No safe repair meets any of them, and an unsafe one only where a button or mark of a chat stands in code."""
    kept = _not_ours(text)
    for artefact in artefacts_of(text):
        met = any(
            edit.span.start < one.end and one.start < edit.span.end
            for edit in artefact.repair
            for one in kept
        )
        if met:
            assert artefact.applicability is Applicability.UNSAFE
            assert artefact.kind in (ArtefactKind.COPIED_BUTTON, ArtefactKind.CITATION_MARK)


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
