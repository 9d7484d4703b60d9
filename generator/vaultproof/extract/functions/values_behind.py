r"""Gives extreme values their numbers where words behind tell them: “the minimum is at $x = 2$, where $f \approx 0.7$”,
“在 $x \approx -1.278$ 处取最小值，约为 $-0.278$”, “Le maximum est atteint en $x = 2$ et vaut $4$”. Decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from vaultproof.claim import Extremum, Property, Syntax, Term, Turning
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import late

_CALLED = r"(?:\\?[A-Za-z]+(?:\{\s*[A-Za-z]+\s*\})?(?:\s*\(\s*[a-z]\s*\))?\s*)"
_SAYS = r"""(?:(?:and\s+)?(?:the|its|that)\s+(?:(?:maximum|minimum|maximal|minimal|max|min
    |function)\s+)?value\s+(?:there\s+)?(?:is|equals)|and\s+(?:its\s+value\s+)?(?:is|equals)
    |where\s+(?:it|the\s+function|f)?\s*(?:is|equals|has\s+the\s+value|takes\s+the\s+value)|where
    |with\s+(?:a\s+|the\s+)?(?:(?:maximum|minimum|function)\s+)?value(?:\s+of)?|(?:which\s+is\s+)?equal\s+to
    |mit\s+(?:dem\s+)?(?:funktions|maximal|minimal)?wert(?:\s+von)?|(?:und\s+)?(?:der|ihr|sein)\s+(?:funktions|maximal|minimal)?wert\s+(?:dort\s+)?(?:ist|beträgt)|und\s+(?:beträgt|ist)|und\s+(?:hat|nimmt)\s+(?:dort\s+)?den\s+wert
    |et\s+(?:y\s+)?vaut|qui\s+vaut|de\s+valeur|sa\s+valeur\s+(?:y\s+)?(?:est|vaut)|où\s+(?:il|elle|f)\s+vaut|et\s+est\s+égale?\s+à
    |(?:y|e)\s+vale|que\s+vale|c[ou](?:n|m)\s+(?:un\s+|um\s+)?valor(?:\s+de)?|(?:y\s+|e\s+)?(?:su|seu)\s+valor\s+(?:es|é)|cujo\s+valor\s+é|cuyo\s+valor\s+es|d?onde\s+vale|e\s+é\s+igual\s+a|y\s+es\s+igual\s+a
    |che\s+vale|con\s+valore|(?:il\s+)?cui\s+valore\s+è|dove\s+vale|e\s+il\s+suo\s+valore\s+è|pari\s+a
    |и\s+рав[а-яё]+|равн[а-яё]+|со\s+значением|(?:его|её)\s+значение\s+равно|значение\s+(?:в\s+ней|там)\s+равно|где\s+(?:она\s+)?равна
    |i\s+wynosi|równ[eay]|o\s+wartości|i\s+ma\s+wartość|gdzie\s+wynosi
    |(?:và\s+)?(?:có\s+)?giá\s+trị\s+(?:(?:lớn|nhỏ)\s+nhất\s+|cực\s+(?:đại|tiểu)\s+)?(?:đó\s+|này\s+)?(?:là|bằng)|(?:và\s+)?bằng|với\s+giá\s+trị
    |(?:其|它的|此时)?(?:最小|最大|极小|极大|函数)?值?(?:约|大约)?[为是]|约?等于|(?:その)?(?:最小|最大|極小|極大)?値は|(?:그\s*)?(?:최솟|최댓|극솟|극댓)?값은)"""
_ABOUT = r"""(?:(?:about|approximately|roughly|etwa|ungefähr|rund|ca\.|environ|aproximadamente|unos|cerca\s+de
    |circa|около|примерно|приблизительно|около|około|khoảng|xấp\s+xỉ|约|大约|約|약)\s*)?"""
_NUMBER = r"[-−–]?\s?\d+(?:(?:\.|,|\{,\})\d+)?(?:\s?/\s?\d+)?"
_FORMULA = rf"""\$\s*(?:{_CALLED}?(?:=|≈|\\approx)\s*)?(?P<formula>[-−]?\s*(?:\d|\\[dt]?frac|\\sqrt
    |e(?![A-Za-z]))[^=<>≈$A-Za-df-z]*(?:\\(?:[dt]?frac|sqrt|pi|ln
    |cdot)(?![A-Za-z])[^=<>≈$\\A-Za-df-z]*)*?)\s*(?:(?:=|≈|\\approx)[^$=<>]{{1,24}})?\$"""
_BEHIND = late(
    rf"\$?\s{{0,2}}(?:[,，;；、]\s{{0,2}})?(?:(?P<says>{_SAYS})\s{{0,2}}{_ABOUT}|(?P<about>≈\s?))(?:{_FORMULA}|(?P<number>{_NUMBER}))(?=\s{{0,2}}(?:[.;。；，)）、]|,\s|\Z|\n|である|です|이다))",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST = 160


def with_values_behind(note: Note, claims: Iterable[Property]) -> Iterator[Property]:
    """Claims, with one more for each value that stands behind an extreme value whose place alone is told."""
    for claim in claims:
        yield claim
        if claim.kind == "extremum" and (valued := _valued(note, claim)) is not None:
            yield valued


def _valued(note: Note, claim: Property) -> Property | None:
    """An extreme value with the number that stands behind its place; None where none does."""
    match = _BEHIND.match(note.source.text, claim.span.end, claim.span.end + _LONGEST)
    if match is None:
        return None
    group = "formula" if match["formula"] else "number"
    span = Span(*match.span(group))
    value = Term(
        Passage(match[group].strip(), ((0, span.start),)), Syntax.LATEX if match["formula"] else Syntax.PLAIN
    )
    says = claim.says
    if isinstance(says, Extremum) and says.value is None and says.at is not None:
        told: Extremum | Turning = replace(says, value=value)
    elif isinstance(says, Turning) and says.values == (None,) and says.kind in {"maximum", "minimum"}:
        told = replace(says, values=(value,))
    else:
        return None
    return replace(
        claim, span=span, says=told, written=match[group].strip(), text=f"{claim.text}: {value.text}"
    )
