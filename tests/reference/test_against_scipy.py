"""Every entry of the reference gives the values that SciPy, NumPy or the formula in its source give."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import pytest
import sympy
from scipy import special, stats

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.judge.value import Real
from vaultproof.reference import REFERENCES, Reference
from vaultproof.source import Passage, Span
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.named import known_reference
from vaultproof.witness.trial import Meaning, Trial
from vaultproof.witness.values.numbers import value_of

Function = Callable[..., float]
LINE = [(x,) for x in (-6.3, -3.1, -2.9, -1.4, -0.73, -0.2, 0.31, 0.8, 1.7, 2.6, 3.4, 5.9, 7.2)]
OPEN_UNIT = [(p,) for p in (0.013, 0.2, 0.5, 0.77, 0.981)]
POSITIVE = [(x,) for x in (0.13, 0.5, 1.0, 2.3, 4.0, 7.9)]
PAIRS = [(y, p) for y in (-1.2, 0.4, 2.0) for p in (-0.7, 0.9, 3.1)]
LABELS = [(y, s) for y in (-1.0, 1.0) for s in (-1.3, -0.2, 0.6, 2.5)]
SCALED = [(x, s) for x in (-2.7, -0.4, 0.3, 1.9) for s in (0.25, 1.5, 2.0)]
COUNTS = [(8.0, 5.0, 3.0, 4.0), (1.0, 90.0, 7.0, 2.0), (12.0, 12.0, 1.0, 0.0)]
THREE_COUNTS = [(8.0, 3.0, 4.0), (1.0, 0.0, 2.0)]
RATES = [(0.9, 0.4), (0.25, 0.25), (0.5, 0.8)]
NORMAL = [(x, m, s) for x in (-1.4, 0.3, 2.2) for m in (-0.5, 1.0) for s in (0.5, 1.0, 3.0)]
RATED = [(x, r) for x in (-0.4, 0.2, 1.3, 5.0) for r in (0.4, 1.0, 2.5)]
SHAPED = [(x, a, b) for x in (-0.7, 0.4, 2.9) for a in (0.8, 1.0, 3.5) for b in (0.5, 2.0)]
WHOLE = [(0.0,), (1.0,), (4.0,), (9.0,)]
CHOSEN = [(5.0, 2.0), (9.0, 0.0), (6.0, 6.0), (20.0, 7.0)]
BINOMIAL = [(k, n, p) for k, n in ((0.0, 3.0), (2.0, 5.0), (7.0, 7.0)) for p in (0.1, 0.5, 0.83)]
COUNTED = [(k, r) for k in (1.0, 3.0, 8.0) for r in (0.2, 0.7)]


def is_prime(n: int) -> bool:
    return n > 1 and all(n % k for k in range(2, n))


def moebius(n: int) -> int:
    """By its defining sum: that over the divisors of `n` is 1 at 1, else 0."""
    return 1 if n == 1 else -sum(moebius(k) for k in range(1, n) if n % k == 0)


def sigmoid(x: float) -> float:
    return float(special.expit(x))


def relu(x: float) -> float:
    return max(0.0, x)


def below(x: float) -> float:
    return min(0.0, x)


def huber(r: float, delta: float) -> float:
    return float(special.huber(delta, r))


def counts(tp: float, tn: float, fp: float, fn: float) -> tuple[np.ndarray, np.ndarray]:
    """Labels and predictions with these counts."""
    truth = [1] * int(tp) + [0] * int(tn) + [0] * int(fp) + [1] * int(fn)
    said = [1] * int(tp) + [0] * int(tn) + [1] * int(fp) + [0] * int(fn)
    return np.array(truth), np.array(said)


def correlation(tp: float, tn: float, fp: float, fn: float) -> float:
    """Matthews' coefficient is Pearson's correlation of labels and predictions."""
    return float(np.corrcoef(*counts(tp, tn, fp, fn))[0, 1])


def accuracy(tp: float, tn: float, fp: float, fn: float) -> float:
    truth, said = counts(tp, tn, fp, fn)
    return float(np.mean(truth == said))


ACTIVATIONS: dict[str, tuple[Function, Sequence[tuple[float, ...]]]] = {
    "ReLU": (relu, LINE),
    "Leaky ReLU": (lambda x, a: relu(x) + a * below(x), SCALED),
    "PReLU": (lambda x, a: relu(x) + a * below(x), SCALED),
    "ELU": (lambda x, a: x if x > 0 else a * math.expm1(x), SCALED),
    "SELU": (lambda x: 1.0507009873554805 * (x if x > 0 else 1.6732632423543772 * math.expm1(x)), LINE),
    "CELU": (lambda x, a: x if x > 0 else a * math.expm1(x / a), SCALED),
    "GELU": (lambda x: x * special.ndtr(x), LINE),
    "Quick GELU": (lambda x: x * sigmoid(1.702 * x), LINE),
    "Swish": (lambda x, b=1.0: x * sigmoid(b * x), LINE),
    "Mish": (lambda x: x * math.tanh(math.log1p(math.exp(x))), LINE),
    "Sigmoid": (sigmoid, LINE),
    "Bipolar Sigmoid": (lambda x: 2 * sigmoid(x) - 1, LINE),
    "tanh": (np.tanh, LINE),
    "Log-Sigmoid": (special.log_expit, LINE),
    "Hard Sigmoid": (lambda x: float(np.clip(x / 6 + 0.5, 0, 1)), LINE),
    "Hard Swish": (lambda x: x * float(np.clip(x / 6 + 0.5, 0, 1)), LINE),
    "Hard Tanh": (lambda x: float(np.clip(x, -1, 1)), LINE),
    "ReLU6": (lambda x: float(np.clip(x, 0, 6)), LINE),
    "Squared ReLU": (lambda x: relu(x) ** 2, LINE),
    "Softplus": (lambda x: float(np.logaddexp(0, x)), LINE),
    "Softsign": (lambda x: x / (1 + abs(x)), LINE),
    "Squareplus": (lambda x, b: (x + math.hypot(x, math.sqrt(b))) / 2, SCALED),
    "Tanhshrink": (lambda x: x - math.tanh(x), LINE),
    "Softshrink": (lambda x, k: math.copysign(max(abs(x) - k, 0), x), SCALED),
    "Hardshrink": (lambda x, k: x if abs(x) > k else 0, [*SCALED, (0.5, 0.5)]),
    "LiSHT": (lambda x: x * math.tanh(x), LINE),
    "TanhExp": (lambda x: x * math.tanh(math.exp(x)), LINE),
    "Growing Cosine Unit": (lambda x: x * math.cos(x), LINE),
    "Snake": (lambda x, a: x + (1 - math.cos(2 * a * x)) / (2 * a), SCALED),
    "Bent Identity": (lambda x: (math.hypot(x, 1) - 1) / 2 + x, LINE),
    "ISRU": (lambda x, a: x / math.sqrt(1 + a * x * x), SCALED),
    "GLU": (lambda a, b: a / (1 + math.exp(-b)), PAIRS),
    "Heaviside": (lambda x: float(np.heaviside(x, 0.5)), LINE),
    "sign": (lambda x: float(np.sign(x)), LINE),
}
LOSSES: dict[str, tuple[Function, Sequence[tuple[float, ...]]]] = {
    "Squared Error": (lambda y, p: (y - p) ** 2, PAIRS),
    "Absolute Error": (lambda y, p: abs(y - p), PAIRS),
    "Huber/2": (huber, SCALED),
    "Huber/3": (lambda y, p, d: huber(y - p, d), [(*pair, 0.8) for pair in PAIRS]),
    "Smooth L1": (lambda r, b: huber(r, b) / b, SCALED),
    "Log-Cosh/1": (lambda r: math.log(math.cosh(r)), LINE),
    "Log-Cosh/2": (lambda y, p: math.log(math.cosh(y - p)), PAIRS),
    "Hinge": (lambda y, s: max(0, 1 - y * s), LABELS),
    "Squared Hinge": (lambda y, s: max(0, 1 - y * s) ** 2, LABELS),
    "Binary Cross-Entropy": (
        lambda y, p: -special.xlogy(y, p) - special.xlog1py(1 - y, -p),
        [(0.0, 0.2), (1.0, 0.2), (0.3, 0.9)],
    ),
    "Focal Loss": (lambda p, g: -((1 - p) ** g) * math.log(p), [(0.9, 2.0), (0.3, 0.5)]),
    "Quantile Loss": (lambda r, t: r * (t - (r < 0)), [(x, t) for (x,) in LINE for t in (0.1, 0.9)]),
    "Exponential Loss": (lambda y, s: math.exp(-y * s), LABELS),
    "Logistic Loss": (lambda y, s: float(np.logaddexp(0, -y * s)), LABELS),
}
METRICS: dict[str, tuple[Function, Sequence[tuple[float, ...]]]] = {
    "PPV": (lambda tp, fp: tp / (tp + fp), CHOSEN),
    "TPR": (lambda tp, fn: tp / (tp + fn), CHOSEN),
    "TNR": (lambda tn, fp: tn / (tn + fp), CHOSEN),
    "FPR": (lambda fp, tn: fp / (fp + tn), CHOSEN),
    "Balanced Accuracy": (lambda a, b: (a + b) / 2, RATES),
    "Accuracy": (accuracy, COUNTS),
    "F1/2": (lambda p, r: float(stats.hmean([p, r])), RATES),
    "F1/3": (lambda tp, fp, fn: float(stats.hmean([tp / (tp + fp), tp / (tp + fn)])), THREE_COUNTS),
    "F-beta": (
        lambda p, r, b: float(stats.hmean([p, r], weights=[1, b * b])),
        [(p, r, b) for p, r in RATES for b in (0.5, 1.0, 2.0)],
    ),
    "IoU/2": (lambda i, u: i / u, RATES),
    "IoU/3": (lambda tp, fp, fn: tp / (tp + fp + fn), THREE_COUNTS),
    "MCC": (correlation, COUNTS),
    "Cohen's kappa": (lambda o, e: (o - e) / (1 - e), RATES),
    "Youden's J": (lambda a, b: a + b - 1, RATES),
    "R2": (lambda r, t: 1 - r / t, RATES),
    "PSNR": (lambda mse, top: 20 * math.log10(top / math.sqrt(mse)), [(100.0, 255.0), (0.01, 1.0)]),
}
DISTRIBUTIONS: dict[str, tuple[Function, Sequence[tuple[float, ...]]]] = {
    "Standard Normal CDF": (stats.norm.cdf, LINE),
    "Standard Normal PDF": (stats.norm.pdf, LINE),
    "Normal PDF": (stats.norm.pdf, NORMAL),
    "dnorm": (stats.norm.pdf, NORMAL),
    "pnorm": (stats.norm.cdf, NORMAL),
    "Exponential PDF": (lambda x, r: stats.expon.pdf(x, scale=1 / r), RATED),
    "Exponential CDF": (lambda x, r: stats.expon.cdf(x, scale=1 / r), RATED),
    "dexp": (lambda x, r: stats.expon.pdf(x, scale=1 / r), RATED),
    "pexp": (lambda x, r: stats.expon.cdf(x, scale=1 / r), RATED),
    "Uniform PDF": (
        lambda x, a, b: stats.uniform.pdf(x, a, b - a),
        [(0.4, 0.0, 1.0), (3.0, 1.0, 3.0), (-2.0, -1.0, 4.0)],
    ),
    "Bernoulli PMF": (stats.bernoulli.pmf, [(0.0, 0.3), (1.0, 0.3), (2.0, 0.3)]),
    "Binomial PMF": (stats.binom.pmf, BINOMIAL),
    "dbinom": (stats.binom.pmf, BINOMIAL),
    "Poisson PMF": (stats.poisson.pmf, COUNTED),
    "dpois": (stats.poisson.pmf, COUNTED),
    "Geometric PMF": (stats.geom.pmf, COUNTED),
    "dgeom": (lambda k, p: stats.geom.pmf(k + 1, p), COUNTED),
    "Logistic PDF": (stats.logistic.pdf, NORMAL),
    "Laplace PDF": (stats.laplace.pdf, NORMAL),
    "Cauchy PDF": (stats.cauchy.pdf, NORMAL),
    "Gamma PDF": (lambda x, a, b: stats.gamma.pdf(x, a, scale=1 / b), SHAPED),
    "dgamma": (lambda x, a, b: stats.gamma.pdf(x, a, scale=1 / b), SHAPED),
    "Beta PDF": (stats.beta.pdf, SHAPED),
    "Chi-squared PDF": (stats.chi2.pdf, [(x, k) for (x,) in LINE for k in (1.0, 4.0, 7.0)]),
    "Chi-squared CDF": (stats.chi2.cdf, [(x, k) for (x,) in POSITIVE for k in (1.0, 4.0, 7.0)]),
    "Student t PDF": (stats.t.pdf, [(x, k) for (x,) in LINE for k in (1.0, 5.0)]),
}
SPECIAL: dict[str, tuple[Function, Sequence[tuple[float, ...]]]] = {
    "Gamma Function": (special.gamma, [*POSITIVE, (-1.5,), (-0.2,)]),
    "lgamma": (special.gammaln, [*POSITIVE, (-1.5,)]),
    "Beta Function": (special.beta, [(2.0, 3.0), (0.5, 0.5), (4.1, 1.0)]),
    "atan2": (math.atan2, [(1.0, 1.0), (1.0, -2.0), (-0.5, -2.0), (0.0, -1.0)]),
    "digamma": (special.digamma, [*POSITIVE, (-1.5,)]),
    "Riemann zeta": (special.zeta, [(2.0,), (3.0,), (4.5,)]),
    "LambertW": (lambda x: special.lambertw(x).real, [(-0.3,), *POSITIVE]),
    "erf": (special.erf, LINE),
    "erfc": (special.erfc, LINE),
    "sinc": (lambda x: float(special.spherical_jn(0, x)), POSITIVE),
    "logit": (special.logit, OPEN_UNIT),
    "odds": (lambda p: p / (1 - p), OPEN_UNIT),
    "cloglog": (lambda p: math.log(-math.log1p(-p)), OPEN_UNIT),
    "nCr": (special.comb, CHOSEN),
    "nPr": (special.perm, CHOSEN),
    "factorial": (special.factorial, WHOLE),
    "Euler's totient": (lambda n: sum(math.gcd(int(n), k) == 1 for k in range(1, int(n) + 1)), WHOLE[1:]),
    "Sum of divisors": (lambda n: sum(k for k in range(1, int(n) + 1) if n % k == 0), WHOLE[1:]),
    "Number of divisors": (lambda n: sum(n % k == 0 for k in range(1, int(n) + 1)), WHOLE[1:]),
    "Möbius function": (lambda n: moebius(int(n)), [(1.0,), (4.0,), (7.0,), (30.0,), (35.0,)]),
    "Prime-counting function": (lambda x: sum(is_prime(n) for n in range(2, int(x) + 1)), LINE[6:] + WHOLE),
    "Binary Entropy": (lambda p: float(stats.entropy([p, 1 - p], base=2)), OPEN_UNIT),
    "Self-information": (lambda p: -math.log2(p), OPEN_UNIT),
    "Perplexity": (lambda h: 2**h, POSITIVE),
    "Bernoulli KL": (lambda p, q: float(stats.entropy([p, 1 - p], [q, 1 - q])), RATES),
}
EXPECTED = ACTIVATIONS | LOSSES | METRICS | DISTRIBUTIONS | SPECIAL
TITLES = [(*entry.names, *entry.words)[0] for entry in REFERENCES]


def key(entry: Reference) -> str:
    """An entry's title, with the number of parameters where several entries share the title."""
    title = (*entry.names, *entry.words)[0]
    return f"{title}/{len(entry.parameters)}" if f"{title}/{len(entry.parameters)}" in EXPECTED else title


