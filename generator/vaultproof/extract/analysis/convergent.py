r"""Sums and integrals of which words say that they converge or diverge: “the series $\sum \frac{1}{n}$ diverges”.

Also “absolutely” and “conditionally”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.language.clauses import FORMULA, Running, sentences
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

CONVERGENCE = "convergence"
"""The kind of a claim that a sum or an integral converges, or does not."""
CONVERGES, DIVERGES = "converges", "diverges"
ABSOLUTELY, CONDITIONALLY = "converges absolutely", "converges conditionally"
"""What such a claim says."""
ABSOLUTE = r"""absolutely|absolut|absolument|absolutamente|assolutamente|абсолютно|bezwzględnie
    |tuyệt\s+đối|绝对|絕對|絶対|절대"""
_CONDITIONAL = r"""conditionally|bedingt|conditionnellement|condicionalmente|condizionatamente|условно|warunkowo
    |có\s+điều\s+kiện|条件|條件|조건(?:부)?"""
HOW = rf"(?:{ABSOLUTE}|{_CONDITIONAL})"
"""How a series converges, before the verb or behind it."""
_IS = r"(?:is|ist|est|es|é|è|jest)\s+(?:an?\s+|eine?\s+)?"
_CONVERGES = r"converges?|konvergiert|сходится|(?:bán\s+)?hội\s+tụ"
_CONVERGENT = r"(?:semi-?\s?)?convergente?|konvergent|zbieżn[ya]"
_DIVERGES = r"diverges?|divergiert|расходится|phân\s+k[ỳì]"
_DIVERGENT = r"divergente?|divergent|rozbieżn[ya]"
_EAST = rf"""\s*(?:は|是|는|은|级数|積分|积分|급수)?\s*(?:(?P<how_east>{HOW})\s?)?
    (?:(?P<con_east>收敛|収束(?:する|します)?|수렴(?:한다|합니다)?)
    |(?P<div_east>发散|發散|発散(?:する|します)?|발산(?:한다|합니다)?))"""
_WEST = rf"""(?:(?:(?P<how_first>{HOW})\s+)?(?P<con>{_CONVERGES})(?:\s+(?P<how_last>{HOW}))?
    |{_IS}(?:(?P<how_before>{HOW})\s+)?(?P<con_noun>{_CONVERGENT})(?:\s+(?P<how_behind>{HOW}))?
    |(?P<div>{_DIVERGES}|{_IS}(?:{_DIVERGENT})))"""
_TOLD = Spotted(
    rf"(?P<term>{FORMULA})(?:\s+(?:series|integral)?\s*{_WEST}(?![\w])|{_EAST})",
    re.IGNORECASE | re.VERBOSE,
)
_ENDS = late(
    r"\s*(?:$|[.,;:!?)。，；、\n]|(?:and|und|et|y|e|ed|и|а|và|còn|i|but|while|whereas|as|since|because|car|denn|weil|ya\s+que|pois|poiché|так\s+как|vì)(?!\w)|而|で|が|이고|하고)",
    re.IGNORECASE,
)
_SUM = late(
    r"\s*\\(?:displaystyle\s*\\)?(?P<sign>sum|int)(?![A-Za-z])(?:\\limits)?\s*(?P<rest>.*)", re.DOTALL
)
_BOUNDED = late(r"\s*[_^]")
_FROM = late(
    r"_\s{0,2}\{\s{0,2}(?P<letter>[a-z])\s{0,2}(?:\\geq?(?![A-Za-z])|\\geqslant|≥)\s{0,2}(?P<first>\d{1,3})\s{0,2}\}(?!\s{0,2}\^)"
)
"""Where a sum begins that goes on without end: `_{k \\ge 1}`."""
_LETTERS = late(r"(?<![A-Za-z\\])[A-Za-z](?![A-Za-z])")


def convergence_claims(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each sum or integral that a note's running text says to converge or to diverge."""
    source = note.source.text
    if not _TOLD.may_match(source) or ("\\sum" not in source and "\\int" not in source):
        return
    for running in texts:
        text, block = running.text, running.block
        for start, end, mark in sentences(text.words):
            if mark in {"?", "？"}:
                continue
            since = start
            for match in _TOLD.finditer(text.words, start, end):
                opening, since = text.words[since : match.start()], match.end()
                term = whole_sum(text.formulas[match.start("term")].text)
                if term is None or _ENDS.match(text.words[:end], match.end()) is None:
                    continue
                span = text.span_of(*match.span())
                around = f"{text.words[start : match.start()]} \ue001 {text.words[match.end() : end]}"
                doubt = (
                    doubts.get(block.scope)
                    or doubt_of(around)
                    or (None if _says_no_more(opening) else _OF_ANOTHER)
                )
                yield tells_convergence(
                    note,
                    span,
                    text.shown(*match.span()),
                    block.scope,
                    term,
                    says=_said(match),
                    doubt=doubt,
                )


_HARMONIC = Spotted(
    rf"""(?P<name>(?P<before>(?:alternating|alternierende)\s+)?(?:harmonic\s+series|harmonische\s+reihe)
    |(?:série\s+harmoni(?:que|ca)|série\s+harmônica|série\s+harmónica|serie\s+arm[óo]nica)(?P<behind>\s+(?:alternée|altern(?:ad|at)?a))?|(?P<russian>знакочередующийся\s+)?гармонический\s+ряд|chuỗi\s+điều\s+ho[àa]|chuỗi\s+điều\s+hòa(?P<viet>\s+đan\s+dấu)?|szereg\s+harmoniczny)
    \s+{_WEST}(?!\w)
    |(?P<east>(?P<alternating>交错|交代|交错的|교대\s?)?(?:调和|調和|조화)\s?(?:级数|級数|급수)){_EAST}""",
    re.IGNORECASE | re.VERBOSE,
)
"""The harmonic series, perhaps with alternating signs, and what is told of it."""


