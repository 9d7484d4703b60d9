r"""Finds where a graph is said to meet the axes: “Der Graph schneidet die y-Achse im Punkt $(0 | -4)$”, “cắt trục tung
tại $(0; -1)$”, “Intersections with the x-axis: $(2, 0)$ and $(-2, 0)$”. Decides nothing.

A clause is read where only words that tell of nothing else stand before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Point, Property, Syntax, Term
from vaultproof.extract.functions.subjects import symbol
from vaultproof.extract.functions.turning import PLACE, PLAIN_WORDS, Place, place_in, with_either_sign
from vaultproof.extract.language.clauses import FORMULA, Running, Text, sentences
from vaultproof.extract.language.introduction import introduced
from vaultproof.extract.language.words import supposes
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_UPRIGHT = rf"""(?:(?:the\s+)?vertical\s+axis|l['’]axe\s+des\s+ordonnées|eje\s+(?:de\s+)?(?:las\s+)?ordenadas
    |eixo\s+das\s+ordenadas|asse\s+delle\s+ordinate|ось(?:ю)?\s+ординат
    |osi?ą?\s+rzędnych|trục\s+tung|纵轴|縱軸|(?:\(?\s*O)?(?P<{{0}}>[yY]|{FORMULA})\)?)"""
_LEVEL = rf"""(?:(?:the\s+)?horizontal\s+axis|l['’]axe\s+des\s+abscisses|eje\s+(?:de\s+)?(?:las\s+)?abscisas
    |eixo\s+das\s+abscissas|asse\s+delle\s+ascisse|ось(?:ю)?\s+абсцисс
    |osi?ą?\s+odciętych|trục\s+hoành|横轴|橫軸|(?:\(?\s*O)?(?P<{{0}}>[xX]|{FORMULA})\)?)"""
_MEETS = r"""(?:crosses|cuts|meets|intersects|hits
    |(?:points?\s+of\s+)?intersections?(?:\s+points?)?\s+(?:with|of\s+the\s+graph\s+with)|schneidet
    |trifft|schnittpunkte?\s+mit
    |coupe|rencontre|(?:points?\s+d['’])?intersections?\s+avec|corta(?:\s+al?)?|interseca|cruza|(?:puntos?\s+de\s+)?cortes?\s+con|intersecci(?:ón|ones)\s+con
    |intersecta|interce[p]?ta|(?:pontos?\s+de\s+)?interse[cç]+(?:ão|ões)\s+com|taglia|incontra|(?:punt[oi]\s+di\s+)?intersezion[ei]\s+con|пересекает(?:ся\s+с)?|(?:точк[аи]\s+)?пересечени[ея]\s+с
    |przecina|(?:punkty?\s+)?przecięcia\s+z|cắt|giao(?:\s+điểm)?(?:\s+(?:của\s+(?:đồ\s+thị|hàm\s+số)\s+)?với)?|与|與)"""
_NAMING = r"""(?:the|die|der|l['’]|al|el|o|ao|il|all['’]|с|trục|oś|osią|ось|осью|axe|eje|eixo|asse|l['’]axe
    |l['’]asse|des|dos|con)"""
_AXIS = r"(?:[-\s]*(?:axis|achse|軸|轴|축))?"
_AT = r"""(?:\s*(?:at|in|the|points?|are|is|im|punkte?n?|bei|den|der|stellen?|ist|sind|liegt|liegen|en|au|aux
    |el|los|puntos?|les|sont|est|es|son|em|no|nos|pontos?|são|é|nel|nei|punt[oi]|sono|è|в|точк[аеи]х?
    |при
    |w|punktach|punkcie|tại|(?:các\s+)?điểm|là|有|的?交点(?:为|是|は)?|相?交于(?:点)?|点|との?交点は|과의?\s*교점은|과|와|と|は|为|:|：|=|—|–)(?![^\W\d_](?<=[a-zà-ỹа-я])))*\s*"""
_HEAD = Spotted(
    rf"""(?:{_MEETS})\s*(?:{_NAMING}\s*)*?(?:(?P<upright>{_UPRIGHT.format("y")})|(?P<level>{_LEVEL.format("x")})){_AXIS}(?![A-Za-zÀ-ỹА-я]){_AT}(?=[({FORMULA}A-Za-z])
    |(?P<eastern>(?P<y2>[yY]|{FORMULA})\s*(?:軸|축)\s*(?:との?\s*交点は|과의?\s*교점은|과|と)|(?P<x2>[xX])\s*(?:軸|축)\s*(?:との?\s*交点は|과의?\s*교점은|과|と))\s*(?=[({FORMULA}A-Za-z])""",
    re.IGNORECASE | re.VERBOSE,
)
_FURTHER = late(
    rf"\s*(?:[,、，;]|(?:and|und|et|y|e|и|i|và|和|と|과|와|sowie)(?!\w))\s*(?=[({FORMULA}A-Z])", re.IGNORECASE
)
_BEHIND = late(
    r"[\s*_]*(?:\Z|[.,;:。，；、)）]|(?:and|und|et|y|e|и|i|và|で|である|です|에서|이다|。)|\b(?:и|while|während)\b)"
)
_WORD = late(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOTHING = late(r"[-−+]?\s*0(?:[.,]0+)?\s*")
_MOST = 6


def axis_crossings(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Property]:
    """Each point at which a note's running text says that a graph meets an axis."""
    if not _HEAD.may_match(note.source.text):
        return
    for running in texts:
        text = running.text
        if not _HEAD.may_match(text.words):
            continue
        for start, end, mark in sentences(text.words):
            if mark in {"?", "？"} or supposes(text.words[start:end]):
                continue
            for match in _HEAD.finditer(text.words, start, end):
                found = list(_points(note, running, match, (start, end), doubts.get(running.block.scope)))
                if found and introduced(note, running.at, bare=found[0].subject is None):
                    yield from found


def _points(
    note: Note, running: Running, head: re.Match[str], within: tuple[int, int], doubt: str | None
) -> Iterator[Property]:
    """The points behind words that name an axis."""
    text = running.text
    axis = _axis(text, head)
    subject = _subject(text, within[0], head.start())
    places = _places(text, head.end(), within[1])
    if axis is None or subject is None or not places:
        return
    told = [one for place, _ in places for one in _told(place, axis)]
    if len(told) < len(places):
        return
    stop = places[-1][1]
    shown = text.shown(head.start(), stop)
    for says in told:
        yield Property(
            path=note.path,
            span=text.span_of(head.start(), stop),
            kind="point",
            text=shown,
            scope=running.block.scope,
            subject=subject or None,
            says=says,
            written=shown,
            bare=True,
            doubt=doubt,
        )


def _axis(text: Text, head: re.Match[str]) -> str | None:
    """Which axis is meant, `x` or `y`; None where the formula that names it is another."""
    for group in ("y", "x", "y2", "x2"):
        if head[group] == FORMULA:
            formula = text.formulas.get(head.start(group))
            letter = _LETTER.fullmatch(formula.text) if formula is not None else None
            return letter["letter"].lower() if letter is not None else None
    if head["eastern"]:
        return "x" if head["x2"] else "y"
    return "y" if head["upright"] else "x"


_LETTER = late(r"\s*\(?\s*O?\s*(?P<letter>[xyXY])\s*\)?\s*")


def _subject(text: Text, start: int, end: int) -> str | None:
    """The function whose graph is spoken of before the words for an axis, empty where it is not named; None where the
    words may tell of something else."""
    cut = max((match.end() for match in _CUT.finditer(text.words, start, end)), default=start)
    own = _spoken_of(text, cut, end)
    if (
        own is None
        or own
        or cut == start
        or text.words[:cut].rstrip()[-1:] in _PARTING
        or _has_words(text, cut, end)
    ):
        return own
    return _spoken_of(text, start, cut)


def _has_words(text: Text, start: int, end: int) -> bool:
    """Whether a part of a sentence says what it speaks of."""
    return _WORD.search(text.words, start, end) is not None


def _spoken_of(text: Text, start: int, end: int) -> str | None:
    """The function that a part of a sentence names, empty where it names none; None where it may tell of others."""
    name = ""
    understood = [match.span() for match in _HEAD.finditer(text.words, start, end)]
    for at, formula in text.formulas.items():
        if not start <= at < end or any(first <= at < last for first, last in understood):
            continue
        if (found := symbol(text.term(at, at + 1))) is not None:
            name = found
        elif not (_LETTER.fullmatch(formula.text) or _POINT.fullmatch(formula.text)):
            return None
    words = (
        one.group().lower().replace("’", "'")
        for one in _WORD.finditer(text.words, start, end)
        if not any(first <= one.start() < last for first, last in understood)
    )
    return name if all(one in PLAIN_WORDS or one in _OWN for one in words) else None


_PARTING = frozenset(";:；：。")
_POINT = late(r"[^=<>]*\([^()=]*[,;|][^()=]*\)\s*|\s*[xy]\s*=[^=<>xy]*")
_CUT = late(r"[,;:，；：。]\s*(?:(?:and|und|et|y|e|и|i|và)\s+)?|\s(?:and|und|et|y|e|и|i|và)\s+")
_OWN = frozenset(
    "график кривая wykres krzywa kurve curva courbe gráfico grafico gráfica graf 图像 曲线 グラフ la le 函数".split()
)


def _places(text: Text, at: int, end: int) -> list[tuple[Place, int]]:
    """The points of a list that begins at a place, each with where it ends; none where something else stands there."""
    found: list[tuple[Place, int]] = []
    while (match := PLACE.match(text.words, at, end)) is not None and len(found) < _MOST:
        place = place_in(text, match) or _height(text, match)
        if place is None:
            return found
        found += [(one, match.end()) for one in with_either_sign(place)]
        further = _FURTHER.match(text.words, match.end(), end)
        if further is None:
            break
        at = further.end()
    return found if found and _BEHIND.match(text.words, found[-1][1]) is not None else []


_HEIGHT = late(r"\s*y\s*=\s*(?P<value>[^=<>,;]*\d[^=<>,;]*?)\s*")


def _height(text: Text, match: re.Match[str]) -> Place | None:
    """The point of the upright axis that `y = -4` tells."""
    formula = text.formulas.get(match.start()) if match["formula"] else None
    told = _HEIGHT.fullmatch(formula.text) if formula is not None else None
    if formula is None or told is None:
        return None
    value = Term(formula.cut(*told.span("value")), Syntax.LATEX)
    nothing = Term(Passage("0", value.passage.anchors), Syntax.PLAIN)
    return Place(nothing, value)


def _told(place: Place, axis: str) -> Iterator[Point]:
    """What a point on an axis says of a function; nothing where it does not lie on that axis."""
    nothing = Term(Passage("0", place.x.passage.anchors), Syntax.PLAIN)
    if axis == "y" and place.y is not None and _NOTHING.fullmatch(place.x.text):
        yield Point(at=nothing, value=place.y)
    elif axis == "x" and (place.y is None or _NOTHING.fullmatch(place.y.text)):
        yield Point(at=place.x, value=nothing)
