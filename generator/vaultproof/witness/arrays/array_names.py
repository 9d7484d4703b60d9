"""Named functions of vectors as definitions that a trial can hold. Looks names up; evaluates nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vaultproof.claim import Definition, Syntax, Term, WitnessKind
from vaultproof.link.refer import fold
from vaultproof.reference_arrays import ARRAY_REFERENCES, ArrayReference
from vaultproof.source import Passage, Span
from vaultproof.witness.trial import Known, Meaning

_BY_NAME: Mapping[str, ArrayReference] = {
    fold(name): entry for entry in ARRAY_REFERENCES for name in entry.names
}


def array_reference(name: str) -> ArrayReference | None:
    """The function of vectors that a name stands for by custom."""
    return _BY_NAME.get(fold(name))


def known_array_references(entry: ArrayReference) -> Iterator[Known]:
    """A named function of vectors, one definition for each convention."""
    for body in (entry.body, *entry.customs, *entry.variants):
        definition = Definition(
            path="",
            span=Span(0, 0),
            name=entry.names[0],
            aliases=entry.names[1:],
            parameters=entry.parameters,
            source=WitnessKind.REFERENCE,
            text=f"{entry.names[0]}({', '.join(entry.parameters)}) = {body}",
            body=Term(Passage(body, ((0, 0),)), Syntax.LATEX),
            scope=0,
            index=entry.index,
        )
        yield Known(definition=definition, meaning=Meaning(), witness=WitnessKind.REFERENCE)


def by_convention(known: Known) -> bool:
    """Whether a definition is one of several conventions for a named function of vectors."""
    return known.witness is WitnessKind.REFERENCE and array_reference(known.definition.name) is not None


def is_customary(known: Known) -> bool:
    """Whether a definition is a convention that people mean by a name, so that a value which it gives is so."""
    entry = array_reference(known.definition.name)
    if entry is None:
        return False
    body = known.definition.body.text
    return body in entry.customs or (body == entry.body and bool(entry.customary or entry.customs))


def base_of(name: str) -> str:
    """The name of the vector whose item a name may be: `z` for `z_i`."""
    return name.partition("_")[0]
