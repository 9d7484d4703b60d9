"""What earlier runs found, kept for later ones: values by the content that they follow from. Judges nothing.

A run with the cache and one without give the same result; whatever cannot be read is worked out anew.
"""

from __future__ import annotations

from vaultproof.cache.cache import NOTHING, Cache, Keeping
from vaultproof.cache.codec import Codec, CodecError
from vaultproof.cache.place import place_for
from vaultproof.cache.store import Store
from vaultproof.cache.table import Lost, Table, page_of, pages_for

__all__ = [
    "NOTHING",
    "Cache",
    "Codec",
    "CodecError",
    "Keeping",
    "Lost",
    "Store",
    "Table",
    "page_of",
    "pages_for",
    "place_for",
]
