"""What a block sets or asks of the libraries that could make them show, hear or read otherwise than mathematics needs.

Each is fine in its plain form, which honest notes use. Reads text and runs nothing.
"""

from __future__ import annotations

import ast
import re
from string import Formatter

from vaultproof.sandbox.machinery import is_reaching_attribute
from vaultproof.sandbox.nodes import Nodes, last, root

_PRINT_SETTINGS = frozenset({"set_printoptions", "printoptions", "array2string", "set_string_function"})
_SETTINGS_BEFORE_CODE = 7
_FORMATTING = frozenset({"format", "format_map"})
_PLAIN_FILTERS = {"filterwarnings": 4, "simplefilter": 2}
"""How many settings come before the line that a warning comes from."""


def turns_a_switch(nodes: Nodes, rooted: frozenset[str]) -> str | None:
    """The first such thing in a block; `rooted` are the names of its imports and their parts."""
    return (
        _shows_otherwise(nodes)
        or _unpickles(nodes, rooted)
        or _hears_lines(nodes)
        or _formats_parts(nodes)
        or _reads_the_date(nodes)
    )


def _shows_otherwise(nodes: Nodes) -> str | None:
    """Whether NumPy may be told to show arrays as the note's own code says."""
    if _PRINT_SETTINGS.isdisjoint(nodes.names):
        return None
    plain = {id(call.func) for call in nodes.of(ast.Call) if _is_plain_setting(call)}
    for node in nodes.all:
        name = last(node) if isinstance(node, ast.Name | ast.Attribute) else None
        if name in _PRINT_SETTINGS and id(node) not in plain:
            return f"uses `{name}` with code of its own"
    return None


def _is_plain_setting(call: ast.Call) -> bool:
    """Whether a call gives no setting that is code."""
    named = all(keyword.arg not in {None, "formatter", "override_repr"} for keyword in call.keywords)
    return (
        named
        and len(call.args) <= _SETTINGS_BEFORE_CODE
        and not any(isinstance(one, ast.Starred) for one in call.args)
    )


def _unpickles(nodes: Nodes, rooted: frozenset[str]) -> str | None:
    """Whether objects may be read from a file, otherwise than NumPy's arrays by their name alone."""
    plain = {id(call.func) for call in nodes.of(ast.Call) if _takes_one(call)}
    for node in nodes.of(ast.Attribute):
        of_library = root(node.value) in rooted and last(node.value) != "json"
        if node.attr == "load" and of_library and id(node) not in plain:
            return "uses `load`"
    return None


def _takes_one(call: ast.Call) -> bool:
    return len(call.args) == 1 and not call.keywords and not isinstance(call.args[0], ast.Starred)


def _hears_lines(nodes: Nodes) -> str | None:
    """Whether warnings may be told apart by the line that they come from."""
    if not any(name in _PLAIN_FILTERS for name in nodes.names):
        return None
    plain = {id(call.func) for call in nodes.of(ast.Call) if _is_plain_filter(call)}
    used: list[ast.expr] = [*nodes.of(ast.Attribute), *nodes.of(ast.Name)]
    names = [last(node) for node in used if id(node) not in plain]
    names += [alias.name for alias in nodes.of(ast.alias) if alias.asname is not None]
    found = next((name for name in names if name in _PLAIN_FILTERS), None)
    return f"uses `{found}` with further settings" if found else None


def _is_plain_filter(call: ast.Call) -> bool:
    named = {keyword.arg for keyword in call.keywords}
    starred = any(isinstance(one, ast.Starred) for one in call.args)
    most = _PLAIN_FILTERS.get(last(call.func) or "", 0)
    return not starred and len(call.args) <= most and named.isdisjoint({"lineno", None})


def _formats_parts(nodes: Nodes) -> str | None:
    """Whether a text may name a part of Python's machinery to be formatted, or is the beginning of one."""
    if not any(node.attr in _FORMATTING for node in nodes.of(ast.Attribute)):
        return None
    for constant in nodes.of(ast.Constant):
        if isinstance(constant.value, str) and "{" in constant.value:
            try:
                fields = [f"{field} {spec}" for _, field, spec, _ in Formatter().parse(constant.value)]
            except ValueError:
                return "formats by a text put together"
            parts = (part for field in fields for part in re.findall(r"\.(\w+)", field))
            found = next(
                (part for part in parts if part[0] == "_" or is_reaching_attribute(part, True)), None
            )
            if found:
                return f"uses `{found}`"
    return None


def _reads_the_date(nodes: Nodes) -> str | None:
    """Whether NumPy is asked for the day, by a clock of its own which no second look can set ahead."""
    if "datetime64" in nodes.names and any(one.value in {"now", "today"} for one in nodes.of(ast.Constant)):
        return "asks NumPy for the date"
    return None
