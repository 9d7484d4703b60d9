"""Trees → plain text, so that people can see what was understood. The text of a scalar term reads back as the same
tree."""

from __future__ import annotations

from vaultproof.latex.tree import (
    Absolute,
    At,
    Big,
    Binomial,
    Branch,
    Call,
    Cases,
    Compare,
    Constant,
    Derivative,
    Dots,
    Extremum,
    Factorial,
    Gradient,
    Indexed,
    Indicator,
    Inner,
    Integral,
    Interval,
    Item,
    Items,
    Limit,
    Logic,
    Matrix,
    Member,
    Modulo,
    MuchLess,
    Negative,
    Node,
    Norm,
    Number,
    Numbers,
    Power,
    Product,
    Root,
    Statement,
    Sum,
    Symbol,
    Times,
    Transposed,
    Vector,
)

_SIGNS = {
    Times.BESIDE: " ",
    Times.DOT: " * ",
    Times.STAR: " * ",
    Times.CROSS: " × ",
    Times.HADAMARD: " ⊙ ",
    Times.OVER: " / ",
}
_BINDING = (Big, Integral, Limit, Extremum, Derivative, Gradient, Cases, At)
_LOOSE = (Sum, Negative, Compare, Logic, Member, MuchLess, Modulo)


def to_text(node: Node | Statement) -> str:
    """What was understood, in plain text: `max(0, x)`, `x if x > 0; 0 otherwise`."""
    if isinstance(node, Statement):
        return _statement(node)
    return _leaf(node) or _operation(node) or _structure(node)


def _statement(node: Statement) -> str:
    parts = [to_text(node.terms[0])]
    for relation, term in zip(node.relations, node.terms[1:], strict=True):
        parts += [relation.value, to_text(term)]
    return " ".join(parts) + (f" if {to_text(node.condition)}" if node.condition is not None else "")


def _listed(items: tuple[Node, ...]) -> str:
    return ", ".join(to_text(item) for item in items)


def _factor(node: Node) -> str:
    """A node as a factor of a product."""
    return f"({to_text(node)})" if isinstance(node, (*_LOOSE, *_BINDING)) else to_text(node)


def _tight(node: Node) -> str:
    """A node as the base of a power or before `!`."""
    return (
        f"({to_text(node)})"
        if isinstance(node, (*_LOOSE, *_BINDING, Product, Power, Factorial))
        else to_text(node)
    )


def _leaf(node: Node) -> str:
    match node:
        case Number(value, text):
            return text or str(value)
        case Constant(name) | Symbol(name) | Indexed(name=name):
            return name
        case Dots():
            return "…"
        case Call():
            return _call(node)
        case Numbers(letter, shape):
            return letter if shape is None else f"{letter}^{_tight(shape)}"
        case _:
            return ""


def _call(node: Call) -> str:
    primes = "'" * node.primes
    if not node.arguments:
        return node.name + primes
    split = len(node.arguments) - node.given
    given = f"|{_listed(node.arguments[split:])}" if node.given else ""
    return f"{node.name}{primes}({_listed(node.arguments[:split])}{given})"


def _operation(node: Node) -> str:  # noqa: C901, PLR0911 - a case for each kind of node
    match node:
        case Sum(terms):
            return _sum(terms)
        case Negative(term):
            return f"-{_factor(term)}"
        case Product(factors, signs):
            return _product(factors, signs)
        case Power(base, exponent):
            return f"{_tight(base)}^{_tight(exponent)}"
        case Root(term, Number(value)) if value == 2:
            return f"sqrt({to_text(term)})"
        case Root(term, degree):
            return f"root({to_text(term)}, {to_text(degree)})"
        case Modulo(term, divisor):
            return f"{_factor(term)} mod {_factor(divisor)}"
        case Absolute(term):
            return f"|{to_text(term)}|"
        case Norm(term, order):
            return f"‖{to_text(term)}‖_{'F' if order is None else to_text(order)}"
        case Factorial(term):
            return f"{_tight(term)}!"
        case Binomial(top, bottom):
            return f"binomial({to_text(top)}, {to_text(bottom)})"
        case Transposed(term):
            return f"{_tight(term)}^T"
        case Inner(left, right):
            return f"⟨{to_text(left)}, {to_text(right)}⟩"
        case _:
            return ""


