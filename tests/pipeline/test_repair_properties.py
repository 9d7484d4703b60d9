"""Whatever stands in a note: repairing it comes to rest, and touches nothing that it has no business with."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from vaultproof.config import Settings
from vaultproof.note import Note, RunKind
from vaultproof.pipeline.repair import repair_vault
from vaultproof.read import read_note
from vaultproof.source import Source

PIECES = st.sampled_from(
    (
        "α\\alpha", "x>0x > 0", "\\(\\beta\\)", "\\[ y = \\frac{1}{2} \\]", "( \\theta )", "$ z $", "$W\\_{ij}$",
        "$\\R$", "$x$", "$$\nx = 1\n$$", "`α\\alpha`", "[[Other|it]]", "[[No Such]]", "[a](b%20c.md)", "![[x.png]]",
        "#tag", "%% α\\alpha %%", "<b>x>0x > 0</b>", "\n", "\n\n", "\n\n## Head\n\n", "\n- ", "\n> ",
        "\n> [!note] T\n> ", "\n```python\nx = '\\(a\\)'\n```\n", "\n```math\nx^2\n```\n", "\n    α\\alpha\n",
        "\npythonCopy code\nx = 1\n\n", "\n```\npython\nCopy\ny = 2\n```\n", "\nI hope this helps!\n",
        "It is【1†source】", "word", " ", ".", "| a | b |\n|---|---|\n| α\\alpha | 2 |\n", "$1 + 1 = 3$",
        "\\frac{a}{b} = c", "\u200b", "\u00a0", "^block", "---",
    )
)  # fmt: skip
PROPERTIES = st.sampled_from(("", '---\ntitle: α\\alpha\ntags: [a]\nlink: "[[Other]]"\n---\n'))
TEXTS = st.tuples(PROPERTIES, st.lists(PIECES, max_size=14).map("".join)).map("".join)


def repaired(text: str, *, unsafe: bool) -> str:
    """A note's text once its formulas and claims are repaired; a second run changes nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "Other.md").write_text("# Other\n", encoding="utf-8")
        path = folder / "Note.md"
        path.write_bytes(text.encode())
        repair_vault(folder, Settings(), select=("A", "M", "C"), unsafe=unsafe)
        told = path.read_bytes()
        assert repair_vault(folder, Settings(), select=("A", "M", "C"), unsafe=unsafe).paths == ()
        assert path.read_bytes() == told
        return told.decode()


def _kept(note: Note) -> list[str]:
    """What no safe repair has to do with, in its order: properties, links, code and comments as they are written."""
    runs = [run.span for block in note.blocks for run in block.runs if run.kind is RunKind.CODE]
    spans = [link.span for link in note.links] + [one.span for one in note.comments]
    spans += [one.span for one in note.fences if one.language != "math"]
    spans += [note.frontmatter.span] if note.frontmatter else []
    return [note.source[span] for span in sorted((*runs, *spans))]


@settings(max_examples=30)
@given(TEXTS)
@example("\\[ y = 1 \\]\n    α\\alpha\n")
@example("α\\alpha$ z $`α\\alpha`α\\alpha")
def test_a_safe_repair_rests_and_keeps_code_links_and_properties(text: str) -> None:
    """They stand there as before, in their order, byte for byte."""
    after = repaired(text, unsafe=False)
    assert _kept(read_note(Source("Note.md", after))) == _kept(read_note(Source("Note.md", text)))


@settings(max_examples=30)
@given(TEXTS)
def test_an_unsafe_repair_rests(text: str) -> None:
    """A second run finds nothing that a first one could have mended."""
    repaired(text, unsafe=True)


@settings(max_examples=30)
@given(TEXTS)
@example("\\frac{a}{b} = c\n( \\theta )")
def test_a_repair_does_not_depend_on_line_ends(text: str) -> None:
    """A note of Windows is repaired as the same note of another system, and keeps its line ends."""
    text += "\n"  # how the lines of a note end that has one line cannot be told
    told = repaired(text, unsafe=False)
    assert repaired(text.replace("\n", "\r\n"), unsafe=False) == told.replace("\n", "\r\n")
