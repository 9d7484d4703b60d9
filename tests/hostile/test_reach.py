"""What is verified cannot reach Python's machinery through the modules that a note may import."""

from __future__ import annotations

import builtins
import importlib
import types
from collections import deque
from collections.abc import Iterator

import pytest

from vaultproof.sandbox import lint
from vaultproof.sandbox.inside import wide
from vaultproof.sandbox.machinery import PLAIN_MODULES, is_plain, is_reaching_attribute

POWERS = {
    id(getattr(builtins, name))
    for name in "eval exec compile open globals locals vars setattr delattr getattr __import__ breakpoint".split()
}


def _reachable(name: str, module: types.ModuleType) -> Iterator[tuple[str, object]]:
    """All that a note reaches from a module by attributes that are not held against it."""
    waiting, seen = deque([(name, module)]), {id(module)}
    while waiting:
        path, at = waiting.popleft()
        for part in dir(at):
            found = None if is_reaching_attribute(part, True) else getattr(at, part, None)
            yield f"{path}.{part}", found
            if isinstance(found, types.ModuleType) and id(found) not in seen:
                seen.add(id(found))
                waiting.append((f"{path}.{part}", found))


@pytest.mark.parametrize("name", sorted(PLAIN_MODULES | {"numpy"}))
def test_no_plain_module_leads_to_the_machinery(name: str) -> None:
    """From no module that a note may import does a chain of harmless names lead to a builtin that runs text, or to a
    module that a note may not import."""
    wide.load()
    found = list(_reachable(name, importlib.import_module(name)))
    assert not [path for path, thing in found if id(thing) in POWERS]
    modules = {path: thing.__name__ for path, thing in found if isinstance(thing, types.ModuleType)}
    assert not {
        path: module for path, module in modules.items() if module[:6] != "numpy." and not is_plain(module)
    }


@pytest.mark.parametrize(
    ("block", "reaches"),
    [
        ("import numpy as np\nread = np.load", True),
        ("import numpy as np\nnp.load('a.npy')", False),
        ("import numpy as np\nnp.load('a.npy', None, True)", True),
        ("import numpy as np\nnp.load(*row)", True),
        ("import json\nx = json.loads('1')", False),
        ("import json\njson.load(stream)", False),
        ("import random as r\nr._inst", True),
        ("class A:\n    def __init__(self):\n        self._x = 1\n    def x(self, b):\n        return b._x", False),
        ("x = object()\nx._hidden", True),
        ("def f(x): pass\nf.__kwdefaults__", True),
        ("class A:\n    __rmul__ = None", False),
        ("class A:\n    def __set_name__(self, owner, name): pass", True),
        ("class A(type): pass", True),
        ("class A(metaclass=B): pass", True),
        ("from abc import ABCMeta\nclass A(metaclass=ABCMeta): pass", False),
        ("kind = type(3)", False),
        ("kind = type('A', (), {})", True),
        ("name = '__globals__'", True),
        ("if __name__ == '__main__': pass", False),
        ("import numpy as np\nnp.sctypeDict.update(a=1)", True),
        ("import numpy as np\nnp.copyto(np.polynomial.polynomial.polyx, 3)", True),
        ("import numpy as np\na = np.ones(2)\nnp.copyto(a, 3)", False),
        ("import numpy as np\ntry:\n    pass\nexcept ValueError as np:\n    pass", True),
        ("import numpy as np\nlist_of = [np]", True),
        ("import numpy as np\nf = {'np': np}", True),
        ("import numpy as np\nlist_of = [np.sin, np.cos]", False),
        ("from uuid import *", True),
        ("x = 1\n" * 20_000, True),
        ("x = " + "(" * 80 + "1" + ")" * 80, True),
        ("x = (", False),
        ("from numpy import *", False),
        ("import vaultproof", True),
        ("import warnings\nwarnings.filterwarnings('error', lineno=1)", True),
        ("import warnings\nwarnings.filterwarnings('error', '', Warning, '', 1)", True),
        ("import warnings\nwarnings.simplefilter('error', Warning, 1)", True),
        ("import warnings\ntell = warnings.simplefilter", True),
        ("from warnings import simplefilter as tell", True),
        ("from warnings import simplefilter\nsimplefilter('ignore')", False),
        ("import warnings\nwarnings.filterwarnings('ignore', category=UserWarning)", False),
        ("import numpy as np\nnew = hasattr(np, 'trapezoid')", False),
        ("x = id(None) == 9804992", True),
        ("a = id(x)\na = 5\nid(None) == a", True),
        ("sorted(row, key=id)", True),
        ("f = id", True),
        ("n = id(x) % 2", True),
        ("before = id(x)\nx.append(1)\nprint(before == id(x), hex(id(x)))", False),
        ("same = id(a) == id(b)", False),
        ("def f(id):\n    return id + 1", False),
        ("users = [{'id': 3}]\nusers[0].get('id')", False),
        ("if x:\n    y = 0\n    \x0c    y += 1", True),
        ("y = 2  # doubled\ry = 3", True),
        ("y = 2\r\ny = 3\r\n", False),
        ("y = 2" + " " * 80 + "; y = 3", True),
        ("y = 2" + " " * 80 + "+ 1", True),
        ("y = 2" + " " * 80 + "# two", False),
        ("'" + "long " * 30 + "'; y = 3", True),
        ("y = 2" + "\n" * 60 + "y = 3", True),
        ("y = 2\n\n\n\ny = 3", False),
        ("x = 2  # 👨‍👩‍👧 1️⃣ مرحبا", False),
        ("ρ, ν, α, Δ = 1, 2, 3, 4\np, v, a, D = 1, 2, 3, 4", False),
        ("'{0.real:.2f} {x[0]}'.format(z, x=[1])", False),
        ("'{0.__class__}'.format(z)", True),
        ("'{' + field + '}'.format(z)", True),
        ("'{:{1.__class__}}'.format(z, y)", True),
        ("'{0:{1.__code__.co_filename}}'.format(z, y)", True),
        ("print('{' + 'x' + '}')", False),
    ],
)  # fmt: skip
def test_what_counts_as_reaching(block: str, reaches: bool) -> None:
    """Each way to the machinery is told from its honest likeness."""
    (reason,) = lint.read_blocks((block,)).reaches
    assert (reason is not None) == reaches, reason
