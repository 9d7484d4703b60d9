r"""Mathematics that a text holds without dollars, as formulas: `0 < b(x) ≤ 1`, `x ∈ ℝ`, `x → ∞`, `x = 1/e`, and the
names of functions, `f` and `f(x)`.

What reads formulas in sentences then reads these too. Statements, such as `f(2) = 3`, are left to `prose`. Decides
nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vaultproof.source import Passage
from vaultproof.spot import Signs, late


@dataclass(frozen=True, slots=True)
class Bare(Passage):
    """A formula without dollars, in LaTeX; `written` is how it stands in the note."""

    written: str = ""


def closed(formula: Passage) -> int:
    """Where a formula ends in the note, with the dollar behind it."""
    return formula.whole.end + (not isinstance(formula, Bare))


def as_written(formula: Passage) -> str:
    """A formula as it stands in the note, without dollars."""
    return formula.written if isinstance(formula, Bare) else formula.text.strip()


_LETTER = r"(?<![^\W_])[^\W\d_](?:[₀-₉ₐ-ₜᵢ-ᵥ]+|_\d)?(?![^\W_])"
_VARIABLE = r"(?<![^\W_])[xtzyuvrsnkθ](?:[₀-₉]+)?(?![^\W_])"
_HIGH = r"[⁰¹²³⁴-⁹⁺⁻ⁿᵀ-ᵡʰʲʳʷʸˡˢˣᶜᶠᶻ]"
_NUMBER = r"\d+(?:[.,]\d+)?"
_CALLED = r"(?<![^\W_])[^\W\d_]{1,12}(?:[₀-₉]+|_\d)?['′″’]{0,2}"
_INNER = r"\((?:[^()\n.;:!?]|\d\.\d|\([^()\n]{0,40}\)){1,60}\)"
_FACTOR = (
    rf"(?:(?<![^\W_])(?:ln|log|exp|sin|cos|tan|tanh)\s(?={_LETTER})|√\s?)?"
    rf"(?:{_CALLED}{_INNER}|{_INNER}|\|[^|\n]{{1,30}}\||{_NUMBER}|∞|{_LETTER}['′″]{{0,2}})"
    rf"(?:{_HIGH}+|\^\d|\^\([^()\n]{{1,20}}\))?"
)
_TERM = (
    rf"(?:[-−+±]\s?)?{_FACTOR}"
    rf"(?:(?:\s?[-−–+*·×⋅/]\s?|\s?(?=[(√])|(?<=[\d)])(?=[^\W\d_])){_FACTOR}){{0,8}}"
)
_END = r"[-−+]?\s?(?:\d+(?:[.,]\d+)?(?:/\d+)?|∞|π(?:/\d)?|1/e|√\d+)"
_SET = rf"(?:ℝ[⁺⁻₊]?|ℕ|ℤ|[(\[\]]\s?{_END}\s?[,;]\s?{_END}\s?[)\]\[])"
_ORDER = r"(?:[<>](?![=<>\-/])|<=|>=|[≤≥≦≧⩽⩾≠])"
_RUN = (
    rf"{_TERM}(?:\s*{_ORDER}\s*{_TERM}){{1,2}}|{_LETTER}\s*∈\s*{_SET}|(?<!\w)ℝ(?![\w⁺⁻₊])"
    rf"|(?<![^\W_])(?:max|min){_INNER}(?!\s*[=≈≔])"
    rf"|(?<![\w=≈+*/·−(]\s)(?<![(=≈]){_VARIABLE}\s?=\s?(?:±\s?)?{_END}(?![\d.,]*[\w(])(?!\s?[-−+*/·×^=≈])"
    rf"|{_VARIABLE}\s?(?:→|->)\s?{_END}[⁺⁻]?(?![\w(])"
    r"|(?<![\w.,)])[-−]?(?:1/e|√\d+)(?![\w(])(?!\s?[-−+*/·×^=≈])"
)
_ANY = late(_RUN)
_SIGN = re.compile(r"[<>≤≥≦≧⩽⩾≠∈ℝ→√]|->|(?:max|min)\(|1/e|[xtzyuvrsnkθ]\s?=")
_SIGNS_OF_ANY = Signs("=", *"<>≤≥≦≧⩽⩾≠∈ℝ→√", "max(", "min(", "1/e")
"""One of these stands wherever `_SIGN` is found."""
_CALLED_WITH = re.compile(r"\([a-zθ]\)\s*(?:=|:=|≔)(?!=)")
_ONE_LETTER = re.compile(r"(?<![^\W_\d])[^\W\d_]")
_NO_NAMES = frozenset("aeiouyAEIOUYдикосуявѐàèéìòó")
"""Letters that are words somewhere."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_COMMANDS = frozenset("ln log exp sin cos tan sinh cosh tanh max min arctan arcsin arccos".split())
_SIGNS = {
    "<=": r"\le ",
    ">=": r"\ge ",
    "->": r"\to ",
    "→": r"\to ",
    "≤": r"\le ",
    "≦": r"\le ",
    "⩽": r"\le ",
    "≥": r"\ge ",
    "≧": r"\ge ",
    "⩾": r"\ge ",
    "≠": r"\ne ",
    "±": r"\pm ",
    "∈": r"\in ",
    "∞": r"\infty ",
    "ℝ": r"\mathbb{R}",
    "π": r"\pi ",
    "−": "-",
    "–": "-",
    "·": r"\cdot ",
    "⋅": r"\cdot ",
    "×": r"\cdot ",
    "*": r"\cdot ",
    "′": "'",
    "’": "'",
    "″": "''",
}
_SPELLED = re.compile("|".join(map(re.escape, _SIGNS)))
_POWER = re.compile(r"\^\(([^()]*)\)")
_ROOT = re.compile(rf"√\s?({_INNER}|{_NUMBER}|{_LETTER})")
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")


