"""What a block reaches for beside mathematics: what could make its own values or NumPy's say anything at all.

A block that does is run all the same, and shown as run but not verified. This is no wall: the wall does not care what
a block says. It errs on the side of not verifying. It reads text and runs nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from vaultproof.sandbox.addresses import uses_addresses
from vaultproof.sandbox.machinery import (
    BUILTINS,
    CHANGING_FUNCTIONS,
    CHANGING_METHODS,
    CONSTANTS,
    LISTED,
    METHODS,
    SETTINGS,
    SUBMODULES,
    is_plain,
    is_reaching_attribute,
    is_strange_dunder,
)
from vaultproof.sandbox.nodes import Nodes, last, root
from vaultproof.sandbox.raw import raw_memory
from vaultproof.sandbox.switches import turns_a_switch

_MATCHED_BY_PLACE = frozenset("bool bytearray bytes dict float frozenset int list set str tuple".split())
_BASES_MATCHED_BY_PLACE = frozenset({"NamedTuple", "object"})
_KIND_OF_KINDS = frozenset({"type", "ABCMeta", "EnumMeta", "EnumType"})
_SPELLED_NAME = re.compile(r"__\w+__")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the blocks of one note call their imports.

    `imported` are all names that imports give. `modules` are those that stand for modules. `rooted` adds the names
    that are set to a part of an import. `own` are private names that the note's own classes give their parts, and
    `classes` the classes whose instances a pattern may take apart by place.
    """

    imported: frozenset[str]
    modules: frozenset[str]
    rooted: frozenset[str]
    own: frozenset[str]
    classes: frozenset[str]


def names_of(trees: list[Nodes]) -> Names:
    """The names of a note, from all its blocks: they share a namespace."""
    found = [one for nodes in trees for one in _imported(nodes)]
    imported = frozenset(name for name, _ in found)
    modules = frozenset(name for name, is_module in found if is_module)
    rooted = _rooted(imported, [alias for nodes in trees for alias in _aliases(nodes)])
    return Names(
        imported=imported,
        modules=modules,
        rooted=rooted,
        own=frozenset(name for nodes in trees for name in _own(nodes)),
        classes=frozenset(name for nodes in trees for name in _plain_classes(nodes)),
    )


def reach(nodes: Nodes, names: Names) -> str | None:
    """The first thing in a block that reaches beyond mathematics, in words that follow `the code`; or None."""
    found = (
        _first_reach(nodes, names)
        or turns_a_switch(nodes, names.rooted)
        or raw_memory(nodes)
        or uses_addresses(nodes)
        or _rebinds(nodes, names)
        or _hands_on(nodes, names)
    )
    return f"ran, not verified ({found})" if found else None


def _first_reach(nodes: Nodes, names: Names) -> str | None:
    by_name = "getattr" in nodes.names
    for node in nodes.all:
        reach_of = _REACHES.get(node.__class__)
        found = reach_of(node, names) if reach_of else None
        if not found and by_name and _hands_getattr_on(node):
            found = "uses `getattr` with a computed name"
        if found:
            return found
    return None


def _rebinds(nodes: Nodes, names: Names) -> str | None:
    rebound = names.imported.intersection(_bound(nodes.all)) if names.imported else ()
    return f"gives `{min(rebound)}`, which it imports, another meaning" if rebound else None


def _imported(nodes: Nodes) -> Iterator[tuple[str, bool]]:
    """The names that imports give, each with whether it stands for a module."""
    for statement in nodes.of(ast.Import):
        for alias in statement.names:
            yield alias.asname or alias.name.partition(".")[0], True
    for taken in nodes.of(ast.ImportFrom):
        for alias in taken.names:
            yield alias.asname or alias.name, alias.name in SUBMODULES


