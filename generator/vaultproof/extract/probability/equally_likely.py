r"""Means, variances, entropies and impurities of what has equally likely outcomes, told in words: “the entropy of a
fair coin is 1 bit”, “公平骰子的熵约为 2.585 比特”, “Der Erwartungswert eines fairen Würfels ist 3,5”. Reads only where
every word between the quantity and its value is known. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation, Relation
from vaultproof.extract.probability.event_words import number_of_word
from vaultproof.extract.probability.information import base_of_note, base_told
from vaultproof.extract.told import (
    ENDS,
    NumberText,
    Told,
    begins_clause,
    claim_told,
    told_value,
    value_behind,
    value_behind_chain,
)
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_ENTROPY = r"(?:shannon\s+)?entropy|(?:shannon-)?entropie|entropía|entropia|энтропия|entropi|熵|エントロピー|엔트로피"
_GINI = (
    r"gini(?:[\s-](?:impurity|index|coefficient|koeffizient|unreinheit))?|gini-impurity|(?:indice|índice|impureté|impureza|impurità|indeks|chỉ\s+số)\s+(?:de\s+|di\s+)?gini"
    r"|(?:индекс|критерий)\s+джини|джини|基尼(?:系数|指数|不纯度)?|ジニ(?:係数|不純度|指数)"
)
_MEAN = (
    r"expected\s+(?:value|number)|expectation|mean(?:\s+value)?|average|erwartungswert|mittelwert|espérance(?:\s+mathématique)?|moyenne|esperanza(?:\s+matemática)?|valor\s+(?:esperado|medio|médio)|media|média|esperança|valore\s+atteso"
    r"|математическое\s+ожидание|матожидание|среднее|kỳ\s+vọng|giá\s+trị\s+kỳ\s+vọng|trung\s+bình|wartość\s+oczekiwana|(?:数学)?期望(?:值)?|均值|期待値|平均(?:值|値)?|기댓값|평균"
)
_VARIANCE = r"variance|varianz|varianza|variância|дисперсия|phương\s+sai|wariancja|方差|分散|분산"
_DEVIATION = r"""
    standard\s+deviation|standardabweichung|écart[-\s]type|desviación\s+(?:típica|estándar)|desvio[-\s]padrão|deviazione\s+standard|(?:стандартное|среднеквадратич\w+)\s+отклонение|độ\s+lệch\s+chuẩn|标准差|標準偏差|표준\s*편차"""
_QUANTITY = rf"""
    (?P<entropy>{_ENTROPY})|(?P<gini>{_GINI})|(?P<deviation>{_DEVIATION})|(?P<variance>{_VARIANCE})|(?P<mean>{_MEAN})"""
_FAIR = r"""
    (?:fair|unbiased|balanced|honest|ideal|faire[rnsm]?|ideale[rnsm]?|équilibrée?|just[ao]|equilibrad[ao]|honest[ao]|perfect[ao]|onest[ao]|equ[ao]|equilibrat[ao]|bilanciat[ao]|честн\w+|симметричн\w+|правильн\w+|идеальн\w+)"""
_COUNT = r"""
    \d{1,4}|two|three|four|five|six|eight|ten|zwei|drei|vier|fünf|sechs|acht|zehn|deux|trois|quatre|cinq|six|huit|dix|dos|tres|cuatro|cinco|seis|ocho|diez|dois|duas|três|quatro|oito|dez|due|tre|quattro|cinque|sei|otto|dieci|дву[мх]|тр[её]х|четыр[её]х|пяти|шести|восьми|hai|ba|bốn|năm|sáu|tám|[两二三四五六八十兩]|두|세|네"""
_COIN = rf"""
    (?:a\s+|one\s+|the\s+)?{_FAIR}\s+coin(?:\s+(?:flip|toss))?|(?:an?\s+)?(?:flip|toss)\s+of\s+a\s+{_FAIR}\s+coin|(?:einer\s+)?{_FAIR}\s+münze|(?:eines\s+)?{_FAIR}\s+münzwurfs
    |une\s+pièce\s+{_FAIR}|una\s+moneda\s+{_FAIR}|uma\s+moeda\s+{_FAIR}|una\s+moneta\s+{_FAIR}|{_FAIR}\s+монет[ыа]|(?:một\s+)?đồng\s+xu\s+(?:công\s+bằng|cân\s+đối|đều)|(?:公平|均匀|公正)的?硬币|(?:公平な|公正な|偏りの(?:ない|無い))(?:コイン|硬貨)|공정한\s*동전"""
_SHOWN = r"""
    (?:(?:the\s+)?(?:result|outcome|number|value|score)\s+(?:shown\s+)?(?:of|on|by|when\s+rolling)\s+|(?:the\s+)?(?:roll|throw)\s+of\s+|(?:a|one|a\s+single)\s+(?:roll|throw)\s+of\s+|(?:rolling|throwing)\s+|(?:augenzahl|wurf\w*)\s+(?:bei\s+|mit\s+)?|(?:le\s+)?(?:résultat|lancer)\s+d['’]|(?:el\s+|del\s+)?(?:resultado|lanzamiento|lançamento)\s+de\s+|(?:il\s+|del\s+)?(?:risultato|lancio)\s+di\s+|(?:числа\s+)?очков\s+(?:на|при\s+броске)\s+|(?:результата\s+)?броска\s+)"""
_DIE = rf"""
    (?:a\s+|one\s+|the\s+)?(?:single\s+)?(?:{_FAIR}\s+)?(?:(?:six|6)-sided\s+)?die(?:\s+(?:roll|throw))?|(?:eines\s+)?(?:{_FAIR}\s+)?(?:sechsseitigen\s+)?(?:würfels|würfelwurfs)|(?:einem\s+)?(?:{_FAIR}\s+)?(?:sechsseitigen\s+)?würfel|un\s+dé(?:\s+{_FAIR})?(?:\s+à\s+(?:six|6)\s+faces)?
    |un\s+dado(?:\s+{_FAIR})?(?:\s+(?:de|a)\s+(?:seis|sei|6)\s+(?:caras|facce))?|um\s+dado(?:\s+{_FAIR})?(?:\s+de\s+(?:seis|6)\s+(?:faces|lados))?|(?:одно[йг]о?\s+)?(?:{_FAIR}\s+)?(?:игральн\w+\s+)?(?:кост[иь]|кубика|кубике)|(?:một\s+)?(?:con\s+)?xúc\s+xắc(?:\s+(?:công\s+bằng|cân\s+đối|đều))?
    |(?:一[枚个個颗])?(?:公平|均匀|公正)?的?(?:六面)?骰子|(?:公平な|公正な|偏りのない)?(?:6面)?サイコロ|(?:공정한\s*)?주사위"""
_SIDED = rf"""
    (?:a\s+|the\s+)?{_FAIR}\s+(?P<sides>{_COUNT})-sided\s+die|(?:eines\s+)?{_FAIR}\s+(?P<sides2>acht|zehn|zwölf|vier|zwanzig)seitigen\s+würfels|un\s+dé\s+{_FAIR}\s+à\s+(?P<sides3>{_COUNT})\s+faces|un\s+dado\s+{_FAIR}\s+(?:de|a)\s+(?P<sides4>{_COUNT})\s+(?:caras|facce)"""
_CASES = r"""
    (?:(?:possible\s+|mögliche[nr]?\s+)?(?:outcomes?|values?|classes|class|symbols?|states?|events?|categories|letters|messages|options|ausgänge[n]?|ergebnisse[n]?|werte[n]?|klassen|symbole[n]?|zustände[n]?|ereignisse[n]?|kategorien|zeichen|issues|valeurs|symboles|états|événements|modalités|resultados|valores|clases|símbolos|estados|eventos|categorías|esiti|valori|classi|simboli|risultati|стати|исход\w*|значени\w+|класс\w*|символ\w*|состояни\w+|событи\w+|kết\s+quả|giá\s+trị|lớp|ký\s+hiệu|trạng\s+thái))"""
_LIKELY = r"""
    (?:equally\s+(?:likely|probable)|equiprobable|gleich\s?wahrscheinliche[nr]?|équiprobables?|equiprobables?|equiprováveis|equiprobabili|равновероятн\w+)"""
_EQUAL = rf"""
    (?:(?:a|the|eine[rn]?|der)\s+)?(?:uniform\s+distribution|gleichverteilung)\s+(?:over|on|with|über|auf|mit)\s+(?P<n>{_COUNT})\s+{_CASES}|(?P<n2>{_COUNT})\s+(?:{_LIKELY}\s+{_CASES}|{_CASES}\s+{_LIKELY}|{_CASES}\s+(?:đồng\s+khả\s+năng|có\s+xác\s+suất\s+bằng\s+nhau))
    |(?:la\s+|une\s+)?loi\s+uniforme\s+sur\s+(?P<n3>{_COUNT})\s+{_CASES}|(?:la\s+|una\s+|uma\s+|a\s+)?(?:distribución|distribuição|distribuzione)\s+uniforme\s+(?:sobre|em|su|con|com)\s+(?P<n4>{_COUNT})\s+{_CASES}|равномерного\s+распределения\s+(?:на|по)\s+(?P<n5>{_COUNT})\s+{_CASES}
    |(?P<n6>{_COUNT})\s*[个個]\s*(?:等概率|等可能)的?(?:结果|事件|类别|符号|取值)|(?P<n7>{_COUNT})\s*[个個](?:结果|事件|类别|符号|取值)的?均匀分布|(?P<n8>{_COUNT})\s*(?:通り|個|つ|種類)の等確率の?(?:結果|事象|記号)|(?P<n9>{_COUNT})\s*(?:通り|個|つ|種類)の(?:結果|事象|記号)の一様分布"""
_PURE = r"""
    (?:(?:a|the)\s+)?pure\s+(?:node|leaf|set)|(?:eines\s+)?reinen\s+(?:knotens|blatts)|un(?:e)?\s+(?:nœud|noeud|feuille)\s+pure?|un\s+nodo\s+puro|uma?\s+(?:nó|folha)\s+pur[oa]|un\s+nodo\s+puro|una\s+foglia\s+pura|чистого\s+(?:узла|листа)|(?:một\s+)?(?:nút|lá)\s+thuần(?:\s+nhất)?|纯(?:节点|叶)|純粋な(?:ノード|葉)"""
_THING = rf"(?P<coin>{_COIN})|(?P<sided>{_SIDED})|(?:{_SHOWN})?(?P<die>{_DIE})|(?P<equal>{_EQUAL})|(?P<pure>{_PURE})"
_OF = r"(?:of|for|on|von|für|bei|mit|pour|avec|para|con|com|de|d['’]|du|di|per|cho|của|для|при|на|gen)"
_BEFORE = Spotted(
    rf"(?<!\w)(?:{_QUANTITY})(?:\s+(?:{_OF}\s*)?|\s+d['’])(?:{_THING})(?![^\W\d_])",
    re.IGNORECASE | re.VERBOSE,
)
"""The quantity before what it is of."""
_BEHIND = Spotted(
    rf"(?<!\w)(?:(?:with|for|mit|bei|für|avec|pour|con|para|com|per|с|для|при|với)\s+)(?:{_THING}),?\s+(?:ist\s+|beträgt\s+)?(?:(?:the|die|der|das|la|le|el|o|a|il|l['’])\s*)?(?:{_QUANTITY})(?!\w)",
    re.IGNORECASE | re.VERBOSE,
)
_HAS = Spotted(
    rf"(?<!\w)(?:{_THING})\s+(?:has|hat|a|tiene|tem|ha|имеет|có)\s+(?:(?:an?|eine|die|une?|una|uma)\s+)?(?:{_QUANTITY})(?!\w)",
    re.IGNORECASE | re.VERBOSE,
)
_EAST = Spotted(rf"(?:{_THING})\s*(?:的|の(?:出目の|目の)?|의)\s*(?:{_QUANTITY})", re.IGNORECASE | re.VERBOSE)
_LARGEST = r"""
    (?:(?:maximum|maximal|max\.?|largest|greatest|highest|maximale|größte|höchste|maximal[ea]?|máxim[ao]|massim[ao]|mayor|plus\s+grande|максимальная|наибольшая))"""
_MOST = Spotted(
    rf"""
    (?<!\w)(?:{_LARGEST}\s+(?:possible\s+|mögliche\s+)?(?:(?P<entropy>{_ENTROPY})|(?P<gini>{_GINI}))|(?:(?P<entropy2>{_ENTROPY})|(?P<gini2>{_GINI}))\s+(?:maximale?|máxim[ao]|massim[ao]|tối\s+đa|lớn\s+nhất))\s+(?:value\s+)?{_OF}\s*(?:a\s+distribution\s+(?:over|on|with)\s+|une\s+loi\s+sur\s+)?(?P<n>{_COUNT})\s+{_CASES}(?!\w)
    |(?P<n2>{_COUNT})\s*(?:通り|個|つ|種類|値)の(?:結果|事象|記号|状態|クラス)?(?:に対する|の|における)?(?:(?P<entropy3>エントロピー)|(?P<gini3>ジニ(?:係数|不純度|指数)))の最大値|(?P<n3>{_COUNT})\s*[个個](?:结果|类别|符号|取值|状态)的?(?:分布的?)?(?:最大(?:(?P<entropy4>熵)|(?P<gini4>基尼(?:系数|指数|不纯度)))|熵的?最大值?)""",
    re.IGNORECASE | re.VERBOSE,
)
"""The largest entropy or impurity that so many outcomes can have."""
_PATTERNS = (_BEFORE, _BEHIND, _HAS, _EAST, _MOST)
_UNLIKE = late(
    r"(?<!\w)(?:biased|loaded|unfair|weighted|unequal\w*|numbered|gezinkt\w*|unfair\w*|ungleich\w*|\d+-sided|d(?:4|8|10|12|20)|\w+seitig\w*|tetra\w*|truqué\w*|pipé\w*|trucad[ao]\w*|cargad[ao]\w*|viciad[ao]\w*|truccat[ao]\w*|несимметричн\w+|нечестн\w+|lệch)(?!\w)|不均匀|不公平|偏った|いかさま|불공정",
    re.IGNORECASE,
)
_TOLD_FAIR = late(
    rf"(?<![^\W\d_]){_FAIR}(?![^\W\d_])|công\s+bằng|cân\s+đối|公平|均匀|公正|偏りの|공정",
    re.IGNORECASE | re.VERBOSE,
)
_NONE = late(
    r"\s+(?:is|ist|est|es|é|è|vaut|равна?)\s+(?P<zero>zero|nul(?:le)?|null|cero|nul[ao]|zéro|нулю)(?!\w)",
    re.IGNORECASE,
)
_OTHER_DICE = "the note speaks of dice or coins that are not fair"
_NO_BASE = "the base of the logarithm is not told"
_FACES = 6


def equally_likely(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each such statement of a note's running text."""
    source = note.source.text
    tried = [one for one in _PATTERNS if one.may_match(source)]
    for one in texts if tried else ():
        for pattern in tried:
            for match in pattern.finditer(one.plain):
                claim = _claim(note, one, match, doubts)
                yield from (claim,) if claim is not None else ()


def _claim(note: Note, one: NumberText, match: re.Match[str], doubts: Mapping[int, str]) -> Equation | None:
    named = {name: words for name, words in match.groupdict().items() if words}
    kind = next(
        (name for name in ("entropy", "gini", "deviation", "variance", "mean") if _has(named, name)),
        "entropy",
    )
    count = _count(named)
    eastern = match.group()[-1] > "\u2e80"
    told = _told(one.plain, match.end())
    if count is None or told is None or not begins_clause(one.plain, match.start(), eastern=eastern):
        return None
    if kind in {"mean", "variance", "deviation"} and not (named.get("die") or named.get("sided")):
        return None
    base = _base(note.source.text, one.plain, told) if kind == "entropy" else 0
    left = _term(kind, count, base or 0)
    unfair = ("die" in named or "coin" in named) and _UNLIKE.search(note.source.text) is not None
    doubt = _OTHER_DICE if unfair and _TOLD_FAIR.search(match.group()) is None else None
    doubt = doubt or (
        _OTHER_DICE if "die" in named and _OTHER_FACES.search(note.source.text) is not None else None
    )
    unsure = base is None and count > 1 and kind == "entropy"
    claim = claim_told(note, one.block, match, left, told, doubts)
    if kind == "entropy" and base_told(one.plain, told.end) is None:
        claim = replace(claim, doubt=claim.doubt or _NO_BASE)
    return claim.loosely(doubt or (_NO_BASE if unsure else None))


_OTHER_FACES = late(
    r"(?:four|ten|eight|twelve|twenty|\d+)[-\s]sided|(?:vier|acht|zehn|zwölf|zwanzig)\s*seit|seiten\s+(?:des\s+würfels\s+)?tragen|faces?\s+(?:run|are|show)|from\s+(?:0|zero)|ab\s+0|two\s+(?:are|dice)\s+added|sum\s+of|summe|тетраэдр|四面|八面|十面",
    re.IGNORECASE,
)
"""Words of dice with other numbers on their faces, or of several."""


def _has(named: Mapping[str, str], name: str) -> bool:
    """Whether a group of a name, or one of those numbered after it, has matched."""
    return any(re.fullmatch(rf"{name}\d?", one) for one in named)


def _count(named: Mapping[str, str]) -> int | None:
    """How many equally likely outcomes there are."""
    if "pure" in named:
        return 1
    if "coin" in named:
        return 2
    number = next((words for name, words in named.items() if re.fullmatch(r"(?:n|sides)\d?", name)), None)
    if number is None:
        return _FACES if "die" in named else None
    count = int(number) if number.isdigit() else number_of_word(number) or _MORE.get(number.lower())
    return count if count is not None and count > 1 else None


_MORE = {
    **dict.fromkeys(("eight", "acht", "huit", "ocho", "oito", "otto", "восьми", "tám", "八"), 8),
    "zwölf": 12,
    "zwanzig": 20,
    "двум": 2,
    "двух": 2,
    "十": 10,
}


def _told(text: str, at: int) -> Told | None:
    """The value told behind a quantity: a number, the end of a chain, or nothing at all."""
    if (none := _NONE.match(text, at)) is not None:
        ends = ENDS.match(text, none.end()) is not None
        return Told(*none.span("zero"), Relation.EQUAL, "0") if ends else None
    return told_value(text, at) or value_behind_chain(text, at) or value_behind(text, at)


def _base(source: str, text: str, told: Told) -> int | None:
    """Which base an entropy is told to, by its unit or by the words of the note."""
    unit = base_told(text, told.end)
    return unit if unit is not None else base_of_note(source)


def _term(kind: str, count: int, base: int) -> str:
    """The term of a quantity of so many equally likely outcomes, or of the numbers from one to so many."""
    match kind:
        case "entropy":
            return rf"\ln({count}) + 0" if base else rf"\log_2({count}) + 0"
        case "gini":
            return rf"1 - \frac{{1}}{{{count}}}"
        case "mean":
            return rf"\frac{{{count} + 1}}{{2}}"
        case "variance":
            return rf"\frac{{{count}^2 - 1}}{{12}}"
        case _:
            return rf"\sqrt{{\frac{{{count}^2 - 1}}{{12}}}}"
