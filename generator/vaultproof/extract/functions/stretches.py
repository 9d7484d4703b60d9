r"""Words that confine a property to a stretch of the line: `increasing on $[1, \infty)$`, `convex for x > 0`.

Takes such words out of a text, so that the rest reads as any other sentence, and tells which property each of them
confines. Decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vaultproof.claim import Interval, Property, Trait
from vaultproof.extract.functions.intervals import (
    ALL,
    Ends,
    finite,
    interval_of,
    read_half_line,
    read_interval,
)
from vaultproof.extract.language.bare_formulas import closed
from vaultproof.extract.language.clauses import FORMULA, Grammar, Text, sentences
from vaultproof.source import Passage, Span
from vaultproof.spot import late

CONFINED = frozenset(
    {
        "increasing",
        "decreasing",
        "monotonic",
        "convex",
        "concave",
        "positive",
        "negative",
        "non-negative",
        "non-positive",
        "continuous",
        "differentiable",
        "injective",
    }
)
"""The properties that a function may have on a stretch of the line alone."""
_BEFORE = {
    "en": r"(?:on|in|over|throughout|for(?:\s+(?:all|every|each))?|when(?:ever)?|where|if)\s+(?:the\s+)?"
    r"(?:(?:whole\s+|open\s+|closed\s+)?(?:interval|range|domain|region|set)\s+)?",
    "vi": r"(?:trên(?:\s+(?:toàn|cả))?|trong|ở|với(?:\s+mọi)?|khi|nếu|tại)\s+"
    r"(?:(?:khoảng|đoạn|nửa\s+khoảng|miền|tập)\s+)?",
    "de": r"(?:auf(?:\s+ganz)?|im|in|für(?:\s+alle)?|bei|wenn|falls)\s+(?:(?:dem|das)\s+)?"
    r"(?:(?:offenen\s+|abgeschlossenen\s+)?(?:intervall|bereich)\s+)?",
    "fr": r"(?:sur(?:\s+tout)?|dans|pour(?:\s+tout)?|quand|lorsque|si)\s+(?:l['’]intervalle\s+)?",
    "es": r"(?:en(?:\s+tod[oa])?|sobre|para(?:\s+todo)?|cuando|si)\s+(?:el\s+intervalo\s+)?",
    "pt": r"(?:em(?:\s+tod[oa])?|no|sobre|para(?:\s+todo)?|quando|se)\s+(?:o\s+)?(?:intervalo\s+)?",
    "it": r"(?:su(?:\s+tutto)?|in|per(?:\s+ogni)?|quando|se|nell['’]|sull['’])\s*(?:intervallo\s+)?",
    "ru": r"(?:на|в|при|для(?:\s+всех)?|если|когда)\s+"
    r"(?:(?:интервале|отрезке|промежутке|полуинтервале|луче|множестве)\s+)?",
    "pl": r"(?:na|w|dla(?:\s+każdego)?|gdy|jeśli)\s+(?:przedziale\s+)?",
    "zh": r"(?:在|当|當|对|若)?\s*(?:区间|區間)?\s*",
    "ja": r"(?:区間\s*)?",
    "ko": r"(?:구간\s*)?",
}
_BEHIND = {
    "zh": r"\s*(?:上|内|中|时|時)",
    "ja": r"\s*(?:上|内)?\s*(?:のときに?|において|では|で|の範囲で)",
    "ko": r"\s*(?:에서는?|일\s*때|인\s*경우)",
}
_SIGNED = frozenset({"positive", "negative", "non-negative", "non-positive"})
_LOOSE = late(r"(?:in|im|dans|en|em|no|в|trong|w)\b", re.IGNORECASE)
"""Words before an interval that may also be the one of the values: `positive, in (0, 1)`."""
_COMMA = late(r"\s*[,，、]\s*")
_INVERTED = late(
    rf"\s*(?P<verb>ist|bleibt|verläuft|wird)\s+(?P<subject>(?:die|diese)\s+(?:funktion|kurve)(?:\s+{FORMULA})?|(?:der|ihr)\s+(?:graph|funktionsgraph)(?:\s+von\s+{FORMULA})?|sie|er|{FORMULA}|[A-Z][\w-]*)(?=\s)",
    re.IGNORECASE,
)
_VARIABLE = late(r"\s*([A-Za-z])\s*(?:[<>≤≥]|\\[lg])")
_VARIABLES = frozenset("xzt")
_OTHERS = frozenset("deprsuvwyqhkn")
"""Letters that count only where they are the function's variable."""
_MOST = 6


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the line, the place at which its words stood, these words and where they are in the note."""

    place: int
    interval: Interval
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Confined:
    """The sentences of a text that tell of stretches, by their place in the text without the words for these; whether
    words for the `whole` line are taken out as well."""

    sentences: tuple[tuple[int, int, tuple[Stretch, ...]], ...]
    words: str
    whole: bool = False

    def told(self, found: Sequence[tuple[int, Property]]) -> list[Property]:
        """Properties, with their places in the text, each with the stretch that it is confined to. One in a sentence
        that tells of stretches, and not of its own, is left out."""
        kept = [one for at, one in found if not any(start <= at < end for start, end, _ in self.sentences)]
        for start, end, stretches in self.sentences:
            within = [(at, one) for at, one in found if start <= at < end]
            kept += _paired(within, stretches, self.words)
        return kept


_PARTED = late(r"[:：;；—–]|[(（](?!\s*$)")
_MOST_BETWEEN, _OWN_WORDS = 12, 40
"""How many letters may stand between a property and the words for its stretch; and its subject, where that is there."""
_JOINT = late(r"\W*(?:\w+\W*)?")
"""What may stand between the words for two stretches that one property is confined to: a comma, `and on`."""


def _paired(
    found: Sequence[tuple[int, Property]], stretches: Sequence[Stretch], words: str
) -> list[Property]:
    """The properties of one sentence, each with its stretch: the words for that stand behind all of them, or before.

    None where other words part them: `Not monotonic: it decreases on [0, 1]`.
    """
    if not found:
        return []
    behind = found[0][0] < stretches[0].place
    kept: list[Property] = []
    group: list[Property] = []
    last = -1
    for index, stretch in enumerate(stretches):
        following = stretches[index + 1].place if index + 1 < len(stretches) else None
        if behind:
            own = [one for at, one in found if last <= at < stretch.place]
        else:
            own = [one for at, one in found if at >= stretch.place and (following is None or at < following)]
        between = words[last : stretch.place] if not own else ""
        edge = next(((at, one) for at, one in found if own and one is (own[-1] if behind else own[0])), None)
        if edge is not None:
            apart = words[min(edge[0], stretch.place) : max(edge[0], stretch.place)]
            if _PARTED.search(apart) or len(apart) > len(edge[1].written) + _MOST_BETWEEN + _OWN_WORDS * (
                not behind
            ):
                return []
        last = stretch.place
        if not own and not (behind and group and _JOINT.fullmatch(between)):
            return []
        group = own or group[-1:]
        for one in group:
            sure = not behind or one is group[-1]
            kept += _confined(one if index == 0 else replace(one, text=one.written), stretch, surely=sure)
    trailing = [one for at, one in found if behind and at >= last]
    return kept + [replace(one, doubt=one.doubt or "the words before it may limit it") for one in trailing]


def _confined(claim: Property, stretch: Stretch, *, surely: bool) -> list[Property]:
    """A property on a stretch; not `surely` is one that another stands before the words for the stretch."""
    trait = claim.says
    if not isinstance(trait, Trait) or trait.at is not None:
        return []
    doubt = claim.doubt if surely else claim.doubt or "the words behind it may limit it"
    if trait.name not in CONFINED:
        return [] if surely else [replace(claim, doubt=doubt)]
    if trait.name in _SIGNED and _LOOSE.match(stretch.words):
        return []
    before = stretch.span.start < claim.span.start
    text = f"{stretch.words} {claim.text}" if before else f"{claim.text} {stretch.words}"
    return [
        replace(
            claim,
            span=Span(min(claim.span.start, stretch.span.start), max(claim.span.end, stretch.span.end)),
            text=" ".join(text.split()),
            written=f"{claim.written} {stretch.words}",
            says=replace(trait, on=stretch.interval, variable=trait.variable or stretch.interval.variable),
            doubt=doubt,
        )
    ]


def confined(text: Text, grammar: Grammar) -> tuple[Text, Confined] | None:
    """A text without the words for stretches of the line, and what they tell; None where it holds none."""
    code = grammar.language.code
    cuts: list[tuple[int, int, Interval | None, int]] = []
    for start, end, _ in sentences(text.words):
        phrases = [one for one in _phrases(text, start, end, code) if _is_in_order(one[2])]
        if len(phrases) > _MOST:
            return None
        cuts += [(*one, start) for one in phrases]
    if not cuts:
        return None
    builder = _Builder(text)
    told: list[tuple[int, int, tuple[Stretch, ...]]] = []
    for start, end, _ in sentences(text.words):
        own = [(first, last, stretch) for first, last, stretch, at in cuts if at == start]
        builder.upto(start)
        begin, stretches = builder.length, []
        for first, last, interval in own:
            if interval is None:
                builder.upto(first)
                builder.skip(last)
                continue
            builder.spelled(first, grammar)
            span = text.passage.cut(first, last).whole
            formula = text.formulas.get(last - 1)
            span = Span(span.start, max(span.end, closed(formula) if formula else 0))
            stretches.append(Stretch(builder.length, interval, text.shown(first, last), span))
            builder.skip(last)
            if not text.words[start:first].strip(" \n*_"):
                comma = _COMMA.match(text.words, last, end)
                builder.skip(comma.end() if comma else last)
                if code == "de" and (inverted := _INVERTED.match(text.words, builder.at, end)) is not None:
                    builder.take(*inverted.span("subject"))
                    builder.take(inverted.start("verb") - 1, inverted.end("verb"))
                    builder.skip(inverted.end())
        if stretches:
            builder.spelled(end, grammar)
            told.append((begin, builder.length, tuple(stretches)))
        builder.upto(end)
    builder.upto(len(text.words))
    whole = any(interval is None for _, _, interval, _ in cuts)
    return builder.text(), Confined(tuple(told), builder.text().words, whole)


_PLAIN_NUMBER = late(r"[-+]?\d+(?:\.\d+)?")


def _is_in_order(interval: Interval | None) -> bool:
    """Whether the ends of an interval may be such: those of a point `(3, -4)` are none."""
    if interval is None or interval.low is None or interval.high is None:
        return True
    ends = [one.text.strip().replace("−", "-").replace(",", ".") for one in (interval.low, interval.high)]
    return not all(map(_PLAIN_NUMBER.fullmatch, ends)) or float(ends[0]) < float(ends[1])


def _phrases(text: Text, start: int, end: int, code: str) -> list[tuple[int, int, Interval | None]]:
    """Where the words for stretches begin and end in a sentence, with the stretch that each names; None for the whole
    line, where something follows."""
    before = re.compile(_BEFORE[code], re.IGNORECASE)
    behind = re.compile(_BEHIND[code]) if code in _BEHIND else None
    found: list[tuple[int, int, Interval | None]] = []
    at = start
    while at < end:
        lead = before.match(text.words, at, end) if behind or _begins_word(text.words, at) else None
        read, letter = None, ""
        if lead is not None and (behind is None or text.words[lead.end() : lead.end() + 1].strip()):
            read = read_interval(text, lead.end()) or _half_line(text, lead.end())
            letter = _letter(text, lead.end())
        if read is None or read[1] > end:
            at += 1
            continue
        last = read[1]
        if behind is not None:
            mark = behind.match(text.words, last, end)
            if mark is None:
                at += 1
                continue
            last = mark.end()
        assert lead is not None  # something was read behind it
        found.append((at, last, None if read[0] == ALL else replace(_interval(read[0]), variable=letter)))
        at = last
        while (more := _AND.match(text.words, at, end)) is not None and read[0] != ALL:
            read = read_interval(text, more.end())
            if read is None or read[0] == ALL or read[1] > end:
                break
            found.append((at, read[1], _interval(read[0])))
            at = read[1]
    return [one for one in found if one[2] is not None or text.words[one[1] : end].strip(" .。*_")]


def _interval(ends: Ends) -> Interval:
    return interval_of(finite(ends), domain=True, exact=False)


_AND = late(
    r"\s*(?:,|，|、|và|and|und|et|y|e|и|i|和|と|및|과|와)\s*(?:(?:trên|on|auf|sur|en|su|на|em|na)\s+)?(?:(?:khoảng|đoạn|the\s+interval|l['’]intervalle|el\s+intervalo)\s+)?",
    re.IGNORECASE,
)
"""What stands between two stretches of which the same is told: `on $(-\\infty, 0)$ and $(2, \\infty)$`."""


def _begins_word(words: str, at: int) -> bool:
    return words[at].isalpha() and (at == 0 or not words[at - 1].isalnum())


def _half_line(text: Text, at: int) -> tuple[Ends, int] | None:
    read = read_half_line(text, at)
    if read is None:
        return None
    written = text.formulas[at].text if at in text.formulas else text.words[at : read[1]]
    variable = _VARIABLE.match(written)
    return read if variable is not None and variable[1] in _VARIABLES | _OTHERS else None


def _letter(text: Text, at: int) -> str:
    """The letter in which a half line at a place is told, where it may be none of the function's."""
    if at not in text.formulas:
        return ""
    variable = _VARIABLE.match(text.formulas[at].text)
    return variable[1] if variable is not None and variable[1] in _OTHERS else ""


