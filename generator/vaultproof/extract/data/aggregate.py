"""Quantities of numbers told in words: “the mean of 1, 2, 3, 4 is 2.5”, “Trung vị của 7, 1, 3 là 3”,
“3、1、2 的中位数是 2”, “the dot product of (1, 2) and (3, 4) is 11”.

Reads the numbers and says what is to be worked out from them; works nothing out but which of two customs is followed.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from vaultproof.claim import Equation
from vaultproof.extract.data.quantiles import LOWER, UPPER, quartiles, spreads
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.probability.information import base_told, cross_entropies, divergences, entropies
from vaultproof.extract.told import (
    NUMBER,
    OF,
    NumberText,
    Told,
    around,
    begins,
    begins_clause,
    claim_told,
    latex,
    told_value,
)
from vaultproof.note import Block, Note
from vaultproof.spot import Spotted, late

Items = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """What numbers have together: its names before the numbers and behind them, the fewest numbers, and the term that
    works it out; two terms where people follow two customs."""

    name: str
    before: str
    behind: str
    terms: Callable[[Items], tuple[str, ...]]
    fewest: int = 2
    most: int = 60
    vectors: int = 0


def _sum(items: Items) -> str:
    return "+".join(items)


def _product(items: Items) -> str:
    return r" \cdot ".join(items)


def _mean(items: Items) -> str:
    return rf"\frac{{{_sum(items)}}}{{{len(items)}}}"


def _harmonic_mean(items: Items) -> tuple[str, ...]:
    inverses = "+".join(rf"\frac{{1}}{{{one}}}" for one in items)
    return (rf"\frac{{{len(items)}}}{{{inverses}}}",)


def _sorted(items: Items) -> list[str]:
    return sorted(items, key=_number)


def _median(items: Items) -> tuple[str, ...]:
    ranked, half = _sorted(items), len(items) // 2
    return (ranked[half],) if len(items) % 2 else (_mean(ranked[half - 1 : half + 1]),)


def _mode(items: Items) -> tuple[str, ...]:
    counts = Counter(map(_number, items))
    (best, most), *others = counts.most_common(2)
    if most == 1 or any(count == most for _, count in others):
        return ()
    return (next(item for item in items if _number(item) == best),)


def _range(items: Items) -> tuple[str, ...]:
    ranked = _sorted(items)
    return (f"{ranked[-1]}-{ranked[0]}",)


def _quartiles(share: Fraction) -> Callable[[Items], tuple[str, ...]]:
    return lambda items: tuple(map(_fraction, quartiles(list(map(_number, items)), share)))


def _spreads(items: Items) -> tuple[str, ...]:
    return tuple(map(_fraction, spreads(list(map(_number, items)))))


def _fraction(number: Fraction) -> str:
    sign = "-" if number < 0 else ""
    return rf"{sign}\frac{{{abs(number.numerator)}}}{{{number.denominator}}} + 0"


def _deviations_squared(items: Items) -> str:
    return "+".join(rf"\left({item}-{_mean(items)}\right)^2" for item in items)


def _variances(items: Items) -> tuple[str, ...]:
    squares = _deviations_squared(items)
    return tuple(rf"\frac{{{squares}}}{{{count}}}" for count in (len(items), len(items) - 1))


def _deviations(items: Items) -> tuple[str, ...]:
    return tuple(rf"\sqrt{{{one}}}" for one in _variances(items))


def _variations(items: Items) -> tuple[str, ...]:
    """What deviations are of the mean, as a number and in per cent."""
    if sum(map(_number, items), Fraction(0)) <= 0:
        return ()
    shares = [rf"\frac{{{one}}}{{{_mean(items)}}}" for one in _deviations(items)]
    return (*shares, *(rf"100 \cdot {one}" for one in shares))


def _dot(items: Items) -> tuple[str, ...]:
    half = len(items) // 2
    return ("+".join(rf"{a} \cdot {b}" for a, b in zip(items[:half], items[half:], strict=True)),)


def _length(items: Items) -> tuple[str, ...]:
    squares = "+".join(rf"{{{item}}}^2" for item in items)
    return (rf"\sqrt{{{squares}}}",)


def _distance(items: Items) -> tuple[str, ...]:
    half = len(items) // 2
    pairs = zip(items[:half], items[half:], strict=True)
    squares = "+".join(rf"\left({a}-{b}\right)^2" for a, b in pairs)
    return (rf"\sqrt{{{squares}}}",)


def _size(item: str) -> str:
    return rf"\left|{item}\right|"


def _taxicab(items: Items) -> tuple[str, ...]:
    half = len(items) // 2
    pairs = zip(items[:half], items[half:], strict=True)
    return ("+".join(rf"\left|{a}-{b}\right|" for a, b in pairs),)


def _greatest(items: Items) -> tuple[str, ...]:
    half = len(items) // 2
    pairs = zip(items[:half], items[half:], strict=True)
    gaps = [rf"\left|{a}-{b}\right|" for a, b in pairs]
    return (rf"\max({', '.join(gaps)})",)


def _terms(found: list[tuple[str, float]]) -> tuple[str, ...]:
    return tuple(term for term, _ in found)


def _of_distributions(
    measure: Callable[[Items, Sequence[Fraction]], list[tuple[str, float]]],
) -> Callable[[Items], tuple[str, ...]]:
    """The terms of a measure of distributions, to each base."""
    return lambda items: _terms(measure(items, list(map(_number, items))))


_INFORMATION = {"entropy": entropies, "cross-entropy": cross_entropies, "divergence": divergences}
"""The measures of distributions, which differ by the base of their logarithm."""


QUANTITIES = (
    Quantity(
        name="lower quartile",
        before=r"""(?:lower|first)\s+quartile|1st\s+quartile|Q_?\{?1\}?|tứ\s+phân\s+vị\s+(?:thứ\s+nhất|dưới)|(?:unteres?|erstes?)\s+quartil|premier\s+quartile|(?:primer|primeiro|primo)\s+quart(?:il|ile)
            |1\.?\s?[ºo°]\s+quart(?:il|ile)|(?:нижний|первый)\s+квартиль|(?:dolny|pierwszy)\s+kwartyl""",
        behind=r"第一四分位数|第1四分位数|下四分位数|제\s?1\s?사분위수",
        terms=_quartiles(LOWER),
        fewest=4,
    ),
    Quantity(
        name="upper quartile",
        before=r"""(?:upper|third)\s+quartile|3rd\s+quartile|Q_?\{?3\}?|tứ\s+phân\s+vị\s+(?:thứ\s+ba|trên)|(?:oberes?|drittes?)\s+quartil|troisième\s+quartile|(?:tercer|terceiro|terzo)\s+quart(?:il|ile)
            |3\.?\s?[ºo°]\s+quart(?:il|ile)|(?:верхний|третий)\s+квартиль|(?:górny|trzeci)\s+kwartyl""",
        behind=r"第三四分位数|第3四分位数|上四分位数|제\s?3\s?사분위수",
        terms=_quartiles(UPPER),
        fewest=4,
    ),
    Quantity(
        name="spread",
        before=r"""inter-?quartile\s+range|IQR|khoảng\s+tứ\s+phân\s+vị|interquartilsabstand|quartilsabstand|(?:écart|étendue)\s+interquartile|(?:rango|recorrido)\s+intercuart[ií]l(?:ico)?|amplitude\s+interquart[ií]l(?:ica)?|intervalo\s+interquartil
            |(?:scarto|differenza)\s+interquartile|межквартильный\s+размах|rozstęp\s+(?:między)?kwartylowy|(?:ćwiartkowy|międzykwartylowy)\s+rozstęp""",
        behind=r"四分位距|四分位範囲|四分位数间距|사분위\s?범위|사분위수\s?범위",
        terms=_spreads,
        fewest=4,
    ),
    Quantity(
        name="count",
        before=r"""(?:count(?=\s*\(?\s*\$?n(?!\w))|number\s+of\s+(?:values|observations|data\s+points|scores)|sample\s+size)|cỡ\s+mẫu|(?:stichprobenumfang|umfang(?=\s*[:：(]?\s*\$?n\s*[=)])|anzahl\s+der\s+(?:werte|daten|messwerte))|(?:effectif\s+total|nombre\s+de\s+valeurs|taille\s+de\s+l['’]échantillon)
            |(?:tamaño\s+(?:de\s+la\s+)?muestr(?:a|al)|número\s+de\s+(?:datos|observaciones|dados|observações))|tamanho\s+da\s+amostra|(?:numerosità(?:\s+campionaria)?|numero\s+di\s+(?:dati|osservazioni))|объ[её]м\s+выборки|liczebność(?:\s+próby)?""",
        behind=r"样本量|样本容量|数据个数|標本の大きさ|データ数|표본의?\s?크기",
        terms=lambda items: (f"{len(items)} + 0",),
    ),
    Quantity(
        name="cross-entropy",
        before=r"""cross[-\s]?entropy|kreuzentropie|entropie\s+croisée|entropía\s+cruzada|entropia\s+(?:cruzada|incrociata|krzyżowa)
            |кросс-энтропия|перекр[её]стная\s+энтропия|entropy\s+chéo""",
        behind=r"交叉熵|交差エントロピー|クロスエントロピー|(?:크로스|교차)\s*엔트로피",
        terms=_of_distributions(cross_entropies),
        vectors=2,
    ),
    Quantity(
        name="divergence",
        before=r"""(?:KL|kullback\s*[-–—]\s*leibler)(?:[-\s](?:divergence|divergenz|distance|дивергенция|расхождение))?|relative\s+entrop(?:y|ie)
            |divergence\s+(?:de\s+)?(?:KL|kullback\s*[-–—]\s*leibler)|divergenc?[zj]?[ai]a?\s+(?:(?:de|di)\s+)?(?:KL|kullback\s*[-–—]\s*leibler)
            |divergência\s+(?:de\s+)?(?:KL|kullback\s*[-–—]\s*leibler)|dywergencja\s+(?:KL|kullbacka\s*[-–—]\s*leiblera)
            |дивергенция\s+(?:KL|КЛ|кульбака\s*[-–—]\s*лейблера)|(?:độ\s+)?phân\s+kỳ\s+KL|(?:độ\s+đo|khoảng\s+cách)\s+KL""",
        behind=r"KL\s*(?:散度|距离|ダイバージェンス|情報量|발산|다이버전스)|相对熵|相対エントロピー",
        terms=_of_distributions(divergences),
        vectors=2,
    ),
    Quantity(
        name="entropy",
        before=r"""(?:shannon[-\s])?(?:entropy|entropie|entropi)|entropie\s+de\s+shannon|entrop[íi]a(?:\s+d[ei]\s+shannon)?|энтропия(?:\s+шеннона)?""",
        behind=r"(?:信息|香农)?熵|エントロピー|엔트로피",
        terms=_of_distributions(entropies),
        vectors=1,
    ),
    Quantity(
        name="geometric",
        before=r"""geometric\s+mean|trung\s+bình\s+nhân|geometrisches?\s+mittel|moyenne\s+géométrique
            |media\s+geom[ée]trica|média\s+geométrica|średnia\s+geometryczna|среднее\s+геометрическое""",
        behind=r"几何平均(?:数|值)?|幾何平均|相乗平均|기하\s*평균",
        terms=lambda items: (rf"\left({_product(items)}\right)^{{\frac{{1}}{{{len(items)}}}}}",),
    ),
    Quantity(
        name="harmonic",
        before=r"""harmonic\s+mean|trung\s+bình\s+điều\s+hòa|harmonisches?\s+mittel
            |moyenne\s+harmonique|media\s+arm[óo]nica|média\s+harmônica|среднее\s+гармоническое""",
        behind=r"调和平均(?:数|值)?|調和平均|조화\s*평균",
        terms=_harmonic_mean,
    ),
    Quantity(
        name="mean",
        before=r"""(?:arithmetic\s+|sample\s+|population\s+)?(?:mean|average)(?:\s+value)?|(?:aritmetik\s+)?ortalama(?:sı)?|(?:समांतर\s+)?माध्य|औसत
            |(?:số\s+|giá\s+trị\s+)?trung\s+bình(?:\s+(?:cộng|mẫu))?
        |(?:arithmetische[rs]?\s+)?(?:mittelwert|mittel|durchschnitt(?:snote|swert)?|stichprobenmittel(?:wert)?)|moyenne(?:\s+(?:arithmétique|empirique))?
            |(?:media(?:\s+(?:aritm[ée]tica|muestral|campionaria))?|promedio)
        |średnia(?:\s+arytmetyczna)?|média(?:\s+(?:aritmética|amostral))?|(?:выборочное\s+)?среднее(?:\s+арифметическое)?(?:\s+значение)?|rata-rata""",
        behind=r"(?:算术|算術|样本)?(?:平均(?:数|值|値|分|点)?|均值)|(?:산술\s*)?평균(?:값)?|माध्य|औसत|ortalaması",
        terms=lambda items: (_mean(items),),
    ),
    Quantity(
        name="median",
        before=r"median(?:\s+value)?|(?:số\s+)?trung\s+vị|médiane|mediana|медиана|medyan[ıi]?|ortanca(?:sı)?|माध्यिका",
        behind=r"中位数|中央値|중앙값|중위수",
        terms=_median,
    ),
    Quantity(
        name="mode",
        before=r"mode|mốt|yếu\s+vị|modus|modalwert|moda|dominant[ay]|мода|mod[u]?|tepe\s+değer[i]?|बहुलक",
        behind=r"众数|眾數|最頻値|최빈값",
        terms=_mode,
    ),
    Quantity(
        name="range",
        before=r"""range|khoảng\s+biến\s+thiên|spannweite|étendue|rango|recorrido
            |amplitude(?:\s+total)?|campo\s+di\s+variazione|rozstęp|размах(?:\s+(?:вариации|выборки))?|açıklık|açıklığı|ranj[ı]?|परिसर""",
        behind=r"极差|全距|範囲|범위",
        terms=_range,
    ),
    Quantity(
        name="variance",
        before=r"""(?P<of_variance>(?:population|sample)\s+)?variance(?:\s+(?:empirique|corrigée))?|phương\s+sai(?:\s+(?:mẫu|tổng\s+thể)(?:\s+hiệu\s+chỉnh)?)?
            |(?:(?:korrigierte|unkorrigierte|empirische|unverzerrte|erwartungstreue)\s+)?(?:stichproben-?|populations-?)?varianz|varianza(?:\s+(?:muestral|poblacional|campionaria|corretta|corregida|insesgada)){0,2}|variância(?:\s+(?:amostral|populacional))?|wariancja
            |(?:выборочная\s+|исправленная\s+)?дисперсия|varyans[ı]?|प्रसरण""",
        behind=r"(?:总体|样本|標本|不偏|표본|모)?(?:方差|分散|분산)",
        terms=_variances,
        fewest=3,
    ),
    Quantity(
        name="deviation",
        before=r"""(?P<of_deviation>(?:population|sample)\s+)?standard\s+deviation
            |(?:std|st|stand)\.?\s?dev(?:iation)?\.?|(?-i:SD|s\.d\.)|(?:std|stand)\.?-?abw(?:eichung|\.)|desv(?:\.|iación|io)[-\s](?:est(?:\.|ándar)|t[ií]p(?:\.|ica)|padrão|pad\.)(?:\s+(?:muestral|poblacional|amostral|populacional))?|độ\s+lệch\s+chuẩn(?:\s+(?:mẫu|tổng\s+thể)(?:\s+hiệu\s+chỉnh)?)?|(?:(?:korrigierte|empirische|unverzerrte)\s+)?(?:stichproben)?standardabweichung|écart[-\s]type
        |desviación\s+(?:estándar|típica)|desvio[-\s]padrão(?:\s+(?:amostral|populacional))?|deviazione\s+standard|scarto\s+quadratico\s+medio
            |odchylenie\s+standardowe|standart\s+sapma(?:sı)?|मानक\s+विचलन
        |(?:стандартное|среднеквадратич\w+)\s+отклонение""",
        behind=r"(?:总体|样本|標本|표본)?(?:标准差|標準偏差|표준\s*편차)",
        terms=_deviations,
        fewest=3,
    ),
    Quantity(
        name="variation",
        before=r"""coef(?:\.|f\.|ficient)\s+of\s+variation|(?-i:CV)|variationskoeff\.|coef(?:f?\.|iciente|ficient)\s+de\s+(?:varia[cç]i?[óã]on?|variation|var\.)|variationskoeffizient|coefficient\s+de\s+variation|coeficiente\s+de\s+varia(?:ción|ção)|coefficiente\s+di\s+variazione|коэффициент\s+вариации
            |hệ\s+số\s+biến\s+thiên|współczynnik\s+zmienności""",
        behind=r"变异系数|変動係数|변동\s?계수",
        terms=_variations,
        fewest=3,
    ),
    Quantity(
        name="maximum",
        before=r"""max(?:imum)?|(?:largest|greatest|maximum|highest)\s+(?:value|number)|(?:giá\s+trị|số)\s+lớn\s+nhất|größter\s+wert|(?:valeur\s+)?maximale?
            |valor\s+máximo|máximo(?!\s+(?:com|div))|valore\s+massimo|massimo(?!\s+com)|максимум|наибольшее\s+(?:значение|число)|en\s+büyük\s+değer|maksimum""",
        behind=r"最大值|最大値|최댓값|최대값",
        terms=lambda items: (_sorted(items)[-1],),
    ),
    Quantity(
        name="minimum",
        before=r"""min(?:imum)?|(?:smallest|least|minimum|lowest)\s+(?:value|number)|(?:giá\s+trị|số)\s+nhỏ\s+nhất|kleinster\s+wert|(?:valeur\s+)?minimale?
            |valor\s+mínimo|mínimo(?!\s+com)|valore\s+minimo|minimo(?!\s+com)|минимум|наименьшее\s+(?:значение|число)|en\s+küçük\s+değer""",
        behind=r"最小值|最小値|최솟값|최소값",
        terms=lambda items: (_sorted(items)[0],),
    ),
    Quantity(
        name="squares",
        before=r"""sum\s+of\s+(?:the\s+)?squared\s+deviations|tổng\s+bình\s+phương\s+độ\s+lệch|summe\s+der\s+(?:quadrierten\s+abweichungen|abweichungsquadrate)
            |somme\s+des\s+(?:carrés\s+des\s+écarts|écarts\s+au\s+carré)|suma\s+de\s+(?:los\s+)?cuadrados\s+de\s+las\s+desviaciones
            |soma\s+dos\s+quadrados\s+dos\s+desvios|somma\s+dei\s+quadrati\s+degli\s+scarti|сумма\s+квадратов\s+отклонений""",
        behind=r"离差平方和|偏差平方和",
        terms=lambda items: (_deviations_squared(items),),
        fewest=3,
    ),
    Quantity(
        name="sum",
        before=r"sum|tổng|summe|somme|suma|soma|somma|сумма|toplam[ı]?|योग",
        behind=r"(?:之)?和|总和|合計|総和|합(?:계)?|योग",
        terms=lambda items: (_sum(items),),
    ),
    Quantity(
        name="product",
        before=r"product|tích|produkt|produit|producto|produto|prodotto|iloczyn|произведение",
        behind=r"(?:之|乘)?积|積|곱",
        terms=lambda items: (_product(items),),
    ),
    Quantity(
        name="gcd",
        before=r"""gcd|greatest\s+common\s+divisor|ước\s+chung\s+lớn\s+nhất|ƯCLN|größter?\s+gemeinsamer?\s+teiler
            |ggT|plus\s+grand\s+(?:commun\s+diviseur|diviseur\s+commun)|pgcd
        |máximo\s+común\s+divisor|mcd|máximo\s+divisor\s+comum|mdc|massimo\s+comune?\s+divisore
            |nwd|наибольший\s+общий\s+делитель|нод""",
        behind=r"最大公约数|最大公約数|최대공약수|महत्तम\s+समापवर्तक|en\s+büyük\s+ortak\s+böleni",
        terms=lambda items: (rf"\gcd({','.join(items)})",),
    ),
    Quantity(
        name="lcm",
        before=r"""lcm|least\s+common\s+multiple|bội\s+chung\s+nhỏ\s+nhất|BCNN|kleinstes?\s+gemeinsames?\s+vielfaches?
            |kgV|plus\s+petit\s+(?:commun\s+multiple|multiple\s+commun)|ppcm
        |mínimo\s+común\s+múltiplo|mínimo\s+múltiplo\s+comum|minimo\s+comune\s+multiplo
            |mcm|nww|наименьшее\s+общее\s+кратное|нок""",
        behind=r"最小公倍数|최소공배수|लघुत्तम\s+समापवर्त्य|en\s+küçük\s+ortak\s+katı",
        terms=lambda items: (rf"\operatorname{{lcm}}({','.join(items)})",),
    ),
    Quantity(
        name="dot",
        before=r"""(?:dot|scalar|inner)\s+product|tích\s+vô\s+hướng|skalarprodukt
            |produit\s+scalaire|producto\s+(?:escalar|punto)|produto\s+(?:escalar|interno)
            |prodotto\s+scalare|iloczyn\s+skalarny|скалярное\s+произведение""",
        behind=r"点积|內积|内积|数量积|内積|내적",
        terms=_dot,
        vectors=2,
    ),
    Quantity(
        name="distance",
        before=r"""(?:euclidean\s+)?distance|khoảng\s+cách(?:\s+euclid)?|(?:euklidischer?\s+)?abstand
            |distance(?:\s+euclidienne)?|distancia(?:\s+euclídea)?|distância(?:\s+euclidiana)?
            |distanza(?:\s+euclidea)?|odległość|расстояние""",
        behind=r"(?:欧氏)?距离|距離|거리",
        terms=_distance,
        vectors=2,
    ),
    Quantity(
        name="length",
        before=r"""(?:euclidean\s+|L2[-\s])?norm|magnitude|length|(?:độ\s+dài|chuẩn|mô\s*đun)
            |(?:euklidische\s+)?norm|betrag|länge|norme|norma|módulo|modulo|норма
            |длина|модуль""",
        behind=r"(?:范数|模(?:长)?|长度|ノルム|大きさ|노름|크기)",
        terms=_length,
        vectors=1,
    ),
    Quantity(
        name="taxicab",
        before=r"(?:L[_\s-]?1|manhattan|1)[-\s]norm|manhattan[-\s]norm|norme\s+L?1|norma\s+L?1|chuẩn\s+L?1|L1[-\s]норма",
        behind=r"L1\s*(?:范数|ノルム|노름)",
        terms=lambda items: ("+".join(map(_size, items)),),
        vectors=1,
    ),
    Quantity(
        name="greatest norm",
        before=r"(?:max(?:imum)?|infinity|L[_\s-]?∞|sup(?:remum)?)[-\s]norm|maximumsnorm|norme\s+infinie|norma\s+(?:infinito|del\s+máximo|do\s+máximo)",
        behind=r"无穷范数|最大ノルム",
        terms=lambda items: (rf"\max({', '.join(map(_size, items))})",),
        vectors=1,
    ),
    Quantity(
        name="taxicab distance",
        before=r"(?:manhattan|taxicab|L1|city\s+block)[-\s](?:distance|distanz|abstand)|distance\s+de\s+manhattan|distancia\s+(?:de\s+)?manhattan|distância\s+(?:de\s+)?manhattan|distanza\s+(?:di\s+)?manhattan|khoảng\s+cách\s+manhattan|манхэттенское\s+расстояние",
        behind=r"曼哈顿距离|マンハッタン距離|맨해튼\s*거리",
        terms=_taxicab,
        vectors=2,
    ),
    Quantity(
        name="greatest distance",
        before=r"(?:t?s?chebysh?[eo]v|chebychev|tschebyscheff)[-\s](?:distance|distanz|abstand)|distance\s+de\s+t?chebyche[vf]|distancia\s+de\s+ch[ée]bys?h?[eo]v|distância\s+de\s+chebyshev|distanza\s+di\s+[cč][eh]+b[iy]\w+|khoảng\s+cách\s+chebyshev|расстояние\s+чебыш[её]ва",
        behind=r"切比雪夫距离|チェビシェフ距離|체비쇼프\s*거리",
        terms=_greatest,
        vectors=2,
    ),
    Quantity(
        name="root",
        before=r"""(?:positive\s+|principal\s+)?square\s+root|căn\s+bậc\s+hai|(?:quadrat)?wurzel
            |racine\s+carrée|वर्गमूल|raíz\s+cuadrada|raiz\s+quadrada|radice\s+quadrata|(?:квадратный\s+)?корень(?=\s+из)|pierwiastek(?:\s+kwadratowy)?
            |akar\s+kuadrat""",
        behind=r"(?:算术)?平方根|(?:正の)?平方根|제곱근|वर्गमूल|karekökü",
        terms=lambda items: (rf"\sqrt{{{items[0]}}}",),
        fewest=1,
        most=1,
    ),
    Quantity(
        name="cube root",
        before=r"""cube\s+root|căn\s+bậc\s+ba|kubikwurzel|racine\s+cubique|raíz\s+cúbica
            |raiz\s+cúbica|radice\s+cubica|кубический\s+корень""",
        behind=r"立方根|세제곱근",
        terms=lambda items: (rf"\sqrt[3]{{{items[0]}}}",),
        fewest=1,
        most=1,
    ),
    Quantity(
        name="square",
        before=r"square|bình\s+phương|quadrat|carré|cuadrado|quadrado|quadrato|квадрат",
        behind=r"平方|2乗|二乗|제곱|वर्ग(?!मूल)|karesi",
        terms=lambda items: (rf"{{{items[0]}}}^2",),
        fewest=1,
        most=1,
    ),
    Quantity(
        name="cube",
        before=r"cube|lập\s+phương|kubus|cubo|куб",
        behind=r"立方|3乗|三乗|세제곱",
        terms=lambda items: (rf"{{{items[0]}}}^3",),
        fewest=1,
        most=1,
    ),
    Quantity(
        name="factorial",
        before=r"factorial|silnia|faktöriyeli?|giai\s+thừa|fakultät|factorielle|fatorial|fattoriale|факториал",
        behind=r"阶乘|階乗|팩토리얼|계승",
        terms=lambda items: (f"{items[0]}!",),
        fewest=1,
        most=1,
    ),
    Quantity(
        name="absolute",
        before=r"""absolute\s+value|giá\s+trị\s+tuyệt\s+đối|absolutbetrag|valeur\s+absolue
            |valor\s+absolut?o|valore\s+assoluto|wartość\s+bezwzględna|mutlak\s+değer[i]?|модуль\s+числа|абсолютная\s+величина""",
        behind=r"绝对值|絕對值|絶対値|절댓값|절대값",
        terms=lambda items: (rf"\left|{items[0]}\right|",),
        fewest=1,
        most=1,
    ),
)


AND = r"(?:and|i|ve|ile|और|oraz|và|und|et|y|e|ed|и|и\s+число|with|mit|与|和|と|과|와|및)"
_STRONG = rf"(?:\s*[，、;；]\s*|,\s+(?:{AND}\s+)?|\s+{AND}\s+|\s*[与和と과와]\s*)"
LIST = rf"(?>{NUMBER}(?:(?:{_STRONG}|,){NUMBER})*)"
_NOUNS = r"""(?:(?:distributions?|phân\s+phối|verteilung(?:en)?|distribuci(?:ón|ones)|distribuiç(?:ão|ões)
    |distribuzion[ei]|распределени[яйе]|распределениями|rozkładu|the|these|those|following|numbers?|values?|data(?:\s*set|\s+points?)?|dataset|set|samples?
    |lists?|scores?|observations?|sequence|vectors?|points?
    |two|three|four|five|six|between|các|số|những|giá\s+trị|dãy|mẫu|dữ\s+liệu|tập
        |bộ|vectơ|vector|véc\s*tơ|điểm|hai|ba|bốn|năm|giữa
    |den|der|dem|die|des|zahlen|zahl|werten?|daten|datensatz(?:es)?|stichprobe|reihe
        |liste|vektoren|vektors?|punkten?|zwischen
    |les|des|la|le|nombres?|valeurs|données|série|échantillon|vecteurs?|points|entre
    |los|las|el|números?|valores|datos|conjunto|muestra|serie|lista|vector(?:es)?|puntos?
    |os|dos|dados|amostra|vetor(?:es)?|pontos?
    |numer[io]|valori|dati|insieme|campione|vettor[ei]|punti|tra|fra
    |чисел|числа|ряда|значений|данных|выборки|набора|векторов|вектора|точками|между
        |от|из|liczby?|danych|wektor(?:ów|a)|punktami|między)(?!\w)\s*:?\s*){0,4}"""
OPEN = r"(?:\\?[\[{(]\s*)?"
_CLOSE = r"(?:\s*\\?[\]})])?"
_TUPLE = rf"[(\[]\s*{NUMBER}(?:\s*[,，;]\s*{NUMBER})+\s*[)\]]"
_LETTER = r"(?:\\(?:mathbf|boldsymbol|vec)\s*\{\s*[A-Za-z]\s*\}|[A-Za-z](?![\w(\[{'′^]))"
_BACKREF = r"""(?:这组数据|这些数|这\S{1,3}个数|这组数|数据|两个数|两数|二数|向量|两点|点
    |のデータ|という数|の数|データ|ベクトル|수|데이터|벡터|두\s*점|두\s*수)?"""


def _kinds(words: Iterable[str]) -> str:
    return "|".join(f"(?P<k{at}>{one})" for at, one in enumerate(words))


_WESTERN = Spotted(
    rf"(?<![\w-])(?:{_kinds(one.before for one in QUANTITIES)})(?!\w)\s+"
    rf"(?:(?:(?:{OF}|from)\s*)?{_NOUNS}(?P<vectors>{_TUPLE}(?:(?:{_STRONG}|\s+to\s+){_NOUNS}{_TUPLE})?)"
    rf"|(?:{OF}|from)\s+{_NOUNS}(?P<names>{_LETTER}(?:\s+(?:{AND}|to)\s+{_LETTER})?)"
    rf"|(?:{OF}\s*)?{_NOUNS}{OPEN}(?P<list>{LIST}){_CLOSE})",
    re.IGNORECASE | re.VERBOSE,
)
_EASTERN = Spotted(
    rf"(?<![\w.,\\])(?:(?P<vectors>{_TUPLE}(?:{_STRONG}{_TUPLE})?)|(?P<names>{_LETTER}(?:\s*{AND}\s*{_LETTER})?)|{OPEN}(?P<list>{LIST}){_CLOSE})"
    rf"\s*{_BACKREF}\s*(?:的|の|의|之間の|之间的|사이의|之|का|की|के|['’]?[nıiuü]{{2,3}})\s*"
    rf"(?:{_kinds(one.behind for one in QUANTITIES)})",
    re.VERBOSE,
)
_CHOOSE = Spotted(
    r"""(?<![\w.,])(?P<whole>\d+)\s+(?:choose|über)\s+(?P<part>\d+)
        |(?:tổ\s+hợp\s+)chập\s+(?P<part2>\d+)\s+của\s+(?P<whole2>\d+)""",
    re.IGNORECASE | re.VERBOSE,
)


def aggregates(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each quantity of numbers that a note's running text tells in words."""
    patterns = [one for one in (_CHOOSE, _WESTERN, _EASTERN) if one.may_match(note.source.text)]
    for one in texts if patterns else ():
        block, text = one.block, one.plain
        if not _may_tell(text, patterns):
            continue
        for match in _CHOOSE.finditer(text) if _CHOOSE in patterns else ():
            value = told_value(text, match.end())
            if value is not None and begins(text, match.start()):
                whole, part = match["whole"] or match["whole2"], match["part"] or match["part2"]
                yield claim_told(note, block, match, rf"\binom{{{whole}}}{{{part}}}", value, doubts)
        for pattern in patterns:
            for match in pattern.finditer(text) if pattern is not _CHOOSE else ():
                eastern = pattern is _EASTERN
                stands_alone = _is_of_distributions(match)
                begun = begins_clause if stands_alone else begins
                found = (
                    _claim(note, block, match, doubts)
                    if begun(text, match.start(), eastern=eastern)
                    else None
                )
                if found is not None:
                    yield found
                    yield from _further(note, block, match, doubts)


def _is_of_distributions(match: re.Match[str]) -> bool:
    """Whether a measure of distributions that are written out is told, which no words before make another one."""
    name = next(one.name for at, one in enumerate(QUANTITIES) if match[f"k{at}"] is not None)
    return name in _INFORMATION and match["vectors"] is not None


_BOTH = frozenset({"gcd", "lcm"})


def data_told(note: Note, one: NumberText, doubts: Mapping[int, str]) -> Iterator[tuple[str, list[str], int]]:
    """Each quantity of several numbers that a text tells in words: which one it is, the numbers, and where its value
    ends."""
    for pattern in (_WESTERN, _EASTERN):
        for match in pattern.finditer(one.plain) if pattern.may_match(one.plain) else ():
            items = items_of(match["list"]) if match["list"] else None
            if items is None or not begins(one.plain, match.start(), eastern=pattern is _EASTERN):
                continue
            if _claim(note, one.block, match, doubts) is not None:
                name = next(kind.name for at, kind in enumerate(QUANTITIES) if match[f"k{at}"] is not None)
                yield name, items, told_end(match)


def _further(note: Note, block: Block, match: re.Match[str], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The other one of the greatest divisor and the least multiple of the same numbers, told behind the first."""
    name = next(one.name for at, one in enumerate(QUANTITIES) if match[f"k{at}"] is not None)
    items = items_of(match["list"]) if name in _BOTH and match["list"] else None
    other = next((one for one in QUANTITIES if one.name in _BOTH - {name}), None)
    if items is None or other is None:
        return
    words = re.compile(rf"(?<!\w)(?:{other.before})(?!\w)|{other.behind}", re.IGNORECASE | re.VERBOSE)
    again = words.search(match.string, match.end(), match.end() + 90)
    told = told_value(match.string, again.end()) if again is not None else None
    if (
        again is None
        or told is None
        or re.search(r"[.。!?\n]", match.string[told_end(match) : again.start()])
    ):
        return
    yield claim_told(note, block, again, other.terms(items)[0], told, doubts)


def told_end(match: re.Match[str]) -> int:
    """Where the value told behind a match ends."""
    told = told_value(match.string, match.end())
    return told.end if told is not None else match.end()


def _may_tell(text: str, patterns: Sequence[Spotted]) -> bool:
    """Whether a text may tell a quantity: a western one's name, and `choose`, stand before the last digit."""
    numbers = _TO_LAST_DIGIT.match(text)
    if numbers is None:
        return False
    return (_EASTERN in patterns and not text.isascii()) or any(
        one.may_match(text) and one.may_match(numbers.group()) for one in patterns if one is not _EASTERN
    )


_TO_LAST_DIGIT = late(r".*\d", re.DOTALL)


def _claim(note: Note, block: Block, match: re.Match[str], doubts: Mapping[int, str]) -> Equation | None:
    quantity = next(one for at, one in enumerate(QUANTITIES) if match[f"k{at}"] is not None)
    told = told_value(match.string, match.end())
    listed = _ONE_LIST.fullmatch(match["vectors"] or "") if not quantity.vectors else None
    tuples = match["vectors"] if listed is None else None
    if told is None:
        return None
    if match["names"]:
        items = items_named(note, match["names"], quantity)
    elif tuples:
        items = _vectors(tuples, quantity) if quantity.vectors else None
    else:
        items = items_of(listed["items"] if listed else match["list"]) if not quantity.vectors else None
    if items is None or (listed is not None and len(items) < _FEWEST_LISTED):
        return None  # `the variance of [0, 1] is 1/12`, of an interval
    left = worked_out(quantity, items, match, told)
    if left is None or (quantity.most > 1 and all(_YEAR.fullmatch(item) for item in items)):
        return None  # `the average of 2019 and 2020 is 5.3`
    claim = claim_told(note, block, match, left, told, doubts)
    if quantity.name in _INFORMATION:  # whose base is no base of numerals
        sentence = around(match.string, match.start(), max(match.end(), told.end))
        other = _OTHER_BASE if _is_to_another_base(quantity, items, told, sentence, match.string) else None
        claim = replace(
            claim, doubt=doubts.get(block.scope) or doubt_of(_BASE_TOLD.sub(" ", sentence)) or other
        )
    several = quantity.vectors and _SEVERAL.search(match.group()) and not _EUCLIDEAN.search(match.group())
    if several and _is_another_norm(quantity, items, told, match.string):
        return replace(claim, doubt=claim.doubt or UNTOLD_NORM)
    if quantity.name == "divergence" and _is_reversed(items, told, match.string):
        return replace(claim, doubt=claim.doubt or _UNTOLD_ORDER)
    if match["names"]:
        return replace(claim, doubt=claim.doubt or changed_before(note, claim.span.start))
    return claim


_OTHER_BASE = "it is so to another base that its sentence tells"


def _is_to_another_base(quantity: Quantity, items: Items, told: Told, sentence: str, text: str) -> bool:
    """Whether what is stated is so to the base of a number that stands in the sentence beside it."""
    found = _INFORMATION[quantity.name](items, list(map(_number, items)))
    natural = max((abs(value) for _, value in found[1:2]), default=0.0)
    try:
        stated = abs(float(_number(latex(text[told.start : told.end]))))
    except (ValueError, ArithmeticError):
        return False
    bases = {int(one) for one in re.findall(r"(?<![\d.,])\d{1,3}(?![\d.,]*\d)", sentence)} - {0, 1}
    return any(abs(natural / math.log(base) - stated) <= _NEARLY * stated for base in bases)


_UNTOLD_ORDER = "it is so the other way round: books differ on which of the two comes first"


def _is_reversed(items: Items, told: Told, text: str) -> bool:
    """Whether what is stated is the divergence of the two distributions the other way round, to some base: what is
    called the divergence *from* one *to* another is told apart in both ways."""
    half = len(items) // 2
    turned = [*items[half:], *items[:half]]
    try:
        stated = float(_number(latex(text[told.start : told.end])))
    except (ValueError, ArithmeticError):
        return True
    return any(
        abs(value - stated) <= _NEARLY * value for _, value in divergences(turned, list(map(_number, turned)))
    )


_CHANGED = late(
    r"""(?<!\w)(?:instead|now|becomes|changed?|changing|replac\w+|remov\w+|drop(?:s|ped|ping)?|delet\w+|add(?:s|ed|ing)?|append\w*|append|doubl\w+|halv\w+|multipl(?:y|ied|ying)|scal(?:e|ed|ing)|shift\w*|swap\w*|normali[sz]\w+|standardi[sz]\w+|cent(?:er|re)(?:d|ing)|mask\w*|temperature|set|merg\w+|without|excluding|if|when|for|after|as\s+the
    |nun|jetzt|stattdessen|streich\w*|entfern\w*|ersetz\w*|verdoppel\w*|halbier\w*|multiplizier\w*|skalier\w*|verschieb\w*|normier\w*|addier\w*|hinzu\w*|setz\w*|ohne|wenn|falls|nach|temperatur
    |maintenant|remplac\w+|retir\w+|enlev\w+|supprim\w+|ajout\w+|doubl\w+|multipli\w+|normalis\w+|décal\w+|sans|si|après|température
    |ahora|reemplaz\w+|quit\w+|elimin\w+|añad\w+|agreg\w+|duplic\w+|multiplic\w+|normaliz\w+|desplaz\w+|cambi\w+|sin|tras|temperatura
    |agora|substitu\w+|retir\w+|remov\w+|acrescent\w+|adicion\w+|dobr\w+|normaliz\w+|troc\w+|sem|após
    |ora|adesso|sostitu\w+|togl\w+|rimuov\w+|aggiung\w+|raddoppi\w+|moltiplic\w+|normalizz\w+|senza|dopo
    |теперь|замен\w+|убер\w+|удал\w+|добав\w+|удво\w+|умнож\w+|нормир\w+|нормализ\w+|сдвин\w+|без|если|после|при|температур\w+
    |bây\s+giờ|thay|bỏ|xóa|thêm|gấp|nhân|chuẩn\s+hóa|đổi|nếu|khi|sau|nhiệt\s+độ
    |teraz|zamie\w+|usu\w+|doda\w+|podw\w+|pomn\w+|normaliz\w+|bez|jeśli|po|temperatur\w+)(?!\w)
    |现在|改为|改成|替换|去掉|删除|加上|加入|乘以|翻倍|归一化|温度|如果|若|今|変え|置き換え|除く|除いた|加える|倍に|正規化|温度|もし|이제|바꾸|제거|추가|더하|배로|정규화|온도|만약""",
    re.IGNORECASE | re.VERBOSE,
)
_CHANGES = "words before it may change the list that the letter stands for"
_SET_NUMBER = late(
    r"(?<![A-Za-z\\])(?:[A-Za-z]|\\(?:tau|beta|alpha|lambda))\s*(?:=|\\to(?![a-z])|→)\s*[-−]?\d"
)
"""A number that another letter is set to: `T = 2`."""


def changed_before(note: Note, start: int) -> str | None:
    """Why what a letter's list gives may be another value: words of its section before a place, behind the last list
    that is set to a letter, tell of a change."""
    text = note.source.text
    first = text.rfind("\n#", 0, start)
    since = max((one.end() for one in _SET.finditer(text, max(first, 0), start)), default=max(first, 0))
    changed = _CHANGED.search(text, since, start) or _SET_NUMBER.search(text, since, start)
    return _CHANGES if changed is not None else None


_ONE_LIST = late(r"[(\[]\s*(?P<items>[^()\[\]]*?)\s*[)\]]")
"""One list in brackets, `the variance of [1, 2, 3]`, which are those of a vector where there are two."""
_FEWEST_LISTED = 3


def _is_another_norm(quantity: Quantity, items: Items, told: Told, text: str) -> bool:
    """Whether what is stated may be the sum or the greatest of the sizes rather than the root of their squares."""
    numbers = [_number(item) for item in items]
    half = len(numbers) // 2
    if quantity.vectors > 1:
        numbers = [one - other for one, other in zip(numbers[:half], numbers[half:], strict=True)]
    sizes: list[float] = [float(abs(one)) for one in numbers]
    try:
        stated = float(_number(latex(text[told.start : told.end])))
    except (ValueError, ArithmeticError):
        return True
    squares = sum((one * one for one in sizes), 0.0)
    others: tuple[float, ...] = (sum(sizes), max(sizes), squares)
    return any(abs(stated - other) <= _NEARLY * max(other, 1.0) for other in others)


_NEARLY = 0.02


_BASE_TOLD = late(
    r"\(?\s*(?:\w+\s+)?(?:base|basis|cơ\s+số|основани\w+|podstaw\w+)\s*(?:of\s+)?\$?\s*(?:2|e|10)\s*\$?\s*\)?|[以底]\s*2\s*为?底?",
    re.IGNORECASE,
)
_YEAR = late(r"(?:19|20)\d\d")
_SEVERAL = late(
    r"nor[mM]|норм|范数|ノルム|노름|chuẩn|dist|khoảng\s+cách|abstand|расстояни|距离|距離|거리", re.IGNORECASE
)
_EUCLIDEAN = late(r"e[uy][ck]l|L2|欧|евклид", re.IGNORECASE)
UNTOLD_NORM = "which norm or distance is meant is not told"


def worked_out(quantity: Quantity, items: Items, match: re.Match[str], told: Told) -> str | None:
    """The term that works a quantity out, where one can be told: the custom is the one that gives what is stated."""
    if not quantity.fewest <= len(items) <= quantity.most:
        return None
    if quantity.name == "root" and match.string[told.start] in "-−–":
        return None  # `a square root of 16 is -4`
    terms = quantity.terms(items)
    if quantity.name == "variation":
        return _share_stated(terms, items, told, match.string)
    custom = _by_custom(quantity, items, told, match.string)
    named = match.groupdict()
    said = (named.get("of_variance") or named.get("of_deviation") or "").strip().lower()
    if quantity.name in _SPREAD and _LESS_ONE.search(match.group()) is not None:
        said = "sample"
    if not terms or (said == "sample" and custom == 0):
        return None
    if said == "sample":
        return terms[1]
    if custom == 1 and _SIGMA.match(match.group()) is not None:
        return None  # `\\sigma` of a sample
    custom = max(custom, 0)
    if len(terms) > 1 and quantity.name not in _INFORMATION and quantity.name not in _SPREAD:
        return _nearest(terms, told, match.string)
    if quantity.name in _SPREAD:
        beside = _PARENTHESIS.match(match.string, match.end())
        named_so = match.string[match.start() : beside.end() if beside else match.end()]
        around_it = (
            named_so if _names_custom(named_so) else match.string[max(0, match.start() - 30) : match.start()]
        )
        if _OF_POPULATION.search(around_it) is not None:
            return terms[0]
        if _CORRECTED.search(around_it) is not None:
            return terms[1]
    return terms[0 if said == "population" else custom]


_SPREAD = frozenset({"variance", "deviation"})
_OF_POPULATION = late(
    r"population|总体|總體|母分散|母標準|全体|모분산|모집단|grundgesamtheit|poblaci|populaci|popolazion|генеральн|tổng\s+thể|populacj|(?<!hat)(?<!hat\{)\\sigma"
    r"|(?:÷|/|divi\w+\s(?:by|por|par|durch|per)|(?:geteilt\s)?durch|делим\s+на|делить\s+на|chia\s+cho|przez|除以)\s{0,3}\$?\s{0,3}n(?![A-Za-z]|\s{0,3}\$?\s{0,3}[-−–]\s{0,3}1)",
    re.IGNORECASE,
)
_CORRECTED = late(
    r"corrected|unbiased|bessel|korrigiert|corrigée?|corregid|corrigid|corrett|non\s+biais|insesgad|não\s+viesad|исправленн|несмещ[её]нн|hiệu\s+chỉnh|skorygowan|无偏|修正|不偏|불편|n\s*[-−–]\s*1|\b(?:by|durch|par|por|per|на|cho|przez|÷|/)\s?n\s?[-−–]\s?1",
    re.IGNORECASE,
)


_SIGMA = late(r"\\(?:hat\s?\{?\s?\\)?sigma|σ")
_OF_SAMPLE = late(
    r"sample|stichprobe|échantillon|muestra|amostra|campion|выборочн|mẫu|prób|样本|標本|표본", re.IGNORECASE
)

_LESS_ONE = late(r"stichprobe|échantillon|muestra|amostra|campion|样本|표본", re.IGNORECASE)
"""Words of samples in languages whose custom is to divide by one less than there are numbers."""


def _names_custom(name: str) -> bool:
    """Whether the name of a variance, with the brackets behind it, tells of a sample or of a population itself."""
    return any(one.search(name) is not None for one in (_OF_POPULATION, _CORRECTED, _OF_SAMPLE))


def without_custom(words: str) -> str:
    """Words without those that tell by which custom a variance is worked out."""
    return _CORRECTED.sub(" ", _OF_POPULATION.sub(" ", words))


_PARENTHESIS = late(r"\s*[(（][^()（）\n]{1,40}[)）]")


def _share_stated(terms: Sequence[str], items: Items, told: Told, text: str) -> str | None:
    """The share of a mean by the custom that gives what is stated, as a number or in per cent; by the first one where
    none does."""
    if not terms:
        return None
    stated = re.sub(r"[\s{}$\\]", "", text[told.start : told.end]).replace(",", ".")
    plain = stated.removesuffix("%")
    if re.fullmatch(r"\d+(?:\.\d+)?", plain) is None:
        return None
    numbers = [float(_number(item)) for item in items]
    mean = sum(numbers) / len(numbers)
    squares = sum((one - mean) ** 2 for one in numbers)
    shares = [(squares / (len(numbers) - less)) ** 0.5 / mean for less in (0, 1)]
    half = 0.51 * 10 ** -len(plain.partition(".")[2])
    scales = (1, 100) if stated == plain else (100,)
    for scale in scales:
        for at, share in enumerate(shares):
            if abs(share * scale - float(plain)) <= half:
                return terms[at + (2 if scale > 1 and stated == plain else 0)]
    return terms[0 if stated != plain or float(plain) < 1 else 2]


def _nearest(terms: Sequence[str], told: Told, text: str) -> str:
    """The term that gives what is stated, of several that people follow; the first one where none does."""
    stated = re.sub(r"[\s{}]", "", text[told.start : told.end]).replace("−", "-").replace(",", ".")
    if re.fullmatch(r"-?\d+(?:\.\d+)?", stated) is None:
        return terms[0]
    half = Fraction(51, 100) / 10 ** len(stated.partition(".")[2])
    exact = half if "." in stated else Fraction(0)
    near = [one for one in terms if abs(_number(one.removesuffix(" + 0")) - Fraction(stated)) <= exact]
    return near[0] if near else terms[0]


def _by_custom(quantity: Quantity, items: Items, told: Told, text: str) -> int:
    """Which of the two customs of a variance or deviation gives what is stated: 0 divides by n, 1 by n - 1; 0 where
    neither does."""
    if quantity.name in _INFORMATION:
        return _by_base(quantity, items, told, text)
    if quantity.name not in {"variance", "deviation"}:
        return 0
    stated = re.sub(r"[\s{}]", "", text[told.start : told.end]).replace("−", "-").replace(",", ".")
    try:
        value = float(_number(latex(text[told.start : told.end])))
    except (ValueError, ArithmeticError):
        return 0
    numbers = [_number(item) for item in items]
    mean = sum(numbers, Fraction(0)) / len(numbers)
    total = sum(((one - mean) ** 2 for one in numbers), Fraction(0))
    power = 0.5 if quantity.name == "deviation" else 1
    decimal = re.fullmatch(r"-?\d+(?:\.\d+)?", stated) is not None
    half = 0.51 * 10 ** -len(stated.partition(".")[2]) if decimal else _EXACT
    apart = [abs(float(total / (len(numbers) - less)) ** power - value) for less in (0, 1)]
    if apart[1] <= half and apart[1] < apart[0]:
        return 1
    return 0 if apart[0] <= half else -1


_EXACT = 1e-9


def _by_base(quantity: Quantity, items: Items, told: Told, text: str) -> int:
    """Which base the unit behind a value tells; else the one that gives about what is stated."""
    base = base_told(text, told.end)
    if base is not None:
        return base
    found = _INFORMATION[quantity.name](items, list(map(_number, items)))
    try:
        stated = float(_number(latex(text[told.start : told.end])))
    except ValueError:
        return 0
    return min(range(len(found)), key=lambda at: abs(found[at][1] - stated), default=0)


def _number(item: str) -> Fraction:
    """A number as `latex` writes it."""
    plain = re.sub(r"\\left|\\right|[()]", "", item).replace("{,}", ".")
    over = re.fullmatch(r"(-?)\\frac\{([\d.]+)\}\{([\d.]+)\}", plain)
    if over is not None:
        return Fraction(over[1] + over[2]) / Fraction(over[3])
    return Fraction(plain.removesuffix(r"\%"))


def items_of(listed: str) -> list[str] | None:
    """The numbers of a list; None where a comma may part two of them or be a decimal mark."""
    parts = [one for one in re.split(_STRONG, listed) if one.strip()]
    spaced = re.search(r",\s|[，、;；]", listed) is not None
    if any(re.search(r"\d,\d{3}(?!\d)", one) for one in parts):
        return None
    tight = [one.count(",") for one in parts if "{,}" not in one]
    if any(count > 1 for count in tight):
        if spaced:
            return None
        parts = [one for part in parts for one in part.split(",")]
    elif any(tight) and not spaced:
        return None
    return [latex(one) for one in parts]


_OTHERWISE = frozenset({"dot", "distance", "length", "taxicab", "greatest norm", "taxicab distance"})
"""What words say of named vectors too, as of matrices."""


def items_named(note: Note, names: str, quantity: Quantity) -> list[str] | None:
    """The items of the lists of numbers that letters stand for in a note: each for one only."""
    if quantity.name in _OTHERWISE or not (quantity.vectors or quantity.fewest > 1):
        return None
    given = lists_of(note.source.text)
    letters = re.findall(rf"(?<!\w){_LETTER}", names)
    written = [given.get("".join(one.split()), "") for one in letters]
    if not all(written) or len(written) != max(quantity.vectors, 1):
        return None
    return _vectors(" ".join(written), replace(quantity, vectors=len(written)))


_THIN = late(r"\\[ ,;:]")
"""Thin spaces between the items of a list."""
_SET = late(
    rf"(?<![\w\\^(])(?P<letter>{_LETTER})\s*=\s*(?:\\left\s*)?(?P<list>[(\[][^()\[\]]*?)(?:\\right\s*)?(?P<end>[)\]])"
)


@lru_cache(maxsize=16)
def lists_of(text: str) -> Mapping[str, str]:
    """The lists of numbers to which a text sets letters, each letter that is set to one only."""
    found: dict[str, set[str]] = {}
    text = _THIN.sub("  ", text)
    for one in _SET.finditer(text):
        written = one["list"] + one["end"]
        found.setdefault("".join(one["letter"].split()), set()).add(written)
    return {
        letter: next(iter(lists))
        for letter, lists in found.items()
        if len(lists) == 1 and re.fullmatch(_TUPLE, next(iter(lists)))
    }


def _vectors(written: str, quantity: Quantity) -> list[str] | None:
    """The items of one or two vectors of one length."""
    tuples = [re.split(r"\s*[;，]\s*", one[1:-1]) for one in re.findall(_TUPLE, written)]
    if any(len(one) < 2 for one in tuples):
        parts = [one[1:-1] for one in re.findall(_TUPLE, written)]
        spaced = all(re.search(r",\s", one) for one in parts)
        tuples = [re.split(r",\s+" if spaced else r",", one) for one in parts]
    if len(tuples) != quantity.vectors or len({len(one) for one in tuples}) != 1 or len(tuples[0]) < 2:
        return None
    return [latex(item.strip()) for one in tuples for item in one]
