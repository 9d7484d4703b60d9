r"""Chances of one fair die told in words: “the probability of an even number is 0.5”, “Die Wahrscheinlichkeit für
eine 6 beträgt $\frac{1}{6}$”, “偶数が出る確率は 1/2”. Only where one die is spoken of. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from vaultproof.claim import Equation
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.probability.plain_odds import tells_more
from vaultproof.extract.probability.told_laws import DIE, MORE_DICE
from vaultproof.extract.told import NumberText, begins_clause, claim_told, sentence_start, told_value
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

CHANCE = (
    r"probability|chance|wahrscheinlichkeit|probabilité|probabilidad|probabilidade|probabilità|вероятность|xác\s+suất"
    r"|prawdopodobieństwo"
)
_FACE = r"(?P<face>[1-6])(?![\d.,/]*\d)"
_EVEN = (
    r"(?P<even>even(?:\s+number)?|geraden?\s+zahl|(?:nombre|chiffre)\s+pair|(?:número|numero)\s+par[i]?|ч[её]тно(?:е|го)\s+чис\w+"
    r"|(?:số|mặt)\s+chẵn|liczby\s+parzystej)"
)
_ODD = (
    r"(?P<odd>odd(?:\s+number)?|ungeraden?\s+zahl|(?:nombre|chiffre)\s+impair|número\s+(?:impar|ímpar)|numero\s+dispari|неч[её]тно(?:е|го)\s+чис\w+"
    r"|(?:số|mặt)\s+lẻ|liczby\s+nieparzystej)"
)
_LEAST = (
    r"(?:at\s+least|mindestens|au\s+moins|al\s+menos|pelo\s+menos|almeno|не\s+менее|не\s+меньше"
    r"|ít\s+nhất)\s+(?:an?\s+|eine[rn]?\s+|un[ea]?\s+)?(?P<least>[1-6])(?![\d.,/]*\d)"
)
_MORE = (
    r"(?:(?:a\s+number\s+)?(?:greater|more|higher|larger)\s+than|(?:eine\s+zahl\s+)?größer\s+als"
    r"|(?:strictement\s+)?supérieur\s+à|mayor\s+(?:que|a)|maior\s+(?:que|do\s+que)|maggiore\s+di"
    r"|больше|lớn\s+hơn)\s+(?P<more>[1-6])(?![\d.,/]*\d)"
)
_LESS = (
    r"(?:(?:a\s+number\s+)?(?:less|smaller|lower)\s+than|(?:eine\s+zahl\s+)?kleiner\s+als"
    r"|(?:strictement\s+)?inférieur\s+à|menor\s+(?:que|a|do\s+que)|minore\s+di|меньше"
    r"|nhỏ\s+hơn)\s+(?P<less>[1-6])(?![\d.,/]*\d)"
)
_MULTIPLE = (
    r"(?P<multiple>multiple\s+of\s+3|vielfaches\s+von\s+3|multiple\s+de\s+3|múltiplo\s+de\s+3"
    r"|multiplo\s+di\s+3|кратного\s+3|bội\s+của\s+3)"
)
_FILL = r"""
    (?:\s+(?:of|for|that|to|we|you|is|get|getting|rolling|roll|throwing|obtaining|an?|the|number|dass|für|eine[rn]?|zu|würfeln|man|das|die|der|auftreten|von|d['’]obtenir|obtenir|de|du|un|une|tirer|que|salga|obtener|sacar|una|uno
    |se|saia|obter|tirar|um|uma|sair|ottenere|di|esca|lanciando|того|что|выпад[её]т|выпадения|выпасть|числа|очков|ra|được|xuất|hiện|mặt|để|gieo|wyrzucenia|with\s+a\s+fair\s+die|mit\s+einem\s+(?:fairen\s+)?würfel),?)*"""
_EVENT = rf"(?:{_MULTIPLE}|{_EVEN}|{_ODD}|{_LEAST}|{_MORE}|{_LESS}|{_FACE})"
_TOLD = Spotted(
    rf"(?<!\w)(?:(?:the|die|la|a|eine|l['’])\s+)?(?:{CHANCE}),?(?:{_FILL})\s+(?:d['’]obtenir\s+)?{_EVENT}(?!\w)(?:\s+(?:with\s+(?:a|one)\s+(?:fair\s+)?die|zu\s+würfeln,?|с\s+первого\s+раза|or\s+more))?",
    re.IGNORECASE | re.VERBOSE,
)
_EASTERN = Spotted(
    r"""(?:(?P<even>偶数|짝수)|(?P<odd>奇数|홀수)|(?P<multiple>3\s*の倍数|3\s*的倍数|3\s*의\s*배수)|(?P<face>[1-6])(?:\s*点|\s*の目)?)(?P<least>(?!))?(?P<more>(?!))?(?P<less>(?!))?
    \s*(?:が|の目が|의\s*눈이|이|가)?\s*(?:出る|나올)\s*(?:確率|확률)|(?:掷出|出现|掷得)\s*(?:(?P<even2>偶数)|(?P<odd2>奇数)|(?P<face2>[1-6])\s*点?)\s*(?:点数?)?\s*的?概率""",
    re.VERBOSE,
)
_FACES = range(1, 7)
_REACH = 400
_BEFORE = 24


def fair_chances(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each chance of what one fair die shows that a note's running text tells."""
    source = note.source.text
    if not DIE.may_match(source):
        return
    for one in texts:
        for pattern in (_TOLD, _EASTERN):
            for match in pattern.finditer(one.plain):
                place = one.block.span.start + match.start()
                told = told_value(one.plain, match.end())
                eastern = pattern is _EASTERN
                if told is None or not begins_clause(one.plain, match.start(), eastern=eastern):
                    continue
                if _one_die(source, place, one.block.span.start + told.end):
                    claim = claim_told(note, one.block, match, _chance(match), told, doubts)
                    yield claim.loosely(_doubt(source, one, match))


_OTHERCHANCE = late(
    r"""(?<!\w)(?:given|known|if|when|conditional\w*|cards?|deck|urns?|balls?|bag|box|spinner|wheel|roulette|coins?|tickets?|lottery|biased|loaded|crooked|cheat\w*|throws|tosses|\w+\s+rolls|until|numbered
    |wenn|falls|unter\s+der|bekannt|karten?|urnen?|kugeln?|los|lose|glücksrad|münzen?|gezinkt\w*|\w*mal|würfe\w*|feldern|sachant|si|cartes?|urne|boules?|jetons?|roue|pipé\w*|lancers|numérot\w+
    |sabiendo|sabendo|sapendo|cartas?|carte|urna|bolas?|bolsa|bola|ruleta|roleta|moedas?|monedas?|trucad\w+|viciad\w+|truccat\w+|palline?|lanzamientos|lançamentos|lanci
    |если|известно|карт\w+|урн\w+|шар\w+|монет\w+|рулетк\w+|раз|biết|thẻ|lá\s+bài|bi|bóng|vòng\s+quay|đồng\s+xu|nếu|lần)(?!\w)
    |已知|如果|若|卡片|牌|球|转盘|硬币|不均匀|次|カード|玉|球|ルーレット|コイン|分かって|とき(?:の)?条件|既知|카드|공|동전|룰렛|면|알려""",
    re.IGNORECASE | re.VERBOSE,
)
_ANOTHER_CHANCE = "it may be the chance of something else than a number on the die"


def _doubt(source: str, one: NumberText, match: re.Match[str]) -> str | None:
    """Why a chance may be another than that of one throw of the die spoken of last."""
    first, place = one.block.span.start, one.block.span.start + match.start()
    die = max((found.end() for found in DIE.finditer(source, max(0, place - _REACH), place)), default=-1)
    within = DIE.search(match.group()) is not None
    between = "" if within else source[die:place] if die >= 0 else source[max(0, place - _REACH) : place]
    stop = _SENTENCE.search(one.plain, match.end())
    behind = one.plain[match.end() : stop.start() if stop else len(one.plain)]
    at_least_one = match.groupdict().get("least") == "6"
    sentence = sentence_start(one.plain, match.start())
    elsewhere = (
        not within and die < first + sentence and not opens_plainly(one.plain[sentence : match.start()])
    )
    if not within and die >= 0 and _is_of_others(source, die, place):
        return _ANOTHER_CHANCE
    if at_least_one or elsewhere or _OTHERCHANCE.search(between) or _OTHERCHANCE.search(behind):
        return _ANOTHER_CHANCE
    return None


def _is_of_others(source: str, die: int, place: int) -> bool:
    """Whether the sentence of a die, or one behind it that tells no chance, tells of more than a throw of a cube."""
    first = max((one.end() for one in _SENTENCE.finditer(source, max(0, die - _REACH), die)), default=0)
    stops = [first, *(one.end() for one in _SENTENCE.finditer(source, die, place)), place]
    sentences = (source[start:end] for start, end in pairwise(stops))
    told = (DIE.sub(" ", one) for one in sentences if _NOUN.search(one) is None)
    return any(tells_more(one, "") for one in told)


_SENTENCE = late(r"[.!?](?=\s)|[。！？\n]")
_NOUN = late(rf"(?<!\w)(?:{CHANCE}|probabilities)(?!\w)|概率|確率|확률", re.IGNORECASE)


def _one_die(text: str, start: int, end: int) -> bool:
    """Whether one die is spoken of around a statement or shortly before it in its section, and no more of them."""
    first = max(start - _REACH, text.rfind("\n#", 0, start), 0)
    before = list(DIE.finditer(text[first:end]))
    return (
        bool(before)
        and MORE_DICE.search(_without_sums(text[max(first, first + before[-1].start() - _BEFORE) : end]))
        is None
    )


def _without_sums(text: str) -> str:
    """A text without the words that count faces rather than dice."""
    return re.sub(r"(?<!\w)n(?!\w)", " ", text)


def _chance(match: re.Match[str]) -> str:
    """The share of the faces that an event is made of."""
    named = match.groupdict()

    def has(face: int) -> bool:
        if named.get("even") or named.get("even2"):
            return face % 2 == 0
        if named.get("odd") or named.get("odd2"):
            return face % 2 == 1
        if named.get("multiple"):
            return face % 3 == 0
        if named.get("least"):
            return face >= int(match["least"])
        if named.get("more"):
            return face > int(match["more"])
        if named.get("less"):
            return face < int(match["less"])
        return face == int(named.get("face") or named.get("face2") or 0)

    share = Fraction(sum(map(has, _FACES)), len(_FACES))
    return rf"\frac{{{share.numerator}}}{{{share.denominator}}} + 0"
