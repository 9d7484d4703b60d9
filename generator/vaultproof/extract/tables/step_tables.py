r"""Tables of the steps of a method: below `t | $v_t$ | $w_t$`, rows that follow from one another by the rules that the
note gives, `v_{t+1} = \beta v_t + f'(w_t)` and `w_{t+1} = w_t - \eta v_{t+1}`.

A step may be worked out of the first values or of the row before as it is written, rounded. Knows no method.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, product
from typing import TypeVar

from vaultproof.claim import Binding, Definition, Equation, Relation, WitnessKind
from vaultproof.extract.classify import Statement
from vaultproof.extract.definitions.recurrence import RECURRENCE
from vaultproof.extract.definitions.terms_told import COUNTED
from vaultproof.extract.tables.borne_out import (
    Figure,
    Function,
    Guess,
    Reading,
    are_borne_out,
    claims,
    figure,
    function_of,
    value_of,
    written,
)
from vaultproof.extract.tables.table import Cell, Grid, grids, is_total
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_LETTER = (
    r"\\(?:hat|tilde|bar)\s*\{?\s*[A-Za-z]\s*\}?|\\(?:theta|phi|lambda|mu|xi|omega)(?![a-z])|[A-Za-z]|[θφμλω]"
)
_STEP_OF = (
    r"(?:(?P<plain>[ntki])(?![A-Za-z])|\{\s*(?P<index>[ntki])\s*(?:(?P<sign>[-+−])\s*(?P<shift>\d)\s*)?\})"
)
ITEM = late(rf"(?<![A-Za-z\\])(?P<letter>{_LETTER})\s*_\s*{_STEP_OF}")
"""A quantity at a step: `x_t`, `\\hat m_{t+1}`."""
START = late(rf"\s*(?P<letter>{_LETTER})\s*_\s*(?:(?P<digit>\d)|\{{\s*(?P<number>\d)\s*\}})\s*")
_BARE = late(rf"\s*(?P<letter>{_LETTER})\s*")
_COMMA = late(r"(?<=\d)(?:\{,\}|,)(?=\d)")
_NAME = late(r"\\[A-Za-z]+(?:\s*_\s*\{?\s*\d\s*\}?)?|(?<![A-Za-z\\])[A-Za-zα-ω](?:_\{?\d\}?)?(?![A-Za-z])")
_NABLA = late(
    r"\\?nabla\s*(?:_\s*\{?\s*\\?[A-Za-z]+\s*\}?\s*)?(?P<name>[A-Za-z])(?![A-Za-z])|∇\s*(?P<other>[A-Za-z])"
)
_PRIME = late(r"\^\s*\{?\s*\\prime\s*\}?|[′’]")
_GRADIENT = late(
    r"gradi[ea]nte?n?|gradient\w?|slope|derivative|steigung|ableitung|pente|dérivée|derivada|pendiente|derivata|градиент|производная|đạo\s+hàm|độ\s+dốc|梯度|勾配|导数|微分|기울기|그래디언트",
    re.IGNORECASE,
)
_SIDE_BY_SIDE = late(r"\\right\)\s*(?:\\[,;:!]\s*)?(?=\d|\\left\(|\{0\})")
_SPACES = late(r"\\(?:left|right|[,;:!]|q?quad(?![a-z]))|[\s{}]")
AT_REST = frozenset({"v", "m", "u", "s", "\\mu"})
"""Letters of what methods gather, which is nothing before the first step."""
_NOISY = Spotted(
    r"stochasti|nois[ey]|mini-?batch|\bsampled?\b|\bsgd\b|stochast|rausch|bruit|estocástic|ruido|ruído|stocastic|rumor|стохастич|шум|зашумл|ngẫu\s+nhiên|nhiễu|losow|szum|随机|噪声|確率的|ノイズ|확률적|노이즈",
    re.IGNORECASE,
)
"""Words of gradients that are told of some of the data only, or with chance."""
_GRADIENTS = "g"
"""The letter of the gradient."""
_MOST_SYSTEMS = 16
_FURTHEST = 60
_FEWEST_STEPS = 2
_LARGEST = 1e12
_SAME = 1e-9
_ROUNDED = "the rounding of the row before may explain the difference"
_FOLLOWS = "it follows from the row before, which may be wrong itself"


@dataclass(frozen=True, slots=True)
class Rule:
    """How a quantity at a step follows: its letter, how far it lies `ahead` of the index in its body, that index, the
    body, the section, and the place behind it."""

    letter: str
    ahead: int
    index: str
    body: str
    scope: int
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a note gives: rules by letter, the first values of quantities, numbers by name, functions of one letter with
    their formulas, and the letters that stand for the gradient of one of these."""

    rules: Mapping[str, Sequence[Rule]]
    starts: Mapping[tuple[str, int], Sequence[float]]
    numbers: Mapping[str, Sequence[str]]
    functions: Mapping[str, Function]
    bodies: Mapping[str, tuple[str, str]]
    gradients: frozenset[str]


