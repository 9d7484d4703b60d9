"""What may open a sentence without putting what it states into another case: `So the solution is …`, unlike `For the
second group the solution is …`; and what may stand between a thing and what is told of it without telling of another
one. Knows no kind of statement.
"""

from __future__ import annotations

import re

from vaultproof.spot import Spotted, late

_PLAIN = frozenset(
    """although though whereas obwohl obgleich bien aunque embora benché sebbene хотя mặc dù tuy chociaż choć
    a admet ainsi allora alors also an and are as así au auch aux because beide beiden both bu buna but by ce
    ces cette check ci clearly complex complexe compute cual curve có d'où da daher damit dann das dass de dei
    del della dem den denklem der deren des deux di die dies diese dieses do donc dos due e ecuaciones ein eine
    einen el ela ele ella elle entonces então equation equations equazioni equações er ergibt erhalten es est
    esta este esto et finally find folgt fonction función function funkcja funktion funzione função genau get
    gets gilt given gleichungssystem gli graph göre ha haben hai halde has hat have hence here hier hàm hệ i ihr
    ihre il ils indeed is ist it its jest komplexe l la le les let leur liczba lineal linear lineare linéaire lo
    logo los luego là ma man na no nombre note như now number numero này nên nó número o obtain obtains obtemos
    obtenemos obtient of olsun on only onun or ora os otrzymujemy otteniamo ottiene our out phương phức portanto
    que quindi ra read równań sa see seine ses seu shows sie since sind sistema sistemi sistemin so soit solving
    somit son stąd su sua suo sus suy system système số ta tanto tem temos tenemos that the then there therefore
    these they this thus thì tiene to trouve trình two układ um uma un una und une unique uns ve và vậy we which
    wir więc y zahl zatem çözümü è é única único đó được а в его ее её и имеет итак комплексное линейная мы
    отсюда получаем поэтому система системы следовательно так то тогда у уравнений функции функция число что эта
    этой""".split()
)
_EASTERN = late(
    r"虽然|尽管|所以|因此|于是|故|则|即|由此|解得|可得|得到|得|该|此|这个|其|这|方程组|连立方程式|連立方程式|連立|方程|函数|関数|複素数|复数|有|よって|したがって|従って|ゆえに|すると|また|そして|この|その|これ"
    r"|따라서|그러므로|이|연립방정식|함수|的|の|は|が|を|は|의|은|는|を|解くと|와|과|와"
)
_STEPS = late(
    r"""(?<!\w)(?:for|with|by|at|from|where|because|since|be|being|compute[sd]?|computing|calculat(?:e|ed|es|ing)|verif(?:y|ies|ied|ying)|check(?:s|ed|ing)?|indeed|substitut(?:e|es|ing|ion)|plug(?:ging)?|into|set(?:ting)?|solv(?:e|es|ed|ing)|gives?|given|giving|yields?|yielding
    |equals?|equal|equations?|values?|results?|answers?|means?|holds?|satisf(?:y|ies|ying)|namely|respectively|corresponding|corresponds?|associated|belong(?:s|ing)?|each|following|let|us|using|use|write|written|above|here|directly|easily|simply|example|obtained|found|shows?|consider|know|can|via|in|step|similarly|likewise|analogously|seen|easy|note|recall|remember|want|look(?:s|ing)?|seek|sought|therefore|finally|next|both|must|get|same
    |weiter|danach|anschließend|für|mit|bei|zum|zur|aus|von|vom|durch|weil|denn|wir|man|erhält|bekomm\w+|find(?:en|et)|berechn\w+|prüf\w+|probe|einsetzen|lösen|liefert|liefern|ergeben|gleich|gleichung(?:en)?|werte?|ergebnis|lautet|lauten|heißt|gehör\w+|zugehörig\w*|jeweils|bzw|als|im|am|auf|nun|jetzt|betracht\w+|seien|sei|wird|werden|beispiel|nämlich|ebenso|analog|entsprechend|gesucht|suchen|leicht|hinreichend
    |ensuite|puis|pour|avec|par|du|en|où|successivement|additionnant|soustrayant|zéro|suivant(?:e|es|s)?|veut|voulons|part|partant|car|comme|on|obtient|obtenons|trouv\w+|calcul\w*|vérifi\w+|résou\w+|résolv\w+|remplaçant|donnent|donne|donnant|donnée?s?|égale?s?|égaux|valent|vaut|valeurs?|résultat|respectivement|correspondante?s?|correspond|associée?s?|chacune?|soient|posons|considér\w+|prenons|exemple|ici|de\s+même|cherch\w+|facilement|dans|sont|aussi
    |después|para|con|por|al|se|las|les?|obtiene|igualando|igualamos|sumando|restando|ambas|ambos|queremos|partir|empez\w+|comenz\w+|siguientes?|cero|donde|porque|como|calcul\w+|verific\w+|resolv\w+|resolución|sustitu\w+|dan?|iguale?s?|valor(?:es)?|resultado|respectivamente|correspondientes?|corresponde|asociad[ao]s?|sean?|ejemplo|aquí|análogamente|asimismo|busc\w+|fácil\w*|dad[ao]s?|tienen|son|cada|obten\w+|hall\w+|encontr\w+|consider\w+|tom\w+
    |depois|com|ao|em|onde|começ\w+|raiz|somando|subtraindo|igualando|substitu\w+|dão|dá|iguais|correspondentes?|associad[ao]s?|sejam?|exemplo|aqui|analogamente|procur\w+|fácil\w*|têm|são|ach\w+|nos
    |poi|dopo|per|dal|dove|si|relativ[aeoi]|vogliamo|approssim\w+|seguent[ei]|sommando|sottraendo|uguagliando|perché|come|calcol\w+|verific\w+|risolv\w+|sostitu\w+|danno|dà|ugual[ei]|valor[ei]|risultato|rispettivamente|corrispondent[ei]|corrisponde|associat[aeio]|sia|siano|esempio|qui|analogamente|cerc\w+|facil\w+|dat[aeio]|hanno|sono|ciascun[ao]?|trov\w+|otten\w+|prend\w+
    |дальше|далее|для|с|на|задач\w+|при|уравнени\w+|состав\w+|приравн\w+|нул[яюь]|складыва\w+|вычита\w+|следующ\w+|по|из|где|как|потому|вычисл\w+|наход\w+|найд\w+|найти|провер\w+|реша\w+|реш(?:им|ить)|подстав\w+|да[её]т|дают|рав(?:ен|на|но|ны)|значени\w+|результат\w*|ответ|соответственно|соответств\w+|отвеча\w+|пусть|пример\w*|здесь|аналогично|ищем|искать|легко|дан\w*|име[ею]т|имеют|каждо\w+|рассмотрим|возьм[её]м|котор\w+
    |dalej|dla|przy|zaczynając|od|oraz|kolejn\w+|równan\w+|dodając|odejmując|zero|następując\w+|przez|gdzie|ponieważ|bo|jak|oblicz\w+|sprawdz\w+|rozwiązu\w+|podstawia\w+|daj[eą]|równ[aey]|równanie|wartoś\w+|wynik\w*|odpowiednio|odpowiada\w*|niech|będzie|przykład|tu|podobnie|analogicznie|szuka\w+|łatwo|dan[aeyio]\w*|mają|wynosi|wynoszą|są|każd\w+|otrzymuj\w+|rozważ\w+|weźmy
    |tiếp|theo|với|cho|của|các|là|cộng|trừ|hai|phương\s+trình|bởi|tại|từ|vì|do|tính|kiểm|tra|thay|vào|giải|bằng|giá|trị|kết|quả|lần|lượt|tương|ứng|gọi|ví|dụ|đây|thỏa|thoả|mãn|những|mỗi|trong|được|tìm|xét|ở|đối|khi|đáp|tương\s+tự|dễ|thấy)(?!\w)
    |したがって|従って|よって|ゆえに|同理|两式|相加|相减|先|再|用|零|值|类似地|同様に|同じく|마찬가지로|그러면|생각하자|생각|정의된다|더하면|빼면|에서|따라서|그러므로|구하자|足すと|足す|引くと|辺々|両辺|定める|定義する|于是|因此|由此|所以|从而|可知|对于|對於|对应于|对应|对|取|当|时|以|由|将|代入|计算|验证|求(?!め)|满足|等于|分别|相应|设|令|例如|例|我们|可以|为|是|和|与|及|个|一|把|再|可知|知|其中|因为|从而|给出|给定|它的|它|考虑|考える|考え|に対して|に対する|対応する|対応|について|における|とき|代入|計算|確認|求める|求め|満たす|満たし|等しい|それぞれ|として|とし|とする|とおく|とおき|ここで
    |なので|から|ため|である|です|ます|になる|となる|なる|する|して|した|すれば|れば|ると|得る|得られる|れる|いる|と|に|で|も|へ|や|つ|次|値|結果|结果|解|得|에\s*대해|대응하는|대응|대한|대하여|일\s*때|때|대입|계산|확인|풀면|구하면|구한|만족|같다|값|결과|각각|라고|하자|여기서|이므로|이다|입니다|된다|하면|한다|하여|얻는다|다음|을|를|에|로|도|고|다|으로""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that say how things are reckoned, and how they are joined, whatever they are."""
_FORMULAS = late(
    r"\$\$[^$]*\$\$|\$[^$]*\$|`[^`\n]*`|\\begin\{[a-z]+\*?\}[^$]*?\\end\{[a-z]+\*?\}|\\[A-Za-z]+"
)
_WORD = late(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAMES = late(r"[^\W\d_]{2,}")
_EAST = late(r"[぀-ヿ一-鿿가-힣]")


def opens_plainly(opening: str, named: str = "") -> bool:
    """Whether the words of a sentence before a statement tell of no other case than that of the sentences before; nor
    do those of a name that is `named` there."""
    words = "|".join(map(re.escape, _NAMES.findall(named)))
    if words:
        opening = re.sub(rf"(?i)(?<![^\W\d_])(?:{words})(?![^\W\d_])", " ", opening)
    rest = _EASTERN.sub(" ", opening) if _EAST.search(opening) is not None else opening
    return all(_is_plain(word.group().lower().replace("’", "'")) for word in _WORD.finditer(rest))


UNDER_A_CONDITION = Spotted(
    r"""(?<!\w)(?:given|condition\w*|among|for\s+(?:the|those|a|an|our)|for(?=\s*\$)|in\s+the\s+row|without|after|truncat\w*|cut\s+off|extra|gegeben|bedingt|unter\s+den|für\s+(?:die|den|das)|für(?=\s*\$)|pour(?=\s*\$)|para(?=\s*\$)|для(?=\s*\$)|với(?=\s*\$)|ohne|nach
    |sachant|parmi|sans|après|dado|dada|sabiendo|entre\s+(?:los|las)|sin|tras|sem|após|при|среди|без|после|biết|trong\s+số|không\s+hoàn|sau)(?!\w)|已知|条件|给定|のとき|のもと|中で|무작위|do\s*\(""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words before a quantity by which its sentence tells it of some cases only: `Given $Y = 1$, $P(X = 1) = 0.8$`."""


_ENDED = late(r"[.!?。！？]\s|\n")


def is_conditioned(text: str, start: int, end: int) -> bool:
    """Whether the sentence of a quantity that is told at `end` tells a condition between `start` and it."""
    return UNDER_A_CONDITION.search(_ENDED.split(text[start:end])[-1]) is not None


def goes_on_plainly(text: str, topic: re.Pattern[str]) -> bool:
    """Whether a text, its formulas left out, speaks of nothing but a topic and of how things are reckoned: so that what
    stands behind it is told of the thing before it, and of no other one that is made of this."""
    return opens_plainly(_STEPS.sub(" ", topic.sub(" ", _FORMULAS.sub(" ", text))))


def _is_plain(word: str) -> bool:
    lone = len(word) == 1 and _EAST.search(word) is None
    return word in _PLAIN or lone or word.rpartition("'")[2] in _PLAIN
