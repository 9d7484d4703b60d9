"""Tells headings that name aspects of a function from others: `Wendepunkt`, `Zeros and extrema`, `2. Cực trị`.

What stands under such a heading is said of the function that was defined before it. Looks nothing up.
"""

from __future__ import annotations

import re

from vaultproof.spot import late

_ASPECTS = r"""extrema|extremum|(?:local\s+)?extreme\s+(?:values?|points?)|turning\s+points?|maxim(?:um|a)
    |minim(?:um|a)|maxima\s+and\s+minima
    |(?:critical|stationary)\s+points?|(?:points?\s+of\s+)?infle(?:ction|xion)s?|infle(?:ction|xion)\s+points?|(?:[xy][-\s])?intercepts?
    |(?:intersections?\s+with|where\s+it\s+meets)\s+the\s+axes|zeros|zeroes|roots|zeros\s+of\s+the\s+function
    |concavity|curvature|end\s+behaviou?r|behaviou?r\s+at\s+(?:infinity|the\s+ends?)|asymptotic\s+behaviou?r|limits?|asymptotes?
    |increasing\s+and\s+decreasing|intervals\s+of\s+(?:increase|monotonicity|concavity)|(?:table\s+of\s+|some\s+)?values|parity|periodicity|graph|sketch|curve\s+sketching

    |extrem(?:punkte?|werte?|stellen?|a)|lokale\s+extrema|hoch-?\s*(?:und|/)\s*tiefpunkte?|hochpunkte?|tiefpunkte?|wende(?:punkte?|stellen?)|wende-?\s*und\s+sattelpunkte?
    |sattelpunkte?|nullstellen?|achsenschnittpunkte|schnittpunkte\s+mit\s+den\s+(?:koordinaten)?achsen|y-achsenabschnitt|krümmung(?:sverhalten)?
    |monotonie(?:verhalten|intervalle)?|symmetrie(?:verhalten)?|grenzwerte?|grenzverhalten|randverhalten|verhalten\s+(?:am\s+rand|an\s+den\s+(?:rändern|grenzen)|im\s+unendlichen|für\s+große\s+x)
    |verhalten|asymptoten?|asymptotisches\s+verhalten|wertemenge|wertebereich|definitionsmenge|definitionsbereich|werte|wertetabelle|graph|skizze|kurvendiskussion

    |(?:les\s+)?extremums?(?:\s+locaux)?|extrema|maximum|minimum|points?\s+d['’]inflexion|points?\s+critiques?|zéros?|racines?|convexité|concavité|variations?
    |sens\s+de\s+variation|tableau\s+de\s+variations?|limites?|limites?\s+aux\s+bornes|comportement\s+(?:asymptotique|à\s+l['’]infini|aux\s+bornes)|asymptotes?
    |intersections?\s+avec\s+les\s+axes|ensemble\s+(?:image|de\s+définition)|domaine\s+de\s+définition|parité|périodicité|valeurs|courbe

    |extremos(?:\s+relativos)?|máximos?\s+y\s+mínimos?|puntos?\s+críticos?|puntos?\s+de\s+inflexión|inflexión|ceros|raíces|curvatura|concavidad|concavidad\s+y\s+convexidad|crecimiento(?:\s+y\s+decrecimiento)?
    |límites?|comportamiento\s+(?:asintótico|en\s+el\s+infinito)|asíntotas?|cortes?\s+con\s+los\s+ejes|puntos?\s+de\s+corte(?:\s+con\s+los\s+ejes)?|recorrido|rango|dominio|paridad|valores|gráfica
    |máximos?\s+e\s+mínimos?|pontos?\s+críticos?|pontos?\s+de\s+inflexão|zeros|raízes|concavidade|crescimento(?:\s+e\s+decrescimento)?|limites?|comportamento\s+(?:assintótico|no\s+infinito)
    |assíntotas?|interse[cç]+ões?\s+com\s+os\s+eixos|imagem|domínio|paridade|gráfico

    |estremi(?:\s+relativi)?|massimi\s+e\s+minimi|punti\s+critici|punt[oi]\s+di\s+flesso|fless[oi]|zeri|intersezioni\s+con\s+gli\s+assi|concavità|crescenza\s+e\s+decrescenza|limiti|comportamento\s+agli\s+estremi
    |asintot[oi]|immagine|dominio|parità|periodicità|valori|grafico

    |экстремум\w*|точк[аи]\s+экстремума|максимум\w*\s+и\s+минимум\w*|критическ\w+\s+точк\w+|точк[аи]\s+перегиба|перегибы?|нули(?:\s+функции)?|корни|выпуклость(?:\s+и\s+(?:вогнутость|точки\s+перегиба))?
    |монотонность|промежутки\s+(?:монотонности|возрастания\s+и\s+убывания)|возрастание\s+и\s+убывание|пределы?|асимптот[аы]|поведение\s+на\s+(?:бесконечности|концах)
    |пересечени[ея]\s+с\s+осями|область\s+(?:определения|значений)|множество\s+значений|чётность|четность|периодичность|значения|график

    |ekstrem(?:a|um)|punkt\w*\s+przegięcia|miejsca?\s+zerowe|pierwiastki|monotoniczność|przedziały\s+monotoniczności|wypukłość(?:\s+i\s+wklęsłość)?|granice|asymptot[ay]
    |punkty\s+przecięcia\s+z\s+osiami|zbiór\s+wartości|dziedzina|parzystość|okresowość|wykres|wartości

    |(?:các\s+)?(?:điểm\s+)?cực\s+(?:trị|đại|tiểu)|cực\s+đại\s+(?:và|,)\s+cực\s+tiểu|điểm\s+uốn|nghiệm|tính\s+(?:đơn\s+điệu|lồi\s+lõm|chẵn\s+lẻ|tuần\s+hoàn)|sự\s+biến\s+thiên|chiều\s+biến\s+thiên|bảng\s+biến\s+thiên
    |(?:các\s+)?(?:đường\s+)?tiệm\s+cận|giới\s+hạn|giao\s+điểm(?:\s+với\s+(?:các|hai)\s+trục(?:\s+tọa\s+độ)?)?|tập\s+(?:xác\s+định|giá\s+trị)|giá\s+trị|đồ\s+thị|giá\s+trị\s+(?:lớn|nhỏ)\s+nhất"""
