"""The examples of a function as places in its figure. Judges nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

import numpy as np

from vaultproof.claim import Term
from vaultproof.judge.value import Real, Value
from vaultproof.latex import Names, canonical_name, parse_term
from vaultproof.latex.tree import Call
from vaultproof.pipeline.figures.figure import Figure, Marked
from vaultproof.pipeline.figures.nearness import reach
from vaultproof.pipeline.figures.refusals import REFUSALS, refused_elsewhere
from vaultproof.pipeline.figures.settings import settings_of_example
from vaultproof.plot.names import share_of_pi, shown_value
from vaultproof.plot.request import ContourMark, Function, Function2, Mark, Standing
from vaultproof.plot.sample import values
from vaultproof.plot.style import number as shown_number
from vaultproof.source import Passage
from vaultproof.witness.formula import Evaluator

_ROUNDING = 1e-6
_SHOWN = 1e-2
_SMALL_DENOMINATOR = 12
_FEW_DECIMALS = 4


def contour_marks(wanted: Figure, evaluator: Evaluator, function: Function2) -> Iterator[ContourMark]:
    """The examples of a function of two variables, each with its value."""
    seen: set[tuple[float, float]] = set()
    parameters = wanted.known[wanted.index].definition.parameters
    for marked in wanted.marks:
        with suppress(*REFUSALS, IndexError), refused_elsewhere():
            given = dict(marked.given)
            own = given.keys() == set(parameters) and _calls_itself(marked, parameters)
            terms = [given[name] for name in parameters] if own else arguments_of(marked, 2)
            places = [number_of(evaluator.value(term).value) for term in terms]
            stated = number_of(evaluator.value(marked.right).value)
            if (
                (marked.given and not own)
                or len(places) != 2
                or places[0] is None
                or places[1] is None
                or stated is None
            ):
                continue
            where = (places[0], places[1])
            with np.errstate(all="ignore"):
                actual = float(function(np.array([where[0]]), np.array([where[1]]))[0])
            near = abs(actual - stated) <= reach(marked.right.text, stated, wanted.decimal_comma)
            if where in seen or not np.isfinite(actual) or (not near if marked.holds else actual == stated):
                continue
            seen.add(where)
            yield ContourMark(
                x=where[0],
                y=where[1],
                label=shown_value(marked.right.text, stated),
                standing=Standing.HOLDS if marked.holds else Standing.REFUTED,
            )


def _calls_itself(marked: Marked, parameters: tuple[str, ...]) -> bool:
    """Whether an example is of the function called with its own variables, `f(x, y)`, as those of a table are."""
    match = re.fullmatch(r"\s*\\?\w+\s*(?:\\left)?\s*\(([^()]*)\)\s*", marked.left.text)
    inside = match[1].removesuffix("\\right") if match is not None else ""
    return tuple(canonical_name(part.strip()) for part in inside.split(",")) == parameters


def arguments_of(marked: Marked, count: int) -> Iterator[Term]:
    """What stands between the commas of a call: one with no space behind it may be a decimal one, unless the function
    takes two arguments and there is no other."""
    match = re.fullmatch(r"[^()]*\((.*)\)\s*", marked.left.text, re.DOTALL)
    if match is None or re.search(r"[()\[\]]", match.group(1)):
        return
    inside = match.group(1).removesuffix("\\right")
    parts = re.split(r"(?<!\\)[,;](?=\s|\\[,;: ])|;", inside)
    for part in parts if len(parts) > 1 or count == 1 else re.split(r"(?<![\\{]),", inside):
        yield replace(marked.left, passage=Passage(part.strip(), ((0, 0),)))


_LETTER_E = re.compile(r"(?<![A-Za-z\\])e(?![A-Za-z])")


def marks_of(wanted: Figure, evaluator: Evaluator, function: Function) -> Iterator[Mark]:
    """The examples of the function as places in its figure.

    An example that holds lies on the curve; one that does not is true of another curve, such as that of another `α`,
    and is left out, and so is one that is refuted of another curve. So is one of the letter e, `L(-e) = L(e)`, where
    that is the function's variable.
    """
    definition = wanted.known[wanted.index].definition
    seen: set[tuple[float, bool]] = set()
    for marked in wanted.marks:
        if "e" in definition.parameters and not marked.given and _LETTER_E.search(marked.left.text):
            continue
        with suppress(*REFUSALS, IndexError), refused_elsewhere():
            if _is_elsewhere(marked, wanted, evaluator):
                continue
            where = argument_of(marked, wanted, evaluator)
            stated = number_of(evaluator.value(marked.right).value)
            if where is None or stated is None or (where, marked.holds) in seen:
                continue
            actual = float(values(function, np.array([where]))[0])
            near = abs(actual - stated) <= _reach(marked, stated, wanted.decimal_comma)
            if not np.isfinite(actual) or (not near if marked.holds else actual == stated):
                continue
            if not marked.holds and not _is_of_curve(marked, actual):
                continue
            seen.add((where, marked.holds))
            yield Mark(
                x=where,
                y=stated,
                label=f"({place_label(where)}, {shown_value(marked.right.text, stated)})",
                standing=_standing(marked),
                actual=actual if marked.within is None else None,
            )


def _is_of_curve(marked: Marked, actual: float) -> bool:
    """Whether the value that an example has is that of the curve, as far as its verdict tells it in digits."""
    try:
        told = float(marked.actual.replace("−", "-").rstrip("….").strip())
    except ValueError:
        return True
    return math.isclose(told, actual, rel_tol=_SHOWN, abs_tol=_SHOWN * 1e-3)


def _standing(marked: Marked) -> Standing:
    if marked.within is not None:
        return Standing.STATED
    return Standing.HOLDS if marked.holds else Standing.REFUTED


def _reach(marked: Marked, stated: float, decimal_comma: bool | None) -> float:
    """How far from the curve an example may lie."""
    if marked.within is not None:
        return marked.within * (1 + _ROUNDING)
    return reach(marked.right.text, stated, decimal_comma)


def names_of(wanted: Figure) -> Names:
    """The names by which examples call the function."""
    definition = wanted.known[wanted.index].definition
    return Names(
        functions=frozenset({definition.name, *definition.aliases, *map(_joined, definition.aliases)}),
        decimal_comma=wanted.decimal_comma,
    )


def _joined(name: str) -> str:
    return re.sub(r"[\s\-]+", "_", name)


def _is_elsewhere(marked: Marked, wanted: Figure, evaluator: Evaluator) -> bool:
    """Whether an example is one at another value of a parameter than that of the figure."""
    own = wanted.known[wanted.index]
    values = dict(own.meaning.values)
    for name, term in settings_of_example(marked, own.definition.parameters).items():
        shown = values.get(name, ())
        if len(shown) == 1 and number_of(evaluator.value(shown[0]).value) != number_of(
            evaluator.value(term).value
        ):
            return True
    return False


_EVENT = re.compile(
    r"\s*(?:\\\w+\s*\{?)?\s*\w+\s*\}?\s*(?:\\left)?\s*[(\[]\s*[A-Z]\s*=\s*(?P<value>[^=()\[\]]+?)\s*(?:\\right)?\s*[)\]]\s*"
)
"""The chance that a random variable has a value: `P(X = 3)`."""


def argument_of(marked: Marked, wanted: Figure, evaluator: Evaluator) -> float | None:
    """The value of the variable at which an example stands."""
    if (event := _EVENT.fullmatch(marked.left.text)) is not None and not marked.given:
        inner = replace(marked.left, passage=Passage(event["value"], ((0, 0),)))
        return number_of(evaluator.value(inner).value)
    node = parse_term(marked.left.text, names_of(wanted), syntax=marked.left.syntax)
    definition = wanted.known[wanted.index].definition
    settings = settings_of_example(marked, definition.parameters)
    given = [one for one in marked.given if one[0] not in settings]
    if given:
        whole = marked.holds or marked.left.text.strip() == definition.body.text.strip()
        own = not node.primes if isinstance(node, Call) else whole
        known = len(given) == 1 and own
        return number_of(evaluator.value(given[0][1]).value) if known else None
    match = re.fullmatch(r"[^()]*\((.*)\)\s*", marked.left.text, re.DOTALL)
    if not isinstance(node, Call) or len(node.arguments) != 1 or node.primes or match is None:
        return None
    inner = replace(marked.left, passage=Passage(match.group(1).removesuffix("\\right"), ((0, 0),)))
    return number_of(evaluator.value(inner).value)


def number_of(value: Value) -> float | None:
    """A value as a number, None where it is none."""
    return float(value.middle) if isinstance(value, Real) else None


def place_label(number: float) -> str:
    """A place of an example as a figure writes it: a small fraction, also of π, as such where no few decimals tell
    it."""
    if (turns := share_of_pi(number)) is not None:
        return turns
    small = Fraction(number).limit_denominator(_SMALL_DENOMINATOR)
    if math.isclose(float(small), number, rel_tol=1e-9) and round(number, _FEW_DECIMALS) != number:
        return str(small).replace("-", "−")
    near = float(Fraction(number).limit_denominator(10**6))
    return shown_number(near if math.isclose(near, number, rel_tol=1e-6) else number)
