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
DROPPED_PROPERTY = Rule("N108", "dropped-property", _WARNING)
MIXED_PROPERTY_KIND = Rule("N109", "mixed-property-kind", _INFO)
UNQUOTED_PROPERTY_LINK = Rule("N110", "unquoted-property-link", _WARNING)
TEXT_AROUND_PROPERTY_LINK = Rule("N111", "text-around-property-link", _INFO)
INVALID_TAG = Rule("N112", "invalid-tag", _WARNING)
TAG_CASE_VARIANT = Rule("N113", "tag-case-variant", _INFO)
UNKNOWN_CALLOUT = Rule("N114", "unknown-callout", _WARNING)
BROKEN_CALLOUT = Rule("N115", "broken-callout", _WARNING)
UNDEFINED_FOOTNOTE = Rule("N116", "undefined-footnote", _WARNING)
UNUSED_FOOTNOTE = Rule("N117", "unused-footnote", _INFO)
UNLINKABLE_NAME = Rule("N118", "unlinkable-name", _WARNING)
IGNORE_WITHOUT_REASON = Rule("N119", "ignore-without-reason", _WARNING)
UNUSED_IGNORE = Rule("N120", "unused-ignore", _WARNING)
COLLIDING_NAMES = Rule("N121", "colliding-names", _WARNING)
UNKNOWN_PART = Rule("N122", "unknown-part", _WARNING)
UNEXAMINED_NOTE = Rule("N123", "unexamined-note", _ERROR)

UNRESOLVED_LINK = Rule("L201", "unresolved-link", _WARNING)
UNRESOLVED_HEADING = Rule("L202", "unresolved-heading", _WARNING)
UNRESOLVED_BLOCK = Rule("L203", "unresolved-block", _WARNING)
UNRESOLVED_EMBED = Rule("L204", "unresolved-embed", _WARNING)
ALIAS_AS_TARGET = Rule("L205", "alias-as-target", _WARNING)
AMBIGUOUS_LINK = Rule("L206", "ambiguous-link", _WARNING)
AMBIGUOUS_HEADING = Rule("L207", "ambiguous-heading", _INFO)
DUPLICATE_BLOCK_ID = Rule("L208", "duplicate-block-id", _WARNING)
WRONG_CASE = Rule("L209", "wrong-case", _INFO)
SPACED_LINK = Rule("L210", "spaced-link", _WARNING)
UNESCAPED_BAR = Rule("L211", "unescaped-bar", _WARNING)
ORPHAN_NOTE = Rule("L212", "orphan-note", _INFO)
EMBED_CYCLE = Rule("L213", "embed-cycle", _WARNING)
UNRESOLVED_CANVAS_LINK = Rule("L214", "unresolved-canvas-link", _WARNING)
UNREADABLE_CANVAS = Rule("L215", "unreadable-canvas", _WARNING)
BROKEN_CANVAS = Rule("L216", "broken-canvas", _WARNING)

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
ESCAPED_SIGN = Rule("A615", "escaped-sign", _WARNING)

REFUTED_CLAIM = Rule("C401", "refuted-claim", _ERROR)
DISPUTED_CLAIM = Rule("C402", "disputed-claim", _ERROR)
UNDECIDED_CLAIM = Rule("C403", "undecided-claim", _INFO)
TRUNCATED_VALUE = Rule("C404", "truncated-value", _INFO)
MISNAMED_DEFINITION = Rule("C410", "misnamed-definition", _WARNING)
CONTRADICTING_CODE = Rule("C411", "contradicting-code", _ERROR)

FAILED_BLOCK = Rule("X501", "failed-block", _INFO)
SKIPPED_BLOCK = Rule("X502", "skipped-block", _INFO)
UNVERIFIED_BLOCK = Rule("X503", "unverified-block", _WARNING)

FOREIGN_FILE = Rule("G701", "foreign-file", _WARNING)
CHANGED_PART = Rule("G702", "changed-part", _WARNING)

RULES: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}
