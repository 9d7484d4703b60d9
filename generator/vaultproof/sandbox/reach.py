"""What a block reaches for beside mathematics: what could make its own values or NumPy's say anything at all.

A block that does is run all the same, and shown as run but not verified. This is no wall: the wall does not care what
a block says. It errs on the side of not verifying. It reads text and runs nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

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
from vaultproof.sandbox.raw import Nodes, raw_memory

_MATCHED_BY_PLACE = frozenset("bool bytearray bytes dict float frozenset int list set str tuple".split())
_BASES_MATCHED_BY_PLACE = frozenset({"NamedTuple", "object"})
_KIND_OF_KINDS = frozenset({"type", "ABCMeta", "EnumMeta", "EnumType"})
_SPELLED_NAME = re.compile(r"__\w+__")
_IMPORTS = frozenset({ast.Import, ast.ImportFrom})
_DEFINITIONS = frozenset({ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef})
_REACHING = frozenset(
    {
        *(*_IMPORTS, *_DEFINITIONS, ast.Call, ast.Attribute, ast.Subscript, ast.AugAssign, ast.MatchClass),
        *(ast.keyword, ast.Name, ast.alias, ast.AnnAssign, ast.Constant),
    }
)
_PRINTED = frozenset({ast.Name, ast.Attribute})
_PRINT_SETTINGS = frozenset({"set_printoptions", "printoptions", "array2string", "set_string_function"})
_SETTINGS_BEFORE_CODE = 7
_BINDING = frozenset(
    {ast.Name, *_DEFINITIONS, ast.ExceptHandler, ast.MatchAs, ast.MatchStar, ast.MatchMapping}
)
_NAMING = frozenset(
    {ast.Attribute, ast.Call, ast.Assign, ast.ClassDef, ast.arg, ast.AnnAssign, ast.FunctionDef}
)
"""Kinds of nodes that the functions of these names look at. It saves time: a note's code is read each time anew."""


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
    rooted, before = imported, frozenset[str]()
    while rooted != before:
        before = rooted
        rooted |= {name for nodes in trees for name in _aliases(nodes, rooted)}
    return Names(
        imported=imported,
        modules=modules,
        rooted=rooted,
        own=frozenset(name for nodes in trees for name in _own(nodes)),
        classes=frozenset(name for nodes in trees for name in _plain_classes(nodes)),
    )


def reach(nodes: Nodes, names: Names) -> str | None:
    """The first thing in a block that reaches beyond mathematics, in words that follow `the code`; or None."""
    by_name = any(isinstance(node, ast.Name) and node.id == "getattr" for node in nodes)
    for node in nodes:
        found = _reach_of(node, names) if node.__class__ in _REACHING else None
        if not found and by_name and _hands_getattr_on(node):
            found = "uses `getattr` with a computed name"
        if found:
            return f"ran, not verified ({found})"
    shown = _shows_otherwise(nodes)
    if shown:
        return f"ran, not verified ({shown})"
    raw = raw_memory(nodes)
    if raw:
        return f"ran, not verified ({raw})"
    rebound = names.imported.intersection(_bound(nodes))
    if rebound:
        return f"ran, not verified (gives `{min(rebound)}`, which it imports, another meaning)"
    handed = _handed_on(nodes, names)
    return f"ran, not verified (hands `{handed}` on)" if handed else None


def _imported(nodes: Nodes) -> Iterator[tuple[str, bool]]:
    """The names that imports give, each with whether it stands for a module."""
    for node in nodes:
        if node.__class__ not in _IMPORTS:
            continue
        match node:
            case ast.Import(names=aliases):
                for alias in aliases:
                    yield alias.asname or alias.name.partition(".")[0], True
            case ast.ImportFrom(names=aliases):
                for alias in aliases:
                    yield alias.asname or alias.name, alias.name in SUBMODULES


def _aliases(nodes: Nodes, rooted: frozenset[str]) -> Iterator[str]:
    """Names that are set to an import or to a part of one."""
    for node in nodes:
        match node:
            case ast.Assign(targets=targets, value=ast.Name() | ast.Attribute() as value):
                if root(value) in rooted and _last(value) not in CONSTANTS:
                    yield from (target.id for target in targets if isinstance(target, ast.Name))
            case ast.NamedExpr(target=ast.Name(id=name), value=ast.Name() | ast.Attribute() as value):
                if root(value) in rooted and _last(value) not in CONSTANTS:
                    yield name


