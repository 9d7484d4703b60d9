"""Trees → SymPy expressions, for scalars. Refuses what has no scalar meaning and what would be too large to hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import sympy

from vaultproof.claim import Relation
from vaultproof.latex.names import Names
from vaultproof.latex.supremum import Supremum
from vaultproof.latex.text import to_text
from vaultproof.latex.tokens import LatexError
from vaultproof.latex.tree import (
    Absolute,
    At,
    Big,
    Binomial,
    Call,
    Cases,
    Compare,
    Constant,
    Derivative,
    Extremum,
    Factorial,
    Gradient,
    Indexed,
    Indicator,
    Integral,
    Interval,
    Items,
    Limit,
    Logic,
    Matrix,
    Member,
    Modulo,
    MuchLess,
    Negative,
    Node,
    Number,
    Numbers,
    Power,
    Product,
    Root,
    Sum,
    Symbol,
    Times,
    bears_unread,
    mentions,
    walk,
)

_MAX_BITS = 20_000
_MAX_FACTORIAL = 2000
_MAX_TERMS = 200
_MAX_ARGUMENTS = 64
_LARGEST_DETERMINANT = 4
_CONSTANTS: Mapping[str, sympy.Basic] = {"e": sympy.E, "pi": sympy.pi, "infinity": sympy.oo}
_FUNCTIONS: Mapping[str, Callable[..., sympy.Basic]] = {
    **{
        name: getattr(sympy, name)
        for name in """exp sqrt sin cos tan cot sec csc asin acos atan acot sinh cosh tanh coth sech csch asinh acosh
        atanh erf erfc erfi erfinv sign floor""".split()
    },
    "log": lambda x, base=None: sympy.log(x) if base is None else sympy.log(x, base),
    "log10": lambda x: sympy.log(x, 10),
    "log2": lambda x: sympy.log(x, 2),
    "log1p": lambda x: sympy.log(1 + x),
    "expm1": lambda x: sympy.exp(x) - 1,
    "cbrt": lambda x: _odd_root(x, sympy.Integer(3)),
    "abs": sympy.Abs,
    "ceil": sympy.ceiling,
    "gamma": lambda x: _bounded(sympy.gamma, x),
    "factorial2": lambda x: _bounded(sympy.factorial2, x),
    "gcd": lambda *x: _of_integers(sympy.igcd, x),
    "lcm": lambda *x: _of_integers(sympy.ilcm, x),
    "clip": lambda x, low, high: _extreme(sympy.Min, (_extreme(sympy.Max, (x, low)), high)),
    "max": lambda *x: _extreme(sympy.Max, x),
    "min": lambda *x: _extreme(sympy.Min, x),
}
_COMPARISONS: Mapping[Relation, Callable[..., sympy.Basic]] = {
    Relation.EQUAL: sympy.Eq,
    Relation.UNEQUAL: sympy.Ne,
    Relation.LESS: sympy.Lt,
    Relation.LESS_EQUAL: sympy.Le,
    Relation.GREATER: sympy.Gt,
    Relation.GREATER_EQUAL: sympy.Ge,
}
_SETS: Mapping[str, sympy.Basic] = {
    "R": sympy.S.Reals,
    "Z": sympy.S.Integers,
    "Q": sympy.S.Rationals,
    "C": sympy.S.Complexes,
}


def to_sympy(node: Node, names: Names) -> sympy.Basic:
    """The SymPy expression of a scalar term.

    Decimals become exact rationals, user functions undefined functions. Derivatives, sums, limits and integrals
    are left to be carried out by `doit`; a definition by cases is nan outside its cases. Raises LatexError for
    what has no
    scalar meaning, and for powers, factorials and sums too large to hold.
    """
    try:
        return _Reader(names).read(node)
    except LatexError:
        raise
    except (TypeError, ValueError, ArithmeticError, AttributeError, RecursionError) as error:
        raise LatexError(f"SymPy cannot express it: {error}"[:200], node.start, node.end) from error


class _Reader:
    """Reads one tree."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def read(self, node: Node) -> sympy.Basic:  # noqa: C901, PLR0911 - a case for each kind of node
        """The expression of a node."""
        match node:
            case Number(value):
                return sympy.Rational(value.numerator, value.denominator)
            case Constant(name):
                return _CONSTANTS[name]
            case Symbol(name) | Indexed(name=name):
                return sympy.Symbol(name, commutative=name not in self.names.noncommuting)
            case Call():
                return self._call(node)
            case Sum(terms):
                return sympy.Add(*(self._number(term) for term in terms))
            case Negative(term):
                return -self._number(term)
            case Product():
                return self._product(node)
            case Power(base, exponent):
                return _power(self._number(base), self._number(exponent), node)
            case Root(term, degree):
                return _root(self._number(term), self._number(degree))
            case Modulo(term, divisor):
                return sympy.Mod(self._number(term), self._number(divisor))
            case Absolute(term):
                return sympy.Abs(self._number(term))
            case Factorial(term):
                return _factorial(self._number(term), node)
            case Binomial(top, bottom):
                return _binomial(self._number(top), self._number(bottom), node)
            case _:
                return self._larger(node)

    def _number(self, node: Node) -> sympy.Basic:
        r"""The expression of a node that stands for a number, as no condition does: `\max\{k \in \mathbb{Z}, x\}`."""
        value = self.read(node)
        if not isinstance(value, sympy.Expr):
            raise _no("a condition is no number", node)
        return value

    def _larger(self, node: Node) -> sympy.Basic:
        match node:
            case Cases(branches):
                pairs = [
                    (
                        self.read(one.value),
                        sympy.true if one.condition is None else self.condition(one.condition),
                    )
                    for one in branches
                ]
                return sympy.Piecewise(*pairs)
            case Indicator(condition):
                return sympy.Piecewise((1, self.condition(condition)), (0, True))
            case Derivative():
                return self._derivative(node)
            case Gradient():
                return sympy.Symbol(to_text(node))
            case At(term, values):
                return self._at(term, values)
            case Limit(term, variable, point, side):
                return sympy.Limit(
                    self.read(term), sympy.Symbol(variable), self.read(point), side or _sides(point)
                )
            case Big():
                return self._big(node)
            case Integral(term, variable, low, high):
                if low is None or high is None:
                    raise _no("an integral without bounds has no single value", node)
                return sympy.Integral(
                    self.read(term), (sympy.Symbol(variable), self.read(low), self.read(high))
                )
            case Extremum("max" | "min" as operator, variable, term, None) if not _indexed_by(term, variable):
                sign = sympy.Integer(1 if operator == "max" else -1)
                return Supremum(self.read(term), sympy.Symbol(variable), sign)
            case Compare() | Logic() | Member() | MuchLess():
                return self.condition(node)
            case _:
                raise _no("it is not a single number", node)

    # -- calls and products -------------------------------------------------------------------------------------

    def _determinant(self, node: Call) -> sympy.Basic:
        """The determinant of a small square matrix that is written out."""
        matrix = node.arguments[0]
        if not isinstance(matrix, Matrix) or not 0 < len(matrix.rows) <= _LARGEST_DETERMINANT:
            raise _no("the determinant of this has no scalar meaning", node)
        rows = [[self.read(item) for item in row] for row in matrix.rows]
        whole = all(isinstance(item, sympy.Expr) and item.is_commutative for row in rows for item in row)
        if not whole or any(len(row) != len(rows) for row in rows):
            raise _no("the determinant of this has no scalar meaning", node)
        return sympy.Matrix(rows).det(method="berkowitz")

    def _call(self, node: Call) -> sympy.Basic:
        if node.given:
            return sympy.Symbol(to_text(node))
        if not node.arguments:
            return sympy.Symbol(node.name + "'" * node.primes)
        if len(node.arguments) > _MAX_ARGUMENTS:
            raise _no(f"more than {_MAX_ARGUMENTS} arguments", node)
        function = _FUNCTIONS.get(node.name) if node.built_in else sympy.Function(node.name)
        if node.name == "det" and node.built_in and len(node.arguments) == 1:
            return self._determinant(node)
        if function is None:
            raise _no(f"`{node.name}` has no scalar meaning", node)
        arguments = [self._number(argument) for argument in node.arguments]
        if node.primes:
            if len(arguments) != 1:
                raise _no(f"`{node.name}'` is taken of one argument", node)
            at = sympy.Dummy("t", real=True)
            return sympy.Subs(sympy.Derivative(function(at), (at, node.primes)), [at], _over_reals(arguments))
        try:
            return function(*arguments)
        except TypeError as error:
            raise _no(f"`{node.name}` is called with {len(arguments)} argument(s)", node) from error

    def _at(self, term: Node, values: tuple[tuple[str, Node], ...]) -> sympy.Basic:
        """A term with values put in, in the arguments of primes too, whose symbols are real."""
        expression = self.read(term)
        put_in = {sympy.Symbol(name): self.read(value) for name, value in values}
        real = {sympy.Symbol(str(one), real=True): value for one, value in put_in.items()}
        if expression.free_symbols & real.keys():
            put_in |= real
        return expression.subs(put_in, simultaneous=len(put_in) > 1)

    def _product(self, node: Product) -> sympy.Basic:
        value = self._number(node.factors[0])
        for sign, factor in zip(node.signs, node.factors[1:], strict=True):
            other = self._number(factor)
            value = value / other if sign is Times.OVER else value * other
        return value

    # -- conditions ---------------------------------------------------------------------------------------------

    def condition(self, node: Node) -> sympy.Basic:
        """The SymPy condition of a condition."""
        match node:
            case Compare(terms, relations):
                values = [self.read(term) for term in terms]
                return sympy.And(
                    *(_compare(*pair, node) for pair in zip(values, values[1:], relations, strict=False))
                )
            case Logic(operator, conditions):
                join = sympy.And if operator == "and" else sympy.Or
                return join(*(self.condition(one) for one in conditions))
            case Member(term, domain, negated):
                found = self._membership(self.read(term), domain)
                return sympy.Not(found) if negated else found
            case _:
                raise _no("this condition has no exact meaning", node)

    def _membership(self, value: sympy.Basic, domain: Node) -> sympy.Basic:
        match domain:
            case Interval(low, high, open_low, open_high):
                below, above = self.read(low), self.read(high)
                first = sympy.Gt(value, below) if open_low else sympy.Ge(value, below)
                second = sympy.Lt(value, above) if open_high else sympy.Le(value, above)
                return sympy.And(first, second)
            case Items(items):
                return sympy.Or(*(sympy.Eq(value, self.read(item)) for item in items))
            case Numbers(letter, None) if letter in _SETS:
                return sympy.Contains(value, _SETS[letter])
            case _:
                raise _no("membership in this set cannot be told", domain)

    # -- derivatives, sums --------------------------------------------------------------------------------------

    def _derivative(self, node: Derivative) -> sympy.Basic:
        variables = [(sympy.Symbol(name), order) for name, order in node.variables]
        match node.term:
            case Symbol(name) | Call(name, ()) if name in self.names.functions and len(variables) == 1:
                if node.point is None:
                    return sympy.Derivative(sympy.Function(name)(variables[0][0]), *variables)
                at = sympy.Dummy("t")
                return sympy.Subs(
                    sympy.Derivative(sympy.Function(name)(at), (at, variables[0][1])),
                    [at],
                    [self.read(node.point)],
                )
            case Symbol() | Indexed() | Call(arguments=()):
                return sympy.Symbol(to_text(node))
            case _:
                pass
        if node.point is not None:
            raise _no("where this derivative is taken is not understood", node)
        if not all(mentions(node.term, name) for name, _ in node.variables):
            raise _no("how the term depends on the variable is not said", node)
        self._no_hidden_dependence(node)
        return sympy.Derivative(self.read(node.term), *variables)

    def _no_hidden_dependence(self, node: Derivative) -> None:
        """Refuse `\\frac{d}{dx} y^2`-like terms, in which a variable may depend on x unseen."""
        if node.partial:
            return
        own = {name for name, _ in node.variables}
        for part in walk(node.term):
            if isinstance(part, Symbol) and part.name in {"y", "z", "u", "v"} - own - self.names.values:
                raise _no(f"whether `{part.name}` depends on the variable is not said", part)

    def _big(self, node: Big) -> sympy.Basic:
        if isinstance(node.condition, Member) and isinstance(node.condition.domain, Items):
            return self._over_items(node, node.condition.domain)
        if node.variable is None or node.low is None or node.high is None or node.condition is not None:
            raise _no("a sum without bounds has no single value", node)
        if bears_unread(node.term, node.variable):
            raise _no("an index of what is summed is not understood", node)
        low, high = self.read(node.low), self.read(node.high)
        if not _indexed_by(node.term, node.variable):
            bounds = (sympy.Symbol(node.variable), low, high)
            term = self.read(node.term)
            return sympy.Sum(term, bounds) if node.operator == "sum" else sympy.Product(term, bounds)
        if not (low.is_Integer and high.is_Integer and high - low < _MAX_TERMS):
            raise _no("a sum over the items of a list is no single expression", node)
        values = [
            self._with_index(node.term, node.variable, index) for index in range(int(low), int(high) + 1)
        ]
        return sympy.Add(*values) if node.operator == "sum" else sympy.Mul(*values)

    def _over_items(self, node: Big, domain: Items) -> sympy.Basic:
        r"""A sum over a set given by its items, which are numbers: `\sum_{x \in \{1, 2, 5\}} x^2`."""
        assert isinstance(node.condition, Member)
        items = list(dict.fromkeys(self.read(item) for item in domain.items))
        if node.variable is None or node.condition.negated or not all(item.is_number for item in items):
            raise _no("what is summed over has no value here", node)
        if _indexed_by(node.term, node.variable):
            if not all(item.is_Integer for item in items):
                raise _no("this index is not understood", node)
            values = [self._with_index(node.term, node.variable, int(item)) for item in items]
        else:
            term = self.read(node.term)
            values = [term.subs(sympy.Symbol(node.variable), item) for item in items]
        return sympy.Add(*values) if node.operator == "sum" else sympy.Mul(*values)

    def _with_index(self, term: Node, variable: str, index: int) -> sympy.Basic:
        """A term with a number in place of an index: `x_i` becomes `x_2`."""
        expression = self.read(term)
        symbols: dict[sympy.Symbol, sympy.Basic] = {sympy.Symbol(variable): sympy.Integer(index)}
        for part in walk(term):
            if isinstance(part, Indexed) and any(mentions(one, variable) for one in part.indices):
                if part.indices != (Symbol(variable),) or part.name not in {
                    f"{part.base}_{variable}",
                    f"{part.base}^({variable})",
                }:
                    raise _no("this index is not understood", part)
                symbols[sympy.Symbol(part.name)] = sympy.Symbol(
                    part.base + part.name.removeprefix(part.base).replace(variable, str(index), 1)
                )
        return expression.subs(symbols, simultaneous=True)


