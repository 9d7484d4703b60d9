r"""Repeated trials told in words, whose count of successes is binomial: “a coin is tossed 8 times”, “each shot hits
with probability 0.7; he shoots 10 times”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vaultproof.extract.probability.event_words import CONDITION, FAILED, NUMBER, how_often, number_of_word
from vaultproof.extract.probability.plain_odds import tells_more, unknown_words
from vaultproof.extract.told import plain_text
from vaultproof.note import Block, Note
from vaultproof.spot import Spotted, late

_COIN = (
    r"(?<!\w)(?:coins?|đồng\s+xu|münzen?|pi[èe]ces?(?:\s+de\s+monnaie)?|monedas?|moedas?|monet[aeęyą]|монет\w*)(?!\w)"
    r"|硬币|コイン|硬貨|동전"
)
_TIMES = (
    r"times|tosses|flips|throws|lần|mal|-mal|würfe\w*|fois|lancers|veces|lanzamientos|vezes|lançamentos|volte|lanci"
    r"|раза?|бросков|razy|rzut(?:ów|y)|次|回|번"
)
_TRIALS = (
    rf"{_TIMES}|shots?|trials?|attempts?|free\s+throws|questions?|patients?|items?|parts?|bulbs?|people|persons?|seeds?|versuche\w*|schüsse\w*|elfmeter|teile\w*|personen|patienten|essais|tirs|pièces|personnes|patients"
    r"|intentos|ensayos|tiros|piezas|personas|pacientes|semillas|tentativas|ensaios|peças|pessoas|prove|tentativi|tiri|pezzi|persone|pazienti"
    r"|выстрел\w*|испытани\w*|попыт\w*|издели\w*|человек\w*|пациент\w*|phát|viên|sản\s+phẩm|người|hạt|prób|strzał\w*|osób|发|件|人|粒|本|個|명|개|발"
)
_COINS = Spotted(rf"(?:{_COIN})", re.IGNORECASE)
_NO_WORD = r"(?<![^\W぀-ヿ一-鿿가-힣])(?<![.,])"
"""What stands before a number: no letter, but one of a script without spaces."""
_HOW_MANY = late(rf"{_NO_WORD}(?P<n>{NUMBER})\s*-?(?:{_TRIALS})(?![^\W\d_぀-ヿ一-鿿가-힣])", re.IGNORECASE)
_HOW_OFTEN = late(
    rf"{_NO_WORD}(?P<n>{NUMBER})\s*-?(?:{_TIMES})(?![^\W\d_぀-ヿ一-鿿가-힣])|(?<!\w)(?P<twice>twice|zweimal|дважды|dwukrotnie)(?!\w)"
    rf"|(?<![\w.,])(?P<coins>{NUMBER})\s+(?:fair\s+|faire\s+|ideale\s+)?(?:{_COIN})",
    re.IGNORECASE,
)
_CHANCE = r"(?:0?[.,]\d+|\d{1,2}(?:[.,]\d+)?\s?\\?%|\\[dt]?frac\s*\{\s*\d+\s*\}\s*\{\s*\d+\s*\}|\d{1,2}\s?/\s?\d{1,3})"
_WITH_CHANCE = Spotted(
    rf"""(?:(?<!\w)(?:probability|chance|wahrscheinlichkeit|probabilité|probabilidad|probabilidade|probabilità|вероятност\w+|xác\s+suất|prawdopodobieństw\w+|tỉ\s+lệ|tỷ\s+lệ)(?!\w)|概率|機率|確率|확률)
    (?P<of>[^.。,;!?\n\d]{{0,60}}?)\s{{0,3}}(?:[=:：为是はがで]|은|는|이|가|\s)\s{{0,3}}(?:p\s{{0,3}}=\s{{0,3}})?(?P<p>{_CHANCE})(?![\d]|[.,]\d)
    |(?<![\w.,])(?P<share>\d{{1,2}}(?:[.,]\d+)?\s?\\?%)\s+(?P<whose>(?:of\s+(?:the\s+|his\s+|her\s+|all\s+)?|der\s+|aller\s+|des\s+|de\s+(?:los\s+|las\s+|ses\s+)?|d[oa]s\s+|dei\s+|delle\s+|всех\s+|số\s+|sản\s+phẩm|wszystkich\s+)[^.。,;!?\n\d]{{2,50}})""",
    re.IGNORECASE | re.VERBOSE,
)
BIASED = late(
    r"biased|unfair|not\s+fair|loaded|weighted|\bbent\b|rigged|crooked|unbalanced|asymmetr|dented|trick\s+coin|unknown|verbogen|ungleich|asymétr|déséquilibr|tordu|asimétr|assimétr|squilibr|асимметр|неправильн|нечестн|асиметр|méo|歪|イカサマ|いかさま|조작|gezinkt|unfair|manipuliert|truqué|pipé|biaisé|trucad|cargad|sesgad|viciad|desequilibr|truccat|несимметричн|nieuczciw|không\s+cân|không\s+đều|不均匀|偏|공정하지",
    re.IGNORECASE,
)
"""Words for a coin or a die that is not fair."""
_TOSSED = late(
    r"toss|flip|thrown?\b|throw|tung|gieo|geworfen|w[ie]rf|lanc|lanç|lanz|jet[ée]|jog|tir[aeo]|брос|подбрас|rzuc|rzut|掷|抛|投げ|던",
    re.IGNORECASE,
)
_SIX = r"six|6|sechs\w*|seis|sei|шест[её]рк\w+|mặt\s+6|szóstk\w+|６"
_UNTIL = late(
    rf"""(?<!\w)(?:until|bis(?:\s+zu[mr])?|jusqu['’](?:au|à(?:\s+(?:la|l['’]obtention))?|à)|hasta|até|fino|пока|до|cho\s+đến\s+khi|đến\s+khi|aż)(?!\w)[^.。!?\n\d]{{0,50}}?(?:(?P<six>(?<!\w)(?:{_SIX})(?!\w))|(?<!\w)(?:heads?|tails?|kopf|zahl|pile|face|cara|cruz|coroa|testa|croce|орл\w+|ор[её]л|решк\w+|ngửa|sấp|orł\w+|reszk\w+)(?!\w))
    |(?:直到|初めて)[^.。!?\n\d]{{0,14}}?(?:(?P<six2>6)|正面|反面|表|裏)""".replace("(?P<six2>6)", "6"),
    re.IGNORECASE | re.VERBOSE,
)
_NOT_SO = late(
    r"(?<!\w)(?:until|bis\s+zum?|bis|jusqu\w*|hasta|até|fino|пока|до\s+первого|cho\s+đến\s+khi|đến\s+khi|given|sachant|known|aż|first|erste\w*|without\s+replacement|ohne\s+zurück\w*|sans\s+remise|birthdays?|geburtstag\w*|anniversaires?|cumpleaños|aniversários?|compleann[oi]|рождения|sinh\s+nhật|urodzin\w*)(?!\w)|生日|誕生日|생일|直到|まで|때까지|不放回|已知",
    re.IGNORECASE,
)
_LETTER = late(
    r"(?<![A-Za-z\\{])(?P<letter>[A-Z])\s*(?:=|:|is|be|sei|ist|die|le|la|el|o|il|là|–|—|を|为|表示|が|는|은|,|counts?|denotes?|zählt|bezeichnet|compte|désigne|cuenta|denota|conta|indica|считает|обозначает|liczy|oznacza|đếm)?\s*(?:the\s+|die\s+|le\s+|el\s+|o\s+|il\s+|la\s+)?(?:number|count|anzahl|zahl|nombre|número|numero|число|количество|số|liczb[aęy]|次数|个数|回数|数|수|횟수)"
    r"|[设令記记]\s*(?P<named>[A-Z])\s*[为是表示]{1,2}[^。\n]{0,24}?[数數]|(?:回数|枚数|個数|数)\s*を\s*(?P<held>[A-Z])\s*と|(?:횟수|개수|수)[를을]\s*(?P<called>[A-Z])\s*(?:이?라|로)",
    re.IGNORECASE,
)
_DIGIT = late(r"\d")
_SENTENCE = late(r"[.!?;](?=\s|$)|[。！？；]|\n")
_FEW = 3


@dataclass(frozen=True, slots=True)
class Trials:
    """Trials: how many, None where it is tried until the first success, the chance of success as LaTeX, the letter of
    their count, where they are told; and whether words may tell of more trials, or more successes."""

    letter: str | None
    count: str | None
    chance: str
    start: int
    end: int
    scope: int
    unsure: bool = False


def told_trials(note: Note) -> Iterator[Trials]:
    """The repeated trials that a note's running text tells."""
    source = note.source.text
    tried = [one for one in (_COINS, _WITH_CHANCE) if one.may_match(source)]
    in_numbers = tried == [_WITH_CHANCE]
    for block in note.blocks if tried else ():
        if in_numbers and _DIGIT.search(source, block.span.start, block.span.end) is None:
            continue
        text = plain_text(note, block)
        if text is not None and any(one.search(text) for one in tried):
            yield from _of_block(text, block)