def _own(nodes: Nodes) -> Iterator[str]:
    """Private names that a class of the note gives its instances or itself."""
    for node in nodes:
        match node:
            case ast.Attribute(attr=name, value=ast.Name(id="self" | "cls"), ctx=ast.Store()):
                yield name
            case ast.ClassDef(body=body):
                targets = [part.targets for part in body if isinstance(part, ast.Assign)]
                targets += [[part.target] for part in body if isinstance(part, ast.AnnAssign)]
                yield from _bound((*body, *(target for row in targets for target in row)))


def _plain_classes(nodes: Nodes) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.ClassDef(name=name, bases=bases, keywords=[]):
                if all(isinstance(base, ast.Name) and base.id in _BASES_MATCHED_BY_PLACE for base in bases):
                    yield name


def _bound(nodes: Nodes) -> Iterator[str]:
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


def _reach_of(node: ast.AST, names: Names) -> str | None:
    match node:
        case ast.Import(names=aliases):
            return next((f"uses `{alias.name}`" for alias in aliases if not is_plain(alias.name)), None)
        case ast.ImportFrom(module=module, names=aliases, level=level):
            return _reach_of_import(module or "", aliases, level)
        case ast.Call():
            return _reach_of_call(node, names)
        case ast.Attribute(attr=name, value=value, ctx=context):
            return _reach_of_attribute(name, value, context, names)
        case ast.Subscript(value=value, ctx=ast.Load()):
            return "reads `rcParams`" if _last(value) == "rcParams" else None
        case ast.Subscript(value=value):
            return _change_of(value, names)
        case ast.AugAssign(target=ast.Name(id=name)) if name in names.rooted:
            return f"changes `{name}`, which is a part of an import"
        case ast.MatchClass():
            return _reach_of_pattern(node, names)
        case ast.keyword():
            return _reach_of_keyword(node, names)
    return _reach_of_word(node)


def _reach_of_word(node: ast.AST) -> str | None:
    match node:
        case ast.Name(id=name) if name in BUILTINS or (is_strange_dunder(name) and name not in METHODS):
            return f"uses `{name}`"
        case ast.alias(asname=str(name)) if is_strange_dunder(name):
            return f"uses `{name}`"
        case ast.AnnAssign(target=ast.Name(id=name)) if is_reaching_attribute(name, False):
            return f"uses `{name}`"
        case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
            return _reach_of_definition(node)
        case ast.Constant(value=str(text)) if _SPELLED_NAME.fullmatch(text) and is_strange_dunder(text):
            return f"spells `{text}`"
    return None


def _reach_of_import(module: str, aliases: list[ast.alias], level: int) -> str | None:
    if level or not is_plain(module):
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
        case ast.Call(func=func, args=[first, *_]) if _last(func) in CHANGING_FUNCTIONS:
            return _change_of(first, names)
    return _reach_of_decorator(node)


def _only_protects(call: ast.Call) -> bool:
    """Whether a call of `setflags` makes an array read-only, and does no more."""
    return not call.args and all(
        isinstance(one.value, ast.Constant) and one.value.value is False for one in call.keywords
    )


def _reach_of_decorator(node: ast.Call) -> str | None:
    """What makes functions and classes out of others, used otherwise than it stands before a definition."""
    match _last(node.func):
        case "dataclass" if node.args:
            return "uses `dataclass` otherwise than before a class"
        case "wraps" if len(node.args) > 1 or any(keyword.arg != "wrapped" for keyword in node.keywords):
            return "uses `wraps` with further settings"
        case "ABCMeta" | "EnumMeta" | "EnumType" as kind:
            return f"makes classes by `{kind}`"
    return None


def _change_of(node: ast.expr, names: Names) -> str | None:
    """What is said of changing something in place, where it is a part of an import."""
    if root(node) not in names.rooted or _last(node) in SUBMODULES:
        return None
    parts = [part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)]
    return (
        None if SETTINGS.intersection(parts) else f"changes `{'.'.join([str(root(node)), *reversed(parts)])}`"
    )


