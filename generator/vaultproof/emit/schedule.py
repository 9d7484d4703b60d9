"""What Obsidian's plugin Spaced Repetition notes behind each card: when it is due. Makes no cards.

A deck is written anew with what stands behind its cards. What stood behind a card that is in the deck no longer is
put by, and stands behind it again once the card comes back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

FOLDER = ".vaultproof"
"""The folder of what builds remember of one another."""

FILE = f"{FOLDER}/schedule.json"
"""Where it is put by what stood behind cards that a deck has no longer."""

_DUE = re.compile(r"[^\S\n]*\n?<!--SR:[^\n]*?-->")
_SCHEMA = 1


def undated(deck: bytes) -> bytes:
    """A deck without what the plugin noted behind its cards."""
    return _DUE.sub("", _text(deck)).encode("utf-8", "surrogateescape")


def dated(deck: bytes, old: bytes | None, put_by: bytes | None) -> tuple[bytes, bytes | None]:
    """A new deck with what the plugin noted behind the cards of an old one, and what is put by from now on.

    A card is known by its question: what is due stays when its answer, its place or its folder changes. Of a card that
    the old deck has, the old deck alone tells. The second value is None where there is nothing to put by.
    """
    known = _read(put_by)
    for block in _blocks(_text(old or b"")):
        bare = _DUE.sub("", block)
        known.pop(_question(bare), None)
        if (due := _DUE.search(block)) is not None:
            known[_question(bare)] = due.group()
    if not known:
        return deck, None if put_by is None else _written({})
    blocks = [block + known.get(_question(block), "") for block in _blocks(_text(deck))]
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "surrogateescape"), _written(known)


def _blocks(deck: str) -> Iterator[str]:
    return (block.strip("\n") for block in re.split(r"\n[^\S\n]*\n", deck.strip("\n")))


def _question(block: str) -> str:
    """What a card asks; a block that is no card asks itself, and nothing is noted behind it."""
    head, mark, _ = block.partition("\n?\n")
    return head if mark else block.partition("::")[0]


def _text(deck: bytes) -> str:
    return deck.decode("utf-8", "surrogateescape")


def _written(known: dict[str, str]) -> bytes:
    cards = {question: known[question] for question in sorted(known)}
    return (json.dumps({"schema": _SCHEMA, "cards": cards}, indent=1) + "\n").encode()


def _read(put_by: bytes | None) -> dict[str, str]:
    """What was put by; nothing where it cannot be read, and nothing in it that is no note of the plugin."""
    try:
        cards = json.loads(put_by or b"{}").get("cards", {})
        return {
            question: due for question, due in cards.items() if isinstance(due, str) and _DUE.fullmatch(due)
        }
    except (ValueError, AttributeError, RecursionError):
        return {}
