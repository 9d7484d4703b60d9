"""Whether MathJax shows a formula without complaint, judged without it. Never says yes where it is not sure.

The converter behind it accepts nearly what MathJax accepts. What it is known to pass wrongly is looked for here:
commands that MathJax lacks, and arguments that are not there (`\\hat \\mathbb{R}`).
"""

from __future__ import annotations

import re

from vaultproof.render import known
from vaultproof.render.mathml import MathMLError, to_mathml, too_long
from vaultproof.render.simplify import NOTHING, simplified

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|\S", re.DOTALL)
_EQUATION = re.compile(
    r"\\begin\s*\{(?:align|alignat|empheq|eqnarray|equation|flalign|gather|multline|xalignat|xxalignat)\*?\}"
)
_DOLLAR = re.compile(r"(?<!\\)\$")
_FENCES = frozenset(
    """left right big bigl bigr bigm Big Bigl Bigr Bigm bigg biggl biggr biggm Bigg Biggl Biggr Biggm""".split()
)
_DELIMITERS = frozenset(
    r"""( ) [ ] / | . < > \{ \} \| \langle \rangle \lvert \rvert \lVert \rVert \vert \Vert \lfloor \rfloor \lceil
    \rceil \lbrace \rbrace \lbrack \rbrack \backslash \uparrow \downarrow \updownarrow \lgroup \rgroup""".split()
)
_WITH_LIMITS = frozenset(
    r"""\sum \prod \coprod \int \iint \iiint \oint \bigcup \bigcap \bigoplus \bigotimes \bigvee \bigwedge \lim \max \min
    \sup \inf \limsup \liminf \det \gcd \Pr }""".split()
)
_NEGATED = ("=", "<", ">", "*", "")
_LIMITS = (r"\limits", r"\nolimits")
_TEXT = frozenset(r"\text \textbf \textit \textrm \textsf \texttt \textnormal \textup \mbox \hbox".split())
_SIGNS = frozenset((r"\_", r"\#", r"\$", r"\%", r"\&"))
_FREE = frozenset(("begin", "end", "hline", "limits", "nolimits"))
_MOST_MIDDLES = 20
_DOUBTFUL = frozenset(
    r"\over \atop \choose \brace \brack \newline \label \tag \mathop \cr \displaylines".split()
)


def surely_shown(latex: str, display: bool) -> bool:
    """Whether MathJax shows a formula without complaint; False means only that MathJax has to be asked."""
    if too_long(latex):
        return False
    latex = simplified(latex)
    if "$" in latex and not any(command in latex for command in _TEXT):
        # Outside text, MathJax takes a dollar for a plain sign.
        latex = _DOLLAR.sub("7", latex)
    if len(_EQUATION.findall(latex)) > 1:
        # MathJax takes no second one in a formula, neither inside the first nor behind it.
        return False
    if "\\" in latex and not (known.all_known(latex) and _plain(_Tokens(_TOKEN.findall(latex)))):
        return False
    try:
        to_mathml(latex, display)
    except MathMLError:
        return False
    return True


class _Tokens(list[str]):
    """The tokens of a formula, with an empty one at the end, and where each braced group ends."""

    def __init__(self, tokens: list[str]) -> None:
        super().__init__((*tokens, ""))
        self.behind: dict[int, int] = {}
        opened: list[int] = []
        for at, token in enumerate(tokens):
            if token == "{":
                opened.append(at)
            elif token == "}" and opened:
                self.behind[opened.pop()] = at + 1

    def behind_group(self, at: int) -> int:
        """The index behind the group that begins at an index; behind the token where none does."""
        return self.behind.get(at, len(self) - 1) if self[at] == "{" else min(at + 1, len(self) - 1)


def _plain(tokens: _Tokens) -> bool:
    """Whether each command finds the arguments that it takes, in a form that leaves no doubt."""
    if tokens.count(r"\middle") > _MOST_MIDDLES:
        return False
    return all(_is_plain(token, tokens, at) for at, token in enumerate(tokens[:-1]) if token[0] in "\\_^'")


def _is_plain(token: str, tokens: _Tokens, at: int) -> bool:
    following = tokens[at + 1]
    match token:
        case "_" | "^":
            base = tokens[at - 1] not in ("{", NOTHING)
            return base and (following[:1] != "\\" or _is_atom(tokens, at + 1))
        case "'":
            return tokens[at - 1] != NOTHING
        case r"\\":
            return following != "["
        case r"\begin":
            return _begins_plainly(tokens, at)
        case r"\middle":
            return following in _DELIMITERS and _between_fences(tokens, at)
        case _:
            return len(token) <= 2 or _has_arguments(token, tokens, at)


def _has_arguments(token: str, tokens: _Tokens, at: int) -> bool:
    name = token[1:]
    if token == r"\not":
        return tokens[at + 1].isalnum() or tokens[at + 1] in _NEGATED or _is_atom(tokens, at + 1)
    if token in _DOUBTFUL:
        return False
    count = known.commands().get(name)
    if count is None:
        if name in _FENCES:
            return tokens[at + 1] in _DELIMITERS
        if token in _LIMITS:
            return at > 0 and tokens[at - 1] in _WITH_LIMITS
        return name in _FREE
    at += 1
    for _ in range(count):
        if tokens[at] == "[" or tokens[at] in ("", "}", "&", "_", "^", "]"):
            closed = next((index for index in range(at, len(tokens)) if tokens[index] == "]"), None)
            return name == "sqrt" and closed is not None and tokens[closed + 1] == "{"
        if tokens[at][0] == "\\" and (token in _TEXT or not _is_symbol(tokens[at])):
            return False
        if tokens[at] == "{":
            start, at = at, tokens.behind_group(at)
            if token in _TEXT and any(inner[0] == "\\" and inner not in _SIGNS for inner in tokens[start:at]):
                return False
        elif count > 1 and not (tokens[at].isalnum() or tokens[at][0] == "\\"):
            return False
        else:
            at += 1
    return count < 2 or "set" not in name or tokens[at] not in ("_", "^")


def _is_atom(tokens: _Tokens, at: int) -> bool:
    """Whether a command stands here that may be raised or negated with its arguments, and is not raised itself."""
    name = tokens[at][1:]
    if name not in known.raised():
        return False
    at += 1
    for _ in range(known.commands()[name] or 0):
        if tokens[at] != "{":
            return False
        at = tokens.behind_group(at)
    return tokens[at] not in _LIMITS


def _begins_plainly(tokens: _Tokens, at: int) -> bool:
    """Whether no bracket follows an opened environment that could take it, unless it is plainly its argument."""
    behind = tokens.behind_group(at + 1)
    if tokens[behind] != "[" or "".join(tokens[behind : behind + 3]) in ("[t]", "[c]", "[b]"):
        return True
    name = "".join(tokens[at + 2 : behind - 1])
    return name != "aligned" and "gathered" not in name and "lined" not in name and "matrix" not in name


def _between_fences(tokens: _Tokens, at: int) -> bool:
    """Whether a place lies between `\\left` and `\\right`, and inside nothing else between them."""
    level = 0
    for token in reversed(tokens[:at]):
        if token in ("}", r"\end", r"\right"):
            level += 1
        elif token in ("{", r"\begin", r"\left"):
            if level == 0:
                return token == r"\left"
            level -= 1
    return False


def _is_symbol(token: str) -> bool:
    return (
        len(token) > 2
        and token not in _DOUBTFUL
        and token not in _WITH_LIMITS
        and known.commands().get(token[1:]) == 0
    )
