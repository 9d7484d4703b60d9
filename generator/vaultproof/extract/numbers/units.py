"""Units of measurement: what each is in the base units of the SI. Knows names and factors, and reads no sentence.

Factors are exact by definition (BIPM, The International System of Units, 9th edition, 2019; NIST Special Publication
811). Units that mean different things to different people are left out: calories, ounces, gallons, tons of force,
kilobytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

Dimension = tuple[int, ...]
"""The powers of metre, kilogram, second, ampere, kelvin, mole and bit."""
NONE: Dimension = (0,) * 7


@dataclass(frozen=True, slots=True)
class Unit:
    """How many of the base units it is, and of which dimension."""

    factor: Fraction
    dimension: Dimension


def _of(text: str) -> Dimension:
    """The dimension written as powers: `m2 kg s-3`."""
    letters = ("m", "kg", "s", "A", "K", "mol", "bit")
    found = dict.fromkeys(letters, 0)
    for part in text.split():
        name = part.rstrip("-0123456789")
        found[name] = int(part[len(name) :] or 1)
    return tuple(found.values())


_PREFIXES = {
    "p": -12, "n": -9, "µ": -6, "μ": -6, "m": -3, "c": -2, "d": -1, "h": 2, "k": 3, "M": 6, "G": 9, "T": 12,
    "н": -9, "мк": -6, "м": -3, "с": -2, "д": -1, "к": 3, "М": 6, "Г": 9,
}  # fmt: skip
_PREFIXED = (
    ("m", "pnµμmcdk", 0, "m"),
    ("g", "nµμmk", -3, "kg"),
    ("s", "pnµμm", 0, "s"),
    ("A", "pnµμmk", 0, "A"),
    ("K", "m", 0, "K"),
    ("mol", "nµμmk", 0, "mol"),
    ("Hz", "mkMGT", 0, "s-1"),
    ("N", "mkM", 0, "m kg s-2"),
    ("J", "mµμkMG", 0, "m2 kg s-2"),
    ("W", "nµμmkMG", 0, "m2 kg s-3"),
    ("Pa", "mhkMG", 0, "m-1 kg s-2"),
    ("V", "nµμmkM", 0, "m2 kg s-3 A-1"),
    ("C", "pnµμm", 0, "s A"),
    ("F", "pnµμm", 0, "m-2 kg-1 s4 A2"),
    ("Ω", "mkMG", 0, "m2 kg s-3 A-2"),
    ("Ohm", "mkMG", 0, "m2 kg s-3 A-2"),
    ("ohm", "mkMG", 0, "m2 kg s-3 A-2"),
    ("H", "nµμm", 0, "m2 kg s-2 A-2"),
    ("T", "nµμm", 0, "kg s-2 A-1"),
    ("L", "nµμmcdh", -3, "m3"),
    ("l", "nµμmcdh", -3, "m3"),
    ("bar", "m", 5, "m-1 kg s-2"),
    ("M", "nµμm", 3, "m-3 mol"),
    ("м", ("н", "мк", "м", "с", "д", "к"), 0, "m"),
    ("г", ("м", "к"), -3, "kg"),
    ("с", ("м", "мк"), 0, "s"),
    ("А", ("м",), 0, "A"),
    ("Гц", ("к", "М", "Г"), 0, "s-1"),
    ("Н", ("к", "м"), 0, "m kg s-2"),
    ("Дж", ("м", "к", "М"), 0, "m2 kg s-2"),
    ("Вт", ("м", "к", "М"), 0, "m2 kg s-3"),
    ("Па", ("к", "М"), 0, "m-1 kg s-2"),
    ("В", ("м", "к"), 0, "m2 kg s-3 A-1"),
    ("Кл", ("м", "мк"), 0, "s A"),
    ("Ом", ("к", "М"), 0, "m2 kg s-3 A-2"),
    ("моль", ("м",), 0, "mol"),
    ("л", ("м",), -3, "m3"),
)
"""Units with the prefixes that they bear, the power of ten that they are of the base units, and their dimension."""
_HOUR = """h hr hrs hour hours Stunde Stunden heure heures hora horas ora ore ч час часа часов giờ godz saat jam
    小时 時間 시간"""
_MINUTE = """min mins minute minutes Minute Minuten minuto minutos minuti мин минут минуты phút minut menit dk
    dakika 分钟 분"""
_SECOND = """sec secs second seconds Sekunde Sekunden seconde secondes segundo segundos secondo secondi сек секунд
    секунды giây sekund detik sn saniye 秒 초"""
_DAY = "day days Tag Tage Tagen jour jours día días dia dias giorno giorni день дня дней ngày dzień dni gün hari 天 日"
_WHOLE = (
    (_HOUR, 3600, "s"),
    (_MINUTE, 60, "s"),
    (_SECOND, 1, "s"),
    (_DAY, 86400, "s"),
    ("week weeks Woche Wochen", 604800, "s"),
    (
        "meter meters metre metres Meter mètre mètres metro metros metri mét метр метра метров 米 メートル 미터",
        1,
        "m",
    ),
    ("kilometer kilometers kilometre kilometres Kilometer 公里 千米", 1000, "m"),
    ("centimeter centimeters centimetre centimetres Zentimeter 厘米", Fraction(1, 100), "m"),
    ("millimeter millimeters millimetre millimetres 毫米", Fraction(1, 1000), "m"),
    ("gram grams Gramm gramme grammes gramos 克", Fraction(1, 1000), "kg"),
    ("kilogram kilograms kilogramm 千克 公斤", 1, "kg"),
    ("t tonne tonnes т", 1000, "kg"),
    ("lb lbs pound pounds", Fraction(45359237, 10**8), "kg"),
    ("in inch inches Zoll", Fraction(254, 10000), "m"),
    ("ft foot feet", Fraction(3048, 10000), "m"),
    ("yd yard yards", Fraction(9144, 10000), "m"),
    ("mi mile miles", Fraction(1609344, 1000), "m"),
    ("mph", Fraction(1609344, 3600000), "m s-1"),
    ("kmh kph", Fraction(1000, 3600), "m s-1"),
    ("Å", Fraction(1, 10**10), "m"),
    ("ha hectare hectares", 10000, "m2"),
    (
        "liter liters litre litres Liter litro litros litri lít литр литра литров 升 リットル 리터",
        Fraction(1, 1000),
        "m3",
    ),
    ("毫升", Fraction(1, 10**6), "m3"),
    ("cc", Fraction(1, 10**6), "m3"),
    ("joule joules", 1, "m2 kg s-2"),
    ("watt watts", 1, "m2 kg s-3"),
    ("newton newtons", 1, "m kg s-2"),
    ("volt volts", 1, "m2 kg s-3 A-1"),
    ("amp amps ampere amperes", 1, "A"),
    ("ohms", 1, "m2 kg s-3 A-2"),
    ("Wb", 1, "m2 kg s-2 A-1"),
    ("S", 1, "m-2 kg-1 s3 A2"),
    ("mS", Fraction(1, 1000), "m-2 kg-1 s3 A2"),
    ("Nm", 1, "m2 kg s-2"),
    ("Ws", 1, "m2 kg s-2"),
    ("Wh", 3600, "m2 kg s-2"),
    ("kWh кВтч", 3600 * 1000, "m2 kg s-2"),
    ("MWh", 3600 * 10**6, "m2 kg s-2"),
    ("mAh", Fraction(3600, 1000), "s A"),
    ("Ah", 3600, "s A"),
    ("eV", Fraction(1602176634, 10**28), "m2 kg s-2"),
    ("meV", Fraction(1602176634, 10**31), "m2 kg s-2"),
    ("keV", Fraction(1602176634, 10**25), "m2 kg s-2"),
    ("MeV", Fraction(1602176634, 10**22), "m2 kg s-2"),
    ("GeV", Fraction(1602176634, 10**19), "m2 kg s-2"),
    ("atm атм", 101325, "m-1 kg s-2"),
    ("Torr torr", Fraction(101325, 760), "m-1 kg s-2"),
    ("psi", Fraction(45359237 * 980665, 10**13) / Fraction(254, 10000) ** 2, "m-1 kg s-2"),
    ("bit bits bity бит", 1, "bit"),
    ("byte bytes Byte Bytes байт", 8, "bit"),
    ("KiB", 8 * 1024, "bit"),
    ("MiB", 8 * 1024**2, "bit"),
    ("GiB", 8 * 1024**3, "bit"),
    ("TiB", 8 * 1024**4, "bit"),
)


def _table() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for name, prefixes, power, powers in _PREFIXED:
        dimension = _of(powers)
        found[name] = Unit(Fraction(10) ** power, dimension)
        for prefix in prefixes:
            found[prefix + name] = Unit(Fraction(10) ** (power + _PREFIXES[prefix]), dimension)
    for names, factor, powers in _WHOLE:
        found.update(dict.fromkeys(names.split(), Unit(Fraction(factor), _of(powers))))
    return found


@lru_cache(maxsize=1)
def units() -> dict[str, Unit]:
    """Every unit by its sign or name, as people write it."""
    return _table()
