"""Whether words that tell of coins, dice or urns leave nothing open but equal cases: no weights, no other faces, no
further draws, no conditions.

Knows the words that say no more; each other word, and each further number, may change the odds. Reckons nothing.
"""

from __future__ import annotations

import re

from vaultproof.extract.probability.event_words import FILL
from vaultproof.spot import late

_PLAIN = late(
    r"""(?<!\w)(?:fair|usual|cubic|é|è|es|balanced|unbiased|ordinary|standard|honest|normal|six-sided|coins?|dice|die|urns?|bag|box|jar|balls?|marbles?|times?|twice|once|toss(?:ed|es|ing)?|flip(?:s|ped|ping)?|throw[ns]?|thrown|throwing|roll(?:ed|s|ing)?
    |contain(?:s|ed|ing)?|holds?|has|have|there|are|is|and|it|its|at|random(?:ly)?|one|which|where|if|when|drawn?|draws?|drawing|pick(?:ed)?|taken|inside|independently|each|experiment|consider|imagine|let|now|then|so|simultaneously|together|us|out
    |faire[nrsm]?|ideale[nrsm]?|münzen?|würfeln?|würfel|urne|beutel|kugeln?|mal|zweimal|dreimal|viermal|einmal|geworfen|wirft|werfen|wirf|wird|werden|man|wir|enthält|enthalten|befinden|sich|liegen|und|es|gibt|zufällig|gezogen|zieht|ziehen|daraus|wenn|gleichzeitig|unabhängig
    |équilibrée?s?|pièces?|monnaie|dés?|boules?|billes?|sac|boîte|urne|fois|lance|lançons|lancée?s?|jette|jetée?s?|jetons|tire|tirons|contient|y|il|et|est|sont|hasard|au|nous|si|simultanément|ensemble
    |equilibrad[ao]s?|just[ao]s?|honest[ao]s?|perfect[ao]s?|monedas?|dados?|bolas?|bolsa|caja|canicas?|urna|veces|lanzan?|lanzamos|lanzad[ao]s?|tiran?|tiramos|contiene|hay|azar|extrae|saca|sacamos|del?|si|y
    |moedas?|bolinhas?|caixa|saco|vezes|lança(?:mos|da|das|dos)?|lançam|jogad[ao]s?|jogamos|joga-se|lança-se|contém|há|acaso|retira|retiramos|ao|e
    |equilibrat[aeio]|monet[ae]|dad[io]|pallin[ae]|biglie|scatola|sacchetto|volte|lanci(?:a|amo|ano)|lanciat[aeio]|contiene|ci|sono|caso|estrae|estraiamo|si|vi|vengono|viene
    |симметричн\w+|правильн\w+|честн\w+|игральн\w+|обычн\w+|монет\w*|кост\w+|кубик\w*|шар\w*|урн\w+|мешк\w+|мешоч\w+|коробк\w+|ящик\w*|раза?|брос\w+|подбрас\w+|лежат|лежит|находятся|содержит|есть|наугад|случайн\w+|вынимают|достают|извлекают|в|во|и|и|наудачу|дважды|один|одну|одной
    |symetryczn\w+|uczciw\w+|monet\w+|kost\w+|kul\w*|urn\w+|work\w+|pudełk\w+|razy|rzuc\w+|rzut\w*|zawiera|jest|są|losowo|losujemy|wyciągamy|i|z|w
    |đồng|xu|xúc|xắc|con|cân\s+đối|đồng\s+chất|bi|bóng|viên|quả|cầu|hộp|túi|bình|tung|gieo|lần|chứa|có|một|và|ngẫu|nhiên|lấy|rút|ra|từ|trong|đó|ta|được|đều|gồm|màu)(?!\w)
    |公平|均匀|普通|公正|正しい|硬币|コイン|硬貨|동전|骰子|サイコロ|주사위|공정한|두|球|玉|공|구슬|袋|箱|盒|子|주머니|상자|抛|掷|投げ|投|던|진다|질|지면|져서|져|면|次|回|번|枚|个|個|颗|개|つ|装|有|中|里|内|从|な|の|を|が|で|每|以|随机|任意|地|取出|摸出|抽|一|入っ|入って|いる|ある|あり|います|取り出|引|無作為|する|して|した|し|した|る|す|く|と|て|から|は|も|들어|있다|있고|있는|있|꺼낸다|꺼낼|뽑는다|뽑을|임의로|하나|한|때|에서|에|를|을|와|과|로|다|그|同时|同時|に|独立|とき|時""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that a setting is told with where it is no other one: no weights, other faces, conditions or further draws."""
OTHER_ODDS = "words around it may tell of other odds than those of equal cases"


_PHRASES = late(
    r"(?<!\w)(?:of\s+(?:each\s+other|one\s+another)|sechsseitig\w*|(?:de|com|con)\s+(?:seis|6)\s+caras|de\s+(?:seis|6)\s+(?:faces|lados)|à\s+(?:six|6)\s+faces|a\s+(?:sei|6)\s+facce|шестигранн\w+|(?:sáu|6)\s+mặt|sześciościenn\w+|(?:six|6)-sided)(?!\w)|[六6]面体?の?|[육6]면체|공정한",
    re.IGNORECASE,
)
_DEFINES = late(
    r"""(?<!\w)(?:suppose|assume|with|mit|com|avec|con|person|someone|somebody|jemand|personne|persona|pessoa|raz|(?:đồng\s+)?chất|in\s+a\s+row|into\s+the\s+air|row|air|hoch|hintereinander|nacheinander|de\s+suite|suite|al\s+aire|aire|seguid[ao]s|подряд|liên\s+tiếp|rzędu
    |bell|shaped|symmetric|curve|density|graph|kurve|symmetrisch|dichte|glocken\w*|courbe|densité|symétrique|curva|densidad|simétric\w+|densidade|densità|simmetric\w+|крив\w+|плотност\w+|симметричн\w+|đường\s+cong|mật\s+độ|đối\s+xứng
    |outcome|result|shown|score|face|up|1|ergebnis|augenzahl|résultat|resultado|risultato|результат|kết\s+quả|wynik|denot\w*|counts?|random|variables?|binomial\w*|distribut\w*|follows?|let|hence|thus|therefore|expected|value|counted|of|interest|calculate|compute|find|determine|bezeichne\w*|sei|gilt|on|une?|una|uno|uma?|cette|esta|essa|questa|diese[rsn]?|zähl\w*|zufallsvariable|\w*verteilt|also|somit|gesucht|berechne\w*|soit|désigne|compte|aléatoire|suit|loi|donc|calcul\w*|on|note|sea|denota|cuenta|aleatoria|sigue|distribución|entonces|luego
    |seja|variável|aleatória|segue|distribuição|então|logo|sia|variabile|casuale|conta|segue|distribuzione|quindi|пусть|случайная|величина|обозначает|обозначим|число|количество|распределение|тогда|значит|gọi|biến|ngẫu|nhiên|tuân|theo|phân|phối|nhị|thức|vậy|niech|zmienna|losowa|oznacza|rozkład|liczb\w*|więc|zatem
    |mean|average|anzahl|nombre|número|numero|ilości|[a-z])(?!\w)|质地?|曲线|密度|对称|曲線|対称|곡선|밀도|대칭|振|굴린다|굴릴|굴结果|点数|出目|出る目|結果|결과|设|记|令|随机变量|表示|服从|二项分布|次数|个数|数|とする|とおく|確率変数|従う|二項分布|回数|枚数|個数|朝上|向上|나온|나오는|라고|(?:이?라|로)(?=\s?하자)|하자|확률변수|횟수|개수|수|이항분포|따른다""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words with which a variable is said to be what is counted."""


def tells_more(words: str, setting: str) -> bool:
    """Whether words behind a setting tell more of it than that a variable counts what happens."""
    return bool(unknown_words(words, setting))


def unknown_words(words: str, setting: str) -> list[str]:
    """The words behind a setting that tell more of it than that a variable counts what happens."""
    known = setting.lower()
    rest = _DEFINES.sub(
        " ", _PLAIN.sub(" ", FILL.sub(" ", _PHRASES.sub(" ", re.sub(r"\\[a-z]+", " ", words))))
    )
    return [word for word in re.findall(r"\w+", rest) if word.lower() not in known]


def tells_other_odds(words: str) -> bool:
    """Whether anything is left of words when those that say no more are taken out."""
    return re.search(r"\w", _PLAIN.sub(" ", words)) is not None
