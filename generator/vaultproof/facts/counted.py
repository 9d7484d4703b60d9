"""Facts of a function of whole numbers, such as a mass function: where it has values, grows, falls and ends up.

They follow from the ratio of neighbouring values where that is a quotient of polynomials, as with factorials, powers
and binomial coefficients. Sums and steps of other kinds are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass

import sympy
from sympy.polys.polyerrors import BasePolynomialError

from vaultproof.facts.fact import Fact, Uncertain, stated

_REFUSALS = (
    Uncertain, ValueError, TypeError, AttributeError, ArithmeticError, NotImplementedError, TimeoutError,
    RecursionError, BasePolynomialError,
)  # fmt: skip
_MOST_STRETCHES, _FARTHEST = 4, 10**6
_LISTED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    """Positive values at whole numbers from `first` on, to `last` where all behind it are 0 or none is asked for, as
    with `ends`; the ratio of each to the one before is `above / below` at the number before."""

    n: sympy.Symbol
    first: int
    last: int | None
    ends: bool
    above: sympy.Poly
    below: sympy.Poly


def counted_facts_of(
    expression: sympy.Expr,
    symbol: sympy.Symbol,
    ends: tuple[int, int | None],
    within: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Iterator[Fact]:
    """The facts of a function of the whole numbers from one on, perhaps to another; none of one whose values are not
    all positive, but for those behind a last one."""
    with suppress(*_REFUSALS), within():
        terms = _terms(expression, symbol, *ends)
        found = (*_domain(terms), *_limit(terms), *_zeros(terms), _monotone(terms))
        yield from found


def _terms(expression: sympy.Expr, symbol: sympy.Symbol, first: int, until: int | None) -> _Terms:
    """The values by their ratios. Raises `Uncertain` where those are not such, or a value is not positive."""
    n = sympy.Symbol(symbol.name, integer=True, nonnegative=True, nonzero=True if first > 0 else None)
    own = sympy.nsimplify(expression, rational=True).subs(symbol, n)
    ratio = sympy.combsimp(sympy.powsimp(sympy.expand_func(own.subs(n, n + 1) / own)))
    above, below = (sympy.Poly(part, n) for part in sympy.fraction(sympy.together(sympy.cancel(ratio))))
    begins = own.subs(n, first)
    if not (begins.is_finite and begins.is_positive):
        raise Uncertain
    if _roots(below, first):
        raise Uncertain
    last = min(_whole_roots(above, first), default=None)
    if until is not None and (last is None or until < last):
        last = until
    far = first if last is None else last
    for at in range(first, min(far, first + 3)):
        value = own.subs(n, at + 1) / own.subs(n, at)
        if sympy.simplify(value - above.eval(at) / below.eval(at)) != 0:
            raise Uncertain
    places = {int(sympy.floor(root)) for root in (*_roots(above, first), *_roots(below, first))}
    tried = {first, *(place + shift for place in places for shift in (0, 1))}
    for at in tried:
        if at >= first and (last is None or at < last) and not above.eval(at) / below.eval(at) > 0:
            raise Uncertain
    return _Terms(
        n=n, first=first, last=last, ends=last is not None and last == until, above=above, below=below
    )


def _roots(polynomial: sympy.Poly, first: int) -> list[sympy.Expr]:
    """The real roots from a number on. Raises `Uncertain` where these are not known."""
    if polynomial.degree() < 1:
        return []
    if not polynomial.domain.is_QQ and not polynomial.domain.is_ZZ:
        found = sympy.roots(polynomial)
        if sum(found.values()) != polynomial.degree():
            raise Uncertain
        roots = [root for root in found if root.is_real is not False]
        if any(root.is_real is None for root in roots):
            raise Uncertain
    else:
        roots = polynomial.real_roots()
    kept = sorted({root for root in roots if root >= first}, key=float)
    if any(root > _FARTHEST for root in kept):
        raise Uncertain
    return kept


def _whole_roots(polynomial: sympy.Poly, first: int) -> list[int]:
    return [int(root) for root in _roots(polynomial, first) if root.is_Integer]


def _domain(terms: _Terms) -> Iterator[Fact]:
    """The whole numbers at which there are values, unless all behind some are 0 and nobody says whether they belong."""
    if terms.last is None or terms.ends:
        yield stated("domain", _numbers(terms.first, terms.last))


def _numbers(low: int, high: int | None) -> str:
    """A set of whole numbers."""
    if high is None:
        return rf"\left\{{{low}, {low + 1}, {low + 2}, \ldots\right\}}"
    listed = (
        ", ".join(map(str, range(low, high + 1)))
        if high - low < _LISTED
        else rf"{low}, {low + 1}, \ldots, {high}"
    )
    return rf"\left\{{{listed}\right\}}"


def _limit(terms: _Terms) -> Iterator[Fact]:
    """Where values end up of which each is less, or more, than the one before by a factor that tends to a number."""
    if terms.last is not None:
        return
    share = sympy.limit(terms.above.as_expr() / terms.below.as_expr(), terms.n, sympy.oo)
    if share < 1:
        yield stated("limit_right", "0")
    elif share > 1:
        yield stated("limit_right", r"\infty")
    elif (loss := _loss(terms)) is not None and loss != 0:
        yield stated("limit_right", "0" if loss > 0 else r"\infty")


def _loss(terms: _Terms) -> sympy.Expr | None:
    """The power of n with which values fall whose ratios tend to 1 as `1 - c/n` does."""
    change = (terms.below - terms.above).as_expr() * terms.n / terms.below.as_expr()
    found = sympy.limit(change, terms.n, sympy.oo)
    return found if found.is_finite else None


def _zeros(terms: _Terms) -> Iterator[Fact]:
    if terms.last is None or terms.ends:
        yield Fact("zeros", (("none", ""),))


def _monotone(terms: _Terms) -> Fact:
    """Where the values grow and where they fall."""
    change = terms.above - terms.below
    edges = [int(sympy.floor(root)) for root in _roots(change, terms.first)]
    end = terms.last
    every = {terms.first, *edges, *(edge + 1 for edge in edges)}
    stops = sorted(stop for stop in every if stop >= terms.first and (end is None or stop < end))
    signs: list[tuple[int, int]] = []
    for at in stops:
        value = change.eval(at) / terms.below.eval(at)
        sign = 0 if value == 0 else 1 if value > 0 else -1
        if not signs or signs[-1][1] != sign:
            signs.append((at, sign))
    if not signs or len(signs) > _MOST_STRETCHES:
        raise Uncertain
    words = {1: "increasing", -1: "decreasing", 0: "constant"}
    starts = [at for at, _ in signs]
    ends = [*starts[1:], end]
    return Fact(
        "monotone",
        tuple((words[sign], _numbers(low, high)) for (low, sign), high in zip(signs, ends, strict=True)),
    )
