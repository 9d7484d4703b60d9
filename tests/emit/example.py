"""A small judged vault to emit, made by hand."""

from __future__ import annotations

from pathlib import Path

from vaultproof.claim import (
    Definition,
    Equation,
    Holds,
    Judgement,
    Refuted,
    Relation,
    Syntax,
    Term,
    Testimony,
    Undecided,
    Verdict,
    WitnessKind,
)
from vaultproof.emit.context import Backlink, EmittedVault, FactToEmit, FigureToEmit, NoteToEmit
from vaultproof.note import Note
from vaultproof.read import read_note
from vaultproof.source import Passage, Source, Span

RELU = """---
tags: [activation]
---
# ReLU

## Definition:

$$f(x) = \\max(0, x)$$

## Examples

- ReLU(3) = 3
- ReLU(-2) = 0

See [[Tanh]]."""


def note(path: str, text: str) -> Note:
    return read_note(Source(path, text))


def judgement(source: Note, text: str, verdict: Verdict) -> Judgement:
    """The judgement on a claim `left = right` that stands in a note."""
    start = source.source.text.index(text)
    passage = Passage.of(source.source, Span(start, start + len(text)))
    at = text.index(" = ")
    claim = Equation(
        path=source.path,
        span=passage.whole,
        kind="value",
        text=text,
        scope=0,
        left=Term(passage.cut(0, at), Syntax.PLAIN),
        relation=Relation.EQUAL,
        right=Term(passage.cut(at + 3, len(text)), Syntax.PLAIN),
    )
    actual = None if isinstance(verdict, Undecided) else verdict.actual
    formula = next(iter(source.formulas), None)
    said = Testimony(
        witness=WitnessKind.FORMULA,
        path=source.path,
        span=formula.passage.whole if formula is not None else None,
        value=actual,
        agrees=isinstance(verdict, Holds),
    )
    return Judgement(claim=claim, stated=text[at + 3 :], verdict=verdict, testimony=(said,))


def definition(source: Note, text: str) -> Definition:
    start = source.source.text.index(text)
    passage = Passage.of(source.source, Span(start, start + len(text)))
    at = text.index(" = ")
    return Definition(
        path=source.path,
        span=passage.whole,
        name="f",
        aliases=(),
        parameters=("x",),
        source=WitnessKind.FORMULA,
        text=text,
        body=Term(passage.cut(at + 3, len(text)), Syntax.LATEX),
        scope=0,
    )


def relu(*, wrong: bool = False) -> NoteToEmit:
    text = RELU.replace("ReLU(-2) = 0", "ReLU(-2) = 1") if wrong else RELU
    own = note("ReLU.md", text)
    second = (
        judgement(own, "ReLU(-2) = 1", Refuted(actual="0"))
        if wrong
        else judgement(own, "ReLU(-2) = 0", Holds(actual="0"))
    )
    return NoteToEmit(
        note=own,
        judgements=(judgement(own, "ReLU(3) = 3", Holds(actual="3")), second),
        definitions=(definition(own, r"f(x) = \max(0, x)"),),
        figures=(FigureToEmit(name="f", svg=b"<svg/>", alt="Graph of f | [x]"),),
        facts=(FactToEmit(function="$f$", name="range", statements=(("", r"[0, \infty)"),)),),
        backlinks=(Backlink(path="Sub/Tanh.md", sentence="Unlike **ReLU**."),),
    )


def tanh() -> NoteToEmit:
    own = note("Sub/Tanh.md", "# Tanh\n\nKhông giống như ReLU, hàm này bị chặn và đối xứng: g(1) = 2\n")
    return NoteToEmit(
        note=own, judgements=(judgement(own, "g(1) = 2", Undecided(reason="`g` is not | defined")),)
    )


def vault(root: Path, *notes: NoteToEmit) -> EmittedVault:
    """A vault on disk with the notes and one attachment."""
    for item in notes:
        file = root / item.note.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(item.note.source.text.encode())
    (root / "image.png").write_bytes(b"png")
    (root / ".obsidian").mkdir(exist_ok=True)
    (root / ".obsidian/app.json").write_text("{}")
    return EmittedVault(root=root, notes=notes, attachments=("image.png",))