def _named(match: re.Match[str] | None) -> str | None:
    """The letter of what is counted, before or behind the word for it."""
    return next((one for one in match.groups() if one), None) if match is not None else None


def _of_block(text: str, block: Block) -> Iterator[Trials]:
    starts = [0, *(one.end() for one in _SENTENCE.finditer(text))]
    sentences = [*zip(starts, [*starts[1:], len(text)], strict=True)]
    for at, (start, end) in enumerate(sentences):
        last = sentences[min(at + 1, len(sentences) - 1)][1]
        until = _UNTIL.search(text, start, end)
        if until is not None:
            chance = r"\frac{1}{6}" if until["six"] else r"\frac{1}{2}"
            coin = _COINS.search(text, start, end) is not None
            if (until["six"] or coin) and not BIASED.search(text, max(0, start - 200), end):
                first = block.span.start
                letter = _LETTER.search(text, max(0, start - 80), end)
                yield Trials(
                    _named(letter),
                    None,
                    chance,
                    first + start,
                    first + until.end(),
                    block.scope,
                    _is_of_more(text[until.start() : end], until["six"] or ""),
                )
            continue
        coins = _coins(text, start, end)
        one = coins or _chances(text, start, end) or _chances(text, start, last)
        if one is None or _NOT_SO.search(text, start, one[3]):
            continue
        count, chance, first, stop = one
        unsure = (
            _is_of_others(text[start:end], count) if coins else _OTHERS.search(text, start, stop) is not None
        )
        beyond = sentences[min(at + 2, len(sentences) - 1)][1]
        letter = _LETTER.search(text, max(0, start - 80), beyond)
        begin = block.span.start
        yield Trials(
            _named(letter),
            count,
            chance,
            begin + first,
            begin + stop,
            block.scope,
            unsure,
        )


