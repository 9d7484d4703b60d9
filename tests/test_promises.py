"""Small promises of the project to its readers, kept by looking."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

import vaultproof
from vaultproof.catalogue import RULES
from vaultproof.config import Settings, read_settings
from vaultproof.report import FORMATS

ROOT = Path(__file__).parent.parent
PACKAGE = Path(vaultproof.__file__).parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_has_a_page(rule: object) -> None:
    """A page beside the rule tells people what it finds, with its code and name in the heading."""
    page = files("vaultproof") / "rules" / f"{rule.name}.md"  # type: ignore[attr-defined]
    heading = page.read_text(encoding="utf-8").splitlines()[0]
    assert rule.name in heading  # type: ignore[attr-defined]
    assert rule.code in heading  # type: ignore[attr-defined]


def test_each_page_has_a_rule() -> None:
    """No page is left of a rule that went or was renamed."""
    pages = {page.stem for page in (PACKAGE / "rules").glob("*.md")}
    assert pages <= {rule.name for rule in RULES}


def test_codes_and_names_are_used_once() -> None:
    """A code or name stands for one rule."""
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    "file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: file.relative_to(PACKAGE).as_posix()
)
def test_each_module_tells_its_job(file: Path) -> None:
    """Every module has a docstring."""
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("command", ["build", "site", "check", "lsp", "fix", "explain", "new"])
def test_each_command_is_in_the_readme(command: str) -> None:
    """The README shows how each subcommand is called."""
    assert re.search(rf"^vaultproof {command} ", README, re.MULTILINE)


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_in_the_readme(name: str) -> None:
    """The README names each report format."""
    assert f"`{name}`" in README


def test_the_settings_of_the_readme_are_settings(tmp_path: Path) -> None:
    """The README's example is read without complaint and shows every key there is."""
    (example,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    (tmp_path / "Templates/vaultproof").mkdir(parents=True)
    (tmp_path / "preamble.sty").touch()
    (tmp_path / "vaultproof.toml").write_text(example, encoding="utf-8")
    read_settings(tmp_path)
    shown = set(tomllib.loads(example))
    own = {name.replace("_", "-") for name in Settings.__dataclass_fields__} - {"selection"}
    assert shown == own | {"select", "extend-select", "ignore", "per-file-ignores"}
    for table in ("code", "build", "math"):
        fields = type(getattr(Settings(), table)).__dataclass_fields__
        assert set(tomllib.loads(example)[table]) == {name.replace("_", "-") for name in fields}


def test_ci_runs_the_command_that_the_readme_gives() -> None:
    """What readers are told to run is what CI runs."""
    commands = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    (tests,) = [command for command in commands if command.endswith("pytest")]
    assert tests in (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert tests in (ROOT / ".github/CONTRIBUTING.md").read_text(encoding="utf-8")


def test_links_of_the_documents_lead_to_files() -> None:
    """No relative link of the project's own pages is broken."""
    pages = [ROOT / "README.md", ROOT / "generator/ARCHITECTURE.md", *(ROOT / ".github").glob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_action_passes_its_inputs_as_data() -> None:
    """No `${{ … }}` stands inside a script, where an input could become a command."""
    action = yaml.safe_load((ROOT / ".github/actions/vaultproof/action.yml").read_text(encoding="utf-8"))
    steps = [step for step in action["runs"]["steps"] if "run" in step]
    assert steps
    script = (ROOT / ".github/actions/vaultproof/run.sh").read_text(encoding="utf-8")
    assert not any("${{" in step["run"] for step in steps)
    assert "${{" not in script
    names = {re.sub(r"\W", "_", name).upper() for name in action["inputs"]}
    assert all(f"${name}" in script for name in names)


def test_the_hooks_call_commands_that_exist() -> None:
    """Each pre-commit hook's entry is a subcommand."""
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        assert hook["entry"].split()[0] == "vaultproof"
        assert re.search(rf"^{hook['entry']} ", README, re.MULTILINE)
