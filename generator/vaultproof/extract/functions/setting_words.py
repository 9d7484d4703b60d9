r"""The words of which short sentences consist that give letters their values and tell what comes of them: `For $t = 9$
we get 0.1`, `Step 50 → lr = 0.01`, `$t=9$ のとき 0.1`, `pérdida 0.7`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from vaultproof.latex import canonical_name
from vaultproof.spot import Signs, Spotted, late


class Kind(Enum):
    """What a word is in such a sentence."""

    SETTING = "a name with its number"
    COUNTED = "a step with its number"
    VALUE = "a number"
    NOUN = "what the number is"
    FOLLOWS = "that one follows from the other"
    IS = "that something is so"
    ABOUT = "about"
    COLON = "a colon"
    COMMA = "a comma"
    REMARK = "words in brackets behind all others"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: its place in the block, its `name`, and its number with where this begins behind `start`;
    whether the sign before that says `about`."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    text: str = ""
    number: int = 0
    about: bool = False


ARROW = "→"
"""The name of an arrow among the words that tell that one thing follows from another."""
_NUMBER = (
    r"[-−–+]?\s?(?:\\[dt]?frac\s*\{\s*\d{1,9}\s*\}\s*\{\s*\d{1,9}\s*\}"
    r"|\d{1,15}(?:(?:[.,]|\{,\})\d{1,15})?(?:\s?/\s?\d{1,9}|\s?(?:\\cdot|\\times|[·×])\s?10\s?\^\s?\{\s?[-−]?\d{1,3}\s?\})?)"
)
_ENDS_NUMBER = (
    r"(?![\w^\\°%]|[.,]\d|\{,\}|\s?[-+−*/·×!](?!\s?>)\s?[\d\\(A-Za-z]|\s*\\(?:cdot|times|%)"
    r"|\s*(?:=|≈|\\approx)\s*[-−\d\\])"
)
_ENDS_NUMBER_EAST = _ENDS_NUMBER.replace(r"[\w^", r"[A-Za-z0-9_^")
_NAME = (
    r"(?:\\(?:mathrm|text|operatorname|mathcal)\s*\{\s*[A-Za-z]{1,20}\s*\}|\\[A-Za-z]{1,20}|[A-Za-zα-ωℓ])"
    r"(?:\s?_\s?(?:\{\s*(?:\\(?:text|mathrm)\s*\{\s*)?[A-Za-z0-9]{1,12}\s*\}?\s*\}|[A-Za-z0-9]))?"
)
_SIGN = r"\s*(?:=|(?P<about>≈|\\approx(?![A-Za-z])))\s*"
_EQUALS = late(rf"(?<![\w\\])(?P<name>{_NAME}){_SIGN}(?P<number>{_NUMBER}){_ENDS_NUMBER_EAST}")
_BARE = late(rf"(?<![\w.,])(?:[≈~]\s*|\\approx\s*)?(?P<number>{_NUMBER}){_ENDS_NUMBER_EAST}")
_MARKS = late(
    r"[\s$*`\u200b]+|(?:[lLdD]|[Aa]ll|[Dd]ell|[Nn]ell)['’](?=\w)|\\[,;:! ]|\\(?:q?quad|left|right)(?![a-z])"
)
_ARROW = late(
    r"→|⇒|⟹|⟶|->|=>|\\(?:Rightarrow|implies|Longrightarrow|to|rightarrow|longrightarrow)(?![A-Za-z])"
)
_LEAD = late(r"\s*(?:[-*+•]\s+|\d{1,2}[.)]\s+)?")
_STEP_NOUN = (
    r"epochs?|steps?|iterations?|iter|epoche|schritt|époque|étape|pas|itération|época|paso|iteración|passo"
    r"|iteração|epoca|iterazione|эпох[аеиу]|шаг[еу]?|итераци[яию]|epok[ai]|epoce|krok(?:u)?|bước|vòng"
)
_STEP_NOUN_EAST = r"エポック|ステップ|ラウンド|epoch|step|轮|步|个?周期|에폭|에포크|스텝|단계"
_COUNTED = Spotted(
    rf"(?<![^\W\d_])(?:{_STEP_NOUN})\s*(?:[tnk]\s*=\s*)?(?P<number>\d{{1,9}})(?![\w^\\°%]|[.,]\d|\s?[-+−*/·×]\s?\d)",
    re.IGNORECASE,
)
_COUNTED_EAST = Spotted(
    rf"第?\s*(?P<number>\d{{1,9}})\s*(?:{_STEP_NOUN_EAST})目?(?:[数数]?)|(?:{_STEP_NOUN_EAST})\s*(?:数)?\s*(?P<behind>\d{{1,9}})(?![\d.,]*\d)",
    re.IGNORECASE,
)
_NOUNS: dict[str, tuple[str, str]] = {
    "rate": (
        r"learning\s+rate|lr|lernrate|taux\s+d['’]apprentissage|tasa\s+de\s+aprendizaje|taxa\s+de\s+aprendi(?:zado|zagem)|tasso\s+di\s+apprendimento|(?:скорость|темп)\s+обучения|współczynnik\s+uczenia|tốc\s+độ\s+học|tỉ\s+lệ\s+học",
        r"学习率|學習率|学習率|학습률",
    ),
    "loss": (
        r"loss|cost|penalty|verlust|kosten|perte|coût|pérdida|coste?|perda|custo|perdita|costo|потер[яи]|штраф|strata|koszt|(?:hàm\s+)?mất\s+mát",
        r"损失|損失|손실(?:값)?",
    ),
    "output": (
        r"output(?:\s+size)?|ausgabe(?:größe)?|sortie|salida|saída|uscita|выход|wyjście|đầu\s+ra",
        r"输出|出力|출력",
    ),
    "value": (
        r"values?|result|wert|ergebnis|valeur|résultat|valor|resultado|valore|risultato|значение|результат|wartość|wynik|giá\s+trị|kết\s+quả",
        r"值|结果|值为|値|結果|값|결과",
    ),
}
_FOLLOWS = (
    (
        r"gives|yields|gives\s+us|we\s+(?:get|obtain|have|find)|you\s+get|one\s+gets|so|thus|hence|therefore|then|ergibt\s+sich|ergibt|folgt|erhält\s+man|erhalten\s+wir|bekommt\s+man|also|donne|on\s+(?:obtient|trouve|a)|donc|alors|il\s+vient"
        r"|se\s+obtiene|obtenemos|da|tenemos|entonces|resulta|se\s+tiene|obtém-se|obtemos|dá|temos|então|logo|si\s+(?:ottiene|ha)|otteniamo|dà|quindi|allora|получаем|получается|да[её]т|имеем|то|тогда|otrzymujemy|daje|mamy|więc|ta\s+(?:được|có)|cho\s+ra|thì|suy\s+ra|được|nên"
    ),
    r"得到?|可得|则|那么|所以|となり|となる|になる|なので|だから|を得る|이므로|이면|얻는다|된다|나온다",
)
_IS = (
    r"is|it\s+is|equals|it\s+equals|ist|beträgt|liegt|sie|er|es|vaut|est|elle|il|es|vale|é|è|равн[аоы]|равен|составляет|она|он|wynosi|jest|to|là|bằng",
    r"为|是|等于|有|は|が|である|です|だ|은|는|이|가|이다|입니다",
)
_FILLER = (
    (
        r"for|at|when|if|with|where|the|an?|after|and|in|of|example|e\.g\.|examples|für|bei|wenn|mit|an|der|die|das|den|dem|im|nach|und|zum|beispiel|z\.\s?b\.|pour|avec|à|si|quand|lorsque|la|le|les|un|une|et|par|exemple|ex\."
        r"|para|con|en|si|cuando|la|el|los|las|un|una|y|por|ejemplo|com|em|no|na|se|quando|o|a|os|as|um|uma|e|por|exemplo|per|con|nel|nella|il|lo|gli|i|ed|esempio|при|для|если|когда|на|в|с|и|например|после|dla|przy|gdy|po|w|i|na|przykład"
        r"|với|khi|tại|nếu|cho|ở|và|của|ví\s+dụ"
    ),
    r"当|當|若|如果|对于|取|在|时|時|处|的|和|且|例如|例|のとき|の時|とき|では|で|とすると|として|なら|の|と|例えば|例|일\s*때|때|에서|이고|하면|의|와|과|예를\s*들어|예",
)
_ABOUT = (
    r"about|approximately|approx\.?|roughly|ca\.|circa|etwa|ungefähr|rund|environ|aproximadamente|aprox\.?|cerca\s+de|circa|около|примерно|około|ok\.|khoảng|xấp\s+xỉ",
    r"约为?|約|大约|おおよそ|およそ|약",
)


def _both(words: tuple[str, str]) -> str:
    """Words of either kind: those between spaces, and those of the East, which stand close together."""
    return rf"(?:(?<![^\W\d_])(?:{words[0]})(?![^\W\d_])|{words[1]})"


_PATTERNS: tuple[tuple[Kind, str, re.Pattern[str]], ...] = (
    (Kind.ABOUT, "", late(_both(_ABOUT), re.IGNORECASE)),
    *((Kind.NOUN, noun, late(_both(words), re.IGNORECASE)) for noun, words in _NOUNS.items()),
    (Kind.FOLLOWS, "", late(_both(_FOLLOWS), re.IGNORECASE)),
    (Kind.IS, "", late(_both(_IS), re.IGNORECASE)),
    (Kind.COLON, "", re.compile(r"[:：]")),
    (Kind.COMMA, "", re.compile(r"[,，、;；.。]")),
)
_REMARK = late(r"[(（][^()（）\d$]{1,60}[)）][\s.。]*\Z")
_FILLERS = late(_both(_FILLER), re.IGNORECASE)
_EQUAL_BEHIND = late(r"[\s$]*(?:=|≈|\\approx(?![A-Za-z]))[\s$]*")
_FEWEST = 2


_EQUAL_SIGNS = Signs("=", "≈", r"\approx")


def may_set(text: str) -> bool:
    """Whether a letter or the count of steps may be set in a text: no case is told without."""
    return _EQUAL_SIGNS.stand_in(text) or _COUNTED.may_match(text) or _COUNTED_EAST.may_match(text)


def words_of(sentence: str, first: int) -> list[Word] | None:
    """The words of a sentence whose block begins `first` before it; None where one is not known."""
    lead = _LEAD.match(sentence)
    at = lead.end() if lead is not None else 0
    words: list[Word] = []
    while at < len(sentence):
        found = _word(sentence, at)
        if found is None:
            return None
        word, end = found
        if word is not None:
            words.append(
                Word(word.kind, first + at, first + end, word.name, word.text, word.number, word.about)
            )
            equal = _EQUAL_BEHIND.match(sentence, end) if word.kind is Kind.NOUN else None
            end = equal.end() if equal is not None else end
        at = end
    return words if len(words) >= _FEWEST else None


def _word(sentence: str, at: int) -> tuple[Word | None, int] | None:
    """The word at a place, None for one that says nothing, and where it ends."""
    if (marks := _MARKS.match(sentence, at)) is not None:
        return None, marks.end()
    if (arrow := _ARROW.match(sentence, at)) is not None:
        return Word(Kind.FOLLOWS, 0, 0, ARROW), arrow.end()
    if (remark := _REMARK.match(sentence, at)) is not None:
        return Word(Kind.REMARK, 0, 0), remark.end()
    for counted in (_COUNTED, _COUNTED_EAST):
        if (match := counted.match(sentence, at)) is not None:
            group = "behind" if match.groupdict().get("behind") else "number"
            return _numbered(Kind.COUNTED, "step", match, group, at), match.end()
    if (match := _EQUALS.match(sentence, at)) is not None:
        name = canonical_name(match["name"])
        return None if name is None else (_numbered(Kind.SETTING, name, match, "number", at), match.end())
    if (match := _BARE.match(sentence, at)) is not None:
        about = match.start("number") > at
        return Word(Kind.VALUE, 0, 0, "", match["number"], match.start("number") - at, about), match.end()
    longest: tuple[Word | None, int] | None = None
    for kind, name, pattern in _PATTERNS:
        if (match := pattern.match(sentence, at)) is not None and (
            longest is None or match.end() > longest[1]
        ):
            longest = Word(kind, 0, 0, name), match.end()
    filler = _FILLERS.match(sentence, at)
    if filler is not None and (longest is None or filler.end() > longest[1]):
        longest = None, filler.end()
    return longest


def _numbered(kind: Kind, name: str, match: re.Match[str], group: str, at: int) -> Word:
    about = match.groupdict().get("about") is not None
    return Word(kind, 0, 0, name, match[group], match.start(group) - at, about)
