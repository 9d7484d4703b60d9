r"""What is told to stay as it is, or to change, where all numbers are shifted or scaled: “adding a constant to every
logit leaves the softmax unchanged”, `Nhân mọi $z_i$ với 2 không làm thay đổi kết quả`, “verdoppelt man alle $x_i$, so
bleiben die $\hat x_i$ gleich”.

Reads sentences of known words alone, in whatever order; what stays is known elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.data.standardised import standardised_names
from vaultproof.extract.language.clauses import Running, sentences, that_may_match
from vaultproof.extract.probability.law_words import NUMBER, OTHER, Lexicon, Word
from vaultproof.extract.probability.told_orders import TOLD_LAW, doubt_of_sentence, excepts, place_of
from vaultproof.note import Note
from vaultproof.reference.invariances import Change, decide_change, decide_effect
from vaultproof.source import Passage
from vaultproof.spot import Several, Spotted, late

EFFECT = "effect"
"""The first word of the lead of a claim of what a quantity becomes: then it, what is done by how much, what follows."""
CHANGE = "change"
"""The first word of the lead of such a claim: then the quantity, what is done, and whether it stays."""
_QUANTITIES: dict[str, tuple[str, str]] = {
    "softmax": (
        r"softmax(?:[-\s](?:function|funktion|outputs?|probabilities|ausgaben?|wahrscheinlichkeiten|distribution|scores?|values?))?|(?:đầu\s+ra|kết\s+quả|giá\s+trị)\s+(?:của\s+)?softmax",
        r"softmax\s?(?:的?(?:输出|结果|值)|の?(?:出力|結果|値)|함수|출력)?",
    ),
    "deviation": (
        r"standard\s+deviation|standardabweichung|écart[-\s]type|desviación\s+(?:estándar|típica)|desvio[-\s]padrão|deviazione\s+standard|(?:стандартн\w+|среднеквадратич\w+)\s+отклонени\w+|độ\s+lệch\s+chuẩn",
        r"标准差|標準偏差|표준\s?편차",
    ),
    "variation": (
        r"coefficient\s+of\s+variation|variationskoeffizient\w*|coefficient\s+de\s+variation|coeficiente\s+de\s+variación|коэффициент\w*\s+вариации|hệ\s+số\s+biến\s+thiên",
        r"变异系数|変動係数|변동\s?계수",
    ),
    "variance": (r"variance|varianz|varianza|variância|дисперси[яюие]|phương\s+sai", r"方差|分散|분산"),
    "covariance": (
        r"covariance|kovarianz|covarianza|covariância|ковариаци[яюие]|hiệp\s+phương\s+sai",
        r"协方差|共分散|공분산",
    ),
    "mean": (
        r"(?:arithmetic\s+)?mean|average|mittelwert|(?:arithmetische\s+)?mittel|durchschnitt|moyenne|media|média|promedio|средн(?:ее|его|ем)|(?:giá\s+trị\s+)?trung\s+bình",
        r"均值|平均(?:值|数)?|평균",
    ),
    "median": (r"median|médiane|mediana|медиан[аыу]|trung\s+vị", r"中位数|中央値|중앙값"),
    "correlation": (
        r"(?:pearson\s+)?correlation(?:\s+coefficient)?|korrelation(?:skoeffizient)?|(?:coefficient\s+de\s+)?corrélation|(?:coeficiente\s+de\s+)?correlación|(?:coeficiente\s+de\s+)?correlação|(?:coefficiente\s+di\s+)?correlazione|(?:коэффициент\w*\s+)?корреляци[яюие]|hệ\s+số\s+tương\s+quan",
        r"相关系数|相関係数|상관\s?계수",
    ),
    "cosine": (
        r"cosine(?:\s+similarity|\s+distance)?|kosinus(?:[-\s]?ähnlichkeit)?|cosinus[-\s]?ähnlichkeit|(?:similarité\s+)?cosinus|(?:similitud\s+(?:del\s+)?)?coseno|(?:similaridade\s+(?:do\s+)?)?cosseno|косинус\w*(?:\s+(?:сходств\w+|близост\w+|угла))?|(?:độ\s+tương\s+(?:đồng|tự)\s+)?cosin\w*",
        r"余弦(?:相似度|值)?|コサイン(?:類似度)?|코사인\s?유사도",
    ),
    "argmax": (
        r"argmax|arg\s+max|predicted\s+class|vorhergesagte\s+klasse|classe\s+prédite|clase\s+predicha|lớp\s+(?:được\s+)?dự\s+đoán|предсказанн\w+\s+класс\w*",
        r"argmax|预测类别|予測クラス",
    ),
    "order": (
        r"ranking|order|rangfolge|reihenfolge|classement|ordre|orden|ordem|порядок|thứ\s+tự",
        r"排序|排名|大小顺序|順位|順序",
    ),
    "standardised": (
        r"z-?(?:scores?|values?|werte?)|standardi[sz]ed\s+values|standardisierten?\s+werte|normalisierten?\s+werte|valeurs\s+(?:normalisées|standardisées|centrées\s+réduites)|valores\s+(?:normalizados|estandarizados|padronizados)|стандартизованн\w+\s+значени\w+|giá\s+trị\s+(?:đã\s+)?chuẩn\s+hóa",
        r"z\s?(?:分数|スコア|值)|标准化(?:后的?)?值|標準化(?:した|された)?値",
    ),
    "norm": (r"(?:L_?[12]|euclidean|euklidische)[-\s]norm|norm|norme|norma|норм[ау]|chuẩn", r"范数|ノルム"),
}
_WORDS: dict[str, tuple[str, str]] = {
    "shift_inv": (
        r"(?:shift|translation)[-\s]?invariant|invariant\s+(?:under|to|with\s+respect\s+to)\s+(?:shifts?|translations?)|(?:translations|verschiebungs)invariant|invariant\s+(?:gegenüber|unter)\s+(?:verschiebung(?:en)?|translation(?:en)?)|invariante?\s+(?:par|à\s+la)\s+translations?|invariantes?\s+(?:por|ante|a|bajo)\s+(?:traslaciones|translações|desplazamientos)|инвариант\w+\s+(?:к|относительно)\s+сдвиг\w+|bất\s+biến\s+với\s+phép\s+tịnh\s+tiến",
        r"(?:具有)?(?:平移|位移)不变(?:性)?|(?:平行移動|シフト)(?:に対して)?不変",
    ),
    "scale_inv": (
        r"scale[-\s]?invariant|invariant\s+(?:under|to|with\s+respect\s+to)\s+(?:scaling|rescaling|scale)|skaleninvariant|skalierungsinvariant|invariant\s+(?:gegenüber|unter)\s+skalierung(?:en)?|invariante?\s+(?:par|au)\s+(?:changement\s+d['’]échelle|mise\s+à\s+l['’]échelle)|invariantes?\s+(?:a|ante)\s+(?:la\s+)?escala|инвариант\w+\s+(?:к|относительно)\s+масштаб\w+|bất\s+biến\s+với\s+phép\s+co\s+giãn",
        r"(?:具有)?(?:尺度|缩放)不变(?:性)?|(?:スケール|尺度)(?:に対して)?不変",
    ),
    "fourfold": (
        r"quadrupl(?:es?|ed|ing)|vervierfacht|quadruple|cuadruplica|quadruplica|quadruplica|уч[её]твер\w+|увеличи\w+\s+в\s+(?:4|четыре)\s+раза|(?:tăng|gấp)\s+(?:lên\s+)?(?:4|bốn)\s+lần",
        r"(?:变为(?:原来的)?|扩大|是原来的)(?:4|四)倍|(?:4|四)倍になる",
    ),
    "stretch": (
        r"doubl(?:ing|e[ds]?)|verdoppel[tn]|verdoppelung|verdopplung|doubler?|doublant|duplica[rn]?|duplicando|se\s+duplican|dobrar?|raddoppia(?:re)?|удво(?:ить|ении|ение|ится)|удваива\w+|(?:nhân|gấp|tăng)\s+(?:lên\s+)?(?:đôi|gấp\s+đôi)",
        r"翻倍|加倍|(?:2|二)倍(?:にし(?:ても)?|すると|しても|になる)?|扩大(?:2|两)倍",
    ),
    "threefold": (
        r"tripl(?:ing|e[ds]?)|verdreifach(?:t|en)|tripler?|triplica[rn]?|утро\w+",
        r"(?:3|三)倍(?:にし(?:ても)?|すると|しても|になる)?",
    ),
    "half": (r"halv(?:ing|e[ds]?)|halbier(?:t|en)|halbiert", r"减半|半分に(?:し(?:ても)?|すると)"),
    "grows": (
        r"increas(?:es?|ed)|rais(?:es?|ed)|grows?|erhöht|steigt|wächst|augmente|aumenta|cresce|увеличива\w+|увеличи(?:т|тся)|раст[её]т|tăng(?:\s+lên)?(?:\s+thêm)?",
        r"增加|增大|増える|増加する|大きくなる",
    ),
    "scale": (
        r"multipl(?:y|ying|ied|ies)|(?:re)?scal(?:ing|ed?)|divid(?:e|ing|ed)|multiplizier(?:t|en)|skalier(?:t|en)|geteilt|dividier(?:t|en)|multiplier|multipli(?:e|ant|ées?)|divis(?:er|ant)|multiplicar(?:se)?|multiplicando|multiplican?|dividir|escalar|multiplicados|moltiplicar?e?|moltiplicando|умнож(?:ить|ении|ение|ая|им)|поделить|делении|масштабирован\w+|nhân|chia",
        r"乘(?:以|上)?|缩放|除以|掛け(?:ても|ると|る|て)?|かけ(?:ても|ると|る|て)?|乗じ(?:ても|る)?|倍し(?:ても|て)?|割っ(?:ても|て)",
    ),
    "shift": (
        r"add(?:ing|ed|s)?(?:\s+(?:up|on))?|subtract(?:ing|ed|s)?|shift(?:ing|ed|s)?|addier(?:t|en)|addition|subtrahier(?:t|en)|verschieb(?:t|en)|ajout(?:er|e|ant|ée?)|soustra(?:ire|it|yant)|retranch(?:er|e)|suma(?:r|ndo)?|añad(?:ir|e)|resta(?:r|ndo)?|som(?:ar|ando|a)|adicionar|subtra(?:ir|indo)|aggiung(?:ere|endo)|sommar?e?|sottrar?re|sottraendo|прибав(?:ить|лении|ление|им|ляя)|добав(?:ить|лении|ление|ляя)|выче(?:сть|тании)|вычитани[еи]|cộng(?:\s+thêm)?|thêm|trừ(?:\s+đi)?",
        r"加え(?:ても|ると|る|て)?|加上?|减去?|足し(?:ても|て)?|足すと|引い(?:ても|て)|引くと",
    ),
    "all": (
        r"all|every|each|both|jede[mnrs]?|alle[nr]?|sämtliche[nr]?|beide[nr]?|chaque|tou(?:s|tes)(?:\s+les)?|cada|tod[oa]s(?:\s+(?:los|las|os|as))?|ogni|tutt[ie](?:\s+[ilg]\w*)?|всем|все[хм]?|кажд\w+|mọi|tất\s+cả(?:\s+các)?|mỗi",
        r"所有的?|每个|每一个|全部|各|すべての|全ての|全部の|全|모든|각",
    ),
    "constant": (
        r"(?:(?:the\s+same|an?|any|some)\s+)?(?:constant|scalar)(?:\s+(?:number|amount|value|factor))?(?:\s+\ue000)?|(?:the\s+same|an?|any|some)\s+(?:number|amount|value|factor)(?:\s+\ue000)?|(?:(?:die\s+|der\s+|dieselbe\s+|die\s+gleiche\s+|eine[rn]?\s+)?(?:konstante|zahl)n?)|(?:une\s+(?:même\s+)?|la\s+même\s+)?constante|(?:(?:una|la\s+misma|uma|a\s+mesma|una\s+stessa|la\s+stessa)\s+)?(?:constante|costante)|(?:(?:одну\s+и\s+ту\s+же|одно\s+и\s+то\s+же|одинаковую|любую)\s+)?(?:константу?|константы|числ[оа]|постоянную)|(?:cùng\s+)?(?:một\s+)?hằng\s+số|cùng\s+một\s+số",
        r"(?:同一(?:个)?|相同的?|一个|同じ|ある|任意の)?(?:常数|常量|定数|数|상수)",
    ),
    "objects": (
        r"logits?|inputs?|values?|numbers?|data(?:\s+points?)?|observations?|scores?|entries|components|elements|vectors?|werten?|werte|daten(?:punkten?)?|eingaben|einträgen?|vektor(?:en)?|komponenten|valeurs?|données|entrées|vecteurs?|composantes|valores|datos|entradas|vectores?|componentes|elementos|dados|vetor(?:es)?|valori|dati|vettor[ei]|значени\w+|данны[ехм]\w*|числ\w+|вектор\w*|элемент\w*|логит\w*|giá\s+trị|dữ\s+liệu|phần\s+tử|vectơ|vector|đầu\s+vào|thành\s+phần|số\s+liệu",
        r"logits?|ロジット|数据|值|元素|分量|输入|向量|データ|値|要素|成分|入力|ベクトル|データ点",
    ),
    "result": (
        r"results?|outputs?|ergebnis(?:se)?|ausgaben?|résultats?|sorties?|resultados?|salidas?|saídas?|risultat[oi]|результат\w*|выход\w*|kết\s+quả|đầu\s+ra",
        r"结果|输出|結果|出力|결과|출력",
    ),
    "stays": (
        r"unchanged|unaffected|invariant|(?:stays?|remains?|is|are|keeps?)\s+the\s+same|constant|preserves?|unverändert|invariant|inchangée?s?|invariante?s?|(?:reste|restent)\s+(?:la\s+même|les\s+mêmes|identiques?)|sin\s+cambios|igual(?:es)?|invariat[oaie]|immutat[oaie]|неизменн\w+|инвариант\w+|(?:не\s+)?тем\s+же|giữ\s+nguyên|không\s+đổi|bất\s+biến|gleich",
        r"不变|保持不变|不影响|変わらない|変わりません|変化しない|変えない|不変|影響しない|影響を与えない|변하지\s?않는다|불변",
    ),
    "changes": (
        r"chang(?:es?|ing|ed)?|alters?|affects?|modif(?:y|ies)|(?:ver)?änder[tn]|beeinflusst|chang(?:e|ent)|modifie(?:nt)?|cambian?|modifican?|alteran?|afectan?|muda|altera|modifica|cambia|меня(?:ет|ется|ют|ются)|измен(?:яет|яется|ится|ят|ятся|яют)|влия(?:ет|ют)|(?:làm\s+)?thay\s+đổi|ảnh\s+hưởng(?:\s+(?:đến|tới))?",
        r"改变|发生变化|变化|影响|変わる|変わります|変化する|変える|影響する|변한다|바뀐다",
    ),
    "and": (r"(?:and|or|und|oder|et|ou|y|e|и|или|và|hoặc)", r"和|与|且|或|と|および"),
    "not": (
        r"not|doesn['’]t|does\s+not|don['’]t|do\s+not|nicht|kein(?:e[rn]?)?|n['’]est\s+pas|pas|no|não|non|не|không(?:\s+(?:hề|phải\s+là))?",
        r"不(?:会|能)?|没有|并不(?:会)?|ない",
    ),
    "positive": (r"positive?[nr]?|positiv[oae]|положительн\w+|dương", r"正の?"),
    "filler": (
        (
            r"the|a|an|its?|their|to|by|from|of|in|under|with|respect|when|if|we|you|one|does|do|will|that|this|also|so|then|leaves?|leaving|keeps?|be|is|are|same|for|on|shape|whole|using|itself|however|moreover|again|all\s+of\s+the|at\s+all"
            r"|der|die|das|den|dem|des|ein(?:e[rmns]?)?|zu|zum|zur|von|vom|mit|um|auf|man|wenn|so|dann|sich|auch|bleib(?:t|en)|lässt|lassen|ist|sind|werden|wird|gegenüber|unter|bei|durch|hat|keinen|einfluss|wir|dieselbe|dasselbe|ebenfalls|nichts|an|am"
            r"|le|la|les|l['’]|un|une|du|de|des|d['’]|à|au|aux|par|on|si|que|ne|n['’]|laisse(?:nt)?|reste(?:nt)?|est|sont|alors|ses|même|il|elle"
            r"|el|los|las|una?|unos|del|al|por|con|si|se|que|deja|dejan|queda|quedan|permanecen?|es|son|mism[oa]s?|entonces|su|a|o|os|as|do|da|dos|das|ao|aos|à|um|uma|pelo|pela|deixa|fica|permanece|é|são|il|lo|gli|i|di|della?|dei|delle|con|lascia|resta|rimane|è|sono|stess[oai]|uno"
            r"|на|к|ко|у|в|при|если|то|от|по|то\s+же|это|её|его|и\s+то|же|остаётся|остается|остаются|для|относительно"
            r"|các|của|với|vào|cho|cùng|một|thì|là|cũng|khi|nếu|ta|sẽ|lên|hàm|luôn|được|từ|đi|phép|này|chúng|tất|cả|qua"
        ),
        r"把|将|对|给|都|同时|的|会|也|则|就|后|之后|时|上|一个|同一个?|相同的?|所|其|保持|是|在|下|を|に|の|は|が|も|で|同じ|だけ|して|しても|し|しない|する|から|ても|と|へ|ある|である|です|결과|값|를|을|은|는|이|가|에|로|더해도|곱해도|더하면|곱하면",
    ),
}


def _any_of(*tags: str) -> Several:
    """Whether any word with one of some tags may stand in a text."""
    west, east = ("|".join(_WORDS[tag][side] for tag in tags) for side in range(2))
    return Several(Spotted(west, re.IGNORECASE), Spotted(east))


_INNER = ("shift_inv", "scale_inv")
_FOLLOWS = _any_of("stays", "changes", "fourfold", "stretch", "grows", "scale", *_INNER)
_DOES = _any_of("shift", "scale", "stretch", "threefold", "half", *_INNER)
_WHOLE = _any_of("all", "constant", *_INNER)
_LONGEST = 300


@cache
def _lexicon() -> Lexicon:
    return Lexicon(_WORDS, _QUANTITIES, NUMBER)


def invariances(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claims of what stays and what changes that a note makes in words."""
    if not that_may_match(_DOES, texts):
        return
    for running in texts:
        words = running.text.words
        if running.block.kind == "formula" or not _DOES.may_match(words):
            continue
        if not _FOLLOWS.may_match(words) or not (_WHOLE.may_match(words) or running.text.formulas):
            continue
        for start, end, mark in sentences(words):
            if mark not in {"?", "？"} and end - start <= _LONGEST:
                claim = _claim(note, running, start, end, doubts)
                if claim is not None:
                    yield claim


