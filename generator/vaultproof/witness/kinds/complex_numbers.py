r"""Tries equations between complex numbers: both sides as SymPy expressions in which i is the imaginary unit, held
against one another to the digits shown."""

from __future__ import annotations

import re
from dataclasses import replace

import sympy
from sympy.core.function import AppliedUndef

from vaultproof.claim import Judgement, Relation, Term, WitnessKind
from vaultproof.extract.numbers.complex_numbers import COMPLEX, UNIT
from vaultproof.judge.compare import Agreement
from vaultproof.judge.value import Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.latex import LatexError, Names, parse_term, to_sympy
from vaultproof.witness.trial import Trial
from vaultproof.witness.values.numbers import FAULTS, NoValue

_LARGEST = 300
_DIGITS = 40
_SAME = sympy.Rational(1, 10**25)
_DECIMAL = re.compile(r"\d+(?:\.|\{,\}|,)(?P<places>\d+)(?P<unit>(?:\s|\\[,;])*i(?![A-Za-z]))?")
_FUNCTIONS = {
    "Re": sympy.re,
    "Im": sympy.im,
    "arg": sympy.arg,
    "Arg": sympy.arg,
    "Log": sympy.log,
    "conj": sympy.conjugate,
}


def try_complex(trial: Trial) -> Judgement | None:
    """The judgement on an equation between complex numbers; None for another claim, and for one that may set a name or
    has to be solved."""
    claim = trial.claim
    if claim.kind != COMPLEX:
        return None
    try:
        left, right = (_value(trial, term) for term in (claim.left, claim.right))
    except NoValue as error:
        heard = Heard(witness=WitnessKind.ARITHMETIC, reason=str(error))
        return weigh(claim, claim.right.text, (heard,), trial.doubt)
    rooms = _rooms(claim.right, claim.relation)
    agrees = all(abs(part) <= room for part, room in zip((left - right).as_real_imag(), rooms, strict=True))
    setting = trial.setting
    if not agrees and setting is not None and setting.equation and trial.meaning.values:
        return None
    if not agrees:
        agrees, reason = _by_rounding(trial, left - right)
        if reason is not None:
            heard = Heard(witness=WitnessKind.ARITHMETIC, value=Words(_shown(left)), reason=reason)
            return weigh(claim, claim.right.text, (heard,), trial.doubt or reason)
    other = None if agrees else _other_angle(claim.left.text, claim.right.text, left - right)
    heard = Heard(witness=WitnessKind.ARITHMETIC, value=Words(_shown(left)), agreement=Agreement(agrees))
    return weigh(claim, claim.right.text, (heard,), trial.doubt or other)


_PLACES = re.compile(r"\d+(?:\.|\{,\}|,)(?P<places>\d+)(?!\d)")
_MOST_DECIMALS = 4
_NARROW = sympy.Rational(1, 20)


def _by_rounding(trial: Trial, gap: sympy.Expr) -> tuple[bool, str | None]:
    """Whether the rounding of the one decimal that is shown makes up for a gap, `2 + i = \\sqrt{5} e^{0.4636i}`; and
    why a gap proves no error that the roundings of several may make up for."""
    moves: list[sympy.Expr] = []
    for sign, term in ((1, trial.claim.left), (-1, trial.claim.right)):
        for match in _PLACES.finditer(term.text) if "^" in term.text else ():
            if len(moves) == _MOST_DECIMALS:
                return False, None
            text = f"{term.text[: match.end()]}5{term.text[match.end() :]}"
            moved = replace(term, passage=replace(term.passage, text=text))
            try:
                moves.append(sign * (_value(trial, moved) - _value(trial, term)))
            except NoValue:
                return False, None
    if not moves or abs(gap) > sum(map(abs, moves)) * (1 + _NARROW):
        return False, None
    if len(moves) == 1:
        share = sympy.re(gap * sympy.conjugate(moves[0])) / abs(moves[0]) ** 2
        if abs(gap - share * moves[0]) <= _NARROW * abs(moves[0]):
            return True, None
    return False, "the rounding of the decimals shown may explain the difference"


