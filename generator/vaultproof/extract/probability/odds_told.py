"""Odds told in words beside a probability: “a probability of 0.75 corresponds to odds of 3 to 1”, “Odds von 1:4
entsprechen 20 %”, “the log-odds of 0.5 are 0”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.probability.fair_chances import CHANCE
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


_FAMILIAR = frozenset(
    """a an and are as be been being correspond corresponding corresponds equal equals equivalent event exactly favor
    favour for gives given has have having if in is it its mean means of odds or s so that the their then these this
    thus to which with against by i e
    als also beträgt bei das dass dem den der des die ein eine einem einen einer entsprechen entspricht
    ereignis für gegen hat ist mit sind so und von zu damit folgt ergibt ergeben gleich
    au aux avec ce cette correspond correspondent d de des donc du est et l la le les pour sont soit un une vaut à
    al con corresponde corresponden de del el en entonces equivale equivalen es esto las los por son tanto un una
    unas unos y
    com corresponde correspondem da das do dos e em equivale equivalem logo ou são uma umas uns é
    che corrisponde corrispondono del della delle di dunque equivale il ma per quindi sono una uno è
    вероятности вероятностью в за значит и к на означает означают против равна равны с соответствует соответствуют то
    событие события это
    jest na odpowiada odpowiadają są to więc wynosi z
    bằng có là một ra thì tương ứng với xác suất và""".split()
)
_EASTERN = late(
    r"对应于?|相当于?|相當|等于|意味着|表示|概率|胜算|即|也就是|的|是|为|了|に|は|が|を|の|と|で|なら|場合|とき|相当|する|対応|等しい|である|です|つまり|에|의|은|는|이|가|을|를|이면|해당|한다|하는|와|과|같다"
)
_WORD = late(r"[^\W\d_]+")
_BETWEEN = late(r"contr[eao]|against|gegen|против")


def _is_plain(match: re.Match[str]) -> bool:
    """Whether the words of a statement tell of one event alone: those that may tell which stand with the odds and
    with the chance."""
    text = match.group()
    for group in ("p", "a", "b"):
        if match.re.groupindex.get(group) is not None:
            start, end = (place - match.start() for place in match.span(group))
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    text = _EASTERN.sub(" ", _NAMES.sub(" ", text)).lower()
    words = [word.group() for word in _WORD.finditer(text)]
    return all(word in _FAMILIAR or words.count(word) > 1 for word in words)


_NAMES = late(rf"(?<!\w)(?:{CHANCE}|{_ODDS}|log[-\s]?odds|logits?|logit-wert|p(?=\s*=))(?!\w)", re.IGNORECASE)
_UNLIKE = "the odds and the probability may be those of different events"


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
            claim = claim_told(note, one.block, match, left, told, doubts)
            yield claim.loosely(None if _is_plain(match) else _UNLIKE)
        return
    first, second = match["a"], match["b"]
    between = one.plain[match.end("a") : match.start("b")]
    against = _BETWEEN.search(between) is not None
    if _AGAINST.search(match.group().replace(between, " ")):
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
    yield claim.loosely(None if _is_plain(match) and not against else _UNLIKE)
