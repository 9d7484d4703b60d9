r"""Solutions of differential equations and Laplace transforms, as the identities that they state: `y' = 2y` has the
solution `y = 3e^{2x}`; `\mathcal{L}\{e^{-2t}\} = \frac{1}{s+2}`.

Puts a solution into its equation, and an integral for a transform. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.doubts.silence import doubt_of, doubt_of_numbers
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.language.clauses import Running, sentences
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.shape import shape
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_LAPLACE = late(
    r"\s*(?:\\mathcal|\\mathscr)\s*\{?\s*L\s*\}?\s*(?:\\left\s*|\\[bB]igl?\s*)?(?:\\\{|\[|\()\s*(?P<of>.+?)\s*(?:\\right\s*|\\[bB]igr?\s*)?(?:\\\}|\]|\))\s*(?:\(\s*s\s*\))?\s*"
)
SOLUTION = Spotted(
    r"""(?<!\w)(?:solutions?|solves?|satisf(?:y|ies)|lösung(?:en)?|löst|erfüllt|vérifie|soluci(?:ón|ones)|satisface|soluç(?:ão|ões)|satisfaz|soluzion[ei]|soddisfa
    |решени\w+|удовлетворяет|rozwiązani\w+|spełnia|nghiệm|thỏa\s+mãn|thoả\s+mãn)(?!\w)|解|满足|滿足|満た|해|만족""",
    re.IGNORECASE | re.VERBOSE,
)
SLOPE = late(
    r"(?P<letter>[yu])\s*(?P<primes>'{1,3}|′{1,3}|\^\{\s*(?:\\prime\s*)+\})(?:\s*\(\s*[xt]\s*\))?"
    r"|\\[dt]?frac\s*\{\s*d\s*(?P<fraction>[yu])\s*\}\s*\{\s*d\s*(?P<by>[xt])\s*\}|\\dot\s*\{?\s*(?P<dotted>[yux])\s*\}?"
)
BODY = late(r"\s*(?P<letter>[yux])\s*(?:\(\s*(?P<variable>[xt])\s*\))?\s*=\s*(?P<body>[^=<>≈]+?)\s*\.?\s*")
_INITIAL = late(r"[yux]\s*'?\s*\(\s*[-−]?\d+(?:\.\d+)?\s*\)\s*=")
_ITSELF = (
    r"(?:(?<![A-Za-z\\])|(?<=(?<![A-Za-z\\])[xt])){}(?:\s*\(\s*[xt]\s*\))?(?![A-Za-z'′(^_])"
    r"|(?<![A-Za-z\\]){}(?=\^)"
)


def transform_claims(
    note: Note, statements: Iterable[Statement], texts: Sequence[Running], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The identity that each such statement of a note makes."""
    if "L" in note.source.text and ("\\mathcal" in note.source.text or "\\mathscr" in note.source.text):
        yield from _transforms(statements, doubts)
    if SOLUTION.may_match(note.source.text) and SLOPE.search(note.source.text) is not None:
        for running in texts:
            yield from _solutions(note, running, doubts)


_OTHER_TRANSFORM = late(
    r"carson|sumudu|bilateral|two-?\s?sided|both-?sided|zweiseitig|beidseitig|bilatère|двусторон|карсон|heaviside|z-?transform|mellin|fourier|hai\s+phía|双边|両側|양쪽|양측|modif|normali[sz]|scaled|skalier|convention\s+with|with\s+the\s+factor|multiplied\s+by",
    re.IGNORECASE,
)
_DEFINED = late(
    r"\\(?:mathcal|mathscr)\s*\{?\s*L\s*\}?[^$=]{0,40}=(?P<factor>[^$=\\]{0,12}(?:\\,)?\s{0,4})\\int\s*(?P<from>_\s*\{?\s*-)?"
)
"""An integral as which a note defines the transform, with a factor before it, or from a place below zero."""
_OF_ANOTHER_TRANSFORM = "the note may speak of another transform than that of Laplace"


def _of_another_transform(text: str) -> str | None:
    defined = [one for one in _DEFINED.finditer(text) if one["factor"].strip() or one["from"]]
    return _OF_ANOTHER_TRANSFORM if defined or _OTHER_TRANSFORM.search(text) is not None else None


