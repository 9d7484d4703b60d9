"""Labels of copy buttons above pasted code, and what becomes of them: the code gets its fences back where it is certain
how far it goes, else only the label goes. Inside a block of code that has its fences, the label goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vaultproof.diagnostic import Edit
from vaultproof.note import Fence, Note
from vaultproof.paste import labels, program
from vaultproof.paste.prose import Line
from vaultproof.paste.whole_lines import without
from vaultproof.source import Source, Span

_NEAR = 4
_TEXT = frozenset(("", "text", "txt", "plaintext", "plain"))
_NOTES = frozenset(("markdown", "md", "mdx"))
_FENCE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})")
_BARE_FENCE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A label with what mends it. `edits` is empty where a person has to; `safe` tells that nothing can be lost."""

    span: Span
    edits: tuple[Edit, ...]
    safe: bool


def in_prose(note: Note, lines: Sequence[Line]) -> Iterator[Button]:
    """The labels among the lines of a note, alone on their lines or directly before the code."""
    effort = program.Effort()
    bare = {fence.span.start: fence for fence in note.fences if not fence.info and fence.closed}
    for at, line in enumerate(lines):
        found = _header(note.source, lines, at)
        if found is None:
            continue
        first, language, behind, sure = found
        span = Span(first.start + _indent(first.text), line.start + behind)
        if not line.alone or first.margin != line.margin:
            yield Button(span=span, edits=(), safe=False)
            continue
        fenced = _fenced(note, first, line, behind, language, effort)
        if fenced is not None:
            yield Button(span=span, edits=(fenced,), safe=False)
        elif line.text[behind:].strip():
            yield Button(span=span, edits=(Edit(span, ""),), safe=False)
        else:
            rows = [note.source.position(one.start).line for one in (first, line)]
            away = without(note.source, rows[0], rows[1])
            edits = (Edit(away, ""),) if away else ()
            named = _named(note.source, bare, rows[1], language, effort)
            yield Button(span=span, edits=(*edits, *named), safe=sure and not named)


def in_fences(note: Note) -> Iterator[Button]:
    """The labels that are the first lines of blocks of code."""
    effort = program.Effort()
    for fence in note.fences:
        if (
            fence.language in _NOTES
            or not fence.closed
            or not _FENCE.match(note.source.text, fence.span.start)
        ):
            continue
        text = fence.passage.text
        found = _above(text)
        if found is None or not text[found[2] :].strip():
            continue
        language, start, end = found
        if fence.language in _TEXT and not language:
            continue
        edits = [Edit(_rows(note.source, fence, start, end), "")]
        if not fence.info and program.is_program(language, text[end:], effort):
            at = note.source.line_span(note.source.position(fence.span.start).line).end
            edits.insert(0, Edit(Span(at, at), language))
        yield Button(span=fence.passage.span(start, end), edits=tuple(edits), safe=False)


def _header(source: Source, lines: Sequence[Line], at: int) -> tuple[Line, str, int, bool] | None:
    """The label that ends on a line: where it begins, its language, where it ends, and whether it is one surely."""
    line, text = lines[at], lines[at].text
    if len(text) > 200 and not labels.begins(text):
        return None
    before = [one for one in lines[max(at - 2, 0) : at] if _near(source, one, line)]
    if labels.is_edit(text) and len(before) == 2 and labels.is_copy(before[1].text):
        if labels.is_language(before[0].text):
            return before[0], before[0].text.strip().casefold(), len(text.rstrip()), True
        return None
    named = bool(before) and labels.is_language(before[-1].text)
    if labels.is_label(text) or (labels.is_copy(text) and named and not _edit_follows(source, lines, at)):
        first = before[-1] if named else line
        language = first.text.strip().casefold() if named else ""
        return first, language, len(text.rstrip()), named and labels.is_label(text)
    glued = labels.glued(text)
    if glued is None:
        return None
    return line, glued[0], glued[1], bool(glued[0])


def _near(source: Source, one: Line, other: Line) -> bool:
    return source.position(other.start).line - source.position(one.start).line <= _NEAR


