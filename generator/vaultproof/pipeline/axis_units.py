r"""The units in which a note says that a variable or a function's values are: `$t$ in hours`, `$T$ (K)`, `gain in dB`.

Knows words alone; what is no unit that is in use everywhere is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vaultproof.claim import Definition
from vaultproof.note import Note
from vaultproof.pipeline.units import is_known, unit_of

_WORDS: Mapping[str, str] = {
    "kelvin": "K", "kelvins": "K", "volt": "V", "volts": "V", "metre": "m", "metres": "m", "meter": "m", "meters": "m",
    "mét": "m", "second": "s", "seconds": "s", "giây": "s", "sekunden": "s", "minute": "min", "minutes": "min",
    "phút": "min", "minuten": "min", "hour": "h", "hours": "h", "giờ": "h", "stunden": "h", "heures": "h", "horas": "h",
    "day": "d", "days": "d", "gram": "g", "grams": "g", "kilogram": "kg", "kilograms": "kg", "hertz": "Hz",
    "joule": "J", "joules": "J", "watt": "W", "watts": "W", "pascal": "Pa", "pascals": "Pa", "amperes": "A",
    "ohm": "Ω", "ohms": "Ω", "mole": "mol", "moles": "mol", "litres": "L", "liters": "L", "newton": "N", "newtons": "N",
    "radian": "rad", "radians": "rad", "decibel": "dB", "decibels": "dB", "millimetres": "mm", "nanometres": "nm",
    "nanometers": "nm", "micrometres": "µm", "kilometres": "km", "milliseconds": "ms", "degrees": "°", "độ": "°",
    "segundos": "s", "segundo": "s", "secondes": "s", "sekunde": "s", "secondi": "s", "секундах": "s", "minutos": "min",
    "jours": "d", "días": "d", "dias": "d", "tagen": "d", "ngày": "d", "metros": "m", "mètres": "m", "метрах": "m",
    "gramos": "g", "часах": "h", "tiếng": "h", "voltios": "V", "mililitros": "mL", "litros": "L",
    "percent": "%", "phần trăm": "%", "bits": "bit", "nats": "nat", "bit": "bit", "nat": "nat", "electronvolts": "eV",
}  # fmt: skip
_BESIDES = frozenset({"dB", "rad", "rad/s", "°", "°C", "%", "bit", "nat"})
_OF_VALUES = frozenset({"dB", "bit", "nat"})
"""Units in which functions are measured, and what they are of is not: “the entropy of $p$ in bits”."""
_SPANS = frozenset("s ms min h d day days year years yr giờ phút ngày năm tháng months weeks".split())
_ARTICLES = frozenset({"a", "A"})
"""Units that are words of a language, too."""
_IN = (
    r"(?:(?:is |are |,\s*)?(?:measured |given |expressed )?in(?:\s+units\s+of)?|(?:được )?(?:tính|đo) (?:bằng|theo)|"
    r"(?:gemessen )?in|(?:en|em)|(?:exprimée? )?en|в)"
)
_UNIT = r"(?P<unit>\$[^$\n]{1,40}\$|°\s?C|[^\W\d_]+(?:[·/⋅^²³⁻¹\-\d]+[^\W\d_]*)*|%|°)"
_AND = r"(?:and|und|et|y|e|и|và|ve|och|og)\b"
_ENDS = (
    rf"(?=\s*(?:[.,;:!?)\]\n(]|\$\$|$|{_AND}|where\b|with\b|between\b|from\b|từ\b|in\b|at\b|bei\b|nach\b|after\b|sau\b|après\b|tras\b|depois\b|через\b|à\b|ở\b|tại\b|mit\b|von\b|avec\b|con\b|"
    r"donde\b|où\b|wobei\b|với\b|при\b|где\b))"
)
_AFTER = rf"(?:(?!\b{_AND})[^$.;:\n()\[\]]){{0,45}}?"
"""What may stand between a name and its unit: nothing that goes on to another quantity."""
_NOUN = (
    r"(?:time|temperature|distance|length|height|width|radius|mass|weight|concentration|voltage|current|frequency|charge|"
    r"pressure|volume|energy|force|power|dose|speed|velocity|acceleration|angle|depth|wavelength|"
    r"thời gian|cân nặng|liều|nhiệt độ|"
    r"nồng độ|khối lượng|khoảng cách|vận tốc|tốc độ|điện áp|cường độ|tần số|áp suất|thể tích|năng lượng|lực|Zeit|"
    r"Temperatur|Abstand|Länge|Masse|Spannung|Strom|Druck|temps|température|masse|tiempo|temperatura|masa)"
)
_LEAD = re.compile(
    rf"\b{_IN}\s+{_UNIT}{_ENDS}|[\(\[](?:in\s+)?{_UNIT.replace('unit', 'other')}[\)\]]", re.IGNORECASE
)
_BEFORE, _BEHIND = 240, 60
_FORMING = re.compile(r"\$\$[^$]*(?:\$\$|\Z)|\$[^$\n]*=[^$\n]*\$|\A[^$]*=[^$]*\$\$")
"""Formulas that state something, whose brackets hold no units; and those whose beginning or end is cut off."""
_QUANTITIES: Mapping[str, str] = {
    "p P": r"pressure|Druck|pression|presión|pressão|pressione|áp suất|давлени[ея]",
    "V U u v": r"voltage|Spannung|tension|tensión|tensão|tensione|điện áp|hiệu điện thế|напряжени[ея]",
    "I i": r"current|Strom(?:stärke)?|courant|corriente|corrente|cường độ dòng điện|ток[а]?",
    "E V U": r"potential|Potential|potentiel|potencial|potenziale|điện thế|потенциал[а]?",
    "T": r"temperature|Temperatur|température|temperatura|nhiệt độ|температур[аы]",
    "F": r"force|Kraft|fuerza|força|forza|lực|сил[аы]",
    "E W": r"energy|Energie|énergie|energía|energia|năng lượng|work|Arbeit|công|энерги[яи]",
    "v": r"speed|velocity|Geschwindigkeit|vitesse|velocidad|velocidade|velocità|vận tốc|tốc độ|скорост[ьи]",
    "c C": r"concentration|Konzentration|concentración|concentração|concentrazione|nồng độ|концентраци[яи]",
    "h H": r"height|Höhe|hauteur|altura|altezza|độ cao|chiều cao|высот[аы]",
    "d s x D": r"distance|Abstand|Weg|distancia|distância|distanza|khoảng cách|quãng đường|расстояни[ея]",
    "m M": r"mass|Masse|masa|massa|khối lượng|масс[аы]",
    "P": r"power|Leistung|puissance|potencia|potência|potenza|công suất|мощност[ьи]",
}
"""Which quantities a letter stands for by custom."""


def variable_unit(name: str, note: Note) -> str:
    """The unit of a variable, as a figure writes it; empty where its note says none or several."""
    found = _told(rf"\\?(?:mathrm\{{)?(?:var)?{re.escape(name)}\}}?", note.source.text)
    return _only(one for one in found if one not in _OF_VALUES)


def is_of_amounts(name: str, unit: str) -> bool:
    """Whether what is measured in a unit is never below 0 where nothing tells otherwise, as times, masses and
    wavelengths are."""
    return (
        (name in {"lambda", "lamda"} and unit != "")
        or unit in _SPANS
        or (("g" in unit or "mol" in unit) and "/" in unit)
        or unit in {"g", "kg", "mg", "mol", "M"}
    )


def is_told_positive(name: str, note: Note) -> bool:
    """Whether a note gives a variable's unit with where it lies: `$x > 0$ in m`."""
    above = r"\s*(?:>|≥|\\geq?(?:slant)?(?![a-z])|\\gt(?![a-z]))\s*0\s*\$\s*"
    positive = rf"\$\s*\\?{re.escape(name)}{above}(?:{_IN}\s+|\(){_UNIT}"
    return any(_unit(match["unit"]) for match in re.finditer(positive, note.source.text))