_EASTERN_ASPECTS = r"""
    极值点?|極值點?|最[大小]值|拐点|拐點|零点|零點|单调性|單調性|单调区间|凹凸性|渐近线|漸近線|极限|極限|值域|定义域|定義域|奇偶性|周期性|取值|图像|与坐标轴的交点
    |極値|変曲点|零点|増減|増減表|凹凸|漸近線|極限|値域|定義域|周期性|値|グラフ
    |극값|극대와\s*극소|변곡점|영점|근|증가와\s*감소|증감|볼록성|오목과\s*볼록|점근선|극한|치역|정의역|주기성|값|그래프"""
_AND = r"""(?:\s*[,;/&+、，]\s*|\s+(?:and|und|et|y|e|ed|и|i|oraz|và|or|oder|of|der|de|del|della|da)\s+
    |\s*[和与及と와과]\s*)"""
_OF_IT = r"""(?:\s+(?:of\s+(?:the\s+)?(?:function|graph|curve)|der\s+funktion
    |de\s+la\s+(?:fonction|courbe|función)|da\s+função|della\s+funzione|функции|графика|funkcji
    |của\s+(?:hàm\s+số|đồ\s+thị)))?"""
_HEADING = late(
    rf"(?:(?:{_ASPECTS}){_OF_IT}|{_EASTERN_ASPECTS})(?:{_AND}(?:(?:{_ASPECTS}){_OF_IT}|{_EASTERN_ASPECTS})){{0,3}}",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBERING = late(r"\A(?:[\W\d_]+|[a-zA-Z][.)]\s+)+")
_REMARK = late(r"\s*[(（][^()（）]{0,60}[)）]\s*\Z")


def names_aspects(heading: str) -> bool:
    """Whether a heading consists of the names of aspects of a function, with a number before it or a remark behind."""
    words = re.sub(r"[\W_]+\Z", "", _REMARK.sub("", _NUMBERING.sub("", heading)))
    return bool(words) and _HEADING.fullmatch(words) is not None