def _reach_of_attribute(name: str, value: ast.expr, context: ast.expr_context, names: Names) -> str | None:
    start = root(value)
    strange = name.startswith("_") and not name.startswith("__") and name not in names.own
    unpickles = name == "load" and start in names.rooted and _last(value) != "json"
    if strange or unpickles or is_reaching_attribute(name, start in names.rooted):
        return f"uses `{name}`"
    if isinstance(context, ast.Load):
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
    if node.patterns and _last(node.cls) not in _MATCHED_BY_PLACE | names.classes:
        return f"takes `{_last(node.cls)}` apart by place"
    return None


def _reach_of_keyword(node: ast.keyword, names: Names) -> str | None:
    if node.arg in {"refcheck", "allow_pickle"} or is_strange_dunder(node.arg or ""):
        return f"uses `{node.arg}`"
    return _change_of(node.value, names) if node.arg == "out" else None


def _reach_of_definition(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> str | None:
    if is_strange_dunder(node.name) and node.name not in METHODS:
        return f"defines `{node.name}`"
    if isinstance(node, ast.ClassDef):
        kinds = [keyword.value for keyword in node.keywords if keyword.arg == "metaclass"]
        if any(_last(base) in _KIND_OF_KINDS for base in node.bases) or not all(
            _last(kind) in _KIND_OF_KINDS for kind in kinds
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


def _shows_otherwise(nodes: Nodes) -> str | None:
    """Whether NumPy may be told to show arrays as the note's own code says."""
    told = [node for node in nodes if node.__class__ in _PRINTED and _last_of(node) in _PRINT_SETTINGS]
    if not told:
        return None
    plain = {id(node.func) for node in nodes if isinstance(node, ast.Call) and _is_plain_setting(node)}
    return next(
        (f"uses `{_last_of(node)}` with code of its own" for node in told if id(node) not in plain), None
    )


def _is_plain_setting(call: ast.Call) -> bool:
    """Whether a call gives no setting that is code."""
    named = all(keyword.arg not in {None, "formatter", "override_repr"} for keyword in call.keywords)
    return (
        named
        and len(call.args) <= _SETTINGS_BEFORE_CODE
        and not any(isinstance(one, ast.Starred) for one in call.args)
    )


def _last_of(node: ast.AST) -> str | None:
    return _last(node) if isinstance(node, ast.expr) else None


def root(node: ast.expr) -> str | None:
    """The name that a chain of attributes and subscripts starts from; None where it starts from something else."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        if isinstance(node, ast.Attribute) and node.attr == "__class__":
            return None
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def _last(node: ast.expr) -> str | None:
    """The last name of a chain."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return None


def _changes_objects(nodes: Nodes) -> bool:
    """Whether any attribute is set on something other than `self`."""
    return any(
        node.__class__ is ast.Attribute and not isinstance(node.ctx, ast.Load) and root(node.value) != "self"
        for node in nodes
    )


def _handed_on(nodes: Nodes, names: Names) -> str | None:
    """An import that is used otherwise than by calling it, naming a part of it or giving it a second name. Modules
    always count, other imports only where the block changes attributes."""
    changes = _changes_objects(nodes)
    watched = names.rooted if changes else names.modules
    named = {part for node in nodes if node.__class__ in _NAMING for part in _named(node, watched)}
    for node in nodes:
        if isinstance(node, (ast.Name, ast.Attribute)) and node not in named and root(node) in watched:
            name = _last(node)
            whole = isinstance(node, ast.Name) or name in SUBMODULES
            if name not in CONSTANTS and (whole or changes):
                return name
    return None


def _named(node: ast.AST, watched: frozenset[str]) -> Iterator[ast.AST]:
    """The children of a node at places where an import may stand."""
    match node:
        case ast.Attribute(value=value):
            yield value
        case ast.Call(func=func, args=arguments, keywords=keywords):
            yield func
            given = [*arguments, *(keyword.value for keyword in keywords)]
            checks = _last(func) in {"isinstance", "map", "issubclass"}
            if checks or (root(func) in watched and not any(_last(one) in watched for one in given)):
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
