r"""Terms of arithmetic and geometric progressions that words tell: “the arithmetic sequence with $u_0 = 3$ and
difference 2” has $u_5 = 13$. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.probability.chance_tables import ANOTHER
from vaultproof.extract.shape import shape
from vaultproof.extract.told import NumberText, begins_clause, claim_told, sentence_start, told_value
from vaultproof.note import Block, Note, ScopeKind
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_KIND = Spotted(
    r"""(?P<arithmetic>(?<!\w)(?:arithmetic|arithmetische?|arithmétique|aritmética|aritmetica|арифметическ\w+|cấp\s+số\s+cộng|arytmetyczn\w+|(?-i:P\.?A\.?|A\.?P\.?|CSC))(?!\w)|等差|등차)
    |(?P<geometric>(?<!\w)(?:geometric|geometrische?|géométrique|geométrica|geometrica|геометрическ\w+|cấp\s+số\s+nhân|geometryczn\w+|(?-i:P\.?G\.?|G\.?P\.?|CSN))(?!\w)|等比|등비)""",
    re.IGNORECASE | re.VERBOSE,
)
_SEQUENCE = late(
    r"(?<!\w)(?:sequence|progression|folge|suite|sucesión|progresión|sequência|progressão|successione|progressione|series?|reihe|série|serie|séries|прогресси\w+|последовательност\w+|cấp\s+số|ciąg\w*|(?-i:[PAG]\.?[PAG]\.?|CS[CN]))(?!\w)|数列|级数|級数|수열|급수",
    re.IGNORECASE,
)
_NUMBER = (
    r"[-−]?\s?(?:\d+(?:(?:[.,]|\{,\})\d+)?(?:/\d+)?"
    r"|\\[dt]?frac\s*(?:\{\s*-?\d+\s*\}\s*\{\s*\d+\s*\}|\d\s*\d))(?![\w^(]|[.,]\d)"
)
_FIRST = late(rf"(?<![A-Za-z\\])(?P<letter>[a-z])_\{{?(?P<at>[01])\}}?\s*=\s*(?P<value>{_NUMBER})")
_FIRST_TOLD = late(
    rf"(?:(?<!\w)(?:first\s+term|(?:erste[sn]?\s+glied|anfangsglied)|premier\s+terme|primer\s+término|primeiro\s+termo|primo\s+termine|перв\w+\s+член\w*|số\s+hạng\s+đầu(?:\s+tiên)?|pierwsz\w+\s+wyraz\w*)(?!\w)|初項|首项|首項|첫째?\s*항)"
    rf"\s*(?:(?:of|is|equals|von|ist|gleich|égal\s+à|est|es|igual\s+a|é|è|равен|равным|là|bằng|wynosi)(?!\w)|[=:：]|为|是|が|は|[은는이가])?\s*\$?\s*(?P<value>{_NUMBER})",
    re.IGNORECASE,
)
"""The first term in words, without a letter: `初項 5`."""
_STEP = late(
    rf"(?<![A-Za-z\\])[rdq]\s*=\s*(?P<sign>{_NUMBER})|(?:(?:common\s+)?(?:difference|ratio)|differenz|quotient(?:en)?|raison|razón|diferencia|razão|ragione|разност\w+|знаменател\w+|công\s+sai|công\s+bội|różnic\w+|iloraz\w*"
    rf"|公差|公比|공차|공비)\s*(?:of|von|=|:|là|bằng|為|为|は|が|는|가|is|ist|est|es|é|è|равн\w+|wynosi|[rdq]\s*=)?\s*\$?\s*(?P<word>{_NUMBER})",
    re.IGNORECASE,
)
_ITEM = late(r"\s*(?P<letter>[a-zS])_(?:(?P<digit>\d{1,3})|\{\s*(?P<number>\d{1,3})\s*\})\s*")
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})
_REACH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Progression:
    """A progression: its letter, the index and value of its first term, its step, where it is told."""

    geometric: bool
    letter: str
    at: int
    first: str
    step: str
    end: int
    scope: int


def progression_claims(
    note: Note, statements: Iterable[Statement], texts: Sequence[NumberText], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim of each term of a progression that words tell before it."""
    told = list(_told(note, texts))
    yield from _totals(note, texts, told, doubts) if told else ()
    for one in statements if told else ():
        told = [each for each in told if not _is_told_anew(each, one)]
        match = _ITEM.fullmatch(one.terms[0].text) if one.relations else None
        start = one.terms[0].passage.whole.start
        before = [each for each in told if each.end <= start and _is_near(note, each, one)]
        others = bool(before) and _tells_others(note, before[-1].end, start)
        if match is None or not before or one.relations[0] not in _EQUALITIES:
            continue
        index, known = int(match["digit"] or match["number"]), before[-1]
        value = next((term for term in one.terms[1:] if shape(term).numeric), None)
        term = _term(known, match["letter"], index)
        other = _tells_another_kind(note.source.text[known.end : start], known)
        if term is None or value is not one.terms[1] or index == known.at or other:
            continue
        yield replace(
            equation(one, "value", 0),
            left=Term(Passage(term, ((0, start),)), Syntax.LATEX),
            right=value,
            lead=(),
            doubt=doubts.get(one.scope) or one.around.doubt_of_numbers or (_OF_OTHERS if others else None),
        )


