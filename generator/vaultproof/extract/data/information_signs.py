r"""Entropies and divergences of lists of numbers by their signs: with $P = (0.5, 0.5)$ and $Q = (0.9, 0.1)$
“$D(P\|Q) \approx 0.737$ bit”, “$H(P) = 1$ bit”, and the rows `| $H(P, Q)$ | 1.737 |` of a table. `D_{KL}` in running
text, a name of its own, is read elsewhere, and so is what a note defines. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation
from vaultproof.extract.data.aggregate import (
    QUANTITIES,
    Quantity,
    changed_before,
    items_named,
    worked_out,
)
from vaultproof.extract.probability.information import UNIT, base_of_note
from vaultproof.extract.tables.row_values import row_values
from vaultproof.extract.told import NumberText, Told, claim_told, told_value
from vaultproof.note import Block, Note
from vaultproof.spot import Signs, late

_SIGNS = Signs(r"\|", r"\Vert", r"\parallel", "‖", "∥", "H(", "H (", "H\\left(")
_BARS = r"(?:\\\||\\Vert(?![a-z])|\\parallel(?![a-z])|\\mid\s*\\mid(?![a-z])|\|\||‖|∥)"
_LETTERS = (
    rf"\(\s{{0,3}}(?P<one>[A-Za-z])\s{{0,3}}(?:(?P<sign>{_BARS}|,)\s{{0,3}}(?P<other>[A-Za-z])\s{{0,3}})?"
    r"(?:\\right\s{0,3})?\)"
)
_SPACE = r"\s{0,3}(?:\\left\s{0,3})?"
_TOLD = late(rf"(?<![A-Za-z\\_])(?P<name>[DH]){_SPACE}{_LETTERS}")
_IN_ROW = late(
    rf"(?P<name>H|D\s?(?:_?\s?\{{?\s?(?:\\(?:text|mathrm)\s?\{{)?\s?KL\s?\}}{{0,2}})?|KL){_SPACE}{_LETTERS}(?:\s{{0,3}}[(（][^()（）\d]{{2,40}}[)）])?"
)
_OF = {one.name: one for one in QUANTITIES if one.name in {"entropy", "cross-entropy", "divergence"}}
_DEFINED = late(
    r"(?<![A-Za-z\\_])H\s*(?:\\left)?\(\s*[A-Za-z]\s*(?P<second>,\s*[A-Za-z]\s*)?(?:\\right)?\)\s*(?:&\s*)?(?:=|:=)[^=\n$]{0,12}\\sum"
)
_OF_INFORMATION = late(
    r"entrop|энтроп|熵|エントロピー|엔트로피|shannon|шеннон|(?<!\w)(?:bits?|nats?|shannons?)(?!\w)|бит|кульбак|kullback|D_\{?(?:\\\w+\{)?KL|比特|ビット|비트",
    re.IGNORECASE,
)
"""Words of a note by which `H` is an entropy rather than anything else."""
_UNIT_OF_HEADER = late(rf"[(（\[]\s*(?:in\s+|en\s+)?(?P<unit>{UNIT})\s*[)）\]]", re.IGNORECASE)
"""A unit above a column: `Value (bits)`."""


def information_signs(
    note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """Each entropy, cross-entropy and divergence of lists that running text or a row of a table tells by its sign."""
    source = note.source.text
    if not _SIGNS.stand_in(source):
        return
    told_of = _OF_INFORMATION.search(source) is not None
    defined = {one["second"] is not None for one in _DEFINED.finditer(source)}
    for one in texts:
        for match in _TOLD.finditer(one.plain):
            told = told_value(one.plain, match.end(), united=True)
            known = match["name"] != "H" or (told_of and (match["other"] is not None) not in defined)
            if told is not None and known:
                yield from _claim(note, one.block, match, (match, told), doubts)
    for row in row_values(note):
        head = _IN_ROW.fullmatch(row.name)
        if head is not None and told_of:
            unit = _unit(note, row.cell)
            value = row.whole.group()
            written = f"{row.name} = {value}{unit}"
            at = len(row.name) + 3
            named = _IN_ROW.match(written)
            told = Told(at, at + len(value), row.told.relation)
            if named is not None and named.end() == head.end():
                yield from _claim(note, row.cell, row.whole, (named, told), doubts, row.told)


def _claim(
    note: Note,
    block: Block,
    place: re.Match[str],
    asked: tuple[re.Match[str], Told],
    doubts: Mapping[int, str],
    told: Told | None = None,
) -> Iterator[Equation]:
    """The claim of what is asked, at its place, where each letter stands for one list."""
    match, value = asked
    quantity = _quantity(match)
    names = match["one"] if match["other"] is None else f"{match['one']} and {match['other']}"
    items = items_named(note, names, quantity) if quantity is not None else None
    left = worked_out(quantity, items, match, value) if quantity is not None and items is not None else None
    if left is not None:
        claim = claim_told(note, block, place, left, told or value, doubts)
        text = claim.text if told is None else match.string[: value.end].replace("D {", "D_{")
        yield replace(claim, text=text, doubt=claim.doubt or changed_before(note, claim.span.start))


def _quantity(match: re.Match[str]) -> Quantity | None:
    """What a sign means: two letters behind `D` are parted by bars, behind `H` by a comma."""
    if match["name"] != "H":
        return _OF["divergence"] if match["other"] is not None and match["sign"] != "," else None
    if match["other"] is None:
        return _OF["entropy"]
    return _OF["cross-entropy"] if match["sign"] == "," else None


def _unit(note: Note, cell: Block) -> str:
    """The unit that the header above a cell tells, or else that of the whole note; nothing where neither does."""
    scope = next((at for at in note.scope_chain(cell.scope) if note.scopes[at].kind == "table"), -1)
    above = [
        one.text
        for one in note.blocks
        if one.row == 0 and one.column == cell.column and scope in note.scope_chain(one.scope)
    ]
    found = _UNIT_OF_HEADER.search(above[0]) if above else None
    if found is not None:
        return f" {found['unit'].strip()}"
    return " bits" if base_of_note(note.source.text) == 0 else ""
