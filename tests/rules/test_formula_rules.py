"""Formulas and traces of pasting are told in the note's own places, with their fixes."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from pasted import note_of
from vaultproof import fix
from vaultproof.catalogue import BY_CODE, RULES
from vaultproof.diagnostic import Applicability, Diagnostic, Fix
from vaultproof.read import read_note
from vaultproof.rules import artefacts, formulas
from vaultproof.source import Source

OURS = [rule for rule in RULES if rule.code[0] == "A" or rule.code in ("M301", "M302")]
_EXAMPLE = re.compile(r"^## (Found|Not found)\n\n````markdown\n(.*?)\n````$", re.MULTILINE | re.DOTALL)


def findings(text: str) -> list[Diagnostic]:
    """What the rules say of a text."""
    note = note_of(text)
    return [*formulas.check(note), *artefacts.check(note)]


def fixes(source: Source) -> list[Fix]:
    """The fixes of a source."""
    return [one.fix for one in findings(source.text) if one.fix is not None]


@pytest.mark.parametrize("rule", OURS, ids=lambda rule: rule.name)
def test_a_page_shows_what_its_rule_finds(rule: object) -> None:
    """The example under “Found” has this finding and no other; the one under “Not found” has none."""
    name, code = rule.name, rule.code  # type: ignore[attr-defined]
    page = (files("vaultproof") / "rules" / f"{name}.md").read_text(encoding="utf-8")
    examples = dict(_EXAMPLE.findall(page))
    if code == "M302":
        examples = {"Found": "$" + "x" * 3000 + "$$$" + "x" * 30_000 + "$$", "Not found": "$x$"}
    codes = {one.code for one in findings(examples["Found"])}
    assert code in codes
    assert codes <= {code, "A601"}
    assert findings(examples["Not found"]) == []


def test_the_place_of_a_fault_is_in_the_note() -> None:
    """Inside a callout, the column is that of the command on its line."""
    text = "> [!note]\n> Text\n> $$\n> y = 1\n>   + \\argmax x\n> $$\n"
    (found,) = findings(text)
    start = note_of(text).source.position(found.span.start)
    assert (start.line, start.column) == (5, 7)
    assert text[found.span.start : found.span.end] == "\\argmax"
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE


def test_unsafe_fixes_exchange_commands() -> None:
    """Commands of other renderers become those of MathJax, on demand."""
    source = Source("Note.md", r"$\bm{x} \in \R^n$ and $\argmin_x f$")
    assert fix.repeat(source, fixes).text == source.text
    fixed = fix.repeat(source, fixes, unsafe=True)
    assert fixed.text == r"$\boldsymbol{x} \in \mathbb{R}^n$ and $\operatorname*{argmin}_x f$"
    assert findings(fixed.text) == []


def test_fixing_a_pasted_note_leaves_no_trace() -> None:
    """Safe fixes mend what is sure; a second run has nothing to do."""
    text = "# About β\\beta\r\n\r\n- if x>0x > 0, then xx\r\n\r\nand \\(\\gamma\\) is $x$.\r\n"
    fixed = fix.repeat(Source("Note.md", text), fixes, fix.keeps(read_note)).text
    assert fixed == "# About $\\beta$\r\n\r\n- if $x > 0$, then $x$\r\n\r\nand $\\gamma$ is $x$.\r\n"
    assert fix.repeat(Source("Note.md", fixed), fixes).fixes == 0
    assert read_note(Source("Note.md", fixed)).diagnostics == ()


def test_messages_stand_alone() -> None:
    """Each message fits one line, begins small, has no full stop and leaves no gap to fill."""
    text = "f(x)=1/1+e-x and α\\alpha, xx, $x$ and 【1†s】\n\n```math\nx^2\n```\n\npythonCopy code\n\nT=0.8T=0.8\n"
    found = findings(text)
    assert len({one.code for one in found}) >= 6
    for one in found:
        assert BY_CODE[one.code].name == one.name
        assert one.message[0] in "`abcdefghijklmnopqrstuvwxyzO"
        assert not one.message.endswith(".")
        assert "\n" not in one.message
        assert one.help
