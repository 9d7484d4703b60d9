"""Settings from a vault's own file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vaultproof.config import SECONDS, BuildSettings, CodeSettings, Settings, read_settings
from vaultproof.diagnostic import Severity
from vaultproof.toml_table import SettingsError


def settings(vault: Path, text: str, name: str = "vaultproof.toml") -> Settings:
    (vault / name).write_text(text, encoding="utf-8")
    return read_settings(vault)


def refusal(vault: Path, text: str) -> str:
    with pytest.raises(SettingsError) as error:
        settings(vault, text)
    return str(error.value)


def test_a_vault_without_a_file_has_the_defaults(tmp_path: Path) -> None:
    """No file, an empty file and an empty table mean the same."""
    assert read_settings(tmp_path) == settings(tmp_path, "") == settings(tmp_path, "[code]\n") == Settings()


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    """A file with each key, read back."""
    (tmp_path / "Templates").mkdir()
    (tmp_path / "preamble.sty").touch()
    found = settings(
        tmp_path,
        """
        select = ["C", "L201"]
        extend-select = ["N1"]
        ignore = ["C403"]
        exclude = ["Archive", "*.excalidraw.md"]
        fail-on = "warning"
        strict = true
        jobs = 3

        [per-file-ignores]
        "Daily/*" = ["L"]

        [code]
        allow-imports = ["scipy", "sympy"]
        scratch = false
        seconds = 2
        memory = 256

        [build]
        templates = "Templates"
        language = "vi"
        index = "Mục lục"
        parts = ["plot"]
        overview = ["map", "report"]
        cards = "flashcards/học-máy"
        stubs = "Stubs"

        [math]
        preamble = "preamble.sty"
        """,
    )
    assert found.selection.per_file_ignores == (("Daily/*", ("L",)),)
    assert found.exclude == ("Archive", "*.excalidraw.md")
    assert (found.fail_on, found.strict, found.jobs) == (Severity.WARNING, True, 3)
    assert found.code == CodeSettings(allow_imports=("scipy", "sympy"), seconds=2, memory=256)
    assert found.build == BuildSettings(
        templates="Templates",
        language="vi",
        index="Mục lục",
        parts=("plot",),
        overview=("map", "report"),
        cards="flashcards/học-máy",
        stubs="Stubs",
    )
    assert found.math.preamble == "preamble.sty"


def test_pyproject_serves_where_the_vault_has_no_file_of_its_own(tmp_path: Path) -> None:
    """`[tool.vaultproof]` is read; `vaultproof.toml` beside it wins; a pyproject without it says nothing."""
    assert settings(tmp_path, "[project]\nname = 'x'\n", "pyproject.toml") == Settings()
    assert settings(tmp_path, "[tool.vaultproof]\nstrict = true\n", "pyproject.toml").strict
    assert not settings(tmp_path, "strict = false").strict


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("strickt = true", "vaultproof.toml: there is no setting `strickt`; did you mean `strict`?"),
        ("[bild]", "there is no setting `bild`; did you mean `build`?"),
        ("extend_select = []", "did you mean `extend-select`?"),
        ("[build]\ntemplate = 'x'", "there is no setting `build.template`; did you mean `templates`?"),
        ("strict = 'yes'", "`strict` must be `true` or `false`"),
        ("jobs = 0", "`jobs` must be a whole number from 1 to 1024"),
        ("jobs = true", "`jobs` must be a whole number"),
        ("select = 'C'", "`select` must be a list of strings"),
        ("select = [1]", "`select` must be a list of strings"),
        ("exclude = 'a'", "`exclude` must be a list of strings"),
        ("code = 1", "`code` must be a table: `[code]`"),
        (
            "fail-on = 'errors'",
            "`fail-on` must be one of `error`, `warning`, `info`, `never`; did you mean `error`?",
        ),
        ("select = ['Q9']", "`select` must hold codes of rules, and no rule has `Q9`"),
        ("ignore = ['unresolved-lnk']", "no rule has `unresolved-lnk`; did you mean `unresolved-link`?"),
        ("ignore = ['']", "`ignore` must hold codes of rules"),
        ("[per-file-ignores]\n'a/*' = ['Z']", "`per-file-ignores.a/*` must hold codes of rules"),
        ("[build]\nparts = ['plots']", "`build.parts` must hold words among"),
        ("[build]\noverview = ['maps']", "`build.overview` must hold words among report, base, map"),
        ("[build]\ncards = '#flashcards'", "`build.cards` must be a tag without `#`, such as"),
        ("[build]\ncards = 'two words'", "`build.cards` must be a tag"),
        ("[build]\ncards = '2024'", "`build.cards` must be a tag"),
        ("[build]\nlanguage = 'Vietnamese!'", "`build.language` must be `auto` or a language's code"),
        ("strict = ", "vaultproof.toml: not valid TOML: "),
        ("a = " + "[" * 5000, "vaultproof.toml: n"),
    ],
)
def test_a_wrong_setting_is_told_with_its_mend(tmp_path: Path, text: str, told: str) -> None:
    """Unknown keys, wrong types and wrong codes name the file, the key and what is wanted."""
    assert told in refusal(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "scratch = true",
        "allow-imports = ['requests']",
        "allow-imports = ['os']",
        "allow-imports = ['antigravity']",
        "allow-imports = ['numpy2.evil']",
        "seconds = 3600",
        "seconds = inf",
        "seconds = nan",
        "seconds = -1",
        "memory = 999999",
    ],
)
def test_a_vault_cannot_widen_its_own_sandbox(tmp_path: Path, text: str) -> None:
    """A stranger's settings file that asks for more than the default is refused; the person is told the way."""
    assert "command line" in refusal(tmp_path, f"[code]\n{text}")


