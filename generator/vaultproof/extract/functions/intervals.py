r"""Reads intervals as people write them: `(0, 1)`, `[0, \infty)`, `]-1; 1[`, `\mathbb{R}`, `x > 0`. Knows no claims."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from vaultproof.claim import Interval, Syntax, Term
from vaultproof.extract.language.clauses import FORMULA, Text
from vaultproof.source import Passage
from vaultproof.spot import late

_REALS = late(
    r"^\\?(?:mathbb\s*\{?\s*R\s*\}?|R|Reals|bf\s*R)$|^ℝ$|^\\mathbf\s*\{R\}$|^all\s+real(?:s|\s+numbers)$",
    re.IGNORECASE,
)
_OPENING = {"(": True, "（": True, "]": True, "[": False, "［": False}
_CLOSING = {")": True, "）": True, "[": True, "]": False, "］": False}
_INFINITE = late(r"^[-+−–]?\s*(?:\\infty|∞|inf|infinity|infty)$")
_PLAIN_END = r"[-−–+]?\s?(?:\d+(?:\.\d+)?|∞|inf(?:inity)?|π(?:/2)?|pi(?:/2)?)"
_PLAIN = late(
    rf"[(\[\]（［]\s*{_PLAIN_END}\s*[,;，；]\s*{_PLAIN_END}\s*[)\]\[）］]|ℝ|[Aa]ll\s+real(?:s|\s+numbers)"
)
_SIDES = late(
    r"^(?P<name>[A-Za-z])\s*(?P<relation>\\geq?|\\leq?|\\geqslant|\\leqslant|>=|<=|≥|≤|\\gt|\\lt|>|<)\s*(?P<bound>[^<>=≤≥]+)$"
)
_HALF_LINE = late(r"^(?P<name>[A-Za-z])\s*(?P<relation>>=|<=|≥|≤|>|<)\s*(?P<bound>[-−]?\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Ends:
    """The ends of an interval, None for an infinite one, and whether they are open."""

    low: Term | None
    high: Term | None
    low_open: bool
    high_open: bool
    without: tuple[Term, ...] = ()


ALL = Ends(None, None, True, True)


NAMED_SET = late(
    r"""\s*(?:\\(?:mathbb|mathrm|mathcal|operatorname|text|textrm)\s*\{?\s*)?(?:[A-Z]|Im|Bild|Ran|Rng|im|ZW|Dom|Def|dom|TXĐ|TGT)(?![a-z])\s*\}?
    \s*(?:_\s*\{?\s*\\?[A-Za-z]{1,8}\s*\}?|\(\s*\\?[A-Za-z]{1,8}\s*\)|[a-z](?![a-z]))?\s*=\s*""",
    re.VERBOSE,
)
"""What names a set before its sign of equality: `W = `, `\\mathbb{D}_f = `, `E(f) = `."""


def behind_name(text: Text, at: int) -> Term | None:
    """The formula at a place of a text without the name that it gives to a set; None where it gives none."""
    formula = text.formulas.get(at) if text.words[at : at + 1] == FORMULA else None
    named = NAMED_SET.match(formula.text) if formula is not None else None
    if formula is None or named is None:
        return None
    return Term(formula.cut(named.end(), len(formula.text)), Syntax.LATEX)


def read_interval(text: Text, at: int) -> tuple[Ends, int] | None:
    """The interval that begins at a place of a text, and where it ends."""
    while at < len(text.words) and (text.words[at].isspace() or text.words[at] in "*_`"):
        at += 1
    if text.words[at : at + 1] == FORMULA and at in text.formulas:
        ends = interval(Term(text.formulas[at], Syntax.LATEX))
        return None if ends is None else (ends, at + 1)
    match = _PLAIN.match(text.words, at)
    if match is None:
        return None
    ends = interval(text.term(match.start(), match.end()))
    return None if ends is None else (ends, match.end())


def read_half_line(text: Text, at: int) -> tuple[Ends, int] | None:
    """The half-line that a condition such as `x > 0` names, and where the condition ends."""
    while at < len(text.words) and text.words[at].isspace():
        at += 1
    if text.words[at : at + 1] == FORMULA and at in text.formulas:
        ends = half_line(Term(text.formulas[at], Syntax.LATEX))
        return None if ends is None else (ends, at + 1)
    match = _HALF_LINE.match(text.words[at:])
    if match is None:
        return None
    ends = half_line(text.term(at, at + match.end()))
    return None if ends is None else (ends, at + match.end())


def half_line(term: Term) -> Ends | None:
    """The half-line `x > 0`."""
    match = _SIDES.match(term.text.strip())
    if match is None:
        return None
    lead = len(term.text) - len(term.text.lstrip())
    bound = Term(term.passage.cut(lead + match.start("bound"), lead + match.end("bound")), term.syntax)
    relation = match["relation"]
    is_open = relation in {">", "<", r"\gt", r"\lt"}
    if relation.startswith((">", r"\g", "≥")):
        return Ends(bound, None, is_open, True)
    return Ends(None, bound, True, is_open)


def interval(term: Term) -> Ends | None:
    """The interval that a term is, or None."""
    text = term.text
    plain = text.strip()
    if _REALS.match(plain):
        return ALL
    cleaned = re.sub(
        r"\\(?:left|right|bigl?|bigr?|Bigl?|Bigr?)(?![a-z])|\\[,;!: ]",
        lambda match: " " * len(match.group()),
        text,
    )
    first, last = len(cleaned) - len(cleaned.lstrip()), len(cleaned.rstrip())
    while last > first and cleaned[last - 1] in ".,;~ ":
        last -= 1
    if last - first < 5 or cleaned[first] not in _OPENING or cleaned[last - 1] not in _CLOSING:
        return None
    comma = _comma(cleaned, first + 1, last - 1)
    if comma is None:
        return None
    return _ends(term, cleaned, (first + 1, comma), (comma + 1, last - 1), cleaned[first], cleaned[last - 1])


def _ends(
    term: Term, cleaned: str, low: tuple[int, int], high: tuple[int, int], opening: str, closing: str
) -> Ends | None:
    found: list[Term | None] = []
    for start, end in (low, high):
        inner = cleaned[start:end]
        if not inner.strip() or re.search(r"[<>=∈]|\\in(?![a-z])|\\(?:le|ge)", inner):
            return None
        begin = start + len(inner) - len(inner.lstrip())
        stop = start + len(inner.rstrip())
        infinite = _INFINITE.match(re.sub(r"[{}]", "", cleaned[begin:stop].strip()))
        bound = _cut(term, begin, stop)
        if infinite is None:
            found.append(bound)
        elif (cleaned[begin] in "-−–") == (start == low[0]):
            found.append(None)
        else:
            return None
    return Ends(
        found[0], found[1], _OPENING[opening] or found[0] is None, _CLOSING[closing] or found[1] is None
    )


def _cut(term: Term, start: int, end: int) -> Term:
    """A part of a term, an approximation sign before it left out."""
    text = term.text[start:end]
    lead = re.match(r"(?:\\approx|≈|~|\\sim)\s*", text)
    return Term(term.passage.cut(start + (lead.end() if lead else 0), end), term.syntax)


def _comma(text: str, start: int, end: int) -> int | None:
    """The one separator between the two ends: a semicolon where there is one, else the only comma."""
    depth = 0
    found: dict[str, list[int]] = {"; ": [], ", ": []}
    for at in range(start, end):
        depth += {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}.get(text[at], 0)
        if depth == 0 and text[at] in ";；":
            found["; "].append(at)
        elif depth == 0 and text[at] in ",，":
            found[", "].append(at)
    places = found["; "] or found[", "]
    return places[0] if len(places) == 1 else None


def interval_of(ends: Ends, *, domain: bool, exact: bool) -> Interval:
    """What ends state: of values or of the domain, exactly or as bounds."""
    return Interval(
        of_domain=domain,
        exact=exact,
        low=ends.low,
        high=ends.high,
        low_open=ends.low_open,
        high_open=ends.high_open,
        without=ends.without,
    )


_EXCEPT = late(
    r"\s*(?:(?:[A-Za-z]\s*(?:\\in(?![a-z])|∈)\s*)?(?:\\mathbb\s*\{?\s*R\s*\}?|ℝ|R)\s*(?:\\setminus|\\backslash|∖|\\|-|−)\s*\\?(?:\\left)?\\?\{(?P<items>[^{}]+?)\\?(?:\\right)?\\?\}"
    r"|[A-Za-z]\s*(?:\\neq?(?![a-z])|≠|!=)\s*(?P<item>[^=<>,]+?))\s*"
)


def all_but(text: Text, at: int) -> tuple[Ends, int] | None:
    r"""The line without some places, `x \ne 1` or `\mathbb{R} \setminus \{0, 2\}`, and where that ends."""
    while at < len(text.words) and text.words[at].isspace():
        at += 1
    if text.words[at : at + 1] != FORMULA or at not in text.formulas:
        return None
    ends = line_without(text.formulas[at])
    return None if ends is None else (ends, at + 1)


def line_without(formula: Passage) -> Ends | None:
    r"""The line without the places that a formula takes out of it: `x \ne 1`, `\mathbb{R} \setminus \{0, 2\}`."""
    match = _EXCEPT.fullmatch(formula.text)
    if match is None:
        return None
    group = "items" if match["items"] else "item"
    start, places = match.start(group), []
    for item in re.split(r"([,;])", match[group]):
        if item not in {",", ";"} and item.strip():
            lead = len(item) - len(item.lstrip())
            places.append(Term(formula.cut(start + lead, start + len(item.rstrip())), Syntax.LATEX))
        start += len(item)
    if not places or any(not re.search(r"\d|\\pi", one.text) or "pm" in one.text for one in places):
        return None
    return Ends(None, None, True, True, tuple(places))


def finite(ends: Ends) -> Ends:
    """Ends with None for an infinite one."""

    def side(term: Term | None) -> Term | None:
        return (
            None if term is not None and re.fullmatch(r"[-−–+]?\s?(?:∞|\\infty)", term.text.strip()) else term
        )

    return Ends(side(ends.low), side(ends.high), ends.low_open, ends.high_open)


_MOST_ROUNDED = 2


def sharp(bound: Term) -> Term:
    """A bound with few digits as a fraction: `0.25` is meant exactly, `0.0963` is rounded."""
    places = re.fullmatch(r"([-−–]?\s?\d+)[.,](\d+)", bound.text.strip())
    if places is None or len(places[2]) > _MOST_ROUNDED:
        return bound
    whole = re.sub(r"\s", "", places[1] + places[2]).replace("−", "-").replace("–", "-")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    passage = replace(bound.passage, text=rf"{sign}\frac{{{digits}}}{{1{'0' * len(places[2])}}}")
    return Term(passage, Syntax.LATEX)
