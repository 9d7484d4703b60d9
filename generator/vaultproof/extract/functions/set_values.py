r"""Values of a formula for values of all its letters, with hardly a word: below `o = \lfloor (n - k)/s \rfloor + 1`
the item “$n = 7$, $k = 3$, $s = 2$ → 3”, below `\eta_t = 0.1 \cdot 0.5^t` “at epoch 2: 0.025”, “$t=2$ のとき 0.025”.

Every word of such a sentence must be one that is known here. Computes no more than which of several items agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import ge, gt, le, lt

from vaultproof.claim import Binding, Condition, Definition, Equation, Relation, Syntax, Term, WitnessKind
from vaultproof.extract.classify import Statement
from vaultproof.extract.definitions.confined import confined
from vaultproof.extract.doubts.otherwise import (
    BY_OTHERS,
    OF_OTHERS,
    OTHERWISE,
    follows_slope,
    introduced_otherwise,
)
from vaultproof.extract.functions.setting_words import ARROW, Kind, Word, may_set, words_of
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_STEPS, OF_VALUES
from vaultproof.extract.shape import shape
from vaultproof.extract.tables.borne_out import Figure, figure, value_of, written
from vaultproof.extract.told import NumberText
from vaultproof.latex import canonical_name
from vaultproof.note import Block, Note, ScopeKind
from vaultproof.source import Passage, Span
from vaultproof.spot import late

_HEAD = late(
    r"\s*(?P<name>(?:\\(?:mathrm|text|operatorname|mathcal|mathit)\s*\{\s*[A-Za-z]{1,20}\s*\}|\\[A-Za-z]{1,20}|[A-Za-zα-ωℓ]{1,12}))"
    r"(?:\s*_\s*(?:\{\s*(?:\\text\s*\{)?(?P<braced>[A-Za-z]{1,12})\}?\s*\}|(?P<index>\\?[A-Za-z]{1,8})))?"
    r"\s*(?:(?:\\left\s*)?\((?P<parameters>[^()]{1,80})\))?\s*"
)
_NOT_READ = late(r"\\(?:sum|prod|int|lim|begin\s*\{[pbv]?matrix|partial|nabla|dots|ldots|cdots)|\.\.\.|…")
_SENTENCE_ENDS = late(r"[.!?;](?=\s)|[。！？；\n]")
_MAY_BE_A_POINT = "it may be a point that the formula need not meet"
_REMARKED = "the words in brackets behind it may tell of another case"
_ELSEWHERE = "the note gives the formula for other values of its letters only"
_SEVERAL = "several formulas that it may be said of stand before it"
_FURTHEST = 12
"""How many blocks may stand between a formula and what is told of it."""
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class _Formula:
    """A name that a note gives a formula, with the letters in it, its index or parameter among them, and where."""

    name: str
    index: str
    letters: frozenset[str]
    body: Term
    scope: int
    span: Span
    conditions: tuple[Condition, ...] = ()

    def holds_for(self, settings: Mapping[str, Word]) -> bool:
        """Whether the note gives it for such values of its letters, as far as can be told."""
        return all(
            one.name in settings and _meets(figure(settings[one.name].text), one) for one in self.conditions
        )


_ORDERS = {"<": lt, "≤": le, ">": gt, "≥": ge}


def _meets(given: Figure | None, condition: Condition) -> bool:
    bound = figure(condition.bound.text)
    return given is not None and bound is not None and _ORDERS[condition.sign](given.value, bound.value)


@dataclass(frozen=True, slots=True)
class _Case:
    """Values of letters, by name, and the value that a formula is told to have there; with the noun it is called by,
    the name before its sign, whether words tell that the one follows from the other, and whether a remark stands behind
    it."""

    settings: Mapping[str, Word]
    value: Word
    noun: str
    called: str
    follows: bool
    about: bool
    remarked: bool
    span: tuple[int, int]

    @property
    def counted(self) -> bool:
        """Whether it tells of a step and not of a letter."""
        return any(one.kind is Kind.COUNTED for one in self.settings.values())


def set_values(
    note: Note,
    texts: Sequence[NumberText],
    statements: Iterable[Statement],
    found: Iterable[object],
    doubts: Mapping[int, str],
) -> Iterator[Equation]:
    """The claim of each value that a formula has for values of its letters, as short sentences and items tell it."""
    told = [
        (one, case)
        for one in texts
        if len(one.text) <= _LONGEST and may_set(one.text)
        for sentence in _sentences(one)
        if may_set(sentence[0])
        for case in _cases(*sentence)
    ]
    if not told:
        return
    bound = _numbers(found)
    formulas = _formulas(note, statements, found, bound)
    groups: dict[tuple[int, int], list[tuple[NumberText, _Case, _Formula, str | None]]] = defaultdict(list)
    for one, case in told:
        meant = _meant(note, one.block, case, formulas, frozenset(bound))
        if meant is not None:
            formula, doubt = meant
            groups[formula.span.start, formula.span.end].append((one, case, formula, doubt))
    for group in groups.values():
        agreeing = [case for _, case, formula, _ in group if _agrees(case, formula, bound)]
        for one, case, formula, doubt in group:
            others = sum(other is not case for other in agreeing)
            sure = case.follows or (others > 0 and 2 * len(agreeing) >= len(group))
            if case.counted and not agreeing:
                continue
            own = _REMARKED if case.remarked else None if sure else _MAY_BE_A_POINT
            own = doubts.get(one.block.scope) or doubt or own
            settings = _settings(case, formula) or {}
            if not formula.holds_for(settings):
                own = own or _ELSEWHERE
            yield _claim(note, one.block, case, (formula, settings), own)


def _sentences(one: NumberText) -> Iterator[tuple[str, int]]:
    """Each sentence of a text with the place where it begins."""
    text = one.text
    start = 0
    for stop in (*(match.end() for match in _SENTENCE_ENDS.finditer(text)), len(text)):
        if any(map(str.isdigit, text[start:stop])):
            yield text[start:stop], start
        start = stop


def _cases(sentence: str, first: int) -> list[_Case]:
    """The cases that a sentence tells, one behind the other; none where it holds a word that is not known."""
    words = words_of(sentence, first)
    cases: list[_Case] = []
    settings: dict[str, Word] = {}
    value: Word | None = None
    opens_with_value: bool | None = None
    group: list[Word] = []

    def close() -> bool:
        nonlocal settings, value, group
        if value is None or not settings:
            return False
        cases.append(_case(settings, value, group))
        settings, value, group = {}, None, []
        return True

    for word in words or ():
        stated = word.kind is Kind.VALUE
        setting = word.kind in {Kind.SETTING, Kind.COUNTED}
        if setting and _is_the_value(word, words or ()):
            stated, setting = True, False
        if (stated or setting) and opens_with_value is None:
            opens_with_value = stated
        begins_anew = stated if opens_with_value else setting
        if begins_anew and value is not None and settings and not close():
            return []
        if stated and value is not None:
            return []
        if setting and word.name in settings:
            return []
        if stated:
            value = word
        elif setting:
            settings[word.name] = word
        group.append(word)
    return cases if close() else []


def _is_the_value(word: Word, words: Sequence[Word]) -> bool:
    """Whether `o = 3` tells the value: it is the last of several settings, no bare value stands beside them, and
    words or an arrow stand before it alone."""
    if any(one.kind is Kind.VALUE for one in words) or word.kind is not Kind.SETTING:
        return False
    at = next(place for place, one in enumerate(words) if one is word)
    before = [one for one in words[:at] if one.kind is not Kind.COMMA]
    return (
        bool(before)
        and before[-1].kind in {Kind.FOLLOWS, Kind.COLON, Kind.IS}
        and any(one.kind in {Kind.SETTING, Kind.COUNTED} for one in words[:at])
    )


def _case(settings: Mapping[str, Word], value: Word, group: Sequence[Word]) -> _Case:
    nouns = [one.name for one in group if one.kind is Kind.NOUN]
    named = value.name if value.kind is Kind.SETTING else ""
    following = {one.name for one in group if one.kind is Kind.FOLLOWS}
    follows = bool(following - {ARROW}) or (bool(following) and len(settings) > 1)
    about = any(one.kind is Kind.ABOUT for one in group)
    told = [*settings.values(), value]
    return _Case(
        settings=settings,
        value=value,
        noun=nouns[-1] if nouns else "",
        called=named,
        follows=bool(follows or nouns or named),
        about=about,
        remarked=any(one.kind is Kind.REMARK for one in group),
        span=(value.start, value.end)
        if named
        else (min(one.start for one in told), max(one.end for one in told)),
    )


def _formulas(
    note: Note, statements: Iterable[Statement], found: Iterable[object], bound: Mapping[str, str]
) -> list[_Formula]:
    """Each name that the note gives a formula, in their order. A number before brackets is a letter: `c(1 - t)`."""
    unsure = {
        one.span
        for one in found
        if isinstance(one, Definition) and (one.elsewhere or one.cut or one.source is not WitnessKind.FORMULA)
    }
    limits = {
        one.span: limited.conditions
        for one in found
        if isinstance(one, Definition) and (limited := confined(note, one)).conditions
    }
    formulas = []
    for one in statements:
        if not one.relations or one.relations[0] is not Relation.EQUAL or one.around.denied:
            continue
        head = _HEAD.fullmatch(one.terms[0].text)
        body = one.terms[1]
        if head is None or _NOT_READ.search(body.text):
            continue
        letters = frozenset(
            canonical_name(name) or name for name in shape(body).names if name not in {"e", "pi", r"\pi"}
        )
        called = (canonical_name(name) or name for name in shape(body).calls)
        letters |= frozenset(name for name in called if name in bound)
        index = head["parameters"] or head["index"] or head["braced"] or ""
        name = canonical_name(head["name"]) or head["name"]
        span = Span(one.terms[0].passage.whole.start, body.passage.whole.end)
        if not letters or name in letters or any(place.covers(span) for place in unsure):
            continue
        if body.syntax is not Syntax.LATEX and not _READS_WELL.fullmatch(body.text):
            continue
        limiting = next((told for place, told in limits.items() if place.covers(span)), ())
        formulas.append(_Formula(name, canonical_name(index) or "", letters, body, one.scope, span, limiting))
    return sorted(formulas, key=lambda one: one.span.start)


_READS_WELL = late(r"[\w\s+\-−*/·×().,^²³√⌊⌋]{1,200}")


def _numbers(found: Iterable[object]) -> dict[str, str]:
    """The number of each name that is bound to one alone."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for one in found:
        if isinstance(one, Binding) and not one.others:
            numbers[one.name].add(one.value.text.strip().replace("{,}", ".").replace(",", "."))
    return {name: values.pop() for name, values in numbers.items() if len(values) == 1}


