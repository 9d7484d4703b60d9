r"""What is told in words of every distribution, or of all of a name: “均匀分布的熵最大”,
“Die Exponentialverteilung ist gedächtnislos”, “disjoint events are independent”.

Only clauses that are known as a whole are read, so that nothing in them can say for which distributions they are meant;
which of them are so is known elsewhere. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.over import heading_over
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.probability.told_orders import HERE, TOLD_LAW
from vaultproof.extract.told import around, begins_clause, plain_text, sentence_start
from vaultproof.note import Block, Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Several, Spotted, late

THEOREM = "theorem"
"""What the lead of such a claim begins with; the theorem's name follows."""
_MEAN = "F1, mean"
_UNDER_DENSITY = "density, area"
_OF_REGRESSION = "regression line, through the means"
_OF_RESIDUALS = "regression, residuals sum to zero"
_WESTERN = r"(?:(?:the|die|der|das|la|le|el|l['’]|a|o|il)\s*)?"
_LAWS = {
    "exponential": (
        r"(?:exponential(?:\s+distribution)?"
        r"|exponentialverteilung|(?:loi|distribution)\s+exponentielle|(?:distribución\s+)?exponencial|(?:distribuição\s+)?exponencial|(?:distribuzione\s+)?esponenziale|(?:показательное|экспоненциальное)\s+распределение|phân\s+phối\s+mũ|指数分布|지수\s*분포)"
    ),
    "geometric": (
        r"(?:geometric(?:\s+distribution)?"
        r"|geometrische\s+verteilung|loi\s+géométrique|(?:distribución\s+)?geométrica|(?:distribuzione\s+)?geometrica|геометрическое\s+распределение|phân\s+phối\s+hình\s+học|几何分布|幾何分布|기하\s*분포)"
    ),
    "uniform": (
        r"(?:uniform\s+distribution"
        r"|gleichverteilung|loi\s+uniforme|distribución\s+uniforme|distribuição\s+uniforme|distribuzione\s+uniforme|равномерное\s+распределение|phân\s+phối\s+đều|均匀分布|一様分布|균등\s*분포)"
    ),
    "normal": (
        r"(?:normal\s+distribution"
        r"|normalverteilung|loi\s+normale|distribución\s+normal|distribuição\s+normal|distribuzione\s+normale|нормальное\s+распределение|phân\s+phối\s+chuẩn|正态分布|正規分布|정규\s*분포)"
    ),
}
_NO_MEMORY = r"""
    (?:is\s+memoryless|has\s+no\s+memory|has\s+the\s+memoryless\s+property|ist\s+gedächtnislos|hat\s+kein\s+gedächtnis|est\s+sans\s+mémoire|n['’]a\s+pas\s+de\s+mémoire|no\s+tiene\s+memoria|carece\s+de\s+memoria|não\s+tem\s+memória|non\s+ha\s+memoria|è\s+senza\s+memoria|не\s+имеет\s+памяти|обладает\s+свойством\s+отсутствия\s+памяти|không\s+có\s+(?:trí\s+)?nhớ|không\s+nhớ|\s*(?:具有|有)?无记忆性|\s*是无记忆的|\s*は無記憶性を(?:持つ|もつ))"""
_MOST_ENTROPY = r"""
    (?:has\s+(?:the\s+)?(?:maximum|maximal|largest|greatest|highest)\s+entropy|maximi[sz]es\s+(?:the\s+)?entropy|hat\s+(?:die\s+)?(?:größte|maximale|höchste)\s+entropie|maximiert\s+die\s+entropie|a\s+l['’]entropie\s+maximale|maximise\s+l['’]entropie|(?:tiene|alcanza)\s+(?:la\s+)?(?:máxima\s+entropía|entropía\s+máxima|mayor\s+entropía)|maximiza\s+la\s+entropía|имеет\s+(?:наибольшую|максимальную)\s+энтропию|có\s+entropy\s+lớn\s+nhất|\s*的?熵最大|\s*具有最大熵|\s*(?:が|は|の)エントロピーが?最大(?:である|になる)?)"""
