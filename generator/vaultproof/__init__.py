"""Vaultproof: reads a vault of notes, verifies what they state, and emits a linked vault."""

__version__ = "0.1.0"
