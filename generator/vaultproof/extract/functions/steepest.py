"""The greatest or least value of a derivative, told in words: “its derivative has a maximum of 0.25 at x = 0”,
“đạo hàm đạt giá trị lớn nhất bằng 0.25”, “导数的最大值为 0.25”. Decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vaultproof.claim import Extremum, Property, Syntax, Term
from vaultproof.extract.definitions.head import read_head
from vaultproof.extract.functions.extremes import place_behind
from vaultproof.extract.functions.stating import ends_here
from vaultproof.extract.functions.subjects import DERIVATIVE, of_name
from vaultproof.extract.language.clauses import (
    FORMULA,
    NUMBER,
    Grammar,
    Running,
    Text,
    sentences,
    told_of_values,
)
from vaultproof.extract.language.words import supposes
from vaultproof.note import Block, Note
from vaultproof.spot import Several, Spotted, late

_DERIVATIVE = Spotted(rf"(?<![^\W\d_])(?:{DERIVATIVE})", re.IGNORECASE | re.VERBOSE)
_TOLD = Several(_DERIVATIVE)
_OF_DERIVATIVE = late(
    rf"\s*(?:value\s+)?(?:of|của|der|des|ihrer|seiner|de\s+la|de\s+sa|de\s+su|da|do|de|della|di|)\s*(?:the\s+|its\s+)?(?:{DERIVATIVE})",
    re.IGNORECASE | re.VERBOSE,
)
_ANOTHER = Spotted(
    r"\b(?:loss|second|zweite|seconde|segunda|вторая|inverse|training|error)\b|bậc\s+hai|二阶|二階|2階|이계|损失|損失|손실",
    re.IGNORECASE,
)
_NO_LABEL = Spotted(r"(?:\blo[ck]al\w*|\brelati[vf]\w*|cục\s+bộ|локальн\w*|极|極)\s*$", re.IGNORECASE)
_LINK = late(
    r"""\s*(?:value|wert|valeur|valor|valore|giá\s+trị)?\s*
    (?:of|is|equals|with\s+(?:the\s+)?value|mit\s+(?:dem\s+)?wert|von|ist|beträgt|bằng|là|de\s+valeur|égale?\s+à|est|vaut|de|vale|es|é|igual\s+a|em|di|è|pari\s+a
    |равен|равно|равна|равное|为|是|等于|は|が|은|는|이|=|:|：|)\s*(?:only|just|exactly|about|approximately|chỉ|khoảng|nur|etwa|genau|environ|solo|apenas|примерно|всего|仅|约|約|약|)
    \s*(?:≈\s*)?""",
    re.IGNORECASE | re.VERBOSE,
)
_VALUE = late(rf"({NUMBER})(?![\dA-Za-z%])")
_IN_NUMBERS = late(rf"[\d∞π{FORMULA}]")
"""One of these is in every number that is not told with the word for π."""
_FAR = 90


def steepest_claims(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Property]:
    """The extreme values of derivatives that a note's paragraphs and list items tell."""
    for running in texts if told_of_values(_TOLD, texts) else ():
        block, text = running.block, running.text
        if block.kind == "formula" or not (telling := tuple(_telling(text.words))):
            continue
        for grammar in running.spoken:
            found = list(_in_block(note, block, text, grammar, doubts.get(block.scope), telling))
            if found:
                yield from found
                break


def _telling(words: str) -> Iterator[tuple[int, int, re.Match[str]]]:
    """The sentences that speak of a derivative and hold a number, with the words for the derivative."""
    if not (_IN_NUMBERS.search(words) or "pi" in words):
        return
    for start, end, mark in sentences(words):
        if mark in {"?", "？"} or not (_IN_NUMBERS.search(words, start, end) or "pi" in words[start:end]):
            continue
        derivative = _DERIVATIVE.search(words, start, end)
        if derivative is not None and not _ANOTHER.search(words, start, end):
            yield start, end, derivative