def expression(entry: Reference, which: int = 0) -> sympy.Expr:
    """An entry's body, or one of its variants, as SymPy has it."""
    nothing = Term(Passage("0", ((0, 0),)), Syntax.PLAIN)
    claim = Equation(
        path="",
        span=Span(0, 0),
        kind="value",
        text="",
        scope=0,
        left=nothing,
        relation=Relation.EQUAL,
        right=nothing,
    )
    trial = Trial(claim=claim, meaning=Meaning(), known=known_reference(entry), decimal_comma=None)
    return Evaluator(trial).body(which)


def at(body: sympy.Expr, entry: Reference, point: tuple[float, ...]) -> float:
    """The value of a body at a point."""
    put_in = {
        sympy.Symbol(name, real=True): sympy.Rational(repr(value))
        for name, value in zip(entry.parameters, point, strict=True)
    }
    value = value_of(body.subs(put_in, simultaneous=True))
    assert isinstance(value, Real)
    return float(value.middle)


@pytest.mark.parametrize("entry", REFERENCES, ids=key)
def test_an_entry_gives_the_values_of_its_source(entry: Reference) -> None:
    """At many points, the accepted definition gives what an implementation of others gives."""
    function, points = EXPECTED[key(entry)]
    assert len(points) >= 2
    body = expression(entry)
    for point in points:
        full = point if len(point) == len(entry.parameters) else (*point, 1.0)
        assert at(body, entry, full) == pytest.approx(float(function(*point)), rel=1e-9, abs=1e-12), point