def functions_named(text: str) -> frozenset[str]:
    """The letters that a text defines as functions without dollars: `f(x) = …`."""
    calls = (
        one.start() - (text[one.start() - 1 : one.start()].isspace()) for one in _CALLED_WITH.finditer(text)
    )
    return frozenset(text[at - 1] for at in calls if at and _ONE_LETTER.match(text, at - 1)) - _NO_NAMES


def bare_formulas(words: str, functions: frozenset[str] = frozenset()) -> list[tuple[int, int, str]]:
    """Where each formula without dollars begins and ends in a text that may name some functions, and its LaTeX."""
    named = bool(functions) and _lone(functions).search(words) is not None
    if not named and (not _SIGNS_OF_ANY.stand_in(words) or _SIGN.search(words) is None):
        return []
    pattern = _with_names(functions) if named else _ANY
    return [(*one.span(), _latex(one.group())) for one in pattern.finditer(words)]


@lru_cache(maxsize=64)
def _lone(functions: frozenset[str]) -> re.Pattern[str]:
    """Any of some letters as a word of its own: what the names of functions cannot do without."""
    return re.compile(rf"[{''.join(sorted(functions))}](?<![^\W_].)(?![^\W_])")


@lru_cache(maxsize=64)
def _with_names(functions: frozenset[str]) -> re.Pattern[str]:
    """The pattern of formulas, with the names of some functions."""
    name = (
        rf"(?<![^\W_])(?<![=≈<>≤≥+*/·×^−(]\s)(?<![=≈<>≤≥+*/·×^−(])[{''.join(sorted(functions))}]['′″]{{0,2}}"
    )
    alone = rf"{name}(?:\({_VARIABLE}\))?(?!['′″’(\w])(?!\s?(?:[=≈≔<>≤≥+*/·×^]|[-−]\s?[\w(]|\.\s?\d))"
    return re.compile(rf"{_RUN}|{alone}")


def _latex(text: str) -> str:
    """Mathematics in the letters of a text as LaTeX."""
    text = _ROOT.sub(lambda one: rf"\sqrt{{{one[1]}}}", _DECIMAL.sub("{,}", text))
    text = _POWER.sub(r"^{\1}", text)
    text = _WORD.sub(_named, text)
    return " ".join(_SPELLED.sub(lambda one: _SIGNS[one.group()], text).split())


def _named(word: re.Match[str]) -> str:
    """The name of a function as a command or as upright letters; a command already is left alone."""
    name = word.group()
    if word.string[: word.start()].endswith("\\"):
        return name
    return rf"\{name}" if name in _COMMANDS else rf"\mathrm{{{name}}}"