def step_tables(
    note: Note,
    statements: Sequence[Statement],
    found: Iterable[Definition | Binding | Equation],
    doubts: Mapping[int, str],
) -> Iterator[Equation]:
    """The claim of each cell of a table whose rows follow from one another by the rules of a note."""
    rules = [*rules_of(statements)]
    if not rules:
        return
    found = tuple(found)
    for grid, scope in grids(note):
        steps = _steps(grid)
        if len(steps) < _FEWEST_STEPS:
            continue
        known = known_of(note, scope, rules, statements, found)
        guesses = best_guesses(known, grid, steps)
        if are_borne_out(guesses):
            yield from claims(note, scope, guesses, doubts.get(scope))
        elif sum(one.agreeing is not None for one in guesses) * 2 < len(guesses):
            yield from _of_another_run(found, guesses)


_OF_ANOTHER_RUN = "most of the table does not follow from the rule, so that it may tell of something else"


def _of_another_run(found: Iterable[object], guesses: Sequence[Guess]) -> Iterator[Equation]:
    """The terms of sequences that are read in a table most of which does not follow from a rule, in doubt."""
    cells = {one.cell[0].passage.whole for one in guesses}
    for one in found:
        if isinstance(one, Equation) and one.kind == RECURRENCE and one.right.passage.whole in cells:
            yield replace(one, doubt=one.doubt or _OF_ANOTHER_RUN)


def rules_of(statements: Iterable[Statement]) -> Iterator[Rule]:
    """The rules that a note states with the sign of equality."""
    for one in statements:
        head = ITEM.fullmatch(one.terms[0].text.strip()) if one.relations else None
        if head is None or one.relations[0] is not Relation.EQUAL or one.around.denied:
            continue
        index = head["plain"] or head["index"]
        ahead = _shift(head)
        for body in one.terms[1:]:
            if ITEM.search(body.text) is not None:
                yield Rule(
                    bare_letter(head["letter"]),
                    ahead,
                    index,
                    _tidy(body.text),
                    one.scope,
                    body.passage.whole.end,
                )


def _shift(match: re.Match[str]) -> int:
    return int(match["shift"] or 0) * (1 if match["sign"] == "+" else -1)


def bare_letter(letter: str) -> str:
    """A letter however it is written."""
    return _SPACES.sub("", letter)


def _tidy(text: str) -> str:
    """A formula with points for decimal commas, and with derivatives as primes."""
    text = _NABLA.sub(lambda match: f"{match['name'] or match['other']}'", _COMMA.sub(".", text))
    return _PRIME.sub("'", text)


def _steps(grid: Grid) -> dict[int, int]:
    """The step of each row; none where the first column does not count steps."""
    first = grid.get((0, 0))
    if first is None or COUNTED.fullmatch(first[0].text.strip(" *_")) is None:
        return {}
    found: dict[int, int] = {}
    for (row, column), (term, _) in sorted(grid.items(), key=lambda one: one[0]):
        if row == 0 or column != 0 or is_total(term.text):
            continue
        text = term.text.strip(" *_$")
        if not text.isdecimal() or int(text) > _FURTHEST:
            return {}
        found[row] = int(text)
    steps = list(found.values())
    return found if steps == sorted(set(steps)) else {}


