"""All traces of pasting in a note, in their order, none inside another. Each kind's own knowledge is in its module."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from vaultproof.catalogue import UNCLOSED_FORMULA
from vaultproof.diagnostic import Applicability, Edit
from vaultproof.note import Fence, Formula, Note
from vaultproof.paste import (
    button,
    citation,
    delimiters,
    eaten,
    encyclopedia,
    escaped,
    invisible,
    labels,
    leftover,
    lost,
    spread,
)
from vaultproof.paste.artefact import Artefact, ArtefactKind
from vaultproof.paste.duplicate import Duplicate, Effort, duplicates
from vaultproof.paste.prose import Line, lines_of
from vaultproof.paste.shown import shown
from vaultproof.paste.symbol import calls_in, doubled_symbols, doubled_texts, letters_in
from vaultproof.paste.whole_lines import without
from vaultproof.paste.wrap import closed, inline, on_own_lines, showable, wrapped
from vaultproof.source import Span

_Found = Iterator[Artefact]
# In a formula, `x\\mathbf{x}` is a product; nobody multiplies four signs by themselves.
_SURE = 4
# Only what shows a backslash can be seen to begin with one.
_SHOWS_BACKSLASH = re.compile("backslash|setminus")
_DIRECTIVE = re.compile(r"^[ \t]*(?::{3,}|`{3,})[ \t]*\{[a-z:-]{2,30}\}", re.MULTILINE)
_SIGNED = re.compile(r"[\\$=<>+\-−–*/(|∣,_^≤≥≠≈≡∼∈→×·±∑∏∫√∂]")
"""What is on every line of prose that holds mathematics, in TeX or as it is seen. No other is looked at for it."""
_PLUGIN_DATA = re.compile(r'\{\s*"[^"\n]*"\s*:')


def find_artefacts(note: Note, lines: Sequence[Line] | None = None) -> tuple[Artefact, ...]:
    """The traces of pasting in a note, whose lines of prose may be known. Where two overlap, the surer one is kept."""
    lines = tuple(lines_of(note)) if lines is None else lines
    signed = {at: line for at, line in enumerate(lines) if _SIGNED.search(line.text) is not None}
    telling = tuple(signed.values())
    effort = Effort()
    sources = {at for first, last, _, _ in spread.spread(lines) for at in range(first, last)}
    pairs = [
        (line, found)
        for at, line in signed.items()
        if at not in sources
        for found in duplicates(line.text, effort)
        if not delimiters.inside_marks(line.text, found.start, found.end)
    ]
    found: list[Artefact] = []
    for group in (
        (_duplicated(note, line, pair) for line, pair in pairs),
        _duplicated_in_formulas(note, effort),
        _symbols(note, lines, [pair for _, pair in pairs]),
        _twice(note, lines, [pair for _, pair in pairs]),
        _encyclopedic(note, telling),
        _spread(note, lines),
        _delimited(note, telling),
        _undelimited(note, lines) if telling else (),
        _lost(telling),
        _fences(note),
        _broken_formulas(note),
        _invisible(note),
        _buttons(note, lines),
        _citations(note, lines),
        _leftovers(note, lines),
    ):
        _add(found, group)
    return tuple(found)


def _add(found: list[Artefact], more: Iterable[Artefact]) -> None:
    """Put in what meets nothing that is there, keeping the order of places."""
    for one in more:
        at = bisect_left(found, one.span, key=lambda artefact: artefact.span)
        near = found[max(at - 1, 0) : at + 1]
        if not any(one.span.start < other.span.end and other.span.start < one.span.end for other in near):
            found.insert(at, one)


def _artefact(
    kind: ArtefactKind,
    span: Span,
    replacement: str | None = None,
    *,
    latex: str | None = None,
    unsafe: bool = False,
    edits: tuple[Edit, ...] = (),
) -> Artefact:
    return Artefact(
        kind=kind,
        span=span,
        replacement=replacement,
        applicability=Applicability.UNSAFE if unsafe else Applicability.SAFE,
        latex=latex,
        edits=edits,
    )


def _duplicated(note: Note, line: Line, pair: Duplicate) -> Artefact:
    replacement = wrapped(note, line, pair.start, pair.end, pair.latex)
    span = line.span(pair.start, pair.end)
    return _artefact(ArtefactKind.DUPLICATED_FORMULA, span, replacement, latex=pair.latex)


def _duplicated_in_formulas(note: Note, effort: Effort) -> _Found:
    """Duplicates that their writer has put between dollars: `$Y=T+S+IY = T + S + I$`."""
    for formula in note.formulas:
        latex = formula.passage.text
        text = latex.strip()
        if "\n" in text or len(text) < 8 or (text[0] == "\\" and not _SHOWS_BACKSLASH.search(text)):
            continue
        for pair in duplicates(text, effort):
            whole = pair.start == 0 and pair.end == len(text) and len(shown(pair.latex) or "") >= _SURE
            if whole and showable(pair.latex, formula.display):
                start = latex.index(text)
                span = formula.passage.span(start, start + len(text))
                yield _artefact(ArtefactKind.DUPLICATED_FORMULA, span, pair.latex, latex=pair.latex)


def _symbols(note: Note, lines: Sequence[Line], pairs: Sequence[Duplicate]) -> _Found:
    if not pairs:
        return
    letters = letters_in(
        [*(formula.passage.text for formula in note.formulas), *(pair.latex for pair in pairs)]
    )
    for thrice in {pair.thrice for pair in pairs}:
        for line in lines:
            for start, end, letter in doubled_symbols(line.text, letters, thrice):
                replacement = inline(line, start, end, letter)
                yield _artefact(ArtefactKind.DOUBLED_SYMBOL, line.span(start, end), replacement, latex=letter)


def _twice(note: Note, lines: Sequence[Line], pairs: Sequence[Duplicate]) -> _Found:
    """Equations, points and calls that are the same in what is seen and in their source."""
    if pairs:
        formulas = (formula.passage.text for formula in note.formulas)
        calls = calls_in((*formulas, *(pair.latex for pair in pairs)))
        for line in lines:
            for start, end, latex in doubled_texts(line.text, calls):
                yield _inline(line, ArtefactKind.DUPLICATED_FORMULA, start, end, latex)


def _encyclopedic(note: Note, lines: Sequence[Line]) -> _Found:
    for line in lines if not _has_lost_dollars(note) else ():
        if "{\\displaystyle" in line.text:
            for start, end, latex in encyclopedia.display_styled(line.text):
                replacement = wrapped(note, line, start, end, latex)
                yield _artefact(
                    ArtefactKind.DUPLICATED_FORMULA
                    if line.text[start : start + 2] != "{\\"
                    else ArtefactKind.UNDELIMITED_FORMULA,
                    line.span(start, end),
                    replacement,
                    latex=latex,
                )


def _spread(note: Note, lines: Sequence[Line]) -> _Found:
    for first, last, slashed, latex in spread.spread(lines):
        kind = ArtefactKind.FOREIGN_DELIMITER if slashed else ArtefactKind.BARE_BRACKET
        opening, closing = lines[first], lines[last]
        start = opening.start + len(opening.text) - len(opening.text.lstrip())
        end = closing.start + len(closing.text.rstrip())
        replacement = None
        if showable(latex, True):
            between = note.source.text[opening.start + len(opening.text.rstrip()) : closing.start]
            replacement = f"$${between}$$" if latex == _body(lines[first + 1 : last]) else None
        yield _artefact(kind, Span(start, end), replacement, latex=latex)


def _body(lines: Sequence[Line]) -> str:
    return "\n".join(line.text.strip() for line in lines)


def _delimited(note: Note, lines: Sequence[Line]) -> _Found:
    marked = [line for line in lines if "\\" in line.text]
    trusted = any(True for line in marked for _ in delimiters.round_marks(line.text, trusted=False))
    source = {line.block for line in marked if _is_tex(line.text)}
    for line in lines:
        text = line.text
        if "\\" in text:
            for start, end, latex in delimiters.round_marks(text, trusted=trusted):
                yield _inline(line, ArtefactKind.FOREIGN_DELIMITER, start, end, latex)
            for start, end, latex in delimiters.square_marks(text, alone=line.alone):
                replacement = _display(note, line, start, end, latex)
                yield _artefact(
                    ArtefactKind.FOREIGN_DELIMITER, line.span(start, end), replacement, latex=latex
                )
            if line.block not in source and not delimiters.has_marks(text):
                yield from _bracketed(note, line)
        if "\\$" in text:
            for start, end, latex in delimiters.escaped_dollars(text):
                yield _inline(line, ArtefactKind.FOREIGN_DELIMITER, start, end, latex, unsafe=True)
        if "$" in text:
            for start, end, latex in delimiters.spaced_dollars(text):
                yield _inline(line, ArtefactKind.SPACE_BESIDE_DOLLAR, start, end, latex)
            for start, end, latex in eaten.behind_dollars(text):
                yield _inline(line, ArtefactKind.EATEN_COMMAND, start, end, latex)


def _is_tex(text: str) -> bool:
    """Whether a line is TeX itself: it has commands, and not only between brackets."""
    return (
        delimiters.has_command(text)
        and delimiters.bare_square(text) is None
        and next(delimiters.bare_rounds(text), None) is None
        and next(delimiters.round_marks(text, trusted=False), None) is None
        and next(delimiters.square_marks(text, alone=False), None) is None
    )


def _bracketed(note: Note, line: Line) -> _Found:
    """TeX between bare brackets, unless a lost `$$` has made text of formulas."""
    if _has_lost_dollars(note):
        return
    for start, end, latex, spaced in delimiters.bare_rounds(line.text):
        inset = 0 if spaced else 1
        yield _inline(line, ArtefactKind.BARE_BRACKET, start + inset, end - inset, latex)
    if (bare := delimiters.bare_square(line.text)) is not None:
        start, end = _trimmed(line.text)
        replacement = _display(note, line, start, end, bare)
        yield _artefact(ArtefactKind.BARE_BRACKET, line.span(start, end), replacement, latex=bare)


def _has_lost_dollars(note: Note) -> bool:
    """Whether a `$$` is never closed: behind it, formulas and text change places."""
    return any(diagnostic.code == UNCLOSED_FORMULA.code for diagnostic in note.diagnostics)


def _inline(
    line: Line, kind: ArtefactKind, start: int, end: int, latex: str, *, unsafe: bool = False
) -> Artefact:
    replacement = inline(line, start, end, latex) if showable(latex, False) else None
    return _artefact(kind, line.span(start, end), replacement, latex=latex, unsafe=unsafe)


def _display(note: Note, line: Line, start: int, end: int, latex: str) -> str | None:
    """A display formula: on lines of its own where it stands alone, else in its line."""
    replacement = wrapped(note, line, start, end, latex)
    return f"${replacement}$" if replacement is not None and not replacement.startswith("$$") else replacement


def _undelimited(note: Note, lines: Sequence[Line]) -> _Found:
    """Paragraphs of TeX without dollars; only told where a note has directives of another program, which shows them."""
    if _has_lost_dollars(note):
        return
    marked = {line.block for line in lines if "\\" in line.text}
    if not marked:
        return
    directed = _DIRECTIVE.search(note.source.text) is not None
    for number, group in groupby(lines, key=lambda line: line.block):
        if number not in marked:
            continue
        block = tuple(group)
        latex = spread.undelimited(block)
        first, last = block[0], block[-1]
        beside = _beside_dollars(note, first, last) or _beside_tex(note, first, last)
        if latex is not None and not beside and showable(latex, True):
            span = Span(first.start + _trimmed(first.text)[0], last.start + _trimmed(last.text)[1])
            quoted = ">" in first.margin
            formulas = spread.formulas_in(latex)
            replacement = None if quoted and len(block) > 1 else f"$${closed(latex)}$$"
            if not quoted and formulas is not None:
                replacement = f"{note.source.line_end}{first.margin}".join(
                    on_own_lines(note, first, one) for one in formulas
                )
            elif not quoted:
                replacement = None
            replacement = None if directed else replacement
            yield _artefact(ArtefactKind.UNDELIMITED_FORMULA, span, replacement, latex=latex)


def _beside_dollars(note: Note, first: Line, last: Line) -> bool:
    """Whether `$$` ends the line before or begins the line behind: then some other `$$` is what is missing."""
    before = note.source.text[: first.start].rstrip(" \t>\r\n")
    after = note.source.text[last.start + len(last.text) :].lstrip(" \t>\r\n")
    return before.endswith("$$") or after.startswith("$$")


def _beside_tex(note: Note, first: Line, last: Line) -> bool:
    """Whether TeX stands on the line before or behind, in another block, or a lone sign that made a heading of the
    line before: then this is a part of a formula."""
    source = note.source
    opening, closing = source.position(first.start).line, source.position(last.start).line
    before = source.line(opening - 1) if opening > 1 else ""
    behind = source.line(closing + 1) if closing < len(source.line_starts) else ""
    return before.strip() in {"-", "="} or any(map(delimiters.has_command, (before, behind)))


def _trimmed(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _lost(lines: Sequence[Line]) -> _Found:
    for line in lines:
        for start, end in lost.lost_formulas(line.text):
            yield _artefact(ArtefactKind.LOST_FORMULA, line.span(start, end))
        for start, end in lost.flattened_formulas(line.text):
            yield _artefact(ArtefactKind.FLATTENED_FORMULA, line.span(start, end))


def _fences(note: Note) -> _Found:
    for fence in note.fences:
        latex = fence.passage.text.strip()
        if fence.language == "math" and latex and not _PLUGIN_DATA.search(latex):
            yield _artefact(ArtefactKind.MATH_FENCE, fence.span, _unfenced(note, fence), latex=latex)


def _unfenced(note: Note, fence: Fence) -> str | None:
    latex = fence.passage.text.strip("\n")
    raw = note.source[fence.span].rstrip()
    lines = raw.splitlines(keepends=True)
    if not fence.closed or len(lines) < 3 or not all(line.strip() for line in latex.split("\n")):
        return None
    if not latex.strip() or not showable(latex, True):
        return None
    first, last = lines[0].rstrip("\r\n"), lines[-1]
    between = raw[len(first) : len(raw) - len(last)]
    return f"{_margin(first)}$${between}{_margin(last)}$$"


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t>"))]


def _broken_formulas(note: Note) -> _Found:
    for formula in note.formulas:
        latex = formula.passage.text
        for start, end, command in eaten.eaten_commands(latex):
            yield _artefact(ArtefactKind.EATEN_COMMAND, _inside(formula, start, end), command, latex=command)
        for start, end, instead in invisible.in_formula(latex):
            yield _artefact(ArtefactKind.INVISIBLE_CHARACTER, _inside(formula, start, end), instead)
        yield from _escaped(formula)


def _escaped(formula: Formula) -> _Found:
    """A formula with backslashes before signs that do without, if Obsidian shows it then."""
    latex = formula.passage.text
    places, sure = escaped.escaped_signs(latex)
    if not places:
        return
    parts = [latex[start:end] for start, end in pairwise((0, *(at for at in places), len(latex)))]
    mended = parts[0] + "".join(part[1:] for part in parts[1:])
    if showable(mended, formula.display):
        edits = tuple(Edit(_inside(formula, at, at + 1), "") for at in places)
        span = _inside(formula, places[0], places[0] + 2)
        yield _artefact(ArtefactKind.ESCAPED_SIGN, span, unsafe=not sure, edits=edits, latex=mended)


def _inside(formula: Formula, start: int, end: int) -> Span:
    return formula.passage.span(start, end)


def _invisible(note: Note) -> _Found:
    for fence in note.fences:
        if fence.language in ("python", "py", "python3") and (place := invisible.in_code(fence.passage.text)):
            yield _artefact(ArtefactKind.INVISIBLE_CHARACTER, fence.passage.span(*place))
    source = note.source
    for block in note.blocks:
        if block.kind == "paragraph":
            line = source.line_span(source.position(block.span.start).line)
            if (place := invisible.behind_mark(source[line])) is not None:
                span = Span(line.start + place[0], line.start + place[1])
                if span.start >= block.span.start:
                    yield _artefact(ArtefactKind.INVISIBLE_CHARACTER, span, " ")


def _buttons(note: Note, lines: Sequence[Line]) -> _Found:
    if not labels.may_stand_in(note.source.text):
        return
    for one in (*button.in_prose(note, lines), *button.in_fences(note)):
        yield _artefact(ArtefactKind.COPIED_BUTTON, one.span, unsafe=not one.safe, edits=one.edits)


def _citations(note: Note, lines: Sequence[Line]) -> _Found:
    if not citation.may_cite(note.source.text):
        return
    marked = "[cite_start]" in note.source.text
    for line in lines:
        for one in citation.citations(line.text, marked=marked):
            span = line.span(one.start, one.end)
            yield _artefact(ArtefactKind.CITATION_MARK, span, one.instead, unsafe=not one.sure)
    for fence in note.fences:
        if fence.closed and fence.language not in ("markdown", "md"):
            for first, last in citation.in_code(fence.passage.text):
                yield _artefact(ArtefactKind.CITATION_MARK, fence.passage.span(first, last), "", unsafe=True)


def _leftovers(note: Note, lines: Sequence[Line]) -> _Found:
    """Lines of a chat. That somebody said something is one only where the chat program is said to have, too."""
    said = ":" in note.source.text or "：" in note.source.text
    chat = said and any(leftover.announces(line.text) for line in lines)
    chatters = leftover.may_chat(note.source.text)
    for line in lines if chat or chatters else ():
        if leftover.chatter(line.text) or (chat and leftover.asker(line.text)):
            edits: tuple[Edit, ...] = ()
            number = note.source.position(line.start).line
            whole = line.alone or (
                line.kind == "heading" and line.margin.strip(" \t>#") == "" and "#" in line.margin
            )
            open_list = line.text.rstrip().endswith((":", "：")) and leftover.offers(line.text)
            if whole and not open_list and (span := without(note.source, number, number)) is not None:
                edits = (Edit(span, ""),)
            span = line.span(*_trimmed(line.text))
            yield _artefact(ArtefactKind.CHAT_LEFTOVER, span, unsafe=True, edits=edits)