_LEAST_ENTROPY = r"""
    (?:has\s+(?:the\s+)?(?:minimum|minimal|smallest|lowest|least)\s+entropy|minimi[sz]es\s+(?:the\s+)?entropy|hat\s+(?:die\s+)?(?:kleinste|minimale|geringste|niedrigste)\s+entropie|a\s+l['’]entropie\s+minimale|minimise\s+l['’]entropie|tiene\s+(?:la\s+)?(?:mínima\s+entropía|entropía\s+mínima|menor\s+entropía)|имеет\s+(?:наименьшую|минимальную)\s+энтропию|có\s+entropy\s+nhỏ\s+nhất|\s*的?熵最小|\s*(?:が|は|の)エントロピーが?最小(?:である|になる)?)"""
_DISJOINT = r"""
    (?:(?:two\s+)?(?:disjoint|mutually\s+exclusive)\s+events|(?:zwei\s+)?(?:disjunkte|unvereinbare)\s+ereignisse|(?:deux\s+)?événements\s+(?:disjoints|incompatibles)|(?:dos\s+)?(?:sucesos|eventos)\s+(?:disjuntos|incompatibles|mutuamente\s+excluyentes)|(?:два\s+)?несовместн\w+\s+события|(?:hai\s+)?biến\s+cố\s+xung\s+khắc|互斥事件|互不相容(?:的)?事件|排反(?:な)?事象)"""
_INDEPENDENT = r"""
    (?:are\s+(?:always\s+)?independent|sind\s+(?:immer\s+)?unabhängig|sont\s+(?:toujours\s+)?indépendants|son\s+(?:siempre\s+)?independientes|независимы|(?:thì\s+|là\s+|luôn\s+)?độc\s+lập|\s*(?:一定|总是)?(?:是)?(?:相互)?独立的?|\s*は(?:常に)?独立である)"""
_UNCORRELATED = r"""
    (?:uncorrelated\s+(?:random\s+)?variables|unkorrelierte\s+(?:zufallsvariablen|variablen)|(?:des\s+|les\s+)?variables\s+(?:aléatoires\s+)?non\s+corrélées|variables\s+(?:aleatorias\s+)?(?:no\s+correlacionadas|incorreladas)|некоррелированные\s+(?:случайные\s+)?величины|(?:các\s+)?biến\s+(?:ngẫu\s+nhiên\s+)?không\s+tương\s+quan|不相关的?随机变量|無相関な確率変数)"""
_INDEPENDENTS = r"""
    (?:independent\s+(?:random\s+)?variables|unabhängige\s+(?:zufallsvariablen|variablen)|(?:des\s+|les\s+)?variables\s+(?:aléatoires\s+)?indépendantes|variables\s+(?:aleatorias\s+)?independientes|независимые\s+(?:случайные\s+)?величины|(?:các\s+)?biến\s+(?:ngẫu\s+nhiên\s+)?độc\s+lập|独立的?随机变量|独立な確率変数)"""
_WITHOUT_CORRELATION = r"""
    (?:are\s+(?:always\s+)?uncorrelated|sind\s+(?:immer\s+)?unkorreliert|sont\s+(?:toujours\s+)?non\s+corrélées|(?:son|están)\s+(?:siempre\s+)?(?:incorreladas|no\s+correlacionadas)|некоррелированы|(?:thì\s+)?không\s+tương\s+quan|\s*(?:一定)?不相关|\s*は(?:常に)?無相関である)"""
_F1 = r"(?:f_?1(?:[-\s]?(?:score|maß|wert|measure|мера))?|score\s+f1|f1[分值]数?|f1\s*値)"
_HARMONIC = r"""
    (?:is\s+the\s+(?P<mean>harmonic|arithmetic|geometric)\s+mean\s+of\s+precision\s+and\s+recall|ist\s+das\s+(?P<mean2>harmonische|arithmetische|geometrische)\s+mittel\s+(?:von|aus)\s+(?:precision|präzision)\s+und\s+(?:recall|sensitivität)|est\s+la\s+moyenne\s+(?P<mean3>harmonique|arithmétique|géométrique)\s+(?:de\s+la\s+)?(?:précision|precision)\s+et\s+du\s+(?:rappel|recall)
    |es\s+la\s+media\s+(?P<mean4>armónica|aritmética|geométrica)\s+de\s+(?:la\s+)?(?:precisión|precision)\s+y\s+(?:el\s+|la\s+)?(?:recall|exhaustividad|sensibilidad)|\s*是(?:精确率|查准率|精度)[和与](?:召回率|查全率)的(?P<mean5>调和|算术|几何)平均(?:数|值)?|\s*は適合率と再現率の(?P<mean6>調和|算術|相加|幾何|相乗)平均(?:である)?)"""


