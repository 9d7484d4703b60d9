r"""Critical values of tests in symbols, with their level and degrees of freedom: `t_{0.975;\,8} \approx 2.306`,
`\chi^2_{0.05}(5) = 11.07`, `F_{0.95;\,2,\,10} \approx 4.10`. The quantile of the level, or of what it leaves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.probability.distributed import DISTRIBUTED, VARIANT
from vaultproof.extract.shape import shape
from vaultproof.note import Note
from vaultproof.reference.critical_values import chi_squared, fisher, student
from vaultproof.source import Passage
from vaultproof.spot import Signs, late

_SIGNS = Signs("t_", "t^", "chi", "F_", "χ")
_INDEX = r"(?:_\s*(?:\{(?P<index>[^{}]*(?:\{,\}[^{}]*){0,3})\}|(?P<bare>\d)))"
_BEHIND = r"(?:\s*(?:\\left\s*)?[(\[]\s*(?P<behind>[^()\[\]]{1,30}?)\s*(?:\\right\s*)?[)\]])?"
_SYMBOL = late(
    rf"\s*(?:(?P<t>t)\s*{_INDEX}|(?P<f>F)\s*{_INDEX.replace('index', 'index2').replace('bare', 'bare2')}"
    rf"|(?P<chi>(?:\\chi|χ)\s*\^\s*\{{?\s*2\s*\}}?)\s*{_INDEX.replace('index', 'index3').replace('bare', 'bare3')}"
    rf"|(?P<chi2>\\chi|χ)\s*{_INDEX.replace('index', 'index4').replace('bare', 'bare4')}\s*\^\s*\{{?\s*2\s*\}}?)"
    rf"{_BEHIND}\s*"
)
_LEVEL = late(r"(?:0?(?:\.|,|\{,\})\d{1,5}|\d{1,2}(?:(?:\.|,|\{,\})\d)?\s?\\?%)")
_DEGREES = late(r"\d{1,4}")
_PARTS = late(r"\s*(?:;|\||,(?=[\s\\])|(?<=\d\d),(?=\d{1,3}(?![\d.]))|\\[,;: ])[\s;,\\]*")
_PAIR = late(r"(?<=\A\d),(?=\d{1,3}\Z)|(?<=\A\d\d),(?=\d{1,3}\Z)")
_SPACES = late(r"\\[,;:! ]|~|\\(?:quad|mathrm|text)(?![a-z])")
_FREEDOM = late(
    r"(?<!\w)(?:d\.?\s?f\.?|dof|degrees?\s+of\s+freedom|freiheitsgrade?|fg|d\.?d\.?l\.?|degrés?\s+de\s+liberté|g\.?\s?l\.?|grados\s+de\s+libertad|graus\s+de\s+liberdade|gradi\s+di\s+libertà|степен\w+\s+свободы|bậc\s+tự\s+do|stopni\w*\s+swobody|自由度|자유도)[^\d\n.;]{0,14}?(?P<a>\d{1,4})(?![\d.,]*\d)"
    r"|(?<![\d.,])(?P<b>\d{1,4})[\s$]{1,3}(?:d\.?f\.?(?!\w)|degrees?\s+of\s+freedom|freiheitsgrade\w*|degrés?\s+de\s+liberté|grados\s+de\s+libertad|graus\s+de\s+liberdade|gradi\s+di\s+libertà|степен\w+\s+свободы|bậc\s+tự\s+do|stopni\w*\s+swobody)",
    re.IGNORECASE,
)


def critical_values(
    note: Note, statements: Sequence[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim that each critical value makes."""
    if not _SIGNS.stand_in(note.source.text):
        return
    for one in statements:
        claim = _claim(note, one, doubts)
        yield from (claim,) if claim is not None else ()


def _claim(note: Note, one: Statement, doubts: Mapping[int, str]) -> Equation | None:
    if not one.relations or one.relations[0] not in {Relation.EQUAL, Relation.APPROXIMATE}:
        return None
    if one.terms[0].syntax is not Syntax.LATEX or not shape(one.terms[1]).literal:
        return None
    match = _SYMBOL.fullmatch(one.terms[0].text)
    parts = _parts(match) if match is not None else []
    if match is not None and match["f"]:
        parts = [each for part in parts for each in _PAIR.split(part)]
    levels = [level for part in parts if (level := _level(part)) is not None]
    degrees = [int(part) for part in parts if _DEGREES.fullmatch(part) is not None]
    if match is None or len(levels) != 1 or len(levels) + len(degrees) != len(parts):
        return None
    start = one.terms[0].passage.whole.start
    kind = next(name for name in ("t", "f", "chi", "chi2") if match[name] is not None)
    if not degrees and kind != "f":
        degrees = _told_degrees(note, start)
    if len(degrees) != (2 if kind == "f" else 1) or not all(degrees):
        return None
    values = _values(kind, levels[0], degrees)
    if kind == "t" and one.terms[1].text.strip().startswith(("-", "−")):
        values = [-abs(value) for value in values]
    terms = [Term(Passage(f"{value:.12f}", ((0, start),)), Syntax.LATEX) for value in values]
    return replace(
        equation(one, DISTRIBUTED, 0),
        left=terms[0],
        right=one.terms[1],
        lead=(),
        given=tuple((f"{VARIANT}{at}", term) for at, term in enumerate(terms)),
        doubt=doubts.get(one.scope) or one.around.doubt_of_numbers,
    )


def _parts(match: re.Match[str]) -> list[str]:
    """The parts of an index, and of the brackets behind it."""
    named = match.groupdict()
    index = next((value for key, value in named.items() if value and key.startswith(("index", "bare"))), "")
    found = []
    for written in (index, named["behind"] or ""):
        spaced = _SPACES.sub(" ", written).strip()
        found += [one.strip() for one in _PARTS.split(spaced) if one.strip()]
    return found


def _level(part: str) -> float | None:
    """A level, of which a quantile is asked."""
    if _LEVEL.fullmatch(part) is None:
        return None
    number = float(re.sub(r"[\s\\%]", "", part.replace("{,}", ".").replace(",", ".")))
    level = number / 100 if "%" in part else number
    return level if 0 < level < 1 else None


def _told_degrees(note: Note, place: int) -> list[int]:
    """The degrees of freedom that the paragraph around a place tells, where it tells one number of them."""
    text = note.source.text
    first, last = text.rfind("\n\n", 0, place), text.find("\n\n", place)
    paragraph = text[max(first, 0) : last if last >= 0 else len(text)].replace("$", " ")
    found = {int(one["a"] or one["b"]) for one in _FREEDOM.finditer(paragraph)}
    return list(found) if len(found) == 1 else []


def _values(kind: str, level: float, degrees: Sequence[int]) -> list[float]:
    """The values that books mean by a level, the usual one first: its quantile, or that of what it leaves, of which
    tables of Student's distribution also share both tails."""
    levels = [level, 1 - level] if level >= 1 / 2 else [1 - level, level]
    match kind:
        case "t":
            tails = [1 - min(levels) / 2]
            found = [student(one, degrees[0]) for one in (*levels, *tails)]
        case "f":
            found = [fisher(one, degrees[0], degrees[1]) for one in levels]
        case _:
            found = [chi_squared(one, degrees[0]) for one in levels]
    return found if level < 1 / 2 else found[:2]
