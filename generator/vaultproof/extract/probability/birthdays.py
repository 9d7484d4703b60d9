r"""The birthday problem told in words: “with 23 people the chance that two share a birthday is about 50.7 %”, “У 23
человек хотя бы одно совпадение дней рождения: ≈ 0,5073”. Works nothing out.

Only where people are counted and any two of them are meant: not the birthday of one of them, nor another year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation
from vaultproof.extract.told import (
    NumberText,
    Told,
    claim_told,
    sentence_start,
    told_value,
    value_behind,
    value_behind_chain,
)
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_BIRTHDAY = Spotted(
    r"(?<!\w)(?:birthdays?|geburtstage?n?|anniversaires?|cumpleaños|aniversários?|compleann[oi]|д(?:ень|ня|ней|ни)\s+рождения|sinh\s+nhật|ngày\s+sinh|urodzin\w*)(?!\w)|生日|誕生日|생일",
    re.IGNORECASE,
)
_PEOPLE = late(
    r"(?<![\w.,])(?P<count>\d{1,3})\s*(?:randomly\s+chosen\s+|random\s+|zufälligen\s+)?(?:people|persons|students|personen|leuten?|schülern?|menschen|personnes|élèves|étudiants|personas|estudiantes|alumnos|pessoas|alunos|estudantes|persone|studenti|человека?|людей|студентов|người|học\s+sinh|sinh\s+viên|osób|uczniów|个?人|名|명|人)(?!\w(?<![぀-ヿ一-鿿가-힣]))",
    re.IGNORECASE,
)
_SHARED = late(
    r"(?<!\w)(?:shar(?:e[sd]?|ing)|same|common|coincid\w*|match(?:es|ing)?|collision|gleichen?|gemeinsam\w*|denselben|teilen|am\s+selben|même|commun|coïncid\w*|mismo|comparten|compartan|coincid\w*|coincidencia|mesmo|partilh\w*|compartilh\w*|stess[oa]|condivid\w*|совпа\w+|общ\w+|один\s+и\s+тот\s+же|trùng|cùng|chung|tego\s+samego|wspóln\w+)(?!\w)|相同|同一天|同じ|一致|같은|같을",
    re.IGNORECASE,
)
_APART = late(
    r"(?<!\w)(?:all\s+(?:\w+\s+)?(?:different|distinct)|different|distinct|no\s+two|nobody|none|no\s+(?:one|shared|common|match|collision)|verschieden\w*|unterschiedlich\w*|keine?|différents?|distincts?|aucun\w*|distint[oa]s?|diferentes?|ningun[oa]?|nenhum\w*|divers[iea]|nessun\w*|differenti|различн\w+|разн\w+|нет|никто|ни|khác|không|różn\w+|żadn\w+|nie)(?!\w)|不同|各不|没有|異なる|違う|ない|다른|없",
    re.IGNORECASE,
)
_UNLIKE = late(
    r"(?<!\w)(?:exactly|three|your|yours|you|my|me|mine|given|fixed|specific|particular|certain|leap|366|360|364|months?|weeks?|weekday|star\s+sign|twins?|expected|average|pairs|fewer|least\s+(?:three|3)|how\s+many|need\w*|genau|drei|dein\w*|mein\w*|bestimmt\w*|schaltjahr\w*|monat\w*|woche\w*|zwillinge?|benötig\w*|braucht|exactement|trois|ton|votre|mon|donnée?|mois|semaine|jumeaux|faut|exactamente|tres|tu|mi|dado|determinad[oa]|mes(?:es)?|semanas?|gemelos|necesit\w*|exatamente|três|seu|meu|mês|gêmeos|precis\w*|esattamente|tre|tuo|mio|dato|mese|gemelli|serv\w*|ровно|тро\w+|тво\w+|мо[йеяю]\w*|ваш\w*|конкретн\w+|месяц\w*|близнец\w*|нужно|високосн\w+|đúng|ba|bạn|tôi|tháng|tuần|cần|sinh\s+đôi|nhuận)(?!\w)|恰好|三|你|我|闰|月|双胞胎|需要|ちょうど|自分|あなた|双子|うるう|정확히|세\s*명|당신|나와",
    re.IGNORECASE,
)
_CHANCE = late(
    r"(?<!\w)(?:probability|chances?|odds|wahrscheinlichkeit|probabilité|probabilidad|probabilidade|probabilità|вероятность|вероятностью|xác\s+suất|prawdopodobieństwo)(?!\w)|概率|機率|確率|확률|[:：]",
    re.IGNORECASE,
)
_PLACES = late(r"(?:\(\s*)?365(?:\s*\w+)?(?:\s*\))?")
_TOLD = late(
    rf"{_PEOPLE.pattern}|{_BIRTHDAY.pattern}|{_SHARED.pattern}|{_APART.pattern}|{_CHANCE.pattern}"
    r"|(?<!\w)(?:people|persons?|personen|personnes|personas|pessoas|persone|человека?|людей|người|in|with|among|for|of|a|an|the|group|room|class|that|is|are|at|least|two|2|them|some|any|pair|have|has|having|on|day|days|and|there|then|so|thus|approximately|about|already|only|just|randomly|chosen|we|get|one|all|be|both|year|event|find|finding"
    r"|bei|in|einer|einem|gruppe|raum|klasse|von|mit|ist|die|der|das|dass|für|einen|ein|eine|am|tag|haben|mindestens|zwei|zu|beträgt|liegt|also|schon|es|unter|dafür|davon|aller|alle"
    r"|avec|dans|un|une|groupe|classe|de|la|le|les|que|qu|au|moins|deux|aient|ont|soit|est|jour|d|il|y|ait|parmi|pour|eux|leur|ayant"
    r"|con|en|grupo|sala|aula|clase|una|el|los|las|al|menos|dos|tengan|tienen|cumplan|es|que|día|de|entre|su|haya|ellas|ellos"
    r"|com|num|numa|turma|sala|o|a|os|as|pelo|ao|dois|duas|tenham|façam|fazem|é|dia|do|da|em|gruppo|stanza|classe|due|abbiano|siano|nate|giorno|almeno|lo|di|è|che|nello|nati"
    r"|у|в|из|группе|комнате|классе|при|хотя|бы|двух|двое|два|одно|одной|пары|что|имеют|родились|день|этого|того|дней|равна|равно|их|по|крайней|мере|есть|найдутся|минимум"
    r"|với|trong|nhóm|phòng|lớp|có|ít|nhất|hai|để|là|của|ngày|một|các|những|thì|tồn|tại|bằng|khoảng|hơn|này)(?!\w)"
    r"|[中里内有至少两二个個名人在是的天了为约大約概率機率恰同日間房间组组内班级时時則则任意随机一起]|のうち|少なくとも|[のがにはでるいうちもとなくをがしてす]|誕生|組|クラス|部屋|以上|約|중|최소|적어도|두|명|이|가|의|은|는|일|확률|이상|날|모임|방",
    re.IGNORECASE,
)
"""All that is known of what such a sentence says."""
_DAYS = 365
_MOST = 80
_OF_OTHERS = "it may be the chance of something else than a birthday shared by any two of them"


def birthday_chances(
    note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """Each such chance that a note's running text tells."""
    if not _BIRTHDAY.may_match(note.source.text):
        return
    for one in texts:
        done = -1
        for word in _BIRTHDAY.finditer(one.plain):
            start = sentence_start(one.plain, word.start())
            if start == done:
                continue
            done = start
            claim = _claim(note, one, start, doubts)
            yield from (claim,) if claim is not None else ()


