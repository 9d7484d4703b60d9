"""Findings that a note's author has silenced: `%% vaultproof: ignore L201 reason %%`. Finds nothing else itself.

A comment behind other words silences its own line; one that stands alone silences the line below it, or the whole
table, code block or formula that begins there. In properties, a YAML comment `# vaultproof: ignore …` does the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from vaultproof.catalogue import IGNORE_WITHOUT_REASON, RULES, UNUSED_IGNORE
from vaultproof.diagnostic import Diagnostic
from vaultproof.note import Note, ScopeKind
from vaultproof.source import Span

_CODES = {rule.name: rule.code for rule in RULES} | {rule.code.lower(): rule.code for rule in RULES}
_IGNORE = re.compile(r"\s*vaultproof:\s*ignore\b\s*(?P<rest>.*?)\s*", re.DOTALL | re.IGNORECASE)
_FIRST = re.compile(r"(?P<code>[\w-]+)(?P<more>\s*,\s*|\s+|$)")
_IN_YAML = re.compile(r"(?:^|(?<=[ \t]))#(?P<text>[ \t]*vaultproof:[^\r\n]*)", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """A comment that silences `codes` on lines `first` to `last` of its note."""

    span: Span
    codes: tuple[str, ...]
    reason: str
    first: int
    last: int


def apply(
    note: Note, diagnostics: Iterable[Diagnostic], *, was_asked: Callable[[str], bool] = lambda _: True
) -> tuple[Diagnostic, ...]:
    """The findings of a note that are left, with those on its ignores.

    `was_asked` tells whether a rule was looked for at all; an ignore of one that was not is not called unused.
    """
    ignores = tuple(_ignores(note))
    if not ignores:
        return tuple(diagnostics)
    used: set[tuple[Span, str]] = set()
    kept = []
    for diagnostic in diagnostics:
        silencing = [one for one in ignores if _silences(note, one, diagnostic)]
        used.update((one.span, diagnostic.code) for one in silencing)
        if not silencing:
            kept.append(diagnostic)
    return (*kept, *(found for one in ignores for found in _findings(note, one, used, was_asked)))


def _silences(note: Note, ignore: Ignore, diagnostic: Diagnostic) -> bool:
    if diagnostic.code not in ignore.codes or not ignore.reason or diagnostic.path != note.path:
        return False
    first = note.source.position(diagnostic.span.start).line
    last = note.source.position(max(diagnostic.span.end - 1, diagnostic.span.start)).line
    return first <= ignore.last and ignore.first <= last


def _findings(
    note: Note, ignore: Ignore, used: set[tuple[Span, str]], was_asked: Callable[[str], bool]
) -> Iterator[Diagnostic]:
    if not ignore.reason or not ignore.codes:
        yield IGNORE_WITHOUT_REASON.at(
            note.path,
            ignore.span,
            "this ignore gives no reason, and so silences nothing"
            if ignore.codes
            else "this ignore names no rule",
            help="write `%% vaultproof: ignore CODE reason %%`"
            + ("" if ignore.codes else ", with a whole code such as `L201` or a rule's name"),
        )
        return
    for code in ignore.codes:
        if (ignore.span, code) not in used and was_asked(code):
            yield UNUSED_IGNORE.at(
                note.path, ignore.span, f"there is no {code} here to ignore", help="take the comment away"
            )


def _ignores(note: Note) -> Iterator[Ignore]:
    for comment in note.comments:
        match = _IGNORE.fullmatch(comment.text)
        if match is not None:
            yield _ignore(note, comment.span, match["rest"])
    if note.frontmatter is not None:
        for found in _IN_YAML.finditer(note.source.text, 0, note.frontmatter.span.end):
            match = _IGNORE.fullmatch(found["text"])
            if match is not None:
                yield _ignore(note, Span(found.start(), found.end()), match["rest"])


def _ignore(note: Note, span: Span, rest: str) -> Ignore:
    codes = []
    while (match := _FIRST.match(rest)) is not None and match["code"].lower() in _CODES:
        codes.append(_CODES[match["code"].lower()])
        rest = rest[match.end() :]
        if "," not in match["more"]:
            break
    first, last = _lines(note, span)
    return Ignore(span=span, codes=tuple(codes), reason=rest.strip(" :—–-"), first=first, last=last)


def _lines(note: Note, span: Span) -> tuple[int, int]:
    """The lines that a comment silences."""
    source = note.source
    start, end = source.position(span.start).line, source.position(span.end).line
    around = (
        source.text[source.line_span(start).start : span.start]
        + source.text[span.end : source.line_span(end).end]
    )
    if around.strip(" \t>"):
        return start, end
    below = end + 1
    while below < len(source.line_starts) and not source.line(below).strip(" \t>"):
        below += 1
    wholes = [fence.span for fence in note.fences]
    wholes += [formula.span for formula in note.formulas if formula.display]
    wholes += [scope.span for scope in note.scopes if scope.kind is ScopeKind.TABLE]
    ends = [
        source.position(max(whole.end - 1, 0)).line
        for whole in wholes
        if source.position(whole.start).line == below
    ]
    return below, max(ends, default=below)
