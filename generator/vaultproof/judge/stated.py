r"""Reads a stated literal with the precision in which it is stated: `0.731` stands for [0.7305, 0.7315].

Reads literals only (`-2`, `0{,}5`, `4.54 \times 10^{-5}`, `25 %`, `∞`); an expression is the parser's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from vaultproof.claim import Relation
from vaultproof.judge.value import Infinite, Real, Truth, Undefined, Value
from vaultproof.spot import late

_NUMBER = late(
    r"""^(?P<sign>[-−–+＋－]?)
    (?P<whole>[1-9]\d{0,2}(?:(?:,|\\,|\{,\}|\s|\u202f|'|\{\\,\})\d{3})+(?!\d)|\d+|)
    (?:(?P<mark>[.,]|\{,\}|\{\.\})(?P<decimals>\d+)|\.)?
    (?:[eE](?P<exponent>[-+−]?\d+)
      |(?:\\times|\\cdot|×|·|⋅|\*)10
       (?:(?:\^|\*\*)(?:\{(?P<power>[-+−]?\d+)\}|(?P<bare>[-+−]?\d+))|(?P<raised>[⁻⁺]?[⁰¹²³⁴-⁹]+)))?
    (?P<percent>\\?[%％])?$""",
    re.VERBOSE,
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_INFINITE = re.compile(r"^([-−–+]?)(?:∞|\\infty|inf|infinity|Infinity|np\.inf)$")
_UNDEFINED = re.compile(
    r"^(?:undefined|nan|NaN|không xác định|undefiniert|indéfini|indefinido|не определено|未定义|未定義)$"
)
_OF_EULER = re.compile(r"\d\s*e\s*(?:\s[-−+]|[-−+]\s)\s*\d")
"""Euler's number in a sum, `3e + 1`: no power of ten has a gap."""
_MAX_EXPONENT = 400


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as stated. `half` is half a unit of its last digit (0 where the statement is exact; a whole number of
    percent is a decimal); `digits` counts the digits after the point; `value` is the literal itself."""

    value: Value
    half: Fraction = Fraction(0)
    digits: int = 0
    open_ended: bool = False


class AmbiguousNumber(ValueError):
    """A literal that can be read in two ways, such as `1,234`."""


def read_stated(
    text: str, relation: Relation, decimal_comma: bool | None, *, open_ended: bool = False
) -> Stated | None:
    """The literal that `text` is, or None where it is none.

    Raises AmbiguousNumber where a comma may be a decimal mark or may set off thousands and the note does not tell.
    """
    if _OF_EULER.search(text) is not None:
        return None
    open_ended = open_ended or _GOING_ON.search(text.strip()) is not None
    text = _plain(text)
    if infinite := _INFINITE.match(text):
        return Stated(Infinite(-1 if infinite.group(1) in {"-", "−", "–"} else 1))
    if _UNDEFINED.match(text):
        return Stated(Undefined())
    if text in {"True", "False"}:
        return Stated(Truth(text == "True"))
    match = _NUMBER.match(text)
    if match is None or not (match["whole"] or match["decimals"]):
        return None
    whole, decimals = _digits(match, decimal_comma)
    exponent = _exponent(match)
    if abs(exponent) > _MAX_EXPONENT or len(whole) + len(decimals) > 400:
        return None
    scale = Fraction(10) ** exponent / (100 if match["percent"] else 1)
    number = Fraction(int((whole or "0") + decimals), 10 ** len(decimals)) * scale
    if match["sign"] in {"-", "−", "–", "－"}:
        number = -number
    unit = Fraction(1, 10 ** len(decimals)) * scale
    if not decimals and exponent >= 0:
        if relation is Relation.APPROXIMATE:
            unit = _rough_unit(whole, scale)
        elif not match["percent"]:
            unit = Fraction(0)
    places = len(decimals) + (2 if match["percent"] and unit <= scale else 0)
    return Stated(Real.exactly(number), unit / 2, places, open_ended)


_GOING_ON = re.compile(r"(?<=\d)\s*(?:\\[lc]?dots|…|\.\.\.)$")
"""Dots behind the last digit, of which there are more."""


def _plain(text: str) -> str:
    text = text.strip().translate(_FULL_WIDTH).replace(r"\left", "").replace(r"\right", "")
    text = re.sub(r"\\(?:text|mathrm|mathbf|boxed|textbf)\s*\{((?:[^{}]|\{,\})*)\}$", r"\1", text)
    text = _GOING_ON.sub("", text)
    text = re.sub(r"^([-−–+]?)\s*\\\$\s*(?=\d)", r"\1", text)
    text = text.strip().removesuffix(r"\\").strip()
    while len(text) > 2 and text[0] == "{" and text[-1] == "}":
        text = text[1:-1].strip()
    if re.match(r"^\([^()]*\)$", text):
        text = text[1:-1].strip()
    text = re.sub(r"\\[,;: ](?=\s*\\?[%％])", "", text)
    return re.sub(r"\s*(\\times|\\cdot|[×·⋅*^{}+−-]|\\?[%％])\s*", r"\1", text)


def _digits(match: re.Match[str], decimal_comma: bool | None) -> tuple[str, str]:
    """Digits before and after the decimal mark."""
    whole, mark, decimals = match["whole"], match["mark"], match["decimals"] or ""
    plain = re.sub(r"\D", "", whole)
    if (
        mark == ","
        and len(decimals) == 3
        and decimal_comma is None
        and plain not in {"", "0"}
        and plain == whole
    ):
        raise AmbiguousNumber(f"`{match.group()}` may be a decimal or set off thousands")
    if mark == "," and decimal_comma is False and plain not in {"", "0"}:
        raise AmbiguousNumber(f"`{match.group()}` has a comma where the note's other numbers have a point")
    commas = whole.replace("{,}", ",")
    if mark is None and re.search(r"\d,\d{3}$", commas) and commas.count(",") == 1:
        if decimal_comma is True:
            return re.sub(r"\D", "", commas.split(",")[0]), commas.split(",")[1]
        if decimal_comma is None:
            raise AmbiguousNumber(f"`{match.group()}` may be a decimal or set off thousands")
    return plain, decimals


def _exponent(match: re.Match[str]) -> int:
    written = match["exponent"] or match["power"] or match["bare"] or match["raised"] or "0"
    return int(written.translate(_RAISED).replace("−", "-"))


def _rough_unit(whole: str, scale: Fraction) -> Fraction:
    """The unit of a rounded integer: `≈ 150` is good to tens."""
    zeros = len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0
    return Fraction(10**zeros) * scale


_POINT = re.compile(r"(?<![\d.,])\d+\.\d+(?!\d|\.\d)")
_CERTAIN_COMMA = late(
    r"(?<![\d.,(\[{])(?:0,(?!1\.)\d+|0\{,\}\d+|\d+\{,\}(?:\d{1,2}|\d{4,})(?!\d)|(?<![(\[{][-−–+])\d+,(?:\d{1,2}|\d{4,}))(?![\d,]|\.\d|\s*\^)"
)
_BRACED_COMMA = re.compile(r"0\{,\}\d|\d\{,\}(?:\d{1,2}|\d{4,})(?!\d)")
_GROUPS = re.compile(r"(?<![\d.,(\[{])[1-9]\d{0,2}(?:,\d{3}){2,}(?![\d,])")
_MARKED = re.compile(r"\d(?:[.,]|\{,\})\d")
_PLACES = late(
    r"""^[>\s]{0,9}\#{1,6}[^\S\n]+(?:§[^\S\n]*)?\d{1,2}\.\d{1,2}(?=[)\s])
    |(?<![^\W\d_])(?:от|am|vom|du|le|del|dal|el|día|dia|ngày|dnia|от\s+дня|дата|datum|date|fecha|data)[:\s]+(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])(?!\d)
    |(?<![^\W\d_])(?:kap(?:itel)?|abschnitt|satz|abb(?:ildung)?|aufgabe|übung|tab(?:elle)?|lemma|théorème|chapitre|section|exercice|fig(?:ure|ura)?|tableau|proposition|définition
    |cap(?:ítulo|itolo)?|sección|seção|teorema|definici[oó]n|definição|ejercicio|exercício|esercizio|tabla|tabela|sezione
    |гл(?:ава|аве|авы)?|раздел\w*|теорем\w+|лемм\w+|задач\w+|рис(?:унок)?|табл(?:ица)?|определени\w+|пункт\w*|п|chương|mục|định\s+lý|bài|hình|rozdział|twierdzenie|zadanie|rys
    |python|numpy|pytorch|torch|tensorflow|scikit-learn|sklearn|scipy|pandas|matlab|julia|jax|keras|transformers|version|versión|versão|versione|версия|phiên\s+bản|v)\.?[^\S\n]{0,3}\(?\d{1,2}\.\d{1,3}(?!\d|\s*[%=<>≈+*/])
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
"""Numbers with a point that are no decimals: those of sections and statements, versions, days of a month."""
_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]+`|https?://\S+", re.MULTILINE | re.DOTALL)


@lru_cache(maxsize=64)
def note_decimal_comma(text: str) -> bool | None:
    """Whether a text writes decimals with a comma (True), with a point (False), or does not show it (None).

    Code writes points in every language, and tells nothing of the words around it. A text with decimals of both kinds
    does not show it.
    """
    if _MARKED.search(text) is None:
        return None
    plain = _CODE.sub(" ", text)
    comma, point = _CERTAIN_COMMA.search(plain), _POINT.search(plain)
    if comma and point:
        point = _POINT.search(_PLACES.sub(" ", plain))
    if comma and not point:
        return None if _GROUPS.search(plain) else True
    if comma and _BRACED_COMMA.search(plain):
        return None
    if point or _POINT.search(text):
        return False
    return False if _GROUPS.search(plain) else None