_MIDDLES = r"""
    (?:(?:for|in|with)\s+(?:the|a|any|every)\s+{western},?\s+(?:the\s+)?mean,?\s+(?:the\s+)?median,?\s+and\s+(?:the\s+)?mode\s+(?:are\s+(?:all\s+)?(?:equal|identical|the\s+same)|coincide|all\s+coincide)|(?:for|in|with)\s+(?:the|a|any|every)\s+{western},?\s+(?:the\s+)?(?:mean\s+and\s+(?:the\s+)?median|median\s+and\s+(?:the\s+)?mean)\s+(?:are\s+(?:equal|identical|the\s+same)|coincide)
    |(?:bei|für)\s+(?:der|die)\s+{western}\s+(?:sind|stimmen|fallen)\s+(?:mittelwert|erwartungswert),?\s+median\s+und\s+modus\s+(?:gleich|identisch|überein|zusammen)
    |(?:pour|dans)\s+(?:la|une)\s+{western},?\s+(?:la\s+)?moyenne,?\s+(?:la\s+)?médiane\s+et\s+(?:le\s+)?mode\s+(?:sont\s+(?:égaux|égales|confondus)|coïncident)
    |en\s+(?:la|una)\s+{western},?\s+(?:la\s+)?media,?\s+(?:la\s+)?mediana\s+y\s+(?:la\s+)?moda\s+(?:coinciden|son\s+iguales)
    |{western}的(?:均值|平均数|平均值)、?中位数[和与、]众数(?:相等|相同|重合)|{western}では、?平均(?:値)?[、と・]中央値[、と・]最頻値(?:が|は)(?:一致する|等しい))"""
_OF_NORMAL = _MIDDLES.format(western=_LAWS["normal"])
_OF_EXPONENTIAL = _MIDDLES.format(western=_LAWS["exponential"])
_OF_POISSON = r"""
    (?:(?:for|in|with)\s+(?:the|a|any|every)\s+poisson\s+distribution,?\s+(?:the\s+)?(?:mean|expected\s+value)\s+and\s+(?:the\s+)?variance\s+(?:are\s+(?:always\s+)?(?:equal|identical|the\s+same)|coincide)|poisson\s+distribution\s+has\s+(?:an\s+)?equal\s+mean\s+and\s+variance
    |bei\s+(?:der|einer)\s+poisson-?\s?verteilung\s+sind\s+(?:erwartungswert|mittelwert)\s+und\s+varianz\s+(?:immer\s+)?(?:gleich(?:\s+groß)?|identisch)|pour\s+(?:la|une)\s+loi\s+de\s+poisson,?\s+(?:l['’]espérance|la\s+moyenne)\s+et\s+la\s+variance\s+(?:sont\s+égales|coïncident)
    |en\s+(?:la|una)\s+(?:distribución\s+de\s+)?poisson,?\s+(?:la\s+)?(?:media|esperanza)\s+y\s+(?:la\s+)?varianza\s+(?:coinciden|son\s+iguales)|у\s+распределения\s+пуассона\s+(?:среднее|математическое\s+ожидание)\s+и\s+дисперсия\s+(?:равны|совпадают)
    |泊松分布的(?:均值|期望)[和与]方差相等|ポアソン分布では、?平均と分散が(?:等しい|一致する))"""
