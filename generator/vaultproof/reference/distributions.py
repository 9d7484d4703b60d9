"""Densities, mass functions and distribution functions. A table; computes nothing.

R fixes the order and meaning of the parameters of its `d…` and `p…` functions, so those entries can dispute; under
the textbook names, books differ in rate or scale, deviation or variance, and where counting starts.
"""

from __future__ import annotations

from vaultproof.reference.entry import Reference

_R = "R documentation, package stats"
_NIST = "NIST/SEMATECH e-handbook of statistical methods, section 1.3.6.6"
_DENSITY = "1/(sigma*sqrt(2*pi))*exp(-(x - mu)^2/(2*sigma^2))"
_EXPONENTIAL = r"\begin{cases} \lambda e^{-\lambda x} & x \ge 0 \\ 0 & x < 0 \end{cases}"
_EXPONENTIAL_CDF = r"\begin{cases} 1 - e^{-\lambda x} & x \ge 0 \\ 0 & x < 0 \end{cases}"
_GAMMA_RATE = r"\begin{cases} \frac{b^a}{\Gamma(a)} x^{a - 1} e^{-b x} & x > 0 \\ 0 & x < 0 \end{cases}"

_NORMAL = (
    "standard normal", "normal distribution", "phân phối chuẩn", "chuẩn tắc", "Normalverteilung", "loi normale",
    "normale centrée", "distribución normal", "normal estándar", "distribuição normal", "normal padrão",
    "distribuzione normale", "нормальное распределение", "нормального распределения", "正态分布", "正規分布",
    "정규분포", "rozkład normalny", "normal dağılım",
)  # fmt: skip
"""Words of notes in which a capital phi stands for the distribution function of the normal distribution."""

