r"""Letters that a note tells to be maps of its own, so that they do not stand for what they do by custom: below
`a ring homomorphism $\varphi : \mathbb{Z} \to F$`, `\varphi(2)` counts no divisors. Reads text only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vaultproof.latex import canonical_name
from vaultproof.spot import late

_LETTER = r"(?P<name>\\[A-Za-z]+|[A-Za-z])(?:_\{?\w\}?)?"
_MAPS = (
    late(
        rf"(?:\$|\\[(\[]|^|&|[,;=])[ \t>]{{0,20}}{_LETTER}\s*(?::|\\colon(?![a-z]))(?!=)[^$\n=]{{1,80}}?"
        r"(?:\\(?:to|(?:long|hook|twohead)?rightarrow|longrightarrow|mapsto)(?![a-z])|→)",
        re.MULTILINE,
    ),
    late(
        rf"(?:\$|\\[(\[])\s*{_LETTER}\s*(?:\\in(?![a-z])|∈)\s*(?:S|A|\\(?:mathfrak|mathcal|mathrm)\s*\{{?\s*S\s*\}}?)_"
        rf"|(?:\$|\\[(\[])\s*(?P<member>\\[A-Za-z]+|[A-Za-z])\s*(?:\\in(?![a-z])|∈)\s*\\(?:operatorname|mathrm|text)\s*\{{\s*(?:Aut|Hom|End|Gal|Sym|Iso)"
    ),
    late(
        r"(?:(?:homo|iso|auto|endo|epi|mono)(?:morph|morf|морф)\w*|гомоморфизм\w*|автоморфизм\w*|permutations?|permutaci\w+|перестановк\w+|đồng\s+cấu|hoán\s+vị|同态|同態|同构|同構|同型|自同构|置换|置換|준동형|동형|치환)"
        rf"[^$\n.;。]{{0,24}}(?:\$|\\\()\s*{_LETTER}",
        re.IGNORECASE,
    ),
)
_SENTENCE = 160


@lru_cache(maxsize=64)
def _mapped(text: str) -> tuple[tuple[str, int], ...]:
    found = []
    for pattern in _MAPS:
        for match in pattern.finditer(text):
            name = canonical_name(match["name"] or match.groupdict().get("member") or "")
            if name is not None:
                found.append((name, match.start()))
    return tuple(found)


def told_of_maps(text: str, name: str, here: int) -> tuple[str, ...]:
    """The sentences before a place that tell a letter to be a map."""
    return tuple(sentence_at(text, start) for one, start in _mapped(text) if one == name and start <= here)


def sentence_at(text: str, place: int) -> str:
    """The sentence around a place."""
    before = _END.split(text[max(0, place - _SENTENCE) : place])[-1]
    return before + _END.split(text[place : place + _SENTENCE])[0]


_END = re.compile(r"[.!?;](?=\s)|[。！？；]|\n\s*\n")
