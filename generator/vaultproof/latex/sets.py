r"""Finite sets: `A \cup B`, `\{1, 2\} \cap C`, `A \setminus B`, `\overline{A}`, `|A \cup B|`, read and worked out.

side  = ["-"] term { ("+" | "-") term }                       numbers: of elements, or written
term  = count { ("\cdot" | "\times" | "*") count }
count = number | "|" sets "|" | "\#" one | "n(" sets ")"
sets  = one { ("\cup" | "\cap" | "\setminus" | "\triangle" | "\times" | "-") one }    from left to right: two kinds of
one   = name | "\{" items "\}" | "\emptyset" | "(" sets ")" | "\overline{" sets "}"   operations need brackets
        each with "^c" or "'" for the complement

An element is known by how it is written; numbers by what they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from vaultproof.spot import late

Elements = frozenset[str]
Value = Elements | int

_TOKEN = late(
    r"\s*(?:(?P<space>\\(?:left|right|[,;:! ]|quad|displaystyle|[Bb]igg?[lrm]?)(?![A-Za-z])|~)"
    r"|(?P<open>\\\{|\\lbrace)|(?P<operator>\\cup|\\cap|\\setminus|\\smallsetminus|\\backslash|\\triangle|\\bigtriangleup|\\times|∪|∩|∖|×|△)(?![A-Za-z])"
    r"|(?P<empty>\\emptyset|\\varnothing|∅)(?![A-Za-z])|(?P<bar>\\overline|\\bar)(?![A-Za-z])"
    r"|(?P<complement>\^\s*(?:\{\s*(?:c|C|\\complement)\s*\}|c|C|\\complement)|['’])"
    r"|(?P<count>\\#|\\lvert|\\rvert|\\vert|\|)|(?P<number>\d+)|(?P<dot>\\cdot)"
    r"|(?P<sign>[-−+*()])|(?P<brace>[{}])|(?P<name>(?:[A-Z]|\\Omega)(?:_(?:\w|\{\w+\}))?)(?![A-Za-z])|(?P<letter>n)(?=\s*\())"
)
_OPERATORS = {
    "\\cup": "∪",
    "\\cap": "∩",
    "\\setminus": "∖",
    "\\smallsetminus": "∖",
    "\\backslash": "∖",
    "\\triangle": "△",
    "\\bigtriangleup": "△",
    "\\times": "×",
}
_UNIVERSES = ("U", "\\Omega")
_DOTS = re.compile(r"\\[lc]?dots[cbo]?|…|\.\.\.")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_CONDITION = late(
    r"\\(?:mid|in|notin|leq?|geq?|neq?|lt|gt|colon|equiv|sim|forall|exists|to)(?![a-z])|[|:=<>≤≥≠∈]|\\(?:text|mathrm)\{[^{}]*\s[^{}]*\}"
)
_MOST = 4000
_LONGEST = 300


class NoSet(ValueError):
    """A text is no set or number of elements that can be worked out; the message says why."""


@dataclass(slots=True)
class _Reader:
    text: str
    known: Mapping[str, Elements]
    universe: Elements | None
    tokens: list[tuple[str, str, int]] = field(default_factory=list)
    at: int = 0

    def __post_init__(self) -> None:
        at = 0
        while at < len(self.text.rstrip()):
            match = _TOKEN.match(self.text, at)
            if match is None:
                raise NoSet("something else than sets stands in it")
            kind = match.lastgroup or ""
            if kind == "open":
                close = self._closing(match.end())
                self.tokens.append(("set", self.text[match.end() : close], match.start()))
                at = re.compile(r"\\\}|\\rbrace").match(self.text, close).end()  # type: ignore[union-attr]  # found there
                continue
            if kind != "space":
                self.tokens.append((kind, match[kind], match.start(kind)))
            at = match.end()

    def _closing(self, start: int) -> int:
        depth = 1
        for match in re.finditer(r"\\\{|\\lbrace|\\\}|\\rbrace", self.text[start:]):
            depth += 1 if match.group() in {"\\{", "\\lbrace"} else -1
            if not depth:
                return start + match.start()
        raise NoSet("a brace is not closed")

    def peek(self) -> tuple[str, str]:
        """The next token's kind and text; empty at the end."""
        return self.tokens[self.at][:2] if self.at < len(self.tokens) else ("", "")

    def take(self) -> tuple[str, str]:
        """The next token, and go behind it."""
        found = self.peek()
        self.at += 1
        return found

    def expect(self, text: str) -> None:
        """Go behind a sign."""
        if self.take()[1] != text:
            raise NoSet(f"`{text}` is missing")

    def side(self) -> Value:
        """A whole side: a set, or a number."""
        start = self.at
        try:
            found: Value = self.sets()
            if self.peek() == ("", ""):
                return found
        except NoSet:
            pass
        self.at = start
        found = self.sum()
        if self.peek() != ("", ""):
            raise NoSet("something stands behind it")
        return found

    def sum(self) -> int:
        """Numbers with signs of plus and minus."""
        negative = self.peek()[1] in {"-", "−"}
        self.at += negative
        total = -self.product() if negative else self.product()
        while self.peek()[1] in {"+", "-", "−"}:
            sign = self.take()[1]
            total += self.product() if sign == "+" else -self.product()
        return total

    def product(self) -> int:
        """Numbers with signs of times."""
        found = self.number()
        while self.peek()[1] in {"\\cdot", "\\times", "×", "*"}:
            self.take()
            found *= self.number()
        return found

    def number(self) -> int:
        """One number: written, or of the elements of a set."""
        kind, text = self.take()
        if kind == "number":
            return int(text)
        if text in {"|", "\\lvert", "\\vert"}:
            found = self.sets()
            if self.take()[1] not in {"|", "\\rvert", "\\vert"}:
                raise NoSet("a bar is missing")
            return len(found)
        if text == "\\#":
            return len(self.one())
        if kind == "letter":
            self.expect("(")
            found = self.sets()
            self.expect(")")
            return len(found)
        raise NoSet("no number of elements")

    def sets(self) -> Elements:
        """Sets with operations of one kind between them."""
        found, used = self.one(), set[str]()
        while (operator := self.operator()) is not None:
            used.add(operator)
            if len(used) > 1 or (operator in {"∖", "△", "×"} and len(used) == 1 and used != {operator}):
                raise NoSet("brackets are missing between the operations")
            found = _applied(operator, found, self.one())
            if len(found) > _MOST:
                raise NoSet("too many elements")
        return found

    def operator(self) -> str | None:
        """The operation between sets that stands next."""
        kind, text = self.peek()
        if kind == "operator" or text in {"-", "−"}:
            self.take()
            return _OPERATORS.get(text, "∖" if text in {"-", "−"} else text)
        return None

    def one(self) -> Elements:
        """One set, perhaps with the mark of a complement."""
        kind, text = self.take()
        if kind == "set":
            found = elements_of(text)
        elif kind == "empty":
            found = frozenset()
        elif kind == "name":
            found = self.named(text)
        elif text == "(":
            found = self.sets()
            self.expect(")")
        elif kind == "bar":
            if self.peek()[1] == "{":
                self.take()
                found = self.sets()
                self.expect("}")
            else:
                found = self.one()
            found = self.complement(found)
        else:
            raise NoSet("a set is missing")
        while self.peek()[0] == "complement":
            self.take()
            found = self.complement(found)
        return found

    def named(self, name: str) -> Elements:
        """The set that a name stands for."""
        if name in self.known:
            return self.known[name]
        raise NoSet(f"`{name}` is no set that the note gives")

    def complement(self, found: Elements) -> Elements:
        """What is not in a set."""
        if self.universe is None:
            raise NoSet("what the complement is taken in is not told")
        return self.universe - found


