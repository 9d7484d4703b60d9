"""Formulas that bear a well-known name wrongly, and code that contradicts its formula, are found; their kin are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import vaultproof
from vaultproof.pipeline.check import Checked, check_vault
from vaultproof.pipeline.find import Wanted

_CASES = re.compile(
    r"^## (?P<name>[^\n]+)\n(?P<found>\S+)\n````markdown (?P<title>[^\n]+)\n(?P<text>.*?)\n````$",
    re.MULTILINE | re.DOTALL,
)
CASES = [
    match.groupdict()
    for match in _CASES.finditer(Path(__file__).with_name("definitions.md").read_text(encoding="utf-8"))
]
CODES = {"C410", "C411"}


def check(folder: Path, title: str, text: str) -> Checked:
    """A vault of one note, checked."""
    (folder / f"{title}.md").write_text(text, encoding="utf-8")
    return check_vault(folder, Wanted(jobs=1))


def found(checked: Checked) -> set[str]:
    """The codes of the findings about definitions."""
    return {one.code for one in checked.findings.diagnostics} & CODES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_only_what_clearly_differs_is_found(case: dict[str, str], tmp_path: Path) -> None:
    wanted = set() if case["found"] == "nothing" else {case["found"]}
    assert found(check(tmp_path, case["title"], case["text"])) == wanted


def test_a_difference_names_place_values_and_both_spans(tmp_path: Path) -> None:
    """The formula's place and the code's are both shown, with an argument and the two values there."""
    text = "$$g(x) = x^2$$\n\n```python\ndef g(x):\n    return x**3\n```\n"
    (one,) = [one for one in check(tmp_path, "Powers", text).findings.diagnostics if one.code == "C411"]
    assert "x = -4.71" in one.message
    assert [text[label.span.start : label.span.end] for label in one.labels] == ["g(x) = x^2", "def g(x):"]


@pytest.mark.parametrize("name", ["misnamed-definition", "contradicting-code"])
def test_a_page_tells_what_its_rule_finds(name: str, tmp_path: Path) -> None:
    """The wrong example of a rule's page is found, and the right one is not."""
    page = (Path(vaultproof.__file__).parent / "rules" / f"{name}.md").read_text(encoding="utf-8")
    wrong, right = re.findall(r"^````markdown\n(.*?)\n````$", page, re.MULTILINE | re.DOTALL)
    code = re.match(r"# \S+ \((\w+)\)", page)
    assert code is not None
    for index, text in enumerate((wrong, right)):
        folder = tmp_path / str(index)
        folder.mkdir()
        assert found(check(folder, "Note", text)) == ({code[1]} if index == 0 else set())
