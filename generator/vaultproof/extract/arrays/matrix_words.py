"""What words say of matrices and vectors that have names: “the determinant of $A$ is -2”, “sa trace vaut 5”,
“$A$ 的秩为 2”, “the eigenvalues of $A$ are 1 and 3”, “$A$ is invertible”, “$u$ and $v$ are orthogonal”.

Speaks only of names to which the note gives a matrix or vector. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.arrays.made_of import inside_formulas, names_another
from vaultproof.extract.data.aggregate import UNTOLD_NORM
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_MATRICES
from vaultproof.extract.language.words import states
from vaultproof.extract.told import (
    Told,
    begins,
    claim_told,
    plain_text,
    sentence_start,
    told_value,
    value_behind,
)
from vaultproof.note import Block, Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_NAME = r"\\?(?:(?:mathbf|boldsymbol|bm|vec|mathrm)\s*\{\s*[A-Za-z]\s*\}|[A-Za-z](?:_\{?\w\}?)?(?![\w{]))"
_HELD = (
    rf"(?:{_NAME}|\\begin\s*\{{[bp]?(?:small)?matrix\}}(?:(?!\\begin|\\end)[\s\S]){{1,200}}"
    r"\\end\s*\{[bp]?(?:small)?matrix\})"
)
_WRITTEN = r"\s*=\s*\\begin\s*\{[bp]?matrix\}(?:(?!\\begin|\\end)[\s\S]){1,200}\\end\s*\{[bp]?matrix\}"
_ARRAY = late(
    rf"(?<![\\\w^])(?<![A-Z)}}\]]\s)(?<!\\top\s)(?<!\\cdot\s)(?P<name>{_NAME})\s*=\s*(?:\\left\s*)?(?:\\begin\s*\{{[bp]?(?:small)?matrix\}}|\\begin\s*\{{array\}}|[(\[]\s*[-−\d])"
)
_SET = late(r"=\s*(?:\\left\s*)?(?:\\begin|[(\[]\s*[-−\d])")
_ATTRIBUTES = (
    (
        r"\det({0})",
        r"determinant[eı]?|định\s+thức|determinante|déterminant|определитель|wyznacznik|सारणिक",
        r"行列式|행렬식",
    ),
    (
        r"\operatorname{{tr}}({0})",
        r"trace|vết|spur|traza|traço|traccia|след|ślad|izi",
        r"迹|跡|トレース|대각합",
    ),
    (r"\operatorname{{rank}}({0})", r"rank[ı]?|hạng|rang|rango|posto|ранг|rząd", r"秩|階数|ランク|계수|랭크"),
    (
        r"\lVert {0} \rVert_1",
        r"""(?:L[_\s-]?1|manhattan|taxicab|1)[-\s]norm[ea]?|norm[ea]?\s+(?:L[_\s-]?1|(?:de\s+)?manhattan)|chuẩn\s+L?1
        |L1[-\s]норма|норма\s+L1""",
        r"L1\s*(?:范数|ノルム|노름)",
    ),
    (
        r"\lVert {0} \rVert_\infty",
        r"""(?:max(?:imum)?|infinity|L[_\s-]?(?:∞|inf(?:inity|ty)?)|sup(?:remum)?)[-\s]norm|maximumsnorm|unendlichnorm|norme\s+(?:infinie|L∞)
        |norma\s+(?:infinit[oa]|L∞|d[eo]l?\s+máximo|del\s+massimo)|chuẩn\s+(?:vô\s+cùng|L∞)|норма\s+L∞|L∞[-\s]норма|norma\s+maksimum""",
        r"(?:无穷|最大|L∞)\s*范数|(?:最大値?|無限大|L∞)\s*ノルム|(?:무한대?|최대|L∞)\s*노름",
    ),
    (
        r"\lVert {0} \rVert_2",
        r"""norm[ea]?\s+(?:L_?2|euclidienne|euclídea|euclidiana|euclidea|euklidesowa)
        |(?:euclidean\s+|L2[- ])?norm|length|magnitude|độ\s+dài|chuẩn|länge|betrag|norme|longueur|norma
        |módulo|longitud
        |comprimento|lunghezza|modulo|норма|длина""",
        r"模长?|范数|长度|ノルム|大きさ|노름|크기",
    ),
)
_OF_WHOLE = (
    (
        r"\lVert {0} \rVert_F",
        r"""frobenius[-\s]?norm|norme\s+de\s+frobenius|norma\s+(?:de|di|d[eo]\s+)\s*frobenius|норма\s+фробениуса|norma\s+frobeniusa|chuẩn\s+frobenius
        |frobenius-norma""",
        r"(?:弗罗贝尼乌斯|F)\s*范数|フロベニウスノルム|프로베니우스\s*노름",
    ),
    (
        r"\lVert {0} \rVert_2 \cdot \lVert {0}^{{-1}} \rVert_2",
        r"""condition\s+number\s+(?:in\s+the\s+2-norm|\(2-norm\))|2-norm\s+condition\s+number|spectral\s+condition\s+number|spektrale\s+konditionszahl|konditionszahl\s+(?:in\s+der\s+2-norm|bezüglich\s+der\s+2-norm)
        |conditionnement\s+en\s+norme\s+2|número\s+de\s+condición\s+en\s+(?:la\s+)?norma\s+2|número\s+de\s+condição\s+na\s+norma\s+2|numero\s+di\s+condizionamento\s+in\s+norma\s+2
        |число\s+обусловленности\s+в\s+(?:2-норме|спектральной\s+норме)|số\s+điều\s+kiện\s+theo\s+chuẩn\s+2""",
        r"2-?范数条件数|スペクトル条件数",
    ),
    (
        r"\max(\max(\operatorname{{spectrum}}({0})), -\min(\operatorname{{spectrum}}({0})))",
        r"""spectral\s+radius|spektralradius|rayon\s+spectral|radio\s+espectral|raio\s+espectral|raggio\s+spettrale|спектральный\s+радиус
        |promień\s+spektralny|bán\s+kính\s+phổ""",
        r"谱半径|スペクトル半径|스펙트럼\s*반경",
    ),
    (
        r"\max(\operatorname{{spectrum}}({0}))",
        r"""(?:largest|greatest|maximal)\s+eigenvalue|größter?\s+eigenwert|plus\s+grande\s+valeur\s+propre|mayor\s+(?:autovalor|valor\s+propio)|maior\s+(?:autovalor|valor\s+próprio)|massimo\s+autovalore|наибольшее\s+собственное\s+(?:значение|число)
        |największa\s+wartość\s+własna|giá\s+trị\s+riêng\s+lớn\s+nhất""",
        r"最大特征值|最大固有値|최대\s*고윳값",
    ),
    (
        r"\min(\operatorname{{spectrum}}({0}))",
        r"""(?:smallest|least|minimal)\s+eigenvalue|kleinster?\s+eigenwert|plus\s+petite\s+valeur\s+propre|menor\s+(?:autovalor|valor\s+propio|valor\s+próprio)|minimo\s+autovalore|наименьшее\s+собственное\s+(?:значение|число)
        |najmniejsza\s+wartość\s+własna|giá\s+trị\s+riêng\s+nhỏ\s+nhất""",
        r"最小特征值|最小固有値|최소\s*고윳값",
    ),
)
"""What a matrix has that no vector does, in words of several."""
_OF_SQUARES = frozenset(
    {_ATTRIBUTES[0][0], _ATTRIBUTES[1][0], _ATTRIBUTES[2][0], *(term for term, *_ in _OF_WHOLE)}
)
_MADE = (
    (
        r"{0}^{{-1}}",
        r"inverse(?:\s+matrix)?|(?:ma\s+trận\s+)?nghịch\s+đảo|inverse[ns]?|(?:matriz\s+)?invers[ao]|(?:matrice\s+)?inversa|обратная(?:\s+матрица)?|(?:macierz\s+)?odwrotna",
        r"逆矩阵|逆行列|역행렬",
    ),
    (
        r"{0}^T",
        r"transpose(?:d\s+matrix)?|(?:ma\s+trận\s+)?chuyển\s+vị|transponierte|transposée|traspuesta|transpuesta|transposta|trasposta|транспонированная(?:\s+матрица)?|transponowana",
        r"转置(?:矩阵)?|転置(?:行列)?|전치\s*행렬",
    ),
)
"""What is a matrix itself."""
_LITERAL = late(
    r"\s*(?P<value>(?:-?\s*(?:\\[dt]?frac\s*\{\s*-?\d+\s*\}\s*\{\s*\d+\s*\}|\\[dt]?frac\s*\d\s*\d|\d+(?:/\d+)?)\s*(?:\\cdot\s*)?)?\\begin\s*\{(?P<kind>[bp]?(?:small)?matrix)\}(?:(?!\\begin|\\end)[\s\S]){1,300}\\end\s*\{(?P=kind)\})"
)
_EIGEN = r"""eigenvalues|(?:các\s+)?(?:giá\s+)?trị\s+riêng|eigenwerte|valeurs\s+propres|valores\s+propios|autovalores
    |autovalori    |собственные\s+(?:значения|числа)|wartości\s+własne"""
_EIGEN_EAST = r"特征值|固有値|고윳값"
_PAIRED = (
    (
        r"\lVert {0} - {1} \rVert_2",
        (
            r"euclidean\s+distance|euklidische\s+(?:distanz|abstand)|euklidischer\s+abstand|distance\s+euclidienne|distancia\s+euclídea"
            r"|distância\s+euclidiana|distanza\s+euclidea|евклидово\s+расстояние|khoảng\s+cách\s+euclid|欧氏距离|ユークリッド距離|유클리드\s*거리"
        ),
    ),
    (
        r"\lVert {0} - {1} \rVert_1",
        (
            r"manhattan[-\s](?:distance|distanz|abstand)|distance\s+de\s+manhattan|distancia\s+(?:de\s+)?manhattan"
            r"|distância\s+(?:de\s+)?manhattan|distanza\s+(?:di\s+)?manhattan|khoảng\s+cách\s+manhattan|曼哈顿距离|マンハッタン距離|맨해튼\s*거리"
        ),
    ),
    (
        r"\lVert {0} - {1} \rVert_{{\infty}}",
        (
            r"(?:t?s?chebysh?[eo]v|chebychev|tschebyscheff)[-\s](?:distance|distanz|abstand)|distance\s+de\s+t?chebyche[vf]|distancia\s+de\s+ch[ée]bys?h?[eo]v"
            r"|distância\s+de\s+chebyshev|distanza\s+di\s+[cč]h?eb[iy]\w+|khoảng\s+cách\s+chebyshev|расстояние\s+чебыш[её]ва|切比雪夫距离|チェビシェフ距離|체비쇼프\s*거리"
        ),
    ),
    (
        r"{0} \cdot {1}",
        (
            r"(?:dot|scalar|inner)\s+product|tích\s+vô\s+hướng|skalarprodukt|produit\s+scalaire|producto\s+(?:escalar|punto)"
            r"|produto\s+(?:escalar|interno)|prodotto\s+scalare|скалярное\s+произведение|内积|点积|内積|내적"
        ),
    ),
    (
        r"\frac{{{0} \cdot {1}}}{{\lVert {0} \rVert_2 \cdot \lVert {1} \rVert_2}}",
        (
            r"cosine\s+similarity|kosinus-?ähnlichkeit|similarité\s+cosinus|similitud\s+(?:del\s+)?coseno|similaridade\s+(?:de|do)\s+cosseno"
            r"|similarità\s+(?:del\s+)?coseno|косинусное\s+сходство|độ\s+tương\s+đồng\s+cosine|余弦相似度|コサイン類似度|코사인\s*유사도"
        ),
    ),
)
"""What two vectors have together."""
_DOT_EAST = r"内积|点积|数量积|内積|スカラー積|ドット積|내적"
_VALUE = r"(?:\s*=\s*[(\[]\s*[-−\d][^()\[\]]*[)\]](?:\s*\^\s*\{?\s*(?:T|\\top)\s*\}?)?)?"
_NOUN = r"""
    (?:(?:the|der|die|des|la|le|del|della|da|do)\s+)?(?:(?:(?:coefficient|square|real|symmetric|given|covariance|transition)\s+)?(?:matrix|matrices|ma\s+trận|matrice|matriz|матриц[аыеу]
    |macierz[ay]?
    |vectors?|vectơ|véc\s*tơ|vektors?|vektoren|vecteurs?|vettor[ei]|vetor(?:es)?|vector(?:es)?|вектор(?:а|ов|ы)?|wektor(?:a|y|ów|em)?)(?:\s+(?:de\s+coeficientes|der\s+koeffizienten|des\s+coefficients|dei\s+coefficienti|коэффициентов))?\s+)?"""
_OF = r"(?:of|của|von|der|des|de|du|del|della|di|da|do|dos|di)"
_ITS = r"(?:its|ihre?|seine?|sein|son|sa|ses|sus?|sua|seu|suas|seus|suo|suoi|её|ее|его)"
_HAS = r"(?:has|ma|có|hat|a\s+pour|tiene|tem|ha|имеет)"
_ARTICLE = r"(?:(?:a|an|the|die|den|das|eine?|một|các|ma\s+trận|une?|una|uma|il|el|o|la)\s+)?"
_AND = r"(?:and|i|oraz|và|und|et|y|e|и|和|与|と|과|와)"
_ARE_SO = (
    r"(?:(?:are|sind|sont|son|são|sono|là)\s+(?:also|then|thus|therefore|dann|somit|donc|alors|entonces|então|quindi)"
    r"|là|lần\s+lượt\s+là|are|to|są|wynoszą|sind|sont|valent|son|são|sono|bằng|равны|[—–]|为|是|は|が|는|은|:|=)"
)
_ABOUT = (
    r"(?:(?:about|approximately|roughly|ungefähr|etwa|rund|environ|approximativement|aproximadamente|cerca\s+de|circa|approssimativamente"
    r"|приблизительно|примерно|около|khoảng|xấp\s+xỉ|w\s+przybliżeniu|około)(?!\w)|大约|约|およそ|約|약|≈|\\approx)"
)
_ARE = rf"(?:(?:{_ABOUT}\s*)?{_ARE_SO}(?:\s*{_ABOUT})?|{_ABOUT})"
_CALLED = r"(?:\\lambda\s*(?:_\s*\{?[\d,\s]+\}?)?\s*(?:=|\\approx|≈)\s*)?"
_NUMBER = _CALLED + r"[-−–]?\s?\d+(?:(?:[.,]|\{,\})\d+)?(?:/\d+)?"
_ROOT = r"\\sqrt\s*(?:\d|\{\s*\d+\s*\})"
_EITHER = _CALLED + (
    rf"(?:\\[dt]?frac\s*\{{\s*-?\d+\s*(?:\\pm|±)\s*\d*\s*{_ROOT}\s*\}}\s*\{{\s*\d+\s*\}}"
    rf"|-?\d+\s*(?:\\pm|±)\s*\d*\s*{_ROOT}|(?:\\pm|±)\s*(?:\d*\s*{_ROOT}|\d+))"
)
"""Two values that differ in one sign: `\\frac{5 \\pm \\sqrt{33}}{2}`."""
_NUMBERS = rf"(?:{_EITHER}|{_NUMBER}(?:\s*(?:[,、，;]|\s{_AND}\s|[和与と과와])\s*(?:{_AND}\s+)?{_NUMBER})+)"
_SO = r"""
    (?:其|它的|该矩阵的|その|この行列の|그\s*|이\s*행렬의\s*|(?:so|thus|hence|therefore|since|as|because|da|also|somit|daher|donc|ainsi|por\s+(?:lo\s+)?tanto
    |luego|entonces|portanto|logo|quindi|dunque
    |следовательно|значит|так\s+как|поскольку|więc|zatem|vậy|do\s+đó|suy\s+ra|nên|böylece)\s*,?\s+
    |因此|所以|故|于是|则|よって|したがって|따라서\s*)?"""
_SQUARE = r"(?:matrix|ma\s+trận(?:\s+này)?|matrice|matriz|матрицы|macierzy)(?!\s+[A-Za-z](?!\w)|\w|\s*\$)"
_THE = (
    r"(?:(?:the|die|der|das|les?|la|los|el|as|a|o|os|gli|il|các|its|their|ihre?|seine?|sein|ses|son|sa"
    r"|sus?|suas?|seus?|suo|sua|её|ее|его)\s+|l['’])?"
)
_TRAITS = (
    (
        r"\det({0})",
        Relation.UNEQUAL,
        r"""invertible|non-?singular|khả\s+nghịch|invertierbar|regulär|inversible|invertibile|inversível|invertível
        |odwracalna|nieosobliwa|обратима|невырожденн?а(?:я)?|可逆(?:的|矩阵)?|正則(?:行列)?|가역""",
    ),
    (
        r"\det({0})",
        Relation.EQUAL,
        r"singular|suy\s+biến|singulär|singulière|singolare|osobliwa|вырожденн?а(?:я)?|奇异(?:的|矩阵)?|特異(?:行列)?",
    ),
    (
        r"\lVert {0} - {0}^T \rVert_F",
        Relation.EQUAL,
        r"""symmetric|đối\s+xứng|symmetrisch|symétrique|simétrica|simmetrica|симметричн(?:а|ая)|symetryczna|对称(?:的|矩阵)?
        |対称(?:行列)?|대칭(?:행렬)?""",
    ),
    (
        r"\lVert {0}^T {0} - I \rVert_F",
        Relation.EQUAL,
        r"""(?:an?\s+)?orthogonal(?:e\s+matrix|\s+matrix)?|trực\s+giao|orthogonale|ortogonal|ortogonale|ортогональна(?:я)?|ortogonalna
        |正交(?:的|矩阵)?|直交行列|직교\s*행렬""",
    ),
    (
        r"\min(\operatorname{{spectrum}}({0} + {0}^T))",
        Relation.GREATER,
        r"""positive[\s-]definite|xác\s+định\s+dương|positiv\s+definit|définie\s+positive|definida\s+positiva|definita\s+positiva
        |положительно\s+определ[её]нн?а(?:я)?|dodatnio\s+określona|正定(?:的|矩阵)?|正定値(?:行列)?|양의?\s*정부호(?:\s*행렬)?""",
    ),
)
_IS = r"(?:is|là|ist|est|n['’]est|es|é|è|jest|to|является|[—–]|是|为|は|는|은)"
_DENIED = r"(?:(?P<before>no|não|non|nie|не)\s+)?"
_NOT = r"(?:not|không|nicht|pas|no|não|non|не|nie|不|비)"
_ORTHOGONAL = r"""(?:orthogonal|perpendicular|trực\s+giao|vuông\s+góc|orthogonaux|ortogonalne|prostopadłe
    |ortogonal[ei]s?|ortogonais|perpendiculares|perpendicular[ei]s?
    |ortogonalne|ортогональны|перпендикулярны|正交|垂直|直交(?=する|し|で|だ|$|[。、])|직교)"""
_CLOSE = late(
    r"""\s*(?:$|[.,;:!?)。，；：、\n](?!\s*(?:if|when|nếu|khi|wenn|falls|si|se|quando|если|当))
    |(?:and|und|và|et|y|e|и|i|since|because|vì|weil|da|car|porque|poiché|так\s+как|である|です|だ|で|이다|하다|한)(?!\w)
    |であり|となる|になる|なので|だから|ため|なため|する|이고|이며|하고|하며|[且而因])""",
    re.VERBOSE | re.IGNORECASE,
)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each form of a statement about one attribute, with the term in which the name is to stand."""

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE | re.VERBOSE)

    def named(words: str) -> Iterator[str]:
        yield rf"(?<!\w)(?:{words})\s+(?:{_OF}\s+)?{_NOUN}(?P<name>{_HELD})(?:{_WRITTEN})?"
        yield rf"(?<!(?-i:[^\W぀-ヿ一-鿿가-힣]))(?P<sole>{_THE}(?:{words})\s+(?:{_OF}\s+)?(?:the\s+)?{_SQUARE})"
        whose = r"\s*(?:['’]?[nın]{2,3}|matrisinin|का|की)\s+"
        yield rf"(?<![\\\w])(?P<name>{_HELD})(?:{_WRITTEN})?{whose}(?:{words})(?!\w)"
        yield rf"(?<!\w){_ITS}\s+(?:{words})(?!\w)"
        yield rf"(?<![\\\w]){_NOUN}(?P<name>{_NAME})(?:{_WRITTEN})?\s+{_HAS}\s+{_ARTICLE}(?:{words})(?!\w)"

    found: list[tuple[re.Pattern[str], str]] = []
    for term, words, eastern in (*_ATTRIBUTES, *_OF_WHOLE, *_MADE):
        found += [(compiled(pattern), term) for pattern in named(words)]
        if term in _OF_SQUARES or term in _MATRICES:
            found.append(
                (
                    compiled(
                        rf"(?<!(?-i:[^\W぀-ヿ一-鿿]))(?P<sole>{_SO}{_THE}(?:(?:{words})(?!\w)|(?:{eastern})(?![A-Za-z])))"
                    ),
                    term,
                )
            )
        if term.startswith(r"\lVert") and term not in _OF_SQUARES:
            alone = rf"(?:{words})(?!\w)|(?:{eastern})(?![A-Za-z])"
            so = rf"{_SO}(?:则|그러면|このとき、?)?{_THE}"
            lone = rf"(?<!(?-i:[^\W぀-ヿ一-鿿]))(?P<lone>{so}(?:{alone}))"
            found.append((compiled(lone), term))
        found.append(
            (
                compiled(
                    rf"(?<![\\\w])(?P<name>{_NAME})(?:{_WRITTEN}|{_VALUE})\s*(?:的|の|의)\s*(?:{eastern})"
                ),
                term,
            )
        )
    spectra = [rf"{one}\s*{_ARE}?\s*(?P<values>{_NUMBERS})" for one in named(_EIGEN)]
    spectra.append(
        rf"(?<![\\\w])(?P<name>{_NAME})(?:{_WRITTEN}|{_VALUE})\s*(?:的|の|의)\s*(?:{_EIGEN_EAST})\s*{_ARE}\s*(?P<values>{_NUMBERS})"
    )
    spectra.append(
        rf"(?<!(?-i:[^\W぀-ヿ一-鿿]))(?P<sole>{_SO}{_THE}(?:{_EIGEN}|{_EIGEN_EAST})\s*(?:{_ARE}\s*)?)(?P<values>{_NUMBERS})"
    )
    found += [(compiled(pattern), "") for pattern in spectra]
    for term, words in _PAIRED:
        of_two = (
            rf"(?:\s+(?:{_OF}|between|zwischen|entre|tra|fra|giữa|между"
            rf"|pomiędzy)\s+{_NOUN}(?P<name>{_NAME}){_VALUE}\s*{_AND}\s*{_NOUN}(?P<other>{_NAME}){_VALUE})?"
        )
        found.append(
            (
                compiled(rf"(?<!(?-i:[^\W぀-ヿ一-鿿가-힣]))(?P<pair>{_THE}(?:{words})(?![A-Za-z])){of_two}"),
                term,
            )
        )
    pair = rf"(?P<name>{_NAME}){_VALUE}\s*(?:{_AND}|[,、，])\s*(?P<other>{_NAME}){_VALUE}"
    east = rf"{pair}\s*(?:的|の|의)\s*(?:{_DOT_EAST})"
    found.append((compiled(rf"(?<![\\\w]){east}"), r"{0} \cdot {1}"))
    return tuple(found)


