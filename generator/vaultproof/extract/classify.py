"""Tells what a chain of related terms says: which pairs are claims, which bind a name, which define a function.

Decides by the look of the terms; whether a claim is true is for the witnesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from vaultproof.again import again
from vaultproof.claim import Binding, Definition, Equation, Relation, Syntax, Term, WitnessKind
from vaultproof.extract.arrays.literal import is_array, is_plain_array
from vaultproof.extract.definitions.head import Head, read_head
from vaultproof.extract.definitions.item_head import read_item_head
from vaultproof.extract.doubts.around import Around
from vaultproof.extract.identity import IDENTITY, symbolic
from vaultproof.extract.numbers.degrees import in_degrees, in_radians, is_angle
from vaultproof.extract.shape import Shape, shape
from vaultproof.latex import canonical_name
from vaultproof.latex.functions import DIMENSIONLESS
from vaultproof.quick import quick
from vaultproof.source import Passage, Source, Span
from vaultproof.spot import late

Finding = Definition | Binding | Equation


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Terms and relations as found, with what stands around them.

    `around` are the words that tell whether it is meant as true; `open_ended` tells that dots follow its last digits;
    `goes_on` that it is the link between two formulas, and so gives no name.
    """

    source: Source
    scope: int
    terms: tuple[Term, ...]
    relations: tuple[Relation, ...]
    around: Around
    lead: tuple[str, ...] = ()
    open_ended: bool = False
    goes_on: bool = False


_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})
_LONE = frozenset({"e", r"\pi", "π", "pi", r"\infty", "∞"})
_WORDED = late(r"\\(?:text|mathrm|operatorname\*?|mathit|mathsf|mathtt|textrm|textit|begin|end)\s*\{[^{}]*\}")
_DATE = late(r"\d{1,2}/0\d(?:/\d{2,4})?|\d{1,2}/\d{1,2}/\d{4}")
_DASHED = late(r"[-−–](?:\s|\\[ ,;:!]|~)*(?:[A-Za-z]|\\[a-z]+)$")
_SLASHED = late(r"\s*[-−+]?\d+(?:[.,]\d+)?\s*/\s*(?:[^\W\d_]\w*|\\[a-z]+)\s*")
_CHANGE = late(r"\\Delta\s*\{?\s*(?:\\(?:vec|mathbf|boldsymbol)\s*\{?\s*)?(?P<of>\\?[A-Za-z]+)")
_CHANGING = late(r"\\lim(?:\\limits)?\s*_\s*\{?\s*" + _CHANGE.pattern)
_INITIALS = late(r"(?<![A-Za-z\\_])(?:[A-Z]{2,}|[A-Z][a-z]+[A-Z][A-Za-z]*)(?![A-Za-z]|\d*\s*\()")
_MATRICES = late(r"\\begin|\\det|(?:tr|trace)\}?\s*\(|\^\s*\{?\s*(?:T|\\top|-1)")
_SETS = late(
    r"(?<!\\in)(?<!\\in )(?<!_)(?<!_\{)(?:\\mathbb\s*\{?\s*[A-DF-OQ-UW-Z](?![A-Za-z])|[ℕℤℚℝℂ])(?!\s*\}?\s*\[)"
)
"""Sets that a term calculates with: cosets, homomorphisms, dimensions, but no set over which a sum runs."""
_ORDERS = frozenset({Relation.LESS, Relation.LESS_EQUAL, Relation.GREATER, Relation.GREATER_EQUAL})
_CROSSED = late(
    r"\\(?:vec|mathbf|boldsymbol|bm|overrightarrow)(?![A-Za-z])\s*\{?\\?[A-Za-z]+\}?\s*\\times\s*(?:\\(?:vec|mathbf|boldsymbol|bm|overrightarrow)(?![A-Za-z])|\()"
)
"""Vectors that nobody knows with a cross between them."""
_LONE_E = late(r"(?<![A-Za-z\\])e(?![A-Za-z])")
_LIMITING = late(r"\\(?:lim|sum|prod|int|max|min|sup|inf|binom|dbinom|tbinom|det)(?![A-Za-z])|[∑∫∏]|!")
_DIFFERENTIATING = late(r"['′’]|\\prime|\\frac\s*\{\s*(?:d|\\partial|\\mathrm\{d\})|\\nabla|d/dx")


