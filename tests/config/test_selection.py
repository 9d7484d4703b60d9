"""Which rules are wanted, where."""

from __future__ import annotations

import pytest

from vaultproof.selection import Selection, selector


@pytest.mark.parametrize(
    ("selection", "code", "wanted"),
    [
        (Selection(), "L201", True),
        (Selection(select=("C",)), "L201", False),
        (Selection(select=("C",)), "C401", True),
        (Selection(select=("C",), extend_select=("L201",)), "L201", True),
        (Selection(ignore=("C403",)), "C403", False),
        (Selection(ignore=("C403",)), "C401", True),
        (Selection(ignore=("C4",)), "C401", False),
        (Selection(select=("ALL",), ignore=("L",)), "L201", False),
        (Selection(select=("L201",), ignore=("L",)), "L201", True),
        (Selection(select=("L",), ignore=("L201",)), "L201", False),
        (Selection(select=("L",), ignore=("L",)), "L201", False),
        (Selection(ignore=("ALL",)), "L201", False),
        (Selection(ignore=("ALL",), extend_select=("L2",)), "L201", True),
    ],
)
def test_the_longer_selector_decides(selection: Selection, code: str, wanted: bool) -> None:
    """As in Ruff: the more exact of `select` and `ignore` wins, and of two equal ones `ignore`."""
    assert selection.wants(code, "a.md") is wanted


@pytest.mark.parametrize(
    ("pattern", "path", "ignored"),
    [
        ("Daily/*", "Daily/2024.md", True),
        ("Daily", "Daily/deep/2024.md", True),
        ("Daily/", "Daily/2024.md", True),
        ("Daily", "Daily notes.md", False),
        ("*.excalidraw.md", "a/b/c.excalidraw.md", True),
        ("Index.md", "a/Index.md", True),
        ("a/Index.md", "b/a/Index.md", False),
        ("Ghi chú/*", "Ghi chú/ReLU.md", True),
    ],
)
def test_a_pattern_names_files(pattern: str, path: str, ignored: bool) -> None:
    """By the path from the vault's root, by the file's name, or by a folder above it."""
    selection = Selection(per_file_ignores=((pattern, ("L",)),))
    assert selection.wants("L201", path) is not ignored
    assert selection.wants("C401", path)


def test_a_selector_is_a_code_its_beginning_or_a_name() -> None:
    """Letters may be small; a rule's name stands for its code."""
    assert [selector(text) for text in ("L201", "l2", "C", "all", "unresolved-link")] == [
        "L201",
        "L2",
        "C",
        "ALL",
        "L201",
    ]
    with pytest.raises(LookupError, match="no rule has `L999`"):
        selector("L999")
