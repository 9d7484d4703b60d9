r"""Chances of what is drawn from an urn, a lot or a deck of cards: “two balls are drawn without replacement. The
probability that both are red is 5/14”.

Works nothing out but how many of the equal cases an event has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise, product
from math import comb, factorial

from vaultproof.claim import Equation
from vaultproof.extract.probability.event_words import (
    CONDITION,
    DENIED,
    KNOWN,
    NUMBER,
    how_often,
    is_bounded,
    is_known,
    number_of_word,
    taken,
)
from vaultproof.extract.probability.fair_chances import CHANCE
from vaultproof.extract.probability.plain_odds import tells_more
from vaultproof.extract.told import (
    NumberText,
    Told,
    claim_told,
    sentence_start,
    told_value,
    value_behind_chain,
)
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_KINDS = (
    (
        "red",
        r"red|đỏ|rote?[nrsm]?|rouges?|roj[ao]s?|vermelh[ao]s?|ross[aeio]|красн\w+|czerwon\w+|红|紅|赤|빨간|빨강",
    ),
    (
        "blue",
        r"blue|xanh(?!\s+lá)(?:\s+(?:dương|lam|biển))?|blaue?[nrsm]?|bleue?s?|azul(?:es)?|azuis|blu|син\w+|niebiesk\w+|蓝|藍|青|파란|파랑",
    ),
    (
        "green",
        r"green|xanh\s+lá(?:\s+cây)?|grüne?[nrsm]?|verte?s?|verdes?|verd[ei]|зел[её]н\w+|zielon\w+|绿|緑|초록|녹색",
    ),
    (
        "white",
        r"white|trắng|weiße?[nrsm]?|weisse?[nrsm]?|blanche?s?|blancs?|blanc[ao]s?|branc[ao]s?|bianch?[aeio]|бел\w+|biał\w+|白|흰|하얀",
    ),
    (
        "black",
        r"black|đen|schwarze?[nrsm]?|noire?s?|negr[ao]s?|pret[ao]s?|ner[aeio]|ч[её]рн\w+|czarn\w+|黑|黒|검은|검정",
    ),
    (
        "yellow",
        r"yellow|vàng|gelbe?[nrsm]?|jaunes?|amarill[ao]s?|amarel[ao]s?|giall[aeio]|ж[её]лт\w+|żółt\w+|黄|노란|노랑",
    ),
    (
        "bad",
        r"defective|faulty|broken|bad|defekte?[nrs]?|kaputte?[nrs]?|fehlerhafte?[nrs]?|ausschuss\w*|défectueu(?:x|ses?)|defectuos[ao]s?|defeituos[ao]s?|difettos[aeio]|бракованн\w+|дефектн\w+|неисправн\w+|phế\s+phẩm|hỏng|bị\s+lỗi|wadliw\w+|uszkodzon\w+|次品|不良品?|废品|불량(?:품)?",
    ),
    (
        "good",
        r"non-?defective|intakte?[nrs]?|einwandfreie?[nrs]?|исправн\w+|годн\w+|chính\s+phẩm|正品|合格品|良品|정상(?:품)?",
    ),
    (
        "win",
        r"winning|wins?|prizes?|gewinne?|treffer|gewinnlose?|gagnante?s?|ganador[ae]?s?|premiad[ao]s?|vincent[ei]|выигрышн\w+|trúng\s+(?:thưởng|giải)|wygrywając\w+|中奖|有奖|当た\w*|当り|あたり|당첨\w*",
    ),
    (
        "lose",
        r"blanks?|losing|nieten?|perdante?s?|perdedor\w*|perdent[ei]|пуст\w+|проигрышн\w+|puste|はずれ|外れ|꽝",
    ),
    (
        "girl",
        r"girls?|women|woman|females?|mädchen|frauen|filles?|femmes?|chicas?|niñas?|mujer(?:es)?|meninas?|mulher(?:es)?|ragazz[ae]|donn[ae]|девоч\w+|девуш\w+|женщин\w*|nữ|dziewcz\w+|kobiet\w*|女生|女子|女|여자|여학생",
    ),
    (
        "boy",
        r"boys?|men|man|males?|jungen?|männer|garçons?|hommes?|chicos?|niños?|hombres?|meninos?|homens?|ragazz[io]|uomini|мальчик\w*|юнош\w+|мужчин\w*|nam|chłop\w+|mężczyzn\w*|男生|男子|男|남자|남학생",
    ),
)
_CATEGORY = "|".join(f"(?P<{name}>{words})" for name, words in _KINDS)
_BEFORE = _CATEGORY.replace("(?P<", "(?P<e")
_THING = (
    r"balls?|marbles?|tickets?|items?|parts?|bulbs?|lamps?|products?|chips?|students?|people|persons?|pieces?|socks?|candies|sweets|bi|bóng|viên\s+bi|quả\s+(?:cầu|bóng)|viên|sản\s+phẩm|vé|bóng\s+đèn|học\s+sinh|người|kugeln?|lose?n?|teilen?|lampen?|schüler\w*|personen|bauteilen?"
    r"|boules?|billes?|jetons?|billets?|pièces?|ampoules?|élèves?|personnes|bolas?|canicas?|fichas?|boletos?|piezas?|bombillas?|alumn[oa]s?|personas|bolinhas?|bilhetes?|peças?|lâmpadas?|pessoas|alun[oa]s?|pallin[ae]|biglie|bigliett[io]|pezz[io]|lampadin[ae]|student[ie]|persone"
    r"|шар\w*|билет\w*|детал\w+|лампоч\w+|издели\w+|человек\w*|студент\w*|kul\w*|los\w*|element\w*|żarów\w+|osób|球|玉|くじ|製品|产品|产品|奖券|人|공|구슬|제비|제품|명"
)
_COUNTED = late(
    rf"(?<![\w.,])(?P<number>{NUMBER})\s*(?:[个個개颗本枚人名명]\s*)?(?:(?:of\s+(?:them|which)|are|sind|davon|(?:{_THING})(?!\w))\s*)?(?:màu\s+|的是\s*)?(?:{_CATEGORY})(?![^\W\d_぀-ヿ一-鿿가-힣])"
    rf"|(?:{_BEFORE})\s*(?:的)?\s*(?:{_THING})?\s*(?:くじ)?\s*(?:は|が|有|是|이|가|은|는|:|：)?\s*"
    r"(?P<enumber>\d{1,3}|[一二两三四五六七八九十])\s*(?:[个個개颗本枚人名명])",
    re.IGNORECASE,
)
_TOTAL = late(
    rf"(?<![\w.,])(?P<number>{NUMBER})\s*(?:{_THING})(?!\w)|(?:{_THING})\s*(?:が|は|有|이|가)?\s*(?P<enumber>\d{{1,3}})\s*[个個개颗本枚人名명]|(?P<cnumber>\d{{1,3}})\s*[个個개颗本枚人名명张件]\s*(?:の|的)?\s*(?:{_THING})",
    re.IGNORECASE,
)
_OF_WHICH = late(
    r"、|，|あり|中(?=有|,|，)|of\s+which|of\s+them|of\s+these|among|davon|darunter|von\s+denen|dont|parmi|de\s+l[oa]s\s+(?:cuales|que)|d[oa]s\s+quais|(?<!\w)sendo(?!\w)|di\s+cui|dei\s+quali|delle\s+quali|из\s+них|из\s+которых|среди\s+(?:них|которых)|trong\s+đó|z\s+czego|w\s+tym|其中|うち|その中|그\s*중|contains|where|,",
    re.IGNORECASE,
)
_DRAWN = late(
    r"""(?:draw\w*|drew|pick\w*|select\w*|choos\w*|chosen|taken|take|remov\w*|zieh\w*|gezogen|zieht
    |entnimmt|entnommen|greift|wählt|ausgewählt|tire\w*|tirons|prélève\w*|choisit|prend|extra\w*
    |saca\w*|sacan|elige\w*|toma\w*|retira\w*|tiramos|sorteia\w*|escolhe\w*|estra\w+|pesca\w*|scegli\w*
    |вынима\w+|вынули|достают|извлека\w+|извлекли|берут|выбира\w+|взяли|lấy|rút|chọn|bốc|losuje\w*
    |wyciąga\w*|wybiera\w*|取出|抽取?|摸出|摸|任取|选出?|取|引く|引き|取り出\w*|選ぶ|選び|꺼\w*|뽑\w*|고르|고를)""",
    re.IGNORECASE | re.VERBOSE,
)
_MANY = late(
    rf"(?<![\w.,])(?P<number>{NUMBER})(?:\s*(?:[个個개颗本枚人名명张]|(?:more\s+)?(?:{_THING}|cards?|karten?|cartes?|cartas?|carte|lá(?:\s+bài)?|kart\w*|карт\w*)|mal|times|fois|veces|vezes|volte|раза?|lần|回|次|번)?(?!\w))",
    re.IGNORECASE,
)
_BACK = (
    (
        False,
        r"""without\s+(?:replac\w+|putting)|not\s+(?:put\s+back|replaced|returned)|ohne\s+zurück\w*
    |nicht\s+zurück\w*|sans\s+(?:remise|remettre|la\s+remettre)|sin\s+(?:reemplaz\w+|reposici\w+
    |devol\w+)|sem\s+(?:reposiç\w+|devol\w+)|senza\s+(?:reimmission\w+|reinseri\w+|rimett\w+|restituzione
    |reintroduzione)
        |без\s+(?:возвращени\w+|возврата)|не\s+возвраща\w+|bez\s+zwra\w+|không\s+(?:hoàn|trả|bỏ)\s+lại
    |不放回|无放回|戻さ\w*|非復元|(?:다시\s+)?넣지\s*않|비복원|simultaneous\w*|at\s+(?:once|the\s+same\s+time)|together
    |gleichzeitig|auf\s+einmal|mit\s+einem\s+griff|simultan\w+|en\s+même\s+temps|a\s+la\s+vez|ao\s+mesmo\s+tempo
    |contemporaneamente|insieme|одновременно|сразу
        |jednocześnie|naraz|đồng\s+thời|cùng\s+(?:một\s+)?lúc|同时|一次(?:性)?(?:取|摸|抽)|同時|一度に|동시에""",
    ),
    (
        True,
        r"""with\s+replac\w+|(?:put|putting|returned?|replaced|placed)\s+(?:it\s+)?back|(?:and|is
    |are|being|then)\s+(?:replaced|returned)|mit\s+zurück\w*|zurückgelegt|zurückgelegt|avec\s+remise
    |(?:est|on\s+la)\s+remise?|con\s+(?:reemplaz\w+|reposici\w+|devol\w+)|com\s+(?:reposiç\w+|devol\w+)
    |con\s+(?:reimmission\w+|reinseriment\w+|restituzione|reintroduzione)
        |с\s+возвра\w+|ze\s+zwra\w+|(?<!không\s)(?:có\s+)?(?:hoàn|trả|bỏ)\s+lại|(?<![不无])(?:有)?放回
    |元に戻|戻し|戻す|復元|복원|다시\s+넣""",
    ),
)
_DECK = Spotted(
    r"(?<!\w)(?:deck|pack(?=\s+of\s+cards)|playing\s+cards?|(?:karten)?deck|skat(?:blatt|spiel)|kartenspiel|jeu\s+de\s+(?:32|52)?\s*cartes|baraja|baralho|mazzo|колод\w+|bộ\s+bài|cỗ\s+bài|tali[aęi])(?!\w)|扑克牌?|トランプ|카드",
    re.IGNORECASE,
)
_CARDS = (
    (
        "hearts",
        13,
        r"hearts?|herz(?:karte[n]?|en)?|cœurs?|coeurs?|corazones|corazón|copas|cuori|черв\w+|cơ|kier\w*|红桃|红心|ハート|하트",
    ),
    (
        "spades",
        13,
        r"spades?|pik(?:karte[n]?)?|piques?|picas?|espadas?|picche|пик\w*|bích|wino|黑桃|スペード|스페이드",
    ),
    (
        "diamonds",
        13,
        r"diamonds?|karo(?:karte[n]?)?|carreaux?|diamantes?|ouros|quadri|бубн\w+|бубён|rô|方块|方片|ダイヤ|다이아\w*",
    ),
    (
        "clubs",
        13,
        r"clubs?|kreuz(?:karte[n]?)?|trèfles?|tréboles?|trébol|paus|fiori|треф\w+|tép|chuồn|梅花|クラブ|클로버",
    ),
    ("aces", 4, r"aces?|asse?n?|as|ases|ás|assi?|туз\w*|át|asów?|asy|A(?=[,.\s的])|エース|에이스"),
    ("kings", 4, r"kings?|könige?n?|rois?|rey(?:es)?|reis?|re|корол\w+|vua|già|król\w*|キング|킹"),
    ("queens", 4, r"queens?|damen?|dames?|reinas?|damas?|rainhas?|regin[ae]|дам\w*|đầm|クイーン|퀸"),
    ("jacks", 4, r"jacks?|buben?|valets?|jotas?|valetes?|fant[ei]|валет\w*|bồi|ジャック|잭"),
    (
        "court",
        12,
        r"face\s+cards?|bildkarten?|figures?|figuras?|carte\s+figurate|figur[ae]|картинк\w+|lá\s+(?:bài\s+)?(?:hình|tây)|花牌|人头牌|絵札|그림\s*카드",
    ),
    (
        "red",
        26,
        r"red\s+cards?|red|rote?n?\s+karten?|rouges?|roj[ao]s?|vermelh[ao]s?|ross[ae]|красн\w+|红色?(?:的)?牌|赤いカード",
    ),
    (
        "black",
        26,
        r"black\s+cards?|black|schwarze?n?\s+karten?|noires?|negr[ao]s?|pret[ao]s?|ner[ae]|ч[её]рн\w+|黑色?(?:的)?牌|黒いカード",
    ),
)
_SHORT_DECK = late(r"(?<!\d)(?P<size>32|36|40|24|48|54)(?!\d)")
_DIFFERENT = r"""different(?:\s+colou?rs?)?|(?:two\s+)?different|verschieden\w*|unterschiedlich\w*
    |différente?s?|distint[ao]s?|diferentes?|divers[aeio]|разн\w+(?:\s+цвет\w*)?|khác\s+(?:màu|nhau)
    |różn\w+|颜色不同|不同(?:颜?色)?|異なる(?:色)?|色が(?:違|異)\w*|違う色|다른\s*색|서로\s*다른"""
_SAME = r"""(?:the\s+)?same(?:\s+colou?r)?|gleich\w*|(?:la\s+)?même|(?:el\s+|del\s+)?mismo|(?:da\s+)?mesma
    |(?:dello\s+)?stesso|одного(?:\s+цвета)?|одинаков\w+|cùng\s+màu|tego\s+samego|jednakow\w+|同色
    |颜色相同|相同(?:颜?色)?|同じ(?:色)?|같은\s*색"""
NOUN = Spotted(
    rf"(?<!\w)(?:(?:{CHANCE}|probabilities|P)\s*(?P<open>\()|(?:{CHANCE}|odds)(?!\w))|(?P<east>概率|確率|확률)",
    re.IGNORECASE,
)
_EXPECTED = Spotted(
    r"""(?<!\w)(?:expected\s+(?:number|count)|average\s+number|mean\s+number|erwartete\s+(?:an)?zahl
    |erwartungswert\s+der\s+anzahl|espérance\s+du\s+nombre|nombre\s+moyen|número\s+(?:esperado|médio)
    |numero\s+(?:atteso|medio)|valor\s+esperado\s+d[eo]l?\s+número|esperança\s+do\s+número
    |математическое\s+ожидание\s+числа|среднее\s+число|kỳ\s+vọng\s+(?:của\s+)?số|oczekiwana\s+liczba)(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_THINGS = late(
    rf"(?<!\w)(?:{_THING}|cards?|karten?|cartes?|cartas?|carte|lá(?:\s+bài)?|kart\w*|карт\w*)(?!\w)|牌|カード|카드",
    re.IGNORECASE,
)
_ONE_BY_ONE = late(
    r"""(?<!\w)(?:successively|one\s+after\s+(?:the\s+other|another)|one\s+by\s+one|in\s+a\s+row|from|nacheinander|hintereinander|blind|successivement|l['’]un[e]?\s+après\s+l['’]autre|sucesivamente|sucessivamente|seguid\w+|successivamente|последовательно|подряд|lần\s+lượt|liên\s+tiếp|kolejno|deck|pack|standard|jetzt|now|dann|nếu|thì|wenn|falls|if|when|puis|luego|poi|затем|sau\s+đó
    |a|and|out|of|the|us|you|person\w*|we|chosen|committee|team|group|komitee|gruppe|comité|grupo|gruppo|комисси\w+|nhóm)(?!\w)|依次|先后|逐个|続けて|順に|順番に|ずつ|引いた|くじ|戻さない|차례로""",
    re.IGNORECASE | re.VERBOSE,
)
_REACH = 700
_MOST_DRAWN = 8
_UNSURE = "words of the event or of the draw may tell of another chance"
_STOP = late(r"[.!?](?=\s)|[。！？]|\n")


@dataclass(frozen=True, slots=True)
class _Draw:
    """What is drawn from: how many of each kind there are, how many are drawn, whether they are put back (None where
    nothing tells), and whether all that is said of it is understood."""

    kinds: Mapping[str, int]
    total: int
    drawn: int
    back: bool | None
    sure: bool
    end: int
    cards: bool = False


def drawn_chances(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each chance of what is drawn that a note's running text tells."""
    source = note.source.text
    if NOUN.search(source) is None and _EXPECTED.search(source) is None:
        return
    if _DECK.search(source) is None and _COUNTED.search(source) is None:
        return
    for one in texts:
        plain = _without_condition(one.plain)
        for noun in NOUN.finditer(plain):
            for found in events_told(plain, noun):
                claim = _claim(note, one, found, doubts)
                yield from (claim,) if claim is not None else ()
        for match in _EXPECTED.finditer(plain):
            claim = _expected(note, one, plain, match, doubts)
            yield from (claim,) if claim is not None else ()


def _claim(
    note: Note, one: NumberText, found: tuple[str, Told, re.Match[str], bool], doubts: Mapping[int, str]
) -> Equation | None:
    """The claim that an event has a chance."""
    event, told, whole, chained = found
    first, source = one.block.span.start, note.source.text
    begin = first + sentence_start(one.plain, whole.start())
    draw = _draw(source, begin, first + told.start)
    share = (
        _share(draw, event, source[max(0, first + whole.start() - 300) : first + whole.start()])
        if draw
        else None
    )
    if draw is None or share is None:
        return None
    chance, sure = share
    sure = sure and draw.sure and (draw.back is not None or draw.drawn == 1)
    lead = source[draw.end : first + whole.start()]
    sure = sure and not _is_known_of(lead) and not _is_of_others(lead)
    return _stated(note, one, (chance, sure), told, whole, doubts, chained=chained)


def _is_known_of(between: str) -> bool:
    """Whether a clause between a draw and a chance, that tells no chance itself, tells what was drawn."""
    clauses = (one for one in re.split(r"[.!?;,:](?=\s)|[。！？；，、]", between))
    return any(NOUN.search(one) is None and KNOWN.search(one) is not None for one in clauses)


def _is_of_others(between: str) -> bool:
    """Whether a sentence between what is drawn from and a chance, that tells no chance itself, tells more than how it
    is drawn: of things that are added, taken away or painted."""
    ends = [0, *(one.end() for one in _STOP.finditer(between)), len(between)]
    sentences = (between[start:end] for start, end in pairwise(ends))
    return any(
        tells_more(_of_drawing(one), "")
        for one in sentences
        if NOUN.search(one) is None and _EXPECTED.search(one) is None
    )


def _of_drawing(sentence: str) -> str:
    """What a sentence leaves without the words that tell how many things are drawn, and whether they are put back."""
    for _, words in _BACK:
        sentence = _compiled_back(words).sub(" ", sentence)
    for one in (_ONE_BY_ONE, _MANY, _THINGS, _DRAWN):
        sentence = one.sub(" ", sentence)
    return sentence


def _stated(
    note: Note,
    one: NumberText,
    share: tuple[Fraction, bool],
    told: Told,
    whole: re.Match[str],
    doubts: Mapping[int, str],
    *,
    chained: bool = False,
) -> Equation:
    left = rf"\frac{{{share[0].numerator}}}{{{share[0].denominator}}} + 0"
    claim = claim_told(note, one.block, whole, left, told, doubts)
    if chained:
        span = replace(claim.span, end=one.block.span.start + whole.end())
        claim = replace(claim, span=span, text=f"{whole.group()} {whole.string[told.start : told.end]}")
    return claim.loosely(None if share[1] else _UNSURE)


def _expected(
    note: Note, one: NumberText, plain: str, match: re.Match[str], doubts: Mapping[int, str]
) -> Equation | None:
    """The claim about how many of a kind are drawn on the average."""
    found = _western(plain, match.start(), match.end(), chance=False)
    if found is None:
        return None
    event, told, whole, chained = found
    first, source = one.block.span.start, note.source.text
    draw = _draw(source, first + sentence_start(plain, whole.start()), first + told.start)
    named = _named(draw, event) if draw is not None else {}
    if draw is None or len(named) != 1 or draw.drawn < 2:
        return None
    (name,) = named
    mean = Fraction(draw.drawn * draw.kinds[name], draw.total)
    sure = draw.sure and not _is_of_others(source[draw.end : first + whole.start()])
    return _stated(note, one, (mean, sure), told, whole, doubts, chained=chained)


_IF = late(
    r"(?:(?<!\w)(?:if|nếu|wenn|falls|si|se|если|jeśli)(?!\w)|如果|若|もし)[^.,;。，、\n]{0,80}?(?:,|，|、|(?<!\w)(?:thì|then|dann|alors|entonces|então|allora|то)(?!\w)|(?=(?<!\w)(?:beträgt|ist)(?!\w)))",
    re.IGNORECASE,
)


def _without_condition(text: str) -> str:
    """A text without the clauses that suppose no more than that what is drawn is put back or not."""
    return _IF.sub(
        lambda found: (
            " " * len(found.group())
            if any(_compiled_back(words).search(found.group()) for _, words in _BACK)
            else found.group()
        ),
        text,
    )


def events_told(text: str, noun: re.Match[str]) -> Iterator[tuple[str, Told, re.Match[str], bool]]:
    """The words of each event that follow a noun for its chance, `of an ace is 1/13, of a heart 1/4`, the value told of
    it, the whole statement, and whether it is worked out before."""
    first = _event_told(text, noun)
    if first is None:
        return
    yield first
    end = max(first[1].end, first[2].end())
    while not noun["east"] and (more := _MORE.match(text, end)) is not None:
        further = _western(text, more.end(), more.end())
        if further is None or NOUN.search(further[0]) or _AGAIN.search(further[0]) or len(further[0]) > _FAR:
            return
        yield further
        end = max(further[1].end, further[2].end())


_MORE = late(
    r"\s*(?:[,;]|(?=\s(?:and|und|et|y|e|и|và|i)\s))\s*(?:(?:and|und|et|y|e|и|và|i|while|but|sowie|oraz|còn|а|pero)\s+)?(?:(?:that|die|das|dass|celle|la|las|a|o|quella|то|cho)\s+)?(?=[^\W\d_])",
    re.IGNORECASE,
)
_AGAIN = late(r"[,;=≈:]")
_FAR = 60


def _event_told(text: str, noun: re.Match[str]) -> tuple[str, Told, re.Match[str], bool] | None:
    if noun["east"]:
        value = told_value(text, noun.end())
        chained = value is None
        value = value or value_behind_chain(text, noun.end())
        first = max(text.rfind(mark, 0, noun.start()) for mark in "。，、,.\n：:") + 1
        if not text[first : noun.start()].strip("的のは- \t"):
            first = max(text.rfind("\n", 0, noun.start()) + 1, 0)
        whole = re.compile(r"(?s).+").match(text, first, noun.end())
        return (text[first : noun.start()], value, whole, chained) if value and whole else None
    if noun["open"]:
        stop = _STOP.search(text, noun.end())
        closed = text.find(")", noun.end())
        if not 0 < closed <= (stop.start() if stop else len(text)):
            return None
        value, chained = told_value(text, closed + 1), False
        if value is None:
            value, chained = value_behind_chain(text, closed + 1), True
        whole = re.compile(r"(?s).+").match(text, noun.start(), closed + 1) if value else None
        inner = re.sub(r"\\(?:text|mathrm)\s*\{|\}", " ", text[noun.end() : closed])
        return (
            (inner, value, whole, chained) if value and whole and re.search(r"[^\W\d_]{2}", inner) else None
        )
    return _western(text, noun.start(), noun.end())


def _is_chance(stated: str) -> bool:
    """Whether a number is at most 1, or a part of a hundred."""
    plain = re.fullmatch(r"(\d+)(?:[.,]\d+)?\s*(\\?%)?", stated.strip())
    return plain is None or plain[2] is not None or int(plain[1]) <= 1


def _western(
    text: str, start: int, at: int, *, chance: bool = True
) -> tuple[str, Told, re.Match[str], bool] | None:
    """The event whose words begin at a place, and its value."""
    stop = _STOP.search(text, at)
    end = stop.start() if stop else len(text)
    for place in range(at, min(end, at + 160)):
        if text[place] not in " \n:：=," or text[place - 1 : place + 1].isspace():
            continue  # a value is told behind the first of several spaces, or nowhere
        value, chained = told_value(text, place), False
        if value is None and text[place] in " :=":
            value, chained = value_behind_chain(text, place), True
        if value is not None and chance and not _is_chance(text[value.start : value.end]):
            continue
        if value is not None and value.start <= end:
            whole = re.compile(r"(?s).+").match(text, start, place)
            return (text[at:place], value, whole, chained) if whole is not None else None
    return None


def _draw(source: str, place: int, end: int) -> _Draw | None:
    """What was told last to be drawn from, before a place in its section."""
    first = max(place - _REACH, source.rfind("\n# ", 0, place), source.rfind("\n## ", 0, place), 0)
    before = source[first:place]
    urn, deck = _urn(before), _deck(before)
    found = max((one for one in (urn, deck) if one is not None), key=lambda one: one[2], default=None)
    if found is None:
        return None
    kinds, total, at, sure = found
    drawn, certain = _drawn(before[at:], source[place:end])
    if not certain and drawn == 1:
        sentence = before[max((one.end() for one in _STOP.finditer(before, 0, at)), default=0) : at]
        counted = _COUNTED.search(sentence) if found is urn else _DECK.search(sentence)
        ahead = sentence[: counted.start()] if counted is not None else ""
        drawn, certain = _drawn(ahead, "") if _DRAWN.search(ahead) else (drawn, certain)
    return _Draw(
        kinds, total, drawn, _put_back(before[at:], source[place:end]), sure and certain, at, deck is found
    )


def _urn(text: str) -> tuple[dict[str, int], int, int, bool] | None:
    """The kinds of things of which the last counted sentence tells how many there are."""
    for start, stop in reversed(_sentences(text)):
        sentence = text[start:stop]
        counts: dict[str, int] = {}
        last = 0
        twice = False
        for one in _COUNTED.finditer(sentence):
            name = next(name for name, _ in _KINDS if one[name] or one[f"e{name}"])
            number = number_of_word(one["number"] or one["enumber"])
            if number is None or not number:
                continue
            twice = twice or name in counts
            counts[name], last = number, one.end()
        if not counts or twice or re.search(CHANCE, sentence, re.IGNORECASE):
            continue
        if len(counts) > 1:
            sure = _is_all(sentence, counts) and not is_bounded(sentence)
            return counts, sum(counts.values()), start + last, sure
        total = next(
            (
                number_of_word(next(filter(None, one.groups())))
                for one in _TOTAL.finditer(sentence)
                if one.start() < last
            ),
            None,
        )
        (name, number), *_ = counts.items()
        if total is not None and total > number and _OF_WHICH.search(sentence):
            opposite = {"bad": "good", "win": "lose", "girl": "boy", "boy": "girl", "good": "bad"}.get(
                name, "other"
            )
            sure = not is_bounded(sentence)
            return {name: number, opposite: total - number}, total, start + last, sure
    return None


def _is_all(sentence: str, counts: Mapping[str, int]) -> bool:
    """Whether a sentence counts nothing else than the kinds, their total and what is drawn."""
    rest = _COUNTED.sub(" ", sentence)
    drawn = _DRAWN.search(rest)
    rest = rest[: drawn.start()] if drawn is not None else rest
    total = str(sum(counts.values()))
    rest = _TOTAL.sub(lambda match: " " if total in match.groups() else match.group(), rest)
    return all(int(one) == 1 for one in re.findall(r"(?<![\w.,])\d{1,3}(?![\w.,]*\d)", rest))


def _deck(text: str) -> tuple[dict[str, int], int, int, bool] | None:
    """The kinds of cards of a deck of 52 that is spoken of."""
    decks = list(_DECK.finditer(text))
    if not decks:
        return None
    found = decks[-1]
    sentence = text[max(0, found.start() - 40) : found.end() + 40]
    sure = _SHORT_DECK.search(sentence) is None and ("52" in sentence or "standard" in sentence.lower())
    size = _SHORT_DECK.search(sentence)
    if size is not None and size["size"] != "32":
        return None
    if size is not None:  # the ranks from seven on
        counts = {name: {13: 8, 26: 16}.get(count, count) for name, count, _ in _CARDS}
        return counts, 32, found.end(), True
    return {name: count for name, count, _ in _CARDS}, 52, found.end(), sure


def _sentences(text: str) -> list[tuple[int, int]]:
    starts = [0, *(one.end() for one in _STOP.finditer(text))]
    return [*zip(starts, [*starts[1:], len(text)], strict=True)]


def _drawn(before: str, own: str) -> tuple[int, bool]:
    """How many are drawn, and whether it is certain: the last sentence that tells of drawing says so."""
    for text in (own, before):
        for start, stop in reversed(_sentences(text)):
            sentence = text[start:stop]
            told = NOUN.search(sentence) or _EXPECTED.search(sentence)
            sentence = sentence[: told.start()] if told is not None else sentence
            if _DRAWN.search(sentence) is None:
                continue
            numbers = [
                number
                for one in _MANY.finditer(sentence)
                if (number := number_of_word(one["number"])) is not None and 0 < number <= _MOST_DRAWN
            ]
            persons = _EACH.search(sentence) and len(
                set(re.findall(r"(?<![A-Za-z])[A-Z](?![A-Za-z])", sentence))
            )
            if persons and numbers == [1]:
                return persons, True
            if numbers:
                return max(numbers), len(set(numbers)) == 1 or numbers == [1, max(numbers)] or max(
                    numbers
                ) <= 3
            if text is before:
                return 1, False
    others = (before[start:stop] for start, stop in _sentences(before))
    return 1, not any(one.strip(" .。\n*-_") and NOUN.search(one) is None for one in others)


_EACH = late(
    r"ずつ|(?<!\w)(?:each|jeweils|je|mỗi|chacun|cada|ciascuno|кажд\w+|po)(?!\w)|各|각각", re.IGNORECASE
)


def _put_back(before: str, own: str) -> bool | None:
    """Whether what is drawn is put back, as the sentence of a chance or the last one before it tells."""
    for text in (own, before):
        found = [
            (match.start(), back) for back, words in _BACK for match in _compiled_back(words).finditer(text)
        ]
        if found:
            return max(found)[1]
    return None


def _compiled_back(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE | re.VERBOSE)


def _share(draw: _Draw, event: str, setting: str) -> tuple[Fraction, bool] | None:
    """The share of the cases that an event has, and whether each of its words is understood; None where it is none."""
    event = re.sub(r"[*_$`]|\\[,;!]", " ", event)
    for _, words in _BACK:
        event = _compiled_back(words).sub(" ", event)
    conditional = CONDITION.search(event) is not None
    for words, same in ((_DIFFERENT, False), (_SAME, True)):
        found, rest = taken(event, words)
        if found is not None:
            if draw.drawn < 2 or draw.cards or conditional or DENIED.search(rest):
                return None
            one_kind = sum(
                (_chance(draw, {name: (draw.drawn, draw.drawn)}) for name in draw.kinds), Fraction(0)
            )
            if not same and draw.drawn > 2:
                return None
            return (one_kind if same else 1 - one_kind), _is_known(how_rest(rest), setting)
    named = _named(draw, event)
    person = re.findall(r"(?<![A-Za-z])[A-D](?![A-Za-z])", event)
    if len(person) == 1 and draw.drawn > 1:
        draw, event = replace(draw, drawn=1), event.replace(person[0], " ")
    if not named or conditional:
        return None
    if len(named) > 1:
        return _of_several(draw, event, named, setting)
    ((name, words),) = named.items()
    return _of_one(draw, name, taken(event, words)[1], setting)


def _of_one(draw: _Draw, name: str, event: str, setting: str) -> tuple[Fraction, bool] | None:
    """The chance of so many of one kind."""
    often = how_often(event)
    if often is None:
        return None
    if DENIED.search(often.rest) is not None:
        single = draw.drawn == 1 and not often.spoken and _DENIED_BE.search(often.rest) is not None
        rest = _DENIED_BE.sub(" ", often.rest)
        return (1 - _chance(draw, {name: (1, 1)}), _is_known(rest, setting)) if single else None
    if (often.every and draw.drawn > 1) or (not often.spoken and draw.drawn == 1):
        bounds = (draw.drawn, draw.drawn)
    elif not often.spoken or (often.least or 0) > draw.drawn or (often.every and draw.drawn == 1):
        return None
    else:
        bounds = (often.least or 0, draw.drawn if often.most is None else min(often.most, draw.drawn))
    if draw.drawn == 1 and often.spoken and not often.every and bounds != (1, 1):
        return None
    return _chance(draw, {name: bounds}), _is_known(often.rest, setting)


_DENIED_BE = late(
    r"(?<!\w)(?:not(?:\s+be(?:ing)?)?|nicht|no\s+(?:sea|es|salga|ser|sacar)|não\s+(?:seja|ser|é|saia)|non\s+(?:sia|è|esca)|не|không(?:\s+phải(?:\s+là)?)?|nie)(?!\w)|不是|でない|ではない",
    re.IGNORECASE,
)
_SUITS = frozenset({"hearts", "spades", "diamonds", "clubs"})
_RANKS = frozenset({"aces", "kings", "queens", "jacks"})


def how_rest(rest: str) -> str:
    """What words leave without those that say how many there are."""
    often = how_often(rest)
    return rest if often is None else often.rest


def _named(draw: _Draw, event: str) -> dict[str, str]:
    """The kinds that an event names."""
    words = ((name, pattern) for name, _, pattern in _CARDS) if draw.cards else iter(_KINDS)
    found = {name: pattern for name, pattern in words if taken(event, pattern)[0] is not None}
    if "bad" in found and "good" in found and taken(event, dict(_KINDS)["good"])[0] is not None:
        found.pop("bad") if taken(taken(event, found["good"])[1], found["bad"])[0] is None else None
    return {name: pattern for name, pattern in found.items() if name in draw.kinds}


def _of_several(
    draw: _Draw, event: str, named: Mapping[str, str], setting: str
) -> tuple[Fraction, bool] | None:
    """The chance of so many of one kind and so many of another."""
    if draw.cards:
        suits, ranks = _SUITS & named.keys(), _RANKS & named.keys()
        rest = event
        for words in named.values():
            _, rest = taken(rest, words)
        single = len(suits) == len(ranks) == 1 and len(named) == 2 and draw.drawn == 1
        return (Fraction(1, draw.total), _is_known(rest, setting)) if single else None
    bounds: dict[str, tuple[int, int]] = {}
    rest = event
    for name, words in named.items():
        pattern = (
            rf"(?P<number>{NUMBER})\s*(?:[个個개颗本枚人名명]\s*)?(?:(?:{_THING})\s+)?(?:màu\s+)?(?:{words})"
        )
        found, rest = taken(rest, pattern)
        number = number_of_word(found["number"]) if found is not None else None
        if number is None:
            return None
        bounds[name] = (number, number)
    if sum(low for low, _ in bounds.values()) != draw.drawn:
        return None
    return _chance(draw, bounds), _is_known(rest, setting)


def _is_known(rest: str, setting: str) -> bool:
    """Whether nothing but words that say no more is left of an event."""
    rest = re.sub(rf"(?<!\w)(?:{_THING})(?!\w)", " ", rest, flags=re.IGNORECASE)
    return is_known(_DRAWN.sub(" ", rest), setting)


def _chance(draw: _Draw, bounds: Mapping[str, tuple[int, int]]) -> Fraction:
    """The chance that so many of each kind are drawn."""
    names = list(bounds)
    other = draw.total - sum(draw.kinds[name] for name in names)
    cases = Fraction(0)
    for counts in product(*(range(bounds[name][0], bounds[name][1] + 1) for name in names)):
        left = draw.drawn - sum(counts)
        if left < 0:
            continue
        amounts = [
            *((draw.kinds[name], count) for name, count in zip(names, counts, strict=True)),
            (other, left),
        ]
        cases += _with_back(draw, amounts) if draw.back else _without_back(draw, amounts)
    return cases


def _without_back(draw: _Draw, amounts: Sequence[tuple[int, int]]) -> Fraction:
    ways = 1
    for there, wanted in amounts:
        ways *= comb(there, wanted)
    return Fraction(ways, comb(draw.total, draw.drawn)) if draw.drawn <= draw.total else Fraction(0)


def _with_back(draw: _Draw, amounts: Sequence[tuple[int, int]]) -> Fraction:
    ways = Fraction(factorial(draw.drawn))
    for there, wanted in amounts:
        ways = ways * Fraction(there**wanted, factorial(wanted))
    return ways / Fraction(draw.total**draw.drawn)
