"""MathJax's complaint → a finding: the place in the LaTeX, plain words, and what to write instead. Asks no MathJax."""

from __future__ import annotations

import re

from vaultproof.render.mathjax import Complaint
from vaultproof.render.problem import FormulaProblem, ProblemKind
from vaultproof.render.suggest import instead_of_command, instead_of_environment, replacement_of_command

_TOKEN = re.compile(r"\\(?:[A-Za-z]+\*?|.)|\S", re.DOTALL)
_COMMAND = re.compile(r"(?<= for )\\(?:[A-Za-z]+|.)")
_ENDING = re.compile(r"\\end\{([^{}]*)\}")
_QUOTED = re.compile(r"'([^']*)'")

_HELP = {
    "DoubleExponent": "put braces around what is raised: `{x^a}^b`, or around the exponent: `x^{a^b}`",
    "DoubleSubscripts": "put braces around the index: `x_{a_b}` or `x_{a,b}`",
    "DoubleExponentPrime": "write the prime inside the exponent: `x^{\\prime 2}`",
    "Misplaced": "`&` aligns columns: put the formula inside `\\begin{aligned} … \\end{aligned}`, or write `\\&`",
    "ExtraOpenMissingClose": "close this brace with `}`, or write `\\{` for a brace that is shown",
    "MissingCloseBrace": "close this brace with `}`, or write `\\{` for a brace that is shown",
    "ExtraCloseMissingOpen": "take the brace away, or write `\\}` for a brace that is shown",
    "ExtraLeftMissingRight": "each `\\left` needs its `\\right`; write `\\right.` to show nothing there",
    "ExtraRightMissingLeft": "each `\\right` needs its `\\left`; write `\\left.` to show nothing there",
    "MissingLeftExtraRight": "each `\\right` needs its `\\left`; write `\\left.` to show nothing there",
    "MissingOrUnrecognizedDelim": "write a bracket behind it, or `.` to show nothing",
    "MissingScript": "write what is raised or lowered, in braces if it is more than one sign",
    "MissingArgFor": "write the argument in braces",
    "EnvMissingEnd": "close it with `\\end{…}` of the same name",
    "EnvBadEnd": "close the environments in the order in which they were opened",
    "CantUseHash1": "write `\\#` for a number sign",
    "CantUseHash2": "write `\\#` for a number sign",
    "MathNotTerminated": "close the formula inside the text, or write `\\$` for a dollar sign",
    "MaxMacroSub1": "a definition that uses itself never ends: give it another name",
    "MaxBufferSize": "a definition that uses itself never ends: give it another name",
    "UnknownExtension": "MathJax brings no such package; leave the `\\require` away",
}


def explain(latex: str, complaint: Complaint) -> FormulaProblem:
    """The finding that a complaint of MathJax about `latex` stands for."""
    if complaint.id == "unjudged":
        return unjudged(latex, complaint.message)
    if complaint.id == "undefined":
        start, end = _command(latex, complaint)
        return FormulaProblem(
            message=f"Obsidian does not know the command `{complaint.name}` and shows its name in red",
            start=start,
            end=end,
            help=instead_of_command(complaint.name[1:]),
            kind=ProblemKind.UNDEFINED,
            replacement=replacement_of_command(complaint.name[1:])
            if latex[start:end] == complaint.name
            else None,
        )
    start, end = _fault(latex, complaint)
    help_text = _HELP.get(complaint.id)
    if complaint.id == "UnknownEnv" and (quoted := _QUOTED.search(complaint.message)):
        help_text = instead_of_environment(quoted[1])
    return FormulaProblem(
        message=f"Obsidian cannot show this formula: {_plain(complaint.message)}",
        start=start,
        end=end,
        help=help_text,
    )


def unjudged(latex: str, reason: str) -> FormulaProblem:
    """A finding on a formula that was not tried to the end."""
    return FormulaProblem(message=reason, start=0, end=min(len(latex), 1), kind=ProblemKind.UNJUDGED)