def _transforms(statements: Iterable[Statement], doubts: Mapping[int, str]) -> Iterator[Equation]:
    other: str | None = None
    read = False
    for one in statements:
        match = _LAPLACE.fullmatch(one.terms[0].text) if one.relations else None
        if match is None or one.relations[0] is not Relation.EQUAL:
            continue
        start, of = one.terms[0].passage.whole.start, match["of"]
        inner = Term(Passage(of, ((0, start),)), Syntax.LATEX)
        right = one.terms[1]
        if shape(inner).calls or not shape(inner).names <= {"t", "e"} or "," in of:
            continue
        if "s" not in shape(right).names or not shape(right).names <= {"s", "e"}:
            continue  # a loss is no transform
        left = rf"\int_0^{{\infty}} e^{{-s t}} \left({of}\right) \, dt"
        if not read:
            other, read = _of_another_transform(one.source.text), True
        yield replace(
            equation(one, IDENTITY, 0),
            left=Term(Passage(left, ((0, start),)), Syntax.LATEX),
            doubt=doubts.get(one.scope) or one.around.doubt,
        ).loosely(other)


def _solutions(note: Note, running: Running, doubts: Mapping[int, str]) -> Iterator[Equation]:
    text, block = running.text, running.block
    for start, end, mark in sentences(text.words):
        if mark in {"?", "？"} or SOLUTION.search(text.words, start, end) is None:
            continue
        formulas = [(at, one) for at, one in sorted(text.formulas.items()) if start <= at < end]
        equations = [one for _, one in formulas if SLOPE.search(one.text) and one.text.count("=") == 1]
        bodies = [(at, found) for at, one in formulas if (found := BODY.fullmatch(one.text)) is not None]
        if len(equations) != 1 or len(bodies) != 1:
            continue
        at, found = bodies[0]
        sides = put_in(equations[0].text, found)
        if sides is None:
            continue
        span = text.span_of(at, at + 1)
        around = f"{text.words[start:at]} \ue001 {text.words[at + 1 : end]}"
        values = sum(bool(_INITIAL.search(one.text)) for _, one in formulas)
        more = tells_all(text.words[start:end], equations[0].text, found["body"], values)
        denied = doubt_of_numbers("\ue001", next_sentence(text.words, end))
        claim = Equation(
            path=note.path,
            span=span,
            kind=IDENTITY,
            text=text.shown(at, at + 1),
            scope=block.scope,
            left=Term(Passage(sides[0], ((0, span.start),)), Syntax.LATEX),
            relation=Relation.EQUAL,
            right=Term(Passage(sides[1], ((0, span.start),)), Syntax.LATEX),
            doubt=doubts.get(block.scope)
            or doubt_of(around)
            or denied
            or (None if is_plain(around) else OF_ANOTHER),
        ).partly(more)
        yield claim
        yield from _at_its_values(claim, found, (one.text for _, one in formulas))


_VALUE = late(
    r"\s*(?P<letter>[yux])\s*\(\s*(?P<at>[-−]?\d+(?:\.\d+)?)\s*\)\s*=\s*(?P<value>[-−]?\d+(?:\.\d+)?)\s*\.?\s*"
)


def _at_its_values(claim: Equation, found: re.Match[str], formulas: Iterable[str]) -> Iterator[Equation]:
    """The claims that a solution without constants takes the values told with its equation."""
    letters = set(re.findall(r"(?<![A-Za-z\\])[xt](?![A-Za-z])", found["body"])) - {found["letter"]}
    if len(letters) != 1 or _CONSTANTS.search(found["body"]) is not None:
        return
    (variable,) = letters
    anchors = ((0, claim.span.start),)
    for formula in formulas:
        value = next((one for part in formula.split(",") if (one := _VALUE.fullmatch(part))), None)
        if value is None or value["letter"] != found["letter"]:
            continue
        yield replace(
            claim,
            kind="value",
            text=f"{value['letter']}({value['at']}) = {value['value']} by {claim.text}",
            left=Term(Passage(found["body"], anchors), Syntax.LATEX),
            right=Term(Passage(value["value"], anchors), Syntax.LATEX),
            given=((variable, Term(Passage(value["at"], anchors), Syntax.LATEX)),),
        )


_GENERAL = late(
    r"""(?<!\w)(?:general|only|unique|complete|all|every|each|any|allgemeine?|einzige|eindeutige|vollständige|alle|jede|générale|seule|unique|complète|toutes?|chaque|general|única?|completa|toda|cada|geral|todas?|generale|unica|completa|tutte|ogni
    |общ\w+|единственн\w+|полн\w+|вс[её]|люб\w+|кажд\w+|ogóln\w+|jedyn\w+|wszystki\w+|tổng\s+quát|duy\s+nhất|mọi|tất\s+cả)(?!\w)|通解|唯一|所有|一般解|すべて|일반해|유일|모든""",
    re.IGNORECASE | re.VERBOSE,
)
_CONSTANTS = late(r"(?<![A-Za-z\\])[A-DKc](?:_\s*\{?\w\}?)?(?![A-Za-df-su-wyz(])")
_MAY_BE_MORE = "whether the equation has more solutions is not asked"


