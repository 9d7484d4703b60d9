"""The examples on the pages of note and link rules are found, and those that are right are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import vaultproof
from vault_of import vault_of
from vaultproof.catalogue import RULES
from vaultproof.diagnostic import Rule

_PAGES = Path(vaultproof.__file__).parent / "rules"
_CODES = [rule for rule in RULES if rule.code[0] in "NL"]
_FENCE = re.compile(
    r"^````(?:markdown|json|yaml)(?: (?P<name>[^\n]+))?\n(?P<text>.*?)\n````$", re.MULTILINE | re.DOTALL
)


def _section(page: str, heading: str) -> dict[str, str]:
    part = re.split(r"\n## (?:Not found|How to mend it)\n", page.split(f"\n## {heading}\n", 1)[1])[0]
    return {match["name"] or "Note.md": match["text"] for match in _FENCE.finditer(part)}


@pytest.mark.parametrize("rule", _CODES, ids=lambda rule: rule.name)
def test_a_page_tells_what_its_rule_finds(rule: Rule) -> None:
    """Each rule has a page; its wrong example is found, its right one is not found by any rule but `orphan-note`."""
    page = (_PAGES / f"{rule.name}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {rule.name} ({rule.code})\n")
    wrong, right = _section(page, "Found"), _section(page, "Not found")
    if wrong:
        assert rule.code in {one.code for one in vault_of(wrong).diagnostics()}
    if right:
        assert {one.code for one in vault_of(right).diagnostics()} <= {"L212"} - {rule.code}
