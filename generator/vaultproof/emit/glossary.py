"""The glossary of a vault: each function that its notes define and each symbol that they explain, by its sign.

Defines nothing itself; one line for each definition, since one sign stands for several things in a vault. What a sign
means is told only where its note says it, or calls it by a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from vaultproof.claim import Definition, WitnessKind
from vaultproof.emit.context import EmittedVault, NoteToEmit, SymbolView
from vaultproof.emit.markdown import cell, code, formula, plain
from vaultproof.emit.names import Names
from vaultproof.emit.views import notation_views, subpath_above

_STYLE = re.compile(
    r"\\(?:mathbf|mathbb|mathcal|mathrm|mathsf|mathit|boldsymbol|bm|text|operatorname)\b|[\\{}\s]"
)
_GREEK = frozenset(
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi omicron pi rho sigma"
    " tau upsilon phi varphi chi psi omega".split()
)


def glossary_values(vault: EmittedVault, names: Names) -> dict[str, object]:
    """What the template of the glossary sees, its words aside: symbols in Latin letters and in Greek ones."""
    found: dict[str, list[tuple[tuple[str, ...], SymbolView]]] = {"latin": [], "greek": []}
    for item in vault.notes:
        for name, text, symbol in (*_functions(item, names), *_explained(item, names)):
            letters = "greek" if re.split("[_^']", name)[0].lower() in _GREEK else "latin"
            found[letters].append((_order(name, text, item), symbol))
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


def _functions(item: NoteToEmit, names: Names) -> Iterator[tuple[str, str, SymbolView]]:
    """The functions that a note defines: the name of each, its text, and its line."""
    told = _told(item)
    for definition in _each(item):
        left, right = _sides(definition)
        meaning = told.get(left.strip("$").partition("(")[0].strip(), plain(_called(definition, item)))
        link = names.link(item.note.path, subpath=subpath_above(definition.span, item.note))
        view = SymbolView(symbol=cell(left), formula=cell(right), meaning=cell(meaning), link=cell(link))
        yield definition.name, definition.text, view


def _explained(item: NoteToEmit, names: Names) -> Iterator[tuple[str, str, SymbolView]]:
    """The symbols that a note explains and does not define as functions."""
    defined = {_sides(definition)[0].strip("$").partition("(")[0].strip() for definition in item.definitions}
    for symbol, view in zip(item.symbols, notation_views(item.symbols), strict=True):
        if symbol.latex not in defined:
            link = names.link(item.note.path, subpath=subpath_above(symbol.span, item.emitted))
            line = SymbolView(symbol=view.symbol, formula="", meaning=view.meaning, link=cell(link))
            yield _STYLE.sub("", symbol.latex), symbol.latex, line


def _told(item: NoteToEmit) -> dict[str, str]:
    """What a note says that its symbols stand for, by their LaTeX."""
    return {
        symbol.latex: view.meaning
        for symbol, view in zip(item.symbols, notation_views(item.symbols), strict=True)
    }


def _order(name: str, text: str, item: NoteToEmit) -> tuple[str, ...]:
    """By letter, small before capital, then by what the sign stands for."""
    letters = unicodedata.normalize("NFKD", re.sub(r"^ell\b", "l", name))
    return (letters.casefold(), letters.swapcase(), item.note.title.casefold(), item.note.path, text)


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


def _called(definition: Definition, item: NoteToEmit) -> str:
    """The name by which a note itself calls what it defines, as in `ReLU(-2)`; empty where it uses none."""
    text = item.note.source.text
    called = [
        name for name in definition.aliases if re.search(rf"(?<!\w){re.escape(name)}\}}?\(", text) is not None
    ]
    return item.note.title if item.note.title in called else next(iter(called), "")
