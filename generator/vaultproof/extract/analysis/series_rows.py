r"""Rows of a table that tell more of a series than whether it converges, or that give its general term:
`| $1/n^2$ | somme $\pi^2/6$ |` below `terme général ($n \ge 1$)`, `| $(-1)^n/n$ | converges conditionally |`.

A row whose cell says anything that is not known here is left alone. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.analysis.convergence_rows import tells_of_series
from vaultproof.extract.analysis.convergent import (
    DIVERGES,
    HOW,
    said_of_one_that_converges,
    tells_convergence,
    whole_sum,
)
from vaultproof.extract.doubts.otherwise import introduced_otherwise
from vaultproof.extract.doubts.over import heading_over
from vaultproof.extract.language.clauses import FORMULA, Text, text_of
from vaultproof.extract.tables.cells import cells_of_tables
from vaultproof.note import Block, Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_GENERAL = Spotted(
    r"""(?:general\s+)?terms?|summands?|(?:allgemeine[sr]\s+)?(?:reihen)?glied(?:er)?|summand(?:en)?|terme\s+général|término\s+general|termo\s+geral|termine\s+generale
    |общий\s+член|wyraz(?:\s+ogólny)?|số\s+hạng(?:\s+tổng\s+quát)?|通项|一般项|一般項|일반항|series|reihe|série|serie|ряд|szereg|chuỗi(?:\s+số)?|级数|級数|급수""",
    re.IGNORECASE | re.VERBOSE,
)
"""Headers over general terms of series, or over series."""
_OF_SERIES = late(
    r"""(?<![^\W_])(?:series|reihen?(?![a-zäöü]*folge)|séries?|series?|ряд(?:ы|ов)?|szereg\w*|chuỗi)(?![^\W_])|级数|級数|급수|\\sum(?![A-Za-z])|Σ|∑""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_SEQUENCES = late(
    r"""(?<![^\W_])(?:sequences?|folgen?|suites?|sucesi(?:ón|ones)|sucess(?:ão|ões)|sequências?|successioni?e?|последовательност\w+|ciąg\w*|dãy)(?![^\W_])|数列|수열""",
    re.IGNORECASE | re.VERBOSE,
)
_ITEM = late(r"\s*[a-z]_(?:n|k|\{[nk]\})\s*")
_FROM = late(
    r"(?P<letter>[nk])\s*(?:\\geq?(?![A-Za-z])|\\geqslant|≥|>=|=|\\in\s*\\mathbb\s*\{?N)\s*(?P<first>\d)?"
)
_CONVERGES = r"""converges?|convergent[es]?|konvergent|konvergiert|сходится|hội\s+tụ|zbieżn[yae]
    |收敛|收束(?:する)?|収束(?:する)?|수렴(?:한다)?"""
_DIVERGES = r"""diverges?|divergent[es]?|divergiert|расходится|phân\s+k[ỳì]|rozbieżn[yae]
    |发散|發散|発散(?:する)?|발산(?:한다)?"""
