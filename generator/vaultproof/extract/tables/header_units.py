"""Units that headers of a table tell beside their formulas: `$x$ (deg)`, `$x^2$ (cm²)`.

Reads words; converts nothing.
"""

from __future__ import annotations

import re

from vaultproof.spot import late

_DEGREES = late(
    r"(?:[(\[（]\s*(?:in\s+|en\s+|em\s+|tính\s+bằng\s+)?|\b(?:in|en|em|bằng)\s+|[,/]\s*)"
    r"(?:deg(?:rees?|s)?\b|°|(?-i:Grad)\b|degrés?|grados?\b|graus?\b|gradi\b|độ|градус\w*|stopni\w*|derece|度|角度|도(?!\w))",
    re.IGNORECASE,
)
_IN_BRACKETS = late(r"[(\[（]([^()\[\]（）]{1,16})[)\]）]\s*\**\s*$")
_MEASURE = late(
    r"(?:[kMGTmµμunpcdh]|da)?(?:m|s|g|Hz|A|V|W|F|H|Ω|Pa|J|N|[lL]|mol|eV|B|bits?|b|K)|min|h|d|ms|sec|%|‰|€"
)
"""Units of what is measured: values in them are no bare numbers, as those of inputs without a unit are."""
_SET_OFF = late(r"[\s$][(\[（]")
_IN_WORDS = late(
    r"[\[(（]\s*(?:in|en|em|tính\s+bằng|в|w)\s+\w|\b(?:in|en|em|bằng|в|w)\s+(?:\w+\s)?(?:\w*seconds?|\w*sekunden|\w*secondes?|\w*segundos|\w*secondi|\w*секунд\w*|\w*sekund\w*|giây|minut\w*|thousands?|tausend|milliers|miles|milhares|migliaia|тысяч\w*|nghìn|tysiąc\w*|millions?|millionen|millones|milhões|milioni|миллион\w*|triệu|milion\w*)\b",
    re.IGNORECASE,
)
_FORMULA = late(r"\$[^$]*\$")
_UNIT = late(r"[A-Za-zµμΩ°%‰€]+")
_OTHER_THAN_BASE = late(
    r"(?:[kMGTmµμunpcdh](?:m|s|Hz|A|V|W|g|F|H|Ω|Pa|J|N|[lL]|mol|eV|B|bit|b))|min|h|g|%|‰|l|L|bar|atm|°C|°F"
)
"""Units from which a factor leads to those that belong together: with a prefix, minutes, per cents."""


_OTHERWISE = late(
    r"[(\[（][^)\]）]*(?:\bdeg|°|(?<!\w)grad|\bgon\b|\bdB|\bNp\b|approx|round|nearest|estimat|measured|gerundet|gemessen|ungefähr|arrondi|mesur|redonde|arredond"
    r"|medid|arroton|misur|округл|измер|zaokrągl|zmierz|làm\s+tròn|gần\s+đúng|đo\s+được|yuvarla|约|近似|测量|概数|実測|반올림|근사|≈|~|×|\\times|10\s*\^)",
    re.IGNORECASE,
)
"""What headers tell in brackets of values that are not quite those of the formula beside."""


def are_told_otherwise(header: str) -> bool:
    """Whether a header says that what stands below it is rounded, measured or in a unit of its own: `(deg)`, `(dB)`."""
    return _OTHERWISE.search(_FORMULA.sub("", header)) is not None


def is_of_degrees(header: str) -> bool:
    """Whether a header says that what stands below it is in degrees."""
    return _DEGREES.search(header) is not None


def _units(header: str) -> frozenset[str]:
    match = _IN_BRACKETS.search(_FORMULA.sub("", header).strip())
    return frozenset(_UNIT.findall(match[1])) if match is not None else frozenset()


def apart_by_a_factor(inputs: str, values: str) -> bool:
    """Whether values are in units that those of their inputs do not make up: `mm` and `cm²`, `kHz` and `ms`."""
    given, told = _units(inputs), _units(values)
    if not given and (
        _IN_WORDS.search(values) or (_SET_OFF.search(values) and any(map(_MEASURE.fullmatch, told)))
    ):
        return True
    if not given or given & told:
        return False
    changed = {one for one in (*given, *told) if _OTHER_THAN_BASE.fullmatch(one)}
    return bool(changed) and (bool(told) or bool(given & {"%", "‰"}))
