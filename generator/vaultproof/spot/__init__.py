"""Patterns of many words that are looked for only in texts that hold one of the words.

Python's `re` tries every alternative at every place of a text; most paragraphs hold none of them. So the strings of
which any match has at least one are read off a pattern once, and a look for these comes first. The method is the one
of RE2's `FilteredRE2` (Cox, "Regular Expression Matching with a Trigram Index", 2012), with an index of words for its
trigrams, so that one look at a text answers for all patterns. Where every match is known to begin with one of some
strings, the pattern is tried at the places of these alone.
"""

from __future__ import annotations

from vaultproof.spot.late import late
from vaultproof.spot.memory import learn, recall, remembered
from vaultproof.spot.seen import together
from vaultproof.spot.several import Several
from vaultproof.spot.signs import Signs
from vaultproof.spot.spotted import Spotted

__all__ = ["Several", "Signs", "Spotted", "late", "learn", "recall", "remembered", "together"]