def _meant(
    note: Note, block: Block, case: _Case, formulas: Sequence[_Formula], bound: frozenset[str]
) -> tuple[_Formula, str | None] | None:
    """The formula that a case is of, the nearest one before it that has all its letters, and why it may be another."""
    fitting = [
        one for one in formulas if one.span.end <= block.span.start + case.span[0] and _fits(one, case, bound)
    ]
    if not fitting:
        return None
    nearest = fitting[-1]
    if note.section_of(nearest.scope) not in {note.section_of(at) for at in note.scope_chain(block.scope)}:
        return None
    between = [
        one
        for one in note.blocks
        if nearest.span.end <= one.span.start < block.span.start and one.row is None and one.kind != "formula"
    ]
    if len(between) > _FURTHEST:
        return None
    others = [one for one in between if not _is_beside(note, one, block)]
    rivals = [
        one
        for one in fitting
        if note.section_of(one.scope) == note.section_of(nearest.scope) and _tight(one) != _tight(nearest)
    ]
    said = " ".join(note.source[one.span] for one in others)
    own = next((one for one in note.blocks if one.span.covers(nearest.span)), None)
    if own is not None and own.kind != "formula":
        tail = note.source.text[nearest.span.end : min(own.span.end, block.span.start + case.span[0])]
        if own is block and not goes_on_plainly(tail.strip("$ \n"), OF_VALUES):
            return nearest, OF_OTHERS
        said = f"{tail} {said}"
    if follows_slope(said, len(said)):
        return nearest, OF_OTHERS
    if rivals and not (goes_on_plainly(said, OF_STEPS) and _are_parted(note, rivals[-1], nearest)):
        return nearest, _SEVERAL
    first = between[len(others)] if len(others) < len(between) else block
    if OTHERWISE.search(said) or BY_OTHERS.search(said) or introduced_otherwise(note, first.span.start):
        return nearest, OF_OTHERS
    return nearest, None


