"""Divisions written with a colon, as schools in many countries write them: `45 : 9 = 5`.

A colon also parts hours, verses, ratios, scores and labels. So a line that does not come out is doubted where the note
holds no such division that does; times and what follows a word are left alone. Compares plain numbers only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Equation, Relation
from vaultproof.extract.told import ENDS, NumberText, Told, begins, claim_told, latex
from vaultproof.note import Note
from vaultproof.spot import late

_NUMBER = r"\d+(?:(?:[.,]|\{,\})\d+)?"
_FACTOR = rf"(?:{_NUMBER}|\([-−]?\s?{_NUMBER}(?:\s*[-−+·×]\s*{_NUMBER})*\))"
_TERM = rf"{_FACTOR}(?:\s*[-−+·×*]\s*{_FACTOR})*"
_DIVISION = late(
    rf"(?<![\w.,:/^])(?P<over>{_TERM})(?P<colon>\s*:\s*)(?P<under>{_TERM})\s*(?P<sign>=|≈|\\approx)\s*"
    rf"(?P<value>[-−]?\s?{_NUMBER})(?![\w%‰€$£^/]|[.,]\d|\s*[-−+·×*/:÷]\s*[\d(])"
)
_COLON = late(r"[\d)]\s*:\s*[\d(]")
_TIME = late(r"\d{1,2}:[0-5]\d")
_DOUBT = "the colon may part a ratio, and not divide"


def quotients(note: Note, texts: Iterable[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each division with a colon in a note's running text."""
    found = [(one.block, match) for one in texts for match in _divisions(one.plain)]
    if not found or _DIVISION.search(note.source.text) is None:
        return
    sure = any(_comes_out(match) for _, match in found)
    for block, match in found:
        told = Told(*match.span("value"), Relation.EQUAL if match["sign"] == "=" else Relation.APPROXIMATE)
        left = f"{_latex(match['over'])} / {_latex(match['under'])}"
        claim = claim_told(note, block, match, left, told, doubts)
        yield claim if sure else replace(claim, doubt=claim.doubt or _DOUBT)


def _divisions(text: str) -> Iterator[re.Match[str]]:
    for match in _DIVISION.finditer(text) if _COLON.search(text) is not None else ():
        spaced = match["colon"].strip() != match["colon"]
        even = match["colon"].startswith(" ") == match["colon"].endswith(" ")
        if not even or (not spaced and _TIME.search(match.group())):
            continue
        if begins(text, match.start()) and ENDS.match(text, match.end()):
            yield match


def _comes_out(match: re.Match[str]) -> bool:
    """Whether two plain numbers divide to exactly what is stated."""
    try:
        over, under, value = (
            Fraction(match[part].replace("{,}", ".").replace(",", ".").replace("−", "-").replace(" ", ""))
            for part in ("over", "under", "value")
        )
    except ValueError:
        return False
    return under != 0 and over == under * value


def _latex(term: str) -> str:
    """A term as LaTeX, its commas being decimal marks."""
    written = re.sub(_NUMBER, lambda one: latex(one.group()), term)
    return re.sub(r"\s*[·×*]\s*", r" \\cdot ", written)
