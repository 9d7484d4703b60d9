"""What is worked out in an answer: the words around it ask for it, or tell under which circumstances it is so.

`What is the probability that …?` asks for the sum behind it, and denies nothing. Only tells words apart; whether
something is worked out is read elsewhere.
"""

from __future__ import annotations

import re

from vaultproof.extract.language.words import CONDITIONAL, PLACING, tells_of_mistakes
from vaultproof.spot import Spotted

_VALUE_ASKED = Spotted(
    r"""(?:(?<![^\ue001\n.。,;:¿\x29）*，：])[\s*_(¿]*|\b(?:and|so|then|und|et|y|e|и|i)\s+)
    (?:what(?:\s+(?:is|are|was|were|will\s+be|does|do|percent\w*|percentage|fraction|proportion|share|value|number|probability|size|price|amount)|['’]s)
    |how\s+(?:many|much|long|far|likely|often|large|big|fast|high|tall|old|probable)
    |(?:wie\s+(?:viele?|groß|hoch|lang|weit|oft|wahrscheinlich|schnell|alt|lautet)|was\s+(?:ist|sind|beträgt)|welche[rnms]?\s+\w+\s+(?:hat|ist|ergibt))
    |(?:quel(?:le)?s?\s+(?:est|sont|était)|combien)
    |(?:cuál(?:es)?\s+(?:es|son|era|sería)|cuánt[oa]s?|qué\s+(?:probabilidad|porcentaje|valor|fracción|proporción))
    |(?:qual\s+(?:é|era|a|o)|quais\s+são|quant[oa]s?)
    |(?:qual\s+è|quali\s+sono|quant[oaie])
    |(?:сколько|како(?:ва|в|во|й|е)|каковы|чему\s+равн\w+|скільки|яка|який|яке|чому\s+дорівню\w+)
    |(?:ile|jak(?:ie|a|i)\s+(?:jest|są))
    )(?!\w)[^.?!。？！\ue001]*[?？]
    |[^.?!。？！\ue001\n]*(?:bao\s+nhiêu|là\s+mấy|là\s+gì|多少|几(?:个|种|次|人|天)|幾(?:個|種|次|人)|いくら|いくつ|何(?:個|通り|人|回|パーセント|%|分|日|円)|얼마|몇\s*(?:개|명|번|가지|%|퍼센트|일))[^.?!。？！\ue001]*[?？]""",
    re.IGNORECASE | re.VERBOSE,
)
"""A question for a value, which what is worked out answers, or which is the next to be answered."""
_FREE = Spotted(
    r"""\b(?:would|exercise|bài\s+tập|hãy\s+tính|aufgabe|berechne|käme|wäre|exercice|calculez|ejercicio|calcula|exercício|calcule|esercizio|calcola
    |упражнение|вычислите|решите|slope(?=\W[^;]{0,40}\bintercept))\b
    |练习|練習|計算せよ|求めよ|연습""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that ask for what is worked out, or tell what would come of it."""
_CIRCUMSTANCE = Spotted(
    r"""(?:\b(?:assum(?:e|ing)|suppos(?:e|ing)|let['’]s\s+say|giả\s+sử|giả\s+định|angenommen|nehmen\s+wir\s+an|supposons|admettons|supongamos|supón
    |suponha|suponhamos|supponiamo|предположим|допустим|załóżmy|varsayalım)\b|假设|假設|仮定|가정하)
    (?!(?:\W|\b(?:that|now|dass|que|che|że|rằng|что)\b)*\ue001)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that suppose something else than what stands behind them."""
_CASE = Spotted(
    rf"(?<!\w)(?:{CONDITIONAL})(?!\w)(?=[^,;.，；。\ue001]{{0,60}}[:：]\W{{0,3}}\ue001)", re.IGNORECASE
)
"""A condition that ends before what is worked out under it: `If n = 25: …`."""
_EITHER = Spotted(r"\beither\b(?!\W{0,3}\ue001)", re.IGNORECASE)
_PLACE = Spotted(rf"(?<!\w)(?:{PLACING})(?=\W{{0,3}}\ue001)", re.IGNORECASE)
"""What tells where something is so, which is worked out all the same: `at $x = \\frac{4}{2} = 2$`."""
_ALL = (_PLACE, _VALUE_ASKED, _FREE, _CIRCUMSTANCE, _CASE, _EITHER)


def without_circumstances(sentence: str) -> str:
    """A sentence around what is worked out, at U+E001, without the words that ask for it, ask what comes next, or tell
    under which circumstances it is so; all of it where it speaks of a mistake."""
    if tells_of_mistakes(sentence):
        return sentence
    for words in _ALL:
        sentence = words.sub(" ", sentence)
    return sentence
