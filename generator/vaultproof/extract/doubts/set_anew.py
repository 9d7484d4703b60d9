"""Whether a note changes a distribution between its declaration and a statement: `for two hours $\\lambda = 8$`, `at
night the rate is halved`, `negative values are set to zero`. Decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_CHANCES
from vaultproof.extract.probability.event_words import FAILED, FILL, is_known
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
_ALTERED = late(
    r"""(?<!\w)(?:truncat\w*|clip(?:ped|s|ping)?|capped|cut\s+off|censor\w*|winsori\w*|folded|thinned|rectified|saturat\w*|\w*inflated|mixtures?|contaminat\w*|rescal\w*|discretiz\w*|discard\w*|dropped|set\s+to\s+zero|instead|(?:larger|smaller|larg?est|smallest|maximum|minimum|max|min)\s+of|tilted|size-bias\w*|condition\w*\s+on|shift(?:s|ed|ing)?|moved?|standardi[sz]e[ds]?|multipl(?:y|ied|ies)|subtract\w*|squared?
    |gestutzt\w*|abgeschnitten\w*|zensiert\w*|gekappt\w*|verworfen|stattdessen|reskalier\w*|umskalier\w*|verschoben\w*|mischung\w*|quadrier\w*
    |tronqu\w+|censur\w+|écrêt\w+|rejet[ée]e?s?|décal\w+|mélange|à\s+la\s+place
    |truncad[oa]s?|truncamos|censurad[oa]s?|recortad[oa]s?|descart\w+|reescal\w+|desplaz\w+|mezcla|mistura|em\s+vez|en\s+(?:su\s+)?lugar
    |troncat[aeio]|censurat[aeio]|scartat[aeio]|riscalat[aeio]|traslat[aeio]|miscela
    |усеч\w+|цензур\w+|отбрасыва\w+|отброшен\w*|сдвин\w+|сдвига\w+|смесь|смеси|вместо
    |uci[eęn]t\w+|cenzur\w+|odrzuc\w+|przesuni\w+|mieszank\w+|zamiast
    |cắt\s+(?:cụt|bỏ|ngưỡng)|chặt\s+cụt|loại\s+bỏ|tịnh\s+tiến|thay\s+vào\s+đó|hỗn\s+hợp)(?!\w)
    |截断|截尾|截斷|删失|裁剪|丢弃|舍弃|平移|缩放|混合分布|切断|打ち切り|切り捨て|捨てる|捨て、|ずらす|ずらし|混合|절단|잘라|버린다|버리고|혼합""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words by which a distribution is made into another one."""
_SENTENCES = late(r"(?<=[.!?;])\s+|(?<=[。！？；।])|\n")
_STATED = late(r"[=≈≃]|\\(?:approx|simeq|sim)(?![a-z])")
_HEAD = late(r"\s*(?:#|\||>?\s*\[!|```)")
_DIGIT = late(r"\d")
_TIMED = frozenset({"poisson", "exponential"})
_STOP = late(r"[.!?;](?=\s)|[。！？；।\n]")


def is_set_anew(kind: str, arguments: Sequence[str], between: str) -> bool:
    """Whether the text between a distribution and a statement gives a parameter another value, or tells of another
    stretch of time."""
    if _gives_another(kind, arguments, between):
        return True
    stop = _STOP.search(between)
    later = between[stop.end() :] if stop is not None else ""
    return _CHANGES.search(between) is not None or (kind in _TIMED and _TIME.search(later) is not None)


def is_set_behind(kind: str, arguments: Sequence[str], behind: str) -> bool:
    """Whether the sentence of a statement gives a parameter another value behind it: `$np \\ge 5$ is met for
    $n = 500$`."""
    stop = _STOP.search(behind)
    return _gives_another(kind, arguments, behind[: stop.start()] if stop is not None else behind)


def _gives_another(kind: str, arguments: Sequence[str], text: str) -> bool:
    """Whether a text gives a parameter a value that is none of a distribution's."""
    names = _NAMES.get(kind, frozenset())
    known = {number for one in arguments for number in _numbers(one)}
    return any(
        one["name"] in names and not one["square"] and not _numbers(one["value"]) & known
        for one in _PARAMETER.finditer(text)
    )


def is_altered(between: str) -> bool:
    """Whether the text between a distribution and a statement makes another one of it: `we truncate $X$ at 0`."""
    return _ALTERED.search(between) is not None


_SETTING = 200
_FAR = 2000


def may_be_altered(setting: str, between: str) -> bool:
    """Whether a whole sentence between a distribution and a statement states no number of it, and has words that are
    neither of chances nor known from the text before, the `setting` of the distribution: it may make another one."""
    setting = setting[-_SETTING:]
    sentences = _SENTENCES.split(between[-_FAR:])[1:-1]
    return any(
        not is_known(one, setting) and not goes_on_plainly(one, OF_CHANCES)
        for one in sentences
        if not tells_successes(one)
        if _STATED.search(one) is None and _HEAD.match(one) is None
        if _DIGIT.search(one) is None or OF_CHANCES.search(one) is None
    )


_COUNTS = late(
    r"(?<!\w)(?:numbers?|counts?|anzahl|nombre|número|numero|число|количество|số|liczb[aęy])(?!\w)|次数|个数|個数|回数|枚数|횟수|개수",
    re.IGNORECASE,
)
_NAMED = late(r"(?<![A-Za-z\\])[A-Z](?![A-Za-z])")


def tells_successes(sentence: str) -> bool:
    """Whether a sentence says no more than that a letter counts how often something happens: “let $Y$ be the number of
    hits”."""
    return (
        _COUNTS.search(sentence) is not None
        and _NAMED.search(sentence) is not None
        and _DIGIT.search(sentence) is None
        and FAILED.search(sentence) is None
        and goes_on_plainly(FILL.sub(" ", sentence), OF_CHANCES)
    )


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
