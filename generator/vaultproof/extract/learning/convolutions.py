r"""Sizes of what convolutions and poolings give: rows of tables with input, kernel, stride, padding and output, and
sentences such as “input 32×32, kernel 5×5, stride 1, no padding → 28×28”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_LAYERS
from vaultproof.extract.tables.cells import cells_of_tables
from vaultproof.note import Block, Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_SPOKEN_OF = Spotted(
    r"convolu|conv\d?d?\b|\bcnns?\b|pooling|faltung|свёрт|сверт|пулинг|tích\s+chập|gộp|卷积|池化|畳み込み|プーリング|합성곱|풀링",
    re.IGNORECASE,
)
_WORDS = {
    "kernel": (
        r"kernels?|filters?|filtergröße|(?:faltungs)?kern|noyaux?|filtres?|núcleos?|filtros?|ядр[оа]|фильтр\w?|nhân|bộ\s+lọc|卷积核|滤波器|过滤器|窗口|核|カーネル|フィルタ[ー]?|커널|필터|window|fenster|fenêtre"
    ),
    "stride": (
        r"strides?|schrittweite|pas|paso|passo|zancada|шаг|bước(?:\s+(?:nhảy|trượt))?|步长|步幅|ストライド|스트라이드"
    ),
    "padding": (
        r"(?:zero[-\s])?padding|pad|polsterung|remplissage|relleno|preenchimento|дополнение|паддинг|đệm|填充|パディング|패딩"
    ),
    "input": (
        r"inputs?|eingabe|eingang|entrées?|images?|bild|entrada|imagen|imagem|вход|изображение|đầu\s+vào|ảnh(?:\s+(?:đầu\s+)?vào)?|输入(?:图像)?|图像|入力(?:画像)?|画像|입력(?:\s*이미지)?|이미지"
    ),
    "output": (r"outputs?|ausgabe|ausgang|sorties?|salida|saída|выход|đầu\s+ra|输出|出力|출력|feature\s+map"),
}
_DILATION = (
    r"dilations?|dilatations?|dilatación|dilatação|dilatazione|rates?|разрежение|расширение|độ\s+giãn"
    r"|膨胀率?|空洞率|拡張率|ダイレーション|팽창률?|딜레이션"
)
"""The words of a column that tells how far apart what a kernel looks at stands; read in tables alone."""
_SIZE = (
    r"(?:[-\s]?(?:sizes?|shapes?|dimensions?|dim|größe|maße?|taille|tamaño|tamanho|размер\w?|kích\s+thước|尺寸|大小|形状|サイズ|크기)"
    r"(?:\s+(?:of|de|von|của|du|da|do|der|des))?)?"
)
_BEFORE_SIZE = (
    r"(?:(?:size|shape|taille|tamaño|tamanho|размер|kích\s+thước)\s+"
    r"(?:(?:of|de|du|da|do|del|của)\s+)?(?:the\s+|la\s+|l['’])?)?"
)
_LETTERS = {
    "kernel": r"[KkFf]",
    "stride": r"[Ss]",
    "padding": r"[Pp]",
    "input": r"(?:[WHINniwh]|[WHwhn]_\{?(?:in|\\text\s*\{\s*in\s*\})\}?)",
    "dilation": r"[Dd]",
    "output": r"(?:[Oo]|[Oo]ut|[WHwhno]_\{?(?:out|\\text\s*\{\s*out\s*\})\}?|[WH]['′])",
}
_TIMES = r"\s*(?:[×xX*]|\\times)\s*"
_DIMENSIONS = rf"\d{{1,5}}(?:{_TIMES}\d{{1,5}}){{0,2}}"
_HEADS = {
    role: late(
        rf"[\s$*(]*(?:{_BEFORE_SIZE}(?:{words}){_SIZE}\s*(?:\(?[\s$]*{_LETTERS[role]}[\s$]*\)?)?|{_LETTERS[role]})[\s$*)]*",
        re.IGNORECASE,
    )
    for role, words in {**_WORDS, "dilation": _DILATION}.items()
}
_OTHER_LAYER = late(
    r"transpos|deconv|up-?\s?conv|fractional|interpol|bilinear|upsampl|unpool|dilat|atrous|global|adaptiv|flatten|dense|linear|\bfc\d*\b|fully|softmax|dropout|concat|residual|转置|反卷积|空洞|膨胀|全局|全连接|展平|転置|拡張|全結合"
    r"|전치|팽창|전역|완전|depth|chập\s+ngược|транспонир|расширенн|полносвяз",
    re.IGNORECASE,
)
_POOL = late(r"pool|池化|プーリング|풀링|пулинг|подвыборк|gộp", re.IGNORECASE)
_LINK = r"[\s$:=(]*(?:of|size|de|von|với|là|=|:|为|是|は|が|는|은|が|가|c)?[\s$:=(]*"
_TOLD = {
    role: late(
        rf"(?<![^\W\d_])(?:{words}){_SIZE}{_LINK}(?P<behind>{_DIMENSIONS})(?![\d.,]*\d)"
        + (
            rf"|(?<![\d.×*])(?P<before>{_DIMENSIONS})[\s$]*(?:的|の)?\s*(?:convolution(?:al)?\s+|max[-\s]?|avg[-\s]?)?(?:{words})(?![^\W\d_])"
            if role in {"kernel", "input"}
            else ""
        ),
        re.IGNORECASE,
    )
    for role, words in _WORDS.items()
}
_POOLED = late(
    rf"(?:pool(?:ing)?|池化|プーリング|풀링|пулинг)(?:层|層)?{_LINK}(?P<behind>{_DIMENSIONS})|(?P<before>{_DIMENSIONS})[\s$]*(?:的)?(?:max|avg|average|mean|最大|平均)?[-\s]?(?:pool(?:ing)?|池化|プーリング|풀링|пулинг)",
    re.IGNORECASE,
)
_ARROW = late(
    rf"(?:(?P<from>{_DIMENSIONS})[\s$]*)?(?:→|->|⇒|=>|\\to(?![a-z])|\\rightarrow(?![a-z]))[\s$]*(?:(?:{_WORDS['output']}){_SIZE}{_LINK})?(?P<to>{_DIMENSIONS})(?![\d.]*\d)",
    re.IGNORECASE,
)
_SQUARE = rf"\d{{1,5}}{_TIMES}\d{{1,5}}(?:{_TIMES}\d{{1,5}})?"
_BECOMES = late(
    rf"(?P<from>{_SQUARE})[\s$]*(?:into|(?P<loose>to|auf|zu|en|à|para|thành|до|в|から|变为|变成|变|에서)"
    rf"|(?:[^\W\d_]+\s+)?(?:becomes|wird\s+zu|devient|se\s+convierte\s+en|torna-se|становится))[\s$]*(?P<to>{_SQUARE})",
    re.IGNORECASE,
)
_NONE = late(
    r"(?:no|without|zero|ohne|kein|sans|sin|sem|без|không(?:\s+(?:có|dùng))?|无|不|没有|なし)\s*(?:padding|polsterung|remplissage|relleno|preenchimento|паддинг\w*|дополнени\w+|đệm|填充|パディング|패딩)|(?:パディング|패딩)\s*(?:なし|없)"
    r"|(?<![a-z])valid(?![a-z])",
    re.IGNORECASE,
)
_SAME = late(r"(?<![a-z])same(?![a-z])", re.IGNORECASE)
_NUMBER = late(r"\d+")
_EMPTY = frozenset({"", "-", "–", "—", "/", "n/a", "N/A", "none", "no"})
_UNTOLD = "no padding is told"
_MAY_BE_RESIZED = "the sizes may be those of something else than a layer's input and output"
_ROUNDED_UP = "a pooling may round its size up"
_MAY_COUNT = "the column “{}” may change what the layer gives"
_LETTER = re.compile(r"[\s$*]*(?![CcGg])[A-Za-zα-ω][\s$*]*")
"""The head of a column that does not tell what is in it; channels and groups change no size."""
_FEWEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    """The numbers of a layer: those of its input, of its kernel as wide as dilation makes it, of its stride and its
    padding, None for `same`."""

    size: int
    kernel: int
    stride: int
    padding: int | None
    pooling: bool

    @property
    def formula(self) -> str:
        """What its output's size is, to be worked out."""
        if self.padding is None:
            return rf"\left\lceil \frac{{{self.size}}}{{{self.stride}}} \right\rceil"
        over = rf"{self.size} + 2 \cdot {self.padding} - {self.kernel}"
        return rf"\left\lfloor \frac{{{over}}}{{{self.stride}}} \right\rfloor + 1"

    def grows_to(self, output: int) -> bool:
        """Whether a size is larger than what the layer reads, as those are that a transposed convolution gives."""
        return self.stride > 1 and output > self.size + 2 * (self.padding or 0)

    @property
    def told(self) -> str:
        """How its output's size is worked out, for people."""
        if self.padding is None:
            return f"⌈{self.size}/{self.stride}⌉"
        return f"⌊({self.size} + 2·{self.padding} - {self.kernel})/{self.stride}⌋ + 1"

    @property
    def doubt(self) -> str | None:
        """Why another size may be meant."""
        uneven = self.padding is None or (self.size + 2 * self.padding - self.kernel) % self.stride
        return _ROUNDED_UP if self.pooling and uneven else None