def _claim(note: Note, one: NumberText, start: int, doubts: Mapping[int, str]) -> Equation | None:
    """The claim of the sentence that begins at a place."""
    text = one.plain
    stop = _STOP.search(text, start)
    end = stop.start() if stop else len(text)
    people = [
        found for found in _PEOPLE.finditer(text, start, end) if found["count"] not in {str(_DAYS), "2"}
    ]
    if (
        len(people) != 1
        or not 1 < int(people[0]["count"]) <= _MOST
        or _CHANCE.search(text, start, end) is None
    ):
        return None
    found = _value(text, people[0].end(), end)
    if found is None:
        return None
    told, at, chained = found
    words = text[start:at]
    shared, apart = _SHARED.search(words), _APART.search(words)
    if (shared is None) == (apart is None):
        return None
    whole = re.compile(r"(?s).+").match(text, start + len(words) - len(words.lstrip()), at)
    if whole is None:
        return None
    count = int(people[0]["count"])
    ways = r" \cdot ".join(str(_DAYS - day) for day in range(count))
    none = rf"\frac{{{ways}}}{{{_DAYS}^{{{count}}}}}"
    claim = claim_told(note, one.block, whole, none if shared is None else f"1 - {none}", told, doubts)
    if chained:
        claim = replace(claim, span=replace(claim.span, end=one.block.span.start + at))
    rest = text[told.end : end]
    digits = re.search(r"\d", _PEOPLE.sub(" ", _PLACES.sub(" ", words))) is not None and not chained
    other = digits or _UNLIKE.search(words) is not None or _UNLIKE.search(rest) is not None
    left = _TOLD.sub(" ", words[: len(words)] if not chained else words[: people[0].start() - start])
    other = other or re.search(r"[^\W\d_]", left) is not None
    other = other or (_SHARED.search(rest) or _APART.search(rest)) is not None
    return claim.loosely(_OF_OTHERS if other else None)


_STOP = late(r"[.!?;](?=\s)|[。！？；\n]")


def _value(text: str, first: int, end: int) -> tuple[Told, int, bool] | None:
    """The value told behind a place of a sentence, where the words before it end, and whether it is worked out."""
    for at in range(first, end):
        if text[at] in " :：=≈" or text[at - 1] > "\u2e80":
            value, chained = told_value(text, at), False
            if value is None and text[at - 1] in ":：":
                value = value_behind(text, at)
            if value is None and text[at] in " :：=":
                value, chained = value_behind_chain(text, at), True
            if value is not None and value.start <= end:
                return value, at, chained
    return None
