r"""Tables of values: a column (or row) headed `x`, others headed `f(x)`, `\sigma(x)` or any formula of `x`.

Each cell under a formula is a claim, with the `x` of its row given. Says nothing of tables of words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vaultproof.again import last
from vaultproof.claim import Definition, Equation, Relation, Syntax, Term
from vaultproof.extract.definitions.head import read_head
from vaultproof.extract.definitions.sequence import sequence_of
from vaultproof.extract.doubts.otherwise import introduced_otherwise
from vaultproof.extract.numbers.degrees import in_radians, of_angle
from vaultproof.extract.shape import FUNCTIONS, shape
from vaultproof.extract.tables.function_rows import function_rows
from vaultproof.extract.tables.function_tables import Headed, coded_parameters, named_columns, slope_columns
from vaultproof.extract.tables.header_units import apart_by_a_factor, are_told_otherwise, is_of_degrees
from vaultproof.extract.tables.headings import with_calls
from vaultproof.extract.tables.word_columns import word_columns
from vaultproof.latex import canonical_name
from vaultproof.note import Block, Note, Run, RunKind
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

Cell = tuple[Term, Block]
Grid = dict[tuple[int, int], Cell]

_WORDS = late(r"(?:[^\W\d_]|[\s:,'’()-])*")
_FORMULA = late(r"[\w\-−+*/·×^().,²³⁰¹⁴-⁹⁺⁻√ ]+")
_WORD = late(r"[^\W\d_]+")
_DATED = late(r"\d+[-–/]\d+")  # a date, a score or pages as well as a difference or quotient
_LONGEST_NAME = 3
VALUE = late(
    r"(?:the )?(?:values?|results?|giá trị|kết quả|werte?|ergebniss?e?|valeurs?|résultats?|valor(?:es)?|resultados?"
    r"|valor[ei]|risultat[oi]|значени[ея]|результаты?|值|结果|數值|値|結果|값|결과)",
    re.IGNORECASE,
)
_EXPRESSION = late(
    r"""(?:the\s+)?(?:công\s+thức|formeln?|formules?|fórmulas?|formul[ae]|формул[аы]|wz[oó]r|公式|수식|공식|expressions?|calculations?|computations?|formula[es]?|terms?|operations?|examples?
    |biểu\s+thức|phép\s+tính|tính|ví\s+dụ
    |ausdr[uü]cke?|rechnung(?:en)?|aufgabe|term[e]?|beispiele?|expressions?|calculs?|opérations?|exemples?
    |expresi[oó]n(?:es)?|cálculos?
    |operaci[oó]n(?:es)?|ejemplos?|express(?:ão|ões)|operaç(?:ão|ões)|exemplos?|выражени[ея]|пример[ы]?
    |вычислени[ея]|espression[ei]|calcol[oi]
    |esemp[io]|wyrażeni[ea]|表达式|算式|式|計算|计算|例|例子|식|계산|예)""",
    re.IGNORECASE | re.VERBOSE,
)
_CALCULATION = late(
    r"""(?:the\s+)?(?:calculations?|computations?|working|how|phép\s+tính|cách\s+tính|tính\s+toán|rechnung|berechnung|rechenweg|calculs?|cálculos?|cuenta
    |conta|calcol[oi]|вычислени[ея]|расч[её]т|obliczeni[ae]|rachunek|hesap(?:lama)?|işlem|计算(?:过程|式)?|計算(?:式)?|算式|계산(?:식)?)""",
    re.IGNORECASE | re.VERBOSE,
)
_INPUT = late(
    r"(?:the )?(?:inputs?|đầu vào|giá trị vào|eingaben?|entrées?|entradas?|ingress[oi]|вход|wejście)"
    r"|输入|輸入|入力|입력",
    re.IGNORECASE,
)
_OUTPUT = late(
    r"(?:the )?(?:outputs?|results?|đầu ra|giá trị ra|kết quả|ausgaben?|ergebniss?e?"
    r"|sorties?|résultats?|salidas?|resultados?|saídas?|uscit[ae]"
    r"|risultat[oi]|выход|результаты?|wyjście|wyniki?|输出|輸出|结果|出力|結果|출력|결과)",
    re.IGNORECASE,
)


def table_claims(  # noqa: PLR0913 - what a note gives names to, each kind by its own
    note: Note,
    doubts: dict[int, str],
    functions: tuple[frozenset[str], Mapping[str, str]],
    subject: Definition | None = None,
    bound: frozenset[str] = frozenset(),
    sequences: Mapping[tuple[str, str], Term] | None = None,
    *,
    settings: Mapping[str, frozenset[str]] | None = None,
    heads: Mapping[str, tuple[str, ...]] | None = None,
    called: Mapping[str, str] | None = None,
) -> Iterator[Equation]:
    """The claims of every table of values in the note. `functions` are names that headers may give by themselves, and
    the variables of those that the note defines;
    `subject` is the function of one variable that the note defines, where it defines one only: the function that
    `Input` and `Output` tell of; `bound` are names to which the note gives values, as a weight in `w_1 x_1 + b`;
    `sequences` the formulas of sequences whose terms a column gives, `settings` the letters of a function's formula
    besides its variables, which columns may give, too, `heads` the variables of each function of several, and `called`
    the calls of functions that headings name."""
    found = tuple((with_calls(grid, called or {}), scope) for grid, scope in grids(note))
    coded = coded_parameters(note) if found and note.fences else {}
    for grid, scope in found:
        if not any(shape(term).digits or term.syntax is Syntax.LATEX for term, _ in grid.values()):
            continue
        doubt = doubts.get(scope) or introduced_otherwise(note, note.scopes[scope].span.start, subject)
        table = _Table(
            note=note,
            scope=scope,
            doubt=doubt,
            bound=bound,
            sequences=sequences or {},
            settings=settings or {},
            heads=heads or {},
            of_truth=_is_of_truth_values(grid),
        )
        headed = Headed(
            note=note,
            scope=scope,
            doubt=doubt,
            functions=functions[0],
            parameters=functions[1],
            coded=coded,
        )
        turned = {} if _holds_words(grid) or _tells_moments(grid) else _transposed(grid)
        claims = [*_columns(table, grid)] or [*_columns(table, turned, is_turned=True)]
        claims += [*named_columns(headed, grid)] or [*named_columns(headed, turned)]
        claims = (
            claims
            or [*function_rows(headed, grid)]
            or [*slope_columns(headed, grid)]
            or [*_pairs(table, grid)]
        )
        if subject is not None:
            claims = claims or [*_inputs(table, grid, subject.name)]
            claims += word_columns(headed, grid, subject, slopes_only=bool(claims))
        yield from claims


_OF_TRUTH_VALUES = "the table holds nothing but zeros and ones, which may be truth values"
_FEWEST_CELLS = 6


def settings_of(definitions: Iterable[Definition]) -> dict[str, frozenset[str]]:
    """The letters of each function's formula besides its variables."""
    return {one.name: frozenset(_names_in(one.body) - set(one.parameters)) for one in definitions}