def convolution_claims(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claims about the sizes that layers give, in tables and in sentences."""
    if not _SPOKEN_OF.may_match(note.source.text) or _SPOKEN_OF.search(note.source.text) is None:
        return
    for block in note.blocks:
        if block.row is None and block.kind != "heading":
            yield from _told(note, block, doubts)
    for scope, cells in cells_of_tables(note):
        yield from _rows(note, cells, doubts.get(scope))


def _rows(note: Note, cells: Mapping[tuple[int, int], Block], doubt: str | None) -> Iterator[Equation]:
    """The claims of a table each of whose rows is a layer."""
    heads = {column: note.source[block.span].strip() for (row, column), block in cells.items() if row == 0}
    roles: dict[str, int] = {}
    for role, pattern in _HEADS.items():
        found = [column for column, text in heads.items() if pattern.fullmatch(text)]
        if len(found) > 1 or (not found and role in {"kernel", "stride", "output"}):
            return
        if found:
            roles[role] = found[0]
    told = [text for column, text in heads.items() if column != roles.get("dilation")]
    if len(roles) - ("dilation" in roles) < _FEWEST + 1 or any(_OTHER_LAYER.search(text) for text in told):
        return
    other = [text for column, text in heads.items() if column not in roles.values()]
    doubt = doubt or next((_MAY_COUNT.format(text) for text in other if _LETTER.fullmatch(text)), None)
    before: int | None = None
    for row in sorted({row for row, _ in cells if row > 0}):
        texts = {column: block.text.strip() for (at, column), block in cells.items() if at == row}
        given = {role: texts.get(column, "") for role, column in roles.items()}
        output = _spatial(given["output"])
        layer = None
        if not any(_OTHER_LAYER.search(text) for text in texts.values()):
            layer = _layer(given, _spatial(given["input"]) if "input" in given else before, texts.values())
        block = cells.get((row, roles["output"]))
        if layer is not None and output is not None and block is not None and not layer.grows_to(output):
            own = layer.doubt or (None if "padding" in roles else _UNTOLD)
            claim = _claim(note, block, block.span, layer, output, doubt or own)
            several = any(SEVERAL.search(texts[at]) for at in texts.keys() - set(roles.values()))
            claim = claim.loosely(_MAY_BE_MORE if several else None)
            yield replace(claim, text=f"{claim.text}: {layer.told}")
        before = output


def _layer(given: Mapping[str, str], size: int | None, texts: Iterable[str]) -> _Layer | None:
    kernel, stride = _spatial(given["kernel"]), _spatial(given["stride"])
    padding = given.get("padding", "")
    same = _SAME.search(padding) is not None
    none = padding.strip() in _EMPTY or _NONE.search(padding) is not None
    pad = 0 if none else _spatial(padding)
    apart = _spatial(given["dilation"]) if "dilation" in given else 1
    if size is None or kernel is None or not stride or (pad is None and not same) or not apart:
        return None
    kernel = apart * (kernel - 1) + 1
    pooling = any(_POOL.search(text) for text in texts)
    if not 0 < kernel <= size + 2 * (pad or 0):
        return None
    return _Layer(size=size, kernel=kernel, stride=stride, padding=None if same else pad, pooling=pooling)


def _spatial(text: str) -> int | None:
    """The length of a side of what a text gives the size of: `28×28×6`, `3×32×32`, `5`; None for what is no square."""
    match = re.match(
        rf"[\s$(\[]*(?P<size>{_DIMENSIONS})(?![\d.,]*\d)", text.replace(",", " × ") if "," in text else text
    )
    if match is None:
        return None
    sides = [int(one) for one in _NUMBER.findall(match["size"])]
    if len(sides) == 3 and sides[1] == sides[2] != sides[0]:
        return sides[1]
    return sides[0] if len(sides) == 1 or sides[0] == sides[1] else None


def _told(note: Note, block: Block, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each sentence that tells of one layer, and what it gives."""
    text = note.source[block.span]
    start = 0
    for stop in (*(one.end() for one in re.finditer(r"[.!?;](?=\s)|[。；！？\n]", text)), len(text)):
        sentence = text[start:stop]
        found = _of_sentence(sentence)
        if found is not None:
            layer, (first, last), untold = found
            span = Span(block.span.start + start, block.span.start + start + last)
            output = _spatial(sentence[first:last])
            doubt = doubts.get(block.scope) or doubt_of(f"{sentence[:first]} \ue001 {sentence[last:]}")
            if output is not None and not layer.grows_to(output):
                place = Span(block.span.start + start + _lead(sentence), span.end)
                claim = _claim(note, block, place, layer, output, doubt or layer.doubt or untold)
                yield claim.loosely(None if _is_of_one(sentence) else _MAY_BE_MORE)
        start = stop


_MAY_BE_MORE = "its words may tell of several layers, or of another padding"
SEVERAL = late(
    r"(?<!\w)(?:two|three|four|zwei|drei|deux|trois|dos|tres|dois|duas|três|due|tre|два|две|три|dwie|dwa|trzy|hai|ba)(?!\w)|[两二三双]|둘|두|세\s"
    r"|(?<![×xX*\d])(?<![×xX*]\s)\d+\s+(?:conv|layer|schicht|couche|capa|camada|strat|сло|lớp)|\d\s?(?:层|層|층|つの|개)",
    re.IGNORECASE,
)


def _is_of_one(words: str) -> bool:
    """Whether words tell of one layer, in no other way than those usual: of no stacked ones, no padding in total."""
    both = _POOL.search(words) is not None and _CONVOLVED.search(_POOL_NAMES.sub(" ", words)) is not None
    plain = goes_on_plainly(_ARROWS.sub(" ", words), OF_LAYERS)
    return plain and not both and SEVERAL.search(words) is None


_ARROWS = late(r"[×→⇒*_$]|->|=>|(?<=\d)[xX](?=\d)")
_POOL_NAMES = late(r"(?:CNN|convolutional\s+neural\s+network)s?", re.IGNORECASE)


def _lead(sentence: str) -> int:
    """Where the words of a sentence begin."""
    return len(sentence) - len(re.sub(r"^[\s*\-+>]*(?:\d+[.)]\s)?\s*", "", sentence))


def _of_sentence(sentence: str) -> tuple[_Layer, tuple[int, int], str | None] | None:
    """The layer of which a sentence tells, where the size of its output stands, and why that may be another one."""
    if len(sentence) > 400 or _OTHER_LAYER.search(sentence) or sum(map(str.isdigit, sentence)) < _FEWEST:
        return None
    given = _given(sentence)
    pooling = _POOL.search(sentence) is not None
    pooled = _POOLED.search(sentence) if "kernel" not in given else None
    if pooled is not None:
        given["kernel"] = pooled.span("behind" if pooled["behind"] else "before")
    arrows = list(_ARROW.finditer(sentence))
    becoming = [] if arrows else list(_BECOMES.finditer(sentence))
    arrows = arrows or becoming
    if len(arrows) == 1:
        given["output"] = arrows[0].span("to")
        if arrows[0]["from"] and _is_size(sentence, arrows[0].span("from")):
            given.setdefault("input", arrows[0].span("from"))
    if not {"input", "kernel", "stride", "output"} <= given.keys() or len(arrows) > 1:
        return None
    if pooling and pooled is None and _CONVOLVED.search(sentence) is not None:
        return None
    texts = {role: sentence[slice(*span)] for role, span in given.items()}
    untold = None
    if "padding" not in given and _SAME.search(sentence):
        texts["padding"] = "same"
    elif "padding" not in given and not pooling and _NONE.search(sentence) is None:
        untold = _UNTOLD
    if becoming and becoming[0]["loose"]:
        untold = _MAY_BE_RESIZED
    layer = _layer(texts, _spatial(texts["input"]), (sentence,))
    return (layer, given["output"], untold) if layer is not None else None


def _is_size(sentence: str, span: tuple[int, int]) -> bool:
    """Whether a number before an arrow is a size, and not the last one that is told of a layer: `padding 1 → 32×32`."""
    start, end = span
    return len(_NUMBER.findall(sentence[start:end])) > 1 or sentence[:start].rstrip(" $").endswith(
        (":", "：")
    )


def _given(sentence: str) -> dict[str, tuple[int, int]]:
    """Where a sentence tells each number of a layer; those that it tells once."""
    given: dict[str, tuple[int, int]] = {}
    for role, pattern in _TOLD.items():
        found = [one.span("behind" if one["behind"] else "before") for one in pattern.finditer(sentence)]
        if len({sentence[slice(*span)] for span in found}) == 1:
            given[role] = found[0]
    return given


_CONVOLVED = late(r"conv|卷积|畳み込み|합성곱|faltung|свёрт|сверт|chập", re.IGNORECASE)


def _claim(note: Note, block: Block, span: Span, layer: _Layer, output: int, doubt: str | None) -> Equation:
    anchors = ((0, span.start),)
    return Equation(
        path=note.path,
        span=span,
        kind="value",
        text=" ".join(note.source[span].split()),
        scope=block.scope,
        left=Term(Passage(layer.formula, anchors), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=Term(Passage(str(output), anchors), Syntax.LATEX),
        doubt=doubt,
    )