def known_of(
    note: Note,
    scope: int,
    rules: Iterable[Rule],
    statements: Iterable[Statement],
    found: Iterable[Definition | Binding | Equation],
) -> Known:
    """What the section of a table gives, and the note where that gives nothing."""
    by_letter: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_letter[rule.letter].append(rule)
    starts: dict[tuple[str, int], list[tuple[int, float]]] = defaultdict(list)
    for one in statements:
        for term in one.terms[:-1] if set(one.relations) == {Relation.EQUAL} else ():
            match = START.fullmatch(term.text)
            value = value_of(_COMMA.sub(".", one.terms[-1].text)) if match is not None else None
            if match is not None and value is not None:
                key = bare_letter(match["letter"]), int(match["digit"] or match["number"])
                starts[key].append((one.scope, value))
    numbers: dict[str, list[tuple[int, str]]] = defaultdict(list)
    bodies: dict[str, list[tuple[int, tuple[str, str]]]] = defaultdict(list)
    for thing in found:
        if isinstance(thing, Binding):
            for term in (thing.value, *thing.others):
                text = _COMMA.sub(".", term.text.strip())
                if value_of(text) is not None:
                    numbers[thing.name].append((thing.scope, text))
        elif (
            isinstance(thing, Definition)
            and thing.source is WitnessKind.FORMULA
            and len(thing.parameters) == 1
        ):
            bodies[thing.name].append((thing.scope, (_tidy(thing.body.text), thing.parameters[0])))
    kept = {name: near[0] for name, all_ in bodies.items() if len(near := _near(note, scope, all_)) == 1}
    functions = {name: made for name, pair in kept.items() if (made := function_of(*pair)) is not None}
    by_section = {
        letter: _near(note, scope, [(one.scope, one) for one in ones]) for letter, ones in by_letter.items()
    }
    noisy = _NOISY.search(note.source.text) is not None
    gradients = {} if noisy else _gradients(by_section, {name: kept[name] for name in functions}, scope)
    return Known(
        rules=by_section | gradients,
        starts={key: _near(note, scope, ones) for key, ones in starts.items()},
        numbers={name: _near(note, scope, ones) for name, ones in numbers.items()},
        functions=functions,
        bodies={name: kept[name] for name in functions},
        gradients=frozenset(gradients),
    )


def _gradients(
    rules: Mapping[str, Sequence[Rule]], bodies: Mapping[str, tuple[str, str]], scope: int
) -> dict[str, list[Rule]]:
    """What `g_t` may be where other rules use it and none gives it: the gradient of the one function of a quantity, at
    that step or at the one before."""
    used = {
        (match["plain"] or match["index"])
        for ones in rules.values()
        for rule in ones
        for match in ITEM.finditer(rule.body)
        if bare_letter(match["letter"]) == _GRADIENTS
    }
    fitting = [(name, letter) for name, (_, letter) in bodies.items() if letter in map(_unslashed, rules)]
    if _GRADIENTS in rules or len(used) != 1 or len(fitting) != 1:
        return {}
    (index,), ((name, letter),) = used, fitting
    written = letter if letter in rules else f"\\{letter}"
    places = (f"{written}_{{{index} - 1}}", f"{written}_{index}")
    return {_GRADIENTS: [Rule(_GRADIENTS, 0, index, f"{name}'({place})", scope) for place in places]}


_Thing = TypeVar("_Thing")


def _near(note: Note, scope: int, things: Iterable[tuple[int, _Thing]]) -> list[_Thing]:
    """The different things that are told in the section of a table, or in the note where that tells none."""
    section = note.section_of(scope)
    things = list(things)
    own = [thing for at, thing in things if note.section_of(at) == section]
    return list(dict.fromkeys(own or [thing for _, thing in things]))


def best_guesses(known: Known, grid: Grid, steps: Mapping[int, int]) -> Sequence[Guess]:
    """The cells of a table as the choice of rules and numbers tells them with which most of them agree; of those of
    which none do, where no choice is borne out."""
    best: Sequence[Guess] = ()
    most = 0
    letters = sorted(known.rules)
    choices = [[*known.rules[letter]] for letter in letters]
    names = [name for name, values in sorted(known.numbers.items()) if len(values) > 1]
    settings = [known.numbers[name] for name in names]
    for chosen in islice(product(product(*choices), product(*settings), (True, False)), _MOST_SYSTEMS):
        numbers = {name: values[0] for name, values in known.numbers.items()}
        numbers |= dict(zip(names, chosen[1], strict=True))
        system = _System(
            known, dict(zip(letters, chosen[0], strict=True)), numbers, begins_as_given=chosen[2]
        )
        guesses = [*_read(system, grid, steps)]
        agreeing = sum(one.agreeing is not None for one in guesses)
        if (agreeing > most and are_borne_out(guesses)) or (not best and not agreeing):
            best, most = guesses, agreeing
        if best is guesses and agreeing == len(guesses) >= system.cells - len(system.first):
            break
    return best