DISTRIBUTIONS: tuple[Reference, ...] = (
    Reference(
        names=(
            "Standard Normal CDF",
            "Normal CDF",
            "Phi CDF",
            "normcdf",
            "ndtr",
            "norm.cdf",
            "Gaußsche Summenfunktion",
        ),
        parameters=("x",),
        body="(1 + erf(x/sqrt(2)))/2",
        symbols=("Phi",),
        topics=_NORMAL,
        source="M. Abramowitz, I. Stegun, Handbook of mathematical functions, 26.2.2",
    ),
    Reference(
        names=(
            "Standard Normal PDF",
            "Standard Normal Density",
            "Normal PDF",
            "normpdf",
            "norm.pdf",
            "Gaussian PDF",
        ),
        parameters=("x",),
        body="exp(-x^2/2)/sqrt(2*pi)",
        symbols=("phi",),
        source="M. Abramowitz, I. Stegun, Handbook of mathematical functions, 26.2.1",
    ),
    Reference(
        names=("Normal PDF", "Gaussian PDF", "normpdf", "norm.pdf", "Normal Density"),
        parameters=("x", "mu", "sigma"),
        body=_DENSITY,
        variants=("1/sqrt(2*pi*sigma)*exp(-(x - mu)^2/(2*sigma))",),
        loose=True,
        source=f"{_NIST}.1; C. Bishop, Pattern recognition and machine learning, 2006, equation 1.46",
    ),
    Reference(
        names=("dnorm",),
        parameters=("x", "mu", "sigma"),
        body=_DENSITY,
        defaults=(("mu", "0"), ("sigma", "1")),
        source=_R,
    ),
    Reference(
        names=("pnorm",),
        parameters=("q", "mu", "sigma"),
        body="(1 + erf((q - mu)/(sigma*sqrt(2))))/2",
        defaults=(("mu", "0"), ("sigma", "1")),
        source=_R,
    ),
    Reference(
        names=("Exponential PDF", "Exponential Density", "exppdf"),
        parameters=("x", "lambda"),
        body=_EXPONENTIAL,
        variants=(r"\begin{cases} \frac{1}{\lambda} e^{-x/\lambda} & x \ge 0 \\ 0 & x < 0 \end{cases}",),
        loose=True,
        source=f"{_NIST}.7",
    ),
    Reference(
        names=("Exponential CDF", "expcdf"),
        parameters=("x", "lambda"),
        body=_EXPONENTIAL_CDF,
        variants=(r"\begin{cases} 1 - e^{-x/\lambda} & x \ge 0 \\ 0 & x < 0 \end{cases}",),
        loose=True,
        source=f"{_NIST}.7",
    ),
    Reference(
        names=("dexp",), parameters=("x", "lambda"), body=_EXPONENTIAL, defaults=(("lambda", "1"),), source=_R
    ),
    Reference(
        names=("pexp",),
        parameters=("x", "lambda"),
        body=_EXPONENTIAL_CDF,
        defaults=(("lambda", "1"),),
        source=_R,
    ),
    Reference(
        names=("Uniform PDF", "Uniform Density", "dunif"),
        parameters=("x", "a", "b"),
        body=r"\begin{cases} \frac{1}{b - a} & a \le x \le b \\ 0 & \text{otherwise} \end{cases}",
        defaults=(("a", "0"), ("b", "1")),
        loose=True,
        source=f"{_R}; {_NIST}.2",
    ),
    Reference(
        names=("Bernoulli PMF",),
        words=("Bernoulli",),
        parameters=("k", "p"),
        body=r"\begin{cases} p & k = 1 \\ 1 - p & k = 0 \\ 0 & \text{otherwise} \end{cases}",
        loose=True,
        source="W. Feller, An introduction to probability theory and its applications, 1968, chapter VI",
    ),
    Reference(
        names=("Binomial PMF", "binompmf", "binom.pmf"),
        parameters=("k", "n", "p"),
        body=r"\binom{n}{k} p^k (1 - p)^{n - k}",
        variants=(r"\binom{k}{n} p^n (1 - p)^{k - n}",),
        loose=True,
        source="W. Feller, An introduction to probability theory and its applications, 1968, chapter VI",
    ),
    Reference(
        names=("dbinom",), parameters=("k", "n", "p"), body=r"\binom{n}{k} p^k (1 - p)^{n - k}", source=_R
    ),
    Reference(
        names=("Poisson PMF", "poissonpmf", "poisson.pmf"),
        parameters=("k", "lambda"),
        body="lambda^k*exp(-lambda)/k!",
        variants=("k^lambda*exp(-k)/lambda!",),
        loose=True,
        source="W. Feller, An introduction to probability theory and its applications, 1968, chapter VI",
    ),
    Reference(names=("dpois",), parameters=("k", "lambda"), body="lambda^k*exp(-lambda)/k!", source=_R),
    Reference(
        names=("Geometric PMF", "geompmf", "geom.pmf"),
        parameters=("k", "p"),
        body="p*(1 - p)^(k - 1)",
        variants=("p*(1 - p)^k",),
        loose=True,
        source="W. Feller, An introduction to probability theory and its applications, 1968, chapter XI",
    ),
    Reference(names=("dgeom",), parameters=("k", "p"), body="p*(1 - p)^k", source=_R),
    Reference(
        names=("Logistic PDF", "dlogis"),
        parameters=("x", "mu", "s"),
        body="exp(-(x - mu)/s)/(s*(1 + exp(-(x - mu)/s))^2)",
        defaults=(("mu", "0"), ("s", "1")),
        source=_R,
    ),
    Reference(
        names=("Laplace PDF", "Laplace Density"),
        parameters=("x", "mu", "b"),
        body="exp(-abs(x - mu)/b)/(2*b)",
        defaults=(("mu", "0"), ("b", "1")),
        loose=True,
        source=f"{_NIST}.12",
    ),
    Reference(
        names=("Cauchy PDF", "Cauchy Density", "dcauchy"),
        parameters=("x", "m", "s"),
        body="1/(pi*s*(1 + ((x - m)/s)^2))",
        defaults=(("m", "0"), ("s", "1")),
        source=f"{_R}; {_NIST}.3",
    ),
    Reference(
        names=("Gamma PDF", "Gamma Density", "gampdf"),
        parameters=("x", "a", "b"),
        body=_GAMMA_RATE,
        variants=(
            r"\begin{cases} \frac{1}{\Gamma(a) b^a} x^{a - 1} e^{-x/b} & x > 0 \\ 0 & x < 0 \end{cases}",
        ),
        loose=True,
        source=f"{_NIST}.11",
    ),
    Reference(
        names=("dgamma",), parameters=("x", "a", "b"), body=_GAMMA_RATE, defaults=(("b", "1"),), source=_R
    ),
    Reference(
        names=("Beta PDF", "Beta Density", "dbeta", "betapdf"),
        parameters=("x", "a", "b"),
        body=r"\begin{cases} \frac{\Gamma(a + b)}{\Gamma(a) \Gamma(b)} x^{a - 1} (1 - x)^{b - 1} & 0 < x < 1 \\"
        r" 0 & \text{otherwise} \end{cases}",
        unsettled=("0", "1"),
        source=f"{_R}; {_NIST}.17",
    ),
    Reference(
        names=("Chi-squared PDF", "Chi-square PDF", "chi2pdf", "dchisq", "chi2.pdf"),
        parameters=("x", "k"),
        body=r"\begin{cases} \frac{1}{2^{k/2} \Gamma(k/2)} x^{k/2 - 1} e^{-x/2} & x > 0 \\ 0 & x < 0 \end{cases}",
        unsettled=("0",),
        source=f"{_R}; {_NIST}.6",
    ),
    Reference(
        names=("Chi-squared CDF", "Chi-square CDF", "chi2cdf", "pchisq", "chi2.cdf"),
        parameters=("x", "k"),
        body="gammainc(k/2, x/2)",
        source=f"{_R}; {_NIST}.6",
    ),
    Reference(
        names=("Student t PDF", "Student's t Density", "tpdf"),
        parameters=("x", "nu"),
        body=r"\frac{\Gamma((\nu + 1)/2)}{\sqrt{\nu \pi} \Gamma(\nu/2)} (1 + x^2/\nu)^{-(\nu + 1)/2}",
        source=f"{_NIST}.4",
    ),
)