_TOTAL = Spotted(
    r"""(?<!\w)(?:sum\s+of\s+(?:the\s+)?first\s+(?P<en>\d+)\s+terms|summe\s+der\s+ersten\s+(?P<de>\d+)\s+glieder
    |somme\s+des\s+(?P<fr>\d+)\s+premiers\s+termes|suma\s+de\s+los\s+(?:primeros\s+(?P<es>\d+)|(?P<es2>\d+)\s+primeros)\s+términos
    |soma\s+dos\s+(?:primeiros\s+(?P<pt>\d+)|(?P<pt2>\d+)\s+primeiros)\s+termos|somma\s+dei\s+primi\s+(?P<it>\d+)\s+termini
    |сумма\s+первых\s+(?P<ru>\d+)\s+членов|suma\s+pierwszych\s+(?P<pl>\d+)\s+wyrazów|tổng\s+(?:của\s+)?(?P<vi>\d+)\s+số\s+hạng\s+đầu(?:\s+tiên)?)(?!\w)
    |(?<!\w)(?:(?:the\s+)?(?P<nth_en>\d+)(?:st|nd|rd|th)\s+term|das\s+(?P<nth_de>\d+)\.\s*glied|le\s+(?P<nth_fr>\d+)(?:e|ème|er)\s+terme|el\s+término\s+(?P<nth_es>\d+)|o\s+(?P<nth_pt>\d+)[ºo°]\s*termo
    |il\s+(?P<nth_it>\d+)[º°]?\s*termine|(?P<nth_ru>\d+)-й\s+член|số\s+hạng\s+thứ\s+(?P<nth_vi>\d+)|(?P<all>(?:(?:the|its|die|la|sa|su|a|sua|её|ihre)\s+)?(?:sum|summe|somme|suma|soma|somma|сумма|tổng))(?=\s+(?:is|equals|ist|beträgt|est|vaut|es|é|è|равна|là|bằng)\s))(?!\w)
    |第\s*\$?\s*(?P<nth_cjk>\d+)\s*\$?\s*[项項](?!までの?和|の和|之和|的和)|제?\s*(?P<nth_ko>\d+)\s*항(?!\s*까지)|(?P<all_east>(?<![项項的のまで])和(?=\s*(?:は|为|是))|합(?=\s*[은는]))
    |前\s*(?P<zh>\d+)\s*项(?:的|之)?和|初項から第\s*(?P<ja>\d+)\s*項までの和|(?:첫|처음)\s*(?P<ko>\d+)\s*항의\s*합""",
    re.IGNORECASE | re.VERBOSE,
)
"""The sum of so many first terms, in words."""


