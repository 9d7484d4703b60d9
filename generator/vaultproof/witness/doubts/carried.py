r"""Whether the value of a function's variable belongs to another case than that of a claim: `- $z = 0$:
$\sigma(z) = 0.5$`, and below it `- very positive $z$: $\sigma(z) \approx 1$`. Decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vaultproof.claim import Definition, Equation
from vaultproof.note import Note
from vaultproof.spot import late
from vaultproof.witness.trial import Meaning

_OTHER_CASE = "`{}` has its value in another case that the note tells"
_STOPS = re.compile(r"[.!?;](?=\s)|[。！？；]|\n\s*\n|\n[ \t>]*(?:[-*+]|\d+[.)])[ \t]")
_CASE = late(
    r"(?:(?<!\w)(?:for|at|when|if|where|für|bei|wenn|falls|an\s+der\s+stelle|pour|quand|lorsque|si|en|para|cuando|em|quando|se|per|in|при|если|когда|в|для|khi|với|tại|nếu|dla|gdy|jeśli|przy|w)|当|當|若|在|如果)"
    r"\s*(?:(?:example|beispiel|exemple|ejemplo|exemplo|esempio),?\s*)?[$`(]*\s*\Z",
    re.IGNORECASE,
)
_LETS = late(
    r"(?<!\w)(?:let|set|take|put|fix|suppose|assume|consider|given|choose|pick|sei(?:en)?|setze\w*|wähle\w*|nimm|gegeben|soit|posons|prenons|supposons|sea[n]?|tomemos|tomamos|supongamos|seja[m]?|tome\w*|sia[no]*|prendiamo"
    r"|пусть|возьм[её]м|положим|niech|weźmy|cho|lấy|đặt|xét|giả\s+sử|gọi)(?!\w)|[设設令取]|とする|とおく|とし|하자|라고",
    re.IGNORECASE,
)
_REACH = 300


@dataclass(frozen=True, slots=True)
class Carried:
    """The variable of a function whose value belongs to another case, and that as a reason."""

    name: str
    reason: str


def carried_over(
    claim: Equation, note: Note, meaning: Meaning, called: Iterable[Definition]
) -> Carried | None:
    """The variable of which a claim may be told for another value than the one that the note gives last: that is the
    case of another sentence or item, which tells the function's value there itself."""
    source, start = note.source.text, claim.span.start
    given = dict(claim.given)
    for definition in called:
        for name in definition.parameters:
            terms = dict(meaning.values).get(name, ())
            if not terms or name in given or definition.path != note.path:
                continue
            place = terms[0].passage.whole
            between = source[place.end : start]
            if not 0 <= place.start < start or len(between) > 4 * _REACH or _STOPS.search(between) is None:
                continue
            if _is_a_case(source, place.start, place.end, definition):
                return Carried(name, _OTHER_CASE.format(name))
    return None


def _is_a_case(source: str, start: int, end: int, definition: Definition) -> bool:
    """Whether a value is told as that of one case: its sentence tells the value of the function behind it, or words of
    a condition stand before it; not where it is supposed, `let z = 0`."""
    begins = max((one.end() for one in _STOPS.finditer(source, max(0, start - _REACH), start)), default=0)
    begins = max(begins, start - _REACH, 0)
    stop = _STOPS.search(source, end)
    behind = source[end : stop.start() if stop is not None else end + _REACH]
    before = source[begins:start]
    if _LETS.search(before) is not None:
        return False
    head = definition.text.partition("(")[0].strip(" $`\\")
    tells = bool(head) and re.search(rf"{re.escape(head)}\s*(?:\\left\s*)?\(", behind) is not None
    written = before.rpartition("=")[0]
    return tells or _CASE.search(re.sub(r"\\?[A-Za-z]+(?:_\{?\w+\}?)?\s*\Z", "", written)) is not None
