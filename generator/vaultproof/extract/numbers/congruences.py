r"""Congruences and remainders between numbers: `17 \equiv 2 \pmod 5`, `2^{10} \equiv 1 \pmod{11}`, `100 \bmod 7 = 2`.

Says of both sides of a congruence that they leave the same remainder. Works no remainder out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.formula import contexts_of
from vaultproof.extract.language.words import conditional, consequent, denies, supposes
from vaultproof.note import Note, RunKind
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_SPOKEN_OF = Spotted(r"\\equiv|≡|\\[bp]?mod(?![a-z])|\bmod\b")
_SPACE = r"(?:\s|~|\\[,;:! ]|\\q?quad)*"
_MODULUS = late(
    rf"(?:\\pmod{_SPACE}\{{?{_SPACE}(?P<raised>\d+){_SPACE}\}}?"
    rf"|\(?{_SPACE}(?:\\(?:text|mathrm|operatorname|mbox)\s*\{{\s*mod\s*\}}|\\b?mod(?![a-z])|mod\b){_SPACE}\{{?(?P<plain>\d+)\}}?{_SPACE}\)?)"
)
_EQUIVALENT = late(r"\\equiv(?![a-z])|≡|(?<![<>!:])=")
_REMAINDER = late(
    rf"^(?P<number>.+?){_SPACE}(?:\\b?mod(?![a-z])|\\(?:text|mathrm|operatorname)\s*\{{\s*mod\s*\}}|mod\b){_SPACE}"
    rf"\{{?(?P<modulus>\d+)\}}?{_SPACE}(?<!\\)=(?P<stated>.+)$",
    re.DOTALL,
)
_PARTED = late(
    r"[,;，；、]|\\q?quad|\\(?:Rightarrow|implies|Longrightarrow|iff|Leftrightarrow|text\w*\s*\{[^{}]*\s[^{}]*\}|\\)|[⇒⟹⇔]|=>"
)
_NUMERAL = late(r"\d{1,3}(?:[,.]\d{3})+$|[-−+\d\s^{}()*·×!]|\\(?:cdot|times|left|right|[,;:! ])")
_LONGEST = 300
_WHOLE = late(r"\d+")


def congruence_claims(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim that two numbers leave the same remainder, for each pair that a formula or running text sets
    congruent, and that a number leaves the remainder told."""
    if _SPOKEN_OF.search(note.source.text) is None:
        return
    contexts = None
    for formula in note.formulas:
        if len(formula.passage.text) > _LONGEST or _SPOKEN_OF.search(formula.passage.text) is None:
            continue
        found = tuple(_of_text(formula.passage))
        if not found:
            continue
        contexts = contexts_of(note) if contexts is None else contexts
        context = contexts.get(formula.span.start, ("", ""))
        if context is not None:
            yield from (_claim(note, formula.scope, one, doubts, " ".join(context)) for one in found)
    for block in note.blocks:
        for run in block.runs:
            if run.kind is RunKind.TEXT and not run.struck and _SPOKEN_OF.search(run.passage.text):
                for line in _lines(run.passage):
                    for one in _of_text(line):
                        sentence = block.text.replace(line.text, " \ue001 ")
                        yield _claim(note, block.scope, one, doubts, sentence)


_Found: TypeAlias = tuple[Passage, str, str, Passage, str]


