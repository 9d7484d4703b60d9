r"""Tables and lists of poker hands: how many of the hands of five cards each is, or how likely it is.

Only where most of the hands that a table or list names have the numbers that they have among 52 cards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Equation, Syntax, Term
from vaultproof.extract.tables.borne_out import (
    Figure,
    Guess,
    Reading,
    are_borne_out,
    claims,
    figure,
    value_of,
)
from vaultproof.extract.tables.table import Cell, grids
from vaultproof.note import Block, Note, ScopeKind
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_GATE = Spotted(
    r"full\s*house|full\b|flush|fullhouse|vierling|carré|póker|poker|four\s+of\s+a\s+kind|покер|фулл|каре|葫芦|同花|フルハウス|풀\s*하우스|tứ\s+quý|cù\s+lũ",
    re.IGNORECASE,
)
_STRAIGHT_FLUSH = r"10 \cdot 4"
_HANDS = (
    (
        r"royal\s+flush|royal|quinte\s+royale|quinte\s+flush\s+royale|escalera\s+real|escalera\s+real\s+de\s+color|роял[-\s]?флеш|флеш[-\s]?рояль|皇家同花顺|ロイヤル(?:ストレート)?フラッシュ|로열\s*(?:스트레이트\s*)?플러시|thùng\s+phá\s+sảnh\s+(?:lớn|chúa|hoàng\s+gia)",
        ("4",),
    ),
    (
        r"straight\s+flush|straßenflush|quinte\s+flush|escalera\s+de\s+color|стрит[-\s]?флеш|同花顺|ストレートフラッシュ|스트레이트\s*플러시|thùng\s+phá\s+sảnh",
        (_STRAIGHT_FLUSH, "9 \\cdot 4"),
    ),
    (
        r"four\s+of\s+a\s+kind|quads|vierling|poker|carré|póker|каре|poker\s+d['’]as|四条|铁支|フォーカード|포카드|포\s*오브\s*어\s*카인드|tứ\s+quý|quadra|kareta",
        (r"13 \cdot 48",),
    ),
    (
        r"full\s*house|full|фул{1,2}[-\s]?хаус|葫芦|フルハウス|풀\s*하우스|cù\s+lũ",
        (r"13 \cdot \binom{4}{3} \cdot 12 \cdot \binom{4}{2}",),
    ),
    (
        r"flush|couleur|color|флеш|同花|フラッシュ|플러시|thùng|colore|kolor",
        (r"4 \cdot \binom{13}{5} - 40", r"4 \cdot \binom{13}{5}"),
    ),
    (
        r"straight|straße|suite|quinte|escalera|стрит|顺子|ストレート|스트레이트|sảnh|scala|seguida|sequência",
        (r"10 \cdot 4^{5} - 40", r"10 \cdot 4^{5}"),
    ),
    (
        r"three\s+of\s+a\s+kind|trips|set|drilling|brelan|tr[íi]o|тройка|сет|三条|スリーカード|트리플|sám\s+cô|sam\s+cô|tris|trinca",
        (r"13 \cdot \binom{4}{3} \cdot \binom{12}{2} \cdot 4^{2}",),
    ),
    (
        r"two\s+pairs?|zwei\s+paare?|double\s+paire|deux\s+paires|dobles?\s+pares?|dos\s+pares|doble\s+pareja|две\s+пары|两对|ツーペア|투\s*페어|thú|hai\s+đôi|doppia\s+coppia|dois\s+pares",
        (r"\binom{13}{2} \cdot \binom{4}{2}^{2} \cdot 44",),
    ),
    (
        r"(?:one\s+|a\s+)?pair|(?:ein\s+)?paar|(?:une\s+|simple\s+)?paire|(?:un\s+)?par(?:eja)?|una\s+pareja|(?:одна\s+)?пара|一对|ワンペア|원\s*페어|(?:một\s+)?đôi|coppia|um\s+par",
        (r"13 \cdot \binom{4}{2} \cdot \binom{12}{3} \cdot 4^{3}",),
    ),
    (
        r"high\s+card|no\s+pair|nothing|höchste\s+karte|hohe\s+karte|carte\s+haute|(?:la\s+)?carta\s+(?:más\s+)?alta|старшая\s+карта|高牌|散牌|ハイカード|ノーペア|하이\s*카드|노\s*페어|mậu\s+thầu|carta\s+alta",
        (r"\left(\binom{13}{5} - 10\right) \cdot \left(4^{5} - 4\right)",),
    ),
)
_NAMES = tuple(
    (
        late(
            rf"(?:an?\s+|der\s+|die\s+|le\s+|la\s+)?(?:{words})(?:\s*[(（][^()（）\d]{{1,60}}[)）])?",
            re.IGNORECASE,
        ),
        terms,
    )
    for words, terms in _HANDS
)
_ALL = r"\binom{52}{5}"
_GROUPED = late(r"\d{1,3}(?:(?:\\,|\{,\}|[ .,'’\u00a0\u202f])\d{3})+")
_ITEM = late(
    r"[*_ ]{0,4}(?P<name>[^\d:：=]{3,60}?)[*_ ]{0,4}[:：=–—][*_ ]{0,4}(?P<value>\d[\d ., \u202f']{0,12}(?<=\d)) ?"
    r"(?:hands?|ways|Hände|Blätter|mains|manos|mãos|mani|комбинац\w+|рук\w*|cách|tay\s+bài|种|通り|가지)?[ .;]{0,4}"
)


def poker_hands(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each hand in a table or a list of hands."""
    if not _GATE.may_match(note.source.text):
        return
    for grid, scope in grids(note):
        named = {
            row: (cell, terms)
            for (row, column), (cell, _) in grid.items()
            if row and not column and (terms := _hand(cell.text)) is not None
        }
        for column in sorted({column for _, column in grid if column}) if named else ():
            told = [(grid[row, column], terms) for row, (_, terms) in named.items() if (row, column) in grid]
            yield from claims(note, scope, _best(told), doubts.get(scope))
    yield from _in_lists(note, doubts)


