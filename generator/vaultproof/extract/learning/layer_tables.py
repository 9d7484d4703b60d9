r"""Tables each of whose rows is a layer of a network: `| conv 5×5, 16 filters | 28×28×16 | 1216 |`, with the size of
what it gives and the number of its parameters, which follow from its numbers and from what the row before gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import prod

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.learning.layers import PADDED_ALIKE, Layer, LayerKind, bias_of, layer_of
from vaultproof.extract.tables.borne_out import value_of
from vaultproof.extract.tables.cells import cells_of_tables
from vaultproof.note import Block, Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_COUNTS = (
    r"param(?:eter|ètre|etre|etro|etri)\w*|params?|par[áâ]metros|параметр\w*|tham\s+số|参数(?:量|数|個数)?"
    r"|パラメータ[ー]?数?|파라미터\s?수?|매개변수|gewichte|weights|poids|pesos|весов|веса|wagi|trọng\s+số"
    r"|重み"
)
_GATE = Spotted(
    r"conv|dense|fully|linear|linéaire|\bfc\d|faltung|vollverb|св[её]рт|полносвяз|линейн|tích\s+chập|卷积|全连接|畳み込み|全結合|합성곱|완전\s?연결|densa|splot|pool",
    re.IGNORECASE,
)
_HEADS = {
    "parameters": late(
        rf"(?:[#№]|no\.?|n[ºo°]\.?|num\w*|number|total|count|nb\.?|nombre|anzahl|zahl|кол-во|количество|число|liczba|số(?:\s+lượng)?)?\s?(?:of|de|der|di|do|of\s+trainable|trainable)?\s?(?:{_COUNTS})(?:\s?(?:\#|count|anzahl))?",
        re.IGNORECASE,
    ),
    "output": late(
        r"(?:the\s+)?(?:outputs?|ausgabe\w*|ausgang\w*|sorties?|salida|saída|uscita|выход\w*|wyjście|đầu\s+ra|输出|出力|출력|feature\s+maps?|shape|form|forme|forma|форма)(?:\s?(?:size|shape|dim(?:ension)?s?|größe|form|taille|forma|размер\w*|kích\s+thước|尺寸|大小|形状|サイズ|크기))?"
        r"|(?:taille|forme|dimensions?|tamaño|forma|tamanho|dimensione|размер|форма|kích\s+thước|rozmiar|size|größe)\s+(?:of|de|du|della|di|do|da|des|der|của)?\s?(?:la\s+|l['’])?(?:outputs?|sortie|salida|saída|uscita|выхода?|đầu\s+ra|wyjścia|ausgabe)",
        re.IGNORECASE,
    ),
    "number": late(r"#|№|n[ºo°]\.?|no\.?|nr\.?|stt|编号|序号|番号|번호|lp\.?", re.IGNORECASE),
}
_SHAPE = late(
    r"[\s(\[]*(?:(?:None|-1|N|B)\s*[,×xX]\s*)?(?P<sizes>\d{1,6}(?:\s?(?:[×xX*,]|\\times)\s?\d{1,6}){0,2})[\s)\]]*"
)
_NUMBER = late(r"\d{1,3}(?:[  \u202f,.'’]\d{3})+|\d{1,15}")
_GIVEN_BEFORE = late(
    r"(?<![^\W\d_])(?:inputs?|images?|eingabe\w*|eingang|bild(?:er)?|entrées?|entrada|imagen|imagem|ingresso|immagine|вход\w*|изображени\w*|wejści\w+|obraz\w*|đầu\s+vào|ảnh|输入|图像|入力|画像|입력|이미지)[^\n.;\d]{0,40}?"
    r"(?P<sizes>\d{1,6}\s?(?:[×xX*]|\\times)\s?\d{1,6}\s?(?:[×xX*]|\\times)\s?\d{1,6})",
    re.IGNORECASE,
)
_FEWEST_ROWS = 2
_MAY_BE_WRONG_BEFORE = "it follows from the row before, which may be wrong itself"
_UNTOLD = "no padding or stride is told"
_ROUNDED_UP = "a pooling may round its size up"
_BARE = "it is so without biases, which other rows have"
_POOLED = "what it reads may be pooled before, which no row tells"
_NORMED = "the norm behind the layer may have parameters of its own"


@dataclass(frozen=True, slots=True)
class _Size:
    """What a layer gives: its height, width and channels, or its length; whether the channels stand first."""

    sides: tuple[int, int] | None
    channels: int
    channels_first: bool = False

    @property
    def length(self) -> int:
        return self.channels * (prod(self.sides) if self.sides is not None else 1)


@dataclass(frozen=True, slots=True)
class _Count:
    """The claim of a number of parameters, and whether it is right with no biases alone; None where that is not so
    or the row tells."""

    claim: Equation
    bare: bool | None


def layer_tables(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each size and of each number of parameters in tables of layers."""
    if not _GATE.may_match(note.source.text) or _GATE.search(note.source.text) is None:
        return
    for scope, cells in cells_of_tables(note):
        yield from _rows(note, scope, cells, doubts.get(scope))


