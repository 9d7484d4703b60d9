r"""Values of a sum, a product or an approximation at a number, told right behind its formula: “$\sum_{k=1}^n k =
\frac{n(n+1)}{2}$; for $n = 100$ this gives 5050”, “…, which is 45 for $n = 10$”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_SUMMED = Spotted(r"\\sum|\\prod|\\binom|\\[cl]?dots|…|!|∑|∏")
"""What has a value at each number, so that no other thing is meant by “this”."""
_AT = r"\$?\s{0,3}(?P<letter>[a-zA-Z])\s{0,3}=\s{0,3}(?P<at>\d{1,6})\s{0,3}\$?"
_VALUE = r"\$?\s{0,3}(?P<value>-?\d{1,12}(?:(?:[.,]|\{,\})\d{1,9})?)\$?(?![\w$^!/%]|[.,]\d)"
_ENDS = (
    r"(?=\s*(?:[.,;:)。；，]|\n|\Z|(?:instead|rather|statt|anstatt|au\s+lieu|en\s+lugar|em\s+vez|invece|вместо"
    r"|thay\s+vì|zamiast)(?!\w)))"
)
"""What stands behind a value that is told of the formula, and not of things that are counted."""
_FOR = (
    r"(?:for|with|when|if|at|taking|für|bei|mit|pour|avec|si|para|con|com|se|per|при|для|với|khi|dla"
    r"|当|對於|对于|在)"
)
_IT = (
    r"(?:this|it|that|the\s+(?:sum|value|result|formula)|we|one|das|es|die\s+(?:summe|formel)|man|ça|cela|on"
    r"|la\s+(?:somme|formule|suma|somma|fórmula|formula)|a\s+(?:soma|fórmula)|se|si|это|сумма|мы|ta|tổng|nó|suma)"
)
_GIVES = (
    rf"(?:{_IT}\s+)?(?:gives?|is|equals|yields|gets?|obtains?|ergibt(?:\s+(?:sich|das))?|gibt(?:\s+das)?|ist|beträgt|liefert|erhält|donne"
    r"|vaut|est|obtient|trouve|da|es|vale|obtiene|resulta|dá|é|obtém-se|dà|è|ottiene|получаем|равна|равно|да[её]т"
    r"|được|bằng|là|cho|wynosi|daje|得到?|为|是|等于)"
)
_ABOUT = (
    r"(?P<about>\s+(?:about|approximately|roughly|etwa|rund|ungefähr|environ|aproximadamente|cerca\s+de|circa"
    r"|примерно|около|khoảng|około)|\s*(?:约|≈|\\approx))?"
)
_BEFORE = late(
    rf"""\s*[.;,:，；。—–-]{{0,2}}\s*(?:(?:e\.g\.|z\.\s?B\.|p\.\s?ex\.|for\s+example|por\s+ejemplo|por\s+exemplo|per\s+esempio|par\s+exemple|например|ví\s+dụ|np\.|例如)[,:]?\s*)?
    {_FOR}\s*{_AT}\s*[,:，]?\s*{_GIVES}{_ABOUT}\s*{_VALUE}{_ENDS}""",
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND = late(
    rf"""\s*[,;，；—–-]{{0,2}}\s*(?:e\.g\.|z\.\s?B\.|for\s+example|por\s+ejemplo|per\s+esempio|par\s+exemple|например|ví\s+dụ|np\.|(?:which|that)\s+is|was|also|soit|ovvero|o\s+sea|ou\s+seja|т\.\s?е\.)[,:]?
    {_ABOUT}\s*{_VALUE}\s*{_FOR}\s*{_AT}{_ENDS}""",
    re.IGNORECASE | re.VERBOSE,
)
_REACH = 200
_RELATIONS = frozenset({Relation.EQUAL, Relation.APPROXIMATE})


def sums_at(statements: Sequence[Statement], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim that each value makes which a text tells of a formula of one letter right behind it."""
    for one in statements:
        first, last = one.terms[0], one.terms[-1]
        if len(one.terms) < 2 or set(one.relations) - _RELATIONS or first.syntax is not Syntax.LATEX:
            continue
        if not _SUMMED.may_match(first.text) or _SUMMED.search(first.text) is None:
            continue
        names = {canonical_name(name) or name for name in shape(last).names}
        text, end = one.source.text, last.passage.whole.end
        start = end + (text[end : end + 1] == "$")
        match = _BEFORE.match(text, start, start + _REACH) or _BEHIND.match(text, start, start + _REACH)
        if match is None or names != {match["letter"]}:
            continue
        span = Span(match.start("value"), match.end("value"))
        at = Span(match.start("at"), match.end("at"))
        yield Equation(
            path=one.source.path,
            span=Span(min(span.start, at.start), max(span.end, at.end)),
            kind="sum",
            text=" ".join(match.group().strip(" ,;.:—–-").split()),
            scope=one.scope,
            left=Term(last.passage, Syntax.LATEX),
            relation=Relation.APPROXIMATE if match["about"] else Relation.EQUAL,
            right=Term(Passage.of(one.source, span), Syntax.LATEX),
            given=((match["letter"], Term(Passage.of(one.source, at), Syntax.LATEX)),),
            doubt=doubts.get(one.scope) or one.around.doubt_of_numbers,
        )