def _claim(note: Note, running: Running, start: int, end: int, doubts: Mapping[int, str]) -> Equation | None:
    text = running.text

    def of_formula(at: int) -> tuple[str, str] | None:
        return _of_formula(note, text.formulas[at].text) if at in text.formulas else None

    read = _lexicon().words_of(text.words, start, end, of_formula)
    told = _whole(read)
    if not told:
        return None
    found = _meaning(running, told)
    if (
        found is None
        or _OF_OTHERS.search(text.words, start, end) is not None
        or excepts(text.words[told[-1].end : end])
    ):
        return None
    span = place_of(text, told[0].start, told[-1].end)
    return Equation(
        path=note.path,
        span=span,
        kind=TOLD_LAW,
        text=" ".join(note.source[span].split()),
        scope=running.block.scope,
        left=Term(Passage(found[1], ((0, span.start),)), Syntax.PLAIN),
        relation=Relation.EQUAL,
        right=Term(Passage(text.shown(told[0].start, told[-1].end), ((0, span.start),)), Syntax.PLAIN),
        lead=found,
        doubt=doubts.get(running.block.scope) or doubt_of_sentence(running, start, end),
    )


def _whole(read: list[Word]) -> list[Word]:
    """The words up to the end of the sentence, or to the last break before one that is not known."""
    if read and read[-1].tag == OTHER:
        breaks = [at for at, one in enumerate(read) if one.tag == "break" and one.value != "、"]
        read = read[: breaks[-1]] if breaks else []
    while read and read[-1].tag == "break":
        read = read[:-1]
    return read


