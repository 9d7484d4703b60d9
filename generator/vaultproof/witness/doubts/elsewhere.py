"""Why a value that a note gives a letter may not be the one meant at a claim: it is told of one case, of another thing,
or stands for more digits than are shown.

Looks at the words between the two; evaluates nothing.
"""

from __future__ import annotations

import re

from vaultproof.claim import Binding, Equation, Syntax, Term
from vaultproof.extract.arrays.literal import is_array
from vaultproof.link.refer import Place
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late
from vaultproof.witness.trial import Meaning

CHAINED = frozenset({"chain", "limit", "sum"})
"""The kinds of claims that are steps of a chain."""
_LINE_END = re.compile(r"[.!?](?=\s)|[。！？\n]")
_SENTENCE = 400
_PARAGRAPH = re.compile(r"\n[ \t>]*\n")


def of_another(bound: Binding, name: str, place: Place, text: str, step: int | None) -> str | None:
    """Why the value of a name in the text of a note may not be meant at a place; `step` is where the claim there ends,
    if it is a step of a chain."""
    own = bound.path == place.path
    if own and step is not None and _goes_on(text, step) and _goes_on(text, bound.value.passage.whole.end):
        return f"the value of `{name}` goes on behind its digits"
    if step is not None and _of_another_thing(bound, place, text):
        return f"`{name}` has its value in another sentence, and the words here tell of another thing"
    if step is not None and own and _stands_alone(bound, place, text, step):
        return f"it stands alone, and `{name}` has its value some paragraphs above: it may be an equation to meet"
    if _of_one_case(bound, place, text):
        return f"`{name}` has its value in one case only, of which an earlier paragraph tells"
    return None


_GOES_ON = re.compile(r"\s*(?:\\[lc]?dots|…|\.\.\.)")


_SIGN_BEFORE = re.compile(r"(?:[=≈]|\\approx)[\s&~$]*\Z")
_SIGN_BEHIND = re.compile(r"[\s&~$]*(?:\\\\[\s&]*)?(?:[=≈]|\\approx)")
_PARAGRAPHS_ABOVE = 2


def _stands_alone(bound: Binding, place: Place, text: str, step: int) -> bool:
    """Whether a claim is no part of a chain, as what is worked out mostly is, and a value that it uses stands more than
    one paragraph above: `2x + 2y = 1` may be an equation that other values meet."""
    if is_array(bound.value) or bound.span.end > place.offset:
        return False
    alone = _SIGN_BEFORE.search(text, max(0, place.offset - 30), place.offset) is None
    if not alone or _SIGN_BEHIND.match(text, step) is not None:
        return False
    between = text[bound.span.end : place.offset]
    return len(_PARAGRAPH.findall(between)) > _PARAGRAPHS_ABOVE


def _goes_on(text: str, at: int) -> bool:
    """Whether the digits that end at an offset go on behind what is shown."""
    return _GOES_ON.match(text, at) is not None


_STOP = re.compile(r"[.!?](?=\s|\Z)|[。！？]")
_ANOTHER_THING = late(
    r"""(?:^|[.;:!?]\s+|\n)\s*(?:for|with|in\s+the\s+case\s+of|für|bei|pour|para|per|con|для|при|dla|với|voor|för|för)\s+
    (?:an?|the|another|ein(?:e[nmr]?)?|den|die|das|der|une?|les?|la|un[ao]?|el|los|las|uma?|os?|il|lo|gli|một|een|het|en)\s+
    (?!(?:\w+\s+)?(?:examples?|cases?|values?|numbers?|data|samples?|above|below|same|problem|functions?|calculations?|first|last|sake|moment|rest|time|result
    |beispiel\w*|fall|werte?\w*|zahlen|daten|funktion|ergebnis|exemple|cas|valeurs?|ejemplo|caso|valor\w*|esempio|valori|примера?|случа\w+|przykład\w*|ví\s+dụ)(?!\w))
    (?:[^\W\d_][\w'-]*\s+){0,3}[^\W\d_][\w'-]*\s*(?:[,:]\s*)?(?:we\s+(?:have|get)|it\s+is|gilt|ist|on\s+a|tenemos|temos|si\s+ha|abbiamo|имеем|mamy|ta\s+có)?\s*\$?\Z""",
    re.IGNORECASE | re.VERBOSE,
)


