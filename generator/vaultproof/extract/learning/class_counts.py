r"""Entropy, impurity and information gain of groups whose members of each class a note counts: with “weak: 6 yes, 2 no;
strong: 3 yes, 3 no” in its section, “entropy(weak) ≈ 0.811”, “the gain is 0.048 bits”. Works nothing out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaultproof.claim import Equation
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.probability.information import base_of_note, base_told, is_off_by_rounding
from vaultproof.extract.tables.cells import cells_of_tables
from vaultproof.extract.told import (
    NumberText,
    Told,
    begins_clause,
    claim_told,
    sentence_start,
    told_value,
    value_behind_chain,
)
from vaultproof.note import Block, Note, ScopeKind
from vaultproof.spot import Spotted, late

_ENTROPY = r"entropy|entropie|entropía|entropia|энтропия|entropi|熵|エントロピー|엔트로피|H"
_GINI = r"gini(?:[\s-](?:impurity|index))?|gini-index|джини|基尼(?:系数|指数|不纯度)?|ジニ(?:係数|不純度)"
_OF_GROUP = Spotted(
    rf"(?<![^\W\d_])(?:(?P<entropy>{_ENTROPY})|(?P<gini>{_GINI}))\s*\(\s*(?:\\(?:text|mathrm)\s*\{{\s*)?(?P<name>[^\W\d_][\w\-]*(?:\s[\w\-]+){{0,2}})\s*\}}?\s*\)",
    re.IGNORECASE,
)
_GAIN = Spotted(
    r"""(?<!\w)(?:information\s+gain|gain(?:\s+d['’]information)?|informationsgewinn|ganancia(?:\s+de\s+información)?|ganho(?:\s+de\s+informação)?|guadagno(?:\s+(?:informativo|di\s+informazione))?|(?:прирост|выигрыш)\s+информации|độ\s+lợi(?:\s+thông\s+tin)?|IG)
    (?:\s*\(\s*(?P<call>[^\W\d_][\w\-]*)\s*\)|\s+(?:of|for|from|von|für|des|der|de\s+la|de\s+l['’]|du|del|della|d[oa]|de|от|по|của)\s+(?:(?:the|le|la|el|o|a|il|attribute|attribut|atributo|attributo)\s+)?(?P<of>[^\W\d_][\w\-]*))?(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_CLASS = r"[«\"“']?\s?([^\W\d_]{1,14}|[+＋]|[-−–])\s?[»\"”']?"
_GROUP = late(
    rf"[\s\W]*(?P<name>[^\W\d_][\w\-]*(?:\s[\w\-]+){{0,2}})\s*[:=：]\s*[\[(]?\s*(?P<a>\d{{1,4}})\s?{_CLASS}\s*(?:[,、/]|and|und|et|y|e|и|và|ja)?\s*"
    rf"(?P<b>\d{{1,4}})\s?{_CLASS}(?:\s*(?:[,、/]|and|und|et|y|e|и|và)\s*(?P<c>\d{{1,4}})\s?{_CLASS})?\s*[\])]?[\s.]*",
    re.IGNORECASE,
)
_PARTS = late(r"[;；\n]|\s[-*+]\s|\.\s")
_COUNTS = late(r"\d{1,4}")
_NO_CLASS = late(
    r"total|sum|summe|somme|suma|soma|somma|count|anzahl|n|nombre|número|всего|итого|сумма|tổng|计|合计|計|gini|entrop\w*|энтроп\w*|gain|熵|エントロピー|id|nr|no|#",
    re.IGNORECASE,
)
_FEWEST = 2
_MOST = 12
_NO_BASE = "the base of the logarithm is not told"
_BY_ROUNDED = "the numbers that it is worked out from may be rounded"
_OF_OTHERS = "it may be told of other groups than those that are counted above"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Groups:
    """The groups of one attribute: how many members of each class each of them has, in the order of the classes; where
    they stand, and in which section."""

    counts: tuple[tuple[str, tuple[int, ...]], ...]
    start: int
    end: int
    section: int


def class_claims(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each such quantity that a note's running text tells behind counted groups of its section."""
    source = note.source.text
    tried = [one for one in (_OF_GROUP, _GAIN) if one.may_match(source)]
    told = [one for one in texts if any(each.search(one.plain) for each in tried)] if tried else []
    groups = [*_told(note, texts), *_tables(note)] if told else []
    for one in told if groups else ():
        yield from _in_text(note, one, groups, doubts)


def _in_text(
    note: Note, one: NumberText, groups: Sequence[_Groups], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    first, chain = one.block.span.start, set(note.scope_chain(one.block.scope))
    near = [each for each in groups if each.section in chain and each.end <= first]
    for match in _OF_GROUP.finditer(one.plain):
        value = _value(one.plain, match.end())
        mine = [each for each in near if match["name"].lower() in dict(each.counts)]
        if value is None or not mine or not begins_clause(one.plain, match.start()):
            continue
        counts = dict(mine[-1].counts)[match["name"].lower()]
        base = _base(note.source.text, one.plain, value) if match["gini"] is None else 0
        left = _gini(counts) if match["gini"] else _entropy(counts, base or 0)
        yield _claim(note, one, match, left, value, doubts).loosely(_NO_BASE if base is None else None)
    for match in _GAIN.finditer(one.plain):
        value = _value(one.plain, match.end())
        percent = value is not None and "%" in one.plain[value[0].start : value[0].end]
        if value is None or percent or len(near) != 1 or not begins_clause(one.plain, match.start()):
            continue
        base = _base(note.source.text, one.plain, value)
        claim = _claim(note, one, match, _gain(near[0], base or 0), value, doubts)
        claim = claim.loosely(_NO_BASE if base is None else None)
        off = is_off_by_rounding(_gained(near[0], base or 0), one.plain[value[0].start : value[0].end])
        claim = claim.loosely(_BY_ROUNDED if off else None)
        bare = match.group().lower().startswith("gain") and "info" not in match.group().lower()
        if bare and base_told(one.plain, value[0].end) is None:
            claim = claim.loosely(_OF_OTHERS)
        told = match["call"] or match["of"]
        named = " ".join(note.scopes[at].name or "" for at in chain).lower()
        yield claim.loosely(_OF_OTHERS if told and told.lower() not in named else None)


def _claim(
    note: Note,
    one: NumberText,
    match: re.Match[str],
    left: str,
    value: tuple[Told, bool],
    doubts: Mapping[int, str],
) -> Equation:
    told, chained = value
    claim = claim_told(note, one.block, match, left, told, doubts)
    if chained:
        span = replace(claim.span, end=one.block.span.start + match.end())
        claim = replace(claim, span=span, text=" ".join(note.source[span].split()))
    opening = one.plain[sentence_start(one.plain, match.start()) : match.start()]
    return claim.loosely(None if opens_plainly(_OF_GROUP.sub(" ", opening)) else _OF_OTHERS)


def _value(text: str, at: int) -> tuple[Told, bool] | None:
    """The value told at a place, and whether it is worked out before."""
    told = told_value(text, at)
    if told is not None:
        return told, False
    worked = value_behind_chain(text, at)
    return (worked, True) if worked is not None else None


def _base(source: str, text: str, value: tuple[Told, bool]) -> int | None:
    unit = base_told(text, value[0].end)
    return unit if unit is not None else base_of_note(source)


def _entropy(counts: Sequence[int], base: int) -> str:
    """The entropy of the classes of a group."""
    whole, logarithm = sum(counts), r"\ln" if base else r"\log_2"
    shares = (rf"\frac{{{count}}}{{{whole}}}" for count in counts if count)
    return "0 - (" + "+".join(rf"{share} \cdot {logarithm}({share})" for share in shares) + ")"


def _gini(counts: Sequence[int]) -> str:
    whole = sum(counts)
    return "1 - (" + "+".join(rf"(\frac{{{count}}}{{{whole}}})^2" for count in counts) + ")"


def _gain(groups: _Groups, base: int) -> str:
    """What parting all members into the groups takes off the entropy."""
    counts = [each for _, each in groups.counts]
    every = [sum(each) for each in zip(*counts, strict=True)]
    whole = sum(every)
    parts = (
        rf"\frac{{{sum(each)}}}{{{whole}}} \cdot ({_entropy(each, base)})" for each in counts if sum(each)
    )
    return f"{_entropy(every, base)} - ({'+'.join(parts)})"


def _gained(groups: _Groups, base: int) -> float:
    """The value of that."""

    def entropy(counts: Sequence[int]) -> float:
        shares = (count / sum(counts) for count in counts if count)
        return -math.fsum(share * math.log(share) for share in shares) / math.log(math.e if base else 2)

    counts = [each for _, each in groups.counts]
    every = [sum(each) for each in zip(*counts, strict=True)]
    parted = math.fsum(sum(each) / sum(every) * entropy(each) for each in counts if sum(each))
    return entropy(every) - parted


def _told(note: Note, texts: Sequence[NumberText]) -> Iterator[_Groups]:
    """Groups whose members running text counts, all of the same classes."""
    passages: list[tuple[Block, list[re.Match[str]]]] = []
    listed = False
    for one in texts:
        parts = [part for part in _PARTS.split(one.plain) if part.strip()]
        found = [match for part in parts if (match := _GROUP.fullmatch(part)) is not None]
        lone = len(parts) == len(found) == 1
        if lone and listed and _section(note, one.block.scope) == _section(note, passages[-1][0].scope):
            passages[-1] = (one.block, [*passages[-1][1], *found])
        elif found:
            passages.append((one.block, found))
        listed = lone
    for block, found in passages:
        classes = {tuple(words.lower() for words in _classes(one)) for one in found}
        if len(found) < _FEWEST or len(classes) != 1 or len(set(classes.pop())) < _FEWEST:
            continue
        yield _Groups(
            counts=tuple((each["name"].lower(), _numbers(each)) for each in found),
            start=block.span.start,
            end=block.span.end,
            section=_section(note, block.scope),
        )


def _classes(match: re.Match[str]) -> list[str]:
    named = set(match.re.groupindex.values())
    return [words for at, words in enumerate(match.groups(), 1) if words and at not in named]


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(match[name]) for name in "abc" if match[name])


def _section(note: Note, scope: int) -> int:
    kinds = (ScopeKind.SECTION, ScopeKind.NOTE)
    return next(at for at in note.scope_chain(scope) if note.scopes[at].kind in kinds)


def _tables(note: Note) -> Iterator[_Groups]:
    """Groups whose members the columns of a table count, a row for each group."""
    for scope, grid in cells_of_tables(note):
        height, width = 1 + max(row for row, _ in grid), 1 + max(column for _, column in grid)
        if len(grid) != height * width or not _FEWEST < height <= _MOST:
            continue
        text = {place: block.text.strip(" $*`") for place, block in grid.items()}
        columns = [
            at
            for at in range(1, width)
            if _NO_CLASS.fullmatch(text[0, at]) is None
            and re.fullmatch(r"[^\W\d_][\w ]{0,14}|[+\-−]", text[0, at])
            and all(_COUNTS.fullmatch(text[row, at]) for row in range(1, height))
        ]
        names = [text[row, 0].lower() for row in range(1, height)]
        if len(columns) < _FEWEST or len(set(names)) != len(names) or any(map(_NO_CLASS.fullmatch, names)):
            continue
        if columns != list(range(1, 1 + len(columns))):
            continue
        yield _Groups(
            counts=tuple(
                (name, tuple(int(text[row, at]) for at in columns)) for row, name in enumerate(names, 1)
            ),
            start=min(block.span.start for block in grid.values()),
            end=max(block.span.end for block in grid.values()),
            section=_section(note, scope),
        )
