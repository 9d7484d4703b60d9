r"""Finds where words say that a function turns, bends or stands still: “there is a local maximum at $x = -1$”,
“Hochpunkt bei $(1 | 4)$”, “$x = 2$에서 극솟값 $-4$”, “điểm uốn là $(1, -2)$”. Decides nothing.

A clause is read where every word in it is one that such clauses consist of, whatever its language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaultproof.claim import Extremum, Property, Says, Syntax, Term, Turning
from vaultproof.extract.functions.subjects import speaks_of_derivative, stands_for, symbol
from vaultproof.extract.language.clauses import FORMULA, Running, Text, sentences
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.language.words import supposes
from vaultproof.note import Block, Note
from vaultproof.spot import Spotted, late

_MAXIMUM = r"""
    (?:local|relative|strict)\s+maxim(?:um|a)|hochpunkte?|lokale[sn]?\s+maxim(?:um|a)|maxim(?:um|a)\s+loca(?:l|ux)|(?<!trị\s)cực\s+đại(?:\s+địa\s+phương)?|máximos?\s+(?:local(?:es)?|locais|relativos?)
    |massim[oi]\s+(?:local[ei]|relativ[oi])|локальн\w+\s+максимум\w*|maksimum\s+lokaln\w+|lokaln\w+\s+maksimum|yerel\s+maksimum\w*"""
_MINIMUM = r"""
    (?:local|relative|strict)\s+minim(?:um|a)|tiefpunkte?|lokale[sn]?\s+minim(?:um|a)|minim(?:um|a)\s+loca(?:l|ux)|(?<!trị\s)cực\s+tiểu(?:\s+địa\s+phương)?|mínimos?\s+(?:local(?:es)?|locais|relativos?)
    |minim[oi]\s+(?:local[ei]|relativ[oi])|локальн\w+\s+минимум\w*|minimum\s+lokaln\w+|lokaln\w+\s+minimum|yerel\s+minimum\w*"""
_INFLECTION = r"""
    (?:points?\s+of\s+inflections?|inflections?\s+points?|inflexion\s+points?)|wendepunkte?|wendestellen?|points?\s+d['’]inflexion|puntos?\s+de\s+inflexión|pontos?\s+de\s+inflexão
    |punt[oi]\s+di\s+flesso|flesso|точк[аиу]\s+перегиба|перегиб\w*|điểm\s+uốn|punkt\w*\s+przegięcia|büküm\s+noktası"""
_STATIONARY = r"""
    (?:only\s+)?(?:critical|stationary)\s+points?|kritische[rn]?\s+(?:punkte?|stellen?)|points?\s+critiques?|puntos?\s+críticos?|pontos?\s+críticos?|punt[oi]\s+critic[oi]|критическ\w+\s+точк\w+|стационарн\w+\s+точк\w+
    |điểm\s+(?:tới\s+hạn|dừng)|punkt\w*\s+krytyczn\w+
    |derivative\s+(?:vanishes|is\s+zero)|ableitung\s+verschwindet|dérivée\s+s['’]annule|derivada\s+se\s+anula|derivata\s+si\s+annulla|производная\s+(?:обращается\s+в\s+ноль|равна\s+нулю)|đạo\s+hàm\s+(?:triệt\s+tiêu|bằng\s+(?:0|không))"""
_ZERO = r"""
    x[-\s]intercepts?|(?:cuts|crosses|intersects|meets)\s+the\s+(?:x|\ue000)[-\s]axis|schneidet\s+die\s+(?:x|\ue000)-achse|coupe\s+l['’]axe\s+des\s+(?:abscisses|x)|(?:corta|interseca|cruza)\s+(?:al|el)\s+eje\s+(?:x|\ue000)|corta\s+o\s+eixo\s+(?:x|\ue000)
    |(?:taglia|interseca)\s+l['’]asse\s+(?:delle\s+)?(?:x|\ue000)|пересекает\s+ось\s+(?:x|абсцисс|\ue000)|(?:(?:the\s+)?function\s+)?vanishes|is\s+zero(?=\s+(?:at|for|when)\s)|si\s+annulla|s['’]annule|se\s+anula|обращается\s+в\s+н[оу]ль|zeruje\s+się|cắt\s+trục\s+hoành|verschwindet"""
_ONE_ROOT = r"""
    (?:only|single|sole|unique|(?:exactly|precisely|just|only)\s+one)\s+(?:real\s+)?(?:zero|root)|(?:einzige[rn]?|genau\s+eine|nur\s+eine)\s+(?:reelle\s+)?nullstelle
    |(?:unique|seule?|une\s+seule|un\s+seul)\s+(?:zéro|racine)(?:\s+réelle?)?|(?:zéro|racine)(?:\s+réelle?)?\s+unique
    |(?:únic[oa]|un\s+solo|una\s+sola|um\s+[uú]nico|uma\s+única)\s+(?:cero|zero|ra[íi]z)(?:\s+real)?|unic[oa]\s+(?:zero|radice)(?:\s+reale)?|un\s+solo\s+zero
    |(?:единственн\w+|ровно\s+один|только\s+один)\s+(?:действительн\w+\s+|вещественн\w+\s+)?(?:нуль|ноль|корень)|(?:jedyn\w+|dokładnie\s+jedno|tylko\s+jedno)\s+(?:miejsc\w+\s+zerow\w+|pierwiast\w+)
    |nghiệm\s+duy\s+nhất|(?:duy\s+nhất|đúng|chỉ)\s+(?:một|1)\s+nghiệm"""
_EASTERN_ROOT = r"""
    唯一的?(?:零点|零點|实?根)|(?:只有|仅有|有且仅有|有且只有|恰有)(?:一|1)个(?:零点|实?根)
    |唯一の(?:零点|実?根)|零点は(?=[^。]{1,12}のみ)
    |유일한\s*(?:영점|실?근)"""
_LOOSE = r"""
    (?P<loose_max>maxim(?:um|a|e)|máximo|massimo|максимум\w*|maksimum\w*|peaks?)|(?P<loose_min>minim(?:um|a|e)|mínimo|minimo|минимум\w*|minimum\w*)"""
_KIND = Spotted(
    rf"""(?<!\w)(?:(?P<maximum>{_MAXIMUM})|(?P<minimum>{_MINIMUM})|(?P<inflection>{_INFLECTION})|(?P<stationary>{_STATIONARY})|(?P<zero>{_ZERO})|(?P<root>{_ONE_ROOT})|{_LOOSE})(?!\w)
    |(?P<east_max>(?:局部|相对)?(?:极大值?点?|極大値?点?)|극댓값|극대)|(?P<east_min>(?:局部|相对)?(?:极小值?点?|極小値?点?)|극솟값|극소)|(?P<east_bend>拐点|変曲点|변곡점)|(?P<east_most>最大值|最大値|최댓값)|(?P<east_least>最小值|最小値|최솟값)|(?P<east_root>{_EASTERN_ROOT})|(?P<east_still>驻点|臨界点|停留点|临界点|임계점)""",
    re.IGNORECASE | re.VERBOSE,
)
PLAIN_WORDS = frozenset(
    """cuando quando khi points points: puntos punti pontos точках điểm grafico gráfico la il both cực đại tiểu its
    vanishes are a an the there is it it's has have with function f g h graph curve y attains reaches takes occurs
    lies located found exists get obtain we find so thus hence and then also therefore while where point value of
    equal to at in on only one is/are here which ein eine einen einem der die das den dem funktion hat besitzt nimmt
    liegt liegen es gibt und bei im ist sind befindet sich somit ihr ihre wert mit von punkt stelle außerdem un une
    le les des du fonction admet possède présente atteint en au est sont et donc alors valeur de vaut égal égale son
    sa situé située ainsi elle el los las una función tiene alcanza presenta hay está se su valor punto igual que
    por tanto luego entonces además o os as um uma função tem possui atinge apresenta há e é no na em ponto seu sua
    logo portanto além disso lo gli i un' funzione ha raggiunge c'è vi si trova ed nel nella suo quindi dunque
    inoltre функция имеет имеется достигает есть в точке точка при а и находится значит следовательно она её
    значение равное равный со значением график достигается hàm số đạt có tại là và giá trị bằng của đồ thị với vậy
    nên do đó nó funkcja ma osiąga w punkcie dla oraz jest wartość fonksiyonunun noktasında noktası noktasındadır
    fonksiyonun vardır ve değeri ise ses leurs suoi loro sono são są lie
    están sitúan situados ubicados encuentran se sitzen stehen trouvent situés ficam encontram localizados trovano
    situati находятся расположены лежат nằm ở leżą znajdują się
    attained reached achieved assumed sits sit occurring happens appears there's real nämlich namely just
    wird angenommen erreicht dort steht einzig einzige einziger nur genau eine uniquement seulement unique seul seule
    trouve atteinte à l savoir réelle sólo solo únicamente única único ocurre ocurren alcanzado localiza llama saber
    somente apenas ocorre ocorrem alcançado encontra unicamente soltanto unica unico assunto raggiunto cioè reale
    функции che vale l'unique l'unico l'única l'unica
    только единственный единственная единственное достигается это jest tylko jedyny jedyne jedynym osiągane przyjmuje
    duy nhất chỉ một đúng""".split()
)
"""Words of sentences that tell where a function turns, which tell of no other function."""
_AT_WORD = r"(?:at|bei|in|im|en|em|tại|в|при|per|dla|an|au|nel|no|для|для)"
_NUMBER = r"[-−–]?\s?\d+(?:(?:[.,]|\{,\})\d+)?(?:\s?/\s?\d+)?"
_PLAIN = (
    rf"[A-Za-z](?:_\w)?\s*=\s*{_NUMBER}(?![A-Za-zÀ-ỹА-я\d])|[A-Z]?\(\s*{_NUMBER}\s*[,;|]\s*{_NUMBER}\s*\)"
)
PLACE = late(rf"(?P<formula>{FORMULA})|(?P<plain>{_PLAIN})")
_LATEX_X = late(
    r"\s*[a-z](?:\s*_\s*\{?\s*[\w,]{1,6}\s*\}?)?\s*(?P<sign>=|\\approx|≈)\s*(?P<x>(?:\\pm\s*|±\s*)?(?:(?!\\approx)[^=<>≈,;])+?)\s*"
    r"(?:(?:=|\\approx|≈)\s*[-−]?\s*\d+(?:(?:\.|,|\{,\})\d+)?\s*)?\.?\s*"
)
_GAP = r"(?:\s|\\[,;!:])*"
_LATEX_PAIR = late(
    rf"\s*(?:\\?(?:text|mathrm)?\{{?\s*[A-Z]\w{{0,2}}\s*\}}?\s*(?:_\s*\{{?\w+\}}?)?\s*=?\s*)?(?:\\left\s*)?\({_GAP}(?P<x>(?:\{{,\}}|[^,;|()=])+?){_GAP}"
    rf"(?:,(?!\d)|(?<!\d),|(?<=\d),(?=\s*-)|;|\||\\mid|\\vert){_GAP}(?P<y>(?:\{{,\}}|[^,;|()=])+?){_GAP}(?:\\right\s*)?\)\s*\.?\s*"
)
_LATEX_TIGHT_PAIR = late(r"\s*(?:[A-Z]\s*)?\(\s*(?P<x>-?\d+),(?P<y>-?\d+)\s*\)\s*")
_LATEX_VALUE = late(
    r"\s*(?:(?:\\?[A-Za-z]+(?:\s*_\s*\{?[^{}=]{1,12}\}?)?(?:\s*\(\s*[a-z]\s*\))?\s*(?:=|≈|\\approx)|≈|\\approx)\s*)?(?P<value>[-−]?(?:\d|\\[dt]?frac|\\sqrt|e\^|e\b)[^=<>≈A-Za-df-z]*(?:\\(?:frac|sqrt|pi|ln|cdot)[^=<>≈]*)?)\s*\.?\s*"
)
_NUMERIC = late(
    r"(?:[\d\s.+\-−/*(){}^,]|\\(?:[dt]?frac|sqrt|pi|cdot|pm|ln|left|right)(?![A-Za-z])|±|e(?![A-Za-z]))+"
)
_PART = late(
    r"(?:\s*[,;，；、]\s*|\s[—–-]\s(?=(?:bei|at|en|in|в|tại)\s))|(?<=[^\w])(?:and|und|et|y|e|ed|и|và|i|oraz|while|but|sowie|ve)(?=\s)|(?<=[a-zà-ỹа-я])\s+(?:and|und|et|y|e|ed|и|và|oraz|sowie|ve)(?=\s)"
    r"|그리고|이고|며|また|同时|且|而",
    re.IGNORECASE,
)
_WORD = late(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SEVERAL = late(rf"(?P<one>{FORMULA})\s*(?:,|、|和|と|과|와|and|und|et|y|e|и|và)\s*(?P<two>{FORMULA})")
_BETWEEN_EAST = late(
    r"에\s*대하여|에\s*대해|をとります|それぞれ|において|가집니다|가지며|가진다|가지고|をとり|갖는다|따라서|입니다|である|よって|となる|取る|また|もつ|局部|取り|極値|함수|存在|坐标|具有|なる|갖고|関数|です|とき|이다|取到|所以|局所|에서|取得|持つ|函数|达到"
    r"|하고|分别|因此|とる|で|が|가|此|과|该|在|则|を|때|일|时|時|를|取|于|为|且|当|을|와|の|이|は|点|은|的|점|는|故|是|に|有|則|处|[\s,，、:：。.=]"
)
_EAST_TEXT = late(r"[぀-ヿ一-鿿가-힣]")
_INTERVAL = late(r"[\[［]\s*[-−]?\s*[\w\\.]+\s*[,;，]\s*[-−]?\s*[\w\\.]+\s*[\]］]")
_AT_AN_END = "it may be taken at an end of an interval"
_MOST = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A place, with the value there where a pair of coordinates tells it."""

    x: Term
    y: Term | None


def turning_claims(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Property]:
    """Each place where a note's running text says that a function has a local extreme value or an inflection point."""
    if not _KIND.may_match(note.source.text):
        return
    ends = _INTERVAL.search(note.source.text) is not None
    flows = _FLOW.search(note.source.text) is not None
    for running in texts:
        text = running.text
        if not _KIND.may_match(text.words):
            continue
        before = note.blocks[running.at - 1] if running.at and stands_for(text.words) else None
        of_slope = before is not None and speaks_of_derivative(note.source[before.span])
        for start, end, mark in sentences(text.words):
            if mark in {"?", "？"} or supposes(text.words[start:end]):
                continue
            moved = _MOVED.search(text.words, start, end) is not None
            for claim in _in_sentence(note, running.block, text, start, end):
                says = claim.says
                loose = isinstance(says, Turning) and says.loose
                sloped = (
                    isinstance(says, Turning) and says.kind == "zero" and _slope_before(note, running, start)
                )
                doubt = (
                    doubts.get(running.block.scope)
                    or (_AT_AN_END if loose and ends else None)
                    or (
                        _OF_ANOTHER
                        if moved or sloped or (of_slope and not text.words[:start].strip())
                        else None
                    )
                    or (
                        _OF_A_FLOW
                        if flows and isinstance(says, Turning) and says.kind == "stationary"
                        else None
                    )
                )
                yield replace(claim, doubt=claim.doubt or doubt)


def _slope_before(note: Note, running: Running, start: int) -> bool:
    """Whether a derivative or an equation stands before a place, in its own block or the one before."""
    own = running.text
    if any(at < start and _OF_SLOPE.search(one.text) for at, one in own.formulas.items()):
        return True
    earlier = note.blocks[running.at - 1] if running.at else None
    written = note.source[earlier.span] if earlier is not None and earlier.kind != "heading" else ""
    return any(
        pattern.search(one) is not None
        for one in (own.words[:start], written)
        for pattern in (_SLOPED, _SET_ZERO)
    )


_SLOPED = late(
    r"['′]\s*\(|\\prime|\\[dt]?frac\s*\{\s*d|(?<!\w)(?:derivative|gradient|ableitung|dérivée|derivada|derivata|производн\w+|đạo\s+hàm|pochodn\w+)(?!\w)|导数|導関数|微分|도함수",
    re.IGNORECASE,
)
_SET_ZERO = late(r"[)}\d²³]\s*=\s*0\s*(?:\$|[.,;]|\Z)")
"""An equation, of which the zeros behind it may be the solutions."""
_LABEL = late(
    r"\W*(?:extrem\w*|turning\s+points?|critical\s+points?|stationary\s+points?|results?|solution|answer|conclusion|ergebnis|lösung|antwort|résultats?|réponse|conclusion|resultados?|respuesta|resposta|solución|solução|conclusión"
    r"|conclusão|risultat[oi]|soluzione|estremi|экстремум\w*|ответ|решение|вывод|cực\s+trị|kết\s+luận|đáp\s+số|wynik|ekstrem\w+|step\s+\d+|schritt\s+\d+|\w{1,2}|极值点?|極値|답)\W*",
    re.IGNORECASE,
)
"""What stands before a colon without telling of another function."""
_FLOW = Spotted(
    r"""\\dot\s*(?:\{\s*)?[a-zA-Z]|(?<![A-Za-z\\])(?:[xzN](?:'|\^\{?\\prime\}?)\s*=|y'\s*=[^=$]*y)|\\frac\s*\{\s*(?:\\mathrm\s*\{?)?d\}?\s*[a-zA-Z]\s*\}\s*\{\s*(?:\\mathrm\s*\{?)?d\}?\s*t\s*\}
    |(?<!\w)(?:dx/dt|dy/dt|equilibri\w+|gleichgewicht\w*|équilibres?|равновеси\w+|równowag\w+|cân\s+bằng)(?!\w)|平衡点|平衡點|平衡解|平衡점|평형점""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_A_FLOW = "the critical points of a differential equation are where its right side is zero"
_OF_ANOTHER = "it may be told of another function, or in another case"
_MOVED = late(
    r"""(?<!\w)(?:if|says|thinks|believes|claims|meint|glaubt|behauptet|denkt|croit|pense|prétend|cree|piensa|afirma|acha|pensa|crede|sostiene|думает|считает|утверждает|nghĩ|cho\s+rằng|shift\w*|mov(?:e|ed|ing)|translat\w+|reflect\w*|mirror\w*|stretch\w*|scal(?:e|ed|ing)|instead|wenn|falls|spiegel\w*|verschieb\w*|verschoben\w*|streck\w*|gestreckt\w*|si\s+(?:on|l['’]on|se|la|el)|translat\w+|décal\w+
    |desplaz\w+|traslad\w+|reflej\w+|se\s+(?:trasla|desloc|sposta|reflet)\w+|desloc\w+|если|сдви\w+|отраз\w+|nếu|tịnh\s+tiến|jeśli|przesu\w+|eğer|kaydır\w+)(?!\w)|若|如果|平移|翻转|もし|平行移動|만약|평행이동""",
    re.IGNORECASE | re.VERBOSE,
)


def _in_sentence(note: Note, block: Block, text: Text, start: int, end: int) -> Iterator[Property]:
    words = text.words
    behind_label, other = start, False
    label = re.match(r"\s*(?:[-*•]\s*)?[^\W\d_][\w\s]{0,30}[:：]\s*", words[start:end])
    if label is not None and _KIND.search(label.group()) is None:
        behind_label = start + label.end()
        other = _LABEL.fullmatch(label.group()) is None and not opens_plainly(label.group())
    subject: str | None = None
    last: Property | None = None
    for first, stop in _parts(words, behind_label, end):
        claim = _clause(note, block, text, first, stop, subject)
        if claim is not None and other:
            claim = replace(claim, doubt=_OF_ANOTHER)
        if claim is None:
            if last is not None and (value := _further_value(text, first, stop)) is not None:
                yield from _with_value(text, last, value, stop)
                last = None
                continue
            if last is not None:
                yield last
            last = None
            subject = _named(text, first, stop) or subject
            continue
        if last is not None:
            yield last
        last = claim
        subject = claim.subject
    if last is not None:
        yield last


def _parts(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _PART.finditer(words, start, end):
        before = len(words[: match.start()].rstrip()) - 1
        if (
            _SEVERAL.match(words[max(start, before) : end]) is not None
            and _KIND.search(words[match.end() : end]) is None
        ):
            continue
        if _LEADING.fullmatch(words, at, match.start()) or _is_told_behind(words, at, match.span()):
            continue
        yield at, match.start()
        at = match.end()
    yield at, end


_LEADING = late(
    rf"\s*(?:[-*•]\s*)?{_AT_WORD}\s+(?:(?:the\s+)?(?:point|punkt|punto|ponto|điểm|точке|stelle|der\s+stelle)\s+)?(?:{FORMULA}|[a-z]\s*=\s*{_NUMBER})\s*",
    re.IGNORECASE,
)
"""A place before what is told of it: `En $x = 2$, $f$ admet un maximum`."""
_NAMELY = late(
    rf"\s*(?:namely|nämlich|und\s+zwar|à\s+savoir|a\s+saber|cioè|а\s+именно|именно|đó\s+là|là|mianowicie|即|つまり)?\s*(?:{_AT_WORD}\s+)?(?:{FORMULA}|[a-z]\s*=\s*{_NUMBER})",
    re.IGNORECASE,
)
"""A place behind what is told of it: `exactly one zero, namely $x = 0$`."""


def _is_told_behind(words: str, at: int, comma: tuple[int, int]) -> bool:
    """Whether the one zero that a part before a comma speaks of is told behind it."""
    kind = _KIND.search(words[at : comma[0]])
    if kind is None or not (kind["root"] or kind["east_root"]):
        return False
    return PLACE.search(words, at + kind.end(), comma[0]) is None and bool(_NAMELY.match(words, comma[1]))


def _named(text: Text, start: int, end: int) -> str | None:
    """The function that a clause speaks of, where one of its formulas is a function's name."""
    for at in range(start, end):
        if at in text.formulas and (name := symbol(text.term(at, at + 1))) is not None:
            return name
    return None


def _clause(
    note: Note, block: Block, text: Text, start: int, end: int, subject: str | None
) -> Property | None:
    words = text.words
    owner = _OWNER.match(words[:end], start)
    subject = owner["name"] if owner is not None else subject
    start = owner.end("name") if owner is not None else start
    kinds = list(_KIND.finditer(words[:end], start))
    if (
        len(kinds) != 1
        or _speaks_of_slope(text, start, end)
        or _is_of_other_zeros(text, kinds[0], (start, end))
    ):
        return None
    kind = kinds[0]
    places: list[Place] = []
    value: Term | None = None
    taken = [kind.span()]
    for match in PLACE.finditer(words[:end], start):
        if match["formula"] and text.formulas[match.start()].text.strip() in _AXES:
            taken.append(match.span())
            continue
        found = places_in(text, match) or [one for one in (place_in(text, match),) if one is not None]
        if found:
            places += [one for place in found for one in with_either_sign(place)]
        elif match["formula"] and (name := symbol(text.term(*match.span()))) is not None:
            subject = name
        elif (
            match["formula"]
            and match.start() >= kind.end()
            and value is None
            and (one := _value(text, match.start())) is not None
        ):
            before = words[start : match.start()]
            if (
                not places
                and "=" not in text.formulas[match.start()].text
                and re.search(
                    rf"(?<!\w){_AT_WORD}\s+(?:(?:the\s+)?(?:point|punkt|punto|ponto|điểm|точке|stelle|der\s+stelle)\s+)?$",
                    before,
                    re.IGNORECASE,
                )
            ):
                places.append(Place(one, None))
            else:
                value = one
        elif not (match["formula"] and _is_noise(text.formulas[match.start()].text)):
            return None
        taken.append(match.span())
    rest = _without(words, start, end, taken)
    number = re.search(rf"(?<![A-Za-zÀ-ỹА-я\d.,]){_NUMBER}(?![\w.,]\d|[A-Za-zÀ-ỹА-я\d])", rest)
    if number is not None and value is None and number.start() + start >= kind.end():
        value = text.term(start + number.start(), start + number.end())
        rest = rest[: number.start()] + " " * len(number.group()) + rest[number.end() :]
    places, value, rest = _across(places, value, rest)
    if not places or len(places) > _MOST or re.search(r"\d", rest) or not _is_known(rest, kind):
        return None
    name = next(name for name in _NAMES if kind[name] is not None)
    what, loose = _NAMES[name]
    if what in {"greatest", "least"}:
        only = Extremum(greatest=what == "greatest", value=places[0].y or value, at=places[0].x)
        return _property((note, block), text, (start, end), subject, only) if len(places) == 1 else None
    says = Turning(
        kind=what,
        places=tuple(one.x for one in places),
        values=tuple(one.y or value for one in places),
        loose=loose,
        only=_ONLY.search(words[start:end]) is not None
        or (name == "stationary" and _MANY.search(kind.group()) is not None),
    )
    return _property((note, block), text, (start, end), subject, says)


_OWNER = late(r"\s*(?:[-*]\s+)?(?P<name>[A-Za-z])\s*(?=[는은はが在의の的])")
"""The letter of a function before the sign of Eastern languages that it is spoken of."""
_ABSCISSA = late(
    r"""(?:['’]s\s+)?(?:x\s?[-\s]?|(?<=\s))(?:coordinates?|koordinaten?|abscissae?|abscisses?|d['’]abscisse|abscisas?|abscissas?|абсцисс\w*|coordenada|hoành\s+độ|坐标|座標|좌표)(?!\w)(?:\s+of)?|横坐标|の\s*(?:x\s*)?座標|x座標""",
    re.IGNORECASE | re.VERBOSE,
)
"""What tells that a number is a place."""


def _across(places: list[Place], value: Term | None, rest: str) -> tuple[list[Place], Term | None, str]:
    """The places, the value and the other words of a clause, where its only number is told to be a place: `変曲点の x
    座標は 2`; else as they are."""
    told = _ABSCISSA.search(rest) if not places and value is not None else None
    if told is None or value is None:
        return places, value, rest
    return [Place(value, None)], None, rest[: told.start()] + " " * len(told.group()) + rest[told.end() :]


_SLOPE = late(r"\s*[a-z]\s*(?:['′]{1,3}|\^\s*\{\s*(?:\\prime\s*)+\})\s*(?:\(\s*[a-z]\s*\))?\s*")
"""A derivative, of which something else is told than of its function."""


def _is_of_other_zeros(text: Text, kind: re.Match[str], within: tuple[int, int]) -> bool:
    """Whether a clause names another axis than that of the zeros, or tells those of a derivative."""
    start, end = within
    axis = next((text.formulas[at].text for at in range(*kind.span()) if at in text.formulas), "x")
    sloped = any(start <= at < end and _OF_SLOPE.search(one.text) for at, one in text.formulas.items())
    zeros = any(kind[name] is not None for name in ("zero", "root", "east_root"))
    return _ABSCISSAE.fullmatch(axis) is None or (zeros and sloped)


_ABSCISSAE = late(r"\s*O?\s*[xtX]\s*")
"""What names the axis on which the zeros of a function lie."""
_OF_SLOPE = late(r"['′]|\\prime|\\[dt]?frac\s*\{\s*d|\\dot")
"""A sign of a derivative, whose zeros are not those of its function."""


def _speaks_of_slope(text: Text, start: int, end: int) -> bool:
    """Whether a derivative stands in a clause as what it speaks of."""
    return any(
        start <= at < end and _SLOPE.fullmatch(one.text) is not None for at, one in text.formulas.items()
    )


_ONLY = late(
    r"(?<!\w)(?:only|unique|single|exactly|einzig\w*|genau|nur|seule?|uniquement|únic[oa]|só|somente|sólo|solo|unic[oa]|solamente|единственн\w+|только|duy\s+nhất|chỉ|jedyn\w+|tylko|tek)(?!\w)|唯一|只|のみ|유일",
    re.IGNORECASE,
)
_MANY = late(r"(?:points|punkte|stellen|puntos|pontos|punti|точки)(?!\w)", re.IGNORECASE)
"""Words that name all points of a kind."""
_AXES = frozenset("xyt")
_NAMES = {
    "maximum": ("maximum", False),
    "minimum": ("minimum", False),
    "inflection": ("inflection", False),
    "east_most": ("greatest", False),
    "east_least": ("least", False),
    "stationary": ("stationary", False),
    "zero": ("zero", False),
    "root": ("zero", False),
    "east_root": ("zero", False),
    "east_still": ("stationary", False),
    "east_max": ("maximum", False),
    "east_min": ("minimum", False),
    "east_bend": ("inflection", False),
    "loose_max": ("maximum", True),
    "loose_min": ("minimum", True),
}


def _property(
    place: tuple[Note, Block], text: Text, within: tuple[int, int], subject: str | None, says: Says
) -> Property:
    """The claim of a clause."""
    note, block = place
    start, end = within
    while start < end and text.words[start].isspace():
        start += 1
    while end > start and text.words[end - 1].isspace():
        end -= 1
    shown = text.shown(start, end)
    return Property(
        path=note.path,
        span=text.span_of(start, end),
        kind="extremum",
        text=shown,
        scope=block.scope,
        subject=subject,
        says=says,
        written=shown,
        bare=True,
    )


def _without(words: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> str:
    rest = list(words[start:end])
    for first, stop in taken:
        rest[first - start : stop - start] = " " * (stop - first)
    return "".join(rest)


_NONE = late(r"(?<!\w)no(?!\w)(?!\s+(?:ponto|intervalo|valor|gráfico|mesmo)(?!\w))(?=\s+\w)", re.IGNORECASE)
"""A denial in English or Spanish, unlike the Portuguese `no ponto`."""


def _is_known(rest: str, kind: re.Match[str]) -> bool:
    """Whether the other words of a clause are such as say nothing more."""
    if _EAST_TEXT.search(kind.group()) is not None:
        return not _BETWEEN_EAST.sub("", rest).strip(" *_>-•()（）")
    if re.search(r"[+*/<>^=]", rest):
        return False
    if _NONE.search(rest) is not None:
        return False
    return all(word.group().lower().replace("’", "'") in PLAIN_WORDS for word in _WORD.finditer(rest))


def place_in(text: Text, match: re.Match[str]) -> Place | None:
    """The place that a formula or plain words name."""
    if match["plain"]:
        numbers = list(re.finditer(_NUMBER, match["plain"]))
        terms = [text.term(match.start() + one.start(), match.start() + one.end()) for one in numbers]
        return Place(terms[0], terms[1] if len(terms) > 1 else None)
    passage = text.formulas[match.start()]
    pair = _LATEX_PAIR.fullmatch(passage.text) or _LATEX_TIGHT_PAIR.fullmatch(passage.text)
    if pair is not None:
        found = [pair.span(one) for one in ("x", "y")]
    elif (alone := _LATEX_X.fullmatch(passage.text)) is not None and passage.text.strip()[
        0
    ] not in _OF_VALUES:
        found = [alone.span("x")]
    else:
        return None
    terms = [Term(passage.cut(*span), Syntax.LATEX) for span in found]
    if not all(_NUMERIC.fullmatch(one.text) for one in terms):
        return None
    return Place(terms[0], terms[1] if len(terms) > 1 else None)


_LATEX_LIST = late(
    r"\s*[a-z](?:_\w)?\s*(?:=\s*(?P<bare>[^=<>≈]+)|\\in\s*\\(?:left\s*\\)?\{(?P<set>[^=<>≈]+?)\\(?:right\s*\\)?\})\s*\.?\s*"
)
_LISTED = late(r"[^,;]+?(?=\s*(?:,\s+|,(?=\s*[-−\\])|;|$))(?:\s*[,;])?")


def places_in(text: Text, match: re.Match[str]) -> list[Place]:
    """The places that one formula lists, `x = -1, 0, 1`; none where it lists none."""
    formula = text.formulas[match.start()] if match["formula"] else None
    told = _LATEX_LIST.fullmatch(formula.text) if formula is not None else None
    if formula is None or told is None:
        return []
    start, end = told.span("bare" if told["bare"] else "set")
    spans = [one.span() for one in _LISTED.finditer(formula.text, start, end)]
    terms = [
        Term(formula.cut(first, stop - (formula.text[stop - 1] in ",;")), Syntax.LATEX)
        for first, stop in spans
    ]
    if len(terms) == 1 or not all(_NUMERIC.fullmatch(one.text) for one in terms):
        return []
    return [Place(one, None) for one in terms]


_EITHER = late(r"\s*(?:\\pm(?![A-Za-z])|±)\s*")


def with_either_sign(place: Place) -> list[Place]:
    """The two places that one with a sign `±` stands for; any other alone."""
    sign = _EITHER.search(place.x.text)
    if sign is None:
        return [place]
    joint = "" if not place.x.text[: sign.start()].strip(" {(") else "+"
    return [
        Place(Term(place.x.passage.spliced(*sign.span(), one), place.x.syntax), place.y)
        for one in (joint, "-")
    ]


def _value(text: Text, at: int) -> Term | None:
    """The number that a formula is."""
    passage = text.formulas[at]
    match = _LATEX_VALUE.fullmatch(passage.text)
    if match is None or not _NUMERIC.fullmatch(match["value"]):
        return None
    return Term(passage.cut(*match.span("value")), Syntax.LATEX)


_OF_VALUES = frozenset("yfgh")
"""Letters that stand for values, and not for places."""
_NOISE = late(
    r"\s*y\s*=[^=]*x[^=]*|\s*(?:[a-z]'{1,3}\s*(?:\([^()]*\))?|[a-z]\s*\([^()]*\))\s*[=<>].*|\s*[a-z]\s*\(\s*[a-z]\s*\)\s*"
)


def _is_noise(formula: str) -> bool:
    """Whether a formula tells a value of a function, of which another claim is made."""
    return _NOISE.fullmatch(formula) is not None


_EQUAL = late(
    r"\s*(?:(?:which\s+is\s+)?equal\s+to|with\s+(?:the\s+)?(?:function\s+)?value|(?:and\s+)?(?:the|its)\s+value\s+is|where\s+the\s+(?:function\s+)?value\s+is|mit\s+(?:dem\s+)?(?:funktions)?wert|der\s+(?:funktions)?wert\s+ist"
    r"|de\s+valeur|qui\s+vaut|de\s+valor|con\s+valor|com\s+valor|égale?\s+à|igual\s+a|di\s+valore|pari\s+a|равн\w+|со\s+значением|bằng|(?:với\s+)?giá\s+trị\s+(?:cực\s+(?:đại|tiểu)\s+)?(?:bằng|là)?|giá\s+trị\s+bằng|giá\s+trị\s+là|(?:其|它的|その)?(?:极[大小]值|極[大小]値|值|値)(?:为|是|は|=)|(?:그\s*)?극[댓솟]값은)\s*",
    re.IGNORECASE,
)


def _further_value(text: Text, start: int, end: int) -> Term | None:
    """The value that a clause of its own tells: `…, equal to 16`."""
    words = text.words
    match = _EQUAL.match(words[:end], start)
    if match is None or not words[match.end() : end].strip():
        return None
    term = text.term(match.end(), end)
    if term.syntax is Syntax.LATEX:
        at = words.index(FORMULA, match.end())
        return _value(text, at)
    number = re.fullmatch(rf"({_NUMBER})\s*(?:です|である|이다|입니다)?", term.text)
    return Term(term.passage.cut(*number.span(1)), term.syntax) if number is not None else None


def _with_value(text: Text, claim: Property, value: Term, end: int) -> Iterator[Property]:
    says = claim.says
    if not isinstance(says, Turning):
        return
    yield claim
    if len(says.places) == 1 and says.values == (None,):
        whole = value.passage.whole
        yield replace(
            claim,
            says=replace(says, values=(value,)),
            span=whole,
            written=text.shown(end - 1, end),
            text=f"{claim.text}: {value.text}",
        )
