"""Tries a claim that two terms are equal for all values of their symbols: at many places, never at one alone.

It holds where both sides agree at every place looked at. It is refuted where they differ for certain at several, and
the text leaves no other reading than an identity; `refutable` decides that.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

import sympy
from sympy.core.function import AppliedUndef

from vaultproof.claim import Definition, Equation, Holds, Judgement, Relation, Term, Undecided, WitnessKind
from vaultproof.extract.arrays.literal import is_array
from vaultproof.extract.definitions.head import read_head
from vaultproof.extract.doubts.setting import Setting
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.shape import shape
from vaultproof.judge.compare import Agreement
from vaultproof.judge.near import INEXPLICABLE
from vaultproof.judge.value import Words, float_text
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.latex import canonical_name
from vaultproof.source import Span
from vaultproof.witness.doubts.notation import keeps_its_variable
from vaultproof.witness.doubts.tiny import has_tiny_term
from vaultproof.witness.formula import Evaluator, choices
from vaultproof.witness.identities.by_quadrature import agrees_by_quadrature
from vaultproof.witness.identities.refutable import Sides, refutable
from vaultproof.witness.identities.sampling import (
    Comparison,
    Place,
    Sample,
    compare_sides,
    places_of,
    sample_at,
    value_at,
)
from vaultproof.witness.identities.slip import differs_simply, edits, lacks_a_term
from vaultproof.witness.shown import without_hidden_braces
from vaultproof.witness.trial import Trial
from vaultproof.witness.values.enclosure import Outside, Unclear, cases_that_hold
from vaultproof.witness.values.numbers import NoValue

_LOGARITHM = re.compile(r"(?<![A-Za-z])\\?log(?!\s*_|[A-Za-z\d])")
_DECIMAL = re.compile(r"\d+[.,]\d{2,}")
_DIFFERENTIATED = re.compile(r"\\[dt]?frac\s*\{\s*(?:d|\\partial|\\mathrm\s*\{\s*d\s*\})|\\int")
_FUNCTIONS = frozenset("fghFGH")
"""Letters that stand for functions, of which nothing is known, where they stand without an argument."""
_INVERTED = re.compile(r"[fghFGH)]\s*\^\s*\{\s*-\s*1\s*\}")
_LARGEST = 500
_MOST_DEFINITIONS = 3
_MOST_SYMBOLS = 6
_PROVABLE = 60
_COMPLEX_PLACES = 8
_NEARLY = Fraction(1, 50)
_SURELY = Fraction(1, 10**20)
_UNDONE = (
    sympy.Derivative,
    sympy.Subs,
    sympy.Integral,
    sympy.Limit,
    AppliedUndef,
    sympy.nan,
    sympy.zoo,
    sympy.oo,
    sympy.I,
)


@dataclass(frozen=True, slots=True)
class _Found:
    """Both sides with all that they call put in, what a comparison of them showed, and the symbols of definitions for
    which the values that the note gives were put in. `brought` are those without a value that definitions alone bring
    in, on one side."""

    sides: Sides
    comparison: Comparison
    valued: frozenset[str] = frozenset()
    brought: frozenset[str] = frozenset()


_UNDONE_BY = re.compile(
    r"\\arc(?P<name>sin|cos|tan)\s*(?:\\left\s*)?[({]?\s*\\(?P=name)(?![a-z])|arc(?P<plain>sin|cos|tan)\(\s*(?P=plain)\("
)
"""The inverse of a function of it, which gives back the angles of one branch only: `\\arcsin(\\sin x) = x`."""


def try_identity(trial: Trial) -> Judgement | None:
    """The judgement on a claim that two terms are equal for all values of their symbols.

    None where it is no such claim: a definition, an equation to solve, an assumption.
    """
    setting = trial.setting
    trial = _without_variables(trial)
    if _of_arrays(trial):
        return _of_one_array(trial)
    if read_head(trial.claim.left) is not None and any(
        len(indices) > _MOST_DEFINITIONS for _, indices in trial.meaning.calls
    ):
        return None  # one more definition under a symbol that stands for another function each time
    if trial.stray is not None and trial.misnamed is None:
        same = all(same_function(trial, *pair) for pair in trial.rivals)
        trial = replace(trial, misnamed=None if same else trial.stray)
    if setting is None or setting.limited or trial.claim.relation is not Relation.EQUAL:
        return None
    heard = [one for choice in choices(trial) if (one := _heard(trial, setting, choice)) is not None]
    if not heard:
        return None
    if len({one.agrees for one in heard}) == 1:
        heard = heard[:1]
    if heard[0].agrees is False and (
        keeps_its_variable(trial.claim)
        or _UNDONE_BY.search(trial.claim.text)
        or _seeks_coefficients(trial.claim)
    ):
        return None
    claim = replace(trial.claim, kind=IDENTITY)
    judgement = weigh(claim, claim.right.text, heard, trial.misnamed)
    if isinstance(judgement.verdict, Undecided) and trial.misnamed is not None:
        return None
    return judgement


_OPERAND = re.compile(
    r"\\[dt]?frac\s*\{\s*d\s*\}\s*\{\s*d\s*[a-z]\s*\}\s*(?:\\left)?\s*(?P<of>[(\[].*[)\]])\s*", re.DOTALL
)
_COEFFICIENT = re.compile(r"[a-z]_(?:\{\w{1,2}\}|\d)")


def _seeks_coefficients(claim: Equation) -> bool:
    """Whether a claim is a differential equation for a sum with coefficients that are sought, put in on both sides:
    `\\frac{d}{dx}(1 + a_1 x + a_2 x^2) = x + (1 + a_1 x + a_2 x^2)^2`."""
    operand = _OPERAND.fullmatch(claim.left.text.strip())
    if operand is None or len(set(_COEFFICIENT.findall(operand["of"]))) < _FEWEST_SOUGHT:
        return False
    plain = (re.sub(r"\\(?:left|right)(?![a-z])|\s", "", text) for text in (operand["of"], claim.right.text))
    return next(plain) in next(plain)


_FEWEST_SOUGHT = 2


def _of_arrays(trial: Trial) -> bool:
    """Whether a name in a claim stands for a matrix or vector that the note writes out: no number, then."""
    return bool(_arrays_named(trial))


def _without_variables(trial: Trial) -> Trial:
    """The trial without the lists that are the variable's elsewhere, by which the left side is differentiated here."""
    by = {canonical_name(match["by"]) for match in _BY.finditer(trial.claim.left.text)}
    if not by:
        return trial
    values = tuple(one for one in trial.meaning.values if one[0] not in by or not is_array(one[1][0]))
    return replace(trial, meaning=replace(trial.meaning, values=values))


