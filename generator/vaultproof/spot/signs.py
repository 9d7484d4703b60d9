"""Signs of which one stands in every text that is looked for, such as `%` in each percentage."""

from __future__ import annotations


class Signs:
    """Some signs that are looked for as they are, one by one: that takes a fraction of the time in which a pattern is
    tried, and most texts hold none of them."""

    def __init__(self, *signs: str) -> None:
        self._signs = signs

    def stand_in(self, text: str) -> bool:
        """Whether a text holds one of them."""
        for sign in self._signs:  # noqa: SIM110 - much quicker
            if sign in text:
                return True
        return False
