"""Integrals are valued by quadrature only where that is quick and sure; what SymPy cannot do is tried once."""

from __future__ import annotations

from pathlib import Path

import pytest
import sympy

from vaultproof.claim import Equation
from vaultproof.judge.value import Real
from vaultproof.pipeline.judge import references_of
from vaultproof.pipeline.read import read_sources
from vaultproof.source import Source
from vaultproof.vault import VaultFile, VaultFiles
from vaultproof.witness import formula
from vaultproof.witness.prepare import prepare
from vaultproof.witness.testify import try_claim
from vaultproof.witness.values.integrals import left_to_quadrature
from vaultproof.witness.values.numbers import NoValue, is_precise, value_of

x, a = sympy.Symbol("x", real=True), sympy.Symbol("a", real=True)
root = sympy.sqrt


@pytest.mark.parametrize(
    ("term", "low", "high"),
    [
        (root(1 - (x - 1) ** 2), 0, 1),
        (sympy.log(x) / root(x), 1, 4),
        ((2 * x**2 + x * sympy.cos(x)) / (1 + root(1 - x**2)), -1, 1),
        (root(x) * sympy.log(x + 1), 0, 1),
    ],
)
def test_roots_in_a_smooth_integrand_are_left_to_quadrature(term: sympy.Expr, low: int, high: int) -> None:
    """The two halves have the value that mpmath finds for the whole."""
    integral = sympy.Integral(term, (x, low, high))
    (halves,) = left_to_quadrature(integral + 1).values()
    found = value_of(halves)
    assert isinstance(found, Real)
    assert abs(float(found.middle) - float(integral.evalf(15))) < 1e-12


@pytest.mark.parametrize(
    ("term", "low", "high"),
    [
        (1 / root(x), 0, 1),
        (1 / (x * root(x**2 + 1)), -1, 1),
        (1 / ((x - sympy.Rational(1, 3)) * root(x + 1)), 0, 1),
        (root(x**2 - 2 * x + 1), 0, 3),
        (root(x - 1), 0, 2),
        (root(x) * sympy.exp(-(10**8) * (x - sympy.Rational(3, 10)) ** 2), 0, 1),
        (root(x + a), 0, 1),
        (root(x) * sympy.Abs(x - 1), 0, 2),
        (root(x) * sympy.exp(-x), 0, sympy.oo),
        (x**2, 0, 1),
    ],
)
def test_others_are_left_to_sympy(term: sympy.Expr, low: sympy.Expr, high: sympy.Expr) -> None:
    """Poles, at the ends or between them, kinks, peaks, values that are complex, further letters, and easy ones."""
    assert not left_to_quadrature(sympy.Integral(term, (x, low, high)))


def test_a_value_is_one_only_to_the_digits_that_sympy_vouches_for() -> None:
    """Quadrature over a kink errs alike at each precision; what is zero but for rounding has a value."""
    kinked = sympy.Integral(root(x**2 - 2 * x + 1), (x, 0, sympy.Rational(3, 2)))
    assert not is_precise(kinked.evalf(8, maxn=12), 8)
    assert is_precise(sympy.Integral(root(x), (x, 1, 2)).evalf(20), 20)
    assert is_precise(sympy.pi.evalf(50), 50)
    zero = value_of(root(2) + root(3) - root(5 + 2 * root(6)))
    assert isinstance(zero, Real)
    assert abs(float(zero.middle)) < 1e-15


def test_what_sympy_cannot_work_out_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each witness asks for it again, and SymPy may take seconds each time."""
    asked = []

    def refuse(expression: sympy.Basic) -> sympy.Basic:
        asked.append(expression)
        raise NotImplementedError

    monkeypatch.setattr(formula, "settled_limits", refuse)
    for _ in range(3):
        with pytest.raises(NoValue, match="SymPy cannot work it out"):
            formula._done(sympy.Limit(x**a, x, 7))
    assert len(asked) == 1


def test_nothing_is_worked_out_beside_what_nobody_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other side of a chain would be held against nothing."""
    text = r"$\int_1^4 \frac{\ln x}{\sqrt{x}} dx = 2 \int_1^4 \ln x \, d(\sqrt{x})$"
    files = VaultFiles(Path(), (VaultFile("Note.md", len(text), 0),))
    vault = read_sources([Source("Note.md", text)], files)
    (claim,) = vault.extracted["Note.md"].claims
    assert isinstance(claim, Equation)
    trial = prepare(claim, vault.notes["Note.md"], vault.notes, references_of(vault))
    monkeypatch.setattr(formula, "_done", None)
    assert try_claim(trial) is None
