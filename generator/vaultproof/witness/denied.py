"""Words right before a claim that say it is not so: `it is not true that $E[g(X)] = g(E[X])$`. Reads notes only."""

from __future__ import annotations

import re

from vaultproof.claim import Equation
from vaultproof.note import Note
from vaultproof.spot import late

_REACH = 70
_BEFORE = late(
    r"""(?<!\w)(?:(?:is|was|[’']s)\s*(?:not|n[’']t)\s+(?:(?:always|generally|necessarily|in\s+general)\s+)?(?:true|correct|right|the\s+case)(?:\s+in\s+general)?\s*,?\s*that
    |(?:isn[’']t|not)\s+(?:true|correct|right|the\s+case)\s+that|(?:is|was|[’']s)\s+(?:simply\s+|just\s+)?(?:false|wrong|incorrect|untrue)\s+that
    |(?:do(?:es)?\s+not|do(?:es)?n[’']t)\s+(?:(?:generally|always|necessarily)\s+)?(?:hold|mean|imply|follow)\s+that
    |(?:gilt|stimmt)\s+(?:(?:also|aber|jedoch|hier|im\s+allgemeinen)\s+)?nicht(?:\s+(?:im\s+allgemeinen|allgemein|immer))?\s*[,:]?(?:\s*dass)?
    |nicht\s+(?:richtig|wahr|korrekt|der\s+fall)\s*,?\s*(?:dass|:)|(?:falsch|unwahr)\s*(?:ist)?\s*,\s*dass
    |(?:est\s+faux|est\s+inexact|n[’']est\s+pas\s+(?:vrai|exact|correct))\s+que|n[’']a\s+pas(?:\s+(?:toujours|en\s+général))?
    |(?:no\s+es\s+(?:cierto|verdad|correcto)|es\s+falso|no\s+se\s+cumple)\s+que|no\s+se\s+tiene(?:\s+que)?
    |(?:não\s+é\s+(?:verdade|correto|certo)|é\s+falso|não\s+vale)\s+que
    |(?:non\s+è\s+(?:vero|corretto)|è\s+falso|non\s+vale)\s+che
    |(?:неверно|не\s+верно|неправда|ошибочно)\s*,\s*что|nieprawdą?(?:\s+jest)?\s*,\s*że|nie\s+jest\s+prawdą\s*,\s*że|nie\s+zachodzi
    |(?:không\s+đúng|không\s+phải|sai)\s+(?:là|rằng)|không\s+có\s*:?)[\s:,*_]*\Z
    |(?:并非|並非|并不是|不能说|不能說|不满足)[\s:：,，*_]*\Z""",
    re.IGNORECASE | re.VERBOSE,
)


def denied(claim: Equation, note: Note) -> str | None:
    """Why a claim states nothing where the words right before it say that it is not so."""
    start = claim.span.start
    before = note.source.text[max(0, start - _REACH) : start].rstrip(" \t\n$`(\\[")
    if not before or before[-1] in ".;=" or _BEFORE.search(before) is None:
        return None
    return "its sentence says that it is not so"
