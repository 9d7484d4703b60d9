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
DUPLICATE_PROPERTY = Rule("N107", "duplicate-property", _WARNING)

UNRESOLVED_LINK = Rule("L201", "unresolved-link", _WARNING)

INVALID_FORMULA = Rule("M301", "invalid-formula", _ERROR)
UNJUDGED_FORMULA = Rule("M302", "unjudged-formula", _WARNING)

DUPLICATED_FORMULA = Rule("A601", "duplicated-formula", _WARNING)
DOUBLED_SYMBOL = Rule("A602", "doubled-symbol", _WARNING)
LOST_FORMULA = Rule("A603", "lost-formula", _WARNING)
FLATTENED_FORMULA = Rule("A604", "flattened-formula", _WARNING)
FOREIGN_DELIMITER = Rule("A605", "foreign-delimiter", _WARNING)
BARE_BRACKET = Rule("A606", "bare-bracket", _WARNING)
UNDELIMITED_FORMULA = Rule("A607", "undelimited-formula", _WARNING)
MATH_FENCE = Rule("A608", "math-fence", _WARNING)
SPACE_BESIDE_DOLLAR = Rule("A609", "space-beside-dollar", _WARNING)
EATEN_COMMAND = Rule("A610", "eaten-command", _WARNING)
INVISIBLE_CHARACTER = Rule("A611", "invisible-character", _WARNING)
COPIED_BUTTON = Rule("A612", "copied-button", _INFO)
CITATION_MARK = Rule("A613", "citation-mark", _INFO)
CHAT_LEFTOVER = Rule("A614", "chat-leftover", _INFO)

REFUTED_CLAIM = Rule("C401", "refuted-claim", _ERROR)
DISPUTED_CLAIM = Rule("C402", "disputed-claim", _ERROR)
UNDECIDED_CLAIM = Rule("C403", "undecided-claim", _INFO)
TRUNCATED_VALUE = Rule("C404", "truncated-value", _INFO)

RULES: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}
