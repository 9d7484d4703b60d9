"""Decides whether an equation between symbols that is not true everywhere may be called wrong.

Most such equations are right: they are to be solved, or they bind a symbol. Compares forms; computes no values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import sympy
from sympy.core.function import AppliedUndef

from vaultproof.claim import Term, WitnessKind
from vaultproof.extract.definitions.head import read_head
from vaultproof.extract.doubts.setting import Setting
from vaultproof.latex import canonical_name
from vaultproof.spot import late
from vaultproof.witness.doubts.algebras import is_by_squares, swaps_factors
from vaultproof.witness.doubts.sought import is_for_unknowns
from vaultproof.witness.formula import Evaluator
from vaultproof.witness.identities.sampling import Comparison
from vaultproof.witness.trial import Trial
from vaultproof.witness.values.numbers import NoValue

_LETTER = re.compile(
    r"^(?:[A-Za-z]|alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|rho|sigma|tau|phi|chi|psi|omega)$"
)
_CONSTANT = re.compile(r"^(?:[abckmnr]|alpha|beta|gamma|delta|eta|kappa|lambda|mu|nu|tau|omega)$")
_NAME = re.compile(r"^[A-Za-z]+(?:_\w+)?$")
_CONSTANTS = frozenset({"C", "C_1", "C_2"})
_HYPERBOLIC = frozenset({"tanh", "sinh", "cosh"})
_DIFFERENTIATED = re.compile(
    r"\s*(?:\\left)?[([]?\s*\\[dt]?frac\s*\{\s*(?:d|\\partial|\\mathrm\s*\{\s*d\s*\})\s*\}\s*\{\s*(?:d|\\partial|\\mathrm\s*\{\s*d\s*\})\s*[a-z]\s*\}"
)
_CONSTANT_SPREAD = sympy.Rational(1, 10**18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Both sides of an equation, as written (`raw_`) and with all that they call put in.

    `whole` are the symbols that stand for whole numbers, `open` those of the definitions used that are no parameters.
    """

    raw_left: sympy.Basic
    raw_right: sympy.Basic
    left: sympy.Expr
    right: sympy.Expr
    whole: frozenset[sympy.Symbol]
    open: frozenset[str] = frozenset()

    def with_values(self, values: Mapping[sympy.Basic, sympy.Basic]) -> Sides:
        """The sides with some symbols given values."""
        return replace(
            self, left=self.left.subs(values), right=self.right.subs(values), whole=self.whole - values.keys()
        )

    def in_base(self, base: int) -> Sides:
        """The sides with each natural logarithm read as one to another base."""
        factor = 1 / sympy.log(base)
        left, right = (
            side.replace(sympy.log, lambda *x: sympy.log(*x, evaluate=False) * factor)
            for side in (self.left, self.right)
        )
        return replace(self, left=left, right=right)

    @property
    def written(self) -> tuple[frozenset[sympy.Basic], frozenset[sympy.Basic]]:
        """The symbols written on the left and on the right."""
        return frozenset(self.raw_left.free_symbols), frozenset(self.raw_right.free_symbols)


def refutable(
    trial: Trial,
    setting: Setting,
    sides: Sides,
    comparison: Comparison,
    among: Callable[[], bool],
    linked: Callable[[], bool],
) -> bool:
    """Whether nothing but an identity can be meant by an equation that fails at several places.

    `among` tells whether the equation stands among others that are identities, `linked` whether other terms of its
    chain are equal for all values of their symbols.
    """
    dreamt = _is_dream(sides.raw_left, sides.raw_right) or _is_dream(sides.raw_right, sides.raw_left)
    dream = dreamt and not (setting.stated and trial.doubt is None)
    if setting.elements or trial.remainders or dream or _may_call(trial):
        return False
    if (
        _derives_a_sum(trial.claim.left.text)
        or _derives_a_sum_within(f"{trial.claim.left.text} {trial.claim.right.text}")
        or _tells_letters_apart(sides)
        or _splits_a_differential(trial, sides)
    ):
        return False
    if all(map(_adds_a_constant, _raw(sides))) or _of_unknowns_or_operators(trial, setting, sides):
        return False
    if _goes_to_another_letter(sides) or (_constant(comparison) and _integrates(setting)):
        return False
    if _meant(trial, setting, sides, comparison, among, linked):
        return True
    left, right = sides.written
    numbered = any("_" in str(symbol) for symbol in left | right)
    excused = setting.placed or setting.condition or setting.solving or setting.differential or numbered
    if excused or trial.misnamed is not None or not left or left != right:
        return False
    head = read_head(trial.claim.left)
    if (head is not None and not head.primes) or any(
        _other_notation(term.text) for term in (trial.claim.left, trial.claim.right)
    ):
        return False
    return among()


