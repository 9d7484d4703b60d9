r"""Values of a function that a note gives by those for a part of its argument: with `T(1) = 1` and
`T(n) = 2T(n/2) + n`, `T(8) = 32`.

Only a rule given once counts, for values behind it. Puts the earlier values in; works none out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.doubts.cut_short import goes_on
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.shape import shape
from vaultproof.note import Note
from vaultproof.openings import told_anew
from vaultproof.source import Passage
from vaultproof.spot import late

_HEAD = late(r"\s*(?P<letter>[A-Za-z])\s*(?:\\left)?\(\s*(?P<index>[nkm])\s*(?:\\right)?\)\s*")
_ITEM = late(r"\s*(?P<letter>[A-Za-z])\s*(?:\\left)?\(\s*(?P<number>\d{1,4})\s*(?:\\right)?\)\s*")
_CASES = late(
    r"\s*\\begin\s*\{[dr]?cases\}\s*(?P<first>[^&\\]{1,20})&[^&\\]*?(?P<index>[nkm])\s*(?:=|\\leq?(?![A-Za-z])|≤)\s*(?P<number>[01])\s*[^&\\]*"
    r"\\\\\s*(?P<body>[^&]+?)\s*(?:&.*)?\\end\s*\{[dr]?cases\}[\s.,;]*",
    re.DOTALL,
)
_FOR_FIRST = late(
    r"\s*[.,]?\s*\$?\s*,?\s*(?:\\text\s*\{)?\s*(?:for|if|when|für|wenn|falls|pour|si|para|se|per|quando|при|если|dla|gdy|với|nếu|khi)\s*\}?\s*\$?\s*[nkm]\s*=\s*(?P<number>[01])(?!\d)"
)
_LARGEST = 4000
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule: the letter of its function and of its argument, its body, where it ends and its section; the value that
    it gives one number, where it is told in cases."""

    letter: str
    index: str
    body: str
    end: int
    section: int
    first: tuple[tuple[int, str], ...] = ()