def _are_parted(note: Note, one: _Formula, other: _Formula) -> bool:
    """Whether items with numbers stand between two formulas, so that what follows is told of the second alone."""
    return any(
        one.span.end <= block.span.start and block.span.end <= other.span.start
        for block in note.blocks
        if note.scopes[block.scope].kind is ScopeKind.ITEM and any(map(str.isdigit, note.source[block.span]))
    )


def _tight(one: _Formula) -> str:
    return "".join(one.body.text.split())


def _is_beside(note: Note, one: Block, block: Block) -> bool:
    """Whether a block is an item of the same list as another one."""
    kinds = [note.scopes[place.scope] for place in (one, block)]
    return all(kind.kind is ScopeKind.ITEM for kind in kinds) and kinds[0].parent == kinds[1].parent


_RATES = late(r"eta|alpha|lr|gamma|mu|epsilon|varepsilon|lambda|LR|r|l")
_LOSSES = late(r"[LJCElH]|ell|ℓ|loss|Loss|hinge|huber|cost|BCE|MSE|MAE")
_OUTPUTS = late(r"[oOfyhgnwWHNLyab]|out|sigma|phi")
_NAMED_AS = {"rate": _RATES, "loss": _LOSSES, "output": _OUTPUTS}


def _fits(formula: _Formula, case: _Case, bound: frozenset[str]) -> bool:
    """Whether a case gives a value to each letter of a formula that has none yet, and is called as the formula is."""
    names = _settings(case, formula)
    if names is None or (case.counted and len(case.settings) > 1):
        return False
    if not names.keys() <= formula.letters or not formula.letters - names.keys() <= bound:
        return False
    if case.called and not _is_called(case.called, formula, names):
        return False
    named = _NAMED_AS.get(case.noun)
    return named is None or named.fullmatch(formula.name) is not None


