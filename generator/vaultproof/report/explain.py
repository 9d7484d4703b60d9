"""The page of a rule or of the templates, as `vaultproof explain` shows it. Writes none of them."""

from __future__ import annotations

from difflib import get_close_matches
from importlib.resources import files

from vaultproof.catalogue import BY_CODE, RULES
from vaultproof.diagnostic import Rule

TEMPLATES = "templates"


class UnknownRuleError(LookupError):
    """No rule has this code or name; the message suggests the nearest."""


def explain(code: str) -> str:
    """The page of the rule with this code or name, in any case; that of the templates for `templates`.

    Raises `UnknownRuleError` where there is no such rule.
    """
    if code.strip().casefold() == TEMPLATES:
        return (files("vaultproof") / "emit" / "templates.md").read_text(encoding="utf-8")
    rule = find(code)
    text = page(rule)
    return text if text is not None else f"# {rule.name} ({rule.code})\n"


def find(code: str) -> Rule:
    """The rule with this code or name, in any case; raises `UnknownRuleError`."""
    wanted = code.strip().casefold()
    for rule in RULES:
        if wanted in (rule.code.casefold(), rule.name):
            return rule
    names = [*BY_CODE, *(rule.name for rule in RULES), TEMPLATES]
    near = get_close_matches(wanted, names, n=1) or get_close_matches(wanted.upper(), names, n=1)
    hint = f"; did you mean `{near[0]}`?" if near else ""
    raise UnknownRuleError(f"there is no rule `{code}`{hint}")


def page(rule: Rule) -> str | None:
    """The Markdown text of a rule's page, or None where the rule has none."""
    file = files("vaultproof") / "rules" / f"{rule.name}.md"
    return file.read_text(encoding="utf-8") if file.is_file() else None
