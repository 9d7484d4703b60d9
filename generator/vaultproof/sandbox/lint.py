"""What a note's blocks show about themselves before any of them runs: what they import, whether their values may vary.

Reads text and runs nothing; what a block reaches for is in `reach`, what may vary in `varying`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from vaultproof.sandbox.parse import Unreadable, parse
from vaultproof.sandbox.raw import Nodes
from vaultproof.sandbox.reach import names_of, reach
from vaultproof.sandbox.varying import varies

LEAN_MODULES = frozenset(
    "numpy numpy.linalg abc array collections collections.abc contextlib copy dataclasses datetime enum functools "
    "itertools json keyword math numbers operator re string textwrap time types typing warnings __future__".split()
)
_RARE = re.compile(
    r"\b(?:random|fft|ma|polynomial|Polynomial|poly\w*|roots|char|rec|strings|testing|emath|scimath|lib|exceptions|info|"
    r"matlib|Generator|default_rng|encode|decode|strptime|datetime|dtypes|typing_extensions)\b|\bnp\.(?:core|typing)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a note's blocks show about themselves, before any of them runs.

    `imports` are dotted names. `varying` tells whether values may differ from run to run. `rare` tells whether more
    than NumPy itself is needed. `reaches` says for each block why it cannot be verified, or None.
    """

    imports: frozenset[str]
    varying: bool
    rare: bool
    reaches: tuple[str | None, ...]


def read_blocks(blocks: tuple[str, ...]) -> Reading:
    """Read the blocks of one note. They share a namespace, so what one imports the others have."""
    trees = [_nodes(block) for block in blocks]
    words = names_of(trees)
    names = frozenset(name for nodes in trees for name in _imports(nodes))
    return Reading(
        imports=names,
        varying=varies(trees),
        rare=not names <= LEAN_MODULES or any(_RARE.search(block) for block in blocks),
        reaches=tuple(reach(nodes, words) for nodes in trees),
    )


def _nodes(block: str) -> Nodes:
    """The nodes of the block's tree that hold anything, outermost first; none where it is no Python, and so does not
    run either."""
    try:
        nodes: list[ast.AST] = [parse(block)]
    except Unreadable:
        return ()
    for node in nodes:
        for value in vars(node).values():
            if value.__class__ is list:
                nodes += [item for item in value if isinstance(item, ast.AST)]
            elif isinstance(value, ast.AST) and value._fields:
                nodes.append(value)
    return tuple(nodes)


def _imports(nodes: Nodes) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.Import(names=aliases):
                yield from (alias.name for alias in aliases)
            case ast.ImportFrom(module=str(module), names=aliases, level=0):
                yield module
                if module.partition(".")[0] not in LEAN_MODULES - {"numpy"}:
                    yield from (f"{module}.{alias.name}" for alias in aliases)