def _no(message: str, node: Node) -> LatexError:
    return LatexError(message, node.start, node.end)


def _indexed_by(node: Node, variable: str) -> bool:
    """Whether a tree holds a name indexed by a variable."""
    return any(
        isinstance(part, Indexed) and any(mentions(one, variable) for one in part.indices)
        for part in walk(node)
    )


def _sides(point: Node) -> str:
    """SymPy's word for a limit from both sides; at infinity there is one side only."""
    inner = point.term if isinstance(point, Negative) else point
    return "-" if isinstance(inner, Constant) and inner.name == "infinity" else "+-"


def _over_reals(arguments: Sequence[sympy.Basic]) -> list[sympy.Basic]:
    """Arguments with real numbers for symbols, from the start: SymPy takes a substitution for the one that it kept
    where nothing but this differs, and would not put them in later."""
    return [
        one.xreplace(
            {
                symbol: sympy.Symbol(symbol.name, real=True)
                for symbol in one.atoms(sympy.Symbol)
                if symbol.is_commutative
            }
        )
        for one in arguments
    ]


def _compare(left: sympy.Basic, right: sympy.Basic, relation: Relation, node: Node) -> sympy.Basic:
    comparison = _COMPARISONS.get(relation)
    if comparison is None:
        raise _no("a condition cannot be approximate", node)
    return comparison(left, right)


