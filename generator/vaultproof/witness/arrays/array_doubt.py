"""Other things that lists in brackets may be than vectors: intervals, Python's lists, greatest common divisors.

Gives a doubt where one of them would turn the judgement round; decides nothing itself.
"""

from __future__ import annotations

import math
import re
from fractions import Fraction

import sympy

from vaultproof.claim import Term
from vaultproof.judge.arrays import StatedArray
from vaultproof.judge.compare import Agreement
from vaultproof.judge.stated import Stated
from vaultproof.judge.value import Real
from vaultproof.latex import Node
from vaultproof.latex import tree as t
from vaultproof.witness.arrays.array_literal import number_of
from vaultproof.witness.arrays.evaluation import Arrays, Scope
from vaultproof.witness.arrays.grid import Grid
from vaultproof.witness.arrays.vectorial import item_function, of_vectors
from vaultproof.witness.values.numbers import NoValue, value_of

_SAMPLES = 16
_NOISE = Fraction(1, 10**9)
_PYTHON = re.compile(r"\[[^\[\]]*\]")


def other_meaning(
    arrays: Arrays, term: Term, stated: Stated | StatedArray, agreement: Agreement
) -> str | None:
    """Why a judgement on lists may be mistaken about what they are, or None."""
    node, scope = arrays.read(term)
    numbers = _numbers(stated)
    if numbers is None:
        return None
    if agreement.agrees is False:
        if _joined_lists(term.text, len(numbers)):
            return "lists in brackets may be joined or repeated, as in Python"
        if isinstance(node, t.Power) and isinstance(node.base, t.Vector):
            return "the brackets may stand for a complex number or a permutation"
        if len(numbers) == 1 and _divisors(node, numbers[0]):
            return "the brackets may stand for greatest common divisors"
        if len(numbers) == 2 and _interval(node) == tuple(numbers):
            return "the brackets may be intervals"
        if isinstance(node, t.Sum | t.Product) and (shown := _written_sum(node)) is not None:
            return _of_whole_numbers(shown, numbers)
    if agreement.agrees is False and len(numbers) == 2 and _complex(arrays, node, scope, numbers):
        return "the brackets may stand for complex numbers"
    if len(numbers) == 2 and _image(arrays, node, scope, numbers, (agreement, _half(stated))):
        return "the brackets may be intervals"
    return None


def _written_sum(node: Node) -> list[list[Fraction]] | None:
    """The terms of a sum of written-out lists of one length, each with its factor; None for anything else."""
    match node:
        case t.Vector(items):
            row = [number_of(item) for item in items]
            return None if None in row else [[one for one in row if one is not None]]
        case t.Negative(term):
            inner = _written_sum(term)
            return None if inner is None else [[-one for one in row] for row in inner]
        case t.Product((left, right)) if (factor := number_of(left)) is not None:
            inner = _written_sum(right)
            return None if inner is None else [[factor * one for one in row] for row in inner]
        case t.Sum(terms):
            parts = [_written_sum(term) for term in terms]
            rows = [row for part in parts if part for row in part]
            return rows if None not in parts and len({len(row) for row in rows}) == 1 else None
        case _:
            return None


def _of_whole_numbers(rows: list[list[Fraction]], stated: list[Fraction]) -> str | None:
    """What lists of whole numbers may be added as: residues, or shapes that are broadcast."""
    if len(rows[0]) != len(stated) or any(one.denominator != 1 for row in (*rows, stated) for one in row):
        return None
    columns = list(zip(*rows, strict=True))
    steps = math.gcd(*(int(sum(column) - one) for column, one in zip(columns, stated, strict=True)))
    if steps > 1 and min(stated) >= 0 and max(stated) < steps:
        return "the items may be counted modulo a number"
    sizes = [{one for one in column if one != 1} for column in columns]
    if all(
        len(size) <= 1 and max(column) == one
        for size, column, one in zip(sizes, columns, stated, strict=True)
    ):
        return "the brackets may be shapes of arrays"
    return None


def _numbers(stated: Stated | StatedArray) -> list[Fraction] | None:
    items = stated.items if isinstance(stated, StatedArray) else (stated,)
    found = [item.value.middle for item in items if isinstance(item.value, Real)]
    return found if len(found) == len(items) else None


def _half(stated: Stated | StatedArray) -> Fraction:
    """Half a unit of the last digit of what is stated."""
    items = stated.items if isinstance(stated, StatedArray) else (stated,)
    return max(_NOISE, *(item.half for item in items))


def _joined_lists(text: str, length: int) -> bool:
    """Whether a text adds lists whose items together are as many as stated, or repeats one."""
    lists = _PYTHON.findall(text)
    rest = _PYTHON.sub("", text)
    counts: list[int] = [one.count(",") + 1 for one in lists]
    if lists and re.fullmatch(r"[\s+]*", rest) and len(lists) > 1:
        return sum(counts) == length
    repeated = re.fullmatch(r"\s*(?:(\d+)\s*[*×]|[*×]\s*(\d+))\s*", rest)
    if repeated is None or len(lists) != 1:
        return False
    return bool(counts[0] * int(repeated[1] or repeated[2]) == length)


def _divisors(node: Node, stated: Fraction) -> bool:
    """Whether a product of pairs is what is stated when each pair stands for its gcd or lcm."""
    if not isinstance(node, t.Product):
        return False
    pairs = [_pair(factor) for factor in node.factors]
    values: set[int] = {1}
    for pair in pairs:
        if pair is None or any(one.denominator != 1 for one in pair):
            return False
        low, high = (int(one) for one in pair)
        values = {value * found for value in values for found in (math.gcd(low, high), math.lcm(low, high))}
    return stated in values


