"""Cards for spaced repetition, in the syntax of Obsidian's plugin of that name, from examples that hold.

What the plugin notes behind them is the work of `schedule`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.claim import Claim, Equation, Holds, Judgement, Property, Relation
from vaultproof.emit.context import CardView, DeckView, EmittedVault, NoteToEmit
from vaultproof.emit.markdown import formula, plain, term
from vaultproof.emit.names import Names
from vaultproof.emit.views import lead_of

_SHORT = frozenset({"value", "derivative", "limit"})
_NUMBER = re.compile(r"[\s\d.,+\-*/^()×·⋅−]*")
_LABELLED = re.compile(r"([^\W\d_][^:$\n]*?):?\s*\$([^$\n]+)\$")


def deck_views(vault: EmittedVault, tag: str, names: Names) -> tuple[DeckView, ...]:
    """A deck for each folder that has cards, its tag below the given one."""
    decks: dict[str, list[CardView]] = {}
    for item in sorted(vault.notes, key=lambda item: item.note.path):
        deck = "/".join([tag, *filter(None, map(_word, item.note.path.split("/")[:-1]))])
        cards = {card.question: card for card in reversed(list(_cards(item, names)))}
        decks.setdefault(deck, []).extend(reversed(cards.values()))
    return tuple(DeckView(tag=deck, cards=tuple(cards)) for deck, cards in sorted(decks.items()) if cards)


def _word(folder: str) -> str:
    """A folder's name as a part of a tag."""
    name = re.sub(r"[^\w-]+", "-", folder).strip("-")
    return f"_{name}" if name.isdigit() else name


def _cards(item: NoteToEmit, names: Names) -> Iterator[CardView]:
    """The cards of a note, in its order. A text that the plugin would cut elsewhere makes none."""
    for judgement in item.judgements:
        if not isinstance(judgement.verdict, Holds) or judgement.verdict.remark:
            continue
        sides = _sides(judgement.claim, judgement, lead_of(judgement.claim, item, names))
        if sides is None:
            continue
        question = f"{names.link(item.note.path)}: {sides[0]}"
        if not any("::" in side or "\n" in side or "<!--" in side for side in (question, sides[1])):
            yield CardView(question=question, answer=sides[1], short=sides[2])


def _sides(claim: Claim, judgement: Judgement, lead: str) -> tuple[str, str, bool] | None:
    """What a card asks and answers, and whether it is short enough for one line; None for what is not worth asking."""
    match claim:
        case Equation(kind="value" | "derivative" | "limit" | "identity", given=(), relation=relation):
            arrow = "\\to" in claim.text or "→" in claim.text
            asks = relation in {Relation.EQUAL, Relation.APPROXIMATE} and not _NUMBER.fullmatch(
                claim.left.text
            )
            if not asks or (arrow and "\\lim" not in claim.left.text):
                return None
            left, right = (
                term(lead + claim.left.text, claim.left.syntax),
                term(claim.right.text, claim.right.syntax),
            )
            return f"{left} {relation} ?", right, claim.kind in _SHORT
        case Property(kind="range" | "domain"):
            found = _LABELLED.fullmatch(judgement.stated)
            return (f"{plain(found[1])} = ?", formula(found[2]), True) if found else None
        case _:
            return None
