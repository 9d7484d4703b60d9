"""Names of what a distribution has: moments, median, mode, density, in many languages. Reads no note."""

from __future__ import annotations

import re

from vaultproof.spot import Spotted

MOMENT = Spotted(
    r"""(?P<mean>(?<!\w)(?:(?:mean|average|expected)\s+number|nombre\s+moyen|número\s+(?:medio|médio|esperado)|numero\s+medio|среднее\s+число|erwartete\s+anzahl|mean(?:\s+value)?|expected\s+value|expectation|average|erwartungswert|mittelwert|espérance(?:\s+mathématique)?|moyenne|esperanza(?:\s+matemática)?
    |media|valor\s+esperado|esperança|média|valore\s+atteso|speranza\s+matematica|математическое\s+ожидание|матожидание|среднее(?:\s+значение)?
    |kỳ\s+vọng|giá\s+trị\s+kỳ\s+vọng|trung\s+bình|wartość\s+oczekiwana|średnia|beklenen\s+değer[i]?|ortalama(?:sı)?|माध्य)(?!\w)
    |(?:数学)?期望(?:值)?|均值|期待値|平均(?:值|値)?|기댓값|기대값|평균)
    |(?P<variance>(?<!\w)(?:variance|varianz|varianza|variância|дисперсия|phương\s+sai|wariancja|varyans[ı]?|प्रसरण)(?!\w)|方差|分散|분산)
    |(?P<deviation>(?<!\w)(?:standard\s+deviation|standardabweichung|écart[-\s]type|desviación\s+(?:típica|estándar)|desvio[-\s]padrão|deviazione\s+standard
    |(?:стандартное|среднеквадратич\w+)\s+отклонение|độ\s+lệch\s+chuẩn|odchylenie\s+standardowe|standart\s+sapma(?:sı)?)(?!\w)|标准差|標準偏差|표준\s*편차)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Names of moments."""
MIDDLE = Spotted(
    r"""(?P<median>(?<!\w)(?:median(?:wert)?|médiane|mediana|медиана|trung\s+vị|medyan)(?!\w)|中位数|中央値|중앙값)
    |(?P<mode>(?<!\w)(?:most\s+(?:likely|probable)\s+(?:value|number|outcome)|mode(?=\s+(?:is|of|equals|\(|=|:|est|vaut|de))|modus|modalwert|wahrscheinlichste[rn]?\s+(?:wert|anzahl)|valeur\s+la\s+plus\s+probable
    |valor\s+más\s+probable|valor\s+mais\s+provável|valore\s+più\s+probabile|moda|(?:наиболее\s+вероятн|вероятнейш)\w+\s+(?:значение|число)|мода|giá\s+trị\s+có\s+(?:khả\s+năng|xác\s+suất)\s+(?:cao|lớn)\s+nhất|mốt|dominanta)(?!\w)
    (?:\s*\((?:mode|modus|moda|мода|mốt|dominanta)\))?|众数|最可能的?值|最頻値|최빈값)
    |(?P<density>(?<!\w)(?:(?:probability\s+)?density|(?:wahrscheinlichkeits)?dichte|densité(?:\s+de\s+probabilité)?|densidad(?:\s+de\s+probabilidad)?|densidade|densità|плотность(?:\s+вероятности)?|mật\s+độ(?:\s+xác\s+suất)?|gęstość)(?!\w)
    |(?:概率)?密度|確率密度|확률\s*밀도)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Names of what else a distribution has."""