class _Builder:
    """Puts a text together out of parts of another."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._words = ""
        self._anchors: list[tuple[int, int]] = []
        self._formulas: dict[int, Passage] = {}
        self.at = 0

    @property
    def length(self) -> int:
        """How much there is."""
        return len(self._words)

    def take(self, start: int, end: int) -> None:
        """Add the part between two places of the text, which stays where it was."""
        if end <= start:
            return
        part = self._text.passage.cut(start, end)
        begin = len(self._words)
        self._anchors += [(begin + inner, outer) for inner, outer in part.anchors]
        self._formulas |= {
            begin + at - start: one for at, one in self._text.formulas.items() if start <= at < end
        }
        self._words += part.text

    def spelled(self, end: int, grammar: Grammar) -> None:
        """Add what comes next, up to a place, with verbs that tell how a function runs as predicates."""
        for pattern, predicate in grammar.language.verbs:
            match = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE).search(self._text.words, self.at, end)
            if match is not None:
                self.upto(match.start())
                self._anchors.append((len(self._words), self._text.passage.at(match.start())))
                self._words += predicate
                self.skip(match.end())
                break
        self.upto(end)

    def upto(self, end: int) -> None:
        """Add what comes next, up to a place."""
        self.take(self.at, end)
        self.at = max(self.at, end)

    def skip(self, end: int) -> None:
        """Leave out what comes next, up to a place."""
        self.at = max(self.at, end)

    def text(self) -> Text:
        """The text put together."""
        anchors = tuple(self._anchors) or self._text.passage.anchors
        return Text(Passage(self._words, anchors), self._formulas, self._text.strong)
