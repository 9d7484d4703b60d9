r"""Chances of several tosses of a fair coin, of two fair dice and of one draw from an urn, told in words: “a coin is
tossed 3 times. The probability of exactly two heads is 3/8”.

An event is read only where each of its words is known, and only behind what it is an event of. Works nothing out but
how many of the equal cases an event has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import comb

from vaultproof.claim import Equation
from vaultproof.extract.probability.event_words import OR_MORE, how_often
from vaultproof.extract.probability.fair_chances import CHANCE
from vaultproof.extract.probability.plain_odds import OTHER_ODDS, tells_other_odds
from vaultproof.extract.told import NumberText, Told, begins_clause, claim_told, told_value, value_behind
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_WORDS = (
    (1, "one|single|một|eine?[nmrs]?|une?|una|uno|uma?|одн\\w+|jed\\w+|一|한|하나"),
    (2, "two|both|hai|zwei|deux|dos|ambas|ambos|dois|duas|due|дв[ае]|двух|dwa|dwie|dwóch|dwiema|二|两|兩|두"),
    (3, "three|ba|drei|trois|tres|três|tre|три|трёх|трех|trzy|trzech|trzema|三|세"),
    (4, "four|bốn|vier|quatre|cuatro|quatro|quattro|четыре|четырёх|cztery|czterech|四|네"),
    (5, "five|năm|fünf|cinq|cinco|cinque|пять|пяти|pięć|pięciu|五|다섯"),
    (6, "six|sáu|sechs|seis|sei|шесть|шести|sześć|六|여섯"),
    (10, "ten|mười|zehn|dix|diez|dez|dieci|десять|dziesięć|十|열"),
)
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(words for _, words in _WORDS)})"
_SEVERAL = rf"(?:[2-9]|1\d|20|{'|'.join(words for _, words in _WORDS[1:])})"
_TIMES = r"times|lần|mal|fois|veces|vezes|volte|раза?|razy|次|回|번"
_COIN = (
    r"coins?|đồng\s+xu|münzen?|pi[èe]ces?(?:\s+de\s+monnaie)?|monedas?|moedas?|monet[aey]?|монет\w*"
    r"|硬币|コイン|硬貨|동전"
)
_TOSSED = r"""toss\w*|flip\w*|throw\w*|thrown|tung|gieo|geworfen|wirft|werfen|wirf
    |lanc\w+|lanç\w+|lanza\w*|jet[ée]\w*|jog\w+|tir[aeo]\w*|брос\w+|подбрас\w+|rzuc\w+
    |rzut\w*|掷|抛|投げ\w*|던\w*"""
_COINS = Spotted(
    rf"""(?<!\w)(?:{_COIN})(?!\w)[^.。!?\n]{{0,60}}?(?P<after>(?<!\w){_NUMBER})\s*-?(?:{_TIMES})|(?<!\w)(?P<many>{_SEVERAL})\s+(?:fair\s+|faire\s+|equilibrad[ao]s\s+|honest[ao]s\s+)?(?:{_COIN})(?!\w)
    |(?<!\w)(?P<before>{_NUMBER})\s*(?:{_TIMES})[^.。!?\n]{{0,40}}?(?:{_COIN})(?!\w)|(?<!\w)(?:{_COIN})(?!\w)[^.。!?\n]{{0,60}}?(?P<twice>twice|zweimal|дважды)
    |(?<!\w)(?P<tosses>{_SEVERAL})\s+(?:tosses|flips|throws|würfen?|lancers|lanzamientos|lançamentos|lanci|бросков|rzutów)\s+[^.。!?\n]{{0,20}}?(?:{_COIN})(?!\w)
    |(?:硬币|コイン|동전)[^.。!?\n]{{0,12}}?(?P<east>{_NUMBER})\s*(?:次|回|번)|(?:掷|抛)\s*(?P<east2>{_NUMBER})\s*(?:次|枚)\s*硬币""",
    re.IGNORECASE | re.VERBOSE,
)
_TWO_DICE = Spotted(
    r"""(?<!\w)(?:(?:a|one)\s+(?:fair\s+)?(?:six-sided\s+)?die\s+is\s+(?:rolled|thrown|tossed)\s+(?:twice|two\s+times)|(?:ein(?:en)?\s+)?(?:faire[nr]?\s+|ideale[nr]?\s+)?würfel\s+(?:wird\s+)?(?:zweimal|zwei\s+mal|2\s?-?mal)|(?:on\s+)?(?:lance|jette)\s+(?:deux|2)\s+fois\s+un\s+dé|(?:se\s+)?(?:lanza|tira)\s+(?:dos\s+veces\s+un\s+dado|un\s+dado\s+dos\s+veces)
    |(?:lança-se|lançamos)\s+(?:um\s+dado\s+duas\s+vezes|duas\s+vezes\s+um\s+dado)|(?:si\s+)?lancia\w*\s+(?:due\s+volte\s+un\s+dado|un\s+dado\s+due\s+volte)|кость\s+(?:бросают|подбрасывают)\s+(?:дважды|два\s+раза|2\s+раза)|(?:gieo|tung)\s+(?:một\s+)?(?:con\s+)?xúc\s+xắc\s+(?:hai|2)\s+lần|kostką\s+(?:dwa\s+razy|dwukrotnie)|two\s+(?:fair\s+|six-sided\s+)*dice|zwei(?:er)?\s+(?:faire[rn]?\s+)?würfeln?|deux\s+dés(?:\s+équilibrés)?|dos\s+dados|dois\s+dados|due\s+dadi|дв(?:е|ух)\s+(?:игральн\w+\s+)?(?:кост\w+|кубик\w*)
    |hai\s+(?:con\s+)?xúc\s+xắc|dwiema\s+kostkami|dwie\s+kostki|dwóch\s+kostek|a\s+pair\s+of\s+dice)(?!\w)|(?:两|兩)[枚个個颗]骰子|(?:2|二|ふた)つ?の?[個つ]?のサイコロ|サイコロ(?:を)?(?:2|二)[個つ回]|주사위\s*(?:두|2)\s*개|두\s*개의\s*주사위""",
    re.IGNORECASE | re.VERBOSE,
)
_COLOURS = (
    (
        "red",
        r"red|đỏ|rote[nrs]?|rouges?|roj[ao]s?|vermelh[ao]s?|ross[aeio]|красн\w+|czerwon\w+|红|紅|赤|빨간|빨강",
    ),
    (
        "blue",
        r"blue|xanh(?:\s+(?:dương|lam))?|blaue[nrs]?|bleue?s?|azul(?:es)?|azu(?:l|is)|blu|син\w+|niebiesk\w+|蓝|藍|青|파란|파랑",
    ),
    ("green", r"green|xanh\s+lá|grüne[nrs]?|verte?s?|verdes?|verd[ei]|зел[её]н\w+|zielon\w+|绿|緑|초록|녹색"),
    (
        "white",
        r"white|trắng|weiße[nrs]?|weisse[nrs]?|blanche?s?|blancs?|blanc[ao]s?|branc[ao]s?|bianch?[aei]|бел\w+|biał\w+|白|흰|하얀",
    ),
    (
        "black",
        r"black|đen|schwarze[nrs]?|noire?s?|negr[ao]s?|pret[ao]s?|ner[aeio]|ч[её]рн\w+|czarn\w+|黑|黒|검은|검정",
    ),
    (
        "yellow",
        r"yellow|vàng|gelbe[nrs]?|jaunes?|amarill[ao]s?|amarel[ao]s?|giall[aeio]|ж[её]лт\w+|żółt\w+|黄|노란|노랑",
    ),
)
_BALL = (
    r"balls?|marbles?|bi|bóng|viên\s+bi|quả\s+(?:cầu|bóng)|kugeln?|boules?|billes?|bolas?|bolinhas?"
    r"|canicas?|pallin[ae]|biglie?|шар\w*|kul\w*|球|玉|공|구슬"
)
_URN = Spotted(
    r"(?<!\w)(?:urns?|bag|box|jar|hộp|túi|bình|urne|beutel|sac|boîte|urna|bolsa|caja|caixa|saco|scatola|sacchetto|урн\w+|мешк\w+|коробк\w+|ящик\w*|urn\w+|worku|pudełku)(?!\w)|[袋箱盒]|주머니|상자",
    re.IGNORECASE,
)
_COLOURED = "|".join(f"(?P<{name}>{words})" for name, words in _COLOURS)
_COUNTED = late(
    rf"(?<![\w.,])(?P<number>{_NUMBER})\s*(?:[个個개]\s*)?(?:(?:{_BALL})\s+(?:màu\s+)?)?(?:{_COLOURED})(?!\w)",
    re.IGNORECASE,
)
_QUANTIFIERS = (
    (
        "least",
        r"at\s+least|mindestens|au\s+moins|(?:al|por\s+lo)\s+menos|pelo\s+menos|ao\s+menos|almeno|хотя\s+бы|не\s+менее|как\s+минимум|co\s+najmniej|ít\s+nhất|至少|少なくとも|적어도",
    ),
    (
        "most",
        r"at\s+most|höchstens|au\s+plus|como\s+máximo|a\s+lo\s+sumo|no\s+máximo|al\s+(?:massimo|più)|не\s+более|co\s+najwyżej|nhiều\s+nhất|至多|多くとも|많아야",
    ),
    (
        "exact",
        r"exactly|precisely|genau|exactement|exactamente|exatamente|esattamente|ровно|dokładnie|đúng|恰好(?:有)?|恰有|正好(?:有)?|ちょうど|정확히",
    ),
    (
        "none",
        (
            r"(?:no|não|non)\s+\w+\s+(?:ninguna?|nenhuma?|nessuna?)"
            r"|(?:(?<=of\s)|(?<=ing\s)|(?<=are\s)|(?<=is\s)|(?<=get\s)|(?<=be\s)|(?<=with\s)|(?<=have\s)|(?<=\()|(?<!.))no"
            r"|zero|not\s+a\s+single|keine?[nm]?(?:\s+einzige[nr]?)?|aucune?|no\s+obtener\s+ninguna|não\s+obter\s+nenhuma|ninguna?|nenhuma?|nessuna?|ни\s+одного|ни\s+одной|żadne(?:go|j)|没有"
        ),
    ),
    (
        "all",
        r"all|only|alle|nur|que\s+des|toutes|todas|todos|tutt[ei]|все|wszystkie|tất\s+cả|全(?:部)?(?:是|为|が)?|すべて|모두",
    ),
)
_SIDE = (
    r"heads?|tails?|kopf|zahl|faces?|piles?|caras?|cruz|cruces|coroas?|test[ae]|croc[ei]|орл\w+"
    r"|ор[её]л|решк\w+|orł\w+|orzeł|reszk\w+|(?:mặt\s+)?(?:ngửa|sấp)|正面|反面|表|裏|앞면|뒷면"
)
_SUM = (
    r"(?:a\s+)?(?:sum|total)|summe|augensumme|somme|suma|soma|somma|сумм\w+|tổng(?:\s+số\s+chấm)?"
    r"|点数之和|点数和|和|目の和|합"
)
_FACES = (
    (6, r"six(?:es)?|sechs(?:en|er)?|seis(?:es)?|sei|six|шест[её]р\w+|mặt\s+(?:6|sáu)|szóst\w+"),
    (1, r"ones|einsen|einser|unos|единиц\w+|mặt\s+(?:1|một)|jedyn\w+"),
    (5, r"fives|fünfen|fünfer|cincos|пят[её]р\w+|mặt\s+5|piąt\w+"),
)
_FACE = "|".join(words for _, words in _FACES)
"""Words for a face of a die that is counted: two sixes, `mindestens eine Sechs`."""
_DOUBLE = (
    r"(?:a\s+)?doubles?|(?:two\s+)?equal\s+numbers|(?:the\s+)?same\s+number|pasch|einen?\s+pasch"
    r"|un\s+double|un\s+doble|un\s+duplo|um\s+par\s+igual|dubl\w+|дубл\w+"
)
_FILL = late(
    r"""(?<!\w)(?:of|for|that|to|we|you|he|is|are|be|being|equals?|equal\s+to|gets?|getting|obtaining|having|seeing|observing|drawing|draw|drawn|picking|choosing|rolling|roll|throwing|tossing|an?|the|in|on|with|from|by|times?|number
    |dass|für|zu|man|das|die|der|den|dem|ein\w*|werfen|erhalten|bekommen|ziehen|gezogen|wird|würfeln|von|bei|mal|fällt|auftritt|gleich|beträgt
    |d['’]obtenir|d['’]avoir|obtenir|avoir|tirer|de|du|des|la|le|les|un|une|que|soit|égale?|à|fois|au|sur
    |el|los|las|una|uno|se|saque|salga|salgan|obtener|sacar|sea|sean|igual|a|en|veces|al|lo
    |o|os|as|um|uma|seja|sejam|obter|tirar|sair|saia|retirar|em|na|dos|das|do|da|vezes
    |di|ottenere|estrarre|avere|esca|escano|che|sia|il|lo|gli|i|volte|pari|della|dei|un['’]
    |ist|vaut|est|es|é|è|points?|dots|pips|augen|puntos|punti|pontos|tổng\s+số|очков|на|того|что|выпад[её]т|выпадения|выпадет|получить|вытащить|вынуть|достать|будет|равна|равной|при|раза?|из
    |że|wyrzucenia|wypadnie|wypadną|wylosowania|otrzymania|uzyskania|razy|będzie|równa
    |để|được|xuất|hiện|có|là|lấy|rút|gieo|tung|lần|mặt|bằng|số|chấm)(?!\w)
    |出现|得到|掷出|抽到|取出|摸到|取到|为|是|的|次|等于|が|の|を|に|で|出る|なる|回|引く|取り出す|となる|이|가|이|은|는|나올|나오는|번|뽑을|일|될""",
    re.IGNORECASE | re.VERBOSE,
)
_NOUN = late(
    rf"(?<!\w)(?:(?:the|die|la|a|as|il|the\s+resulting)\s+|l['’])?(?:{CHANCE})(?!\w)|(?P<east>概率|確率|확률)",
    re.IGNORECASE,
)
_OTHER = Spotted(
    r"""(?<!\w)(?:biased|unfair|loaded|weighted|given|conditional\w*|first|second|last|gezinkt\w*|unfair\w*|gegeben|erste[nrs]?|zweite[nrs]?|truqu\w+|pipé\w*|sachant|premi[eè]re?|deuxième
    |trucad\w+|cargad\w+|sabiendo|primera?|segunda?|viciad\w+|sabendo|primeira?|truccat\w+|sapendo|prima|seconda|несимметричн\w+|перв\w+|втор\w+|biết|pierwsz\w+)(?!\w)
    |不均匀|已知|第一|第二|最初|偏った|최초|첫""",
    re.IGNORECASE | re.VERBOSE,
)
_REPLACED = late(
    r"replac|zurückleg|remise|reemplaz|reposiç|reimmission|reinseri|возвращ|hoàn\s+lại|放回|戻|복원|zwrac",
    re.IGNORECASE,
)
_REACH = 400
_MOST = 20


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is drawn or thrown: a coin so many times, two dice, or one ball of an urn with so many of each colour; and
    whether it is the first that is told."""

    kind: str
    start: int
    end: int
    times: int = 0
    colours: tuple[tuple[str, int], ...] = ()
    first: bool = True


def fair_draws(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each such chance that a note's running text tells."""
    source = note.source.text
    if not (_COINS.may_match(source) or _TWO_DICE.may_match(source) or _URN.may_match(source)):
        return
    for one in texts:
        for whole, event, told in _told_events(one.plain):
            place = one.block.span.start + whole.start()
            setting = _setting(source, place, one.block.span.start + told.start)
            if setting is None:
                continue
            inside = setting.start >= place
            if inside:
                first = setting.start - one.block.span.start - event[0]
                text = one.plain[event[0] : event[1]]
                text = text[: max(first, 0)] + " " + text[max(first, 0) + setting.end - setting.start :]
            else:
                text = one.plain[event[0] : event[1]]
            share = _share(setting, text)
            if share is None:
                continue
            claim = claim_told(
                note,
                one.block,
                whole,
                rf"\frac{{{share.numerator}}}{{{share.denominator}}} + 0",
                told,
                doubts,
            )
            open_ = (
                OTHER_ODDS
                if tells_other_odds(
                    _FILL.sub(" ", _told_of(source, setting, one.block.span.start + whole.start()))
                )
                else None
            )
            yield claim.loosely(open_)


def _told_events(text: str) -> Iterator[tuple[re.Match[str], tuple[int, int], Told]]:
    """The statements of chances in a text, where the words of each event stand, and the value told of it."""
    for noun in _NOUN.finditer(text):
        found = _event(text, noun)
        if found is not None and (noun["east"] or begins_clause(text, noun.start())):
            event, told, whole = found
            yield whole, event, told
    for behind in _WITH.finditer(text):
        told_behind = value_behind(text, behind.end())
        start = max(text.rfind(mark, 0, behind.start()) for mark in ".!?;:\n,") + 1
        start += len(text[start:]) - len(text[start:].lstrip())
        all_of_it = _ALL.match(text, start, behind.end())
        if told_behind is not None and all_of_it is not None:
            yield all_of_it, (start, behind.start()), told_behind


_ALL = late(r"(?s).+")
_WITH = Spotted(
    r"(?<!\w)(?:with\s+(?:a\s+)?probability|mit\s+(?:der\s+|einer\s+)?wahrscheinlichkeit|avec\s+(?:une\s+|la\s+)?probabilité|con\s+(?:una\s+)?(?:probabilidad|probabilità)|com\s+(?:uma\s+)?probabilidade|с\s+вероятностью|với\s+xác\s+suất(?:\s+(?:là|bằng))?|z\s+prawdopodobieństwem)(?!\w)",
    re.IGNORECASE,
)
"""Words that tell the chance of what stands before them."""


def _event(text: str, noun: re.Match[str]) -> tuple[tuple[int, int], Told, re.Match[str]] | None:
    """Where the words of an event stand in its sentence, the value told of it, and the whole statement."""
    if noun["east"]:
        value = told_value(text, noun.end())
        first = max(text.rfind(mark, 0, noun.start()) for mark in "。，、,.\n：:") + 1
        whole = re.compile(r"(?s).+").match(text, first, noun.end())
        return ((first, noun.start()), value, whole) if value is not None and whole is not None else None
    stop = re.compile(r"[.!?;](?=\s)|\n\n|$").search(text, noun.end())
    end = stop.start() if stop else len(text)
    for at in range(noun.end() + 1, min(end, noun.end() + 160)):
        if text[at - 1] not in " \n":
            continue
        value = told_value(text, at)
        if value is not None and value.start <= end:
            whole = re.compile(r"(?s).+").match(text, noun.start(), at)
            return ((noun.end(), at), value, whole) if whole is not None else None
    return None


def _setting(source: str, place: int, end: int) -> _Setting | None:
    """What was told last to be thrown or drawn from, before a place or within a statement that ends there."""
    first = max(place - _REACH, source.rfind("\n#", 0, place), 0)
    within = source[first:end]
    if _OTHER.search(source[max(first, source.rfind("\n\n", 0, place)) : end]) is not None:
        return None
    found: list[_Setting] = []
    for match in _COINS.finditer(within):
        groups = match.groupdict()
        told = next(filter(None, (groups[name] for name in groups if name != "twice")), None)
        times = 2 if groups["twice"] else _number(told or "")
        if 0 < times <= _MOST and re.search(_TOSSED, within, re.IGNORECASE | re.VERBOSE):
            found.append(_Setting("coin", first + match.start(), first + match.end(), times))
    found += [
        _Setting("dice", first + match.start(), first + match.end()) for match in _TWO_DICE.finditer(within)
    ]
    for match in _URN.finditer(within):
        stop = re.compile(r"[.。!?](?=\s|$)|\n").search(within, match.end())
        sentence = within[match.start() : stop.start() if stop else len(within)]
        colours = [
            (name, _number(one["number"]))
            for one in _COUNTED.finditer(sentence)
            for name, _ in _COLOURS
            if one[name]
        ]
        if len(colours) > 1 and len(dict(colours)) == len(colours):
            last = list(_COUNTED.finditer(sentence))[-1].end()
            start = first + match.start()
            found.append(_Setting("urn", start, start + last, colours=tuple(colours)))
    last_one = max(found, key=lambda one: one.start, default=None)
    if last_one is not None and last_one.kind == "urn" and _REPLACED.search(source[last_one.end : end]):
        return None
    return replace(last_one, first=len(found) == 1) if last_one is not None else None


_THINGS: dict[str, Spotted] = {
    "coin": Spotted(rf"(?<!\w)(?:{_COIN})(?!\w)|(?:硬币|コイン|硬貨|동전)", re.IGNORECASE),
    "dice": Spotted(
        r"(?<!\w)(?:dice|die|würfeln?|dés?|dados?|dadi|кост\w+|кубик\w*|xúc\s+xắc|kost\w+)(?!\w)|骰子|サイコロ|주사위",
        re.IGNORECASE,
    ),
    "urn": _URN,
}
_ENDED = late(r"[.!?](?=\s|$)|[。！？]|\n")


def _told_of(source: str, setting: _Setting, place: int) -> str:
    """What is told beside a setting, before a chance at a place: the rest of its sentence, the sentences behind it but
    those of other chances, and, where it is the first, those before it that speak of such a thing."""
    if setting.start >= place:
        return ""
    first = max((one.end() for one in _ENDED.finditer(source, 0, setting.start)), default=0)
    section = max(source.rfind("\n#", 0, place), 0)
    paragraph = source.rfind("\n\n", 0, first)
    parts = [
        source[start:end]
        for start, end in _sentences(source, max(section, first - _REACH), first)
        if setting.first
        and (start >= paragraph > section or _THINGS[setting.kind].search(source, start, end) is not None)
    ]
    ended = _ENDED.search(source, setting.end, place)
    last = ended.end() if ended is not None else place
    parts += [source[first : setting.start], source[setting.end : last]]
    if setting.kind == "coin":
        parts.append(re.sub(rf"(?<!\w)(?:{_NUMBER})(?!\w)|\d", " ", source[setting.start : setting.end]))
    parts += [
        source[start:end]
        for start, end in _sentences(source, last, place)
        if (noun := _NOUN.search(source, start, end)) is None
        or _is_of_one_toss(setting, source[noun.end() : end])
    ]
    return " ".join(parts)


def _sentences(source: str, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch that is no heading."""
    start = first
    for stop in (*(one.end() for one in _ENDED.finditer(source, first, end)), end):
        if not source[start:stop].lstrip().startswith("#"):
            yield start, stop
        start = stop


def _is_of_one_toss(setting: _Setting, event: str) -> bool:
    """Whether a chance may be the one of a side of the coin: `the probability of heads is 0.7`."""
    if setting.kind != "coin" or _taken(event, _SIDE)[0] is None:
        return False
    words = re.sub(r"[\d.,/$]+\W*$", " ", event)
    return _quantified(words)[0] == "exact" and _taken(words, _NUMBER)[0] is None


def _number(word: str) -> int:
    """The number that digits or a word tell."""
    if word.isdigit():
        return int(word)
    return next((value for value, words in _WORDS if re.fullmatch(words, word, re.IGNORECASE)), 0)


def _share(setting: _Setting, event: str) -> Fraction | None:
    """The share of the cases that an event has; None where a word of it is not known."""
    match setting.kind:
        case "coin":
            return _of_coins(setting.times, event)
        case "dice":
            return _of_dice(event)
        case _:
            return _of_urn(dict(setting.colours), event)


def _taken(event: str, pattern: str) -> tuple[re.Match[str] | None, str]:
    """The first match of words in an event, and the event without it."""
    edge = "" if re.search(r"[぀-ヿ一-鿿가-힣]", event) else r"(?<!\w)"
    found = re.search(rf"{edge}(?:{pattern})(?![a-zà-ỹа-яё])", event, re.IGNORECASE)
    return found, event if found is None else f"{event[: found.start()]} {event[found.end() :]}"


def _known(rest: str) -> bool:
    """Whether nothing but words that say no more is left of an event."""
    return re.search(r"\w", _FILL.sub(" ", rest)) is None


def _quantified(event: str) -> tuple[str, str]:
    """The quantifier of an event, `exact` where there is none, and the event without it."""
    for name, words in _QUANTIFIERS:
        found, rest = _taken(event, words)
        if found is not None:
            return name, rest
    return "exact", event


def _of_coins(times: int, event: str) -> Fraction | None:
    side, rest = _taken(event, _SIDE)
    if side is None:
        return None
    quantifier, rest = _quantified(rest)
    number, rest = _taken(rest, rf"{_NUMBER}(?:mal)?") if quantifier != "none" else (None, rest)
    if number is not None and quantifier == "all":
        if _taken(event, "only|nur")[0] is None:
            return None
        quantifier = "exact"
    count = {"none": 0, "all": times}.get(quantifier, -1)
    if number is not None:
        count = _number(number.group().removesuffix("mal"))
    if not 0 <= count <= times or not _known(rest):
        return None
    wanted = {"least": range(count, times + 1), "most": range(count + 1)}.get(
        quantifier, range(count, count + 1)
    )
    return Fraction(sum(comb(times, one) for one in wanted), 2**times)


_COMPACT_OR_MORE = " ".join(OR_MORE.split()).replace(" |", "|")


def _of_dice(event: str) -> Fraction | None:
    pairs = [(one, other) for one in range(1, 7) for other in range(1, 7)]
    face, rest = _taken(event, _FACE)
    if face is not None:
        wanted = next(
            (value for value, words in _FACES if re.fullmatch(words, face.group(), re.IGNORECASE)), 0
        )
        often = how_often(rest)
        if often is None or not often.spoken or not wanted or not _known(often.rest):
            return None
        low = 2 if often.every else often.least or 0
        high = 2 if often.every or often.most is None else often.most
        return Fraction(sum(low <= pair.count(wanted) <= high for pair in pairs), 36)
    double, rest = _taken(event, _DOUBLE)
    if double is not None:
        return Fraction(6, 36) if _known(rest) else None
    total, rest = _taken(event, _SUM)
    if total is None:
        return None
    quantifier, rest = _quantified(rest)
    more, rest = _taken(rest, _COMPACT_OR_MORE) if quantifier == "exact" else (None, rest)
    quantifier = "least" if more is not None else quantifier
    number, rest = _taken(rest, r"\d{1,2}")
    if number is None or quantifier not in {"exact", "least", "most"} or not _known(rest):
        return None
    wanted = int(number.group())
    least = wanted if quantifier in {"least", "exact"} else 0
    most = wanted if quantifier in {"most", "exact"} else 12
    return Fraction(sum(least <= one + other <= most for one, other in pairs), 36)


def _of_urn(colours: Mapping[str, int], event: str) -> Fraction | None:
    rest = re.sub(rf"(?<!\w)(?:{_BALL})(?!\w)|[球玉]|공|구슬", " ", event, flags=re.IGNORECASE)
    for name, words in _COLOURS:
        found, left = _taken(rest, words)
        if found is not None:
            known = _known(left) and name in colours
            return Fraction(colours[name], sum(colours.values())) if known else None
    return None
