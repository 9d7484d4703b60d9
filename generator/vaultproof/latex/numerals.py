r"""Literal numbers: `0.5`, `1\,000`, `0{,}5`, and `0,271` where a decimal comma can be told. Knows no names."""

from __future__ import annotations

import re
from fractions import Fraction

from vaultproof.latex.cursor import CLOSING, OPENING, Cursor
from vaultproof.latex.tokens import Kind, LatexError, Token
from vaultproof.latex.tree import Node, Number

_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_GROUP = re.compile(r"\d{3}(?:\.\d+)?")
_LONGEST_LIST = 200
"""How many tokens of a list are looked at to tell decimal commas from others."""


class Numerals(Cursor):
    """The part of the grammar that reads numbers."""

    def number(self) -> Node:
        """A literal number, with a decimal comma where one can be told."""
        token = self.take()
        text = token.text
        if text in _VULGAR:
            return Number(_VULGAR[text], text, start=token.start, end=token.end)
        for gap in ("\\,", "\\ ", "\\;", "\\:", "{\\,}", "~", "\u2009", "\u202f", "\u00a0", " "):
            text = text.replace(gap, "")
        if "{,}" in text and text == token.text:
            found = self._braced_commas(token)
            repeating = self._repeating(found.text)
            return found if repeating is None else Number(repeating, found.text, **self.place(token.start))
        text = text.replace("{,}", ".")
        if groups := self._thousands(token):
            text += groups
        elif (decimals := self._decimals(token)) is not None:
            text = f"{text}.{decimals}"
        if (repeating := self._repeating(text)) is not None:
            return Number(repeating, text, **self.place(token.start))
        _, _, exponent = text.lower().partition("e")
        if exponent and abs(int(exponent)) > 400:
            raise LatexError(f"`{text}` is too large or too small", token.start, token.end)
        return Number(Fraction(text), text, **self.place(token.start))

    def _braced_commas(self, token: Token) -> Number:
        if "." in token.text:
            plain = token.text.replace("{,}", "")
            return Number(Fraction(plain), plain, start=token.start, end=token.end)
        whole, *groups = token.text.split("{,}")
        thousands = (
            all(len(group) == 3 for group in groups) and 0 < len(whole) < 4 and not whole.startswith("0")
        )
        if thousands and (len(groups) > 1 or self.names.decimal_comma is False):
            return Number(
                Fraction(whole + "".join(groups)), whole + "".join(groups), start=token.start, end=token.end
            )
        if len(groups) > 1 or (thousands and self.names.decimal_comma is None):
            raise LatexError(f"`{token.text}` may be a decimal or set off thousands", token.start, token.end)
        return Number(
            Fraction(f"{whole}.{groups[0]}"), f"{whole}.{groups[0]}", start=token.start, end=token.end
        )

    def _thousands(self, first: Token) -> str:
        """Read the groups of three digits behind commas that set off thousands: where decimals have a point, or where
        there are two groups. Empty where there are none, or where the commas may separate items."""
        whole = first.text
        if self.commas != "term" or not whole.isdecimal() or len(whole) > 3 or whole.startswith("0"):
            return ""
        groups: list[str] = []
        while self._is_group(2 * len(groups)) and "." not in "".join(groups[-1:]):
            groups.append(self.ahead(2 * len(groups) + 1).text)
        pointed = "." in "".join(groups[-1:]) and not self.names.decimal_comma
        if not groups or (self.names.decimal_comma is not False and len(groups) < 2 and not pointed):
            return ""
        for _ in range(2 * len(groups)):
            self.take()
        if self.token.kind == "." and self.token.start == self.previous_end:
            raise self.refusal("a point behind set-off thousands is not understood")
        return "".join(groups)

    def _is_group(self, at: int) -> bool:
        """Whether a comma and three digits stand `at` tokens ahead, without spaces."""
        comma, digits, before = self.ahead(at), self.ahead(at + 1), self.token_at(self.at + at - 1)
        return (
            comma.kind == ","
            and digits.kind == Kind.NUMBER
            and _GROUP.fullmatch(digits.text) is not None
            and before.end == comma.start
            and comma.end == digits.start
        )

    def _decimals(self, last: Token) -> str | None:
        """Read the digits behind a decimal comma; None where the comma is none."""
        comma, digits = self.token, self.ahead()
        if comma.kind != "," or digits.kind != Kind.NUMBER or not digits.text.isdecimal():
            return None
        if not last.text.isdecimal():
            if self.names.decimal_comma is not False and self._points_group(last, digits):
                raise LatexError(
                    f"`{last.text},{digits.text}` may be one number or two", last.start, digits.end
                )
            return None
        if (
            comma.start != last.end
            or digits.start != comma.end
            or self.commas == "apart"
            or self.names.decimal_comma is False
            or (self.names.decimal_comma and self._stands_in_a_list())
        ):
            return None
        if self.names.decimal_comma is None:
            if self.commas == "list":
                return None
            raise LatexError(
                f"`{last.text},{digits.text}` may be a decimal or two numbers", last.start, digits.end
            )
        self.take()
        return self.take().text

    def _points_group(self, first: Token, digits: Token) -> bool:
        """Whether points set off the thousands before a decimal comma: `1.234,5`."""
        tight = first.end + 1 == digits.start and self.commas == "term"
        return tight and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", first.text) is not None

    def _stands_in_a_list(self) -> bool:
        """Whether the comma here parts items though others in its note are decimal marks: `(12,10,6)`, `(6,-1,1)`. In
        such a bracket no semicolon stands, and a comma without spaces is none between two numbers, or one number has
        commas on both sides."""
        depth, first = 0, self.at - 1
        lowest = max(self.at - _LONGEST_LIST, 0)
        while first >= lowest and (depth or self.token_at(first).kind not in OPENING):
            depth += (self.token_at(first).kind in CLOSING) - (self.token_at(first).kind in OPENING)
            first -= 1
        if first < lowest:
            return False
        inside = self.between(first)[:_LONGEST_LIST]
        depth, parting, decimal = 0, False, -2
        for at, token in enumerate(inside):
            depth += (token.kind in OPENING) - (token.kind in CLOSING)
            if depth or token.kind not in {",", ";"}:
                continue
            if token.kind == ";":
                return False
            before, behind = inside[at - 1] if at else None, inside[at + 1] if at + 1 < len(inside) else None
            if before is None or behind is None or before.end != token.start or token.end != behind.start:
                continue
            numbers = all(one.kind == Kind.NUMBER and one.text.isdecimal() for one in (before, behind))
            parting = parting or not numbers or at - decimal == 2
            decimal = at if numbers else decimal
        return parting

    def _repeating(self, text: str) -> Fraction | None:
        """Read the digits that repeat without end behind others: `0.1\\overline{6}`, `0,\\overline{4}`; None where
        none do."""
        mark = not text.isdecimal() or self.token.kind not in {",", "."}
        bar = 0 if mark else 1
        digits = self.ahead(bar + 2)
        if (
            (mark and not re.fullmatch(r"\d*\.\d+", text))
            or (bar and (self.token.start != self.previous_end or self.ahead().start != self.token.end))
            or (self.ahead(bar).kind, self.ahead(bar).text) != (Kind.COMMAND, "overline")
            or self.ahead(bar + 1).kind != "{"
            or digits.kind != Kind.NUMBER
            or not digits.text.isdecimal()
            or self.ahead(bar + 3).kind != "}"
        ):
            return None
        for _ in range(bar + 4):
            self.take()
        shown = text.partition(".")[2]
        cycle = Fraction(int(digits.text), 10 ** len(digits.text) - 1)
        return Fraction(text) + cycle * Fraction(1, 10 ** len(shown))

    def _is_tight_comma(self, at: int) -> bool:
        """Whether the token at an index is a comma directly between digits."""
        before, comma, after = self.token_at(at - 1), self.token_at(at), self.token_at(at + 1)
        return (
            comma.kind == "," and before.kind == after.kind == Kind.NUMBER and before.end + 1 == after.start
        )