def classify(statement: Statement) -> tuple[Finding, ...]:
    """Every definition, binding and claim that a statement holds."""
    if _is_told_otherwise(statement):
        return ()
    shapes = tuple(shape(term) for term in statement.terms)
    findings: list[Finding] = []
    head = head_of(statement) if not statement.goes_on else None
    for index, relation in enumerate(statement.relations):
        if _between_orders(statement.relations, index) and not (
            shapes[index].calls or shapes[index + 1].calls
        ):
            continue
        left, right = statement.terms[index], statement.terms[index + 1]
        if index == 0 and relation in (Relation.EQUAL, Relation.APPROXIMATE) and not statement.goes_on:
            if head is not None:
                findings.extend(_definition(statement, head, left, right))
                if symbolic(left, right, relation):
                    findings.append(equation(statement, IDENTITY, index))
                continue
            if (name := bare_name(left, shapes[0]) or _set_anew(left, right)) is not None:
                findings.extend(_bindings(statement, name, shapes))
                continue
        if (
            index == 1
            and head is None
            and relation is Relation.EQUAL
            and (inner := read_head(left)) is not None
        ):
            findings.extend(_definition(_behind(statement), inner, left, right))
        kind = _kind(left, right, relation, shapes[index], shapes[index + 1])
        if kind is None and symbolic(left, right, relation):
            kind = IDENTITY
        if kind == "value" and relation in _ORDERS and not statement.around.asserts:
            continue
        if kind is not None:
            findings.append(equation(statement, kind, index))
    return tuple(findings)


def _is_told_otherwise(statement: Statement) -> bool:
    """Whether what looks like equations is no statement of its own about numbers."""
    terms = statement.terms
    return (
        _goes_on(terms[0]) or any(map(_parts_two, terms[1:-1])) or any(_depends(term.text) for term in terms)
    )


def _goes_on(term: Term) -> bool:
    """Whether a first term begins with a plus, and so goes on from what stands before it: `+ 3 \\cdot 2 = 10`."""
    return term.text.lstrip("& \n\t").startswith("+")


def _depends(term: str) -> bool:
    """Whether a limit is taken in a change on which another depends: `\\lim_{\\Delta s \\to 0} \\Delta r/\\Delta s`."""
    limit = _CHANGING.search(term)
    return limit is not None and any(one["of"] != limit["of"] for one in _CHANGE.finditer(term, limit.end()))


def _parts_two(term: Term) -> bool:
    """Whether the slash of a term parts two statements: `μ=0/σ=1`."""
    return _SLASHED.fullmatch(term.text) is not None


_UNIT = late(r"\d\s*(?:[^\W\d_A-Za-zα-ω]{2,}|\\(?:text|mathrm)\s*\{\s*[^\W\d_]+\s*\})\s*$")


def _behind(statement: Statement) -> Statement:
    """A statement without its first term: `y = f(x) = x^2` defines f as well."""
    return replace(statement, terms=statement.terms[1:], relations=statement.relations[1:])


def _between_orders(relations: tuple[Relation, ...], index: int) -> bool:
    """Whether an equality stands between two order relations: `5 > 3 = 2 + 5 > 2 + 3` sets two statements equal."""
    around = relations[max(index - 1, 0) : index] + relations[index + 1 : index + 2]
    return (
        relations[index] in _EQUALITIES and len(around) == 2 and not any(one in _EQUALITIES for one in around)
    )


def head_of(statement: Statement) -> Head | None:
    """What a statement defines, where its first term is the head of a definition."""
    return _head_of(statement.terms[0], statement.terms[1].text if len(statement.terms) > 1 else "")


