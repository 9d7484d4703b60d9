"""The trial by which an evaluator learns the definitions of a figure, and the expression that it tells. Judges
nothing."""

from __future__ import annotations

from dataclasses import replace

import sympy

from vaultproof.pipeline.figures.figure import Figure
from vaultproof.plot.customs import customary
from vaultproof.plot.names import shown_name
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.trial import Known, Meaning, Trial, idle_trial

_SETTLED = frozenset("sin cos tan sinh cosh tanh arctan".split())
_SIGN = frozenset({"sign", "sgn", "signum"})
_SLOW = (sympy.lowergamma, sympy.uppergamma, sympy.hyper, sympy.meijerg)
"""Functions by which SymPy tells integrals that are sooner and for more places valued as they are written."""
_UNFINISHED = (sympy.Derivative, sympy.Limit, sympy.Subs, sympy.Sum, sympy.Product)


def nothing_known(path: str, decimal_comma: bool | None) -> Trial:
    """A trial that gives the evaluator no definitions."""
    return idle_trial((), decimal_comma, path)


def trial_of(wanted: Figure) -> Trial:
    """A trial that gives the evaluator its definitions; its claim is the definition itself."""
    definition = wanted.known[wanted.index].definition
    known = tuple(replace(one, meaning=_settled(one.meaning, wanted.known)) for one in wanted.known)
    return replace(
        nothing_known(wanted.path, wanted.decimal_comma),
        meaning=Meaning(calls=((definition.name, (wanted.index,)),)),
        known=known,
    )


def _settled(meaning: Meaning, known: tuple[Known, ...]) -> Meaning:
    """What names mean, where `tanh` that a linked note writes in two forms is tanh, and the sign of 0 is 0. A letter
    that only custom makes a function, of which the note does not speak, means nothing: ζ may be anything."""
    calls = tuple(
        (name, indices)
        for name, indices in meaning.calls
        if (len(indices) == 1 or name not in _SETTLED)
        and not (name in _SIGN and all(known[index].witness == "reference" for index in indices))
        and not (
            (len(name) == 1 or shown_name(name) != name)
            and all(known[index].reserve is not None for index in indices)
        )
    )
    return replace(meaning, calls=calls)


_AIRY = {"Ai": sympy.airyai, "Bi": sympy.airybi}


def _named(wanted: Figure) -> sympy.Expr | None:
    """An Airy function of its variable that a note tells by an integral to infinity, which no quadrature values."""
    definition = wanted.known[wanted.index].definition
    told = wanted.symbol in _AIRY and "Bessel" in wanted.spoken and "\\infty" in definition.body.text
    if not told or len(definition.parameters) != 1:
        return None
    found: sympy.Expr = _AIRY[wanted.symbol](sympy.Symbol(definition.parameters[0], real=True))
    return found


def expression_of(wanted: Figure, evaluator: Evaluator) -> sympy.Basic:
    """The expression that a figure shows. Raises a refusal."""
    if (named := _named(wanted)) is not None:
        return named
    found = evaluator.body(wanted.index)
    if found.has(sympy.lerchphi) and (written := evaluator.as_written(wanted.index)).has(sympy.Sum):
        return written
    if found.has(*_SLOW):
        written = evaluator.as_written(wanted.index)
        if written.has(sympy.Integral) and not written.has(*_SLOW, *_UNFINISHED):
            found = written
    return customary(_off_the_cut(found), wanted.spoken)


def _off_the_cut(expression: sympy.Basic) -> sympy.Basic:
    """An expression with the exponential integral and polylogarithms as real numbers have them, where SymPy tells them
    on another sheet."""

    def real(of: sympy.Expr) -> sympy.Expr:
        size = of / sympy.exp_polar(sympy.I * sympy.pi)
        return sympy.Ei(of) if size.has(sympy.exp_polar) else -sympy.expint(1, size)

    def around(order: sympy.Expr, of: sympy.Expr) -> sympy.Expr:
        size = of / sympy.exp_polar(2 * sympy.I * sympy.pi)
        return sympy.polylog(order, of if size.has(sympy.exp_polar) else size)

    if not expression.has(sympy.exp_polar):
        return expression
    return expression.replace(sympy.Ei, real).replace(sympy.polylog, around)
