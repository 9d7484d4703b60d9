"""The reference as definitions: which entries a name or symbol stands for, and how far they can be trusted there.

Looks names up; evaluates nothing.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from vaultproof.claim import Definition, Syntax, Term, WitnessKind
from vaultproof.link.refer import fold
from vaultproof.reference import REFERENCES, Reference
from vaultproof.source import Passage, Span
from vaultproof.spot import late
from vaultproof.witness.doubts.mapped import sentence_at, told_of_maps
from vaultproof.witness.trial import Known, Meaning


def _by_name() -> Mapping[str, tuple[Reference, ...]]:
    found: dict[str, list[Reference]] = defaultdict(list)
    for entry in REFERENCES:
        for name in dict.fromkeys(fold(name) for name in (*entry.names, *entry.words)):
            found[name].append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


_BY_NAME = _by_name()
_BY_SYMBOL: Mapping[str, tuple[Reference, ...]] = {
    name: tuple(entry for entry in REFERENCES if name in entry.symbols)
    for name in {name for entry in REFERENCES for name in entry.symbols}
}
_SHORTEST = 3


def named(name: str) -> tuple[Reference, ...]:
    """The entries that bear a name."""
    return _BY_NAME.get(fold(name), ())


def symbolised(symbol: str, title: str = "", text: str = "") -> Reference | None:
    """The entry for which a letter stands by custom: of several, the one of which the note speaks; else the first."""
    entries = _BY_SYMBOL.get(symbol, ())
    spoken_of = [entry for entry in entries if _names(title, entry) or _names(text, entry)]
    customary = [entry for entry in entries if entry.unnamed or entry in spoken_of]
    return next(iter(spoken_of if len(spoken_of) == 1 else customary), None)


def is_own_map(entry: Reference, symbol: str, title: str, text: str, place: int) -> bool:
    """Whether a note tells a symbol before a place to be a map, in words that do not speak of an entry."""
    if _names(title, entry):
        return False
    told = told_of_maps(text, symbol, place)
    return bool(told) and not any(_names(one, entry) for one in (*told, sentence_at(text, place)))


def reserve_of(entry: Reference, symbol: str, title: str, text: str, beside: str) -> str | None:
    """Why a mismatch with an entry that a symbol stands for proves nothing; None where the note's title or text names
    it, and neither names another one of that symbol nor does what stands `beside` it tell of another meaning."""
    if any(other is not entry and _names(text, other) for other in _BY_SYMBOL.get(symbol, ())):
        return f"`{symbol}` stands for several functions in this note"
    if any(word in _bare(beside) for word in map(_bare, entry.rivals)):
        return f"`{symbol}` may stand for something else here, of which words near it tell"
    if _names(title, entry) or _names(text, entry):
        return None
    return f"`{symbol}` is not defined in this note, and may not stand for the {entry.names[0]} here"


@lru_cache(maxsize=256)
def _names(text: str, entry: Reference) -> bool:
    """Whether a text speaks of what an entry is of."""
    told = _bare(text)
    names = map(_bare, (*entry.names, *entry.topics))
    return any((len(name) > _SHORTEST or _EASTERN.match(name)) and name in told for name in names)


_EASTERN = late(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,}")


@lru_cache(maxsize=256)
def _bare(words: str) -> str:
    """Words without case, spaces and accents: `Sigmoïde` speaks of the sigmoid too."""
    plain = (one for one in unicodedata.normalize("NFKD", words) if not unicodedata.combining(one))
    return fold(unicodedata.normalize("NFC", "".join(plain)))


def known_reference(entry: Reference, reserve: str | None = None) -> tuple[Known, ...]:
    """An entry as definitions: the accepted one, then its variants."""
    title = (*entry.names, *entry.words)[0]
    if entry.loose:
        reserve = (
            reserve
            or f"books differ on what `{title}` is, and no form that is known here gives the stated value"
        )
    return tuple(
        Known(
            definition=_definition(title, entry, body),
            meaning=Meaning(),
            witness=WitnessKind.REFERENCE,
            defaults=entry.defaults,
            unsettled=entry.unsettled,
            reserve=reserve,
            family=tuple(map(body_term, entry.family)),
        )
        for body in (entry.body, *entry.variants)
    )


def _definition(title: str, entry: Reference, body: str) -> Definition:
    return Definition(
        path="",
        span=Span(0, 0),
        name=title,
        aliases=tuple(name for name in (*entry.names, *entry.words) if name != title),
        parameters=entry.parameters,
        source=WitnessKind.REFERENCE,
        text=f"{title}({', '.join(entry.parameters)}) = {body}",
        body=body_term(body),
        scope=0,
    )


def body_term(body: str) -> Term:
    """A body of the reference as a term."""
    return Term(Passage(body, ((0, 0),)), Syntax.LATEX if "\\" in body else Syntax.PLAIN)


def call_range(known: Known) -> range:
    """With how many arguments a definition can be called."""
    most = len(known.definition.parameters)
    return range(most - len(known.defaults), most + 1)