def _arrays_named(trial: Trial) -> set[str]:
    """The names in a claim that stand for matrices or vectors that the note writes out."""
    arrays = {name for name, terms in trial.meaning.values if terms and is_array(terms[0])}
    if not arrays:
        return arrays
    names = {name for term in (trial.claim.left, trial.claim.right) for name in shape(term).names}
    return arrays & {name for one in names if (name := canonical_name(one)) is not None}


_MULTIPLIED = re.compile(
    r"\\(?:cdot|times|top|odot|otimes|lVert|Vert|det)(?![A-Za-z])|\\\||\^\s*\{?\s*(?:T|-\s*1)"
)


def _of_one_array(trial: Trial) -> Judgement | None:
    """The judgement that a claim is so for all numbers, so for each item of the one list that its only letter stands
    for elsewhere in the note: `\\cosh^2 x - \\sinh^2 x = 1`. None where it is not."""
    arrays = _arrays_named(trial)
    names = {name for term in (trial.claim.left, trial.claim.right) for name in shape(term).names}
    if len(arrays) > 1 or len(names) > 1 or _MULTIPLIED.search(trial.claim.text):
        return None
    values = tuple(one for one in trial.meaning.values if one[0] not in arrays)
    found = try_identity(replace(trial, meaning=replace(trial.meaning, values=values)))
    return found if found is not None and isinstance(found.verdict, Holds) else None


def same_function(trial: Trial, index: int, other: int) -> bool:
    """Whether two definitions with the same parameters say the same."""
    evaluator = Evaluator(trial, free=True)
    try:
        left, right = evaluator.body(index), evaluator.body(other)
        if not all(isinstance(side, sympy.Expr) and not side.has(*_UNDONE) for side in (left, right)):
            return False
        return compare_sides(left, right, frozenset(), lambda _: True).alike
    except NoValue:
        return False


def _heard(trial: Trial, setting: Setting, choice: dict[str, int]) -> Heard | None:
    """What the definitions chosen say of the claim; None where it turns out to be no claim."""
    evaluator = Evaluator(trial, choice, free=True)
    try:
        if _INTEGRATED.search(f"{trial.claim.left.text} {trial.claim.right.text}"):
            undone = _undone(evaluator, trial)
            if _says_itself(trial, evaluator) or any(side.has(AppliedUndef) for side in undone):
                return None
            if (integrated := _by_quadrature(trial, setting, evaluator, undone)) is not None:
                return integrated
        sides = _sides(trial, evaluator)
        if sides is None:
            return None
        unsettled, sides = sides, _settled(evaluator, sides)
        if setting.matrices:
            sides = sides.with_values(
                {
                    one: sympy.S.One
                    for one in sides.left.free_symbols | sides.right.free_symbols
                    if str(one) == "I"
                }
            )
        if not (sides.left.free_symbols or sides.right.free_symbols):
            return _constant_slope(trial, setting, evaluator, sides)
        kept = _kept(setting, _where_defined(evaluator))
        valued = {
            str(one)
            for before, after in ((unsettled.left, sides.left), (unsettled.right, sides.right))
            for one in before.free_symbols - after.free_symbols
        }
        comparison = compare_sides(sides.left, sides.right, sides.whole, kept)
        found = _Found(sides, comparison, frozenset(valued), _brought(sides))
        as_complex = None if found.comparison.alike else _as_complex(sides, _rounds(trial))
        if as_complex is _Unit.CANNOT_BE_TOLD:
            return None
        if as_complex is not None and as_complex.words:
            said: tuple[Agreement, str] | None = (Agreement(True), as_complex.words)
        else:
            said = _said(trial, setting, evaluator, found)
    except NoValue:
        return None
    if said is None or _says_itself(trial, evaluator):
        return None
    agreement, words = said
    if agreement.agrees is False and any(trial.known[index].reserve for index in evaluator.used):
        return None
    witness, path, span = _standing(trial, evaluator.used)
    return Heard(
        witness=witness,
        value=Words(words) if words else None,
        agreement=agreement,
        reason=agreement.reason,
        path=path,
        span=span,
    )


