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
_LETTER = r"(?:[A-Za-zŷẑ]\u0302?|[α-ω])"
_HEAD = late(
    rf"(?<![\d)\]₀-₉ₙₖₜᵢ^/*·×+−\-\u0302]\s)(?<!(?<!\w)[b-df-hj-xzB-Z]\s)(?<![\w\\^({{_])(?P<letter>{_LETTER})(?:[ₙₖₜᵢ]₊₁|_\{{?[nkti]\s?\+\s?1\}}?)\s*=\s*(?![=>])"
)
_WORDLY = r"[A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿḀ-ỿ]"
_CALLED = r"(?:sin|cos|tan|exp|ln|log|sqrt|tanh|sinh|cosh|arctan|σ|sigmoid)"
_RUN = late(
    rf"(?:{_CALLED}(?!{_WORDLY})"
    rf"|(?<!{_WORDLY}){_LETTER}['′’]{{0,2}}(?:[₀-₉ₙₖₜᵢ₊₋]+|_\{{[nkti0-9 +\-−]{{1,6}}\}}|_[nkti0-9])?(?!{_WORDLY})"
    r"|\d+(?:[.,]\d+)?|[-−–+*/·×⋅()\[\]√^∇]|[⁰¹²³⁴-⁹⁺⁻ⁿ]|[ \u00a0\u2009]){1,120}"
)
_JOINING = late(r"\s(?:[yeioaàиІіI])\s[^=]*\Z")
_LONE_WORD = late(r"\s[yeioaàиіІиI]\s+\Z")
"""A letter that is a word in some language, with more behind it."""
_SUBS = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋ₙₖₜᵢ", "0123456789+-nkti")
_SUPS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0123456789+-n")
_BELOW = late(r"[₀-₉ₙₖₜᵢ₊₋]+")
_ABOVE = late(r"[⁰¹²³⁴-⁹⁺⁻ⁿ]+")
_NAMED = late(rf"(?<![^\W\d_\\]){_CALLED}(?![^\W\d_])")
_HATTED = late(r"([A-Za-z])\u0302")
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
            left = run.passage.cut(head.start(), head.end()).text.rpartition("=")[0].rstrip()
            bodies, relations = _chain(text, head.start() + len(left))
            if not bodies or not _is_whole(text, bodies[-1][1]):
                continue
            end = bodies[-1][1]
            terms = (
                latex_of(run.passage.cut(head.start(), head.start() + len(left))),
                *(latex_of(run.passage.cut(*one)) for one in bodies),
            )
            around = f"{words[: at + head.start()]}\ue001{words[at + end :]}"
            yield Statement(
                source=note.source,
                scope=block.scope,
                terms=terms,
                relations=relations,
                around=Around(around, place=doubts.get(block.scope)),
            )
        at += len(text)


_GOES_ON = late(
    r"""\s*(?:$|[.;:!?)\n。；：、](?!\w)|[.!?。]|,\s*(?!(?:if|when|unless|for|at|falls|wenn|für|bei|an|si|quand|pour|en|cuando|para|se|quando|per|если|при|для|в|nếu|khi|với|tại|jeśli|gdy|dla|w|若|当|如|もし)(?!\w))
    |，(?!若|当|如)|のように|で(?!は)|とする|とおく|である|です|を|に(?!つ)|(?:이|라|을|를|으로|로)(?!\s?때)|其中|且|和|为
    |(?:with|where|and|so|thus|starting|mit|wobei|und|also|avec|où|et|donc|con|donde|y|com|onde|e|dove|где|и|với|và|gdzie|oraz|i)(?=\s))""",
    re.IGNORECASE | re.VERBOSE,
)
"""What may stand behind a formula that goes no further, and holds under no condition: `mod 7`, `if n is even`."""


def _is_whole(text: str, end: int) -> bool:
    """Whether a formula that ends at a place of a text goes no further."""
    return _GOES_ON.match(text, end) is not None


