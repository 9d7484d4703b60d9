r"""How a claim is shown: as it stands in its note, formulas as formulas and words as words; a cell of a table as a
sentence. Decides nothing of what it is worth.
"""

from __future__ import annotations

import re
from itertools import pairwise

from vaultproof.claim import Claim, Equation, Property, Relation, Syntax
from vaultproof.emit.markdown import code, formula, prose, term
from vaultproof.latex.names import GREEK
from vaultproof.note import Note
from vaultproof.source import Span

_RELATIONS = {
    Relation.APPROXIMATE: r"\approx",
    Relation.LESS_EQUAL: r"\le",
    Relation.GREATER_EQUAL: r"\ge",
    Relation.UNEQUAL: r"\ne",
}
_GREEK = frozenset(GREEK.values())
_MARKS = re.compile(r"[\s$*_]+")
_IN_LATEX = re.compile(
    r"\\(?:begin|end|text\w*|math\w+|operatorname\*?|mbox|mathbf)\s*\{[^{}]*\}|\\[A-Za-z]+|[_^]\s*\{[^{}]*\}"
)
_WORD = re.compile(
    r"(?<![^\W\d_])(?!(?:max|min|log|ln|exp|sin|cos|tan|arg|det|tr)(?![^\W\d_]))[^\W\d_]{0,40}[^\W\d_A-Z][^\W\d_]{2,40}"
    r"(?![^\W\d_])(?!\s{0,3}['′]{0,3}\s{0,3}\()"
    r"|[぀-ヿ㐀-鿿가-힯]"
)
"""A word that is no name of a function: three letters that are not all capitals, with no bracket behind them."""


def statement_of(claim: Claim, lead: str, note: Note) -> str:
    """A claim as Markdown, with the words before it that belong to its name."""
    if isinstance(claim, Property):
        named = claim.subject if claim.subject and claim.subject[1:].isalnum() else ""
        text = claim.text + _noun_behind(claim, note)
        told = not named or named.casefold() in text.casefold()
        return prose(text if told else f"{named}: {text}")
    if not isinstance(claim, Equation):
        return code(lead + claim.text)
    if claim.kind == "table" and claim.given:
        return _of_a_cell(claim)
    if claim.left.syntax is not Syntax.LATEX:
        return term(lead + claim.text, claim.left.syntax)
    return _as_written(claim, note) or _told(claim.text)


_NOUN = re.compile(
    r" (?:function|Funktion|fonction|función|função|funzione|функция|функцией|funkcja|funkcją|functie|funktion)(?!\w)"
)


def _noun_behind(claim: Property, note: Note) -> str:
    """The noun that goes with an adjective at the end of a claim: `ELU is an odd function`."""
    text = note.source.text
    if not claim.text.strip() or not text[: claim.span.end].endswith(claim.text.split()[-1]):
        return ""
    match = _NOUN.match(text, claim.span.end)
    return match[0] if match is not None else ""


def _of_a_cell(claim: Equation) -> str:
    """What a cell states, and for which values of its row."""
    if claim.left.syntax is not Syntax.LATEX:
        given = ", ".join(f"{name} = {value.text}" for name, value in claim.given)
        return f"{code(f'{claim.left.text} {claim.relation.value} {claim.right.text}')}, {code(given)}"
    relation = _RELATIONS.get(claim.relation, claim.relation.value)
    given = ", ".join(f"{_letter(name)} = {value.text}" for name, value in claim.given)
    return f"{formula(f'{claim.left.text} {relation} {claim.right.text}')}, {formula(given)}"


def _letter(name: str) -> str:
    """A name in canonical form as LaTeX: `\\alpha`, `w_{1}`."""
    head, _, index = name.partition("_")
    return (f"\\{head}" if head in _GREEK else head) + (f"_{{{_letter(index)}}}" if index else "")


def _as_written(claim: Equation, note: Note) -> str | None:
    """The text at the place of a claim; None where the claim says it in other words."""
    start, end = claim.span.start, claim.span.end
    text = note.source.text
    if "\n\n" in text[start:end] or _bare(text[start:end]) != _bare(claim.text):
        return None
    inside = [one.passage.whole for one in note.formulas if one.span.start < end and start < one.span.end]
    if any(one.start <= start and end <= one.end for one in inside):
        return formula(claim.text)
    shown = ""
    places = [Span(start, start), *inside, Span(end, end)]
    for before, one in pairwise(places):
        words = text[before.end : one.start].strip("$")
        shown += _spaced(words) + (
            formula(text[max(start, one.start) : min(end, one.end)]) if one in inside else ""
        )
    return shown if inside else _told(claim.text)


def _spaced(words: str) -> str:
    """Words between formulas, with the spaces around them."""
    shown = prose(words.replace("$", "")) if words.strip() else ""
    return f"{' ' * words[:1].isspace()}{shown}{' ' * (words[-1:].isspace() and bool(shown))}"


def _bare(text: str) -> str:
    return _MARKS.sub("", text)


def _told(text: str) -> str:
    """A claim in words of ours, `x^2 = 4 at x = 2`, or of the note's without its formulas."""
    statement, at, place = text.partition(" at ")
    if at and "=" in place and not _is_wordy(statement) and not _is_wordy(place):
        return f"{formula(statement)}, {formula(place)}"
    statement, colon, answer = text.partition(": ")
    if colon and "\\" in statement and "\\" not in answer and _is_wordy(answer):
        return f"{formula(statement)}: {prose(answer)}"
    statement, by, rule = text.partition(" by ")
    if by and not _is_wordy(statement) and not _is_wordy(rule):
        return formula(statement)
    if "$" in text:
        return prose(text + "$" if text.count("$") % 2 else text)
    return prose(text) if _is_wordy(text) and "\\" not in text else term(text, Syntax.LATEX)


def _is_wordy(text: str) -> bool:
    return _WORD.search(_IN_LATEX.sub(" ", text)) is not None
