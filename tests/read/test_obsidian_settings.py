"""A vault's own settings in `.obsidian` count: types of properties, and callouts that its style sheets know."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vaultproof.pipeline.check import check_vault


def _codes(folder: Path, texts: dict[str, str]) -> list[tuple[str, str]]:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = check_vault(folder).findings.diagnostics
    return [(one.code, one.path) for one in found if one.code != "L212"]


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("number", "12", False),
        ("number", "a dozen", True),
        ("number", "'12'", True),
        ("checkbox", "true", False),
        ("checkbox", "yes", True),
        ("date", "2024-05-01", False),
        ("date", "May", True),
        ("datetime", "2024-05-01T10:00:00Z", False),
        ("text", "12", False),
        ("text", "[a, b]", True),
        ("multitext", "a", False),
        ("a plug-in's", "a", False),
        ("number", "", False),
    ],
)
def test_a_value_fits_the_type_of_its_property(tmp_path: Path, kind: str, value: str, told: bool) -> None:
    """Where the vault gives a property a type, a value that cannot be of it is told, however many notes have it."""
    settings = json.dumps({"types": {"Size": kind}})
    found = _codes(tmp_path, {".obsidian/types.json": settings, "A.md": f"---\nsize: {value}\n---\n"})
    assert found == ([("N109", "A.md")] if told else [])


def test_a_callout_that_a_style_sheet_knows_is_known(tmp_path: Path) -> None:
    """Snippets and themes define types of callouts; others are told as before."""
    sheet = '.callout[data-callout="theorem"] { --callout-color: 1, 2, 3; }'
    note = "> [!theorem] T\n\n> [!Theorem]- T\n\n> [!theorm] T\n"
    found = _codes(tmp_path, {".obsidian/snippets/maths.css": sheet, "A.md": note})
    assert found == [("N114", "A.md")]


def test_settings_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    """Whatever stands in these files, the check goes on."""
    odd = {
        ".obsidian/types.json": '{"types": {"a": 1, "b": null}}',
        ".obsidian/app.json": "[" * 100_000,
        ".obsidian/snippets/x.css": "\udcff data-callout=".encode("utf-8", "replace").decode(),
        "A.md": "x",
    }
    assert _codes(tmp_path, odd) == []
