"""Marks by which a chat page points to its own sources: which they are, and whether a sentence needs one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vaultproof.spot import late

_IN_CITATIONS = ("†", "cite", "contentReference", "\ue200", "turn", "entity[", "antCitation")
"""One of these is in every mark that points to a source."""
_TURN = r"turn\d{1,7}[a-z]{3,12}\d{1,4}"
_LINES = r"(?:L\d{1,6}(?:-L\d{1,6})?)?"
_CITATION = late(
    rf"【(?:\d{{1,4}}(?::\d{{1,4}})?|{_TURN})†[^】\n]{{0,80}}】|【{_TURN}(?:[,，、\s]{{1,2}}{_TURN}){{0,20}}】"
    r"|(?P<file>【F:[^】\n]{1,200}†L\d[^】\n]{0,20}】)"
    r"|(?P<reference>(?:(?<!\S):)?:contentReference\[oaicite:\d{1,4}\]\{index=\d{1,4}\}|\[oaicite:\d{1,4}\])"
    r"|(?P<numbered>\[cite_(?:start|end)\]|\[cite: ?\d[\d, \-–]{0,80}\])"
    r"|(?P<entity>(?:\ue200entity\ue202|(?<![A-Za-z])entity)\[\"[^\"\n]{0,80}\", ?\"(?P<name>[^\"\n]{1,120})\""
    r"(?:, ?(?:\"[^\"\n]{0,200}\"|\d{1,4})){0,3}\]\ue201?)"
    r"|(?P<private>\ue200(?P<word>[a-z_]{0,20})[^\ue200\ue201\n]{0,2000}\ue201)"
    rf"|(?:file|nav)?cite(?:{_TURN}{_LINES})+|:antCitation\[\]\{{citations=\"[^\"\n]{{0,80}}\"\}}"
    rf"|(?P<bare>(?<!【)\b{_TURN}\b)"
)
_IN_CODE = late(
    r"[ \t]+\[cite: ?\d[\d, \-–]{0,80}\]|^\[cite_start\]|[ \t]\[cite_start\]"
    r"|[ \t]*【\d{1,4}(?::\d{1,4})?†[^】\n]{0,80}】"
    r"|[ \t]*:contentReference\[oaicite:\d{1,4}\]\{index=\d{1,4}\}",
    re.MULTILINE,
)
_POINTS = frozenset(
    ("cite", "filecite", "navlist", "video", "image_group", "i", "finance", "forecast", "schedule")
)
_TAKES_A_NAME = frozenset(
    """of by from in at with to for on as like and or the a an than via per về của từ bởi như theo với trong tại là và
    von bei mit aus zu für der die das dem den und oder de du des par avec chez à le la les et ou del por con en el los
    las y do da dos das com em o os di della il lo gli e от из в с у для по на о и или z od przez w na do i""".split()
)
"""Words behind which the name of somebody or something is to come."""
_NEAR = 100
_PUNCTUATION = re.compile(r"[.,;:!?)\]。，；：！？、]")
_SENTENCE_END = late(r"(?:^|[.!?。！？:：;])[\"'”’)\]*_]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A mark from `start` to `end`, with the space that goes with it.

    `instead` is what to write there, None where it may stand for a name; `sure` tells that it is a machine's mark.
    """

    start: int
    end: int
    instead: str | None
    sure: bool


def may_cite(text: str) -> bool:
    """Whether a note may hold marks that point to a chat's own sources."""
    return any(one in text for one in _IN_CITATIONS)


def citations(text: str, *, marked: bool) -> Iterator[Citation]:
    """The marks of a line. `marked` tells that its note has marks that stand for the beginning of a cited sentence.

    A mark between the words of a sentence may stand for a name that the chat page showed there.
    """
    found = list(_CITATION.finditer(text))
    tail = _tail(text, found)
    for match in found:
        start, end = match.span()
        if match["entity"]:
            yield Citation(start=start, end=end, instead=match["name"], sure=False)
            continue
        before, behind = text[max(start - _NEAR, 0) : start].rstrip(), text[end : end + 1]
        gap = min(start, _NEAR) - len(before)
        parted = start >= tail or _PUNCTUATION.match(behind) is not None
        named = match["reference"] is not None and gap > 0 and start < tail
        needy = before.rsplit(maxsplit=1)[-1:] and before.rsplit(maxsplit=1)[-1].casefold() in _TAKES_A_NAME
        begins = _SENTENCE_END.search(before) is not None and not text[end : end + 9].lstrip()[:1].islower()
        spare = not named or begins or (parted and not needy)
        if match["private"]:
            spare = match["word"] in _POINTS
        if spare and before and (parted or behind.isspace()):
            start -= gap
        unsure = match["bare"] or match["file"] or (match["numbered"] and not marked)
        yield Citation(start=start, end=end, instead="" if spare else None, sure=not unsure)


def in_code(code: str) -> Iterator[tuple[int, int]]:
    """The marks in a block of code, with the space before them."""
    return (match.span() for match in _IN_CODE.finditer(code))


def _tail(text: str, found: list[re.Match[str]]) -> int:
    """From where on a line holds nothing but marks and space."""
    tail = len(text.rstrip())
    for match in reversed(found):
        if match.end() < tail:
            break
        tail = match.start()
        while tail and text[tail - 1].isspace():
            tail -= 1
    return tail
