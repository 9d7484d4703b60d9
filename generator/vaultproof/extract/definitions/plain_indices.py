r"""Indices in small letters, without dollars: the rule of a sequence, `xₙ₊₁ = xₙ − η f'(xₙ)`, which is read as a
statement of its own in LaTeX, and a term `aₙ` before a sign, whose formula stands as it is. Judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from vaultproof.claim import Relation, Syntax, Term
from vaultproof.extract.classify import Statement
from vaultproof.extract.doubts.around import Around
from vaultproof.note import Block, Note, RunKind
from vaultproof.source import Passage
from vaultproof.spot import late

_GATE = late(r"[ₙₖₜᵢₘ]|_\{?[nkti]\s?\+\s?1")
_LETTER = r"(?:[A-Za-z]|[α-ω])"
_HEAD = late(
    rf"(?<![\d)\]₀-₉ₙₖₜᵢ^/*·×+−\-\u0302]\s)(?<!(?<!\w)[b-df-hj-xzB-Z]\s)(?<![\w\\^({{_])(?P<letter>{_LETTER})(?:[ₙₖₜᵢ]₊₁|_\{{?[nkti]\s?\+\s?1\}}?)\s*=\s*(?![=>])"
)
_CALLED = r"(?:sin|cos|tan|exp|ln|log|sqrt|tanh|sinh|cosh|arctan|σ|sigmoid)"
_RUN = late(
    rf"(?:{_CALLED}(?![^\W\d_])"
    rf"|(?<![^\W\d_]){_LETTER}['′’]{{0,2}}(?:[₀-₉ₙₖₜᵢ₊₋]+|_\{{[nkti0-9 +\-−]{{1,6}}\}}|_[nkti0-9])?(?![^\W\d_])"
    r"|\d+(?:[.,]\d+)?|[-−–+*/·×⋅()\[\]√^∇]|[⁰¹²³⁴-⁹⁺⁻ⁿ]|[ \u00a0\u2009]){1,120}"
)
_JOINING = late(r"\s(?:[yeioaàиІіI])\s[^=]*\Z")
_SUBS = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋ₙₖₜᵢ", "0123456789+-nkti")
_SUPS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0123456789+-n")
_BELOW = late(r"[₀-₉ₙₖₜᵢ₊₋]+")
_ABOVE = late(r"[⁰¹²³⁴-⁹⁺⁻ⁿ]+")
_NAMED = late(rf"(?<![^\W\d_\\]){_CALLED}(?![^\W\d_])")
_DECIMAL = late(r"(?<=\d),(?=\d)")
_ROOT = late(r"√\s?(?:\((?P<inner>[^()]*)\)|(?P<bare>\d+|[A-Za-z](?:_\{[^{}]*\})?))")
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξπρστυφχψω",
        """alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi
        omega""".split(),
        strict=True,
    )
)
_SIGNS = {
    "−": "-",
    "–": "-",
    "·": r"\cdot ",
    "⋅": r"\cdot ",
    "×": r"\cdot ",
    "*": r"\cdot ",
    "′": "'",
    "’": "'",
    "∇": r"\nabla ",
}
_ITEM = late(rf"\s*(?P<letter>{_LETTER})(?P<index>[ₙₖₜᵢ])\s*")


def plain_rules(note: Note, doubts: Mapping[int, str]) -> Iterator[Statement]:
    """The rules of sequences that a note gives without dollars, each in LaTeX."""
    if _GATE.search(note.source.text) is None:
        return
    for block in note.blocks:
        if block.row is None and _GATE.search(block.text) is not None:
            yield from _in_block(note, block, doubts)


def _in_block(note: Note, block: Block, doubts: Mapping[int, str]) -> Iterator[Statement]:
    words = block.text
    at = 0
    for run in block.runs:
        if run.kind is RunKind.COMMENT:
            continue
        text = run.passage.text
        for head in _HEAD.finditer(text) if run.kind is RunKind.TEXT else ():
            body = _body(text, head.end())
            if body is None:
                continue
            end = head.end() + len(body)
            left = run.passage.cut(head.start(), head.end()).text.rpartition("=")[0].rstrip()
            terms = (
                _latex(run.passage.cut(head.start(), head.start() + len(left))),
                _latex(run.passage.cut(head.end(), end)),
            )
            around = f"{words[: at + head.start()]}\ue001{words[at + end :]}"
            yield Statement(
                source=note.source,
                scope=block.scope,
                terms=terms,
                relations=(Relation.EQUAL,),
                around=Around(around, place=doubts.get(block.scope)),
            )
        at += len(text)


def _body(text: str, start: int) -> str | None:
    """What stands right of a sign, as far as it is mathematics; None where that ends in the midst of a word."""
    run = _RUN.match(text, start)
    if run is None:
        return None
    body = run.group()
    behind = text[start + len(body) :].lstrip()[:1]
    if behind in {"=", "≈"} and (joined := _JOINING.search(body)) is not None:
        body = body[: joined.start()]
    body = body.rstrip(" \u00a0\u2009")
    while body and body.count("(") < body.count(")") and body.endswith(")"):
        body = body[:-1].rstrip()
    if not body or body[-1] in "-−–+*/·×⋅^(√" or body.count("(") != body.count(")"):
        return None
    return body


def _latex(passage: Passage) -> Term:
    """Mathematics in the letters of a text as a term in LaTeX."""
    text = _DECIMAL.sub("{,}", passage.text)
    text = _BELOW.sub(lambda one: f"_{{{one.group().translate(_SUBS)}}}", text)
    text = _ABOVE.sub(lambda one: f"^{{{one.group().translate(_SUPS)}}}", text)
    text = _ROOT.sub(lambda one: rf"\sqrt{{{one['inner'] or one['bare']}}}", text)
    text = _NAMED.sub(_command, text)
    text = re.sub(r"\^\(([^()]*)\)", r"^{\1}", text)
    text = "".join(_SIGNS.get(one, rf"\{_GREEK[one]} " if one in _GREEK else one) for one in text)
    return Term(passage.reworded(text) if len(text) > 1 else replace(passage, text=text), Syntax.LATEX)


def _command(name: re.Match[str]) -> str:
    word = name.group()
    return word if word in _GREEK else r"\sigma" if word == "sigmoid" else rf"\{word}"


def with_plain_heads(statements: Iterable[Statement]) -> list[Statement]:
    """Statements with `a_{n}` for `aₙ` where they begin with it, and `a_{1}` for `a₁` where that is an item of it."""
    statements = list(statements)
    heads = [_ITEM.fullmatch(one.terms[0].text) for one in statements]
    letters = {one["letter"] for one in heads if one is not None}
    letters |= {one["letter"] for one in map(_of_rule, statements) if one is not None}
    return [_headed(one, letters) for one in statements] if letters else statements


_RULED = late(r"(?P<letter>[A-Za-z])_\{[nkti]\+1\}")
_NUMBERED = late(r"\s*(?P<letter>[A-Za-z])[₀-₉]{1,4}\s*")


def _of_rule(statement: Statement) -> re.Match[str] | None:
    return _RULED.fullmatch(statement.terms[0].text)


def _headed(statement: Statement, letters: set[str]) -> Statement:
    first = statement.terms[0]
    if first.syntax is not Syntax.PLAIN:
        return statement
    match = _ITEM.fullmatch(first.text) or _NUMBERED.fullmatch(first.text)
    if match is None or match["letter"] not in letters:
        return statement
    return replace(statement, terms=(_latex(first.passage), *statement.terms[1:]))