@lru_cache(maxsize=64)  # many ask for the same statement's
def _head_of(first: Term, body: str) -> Head | None:
    head = read_item_head(first, body) or read_head(first)
    if head is not None and head.parameters == ("e",) and not _LONE_E.search(body):
        return None  # `\ln(e) = 1` is about the number
    return head


_RUNNING = frozenset("xyztsuvwnrk")
"""Letters that run through all arguments of a function; others are rather one of them."""
_ELEMENTARY = frozenset(
    {
        "sin",
        "cos",
        "tan",
        "cot",
        "sec",
        "csc",
        "sen",
        "tg",
        "ctg",
        "cotg",
        "cotan",
        "cosec",
        "ln",
        "log",
        "exp",
    }
)
"""Names that keep their meaning whatever a note says of them: `sin(x) = \\sqrt{1 - cos^2(x)}` is so of some angles."""


def _definition(statement: Statement, head: Head, left: Term, right: Term) -> tuple[Finding, ...]:
    if (
        head.primes
        or statement.relations[0] is not Relation.EQUAL
        or statement.around.solved
        or statement.around.denied
        or statement.around.consequent
        or statement.around.existential
    ):
        return ()
    if (shape(right).literal and statement.around.doubt is not None) or head.name in _ELEMENTARY:
        return ()
    if "e" in head.parameters and not _LONE_E.search(right.text):
        return ()
    if len(set(head.parameters)) != len(head.parameters):
        return ()
    body = _body(statement, head)
    if body is None:
        return ()
    if _is_itself(head.name, body.text):
        return ()
    if names_of(body) - {"e", *head.parameters} and statement.around.required:
        return ()  # `the scalar c such that T(v) = cv` defines c
    one_of_several = len(head.parameters) > 1 and statement.around.doubt is not None
    if canonical_name(body.text) in set(head.parameters) - (frozenset() if one_of_several else _RUNNING):
        return ()  # a fixed point, `f(η) = η`, or a case: `if gcd(a, b) = a`
    span = _between(left, body)
    definition = Definition(
        path=statement.source.path,
        span=span,
        name=head.name,
        aliases=(),
        parameters=head.parameters,
        source=WitnessKind.FORMULA,
        text=_written(statement.source, span),
        body=body,
        scope=statement.scope,
        index=head.index,
    )
    return (definition,)


_ONE_CALL = re.compile(r"\s*(?P<name>[^\s()]+?)\s*(?:\\left\s*)?\((?:[^()]|\([^()]*\))*\)\s*[.,;]?\s*")


def _is_itself(name: str, body: str) -> bool:
    """Whether a body is no more than the function elsewhere, of which it tells a symmetry: `h(x) = h(1 - x)`."""
    match = _ONE_CALL.fullmatch(body)
    return match is not None and canonical_name(match["name"]) == name


def _body(statement: Statement, head: Head) -> Term | None:
    """The first of the terms that are set equal which says how the value depends on the parameters, and on little else.

    None where no term holds a parameter: `P(A) = \\frac{1}{6}` is a value and defines no function.
    """
    equal = list(
        takewhile(
            lambda pair: pair[1] is Relation.EQUAL, zip(statement.terms[1:], statement.relations, strict=True)
        )
    )
    bodies = [(term, names_of(term) | _lone_e(term) | _numbers(term, head)) for term, _ in equal]
    depending = [(term, names) for term, names in bodies if names & set(head.parameters)]
    closed = [term for term, names in depending if not names - {"e", *head.parameters}]
    return next(iter(closed or [term for term, _ in depending]), None)


def _lone_e(term: Term) -> set[str]:
    """The letter e where it stands alone, as a parameter does: `L(e) = |e|`."""
    return {"e"} if _LONE_E.search(term.text) else set()


