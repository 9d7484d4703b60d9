"""What is so of every distribution of a kind, and what is said of it though it is not. A table of theorems; computes
nothing.
"""

from __future__ import annotations

THEOREMS: dict[str, bool] = {
    # W. Feller, An Introduction to Probability Theory and Its Applications, volume 1, XIII.9, and volume 2, I.3
    "exponential, memoryless": True,
    "geometric, memoryless": True,
    # of a uniform variable on [0, 1], P(X > 1/2 | X > 1/4) is 2/3, and P(X > 1/4) is 3/4
    "uniform, memoryless": False,
    # T. Cover, J. Thomas, Elements of Information Theory, theorem 2.6.4
    "uniform, most entropy": True,
    "uniform, least entropy": False,
    # two outcomes of one toss exclude each other, and the product of their chances is not 0
    "disjoint, independent": False,
    # X uniform on -1, 0 and 1, and its square
    "uncorrelated, independent": False,
    "independent, uncorrelated": True,
    # C. van Rijsbergen, Information Retrieval, 1979, chapter 7
    "F1, harmonic mean": True,
    "F1, arithmetic mean": False,
    "F1, geometric mean": False,
    "normal, mean, median and mode equal": True,
    # for the rate 1 they are 1, ln 2 and 0
    "exponential, mean, median and mode equal": False,
    "Poisson, mean and variance equal": True,
    "density, area 1": True,
    # N. Draper, H. Smith, Applied Regression Analysis, 1.2: of a line with an intercept
    "regression line, through the means": True,
    "regression line, through the origin": False,
    "regression, residuals sum to zero": True,
}


def decide_theorem(name: str) -> bool | None:
    """Whether a statement is a theorem; None where it is not known."""
    if name.startswith("density, area "):
        return THEOREMS.get(name, False)
    return THEOREMS.get(name)
