"""The form of an expression that people would write: among forms that are proven equal, the one with the least ink.

SymPy's own forms keep exponentials apart, minus signs in front and `x - 1` for `1 - x`. Proves each form that it gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress

import sympy
from sympy.functions.elementary.hyperbolic import HyperbolicFunction
from sympy.functions.elementary.trigonometric import TrigonometricFunction
from sympy.printing.latex import LatexPrinter

_MOST_NODES = 90
_STRANGE = 4
_TANGLED = 30
_LARGE = 100
_FINEST = 10**6
_DIGITS, _MOST_DIGITS, _MOST_TENS = 5, 12, 40
_COMMAND = re.compile(r"\\(?:left|right)\s*|[{}\s]")
_SIGN = re.compile(r"\\[A-Za-z]+|.")
_REFUSALS = (ValueError, TypeError, AttributeError, NotImplementedError, ArithmeticError, RecursionError)
_FORMS: tuple[Callable[[sympy.Expr], sympy.Expr], ...] = (
    sympy.simplify,
    sympy.factor,
    sympy.together,
    sympy.cancel,
    sympy.radsimp,
    sympy.trigsimp,
    lambda form: sympy.logcombine(form, force=True),
    lambda form: sympy.powsimp(sympy.expand_power_base(form)),
    lambda form: sympy.factor_terms(sympy.expand(form)),
)


def written(expression: sympy.Expr, x: sympy.Symbol) -> sympy.Expr:
    """A form of an expression in a real symbol, equal to it, that is shortest as people write it; in a positive symbol,
    equal where that is."""
    if sum(1 for _ in sympy.preorder_traversal(expression)) > _MOST_NODES or is_tangled(expression, x):
        return expression
    found = sorted(_forms(expression, x), key=lambda form: (ink(form), sympy.default_sort_key(form)))
    least = ink(expression) + _STRANGE * _strange(expression)
    good = (form for form in found if ink(form) < least and not _strange(form))
    return next((form for form in good if _equal(form, expression, x)), expression)


def is_tangled(expression: sympy.Expr, x: sympy.Symbol) -> bool:
    """Whether trigonometric functions of powers stand in an expression: SymPy seeks other forms of it without end."""
    found = expression.atoms(TrigonometricFunction, HyperbolicFunction)
    arguments = [one.args[0] for one in found if one.args[0].is_polynomial(x)]
    return (
        any(sympy.degree(one, x) > 1 for one in arguments if one.has(x)) and expression.count_ops() > _TANGLED
    )


def _strange(form: sympy.Expr) -> bool:
    """Whether a form is a sum over a root or over π, brought there for no more than one denominator, or divides by what
    is minus a sum."""
    above, below = sympy.fraction(form)
    divisors = (factor.as_base_exp()[0] for factor in sympy.Mul.make_args(below))
    if any(one.is_Add and all(term.could_extract_minus_sign() for term in one.args) for one in divisors):
        return True
    return above.is_Add and not below.free_symbols and (below.has(sympy.pi) or bool(below.atoms(sympy.Pow)))


def ink(expression: sympy.Expr) -> int:
    """How many signs an expression takes on paper; a minus in front counts as three, a variable as two."""
    text = _COMMAND.sub("", latex(expression))
    variables = sum(1 for part in sympy.preorder_traversal(expression) if part.is_Symbol)
    return len(_SIGN.findall(text)) + 2 * text.startswith("-") + variables


def latex(expression: sympy.Basic) -> str:
    """LaTeX as people write it: `\\\\sqrt{2 \\\\pi}` in one root, `0.9^{t}`, what is positive first in a difference."""
    return str(_Printer({"ln_notation": True, "inv_trig_style": "full"}).doprint(expression))


def _forms(expression: sympy.Expr, x: sympy.Symbol) -> Iterator[sympy.Expr]:
    """Other forms, not yet proven."""
    first: dict[sympy.Expr, None] = {expression: None}
    for change in _FORMS:
        with suppress(*_REFUSALS):
            first[change(expression)] = None
    for form in list(first):
        for change in (sympy.factor, sympy.together):
            with suppress(*_REFUSALS):
                first[change(form)] = None
    for form in first:
        yield form
        yield _turned(form)
        for other in _by_exponential(form, x):
            yield other
            yield _turned(other)


def _by_exponential(form: sympy.Expr, x: sympy.Symbol) -> Iterator[sympy.Expr]:
    """A quotient with its numerator and denominator divided by a power of an exponential in them."""
    above, below = sympy.fraction(sympy.together(form))
    rates = {power.exp for power in below.atoms(sympy.exp) if power.exp.has(x)}
    for rate in sorted(rates, key=sympy.default_sort_key)[:2]:
        for power in (0, sympy.Rational(1, 2), 1, 2):
            scale = sympy.exp(-power * rate)
            parts = [sympy.powsimp(sympy.expand(sympy.expand(part) * scale)) for part in (above, below)]
            factored = sympy.factor(parts[1])
            yield parts[0] / parts[1]
            yield parts[0] / factored
            base, raised = factored.as_base_exp()
            if raised == 2 and (whole := max(base.atoms(sympy.exp), key=str, default=None)) is not None:
                half = sympy.powsimp(sympy.expand(base * sympy.exp(-whole.exp / 2)))
                outer = sympy.powsimp(sympy.expand(parts[0] * sympy.exp(-whole.exp)))
                yield outer / half.rewrite(sympy.cosh).simplify() ** 2
    root = below.as_base_exp()
    if root[1] == 2:
        for rate in sorted(rates, key=sympy.default_sort_key)[:2]:
            inner = sympy.expand(root[0] * sympy.exp(-rate))
            outer = sympy.powsimp(sympy.expand(above * sympy.exp(-2 * rate)))
            yield outer / inner**2
            half = sympy.powsimp(sympy.expand(root[0] * sympy.exp(-rate / 2)))
            yield sympy.powsimp(above * sympy.exp(-rate)) / half.rewrite(sympy.cosh).simplify() ** 2


def _turned(form: sympy.Expr) -> sympy.Expr:
    """A product with a minus in front as one without, where a factor such as `x - 1` can take it."""
    if not isinstance(form, sympy.Mul) or not form.could_extract_minus_sign():
        return form
    for factor in form.args:
        base, power = factor.as_base_exp()
        turns = base.is_Add and any(term.could_extract_minus_sign() for term in base.args)
        if turns and power.is_Integer and power % 2 == 1 and len(base.args) == 2:
            rest = [other for other in form.args if other is not factor]
            return sympy.Mul(*rest, -1) * sympy.Pow(sympy.Add(*(-term for term in base.args)), power)
    return form


def _equal(form: sympy.Expr, expression: sympy.Expr, x: sympy.Symbol) -> bool:
    """Whether two forms are proven to be the same where both are real; logarithms are taken apart for it."""
    if form.free_symbols - {x} or form.has(sympy.nan, sympy.zoo):
        return False
    away = form - expression
    if form.has(HyperbolicFunction) and not expression.has(HyperbolicFunction):
        away = sympy.together(away.rewrite(sympy.exp))
    if sympy.simplify(away) != 0:
        apart = sympy.expand_log(form, force=True) - sympy.expand_log(expression, force=True)
        if sympy.simplify(apart) != 0:
            return False
    places = (place for place in _PLACES if place > 0 or not x.is_positive)
    return all(_agree(form, expression, x, place) for place in places)


_PLACES = tuple(
    sympy.Rational(*pair) for pair in ((-47, 10), (-13, 10), (-2, 7), (3, 11), (7, 9), (19, 10), (53, 10))
)


def _agree(form: sympy.Expr, expression: sympy.Expr, x: sympy.Symbol, place: sympy.Rational) -> bool:
    """Whether two forms have one value at a place, or none of them a real one."""
    values = [sympy.N(one.subs(x, place), 30) for one in (form, expression)]
    real = [bool(value.is_real) and bool(value.is_finite) for value in values]
    if not all(real):
        return not real[1]
    return bool(abs(values[0] - values[1]) <= sympy.Float("1e-20") * (1 + abs(values[1])))


class _Printer(LatexPrinter):  # type: ignore[misc]
    """SymPy's LaTeX in the order in which people write."""

    def _print_Add(self, expr: sympy.Add, order: str | None = None) -> str:  # noqa: N802 - SymPy's name
        terms = self._as_ordered_terms(expr, order=order)
        ahead = next((term for term in terms if not term.could_extract_minus_sign()), terms[0])
        if terms[0].could_extract_minus_sign():
            terms = [ahead, *(term for term in terms if term is not ahead)]
        text = ""
        for term in terms:
            minus = term.could_extract_minus_sign()
            shown = self._print(-term if minus else term)
            if self._needs_add_brackets(-term if minus else term):
                shown = rf"\left({shown}\right)"
            text += f" - {shown}" if minus else (f" + {shown}" if text else shown)
        return text.strip() if not text.startswith(" - ") else f"- {text[3:]}"

    def _print_Mul(self, expr: sympy.Mul) -> str:  # noqa: N802 - SymPy's name
        coefficient, rest = expr.as_coeff_Mul()
        if coefficient.q > _LARGE and (digits := decimal(coefficient) or cut(coefficient)) is not None:
            shown = self._print(rest)
            inside = rf"\left({shown}\right)" if rest.is_Add else shown
            return f"{digits.replace('-', '- ')} {inside}"
        return str(super()._print_Mul(_rooted(expr)))

    def _print_Rational(self, expr: sympy.Rational) -> str:  # noqa: N802 - SymPy's name
        digits = decimal(expr) or cut(expr) if expr.q >= _LARGE else None
        return str(super()._print_Rational(expr)) if digits is None else digits

    def _print_Pow(self, expr: sympy.Pow) -> str:  # noqa: N802 - SymPy's name
        base, power = expr.base, expr.exp
        if base.is_Rational and base > 0 and not base.is_Integer and not power.is_Rational:
            digits = decimal(base)
            if digits is not None:
                return f"{digits}^{{{self._print(power)}}}"
        return str(super()._print_Pow(expr))

    def _print_log(self, expr: sympy.log, exp: str | None = None) -> str:
        (inside,) = expr.args
        if exp is not None:
            return rf"\ln^{{{exp}}}{{\left({self._print(inside)} \right)}}"
        if inside.is_Rational and not inside.is_Integer and (digits := decimal(inside)):
            return rf"\ln{{\left({digits} \right)}}"
        return str(super()._print_log(expr, exp))

    def _print_polygamma(self, expr: sympy.polygamma, exp: str | None = None) -> str:
        order, inside = expr.args
        name = rf"\psi^{{({self._print(order)})}}" if order else r"\psi"
        shown = rf"{name}\left({self._print(inside)}\right)"
        return shown if exp is None else rf"\left({shown}\right)^{{{exp}}}"


