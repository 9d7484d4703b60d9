"""The softmax of a list told in words: “the softmax of (2, 1, 0.1) is (0.659, 0.242, 0.099)”, “softmax của $z$ là …”.

Reads the two lists, or the letter of the first; works nothing out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.data.aggregate import changed_before, lists_of
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.language.words import states
from vaultproof.extract.told import OF, NumberText, around, begins_clause
from vaultproof.note import Block, Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_ITEM = r"[-−–]?\s?\d+(?:[.,]\d+)?"
_LIST = rf"\\?[(\[]\s*{_ITEM}(?:\s*[,;，]\s*{_ITEM})+\s*\\?[)\]]"
_LETTER = r"(?:\\(?:mathbf|boldsymbol|vec)\s*\{\s*[A-Za-z]\s*\}|[A-Za-z](?![\w(\[{'′^]))"
_NAME = r"(?P<log>log[-\s]?)?softmax(?:[-\s](?:function|funktion|vector))?"
_NOUNS = r"""(?:(?:the|logits?|vectors?|scores?|vectơ|véc\s*tơ|vektors?|vecteurs?|vettor[ei]|vetor(?:es)?|вектора?
    |логитов|wektora|den|der|des|les|la|le|los|do|del|os)\s+)*"""
_WESTERN = Spotted(
    rf"(?<!\w){_NAME}\s+(?:{OF}|applied\s+to)\s*{_NOUNS}(?P<input>{_LIST}|{_LETTER})",
    re.IGNORECASE | re.VERBOSE,
)
_EASTERN = Spotted(
    rf"(?<![\w.,])(?P<input>{_LIST}|{_LETTER})\s*(?:的|の|의)\s*{_NAME}(?:\s*(?:函数|関数|함수|输出|出力|출력))?",
    re.IGNORECASE | re.VERBOSE,
)
_SEVERAL = "several values are told of the same list, which may be changed or taken in several ways"
_NUMBERS = late(r"[^\d.,-]+")
_SIGN = late(r"\s*(?:=|:|：|(?P<about>≈|\\approx(?![a-z])))\s*")
_VALUE = late(
    rf"(?:(?P<about>≈|about|etwa|environ|khoảng|примерно|około|circa)\s*)?(?P<value>{_LIST})\s*(?=[.,;。，；)]|\s|$|で|이|입|だ)"
)


def worded_softmax(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each softmax that a note's running text tells; in doubt where that of one letter has several values."""
    patterns = [one for one in (_WESTERN, _EASTERN) if one.may_match(note.source.text)]
    found = [
        (claim, match["input"][0] not in "\\([")
        for one in texts
        for pattern in patterns
        for match in pattern.finditer(one.plain)
        if begins_clause(one.plain, match.start(), eastern=pattern is _EASTERN)
        and (claim := _claim(note, one.block, match, doubts)) is not None
    ]
    told = {(claim.left.text, _NUMBERS.sub(" ", claim.right.text)) for claim, _ in found}
    values = Counter(left for left, _ in told)
    for claim, lettered in found:
        several = _SEVERAL if values[claim.left.text] > 1 else None
        changed = several or changed_before(note, claim.span.start) if lettered else None
        yield replace(claim, doubt=claim.doubt or changed)


def _claim(note: Note, block: Block, match: re.Match[str], doubts: Mapping[int, str]) -> Equation | None:
    text = match.string
    sign = _SIGN.match(text, match.end())
    said = states(text, match.end()) if sign is None else (sign["about"] is not None, sign.end())
    value = _VALUE.match(text, said[1]) if said is not None else None
    written = match["input"]
    if written[0] not in "\\([":
        written = lists_of(note.source.text).get(written, "")
    if said is None or value is None or not written:
        return None
    if _bare(written) == _bare(value["value"]):
        return None  # `the softmax of $z = (2, 1)$` gives z its numbers
    first = block.span.start
    span = Span(first + match.start(), first + value.end("value"))
    left = rf"\operatorname{{{'log_softmax' if match['log'] else 'softmax'}}}({_bracketed(written)})"
    told = Span(first + value.start("value"), first + value.end("value"))
    return Equation(
        path=note.path,
        span=span,
        kind="value",
        text=" ".join(note.source[span].split()),
        scope=block.scope,
        left=Term(Passage(left, ((0, span.start),)), Syntax.LATEX),
        relation=Relation.APPROXIMATE if said[0] or value["about"] else Relation.EQUAL,
        right=Term(Passage.of(note.source, told), Syntax.LATEX),
        doubt=doubts.get(block.scope) or doubt_of(around(text, match.start(), value.end())),
    )


def _bracketed(written: str) -> str:
    """A list between square brackets."""
    return "[" + written.strip("()[] \\") + "]"


def _bare(written: str) -> str:
    """A list without brackets and spaces."""
    return re.sub(r"[\s()\[\]\\]", "", written)
