"""Judges formulas: a fast converter first, MathJax for what it cannot be sure of. Remembers verdicts by formula."""

from __future__ import annotations

import functools
import re
import time
from collections.abc import Sequence

from vaultproof.render import known, mathjax, mathml
from vaultproof.render.complaint import explain, unjudged
from vaultproof.render.problem import FormulaProblem
from vaultproof.render.quick import surely_shown

_REMEMBERED = 65_536
_SECONDS_A_NOTE = 20.0
# MathJax takes a twentieth of a millisecond a character.
_LONGEST_ASKED = 5_000
_TIRED = "the formula was not judged: those before it took too long"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def check_formulas(
    formulas: Sequence[tuple[str, bool]], *, preamble: str = ""
) -> tuple[FormulaProblem | None, ...]:
    """The problem of each formula of one note (its LaTeX, whether it is a display formula), or None.

    Definitions (`\\newcommand` and its kin) hold for every formula of the note, as they do in Obsidian once the note
    has been shown; `preamble` is LaTeX that is read before any note.
    """
    definitions = _definitions(formulas, preamble)
    names = known.defined_names("\n".join(definitions))
    found: list[FormulaProblem | None] = []
    spent = 0.0
    for latex, display in formulas:
        began = time.monotonic()
        if spent > _SECONDS_A_NOTE:
            late = None if not definitions and surely_shown(latex, display) else unjudged(latex, _TIRED)
            found.append(late)
        elif not definitions or (names is not None and names.isdisjoint(known.command_names(latex))):
            found.append(_verdict(latex, display))
        else:
            found.append(_judge(latex, display, definitions))
        spent += time.monotonic() - began
    return tuple(found)


def unchecked_reason() -> str | None:
    """Why only some of what MathJax would find is found on this machine, or None."""
    return mathjax.missing()


def _definitions(formulas: Sequence[tuple[str, bool]], preamble: str) -> tuple[str, ...]:
    texts = (preamble, *(latex for latex, _ in formulas))
    return tuple(text for text in texts if known.defines(text) and not mathml.too_long(text))


@functools.lru_cache(_REMEMBERED)
def _verdict(latex: str, display: bool) -> FormulaProblem | None:
    return _judge(latex, display, ())


def _judge(latex: str, display: bool, definitions: tuple[str, ...]) -> FormulaProblem | None:
    if mathml.too_long(latex) or _LONE_SURROGATE.search(latex):
        return unjudged(latex, "the formula is too long or nests too deeply to be read")
    if not definitions and surely_shown(latex, display):
        return None
    if mathjax.missing() is not None:
        return _surely_undefined(latex, definitions)
    if len(latex) > _LONGEST_ASKED:
        return _surely_undefined(latex, definitions) or unjudged(
            latex, f"MathJax is not asked about doubtful formulas of more than {_LONGEST_ASKED} characters"
        )
    complaint = mathjax.ask(latex, display, definitions)
    return None if complaint is None else explain(latex, complaint)


def _surely_undefined(latex: str, definitions: tuple[str, ...]) -> FormulaProblem | None:
    """What can be said without MathJax: that it does not know a name."""
    if definitions or any(mark in latex for mark in ("%", r"\verb", r"\ce", r"\pu", r"\text", r"\mbox")):
        return None
    for name, _, end in known.unknown(latex):
        if name.startswith("\\"):
            complaint = mathjax.Complaint("undefined", "", ((latex, len(latex) - end),), name)
        else:
            message = f"unknown environment '{name}'"
            complaint = mathjax.Complaint("UnknownEnv", message, ((latex, len(latex) - end),))
        return explain(latex, complaint)
    return None