_ALIKE = frozenset({"standardised", "cosine", "correlation", "norm"})
"""Quantities of whole vectors."""
_TRIVIAL = frozenset({"0", "1", "-1"})


_FACTORS = {"stretch": Fraction(2), "threefold": Fraction(3), "fourfold": Fraction(4), "half": Fraction(1, 2)}
_DONE = frozenset({"shift", "scale", "grows", *_FACTORS})


def _effect(told: Sequence[Word]) -> tuple[str, ...] | None:
    """What becomes of a quantity in numbers, where a sentence tells that: `doubling all values doubles the mean`."""
    done = [one for one in told if one.tag in _DONE]
    rest = [one.tag for one in told if one not in done and one.tag not in {"break", "number"}]
    quantities = [one for one in told if one.tag == "quantity"]
    wholes = [one for one in told if one.tag == "all"]
    objects = [one for one in told if one.tag in {"objects", "items", "vector"}]
    if len(done) != 2 or len(quantities) != 1 or len(wholes) != 1 or len(objects) != 1 or len(rest) != 3:
        return None
    first, second = done
    behind = quantities[0].start < first.start
    action, effect = (second, first) if behind else (first, second)
    changed = (wholes[0].start, objects[0].start)
    if not all(at > first.start if behind else at < second.start for at in changed):
        return None
    amounts = [_amount(told, one, done) for one in (action, effect)]
    if None in amounts or 0 in amounts or action.tag == "grows":
        return None
    change = Change.SHIFT if action.tag == "shift" else Change.STRETCH
    kind = Change.SHIFT if effect.tag in {"shift", "grows"} else Change.STRETCH
    words = (quantities[0].value, change.value, str(amounts[0]), kind.value, str(amounts[1]))
    known = decide_effect(words[0], words[1], Fraction(words[2]), words[3], Fraction(words[4]))
    return None if known is None else (EFFECT, *words)


