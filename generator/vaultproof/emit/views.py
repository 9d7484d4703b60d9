"""Judgements, definitions, figures and backlinks into what templates see. Renders nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import assert_never

from vaultproof.claim import (
    Claim,
    Definition,
    Disputed,
    Equation,
    Holds,
    Judgement,
    Output,
    Property,
    Refuted,
    Syntax,
    Testimony,
    Undecided,
    WitnessKind,
)
from vaultproof.emit.context import (
    ClaimView,
    Counts,
    DefinitionView,
    FactsView,
    FactToEmit,
    FactView,
    NotationView,
    NoteToEmit,
)
from vaultproof.emit.markdown import cell, code, formula, heading_subpath, linkable, message, prose, term
from vaultproof.emit.names import Names
from vaultproof.emit.sentence import shown
from vaultproof.emit.statements import statement_of
from vaultproof.extract.definitions.symbols import Symbol
from vaultproof.judge.stated import note_decimal_comma
from vaultproof.note import Note
from vaultproof.source import Span
from vaultproof.words import Words

MARKS = {"holds": "✓", "refuted": "✗", "disputed": "≠", "undecided": "?", "none": "·"}
_BETWEEN_SYMBOLS = frozenset({"identity", "law", "rule"})
_PLACES = re.compile(r"equal at (\d+) places?")
_DECIMAL = re.compile(r"-?\d+\.(\d+)")
_NUMBER = re.compile(r"[-−]?\d+(?:\.(\d+))?")
_POINT = re.compile(r"\{,\}|,")
_INSIDE = re.compile(r"\d\.(\d+)")
_MORE_DIGITS = 3
_ORDER = ("refuted", "disputed", "undecided", "holds")


def counts_of(judgements: Iterable[Judgement]) -> Counts:
    """How many claims there are and what came of them."""
    total = Counts()
    for judgement in judgements:
        total += Counts(claims=1, **{verdict_of(judgement): 1})
    return total


def verdict_of(judgement: Judgement) -> str:
    """A verdict's word."""
    match judgement.verdict:
        case Holds():
            return "holds"
        case Refuted():
            return "refuted"
        case Disputed():
            return "disputed"
        case Undecided():
            return "undecided"
        case _:
            assert_never(judgement.verdict)


def claim_views(item: NoteToEmit, words: Words, names: Names) -> tuple[ClaimView, ...]:
    """A note's claims, those to be mended first, otherwise as they stand in the note."""
    views = [_claim(judgement, item, words, names) for judgement in item.judgements]
    return tuple(sorted(views, key=lambda view: _ORDER.index(view.verdict)))


def _claim(judgement: Judgement, item: NoteToEmit, words: Words, names: Names) -> ClaimView:
    note = item.note
    verdict = verdict_of(judgement)
    line = note.source.position(judgement.claim.span.start).line
    return ClaimView(
        text=cell(statement_of(judgement.claim, lead_of(judgement.claim, item, names), note)),
        stated=cell(_stated(judgement)),
        actual=cell(_actual(judgement, words, comma=_writes_commas(judgement, note))),
        verdict=verdict,
        mark=MARKS[verdict],
        witnesses=", ".join(
            dict.fromkeys(_witness(said, note, words, names) for said in judgement.testimony if said.value)
        ),
        reason=cell(message(words.told(_reason(judgement)))),
        line=line,
        place=cell(names.link(note.path, str(line), subpath_above(judgement.claim.span, note))),
    )


def lead_of(claim: Claim, item: NoteToEmit, names: Names) -> str:
    """The words before a claim that belong to the name in it, `Leaky ` for `Leaky ReLU(-2) = -0.02`; empty for none."""
    if not isinstance(claim, Equation) or not claim.lead or claim.left.syntax is Syntax.LATEX:
        return ""
    called = claim.left.text.partition("(")[0].strip()
    known = {name.casefold() for name in (item.note.title, *item.note.aliases)}
    known |= {name.casefold() for definition in item.definitions for name in definition.aliases}
    for start in range(len(claim.lead)):
        words = " ".join(claim.lead[start:])
        name = f"{words} {called}"
        if name.casefold() in known or names.is_title(name):
            return f"{words} "
    return ""


def _stated(judgement: Judgement) -> str:
    """The value that a claim states; empty where it is the whole claim, or a formula that the claim shows."""
    claim = judgement.claim
    if judgement.stated == claim.text or (isinstance(claim, Equation) and claim.kind in _BETWEEN_SYMBOLS):
        return ""
    if isinstance(judgement.claim, Property):
        return prose(judgement.stated)
    return term(judgement.stated, _syntax(judgement.claim))


def _writes_commas(judgement: Judgement, note: Note) -> bool:
    """Whether a claim's note writes its decimals with commas; code writes points in every language."""
    plain = isinstance(judgement.claim, Equation) and "." not in judgement.stated
    return plain and note_decimal_comma(note.source.text) is True


def _actual(judgement: Judgement, words: Words, *, comma: bool) -> str:
    """The actual value, in no more digits than tell it from the stated one; empty where there is nothing to add."""
    if isinstance(judgement.verdict, Undecided):
        return ""
    actual, holds = judgement.verdict.actual, isinstance(judgement.verdict, Holds)
    if holds and isinstance(judgement.claim, Property) and judgement.claim.kind == "property":
        return ""
    if holds and actual == "equal by algebra":
        return words("verification.algebra")
    if holds and (at := _PLACES.fullmatch(actual)):
        return words("verification.places", n=int(at[1]))
    if isinstance(judgement.claim, Property):
        actual = words.told(actual)
    shown = _shortened(actual, judgement.stated)
    return code(shown.replace(".", ",") if comma and _DECIMAL.fullmatch(shown) else shown)


