"""A small vault's findings, made by hand, and ways to place a finding on a piece of text."""

from __future__ import annotations

from vaultproof.catalogue import REFUTED_CLAIM, UNRESOLVED_LINK
from vaultproof.claim import (
    Definition,
    Disputed,
    Equation,
    Holds,
    Judgement,
    Refuted,
    Relation,
    Syntax,
    Term,
    Testimony,
    Undecided,
    Verdict,
    WitnessKind,
)
from vaultproof.diagnostic import Applicability, Diagnostic, Edit, Fix, Label, Rule
from vaultproof.findings import Findings, ReadDefinition, ResolvedLink
from vaultproof.note import Link, LinkKind
from vaultproof.source import Passage, Source, Span

NOTE = """---
Reference:
  - "[[Vanishing Gradient|vanishing gradient]]"
---
$$f(x) = \\max(0, x)$$

- ReLU(3) = 3
- ReLU(-2) = 1
- g(2) = 5
- u(1) = 2
"""
SOURCE = Source("ReLU.md", NOTE)


def span_of(text: str, source: Source = SOURCE) -> Span:
    """The first place of `text` in a source."""
    start = source.text.index(text)
    return Span(start, start + len(text))


def term(text: str, syntax: Syntax = Syntax.PLAIN) -> Term:
    return Term(Passage.of(SOURCE, span_of(text)), syntax)


def judgement(text: str, verdict: Verdict, *testimony: Testimony) -> Judgement:
    left, right = text.split(" = ")
    claim = Equation(
        path="ReLU.md",
        span=span_of(text),
        kind="value",
        text=text,
        scope=0,
        left=term(left),
        relation=Relation.EQUAL,
        right=term(right),
    )
    return Judgement(claim=claim, stated=right, verdict=verdict, testimony=testimony)


def spoken(value: str, *, agrees: bool) -> Testimony:
    span = span_of("f(x) = \\max(0, x)")
    return Testimony(witness=WitnessKind.FORMULA, path="ReLU.md", span=span, value=value, agrees=agrees)


REFUTED = REFUTED_CLAIM.at(
    "ReLU.md",
    span_of("ReLU(-2) = 1"),
    "the note says `ReLU(-2) = 1`, its formula gives 0",
    help="write `0`",
    fix=Fix(Applicability.UNSAFE, (Edit(Span(span_of("-2) = 1").end - 1, span_of("-2) = 1").end), "0"),)),
    labels=(Label(path="ReLU.md", span=span_of("f(x) = \\max(0, x)"), text="formula: 0"),),
)
UNRESOLVED = UNRESOLVED_LINK.at(
    "ReLU.md",
    span_of("[[Vanishing Gradient|vanishing gradient]]"),
    "no note is named `Vanishing Gradient`",
)
FINDINGS = Findings(
    notes=1,
    sources={"ReLU.md": SOURCE},
    formulas=1,
    definitions=(
        ReadDefinition(
            definition=Definition(
                path="ReLU.md",
                span=span_of("f(x) = \\max(0, x)"),
                name="f",
                aliases=("ReLU",),
                parameters=("x",),
                source=WitnessKind.FORMULA,
                text="f(x) = \\max(0, x)",
                body=term("\\max(0, x)", Syntax.LATEX),
                scope=0,
            ),
            expression="Max(0, x)",
        ),
    ),
    judgements=(
        judgement("ReLU(3) = 3", Holds(actual="3"), spoken("3", agrees=True)),
        judgement("ReLU(-2) = 1", Refuted(actual="0"), spoken("0", agrees=False)),
        judgement("g(2) = 5", Undecided(reason="`g` is not defined")),
        judgement("u(1) = 2", Disputed(actual="formula 2, code 3")),
    ),
    links=(
        ResolvedLink(
            path="ReLU.md",
            link=Link(
                kind=LinkKind.WIKILINK,
                span=span_of("[[Vanishing Gradient|vanishing gradient]]"),
                target="Vanishing Gradient",
                subpath=None,
                display="vanishing gradient",
                in_property="Reference",
            ),
            resolved=None,
        ),
    ),
    diagnostics=(UNRESOLVED, REFUTED),
    prefix="vault/",
)


def findings_at(text: str, marked: str, *, rule: Rule = REFUTED_CLAIM, message: str = "m") -> Findings:
    """Findings of one note with one diagnostic on the first place of `marked`."""
    source = Source("N.md", text)
    return Findings(
        notes=1, sources={"N.md": source}, diagnostics=(rule.at("N.md", span_of(marked, source), message),)
    )


def with_diagnostics(*diagnostics: Diagnostic) -> Findings:
    """The example's note with these findings alone."""
    return Findings(notes=1, sources={"ReLU.md": SOURCE}, diagnostics=diagnostics)
