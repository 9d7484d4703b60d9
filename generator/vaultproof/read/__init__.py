"""Text → Note, as Obsidian reads it. Never fails: what could not be understood is a diagnostic in the note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vaultproof.catalogue import OVERSIZED_NOTE, UNCLOSED_COMMENT, UNCLOSED_FENCE, UNCLOSED_FORMULA
from vaultproof.diagnostic import Diagnostic
from vaultproof.note import Note, Run, RunKind
from vaultproof.source import Source, Span

if TYPE_CHECKING:
    from vaultproof.read.body import Body

_MAX_LINE = 50_000
_MAX_TEXT = 1_000_000
_DATA = re.compile(r"\(data:[\w/+;,=.-]*\)")
_LINE_END = re.compile(r"\r\n?|\n")


def read_note(source: Source) -> Note:
    """Read one Markdown file."""
    from vaultproof.read.body import read_body
    from vaultproof.read.frontmatter import read_properties

    properties = read_properties(source)
    first_line = source.position(properties.body).line
    start = source.line_starts[first_line - 1]
    plain = source.text[start:]
    text, oversized = _bounded(source, _LINE_END.sub("\n", plain) if "\r" in plain else plain, first_line)
    if properties.body > start:
        text = text[text.find("\n") :] if "\n" in text else ""
    body = read_body(source, text.replace("\0", "\ufffd"), first_line)
    name = source.path.rsplit("/", 1)[-1]
    return Note(
        path=source.path,
        title=name[:-3] if name.lower().endswith(".md") else name,
        source=source,
        frontmatter=properties.frontmatter,
        aliases=properties.aliases,
        scopes=tuple(body.scopes),
        blocks=tuple(body.blocks),
        headings=tuple(body.headings),
        links=(*properties.links, *sorted(body.links, key=lambda link: link.span)),
        formulas=tuple(sorted(body.formulas, key=lambda formula: formula.span)),
        fences=tuple(body.fences),
        block_ids=tuple(body.block_ids),
        tags=(*properties.tags, *body.tags),
        callouts=tuple(body.callouts),
        comments=tuple(body.comments),
        diagnostics=(
            *properties.diagnostics,
            *oversized,
            *(
                _oversized(source, span, f"not all of the note is read: {reason}")
                for span, reason in body.unread
            ),
            *_unclosed(source, body),
        ),
        footnotes=tuple(body.footnotes),
        footnote_references=tuple(body.footnote_references),
    )


def _bounded(source: Source, text: str, first_line: int) -> tuple[str, tuple[Diagnostic, ...]]:
    """A body with the lines that are too long for any reader blanked, and the diagnostics that say so."""
    if len(text) <= _MAX_LINE:
        return text, ()
    lines = text.split("\n")
    found = []
    for index, line in enumerate(lines):
        if len(line) > _MAX_LINE and len(_DATA.sub("", line)) > _MAX_LINE:
            lines[index] = ""
            place = source.line_span(first_line + index)
            message = f"line {first_line + index} has {len(line):,} characters; it is not read"
            found.append(_oversized(source, Span(place.start, place.start + 1), message))
    bounded = "\n".join(lines)
    if len(bounded) > _MAX_TEXT:
        message = f"the note has {len(bounded):,} characters; only the first {_MAX_TEXT:,} are read"
        found.append(_oversized(source, Span(0, 0), message))
        bounded = bounded[: bounded.rfind("\n", 0, _MAX_TEXT) + 1]
    return bounded, tuple(found)


def _oversized(source: Source, span: Span, message: str) -> Diagnostic:
    return OVERSIZED_NOTE.at(source.path, span, message, help="break it into shorter lines or smaller notes")


def _unclosed(source: Source, body: Body) -> Iterator[Diagnostic]:
    """Fences, formulas and comments that are opened and never closed."""
    for fence in body.fences:
        if not fence.closed:
            line = source.line_span(source.position(fence.span.start).line)
            rest = not source.text[fence.span.end :].strip()
            until = "so the rest of the note is code" if rest else "and ends with the quote or list around it"
            yield UNCLOSED_FENCE.at(
                source.path,
                line,
                f"the code block that begins here is never closed, {until}",
                help="close it with the same marks on a line of their own"
                + ("" if rest else ", indented or quoted as its first line is"),
            )
    yield from _open_marks(source, body)


def _open_marks(source: Source, body: Body) -> Iterator[Diagnostic]:
    """`$$` and `%%` that are left over as text. Of two `$$` the second would have closed the first."""
    formula_open = False
    for block in body.blocks:
        for run in block.runs:
            if run.kind is not RunKind.TEXT:
                continue
            text = run.passage.text
            for at in _marks(source, run, "$$") if "$$" in text else ():
                if not formula_open:
                    yield UNCLOSED_FORMULA.at(
                        source.path,
                        run.passage.span(at, at + 2),
                        "the formula that this `$$` opens is not closed in its paragraph",
                        help="begin it with `$$` on a line of its own and close it with `$$`; a dollar sign is `\\$`",
                    )
                formula_open = not formula_open
            for at in _marks(source, run, "%%") if "%%" in text else ():
                if not text.startswith("%%%", at) and source.text[run.passage.at(at) + 2 :].strip():
                    yield UNCLOSED_COMMENT.at(
                        source.path,
                        run.passage.span(at, at + 2),
                        "this `%%` opens a comment that is never closed",
                        help="close it with `%%`",
                    )


def _marks(source: Source, run: Run, mark: str) -> Iterator[int]:
    """The first of some marks that stand in a run, where it is not part of a word or of a longer row of such marks.

    A mark counts at the start or at the end of its line, and dollars also before a command.
    """
    at = run.passage.text.index(mark)
    start = run.passage.at(at)
    line = source.line_span(source.position(start).line)
    before, after = source.text[line.start : start], source.text[start + 2 : line.end]
    if mark == "$$" and after.lstrip(" \t").startswith("$$"):
        return  # a formula without anything in it, which is shown as nothing
    ends = mark == "$$" and (not after.strip() or after.lstrip().startswith("\\"))
    if (
        (not before.strip(" \t>-*+") or ends)
        and not after.startswith(mark[0])
        and not before.endswith(mark[0])
    ):
        yield at