def test_nothing_is_expected_of_entries_that_are_not_there() -> None:
    assert set(EXPECTED) == {key(entry) for entry in REFERENCES}


VARIANTS: dict[tuple[str, int], Function] = {
    ("GELU", 1): lambda x: 0.5 * x * (1 + math.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))),
    ("GELU", 2): lambda x: x * sigmoid(1.702 * x),
    ("Hard Sigmoid", 1): lambda x: float(np.clip(0.2 * x + 0.5, 0, 1)),
    ("Hard Sigmoid", 2): lambda x: float(np.clip((x + 1) / 2, 0, 1)),
    ("Hard Sigmoid", 3): lambda x: float(np.clip(x / 4 + 0.5, 0, 1)),
    ("Squared Error", 1): lambda y, p: (y - p) ** 2 / 2,
    ("Squared Hinge", 1): lambda y, s: max(0, 1 - y * s) ** 2 / 2,
    ("Quantile Loss", 1): lambda t, r: r * (t - (r < 0)),
    ("Binary Cross-Entropy", 1): lambda p, y: -special.xlogy(y, p) - special.xlog1py(1 - y, -p),
    ("Logistic Loss", 1): lambda y, s: float(np.logaddexp2(0, -y * s / math.log(2))),
    ("Accuracy", 1): lambda tp, fp, fn, tn: accuracy(tp, tn, fp, fn),
    ("Accuracy", 2): lambda tp, fp, tn, fn: accuracy(tp, tn, fp, fn),
    ("Normal PDF", 1): lambda x, m, v: stats.norm.pdf(x, m, math.sqrt(v)),
    ("Exponential PDF", 1): lambda x, s: stats.expon.pdf(x, scale=s),
    ("Exponential CDF", 1): lambda x, s: stats.expon.cdf(x, scale=s),
    ("Binomial PMF", 1): lambda n, k, p: stats.binom.pmf(k, n, p),
    ("Poisson PMF", 1): lambda r, k: stats.poisson.pmf(k, r),
    ("Geometric PMF", 1): lambda k, p: stats.geom.pmf(k, p, loc=-1),
    ("Gamma PDF", 1): lambda x, a, b: stats.gamma.pdf(x, a, scale=b),
    ("sinc", 1): lambda x: float(np.sinc(x)),
    ("Binary Entropy", 1): lambda p: float(stats.entropy([p, 1 - p])),
    ("Self-information", 1): lambda p: -math.log(p),
    ("Self-information", 2): lambda p: -math.log10(p),
    ("Perplexity", 1): math.exp,
    ("Bernoulli KL", 1): lambda p, q: float(stats.entropy([p, 1 - p], [q, 1 - q], base=2)),
}
_OWN_POINTS: dict[tuple[str, int], Sequence[tuple[float, ...]]] = {
    ("Accuracy", 1): COUNTS,
    ("Binary Cross-Entropy", 1): [(0.2, 1.0), (0.9, 0.3), (0.5, 0.0)],
    ("Binomial PMF", 1): [(n, k, p) for k, n, p in BINOMIAL],
    ("Poisson PMF", 1): [(r, k) for k, r in COUNTED],
    ("Quantile Loss", 1): [(0.3, -1.2), (0.9, 2.0)],
}


