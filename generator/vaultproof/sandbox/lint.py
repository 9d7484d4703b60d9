"""What a block reaches for beside mathematics: what could make its own values or NumPy's say anything at all.

A block that does is run all the same, and shown as run but not verified. This is no wall: the wall does not care what
a block says. It errs on the side of not verifying.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from vaultproof.sandbox.parse import Unreadable, parse

PLAIN_MODULES = frozenset(
    "__future__ abc array bisect calendar cmath collections colorsys contextlib copy csv dataclasses datetime decimal "
    "difflib enum fractions functools hashlib heapq html itertools json math numbers operator pprint queue random re "
    "secrets statistics string struct textwrap time typing unicodedata uuid warnings zlib zoneinfo base64 locale "
    "keyword types".split()
)
LEAN_MODULES = frozenset(
    "numpy numpy.linalg abc array collections collections.abc contextlib copy dataclasses datetime enum functools "
    "itertools json keyword math numbers operator re string textwrap time types typing warnings __future__".split()
)
_RARE = re.compile(
    r"\b(?:random|fft|ma|polynomial|Polynomial|poly\w*|roots|char|rec|strings|testing|emath|scimath|lib|exceptions|info|"
    r"matlib|Generator|default_rng|encode|decode|strptime|datetime|dtypes|typing_extensions)\b|\bnp\.(?:core|typing)"
)
_REACHING_NAMES = frozenset(
    "eval exec compile open globals locals vars setattr delattr breakpoint input help __import__ __builtins__ "
    "__loader__ __spec__ sys os builtins ctypes gc inspect importlib subprocess socket threading".split()
)
_REACHING_ATTRIBUTES = frozenset(
    "sys os builtins ctypes ctypeslib gc inspect importlib subprocess socket threading multiprocessing f2py copyreg "
    "pickle weakref linecache tb_frame tb_next f_back f_globals f_locals f_builtins f_code gi_frame gi_code cr_frame "
    "ag_frame as_strided runstring rundocs measure get_field get_value vformat Formatter get_type_hints ForwardRef "
    "get_annotations FunctionType LambdaType CodeType ModuleType CellType FrameType MethodType GetSetDescriptorType "
    "DynamicClassAttribute attrgetter methodcaller update_wrapper open_memmap memmap fromfile tofile fromregex "
    "make_dataclass settrace setprofile".split()
)
_HARMLESS_DUNDERS = frozenset(
    "__init__ __name__ __doc__ __version__ __call__ __len__ __repr__ __str__ __eq__ __hash__ __post_init__ __class__ "
    "__add__ __sub__ __mul__ __truediv__ __matmul__ __iter__ __next__ __getitem__ __neg__ __abs__ __enter__ __exit__ "
    "__qualname__ __annotations__ __all__ __debug__ __main__ __author__ __lt__ __le__ __gt__ __ge__ __pow__".split()
)
_SETTINGS = frozenset({"prec", "rounding"})  # of `decimal.getcontext()`
_CONSTANTS = frozenset("pi e tau inf nan newaxis euler_gamma".split())
_UNSEEDED = re.compile(
    r"random|\btime\b|perf_counter|monotonic|datetime|\btoday\b|\bnow\b|urandom|uuid|secrets|\bid\(|\bhash\(|\bempty"
)


Nodes = tuple[ast.AST, ...]


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
    bound = frozenset(name for nodes in trees for name in _imported(nodes))
    rebound = frozenset(name for nodes in trees for name in _assigned(nodes)) & bound
    names = frozenset(name for nodes in trees for name in _imports(nodes))
    return Reading(
        imports=names,
        varying=any(_UNSEEDED.search(block) for block in blocks),
        rare=not names <= LEAN_MODULES or any(_RARE.search(block) for block in blocks),
        reaches=tuple(_reach(nodes, bound, rebound) for nodes in trees),
    )


def _nodes(block: str) -> Nodes:
    """All nodes of the block's tree, outermost first; none where it is no Python, and so does not run either."""
    try:
        nodes: list[ast.AST] = [parse(block)]
    except Unreadable:
        return ()
    for node in nodes:
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, list):
                nodes += [item for item in value if isinstance(item, ast.AST)]
            elif isinstance(value, ast.AST):
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


def _imported(nodes: Nodes) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name.partition(".")[0]


def _assigned(nodes: Nodes) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name