_OTHERS = late(
    r"(?<!\w)(?:brother|sister|friend|others?|another|second|colleague|opponent|bruder|schwester|freund\w*|andere\w*|gegner|frère|sœur|ami|autre|herman[oa]|amig[oa]|otr[oa]|irmã[o]?|outr[oa]|fratello|sorella|amic[oa]|altr[oa]|брат|сестра|друг\w*|anh|bạn|khác|brat|siostra|kolega|inn\w+)(?!\w)|兄|弟|友|另|别人|他人|別|형|친구|동생|다른",
    re.IGNORECASE,
)
"""Words for somebody else, who may have other chances."""
_MORE = late(
    rf"(?<![\w.,])(?:{NUMBER})(?!\w)|(?<!\d)[两二三四五六七八九十两2-9두세네](?=\s*[个個次回枚번개])",
    re.IGNORECASE,
)
_EVERY = late(
    r"(?<!\w)(?:each|every|both|also|too|again|je|jede[rs]?|jeweils|beide|auch|chacun\w*|aussi|cada|ambos|ambas|también|também|ciascun\w*|anche|кажд\w+|оба|mỗi|cả|każd\w+|obaj)(?!\w)|各|每|ずつ|각각|씩",
    re.IGNORECASE,
)
_MOST_NAMES = 1


def _numbers(words: str) -> list[int]:
    """The numbers above one that words tell."""
    found = (number_of_word(one.group()) for one in _MORE.finditer(words))
    return [one for one in found if one is not None and one > 1]


def _is_of_more(words: str, face: str) -> bool:
    """Whether what is tried until it comes is more than one success, or another than one of the face."""
    rest = re.sub(rf"(?<!\w){re.escape(face)}(?!\w)", " ", words) if face else words
    return bool(_numbers(rest)) or tells_more(_UNTIL_IT.sub(" ", rest), "")


_UNTIL_IT = late(
    r"(?<!\w)(?:until|bis|jusqu['’]\w*|hasta|até|fino|пока|до|cho\s+đến\s+khi|đến\s+khi|aż|perv\w+|appears?|comes?|up|shows?|first|time|erste\w*|erscheint|première?|apparaît|apparaisse|premi\w+|primera?|aparezca|aparece|primeir[ao]|apareça|prima|appare|перв\w+|появится|выпад\w+|đầu|tiên|pierwsz\w+|obtention|lần)(?!\w)|直到|为止|初めて|まで|처음",
    re.IGNORECASE,
)