def _plain(message: str) -> str:
    words = message.removeprefix("MathJax ").rstrip(".")
    return words[:1].lower() + words[1:]


def _command(latex: str, complaint: Complaint) -> tuple[int, int]:
    """The last time the command stands before the place at which MathJax had read it."""
    at = _stopped_at(latex, complaint)
    boundary = "(?![A-Za-z])" if complaint.name[-1:].isalpha() else ""
    places = [match.span() for match in re.finditer(re.escape(complaint.name) + boundary, latex)]
    before = [place for place in places if place[1] <= at]
    return before[-1] if before else places[0] if places else (0, len(latex))


def _fault(latex: str, complaint: Complaint) -> tuple[int, int]:
    at = _stopped_at(latex, complaint)
    match complaint.id:
        case "ExtraOpenMissingClose" | "MissingCloseBrace":
            return _unclosed(latex, "{", "}", at) or _token_before(latex, at)
        case "ExtraLeftMissingRight":
            return _unclosed(latex, r"\left", r"\right", at) or _token_before(latex, at)
        case "ExtraRightMissingLeft" | "MissingLeftExtraRight":
            return _last(latex, r"\right", at) or _token_before(latex, at)
        case "CantUseHash1" | "CantUseHash2":
            return _last(latex, "#", at) or _token_before(latex, at)
        case "EnvMissingEnd":
            named = _ENDING.search(complaint.message)
            begun = latex.rfind(f"\\begin{{{named[1]}}}", 0, at) if named else -1
            return (begun, latex.index("}", begun) + 1) if begun >= 0 else _token_before(latex, at)
        case "MissingOrUnrecognizedDelim" | "MissingArgFor" | "MissingDimOrUnits":
            named = _COMMAND.search(complaint.message)
            return (named and _last(latex, named[0], at)) or _token_before(latex, at)
        case "UnknownEnv":
            quoted = _QUOTED.search(complaint.message)
            found = latex.rfind(quoted[1], 0, at) if quoted else -1
            return (found, found + len(quoted[1])) if quoted and found >= 0 else _token_before(latex, at)
        case _:
            return _token_before(latex, at)


def _stopped_at(latex: str, complaint: Complaint) -> int:
    """The offset in `latex` up to which MathJax had read, by following it into arguments as deep as they are found."""
    start, end = 0, len(latex)
    at = end
    for depth, (text, left) in enumerate(reversed(complaint.trail)):
        core = text.strip()
        if depth > 0:
            found = latex.rfind(core, start, at) if core else -1
            if found < 0:
                break
            start, end = found, found + len(core)
        at = _before(latex, start, end, text[len(text) - left :] if left else "")
    return at


def _before(latex: str, start: int, end: int, rest: str) -> int:
    """Where `rest` begins at the end of `latex[start:end]`. MathJax adds and drops spaces, so only others count."""
    remaining = sum(not sign.isspace() for sign in rest)
    at = end
    while at > start and remaining > 0:
        at -= 1
        remaining -= not latex[at].isspace()
    return at


def _token_before(latex: str, at: int) -> tuple[int, int]:
    last = None
    for match in _TOKEN.finditer(latex):
        if match.start() >= at > 0:
            break
        last = match.span()
    return last or (0, len(latex))


def _last(latex: str, token: str, end: int) -> tuple[int, int] | None:
    """The last such token that begins before `end`, or else the first behind it."""
    places = [match.span() for match in _TOKEN.finditer(latex) if match[0] == token]
    before = [place for place in places if place[0] < end]
    return before[-1] if before else places[0] if places else None


def _unclosed(latex: str, opening: str, closing: str, end: int) -> tuple[int, int] | None:
    """The first opening mark before `end` that is never closed there."""
    opened: list[int] = []
    for match in _TOKEN.finditer(latex, 0, end):
        if match[0] == opening:
            opened.append(match.start())
        elif match[0] == closing and opened:
            opened.pop()
    return (opened[0], opened[0] + len(opening)) if opened else None
