"""What a block reaches for beside mathematics: what could make its own values or NumPy's say anything at all.

A block that does is run all the same, and shown as run but not verified. This is no wall: the wall does not care what
a block says. It errs on the side of not verifying.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator

from vaultproof.sandbox.parse import Unreadable, parse

PLAIN_MODULES = frozenset(
    "__future__ abc array bisect calendar cmath collections colorsys contextlib copy csv dataclasses datetime decimal "
    "difflib enum fractions functools hashlib heapq html itertools json math numbers operator pprint queue random re "
    "secrets statistics string struct textwrap time typing unicodedata uuid warnings zlib zoneinfo base64 locale "
    "keyword types".split()
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
_UNSEEDED = re.compile(
    r"random|\btime\b|perf_counter|monotonic|datetime|\btoday\b|\bnow\b|urandom|uuid|secrets|\bid\(|\bhash\(|\bempty"
)


def reaches(blocks: Iterable[str]) -> tuple[str | None, ...]:
    """For each block of a note why it cannot be verified, or None. Blocks share a namespace, so names are shared."""
    trees = [_tree(block) for block in blocks]
    bound = frozenset(name for tree in trees if tree for name in _imported(tree))
    rebound = frozenset(name for tree in trees if tree for name in _assigned(tree)) & bound
    return tuple(_reach(tree, bound, rebound) if tree else None for tree in trees)


def imports(blocks: Iterable[str]) -> frozenset[str]:
    """The dotted names of the modules that a note's blocks import."""
    names = set()
    for tree in filter(None, map(_tree, blocks)):
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(names)


def is_varying(blocks: Iterable[str]) -> bool:
    """Whether a note's values may differ from run to run, by the words in it."""
    return any(_UNSEEDED.search(block) for block in blocks)


def _tree(block: str) -> ast.Module | None:
    """The block's tree; None where it is no Python, and so does not run either."""
    try:
        return parse(block)
    except Unreadable:
        return None


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name.partition(".")[0]


def _assigned(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name


def _reach(tree: ast.Module, bound: frozenset[str], rebound: frozenset[str]) -> str | None:
    """The first thing in a block that reaches beyond mathematics, in words that follow `the code`."""
    for node in ast.walk(tree):
        found = _reach_of(node, bound)
        if found:
            return f"ran, not verified ({found})"
    names = rebound.intersection(_assigned(tree))
    if names:
        return f"ran, not verified (gives `{min(names)}`, which it imports, another meaning)"
    if _changes_objects(tree):
        handed = _handed_on(tree, bound)
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
    if root is None or name.startswith("__"):
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


def _changes_objects(tree: ast.Module) -> bool:
    """Whether any attribute is set on something other than `self`."""
    return any(
        isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load) and _root(node.value) != "self"
        for node in ast.walk(tree)
    )


def _handed_on(tree: ast.Module, bound: frozenset[str]) -> str | None:
    """An imported module or class that is used otherwise than by calling it or naming a part of it."""
    used_as_base = set()
    for node in ast.walk(tree):
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
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and node not in used_as_base and _root(node) in bound:
            name = node.id if isinstance(node, ast.Name) else node.attr
            if isinstance(node, ast.Name) or name[:1].isupper() or name in {"poly1d", "matrix", "vectorize"}:
                return name
    return None
