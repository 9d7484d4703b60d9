r"""How far stacked convolutions see, told in a sentence: “three 3×3 convolutions have a receptive field of 7×7”.

With stride 1 each adds its kernel less one. A mismatch proves nothing where other words stand in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation, Relation
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_LAYERS
from vaultproof.extract.learning.layers import CONVOLVES
from vaultproof.extract.told import NumberText, Told, claim_told
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_FIELD = Spotted(
    r"receptive\s+field|rezeptive[ns]?\s+feld|champ\s+(?:de\s+vision\s+)?réceptif|campo\s+receptivo|campo\s+recet+ivo|рецептивн\w+\s+пол\w+|pole\s+recepcyjne|trường\s+(?:tiếp\s+nhận|thụ\s+cảm)|vùng\s+(?:tiếp\s+nhận|cảm\s+thụ)|感受野|受容野|수용\s?(?:영역|장)",
    re.IGNORECASE,
)
_COUNTS = {
    2: r"two|zwei|deux|dos|dois|duas|due|два|две|двух|dwie|dwa|dwóch|hai",
    3: r"three|drei|trois|tres|três|tre|три|трёх|трех|trzy|trzech|ba",
    4: r"four|vier|quatre|cuatro|quatro|quattro|четыре|четырёх|cztery|czterech|bốn",
    5: r"five|fünf|cinq|cinco|cinque|пять|пяти|pięć|pięciu|năm",
}
_EASTERN = {2: r"[两二]|두|2", 3: r"三|세|3", 4: r"四|네|4", 5: r"五|다섯|5"}
_UNIT = r"(?:个|個|つ|層|层|개의?|겹의?)(?:の)?"
_COUNT = {
    number: late(
        rf"(?<![\w×.,])(?:{words}|{number}(?=\s(?!\s?(?:[×x*]|\\times))))(?!\w)|(?:{_EASTERN[number]})\s?{_UNIT}",
        re.IGNORECASE,
    )
    for number, words in _COUNTS.items()
}
_SIZE = late(
    r"(?<![\d×x*.,])(\d{1,2})\s?(?:[×x*]|\\times)\s?(\d{1,2})(?![\d]|\s?(?:[×x*]|\\times)\s?\d|[.,]\d)"
)
_CONVOLVES = late(CONVOLVES, re.IGNORECASE)
_OTHERWISE = late(
    r"dilat|atrous|pool|пулинг|池化|プーリング|풀링|transpos|空洞|膨張|팽창|расширенн|stride\s*=?\s*[2-9]|шаг\w*\s*=?\s*[2-9]|schrittweite\s*=?\s*[2-9]|pas\s+(?:de\s+)?[2-9]|paso\s+[2-9]|passo\s+[2-9]|步长\s*为?\s*[2-9]|ストライド\s*[2-9]",
    re.IGNORECASE,
)
_TOPIC = late(
    rf"""{_FIELD.pattern}|{CONVOLVES}|(?<!\w)(?:stack(?:ed|s)?|layers?|convs|same|as|one|a|single|effective|have|has|cover|together|stride|in\s+a\s+row|gestapelte?|haben|wie|eine?|dasselbe|schichten|hintereinander|stride|empilée?s?|ont|un|le\s+même|que|couches
    |apilad[ao]s|capas|tienen|mismo|que|empilhad[ao]s|camadas|têm|mesmo|impilat[ei]|strati|hanno|stesso|подряд|последовательных|слоя|слоёв|имеют|дают|то\s+же|что|и|warstwy|warstw|mają|lớp|chồng|liên\s+tiếp|có|bằng|như|một)(?!\w)
    |堆叠|连续|层|的|个|与|和|相同|一个|具有|重ねた|積み重ねた|つ|層|の|は|と同じ|를|을|쌓은|쌓으면|개|층|의|은|는|와\s?같""",
    re.IGNORECASE | re.VERBOSE,
)
_MAY_BE_OTHERS = "its words may tell of other strides, or of more layers"
_ENDS = late(r"[.!?;](?=\s)|[。！？；\n]")
_WHOLE = late(r".+", re.DOTALL)
_LONGEST = 240


def receptive_fields(
    note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim of each receptive field of stacked convolutions of one size."""
    if not _FIELD.may_match(note.source.text) or _FIELD.search(note.source.text) is None:
        return
    for one in texts:
        start = 0
        for stop in (*(match.end() for match in _ENDS.finditer(one.text)), len(one.text)):
            claim = _claim(note, one, (start, stop), doubts)
            if claim is not None:
                yield claim
            start = stop


def _claim(note: Note, one: NumberText, place: tuple[int, int], doubts: Mapping[int, str]) -> Equation | None:
    sentence = one.text[slice(*place)]
    if len(sentence) > _LONGEST or _FIELD.search(sentence) is None or _OTHERWISE.search(sentence):
        return None
    sizes = [*_SIZE.finditer(sentence)]
    counts = [(number, match) for number, words in _COUNT.items() for match in words.finditer(sentence)]
    if len(sizes) != 2 or len(counts) != 1 or _CONVOLVES.search(sentence) is None:
        return None
    (kernel, field), (number, counted) = sizes, counts[0]
    if kernel[1] != kernel[2] or field[1] != field[2] or counted.start() > field.start():
        return None
    told = Told(place[0] + field.start(1), place[0] + field.end(1), Relation.EQUAL)
    first = min(counted.start(), kernel.start())
    whole = _WHOLE.match(one.text, place[0] + first, place[0] + field.end())
    if whole is None:
        return None
    claim = claim_told(
        note, one.block, whole, rf"1 + {number} \cdot \left({kernel[1]} - 1\right)", told, doubts
    )
    rest = f"{sentence[: counted.start()]} {sentence[counted.end() :]}"
    plain = goes_on_plainly(_SIGNS.sub(" ", _TOPIC.sub(" ", rest)), OF_LAYERS)
    claim = replace(claim, kind="value", doubt=doubts.get(one.block.scope) or doubt_of(sentence))
    return claim.loosely(None if plain else _MAY_BE_OTHERS)


_SIGNS = late(r"[$*_`()×]|\\times|(?<=\d)x(?=\d)")
