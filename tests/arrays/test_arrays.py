"""Vectors and matrices: the algebra against NumPy, named functions against SciPy, shapes, and shifted statements."""

from __future__ import annotations

import re
from fractions import Fraction

import numpy as np
import numpy.typing as npt
import pytest
import scipy.special
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultproof.claim import Holds, Judgement, Refuted, Relation, Undecided
from vaultproof.judge.arrays import StatedArray, compare_arrays
from vaultproof.judge.stated import Stated
from vaultproof.judge.value import Array, Real
from vaultproof.pipeline import check_notes
from vaultproof.reference_arrays import ARRAY_REFERENCES

Matrix = npt.NDArray[np.int64]

NUMBERS = st.integers(-9, 9)
SQUARES = st.integers(2, 4).flatmap(
    lambda size: st.tuples(
        *(st.lists(st.lists(NUMBERS, min_size=size, max_size=size), min_size=size, max_size=size),) * 2
    )
)
LISTS = st.lists(st.integers(-40, 40).map(lambda tenths: tenths / 10), min_size=2, max_size=5)


def judged(note: str) -> Judgement:
    """The judgement on the only claim of a note."""
    (judgement,) = check_notes({"Note.md": f"# Notes\n\n{note}\n"})
    return judgement


def laid(matrix: Matrix) -> str:
    """A matrix in LaTeX."""
    rows = r" \\ ".join(" & ".join(str(item) for item in row) for row in matrix.tolist())
    return rf"\begin{{pmatrix}} {rows} \end{{pmatrix}}"


@pytest.mark.parametrize("sign", ["", r"\cdot", "+", "-", r"\odot"])
@settings(max_examples=8, deadline=None)
@given(pair=SQUARES)
def test_signs_between_matrices_mean_what_they_mean_in_numpy(
    sign: str, pair: tuple[list[list[int]], ...]
) -> None:
    """A product, sum, difference or elementwise product holds as NumPy gives it, and not with an item shifted."""
    left, right = np.array(pair[0]), np.array(pair[1])
    result = {"+": left + right, "-": left - right, r"\odot": left * right}.get(sign, left @ right)
    term = f"{laid(left)} {sign} {laid(right)}"
    assert isinstance(judged(f"$${term} = {laid(result)}$$").verdict, Holds)
    result[0, -1] += 1
    assert isinstance(judged(f"$${term} = {laid(result)}$$").verdict, Refuted)


@settings(max_examples=15, deadline=None)
@given(pair=SQUARES)
def test_determinants_are_exact(pair: tuple[list[list[int]], ...]) -> None:
    """A determinant is the integer that it is."""
    matrix = np.array(pair[0])
    exact = round(np.linalg.det(matrix))
    assert isinstance(judged(rf"$$\det {laid(matrix)} = {exact}$$").verdict, Holds)
    assert isinstance(judged(rf"$$\det {laid(matrix)} = {exact + 1}$$").verdict, Refuted)


ONE_LIST = {
    "softmax": scipy.special.softmax,
    "log_softmax": scipy.special.log_softmax,
    "logsumexp": scipy.special.logsumexp,
    "mean": np.mean,
    "sum": np.sum,
    "prod": np.prod,
    "norm": np.linalg.norm,
}
TWO_LISTS = {
    "dot": np.dot,
    "cosine_similarity": lambda a, b: np.dot(a, b) / np.linalg.norm(a) / np.linalg.norm(b),
    "MSE": lambda a, b: np.mean((a - b) ** 2),
    "RMSE": lambda a, b: np.sqrt(np.mean((a - b) ** 2)),
    "MAE": lambda a, b: np.mean(np.abs(a - b)),
    "euclidean": lambda a, b: np.linalg.norm(a - b),
    "manhattan": lambda a, b: np.sum(np.abs(a - b)),
}
BY_CONVENTION = {
    "var": np.var,
    "std": np.std,
    "entropy": scipy.stats.entropy,
    "cross_entropy": lambda p, q: -np.sum(p * np.log(q)),
    "KL": lambda p, q: np.sum(scipy.special.rel_entr(p, q)),
}


def shown(value: object) -> str:
    """A number or list to six places."""
    items = np.atleast_1d(np.asarray(value, dtype=float))
    texts = [f"{item + 0.0:.6f}" for item in items.tolist()]
    return f"[{', '.join(texts)}]" if np.ndim(value) else texts[0]