_INTEGRATED = re.compile(r"\\int(?![a-z])|∫|\\infty")


def _undone(evaluator: Evaluator, trial: Trial) -> tuple[sympy.Basic, sympy.Basic]:
    """Both sides with all that they call put in, and their integrals and series left as they are. Raises NoValue."""
    evaluator.used, evaluator.open = [], set()
    return evaluator.undone(trial.claim.left), evaluator.undone(trial.claim.right)


def _by_quadrature(
    trial: Trial, setting: Setting, evaluator: Evaluator, undone: tuple[sympy.Basic, sympy.Basic]
) -> Heard | None:
    """What the values of integrals and series show that depend on symbols; None where they show nothing."""
    if setting.matrices:
        return None
    count = agrees_by_quadrature(*undone, _counting(undone), _kept(setting, _where_defined(evaluator)))
    if count is None:
        return None
    witness, path, span = _standing(trial, evaluator.used)
    words = Words(f"equal at {count} places")
    return Heard(witness=witness, value=words, agreement=Agreement(True), path=path, span=span)


def _constant_slope(trial: Trial, setting: Setting, evaluator: Evaluator, sides: Sides) -> Heard | None:
    """What the definitions say of a derivative that is said to be a number, as that of `2x + 1` is; None for another
    claim without symbols, and for a derivative that is set to zero."""
    head = read_head(trial.claim.left)
    if head is None or not head.primes or not sides.raw_right.is_number or sides.right == 0 != sides.left:
        return None
    if _says_itself(trial, evaluator):
        return None
    asked = setting.solving or setting.equation or setting.differential
    witness, path, span = _standing(trial, evaluator.used)
    agrees = sympy.simplify(sides.left - sides.right) == 0
    if asked and not agrees:
        return None
    words = Words(str(sides.left))
    return Heard(witness=witness, value=words, agreement=Agreement(agrees), path=path, span=span)


def _says_itself(trial: Trial, evaluator: Evaluator) -> bool:
    """Whether a definition that was used is what the claim itself says."""
    return any(_is_itself(trial, trial.known[index].definition) for index in evaluator.used)


def _is_itself(trial: Trial, definition: Definition) -> bool:
    """Whether a definition is what the claim itself says, and no witness of it: `y = f(x) = 2x`."""
    claim, span = trial.claim, definition.span
    return definition.path == claim.path and span.start < claim.span.end and claim.span.start < span.end


# -- the two sides ------------------------------------------------------------------------------------------------


def _sides(trial: Trial, evaluator: Evaluator) -> Sides | None:
    """Both sides as written and with all that they call put in; None where they are no numbers."""
    claim = trial.claim
    terms = (claim.left, claim.right)
    raw = tuple(evaluator.raw(term) for term in terms)
    evaluator.used, evaluator.open = [], set()
    sides = tuple(evaluator.expression(term) for term in terms)
    if _SCHOOL.search(f"{claim.left.text} {claim.right.text}") is not None:
        raw, sides = (tuple(_with_choices(trial, side) for side in two) for two in (raw, sides))
    left, right = map(_where_summed, sides)
    for side in (left, right):
        if not isinstance(side, sympy.Expr) or side.has(*_UNDONE) or sympy.count_ops(side) > _LARGEST:
            return None
    if len(left.free_symbols | right.free_symbols) > _MOST_SYMBOLS:
        return None
    if any(side.has(sympy.Derivative, sympy.Integral) for side in raw) or _DIFFERENTIATED.search(
        claim.left.text
    ):
        names = {str(symbol) for side in (left, right) for symbol in side.free_symbols}
        if names & _FUNCTIONS:
            return None
    return Sides(
        raw_left=raw[0],
        raw_right=raw[1],
        left=left,
        right=right,
        whole=_counting(raw),
        open=frozenset(evaluator.open),
    )


_SCHOOL = re.compile(r"(?<![A-Za-z\\])[CA]\s*(?:_\s*\{?[^{}_^]{1,6}\}?\s*\^|\^\s*\{?[^{}_^]{1,6}\}?\s*_)")


def _with_choices(trial: Trial, side: sympy.Basic) -> sympy.Basic:
    """A side with the numbers of choices and arrangements that schools write `C_n^k` and `A_n^k`, unless the note
    defines these letters."""
    known = {name for name, _ in trial.meaning.calls}
    for letter, counted in _COUNTED.items():
        if letter not in known:
            side = side.replace(sympy.Function(letter), counted)
    return side


def _chosen(whole: sympy.Basic, part: sympy.Basic) -> sympy.Basic:
    return sympy.binomial(whole, part)


def _arranged(whole: sympy.Basic, part: sympy.Basic) -> sympy.Basic:
    return sympy.factorial(whole) / sympy.factorial(whole - part)


