"""The words of conditions in definitions by cases, in the languages of notes: one table and its lookup.

Reads words only; the mathematics of a condition is the grammar's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

_Kind = TypeVar("_Kind")


class Word(StrEnum):
    """What some words of a condition do."""

    IF = "if"
    OTHERWISE = "otherwise"
    AND = "and"
    OR = "or"


_TABLE: dict[Word, str] = {
    Word.IF: """if | when | for | where | whenever | provided | provided that | given | given that | with
        | as long as | iff | if and only if | for all | for every | nếu | khi | với | nếu như | khi mà
        | với mọi | tại | trong đó | wenn | falls | für | sofern | bei | mit | für alle | wo | si | quand
        | lorsque | pour | avec | où | pour tout | dès que | cuando | para | con | siempre que | donde
        | para todo | se | quando | caso | com | onde | per | dove | если | при | когда | для | для всех
        | jeśli | jeżeli | gdy | dla | eğer | ise | için | om | hvis | når | als | wanneer | voor | 当 | 若
        | 如果 | 当且仅当 | 其中 | 对于 | 时 | 當 | 時 | もし | のとき | とき | の時 | の場合 | 場合
        | ならば | なら | ただし | 만약 | 만일 | 일 때
        | 때 | 인 경우 | 경우 | 이면 | 면""",
    Word.OTHERWISE: """otherwise | else | elsewhere | in all other cases | in other cases | all other cases | default
        | other | ngược lại | còn lại | trường hợp khác | trường hợp còn lại | các trường hợp khác
        | các trường hợp còn lại | trong các trường hợp khác | trong trường hợp khác
        | trong các trường hợp còn lại | nếu không | khác | khi khác | nếu khác | nếu trái lại | nếu ngược lại
        | với các trường hợp còn lại | sonst | andernfalls | ansonsten | anderenfalls | sinon | autrement
        | ailleurs | dans les autres cas | dans tous les autres cas | en otro caso | en caso contrario
        | de lo contrario | si no | en cualquier otro caso | en los demás casos | otro caso | caso contrário
        | em caso contrário | do contrário | senão | nos demais casos | nos outros casos | em outro caso
        | altrimenti | in caso contrario | negli altri casi | иначе | в противном случае
        | в остальных случаях | в ином случае | во всех остальных случаях | w przeciwnym razie
        | w pozostałych przypadkach | aksi halde | aksi takdirde | değilse | annars | ellers | anders | 否则
        | 其他 | 其它 | 其他情况 | 其余 | 其余情况 | 否則 | 其他情況
        | それ以外 | その他 | 上記以外 | そうでないとき | それ以外のとき | それ以外の場合 | その他の場合
        | 他 | 그 외 | 그외 | 나머지 | 아니면 | 그렇지 않으면 | 이외 | 기타 | 그 밖에 | 그 외의 경우""",
    Word.AND: """and | và | und | et | y | e | и | oraz | i | ve | och | og | en | 且 | 和 | 并且 | かつ | 그리고 | 및
        | đồng thời | and if | and when | và khi | và nếu""",
    Word.OR: """or | hoặc | oder | ou | o | или | lub | veya | eller | of | 或 | 或者 | または | 또는 | hay""",
}
_PARITIES = {
    0: """even | is even | is an even number | chẵn | là số chẵn | là chẵn | gerade | gerade ist | ist gerade | pair
        | est pair | par | es par | é par | pari | è pari | чётное | четное | чётно | четно | чётный | четный
        | parzyste | jest parzyste | çift | çift ise | jämnt | even is | is even | 为偶数 | 是偶数 | 偶数 | 為偶數
        | 偶數 | が偶数 | は偶数 | が偶数のとき | 偶数のとき | 짝수 | 가 짝수 | 이 짝수 | 가 짝수일 때 | 이 짝수일 때
        | 짝수일 때""",
    1: """odd | is odd | is an odd number | lẻ | là số lẻ | là lẻ | ungerade | ungerade ist | ist ungerade | impair
        | est impair | impar | es impar | ímpar | é ímpar | dispari | è dispari | нечётное | нечетное | нечётно
        | нечетно | нечётный | нечетный | nieparzyste | jest nieparzyste | tek | tek ise | udda | oneven
        | oneven is | 为奇数 | 是奇数 | 奇数 | 為奇數 | 奇數 | が奇数 | は奇数 | が奇数のとき | 奇数のとき | 홀수
        | 가 홀수 | 이 홀수 | 가 홀수일 때 | 이 홀수일 때 | 홀수일 때""",
}
_PARITY = {" ".join(words.split()): rest for rest, line in _PARITIES.items() for words in line.split("|")}
_WORDS = {" ".join(words.split()): kind for kind, line in _TABLE.items() for words in line.split("|")}
_WORDS["otherwise"] = Word.OTHERWISE
_LONGEST = max(len(words.split()) for words in _WORDS)
_EDGE = " \t\n.,:;，。：；、()"


def word_kind(text: str) -> Word | None:
    """What some words do in a condition; None for words that are not known (or none at all)."""
    return _WORDS.get(_clean(text))


def leading_parity(text: str) -> tuple[int, int] | None:
    """The remainder by 2 of a number that the first words call even or odd, and where these words end."""
    return _leading(text, _PARITY)


def is_empty(text: str) -> bool:
    """Whether a text holds nothing but space and punctuation."""
    return not _clean(text)


def leading_word(text: str) -> tuple[Word, int] | None:
    """The words that a text begins with, and where they end: `if x > 0` gives `IF` and the offset of ` x > 0`."""
    return _leading(text, _WORDS)


def _leading(text: str, table: Mapping[str, _Kind]) -> tuple[_Kind, int] | None:
    words = list(re.finditer(r"(?:(?!\\[ ,;:!])[^\s~])+", text))[: _LONGEST + 1]
    for count in range(len(words), 0, -1):
        end = words[count - 1].end()
        if (kind := table.get(_clean(text[:end]))) is not None:
            return kind, end
    return None


def _clean(text: str) -> str:
    text = re.sub(r"~|\\[ ,;:!]|\\quad|\\qquad", " ", text)
    return " ".join(text.lower().strip(_EDGE).split())