def _in_block(
    note: Note,
    block: Block,
    text: Text,
    grammar: Grammar,
    doubt: str | None,
    telling: Iterable[tuple[int, int, re.Match[str]]],
) -> Iterator[Property]:
    for start, end, derivative in telling:
        for kind, greatest in (("greatest", True), ("least", False)):
            for label in grammar.words[kind].finditer(text.words, start, end):
                said = _said(text, derivative, label, end)
                if said is None or _NO_LABEL.search(text.words, start, label.start()):
                    continue
                value, where, stop, first = said
                if not ends_here(text.words[:end], stop, grammar):
                    continue
                around = f"{text.words[start:first]} \ue001 {text.words[stop:end]}"
                unclear = "the words around it suppose, ask or deny" if supposes(around) else None
                unclear = unclear or (_CONFINED if _is_limited(text, start, end) else None)
                yield _claim(
                    note,
                    block,
                    text,
                    (first, stop),
                    doubt or unclear,
                    says=Extremum(greatest=greatest, value=value, at=where, order=1),
                    subject=_subject(text, derivative, label, end),
                )


_CONFINED = "the words around it may limit it to a stretch"
_STRETCH = late(
    r"[\[(\]]\s*[^\[\](),;]{1,20}[,;]\s*[^\[\](),;]{1,20}[\])\[]|[<>≤≥]|\\(?:leq?|geq?|lt|gt|in)(?![a-z])"
)
_BETWEEN = late(
    r"(?<!\w)(?:between|zwischen|entre|tra|fra|между|giữa|między|intervals?|intervall\w*|intervalo|intervallo|интервал\w*|отрезк\w*|khoảng|đoạn|przedzia\w*)(?!\w)|区间|區間|区間|구간|之间",
    re.IGNORECASE,
)


def _is_limited(text: Text, start: int, end: int) -> bool:
    """Whether a sentence speaks of a stretch of the line."""
    words = text.words[start:end]
    formulas = (one.text for at, one in text.formulas.items() if start <= at < end)
    return any(_STRETCH.search(one) for one in (words, *formulas)) or _BETWEEN.search(words) is not None


def _said(
    text: Text, derivative: re.Match[str], label: re.Match[str], end: int
) -> tuple[Term, Term | None, int, int] | None:
    """The value that follows a label which belongs to the derivative, its place, and where the statement lies."""
    words = text.words[:end]
    behind = _OF_DERIVATIVE.match(words, label.end())
    before = derivative.end() <= label.start() <= derivative.end() + _FAR
    if behind is None and not before:
        return None
    at = label.end()
    if behind is not None:
        named = of_name(text, behind.end(), end)
        at = named[1] if named is not None else behind.end()
        if words[at : at + 2].strip() == FORMULA:
            at = words.index(FORMULA, at) + 1
    link = _LINK.match(words, at)
    assert link is not None  # it may be empty
    value = _VALUE.match(words, link.end())
    if value is None or (value.group(1) == FORMULA and _is_symbolic(text, value.start(1))):
        return None
    where, stop = place_behind(text, value.end(), end)
    return text.term(*value.span(1)), where, stop, label.start()


def _is_symbolic(text: Text, at: int) -> bool:
    return re.search(r"[A-Za-z]\s*[(=]|=", text.formulas[at].text) is not None


def _subject(text: Text, derivative: re.Match[str], label: re.Match[str], end: int) -> str | None:
    """The function of whose derivative is spoken: `the derivative of tanh`, `the derivative \\sigma'(x) = …`."""
    named = of_name(text, derivative.end(), end)
    if named is not None and not _DERIVATIVE.fullmatch(named[0]):
        return named[0]
    for at, formula in sorted(text.formulas.items()):
        if derivative.end() <= at < max(label.start(), derivative.end() + 8):
            left = formula.text.partition("=")[0]
            head = read_head(Term(formula.cut(0, len(left.rstrip())), Syntax.LATEX))
            if head is not None and head.primes == 1:
                return head.name
    return None


def _claim(
    note: Note,
    block: Block,
    text: Text,
    place: tuple[int, int],
    doubt: str | None,
    *,
    says: Extremum,
    subject: str | None,
) -> Property:
    start, stop = place
    shown = text.shown(start, stop)
    return Property(
        path=note.path,
        span=text.span_of(start, stop),
        kind="extremum",
        text=shown,
        scope=block.scope,
        subject=subject,
        says=says,
        written=shown,
        doubt=doubt,
    )
