r"""Rules of differentiation for any functions, `(uv)' = u'v + uv'`, with functions put in for their letters. Looks at
the text only; evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from vaultproof.spot import late

_LETTERS = "fghuvw"
_PRIME = re.compile(r"\^\s*(?:\{\s*((?:\\prime\s*)+)\}|(\\prime))")
_SPACE = re.compile(r"\\(?:left|right|displaystyle|[Bb]igg?[lr]?)(?![A-Za-z])|\\[,;:!]|~")
_OUTER = late(
    r"\s*(?:\\frac\s*\{\s*(?:d|\\mathrm\s*\{d\})\s*\}\s*\{\s*(?:d|\\mathrm\s*\{d\})\s*x\s*\}\s*(?P<taken>.+)|(?P<primed>[(\[].+[)\]])\s*'\s*(?:\(\s*x\s*\))?\s*)",
    re.DOTALL,
)
_SLOPE = re.compile(
    r"\\frac\s*\{\s*(?:d|\\mathrm\s*\{d\})\s*(?P<letter>[fghuvw])\s*(?:\(x\)\s*)?\}\s*\{\s*(?:d|\\mathrm\s*\{d\})\s*x\s*\}"
)
_TOKEN = re.compile(r"\\[A-Za-z]+|(?P<letter>[fghuvw])(?P<primes>'{0,3})")
_WORDS = re.compile(r"[A-Za-z]{4,}")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_PRIMED_AT = re.compile(r"([)\]]\s*'+)\s*\(\s*x\s*\)")
_STRANGE = re.compile(
    r"_|\\(?:int|sum|lim|circ|partial|nabla|vec|mathbf|dots|cdots|ldots)|\^\s*\{?\s*(?:-1|\()|[fghuvw]\s*\^\s*\{?\s*-"
)
_CONSTANTS = frozenset("abckmnexd")
_LONGEST = 240


_OF_SLOPES = ("d", "'", "’", "′", "prime")
"""One of them is in every derivative."""
_SIGNS = str.maketrans({"’": "'", "′": "'", "[": "(", "]": ")"})


class NoRule(ValueError):
    """A side is no part of such a rule."""


def is_rule(left: str, right: str) -> bool:
    """Whether two sides look like a rule of differentiation for functions of x that are named by letters only."""
    if len(left) > _LONGEST or len(right) > _LONGEST or not any(sign in left for sign in _OF_SLOPES):
        return False
    one, other = _plain(left), _plain(right)
    if _OUTER.fullmatch(one) is None or _STRANGE.search(one) or _STRANGE.search(other):
        return False
    bare = _COMMAND.sub(" ", f"{one} {other}")
    if _WORDS.search(bare):
        return False
    used = functions_in(one)
    free = set(re.findall(r"[A-Za-z]", bare)) - set(_LETTERS)
    derived = "'" in other or _SLOPE.search(other) is not None
    return bool(used) and derived and used == functions_in(other) and free <= _CONSTANTS


def functions_in(text: str) -> set[str]:
    """The letters of functions in a side."""
    return {match["letter"] for match in _TOKEN.finditer(_plain(text)) if match["letter"]}


def put_in(text: str, functions: Mapping[str, Sequence[str]]) -> str:
    """A side with each function and its derivatives put in; `functions` has them for each letter as LaTeX in `@`."""
    text = _SLOPE.sub(lambda found: f"{found['letter']}'", _PRIMED_AT.sub(r"\1", _plain(text)))
    return _put_in(text, functions)


def _put_in(text: str, functions: Mapping[str, Sequence[str]]) -> str:
    parts, at = [], 0
    while (match := _TOKEN.search(text, at)) is not None:
        parts.append(text[at : match.start()])
        at = match.end()
        if match["letter"] is None:
            parts.append(match.group())
            continue
        body, argument = functions[match["letter"]][len(match["primes"])], "x"
        behind = len(text) - len(text[at:].lstrip())
        if text.startswith("(", behind):
            close = _closing(text, behind)
            argument = _put_in(text[behind + 1 : close], functions)
            at = close + 1
        value = f"({body.replace('@', f'({argument})')})"
        parts.append(f"{{{value}}}" if text[: match.start()].rstrip().endswith("^") else value)
    return "".join([*parts, text[at:]])


def _closing(text: str, at: int) -> int:
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if not depth:
            return place
    raise NoRule("a bracket is not closed")


def _plain(text: str) -> str:
    text = _PRIME.sub(lambda found: "'" * (found.group().count("prime")), text)
    return _COMPOSED.sub(r"(\1(\2(x)))", _SPACE.sub(" ", text).translate(_SIGNS)).strip()


_COMPOSED = re.compile(r"\(\s*([fghuvw])\s*(?:\\circ(?![A-Za-z])|∘)\s*([fghuvw])\s*\)")
"""A composition, `(f \\circ g)'`, that is `(f(g(x)))'`."""