def halved_claims(
    note: Note, statements: Iterable[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim that each value makes whose rule and first values stand before it."""
    statements = tuple(one for one in statements if one.relations)
    rules = [rule for one in statements if (rule := _rule(note, one)) is not None]
    if len({rule.letter for rule in rules}) < len(rules):
        return
    heads = [
        (one.terms[0].passage.whole.start, found)
        for one in statements
        if (found := _HEAD.fullmatch(one.terms[0].text))
    ]
    for rule in rules:
        others = [start for start, head in heads if head["letter"] == rule.letter and start > rule.end]
        told = [
            (int(match["number"]), one)
            for one in statements
            if one.relations[0] in _EQUALITIES
            and (match := _ITEM.fullmatch(one.terms[0].text)) is not None
            and match["letter"] == rule.letter
            and shape(one.terms[1]).numeric
            and note.section_of(one.scope) == rule.section
        ]
        first = {number: one.terms[1].text for number, one in reversed(told) if number <= 1}
        several = len({(number, one.terms[1].text.strip()) for number, one in told if number <= 1}) > len(
            first
        )
        first |= dict(rule.first) | _first(note, rule, statements)
        for number, one in told:
            place = one.terms[0].passage.whole.start
            meant = number > 1 and place > rule.end and not any(start < place for start in others)
            text = _put_in(rule, number, first) if meant else None
            if text is None:
                continue
            another = told_anew(note.source.text, rule.letter, rule.end, place)
            yield replace(
                equation(one, "value", 0),
                left=Term(Passage(text, ((0, place),)), Syntax.LATEX),
                lead=(),
                doubt=doubts.get(one.scope)
                or one.around.doubt
                or (_ANOTHER if another else None)
                or (_OF_ANOTHER_START if several else None)
                or (None if _opens_plainly(note.source.text, place) else _IN_ANOTHER_CASE),
            )


_OF_ANOTHER_START = "its section tells several first values"
_IN_ANOTHER_CASE = "words before it may tell of another case"
_JOINED = late(
    r"\$[^$]*\$|(?<!\w)(?:with|for|mit|für|avec|pour|con|para|com|per|с|со|при|với|z|dla|instance|example|beispiel|exemple|ejemplo|exemplo|esempio|zum|por|пример\w*|например|ví|dụ)(?!\w)",
    re.IGNORECASE,
)
_ENDED = late(r"[.!?:;](?=\s)|[。！？：；]|\n")


def _opens_plainly(text: str, place: int) -> bool:
    """Whether the words of a sentence before a place leave a value the one of the rule: not `in practice`."""
    first = max((one.end() for one in _ENDED.finditer(text, max(0, place - 300), place)), default=0)
    return opens_plainly(_JOINED.sub(" ", text[first:place].rstrip("$ ") + " "))


_ANOTHER = "another rule for the same letter stands nearer"


def _rule(note: Note, statement: Statement) -> _Rule | None:
    match = _HEAD.fullmatch(statement.terms[0].text)
    if match is None or statement.relations[0] is not Relation.EQUAL or statement.around.denied:
        return None
    body, part = statement.terms[1].text, _part(match["letter"], match["index"])
    first: tuple[tuple[int, str], ...] = ()
    if (cases := _CASES.fullmatch(body)) is not None and cases["index"] == match["index"]:
        body, first = cases["body"], ((int(cases["number"]), cases["first"].strip(" ,")),)
    if part.search(body) is None or re.search(
        rf"(?<![A-Za-z\\]){match['letter']}\s*(?:\\left)?\(", part.sub("", body)
    ):
        return None
    end = statement.terms[1].passage.whole.end
    if goes_on(note, end):
        return None
    return _Rule(match["letter"], match["index"], body, end, note.section_of(statement.scope), first)


def _first(note: Note, rule: _Rule, statements: Iterable[Statement]) -> dict[int, str]:
    """The value that a statement gives the function at one number by a condition: `T(n) = 1` for `n = 1`."""
    found: dict[int, str] = {}
    for one in statements:
        head = _HEAD.fullmatch(one.terms[0].text)
        end = one.terms[1].passage.whole.end
        where = _FOR_FIRST.match(note.source.text, end)
        if (
            head is not None
            and head["letter"] == rule.letter
            and where is not None
            and shape(one.terms[1]).numeric
        ):
            found[int(where["number"])] = one.terms[1].text
    return found


def _part(letter: str, index: str) -> re.Pattern[str]:
    """A call of the function for a part of its argument, rounded down or not."""
    fraction = (
        rf"(?:{index}\s*/\s*(?P<under>\d)|\\[dt]?frac\s*\{{?\s*{index}\s*\}}?\s*\{{?\s*(?P<below>\d)\s*\}}?)"
    )
    floor = rf"(?:\\left\s*)?(?P<floor>\\lfloor\s*)?{fraction}\s*(?(floor)(?:\\right\s*)?\\rfloor)"
    return re.compile(rf"(?<![A-Za-z\\]){letter}\s*(?:\\left)?\(\s*{floor}\s*(?:\\right)?\)")


def _put_in(rule: _Rule, number: int, first: Mapping[int, str]) -> str | None:
    """The body for a number with all earlier values put in; None where one is not told, or that would grow too long."""
    if number in first:
        return first[number]

    part, lone = _part(rule.letter, rule.index), re.compile(rf"(?<![A-Za-z\\]){rule.index}(?![A-Za-z])")
    text, at = "", 0
    for match in part.finditer(rule.body):
        whole, rest = divmod(number, int(match["under"] or match["below"]))
        earlier = _put_in(rule, whole, first) if whole < number and (match["floor"] or not rest) else None
        if earlier is None:
            return None
        text += f"{lone.sub(f'({number})', rule.body[at : match.start()])} \\cdot ({earlier})"
        at = match.end()
    text += lone.sub(f"({number})", rule.body[at:])
    text = re.sub(r"(^|[-+(=])\s*\\cdot", r"\1", text)
    return text if len(text) <= _LARGEST else None
