"""The glossary of a vault: each function that its notes define, by its sign, with its meaning, formula and place.

Defines nothing itself; one line for each definition, since one sign stands for several things in a vault. What a sign
means is told only where its note calls it by a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from vaultproof.claim import Definition, WitnessKind
from vaultproof.emit.context import EmittedVault, NoteToEmit, SymbolView
from vaultproof.emit.markdown import cell, code, formula, plain
from vaultproof.emit.names import Names
from vaultproof.emit.views import subpath_above

_GREEK = frozenset(
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi omicron pi rho sigma"
    " tau upsilon phi varphi chi psi omega".split()
)


def glossary_values(vault: EmittedVault, names: Names) -> dict[str, object]:
    """What the template of the glossary sees, its words aside: symbols in Latin letters and in Greek ones."""
    found: dict[str, list[tuple[tuple[str, ...], SymbolView]]] = {"latin": [], "greek": []}
    for item in vault.notes:
        for definition in _each(item):
            letters = "greek" if _base(definition).lower() in _GREEK else "latin"
            found[letters].append((_order(definition, item), _symbol(definition, item, names)))
    return {
        letters: tuple(symbol for _, symbol in sorted(listed, key=lambda one: one[0]))
        for letters, listed in found.items()
    }


def _each(item: NoteToEmit) -> Iterator[Definition]:
    """A note's definitions, those that say the same once."""
    seen = set()
    for definition in item.definitions:
        said = "".join(definition.text.split())
        if said not in seen:
            seen.add(said)
            yield definition


def _base(definition: Definition) -> str:
    """A name without its index: `zeta` for ζ_β."""
    return definition.name.partition("_")[0]


def _order(definition: Definition, item: NoteToEmit) -> tuple[str, ...]:
    """By letter, small before capital, then by what the sign stands for."""
    name = unicodedata.normalize("NFKD", re.sub(r"^ell\b", "l", definition.name))
    return (name.casefold(), name.swapcase(), item.note.title.casefold(), item.note.path, definition.text)


def _symbol(definition: Definition, item: NoteToEmit, names: Names) -> SymbolView:
    left, right = _sides(definition)
    return SymbolView(
        symbol=cell(left),
        formula=cell(right),
        meaning=cell(plain(_meaning(definition, item))),
        link=cell(names.link(item.note.path, subpath=subpath_above(definition.span, item.note))),
    )


def _sides(definition: Definition) -> tuple[str, str]:
    """What is defined, and what it stands for, as Markdown; no formula for a function of code."""
    call = f"{definition.name}({', '.join(definition.parameters)})"
    if definition.source is not WitnessKind.FORMULA:
        return code(call), ""
    depth = 0
    for at, letter in enumerate(definition.text):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        left = definition.text[:at].rstrip().removesuffix(":").rstrip()
        if letter == "=" and depth == 0 and left:
            return formula(left), formula(definition.text[at + 1 :])
    return formula(definition.text), ""


def _meaning(definition: Definition, item: NoteToEmit) -> str:
    """The name by which a note itself calls what it defines, as in `ReLU(-2)`; empty where it uses none."""
    text = item.note.source.text
    called = [
        name for name in definition.aliases if re.search(rf"(?<!\w){re.escape(name)}\}}?\(", text) is not None
    ]
    return item.note.title if item.note.title in called else next(iter(called), "")
