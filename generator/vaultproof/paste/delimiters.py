"""Formulas between marks that Obsidian does not read: `\\(…\\)`, `\\[…\\]`, bare brackets, and dollars with spaces.

Plain escaped brackets (`\\[0, 1\\]`, `E\\[R\\]`), task boxes, prices and words in brackets are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.paste.prose import BLOT
from vaultproof.render.known import commands

_ROUND = re.compile(r"(?<!\\)\\\((.{1,600}?)(?<!\\)\\\)")
_ESCAPED_DOLLARS = re.compile(r"(?<![\\$\w])\\\$(?!\s)([^$]{1,400}?)(?<![\\\s])\\\$(?![$\d\w])")
_SQUARE = re.compile(r"(?<!\\)\\\[(.{1,1500}?)(?<!\\)\\\](?!\()")
_MARK = re.compile(r"\\\\?[(\[]")
_BARE_ROUND = re.compile(r"(?:^|(?<=\s)|(?<=[,;:“\"]))\((?=[^()]*\\[A-Za-z])")
_TEX_BEFORE = re.compile(r"(?:\\[A-Za-z]+|[}=+\-*/^_|<>])\s*$")
_BARE_SQUARE = re.compile(r"\s*\[ (?P<latex>[^\]]*\\[A-Za-z].*) \]\s*")
_SPACED = re.compile(r"(?<![\\$\w])\$(?!\$)([ \t\xa0]*)([^$\n]{1,400}?)([ \t\xa0]*)\$(?![$\d\w])")
_SURE = re.compile(r"[_^=]")
_RAISED = re.compile(r"[A-Za-z)}\]][_^](?:\{|[A-Za-z\d])")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_TEXT = re.compile(r"\\(?:text\w*|mathrm|operatorname\*?|mbox|mathbf|begin|end)\s*\{[^{}]*\}|\\[A-Za-z]+")
_SCRIPT = re.compile(r"[_^](?:\{[^{}]*\}|[^\W_])")
_PROSE = re.compile(r"[^\W\d_]{2,}")
_SMALL = re.compile("[\u1d2c-\u1d6a\u2070-\u209c]")
_SIGNS = re.compile(r"[\w\s()\[\]|,.'+\-−*/=<>≤≥≠≈^_{}\\!:×·∈→∞]*")
_BELONGS = tuple("^_[({\\=+-*/<>|'")
_ESCAPED = re.compile(r"\\([_*])")


def has_command(latex: str) -> bool:
    """Whether a text holds a command that MathJax knows."""
    return any(match[1] in commands() for match in _COMMAND.finditer(latex))


def is_mathematics(latex: str) -> bool:
    """Whether a text has a command and no prose outside its commands, or is made of signs and single letters."""
    bare = _SMALL.sub("", _SCRIPT.sub(" ", _TEXT.sub(" ", latex)))
    return BLOT not in latex and _PROSE.search(bare) is None


def _is_escaped_again(latex: str) -> bool:
    r"""Whether a writer has escaped a formula whole, `\\hat\{H\}`: between dollars it would show rows of letters."""
    commands_found = list(_COMMAND.finditer(latex))
    return bool(commands_found) and all(latex[: one.start()].endswith("\\") for one in commands_found)


def unescaped(latex: str) -> str:
    """A formula without the escapes that Markdown writers put before `_` and `*`."""
    return _ESCAPED.sub(r"\1", latex).strip()


def round_marks(text: str, *, trusted: bool) -> Iterator[tuple[int, int, str]]:
    """`\\(…\\)` with a command, an index, a power or an equation inside; with any sign where the note is `trusted`.

    A note is to be trusted to write formulas so if it does it anywhere without doubt.
    """
    for match in _ROUND.finditer(text):
        latex = match[1]
        if BLOT in latex or not latex.strip() or _is_escaped_again(latex):
            continue
        sure = has_command(latex) or (is_mathematics(latex) and _SURE.search(latex) is not None)
        if sure or (
            trusted
            and is_mathematics(latex)
            and not text[max(match.start() - 1, 0) : match.start()].isalnum()
        ):
            yield *match.span(), unescaped(latex)


def escaped_dollars(text: str) -> Iterator[tuple[int, int, str]]:
    """`\\$\\theta\\$`: dollars that a Markdown writer has escaped, with a command, an index or a power between them."""
    for match in _ESCAPED_DOLLARS.finditer(text):
        latex = unescaped(match[1])
        if BLOT not in latex and is_mathematics(latex) and (has_command(latex) or _RAISED.search(latex)):
            yield *match.span(), latex


def square_marks(text: str, *, alone: bool) -> Iterator[tuple[int, int, str]]:
    """`\\[…\\]` with a command inside, or, `alone` in its paragraph, with spaces and a relation inside."""
    for match in _SQUARE.finditer(text):
        latex = match[1]
        if BLOT in latex or _is_escaped_again(latex):
            continue
        whole = alone and not text[: match.start()].strip() and not text[match.end() :].strip(" .,;")
        related = latex[0] == latex[-1] == " " and re.search(r"[_^=<>]", latex) is not None
        if has_command(latex) or (whole and related and is_mathematics(latex)):
            yield *match.span(), unescaped(latex)


def inside_marks(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is a part of what stands between `\\(…\\)` or `\\[…\\]`, and not all of it."""
    for match in (*_ROUND.finditer(text), *_SQUARE.finditer(text)):
        first, last = match.span(1)
        if first <= start and end <= last and text[first:last].strip() != text[start:end].strip():
            return True
    return False