def _applied(operator: str, one: Elements, other: Elements) -> Elements:
    match operator:
        case "∪":
            return one | other
        case "∩":
            return one & other
        case "∖":
            return one - other
        case "△":
            return one ^ other
        case _:
            if len(one) * len(other) > _MOST:
                raise NoSet("too many elements")
            return frozenset(f"({a},{b})" for a in one for b in other)


def elements_of(text: str) -> Elements:
    """The elements that stand between the braces of a set. Raises NoSet where it is told otherwise."""
    if _CONDITION.search(text) is not None or len(text) > _LONGEST:
        raise NoSet("the set is told by a condition")
    items = [_element(one) for one in _split(text)]
    found: list[str] = []
    for at, item in enumerate(items):
        if _DOTS.fullmatch(item) is None:
            found.append(item)
            continue
        found += _between(items[:at], items[at + 1 :])
    if not items or any(not one for one in found):
        raise NoSet("an element is missing")
    return frozenset(found)


def _between(before: list[str], behind: list[str]) -> list[str]:
    """The numbers for which dots stand between others."""
    if not before or len(behind) != 1 or not all(map(_NUMBER.fullmatch, (*before, *behind))):
        raise NoSet("what the dots stand for cannot be told")
    numbers = [Fraction(one) for one in before]
    step = numbers[1] - numbers[0] if len(numbers) > 1 else Fraction(1)
    even = all(b - a == step for a, b in pairwise(numbers))
    last = Fraction(behind[0])
    if not even or step <= 0 or (last - numbers[-1]) % step or (last - numbers[-1]) / step > _MOST:
        raise NoSet("what the dots stand for cannot be told")
    return [_written(numbers[-1] + step * at) for at in range(1, int((last - numbers[-1]) / step))]


_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def _split(text: str) -> list[str]:
    """The items between commas or semicolons that stand in no brackets."""
    marks = ";" if ";" in _BRACKETED.sub("", text) else ","
    parts, depth, last = [], 0, 0
    for at, sign in enumerate(text):
        depth += (sign in "({[") - (sign in ")}]")
        if sign in marks and not depth:
            parts.append(text[last:at])
            last = at + 1
    return [*parts, text[last:]] if text.strip() else []


_COLOUR = re.compile(r"\\(?:textcolor|color|colorbox)\s*\{[^{}]*\}")
_DRESS = re.compile(
    r"\\(?:text|mathrm|texttt|mathtt|mathbf|textbf|boldsymbol|mathit|boxed|underline)\{([^{}]*)\}|(?<![A-Za-z])\{([^{}]*)\}"
)
_WORN = re.compile(r"_\{|\\[dt]?frac|\\sqrt|\^\{")


def _element(text: str) -> str:
    text = _COLOUR.sub("", text)
    plain = re.sub(r"\\(?:left|right|[,;:! ]|quad)(?![A-Za-z])|\s|~", "", text).replace("−", "-")
    if _WORN.search(plain) is None:
        plain = _DRESS.sub(lambda found: found[1] or found[2] or "", plain)
    return _written(Fraction(plain)) if _NUMBER.fullmatch(plain) else plain


def _written(number: Fraction) -> str:
    return str(number)


def work_out(text: str, known: Mapping[str, Elements], universe: Elements | None = None) -> Value:
    """The set or number of elements that a text stands for. Raises NoSet."""
    if len(text) > _LONGEST:
        raise NoSet("too long")
    if universe is None:
        universe = next((known[one] for one in _UNIVERSES if one in known), None)
    return _Reader(text, known, universe).side()


def names_in(text: str) -> set[str]:
    """The names of sets in a text."""
    hidden = re.sub(r"\\\{.*?\\\}", " ", text)
    return {match["name"] for match in _TOKEN.finditer(hidden) if match["name"]}
