"""Whether the words between data and what is told of them leave the data as they are: “we sort them”, “the sum is 300”,
unlike “everyone gets 5 more points”, “in the whole country”.

Knows the words that say no more; each other word may change the data or speak of others. Reads no note.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from vaultproof.spot import late

_PLAIN = late(
    r"""(?<!\w)(?:standard\s+errors?|standardfehler|erreur[-\s]type|error\s+(?:estándar|típico)|erro\s+padrão|errore\s+standard|стандартн\w+\s+ошибк\w+|sai\s+số\s+chuẩn|błąd\s+standardowy|z[-\s]?(?:scores?|werte?|valores?|оценк\w+)|standard\s+scores?)(?!\w)|(?<!\w)(?:(?:and|so|then|thus|therefore|hence|the|this|that|these|those|it|its|they|them|their|an?|we|us|you|one|get|find|obtain|have|has|had|here|also|while|with|which|where|whose|what|that's|there|for|from|of|in|on|to|by|as|at|is|are|was|were|be|being|because|since|let|let's|now|first(?!\s+(?:values?|numbers?|observations?|scores?|points?|entr\w+|data|measurements?))
    |gives?|yields?|means?|called|say|says|tells?|shows?|see|sees|note|recall|remember|such|both|respectively|using|use|uses|used|how|many|much|equals?|equal|same|together|again|indeed|not|no|only|if|or|but|however|just|exactly|about|approximately|roughly|around|i\.e|e\.g|ok|okay|i|am|my
    |data|data\s*set|values?|numbers?|observations?|scores?|points?|entries|measurements?|list|set|sample|samples|arithmetic|empirical|descriptive|statistics?|measures?|results?|summary|solution|solve|answers?|examples?|exercise|task|step|steps|formula|definition|method|quantity|quantities|average|measure|cent(?:er|re)|central|tendency|dispersion|spread|position
    |(?:re)?calculat\w+|comput\w+|determin\w+|work(?:ed|ing)?|out|evaluate|divid\w+|division|sort(?:ed|ing|s)?|order(?:ed|ing)?|arrang\w+|rank(?:ed)?|(?:in|de)creasing|ascending|descending|smallest|largest|greatest|least|lowest|highest|middle|half|two|between|odd|even|count(?:ed|ing)?|all|total|sums?|difference|most|often|frequent(?:ly)?|occurs?|appears?|frequency|times|whole|population
    |deviations?|distances?|squared\s+deviations?|squared\s+differences?|squares\s+of\s+the\s+(?:deviations|differences)|root|square\s+root|rounded|correlation(?:\s+coefficient)?|coefficient|covariance|regression|line|slope|intercept|decimal|places?|unit|units|following|below|above|left|right|side|symbol|written|denot\w+|quick|quickly|check|easy|easily|simple|simply|(?:more|less|larger|smaller|bigger|greater|higher|lower)\s+than|than|close|near(?:ly)?|each|own
    )|(?:und|somit|damit|also|dann|der|die|das|den|dem|des|hier|eine?[nmrs]?|daraus|ergibt|ergeben|sich|folgt|wir|man|erhalten|erhält|für|haben|hat|ihre?[nrms]?|dazu|auch|als|während|von|vom|aus|in|im|mit|zu|zum|zur|ist|sind|war|waren|beträgt|es|sie|wie|was|welche[rs]?|dies\w*|so|nun|zuerst|zunächst|daher|deshalb|weil|da|nicht|nur|kein\w*|oder|aber|wenn|beide\w*|jeweils|gilt|liegt|liegen|lautet|lauten|heißt|heißen|nennt|bei|auf|durch|etwa|rund|ungefähr|gleich|genau
    |daten(?:satz\w*)?|werten?|wert|zahlen|zahl|messwerte\w*|beobachtung\w*|noten|punkte|stichprobe\w*|liste|reihe|urliste|rangliste|arithmetische[rns]?|empirische[rns]?|statistik\w*|kennzahl\w*|kenngröß\w*|lagemaß\w*|streuungsmaß\w*|maß\w*|ergebnis\w*|lösung\w*|antwort\w*|beispiel\w*|aufgabe|schritt\w*|formel\w*|definition
    |berechn\w+|bestimm\w+|ermittel\w+|rechn\w+|teil(?:en|t)|geteilt|dividier\w+|division|sortier\w+|ordne\w*|geordnet\w*|aufsteigend\w*|absteigend\w*|reihenfolge|kleinste\w*|größte\w*|niedrigste\w*|höchste\w*|mittler\w+|mitte|hälfte|zwischen|ungerade\w*|gerade\w*|zähl\w*|anzahl|aller|alle|gesamt\w*|summe\w*|differenz\w*|häufig\w*|kommt|vor|tritt|mal|insgesamt|abweichung\w*|abstand|abstände|quadrierte[nr]?\s+abweichungen|quadrate\s+der\s+abweichungen|wurzel|gerundet|korrelation\w*|kovarianz|regressions?\w*|steigung|achsenabschnitt|bestimmtheitsmaß|einheit\w*|(?:größer|kleiner|höher|niedriger)\s+als|oben|unten|folgende\w*|gesucht|steht|stehen
    )|(?:donc|ainsi|alors|le|la|les|l|un|une|et|on|trouve|trouvons|obtient|obtenons|sa|son|ses|leurs?|cette|ces?|pour|a|ont|avons|est|sont|était|vaut|valent|de|d|des|du|en|dans|par|que|qui|qu|quoi|il|ils|elle|elles|y|se|s|au|aux|sur|nous|ici|aussi|puis|car|comme|soit|à|entre|ou|ne|pas|si|mais|(?:le|la|les)\s+plus(?=\s+(?:petit|grand|fréquent|souvent))|c|ce|dont|égale?s?|environ|même|encore|dit|appelle|dire|rappel\w*|notons
    |série|données?|valeurs?|nombres?|observations?|notes?|mesures?|échantillon|liste|arithmétique|empirique|statistiques?|indicateurs?|résultats?|solution|réponses?|exemples?|exercice|étapes?|formule|définition|calcul\w*|détermin\w+|divis\w+|tri(?:e|ons|ées?|és|ant)|rang\w*|ordonn\w+|ordre|croissant\w*|décroissant\w*|petite?s?|grande?s?|centrale?s?|milieu|moitié|deux|impaire?s?|paire?s?|compt\w+|tous|toutes|totale?|effectif|sommes?|différence|fréquente?s?|souvent|apparaît|fois|écarts?|écarts\s+au\s+carré|carrés\s+des\s+écarts|racine\s+carrée|racine|arrondi\w*|corrélation|coefficients?|covariance|régression|droite|pente|détermination|unités?|suivante?s?|dessous
    )|(?:entonces|luego|así|el|los|las|lo|una?|unos|y|e|su|sus|se|obtiene|obtenemos|tenemos|además|de|del|en|por|para|con|que|es|son|era|fue|está|están|al|a|como|este|esta|estos|estas|ese|esos|hay|hemos|nos|cuál|cuánto|ahora|primero|también|tanto|ya|porque|entre|no|si|o|pero|más(?=\s+(?:frecuente|peque|grande))|igual(?:es)?|mismo|misma|decir|llama|vale|valen|resulta|aproximadamente|sobre
    |datos?|valor(?:es)?|números?|observaciones|notas?|puntos|muestra|lista|conjunto|serie|aritmétic\w+|empíric\w+|estadístic\w+|medidas?|resultados?|solución|respuestas?|ejemplos?|ejercicio|pasos?|fórmula|definición|calcul\w+|cálculo|determin\w+|divid\w+|orden(?:amos|ados?|adas?|ar|an)?|creciente|decreciente|ascendente|descendente|menor(?:es)?|mayor(?:es)?|central(?:es)?|centro|mitad|dos|impar(?:es)?|par(?:es)?|cont\w+|todos|todas|total|suma|diferencia|frecuente|repite|aparece|veces|desviaciones|desviación|desviaciones\s+al\s+cuadrado|cuadrados\s+de\s+las\s+desviaciones|raíz(?:\s+cuadrada)?|redondead\w+|correlación|coeficientes?|covarianza|regresión|recta|pendiente|ordenada|origen|unidad(?:es)?|siguientes?
    )|(?:então|assim|logo|o|os|as|um|uma|uns|sua|seu|seus|suas|temos|disso|da|do|dos|das|em|no|na|nos|nas|pelo|pela|com|são|foi|foram|é|à|ao|aos|este|estes|essa|esses|há|obtemos|obtém-se|agora|também|pois|ou|não|mas|mais(?=\s+frequente)|portanto|quanto|chama|igual|iguais|mesmo|cerca
    |dados?|valores|amostra|conjunto|aritmétic\w+|estatístic\w+|solução|respostas?|exemplo|exercício|passos?|definição|cálculo|orden(?:amos|ados?|adas?|ar|ando)|crescente|decrescente|maior(?:es)?|centrais|metade|dois|duas|ímpar(?:es)?|cont\w+|soma(?!mos)|diferença|frequente|aparece|vezes|desvios?|desvios\s+ao\s+quadrado|quadrados\s+dos\s+desvios|raiz(?:\s+quadrada)?|arredondad\w+|correlação|coeficientes?|covariância|regressão|reta|inclinação|unidades?|seguintes?
    )|(?:quindi|allora|anche|inoltre|il|lo|gli|i|un|una|uno|e|ed|si|ottiene|otteniamo|abbiamo|ha|hanno|di|del|dello|della|dei|delle|degli|nel|nella|nei|in|da|dal|dalla|per|con|che|è|sono|era|come|questi?|questa|queste|ora|poi|perché|tra|fra|non|ma|più(?=\s+(?:frequente|picco|grand))|uguali?|stess\w+|cioè|circa|vale
    |dati|dato|valor[ei]|numer[oi]|osservazion[ei]|vot[oi]|punti|campione|lista|insieme|serie|aritmetic\w+|statistic\w+|misur[ae]|indic[ei]|risultat[oi]|soluzion[ei]|rispost[ae]|esempi[o]?|esercizio|passi|passo|formula|definizione|calcol\w+|determin\w+|divid\w+|ordin(?:iamo|ati|ate|are|ando|e)|crescente|decrescente|minor[ei]|maggior[ei]|central[ei]|centro|metà|due|dispar[i]?|pari|cont\w+|tutt[ie]|totale|somma|devianza|differenza|frequente|compare|volte|scart[oi]|quadrati\s+degli\s+scarti|scarti\s+al\s+quadrato|radice(?:\s+quadrata)?|arrotondat\w+|correlazione|coefficient[ei]|covarianza|regressione|retta|pendenza|unità|seguent[ei]
    )|(?:и|а|но|значит|тогда|поэтому|также|е[её]|его|их|получаем|получим|получается|равн\w+|это|эт\w+|в|во|на|по|из|для|с|со|к|как|что|чтобы|есть|мы|то|так|от|у|при|же|не|или|если|тоже|итак|следовательно|здесь|теперь|сначала|составляет|находится|называ\w+|примерно|около
    |данн\w+|чис(?:ло|ла|ел|лам|лами)|значени\w+|наблюдени\w+|оцен(?:ки|ок|кам)|баллы|выборк\w+|ряд\w*|список|арифметическ\w+|статистик\w*|мер[аы]|показател\w+|характеристик\w*|результат\w*|решение|ответ\w*|пример\w*|задача|шаг\w*|формул\w+|определени\w+|вычисл\w+|найд[её]м|находим|определ\w+|дел(?:им|ить|ится|ение)|раздел\w+|упорядоч\w+|отсортир\w+|сортир\w+|порядк\w+|возраст(?:анию|ания|ающ\w+)|убыван\w+|наименьш\w+|наибольш\w+|середин\w+|средн\w+|половин\w+|дв[ае]|двух|между|неч[её]тн\w+|ч[её]тн\w+|счита\w+|количеств\w+|всех|всего|все|общ\w+|сумм\w+|разност\w+|част\w+|встречается|раза?|отклонени\w+|квадрат\w+\s+отклонени\w+|корень|округл\w+|корреляци\w+|коэффициент\w*|ковариаци\w+|регресси\w+|прям\w+|единиц\w*|следующ\w+
    )|(?:và|còn|thì|vậy|do\s+đó|do|đó|ta|có|của|là|các|những|một|này|trên|dưới\s+đây|sau|từ|theo|cho|với|bằng|được|gọi|như|nên|vì|nếu|hay|hoặc|không|cũng|ở|trong|khoảng|đây|đã
    |dữ|liệu|số|giá|trị|mẫu|điểm|quan\s+sát|tập|dãy|danh\s+sách|cộng\s+lại|thống\s+kê|đặc|trưng|đo|kết|quả|lời|giải|đáp|ví\s+dụ|bài|tập|bước|công|thức|định|nghĩa|tính|tìm|xác\s+định|chia|sắp|xếp|thứ\s+tự|tăng\s+dần|giảm\s+dần|nhỏ\s+nhất|lớn\s+nhất|ở\s+giữa|giữa|nửa|hai|lẻ|chẵn|đếm|tất\s+cả|tổng|hiệu|lần|xuất\s+hiện|nhiều\s+nhất|độ|lệch|bình\s+phương\s+(?:các\s+)?độ\s+lệch|căn\s+bậc\s+hai|làm\s+tròn|tương\s+quan|hệ\s+số|hiệp\s+phương\s+sai|hồi\s+quy|đường\s+thẳng|đơn\s+vị|cỡ
    )|(?:i|oraz|więc|zatem|a|jest|są|to|ich|jej|jego|w|we|z|ze|na|do|dla|od|że|jak|co|te|ten|ta|tych|tego|się|mamy|otrzymujemy|wynosi|wynoszą|równ\w+|czyli|teraz|najpierw|także|też|nie|lub|jeśli|ale|około
    |dan[ey]\w*|wartoś\w+|liczb\w*|obserwacj\w+|ocen[yao]?|punkty|próby|próba|list[ay]|zbiór|zbioru|arytmetyczn\w+|statystyk\w+|miar[ay]|wynik\w*|rozwiązanie|odpowied\w+|przykład\w*|zadanie|krok\w*|wz[oó]r\w*|definicja|oblicz\w+|wyznacz\w+|dziel\w+|podziel\w+|przez|sortuj\w+|posortow\w+|uporządk\w+|porządk\w+|rosnąc\w+|malejąc\w+|najmniejsz\w+|największ\w+|środkow\w+|połow\w+|dwie|dwóch|między|nieparzyst\w+|parzyst\w+|wszystki\w+|suma|sumy|sumę|różnic\w+|najczęściej|występuje|razy|odchyle\w+|kwadrat\w+\s+odchyleń|pierwiastek|zaokrągl\w+|korelacj\w+|współczynnik\w*|kowariancj\w+|regresj\w+|prost\w+|jednost\w+|następując\w+)|(?:veri\w*|[td][iıuü]r|ve|bu|ise|göre|sayı\w*|değer\w*))(?!\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words of the West that name data and what is worked out of them, or join such words."""
_EASTERN = late(
    r"""标准误差?|標準誤差|표준\s?오차|偏差値|z\s?分数|标准分数?|표준점수|相関係数|共分散|回帰直線|決定係数|相关系数|协方差|回归直线|回归方程|决定系数|因此|所以|于是|从而|可得|得到|得|这组|这些|这|该组|该|组|其中|其|此|它们的?|我们|数据集|数据|样本|数值|数列|观测值|分数|成绩|个数|数|值|个|总和|总数|总|和|与|及|或|按|从小到大|从大到小|由小到大|由大到小|小到大|大到小|升序|降序|排序|排列|排成|顺序|最小|最大|中间|两个|两|位置|平均|除以|计算|求出?|算出?|解答|解|答案|答|例题?|步骤|公式|定义|统计量?|指标|结果|集中趋势|离散程度|如下|以下|下面|即|为|是|有|在|的|了|则|就|都|也|而|故|共有?|一共|根据|由|先|再|已知|等于|大约|约|偏差的?平方和?|离差的?平方和?|离差|偏差|平方根|奇数|偶数|出现|次数|次|最多|一半|所有|全部|四舍五入|不
    |したがって|よって|ゆえに|そして|また|さらに|ここで|まず|次に|すると|この|その|これらの?|これ|それら|データ|数値|資料|標本|得点|点数|個数|値|個|人数|合計|総和|和|小さい順|大きい順|昇順|降順|並べ替え\w*|並べ\w*|順に?|最小|最大|中央|真ん中|2つ|二つ|平均|割る?|割った|計算|求め\w*|求める|解答|解|答え|例題?|手順|公式|定義|統計量|指標|代表値|散らばり|ばらつき|結果|次の|以下|通り|よう|なる|なり|なって|です|ます|ました|である|であり|では|だ|で|ある|あり|いる|する|して|した|し|は|が|を|に|の|と|も|から|まで|より|へ|約|およそ|偏差の?(?:二乗|2乗|平方)の?(?:和|合計|平均)?|偏差|平方根|奇数|偶数|回|最も|多い|出る|すべて|全て|半分|四捨五入|傾き|切片|考え\w*|考える|以上|未満|より小さい|より大きい|小さい|大きい|ここ|という|いう|ない
    |따라서|그러므로|그리고|또한|또|여기서|먼저|다음|그러면|이들|이다|입니다|이고|이며|이\s*자료|이|그|데이터|자료|표본|값들?|점수|개수|개|합계|총합|합|크기순|작은\s*순서|큰\s*순서|오름차순|내림차순|순서대?로?|정렬\w*|나열\w*|나누\w*|나눈|계산\w*|구하\w*|구한\w*|풀이|해답|답|예제?|공식|정의|통계량?|지표|대푯값|산포도?|결과|다음과|같다|같이|최소|최대|가운데|중앙|두|편차의?\s*제곱의?\s*(?:합|평균)?|편차|제곱근|홀수|짝수|번|가장|모든|전체|절반|반올림|상관계수|공분산|회귀\s*직선|결정계수|기울기|절편|생각하자?|이다|입니다|이고|이며|하면|한다|하여|해서|된다|되며|은|는|이|가|을|를|의|에서|에|와|과|로|으로|도|약|있다|있는""",
    re.VERBOSE,
)
"""Pieces of East Asian sentences that do the same."""
_EAST = late(r"[぀-ヿ一-鿿가-힣]")
_COMMAND = late(r"\\[A-Za-z]+")
_LETTERS = late(r"[^\W\d_]{2,}")
_MOVED = late(
    r"(?<![\w)}\]$]\s)(?<![\w)}\]$])[+×]\s?\d|[^\W\d_]{2}\s*\$?\s?[+×*·]\s?\d|[*×·]\s?\d+(?:[.,]\d+)?\s*(?:$|[.;,])"
)
"""Numbers by which each of the data is changed: `+3 each`."""
_OTHER_LETTER = late(
    r"""=[^=.;]{0,40}(?<![\w\\])(?![nNdt])[A-Za-z](?:_\{?\w\}?)?\s?(?:[-+*/·×]|\\cdot|\\times)\s?\d
    |=[^=.;]{0,40}\d\s?(?:[*·×]|\\cdot|\\times)?\s?(?<!\\)(?![nNdt])[a-z](?:_\{?\w\}?)?(?![A-Za-z])""",
    re.VERBOSE,
)
"""Others that are worked out of the data: `y = x + 5`."""
_LINE = late(
    r"regress|fitted|line|gerade|droite|ajust|recta|reta|retta|прям|hồi\s+quy|prost|回归|回帰|회귀",
    re.IGNORECASE,
)
_EACH = late(
    r"(?<!\w)(?:all|each|every|alle[nrm]?|jede[nrsm]?|tous|toutes|chacun\w*|tod[oa]s|cada|tutt[ie]|все|всем|всех|кажд\w+|tất\s+cả|mỗi|wszystki\w+|każd\w+)(?!\w)|每|各|所有|全部|すべて|全て|모든|각",
    re.IGNORECASE,
)
_NUMBER = late(r"\d+(?:[.,]\d+)?")
_WITH = late(
    r"(?<!\w)(?:with|mit|avec|con|com|с|со|với|z|ze|plus|including|zusammen\s+mit)\s+\d{1,9}(?:[.,]\d+)?\s?(?:[,;:.]|\Z)",
    re.IGNORECASE,
)
_OFTEN = late(
    r"(?<!\w)(?:occurs?|appears?|frequenc\w+|times|häufig\w*|mal|fréquence\w*|effectif\w*|fois|frecuencia\w*|veces|frequências?|vezes|frequenz\w*|volte|частот\w*|раза?|tần\s+số|lần|razy|częstoś\w+)(?!\w)|频数|次|度数|回|도수|번",
    re.IGNORECASE,
)
_THREE = late(r"\d\s*[,;、，]\s*\d+(?:[.,]\d+)?\s*(?:[,;、，]|\s(?:and|und|et|y|e|и|và|i|oraz)\s)\s*\d")
_UNKNOWN_ONE = late(
    r"\A\s*(?:[,;、，和와과と]|(?:and|und|et|y|e|и|và|i|oraz)\s)\s*\$?\s*[A-Za-z?](?:_\{?\w\}?)?\s*\$?\s*(?:[.。;]|\Z)",
    re.IGNORECASE,
)
"""A letter that is listed behind numbers."""


def leave_data(words: str, count: int, *, without: Callable[[str], str], setting: str = "") -> bool:
    """Whether words between data, so many of them, and what is told of them leave the data as they are. `without` takes
    the names of quantities out; words of the `setting`, in which the data were told, are known."""
    if (
        _MOVED.search(words)
        or _UNKNOWN_ONE.search(words)
        or (_OTHER_LETTER.search(words) and not _LINE.search(words))
    ):
        return False
    if _WITH.search(words) or (_THREE.search(words) and _OFTEN.search(words)):
        return False
    if _EACH.search(words) and any(one != str(count) for one in _NUMBER.findall(words)):
        return False
    rest = _PLAIN.sub(" ", _SUMMED.sub(" ", _COMMAND.sub(" ", without(words))))
    rest = _EASTERN.sub(" ", rest) if _EAST.search(rest) is not None else rest
    known = frozenset(_LETTERS.findall(setting.lower()))
    return all(one.lower() in known for one in _LETTERS.findall(rest)) and _EAST.search(rest) is None


def moves_all(words: str) -> bool:
    """Whether words tell of each of the data what is done: `add 10 to every value`."""
    return _EACH.search(words) is not None


def may_change_data(words: str) -> bool:
    """Whether words that are not all known may tell of other or changed data, with a number or a word of change."""
    return _NUMBER.search(words) is not None or _CHANGES.search(words) is not None


_CHANGES = late(
    r"""(?<!\w)(?:add\w*|increas\w*|decreas\w*|reduc\w*|rais\w*|ris(?:e[sn]?|ing)|rose|grow\w*|grew|f[ae]ll\w*|drop\w*|bonus\w*|doubl\w*|tripl\w*|halv\w*|half|squar\w*|log\w*|standardi\w*|normali\w*|scal\w*|convert\w*|transform\w*|replac\w*|remov\w*|omit\w*|exclud\w*|includ\w*|without|left\s+out|delet\w*|correct\w*|wrong\w*|mistak\w*|error\w*|typo\w*|chang\w*|adjust\w*|inflat\w*|tax\w*|later|afterwards?|another|other\w*|new\w*|instead|suppose\w*|would|now|if|when|every\w*|each|all|some|only|percent\w*|twice|times|older|younger|gain\w*|los[et]\w*|get|gets|got|receiv\w*|gi(?:ve[sn]?|ving)|gave|shift\w*|swap\w*|join\w*|leav\w*|left|miss\w*|second|third|next|last|previous\w*|before|after|one|two|three|four|five|six|seven|eight|nine|ten|compar\w*|than|unknown|lost|lack\w*|group\w*|class\w*|population|country|national\w*|expect\w*|theor\w*|hypothes\w*|predict\w*
    |hinzu\w*|addier\w*|erhöh\w*|steig\w*|sink\w*|senk\w*|verdoppel\w*|verdreifach\w*|halbier\w*|quadrier\w*|logarithm\w*|standardisier\w*|normier\w*|skalier\w*|umrechn\w*|umgerechnet\w*|ersetz\w*|entfern\w*|gestrichen|streich\w*|ohne|weglass\w*|weggelassen|korrigier\w*|falsch\w*|fehler\w*|änder\w*|geändert|später|danach|andere\w*|neue?\w*|stattdessen|angenommen|würde\w*|wenn|falls|jede\w*|alle\w*|prozent|doppelt\w*|älter|bekomm\w*|erhält|erhalten|zweite\w*|dritte\w*|nächst\w*|letzte\w*|vorher|nachher|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|gruppe\w*|klasse\w*|vergleich\w*|erwart\w*|fehl\w*|unbekannt\w*
    |ajout\w*|augment\w*|diminu\w*|doubl\w*|tripl\w*|carré\w*|convert\w*|remplac\w*|retir\w*|enlev\w*|supprim\w*|exclu\w*|sans|corrig\w*|faux|fausse\w*|erreur\w*|chang\w*|modifi\w*|après|ensuite|autres?|nouve\w*|suppos\w*|si|chaque|chacun\w*|tous|toutes|seulement|pour\s*cent|reçoi\w*|reçu\w*|deuxième\w*|troisième\w*|dernier\w*|avant|deux|trois|quatre|cinq|sept|huit|neuf|dix|groupe\w*|classe\w*|compar\w*|plus|moins|manqu\w*|inconnu\w*
    |suma\w*|súma\w*|añad\w*|agreg\w*|aument\w*|sub(?:e|en|ió|ir)\w*|baj\w*|disminu\w*|reduc\w*|dupli\w*|elev\w*|reemplaz\w*|sustitu\w*|elimin\w*|quit\w*|exclu\w*|sin|corrig\w*|error\w*|cambi\w*|modific\w*|después|luego|otr[ao]s?|nuev\w*|supon\w*|cada|tod[ao]s|sólo|solo|ciento|recib\w*|segund\w*|tercer\w*|últim\w*|antes|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|grupos|clases?|compar\w*|más|menos|falta\w*|desconocid\w*
    |som(?:a|amos|ar)\w*|adicion\w*|acrescent\w*|dobr\w*|remov\w*|retir\w*|sem|corrig\w*|erro\w*|mud\w*|depois|outr[ao]s?|nov[ao]s?|se|apenas|cento|receb\w*|dois|duas|quatro|sete|oito|nove|dez|turma\w*|mais|falta\w*
    |aggiung\w*|aument\w*|diminu\w*|raddopp\w*|dimezz\w*|sostitu\w*|tolt\w*|togli\w*|rimuov\w*|escl\w*|senza|corregg\w*|error\w*|cambi\w*|modific\w*|dopo|poi|altr[aeio]|nuov\w*|suppon\w*|ogni|ognuno|ciascun\w*|tutt[ei]|solo|cento|ricev\w*|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|class\w*|più|meno|manca\w*|sconosciut\w*
    |прибав\w*|добав\w*|увелич\w*|уменьш\w*|вырос\w*|удво\w*|утро\w*|возв\w*|замен\w*|убер\w*|убра\w*|исключ\w*|удал\w*|без|исправ\w*|ошиб\w*|измен\w*|позже|после|потом|друг\w*|нов\w*|предположим|если|кажд\w*|все[мх]?|только|процент\w*|получ\w*|втор\w*|трет\w*|последн\w*|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|групп\w*|класс\w*|сравн\w*|больше|меньше|чем|хвата\w*|неизвест\w*|недоста\w*
    |thêm|cộng|tăng|giảm|gấp|nhân|bình\s+phương|chuyển|thay|bỏ|loại|không\s+có|sửa|sai|lỗi|đổi|sau|khác|mới|giả\s+sử|nếu|mỗi|tất\s+cả|chỉ|phần\s+trăm|nhận|thứ|cuối|trước|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhóm|lớp|so\s+sánh|hơn|thiếu|chưa
    |doda\w*|zwiększ\w*|zmniejsz\w*|wzr\w*|podwój\w*|podwaj\w*|zamie\w*|zastąp\w*|usu\w*|bez|popraw\w*|błęd\w*|błąd|zmie\w*|później|potem|inn\w*|now\w*|jeśli|gdy\w*|każd\w*|wszys\w*|tylko|procent\w*|otrzym\w*|dosta\w*|drug\w*|trzec\w*|ostatni\w*|dwa|dwie|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|grup\w*|klas\w*|porówn\w*|niż|brak\w*|nieznan\w*)(?!\w)
    |缺|少|未知|欠|不明|빠|모르|加|减|減|乘|倍|增|涨|涨|改|换|換|替|删|除|去掉|剔|错|誤|误|新|另|其他|如果|若|假设|每|各|全部|所有|只|后|後|之前|第|两|二|三|四|五|六|七|八|九|十|组|班|比|平方|对数|変|足|引|増|移|別|他|もし|仮に|すべて|全員|だけ|次|前|更|추가|더하|빼|늘|줄|바꾸|바뀌|제외|새|다른|만약|모든|각각|두|세|네|다음|이후""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words by which data may be changed, or others be meant."""
_SUMMED = late(
    r"""(?<!\w)(?:add(?:ing|ed)?(?:\s+up|\s+together)?\s+(?:all\s+)?(?:of\s+)?(?:the\s+|these\s+)?(?:values|numbers|scores|data|observations|points|them(?:\s+all)?)(?:\s+up|\s+together)?|addier\w+\s+(?:man\s+|wir\s+)?(?:alle\s+)?(?:die\s+)?(?:\w+werte|werte|zahlen|daten|noten)|additionn\w+\s+(?:toute?s\s+|tous\s+)?(?:les\s+)?(?:valeurs|notes|nombres|données)
    |sum(?:amos|ar|ando|an|a|e)\s+(?:todos\s+|todas\s+)?(?:los\s+|las\s+)?(?:valores|datos|números|notas)|som(?:amos|ar|ando|am|a|e)(?:-se)?\s+(?:todos\s+|todas\s+)?(?:os\s+|as\s+)?(?:valores|dados|números|notas)|somm(?:ano|iamo|are|ando|a)\s+(?:tutti\s+)?(?:i\s+)?(?:valori|dati|numeri|voti)
    |(?:склад\w+|слож\w+)\s+(?:все\s+)?(?:числа|значения|данные|оценки)|(?:dodaj\w+|sumuj\w+)\s+(?:wszystkie\s+)?(?:liczby|wartości|dane|oceny)|cộng\s+(?:tất\s+cả\s+)?(?:các\s+)?(?:số(?:\s+liệu)?|giá\s+trị|dữ\s+liệu)(?:\s+rồi)?)(?!\w|\s+(?:to|by|zu|um|à|a|por|entre|к|do|với)(?!\w)|\s{0,3}\d)
    |(?:把|将)?(?:所有|全部)的?(?:数据?|值|数值|分数)?(?:相加|加起来|求和)|(?:すべて|全て|全部)(?:の(?:値|数|データ))?を?(?:足し(?:て|、)?|合計し(?:て|、)?)|割る|割って|(?:모두|전부)\s*(?:더해서?|더하고|더하여)|나눈다|나눈|나누면""",
    re.IGNORECASE | re.VERBOSE,
)
"""All of the data that are summed."""
_SELECTS = late(
    r"(?<!\w)(?:even|odd|largest|smallest|greatest|highest|lowest|middle|half|below|above|left|right|two|both|only|gerade[nrs]?|ungerade[nrs]?|größten?|kleinsten?|höchsten?|niedrigsten?|mittleren?|hälfte|zwei|beiden?|nur|unter|über|paire?s?|impaire?s?|grande?s?|petite?s?|moitié|deux"
    r"|pares|impares|par|impar|mayores|menores|mayor|menor|mitad|dos|maiores|maior|ímpar(?:es)?|metade|dois|duas|pari|dispari|maggior[ei]|minor[ei]|metà|due|ч[её]тн\w+|неч[её]тн\w+|наибольш\w+|наименьш\w+|половин\w+|двух|chẵn|lẻ|lớn\s+nhất|nhỏ\s+nhất|nửa|hai|parzyst\w+|nieparzyst\w+|największ\w+|najmniejsz\w+|połow\w+|dwóch)(?!\w)"
    r"|偶数|奇数|最大|最小|中间|两个|一半|大きい|小さい|半分|2つ|二つ|짝수|홀수|최대|최소|가운데|절반|두",
    re.IGNORECASE,
)
_SORTS = late(
    r"sort|order|arrang|rank|number\s+of|count\s+is|ordne|reihenfolge|anzahl|rang|ordonn|croissant|effectif|orden|creciente|crescente|ordin|упоряд|порядк|количеств|sắp|thứ\s+tự|số\s+lượng|porząd|rosną|liczba|排|顺序|(?<![两二三四五])个数|並べ|順|個数|나열|정렬|순|개수",
    re.IGNORECASE,
)


def selects(words: str) -> bool:
    """Whether words in front of a measure, or behind its name, may choose some of the data: `of the two largest`."""
    return _SELECTS.search(words) is not None and _SORTS.search(words) is None


_OF_SQUARES = late(
    r"deviation|squared|abweichung|quadrat|écart|carré|desv|cuadrado|quadrad|scart|отклонени|квадрат|độ\s+lệch|bình\s+phương|odchyle|kwadrat|偏差|离差|平方|二乗|2乗|편차|제곱",
    re.IGNORECASE,
)


def tells_squares(words: str) -> bool:
    """Whether words tell of deviations or squares, whose sum may be told next."""
    return _OF_SQUARES.search(words) is not None
