r"""Whether a formula in a text is told as what others claim, “many books claim $h(x) = 2\arcsin x$”, or called wrong.

An alternative that others define, “some authors write”, is neither. Reads words; judges nothing.
"""

from __future__ import annotations

import re

from vaultproof.spot import late

_THAT = r"(?:[\s,:]+(?:that|dass|daß|que|che|что|że|rằng|là))?[\s,:]*"
_CLAIMS = late(
    rf"""(?:(?<!\w)(?:claim(?:s|ed)?|assert(?:s|ed)?|believed?|think|thought|wrongly\s+(?:state|write|conclude|assume)s?
    |(?:mistake|misconception|fallacy)\s+is(?:\s+to\s+(?:write|think))?
    |behaupte[nt]|glaub(?:en|t)|denk(?:en|t)|meinen|(?:fehler|irrtum)\s+ist|prétend(?:ent)?|croi(?:t|re|ent)|pens(?:ent|er)|(?:erreur)\s+est|affirment|afirman
    |creen|creer|piensan|pensar|afirmam|acham|pensam|sostengono|affermano|credono|pensano|утверждают|думают|ошибочно\s+считают|twierdzą|myślą|sądzą)
    (?!\w){_THAT}|(?:khẳng\s+định|nghĩ|lầm\s+tưởng)\s+rằng[\s,:]*|(?:误以为|以为|声称|誤って)[\s,:，：]*)\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_WRONG = late(
    r"""[\s,;:–—-]*(?:(?:but\s+)?(?:which|that|this|it)\s+(?:is|would\s+be)\s+(?:quite\s+|simply\s+|just\s+)?(?:wrong|false|incorrect|not\s+(?:true|correct))
    |(?:aber\s+)?(?:was|das)\s+(?:ist\s+)?(?:falsch|nicht\s+(?:richtig|wahr))|(?:mais\s+)?(?:ce\s+qui|c['’])\s*est\s+faux
    |(?:pero\s+)?(?:lo\s+que|lo\s+cual|eso)\s+es\s+(?:falso|incorrecto)|(?:mas\s+)?(?:o\s+que|isso)\s+(?:é|está)\s+(?:falso|errado)
    |(?:ma\s+)?il\s+che\s+è\s+(?:falso|sbagliato)|(?:но\s+)?(?:что|это)\s+неверно|(?:nhưng\s+)?(?:điều\s+(?:này|đó)\s+)?là\s+sai|[但而]?[这這]是错)(?![a-z])""",
    re.IGNORECASE | re.VERBOSE,
)
_REACH = 80


def is_hearsay(text: str, start: int, end: int) -> bool:
    """Whether what stands at a place of a text, in its mathematics, is told as what others claim, or called wrong."""
    before = text[max(0, start - _REACH) : start].rstrip(" $\n")
    if _CLAIMS.search(before) is not None:
        return True
    behind = text[end : end + _REACH].lstrip(" $")
    return _WRONG.match(behind) is not None
