"""Whether a function's variable is an amount, which is never below 0, by what its note calls it. Knows words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.note import Note
from vaultproof.pipeline.units import Unit

_AMOUNT = (
    r"(?:age|Alter|âge|edad|idade|età|tuổi|возраст[ае]?|年龄|年齢|나이|"
    r"altitude|altitud|độ cao|density|Dichte|densité|densidad|densità|mật độ|"
    r"energy|frequency|concentration|substrate|substrat|sustrato|cơ chất|consumption|"
    r"population|biomass|stock|dose|income|wealth|mass|price|distance|"
    r"temperature|volume|pressure|height|length|width|side|base|area|speed|wavelength|radius|Geschwindigkeit|vitesse|Energie|Frequenz|Konzentration|Konsum|Population|Dosis|"
    r"Höhe|Länge|Breite|Seite|hauteur|longueur|largeur|altura|longitud|ancho|chiều (?:cao|dài|rộng)|cạnh|"
    r"Einkommen|Masse|Preis|Abstand|Temperatur|Volumen|Druck|Wellenlänge|énergie|fréquence|consommation|revenu|masse|"
    r"prix|distance|température|pression|longueur d.onde|energía|frecuencia|concentración|consumo|población|dosis|"
    r"ingreso|"
    r"masa|precio|distancia|temperatura|presión|energia|frequenza|concentrazione|popolazione|massa|frequência|"
    r"concentração|população|энерги[ия]|частот[аеы]|концентраци[ия]|температур[аеы]|объём[а]?|расстояни[ея]|năng lượng|"
    r"tần số|nồng độ|nhiệt độ|thể tích|khoảng cách|tốc độ|bước sóng|bán kính|能量|频率|浓度|濃度|温度|体积|距离|"
    r"长度|半径|质量|面积|価格|价格|距離|長さ|質量|面積|体積|エネルギー|周波数|에너지|주파수|농도|거리|길이|반지름|질량|가격|부피|"
    r"(?<!変)量|(?<![関係変対指定乗函参])数(?:を|は|が)|"
    r"длин[аы]|радиус[аы]?|масс[аы]|цен[аы]|distância|comprimento|raio|preço|lunghezza|raggio|prezzo|radio)"
)
_SO_MANY = (
    r"(?:thousand|million|hundred|dozens?|Tausend|Millionen|Hundert|mille|milliers|millions|cien(?:tos)?|mil(?:es|hões)?|millones"
    r"|mila|milioni|cento|nghìn|ngàn|triệu|trăm|тыс\w*|млн|сот\w*|百|千|万|萬|百万|만|천)?\.?\s*(?:of|de|d['’]|di)?\s*"
    r"(?:euros?|dollars?|pounds|people|persons|units|pieces|items|customers|users|dólares|pesos|personas|unidades|clientes"
    r"|Euro|Dollar|Stück|Einheiten|Personen|Kunden|personnes|unités|clients|pessoas|reais|unità|pezzi|persone|đồng|người"
    r"|sản phẩm|рубл\w+|евро|человек|штук|元|人|件|円|個|원|명|개)(?![^\W\d_])"
)
_NUMBER_OF = r"\b(?:numbers? of|Anzahl(?: der)?|nombre de|número de|numero di|số lượng)\s[^$.,;:()\n]{2,30}\s"
_ZERO_ELSEWHERE = re.compile(
    r"\bFermi|chemical potential|potential energy|bound state|\bdetuning\b", re.IGNORECASE
)
_SHARES = frozenset("pqPR")
_OF_UNITS = frozenset("t T r f nu omega lambda lamda V m M d D L S n rho v p c C".split())
"""Letters of amounts where the numbers beside them have units."""
_FILTER = (
    r"filter|(?:low|high|band)-?pass|tiefpass|hochpass|passe-(?:bas|haut)|filtre|filtro|bộ lọc|фильтр|滤波"
)
_TOLD: Mapping[str, str] = {
    "c": r"utilit|consumption|consommation|CRRA|nutzen|consumo|tiêu dùng|hữu dụng|concentration|nồng độ|konzentration",
    "C": r"concentration|nồng độ|konzentration|concentraci|dose|EC_|IC_|E_\{?max|Hill|adsor|isotherm",
    "p": r"demand|supply|price|nachfrage|angebot|demande|demanda|giá|cung|спрос|需求|価格",
    "f": rf"{_FILTER}|frequency response|Hz|tần số",
    "rho": r"queue|utili[sz]ation|traffic intensity|hàng đợi|warteschlange|auslastung|"
    r"file d.attente|colas?\b|очеред|待ち行列|排队|M/M/|M/G/",
    "omega": rf"{_FILTER}|bode",
    "v": r"maxwell|speed|tốc độ",
    "sigma": r"volatil|\bVaR\b|value at risk|standard deviation|độ lệch chuẩn|độ biến động|standardabweichung",
    "lambda": r"queue|arrival rate|M/M/|warteschlange|ankunftsrate|hàng đợi|"
    r"file d.attente|tasa de llegada|wavelength|bước sóng|wellenlänge|longueur d.onde|longitud de onda",
    "r": r"radius|radial|kernel|wendland|distance|bán kính|khoảng cách|abstand|rayon|distancia",
    "T": r"temperature|nhiệt độ|temperatur|température|temperatura",
    "q": r"output|quantity|cost|sản lượng|menge|quantité|cantidad",
    "w": r"wealth|weight|tariff|postage|giàu|gewicht|poids",
    "I": r"light|irradiance|photosynth|ánh sáng|quang hợp|licht|lumière|luz",
    "x": r"planck|income|einkommen|revenu|tax bracket|biểu thuế|wealth|dose[-–\s]response",
}
_PROBABILITY = (
    r"(?:precision|recall|sensitivity|specificity|Sensitivität|Spezifität|độ chính xác|độ phủ|"
    r"probability|probabilities|proportion|fraction|prevalence|frequency of the allele|allele frequency|"
    r"Wahrscheinlichkeit|Anteil|probabilité|proportion|probabilidad|proporción|probabilidade|probabilità|xác suất|"
    r"tỉ lệ|tỷ lệ|вероятност[ьи]|дол[яи]|概率|比例|確率|확률)"
)
_LABEL = r"(?:label|target|ground[- ]truth|mask|Label|étiquette|etiqueta|nhãn|метк[аи]|标签|ラベル)"
_RATIO = r"\s*=\s*([^-−+=<>$]{3,40})\$"
_IN_DISPLAY = r"\\q?quad\s*{}\s*=\s*([^-−+=<>$]{{3,40}})\$\$"


def is_amount(letter: str, note: Note, units: Sequence[Unit]) -> bool:
    r"""Whether a note calls a variable by the name of what is never below 0: “of energy $E$”, “$c$ is the
    consumption”, “in terms of $x = h\nu/kT$”; or speaks of what the letter stands for by custom. Energies that a note
    measures from elsewhere, and what it says to be negative, are no such thing."""
    text = f"{note.title}\n{note.source.text}"
    name = rf"\$\s*\\?{re.escape(letter)}\s*"
    if re.search(rf"(?<![A-Za-z_{{^+*/-])\\?{re.escape(letter)}\s*=\s*[-−]\s*\d", text):
        return False
    if re.search(rf"{_NUMBER_OF}{name}\$", text) is not None:
        return True
    told = (
        rf"(?:\b|(?<=[\u3040-\u9fff\uac00-\ud7af])){_AMOUNT}\s*{name}(?:\$|=|,)"
        rf"|{name}\$\s*(?:(?:is|denotes|ist)\s+(?:the\s+|die\s+)?|[:：]\s*){_AMOUNT}\b"
    )
    if re.search(rf"{name}\$\s*{_SO_MANY}", text) is not None:
        return True
    if re.search(told, text) is not None:
        return _ZERO_ELSEWHERE.search(text) is None
    if len(letter) <= 2 and re.search(
        rf"[^A-Za-z\d\])}}]\[\s*(?:\\(?:mathrm|text|ce)\s*\{{)?{letter}\}}?\s*\]", text
    ):
        return True  # `[L]` is a concentration
    if letter in _OF_UNITS and units:
        return True
    if letter in _TOLD and re.search(_TOLD[letter], text, re.IGNORECASE):
        return True
    ratios = (name + _RATIO, _IN_DISPLAY.format(rf"\\?{re.escape(letter)}"))
    return letter not in _SHARES and any(
        _is_ratio(found[1]) for ratio in ratios for found in re.finditer(ratio, text)
    )


def shares(letters: Sequence[str], note: Note) -> Iterator[str]:
    """The variables that lie between 0 and 1 by what a note calls them: “the probability $p$”; beside such a one also
    the label that it is held against."""
    text = f"{note.title}\n{note.source.text}"
    told = [letter for letter in letters if _is_called(letter, _PROBABILITY, text)]
    yield from told
    yield from (
        letter for letter in letters if told and letter not in told and _is_called(letter, _LABEL, text)
    )


def _is_called(letter: str, noun: str, text: str) -> bool:
    """Whether a text says a noun right before a letter, or that the letter is what the noun says."""
    name = rf"\$\s*\\?{re.escape(letter)}\s*"
    before = rf"(?<![^\W\d_]){noun}\s*{name}(?:\$|=|,|\\in|∈)"
    behind = (
        rf"{name}\$\s*(?:(?:is|denotes|ist|est|es|là|—|–)\s+(?:an?\s+|the\s+|die\s+|der\s+|la\s+|predicted\s+)*|[:：]\s*)"
        rf"{noun}(?![^\W\d_])"
    )
    return re.search(f"{before}|{behind}", text, re.IGNORECASE) is not None


def _is_ratio(latex: str) -> bool:
    """Whether a formula divides products of letters by one another."""
    letters = re.findall(r"\\?[A-Za-z]+", re.sub(r"\\[td]?frac", "/", latex))
    return len(letters) > 1 and ("/" in latex or "frac" in latex)
