r"""Chances behind a test, in symbols and by the names that medicine has for them, where the note tells prevalence,
sensitivity and specificity in words: `P(\text{ill} \mid +) \approx 0.154`, `P(+) = 0.0585`, “PPV: 15.4 %”,
`LR_+ = 18`. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation
from vaultproof.extract.probability.tests_told import (
    AMONG,
    GATE,
    HEALTHY,
    ILL,
    OF_OTHERS,
    OTHERWISE,
    given_shares,
    tells_of_others,
)
from vaultproof.extract.told import (
    NumberText,
    Told,
    claim_told,
    sentence_start,
    told_value,
    value_behind_chain,
)
from vaultproof.note import Note
from vaultproof.spot import late

_CHANCE = late(
    r"(?<![A-Za-z\\])(?:\\Pr|\\P|\\mathbb\s?\{?\s?P\s?\}?|\\operatorname\s?\{\s?P\s?\}|Pr|P|p)\s{0,3}\(\s{0,3}(?P<event>[^()|∣\n]{1,40}?)\s{0,3}"
    r"(?:(?:\||∣|\\mid(?![a-z])|\\vert(?![a-z]))\s{0,3}(?P<known>[^()|∣\n]{1,40}?)\s{0,3})?\)"
)
_NAMED = {
    "ill|positive": (
        r"PPV|VPP|PPW|positive\s+predictive\s+value|precision\s+of\s+the\s+test|"
        r"valeur\s+prédictive\s+positive|valor\s+predictivo\s+positivo|valor\s+preditivo\s+positivo|"
        r"valore\s+predittivo\s+positivo|positive[rn]?\s+(?:vorhersagewert|prädiktive[rn]?\s+wert)|"
        r"wartość\s+predykcyjna\s+dodatnia|прогностическая\s+ценность\s+положительного\s+результата|"
        r"giá\s+trị\s+(?:tiên\s+đoán|dự\s+đoán)\s+dương(?:\s+tính)?|阳性预测值|陽性的中率|양성\s?예측[도값]"
    ),
    "healthy|negative": (
        r"NPV|VPN|NPW|negative\s+predictive\s+value|valeur\s+prédictive\s+négative|"
        r"valor\s+predictivo\s+negativo|valor\s+preditivo\s+negativo|valore\s+predittivo\s+negativo|"
        r"negative[rn]?\s+(?:vorhersagewert|prädiktive[rn]?\s+wert)|wartość\s+predykcyjna\s+ujemna|"
        r"прогностическая\s+ценность\s+отрицательного\s+результата|giá\s+trị\s+(?:tiên\s+đoán|"
        r"dự\s+đoán)\s+âm(?:\s+tính)?|阴性预测值|陰性的中率|음성\s?예측[도값]"
    ),
    "ratio positive": (
        r"LR\s?(?:_\s?\{?|\^\s?\{?)?\s?\+\s?\}?|positive\s+likelihood\s+ratio|"
        r"positive[rs]?\s+likelihood-quotient|rapport\s+de\s+vraisemblance\s+positif|"
        r"raz[óo]n\s+de\s+verosimilitud\s+positiva|razão\s+de\s+verossimilhança\s+positiva|"
        r"rapporto\s+di\s+verosimiglianza\s+positivo|iloraz\s+wiarygodności\s+dodatni|"
        r"отношение\s+правдоподобия\s+положительного\s+(?:результата|теста)|阳性似然比|陽性尤度比|양성\s?우도비"
    ),
    "ratio negative": (
        r"LR\s?(?:_\s?\{?|\^\s?\{?)?\s?[-−–]\s?\}?(?=\s{0,3}(?:[=≈:]|\\approx|is|ist|est|es|é|è|wynosi))|"
        r"negative\s+likelihood\s+ratio|negative[rs]?\s+likelihood-quotient|"
        r"rapport\s+de\s+vraisemblance\s+négatif|raz[óo]n\s+de\s+verosimilitud\s+negativa|"
        r"razão\s+de\s+verossimilhança\s+negativa|rapporto\s+di\s+verosimiglianza\s+negativo|"
        r"iloraz\s+wiarygodności\s+ujemny|отношение\s+правдоподобия\s+отрицательного\s+(?:результата|"
        r"теста)|阴性似然比|陰性尤度比|음성\s?우도비"
    ),
}
_NAMES = late(
    "|".join(
        rf"(?P<k{at}>(?<![^\W_぀-ヿ一-鿿가-힣])(?:{words})(?![A-Za-zÀ-ỹА-я]))"
        for at, words in enumerate(_NAMED.values())
    ),
    re.IGNORECASE,
)
_MARKS = late(r"\\(?:text|mathrm|mathit|operatorname|textrm|textit)(?![a-z])|[{}\s$]")
_RESULT = late(
    r"(?:[A-Z](?:est)?\s?(?:_|\^|=)?)?(?P<positive>\+|pos(?:iti[vf][eoa]?)?\.?|1)|(?:[A-Z](?:est)?\s?(?:_|\^|=)?)?(?P<negative>[-−–]|neg(?:ati[vf][eoa]?)?\.?|nég(?:atif)?\.?|0)|(?P<p2>positi[vf]\w{0,2}|положительн\w+|dươngtính|dodatni|阳性|陽性|양성)|(?P<n2>negativ\w{0,2}|négatif|отрицательн\w+|âmtính|ujemny|阴性|陰性|음성)",
    re.IGNORECASE,
)
_OF_SOME = late(
    r"[\s$%\\]{0,4}(?:in|at|for|among|with|if|when|bei|für|unter|mit|wenn|chez|dans|pour|avec|si|en|para|con|cuando|em|com|quando|per|tra|se|при|для|у|в|среди|если|ở|với|khi|cho|nếu|przy|dla|wśród|u|w|gdy|jeśli)(?!\w)",
    re.IGNORECASE,
)
"""Words behind a value that tell of whom it is so."""
_SURE = frozenset({"D"})
_LETTER = late(
    r"(?P<not>\\(?:bar|overline|neg|lnot|not)|¬)?(?P<letter>[DKMEBCZI])(?P<sign>\^?(?:c|C|\\complement|[+−-]))?"
)
_PLAIN_STATE = late(r"[^\W\d_]{2,20}")


def test_symbols(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each chance behind a test that a note tells in symbols or by its name."""
    source = note.source.text
    if not GATE.may_match(source):
        return
    for one in texts:
        for match in (*_CHANCE.finditer(one.plain), *_NAMES.finditer(one.plain)):
            asked = _asked(match)
            told = _told(one.plain, match.end()) if asked is not None else None
            first = one.block.span.start
            given = given_shares(source, first + match.start()) if told is not None else None
            if asked is None or told is None or given is None:
                continue
            what, sure = asked
            shares, behind = given
            start = sentence_start(one.plain, match.start())
            claim = claim_told(note, one.block, match, _term(what, shares), told, doubts)
            other = (
                OTHERWISE.search(one.plain, start, told.end) is not None
                or AMONG.search(one.plain, start, match.start()) is not None
                or _OF_SOME.match(one.plain, told.end) is not None
                or tells_of_others(source[behind : first + start])
            )
            claim = claim if sure else replace(claim, doubt=claim.doubt or OF_OTHERS)
            yield claim.loosely(OF_OTHERS if other else None)