def _rooted(expr: sympy.Mul) -> sympy.Mul:
    """A product with its roots of numbers as one root, above or below the line."""
    above, below, rest = sympy.S.One, sympy.S.One, []
    coefficient = sympy.S.One
    for factor in expr.args:
        base, power = factor.as_base_exp()
        if factor.is_Rational:
            coefficient *= factor
        elif power == sympy.S.Half and (base.is_Integer or base is sympy.pi):
            above *= base
        elif power == -sympy.S.Half and (base.is_Integer or base is sympy.pi):
            below *= base
        else:
            rest.append(factor)
    if above is sympy.S.One and below is sympy.S.One:
        return expr
    if above.is_Integer and coefficient.q % above == 0:
        coefficient, above, below = coefficient * above, sympy.S.One, below * above
    if above is sympy.S.One and below is sympy.S.One:
        return expr
    root = sympy.Symbol(rf"\sqrt{{{sympy.latex(above)}}}") if above is not sympy.S.One else sympy.S.One
    under = sympy.Symbol(rf"\sqrt{{{sympy.latex(below)}}}") if below is not sympy.S.One else sympy.S.One
    return sympy.Mul(coefficient, root, sympy.Pow(under, -1), *rest)


def decimal(number: sympy.Rational) -> str | None:
    """A fraction as a decimal of at most six digits, None where it is none."""
    scaled = number * 10**6
    if not scaled.is_Integer:
        return None
    return f"{float(number):.6f}".rstrip("0").rstrip(".")


