r"""Means, variances and entropies of a variable whose probabilities a table lists, `x` beside `P(X = x)`: `E[X] = 1.1`,
`\mathrm{Var}(X) = 0.49`, `H(X) = 1.5` bits. Works nothing out.
"""

from __future__ import annotations

import operator
import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_CHANCES
from vaultproof.extract.probability.distributed import asked
from vaultproof.extract.shape import shape
from vaultproof.extract.tables.cells import cells_of_tables
from vaultproof.extract.told import OWNER, WHOSE, NumberText, begins, claim_told, told_value
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_CHANCE = Spotted(
    r"P\s*\(|p\s*\(|p_|\|\s*\$?[pP]\$?\s*\||probab|wahrscheinl|xác\s+suất|вероятност|prawdopod|olasılık|概率|確率|확률",
    re.IGNORECASE,
)
_CHANCES = late(
    r"(?:\\?Pr?|p|\\(?:mathbb|mathrm|text)\{Pr?\})\s*\(\s*(?:(?P<letter>[A-Z])\s*(?:=\s*[a-z](?:_\{?[a-z]\}?)?)?|[a-z](?:_\{?[a-z]\}?)?)\s*\)"
    r"|[pP](?:_\{?[a-z]\}?)?|probabilit(?:y|é|à|ies)|prob\.?|wahrscheinlichkeit|probabilidade?|xác\s+suất|вероятность|prawdopodobieństwo|olasılık"
    r"|概率|機率|確率|확률",
    re.IGNORECASE,
)
_VALUES = late(
    r"[a-zA-Z](?:_\{?[a-z]\}?)?|values?|outcomes?|werte?|valeurs?|valor(?:es)?|valor[ei]|giá\s+trị|значени[ея]|wartość|symbols?|events?|classe?s?|symbole?|klassen?|clases?|取值|值|値|값|符号|シンボル",
    re.IGNORECASE,
)
_NUMBER = late(r"[-−]?\d+(?:[.,]\d+)?(?:\s*/\s*\d+)?|\\[dt]?frac\s*(?:\{\d+\}\s*\{\d+\}|\d\s*\d)")
_FONT = r"\\(?:mathbb|mathrm|text|operatorname|mathsf)\s*\{?\s*"
_ENTROPY = late(
    rf"\s*(?:(?P<entropy>(?:{_FONT})?H\s*\}}?)\s*(?:\\left\s*)?[(\[]\s*(?P<letter>[A-Z])\s*(?:\\right\s*)?[)\]]|(?P<lone>H))\s*"
)
_TOLD = late(
    r"(?P<mean>(?<!\w)(?:expected\s+value|expectation|erwartungswert|espérance|esperanza|valor\s+esperado|valore\s+atteso|kỳ\s+vọng|математическое\s+ожидание"
    r"|wartość\s+oczekiwana|beklenen\s+değer)(?!\w)|期望值|期望|期待値|기댓값)"
    r"|(?P<variance>(?<!\w)(?:variance|varianz|varianza|variância|phương\s+sai|дисперсия|wariancja|varyans)(?!\w)|方差|分散|분산)",
    re.IGNORECASE,
)
_BITS = late(r"\bbits?\b|log_?2|бит|bit(?:ów|y)?\b|比特|ビット|비트|\bSh\b", re.IGNORECASE)
_NATS = late(r"\bnats?\b|\\ln(?![a-z])|нат\b|ナット", re.IGNORECASE)
_IS_PLAIN = late(
    r"(?:^|[.;!?。；]\s*|\n)[\s$*]*(?:(?:so|then|thus|hence|we|get|have|the|its|this|entropy|is|die|ihre|ergibt|also|somit|damit|entropie|ist|l['’]entropie"
    r"|donc|la|vaut|est|entropía|entropia|es|é|è|entonces|энтропия|равна|熵|为|エントロピー|は)[\s$*]*)*\Z",
    re.IGNORECASE,
)
"""Words before an entropy that name no other thing whose it is."""
_OTHERS = late(
    r"\b(?:given|conditional|joint|bedingt\w*|conditionnelle|condicional)\b|条件|조건", re.IGNORECASE
)
_MOST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The probabilities of a table, its values where they are numbers, the letter of its variable where it tells one,
    and where it ends."""

    chances: tuple[str, ...]
    values: tuple[str, ...]
    letter: str | None
    end: int


def chance_claims(
    note: Note, statements: Iterable[Statement], texts: Sequence[NumberText], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """Each mean, variance and entropy that follows a table of probabilities in its section."""
    tables = tuple(_tables(note)) if _CHANCE.may_match(note.source.text) else ()
    if not tables:
        return
    for one in statements:
        if not one.relations or one.relations[0] not in {Relation.EQUAL, Relation.APPROXIMATE}:
            continue
        start = one.terms[0].passage.whole.start
        found = _ENTROPY.fullmatch(one.terms[0].text)
        letter, wanted = asked(one.terms[0].text) or ("", ()) if found is None else (found["letter"], ())
        if found is None and (not letter or wanted[0] not in _WANTED):
            continue
        table = _nearest(note, tables, start, letter)
        value = next((term for term in one.terms[1:] if shape(term).literal), one.terms[-1])
        if table is None or not shape(value).numeric or value is not one.terms[1]:
            continue  # a chain is tried number by number
        before, end = note.source.text[max(0, start - 80) : start], value.passage.whole.end
        if found is None:
            left = _of_event(table, wanted[1:]) if wanted[0] == "event" else _moment(table, *wanted)
        else:
            left = _entropy(table, (note.source.text[start : end + 20], before))
            left = None if found["lone"] and not _IS_PLAIN.search(before) else left
        if left is None or _OTHERS.search(before):
            continue
        claim = equation(one, "arithmetic", 0)
        span = Span(start, max(value.passage.whole.end, claim.span.end))
        yield replace(
            claim,
            span=span,
            text=" ".join(note.source[span].split()),
            left=Term(Passage(left, ((0, start),)), Syntax.LATEX),
            right=value,
            relation=one.relations[0],
            lead=(),
            doubt=doubts.get(one.scope)
            or one.around.doubt_of_numbers
            or _doubt(note.source.text[table.end : start]),
        )
    for text in texts:
        for match in _TOLD.finditer(text.plain):
            owner = OWNER.search(text.plain, 0, match.start())
            whose = WHOSE.match(text.plain, match.end())
            first = owner.start() if owner is not None else match.start()
            letter = whose["letter"] if whose is not None else owner["letter"] if owner is not None else None
            table = _nearest(note, tables, text.block.span.start, letter)
            told = told_value(text.plain, match.end() if whose is None else whose.end())
            if table is None:
                continue
            left = _moment(table, "mean" if match["mean"] else "variance", *_ONCE)
            eastern = match.group()[-1] > "\u2e80"
            if told is not None and left is not None and begins(text.plain, first, eastern=eastern):
                told_before = (
                    note.source.text[table.end : text.block.span.start] + text.plain[: match.start()]
                )
                claim = claim_told(note, text.block, match, left, told, doubts)
                yield replace(claim, doubt=claim.doubt or _doubt(told_before))


ANOTHER = late(
    r"""\\sim(?![a-z])|~|\b(?:different|another|other|instead|suppose|now|new|next|second|if|when|for\s+an?|let|consider|compare\w*|fair|uniform\w*
    |andere\w*|statt\w*|nun|neue\w*|zweite\w*|wenn|falls|für\s+eine?\w*|sei|autre|maintenant|nouve\w+|deuxième|si|pour\s+une?|soit
    |otr[oa]|ahora|nuev[oa]|segund[oa]|para\s+un\w*|sea|outr[oa]|agora|nov[oa]|se|seja|altr[oa]|ora|second[oa]|per\s+un\w*|sia
    |друг\w+|теперь|нов\w+|втор\w+|если|для|пусть|khác|bây\s+giờ|mới|nếu|với|cho|inn\w+|now\w*|jeśli|dla|niech|başka|şimdi|yeni|eğer|için)\b
    |别的|另|现在|如果|若|对于|对|假设|公平|別の|今|もし|다른|만약""",
    re.IGNORECASE | re.VERBOSE,
)
_LABEL = late(
    r"(?<=\n)[ \t>*_]*(?:solution|answer|lösung|antwort|réponse|solución|respuesta|solução|resposta|soluzione|risposta"
    r"|решение|ответ|rozwiązanie|odpowiedź|lời\s+giải|giải|解答?|풀이|답)[ \t*_]*[:：][ \t*_]*(?=\n)",
    re.IGNORECASE,
)
"""A line that only says that what was asked is worked out."""
_PARAGRAPH = late(r"\n[ \t>]*\n")


def _doubt(between: str) -> str | None:
    """Why a value may be one of another distribution than the table's, which ends before a text: it stands in a later
    paragraph than the next one that has words of something else, or words between tell of something else."""
    told = _LABEL.sub("", between.rstrip())
    paragraphs = [one for one in _PARAGRAPH.split(told)[1:-1] if not goes_on_plainly(one, OF_CHANCES)]
    if paragraphs or ANOTHER.search(between):
        return "it may be told of another distribution than that of the table above"
    return None


_WANTED = frozenset({"event", "mean", "square", "variance", "deviation"})
_ONCE = ("1", "0")


def _entropy(table: _Table, around: Sequence[str]) -> str | None:
    """The term of an entropy. The nearest of the texts `around` it that tell a unit of information is believed; None
    where none does."""
    told = [(bool(_BITS.search(one)), bool(_NATS.search(one))) for one in around]
    bits, nats = next((one for one in told if any(one)), (False, False))
    if bits is nats:
        return None
    logarithm = r"\log_2" if bits else r"\ln"
    parts = [rf"{one} \cdot {logarithm}({one})" for one in table.chances if _exact(one) > 0]
    return f"-({'+'.join(parts)})"


def _moment(table: _Table, kind: str, factor: str, offset: str) -> str | None:
    """The term of the mean, the variance, the deviation or the mean square of a multiple with an offset;
    None where its values are no numbers."""
    if not table.values:
        return None
    mean = "+".join(rf"{p} \cdot ({x})" for p, x in zip(table.chances, table.values, strict=True))
    square = "+".join(rf"{p} \cdot ({x})^2" for p, x in zip(table.chances, table.values, strict=True))
    variance = f"{square} - ({mean})^2"
    if kind == "square":
        return square
    if (factor, offset) != _ONCE:
        mean, variance = rf"({factor}) \cdot ({mean}) + ({offset})", rf"({factor})^2 \cdot ({variance})"
    return {"mean": mean, "variance": variance, "deviation": rf"\sqrt{{{variance}}}"}[kind]


_COMPARED = {"<": operator.lt, ">": operator.gt, "=": operator.eq, "≤": operator.le, "≥": operator.ge}
_TURNED = {"<": ">", "≤": "≥"}


def _of_event(table: _Table, bounds: Sequence[str]) -> str | None:
    """The sum of the probabilities of the values that lie within bounds."""
    if not table.values or not all(_NUMBER.fullmatch(one) for one in bounds[1::2]):
        return None
    pairs = list(zip(bounds[::2], bounds[1::2], strict=True))
    if len(pairs) == 2:
        pairs[0] = (_TURNED[pairs[0][0]], pairs[0][1])
    chosen = [
        chance
        for chance, value in zip(table.chances, table.values, strict=True)
        if all(_COMPARED[sign](_exact(value), _exact(number)) for sign, number in pairs)
    ]
    return "+".join((*chosen, "0"))


def _nearest(note: Note, tables: Sequence[_Table], start: int, letter: str | None) -> _Table | None:
    """The last table before a place in its section, which is of the letter asked for."""
    headings = [one.span.start for one in note.headings]
    section = bisect(headings, start)
    near = [one for one in tables if one.end <= start and bisect(headings, one.end) == section]
    if not near or (letter is not None and near[-1].letter not in {None, letter}):
        return None
    return near[-1]


def _tables(note: Note) -> Iterator[_Table]:
    for _, grid in cells_of_tables(note):
        cells = {place: block.text.strip(" $*`") for place, block in grid.items()}
        end = max(block.span.end for block in grid.values())
        yield from _read(cells, end)
        yield from _read({(column, row): text for (row, column), text in cells.items()}, end)


def _read(cells: Mapping[tuple[int, int], str], end: int) -> Iterator[_Table]:
    """The table where it has two columns, one of which holds probabilities that sum up to one."""
    rows = 1 + max(row for row, _ in cells)
    if max(column for _, column in cells) != 1 or not 3 <= rows <= _MOST or len(cells) != 2 * rows:
        return
    header = _CHANCES.fullmatch(cells[0, 1])
    if header is None or not (_VALUES.fullmatch(cells[0, 0]) or not cells[0, 0]):
        return
    chances = [_latex(cells[row, 1]) for row in range(1, rows)]
    values = [_latex(cells[row, 0]) for row in range(1, rows)]
    known = [one for one in chances if one is not None]
    if len(known) != len(chances) or sum(map(_exact, known)) != 1:
        return
    plain = tuple(one for one in values if one is not None)
    yield _Table(
        chances=tuple(known),
        values=plain if len(plain) == len(values) else (),
        letter=header["letter"],
        end=end,
    )


def _latex(cell: str) -> str | None:
    """A cell that holds a number, as LaTeX."""
    match = _NUMBER.fullmatch(cell.replace("−", "-").replace("{,}", ","))
    if match is None:
        return None
    text = match.group().replace(" ", "").replace("−", "-").replace(",", ".")
    over, slash, under = text.partition("/")
    return rf"\frac{{{over}}}{{{under}}}" if slash else text


def _exact(written: str) -> Fraction:
    match = re.fullmatch(r"\\[dt]?frac\s*\{?\s*(-?\d+?)\s*\}?\s*\{?\s*(\d+)\s*\}?", written)
    return Fraction(int(match[1]), int(match[2])) if match is not None else Fraction(written)