def _totals(
    note: Note, texts: Sequence[NumberText], told: Sequence[_Progression], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim of each sum of first terms that words tell behind a progression."""
    for one in texts if _TOTAL.may_match(note.source.text) else ():
        for match in _TOTAL.finditer(one.plain):
            start = one.block.span.start + match.start()
            before = [each for each in told if each.end <= start and _is_near(note, each, one.block)]
            value = told_value(one.plain, match.end())
            if not before or value is None or not begins_clause(one.plain, match.start()):
                continue
            term = _in_words(before[-1], match, one.plain)
            between = note.source.text[before[-1].end : start]
            if term is not None and not _tells_another_kind(between, before[-1]):
                claim = claim_told(note, one.block, match, term, value, doubts)
                others = _tells_others(note, before[-1].end, start) or not _opens_plainly(
                    one, match, before[-1]
                )
                yield replace(claim, doubt=claim.doubt or (_OF_OTHERS if others else None))


def _opens_plainly(text: NumberText, match: re.Match[str], known: _Progression) -> bool:
    """Whether the words of a sentence before a term, behind the progression, change nothing of it."""
    first = max(sentence_start(text.plain, match.start()), known.end - text.block.span.start)
    return opens_plainly(_TERMS.sub(" ", _SEQUENCE.sub(" ", text.plain[first : match.start()])))


_TERMS = late(
    r"(?<!\w)(?:terms?|sums?|glied(?:er)?|summe|termes?|sommes?|términos?|sumas?|termos?|somas?|termin[ei]|somm[ae]|член\w*|сумма|wyraz\w*|suma|số\s+hạng|tổng|\d+(?:st|nd|rd|th)?)(?!\w)|第|项|項|和|まで|初項から|前|항|합|は|为|\d",
    re.IGNORECASE,
)


def _in_words(known: _Progression, match: re.Match[str], text: str) -> str | None:
    """The term of which words tell: one of the progression, the sum of its first ones, or that of all of them."""
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    if known.letter == "S":
        return None
    if "all" in groups or "all_east" in groups:
        infinite = _INFINITE.search(text, sentence_start(text, match.start()), match.end()) is not None
        small = known.geometric and _is_below_one(known.step)
        return rf"\frac{{{known.first}}}{{1 - {known.step}}}" if infinite and small else None
    ((name, number),) = groups.items()
    return _term(known, known.letter if name.startswith("nth") else "S", int(number))


_INFINITE = late(
    r"(?<!\w)(?:infinite|unendlich\w*|infinie|infinita|infinito|бесконечн\w+|vô\s+hạn|nieskończon\w+)(?!\w)|无穷|無限|무한",
    re.IGNORECASE,
)


def _is_below_one(step: str) -> bool:
    """Whether a step, as LaTeX in brackets, lies between -1 and 1."""
    plain = re.sub(r"\\[dt]?frac\s*\{?\s*(-?\d+?)\s*\}?\s*\{?\s*(\d+)\s*\}?", r"\1/\2", step.strip("()"))
    over, _, under = plain.partition("/")
    try:
        return abs(float(over)) < abs(float(under or 1))
    except ValueError:
        return False


_ANEW = late(r"\s*(?P<letter>[a-z])_(?:n|\{\s*n(?:\s*\+\s*1)?\s*\})\s*")


def _tells_another_kind(text: str, known: _Progression) -> bool:
    """Whether a text tells of a progression of the other kind, be it read or not: `the geometric one with $q = 2$`."""
    other = "arithmetic" if known.geometric else "geometric"
    return any(match[other] is not None for match in _KIND.finditer(text))


def _is_told_anew(known: _Progression, statement: Statement) -> bool:
    """Whether a statement behind a progression gives its letter another first term, or a rule of its own."""
    first = statement.terms[0]
    if first.passage.whole.start < known.end or not statement.relations:
        return False
    rule, item = _ANEW.fullmatch(first.text), _ITEM.fullmatch(first.text)
    if rule is not None and rule["letter"] == known.letter and "n" in first.text:
        return re.search(rf"(?<![A-Za-z]){known.letter}_", statement.terms[1].text) is not None
    return (
        item is not None
        and item["letter"] == known.letter
        and int(item["digit"] or item["number"]) == known.at
        and _exact(statement.terms[1].text) != known.first
    )


_OF_OTHERS = "it may be a term of another sequence"
_SENTENCE_END = late(r"[.!?;](?=\s)|[。！？；।\n]")


def _tells_others(note: Note, end: int, start: int) -> bool:
    """Whether the sentences between a progression and a statement speak of a sequence again."""
    text = note.source.text
    stop = _SENTENCE_END.search(text, end, start)
    return stop is not None and any(
        pattern.search(text, stop.end(), start) is not None for pattern in (_SEQUENCE, ANOTHER)
    )


def _told(note: Note, texts: Sequence[NumberText]) -> Iterator[_Progression]:
    if not _KIND.may_match(note.source.text):
        return
    for one in texts:
        for match in _KIND.finditer(one.plain):
            begin = sentence_start(one.plain, match.start())
            reach = one.plain[: match.end() + _REACH]
            if _SEQUENCE.search(one.plain[begin : match.end() + 60]) is None:
                continue
            first, step = _FIRST.search(reach, begin), _STEP.search(reach, begin)
            worded = _FIRST_TOLD.search(reach, begin) if first is None else None
            given = first or worded
            if given is None or step is None:
                continue
            yield _Progression(
                geometric=match["geometric"] is not None,
                letter=first["letter"] if first is not None else "a",
                at=int(first["at"]) if first is not None else 1,
                first=_exact(given["value"]),
                step=_exact(step["sign"] or step["word"]),
                end=one.block.span.start + max(given.end(), step.end(), match.end() if worded else 0),
                scope=one.block.scope,
            )


def _exact(number: str) -> str:
    """A number as LaTeX with a point for its decimal mark."""
    plain = number.strip().replace("{,}", ".").replace("−", "-").replace(" ", "")
    return f"({plain.replace(',', '.')})"


def _is_near(note: Note, known: _Progression, statement: Statement | Block) -> bool:
    """Whether a statement stands in the section where a progression is told."""
    kinds = (ScopeKind.SECTION, ScopeKind.NOTE)
    section = next(at for at in note.scope_chain(known.scope) if note.scopes[at].kind in kinds)
    return section in note.scope_chain(statement.scope)


def _term(known: _Progression, letter: str, index: int) -> str | None:
    """The term that works out a term of a progression, or the sum of its first ones from index 1 on."""
    steps = index - known.at
    if letter == known.letter:
        if known.geometric:
            return rf"{known.first} \cdot {known.step}^{{{steps}}}"
        return rf"{known.first} + {steps} \cdot {known.step}"
    if letter != "S" or known.at != 1 or index < 1:
        return None
    if not known.geometric:
        return rf"\frac{{{index}}}{{2}} \cdot (2 \cdot {known.first} + {index - 1} \cdot {known.step})"
    terms = " + ".join(f"{known.step}^{{{at}}}" for at in range(min(index, 60)))
    return rf"{known.first} \cdot ({terms})" if index <= 60 else None
