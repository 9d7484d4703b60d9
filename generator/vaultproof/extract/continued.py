r"""Chains that go on in the next formula: `$$(x + 1)^2 = (x + 1)(x + 1)$$` and, below it, `$$= x^2 + 2x + 1$$`; or,
behind a word that tells of rewriting, `$$P(x) = x(x + 1)$$`, expanded: `$$P(x) = x^2 + x$$`.

Looks at signs and at what stands between formulas; knows no mathematics.
"""

from __future__ import annotations

import re

from vaultproof.claim import Relation
from vaultproof.extract.chain import Chain, read_chains
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_RELATES = late(
    r"(?:\s|&|\\begin\s*\{(?:aligned|align\*?|split|gathered)\}|\\[,;:! ]|\\(?:displaystyle|quad|qquad)(?![a-z]))*"
    r"(?:(?P<equal>=|＝)(?![=>])|(?P<about>≈|≃|\\(?:approx|simeq)(?![a-z])))"
)
_BETWEEN = late(r"(?:\s|[$>]|\\\\)*")
"""What ends a paragraph."""
_REWRITING = Spotted(
    r"""\b(?:simplif\w+|expand\w*|rearrang\w+|factor(?:ing|ed|i[sz]ing|i[sz]ed)?|rút\s+gọn|thu\s+gọn|khai\s+triển|vereinfach\w+|ausmultiplizier\w+
    |zusammengefasst|zusammenfassen|simplific\w+|expandi\w+|desarrolla\w*|desenvolv\w+|développ\w+|réduis\w+|semplific\w+|svilupp\w+|uproszcz\w+|upraszcz\w+
    |sadeleştir\w+)\b|упрост|упрощ|раскро|раскры|化简|化簡|展开|展開|整理|简化|簡約|정리하|간단히|전개""",
    re.IGNORECASE | re.VERBOSE,
)
_RESERVED = Spotted(
    r"""[(（]|ignor|constant|up\s+to|salvo|excepto|\bbis\s+auf|konstant|absor|neglect|omit|drop|approx|aprox|näherung|assum|suppos|忽略|무시|постоянн|приближ""",
    re.IGNORECASE,
)
"""What tells that the new form is not quite the old one."""
_LONGEST_WORDS = 60
_ENDS = late(r"[.?!。？！]\s|\n[ \t>]*(?:#|-{3,}|\d+[.)])")
"""The end of a sentence, or the beginning of another section or item."""
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})
_MOST = 12
_FEWEST = 2


def goes_on(note: Note, at: int) -> tuple[Relation, Passage] | None:
    """How a formula goes on with the one before it, and the term with which it does; None where it does not."""
    if at == 0 or at >= len(note.formulas):
        return None
    return _followed(note, at) or _restated(note, at)


def _followed(note: Note, at: int) -> tuple[Relation, Passage] | None:
    """How a formula that begins with a sign of equality goes on with the one before, from which no words part it."""
    relates = _RELATES.match(note.formulas[at].passage.text)
    chain = _first_chain(note, at) if relates is not None and at else None
    if relates is None or chain is None or _open_chain(note, at - 1) is None:
        return None
    if _BETWEEN.fullmatch(_between(note, at)) is None or _is_said_before(note, at):
        return None
    return (Relation.EQUAL if relates["equal"] else Relation.APPROXIMATE), chain.terms[0]


def _is_said_before(note: Note, at: int) -> bool:
    """Whether a formula stands on its own below a paragraph whose last formula gives a letter its value, `When x = 1:
    u = 1`: that ends there, and what begins with the sign goes on with what stood before."""
    before, formula = note.formulas[at - 1], note.formulas[at]
    return formula.display and not before.display and _VALUE.fullmatch(before.passage.text) is not None


_VALUE = late(r"\s*\\?[A-Za-z]+(?:_\{?\w+\}?)?\s*=\s*[-−]?\s*\d+(?:[.,]\d+)?\s*")


def _between(note: Note, at: int) -> str:
    return note.source.text[note.formulas[at - 1].span.end : note.formulas[at].span.start]


def _restated(note: Note, at: int) -> tuple[Relation, Passage] | None:
    """How a formula says of a name once more what it is, written in another way."""
    between = _between(note, at)
    if (
        len(between) > _LONGEST_WORDS
        or _REWRITING.search(between) is None
        or _ENDS.search(between) is not None
        or _RESERVED.search(between) is not None
    ):
        return None
    first = at - 1
    while first > max(at - _MOST, 0) and _followed(note, first) is not None:
        first -= 1
    chain, named = _open_chain(note, at), _open_chain(note, first)
    if chain is None or named is None or _open_chain(note, at - 1) is None:
        return None
    if any(len(one.terms) < _FEWEST or one.relations[0] is not Relation.EQUAL for one in (chain, named)):
        return None
    return (Relation.EQUAL, chain.terms[1]) if _plain(named.terms[0]) == _plain(chain.terms[0]) else None


def _plain(term: Passage) -> str:
    return "".join(term.text.replace(r"\left", "").replace(r"\right", "").split())


def _first_chain(note: Note, at: int) -> Chain | None:
    chains = read_chains(note.formulas[at].passage)
    return chains[0] if chains and chains[0].terms else None


def _open_chain(note: Note, at: int) -> Chain | None:
    """The one chain of equations that a formula is."""
    chains = read_chains(note.formulas[at].passage)
    if len(chains) != 1 or chains[0].supposed or not set(chains[0].relations) <= _EQUALITIES:
        return None
    return chains[0]


def whole_chain(note: Note, at: int) -> tuple[tuple[Passage, ...], frozenset[Relation]]:
    """The terms of the formulas that go on with one another, of which the one at a place is one, in their order, and
    how they are related."""
    first = last = at
    while first > max(at - _MOST, 0) and goes_on(note, first) is not None:
        first -= 1
    while last + 1 < min(at + _MOST, len(note.formulas)) and goes_on(note, last + 1) is not None:
        last += 1
    terms: list[Passage] = []
    relations: set[Relation] = set()
    for one in range(first, last + 1):
        link, chain = goes_on(note, one) if one > first else None, _first_chain(note, one)
        if chain is not None:
            skipped = link is not None and link[1] is not chain.terms[0]
            terms += chain.terms[1:] if skipped else chain.terms
            relations |= {*chain.relations, *([link[0]] if link is not None else ())}
    return tuple(terms), frozenset(relations)
