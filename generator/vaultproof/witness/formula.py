"""The formula witness: evaluates a claim's terms through the definitions that its names refer to, with SymPy.

Also speaks as `arithmetic` where a term holds numbers only, and as `reference` where it calls a well-known function
that no note defines. Compares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import sympy
from sympy.core.function import AppliedUndef

from vaultproof.calculus.number import has_a_pole
from vaultproof.claim import Condition, Term
from vaultproof.judge.value import Value
from vaultproof.judge.weigh import OTHER_VALUES
from vaultproof.latex import LatexError, Names, parse_term, to_sympy
from vaultproof.witness.trial import Known, Meaning, Trial
from vaultproof.witness.values.integrals import left_to_quadrature
from vaultproof.witness.values.inverted import inverted
from vaultproof.witness.values.limits import settled_limits
from vaultproof.witness.values.numbers import FAULTS, NoValue, value_of
from vaultproof.witness.values.partial import with_own_arguments
from vaultproof.witness.values.series import NO_SUM, has_no_sum, is_infinite
from vaultproof.witness.values.smooth import settled_kinks

_OVER_DIVISORS = re.compile(r"\\(?:sum|prod)(?:\\limits)?\s*_\s*\{\s*[a-z]\s*(?:\||\\mid)\s*\d+\s*\}")
"""A sum over the divisors of a number, which is worked out at once."""
_WORKED = re.compile(
    r"(?:\\(?:lim|sum|prod|int)(?![A-Za-z])|[∑∫∏])(?!\s*(?:\\limits\s*)?_\s*\{[^{}]*(?:\\in(?![a-z])|∈))"
)
_WORKS = (sympy.Limit, sympy.Sum, sympy.Product, sympy.Integral)
_MAX_DEPTH = 12
_MAX_SIZE = 4000
_SPECIAL: Mapping[str, Callable[..., sympy.Basic]] = {
    "Gamma": sympy.gamma,
    "atan2": sympy.atan2,
    "digamma": sympy.digamma,
    "zeta": sympy.zeta,
    "LambertW": sympy.LambertW,
    "totient": sympy.totient,
    "divisorsum": sympy.divisor_sigma,
    "divisorcount": lambda n: sympy.divisor_sigma(n, 0),
    "moebius": sympy.mobius,
    "primepi": sympy.primepi,
    "gammainc": lambda a, x: sympy.lowergamma(a, x) / sympy.gamma(a),
}
"""What bodies of the reference call beside what any formula may call."""
_ORDERS = {
    "<": sympy.StrictLessThan,
    "≤": sympy.LessThan,
    ">": sympy.StrictGreaterThan,
    "≥": sympy.GreaterThan,
}
_BUILT_IN = {
    name: getattr(sympy, name)
    for name in ("tanh", "sinh", "cosh", "sin", "cos", "tan", "exp", "log", "erf", "sign")
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A value and the indices of the definitions that it came from, the first being the one the claim calls."""

    value: Value
    through: tuple[int, ...]