_TURNS = re.compile(
    r"\\(?:arg|ln|log|Log)(?![a-z])|\\operatorname\*?\s*\{\s*(?:[Aa]rg|Log)\s*\}|(?<![A-Za-z\\])[Aa]rg|angle|∠"
)
_HALF_TURNS = re.compile(
    r"\\(?:arctan|tan\s*\^\s*\{?\s*[-−]\s*1|operatorname\*?\s*\{\s*(?:arctan|arctg|atan)\s*\})|arctg|arctan|atan"
)
_CLOSE = sympy.Rational(1, 100)


def _other_angle(left: str, right: str, gap: sympy.Expr) -> str | None:
    """Why a mismatch proves no error where angles are told from another one on, as arguments between 0 and a turn are,
    or where an arctangent stands for the angle in its own quadrant."""
    both = f"{left} {right}"
    real, imaginary = gap.as_real_imag()
    for words, turn, reason in (
        (_TURNS, 2, "angles may be counted from another one on"),
        (_HALF_TURNS, 1, "the arctangent may stand for the angle in its own quadrant"),
    ):
        turns = [part / (turn * sympy.pi) for part in (real, imaginary)]
        if words.search(both) and all(abs(one - round(one)) < _CLOSE for one in turns):
            return reason
    return None


def _value(trial: Trial, term: Term) -> sympy.Expr:
    """A term as a complex number with many digits. Raises NoValue."""
    expression = _read(trial, term)
    values = dict(trial.meaning.values)
    put_in: dict[sympy.Basic, sympy.Basic] = {}
    for symbol in expression.free_symbols:
        name = str(symbol)
        if name == UNIT:
            put_in[symbol] = sympy.I
        elif name in values:
            put_in[symbol] = _read(trial, values[name][0]).subs({sympy.Symbol(UNIT): sympy.I})
        else:
            raise NoValue(f"`{name}` has no value in this note")
    try:
        found = expression.subs(put_in, simultaneous=True)
        for call in found.atoms(AppliedUndef):
            function = _FUNCTIONS.get(call.func.__name__)
            if function is None or len(call.args) != 1:
                raise NoValue(f"`{call.func}` is not defined in this note or the notes it links to")
            found = found.xreplace({call: function(*call.args)})
        number = sympy.N(found, _DIGITS)
    except FAULTS as error:
        raise NoValue("SymPy cannot work it out") from error
    if not isinstance(number, sympy.Expr) or not number.is_number or not number.is_finite:
        raise NoValue("it has no finite value")
    return number


def _read(trial: Trial, term: Term) -> sympy.Expr:
    names = Names(
        functions=frozenset(_FUNCTIONS),
        values=frozenset(name for name, _ in trial.meaning.values) | {UNIT},
        decimal_comma=trial.decimal_comma,
    )
    try:
        expression = to_sympy(parse_term(term.text, names, syntax=term.syntax), names)
    except LatexError as error:
        raise NoValue(f"`{term.text}` could not be read: {error}") from error
    if not isinstance(expression, sympy.Expr) or sympy.count_ops(expression) > _LARGEST:
        raise NoValue(f"`{term.text}` is not a single number")
    return expression


def _rooms(stated: Term, relation: Relation) -> tuple[sympy.Expr, sympy.Expr]:
    """How far the two parts of a value may lie from the stated ones: half a unit in the last place shown of each."""
    found: tuple[list[int], list[int]] = ([], [])
    for match in _DECIMAL.finditer(stated.text):
        found[match["unit"] is not None].append(len(match["places"]))
    exact = _SAME if relation is Relation.EQUAL else sympy.Rational(1, 2)
    either = min(map(min, filter(None, found)), default=None)
    if either is None:
        return exact, exact
    real, imaginary = (min(places, default=either) for places in found)
    return sympy.Rational(11, 20 * 10**real), sympy.Rational(11, 20 * 10**imaginary)


def _shown(number: sympy.Expr) -> str:
    """A complex number as people write it: `11 - 2i`."""
    real, imaginary = (_plain(part) for part in number.as_real_imag())
    if imaginary == "0":
        return real
    size = imaginary.removeprefix("-")
    size = "i" if size == "1" else f"{size}i"
    sign = "-" if imaginary.startswith("-") else "+"
    if real == "0":
        return f"-{size}" if sign == "-" else size
    return f"{real} {sign} {size}"


def _plain(part: sympy.Expr) -> str:
    if abs(part) < _SAME:
        return "0"
    nearest = sympy.Integer(round(part))
    return str(nearest) if abs(part - nearest) < _SAME else f"{float(part):.6g}"
