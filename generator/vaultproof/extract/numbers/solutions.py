r"""Solutions of an equation that stand behind it, `x^2 - 2x - 1 = 0 \Rightarrow x = 1 \pm \sqrt{2}`: each solves it;
and those that words name in the same sentence, “the roots of $z^2 + 4 = 0$ are $z = \pm 2i$”.

Looks at the terms only; solves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.chain import Chain, read_chains
from vaultproof.extract.classify import Statement
from vaultproof.extract.doubts.around import Around
from vaultproof.extract.doubts.silence import doubt_of_numbers
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.numbers.complex_numbers import COMPLEX
from vaultproof.extract.numbers.degrees import counts_degrees, in_degrees, without_degrees
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.note import Block, Formula, Note, Run, RunKind
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_Equation = tuple[Passage, Passage, str]
SOLUTION = "solution"
"""The kind of such a claim."""
_UNKNOWN = late(r"\s*(?P<letter>[A-Za-z]|\\[a-z]+)(?:_\{?[\d,]+\}?)?\s*")
_EITHER = late(r"\\pm(?![A-Za-z])|±")
_DECIMAL = late(r"\d[.,]\d|\d\{,\}\d")
_ANGLES = late(r"\\(?:sin|cos|tan|cot|sec|csc)(?![A-Za-z])")
_BEFORE_BRACKET = late(r"(?<![A-Za-z\\])(?P<letter>[a-z])(?:\^\d)?\s*(?P<bracket>(?:\\left\s*)?\()")
_MOST_ROOTS = 8
_LONGEST = 200


def solutions(
    note: Note, statements: Iterable[Statement], doubts: Mapping[int, str], restored: Iterable[Formula] = ()
) -> Iterator[Equation]:
    """For each equation in one unknown, and each of the numbers that its formula says the unknown to be then, one."""
    statements = tuple(statements)
    around = {one.terms[0].passage.whole.start: one.around for one in statements}
    yield from _worded(note, doubts)
    for formula in (*note.formulas, *restored):
        chains = read_chains(formula.passage)
        if not any(chain.supposed for chain in chains):
            continue
        for equations, roots in _solved(chains):
            for left, right, letter in equations:
                for root in roots:
                    start, end = left.whole.start, root.whole.end
                    one, other, told = _in_numbers(left, right, root, letter)
                    yield Equation(
                        path=note.path,
                        span=Span(start, end),
                        kind=SOLUTION,
                        text=f"{left.text.strip()} = {right.text.strip()} at {letter} = {root.text.strip()}",
                        scope=formula.scope,
                        left=one,
                        relation=Relation.EQUAL,
                        right=other,
                        given=((canonical_name(letter) or letter, told),),
                        doubt=_told(around.get(start), left, root) or _of_mistakes(doubts.get(formula.scope)),
                    )


def _in_numbers(left: Passage, right: Passage, root: Passage, letter: str) -> tuple[Term, Term, Term]:
    """An equation and its root, as numbers where they count degrees: `2x = 180^\\circ` at `90^\\circ`."""
    one, other, told = (Term(passage, Syntax.LATEX) for passage in (left, right, root))
    if not counts_degrees(root.text):
        return one, other, told
    turned = in_degrees(one, other, letter)
    if counts_degrees(f"{turned[0].text} {turned[1].text}") or not shape(without_degrees(told)).numeric:
        return one, other, told
    return *turned, without_degrees(told)


_ROOTS = Spotted(
    r"""\b(?:roots?|zeros|zero\s+(?:of|at)|solutions?|poles?|nghiệm|nullstellen?|lösung(?:en)?|wurzeln|polstellen?|pole|racines?|zéros?|pôles?|raíces|raíz|soluci[oó]n(?:es)?
    |ceros?|polos?|raízes|raiz|soluç(?:ão|ões)|radici|radice|soluzion[ei]|poli|корн\w+|решени\w+|нул\w+|полюс\w*|pierwiast\w+|rozwiązani\w+|miejsc\w*\s+zerow\w+
    |kökler\w*|çözüm\w*)\b
    |根|零点|极点|極|解|근|해는|영점""",
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE = late(r"[.!?](?=\s)|[。！？]")
_UNITS = frozenset({"i", "j"})
"""Letters that a root is told with, and no unknown."""
_COMPLEX = late(r"(?<![A-Za-z\\])[ij](?![A-Za-z])")
_LETTER_BEFORE = late(
    r"^\s*(?P<letter>[A-Za-z]|\\(?:lambda|mu|omega))(?:_\{?[\d,]+\}?)?\s*=\s*(?P<roots>.+?)\s*[.,;]?\s*$",
    re.DOTALL,
)
_POLYNOMIAL = late(r"[\dA-Za-z\s^{}+\-−*()]|\\(?:cdot|lambda|mu|omega)(?![A-Za-z])")
_MORE_THAN_A_NAME = late(r"[\d^+\-−]")
_FAR = 160


def _worded(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """For each polynomial, or equation of two, and each complex number that the words behind it name as its root,
    one."""
    for block in note.blocks:
        formulas = [run for run in block.runs if run.kind is RunKind.FORMULA]
        if len(formulas) < _FEWEST or _ROOTS.search(block.text) is None:
            continue
        for first, second in (*pairwise(formulas), *zip(formulas, formulas[2:], strict=False)):
            between = note.source.text[first.span.end : second.span.start]
            before = _SENTENCE.split(note.source.text[block.span.start : first.span.start])[-1]
            told = _LETTER_BEFORE.match(second.passage.text)
            sides = _sides(first.passage)
            if told is None or sides is None or len(between) > _FAR or _SENTENCE.search(between):
                continue
            letter = sides[2]
            roots = second.passage.cut(*told.span("roots"))
            if (
                told["letter"] != letter
                or letter in _UNITS
                or _ROOTS.search(before + between) is None
                or not _COMPLEX.search(roots.text)
            ):
                continue
            doubt = doubts.get(block.scope) or doubt_of_numbers(f"{before} \ue001 {between}", "")
            yield from _at_roots(note, block, (first.span, sides), roots, doubt)
        yield from _in_lists(note, block, formulas, doubts.get(block.scope))


def _at_roots(
    note: Note, block: Block, equation: tuple[Span, _Equation], roots: Passage, doubt: str | None
) -> Iterator[Equation]:
    """The claim that a number told, or each of the two that differ in a sign, solves an equation."""
    place, (left, right, letter) = equation
    for root in _both(roots):
        if not shape(Term(root, Syntax.LATEX)).names <= _UNITS:
            continue
        put = _COMPLEX.sub("i", root.text).replace("\\", "\\\\")
        text = re.sub(rf"(?<![A-Za-z\\]){re.escape(letter)}(?![A-Za-z])", f"({put})", left.text)
        span = Span(place.start, roots.whole.end)
        yield Equation(
            path=note.path,
            span=roots.whole,
            kind=COMPLEX,
            text=f"{' '.join(note.source[span].split())} at {letter} = {root.text.strip()}",
            scope=block.scope,
            left=Term(Passage(text, left.anchors), Syntax.LATEX),
            relation=Relation.EQUAL,
            right=Term(right, Syntax.LATEX),
            doubt=doubt,
        )


_FEWEST = 2
_OF_ROOTS = late(
    rf"""(?:{_ROOTS.pattern})
    |(?<!\w)(?:equations?|polynomials?|quadratic|cubic|characteristic|complex|conjugate|both|two|three|four|gleichung|polynoms?|charakteristische[ns]?|komplexe[n]?|beiden|équation|polynôme|caractéristique|complexes?|deux
    |ecuación|polinomi?o|característic[oa]|complej[oa]s|equação|polinômio|complex[oa]s|equazione|caratteristic[oa]|compless[ei]|уравнени\w+|многочлен\w*|характеристическ\w+|комплексн\w+
    |równani\w+|wielomian\w*|zespolon\w+|phương\s+trình|đa\s+thức|phức)(?!\w)|方程式?|多项式|多項式|特征|特性|复数|複素数|방정식|다항식""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of an equation and its roots, and of nothing that is made of these."""
_ARE = late(
    r"\s*(?:are|has|has\s+the\s+roots|has\s+the\s+(?:complex\s+)?solutions|sind|hat\s+die\s+(?:Nullstellen|Lösungen)|sont|a\s+pour\s+racines|son|tiene\s+las\s+raíces|são|tem\s+as\s+raízes|sono|ha\s+le\s+radici|—|-|są|là|có\s+nghiệm|:|的根是|的根为|的解为|的解是|の解は|の根は|의\s*(?:근|해)은|의\s*(?:근|해)는|:)\s*",
    re.IGNORECASE,
)
_NEXT = late(r"\s*(?:,|，|、)?\s*(?:(?:and|und|et|y|e|и|i|và)\s|和|与|と|와|과)?\s*", re.IGNORECASE)
_RELATED = late(r"[=<>≈≤≥,]|\\(?:approx|le|ge|leq|geq|to|in|sim|neq?)(?![A-Za-z])")


def _in_lists(note: Note, block: Block, formulas: Sequence[Run], doubt: str | None) -> Iterator[Equation]:
    """For each number in a list of complex numbers that words name as the roots of a polynomial, one: “the solutions
    of $w^3 = -8$ are $-2$ and $1 \\pm i\\sqrt3$”."""
    text = note.source.text
    for at, first in enumerate(formulas):
        before = _SENTENCE.split(text[block.span.start : first.span.start])[-1]
        roots: list[Run] = []
        for one, other in pairwise(formulas[at:]):
            between = text[one.span.end : other.span.start]
            if (_NEXT if roots else _ARE).fullmatch(between) is None or _RELATED.search(other.passage.text):
                break
            roots.append(other)
        sides = _sides(first.passage) if roots else None
        behind = text[first.span.end : roots[0].span.start] if roots else ""
        if (
            sides is None
            or sides[2] in _UNITS
            or _ROOTS.search(before + behind) is None
            or not goes_on_plainly(before, _OF_ROOTS)
            or not any(_COMPLEX.search(one.passage.text) for one in roots)
        ):
            continue
        told = doubt or doubt_of_numbers(f"{before} \ue001 ", "")
        for root in roots:
            yield from _at_roots(note, block, (first.span, sides), root.passage, told)


def _sides(passage: Passage) -> _Equation | None:
    """A formula that is an equation of polynomials in one letter, or one polynomial, which is then zero."""
    if len(passage.text) > _LONGEST or _POLYNOMIAL.sub("", passage.text.replace("=", "")):
        return None
    chains = read_chains(passage)
    if len(chains) != 1 or chains[0].supposed:
        return None
    chain = chains[0]
    if len(chain.terms) > 1:
        return _equation(chain)
    letters = set(re.findall(r"[A-Za-z]", re.sub(r"\\[a-z]+", "", passage.text)))
    if not _MORE_THAN_A_NAME.search(passage.text):
        return None
    zero = Passage("0", ((0, passage.whole.end - 1),))
    return (_multiplied(chain.terms[0]), zero, letters.pop()) if len(letters) == 1 else None


def _told(around: Around | None, left: Passage, root: Passage) -> str | None:
    """Why a solution may not be meant as true; that something is inferred from its equation is what makes it one."""
    if _ANGLES.search(left.text) and "pi" not in root.text and root.text.strip() != "0":
        return "the angle may be in degrees"
    doubt = around.doubt_of_numbers if around is not None else None
    return None if doubt is None or "inferred" in doubt else doubt


def _of_mistakes(doubt: str | None) -> str | None:
    """The doubt of a place that tells of mistakes; where things are asked, who solves an equation has answered."""
    return doubt if doubt is not None and not doubt.endswith("exercises") else None


def _solved(chains: Iterable[Chain]) -> Iterator[tuple[list[_Equation], list[Passage]]]:
    """Equations from which it is inferred what their unknown is, with these numbers."""
    equations: list[_Equation] = []
    roots: list[Passage] = []
    letter = ""
    for chain in chains:
        value = _value(chain, letter) if equations else None
        if value is not None:
            roots += value
            continue
        if roots and len(chain.terms) == 1 and _is_root(chain.terms[0]):
            roots += _both(chain.terms[0])
            continue
        if equations and roots:
            yield equations, roots[:_MOST_ROOTS]
        roots = []
        found = _equation(chain) if chain.supposed else None
        if found is None:
            equations, letter = [], ""
        elif equations and found[2] == letter:
            equations.append(found)
        else:
            equations, letter = [found], found[2]
    if equations and roots:
        yield equations, roots[:_MOST_ROOTS]


def _equation(chain: Chain) -> _Equation | None:
    """The last two terms of a chain, where they hold one letter and no call of a function."""
    if len(chain.terms) < 2 or chain.relations[-1] is not Relation.EQUAL:
        return None
    left, right = map(_multiplied, chain.terms[-2:])
    if len(left.text) > _LONGEST or len(right.text) > _LONGEST or _UNKNOWN.fullmatch(left.text):
        return None
    looks = [shape(Term(side, Syntax.LATEX)) for side in (left, right)]
    names = {name for one in looks for name in one.names}
    if len(names) != 1 or any(one.calls for one in looks) or _EITHER.search(left.text + right.text):
        return None
    letter = str(next(iter(names)))
    return (left, right, letter) if _UNKNOWN.fullmatch(letter) else None


def _multiplied(side: Passage) -> Passage:
    """A side whose letter multiplies brackets in which it stands itself, `x(x - 2)`, with a sign between them."""
    for match in reversed(list(_BEFORE_BRACKET.finditer(side.text))):
        if re.search(rf"(?<![A-Za-z\\]){match['letter']}(?![A-Za-z])", side.text[match.end() :]):
            side = side.spliced(match.end("letter"), match.start("bracket"), r" \cdot ")
    return side


def _value(chain: Chain, letter: str) -> list[Passage] | None:
    """The numbers that a chain `x = …` gives a letter; none where it gives it something else."""
    match = _UNKNOWN.fullmatch(chain.terms[0].text)
    if match is None or match["letter"] != letter or len(chain.terms) != 2:
        return None
    if chain.relations != (Relation.EQUAL,) or not _is_root(chain.terms[1]):
        return None
    return _both(chain.terms[1])


def _is_root(term: Passage) -> bool:
    """Whether a term is a number written exactly, perhaps with a plus-minus sign."""
    if _DECIMAL.search(term.text) or len(term.text) > _LONGEST:
        return False
    return all(shape(Term(one, Syntax.LATEX)).numeric for one in _both(term))


def _both(term: Passage) -> list[Passage]:
    """A term with `±`, as the two that it stands for; else the term."""
    signs = list(_EITHER.finditer(term.text))
    if len(signs) != 1:
        return [term]
    return [term.spliced(*signs[0].span(), sign) for sign in (" + ", " - ")]