_AREA = r"""
    (?:total\s+area\s+under\s+(?:the|a|every|any)\s+(?:curve|density(?:\s+(?:curve|function))?)|area\s+under\s+(?:the|a|every|any)\s+(?:probability\s+)?density(?:\s+(?:curve|function))?|gesamtfläche\s+unter\s+der\s+(?:kurve|dichte(?:kurve|funktion)?)|fläche\s+unter\s+der\s+dichte(?:kurve|funktion)?|aire\s+totale\s+sous\s+la\s+(?:courbe|densité)|aire\s+sous\s+la\s+(?:courbe\s+de\s+la\s+)?densité
    |área\s+total\s+bajo\s+la\s+(?:curva|densidad)|área\s+bajo\s+la\s+(?:curva\s+de\s+)?densidad|(?:общая|вся|полная)\s+площадь\s+под\s+(?:кривой|графиком)(?:\s+плотности)?|площадь\s+под\s+(?:кривой|графиком)\s+плотности|(?:tổng\s+)?diện\s+tích\s+dưới\s+(?:đường\s+cong|đồ\s+thị)\s+mật\s+độ|(?:概率)?密度曲线下的?(?:总)?面积|確率密度(?:曲線|関数)の下の(?:総)?面積)
    \s*(?:is|equals|ist|beträgt|vaut|est(?:\s+égale\s+à)?|es(?:\s+igual\s+a)?|vale|равна|là|bằng|等于|为|是|は)\s*(?:always\s+|exactly\s+|immer\s+|stets\s+|toujours\s+|siempre\s+|всегда\s+|luôn\s+|总是)?(?P<most>\d{1,2})(?![.,/^%]?\d|\s*[%*/^])"""


_LINE = r"""
    (?:(?:(?:least[-\s]squares|fitted|ols|best[-\s]fit)\s+)?(?:regression\s+)?line|regressionsgerade|ausgleichsgerade|droite\s+(?:de\s+régression|des\s+moindres\s+carrés)|recta\s+de\s+(?:regresión|mínimos\s+cuadrados)|reta\s+de\s+(?:regressão|mínimos\s+quadrados)|retta\s+di\s+regressione|retta\s+dei\s+minimi\s+quadrati|(?:линия|прямая)\s+регрессии|đường\s+(?:thẳng\s+)?hồi\s+quy|prosta\s+regresji|回归(?:直线|线)|回帰直線|회귀\s*직?선)"""
_ALWAYS = (
    r"(?:always|immer|stets|toujours|siempre|sempre|всегда|luôn|zawsze|总是|一定|恒|必|必ず|常に|항상|반드시)"
)
_THROUGH = r"""
    (?:passes|goes|runs|geht|verläuft|passe|pasa|passa|проходит|(?:đi\s+)?qua|przechodzi|经过|过|通过)"""
_BY = r"(?:through|durch|par|por|pel[oa]|per|через|przez|qua)?"
_TO_POINT = rf"""
    \s*(?:{_ALWAYS}\s*)?(?:{_THROUGH}\s*)(?:{_ALWAYS}\s*)?{_BY}\s*(?:(?:the|den|le|el|o|il)\s+)?(?:(?:point|punkt|punto|ponto|точку|điểm|点)\s*)?"""
_MEANS_POINT = (
    r"\(\s*(?:\\(?:bar|overline)\s*\{?\s*x\s*\}?|x[̄̅])"
    r"\s*[,;]\s*(?:\\(?:bar|overline)\s*\{?\s*y\s*\}?|y[̄̅])\s*\)"
)
_THROUGH_MEANS = rf"""
    {_LINE}(?:{_TO_POINT}{_MEANS_POINT}|(?:は|은|는)\s*(?:{_ALWAYS}\s*)?(?:点|점)?\s*{_MEANS_POINT}\s*(?:を(?:必ず|常に)?通る|을\s*(?:항상\s*)?(?:지난다|지나간다)))"""
_THROUGH_ORIGIN = rf"""
    {_LINE}\s*(?:{_ALWAYS}\s*{_THROUGH}|{_THROUGH}\s*{_ALWAYS})\s*{_BY}\s*(?:the\s+origin|den\s+ursprung|l['’]origine|el\s+origen|la\s+origem|a\s+origem|начало\s+координат|gốc\s+tọa\s+độ|początek\s+układu(?:\s+współrzędnych)?|原点)"""
_WITH_INTERCEPT = r"""
    (?:\s*\((?:with|if|when|mit|wenn|avec|si|con|com|se|с|если|khi|nếu|z|jeśli)[^()]{0,30}(?:intercept|achsenabschnitt|constante|ordonnée|intercepto|término\s+independiente|intercetta|свободн\w+\s+член\w*|hệ\s+số\s+chặn|wyraz\w*\s+woln\w+)[^()]{0,10}\))?"""
