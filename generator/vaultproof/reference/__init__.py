"""Named functions with one accepted definition each, and where that definition comes from, one module a field.

Tables; nothing here is computed. `tests/reference` holds every entry against SciPy, mpmath or PyTorch.
"""

from __future__ import annotations

from vaultproof.reference.activations import ACTIVATIONS
from vaultproof.reference.distributions import DISTRIBUTIONS
from vaultproof.reference.entry import Reference
from vaultproof.reference.losses import LOSSES
from vaultproof.reference.metrics import METRICS
from vaultproof.reference.number_theory import ARITHMETIC_FUNCTIONS
from vaultproof.reference.special import SPECIAL_FUNCTIONS

REFERENCES: tuple[Reference, ...] = (
    *ACTIVATIONS,
    *LOSSES,
    *METRICS,
    *DISTRIBUTIONS,
    *SPECIAL_FUNCTIONS,
    *ARITHMETIC_FUNCTIONS,
)

__all__ = ["REFERENCES", "Reference"]
