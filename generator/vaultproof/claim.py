"""What a note says that can be computed, and what came of trying it. Plain values; computes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from vaultproof.quick import quick
from vaultproof.source import Passage, Span


class Syntax(StrEnum):
    """How a term is written."""

    LATEX = "latex"
    PLAIN = "plain"
    PYTHON = "python"


class Relation(StrEnum):
    """How a statement relates its two sides."""

    EQUAL = "="
    APPROXIMATE = "≈"
    LESS = "<"
    LESS_EQUAL = "≤"
    GREATER = ">"
    GREATER_EQUAL = "≥"
    UNEQUAL = "≠"


class WitnessKind(StrEnum):
    """Who can state an actual value for a claim."""

    FORMULA = "formula"
    CODE = "code"
    ARITHMETIC = "arithmetic"
    REFERENCE = "reference"


@quick
@dataclass(frozen=True, slots=True)
class Term:
    """An expression as it is written, with its place: LaTeX, plain text such as `ReLU(-2)`, or Python."""

    passage: Passage
    syntax: Syntax

    @property
    def text(self) -> str:
        """The term as it is written."""
        return self.passage.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Where a symbol lies, as the text beside a definition says: `name` `sign` `bound`, the sign being <, ≤, > or ≥."""

    name: str
    sign: str
    bound: Term


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A name, its parameters and what it stands for.

    `name` is the name as written on the left (`f`, `ReLU`, `\\sigma` as `sigma`); `aliases` are the other names under
    which claims may call it (the note's title and aliases, the heading or bold lead above it). `source` is `formula`
    or `code`. `text` is the whole definition as written, `body` what stands right of the sign (for code: the whole
    function). `scope` indexes the note's scopes. `index` is the letter of the item that the body gives, where it gives
    one item of a vector: `i` for `softmax(z)_i = …`. `conditions` are what its sentence says of where its parameters
    and the other symbols lie; `limited` tells that it says more of a parameter than these, `elsewhere` that it gives
    the function another value where they do not hold: `for $x > 0$, 0 otherwise`. It may be `cut` short where words
    stand behind it that may belong to it: `$g(x) = x$ rounded up`. `without` are the places
    that it leaves out, `x \\neq 0`, where it is `limited` by nothing else.
    """

    path: str
    span: Span
    name: str
    aliases: tuple[str, ...]
    parameters: tuple[str, ...]
    source: WitnessKind
    text: str
    body: Term
    scope: int
    index: str = ""
    conditions: tuple[Condition, ...] = ()
    limited: bool = False
    elsewhere: bool = False
    cut: bool = False
    without: tuple[Term, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A name bound to a value by the note: `với α = 0.01`, `let x = 2`.

    A `conditional` one is a case among several, `when r = 0, …`, and tells nothing outside its list item or section.
    `others` are further values that are listed behind it: `α = 0.1, 0.5, 1`. It has no one value then. `again` are the
    numbers that follow in its chain, rounded or worked out: `z = 2/3 ≈ 0.67`.
    """

    path: str
    span: Span
    name: str
    value: Term
    scope: int
    conditional: bool = False
    others: tuple[Term, ...] = ()
    again: tuple[Term, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """A claim that two terms are related: `ReLU(-2) = 0`, a row of a table of values, a step of a worked chain.

    `kind` is the word the report uses: `value`, `table`, `arithmetic`, `chain`, `derivative`, `limit`, `identity`,
    `complex`, `recurrence`. `given` are values that the claim itself sets: the `x` of its row in a table. `lead`
    are the words directly before the statement, which may belong to the name (`Leaky` in `Leaky ReLU(-2)`). `doubt`
    tells why a mismatch would not prove an error: the sentence supposes, asks or denies. `open_ended`: dots follow
    the stated digits. `loose`: it may not be said of its left side at all, which was read out of words, so that a match
    proves nothing either: 3 may be the mean where “the mean of the squares is 3” is false. `partial`: it states more
    than is asked of it, as a point that is “the only one”, so that a mismatch proves an error, and a match nothing.
    """

    path: str
    span: Span
    kind: str
    text: str
    scope: int
    left: Term
    relation: Relation
    right: Term
    given: tuple[tuple[str, Term], ...] = ()
    lead: tuple[str, ...] = ()
    doubt: str | None = None
    open_ended: bool = False
    loose: bool = False
    partial: str | None = None

    def loosely(self, reason: str | None) -> Equation:
        """The claim, in doubt for a reason why it may be said of something else; as it is where there is none."""
        return self if reason is None else replace(self, doubt=self.doubt or reason, loose=True)

    def partly(self, reason: str | None) -> Equation:
        """The claim, of which a match proves only a part for a reason; as it is where there is none."""
        return self if reason is None else replace(self, partial=self.partial or reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A claim about what the note's code gives: `print(relu(-2))  # 0`, a doctest, `assert f(2) == 5`.

    `question` is the Python expression to be asked in the sandbox once blocks `0 … fence` of the note have run.
    `line` is where it stands in its block (from 1) as a statement of its own, whose value at that moment counts too;
    `changed` tells that a later statement visibly changes what it shows, so that the value of the moment alone does.
    `printed` is the line whose printed text is the value instead.
    `shown` is `(k, n)` where the value is line k of the n lines that the block prints, or its `printed` line in a loop.
    Not `sure` is what may be no
    output of the block at all: then it may hold, and a mismatch tells nothing.
    """

    path: str
    span: Span
    kind: str
    text: str
    scope: int
    fence: int
    question: Term
    stated: Term
    line: int | None = None
    changed: bool = False
    printed: int | None = None
    shown: tuple[int, int] | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Where the values lie, or the domain: between `low` and `high` (None: unbounded), with open or closed ends, but
    for the places `without`.

    `exact`: the set itself is stated, not only that nothing lies outside it. With an `order`, the values are those of
    the function's derivative of that order. `least`: no smaller such bound holds. `on` is the stretch of the line on
    which alone the values are meant. With a term `less`, in the letter `variable`, the values are those of the
    function less this term: `f(x) ≤ |x|` says that they are never positive.
    """

    of_domain: bool
    exact: bool
    low: Term | None
    high: Term | None
    low_open: bool = False
    high_open: bool = False
    without: tuple[Term, ...] = ()
    order: int = 0
    least: bool = False
    on: Interval | None = None
    less: Term | None = None
    variable: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """A property that a word names: `increasing`, `odd`, `bounded above`, …; perhaps denied, perhaps at one place.

    `strictly`: the strict sense is written. `both_ways`: the word also stands for its opposite (convex and concave in
    Chinese and Vietnamese school books). With an `order`, it is one of the function's derivative of that order.
    `on` is the stretch of the line that it is confined to, `variable` the letter in which it is meant, where that is
    told: `concave in $p$`. What is even or odd `about` a place is so as its graph stands moved there, and from a
    `height` where that is told. What is periodic has a `period` where one is told, and the least one if `strictly`.
    """

    name: str
    denied: bool = False
    strictly: bool = False
    both_ways: bool = False
    at: Term | None = None
    order: int = 0
    on: Interval | None = None
    variable: str = ""
    about: Term | None = None
    height: Term | None = None
    period: Term | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extremum:
    """The greatest or least value, perhaps with the place where it is taken, or that place alone.

    With an `order`, it is that of the function's derivative of that order. `on` is the stretch of the line on which it
    is meant, `variable` the letter of the place, where that is asked.
    """

    greatest: bool
    value: Term | None
    at: Term | None = None
    order: int = 0
    on: Interval | None = None
    variable: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zeros:
    """Places where the function is zero, as the roots of a polynomial or the solutions of an equation; or the `count`
    of them, where no word leaves open that there are more (`exactly`), and whether they are said to be `real`; on all
    of the line, or `on` a stretch of it alone."""

    values: tuple[Term, ...]
    count: int | None = None
    exactly: bool = False
    real: bool = False
    on: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of the function's graph; as its `vertex`, the one where a parabola turns."""

    at: Term
    value: Term
    vertex: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning:
    """Places where the function has a local `maximum` or `minimum`, or an `inflection` point, with its values there
    where they are told. `loose` where no word says that the extreme value is a local one; `only` where words say that
    there are no more such places."""

    kind: str
    places: tuple[Term, ...]
    values: tuple[Term | None, ...]
    loose: bool = False
    only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tends:
    """Where the function tends as its variable, written `letter` if at all, tends to a place, from one `side` (`+` or
    `-`) or from both (empty). Where the goal is its `own` variable, their difference tends to nothing."""

    letter: str
    place: Term
    goal: Term
    side: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """The `value` that the derivative has `at` a place, or all along a stretch `on` the line; with the letter of the
    variable, where that is written."""

    value: Term
    at: Term | None = None
    on: Interval | None = None
    variable: str = ""


Says = Trait | Interval | Extremum | Zeros | Point | Turning | Tends | Slope
"""What is stated of a whole function."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A claim about a whole function: a property in words, its range or domain, its greatest or least value, its zeros,
    a point of its graph.

    `kind` is `property`, `range`, `domain`, `extremum`, `zeros`, `point` or `limit`. `subject` is the function's name
    as written, None where the claim is about the function that the place is about; `bare` tells that not even a pronoun
    stands for it, as in a list of properties. `expression` is the function itself in LaTeX, where the text gives that
    in place of a name: `$x^2$ is convex`. `written` is what is stated, without the subject.
    """

    path: str
    span: Span
    kind: str
    text: str
    scope: int
    subject: str | None
    says: Says
    written: str
    bare: bool = False
    expression: str | None = None
    doubt: str | None = None


Claim = Equation | Output | Property


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """What one witness said of a claim: a value, or why it abstains (`value` None, `reason` given).

    `agrees` is about the stated value. `path` and `span` are the place the witness stands on, where it has one.
    """

    witness: WitnessKind
    path: str | None = None
    span: Span | None = None
    value: str | None = None
    agrees: bool | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """At least one witness speaks, and all that speak agree. `remark` is a softer finding: digits cut off."""

    actual: str
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuted:
    """All witnesses that speak disagree with the statement."""

    actual: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """Witnesses disagree with one another. `actual` shows each one's value."""

    actual: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """No witness speaks; `reason` is one that a person can act on."""

    reason: str


Verdict = Holds | Refuted | Disputed | Undecided


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A claim with its verdict and the testimony behind it. `stated` is the value as the note writes it."""

    claim: Claim
    stated: str
    verdict: Verdict
    testimony: tuple[Testimony, ...]
