r"""Finds extreme values: `its minimum is about -0.278`, `the function has a maximum of 4 at x = 2`, `f取得最小值-1`.

Local ones are told apart where the words do so; where they may be meant, a mismatch is left open. Decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.claim import Extremum, Syntax, Term
from vaultproof.extract.functions.stating import ARTICLE, SIGN, Found, ends_here, owner_before
from vaultproof.extract.functions.subjects import Subject, of_formula, of_name, symbol
from vaultproof.extract.language.clauses import FORMULA, NUMBER, Grammar, Text
from vaultproof.extract.language.words import states
from vaultproof.spot import Spotted, late

_POINT = rf"(?:(?P<formula>{FORMULA})|[A-Za-z]\s*(?:=|≈|~)\s*(?P<number>[-−–]?\d+(?:[.,]\d+)?))"
_AT = late(
    rf"""[\s,，(]*(?:(?:which\s+is\s+|và\s+)?(?:reached|attained|taken|achieved|occurring|occurs|đạt(?:\s+được)?|angenommen|atteinte?
    |alcanzado|atingido|достигается|在)\s*)?
    (?:at|tại|khi|bei|an\s+der\s+stelle|en|in|em|в(?:\s+точке)?|при|for|für|when|en\s+el\s+punto|au\s+point|we?(?:\s+punkcie)?|dla|per|pour|para|nel\s+punto|no\s+ponto|在|当|當|が)?\s*
    {_POINT}\s*(?:处|處|时|時)?(?:取得|取到|达到|で)?[\s)]*""",
    re.IGNORECASE | re.VERBOSE,
)
_TAKEN_AT = late(
    rf"""\s*(?:(?:is|lies|occurs|ist|liegt|befindet\s+sich|est|se\s+trouve|es|está|se\s+alcanza|se\s+encuentra|ocurre|é|ocorre|encontra-se|si\s+trova|è
    |находится|jest|wypada|nằm|là)\s+)?
    (?:(?:reached|attained|taken|achieved|located|found|angenommen|erreicht|atteinte?|alcanzado|alcançado|atingido|достигается|raggiunto|osiągan[ea]
    |đạt(?:\s+được)?)\s+)?
    (?:at|tại|khi|bei|an\s+der\s+stelle|en|in|em|в(?:\s+точке)?|при|for|für|when|en\s+el\s+punto|au\s+point|per|we?(?:\s+punkcie)?|dla|pour|para|nel\s+punto|no\s+ponto)
    \s+(?:{FORMULA}|[A-Za-z]\s*[=≈])""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that tell where an extreme value is taken, directly before the place."""
_PLACE = re.compile(
    r"^\s*[A-Za-z](?:_\{?\w+\}?|\^\{?\*\}?)?\s*(?:=|\\approx|\\simeq|≈|\\sim)\s*(?P<value>(?:(?!\\approx|\\simeq)[^=<>≈])+?)\s*"
    r"(?:(?:=|\\approx|\\simeq|≈)\s*[-−]?\s*\d[\d.,{}]*\s*)?$"
)
"""A place, perhaps with the number that it is about behind it: `x = 1/e \\approx 0.368`."""
_OWN = re.compile(
    r"(?:its|ihre?|seine?|son|sa|ses|sus?|(?:(?:il|la|o|a)\s+)?(?:sua|suo|seu)|её|ее|его|jej|jego|其|(?:该|此)?函数的?|(?:この)?関数の|(?:이\s*)?함수의)\s*$",
    re.IGNORECASE,
)
_OF_THE_FUNCTION = late(
    r"""\s*(?:of\s+(?:the|this)\s+function|của\s+(?:hàm(?:\s+số)?(?:\s+này)?|nó)|(?:der|dieser)\s+funktion|de\s+(?:la|cette)\s+fonction
    |de\s+(?:la|esta)\s+función|d(?:a|esta)\s+função|d(?:ella|i\s+questa)\s+funzione
    |(?:этой\s+|данной\s+)?функции|(?:tej\s+)?funkcji)(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_VERBS = r"""(?:has|have|reaches|attains|takes(?:\s+on)?|achieves|hits|assumes|hat|nimmt|erreicht|besitzt
    |admet|atteint|prend|possède
    |présente|a|tiene|alcanza|toma|presenta|tem|atinge|assume|ha|raggiunge|имеет|достигает|принимает|đạt(?:\s+được)?|có|nhận|ma|osiąga|przyjmuje)"""
_WITHIN = r"(?:at|bei|tại|khi|en|in|em|при|в(?:\s+точке)?|for|an\s+der\s+stelle|au\s+point|w\s+punkcie|dla)"
_REST = rf"""
    (?:{_WITHIN}\s+(?P<first>{FORMULA}|[A-Za-z]\s*=\s*[-−–]?\d+(?:[.,]\d+)?)\s+)?
    {_VERBS}\s+(?:{_WITHIN}\s+(?P<second>{FORMULA}|[A-Za-z]\s*=\s*[-−–]?\d+(?:[.,]\d+)?)\s+)?
    (?P<article>(?:il\s+suo|la\s+sua|o\s+seu|a\s+sua|its|the|an?|ihr(?:en|e)?|seinen?|sein|einen?|ein|das|den|son|sa|une?|le|la|su|el|seu|sua|o|um|uma|suo|il|un[oa]?|своего|своё|свой)\s+)?
    (?:global(?:es|en)?\s+|absolute[sn]?\s+|lokale[sn]?\s+)?"""
_JOINT = re.compile(r"(?:and|und|et|y|e|ed|и|i|oraz|và|ve)\s+", re.IGNORECASE)
_DROPPED = re.compile(_REST, re.IGNORECASE | re.VERBOSE)
_HEAD = late(
    rf"""(?:(?P<function>the\s+function|this\s+function|hàm(?:\s+số)?(?:\s+này)?|(?:die|diese)\s+funktion
    |(?:la|cette)\s+fonction|(?:la|esta)\s+función
    |(?:a|esta)\s+função|(?:la|questa)\s+funzione|(?:эта\s+)?функция|funkcja)(?:\s+(?P<named>{FORMULA}|[A-Za-z]))?
    |(?P<pronoun>it|sie|elle|ella|ela|она|nó|essa|ona)
    |(?P<symbol>{FORMULA})|(?:(?:[^\W\d_][\w-]*+\s++){{2,4}}+)(?P<defined>{FORMULA})|(?P<name>[^\W\d_][\w-]*))
    \s+{_REST}""",
    re.IGNORECASE | re.VERBOSE,
)
_LOCAL = Spotted(
    r"\blo[ck]al\w*|\brelati[vf]\w*|cục\s+bộ|địa\s+phương|локальн\w*|относительн\w*|极|極|局部|국소|극[대소]",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"(?:an?|einen?|ein|une?|uma?|un[oa]?)\s+$", re.IGNORECASE)
_LINK = late(
    r"""\s*(?:value\s+|wert\s+|valeur\s+|valor\s+|valore\s+)?
    (?:of|is|with\s+(?:the\s+)?value|mit\s+(?:dem\s+)?wert|von|ist|bằng|là|de\s+valeur|égal\s+à|égale\s+à|de|qui\s+vaut|igual\s+a|de\s+valor|em|d['’]|di|pari\s+a
    |равное|равный|равного|równ[eyaą]|wynosząc[ey]|=|:|,|：)?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_EASTERN = Spotted(
    rf"""(?:(?:当|當|在)?\s*+(?P<first>{FORMULA}|[A-Za-z]\s*+=\s*+[-−–]?\d+(?:\.\d+)?)\s*+(?:处|處|时|時|のとき|で|일\s*+때|에서)\s*+に?\s*+[,，、]?\s*+)?
    (?P<subject>(?:该|此)?函数|函數|它|関数は|함수는|{FORMULA}|[A-Za-z]{{1,12}})?\s*+(?:は|는|은)?\s*+
    (?:在?\s*+(?P<second>{FORMULA}|[A-Za-z]\s*+=\s*+[-−–]?\d+(?:\.\d+)?)\s*+(?:处|處|时|時|のとき|で|일\s*+때|에서)?\s*+[,，、]?\s*+)?
    (?P<verb>取得|取到|取|达到|達到|有)?\s*+(?:全局)?(?P<label>最小值|最大值|最小値|最大値|최솟값|최댓값|최소값|최대값)\s*+
    (?P<link>为|是|等于|=|인)?\s*+(?P<value>{NUMBER})(?![\dA-Za-z.])(?P<take>\s*+(?:を(?:とる|取る)|をとります|을|를))?""",
    re.VERBOSE,
)
"""Possessive, as white space that many parts might share would be shared out in every way."""
_EASTERN_PLACE = Spotted(
    rf"""(?:(?P<subject>(?:该|此|这个)?函数|函數|(?:この)?関数は|(?:이\s*+)?함수는|{FORMULA}|[A-Za-z]{{1,12}})?\s*+(?:は|는|은|的)?\s*+[,，、]?\s*+
    (?:当|當|在)?\s*+(?P<first>{FORMULA}|[A-Za-z]\s*+=\s*+[-−–]?\d+(?:\.\d+)?)\s*+(?:处|處|时|時|のとき|で|일\s*+때|에서)\s*+に?\s*+[,，、]?\s*+
    (?:取得|取到|取|达到|達到|有)?\s*+(?:全局)?(?P<label>最小值|最大值|最小値|最大値|최솟값|최댓값|최소값|최대값)\s*+
    (?:(?=[。；;，,.\n]|$)|を(?:とる|取る|とります)|을|를)
    |(?P<owner>(?:该|此|这个)?函数的?|{FORMULA}\s*+的)?\s*+(?P<before>最小值|最大值|最小値|最大値|최솟값|최댓값|최소값|최대값)\s*+(?:は|는|은)?\s*+(?:在|于)?\s*+
    (?P<second>{FORMULA}|[A-Za-z]\s*+=\s*+[-−–]?\d+(?:\.\d+)?)\s*+(?:(?:处|處|时|時)\s*+(?:取得|取到|达到|達到)|のときにとる|でとる|에서))""",
    re.VERBOSE,
)
_EASTERN_VALUED = late(
    rf"""(?:(?P<subject>(?:この|その)?関数|该函数|函数|(?:이\s*+)?함수|{FORMULA}|[A-Za-z])\s*+(?:の|的|의)\s*+)?
    (?P<label>最小值|最大值|最小値|最大値|최솟값|최댓값|최소값|최대값)\s*+(?:は|は、|在|为|은|는)\s*+
    (?P<place>{FORMULA}|[A-Za-z]\s*+=\s*+[-−–]?\d+(?:\.\d+)?)\s*+(?:のときの?|の時の?|で|处|處|时|時|일\s*+때의?|에서)\s*+(?:取得|为)?\s*+[,，、]?\s*+
    (?P<value>{NUMBER})(?![\dA-Za-z.])(?=\s*+(?:である|です|をとる|となる|になる|이다|입니다|[。、，,.;；\n]|$))""",
    re.VERBOSE,
)
_GREATEST = frozenset({"最大值", "最大値", "최댓값", "최대값"})
_LATIN_WORD = late(r"[A-Za-z0-9_À-ɏЀ-ӿḀ-ỿ]")


def extremum(
    text: Text,
    at: int,
    end: int,
    grammar: Grammar,
    antecedent: Subject | None,
    *,
    joined: Subject | None = None,
) -> Found | None:
    """The extreme value that a clause which begins at `at` tells; one `joined` to a sentence's beginning may leave out
    what that speaks of."""
    return (
        _eastern_valued(text, at, end, grammar)
        or _labelled(text, at, end, grammar, antecedent)
        or _reached(text, at, end, grammar, antecedent, joined)
        or _eastern(text, at, end, grammar)
        or _eastern_place(text, at, end, grammar)
    )


_WITH = re.compile(r"(?:with|có|mit|avec|con|com|с)\s+(?:an?\s+|einem\s+|un\s+|um\s+)?(?=\S)", re.IGNORECASE)


def _labelled(text: Text, at: int, end: int, grammar: Grammar, antecedent: Subject | None) -> Found | None:
    """`Its minimum is about -0.278, reached at x ≈ -1.278`."""
    words = text.words[:end]
    start = at
    if (carried := _WITH.match(words, at)) is not None:
        at = carried.end()
    article = ARTICLE.match(words, at)
    before = owner_before(text, at, end, grammar) if article is None else None
    derived = _DERIVED_EAST.match(words, before[1]) if before is not None else None
    if before is not None and derived is not None:
        before = before[0], derived.end()
    first = article.end() if article else before[1] if before else at
    for place, greatest, stop_of_label in _labels(words, (first, at), grammar):
        owner = _OF_THE_FUNCTION.match(words, stop_of_label)
        label_end = stop_of_label
        if owner is not None and words[owner.end() :].lstrip()[:1] == FORMULA:
            label_end, owner = owner.end(), None  # `максимум функции $f$`
        named = (of_name(text, label_end, end) or of_formula(text, label_end, end)) if owner is None else None
        behind = owner.end() if owner else named[1] if named else label_end
        if before is not None and place == before[1]:
            named = before
        behind = grammar.skip(words, behind, "filler")
        sign = SIGN.match(words, behind)
        stated = states(words, behind) or _polish(words, behind, grammar)
        value = sign.end() if sign else stated[1] if stated else None
        if value is None and _TAKEN_AT.match(words, behind) is not None:
            value = behind
        if value is None:
            continue
        value = grammar.skip(words, value)
        if (more := states(words, value)) is not None:
            value = grammar.skip(words, more[1])
        number = _number(words, value)
        taken = _TAKEN_AT.match(words, value) if number is None else None
        if number is None and taken is None:
            continue
        where, stop = place_behind(text, number[1] if number is not None else _before_place(taken), end)
        if (number is None and where is None) or not ends_here(words, stop, grammar):
            continue
        own = article is not None and place == article.end() and _OWN.match(article.group()) is not None
        sure = own or named is not None or owner is not None or (sign is not None and start == 0)
        bare = sign is not None and named is None and article is None and owner is None
        if not sure and antecedent is not None and antecedent.name is not None:
            named, sure = (antecedent.name, behind), True
        return Found(
            "extremum",
            start,
            stop,
            Extremum(
                greatest=greatest,
                value=text.term(*number) if number is not None else None,
                at=where,
                order=1 if derived is not None and named == before else 0,
            ),
            Subject(named[0] if named else None, bare=bare),
            None if sure else "the words do not say of what it is the greatest or least value",
        )
    return None


_DERIVED_EAST = re.compile(r"(?:一阶)?(?:导数|導數|导函数|導関数|도함수|미분)\s*(?:的|の|의)?\s*(?:的)?")
_TO = re.compile(r"\s*to\s+(?=[-−–\d\ue000])")


def _polish(words: str, at: int, grammar: Grammar) -> tuple[bool, int] | None:
    """The verb of `największa wartość to 4`, which is another word in other languages."""
    match = _TO.match(words, at) if grammar.language.code == "pl" else None
    return None if match is None else (False, match.end())


def _before_place(taken: re.Match[str] | None) -> int:
    """Where the words end that stand before a place at which an extreme value is taken."""
    assert taken is not None
    return taken.end() - len(_PLACE_AHEAD.search(taken.group()).group())  # type: ignore[union-attr]  # it ends so


_PLACE_AHEAD = re.compile(rf"(?:{FORMULA}|[A-Za-z]\s*[=≈])$")


def _labels(words: str, places: tuple[int, ...], grammar: Grammar) -> Iterator[tuple[int, bool, int]]:
    """Each place at which a word for the least or greatest value stands, which of them, and where the word ends."""
    for place in dict.fromkeys(places):
        for kind, greatest in (("least", False), ("greatest", True)):
            label = grammar.match(kind, words, place)
            if label is not None and label.end() > place:
                yield place, greatest, label.end()


def _number(words: str, at: int) -> tuple[int, int] | None:
    """Where a number at a place begins and ends, which is not the beginning of a word."""
    number = re.compile(rf"(?:≈\s*)?({NUMBER})").match(words, at)
    if number is None or _LATIN_WORD.match(words, number.end()):
        return None
    return number.span(1)


def _reached(
    text: Text, at: int, end: int, grammar: Grammar, antecedent: Subject | None, joined: Subject | None
) -> Found | None:
    """`The function has its minimum -1 at x = 2`, `f hat bei x = 2 ein Maximum mit dem Wert 4`."""
    words = text.words[:end]
    if (joint := _JOINT.match(words, at)) is not None:
        at = joint.end()
    head = _HEAD.match(words, at)
    if head is None and (grammar.language.dropped or joined is not None):
        head = _DROPPED.match(words, at)
        antecedent = joined or antecedent
    if head is None or _LOCAL.search(words, at, end):
        return None
    for _, greatest, label_end in _labels(words, (head.end(),), grammar):
        linked = _LINK.match(words, label_end).end()  # type: ignore[union-attr]  # it may be empty
        number = _number(words, _behind_about(words, linked, grammar))
        if number is not None and number[0] in text.formulas and _place(text, number) is not None:
            number = None  # `em $x = 2$` tells where, not what
        taken = _TAKEN_AT.match(words, label_end) if number is None else None
        behind = number[1] if number is not None else _before_place(taken) if taken is not None else None
        where, stop = place_behind(text, behind, end) if behind is not None else (None, label_end)
        if number is None and where is not None and (valued := _WITH_VALUE.match(words, stop)) is not None:
            number = _number(words, _behind_about(words, valued.end(), grammar))
            stop = number[1] if number is not None else stop
        where = where or _place(text, head.span("first")) or _place(text, head.span("second"))
        subject = _subject(text, head, antecedent)
        if number is None and where is None:
            continue
        if subject is None or not ends_here(words, stop, grammar):
            continue
        indefinite = head["article"] is not None and _INDEFINITE.match(head["article"]) is not None
        return Found(
            "extremum",
            at,
            stop,
            Extremum(greatest=greatest, value=text.term(*number) if number is not None else None, at=where),
            subject,
            "it may be a local one" if indefinite and where is None else None,
        )
    return None


def _behind_about(words: str, at: int, grammar: Grammar) -> int:
    """Where a value stands, behind words such as “about”."""
    at = grammar.skip(words, at)
    stated = states(words, at)
    return grammar.skip(words, stated[1]) if stated is not None else at


_WITH_VALUE = re.compile(
    r"\s*,?\s*(?:with\s+(?:an?\s+|the\s+)?value(?:\s+of)?|mit\s+(?:dem\s+)?(?:funktions)?wert|de\s+valeur|avec\s+(?:la\s+|une\s+)?valeur(?:\s+de)?|con\s+(?:(?:il\s+)?valore(?:\s+di)?|(?:el\s+)?valor(?:\s+de)?)|de\s+valor|com\s+(?:o\s+)?valor(?:\s+de)?|со\s+значением|с\s+значением|với\s+giá\s+trị(?:\s+là)?|z\s+wartością|o\s+wartości)\s*(?:=\s*)?",
    re.IGNORECASE,
)
"""What stands between a place and the value there: `a minimum at $x = -1$ with value $-0.37$`."""


def _subject(text: Text, head: re.Match[str], antecedent: Subject | None) -> Subject | None:
    if head.re is _DROPPED:
        return Subject(None, bare=True) if antecedent is None else Subject(antecedent.name)
    for group in ("named", "symbol", "defined"):
        if head[group] == FORMULA:
            term = text.term(*head.span(group))
            name = symbol(term) if group != "defined" or "=" in term.text else None
            return None if name is None else Subject(name)
    if head["named"] or head["name"]:
        return Subject(head["named"] or head["name"])
    if head["pronoun"]:
        return antecedent and Subject(antecedent.name)
    return Subject(None)


_SHOWN = late(
    r"(?P<value>(?:[\d\s.+\-−/*(){}^]|\\(?:[dt]?frac|sqrt|pi|ln|cdot)(?![A-Za-z])|(?<![A-Za-z])e(?![A-Za-z]))+?)\s*(?:\\approx|≈)\s*[-−]?\s*\d[\d.,{}]*\s*"
)


def _value(text: Text, span: tuple[int, int]) -> Term:
    """A value, without the number that it is about: `1/e \\approx 0.3679`."""
    term = text.term(*span)
    shown = _SHOWN.fullmatch(term.text)
    return term if shown is None else Term(term.passage.cut(*shown.span("value")), term.syntax)


def _eastern_valued(text: Text, at: int, end: int, grammar: Grammar) -> Found | None:
    """`最小値は x = 3 のとき 1 である`, `최솟값은 x = 3일 때 1이다`."""
    match = _EASTERN_VALUED.match(text.words[:end], at) if not grammar.spaced else None
    where = _place(text, match.span("place")) if match is not None else None
    if match is None or where is None or _LOCAL.search(text.words, at, end):
        return None
    written = match["subject"] or ""
    name = symbol(text.term(*match.span("subject"))) if written == FORMULA else written
    sure = bool(written) or not text.words[:at].strip()
    return Found(
        "extremum",
        at,
        match.end("value"),
        Extremum(greatest=match["label"] in _GREATEST, value=_value(text, match.span("value")), at=where),
        Subject(name if name and name.isascii() else None, bare=not written),
        None if sure else "the words do not say of what it is the greatest or least value",
    )


def _eastern(text: Text, at: int, end: int, grammar: Grammar) -> Found | None:
    """`当x=2时，f取得最小值-1`, `x=2のとき最小値-1をとる`, `x=2일 때 최솟값 -1을 가진다`."""
    words = text.words[:end]
    match = _EASTERN.match(words, at) if not grammar.spaced else None
    if (
        match is None
        or _LOCAL.search(words, at, end)
        or not (match["verb"] or match["take"] or match["first"])
    ):
        return None
    written = match["subject"] or ""
    name = symbol(text.term(*match.span("subject"))) if written == FORMULA else written
    if name is None:
        return None
    known = name.isascii() and name != ""
    return Found(
        "extremum",
        at,
        match.end("value"),
        Extremum(
            greatest=match["label"] in _GREATEST,
            value=text.term(*match.span("value")),
            at=_place(text, match.span("first")) or _place(text, match.span("second")),
        ),
        Subject(name if known else None),
        None
        if written or match["verb"]
        else "the words do not say of what it is the greatest or least value",
    )


def _eastern_place(text: Text, at: int, end: int, grammar: Grammar) -> Found | None:
    """`f在x=2处取得最小值`, `最小值在x=2处取得`, `x=2のとき最小値をとる`, `x=2에서 최솟값을 가진다`."""
    words = text.words[:end]
    match = _EASTERN_PLACE.match(words, at) if not grammar.spaced else None
    if match is None or _LOCAL.search(words, at, end):
        return None
    where = _place(text, match.span("first" if match["first"] else "second"))
    written = match["subject"] or ""
    name = symbol(text.term(*match.span("subject"))) if written == FORMULA else written
    if where is None or name is None:
        return None
    return Found(
        "extremum",
        at,
        match.end(),
        Extremum(greatest=(match["label"] or match["before"]) in _GREATEST, value=None, at=where),
        Subject(name if name.isascii() and name else None),
        None,
    )


def place_behind(text: Text, at: int, end: int) -> tuple[Term | None, int]:
    """The place that follows an extreme value, and where it ends."""
    match = _AT.match(text.words[:end], at)
    if match is None:
        return None, at
    where = _place(text, match.span("formula") if match["formula"] else match.span("number"))
    return (where, match.end()) if where is not None else (None, at)


def _place(text: Text, span: tuple[int, int]) -> Term | None:
    """The number of a place: of a formula `x = 2`, of such words, or a number itself."""
    start, end = span
    if start < 0:
        return None
    if text.words[start:end] != FORMULA:
        written = text.words[start:end]
        return text.term(start + written.find("=") + 1, end)
    formula = Term(text.formulas[start], Syntax.LATEX)
    inner = _PLACE.match(formula.text)
    return Term(formula.passage.cut(*inner.span("value")), Syntax.LATEX) if inner is not None else None
