"""Where a wrong value went: notes that link to the note of a refuted claim and state the value too. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vaultproof.claim import Judgement
from vaultproof.diagnostic import Label
from vaultproof.link import Index
from vaultproof.source import Source, Span

_FEWEST_DIGITS = 3
_BETWEEN = 12
_LONGEST = 200


def traces(judgement: Judgement, index: Index, sources: Mapping[str, Source]) -> Iterator[Label]:
    """The place in each linking note where the stated value stands: a value of three digits or more anywhere, a
    shorter one behind the same call."""
    path = judgement.claim.path
    pattern = _pattern(judgement)
    if pattern is None:
        return
    for other in index.sources(path):
        if other != path and other in sources and (match := pattern.search(sources[other].text)) is not None:
            span = Span(match.start("value"), match.end("value"))
            yield Label(path=other, span=span, text="this note links to the claim's and states the value too")


def _pattern(judgement: Judgement) -> re.Pattern[str] | None:
    """What to look for in other notes; None where the value is too common to tell."""
    stated = judgement.stated.strip()
    if not stated or len(stated) > _LONGEST:
        return None
    value = rf"(?<![\w.,])(?P<value>{re.escape(stated)})(?![\w]|[.,]\d)"
    if len(re.sub(r"\D", "", stated).lstrip("0")) >= _FEWEST_DIGITS:
        return re.compile(value)
    call = judgement.claim.text.split(stated)[0].rstrip(" =≈$:").strip()
    if "(" not in call or len(call) > _LONGEST or not any(char.isdigit() for char in stated):
        return None
    return re.compile(rf"(?<!\w){re.escape(call)}[^\n\w]{{1,{_BETWEEN}}}?{value}")