def _rows(
    note: Note, scope: int, cells: Mapping[tuple[int, int], Block], doubt: str | None
) -> Iterator[Equation]:
    heads = {column: block.text.strip(" *$") for (row, column), block in cells.items() if row == 0}
    roles = {
        role: [at for at, text in heads.items() if head.fullmatch(text)] for role, head in _HEADS.items()
    }
    if any(len(found) > 1 for found in roles.values()) or not (roles["parameters"] or roles["output"]):
        return
    told = {at for found in roles.values() for at in found}
    names = [at for at in heads if at not in told]
    rows = sorted({row for row, _ in cells if row > 0})
    if not names or len(rows) < _FEWEST_ROWS:
        return
    biased = _told_bias(note, scope)
    before, sure = _given_before(note, scope), True
    kinds: dict[LayerKind, list[_Count]] = {}
    for row in rows:
        block = cells.get((row, names[0]))
        text = "; ".join(_named(heads[at], cells[row, at].text) for at in names if (row, at) in cells)
        layer = layer_of(text) if block is not None else None
        output = cells.get((row, roles["output"][0])) if roles["output"] else None
        count = cells.get((row, roles["parameters"][0])) if roles["parameters"] else None
        size = _size(output.text) if output is not None else None
        if layer is None:
            before, sure = size, True
            continue
        layer = replace(layer, bias=biased) if layer.bias is None else layer
        unsure = doubt or (None if sure else _MAY_BE_WRONG_BEFORE)
        counted = _count_claim(note, count, layer, before, unsure) if count is not None else None
        if counted is not None:
            kinds.setdefault(layer.kind, []).append(counted)
        if output is not None and size is not None:
            claim = _size_claim(note, output, layer, (before, size), unsure)
            if claim is not None:
                sure = _holds(claim)
                yield claim
            else:
                sure = True
        before = size or _carried(layer, before)
    for counts in kinds.values():
        mixed = len({one.bare for one in counts if one.bare is not None}) > 1
        yield from (one.claim.loosely(_BARE if mixed and one.bare else None) for one in counts)


def _named(head: str, cell: str) -> str:
    """A cell with the header that tells what its number is."""
    return (
        f"{head} {cell.strip()}"
        if re.fullmatch(r"\s*[\d×xX*(),\s]+\s*|same|valid", cell, re.IGNORECASE)
        else cell
    )


def _told_bias(note: Note, scope: int) -> bool | None:
    """Whether the text right before a table tells that its layers have biases."""
    start = note.scopes[scope].span.start
    text = note.source.text[max(0, start - 300) : start].rpartition("\n#")[2]
    return bias_of(text)


def _given_before(note: Note, scope: int) -> _Size | None:
    """The size of the input that the text before a table tells, in its section."""
    start = note.scopes[scope].span.start
    section = note.scopes[note.section_of(scope)].span.start
    found = [*_GIVEN_BEFORE.finditer(note.source.text.replace("$", " "), max(section, start - 600), start)]
    return _size(found[-1]["sizes"]) if found else None


def _size(text: str) -> _Size | None:
    """What a cell tells: `28×28×16`, `(16, 28, 28)`, `(None, 28, 28, 16)`, `120`."""
    match = _SHAPE.fullmatch(text.strip().strip("$*` "))
    if match is None:
        return None
    numbers = [int(one) for one in re.findall(r"\d+", match["sizes"])]
    if len(numbers) == 1:
        return _Size(None, numbers[0])
    if len(numbers) == 2:
        return None
    if numbers[1] == numbers[2] != numbers[0]:
        return _Size((numbers[1], numbers[2]), numbers[0], channels_first=True)
    return _Size((numbers[0], numbers[1]), numbers[2])


def _carried(layer: Layer, before: _Size | None) -> _Size | None:
    """What a layer without a size of its own gives."""
    if layer.kind is LayerKind.PLAIN:
        return before
    if layer.kind is LayerKind.FLATTEN and before is not None:
        return _Size(None, before.length)
    return _Size(None, layer.filters) if layer.kind is LayerKind.DENSE and layer.filters is not None else None