def _goes_to_another_letter(sides: Sides) -> bool:
    """Whether the letter of a limit is not in what it is taken of: another one is meant."""
    return any(
        limit.args[1] not in limit.args[0].free_symbols
        for side in _raw(sides)
        for limit in side.atoms(sympy.Limit)
    )


_PRIMITIVE = re.compile(r"\s*(?:\\int(?![a-z])|∫|P\s*(?:\\left\s*)?\(\s*[^()\s]+\s*[-−+*/^\\\s])")


def _integrates(setting: Setting) -> bool:
    """Whether the chain begins with an integral, or a letter `P` with a term for an argument, as some write one."""
    return any(_PRIMITIVE.match(one.text) for pair in setting.links for one in pair)


def _of_unknowns_or_operators(trial: Trial, setting: Setting, sides: Sides) -> bool:
    """Whether the equation may be one for coefficients or functions that are sought, or one between operators."""
    written = f"{trial.claim.left.text} {trial.claim.right.text}"
    if is_for_unknowns(_raw(sides), (sides.left, sides.right), written, solving=setting.equation):
        return True
    if is_by_squares(sides.left, sides.right, told=setting.idempotent or setting.matrices):
        return True
    names = frozenset(map(str, frozenset.union(*sides.written)))
    try:
        left, right = (Evaluator(trial, free=True).ordered(term, names) for term in _terms(trial))
    except NoValue:
        return False
    return swaps_factors((left, right), sympy.expand(sides.left - sides.right))


def _terms(trial: Trial) -> tuple[Term, Term]:
    return trial.claim.left, trial.claim.right


_OPERATOR = re.compile(
    r"\s*(?:\\[dt]?frac\s*\{\s*(?:d|\\partial|\\mathrm\s*\{\s*d\s*\})\s*\}\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|d/d[a-z])(?P<behind>.*)",
    re.DOTALL,
)


def _derives_a_sum(text: str) -> bool:
    """Whether a sum without brackets stands behind `d/dx`: all of it may be meant, or its first term."""
    match = _OPERATOR.fullmatch(text)
    return match is not None and _is_open_sum(match["behind"])


def _is_open_sum(behind: str) -> bool:
    return re.search(r"\S\s*[-+−]", _outside_groups(behind)) is not None


def _derives_a_sum_within(text: str) -> bool:
    """Whether a bracket begins with `d/dx` and holds a sum without brackets: `x(\\frac{d}{dx} \\ln x + c)`."""
    return any(_is_open_sum(found["behind"]) for found in _OPERATOR_IN_BRACKETS.finditer(text))


_OPERATOR_IN_BRACKETS = late(
    r"\(\s*(?:\\[dt]?frac\s*\{\s*(?:d|\\partial|\\mathrm\s*\{\s*d\s*\})\s*\}\s*\{[^{}]*\}|d/d[a-z])"
    r"(?P<behind>(?:[^()]|\([^()]*\))*)\)"
)
_LETTER_D = re.compile(r"(?<![\\{])(?<![A-Za-z]{2})d(?![A-Za-z{])")
_OF_A_LETTER = re.compile(r"(?<![A-Za-z\\])d\s*(?:[A-Za-z](?![A-Za-z])|\\[a-z]+)")


def _splits_a_differential(trial: Trial, sides: Sides) -> bool:
    """Whether the d of a differential, as in `\\frac{dV}{V}`, is read as a factor; where one stands elsewhere than
    before a letter too, as in `(c + di) \\cdot d`, it is a letter itself."""
    if not any(str(symbol) == "d" for side in _raw(sides) for symbol in side.free_symbols):
        return False
    both = f"{trial.claim.left.text} {trial.claim.right.text}"
    return _OF_A_LETTER.search(both) is not None and _LETTER_D.search(_OF_A_LETTER.sub(" ", both)) is None


