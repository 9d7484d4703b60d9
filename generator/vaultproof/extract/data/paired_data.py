"""What a note tells of data in pairs, a table of `x` and `y` or two lists: their correlation, and the line of least
squares through them: “the slope is 0.6”, “$y = 0.6x + 2.2$”. Works out exact fractions of what is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from vaultproof.claim import Equation, Relation
from vaultproof.extract.data.listed_data import Data, listed_data, tabled_data
from vaultproof.extract.language.openers import goes_on_plainly, opens_plainly
from vaultproof.extract.language.topics import OF_CHANCES
from vaultproof.extract.tables.row_values import RowValue, row_values
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

_NAMED = {
    "determination": r"""coefficient\s+of\s+determination|bestimmtheitsmaß|coefficient\s+de\s+détermination
    |coeficiente\s+de\s+determinaci[óo]n|coeficiente\s+de\s+determinação|coefficiente\s+di\s+determinazione
    |коэффициент\s+детерминации|hệ\s+số\s+xác\s+định|współczynnik\s+determinacji|R-squared|(?-i:[Rr])\s?(?:\^\s*\{?2\}?
    |²)|决定系数|決定係数|결정계수""",
    "correlation": r"""(?:(?:pearson\w*|sample|linear)['’]?s?\s+)*correlation(?:\s+coefficient)?(?:\s+(?:of
    |between)\s+\$?\s*x\s*\$?\s+and\s+\$?\s*y)?|(?:pearson-)?korrelation(?:skoeffizient)?(?:\s+nach\s+pearson)?
    |coefficient\s+de\s+corrélation(?:\s+linéaire)?|coeficiente\s+de\s+correlación(?:\s+(?:lineal
    |de\s+pearson))?
    |coeficiente\s+de\s+correlação(?:\s+(?:linear|de\s+pearson))?|coefficiente\s+di\s+correlazione(?:\s+(?:lineare
    |di\s+pearson))?|коэффициент\s+корреляции(?:\s+пирсона)?|hệ\s+số\s+tương\s+quan(?:\s+pearson)?
    |współczynnik\s+korelacji(?:\s+pearsona)?|相关系数|相関係数|상관계수""",
    "covariance": r"""covariance|kovarianz|covarianza|covariância|ковариация|hiệp\s+phương\s+sai|kowariancja
    |协方差|共分散|공분산""",
    "intercept": r"""(?:y-)?intercept|(?:y-)?achsenabschnitt|ordonnée\s+à\s+l['’]origine|ordenada\s+(?:al
    |en\s+el)\s+origen|intercepto|coeficiente\s+linear|intercetta|свободный\s+(?:член|коэффициент)
    |hệ\s+số\s+(?:tự\s+do|chặn)|tung\s+độ\s+gốc|wyraz\s+wolny|截距|切片|절편""",
    "slope": r"""slope|steigung|(?:coefficient\s+directeur|pente)|pendiente|coeficiente\s+angular
    |inclinação|declive|pendenza|coefficiente\s+angolare|наклон|угловой\s+коэффициент|hệ\s+số\s+góc
    |współczynnik\s+kierunkowy|nachylenie|斜率|傾き|기울기""",
}
_NAMES = late(
    "|".join(
        rf"(?P<{name}>(?<![^\W_])(?<![xX][-‑\u2010])(?:{words})(?![^\W\d_぀-ヿ一-鿿가-힣]))"
        for name, words in _NAMED.items()
    ),
    re.IGNORECASE | re.VERBOSE,
)
_GATE = Spotted(
    r"""correlat|korrelat|corrélat|correlac|correlaç|correlaz|корреляц|tương\s+quan|korelacj|相关|相関
    |상관|regress|régress|regres|регресс|hồi\s+quy|回归|回帰|회귀|least[-\s]squares|kleinste\w*\s+quadrat
    |ausgleichsgerade|moindres\s+carrés|mínimos\s+cuadrados|mínimos\s+quadrados|minimi\s+quadrati
    |наименьших\s+квадратов|bình\s+phương\s+(?:nhỏ|tối)
    |najmniejszych\s+kwadratów|最小二乘|最小二乗|최소제곱|covarian|kovarian|ковариац|协方差|共分散""",
    re.IGNORECASE | re.VERBOSE,
)
_FITTED = late(
    r"""regress|régress|регресс|hồi\s+quy|回归|回帰|회귀|least[-\s]squares|best[-\s]fit|fitted|kleinste\w*\s+quadrat
    |ausgleichsgerade|moindres\s+carrés|droite\s+d['’]ajustement|mínimos\s+(?:cuadrados|quadrados)
    |minimi\s+quadrati|наименьших\s+квадратов|bình\s+phương\s+(?:nhỏ|tối)
    |najmniejszych\s+kwadratów|最小二乘|最小二乗|최소제곱""",
    re.IGNORECASE | re.VERBOSE,
)
_N = r"\d+(?:(?:[.,]|\{,\})\d+)?"
_LINE = late(
    rf"(?<![A-Za-z\\])(?:\\hat\s*\{{?\s*y\s*\}}?|ŷ|y)\s*(?P<about>=|≈|\\approx)\s*(?:(?P<slope>[-−]?\s*{_N})\s*(?:\\cdot|\*|·)?\s*x\s*(?P<sign>[-+−])\s*(?P<intercept>{_N})"
    rf"|(?P<intercept2>[-−]?\s*{_N})\s*(?P<sign2>[-+−])\s*(?P<slope2>{_N})\s*(?:\\cdot|\*|·)?\s*x)(?![\w^.,]*[\d^(])"
)
_AT = late(rf"(?<![A-Za-z\\])x\s*=\s*(?P<at>{_N})(?![\d.,]*\d)")
_PREDICTS = late(
    r"predict|vorher|prognos|prédi|prévoi|estim|predic|prevê|previst|prevede|предсказ|прогноз|dự\s+(?:đoán|báo)|przewid|预测|予測|예측|schätz",
    re.IGNORECASE,
)
_OTHER = late(
    r"(?<!\w)(?:without|remov\w*|ohne|sans|sin|sem|senza|без|bỏ|bez|tangent\w*|tangente|other|another|partial|spearman\w*|kendall\w*|rank|log\w*|weighted)(?!\w)|去掉|除い|제외",
    re.IGNORECASE,
)
_FAMILIAR = late(
    r"""(?<!\w)(?:estimate[sd]?|estimators?|slope|intercept|residuals?|squares|sums?|schätz(?:er|ung|wert)|estimador(?:es)?|estimateurs?|stima|оценк\w+|ước\s+lượng|estymator|fitted|least[-\s]squares|regression|line|straight|linear|trend|model|fit|pearson\w*|sample|correlation|data|these|points|pairs|x|y|between|coefficient|kleinste\w*|quadrate?|regressionsgerade|ausgleichsgerade|gerade|geschätzte|empirische|besitzt
    |droite|régression|moindres|carrés|ajustement|données|estimée|coefficient|recta|regresión|mínimos|cuadrados|ajuste|datos|estimada|coeficiente|reta|regressão|quadrados|dados|retta|regressione|minimi|quadrati|dati|stimata|coefficiente
    |прям\w+|регресси\w+|наименьших|квадратов|линейной|коэффициент\w*|данных|выборочн\w+|đường|thẳng|hồi\s+quy|bình\s+phương|nhỏ\s+nhất|tối\s+thiểu|hệ\s+số|dữ\s+liệu|prosta|regresji|najmniejszych|kwadratów|współczynnik|danych)(?!\w)
    |估计[值量]?|推定[値量]?|추정[값량]?|最小二乘法?|回归|直线|方程|线性|拟合|数据|样本|系数|最小二乗法?|回帰|直線|線形|データ|標本|係数|최소제곱법?|회귀|직선|선형|데이터|표본|계수""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words before a name that tell of nothing but the line through the pairs."""
_CLAUSE = late(r"[.,;:!?](?!\d)|[。，；：、！？\n]|(?<=\d)\s")
_UNSURE = "it may be said of other data than those listed above"
_OF_A_LINE = frozenset({"slope", "intercept"})
_FEWEST = 3
_NEVER = 7
_MOST = 60
_ONTO = (
    r"[\s$`*]*(?:on(?:to)?|against|from|auf|aus|gegen|sur|en|sobre|em|su|на|по|theo|względem|od|对|對|の|의)"
    r"[\s$`*]*(?:the|die|den|das|la|le|el|o|a)?[\s$`*]*"
)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Data in pairs with what each series is called, whether others are listed beside them, and the sums of which all
    is made."""

    x: tuple[Fraction, ...]
    y: tuple[Fraction, ...]
    names: tuple[str, str]
    sure: bool

    def is_turned(self, text: str) -> bool:
        """Whether a text speaks of the line by which the first series is told from the second: `regress x on y`."""
        one, other = (rf"(?<!\w){re.escape(name)}(?!\w)" for name in self.names)
        return re.search(rf"{one}{_ONTO}{other}|\\hat\s*\{{?\s*x|x̂", text, re.IGNORECASE) is not None

    def cross(self, one: Sequence[Fraction], other: Sequence[Fraction]) -> Fraction:
        """The sum of the products of deviations."""
        count = len(one)
        means = sum(one, Fraction(0)) / count, sum(other, Fraction(0)) / count
        return sum(((a - means[0]) * (b - means[1]) for a, b in zip(one, other, strict=True)), Fraction(0))

    @property
    def slope(self) -> Fraction:
        """The slope of the line of least squares."""
        return self.cross(self.x, self.y) / self.cross(self.x, self.x)

    @property
    def intercept(self) -> Fraction:
        """Where that line meets the axis."""
        return (sum(self.y, Fraction(0)) - self.slope * sum(self.x, Fraction(0))) / len(self.x)

    def told(self, kind: str, *, exact: bool) -> tuple[tuple[str, float], ...]:
        """The terms for which a symbol may stand, with their values: a sum of squares also divided by how many there
        are, unless it is `exact`ly a sum."""
        count = len(self.x)
        sums = {
            "sxx": self.cross(self.x, self.x),
            "syy": self.cross(self.y, self.y),
            "sxy": self.cross(self.x, self.y),
        }
        residual = sums["syy"] - sums["sxy"] ** 2 / sums["sxx"]
        if kind in sums:
            divisors = (1,) if exact else (1, count, count - 1)
            return tuple((_latex(sums[kind] / one), float(sums[kind] / one)) for one in divisors)
        if kind == "error":
            squares = [residual / (one * sums["sxx"]) for one in (count - 2, count)]
            return tuple((rf"\sqrt{{{_latex(one)}}}", float(one) ** 0.5) for one in squares)
        value = {
            "mean_x": sum(self.x, Fraction(0)) / count,
            "mean_y": sum(self.y, Fraction(0)) / count,
            "slope": self.slope,
            "intercept": self.intercept,
            "residual": residual,
        }[kind]
        return ((_latex(value), float(value)),)

    def terms(self, name: str) -> tuple[str, ...]:
        """The terms of what has a name."""
        both, squares = self.cross(self.x, self.y), (self.cross(self.x, self.x), self.cross(self.y, self.y))
        match name:
            case "slope":
                return (_latex(self.slope),)
            case "intercept":
                return (_latex(self.intercept),)
            case "covariance":
                return _latex(both / len(self.x)), _latex(both / (len(self.x) - 1))
            case "determination":
                return (_latex(both**2 / (squares[0] * squares[1])),)
            case _:
                return (rf"\frac{{{_latex(both)}}}{{\sqrt{{{_latex(squares[0] * squares[1])}}}}}",)


_X = r"x(?:_\{?i\}?)?"
_Y = r"y(?:_\{?i\}?)?"
_BAR_X = r"(?:\\(?:bar|overline)\s*\{?\s*x\s*\}?|x̄)"
_BAR_Y = r"(?:\\(?:bar|overline)\s*\{?\s*y\s*\}?|ȳ)"
_ESTIMATED = r"(?:\\(?:hat|widehat)\s*\{?\s*(?:\\beta|b|β)\s*\}?|\\beta|β̂|β|b)"
_SUM = r"(?:\\sum(?:\\limits)?(?:_\{?[^{}\s]{1,5}\}?)?(?:\^\{?\w\}?)?|Σ|∑)\s*"
_SYMBOLS = late(
    rf"""(?<![A-Za-z\\_^{{/(-])(?:(?P<mean_x>{_BAR_X})|(?P<mean_y>{_BAR_Y})
    |(?P<sxx>S+_\{{?xx\}}?|{_SUM}(?P<open>\(){_X}\s*[-−]\s*{_BAR_X}\s*\)\s*\^\s*\{{?2\}}?)
    |(?P<syy>S+_\{{?yy\}}?|SST|SS_\{{?(?:tot|\\text\{{tot\}}|\\mathrm\{{tot\}})\}}?|{_SUM}\({_Y}\s*[-−]\s*{_BAR_Y}\s*\)\s*\^\s*\{{?2\}}?)
    |(?P<sxy>S+_\{{?xy\}}?|{_SUM}\({_X}\s*[-−]\s*{_BAR_X}\s*\)\s*\({_Y}\s*[-−]\s*{_BAR_Y}\s*\))
    |(?P<slope>{_ESTIMATED}_\{{?1\}}?|β̂?₁|b₁)|(?P<intercept>{_ESTIMATED}_\{{?0\}}?|β̂?₀|b₀)
    |(?P<residual>SSE|RSS|SS_\{{?(?:res|\\text\{{res\}}|\\mathrm\{{res\}})\}}?|{_SUM}e_\{{?i\}}?\s*\^\s*\{{?2\}}?)
    |(?P<error>(?:\\(?:operatorname|mathrm|text)\{{)?(?:SE|se)\}}?\s*\(\s*{_ESTIMATED}_\{{?1\}}?\s*\))
    )(?=\s*(?:=|≈|\\approx|\\simeq))""",
    re.VERBOSE,
)
"""Means, sums of squares, coefficients and their error, as the theory of least squares writes them."""
_IS_A_SUM = late(r"\\sum|[Σ∑]")
_GIVEN_AS_SUM = late(r"S{1,2}_\{?(?:xx|yy|xy)\}?\s{0,3}=\s{0,3}(?:\\sum|[Σ∑])")
"""What tells that sums of squares are not divided by how many there are."""
_SENTENCE = late(r"[.!?;:](?=\s)|[。！？；\n]")
_NOTATION = late(
    r"\\[A-Za-z]+|[A-Za-z]+_\{?\w+\}?|(?<![^\W\d_])[A-Za-z]{1,3}(?![^\W\d_])(?=\s*(?:=|≈|\\approx))"
)
_HAT = late(r"\\(?:wide)?hat|β̂")


def _of_symbols(
    note: Note, block: Block, text: str, pairs: _Pairs, doubts: Mapping[int, str], *, fitted: bool
) -> Iterator[Equation]:
    """What symbols tell of the pairs: `\\bar x = 3`, `S_{{xy}} = 20.7`, `\\hat\\beta_1 = 2.07`."""
    letters = tuple(name.strip(" $*") for name in pairs.names)
    for match in _SYMBOLS.finditer(text):
        kind = next(name for name, value in match.groupdict().items() if value is not None)
        if kind in {"slope", "intercept", "error", "residual"} and not fitted:
            continue
        found = _value(text, match.end())
        if found is None:
            continue
        told, chained = found
        exact = (
            _IS_A_SUM.search(match.group()) is not None or _GIVEN_AS_SUM.search(note.source.text) is not None
        )
        stated = text[told.start : told.end]
        term = _nearest_root(pairs.told(kind, exact=exact), stated)
        claim = claim_told(note, block, match, term, told, doubts)
        if chained:
            span = replace(claim.span, end=block.span.start + match.end())
            claim = replace(claim, span=span, text=f"{match.group()} = {stated}")
        opening = _FAMILIAR.sub(" ", _SENTENCE.split(text[: match.start()])[-1])
        others = letters != ("x", "y") or pairs.is_turned(note.source.text)
        others = others or not goes_on_plainly(_NOTATION.sub(" ", opening), OF_CHANCES)
        others = others or (
            match.group()[:1] in "\\βb" and kind in _OF_A_LINE and _HAT.match(match.group()) is None
        )
        yield claim.loosely((None if pairs.sure else _UNSURE) or (_UNSURE if others else None))


def _nearest_root(terms: Sequence[tuple[str, float]], stated: str) -> str:
    """The term whose value is nearest to what is stated: a mistake is far from all of them."""
    plain = re.sub(r"[\s{}$]", "", stated).replace(",", ".").replace("−", "-")
    try:
        number = float(plain)
    except ValueError:
        return terms[0][0]
    return min(terms, key=lambda one: abs(one[1] - number))[0]


def _latex(number: Fraction) -> str:
    sign = "-" if number < 0 else ""
    return rf"{sign}\frac{{{abs(number.numerator)}}}{{{number.denominator}}} + 0"


def paired_claims(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each claim about data in pairs that stand before it in a section."""
    if not _GATE.may_match(note.source.text):
        return
    plain = {one.block: one.plain for one in texts}
    rows = {one.cell: one for one in row_values(note)}
    tables = list(tabled_data(note))
    lists: list[Data] = []
    pairs: _Pairs | None = None
    fitted, headed = False, _NEVER
    for block in note.blocks:
        while tables and tables[0][0] <= block.span.start:
            pairs, lists = _paired(tables.pop(0)[1], pairs), []
        if block.kind == "heading":
            level = next((one.level for one in note.headings if one.span.start == block.span.start), 1)
            pairs, lists = (None, []) if level == 1 else (pairs, lists)
            headed = level if _FITTED.search(block.text) is not None else headed if level > headed else _NEVER
            fitted = headed != _NEVER
        elif block in rows and pairs is not None:
            yield from _of_row(note, rows[block], pairs, doubts)
        elif (text := plain.get(block) or (plain_text(note, block) or "")) and block.row is None:
            lists = _side_by_side(text) or [*lists, *listed_data(text)][-2:]
            if len(lists) == 2 and len(lists[0].items) == len(lists[1].items):
                pairs, lists = _paired(lists, pairs), []
            fitted = fitted or _FITTED.search(text) is not None
            if pairs is not None and block in plain and _OTHER.search(text) is None:
                yield from _of_text(note, block, text, pairs, doubts, fitted=fitted)


_LIST = late(
    r"(?<![A-Za-z\\_])(?:\\(?:mathbf|vec|boldsymbol)\s{0,3}\{)?(?P<letter>[xy])\}?\s{0,3}=\s{0,3}(?:\\left\s{0,3})?"
    r"[(\[](?P<items>[-−\d.,;\s]{5,1000})(?:\\right\s{0,3})?[)\]]"
)
_ITEM = late(r"[-−]?\d{1,15}(?:[.,]\d{1,15})?")


def _side_by_side(text: str) -> list[Data]:
    """The two lists of numbers that one text gives x and y; none where it does not, or gives several."""
    found = list(_LIST.finditer(text))
    if [one["letter"] for one in found] != ["x", "y"]:
        return []
    listed = [
        Data(items=_items(one["items"]), end=one.end(), letter=one["letter"], label=one["letter"])
        for one in found
    ]
    return listed if all(_FEWEST <= len(one.items) <= _MOST for one in listed) else []


def _items(listed: str) -> list[str]:
    """The numbers of a list, parted by semicolons or commas with a space behind them, else by commas alone."""
    parts = [one.strip() for one in re.split(r";|,\s" if re.search(r";|,\s", listed) else ",", listed)]
    if not all(_ITEM.fullmatch(one) for one in parts):
        return []
    return [one.replace("−", "-") for one in parts]


def _paired(data: Sequence[Data], before: _Pairs | None) -> _Pairs | None:
    """The pairs that two series make, if they do."""
    if len(data) != 2 or not _FEWEST <= len(data[0].items) <= _MOST:
        return before
    try:
        x, y = (
            tuple(Fraction(re.sub(r"[{}\\a-z()]", "", one).replace(",", ".")) for one in series.items)
            for series in data
        )
    except ValueError:
        return before
    if len(x) != len(y) or len(set(x)) < 2 or len(set(y)) < 2:
        return before
    names = tuple(series.letter or series.label or "xy"[at] for at, series in enumerate(data))
    return _Pairs(x, y, (names[0], names[1]), before is None or (before.x, before.y) == (x, y))


def _of_text(
    note: Note, block: Block, text: str, pairs: _Pairs, doubts: Mapping[int, str], *, fitted: bool
) -> Iterator[Equation]:
    doubt = None if pairs.sure else _UNSURE
    for match in _NAMES.finditer(text):
        name = next(name for name, value in match.groupdict().items() if value is not None)
        if name in _OF_A_LINE and not fitted:
            continue
        found = _value(text, match.end())
        if found is None:
            continue
        told, chained = found
        term = _nearest(pairs.terms(name), text[told.start : told.end])
        claim = claim_told(note, block, match, term, told, doubts)
        if chained:
            span = replace(claim.span, end=block.span.start + match.end())
            claim = replace(claim, span=span, text=f"{match.group()} = {text[told.start : told.end]}")
        opening = _FAMILIAR.sub(" ", _CLAUSE.split(text[: match.start()])[-1])
        strange = not opens_plainly(opening) or (name in _OF_A_LINE and pairs.is_turned(note.source.text))
        yield claim.loosely(doubt or (_UNSURE if strange else None))
    yield from _of_symbols(note, block, text, pairs, doubts, fitted=fitted)
    for match in _LINE.finditer(text) if fitted else ():
        yield from _of_line(note, block, text, match, pairs, doubts)
    for match in _AT.finditer(text) if fitted and _PREDICTS.search(text) else ():
        for place in range(match.end(), min(len(text), match.end() + 80)):
            if text[place] in " :=,は" and (ahead := told_value(text, place, united=True)) is not None:
                at = Fraction(re.sub(r"[{}]", "", match["at"]).replace(",", "."))
                claim = claim_told(
                    note, block, match, _latex(pairs.intercept + at * pairs.slope), ahead, doubts
                )
                yield replace(claim, doubt=claim.doubt or _UNSURE)
                break


_SYMBOL = late(
    r"\s*(?:[(（]\s*)?(?:(?:is|ist|est|es|é|è|là|:)\s+)?(?:\\?[A-Za-z]+(?:_\{?\w+\}?)?(?:\s*\^\s*\{?2\}?|²)?|\\hat\s*\{?\\?[a-z]+(?:_\w)?\}?)\s*(?:[)）])?\s*(?=(?:=|≈|\\approx|:))"
)


def _value(text: str, at: int) -> tuple[Told, bool] | None:
    """The value told behind a name, perhaps behind its symbol, and whether it is worked out before it."""
    symbol = _SYMBOL.match(text, at)
    for place in (at, symbol.end() if symbol else at):
        if (told := told_value(text, place, united=True)) is not None:
            return told, False
    chained = value_behind_chain(text, symbol.end() if symbol else at)
    if chained is not None:
        return chained, True
    behind = value_behind(text, at)
    return (behind, False) if behind is not None else None


def _nearest(terms: Sequence[str], stated: str) -> str:
    plain = re.sub(r"[\s{}$]", "", stated).replace(",", ".").replace("−", "-")
    if len(terms) == 1 or re.fullmatch(r"-?\d+(?:\.\d+)?", plain) is None:
        return terms[0]
    half = Fraction(51, 100) / 10 ** len(plain.partition(".")[2])
    return next((one for one in terms if abs(_read(one) - Fraction(plain)) <= half), terms[0])


def _read(term: str) -> Fraction:
    over, under = re.findall(r"\{(\d+)\}", term)
    return Fraction(int(over), int(under)) * (-1 if term.startswith("-") else 1)


def _of_line(
    note: Note, block: Block, text: str, match: re.Match[str], pairs: _Pairs, doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The slope and the intercept of a line that is given."""
    about = Relation.EQUAL if match["about"] == "=" else Relation.APPROXIMATE
    first = match["slope"] is not None
    for name, group, sign in (
        ("slope", "slope" if first else "slope2", None if first else "sign2"),
        ("intercept", "intercept" if first else "intercept2", "sign" if first else None),
    ):
        minus = sign is not None and match[sign] in "-−"
        value = pairs.slope if name == "slope" else pairs.intercept
        whole = re.compile(r"(?s).+").match(text, match.start(group), match.end(group))
        if whole is None:
            continue
        told = Told(*match.span(group), about)
        claim = claim_told(note, block, whole, _latex(-value if minus else value), told, doubts)
        yield claim.loosely(None if pairs.sure else _UNSURE)


def _of_row(note: Note, row: RowValue, pairs: _Pairs, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """What a row of a table tells of the pairs."""
    match = _NAMES.match(row.name)
    if match is None or len(row.name) > match.end() + 12:
        return
    name = next(name for name, value in match.groupdict().items() if value is not None)
    told = row.whole.string[row.told.start : row.told.end]
    claim = claim_told(note, row.cell, row.whole, _nearest(pairs.terms(name), told), row.told, doubts)
    yield replace(claim, text=f"{match.group()} = {told}").loosely(None if pairs.sure else _UNSURE)