def _shortened(actual: str, stated: str) -> str:
    """A long decimal, rounded to some digits more than are stated, and the items of a row so, too; whatever else as it
    is."""
    if actual.startswith("[") and actual.count("[") == 1 and actual.endswith("]"):
        digits = max((len(found[1]) for found in _INSIDE.finditer(stated)), default=0)
        most = f"0.{'0' * digits}" if digits else ""
        return f"[{', '.join(_shortened(item, most) for item in actual[1:-1].split(', '))}]"
    one, other = _DECIMAL.fullmatch(actual), _NUMBER.fullmatch(_POINT.sub(".", stated).strip())
    if one is None or other is None:
        return actual
    decimals = len(other[1] or "") + _MORE_DIGITS
    small = -Decimal(actual).adjusted() if Decimal(actual) else 0
    decimals = max(decimals, small + _MORE_DIGITS)
    rounded = f"{Decimal(actual):.{decimals}f}"
    same = Decimal(rounded) == Decimal(other[0].replace("−", "-"))
    return actual if len(one[1]) <= decimals or same else rounded


def _syntax(claim: Claim) -> Syntax:
    match claim:
        case Equation():
            return claim.left.syntax
        case Output():
            return Syntax.PYTHON
        case Property():
            return Syntax.PLAIN
        case _:
            assert_never(claim)


def _reason(judgement: Judgement) -> str:
    match judgement.verdict:
        case Undecided(reason=reason):
            return reason
        case Holds(remark=remark):
            return remark or ""
        case _:
            return ""


def _witness(said: Testimony, note: Note, words: Words, names: Names) -> str:
    """A witness's name; with a link to the note that it stands in where that is another one."""
    word = words(f"witness.{said.witness}")
    if said.path is None or said.path == note.path or said.witness is WitnessKind.REFERENCE:
        return word
    return f"{word} ({cell_link(names.link(said.path))})"


def cell_link(link: str) -> str:
    """A wikilink for a cell of a table."""
    return link.replace("|", "\\|")


def definition_views(item: NoteToEmit, names: Names) -> tuple[DefinitionView, ...]:
    """The definitions that a note's claims were tried with, each once, with links to their sections."""
    seen: dict[str, DefinitionView] = {}
    heard = {(said.path, said.span) for judgement in item.judgements for said in judgement.testimony}
    for definition in item.definitions:
        if (definition.path, definition.span) not in heard:
            continue
        text = (
            formula(definition.text)
            if definition.source is WitnessKind.FORMULA
            else code(f"{definition.name}({', '.join(definition.parameters)})")
        )
        seen.setdefault(
            f"{definition.path}\n{text}", DefinitionView(text=text, link=_place(definition, item.note, names))
        )
    return tuple(seen.values())


def _place(definition: Definition, note: Note, names: Names) -> str:
    """A link to the section in which a definition stands; to the note where it is another one."""
    if definition.path != note.path:
        return names.link(definition.path)
    subpath = subpath_above(definition.span, note)
    return f"[[{subpath}|{subpath[1:]}]]" if subpath else ""


def subpath_above(span: Span, note: Note) -> str:
    """The subpath of the heading above a place in a note; empty where none leads there and nowhere else."""
    above = [heading for heading in note.headings if heading.span.start <= span.start]
    if not above:
        return ""
    subpath = heading_subpath(above[-1].text)
    alike = [
        heading for heading in note.headings if heading_subpath(heading.text).casefold() == subpath.casefold()
    ]
    return f"#{subpath}" if subpath and len(alike) == 1 and linkable(subpath) else ""


def facts_views(facts: Iterable[FactToEmit], words: Words) -> tuple[FactsView, ...]:
    """Facts by function, in the order in which they are given; a fact told again begins another function."""
    functions: list[tuple[str, dict[str, FactView]]] = []
    for fact in facts:
        if not functions or functions[-1][0] != fact.function or fact.name in functions[-1][1]:
            functions.append((fact.function, {}))
        functions[-1][1][fact.name] = FactView(name=words(f"fact.{fact.name}"), value=_said(fact, words))
    return tuple(FactsView(function=name, facts=tuple(listed.values())) for name, listed in functions)


def _said(fact: FactToEmit, words: Words) -> str:
    """What a fact says, in words and formulas."""
    said: list[str] = []
    for word, latex in fact.statements:
        where = formula(latex) if latex else ""
        text = words(f"fact.{word}", where=where) if word else where
        if word == "at" and said:
            said[-1] += f" {text}"
        else:
            said.append(text)
    return cell("; ".join(said))


def notation_views(symbols: Iterable[Symbol]) -> tuple[NotationView, ...]:
    """Symbols with what they stand for, for cells of a table."""
    views = []
    for symbol in symbols:
        said = (shown(symbol.meaning), formula(symbol.value) if symbol.value else "")
        views.append(
            NotationView(symbol=cell(formula(symbol.latex)), meaning=cell(", ".join(filter(None, said))))
        )
    return tuple(views)