_UNDOING = late(
    r"divid|geteilt|dividier|divis|divid|delen|делени|поделить|раздел|chia|除|割|나누|subtra|subtrah|soustra|retranch|resta|sottra|вычи|выче|trừ|减|引|빼",
    re.IGNORECASE,
)
"""Words of a change that makes less of what it names: how much, is not told by the number alone."""
_VECTORS = late(r"ve[ck]t|вектор|véc|向量|ベクトル|벡터", re.IGNORECASE)
_OF_OTHERS = late(
    r"(?<!\w)(?:numbers?\s+of|anzahl|nombre\s+d|número\s+de|numero\s+di|количеств|числ[оа]\s|số\s+lượng|but|aber|sondern|mais|pero|sino|ma|но|nhưng|same\s+vector)(?!\w)|个数|数量|但|件数|個数",
    re.IGNORECASE,
)
"""Words by which something else is changed, or left alone, too."""


def _amount(told: Sequence[Word], of: Word, done: Sequence[Word]) -> Fraction | None:
    """By how much something is changed: what the word says, or the one number between it and the next change."""
    if of.tag in _FACTORS:
        return _FACTORS[of.tag]
    later = [one.start for one in done if one.start > of.start]
    stop = later[0] if later else told[-1].end
    numbers = [one.value for one in told if one.tag == "number" and of.start < one.start < stop]
    return Fraction(numbers[0]) if len(numbers) == 1 else None


