"""Block rules that are asked only where the line at hand begins with a sign that they can begin with."""

from __future__ import annotations

from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock

_STARTS = {
    "formula_block": "$",
    "comment_block": "%",
    "fence": "~`",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "footnote": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
"""The signs with which each rule can begin; any other rule with any sign."""


class RulesByStart(Ruler[RuleFuncBlockType]):
    """Gives, for each chain of rules, one rule that asks those of the chain which can begin here, in their order."""

    def __init__(self, ruler: Ruler[RuleFuncBlockType]) -> None:
        super().__init__()
        self.__rules__ = ruler.__rules__
        self._chains: dict[str, list[RuleFuncBlockType]] = {}

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:  # noqa: N802, N803 - the library's names
        """The rules of a chain, as one."""
        if self.__cache__ is None:
            self.__compile__()
            self._chains.clear()
        if chainName not in self._chains:
            self._chains[chainName] = [self._one(chainName)]
        return self._chains[chainName]

    def _one(self, chain: str) -> RuleFuncBlockType:
        rules = [rule for rule in self.__rules__ if rule.enabled and (not chain or chain in rule.alt)]
        signs = {sign for rule in rules for sign in _STARTS.get(rule.name, "")}
        anywhere = tuple(rule.fn for rule in rules if rule.name not in _STARTS)
        by_sign = {
            sign: tuple(rule.fn for rule in rules if sign in _STARTS.get(rule.name, sign)) for sign in signs
        }

        def ask(state: StateBlock, line: int, end: int, silent: bool) -> bool:
            begin = state.bMarks[line] + state.tShift[line]
            for rule in by_sign.get(state.src[begin : begin + 1], anywhere):  # noqa: SIM110 - much quicker
                if rule(state, line, end, silent):
                    return True
            return False

        return ask
