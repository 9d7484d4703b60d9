r"""What stands left of a definition: `f(x)`, `\sigma(x; \alpha)`, `\text{softmax}(x)_i`, `f'(x)`, `P(X = k)`,
`\hat y`.

Recognises; does not look at what the definition says.
"""

from __future__ import annotations

from dataclasses import dataclass

from vaultproof.latex.tree import Call, Derivative, Dots, Indexed, Item, Node, Symbol


@dataclass(frozen=True, slots=True)
class Head:
    """A name in canonical form, its parameters, the order of the derivative, and the index it bears.

    `variadic` says that the parameters are listed with dots, `x_1, \\dots, x_n`: then there is one, `x`.
    """

    name: str
    parameters: tuple[str, ...] = ()
    order: int = 0
    index: tuple[str, ...] = ()
    variadic: bool = False


def definition_head(node: Node) -> Head | None:
    """The head that a term is, or None: every parameter must be a plain symbol."""
    match node:
        case Symbol(name):
            return Head(name.rstrip("'"), order=len(name) - len(name.rstrip("'")))
        case Indexed(name=name, indices=indices):
            return Head(name, index=_plain(indices) or ())
        case Call():
            return _called(node)
        case Item(Call() as call, indices):
            head, index = _called(call), _plain(indices)
            if head is None or index is None:
                return None
            return Head(head.name, head.parameters, head.order, index, head.variadic)
        case Derivative(variables=((variable, order),), point=None):
            return _derived(node.term, variable, order)
        case _:
            return None


def _called(call: Call) -> Head | None:
    if call.given:
        return None
    arguments = call.arguments
    if any(isinstance(one, Dots) for one in arguments):
        bases = {one.base for one in arguments if isinstance(one, Indexed)}
        if len(bases) != 1 or not all(isinstance(one, Indexed | Dots) for one in arguments):
            return None
        return Head(call.name, (bases.pop(),), call.primes, variadic=True)
    parameters = _plain(arguments)
    if parameters is None or len(set(parameters)) != len(parameters):
        return None
    return Head(call.name, parameters, call.primes)


def _derived(term: Node, variable: str, order: int) -> Head | None:
    """`\\frac{df}{dx}` and `\\frac{d}{dx} f(x)` define the derivative of f."""
    match term:
        case Symbol(name) | Call(name, ()):
            return Head(name, (variable,), order)
        case Call(given=0) if (head := _called(term)) is not None and head.parameters == (variable,):
            return Head(head.name, head.parameters, head.order + order)
        case _:
            return None


def _plain(nodes: tuple[Node, ...]) -> tuple[str, ...] | None:
    """The names of plain symbols; None where something else is among them."""
    names = tuple(node.name for node in nodes if isinstance(node, Symbol | Indexed))
    return names if len(names) == len(nodes) else None