_SUM = r"""(?:the\s+)?sum|(?:reihen)?wert|summe|somme|suma|soma|somma|сумма|tổng|和|合计|합(?:계)?"""
_IS = r"(?:=|:|：|is|ist|est|vaut|es|vale|é|è|равна|wynosi|là|bằng|为|是|は|은|는)"
_TO = r"(?:to|gegen|vers|a|para|к|do|tới|đến|về|到|于|于|に|へ)"
_VALUE = rf"(?:(?P<about>≈|~)\s*)?(?P<value>{FORMULA}|-?\d{{1,9}}(?:/\d{{1,9}})?)"
_TOLD = late(
    rf"""(?:(?P<before>{HOW})\s*)?(?P<con>{_CONVERGES})(?:\s*(?P<behind>{HOW}))?(?:\s*{_TO}?\s*{_VALUE})?
    |(?P<div>{_DIVERGES})
    |(?P<sum>{_SUM})?\s*{_IS}?\s*{_VALUE.replace("about", "about_sum").replace("value", "value_sum")}""",
    re.IGNORECASE | re.VERBOSE,
)
_REASON = late(
    r"""(?:p-series|geometri\w+|géométrique|geométric\w+|geometrisch\w*|геометрическ\w+|hình\s+học|telescop\w+|télescopique|teleskop\w*|telescóp\w+|harmonic\w*|harmonique|harmonisch\w*|harmónic\w+|armonic\w+|гармоническ\w+
    |alternating|alterné\w*|alternierend\w*|leibniz|riemann|cauchy|d['’]alembert|basel|ratio|quotient\w*|root|wurzel\w*|comparison|integral|test|criterion|kriterium|critère|criterio|critério|признак|so\s+sánh|等比|几何|調和|调和|交错|莱布尼茨|기하|조화)
    (?:[\s-]+(?:series|reihe|test|kriterium|criterion|série|serie|ряд|级数|級数))?""",
    re.IGNORECASE | re.VERBOSE,
)
"""Why it is so, or what such a series is called."""
_REMARK = late(r"\s*[(（]\s*(?P<said>[^()（）]{1,40})\s*[)）]")
_APART = late(r"\s*[,;，；、]\s*")
_LONGEST = 120
_LATER = 3
_REACH = 300
_SURELY = late(
    rf"(?:{HOW})|(?<!\w)(?:sum|summe|somme|suma|soma|somma|сумма|tổng)(?!\w)|和", re.IGNORECASE | re.VERBOSE
)
"""Words of a column that tell of series, and not of their terms as sequences."""
_DIVERGENT = late(_DIVERGES, re.IGNORECASE | re.VERBOSE)
_MAY_BE_TERMS = "it may be told of the terms as a sequence, and not of their series"
_MAY_BEGIN_ELSEWHERE = "where the series begins is not told"


@dataclass(frozen=True, slots=True)
class _Series:
    """A series, as LaTeX and as the note shows it, whether it is `written` as one and not as its general term, and
    whether it is told where it begins; where it is not, `later` is the same from a number on where it has its terms."""

    latex: str
    shown: str
    written: bool
    sure: bool
    later: str