def _sum(terms: tuple[Node, ...]) -> str:
    text = _summand(terms[0])
    for term in terms[1:]:
        text += f" - {_factor(term.term)}" if isinstance(term, Negative) else f" + {_summand(term)}"
    return text


def _summand(node: Node) -> str:
    return (
        f"({to_text(node)})"
        if isinstance(node, Sum | Compare | Logic | Cases | Big | Integral | Limit | Extremum)
        else to_text(node)
    )


def _product(factors: tuple[Node, ...], signs: tuple[Times, ...]) -> str:
    text = _factor(factors[0])
    for sign, factor in zip(signs, factors[1:], strict=True):
        inner = _factor(factor)
        if isinstance(factor, Product) or (sign is Times.BESIDE and inner[:1].isdigit()):
            inner = f"({to_text(factor)})"
        joint = " * " if sign is Times.BESIDE else _SIGNS[sign]
        text += joint + inner
    return text


def _structure(node: Node) -> str:  # noqa: PLR0911 - a case for each kind of node
    match node:
        case Compare(terms, relations):
            return to_text(terms[0]) + "".join(
                f" {sign.value} {to_text(term)}" for sign, term in zip(relations, terms[1:], strict=True)
            )
        case MuchLess(small, large):
            return f"{to_text(small)} ≪ {to_text(large)}"
        case Logic(operator, conditions):
            return f" {operator} ".join(
                f"({to_text(one)})" if isinstance(one, Logic) else to_text(one) for one in conditions
            )
        case Member(term, domain, negated):
            return f"{to_text(term)} {'∉' if negated else '∈'} {to_text(domain)}"
        case Interval(low, high, open_low, open_high):
            return f"{'(' if open_low else '['}{to_text(low)}, {to_text(high)}{')' if open_high else ']'}"
        case Items(items):
            return f"{{{_listed(items)}}}"
        case Branch(value, condition):
            return (
                f"{to_text(value)} otherwise"
                if condition is None
                else f"{to_text(value)} if {to_text(condition)}"
            )
        case Cases(branches):
            return f"{{{'; '.join(to_text(branch) for branch in branches)}}}"
        case Indicator(condition):
            return f"[{to_text(condition)}]"
        case Vector(items):
            return f"[{_listed(items)}]"
        case Matrix(rows):
            return f"[{', '.join(f'[{_listed(row)}]' for row in rows)}]"
        case _:
            return _binding(node)


def _binding(node: Node) -> str:
    match node:
        case Item(term, indices):
            return f"{to_text(term)}_{_listed(indices)}"
        case Derivative():
            return _derivative(node)
        case Gradient(term, variable):
            return f"∇{'_' + variable if variable else ''} {_tight(term)}"
        case At(term, values):
            return f"{_tight(term)} at {', '.join(f'{name} = {to_text(value)}' for name, value in values)}"
        case Limit(term, variable, point, side):
            return f"lim[{variable} → {to_text(point)}{side}] {_factor(term)}"
        case Big(operator, variable, low, high, term, condition):
            bounds = "" if low is None or high is None else f" = {to_text(low)} … {to_text(high)}"
            kept = f", {to_text(condition)}" if condition is not None else ""
            return f"{operator}[{(variable or '') + bounds}{kept}] {_factor(term)}"
        case Integral(term, variable, low, high):
            bounds = "" if low is None or high is None else f" = {to_text(low)} … {to_text(high)}"
            return f"integral[{variable}{bounds}] {_factor(term)}"
        case Extremum(operator, variable, term, domain):
            return f"{operator}[{variable if domain is None else to_text(domain)}] {_factor(term)}"
        case _:
            raise AssertionError(node)


def _derivative(node: Derivative) -> str:
    d = "∂" if node.partial else "d"
    order = sum(count for _, count in node.variables)
    above = d + (f"^{order}" if order > 1 else "")
    below = " ".join(f"{d}{name}" + (f"^{count}" if count > 1 else "") for name, count in node.variables)
    below = f"({below})" if len(node.variables) > 1 else below
    at = f"({to_text(node.point)})" if node.point is not None else ""
    if isinstance(node.term, Symbol | Indexed) or (isinstance(node.term, Call) and not node.term.arguments):
        return f"{above}{to_text(node.term)}/{below}{at}"
    return f"{above}/{below} {_tight(node.term)}{at}"
