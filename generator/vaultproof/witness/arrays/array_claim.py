"""Holds a claim about vectors or matrices against what its terms give, in each way in which they can be read.

Says what the formula witness says; which definition a name means has been settled before.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import sympy
from sympy.core.function import AppliedUndef

from vaultproof.claim import Relation, Term, WitnessKind
from vaultproof.judge.arrays import StatedArray, compare_arrays
from vaultproof.judge.compare import Agreement, compare
from vaultproof.judge.stated import Stated, read_stated
from vaultproof.judge.value import Array, Real, Value
from vaultproof.latex import Node
from vaultproof.latex import tree as t
from vaultproof.witness.arrays.array_doubt import other_meaning
from vaultproof.witness.arrays.array_literal import cell, cells
from vaultproof.witness.arrays.array_names import by_convention, is_customary
from vaultproof.witness.arrays.evaluation import READINGS, Arrays, Scope
from vaultproof.witness.arrays.grid import Grid, Thing
from vaultproof.witness.doubts.commas import list_comma
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.trial import Meaning, Trial
from vaultproof.witness.values.numbers import NoValue, value_of

_ARRAY = re.compile(
    r"\(\s*\[[^\[\]]+\]|[(\[][^()\[\]]*[,;][^()\[\]]*[)\]]|\\begin\s*\{[bpvBV]?(?:small)?matrix\}|\\begin\s*\{array\}"
)
_DECIMAL = re.compile(r"(?<![\d.,])\d+(?:\.|\{,\}|,(?=\d+(?:\s*[;)\]])))(?P<places>\d+)(?![\d.])")
_MAX_READINGS = 9
_MAX_SITES = 24
_LARGEST = Fraction(10) ** 300


@dataclass(frozen=True, slots=True)
class ArrayTestimony:
    """A value, whether it agrees with the statement, and the definitions that it came from."""

    value: Value
    agreement: Agreement
    through: tuple[int, ...]


def mentions_arrays(trial: Trial) -> bool:
    """Whether a claim, or a value or definition that it uses, looks like a list or a matrix."""
    terms = [trial.claim.left, trial.claim.right, *(terms[0] for _, terms in trial.meaning.values)]
    terms += [known.definition.body for known in trial.known if known.witness is WitnessKind.FORMULA]
    return any(_ARRAY.search(term.text) for term in terms)


def array_testimony(
    trial: Trial, choice: Mapping[str, int], stated_term: Term, actual_term: Term, relation: Relation
) -> ArrayTestimony:
    """What the terms of a claim about vectors or matrices give.

    Raises NoValue, and AmbiguousNumber for a stated item that can be read in two ways.
    """
    cases = [_Case(trial, one, stated_term, actual_term, relation) for one in _conventions(trial, choice)]
    first, asked = cases[0].heard({})
    further = [case.heard({})[0] for case in cases[1:]]
    for case, one in zip(cases, (first, *further), strict=True):
        if isinstance(one, ArrayTestimony) and one.agreement.agrees and _is_meant(trial, case, cases):
            return one
    others = [cases[0].heard(reading)[0] for reading in _readings(asked)]
    others += further
    found = [one for one in (first, *others) if isinstance(one, ArrayTestimony)]
    telling = [one for one in found if one.agreement.agrees is not None]
    if not telling:
        if found:
            return found[0]
        assert isinstance(first, NoValue)  # nothing else is left
        raise first
    agreed = any(one.agreement.agrees for one in telling)
    if isinstance(first, ArrayTestimony) and first.agreement.agrees is None and not agreed:
        return first  # what the usual reading leaves open, another does not prove wrong
    if len({one.agreement.agrees for one in telling}) > 1:
        raise NoValue("it can be read in two ways, which give different values")
    return telling[0]


def _is_meant(trial: Trial, case: _Case, cases: Sequence[_Case]) -> bool:
    """Whether a case follows the only convention, or only such as people mean by the names."""
    return len(cases) == 1 or any(
        is_customary(trial.known[case.choice[name]]) for name in case.choice if _differ(cases, name)
    )


def _differ(cases: Sequence[_Case], name: str) -> bool:
    """Whether cases take a name in different ways."""
    return len({one.choice[name] for one in cases if name in one.choice}) > 1


def _conventions(trial: Trial, choice: Mapping[str, int]) -> list[Mapping[str, int]]:
    """The choice of definitions, with each convention for a function that is known by its name alone."""
    for name, indices in trial.meaning.calls:
        if len(indices) > 1 and all(by_convention(trial.known[index]) for index in indices):
            return [{**choice, name: index} for index in indices]
    return [choice]


def _readings(asked: set[str]) -> Iterator[dict[str, str]]:
    """The combinations of readings other than the customary ones."""
    names = sorted(asked)
    combinations = itertools.product(*(READINGS[name] for name in names))
    for values in itertools.islice(combinations, 1, _MAX_READINGS):
        yield dict(zip(names, values, strict=True))


@dataclass(frozen=True, slots=True)
class _Case:
    """A claim with one choice of definitions."""

    trial: Trial
    choice: Mapping[str, int]
    stated: Term
    actual: Term
    relation: Relation

    def heard(self, reading: Mapping[str, str]) -> tuple[ArrayTestimony | NoValue, set[str]]:
        """The testimony with one reading, and what can be read in other ways too."""
        arrays = self.arrays(reading)
        try:
            _no_unknowns(*arrays.read(self.actual))
            thing = arrays.term(self.actual)
            value = valued(thing)
            if isinstance(thing, Grid) and thing.rows == thing.columns:
                arrays.size = thing.rows
            through = tuple(dict.fromkeys(arrays.scalars.used))
            stated = self.read_stated(arrays, isinstance(value, Array))
        except NoValue as error:
            return error, arrays.asked
        agreement = _compared(value, stated, self.relation)
        if agreement.agrees is False and self._rounding_explains(arrays, reading, value, stated):
            agreement = Agreement(None, reason="the mismatch may come from the rounding of the numbers shown")
        if agreement.agrees is not None and (doubt := other_meaning(arrays, self.actual, stated, agreement)):
            agreement = Agreement(None, reason=doubt)
        return ArrayTestimony(value, agreement, through), arrays.asked

    def arrays(self, reading: Mapping[str, str]) -> Arrays:
        """A fresh evaluator."""
        return Arrays(Evaluator(self.trial, self.choice), list_comma(self.trial), reading)

    def read_stated(self, arrays: Arrays, wanted: bool) -> Stated | StatedArray:
        """What is stated: a literal, an array with a precision for each item, or the value of an expression."""
        if not wanted:
            literal = read_stated(
                self.stated.text, self.relation, arrays.comma, open_ended=self.trial.claim.open_ended
            )
            if literal is not None:
                return literal
        node, scope = arrays.read(self.stated)
        if (laid := cells(node, scope.text)) is not None:
            shape, nodes = laid
            return StatedArray(shape, tuple(self._cell(arrays, one, scope) for one in nodes))
        value = valued(arrays.value(node, arrays.settled(node, scope)))
        if isinstance(value, Array):
            return StatedArray(value.shape, tuple(Stated(item) for item in value.items))
        return Stated(value)

    def _cell(self, arrays: Arrays, node: Node, scope: Scope) -> Stated:
        literal = cell(node, scope.text, self.relation, arrays.comma)
        return literal if literal is not None else Stated(valued(arrays.number(node, scope)))

    # -- rounding -------------------------------------------------------------------------------------------------

    def _rounding_explains(
        self, arrays: Arrays, reading: Mapping[str, str], value: Value, stated: Stated | StatedArray
    ) -> bool:
        """Whether the decimals shown, each moved within its rounding, may make up for a mismatch."""
        ours, theirs = _numbers(value), _stated_numbers(stated)
        if ours is None or theirs is None or len(ours) != len(theirs):
            return False
        moves = tuple(self._moves(arrays))
        if len(moves) > _MAX_SITES:
            return True
        room = [half for _, half in theirs]
        for moved in moves:
            try:
                other = _numbers(valued(moved.arrays(reading).term(moved.actual)))
                shown = _stated_numbers(moved.read_stated(moved.arrays(reading), isinstance(value, Array)))
            except NoValue:
                return True
            if other is None or shown is None or len(other) != len(ours) or len(shown) != len(theirs):
                return True
            room = [
                space + abs(new - old) + abs(after - before)
                for space, new, old, (after, _), (before, _) in zip(
                    room, other, ours, shown, theirs, strict=True
                )
            ]
        gaps = [abs(mine - their) for mine, (their, _) in zip(ours, theirs, strict=True)]
        if all(gap <= half for gap, (_, half) in zip(gaps, theirs, strict=True)):
            return False  # the numbers agree, so it is the shapes that do not
        return all(gap <= space * Fraction(21, 20) for gap, space in zip(gaps, room, strict=True))

    def _moves(self, arrays: Arrays) -> Iterator[_Case]:
        """The case with one decimal moved by half a unit, for each decimal that may have been rounded."""
        node, _ = arrays.read(self.actual)
        fewest = 3 if isinstance(node, t.Call | t.Item) else 2
        for term in _moved(self.actual, fewest):
            yield replace(self, actual=term)
        if not self._is_written_out(arrays):
            for term in _moved(self.stated, fewest):
                yield replace(self, stated=term)
        meaning = self.trial.meaning
        for name, term in arrays.bound.items():
            for other in _moved(term, fewest):
                values = tuple(one for one in meaning.values if one[0] != name)
                changed = Meaning(calls=meaning.calls, values=(*values, (name, (other,))))
                yield replace(self, trial=replace(self.trial, meaning=changed))

    def _is_written_out(self, arrays: Arrays) -> bool:
        """Whether what is stated is a literal or an array."""
        node, scope = arrays.read(self.stated)
        return (
            cells(node, scope.text) is not None or read_stated(scope.text, self.relation, False) is not None
        )


def _moved(term: Term, fewest: int) -> Iterator[Term]:
    for match in _DECIMAL.finditer(term.text):
        if len(match["places"]) >= fewest:
            text = term.text[: match.end()] + "5" + term.text[match.end() :]
            yield replace(term, passage=replace(term.passage, text=text))


def _numbers(value: Value) -> list[Fraction] | None:
    items = value.items if isinstance(value, Array) else (value,)
    found = [item.middle for item in items if isinstance(item, Real)]
    return found if len(found) == len(items) else None


def _stated_numbers(stated: Stated | StatedArray) -> list[tuple[Fraction, Fraction]] | None:
    items = stated.items if isinstance(stated, StatedArray) else (stated,)
    found = [(item.value.middle, item.half) for item in items if isinstance(item.value, Real)]
    return found if len(found) == len(items) else None


def _compared(value: Value, stated: Stated | StatedArray, relation: Relation) -> Agreement:
    if isinstance(stated, StatedArray):
        return compare_arrays(value, stated, relation)
    if isinstance(value, Array):
        zero = stated.value == Real.exactly(0) and relation is Relation.EQUAL
        if zero and all(item == Real.exactly(0) for item in value.items):
            return Agreement(True)
        return Agreement(None, reason="a list is held against a number")
    return compare(value, stated, relation)


def _no_unknowns(node: Node, scope: Scope) -> None:
    """Refuse `(x, y) = (1, 2)`, which sets x and y."""
    laid = cells(node, scope.text)
    if laid is not None and any(isinstance(one, t.Symbol | t.Indexed) for one in laid[1]):
        raise NoValue("names in brackets may be set here rather than stated")


def valued(thing: Thing) -> Value:
    """A thing as a value that can be compared. Raises NoValue."""
    if isinstance(thing, Grid):
        return Array(thing.shape, tuple(_valued(item) for item in thing.items))
    return _valued(thing)


def _valued(item: sympy.Expr) -> Value:
    if free := sorted(str(symbol) for symbol in item.free_symbols):
        raise NoValue(f"`{free[0]}` has no value in this note")
    if calls := sorted(str(call.func) for call in item.atoms(AppliedUndef)):
        raise NoValue(f"`{calls[0]}` is not defined in this note or the notes it links to")
    try:
        value = value_of(item)
    except NoValue:
        raise
    except (
        ValueError,
        TypeError,
        ArithmeticError,
        AttributeError,
        NotImplementedError,
        RecursionError,
    ) as error:
        raise NoValue("SymPy cannot work it out") from error
    if isinstance(value, Real) and abs(value.middle) > _LARGEST:
        raise NoValue("its value is too large to write out")
    return value