def _numbers(term: Term, head: Head) -> set[str]:
    """The dimensionless numbers that a function takes and a term holds: letters side by side."""
    return {
        name
        for name in DIMENSIONLESS & set(head.parameters)
        if re.search(rf"(?<![A-Za-z]){name}(?![a-z])", term.text)
    }


def names_of(term: Term) -> set[str]:
    """The names in a term, a vector's beside those of its items, and `e` where it may be a parameter."""
    looks = shape(term)
    written = {canonical_name(one) or "" for one in looks.names | looks.calls}
    names = {one.partition("_")[0] if one.partition("_")[2][:1].isalpha() else one for one in written}
    return (names | written | ({"e"} if _LONE_E.search(term.text) else set())) - {""}


_CHIPS = late(r"\s*\(\s*[-+−]?\s*\d(?:\s*[-+−]\s*\d){3,}\s*\)\s*")
"""A row of signed digits in brackets, as a code of plus and minus ones is written: no sum."""


def _bindings(statement: Statement, name: str, shapes: tuple[Shape, ...]) -> Iterator[Finding]:
    """The value that a statement gives a name, and those behind it."""
    for one in (name, *_also_named(statement, shapes)):
        yield from _binding(statement, one, shapes)


def _also_named(statement: Statement, shapes: tuple[Shape, ...]) -> tuple[str, ...]:
    """The names behind the first of which a statement gives each the same number, `\\alpha = \\beta = 0.88`."""
    inner = [bare_name(*one) for one in zip(statement.terms[1:-1], shapes[1:-1], strict=True)]
    if set(statement.relations) != {Relation.EQUAL} or not shapes[-1].literal:
        return ()
    names = tuple(name for name in inner if name is not None)
    return names if len(names) == len(inner) else ()


def _binding(statement: Statement, name: str, shapes: tuple[Shape, ...]) -> tuple[Finding, ...]:
    """The value that a statement gives a name: `x = 2`, or the first number of a chain such as `z = Wx + b = 0.7`."""
    if not set(statement.relations) <= _EQUALITIES or statement.around.contrary:
        return ()
    numbers = tuple(
        term
        for term, looks in zip(statement.terms[1:], shapes[1:], strict=True)
        if looks.digits and not looks.names and not looks.calls
    )
    first = statement.terms[1]
    value = numbers[0] if numbers else None
    if value is None or (value is not first and is_array(value)):
        return ()
    if any(_UNIT.search(term.text) or _CHIPS.fullmatch(term.text) for term in statement.terms[1:]):
        return ()
    span = _between(statement.terms[0], value) if value is first else value.passage.whole
    return (
        Binding(
            path=statement.source.path,
            span=span,
            name=name,
            value=value,
            scope=statement.scope,
            conditional=statement.around.conditional,
            again=numbers[1:],
        ),
    )


def bare_name(term: Term, looks: Shape) -> str | None:
    """The canonical name, where a term is one name and nothing else."""
    return None if len(looks.names) != 1 or looks.calls else _one_name(term.text)


@again
def _one_name(text: str) -> str | None:
    text = inner = text.strip()
    for _ in range(2):
        inner = _IN_BRACES.sub("", inner) if "{" in inner else inner
    return canonical_name(text) if not _JOINED.search(inner) else None


_IN_BRACES = late(r"\\?\w+\{[^{}]*\}|_\{[^{}]*\}")
_JOINED = late(r"[-+*/!|(){}^=]|^(?:det|tr|rank)\s|^[A-Z](?:[²³]|ᵀ|⁻¹)$")