def _hand(text: str) -> tuple[str, ...] | None:
    """What counts the hand that a text names."""
    text = text.strip(" *_$")
    return next((terms for pattern, terms in _NAMES if pattern.fullmatch(text)), None)


def _best(told: Sequence[tuple[Cell, tuple[str, ...]]]) -> Sequence[Guess]:
    """Cells as counts of hands or as chances, whichever most of them agree with."""
    best: Sequence[Guess] = ()
    most = 0
    for share in (False, True):
        guesses = list[Guess]()
        for cell, terms in told:
            found = _figure(cell[0].text)
            made = [rf"\frac{{{term}}}{{{_ALL}}}" if share else term for term in terms]
            readings = tuple(Reading(one, value) for one in made if (value := value_of(one)) is not None)
            if found is not None and readings:
                guesses.append(Guess(cell, found, readings, cell[0].text.strip()))
        agreeing = sum(one.agreeing is not None for one in guesses)
        if agreeing > most and are_borne_out(guesses):
            best, most = guesses, agreeing
    return best


def _figure(text: str) -> Figure | None:
    """The number that a cell is, with its thousands set off or as a percentage."""
    text = text.strip(" *_$")
    if _GROUPED.fullmatch(text) is not None:
        digits = re.sub(r"\D", "", text)
        return Figure(float(digits), 0.0, len(digits), whole=True)
    share = text.endswith("%")
    found = figure(text.rstrip("% \\"))
    if found is None or not share:
        return found
    return Figure(found.value / 100, (found.half or 0.5) / 100, found.digits, whole=False)


def _in_lists(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The counts in a list of hands: `Full house: 3744`."""
    lists: dict[int, list[tuple[Cell, tuple[str, ...]]]] = {}
    for block in note.blocks:
        if block.row is not None or note.scopes[block.scope].kind is not ScopeKind.ITEM:
            continue
        found = _item(note, block)
        if found is not None:
            lists.setdefault(note.section_of(block.scope), []).append(found)
    for scope, told in lists.items():
        yield from claims(note, scope, _best(told), doubts.get(scope))


def _item(note: Note, block: Block) -> tuple[Cell, tuple[str, ...]] | None:
    """The number of an item that names a hand and tells its number, and nothing else."""
    text = note.source[block.span]
    match = _ITEM.fullmatch(text.lstrip("-*+ "))
    terms = _hand(match["name"]) if match is not None else None
    if match is None or terms is None:
        return None
    start = block.span.start + len(text) - len(text.lstrip("-*+ ")) + match.start("value")
    return (Term(Passage(match["value"], ((0, start),)), Syntax.PLAIN), block), terms