def _rooted(imported: frozenset[str], aliases: list[tuple[str, str]]) -> frozenset[str]:
    """The imported names, and all that are set to one of them or to each other."""
    called: dict[str, list[str]] = {}
    for name, of in aliases:
        called.setdefault(of, []).append(name)
    rooted, new = set(imported), list(imported)
    while new:
        further = {name for name in called.get(new.pop(), ()) if name not in rooted}
        rooted |= further
        new += further
    return frozenset(rooted)


def _aliases(nodes: Nodes) -> Iterator[tuple[str, str]]:
    """Names that are set to another name or to a part of one, each with that name."""
    for assignment in nodes.of(ast.Assign):
        of = _root_of_part(assignment.value)
        if of is not None:
            yield from ((one.id, of) for one in assignment.targets if isinstance(one, ast.Name))
    for named in nodes.of(ast.NamedExpr):
        of = _root_of_part(named.value)
        if of is not None:
            yield named.target.id, of


def _root_of_part(node: ast.expr) -> str | None:
    """The name that this is or is a part of, where it is no constant."""
    is_part = isinstance(node, ast.Name | ast.Attribute) and last(node) not in CONSTANTS
    return root(node) if is_part else None


def _own(nodes: Nodes) -> Iterator[str]:
    """Private names that a class of the note gives its instances or itself."""
    for attribute in nodes.of(ast.Attribute):
        match attribute:
            case ast.Attribute(attr=name, value=ast.Name(id="self" | "cls"), ctx=ast.Store()):
                yield name
    for definition in nodes.of(ast.ClassDef):
        body = definition.body
        targets = [part.targets for part in body if isinstance(part, ast.Assign)]
        targets += [[part.target] for part in body if isinstance(part, ast.AnnAssign)]
        yield from _bound((*body, *(target for row in targets for target in row)))


def _plain_classes(nodes: Nodes) -> Iterator[str]:
    for definition in nodes.of(ast.ClassDef):
        plain = (
            isinstance(base, ast.Name) and base.id in _BASES_MATCHED_BY_PLACE for base in definition.bases
        )
        if not definition.keywords and all(plain):
            yield definition.name


