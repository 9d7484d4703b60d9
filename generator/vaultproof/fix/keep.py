"""Whether a round of fixes kept what it had no business with. Makes no fix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator

from vaultproof.diagnostic import Fix
from vaultproof.note import Note, RunKind
from vaultproof.source import Source, Span

_Part = tuple[str, Span, Hashable]


def keeps(read: Callable[[Source], Note]) -> Callable[[Source, Source, tuple[Fix, ...]], str | None]:
    """A judge of rounds of fixes that reads both sources with `read`.

    It gives a reason to refuse a round that loses a link, tag, heading, block id, comment, property, formula or piece
    of code that no edit touches, that breaks the properties or leaves something unclosed that was not before, or that
    makes code of an indented line which a paragraph went on with.
    """

    def judge(before: Source, after: Source, fixes: tuple[Fix, ...]) -> str | None:
        return _lost(read(before), read(after), [edit.span for fix in fixes for edit in fix.edits])

    return judge


def _lost(before: Note, after: Note, touched: list[Span]) -> str | None:
    kept = Counter((name, value) for name, _, value in _parts(after))
    wanted = Counter((name, value) for name, span, value in _parts(before) if not _meets(span, touched))
    lost = next(iter(wanted - kept), None)
    if lost is not None:
        return f"a {lost[0]} would be lost: {_short(lost[1])}"
    become = next(iter(_indented(after) - _indented(before)), None)
    if become is not None:
        return f"text would become code: {_short(become)}"
    new = Counter(one.code for one in after.diagnostics) - Counter(one.code for one in before.diagnostics)
    if new:
        return f"the note would get a new fault ({', '.join(sorted(new))})"
    return None


def _indented(note: Note) -> Counter[str]:
    """The code blocks that are told by nothing but their margin."""
    return Counter(
        fence.passage.text
        for fence in note.fences
        if not note.source[fence.span].lstrip().startswith(("```", "~~~"))
    )


def _parts(note: Note) -> Iterator[_Part]:
    for link in note.links:
        yield "link", link.span, (link.kind, link.target, link.subpath, link.display, link.in_property)
    for tag in note.tags:
        yield "tag", tag.span, tag.name
    for heading in note.headings:
        yield "heading", heading.span, (heading.level, heading.text)
    for block_id in note.block_ids:
        yield "block id", block_id.span, block_id.id
    for comment in note.comments:
        yield "comment", comment.span, comment.text
    for formula in note.formulas:
        yield "formula", formula.span, (formula.passage.text, formula.display)
    for fence in note.fences:
        yield "code block", fence.span, (fence.info, fence.passage.text)
    for block in note.blocks:
        for run in block.runs:
            if run.kind is RunKind.CODE:
                yield "piece of code", run.span, run.passage.text
    for one in note.frontmatter.properties if note.frontmatter else ():
        yield "property", one.value_span, (one.name, one.value)


def _meets(span: Span, touched: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in touched)


def _short(value: Hashable) -> str:
    text = str(
        next((part for part in value if isinstance(part, str) and part), value)
        if isinstance(value, tuple)
        else value
    )
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
