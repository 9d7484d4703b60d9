"""“The outputs sum to 1”, in words: a property of a function of vectors. Finds the claim; tries nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vaultproof.claim import Property, Trait
from vaultproof.extract.doubts.over import is_about_softmax
from vaultproof.extract.language.clauses import Running, Text, sentences, that_may_match
from vaultproof.extract.language.words import supposes
from vaultproof.note import Block, Note
from vaultproof.reference_arrays import ARRAY_REFERENCES
from vaultproof.spot import Several, Spotted, late

SUMS_TO_ONE = "sums to one"
"""The trait of a function of vectors whose values add up to one."""

_ONE = r"(?:1|one|eins|un|uno|um|один|единиц\w|一|\ue000)(?![\d.,]*\d)(?![A-Za-zÀ-ỹА-я])"
_STATED = tuple(
    Spotted(pattern, re.IGNORECASE | re.VERBOSE)
    for pattern in (
        rf"""(?:outputs?|output\s+values|probabilities|components|entries|elements|values)\s[^.;,\n\d]{{0,24}}?
        (?:always\s+|all\s+|together\s+)?(?P<no>(?:do|does)\s+not\s+|(?:don|doesn)['’]t\s+|need\s+not\s+)?(?:sum|add)s?\s+(?:up\s+)?to\s+{_ONE}""",
        rf"""sum\s+of\s+(?:all\s+|the\s+|its\s+|these\s+)*(?:outputs?|output\s+values|probabilities|components|entries|elements|values)
        [^.;,\n]{{0,24}}?\s(?:is|equals)\s+(?P<no>not\s+)?(?:always\s+|exactly\s+|equal\s+to\s+)*{_ONE}""",
        rf"""tổng\s+(?:của\s+)?(?:tất\s+cả\s+)?(?:các\s+)?(?:giá\s+trị\s+)?(?:đầu\s+ra|xác\s+suất|phần\s+tử|thành\s+phần|output)[^.;,\n]{{0,30}}?
        \s(?P<no>không\s+)?(?:luôn\s+)?(?:bằng|là)\s+{_ONE}
        |(?:đầu\s+ra|xác\s+suất|thành\s+phần|output)\s[^.;,\n\d\[(]{{0,24}}?có\s+tổng\s+(?:luôn\s+)?bằng\s+{_ONE}""",
        rf"""(?:ausgaben|wahrscheinlichkeiten|komponenten|werte|einträge|sie)\s[^.;,\n]{{0,24}}?(?:summieren|addieren)\s+sich\s+
        (?P<no>nicht\s+)?(?:immer\s+|stets\s+)?(?:zu|auf)\s+{_ONE}
        |summe\s+(?:aller|der)\s+(?:ausgaben|ausgabewerte|wahrscheinlichkeiten|komponenten|werte|einträge)[^.;,\n]{{0,24}}?
        \s(?:ist|beträgt|ergibt)\s+(?:immer\s+|stets\s+|gleich\s+)*{_ONE}""",
        rf"""somme\s+(?:de\s+toutes\s+|de\s+tous\s+)?(?:des|les)\s+(?:sorties|probabilités|composantes|éléments|valeurs)[^.;,\n]{{0,24}}?
        \s(?P<no>n['’]est\s+pas\s+)?(?:vaut|est|fait)?\s*(?:toujours\s+|égale\s+à\s+)*{_ONE}|sorties\s+somment\s+(?:toujours\s+)?à\s+{_ONE}
        |(?:sorties|probabilités|composantes|valeurs)\s[^.;,\n\d]{{0,30}}?et\s+leur\s+somme\s+(?:vaut|est|fait)\s+(?:toujours\s+|égale\s+à\s+)*{_ONE}""",
        rf"""(?:suma|soma)\s+(?:de\s+)?(?:todas\s+|todos\s+)?(?:las|los|as|os|das|dos)\s+(?:salidas|probabilidades|componentes|elementos|saídas|valores)
        [^.;,\n]{{0,24}}?\s(?P<no>no\s+|não\s+)?(?:es|é|vale)\s+(?:siempre\s+|sempre\s+|igual\s+a\s+)*{_ONE}
        |(?:salidas|saídas|probabilidades|componentes)\s+(?:(?:son|são)\s+positiv[ao]s\s+[ye]\s+)?(?:siempre\s+|sempre\s+)?(?:suman|somam)\s+{_ONE}""",
        rf"""сумма\s+(?:всех\s+)?(?:выходов|вероятностей|компонент\w*|элементов|значений)[^.;,\n]{{0,24}}?\s(?P<no>не\s+)?(?:всегда\s+)?равна\s+{_ONE}
        |в\s+сумме\s+(?:всегда\s+)?да(?:ют|ёт)\s+{_ONE}|(?:выходы|вероятности|компоненты|значения)\s[^.;\n\d]{{0,30}}?их\s+сумма\s+(?:всегда\s+)?равна\s+{_ONE}""",
        rf"""(?:wyjścia|prawdopodobieństwa|składowe|wartości)\s[^.;,\n\d]{{0,30}}?(?P<no>nie\s+)?sumują\s+się\s+(?:zawsze\s+)?do\s+{_ONE}
        |suma\s+(?:wszystkich\s+)?(?:wyjść|prawdopodobieństw|składowych)[^.;,\n]{{0,24}}?\s(?:jest\s+równa|wynosi)\s+{_ONE}""",
        rf"""(?:输出|概率|分量|元素)[^。；，\n]{{0,8}}?(?:之和|总和|的和|加起来|相加)(?P<no>不)?(?:恒|总是|始终|总)?(?:为|等于|是)\s*{_ONE}
        |输出(?:均|都|全)?(?:为|是)正数?的?，(?:且|并且|而且)?(?:其)?(?:总和|之和|和)(?:恒|总是)?(?:为|等于|是)\s*{_ONE}""",
        rf"""(?:出力|確率|要素|成分)[^。；\n]{{0,8}}?の?(?:合計|総和|和)は\s*(?:常に|必ず)?\s*{_ONE}|合計(?:する)?と\s*{_ONE}\s*に""",
        rf"""(?:출력|확률|원소|성분)[^.;\n]{{0,14}}?의?\s*(?:합|합계|총합)[은이는]\s*(?:항상\s*)?{_ONE}""",
        rf"""somma\s+(?:di\s+tutte\s+)?(?:delle|degli|dei)\s+(?:uscite|probabilità|componenti|elementi|valori)[^.;,\n]{{0,24}}?
        \s(?P<no>non\s+)?(?:è|vale)\s+(?:sempre\s+|uguale\s+a\s+|pari\s+a\s+)*{_ONE}|sommano\s+a\s+{_ONE}
        |(?:uscite|probabilità|componenti)\s[^.;,\n\d]{{0,30}}?e\s+la\s+loro\s+somma\s+(?:è|vale)\s+(?:sempre\s+|uguale\s+a\s+|pari\s+a\s+)*{_ONE}""",
    )
)
_ANY_STATED = Several(*_STATED)
_ONE_TOLD = Spotted(_ONE, re.IGNORECASE)
"""Each of them ends with this."""
_WISHED = Spotted(
    r"\b(?:must|should|need|phải|cần|muss|müssen|sollte\w*|doit|doivent|debe\w*|deve\w*|должн\w*)\b|必须|应|べき|해야",
    re.IGNORECASE,
)
_VECTORS = {name.casefold(): name for one in ARRAY_REFERENCES if one.index for name in one.names}
_NAMED = Spotted(
    rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, _VECTORS), key=len, reverse=True))})(?![\w-])",
    re.IGNORECASE,
)
_OTHER = Spotted(
    r"sigmoid|relu|tanh|layer|distribution|pmf|phân\s+phối|verteilung|loi\b|distribuci|distribui|распределен|分布|분포",
    re.IGNORECASE,
)


