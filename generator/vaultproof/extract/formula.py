"""Statements inside a note's formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from vaultproof.claim import Syntax, Term
from vaultproof.extract.chain import Chain, read_chains
from vaultproof.extract.classify import Statement
from vaultproof.extract.prose import tells_magnitude
from vaultproof.extract.silence import doubt_of, doubt_of_numbers, without_degrees, without_would
from vaultproof.extract.words import conditional, denies, put_values, supposes
from vaultproof.note import Block, Formula, Note, Run, RunKind


def formula_statements(note: Note, restored: Sequence[Formula] = ()) -> Iterator[Statement]:
    """Each chain of at least two terms in each formula of the note that is not struck out, and in `restored` ones."""
    contexts = _contexts(note) | {one.span.start: _raw_context(note, one) for one in restored}
    for formula in (*note.formulas, *restored):
        context = contexts.get(formula.span.start, ("", ""))
        if context is None:
            continue
        earlier, sentence = context
        sentence += _other(formula.passage.text)
        if r"\equiv" in formula.passage.text and _CONGRUENCES.search(note.source.text):
            continue
        chains = read_chains(formula.passage)
        if chains and tells_magnitude(note.source.text, formula.span.end):
            chains = (*chains[:-1], chains[-1].without_last())
        for chain in chains:
            if chain.relations:
                terms = tuple(term.text for term in chain.terms)
                around = without_degrees(sentence, *terms)
                numbers = without_would(around, *terms)
                yield Statement(
                    source=note.source,
                    scope=formula.scope,
                    terms=tuple(Term(term, Syntax.LATEX) for term in chain.terms),
                    relations=chain.relations,
                    doubt=doubt_of(f"{earlier} {around}") or _supposition(chain),
                    doubt_of_numbers=doubt_of_numbers(numbers, earlier) or _supposition(chain),
                    conditional=conditional(sentence),
                    denied=denies(sentence),
                    open_ended=formula.passage.text.rstrip(" .").endswith(
                        (r"\dots", r"\ldots", r"\cdots", "…")
                    ),
                )


def _supposition(chain: Chain) -> str | None:
    return "something is inferred from it, so that it may be supposed" if chain.supposed else None


_OTHER = re.compile(
    r"\\[pb]mod|\\oplus|\^\{?\\circ|\\(?:mathbb|mathbf)\s*\{?[FZ]\}?_\S+|\\operatorname\{GF\}\S*"
)


def _other(latex: str) -> str:
    """What in a formula itself tells of other kinds of numbers."""
    return " " + " ".join(_OTHER.findall(latex))


_CONGRUENCES = re.compile(
    r"\\[bp]?mod(?![a-z])|mathbb\{?\s*Z\s*\}?\s*(?:_|/)|\bmod(?:ulo)?\b|congru|kongruen|đồng dư|сравним|по модулю"
    r"|同余|合同|합동",
    re.IGNORECASE,
)
_Context: TypeAlias = tuple[str, str] | None


def _contexts(note: Note) -> dict[int, _Context]:
    """The words around each formula by its offset: what is said earlier, and its sentence, in which U+E001 stands for
    the formula; None where it is struck out.

    For an inline formula: the sentences of its paragraph in which something is supposed, and its sentence. For one on
    its own: the paragraph before it, and the end of that with the beginning of the one behind.
    """
    found: dict[int, _Context] = {}
    texts = [_words(block) for block in note.blocks]
    for index, block in enumerate(note.blocks):
        if block.kind == "formula":
            before = texts[index - 1][-300:] if index else ""
            behind = texts[index + 1][:120] if index + 1 < len(texts) else ""
            start = max((match.end() for match in _END.finditer(before)), default=0)
            found[block.span.start] = before[:start], f"{before[start:]} \ue001 {behind}"
            continue
        at = 0
        others = _other("\n".join(run.passage.text for run in block.runs if run.kind is RunKind.FORMULA))
        for run in block.runs:
            if run.kind is RunKind.FORMULA:
                earlier, sentence = _sentence(texts[index], at)
                found[run.span.start] = None if run.struck else (earlier, sentence + others)
                at += 1
            else:
                at += len(_shown(run))
    return found


def _raw_context(note: Note, formula: Formula) -> _Context:
    """The words around a formula that stands in a note's text as it is."""
    block = next((one for one in note.blocks if one.span.covers(formula.span)), None)
    if block is None:
        return "", ""
    text = note.source.text
    before, behind = text[block.span.start : formula.span.start], text[formula.span.end : block.span.end]
    return _sentence(f"{before}\ue002{behind}", len(before))


def _words(block: Block) -> str:
    text = ""
    given = set()
    for run in block.runs:
        if run.kind is RunKind.FORMULA and _VALUE.match(run.passage.text):
            given.add(len(text))
        text += _shown(run)
    return put_values(text, given.__contains__) if given else text


_VALUE = re.compile(r"\s*\\?[A-Za-z]+(?:_\{?\w+\}?)?\s*=\s*[-−]?\s*\d+(?:(?:[.,]|\{,\})\d+)?\s*$")


def _shown(run: Run) -> str:
    """A run's words; a formula is one private-use character, so that offsets stay simple: U+E003 without letters."""
    if run.kind is RunKind.FORMULA:
        return "\ue002" if re.search(r"[^\W\d_]", run.passage.text) else "\ue003"
    return "" if run.kind is RunKind.COMMENT else run.passage.text


_REACH = 500
_END = re.compile(r"(?<=[.!?。？！\n])\s|[。？！\n]")


def _sentence(text: str, at: int) -> tuple[str, str]:
    """The earlier sentences of the paragraph that suppose something, and the sentence around an offset."""
    ends = [match.end() for match in _END.finditer(text)]
    start = max((end for end in ends if end <= at), default=0)
    end = min((end for end in ends if end > at), default=len(text))
    earlier = text[:start]
    earlier = earlier[-_REACH:]
    supposed = earlier if supposes(earlier) and "?" not in earlier else ""
    before, behind = text[max(start, at - _REACH) : at], text[at + 1 : min(end, at + _REACH)]
    return supposed[-_REACH:], f"{before} \ue001 {behind}"
