r"""Sums and integrals of which words say that they converge or diverge: “the series $\sum \frac{1}{n}$ diverges”.

One that diverges is said to be infinite, so that only those whose terms have one sign are decided. Works nothing out.
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

_IS = r"(?:is|ist|est|es|é|è|jest)\s+(?:a\s+|eine?\s+)?"
_CONVERGES = (
    r"converges?|converg(?:e|iert)|konvergiert|сходится|hội\s+tụ"
    rf"|{_IS}(?:convergente?|konvergent|zbieżn[ya])"
)
_DIVERGES = (
    r"diverges?|diverg(?:e|iert)|расходится|phân\s+k[ỳì]"
    rf"|{_IS}(?:divergente?|divergent|rozbieżn[ya])"
)
_EAST = (
    r"\s*(?:は|是|는|은|级数|積分|积分|급수)?\s*(?:(?P<con_east>收敛|収束(?:する|します)?|수렴(?:한다|합니다)?)"
    r"|(?P<div_east>发散|發散|発散(?:する|します)?|발산(?:한다|합니다)?))"
)
_TOLD = Spotted(
    rf"(?P<term>{FORMULA})(?:\s+(?:series|integral)?\s*(?:(?P<con>{_CONVERGES})|(?P<div>{_DIVERGES}))(?![\w])|{_EAST})",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?)。，；、\n]|(?:and|und|et|y|e|ed|и|а|và|còn|i|but|while|whereas|as|since|because|car|denn|weil|ya\s+que|pois|poiché|так\s+как|vì)(?!\w)|而|で|が|이고|하고)",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\s*\\(?:displaystyle\s*\\)?(?P<sign>sum|int)(?![A-Za-z])(?:\\limits)?\s*(?P<rest>.*)", re.DOTALL
)
_BOUNDED = re.compile(r"\s*[_^]")
_FROM = re.compile(
    r"_\s{0,2}\{\s{0,2}(?P<letter>[a-z])\s{0,2}(?:\\geq?(?![A-Za-z])|\\geqslant|≥)\s{0,2}(?P<first>\d{1,3})\s{0,2}\}(?!\s{0,2}\^)"
)
"""Where a sum begins that goes on without end: `_{k \\ge 1}`."""
_LETTERS = re.compile(r"(?<![A-Za-z\\])[A-Za-z](?![A-Za-z])")


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
                    diverges=bool(match["div"] or match["div_east"]),
                    doubt=doubt,
                )


_HARMONIC = Spotted(
    rf"""(?P<name>(?P<before>(?:alternating|alternierende)\s+)?(?:harmonic\s+series|harmonische\s+reihe)
    |(?:série\s+harmoni(?:que|ca)|série\s+harmônica|série\s+harmónica|serie\s+arm[óo]nica)(?P<behind>\s+(?:alternée|altern(?:ad|at)?a))?|(?P<russian>знакочередующийся\s+)?гармонический\s+ряд|chuỗi\s+điều\s+ho[àa]|chuỗi\s+điều\s+hòa(?P<viet>\s+đan\s+dấu)?|szereg\s+harmoniczny)
    \s+(?:(?P<con>{_CONVERGES})|(?P<div>{_DIVERGES}))(?!\w)
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
                    diverges=bool(match["div"] or match["div_east"]),
                    doubt=doubts.get(block.scope) or doubt_of(around),
                )


def tells_convergence(
    note: Note, span: Span, text: str, scope: int, term: str, *, diverges: bool, doubt: str | None
) -> Equation:
    """The claim that a sum or an integral converges, or that it is infinite."""
    return Equation(
        path=note.path,
        span=span,
        kind="sum",
        text=text,
        scope=scope,
        left=Term(Passage(rf"\left|{term}\right|", ((0, span.start),)), Syntax.LATEX),
        relation=Relation.EQUAL if diverges else Relation.UNEQUAL,
        right=Term(Passage(r"+\infty", ((0, span.start),)), Syntax.LATEX),
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