_REASON = late(
    r"""(?:(?<!\w)(?:since|because|as|given\s+that|da|weil|puisque|comme|car|puesto\s+que|como|porque|pois|poiché|siccome|так\s+как|поскольку|ponieważ|vì|do)(?!\w)
    |因为|由于|ので)[^.。]*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words before what is no finding but the reason for one: `Since probabilities sum to 1, c = 3`."""


def total_claims(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Property]:
    """Each statement in running text that the values of a function of vectors add up to one."""
    stated = that_may_match(_ANY_STATED, texts)
    for running in texts if stated else ():
        block, text = running.block, running.text
        told = [one for one in stated if one.may_match(text.words)] if block.kind != "formula" else []
        if told and _ONE_TOLD.search(text.words) is not None:
            for start, end, mark in sentences(text.words):
                if (
                    mark not in {"?", "？"}
                    and (claim := _claim(note, block, text, told, (start, end), doubts)) is not None
                ):
                    yield claim


def _claim(
    note: Note,
    block: Block,
    text: Text,
    patterns: Iterable[Spotted],
    sentence: tuple[int, int],
    doubts: Mapping[int, str],
) -> Property | None:
    words, (start, end) = text.words, sentence
    match = next((found for one in patterns if (found := one.search(words, start, end)) is not None), None)
    if match is None or not _is_one(text, match) or _WISHED.search(words, start, end):
        return None
    named = _NAMED.search(words, start, end)
    around = f"{words[start : match.start()]} \ue001 {words[match.end() : end]}"
    doubt = doubts.get(block.scope)
    if supposes(around):
        doubt = "the words around it suppose, ask or deny rather than state"
    elif named is None and (
        _OTHER.search(words, start, end) or _REASON.search(words, start, match.start()) is not None
    ):
        doubt = "it may be said of something else than the function"
    return Property(
        path=note.path,
        span=text.passage.cut(match.start(), match.end()).whole,
        kind="property",
        text=text.shown(match.start(), match.end()),
        scope=block.scope,
        subject=named.group()
        if named is not None
        else ("softmax" if is_about_softmax(note, block.span.start) else None),
        says=Trait(name=SUMS_TO_ONE, denied=match.groupdict().get("no") is not None),
        written=text.shown(match.start(), match.end()),
        doubt=doubt,
    )


def _is_one(text: Text, match: re.Match[str]) -> bool:
    """Whether the number told is 1, where it is a formula."""
    formula = text.formulas.get(match.end() - 1)
    return formula is None or formula.text.strip() in {"1", "1.0"}