def _meaning(running: Running, told: Sequence[Word]) -> tuple[str, ...] | None:
    """What a sentence tells: the quantity, what is done, and whether it stays."""
    tags = [one.tag for one in told]
    quantities = {one.value for one in told if one.tag == "quantity"}
    effects = [tag for tag in tags if tag in {"stays", "changes"}]
    done = [tag for tag in tags if tag in _DONE]
    inner = [tag for tag in tags if tag in {"shift_inv", "scale_inv"}]
    denied = tags.count("not")
    if denied > 1 or "and" in tags:
        return None
    if inner:
        if (
            len(inner) != 1
            or effects
            or done
            or len(quantities) != 1
            or set(tags) - {"quantity", "not", *inner}
        ):
            return None
        change = Change.SHIFT if inner[0] == "shift_inv" else Change.STRETCH
        return _known(next(iter(quantities)), change, stays=not denied)
    if not effects and not denied and len(done) > 1:
        words = running.text.words[told[0].start : told[-1].end]
        return None if _UNDOING.search(words) is not None else _effect(told)
    if len(effects) != 1 or len(done) != 1 or "grows" in done:
        return None
    if len(quantities) != 1:
        return None
    (quantity,) = quantities
    if quantity == "cosine" and not {"vector", "items"} & set(tags):
        things = (running.text.words[one.start : one.end] for one in told if one.tag == "objects")
        if not any(map(_VECTORS.search, things)):
            return None  # that of angles, perhaps
    numbers = [one.value for one in told if one.tag == "number"]
    amounts = len(numbers) + tags.count("constant") + tags.count("letter")
    whole = "vector" in tags or "items" in tags or "objects" in tags
    if not whole or len(numbers) > 1 or set(numbers) & _TRIVIAL or (done[0] not in _FACTORS and amounts < 1):
        return None
    if "all" not in tags and not (quantity in _ALIKE and "vector" in tags):
        return None
    change = _change(done[0], numbers, positive="positive" in tags)
    return _known(quantity, change, stays=(effects[0] == "stays") != bool(denied))