def _extreme(function: Callable[..., sympy.Basic], values: tuple[sympy.Basic, ...]) -> sympy.Basic:
    """`Max` or `Min`; with symbols inside, SymPy is kept from comparing them, which can take long."""
    return function(*values, evaluate=all(value.is_number for value in values))


def _of_integers(function: Callable[..., int], values: tuple[sympy.Basic, ...]) -> sympy.Basic:
    if not all(value.is_Integer for value in values):
        raise ValueError("it is known for whole numbers only")
    return sympy.Integer(function(*(int(value) for value in values)))


def _bounded(function: Callable[[sympy.Basic], sympy.Basic], value: sympy.Basic) -> sympy.Basic:
    if isinstance(value, sympy.Rational) and abs(value) > _MAX_FACTORIAL:
        raise ValueError("a factorial is too large to work out")
    return function(value)


def _power(base: sympy.Basic, exponent: sympy.Basic, node: Node) -> sympy.Basic:
    if isinstance(exponent, sympy.Rational):
        bits = 1
        if isinstance(base, sympy.Rational):
            bits = max(abs(base.p).bit_length(), base.q.bit_length())
        if bits * abs(exponent) > _MAX_BITS or exponent.q.bit_length() > 64:
            raise _no("a power is too large to work out", node)
    return base**exponent


