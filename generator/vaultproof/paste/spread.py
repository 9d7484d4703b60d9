"""Display formulas spread over lines: `\\[` or `[` on a line of its own, TeX, and the closing bracket on its own.

Also lines that hold nothing but TeX without any delimiter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vaultproof.paste.delimiters import has_command, is_mathematics, unescaped
from vaultproof.paste.prose import BLOT, Line
from vaultproof.spot import late

_PATH = re.compile(r"(?:^|\s)[A-Za-z]:\\|^\\\\[A-Za-z]+\\[A-Za-z]")
_DOUBLED = re.compile(r"\\\\[A-Za-z]{2,}")
_SINGLE = re.compile(r"(?<!\\)\\[A-Za-z]{2,}")
_ESCAPED_SIGN = re.compile(r"\\([!-/:-@\[-`{-~])")
_BUILT = re.compile(r"[{}^_=<>]|\\(?:le|ge|leq|geq|approx|in|to|sim|times|cdot)(?![A-Za-z])")
_DOCUMENT = re.compile(
    r"\\(?:label|ref|eqref|tag|newcommand|renewcommand|def|let|require|cite|hspace|newline|pagebreak)\b"
)
_WORDS = re.compile(r"\\text(?:bf|it|rm|sf|tt|normal|up|sc)?\s*\{[^{}]*\}")
# The rest of the formula then stands in the block behind, where a minus has made a list of it.
_OPEN = re.compile(r"(?:[=+\-−*/<>≤≥≈,(]|\\(?:le|ge|leq|geq|approx|in|to|sim|times|cdot|left))\s*\Z")
_MAX_LINES = 60
_DEEPEST = 20
_NAMED_RELATIONS = (
    "le|ge|leq|geq|leqslant|geqslant|ne|neq|approx|equiv|sim|simeq|cong|in|notin|to|rightarrow|leftarrow|mapsto"
    "|propto|ll|gg|subset|subseteq|supset|supseteq|coloneqq|triangleq|leftrightarrow"
)
_JOINING = (
    "cdot|times|div|pm|mp|odot|oplus|otimes|circ|cup|cap|land|lor|mid|quad|qquad|Rightarrow|Leftrightarrow|implies|iff"
    "|Longrightarrow"
)
_RELATION = late(rf"[=<>≤≥≈≠∈→←]|\\(?:{_NAMED_RELATIONS})(?![A-Za-z])")
_GROUP = re.compile(r"(?<!\\)\{[^{}]*\}|\([^()]*\)|\[[^\[\]]*\]")
_MARKS = re.compile(r"\\(?:begin|end|left|right)(?![A-Za-z])|\\.|[{}()\[\]]")
_OPENING = frozenset((r"\begin", r"\left", "{", "(", "["))
_CLOSING = frozenset((r"\end", r"\right", "}", ")", "]"))
_ENDS_OPEN = late(
    r"(?:[=+\-−*/<>≤≥≈≠∈→←,;:&|^_]|\\\\(?:\[[^\]]*\])?"
    rf"|\\(?:{_NAMED_RELATIONS}|{_JOINING}|frac|sqrt|not|forall|exists|nabla|partial)"
    r"|\\(?:sum|prod|int|max|min|sup|inf|lim|arg|argmax|argmin|log|ln|exp|sin|cos|tan|tanh|det|tr|operatorname\*?\{\w+\})"
    r"(?:\s*\\limits|\s*[_^]\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|\\?[A-Za-z0-9*]+))*)\s*\Z"
)
_GOES_ON = late(
    r"\s*(?:[=+\-−*/<>≤≥≈≠∈→←,;:&|^_)\]}.{]|\\[,;: }|]"
    rf"|\\(?:{_NAMED_RELATIONS}|{_JOINING}|right|end|rangle|rvert|rVert|rfloor|rceil|tag|label|hline)(?![A-Za-z]))"
)


def spread(lines: Sequence[Line]) -> Iterator[tuple[int, int, bool, str]]:
    """Formulas between two lines that hold only brackets: first line, last line, whether escaped, the TeX."""
    at = 0
    while at < len(lines):
        opening = lines[at].text.strip()
        if opening in (r"\[", "["):
            closing = r"\]" if opening == r"\[" else "]"
            end = next(
                (
                    index
                    for index in range(at + 1, min(len(lines), at + _MAX_LINES))
                    if lines[index].text.strip() == closing
                ),
                None,
            )
            if end is not None and _same_margin(lines[at : end + 1]):
                body = [line.text.strip() for line in lines[at + 1 : end]]
                latex = "\n".join(map(unescaped, body))
                if BLOT not in latex and has_command(latex) and is_mathematics(latex):
                    yield at, end, opening == r"\[", latex
                    at = end
        at += 1


def undelimited(lines: Sequence[Line]) -> str | None:
    """The formula of a paragraph, given by its lines, that is nothing but TeX; None for any other."""
    text = "\n".join(line.text.strip() for line in lines)
    if not lines[0].alone or BLOT in text or "$" in text or len(text) > 2000 or not _same_margin(lines):
        return None
    if text.startswith((r"\(", r"\[", "[", "(", "|")) or "](" in text or _PATH.search(text) or r"\(" in text:
        return None
    if _DOUBLED.search(text) and not _SINGLE.search(text):
        # A converter has escaped every backslash.
        text = _ESCAPED_SIGN.sub(r"\1", text)
    if _DOCUMENT.search(text) or _OPEN.search(text) or not has_command(text) or not is_mathematics(text):
        return None
    return text if _BUILT.search(_WORDS.sub(" ", text)) else None


def formulas_in(latex: str) -> tuple[str, ...] | None:
    """The formulas that the lines of a paragraph of TeX are; None where it cannot be told which lines belong together.

    A line goes on with the one before where brackets are open, where a sign joins the two, or where it states nothing
    of its own; two lines that each state something are two formulas.
    """
    found: list[str] = []
    for line in latex.split("\n"):
        before = found[-1] if found else ""
        if not found:
            found.append(line)
        elif _is_open(before) or _ENDS_OPEN.search(before) or _GOES_ON.match(line):
            found[-1] = f"{before}\n{line}"
        elif _states(line) and _states(before):
            found.append(line)
        elif _states(before):
            found[-1] = f"{before}\n{line}"
        else:
            return None
    return tuple(found)


def _is_open(latex: str) -> bool:
    """Whether a brace, an environment or a `\\left` waits to be closed."""
    marks = _MARKS.findall(latex)
    return sum(mark in _OPENING for mark in marks) > sum(mark in _CLOSING for mark in marks)


def _states(latex: str) -> bool:
    """Whether a relation stands in a formula outside all brackets."""
    for _ in range(_DEEPEST):
        shorter = _GROUP.sub(" ", latex)
        if shorter == latex:
            break
        latex = shorter
    return _RELATION.search(latex) is not None


def _same_margin(lines: Sequence[Line]) -> bool:
    """Whether all lines stand in the same quote, so that what replaces them does too."""
    return len({line.margin.count(">") for line in lines}) == 1
