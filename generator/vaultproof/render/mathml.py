"""LaTeX → MathML Core, by math-core. Does not know what MathJax would accept."""

from __future__ import annotations

import functools
import re

from math_core import LatexError, LatexToMathML

_MAX_LENGTH = 20_000
_MAX_DEPTH = 200
# The converter reads what stands behind each of them twice.
_MAX_UNCLOSED = 4
_BRACKET = re.compile(
    r"\\(?:left|right|middle)\s*(?:\\[A-Za-z]+|\\.|.)"
    r"|(?P<open>[(\[]|\\\{|\\(?:lbrace|lbrack|lparen|lfloor|lceil|langle|lgroup|lvert|lVert|lmoustache|ulcorner|llcorner)"
    r"(?![A-Za-z]))"
    r"|(?P<close>[)\]]|\\\}|\\(?:rbrace|rbrack|rparen|rfloor|rceil|rangle|rgroup|rvert|rVert|rmoustache|urcorner|lrcorner)"
    r"(?![A-Za-z]))"
    r"|\\.|(?P<enter>\{)|(?P<leave>\})",
    re.DOTALL,
)


class MathMLError(ValueError):
    """A formula that could not be converted; the message says why."""


def to_mathml(latex: str, display: bool) -> str:
    """A `<math>` element for one formula.

    Raises `MathMLError` for LaTeX that the converter does not know, and for formulas beyond its bounds.
    """
    if too_long(latex):
        raise MathMLError("the formula is too long or too deep")
    if unclosed(latex) > _MAX_UNCLOSED:
        raise MathMLError("the formula has too many brackets that are never closed")
    try:
        return str(_converter().convert_with_local_state(latex, displaystyle=display))
    except LatexError as error:
        raise MathMLError(_first_line(error)) from None
    except BaseException as error:
        # A fault inside the converter's Rust code arrives as an exception outside `Exception`.
        if type(error).__name__ != "PanicException":
            raise
        raise MathMLError("the converter failed on this formula") from None


def too_long(latex: str) -> bool:
    """Whether a formula is longer or deeper than any that is meant to be read."""
    if len(latex) > _MAX_LENGTH:
        return True
    return (
        latex.count("{") + latex.count(r"\left") + latex.count(r"\begin") > _MAX_DEPTH
        and depth(latex) > _MAX_DEPTH
    )


def depth(latex: str) -> int:
    """How deep braces, `\\left` and `\\begin` nest."""
    deepest = level = at = 0
    while at < len(latex):
        if latex[at] == "{" or latex.startswith((r"\left", r"\begin"), at):
            level += 1
            deepest = max(deepest, level)
        elif latex[at] == "}" or latex.startswith((r"\right", r"\end"), at):
            level -= 1
        at += 2 if latex[at] == "\\" else 1
    return deepest


def unclosed(latex: str) -> int:
    """How many brackets are opened in a formula and not closed in the same braces: `[0, 1[` has two."""
    if latex.count("(") + latex.count("[") + latex.count("\\") <= _MAX_UNCLOSED:
        return 0
    never = level = 0
    outer: list[int] = []
    for match in _BRACKET.finditer(latex):
        if match["open"]:
            level += 1
        elif match["close"]:
            level = max(level - 1, 0)
        elif match["enter"]:
            outer.append(level)
            level = 0
        elif match["leave"] and outer:
            never += level
            level = outer.pop()
    return never + level + sum(outer)


@functools.cache
def _converter() -> LatexToMathML:
    return LatexToMathML(allow_unreliable_rendering=True, fancy_error=False)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or ["unknown LaTeX"])[0]