_COUNTED = {"C": _chosen, "A": _arranged}


def _where_summed(side: sympy.Basic) -> sympy.Basic:
    """A side whose series has its sum under a condition, `|x| < 1`: it has no value elsewhere. A sum with an end has
    one everywhere."""
    for one in side.atoms(sympy.Piecewise):
        if not any(limit.has(sympy.oo) for series in one.atoms(sympy.Sum) for limit in series.limits):
            continue
        known = [pair for pair in one.args if not pair.expr.has(sympy.Sum)]
        if 0 < len(known) < len(one.args):
            side = side.xreplace({one: sympy.Piecewise(*known)})
    return side


def _unconditional(side: sympy.Expr) -> sympy.Expr:
    """A side less the one condition under which it has a value."""
    alone = isinstance(side, sympy.Piecewise) and len(side.args) == 1
    return side.args[0].expr if alone else side


def _counting(raw: Sequence[sympy.Basic]) -> frozenset[sympy.Symbol]:
    """The symbols that count something: bounds of sums and products, what stands in a factorial or binomial."""
    found: set[sympy.Symbol] = set()
    for side in raw:
        for many in side.atoms(sympy.Sum, sympy.Product):
            for limits in many.limits:
                found |= {symbol for end in limits[1:] for symbol in end.free_symbols}
        for count in side.atoms(sympy.factorial, sympy.binomial):
            found |= count.free_symbols
    return frozenset(one for one in found if isinstance(one, sympy.Symbol))


def _settled(evaluator: Evaluator, sides: Sides) -> Sides:
    """The sides with the values that the note gives those symbols that only definitions bring in, on one side."""
    written = sides.raw_left.free_symbols | sides.raw_right.free_symbols
    alone = (sides.left.free_symbols ^ sides.right.free_symbols) - written
    return _with_values(evaluator, sides, alone)


def _brought(sides: Sides) -> frozenset[str]:
    """The symbols that definitions alone bring in, on one side: the constants of a general solution, `c_1 e^x`."""
    written = sides.raw_left.free_symbols | sides.raw_right.free_symbols
    return frozenset(map(str, (sides.left.free_symbols ^ sides.right.free_symbols) - written))


def _with_values(evaluator: Evaluator, sides: Sides, symbols: set[sympy.Basic]) -> Sides:
    values = {one: value for one in symbols if (value := _given(evaluator, str(one))) is not None}
    return sides.with_values(values) if values else sides


def _given(evaluator: Evaluator, name: str) -> sympy.Basic | None:
    """The value that the note gives a symbol; None where it gives none that is one number, as with `x = \\pm 1`."""
    try:
        return evaluator.given(name)
    except NoValue:
        return None


_Limits: TypeAlias = tuple[tuple[str, str, float], ...]
_ORDERS = {">": operator.gt, "≥": operator.ge, "<": operator.lt, "≤": operator.le}


def _where_defined(evaluator: Evaluator) -> _Limits:
    """Where the note says that the definitions which the sides call hold: for which values of their parameters."""
    found = []
    for index in dict.fromkeys(evaluator.used):
        known = evaluator.trial.known[index]
        for condition in known.definition.conditions:
            bound = evaluator.bound(condition, known.meaning)
            if bound is not None and condition.name in known.definition.parameters:
                found.append((condition.name, condition.sign, float(bound)))
    return tuple(found)


def _kept(setting: Setting, limits: _Limits = ()) -> Callable[[Place], bool]:
    def kept(place: Place) -> bool:
        return all(
            one.holds(value)
            for one in setting.bounds
            for symbol, value in place.items()
            if str(symbol) == one.name
        ) and all(
            _ORDERS[sign](float(value), bound)
            for name, sign, bound in limits
            for symbol, value in place.items()
            if str(symbol) == name
        )

    return kept


# -- what is said -------------------------------------------------------------------------------------------------


_IN_DEGREES = re.compile(
    r"(?:sin|cos|tan|cot|sec|csc|cosec|tg|sen)(?![a-z])(?:\s*\^\s*\{?\d\}?)?\s*\}?\s*(?:\\left\s*)?\([^()=]{0,30}?(?<![\d.])"
    r"(?:(?:90|180|270|360)\s*[-−–+]|[-−–+]\s*(?:90|180|270|360)(?![\d.]))"
)
"""A right angle in degrees that is added to a letter, without the sign of degrees: `\\csc(180 - \\theta)`."""


def _said_of_alike(
    trial: Trial, setting: Setting, evaluator: Evaluator, found: _Found
) -> tuple[Agreement, str] | None:
    """What is said of sides that are equal wherever they were compared."""
    sides, comparison = found.sides, found.comparison
    if (doubt := _doubt_of_likeness(sides, setting)) is not None:
        return Agreement(None, reason=doubt), ""
    if not _in_any_order(trial, setting, evaluator, sides):
        return None
    if _proved(sides):
        return Agreement(True), "equal by algebra"
    if has_tiny_term((sides.left, sides.right), [one.place for one in comparison.samples]):
        return Agreement(None, reason="a term is too small to be told at the places tried"), ""
    return Agreement(True), f"equal at {len(comparison.samples)} places"


