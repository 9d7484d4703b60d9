"""Some patterns of which most texts hold none: one look for the words of all of them comes before a look for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from vaultproof.spot.seen import Seen, Sought, seen
from vaultproof.spot.spotted import Spotted


class Several:
    """Patterns that are asked of the same texts. It knows whether one of them may match, and not which."""

    def __init__(self, *patterns: Spotted) -> None:
        self._patterns = patterns

    def __iter__(self) -> Iterator[Spotted]:
        return iter(self._patterns)

    @cached_property
    def _needed(self) -> Sought | None:
        """The strings of which any match has one; None where a pattern knows none of its own."""
        needed = [one.needed for one in self._patterns]
        return Sought({string for one in needed for string in one.edged}) if all(needed) else None

    def may_match(self, text: str) -> bool:
        """Whether one of the patterns may match in a text."""
        return self.may_match_in(seen(text))

    def may_match_in(self, look: Seen) -> bool:
        """The same of a text, or of some together, as patterns see it."""
        if self._needed is None:
            return True
        known = look.folded
        return any(one in known for one in self._needed.worth_a_look(look))