def _change(done: str, numbers: Sequence[str], *, positive: bool) -> Change:
    if done == "shift":
        return Change.SHIFT
    known = positive or done in _FACTORS or any(float(one) > 0 for one in numbers)
    return Change.STRETCH if known else Change.SCALE


def _known(quantity: str, change: Change, *, stays: bool) -> tuple[str, ...] | None:
    if decide_change(quantity, change, stays) is None:
        return None
    return CHANGE, quantity, change.value, "stays" if stays else "changes"


_ITEMS = late(r"\s*[a-z]\s*_\s*\{?\s*[ijk]\s*\}?\s*")
_VECTOR = late(r"\s*(?:\\(?:mathbf|vec|boldsymbol|bm)\s*\{?\s*)?[a-z]\s*\}?\s*")
_LETTERS = late(r"\s*(?:c|k|C|\\lambda|\\alpha|a|b)\s*(?:\\neq\s*0\s*)?")
_POSITIVE = late(r"\s*(?:c|k|C|\\lambda|\\alpha|a)\s*>\s*0\s*")
_NUMBER = late(r"\s*[-−]?\d{1,15}(?:\.\d{1,15})?\s*")
_CALLED = late(
    r"\s*\\?(?:operatorname|mathrm|text|mathsf)?\s*\{?\s*softmax\s*\}?\s*(?:\(\s*(?:\\mathbf\s*\{)?\s*[a-z]\s*\}?\s*\)(?:_\{?[ij]\}?)?)?\s*"
)


def _of_formula(note: Note, written: str) -> tuple[str, str] | None:
    plain = "".join(written.split())
    if _NUMBER.fullmatch(written):
        return "number", plain.replace("−", "-")
    if _CALLED.fullmatch(written):
        return "quantity", "softmax"
    if written.lstrip().startswith((r"\hat", "z")) and plain in standardised_names(note):
        return "quantity", "standardised"
    if _LETTERS.fullmatch(written):
        return "letter", plain
    if _POSITIVE.fullmatch(written):
        return "positive", plain
    if _ITEMS.fullmatch(written):
        return "items", plain
    return ("vector", plain) if _VECTOR.fullmatch(written) else None
