r"""Laws of probability: `\mathrm{Var}(aX + b)`, `E[XY]`, `P(A \mid B)`, `H(X \mid Y)`, read and worked out on a finite
model, in which every outcome, every value and every event is known.

side     = ["-"] product { ("+" | "-") product }
product  = power { ["\cdot" | "/"] power }
power    = atom ["^" atom]
atom     = number | letter | "(" side ")" | "\frac" side side | operator "(" argument ")"
operator = "E" | "Var" | "Cov" | "P" | "H" | "I"                   each in the fonts in which people write them
event    = one { ("\cap" | "," | "\cup" | "\setminus") one }       of A, \bar A, A^c, \neg A, \Omega, \emptyset

What is read at once is worked out: a side has a number, what stands in `E[…]` a number for each outcome.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from vaultproof.spot import late

Number = Fraction | float
Amount = Number | tuple[Number, ...]
Unary = Callable[[Number], Number]
Binary = Callable[[Number, Number], Number]
Event = frozenset[int]

_SPACE = re.compile(
    r"(?:\s|~|&|\\[,;:!> ]|\\(?:left|right|[Bb]igg?[lrm]?|middle|displaystyle|textstyle|quad|limits)(?![A-Za-z]))+"
)
_FONT = r"\\(?:mathbb|mathbf|mathrm|mathsf|mathcal|operatorname|text|textrm|boldsymbol)\*?\s*"
_OPERATORS = {
    "E": r"E|\\E|\\Expect(?:ation)?|\\mathbb\s*E",
    "Var": r"\\?(?:Var|VAR|var)|V|D|\\mathbb\s*V",
    "Cov": r"\\?(?:Cov|COV|cov)",
    "P": r"\\?Pr|P|p|\\P|\\mathbb\s*P",
    "H": r"H",
    "I": r"I",
}
_OPERATOR = late(
    "|".join(
        rf"(?P<{name}>(?:{_FONT}\{{\s*(?:{spelled})\s*\}}|(?<!\\)(?<![A-Za-z\\][A-Za-z])(?:{spelled}))(?![A-Za-z_]))"
        for name, spelled in _OPERATORS.items()
    )
    + ""
)
_RAISED_NAME = re.compile(r"\^\s*(?:\{\s*2\s*\}|2)")
_OPEN = re.compile(r"\(|\[|\\\{|\\lbrack(?![a-z])")
_CLOSE = {"(": ")", "[": "]", "\\{": "\\}", "\\lbrack": "\\rbrack"}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LETTER = re.compile(
    r"(?:\\(?P<greek>alpha|beta|gamma|lambda|mu|sigma|theta|omega)(?![A-Za-z])|(?P<plain>[A-Za-z])(?![A-Za-z]{2}))"
    r"(?:_(?:\{(?P<long>[^{}]{1,8})\}|(?P<short>\w)))?"
)
_GIVEN = late(r"\||\\mid(?![A-Za-z])|\\vert(?![A-Za-z])|∣")
_BAR = re.compile(r"\\(?:overline|bar)\s*(?:\{(?P<braced>[^{}]+)\}|(?P<bare>[A-Za-z]))")
_NOT = re.compile(r"\\(?:neg|lnot|sim)(?![A-Za-z])|¬")
_COMPLEMENT = late(r"\^\s*(?:\{\s*(?:[cC]|\\complement)\s*\}|[cC](?![A-Za-z])|\\complement)|'|’")
_WORD = re.compile(r"\\(?:text|mathrm|textit|mathit)\s*\{\s*(?P<word>[^{}]+?)\s*\}")
_CERTAIN = re.compile(r"\\Omega(?![A-Za-z])|Ω")
_IMPOSSIBLE = re.compile(r"\\(?:emptyset|varnothing)(?![A-Za-z])|∅")
_AND = re.compile(r"\\cap(?![A-Za-z])|\\land(?![A-Za-z])|\\wedge(?![A-Za-z])|,|∩|\\text\s*\{\s*and\s*\}")
_OR = re.compile(r"\\cup(?![A-Za-z])|\\lor(?![A-Za-z])|\\vee(?![A-Za-z])|∪|\\text\s*\{\s*or\s*\}")
_WITHOUT = re.compile(r"\\setminus(?![A-Za-z])|\\backslash(?![A-Za-z])")
_TIMES = re.compile(r"\\(?:cdot|times|ast)(?![A-Za-z])|[·×*]")
_LONGEST = 300
_MOST_POWER = 4
_DEEPEST = 12
_NOTHING = 1e-12


class NoLaw(ValueError):
    """What is written is no side of such a law, or has no value in a model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Outcomes with their weights, which sum to 1; what each random variable is in them, and which make each event."""

    weights: tuple[Fraction, ...]
    variables: Mapping[str, tuple[Fraction, ...]]
    events: Mapping[str, Event]
    constants: Mapping[str, Fraction]

    def mean(self, values: Sequence[Number]) -> Number:
        """The mean of what has a value for each outcome."""
        return sum((weight * value for weight, value in zip(self.weights, values, strict=True)), Fraction(0))

    def weight(self, event: Event) -> Fraction:
        """The probability of an event."""
        return sum((self.weights[one] for one in event), Fraction(0))


@dataclass(slots=True)
class Names:
    """The letters of a law: its random variables, its events and its constants."""

    variables: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    constants: set[str] = field(default_factory=set)
    operators: list[str] = field(default_factory=list)
    vanishing: bool = False
    """Whether an operator gave 0 in the model in which the side was worked out."""


def names_of(*sides: str) -> Names:
    """The letters of some sides. Raises NoLaw where they are none."""
    names = Names()
    for side in sides:
        _Reader(_plain(side), None, names, _lone_letter(sides)).whole()
    return names


def values_of(sides: Sequence[str], model: Model) -> tuple[list[tuple[Number, ...]], bool]:
    """What the sides of a law are in each outcome of a model, and whether an operator in them is 0 there. Raises NoLaw
    where one has no value."""
    names, count = Names(), len(model.weights)
    values = [_Reader(_plain(side), model, names, _lone_letter(sides)).whole() for side in sides]
    spread = [value if isinstance(value, tuple) else (value,) * count for value in values]
    return spread, names.vanishing


def calls_in(text: str) -> set[str]:
    """The operators of a side with what follows them up to a closing bracket, without spaces."""
    found = set()
    for match in _OPERATOR.finditer(text):
        end = min(
            (at for at in (text.find(mark, match.end()) for mark in ")]") if at >= 0), default=len(text)
        )
        found.add("".join(_SPACE.sub("", text[match.start() : end]).split()))
    return found


def _plain(text: str) -> str:
    if len(text) > _LONGEST:
        raise NoLaw("a side is too long")
    return _SPACE.sub(" ", text).strip().rstrip(".,;").strip()


def _lone_letter(sides: Sequence[str]) -> str | None:
    """The one small letter that stands for a random variable where no capital does: `E[x^2] - E[x]^2`."""
    inside = "".join(
        match.group() for side in sides for match in re.finditer(r"(?<=[\[(])[^\[\]()]*(?=[\])])", side)
    )
    inside = re.sub(r"\\[A-Za-z]+", "", inside)
    letters = set(re.findall(r"[A-Za-z]", inside))
    return next(iter(letters)) if len(letters) == 1 and not any(map(str.isupper, letters)) else None


class _Reader:
    """Reads one side; with no model, only the letters."""

    def __init__(self, text: str, model: Model | None, names: Names, lone: str | None) -> None:
        self.text, self.model, self.names, self.lone = text, model, names, lone
        self.at = 0
        self.inside = 0
        self.depth = 0

    def whole(self) -> Amount:
        value = self.side()
        if self.at < len(self.text):
            raise NoLaw("something else stands behind it")
        return value

    # -- characters

    def skip(self) -> None:
        while self.text.startswith(" ", self.at):
            self.at += 1

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        self.skip()
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found

    def accept(self, mark: str) -> bool:
        self.skip()
        if self.text.startswith(mark, self.at):
            self.at += len(mark)
            return True
        return False

    def expect(self, mark: str) -> None:
        if not self.accept(mark):
            raise NoLaw(f"`{mark}` is missing")

    # -- numbers

    def side(self) -> Amount:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise NoLaw("it is nested too deep")
        negative = self.accept("-") or self.accept("−")
        value = self.product()
        value = _each(lambda one: -one, value) if negative else value
        while True:
            if self.accept("+"):
                value = _both(lambda one, other: one + other, value, self.product())
            elif self.accept("-") or self.accept("−"):
                value = _both(lambda one, other: one - other, value, self.product())
            else:
                self.depth -= 1
                return value

    def product(self) -> Amount:
        value = self.power()
        while True:
            if self.match(_TIMES):
                value = _both(lambda one, other: one * other, value, self.power())
            elif self.accept("/"):
                value = _both(_over, value, self.power())
            elif self.begins():
                value = _both(lambda one, other: one * other, value, self.power())
            else:
                return value

    def begins(self) -> bool:
        """Whether a factor begins here."""
        self.skip()
        rest = self.text[self.at :]
        return bool(
            _OPEN.match(rest) or _NUMBER.match(rest) or _OPERATOR.match(rest) or _LETTER.match(rest)
        ) or rest.startswith(("\\frac", "\\dfrac", "\\tfrac"))

    def power(self) -> Amount:
        base = self.atom()
        if not self.accept("^"):
            return base
        braced = self.accept("{")
        number = self.match(_NUMBER)
        if braced:
            self.expect("}")
        if number is None or not number.group().isdigit() or int(number.group()) > _MOST_POWER:
            raise NoLaw("an exponent is no small whole number")
        exponent = int(number.group())
        return _each(lambda one: one**exponent, base)

    def atom(self) -> Amount:
        if (found := self.match(_NUMBER)) is not None:
            return Fraction(found.group())
        if self.match(re.compile(r"\\[dt]?frac\s*\{")):
            top = self.side()
            self.expect("}")
            self.expect("{")
            bottom = self.side()
            self.expect("}")
            return _both(_over, top, bottom)
        if (called := self.call()) is not None:
            return called
        if (opened := self.match(_OPEN)) is not None:
            value = self.side()
            self.expect(_CLOSE[opened.group()])
            return value
        return self.letter()

    def letter(self) -> Amount:
        found = self.match(_LETTER)
        if found is None:
            raise NoLaw("a letter was expected")
        if found["plain"] == "E" and found.group() == "E" and self.text[self.at : self.at + 1].isupper():
            self.names.operators.append("E")
            self.inside += 1
            value = self.letter()
            self.inside -= 1
            return self.model.mean(value) if self.model and isinstance(value, tuple) else Fraction(1)
        name = "".join(found.group().split())
        random = (found["plain"] or "").isupper() or found["plain"] == self.lone
        if found["greek"] in {"mu", "sigma"}:
            return self.moment(found)
        if random:
            if not self.inside:
                raise NoLaw("a random variable is no number")
            self.names.variables.add(name)
            return self.model.variables[name] if self.model else Fraction(1)
        self.names.constants.add(name)
        return self.model.constants[name] if self.model else Fraction(1)

    def moment(self, found: re.Match[str]) -> Amount:
        """`\\mu` and `\\sigma^2` of the one random variable, or of the one that is their index."""
        of = found["long"] or found["short"]
        known = sorted(self.model.variables) if self.model else []
        if of is None and len(known) == 1:
            of = known[0]
        if of is not None and of not in known and of.upper() in known:
            of = of.upper()
        squared = found["greek"] == "sigma" and self.match(_RAISED_NAME) is not None
        if found["greek"] == "sigma" and not squared:
            raise NoLaw("a standard deviation is no fraction")
        if self.model is None:
            return Fraction(1)
        if of not in self.model.variables:
            raise NoLaw("whose mean it is cannot be told")
        values = self.model.variables[of]
        return self.model.mean(values) if not squared else _variance(self.model, values)

    # -- operators

    def call(self) -> Amount | None:
        self.skip()
        found = _OPERATOR.match(self.text, self.at)
        if found is None or found.lastgroup is None:
            return None
        raised = _RAISED_NAME.match(self.text, found.end())
        opened = _OPEN.match(self.text, self._behind(raised.end() if raised else found.end()))
        if opened is None:
            return None
        self.at = opened.end()
        self.names.operators.append(found.lastgroup)
        value = self.argued(found.lastgroup, _CLOSE[opened.group()])
        if self.model is not None and not (
            any(value) if isinstance(value, tuple) else abs(float(value)) > _NOTHING
        ):
            self.names.vanishing = True
        squared = raised is not None and not self.text[found.start() : found.end()].strip().endswith("D")
        return _each(lambda one: one**2, value) if squared else value  # some write D² for the variance

    def _behind(self, at: int) -> int:
        while self.text.startswith(" ", at):
            at += 1
        return at

    def argued(self, operator: str, close: str) -> Amount:
        """The value of an operator with its argument, up to the bracket that closes it."""
        match operator:
            case "P":
                return self.probability(close)
            case "H" | "I":
                return self.information(operator, close)
            case "Cov":
                return self.covariance(close)
            case _:
                return self.expectation(operator, close)

    def random(self) -> tuple[Number, ...]:
        """What stands in an operator, as a value for each outcome."""
        self.inside += 1
        value = self.side()
        self.inside -= 1
        count = len(self.model.weights) if self.model else 1
        return value if isinstance(value, tuple) else (value,) * count

    def expectation(self, operator: str, close: str) -> Amount:
        values = self.random()
        if self.match(_GIVEN) is None:
            self.expect(close)
            if self.model is None:
                return Fraction(1)
            return self.model.mean(values) if operator == "E" else _variance(self.model, values)
        given = [self.random()]
        while self.accept(","):
            given.append(self.random())
        self.expect(close)
        if self.model is None:
            return Fraction(1)
        return _conditional(self.model, values, given, variance=operator != "E")

    def covariance(self, close: str) -> Amount:
        one = self.random()
        if not self.accept(","):
            raise NoLaw("a covariance is one of two")
        other = self.random()
        self.expect(close)
        if self.model is None:
            return Fraction(1)
        product = [first * second for first, second in zip(one, other, strict=True)]
        return self.model.mean(product) - self.model.mean(one) * self.model.mean(other)

    def information(self, operator: str, close: str) -> Amount:
        """`H(X, Y)`, `H(X | Y)` and `I(X; Y)` of random variables."""
        groups: list[list[tuple[Number, ...]]] = [[]]
        parted = 0
        while True:
            self.inside += 1
            found = self.letter()
            self.inside -= 1
            groups[-1].append(found if isinstance(found, tuple) else (found,))
            if self.accept(","):
                continue
            if self.accept(";") if operator == "I" else self.match(_GIVEN):
                parted += 1
                groups.append([])
                continue
            break
        self.expect(close)
        if parted > 1 or (operator == "I" and not parted) or self.names.variables <= {"P", "Q"}:
            raise NoLaw("what is shared cannot be told")
        if self.model is None:
            return Fraction(1)
        both = _entropy(self.model, [one for group in groups for one in group])
        if not parted:
            return both
        last = _entropy(self.model, groups[1])
        return both - last if operator == "H" else _entropy(self.model, groups[0]) + last - both

    # -- events

    def probability(self, close: str) -> Amount:
        event = self.event()
        given = self.event() if self.match(_GIVEN) is not None else None
        self.expect(close)
        if self.model is None:
            return Fraction(1)
        if given is None:
            return self.model.weight(event)
        return _over(self.model.weight(event & given), self.model.weight(given))

    def event(self) -> Event:
        event = self.one_event()
        while True:
            if self.match(_OR):
                event |= self.one_event()
            elif self.match(_WITHOUT):
                event -= self.one_event()
            elif self.match(_AND) or self.begins_event():
                event &= self.one_event()
            else:
                return event

    def begins_event(self) -> bool:
        self.skip()
        rest = self.text[self.at :]
        return any(one.match(rest) for one in (_BAR, _NOT, _WORD, _LETTER))

    def one_event(self) -> Event:
        everything = frozenset(range(len(self.model.weights))) if self.model else frozenset({0})
        if self.match(_NOT):
            return everything - self.one_event()
        if (barred := self.match(_BAR)) is not None:
            inner = _Reader(barred["braced"] or barred["bare"], self.model, self.names, self.lone)
            event = inner.event()
            if inner.at < len(inner.text):
                raise NoLaw("an event is not understood")
            return everything - event
        if self.match(_CERTAIN):
            return everything
        if self.match(_IMPOSSIBLE):
            return frozenset()
        if self.accept("("):
            event = self.event()
            self.expect(")")
        else:
            found = self.match(_WORD) or self.match(_LETTER)
            if found is None:
                raise NoLaw("an event was expected")
            name = "".join(found.group().split())
            if name[:1].islower():
                name += "'" * (self.accept("'") or self.accept("’"))  # the next state, or another value
            self.names.events.add(name)
            event = self.model.events[name] if self.model else everything
        return everything - event if self.match(_COMPLEMENT) else event


def _each(function: Unary, value: Amount) -> Amount:
    if isinstance(value, tuple):
        return tuple(function(one) for one in value)
    return function(value)


def _both(function: Binary, one: Amount, other: Amount) -> Amount:
    count = max(len(side) if isinstance(side, tuple) else 0 for side in (one, other))
    if count:
        first = one if isinstance(one, tuple) else (one,) * count
        second = other if isinstance(other, tuple) else (other,) * count
        return tuple(function(left, right) for left, right in zip(first, second, strict=True))
    assert not isinstance(one, tuple)
    assert not isinstance(other, tuple)
    return function(one, other)


def _over(one: Number, other: Number) -> Number:
    if other == 0:
        raise NoLaw("it divides by zero")
    return one / other


def _variance(model: Model, values: Sequence[Number]) -> Number:
    return model.mean([one * one for one in values]) - model.mean(values) ** 2


def _conditional(
    model: Model, values: Sequence[Number], given: Sequence[Sequence[Number]], *, variance: bool
) -> tuple[Number, ...]:
    """The conditional mean or variance, for each outcome."""
    keys = list(zip(*given, strict=True))
    found: dict[tuple[Number, ...], Number] = {}
    for key in keys:
        if key not in found:
            inside = [index for index, other in enumerate(keys) if other == key]
            whole = sum((model.weights[index] for index in inside), Fraction(0))
            mean = sum((model.weights[index] * values[index] for index in inside), Fraction(0)) / whole
            square = sum((model.weights[index] * values[index] ** 2 for index in inside), Fraction(0)) / whole
            found[key] = square - mean**2 if variance else mean
    return tuple(found[key] for key in keys)


def _entropy(model: Model, variables: Sequence[Sequence[Number]]) -> float:
    weights: dict[tuple[Number, ...], Fraction] = {}
    for key, weight in zip(zip(*variables, strict=True), model.weights, strict=True):
        weights[key] = weights.get(key, Fraction(0)) + weight
    return -sum(float(weight) * math.log(weight) for weight in weights.values())


def letters(text: str, names: Names) -> Iterator[tuple[int, int]]:
    """The places of the lone letters of a side that name random variables and events."""
    for match in re.finditer(r"(?<![A-Za-z\\])[A-Za-z](?![A-Za-z]|\s*[\[(])", text):
        if match.group() in names.variables | names.events:
            yield match.span()