def _bound(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The names that these nodes themselves give a meaning, otherwise than by importing."""
    for node in nodes:
        if node.__class__ not in _BINDING:
            continue
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
                yield name
            case ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
                yield name


def _reach_of_import(node: ast.Import, _names: Names) -> str | None:
    return next((f"uses `{alias.name}`" for alias in node.names if not is_plain(alias.name)), None)


def _reach_of_subscript(node: ast.Subscript, names: Names) -> str | None:
    if isinstance(node.ctx, ast.Load):
        return "reads `rcParams`" if last(node.value) == "rcParams" else None
    return _change_of(node.value, names)


def _reach_of_change(node: ast.AugAssign, names: Names) -> str | None:
    target = node.target
    if isinstance(target, ast.Name) and target.id in names.rooted:
        return f"changes `{target.id}`, which is a part of an import"
    return None


def _reach_of_name(node: ast.Name, _names: Names) -> str | None:
    name = node.id
    return f"uses `{name}`" if name in BUILTINS or (is_strange_dunder(name) and name not in METHODS) else None


def _reach_of_alias(node: ast.alias, _names: Names) -> str | None:
    return f"uses `{node.asname}`" if node.asname and is_strange_dunder(node.asname) else None


def _reach_of_annotation(node: ast.AnnAssign, _names: Names) -> str | None:
    target = node.target
    if isinstance(target, ast.Name) and is_reaching_attribute(target.id, False):
        return f"uses `{target.id}`"
    return None


def _reach_of_constant(node: ast.Constant, _names: Names) -> str | None:
    text = node.value
    if isinstance(text, str) and _SPELLED_NAME.fullmatch(text) and is_strange_dunder(text):
        return f"spells `{text}`"
    return None


def _reach_of_import_from(node: ast.ImportFrom, _names: Names) -> str | None:
    module, aliases = node.module or "", node.names
    if node.level or not is_plain(module):
        return f"uses `{module}`"
    for alias in aliases:
        whole = f"{module}.{alias.name}"
        if alias.name == "*" and module not in LISTED:
            return f"imports all there is in `{module}`"
        if alias.name in BUILTINS or (is_reaching_attribute(alias.name, True) and not is_plain(whole)):
            return f"uses `{alias.name}`"
    return None


def _reach_of_call(node: ast.Call, names: Names) -> str | None:
    match node:
        case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=str(name)), *_]):
            private = name.startswith("_") and name not in METHODS
            return f"uses `{name}`" if private or is_reaching_attribute(name, True) else None
        case ast.Call(func=ast.Name(id="getattr"), args=[_, _, *_]):
            return "uses `getattr` with a computed name"
        case ast.Call(func=ast.Name(id="type"), args=arguments) if len(arguments) != 1 or node.keywords:
            return "makes classes by `type`"
        case ast.Call(func=ast.Attribute(attr="resize"), keywords=[_, *_]):
            return "uses `resize` with further settings"
        case ast.Call(func=ast.Attribute(attr="setflags")):
            return None if _only_protects(node) else "uses `setflags`"
        case ast.Call(func=ast.Attribute(attr=name, value=value)) if name in CHANGING_METHODS:
            if not (isinstance(value, ast.Name) and value.id in names.modules):
                return _change_of(value, names)
        case ast.Call(func=func, args=[first, *_]) if last(func) in CHANGING_FUNCTIONS:
            return _change_of(first, names)
    return _reach_of_decorator(node)


def _only_protects(call: ast.Call) -> bool:
    """Whether a call of `setflags` makes an array read-only, and does no more."""
    return not call.args and all(
        isinstance(one.value, ast.Constant) and one.value.value is False for one in call.keywords
    )


def _reach_of_decorator(node: ast.Call) -> str | None:
    """What makes functions and classes out of others, used otherwise than it stands before a definition."""
    match last(node.func):
        case "dataclass" if node.args:
            return "uses `dataclass` otherwise than before a class"
        case "wraps" if len(node.args) > 1 or any(keyword.arg != "wrapped" for keyword in node.keywords):
            return "uses `wraps` with further settings"
        case "ABCMeta" | "EnumMeta" | "EnumType" as kind:
            return f"makes classes by `{kind}`"
    return None


def _change_of(node: ast.expr, names: Names) -> str | None:
    """What is said of changing something in place, where it is a part of an import."""
    if root(node) not in names.rooted or last(node) in SUBMODULES:
        return None
    parts = [part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)]
    return (
        None if SETTINGS.intersection(parts) else f"changes `{'.'.join([str(root(node)), *reversed(parts)])}`"
    )


def _reach_of_attribute(node: ast.Attribute, names: Names) -> str | None:
    name, value = node.attr, node.value
    start = root(value)
    strange = name.startswith("_") and not name.startswith("__") and name not in names.own
    if strange or is_reaching_attribute(name, start in names.rooted):
        return f"uses `{name}`"
    if isinstance(node.ctx, ast.Load):
        return None
    if name == "writeable":
        return "changes `writeable`"
    if start in names.rooted:
        return f"changes `{start}.{name}`"
    if (start is None and name not in SETTINGS) or name.startswith("__"):
        return f"changes `{name}` of something it does not name"
    return None


def _reach_of_pattern(node: ast.MatchClass, names: Names) -> str | None:
    found = next((name for name in node.kwd_attrs if is_reaching_attribute(name, True)), None)
    if found:
        return f"uses `{found}`"
    if node.patterns and last(node.cls) not in _MATCHED_BY_PLACE | names.classes:
        return f"takes `{last(node.cls)}` apart by place"
    return None


def _reach_of_keyword(node: ast.keyword, names: Names) -> str | None:
    if node.arg in {"refcheck", "allow_pickle"} or is_strange_dunder(node.arg or ""):
        return f"uses `{node.arg}`"
    return _change_of(node.value, names) if node.arg == "out" else None


def _reach_of_definition(
    node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef, _names: Names
) -> str | None:
    if is_strange_dunder(node.name) and node.name not in METHODS:
        return f"defines `{node.name}`"
    if isinstance(node, ast.ClassDef):
        kinds = [keyword.value for keyword in node.keywords if keyword.arg == "metaclass"]
        if any(last(base) in _KIND_OF_KINDS for base in node.bases) or not all(
            last(kind) in _KIND_OF_KINDS for kind in kinds
        ):
            return "makes classes of classes"
    return None


def _hands_getattr_on(node: ast.AST) -> bool:
    """Whether `getattr` is used in a child of this node otherwise than by calling it."""
    return isinstance(node, ast.expr | ast.stmt) and any(
        isinstance(child, ast.Name)
        and child.id == "getattr"
        and not (isinstance(node, ast.Call) and node.func is child and len(node.args) >= 2)
        for child in ast.iter_child_nodes(node)
    )


def _hands_on(nodes: Nodes, names: Names) -> str | None:
    """Whether an import is used otherwise than by calling it, naming a part of it or giving it a second name. Modules
    always count, other imports only where the block changes attributes of something other than `self`."""
    changes = any(
        not isinstance(node.ctx, ast.Load) and root(node.value) != "self" for node in nodes.of(ast.Attribute)
    )
    watched = names.rooted if changes else names.modules
    used = (
        [node for node in (*nodes.of(ast.Name), *nodes.of(ast.Attribute)) if root(node) in watched]
        if watched
        else []
    )
    if not used:
        return None
    named = {part for kind in _NAMING for node in nodes.of(kind) for part in _named(node, watched)}
    for node in used:
        name = last(node)
        whole = isinstance(node, ast.Name) or name in SUBMODULES
        if node not in named and name not in CONSTANTS and (whole or changes):
            return f"hands `{name}` on"
    return None


def _named(node: ast.AST, watched: frozenset[str]) -> Iterator[ast.AST]:
    """The children of a node at places where an import may stand."""
    match node:
        case ast.Attribute(value=value):
            yield value
        case ast.Call(func=func, args=arguments, keywords=keywords):
            yield func
            given = [*arguments, *(keyword.value for keyword in keywords)]
            checks = last(func) in {"isinstance", "map", "issubclass", "hasattr"}
            if checks or (root(func) in watched and not any(last(one) in watched for one in given)):
                yield from given
        case ast.Assign(value=ast.Name() | ast.Attribute() as value, targets=targets):
            if all(isinstance(target, ast.Name) for target in targets):
                yield value
        case ast.ClassDef(bases=bases):
            yield from bases
        case ast.arg(annotation=ast.expr() as hint) | ast.AnnAssign(annotation=hint):
            yield from ast.walk(hint)
        case ast.FunctionDef(returns=ast.expr() as hint):
            yield from ast.walk(hint)


_DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_BINDING = frozenset(
    {ast.Name, *_DEFINITIONS, ast.ExceptHandler, ast.MatchAs, ast.MatchStar, ast.MatchMapping}
)
_NAMING = (ast.Attribute, ast.Call, ast.Assign, ast.ClassDef, ast.arg, ast.AnnAssign, ast.FunctionDef)
_REACHES: Mapping[type[ast.AST], Callable[..., str | None]] = {
    ast.Import: _reach_of_import,
    ast.ImportFrom: _reach_of_import_from,
    ast.Call: _reach_of_call,
    ast.Attribute: _reach_of_attribute,
    ast.Subscript: _reach_of_subscript,
    ast.AugAssign: _reach_of_change,
    ast.MatchClass: _reach_of_pattern,
    ast.keyword: _reach_of_keyword,
    ast.Name: _reach_of_name,
    ast.alias: _reach_of_alias,
    ast.AnnAssign: _reach_of_annotation,
    ast.Constant: _reach_of_constant,
    **dict.fromkeys(_DEFINITIONS, _reach_of_definition),
}
"""What is held against a node, by its kind."""