def _kind(left: Term, right: Term, relation: Relation, looks: Shape, other: Shape) -> str | None:
    """The kind of claim that two neighbours make, or None where they make none that numbers alone can decide."""
    both = left.text + " " + right.text
    if _states_nothing(left, right, looks, other) or _SETS.search(both):
        return None
    if _CROSSED.search(both) and not is_plain_array(right):
        return None
    if relation not in _EQUALITIES and not (looks.numeric and other.numeric):
        return "value" if relation in _ORDERS and _of_calls(left, right, looks, other) else None
    if looks.numeric and other.numeric:
        works: object = looks.operator or other.operator or _percent(left, right)
        works = works or _MULTIPLE_OF_PI.search(left.text)
        works = (
            works
            or _SCALED.search(both)
            or any(_multiplies(*pair) for pair in ((left, right), (right, left)))
        )
        return "arithmetic" if works or _is_constant(left, right, other) else None
    constant = {left.text.strip(), right.text.strip()} & _LONE
    if _LIMITING.search(both) and (other.numeric or looks.numeric or constant):
        return "limit" if "lim" in both else "sum"
    if other.numeric and relation in _EQUALITIES and _is_evaluated(left):
        return "sum"
    if not (looks.calls or other.calls):
        return "chain" if other.numeric or looks.numeric else None
    if looks.names or other.names:
        return "chain"
    return "derivative" if _DIFFERENTIATING.search(both) else "value"


_EVALUATED = late(
    r"""\s*(?:\\(?:left|big|Big|bigg|Bigg)l?\s*)?\[(?P<in>.+)(?:\\(?:right|big|Big|bigg|Bigg)r?\s*)?\]\s*(?:_[^_^]+\^[^_^]+|\^[^_^]+_[^_^]+)
    |(?:\\left\s*\.)?(?P<before>.+?)(?:\\(?:right|big|Big|bigg|Bigg)r?\s*)(?:\||\\vert|\\rvert)\s*(?:_[^_^]+\^[^_^]+|\^[^_^]+_[^_^]+)""",
    re.DOTALL | re.VERBOSE,
)
_LONGEST = 300
_WORKING = late(
    r"[-+^/*]|\\[dtc]?frac|\\(?:ln|log|exp|sin|cos|tan|sinh|cosh|tanh|arctan|arcsin|sqrt)(?![A-Za-z])"
)
_VARIABLES = frozenset({"x", "t", "u", "y", "z", "s", "r", "v", "w", r"\theta"})


def _is_evaluated(term: Term) -> bool:
    """Whether a term is the difference of the values that a formula of one variable has at two bounds:
    `\\left[\\frac{x^3}{3}\\right]_0^1`."""
    if len(term.text) > _LONGEST or term.syntax is not Syntax.LATEX:
        return False
    match = _EVALUATED.fullmatch(term.text)
    inner = match and (match["in"] or match["before"])
    if not inner or _WORKING.search(inner) is None:
        return False
    looks = shape(Term(Passage(inner, ((0, 0),)), Syntax.LATEX))
    return len(looks.names) == 1 and looks.names <= _VARIABLES and not looks.calls


_NO_CALLS = frozenset({"P", "Pr", "E", "O", "o", "Var", "Cov", "Theta", "Omega", "omega", "d"})
"""Names before brackets that hold events or bounds, or a distance, rather than an argument."""


def _of_calls(left: Term, right: Term, looks: Shape, other: Shape) -> bool:
    """Whether an order stands between calls with numbers only: `f(1) < 0`, `f(1) f(2) < 0`, `g(2) \\ge g(1)`."""
    if looks.names or other.names or is_array(left) or is_array(right):
        return False
    if not all(one.numeric or one.calls for one in (looks, other)) or not (looks.calls or other.calls):
        return False
    names = {canonical_name(one) or one for one in looks.calls | other.calls}
    both = f"{left.text} {right.text}"
    return not (names & _NO_CALLS) and not _LIMITING.search(both) and not _DIFFERENTIATING.search(both)