@dataclass(slots=True)
class Evaluator:
    """Evaluates terms of one trial with one choice of definition for each ambiguous name.

    With `free`, symbols keep no values: not those that the note gives them, nor those of a function's parameters.
    """

    trial: Trial
    choice: Mapping[str, int] = field(default_factory=dict)
    free: bool = False
    used: list[int] = field(default_factory=list)
    open: set[str] = field(default_factory=set)

    def value(self, term: Term) -> Spoken:
        """The value of a term of the claim.

        Raises NoValue, with a reason for people, where there is none.
        """
        self.used, self.open = [], set()
        expression = self.expression(term)
        if free := sorted(str(symbol) for symbol in expression.free_symbols):
            if free[0] in self.trial.meaning.listed:
                raise NoValue(f"`{free[0]}` has several values here, and the example does not say which")
            raise NoValue(f"`{free[0]}` has no value in this note")
        if undefined := sorted(str(call.func) for call in expression.atoms(AppliedUndef)):
            raise NoValue(f"`{undefined[0]}` is not defined in this note or the notes it links to")
        return Spoken(_valued(expression), tuple(dict.fromkeys(self.used)))

    def expression(self, term: Term, put_in: Mapping[str, sympy.Basic] | None = None) -> sympy.Basic:
        """The expression of a term of the claim, with its calls and values put in, and all carried out; before that,
        numbers for the symbols named in `put_in`."""
        return _done(self.undone(term, put_in))

    def undone(self, term: Term, put_in: Mapping[str, sympy.Basic] | None = None) -> sympy.Basic:
        """The same with its integrals, sums and limits left as they are written."""
        given = self._given()
        meaning = self.trial.meaning
        expression = self._read(term, meaning, frozenset(map(str, given)))
        expression = self._built_in(expression, meaning)
        differentiated = expression.has(sympy.Derivative, sympy.Subs)
        expression = self._expanded(expression, meaning, 0)
        if differentiated and self.open and not self.free:
            raise NoValue(
                f"`{min(self.open)}` in the definition has no value, and may depend on the variable"
            )
        expression = expression.subs(given)
        bound = self._bound(expression, meaning)
        if put_in:
            bound = bound.subs({_symbol(name): value for name, value in put_in.items()})
        return settled_kinks(bound)

    def _given(self) -> dict[sympy.Basic, sympy.Basic]:
        """The values with which the claim itself comes, as the inputs of a table do."""
        return {
            _symbol(name): self._read(value, Meaning(), frozenset()) for name, value in self.trial.claim.given
        }

    def raw(self, term: Term) -> sympy.Basic:
        """The expression of a term of the claim as it is written, with nothing put in. Raises NoValue."""
        return self._read(term, self.trial.meaning, frozenset())

    def ordered(self, term: Term, noncommuting: frozenset[str]) -> sympy.Basic:
        """The same, where the factors with these names keep their order, as those of matrices. Raises NoValue."""
        return self._read(term, self.trial.meaning, frozenset(), noncommuting=noncommuting)

    def given(self, name: str) -> sympy.Basic | None:
        """The value that the note gives a symbol, in the claim or in the definitions that it uses. Raises NoValue."""
        for meaning in (self.trial.meaning, *(self.trial.known[index].meaning for index in self.used)):
            for bound, terms in meaning.values:
                if bound == name:
                    return self._read(terms[0], Meaning(), frozenset())
        return None

    def body(self, index: int) -> sympy.Basic:
        """The expression of a definition, with all that it calls and the values it is given put in."""
        return _done(self.as_written(index))

    def as_written(self, index: int) -> sympy.Basic:
        """The same with its derivatives, sums, integrals and limits as they are written."""
        known = self.trial.known[index]
        parameters = frozenset(_symbol(name) for name in known.definition.parameters)
        body = self._own(known)
        body = self._expanded(self._built_in(body, known.meaning), known.meaning, 1)
        return self._bound(body, known.meaning, keep=parameters)

    def _own(self, known: Known) -> sympy.Basic:
        """The expression of a definition as it is written; one of the reference may call special functions."""
        special = _SPECIAL if known.witness == "reference" else {}
        values = frozenset(known.definition.parameters)
        body = self._read(known.definition.body, known.meaning, values, frozenset(special))
        for name, function in special.items():
            body = body.replace(sympy.Function(name), function)
        return body

    def _several(self, meaning: Meaning) -> frozenset[tuple[str, int]]:
        """The functions that take several parameters, by all of their definitions, with how many."""
        found = set()
        for name, indices in meaning.calls:
            counts = {len(self.trial.known[index].definition.parameters) for index in indices}
            if len(counts) == 1 and max(counts) > 1:
                found.add((name, max(counts)))
        return frozenset(found)

    def _read(
        self,
        term: Term,
        meaning: Meaning,
        values: frozenset[str],
        functions: frozenset[str] = frozenset(),
        noncommuting: frozenset[str] = frozenset(),
    ) -> sympy.Basic:
        names = Names(
            functions=frozenset(name for name, _ in meaning.calls) | functions,
            values=frozenset(name for name, _ in meaning.values) | values | self._of_an_error(meaning),
            decimal_comma=self.trial.decimal_comma,
            several=self._several(meaning),
            noncommuting=noncommuting,
        )
        try:
            node = parse_term(term.text, names, syntax=term.syntax)
            expression = to_sympy(with_own_arguments(node, self._parameters(meaning)), names)
        except LatexError as error:
            raise NoValue(f"`{_short(term.text)}` could not be read: {error}") from error
        except (ValueError, TypeError, ArithmeticError, AttributeError, RecursionError) as error:
            raise NoValue(f"`{_short(term.text)}` could not be turned into an expression") from error
        if not isinstance(expression, sympy.Basic):
            raise NoValue(f"`{_short(term.text)}` is not a single number")
        _refuse_terms_of_sequences(expression)
        worked = _WORKED.search(_OVER_DIVISORS.sub("", term.text)) is not None
        if expression.is_number and worked and not expression.has(*_WORKS):
            raise NoValue("what is worked out in it cancels, and may be infinite")
        return _over_reals(expression)

    def _of_an_error(self, meaning: Meaning) -> frozenset[str]:
        """`e` where a function that a term may name depends on one, as a loss on an error: no number then."""
        return frozenset({"e"} & {name for names in self._parameters(meaning).values() for name in names})

    def _parameters(self, meaning: Meaning) -> dict[str, tuple[str, ...]]:
        """The parameters of each function that a term may name, by its name."""
        return {
            name: self.trial.known[indices[0]].definition.parameters
            for name, indices in meaning.calls
            if indices
        }

    def _built_in(self, expression: sympy.Basic, meaning: Meaning) -> sympy.Basic:
        """Calls of well-known functions that the note defines itself, such as tanh, through the note's definition."""
        for name, indices in meaning.calls:
            known = _BUILT_IN.get(name)
            if known is None or not expression.has(known):
                continue
            index = self.chosen(name, indices)
            if self.trial.known[index].definition.source == "formula":
                stand_in = sympy.Function(f"{name}\u200b{index}")
                expression = expression.replace(known, lambda *arguments, f=stand_in: f(*arguments))
        return expression

    def function(self, index: int) -> Callable[..., sympy.Expr]:
        """A definition as a function of expressions, which carries out what its body leaves undone."""
        applied = self._function(self.trial.known[index], index, 0)
        assert callable(applied)  # a function in Python or in SymPy
        return lambda *arguments: _done(applied(*arguments))

    def chosen(self, name: str, indices: tuple[int, ...]) -> int:
        """The definition that a name means, among those of equal rank. Raises NoValue where that cannot be told."""
        if name in self.choice:
            return self.choice[name]
        if len(indices) > 1 and all(self.trial.known[index].witness != "reference" for index in indices):
            raise NoValue(f"`{name}` has {len(indices)} definitions here")
        return indices[0]

    def _expanded(self, expression: sympy.Basic, meaning: Meaning, depth: int) -> sympy.Basic:
        """An expression with each call of a defined function replaced by the function's body."""
        if depth > _MAX_DEPTH:
            raise NoValue("its definition refers to itself")
        calls = dict(meaning.calls)
        replaced: dict[sympy.Basic, sympy.Basic] = {}
        for call in sorted(expression.atoms(AppliedUndef), key=lambda atom: (atom.count_ops(), str(atom))):
            name, _, chosen = call.func.__name__.partition("\u200b")
            if not chosen and name not in calls:
                continue
            index = int(chosen) if chosen else self.chosen(name, calls[name])
            known = self.trial.known[index]
            if known.definition.source == "code":
                continue
            replaced[call.func] = self._function(known, index, depth)
        for function, body in replaced.items():
            expression = expression.replace(function, body)
        if sympy.count_ops(expression) > _MAX_SIZE:
            raise NoValue("the expression grows too large")
        return expression

    def _function(self, known: Known, index: int, depth: int) -> sympy.Lambda | object:
        """The function that a definition defines, as something that SymPy can put in place of its name."""
        definition = known.definition
        self.used.append(index)
        parameters = [_symbol(name) for name in definition.parameters]
        defaults = dict(known.defaults)
        body = self._own(known)
        body = self._expanded(body, known.meaning, depth + 1)
        given = (_symbol(name) for name, _ in self.trial.claim.given)
        body = self._bound(body, known.meaning, keep=frozenset(parameters).union(given))
        self.open |= {str(one) for one in body.free_symbols - set(parameters)}
        self.open |= {str(one.func) for one in body.atoms(AppliedUndef)}

        def applied(*arguments: sympy.Basic) -> sympy.Basic:
            given = [one for one in arguments if not isinstance(one, sympy.core.relational.Relational)]
            named = _keywords(arguments, definition.name, {*parameters, *body.free_symbols})
            if len(given) > len(parameters):
                raise NoValue(f"`{definition.name}` takes {len(parameters)} argument(s), not {len(given)}")
            given.extend(
                named.pop(parameter) if parameter in named else self._missing(str(parameter), defaults)
                for parameter in parameters[len(given) :]
            )
            if not known.inverse:
                self._keep_within(known, dict(zip(map(str, parameters), given, strict=True)))
            for unsettled in known.unsettled:
                if given[0] == sympy.sympify(unsettled):
                    raise NoValue(f"conventions differ on `{definition.name}({unsettled})`")
            if known.inverse:
                return self._inverted(known, body, parameters[0], given[0])
            put_in = dict(zip(parameters, given, strict=True)) | named
            found = body.subs(put_in, simultaneous=True)
            numbers = {symbol: one for symbol, one in put_in.items() if one.is_number and one.is_finite}
            return sympy.nan if found.is_finite and has_a_pole(body, numbers) else found

        return applied

    def _inverted(
        self, known: Known, body: sympy.Expr, parameter: sympy.Symbol, value: sympy.Expr
    ) -> sympy.Expr:
        """The one place where a function takes a value, if the note says that it is one there. Raises NoValue."""
        found = inverted(body, parameter, value)
        self._keep_within(known, {str(parameter): found})
        return found

    def _keep_within(self, known: Known, given: Mapping[str, sympy.Basic]) -> None:
        """Refuse arguments that lie where the note says that the definition does not hold. Raises NoValue."""
        for condition in known.definition.conditions:
            argument = given.get(condition.name)
            if argument is not None and argument.free_symbols:
                argument = self._bound(argument.subs(self._given()), Meaning())
            if argument is None or not (argument.is_number and argument.is_finite and argument.is_real):
                continue
            bound = self.bound(condition, known.meaning)
            if bound is None:
                continue
            if _ORDERS[condition.sign](argument, bound) == sympy.false:
                name = known.definition.name
                raise NoValue(OTHER_VALUES.format(name, condition.name))

        for place in known.definition.without:
            argument = given.get(known.definition.parameters[0])
            if argument is not None and argument == sympy.Rational(place.text):
                raise NoValue(OTHER_VALUES.format(known.definition.name, known.definition.parameters[0]))

    def bound(self, condition: Condition, meaning: Meaning) -> sympy.Expr | None:
        """The bound of a condition as a real number or an infinity, None where it is none."""
        try:
            found = self._bound(self._read(condition.bound, meaning, frozenset()), meaning)
        except NoValue:
            return None
        return found if isinstance(found, sympy.Expr) and found.is_extended_real and found.is_number else None

    def _missing(self, name: str, defaults: Mapping[str, str]) -> sympy.Basic:
        """The value of a parameter that a call leaves out: one the note gives, else the customary one."""
        for bound, terms in self.trial.meaning.values:
            if bound == name:
                return self._read(terms[0], Meaning(), frozenset())
        if name in defaults:
            return sympy.Rational(defaults[name])
        return _symbol(name)

    def _bound(
        self, expression: sympy.Basic, meaning: Meaning, keep: frozenset[sympy.Symbol] = frozenset()
    ) -> sympy.Basic:
        """An expression with the values that the note gives its symbols put in."""
        if self.free:
            return expression
        values = dict(meaning.values) | dict(self.trial.meaning.values)
        for symbol in sorted(expression.free_symbols - keep, key=str):
            if str(symbol) in values:
                expression = expression.subs(
                    symbol, self._read(values[str(symbol)][0], Meaning(), frozenset())
                )
        return expression


