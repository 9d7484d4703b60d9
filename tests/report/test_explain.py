"""The page of a rule."""

from __future__ import annotations

import pytest

from vaultproof.catalogue import RULES
from vaultproof.report.explain import UnknownRuleError, explain, find


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_found_by_its_code_and_by_its_name(rule: object) -> None:
    """`explain L201`, `explain l201` and `explain unresolved-link` are the same."""
    name, code = rule.name, rule.code  # type: ignore[attr-defined]
    assert find(code) is find(code.lower()) is find(name) is rule
    assert explain(code) == explain(name)


def test_an_unknown_code_suggests_the_nearest() -> None:
    """A slip is answered with the rule that was probably meant."""
    with pytest.raises(UnknownRuleError, match=r"`unresolved-lnk`; did you mean `unresolved-link`\?"):
        explain("unresolved-lnk")
    with pytest.raises(UnknownRuleError, match="there is no rule `C999`"):
        explain("C999")
