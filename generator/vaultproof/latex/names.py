r"""Names in formulas: one canonical spelling for `\sigma`, `σ`, `\operatorname{ReLU}`, `\hat y`, `w_{1}`. Parses
no terms."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_GREEK_LETTERS = "αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩϵϑϕϖϱςϰ"
_GREEK_NAMES = """alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau
    upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega epsilon theta phi pi rho
    sigma kappa""".split()
GREEK = dict(zip(_GREEK_LETTERS, _GREEK_NAMES, strict=True))
_VARIANTS = {f"var{name}": name for name in "epsilon theta phi pi rho sigma kappa".split()}
_VARIANTS |= {
    f"var{name}": name for name in "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split()
}
_LATIN_CAPITALS = "Alpha Beta Epsilon Zeta Eta Iota Kappa Mu Nu Omicron Rho Tau Chi".split()
SYMBOLS = (
    {name: name for name in (*GREEK.values(), *_LATIN_CAPITALS)}
    | _VARIANTS
    | {name: name for name in ("ell", "hbar", "imath", "jmath")}
)
"""LaTeX commands that stand for a letter, with their canonical names; also the Greek capitals that only some renderers
know."""

DIFFERENCE = "Delta"
"""The letter that makes one name with the letter behind it: `\\Delta t` is `Deltat`."""

ACCENTS = {
    "hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "tilde": "tilde", "widetilde": "tilde",
    "vec": "",
    "overrightarrow": "", "dot": "dot", "ddot": "ddot", "check": "check", "breve": "breve", "mathring": "ring",
    "acute": "acute", "grave": "grave", "underline": "",
}  # fmt: skip
"""Accents with what they add to a name; an arrow or a line below marks a vector as bold print does."""

TEXT_FONTS = frozenset("text textrm textbf textit textsf texttt textnormal textup textsc mbox hbox".split())
FONTS = TEXT_FONTS | frozenset(
    """mathbf mathrm mathit mathsf mathtt mathcal mathbb mathfrak mathscr boldsymbol pmb bm bold mathbbm mathds
    mathnormal operatorname mathop symbf symrm""".split()
)
_COMBINING = {
    "\u0302": "hat",
    "\u0304": "bar",
    "\u0305": "bar",
    "\u0303": "tilde",
    "\u0307": "dot",
    "\u20d7": "",
    "\u0306": "breve",
}
_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ₊₋", "0123456789aehijklmnoprstuvx+-", strict=True))
_RAISED = dict(
    zip(
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱᵀ⁽⁾ᵃᵇᶜᵈᶠᵍʰʲᵏˡᵐᵖʳˢᵗᵘᵛʷˣʸᶻ",
        "0123456789+-niT()abcdfghjklmprstuvwxyz",
        strict=True,
    )
)
LOWERED, RAISED = str.maketrans(_LOWERED), str.maketrans(_RAISED)
_MARKS = {
    "+": "plus",
    "-": "minus",
    "*": "star",
    r"\ast": "star",
    r"\star": "star",
    r"\dagger": "dagger",
    r"\circ": "circ",
    r"\infty": "infty",
    r"\perp": "perp",
    r"\parallel": "parallel",
    r"\odot": "odot",
    r"\oplus": "oplus",
}
_LETTER_LIKE = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff\u210e\u2113\u212f\u2202\u2207\u2211\u00b5]")
_KEPT = frozenset("∂∇∑")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Names:
    """What the note and the vault define, as context for reading a formula.

    `functions` and `values` hold canonical names. `decimal_comma` tells how `0,271` is meant: True a decimal, False
    two items, None not known. `several` tells of functions how many parameters they take, where that is more than one:
    in `f(0,5)` the comma parts two of them. `noncommuting` holds the names of matrices and the like: `AB` is not `BA`.
    """

    functions: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    decimal_comma: bool | None = None
    several: frozenset[tuple[str, int]] = frozenset()
    noncommuting: frozenset[str] = frozenset()


def fold(text: str) -> str:
    """A text with full-width and mathematical-alphabet characters as plain ones, each in its old place."""
    return _LETTER_LIKE.sub(_folded, text)


def _folded(match: re.Match[str]) -> str:
    char = match.group()
    plain = unicodedata.normalize("NFKC", char)
    return char if char in _KEPT or len(plain) != 1 else plain


def accented(char: str) -> str | None:
    """The canonical name of an accented letter such as `ŷ` or `x̄`, or None for any other text."""
    parts = unicodedata.normalize("NFD", char)
    if len(parts) != 2 or parts[1] not in _COMBINING or not parts[0].isalpha():
        return None
    return GREEK.get(parts[0], parts[0]) + _COMBINING[parts[1]]


def plain_word(text: str) -> str | None:
    r"""The words of `\text{…}` as one name (`Leaky ReLU` is `Leaky_ReLU`), or None where they are no name."""
    text = text.replace(r"\_", "_").replace(r"\ ", " ").replace("~", " ").replace(r"\-", "-").strip()
    if not _WORDS.fullmatch(text):
        return None
    return _BETWEEN_WORDS.sub("_", text).strip("_")


_WORDS = re.compile(r"[^\W\d_][\w \-\u2010\u2011]*")
_BETWEEN_WORDS = re.compile(r"[ \-\u2010\u2011]+")


@lru_cache(maxsize=4096)
def canonical_name(text: str) -> str | None:
    r"""The canonical spelling of a name as written, or None where the text is no name.

    `\sigma` and `σ` give `sigma`; `\hat{y}` gives `yhat`; `w_{1}` gives `w_1`; `m_{t-1}` gives `m_tm1`;
    `\operatorname{ReLU}` gives `ReLU`; `D_{\text{KL}}` gives `D_KL`; `x^{(i)}` gives `x^(i)`; `x^+` gives `xplus`.
    """
    text = fold(text).strip().strip("$").strip()
    if not text or len(text) > _LONGEST:
        return None
    word = plain_word(text)
    if (
        word is not None
        and len(text) > 1
        and text[1].isalnum()
        and text[-1] not in _LOWERED
        and text[0] != "Δ"
    ):
        return word
    reader = _Reader(text)
    name = reader.name()
    return name if name is not None and reader.finished() else None


_SPACING = re.compile(r"(?:\s|~|\\[,;:! ]|\\(?:left|right|limits|nolimits|quad|displaystyle)(?![A-Za-z]))*")
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?")
_WORD = re.compile(r"[^\W_]+(?:[\-\u2010][^\W\d_]+)*")
_NO_NAME = frozenset(["", "_", "^", "'", "′", "’", "(", *_LOWERED])
_PRIME = re.compile(r"['′’]|\^\{?\\prime\}?")
_PRIMES = "'′’"
# A hyphen joins words; in bold print a sign between letters is a minus.
_DIFFERENCE = re.compile(r"(?<![^\W\d_])[^\W\d_]\s*-|-\s*[^\W\d_](?![^\W\d_])")
_SWITCH = re.compile(r"\\(?:bf|rm|it|cal|sf|tt|boldmath)(?![A-Za-z])")


class _Reader:
    """Reads a name from the start of a text."""

    def __init__(self, text: str, depth: int = 0) -> None:
        self.text = text
        self.at = 0
        self.depth = depth

    def finished(self) -> bool:
        """Whether nothing but space and primes is left."""
        return not _PRIME.sub("", self.text[self._skip() :]).strip()

    def primes(self) -> int:
        """How many primes are left."""
        return len(_PRIME.findall(self.text, self.at))

    def name(self) -> str | None:
        """A base with what is written below it, then what is written above it, in whichever order they stand."""
        base, lowered, raised = self._base(), "", ""
        while base is not None and self._skip() < len(self.text):
            char = self.text[self.at]
            below: str | None = ""
            if char == "_":
                self.at += 1
                below = _below(self._group(), self.depth)
            elif char in _LOWERED:
                end = self._run(_LOWERED)
                below = _below(self.text[self.at : end].translate(LOWERED), self.depth)
                self.at = end
            elif char == "^" and not self.text.startswith(("^\\prime", "^{\\prime", "^'"), self.at):
                self.at += 1
                mark = _mark(self._group())
                if mark is None:
                    return None
                raised += mark
                continue
            else:
                break
            if not below:
                return None
            lowered += f"_{below}"
        return None if base is None else base + lowered + raised

    def _skip(self) -> int:
        match = _SPACING.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def _run(self, chars: dict[str, str]) -> int:
        end = self.at
        while end < len(self.text) and self.text[end] in chars:
            end += 1
        return end

    def _group(self) -> str:
        """The text of a braced group, or of one command or character; empty where there is none."""
        at = self._skip()
        if self.text.startswith("{", at):
            return self._braced()
        if match := _COMMAND.match(self.text, at):
            self.at = match.end()
            follows_group = match.group(1) in FONTS | ACCENTS.keys() and self.text.startswith(
                "{", self._skip()
            )
            return match.group() + ("{" + self._braced() + "}" if follows_group else "")
        self.at = min(at + 1, len(self.text))
        return self.text[at : self.at]

    def _braced(self) -> str:
        depth, start = 0, self.at
        for at in range(start, len(self.text)):
            if self.text[at - 1 : at] == "\\":
                continue
            depth += {"{": 1, "}": -1}.get(self.text[at], 0)
            if depth == 0:
                self.at = at + 1
                return self.text[start + 1 : at]
        self.at = len(self.text)
        return ""

    def _base(self) -> str | None:
        at = self._skip()
        if self.depth > 8 or at >= len(self.text):
            return None
        if self.text[at] == "{":
            return _whole(_SWITCH.sub("", self._braced()), self.depth)
        if match := _COMMAND.match(self.text, at):
            self.at = match.end()
            return self._command(match.group(1))
        if at + 1 < len(self.text) and (name := accented(self.text[at : at + 2])) is not None:
            self.at += 2
            return name
        if self.text[at] in "Δ∆":
            self.at += 1
            return self._difference()
        if self.text[at] in GREEK:
            self.at += 1
            return GREEK[self.text[at]]
        if (match := _WORD.match(self.text, at)) and match.group()[0].isalpha():
            word = match.group().rstrip("".join(_LOWERED))
            self.at = at + len(word)
            return accented(word) or plain_word(word)
        return None

    def _difference(self) -> str | None:
        """`Delta`, with the base of the name whose change it is."""
        if self.text[self._skip() : self.at + 1] in _NO_NAME:
            return DIFFERENCE
        self.depth += 1
        inner = self._base()
        return DIFFERENCE + inner if inner else None

    def _command(self, command: str) -> str | None:
        if command == DIFFERENCE:
            return self._difference()
        if command in SYMBOLS:
            return SYMBOLS[command]
        if command in FUNCTION_COMMANDS:
            return command
        if command in ACCENTS:
            return _accented(self._group(), ACCENTS[command], self.depth)
        if command in FONTS:
            inner = self._group()
            bare = inner.rstrip(_PRIMES)
            self.text = f"{self.text[: self.at]}{inner[len(bare) :]}{self.text[self.at :]}"
            if command not in TEXT_FONTS and _DIFFERENCE.search(bare):
                return None
            return plain_name(bare) or _whole(bare, self.depth)
        return None


def plain_name(text: str) -> str | None:
    """A word of several letters, or one letter under its canonical name; None for anything else."""
    word = plain_word(text)
    return (GREEK.get(word) or accented(word) or word) if word else None


def _whole(text: str, depth: int) -> str | None:
    """A name that is a part of another: its primes are a part of it, `x_{i'}` is `x_iprime`."""
    reader = _Reader(text, depth + 1)
    name = reader.name()
    return name + "prime" * reader.primes() if name is not None and reader.finished() else None


_SIGNS_BELOW = {"-": "m", "+": "p", "/": "by"}


def _accented(text: str, accent: str, depth: int) -> str | None:
    """A name below an accent, which belongs to what bears the index: `\\hat{y_i}` is `\\hat{y}_i`."""
    inner = _whole(text, depth)
    if inner is None:
        return None
    base = re.split("[_^]", inner, maxsplit=1)[0]
    return base + accent + inner[len(base) :]


def _below(text: str, depth: int) -> str | None:
    """A subscript as part of a name: `t-1` is `tm1`, `i,j` is `ij`, `1/2` is `1by2`, `(1)` is `(1)`."""
    text = _SWITCH.sub("", text).strip()
    if text in _MARKS:
        return _MARKS[text]
    if text.startswith("(") and text.endswith(")"):
        inner = _below(text[1:-1], depth)
        return f"({inner})" if inner else None
    if (font := _COMMAND.match(text)) and font.group(1) in TEXT_FONTS and (name := _whole(text, depth)):
        return name
    groups = [
        [_SIGNS_BELOW.get(part) or _index(part, depth) for part in _SIGN_BELOW.split(group) if part.strip()]
        for group in _COMMA.split(_SPACE_BELOW.sub("", text))
    ]
    named = [part for group in groups for part in group]
    words = any(len(part or "") > 1 for part in named)
    joined = ("_" if words else "").join("".join(part or "" for part in group) for group in groups if group)
    return None if not named or None in named else joined


_SPACE_BELOW = re.compile(r"\\[,;:! ]")
_COMMA = re.compile("[,;]")
_SIGN_BELOW = re.compile("([-+/])")
_NUMBER_BELOW = re.compile(r"\d+(?:\.\d+|[A-Za-z]*)|[A-Za-z](?:\s+[A-Za-z])+")


def _index(text: str, depth: int) -> str | None:
    text = text.strip()
    if _NUMBER_BELOW.fullmatch(text):
        return "".join(text.split())
    return _whole(text, depth)


def _mark(mark: str) -> str | None:
    """What is raised as part of a name: `*` is `star`, `(i)` is `^(i)`, a word is `^word`."""
    mark = mark.strip()
    if mark in _MARKS:
        return _MARKS[mark]
    if match := re.fullmatch(r"\(\s*(\w+(?:\s*[-+]\s*\w+)?)\s*\)", mark):
        return f"^({re.sub(' ', '', match.group(1))})"
    if match := re.fullmatch(r"\[\s*(\w+(?:\s*[-+]\s*\w+)?)\s*\]", mark):
        return f"^[{re.sub(' ', '', match.group(1))}]"
    if (match := re.match(r"\\([A-Za-z]+)\{", mark)) and match.group(1) in TEXT_FONTS | {"mathrm"}:
        word = _whole(mark, 0)
        return f"^{word}" if word else None
    return None


FUNCTION_COMMANDS = frozenset(
    """exp ln log lg sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth max min gcd det sgn arg dim ker
    Pr deg hom inf sup tg ctg sh ch th""".split()
)
"""Commands that name a function in LaTeX itself."""


def put_for(text: str, name: str, instead: str) -> str:
    r"""A formula with something in place of a name as it is written: `\sigma`, `d_1`, `x^+`."""
    parts = re.findall(r"\\[A-Za-z]+|[{}]|\S", name)
    loose = r"\s*".join(re.escape(part) if part not in "{}" else re.escape(part) + "?" for part in parts)
    head = r"(?<![A-Za-z\\])" if name[:1] != "\\" else ""
    tail = r"(?![A-Za-z])" if re.search(r"\\[A-Za-z]+$", name) else ""
    tail += r"(?![\w])" if "_" in name or "^" in name else r"(?!\s*_)"
    tail += r"(?!\s*\^\s*[^\d\s])" if name == "e" else ""
    return re.sub(head + loose + tail, lambda _: instead, text)
