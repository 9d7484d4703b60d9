"""Imports go downward only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import vaultproof

ROOT = Path(vaultproof.__file__).parent
LAYERS = (
    "__init__ again quick",
    "source terminal toml_table shipped cache spot parcel",
    "diagnostic hearsay words",
    "note catalogue openings problems",
    "vault claim selection",
    "findings config",
    "latex tex reference reference_arrays sandbox render calculus",
    "read link extract judge report fix paste",
    "witness plot",
    "facts rules emit",
    "pipeline",
    "watch lsp",
    "cli",
    "__main__",
)
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names.split()}
FILES = sorted(ROOT.rglob("*.py"))


def unit(file: Path) -> str:
    """The module or package directly under `vaultproof` that a file belongs to."""
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[str]:
    """The units that a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "vaultproof" else []
            )
            names += [node.module] if node.module and node.module.startswith("vaultproof.") else []
        units = (name.split(".")[1] for name in names if name.startswith("vaultproof."))
        yield from ("__init__" if name == "__version__" else name for name in units)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_module_imports_only_from_below(file: Path) -> None:
    """Every module has a layer; it imports its own package and what stands in a lower layer."""
    own = unit(file)
    assert own in HEIGHT, f"{own} has no layer"
    for name in imports(file):
        assert name == own or HEIGHT[name] < HEIGHT[own], f"{own} imports {name}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_module_gives_a_name_once(file: Path) -> None:
    """No name of a module is given again further down, where what stands above would silently get the other value."""
    named = [name for statement in ast.parse(file.read_text("utf-8")).body for name in _named(statement)]
    assert not {name for name in named if named.count(name) > 1}


def _named(statement: ast.stmt) -> Iterator[str]:
    match statement:
        case ast.Assign(targets=targets):
            yield from (one.id for one in targets if isinstance(one, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()):
            yield name
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