def choices(trial: Trial) -> Iterator[dict[str, int]]:
    """Each choice among definitions of equal rank for the names in the claim; one name at most may be ambiguous."""
    ambiguous = [(name, indices) for name, indices in trial.meaning.calls if len(indices) > 1]
    if not ambiguous:
        yield {}
        return
    name, indices = ambiguous[0]
    for index in indices:
        yield {name: index}


def _refuse_terms_of_sequences(expression: sympy.Basic) -> None:
    """Raise NoValue where a term of a sequence, such as `S_n`, stands in a limit or sum over its index."""
    for over in expression.atoms(sympy.Limit, sympy.Sum, sympy.Product, sympy.Integral):
        variables = {str(symbol) for limit in over.args[1:] for symbol in limit.free_symbols}
        for symbol in over.args[0].free_symbols:
            _, _, subscript = str(symbol).partition("_")
            if variables & set(re.findall(r"[A-Za-z]+", subscript)):
                raise NoValue(f"`{symbol}` has no definition that tells its terms")


def _keywords(
    arguments: tuple[sympy.Basic, ...], name: str, known: set[sympy.Basic]
) -> dict[sympy.Basic, sympy.Basic]:
    """The arguments that a call gives by name, as in `f(-2, \\alpha = 0.1)`. Raises NoValue for any other relation."""
    found: dict[sympy.Basic, sympy.Basic] = {}
    for one in arguments:
        if isinstance(one, sympy.core.relational.Relational):
            if not isinstance(one, sympy.Eq) or one.lhs not in known or one.lhs in found:
                raise NoValue(f"`{name}` is not understood with `{one}` as an argument")
            found[one.lhs] = one.rhs
    return found