def _reach(nodes: Nodes, bound: frozenset[str], rebound: frozenset[str]) -> str | None:
    """The first thing in a block that reaches beyond mathematics, in words that follow `the code`."""
    for node in nodes:
        found = _reach_of(node, bound)
        if found:
            return f"ran, not verified ({found})"
    names = rebound.intersection(_assigned(nodes)) if rebound else ()
    if names:
        return f"ran, not verified (gives `{min(names)}`, which it imports, another meaning)"
    if _changes_objects(nodes):
        handed = _handed_on(nodes, bound)
        if handed:
            return f"ran, not verified (hands `{handed}` on and changes attributes)"
    return None


def _reach_of(node: ast.AST, bound: frozenset[str]) -> str | None:
    match node:
        case ast.Import(names=aliases):
            return next((f"uses `{alias.name}`" for alias in aliases if not _is_plain(alias.name)), None)
        case ast.ImportFrom(module=module, names=aliases, level=level):
            if level or not _is_plain(module or ""):
                return f"uses `{module}`"
            return next(
                (f"uses `{alias.name}`" for alias in aliases if _is_reaching_attribute(alias.name, True)),
                None,
            )
        case ast.Name(id=name) if name in _REACHING_NAMES or _is_strange_dunder(name):
            return f"uses `{name}`"
        case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=str(name)), *_]):
            return f"uses `{name}`" if _is_reaching_attribute(name, True) else None
        case ast.Attribute(attr=name, value=value, ctx=context):
            return _reach_of_attribute(name, value, context, bound)
        case ast.MatchClass(kwd_attrs=names):
            return next((f"uses `{name}`" for name in names if _is_reaching_attribute(name, True)), None)
        case ast.keyword(arg="refcheck"):
            return "uses `refcheck`"
    if isinstance(node, ast.expr | ast.stmt) and _mentions_getattr(node):
        return "uses `getattr` with a computed name"
    return None


def _mentions_getattr(node: ast.AST) -> bool:
    """Whether `getattr` is used in a child of this node otherwise than called with a literal name."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Name) and child.id == "getattr":
            match node:
                case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(), *_]):
                    continue
            return True
    return False


def _reach_of_attribute(
    name: str, value: ast.expr, context: ast.expr_context, bound: frozenset[str]
) -> str | None:
    root = _root(value)
    if _is_reaching_attribute(name, root in bound):
        return f"uses `{name}`"
    if isinstance(context, ast.Load):
        return None
    if root in bound:
        return f"changes `{root}.{name}`"
    if (root is None and name not in _SETTINGS) or name.startswith("__"):
        return f"changes `{name}` of something it does not name"
    return None


def _root(node: ast.expr) -> str | None:
    """The name that a chain of attributes and subscripts starts from; None where it starts from something else."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        if isinstance(node, ast.Attribute) and node.attr == "__class__":
            return None
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def _is_plain(module: str) -> bool:
    root, *rest = module.split(".")
    if any(_is_reaching_attribute(part, True) for part in rest):
        return False
    return root in PLAIN_MODULES or (root not in sys.stdlib_module_names and not root.startswith("_"))


def _is_reaching_attribute(name: str, of_module: bool) -> bool:
    private = of_module and name.startswith("_") and name not in _HARMLESS_DUNDERS
    return name in _REACHING_ATTRIBUTES or _is_strange_dunder(name) or private


def _is_strange_dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__") and name not in _HARMLESS_DUNDERS


def _changes_objects(nodes: Nodes) -> bool:
    """Whether any attribute is set on something other than `self`."""
    return any(
        isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load) and _root(node.value) != "self"
        for node in nodes
    )


def _handed_on(nodes: Nodes, bound: frozenset[str]) -> str | None:
    """An imported module or class that is used otherwise than by calling it or naming a part of it."""
    used_as_base = set()
    for node in nodes:
        match node:
            case ast.Attribute(value=value):
                used_as_base.add(value)
            case ast.Call(func=func, args=arguments, keywords=keywords):
                used_as_base.add(func)
                if _root(func) in bound or (
                    isinstance(func, ast.Name) and func.id in {"isinstance", "map", "issubclass"}
                ):
                    used_as_base.update([*arguments, *(keyword.value for keyword in keywords)])
            case ast.ClassDef(bases=bases):
                used_as_base.update(bases)
            case ast.arg(annotation=ast.expr() as hint) | ast.AnnAssign(annotation=hint):
                used_as_base.update(part for part in ast.walk(hint) if isinstance(part, ast.expr))
            case ast.FunctionDef(returns=ast.expr() as hint):
                used_as_base.update(part for part in ast.walk(hint) if isinstance(part, ast.expr))
    for node in nodes:
        if isinstance(node, ast.Name | ast.Attribute) and node not in used_as_base and _root(node) in bound:
            name = node.id if isinstance(node, ast.Name) else node.attr
            if name not in _CONSTANTS:
                return name
    return None
