r"""How many parameters a layer has, told in a sentence: “a dense layer with 784 inputs and 128 units has 100,480
parameters”, “Conv2d(3, 64, 3): 1792 params”; and how far stacked convolutions see.

Where the sentence holds words that may tell of more than one layer, a mismatch proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaultproof.claim import Equation, Relation
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.learning.convolutions import SEVERAL
from vaultproof.extract.learning.layers import BIAS, CONNECTS, CONVOLVES, Layer, LayerKind, layer_of
from vaultproof.extract.tables.borne_out import value_of
from vaultproof.extract.told import NumberText, Told, claim_told, sentence_start
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_COUNT = r"\d{1,3}(?:(?:[  \u202f,.'’]|\\,|\{,\})\d{3})+(?!\d)|\d{1,15}(?![.,]?\d)"
_NOUN = (
    r"param\w*|par[áâ]m\w*|параметр\w*|tham\s+số|参数|パラメータ[ー]?|파라미터|매개변수|weights|gewichte"
    r"|poids|pesos|весов|веса|wag\w*|trọng\s+số|重み"
)
_ADJECTIVE = (
    r"(?:trainable|learnable|trainierbare|lernbare|entraînables|entrenables|treináveis|allenabili"
    r"|обучаемых|individual|можно\s+обучать|个|個の?|개의?)"
)
_COUNTED = Spotted(
    rf"(?<![\d.,])(?P<before>{_COUNT})\s?(?:{_ADJECTIVE}\s?)?(?:{_NOUN})"
    rf"|(?:{_NOUN})(?:数|量|個数|の数|\s?수|\s+count)?\s?(?::|：|=|→|is|are|beträgt|ist|est|es|é|è|равно|là|为|是|は|は全部で|는|은|이|가)\s{{0,2}}\$?(?P<behind>{_COUNT})",
    re.IGNORECASE,
)
_CHANNELS = r"channels?|kanäle?n?|canaux|canales|canais|canali|канал\w*|kanał\w*|kênh|通道|チャンネル|채널"
_INPUTS = (
    r"inputs?|input\s+(?:features|units|neurons)|in_features|eingängen?|eingaben?|eingangsneuronen"
    r"|entrées?|entradas?|ingressi|вход\w*|wejś\w+|đầu\s+vào|输入|入力|입력"
)
_OUTPUTS = (
    r"outputs?|output\s+(?:features|units|neurons)|out_features|units?|neurons?|hidden\s+units|ausgängen?"
    r"|ausgaben?|neuronen|einheiten|sorties?|neurones|unités|salidas?|neuronas|unidades|saídas?|neurônios"
    r"|uscite|neuroni|unità|выход\w*|нейрон\w*|wyjś\w+|neuron\w*|đầu\s+ra|nơ-?ron|输出|神经元|出力"
    r"|ユニット|ニューロン|출력|유닛|뉴런"
)
_INTO = late(
    rf"(?<![\d.,×xX*])(?:(?:from|von|de|da|из|с|z|từ|从|dari)\s{{0,2}})?(?P<from>\d{{1,6}})(?:\s(?:input\s)?(?:{_CHANNELS}))?\s?(?:→|->|=>|⇒|\\to(?![a-z])|\\rightarrow|to|auf|nach|à|vers|a|al|para|в|до|на|do|lên|到|から)\s?(?P<to>\d{{1,6}})(?![\d.,]*\d|\s?[×xX*])",
    re.IGNORECASE,
)
_READS = late(
    rf"(?<![\d.,×xX*])(?P<number>\d{{1,6}})\s?(?:个|個の?|개의?\s?)?(?:input\s+(?:{_CHANNELS})|eingangskanäle?n?|canaux\s+d['’]entrée|canaux\s+en\s+entrée|canales\s+de\s+entrada|canais\s+de\s+entrada|canali\s+(?:di|in)\s+ingresso|входн\w+\s+канал\w*|kênh\s+(?:đầu\s+)?vào|输入通道|入力チャンネル|입력\s?채널|(?:{_INPUTS})(?![^\W\d_]))"
    rf"|(?:in_channels|in_features|input\s+channels|输入通道数?|入力チャンネル数?|입력\s?채널\s?수?)\s?[=:：为]?\s?(?P<behind>\d{{1,6}})(?![\d.,]*\d)",
    re.IGNORECASE,
)
_GIVES = late(
    rf"(?<![\d.,×xX*])(?P<number>\d{{1,6}})\s?(?:个|個の?|개의?\s?)?(?:output\s+(?:{_CHANNELS})|ausgangskanäle?n?|canaux\s+(?:de|en)\s+sortie|canales\s+de\s+salida|canais\s+de\s+saída|canali\s+(?:di|in)\s+uscita|выходн\w+\s+канал\w*|kênh\s+(?:đầu\s+)?ra|输出通道|出力チャンネル|출력\s?채널|(?:{_OUTPUTS})(?![^\W\d_])|filt(?:ers?|ern|res|ros|ri)|фильтр\w*|bộ\s+lọc|filtrów|(?:个)?(?:滤波器|卷积核)|フィルタ[ー]?|필터)"
    rf"|(?:out_channels|out_features|output\s+channels|输出通道数?|出力チャンネル数?|출력\s?채널\s?수?)\s?[=:：为]?\s?(?P<behind>\d{{1,6}})(?![\d.,]*\d)",
    re.IGNORECASE,
)
_LAYER = Spotted(rf"(?<![a-z])(?:{CONVOLVES}|{CONNECTS})", re.IGNORECASE)
_TOPIC = late(
    rf"""(?<!\w)(?:{_NOUN}|{_CHANNELS}|{_INPUTS}|{_OUTPUTS}|{CONVOLVES}|{CONNECTS}|{BIAS}|{_ADJECTIVE}
    |layer|filters?|kernels?|size|kernel_size|stride|padding|nn|has|have|contains|needs|costs?|uses|with|without|no|from|to|and|plus|gives|total|of|alone|exactly|grayscale|rgb|on
    |schicht|der|größe|hat|besitzt|braucht|benötigt|enthält|mit|ohne|von|auf|insgesamt|genau
    |couche|de\s+taille|compte|possède|contient|nécessite|avec|sans|vers|au\s+total|filtres?
    |capa|de\s+tamaño|tiene|necesita|contiene|usa|con|sin|en\s+total|filtros?|camada|tem|possui|precisa|com|sem|no\s+total|strato|uno|denso|di|da|al?|ha|possiede|richiede|senza|in\s+totale|filtri
    |слой|слоя|размера|размером|имеет|содержит|требует|всего|со|без|фильтр\w*|warstwa|ma|zawiera|bez|z|łącznie|lớp|có|gồm|tổng|cộng|không|với|chứa|bộ\s+lọc)(?!\w)
    |参数[数量]?|パラメータ[ー]?数?|[数量]|파라미터|매개변수|重み|通道|チャンネル|채널|输入|输出|入力|出力|입력|출력|神经元|ユニット|ニューロン|유닛|뉴런|卷积|畳み込み|합성곱|全[连連]接|全結合|线性|線形|완전\s?연결|선형|偏置|バイアス|편향|大小|サイズ|크기|层|有|共有|共|含|包含|个|需要|不含|无|滤波器|卷积核|層|には|ある|持つ|なし|あり|フィルタ[ー]?|個|つ|の|は|が|を|층|계층|레이어|있다|가진다|가지며|필터|개|없음|없이|이다|의|는|은""",
    re.IGNORECASE | re.VERBOSE,
)
_WEIGHTS = late(r"weights|gewichte|poids|pesos|вес|wag|trọng\s+số|重み", re.IGNORECASE)
_BARE = "it is so without biases, of which the sentence says nothing"
_MAY_BE_MORE = "its words may tell of several layers, or of other parameters"
_PLURAL = late(
    r"(?<!\w)(?:layers|both|each|every|per|all|schichten|beide|jede\w*|alle|couches|chaque|chacune|capas|cada|ambas|camadas|strati|ogni|сло[иёе]\w*|кажд\w+|оба|warstwy|każd\w+|các|mỗi)(?!\w)|各|每|それぞれ|각",
    re.IGNORECASE,
)
_NUMBERS = late(r"(?<![\d.,×xX*=/])\d{1,6}(?![\d.,]*\d|\s?[×xX*%])")
_NAMED = late(r"[^\W\d_]+[-_]?\d+[a-z]?(?![\w.])")
_ENDS = late(r"[.!?;](?=\s)|[。！？；\n]")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with the number in it that counts parameters, and where both stand in their text."""

    text: str
    start: int
    count: tuple[int, int]