def value_unit(definition: Definition, note: Note) -> str:
    """The unit of a function's values: what its note says of the function, else of what the paragraph before it tells,
    where that is no single letter."""
    text = note.source.text
    own = rf"\\?{re.escape(definition.name)}(?:\s*\([^()$]*\))?"
    if found := _only(_told(own, text)):
        return found
    behind = re.match(
        rf"\$?\s*{_IN}\s+{_UNIT}{_ENDS}", text[definition.span.end : definition.span.end + _BEHIND]
    )
    if behind is not None and (unit := _unit(behind["unit"])):
        return unit
    if found := _only(_of_quantity(definition, text)):
        return found
    before = text[max(definition.span.start - _BEFORE, 0) : definition.span.start].rstrip("$ \n")
    paragraph = _FORMING.sub(" ", re.split(r"\n\s*\n|(?<=[.!?])\s", before)[-1])
    told = (_unit(match["unit"] or match["other"]) for match in _LEAD.finditer(_without_variables(paragraph)))
    return _only(one for one in told if len(one) > 1)


def _of_quantity(definition: Definition, text: str) -> Iterator[str]:
    """The units in which a note gives the quantity that a function's name stands for: “the pressure in Pa” of p."""
    near = text[max(definition.span.start - _BEFORE, 0) : definition.span.end + _BEFORE]
    for letters, nouns in _QUANTITIES.items():
        if definition.name.partition("_")[0] in letters.split():
            for match in re.finditer(
                rf"\b(?:{nouns})\b{_AFTER}\b{_IN}\s+{_UNIT}{_ENDS}", near, re.IGNORECASE
            ):
                yield _unit(match["unit"])


