"""Errors of predictions told of targets and predictions that a note lists: “MAE = 0.5”, “the RMSE is about 0.612”,
“R² ≈ 0.949”. The two stand in a sentence, in two formulas or in two columns. Works out exact fractions of them.

Sources: Willmott and Matsuura 2005 (MAE, RMSE), Draper and Smith 1998, chapter 1 (R²).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from vaultproof.claim import Equation
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.language.topics import OF_SUMS
from vaultproof.extract.probability.law_words import QUANTITIES
from vaultproof.extract.tables.row_values import row_values
from vaultproof.extract.told import (
    NumberText,
    Told,
    claim_told,
    plain_text,
    told_value,
    value_behind,
    value_behind_chain,
)
from vaultproof.note import Block, Note
from vaultproof.spot import Spotted, late

_TRUE = r"""(?:targets?(?:\s+values?)?|(?:true|actual|observed|real|measured)(?:\s+values?)?|ground\s+truth|truth
    |zielwerte?|(?:wahre|echte|tatsächliche|beobachtete)\s+werte|istwerte
    |(?:valeurs?\s+)?(?:réelles?|observées?|vraies|cibles?)
    |(?:valores?\s+)?(?:reales?|observados?|verdaderos?|reais|verdadeiros|objetivo)|valori\s+(?:reali|osservati|veri)
    |(?:истинные|фактические|реальные|наблюдаемые)(?:\s+значения)?|факт|(?:giá\s+trị\s+)?(?:thực(?:\s+tế)?|thật)
    |wartości\s+(?:rzeczywiste|prawdziwe)|真实值|实际值|真值|实测值|目标值?|真の値|実測値|正解値?|実際の?値|실제값?|정답|참값
    |(?<![A-Za-z\\^_{])(?<!hat\s)(?:\\mathbf\s*\{\s*y\s*\}
    |y(?:_\{?(?:i|true|\\text\s*\{\s*true\s*\}|\\mathrm\s*\{\s*true\s*\})\}?|ᵢ)?)(?![\w^'(\u0302]))"""
_GUESSED = r"""(?:predictions?|predicted(?:\s+values?)?|forecasts?|estimates
    |vorhersagen?|vorhergesagte(?:\s+werte)?|prognosen?|schätzungen|prédictions?|(?:valeurs?\s+)?prédites?
    |predicciones|(?:valores?\s+)?(?:predichos?|previstos|preditos)|previsões|predições|previsioni|valori\s+previsti
    |предсказани[яе](?:\s+модели)?|предсказанные(?:\s+значения)?|прогноз\w?|(?:giá\s+trị\s+)?dự\s+(?:đoán|báo)
    |prognozy|predykcje|wartości\s+przewidywane|预测值?|予測値?|예측값?
    |\\(?:wide)?hat\s*\{?\s*(?:\\mathbf\s*\{\s*y\s*\}|y)\s*\}?(?:_\{?i\}?)?|ŷ(?:ᵢ|_i)?|y\u0302
    |y_\{?(?:pred|\\text\s*\{\s*pred\s*\}|\\mathrm\s*\{\s*pred\s*\})\}?)"""
_ITEM = r"[-−]?\d{1,15}(?:\.\d{1,15}|,\d{1,15}(?=\s*[;)\]]|\s*;))?"
_LINK = (
    r"[\s$`*:=：]*(?:(?:are|is|sind|lauten|sont|son|são|sono|là|为|是|は|은|는|of|von|de)(?![^\W\d_]))?"
    r"[\s$`*:=：]*(?:\\left\s*)?[(\[{\\]*"
)
_LIST = rf"(?P<%s>{_ITEM}(?:\s*[,;，、]\s*(?:\\[,; ]\s*)?{_ITEM}){{2,60}})"
_LISTS = tuple(
    late(
        rf"(?<![^\W_])(?:{words})(?:\s*\(?[\s$]*(?:\\hat\s*\{{?\s*y\s*\}}?|y|ŷ)[\s$]*\)?)?{_LINK}{_LIST % 'items'}",
        re.IGNORECASE | re.VERBOSE,
    )
    for words in (_TRUE, _GUESSED)
)
_HEADS = tuple(
    late(
        rf"[\s$`*]*(?:{words})(?:\s*\(?[\s$]*(?:\\hat\s*\{{?\s*y\s*\}}?|y|ŷ)[\s$]*\)?)?[\s$`*]*",
        re.IGNORECASE | re.VERBOSE,
    )
    for words in (_TRUE, _GUESSED)
)
_NUMBER = re.compile(r"[\s$*]*(?P<number>[-−+]?\d{1,15}(?:[.,]\d{1,15})?)[\s$*]*")
_WORDS = {name: "|".join(QUANTITIES[name]) for name in ("rmse", "mae", "mse")}
_WORDS["mse"] = _WORDS["mse"].replace(r"среднеквадратичн\w+\s+ошибк\w+|", "")
"""In Russian that may be the root of it as well."""
_NAMES = late(
    rf"""(?<![^\W_])(?<![-‑])(?:(?P<rmse>{_WORDS["rmse"]})|(?P<mae>{_WORDS["mae"]})|(?P<mse>{_WORDS["mse"]})
    |(?P<sse>SSE|RSS|SS_\{{?(?:res|\\text\{{res\}})\}}?|sum\s+of\s+squared\s+(?:errors|residuals)|residual\s+sum\s+of\s+squares|summe\s+der\s+quadrierten\s+fehler)
    |(?P<sst>SST|TSS|SS_\{{?(?:tot|\\text\{{tot\}})\}}?)
    |(?P<determination>R\s?(?:\^\s*\{{?2\}}?|²)|R2(?:[-\s]score)?|bestimmtheitsmaß|coefficient\s+of\s+determination|决定系数|決定係数|결정계수)
    |(?P<largest>max(?:imum|imal|\.)?\s+(?:absolute\s+)?error|größter\s+(?:absoluter\s+)?fehler|erreur\s+maximale|error\s+máximo|erro\s+máximo|最大误差|最大誤差|최대\s?오차)
    )(?![^\W\d_ぁ-ヿ一-鿿가-힣])""",
    re.IGNORECASE | re.VERBOSE,
)
_GATE = Spotted(
    rf"(?<![^\W_])(?:{_WORDS['rmse']}|{_WORDS['mae']}|{_WORDS['mse']}|SSE|RSS|SS_|R\^|R²|R2|bestimmtheitsmaß|determination|决定系数|決定係数|결정계수|max\w*\.?\s+(?:absolute\s+)?error|größter|erreur\s+maximale|error\s+máximo|erro\s+máximo|最大误差|最大誤差|최대\s?오차)",
    re.IGNORECASE,
)
_SYMBOL = re.compile(
    r"\s*(?:[(（]\s*)?(?:\\(?:mathrm|text|operatorname)\s*\{\s*)?(?:MAE|MSE|RMSE|R\s*\^\s*\{?2\}?|R²)\}?\s*[)）]?\s*(?=[=≈:：]|\\approx)"
)
_CLAUSE = late(r"[.,;:!?](?!\d)|[。，；：、！？\n]|(?<=\d)\s")
_HALVED = re.compile(r"\{\s*2\s*[nNm]\s*\}|/\s*\(?2\s*[nNm]\b|½|\\frac\s*(?:12|\{1\}\{2\})")
"""Errors that may be halved, as slopes are easier then."""
_BRACED = re.compile(r"\\(?:mathrm|text|operatorname|mathbf)\s*\{|[{}]")
_SENTENCE = late(r"[.!?](?=\s|\Z)|[。！？\n]")
_CONDITION = late(
    r"(?<!\w)(?:if|when|whenever|where|provided|only|for|wenn|falls|sofern|si|lorsque|quand|cuando|se|quando|если|когда|при|nếu|khi|jeśli|gdy)(?!\w)"
    r"|如果|若|当|なら|とき|면|때",
    re.IGNORECASE,
)
"""Words behind a value that tell in which case it is so."""
_ENDED = late(
    r"\}?[\s$*_`%]*(?:[.,;:!)\]|，。；、！）\n(（]|\Z|(?:and|und|et|y|e|ed|и|và|i|oraz|while|but|während|mais|pero|mas|ma|но|а|nhưng)(?!\w)"
    r"|である|です|となる|になる|이다|입니다|이고|이며|가\s*된다)",
    re.IGNORECASE,
)
"""What ends a statement behind its value: not `1 を超えない`, nor `0 only if`."""
_UNSURE = "it may be said of other predictions than those listed above"
_FEWEST = 3
_ANOTHER = late(
    r"(?<!\w)(?:baseline|model\s+[B-Z]|other|another|second|without|after|outlier\w*|cross|test|validation|train\w*|fold|ohne|ander\w+|sans|autre|sin|otro|sem|outro|senza|altro|без|друг\w+|không|khác|bez|inn\w+)(?!\w)|基线|另一|其他|测试|训练|別|他の|テスト|다른|테스트",
    re.IGNORECASE,
)
"""Words of other predictions, or of other data."""


_Numbers = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class _Predicted:
    """Targets and the predictions of them, in order, and whether no others are listed under the same heading."""

    targets: tuple[Fraction, ...]
    guesses: tuple[Fraction, ...]
    sure: bool

    def term(self, name: str) -> str | None:
        """The term in LaTeX that works out the error with a name; None where there is none."""
        apart = [one - other for one, other in zip(self.targets, self.guesses, strict=True)]
        count, squares = len(apart), sum((one * one for one in apart), Fraction(0))
        mean = sum(self.targets, Fraction(0)) / count
        total = sum(((one - mean) ** 2 for one in self.targets), Fraction(0))
        match name:
            case "mae":
                return _latex(sum(map(abs, apart), Fraction(0)) / count)
            case "mse":
                return _latex(squares / count)
            case "rmse":
                return rf"\sqrt{{{_latex(squares / count)}}}"
            case "sse":
                return _latex(squares)
            case "sst":
                return _latex(total)
            case "largest":
                return _latex(max(map(abs, apart)))
            case _:
                return _latex(1 - squares / total) if total else None


def _latex(number: Fraction) -> str:
    sign = "-" if number < 0 else ""
    return rf"{sign}\frac{{{abs(number.numerator)}}}{{{number.denominator}}} + 0"


def prediction_errors(
    note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """Each error of the predictions that stand before it in a note."""
    if not _GATE.may_match(note.source.text) or _GATE.search(note.source.text) is None:
        return
    plain = {one.block: one.plain for one in texts}
    rows = {one.cell: one for one in row_values(note)}
    tables = list(_tabled(note))
    listed: list[_Numbers | None] = [None, None]
    predicted: _Predicted | None = None
    earlier: _Predicted | None = None
    for block in note.blocks:
        while tables and tables[0][0] <= block.span.start:
            predicted = earlier = _made(tables.pop(0)[1], predicted, earlier)
            listed = [None, None]
        if block.kind == "heading":
            level = next((one.level for one in note.headings if one.span.start == block.span.start), 1)
            if level == 1:
                predicted, listed = None, [None, None]
            earlier = None
        elif block in rows and predicted is not None:
            row = rows[block]
            match = _NAMES.match(row.name)
            term = _term(match, predicted)
            if match is not None and term is not None and len(row.name) <= match.end() + 12:
                claim = claim_told(note, row.cell, row.whole, term, row.told, doubts)
                yield claim.loosely(None if predicted.sure else _UNSURE)
        elif block.row is None and (text := plain.get(block) or plain_text(note, block) or ""):
            for at, pattern in enumerate(_LISTS):
                found = [_numbers(one["items"]) for one in pattern.finditer(text)]
                listed[at] = found[0] if len(found) == 1 else None if found else listed[at]
            if listed[0] is not None and listed[1] is not None:
                predicted = earlier = _made((listed[0], listed[1]), predicted, earlier)
                listed = [None, None]
            if predicted is not None and block in plain:
                yield from _of_text(note, block, text, predicted, doubts)


def _of_text(
    note: Note, block: Block, text: str, predicted: _Predicted, doubts: Mapping[int, str]
) -> Iterator[Equation]:
    another = _ANOTHER.search(text) is not None
    for match in _NAMES.finditer(text):
        term, found = _term(match, predicted), _value(text, match.end())
        if term is None or found is None or _ENDED.match(text, found[0].end) is None:
            continue
        told, chained = found
        claim = claim_told(note, block, match, term, told, doubts)
        opening = OF_SUMS.sub(" ", _BRACED.sub(" ", _CLAUSE.split(text[: match.start()])[-1]))
        halved = match["mse"] is not None and _HALVED.search(note.source.text) is not None
        rest = _SENTENCE.split(text[told.end :], maxsplit=1)[0]
        strange = another or halved or not opens_plainly(opening) or _CONDITION.search(rest) is not None
        if chained:
            stated = text[told.start : told.end]
            claim = _named(claim, f"{match.group()} = {stated}", block.span.start + match.end())
        yield claim.loosely((None if predicted.sure else _UNSURE) or (_UNSURE if strange else None))


def _named(claim: Equation, text: str, end: int) -> Equation:
    """A claim at the name of what it tells: what it is worked out from makes claims of its own."""
    return replace(claim, span=replace(claim.span, end=end), text=text)


def _term(match: re.Match[str] | None, predicted: _Predicted) -> str | None:
    if match is None:
        return None
    return predicted.term(next(name for name, value in match.groupdict().items() if value is not None))


def _value(text: str, at: int) -> tuple[Told, bool] | None:
    """The value told behind a name, perhaps behind its symbol, and whether it is worked out before it."""
    symbol = _SYMBOL.match(text, at)
    closing = re.compile(r"\s*\}").match(text, at)
    for place in (at, closing.end() if closing else at, symbol.end() if symbol else at):
        if (told := told_value(text, place)) is not None:
            return told, False
    place = symbol.end() if symbol else closing.end() if closing else at
    if (chained := value_behind_chain(text, place)) is not None:
        return chained, True
    behind = value_behind(text, at)
    return (behind, False) if behind is not None else None


def _numbers(items: str) -> tuple[Fraction, ...] | None:
    """The numbers of a list; None where a comma may be a decimal one or part two."""
    parts = re.split(r"\s*;\s*", items) if ";" in items else re.split(r"\s*[,，、]\s*(?:\\[,; ]\s*)?", items)
    try:
        return tuple(Fraction(one.strip().replace("−", "-").replace(",", ".")) for one in parts)
    except ValueError:
        return None


def _made(
    series: tuple[tuple[Fraction, ...], tuple[Fraction, ...]],
    before: _Predicted | None,
    beside: _Predicted | None,
) -> _Predicted | None:
    """What targets and predictions make, if they are as many; not for sure where others stand `beside` them under the
    same heading."""
    targets, guesses = series
    if len(targets) != len(guesses) or len(targets) < _FEWEST:
        return before
    alone = beside is None or (beside.targets, beside.guesses) == (targets, guesses)
    return _Predicted(targets, guesses, alone)


def _tabled(note: Note) -> Iterator[tuple[int, tuple[tuple[Fraction, ...], tuple[Fraction, ...]]]]:
    """Where each table with a column of targets and one of predictions ends, and what stands in them."""
    tables: dict[int, dict[tuple[int, int], str]] = {}
    ends: dict[int, int] = {}
    for block in note.blocks:
        if block.row is None or block.column is None:
            continue
        scope = next((at for at in note.scope_chain(block.scope) if note.scopes[at].kind == "table"), 0)
        tables.setdefault(scope, {})[block.row, block.column] = note.source[block.span]
        ends[scope] = block.span.end
    for scope, cells in tables.items():
        heads = [
            [column for (row, column), text in cells.items() if row == 0 and head.fullmatch(text)]
            for head in _HEADS
        ]
        if [len(one) for one in heads] != [1, 1]:
            continue
        rows = sorted({row for row, _ in cells if row > 0})
        columns = [[_NUMBER.fullmatch(cells.get((row, one[0]), "")) for row in rows] for one in heads]
        series = [
            tuple(Fraction(one["number"].replace("−", "-").replace(",", ".")) for one in column if one)
            for column in columns
        ]
        if all(len(one) == len(rows) for one in series):
            yield ends[scope], (series[0], series[1])