@cache
def _trait_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    traits = "|".join(f"(?P<t{at}>{words})" for at, (*_, words) in enumerate(_TRAITS))
    bare = r"(?=[а-яё不可对奇正비]|đối\s|khả\s|suy\s|trực\s|xác\s|không\s)"
    said = rf"(?:{_DENIED}{_IS}\s*|{bare})(?P<no>{_NOT}\s*)?{_ARTICLE}"
    one = rf"(?<![\\\w]){_NOUN}(?P<name>{_NAME})\s*{said}(?:{traits})(?![A-Za-zÀ-ỹА-яё])"
    pair = rf"(?<![\\\w]){_NOUN}(?P<name>{_NAME}){_VALUE}\s*{_AND}\s*(?P<other>{_NAME}){_VALUE}"
    both = rf"{pair}\s*(?:{_DENIED}{_ARE})?\s*(?P<no>{_NOT}\s+)?{_ORTHOGONAL}(?![A-Za-zÀ-ỹА-яё])"
    return re.compile(one, re.IGNORECASE | re.VERBOSE), re.compile(both, re.IGNORECASE | re.VERBOSE)


@cache
def _further() -> re.Pattern[str]:
    traits = "|".join(f"(?P<t{at}>{words})" for at, (*_, words) in enumerate(_TRAITS))
    but = r",?\s*(?:but|aber|mais|pero|mas|ma|но|ale|nhưng)\s"
    linked = rf"(?:{but}|{_AND}|[,、，且但]|であり、?|で、|なので|이고,?|이며,?|并且|而且)"
    return re.compile(
        rf"\s*{linked}\s*(?:(?:(?P<again>{_NAME})\s*)?{_DENIED}{_IS}\s+)?(?P<no>{_NOT}\s*)?(?:{traits})(?![A-Za-zÀ-ỹА-яё])",
        re.IGNORECASE | re.VERBOSE,
    )