def _body(text: str, start: int) -> str | None:
    """What stands right of a sign, as far as it is mathematics; None where that ends in the midst of a word."""
    run = _RUN.match(text, start)
    if run is None:
        return None
    body = run.group()
    behind = text[start + len(body) :].lstrip()[:1]
    if behind in {"=", "≈"} and (joined := _JOINING.search(body)) is not None:
        body = body[: joined.start()]
    elif (lone := _LONE_WORD.search(body)) is not None:
        if behind != "∂":
            return None
        body = body[: lone.start()]
    body = body.rstrip(" \u00a0\u2009")
    while body and body.count("(") < body.count(")") and body.endswith(")"):
        body = body[:-1].rstrip()
    if not body or body[-1] in "-−–+*/·×⋅^(√" or body.count("(") != body.count(")"):
        return None
    return body


def latex_of(passage: Passage) -> Term:
    """Mathematics in the letters of a text as a term in LaTeX."""
    text = _DECIMAL.sub("{,}", passage.text)
    text = _HATTED.sub(r"\\hat{\1}", text.replace("ŷ", "y\u0302").replace("ẑ", "z\u0302"))
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


_SLOPE = late(
    rf"(?<![\w\\/*·×(])∂\s?(?P<of>[A-Za-z]\u0302?(?:[₀-₉ᵢⱼ]+|_\w)?)\s?/\s?∂\s?(?P<by>{_LETTER}(?:[₀-₉ᵢⱼ]+|_\w)?)(?![\w²³])"
)
_RELATES = late(r"\s*(?P<sign>=|≈)\s*")
_SIGNS_OF = {"=": Relation.EQUAL, "≈": Relation.APPROXIMATE}


def plain_slopes(note: Note, doubts: Mapping[int, str]) -> Iterator[Statement]:
    """The partial derivatives that a note tells without dollars, `∂L/∂w = (p̂ − y) x`, each in LaTeX."""
    if "∂" not in note.source.text:
        return
    for block in note.blocks:
        words, at = block.text, 0
        for run in block.runs if block.row is None and "∂" in block.text else ():
            text = run.passage.text
            for head in _SLOPE.finditer(text) if run.kind is RunKind.TEXT else ():
                bodies, relations = _chain(text, head.end())
                if not bodies or not _is_whole(text, bodies[-1][1]):
                    continue
                left = latex_of(run.passage.cut(*head.span()))
                of, by = (latex_of(run.passage.cut(*head.span(name))).text for name in ("of", "by"))
                slope = rf"\frac{{\partial {of}}}{{\partial {by}}}"
                around = f"{words[: at + head.start()]}\ue001{words[at + bodies[-1][1] :]}"
                yield Statement(
                    source=note.source,
                    scope=block.scope,
                    terms=(
                        replace(left, passage=left.passage.reworded(slope)),
                        *(latex_of(run.passage.cut(*one)) for one in bodies),
                    ),
                    relations=relations,
                    around=Around(around, place=doubts.get(block.scope)),
                )
            at += len(text) if run.kind is not RunKind.COMMENT else 0


def _chain(text: str, start: int) -> tuple[list[tuple[int, int]], tuple[Relation, ...]]:
    """Where the terms stand that follow a place, each behind a sign, and how they are related."""
    bodies = list[tuple[int, int]]()
    relations = list[Relation]()
    while (sign := _RELATES.match(text, bodies[-1][1] if bodies else start)) is not None:
        body = _body(text, sign.end())
        if body is None:
            break
        relations.append(_SIGNS_OF[sign["sign"]])
        bodies.append((sign.end(), sign.end() + len(body)))
    return bodies, tuple(relations)


_SLASHED = late(
    r"\s*\\partial\s*(?P<of>\\?[A-Za-z]+(?:\s*\{\s*[A-Za-z]\s*\})?(?:_\{?\w+\}?)?)\s*/\s*\\partial\s*(?P<by>\\?[A-Za-z]+(?:_\{?\w+\}?)?)\s*"
)


def with_fractions(statements: Iterable[Statement]) -> list[Statement]:
    r"""Statements with `\frac{\partial f}{\partial x}` for `\partial f/\partial x` as a term of its own."""
    return [_with_fraction(one) for one in statements]


