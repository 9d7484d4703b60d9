"""Every rule's code, name and severity, in one table. Codes are never reused; a name states the bad thing.

Letters: N note and properties (1xx), L links (2xx), M formulas (3xx), C claims (4xx), X code blocks (5xx),
A paste artefacts (6xx), G generated files (7xx).
"""

from __future__ import annotations

from vaultproof.diagnostic import Rule, Severity

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

UNREADABLE_NOTE = Rule("N101", "unreadable-note", _ERROR)
INVALID_PROPERTIES = Rule("N102", "invalid-properties", _ERROR)
UNCLOSED_FENCE = Rule("N103", "unclosed-fence", _WARNING)
UNCLOSED_FORMULA = Rule("N104", "unclosed-formula", _WARNING)
UNCLOSED_COMMENT = Rule("N105", "unclosed-comment", _WARNING)
OVERSIZED_NOTE = Rule("N106", "oversized-note", _WARNING)

UNRESOLVED_LINK = Rule("L201", "unresolved-link", _WARNING)

INVALID_FORMULA = Rule("M301", "invalid-formula", _ERROR)

REFUTED_CLAIM = Rule("C401", "refuted-claim", _ERROR)
DISPUTED_CLAIM = Rule("C402", "disputed-claim", _ERROR)
UNDECIDED_CLAIM = Rule("C403", "undecided-claim", _INFO)
TRUNCATED_VALUE = Rule("C404", "truncated-value", _INFO)

RULES: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}