def _count_claim(
    note: Note, block: Block, layer: Layer, before: _Size | None, doubt: str | None
) -> _Count | None:
    """The claim of a number of parameters."""
    text = block.text.strip().strip("*$` ")
    match = _NUMBER.fullmatch(text)
    if match is None or layer.kind is LayerKind.INPUT:
        return None
    if layer.channels is None and before is not None:
        flat = layer.kind is LayerKind.DENSE
        layer = replace(layer, channels=before.length if flat else before.channels)
    stated = int(re.sub(r"\D", "", text))
    terms = layer.counted
    if not terms:
        return None
    term = next((one for one in terms if value_of(one) == stated), terms[0])
    own = _NORMED if layer.normed else None
    if layer.kind is LayerKind.DENSE and before is not None and before.sides is not None:
        pooled = replace(layer, channels=before.channels).counted
        own = own or (_POOLED if any(value_of(one) == stated for one in pooled) else None)
    claim = _claim(note, block, term, str(stated), doubt or own)
    agrees = value_of(term) == stated
    bare = term == terms[1] if layer.bias is None and agrees and len(terms) > 1 else None
    return _Count(claim, bare)


def _size_claim(
    note: Note, block: Block, layer: Layer, sizes: tuple[_Size | None, _Size], doubt: str | None
) -> Equation | None:
    """The claim of what a layer gives."""
    before, size = sizes
    told = _of_size(size)
    if layer.kind is LayerKind.DENSE:
        given = layer.filters
        return (
            None if given is None or size.sides is not None else _claim(note, block, str(given), told, doubt)
        )
    if before is None:
        return None
    if layer.kind is LayerKind.FLATTEN:
        if size.sides is not None or before.sides is None:
            return None
        term = rf"{before.sides[0]} \cdot {before.sides[1]} \cdot {before.channels}"
        return _claim(note, block, term, told, doubt)
    if layer.kind is LayerKind.PLAIN:
        return _claim(note, block, _of_size(before), told, doubt) if before != size else None
    pooling = layer.kind is LayerKind.POOLING
    kernel = layer.kernel
    if before.sides is None or size.sides is None or kernel is None:
        return None
    channels = before.channels if pooling else layer.filters
    stride = layer.stride or (kernel[0] if pooling else 1)
    padding = layer.padding if layer.padding is not None else 0
    untold = layer.stride is None or (layer.padding is None and not pooling)
    own = _UNTOLD if untold else None
    if pooling and any(
        (side + 2 * padding - one) % stride for side, one in zip(before.sides, kernel, strict=True)
    ):
        own = _ROUNDED_UP
    if channels is None or any(
        one > side + 2 * max(padding, 0) for one, side in zip(kernel, before.sides, strict=True)
    ):
        return None
    sides = [_side(side, one, stride, padding) for side, one in zip(before.sides, kernel, strict=True)]
    items = [str(channels), *sides] if size.channels_first else [*sides, str(channels)]
    return _claim(note, block, rf"\left({', '.join(items)}\right)", told, doubt or own)


def _side(side: int, kernel: int, stride: int, padding: int) -> str:
    """The term for one side of what a convolution gives."""
    if padding == PADDED_ALIKE:
        return rf"\left\lceil \frac{{{side}}}{{{stride}}} \right\rceil"
    return rf"\left\lfloor \frac{{{side} + 2 \cdot {padding} - {kernel}}}{{{stride}}} \right\rfloor + 1"


def _of_size(size: _Size) -> str:
    if size.sides is None:
        return str(size.channels)
    numbers = (size.channels, *size.sides) if size.channels_first else (*size.sides, size.channels)
    return rf"\left({', '.join(map(str, numbers))}\right)"


_ITEMS = late(r"\\left\((?P<items>.*)\\right\)")


def _holds(claim: Equation) -> bool:
    """Whether a size is about certain to be right."""
    left, right = (_ITEMS.fullmatch(one.text) for one in (claim.left, claim.right))
    if left is None or right is None:
        return value_of(claim.left.text) == value_of(claim.right.text)
    return [value_of(one) for one in left["items"].split(", ")] == [
        value_of(one) for one in right["items"].split(", ")
    ]


def _claim(note: Note, block: Block, term: str, stated: str, doubt: str | None) -> Equation:
    anchors = ((0, block.span.start),)
    text = " ".join(note.source[block.span].split())
    return Equation(
        path=note.path,
        span=block.span,
        kind="table",
        text=text,
        scope=block.scope,
        left=Term(Passage(term, anchors), Syntax.LATEX),
        relation=Relation.EQUAL,
        right=Term(Passage(stated, anchors), Syntax.LATEX),
        doubt=doubt or doubt_of(text),
    )
