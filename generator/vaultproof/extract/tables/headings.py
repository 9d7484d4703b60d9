"""Headers of tables that name a function by the heading under which the note defines its symbol: `Hard-swish` where
`h(x)` is the one function under `## Hard-swish`. Works nothing out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from vaultproof.claim import Definition, Syntax, Term, WitnessKind
from vaultproof.extract.tables.function_tables import Cell, folded
from vaultproof.note import Note, ScopeKind
from vaultproof.spot import late

_ASIDE = late(r"\s*[(（][^()（）]*[)）]|^[\d.\s)]+")
_NOUN = late(
    r"[\s\-–]*(?:loss|cost|error|function|activation|verlust(?:funktion)?|fehler|funktion|kosten|损失(?:函数)?|函数|損失(?:関数)?|関数|손실(?:\s*함수)?|함수)\s*$"
    r"|^(?:perte|pérdida|perda|perdita|hàm(?:\s+mất\s+mát|\s+kích\s+hoạt)?|fonction|función|função|funzione|функция|потери|funkcja|strata)\s+(?:de\s+|di\s+)?",
    re.IGNORECASE,
)
"""What a heading adds to the name of a function: `Huber-Verlust`."""
_MARKS = late(r"[\W_]+")
_KINDS = (ScopeKind.SECTION, ScopeKind.NOTE)
_LATIN = 2


def called_by_heading(
    note: Note, definitions: Iterable[Definition], known: Collection[str]
) -> Mapping[str, str]:
    """The call of each function in LaTeX, by the folded name of the heading under which it alone is
    defined; none of the words that are `known` without that, or that two headings bear."""
    sections: dict[int, list[Definition]] = defaultdict(list)
    for one in definitions:
        if one.source is WitnessKind.FORMULA and one.parameters:
            section = next(at for at in note.scope_chain(one.scope) if note.scopes[at].kind in _KINDS)
            sections[section].append(one)
    found: dict[str, set[str]] = defaultdict(set)
    for section, own in sections.items():
        one = own[0]
        if len(own) != 1 or len(one.parameters) != 1 or one.index:
            continue
        heading = _ASIDE.sub("", note.scopes[section].name or "").strip(" *_:")
        call = f"\\operatorname{{{_MARKS.sub('', heading)}}}({_written(one.parameters[0])})"
        for name in {heading, _NOUN.sub("", heading)}:
            if len(name) > _LATIN and not (name.isalnum() and folded(name) in known):
                found[folded(name)].add(call)
    return {name: next(iter(calls)) for name, calls in found.items() if len(calls) == 1}


def _written(name: str) -> str:
    """A canonical name as LaTeX writes it."""
    base, _, index = name.partition("_")
    written = base if len(base) == 1 else rf"\{base}"
    return f"{written}_{{{index}}}" if index else written


def with_calls(grid: dict[tuple[int, int], Cell], called: Mapping[str, str]) -> dict[tuple[int, int], Cell]:
    """A table with the calls of functions in place of the headings that name them."""
    if not called:
        return grid
    return {
        place: (_called(cell[0], called) if 0 in place else cell[0], cell[1]) for place, cell in grid.items()
    }


def _called(header: Term, called: Mapping[str, str]) -> Term:
    call = called.get(folded(header.text))
    if call is None:
        return header
    return Term(replace(header.passage, text=call), Syntax.LATEX)
