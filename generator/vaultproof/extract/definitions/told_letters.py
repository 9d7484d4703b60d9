r"""Formulas that a note tells for letters of another one: `C(S) = S\,\Phi(d_1) - …`, where `d_1 = \frac{\ln(S/K)}{…}`.

Only where the note says one thing of the letter, beside the formula: behind a word such as `where`, at once below it,
or in the same formula. Puts them in as text; evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from vaultproof.again import last
from vaultproof.claim import Definition, Syntax, Term, WitnessKind
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.latex.names import put_for
from vaultproof.note import Formula, Note
from vaultproof.source import Passage
from vaultproof.spot import late

_SIDES = late(r"(?P<name>[^=<>≈≠≤≥]{1,40}?)\s*:?=(?P<body>[^=<>≈≠≤≥]+)")
_UNREAD = late(
    r"\\(?:sum|int|prod|lim|begin|[lc]?dots|partial|nabla|hat|vec|mathbf|pm|mp|in|approx|sim|to|max|min|begin)(?![a-z])|[|'…?!]"
)
_LETTER = late(r"[A-Za-z]")
_NAME = late(r"\\?[A-Za-z]+(?:\s*_\s*(?:\w|\{\s*\w+\s*\}))?")
_AND = late(
    r"\\(?:text|mbox|textrm|mathrm)\s*\{\s*,?\s*"
    r"(?:and|where|with|und|mit|wobei|et|avec|où|y|con|donde|e|com|onde|dove|и|где|và|với|trong đó|其中|ここで)\s*\}"
)
_GAPS = late(
    r"\\(?:q?quad(?![a-z])|\\|hspace\{[^{}]*\})|\\(?:begin|end)\{(?:aligned|align\*?|gathered|split)\}"
)
_WHERE = late(
    r"""(?:\b(?:where|here|let|set|define|wobei|hierbei|mit|sei(?:en)?|où|posons|avec|soit|donde|con|sea|onde|com|seja|где|при|пусть|dove|ove|gdzie|przy
    |trong\s+đó|với|đặt|ở\s+đây|with)\b|其中|这里|設|设|ここで|ただし|여기서)\s*[,:]?\s*(?:\$\$)?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_CONDITIONAL = late(
    r"\b(?:if|when|for|wenn|falls|für|si|pour|para|se|если|при|для|khi|nếu|jeśli|dla)\b|如果|若|当",
    re.IGNORECASE,
)
_COUNTS = late(r"\\(?:sum|prod|int|lim)(?![a-z])")
_NEAR, _LONGEST, _DEEPEST = 40, 2000, 4
_HEADING = late(r"\n#{1,6}\s")


def with_letters(note: Note, definition: Definition, missing: frozenset[str]) -> Definition:
    """A definition with what its note tells for letters of its formula put in, of those that are `missing` a value."""
    if definition.source is not WitnessKind.FORMULA or definition.path != note.path or not missing:
        return definition
    told = _told(note)
    if not missing & told.keys():
        return definition
    if _COUNTS.search(definition.body.text) and any(len(name) == 1 for name in missing & told.keys()):
        return definition  # it may be the letter that a sum counts with
    body, known = definition.body.text, missing
    for _ in range(_DEEPEST):
        names = [name for name in _names(body) if name in known and name in told]
        if not names:
            break
        for name in names:
            if not _beside(note.source.text, definition, told[name][2]):
                return definition
            body = put_for(body, told[name][0], rf"\left({told[name][1]}\right)")
            known |= _names(told[name][1]) - set(definition.parameters)
        if len(body) > _LONGEST:
            return definition
    passage = Passage(body, ((0, definition.body.passage.whole.start),))
    return replace(definition, body=Term(passage, definition.body.syntax))


def _beside(text: str, definition: Definition, formula: Formula) -> bool:
    first, last = sorted((definition.span.start, formula.span.start))
    return _HEADING.search(text, first, last) is None


@last
def _told(note: Note) -> Mapping[str, tuple[str, str, Formula]]:
    """The formulas of letters by name: how the name is written, its formula, and where; none of which several stand."""
    found: dict[str, tuple[str, str, Formula]] = {}
    several: set[str] = set()
    above: Formula | None = None
    every: dict[str, str] = {}
    for formula in note.formulas:
        for name, written, body, said in _parts(note.source.text, above, formula):
            if every.setdefault(name, "".join(body.split())) != "".join(body.split()):
                several.add(name)
            if said:
                found.setdefault(name, (written, body, formula))
        above = formula
    return {name: one for name, one in found.items() if name not in several}


def _parts(text: str, above: Formula | None, formula: Formula) -> Iterator[tuple[str, str, str, bool]]:
    """What a formula tells for letters, and whether words or the formula before say that it does."""
    if "=" not in formula.passage.text:
        return
    before = text[max(0, formula.span.start - _NEAR) : formula.span.start]
    said = _WHERE.search(before) is not None and _CONDITIONAL.search(before.rpartition("\n")[2]) is None
    behind: list[str] = []
    for part in parts_of(formula.passage.text):
        match = _SIDES.fullmatch(part)
        name = None
        if match is not None and _NAME.fullmatch(match["name"].strip()):
            name = canonical_name(match["name"].strip())
        if match is None or name is None:
            behind.append(part.partition("=")[2])
            continue
        body = match["body"].strip()
        goes_on = any(name in _names(one) for one in behind) or _goes_on(text, above, formula, name)
        if _LETTER.search(body):
            plain = not _UNREAD.search(body) and name not in _names(body)
            said = said or goes_on
            yield name, match["name"].strip(), body, said and plain


def _goes_on(text: str, above: Formula | None, formula: Formula, name: str) -> bool:
    """Whether a formula tells a letter of the one right before it, with no words between."""
    return (
        above is not None
        and not text[above.span.end : formula.span.start].strip(" \n,;")
        and name in _names(above.passage.text.partition("=")[2])
    )


def parts_of(latex: str) -> Iterator[str]:
    """The parts of a formula between its commas and gaps, but for those in brackets."""
    latex = _GAPS.sub("\n", _AND.sub("\n", latex)).replace("&", "")
    start = depth = 0
    for at, char in enumerate(latex):
        depth += (char in "{([") - (char in "})]")
        decimal = char == "," and latex[at - 1 : at].isdigit() and latex[at + 1 : at + 2].isdigit()
        if depth <= 0 and (char in ";\n" or (char == "," and not decimal and latex[at - 1 : at] != "\\")):
            yield latex[start:at].strip(" .~\n")
            start = at + 1
    yield latex[start:].strip(" .~\n")


def _names(text: str) -> frozenset[str]:
    return frozenset(canonical_name(name) or "" for name in shape(_term(text)).names)


def _term(text: str) -> Term:
    return Term(Passage(text, ((0, 0),)), Syntax.LATEX)