_ZERO = r"(?:0|zero|null|nulle?|cero|нулю|không)(?![.,/^%]?\d)"
_RESIDUALS = rf"""
    (?:residuals\s+(?:{_ALWAYS}\s+)?(?:sum|add\s+up)\s+(?:up\s+)?to\s+{_ZERO}|sum\s+of\s+(?:the\s+|all\s+)?residuals\s+(?:is|equals)\s+(?:{_ALWAYS}\s+)?{_ZERO}|summe\s+der\s+residuen\s+ist\s+(?:{_ALWAYS}\s+)?(?:gleich\s+)?{_ZERO}|residuen\s+summieren\s+sich\s+(?:{_ALWAYS}\s+)?zu\s+{_ZERO}
    |somme\s+des\s+résidus\s+(?:est|vaut)\s+(?:{_ALWAYS}\s+)?(?:égale\s+à\s+)?{_ZERO}|suma\s+de\s+los\s+residuos\s+(?:es|vale)\s+(?:{_ALWAYS}\s+)?(?:igual\s+a\s+)?{_ZERO}|soma\s+dos\s+resíduos\s+(?:é|vale)\s+(?:{_ALWAYS}\s+)?(?:igual\s+a\s+)?{_ZERO}|somma\s+dei\s+residui\s+(?:è|vale)\s+(?:{_ALWAYS}\s+)?{_ZERO}
    |сумма\s+остатков\s+(?:{_ALWAYS}\s+)?равна\s+{_ZERO}|tổng\s+(?:các\s+)?phần\s+dư\s+(?:{_ALWAYS}\s+)?bằng\s+{_ZERO}|suma\s+reszt\s+(?:{_ALWAYS}\s+)?(?:wynosi|jest\s+równa)\s+{_ZERO}|残差(?:之|的)?和(?:总是|恒)?(?:为|等于)\s*(?:0|零)|残差の(?:和|合計)は\s*(?:必ず|常に)?\s*0(?:である|になる|です)?|잔차의\s*합은\s*(?:항상\s*)?0(?:이다|입니다)?)
    {_WITH_INTERCEPT}"""