_INVERSES = Spotted(
    r"""(?:\b(?:invers\w*|reciprocal|nghịch\s+đảo|kehrwert|обратн\w+|odwrotn\w+|ters\w*)\b|逆元|逆数|逆元素|역원)[^.。\ue001]{0,40}\ue001""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_INVERSES = "it may tell the inverse among remainders"


def _claim(note: Note, scope: int, found: _Found, doubts: Mapping[int, str], sentence: str) -> Equation:
    first, left, right, last, modulus = found
    start, end = first.whole.start, last.whole.end
    span = Span(start, max(end, start))
    text = " ".join(note.source[span].split())
    written = right if _is_remainder(right, modulus) else _modulo(right, modulus)
    doubt = "the words around it suppose, ask or deny rather than state"
    return Equation(
        path=note.path,
        span=span,
        kind="value",
        text=f"{text} mod {modulus}" if "mod" not in text else text,
        scope=scope,
        left=Term(Passage(_modulo(left, modulus), ((0, start),)), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=Term(last if written == right else last.reworded(written), Syntax.LATEX),
        doubt=doubts.get(scope)
        or (_OF_INVERSES if _INVERSES.search(sentence) else None)
        or (doubt if any(tells(sentence) for tells in (supposes, denies, conditional, consequent)) else None),
    )


def _is_remainder(number: str, modulus: str) -> bool:
    return _WHOLE.fullmatch(number.strip()) is not None and int(number) < int(modulus)


_INVERSE = late(
    r"(?:\(\s*(?P<bare>\d+)\s*\)|(?<![\d.,)^])(?P<base>\d+))\s*\^\s*\{\s*[-−]\s*(?P<power>\d+)\s*\}"
)
_POWER = late(r"\^\s*([-−]?\d{2,}|[-−]\d)(?!\d)")
"""An exponent of several characters, as running text writes it without braces."""
_MOST_DIGITS = 12


def _modulo(number: str, modulus: str) -> str:
    number = _inverted(_POWER.sub(r"^{\1}", number.strip()), modulus)
    return rf"{number} \bmod {modulus}" if _WHOLE.fullmatch(number) else rf"({number}) \bmod {modulus}"


def _inverted(number: str, modulus: str) -> str:
    """A number with the powers of whole numbers for inverses among remainders, such as `3^{-1}`."""

    def power(found: re.Match[str]) -> str:
        base = found["bare"] or found["base"]
        if max(map(len, (base, found["power"], modulus))) > _MOST_DIGITS:
            return found.group()
        try:
            return str(pow(int(base), -int(found["power"]), int(modulus)))
        except ValueError:
            return found.group()  # it has none

    return _INVERSE.sub(power, number)


def _lines(passage: Passage) -> Iterator[Passage]:
    """The stretches of running text in which a congruence between numbers may stand."""
    for match in re.finditer(r"[-−+\d\s^()*·×=≡!]{3,80}\(?\s*mod(?:\s+\d+)\)?(?:\s*=\s*\d+)?", passage.text):
        yield passage.cut(*match.span())


def _of_text(passage: Passage) -> Iterator[_Found]:
    """Each pair of numbers, each with its passage, that a text sets congruent, and to which modulus."""
    text = passage.text
    begin = 0
    for match in _MODULUS.finditer(text):
        if match["plain"] is not None and not match.group().rstrip().endswith(")"):
            continue
        start = max((one.end() for one in _PARTED.finditer(text, begin, match.start())), default=begin)
        cuts = [(one.start(), one.end()) for one in _EQUIVALENT.finditer(text, start, match.start())]
        edges = [start, *(edge for cut in cuts for edge in cut), match.start()]
        terms = [_term(passage, *edges[at : at + 2]) for at in range(0, len(edges), 2)]
        for left, right in pairwise(terms):
            if left is not None and right is not None:
                modulus = match["raised"] or match["plain"]
                if int(modulus) > 0:
                    yield left, left.text, right.text, right, modulus
        begin = match.end()
    for start, end in _stretches(text):
        found = _REMAINDER.match(text[start:end])
        if found is None:
            continue
        number = _term(passage, start + found.start("number"), start + found.end("number"))
        stated = _term(passage, start + found.start("stated"), start + found.end("stated"))
        if (
            number is not None
            and stated is not None
            and _WHOLE.fullmatch(stated.text)
            and int(found["modulus"])
        ):
            yield number, number.text, stated.text, stated, found["modulus"]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text between the signs that part statements."""
    start = 0
    for match in _PARTED.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _term(passage: Passage, start: int, end: int) -> Passage | None:
    """What stands between two places, where that is a number or works one out."""
    text = passage.text[start:end]
    lead = re.match(rf"{_SPACE}", text)
    first = lead.end() if lead is not None else 0
    body = re.sub(rf"{_SPACE}[.。]?{_SPACE}$", "", text[first:])
    if not re.search(r"\d", body) or _NUMERAL.sub("", body) or body.count("(") != body.count(")"):
        return None
    return passage.cut(start + first, start + first + len(body))
