"""How often something happens, as words tell it: “at least one”, “genau drei”, “ninguna”. Reads no note."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vaultproof.spot import late

_WORDS = (
    (0, "zero|null|zéro|cero|ноль|nol|零"),
    (
        1,
        "one|once|một|1\\s+lần|eine?[nmrs]?|einmal|une?|una|uno|uma?|одн\\w+|один|jed\\w+|raz|一|ひとつ|一つ|한|하나",
    ),
    (
        2,
        "two|twice|hai|zwei|zweimal|deux|dos|dois|duas|due|дв[ае]|двух|двумя|дважды|dwa|dwie|dwóch|dwiema|dwukrotnie|二|两|兩|二つ|두|둘",
    ),
    (3, "three|ba|drei|dreimal|trois|tres|três|tre|три|тр[её]х|trzy|trzech|trzykrotnie|三|세|셋"),
    (4, "four|bốn|vier|viermal|quatre|cuatro|quatro|quattro|четыре|четыр[её]х|cztery|czterech|四|네"),
    (5, "five|năm|fünf|fünfmal|cinq|cinco|cinque|пять|пяти|pięć|pięciu|五|다섯"),
    (6, "six|sáu|sechs|sechsmal|seis|sei|шесть|шести|sześć|sześciu|六|여섯"),
    (7, "seven|bảy|sieben|sept|siete|sete|sette|семь|семи|siedem|siedmiu|七|일곱"),
    (8, "eight|tám|acht|huit|ocho|oito|otto|восемь|восьми|osiem|ośmiu|八|여덟"),
    (9, "nine|chín|neun|neuf|nueve|nove|девять|девяти|dziewięć|dziewięciu|九|아홉"),
    (10, "ten|mười|zehn|dix|diez|dez|dieci|десять|десяти|dziesięć|dziesięciu|十|열"),
)
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(words for _, words in _WORDS)})"
_LEAST = r"""at\s+least|no\s+fewer\s+than|mindestens|wenigstens|au\s+moins|(?:al|por\s+lo)\s+menos
    |como\s+mínimo|pelo\s+menos|ao\s+menos|no\s+mínimo|almeno|хотя\s+бы|не\s+менее|не\s+меньше|как\s+минимум
    |по\s+крайней\s+мере|co\s+najmniej|przynajmniej|ít\s+nhất|至少(?:有)?|不少于|少なくとも|最低でも|적어도|최소(?:한)?"""
_MOST = r"""at\s+most|no\s+more\s+than|höchstens|maximal|au\s+plus|au\s+maximum|como\s+(?:máximo
    |mucho)|a\s+lo\s+sumo|no\s+máximo|al\s+(?:massimo|più)|не\s+более|не\s+больше|максимум|co\s+najwyżej
    |nhiều\s+nhất|không\s+quá|至多(?:有)?|最多(?:有)?|不超过|多くとも|高々|많아야|최대"""
_MORE = r"""more\s+than|mehr\s+als|plus\s+de|más\s+de|mais\s+(?:do\s+)?(?:que|de)|più\s+di|больше
    |более|więcej\s+niż|nhiều\s+hơn|hơn|多于|超过"""
_LESS = r"""(?:fewer|less)\s+than|weniger\s+als|moins\s+de|menos\s+(?:do\s+)?(?:que|de)|meno\s+di
    |меньше|менее|mniej\s+niż|ít\s+hơn|dưới|少于"""
_EXACT = r"""exactly|precisely|just|genau|exactement|précisément|exactamente|justo|exatamente|esattamente
    |ровно|dokładnie|đúng|chính\s+xác|恰好?(?:有)?|刚好(?:有)?|正好(?:有)?|ちょうど|정확히|딱"""
_NONE = r"""(?:(?<=of\ )|(?<=ing\ )|(?<=are\ )|(?<=is\ )|(?<=get\ )|(?<=be\ )|(?<=with\ )|(?<=ha[sd]\ )
    |(?<=have\ )|(?<=\()|(?<!.))no(?=\s+[a-z])|none(?:\s+of(?:\s+(?:them|the))?)?|not\s+(?:a\s+single|any
    |one)|zero|keine?[nmrs]?(?:\s+einzige[nrs]?)?|kein\s+einziges\s+mal|aucune?s?|ningun[ao]?s?|ningún
    |nenhuma?|nessun[oa]?|nessun|ни\s+одно(?:го|й)|ни\s+один|ни\s+одна|ни\s+разу|не\s+будет|żadn(?:a
    |e|ego|ej|ych)|ani\s+raz[u]?|không\s+(?:có\s+)?(?:\S+\s+){0,3}?nào|没有|一个(?:也|都)(?:不|没)|都(?:不
    |没)|一つも|一度も|一回も|하나도|한\s*번도"""
_ALL = r"""all(?:\s+(?:of\s+)?(?:them|the))?|both|every|only|alle|beide|nur|ausschließlich|toutes(?:\s+les\s+(?:deux
    |trois|quatre))?|tous(?:\s+les\s+(?:deux|trois|quatre))?|que\s+des|les\s+(?:deux|trois)|ambas
    |ambos|las\s+(?:dos|tres)|los\s+(?:dos|tres)|todas|todos|as\s+duas|os\s+dois|as\s+três|tutt[ei](?:\s+e\s+(?:due
    |tre))?|entramb[ei]|обе|оба|все|wszystkie|obie|oba|obydwie|cả\s+(?:hai|ba|bốn)|tất\s+cả|都(?:是
    |为)?|全(?:部|都)?(?:是|为|が)?|两个(?:都)?|両方(?:とも)?|どちらも|(?:2|3|二|三)\s*[人個本枚つ回]とも|すべて|全て|全部|모두|둘\s*다
    |전부"""
_ONLY = "only|nur|ausschließlich"
"""Words of those that tell how many there are where a number stands behind them."""
_QUANTIFIERS = (
    ("least", _LEAST),
    ("most", _MOST),
    ("more", _MORE),
    ("less", _LESS),
    ("exact", _EXACT),
    ("none", _NONE),
    ("all", _ALL),
)
_EASTERN = late(r"[぀-ヿ一-鿿가-힣]")


DENIED = late(
    r"(?<!\w)(?:no|not|n['’]t|nicht|non|ne|n['’]|pas|não|nie|не|không|chẳng|neither|weder|ni|nem|né|ani|ни)(?!\w)|n['’]|不|没|ない|なく|아닌|아니|않",
    re.IGNORECASE,
)
"""Words by which an event may be the contrary of what it names."""
FAILED = late(
    r"(?<!\w)(?:fail\w*|miss\w*|no|não|ne|not|wrong|incorrect|verfehl\w*|fehl\w*|daneben|nicht|falsch\w*|niete\w*|rat[ée]\w*|échec\w*|pas|fall\w+|falh\w*|manqu\w*|pudł\w*|fracas\w*|erra\w*|erro\w*|non|sbagli\w*|не|промах\w*|неудач\w*|trượt|hỏng|sai|không|nie|tails?|zahl|piles?|cruz|cruces|coroas?|croc[ei]|решк\w*|reszk\w*|sấp)(?!\w)|反面|裏|失败|失敗|未中|外れ|外す|外した|不|ない|뒷면|실패|빗나|놓치|않",
    re.IGNORECASE,
)
"""Those, and words for what is no success."""


@dataclass(frozen=True, slots=True)
class HowOften:
    """How often something is told to happen: from `least` to `most` times, `None` for no bound; whether all of them;
    whether words told it; and the text without these words."""

    least: int | None
    most: int | None
    every: bool
    spoken: bool
    rest: str

    @property
    def denied(self) -> bool:
        """Whether the words may tell the contrary; a denial beside “none” is one with it: `não obter nenhuma`."""
        return (self.least, self.most) != (0, 0) and DENIED.search(self.rest) is not None


def number_of_word(word: str) -> int | None:
    """The number that digits or a word tell."""
    if word.isdigit():
        return int(word)
    return next((value for value, words in _WORDS if re.fullmatch(words, word.strip(), re.IGNORECASE)), None)


def is_bounded(event: str) -> bool:
    """Whether words such as “at least” or “more than” stand in a text, so that a number in it is none."""
    return any(taken(event, words)[0] is not None for words in (_LEAST, _MOST, _MORE, _LESS))


def is_quantified(event: str) -> bool:
    """Whether words such as “exactly” or “at least” stand in an event."""
    return any(taken(event, words)[0] is not None for _, words in _QUANTIFIERS)


def how_often(event: str) -> HowOften | None:
    """How often the words of an event say that something happens; None where they tell two numbers."""
    for name, words in _QUANTIFIERS:
        found, rest = taken(event, words)
        if found is None:
            continue
        if name == "none":
            return HowOften(0, 0, every=False, spoken=True, rest=rest)
        if name == "all":
            number, rest = taken(rest, NUMBER)
            if number is not None and _compiled(_ONLY, "").fullmatch(found.group()):
                count = number_of_word(number.group())
                return HowOften(count, count, every=False, spoken=True, rest=rest)
            return HowOften(None, None, every=True, spoken=True, rest=rest)
        number, rest = taken(rest, NUMBER)
        count = number_of_word(number.group()) if number is not None else None
        if count is None:
            return None
        least, most = {
            "least": (count, None),
            "most": (None, count),
            "more": (count + 1, None),
            "less": (None, count - 1),
            "exact": (count, count),
        }[name]
        return HowOften(least, most, every=False, spoken=True, rest=rest)
    number, rest = taken(event, NUMBER)
    if number is None:
        return HowOften(None, None, every=False, spoken=False, rest=event)
    if _ORDERED.search(event, 0, number.start()) is not None:
        return None
    count = number_of_word(number.group())
    behind = taken(rest, OR_MORE)
    if behind[0] is not None:
        return HowOften(count, None, every=False, spoken=True, rest=behind[1])
    return HowOften(count, count, every=False, spoken=True, rest=rest)


_ORDERED = late(
    r"(?<!\w)(?:toss|throw|flip|roll|draw|ball|kugel|boule|bola|pallina|шар|kula|card|karte|carte|carta|trial|attempt|shot|number|no\.?|nr\.?|n[º°o]|wurf|versuch|schuss|zug|nummer|lancer|essai|tir|tirage|numéro|lanzamiento|tiro|intento|número|lançamento|tentativa|lancio|prova|numero|брос\w+|попытк\w+|номер|lần|rzu\w+|prób\w+|numer)\s{0,3}\Z",
    re.IGNORECASE,
)
"""A word behind which a number tells a place in an order."""
OR_MORE = r"""or\s+more|oder\s+mehr|ou\s+plus|o\s+más|ou\s+mais|o\s+più|или\s+больше|или\s+более|lub\s+więcej|trở\s+lên
    |以上|이상"""
"""Words behind a number by which it is the least one."""


@cache
def _compiled(pattern: str, edge: str) -> re.Pattern[str]:
    return re.compile(rf"{edge}(?:{pattern})(?![a-zà-ỹа-яё]|(?<=\d)\d)", re.IGNORECASE | re.VERBOSE)


def taken(event: str, pattern: str) -> tuple[re.Match[str] | None, str]:
    """The first match of words in an event, and the event without it."""
    edge = "" if _EASTERN.search(event) else r"(?<![\w.,])"
    found = _compiled(pattern, edge).search(event)
    return found, event if found is None else f"{event[: found.start()]} {event[found.end() :]}"


FILL = late(
    r"""(?<!\w)(?:of|for|that|to|we|you|he|she|it|they|is|are|was|be|being|will|get|gets?|getting
    |obtain|obtaining|having|seeing|observing|drawing|draw|drawn|picking|pick|choosing|rolling|roll
    |throwing|tossing|an?|the|in|on|at|with|from|by|then|this|them|there|out|times?|number|event
    |exactly
    |randomly|selected|chosen|taken|balls?|marbles?|next|hour|minute|day|per|arrive|arrives|occur
    |occurs|happen|happens|heads?|tails?|tosses|trials?|attempts?|shots?|hits?|success(?:es)?|customers?
    |calls?|items?|defective|and|colou?rs?|cards?|values?|hit(?:ting)?|score|scor(?:es|ing)
    |dass|für|zu|man|das|die|der|den|dem|des|ein\w*|werfen|erhalten|bekommen|ziehen|gezogen|gezogenen
    |wird|werden|sind|würfeln|von|bei|mal|fällt|auftritt|ist|es|kommt|kommen|treten|auf|in|im|pro
    |stunde|minute|und|kugeln?|kopf|zahl|wappen|treffer|würfe\w*|versuchen?|kunden?|anrufe?|farben?
    |gewinne?|karten?|werte?|treffen|trifft
    |d['’]obtenir|d['’]avoir|d['’]en|obtenir|avoir|tirer|de|du|des|d|la|le|les|l|que|qu['’]il|soit
    |soient|sont|y|ait|à|fois|au|aux|sur|et|boules?|billes?|tirées?|couleurs?|faces?|piles?|succès
    |clients?|appels?|arrive|cartes?|valeurs?|toucher?|réussi[rt]?
    |el|los|las|se|saque|saquen|salga|salgan|obtener|sacar|sea|sean|al|a|en|veces|lo|del|y|bolas?
    |caras?|cruz|cruces|éxitos?|aciertos?|clientes?|llamadas?|llegue|llegar|por|hora|minuto|color
    |cartas?|valor(?:es)?|acertar|acierte?n?
    |o|os|as|sejam?|obter|tirar|sair|saia|saiam|sairem|saírem|retirar|em|na|dos|das|do|da|vezes
    |coroas?|bolinhas?|chegar|chegarem|não|cor|sucessos?|acertos?|acerte|acerta
    |di|ottenere|estrarre|avere|esca|escano|che|sia|siano|il|gli|i|volte|pari|della|dei|delle|un['’]
    |test[ae]|croc[ei]|pallin[ae]|biglie|estratte|colore|successi|clienti|chiamate|arrivi|valor[ei]|colpire|centri
    |того|что|выпад[её]т|выпадут|выпадения|выпадет|получить|получения|вытащить|вынуть|достать|будет
    |будут|окажется|окажутся|появится|при|раза?|из|шар\w*|орл\w+|ор[её]л|решк\w+|монет\w*|успех\w*
    |звонк\w+|клиент\w*|за|час|минуту|попадани\w+|придёт|придет|поступит|цвета|цветов|извлеч\w+|карт\w*|значени\w+|попасть|попад[её]т
    |że|wyrzucenia|wypadnie|wypadną|wylosowania|otrzymania|uzyskania|razy|będzie|będą|kul\w*|orł\w+
    |orzeł|reszk\w+|sukces\w*|w|na|z|i|kolor\w*|wartoś\w+|trafi\w*
    |để|được|xuất|hiện|có|là|lấy|rút|gieo|tung|lần|mặt|bằng|số|chấm|bi|viên|quả|bóng|màu|trong|và
    |ra|ngửa|sấp|giá\s+trị|trúng|thành\s+công|khách|cuộc\s+gọi|nào|một|các|đều|cùng)(?!\w)
    |出现|得到|掷出|抽到|取出|取到|摸到|摸出|正面|反面|成功|顾客|电话|为|是|有|的|了|次|个|颗|球|等于|人|が|の|を|に|で|も|表|裏|出る|なる|回|引く|個|本
    |枚|玉|取り出す|取り出した|当たる|となる|である|とき|来る|値|值|이|가|은|는|나올|나오는|번|개|뽑을|일|될|공|앞면|뒷면|명|에|인""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of an event that say no more than what is drawn or happens."""
CONDITION = late(
    r"""(?<!\w)(?:given|if|when|conditional\w*|first|second|third|last|then|until|before|after|but
    |however|gegeben|falls|wenn|unter\s+der|erste[nrms]?|zweite[nrms]?|dritte[nrms]?|letzte\w*|bis
    |sachant|si|premi[eè]re?|deuxième|second[eo]?|puis|jusqu\w*|dernière?
    |sabiendo|dado|primer[ao]?|segund[ao]|luego|hasta|sabendo|primeir[ao]|depois|até|sapendo|se|prim[ao]
    |poi|при\s+условии|если|перв\w+|втор\w+|трет\w+|потом|biết|nếu|đầu|thứ|jeśli|pod\s+warunkiem
    |pierwsz\w+|drug\w+)(?!\w)|如果|已知|第[一二三]|先|最初|条件|もし|番目|최초|첫|조건|만약""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of an event by which it may be another: under a condition, in an order."""

KNOWN = late(
    r"(?<!\w)(?:given|know\w*|told|saw|seen|turns?\s+out|if|first|second|third|gegeben|bekannt|wei(?:ß|ss)|wissen|falls|wenn|erste[nrms]?|zweite[nrms]?|sachant|sait|premi[eè]re?|deuxième|sabiendo|sabemos|dado\s+que|primer[ao]?|segund[ao]|sabendo|sabe-se|primeir[ao]|sapendo|sappiamo|dato\s+che|prim[ao]|second[ao]|известно|зна\w+|если|перв\w+|втор\w+|biết|nếu|thứ\s+(?:nhất|hai)|đầu\s+tiên|wiadomo|jeśli|pierwsz\w+|drug\w+)(?!\w)|已知|知道|如果|第[一二三]|とわか|もし|番目|알\s*때|만약|첫",
    re.IGNORECASE,
)
"""Words with which a sentence tells what is known of the things drawn, or of one of them."""
_STEM = 4


def is_known(rest: str, setting: str) -> bool:
    """Whether each word that is left of an event says no more, or stands where it is told what is drawn or happens."""
    words = re.findall(r"\w+", FILL.sub(" ", rest))
    lowered = setting.lower()
    return all(
        len(word) > _STEM - 1 and word[: max(_STEM, len(word) - 3)].lower() in lowered for word in words
    )
