"""How a figure writes its function: called with its variable, at the values of its parameters. Draws nothing."""

from __future__ import annotations

import re

import sympy

from vaultproof.claim import Term
from vaultproof.emit.markdown import plain
from vaultproof.pipeline.figures.figure import Figure
from vaultproof.pipeline.figures.marks import number_of
from vaultproof.plot.names import shown_name, shown_value
from vaultproof.witness.formula import Evaluator

_SETTING = re.compile(r"−?\d+(?:[.,]\d+)?")


def call_of(symbol: str, variable: str) -> str:
    """A function called with its variable, as a figure writes it; a chance is written so already, `P(X = k)`."""
    if symbol.endswith(")"):
        return symbol
    if symbol.endswith(f"_{variable}"):
        return shown_name(symbol)
    size = symbol.removesuffix("_abs")
    call = f"{shown_name(size)}({variable})"
    return call if size == symbol else sized(call)


def sized(text: str) -> str:
    """A name between bars that are no bars of a table or an embed."""
    return f"\N{DIVIDES}{text}\N{DIVIDES}"


def settings_of(wanted: Figure, expression: sympy.Expr, evaluator: Evaluator) -> list[str]:
    """The values of the parameters for which a figure shows its function: `α = 0.01`.

    They are all that the expression was given: what is shown holds for no others.
    """
    definition = wanted.known[wanted.index].definition
    written = Evaluator(evaluator.trial, free=True).body(wanted.index).free_symbols
    given = {str(symbol) for symbol in written - expression.free_symbols} - set(definition.parameters)
    terms: dict[str, Term] = {}
    for meaning in (wanted.known[wanted.index].meaning, *(one.meaning for one in wanted.known)):
        terms |= {name: listed[0] for name, listed in meaning.values if name in given - terms.keys()}
    told = dict(wanted.written)
    return [
        text
        if "=" in (text := told.get(name) or setting(terms[name], evaluator))
        else f"{shown_name(name)} = {text}"
        for name in sorted(terms)
    ]


def setting(term: Term, evaluator: Evaluator) -> str:
    """The value of a parameter as it is written where it is a number, else its value to four digits."""
    text = plain_value(term.text)
    if _SETTING.fullmatch(text):
        return text
    value = number_of(evaluator.value(term).value)
    return text if value is None else shown_value(text, value)


def plain_value(text: str) -> str:
    """A number as it is written, without the signs of a formula, with a true minus sign."""
    return text.replace("$", "").replace("{,}", ",").strip().replace("-", "−")


def shown_symbol(symbol: sympy.Symbol) -> str:
    """A symbol as a figure writes it."""
    return shown_name(str(symbol))


def heading(symbol: str) -> str:
    """The name of a function above its facts: a formula where no characters show its subscript."""
    if symbol.endswith("_abs"):
        return plain(sized(shown_name(symbol.removesuffix("_abs"))))
    name = shown_name(symbol)
    base, mark, below = name.partition("_")
    if not mark or len(base) > 1 or not below.isalnum():
        return plain(name)
    written = symbol.partition("_")[2]
    return f"${base}_{{{written if written == below else chr(92) + written}}}$"
