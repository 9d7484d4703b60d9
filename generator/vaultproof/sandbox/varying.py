"""Whether the values of a block may differ from run to run: by chance, time, address or the order of a set, or since it
goes another way where something fails.

Such a block gets a second look, elsewhere. It errs on that side, and never lets a comment or a word in a text count. It
reads text and runs nothing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from vaultproof.sandbox.machinery import PLAIN_MODULES
from vaultproof.sandbox.raw import Nodes

_VARYING = re.compile(
    r"random|rand[ni]?\b|rvs|samples|\btime(?:_ns)?\b|perf_counter|monotonic|datetime|\btoday\b|\bnow\b|urandom|uuid|secrets|"
    r"\bid\b|\bhash|__hash__|\bempty|\bset\b|frozenset|\bsuppress\b|ExitStack|\bobject\b|__(?:a?exit|del|repr|str|"
    r"format)__|array_?2?(?:str|repr|string)\b|\b(?:strings|tobytes|tostring|dumps|pformat|substitute|writerows?|savetxt|"
    r"redirect_std\w+|(?:str|bytes|unicode)_)\b"
)
_TEXT_TYPE = re.compile(r"[<>=|]?[USa]\d*|str|bytes|unicode")
_CONVERSION = re.compile(r"%[-+ #0-9.*]*[sra]")
_ALWAYS_ALIKE = PLAIN_MODULES | {"numpy", "matplotlib", "mpl_toolkits", "pylab"}
_TEXT_MAKERS = frozenset({"str", "repr", "ascii", "format"})
_TAKING_VIEWS = frozenset("dict enumerate len list max min sorted sum tuple zip".split())
_DRAWING = frozenset(
    "annotate bar hist legend plot scatter set_label set_title set_xlabel set_ylabel suptitle text title xlabel "
    "ylabel".split()
)
_LEAVING = (ast.Return, ast.Break, ast.Continue)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_SPEAKING = frozenset(
    {
        ast.Name,
        ast.Attribute,
        ast.alias,
        ast.keyword,
        ast.ImportFrom,
        *_FUNCTIONS,
        ast.MatchClass,
        ast.Constant,
    }
)
_UNSTEADY = frozenset(
    {ast.Set, ast.SetComp, ast.ExceptHandler, ast.Try, ast.Import, ast.ImportFrom, ast.keyword}
)
_MAKING_TEXT = frozenset({ast.Name, ast.Attribute, ast.FormattedValue, ast.Constant})
"""Kinds of nodes that the functions below look at."""


def varies(trees: Iterable[Nodes]) -> bool:
    """Whether any of a note's blocks names what may vary."""
    nodes = tuple(chain.from_iterable(trees))
    words = " ".join([name for node in nodes if node.__class__ in _SPEAKING for name in _names(node)])
    if _VARYING.search(words) or any(_is_unsteady(node) for node in nodes if node.__class__ in _UNSTEADY):
        return True
    suspects = [node for node in nodes if node.__class__ in _MAKING_TEXT and _may_show_an_address(node)]
    excused = {id(part) for part in _excused(nodes)} if suspects else set()
    return any(id(node) not in excused for node in suspects)


def may_vary(expression: str) -> bool:
    """Whether an expression, by itself, names what may vary."""
    return _VARYING.search(expression) is not None


def _names(node: ast.AST) -> Sequence[str]:
    """The names that a node speaks, and texts that may be some."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
            return (name,)
        case ast.keyword(arg=str(name)) | ast.ImportFrom(module=str(name)):
            return (name,)
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return (name,)
        case ast.MatchClass(kwd_attrs=names):
            return names
        case ast.Constant(value=str(text)) if text.isidentifier() or "{" in text:
            return (text,)
    return ()


def _is_unsteady(node: ast.AST) -> bool:
    """Whether a node makes values vary, or go another way where something fails, without a name for it."""
    match node:
        case ast.Set() | ast.SetComp() | ast.ExceptHandler():
            return True
        case ast.Try(finalbody=body):
            return any(isinstance(part, _LEAVING) for one in body for part in ast.walk(one))
        case ast.Import(names=aliases):
            return any(map(_is_elsewhere, (one.name for one in aliases)))
        case ast.ImportFrom(module=str(module)):
            return _is_elsewhere(module)
        case ast.keyword(arg=name):  # `where` without `out`: what is not computed is whatever lay there
            return name in {"where", "file"}
    return False


def _is_elsewhere(module: str) -> bool:
    """Whether a module is neither plain nor NumPy: nobody here knows what it does."""
    return module.partition(".")[0] not in _ALWAYS_ALIKE


def _may_show_an_address(node: ast.AST) -> bool:
    """Whether a node may make a text out of any object, which is its address where nothing else is known of it; or is a
    dictionary's view, with which sets can be made."""
    match node:
        case ast.Name(id=name) if name in _TEXT_MAKERS:
            return True
        case ast.Attribute(attr="format" | "format_map" | "keys" | "items"):
            return True
        case ast.FormattedValue(value=value, conversion=conversion, format_spec=spec):
            plain = conversion == -1 and isinstance(spec, ast.JoinedStr) and bool(spec.values)
            return not plain and not isinstance(value, ast.Constant)
        case ast.Constant(value=str(text)):
            return _TEXT_TYPE.fullmatch(text) is not None or _CONVERSION.search(text) is not None
    return False


def _excused(nodes: Nodes) -> Iterator[ast.AST]:
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
