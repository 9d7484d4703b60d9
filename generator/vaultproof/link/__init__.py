"""Names and links of a vault: which file a link opens, which heading or block it names, and what leads where."""

from vaultproof.link.index import Index, Outgoing, Summary, summarise
from vaultproof.link.names import Names

__all__ = ["Index", "Names", "Outgoing", "Summary", "summarise"]