def _is_called(called: str, formula: _Formula, settings: Mapping[str, Word]) -> bool:
    """Whether a name is that of a formula, with its index or with the value of it: `\\eta`, `\\eta_9` where t is 9."""
    bare, _, index = called.partition("_")
    if formula.name not in {bare, called}:
        return False
    if not index or index == formula.index:
        return True
    setting = settings.get(formula.index)
    return setting is not None and setting.text.strip() == index


_COUNTING = late(r"[tnkijes]|T|epoch|step")


def _settings(case: _Case, formula: _Formula) -> dict[str, Word] | None:
    """The values that a case gives the letters of a formula; `epoch 30` is that of the one which counts."""
    settings: dict[str, Word] = {}
    for name, word in case.settings.items():
        if word.kind is not Kind.COUNTED:
            settings[name] = word
            continue
        counting = [one for one in (formula.index, *sorted(formula.letters)) if _COUNTING.fullmatch(one)]
        own = [one for one in dict.fromkeys(counting) if one in formula.letters]
        if not own or (len(own) > 1 and own[0] != formula.index):
            return None
        settings[own[0]] = word
    return settings


def _agrees(case: _Case, formula: _Formula, bound: Mapping[str, str]) -> bool:
    """Whether a formula gives about the value told."""
    stated = figure(case.value.text)
    settings = _settings(case, formula) or {}
    term = formula.body.text
    values = {
        **bound,
        **{name: one.text.replace("{,}", ".").replace(",", ".") for name, one in settings.items()},
    }
    for name in sorted(formula.letters, key=len, reverse=True):
        number = value_of(values.get(name, "").replace("−", "-").lstrip("+ "))
        if number is None:
            return False
        spelt = re.compile(rf"(?<![A-Za-z\\])(?:{_spelt(name)})(?![A-Za-z])")
        term = spelt.sub(written(number).replace("\\", r"\\"), term)
    actual = value_of(term.replace("{,}", "."))
    return stated is not None and actual is not None and stated.agrees(actual)


def _spelt(name: str) -> str:
    """How a name may stand in a formula: `n_in` as `n_{in}`, `eta` as `\\eta`."""
    bare, _, index = name.partition("_")
    letter = rf"\\?{re.escape(bare)}" if len(bare) > 1 else re.escape(bare)
    if not index:
        return rf"{letter}(?!\s*_)"
    return rf"{letter}\s*_\s*\{{?\s*(?:\\(?:text|mathrm)\s*\{{)?\\?{re.escape(index)}\s*\}}?\}}?"


def _claim(
    note: Note, block: Block, case: _Case, meant: tuple[_Formula, Mapping[str, Word]], doubt: str | None
) -> Equation:
    first = block.span.start
    span = Span(first + case.span[0], first + case.span[1])

    def term(word: Word) -> Term:
        start = first + word.start + word.number
        return Term(Passage.of(note.source, Span(start, start + len(word.text))), Syntax.LATEX)

    return Equation(
        path=note.path,
        span=span,
        kind="value",
        text=" ".join(note.source[span].split()),
        scope=block.scope,
        left=meant[0].body,
        relation=Relation.APPROXIMATE if case.about or case.value.about else Relation.EQUAL,
        right=term(case.value),
        given=tuple((name, term(word)) for name, word in meant[1].items()),
        doubt=doubt,
    )