_CLAUSES = (
    (_THROUGH_MEANS, _OF_REGRESSION),
    (_THROUGH_ORIGIN, "regression line, through the origin"),
    (_RESIDUALS, _OF_RESIDUALS),
    (rf"{_LAWS['exponential']}\s*{_NO_MEMORY}", "exponential, memoryless"),
    (rf"{_LAWS['geometric']}\s*{_NO_MEMORY}", "geometric, memoryless"),
    (rf"{_LAWS['uniform']}\s*{_NO_MEMORY}", "uniform, memoryless"),
    (rf"{_LAWS['uniform']}\s*{_MOST_ENTROPY}", "uniform, most entropy"),
    (rf"{_LAWS['uniform']}\s*{_LEAST_ENTROPY}", "uniform, least entropy"),
    (rf"{_DISJOINT}\s*{_INDEPENDENT}", "disjoint, independent"),
    (rf"{_UNCORRELATED}\s*{_INDEPENDENT}", "uncorrelated, independent"),
    (rf"{_INDEPENDENTS}\s*{_WITHOUT_CORRELATION}", "independent, uncorrelated"),
    (rf"{_F1}\s*{_HARMONIC}", _MEAN),
    (_OF_NORMAL, "normal, mean, median and mode equal"),
    (_OF_EXPONENTIAL, "exponential, mean, median and mode equal"),
    (_OF_POISSON, "Poisson, mean and variance equal"),
    (_AREA, _UNDER_DENSITY),
)
_MEAN_OF = {"调": "h", "調": "h", "算": "a", "相": "a", "几": "g", "幾": "g"}
_MEANS = {"h": "harmonic", "a": "arithmetic", "g": "geometric"}
_SPOTTED = tuple(
    (Spotted(rf"(?<![^\W぀-ヿ一-鿿가-힣]){_WESTERN}{clause}", re.IGNORECASE | re.VERBOSE), name)
    for clause, name in _CLAUSES
)
_ANY = Several(*(pattern for pattern, _ in _SPOTTED))
_CLOSES = late(r"\s*(?:\Z|[.;:!)。；！\n，、]|,\s)")
_CONTINUES = late(
    r"\s*[,，、]\s*(?:if|when|unless|provided|only|as\s+long|for\s+which|whose|where|except|but\s+only|wenn|falls|sofern|nur|außer|si|sauf|lorsque|quand|uniquement|salvo|solo|cuando|se|quando|если|когда|кроме|только|nếu|khi|trừ)(?!\w)|\s*[,，、]\s*(?:如果|若|当|仅|除非|ただし|もし)",
    re.IGNORECASE,
)
"""Words behind a clause that tell for what it is meant."""
_AMONG = late(
    r"(?:(?<!\w)(?:among|of|over|for)\s+(?:all\s+)?(?:the\s+)?(?:discrete\s+)?(?:distributions|probability\s+distributions)\s+(?:over|on|with)\s+[^\s,]{1,12}\s+(?:outcomes|values|symbols|states)|unter\s+allen\s+verteilungen\s+(?:auf|über|mit)\s+[^\s,]{1,12}\s+\w+|parmi\s+les\s+lois\s+sur\s+[^\s,]{1,12}\s+\w+|entre\s+las\s+distribuciones\s+(?:sobre|con)\s+[^\s,]{1,12}\s+\w+|среди\s+распределений\s+на\s+[^\s,]{1,12}\s+\w+)"
    r"|[^\s，。]{1,4}\s*(?:个|種類の|通りの|つの)?(?:结果|取值|結果|値)的?(?:の)?(?:所有)?(?:分布)(?:里|中|のうち|の中で|で)?[，、]?",
    re.IGNORECASE,
)
"""Words before what is told of the uniform distribution that say among which ones."""
_LABEL = late(
    r"\A[\s\W]*(?:sanity(?:\s+check)?|notes?|remark|recall|remember|facts?|tip|propert(?:y|ies)|key\s+points?|merke|bemerkung|hinweis|fazit|remarque|rappel|propriétés?|à\s+retenir|notas?|propiedad(?:es)?|observación|recordar|важно|замечание|свойств[оа]|lưu\s+ý|ghi\s+nhớ|注意|性质|重点|ポイント|性質)\s*[*_]*\s*[:：]",
    re.IGNORECASE,
)
"""A label before what is told, which says only that it is told."""
_DENSITY = late(
    r"densit|dichte|densidad|densidade|плотност|mật\s+độ|密度|distribut|verteil|\bloi\b|distribuci|распредел|phân\s+phối|分布|밀도|분포",
    re.IGNORECASE,
)
_MOMENTS = late(
    r"varian[cz]|varianz|дисперси|phương\s+sai|方差|分散|분산|(?:given|fixed|same)\s+mean|mittelwert|moyenne|\bmedia\b|среднее",
    re.IGNORECASE,
)
"""Under a condition on its moments another distribution has the largest entropy."""
_CONTINUOUS = late(
    r"differential\s+entropy|differentielle\s+entropie|entropie\s+différentielle|entropía\s+diferencial|дифференциальн\w+\s+энтропи|微分熵|微分エントロピー|given\s+(?:mean|variance)|fixed\s+(?:mean|variance)",
    re.IGNORECASE,
)


