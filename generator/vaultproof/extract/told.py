"""What statements told wholly in words share: the text as it is read, the numbers in it, where a statement ends, and
the claim that comes of one. Knows no kind of statement.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.answered import as_statements
from vaultproof.extract.doubts.silence import doubt_of_numbers, without_degrees
from vaultproof.extract.language.number_words import numeral
from vaultproof.extract.language.words import states
from vaultproof.extract.probability.information import UNIT
from vaultproof.note import Block, Note
from vaultproof.quick import quick
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_WHOLE = r"(?:[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)"
NUMBER = rf"[-−–]?\s?{_WHOLE}(?:(?:[.,]|\{{,\}})\d+)?(?:\s?/\s?\d+|\s{{0,4}}\\?[%％])?"
_VERB_BEHIND = (
    r"(?:\s?['’]?(?:[dt][ıiuü]r|e\s+eşittir|ye\s+eşittir)(?!\w)|\s+(?:olur|eder|है|होगा|होगी|हैं)(?!\w))"
)
"""A verb of saying that stands behind the value: `ortalaması 7,5'tir`, `माध्य 5 है`."""
ENDS = late(
    rf"""(?:{UNIT})?(?:{_VERB_BEHIND})?(?![.,]\d)(?!\s*,?\s(?:or|oder|ou|o|или|hoặc|lub)\s+[$\s]*[-−]?\d)\s*(?:$|[.,;:)!?。，；：、।\n]|(?:and|or|so|while|whereas|but|because|since|when|pero|aber|doch|но|nhưng|ale|während|mientras|tandis|enquanto|mentre|và|còn|vì|nên|und|an\b|et|y|e|и|а|だ|で|と|に|이|입|일|。)(?!\w)|[぀-ヿ一-鿿가-힣])""",
    re.VERBOSE | re.IGNORECASE,
)
OF = r"""(?:of|for|between|from|của|giữa|von|der|des|aus|zwischen|de|des|du|del|dei|delle|degli|della|do|dos|da|das|di
    |dell['’]|d['’]|entre|tra|fra|между|от|из|od|ze?|من|dari|від|van|av|af)"""
_OTHER_RECKONING = "the words around it speak of weights, or of numbers left out"
_MOST = 4000
_REACH = 300
_MARKS = late(r"[$*`]|\\[,;!]|\\(?=[{}%])|\\(?:left|right)(?![A-Za-z])")
_SAYS = late(
    r"\s*(?:(?P<equal>=|:|：|(?:も|도)(?=\s?[$\d])|[—–]\s*это|[—–](?=\s*[$\d≈])|это|sind|font|son|são|sono|are|make|macht|machen|fanno|dão|dan|составляют|равны|равняются|wynosi|wynoszą)|(?P<about>≈|~|\\approx(?![A-Za-z])))\s*",
    re.IGNORECASE,
)
_SHORT = r"\d+(?:(?:[.,]|\{,\})\d+)?"
_FORMED = (
    rf"[-−]?\s?(?:{_SHORT}\s*)?(?:\\[dt]?frac\s*(?:\{{\s*{_SHORT}\s*\}}|\d)\s*(?:\{{\s*{_SHORT}\s*\}}|\d(?!\d))"
    rf"|\\sqrt\s*(?:\d(?!\d)|\{{\s*{_SHORT}\s*\}}))"
)
"""A fraction or a root of numbers in LaTeX."""
_VALUE = late(
    rf"(?P<about>≈\s*)?(?P<value>{_FORMED}|{NUMBER})(?![A-Za-zÀ-ỹА-яё\d_^(\\]|[.,]\d|\s*[*×·/^±=]|!\s*=)"
)
_NEUTRAL = late(
    r"""(?:^|[.;:,(—–!?。，；：、।\n>]|[-*+]\s|\d[.)]\s|\b(?P<joint>and|while|but|whereas|or|và|còn|hoặc|und|oder|et|ou|y|e|ed|o|и|а|или)\b
    |\b(?:so|that|thus|then|hence|because|since|where|here|now|nên|vì|thì|rằng|do\s+đó|vậy|ta\s+có|denn|also|dass|daher|dann|hier|donc|car|que|alors|ici
    |pues|porque|entonces|aquí|logo|pois|então|aqui|che|quindi|perché|allora|dunque|что|так\s+как|поэтому|тогда|значит|здесь|więc|zatem|stąd|dlatego|tu|tutaj)\b)
    \s*(?:(?:the|der|die|das|la|le|el|les|los|las|o|a|os|as|il|lo|i|gli|các|их)\s+|l['’]\s*)?(?:giá\s+trị\s+(?:của\s+)?)?\s*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_NEUTRAL_EAST = late(
    r"(?:^|[.;:,(—–!?。，；：、\n>]|[-*+]\s|때|とき|时|時|이고|이며|であり|で|而|则|又|且|即|所以|因此|故|从而|于是|また|そして|よって|したがって|ゆえに|例えば|例如|그리고|따라서|그러므로|이므로|なので|また|또한?)\s*(?:(?:[一二三四五六七八九十两]|\d+)(?:个|個|名|位|次|组|つ|개|명)(?:の|의)?\s?[一-鿿ァ-ヴー가-힣]{1,4}\s?|"
    r"数据|数列|样本"
    r"|[确確概]?率?分布|분포|データ|値|데이터|자료|向量|ベクトル|点|벡터|矩阵|行列|행렬|函数|関数|함수)?\s*[:：]?\s*\Z"
)
_LABEL = late(
    r"[\W\d_]*(?:(?:an?|the|một|eine?|une?|una?|uma|um|uno)\s+)?(?:[^\W\d_]+(?:[ -][^\W\d_]+)?)?"
    r"(?:[\s*_]*\([^()]{1,20}\))?[\W\d_]*",
    re.IGNORECASE,
)
_EXAMPLE = late(
    r"""[\W\d_]*(?:(?:we\s+(?:conclude|find|see|get|have|obtain|deduce)|it\s+follows|this\s+means|es\s+folgt|daraus\s+folgt|wir\s+(?:sehen|erhalten|haben)|man\s+sieht|on\s+en\s+déduit|on\s+(?:a|trouve|obtient|voit)
    |se\s+(?:deduce|tiene|obtiene|sigue)|tenemos|segue(?:-se)?|temos|obtemos|si\s+(?:ha|ottiene|deduce)|abbiamo|ne\s+segue|получаем|отсюда\s+следует|имеем|ta\s+(?:có|được)|suy\s+ra|mamy|otrzymujemy|for\s+example|e\.?\s?g|so|thus|then|hence|also|note\s+that|recall\s+that|clearly|indeed|ví\s+dụ|chẳng\s+hạn|vậy|do\s+đó
    |zum\s+beispiel|z\.?\s?b|beispiel(?:sweise)?|also|somit|par\s+exemple|ainsi|donc|por\s+ejemplo|así|por\s+exemplo|assim|logo|per\s+esempio|ad\s+esempio
    |quindi|così|например|так|итак|例えば|たとえば|よって|例如|比如|所以|因此|예를\s+들어|따라서)[\W\d_]*)?""",
    re.IGNORECASE | re.VERBOSE,
)
"""What may stand before a statement without saying how it is reckoned, as `with weights 1 and 3` does."""
_RECKONED = Spotted(
    r"""weight|trimm|outlier|ausreißer|gewicht|gewogen|pondér|ponder|\bpoids\b|\bpes[oi]\b|aberrant|atípic|anomal|взвеш|\bвес(?:а|ов|ами|ом)?\b
    |выброс|trọng\s+số|ngoại\s+lai|权重|加权|離群|离群|外れ値|重み|가중|이상치|tropical|semiring|halbring|semi-?anneau|semianillo|半环|半環""",
    re.IGNORECASE | re.VERBOSE,
)
_END = late(r"[.!?;](?=\s)|[。！？；।\n]")


_ALSO = late(
    r"\s*(?<!\w)(?:also|therefore|thus|then|también|también|entonces|também|então|anche|quindi|aussi|donc|также|тоже|cũng)(?=\s)",
    re.IGNORECASE,
)
"""Words between a noun and its verb that change nothing."""


@quick
@dataclass(frozen=True, slots=True)
class Told:
    """The value that words state for what stands before them: its place in the block's text, and how it is related;
    `digits` where it is written as a word."""

    start: int
    end: int
    relation: Relation
    digits: str | None = None


def plain_text(note: Note, block: Block) -> str | None:
    """A block's text with the marks of Markdown and of formulas blotted out, each character keeping its place; None
    where nothing is to be read: tables, headings, formulas on their own, text without end."""
    if block.row is not None or block.kind in {"heading", "formula"}:
        return None
    text = note.source.text[block.span.start : block.span.end]
    return None if len(text) > _MOST else as_statements(blotted(text))


_DIGIT = late(r"\d")


@quick
@dataclass(frozen=True, slots=True)
class NumberText:
    """A paragraph or list item in which a digit stands, as in every statement of numbers: its text as it is written,
    and `plain`, with the marks of Markdown and of formulas blotted out, each character keeping its place."""

    block: Block
    text: str
    plain: str


def texts_with_numbers(note: Note) -> tuple[NumberText, ...]:
    """The running texts of a note in which numbers may be told. No other is looked at for statements of numbers."""
    source = note.source.text
    return tuple(
        NumberText(block, source[block.span.start : block.span.end], plain)
        for block in note.blocks
        if _DIGIT.search(source, block.span.start, block.span.end) is not None
        and (plain := plain_text(note, block)) is not None
    )


@lru_cache(maxsize=64)
def blotted(text: str) -> str:
    """A text with the marks of Markdown and of formulas blotted out, each character keeping its place."""
    if not any(mark in text for mark in "$*`\\"):
        return text
    return _MARKS.sub(lambda found: " " * len(found.group()), text)


_ABOUT = (
    r"(?:about|approximately|roughly|etwa|ungefähr|rund|circa|ca\.|environ|aproximadamente|cerca\s+de"
    r"|примерно|около|khoảng|xấp\s+xỉ)"
)
_OF_VALUE = late(
    rf"\s+(?:(?:{OF}|also|donc|damit|somit|thus|therefore|quindi|portanto)\s+)?(?P<about>≈\s*|{_ABOUT}\s+)?(?P<value>{_FORMED}|{NUMBER})(?![\w^(\\]|[.,]\d|\s*[*×·/^±=]|!\s*=)",
    re.IGNORECASE,
)


def value_behind(text: str, at: int, *, united: bool = False) -> Told | None:
    """The value that stands behind a noun without a verb, `a mean of 5`, where a statement ends behind it."""
    value = _OF_VALUE.match(text, at)
    if value is None or _LISTS.match(text, value.end()) is not None:
        return None
    if not _ends(text, value.end(), united=united):
        return None
    about = Relation.APPROXIMATE if value["about"] else Relation.EQUAL
    return Told(*value.span("value"), about)


_LISTS = late(r"\s*[,;]\s*[-−]?\d")


def told_value(text: str, at: int, *, united: bool = False) -> Told | None:
    """The value that the words at a place say, where a statement ends behind it; with the word of a unit behind it
    where it is `united`: `the mean is 7 points`."""
    if (also := _ALSO.match(text, at)) is not None:
        at = also.end()
    said = _SAYS.match(text, at)
    first = said.end() if said is not None else at
    words, at = _verb(text, first)
    if words is None and said is None:
        return _before_verb(text, at)
    about = (said is not None and said["about"] is not None) or bool(words)
    if (roughly := _ROUGHLY.match(text, at)) is not None:
        about, at = about or roughly["about"] is not None, roughly.end()
    value = _VALUE.match(text, at)
    if value is None and words is not None and (word := numeral(text, at, text[first:at])) is not None:
        ends = ENDS.match(text, word.end) is not None
        return Told(at, word.end, Relation.EQUAL, word.digits) if ends and not about else None
    if value is None:
        return None
    if not _ends(text, value.end(), united=united):
        return None
    about = about or value["about"] is not None
    return Told(*value.span("value"), Relation.APPROXIMATE if about else Relation.EQUAL)


def _ends(text: str, at: int, *, united: bool) -> bool:
    """Whether a statement ends behind its value, or the word of a unit where it is `united`."""
    if _NOT_ALL.match(text, at) is not None:
        return False
    return ENDS.match(text, at) is not None or (united and _is_united(text, at))


_NOT_ALL = late(
    r"\s*\$?\s*(?:だけ|ずつ|倍|以[上下内外]|未満|より|超|足らず|近く|増|減|大き|小さ|多|少|高|低|の\s*\d|的\s*\d|大于|小于|分之|배|만큼|이상|이하|미만|초과|보다|커|크|작|더|높|낮|늘|줄|증가|감소|에서)"
)
"""What tells in East Asian languages that a number is no value, but a bound, a factor or a difference."""


def _verb(text: str, at: int) -> tuple[bool | None, int]:
    """Whether the verb at a place says that something is about what follows (True) or is it (False), and where it ends;
    None where there is no verb."""
    if (words := states(text, at)) is not None:
        about, at = words
        if (more := _FURTHER.match(text, at)) is not None:
            return about or more["about"] is not None, more.end()
        return about, at
    if (moved := _MOVES.match(text, at)) is not None:
        return moved["about"] is not None, moved.end()
    if (linked := _POLISH_TO.match(text, at)) is not None and _POLISH.search(text, max(0, at - 60), at):
        return False, linked.end()
    return None, at


_CHAIN = late(
    r"\s*[:=：≈]?\s*(?P<worked>(?:[\d\s+\-−*/×·⋅÷().,{}%√²^\[\];]|\\(?:[dt]?frac|sqrt|cdot|times|left|right|text|mathrm|bar|overline)(?![A-Za-z])|(?<![A-Za-z])(?:TP|FP|FN|TN|VP|VN|P|R|Precision|Recall|precision|recall|[xn]|e(?=\s*\^))(?![A-Za-z])|[=≈]|\\approx){1,200})"
)
_LAST = late(r"(?:[=≈]|\\approx)\s*(?P<value>-?\d+(?:(?:[.,]|\{,\})\d+)?(?:\s?\\?%)?)\s*(?![\d+\-−*/×·⋅÷(^])")


_OTHER_NAME = late(r"[,;]\s+\$?(?=[^\W\d_])")
"""A comma before a name, of which something else is told."""


def value_behind_chain(text: str, at: int) -> Told | None:
    """The value at the end of what a quantity is worked out from: `= 80 / (80 + 20) = 0.8`."""
    chain = _CHAIN.match(text, _verb(text, at)[1])
    if chain is None:
        return None
    ends = [chain.end(), *(one for one in (text.find("\n", at),) if one >= 0)]
    if (other := _OTHER_NAME.search(text, chain.start(), min(ends))) is not None:
        ends.append(other.start())
    values = list(_LAST.finditer(text, chain.start(), min(ends)))
    told = told_value(text, values[-1].start(), united=True) if values else None
    return told if told is not None and told.start == values[-1].start("value") else None


_UNIT_WORD = late(
    r"(?:\s?[°€$£¥]|\s{1,3}[^\W\d_]{1,14}\.?(?:/[^\W\d_]{1,6})?)(?=\s*(?:$|[,;:!?)。，；—–]|\.(?!\d)|\n|(?:and|und|et|y|e|и|và|i|oraz)\s))",
    re.IGNORECASE,
)
_NO_UNIT = late(
    r"\s{1,3}(?:times?|more|less|than|greater|smaller|larger|higher|lower|above|below|percent\w*|standard|sigma|million\w*|billion\w*|thousand|hundred|or|to|of|per|mal|mehr|weniger|größer|kleiner|höher|prozent\w*|tausend|oder|bis"
    r"|fois|plus|moins|pour\w*|mille|ou|à|de|veces|más|menos|mayor|menor|por\w*|mil|millones|o|a|vezes|mais|menos|maior|volte|più|meno|maggiore|minore|per\w*|mila|раза?|больше|меньше|процент\w*|тысяч\w*|или"
    r"|lần|hơn|kém|nghìn|triệu|hoặc|phần|razy|więcej|mniej|procent\w*|tysi\w*|lub)(?!\w)",
    re.IGNORECASE,
)


def _is_united(text: str, at: int) -> bool:
    """Whether the word of a unit stands behind a value, and no word that reckons on."""
    return _UNIT_WORD.match(text, at) is not None and _NO_UNIT.match(text, at) is None


_FURTHER = late(
    rf"(?:also|again|then|thus|therefore|hence|ebenfalls|auch|dann|damit|somit|wieder|donc|alors|aussi|encore|también|entonces|también|também|então|anche|quindi|также|тогда"
    rf"|тоже|cũng|też|zatem)\s+(?:(?P<about>{_ABOUT})\s+)?",
    re.IGNORECASE,
)
"""Words between a verb and its value that change nothing of what is said."""
_ROUGHLY = late(
    rf"(?:(?:only|just|nur|seulement|solo|sólo|apenas|soltanto|только|chỉ|tylko)\s+)?(?:(?:del?|di|do|del?l['’]|d['’]|bei|at|từ|już)\s*(?=[\s\d≈~]|(?<=['’])))?\s*(?P<about>(?:{_ABOUT}|unos|około|примерно|w\s+przybliżeniu)\s+|≈\s*)?(?=[-−]?\d|\\|[-−]\s?\d)",
    re.IGNORECASE,
)
"""What may stand between a verb and its value: `est d'environ 3`, `es del 5 %`, `is only 4`."""
_MOVES = late(
    rf"""\s{{1,3}}(?:(?:rises|climbs|increases|goes\s+up|drops|falls|decreases|goes\s+down|is\s+up|is\s+down)\s+to|stands\s+at|lies\s+at|reaches|comes\s+out\s+at|sits\s+at|is\s+therefore|works\s+out\s+at
    |(?:steigt|wächst|sinkt|fällt|erhöht\s+sich|verringert\s+sich)\s+(?:damit\s+|dann\s+|dadurch\s+)?auf|liegt\s+(?:damit\s+|also\s+|dann\s+|hier\s+)?bei|erreicht
    |(?:monte|descend|tombe|passe|augmente|baisse|s['’]élève|chute|s['’]établit|diminue)\s+(?:alors\s+)?à|atteint
    |(?:sube|baja|cae|aumenta|disminuye|asciende|desciende|llega|pasa)\s+(?:hasta|a|al)|devient|diventa|становится|(?:stays|remains|bleibt|reste|permanece|resta|оста[её]тся|vẫn\s+là)|(?:se\s+)?queda\s+en|alcanza
    |(?:sobe|desce|cai|aumenta|diminui|chega|passa)\s+(?:para|a)|fica\s+em|atinge|(?:sale|scende|aumenta|cala|diminuisce)\s+a|raggiunge
    |(?:вырастает|возрастает|падает|снижается|увеличивается|уменьшается)\s+до|достигает|(?:tăng|giảm|đạt)(?:\s+(?:lên|xuống|còn|tới|đến))?|(?:rośnie|spada|wzrasta|maleje)\s+do)
    \s+(?P<about>(?:{_ABOUT}|unos|około|d['’]environ)\s+|≈\s*)?(?=[-−]?\d|\\)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Verbs that tell of a value as of what something has come to: `the recall drops to 0.6`."""
_POLISH_TO = late(r"\s+to\s+(?=[-−\d$])")
_POLISH = late(
    r"(?<!\w)(?:liczb\w*|połowa|średnia|wartość|mediana|dominanta|moda|rozstęp|wariancja|odchylenie|orłów|oczekiwana|iloczyn|pierwiast\w+|macierzy|funkcji|wynik|suma|dwumian|trzecia|czwarta|piąta|macierz)(?!\w)",
    re.IGNORECASE,
)
"""Words of Polish, before whose `to` something is said to be so."""
_BEFORE_VERB = late(
    rf"\s+(?P<about>≈\s*|yaklaşık(?:\s+olarak)?\s+|लगभग\s+)?(?P<value>{_FORMED}|{NUMBER}){_VERB_BEHIND}",
    re.IGNORECASE,
)


def _before_verb(text: str, at: int) -> Told | None:
    """The value at a place where the verb follows it."""
    value = _BEFORE_VERB.match(text, at)
    if value is None or ENDS.match(text, value.end()) is None:
        return None
    about = Relation.APPROXIMATE if value["about"] else Relation.EQUAL
    return Told(*value.span("value"), about)


WHOSE = late(
    r"""\s*(?:(?:of|von|der|des|de|di|do|da|của|для|величины|случайной\s+величины|zmiennej|d['’])\s+)?(?:(?:the\s+)?(?:random\s+)?(?:variable|distribution|verteilung|loi|distribución|biến)\s+)?
    (?P<letter>[A-Z])(?![A-Za-z(])\s*""",
    re.VERBOSE,
)
"""The variable, behind the noun, of which something is told: `the mean of X`."""
OWNER = late(
    r"(?:(?P<letter>[A-Z])\s*(?:的|の|의)\s*|(?<!\w)(?:its|ihre?|seine?|sein|son|sa|sus?|sua|seu|suo|его|её|ее|jej|jego)\s+)\Z",
    re.IGNORECASE,
)
"""The same before the noun: `X 的`, `its`."""


def begins(text: str, start: int, *, eastern: bool = False) -> bool:
    """Whether nothing before the words at a place makes them part of something else: `twice the mean of …`, `the
    difference of the mean of … and the median of …`."""
    first = sentence_start(text, start)
    before = (_NEUTRAL_EAST if eastern else _NEUTRAL).search(text[first:start])
    if before is None:
        return False
    earlier = text[first : first + before.start()]
    if any(states(earlier, at) for at in range(len(earlier))) or _RELATED.search(earlier):
        return True
    labelled = before.group()[:1] in {":", "："} and _LABEL.fullmatch(earlier) is not None
    joined = before.groupdict().get("joint") is not None
    return labelled or (not joined and _EXAMPLE.fullmatch(earlier) is not None)


_RELATED = late(r"[=≈]|\\approx(?![A-Za-z])")


def begins_clause(text: str, start: int, *, eastern: bool = False) -> bool:
    """Whether nothing right before the words at a place belongs to them, whatever else the sentence tells."""
    first = sentence_start(text, start)
    return (_NEUTRAL_EAST if eastern else _NEUTRAL).search(text[first:start]) is not None


def sentence_start(text: str, at: int) -> int:
    """Where the sentence around a place begins."""
    return max((found.end() for found in _END.finditer(text, 0, at)), default=0)


def around(text: str, start: int, end: int) -> str:
    """The sentence around a statement, U+E001 standing for it."""
    first = max(sentence_start(text, start), start - _REACH)
    stop = _END.search(text, end)
    return f"{text[first:start]} \ue001 {text[end : min(stop.end() if stop else len(text), end + _REACH)]}"


def claim_told(
    note: Note, block: Block, match: re.Match[str], left: str, told: Told, doubts: Mapping[int, str]
) -> Equation:
    r"""The claim of the words matched that `left`, a term of numbers in LaTeX, has the value told."""
    text, start, end = match.string, match.start(), max(match.end(), told.end)
    first = block.span.start
    span = Span(first + start, first + end)
    earlier = text[max(0, start - _REACH) : sentence_start(text, start)]
    return Equation(
        path=note.path,
        span=span,
        kind="arithmetic",
        text=" ".join(note.source[span].split()),
        scope=block.scope,
        left=Term(Passage(left, ((0, span.start),)), Syntax.LATEX),
        relation=told.relation,
        right=Term(written(note, Span(first + told.start, first + told.end), told.digits), Syntax.LATEX),
        doubt=doubts.get(block.scope)
        or (_OTHER_RECKONING if _RECKONED.search(text) is not None else None)
        or doubt_of_numbers(without_degrees(around(text, start, end)), without_degrees(earlier)),
    )


def written(note: Note, span: Span, digits: str | None) -> Passage:
    """A value as it stands at a place of a note; as `digits` where it is written as a word."""
    value = Passage.of(note.source, span)
    return (
        value
        if digits is None
        else value.reworded(digits.ljust(2))
        if len(value.text) > 1
        else Passage(digits, value.anchors)
    )


def latex(number: str) -> str:
    """A number of running text as LaTeX."""
    tight = re.sub(r"\s", "", number).replace("−", "-").replace("–", "-").replace("{,}", ",")
    tight = re.sub(r"\\?[%％]", r"\%", tight.replace(",", "{,}"))
    over, slash, under = tight.partition("/")
    if slash:
        sign = "-" if over.startswith("-") else ""
        tight = rf"{sign}\frac{{{over.lstrip('-')}}}{{{under}}}"
    return rf"\left({tight}\right)" if tight.startswith("-") else tight
