r"""Reads a formula loosely, to see whether it is one that everybody knows: `-\sum_i y_i \log \hat{y}_i`.

Names keep their accents and lose their fonts; each name has a value of its own for each index, taken from its
spelling; a sum runs over three indices, a mean too. Two formulas that are equal at some such values say the same in
all that matters here. Nothing is simplified, and what cannot be read is given up.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TypeAlias

from vaultproof.spot import late

COUNT = 3
"""How many indices a sum runs over."""
_LONGEST = 400
_MOST_TOKENS = 160
_FONT = (
    r"\\(?:text(?:bf|it|rm|sf|tt)?|math(?:rm|bf|cal|it|sf|bb|scr)|operatorname\*?|boldsymbol|bm|vec|mbox"
    r"|overrightarrow)"
)
_TOKEN = late(
    rf"""(?P<skip>\s+|[~&]|\\[,;:!>~ ]|\\(?:left|right|big[lr]?|Big[lr]?|bigg[lr]?|Bigg[lr]?|displaystyle|textstyle
      |limits|nolimits|quad|lfloor|rfloor
      |cdot|times|ast)(?![A-Za-z])|[·×⋅*]|\{{\s*\}})
    |(?P<font>{_FONT}\s*\{{(?P<words>[^{{}}\\]*)\}}|{_FONT}\s*(?P<letter>[A-Za-z])(?![A-Za-z]))
    |(?P<accent>\\(?:hat|bar|tilde|widehat|overline|widetilde|dot)(?![A-Za-z]))
    |(?P<frac>\\[dtc]?frac(?![A-Za-z]))
    |(?P<binom>\\[dt]?binom(?![A-Za-z]))
    |(?P<root>\\sqrt(?![A-Za-z])|√)
    |(?P<sum>\\sum(?![A-Za-z])|[∑Σ])
    |(?P<norm>\\(?:\||[lr]?Vert(?![A-Za-z]))|‖)
    |(?P<bar>\||\\(?:mid|[lr]?vert)(?![A-Za-z]))
    |(?P<function>\\(?:log|ln|lg|exp|max|min|sin|cos|tan|tanh)(?![A-Za-z])|(?:log|ln|exp|softmax)(?![A-Za-z]))
    |(?P<over>/|\\div(?![A-Za-z]))
    |(?P<sign>[-−–+±]|\\pm(?![A-Za-z]))
    |(?P<open>[({{\[]|\\\{{)
    |(?P<close>[)}}\]]|\\\}})
    |(?P<below>_)|(?P<above>\^)|(?P<marks>['′’]+)|(?P<bang>!)|(?P<comma>,)
    |(?P<related>=|\\(?:in|neq|ne|leq?|geq?)(?![A-Za-z])|∈|≠)
    |(?P<number>\d+(?:[.,]\d+)?)
    |(?P<command>\\[A-Za-z]+)
    |(?P<word>(?:[TFV][PN]R?|PP?V|SS|TSS|SST|SS[RE])(?![A-Za-z]))
    |(?P<symbol>[^\W\d_])""",
    re.VERBOSE,
)
_TRANSPOSED = frozenset({"T", "top", "intercal", "prime"})
_CALLED = frozenset("P Q p q Pr".split())
_NO_NAMES = frozenset(
    """infty cdots ldots dots int prod lim to mapsto in forall partial nabla begin end cases dd odot otimes oplus le ge
    leq geq approx sim circ top mathbb substack""".split()
)
_SOFT = "softmax"


class Unread(ValueError):
    """A formula that is not read."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the names of a formula are worth: `values` of some, `names` as which others are known, `at` the indices."""

    values: Mapping[str, float] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    at: Mapping[str, int] = field(default_factory=dict)
    everywhere: int | None = None
    seed: int = 0


Worth: TypeAlias = Callable[[Scene], float]


@dataclass(frozen=True, slots=True)
class Loose:
    """A formula: its worth in a scene, the names in it, whether it has a sum, and the names that sums run up to."""

    worth: Worth
    names: frozenset[str]
    sums: bool
    counts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def read_loose(text: str, *, wide: bool = False) -> Loose:
    """A formula, a sum in it reaching over one product, or with `wide` to the end of its bracket. Raises Unread."""
    if len(text) > _LONGEST:
        raise Unread(text)
    tokens = list(_tokens(text))
    if not tokens or len(tokens) > _MOST_TOKENS:
        raise Unread(text)
    reader = _Reader(tokens, wide)
    worth = reader.sum()
    if reader.at < len(tokens):
        raise Unread(text)
    return Loose(worth, frozenset(reader.names), reader.sums, frozenset(reader.counts))


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    text = text.rstrip(" .,;")
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise Unread(text[at:])
        at = match.end()
        kind = match.lastgroup or ""
        if kind == "skip":
            continue
        if match["font"] is not None:
            words = (match["words"] if match["words"] is not None else match["letter"]).strip()
            kind = "function" if words in {"log", "ln", "exp", _SOFT, "max", "min"} else "symbol"
            found.append(_Token(kind, " ".join(words.split())))
        elif kind == "command":
            if match.group()[1:] in _NO_NAMES and match.group()[1:] not in _TRANSPOSED:
                raise Unread(match.group())
            found.append(_Token("symbol", match.group()[1:].removeprefix("var")))
        elif kind == "function":
            found.append(_Token(kind, match.group().lstrip("\\")))
        elif kind == "word":
            found.append(_Token("symbol", match.group()))
        else:
            found.append(_Token(kind, match.group()))
    return found


def value_of(name: str, indices: tuple[int, ...], seed: int) -> float:
    """The value of a name at some indices: between 0.1 and 0.9, the same each time."""
    told = blake2b(f"{name}|{indices}|{seed}".encode(), digest_size=4).digest()
    return 0.1 + 0.8 * (int.from_bytes(told) / 2**32)


class _Reader:
    def __init__(self, tokens: list[_Token], wide: bool) -> None:
        self.tokens = tokens
        self.wide = wide
        self.at = 0
        self.names: set[str] = set()
        self.counts: set[str] = set()
        self.sums = False
        self.bound: list[str] = []
        self.barred = 0

    def _kind(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead].kind if self.at + ahead < len(self.tokens) else ""

    def _take(self, *kinds: str) -> _Token:
        if self._kind() not in kinds:
            raise Unread("something else is expected")
        self.at += 1
        return self.tokens[self.at - 1]

    def sum(self) -> Worth:
        """Products with signs between them."""
        parts: list[tuple[float, Worth]] = []
        sign = 1.0
        while True:
            while self._kind() == "sign":
                sign *= -1.0 if self._take("sign").text in "-−–" else 1.0
            parts.append((sign, self._product()))
            sign = 1.0
            if self._kind() != "sign":
                break
        if len(parts) == 1 and parts[0][0] > 0:
            return parts[0][1]
        return lambda scene: sum(sign * worth(scene) for sign, worth in parts)

    def _product(self) -> Worth:
        worth = self._factor()
        over = False
        while self._kind() in {
            "over", "number", "symbol", "accent", "frac", "binom", "root", "sum", "norm", "bar", "function", "open",
        }:  # fmt: skip
            if self._kind() in {"bar", "norm"} and self.barred:
                break
            if self._kind() == "over":
                self._take("over")
                worth, over = _over(worth, self._factor()), True
            elif over:
                raise Unread("what stands below the stroke cannot be told")
            else:
                worth = _times(worth, self._factor())
        return worth

    def _factor(self) -> Worth:
        worth = self._primary()
        while self._kind() in {"above", "bang"}:
            if self._kind() == "bang":
                self._take("bang")
                worth = _factorial(worth)
            else:
                worth = _power(worth, self._exponent())
        return worth

    def _exponent(self) -> Worth:
        self._take("above")
        if self._kind() == "open":
            return self._group()
        if self._kind() == "symbol" and self.tokens[self.at].text in _TRANSPOSED:
            self._take("symbol")
            return lambda _: 1.0
        if self._kind() == "sign":
            self._take("sign")
            return _negative(self._primary())
        return self._primary()

    def _primary(self) -> Worth:
        kind = self._kind()
        match kind:
            case "number":
                number = float(self._take("number").text.replace(",", "."))
                return lambda _: number
            case "open":
                return self._group()
            case "frac":
                self._take("frac")
                return _over(self._argument(), self._argument())
            case "binom":
                self._take("binom")
                return _chosen(self._argument(), self._argument())
            case "root":
                return self._root()
            case "sum":
                return self._summed()
            case "bar" | "norm":
                return self._between_bars(kind)
            case "function":
                return self._called()
            case _:
                return self._named()

    def _argument(self) -> Worth:
        if self._kind() == "number" and len(digits := self.tokens[self.at].text) > 1:
            if not digits.isdigit():
                raise Unread("a decimal without braces")
            self.tokens[self.at : self.at + 1] = [_Token("number", digits[0]), _Token("number", digits[1:])]
        return self._group() if self._kind() == "open" else self._primary()

    def _group(self) -> Worth:
        opening = self._take("open").text
        barred, self.barred = self.barred, 0
        worth = self.sum()
        self.barred = barred
        closing = self._take("close").text
        if (opening, closing) not in {("(", ")"), ("{", "}"), ("[", "]"), ("\\{", "\\}")}:
            raise Unread("brackets that do not match")
        return worth

    def _root(self) -> Worth:
        self._take("root")
        if self._kind() == "open" and self.tokens[self.at].text == "[":
            raise Unread("a root of another order")
        return _apply(math.sqrt, self._argument())

    def _between_bars(self, kind: str) -> Worth:
        self._take(kind)
        self.barred += 1
        worth = self.sum()
        self.barred -= 1
        self._take(kind)
        if kind == "norm":
            while self._kind() == "below":
                self._take("below")
                self._argument()
            return _apply(lambda one: abs(one) + 0.37, worth)
        return _apply(abs, worth)

    def _called(self) -> Worth:
        name = self._take("function").text
        if self._kind() == "below":
            self._take("below")
            self._argument()
        power = self._exponent() if self._kind() == "above" else None
        if self._kind() == "open":
            worth = self._group()
        else:
            worth = self._factor()
            while self._kind() in {"symbol", "accent", "frac"}:
                worth = _times(worth, self._factor())
        functions: dict[str, Callable[[float], float]] = {
            "log": math.log, "ln": math.log, "lg": math.log, "exp": math.exp, "sin": math.sin, "cos": math.cos,
            "tan": math.tan, "tanh": math.tanh, _SOFT: lambda one: math.tanh(one) + 2.0,
        }  # fmt: skip
        if name not in functions:
            raise Unread(name)
        applied = _apply(functions[name], worth)
        return applied if power is None else _power(applied, power)

    def _summed(self) -> Worth:
        self._take("sum")
        self.sums = True
        index = ""
        for _ in range(2):
            if self._kind() == "below":
                self._take("below")
                index = self._index()
            elif self._kind() == "above":
                self._take("above")
                upper = self._upper()
                self.counts |= {upper} if upper else set()
        self.bound.append(index)
        worth = self.sum() if self.wide else self._product()
        self.bound.pop()
        return _total(worth, index)

    def _index(self) -> str:
        """The letter that a sum runs over."""
        if self._kind() == "symbol":
            return self._take("symbol").text
        self._take("open")
        depth, texts = 1, []
        while depth:
            token = self._take(*_ANY)
            depth += (token.kind == "open") - (token.kind == "close")
            texts.append(token.text)
        if not texts[0].isalpha() or len(texts[0]) > 1:
            raise Unread("an index of several letters")
        return texts[0]

    def _upper(self) -> str:
        if self._kind() == "open":
            self._take("open")
            name = self._take("symbol", "number").text
            self._take("close")
            return name
        return self._take("symbol", "number").text

    def _named(self) -> Worth:
        accent = f"{self._take('accent').text[1:]} " if self._kind() == "accent" else ""
        braced = self._kind() == "open" and bool(accent)
        if braced:
            self._take("open")
        name = accent.replace("wide", "") + self._take("symbol").text
        indices: list[str] = []
        shifts: list[int] = []
        if braced and self._kind() == "below":
            name = self._below(name, indices, shifts)
        if braced:
            self._take("close")
        name = self._around(name, indices, shifts)
        if name == "e" and self._kind() == "above":
            return lambda _: math.e
        if name in {"pi", "π"}:
            return lambda _: math.pi
        if name in {"E", "𝔼"} and self._kind() == "open" and self.tokens[self.at].text in "[(":
            return _mean(self._group())
        if name in _CALLED and self._kind() == "open" and (inside := self._inside()) is not None:
            name += f"({','.join(one for one in inside if one not in self.bound)})"
            indices += [one for one in inside if one in self.bound]
            shifts += [0] * (len(indices) - len(shifts))
        self.names.add(name)
        return _named(name, tuple(zip(indices, shifts, strict=True)))

    def _around(self, name: str, indices: list[str], shifts: list[int]) -> str:
        """A name with the indices below and above it, and its marks."""
        while self._kind() in {"below", "marks"} or self._raises_an_index():
            if self._kind() == "marks":
                name += self._take("marks").text
            elif self._kind() == "below":
                name = self._below(name, indices, shifts)
            else:
                self._take("above")
                self._take("open")
                self._take("open")
                indices.append(self._take("symbol").text)
                shifts.append(0)
                self._take("close")
                self._take("close")
        return name

    def _raises_an_index(self) -> bool:
        """Whether an index stands above in brackets: `y^{(i)}`."""
        kinds = [self._kind(ahead) for ahead in range(6)]
        return kinds == ["above", "open", "open", "symbol", "close", "close"]

    def _below(self, name: str, indices: list[str], shifts: list[int]) -> str:
        """A name with what stands below it, if that is no index; the indices are added to those known."""
        self._take("below")
        if self._kind() != "open":
            token = self._take("symbol", "number")
            if token.kind == "number" or len(token.text) > 1:
                return f"{name}_{token.text}"
            indices.append(token.text)
            shifts.append(0)
            return name
        self._take("open")
        shift = 0
        while self._kind() != "close":
            token = self._take("symbol", "number", "sign", "comma")
            if token.kind == "sign":
                shift = int(self._take("number").text) * (-1 if token.text in "-−–" else 1)
            elif token.kind == "symbol" and len(token.text) == 1:
                indices.append(token.text)
                shifts.append(0)
            elif token.kind != "comma":
                name += f"_{token.text}"
        self._take("close")
        if shifts and shift:
            shifts[-1] = shift
        return name

    def _inside(self) -> list[str] | None:
        """The names in the brackets of a probability, bars among them; None where the brackets multiply."""
        found: list[str] = []
        at = self.at + 1
        while at < len(self.tokens) and self.tokens[at].kind in {"symbol", "bar", "below", "comma", "number"}:
            if self.tokens[at].kind in {"symbol", "bar"}:
                found.append(self.tokens[at].text)
            at += 1
        if at >= len(self.tokens) or self.tokens[at].kind != "close" or not found:
            return None
        if self.tokens[self.at + 1].kind == "number":
            return None
        self.at = at + 1
        return found


_ANY = (
    """related symbol number sign comma open close below above bar function over marks bang accent""".split()
)


def _times(one: Worth, other: Worth) -> Worth:
    return lambda scene: one(scene) * other(scene)


def _over(one: Worth, other: Worth) -> Worth:
    return lambda scene: one(scene) / other(scene)


def _power(one: Worth, other: Worth) -> Worth:
    return lambda scene: float(one(scene) ** other(scene))


def _negative(one: Worth) -> Worth:
    return lambda scene: -one(scene)


def _apply(function: Callable[[float], float], worth: Worth) -> Worth:
    return lambda scene: function(worth(scene))


def _factorial(worth: Worth) -> Worth:
    return lambda scene: math.gamma(worth(scene) + 1)


def _chosen(one: Worth, other: Worth) -> Worth:
    def chosen(scene: Scene) -> float:
        above, below = one(scene), other(scene)
        return math.gamma(above + 1) / math.gamma(below + 1) / math.gamma(above - below + 1)

    return chosen


def _total(worth: Worth, index: str) -> Worth:
    def total(scene: Scene) -> float:
        return sum(worth(_moved(scene, index, at)) for at in range(COUNT))

    return total


def _moved(scene: Scene, index: str, at: int) -> Scene:
    here = {**scene.at, index: at} if index else scene.at
    everywhere = scene.everywhere if index else at
    return Scene(scene.values, scene.names, here, everywhere, scene.seed)


def _mean(worth: Worth) -> Worth:
    def mean(scene: Scene) -> float:
        return sum(worth(_moved(scene, "", at)) for at in range(COUNT)) / COUNT

    return mean


_VARIES = late(r"(?:(?:hat|tilde) )?[A-Za-z](?:['′’]|\(.*\))?")
"""A name that a sum or mean without an index is over: no mean, which a bar tells, and no Greek letter."""


def _named(name: str, indices: tuple[tuple[str, int], ...]) -> Worth:
    def named(scene: Scene) -> float:
        known = scene.names.get(name, name)
        if known in scene.values:
            return scene.values[known]
        free = scene.everywhere
        at = [(scene.at.get(index, free), shift) for index, shift in indices]
        places = tuple((place or 0) + shift for place, shift in at if place is not None or shift)
        if not places and scene.everywhere is not None and _VARIES.fullmatch(known):
            places = (scene.everywhere,)
        return value_of(known, places, scene.seed)

    return named