def test_a_vault_can_narrow_its_own_sandbox(tmp_path: Path) -> None:
    """Less time and memory than the default are granted."""
    assert settings(tmp_path, "[code]\nseconds = 0.5\nmemory = 64").code == CodeSettings(
        seconds=0.5, memory=64
    )
    assert CodeSettings().seconds == SECONDS


@pytest.mark.parametrize(
    "path", ["..", "../outside", "/etc", ".", "link", "missing", "a/../../outside", "x\\u0000y"]
)
def test_templates_lie_inside_the_vault(tmp_path: Path, path: str) -> None:
    """Neither `..`, nor an absolute path, nor a symbolic link leads the template loader out of the vault."""
    vault = tmp_path / "vault"
    vault.mkdir()
    (tmp_path / "outside").mkdir()
    os.symlink(tmp_path / "outside", vault / "link")
    assert "`build.templates` must be a folder inside the vault" in refusal(
        vault, f'[build]\ntemplates = "{path}"'
    )


def test_a_setting_may_be_switched_off(tmp_path: Path) -> None:
    """An empty index name means no index note, an empty list of parts no parts, an empty tag no cards."""
    build = settings(tmp_path, "[build]\nindex = ''\nparts = []\noverview = []\ncards = ''").build
    assert (build.index, build.parts, build.overview, build.cards) == (None, (), (), None)


def test_a_file_that_cannot_be_settings_is_refused(tmp_path: Path) -> None:
    """A folder, a device, bytes that are no UTF-8 and an endless file are clear errors."""
    (tmp_path / "vaultproof.toml").mkdir()
    with pytest.raises(SettingsError, match="not a file"):
        read_settings(tmp_path)
    (tmp_path / "vaultproof.toml").rmdir()
    os.symlink("/dev/zero", tmp_path / "vaultproof.toml")
    with pytest.raises(SettingsError, match="not a file"):
        read_settings(tmp_path)
    (tmp_path / "vaultproof.toml").unlink()
    (tmp_path / "vaultproof.toml").write_bytes(b"a = '\xff'")
    with pytest.raises(SettingsError, match="not UTF-8"):
        read_settings(tmp_path)