def _adds_a_constant(side: sympy.Basic) -> bool:
    """Whether a side is a sum with a constant of integration, which may take up what differs."""
    return isinstance(side, sympy.Add) and any(one.is_Symbol and str(one) in _CONSTANTS for one in side.args)


def _tells_letters_apart(sides: Sides) -> bool:
    """Whether cases ask if two letters are equal, as those of `\\int \\sin nx \\sin mx\\,dx` do: they count, from 0 or
    from 1 as the note has it."""
    return any(
        isinstance(one, sympy.Eq | sympy.Ne) and one.lhs.is_Symbol and one.rhs.is_Symbol
        for side in _raw(sides)
        for cases in side.atoms(sympy.Piecewise)
        for _, condition in cases.args
        for one in condition.atoms(sympy.Eq, sympy.Ne)
    )


def _may_call(trial: Trial) -> bool:
    """Whether a letter that nobody defines may be called in the claim: as in `w(+m) = w(-m)`, or as in
    `2T(n/2) + 1 = 4T(n/4) + 3`, where it stands before brackets only, and before several."""
    known = {name for name, _ in trial.meaning.calls}
    both = f"{trial.claim.left.text} \n {trial.claim.right.text}"
    if any(canonical_name(match["name"]) not in known for match in _SIGNED_ARGUMENT.finditer(both)):
        return True
    called = Counter(match[0] for match in _BEFORE_BRACKET.finditer(both))
    several = {letter for letter, count in called.items() if count > 1}
    written = Counter(match[0] for match in _WRITTEN_LETTER.finditer(both)) if several else {}
    return any(
        written[letter] == called[letter] and canonical_name(letter) not in known for letter in several
    )


def _meant(
    trial: Trial,
    setting: Setting,
    sides: Sides,
    comparison: Comparison,
    among: Callable[[], bool],
    linked: Callable[[], bool],
) -> bool:
    if setting.placed or setting.condition or trial.misnamed is not None:
        return False
    if any(_other_notation(term.text) for term in (trial.claim.left, trial.claim.right)):
        return False
    names = {str(symbol) for symbol in sides.left.free_symbols | sides.right.free_symbols}
    if not all(_NAME.match(name) for name in names):
        return False
    if sides.raw_left.has(sympy.Derivative) or _DIFFERENTIATED.match(trial.claim.left.text):
        return _derivative(setting, sides)
    calls = _calls(sides.raw_left) + _calls(sides.raw_right)
    if not calls and _reckoned(trial, setting, sides, comparison, linked):
        return True
    numbered = any("_" in str(symbol) for symbol in frozenset.union(*sides.written))
    if numbered or (setting.solving and not setting.stated):
        return False
    head = read_head(trial.claim.left)
    special = _of_special_functions(trial, sides)
    if special or (head is not None and not head.primes):
        return special or _restated(head.name if head is not None else "", setting, sides)
    if calls:
        return _called(setting, sides, comparison)
    if any(
        side.has(sympy.Sum, sympy.Product, sympy.Limit, sympy.Integral, sympy.binomial)
        for side in _raw(sides)
    ):
        left, right = sides.written
        return bool(left and right) and (right <= left or left <= right)
    return _plain(setting, sides, comparison, among, linked)


def _of_special_functions(trial: Trial, sides: Sides) -> bool:
    """Whether an equation is one between special functions alone, of the same symbols on both sides: nothing but an
    identity of theirs can be meant."""
    left, right = sides.written
    calls = {_name(one) for side in _raw(sides) for one in _calls(side)}
    if not calls or left != right or not left or any(side.has(*_WORKED) for side in _raw(sides)):
        return False
    known = {
        name: {trial.known[index].definition.name for index in indices}
        for name, indices in trial.meaning.calls
        if all(trial.known[index].witness is WitnessKind.REFERENCE for index in indices)
    }
    return all(known.get(name, set()) & _SPECIAL for name in calls)


_SPECIAL = frozenset({"Gamma Function", "Beta Function", "digamma", "Riemann zeta", "erf", "erfc"})
_BOXED = re.compile(r"\s*\\boxed\s*\{")