def _root(term: sympy.Basic, degree: sympy.Basic) -> sympy.Basic:
    if degree == 2:
        return sympy.sqrt(term)
    if degree.is_Integer and degree.is_odd and degree > 0:
        return _odd_root(term, degree)
    return term ** (1 / degree)


def _odd_root(term: sympy.Basic, degree: sympy.Basic) -> sympy.Basic:
    """The real root of an odd degree, which SymPy's own power is not for negative numbers."""
    if term.is_nonnegative:
        return sympy.root(term, degree)
    return sympy.sign(term) * sympy.Abs(term) ** (1 / degree)


def _factorial(term: sympy.Basic, node: Node) -> sympy.Basic:
    if isinstance(term, sympy.Rational) and abs(term) > _MAX_FACTORIAL:
        raise _no("a factorial is too large to work out", node)
    return sympy.factorial(term)


_MAX_POLYNOMIAL = 20
"""The degree of the polynomial that a letter over a number is, which SymPy writes out."""


def _binomial(top: sympy.Basic, bottom: sympy.Basic, node: Node) -> sympy.Basic:
    if any(isinstance(one, sympy.Rational) and abs(one) > _MAX_FACTORIAL for one in (top, bottom)):
        raise _no("a binomial coefficient is too large to work out", node)
    if isinstance(bottom, sympy.Rational) and not top.is_Rational and bottom > _MAX_POLYNOMIAL:
        raise _no("a binomial coefficient of a term over so large a number is not worked out", node)
    return sympy.binomial(top, bottom)