def truths_told(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each such clause of a note's running text."""
    source = note.source.text
    tried = [pair for pair in _SPOTTED if pair[0].may_match(source)] if _ANY.may_match(source) else []
    if not tried:
        return
    for block in note.blocks:
        text = plain_text(note, block)
        for pattern, name in tried if text is not None else ():
            if not pattern.may_match(text or ""):
                continue
            for match in pattern.finditer(text or ""):
                claim = _claim(note, block, match, name, doubts)
                yield from (claim,) if claim is not None else ()


def _claim(
    note: Note, block: Block, match: re.Match[str], name: str, doubts: Mapping[int, str]
) -> Equation | None:
    text, start, end = match.string, match.start(), match.end()
    opening = text[sentence_start(text, start) : start]
    plain = opens_plainly(_AMONG.sub(" ", _LABEL.sub(" ", opening)))
    eastern = match.group()[:3].strip()[-1:] > "\u2e80"
    begun = begins_clause(text, start, eastern=eastern) or (plain and _AMONG.search(opening) is not None)
    if not begun or not plain or HERE.search(opening) is not None:
        return None
    if _CLOSES.match(text, end) is None or _CONTINUES.match(text, end) is not None:
        return None
    if name in {_OF_REGRESSION, _OF_RESIDUALS} and not _is_of_least_squares(note.source.text):
        return None
    if name == _UNDER_DENSITY and not _is_of_density(note, span_start=block.span.start + start):
        return None
    if "entropy" in name and _MOMENTS.search(heading_over(note, block.span.start) + (text or "")) is not None:
        return None
    if "entropy" in name and _CONTINUOUS.search(note.source.text) is not None:
        return None
    span = Span(block.span.start + start, block.span.start + end)
    doubt = doubts.get(block.scope) or doubt_of(around(text, start, end))
    told = Passage(" ".join(note.source[span].split()), ((0, span.start),))
    return Equation(
        path=note.path,
        span=span,
        kind=TOLD_LAW,
        text=told.text,
        scope=block.scope,
        left=Term(told, Syntax.PLAIN),
        relation=Relation.EQUAL,
        right=Term(told, Syntax.PLAIN),
        lead=(THEOREM, _named(name, match)),
        doubt=doubt,
    ).loosely(_OF_DATA if _CONCLUDED.search(opening) is not None else None)


_LEAST_SQUARES = late(
    r"regress|régress|регресс|hồi\s+quy|回归|回帰|회귀|least[-\s]squares|kleinste\w*\s+quadrat|moindres\s+carrés|mínimos\s+(?:cuadrados|quadrados)|minimi\s+quadrati|наименьших\s+квадратов|bình\s+phương\s+(?:nhỏ|tối)|最小二乘|最小二乗|최소제곱",
    re.IGNORECASE,
)
_NO_INTERCEPT = late(
    r"(?:without|no|ohne|sans|sin|sem|senza|без|không\s+có|bez)\s+(?:an?\s+|the\s+|den\s+|einen?\s+)?(?:intercept|achsenabschnitt|constante|ordonnée|intercepto|término\s+independiente|intercetta|свободн|hệ\s+số\s+chặn|wyraz)|(?:regression|line|fit|model|forced)\s+through\s+the\s+origin|(?:weighted|robust|quantile|logistic|poisson)\s+regression|lasso|huber|least\s+absolute|gewichtete\s+regression|无截距|切片なし|절편\s*없",
    re.IGNORECASE,
)
"""Regressions whose residuals need not sum to zero."""


def _is_of_least_squares(text: str) -> bool:
    """Whether a note speaks of least squares, and of none without an intercept."""
    return _LEAST_SQUARES.search(text) is not None and _NO_INTERCEPT.search(text) is None


def _is_of_density(note: Note, span_start: int) -> bool:
    """Whether the section around a place, its headings included, speaks of a distribution."""
    text = note.source.text
    start = max(text.rfind("\n#", 0, span_start), 0)
    return _DENSITY.search(text, start, span_start + 80) is not None


_OF_DATA = "it may be told of one set of data"
_CONCLUDED = late(
    r"(?<!\w)(?:so|thus|hence|therefore|then|also|somit|daher|damit|folglich|dann|donc|ainsi|alors|entonces|luego|portanto|logo|então|quindi|dunque|allora|итак|значит|поэтому|тогда|więc|zatem|vậy|nên|do\s+đó|both|these|this|beide\w*|diese\w*|deux|ces|ambas|estas|эти|оба)(?!\w)|所以|因此|故|则|于是|よって|したがって|この|该|따라서",
    re.IGNORECASE,
)
"""Words of a conclusion, which may be one about what is at hand only."""


def _named(name: str, match: re.Match[str]) -> str:
    """The name of the theorem that a clause tells, with what it tells beyond the subject."""
    told = next(
        (words for key, words in match.groupdict().items() if words and key.startswith(("mean", "most"))), ""
    )
    if name == _MEAN:
        return f"F1, {_MEANS[_MEAN_OF.get(told[0], told[0].lower())]} mean"
    return f"{name} {told}" if name == _UNDER_DENSITY else name