_IS = r"(?:is|are|ist|sind|est|es|é|è|là|равна?|равен|составляет|beträgt|vale|vaut|jest|wynosi)"
_OF_ANOTHER = re.compile(
    r"\b(?:of|at|to|through|against|per|by|reach|reaches|von|bei|zu|durch|bis|gegen|de|du|à|pour|para|por|al?|en|em|di"
    r"|per|của|tại|ở|đến|для|при|до|от|do|przy)\b"
)
_CLAUSE = re.compile(
    r"[.,;:!?()\n]|\b(?:where|with|and|wobei|mit|und|où|avec|et|donde|onde|con|y|với|и|где)\b"
)


def _is_of_another(text: str, start: int, behind: str) -> bool:
    """Whether what is told behind a name is told of what its sentence speaks of: “the angle to reach the Mach number
    $M$ is, in radians,” gives the unit of the angle."""
    said = re.match(rf"\s*{_IS}\b(?P<apart>\s*,)?", behind)
    if said is None:
        return False
    clause = _CLAUSE.split(text[max(0, start - _BEFORE) : start])[-1]
    return said["apart"] is not None or _OF_ANOTHER.search(clause) is not None


def _told(name: str, text: str) -> Iterator[str]:
    """The units that stand behind a name in running text."""
    head = rf"(?<!\bof )(?<!\bcủa )(?<!\bvon )(?<!\bde )\$\s*{name}\s*(?:(?:\\geq?|\\leq?|[<>≥≤])[^$]{{1,20}})?\$"
    for pattern in (
        rf"{head}\s?[\(\[](?:in\s+)?{_UNIT}[\)\]]",
        rf"{head}{_AFTER}\b{_IN}\s+{_UNIT}{_ENDS}",
        rf"{head}\s+(?P<unit>[^\W\d_]{{3,}}){_ENDS}",
        rf"{head}{_AFTER}\b{_NOUN}{_AFTER}[\(\[](?:in\s+)?{_UNIT}[\)\]]",
    ):
        for match in re.finditer(pattern, text):
            behind = text[match.start() : match.end()].rpartition("$")[2]
            if match["unit"].startswith("$"):
                behind = text[match.start() : match.start("unit")].rpartition("$")[2]
            if _is_of_another(text, match.start(), behind):
                continue
            if unit := _unit(match["unit"]):
                yield unit


def _without_variables(text: str) -> str:
    """A paragraph without what it says of its formulas: their units are theirs."""
    told = rf"(\$[^$\n]+\$)(?:(?!\b{_IS}\s*,)[^$.;:\n]){{0,60}}"
    return re.sub(told, lambda found: found[0] if len(_unit(found[1])) > 1 else " ", text)


def _unit(written: str) -> str:
    """A unit as it is shown; empty for what is none."""
    word = written.strip("$ ").lower()
    if word in _WORDS and not written.startswith("$"):
        return _WORDS[word]
    plain = written.strip("$ ")
    if plain.replace(" ", "") in _BESIDES:
        return plain.replace(" ", "")
    unit = unit_of(plain) if plain not in _ARTICLES else None
    return unit.written if unit is not None and is_known(unit) else ""


def _only(found: Iterator[str]) -> str:
    """The one unit that is told; empty where there are several."""
    units = set(found) - {""}
    return units.pop() if len(units) == 1 else ""
