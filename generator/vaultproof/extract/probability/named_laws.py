"""Whether the words beside the name of a distribution leave it the one that the name alone stands for: “follows a
binomial distribution with”, unlike “negative binomial”, “log-normal”, “loi uniforme discrète”. Reads no note.
"""

from __future__ import annotations

import re

from vaultproof.spot import late

_LAW = late(
    r"""(?:distribut\w*|verteil\w*|\w*verteilung|lois?|distribuci\w+|distribui\w+|distribuzion\w+|распредел\w+|закон\w*|rozkład\w*|dağılım\w*|phân|phối|bố|luật|process\w*|prozess\w*|proces\w*|процесс\w*
    |continuous(?:ly)?|stetige?[nrms]?|kontinuierliche?[nrms]?|continue|continua|contínua|непрерывн\w+|liên|tục|ciągł\w+|standard|standardi[sz]ed|standardisierte?[nr]?|centrée|réduite|estándar|padrão|стандартн\w+|chuẩn|tắc|hóa|usual|simple|homogen\w*|random|aleatori[ao]s?|aleatóri[ao]s?|aléatoires?|casual[ei]|случайн\w+|ngẫu|nhiên|losow\w+|variables?|variab\w+|variáve\w+|величин\w+|biến|zmienn\w+|zufalls\w*
    |approximately|roughly|nearly|about|näherungsweise|annähernd|approximativement|environ|aproximadamente|приблизительно|xấp|xỉ|identically|independent(?:ly)?|following|so-called)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words beside a name that leave the distribution what it is, and may stand between it and the verb."""
_OPENS = late(
    r"""(?:is|are|was|were|has|have|had|having|follows?|followed|following|with|by|obeys?|be|being|as|of|for|to|from|on|in|at|the|an?|its|their|this|that|and|or|us(?:e|ing)|model(?:l?ed|s)?|let|assume|suppose|given|consider|take|example|where|if|then|it|which
    |ist|sind|war|seien?|hat|haben|habe|folgt|folgen|folge|folgt|genügt|gehorcht|mit|der|die|das|dem|den|des|eine?[nmrs]?|als|durch|nach|bei|für|zu|zur|wird|beispiel|sei|und|oder|gegeben
    |est|sont|soit|suit|suivent|suive|suivant|selon|avec|une?|le|la|les|l|d|de|du|des|par|a|ont|et|ou|pour|exemple|sa|ses
    |es|son|sea|sean|sigue|siguen|siga|tiene|tienen|tenga|con|el|los|las|una?|por|para|según|y|o|ejemplo|del|como|se
    |é|são|seja|segue|seguem|siga|tem|têm|tenha|com|o|os|as|uma?|pela?|pelo|da|do|em|e|exemplo|no|na
    |è|sono|sia|ha|hanno|abbia|ha|il|lo|gli|i|un|una|con|di|della?|dal|per|esempio|secondo
    |имеет|имеют|подчин\w+|подчиня\w+|распредел\w+|по|с|в|на|из|для|пусть|имеющ\w+|пример|и|или
    |có|là|tuân|theo|với|của|cho|một|được|ví|dụ|và|quy|luật
    |en|sur|auf|im|su|sull['’]?|na|над|trên|intervall?\w*|interwał\w*|отрезк\w*|khoảng|đoạn|case|fall|cas|caso|случай|law|beispiel\w*
    |ma|mają|jest|są|podlega|o|z|zgodnie|według|przykład|niech|i|ve|bir|\w)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words in front of a name, or behind it, that begin or go on with something else."""
_EASTERN = late(
    r"""服从|遵循|满足|具有|参数|标准|连续|随机|变量|一个|上的?|的|是|为|按|于|と|は|が|の|に|も|従い|従う|パラメータ|母数|平均|分散|標準|連続|確率|変数|区間|上|를|을|는|은|이|가|의|에서|인|따르는|따르고|표준|연속|확률|변수|구간|위|모수|평균|분산""",
    re.VERBOSE,
)
_EAST = late(r"[぀-ヿ一-鿿가-힣]{1,20}\s?\Z")
_WORD_BEFORE = late(r"(?<![^\W\d_])([^\W\d_]{1,40})['’]?[\s\-–]{0,5}\Z")
_WORD_BEHIND = late(r"[\s\-–]*([^\W\d_]+)")
_MOST_WORDS = 6
_NEAR = 120
_ANOTHER = late(
    r"""\\(?:ln|log)(?![a-z])|(?<!\w)(?:ln|log)(?!\w)|\blogarit|логарифм|lôgarit|对数|対数|로그|truncat|gestutzt|tronqu|trunc|усеч|cụt|uci[eę]t|截断|切断|절단|inflat|shift|verschob|translat|décal|desplaz|desloc|spostat|сдвину|przesun|tịnh\s+tiến|平移|位移|シフト|이동
    |mixture|mischung|mélange|mezcla|mistura|смес|hỗn\s+hợp|混合|혼합|squared?(?!\s+deviation)|reciprocal|inverse|umgekehrt""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of a sentence by which the variable, or its distribution, is another one."""
_WHOLE_NUMBERS = late(
    r"discret|diskret|дискретн|rời\s+rạc|dyskretn|离散|離散|이산|integer|whole\s+number|ganz(?:e[nr]?\s+)?zahl|entier|enter[oa]|inteir|inter[oi]|цел[ыо]|nguyên|całkowit|整数|정수|\bdie\b|\bdice\b|würfel|\bdés?\b|dados?|кубик|кост[ьи]|xúc\s+xắc|kostk|骰|サイコロ|주사위|digit|ziffer|chiffre|dígito|cifr[ae]|цифр|chữ\s+số|数字|숫자",
    re.IGNORECASE,
)
"""Words of a sentence by which a uniform distribution is one of whole numbers."""


def is_as_named(kind: str, sentence: str, start: int, end: int) -> bool:
    """Whether a sentence tells of no other distribution than that of the name which stands there."""
    if _ANOTHER.search(sentence) or (kind == "uniform" and _WHOLE_NUMBERS.search(sentence)):
        return False
    return _is_plain_before(sentence[max(0, start - _NEAR) : start]) and _is_plain_behind(sentence[end:])


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a text holds no word but the name of a distribution, those that may stand beside it, and its numbers."""
    rest = re.sub(r"\\[a-zA-Z]+", " ", f"{text[:start]} {text[end:]}")
    if _EASTERN_WORD.search(rest) is not None:
        rest = _EASTERN.sub(" ", re.sub("分布|分佈|분포", " ", rest))
    return all(
        _LAW.fullmatch(word) is not None or _OPENS.fullmatch(word) is not None for word in _NAME.findall(rest)
    )


_EASTERN_WORD = late(r"[぀-ヿ一-鿿가-힣]")
_NAME = late(r"[^\W\d_]{2,40}")


def _is_plain_before(words: str) -> bool:
    """Whether no word before a name belongs to it."""
    east = _EAST.search(words)
    if east is not None:
        return not _EASTERN.sub("", east.group()).strip()
    for _ in range(_MOST_WORDS):
        word = _WORD_BEFORE.search(words)
        if word is None:
            return True
        if _LAW.fullmatch(word[1]) is None:
            return _OPENS.fullmatch(word[1]) is not None
        words = words[: word.start()]
    return True


def _is_plain_behind(words: str) -> bool:
    """Whether no word behind a name belongs to it."""
    at = 0
    for _ in range(_MOST_WORDS):
        word = _WORD_BEHIND.match(words, at)
        if word is None or _EAST.search(word[1]) is not None:
            return True
        if _LAW.fullmatch(word[1]) is None:
            return _OPENS.fullmatch(word[1]) is not None
        at = word.end()
    return True
