r"""The values that a note gives to the parameters of a distribution that it declares with letters: with
`X \sim \text{Exp}(\lambda)`, “where $\lambda = 0.5$”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vaultproof.note import Note
from vaultproof.spot import late

_LETTER = late(
    r"\s*(?P<letter>\\(?:lambda|mu|sigma|theta|beta|alpha|eta|tau|gamma|kappa)|[λμσθβαητγκ]|[a-zA-Z](?:_(?:m|\{m\}|\{?\\?min\}?|\{\\(?:text|mathrm)\{min\}\}))?)\s*(?P<square>\^\s*(?:2|\{\s*2\s*\}))?\s*"
)
_SAME = {
    "λ": r"\lambda",
    "μ": r"\mu",
    "σ": r"\sigma",
    "θ": r"\theta",
    "β": r"\beta",
    "α": r"\alpha",
    "η": r"\eta",
    "τ": r"\tau",
    "γ": r"\gamma",
    "κ": r"\kappa",
}
_VALUE = (
    r"(?P<value>[-−]?\d+(?:(?:[.,]|\{,\})\d+)?(?:\s*/\s*\d+)?|\\[dt]?frac\s*(?:\{\s*\d+\s*\}\s*\{\s*\d+\s*\}|\d\s?\d))"
    r"(?![\w^(\\{]|[.,]\d|\s*(?:[-+*/·^×(]|\\(?:cdot|times|pm|to|ldots|dots|text\{ ?(?:or|to))"
    r"|[,;]?\s*(?:…|\.\.\.)))"
)
_OR = late(
    r"\$?\s{0,8}[,;]\s{0,8}\$?\s{0,8}\d|\$?\s{0,8},?\s{0,8}(?:\d+(?:[.,]\d+)?\s{0,8},\s{0,8})*(?:or|oder|ou|o|или|hoặc|hay|lub|and|und|et|y|e|и|và|oraz|bis|to|或|和|または|と)\s+\$?\s*[-−]?\d",
    re.IGNORECASE,
)


def settled(
    note: Note, arguments: Sequence[str], declared: tuple[int, int], place: int
) -> tuple[tuple[str, ...], int] | None:
    """The values of a distribution's parameters at a place, and where the last of them stands behind; None where one
    is given no value, or several, between the paragraph of the declaration and the place."""
    start = next(
        (one.span.start for one in note.blocks if one.span.start <= declared[0] < one.span.end), declared[0]
    )
    values, end = [], declared[1]
    for argument in arguments:
        letter = _LETTER.fullmatch(argument)
        if letter is None:
            values.append(argument)
            continue
        name = _SAME.get(letter["letter"], letter["letter"])
        found = [*_assigned(note.source.text, name, start, place, square=letter["square"] is not None)]
        if len({value for value, _ in found}) != 1:
            return None
        values.append(found[0][0])
        end = max(end, found[-1][1])
    return tuple(values), end


def _assigned(text: str, name: str, start: int, end: int, *, square: bool) -> Iterator[tuple[str, int]]:
    """The values that a letter, or its square, is given between two places, and where each ends."""
    shown = "|".join(
        re.escape(one) for one in (name, *(sign for sign, same in _SAME.items() if same == name))
    )
    pattern = re.compile(
        rf"(?<![A-Za-z0-9\\_}}/·*^)\-−+])(?<![-−+/·*=]\s)(?<!\\cdot\s)(?<!\\times\s)(?:{shown})\s*(?P<square>\^\s*(?:2|\{{\s*2\s*\}})\s*)?=\s*{_VALUE}"
    )
    for match in pattern.finditer(text, start, end):
        squared = match["square"] is not None
        if (squared and not square) or _OR.match(text, match.end(), end) is not None:
            yield "", match.end()
        elif square and not squared:
            yield rf"\left({match['value']}\right)^2", match.end()
        else:
            yield match["value"], match.end()