def _said(
    trial: Trial, setting: Setting, evaluator: Evaluator, found: _Found
) -> tuple[Agreement, str] | None:
    sides, comparison = found.sides, found.comparison
    if comparison.alike:
        return _said_of_alike(trial, setting, evaluator, found)
    explicit = sides.right.has(sympy.Piecewise) or (setting.stated and not setting.named)
    if _is_so_as_set(setting, evaluator, sides):
        return Agreement(True), "equal with the values that the note gives"
    if len(comparison.differing) < 3 or trial.misnamed is not None:
        return None
    if not refutable(
        trial,
        setting,
        sides,
        comparison,
        among=lambda: _identities(evaluator, setting.beside, _ENOUGH),
        linked=lambda: _identities(evaluator, setting.links, 1),
    ):
        return None
    if comparison.partly is not None and not explicit:
        shown = _shown(comparison.differing[0])
        return Agreement(None, reason=f"it holds for {comparison.partly} values, not {shown}"), ""
    if _is_put_in(trial, setting, evaluator, sides):
        return Agreement(True), "equal with the values that its sentence gives"
    if _may_be_meant(trial, setting, evaluator, found):
        return None
    if (doubt := _doubt(trial, setting, evaluator, found)) is not None:
        return Agreement(None, reason=doubt), ""
    if sides.raw_right.is_number and len({one.left for one in comparison.samples}) == 1:
        return Agreement(False), float_text(comparison.samples[0].left, 12)
    return Agreement(False), _shown(_plain(sides, comparison, setting))


def _is_so_as_set(setting: Setting, evaluator: Evaluator, sides: Sides) -> bool:
    r"""Whether the sides agree once the settings of the functions that they call have the values of the note:
    `\text{ELU}'(x) = \text{ELU}(x) + 1` for $\alpha = 1$."""
    written = sides.raw_left.free_symbols | sides.raw_right.free_symbols
    free = sides.left.free_symbols | sides.right.free_symbols
    settings = {one for one in free if one not in written or str(one) in sides.open}
    bound = _with_values(evaluator, sides, settings)
    return bound is not sides and bool(bound.left.free_symbols) and _same(bound, setting)


def _doubt(trial: Trial, setting: Setting, evaluator: Evaluator, found: _Found) -> str | None:
    """Why sides that differ prove no error, or None."""
    sides = found.sides
    uncertain = found.valued or found.brought
    if uncertain and not _is_slip(trial, evaluator, found):
        return f"`{min(uncertain)}` may have another value here"
    if _is_cut_off(sides):
        return "one side is the beginning of a series of the other: dots may be missing"
    if trial.afar.intersection(evaluator.used) and not _is_slip(trial, evaluator, found):
        return INEXPLICABLE
    if setting.stated or any(side.has(sympy.Derivative) for side in (sides.raw_left, sides.raw_right)):
        return None
    if _is_slip(trial, evaluator, found) or _identities(evaluator, setting.beside, 1):
        return None
    return INEXPLICABLE


def _is_slip(trial: Trial, evaluator: Evaluator, found: _Found) -> bool:
    """Whether the difference of the sides is explained by a slip: a simple factor, a term that is missing, or one small
    part of a side written otherwise."""
    sides, comparison = found.sides, found.comparison
    if differs_simply(comparison):
        return True
    try:
        if lacks_a_term(*map(_unconditional, (sides.left, sides.right))):
            return True
    except _NO_SERIES:
        pass
    places = [one.place for one in comparison.differing[:_ENOUGH_PLACES]]
    for term, other in ((trial.claim.right, sides.left), (trial.claim.left, sides.right)):
        for text in edits(term.text):
            try:
                side = evaluator.expression(replace(term, passage=replace(term.passage, text=text)))
            except (NoValue, *_NO_SERIES):
                continue
            samples = [sample_at(side, other, place) for place in places if side.free_symbols <= place.keys()]
            if len(samples) == len(places) and all(one is not None and one.same for one in samples):
                return True
            if _as_complex(replace(sides, left=side, right=other), rounded=False) in _ALIKE:
                return True
    return False


_ENOUGH_PLACES = 4
_MATRIX = re.compile(r"^(?:hat_|bar_|tilde_)?[A-Z](?:_\w+)?$")


def _in_any_order(trial: Trial, setting: Setting, evaluator: Evaluator, sides: Sides) -> bool:
    """Whether the equation is true as well where its letters may be matrices, whose factors have an order."""
    names = {str(symbol) for written in sides.written for symbol in written}
    inverted = _INVERTED.search(f"{trial.claim.left.text} {trial.claim.right.text}") is not None
    apart = frozenset(
        name
        for name in names
        if setting.elements or (setting.matrices and _MATRIX.match(name)) or (inverted and name in _FUNCTIONS)
    )
    if len(apart) < 2:
        return True
    try:
        left, right = (evaluator.ordered(term, apart) for term in (trial.claim.left, trial.claim.right))
        return isinstance(left, sympy.Expr) and isinstance(right, sympy.Expr) and _is_zero(left - right)
    except (NoValue, ValueError, TypeError, ArithmeticError, NotImplementedError, AttributeError):
        return False


