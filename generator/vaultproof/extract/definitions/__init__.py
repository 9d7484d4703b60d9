"""Definitions and bindings: functions, their pieces and domains, sequences, symbols and what they stand for."""
