"""What checker and fork server say to one another: fixed-size records, so that neither has to parse anything."""

from __future__ import annotations

import struct

ORDER = struct.Struct("<dQ256s")
"""Seconds, bytes of memory, scratch folder (padded with zero bytes)."""

ENDED = struct.Struct("<ii")
"""The child's wait status; 1 where it was killed for taking too long."""

NOBODY = 65_534
"""The account that a server started by root runs as."""

LAYERS = frozenset({"limits", "seccomp", "landlock", "identity"})
"""The walls around a child, each with its own way to fail."""

OWN_FILE = "a file of its own"
"""What a block looks for that may have a folder, and reads or writes a file there that nobody else made."""

WIDE = "wide"
"""Stands among the modules of a server that loads all plain modules, not only NumPy."""