def _states_nothing(left: Term, right: Term, looks: Shape, other: Shape) -> bool:
    """Whether two neighbours look like no claim: initials, a list item, a lone constant, literals side by side."""
    both = left.text + " " + right.text
    if left.text.strip() == right.text.strip():
        return True
    if not _MATRICES.search(both) and any(
        _INITIALS.search(_WORDED.sub("", term.text)) for term in (left, right)
    ):
        return True
    if _DASHED.fullmatch(left.text.strip()):
        return True
    if any(one.syntax is Syntax.PLAIN and _DATE.fullmatch(one.text.strip()) for one in (left, right)):
        return True
    if left.text.strip() in _LONE and not _is_constant(left, right, other):
        return True
    if right.text.strip() in _LONE and not looks.operator and not _is_called(left, right, looks):
        return True
    if looks.literal and other.literal and not _percent(left, right):
        return True
    if _is_range(left, right) or _is_range(right, left) or _OF_A_SIGN.search(both):
        return True
    return is_plain_array(left) and is_plain_array(right)


_OF_A_SIGN = late(r"[A-Za-z]\s*\}?\s*(?:\\left\s*)?\(\s*(?:[-+−±]|\\(?:pm|ominus|oplus))\s*(?:\\right\s*)?\)")
"""A function of a sign, as the probability that a test is positive: `P(+)`."""
_SCALED = late(r"[\d)}]\s*(?:\\left\s*[(\[]\s*)?\\begin\s*\{(?:[bpvBV]?(?:small)?matrix|array)\}")
"""A number beside a matrix."""
_BESIDE_BRACKETS = late(
    r"\s*(?P<of>\(\s*\d+(?:\.\d+)?\s*\)|\d+(?:\.\d+)?)\s*(?:\\left\s*)?\(\s*(?P<by>\d+(?:\.\d+)?)\s*(?:\\right\s*)?\)\s*(?P<more>(?:\(\s*\d+(?:\.\d+)?\s*\)\s*)*)"
)
_LARGEST_BASE = 16


def _multiplies(term: Term, other: Term) -> bool:
    """Whether a number stands before one in brackets, which it multiplies, and a lone number is set equal to them:
    `0.05(19.9177) = 0.995885`. No number with its uncertainty, `6.674(30)`, nor a numeral with its base, `101(2)`."""
    match = _BESIDE_BRACKETS.fullmatch(term.text) if term.syntax is Syntax.LATEX else None
    if match is None or not shape(other).literal:
        return False
    of, by = match["of"], match["by"]
    if of.startswith("("):
        return "." in term.text  # whole numbers in brackets may be cycles
    if "." in by or match["more"]:
        return True
    base = int(by) if "." not in of and len(by) <= 2 else 0
    return "." not in of and not (1 < base <= _LARGEST_BASE and all(int(digit) < base for digit in of))


_CONSTANTS = {r"\pi": 3.14159, "π": 3.14159, "pi": 3.14159, "e": 2.71828}
_MULTIPLE_OF_PI = late(r"\d\s*(?:\\pi(?![A-Za-z])|π)")
_CLOSE = 0.02


def _is_constant(left: Term, right: Term, other: Shape) -> bool:
    """Whether a constant is said to be about what it is: `\\pi \approx 3.14`; one far off sets a letter anew."""
    known = _CONSTANTS.get(left.text.strip())
    written = right.text.strip().replace("{,}", ".").replace(",", ".")
    if known is None or not other.literal or not re.fullmatch(r"\d\.\d+", written):
        return False
    return abs(float(written) - known) < _CLOSE * known


_POWERED = late(r"\s*(?P<number>\d+(?:(?:[.,]|\{,\})\d+)?)\s*(?:(?:\\times|\\cdot|·|×)\s*10\s*\^.*)?\s*")


def _set_anew(left: Term, right: Term) -> str | None:
    """The letter e where it is set to a number that is not Euler's, as a charge or an eccentricity is."""
    written = _POWERED.fullmatch(right.text) if left.text.strip() == "e" else None
    if written is None:
        return None
    value = float(written["number"].replace("{,}", ".").replace(",", "."))
    return "e" if "10" in right.text or abs(value - _CONSTANTS["e"]) > _CLOSE * value else None