def _in_tens(number: sympy.Rational) -> str | None:
    """A number of a few digits times a power of ten as such; None for any other."""
    tens, exact = 0, abs(number)
    while exact.q > 1 and tens < _MOST_TENS:
        exact, tens = exact * 10, tens + 1
    digits = str(exact.p)
    if exact.q > 1 or len(digits) > _DIGITS:
        return None
    mantissa = digits[0] + (f".{digits[1:]}" if len(digits) > 1 else "")
    times = "" if mantissa == "1" else rf"{mantissa} \cdot "
    return rf"{'-' if number < 0 else ''}{times}10^{{{len(digits) - 1 - tens}}}"


def cut(number: sympy.Rational) -> str | None:
    """A fraction that nobody can read as its first digits, cut off and not rounded; None for any other."""
    if number.q <= _FINEST:
        return None
    if (short := _in_tens(number)) is not None:
        return short
    size, places = abs(number), _DIGITS - 1
    while size * 10**places >= 10**_DIGITS and places:
        places -= 1
    while size * 10**places < 10 ** (_DIGITS - 1):
        places += 1
    if places > _MOST_DIGITS:
        return None
    text = f"{int(size * 10**places):0{places + 1}d}"
    shown = f"{text[:-places]}.{text[-places:]}" if places else text
    return rf"{'-' if number < 0 else ''}{shown}\ldots"
