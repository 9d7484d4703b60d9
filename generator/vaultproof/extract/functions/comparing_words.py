"""Words that tell a bound, `always greater than 0.5`, `höchstens 0,25`, `恒大于等于 0`: one place for all languages."""

from __future__ import annotations

import re

from vaultproof.extract.language.clauses import NUMBER
from vaultproof.spot import Spotted, late

_ALWAYS = r"""(?:(?:always|luôn|immer|stets|toujours|siempre|sempre|zawsze|всегда|恒|总是|始终|都|常に|항상
    |strictly|strikt|strictement|là|phải)\s*)*"""
_MORE = r"""(?:greater|larger|bigger|higher)\s+than|lớn\s+hơn|größer\s+als
    |(?:strictement\s+)?supérieure?s?\s+à|plus\s+grande?\s+que|mayor(?:es)?\s+que
    |superior(?:es)?\s+a|maior(?:es)?\s+(?:do\s+)?que|maggior[ei]\s+di|superior[ei]\s+a|większ[ay]e?\s+(?:od|niż)|больше|大于"""
_MORE_EQUAL = r"""(?:greater|larger)\s+than\s+or\s+equal\s+to|at\s+least|(?:no|not|never)\s+(?:less
    |smaller)\s+than|lớn\s+hơn\s+hoặc\s+bằng|không\s+nhỏ\s+hơn|ít\s+nhất\s+là
    |größer(?:\s+als)?\s+oder\s+gleich|größer\s+gleich|mindestens|ni(?:cht|e|emals)\s+kleiner\s+als
    |supérieure?s?\s+ou\s+égale?s?\s+à|au\s+moins(?:\s+égale?\s+à)?
    |mayor(?:es)?\s+o\s+igual(?:es)?\s+(?:que|a)|al\s+menos|como\s+mínimo|nunca\s+menor\s+que
    |maior(?:es)?\s+ou\s+igual\s+a|pelo\s+menos|no\s+mínimo
    |maggior[ei]\s+o\s+ugual[ei]\s+a|almeno|mai\s+minore\s+di|не\s+меньше|не\s+менее|больше\s+или\s+равн\w+
    |większ[ay]\s+lub\s+równ[ay]|nie\s+mniejsz[ay]\s+(?:od|niż)|co\s+najmniej
    |大于(?:或|或者)?等于|不小于|至少[为是]?"""
_LESS = r"""(?:less|smaller|lower)\s+than|nhỏ\s+hơn|bé\s+hơn|kleiner\s+als
    |(?:strictement\s+)?inférieure?s?\s+à|menor(?:es)?\s+(?:do\s+)?que|inferior(?:es)?\s+a
    |minor[ei]\s+di|inferior[ei]\s+a|mniejsz[ay]e?\s+(?:od|niż)|меньше|小于"""
_LESS_EQUAL = r"""(?:less|smaller)\s+than\s+or\s+equal\s+to|at\s+most|(?:no|not|never)\s+(?:more|greater
    |larger)\s+than|(?:never|does\s+not|cannot)\s+exceeds?|nhỏ\s+hơn\s+hoặc\s+bằng
    |không\s+lớn\s+hơn|không\s+vượt\s+quá|nhiều\s+nhất\s+là|tối\s+đa\s+là|kleiner(?:\s+als)?\s+oder\s+gleich
    |kleiner\s+gleich|höchstens|ni(?:cht|e|emals)\s+größer\s+als
    |inférieure?s?\s+ou\s+égale?s?\s+à|au\s+plus(?:\s+égale?\s+à)?|ne\s+dépasse\s+(?:pas|jamais)
    |menor(?:es)?\s+o\s+igual(?:es)?\s+(?:que|a)|como\s+máximo|a\s+lo\s+sumo
    |(?:no|nunca)\s+supera|menor(?:es)?\s+ou\s+igual\s+a|no\s+máximo|(?:não|nunca)\s+(?:excede|ultrapassa)
    |minor[ei]\s+o\s+ugual[ei]\s+a|al\s+più|al\s+massimo|non\s+supera(?:\s+mai)?
    |не\s+больше|не\s+более|не\s+превосходит|не\s+превышает|меньше\s+или\s+равн\w+|小于(?:或|或者)?等于
    |mniejsz[ay]\s+lub\s+równ[ay]|nie\s+większ[ay]\s+(?:od|niż)|co\s+najwyżej|nie\s+przekracza
    |不大于|不超过|至多[为是]?"""
COMPARED = late(
    rf"""\s*{_ALWAYS}(?:(?P<low_closed>{_MORE_EQUAL})|(?P<high_closed>{_LESS_EQUAL})|(?P<low_open>{_MORE})
    |(?P<high_open>{_LESS}))\s*(?P<number>{NUMBER})
    |\s*{_ALWAYS}(?P<value>{NUMBER})\s*(?:(?P<low_closed_east>以上|이상)|(?P<high_closed_east>以下|이하)
    |(?P<low_open_east>より(?:常に)?大きい|보다\s*(?:항상\s*)?(?:큽니다|크[다고며]?))|(?P<high_open_east>未満|より(?:常に)?小さい|미만|보다\s*(?:항상\s*)?(?:작습니다|작[다고으]?)))""",
    re.IGNORECASE | re.VERBOSE,
)
COMPARING = Spotted(
    rf"(?:(?<!\w)|(?<=[一-鿿]))(?:{_MORE_EQUAL}|{_LESS_EQUAL}|{_MORE}|{_LESS})|以上|이상|以下|이하|より(?:常に)?大きい|보다\s*(?:항상\s*)?[크큽]|未満|より(?:常に)?小さい|미만|보다\s*(?:항상\s*)?작",
    re.IGNORECASE | re.VERBOSE,
)
"""The words of a bound alone, without what it is."""