def tells_all(sentence: str, equation: str, body: str, values: int) -> str | None:
    """Why a function that solves an equation may be only a part of what a sentence says: the general solution has as
    many constants as the equation has orders, and the only one as many `values` told with it."""
    if _GENERAL.search(sentence) is None:
        return None
    orders = [len(re.findall(r"'|′|prime", one["primes"] or "")) or 1 for one in SLOPE.finditer(equation)]
    constants = len(set(_CONSTANTS.findall(body)))
    return None if constants + values >= max(orders, default=1) else _MAY_BE_MORE


def next_sentence(words: str, end: int) -> str:
    """The sentence behind another one, which may deny it."""
    return (
        next((words[end + start : end + stop] for start, stop, _ in sentences(words[end:])), "")
        if end < len(words)
        else ""
    )


_SOLVED = late(
    r"""(?<!\w)(?:differential|ordinary|ODE|initial|value|problem|general|unique|particular|exact|explicit|with|for|any|every|where|verify|differentialgleichung|dgl|anfangswertproblem|allgemeine?|eindeutige|partikuläre|mit|für|man|lautet|gewöhnliche|von|vom|besitzt|jeden?
    |équation|différentielle|générale|particulière|avec|pour|est|donnée|par|ecuación|diferencial|general|particular|con|para|dada|por|equação|geral|com|equazione|differenziale|generale|particolare|per|data
    |дифференциальн\w+|уравнени\w+|общ\w+|частн\w+|задач\w+|коши|с|при|phương\s+trình|vi\s+phân|tổng\s+quát|riêng|của|với|równani\w+|różniczkow\w+|ogóln\w+|z|dane)(?!\w)
    |微分方程式?|方程式?|常微分|初值问题|通解|特解|一般|初期値問題|미분방정식|일반|의|を|で|满足|其""",
    re.IGNORECASE | re.VERBOSE,
)
_DENIED = late(
    r"(?<!\w)(?:not|never|nicht|kein\w*|pas|no|não|non|не|nie|không)(?!\w)|不|ない|않", re.IGNORECASE
)
OF_ANOTHER = "words around it may tell of another equation, a part of the solution or an approximation"


def is_plain(around: str) -> bool:
    """Whether a sentence says of a solution, at U+E001, no more than that it is one: not of the homogeneous equation,
    of small x, or of its first terms."""
    before, _, behind = around.partition("\ue001")
    return _DENIED.search(behind) is None and opens_plainly(_SOLVED.sub(" ", SOLUTION.sub(" ", before)))


def put_in(written: str, solution: re.Match[str]) -> tuple[str, str] | None:
    """The sides of a differential equation with a solution for its function; None where they speak of other letters."""
    letter, body = solution["letter"], solution["body"]
    letters = set(re.findall(r"(?<![A-Za-z\\])[xt](?![A-Za-z])", body + written)) - {letter}
    variable = solution["variable"] or next(iter(letters), "x")
    if len(letters) > 1 or variable == letter or SLOPE.search(body) is not None:
        return None

    def slope(match: re.Match[str]) -> str:
        own = match["letter"] or match["fraction"] or match["dotted"]
        order = max(len(re.findall(r"'|′|prime", match["primes"] or "")), 1)
        power = f"^{order}" if order > 1 else ""
        return rf"\frac{{d{power}}}{{d{variable}{power}}} \left({body}\right)" if own == letter else "\ue001"

    if any(written[one.end() :].lstrip().startswith("^") for one in SLOPE.finditer(written)):
        return None
    first, other = written.split("=")
    leading = SLOPE.match(first.strip())
    if other.strip(" .,") == "0" and leading is not None:
        rest = first.strip()[leading.end() :]
        first, other = leading.group(), rf"-\left(0 {rest}\right)"
    sides = []
    for side in (first, other):
        parts, at = "", 0
        for match in SLOPE.finditer(side):
            parts += _itself(side[at : match.start()], letter, body) + slope(match)
            at = match.end()
        sides.append(parts + _itself(side[at:], letter, body))
    return None if any("\ue001" in side for side in sides) else (sides[0], sides[1])


def _itself(text: str, letter: str, body: str) -> str:
    """A stretch of an equation with a body for its function."""
    return re.sub(_ITSELF.format(letter, letter), lambda _: rf"{{\left({body}\right)}}", text)
