"""Whether MathJax shows a formula without complaint, judged without it. Never says yes where it is not sure.

The converter behind it accepts nearly what MathJax accepts. What it is known to pass wrongly is looked for here:
commands that MathJax lacks, and arguments that are not there (`\\hat \\mathbb{R}`).
"""

from __future__ import annotations

import re

from vaultproof.render import known
from vaultproof.render.mathml import MathMLError, to_mathml

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|\S", re.DOTALL)
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
_RAISED = frozenset(
    r"""\mathrm \mathbf \mathbb \mathcal \mathsf \mathit \mathfrak \text \textbf \textit \boldsymbol \alpha \beta \gamma
    \delta \epsilon \varepsilon \zeta \eta \theta \iota \kappa \lambda \mu \nu \xi \pi \rho \sigma \tau \upsilon \phi
    \varphi \chi \psi \omega \Gamma \Delta \Theta \Lambda \Xi \Pi \Sigma \Phi \Psi \Omega \infty \ast \star \prime \circ
    \top \bot \dagger \pm \mp \perp \ell \partial \times \intercal \complement \emptyset \varnothing""".split()
)
_TEXT = frozenset(r"\text \textbf \textit \textrm \textsf \texttt \textnormal \textup \mbox \hbox".split())
_SIGNS = frozenset((r"\_", r"\#", r"\$", r"\%", r"\&"))
_FREE = frozenset(("begin", "end", "hline", "limits", "nolimits"))
_NEGATED = frozenset(r"\in \subset \subseteq \equiv \exists \sim \models \mid \parallel".split())
_DOUBTFUL = frozenset(
    r"\over \atop \choose \brace \brack \newline \label \tag \middle \mathop \cr \displaylines \substack".split()
)


def surely_shown(latex: str, display: bool) -> bool:
    """Whether MathJax shows a formula without complaint; False means only that MathJax has to be asked."""
    if "$" in latex and not any(command in latex for command in _TEXT):
        # Outside text, MathJax takes a dollar for a plain sign.
        latex = _DOLLAR.sub("7", latex)
    if "\\" in latex and not (known.all_known(latex) and _plain(_TOKEN.findall(latex))):
        return False
    try:
        to_mathml(latex, display)
    except MathMLError:
        return False
    return True


def _plain(tokens: list[str]) -> bool:
    """Whether each command finds the arguments that it takes, in a form that leaves no doubt."""
    tokens.append("")
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if token else ""
        if token and token in "_^":
            if tokens[at - 1] == "{" or (following[:1] == "\\" and following not in _RAISED):
                return False
        elif token == r"\\":
            if following == "[":
                return False
        elif token[:1] == "\\" and len(token) > 2 and not _has_arguments(token, tokens, at):
            return False
    return True


def _has_arguments(token: str, tokens: list[str], at: int) -> bool:
    name = token[1:]
    if token == r"\not":
        return tokens[at + 1] == "=" or tokens[at + 1] in _NEGATED
    if token in _DOUBTFUL:
        return False
    count = known.commands().get(name)
    if count is None:
        if name in _FENCES:
            return tokens[at + 1] in _DELIMITERS
        if name in ("limits", "nolimits"):
            return at > 0 and tokens[at - 1] in _WITH_LIMITS
        return name in _FREE
    at += 1
    for _ in range(count):
        if tokens[at] == "[" or tokens[at] in ("", "}", "&", "_", "^", "]"):
            return name == "sqrt" and "]" in tokens[at:] and tokens[tokens.index("]", at) + 1] == "{"
        if tokens[at][0] == "\\" and (token in _TEXT or not _is_symbol(tokens[at])):
            return False
        if tokens[at] == "{":
            start, at = at, _behind_group(tokens, at)
            if token in _TEXT and any(inner[0] == "\\" and inner not in _SIGNS for inner in tokens[start:at]):
                return False
        elif count > 1 and not (tokens[at].isalnum() or tokens[at][0] == "\\"):
            return False
        else:
            at += 1
    return count < 2 or "set" not in name or tokens[at] not in ("_", "^")


def _is_symbol(token: str) -> bool:
    return len(token) > 2 and token not in _DOUBTFUL and known.commands().get(token[1:]) == 0


def _behind_group(tokens: list[str], at: int) -> int:
    level = 0
    for index in range(at, len(tokens)):
        level += (tokens[index] == "{") - (tokens[index] == "}")
        if level == 0:
            return index + 1
    return len(tokens) - 1