def has_marks(text: str) -> bool:
    """Whether a line holds an opening mark, paired or not: then bare brackets in it may stand inside a formula."""
    return _MARK.search(text) is not None


def bare_rounds(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """`( \\theta )` and `(\\hat{y})`: TeX alone in a bracket. The last value tells of spaces inside.

    A line with a command outside such brackets is TeX itself, and its brackets are its own.
    """
    found = []
    outside: list[str] = []
    done = 0
    for match in _BARE_ROUND.finditer(text):
        start, end = match.start(), _closing(text, match.start())
        before = text[max(0, start - 40) : start]
        behind = text[end : end + 1] if end is not None else ""
        if (
            start < done
            or end is None
            or _TEX_BEFORE.search(before)
            or behind in _BELONGS
            or behind.isalnum()
        ):
            continue
        outside.append(text[done:start])
        done = end
        latex = text[match.end() : end - 1]
        if latex.endswith("\\") and not latex.endswith("\\\\"):
            # `(\\beta\\)` has lost the backslash of its opening mark, not of its closing one.
            continue
        if has_command(latex) and is_mathematics(latex) and _SIGNS.fullmatch(_TEXT.sub(" ", latex)):
            found.append((start, end, unescaped(latex), latex.startswith(" ") and latex.endswith(" ")))
    if found and not has_command(" ".join((*outside, text[done:]))):
        yield from found


def bare_square(text: str) -> str | None:
    """The formula of a line `[ … ]` with TeX inside."""
    match = _BARE_SQUARE.fullmatch(text)
    if match is None or BLOT in match["latex"] or not has_command(match["latex"]):
        return None
    return unescaped(match["latex"]) if is_mathematics(match["latex"]) else None


def spaced_dollars(text: str) -> Iterator[tuple[int, int, str]]:
    """`$ x $`: a space beside a dollar keeps Obsidian from reading a formula."""
    if text.count("$") % 2:
        return
    for match in _SPACED.finditer(text):
        latex = match[2]
        if not (match[1] or match[3]) or BLOT in latex or not latex.strip():
            continue
        single = re.fullmatch(r"[A-Za-z]('|_\w|\^\w)?", latex) is not None and match[1] and match[3]
        if single or (has_command(latex) and is_mathematics(latex)) or _SUM.fullmatch(latex):
            yield *match.span(), latex.strip()


_SUM = re.compile(r"\s*[-−]?[\d(][\d\s().{}]*[-−+*/^][-−+\d\s().{}*/^]*=\s*[-−]?\d+(?:\.\d+)?\s*")
"""A sum with its result, which is no price: `2 + 2 = 4`."""


def _closing(text: str, start: int) -> int | None:
    """Behind the bracket that closes the one at `start`."""
    level = 0
    for at in range(start, min(len(text), start + 400)):
        level += (text[at] == "(") - (text[at] == ")")
        if level == 0:
            return at + 1
    return None
