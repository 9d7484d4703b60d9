"""Names and values as a figure shows them: `phi` as φ, `n_in` as nᵢₙ, a true minus sign. Draws nothing."""

from __future__ import annotations

import math
import re
import unicodedata
from fractions import Fraction

from vaultproof.plot.style import number

_GREEK = dict(
    zip(
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi "
        "omega".split(),
        "αβγδεζηθικλμνξπρστυφχψω",
        strict=True,
    )
)
_CAPITALS = dict(zip("Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega".split(), "ΓΔΘΛΞΠΣΦΨΩ", strict=True))
_LETTERS = {
    **_GREEK,
    **_CAPITALS,
    "ell": "ℓ",
    "varepsilon": "ε",
    "varphi": "φ",
    "lamda": "λ",
    "hbar": "ℏ",
    "infty": "∞",
}
_LOWERED = dict(zip("0123456789aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
_ACCENTS = {
    "hat": "\N{COMBINING CIRCUMFLEX ACCENT}",
    "bar": "\N{COMBINING MACRON}",
    "prime": "\N{PRIME}",
    "tilde": "\N{COMBINING TILDE}",
    "dot": "\N{COMBINING DOT ABOVE}",
}
_PART = re.compile(r"(\d)by(\d)")
_LONGEST, _SMALL_DENOMINATOR = 12, 12
_DECIMAL = re.compile(r"-?\d+(?:\.\d+)?")
_GROUPING = re.compile(r"\{,\}|\\[,;: ]|[,\s~]")
_SIMPLE = re.compile(r"[-−+]?\s*\d+(?:[.,]\d+)?(?:\s*/\s*\d+)?%?")


_DRESSED = re.compile(rf"(?P<letter>[A-Za-z]|{'|'.join([*_GREEK, *_CAPITALS])})(?P<accent>hat|bar|tilde|dot)")


def _dressed(base: str) -> str:
    """A letter as it is written, with its accent: `thetahat` as θ̂."""
    found = _DRESSED.fullmatch(base)
    if found is None:
        return _LETTERS.get(base, base)
    letter = _LETTERS.get(found["letter"], found["letter"])
    return unicodedata.normalize("NFC", letter + _ACCENTS[found["accent"]])


def shown_name(name: str) -> str:
    """A name as mathematics writes it: Greek letters, accents and subscripts where characters for them exist, else
    `L_δ`. A name of words, such as `leaky_relu`, is left as it is."""
    base, _, sub = name.partition("_")
    if len(base) == 1 and sub in _ACCENTS:
        return unicodedata.normalize("NFC", base + _ACCENTS[sub])
    if (part := _PART.fullmatch(sub)) is not None:
        return f"{_LETTERS.get(base, base)}{_LOWERED[part[1]]}\N{FRACTION SLASH}{_LOWERED[part[2]]}"
    base, sub = _dressed(base), _LETTERS.get(sub, sub)
    if not base:
        return name
    if not sub:
        return base
    if len(base) > 1 and len(sub) > 1 and not (sub.isdigit() and base.isupper()):
        return name
    if all(character in _LOWERED for character in sub):
        return base + "".join(_LOWERED[character] for character in sub)
    return f"{base}_{sub}"


_MOST_TURNS = 1000


def share_of_pi(value: float, within: float = 1e-9) -> str | None:
    """A small fraction of π as such, `−3π/4`; None for any other number."""
    turns = Fraction(value / math.pi).limit_denominator(_SMALL_DENOMINATOR)
    if not turns or abs(turns) > _MOST_TURNS or abs(float(turns) * math.pi - value) > within:
        return None
    above = {1: "π", -1: "−π"}.get(turns.numerator, f"{turns.numerator}π".replace("-", "−"))
    return above if turns.denominator == 1 else f"{above}/{turns.denominator}"


_BETWEEN_NUMBERS = re.compile(r"(?<=[\dπ∞…)⁰¹²³⁴⁵⁶⁷⁸⁹]), (?=[−\d(π∞√])")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")


def with_commas(text: str) -> str:
    """A text whose numbers have decimal commas, with semicolons between them: `(1,5; 3,99)`."""
    return _POINT.sub(",", _BETWEEN_NUMBERS.sub("; ", text))


def shown_value(text: str, value: float) -> str:
    """A stated value as it was written where it is a number of a few digits, else its value to four."""
    plain = text.replace("$", "").replace("−", "-").strip()
    if _SIMPLE.fullmatch(plain) and len(plain) <= _LONGEST:
        return "".join(plain.split()).replace("-", "−")
    for digits in (plain.replace("{,}", "."), _GROUPING.sub("", plain)):
        if _DECIMAL.fullmatch(digits) and float(digits) == value and len(digits) <= _LONGEST:
            return digits.replace("-", "−")
    return number(float(f"{value:.4g}"))
