"""What mass functions, densities and distribution functions of known laws are worth, to tell a law by its formula. A
table; reads no formula."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

MASS, DENSITY, BELOW, ABOVE = "mass", "density", "below", "above"
"""What a formula may give: the probability of a number, the density at it, how probable it is to be below or above."""


@dataclass(frozen=True, slots=True)
class Form:
    """One formula of a law: its `role`, how many parameters it takes, what it is `worth` at a place, which of several
    customs of its parameters or of its counting it is, and with which number it begins, where it begins with one."""

    kind: str
    role: str
    takes: int
    worth: Callable[..., float]
    meant: str = ""
    least: str | None = None


def _chosen(n: float, k: float) -> float:
    return math.gamma(n + 1) / math.gamma(k + 1) / math.gamma(n - k + 1)


def _bell(x: float, mu: float, variance: float) -> float:
    return math.exp(-((x - mu) ** 2) / (2 * variance)) / math.sqrt(2 * math.pi * variance)


FORMS: tuple[Form, ...] = (
    Form("geometric", MASS, 1, lambda k, p: (1 - p) ** (k - 1) * p, "from 1", "1"),
    Form("geometric", MASS, 1, lambda k, p: (1 - p) ** k * p, "from 0", "0"),
    Form("bernoulli", MASS, 1, lambda k, p: p**k * (1 - p) ** (1 - k), least="0"),
    Form("poisson", MASS, 1, lambda k, m: m**k * math.exp(-m) / math.gamma(k + 1), least="0"),
    Form("binomial", MASS, 2, lambda k, n, p: _chosen(n, k) * p**k * (1 - p) ** (n - k), least="0"),
    Form("trials", MASS, 2, lambda k, r, p: _chosen(k - 1, r - 1) * p**r * (1 - p) ** (k - r), least="r"),
    Form(
        "hypergeometric",
        MASS,
        3,
        lambda k, total, good, n: _chosen(good, k) * _chosen(total - good, n - k) / _chosen(total, n),
        least="0",
    ),
    Form("exponential", DENSITY, 1, lambda x, r: r * math.exp(-r * x), "rate", "0"),
    Form("exponential", BELOW, 1, lambda x, r: 1 - math.exp(-r * x), "rate", "0"),
    Form("exponential", ABOVE, 1, lambda x, r: math.exp(-r * x), "rate", "0"),
    Form("exponential", DENSITY, 1, lambda x, m: math.exp(-x / m) / m, "mean", "0"),
    Form("exponential", BELOW, 1, lambda x, m: 1 - math.exp(-x / m), "mean", "0"),
    Form("exponential", ABOVE, 1, lambda x, m: math.exp(-x / m), "mean", "0"),
    Form("uniform", DENSITY, 2, lambda _, a, b: 1 / (b - a), least="a"),
    Form("uniform", BELOW, 2, lambda x, a, b: (x - a) / (b - a), least="a"),
    Form("normal", DENSITY, 2, lambda x, mu, s: _bell(x, mu, s**2), "deviation"),
    Form(
        "weibull",
        DENSITY,
        2,
        lambda x, k, m: k / m * (x / m) ** (k - 1) * math.exp(-((x / m) ** k)),
        least="0",
    ),
    Form("weibull", BELOW, 2, lambda x, k, m: 1 - math.exp(-((x / m) ** k)), least="0"),
    Form("weibull", ABOVE, 2, lambda x, k, m: math.exp(-((x / m) ** k)), least="0"),
    Form("pareto", DENSITY, 2, lambda x, m, a: a * m**a / x ** (a + 1), least="m"),
    Form("pareto", BELOW, 2, lambda x, m, a: 1 - (m / x) ** a, least="m"),
    Form("pareto", ABOVE, 2, lambda x, m, a: (m / x) ** a, least="m"),
    Form("laplace", DENSITY, 2, lambda x, mu, b: math.exp(-abs(x - mu) / b) / (2 * b)),
    Form("logistic", BELOW, 2, lambda x, mu, s: 1 / (1 + math.exp(-(x - mu) / s))),
)
"""The accepted formulas, a law before those of which it is a case."""