@pytest.mark.parametrize("name", ONE_LIST)
@settings(max_examples=6, deadline=None)
@given(items=LISTS)
def test_named_functions_of_a_list_are_those_of_scipy(name: str, items: list[float]) -> None:
    """A value that SciPy gives holds; shifted by a thousandth it is refuted."""
    value = ONE_LIST[name](np.array(items))
    assert isinstance(judged(f"{name}({items}) ≈ {shown(value)}").verdict, Holds)
    assert isinstance(judged(f"{name}({items}) ≈ {shown(np.asarray(value) + 0.001)}").verdict, Refuted)


@pytest.mark.parametrize("name", TWO_LISTS)
def test_named_functions_of_two_lists_are_those_of_numpy(name: str) -> None:
    """A value that NumPy gives holds; shifted by a thousandth it does not."""
    first, second = [1.5, -2.0, 0.3], [0.5, 1.0, -1.0]
    value = TWO_LISTS[name](np.array(first), np.array(second))
    assert isinstance(judged(f"{name}({first}, {second}) ≈ {shown(value)}").verdict, Holds)
    assert isinstance(judged(f"{name}({first}, {second}) ≈ {shown(value + 0.001)}").verdict, Refuted)


@pytest.mark.parametrize("name", BY_CONVENTION)
def test_what_conventions_tell_apart_is_refuted_only_against_all_of_them(name: str) -> None:
    """A value that one convention gives is undecided, or holds where they differ in the base of a logarithm alone; one
    that none gives is refuted."""
    function = BY_CONVENTION[name]
    lists = [np.array([0.2, 0.3, 0.5]), np.array([0.6, 0.3, 0.1])][
        : 2 if name in {"cross_entropy", "KL"} else 1
    ]
    written = ", ".join(str(one.tolist()) for one in lists)
    value = function(*lists)
    verdict = Holds if name in {"entropy", "cross_entropy", "KL"} else Undecided
    assert isinstance(judged(f"{name}({written}) ≈ {shown(value)}").verdict, verdict)
    assert isinstance(judged(f"{name}({written}) ≈ {shown(value + 0.013)}").verdict, Refuted)


def test_every_named_function_of_vectors_is_compared() -> None:
    """No reference is without a comparison."""
    compared = {*ONE_LIST, *TWO_LISTS, *BY_CONVENTION}
    assert all(set(entry.names) & compared for entry in ARRAY_REFERENCES)
    assert all(entry.source for entry in ARRAY_REFERENCES)


def items(*numbers: str) -> tuple[Stated, ...]:
    """Stated decimals."""
    return tuple(
        Stated(
            Real.exactly(Fraction(text)), Fraction(1, 2 * 10 ** len(text.partition(".")[2])), len(text) - 2
        )
        for text in numbers
    )


@pytest.mark.parametrize(
    ("actual", "stated", "agrees"),
    [
        ((2,), (2,), True),
        ((2,), (2, 1), True),
        ((2,), (1, 2), True),
        ((2, 1), (2,), True),
        ((2, 1), (1, 2), False),
        ((1, 2), (1, 2), True),
    ],
)
def test_a_list_compares_with_rows_and_columns_and_matrices_with_their_shape(
    actual: tuple[int, ...], stated: tuple[int, ...], agrees: bool
) -> None:
    """A list lies either way; a row is no column."""
    values = tuple(Real.exactly(Fraction(text)) for text in ("0.25", "0.75"))
    found = compare_arrays(Array(actual, values), StatedArray(stated, items("0.25", "0.75")), Relation.EQUAL)
    assert found.agrees is agrees


@pytest.mark.parametrize("place", range(3))
def test_each_item_counts(place: int) -> None:
    """A shift of the last digit of any item refutes."""
    right = ["0.090", "0.245", "0.665"]
    assert isinstance(judged(f"softmax([1.0, 2.0, 3.0]) ≈ [{', '.join(right)}]").verdict, Holds)
    right[place] = re.sub(r".$", lambda digit: str((int(digit.group()) + 2) % 10), right[place])
    assert isinstance(judged(f"softmax([1.0, 2.0, 3.0]) ≈ [{', '.join(right)}]").verdict, Refuted)


@pytest.mark.parametrize(
    "note",
    [
        "$(2, 3)^{10^{10^{10}}} = (1, 2)$",
        r"$(10^{9999}, 2) \cdot (10^{9999}, 3) = 7$",
        r"$(100000!, 2) \cdot (3, 4) = 5$",
        r"f([1, 2]) = [1, 2], with $f(x)_i = g(x)_i$ and $g(x)_i = f(x)_i$.",
    ],
)
def test_what_cannot_be_worked_out_is_undecided(note: str) -> None:
    """Powers that no machine holds and definitions that go in circles are undecided."""
    assert isinstance(judged(note).verdict, Undecided)
