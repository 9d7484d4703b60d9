"""What a note says its symbols stand for: `where $\\alpha$ is the learning rate`, a list behind `where:`, a table.

Only the note's own words, and only where they plainly tell what a symbol is: `where $x$ is negative` tells how it is.
A symbol with two different meanings in one note is left out. A value counts where it is told directly below a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, zip_longest

from vaultproof.extract.definitions.symbol_words import MEANING, NOTATION, TELLINGS, Telling
from vaultproof.extract.functions.property_words import LANGUAGES
from vaultproof.note import Block, Note, Run, RunKind, ScopeKind
from vaultproof.source import Span
from vaultproof.spot import late

_SYMBOL = late(
    r"(?:\\(?:mathbf|mathbb|mathcal|mathrm|mathsf|mathit|boldsymbol|bm|vec|hat|bar|tilde|dot|overline|widehat|widetilde)"
    r"\s*(?:\{\s*(?:\\?[A-Za-z]+)\s*\}|\\?[A-Za-z])|\\(?:text|operatorname|mathrm)\s*\{[A-Za-z]+\}|\\[A-Za-z]+|[^\W\d_])"
    r"(?:\s*[_^]\s*(?:\{[^{}=<>+*/]{1,12}\}|\\?[A-Za-z]+|\d|\*)){0,2}'*(?:\s*\([A-Za-z,\s\\]{1,12}\))?"
)
_NO_SYMBOL = frozenset(
    r"\infty \pi \sum \prod \int \frac \sqrt \lim \max \min \sin \cos \tan \exp \log \ln \to \cdot \in \partial \le "
    r"\ge \quad \dots \ldots \cdots \forall \exists \emptyset \times \pm \ne \approx \left \right".split()
)
_MARK = "\ue000-\uefff"
_ENDS = late(r"(?<=[^\s\d][.!?;])\s+(?=[^\W\d_a-z])|[。！？；]\s*|\n")
_LONGEST, _FEWEST, _MOST_RUNS = 140, 2, 0xFFF
_WORDS = 3
_COMMA = late(r",\s|[，、]")
_STOPS = frozenset(".!?。！？")
_RELATION = late(r"[=<>]|\\(?:in|le|ge|leq|geq|ne|neq|sim|to)\b")
_GIVEN = late(
    r"(?P<symbol>[^=]+?)\s*"
    r"(?P<value>(?::?=|\\approx|≈)\s*[-−+]?\s*(?:\d[\d.,/^{}\s]*|\\[dt]?frac\s*\{?\d+\}?\s*\{?\d+\}?))"
)
_ARTICLES = frozenset({"en", "de", "fr", "it"})
_DENSE = frozenset({"zh", "ja", "ko"})
_BEFORE = r"(?:(?<=^)|(?<=[\s,;:(，。；、（—–-]))"
_CLOSERS = " \t,;:.，；。、："


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """A symbol as LaTeX, and the words that tell its meaning: runs of text and formulas, cut to them; none where only
    its `value` is told, as LaTeX with its sign."""

    latex: str
    meaning: tuple[Run, ...]
    span: Span
    value: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A block as one text, in which a sign stands for each formula."""

    text: str
    runs: tuple[Run, ...]
    places: tuple[tuple[int, int], ...]

    def latex(self, sign: str) -> str:
        """The formula that a sign stands for."""
        return self.runs[ord(sign) - 0xE000].passage.text.strip()

    def cut(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs of a part of the text."""
        found: list[Run] = []
        for at in dict.fromkeys(place for place, _ in self.places[start:end]):
            run = self.runs[at]
            if run.kind in {RunKind.FORMULA, RunKind.CODE}:
                found.append(run)
                continue
            offsets = [offset for place, offset in self.places[start:end] if place == at]
            passage = run.passage.cut(offsets[0], offsets[-1] + 1)
            found.append(
                replace(run, passage=passage, kind=RunKind.TEXT if run.kind is RunKind.BREAK else run.kind)
            )
        return tuple(found)


def symbols_of(note: Note) -> tuple[Symbol, ...]:
    """The symbols of which a note tells the meaning and that its formulas use, in the order of the text."""
    told: dict[str, list[Symbol]] = {}
    for symbol in sorted(
        (*_in_sentences(note), *_in_lists(note), *_in_tables(note)), key=lambda one: one.span
    ):
        told.setdefault(_bare(symbol.latex), []).append(symbol)
    values: dict[str, list[Symbol]] = {}
    for one in _values(note):
        values.setdefault(_bare(one.latex), []).append(one)
    found = []
    for bare in dict.fromkeys((*told, *values)):
        listed, valued = told.get(bare, []), values.get(bare, [])
        if not _is_used(note, bare, [one.span for one in (*listed, *valued)]):
            continue
        value = valued[0].value if len({one.value for one in valued}) == 1 else ""
        if len({_words(one) for one in listed}) == 1:
            found.append(replace(listed[0], value=value))
        elif value and not listed:
            found.append(valued[0])
    return tuple(sorted(found, key=lambda one: one.span))


def _words(symbol: Symbol) -> str:
    return "".join("".join(run.passage.text for run in symbol.meaning).casefold().split())


def _bare(latex: str) -> str:
    """A symbol without the arguments of its call and without spaces."""
    return re.sub(r"\s+", "", re.sub(r"\s*\([^()]*\)$", "", latex))


def _is_used(note: Note, bare: str, told: Sequence[Span]) -> bool:
    """Whether a formula uses a symbol, other than those that tell of it."""
    return any(formula.span not in told and _occurs(bare, formula.passage.text) for formula in note.formulas)


def _occurs(bare: str, latex: str) -> bool:
    if bare.startswith("\\") and bare[1:].isalpha():
        return re.search(re.escape(bare) + r"(?![A-Za-z])", latex) is not None
    if len(bare) == 1:
        return bare in re.sub(r"\\[A-Za-z]+", " ", latex)
    return bare in re.sub(r"\s+", "", latex)


def _line(block: Block, *, first: bool = False) -> _Line:
    """A block's text; with `first` only its first line."""
    text: list[str] = []
    places: list[tuple[int, int]] = []
    for at, run in enumerate(block.runs):
        if first and run.kind is RunKind.BREAK:
            break
        words = run.passage.text
        match run.kind:
            case RunKind.FORMULA:
                words = chr(0xE000 + at) if at < _MOST_RUNS else " "
            case RunKind.BREAK:
                words = " "
            case RunKind.COMMENT | RunKind.HTML:
                words = ""
            case RunKind.CODE:
                words = words.translate({0x2E: ","})
            case _:
                pass
        text.append(words)
        places.extend((at, offset) for offset in range(len(words)))
    return _Line("".join(text), block.runs, tuple(places))


def _in_sentences(note: Note) -> Iterator[Symbol]:
    for block, following in zip_longest(note.blocks, note.blocks[1:]):
        if block.kind not in {"paragraph", "cell"} or not any(
            run.kind is RunKind.FORMULA for run in block.runs
        ):
            continue
        line = _line(block)
        whole = line.text.rstrip()
        goes_on = following is not None and following.kind == "formula" and whole[-1:] not in _STOPS
        last = len(line.text.rstrip(_CLOSERS))
        for start, end in _sentences(line.text):
            for telling in TELLINGS:
                yield from (
                    symbol
                    for symbol, until in _told(line, start, end, telling)
                    if not (goes_on and until == last)
                )


def _values(note: Note) -> Iterator[Symbol]:
    """Values that the rest of a formula's own sentence sets: `with $\\alpha = 0.01$ and $\\beta = 2$` below it.

    A new sentence, which begins with a capital, may be about an example.
    """
    for before, block in pairwise(note.blocks):
        if before.kind != "formula" or block.kind != "paragraph":
            continue
        line = _line(block)
        if line.text[:1].isupper():
            continue
        for telling in TELLINGS:
            opening, joint = _patterns(telling)[0], re.compile(_joint(telling), re.IGNORECASE)
            found: re.Match[str] | None = opening.match(line.text)
            while found is not None and "\ue000" <= line.text[found.end() : found.end() + 1] <= "\uefff":
                run = line.runs[ord(line.text[found.end()]) - 0xE000]
                given = _GIVEN.fullmatch(run.passage.text.strip())
                ends = re.match(r"\s*(?:[,.;，。；、]|\Z)", line.text[found.end() + 1 :]) is not None
                joined = joint.match(line.text, found.end() + 1) is not None
                whole = given is not None and (ends or joined) and _SYMBOL.fullmatch(given["symbol"].strip())
                if given is not None and whole and _occurs(_bare(given["symbol"]), before.text):
                    value = " ".join(given["value"].split())
                    yield Symbol(latex=given["symbol"].strip(), meaning=(), span=run.span, value=value)
                found = joint.match(line.text, found.end() + 1)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _ENDS.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def _told(line: _Line, start: int, end: int, telling: Telling) -> Iterator[tuple[Symbol, int]]:
    """What one sentence tells in one language: an opening, then symbols each with its meaning and its end."""
    opening, item, let = _patterns(telling)
    for begun in opening.finditer(line.text, start, end):
        at = begun.end()
        while (found := item.match(line.text, at, end)) is not None:
            told = _symbol(line, found, telling)
            if told is None:
                break
            yield told
            at = found.end()
    for found in let.finditer(line.text, start, end):
        told = _symbol(line, found, telling)
        if told is not None:
            yield told


@cache
def _patterns(telling: Telling) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """An opening; a symbol with its meaning up to the next one or the end of the sentence; `let` with one symbol."""
    sign = rf"[{_MARK}]"
    says = rf"(?:{_means(telling)}|\s+(?:{telling.is_})\s+(?={telling.article})|\s+(?={telling.article})|\s*[:：]\s*)"
    joint = _joint(telling)
    item = rf"(?P<symbol>{sign}){says}(?P<meaning>[^\n]+?)(?:{joint}(?={sign}{says})|\s*\Z)"
    article = "" if telling.article == r"(?!)" else rf"(?={telling.article})"
    let = (
        rf"{_BEFORE}(?:{telling.let})\s*(?P<symbol>{sign})\s*(?:{telling.be})\s*{article}"
        rf"(?P<meaning>[^\n]+)\Z"
    )
    flags = re.IGNORECASE
    return (
        re.compile(rf"{_BEFORE}(?:{telling.opening})\s*[,:，：]?\s*(?={sign})", flags),
        re.compile(item, flags),
        re.compile(let, flags),
    )


def _joint(telling: Telling) -> str:
    """What stands between one symbol's telling and the next."""
    return (
        rf"(?:\s*[,;，；、]\s*(?:(?:{telling.and_})\s+)?|\s+(?:{telling.and_})\s+|\s*(?:{telling.and_})\s*)"
    )


def _means(telling: Telling) -> str:
    """A verb that needs no article; where words have spaces between them, a whole word."""
    return rf"\s*(?:{telling.means})\s*" + ("" if telling.code in _DENSE else r"(?<![^\W\d_](?=[^\W\d_]))")


def _symbol(
    line: _Line, found: re.Match[str], telling: Telling, stop: int | None = None
) -> tuple[Symbol, int] | None:
    """A symbol with its meaning and the end of that, None where the words may say something else."""
    latex, text = line.latex(found["symbol"]), line.text
    start, end = found.span("meaning")
    end = min(end, stop) if stop is not None else end
    if (comma := _COMMA.search(text, start, end)) and len(text[start : comma.start()].split()) >= _WORDS:
        if re.match(rf"\s*(?:\w+\s+)?[{_MARK}]", text[comma.end() : end]):
            return None
        end = comma.start()
    while end > start and text[end - 1] in _CLOSERS:
        end -= 1
    while start < end and text[start] in _CLOSERS:
        start += 1
    if (tail := re.search(rf"(?:{telling.closing})\Z", text[start:end])) is not None:
        end = start + tail.start()
    said = text[start:end]
    letters = sum(character.isalpha() and not "\ue000" <= character <= "\uefff" for character in said)
    if (
        not _SYMBOL.fullmatch(latex)
        or latex.split("_")[0].strip() in _NO_SYMBOL
        or letters < _FEWEST
        or len(said) > _LONGEST
        or "\ue000" <= said[:1] <= "\uefff"
        or re.search(rf"[,;，；、]\s*(?:\w+\s+)?[{_MARK}]", said)
        or _says_more(said)
        or any(
            _RELATION.search(line.latex(sign))
            for sign in re.findall(rf"(?:{telling.and_})\s+([{_MARK}])", said)
        )
        or _is_property(said)
        or said.count("(") != said.count(")")
    ):
        return None
    span = line.runs[ord(found["symbol"]) - 0xE000].span
    return Symbol(latex=latex, meaning=line.cut(start, end), span=span), end


def _is_property(said: str) -> bool:
    """Whether words tell how a thing is, such as `continuous`, and not what it is."""
    return any(
        re.fullmatch(pattern, said, re.IGNORECASE) for language in LANGUAGES for pattern, _ in language.traits
    )


def _says_more(said: str) -> bool:
    """Whether a meaning goes on to tell of another symbol."""
    return any(
        re.search(rf"[{_MARK}]\s+{one.article}", said, re.IGNORECASE)
        for one in TELLINGS
        if one.code in _ARTICLES
    ) or any(
        re.search(rf"[{_MARK}]\s*(?:\b(?:{one.is_})\b|(?:{one.means}))\s", said, re.IGNORECASE)
        for one in TELLINGS
        if one.code not in {*_DENSE, "ru"}
    )


def _in_lists(note: Note) -> Iterator[Symbol]:
    """Lists behind `where:`, and below a heading such as `Notation`."""
    opens = re.compile(
        rf"(?:{_BEFORE}|^)(?:{'|'.join(one.opening for one in TELLINGS)})\s*[:：]?\s*\Z", re.IGNORECASE
    )
    notation = re.compile(rf"(?:{NOTATION})\s*[:：]?", re.IGNORECASE)
    opened = False
    for block in note.blocks:
        item = _in_item(note, block)
        if block.kind == "paragraph" and item and (opened or _headed(note, block.scope, notation)):
            symbol = _listed(_line(block, first=True))
            if symbol is not None:
                yield symbol
            continue
        if block.kind != "formula":
            opened = block.kind == "paragraph" and bool(
                opens.search(block.text) or notation.fullmatch(block.text.strip())
            )


def _in_item(note: Note, block: Block) -> bool:
    return note.scopes[block.scope].kind is ScopeKind.ITEM


def _headed(note: Note, scope: int, notation: re.Pattern[str]) -> bool:
    return any(
        note.scopes[at].kind is ScopeKind.SECTION
        and note.scopes[at].name is not None
        and notation.fullmatch((note.scopes[at].name or "").strip()) is not None
        for at in note.scope_chain(scope)
    )


def _listed(line: _Line) -> Symbol | None:
    """An item that begins with a symbol and says what it is."""
    for telling in TELLINGS:
        found = re.match(
            rf"\s*(?P<symbol>[{_MARK}])(?:\s*[:：]\s*|\s+[–—-]\s+|{_means(telling)}"
            rf"|\s+(?:{telling.is_})\s+(?={telling.article}))(?P<meaning>.+)\Z",
            line.text,
            re.IGNORECASE | re.DOTALL,
        )
        if found is not None:
            stop = _ENDS.search(line.text, found.start("meaning"))
            told = _symbol(line, found, telling, stop.start() if stop else None)
            return told[0] if told is not None else None
    return None


def _in_tables(note: Note) -> Iterator[Symbol]:
    """Tables whose first column holds symbols and whose second says what they are."""
    heads: dict[int | None, list[str]] = {}
    rows: dict[tuple[int | None, int], list[Block]] = {}
    for block in note.blocks:
        if block.kind != "cell" or block.row is None:
            continue
        table = note.scopes[block.scope].parent
        rows.setdefault((table, block.row), []).append(block)
        if block.row == 0:
            heads.setdefault(table, []).append(block.text.strip())
    for (table, row), cells in rows.items():
        head = heads.get(table, [])
        if row == 0 or len(head) < 2 or len(cells) < 2:
            continue
        if re.fullmatch(NOTATION, head[0], re.IGNORECASE) and re.fullmatch(MEANING, head[1], re.IGNORECASE):
            first, second = _line(cells[0]), _line(cells[1])
            signs = re.fullmatch(rf"\s*([{_MARK}])\s*", first.text)
            if signs is None:
                continue
            whole = _Line(second.text, second.runs, second.places)
            symbol = _in_row(first.runs[ord(signs[1]) - 0xE000], whole)
            if symbol is not None:
                yield symbol


def _in_row(run: Run, said: _Line) -> Symbol | None:
    text = said.text
    if not _SYMBOL.fullmatch(run.passage.text.strip()) or not 0 < len(text.strip()) <= _LONGEST:
        return None
    return Symbol(latex=run.passage.text.strip(), meaning=said.cut(0, len(text)), span=run.span)
