"""Running text as one string with formulas as single characters, cut into sentences; and the words of each language as
compiled patterns. Knows no claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from vaultproof.again import last
from vaultproof.claim import Syntax, Term
from vaultproof.extract.doubts.answered import as_statements
from vaultproof.extract.functions.property_words import LANGUAGES, Language
from vaultproof.extract.functions.reworded import may_be_reworded, rewordings
from vaultproof.extract.language.bare_formulas import (
    Bare,
    as_written,
    bare_formulas,
    closed,
    functions_named,
)
from vaultproof.note import Block, Note, RunKind
from vaultproof.quick import quick
from vaultproof.source import Passage, Span
from vaultproof.spot import Several, Signs, Spotted, late, together
from vaultproof.spot.seen import Seen

FORMULA = "\ue000"
OPAQUE = "\ue002"
NUMBER = rf"(?:{FORMULA}|[-−–+]?\s?(?:\d+(?:[.,]\d+)?(?:/\d+)?(?!\d|[.,]\d|\s?[%％*×·/^])|∞|π(?:/2)?|pi/2))"
_UNSPACED = frozenset({"zh", "ja", "ko"})
_END = late(
    r"[.!?;；。！？\ue002](?:(?<=[。！？\ue002])|(?<=[.!?])(?=\s|$)|(?<=[;；])(?=\s*[^\W\d_])|(?<=；)(?=\s*\ue000))"
)
_MAX_LENGTH = 4000


@quick
@dataclass(frozen=True, slots=True)
class Text:
    """A block's words, each formula being one private-use character; `formulas` holds them by their offsets. `strong`
    tells that the block begins with bold or slanted words."""

    passage: Passage
    formulas: dict[int, Passage]
    strong: bool = False

    @property
    def words(self) -> str:
        """The text itself."""
        return self.passage.text

    def term(self, start: int, end: int) -> Term:
        """A stretch as a term: a formula's LaTeX where it is one formula, else plain text."""
        while start < end and self.words[start].isspace():
            start += 1
        while end > start and self.words[end - 1].isspace():
            end -= 1
        if end - start == 1 and start in self.formulas:
            return Term(self.formulas[start], Syntax.LATEX)
        return Term(self.passage.cut(start, end), Syntax.PLAIN)

    def span_of(self, start: int, end: int) -> Span:
        """Where a stretch stands in the note, with the mark behind a formula that ends it."""
        whole = self.passage.cut(start, end).whole
        last = self.formulas.get(end - 1)
        return Span(whole.start, max(whole.end, closed(last) if last else 0))

    def shown(self, start: int, end: int) -> str:
        """A stretch as a reader sees it."""
        return "".join(
            _shown(self.formulas[at]) if at in self.formulas else self.words[at] for at in range(start, end)
        ).strip()


def _shown(formula: Passage) -> str:
    return as_written(formula) if isinstance(formula, Bare) else f"${formula.text}$"


@dataclass(frozen=True)
class Running:
    """A paragraph, list item or formula on its own: which of the note's blocks it is, its words, and the languages in
    which its note may say something of a function."""

    at: int
    block: Block
    text: Text
    languages: tuple[Grammar, ...] = ()

    @cached_property
    def spoken(self) -> tuple[Grammar, ...]:
        """The languages in which this may say something of a function."""
        return spoken(self.text.words, self.languages)


def running_texts(note: Note) -> tuple[Running, ...]:
    """The running text of a note: its blocks but for headings and tables."""
    functions = functions_named(note.source.text)
    texts = [
        (at, block, _with_bare_formulas(text_of(block), functions))
        for at, block in enumerate(note.blocks)
        if block.row is None and block.kind != "heading"
    ]
    look = together(tuple(text.words for _, _, text in texts))
    if _ADVERB.may_match_in(look) or may_be_reworded(look):
        texts = [(at, block, _plainly(text)) for at, block, text in texts]
        look = together(tuple(text.words for _, _, text in texts))
    languages = tuple(one for one in grammars() if one.trigger.may_match_in(look))
    return tuple(Running(at, block, text, languages) for at, block, text in texts)


