"""Arithmetic functions of number theory. A table; computes nothing."""

from __future__ import annotations

from vaultproof.reference.entry import Reference

_DIVISORS = (
    "divisor function", "sum of divisors", "sum of the divisors", "sum of all divisors", "sum of its divisors",
    "sum-of-divisors", "number of divisors", "number-of-divisors", "divisor sum", "multiplicative function",
    "arithmetic function", "perfect number", "Teilerfunktion", "Teilersumme", "Teileranzahl", "Summe der Teiler",
    "Anzahl der Teiler", "vollkommene Zahl", "zahlentheoretische Funktion", "somme des diviseurs",
    "nombre de diviseurs", "nombre des diviseurs", "nombre parfait", "suma de divisores", "suma de los divisores",
    "número de divisores", "número perfecto", "soma dos divisores", "somma dei divisori", "numero di divisori",
    "numero dei divisori", "tổng các ước", "tổng ước", "số các ước", "số ước", "số hoàn hảo", "сумма делителей",
    "суммы делителей", "сумму делителей", "число делителей", "количество делителей", "совершенное число",
    "suma dzielników", "sumę dzielników", "liczba dzielników", "liczbę dzielników", "bölenlerin toplamı",
    "bölen sayısı", "约数和", "约数之和", "约数个数", "因数和", "因数之和", "因数个数", "積性函數", "积性函数",
    "約数の和", "約数の個数", "約数関数", "약수의 합", "약수의 개수",
)  # fmt: skip
"""Words of notes in which sigma and tau stand for sums and numbers of divisors."""
_MOEBIUS = (
    "Möbius function", "Möbius inversion", "Möbiusfunktion", "Möbiussche Funktion", "Möbius-Umkehr",
    "fonction de Möbius", "inversion de Möbius", "función de Möbius", "inversión de Möbius", "função de Möbius",
    "inversão de Möbius", "funzione di Möbius", "inversione di Möbius", "функция Мёбиуса", "функции Мёбиуса",
    "функцию Мёбиуса", "обращения Мёбиуса", "funkcja Möbiusa", "funkcji Möbiusa", "hàm Möbius", "nghịch đảo Möbius",
    "Möbius fonksiyonu", "莫比乌斯函数", "莫比乌斯反演", "莫比烏斯函數", "メビウス関数", "メビウスの反転",
    "뫼비우스 함수", "뫼비우스 반전",
)  # fmt: skip
_COUNTS_OF_PRIMES = (
    "prime-counting", "prime number theorem", "number of primes", "Primzahlfunktion", "Primzahlsatz",
    "théorème des nombres premiers", "nombre de nombres premiers", "teorema de los números primos",
    "teorema dos números primos", "teorema dei numeri primi", "распределени простых", "распределении простых",
    "twierdzenie o liczbach pierwszych", "định lý số nguyên tố", "asal sayı teoremi", "素数定理", "质数计数",
    "素数计数", "소수 정리",
)  # fmt: skip

_RIVALS = (
    "permutation", "cycle", "hoán vị", "перестанов", "permutaci", "permutaç", "permutazion", "permütasyon", "置换",
    "置換", "순열", "Ramanujan", "singular value", "standard deviation", "stress", "shear", "time constant", "torsion",
    "distance", "metric", "degree", "density", "differential", "Abstand", "Metrik", "distancia", "расстояни", "độ đo",
    "khoảng cách", "measure", "membership", "fuzzy", "Maß", "mesure", "medida", "misura", "мера", "测度", "測度",
    "측도", "average", "expected value", "policy", "stationary", "projection", "Strategie", "stratégie", "стратеги",
    "策略", "prime factors of", "signature", "homotopy",
)  # fmt: skip
"""Words of other meanings that sigma, tau, d, mu and pi have."""

ARITHMETIC_FUNCTIONS: tuple[Reference, ...] = (
    Reference(
        names=("Sum of divisors", "Divisor sum"),
        words=("sumdivisors",),
        symbols=("sigma", "sigma_1"),
        topics=_DIVISORS,
        rivals=_RIVALS,
        parameters=("n",),
        body="divisorsum(n)",
        unnamed=False,
        source="NIST DLMF 27.2.10",
    ),
    Reference(
        names=("Number of divisors", "Divisor count"),
        words=("numdivisors",),
        symbols=("tau", "d", "sigma_0"),
        topics=_DIVISORS,
        rivals=_RIVALS,
        parameters=("n",),
        body="divisorcount(n)",
        unnamed=False,
        source="NIST DLMF 27.2.9",
    ),
    Reference(
        names=("Möbius function", "moebius"),
        words=("mobius",),
        symbols=("mu",),
        topics=_MOEBIUS,
        rivals=_RIVALS,
        parameters=("n",),
        body="moebius(n)",
        unnamed=False,
        source="NIST DLMF 27.2.12",
    ),
    Reference(
        names=("Prime-counting function", "primepi"),
        symbols=("pi",),
        topics=_COUNTS_OF_PRIMES,
        rivals=_RIVALS,
        parameters=("x",),
        body="primepi(x)",
        unnamed=False,
        source="NIST DLMF 27.2.2",
    ),
)
