r"""Laws of probability between symbols: `\mathrm{Var}(X) = E[X^2] - E[X]^2`. Looks at the letters only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from vaultproof.claim import Equation, Relation, Syntax
from vaultproof.extract.classify import Statement
from vaultproof.latex.chance import NoLaw, calls_in, names_of
from vaultproof.note import Note
from vaultproof.source import Span
from vaultproof.spot import Spotted

LAW = "law"
"""The kind of such a claim."""
_MOST_LETTERS = 4
_BRACKET = re.compile(r"[(\[{]")
_SPELLED = re.compile(
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
            if _BRACKET.search(left.text) is None or _BRACKET.search(right.text) is None:
                continue
            if not _is_law(left.text, right.text):
                continue
            if spoken is None:
                spoken = _SPOKEN.search(note.source.text) is not None
            if not spoken and _SPELLED.search(f"{left.text} {right.text}") is None:
                continue
            span = Span(left.passage.whole.start, right.passage.whole.end)
            yield Equation(
                path=note.path,
                span=span,
                kind=LAW,
                text=" ".join(note.source[span].split()),
                scope=statement.scope,
                left=left,
                relation=relation,
                right=right,
                doubt=statement.around.doubt or doubts.get(statement.scope),
            )


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