def _is_zero(difference: sympy.Expr) -> bool:
    return bool(difference == 0 or sympy.expand(difference) == 0)


_ENOUGH = 2


def _identities(evaluator: Evaluator, pairs: Sequence[tuple[Term, Term]], enough: int) -> bool:
    """Whether enough pairs of terms are equal for all values of their symbols, of which they have any."""
    found = 0
    for left_term, right_term in pairs:
        try:
            left, right = evaluator.expression(left_term), evaluator.expression(right_term)
        except NoValue:
            continue
        if not all(isinstance(side, sympy.Expr) and not side.has(*_UNDONE) for side in (left, right)):
            continue
        small = all(sympy.count_ops(side) <= _LARGEST for side in (left, right))
        if small and left.free_symbols and compare_sides(left, right, frozenset(), lambda _: True).alike:
            found += 1
        if found == enough:
            return True
    return False


def _case_fault(sides: Sides, setting: Setting) -> Place | None:
    """A place at which the left side has a value and none of the cases on the right holds, or more than one does."""
    cases = [one for one in sides.raw_right.atoms(sympy.Piecewise) if not one.has(AppliedUndef)]
    for place in places_of(sides.left, sides.right, sides.whole):
        if not _kept(setting)(place) or value_at(sides.left, place) is None:
            continue
        for one in cases:
            try:
                if one.free_symbols <= place.keys() and cases_that_hold(one, place) != 1:
                    return place
            except (Outside, Unclear):
                continue
    return None


def _doubt_of_likeness(sides: Sides, setting: Setting) -> str | None:
    """Why sides that are equal wherever both have a value prove no identity, or None."""
    if (place := _case_fault(sides, setting)) is not None:
        return f"not exactly one of its cases holds {_at(place)}"
    if setting.everywhere and (place := _half_known(sides, setting)) is not None:
        return f"only one side has a value {_at(place)}"
    return None


def _half_known(sides: Sides, setting: Setting) -> Place | None:
    """A place at which one side has a value and the other has none."""
    for place in places_of(sides.left, sides.right, sides.whole):
        if not _kept(setting)(place):
            continue
        left, right = value_at(sides.left, place), value_at(sides.right, place)
        if (left is None) is not (right is None):
            return place
    return None


def _at(place: Place) -> str:
    where = ", ".join(f"{symbol} = {float_text(value, 6)}" for symbol, value in place.items())
    return f"at {where}"


def _is_put_in(trial: Trial, setting: Setting, evaluator: Evaluator, sides: Sides) -> bool:
    """Whether the sides agree with the values that the sentence gives before them, as it does for one case. Where both
    are zero then, as slopes are at an extreme value, that tells nothing."""
    free = (sides.left.free_symbols | sides.right.free_symbols) - _differentiated(trial, sides)
    bound = _with_values(evaluator, sides, {one for one in free if str(one) in trial.put_in})
    if bound is sides or not _same(bound, setting):
        return False
    return not (bound.left == 0 == bound.right) or sides.raw_right.is_number is True


def _may_be_meant(trial: Trial, setting: Setting, evaluator: Evaluator, found: _Found) -> bool:
    """Whether the sides agree after all: with the note's values, another base of logarithms, degrees, or rounded
    numbers."""
    sides = found.sides
    free = (sides.left.free_symbols | sides.right.free_symbols) - _differentiated(trial, sides)
    for symbols in (free, *({one} for one in free)):
        bound = _with_values(evaluator, sides, symbols)
        if bound is not sides and _same(bound, setting):
            return True
    if _follows(evaluator, setting, sides) or _of_matrices(sides, setting):
        return True
    written = f"{trial.claim.left.text} {trial.claim.right.text}"
    if _put_in(sides, setting, written) or _IN_DEGREES.search(written) is not None:
        return True
    defined = " ".join(trial.known[index].definition.text for index in evaluator.used)
    if _CUT_EXPONENT.search(f"{written} {defined}") is not None:
        return True
    if _LOGARITHM.search(written) and any(_same(sides.in_base(base), setting) for base in (2, 10)):
        return True
    if _as_shown(trial, setting, evaluator, sides):
        return True
    room = _NEARLY if _rounds(trial) else _room(trial.claim.right.text)
    return bool(room) and all(
        abs(one.left - one.right) <= room * abs(one.left) for one in found.comparison.samples
    )


_BY = re.compile(
    r"\\[dt]?frac\s*\{\s*(?:d|\\mathrm\s*\{\s*d\s*\})(?:\^\d)?\s*\}\s*\{\s*(?:d|\\mathrm\s*\{\s*d\s*\})\s*(?P<by>\\?[A-Za-z]+)(?:\^\d)?\s*\}"
)


def _differentiated(trial: Trial, sides: Sides) -> set[sympy.Basic]:
    """The symbols of both sides by which the left side is differentiated: they have no value while that is done."""
    names = {canonical_name(match["by"]) for match in _BY.finditer(trial.claim.left.text)}
    return {one for one in sides.left.free_symbols & sides.right.free_symbols if str(one) in names}


