"""Fixes carried out: text and edits in, text out; and what changed, as a diff. Writes nothing.

Edits of a source may not overlap: where two do, the one that comes first in the note is kept with all edits of its
fix, and the other fix waits for the next round.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vaultproof.diagnostic import Applicability, Edit, Fix
from vaultproof.source import Source, Span

_MAX_ROUNDS = 10
_PATCH_LINE = re.compile(r"[^\n]*\n|[^\n]+")

Find = Callable[[Source], Iterable[Fix]]
Accept = Callable[[Source, Source, tuple[Fix, ...]], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """What came of fixing a source: its new text, how many fixes were made, and why one was refused, if so."""

    text: str
    fixes: int
    refused: str | None = None


def select(fixes: Iterable[Fix], *, unsafe: bool = False) -> tuple[Fix, ...]:
    """The fixes that may be made: safe ones, and on demand unsafe ones too."""
    return tuple(fix for fix in fixes if unsafe or fix.applicability is Applicability.SAFE)


def apply(source: Source, fixes: Iterable[Fix]) -> str:
    """The text of a source once `fixes` are made. A fix that would touch what an earlier one changes is left out.

    Raises `ValueError` for an edit that lies outside the source.
    """
    return _edited(source, [edit for fix in compatible(source, fixes) for edit in fix.edits])


def compatible(source: Source, fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """The fixes that can be made together, in the order of their first places; the same fix counts once."""
    kept: list[Fix] = []
    taken: list[Span] = []
    distinct = dict.fromkeys(fix for fix in fixes if fix.edits)
    ordered = sorted(distinct, key=lambda fix: sorted(edit.span for edit in fix.edits))
    for fix in ordered:
        spans = sorted(edit.span for edit in fix.edits)
        for span in spans:
            if not 0 <= span.start <= span.end <= len(source.text):
                raise ValueError(f"{source.path}: an edit lies outside the note")
        if _free(taken, spans):
            kept.append(fix)
            for span in spans:
                insort(taken, span)
    return tuple(kept)


def repeat(source: Source, find: Find, accept: Accept | None = None, *, unsafe: bool = False) -> Fixed:
    """Find and make fixes until there are none left, at most ten rounds.

    `accept` compares the source before and after a round of fixes and gives a reason to refuse it, or None; the fixes
    for which a round is refused are not made, the others are.
    """
    now, count, refused = source, 0, None
    for _ in range(_MAX_ROUNDS):
        fixes = compatible(now, select(find(now), unsafe=unsafe))
        made, reason = _accepted(now, fixes, accept)
        after = _with(now, made)
        refused = refused or reason
        if after.text == now.text:
            break
        now, count = after, count + len(made)
    return Fixed(text=now.text, fixes=count, refused=refused)


def _accepted(
    source: Source, fixes: tuple[Fix, ...], accept: Accept | None, made: tuple[Fix, ...] = ()
) -> tuple[tuple[Fix, ...], str | None]:
    """The fixes of a round that may be made together with those `made`, and why one may not, if so.

    A round that is refused is tried again in halves, so that one harmful fix among n costs some log2(n) looks.
    """
    together = (*made, *fixes)
    after = _with(source, together)
    if accept is None or after.text == source.text or (reason := accept(source, after, together)) is None:
        return together, None
    if len(fixes) <= 1:
        return made, reason
    middle = len(fixes) // 2
    made, first = _accepted(source, fixes[:middle], accept, made)
    made, second = _accepted(source, fixes[middle:], accept, made)
    return made, first or second or reason


def _with(source: Source, fixes: Iterable[Fix]) -> Source:
    """A source with fixes made."""
    return replace(source, text=_edited(source, [edit for fix in fixes for edit in fix.edits]))


def diff(source: Source, new_text: str) -> str:
    """A unified diff from a source to its new text, or an empty string. It can be fed to `patch -p1`."""
    name = source.path
    lines = difflib.unified_diff(_lines(source.text), _lines(new_text), f"a/{name}", f"b/{name}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _edited(source: Source, edits: Iterable[Edit]) -> str:
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        parts += (source.text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*parts, source.text[at:]))


def _free(taken: Sequence[Span], spans: Sequence[Span]) -> bool:
    """Whether no span meets another, nor one already taken. Insertions at one place meet too."""
    if any(_meet(one, other) for one, other in pairwise(spans)):
        return False
    for span in spans:
        at = bisect_left(taken, span)
        if any(_meet(other, span) for other in taken[max(at - 1, 0) : at + 1]):
            return False
    return True


def _meet(one: Span, other: Span) -> bool:
    return one == other or (one.start < other.end and other.start < one.end)


def _lines(text: str) -> list[str]:
    """Lines as a patch counts them: only a line feed ends one."""
    return _PATCH_LINE.findall(text)