def heads_of(definitions: Iterable[Definition]) -> dict[str, tuple[str, ...]]:
    """The variables of each function of several variables that is defined once."""
    known: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for one in definitions:
        known[one.name].add(one.parameters)
    found = {name: next(iter(heads)) for name, heads in known.items() if len(heads) == 1}
    return {name: head for name, head in found.items() if len(head) > 1}


def _called(header: Term, heads: Mapping[str, tuple[str, ...]], inputs: Container[str]) -> Term:
    """A header that is the bare name of a function of several variables, all of which head columns, as a call."""
    parameters = heads.get(canonical_name(header.text.strip()) or "")
    if (
        parameters is None
        or header.syntax is not Syntax.LATEX
        or not all(one in inputs for one in parameters)
    ):
        return header
    written = ", ".join(one if len(one) == 1 else f"\\{one}" for one in parameters)
    return Term(replace(header.passage, text=f"{header.text.strip()}({written})"), header.syntax)


def _is_of_truth_values(grid: Grid) -> bool:
    """Whether all cells below the headers are 0 or 1, as in the table of a gate, where `x + y` means *or*."""
    cells = [term.text.strip() for (row, _), (term, _) in grid.items() if row > 0]
    return len(cells) >= _FEWEST_CELLS and set(cells) == {"0", "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Where a table stands, why it may state nothing, the names to which the note gives values, the formulas of its
    sequences, the letters of its functions besides their variables, the variables of those of several, and whether
    its cells may be truth values."""

    note: Note
    scope: int
    doubt: str | None
    bound: frozenset[str]
    sequences: Mapping[tuple[str, str], Term]
    settings: Mapping[str, frozenset[str]]
    heads: Mapping[str, tuple[str, ...]]
    of_truth: bool


@last
def grids(note: Note) -> tuple[tuple[Grid, int], ...]:
    """The cells of each table by row and column, with the table's scope."""
    tables: dict[int, Grid] = {}
    for block in note.blocks:
        if block.row is None or block.column is None or (term := _term(block)) is None:
            continue
        scope = next(at for at in note.scope_chain(block.scope) if note.scopes[at].kind == "table" or at == 0)
        tables.setdefault(scope, {})[block.row, block.column] = (term, block)
    return tuple((grid, scope) for scope, grid in tables.items())


_LETTER = late(r"[^\W\d_]")


def _holds_words(grid: Grid) -> bool:
    """Whether a column beside the first holds words alone below its header, so that the rows are no lists of values."""
    columns: dict[int, list[bool]] = {}
    for (row, column), (term, _) in grid.items():
        if row and column:
            words = term.syntax is Syntax.PLAIN and _LETTER.search(term.text) and not shape(term).digits
            columns.setdefault(column, []).append(bool(words))
    return any(len(found) > 1 and all(found) for found in columns.values())


_MOMENT = late(
    r"""\b(?:mean|average|cent(?:er|re)|expect\w+|std|sd|st(?:andar)?d\.?\s*dev\w*|standard\s+deviation|varian[cz]\w*|var|median|mode|spread|mittelwert|erwartungswert|varianz
    |standardabweichung|streuung|moyenne|écart|espérance|media|mediana|desviación|varianza|média|desvio|variância|scarto|średnia|wariancja|odchylenie|trung\s+bình|phương\s+sai)\b
    |среднее|дисперси|отклонени|均值|方差|标准差|平均|分散|標準偏差|평균|분산|\\(?:mu|sigma)(?![a-z])|(?<![A-Za-z])(?:E|Var)\s*[(\[]""",
    re.IGNORECASE | re.VERBOSE,
)
_FEWEST_MOMENTS = 1


def _tells_moments(grid: Grid) -> bool:
    """Whether the headers are means and deviations, so that a row holds no values of its first cell."""
    headers = [term.text for (row, column), (term, _) in grid.items() if row == 0 and column]
    return sum(_MOMENT.search(header) is not None for header in headers) >= _FEWEST_MOMENTS


def _transposed(grid: Grid) -> Grid:
    return {(column, row): cell for (row, column), cell in grid.items()}


_REMARKED = late(
    r"\s*(?P<number>[-−]?\d+(?:[.,]\d+)?)\s*[(（](?P<remark>[^\W\d_](?:[^\W\d_]|[\s!，,'’-]){1,40})[)）]\s*"
)
"""A number with a remark in brackets, without numbers: `0 (minimum in one step)`."""
_LONGEST_UNIT = 4
_OF_VALUE_ITSELF = late(
    r"""(?<!\w)(?:in|as|not|no|wrong|false|in?correct|error|mistake|should|instead|per\s*cent|percent\w*|degrees?|rad\w*|hex\w*|binary|octal|base|mod\w*|log\w*|rounded|scaled?|times|units?
    |als|nicht|kein\w*|falsch|fehler\w*|sollte|statt|prozent|grad|gerundet|pas|non|faux|erreur|devrait|arrondi\w*|degrés?|pour\s*cent|error\w*|falso|incorrect\w*|debería|redonde\w*|grados?|por\s*ciento|errad\w*|deveria|graus?|sbagliat\w*|gradi
    |не|нет|ошибк\w*|неверн\w*|вместо|градус\w*|процент\w*|не\s+|không|sai|lỗi|thay|độ|phần\s+trăm|làm\s+tròn)(?!\w)|错|誤|误|不正|应为|度|弧|约|百分|米|克|秒|分钟|元|円|単位|单位|進|进制|오류|틀|도$|퍼센트""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of a remark by which the number may be another one, or none that is stated."""


def _term(block: Block) -> Term | None:
    """A cell's content as one term: one formula, or plain text and code."""
    runs = [
        run
        for run in block.runs
        if run.kind in (RunKind.FORMULA, RunKind.TEXT, RunKind.CODE) and run.passage.text.strip()
    ]
    if block.row == 0 or block.column == 0:
        formulas = [run for run in runs if run.kind is RunKind.FORMULA]
        words = [run.passage.text for run in runs if run.kind is RunKind.TEXT]
        if len(formulas) == 1 and len(runs) == len(words) + 1 and all(map(_WORDS.fullmatch, words)):
            runs = formulas
    passage = _joined([run.passage for run in runs]) if block.row == 0 and _is_text(runs) else None
    if passage is None and len(runs) != 1:
        return None
    run = runs[0] if passage is None else replace(runs[0], passage=passage)
    text = run.passage.text
    if block.row and block.column and (remarked := _REMARKED.fullmatch(text)) is not None:
        remark = remarked["remark"]
        is_unit = len(remark) <= (_LONGEST_UNIT if remark.isascii() else 1)
        if is_unit or _OF_VALUE_ITSELF.search(remark) is not None:
            return None
        text = text[: remarked.end("number")]
    start = len(text) - len(text.lstrip())
    return Term(
        run.passage.cut(start, len(text.rstrip())),
        Syntax.LATEX if run.kind is RunKind.FORMULA else Syntax.PLAIN,
    )


def _is_text(runs: Sequence[Run]) -> bool:
    return len(runs) > 1 and all(run.kind is RunKind.TEXT for run in runs)


def _joined(passages: Sequence[Passage]) -> Passage | None:
    """Passages that stand side by side as one, as the parts of `x_t` that emphasis would part; None for others."""
    if any(one.whole.end != other.whole.start for one, other in pairwise(passages)):
        return None
    anchors, length = list[tuple[int, int]](), 0
    for one in passages:
        anchors.extend((inner + length, outer) for inner, outer in one.anchors)
        length += len(one.text)
    return Passage("".join(one.text for one in passages), tuple(anchors))


def _columns(table: _Table, grid: Grid, *, is_turned: bool = False) -> Iterator[Equation]:
    headers = {
        column: sequence_of(_headed(cell[0]), table.sequences)
        for (row, column), cell in grid.items()
        if row == 0
    }
    heads = {column: table.note.source[block.span] for (row, column), (_, block) in grid.items() if row == 0}
    totals = {row for (row, _), (cell, *_) in grid.items() if row > 0 and is_total(cell.text)}
    named = {column: parts for column, term in headers.items() if (parts := _named_formula(term)) is not None}
    headers |= {column: name for column, (name, _) in named.items()}
    inputs = {column: name for column, term in headers.items() if (name := _symbol(term)) is not None}
    letters = set(inputs.values())
    inputs = {column: name for column, name in inputs.items() if not _is_power(name, letters)}
    headers = {column: _called(term, table.heads, letters) for column, term in headers.items()}
    inputs = {column: name for column, name in inputs.items() if not shape(headers[column]).calls}
    inputs |= {column: "e" for column, term in headers.items() if term.text.strip() == "e"}
    if (
        is_turned
    ):  # a row of inputs stands above the rows of values; below them, it is one function among others
        formulas = [at for at, term in headers.items() if at not in inputs and _wanted(_headed(term), False)]
        inputs = {at: name for at, name in inputs.items() if at < min(formulas, default=0)}
    if not is_turned:
        inputs |= _counted(grid, headers, inputs) or _settings(headers, inputs)
    for column, header in headers.items():
        told = named[column][1] if column in named else header
        wanted = _names_in(told) if column in named else _wanted(header, column in inputs)
        settled = (wanted - set(inputs.values())) & table.bound
        wanted |= _set_by_columns(table, header, set(inputs.values())) if wanted else set()
        if not wanted - settled or not wanted - settled <= set(inputs.values()):
            continue
        wanted = wanted - settled
        for row in sorted({row for row, _ in grid if row > 0} - totals):
            given = {
                name: _in_its_unit(grid[row, at][0], heads.get(at, ""), told)
                for name, at in _nearest(inputs, column, wanted)
                if (row, at) in grid
            }
            cell = grid.get((row, column))
            if (
                cell is None
                or set(given) != wanted
                or not all(shape(term).numeric for term in given.values())
            ):
                continue
            if shape(cell[0]).numeric:
                claim = _claim(table, told, cell, tuple(given.items()))
                apart = _unit_doubt(heads, column, told, dict(_nearest(inputs, column, wanted)).values())
                text = claim.text.replace(told.text, header.text, 1)
                yield replace(claim, text=text, doubt=claim.doubt or apart)


_COUNTING = late(
    r"""(?:the\s+)?(?:(?:number|no\.?|\#|count)\s+(?:of\s+)?)?(?:n|steps?|iterations?|epochs?|layers?|days?|years?|months?|hours?|rounds?|trials?|terms?|periods?|depth|tosses|flips|time
    |(?:anzahl(?:\s+der)?\s+)?(?:schritte?n?|iteration(?:en)?|epochen?|schicht(?:en)?|tage?|jahre?|monate?|stunden?|runden?|versuche?|zeit)
    |(?:nombre\s+d(?:e\s+|['’]))?(?:pas|étapes?|itérations?|époques?|couches?|jours?|années?|ans|mois|heures?|essais|temps|lancers)
    |(?:n[úu]mero\s+de\s+)?(?:pasos?|iteraci[óo]n(?:es)?|épocas?|capas?|d[íi]as?|años?|meses|horas?|ensayos|tiempo|passos?|itera[çc](?:ão|ões)|camadas?|anos?|tempo|tentativas)
    |(?:số\s+)?(?:bước|lần\s+lặp|lớp|ngày|năm|tháng|giờ|lần(?:\s+thử)?|thời\s+gian)
    |(?:число\s+|количество\s+)?(?:шаг(?:и|ов)?|итераци[яий]|эпох[аи]?|сло[йиёв]+|дни|дней|день|год(?:ы|ов)?|лет|месяц\w*|час\w*|попыт\w+|время)
    |步数?|步骤|迭代(?:次数)?|次数|层数?|天数?|年数?|年|月数?|时间|ステップ数?|反復(?:回数)?|回数|層数?|日数|時間|단계|반복(?:\s*횟수)?|횟수|층(?:\s*수)?|일수?|연수|년|시간)""",
    re.IGNORECASE | re.VERBOSE,
)
_SETTINGS = (
    (
        late(
            r"(?:learning\s+rates?|lernraten?|taux\s+d['’]apprentissage|tasa\s+de\s+aprendizaje|taxa\s+de\s+aprendizado|tasso\s+di\s+apprendimento|скорость\s+обучения|tốc\s+độ\s+học|学习率|学習率|학습률)",
            re.IGNORECASE,
        ),
        frozenset({"eta", "alpha", "lr"}),
    ),
    (
        late(
            r"(?:step\s+sizes?|schrittweiten?|pas|paso|passo|шаг|bước|步长|ステップ幅|刻み幅|보폭)",
            re.IGNORECASE,
        ),
        frozenset({"h", "eta", "alpha"}),
    ),
    (
        late(r"(?:temperatur[ae]?e?|température|температура|nhiệt\s+độ|温度|온도)", re.IGNORECASE),
        frozenset({"T", "tau"}),
    ),
    (
        late(
            r"(?:probabilit(?:y|ies)|wahrscheinlichkeit|probabilité|probabilidade?|probabilità|вероятность|xác\s+suất|概率|確率|확률)",
            re.IGNORECASE,
        ),
        frozenset({"p", "q"}),
    ),
)
"""Words for what is set, and the letters that stand for it."""


def _settings(headers: Mapping[int, Term], inputs: Mapping[int, str]) -> dict[int, str]:
    """The first column as the one letter of the formulas beside it, where its header names what that letter stands for:
    `learning rate | $1 - 2\\eta$`."""
    first = headers.get(0)
    if first is None or first.syntax is not Syntax.PLAIN:
        return {}
    header = first.text.strip(" *_")
    letters = next((letters for words, letters in _SETTINGS if words.fullmatch(header)), frozenset[str]())
    if not letters:
        return {}
    wanted = {
        name for at, term in headers.items() if at and not read_head(term) for name in _wanted(term, False)
    }
    wanted -= set(inputs.values())
    return {0: wanted.pop()} if len(wanted) == 1 and wanted <= letters else {}


_COUNTERS = frozenset("nktm")
_OF_ROWS = frozenset("ijklmnt")
"""Letters that may number the rows of a table whatever they stand for in its formulas."""


def _set_by_columns(table: _Table, header: Term, columns: set[str]) -> set[str]:
    """The letters of a function's formula, besides its variables, that columns give: `\\alpha | x | f(x)`."""
    head = read_head(header)
    letters = table.settings.get(head.name, frozenset()) if head is not None else frozenset[str]()
    return {name for name in letters & columns if name not in _OF_ROWS & table.bound}


_YEAR = late(r"[\s$]*(?:1[89]|20)\d\d[\s$]*")
"""A year of the calendar, which counts nothing."""


def _counted(grid: Grid, headers: Mapping[int, Term], inputs: Mapping[int, str]) -> dict[int, str]:
    """The first column as the one letter of the formulas beside it, where its header says in words that it counts what
    such letters count: `steps | $0.9^n$`."""
    first = headers.get(0)
    if first is None or first.syntax is not Syntax.PLAIN:
        return {}
    if inputs.get(0) in _COUNTERS or not _COUNTING.fullmatch(first.text.strip(" *_")):
        return {}
    wanted = {
        name for at, term in headers.items() if at and not read_head(term) for name in _wanted(term, False)
    }
    cells = [term for (row, column), (term, _) in grid.items() if row and column == 0]
    wanted -= set(inputs.values())
    counted = all(shape(one).literal for one in cells) and not all(_YEAR.fullmatch(one.text) for one in cells)
    if len(wanted) != 1 or not wanted <= _COUNTERS or not counted or _counts_from_one(grid, headers):
        return {}
    return {0: wanted.pop()}


_FIGURE = r"\d+(?:(?:[.,]|\{,\})\d+)?"
_GROWN = late(
    rf"[\s$]*(?:(?P<first>{_FIGURE})\s*(?:\\cdot|\\times|[·×*])\s*)?\(?\s*{_FIGURE}\s*\)?\s*\^\s*\{{?\s*[nktm]\s*\}}?[\s$]*"
)


def _counts_from_one(grid: Grid, headers: Mapping[int, Term]) -> bool:
    """Whether the first of so many days has what a formula gives for 0: `day 1`, `2^n = 1`."""
    if (1, 0) not in grid or grid[1, 0][0].text.strip(" $") != "1":
        return False
    return any(
        (grown := _GROWN.fullmatch(term.text)) is not None
        and (1, at) in grid
        and grid[1, at][0].text.strip(" $") == (grown["first"] or "1")
        for at, term in headers.items()
    )


_BARE_NUMBER = late(r"\s*[-−]?\d+(?:[.,]\d+)?\s*")
_TURNED = late(r"(?<![A-Za-z])(?:sin|cos|tan|cot|tg|ctg|sen|sec|csc)(?![a-z])")


def _in_its_unit(term: Term, head: str, function: Term) -> Term:
    """An input with the sign of degrees that its header tells, where a function of an angle takes it."""
    if not (of_angle(function) and is_of_degrees(head) and _BARE_NUMBER.fullmatch(term.text)):
        return term
    sign = r"^\circ" if term.syntax is Syntax.LATEX else "°"
    return replace(term, passage=replace(term.passage, text=term.text.strip() + sign))


def _unit_doubt(heads: Mapping[int, str], column: int, function: Term, inputs: Iterable[int]) -> str | None:
    """Why the values of a column may be other ones than those of its formula, by the units that the headers tell."""
    if are_told_otherwise(heads.get(column, "")):
        return "its header tells that the values may be rounded or in another unit"
    for at in inputs:
        if are_told_otherwise(heads.get(at, "")) and not is_of_degrees(heads.get(at, "")):
            return "the header of its input tells of another unit"
        if is_of_degrees(heads.get(at, "")) and _TURNED.search(function.text) and not of_angle(function):
            return "its input is in degrees"
        if apart_by_a_factor(heads.get(at, ""), heads.get(column, "")):
            return "the headers tell of units between which a factor may lie"
    return None


_INDEXED = late(r"\\?[A-Za-z]+\s*_\s*\{[^{}]+\}")
_NAMED_FORMULA = late(r"(?P<name>[^=≈<>≤≥]*[^=≈<>≤≥:!\s])\s*=\s*(?P<formula>[^=≈<>≤≥\s][^=≈<>≤≥]*)")


def _named_formula(header: Term) -> tuple[Term, Term] | None:
    """The name and the formula of a header that gives both, `c = \\frac{a + b}{2}`; None where it does not."""
    match = _NAMED_FORMULA.fullmatch(header.text)
    if match is None or match["name"].count("{") != match["name"].count("}") or r"\ne" in header.text:
        return None
    name, formula = (Term(header.passage.cut(*match.span(one)), header.syntax) for one in ("name", "formula"))
    called = read_head(name) is not None or _INDEXED.fullmatch(name.text) is not None
    if _symbol(name) is None and not called and name.text.strip() != "e":
        return None
    return (name, formula) if shape(formula).names or shape(formula).calls else None


_TOTAL = late(
    r"""(?:grand\s+)?totals?|sums?|mean|average|avg\.?|median|min\.?|max\.?|Σ|∑|\\sum|\\bar\s*\{?\w\}?|std\.?
    |tổng(?:\s+cộng)?|trung\s+bình|summe|gesamt|mittelwert|durchschnitt|somme|moyenne|suma|promedio|media|soma|média
    |somma|totale|итого|сумма|всего|среднее|合计|总计|总和|平均|合計|합계|총합|평균""",
    re.IGNORECASE | re.VERBOSE,
)


def is_total(header: str) -> bool:
    """Whether the first cell of a row says that it sums or averages the others."""
    return _TOTAL.fullmatch(header.strip(" *_:")) is not None


_VALUE_OF = late(
    r"\s*(?:the\s+)?(?:values?\s+of|giá\s+trị(?:\s+của)?|wert(?:e)?\s+(?:von|für)|valeurs?\s+de|valor(?:es)?\s+de|valor[ei]\s+di"
    r"|значени[ея]|값|)\s+(?=\S)",
    re.IGNORECASE,
)
_OF_VALUE = late(r"\s*(?:的(?:函数)?值|の値|의?\s*값)\s*$")


_NOUNS = r"""(?:loss(?:es)?|costs?|penalt(?:y|ies)|outputs?|results?|activations?|function|margin|score
    |predictions?|input|residual|response|probability|hàm|mất\s+mát|chi\s+phí|lề|biên|kết\s+quả|đầu\s+ra|đầu\s+vào|xác\s+suất|kích\s+hoạt
    |verlust|kosten|marge|margin|ausgabe|ergebnis|funktion|aktivierung|eingabe|residuum|wahrscheinlichkeit|funktionswert
    |perte|coût|marge|sortie|résultat|fonction|activation|entrée|résidu|probabilité|image
    |pérdida|coste|costo|margen|salida|resultado|función|activación|entrada|residuo|probabilidad
    |perda|custo|margem|saída|função|ativação|resíduo|probabilidade
    |perdita|margine|uscita|risultato|funzione|attivazione|ingresso|residuo|probabilità
    |потер[ия]|отступ|выход|результат|функция|активация|вход|остаток|вероятность
    |strata|koszt|margines|wyjście|wynik|funkcja|aktywacja|wejście|reszta|prawdopodobieństwo
    |损失|损失函数|代价|间隔|输出|结果|函数|激活|输入|残差|概率|损失值|函数值
    |損失|損失関数|コスト|マージン|出力|結果|関数|活性化|入力|残差|確率|関数値
    |손실|비용|마진|출력|결과|함수|활성화|입력|잔차|확률|함숫값|함수값)"""
_ENTITLED = Spotted(
    rf"\s*(?:{_NOUNS}\s+){{1,2}}(?P<own>[^\W\d_]{{1,2}}|[^\W\d_][\w']{{0,20}}\s*\(\s*[^\W\d_][\w, ]{{0,12}}\))\s*$"
    rf"|\s*{_NOUNS}(?P<joined>[A-Za-zα-ω]{{1,6}}\s*\(\s*[A-Za-zα-ω]\w{{0,3}}\s*\))\s*$",
    re.IGNORECASE | re.VERBOSE,
)
_UNBRACKETED = late(
    r"(?P<function>sin|cos|tan|cot|tg|ctg|ln|log|exp|tanh|sinh|cosh|arctan)\s+(?P<letter>[A-Za-zα-ω])\s*$"
)


def _headed(header: Term) -> Term:
    """A header without the words which say that values follow: `value of f(x)`, `Loss H(m)`; with brackets around the
    letter of `sin θ`."""
    text = header.text
    if header.syntax is Syntax.PLAIN and (entitled := _ENTITLED.match(text)) is not None:
        span = entitled.span("own") if entitled["own"] else entitled.span("joined")
        return Term(header.passage.cut(*span), header.syntax)
    if header.syntax is Syntax.PLAIN and (bare := _UNBRACKETED.fullmatch(text)) is not None:
        call = replace(header.passage, text=f"{bare['function']}({bare['letter']})")
        return Term(call, header.syntax)
    lead, trail = _VALUE_OF.match(text), _OF_VALUE.search(text)
    start, end = lead.end() if lead else 0, trail.start() if trail else len(text)
    return Term(header.passage.cut(start, end), header.syntax) if (lead or trail) and start < end else header


def _nearest(inputs: Mapping[int, str], column: int, wanted: set[str]) -> Iterator[tuple[str, int]]:
    """The column of each wanted input, in their order: where several bear its name, the last one before the values."""
    found: dict[str, int] = {}
    for at, name in sorted(inputs.items()):
        if name in wanted and (at < column or name not in found):
            found[name] = at
    yield from found.items()


def _pairs(table: _Table, grid: Grid) -> Iterator[Equation]:
    """A column of terms in words or code beside a column headed `Value`: each row states what its term is. Those in
    formulas are statements of their own."""
    headers = {column: cell[0].text for (row, column), cell in grid.items() if row == 0}
    at = worked_column(headers)
    if at is None:
        return
    for row in sorted({row for row, _ in grid if row > 0}):
        term, value = grid.get((row, at)), grid.get((row, at + 1))
        if term is None or value is None or not shape(value[0]).numeric:
            continue
        if _DATED.fullmatch(term[0].text.strip()):
            continue
        looks = shape(term[0])
        called = bool(looks.calls) and not looks.names and looks.digits
        worked = _EXPRESSION.fullmatch(headers[at].strip()) is not None and looks.operator
        if term[0].syntax is Syntax.LATEX:
            continue
        if called or (worked and not looks.literal and (looks.numeric or looks.names)):
            claim = _claim(table, term[0], value, ())
            kind = "table" if called else "chain" if looks.names else "arithmetic"
            yield replace(claim, kind=kind, text=f"{term[0].text} = {value[0].text}")


def worked_column(headers: Mapping[int, str]) -> int | None:
    """The column of terms whose values the column behind it tells; None where no header says so."""
    if len(headers) == 2 and 1 in headers and VALUE.fullmatch(headers[1].strip()):
        return 0
    found = [
        at
        for at, text in headers.items()
        if (_CALCULATION.fullmatch(text.strip(" *_")) and headers.get(at + 1, "").strip())
        or (
            _EXPRESSION.fullmatch(text.strip(" *_")) and VALUE.fullmatch(headers.get(at + 1, "").strip(" *_"))
        )
    ]
    return found[0] if len(found) == 1 else None


def _inputs(table: _Table, grid: Grid, subject: str) -> Iterator[Equation]:
    """Columns headed `Input` and `Output`: values of the function that the note is about."""
    headers = {column: cell[0] for (row, column), cell in grid.items() if row == 0}
    words = {role_of(term.text): column for column, term in headers.items()}
    if set(words) != {"input", "output"}:
        return
    header = headers[words["output"]]
    call = replace(header, passage=replace(header.passage, text=f"{subject}(x)"), syntax=Syntax.PLAIN)
    for row in sorted({row for row, _ in grid if row > 0}):
        given, value = grid.get((row, words["input"])), grid.get((row, words["output"]))
        if given and value and shape(given[0]).numeric and shape(value[0]).numeric:
            yield _claim(table, call, value, (("x", given[0]),))


def role_of(header: str) -> str:
    """`input` or `output` where a header says so in any language, else the header itself."""
    return (
        "input"
        if _INPUT.fullmatch(header.strip())
        else "output"
        if _OUTPUT.fullmatch(header.strip())
        else header
    )


def _symbol(term: Term) -> str | None:
    """The canonical name, where a header is one symbol."""
    looks = shape(term)
    if looks.calls or len(looks.names) != 1 or (looks.operator and term.syntax is Syntax.LATEX):
        return None
    name = canonical_name(term.text)
    return name if name is not None and len(name) <= 6 else None


def _is_power(name: str, letters: Container[str]) -> bool:
    """Whether a name is a power of a letter that heads a column as well: `x²` beside `x`."""
    return name[-1:] in _POWERS and name[:-1] in letters


_POWERS = frozenset("²³⁴⁵⁶⁷⁸⁹")


def _wanted(header: Term, is_input: bool) -> set[str]:
    """The names that a header's value depends on; empty where the header is no formula."""
    if is_input:
        return set()
    head = read_head(header)
    if head is not None:
        return set(head.parameters)
    looks = shape(header)
    several = header.syntax is Syntax.LATEX and len(looks.names) > 1  # `x y`
    if not (looks.operator or several or (looks.calls and looks.names)) or (
        header.syntax is Syntax.PLAIN and not _is_formula(header.text)
    ):
        return set()
    return _names_in(header)


def _names_in(formula: Term) -> set[str]:
    return {name for written in shape(formula).names if (name := canonical_name(written)) is not None}


_LABELLED = late(r"(?<![\w.])[A-Za-z]{2,}\w*[-–]\d")
"""A name with a number behind a hyphen, as data sets and models have: `FB15K-237`, `GPT-2`."""


def _is_formula(text: str) -> bool:
    """Whether a plain header is a formula: signs, numbers, short names and well-known functions."""
    words = _WORD.findall(text)
    if _LABELLED.search(text) is not None:
        return False
    return _FORMULA.fullmatch(text.strip()) is not None and all(
        len(word) <= _LONGEST_NAME or word in FUNCTIONS for word in words
    )


def _claim(table: _Table, header: Term, cell: Cell, given: tuple[tuple[str, Term], ...]) -> Equation:
    value, _ = cell
    angles = of_angle(header)
    settings = ", ".join(f"{name} = {term.text}" for name, term in given)
    return Equation(
        path=table.note.path,
        span=value.passage.whole,
        kind="table",
        text=f"{header.text} = {value.text} at {settings}",
        scope=table.scope,
        left=header,
        relation=Relation.EQUAL,
        right=_without_sign(value),
        given=tuple((name, in_radians(term)) for name, term in given) if angles else given,
        doubt=table.doubt or (_OF_TRUTH_VALUES if table.of_truth and _SUM.search(header.text) else None),
    )


_SUM = late(r"(?<=[\w)}'])\s*\+\s*(?=[\w\\({])")
_RECKONED = late(r".*\d[)}²³\s]*(?:=|≈|\\approx(?![a-z]))\s*(?=\S)", re.DOTALL)


def _without_sign(value: Term) -> Term:
    """A cell's value without a leading `≈`, and without the reckoning before it: `3 - 2.5 = 0.5`."""
    if (reckoned := _RECKONED.match(value.text)) is not None:
        value = Term(value.passage.cut(reckoned.end(), len(value.text)), value.syntax)
    text = value.text
    cut = len(text) - len(text.lstrip("≈~ ").removeprefix(r"\approx").lstrip())
    return Term(value.passage.cut(cut, len(text)), value.syntax) if cut else value