_CALLED = late(
    r"\s*\\?[A-Za-z]+(?:\{[A-Za-z]+\})?\s*(?:\\left\s*)?\(\s*[-−]?(?:\d|\\[dt]?frac|\\sqrt|\\ln|\\pi)[^()=]*\)\s*"
)


def _is_called(left: Term, right: Term, looks: Shape) -> bool:
    """Whether a function called with a number is said to have a constant for its value there: `f(1) = e`."""
    known = right.text.strip() in _CONSTANTS and len(looks.calls) == 1 and not looks.names
    return known and not looks.calls & _NO_CALLS and _CALLED.fullmatch(left.text) is not None


_RANGE = late(r"\s*(\d+(?:[.,]\d+)?)[-–](\d+(?:[.,]\d+)?)\s*%?\s*")


def _is_range(term: Term, other: Term) -> bool:
    """Whether a term of running text is a range such as `150-200`, and no difference, which would be negative."""
    match = _RANGE.fullmatch(term.text) if term.syntax is Syntax.PLAIN else None
    if match is None or other.text.lstrip().startswith(("-", "−", "–")):
        return False
    low, high = (float(one.replace(",", ".")) for one in match.groups())
    return low < high


def _percent(left: Term, right: Term) -> bool:
    return ("%" in left.text) != ("%" in right.text)


_WRITTEN = {Relation.EQUAL: "=", Relation.APPROXIMATE: r"\approx"}


def equation(statement: Statement, kind: str, index: int) -> Equation:
    """The claim that two neighbours of a statement make."""
    left, right = _radians(statement.terms[index], statement.terms[index + 1])
    last = index == len(statement.relations) - 1
    between = _between(*statement.terms[index : index + 2])
    text = _written(statement.source, between)
    if statement.goes_on:
        text = " ".join(
            f"{left.text.strip()} {_WRITTEN[statement.relations[index]]} {right.text.strip()}".split()
        )
    return Equation(
        path=statement.source.path,
        span=between,
        kind=kind,
        text=text,
        scope=statement.scope,
        left=left,
        relation=statement.relations[index],
        right=right,
        lead=statement.lead if index == 0 else (),
        doubt=_doubt(statement.around, kind, (left, right)),
        open_ended=(statement.open_ended and last) or _begins_with_open(statement.source, left),
    )


_GOING_ON = late(r"\s*(?:\\[lc]?dots(?![A-Za-z])|…|\.\.\.)")


def _begins_with_open(source: Source, left: Term) -> bool:
    """Whether dots follow the digits of a number on the left: `0.999… = 1`."""
    return shape(left).literal and _GOING_ON.match(source.text, left.passage.whole.end) is not None


_DEGREE = late(r"°|\\circ(?![A-Za-z])|\\degree")
_PI = late(r"\\pi(?![A-Za-z])|π")


def _radians(left: Term, right: Term) -> tuple[Term, Term]:
    r"""The terms with degrees as radians, where an angle is told in both: `60^\circ = \frac{\pi}{3}`."""
    if not (_DEGREE.search(left.text) or _DEGREE.search(right.text)):
        return left, right
    for degrees, other in ((left, right), (right, left)):
        if is_angle(degrees) and _PI.search(other.text) and not _DEGREE.search(other.text):
            turned = in_radians(degrees)
            return (turned, right) if degrees is left else (left, turned)
    return in_degrees(left, right)


def _doubt(around: Around, kind: str, terms: tuple[Term, Term]) -> str | None:
    """Why a claim of a kind may not be meant as true."""
    if kind == "arithmetic":
        return around.doubt_of_numbers
    of_letters = kind == "chain" and not any(shape(one).calls for one in terms)
    return around.doubt_of_values if of_letters else around.doubt


def _between(left: Term, right: Term) -> Span:
    """From the start of one term to the end of the other."""
    start = left.passage.whole.start
    return Span(start, max(right.passage.whole.end, start))


def _written(source: Source, span: Span) -> str:
    return " ".join(source[span].split())
