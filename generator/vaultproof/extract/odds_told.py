"""Odds told in words beside a probability: “a probability of 0.75 corresponds to odds of 3 to 1”, “Odds von 1:4
entsprechen 20 %”, “the log-odds of 0.5 are 0”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.fair_chances import CHANCE
from vaultproof.extract.told import NumberText, Told, claim_told, latex, told_value
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_ODDS = (
    r"odds|chancen(?:verhältnis)?|quote|cotes?|momios|cuotas?|quota|"
    r"razão\s+de\s+chances|шансы|шансов|szans[ea]|tỉ\s+số\s+cược|tỷ\s+lệ\s+cược|胜算|オッズ|오즈"
)
_P = r"(?P<p>0?[.,]\d+|\d{1,2}(?:[.,]\d+)?\s?\\?%)"
_RATIO = (
    r"(?P<a>\d{1,4})\s*(?::|to|zu|contre|contra|para|a|к|на|do|对|対|대|ăn)\s*(?P<b>\d{1,4})(?![\d.,]*\d)"
)
_FROM_CHANCE = Spotted(
    rf"(?<!\w)(?:{CHANCE}|p\s*=)[^.。!?\n\d]{{0,20}}?{_P}(?!\d)[^.。!?\n\d]{{0,60}}?(?<!\w)(?:{_ODDS})(?!\w)[^.。!?\n\d]{{0,16}}?{_RATIO}",
    re.IGNORECASE,
)
_FROM_ODDS = Spotted(
    rf"(?<!\w)(?:{_ODDS})(?!\w)[^.。!?\n\d]{{0,16}}?{_RATIO}[^.。!?\n\d]{{0,60}}?(?<!\w)(?:{CHANCE}|p\s*=)[^.。!?\n\d]{{0,20}}?{_P}(?!\d)",
    re.IGNORECASE,
)
_LOG_ODDS = Spotted(
    rf"(?<!\w)(?:log[-\s]?odds|logits?|logit-wert)(?!\w)[^.。!?\n\d]{{0,30}}?{_P}(?!\d)(?=[\s:]|\Z)",
    re.IGNORECASE,
)
_AGAINST = late(r"against|gegen|contre|en\s+contra|contro|против|不利", re.IGNORECASE)
_OTHER = late(
    r"(?<!\w)(?:not|house|bookmaker|payout|nicht|kein\w*|pas|no|não|non|не|không)(?!\w)|不", re.IGNORECASE
)
_FROM = late(
    r"(?<!\w)(?:from|von|de|desde|da|от|с|từ|z)\s+\d{1,4}\s*(?:to|zu|auf|à|a|para|до|на|к|lên|xuống|do|na)(?=\s)|从\s*\d|から|에서",
    re.IGNORECASE,
)
"""Odds that move, `from 3 to 2`, are not those of 3 to 2."""


def odds_told(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each statement that odds belong to a probability."""
    source = note.source.text
    tried = [one for one in (_FROM_CHANCE, _FROM_ODDS, _LOG_ODDS) if one.may_match(source)]
    for one in texts if tried else ():
        for pattern in tried:
            for match in pattern.finditer(one.plain):
                if _OTHER.search(match.group()) is None and _FROM.search(one.plain, *match.span()) is None:
                    yield from _claims(note, one, match, doubts)


def _claims(
    note: Note, one: NumberText, match: re.Match[str], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    chance = latex(match["p"])
    if match.re.groupindex.get("a") is None:
        told = told_value(one.plain, match.end())
        if told is not None:
            left = rf"\ln\left(\frac{{{chance}}}{{1 - {chance}}}\right)"
            yield claim_told(note, one.block, match, left, told, doubts)
        return
    first, second = match["a"], match["b"]
    if _AGAINST.search(match.group()):
        first, second = second, first
    told = Told(*match.span("p"), Relation.EQUAL)
    claim = claim_told(note, one.block, match, rf"\frac{{{first}}}{{{first} + {second}}}", told, doubts)
    if int(first) + int(second) == 0:
        return
    plain = match["p"].replace(",", ".").rstrip("%\\ ")
    percent = 100 if "%" in match["p"] else 1
    apart = abs(Fraction(int(first), int(first) + int(second)) * percent - Fraction(plain))
    if apart > Fraction(1, 2 * 10 ** len(plain.partition(".")[2])):  # not what it is rounded to, nor cut off
        exact = Fraction(plain) / percent
        fraction = rf"\frac{{{exact.numerator}}}{{{exact.denominator}}}"
        claim = replace(claim, right=Term(Passage(fraction, claim.right.passage.anchors), Syntax.LATEX))
    yield claim
