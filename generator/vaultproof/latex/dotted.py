r"""Sums and products with dots, `1 + 2 + \cdots + n`, as those over an index. Knows no tokens.

The last term tells how each term is made, and the terms written out show where it begins: with 1, 2, … put in for `n`
it must give them all. A sum that fits in no way or in several is not understood. Where no last term stands, numbers
tell by themselves how a series goes on: `1 + \frac{1}{2} + \frac{1}{4} + \cdots`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import fields, replace
from fractions import Fraction
from itertools import pairwise

from vaultproof.latex.cursor import Place
from vaultproof.latex.tree import (
    Big,
    Call,
    Constant,
    Factorial,
    Indexed,
    Negative,
    Node,
    Number,
    Placed,
    Power,
    Product,
    Root,
    Sum,
    Symbol,
    Times,
    mentions,
    walk,
)

_BEGINNINGS = (0, 1, 2)
_INDICES = "kjilm"
_LARGEST_POWER = 64
_SHOWN = 2
_MOST_SHOWN = 8

_Form = Fraction | tuple[object, ...]


def dotted_sum(shown: tuple[Node, ...], last: Node) -> tuple[Node, ...] | None:
    """The terms of `shown + … + last`, the sum over an index being the last; None where it is not understood."""
    if isinstance(last, Number):
        return _progression(shown, last) or _powers(shown, last)
    return _closed("sum", shown, last) or _dotted("sum", shown, last) or _powers(shown, last)


def dotted_product(shown: tuple[Node, ...], last: Node) -> tuple[Node, ...] | None:
    """The factors of `shown ⋯ last`, the product over an index being the last; None where it is not understood."""
    if isinstance(last, Number):
        return None
    return _closed("product", shown, last) or _dotted("product", shown, last)


def _closed(operator: str, shown: tuple[Node, ...], last: Node) -> tuple[Node, ...] | None:
    r"""The sum or product whose last term is written out with a number that counts up to it: the 10 of `1^2 + 2^2 +
    \cdots + 10^2`, or of `1 + \frac12 + \cdots + \frac{1}{10}`."""
    if len(shown) == _SHOWN and _all_numbers(shown):
        return None  # `1 + 2 + … + 2^5` may go on with 3 or with 4
    if len(shown) < _SHOWN or any(isinstance(one, Symbol) for term in (*shown, last) for one in walk(term)):
        return None
    found = []
    for number in {one.value: one for one in walk(last) if isinstance(one, Number)}.values():
        if number.value.denominator != 1:
            continue
        general = _counting(last, number.value)
        for first in _BEGINNINGS:
            count = _fitting(shown, general, _COUNTER, first)
            if count == len(shown) and number.value >= first + count:
                found.append((general, first, number))
    if len(found) != 1:
        return None
    ((general, first, number),) = found
    place = Place(start=shown[0].start, end=last.end)
    low = Number(Fraction(first), str(first), **place)
    return (Big(operator, "k", low, number, _renamed(general, _COUNTER, "k"), **place),)


_COUNTER = " counter"
"""No name that a formula may hold."""


def _counting(node: Node, value: Fraction) -> Node:
    """A tree with the counter in place of a number."""
    if isinstance(node, Number):
        return Symbol(_COUNTER, start=node.start, end=node.end) if node.value == value else node
    changed = {one.name: _counting_all(getattr(node, one.name), value) for one in fields(node)}
    return replace(node, **changed)  # type: ignore[arg-type]  # each field keeps its kind


def _counting_all(held: object, value: Fraction) -> object:
    if isinstance(held, Placed):
        return _counting(held, value)  # type: ignore[arg-type]  # every placed value below a node is a node
    return tuple(_counting_all(one, value) for one in held) if isinstance(held, tuple) else held


def _powers(shown: tuple[Node, ...], last: Node) -> tuple[Node, ...] | None:
    """`1 + 2 + 4 + … + 512`: at least three numbers of which each is as many times the one before it."""
    try:
        forms, end = [_form(one, "", 0) for one in shown], _form(last, "", 0)
    except (ValueError, ZeroDivisionError, OverflowError):
        return None
    values = [one for one in forms if isinstance(one, Fraction) and one != 0]
    if len(values) != len(shown) or len(values) < _ENOUGH or not isinstance(end, Fraction):
        return None
    ratio = values[1] / values[0]
    if abs(ratio) in {0, 1} or any(after / before != ratio for before, after in pairwise(values)):
        return None
    terms = [values[0]]
    while abs(terms[-1]) != abs(end) and len(terms) < _LARGEST_POWER:
        terms.append(terms[-1] * ratio)
    if terms[-1] != end or len(terms) <= len(values):
        return None
    place = Place(start=shown[0].start, end=last.end)
    term = _times(values[0], Power(Number(ratio, str(ratio)), Symbol("k"), **place), place)
    high = Number(Fraction(len(terms) - 1), str(len(terms) - 1), **place)
    return (Big("sum", "k", Number(Fraction(0), "0", **place), high, term, **place),)


def _dotted(operator: str, shown: tuple[Node, ...], last: Node) -> tuple[Node, ...] | None:
    if len(shown) == _SHOWN and _all_numbers(shown) and _grows_fast(last):
        # `1 + 2 + … + 2^n` may go on with 3 or with 4.
        return None
    fitting = [
        (name, first, count)
        for name in sorted({one.name for one in walk(last) if isinstance(one, Symbol)})
        for first in _BEGINNINGS
        if (count := _fitting(shown, last, name, first))
    ]
    fitting = [one for one in fitting if one[2] == max(count for _, _, count in fitting)]
    if len(fitting) != 1:
        return None
    name, first, count = fitting[0]
    index = next((one for one in _INDICES if not any(mentions(term, one) for term in (*shown, last))), None)
    if index is None:
        return None
    place = Place(start=shown[-count].start, end=last.end)
    low = Number(Fraction(first), str(first), **place)
    whole = Big(operator, index, low, Symbol(name, **place), _renamed(last, name, index), **place)
    return (*shown[: len(shown) - count], whole)


def _all_numbers(terms: tuple[Node, ...]) -> bool:
    return all(isinstance(one, Number) for one in terms)


def _grows_fast(term: Node) -> bool:
    """Whether a term is a power with a name in its exponent, or a factorial."""
    return any(
        isinstance(one, Factorial)
        or (isinstance(one, Power) and any(isinstance(inner, Symbol) for inner in walk(one.exponent)))
        for one in walk(term)
    )


def _fitting(shown: tuple[Node, ...], last: Node, name: str, first: int) -> int:
    """How many of the terms before the dots the last one gives with `first`, `first + 1`, … put in for a name."""
    listed = any(isinstance(one, Indexed) and mentions(one, name) for one in walk(last))
    try:
        forms = [_form(term, "", 0) for term in shown[-_MOST_SHOWN:]]
        for count in range(len(forms), 0, -1):
            given = [_form(last, name, first + step) for step in range(count)]
            enough = count == len(shown) >= _SHOWN or (listed and (count >= _SHOWN or first == 1))
            if enough and given == forms[len(forms) - count :]:
                return count
    except (ValueError, ZeroDivisionError, OverflowError):
        pass
    return 0


def _progression(shown: tuple[Node, ...], last: Number) -> tuple[Node, ...] | None:
    """`1 + 2 + … + 100`: numbers at equal distances."""
    values = [one.value for one in shown if isinstance(one, Number)]
    if len(values) != len(shown) or len(values) < _SHOWN:
        return None
    step = values[1] - values[0]
    equal = all(after - before == step for before, after in pairwise(values))
    count = (last.value - values[0]) / step if step else Fraction(1, 2)
    doubles = len(values) == _SHOWN and (step != 1 or math.log2(last.value if last.value > 0 else 1) % 1 == 0)
    if not equal or doubles or count.denominator != 1 or count < len(values):
        return None
    place = Place(start=shown[0].start, end=last.end)
    term = Sum((shown[0], Product((Number(step, str(step)), Symbol("k")), (Times.STAR,), **place)), **place)
    high = Number(count, str(count), **place)
    return (Big("sum", "k", Number(Fraction(0), "0", **place), high, term, **place),)


_ENOUGH = 3
"""So many terms tell how a series goes on."""
_DEGREES = (1, 2, 3, 4)


def dotted_series(shown: tuple[Node, ...], *, falls: bool) -> Node | None:
    r"""The series that begins with some numbers: `shown + \cdots`, or `shown - \cdots` where it `falls`.

    Its terms are those of a geometric series, or fractions whose denominators are factorials or are given by a
    polynomial: powers of numbers at equal distances, or as many values that one more than determine it. None where they
    are of no such kind, and where they do not tend to 0.
    """
    try:
        values = [_form(term, "", 0) for term in shown[:_MOST_SHOWN]]
    except (ValueError, ZeroDivisionError, OverflowError):
        return None
    numbers = [one for one in values if isinstance(one, Fraction) and one != 0]
    if len(numbers) != len(shown) or len(numbers) < _ENOUGH:
        return None
    sign = -1 if numbers[0] * numbers[1] < 0 else 1
    if falls and (numbers[0] if len(numbers) % 2 == 0 else numbers[1]) > 0:
        return None
    place = Place(start=shown[0].start, end=shown[-1].end)
    ratio = numbers[1] / numbers[0]
    if all(after / before == ratio for before, after in pairwise(numbers)):
        term: Node | None = _times(numbers[0], Power(Number(ratio, str(ratio)), Symbol("k"), **place), place)
        term = term if abs(ratio) < 1 else None
    elif all(after / before * sign > 0 for before, after in pairwise(numbers)):
        degrees = _DEGREES if sign < 0 else _DEGREES[1:]  # with one sign it grows beyond all bounds
        written = any(isinstance(one, Factorial) for term in shown for one in walk(term))
        below = _denominator(
            [abs(1 / one) for one in numbers], degrees, place, grows=written or len(numbers) > _ENOUGH
        )
        whole = Power(Number(Fraction(sign), str(sign)), Symbol("k"), **place)
        first = Fraction(1 if numbers[0] > 0 else -1)
        term = (
            None if below is None else Product((_times(first, whole, place), below), (Times.OVER,), **place)
        )
    else:
        term = None
    if term is None:
        return None
    return Big("sum", "k", Number(Fraction(0), "0", **place), Constant("infinity", **place), term, **place)


def _times(factor: Fraction, node: Node, place: Place) -> Node:
    return Product((Number(factor, str(factor)), node), (Times.STAR,), **place)


def _denominator(
    values: list[Fraction], degrees: tuple[int, ...], place: Place, *, grows: bool
) -> Node | None:
    r"""What gives some numbers for 0, 1, …: a factorial where it `grows` as one for certain, a power, or a polynomial;
    None where they do not tell it: behind `1 + \frac{1}{2} + \frac{1}{6}` a twelfth may follow."""
    for first in (0, 1, 2) if grows else ():
        if all(one == math.factorial(first + at) for at, one in enumerate(values)):
            return Factorial(_linear(Fraction(first), Fraction(1), place), **place)
    for degree in degrees:
        roots = [_root(one / values[0], degree) for one in values]
        if all(root is not None for root in roots):
            steps = {after - before for before, after in pairwise(one for one in roots if one is not None)}
            if len(steps) == 1 and min(steps) > 0:
                base = _linear(Fraction(1), steps.pop(), place)
                return _times(values[0], Power(base, Number(Fraction(degree), str(degree)), **place), place)
    return _quadratic(values, place)


def _root(value: Fraction, degree: int) -> Fraction | None:
    root = Fraction(round(value.numerator ** (1 / degree)), round(value.denominator ** (1 / degree)))
    return root if root**degree == value else None


def _quadratic(values: list[Fraction], place: Place) -> Node | None:
    if len(values) <= _ENOUGH:
        return None
    steps = [after - before for before, after in pairwise(values)]
    bends = {after - before for before, after in pairwise(steps)}
    if len(bends) != 1 or min(bends) <= 0 or steps[0] <= 0:
        return None
    half = bends.pop() / 2
    rising = Product((Symbol("k"), _linear(steps[0] - half, half, place)), (Times.STAR,), **place)
    return Sum((Number(values[0], str(values[0])), rising), **place)


def _linear(first: Fraction, step: Fraction, place: Place) -> Node:
    return Sum((Number(first, str(first)), _times(step, Symbol("k"), place)), **place)


def _form(node: Node, name: str, value: int) -> _Form:  # noqa: PLR0911 - a case for each kind of node
    """A term with a number put in for a name, in a form in which equal terms are equal. Raises ValueError."""
    match node:
        case Number(value=own):
            return own
        case Symbol(name=own):
            return Fraction(value) if own == name else ("name", own)
        case Indexed(base=base, indices=indices):
            return ("item", base, *(_form(one, name, value) for one in indices))
        case Negative(term):
            return _product([Fraction(-1), _form(term, name, value)])
        case Sum(terms):
            return _sum([_form(one, name, value) for one in terms])
        case Product(factors, signs):
            forms = [_form(one, name, value) for one in factors]
            over = [False, *(sign is Times.OVER for sign in signs)]
            return _product(
                [_power(one, Fraction(-1)) if below else one for one, below in zip(forms, over, strict=True)]
            )
        case Power(base, exponent):
            return _power(_form(base, name, value), _form(exponent, name, value))
        case Root(term, Number(value=degree)):
            return _power(_form(term, name, value), 1 / degree)
        case Factorial(term):
            inner = _form(term, name, value)
            if isinstance(inner, Fraction) and inner.denominator == 1 and 0 <= inner <= _LARGEST_POWER:
                return Fraction(math.factorial(int(inner)))
            return ("factorial", inner)
        case Call(called, arguments, 0, 0):
            return ("call", called, *(_form(one, name, value) for one in arguments))
        case _:
            raise ValueError


def _sum(forms: list[_Form]) -> _Form:
    number = sum((one for one in forms if isinstance(one, Fraction)), Fraction(0))
    rest = sorted((one for one in forms if not isinstance(one, Fraction)), key=repr)
    if not rest:
        return number
    return rest[0] if len(rest) == 1 and number == 0 else ("sum", number, *rest)


def _product(forms: list[_Form]) -> _Form:
    number = math.prod((one for one in forms if isinstance(one, Fraction)), start=Fraction(1))
    rest = sorted(_factors(one for one in forms if not isinstance(one, Fraction)), key=repr)
    if not rest or number == 0:
        return number
    return rest[0] if len(rest) == 1 and number == 1 else ("product", number, *rest)


def _factors(forms: Iterator[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    for one in forms:
        if one[0] == "product" and one[1] == 1:
            yield from one[2:]  # type: ignore[misc]  # the factors of a product are forms
        else:
            yield one


def _power(base: _Form, exponent: _Form) -> _Form:
    if exponent == 0:
        return Fraction(1)
    if exponent == 1:
        return base
    if isinstance(base, Fraction) and isinstance(exponent, Fraction) and exponent.denominator == 1:
        if abs(exponent) > _LARGEST_POWER:
            raise ValueError
        return Fraction(base ** int(exponent))
    return ("power", base, exponent)


def _renamed(node: Node, name: str, new: str) -> Node:
    """A tree with another name in place of one."""
    if isinstance(node, Symbol):
        return replace(node, name=new) if node.name == name else node
    changed = {one.name: _renamed_all(getattr(node, one.name), name, new) for one in fields(node)}
    if isinstance(node, Indexed) and mentions(node, name):
        changed["name"] = node.base + node.name.removeprefix(node.base).replace(name, new)
    return replace(node, **changed)  # type: ignore[arg-type]  # each field keeps its kind


def _renamed_all(value: object, name: str, new: str) -> object:
    if isinstance(value, Placed):
        return _renamed(value, name, new)  # type: ignore[arg-type]  # every placed value below a node is a node
    return tuple(_renamed_all(one, name, new) for one in value) if isinstance(value, tuple) else value
