"""A statement about a function's range or values as it is found in running text, and where one ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vaultproof.claim import Says
from vaultproof.extract.functions.subjects import Subject, elementary, symbol
from vaultproof.extract.language.clauses import FORMULA, Grammar, Text
from vaultproof.spot import late

ARTICLE = late(
    r"(?:(?:(?:il|la|o|a)\s+)?(?:suo|sua|seu)|the|its|der|die|das|ihr|ihre|sein|seine|la|le|les|son|sa|ses|el|su|sus|il|lo|sua|suo|o|a|seu|its\s+output|её|ее|его|jej|jego)\s+"
    r"|l['’]|(?:该函数|函数|该|其)的?|(?:この)?関数の|(?:이\s*)?함수의\s*",
    re.IGNORECASE,
)
SIGN = late(r"\s*(?:[:：=]|—|–|(?<=\s)-(?=\s)|≈|~|\|)\s*")


@dataclass(frozen=True, slots=True)
class Found:
    """A statement as found: its kind, its place in the text, and what it says."""

    kind: str
    start: int
    end: int
    says: Says
    subject: Subject
    unclear: str | None = None


_PLACED = late(r"で(?![あす、,。\s])|において|では|上で")
"""What makes of an interval the place of what follows: `区間 (0, 2) で単調減少`."""


_OF_INPUTS = late(
    r"(?:の(?:範囲の)?|的|의\s*)(?:任意の|全ての|すべての|所有|任意)?(?:入力|引数|独立変数|変数|定義域|実数|データ|输入|输入值|自变量|实数|입력|인수|변수|정의역|실수)"
)
"""What goes into a function, of which the interval before it is told: `(-∞, ∞) の入力を`."""


def ends_here(words: str, at: int, grammar: Grammar) -> bool:
    """Whether a statement ends at a place, so that nothing limits it."""
    rest = words[at:].lstrip(" *_`")
    if grammar.language.code == "de":
        rest = re.sub(r"^(?:an|ein)(?!\w)\s*", "", rest)  # the end of `nimmt Werte … an`
    if not rest or rest[0] in ".。\n|":
        return True
    if (grammar.language.code == "ja" and _PLACED.match(rest)) or _OF_INPUTS.match(rest):
        return False
    if (
        rest[0] in ",，;；—–(（→"
        or rest.startswith("- ")
        or grammar.match("reason", rest, 0)
        or grammar.match("joint", rest, 0)
    ):
        return not grammar.words["restriction"].match(rest.lstrip(",，;；—–(（→- "))
    return grammar.match("contrast", rest, 0) is not None or (
        not grammar.spaced and re.match(r"(?:である|です|だ|이다|입니다|之间|内|中|の)", rest) is not None
    )


_OWNER = late(
    rf"(?:(?P<formula>{FORMULA})|(?P<name>[^\s,，、。；;:：*]{{1,20}}?(?:\s?[A-Z]\w+)?))\s*(?:激活)?(?:函数|函數|関数|함수)?\s*(?:的|の|의)\s*"
)


def owner_before(text: Text, at: int, end: int, grammar: Grammar) -> tuple[str, int] | None:
    """The name at a place of whose range or values the words behind it speak, and where these begin: `f的`, `ReLUの`,
    `시그모이드 함수의`."""
    if grammar.spaced:
        return None
    match = _OWNER.match(text.words[:end], at)
    if match is None:
        return None
    formula = text.term(*match.span("formula")) if match["formula"] else None
    name = match["name"] if formula is None else symbol(formula) or elementary(formula)
    return (name, match.end()) if name else None