_HELD_HERE = Spotted(
    rf"(?:{_EIGEN}|{'|'.join(words for _, words, _ in _ATTRIBUTES)})[^.\n]{{0,40}}?\\begin",
    re.IGNORECASE | re.VERBOSE,
)


_UNNAMED = Spotted(
    r"(?<![=\s\d}])\s*\$\s*(?P<matrix>\\begin\s*\{[bp]?matrix\}(?:(?!\\begin|\\end)[\s\S])*?&(?:(?!\\begin|\\end)[\s\S]){1,200}\\end\s*\{[bp]?matrix\})"
)
"""A matrix without a name, as words tell it: `the Hessian is …`."""


def matrix_claims(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each statement in words about a matrix or vector that the note names."""
    held = _HELD_HERE.search(note.source.text) is not None
    unnamed = _UNNAMED.search(note.source.text) is not None
    named = _SET.search(note.source.text) is not None and _ARRAY.search(note.source.text) is not None
    if not held and not unnamed and not named:
        return
    earlier: set[str] = set()
    vectors: dict[str, None] = {}
    matrices: set[str] = set()
    here: set[str] = set()
    loose: set[str] = set()
    for block in note.blocks:
        if block.kind == "heading":
            here, loose, vectors = set(), set(), {}
        defined = note.source.text[block.span.start : block.span.end]
        given = [("".join(found["name"].split()), found.group()) for found in _ARRAY.finditer(defined)]
        here |= {name for name, _ in given}
        earlier |= here
        vectors |= {name: None for name, text in given if "begin" not in text}
        matrices |= {
            "".join(one["name"].split()) for one in _ARRAY.finditer(defined) if _is_matrix(defined, one)
        }
        loose |= {found["matrix"] for found in _UNNAMED.finditer(defined)}
        text = plain_text(note, block) if earlier or held or loose else None
        if text is not None:
            yield from _values(
                note, block, text, (earlier, matrices & here or matrices or loose, tuple(vectors)), doubts
            )
            yield from _traits(note, block, text, here, doubts)


def _is_matrix(text: str, array: re.Match[str]) -> bool:
    """Whether an array that begins at a match has columns beside one another, unlike a vector."""
    return "begin" in array.group() and "&" in text[array.end() : text.find(r"\end", array.end())]


def _values(
    note: Note,
    block: Block,
    text: str,
    given: tuple[set[str], set[str], tuple[str, ...]],
    doubts: Mapping[int, str],
) -> Iterator[Equation]:
    arrays, matrices, vectors = given
    for pattern, term in _patterns():
        for match in pattern.finditer(text):
            names = _names(match, matrices if "sole" in match.groupdict() else arrays, vectors)
            eastern = match.group()[-1] > "\u2e80" or "的" in match.group() or "の" in match.group()
            behind = "sole" in match.groupdict() and _BEHIND_ARRAY.search(text, 0, match.start()) is not None
            if not names or not (behind or begins(text, match.start(), eastern=eastern)):
                continue
            if term:
                told = (
                    _matrix_told(text, match.end())
                    if term in _MATRICES
                    else told_value(text, match.end()) or _had(text, match) or _goes_on(text, match)
                )
                if told is not None:
                    claim = _claim(note, block, match, term.format(*names), told, doubts)
                    meant = "sole" not in match.groupdict() or _is_meant(note, names[0], claim.span.start)
                    many = _may_count(note, match, names[0], claim)
                    claim = claim if meant else replace(claim, doubt=claim.doubt or _OF_ANOTHER)
                    claim = claim.loosely(_strays(note, match, names[0], claim.span.start))
                    yield claim.loosely(_HOW_MANY if many else None)
            elif _CLOSE.match(text, match.end()) or _WITH.match(text, match.end()):
                yield _spectrum(note, block, match, names[0], doubts)


_WITH = late(
    r"\s*(?:,\s*)?(?:with|mit|avec|con|com|с|với|对应|對應|であり)\s*(?:(?:the|den|les|los|os|các|các)\s+)?(?:corresponding\s+|zugehörige\w*\s+)?(?:eigenve|vec\s*t|véc|vecteurs|vectores|autove|vetores|собственн|特征向量|固有ベクトル|고유\s*벡터)",
    re.IGNORECASE,
)
"""The eigenvectors that go on behind eigenvalues."""
_BEHIND_ARRAY = late(r"\\end\s*\{[bp]?matrix\}[\s,]*\Z")
_MATRICES = frozenset(term for term, *_ in _MADE)


def _matrix_told(text: str, at: int) -> Told | None:
    """The matrix that the words at a place say."""
    said = states(text, at)
    sign = re.compile(r"\s*=|\s+to\s").match(text, at)
    behind = said[1] if said is not None else sign.end() if sign is not None else None
    value = _LITERAL.match(text, behind) if behind is not None else None
    if value is None or _CLOSE.match(text, value.end()) is None:
        return None
    return Told(*value.span("value"), Relation.EQUAL)


def _had(text: str, match: re.Match[str]) -> Told | None:
    """The value that stands behind its noun, where a verb before the noun says whose it is: `A has rank 2`."""
    if re.search(rf"\s{_HAS}\s", match.group(), re.IGNORECASE | re.VERBOSE) is None:
        return None
    return value_behind(text, match.end())


_LISTING = late(r"\d\S*\s*(?:,|,?\s+(?:and|und|et|y|e|и|và|i|oraz))\s*\Z", re.IGNORECASE)


def _goes_on(text: str, match: re.Match[str]) -> Told | None:
    """The value behind a noun alone, where one was told right before it: `die Determinante ist 3, die Spur 4`."""
    before = text[sentence_start(text, match.start()) : match.start()]
    return value_behind(text, match.end()) if _LISTING.search(before) is not None else None


_TWO = 2


def _names(match: re.Match[str], arrays: set[str], vectors: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The names of which words speak, as they are written; none where one has no value."""
    groups = match.groupdict()
    if "lone" in groups:
        # a length alone may be how many items there are
        return _nearest(match, set(vectors)) if _NORM.search(match.group()) is not None else ()
    if "sole" in groups:
        return tuple(arrays) if len(arrays) == 1 else _nearest(match, arrays)
    if not groups and len(arrays) == 1 and next(iter(arrays)).startswith(r"\begin"):
        return tuple(arrays)
    if "pair" in groups and not groups.get("name"):
        given = [
            found for found in _ARRAY.finditer(match.string, 0, match.start()) if "begin" not in found.group()
        ]
        names = tuple(dict.fromkeys("".join(found["name"].split()) for found in given)) or vectors
        return names if len(names) == _TWO else ()
    if (groups.get("name") or "").startswith(r"\begin"):
        return (match["name"],)
    if "name" in groups:
        names = tuple("".join(groups[one].split()) for one in ("name", "other") if groups.get(one))
        return names if set(names) <= arrays else ()
    text = match.string
    before = [
        found
        for found in re.finditer(rf"(?<![\\\w]){_NAME}", text[: match.start()])
        if "".join(found.group().split()) in arrays
    ]
    if not before:
        return ()
    start = sentence_start(text, before[-1].start())
    meant = {"".join(found.group().split()) for found in before if found.start() >= start}
    return tuple(meant) if len(meant) == 1 else ()


def _nearest(match: re.Match[str], arrays: set[str]) -> tuple[str, ...]:
    """The one of several arrays that the sentence gives before some words: `For $B = …$ the trace is 5`."""
    text = match.string
    first = sentence_start(text, match.start())
    given = {"".join(found["name"].split()) for found in _ARRAY.finditer(text, first, match.start())}
    return tuple(given) if len(given) == 1 and given <= arrays else ()


_NORM = late(r"(?<!euclidean\s)(?<!L2\s)(?<!L2-)\bnorm|норм|范数|ノルム|노름|chuẩn", re.IGNORECASE)


def _claim(
    note: Note, block: Block, match: re.Match[str], left: str, told: Told, doubts: Mapping[int, str]
) -> Equation:
    claim = replace(claim_told(note, block, match, left, told, doubts), kind="value")
    if (
        left.startswith(r"\lVert")
        and left.endswith("_2")
        and r"\cdot" not in left
        and _NORM.search(match.group())
    ):
        return replace(claim, doubt=claim.doubt or UNTOLD_NORM)
    return claim


def _spectrum(
    note: Note, block: Block, match: re.Match[str], name: str, doubts: Mapping[int, str]
) -> Equation:
    """The claim that a matrix has the eigenvalues told."""
    told = Told(*match.span("values"), Relation.EQUAL)
    start = block.span.start + match.start()
    doubt: str | None = _OF_ANOTHER
    if "sole" not in match.groupdict() or _is_meant(note, name, start):
        doubt = None
    values = _told_values(match["values"])
    function = "eigenvalues" if len(set(values)) < len(values) else "spectrum"
    claim = _claim(note, block, match, rf"\operatorname{{{function}}}({name})", told, doubts)
    right = Term(Passage(f"({'; '.join(values)})", claim.right.passage.anchors), Syntax.LATEX)
    claim = replace(claim, right=right, doubt=claim.doubt or doubt)
    return claim.loosely(_strays(note, match, name, start))


def _strays(note: Note, match: re.Match[str], name: str, start: int) -> str | None:
    """Why words that name no matrix may speak of another one than the one before them: `Add 3 to the diagonal. The
    eigenvalues are …`."""
    if match.groupdict().get("name") or match.groupdict().get("pair") or name.startswith(r"\begin"):
        return None
    before = note.source.text[:start]
    given = [found for found in _ARRAY.finditer(before) if "".join(found["name"].split()) == name]
    closing = before.find("$", given[-1].end()) if given else -1
    between = before[closing:].lstrip("$") if closing >= 0 else ""
    if len(between) > _FAR:
        return _OF_ANOTHER
    between = _given_whole().sub(r" $\\begin", between)
    if name[0].isupper() and names_another(inside_formulas(between), name):
        return _OF_ANOTHER
    return None if goes_on_plainly(between, OF_MATRICES) else _OF_ANOTHER


@cache
def _given_whole() -> re.Pattern[str]:
    """An inverse or a transpose that is written out, behind which words go on about the matrix itself."""
    words = "|".join(f"{one}|{eastern}" for _, one, eastern in _MADE)
    return re.compile(rf"(?<!\w)(?:{words})\s?\S{{0,8}}\s?\$\s*\\begin", re.IGNORECASE | re.VERBOSE)


_SIGN = late(r"\\pm|±")


def _told_values(told: str) -> list[str]:
    """Numbers from the least to the greatest: those of a list, or the two that differ in a sign."""
    told = told.replace("−", "-").replace("–", "-")
    if _SIGN.search(told):
        either = re.sub(rf"^{_CALLED}", "", told)
        return [_SIGN.sub(sign, either).removeprefix("+") for sign in ("-", "+")]
    values = [
        re.sub(rf"^{_CALLED}", "", one).replace(" ", "").replace("{,}", ".").replace(",", ".")
        for one in re.findall(_NUMBER, told)
    ]
    return sorted(values, key=lambda one: float(one.partition("/")[0]) / float(one.partition("/")[2] or 1))


_OF_ANOTHER = "of which matrix it is said is not certain"
_NEAR = 400
_FAR = 4000


_CHANGED = late(
    r"(?<!\w)(?:swap\w*|exchang\w*|multipl(?:y|ied|ying|izier\w*|ique\w*|ica\w*)|scal(?:e|ed|ing)|replac\w*|subtract\w*|row\s+operations?|vertausch\w*|zeilen\w*|échang\w+|intercambi\w+|troc\w+"
    r"|scambi\w+|переставля\w+|умнож\w+|đổi\s+chỗ|nhân|hoán\s+vị|zamieni\w+)(?!\w)|交换|乘以|入れ替え|바꾸",
    re.IGNORECASE,
)
"""Words after which another matrix may be spoken of."""


_LENGTH = late(
    r"(?<!\w)(?:length|độ\s+dài|länge|longueur|longitud|comprimento|lunghezza|длина|długość|boyut|größe)(?!\w)|长度|長さ|大きさ|크기|길이",
    re.IGNORECASE,
)
_HOW_MANY = "a length may be the number of the entries"


def _may_count(note: Note, match: re.Match[str], name: str, claim: Equation) -> bool:
    """Whether a length that is told may be how many entries a vector has."""
    if _LENGTH.search(match.group()) is None:
        return False
    given = [one for one in _ARRAY.finditer(note.source.text) if "".join(one["name"].split()) == name]
    sizes = {
        1 + sum(entries.count(sign) for sign in (",", ";", "&", r"\\\\"))
        for one in given
        for entries in (re.split(r"[)\]]|\\end", note.source.text[one.end() - 1 : one.end() + _NEAR])[0],)
    }
    return claim.right.text.strip(" $") in {str(size) for size in sizes}


def _is_meant(note: Note, name: str, start: int) -> bool:
    """Whether a matrix stands shortly before a place, and nothing between makes another of it, as `$A^T A$` does."""
    before = note.source.text[:start]
    given = [found for found in _ARRAY.finditer(before) if "".join(found["name"].split()) == name]
    if name.startswith(r"\begin"):
        at = before.rfind(name)
        return (
            at >= 0 and len(before) - at - len(name) < _NEAR and _ARRAY.search(before, at + len(name)) is None
        )
    between = before[given[-1].end() :] if given else ""
    if _CHANGED.search(between) is not None:
        return False
    other = rf"{re.escape(name)}\s*(?:\^|\\cdot|[A-Z])|[A-Z]\s*{re.escape(name)}(?![a-z])|\\Sigma|\\Lambda|[A-Z]\s*="
    return bool(given) and len(between) < _NEAR and re.search(other, between) is None


_DECIMAL = late(r"\\begin\s*\{[bp]?(?:small)?matrix\}[^$]{0,400}?\d(?:[.,]|\{,\})\d")
_EASTERN = late(r"[぀-ヿ一-鿿가-힣]")


def _traits(
    note: Note, block: Block, text: str, arrays: set[str], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    one, both = _trait_patterns()
    for pattern in (one, both):
        for match in pattern.finditer(text):
            names = _names(match, arrays)
            further = _further().match(text, match.end()) is not None
            if (
                not names
                or not begins(text, match.start(), eastern=_EASTERN.search(match.group()) is not None)
                or not (further or _CLOSE.match(text, match.end()))
            ):
                continue
            denied = match["no"] or match["before"]
            left, relation = r"{0} \cdot {1}", Relation.UNEQUAL if denied else Relation.EQUAL
            if pattern is one:
                left, relation = _trait(match)
            yield _zero(note, block, match, (left.format(*names), relation), doubts)
            if (
                pattern is one
                and (more := _further().match(text, match.end()))
                and _CLOSE.match(text, more.end())
            ):
                left, relation = _trait(more)
                again = "".join((more["again"] or names[0]).split())
                if again in arrays:
                    yield _zero(note, block, more, (left.format(again), relation), doubts)


def _trait(match: re.Match[str]) -> tuple[str, Relation]:
    """The term that is zero, or is not, where a matrix has the property matched."""
    left, relation, _ = next(trait for at, trait in enumerate(_TRAITS) if match[f"t{at}"] is not None)
    if not match["no"] and not match["before"]:
        return left, relation
    return left, Relation.EQUAL if relation is Relation.UNEQUAL else Relation.UNEQUAL


_ROUNDED = "the numbers of the matrix may be rounded"


def _zero(
    note: Note, block: Block, match: re.Match[str], says: tuple[str, Relation], doubts: Mapping[int, str]
) -> Equation:
    claim = _claim(note, block, match, says[0], Told(match.start(), match.end(), says[1]), doubts)
    if "- I" in says[0] and _DECIMAL.search(note.source.text) is not None:
        claim = replace(claim, doubt=claim.doubt or _ROUNDED)
    return replace(claim, right=Term(Passage("0", claim.right.passage.anchors), Syntax.LATEX))
