"""How the tests of properties run: without a clock, which a busy machine would make them fail by."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("vaultproof", deadline=None)
settings.load_profile("vaultproof")
