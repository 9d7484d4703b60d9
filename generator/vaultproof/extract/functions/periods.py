r"""Finds the period that a function is said to have: “$\sin x$ is periodic with period $2\pi$”, “Hàm $y = \tan x$ tuần
hoàn với chu kì $\pi$”, “$y = \tan x$ 的周期为 $\pi$”. Decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Property, Syntax, Term, Trait
from vaultproof.extract.functions.graph_points import owner_at
from vaultproof.extract.functions.subjects import IN_PLACE
from vaultproof.extract.language.clauses import FORMULA, Running, sentences
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.language.words import supposes
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_LEAST = r"""(?:(?:smallest|least|fundamental|minimal|prime|kleinste[rn]?|primitive|plus\s+petite|fundamentale
    |fundamental|minim[oa]|mínim[oa]|наименьш\w+|основн\w+|podstawow\w+)\s+)?"""
_PERIOD = rf"""(?:(?:is|ist|est|es|é|è)\s+)?(?:periodic\s+with\s+(?:a\s+|the\s+)?{_LEAST}period(?:\s+of)?
    |has\s+(?:a\s+|the\s+)?{_LEAST}period(?:\s+of)?|periodisch\s+mit\s+(?:der\s+)?periode
    |hat\s+die\s+{_LEAST}periode
    |périodique\s+de\s+période|a\s+pour\s+période|periódic[ao]\s+(?:con|de|com)\s+per[ií]odo|t(?:iene|em)\s+per[ií]odo|periodic[ao]\s+(?:di|con)\s+periodo|ha\s+periodo
    |периодична\s+с\s+периодом|имеет\s+период|ma\s+okres|jest\s+okresowa\s+o\s+okresie|(?:là\s+hàm\s+(?:số\s+)?)?tuần\s+hoàn\s+(?:với|có)\s+chu\s+k[ìỳ](?:\s+(?:là|bằng))?|có\s+chu\s+k[ìỳ](?:\s+(?:là|bằng))?)"""
_TOLD = Spotted(
    rf"""(?P<subject>{FORMULA})\s+{_PERIOD}\s+(?P<value>{FORMULA})
    |(?P<eastern>{FORMULA})\s*(?:的|の|의)\s*(?:最小正|基本)?(?:周期|주기)(?:为|是|は|는|은)\s*(?P<many>{FORMULA})
    |(?P<cyclic>{FORMULA})\s*(?:是|は|는|은)?\s*(?:以|周期)?\s*(?P<by>{FORMULA})\s*(?:为周期|の周期関数|を周期)""",
    re.IGNORECASE | re.VERBOSE,
)
_LEAST_TOLD = late(rf"{_LEAST.removesuffix('?')}|最小正|基本", re.IGNORECASE | re.VERBOSE)
_VALUE = late(r"\s*(?:T\s*=\s*)?(?P<value>(?:\d|\\pi|\\[dt]?frac|\\sqrt|[\s{}/*]|\\cdot|\\tau)+?)\s*\.?\s*")
_BEHIND = late(r"[\s*_]*(?:\Z|[.,;:。，；、)）]|(?:and|und|et|y|e|и|i|và|であ|です|이다|while|but)(?!\w))")


def periods(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Property]:
    """Each period that a note's running text tells."""
    if not _TOLD.may_match(note.source.text):
        return
    for running in texts:
        for match in _TOLD.finditer(running.text.words) if len(running.text.formulas) > 1 else ():
            claim = _claim(note, running, match, doubts.get(running.block.scope))
            if claim is not None:
                yield claim


def _claim(note: Note, running: Running, match: re.Match[str], doubt: str | None) -> Property | None:
    text = running.text
    subject, value = next(
        (match.start(one), match.start(other))
        for one, other in (("subject", "value"), ("eastern", "many"), ("cyclic", "by"))
        if match[one]
    )
    start, end, mark = next(one for one in sentences(text.words) if one[0] <= subject < one[1])
    around = f"{text.words[start:subject]} \ue001 {text.words[match.end() : end]}"
    told = _VALUE.fullmatch(text.formulas[value].text)
    owner = owner_at(text, subject)
    if mark in {"?", "？"} or supposes(around) or told is None or owner is None:
        return None
    if _BEHIND.match(text.words, match.end(), end) is None and match.end() < end:
        return None
    if not opens_plainly(text.words[start:subject], note.title):
        doubt = doubt or "the words before it may limit it"
    shown = text.shown(subject, match.end())
    return Property(
        path=note.path,
        span=text.span_of(subject, match.end()),
        kind="property",
        text=shown,
        scope=running.block.scope,
        subject=(owner.name or "").removeprefix(IN_PLACE) or None,
        says=Trait(
            name="periodic",
            strictly=_LEAST_TOLD.search(match.group()) is not None,
            period=Term(text.formulas[value].cut(*told.span("value")), Syntax.LATEX),
        ),
        written=shown,
        expression=owner.expression,
        doubt=doubt,
    )