def layer_counts(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each number of parameters that a sentence tells of one layer."""
    source = note.source.text
    if not (_COUNTED.may_match(source) and _LAYER.may_match(source)) or _LAYER.search(source) is None:
        return
    for one in texts:
        for match in _COUNTED.finditer(one.text):
            group = "before" if match["before"] else "behind"
            sentence = _sentence(one.text, match.span(group))
            layer = _layer(sentence) if sentence is not None else None
            if sentence is None or layer is None or not layer.counted:
                continue
            stated = int(re.sub(r"\D", "", match[group]))
            term = next((term for term in layer.counted if value_of(term) == stated), layer.counted[0])
            told = Told(*match.span(group), Relation.EQUAL, str(stated))
            whole = _WHOLE.match(one.text, match.start(), match.end())
            if whole is None:
                continue
            claim = claim_told(note, one.block, whole, term, told, doubts)
            rest = sentence.text[: sentence.count[0]] + " " + sentence.text[sentence.count[1] :]
            plain = goes_on_plainly(_MARKS.sub(" ", rest), _TOPIC)
            bare = layer.bias is None and term != layer.counted[0] and _WEIGHTS.search(match.group()) is None
            claim = claim.loosely(_BARE if bare and value_of(term) == stated else None)
            claim = replace(
                claim, doubt=doubts.get(one.block.scope) or doubt_of(rest) or (_BARE if claim.loose else None)
            )
            one_alone = plain and SEVERAL.search(rest) is None and _PLURAL.search(rest) is None
            yield claim.loosely(None if one_alone else _MAY_BE_MORE)


_WHOLE = late(r".+", re.DOTALL)
_MARKS = late(r"[$`*_()]|\\(?:times|to|rightarrow)|→|×|(?<=\d)x(?=\d)")


def _sentence(text: str, count: tuple[int, int]) -> _Sentence | None:
    """The sentence around a number of parameters, where it tells of no other one."""
    start = sentence_start(text, count[0])
    end = _ENDS.search(text, count[1])
    sentence = text[start : end.start() if end is not None else len(text)]
    if (
        len(sentence) > _LONGEST
        or len([*_COUNTED.finditer(sentence)]) != 1
        or "=" in _KEYWORDS.sub("", sentence)
    ):
        return None
    return _Sentence(sentence, start, (count[0] - start, count[1] - start))


_KEYWORDS = late(r"(?:kernel_size|stride|padding|bias|in_\w+|out_\w+|[kspnf])\s?=|=>")


def _layer(sentence: _Sentence) -> Layer | None:
    """The layer that a sentence tells of, with what it reads and what it gives."""
    rest = sentence.text[: sentence.count[0]] + " " + sentence.text[sentence.count[1] :]
    rest = re.sub(rf"(?i){_NOUN}", " ", rest.replace("$", " "))
    if len(_LAYER.findall(rest)) != 1:
        return None
    called = layer_of(rest)
    if called is not None and called.channels is not None and called.filters is not None:
        return called
    channels, filters = None, None
    into = [*_INTO.finditer(rest)]
    if len(into) == 1:
        channels, filters = int(into[0]["from"]), int(into[0]["to"])
        rest = _INTO.sub(" ", rest)
    elif not into:
        reads, gives = [*_READS.finditer(rest)], [*_GIVES.finditer(rest)]
        if len(reads) != 1 or len(gives) != 1 or reads[0].start() == gives[0].start():
            return None
        channels, filters = (int(one["number"] or one["behind"]) for one in (reads[0], gives[0]))
        rest = _GIVES.sub(" ", _READS.sub(" ", rest))
    layer = layer_of(re.sub(rf"(?i)(?<!\w)(?:{_CHANNELS}|{_INPUTS}|{_OUTPUTS})(?!\w)", " ", rest))
    if (
        layer is None
        or layer.kind not in {LayerKind.CONVOLUTION, LayerKind.DENSE}
        or layer.filters is not None
    ):
        return None
    if layer.kind is LayerKind.DENSE and (layer.kernel is not None or _NUMBERS.search(_NAMED.sub(" ", rest))):
        return None
    return replace(layer, channels=channels, filters=filters)
