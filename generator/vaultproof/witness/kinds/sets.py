"""Tries what is stated of finite sets: of those that the note gives, by working them out; of any, by a diagram in which
each region that sets can have holds some elements, so that only what is true of all sets is true there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

from vaultproof.claim import Judgement, WitnessKind
from vaultproof.extract.numbers.sets import BEYOND, IN, OUT, WITHIN
from vaultproof.judge.compare import Agreement
from vaultproof.judge.value import Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.latex.sets import Elements, NoSet, Value, names_in, work_out
from vaultproof.witness.trial import Trial

_MOST_SETS = 3
_FEWEST_OPERATIONS = 3
_UNIVERSES = frozenset({"U", "\\Omega"})
_SIZES = (1, 2, 4, 7, 11, 16, 22, 29)
_OPERATIONS = re.compile(r"\\(?:cup|cap|setminus|triangle|overline|bar)(?![A-Za-z])|[∪∩∖]|\^\s*\{?c")
_SWAPPED = {"\\cup": "\\cap", "\\cap": "\\cup", "∪": "∩", "∩": "∪"}
_SHOWN = 12


def try_sets(trial: Trial) -> Judgement | None:
    """The judgement on such a claim; None where a set in it is not known and it is no law of all sets."""
    claim = trial.claim
    how = next((name for name, _ in claim.given if name in {IN, OUT, WITHIN, BEYOND}), "")
    left, right = claim.left.text, claim.right.text
    names = names_in(left) | names_in(right)
    try:
        known = {name: _elements(term.text) for name, term in claim.given if name in names | _UNIVERSES}
        if names <= known.keys() and (names or how):
            said, agrees = _of_given(left, right, known, how)
        elif not how and names and not names & known.keys():
            said, agrees = _of_any(left, right, sorted(names))
        else:
            return None
    except NoSet:
        return None
    if agrees is None:
        return None
    heard = Heard(witness=WitnessKind.ARITHMETIC, value=Words(said), agreement=Agreement(agrees))
    return weigh(claim, right, (heard,), trial.doubt or claim.doubt)


def _elements(text: str) -> Elements:
    found = work_out(text, {})
    if isinstance(found, int):
        raise NoSet("no set")
    return found


def _of_given(left: str, right: str, known: Mapping[str, Elements], how: str) -> tuple[str, bool | None]:
    if how in {IN, OUT}:
        elements, held = _elements(rf"\{{{left}\}}"), _set(right, known)
        agrees = elements <= held if how == IN else not elements & held
        return "it is an element" if agrees is (how == IN) else "it is no element", agrees
    if how:
        missing = _set(left, known) - _set(right, known)
        said = f"{_written(missing)} is not in it" if missing else "all elements are in it"
        return said, (not missing) is (how == WITHIN)
    one, other = work_out(left, known), work_out(right, known)
    if isinstance(one, int) is not isinstance(other, int):
        raise NoSet("a set is held against a number")
    return _written(one), one == other or (None if _ambiguous(one, other) else False)


_PLAIN = re.compile(r"-?\d+(?:\.\d+)?|\\?[^\W\d_]\w*(?:_\{\w+\})?|\([\w,.\\-]+\)")


def _ambiguous(*values: Value) -> bool:
    """Whether an element is more than a number, a letter or a pair, so that the same one can be written otherwise."""
    return any(not _PLAIN.fullmatch(one) for value in values if not isinstance(value, int) for one in value)


def _set(text: str, known: Mapping[str, Elements]) -> Elements:
    found = work_out(text, known)
    if isinstance(found, int):
        raise NoSet("a number where a set was expected")
    return found


def _of_any(left: str, right: str, names: list[str]) -> tuple[str, bool | None]:
    """Whether two sides are equal for all sets; nothing where they are not and it may be said of some only."""
    if len(names) > _MOST_SETS or "\\{" in f"{left} {right}":
        return "", None
    known, universe = _diagram(names)
    if _same(left, right, known, universe):
        return "equal for all sets", True
    operations = len(_OPERATIONS.findall(f"{left} {right}"))
    if operations < _FEWEST_OPERATIONS or names_in(left) != names_in(right):
        return "", None
    slipped = any(_same(left, other, known, universe) for other in _edits(right))
    return "not equal for all sets", False if slipped else None


def _same(left: str, right: str, known: Mapping[str, Elements], universe: Elements) -> bool:
    try:
        return work_out(left, known, universe) == work_out(right, known, universe)
    except NoSet:
        return False


def _edits(text: str) -> Iterator[str]:
    """A side with one operation exchanged, or one sign."""
    for match in re.finditer(r"\\cup|\\cap|∪|∩", text):
        yield text[: match.start()] + _SWAPPED[match.group()] + text[match.end() :]
    for match in re.finditer(r"[-+]", text):
        yield text[: match.start()] + ("+" if match.group() == "-" else "-") + text[match.end() :]


def _diagram(names: list[str]) -> tuple[dict[str, Elements], Elements]:
    """Sets of which each possible region holds elements, no two regions equally many, and all elements."""
    regions: list[tuple[tuple[bool, ...], Elements]] = []
    for at, inside in enumerate(product((False, True), repeat=len(names))):
        regions.append((inside, frozenset(f"{at}.{one}" for one in range(_SIZES[at]))))
    universe = frozenset[str]().union(*(elements for _, elements in regions))
    known = {
        name: frozenset[str]().union(*(elements for inside, elements in regions if inside[at]))
        for at, name in enumerate(names)
    }
    return known, universe


def _written(value: Value) -> str:
    if isinstance(value, int):
        return str(value)
    shown = sorted(value, key=lambda one: (len(one), one))
    return "{" + ", ".join([*shown[:_SHOWN], *(["…"] if len(shown) > _SHOWN else [])]) + "}"