def _is_of_others(sentence: str, count: str) -> bool:
    """Whether the sentence of coins tells a further number, or of more people than one."""
    numbers = _numbers(sentence)
    strange = unknown_words(_MORE.sub(" ", _COINS.sub(" ", sentence)), count)
    if len(strange) > _MOST_NAMES or any(not one[0].isupper() for one in strange):
        return True
    return (
        len([one for one in numbers if str(one) != count]) > 0
        or numbers.count(int(count)) > 1
        or _EVERY.search(sentence) is not None
    )


def _coins(text: str, start: int, end: int) -> tuple[str, str, int, int] | None:
    """Fair coins that are tossed in a sentence."""
    coin = _COINS.search(text, start, end)
    if coin is None or _TOSSED.search(text, start, end) is None:
        return None
    told = ((one, _count(one)) for one in _HOW_OFTEN.finditer(text, start, end))
    often, count = next(((one, count) for one, count in told if count is None or count > 1), (None, None))
    if often is None or BIASED.search(text, max(0, start - 200), end) or _stated_chance(text, start, end):
        return None
    if count is None or count > _MOST_TOSSES:
        return None
    return str(count), r"\frac{1}{2}", start, max(often.end(), coin.end())


_MOST_TOSSES = 100


def _count(often: re.Match[str]) -> int | None:
    """How often words tell that something is done, or how many coins are thrown; `a coin` tells one."""
    return 2 if often["twice"] else number_of_word(often["n"] or often["coins"])


def _stated_chance(text: str, start: int, end: int) -> bool:
    return any(one["p"] for one in _WITH_CHANCE.finditer(text, start, end))


_CLAUSE = late(r"[,;:.!?](?!\d)|[。，、；：！？\n]")
_NONE = late(
    r"(?<!\w)(?:none|no|not|never|all|both|every|kein\w*|nie|alle|beide|nicht|aucun\w*|jamais|tou[st]\w*|ningun\w*|nunca|tod[oa]s|nenhum\w*|nessun\w*|mai|tutt[ei]|ни|все|обе|оба|không|cả|tất\s+cả|żad\w+|wszystki\w+)(?!\w)|全|都|没有|ない|모두|없",
    re.IGNORECASE,
)


def _is_of_several(text: str, chance: re.Match[str]) -> bool:
    """Whether a chance is not that of one success: its event tells how often, in which order, or that it fails."""
    if chance["p"] is None:
        return FAILED.search(chance["whose"]) is not None
    event = chance["of"]
    if chance.group()[0] > "\u2e80":  # what it is of stands before it
        event = _CLAUSE.split(text[max(0, chance.start() - _LONGEST) : chance.start()])[-1]
        return any(one.search(event) for one in (_SOME, CONDITION, FAILED))
    often = how_often(event)
    return (
        often is None
        or (often.spoken and often.least != 1)
        or (often.spoken and often.most != 1)
        or _NONE.search(event) is not None
        or FAILED.search(event) is not None
        or CONDITION.search(event) is not None
    )


_LONGEST = 80
_SOME = late(r"\d")


def _chances(text: str, start: int, end: int) -> tuple[str, str, int, int] | None:
    """Trials whose chance of success one or two sentences tell."""
    chances = list(_WITH_CHANCE.finditer(text, start, end))
    if len(chances) != 1 or _is_of_several(text, chances[0]):
        return None
    chance = chances[0]
    before = list(_HOW_MANY.finditer(text, start, chance.start()))
    counts = before + list(_HOW_MANY.finditer(text, chance.end(), end))
    numbers = {number_of_word(one["n"]) for one in counts} - {1, None}
    if len(numbers) != 1 or len(counts) > _FEW:
        return None
    (count,) = numbers
    last = max(*(one.end() for one in counts), chance.end())
    share = re.sub(r"\s|\\?%", "", chance["p"] or chance["share"])
    if "%" in (chance["p"] or chance["share"]):
        whole, _, places = share.replace(",", ".").partition(".")
        share = rf"\frac{{{whole}{places}}}{{{10 ** (2 + len(places))}}}"
    return str(count), share, start, last
