"""Special functions, combinatorics and information. A table; computes nothing."""

from __future__ import annotations

from vaultproof.reference.entry import Reference

_SHANNON = "C. Shannon, A mathematical theory of communication, 1948, section 6"

SPECIAL_FUNCTIONS: tuple[Reference, ...] = (
    Reference(
        names=(
            "Gamma Function",
            "Gammafunktion",
            "Fonction gamma",
            "Función gamma",
            "Гамма-функция",
            "ガンマ関数",
            "감마 함수",
            "伽马函数",
        ),
        parameters=("x",),
        body="Gamma(x)",
        symbols=("Gamma",),
        source="NIST DLMF 5.2.1",
    ),
    Reference(
        names=("lgamma", "gammaln", "Log-Gamma"),
        parameters=("x",),
        body="log(abs(Gamma(x)))",
        source="ISO C 7.12.8.3",
    ),
    Reference(
        names=(
            "Beta Function",
            "Betafunktion",
            "Fonction bêta",
            "Función beta",
            "Бета-функция",
            "ベータ関数",
        ),
        parameters=("a", "b"),
        body="Gamma(a)*Gamma(b)/Gamma(a + b)",
        symbols=("B",),
        source="NIST DLMF 5.12.1",
    ),
    Reference(
        names=("digamma", "Digamma Function"),
        parameters=("x",),
        body="digamma(x)",
        symbols=("psi",),
        source="NIST DLMF 5.2.2",
    ),
    Reference(
        names=("Riemann zeta", "Riemann Zeta Function", "Zeta Function", "Zetafunktion"),
        parameters=("s",),
        body="zeta(s)",
        symbols=("zeta",),
        source="NIST DLMF 25.2.1",
    ),
    Reference(
        names=("LambertW", "Lambert W"), parameters=("x",), body="LambertW(x)", source="NIST DLMF 4.13.1"
    ),
    Reference(
        names=("erf", "Error Function", "Fehlerfunktion"),
        parameters=("x",),
        body="erf(x)",
        source="NIST DLMF 7.2.1",
    ),
    Reference(names=("erfc",), parameters=("x",), body="1 - erf(x)", source="NIST DLMF 7.2.2"),
    Reference(
        names=("sinc",),
        parameters=("x",),
        body="sin(x)/x",
        variants=("sin(pi*x)/(pi*x)",),
        unsettled=("0",),
        source="ISO 80000-2; NumPy numpy.sinc",
    ),
    Reference(
        names=("logit", "Log-odds"),
        parameters=("p",),
        body="log(p/(1 - p))",
        source="SciPy scipy.special.logit",
    ),
    Reference(
        names=(),
        words=("odds",),
        parameters=("p",),
        body="p/(1 - p)",
        loose=True,
        source="A. Agresti, Categorical data analysis, 2002, section 2.2.3",
    ),
    Reference(
        names=("cloglog", "Complementary log-log"),
        parameters=("p",),
        body="log(-log(1 - p))",
        source="P. McCullagh, J. Nelder, Generalized linear models, 1989, section 4.3",
    ),
    Reference(
        names=("nCr", "Binomial Coefficient", "Binomialkoeffizient"),
        words=("choose", "comb", "binom"),
        parameters=("n", "k"),
        body=r"\binom{n}{k}",
        source="NIST DLMF 1.2.1",
    ),
    Reference(
        names=("nPr",), words=("perm",), parameters=("n", "k"), body="n!/(n - k)!", source="NIST DLMF 26.4"
    ),
    Reference(names=(), words=("factorial",), parameters=("n",), body="n!", source="NIST DLMF 5.4.1"),
    Reference(
        names=("Euler's totient", "Euler totient", "eulerphi"),
        words=("totient",),
        parameters=("n",),
        body="totient(n)",
        source="NIST DLMF 27.2.7",
    ),
    Reference(
        names=("Binary Entropy", "Binary Entropy Function", "Bernoulli Entropy", "Binäre Entropie"),
        parameters=("p",),
        body="-p*log2(p) - (1 - p)*log2(1 - p)",
        variants=("-p*log(p) - (1 - p)*log(1 - p)",),
        loose=True,
        source=_SHANNON,
    ),
    Reference(
        names=("Self-information", "Surprisal", "Information Content"),
        parameters=("p",),
        body="-log2(p)",
        variants=("-log(p)", "-log10(p)"),
        loose=True,
        source=_SHANNON,
    ),
    Reference(
        names=(),
        words=("Perplexity", "Perplexité", "Perplejidad", "Перплексия", "困惑度"),
        parameters=("H",),
        body="2^H",
        variants=("exp(H)",),
        loose=True,
        source="F. Jelinek et al., Perplexity: a measure of the difficulty of speech recognition tasks, 1977",
    ),
    Reference(
        names=("Bernoulli KL",),
        parameters=("p", "q"),
        body="p*log(p/q) + (1 - p)*log((1 - p)/(1 - q))",
        variants=("p*log2(p/q) + (1 - p)*log2((1 - p)/(1 - q))",),
        loose=True,
        source="S. Kullback, R. Leibler, On information and sufficiency, 1951",
    ),
)