def _reckoned(
    trial: Trial, setting: Setting, sides: Sides, comparison: Comparison, linked: Callable[[], bool]
) -> bool:
    """Whether a step of a worked chain is one of algebra, be its symbols numbered or the note one of solved problems:
    nothing could solve it, other steps show that the chain is true of all values, or its result is in a box."""
    left, right = sides.written
    if left != right or not left or any(one.has(*_WORKED) for one in _raw(sides)):
        return False
    if _BOXED.match(trial.claim.right.text) is not None and not _linear(sides):
        return True
    of_all = {str(symbol) for symbol in left} <= set(setting.of)
    return setting.chained and (of_all or _unsolvable(sides, comparison) or linked())


_WORKED = (sympy.Sum, sympy.Product, sympy.Limit, sympy.Integral, sympy.Derivative, sympy.Piecewise)
_ELEMENTS = re.compile(r"[A-Za-z}]\s*(?:\\left)?\[|\(\s*[A-Za-z](?:\s*\\[ ,;:]\s*[A-Za-z])+\s*\)")
_EXPONENT = re.compile(r"(?<=e)\s*\^\s*\{[^{}]*\}")
"""An exponent of e, behind which a bracket holds a factor: `e^{-x}[2 - x]`."""
_INDICATORS = re.compile(
    r"(?<![\w.}])1\s*_|\\(?:mathbb|mathbf|mathbbm|mathds)\s*\{?\s*1\s*\}?\s*_|\\chi\s*_\s*\{"
)
_ORDERS = re.compile(r"(?:(?<![A-Za-z\\])[OoΘΩ]|\\(?:Theta|Omega|mathcal\s*\{?\s*O\s*\}?))\s*(?:\\left)?\(")
_RAISED_INDEX = re.compile(
    r"\^\s*\{?\s*(?:[ijklt]|\([a-z]\)|\[[a-z]\])\s*(?:[-+]\s*1)?\s*(?:\}|(?![A-Za-z0-9]))"
)
_TRANSPOSED = re.compile(r"\^\s*\{?\s*[HT](?![A-Za-z])|[A-Z]\s*\^\s*\{?\s*[HT]")
_DIFFERENTIAL = re.compile(r"(?:(?<![A-Za-z\\])d|\\(?:mathrm|operatorname|text)\s*\{d\})\s*(?:\\left\s*)?\(")
_LONG_INDEX = re.compile(r"[A-Za-z]\s*\^\s*\{\s*\d{3,}\s*\}")
_SIGNED_ARGUMENT = re.compile(
    r"(?P<name>[A-Za-z]|\\(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|rho|sigma|tau|phi|chi|psi|omega))"
    r"\s*(?:\\left\s*)?\(\s*[-+−]\s*(?:[A-Za-z]|\\[a-z]+)\s*(?:\\right\s*)?\)"
)
_WRITTEN_LETTER = re.compile(r"\\(?:[a-z]+)(?![A-Za-z])|(?<!\\)(?<![A-Za-z])[A-Za-z]")
_BEFORE_BRACKET = re.compile(
    r"(?:\\(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|rho|sigma|tau|phi|varphi|chi|psi|omega|Phi|Psi)"
    r"|(?<!\\)(?<![A-Za-z])[A-Za-z])(?=\s*(?:\\left\s*)?\()"
)
_SUMMED = re.compile(
    r"\\(?:sum|prod|int)(?:\\limits)?((?:[_^](?:\{[^{}]*\}|\\?\w+)\s*)*)(?P<rest>.*)", re.DOTALL
)
_GROUP = re.compile(r"\{[^{}()]*\}|\([^{}()]*\)")


def _other_notation(text: str) -> bool:
    """Whether letters are something else than numbers here: an indicator's interval, elements `T[i]`, cycles `(i\\,j)`,
    orders `O(n)`, layers `y^{i+1}`, items `f^{147}`, transposes `X^H`, differentials `d(fg)`; or whether it
    cannot be told how far a sum reaches, as in `\\sum_k a - b`."""
    if (
        _INDICATORS.search(text)
        or _ELEMENTS.search(_EXPONENT.sub(")", text))
        or _ORDERS.search(text)
        or _RAISED_INDEX.search(text)
        or _LONG_INDEX.search(text)
        or _DIFFERENTIAL.search(text)
        or _TRANSPOSED.search(text)
    ):
        return True
    found = _SUMMED.search(text)
    return found is not None and re.search(r"[-+−]", _outside_groups(found["rest"])) is not None


