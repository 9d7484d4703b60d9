r"""Other familiar ways in which numbers before dots go on than at equal distances: `3 + 5 + 7 + \cdots + 13` may be a
sum of primes, `1 + 2 + \cdots + 14` one of divisors. Evaluates no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from math import gcd, isqrt

from vaultproof.claim import Equation
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.note import Note
from vaultproof.spot import late

_DOTS = re.compile(r"\s*\+\s*(?:\\[lc]?dots(?:[bmio](?![A-Za-z]))?|…|\.\.\.|⋯)\s*\+\s*")
_TERM = re.compile(
    r"\s*(?:\\[dt]?frac\s*(?:\{\s*1\s*\}|1)\s*(?:\{\s*(?P<under>\d+)\s*\}|(?P<digit>\d+))|1\s*/\s*(?P<over>\d+)"
    r"|(?P<base>\d+)(?:\s*\^\s*(?:\{\s*(?P<braced>\d)\s*\}|(?P<power>\d)))?)\s*"
)
_VALUE = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.(?P<digits>\d+))?)|\\[dt]?frac\s*\{?\s*(?P<above>\d+)\s*\}?\s*\{?\s*(?P<below>\d+)\s*\}?)\s*\.?\s*"
)
_LARGEST = 10**4
_MOST = 2000
_TOPIC = late(
    r"""(?<!\w)(?:sums?|arithmetic|series|progression|sequence|natural|integers?|numbers?|odd|even|first|terms?|gauss|formula|adding|add|total|consecutive|multiples|hundred|one
    |summe|arithmetische?n?|reihe|folge|natürlichen?|zahlen|ungeraden?|geraden?|ersten?|summenformel|gaußsche
    |somme|arithmétique|suite|entiers|naturels|impairs|pairs|premiers\s+entiers|suma|aritmética|serie|naturales|impares|pares|primeros|soma|naturais|primeiros|somma|aritmetica|naturali|dispari|pari|primi\s+\d*\s*numeri
    |сумма|арифметическ\w+|прогресси\w+|натуральн\w+|чис\w+|нечётн\w+|нечетн\w+|ч[её]тн\w+|перв\w+|sum\w*|arytmetyczn\w+|liczb\w*|naturaln\w+|tổng|cấp|số|cộng|tự|nhiên|lẻ|chẵn|đầu|tiên)(?!\w)
    |求和|等差数列|等差|数列|自然数|奇数|偶数|前|项|和|項|의?\s*합|등차|수열|자연수|홀수|짝수|합""",
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？]|\n\s*\n|\n\s*[-*+]\s")
_REACH = 200


def goes_on_otherwise(claim: Equation, note: Note) -> str | None:
    """Why a mismatch would prove nothing where the terms of a sum before its dots may go on in another way, in which it
    has the value told, or where words may tell of one in which fewer are added."""
    for dotted, told in ((claim.left, claim.right), (claim.right, claim.left)):
        read, value = _counted(dotted.text), _VALUE.fullmatch(told.text)
        if read is None or value is None or value["below"] == "0":
            continue
        shown, last, power = read
        stated = Fraction(value["number"] or f"{value['above']}/{value['below']}")
        room = Fraction(1, 2 * 10 ** len(value["digits"])) if value["digits"] else Fraction(0)
        if last <= _LARGEST and any(
            terms[: len(shown)] == shown
            and abs(sum(Fraction(one) ** power for one in terms) - stated) <= room
            for terms in _readings(shown, last)
        ):
            return "the terms may go on in another way, in which their sum is the one told"
        step = shown[1] - shown[0]
        whole = sum(range(shown[0], last + 1, step)) if step > 0 and power == 1 else 0
        if stated < whole and not _is_plain(note, claim):
            return "words around the sum may tell that it leaves out some of the numbers"
    return None


def _counted(text: str) -> tuple[list[int], int, int] | None:
    """The numbers of which the terms before the dots are powers, that of the last term, and the power."""
    shown, *behind = _DOTS.split(text)
    matches = [_TERM.fullmatch(one) for one in (*shown.split("+"), *behind)]
    read = [_power(one) for one in matches if one is not None]
    if len(behind) != 1 or len(read) != len(matches) or len(read) <= _FEWEST:
        return None
    powers = {power for number, power in read if number != 1} or {1}
    return ([number for number, _ in read[:-1]], read[-1][0], powers.pop()) if len(powers) == 1 else None


_FEWEST = 2


def _power(term: re.Match[str]) -> tuple[int, int]:
    """A term as a power of a whole number."""
    under = term["under"] or term["digit"] or term["over"]
    return (int(under), -1) if under else (int(term["base"]), int(term["braced"] or term["power"] or 1))


def _is_plain(note: Note, claim: Equation) -> bool:
    text, start = note.source.text, claim.span.start
    begin = max(0, start - _REACH)
    first = max((one.end() for one in _SENTENCE_END.finditer(text, begin, start)), default=begin)
    before = text[first:start].rstrip("$ ")
    return goes_on_plainly(before[before.find("$") + 1 :] if before.count("$") % 2 else before, _TOPIC)


def _readings(shown: list[int], last: int) -> Iterator[list[int]]:
    """The lists of numbers up to the last one that people know: primes, divisors, what adds up the two before."""
    yield [one for one in range(shown[0], last + 1) if _is_prime(one)] if shown[0] > 1 else []
    for factor in range(1, max(shown) + 2):
        whole = last * factor
        if 0 < whole <= _LARGEST * 2:
            yield [one for one in _divisors(whole) if shown[0] <= one <= last]
            if shown[0] == 1 and last <= _MOST:
                yield [one for one in range(1, last + 1) if gcd(one, whole) == 1]
    terms = shown[:2]
    while terms[-1] < last and len(terms) < _MOST and terms[0] > 0:
        terms = [*terms, terms[-1] + terms[-2]]
    yield terms
    terms = shown[:1]
    while terms[-1] < last and terms[0] > 0 and shown[1] % terms[0] == 0 and shown[1] > terms[0]:
        terms = [*terms, terms[-1] * (shown[1] // terms[0])]
    yield terms


def _is_prime(number: int) -> bool:
    return number > 1 and all(number % one for one in range(2, isqrt(number) + 1))


def _divisors(number: int) -> list[int]:
    low = [one for one in range(1, isqrt(number) + 1) if number % one == 0]
    return sorted({*low, *(number // one for one in low)})
