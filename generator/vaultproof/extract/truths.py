r"""What is told in words of every distribution, or of all of a name: “KL divergence is not symmetric”,
“均匀分布的熵最大”, “Die Exponentialverteilung ist gedächtnislos”, “disjoint events are independent”.

Each is put to one example, which refutes what is false; what is true has been proved elsewhere. Only clauses that are
known as a whole are read, so that nothing in them can say for which distributions they are meant. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.openers import opens_plainly
from vaultproof.extract.silence import doubt_of
from vaultproof.extract.told import around, begins_clause, plain_text, sentence_start
from vaultproof.note import Block, Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_KL = r"""
    (?:kl[\s-]divergen(?:ce|z)|kullback[-–]leibler[\s-]divergen(?:ce|z)|divergence\s+(?:de\s+)?kl|divergence\s+de\s+kullback[-–]leibler|divergencia\s+(?:de\s+)?kl|divergencia\s+de\s+kullback[-–]leibler|divergência\s+(?:de\s+)?kl|divergenza\s+(?:di\s+)?kl|kl-дивергенция|дивергенция\s+кульбака\s*[-–—]\s*лейблера|phân\s+kỳ\s+kl|độ\s+phân\s+kỳ\s+kl|kl\s*散度|kl\s*ダイバージェンス|kl\s*情報量|kl\s*발산)"""
_CROSS = r"""
    (?:cross[-\s]entropy|kreuzentropie|entropie\s+croisée|entropía\s+cruzada|entropia\s+cruzada|entropia\s+incrociata|перекрёстная\s+энтропия|кросс-энтропия|entropy\s+chéo|交叉熵|交差エントロピー|교차\s*엔트로피)"""
_MUTUAL = r"""
    (?:mutual\s+information|transinformation|information\s+mutuelle|información\s+mutua|informação\s+mútua|mutua\s+informazione|взаимная\s+информация|thông\s+tin\s+tương\s+hỗ|互信息|相互情報量|상호\s*정보량)"""
_ENTROPY = (
    r"(?:(?:shannon\s+)?entropy|(?:shannon-)?entropie|entropía|entropia|энтропия|熵|エントロピー|엔트로피)"
)
_VARIANCE = r"(?:variance|varianz|varianza|variância|дисперсия|phương\s+sai|方差|分散|분산)"
_CORRELATION = r"""
    (?:(?:pearson(?:'s|sche)?\s+)?correlation(?:\s+coefficient)?|korrelationskoeffizient|korrelation|coefficient\s+de\s+corrélation|corrélation|coeficiente\s+de\s+correlación|correlación|coeficiente\s+de\s+correlação|coefficiente\s+di\s+correlazione|коэффициент\s+корреляции|корреляция|hệ\s+số\s+tương\s+quan|相关系数|相関係数|상관계수)"""
_NEVER_NEGATIVE = r"""
    (?:(?:is|are)\s+(?:always\s+)?non-?negative|is\s+never\s+negative|(?:cannot|can\s+not|can't|can\s+never)\s+be\s+negative
    |ist\s+(?:stets\s+|immer\s+)?nicht-?\s?negativ|ist\s+nie(?:mals)?\s+negativ|kann\s+nicht\s+negativ\s+(?:sein|werden)|est\s+toujours\s+(?:positive\s+ou\s+nulle|non\s+négative)|n['’]est\s+jamais\s+négative|ne\s+peut\s+pas\s+être\s+négative
    |(?:siempre\s+es|es\s+siempre)\s+no\s+negativa|nunca\s+es\s+negativa|no\s+puede\s+ser\s+negativa|nunca\s+é\s+negativa|não\s+pode\s+ser\s+negativa|non\s+è\s+mai\s+negativa|(?:всегда\s+)?неотрицательна|не\s+может\s+быть\s+отрицательной|(?:luôn\s+)?không\s+(?:bao\s+giờ\s+)?âm
    |\s*(?:总是|恒|始终|是)?(?:大于等于\s*[0零]|非负)的?|\s*不(?:会|能|可能)为负|\s*は(?:常に)?(?:非負(?:である)?|0\s*以上(?:である)?)|\s*は負にならない)"""
_EVER_NEGATIVE = r"""
    (?:can\s+(?:also\s+)?be(?:come)?\s+negative|may\s+be\s+negative|is\s+sometimes\s+negative|kann\s+(?:auch\s+)?negativ\s+(?:sein|werden)|peut\s+(?:aussi\s+)?être\s+négative|puede\s+ser\s+negativa|pode\s+ser\s+negativa|può\s+essere\s+negativa
    |может\s+быть\s+отрицательной|có\s+thể\s+âm|\s*可(?:以|能)(?:为|是)负|\s*は負になることがある|\s*は負になりうる)"""
_SYMMETRIC = r"""
    (?:is\s+symmetric(?:\s+in\s+(?:its|both)\s+arguments)?|ist\s+symmetrisch|est\s+symétrique|es\s+simétrica|é\s+simétrica|è\s+simmetrica|симметрична|(?:có\s+tính\s+|là\s+)?đối\s+xứng|\s*是对称的|\s*具有对称性|\s*は対称である|\s*は対称)"""
_NOT_SYMMETRIC = r"""
    (?:is\s+(?:not\s+symmetric(?:al)?|asymmetric)|isn't\s+symmetric|ist\s+(?:nicht\s+symmetrisch|asymmetrisch)|n['’]est\s+pas\s+symétrique|no\s+es\s+simétrica|não\s+é\s+simétrica|non\s+è\s+simmetrica|не\s?симметрична|асимметрична|không\s+(?:có\s+tính\s+)?đối\s+xứng|\s*不(?:是)?对称的?|\s*不具有对称性|\s*は対称ではない|\s*は非対称である|\s*は対称でない)"""
_AT_MOST = r"""
    (?:(?:(?:never|does\s+not|cannot)\s+exceeds?|is\s+(?:always\s+)?at\s+most|is\s+bounded\s+(?:above\s+)?by|ist\s+höchstens|übersteigt\s+nie|ne\s+dépasse\s+jamais|est\s+au\s+plus|nunca\s+supera|es\s+como\s+máximo|никогда\s+не\s+превышает|не\s+превосходит|không\s+(?:bao\s+giờ\s+)?vượt\s+quá)\s+(?P<most>\d{1,2})
    |\s*的?(?:取值|值)?(?:总是)?(?:不会|不)(?:超过|大于)\s*(?P<most2>\d{1,2})|\s*は\s*(?P<most3>\d{1,2})\s*を超え(?:ない|ることはない))(?:\s*(?:bits?|bit|бит\w*|比特|ビット))?"""
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
_BETWEEN = r"""
    (?:(?:always\s+)?lies\s+between\s+precision\s+and\s+recall|is\s+(?:always\s+)?between\s+precision\s+and\s+recall|liegt\s+(?:immer\s+)?zwischen\s+(?:precision|präzision)\s+und\s+recall|est\s+(?:toujours\s+)?(?:compris\s+)?entre\s+la\s+précision\s+et\s+le\s+rappel|está\s+(?:siempre\s+)?entre\s+la\s+precisión\s+y\s+(?:el\s+recall|la\s+exhaustividad)|\s*介于(?:精确率|查准率)[和与](?:召回率|查全率)之间|\s*は適合率と再現率の間にある)"""
_RANGE = r"""
    (?:(?:always\s+)?(?:lies|is)\s+(?:always\s+)?between\s+(?P<low>[-−]?[01])\s+and\s+1|liegt\s+(?:immer\s+|stets\s+)?zwischen\s+(?P<low2>[-−]?[01])\s+und\s+\+?1|est\s+(?:toujours\s+)?(?:compris\s+)?entre\s+(?P<low3>[-−]?[01])\s+et\s+\+?1|está\s+(?:siempre\s+)?entre\s+(?P<low4>[-−]?[01])\s+y\s+\+?1
    |(?:всегда\s+)?лежит\s+(?:всегда\s+)?между\s+(?P<low5>[-−]?[01])\s+и\s+\+?1|(?:luôn\s+)?nằm\s+(?:trong\s+khoảng\s+)?(?:từ|giữa)\s+(?P<low6>[-−]?[01])\s+(?:đến|và)\s+1|\s*(?:总是)?[在介][于]?\s*(?P<low7>[-−]?[01])\s*(?:和|与|到|至)\s*1\s*之间|\s*は\s*(?P<low8>[-−]?[01])\s*(?:から|以上)\s*1\s*(?:の間(?:にある)?|以下(?:である)?))"""


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


@dataclass(frozen=True, slots=True)
class _Truth:
    """What a clause tells, as an example of it: the two sides and how they are told to be related."""

    clause: str
    left: str
    relation: Relation
    right: str


_ONE, _OTHER = r"1 - \frac{1}{2} \log_2(3)", r"\frac{3}{4} \log_2(3) - 1"
"""The divergences, in bits, of a fair coin and one that shows heads once in four times from each other."""
_CROSSED = r"2 - \frac{1}{2} \log_2(3)"
"""The cross-entropy of the two, which is 1 the other way round."""
_FAR = r"-\log_2(2^{-30})"
"""The divergence of what is certain from what has the chance $2^{-30}$."""
_SPREAD = r"\frac{3}{2}"
"""The entropy, in bits, of three outcomes with the chances 1/2, 1/4 and 1/4."""
_SHARED = r"\log_2(2)"
"""The mutual information of a fair coin and itself."""
_TRUTHS = (
    _Truth(rf"{_KL}\s*{_NEVER_NEGATIVE}", _ONE, Relation.GREATER_EQUAL, "0"),
    _Truth(rf"{_KL}\s*{_EVER_NEGATIVE}", _ONE, Relation.LESS, "0"),
    _Truth(rf"{_KL}\s*{_SYMMETRIC}", _ONE, Relation.EQUAL, _OTHER),
    _Truth(rf"{_KL}\s*{_NOT_SYMMETRIC}", _ONE, Relation.UNEQUAL, _OTHER),
    _Truth(rf"{_KL}\s*{_AT_MOST}", _FAR, Relation.LESS_EQUAL, "most"),
    _Truth(rf"{_CROSS}\s*{_SYMMETRIC}", _CROSSED, Relation.EQUAL, "1"),
    _Truth(rf"{_CROSS}\s*{_NOT_SYMMETRIC}", _CROSSED, Relation.UNEQUAL, "1"),
    _Truth(rf"{_MUTUAL}\s*{_NEVER_NEGATIVE}", _SHARED, Relation.GREATER_EQUAL, "0"),
    _Truth(rf"{_MUTUAL}\s*{_EVER_NEGATIVE}", _SHARED, Relation.LESS, "0"),
    _Truth(rf"{_MUTUAL}\s*{_SYMMETRIC}", _SHARED, Relation.EQUAL, "1"),
    _Truth(rf"{_MUTUAL}\s*{_NOT_SYMMETRIC}", _SHARED, Relation.UNEQUAL, "1"),
    _Truth(rf"{_ENTROPY}\s*{_NEVER_NEGATIVE}", _SPREAD, Relation.GREATER_EQUAL, "0"),
    _Truth(rf"{_VARIANCE}\s*{_NEVER_NEGATIVE}", r"\frac{1^2 + 1^2}{2}", Relation.GREATER_EQUAL, "0"),
    _Truth(rf"{_VARIANCE}\s*{_EVER_NEGATIVE}", r"\frac{1^2 + 1^2}{2}", Relation.LESS, "0"),
    _Truth(rf"{_CORRELATION}\s*{_RANGE}", "-1 + 0", Relation.GREATER_EQUAL, "low"),
    _Truth(rf"{_LAWS['exponential']}\s*{_NO_MEMORY}", r"\frac{e^{-5}}{e^{-2}}", Relation.EQUAL, "e^{-3}"),
    _Truth(rf"{_LAWS['geometric']}\s*{_NO_MEMORY}", r"\frac{0.7^5}{0.7^2}", Relation.EQUAL, "0.7^3"),
    _Truth(rf"{_LAWS['uniform']}\s*{_NO_MEMORY}", r"\frac{0.5}{0.75}", Relation.EQUAL, "0.75"),
    _Truth(rf"{_LAWS['uniform']}\s*{_MOST_ENTROPY}", r"\log_2(3)", Relation.GREATER, _SPREAD),
    _Truth(rf"{_LAWS['uniform']}\s*{_LEAST_ENTROPY}", r"\log_2(3)", Relation.LESS, _SPREAD),
    _Truth(rf"{_DISJOINT}\s*{_INDEPENDENT}", "0 + 0", Relation.EQUAL, r"0.5 \cdot 0.5"),
    _Truth(
        rf"{_UNCORRELATED}\s*{_INDEPENDENT}", r"\frac{1}{3}", Relation.EQUAL, r"\frac{1}{3} \cdot \frac{1}{3}"
    ),
    _Truth(
        rf"{_INDEPENDENTS}\s*{_WITHOUT_CORRELATION}", r"0.5 \cdot 0.5 - 0.5 \cdot 0.5", Relation.EQUAL, "0"
    ),
    _Truth(rf"{_F1}\s*{_HARMONIC}", r"\frac{2 \cdot 0.5 \cdot 0.8}{0.5 + 0.8}", Relation.EQUAL, "mean"),
    _Truth(_OF_NORMAL, "0 + 0", Relation.EQUAL, "0"),
    _Truth(_OF_EXPONENTIAL, r"\ln(2)", Relation.EQUAL, "1"),
    _Truth(_OF_POISSON, "2 + 0", Relation.EQUAL, "2"),
    _Truth(_AREA, "1 + 0", Relation.EQUAL, "most"),
    _Truth(rf"{_F1}\s*{_BETWEEN}", r"\frac{2 \cdot 0.5 \cdot 0.8}{0.5 + 0.8}", Relation.GREATER_EQUAL, "0.5"),
)
_MEANS = {
    "h": r"\frac{2}{\frac{1}{0.5} + \frac{1}{0.8}}",
    "a": r"\frac{0.5 + 0.8}{2}",
    "g": r"\sqrt{0.5 \cdot 0.8}",
}
_MEAN_OF = {"调": "h", "調": "h", "算": "a", "相": "a", "几": "g", "幾": "g"}
_SPOTTED = tuple(
    (Spotted(rf"(?<![^\W぀-ヿ一-鿿가-힣]){_WESTERN}{one.clause}", re.IGNORECASE | re.VERBOSE), one)
    for one in _TRUTHS
)
_CLOSES = re.compile(r"\s*(?:\Z|[.;:!)。；！\n，、]|,\s)")
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
_HERE = late(
    r"(?<!\w)(?:here|now|hier|jetzt|nun|ici|maintenant|aquí|ahora|aqui|agora|qui|ora|здесь|теперь|đây|bây\s+giờ|tu|tutaj|if|when|wenn|falls|si|quand|cuando|se|если|когда|nếu|khi)(?!\w)|这里|此时|ここ|今|여기",
    re.IGNORECASE,
)
"""Words before a clause by which it is told of what is at hand only."""
_LABEL = late(
    r"\A[\s\W]*(?:sanity(?:\s+check)?|notes?|remark|recall|remember|facts?|tip|propert(?:y|ies)|key\s+points?|merke|bemerkung|hinweis|fazit|remarque|rappel|propriétés?|à\s+retenir|notas?|propiedad(?:es)?|observación|recordar|важно|замечание|свойств[оа]|lưu\s+ý|ghi\s+nhớ|注意|性质|重点|ポイント|性質)\s*[*_]*\s*[:：]",
    re.IGNORECASE,
)
"""A label before what is told, which says only that it is told."""
_DENSITY = late(
    r"densit|dichte|densidad|densidade|плотност|mật\s+độ|密度|distribut|verteil|\bloi\b|distribuci|распредел|phân\s+phối|分布|밀도|분포",
    re.IGNORECASE,
)
_CONTINUOUS = late(
    r"differential\s+entropy|differentielle\s+entropie|entropie\s+différentielle|entropía\s+diferencial|дифференциальн\w+\s+энтропи|微分熵|微分エントロピー|given\s+(?:mean|variance)|fixed\s+(?:mean|variance)",
    re.IGNORECASE,
)


def truths_told(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each such clause of a note's running text."""
    source = note.source.text
    tried = [pair for pair in _SPOTTED if pair[0].may_match(source)]
    if not tried:
        return
    for block in note.blocks:
        text = plain_text(note, block)
        for pattern, truth in tried if text is not None else ():
            if not pattern.may_match(text or ""):
                continue
            for match in pattern.finditer(text or ""):
                claim = _claim(note, block, match, truth, doubts)
                yield from (claim,) if claim is not None else ()


def _claim(
    note: Note, block: Block, match: re.Match[str], truth: _Truth, doubts: Mapping[int, str]
) -> Equation | None:
    text, start, end = match.string, match.start(), match.end()
    opening = text[sentence_start(text, start) : start]
    plain = opens_plainly(_AMONG.sub(" ", _LABEL.sub(" ", opening)))
    eastern = match.group()[:3].strip()[-1:] > "\u2e80"
    begun = begins_clause(text, start, eastern=eastern) or (plain and _AMONG.search(opening) is not None)
    if not begun or not plain or _HERE.search(opening) is not None:
        return None
    if _CLOSES.match(text, end) is None or _CONTINUES.match(text, end) is not None:
        return None
    if truth.clause is _AREA and not _is_of_density(note, span_start=block.span.start + start):
        return None
    if "entropy" in truth.clause and _CONTINUOUS.search(note.source.text) is not None:
        return None
    span = Span(block.span.start + start, block.span.start + end)
    doubt = doubts.get(block.scope) or doubt_of(around(text, start, end))
    return Equation(
        path=note.path,
        span=span,
        kind="arithmetic",
        text=" ".join(note.source[span].split()),
        scope=block.scope,
        left=_term(truth.left, span),
        relation=truth.relation,
        right=_term(_right(truth.right, match), span),
        doubt=doubt,
    ).loosely(_OF_DATA if _may_be_of_data(match) or _CONCLUDED.search(opening) is not None else None)


def _is_of_density(note: Note, span_start: int) -> bool:
    """Whether the section around a place, its headings included, speaks of a distribution."""
    text = note.source.text
    start = max(text.rfind("\n#", 0, span_start), 0)
    return _DENSITY.search(text, start, span_start + 80) is not None


_OF_DATA = "it may be told of one set of data"
_KL_BOUND = re.compile("kl|kullback", re.IGNORECASE)
_CONCLUDED = late(
    r"(?<!\w)(?:so|thus|hence|therefore|then|also|somit|daher|damit|folglich|dann|donc|ainsi|alors|entonces|luego|portanto|logo|então|quindi|dunque|allora|итак|значит|поэтому|тогда|więc|zatem|vậy|nên|do\s+đó|both|these|this|beide\w*|diese\w*|deux|ces|ambas|estas|эти|оба)(?!\w)|所以|因此|故|则|于是|よって|したがって|この|该|따라서",
    re.IGNORECASE,
)
"""Words of a conclusion, which may be one about what is at hand only."""
_ALWAYS = late(
    r"always|never|immer|stets|nie|toujours|jamais|siempre|nunca|sempre|всегда|никогда|luôn|bao\s+giờ|总是|不会|常に|ことはない",
    re.IGNORECASE,
)


def _may_be_of_data(match: re.Match[str]) -> bool:
    """Whether a correlation that is told to be positive may be that of some data."""
    told = [(name, words) for name, words in match.groupdict().items() if words]
    bounded = any(name.startswith("most") for name, _ in told) and _KL_BOUND.search(match.group())
    positive = any(name.startswith("low") and words == "0" for name, words in told)
    return bool(bounded or positive) and _ALWAYS.search(match.group()) is None


def _right(side: str, match: re.Match[str]) -> str:
    """The right side, with what the clause tells in its place."""
    if side not in {"most", "low", "mean"}:
        return side
    told = next(words for name, words in match.groupdict().items() if words and name.startswith(side))
    if side == "mean":
        return _MEANS[_MEAN_OF.get(told[0], told[0].lower())]
    return told.replace("−", "-")


def _term(text: str, span: Span) -> Term:
    return Term(Passage(text, ((0, span.start),)), Syntax.LATEX)
