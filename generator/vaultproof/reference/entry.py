"""What is known of a function that bears a name everywhere. A plain value; computes nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A function known by name.

    `names` are what it is called, in several languages; `words` are further such names that are ordinary words too,
    so they count where they are called and not in a heading. `symbols` are letters that stand for it by custom: they
    may stand for something else, so a mismatch proves nothing where the note names neither the function nor one of its
    `topics`.

    `rivals` are words that tell of another meaning of the symbols near them, where a mismatch proves nothing either.

    `body` is in the plain notation of notes (`log` is the natural logarithm), or in LaTeX where it holds a backslash;
    beside what any formula may call, it may call `Gamma`, `digamma`, `zeta`, `LambertW`, `totient`, `atan2` and
    `gammainc(a, x)` (the regularised lower incomplete gamma function, as in SciPy), `divisorsum`, `divisorcount`,
    `moebius` and `primepi`.
    `variants` are further accepted definitions with the same parameters: a value that any of them gives is accepted.
    `loose` says that books differ further, in factors, bases or the order of arguments: the entry can confirm a value
    and never disputes one. `defaults` are customary values of parameters that a call may leave out. `unsettled` are
    first arguments at which conventions differ. `family` are forms with a setting `k > 0` that bear the same name.
    `unnamed` says that the symbols may stand for it in a note that names neither the function nor a topic.
    """

    names: tuple[str, ...]
    parameters: tuple[str, ...]
    body: str
    source: str
    variants: tuple[str, ...] = ()
    defaults: tuple[tuple[str, str], ...] = ()
    unsettled: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    loose: bool = False
    unnamed: bool = True
