"""A comment silences the findings of its place, for the rules it names, where it gives a reason."""

from __future__ import annotations

import pytest

from vault_of import vault_of
from vaultproof.rules.suppress import apply


def _codes(text: str) -> list[str]:
    return sorted(one.code for one in vault_of({"Note.md": text}).diagnostics())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[[A]]", ["L201"]),
        ("[[A]] %% vaultproof: ignore L201 to be written %%", []),
        ("[[A]] %%vaultproof:ignore unresolved-link to be written%%", []),
        ("[[A]] %% Vaultproof: Ignore l201 To be written %%", []),
        ("%% vaultproof: ignore L201 to be written %%\n[[A]]", []),
        ("%% vaultproof: ignore L201 to be written %%\n\n- x\n- [[A]]", ["L201", "N120"]),
        ("> %% vaultproof: ignore L201 to be written %%\n> [[A]]", []),
        ("%%\nvaultproof: ignore L201\nto be written\n%%\n[[A]]", []),
        ("[[A]] ![[b.png]] %% vaultproof: ignore L201, L204 to be written %%", []),
        ("[[A]] ![[b.png]] %% vaultproof: ignore L201 to be written %%", ["L204"]),
        ("[[A]] %% vaultproof: ignore L201 %%", ["L201", "N119"]),
        ("[[A]] %% vaultproof: ignore %%", ["L201", "N119"]),
        ("[[A]] %% vaultproof: ignore L999 because %%", ["L201", "N119"]),
        ("Text. %% vaultproof: ignore L201 to be written %%", ["N120"]),
        ("[[A]]\n\n[[B]] %% vaultproof: ignore L201 to be written %%", ["L201"]),
        ("%% vaultproof: ignore L201 to be written %%\n| a | b |\n|---|---|\n| c | [[A]] |", []),
        ("`%% vaultproof: ignore L201 no comment %%` [[A]]", ["L201"]),
        ('---\nref: "[[A]]" # vaultproof: ignore L201 to be written\n---\n', []),
        ('---\n# vaultproof: ignore L201 to be written\nref: "[[A]]"\n---\n', []),
    ],
)
def test_what_is_silenced(text: str, wanted: list[str]) -> None:
    """Its own line, or the block below it; nothing without a reason; an ignore of nothing is told."""
    assert _codes(text) == wanted


def test_an_ignore_of_a_rule_that_was_not_asked_is_not_unused() -> None:
    """With only some rules selected, the others' comments stay."""
    note = vault_of({"Note.md": "x %% vaultproof: ignore L201 to be written %%"}).notes["Note.md"]
    assert apply(note, (), was_asked=lambda code: code != "L201") == ()
    assert [one.code for one in apply(note, ())] == ["N120"]


def test_findings_of_other_notes_are_left_alone() -> None:
    """A comment speaks for its own note."""
    vault = vault_of({"a.md": "[[Gone]]", "b.md": "[[Gone]] %% vaultproof: ignore L201 to be written %%"})
    found = [one for one in vault.diagnostics() if one.code == "L201"]
    assert [one.path for one in found] == ["a.md"]
    assert [one.path for one in apply(vault.notes["b.md"], found)] == ["a.md", "b.md"]
