"""Ways to say what a function does that come to a plainer one: “never exceeds 1” to “is bounded above by 1”, “seul des
valeurs positives” to “est positive”, “ihr Graph ist symmetrisch zur y-Achse” to “sie ist gerade”. Knows no function.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from vaultproof.spot import Spotted
from vaultproof.spot.seen import Seen

_POSITIVE = {
    "en": "is {}",
    "de": "ist {}",
    "fr": "est {}",
    "es": "es {}",
    "pt": "é {}",
    "it": "è {}",
    "ru": "{}",
    "pl": "jest {}",
}
_SIGNS = {
    "en": (("positive", "positive"), ("negative", "negative"), (r"non-?negative", "non-negative")),
    "de": (("positive", "positiv"), ("negative", "negativ"), (r"nicht-?negative", "nichtnegativ")),
    "fr": (
        (r"strictement\s+positives", "strictement positive"),
        ("positives", "positive"),
        (r"négatives", "négative"),
    ),
    "es": (("positivos", "positiva"), ("negativos", "negativa"), (r"no\s+negativos", "no negativa")),
    "pt": (("positivos", "positiva"), ("negativos", "negativa"), (r"não\s+negativos", "não negativa")),
    "it": (("positivi", "positiva"), ("negativi", "negativa"), (r"non\s+negativi", "non negativa")),
    "ru": (
        ("положительные", "положительна"),
        ("отрицательные", "отрицательна"),
        ("неотрицательные", "неотрицательна"),
    ),
    "pl": (("dodatnie", "dodatnia"), ("ujemne", "ujemna"), ("nieujemne", "nieujemna")),
}
_ONLY = {
    "en": (
        r"(?:(?:only(?:\s+ever)?|always|exclusively)\s+(?:outputs?|returns?|produces?"
        r"|yields?|takes?(?:\s+on)?|gives?|has)|(?:outputs?|returns?|produces?|takes?(?:\s+on)?"
        r"|has)\s+only)\s+(?:strictly\s+)?{sign}\s+(?:values?|numbers?|outputs?|results?)"
    ),
    "de": (
        r"(?:liefert|hat|ergibt)\s+(?:immer\s+|stets\s+)?(?:nur|ausschließlich|stets"
        r"|immer)\s+{sign}\s+(?:werte|zahlen|ausgaben)|nimmt\s+(?:nur|ausschließlich"
        r"|stets|immer)\s+{sign}\s+werte\s+an"
    ),
    "fr": (
        r"(?:ne\s+prend|ne\s+renvoie|n['’]a)\s+que\s+des\s+valeurs\s+{sign}|(?:prend"
        r"|renvoie)\s+toujours\s+des\s+valeurs\s+{sign}"
    ),
    "es": r"(?:s[oó]lo|siempre|únicamente)\s+(?:toma|devuelve|tiene)\s+valores\s+{sign}",
    "pt": r"(?:s[oó]|sempre|apenas)\s+(?:assume|toma|retorna|devolve|tem)\s+valores\s+{sign}",
    "it": r"(?:assume|ha|restituisce)\s+(?:solo|soltanto|sempre|unicamente)\s+valori\s+{sign}",
    "ru": r"принимает\s+(?:только|лишь|всегда)\s+{sign}\s+значения",
    "pl": r"przyjmuje\s+(?:tylko|wyłącznie|zawsze)\s+wartości\s+{sign}",
}
_PLAIN = (
    (r"it['’]s(?=\s)", "it is"),
    (r"c['’]est\s+une\s+fonction(?=\s)", "elle est"),
    (r"(?:đây|đó)\s+là\s+hàm(?=\s)", "nó là hàm"),
    (r"never\s+(?:takes?(?:\s+on)?|outputs?|has)\s+negative\s+values", "is non-negative"),
    (r"(?:wird|ist)\s+nie(?:mals)?\s+negativ", "ist nichtnegativ"),
    (r"nunca\s+(?:es\s+negativa|toma\s+valores\s+negativos)", "es no negativa"),
    (r"nunca\s+(?:é\s+negativa|assume\s+valores\s+negativos)", "é não negativa"),
    (r"non\s+è\s+mai\s+negativa", "è non negativa"),
    (r"không\s+bao\s+giờ\s+âm", "không âm"),
    (r"at\s+the\s+origin", "at x = 0"),
    (r"im\s+ursprung", "bei x = 0"),
    (r"à\s+l['’]origine(?!\s+d)", "en x = 0"),
    (r"en\s+el\s+origen", "en x = 0"),
    (r"na\s+origem", "em x = 0"),
    (r"nell['’]origine", "in x = 0"),
    (r"в\s+начале\s+координат", "в точке x = 0"),
    (r"tại\s+gốc(?:\s+tọa\s+độ)?", "tại x = 0"),
    (
        (
            r"(?:can\s+)?never\s+(?:exceeds?|goes?\s+above|rises?\s+above|gets?\s+(?:larger"
            r"|bigger|greater)\s+than)|(?:does\s+not|cannot|doesn['’]t|can['’]t)\s+exceed"
        ),
        "is bounded above by",
    ),
    (
        r"(?:can\s+)?never\s+(?:falls?|drops?|goes?|dips?|gets?)\s+below|never\s+gets?\s+(?:smaller|less)\s+than",
        "is bounded below by",
    ),
    (r"(?:can\s+)?never\s+leaves?\s+(?:the\s+(?:interval|range)\s+)?(?=\ue000)", "always stay in "),
    (r"all\s+(?:of\s+)?(?:its|the)\s+(?:values|outputs)\s+are\s+positive", "it is positive"),
    (
        (
            r"(?:its|the)\s+(?:graph|curve|plot)\s+is\s+symmetric(?:al)?\s+(?:about|with\s+respect\s+to"
            r"|around|across|in)\s+the\s+(?:y|vertical)[-\s]axis"
        ),
        "it is even",
    ),
    (
        (
            r"(?:its|the)\s+(?:graph|curve|plot)\s+is\s+symmetric(?:al)?\s+(?:about|with\s+respect\s+to"
            r"|around|in)\s+the\s+origin"
        ),
        "it is odd",
    ),
    (
        r"(?:wird|ist)\s+nie(?:mals)?\s+größer\s+als|überschreitet\s+nie(?:mals)?",
        "ist nach oben beschränkt durch",
    ),
    (
        r"(?:wird|ist)\s+nie(?:mals)?\s+kleiner\s+als|unterschreitet\s+nie(?:mals)?",
        "ist nach unten beschränkt durch",
    ),
    (
        r"(?:ihr|der|sein)\s+graph\s+ist\s+(?:achsen)?symmetrisch\s+(?:zur|bezüglich\s+der)\s+y-achse",
        "sie ist gerade",
    ),
    (
        r"(?:ihr|der|sein)\s+graph\s+ist\s+punktsymmetrisch\s+(?:zum|bezüglich\s+des)\s+ursprungs?",
        "sie ist ungerade",
    ),
    (r"(?:ne\s+dépasse|n['’]excède)\s+jamais", "est majorée par"),
    (r"ne\s+descend\s+jamais\s+(?:en|au)[-\s]dessous\s+de", "est minorée par"),
    (
        (
            r"(?:sa|la)\s+(?:courbe|représentation\s+graphique)\s+est\s+symétrique\s+par\s+rapport\s+à\s+l['’]axe\s+des\s+(?:ordonnées"
            r"|y)"
        ),
        "elle est paire",
    ),
    (r"(?:sa|la)\s+courbe\s+est\s+symétrique\s+par\s+rapport\s+à\s+l['’]origine", "elle est impaire"),
    (r"(?:nunca|jamás)\s+(?:supera|excede|sobrepasa|pasa\s+de)", "está acotada superiormente por"),
    (r"nunca\s+(?:baja\s+de|es\s+menor\s+que)", "está acotada inferiormente por"),
    (
        r"su\s+gráfic[ao]\s+es\s+simétric[ao]\s+(?:con\s+)?respecto\s+(?:al|del)\s+eje\s+(?:y|de\s+ordenadas)",
        "es par",
    ),
    (r"su\s+gráfic[ao]\s+es\s+simétric[ao]\s+(?:con\s+)?respecto\s+(?:al|del)\s+origen", "es impar"),
    (r"nunca\s+(?:ultrapassa|excede|passa\s+de)", "é limitada superiormente por"),
    (r"nunca\s+(?:fica\s+abaixo\s+de|é\s+menor\s+(?:do\s+)?que)", "é limitada inferiormente por"),
    (r"(?:seu|o)\s+gráfico\s+é\s+simétrico\s+em\s+relação\s+ao\s+eixo\s+y", "ela é par"),
    (r"(?:seu|o)\s+gráfico\s+é\s+simétrico\s+em\s+relação\s+à\s+origem", "ela é ímpar"),
    (r"non\s+(?:supera|eccede)\s+mai", "è limitata superiormente da"),
    (r"non\s+scende\s+mai\s+sotto", "è limitata inferiormente da"),
    (
        r"(?:il\s+suo|il)\s+grafico\s+è\s+simmetrico\s+rispetto\s+all['’]asse\s+(?:y|delle\s+ordinate)",
        "è pari",
    ),
    (r"(?:il\s+suo|il)\s+grafico\s+è\s+simmetrico\s+rispetto\s+all['’]origine", "è dispari"),
    (r"(?:никогда\s+)?не\s+(?:превышает|превосходит)", "ограничена сверху числом"),
    (r"(?:никогда\s+)?не\s+опускается\s+ниже", "ограничена снизу числом"),
    (
        r"(?:е[её]\s+)?график\s+(?:функции\s+)?симметричен\s+относительно\s+(?:оси\s+(?:ординат|oy|y))",
        "функция чётная",
    ),
    (
        r"(?:е[её]\s+)?график\s+(?:функции\s+)?симметричен\s+относительно\s+начала\s+координат",
        "функция нечётная",
    ),
    (r"không\s+(?:bao\s+giờ\s+)?vượt\s+quá", "bị chặn trên bởi"),
    (r"không\s+bao\s+giờ\s+(?:nhỏ\s+hơn|xuống\s+dưới)", "bị chặn dưới bởi"),
    (r"(?:chỉ|luôn)\s+nhận\s+giá\s+trị\s+dương", "luôn dương"),
    (r"(?:nigdy\s+)?nie\s+przekracza", "jest ograniczona z góry przez"),
    (r"jej\s+wykres\s+jest\s+symetryczny\s+względem\s+osi\s+(?:oy|y)", "jest parzysta"),
    (r"(?:curves?|bends?|opens)\s+upwards?", "is convex"),
    (r"(?:curves?|bends?)\s+downwards?", "is concave"),
    (r"(?:macht|hat|beschreibt)\s+eine\s+(?:links(?:kurve|krümmung))", "ist linksgekrümmt"),
    (r"(?:macht|hat|beschreibt)\s+eine\s+(?:rechts(?:kurve|krümmung))", "ist rechtsgekrümmt"),
    (r"(?:tiene|presenta)\s+(?:la\s+)?concavidad\s+hacia\s+arriba", "es cóncava hacia arriba"),
    (r"(?:tiene|presenta)\s+(?:la\s+)?concavidad\s+hacia\s+abajo", "es cóncava hacia abajo"),
    (r"tem\s+(?:a\s+)?concavidade\s+(?:(?:voltada|virada)\s+)?para\s+cima", "é côncava para cima"),
    (r"tem\s+(?:a\s+)?concavidade\s+(?:(?:voltada|virada)\s+)?para\s+baixo", "é côncava para baixo"),
    (
        r"a\s+concavidade\s+(?:é|está|fica)\s+(?:(?:voltada|virada)\s+)?para\s+cima",
        "a função é côncava para cima",
    ),
    (
        r"a\s+concavidade\s+(?:é|está|fica)\s+(?:(?:voltada|virada)\s+)?para\s+baixo",
        "a função é côncava para baixo",
    ),
    (r"(?:volge|rivolge)\s+la\s+concavità\s+verso\s+l['’]alto", "è concava verso l'alto"),
    (r"(?:volge|rivolge)\s+la\s+concavità\s+verso\s+il\s+basso", "è concava verso il basso"),
    (r"tourne\s+sa\s+concavité\s+vers\s+le\s+haut", "est convexe"),
    (r"tourne\s+sa\s+concavité\s+vers\s+le\s+bas", "est concave"),
    (r"(?:quay\s+)?bề\s+lõm\s+(?:quay\s+|hướng\s+)?lên(?:\s+trên)?", "lõm lên trên"),
    (r"(?:quay\s+)?bề\s+lõm\s+(?:quay\s+|hướng\s+)?xuống(?:\s+dưới)?", "lõm xuống dưới"),
)


def _rules() -> tuple[tuple[str, str], ...]:
    signed = tuple(
        (_ONLY[code].replace("{sign}", sign), _POSITIVE[code].format(word))
        for code in _ONLY
        for sign, word in _SIGNS[code]
    )
    return (*signed, *_PLAIN)


_ANY = Spotted(rf"(?<!\w)(?:{'|'.join(f'(?:{pattern})' for pattern, _ in _rules())})(?!\w)", re.IGNORECASE)


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), plain) for pattern, plain in _rules())


def may_be_reworded(look: Seen) -> bool:
    """Whether one of some texts may say something in a roundabout way."""
    return _ANY.may_match_in(look)


def rewordings(words: str) -> list[tuple[int, int, str]]:
    """The stretches of a text that say something in a roundabout way, each with what it comes to."""
    if not _ANY.may_match(words):
        return []
    return [
        (found.start(), found.end(), plain)
        for found in _ANY.finditer(words)
        for plain in _plain_words(words, found)
    ]


def _plain_words(words: str, found: re.Match[str]) -> list[str]:
    """What a stretch comes to, the first that fits."""
    fitting = (
        plain
        for pattern, plain in _compiled()
        if (match := pattern.match(words, found.start())) is not None and match.end() == found.end()
    )
    return [*islice(fitting, 1)]