@pytest.mark.parametrize("entry", [one for one in REFERENCES if one.variants], ids=key)
def test_a_variant_gives_the_values_that_its_convention_gives(entry: Reference) -> None:
    """Each further definition is the one that some books or libraries use."""
    for which in range(1, len(entry.variants) + 1):
        function = VARIANTS[key(entry), which]
        body = expression(entry, which)
        for point in _OWN_POINTS.get((key(entry), which), EXPECTED[key(entry)][1]):
            assert at(body, entry, point) == pytest.approx(float(function(*point)), rel=1e-9, abs=1e-12)


def test_names_stand_for_one_function_of_each_number_of_arguments() -> None:
    """Where entries share a name, the number of arguments tells them apart."""
    from vaultproof.link.refer import fold

    seen: set[tuple[str, int]] = set()
    for entry in REFERENCES:
        least = len(entry.parameters) - len(entry.defaults)
        for name in {fold(name) for name in (*entry.names, *entry.words)}:
            taken = {(name, count) for count in range(least, len(entry.parameters) + 1)}
            assert not taken & seen, name
            seen |= taken


def test_every_entry_names_its_source() -> None:
    for entry in REFERENCES:
        assert len(entry.source) > 3
        assert {name for name, _ in entry.defaults} <= set(entry.parameters)
    assert len(set(TITLES)) >= 60


TORCH = {
    "ReLU": "relu",
    "SELU": "selu",
    "GELU": "gelu",
    "Mish": "mish",
    "Sigmoid": "sigmoid",
    "Log-Sigmoid": "logsigmoid",
    "Hard Sigmoid": "hardsigmoid",
    "Hard Swish": "hardswish",
    "Hard Tanh": "hardtanh",
    "ReLU6": "relu6",
    "Softplus": "softplus",
    "Softsign": "softsign",
    "Tanhshrink": "tanhshrink",
}


@pytest.mark.parametrize("title", TORCH)
def test_an_activation_is_the_one_of_pytorch(title: str) -> None:
    """Where PyTorch is installed, its functions give the same values."""
    torch = pytest.importorskip("torch")
    (entry,) = [one for one in REFERENCES if one.names and one.names[0] == title]
    function = getattr(torch.nn.functional, TORCH[title])
    for (x,) in LINE:
        wanted = float(function(torch.tensor(x, dtype=torch.float64)))
        assert at(expression(entry), entry, (x,)) == pytest.approx(wanted, rel=1e-6)