def series_rows(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """What the rows of tables tell of the series in their first cells, where it is more than `yes` or `diverges`."""
    source = note.source.text
    if not _GENERAL.may_match(source):
        return
    for scope, cells in cells_of_tables(note):
        head = cells.get((0, 0))
        if head is None:
            continue
        first = text_of(head)
        titles = " ".join(note.source[block.span] for (row, _), block in cells.items() if row == 0)
        over = f"{titles} {heading_over(note, head.span.start)} {_said_before(source, head.span.start)}"
        alone = _OF_SERIES.search(over) is None or _OF_SEQUENCES.search(over) is not None
        if not _is_of_series(first):
            continue
        place = doubts.get(scope) or introduced_otherwise(note, note.scopes[scope].span.start)
        columns = [
            column
            for (row, column), block in cells.items()
            if row == 0 and column and tells_of_series(text_of(block).words)
        ]
        told = " ".join(text_of(block).words for (row, column), block in cells.items() if column in columns)
        sure = _SURELY.search(told) is not None
        alone = alone or not (sure or _DIVERGENT.search(told))
        for (row, column), block in sorted(cells.items(), key=lambda one: one[0]):
            beside = cells.get((row, 0))
            series = _series(first, text_of(beside)) if row and column in columns and beside else None
            if series is not None and not (alone and not series.written):
                unsure = None if sure or series.written else _MAY_BE_TERMS
                yield from _of_cell(note, block, scope, series, place or doubts.get(block.scope) or unsure)


def _said_before(text: str, at: int) -> str:
    """The paragraph right before a table."""
    before = text[max(0, at - _REACH) : at].rstrip(" |\n")
    return before[before.rfind("\n\n") + 1 :] if not before.rpartition("\n")[2].startswith("#") else ""


def _is_of_series(header: Text) -> bool:
    """Whether a header stands over series or their general terms."""
    words = _REMARK.sub("", header.words).strip(" *_:：")
    words = re.sub(rf"[\s,]*{FORMULA}\s*$", "", words) or words
    if words == FORMULA:
        return any(_ITEM.fullmatch(one.text) or r"\sum" in one.text for one in header.formulas.values())
    return _GENERAL.fullmatch(words) is not None


def _series(header: Text, cell: Text) -> _Series | None:
    """The series of a row: as it is written, or of the general term that is."""
    if cell.words.strip() != FORMULA:
        return None
    term = next(iter(cell.formulas.values())).text
    if (whole := whole_sum(term)) is not None:
        sure = whole == term or "_" in term.partition("sum")[2][:3]
        return _Series(whole, term, written=True, sure=sure, later=whole)
    letters = set(re.findall(r"(?<![A-Za-z\\])[A-Za-z](?![A-Za-z])", re.sub(r"\\[A-Za-z]+", " ", term))) - {
        "e"
    }
    if (
        len(letters) != 1
        or not letters <= {"n", "k"}
        or re.search(r"[=<>]|\\(?:sum|int|lim|le|ge|to)(?![A-Za-z])", term)
    ):
        return None
    (letter,) = letters
    told = next(
        (
            one
            for text in (*(formula.text for formula in header.formulas.values()), header.words)
            for one in _FROM.finditer(text)
            if one["letter"] == letter and one["first"]
        ),
        None,
    )
    first = told["first"] if told is not None else "1"
    whole, later = (
        rf"\sum_{{{letter}={start}}}^{{\infty}} \left({term}\right)"
        for start in (first, first if told is not None else _LATER)
    )
    return _Series(whole, term, written=False, sure=told is not None, later=later)


def _of_cell(note: Note, block: Block, scope: int, series: _Series, doubt: str | None) -> Iterator[Equation]:
    """What a cell tells of a series; nothing where it says what is not known here."""
    text = text_of(block)
    if len(text.words) > _LONGEST or any(
        _REASON.fullmatch(one["said"].strip()) is None for one in _REMARK.finditer(text.words)
    ):
        return
    bare = _REMARK.sub(lambda one: " " * len(one.group()), text.words)
    found: list[tuple[re.Match[str], int, int]] = []
    start = 0
    for end in (*(one.start() for one in _APART.finditer(bare)), len(bare)):
        begin = start + len(bare[start:end]) - len(bare[start:end].lstrip(" ,;，；、*_."))
        stop = begin + len(bare[begin:end].rstrip(" *_.。"))
        start = end
        match = _TOLD.fullmatch(bare, begin, stop)
        if match is None and _REASON.fullmatch(bare, begin, stop) is None:
            return
        if match is not None:
            found.append((match, begin, stop))
    converges = any(match["con"] for match, *_ in found)
    for match, begin, stop in found:
        if match["value_sum"] and not (match["sum"] or converges):
            return
        yield from _of_clause(note, text, (match, begin, stop), scope, series, doubt)


def _of_clause(
    note: Note,
    text: Text,
    clause: tuple[re.Match[str], int, int],
    scope: int,
    series: _Series,
    doubt: str | None,
) -> Iterator[Equation]:
    match, begin, stop = clause
    span = text.span_of(begin, stop)
    shown = f"{series.shown}: {text.shown(begin, stop)}"
    if match["con"] or match["div"]:
        says = DIVERGES if match["div"] else said_of_one_that_converges(match["before"] or match["behind"])
        yield tells_convergence(note, span, shown, scope, series.later, says=says, doubt=doubt)
    group = "value" if match["value"] else "value_sum"
    if match[group] is None:
        return
    about = match["about"] if group == "value" else match["about_sum"]
    yield Equation(
        path=note.path,
        span=text.span_of(*match.span(group)),
        kind="sum",
        text=shown,
        scope=scope,
        left=Term(Passage(series.latex, ((0, span.start),)), Syntax.LATEX),
        relation=Relation.APPROXIMATE if about else Relation.EQUAL,
        right=text.term(*match.span(group)),
        doubt=doubt or (None if series.sure else _MAY_BEGIN_ELSEWHERE),
    )
