r"""What a term looks like: a literal, pure numbers, a call with numbers, a bare name. Does not parse or compute."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vaultproof.claim import Syntax, Term
from vaultproof.latex.names import RAISED
from vaultproof.quick import quick
from vaultproof.spot import late

_FONTS = r"text|mathrm|operatorname\*?|mathit|mathsf|mathtt|textrm|texttt|textit|mathbf|boldsymbol|bm"
_NAMED = rf"\\(?:{_FONTS})\s*\{{([^{{}}]*)\}}"
_ACCENTED = (
    r"\\(?:hat|widehat|bar|overline|tilde|widetilde|vec|dot|ddot)"
    r"(?:\s*\{\s*(?:\\[A-Za-z]+(?:\s*\{\s*\\?[A-Za-z]+\s*\})?|[A-Za-z])\s*\}|\s+[A-Za-z](?![A-Za-z])|\s*\\[A-Za-z]+)"
)
_LATEX = late(
    rf"(?P<named>{_NAMED})|(?P<accented>{_ACCENTED})|(?P<command>\\[A-Za-z]+)|(?P<word>[A-Za-z]{{2,40}}(?=\s*(?:\\left)?\s*\())"
    r"|(?P<letter>[^\W\d_])|(?P<other>\\.|.)",
    re.DOTALL,
)
_HIGH = "⁰¹²³⁴-⁹⁺⁻ⁿⁱᵀ-ᵡʰʲʳʷʸˡˢˣᶜᶠᶻ"
_PLAIN = late(rf"(?P<raised>[{_HIGH}]+)|(?P<word>[^\W\d_](?:(?![{_HIGH}])[\w'′’])*)|(?P<other>.)", re.DOTALL)
_SUB = late(r"\s*_\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|\\[A-Za-z]+|[A-Za-z0-9])")
_CURLY_CALL = late(r"\\mathcal\s*\{?\s*([AC-EG-MQ-TV-Y])\s*\}?(?=\s*(?:\\left\s*)?\()")
r"""A calligraphic letter that is called, as losses are; not one of a distribution, an order or a transform."""
_CALL = late(r"\s*(?:\\left\s*|\\big\s*|\\Big\s*)?\(")
_CHOICE = late(r"\s*_\s*\{?\s*(\d{1,3})\s*\}?\s*\^\s*(?:(\d)(?!\d)|\{\s*(\d{1,3})\s*\})")
_COMPOSED = late(r"\(([^()]{1,80}(?:\\circ(?![A-Za-z])|∘)[^()]{1,80})\)\s*\(")

OPERATIONS = frozenset(
    r"""\frac \dfrac \tfrac \cfrac \sqrt \exp \ln \log \lg \sin \cos \tan \cot \sec \csc \arcsin \arccos \arctan \sinh
    \cosh \tanh \coth \max \min \binom \dbinom \tbinom \gcd \det \cdot \times \div \ast \left \right \big \Big \bigl
    \bigr \Bigl \Bigr \bigg \Bigg \biggl \biggr \pi \infty \sum \prod \int \lim \begin \end \quad \displaystyle
    \textstyle \lvert \rvert \vert \lVert \rVert \Vert \lfloor \rfloor \lceil \rceil \limits \nolimits \pm \to
    \rightarrow \mathbb \mathbf \mathcal \underbrace \overbrace \color \textcolor \phantom \circ \odot \bmod
    \langle \rangle \lbrace \rbrace \lbrack \rbrack \top \cdots \dots \ldots \iint \oint \boxed \tag \mid \over
    \limits \substack \rm \bf \it \pmatrix \hspace \hline \nonumber \not \mathrm \text""".split()
)
"""LaTeX commands that are neither the name of a value nor of a function that a note defines."""

FUNCTIONS = frozenset(
    """exp ln log lg log2 log10 sqrt cbrt sin cos tan cot sec csc arcsin arccos arctan asin acos atan sinh cosh tanh
    coth max min abs sign sgn floor ceil round gcd lcm det""".split()
)
_TRACES = frozenset({"tr", "Tr", "trace", "Spur", "spur", "Sp", "Trace"})
_BESIDE = late(r"\s*[A-Z](?![A-Za-z])")
CONSTANTS = frozenset({"e", "pi", "π", "inf", "infty", "Infinity", "True", "False"})


@quick
@dataclass(frozen=True, slots=True)
class Shape:
    """`names` are names that are not called; `calls` are names called with brackets; `literal` is a lone number."""

    names: frozenset[str]
    calls: frozenset[str]
    literal: bool
    operator: bool
    digits: bool

    @property
    def numeric(self) -> bool:
        """Numbers, operations and constants only."""
        return self.digits and not self.names and not self.calls


_LITERAL = late(
    r"""^\s*[-−–+]?\s*(?:\d+(?:(?:\.|,|\{,\}|\\,|\{\\,\})\d+)*\.?|\.\d+)(?:[eE][-+]?\d+)?\s*(?:\\?%)?\s*$"""
)
_NUMBER_WORD = late(r"∞|\\infty|\\pi|\bln\s*[({]?\s*e(?![A-Za-z])|\b(?:True|False)\b")
_OPERATING = ("√", "(", "ln", "log", "sin", "cos", "tan")
_SIGNS = set("+-−*×·⋅∙∗⁎＊✕✖⨯∕⁄/÷^!√%|‖")


def shape(term: Term) -> Shape:
    """The shape of a term as written."""
    return _shape(term.text, term.syntax)


@lru_cache(maxsize=4096)
def _shape(text: str, syntax: Syntax) -> Shape:
    if syntax is Syntax.LATEX:
        names, calls, operator = _latex(text)
    else:
        names, calls, operator = _plain(text)
    return Shape(
        frozenset(names),
        frozenset(calls),
        literal=_LITERAL.match(text) is not None,
        operator=operator or any(sign in _SIGNS for sign in text.lstrip("-−–+ ")),
        digits=any(char.isdigit() for char in text) or _NUMBER_WORD.search(text) is not None,
    )


def _latex(text: str) -> tuple[set[str], set[str], bool]:
    names: set[str] = set()
    calls: set[str] = set()
    operator = text.count(r"\begin") > 1 or "{vmatrix}" in text
    text = re.sub(
        r"\\begin\s*\{array\}\s*\{[lcr|\s]*\}|\\(?:begin|end)\s*\{[^{}]*\}|\\(?:quad|qquad)|\\[,;:! ]",
        " ",
        text,
    )
    text = _CURLY_CALL.sub(r"\1", text) if r"\mathcal" in text else text
    composed = tuple(_COMPOSED.finditer(text))
    skip = 0
    for match in _LATEX.finditer(text):
        if match.start() < skip:
            continue
        if match["accented"]:
            name = match.group()
        elif match["command"]:
            if match["command"] in OPERATIONS and not _is_numbered_pi(match, text):
                operator = operator or match["command"] not in {r"\left", r"\right", r"\pi", r"\infty"}
                continue
            name = match["command"]
        else:
            word = _word(match, text)
            if word is None:
                operator = operator or (match[2] or match.group()).strip() in FUNCTIONS
                continue
            name = word
        if (choice := _choice(name, text, match.end())) is not None:
            calls.add(name)
            skip = choice
            continue
        name, skip, called = _with_subscript(name, text, match)
        within = any(one.start(1) <= match.start() < one.end(1) for one in composed)
        (calls if called or within else names).add(name)
    return names, calls, operator


def _is_numbered_pi(match: re.Match[str], text: str) -> bool:
    r"""Whether a `\pi` bears a number below, as a distribution at a step does, and so is no constant."""
    return match["command"] == r"\pi" and _NUMBERED.match(text, match.end()) is not None


_NUMBERED = late(r"\s*_\s*(?:\d|\{\s*\d{1,3}\s*\})(?!\s*(?:\\left\s*)?\()")


def _word(match: re.Match[str], text: str) -> str | None:
    """The name that letters are, in upright print or not: not the d of `dx`, nor the T of a transpose."""
    if not (match["named"] or match["word"] or match["letter"]):
        return None
    name: str = match.group(2).strip() if match["named"] else match.group()
    if not name or name in FUNCTIONS or name in CONSTANTS:
        return None
    if not match["named"] and name == "d" and text[match.end() : match.end() + 1].isalpha():
        return None
    transposed = name == "T" and text[: match.start()].rstrip("{").endswith("^")
    return None if transposed and not match["named"] else name


def _with_subscript(name: str, text: str, match: re.Match[str]) -> tuple[str, int, bool]:
    """A name with its subscript, where it ends, and whether it is called."""
    if match["named"] and name in _TRACES and _BESIDE.match(text, match.end()):
        return name, match.end(), True
    sub = _SUB.match(text, match.end()) if not _CALL.match(text, match.end()) else None
    end = sub.end() if sub else match.end()
    if sub and (name not in OPERATIONS or name == r"\pi"):
        name = text[match.start() : end].strip()
    return name, end, bool(_CALL.match(text, end)) or text.startswith(("'", "′"), end)


def _choice(name: str, text: str, at: int) -> int | None:
    """Where the numbers of `C_5^2` or `A_5^2` end, choices out of so many; None where they may be a power."""
    match = _CHOICE.match(text, at) if name in {"C", "A"} else None
    if match is None or not int(match[2] or match[3]) < int(match[1]) or int(match[1]) < 3:
        return None
    return match.end()


def _plain(text: str) -> tuple[set[str], set[str], bool]:
    names: set[str] = set()
    calls: set[str] = set()
    raised = False
    composed = tuple(_COMPOSED.finditer(text))
    for match in _PLAIN.finditer(text):
        if match["raised"] and match["raised"] != "ᵀ":
            names |= {one for one in match["raised"].translate(RAISED) if one.isalpha()}
            raised = True
            continue
        word = match["word"]
        if not word or word in CONSTANTS or word.rstrip("₀₁₂₃₄₅₆₇₈₉") in FUNCTIONS:
            continue
        if re.fullmatch(r"[eE]", word) and text[match.start() - 1 : match.start()].isdigit():
            continue
        within = any(one.start(1) <= match.start() < one.end(1) for one in composed)
        (calls if within or _CALL.match(text, match.end()) else names).add(word)
    return names, calls, raised or bool(names or calls) or any(word in text for word in _OPERATING)
