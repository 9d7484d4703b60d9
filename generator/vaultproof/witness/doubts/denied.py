"""Words right before or behind a claim that say it is not so: `it is not true that $E[g(X)] = g(E[X])$`, `$1 = 2$ is
false`. Reads notes only."""

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


_LABELLED = late(
    r"""(?:\A|[\n.!?;。！？；>*|\-])[\s*_>]*(?:not\s+true|untrue|false|wrong|incorrect|nicht\s+(?:wahr|richtig)|falsch|unwahr|faux|pas\s+vrai|falso|no\s+es\s+(?:cierto|verdad)|não\s+é\s+verdade|non\s+è\s+vero|неверно|неправда|ложь|fałsz|nieprawda|không\s+đúng|sai|错误?|錯誤?|不对|不正确|誤り|間違い|거짓|틀림)[\s*_]*[:：][\s*_]*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND = late(
    r"""[\s$`)*_]*(?:\\[)\]][\s*_]*)?
    (?:(?:is|are|was|were)\s+(?:(?:simply|just|clearly|of\s+course|obviously|generally|in\s+general)\s+)?(?:not\s+(?:(?:always|generally|necessarily|in\s+general)\s+)?(?:true|correct|right|valid|the\s+case)|false|wrong|incorrect|untrue)
    |(?:isn[’']t|aren[’']t)\s+(?:true|correct|right|valid)|(?:does|do)\s+not\s+(?:(?:always|generally|necessarily|in\s+general)\s+)?hold|(?:does|do)n[’']t\s+hold|fails?(?!\s+to)
    |(?:ist|wäre|sind)\s+(?:also\s+|aber\s+|hier\s+)?(?:falsch|unwahr|nicht\s+(?:wahr|richtig|korrekt|erfüllt))|(?:gilt|stimmt)\s+(?:also\s+|aber\s+|hier\s+|im\s+allgemeinen\s+)?nicht
    |(?:est|serait)\s+(?:faux|fausse|inexact)|n[’']est\s+pas\s+(?:vraie?|exacte?|correcte?|vérifiée?)|(?:es|sería)\s+fals[oa]|no\s+(?:es|son)\s+(?:ciert|verdader|correct|válid)[oa]s?|no\s+(?:es\s+verdad|se\s+cumple|vale)
    |(?:é|seria)\s+fals[oa]|não\s+(?:é\s+(?:verdade|verdadeir[oa]|corret[oa])|vale|se\s+verifica)|(?:è|sarebbe)\s+(?:fals[oa]|errat[oa])|non\s+(?:è\s+(?:ver[oa]|corrett[oa])|vale)
    |(?:[—–-]\s*)?(?:неверно|не\s+верно|неправда|ложно|не\s+выполняется|не\s+выполнено)|(?:jest\s+)?(?:fałszyw\w+|nieprawdziw\w+)|nie\s+(?:zachodzi|jest\s+prawdziw\w+)|(?:là\s+)?(?:không\s+đúng|sai(?!\s+(?:số|lệch|khác|phân)))
    )(?!\w)(?!\s+(?:if|unless|only|wenn|falls|nur|si|seulement|solo|se|если|только|nếu|jeśli))
    |[\s$`)*_]*(?:(?:并|並|是)?不成立|不正确|不正確|不对|是?错(?:误)?的|は?(?:成り立たない|成り立ちません|正しくない|誤り|間違い|偽)|(?:은|는|이|가)?\s*(?:성립하지\s*않|거짓|틀렸|틀린))""",
    re.IGNORECASE | re.VERBOSE,
)


def denied(claim: Equation, note: Note) -> str | None:
    """Why a claim states nothing where the words right before or behind it say that it is not so."""
    text, (start, end) = note.source.text, (claim.span.start, claim.span.end)
    before = text[max(0, start - _REACH) : start].rstrip(" \t$`(\\[")
    told = bool(before) and before[-1] not in ".;=" and _BEFORE.search(before) is not None
    if told or _LABELLED.search(before) is not None or _BEHIND.match(text, end, end + _REACH) is not None:
        return "its sentence says that it is not so"
    return None
