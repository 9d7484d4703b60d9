"""Data that words change all alike: “adding 10 to every value”, “wenn alle Werte verdoppelt werden”. Reads no note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from vaultproof.spot import late

_HOW = {
    "added": (
        r"(?<!\w)(?:add(?:s|ed|ing)?|addier\w*|hinzuaddier\w*|ajout\w*|additionn\w*|sum(?:a|amos|ar|"
        r"ando|am)(?:os)?|som(?:a|amos|ar|armos|ando)|aggiung\w*|прибав\w*|добав\w*|cộng|thêm|"
        r"doda\w*)(?!\w)|加上?|足す|足し|加え|더하"
    ),
    "taken": (
        r"(?<!\w)(?:subtract(?:s|ed|ing)?|subtrahier\w*|abzieh\w*|abgezogen|soustra\w*|retranch\w*|"
        r"rest(?:a|amos|ar|ando)|subtra\w*|sottra\w*|выч[еи]т\w*|вычесть|отн(?:ять|им\w*)|trừ|"
        r"odejm\w*|odjąć)(?!\w)|减去?|引く|引き|빼"
    ),
    "times": (
        r"(?<!\w)(?:multipl\w*|multiplizier\w*|multipli\w*|moltiplic\w*|умнож\w*|nhân|mnoż\w*|"
        r"pomnoż\w*)(?!\w)|乘以?|掛け|곱하"
    ),
    "doubled": (
        r"(?<!\w)(?:doubl(?:e[sd]?|ing)|verdoppel\w*|doubl\w+|duplic\w*|dobr\w*|raddoppi\w*|удво\w*|"
        r"gấp\s+đôi|podw[aoó]\w*)(?!\w)|加倍|翻倍|2倍|倍にする|두\s?배"
    ),
}
_WAYS = {name: late(words, re.IGNORECASE) for name, words in _HOW.items()}
_NUMBER = late(r"(?<![\w.,])\d{1,9}(?:[.,]\d{1,9})?(?![\w%]|[.,]\d|\s?\\?%)")
_MORE = late(
    r"(?<!\w)(?:then|again|first|second|other|half|some|only|except|percent|squared?|log\w*|divid\w*|danach|dann|wieder|nur|außer|prozent|hälfte|quadrat\w*|puis|ensuite|moitié|seulement|sauf|luego|después|mitad|solo|depois|metade|apenas|poi|metà|solo|затем|потом|половин\w*|только|кроме|sau\s+đó|nửa|chỉ|potem|połow\w*|tylko|not|nicht|kein\w*|pas|não|non|не|không|nie)(?!\w)|然后|一半|只|再|次に|半分|だけ|다음|절반|만\s",
    re.IGNORECASE,
)
"""Words by which not all are changed, or once more, or otherwise."""
_PLAIN = late(r"-?\d{1,12}(?:\.\d{1,9})?")


def moved(items: Sequence[str], words: str) -> list[str] | None:
    """The numbers that are left when words change each of them; None where it is not certain how."""
    ways = [name for name, pattern in _WAYS.items() if pattern.search(words) is not None]
    numbers = _NUMBER.findall(words)
    if len(ways) != 1 or _MORE.search(words) is not None or len(numbers) != (ways[0] != "doubled"):
        return None
    plain = [re.sub(r"\\left|\\right|[()]", "", one).replace("{,}", ".") for one in items]
    if not all(_PLAIN.fullmatch(one) for one in plain):
        return None
    number = Decimal(numbers[0].replace(",", ".")) if numbers else Decimal(2)
    found = (_changed(ways[0], Decimal(one), number) for one in plain)
    return [rf"\left({one:f}\right)" if one < 0 else f"{one:f}" for one in found]


def _changed(way: str, item: Decimal, number: Decimal) -> Decimal:
    match way:
        case "added":
            return item + number
        case "taken":
            return item - number
        case _:
            return item * number
