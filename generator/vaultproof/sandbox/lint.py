"""What a note's blocks show about themselves before any of them runs: what they import, whether their values may vary.

Reads text and runs nothing; what a block reaches for is in `reach`, what may vary in `varying`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from vaultproof.sandbox import nodes as flat
from vaultproof.sandbox.looks import likeness, pretence
from vaultproof.sandbox.nodes import Nodes
from vaultproof.sandbox.reach import names_of, reach
from vaultproof.sandbox.varying import looks

LEAN_MODULES = frozenset(
    "numpy numpy.linalg abc array collections collections.abc contextlib copy dataclasses datetime enum functools "
    "itertools json keyword math numbers operator re string textwrap time types typing warnings __future__".split()
)
_CATCHING = frozenset({"suppress", "ExitStack", "AsyncExitStack", "__exit__", "__aexit__", "testing"})
_WITHOUT_PARTS = LEAN_MODULES - {"numpy"}
_RARE = re.compile(
    r"\b(?:random|fft|ma|polynomial|Polynomial|poly\w*|roots|char|rec|strings|testing|emath|scimath|lib|exceptions|info|"
    r"matlib|Generator|default_rng|encode|decode|strptime|datetime|dtypes|typing_extensions)\b|\bnp\.(?:core|typing)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a note's blocks show about themselves, before any of them runs.

    `imports` are dotted names. `looks` tells how many runs show whether values differ from run to run, `rare` whether
    more than NumPy itself is needed, `steadfast` whether no failure is caught. `reaches` says for each block why it
    cannot be verified, or None.
    """

    imports: frozenset[str]
    looks: int
    rare: bool
    steadfast: bool
    reaches: tuple[str | None, ...]


def read_blocks(blocks: tuple[str, ...]) -> Reading:
    """Read the blocks of one note. They share a namespace, so what one imports the others have."""
    trees = [flat.read(block) for block in blocks]
    words = names_of(trees)
    alike = likeness(frozenset(name for nodes in trees for name in nodes.names))
    names = frozenset(name for nodes in trees for name in _imports(nodes))
    return Reading(
        imports=names,
        looks=looks(trees),
        steadfast=not any(nodes.of(ast.ExceptHandler) or _catches(nodes) for nodes in trees),
        rare=not names <= LEAN_MODULES or any(_RARE.search(block) for block in blocks),
        reaches=tuple(
            _unread(nodes) or pretence(block, nodes) or alike or reach(nodes, words)
            for block, nodes in zip(blocks, trees, strict=True)
        ),
    )


def _unread(nodes: Nodes) -> str | None:
    return f"ran, not verified ({nodes.unread})" if nodes.unread else None


def _catches(nodes: Nodes) -> bool:
    return not _CATCHING.isdisjoint(nodes.names)


def _imports(nodes: Nodes) -> Iterator[str]:
    for statement in nodes.of(ast.Import):
        yield from (alias.name for alias in statement.names)
    for taken in nodes.of(ast.ImportFrom):
        if taken.module and not taken.level:
            yield taken.module
            if taken.module.partition(".")[0] not in _WITHOUT_PARTS:
                yield from (f"{taken.module}.{alias.name}" for alias in taken.names)