@dataclass(slots=True)
class _System:
    """Rules that work together, with the quantities worked out so far: `exact` from the first values on, `told` as the
    table has them, of which those in `good` are right. The first values are those that the note gives, or else those of
    the table."""

    known: Known
    rules: Mapping[str, Rule]
    numbers: Mapping[str, str]
    begins_as_given: bool
    exact: dict[tuple[str, int], float] = field(default_factory=dict)
    told: dict[tuple[str, int], float] = field(default_factory=dict)
    halves: dict[tuple[str, int], float] = field(default_factory=dict)
    good: set[tuple[str, int]] = field(default_factory=set)
    first: set[tuple[str, int]] = field(default_factory=set)
    cells: int = 0

    def begin(self) -> None:
        """Takes the first value of each quantity for known."""
        for letter in self.rules.keys() - self.known.gradients:
            given = sorted(step for name, step in self.known.starts if name == letter)
            told = sorted(step for name, step in self.told if name == letter)
            if given and (self.begins_as_given or not told):
                key, value = (letter, given[0]), self.known.starts[letter, given[0]][0]
            elif told:
                key, value = (letter, told[0]), self.told[letter, told[0]]
            elif letter in AT_REST:
                key, value = (letter, 0), 0.0
            else:
                continue
            self.exact[key] = value
            self.first.add(key)
            self.good.add(key)

    def term(self, body: str, index: str, at: int, *, as_told: bool) -> tuple[str, bool] | None:
        """A body with numbers for all quantities at a step and all names, and whether those of the table are right;
        None where one is not known."""
        right = True
        missing = False

        def item(match: re.Match[str]) -> str:
            nonlocal right, missing
            key = bare_letter(match["letter"]), at + _shift(match)
            if as_told and key in self.told:
                right = right and key in self.good
                return written(self.told[key])
            missing = missing or key not in self.exact or (match["plain"] or match["index"]) != index
            return written(self.exact.get(key, 0))

        text = ITEM.sub(item, body)
        text = re.sub(rf"(?<![A-Za-z\\]){re.escape(index)}(?![A-Za-z(])", lambda _: written(at), text)
        text = _SIDE_BY_SIDE.sub(r"\\right) \\cdot ", _NAME.sub(self._number, text))
        return None if missing else (text, right)

    def _number(self, match: re.Match[str]) -> str:
        """The number that a name stands for; the name where the note gives none."""
        value = self.numbers.get(canonical_name(match.group()) or "")
        called = (
            match.string[match.end() : match.end() + 1] in {"'", "("}
            and match.group() in self.known.functions
        )
        return match.group() if value is None or called else rf"\left({value}\right)"

    def reading(self, body: str, index: str, at: int, *, as_told: bool) -> tuple[Reading, bool] | None:
        """What a body gives at a step, with the term that works it out, and whether what it takes is right."""
        found = self.term(body, index, at, as_told=as_told)
        if found is None:
            return None
        value = value_of(found[0], self.known.functions)
        return (
            None if value is None else (Reading(_written_out(found[0], self.known.bodies), value), found[1])
        )

    def spread(self, body: str, index: str, at: int) -> float:
        """How far the rounding of what the table has may move what a body gives at a step, and that of the columns that
        lie between."""
        total = 0.0
        middle = self.reading(body, index, at, as_told=True)
        for match in ITEM.finditer(body):
            key = bare_letter(match["letter"]), at + _shift(match)
            if middle is None or key not in self.told or not self._is_rounded(key):
                continue
            kept = self.told[key]
            self.told[key] = kept + self.halves.get(key, 0.0)
            moved = self.reading(body, index, at, as_told=True)
            self.told[key] = kept
            total += abs(moved[0].value - middle[0].value) if moved is not None else 0.0
        return 2 * total

    def _is_rounded(self, key: tuple[str, int]) -> bool:
        """Whether the table has a quantity rounded, rather than as it is."""
        exact = self.exact.get(key)
        return exact is None or abs(exact - self.told[key]) > _SAME * (1 + abs(exact))

    def run(self, last: int) -> None:
        """Works the quantities out from their first values to a step, as far as the rules lead."""
        for at in range(last + 2):
            for _ in self.rules:
                for letter, rule in self.rules.items():
                    if (letter, at) in self.exact:
                        continue
                    found = self.reading(rule.body, rule.index, at - rule.ahead, as_told=False)
                    if found is not None and abs(found[0].value) < _LARGEST:
                        self.exact[letter, at] = found[0].value


def _written_out(text: str, bodies: Mapping[str, tuple[str, str]]) -> str:
    """A term with the formulas of functions in place of their calls."""
    for name, (body, letter) in bodies.items():
        call = re.compile(rf"(?<![A-Za-z\\]){re.escape(name)}(?P<prime>'?)\s*(?:\\left)?\(")
        while (match := call.search(text)) is not None and (end := closing(text, match.end())) is not None:
            given = re.sub(r"\\right\s*$", "", text[match.end() : end])
            if match["prime"]:
                along = letter if len(letter) == 1 else f"\\{letter}"
                made = rf"\left.\frac{{d}}{{d{along}}}\left({body}\right)\right|_{{{along}={given}}}"
            else:
                item = re.compile(rf"(?<![A-Za-z\\]){re.escape(letter)}(?![A-Za-z])")
                made = rf"\left({given}\right)".join(item.split(body))
            text = f"{text[: match.start()]}\\left({made}\\right){text[end + 1 :]}"
    return text


