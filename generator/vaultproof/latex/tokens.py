r"""Cuts formulas into tokens with their places. Knows no grammar.

Sizes, styles and invisible commands are dropped; a wide space stays as a `gap`, because it parts two formulas that
stand side by side. Unicode signs become the commands they stand for. Letters of LaTeX are tokens of their own,
whether they
make up a name is for the grammar to say; in plain text a run of letters, digits and underscores is one `word`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from vaultproof.claim import Syntax
from vaultproof.latex.names import GREEK, LOWERED, RAISED, SYMBOLS, TEXT_FONTS, accented, fold
from vaultproof.latex.signs import DROPPED, DROPPED_WITH_GROUP, GAPS, SIGNS, SYNONYMS
from vaultproof.spot import late

MAX_LENGTH = 20_000
MAX_TOKENS = 6_000
_MAX_DIGITS = 300
_LONGEST_WORD = 200


class LatexError(ValueError):
    """What could not be read: a message for people, and the range of the text given that it speaks of."""

    def __init__(self, message: str, start: int = 0, end: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = max(end, start)


class Kind:
    """The kinds of tokens whose text is not fixed; any other token's kind is its own sign: `(`, `+`, `<=`."""

    NUMBER = "number"
    LETTER = "letter"
    WORD = "word"
    TEXT = "text"
    COMMAND = "command"
    RAISED = "raised"
    LOWERED = "lowered"
    BEGIN = "begin"
    END = "end"
    ROW = "row"
    GAP = "gap"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind, its text (of a command without the backslash), and its place.

    `stretched` marks a delimiter behind `\\left` (-1) or `\\right` (1).
    """

    kind: str
    text: str
    start: int
    end: int
    stretched: int = 0


_DOUBLE = ("**", "||", "==", "<=", ">=", "!=", "->", ":=", "=:", "=>", "<-", "''")
_SINGLE = frozenset("+-*/^_(){}[],;:|!=<>&'%.")
_SPACE = late(r"(?:[\s\u200b-\u200d\u2060\ufeff\u00a0\u2061-\u2064]|\\[,;:! >]|\\\n|\\-|\\\$(?=\s*\d))+")
_LATEX_SPACE = late(
    r"(?:[\s~\u200b-\u200d\u2060\ufeff\u00a0\u2061-\u2064]|\\[,;:!> \n]|%[^\n]*(?:\n|$)|\\\$(?=\s*\d))+"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_GROUPED = late(
    r"(?<![\d.])[1-9]\d{0,2}(?:(?:(?:\\,|\\ |~|\u2009|\u202f|\u00a0|\{\\,\}|\\;|\\:)\d{3})+|(?: \d{3}){2,})"
    r"(?:\.\d+|\{,\}\d+)?(?!\d)"
)
_BRACED_COMMA = re.compile(r"(\d+)((?:\{,\}\d+)+)")
_BRACED_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\{,\}\d{3})+\.\d+(?![\d.]|\{,\})")
"""Thousands that braces set off, before decimals: `1{,}082.4`."""
_EXPONENT = re.compile(r"[eE][-+]?\d+(?![\w.^])")
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{\s*([A-Za-z]+)\*?\s*\}")
_COLUMNS = re.compile(r"\s*(?:\[[tbc]\]\s*)?\{(?:[^{}]|\{[^{}]*\}){0,80}\}")
_WORD = late(r"[^\W\d_](?:[^\W_₀-₉⁰¹²³⁴-⁹ⁿᵢ-ᵥᵀ-ᵡʰʲʳʷʸˡˢˣᶜᶠᶻ]|_(?=[^\W_]))*")
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?")
_NEGATED = re.compile(r"\s*(=|\\in(?![A-Za-z]))")
_LENGTH = re.compile(r"\s*-?\d*\.?\d+\s*(?:em|ex|pt|mu|cm|mm|in|px)\b")


def tokenize(text: str, syntax: Syntax) -> tuple[Token, ...]:
    """The tokens of a formula, ending with a `stop`.

    Raises LatexError for a text that is too long or holds a sign that no formula holds.
    """
    if len(text) > MAX_LENGTH:
        raise LatexError(f"the formula is longer than {MAX_LENGTH} characters", 0, len(text))
    cutter = _Cutter(fold(text), syntax is Syntax.LATEX)
    tokens = list(islice(cutter.tokens(), MAX_TOKENS + 1))
    if len(tokens) > MAX_TOKENS:
        raise LatexError(f"the formula has more than {MAX_TOKENS} signs", 0, len(text))
    parted = list(_without_empty_groups(list(_in_braces(tokens))))
    return (*_without_idle_gaps(parted), Token(Kind.STOP, "", len(text), len(text)))


def shifted(tokens: tuple[Token, ...], by: int) -> Iterator[Token]:
    """The tokens of a part of a text, with places in the whole; without the `stop`."""
    for token in tokens[:-1]:
        yield Token(token.kind, token.text, token.start + by, token.end + by, token.stretched)


_ROMAN = frozenset({"mathrm", "operatorname"})


def _in_braces(tokens: list[Token]) -> Iterator[Token]:
    """Tokens with the braces that may be left out behind `\\mathrm`: `\\mathrm d` is `\\mathrm{d}`."""
    roman = False
    for token in tokens:
        if roman and token.kind == Kind.LETTER:
            yield Token("{", "{", token.start, token.start)
            yield token
            yield Token("}", "}", token.end, token.end)
        else:
            yield token
        roman = token.kind == Kind.COMMAND and token.text in _ROMAN


_GAP_NEIGHBOURS = frozenset(
    "+ - * / = < > ( ) [ ] { } , ; : & | ^ _ == <= >= != -> := =: => row begin end text \\{ \\} .".split()
)

_CLOSING = frozenset({")", "]", "}", "\\}", "|"})


_BEFORE_NOTHING = frozenset({Kind.NUMBER, Kind.LETTER, Kind.GAP, ")", "]", "+", "-", "=", "*"})

_INDICES = frozenset({"_", "^", Kind.RAISED, Kind.LOWERED})


def _without_empty_groups(tokens: list[Token]) -> Iterator[Token]:
    """Tokens without `{}` behind a term or a sign, where it prints nothing and bears no index."""
    skipped = -1
    previous = ""
    for index, token in enumerate(tokens):
        if index == skipped:
            continue
        behind = tokens[index + 1 : index + 3]
        empty = token.kind == "{" and previous in _BEFORE_NOTHING and behind and behind[0].kind == "}"
        if empty and (len(behind) == 1 or behind[1].kind not in _INDICES):
            skipped = index + 1
            continue
        previous = token.kind
        yield token


def _without_idle_gaps(tokens: list[Token]) -> Iterator[Token]:
    """Tokens without the gaps that stand beside a sign, where they part nothing."""
    previous = "row"
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.kind == Kind.GAP and (
            (previous in _GAP_NEIGHBOURS and previous not in _CLOSING)
            or previous == Kind.GAP
            or following is None
            or _idle(following)
            or (following.kind == "+" and not _endless(tokens[index + 2 : index + 3]))
        ):
            continue
        previous = token.kind if token.kind != Kind.COMMAND or token.text not in _SIGN_COMMANDS else "="
        yield token


_SIGN_COMMANDS = frozenset(
    """le ge ne approx to leftarrow equiv in notin cdot times div odot ll gg Rightarrow Leftrightarrow sim
    propto""".split()
)


def _endless(tokens: list[Token]) -> bool:
    """Whether what a plus stands before is infinity, so that it is a sign and adds nothing."""
    return any(token.kind == Kind.COMMAND and token.text == "infty" for token in tokens)


def _idle(token: Token) -> bool:
    if token.kind in {"(", "[", "\\{", "{", "|", "-", "+", "begin"}:
        return False
    return token.kind in _GAP_NEIGHBOURS or (token.kind == Kind.COMMAND and token.text in _SIGN_COMMANDS)


_CLASSES = frozenset("mathopen mathclose mathrel mathbin mathord mathinner mathpunct".split())
_STACKED = re.compile(r"\s*\{([^{}]{0,8})\}\s*\{([^{}]{0,8})\}\s*\{([^{}]{0,8})\}\s*\{\s*[0-3]?\s*\}")
_STACKS = {("", "", ""): "frac", ("(", ")", "0pt"): "binom"}
"""What `\\genfrac` draws with which brackets and which line."""


class _Cutter:
    """Cuts one text."""

    def __init__(self, text: str, latex: bool) -> None:
        self.text = text
        self.latex = latex
        self.at = 0

    def tokens(self) -> Iterator[Token]:
        space = _LATEX_SPACE if self.latex else _SPACE
        while self.at < len(self.text):
            if match := space.match(self.text, self.at):
                self.at = match.end()
            elif (token := self._next()) is not None:
                self.at = max(token.end, self.at)
                yield token

    def _next(self) -> Token | None:
        char = self.text[self.at]
        if char.isdecimal() or (char == "." and self.text[self.at + 1 : self.at + 2].isdecimal()):
            return self._number()
        if char == "\\":
            return self._backslash()
        if char.translate(RAISED) != char:
            return self._translated(Kind.RAISED, RAISED)
        if char.translate(LOWERED) != char:
            return self._translated(Kind.LOWERED, LOWERED)
        if char in SIGNS:
            return self._token(self._sign(SIGNS[char]), SIGNS[char], self.at + 1)
        if char.isalpha():
            return self._letters()
        for sign in _DOUBLE:
            if self.text.startswith(sign, self.at) and not (self.latex and sign in {"<-", "''"}):
                return self._double(sign)
        if char in _SINGLE:
            return self._token(char, char, self.at + 1)
        if char in "~≅":
            return self._token(Kind.COMMAND, "approx", self.at + 1)
        raise LatexError(f"`{char}` is not known in a formula", self.at, self.at + 1)

    def _token(self, kind: str, text: str, end: int) -> Token:
        return Token(kind, text, self.at, end)

    @staticmethod
    def _sign(text: str) -> str:
        if text in SYMBOLS:
            return Kind.LETTER
        if text in {"½", "¼", "¾"}:
            return Kind.NUMBER
        return Kind.COMMAND if text.isalpha() else text

    def _double(self, sign: str) -> Token | None:
        same = {
            "**": "^",
            "==": "=",
            "=>": "Rightarrow",
            "<=": "le",
            ">=": "ge",
            "!=": "ne",
            "->": "to",
            "<-": "leftarrow",
        }
        text = same.get(sign, sign)
        if (sign == "!=" and self.latex) or (
            sign == "**" and self.latex and self.text.startswith("***", self.at)
        ):
            return self._token(sign[0], sign[0], self.at + 1)
        return self._token(Kind.COMMAND if text.isalpha() else text, text, self.at + 2)

    def _number(self) -> Token:
        match = (
            _GROUPED.match(self.text, self.at) if self.latex or self.text[self.at + 1 : self.at + 5] else None
        )
        match = match or _BRACED_THOUSANDS.match(self.text, self.at)
        match = match or _BRACED_COMMA.match(self.text, self.at) or _NUMBER.match(self.text, self.at)
        assert match is not None  # the caller saw a digit
        text, end = match.group(), match.end()
        exponent = _EXPONENT.match(self.text, end)
        if exponent and (not self.latex or re.fullmatch(r"1(?:\.0+)?", text)):
            text, end = text + exponent.group(), exponent.end()
        elif exponent and exponent.group()[1] in "+-":
            message = f"the `e` of `{text}{exponent.group()}` may mark a power of ten or be Euler's number"
            raise LatexError(message, self.at, exponent.end())
        if len(text) > _MAX_DIGITS:
            raise LatexError(f"a number of more than {_MAX_DIGITS} digits", self.at, end)
        return self._token(Kind.NUMBER, text, end)

    def _translated(self, kind: str, table: dict[int, str]) -> Token:
        end = self.at
        while end < len(self.text) and self.text[end].translate(table) != self.text[end]:
            end += 1
        if end - self.at > _MAX_DIGITS:
            raise LatexError(f"more than {_MAX_DIGITS} raised or lowered signs", self.at, end)
        return self._token(kind, self.text[self.at : end].translate(table), end)

    def _letters(self) -> Token:
        """A letter of LaTeX, a word of plain text, or words that stand in a formula without `\\text`."""
        if self.text[self.at] in GREEK:
            return self._letter()
        match = _WORD.match(self.text, self.at, self.at + _LONGEST_WORD)
        assert match is not None  # the caller saw a letter
        word = match.group()
        if len(word) == _LONGEST_WORD:
            raise LatexError(f"a word of more than {_LONGEST_WORD} letters", self.at, match.end())
        foreign = any(not char.isascii() and char not in GREEK for char in word)
        if foreign and not self._is_accented_letter(word):
            while more := re.compile(r"[ ](?:[^\W\d_])+").match(self.text, match.end()):
                match = more
            return self._token(Kind.TEXT, self.text[self.at : match.end()], match.end())
        if self.latex:
            return self._letter()
        greek = next((place for place, char in enumerate(word) if char in GREEK), len(word))
        return (
            self._letter()
            if greek == 1 or len(word) == 1
            else self._token(Kind.WORD, word[:greek], self.at + greek)
        )

    @staticmethod
    def _is_accented_letter(word: str) -> bool:
        return accented(word[0]) is not None and not word[1:2].isalpha()

    def _letter(self) -> Token:
        end = self.at + 1
        if (
            end < len(self.text)
            and accented(self.text[self.at : end + 1]) is not None
            and not self.text[end].isalnum()
        ):
            end += 1
        return self._token(Kind.LETTER, self.text[self.at : end], end)

    def _backslash(self) -> Token | None:
        if match := _ENVIRONMENT.match(self.text, self.at):
            columns = (
                _COLUMNS.match(self.text, match.end())
                if match.group(2) in {"array", "alignedat", "alignat", "subarray"}
                else None
            )
            return self._token(
                match.group(1),
                match.group(2),
                columns.end() if columns and match.group(1) == "begin" else match.end(),
            )
        if match := _COMMAND.match(self.text, self.at):
            return self._command(match.group(1), match.end())
        sign = self.text[self.at : self.at + 2]
        if sign == "\\\\":
            skip = re.compile(r"\s*\[\s*-?[\d.]+\s*[a-z]{2}\s*\]").match(self.text, self.at + 2)
            return self._token(Kind.ROW, sign, skip.end() if skip else self.at + 2)
        kinds = {
            "\\{": "\\{",
            "\\}": "\\}",
            "\\|": "||",
            "\\%": "%",
            "\\_": "_",
            "\\&": "&",
            "\\$": "$",
            "\\#": "#",
        }
        if sign in {"\\(", "\\)", "\\[", "\\]"}:
            raise LatexError(f"`{sign}` begins or ends a formula of its own", self.at, self.at + 2)
        if sign in kinds:
            return self._token(kinds[sign], sign, self.at + 2)
        raise LatexError(f"`{sign}` is not known", self.at, self.at + len(sign))

    def _command(self, name: str, end: int) -> Token | None:
        if name in {"left", "right"}:
            return self._delimiter(end, -1 if name == "left" else 1)
        if name in TEXT_FONTS:
            return self._text(name, end)
        if name == "cr":
            return self._token(Kind.ROW, name, end)
        if name in DROPPED:
            self.at = end + (2 if name in _CLASSES and self.text.startswith("{}", end) else 0)
            return None
        if name == "genfrac" and (stacked := _STACKED.match(self.text, end)):
            kind = _STACKS.get((stacked[1].strip(), stacked[2].strip(), stacked[3].strip()))
            if kind is not None:
                return self._token(Kind.COMMAND, kind, stacked.end())
        if name in GAPS or name in DROPPED_WITH_GROUP:
            return self._invisible(name, end)
        if name == "not" and (negated := _NEGATED.match(self.text, end)):
            return self._token(Kind.COMMAND, "ne" if negated.group(1) == "=" else "notin", negated.end())
        name = SYNONYMS.get(name, name)
        if name in SYMBOLS:
            return self._token(Kind.LETTER, "\\" + name, end)
        return self._token(Kind.COMMAND if name.isalpha() else name, name, end)

    def _invisible(self, name: str, end: int) -> Token | None:
        """A gap, or nothing for what prints no mark."""
        group = self._group(end)
        if name in {"hspace", *DROPPED_WITH_GROUP} and group is not None:
            end = group[1]
        elif name in {"hskip", "kern", "mkern"} and (length := _LENGTH.match(self.text, end)):
            end = length.end()
        if name in GAPS:
            return self._token(Kind.GAP, name, end)
        self.at = end
        return None

    def _text(self, name: str, end: int) -> Token:
        group = self._group(end)
        if group is None:
            raise LatexError(f"the group behind `\\{name}` is missing", self.at, end)
        return self._token(Kind.TEXT, self.text[group[0] : group[1] - 1], group[1])

    def _group(self, at: int) -> tuple[int, int] | None:
        """Where the content of the braced group at `at` begins, and where the group ends."""
        while self.text[at : at + 1].isspace():
            at += 1
        if self.text[at : at + 1] != "{":
            return None
        depth = 0
        for place in range(at, len(self.text)):
            char = self.text[place]
            if char in "{}" and self.text[place - 1] != "\\":
                depth += 1 if char == "{" else -1
                if depth == 0:
                    return at + 1, place + 1
        raise LatexError("a brace is never closed", at, at + 1)

    def _delimiter(self, end: int, side: int) -> Token:
        """The delimiter behind `\\left` or `\\right`; a point is an invisible one."""
        start = self.at
        while self.text[end : end + 1].isspace():
            end += 1
        if end >= len(self.text):
            raise LatexError("a delimiter is missing", start, end)
        self.at = end
        token = self._token("nothing", ".", end + 1) if self.text[end] == "." else self._next()
        if token is None:
            raise LatexError("a delimiter is missing", start, end)
        return Token(token.kind, token.text, start, token.end, side)
