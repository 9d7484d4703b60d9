r"""Whether what stands directly behind a definition in a line belongs to it: `f(n) = n // 2`, `$g(n) = n$ rounded up`,
`h(x) = x wenn positiv, sonst 0`. Then the definition that was read is another one than that of the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from vaultproof.claim import Binding, Definition, WitnessKind
from vaultproof.note import Note
from vaultproof.spot import late

_CLOSES = " \t`*_\"'”»)]}$"
_REACH = 160
_GOES_ON = late(
    r"\s*(?://|&\s*\d|>>|<<|\|\s*\d|%\s*\d|\^|!!|[⊕⊗∧∨⌊⌈÷∘]|\\(?:oplus|otimes|land|lor|wedge|vee|circ|bmod|mod)(?![a-z])"
    r"|[-\u2010\u2011](?:th|st|nd|rd|te[nrs]?|ième|ésimo|й|го)(?![^\W\d_])|\+\s*(?:the\s+)?[^\W\d_]{2,}"
    r"|(?:mod(?:ulo)?|div|choose|xor)\s+[\d$(])"
)
"""Signs and words that go on with a formula."""
_OTHERWISE = late(
    r"(?<!\w)(?:otherwise|else|sonst|andernfalls|sinon|autrement|(?:en|de)\s+(?:otro\s+(?:caso|modo)|lo\s+contrario)|si\s+no|caso\s+contrário|senão|altrimenti|иначе|в\s+противном|w\s+przeciwnym"
    r"|inaczej|ngược\s+lại|còn\s+lại|trường\s+hợp\s+khác)(?!\w)|否则|其他情况|其余|それ以外|そうでなければ|그렇지\s*않으면|그\s*외",
    re.IGNORECASE,
)
_CONDITION = late(
    r"\W*(?:(?:if|when|for|where|wenn|falls|für|si|quand|lorsque|pour|cuando|para|se|quando|per|если|при|когда|для|nếu|khi|với|jeśli|gdy|dla)(?!\w)(?!\s+(?:the|an?|our|this|which|die|das|den|eine?|l[ae]s?|el|los|il|lo|un[ae]?|[oa]s?)\s)|当|若|如果)",
    re.IGNORECASE,
)
_ALWAYS = late(
    r"(?<!\w)(?:all|every|any|each|real|number|alle|jede[nrsm]?|beliebige\w*|tou(?:s|t|tes?)|chaque|réels?|tod[oa]s?|cada|cualquier|reale?s?|qualquer|ogni|tutt[ei]|все\w*|любо\w+|каждо\w+|mọi|tất\s+cả|thực|wszystk\w+|każd\w+)(?!\w)"
    r"|所有|任意|一切|すべて|全て|実数|모든",
    re.IGNORECASE,
)
_OPERATES = late(
    r"""\W*(?:(?:then|and|but|und|et|y|e|и|và|oraz|dann|puis|luego|depois|poi)\s+)?(?:(?:all|the|again|first|is|be|wird|est|es|é|è|được)\s+)?
    (?:(?:rounded|truncated|clipped|clamped|capped|squared|cubed|plus|minus|times|divided|multiplied|raised|over(?!\s*[$\[(])|modulo|factorial|negated|reversed|wrapped|floored|saturated|limited\s+to|scaled|shifted|choose|to\s+the\s+(?:power|nearest)
    |gerundet|abgerundet|aufgerundet|abgeschnitten|begrenzt\s+auf|quadriert|hoch|geteilt|multipliziert|mal|durch|im\s+quadrat|modulo|fakultät
    |arrondie?|tronquée?|au\s+(?:carré|cube)|divisée?|multipliée?|fois|modulo|élevée?|factorielle
    |redondead[oa]|truncad[oa]|(?:elevad[oa]\s+)?al\s+(?:cuadrado|cubo)|dividid[oa]|multiplicad[oa]|por\s+\d|más|menos|módulo|factorial
    |arredondad[oa]|ao\s+(?:quadrado|cubo)|mais|menos|vezes|arrotondat[oa]|troncat[oa]|al\s+(?:quadrato|cubo)|diviso|moltiplicat[oa]|più|meno|volte
    |округл[её]н\w*|делённ\w+|деленн\w+|умнож\w+|в\s+(?:квадрате|кубе|степени)|плюс|минус|по\s+модулю|zaokrąglon\w+|do\s+(?:kwadratu|sześcianu)|podzielon\w+|razy
    |làm\s+tròn|chia|nhân|cộng|trừ|bình\s+phương|lập\s+phương|lũy\s+thừa|giai\s+thừa)(?!\w)
    |除以|乘以|加上?|减去?|取整|四舍五入|的(?:绝对值|平方|立方|平方根|相反数|阶乘|倒数)|の(?:絶対値|二乗|2乗|三乗|平方根|逆数|階乗)|を(?:四捨五入|切り捨て)|의\s*(?:절댓값|절대값|제곱|세제곱|제곱근|역수)|을\s*반올림|를\s*반올림)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of what is done to what stands before them."""
_ENDS = late(r"[.!?;:](?=\s|$)|[。！？；：\n]|\$|`")
_COMMA = late(r"\s*[,，、]\s*")
_WORD = late(r"[^\W\d_]{2,}")
_BRACKETS = late(r"\s*[(（](?P<inside>[^()（）]{1,80})[)）]")


def whole_ones(note: Note, definitions: Iterable[Definition]) -> Iterator[Definition]:
    """The definitions but for those with which their line goes on; one behind which words stand that may belong to it
    is marked as such."""
    for one in definitions:
        tail = _tail(note, one)
        if tail is None:
            yield one
        elif _GOES_ON.match(tail) is None and not (tail.startswith("!") and one.text.rstrip().endswith("!")):
            yield replace(one, cut=True) if _may_belong(tail, one) else one


def whole_values(note: Note, bindings: Iterable[Binding]) -> Iterator[Binding]:
    """The names bound to values but for those with which their line goes on: `$k = 7$ // 2`."""
    for one in bindings:
        tail = _behind(note.source.text, one.value.passage.whole.end)
        if _GOES_ON.match(tail) is None and _OPERATES.match(tail) is None:
            yield one


def goes_on(note: Note, end: int) -> bool:
    """Whether a line goes on with a formula that was read up to a place."""
    return _GOES_ON.match(_behind(note.source.text, end)) is not None


def _behind(source: str, end: int) -> str:
    """What stands behind a place in its paragraph, without the marks that close what stands before it."""
    return source[end : end + _REACH].lstrip(_CLOSES).partition("\n\n")[0]


def _tail(note: Note, definition: Definition) -> str | None:
    """What stands behind a definition in its line; None for one in a display of its own, or in the middle of one."""
    if definition.source is not WitnessKind.FORMULA or not definition.parameters:
        return None
    source, end = note.source.text, definition.span.end
    for formula in note.formulas:
        if formula.span.start <= definition.span.start and end <= formula.span.end:
            if formula.display or source[end : formula.span.end].strip(" $\\)."):
                return None
            end = formula.span.end
    in_a_row = source.startswith("|", source.rfind("\n", 0, end) + 1)
    return None if in_a_row else _behind(source, end)


def _may_belong(tail: str, definition: Definition) -> bool:
    """Whether words behind a definition may change it; one by cases has read them."""
    if "cases" in definition.body.text:
        return False
    sentence = re.split(r"(?<=[.!?。！？])(?:\s|$)|[。！？]|\n\s*[-*#|>\d]", tail)[0]
    if _OTHERWISE.search(sentence) is not None:
        return not definition.conditions
    comma = _COMMA.match(tail)
    words = tail[comma.end() :] if comma is not None else tail
    stop = _ENDS.search(words)
    words = words[: stop.start()] if stop is not None else words
    beside = _BRACKETS.match(tail)
    if beside is not None:
        words = beside["inside"]
    if comma is None and beside is None:
        words = _COMMA.split(words)[0]
    if _CONDITION.match(words) is not None and _WORD.search(_CONDITION.sub("", words, count=1)) is not None:
        return (
            _ALWAYS.search(words) is None and not definition.conditions and "$" not in tail[: len(words) + 2]
        )
    return _OPERATES.match(words) is not None