def _outside_groups(text: str) -> str:
    """A text without what stands in braces and round brackets."""
    while text != (shorter := _GROUP.sub("", text)):
        text = shorter
    return text


def _is_dream(one: sympy.Basic, other: sympy.Basic) -> bool:
    """Whether a function or power is taken through a sum term by term, as in `(x + y)^2 = x^2 + y^2`: everybody knows
    that this is wrong, so that a note that writes it tells of a mistake, or works where it is none, unless it says that
    it is so for all values."""
    if isinstance(one, sympy.Pow) and isinstance(one.base, sympy.Add):
        terms, exponent = one.base.args, one.exp
        return _is_sum(other, terms, lambda term: sympy.Pow(term, exponent))
    if isinstance(one, sympy.Function) and len(one.args) == 1 and isinstance(one.args[0], sympy.Add):
        return _is_sum(other, one.args[0].args, one.func)
    return False


def _is_sum(
    side: sympy.Basic, terms: tuple[sympy.Basic, ...], taken: Callable[[sympy.Basic], sympy.Basic]
) -> bool:
    """Whether a side is the sum of what is taken of each term, or of that with each term's sign before it."""
    plain = sympy.Add(*map(taken, terms))
    signed = sympy.Add(*(-taken(-term) if term.could_extract_minus_sign() else taken(term) for term in terms))
    return side in {plain, signed}


def _raw(sides: Sides) -> tuple[sympy.Basic, sympy.Basic]:
    return sides.raw_left, sides.raw_right


def _calls(side: sympy.Basic) -> list[AppliedUndef]:
    return list(side.atoms(AppliedUndef))


def _name(call: AppliedUndef) -> str:
    return str(call.func.__name__)


def _derivative(setting: Setting, sides: Sides) -> bool:
    """A derivative is said to be a formula; `f'(x) = 0` is a condition, `f'(x) = k f(x)` may define f."""
    left, right = sides.written
    if setting.differential and not _of_an_expression(sides):
        return False
    if not right <= left | sides.left.free_symbols:
        return False
    if not all(_CONSTANT.match(name) for name in sides.open):
        return False
    generic = {_name(call) for side in _raw(sides) for call in _calls(side) if len(_name(call)) == 1}
    if len(generic) > 1:
        return False
    if not right and not sides.raw_right.has(sympy.Piecewise):
        return bool(setting.bounds) or not sides.left.free_symbols
    multiple, rest = sides.raw_right.as_independent(AppliedUndef)
    return not (isinstance(rest, AppliedUndef) and generic and not multiple.has(AppliedUndef))


def _of_an_expression(sides: Sides) -> bool:
    """Whether a derivative is that of an expression in letters, and so belongs to no equation for a function."""
    derivatives = sides.raw_left.atoms(sympy.Derivative)
    return bool(derivatives) and not any(
        one.expr.is_Symbol or one.has(AppliedUndef) or sides.raw_right.has(AppliedUndef, sympy.Derivative)
        for one in derivatives
    )


def _restated(name: str, setting: Setting, sides: Sides) -> bool:
    """`f(x) = …` is a definition, or an equation to solve: wrong only where it is said for all x."""
    left, right = sides.written
    if left != right:
        return False
    if setting.stated:
        return len(name) > 1 and not _single(sides.raw_right)
    return (
        name in _HYPERBOLIC and sides.raw_right.has(sympy.exp, AppliedUndef) and not _single(sides.raw_right)
    )


def _single(side: sympy.Basic) -> bool:
    """Whether a side is one call, perhaps with a factor."""
    _, rest = side.as_independent(AppliedUndef)
    return isinstance(rest, AppliedUndef)


