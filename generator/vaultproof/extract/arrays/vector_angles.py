r"""The angle between two vectors that a note gives, in words: “the angle between $u$ and $v$ is about $96.9^\circ$”,
“el ángulo entre ambos es $96{,}9^\circ$”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Equation, Relation
from vaultproof.extract.language.words import states
from vaultproof.extract.told import NumberText, Told, begins_clause, claim_told
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_ANGLE = Spotted(
    r"""(?:(?:the|der|l['’]|el|o|l['’]|góc|il)\s*)?(?:angle|winkel|ángulo|ângulo|angolo|угол|kąt|góc|夹角|なす角|사잇각|끼인각)(?:\s+θ|\s+\\theta)?
    (?:\s+(?:between|zwischen|entre|tra|fra|между|między|giữa|of|formed\s+by)\s+(?:(?:the|den|les|los|os|i)\s+)?(?:(?:vectors|vektoren|vecteurs|vectores|vetores|vettori|векторами|wektorami|hai\s+vectơ|hai\s+véc\s*tơ)\s*)?
    (?:(?P<one>(?:\\vec\s*\{?\s*)?[a-z]\s*\}?)\s*(?:and|und|et|y|e|и|i|và|,|和|と|와|과)\s*(?P<other>(?:\\vec\s*\{?\s*)?[a-z]\s*\}?)(?![\w(^_])|them|both|beiden|ihnen|eux|ambos|ellos|eles|loro|due|ними|hai\s+vectơ)?)?""",
    re.IGNORECASE | re.VERBOSE,
)
_EAST = Spotted(
    r"(?P<one>[a-z])\s*(?:和|与|と|와|과)\s*(?P<other>[a-z])\s*(?:的夹角|のなす角|의\s*(?:사잇각|끼인각))",
    re.IGNORECASE,
)
_GIVEN = late(
    r"(?<![A-Za-z\\])(?<!\\times\s)(?<!\\cdot\s)(?<![-+]\s)(?<![-+×·])(?:\\(?:vec|mathbf|boldsymbol)\s*\{?\s*)?(?P<name>[a-z])\s*\}?\s*=\s*(?:\\left\s*)?(?:[(\[]\s*[-−]?\d[^()\[\]=$]{1,80}[)\]]|\\begin\s*\{[bp]?matrix\}(?:(?!\\end)[^&]){1,120}\\end)"
)
_SAID = late(
    r"\s*(?P<about>about|approximately|roughly|etwa|ungefähr|rund|circa|environ|aproximadamente|unos|cerca\s+de|circa|примерно|около|około|khoảng|xấp\s+xỉ|约|約|약|≈|\\approx)?\s*(?P<value>[-−]?\d{1,3}(?:(?:[.,]|\{,\})\d{1,9})?)\s*(?:°|\^\s*\{?\s*\\circ\s*\}?|\s(?:degrees|grad|degrés|grados|graus|gradi|градус\w*|stopni|độ)(?!\w)|度|도)",
    re.IGNORECASE,
)
_SIGN = late(r"\s*(?:=|:|≈|\\approx|—|は|是|为|為|는|은|가)?")
_VECTORS = 2


def vector_angles(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each angle in degrees that words tell of two vectors with numbers."""
    source = note.source.text
    if not _ANGLE.may_match(source):
        return
    for text in texts:
        for match in (*_ANGLE.finditer(text.plain), *_EAST.finditer(text.plain)):
            place = text.block.span.start + match.start()
            heading = max(source.rfind("\n#", 0, place), 0)
            given = {one["name"]: None for one in _GIVEN.finditer(source, heading, place)}
            named = [_letter(match[one]) for one in ("one", "other") if match[one]]
            names = named or [*given]
            told = _told(text.plain, match.end())
            once = all(_times(source, name, heading, place) == 1 for name in names)
            if told is None or len(names) != _VECTORS or not set(names) <= given.keys() or not once:
                continue
            if not begins_clause(text.plain, match.start(), eastern=match.group()[-1] > "\u2e80"):
                continue
            one, other = names
            lengths = rf"\lVert {one} \rVert_2 \cdot \lVert {other} \rVert_2"
            left = rf"\frac{{180}}{{\pi}} \arccos\left(\frac{{{one} \cdot {other}}}{{{lengths}}}\right)"
            yield claim_told(note, text.block, match, left, told, doubts)


def _letter(name: str) -> str:
    return name.strip(" {}")[-1] if "\\" not in name else name.rstrip(" }")[-1]


def _times(text: str, name: str, start: int, stop: int) -> int:
    """How often a letter is given a vector in a stretch of a text."""
    return sum(one["name"] == name for one in _GIVEN.finditer(text, start, stop))


def _told(text: str, at: int) -> Told | None:
    """The angle in degrees that the words at a place say."""
    verb = states(text, at)
    behind = verb[1] if verb is not None else at
    sign = _SIGN.match(text, behind)
    value = _SAID.match(text, sign.end() if sign is not None else behind)
    if value is None or (verb is None and not (sign is not None and sign.group().strip())):
        return None
    about = (
        bool(value["about"]) or (verb is not None and bool(verb[0])) or "≈" in text[at : value.start("value")]
    )
    return Told(*value.span("value"), Relation.APPROXIMATE if about else Relation.EQUAL)
