r"""The steps of a method in running text: behind `v_{k+1} = \beta v_k + f'(w_k)` and `w_{k+1} = w_k - \eta v_{k+1}`,
the items `v_1 = -6`, `w_1 = 0.6`, of quantities that follow from one another. They are read as the cells of a table of
steps would be, and taken for steps where most of them follow. Sequences with a rule of their own alone are elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Binding, Definition, Equation, Relation, Term
from vaultproof.extract.classify import Statement
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_STEPS
from vaultproof.extract.tables.borne_out import Guess, are_borne_out, claims_of_all, figure
from vaultproof.extract.tables.step_tables import (
    AT_REST,
    ITEM,
    START,
    Known,
    Rule,
    bare_letter,
    best_guesses,
    known_of,
    rules_of,
)
from vaultproof.extract.tables.table import Grid
from vaultproof.note import Block, Note, ScopeKind
from vaultproof.source import Passage, Span
from vaultproof.spot import late

_GATE = late(r"_\{?\s*[ntki]|[ₙₖₜᵢ]")
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})
_SLOPES = "g"
"""The letter of the gradient."""
_FEWEST = 2
_FURTHEST = 20


def steps_in_prose(
    note: Note,
    statements: Sequence[Statement],
    found: Iterable[Definition | Binding | Equation],
    doubts: Mapping[int, str],
) -> Iterator[Equation]:
    """The claim of each item at a step of quantities whose rules name one another, in each section that gives them."""
    if _GATE.search(note.source.text) is None:
        return
    rules = [*rules_of(statements)]
    joined = [rule for rule in rules if _names_another(rule, rules)]
    found = tuple(found) if joined else ()
    for section in dict.fromkeys(note.section_of(rule.scope) for rule in joined):
        inner = [rule for rule in rules if note.section_of(rule.scope) == section]
        letters = {rule.letter for rule in inner} | {_SLOPES}
        behind = max(rule.end for rule in inner)
        told = [
            one
            for one in statements
            if one.terms[0].passage.whole.start >= behind and _is_told(note, one, section, letters)
        ]
        if len(told) >= _FEWEST:
            scope = next(rule.scope for rule in inner)
            known = _from_rest(known_of(note, scope, rules, statements, found))
            grid, places = _grid(note, told)
            guesses = best_guesses(known, grid, {row: row - 1 for row, column in grid if row and not column})
            yield from _claims(note, guesses, places, doubts)


def _from_rest(known: Known) -> Known:
    """What is known, with nothing as the first value of what a method gathers where none is told."""
    at_rest = {(letter, 0): (0.0,) for letter in known.rules if letter.rpartition("hat")[2] in AT_REST}
    return replace(known, starts=at_rest | dict(known.starts))


def _names_another(rule: Rule, rules: Sequence[Rule]) -> bool:
    """Whether a rule makes a quantity of another one that has a rule, or of its slope."""
    letters = {one.letter for one in rules if one.letter != rule.letter} | {_SLOPES}
    return any(bare_letter(one["letter"]) in letters for one in ITEM.finditer(rule.body))


def _is_told(note: Note, statement: Statement, section: int, letters: set[str]) -> bool:
    """Whether a statement gives an item of some quantities a number in a section, beside its tables."""
    match = START.fullmatch(statement.terms[0].text)
    return (
        match is not None
        and bool(statement.relations)
        and set(statement.relations) <= _EQUALITIES
        and bare_letter(match["letter"]) in letters
        and section in note.scope_chain(statement.scope)
        and not any(note.scopes[at].kind is ScopeKind.TABLE for at in note.scope_chain(statement.scope))
        and figure(statement.terms[-1].text) is not None
        and statement.around.doubt is None
    )


def _grid(note: Note, told: Sequence[Statement]) -> tuple[Grid, dict[Span, Statement]]:
    """A table of the items that are told, a row for each step and a column for each quantity, or for each time that it
    is told; with the statement behind each number."""
    by_letter: dict[str, dict[int, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    written: dict[str, Term] = {}
    for one in told:
        match = START.fullmatch(one.terms[0].text)
        step = int(match["digit"] or match["number"]) if match is not None else _FURTHEST
        if match is not None and step < _FURTHEST:
            letter = bare_letter(match["letter"])
            written.setdefault(letter, replace(one.terms[0], passage=Passage(match["letter"], ((0, 0),))))
            by_letter[letter][step].append(one)
    grid: Grid = {}
    places: dict[Span, Statement] = {}
    block = note.blocks[0]
    anchors = ((0, 0),)
    grid[0, 0] = Term(Passage("k", anchors), told[0].terms[0].syntax), block
    column = 0
    for letter, by_step in by_letter.items():
        for again in range(max(map(len, by_step.values()))):
            column += 1
            grid[0, column] = written[letter], block
            for step, ones in by_step.items():
                if again < len(ones):
                    one = ones[again]
                    grid[step + 1, 0] = Term(Passage(str(step), anchors), one.terms[0].syntax), block
                    grid[step + 1, column] = one.terms[-1], _block_at(note, one, block)
                    places[one.terms[-1].passage.whole] = one
    return grid, places


def _block_at(note: Note, statement: Statement, other: Block) -> Block:
    at = statement.terms[0].passage.whole.start
    return next((one for one in note.blocks if one.span.start <= at < one.span.end), other)


def _claims(
    note: Note, guesses: Sequence[Guess], places: Mapping[Span, Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claims of items, each at the place of its statement."""
    sure = len(guesses) >= _FEWEST and all(one.agreeing is not None for one in guesses)
    if not sure and not are_borne_out(guesses):
        return
    again = Counter(_item(one) for one in places.values())
    for claim in claims_of_all(note, 0, guesses, None):
        statement = places[claim.span]
        strange = None if again[_item(statement)] == 1 and _is_plain(statement) else _OF_ANOTHER
        span = Span(statement.terms[0].passage.whole.start, claim.span.end)
        yield replace(
            claim,
            span=span,
            kind="value",
            text=" ".join(note.source[span].split()),
            scope=statement.scope,
            doubt=doubts.get(statement.scope) or claim.doubt or strange,
        )


_OF_ANOTHER = "it may be a step of another method, or of another run"
_ENDED = late(r"[.!?;](?=\s)|[。！？；\n]")


def _item(statement: Statement) -> str:
    """Which item of which quantity a statement tells."""
    return "".join(statement.terms[0].text.split())


def _is_plain(statement: Statement) -> bool:
    """Whether the words of its sentence before a statement tell of steps alone."""
    start = statement.terms[0].passage.whole.start
    before = _ENDED.split(statement.source.text[max(0, start - _REACH) : start])[-1]
    return goes_on_plainly(_BARE_TERMS.sub(" ", before), OF_STEPS)


_REACH = 300
_BARE_TERMS = late(r"\$[^$]*\$?|(?<!\w)[^\W\d_]\u0302?['′’]?[₀-₉ₙₖₜᵢ₊₋]+")