_ADVERB = Spotted(
    r"""(?:(?<=\bist\ )|(?<=\bsind\ )|(?<=\bliegt\ )|(?<=\bliegen\ )|(?<=\blautet\ )|(?<=\bhat\ )
    |(?<=\bnimmt\ )|(?<=\bbeträgt\ ))(?:also|somit|damit|daher|folglich|demnach|offenbar|offensichtlich
    |natürlich|insbesondere|hier|dann|nun|auch)\s
    |(?:(?<=\best\ )|(?<=\bsont\ )|(?<=\ba\ )|(?<=\badmet\ )|(?<=\bvaut\ ))(?:donc|ainsi|alors|clairement
    |évidemment|aussi|également)\s|(?:(?<=\bis\ )|(?<=\bare\ )|(?<=\bhas\ ))(?:thus|therefore|hence
    |clearly|obviously|indeed|then|of\ course|again)\s
    |(?:(?<=\bes\ )|(?<=\btiene\ )|(?<=\bestá\ ))(?:entonces|por\ tanto|por\ lo\ tanto|claramente
    |también)\s|(?:(?<=\bé\ )|(?<=\btem\ ))(?:portanto|logo|então|claramente|também)\s|(?:(?<=\bè\ )
    |(?<=\bha\ ))(?:quindi|dunque|ovviamente|chiaramente|anche)\s
    |(?:(?<=\bявляется\ )|(?<=\bравна\ )|(?<=\bравно\ )|(?<=\bимеет\ ))(?:следовательно|очевидно
    |таким\ образом|тем\ самым|также)\s""",
    re.IGNORECASE | re.VERBOSE,
)
"""Adverbs behind a verb that change nothing of what is said: `ist also`, `est donc`."""


def _plainly(text: Text) -> Text:
    """A text without the adverbs that only tell that something follows, and with plain words for roundabout ones."""
    cuts = [(*one.span(), "") for one in _ADVERB.finditer(text.words)]
    cuts = sorted((*cuts, *rewordings(text.words)))
    if not cuts:
        return text
    words, last = "", 0
    anchors: list[tuple[int, int]] = []
    formulas: dict[int, Passage] = {}
    for start, end, plain in (*cuts, (len(text.words), len(text.words), "")):
        if start < last:
            continue
        part, begin = text.passage.cut(last, start), len(words)
        anchors += [(begin + inner, outer) for inner, outer in part.anchors] if start > last else []
        formulas |= {begin + at - last: one for at, one in text.formulas.items() if last <= at < start}
        words += text.words[last:start]
        if plain:
            anchors.append((len(words), text.passage.at(start)))
            words += plain
        last = end
    return Text(Passage(words, tuple(anchors) or text.passage.anchors), formulas, text.strong)


def _with_bare_formulas(text: Text, functions: frozenset[str]) -> Text:
    """A text in which mathematics without dollars, `0 < b(x) ≤ 1`, is a formula too, as are the names of some
    functions."""
    found = bare_formulas(text.words, functions)
    if not found:
        return text
    passage, formulas, moved = text.passage, dict(text.formulas), 0
    for start, end, latex in found:
        first, last = start - moved, end - moved
        place = text.passage.cut(start, end)
        anchors = ((0, place.whole.start), (max(len(latex) - 1, 1), place.whole.end - 1))
        passage = passage.spliced(first, last, FORMULA)
        shift = last - first - 1
        formulas = {at - shift if at > first else at: one for at, one in formulas.items()}
        formulas[first] = Bare(latex, anchors if len(latex) > 1 else anchors[:1], place.text)
        moved += shift
    return Text(passage, formulas, text.strong)


@last
def _together(texts: Sequence[Running]) -> Seen:
    return together(tuple([one.text.words for one in texts]))


def that_may_match(patterns: Several, texts: Sequence[Running]) -> tuple[Spotted, ...]:
    """The patterns that may match in one of some running texts, told of all of them together."""
    look = _together(texts)
    return tuple(one for one in patterns if one.may_match_in(look)) if patterns.may_match_in(look) else ()


def told_of_values(patterns: Several, texts: Iterable[Running]) -> bool:
    """Whether one of some patterns may match in a sentence of running texts that holds a number, a formula or an
    interval: what is told of values is told in such ones."""
    return any(
        patterns.may_match(sentence)
        for one in texts
        if patterns.may_match(one.text.words)
        for sentence in _of_values(one.text.words)
    )


@lru_cache(maxsize=64)
def _of_values(words: str) -> tuple[str, ...]:
    """The sentences that hold a number, a formula or an interval."""
    if not _may_tell_value(words):
        return ()
    own = (words[start:end] for start, end, _ in sentences(words))
    return tuple(one for one in own if _may_tell_value(one))


_VALUE = late(rf"[\d∞π{FORMULA}(\[]")


def _may_tell_value(words: str) -> bool:
    return _VALUE.search(words) is not None or "pi" in words


_ONE_MARK = {
    RunKind.FORMULA: FORMULA,
    RunKind.BREAK: "\n",
    RunKind.HTML: OPAQUE,
    RunKind.TAG: OPAQUE,
    RunKind.COMMENT: "",
}


_BULLET = late(r"(?:\A|\n)[・•●◦▪◆■※]")
"""A mark of a list item that is none in Markdown."""
_BULLETS = Signs(*"・•●◦▪◆■※")


def _ended(bullet: re.Match[str]) -> str:
    """What stands for the mark of an item, with the end of the item before it."""
    return "。\n" if bullet.group().startswith("\n") else " "


