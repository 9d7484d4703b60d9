r"""In how many ways the letters of a word can be arranged: “The letters of BANANA can be arranged in 60 ways”, “34650
Anordnungen der Buchstaben von MISSISSIPPI”. Works out no factorial.

Only in sentences of which all words are known to set no condition, such as that the vowels stand together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Equation, Relation
from vaultproof.extract.told import NumberText, Told, claim_told, sentence_start
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_ARRANGED = Spotted(
    r"arrang\w*|rearrang\w*|permut\w+|anagram\w*|anordn\w+|anordnen|umordn\w+|anagramm\w*|arrangements?|anagrammes?|ordenaciones|anagramas?|permutaciones|перестанов\w+|перестав\w+|анаграмм\w*|hoán\s+vị|sắp\s+xếp|cách\s+xếp|排列|排法|並べ方|並べ替え|順列|배열|순열|anagrammi",
    re.IGNORECASE,
)
_WORD = late(r"(?<![\w$\\])[A-ZÀ-ÖØ-ÞА-ЯЁ]{4,15}(?!\w)")
_NUMBER = late(
    r"(?<![\w.,/!^])(?:[1-9]\d{0,2}(?:(?:\\,|\{,\}|[ .,'’\u00a0\u202f])\d{3})+|\d{1,12})(?![\w!/^]|[.,]\d)"
)
_END = late(r"[.!?;](?=\s|$)|[。！？；\n]|$")
_PLAIN = late(
    r"""(?:the|of|a|an|in|with|from|all|there|are|is|has|have|can|be|letters?|word|name|ways?|distinct|different|distinguishable|exactly|number|how|total|so|thus|then|hence|also|its|it|to|arrange|arranging|number|by|example|for|we|get
    |das|die|der|des|wort|wortes|wörter|buchstaben?|aus|von|vom|auf|lassen|lässt|sich|hat|haben|es|gibt|verschiedenen?|unterschiedlichen?|möglichkeiten|arten|weisen|genau|kann|können|man|insgesamt|also|beispiel|zum|anzahl|ist|wort|anordnen|zu
    |le|la|les|du|de|mot|lettres?|des|dans|a|on|peut|façons?|manières?|différent[es]{0,2}|distinct[es]{0,2}|il|y|exactement|nombre|est|au|total|possède|d|l|avec|peuvent|être|permuter|arranger|disposer
    |el|los|las|palabra|letras?|se|pueden?|formas|maneras|distint[oa]s|diferentes|hay|tiene|exactamente|número|es|con|ordenar|reordenar|cuenta
    |слов[оае]|букв[ыа]?|букв|из|в|можно|переставить|способ(?:ами|ов|а)|различных|разных|есть|имеет|у|существует|всего|ровно|число|равно|количество
    |từ|chữ|cái|các|của|có|cách|khác|nhau|được|số|là|bằng|thể|đúng|tất|cả|những)""",
    re.IGNORECASE | re.VERBOSE,
)
_PLAIN_EAST = late(
    r"[的字母单词單詞有种種共不同个個可以排列法方的是为為の文字並べ替え方通りはあるをとでがに全部単語개글자를을의가지는은서로다른모두배열순열하방법수이단어있다총한]"
)
_LETTERS = late(r"[^\W\d_]+")


def rearrangements(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each such number that a note's running text tells."""
    if not _ARRANGED.may_match(note.source.text):
        return
    for one in texts:
        for word in _WORD.finditer(one.plain) if _ARRANGED.may_match(one.plain) else ():
            start = sentence_start(one.plain, word.start())
            end = _END.search(one.plain, word.end())
            stop = end.start() if end is not None else len(one.plain)
            sentence = one.plain[start:stop]
            numbers = list(_NUMBER.finditer(one.plain, start, stop))
            if (
                len(numbers) != 1
                or not _is_plain(sentence, word.group())
                or end is None
                or end.group() in {"?", "？"}
            ):
                continue
            whole = re.compile(r"(?s).+").match(
                one.plain, start + len(sentence) - len(sentence.lstrip()), stop
            )
            if whole is None:
                continue
            told = Told(*numbers[0].span(), Relation.EQUAL)
            yield claim_told(note, one.block, whole, _term(word.group()), told, doubts)


def _is_plain(sentence: str, word: str) -> bool:
    """Whether a sentence says of a word that its letters are arranged, and nothing more."""
    rest = sentence.replace(word, " ", 1)
    if _ARRANGED.search(rest) is None or re.search(r"[=<>≈!()/]", rest) is not None or word in rest:
        return False
    rest = _ARRANGED.sub(" ", rest)
    return all(
        _PLAIN.fullmatch(each) or all(_PLAIN_EAST.fullmatch(sign) for sign in each)
        for each in _LETTERS.findall(rest)
    )


def _term(word: str) -> str:
    """What counts the orders of a word's letters."""
    repeated = [f"{count}!" for count in Counter(word).values() if count > 1]
    whole = f"{len(word)}!"
    below = r" \cdot ".join(repeated)
    return rf"\frac{{{whole}}}{{{below}}}" if repeated else whole
