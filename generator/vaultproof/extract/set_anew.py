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
SPELT = late(
    r"(?<!\w)(?P<s>seconds?|sekunden?|secondes?|segundos?|second[oi]|секунд\w*|sekund\w*)(?!\w)|(?<!\w)(?P<m>minut\w*|минут\w*)(?!\w)|(?<!\w)(?P<h>hours?|stunden?|heures?|horas?|or[ae]|час\w*|godzin\w*)(?!\w)"
    r"|(?<!\w)(?P<d>days?|tagen?|jours?|d[ií]as?|giorn[oi]|д(?:ень|ня|ней)|dni)(?!\w)|(?<!\w)(?P<w>weeks?|wochen?|semaines?|semanas?|settiman[ae]|недел\w+|tygodni\w*)(?!\w)"
    r"|(?<!\w)(?P<b>months?|monat\w*|mois|mes(?:es)?|m[eê]s|mes[ei]|месяц\w*|miesi\w+)(?!\w)|(?<!\w)(?P<y>years?|jahren?|ans|(?<=un\s)an|(?<=par\s)an|années?|años?|anos?|ann[oi]|лет|года?|lata?)(?!\w)",
    re.IGNORECASE,
)
"""Units of time written out, each by its group."""
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


def is_of_another_time(kind: str, words: str, setting: str) -> bool:
    """Whether words tell a unit of time that the setting of a distribution does not."""
    told = {one.lastgroup for one in SPELT.finditer(words)}
    known = {one.lastgroup for one in SPELT.finditer(setting)}
    return bool(told - known) and (bool(known) or kind == "poisson")


def _numbers(written: str) -> frozenset[float]:
    """A number, with the deviation that it is the variance of; none where it is not written in digits alone."""
    plain = written.replace("{,}", ".").replace(",", ".").replace("−", "-").strip(" ()")
    base, square, _ = plain.partition("^")
    try:
        number = float(base)
    except ValueError:
        return frozenset()
    return frozenset({number} if square or number < 0 else {number, round(number**0.5, 9)})
