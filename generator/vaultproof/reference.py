"""Named functions with one accepted definition each, and where that definition comes from. A table; computes nothing.

Bodies are written in the plain notation that the LaTeX reader also reads; `log` is the natural logarithm.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A function known by name.

    `variants` are further accepted definitions: a value that any of them gives is accepted. `defaults` are customary
    values of parameters that a call may leave out. `unsettled` are arguments at which conventions differ.
    """

    names: tuple[str, ...]
    parameters: tuple[str, ...]
    body: str
    source: str
    variants: tuple[str, ...] = ()
    defaults: tuple[tuple[str, str], ...] = ()
    unsettled: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()


_TORCH = "PyTorch documentation, torch.nn"

REFERENCES: tuple[Reference, ...] = (
    Reference(
        names=("ReLU", "Rectified Linear Unit", "Rectifier"),
        parameters=("x",),
        body="max(0, x)",
        source="V. Nair, G. Hinton, Rectified linear units improve restricted Boltzmann machines, 2010",
    ),
    Reference(
        names=("Leaky ReLU", "LReLU"),
        parameters=("x", "alpha"),
        body="max(0, x) + alpha*min(0, x)",
        defaults=(("alpha", "0.01"),),
        source="A. Maas, A. Hannun, A. Ng, Rectifier nonlinearities improve neural network acoustic models, 2013",
    ),
    Reference(
        names=("PReLU", "Parametric ReLU"),
        parameters=("x", "alpha"),
        body="max(0, x) + alpha*min(0, x)",
        source="K. He et al., Delving deep into rectifiers, 2015",
    ),
    Reference(
        names=("ELU", "Exponential Linear Unit"),
        parameters=("x", "alpha"),
        body="max(0, x) + alpha*(exp(min(0, x)) - 1)",
        defaults=(("alpha", "1"),),
        source="D.-A. Clevert, T. Unterthiner, S. Hochreiter, Fast and accurate deep network learning by ELUs, 2015",
    ),
    Reference(
        names=("SELU", "Scaled Exponential Linear Unit"),
        parameters=("x",),
        body="1.0507009873554804934193349852946*(max(0, x) + 1.6732632423543772848170429916717*(exp(min(0, x)) - 1))",
        source="G. Klambauer et al., Self-normalizing neural networks, 2017",
    ),
    Reference(
        names=("CELU",),
        parameters=("x", "alpha"),
        body="max(0, x) + min(0, alpha*(exp(x/alpha) - 1))",
        defaults=(("alpha", "1"),),
        source="J. Barron, Continuously differentiable exponential linear units, 2017",
    ),
    Reference(
        names=("GELU", "Gaussian Error Linear Unit"),
        parameters=("x",),
        body="x/2*(1 + erf(x/sqrt(2)))",
        variants=("0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))", "x/(1 + exp(-1.702*x))"),
        source="D. Hendrycks, K. Gimpel, Gaussian error linear units (GELUs), 2016",
    ),
    Reference(
        names=("Swish", "SiLU", "Sigmoid Linear Unit"),
        parameters=("x",),
        body="x/(1 + exp(-x))",
        source="P. Ramachandran, B. Zoph, Q. Le, Searching for activation functions, 2017; S. Elfwing et al., 2017",
    ),
    Reference(
        names=("Mish",),
        parameters=("x",),
        body="x*tanh(log(1 + exp(x)))",
        source="D. Misra, Mish: a self regularized activation function, 2019",
    ),
    Reference(
        names=("Sigmoid", "Logistic", "Logistic Function", "expit"),
        parameters=("x",),
        body="1/(1 + exp(-x))",
        symbols=("sigma",),
        source="NIST Digital Library of Mathematical Functions; SciPy scipy.special.expit",
    ),
    Reference(
        names=("Log-Sigmoid", "LogSigmoid"), parameters=("x",), body="-log(1 + exp(-x))", source=_TORCH
    ),
    Reference(
        names=("Hard Sigmoid",),
        parameters=("x",),
        body="max(0, min(1, x/6 + 1/2))",
        variants=("max(0, min(1, 0.2*x + 0.5))",),
        source=_TORCH,
    ),
    Reference(
        names=("Hard Swish",),
        parameters=("x",),
        body="x*max(0, min(6, x + 3))/6",
        source="A. Howard et al., Searching for MobileNetV3, 2019",
    ),
    Reference(names=("Hard Tanh",), parameters=("x",), body="max(-1, min(1, x))", source=_TORCH),
    Reference(names=("ReLU6",), parameters=("x",), body="min(max(0, x), 6)", source=_TORCH),
    Reference(
        names=("Softplus",),
        parameters=("x",),
        body="log(1 + exp(x))",
        source="C. Dugas et al., Incorporating second-order functional knowledge, 2001",
    ),
    Reference(
        names=("Softsign",),
        parameters=("x",),
        body="x/(1 + abs(x))",
        source="X. Glorot, Y. Bengio, Understanding the difficulty of training deep feedforward networks, 2010",
    ),
    Reference(names=("Tanhshrink",), parameters=("x",), body="x - tanh(x)", source=_TORCH),
    Reference(names=("logit",), parameters=("p",), body="log(p/(1 - p))", source="SciPy scipy.special.logit"),
    Reference(names=("erf",), parameters=("x",), body="erf(x)", source="NIST DLMF 7.2.1"),
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
        names=("Heaviside", "Heaviside Step Function", "Binary Step"),
        parameters=("x",),
        body="(1 + x/abs(x))/2",
        unsettled=("0",),
        source="NIST DLMF 1.16.13",
    ),
    Reference(
        names=("sign", "sgn", "signum"),
        parameters=("x",),
        body="x/abs(x)",
        unsettled=("0",),
        source="NIST DLMF, common notations",
    ),
)