def _called(setting: Setting, sides: Sides, comparison: Comparison) -> bool:
    """An equation that calls functions which are defined."""
    left, right = sides.written
    names = {_name(call) for side in _raw(sides) for call in _calls(side)}
    generic = {name for name in names if len(name) == 1}
    if len(generic) > 1 or not (left <= right or right <= left):
        return False
    if not left or not right:
        many = max(len(_calls(side)) for side in _raw(sides)) > 1
        return (setting.stated and not generic) or (many and comparison.one_sided)
    if all(_single(side) for side in _raw(sides)):
        return setting.stated and not generic
    if generic and len(left | right) > 1:
        return False
    return not (
        _single(sides.raw_left)
        and not _calls(sides.raw_right)
        and not setting.stated
        and sides.raw_right.is_Symbol
    )


def _plain(
    setting: Setting,
    sides: Sides,
    comparison: Comparison,
    among: Callable[[], bool],
    linked: Callable[[], bool],
) -> bool:
    """An equation that calls nothing but what everybody knows: wrong where words call it an identity, where nothing
    could solve it, or where it stands among identities or is a link of a chain that is worked out by algebra: a chain
    that no other link shows to be so, and that begins with no function of its symbols, may rest on a condition that
    these are known to meet."""
    left, right = sides.written
    if not all(_LETTER.match(str(symbol)) for symbol in left | right) or not (left and right):
        return bool(left or right) and _constant(comparison) and not _linear(sides)
    if left != right or _linear(sides):
        return False
    if setting.stated or _unsolvable(sides, comparison) or _multiplies_out(sides):
        return True
    if setting.titled and (linked() or among()):
        return True
    of_all = {str(symbol) for symbol in left | right} <= set(setting.of)
    return setting.chained and (of_all or linked())


def _linear(sides: Sides) -> bool:
    """Whether both sides are linear as they are written, as in an equation to solve."""
    symbols = sides.raw_left.free_symbols | sides.raw_right.free_symbols
    return all(
        side.is_polynomial(*symbols) and sympy.Poly(side, *symbols).total_degree() <= 1
        for side in (sides.left, sides.right)
    )


_FEWEST_TERMS = 3


def _multiplies_out(sides: Sides) -> bool:
    """Whether one side is a product of sums and the other one what comes of it, written out, but for some coefficients
    between the first and the last: `(x + 2)(x - 5) = x^2 + 3x - 10`. Who solves an equation does not meet this form."""
    symbols = sorted(sides.left.free_symbols | sides.right.free_symbols, key=str)
    for product, written in (_raw(sides), _raw(sides)[::-1]):
        factors = sympy.Mul.make_args(product)
        sums = [one for one in factors if (one.base if one.is_Pow else one).is_Add]
        if not sums or not isinstance(written, sympy.Add) or len(written.args) < _FEWEST_TERMS:
            continue
        if not all(one.is_polynomial(*symbols) for one in (product, *written.args)):
            continue
        if any(one.has(sympy.Add) for one in written.args):
            continue
        true, told = (sympy.Poly(one, *symbols).terms() for one in (product, written))
        if len(true) == len(told) and len(true[0][0]) and sum(true[0][0]) > 1 and true[0] == told[0]:
            return bool(true[-1][0] == told[-1][0] and abs(true[-1][1]) == abs(told[-1][1]))
    return False


def _constant(comparison: Comparison) -> bool:
    """Whether the two sides differ by the same number everywhere."""
    gaps = [one.left - one.right for one in comparison.samples]
    return bool(gaps) and max(gaps) - min(gaps) <= _CONSTANT_SPREAD and min(map(abs, gaps)) > _CONSTANT_SPREAD


def _unsolvable(sides: Sides, comparison: Comparison) -> bool:
    """Whether no numbers, or none but zeros, solve the equation."""
    if _constant(comparison):
        return True
    symbols = sides.left.free_symbols | sides.right.free_symbols
    difference = sides.left - sides.right
    if not difference.is_rational_function(*symbols) or sympy.count_ops(difference) > 80:
        return False
    unit = {symbol: sympy.I for symbol in symbols if str(symbol) == "i"}
    difference, symbols = difference.subs(unit), symbols - unit.keys()
    top = sympy.expand(sympy.fraction(sympy.cancel(sympy.together(difference)))[0])
    return bool(top.is_number) or (len(symbols) > 1 and isinstance(top, sympy.Mul | sympy.Pow | sympy.Symbol))