def _with_fraction(statement: Statement) -> Statement:
    if not any("\\partial" in one.text and "/" in one.text for one in statement.terms):
        return statement
    return replace(statement, terms=tuple(map(_fraction, statement.terms)))


def _fraction(term: Term) -> Term:
    match = _SLASHED.fullmatch(term.text) if term.syntax is Syntax.LATEX else None
    if match is None:
        return term
    text = rf"\frac{{\partial {match['of']}}}{{\partial {match['by']}}}"
    return replace(term, passage=term.passage.reworded(text))


_GIVEN = late(
    r"(?<![\w\\$\u0302=+*/·×^(∂−-])(?<![=+*/·×^(−-]\s)"
    r"(?P<name>[A-Za-zŷẑ]\u0302?(?:\((?P<inner>[a-z](?:,\s?[a-z]){1,2})\))?)\s*=\s*(?=[^\s=])"
)
_SIDE_BY_SIDE = late(rf"(?<!{_WORDLY}){_LETTER}['′]?\s{_LETTER}(?!{_WORDLY})|{_LETTER}\u0302")
_CLUSTER = late(r"(?<![A-Za-z\\])[a-z]{2,3}(?![A-Za-z(])")
_STOPS = late(r"\s*(?:$|[,.;:!?)\n，。；：、]|[぀-ヿ一-鿿가-힣])|\s+[^\W\d_]{3,}")


def plain_products(note: Note, doubts: Mapping[int, str]) -> Iterator[Statement]:
    """What running text gives letters and functions of several without dollars, where letters stand side by side as
    factors, which other readers take for words: `z = w x + b`, `f(x, y) = 2x² + 2xy`."""
    for block in note.blocks:
        words, at = block.text, 0
        for run in block.runs if block.row is None and "=" in block.text else ():
            text = run.passage.text
            for head in _GIVEN.finditer(text) if run.kind is RunKind.TEXT else ():
                body = _product(text, head)
                if body is None:
                    continue
                end = head.end() + len(body)
                left, right = (
                    latex_of(run.passage.cut(*one)) for one in (head.span("name"), (head.end(), end))
                )
                apart = _apart(right.text, set(head["inner"] or ""))
                around = f"{words[: at + head.start()]}\ue001{words[at + end :]}"
                yield Statement(
                    source=note.source,
                    scope=block.scope,
                    terms=(
                        left,
                        replace(
                            right, passage=right.passage.reworded(apart) if len(apart) > 1 else right.passage
                        ),
                    ),
                    relations=(Relation.EQUAL,),
                    around=Around(around, place=doubts.get(block.scope)),
                )
            at += len(text) if run.kind is not RunKind.COMMENT else 0


def _apart(body: str, letters: set[str]) -> str:
    """A formula with spaces between letters of a function that stand side by side: `2xy` as `2x y`."""

    def spaced(match: re.Match[str]) -> str:
        return " ".join(match.group()) if set(match.group()) <= letters else match.group()

    return _CLUSTER.sub(spaced, body)


def _product(text: str, head: re.Match[str]) -> str | None:
    """What stands right of a sign where it is a formula with letters side by side."""
    inner = set(head["inner"] or "") - set(", ")
    spaced = _CLUSTER.sub(
        lambda one: "x" + "1" * (len(one.group()) - 1) if set(one.group()) <= inner else one.group(),
        text[head.end() :],
    )
    shown = _body(text[: head.end()] + spaced, head.end())
    if shown is None or _STOPS.match(text, head.end() + len(shown)) is None:
        return None
    body = text[head.end() : head.end() + len(shown)]
    several = inner and any(set(one.group()) <= inner for one in _CLUSTER.finditer(body))
    hatted = _HATTED.search(head["name"]) is not None
    return body if several or hatted or _SIDE_BY_SIDE.search(body) is not None else None


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
    return replace(statement, terms=(latex_of(first.passage), *statement.terms[1:]))
