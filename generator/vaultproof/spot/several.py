"""Some patterns of which most texts hold none: one look for the words of all of them comes before a look for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from vaultproof.spot.needs import Either
from vaultproof.spot.seen import Seen, seen
from vaultproof.spot.spotted import Spotted


class Several:
    """Patterns that are asked of the same texts. It knows whether one of them may match, and not which."""

    def __init__(self, *patterns: Spotted) -> None:
        self._patterns = patterns

    def __iter__(self) -> Iterator[Spotted]:
        return iter(self._patterns)

    @cached_property
    def _needs(self) -> Either:
        """What any text has in which one of the patterns may match."""
        return Either([one.needs for one in self._patterns])

    def may_match(self, text: str) -> bool:
        """Whether one of the patterns may match in a text."""
        return self.may_match_in(seen(text))

    def may_match_in(self, look: Seen) -> bool:
        """The same of a text, or of some together, as patterns see it."""
        return self._needs.may_be_met(look)