def _symbol(name: str) -> sympy.Symbol:
    return sympy.Symbol(name, real=True)


@lru_cache(maxsize=512)
def _over_reals(expression: sympy.Basic) -> sympy.Basic:
    """An expression whose symbols are real numbers, as they are in notes; else |x| has no derivative."""
    changed = {}
    for symbol in expression.atoms(sympy.Symbol):
        if not symbol.is_real and symbol.is_commutative:
            kind = sympy.Dummy if isinstance(symbol, sympy.Dummy) else sympy.Symbol
            changed[symbol] = kind(symbol.name, real=True)
    return expression.xreplace(changed) if changed else expression


def _done(expression: sympy.Basic) -> sympy.Basic:
    """An expression with its derivatives, sums, limits and substitutions carried out. Raises NoValue."""
    found = _worked_out(expression)
    if isinstance(found, NoValue):
        raise NoValue(str(found))
    return found


def _counts_backwards(whole: sympy.Sum | sympy.Product) -> bool:
    """Whether SymPy would give a sum or product without terms the terms that lie between its bounds, taken away."""
    return any(
        len(bounds) == _INDEX_AND_BOUNDS
        and bounds[1].is_Integer
        and bounds[2].is_Integer
        and bounds[2] < bounds[1] - 1
        for bounds in whole.limits
    )