def _pair(node: Node) -> tuple[Fraction, Fraction] | None:
    """The two numbers of a written-out pair."""
    if not isinstance(node, t.Vector) or len(node.items) != 2:
        return None
    found = [number_of(item) for item in node.items]
    return None if found[0] is None or found[1] is None else (found[0], found[1])


def _interval(node: Node) -> tuple[Fraction, Fraction] | None:
    """What a term of pairs gives when they are intervals; None where they cannot be."""
    match node:
        case t.Vector():
            pair = _pair(node)
            return pair if pair is not None and pair[0] <= pair[1] else None
        case t.Negative(term):
            inner = _interval(term)
            return None if inner is None else (-inner[1], -inner[0])
        case t.Sum(terms):
            parts = [_interval(term) or _point(term) for term in terms]
            if any(part is None for part in parts):
                return None
            return (
                sum((part[0] for part in parts if part), Fraction(0)),
                sum((part[1] for part in parts if part), Fraction(0)),
            )
        case t.Product(factors, signs) if t.Times.OVER not in signs:
            low, high = Fraction(1), Fraction(1)
            for factor in factors:
                part = _interval(factor) or _point(factor)
                if part is None:
                    return None
                corners = [one * other for one in (low, high) for other in part]
                low, high = min(corners), max(corners)
            return low, high
        case _:
            return None


def _point(node: Node) -> tuple[Fraction, Fraction] | None:
    number = number_of(node)
    return None if number is None else (number, number)


def _image(
    arrays: Arrays, node: Node, scope: Scope, stated: list[Fraction], judged: tuple[Agreement, Fraction]
) -> bool:
    """Whether a function of numbers called with a pair may be meant as the image of an interval, and judged so the
    claim would fare otherwise."""
    if not isinstance(node, t.Call) or len(node.arguments) != 1 or stated[0] > stated[1]:
        return False
    try:
        pair = _ends(arrays, node.arguments[0], scope)
        if pair is None or pair[0] >= pair[1] or _takes_vectors(arrays, node, scope):
            return False
        step = (pair[1] - pair[0]) / _SAMPLES
        points = [pair[0] + step * at for at in range(_SAMPLES + 1)]
        found = arrays.value(t.Call(node.name, (_written(points),), built_in=node.built_in), scope)
        assert isinstance(found, Grid)  # a list went in
        values = [value_of(item) for item in found.items]
    except NoValue:
        return True
    numbers = [value.middle for value in values if isinstance(value, Real)]
    if len(numbers) != len(values):
        return True
    ends = min(numbers[0], numbers[-1]), max(numbers[0], numbers[-1])
    agreement, room = judged
    if agreement.agrees:
        return min(numbers) < ends[0] or max(numbers) > ends[1]
    slack = (max(numbers) - min(numbers)) / 20
    return _reached(stated[0], min(numbers), ends[0], slack, room) and _reached(
        -stated[1], -max(numbers), -ends[1], slack, room
    )


def _reached(stated: Fraction, least: Fraction, end: Fraction, slack: Fraction, room: Fraction) -> bool:
    """Whether a stated bound may be the least value, of which samples are known: exactly so at an end of the interval,
    else as far as lies between the samples."""
    return least - room - (slack if least < end else 0) <= stated <= least + room


def _ends(arrays: Arrays, node: Node, scope: Scope) -> tuple[Fraction, Fraction] | None:
    r"""The two numbers of a pair, which may be written with constants: `[0, \pi]`."""
    if not isinstance(node, t.Vector) or len(node.items) != 2:
        return None
    low, high = (value_of(arrays.number(item, scope)) for item in node.items)
    return (low.middle, high.middle) if isinstance(low, Real) and isinstance(high, Real) else None


def _complex(arrays: Arrays, node: Node, scope: Scope, stated: list[Fraction]) -> bool:
    """Whether a function of numbers gives what is stated when pairs stand for complex numbers."""
    if not isinstance(node, t.Call) or node.built_in or _takes_vectors(arrays, node, scope):
        return False
    indices = dict(scope.meaning.calls).get(node.name)
    parts = node.arguments[0].items if isinstance(node.arguments[0], t.Vector) else node.arguments
    if indices is None or len(parts) != 2:
        return False
    try:
        low, high = (arrays.number(part, scope) for part in parts)
        found = arrays.scalars.function(arrays.scalars.chosen(node.name, indices))(low + sympy.I * high)
        values = [value_of(one) for one in found.as_real_imag()]
    except (NoValue, TypeError, ValueError, AttributeError):
        return False
    reals = [value.middle for value in values if isinstance(value, Real)]
    return len(reals) == 2 and all(
        abs(one - other) <= max(abs(other), Fraction(1)) / 100
        for one, other in zip(reals, stated, strict=True)
    )


def _takes_vectors(arrays: Arrays, node: t.Call, scope: Scope) -> bool:
    """Whether the function called is one of vectors."""
    indices = dict(scope.meaning.calls).get(node.name)
    if indices is None:
        return False
    definition = arrays.scalars.trial.known[arrays.scalars.chosen(node.name, indices)].definition
    body, _ = arrays.read(definition.body)
    return item_function(definition, body) is not None or of_vectors(body, definition.parameters, frozenset())


def _written(points: list[Fraction]) -> t.Vector:
    return t.Vector(tuple(t.Number(point) for point in points))