def _of_another_thing(bound: Binding, place: Place, text: str) -> bool:
    """Whether words at the beginning of a claim's sentence tell of another thing than an earlier sentence that gives a
    value: `Let p = 0.3. For the fair coin 1 - p = 0.5`."""
    if bound.path != place.path or bound.span.end > place.offset:
        return False
    between = text[bound.span.end : place.offset]
    if _STOP.search(between) is None:
        return False
    found = _ANOTHER_THING.search(between[-120:])
    return found is not None and found.group().strip(" .;:,$\n") not in text[: bound.span.start]


_IN_CASE = late(
    r"""(?:(?<!\w)(?:if|when(?:ever)?|unless|wenn|falls|sobald|sofern|si|quand|lorsque|cuando|quando|se|qualora|если|когда|при|nếu|khi|jeśli|gdy|jeżeli|hvis|når|eğer)
    |当|當|若|如果|もし)(?!\w)[^.;:!?。！？；]{0,40}\Z""",
    re.IGNORECASE | re.VERBOSE,
)


def _of_one_case(bound: Binding, place: Place, text: str) -> bool:
    """Whether a value is told of one case, `there is a minimum if x = 0 and y = 0`, in a sentence and a paragraph that
    end before a place."""
    between = text[bound.span.end : place.offset] if bound.path == place.path else ""
    if _PARAGRAPH.search(between) is None or _STOP.search(between.partition("\n\n")[0]) is None:
        return False
    before = text[max(0, bound.span.start - 80) : bound.span.start]
    return _IN_CASE.search(before) is not None


_NUMBER_IN_WORDS = late(
    r"(?<![\w.,^_{\\=≈<>:(/-])(?<![=≈<>:]\s)(?P<number>\d{1,6}(?:\.\d{1,6})?)(?![\w%°/}^]|[.,]\d|\s*[=≈<>+*/^)-])"
)
_MOST_BESIDE = 3


def numbers_beside(claim: Equation, note: Note, meaning: Meaning) -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """The numbers that stand before a claim in its sentence and are given to no name there, by the names that have
    their values from other sentences: `when n doubles to 12, \\binom{n}{2} = 66`."""
    if claim.kind not in CHAINED or not meaning.values:
        return ()
    text, start = note.source.text, claim.span.start
    stops = _LINE_END.finditer(text, max(start - _SENTENCE, 0), start)
    first = max((stop.end() for stop in stops), default=max(start - _SENTENCE, 0))
    numbers = tuple(
        Term(Passage(found["number"], ((0, found.start()),)), Syntax.LATEX)
        for found in _NUMBER_IN_WORDS.finditer(text, first, start)
    )[-_MOST_BESIDE:]
    names = [
        name
        for name, terms in meaning.values
        if not is_array(terms[0]) and not first <= terms[0].passage.whole.start < start
    ]
    return tuple((name, numbers) for name in names[:_MOST_BESIDE]) if numbers else ()


_CURVES = Spotted(
    r"elliptic\s+curve|curv[ae]s?\s+el[ií]p?tica|curve\s+ellittich|curva\s+ellittica|courbes?\s+elliptique|elliptische\w*\s+kurve|kurw\w*\s+eliptyczn"
    r"|krzyw\w+\s+eliptyczn|эллиптическ\w+\s+крив|đường\s+cong\s+el+ip|椭圆曲线|橢圓曲線|楕円曲線|타원\s*곡선|\bECC\b|\bECDH\b|\bECDSA\b",
    re.IGNORECASE,
)
_MULTIPLE = late(
    r"\s*(?:\d+|[a-z])?\s*(?:\\cdot\s*)?[A-Z](?:_\w)?(?:\s*[-−+]\s*(?:\d+\s*)?[A-Z](?:_\w)?)*\s*"
)


def of_curve_points(claim: Equation, note: Note) -> str | None:
    """Why a mismatch would prove nothing where points are added as those of an elliptic curve are: `18P = (5, -1)`."""
    if claim.kind != "chain" or not is_array(claim.right) or _MULTIPLE.fullmatch(claim.left.text) is None:
        return None
    return "points of a curve are added in their own way" if _CURVES.search(note.source.text) else None
