"""Whether the values of a block may differ from run to run: by chance, time, address or the order of a set, or since it
goes another way where something fails.

Such a block gets a second look, elsewhere, and several where it draws by chance, since a die shows the same number
twice often enough. It errs on that side, and never lets a comment or a word in a text count. It reads text and runs
nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from vaultproof.sandbox.machinery import PLAIN_MODULES
from vaultproof.sandbox.nodes import Nodes

_VARYING = re.compile(
    r"random|rand[ni]?\b|rvs|samples|perf_counter|monotonic|datetime|urandom|uuid|secrets|__hash__|frozenset|ExitStack|"
    r"__(?:a?exit|del|repr|str|format)__|array_?2?(?:str|repr|string)\b"
)
_DRAWN_BY_CHANCE = re.compile(r"random|rand[ni]?\b|rvs|samples|urandom|uuid|secrets|hash\b|shuffle|choice")
_STARTS_KNOWN = re.compile(r"seed|random_state|default_rng|RandomState|Generator|PCG64")
_VARYING_WORDS = frozenset(
    "time time_ns today now id set suppress object strings tobytes tostring dumps pformat substitute writerow "
    "writerows savetxt str_ bytes_ unicode_ flags writeable "
    "buffer_info byte_bounds".split()
)
_VARYING_STARTS = ("hash", "empty", "redirect_std")
_WORD = re.compile(r"\w+")
_TEXT_TYPE = re.compile(r"[<>=|]?[USa]\d*|str|bytes|unicode")
_CONVERSION = re.compile(r"%[-+ #0-9.*]*[sra]")
_ALWAYS_ALIKE = PLAIN_MODULES | {"numpy", "matplotlib", "mpl_toolkits", "pylab"}
_TEXT_MAKERS = frozenset({"str", "repr", "ascii", "format"})
_VIEWS = frozenset({"format", "format_map", "keys", "items"})
_TAKING_VIEWS = frozenset("dict enumerate len list max min sorted sum tuple zip".split())
_DRAWING = frozenset(
    "annotate bar hist legend plot scatter set_label set_title set_xlabel set_ylabel suptitle text title xlabel "
    "ylabel".split()
)
_LEAVING = (ast.Return, ast.Break, ast.Continue)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_UNSTEADY = (ast.Set, ast.SetComp, ast.ExceptHandler)


def looks(trees: Sequence[Nodes]) -> int:
    """How often a note's blocks are to be run: once where nothing can vary."""
    words = " ".join([word for nodes in trees for word in _words(nodes)])
    if _DRAWN_BY_CHANCE.search(words):
        return 3 if _STARTS_KNOWN.search(words) else 8
    return 2 if _varies(trees, words) else 1


def _varies(trees: Sequence[Nodes], words: str) -> bool:
    """Whether any of a note's blocks names what may vary."""
    if may_vary(words) or any(map(_is_unsteady, trees)):
        return True
    suspects = [node for nodes in trees for node in _may_show_addresses(nodes)]
    if not suspects:
        return False
    all_ = tuple(chain.from_iterable(nodes.all for nodes in trees))
    excused = {id(part) for part in _excused(all_)}
    return any(id(node) not in excused for node in suspects)


def may_vary(text: str) -> bool:
    """Whether an expression, or a row of words, names what may vary."""
    if _VARYING.search(text):
        return True
    words = _WORD.findall(text)
    return not _VARYING_WORDS.isdisjoint(words) or any(word.startswith(_VARYING_STARTS) for word in words)


def _words(nodes: Nodes) -> Iterator[str]:
    """The names that a block speaks, and texts that may be some."""
    yield from nodes.names
    for pattern in nodes.of(ast.MatchClass):
        yield from pattern.kwd_attrs
    for constant in nodes.of(ast.Constant):
        text = constant.value
        if isinstance(text, str) and (text.isidentifier() or "{" in text):
            yield text


def _is_unsteady(nodes: Nodes) -> bool:
    """Whether a block makes values vary, or goes another way where something fails, without a name for it."""
    return (
        any(nodes.of(kind) for kind in _UNSTEADY)
        or any(keyword.arg in {"where", "file"} for keyword in nodes.of(ast.keyword))  # `where` without `out`
        or any(_is_elsewhere(alias.name) for one in nodes.of(ast.Import) for alias in one.names)
        or any(one.module is not None and _is_elsewhere(one.module) for one in nodes.of(ast.ImportFrom))
        or any(
            isinstance(part, _LEAVING)
            for attempt in nodes.of(ast.Try)
            for one in attempt.finalbody
            for part in ast.walk(one)
        )
    )


