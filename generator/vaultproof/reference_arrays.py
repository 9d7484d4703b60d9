"""Named functions of vectors with one accepted definition each, and where that comes from. A table; computes nothing.

Bodies are LaTeX; `index` is the letter of the item that a body gives, where it gives one item of a vector. `n` is the
number of items.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrayReference:
    """A function of vectors known by name.

    `variants` are further conventions, such as another divisor or order of the arguments: a value on which they
    differ is not decided by the name alone. Where the first convention is `customary`, a value that it gives holds; so
    does one that one of the `customs` gives, as many follow as the first: another base of the logarithm.
    """

    names: tuple[str, ...]
    parameters: tuple[str, ...]
    body: str
    source: str
    index: str = ""
    customs: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    customary: bool = False


_MEAN = r"\frac{1}{n} \sum_{i=1}^{n} x_i"
_SPREAD = r"\left(\sum_{i=1}^{n} x_i^2 - \frac{1}{n} \left(\sum_{i=1}^{n} x_i\right)^2\right)"
_GOODFELLOW = "I. Goodfellow, Y. Bengio, A. Courville, Deep Learning, 2016"
_COVER = "T. Cover, J. Thomas, Elements of Information Theory, 2nd edition, 2006, chapter 2"
_NUMPY = "NumPy reference"

ARRAY_REFERENCES: tuple[ArrayReference, ...] = (
    ArrayReference(
        names=("softmax", "softargmax"),
        parameters=("z",),
        index="i",
        body=r"\frac{e^{z_i}}{\sum_{j} e^{z_j}}",
        source=f"{_GOODFELLOW}, equation 6.29",
    ),
    ArrayReference(
        names=("log_softmax", "log softmax"),
        parameters=("z",),
        index="i",
        body=r"z_i - \ln \sum_{j} e^{z_j}",
        source=f"{_GOODFELLOW}, equation 6.30",
    ),
    ArrayReference(
        names=("logsumexp", "log-sum-exp", "LSE"),
        parameters=("x",),
        body=r"\ln \sum_{i} e^{x_i}",
        source="S. Boyd, L. Vandenberghe, Convex Optimization, 2004, section 3.1.5",
    ),
    ArrayReference(
        names=("mean", "average", "np.mean", "arithmetic mean"),
        parameters=("x",),
        body=_MEAN,
        source="ISO 3534-1, sample mean",
    ),
    ArrayReference(
        names=("sum", "np.sum"), parameters=("x",), body=r"\sum_{i} x_i", source=f"{_NUMPY}, numpy.sum"
    ),
    ArrayReference(
        names=("prod", "np.prod"), parameters=("x",), body=r"\prod_{i} x_i", source=f"{_NUMPY}, numpy.prod"
    ),
    ArrayReference(
        names=("MSE", "mean squared error"),
        parameters=("y", "x"),
        body=r"\frac{1}{n} \sum_{i=1}^{n} (y_i - x_i)^2",
        variants=(r"\frac{1}{2 n} \sum_{i=1}^{n} (y_i - x_i)^2",),
        customary=True,
        source=f"{_GOODFELLOW}, section 5.1.4",
    ),
    ArrayReference(
        names=("RMSE", "root mean squared error"),
        parameters=("y", "x"),
        body=r"\sqrt{\frac{1}{n} \sum_{i=1}^{n} (y_i - x_i)^2}",
        source="R. Hyndman, A. Koehler, Another look at measures of forecast accuracy, 2006",
    ),
    ArrayReference(
        names=("MAE", "mean absolute error"),
        parameters=("y", "x"),
        body=r"\frac{1}{n} \sum_{i=1}^{n} |y_i - x_i|",
        source="R. Hyndman, A. Koehler, Another look at measures of forecast accuracy, 2006",
    ),
    ArrayReference(
        names=("Euclidean distance", "euclidean"),
        parameters=("a", "b"),
        body=r"\sqrt{\sum_{i} (a_i - b_i)^2}",
        source="NumPy reference, numpy.linalg.norm of a difference",
    ),
    ArrayReference(
        names=("Manhattan distance", "manhattan"),
        parameters=("a", "b"),
        body=r"\sum_{i} |a_i - b_i|",
        source="NumPy reference, numpy.linalg.norm of a difference, order 1",
    ),
    ArrayReference(
        names=("var", "variance"),
        parameters=("x",),
        body=rf"\frac{{1}}{{n}} {_SPREAD}",
        variants=(rf"\frac{{1}}{{n - 1}} {_SPREAD}",),
        source=f"{_NUMPY}, numpy.var, with ddof 0 and 1",
    ),
    ArrayReference(
        names=("std", "stdev", "standard deviation"),
        parameters=("x",),
        body=rf"\sqrt{{\frac{{1}}{{n}} {_SPREAD}}}",
        variants=(rf"\sqrt{{\frac{{1}}{{n - 1}} {_SPREAD}}}",),
        source=f"{_NUMPY}, numpy.std, with ddof 0 and 1",
    ),
    ArrayReference(
        names=("norm", "l2_norm", "l2norm", "Euclidean norm"),
        parameters=("x",),
        body=r"\sqrt{\sum_{i} x_i^2}",
        variants=(r"\sum_{i} |x_i|",),
        customary=True,
        source=f"{_NUMPY}, numpy.linalg.norm",
    ),
    ArrayReference(
        names=("dot", "dot product", "inner product"),
        parameters=("a", "b"),
        body=r"\sum_{i} a_i b_i",
        source=f"{_NUMPY}, numpy.dot",
    ),
    ArrayReference(
        names=("cosine similarity", "cosine_similarity", "cos_sim"),
        parameters=("a", "b"),
        body=r"\frac{\sum_{i} a_i b_i}{\sqrt{\sum_{i} a_i^2} \sqrt{\sum_{i} b_i^2}}",
        source="G. Salton, M. McGill, Introduction to Modern Information Retrieval, 1983",
    ),
    ArrayReference(
        names=("entropy", "Shannon entropy"),
        parameters=("p",),
        body=r"-\sum_{i} p_i \ln p_i",
        customs=(r"-\sum_{i} p_i \log_2 p_i", r"-\sum_{i} p_i \log_{10} p_i"),
        source=_COVER,
    ),
    ArrayReference(
        names=("cross entropy", "cross_entropy"),
        parameters=("p", "q"),
        body=r"-\sum_{i} p_i \ln q_i",
        customs=(r"-\sum_{i} p_i \log_2 q_i",),
        variants=(r"-\sum_{i} q_i \ln p_i", r"-\sum_{i} q_i \log_2 p_i"),
        source=_COVER,
    ),
    ArrayReference(
        names=("KL divergence", "kl_divergence", "D_KL", "KL"),
        parameters=("p", "q"),
        body=r"\sum_{i} p_i \ln \frac{p_i}{q_i}",
        customs=(r"\sum_{i} p_i \log_2 \frac{p_i}{q_i}",),
        source=_COVER,
    ),
)
