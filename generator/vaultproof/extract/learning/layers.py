r"""The layers of a network as tables and sentences name them: `conv 5×5, 16 filters, s=1`, `Conv2d(3, 16, 5)`,
`max-pool 2×2`, `dense 10`, `FC 400 → 120`. Reads their numbers, and tells what they have by them: sizes and parameters.

Says nothing of what does not plainly stand there. Computes no value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from vaultproof.spot import late


class LayerKind(Enum):
    """What a layer does."""

    CONVOLUTION = "convolution"
    POOLING = "pooling"
    DENSE = "dense"
    FLATTEN = "flatten"
    PLAIN = "one that leaves sizes as they are and has no parameters"
    INPUT = "input"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """The numbers of a layer, None for those that are not told. `padding` is -1 for `same`. Of a dense layer `filters`
    are its units and `channels` its inputs."""

    kind: LayerKind
    kernel: tuple[int, int] | None = None
    filters: int | None = None
    channels: int | None = None
    stride: int | None = None
    padding: int | None = None
    bias: bool | None = None
    normed: bool = False

    @property
    def counted(self) -> tuple[str, ...]:
        """Terms for the number of its parameters: the one that is meant first, then others that may be; none where a
        number for it is not told."""
        if self.kind in {LayerKind.POOLING, LayerKind.FLATTEN, LayerKind.PLAIN}:
            return ("0",)
        if self.filters is None or self.channels is None:
            return ()
        times = rf"{self.channels} \cdot {self.filters}"
        if self.kind is LayerKind.CONVOLUTION:
            if self.kernel is None:
                return ()
            times = rf"{self.kernel[0]} \cdot {self.kernel[1]} \cdot {times}"
        biased = f"{times} + {self.filters}"
        norms = [rf" + {many} \cdot {self.filters}" for many in (2, 4)] if self.normed else []
        with_norms = [f"{one}{norm}" for one in (times, biased) for norm in norms]
        if self.bias is None:
            return biased, times, *with_norms
        return biased if self.bias else times, *with_norms


PADDED_ALIKE = -1
"""The padding by which a layer with stride 1 leaves the size as it is."""
CONVOLVES = (
    r"conv(?:ol\w*|s|\d?d?)?\d*(?![a-z])|faltung\w*|св[её]рт\w+|свёрточн\w+|tích\s+chập|卷积|畳み込み|합성곱"
    r"|splot\w*"
)
POOLS = (
    r"(?:max|avg|average|mean|mittelwert)?[-\s_]?pool(?:ing)?(?:2d)?\d*|пулинг\w*|подвыборк\w+|gộp|池化"
    r"|プーリング|풀링"
)
CONNECTS = (
    r"dense|linear|fc\d*(?![a-z])|fully[-\s]connected|voll\s?verbunden\w*|vollvernetzt\w*|dichte?\s+schicht|linéaire|(?:entièrement|complètement|totalement)\s+connectée?s?|totalmente\s+conectad[ao]s?"
    r"|completamente\s+connesso|dens[ao]|полносвязн\w+|линейн\w+|kết\s+nối\s+đầy\s+đủ|tuyến\s+tính|w\s+pełni\s+połączon\w+|gęst\w+|全[连連]接|线性层|全結合|線形層|전결합|완전\s?연결|선형\s?층"
)
_FLATTENS = r"flatten\w*|aplati\w*|aplan\w*|achat\w*|展平|平坦化|평탄화|플래튼|выпрямл\w+"
_LEAVES = (
    r"relu|dropout|softmax|sigmoid|tanh|gelu|activation|aktivierung|activación|ativação|attivazione"
    r"|активаци\w+|激活|活性化|활성화"
)
_READS = r"inputs?|eingabe|entrée|entrada|ingresso|вход\w*|đầu\s+vào|输入|入力|입력"
_NORMS = r"batch\s?-?norm\w*|\bBN\b|layer\s?-?norm\w*|批归一化"
_KINDS = (
    (LayerKind.CONVOLUTION, late(CONVOLVES, re.IGNORECASE)),
    (LayerKind.POOLING, late(POOLS, re.IGNORECASE)),
    (LayerKind.DENSE, late(rf"(?<![a-zà-ÿ])(?:{CONNECTS})", re.IGNORECASE)),
    (LayerKind.FLATTEN, late(_FLATTENS, re.IGNORECASE)),
    (LayerKind.PLAIN, late(_LEAVES, re.IGNORECASE)),
    (LayerKind.INPUT, late(_READS, re.IGNORECASE)),
)
_UNREAD = late(
    r"transpos|deconv|up-?\s?conv|upsampl|fractional|unpool|depth-?\s?wise|separ|pointwise|group|gruppier|dilat|atrous|global|adaptiv|residual|resid|concat|skip|lstm|gru(?![a-z])|rnn|attention|embed|lora|mask"
    r"|blocks?|bottleneck|×\s?\d+\s+(?:layers|times)|conv[13]d|3d|1d|locally|shared|tied|转置|反卷积|空洞|膨胀|全局|深度可分离|分组|転置|グローバル|深さ|전치|전역|глобальн|транспонир|глубин|toàn\s+cục|globale?",
    re.IGNORECASE,
)
_TIMES = r"\s?(?:[×xX*]|\\times)\s?"
_SQUARE = rf"(?<![\d×xX*.])(?P<high>\d{{1,2}}){_TIMES}(?P<wide>\d{{1,2}})(?!\d|{_TIMES}\d)"
_PAIR = r"\(\s*(?P<first>\d{1,2})\s*,\s*(?P<second>\d{1,2})\s*\)"
_LINK = r"\s{0,2}(?:size\s{0,2})?[=:]?\s{0,2}"
_KERNEL = late(
    rf"(?:kernel(?:[_\s]?size)?|filter\s?size|(?<![a-z])k|noyau|núcleo|ядро|kern|커널|カーネル|卷积核|kích\s+thước\s+nhân){_LINK}(?:{_PAIR}|(?P<one>\d{{1,2}})(?!\d|{_TIMES}\d|\s?[.,]\d))",
    re.IGNORECASE,
)
_BY = late(_SQUARE)
_STRIDE = late(
    r"(?:strides?|schrittweite|pas|paso|passo|zancada|шаг|krok|bước(?:\s+(?:nhảy|trượt))?|步长|步幅|ストライド|스트라이드|(?<![a-z])s)"
    rf"{_LINK}(?:(?P<one>\d{{1,2}})(?!\d|\s?[.,]\d|{_TIMES}\d)|{_PAIR}|(?P<high>\d){_TIMES}(?P<wide>\d))|/\s?(?P<slash>\d)(?!\d)",
    re.IGNORECASE,
)
_PADDING = late(
    r"(?:(?:zero[-\s])?padding|pad|polsterung|remplissage|relleno|preenchimento|дополнение|паддинг|đệm|填充|パディング|패딩|(?<![a-z])p)"
    rf"{_LINK}['\"]?(?:(?P<one>\d{{1,2}})(?!\d|\s?[.,]\d)|{_PAIR}|(?P<word>same|valid)['\"]?)|(?<![a-z])(?P<bare>same|valid)(?![a-z])"
    r"|(?P<none>(?:no|without|ohne|sans|sin|sem|senza|без|bez|không|无|無)\s?(?:padding|polsterung|remplissage|relleno|preenchimento|дополнения|паддинга|đệm|填充)|パディングなし|패딩\s?없)",
    re.IGNORECASE,
)
BIAS = (
    r"bias(?:es)?|biais|sesgos?|viés|vieses|смещени\w+|byas\w*|偏置|バイアス|편향|độ\s+lệch"
    r"|verschiebung\w*|polaryzacj\w+"
)
_BIASED = late(
    rf"(?P<not>(?:no|without|w/o|ohne|sans|sin|sem|senza|без|bez|không(?:\s+có)?|无|不含|沒有|没有)\s?(?:\w{{2,4}}\s)?(?:{BIAS})|bias\s?=\s?false|(?:{BIAS})\s?(?:なし|無し|없이|없음|없는))"
    rf"|(?P<with>{BIAS})",
    re.IGNORECASE,
)
_FILTERED = late(
    r"(?<![\d.,×xX*])(?P<before>\d{1,5})\s?(?:filt(?:er|re|ro|r)s?|filtern|kernels|noyaux|núcleos|фильтр\w*|filtr\w*|bộ\s+lọc|个?(?:滤波器|卷积核|过滤器)|フィルタ[ー]?|개?의?\s?필터|output\s+channels|channels\s+out|maps|feature\s+maps"
    r"|units?|neurons?|neuronen|einheiten|neurones|neuronas|unidades|neurônios|unità|neuroni|нейрон\w*|единиц|neuronów|nơ-?ron|个?神经元|ユニット|ニューロン|유닛|뉴런)(?![^\W\d_])"
    r"|(?:filt(?:er|re|ro)s?|channels|units|neurons|out_channels|фильтры|фильтров|通道数?|チャンネル数?|채널\s?수?)\s{0,2}[=:]?\s{0,2}(?P<behind>\d{1,5})(?![\d.,]*\d|\s?[×xX*]|\s?->|\s?→)"
    r"|(?P<at>\d{1,5})\s?@",
    re.IGNORECASE,
)
_INTO = late(
    r"(?<![\d.,×xX*])(?P<from>\d{1,6})\s?(?:→|->|=>|⇒|\\to|\\rightarrow)\s?(?P<to>\d{1,6})(?![\d.,]*\d|\s?[×xX*])"
)
_TORCH = late(
    r"(?:nn\.)?(?P<name>Conv2d|Linear)\s?\(\s*(?:in_(?:channels|features)\s?=\s?)?(?P<from>\d{1,6})\s*,\s*(?:out_(?:channels|features)\s?=\s?)?(?P<to>\d{1,6})\s*(?:,(?P<rest>[^()]{0,80}(?:\([^()]{0,20}\)[^()]{0,40})?))?\)"
)
_KERAS = late(
    r"(?P<name>Conv2D|Dense)\s?\(\s*(?:filters\s?=\s?|units\s?=\s?)?(?P<to>\d{1,6})\s*(?:,(?P<rest>[^()]{0,80}(?:\([^()]{0,20}\)[^()]{0,40})?))?\)"
)
_FIRST_NUMBER = late(
    rf"\s*(?:(?P<one>\d{{1,2}})(?!\d|\s?[×xX*])|{_PAIR}|(?P<high>\d{{1,2}}){_TIMES}(?P<wide>\d{{1,2}}))"
)
_NAMED_NUMBER = late(r"[^\W\d_]+[-_]?\d+[a-z]?(?![\w.])|\b\d+(?:st|nd|rd|th)\b")
_LONE = late(r"(?<![\d.,×xX*=/])\d{1,5}(?![\d.,]*\d|\s?[×xX*%])")


def layer_of(text: str) -> Layer | None:
    """The layer that a text names; None where it is not certain which it is. A number of nothing else counts its
    filters or units where the text is no sentence but a name."""
    if _UNREAD.search(text) is not None:
        return None
    kinds = [kind for kind, pattern in _KINDS if pattern.search(text) is not None]
    if not kinds:
        return None
    kind = kinds[0]
    if len(kinds) > 1 and not {*kinds[1:]} <= {LayerKind.PLAIN, LayerKind.FLATTEN, LayerKind.INPUT}:
        return None
    layer = Layer(kind=kind, bias=bias_of(text), normed=re.search(_NORMS, text, re.IGNORECASE) is not None)
    if kind not in {LayerKind.CONVOLUTION, LayerKind.POOLING, LayerKind.DENSE}:
        return layer
    if (call := _TORCH.search(text)) is not None or (call := _KERAS.search(text)) is not None:
        return _of_call(call, layer)
    return _of_words(text, layer)


def bias_of(text: str) -> bool | None:
    """Whether a text says that a layer has a bias."""
    match = _BIASED.search(text)
    return None if match is None else match["not"] is None


def _of_call(call: re.Match[str], layer: Layer) -> Layer:
    """A layer that is written as in code, with the numbers that it has there if they are not told."""
    rest = call["rest"] or ""
    channels = int(call["from"]) if "from" in call.re.groupindex else None
    layer = replace(layer, filters=int(call["to"]), channels=channels, bias=layer.bias is not False)
    if layer.kind is not LayerKind.CONVOLUTION:
        return layer
    first = _FIRST_NUMBER.match(rest)
    kernel = _size(first) if first is not None else _size(_KERNEL.search(rest))
    stride = _size(_STRIDE.search(rest))
    return replace(
        layer, kernel=kernel, stride=stride[0] if stride is not None else 1, padding=_padding(rest) or 0
    )


def _size(match: re.Match[str] | None) -> tuple[int, int] | None:
    """Both sides of what a match gives the size of."""
    if match is None:
        return None
    found = match.groupdict()
    one = found.get("one") or found.get("slash")
    high = one or found.get("high") or found.get("first")
    wide = one or found.get("wide") or found.get("second")
    return (int(high), int(wide)) if high and wide else None


def _padding(text: str) -> int | None:
    match = _PADDING.search(text)
    if match is None:
        return None
    word = (match["word"] or match["bare"] or "").casefold()
    if word or match["none"]:
        return PADDED_ALIKE if word == "same" else 0
    size = _size(match)
    return size[0] if size is not None else None


def _of_words(text: str, layer: Layer) -> Layer | None:
    """A layer whose numbers are told in words, each once."""
    stride, padding = _size(_STRIDE.search(text)), _padding(text)
    rest = _PADDING.sub(" ", _STRIDE.sub(" ", text))
    kernels = [*_KERNEL.finditer(rest), *_BY.finditer(rest)]
    sizes = {_size(one) for one in kernels}
    if len(sizes) > 1 and layer.kind is not LayerKind.DENSE:
        return None
    kernel = sizes.pop() if sizes else None
    rest = _BY.sub(" , ", _KERNEL.sub(" , ", rest))
    layer = replace(layer, kernel=kernel, stride=stride[0] if stride is not None else None, padding=padding)
    if layer.kind is LayerKind.POOLING:
        return layer
    into = [*_INTO.finditer(rest)]
    if len(into) == 1:
        return replace(layer, channels=int(into[0]["from"]), filters=int(into[0]["to"]))
    filtered = [*_FILTERED.finditer(rest)]
    if len(filtered) == 1:
        match = filtered[0]
        return replace(layer, filters=int(match["before"] or match["behind"] or match["at"]))
    lone = _LONE.findall(_NAMED_NUMBER.sub(" ", rest))
    if len(lone) == 1 and not filtered and not into:
        return replace(layer, filters=int(lone[0]))
    return layer if not lone and not filtered and not into else None