def _is_elsewhere(module: str) -> bool:
    """Whether a module is neither plain nor NumPy: nobody here knows what it does."""
    return module.partition(".")[0] not in _ALWAYS_ALIKE


def _may_show_addresses(nodes: Nodes) -> Iterator[ast.AST]:
    """The nodes that may make a text out of any object, which is its address where nothing else is known of it; or that
    are a dictionary's view, with which sets can be made."""
    for name in nodes.of(ast.Name):
        if name.id in _TEXT_MAKERS:
            yield name
    for attribute in nodes.of(ast.Attribute):
        if attribute.attr in _VIEWS:
            yield attribute
    for shown in nodes.of(ast.FormattedValue):
        plain = (
            shown.conversion == -1
            and isinstance(shown.format_spec, ast.JoinedStr)
            and shown.format_spec.values
        )
        if not plain and not isinstance(shown.value, ast.Constant):
            yield shown
    for constant in nodes.of(ast.Constant):
        text = constant.value
        if isinstance(text, str) and (_TEXT_TYPE.fullmatch(text) or _CONVERSION.search(text)):
            yield constant


def _excused(nodes: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """The nodes whose text nobody but a reader gets to see, and those that make none."""
    own = {node.name for node in nodes if isinstance(node, _FUNCTIONS)}
    for node in nodes:
        for part in _read_only(node, own):
            yield from _shown(part)
        yield from _textless(node)


def _read_only(node: ast.AST, own: set[str]) -> Iterator[ast.expr]:
    """What a node prints, says of an error or writes on a figure; `own` are the functions of the note."""
    match node:
        case ast.Call(func=ast.Name(id="print"), args=arguments):
            yield from arguments
        case ast.Call(func=ast.Attribute(attr=name), args=arguments, keywords=keywords):
            if name in _DRAWING - own:
                yield from arguments
                yield from (keyword.value for keyword in keywords)
        case ast.Raise(exc=ast.Call(args=arguments)):
            yield from arguments
        case ast.Assert(msg=ast.expr() as message):
            yield message
        case ast.Expr(value=ast.Constant() as text):
            yield text


def _textless(node: ast.AST) -> Iterator[ast.AST]:
    """Parts of a node that make no text, or no set, where they stand."""
    match node:
        case ast.Call(func=ast.Name(id="isinstance" | "issubclass"), args=[_, kinds]):
            yield from ast.walk(kinds)
        case ast.Call(func=ast.Name(id=name), args=arguments) if name in _TAKING_VIEWS:
            yield from chain.from_iterable(map(_viewed, arguments))
        case ast.For(iter=row) | ast.comprehension(iter=row):
            yield from _viewed(row)
        case ast.arg(annotation=ast.expr() as hint) | ast.AnnAssign(annotation=hint):
            yield from ast.walk(hint)
        case ast.FunctionDef(returns=ast.expr() as hint):
            yield from ast.walk(hint)


def _viewed(node: ast.expr) -> Iterator[ast.AST]:
    """The attribute of a call that gives a dictionary's view."""
    match node:
        case ast.Call(func=ast.Attribute(attr="keys" | "items") as view):
            yield view


def _shown(node: ast.expr) -> Iterator[ast.AST]:
    """A node that is shown, and its parts as far as it consists of nothing but their texts."""
    yield node
    match node:
        case ast.JoinedStr(values=parts):
            yield from chain.from_iterable(map(_shown, parts))
        case ast.BinOp(left=left, right=right):
            yield from chain(_shown(left), _shown(right))
        case ast.IfExp(body=body, orelse=other):
            yield from chain(_shown(body), _shown(other))
        case ast.GeneratorExp(elt=item) | ast.ListComp(elt=item):
            yield from _shown(item)
        case ast.Call(func=ast.Name(id=name) as function, args=arguments) if name in _TEXT_MAKERS:
            yield function
            yield from chain.from_iterable(map(_shown, arguments))
        case ast.Call(func=ast.Attribute(attr="format" | "join", value=text) as function, args=arguments):
            yield function
            yield from _shown(text)
            yield from chain.from_iterable(map(_shown, arguments))
