"""What a witness is given: one claim, and the definitions and values that its names refer to. Plain and picklable."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from vaultproof.claim import Definition, Equation, Property, Relation, Syntax, Term, WitnessKind
from vaultproof.extract.doubts.setting import Setting
from vaultproof.source import Passage, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What the names in a term refer to.

    `calls` maps a function's name to indices into `Trial.known`, all of equal rank; `values` maps a symbol to the
    terms that the note gives it, best first; `listed` are symbols for which it lists several, and so gives none;
    `again` maps a symbol to the numbers as which its first value is given again, rounded or worked out.
    """

    calls: tuple[tuple[str, tuple[int, ...]], ...] = ()
    values: tuple[tuple[str, tuple[Term, ...]], ...] = ()
    listed: tuple[str, ...] = ()
    again: tuple[tuple[str, tuple[Term, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A definition with what the names in its own body refer to. `witness` tells whose it is.

    `reserve` tells why a mismatch with it would prove nothing: books differ on what the name stands for. `family` are
    further definitions that bear the name, with a setting `k`. With `inverse`, what is meant is the inverse of it.
    """

    definition: Definition
    meaning: Meaning
    witness: WitnessKind
    defaults: tuple[tuple[str, str], ...] = ()
    unsettled: tuple[str, ...] = ()
    reserve: str | None = None
    family: tuple[Term, ...] = ()
    inverse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A claim ready to be tried. `second` are indices of reference definitions of the function that the claim calls,
    heard beside the note's own. `setting` is how a claim between symbols stands in its text,
    `misnamed` tells why what a function's name means in it is not certain, `strays` that the note says at another place
    what one of its names means. `rivals` are pairs of definitions with which the note defines a function in two ways;
    unless they say the same, `stray` is a doubt as well. `followed` tells that a word stands directly behind the claim,
    which may be a unit, `in_units` that one stands behind a value that it uses, `prefixed` which
    of these have a prefix there, with its factor, `times` that the word behind says
    how many times more or less, `before` what quantities were worked out to be before, with where its sentence begins.
    `remainders` tells that the note reckons with remainders, where 2 + 3 may be 0, `moduli` which numbers these are
    remainders of, where it tells that;
    `euler` that e is no name in it, `given_numbers` which decimals it gives as data,
    `measured` which with their error; `varies` why a mismatch proves nothing where the note
    gives the claim's first term several values. `nearest_first` tells that several definitions of one name stand in
    the claim's own paragraph, the last before the claim first. `about` tells that the claim's first term is said to be
    about equal to what stands before it, so that its numbers are rounded; `continues` that another
    term stands before it in its chain; `beside` are the numbers in words of its sentence, by the names with values from
    other sentences that they may belong to instead; `afar` are indices of definitions of letters under other headings,
    that may be other functions; `put_in` are names to which the claim's sentence gives values before it;
    `decadic` tells that a pH or the like is worked out, so that its logarithm is to base 10; `binary` that the note
    writes numbers in base 2, `denied` why the claim states nothing about what it seems to; `depending` are letters of a
    derivative that the note calls with the variable elsewhere, each with it."""

    claim: Equation
    meaning: Meaning
    known: tuple[Known, ...]
    decimal_comma: bool | None
    second: tuple[tuple[str, tuple[int, ...]], ...] = ()
    doubt: str | None = None
    setting: Setting | None = None
    misnamed: str | None = None
    stray: str | None = None
    rivals: tuple[tuple[int, int], ...] = ()
    strays: bool = False
    followed: bool = False
    put_in: frozenset[str] = frozenset()
    times: bool = False
    before: tuple[tuple[int, Term], ...] = ()
    in_units: bool = False
    prefixed: tuple[tuple[str, Fraction], ...] = ()
    remainders: bool = False
    moduli: tuple[int, ...] = ()
    euler: bool = False
    given_numbers: frozenset[Fraction] = frozenset()
    measured: frozenset[Fraction] = frozenset()
    percentages: frozenset[Fraction] = frozenset()
    varies: str | None = None
    nearest_first: bool = False
    about: bool = False
    continues: bool = False
    worked: bool = False
    goes_on: bool = False
    in_steps: bool = False
    afar: frozenset[int] = frozenset()
    beside: tuple[tuple[str, tuple[Term, ...]], ...] = ()
    decadic: bool = False
    in_thousands: bool = False
    about_it: frozenset[Fraction] = frozenset()
    binary: bool = False
    denied: str | None = None
    depending: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyTrial:
    """A claim about a whole function, ready to be tried. `functions` are indices of the definitions, all of equal rank,
    of the function that it is about; `second` those of the accepted definition, heard where the note's own disagrees.
    `limited` tells why the variable may not range over all real numbers.
    """

    claim: Property
    trial: Trial
    functions: tuple[int, ...]
    second: tuple[int, ...] = ()
    limited: str | None = None


def idle_trial(known: tuple[Known, ...], decimal_comma: bool | None, path: str = "") -> Trial:
    """A trial that gives an evaluator its definitions; nothing is claimed in it."""
    nothing = Term(Passage("0", ((0, 0),)), Syntax.PLAIN)
    claim = Equation(
        path=path,
        span=Span(0, 0),
        kind="value",
        text="",
        scope=0,
        left=nothing,
        relation=Relation.EQUAL,
        right=nothing,
    )
    return Trial(claim=claim, meaning=Meaning(), known=known, decimal_comma=decimal_comma)
