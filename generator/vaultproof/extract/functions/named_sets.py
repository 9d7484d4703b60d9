r"""Finds the range and the domain of a function where a formula gives them in its name: `$W_f = [0; \infty)$`,
`$D_f = \mathbb{R} \setminus \{1\}$`, `$E(f) = [-1; 1]$`, `$\operatorname{Im}(f) = (0, 1)$`. Decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.claim import Property, Syntax, Term
from vaultproof.extract.functions.intervals import interval, interval_of, line_without
from vaultproof.extract.language.clauses import Running, sentences
from vaultproof.extract.language.words import supposes
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.spot import late

_SET = late(
    r"""\s*(?:\\(?:mathbb|mathrm|mathcal|operatorname|text|textrm)\s*\{?\s*)?(?:(?P<range>[WE]|Im|Ran|Bild|ZW)|(?P<domain>D|Dom|dom|Def))(?![a-z])\s*\}?
    \s*(?:_\s*\{?\s*(?P<below>\\?[a-z]{1,8})\s*\}?|\(\s*(?P<called>\\?[a-z]{1,8})\s*\))\s*=\s*(?P<value>[^=]+?)\s*""",
    re.VERBOSE,
)


def named_sets(note: Note, running: Running, doubt: str | None) -> Iterator[Property]:
    """Each range or domain that a formula of a running text names with its function."""
    text = running.text
    for at, formula in text.formulas.items():
        match = _SET.fullmatch(formula.text)
        if match is None:
            continue
        value = Term(formula.cut(*match.span("value")), Syntax.LATEX)
        domain = match["domain"] is not None
        ends = interval(value) or (line_without(value.passage) if domain else None)
        if ends is None:
            continue
        start, end, mark = next(one for one in sentences(text.words) if one[0] <= at < one[1])
        if mark in {"?", "？"}:
            continue
        around = f"{text.words[start:at]} \ue001 {text.words[at + 1 : end]}"
        written = match["below"] or match["called"]
        yield Property(
            path=note.path,
            span=text.span_of(at, at + 1),
            kind="domain" if domain else "range",
            text=text.shown(at, at + 1),
            scope=running.block.scope,
            subject=canonical_name(written) or written,
            says=interval_of(ends, domain=domain, exact=True),
            written=text.shown(at, at + 1),
            bare=False,
            doubt=doubt or (_SUPPOSED if supposes(around) else None),
        )


_SUPPOSED = "the words around it suppose, ask or deny rather than state"
