"""Where the numbered problems and examples of a note begin, each of which has its own functions and values.

Compares places; reads no mathematics.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from vaultproof.spot import late

_WORDS = (
    r"(?:example|exercise|problem|question|exemple|exercice|problème|ejemplo|ejercicio|problema|exemplo|exercício"
    r"|esempio|esercizio|beispiel|bsp\.?|aufgabe|übung|ví\s+dụ|bài(?:\s+tập)?|пример|задача|упражнение|przykład"
    r"|zadanie|örnek|soru|例题?|例題|习题|練習|练习|問題|题|예제?|문제)"
)
_SOLVED = (
    r"(?:(?:soluci[oó]n|solutions?|solução|soluzione|lösung|corrigé|решение|rozwiązanie|çözüm|lời\s+giải)[\s:]+"
    r"(?:(?:of|to|de|del|da|do|der|zu|du)\s+)?)?"
)
_START = late(
    rf"""^(?P<quote>[ \t>]*)(?:
    (?P<marks>\#{{1,6}})[ \t]+[\W_]*{_SOLVED}{_WORDS}\s*(?:n[º°.o]*\s*)?[.:\#]*\s*\d
    |[*_]+{_SOLVED}{_WORDS}\s*(?:n[º°.o]*\s*)?[.:\#]*\s*\d
    |(?P<bold>[*_]+\(?\d{{1,3}}[a-z]?[.)]+[*_]+)
    |(?P<heading>\#{{1,6}})[ \t])
    |^[ \t]*>[ \t>]*[*_]+{_WORDS}(?!\w)""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_DEEPEST = 7
_OF_PROBLEMS = late(
    r"""\b(?:exercises?|problems?|solutions?|homework|ejercicios?|problemas?|solucion\w*|exercícios?|soluç\w+|esercizi|soluzion\w+|exercices?|problèmes?|corrigé\w*
    |aufgaben?|übung\w*|lösung\w*|задач\w*|упражнени\w*|решени\w*|zadania|ćwiczeni\w*|rozwiązani\w*|bài\s+tập|alıştırma\w*|sorular)\b|练习|習題|演習|문제""",
    re.IGNORECASE | re.VERBOSE,
)
_BEGINNING = 600
"""Where a note tells that it is a list of problems, of which bold numbers are the numbers; else they may be steps."""


def problem_at(text: str, offset: int) -> int:
    """The number of the problem or example of a note, counted from 1, that holds a place; 0 where none does."""
    starts, numbers = _problems(text)
    return numbers[bisect_right(starts, offset) - 1] if starts and starts[0] <= offset else 0


@lru_cache(maxsize=64)
def _problems(text: str) -> tuple[list[int], list[int]]:
    """The places at which a problem begins or ends, and the number of the one that then holds."""
    starts: list[int] = []
    numbers: list[int] = []
    count, depth = 0, _DEEPEST
    of_problems = _OF_PROBLEMS.search(text, 0, _BEGINNING) is not None
    for found in _START.finditer(text):
        if found["bold"] is not None and not of_problems:
            continue
        if (heading := found["heading"]) is not None:
            if numbers and numbers[-1] and len(heading) <= depth:
                starts.append(found.start())
                numbers.append(0)
            continue
        count += 1
        depth = len(found["marks"]) if found["marks"] is not None else _DEEPEST
        starts.append(found.start())
        numbers.append(count)
    return starts, numbers


def of_another_problem(text: str, there: int, here: int) -> bool:
    """Whether two places of a note stand in different problems."""
    one = problem_at(text, there)
    return one != 0 and (other := problem_at(text, here)) != 0 and one != other
