"""The titles that stand over a place of a note: its file name, aliases and first heading, and the nearest heading."""

from __future__ import annotations

import re
from bisect import bisect_right

from vaultproof.note import Note
from vaultproof.spot import Spotted


def heading_over(note: Note, at: int) -> str:
    """The words of the nearest heading over a place."""
    index = bisect_right([one.span.start for one in note.headings], at)
    return note.headings[index - 1].text if index else ""


def titles_over(note: Note, at: int) -> str:
    """All titles that a place stands under, but for headings between the first and the nearest."""
    first = note.headings[0].text if note.headings and note.headings[0].level == 1 else ""
    return " ".join((note.title, *note.aliases, first, heading_over(note, at)))


_SOFTMAX = Spotted(r"(?<!log[-_ ])softmax", re.IGNORECASE)
_OTHER_TOPIC = Spotted(
    r"normali[sz]|entropy|entropie|attention|loss|layer|norm\b|argmax|sigmoid|gumbel|hierarch|chuẩn\s+hóa|正规化|归一化|標準化|正規化|注意力|損失|损失",
    re.IGNORECASE,
)


def is_about_softmax(note: Note, at: int) -> bool:
    """Whether the softmax is what the titles over a place are about, and nothing that is made of it."""
    titles = titles_over(note, at)
    return _SOFTMAX.search(titles) is not None and _OTHER_TOPIC.search(titles) is None
