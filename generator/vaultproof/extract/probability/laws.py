r"""Laws of probability between symbols: `\mathrm{Var}(X) = E[X^2] - E[X]^2`. Looks at the letters only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from vaultproof.claim import Equation, Relation, Syntax
from vaultproof.extract.classify import Statement
from vaultproof.extract.shape import shape
from vaultproof.latex.chance import NoLaw, calls_in, names_of
from vaultproof.latex.generic import is_rule
from vaultproof.note import Note
from vaultproof.source import Span
from vaultproof.spot import Spotted, late

LAW = "law"
RULE = "rule"
"""The kinds of such claims: about chance, and about derivatives."""
_MOST_LETTERS = 4
_BRACKET = late(r"[(\[{]")
_SPELLED = late(
    r"\\Pr(?![a-z])|\\mathbb\s*\{?\s*[EPV]|(?:Var|Cov)(?![A-Za-z])|\\operatorname\s*\{\s*[EPHI]\s*\}"
    r"|(?<![A-Za-z\\])E\s*(?:\\left\s*)?\["
)
_SPOKEN = Spotted(
    r"""\b(?:probabilit\w*|expect(?:ed|ation)\w*|varianc\w*|covarianc\w*|entrop\w*|bayes\w*|mutual\s+information
    |random\s+variables?|wahrscheinlich\w*|erwartungs\w*|varianz\w*|kovarianz\w*|zufalls\w*|probabilités?|espérance\w*
    |variables?\s+aléatoires?|probabilidad\w*|esperanza\w*|varianza\w*|variância\w*|valor\s+esperado|probabilità
    |valore\s+atteso|вероятност\w*|дисперси\w*|ожидани\w*|энтропи\w*|xác\s+suất|kỳ\s+vọng|phương\s+sai|prawdopodobieństw\w*
    |wariancj\w*|oczekiwan\w*|olasılı\w*|varyans\w*|beklenen)\b
    |概率|機率|期望|方差|協方差|协方差|熵|随机变量|確率|期待値|分散|エントロピー|확률|기댓값|기대값|분산|엔트로피""",
    re.IGNORECASE | re.VERBOSE,
)


def laws(note: Note, statements: Iterable[Statement], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """For each pair of terms that are set equal and hold nothing but means, variances, probabilities or entropies of
    the same random variables or events, a claim."""
    spoken: bool | None = None
    for statement in statements:
        for index, relation in enumerate(statement.relations):
            left, right = statement.terms[index], statement.terms[index + 1]
            if relation is not Relation.EQUAL or left.syntax is not Syntax.LATEX:
                continue
            kind = RULE if is_rule(left.text, right.text) else LAW
            if kind == LAW:
                if not all(_BRACKET.search(side.text) for side in (left, right)):
                    continue
                if spoken is None:
                    spoken = _SPOKEN.search(note.source.text) is not None
                if not spoken and _SPELLED.search(f"{left.text} {right.text}") is None:
                    continue
                if not _is_law(left.text, right.text):
                    continue
            span = Span(left.passage.whole.start, right.passage.whole.end)
            yield Equation(
                path=note.path,
                span=span,
                kind=kind,
                text=" ".join(note.source[span].split()),
                scope=statement.scope,
                left=left,
                relation=relation,
                right=right,
                doubt=statement.around.doubt_of_law
                or doubts.get(statement.scope)
                or (_of_equals(note, span) or _of_a_case(note, statement, span) if kind == LAW else None),
            )


_SAME = late(
    r"(?<![\w\\{(|,])(?P<one>[A-Z])\s*(?:=|\\equiv(?![A-Za-z])|≡)\s*(?P<other>[A-Z])(?![\w({\[|^'_])"
)
_REACH = 300


def _of_equals(note: Note, span: Span) -> str | None:
    """Why an equation may be meant of one case only, where the words before it set two of its letters equal: “if
    `Y = X`, the formula becomes …”."""
    text = note.source.text
    said = re.split(r"\n[ \t]*(?:#|[-*+][ \t])", text[max(0, span.start - _REACH) : span.start])[-1]
    letters = set(re.findall(r"(?<![A-Za-z\\])[A-Z](?![A-Za-z])", note.source[span]))
    for same in _SAME.finditer(said):
        if same["one"] != same["other"] and {same["one"], same["other"]} <= letters:
            return f"it may be said of the case that `{same['one']} = {same['other']}` only"
    return None


_CONCLUDED = late(
    r"(?:(?<!\w)(?:so|thus|hence|therefore|then|also|somit|daher|folglich|donc|ainsi|entonces|luego|portanto|logo|quindi|dunque|итак|значит|więc|zatem|vậy)(?!\w)"
    r"|所以|因此|따라서|よって)[\s*_:,$]*\Z",
    re.IGNORECASE,
)


_ADDED = late(r"[-−+]\s*\d+(?![\d.]|\s*[A-Za-z(\\])")


def _of_a_case(note: Note, statement: Statement, span: Span) -> str | None:
    """Why an equation between moments may be meant of the variables at hand only: its chain has a number, or it is a
    conclusion: `So Cov(X, Y) = Var(X)`."""
    if any(shape(term).numeric or _ADDED.search(term.text) for term in statement.terms):
        return "its chain has a number, and may be about the variables at hand only"
    before = note.source.text[max(0, span.start - 30) : span.start]
    return "it is a conclusion about the variables at hand" if _CONCLUDED.search(before) else None


def _is_law(left: str, right: str) -> bool:
    try:
        one, other = names_of(left), names_of(right)
        names_of(left, right)
    except NoLaw:
        return False
    random, others = one.variables | one.events, other.variables | other.events
    return (
        bool(one.operators and other.operators)
        and bool(random)
        and (random <= others or others <= random)
        and len(random | others) <= _MOST_LETTERS
        and other.constants <= one.constants
        and len(calls_in(left) | calls_in(right)) > 1
        and not (one.variables | other.variables) & (one.constants | other.constants)
        and "".join(left.split()) != "".join(right.split())
    )
