"""Words after which a value may be another one than that of the function: an approximation, a measurement, a step of a
method, the answer of a pupil. Finds no claims.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from vaultproof.claim import Definition
from vaultproof.extract.functions.subjects import DERIVATIVE
from vaultproof.extract.told import sentence_start
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

OTHERWISE = late(
    r"""approx|taylor|estimat|measur|observ|experiment|empiric|noisy|predict|numeric|simulat|interpolat|regress|xấp\s+xỉ|ước\s+lượng|đo\s+(?:được|đạc)|dự\s+đoán|nội\s+suy|näherung|gemessen|geschätzt
    |numerisch|interpol|estim|mesur|aproxim|medid|approssim|misurat|stima|приближ|измер|оцен|численн|интерпол|przybliż|zmierz|近似|测量|測定|估计|推定|插值|補間|예측|근사|측정|보간
    |finite[-\s]difference|difference\s+quotient|differenzenquotient|différences?\s+finies|diferencias?\s+finitas?|diferenças?\s+finitas?|differenze\s+finite|разност|sai\s+phân|差分|差商|차분
    |quanti[sz]|rounded|truncat|gerundet|quantisi|arrondi|redondead|arredondad|arrotondat|округл|làm\s+tròn|四舍五入|量化|丸め|반올림|양자화|\bbits?\b
    |antideriv|primitiv|stammfunktion|integral|intégral|integrat|первообразн|интеграл|nguyên\s+hàm|tích\s+phân|pierwotn|całk|原函数|积分|原始関数|積分|적분|부정적분
    |newton|iterat|iteraç|itération|iteraci|iterazion|итерац|迭代|反復|반복|\bvòng\s+lặp
    |invers|umkehr|réciproque|обратн|hàm\s+ngược|odwrotn|反函数|逆関数|역함수
    |tangent|secant|sekante|sécante|secante|касательн|секущ|tiếp\s+tuyến|cát\s+tuyến|styczn|切线|接線|접선""",
    re.IGNORECASE | re.VERBOSE,
)
BY_OTHERS = late(
    r"""(?<!\w)(?:networks?|trained|training|learn(?:ed|t)|students?|pupils?|modell?s?|netz\w*|gelernt\w*|schüler\w*|studierende\w*|réseau|appris\w*|élèves?|étudiant\w*|modèle|red\s+neuronal|aprendid\w*|alumn\w+|estudiantes?|modelo|rede\s+neural|alun\w+|estudantes?
    |rete\s+neurale|appres\w*|alunn\w+|student\w*|modello|сет[ьи]|обучен\w*|учени\w+|студент\w*|модел\w+|mạng|học\s+sinh|sinh\s+viên|mô\s+hình|sieć|ucze?[nń]\w*|uczniowie|modelu?)(?!\w)|网络|学生|模型|訓練|ネットワーク|生徒|モデル|학생|신경망|모델""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of somebody, or something, that gives values of its own."""

OF_OTHERS = "the words before it may tell of other values than those of the function"
_SENTENCE_ENDS = late(r"[.!?;](?=\s)|[。！？；\n]")


def may_be_of_others(text: str, start: int, end: int) -> bool:
    """Whether the sentence of a value, or the one before it, tells of other values than those of the function."""
    first = sentence_start(text, max(sentence_start(text, start) - 2, 0))
    stop = _SENTENCE_ENDS.search(text, end)
    last = stop.start() if stop is not None else len(text)
    own = text[sentence_start(text, start) : last]
    return OTHERWISE.search(text, first, last) is not None or BY_OTHERS.search(own) is not None


_ANOTHER = Spotted(
    r"""(?<!\w)(?:differences?|increments?|shift\w*|translat\w+|area|cumulat\w+|residuals?|predict\w+|measure[ds]?|measurements?|observ\w+|nois[ey]\w*|doubl\w+|squared|scaled|halv\w+|transformed|taylor|trained|networks?|students?
    |quanti[sz]\w+|interpolat\w+|inverses?|reciprocals?|reflect\w+|negat(?:ed|ion)|composition|after|instead|nearest|tens|hundreds
    |differenzen|verschiebung\w*|verschoben\w*|fläche\w*|kumul\w+|residuen|vorhersag\w+|gemessen\w*|messwert\w*|verrauscht\w*|verdoppel\w*|quadriert\w*|skaliert\w*|halbiert\w*|netz\w*|schüler\w*|umkehr\w*|kehrwert\w*|gespiegelt\w*|nach|zehner\w*
    |différences?|décal\w+|aires?|cumul\w+|résidus?|prédi\w+|mesur\w+|bruit\w+|doubl\w+|réseau|élèves?|réciproques?|inverses?|après|dizaines?
    |diferenci\w+|diferenças?|desplaz\w+|desloca\w+|áreas?|acumul\w+|residu\w+|residuos?|predic\w+|previs\w+|medid[ao]s?|ruido\w*|ruído\w*|dobl\w+|dobr\w+|alumn\w+|alun\w+|invers[ao]s?|después|tras|depois|após|decenas?|dezenas?
    |differenze|traslat\w+|spostat\w+|cumulat\w+|residui|previst\w+|misurat\w+|rumor\w+|raddoppi\w+|alunn\w+|dopo|decine
    |разност\w+|сдвиг\w*|сдвинут\w*|площад\w+|накоплен\w+|остатк\w+|предсказ\w+|измерен\w+|шум\w*|удвоен\w+|сет[ьи]|учени\w+|обратн\w+|после|десятк\w+
    |różnic\w*|przesun\w+|pole|skumul\w+|reszt\w*|przewid\w+|zmierz\w+|szum\w*|podwoj\w+|sie[ćc]\w*|uczni\w+|odwrotn\w+|po|dziesiąt\w+
    |hiệu|dịch|diện\s+tích|tích\s+lũy|phần\s+dư|dự\s+đoán|đo|nhiễu|gấp\s+đôi|mạng|học\s+sinh|nghịch\s+đảo|ngược|sau\s+khi|hàng\s+chục)(?!\w)
    |差分|增量|平移|面积|累积|残差|预测|测量|噪声|加倍|网络|学生|反函数|之后|移動|面積|累積|予測|測定|ノイズ|ネットワーク|生徒|逆関数|の後|차분|이동|넓이|누적|잔차|예측|측정|잡음|학생|역함수""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of a sentence before a table whose values may be others than those that its header names."""


_ROUNDS = late(r"\\lfloor|\\lceil|⌊|⌈|\b(?:floor|ceil|round)\b")
_ROUNDING = late(
    r"(?:quanti[sz]|round|truncat|gerundet|rundung|arrondi|redond|arredond|arrotond|округл|квантов|làm\s+tròn|lượng\s+tử)\w*"
    r"|四舍五入|量化|取整|丸め|量子化|반올림|양자화",
    re.IGNORECASE,
)


def without_own_rounding(text: str, subject: Definition | None) -> str:
    """A text without the words for rounding, where the function that it speaks of rounds itself."""
    rounds = subject is not None and _ROUNDS.search(subject.body.text) is not None
    return _ROUNDING.sub(" ", text) if rounds else text


def introduced_otherwise(note: Note, start: int, subject: Definition | None = None) -> str | None:
    """Why the values of a table that begins at a place may be others than its header names: its heading, or the last
    sentence before it, tells of differences, of an area, of what was measured, say; not of what `subject` does."""
    at = bisect_right(note.blocks, start, key=lambda block: block.span.end)
    if not at or note.blocks[at - 1].row is not None:
        return None
    said = note.blocks[at - 1].text.rstrip()
    said = said[sentence_start(said, max(len(said) - 1, 0)) :]
    named = "|".join(map(re.escape, re.findall(r"[^\W\d_]{2,}", note.title)))
    said = re.sub(rf"(?i)(?<![^\W\d_])(?:{named})(?![^\W\d_])", " ", said) if named else said
    said = without_own_rounding(said, subject)
    return OF_OTHERS if _ANOTHER.search(said) is not None else None


_SLOPE = Spotted(
    rf"(?<![^\W\d_])(?:{DERIVATIVE}|slope|gradient|steigung|pente|pendiente|inclinação|pendenza|наклон|hệ\s+số\s+góc|nachylenie)|斜率|傾き|기울기",
    re.IGNORECASE | re.VERBOSE,
)
_PRIMED = late(r"['′]\s*\(|\\prime")


_PLACED = late(
    r"(?<!\w)[^\W\d_]{1,6}\s*=\s*[-−]?\s?\d+(?:[.,]\d+)?(?![\w.,]*\w)|(?:input|eingabe|entr[éa]\w*|ingresso|вход\w*|đầu\s+vào)\s+(?:(?:of|von|de|di|bằng|là)\s+)?[-−]?\d",
    re.IGNORECASE,
)
"""A place, at which a sentence tells one value of a derivative."""


def follows_slope(text: str, start: int) -> bool:
    """Whether the words before a value, in its sentence or the one before it, spoke of a derivative, and not of its
    value at a place alone."""
    own = sentence_start(text, start)
    first = sentence_start(text, max(own - 2, 0))
    if _PLACED.search(text, first, own) is not None:
        first = own
    return _SLOPE.search(text, first, start) is not None or _PRIMED.search(text, first, start) is not None