def text_of(block: Block) -> Text:
    """The words of a block. Text that is struck out, tags and HTML become opaque marks."""
    words = ""
    anchors: list[tuple[int, int]] = []
    formulas: dict[int, Passage] = {}
    for run in block.runs:
        mark = _ONE_MARK.get(run.kind)
        if mark is None and run.struck:
            mark = OPAQUE
        if mark is None:
            at, passage = len(words), run.passage
            anchors += [(at + inner, outer) for inner, outer in passage.anchors] if at else passage.anchors
            words += passage.text.replace(FORMULA, OPAQUE)
        elif mark:
            if mark == FORMULA:
                formulas[len(words)] = run.passage
            anchors.append((len(words), run.span.start))
            words += mark
    strong = next((run.strong or run.emphasis for run in block.runs if run.passage.text.strip()), False)
    words = words[:_MAX_LENGTH]
    if not words.isascii() and _BULLETS.stand_in(words):
        words = _BULLET.sub(_ended, words)
    return Text(Passage(as_statements(words), tuple(anchors) or ((0, block.span.start),)), formulas, strong)


@lru_cache(maxsize=64)
def sentences(words: str) -> tuple[tuple[int, int, str], ...]:
    """`(start, end, mark)` of each sentence; the mark is what ends it, perhaps nothing. Many ask of the same words."""
    return tuple(_sentences(words))


def _sentences(words: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for match in _END.finditer(words):
        if words[start : match.start()].strip():
            yield start, match.start(), match.group()
        start = match.end()
    if words[start:].strip():
        yield start, len(words), ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """A language's words as patterns; `traits` with the name of the property that each stands for, `any_trait` for all
    of them at once, and for the verbs that tell of one."""

    language: Language
    trigger: Spotted
    traits: tuple[tuple[Spotted, str], ...]
    any_trait: Spotted
    words: dict[str, Spotted]

    @property
    def spaced(self) -> bool:
        """Whether the language sets words off by spaces."""
        return self.language.code not in _UNSPACED

    def match(self, kind: str, text: str, at: int) -> re.Match[str] | None:
        """The words of a kind at a place."""
        return self.words[kind].match(text, at)

    def skip(self, text: str, at: int, *kinds: str) -> int:
        """The place after spaces and words of the kinds."""
        moved = True
        while moved:
            moved = False
            while at < len(text) and (text[at].isspace() or text[at] in "*_“”\"'«»"):
                at += 1
            for kind in kinds:
                found = self.match(kind, text, at)
                if found is not None and found.end() > at:
                    at, moved = found.end(), True
        return at

    def trait(self, text: str, at: int) -> tuple[str, int] | None:
        """The property that the longest word at a place stands for, and where it ends."""
        if self.any_trait.match(text, at) is None:
            return None
        found = [(match.end(), name) for pattern, name in self.traits if (match := pattern.match(text, at))]
        if not found:
            return None
        end, name = max(found, key=lambda one: one[0])
        return name, end


_KINDS = (
    "strictly negation verb filler joint contrast reason restriction opener function pronoun output at everywhere"
    " yes no range_label domain_label listing between within by least greatest roots vertex denied_after"
).split()


def spoken(words: str, languages: Iterable[Grammar] | None = None) -> tuple[Grammar, ...]:
    """The languages in which a text may say something of a function, of `languages` where they are given."""
    if languages is None:
        languages = grammars() if _any_trigger().may_match(words) else ()
    return tuple(one for one in languages if one.trigger.search(words))


@cache
def _any_trigger() -> Several:
    return Several(*(one.trigger for one in grammars()))


@cache
def grammars() -> tuple[Grammar, ...]:
    """The grammar of each language."""
    return tuple(_grammar(language) for language in LANGUAGES)


def _grammar(language: Language) -> Grammar:
    spaced = language.code not in _UNSPACED
    words = {kind: _compiled(getattr(language, kind), spaced) for kind in _KINDS}
    topics = [pattern for pattern, _ in (*language.traits, *language.verbs)]
    topics += [
        language.range_label,
        language.domain_label,
        language.least,
        language.greatest,
        language.roots,
        language.vertex,
        language.output,
    ]
    traits = tuple((_compiled(pattern, spaced), name) for pattern, name in language.traits)
    told = (*(one.pattern for one, _ in traits), *(one for one, _ in language.verbs))
    return Grammar(
        language=language,
        trigger=Spotted(_bounded("|".join(topics), spaced), re.IGNORECASE),
        traits=traits,
        any_trait=Spotted("|".join(f"(?:{one})" for one in told), re.IGNORECASE),
        words=words,
    )


def _compiled(pattern: str, spaced: bool) -> Spotted:
    return Spotted(_bounded(pattern, spaced), re.IGNORECASE)


def _bounded(pattern: str, spaced: bool) -> str:
    """A pattern that begins and ends where words do, in a language that sets them off by spaces."""
    pattern = pattern.replace("{number}", NUMBER)
    return rf"(?:(?<!\w)|(?!\w))(?:{pattern})(?:(?!\w)|(?<!\w))" if spaced else pattern
