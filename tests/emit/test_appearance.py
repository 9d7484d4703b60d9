"""A snippet for what is generated is switched on, and nothing that stood in Obsidian's settings is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from emit.example import relu, vault
from vaultproof.config import BuildSettings
from vaultproof.emit.appearance import Unreadable, with_snippet
from vaultproof.emit.emit import emit
from vaultproof.emit.findings import emit_diagnostics
from vaultproof.emit.in_place import build_in_place
from vaultproof.read import read_note
from vaultproof.source import Source

DEFAULT = BuildSettings()
SETTINGS, SNIPPET = ".obsidian/appearance.json", ".obsidian/snippets/vaultproof.css"


@pytest.mark.parametrize(
    "settings",
    [
        None,
        {},
        {
            "theme": "obsidian",
            "enabledCssSnippets": ["mine", "học"],
            "baseFontSize": 16.5,
            "x": {"y": [None, True]},
        },
        {"enabledCssSnippets": None, "cssTheme": "Minimal"},
    ],
)
def test_the_snippet_joins_what_is_there(settings: dict[str, object] | None) -> None:
    """All settings keep their values and their order; the snippet stands last; done twice it changes nothing."""
    made = with_snippet(None if settings is None else json.dumps(settings).encode())
    found = json.loads(made)
    before = settings or {}
    assert found.pop("enabledCssSnippets") == [*(before.get("enabledCssSnippets") or []), "vaultproof"]
    assert found == {key: value for key, value in before.items() if key != "enabledCssSnippets"}
    assert with_snippet(made) == made


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '"x"',
        '{"enabledCssSnippets": "mine"}',
        '{"a": NaN}',
        "\ufeff{}",
        "[" * 100_000,
        "{'a': 1}",
    ],
)
def test_what_obsidian_could_not_read_is_refused(text: str) -> None:
    """No guess is made of what it might mean."""
    with pytest.raises(Unreadable):
        with_snippet(text.encode())


def test_an_emitted_vault_has_the_snippet_switched_on(tmp_path: Path) -> None:
    """Beside the snippets of the author's, in a vault that was never opened too."""
    source = vault(tmp_path / "vault", relu())
    emit(source, tmp_path / "out", DEFAULT)
    assert json.loads((tmp_path / "out" / SETTINGS).read_text()) == {"enabledCssSnippets": ["vaultproof"]}
    (source.root / SETTINGS).write_text('{"theme": "moonstone", "enabledCssSnippets": ["mine"]}')
    emit(source, tmp_path / "out", DEFAULT)
    assert json.loads((tmp_path / "out" / SETTINGS).read_text()) == {
        "theme": "moonstone",
        "enabledCssSnippets": ["mine", "vaultproof"],
    }
    assert emit(source, tmp_path / "out", DEFAULT).written == ()


def test_malformed_settings_are_left_alone_and_told(tmp_path: Path) -> None:
    """They are carried over to the byte, and a finding says so."""
    source = vault(tmp_path / "vault", relu())
    (source.root / SETTINGS).write_text("{ not JSON")
    report = emit(source, tmp_path / "out", DEFAULT)
    assert (tmp_path / "out" / SETTINGS).read_text() == "{ not JSON"
    assert (tmp_path / "out" / SNIPPET).exists()
    (told,) = emit_diagnostics(report)
    assert told.path == SETTINGS
    assert "no valid JSON" in told.message


def test_a_snippet_of_the_author_s_of_that_name_is_kept(tmp_path: Path) -> None:
    """It is theirs, and so is whether it is switched on."""
    source = vault(tmp_path / "vault", relu())
    (source.root / ".obsidian/snippets").mkdir()
    (source.root / ".obsidian/snippets/Vaultproof.css").write_text("mine")
    emit(source, tmp_path / "out", DEFAULT)
    assert (tmp_path / "out/.obsidian/snippets/Vaultproof.css").read_text() == "mine"
    assert not (tmp_path / "out" / SETTINGS).exists()


def test_settings_that_obsidian_changed_in_the_emitted_vault_stay(tmp_path: Path) -> None:
    """Whoever switches the snippet off there has it off."""
    source = vault(tmp_path / "vault", relu())
    emit(source, tmp_path / "out", DEFAULT)
    (tmp_path / "out" / SETTINGS).write_text('{"enabledCssSnippets": []}')
    report = emit(source, tmp_path / "out", DEFAULT)
    assert (tmp_path / "out" / SETTINGS).read_text() == '{"enabledCssSnippets": []}'
    assert list(emit_diagnostics(report)) == []


def test_nothing_of_it_is_there_where_it_is_not_wanted(tmp_path: Path) -> None:
    """Switched off by the setting, and never in the author's own vault."""
    source = vault(tmp_path / "vault", relu())
    emit(source, tmp_path / "out", BuildSettings(overview=("report",)))
    assert not (tmp_path / "out" / SNIPPET).exists()
    build_in_place(source, DEFAULT)
    assert [path.name for path in (source.root / ".obsidian").rglob("*")] == ["app.json"]


def test_the_snippet_names_what_is_generated_and_only_colours_of_the_theme(tmp_path: Path) -> None:
    """Each rule is about marked callouts, generated notes or generated figures; no colour is written out."""
    source = vault(tmp_path / "vault", relu())
    emit(source, tmp_path / "out", DEFAULT)
    style = re.sub(r"/\*.*?\*/", "", (tmp_path / "out" / SNIPPET).read_text(), flags=re.DOTALL)
    assert style.count("{") == style.count("}")
    for selector in re.findall(r"([^{}@;]+)\{", style.replace("@media print", "")):
        for one in re.split(r",(?![^(]*\))", selector):
            if one.strip():
                assert re.search(
                    r'data-callout-metadata~="vaultproof"|\.vaultproof|src\^="Vaultproof/"', one
                ), one
    assert not re.search(r"#[0-9a-f]{3}|rgb|hsl", style)
    marked = read_note(Source("", (tmp_path / "out/ReLU.md").read_text()))
    assert [callout.type for callout in marked.callouts] == ["success", "quote"]
    assert "[!success|vaultproof]-" in marked.source.text
    index = (tmp_path / "out/Vaultproof.md").read_text()
    assert index.startswith("---\ncssclasses:\n  - vaultproof\n---\n# Index")