def closing(text: str, start: int) -> int | None:
    """Where the bracket closes that is open at a place."""
    depth = 1
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if not depth:
            return at
    return None


@dataclass(frozen=True, slots=True)
class _Head:
    """What a column tells at each step: a quantity so many steps `ahead`, or a formula of quantities at an index."""

    letter: str
    ahead: int
    body: str
    index: str


def _headed(system: _System, text: str) -> _Head | None:
    """What a header names; None where that is nothing that the rules lead to."""
    text = _tidy(text.strip(" *_$"))
    item, bare = ITEM.fullmatch(text), _BARE.fullmatch(text)
    if item is not None and bare_letter(item["letter"]) in system.rules:
        return _Head(bare_letter(item["letter"]), _shift(item), "", "")
    if bare is not None and bare_letter(bare["letter"]) in system.rules:
        return _Head(bare_letter(bare["letter"]), 0, "", "")
    for name, (_, letter) in system.known.bodies.items():
        if letter not in map(_unslashed, system.rules):
            continue
        if text == f"{name}'" or (_GRADIENT.fullmatch(text) is not None and len(system.known.bodies) == 1):
            return _Head("", 0, f"{name}'({letter}_{{n}})", "n")
        call = re.compile(
            rf"(?<![A-Za-z\\])({re.escape(name)}'?\s*(?:\\left)?\(\s*\\?{letter})(?=\s*(?:\\right)?\))"
        )
        text = call.sub(lambda match: f"{match.group()}_{{n}}", text)
    indices = {match["plain"] or match["index"] for match in ITEM.finditer(text)}
    if len(indices) != 1 or re.search(r"[=<>≈]|\\approx", text) is not None:
        return None
    return _Head("", 0, text, indices.pop())


def _unslashed(letter: str) -> str:
    return letter.removeprefix("\\")


def _read(system: _System, grid: Grid, steps: Mapping[int, int]) -> Iterator[Guess]:
    """The cells of a table whose headers are quantities of a system, or formulas of them, row by row."""
    heads = {
        column: head
        for (row, column), (term, _) in grid.items()
        if row == 0 and column and (head := _headed(system, term.text)) is not None
    }
    cells = {
        (row, column): (grid[row, column], told)
        for row in steps
        for column in heads
        if (row, column) in grid and (told := figure(grid[row, column][0].text)) is not None
    }
    for (row, column), (_, told) in cells.items():
        if heads[column].letter:
            key = heads[column].letter, steps[row] + heads[column].ahead
            system.told.setdefault(key, told.value)
            system.halves.setdefault(key, told.half)
    system.cells = len(cells)
    system.begin()
    system.run(max(steps.values()))
    for (row, column), (cell, told) in sorted(cells.items(), key=lambda one: one[0]):
        guess = _guess(system, heads[column], steps[row], cell, told)
        if guess is not None:
            header = grid[0, column][0].text.strip()
            yield replace(guess, text=f"{header} = {cell[0].text.strip()} at {steps[row]}")


def _guess(system: _System, head: _Head, step: int, cell: Cell, told: Figure) -> Guess | None:
    """A cell with what the rules give for it; None where they give nothing, as for the first values themselves."""
    at = step + head.ahead
    body, index = head.body, head.index
    if head.letter:
        rule = system.rules[head.letter]
        body, index, step = rule.body, rule.index, at - rule.ahead
    if (head.letter, at) in system.first:
        return None
    exact = system.reading(body, index, step, as_told=False)
    stated = system.reading(body, index, step, as_told=True)
    readings = tuple(one for one, right in filter(None, (exact, stated)) if right)
    if not readings:
        return None
    follows = stated is not None and not stated[1] and told.agrees(stated[0].value)
    spread = system.spread(body, index, step) if stated is not None else 0.0
    near = stated is not None and spread > 0 and abs(told.value - stated[0].value) <= spread + 2 * told.half
    guess = Guess(cell, told, readings, "", _FOLLOWS if follows else _ROUNDED if near else None)
    if head.letter and guess.agreeing is not None and system.told.get((head.letter, at)) == told.value:
        system.good.add((head.letter, at))
    return guess