def _asked(match: re.Match[str]) -> tuple[str, bool] | None:
    """What is asked for, and whether it can be nothing else."""
    if "event" not in match.re.groupindex:
        return next((name for at, name in enumerate(_NAMED) if match[f"k{at}"] is not None), ""), True
    event = _MARKS.sub("", match["event"])
    known = _MARKS.sub("", match["known"]) if match["known"] is not None else None
    if known is None:
        result = _result(event)
        return (result, True) if result is not None and not event.isdigit() else None
    if (result := _result(known)) is not None and (state := _state(event)) is not None:
        return f"{state[0]}|{result}", state[1]
    if (result := _result(event)) is not None and (state := _state(known)) is not None:
        return f"{result}|{state[0]}", state[1]
    return None


def _result(event: str) -> str | None:
    """Whether an event is that a test is positive or negative."""
    match = _RESULT.fullmatch(event)
    if match is None:
        return None
    return "positive" if match["positive"] or match["p2"] else "negative"


def _state(event: str) -> tuple[str, bool] | None:
    """Whether an event is that somebody is ill or healthy, and whether it can be nothing else."""
    letter = _LETTER.fullmatch(event)
    if letter is not None:
        healthy = letter["not"] is not None or (letter["sign"] or "").lstrip("^") not in {"", "+"}
        return "healthy" if healthy else "ill", letter["letter"] in _SURE
    if _PLAIN_STATE.fullmatch(event) is None:
        return None
    if HEALTHY.match(event) is not None:
        return "healthy", True
    return ("ill", True) if ILL.match(event) is not None else None


def _told(text: str, at: int) -> Told | None:
    """The value told of a chance, perhaps worked out before it."""
    return told_value(text, at) or value_behind_chain(text, at)


def _term(what: str, given: Mapping[str, str]) -> str:
    """The term of a chance."""
    prior, hit, clear = given["prior"], given["sensitivity"], given["specificity"]
    ill, healthy = prior, rf"(1 - {prior})"
    rates = {
        "positive|ill": hit,
        "negative|ill": f"(1 - {hit})",
        "positive|healthy": f"(1 - {clear})",
        "negative|healthy": clear,
    }
    if what in rates:
        return f"{rates[what]} + 0"
    if what.startswith("ratio"):
        result = what.removeprefix("ratio ")
        return rf"\frac{{{rates[f'{result}|ill']}}}{{{rates[f'{result}|healthy']}}}"
    state, _, result = what.rpartition("|")
    parts = {
        "ill": rf"{rates[f'{result}|ill']} \cdot {ill}",
        "healthy": rf"{rates[f'{result}|healthy']} \cdot {healthy}",
    }
    both = " + ".join(parts.values())
    return rf"\frac{{{parts[state]}}}{{{both}}}" if state else both