def named_convergence(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each time that running text says of the harmonic series by its name that it converges or diverges."""
    if not _HARMONIC.may_match(note.source.text):
        return
    for running in texts:
        text, block = running.text, running.block
        for start, end, mark in sentences(text.words) if _HARMONIC.may_match(text.words) else ():
            since = start
            for match in _HARMONIC.finditer(text.words, start, end) if mark not in {"?", "？"} else ():
                opening, since = text.words[since : match.start()], match.end()
                if _ENDS.match(text.words[:end], match.end()) is None or not _says_no_more(opening):
                    continue
                signs = any(match[one] for one in ("before", "behind", "russian", "viet", "alternating"))
                around = f"{text.words[start : match.start()]} \ue001 {text.words[match.end() : end]}"
                yield tells_convergence(
                    note,
                    text.span_of(*match.span()),
                    text.shown(*match.span()),
                    block.scope,
                    rf"\sum_{{n=1}}^{{\infty}} \frac{{{'(-1)^{n+1}' if signs else '1'}}}{{n}}",
                    says=_said(match),
                    doubt=doubts.get(block.scope) or doubt_of(around),
                )


_HOW = ("how_first", "how_last", "how_before", "how_behind", "how_east")
_ABSOLUTE = late(ABSOLUTE, re.IGNORECASE | re.VERBOSE)
_HALF = late(r"semi|bán", re.IGNORECASE)
"""What begins the words for a series that converges without doing so absolutely: `semi-convergente`."""


def _said(match: re.Match[str]) -> str:
    """What a sentence says of a series."""
    if match["div"] or match["div_east"]:
        return DIVERGES
    if _HALF.match(match["con"] or match["con_noun"] or ""):
        return CONDITIONALLY
    return said_of_one_that_converges(next((match[one] for one in _HOW if match[one]), None))


def said_of_one_that_converges(how: str | None) -> str:
    """What is said of a series that converges in a way that a word may tell."""
    if how is None:
        return CONVERGES
    return ABSOLUTELY if _ABSOLUTE.fullmatch(how) else CONDITIONALLY


def tells_convergence(
    note: Note, span: Span, text: str, scope: int, term: str, *, says: str, doubt: str | None
) -> Equation:
    """The claim that a sum or an integral converges, in what way, or that it diverges."""
    left, right = (Term(Passage(one, ((0, span.start),)), Syntax.LATEX) for one in (term, says))
    return Equation(
        path=note.path,
        span=span,
        kind=CONVERGENCE,
        text=text,
        scope=scope,
        left=left,
        relation=Relation.EQUAL,
        right=right,
        doubt=doubt,
    )


_NOUNS = late(
    r"""(?<!\w)(?:(?:infinite|harmonic|geometric|alternating|improper|numerical|positive)\s+)*(?:series|sums?|integrals?)(?!\w)
    |(?<!\w)(?:(?:(?:un)?endliche|harmonische|geometrische|alternierende|uneigentliche)\s+)*(?:reihe|summe|integral)(?!\w)
    |(?<!\w)(?:série|somme|intégrale|serie|suma|soma|somma|integrale|ряд|сумма|интеграл|гармонический|chuỗi|tích\s+phân|szereg|całka|harmoni[cq]\w*|harmônica|armónica|armonica|impropi?a|improprio|impropre|yet|while|whereas|however|hingegen|dagegen|während|mais|tandis|pero|mientras|mas|enquanto|ma|mentre|но|còn|ale)(?!\w)
    |调和|調和|幾何|几何|级数|級数|积分|積分|급수|적분|而|但""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words for sums and integrals themselves, and those that join two statements."""
_CLAUSE = late(r"\W*(?:that|dass|daß|que|che|что|rằng|że)(?!\w)", re.IGNORECASE)
"""What makes a clause of a statement of which the sentence then says something: `That … converges is false`."""
_OF_ANOTHER = "words before it may make another sum or another case of it"


def _says_no_more(opening: str) -> bool:
    """Whether the words before a sum leave it the one that is written, and state it."""
    return _CLAUSE.match(opening) is None and opens_plainly(_NOUNS.sub(" ", opening))


def whole_sum(formula: str) -> str | None:
    """A sum or integral with its bounds, where it is one without end: those of a sum without any are 1 and infinity."""
    match = _SUM.fullmatch(_FROM.sub(r"_{\g<letter>=\g<first>}^{\\infty}", formula))
    if match is None or re.search(
        r"[=<>]|\\(?:approx|le|ge|lt|gt|to)(?![A-Za-z])", _without_bounds(match["rest"])
    ):
        return None
    if _BOUNDED.match(match["rest"]):
        return formula if r"\infty" in match["rest"] else None
    letters = set(_LETTERS.findall(match["rest"]))
    if match["sign"] == "int" or len(letters) != 1 or not letters <= {"n", "k", "m"}:
        return None
    return rf"\sum_{{{letters.pop()}=1}}^{{\infty}} {match['rest']}"


def _without_bounds(rest: str) -> str:
    return re.sub(r"^\s*_\s*\{[^{}]*\}", "", rest)
