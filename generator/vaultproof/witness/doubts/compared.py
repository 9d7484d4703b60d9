"""What follows a claim between numbers and tells that it compares rather than states: that the two are unequal after
all, or how many times more or less one is than the other.

Reads notes; evaluates nothing.
"""

from __future__ import annotations

import re

from vaultproof.claim import Equation
from vaultproof.note import Note
from vaultproof.spot import late

_REACH = 160
_END = re.compile(r"[.!?](?=\s)|[。！？]|\n\s*\n")
_UNEQUAL = late(
    r"""(?<!\w)(?:not\s+(?:(?:statistically|mutually|pairwise)\s+)?(?:independent|equal|satisfied|fulfilled|true)|dependent|unequal|(?:does|do)\s+not\s+hold
    |nicht\s+(?:(?:stochastisch|statistisch)\s+)?(?:unabhängig|gleich|erfüllt)|(?:stochastisch\s+)?abhängig|ungleich
    |pas\s+(?:indépendant|égal|égaux|vérifié)\w*|dépendant[es]*|no\s+(?:(?:son|es|se)\s+)?(?:independientes?|iguales|cumplen?)|dependientes?
    |não\s+(?:(?:são|é|se)\s+)?(?:independentes?|iguais|verifica\w*)|dependentes?|non\s+(?:(?:sono|è)\s+)?(?:indipendent[ei]|ugual[ei]|verificat[ao])|dipendent[ei]
    |не\s+(?:(?:являются|равны|есть)\s+)?(?:независим\w*|равн\w*|выполн\w*)|зависим\w*|nie\s+(?:są\s+|jest\s+)?(?:niezależn\w*|równ\w*)|zależn[aey]
    |không\s+(?:độc\s+lập|bằng|thỏa)|phụ\s+thuộc|bağımlı|bağımsız\s+değil\w*|eşit\s+değil\w*)(?!\w)
    |不(?:相互)?(?:独立|獨立|相等|成立)|独立(?:では|で)ない|等しくない|독립이?\s*아니|성립하지\s*않""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = re.compile(r"[\s{(]*[-−]?\d+(?:[.,]\d+)?[\s})]*")
_WORKED = re.compile(r"[-−+*/·×⋅]|\\(?:cdot|times|[dt]?frac|div)(?![a-z])")


def unequal_after_all(claim: Equation, note: Note) -> str | None:
    """Why a mismatch proves no error where a number is set equal to a term only to be found unequal: `0.3 = 0.5 · 0.4`,
    so the events are not independent. A term that is worked out, `0.5 · 0.4 = 0.3`, states its value in any case."""
    if claim.kind != "arithmetic" or _WORKED.search(claim.right.text.strip()) is None:
        return None
    if _NUMBER.fullmatch(claim.right.text) is not None:
        return None
    text = note.source.text
    end = _END.search(text, claim.span.end, claim.span.end + _REACH)
    stop = end.start() if end is not None else claim.span.end + _REACH
    found = _UNEQUAL.search(text, claim.span.end, stop) is not None
    return "what follows tells that the two are not equal" if found else None


_ANSWERED = late(
    r"""(?:\s|[$*_.,;:>|]|\\[,;:! ])*
    (?:(?:ans(?:wer)?|verdict|solution|antwort|lösung|réponse|respuesta|solución|resposta|risposta|ответ|odpowiedź|cevap|đáp\s+án
    |答案?|解答|정답)[\s*_]*[:：.][\s*_]*|[(（\[—–]\s*|[❌✗✘]\s*)
    (?:false|wrong|incorrect|not\s+true|falsch|faux|falso|falsa|неверно|ложь|нет|fałsz|yanlış|sai|no|错|錯|偽|否|×|거짓)
    (?=[ \t]*(?:[.,;:!)\]*_|。，]|\n|$))""",
    re.IGNORECASE | re.VERBOSE,
)


def answered_false(claim: Equation, note: Note) -> str | None:
    """Why a mismatch proves no error in a statement that the note itself calls false behind it: `**Ans**: False`."""
    found = _ANSWERED.match(note.source.text, claim.span.end, claim.span.end + _REACH)
    if found is None or "\n\n" in note.source.text[claim.span.end : found.end()]:
        return None
    return "the note says behind it that it is false"


_DIGIT_BEFORE = re.compile(r"(?<![\w.])\d[ \t]+\Z")
_DIGIT_BEHIND = re.compile(r"[ \t]+\d(?![\w]|\.\d|[ \t]*[-+*/=])")


def of_digits_apart(claim: Equation, note: Note) -> str | None:
    """Why a mismatch proves no error between numbers whose digits stand apart, as in a subtraction with a borrow:
    `0 2 - 1 = 0 1`."""
    text, span = note.source.text, claim.span
    if claim.kind != "arithmetic" or _DIGIT_BEHIND.match(text, span.end) is None:
        return None
    before = _DIGIT_BEFORE.search(text, max(0, span.start - _APART), span.start)
    return "the digits of its numbers may stand apart" if before is not None else None


_APART = 8
_TIMES = late(
    r"""(?:\s|~|\$|\\[,;:! ]|\\(?:text|mathrm|mbox)\s*\{[\s~]*)*
    (?:(?:times|-?\s*fold|lần|mal|-?fach\w*|fois|veces|vezes|volte|раз[а]?|razy|kat[ıi]?)(?!\w)|倍|배)""",
    re.IGNORECASE | re.VERBOSE,
)


def as_many_times(claim: Equation, note: Note) -> bool:
    """Whether a word behind a value tells that it is how many times more or less something is: `(1 - 0.9)^2 = 100`
    times less."""
    return claim.kind == "arithmetic" and _TIMES.match(note.source.text, claim.span.end) is not None