_INDEX_AND_BOUNDS = 3


@lru_cache(maxsize=128)
def _worked_out(expression: sympy.Basic) -> sympy.Basic | NoValue:
    """The same, or why that cannot be. It may take SymPy seconds to tell either, and each witness asks for it."""
    if not hasattr(expression, "doit"):
        return expression
    try:
        if any(map(has_no_sum, expression.atoms(sympy.Sum))):
            return NoValue(NO_SUM)
        if any(map(_counts_backwards, expression.atoms(sympy.Sum, sympy.Product))):
            return NoValue("a sum that begins behind its end is empty, and is counted backwards here")
        halves = left_to_quadrature(expression)
        hidden = {one: sympy.Dummy(real=True) for one in halves}
        grown = {one: sympy.oo for one in expression.atoms(sympy.Sum) if is_infinite(one)}
        found = settled_limits(expression.xreplace(hidden).xreplace(grown)).doit()
        return found.xreplace({hidden[one]: other for one, other in halves.items()}) if halves else found
    except NoValue as error:
        return error
    except FAULTS:
        return NoValue("SymPy cannot work it out")


def _valued(expression: sympy.Basic) -> Value:
    """The value of an expression. Raises NoValue."""
    found = _value_or_none(expression)
    if isinstance(found, NoValue):
        raise NoValue(str(found))
    return found


@lru_cache(maxsize=128)
def _value_or_none(expression: sympy.Basic) -> Value | NoValue:
    """The same, or why there is none; an integral without a closed form takes as long to value as to work out."""
    try:
        return value_of(expression)
    except NoValue as error:
        return error
    except FAULTS:
        return NoValue("SymPy cannot work it out")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "…"
