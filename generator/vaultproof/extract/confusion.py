"""Measures of a classifier told in words where the note counts its hits and misses: “with 40 true positives and
10 false positives the precision is 80%”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation
from vaultproof.extract.told import NumberText, begins, claim_told, told_value
from vaultproof.note import Block, Note
from vaultproof.spot import Spotted, late, together

_COUNTS = {
    "TP": r"""TP|true\s+positives?|richtig\s+positive?|vrais\s+positifs|verdaderos\s+positivos|verdadeiros\s+positivos
    |veri\s+positivi|истинно\s*положительны\w+|真阳性|真正例|真陽性|참\s*양성""",
    "FP": r"""FP|false\s+positives?|falsch\s+positive?|faux\s+positifs|falsos\s+positivos|falsi\s+positivi
    |ложно\s*положительны\w+|假阳性|假正例|偽陽性|거짓\s*양성""",
    "FN": r"""FN|false\s+negatives?|falsch\s+negative?|faux\s+négatifs|falsos\s+negativos|falsi\s+negativi
    |ложно\s*отрицательны\w+|假阴性|假负例|偽陰性|거짓\s*음성""",
    "TN": r"""TN|true\s+negatives?|richtig\s+negative?|vrais\s+négatifs|verdaderos\s+negativos|verdadeiros\s+negativos
    |veri\s+negativi|истинно\s*отрицательны\w+|真阴性|真负例|真陰性|참\s*음성""",
}
_MEASURES = (
    (r"accuracy|exactitud|acurácia|accuratezza|准确率|正解率|정확도", r"\frac{@TP+@TN}{@TP+@FP+@FN+@TN}"),
    (
        r"error\s+rate|fehlerrate|taux\s+d['’]erreur|tasa\s+de\s+error|错误率|誤り率",
        r"\frac{@FP+@FN}{@TP+@FP+@FN+@TN}",
    ),
    (
        r"precision|précision|precisión|precisão|precisione|精确率|查准率|適合率|정밀도",
        r"\frac{@TP}{@TP+@FP}",
    ),
    (
        r"""recall|sensitivity|true\s+positive\s+rate|TPR|rappel|sensibilité|sensibilidade?|exhaustividad|revocação
        |sensitivität|richiamo|полнота|召回率|查全率|再現率|재현율""",
        r"\frac{@TP}{@TP+@FN}",
    ),
    (
        r"""specificity|true\s+negative\s+rate|TNR|spécificité|especificidade?|spezifität|specificità|特异度|特異度
        |특이도""",
        r"\frac{@TN}{@TN+@FP}",
    ),
    (r"false\s+positive\s+rate|FPR", r"\frac{@FP}{@FP+@TN}"),
    (r"false\s+negative\s+rate|FNR", r"\frac{@FN}{@FN+@TP}"),
    (
        r"F_?\{?1\}?(?:[-\ ]?(?:score|maß|wert|measure))?|F1分数|F1値",
        r"\frac{2\cdot @TP}{2\cdot @TP+@FP+@FN}",
    ),
)
_SPOKEN = Spotted(
    rf"(?<!\w)(?:{'|'.join(f'(?:{pattern})' for pattern in _COUNTS.values())})", re.IGNORECASE | re.VERBOSE
)
"""Each count begins with a word, so that an `output` is none of true positives."""
_COUNTED = late(
    "|".join(
        rf"""(?<![\w.,])(?P<n{name}>\d+)\s+(?:{pattern})(?!\w)
        |(?<!\w)(?:{pattern})\s*(?:\(\w+\)\s*)?[=:：为は]\s*(?P<b{name}>\d+)(?![\w.,]*\d)"""
        for name, pattern in _COUNTS.items()
    ),
    re.IGNORECASE | re.VERBOSE,
)
_MEASURED = late(
    "|".join(
        rf"(?P<m{at}>(?<![^\W_])(?:{pattern})(?!(?-i:[^\W\d_぀-ヿ一-鿿가-힣])))"
        for at, (pattern, _) in enumerate(_MEASURES)
    ),
    re.IGNORECASE | re.VERBOSE,
)
_OTHERS = late(
    r"\b(?:macro|micro|weighted|averag\w*|mean|class|baseline|other|another|second|new|threshold|makro|mikro|gewichtet|moyenne|promedio|média)\b"
    r"|宏|微平均|加权|マクロ|平均",
    re.IGNORECASE,
)


_OF_COUNTS = "nb"
"""What the names of the groups of counts begin with."""
_WORDS = late(r"[^\W\d_]{4,}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{2,}")
_CLAUSE = late(r"[.,;。，；、](?!\d)")
_ELSEWHERE = "it may be told of something else than what is counted above"


def measure_claims(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each measure that follows the counts which it is worked out from, in the same section."""
    if not _SPOKEN.may_match_in(together(tuple(one.plain for one in texts))):
        return
    counts: dict[str, str] = {}
    counted: Block | None = None
    heading = -1
    for one in texts:
        block, text = one.block, one.plain
        section = sum(1 for other in note.headings if other.span.start < block.span.start)
        if section != heading:
            heading, counts = section, {}
        found = [(match.start(), match) for match in _COUNTED.finditer(text)]
        found += [(match.start(), match) for match in _MEASURED.finditer(text)]
        fresh: set[str] = set()
        for _, match in sorted(found, key=lambda pair: pair[0]):
            group = match.lastgroup or "m0"
            if group[0] in _OF_COUNTS:
                if not fresh:
                    counts = {}
                fresh.add(group[1:])
                counts[group[1:]], counted = match[group], block
                continue
            told = told_value(text, match.end())
            left = _left(int(group[1:]), counts)
            eastern = match.group()[-1] > "\u2e80"
            if told is None or left is None or not begins(text, match.start(), eastern=eastern):
                continue
            if _OTHERS.search(text) is None:
                claim = claim_told(note, block, match, left, told, doubts)
                lead = _CLAUSE.split(text[: match.start()])[-1]
                led_up_to = block is not counted and _WORDS.search(lead) is not None
                yield replace(claim, doubt=claim.doubt or (_ELSEWHERE if led_up_to else None))


def _left(measure: int, counts: Mapping[str, str]) -> str | None:
    """A measure with the counts put in; None where one of them is not told."""
    term = _MEASURES[measure][1]
    names = set(re.findall(r"@(\w\w)", term))
    if not names <= counts.keys():
        return None
    return re.sub(r"@(\w\w)", lambda match: counts[match[1]], term)