def _as_shown(trial: Trial, setting: Setting, evaluator: Evaluator, sides: Sides) -> bool:
    """Whether the sides agree once they are read as they are shown, without the braces that nobody sees."""
    terms = (trial.claim.left, trial.claim.right)
    shown = [
        replace(one, passage=replace(one.passage, text=without_hidden_braces(one.text))) for one in terms
    ]
    if all(one.text == other.text for one, other in zip(terms, shown, strict=True)):
        return False
    try:
        left, right = map(evaluator.expression, shown)
    except NoValue:
        return False
    return all(isinstance(one, sympy.Expr) for one in (left, right)) and _same(
        replace(sides, left=left, right=right), setting
    )


_SHOWN = re.compile(r"(?<![\d.,])(?P<digits>\d+\.\d)(?![\d.,]*\d)")


def _room(stated: str) -> Fraction:
    """How far, for its size, a side may be off whose one decimal is rounded to one digit behind its point, as with
    a unit that is read as a letter: `100 k + 10.13 k = 110.1 k`."""
    shown = _SHOWN.findall(stated)
    if len(shown) != 1 or not (number := Fraction(shown[0])):
        return Fraction(0)
    return min(_NEARLY, Fraction(1, 20) / number)


_CUT_EXPONENT = re.compile(r"(?<![A-Za-z\\])e\s*\^\s*\d[a-z](?![A-Za-z])")
"""A power of e whose exponent has lost its braces: `e^2x`."""
_ARGUMENT = re.compile(r"\(\s*(\\?[A-Za-z]+(?:_(?:\w|\{\w+\}))?)\s*\)")
_PLACES = tuple(map(sympy.Integer, (0, 1, -1, 2)))


def _put_in(sides: Sides, setting: Setting, written: str) -> bool:
    """Whether the sides agree with a small number for a place at which only one of them takes a function: the other one
    was worked out there, as a Taylor polynomial about 1 is."""
    left, right = sides.left.free_symbols, sides.right.free_symbols
    if not (left & right):
        return False
    arguments = {canonical_name(name) for name in _ARGUMENT.findall(written)}
    return any(
        _same(sides.with_values({symbol: place}), setting)
        for symbol in left ^ right
        if canonical_name(str(symbol)) in arguments
        for place in _PLACES
    )


def _of_matrices(sides: Sides, setting: Setting) -> bool:
    """Whether the sides agree where the letter I beside other capitals is the identity matrix."""
    capitals = {one for one in sides.left.free_symbols | sides.right.free_symbols if _MATRIX.match(str(one))}
    unit = {one: sympy.S.One for one in capitals if str(one) == "I"}
    return len(capitals) > 1 and bool(unit) and _same(sides.with_values(unit), setting)


_WORKED = re.compile(r"\\(?:[io]*int|sum|prod|lim)(?![A-Za-z])")
"""What takes long to work out, and is not algebra."""


def _follows(evaluator: Evaluator, setting: Setting, sides: Sides) -> bool:
    """Whether the equation follows by algebra from another one that stands close by: from `x^2 + y^2 = 1`, say."""
    own = _numerator(sides.left - sides.right)
    for left_term, right_term in setting.beside if own is not None else ():
        if _WORKED.search(f"{left_term.text} {right_term.text}") is not None:
            continue
        try:
            left, right = evaluator.expression(left_term), evaluator.expression(right_term)
            given = _numerator(left - right) if left.free_symbols | right.free_symbols else None
            if given is not None and given.free_symbols and not sympy.rem(own, given):
                return True
        except (NoValue, *_NO_SERIES):
            continue
    return False


def _numerator(difference: sympy.Expr) -> sympy.Expr | None:
    """What must be zero for a difference of rational functions to be; None where it is none, or a long one."""
    if not difference.is_rational_function() or sympy.count_ops(difference) > _PROVABLE:
        return None
    return sympy.expand(sympy.fraction(sympy.cancel(sympy.together(difference)))[0])


class _Unit(Enum):
    """What becomes of two sides where the letter i, or j, is the imaginary unit."""

    EQUAL = "equal by algebra"
    ALIKE = f"equal at {_COMPLEX_PLACES} places"
    DIFFERENT = ""
    CANNOT_BE_TOLD = " "

    @property
    def words(self) -> str:
        """How they are found to be equal; empty where they are not."""
        return self.value.strip()


def _rounds(trial: Trial) -> bool:
    """Whether a claim holds decimals, which may be rounded."""
    return _DECIMAL.search(f"{trial.claim.left.text} {trial.claim.right.text}") is not None


def _as_complex(sides: Sides, rounded: bool) -> _Unit | None:
    """What becomes of the sides where the letter i, or j, is the imaginary unit; None where there is no such letter."""
    symbols = sides.left.free_symbols | sides.right.free_symbols
    unit = {one: sympy.I for one in symbols if str(one) in {"i", "j"}}
    if not unit:
        return None
    if len(unit) > 1 or any(side.has(*_BENT) for side in (sides.left, sides.right)):
        return _Unit.CANNOT_BE_TOLD
    left, right = (side.subs(unit) for side in (sides.left, sides.right))
    try:
        difference = left - right
        if sympy.expand(difference) == 0 or sympy.cancel(sympy.together(difference)) == 0:
            return _Unit.EQUAL
    except _NO_SERIES:
        pass
    others = sorted(symbols - unit.keys(), key=str)
    places = [
        {one: sympy.Rational(7 * at + 3 * step + 2, 9) for step, one in enumerate(others)}
        for at in range(_COMPLEX_PLACES if others else 1)
    ]
    if rounded and all(_alike_at(left, right, place, _NEARLY) for place in places):
        return _Unit.CANNOT_BE_TOLD
    same = [_alike_at(left, right, place, _SURELY) for place in places]
    if all(one is True for one in same):
        return _Unit.ALIKE if others else _Unit.EQUAL
    return _Unit.DIFFERENT if all(one is False for one in same) else _Unit.CANNOT_BE_TOLD


