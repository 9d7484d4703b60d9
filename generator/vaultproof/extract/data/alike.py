r"""How alike two sets or two words of the same length are, told in a sentence: “the Jaccard similarity of {a, b, c} and
{b, c, d} is 0.5”, “Hamming between 1011101 and 1001001: 2”.

Only where both stand in the sentence. Counts nothing but what is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.told import NumberText, Told, claim_told, sentence_start, told_value
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_SPOKEN = Spotted(
    r"jaccard|hamming|джаккар|жаккар|хэмминг|хемминг|雅卡尔|杰卡德|汉明|ジャッカード|ジャカード|ハミング|자카드|자카르|해밍",
    re.IGNORECASE,
)
_JACCARD = late(r"jaccard|джаккар|жаккар|雅卡尔|杰卡德|ジャッ?カード|자카[드르]", re.IGNORECASE)
_DISTANCE = late(r"distan|abstand|расстояни|odległoś|khoảng\s+cách|dissimil|距离|距離|거리", re.IGNORECASE)
_SET = r"\\?\{(?P<NAME>[^{}\\$]{1,120})\\?\}"
_WORD = r"[`\"'“”«»„]?(?P<NAME>[01]{2,64}|(?<=[`\"'“”«„])[A-Za-zÀ-ỹА-яё]{2,30})[`\"'“”«»]?"
_JOINS = r"\s*\$?\s*(?:[,;，、]|and|und|et|y|e|и|i|và|vs\.?|与|和|と|와|과)\s*\$?\s*"
_SETS, _WORDS = (
    late(one.replace("NAME", "first") + _JOINS + one.replace("NAME", "second"), re.IGNORECASE)
    for one in (_SET, _WORD)
)
_BEHIND = late(r"\s*\)?\s*(?:→|->|=>|\\to|\\rightarrow)\s*")
_TOPIC = late(
    r"""jaccard\w*|hamming\w*|джаккар\w*|жаккар\w*|х[эе]мминг\w*|雅卡尔|杰卡德|汉明|ジャッ?カード|ハミング|자카[드르]|해밍
    |(?<!\w)(?:similarit\w*|index|coefficient|distances?|sets?|strings?|words?|bit(?:s|strings?)?|between|of|ähnlichkeit\w*|koeffizient|index|mengen?|abstand|distanz|wörter|bitfolgen|zwischen|similarité|indice|coefficient|ensembles?|mots|chaînes|entre
    |similitud|similaridade|índice|coeficiente|conjuntos?|cadenas|palabras|palavras|distancia|distância|similarità|indice|coefficiente|insiemi|parole|stringhe|distanza|tra|fra|сходств\w+|мер\w+|коэффициент\w*|множеств\w*|расстояни\w+|строк\w*|слов\w*|между
    |podobieństw\w*|współczynnik|zbior\w+|odległość|między|độ\s+tương\s+(?:đồng|tự)|tập|hợp|khoảng\s+cách|giữa|chuỗi|xâu)(?!\w)
    |相似度|系数|集合|距离|字符串|之间|类似度|類似度|係数|距離|文字列|유사도|계수|집합|거리|문자열|사이""",
    re.IGNORECASE | re.VERBOSE,
)
_MAY_BE_ANOTHER = "its words may tell of another measure"


def likenesses(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each such likeness or distance."""
    if not _SPOKEN.may_match(note.source.text) or _SPOKEN.search(note.source.text) is None:
        return
    for one in texts:
        for pattern in (_SETS, _WORDS):
            for match in pattern.finditer(one.text):
                start = sentence_start(one.text, match.start())
                before = one.text[start : match.start()]
                names = _SPOKEN.search(before)
                told = _told(one, match.end()) if names is not None else None
                term = _term(match, before, sets=pattern is _SETS) if told is not None else None
                if told is None or term is None:
                    continue
                claim = claim_told(note, one.block, match, term, told, doubts)
                plain = goes_on_plainly(before.replace("$", " "), _TOPIC)
                doubt = doubts.get(one.block.scope) or doubt_of(before)
                yield replace(claim, kind="value", doubt=doubt).loosely(None if plain else _MAY_BE_ANOTHER)


def _told(one: NumberText, at: int) -> Told | None:
    """The value behind the two: after a sign, a verb or an arrow, which is read as a sign."""
    arrow = _BEHIND.match(one.plain, at)
    if arrow is None:
        close = _CLOSE.match(one.plain, at)
        return told_value(one.plain, close.end() if close is not None else at)
    sign = f"={' ' * (arrow.end() - at - 1)}"
    return told_value(f"{one.plain[:at]}{sign}{one.plain[arrow.end() :]}", at)


_CLOSE = late(r"\s*\)")


def _term(match: re.Match[str], before: str, *, sets: bool) -> str | None:
    """What works the likeness out, in numbers of what is the same."""
    if sets:
        if _JACCARD.search(before) is None:
            return None
        first, second = (_items(match[name]) for name in ("first", "second"))
        if not first or not second:
            return None
        share = rf"\frac{{{len(first & second)}}}{{{len(first | second)}}}"
        return f"1 - {share}" if _DISTANCE.search(before) is not None else share
    if _JACCARD.search(before) is not None or len(match["first"]) != len(match["second"]):
        return None
    return str(sum(a != b for a, b in zip(match["first"], match["second"], strict=True)))


def _items(listed: str) -> frozenset[str]:
    """The elements of a set; none where dots stand for some of them."""
    items = [one.strip() for one in re.split(r"[,;，、]", listed)]
    if "..." in listed or "…" in listed or any(not one or len(one) > _LONGEST for one in items):
        return frozenset()
    return frozenset(items)


_LONGEST = 30
