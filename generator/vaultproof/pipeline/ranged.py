"""How notes say in words between which numbers a variable lies: “`t` runs from 0 to 1”. Patterns alone."""

from __future__ import annotations

END = r"\s*(?P<{0}>[-−]?\s*(?:\d+(?:\.\d+)?)?\s*(?:\\pi)?)\s*"
"""One of the two numbers, perhaps a multiple of π."""
BETWEEN = (
    r"[$`]\s*{{name}}\s*[$`]\s*(?:(?:runs|varies|goes|ranges|lies|läuft|geht|liegt|chạy|va|varía|varie|vai|varia)\s+)?"
    r"(?:between|from|entre|zwischen|von|từ|de|tra|da|от)\s+[$`]?{low}[$`]?\s*"
    r"(?:and|to|y|et|und|bis|đến|tới|a|à|e|до)\s+[$`]?{high}"
).format(low=END.format("low"), high=END.format("high"))
"""A pattern for the `name` of the variable."""