def _edit_follows(source: Source, lines: Sequence[Line], at: int) -> bool:
    return (
        at + 1 < len(lines) and labels.is_edit(lines[at + 1].text) and _near(source, lines[at], lines[at + 1])
    )


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _fenced(
    note: Note, first: Line, line: Line, behind: int, language: str, effort: program.Effort
) -> Edit | None:
    """The code below a label, or directly behind it, between fences instead of the label."""
    source, margin = note.source, line.margin
    rows = _rows_below(source, line, behind)
    if (found := next(rows, None)) is None:
        return None
    number, begin = found
    code = [source.text[begin : source.line_span(number).end]]
    if _FENCE.match(code[0]):
        return None
    places = [source.line_span(number).end]

    def texts() -> Iterator[str]:
        yield code[0]
        for row, start in rows:
            text = source.text[start : source.line_span(row).end]
            code.append(text)
            places.append(source.line_span(row).end)
            yield text

    count = program.extent(language, texts(), effort)
    if count is None:
        return None
    kept = code[:count]
    while kept and not kept[0].strip():
        kept.pop(0)
    if any(_FENCE.match(one) for one in kept):
        return None
    joined = f"{note.source.line_end}{margin}".join((f"```{language}", *kept, "```"))
    return Edit(Span(first.start + _indent(first.text), places[count - 1]), joined)


def _rows_below(source: Source, line: Line, behind: int) -> Iterator[tuple[int, int]]:
    """The lines that may hold the code: their numbers, and where they begin behind the margin."""
    number = source.position(line.start).line
    if line.text[behind:].strip():
        yield number, line.start + behind
    started = bool(line.text[behind:].strip())
    bare = line.margin.rstrip()
    for row in range(number + 1, len(source.line_starts) + 1):
        span = source.line_span(row)
        text = source.text[span.start : span.end]
        if text.startswith(line.margin):
            start = span.start + len(line.margin)
        elif text.rstrip() == bare or not text.strip():
            start = span.end
        else:
            return
        if not started and not source.text[start : span.end].strip():
            if row - number > _NEAR:
                return
            continue
        started = True
        yield row, start


def _named(
    source: Source, bare: Mapping[int, Fence], row: int, language: str, effort: program.Effort
) -> tuple[Edit, ...]:
    """The language of a label for the block of code below it, where that has its fences and no language."""
    for number in range(row + 1, min(row + _NEAR, len(source.line_starts)) + 1):
        if source.line(number).strip(" \t>"):
            match = _BARE_FENCE.match(source.line(number))
            fence = bare.get(source.line_span(number).start) if match else None
            if fence is None or not program.is_program(language, fence.passage.text, effort):
                return ()
            at = source.line_span(number).end
            return (Edit(Span(at, at), language),)
    return ()


def _above(code: str) -> tuple[str, int, int] | None:
    """The label at the beginning of a block of code: its language, where it begins and where it ends."""
    start = _indent(code)
    rows = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", code[start : start + 200])]
    texts = [(start + first, start + last, code[start + first : start + last]) for first, last in rows[:6]]
    texts = [one for one in texts if one[2].strip()]
    if not texts:
        return None
    first, end, text = texts[0]
    if labels.is_label(text):
        return "", first, end
    if (glued := labels.glued(text)) is not None:
        return glued[0], first, first + glued[1]
    if not labels.is_language(text) or len(texts) < 2:
        return None
    language = text.strip().casefold()
    if labels.is_copy(texts[1][2]) and len(texts) > 2 and labels.is_edit(texts[2][2]):
        return language, first, texts[2][1]
    if labels.is_label(texts[1][2]) or labels.is_copy(texts[1][2]):
        return language, first, texts[1][1]
    return None


def _rows(source: Source, fence: Fence, start: int, end: int) -> Span:
    """What goes with a label inside a block of code: its whole lines with blank ones around, or the label alone."""
    text = fence.passage.text
    rest = text[end:]
    line, _, below = rest.partition("\n")
    if line.strip():
        return fence.passage.span(start, end)
    blank = len(below) - len(below.lstrip("\n"))
    first = source.position(fence.passage.at(0)).line
    last = source.position(fence.passage.at(end + len(line) + 1 + blank)).line
    return Span(source.line_starts[first - 1], source.line_starts[last - 1])
