r"""How much of a normal distribution lies within so many deviations of its mean: “about 95.4 % of the values lie within
two standard deviations”, `P(\mu - 2\sigma < X < \mu + 2\sigma) \approx 0.9545`, “$\mu \pm 3\sigma$: 99.7 %”.

Works nothing out. A rule for any distribution, as Chebyshev's, is another statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.probability.distributed import DISTRIBUTED, STANDARD, SUPPOSED, terms_of, variants_of
from vaultproof.extract.probability.told_laws import NAMES_OF_LAWS
from vaultproof.extract.shape import shape
from vaultproof.extract.told import NumberText, Told, claim_told, sentence_start, told_value
from vaultproof.note import Note, ScopeKind
from vaultproof.source import Passage
from vaultproof.spot import Signs, Spotted, late

_MU, _SIGMA = r"(?:\\mu(?![a-z])|μ|\\bar\s*\{?x\}?|E\[X\])", r"(?:\\sigma(?![a-z])|σ)"
_K = r"(?:\d(?:(?:[.,]|\{,\})\d{1,3})?)"
_TIMES = r"\s*(?:\\cdot\s*|\\,\s*|\*\s*)?"
_RANGE = rf"{_MU}\s*(?:\\pm(?![a-z])|±)\s*(?:(?P<k>{_K}){_TIMES})?{_SIGMA}"
_RANGE_2, _RANGE_3 = (_RANGE.replace("(?P<k>", f"(?P<k{at}>") for at in "23")
_SHARE = r"(?P<share>\d{1,3}(?:(?:[.,]|\{,\})\d{1,4})?\s?\\?[%％])"
_NUMBERS = {
    "1": r"one|an?|eine[rs]?|une?|una|uma?|uno|одного|một|一|1",
    "2": r"two|zwei(?:er)?|deux|dos|dois|duas|due|двух|hai|[二两兩]|2",
    "3": r"three|drei(?:er)?|trois|tres|três|tre|тр[её]х|ba|三|3",
}
_COUNT = rf"(?P<count>{'|'.join(_NUMBERS.values())}|{_K})"
_DEVIATIONS = rf"""
    (?:standard\s+deviations?|standardabweichung(?:en)?|écarts?[-\s]types?|desviaci(?:ón|ones)\s+(?:típicas?|estándar(?:es)?)|desvios?[-\s]padr(?:ão|ões)|deviazion[ei]\s+standard|(?:стандартн\w+|среднеквадратич\w+)\s+отклонени\w+|сигм\w*|lần\s+độ\s+lệch\s+chuẩn|độ\s+lệch\s+chuẩn|sigmas?|{_SIGMA})"""
_MEAN = r"""
    (?:\s+(?:of|from|around|about|vom|um\s+den|des|autour\s+de|de|del?|della|alrededor\s+de|em\s+torno\s+da|da|dalla|от|вокруг|quanh|so\s+với)\s*(?:the\s+|la\s+|il\s+|a\s+)?(?:mean|mittelwerts?|erwartungswerts?|moyenne|media|média|среднего|giá\s+trị\s+trung\s+bình|trung\s+bình|its\s+mean))?"""
_THINGS = r"""
    (?:values|data(?:\s+points)?|observations|area|probability(?:\s+mass)?|population|measurements|mass|werte|daten|beobachtungen|messwerte|fläche|valeurs|données|observations|valores|datos|dados|observaciones|observações|valori|dati|osservazioni|значений|данных|наблюдений|giá\s+trị|dữ\s+liệu|quan\s+sát)"""
_LIE = r"""
    (?:lies?|falls?|are|is|are\s+found|liegen|liegt|sont|se\s+trouvent|se\s+situent|tombent|están?|caen?|se\s+encuentran?|estão|está|caem|si\s+trovan?o|cadono|cade|лежат|лежит|попада[юе]т|находятся|находится|nằm|rơi)"""
_WITHIN = r"""
    (?:within|inside|in|innerhalb(?:\s+von)?|im\s+(?:bereich|intervall)|à\s+moins\s+de|à|dans(?:\s+l['’]intervalle)?|a\s+menos\s+de|dentro\s+de|en(?:\s+el\s+intervalo)?|a|em|entro|в\s+(?:пределах|интервале|промежутке)|внутри|trong(?:\s+(?:khoảng|phạm\s+vi))?|the\s+interval|within\s+the\s+interval|in\s+the\s+interval)"""
_WORDS = Spotted(
    rf"""
    (?:{_SHARE}\s+(?:of\s+(?:the\s+|all\s+)?|der\s+|aller\s+|des\s+|de\s+(?:los|las|tous|toutes|les)\s+|d[oae]s\s+|dei\s+|delle\s+|всех\s+|(?:số\s+)?(?:các\s+)?)?{_THINGS}\s+{_LIE}\s+{_WITHIN}\s+(?:±\s*)?(?:{_COUNT}\s*{_DEVIATIONS}{_MEAN}|\[?{_RANGE}\]?))(?!\w)
    |(?:数据|值|观测值)?(?:约|大约)?(?:有\s*)?(?P<share2>\d{{1,3}}(?:\.\d{{1,4}})?\s?\\?%)\s*的(?:数据|值|观测值|概率)?(?:落在|位于|在)(?:距?(?:均值|平均值))?(?:的)?\s*(?:左右)?±?\s*(?:(?P<count2>[一二两三123])\s*(?:个|倍)?(?:标准差)|{_RANGE_2})(?:的?范围)?(?:之内|以内|内)
    |(?:データ|値)の(?:約)?\s*(?P<share3>\d{{1,3}}(?:\.\d{{1,4}})?\s?\\?%)\s*が(?:平均(?:値)?(?:から|の))?±?\s*(?:(?P<count3>[一二三123])\s*(?:標準偏差|{_SIGMA})|{_RANGE_3})\s*の?(?:範囲)?(?:以内|内)?に(?:入る|収まる|含まれる|ある)""",
    re.IGNORECASE | re.VERBOSE,
)
_LABEL = Spotted(
    rf"(?:\[\s*)?{_RANGE}(?:\s*\])?(?=\s*(?:[:：=≈→–—]|\\approx|enthält|contains?|contient|contiene|contém|содержит))",
    re.IGNORECASE,
)
"""A stretch around the mean before the share that it holds: `$\\mu \\pm 2\\sigma$: 95.4 %`."""
_CHANCE = late(
    rf"""\s*(?:\\(?:mathbb|mathrm|text|operatorname)\s*\{{\s*Pr?\s*\}}|\\Pr|Pr|P)\s*(?:\\left\s*)?\(\s*(?:
    {_MU}\s*[-−]\s*(?:(?P<k>{_K}){_TIMES})?{_SIGMA}\s*(?:<|\\leq?(?![a-z])|\\lt(?![a-z])|≤)\s*[A-Z]\s*(?:<|\\leq?(?![a-z])|\\lt(?![a-z])|≤)\s*{_MU}\s*\+\s*(?:(?P<k2>{_K}){_TIMES})?{_SIGMA}
    |(?:\||\\lvert|\\left\s*\|)\s*[A-Z]\s*[-−]\s*{_MU}\s*(?:\||\\rvert|\\right\s*\|)\s*(?:(?:<|\\leq?(?![a-z])|\\lt(?![a-z])|≤)|(?P<beyond>>|\\geq?(?![a-z])|\\gt(?![a-z])|≥))\s*(?:(?P<k3>{_K}){_TIMES})?{_SIGMA}
    )\s*(?:\\right\s*)?\)\s*""",
    re.VERBOSE,
)
_BY_SIGMA = Signs("sigma", "σ")
_NORMAL = Spotted(
    rf"(?<![^\W぀-ヿ一-鿿가-힣])(?:{NAMES_OF_LAWS['normal']}|phân\s+phối\s+chuẩn|bell\s+curve|glockenkurve|68[-–]95|empirical\s+rule|three[-\s]sigma|drei[-\s]sigma|règle\s+des\s+trois)|трёх\s+сигм|68-95-99|\\mathcal\s*\{{?\s*N",
    re.IGNORECASE,
)
_OTHER_RULES = r"""
    chebyshev|tschebysche\w*|tchebychev|чебыш\w*|bất\s+kỳ|any\s+distribution|beliebige\w*|quelconque|log-?normal|student|shapiro|kolmogorov|normality|normalit|normalidad|normalidade|q-?q|skew|schief|sample|stichprobe|échantillon|muestra|amostra|campion|выборк|mẫu|样本|標本|표본|切比雪夫|チェビシェフ"""
_OTHER_LAWS = Spotted(
    "|".join(rf"(?<![^\W_])(?:{words})" for kind, words in NAMES_OF_LAWS.items() if kind != "normal")
    + f"|{_OTHER_RULES}",
    re.IGNORECASE | re.VERBOSE,
)
_BOUND = late(
    r"(?<!\w)(?:at\s+least|at\s+most|more\s+than|less\s+than|over|nearly|almost|mindestens|höchstens|mehr\s+als|weniger\s+als|fast|au\s+moins|au\s+plus|plus\s+de|moins\s+de|presque|al\s+menos|más\s+del?|menos\s+del?|casi|pelo\s+menos|mais\s+de|quase|almeno|più\s+del?|quasi|не\s+менее|более|почти|ít\s+nhất|hơn|gần)\s*(?:the\s+|el\s+|il\s+|l['’])?\Z|(?:至少|超过|不到|少なくとも|以上)\Z",
    re.IGNORECASE,
)
_ABOUT = late(
    r"(?<!\w)(?:about|approximately|roughly|around|some|etwa|ungefähr|rund|circa|ca|zirka|environ|approximativement|aproximadamente|alrededor|cerca|aproximadamente|circa|approssimativamente|примерно|около|приблизительно|khoảng|xấp\s+xỉ|there|for|in|with|under|of|bei|in|einer?|pour|une?|dans|suivant|selon|para|en|una|uma|numa|em|per|при|для|в|với|trong|an?|rule|regel|règle|regla|regra|regola|правил\w+|quy\s+tắc|distribut\w+|distributed|verteil\w*|normalverteil\w*|loi|distribuci\w+|distribui\w+|распределени\w+|phân\s+phối|el|il|variable|data|daten|données|datos|dados|dati)(?!\w)",
    re.IGNORECASE,
)
_EAST = late(r"对于|若|约|大约|有|服从|的|では|の|に|従う|約|分布|变量|数据|データ|値|随机")
_STOP = late(r"[.!?;](?=\s)|[。！？；\n]")
_ELSEWHERE = late(rf"{_SHARE}|[,，、]|{_DEVIATIONS}|{_THINGS}|{_WITHIN}|\d", re.IGNORECASE | re.VERBOSE)
"""What may follow a share without telling of another thing."""
_FAR = 1500


def sigma_chances(note: Note, statements: Sequence[Statement]) -> Iterator[Equation]:
    """Each chance that a formula tells of a stretch of so many deviations around the mean."""
    if not _BY_SIGMA.stand_in(note.source.text) or not _NORMAL.may_match(note.source.text):
        return
    for one in statements:
        if len(one.terms) < 2 or one.terms[0].syntax is not Syntax.LATEX:
            continue
        found = _CHANCE.fullmatch(one.terms[0].text)
        value = next((term for term in one.terms[1:] if shape(term).numeric), None)
        if found is None or value is None or set(one.relations) - {Relation.EQUAL, Relation.APPROXIMATE}:
            continue
        named = found.groupdict()
        if named["k"] != named["k2"]:
            continue
        start = one.terms[0].passage.whole.start
        within = _within(named["k"] or named["k3"] or "1")
        text = f"1 - ({within})" if named["beyond"] else within
        term = Term(Passage(text, ((0, start),)), Syntax.LATEX)
        claim = equation(one, DISTRIBUTED, 0)
        yield replace(
            claim,
            span=replace(claim.span, end=max(claim.span.end, value.passage.whole.end)),
            text=" ".join(note.source.text[start : value.passage.whole.end].split()),
            left=term,
            right=value,
            given=variants_of(STANDARD, [term]),
            lead=(),
            doubt=one.around.doubt_of_numbers,
        ).loosely(None if _is_normal(note, start, one.scope) else SUPPOSED)


def sigma_rules(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each such share that a note's running text tells."""
    source = note.source.text
    if not _NORMAL.may_match(source) or not (_WORDS.may_match(source) or _LABEL.may_match(source)):
        return
    for one in texts:
        for match in _WORDS.finditer(one.plain):
            told = _share(match)
            sentence = sentence_start(one.plain, match.start())
            opening = one.plain[sentence : match.start()]
            if _BOUND.search(opening) is not None:
                continue
            stop = _STOP.search(one.plain, match.end())
            behind = one.plain[match.end() : stop.start() if stop else len(one.plain)]
            plain = _is_plain(opening) and _is_plain(_ELSEWHERE.sub(" ", behind))
            yield _claim(note, one, match, told, doubts, plain=plain)
        for match in _LABEL.finditer(one.plain):
            value = told_value(one.plain, match.end())
            if value is None or "%" not in one.plain[value.start : value.end] or match["k"] == "0":
                continue
            opening = one.plain[sentence_start(one.plain, match.start()) : match.start()]
            yield _claim(note, one, match, value, doubts, plain=_is_plain(opening))


_SPECIAL = late(
    r"(?<![\w.])(?:[2-9]\s?-?\s?d|[2-9]\s?-?\s?dim\w*|mehrdimensional\w*|multi-?(?:variate|dimensional)|bivariate|triangular|pareto|t-distribution|t-verteilung|not\s+normal|nicht\s+normal|heavy|uniform|exponential\w*)(?!\w)|двумерн|многомерн|多元|二维|多変量|二変量",
    re.IGNORECASE,
)
"""Words of other distributions, or of several variables at once."""
_ROUND = late(r"(?<![\d.,])\d*0\s*\\?%?\s*\Z")


def _share(match: re.Match[str]) -> Told:
    name = next(name for name in ("share", "share2", "share3") if match[name])
    return Told(*match.span(name), Relation.APPROXIMATE)


def _claim(
    note: Note,
    one: NumberText,
    match: re.Match[str],
    told: Told,
    doubts: Mapping[int, str],
    *,
    plain: bool,
) -> Equation:
    named = match.groupdict()
    count = next(
        (named[name] for name in ("count", "count2", "count3", "k", "k2", "k3") if named.get(name)), "1"
    )
    claim = claim_told(note, one.block, match, _within(_number(count)), told, doubts)
    place = one.block.span.start + match.start()
    written = one.plain[told.start : told.end]
    special = _SPECIAL.search(note.source.text) is not None or _ROUND.search(written) is not None
    sure = plain and not special and _is_normal(note, place, one.block.scope)
    return replace(
        claim.loosely(None if sure else SUPPOSED),
        kind=DISTRIBUTED,
        given=variants_of(STANDARD, [claim.left]),
    )


def _is_plain(opening: str) -> bool:
    """Whether the words before a share tell of no other thing than a normal distribution."""
    return opens_plainly(_EAST.sub(" ", _ABOUT.sub(" ", _NORMAL.sub(" ", opening))))


def _number(word: str) -> str:
    return next(
        (value for value, words in _NUMBERS.items() if re.fullmatch(words, word, re.IGNORECASE)), word
    )


def _within(count: str) -> str:
    """The term of what lies within so many deviations."""
    plain = re.sub(r"\{,\}|,", ".", count)
    whole, _, places = plain.partition(".")
    number = rf"\frac{{{whole}{places}}}{{{10 ** len(places)}}}" if places else whole
    return next(terms_of(STANDARD, ("event", "≤", f"-{number}", "≤", number)))


def _is_normal(note: Note, place: int, scope: int) -> bool:
    """Whether the text around a place, its headings included, speaks of the normal distribution and of no other."""
    source = note.source.text
    start = max(source.rfind("\n#", 0, place), place - _FAR, 0)
    end = source.find("\n", place)
    around = source[start : end if end >= 0 else len(source)]
    names = " ".join(
        note.scopes[at].name or ""
        for at in note.scope_chain(scope)
        if note.scopes[at].kind is not ScopeKind.NOTE
    )
    told = f"{names}\n{around}"
    return _NORMAL.search(told) is not None and _OTHER_LAWS.search(told) is None