def _alike_at(
    left: sympy.Expr, right: sympy.Expr, place: dict[sympy.Basic, sympy.Rational], room: Fraction
) -> bool | None:
    """Whether two complex values at a place agree but for a part of them; None where they cannot be told."""
    try:
        one, other = (_complex_digits(side.subs(place)) for side in (left, right))
    except _NO_SERIES:
        return None
    return bool(abs(one - other) <= sympy.Rational(room.numerator, room.denominator) * (1 + abs(one)))


def _complex_digits(value: sympy.Basic) -> sympy.Expr:
    """A complex number to thirty digits; raises ValueError where a value is none."""
    found = sympy.N(value, 30)
    if not (isinstance(found, sympy.Expr) and found.is_number and found.is_finite):
        raise ValueError("no complex number")
    return found


_ALIKE = (_Unit.EQUAL, _Unit.ALIKE)
_FEWEST_TERMS = 3
_MOST_TERMS = 12
_BENT = (
    sympy.Piecewise,
    sympy.Max,
    sympy.Min,
    sympy.Abs,
    sympy.sign,
    sympy.floor,
    sympy.ceiling,
    sympy.Heaviside,
)


def _is_cut_off(sides: Sides) -> bool:
    """Whether one side is a polynomial with which a power series of the other begins."""
    symbols = sides.left.free_symbols | sides.right.free_symbols
    if len(symbols) != 1 or any(side.has(*_BENT) for side in (sides.left, sides.right)):
        return False
    (x,) = symbols
    for one, other in ((sides.left, sides.right), (sides.right, sides.left)):
        if not one.is_polynomial(x) or other.is_polynomial(x):
            continue
        terms = sympy.Poly(one, x)
        degree = terms.degree()
        if len(terms.terms()) < _FEWEST_TERMS or degree > _MOST_TERMS:
            continue
        try:
            begun = sympy.series(other, x, 0, degree + 1).removeO()
        except _NO_SERIES:
            continue
        if sympy.expand(begun - one) == 0:
            return True
    return False


_NO_SERIES = (
    ValueError,
    TypeError,
    ArithmeticError,
    NotImplementedError,
    AttributeError,
    RecursionError,
    KeyError,
)


def _same(sides: Sides, setting: Setting) -> bool:
    if not (sides.left.free_symbols or sides.right.free_symbols):
        sample = sample_at(sides.left, sides.right, {})
        return sample is not None and sample.same
    return compare_sides(sides.left, sides.right, sides.whole, _kept(setting)).alike


def _proved(sides: Sides) -> bool:
    """Whether a little algebra shows the difference to be zero."""
    difference = sides.left - sides.right
    if difference == 0:
        return True
    if (
        difference.has(sympy.Piecewise, sympy.Max, sympy.Min, sympy.Abs)
        or sympy.count_ops(difference) > _PROVABLE
    ):
        return False
    try:
        return bool(sympy.expand(difference) == 0 or sympy.cancel(sympy.together(difference)) == 0)
    except (ValueError, TypeError, ArithmeticError, NotImplementedError, AttributeError):
        return False


def _plain(sides: Sides, comparison: Comparison, setting: Setting) -> Sample:
    """A counter-example that is easy to follow: at small whole numbers where they differ there."""
    kept = _kept(setting)
    symbols = sorted(sides.left.free_symbols | sides.right.free_symbols, key=str)
    for first in (1, 2, 3, -1, -2):
        place = {symbol: Fraction(first + step) for step, symbol in enumerate(symbols)}
        if any(place[one] < 1 for one in sides.whole & place.keys()) or not kept(place):
            continue
        sample = sample_at(sides.left, sides.right, place)
        if sample is not None and not sample.same:
            return sample
    return comparison.differing[0]


def _shown(sample: Sample) -> str:
    """A counter-example for people: `at x = 1: 0.3679 and 2.718`."""
    for digits in (4, 8, 16):
        left, right = float_text(sample.left, digits), float_text(sample.right, digits)
        if left != right:
            break
    return f"{_at(sample.place)}: {left} and {right}"


def _standing(trial: Trial, used: Sequence[int]) -> tuple[WitnessKind, str | None, Span | None]:
    """Which witness spoke, and the place that it stands on."""
    if not used:
        return WitnessKind.ARITHMETIC, None, None
    known = trial.known[used[0]]
    if known.witness is WitnessKind.REFERENCE:
        return known.witness, None, None
    return known.witness, known.definition.path, known.definition.span
