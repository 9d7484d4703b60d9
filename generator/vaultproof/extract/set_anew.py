"""Whether a note changes the parameters of a distribution between its declaration and a statement: `for two hours
$\\lambda = 8$`, `at night the rate is halved`. Decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaultproof.spot import late

_PARAMETER = late(
    r"(?<![A-Za-z\\_])(?<!n )(?<!\\cdot )(?<![*·] )"
    r"(?P<name>\\(?:lambda|mu|sigma)|[λμσnp])(?P<square>\s*\^\s*\{?\s*2\s*\}?)?\s*="
    r"\s*(?P<value>[-−]?\d+(?:(?:[.,]|\{,\})\d+)?)(?![\d/^]|\s*[-+*/])"
)
_NAMES = {
    "binomial": frozenset({"n", "p"}),
    "geometric": frozenset({"p"}),
    "poisson": frozenset({"\\lambda", "λ"}),
    "exponential": frozenset({"\\lambda", "λ"}),
    "normal": frozenset({"\\mu", "μ", "\\sigma", "σ"}),
}
_CHANGES = late(
    r"""(?<!\w)(?:doubl\w+|halv\w+|tripl\w+|verdoppel\w*|halbier\w*|verdreifach\w*|duplic\w+|dobra\w*|raddopp\w+|dimezz\w+|удво\w+|удва\w+|вдвое|gấp\s+đôi|podwaj\w+)(?!\w)|加倍|减半|翻倍|半分に|2倍""",
    re.IGNORECASE | re.VERBOSE,
)
_TIME = late(
    r"(?<!\w)(?:hours?|minutes?|days?|weeks?|nights?|stunden?|minuten?|tag(?:e|en)?|wochen?|nachts|heures?|minutes?|jours?|semaines?|horas?|minutos?|d[ií]as?|semanas?|or[ae]|minut[oi]|giorn[oi]|settiman[ae]|час\w*|минут\w*|д(?:ень|ня|ней)|недел\w+|giờ|phút|ngày|tuần)(?!\w)"
    r"|小时|分钟|[每一]天|時間|[0-9一二三]分間|시간|하루",
    re.IGNORECASE,
)
_TIMED = frozenset({"poisson", "exponential"})
_STOP = re.compile(r"[.!?;](?=\s)|[。！？；।\n]")


def is_set_anew(kind: str, arguments: Sequence[str], between: str) -> bool:
    """Whether the text between a distribution and a statement gives a parameter another value, or tells of another
    stretch of time."""
    names = _NAMES.get(kind, frozenset())
    known = {number for one in arguments for number in _numbers(one)}
    for one in _PARAMETER.finditer(between):
        if one["name"] in names and not one["square"] and not _numbers(one["value"]) & known:
            return True
    stop = _STOP.search(between)
    later = between[stop.end() :] if stop is not None else ""
    return _CHANGES.search(between) is not None or (kind in _TIMED and _TIME.search(later) is not None)


def _numbers(written: str) -> frozenset[float]:
    """A number, with the deviation that it is the variance of; none where it is not written in digits alone."""
    plain = written.replace("{,}", ".").replace(",", ".").replace("−", "-").strip(" ()")
    base, square, _ = plain.partition("^")
    try:
        number = float(base)
    except ValueError:
        return frozenset()
    return frozenset({number} if square or number < 0 else {number, round(number**0.5, 9)})
