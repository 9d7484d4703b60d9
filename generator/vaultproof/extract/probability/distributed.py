r"""Means, variances and probabilities of a random variable whose distribution the note names: with
`X \sim \text{Bin}(10, 0.3)`, `E[X] = 3`, `\text{Var}(X) = 2.1` and `P(X = 0) \approx 0.028`.

Says with which term each could be worked out, and with which else where books differ on the parameters. Works nothing
out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.doubts.set_anew import is_altered, is_set_anew, is_set_behind, may_be_altered
from vaultproof.extract.language.openers import goes_on_plainly, is_conditioned
from vaultproof.extract.probability.further_laws import (
    CONTINUOUS,
    DISCRETE,
    Moments,
    further_below,
    further_mass,
    further_median,
    further_moments,
    least_of,
    of_density,
    quantile,
)
from vaultproof.extract.probability.law_notations import FONT, NAMED, NAMES, written_with_parameters
from vaultproof.extract.probability.law_numbers import number_in
from vaultproof.extract.probability.normal_customs import custom_of
from vaultproof.extract.probability.plain_chances import chance_rows, plain_chances
from vaultproof.extract.probability.settled import settled
from vaultproof.extract.probability.told_laws import NAMES_OF_LAWS, told_laws
from vaultproof.extract.probability.written_laws import UNKNOWN, WrittenLaw, written_laws
from vaultproof.extract.shape import shape
from vaultproof.note import Note, ScopeKind
from vaultproof.problems import of_another_problem
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

DISTRIBUTED = "distribution"
"""The kind of such a claim."""
VARIANT = "variant "
"""Under `variant 0`, `variant 1`, … a claim gives the terms that the accepted meanings of the parameters have, the
usual one under 0."""
SPREAD = "spread"
"""Under this name a claim of a quantile gives the deviation, by which what tables round is measured."""
_THIN = late(r"\\[,;:! ]|~")
"""Spaces in a formula."""
_BY_COMMA, _BY_SEMICOLON = re.compile(r"\s*(?<!\{),\s*"), re.compile(r"\s*[;；]\s*")
_DECIMAL = late(r"(?P<whole>\d+)(?:\.|,|\{,\})(?P<places>\d+)")
_ROUNDED = late(r"(?:\.|,|\{,\})\d*?(?:3{2,}|6{1,}7|1{2,}|14[23]|28[56]|083|41[67])(?!\d)")
_INNER = r"(?P<inner>[^()\[\]{}=<>|]{1,30})"
_MOMENT = late(
    rf"\s*(?:{FONT})?(?:(?P<mean>E|\\E|M)|(?P<variance>Var|VAR|V|D\s*\^\s*\{{?\s*2\s*\}}?|(?:\\sigma|σ)\s*\^\s*\{{?\s*2\s*\}}?(?=\s*[\[(])|D)|(?P<deviation>SD|Std|sd|\\sigma|σ)|(?P<median>Med|Median))\s*\}}?\s*"
    rf"(?:(?:\\left\s*)?[\[(]\s*{_INNER}\s*(?:\\right\s*)?[\])]|(?:\\[,;: ]\s*)?(?P<bare>[A-Z]))\s*"
)
_SUBSCRIBED = late(
    r"\s*(?:(?P<mean>\\mu|μ)|(?:\\sigma|σ)(?P<square>\s*\^\s*\{?\s*2\s*\}?)?)\s*_\s*\{?\s*(?P<letter>[A-Z])\s*\}?(?P<behind>\s*\^\s*\{?\s*2\s*\}?)?\s*"
)
"""A mean, deviation or variance with the variable as its subscript: `\\mu_X`, `\\sigma_X^2`."""
_PROBABILITY = late(
    rf"\s*(?:{FONT}\s*(?:P|Pr)\s*\}}|\\Pr|\\P|Pr|P|p)\s*(?:\\left\s*)?[(\[]\s*(?P<event>[^()\[\]]{{2,60}}?)\s*(?:\\right\s*)?[)\]]\s*"
)
_CUMULATIVE = late(
    r"\s*F(?:_\{?\s*(?P<letter>[A-Z])\s*\}?)?\s*(?:\\left\s*)?\(\s*(?P<at>[^()]{1,20}?)\s*(?:\\right\s*)?\)\s*"
)
"""The distribution function at a number."""
_RELATION = (
    r"(?:\\leq?(?:slant)?(?![a-z])|\\geq?(?:slant)?(?![a-z])|\\lt(?![a-z])|\\gt(?![a-z])|<=|>=|[<>≤≥=])"
)
_EVENT = late(
    rf"(?:(?P<low>[^<>=≤≥\\]+|-?\\[a-z]+\S*?)\s*(?P<first>{_RELATION})\s*)?(?P<letter>[A-Z]|\\(?:xi|eta|zeta)(?![a-z])|[ξηζ])\s*(?P<second>{_RELATION})\s*(?P<high>.+)"
)
_COUNTED = late(
    r"\s*(?:(?P<root>\\sqrt)\s*\{\s*)?n\s*(?:\\cdot\s*|\\times\s*)?(?P<first>p|q|\(\s*1\s*-\s*p\s*\))\s*(?:\\cdot\s*|\\times\s*)?"
    r"(?P<second>q|\(\s*1\s*-\s*p\s*\))?\s*(?(root)\})\s*"
)
"""The mean and the variance of a binomial distribution, as `np` and `npq`."""
_LINEAR = late(
    r"(?P<factor>[-−]?\d*)\s*(?:\\cdot\s*|\*\s*)?(?P<letter>[A-Z]|\\(?:xi|eta|zeta)(?![a-z])|[ξηζ])(?P<square>\s*\^\s*(?:2|\{\s*2\s*\}))?\s*(?:(?P<sign>[-−+])\s*(?P<offset>\d+))?"
)
_SIGNS = {"<": "<", ">": ">", "=": "=", "≤": "≤", "≥": "≥", "<=": "≤", ">=": "≥", r"\lt": "<", r"\gt": ">"}
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})
_WHOLE = late(r"\d{1,3}")
_MOST = 120
_APPROXIMATED = Spotted(
    r"""\b(?:approximat\w*|continuity\s+correction|xấp\s+xỉ|näherung\w*|approxim\w*|aproxim\w*|approssim\w*|приближ\w*|приближён\w*|przybliż\w*|yaklaş\w*)\b
    |近似|근사""",
    re.IGNORECASE | re.VERBOSE,
)
_ENDS = late(r"[.!?;](?=\s)|[。！？；]|\n\s*\n|\n\s*[-*+>#]")
LAWS = Spotted(
    r"""(?<![\\\w])(?:poisson\w*|binom\w*|bernoulli\w*|geometri\w*|géométri\w*|hypergeom\w*|expon[ea]n\w*|uniform\w*|normal\w*|gauss\w*|gaußsch\w*
    |phân\s+phối|phân\s+bố|nhị\s+thức|mũ|chuẩn|distributions?|distributed|verteil\w*|gleichverteil\w*|loi|distribuci\w+|distribui\w+
    |distribuzion\w+|распределен\w*|показательн\w*|нормальн\w*|rozkład\w*|dağılım\w*|dagit\w*)\b
    |分布|分佈|二项|正态|指数|泊松|二項|正規|ポアソン|분포|이항|정규|지수|포아송""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words after which a variable may have another distribution than the one declared before."""
_ANOTHER = "the probability may be an approximation by another distribution"
OF_ROUNDED = "a parameter of the distribution may be rounded"
SUPPOSED = "which distribution is meant is not told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A distribution with its parameters as LaTeX, exact; whether one of them may be rounded; where it is declared;
    which of two customs its second parameter follows, where words tell it."""

    kind: str
    arguments: tuple[str, ...]
    rounded: bool
    start: int
    end: int
    scope: int
    named: tuple[str, ...] = ()
    """The parameters where letters stand for them, whose values the note may give."""
    meant: str = ""
    unsure: bool = False
    """Whether words may tell of another one."""
    tried: bool = False
    """Whether it is that of trials, or of a die, that words tell."""
    headed: bool = False
    """Whether a heading names it, so that it is that of the one variable below it."""
    written: int | None = None
    """Where the section begins in which a formula gives it; None where none does."""

    def meaning(self, meant: str) -> Law:
        """The law with its parameters meant by one of the customs."""
        return replace(self, meant=meant)


def distribution_claims(
    note: Note, statements: Sequence[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim that each mean, variance or probability makes of a variable whose distribution stands before it."""
    text = note.source.text
    declared = declared_laws(note)
    if not declared and "Z" not in text:
        return
    known = {one.terms[0].passage.whole.start for one in statements if one.terms[0].syntax is Syntax.LATEX}
    letters = [(law.start, name) for name, law in declared if name is not None]
    for one in (*statements, *plain_chances(note, doubts, known), *chance_rows(note, doubts, letters)):
        if not one.relations or one.terms[0].syntax is not Syntax.LATEX:
            continue
        found = asked(one.terms[0].text)
        stated = _stated(one) if one.relations[0] in _EQUALITIES else _compared(one, found)
        if found is None or (stated is None and found[1][0] != "given"):
            continue
        letter, wanted = found
        law = _law_of(note, letter, one, declared)
        if law is None:
            continue
        variants = tuple(unique(terms_of(law, wanted)))
        if not variants:
            continue
        if stated is None:
            variants, stated = variants[:1], _same_chance(one, law, letter)
        if stated is None:
            continue
        value, relation = stated
        start = one.terms[0].passage.whole.start
        doubt = doubts.get(one.scope) or one.around.doubt_of_numbers
        if law.kind in {"binomial", "poisson"} and wanted[0] in {"event", "given"}:
            doubt = doubt or (
                _ANOTHER if _is_approximated(note, one) or _through_the_normal(one, letter) else None
            )
        another = (
            not _is_told_standard(text[:start])
            if law.start < 0
            else names_another(law, text[law.end : start])
            or is_set_anew(law.kind, law.arguments, text[law.end : start])
        )
        another = another or is_conditioned(text, _for_the_standard(text, law, start), start)
        another = another or (law.start >= 0 and may_be_altered(text[: law.end], text[law.end : start]))
        another = another or (law.written is not None and not _goes_on(text, law, start))
        doubt = doubt or (OF_ROUNDED if law.rounded else None) or (SUPPOSED if another else None)
        altered = law.start >= 0 and is_altered(text[law.end : start])
        lone = letter or wanted[0] != "event" or _is_own_function(note, declared, law, start)
        ends = value.passage.whole.end
        behind = law.start >= 0 and is_set_behind(law.kind, law.arguments, text[ends : ends + _MOST])
        behind = behind or (relation in _ORDERS and _is_a_rule(text, start, ends))
        other = law is STANDARD and _may_be_other(text[:start], moment=wanted[0] not in {"event", "given"})
        unsure = SUPPOSED if law.unsure or altered or behind or other or not lone else None
        claim = equation(one, DISTRIBUTED, 0)
        span = Span(start, max(value.passage.whole.end, claim.span.end))
        if value not in one.terms:
            span = Span(start, one.terms[1].passage.whole.end)
        terms = [Term(Passage(variant, ((0, start),)), Syntax.LATEX) for variant in variants]
        yield replace(
            claim,
            span=span,
            text=" ".join(note.source[span].split()),
            left=terms[0],
            right=value,
            relation=relation,
            given=variants_of(law, terms),
            lead=(),
            doubt=doubt,
        ).loosely(unsure)


_RULES = Spotted(
    r"""(?<!\w)(?:rules?|criteri(?:on|a)|conditions?|requirements?|requires?|requiring|should|must|needs?|wants?|thumb|\w*regeln?|kriterium|kriterien|bedingung(?:en)?|soll(?:te|en|ten)?|muss|müssen
    |règles?|critères?|doit|doivent|faut|reglas?|criterios?|condici[oó]n(?:es)?|debe|deben|regras?|critérios?|condiç\w+|deve|devem|regol[ae]|criteri[o]?|condizion[ei]|devono
    |правил\w*|критери\w*|услови\w*|должн\w*|quy\s+tắc|tiêu\s+chuẩn|điều\s+kiện|cần|phải|reguł\w*|kryteri\w*|warun\w+)(?!\w)
    |规则|法则|准则|经验|条件|要求|ルール|目安|基準|規則|규칙|기준|조건""",
    re.IGNORECASE | re.VERBOSE,
)
_MET = Spotted(
    r"""(?<!\w)(?:met|satisf\w+|fulfill?ed|holds?|erfüllt|gilt|vérifiée?s?|remplie?s?|respectée?s?|cumple\w*|satisfech\w+|satisfeit\w+|soddisfatt\w+|выполн\w+|thỏa|thoả|đạt|spełnion\w+)(?!\w)
    |满足|成立|満た|만족|성립""",
    re.IGNORECASE | re.VERBOSE,
)


def _is_a_rule(text: str, start: int, end: int) -> bool:
    """Whether a comparison is told as a rule, which need not be met here: `the rule of thumb is $np \\ge 5$`."""
    first = max((one.end() for one in _ENDS.finditer(text, max(0, start - _MOST), start)), default=0)
    stop = _ENDS.search(text, end, end + _MOST)
    behind = text[end : stop.start() if stop is not None else end + _MOST]
    return _RULES.search(text[max(first, start - _MOST) : start]) is not None and _MET.search(behind) is None


_FUNCTION = late(r"(?<![A-Za-z\\])F\s*(?:\(\s*[a-z]\s*\)\s*(?:=|:)|:|')")
"""What else `F` may be told to be."""


def _is_own_function(note: Note, declared: Sequence[tuple[str | None, Law]], law: Law, place: int) -> bool:
    """Whether an `F` without a letter is the distribution function of the one variable whose distribution stands before
    it in its section: it stands in its paragraph, or words there tell of such a function."""
    source = note.source.text
    section = max(source.rfind("\n#", 0, place), 0)
    here = {name for name, one in declared if section <= one.start < place}
    between = source[law.end : place]
    near = (
        law.written is not None
        or "\n\n" not in between
        or _OF_ITSELF.search(source, section, place) is not None
    )
    return (
        len(here) == 1
        and near
        and (law.written is not None or _FUNCTION.search(source, section, place) is None)
    )


def _same_chance(statement: Statement, law: Law, letter: str) -> tuple[Term, Relation] | None:
    """The term of the probability that one is said to equal: `P(T > 5 \\mid T > 2) = P(T > 3)`."""
    if len(statement.terms) != 2 or statement.relations[0] not in _EQUALITIES:
        return None
    other = asked(statement.terms[1].text)
    if other is None or other[0] != letter or other[1][0] != "event":
        return None
    term = next(terms_of(law, other[1]), None)
    place = statement.terms[1].passage.whole.start
    return (Term(Passage(term, ((0, place),)), Syntax.LATEX), Relation.EQUAL) if term is not None else None


def _is_approximated(note: Note, statement: Statement) -> bool:
    """Whether words tell of an approximation in the paragraph or list of a claim, before it in its section, or in a
    heading above it."""
    text = note.source.text
    if not _APPROXIMATED.may_match(text):
        return False
    place = statement.terms[0].passage.whole.start
    chain = [note.scopes[at] for at in note.scope_chain(statement.scope)]
    section = next((one for one in chain if one.kind is ScopeKind.SECTION), None)
    start = max(0, text.rfind("\n#", 0, place)) if section is not None else 0
    end = text.find("\n\n", place)
    headings = " ".join(one.name or "" for one in chain)
    return _APPROXIMATED.search(f"{headings}\n{text[start : end if end >= 0 else len(text)]}") is not None


_NORMAL = late(r"\\Phi(?![a-z])|Φ|\\mathcal\s*\{?\s*N")


def _through_the_normal(statement: Statement, letter: str) -> bool:
    """Whether the chain of a probability goes on with a value of the normal distribution, or of another variable:
    `P(45 \\le X \\le 55) \\approx P(-1 \\le Z \\le 1) = 0.683`."""
    for term in statement.terms[1:]:
        found = asked(term.text)
        if _NORMAL.search(term.text) or (found is not None and found[0] != letter):
            return True
    return False


_ANY = late(
    rf"\s*(?:{FONT}\s*(?:P|Pr)\s*\}}|\\Pr|Pr|P|p)\s*(?:\\left)?\(\s*(?P<letter>[A-Z]|\\(?:xi|eta|zeta)(?![a-z])|[ξηζ])\s*=\s*(?P<at>[kxni])\s*(?:\\right)?\)\s*"
)


def in_tables(note: Note, claims: Iterable[Equation]) -> Iterator[tuple[Equation, Equation]]:
    """The cells of a table that are headed `P(X = k)`, each with the claim that it is the probability of its `k`."""
    declared: list[tuple[str | None, Law]] | None = None
    for claim in claims:
        match = _ANY.fullmatch(claim.left.text)
        number = dict(claim.given).get(match["at"]) if match is not None else None
        if match is None or number is None:
            continue
        declared = declared_laws(note) if declared is None else declared
        before = [law for name, law in declared if name == match["letter"] and law.start < claim.span.start]
        before = _nearest(note, declared, before, note.scopes[claim.scope].span.start)
        if not before or not before[-1].arguments or _is_parted(note, before[-1], claim.span.start):
            continue
        law = before[-1]
        variants = tuple(unique(terms_of(law, ("event", "=", number.text.strip()))))
        another = LAWS.search(note.source.text, law.end, claim.span.start) is not None
        doubt = claim.doubt or (OF_ROUNDED if law.rounded else None) or (SUPPOSED if another else None)
        terms = [Term(Passage(variant, ((0, claim.span.start),)), Syntax.LATEX) for variant in variants]
        if terms:
            given = variants_of(law, terms)
            found = replace(claim, kind=DISTRIBUTED, left=terms[0], given=given, doubt=doubt)
            yield claim, found.loosely(SUPPOSED if law.unsure else None)


def variants_of(law: Law, terms: list[Term]) -> tuple[tuple[str, Term], ...]:
    """The terms by their number: 0 is the one that the usual meaning of the parameters gives, which a geometric
    distribution has not."""
    first = 1 if law.kind == "geometric" and len(terms) > 1 else 0
    return tuple((f"{VARIANT}{at}", term) for at, term in enumerate(terms, first))


_IN_HEADER = late(
    rf"(?:{FONT}|\\(?:mathcal|mathrm|mathbf|mathsf|cal)\s+)?(?:{NAMED})\s*\}}?\s*(?:\\left\s*)?[(\[]\s*(?P<arguments>[^()\[\]$\n]{{1,40}}?)\s*(?:\\right\s*)?[)\]]"
)


def law_in(header: str) -> Law | None:
    """The distribution that the header of a table names with numbers as its parameters: `Bin(100, 0.03)`."""
    match = _IN_HEADER.fullmatch(header.replace("\\,", " ").strip())
    if match is None:
        return None
    kind = next(one for one in NAMES if match[one] is not None)
    exact = tuple(map(_exact, _arguments(match["arguments"])))
    known = all(shape(Term(Passage(one, ((0, 0),)), Syntax.LATEX)).numeric for one in exact)
    law = Law(kind=kind, arguments=exact, rounded=False, start=0, end=0, scope=0)
    return law if known and len(exact) == _TAKES[kind] else None


def _arguments(written: str) -> tuple[str, ...]:
    """The parameters between the brackets of a distribution."""
    parted = _BY_SEMICOLON if _BY_SEMICOLON.search(written) else _BY_COMMA
    return tuple(part for part in parted.split(_THIN.sub(" ", written)) if part)


def _is_impossible(kind: str, exact: Sequence[str]) -> bool:
    """Whether a binomial distribution is given a chance above one: something else is written so."""
    chance = number_in(exact[1]) if kind == "binomial" and len(exact) > 1 else None
    return chance is not None and not 0 <= chance <= 1


def declared_laws(note: Note) -> list[tuple[str | None, Law]]:
    """Every distribution that a note declares, by the letter of its variable."""
    found = []
    text = note.source.text
    for match in written_with_parameters(text):
        kind = next(kind for kind in NAMES if match[kind] is not None)
        arguments = _arguments(match["arguments"])
        scope = next((one.scope for one in note.blocks if one.span.start <= match.start() < one.span.end), 0)
        exact = tuple(map(_exact, arguments))
        known = all(shape(Term(Passage(one, ((0, 0),)), Syntax.LATEX)).numeric for one in exact)
        one_case = _OF_A_CASE.search(text, max(0, match.start() - _MOST), match.start()) is not None
        named = () if known or one_case or len(exact) != _TAKES[kind] else arguments
        if not known or len(exact) != _TAKES[kind] or one_case or _is_impossible(kind, exact):
            exact = ()
        rounded = _ROUNDED.search(match["arguments"]) is not None
        meant = custom_of(arguments[1], text, match.end()) if kind == "normal" and len(arguments) > 1 else ""
        law = Law(
            kind=kind,
            arguments=exact,
            rounded=rounded,
            start=match.start(),
            end=match.end(),
            scope=scope,
            named=named,
            meant=meant,
        )
        found.append((match["letter"], law))
    for one in told_laws(note):
        if any(one.start <= law.end and law.start <= one.end for _, law in found):
            continue
        exact = tuple(map(_exact, one.arguments))
        if len(exact) == _TAKES[one.kind]:
            rounded = any(_ROUNDED.search(argument) is not None for argument in one.arguments)
            law = Law(
                kind=one.kind,
                arguments=exact,
                rounded=rounded,
                start=one.start,
                end=one.end,
                scope=one.scope,
                unsure=one.unsure,
                tried=one.tried,
                headed=one.headed,
                meant=one.meant,
            )
            found.append((one.letter, law))
    for written in written_laws(note):
        found.extend(_of_formula(written, found))
    return sorted(found, key=lambda pair: pair[1].start)


_CUSTOMARY = frozenset({"geometric", "exponential"})
"""Laws of whose parameter, or first number, books tell otherwise, which a formula settles."""
_LESS_TELLING = frozenset({"die", "moments"})
"""What words tell of less than a formula does: the die that is thrown, or mean and variance alone."""


def _of_formula(
    written: WrittenLaw, known: Sequence[tuple[str | None, Law]]
) -> Iterator[tuple[str | None, Law]]:
    """The law that a formula gives, unless one of its kind is known of the same variable in the section."""
    above = sorted(
        ((name, law) for name, law in known if written.since <= law.start < written.start),
        key=lambda pair: pair[1].start,
    )
    before = [law for name, law in above if name == written.letter]
    law = written.law
    if before and before[-1].written is None:
        if law is not None and before[-1].kind == law.form.kind in _CUSTOMARY and before[-1].arguments:
            yield (
                written.letter,
                replace(before[-1], meant=law.form.meant, end=max(before[-1].end, written.end)),
            )
        if law is None or before[-1].kind == law.form.kind:
            return
        before = [one for one in before if one.kind not in _LESS_TELLING]
    name, last = above[-1] if above else (None, None)
    if (
        law is not None
        and last is not None
        and name is None
        and last.kind == law.form.kind
        and last.arguments
    ):
        meant = last.meant if last.kind == "normal" else law.form.meant
        end = max(last.end, written.end)
        inherited = replace(last, start=written.start, end=end, scope=written.scope, meant=meant)
        yield written.letter, replace(inherited, written=written.since)
        return
    numbers = law is not None and not law.named
    yield (
        written.letter,
        Law(
            kind=law.form.kind if law is not None else UNKNOWN,
            arguments=law.parameters if law is not None and numbers else (),
            rounded=False,
            start=written.start,
            end=written.end,
            scope=written.scope,
            named=law.parameters if law is not None and not numbers else (),
            meant=law.form.meant if law is not None else "",
            unsure=written.unsure or bool(before),
            written=written.since,
        ),
    )


_OF_A_CASE = late(
    r"""(?:(?<!\w)(?:condition\w+\s+(?:on|à|a|на)|bedingt\s+(?:auf|durch)|if|when|wenn|falls|ist|si|quand|lorsque|cuando|quando|se|если|когда|при|nếu|khi|jeśli|gdy|eğer)(?!\w)|若|当|如果)
    [^.。!?\n]*[=<>≤≥∈][^.。!?\n]*(?:[,，、]|\bthen\b|\bdann\b|\balors\b|\bentonces\b|\bthì\b)[^.。!?\n]*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
"""A condition before a declaration in its sentence: `If $N = 1$, $L \\sim U(0, 1)$` tells of one case."""
_TAKES = {
    "binomial": 2,
    "bernoulli": 1,
    "poisson": 1,
    "geometric": 1,
    "exponential": 1,
    "uniform": 2,
    "normal": 2,
    "die": 1,
    "moments": 2,
}


def _exact(argument: str) -> str:
    """A parameter with its decimals as fractions, which no note's decimal mark can change."""
    argument = re.sub(r"^\s*(?:[a-zλμσ]|\\[a-z]+)(?:\^2)?\s*=\s*", "", argument)
    return _DECIMAL.sub(
        lambda found: rf"\frac{{{found['whole']}{found['places']}}}{{{10 ** len(found['places'])}}}", argument
    )


STANDARD = Law(kind="normal", arguments=("0", "1"), rounded=False, start=-1, end=0, scope=0)


TOLD_STANDARD = Spotted(
    r"""\b(?:standard\s+normal|(?:unit|standardi[sz]ed)\s+normal|standardnormal\w*|(?:normale?|loi)\s+(?:centrée\s+(?:et\s+)?réduite|standard(?:isée)?)|normal\s+(?:estándar|padrão|padronizad[ao]|típica|reducida)
    |normale\s+standard(?:izzata)?|стандартн\w+\s+нормальн\w+|нормальн\w+\s+стандартн\w+|chuẩn\s+tắc|standardow\w+\s+(?:rozkład\w*\s+)?normaln\w+|standart\s+normal)\b
    |标准正态|標準正規|표준\s?정규""",
    re.IGNORECASE | re.VERBOSE,
)
_DIFFERENCE = r"(?:\\[dt]?frac\s*\{[^{}]{0,60}[-−][^{}]{0,60}\}|\([^()]{0,60}[-−][^()]{0,60}\)\s*/)"
_OTHER_Z = late(rf"(?<![A-Za-z_{{\\])Z\s*(?::?=|≔|\\sim|\\coloneqq|∼|~)(?!\s*-?\d|\s*{_DIFFERENCE})")
"""What else a `Z` is told to be than a number or a standardised variable."""
_STANDARDISED_Z = Spotted(
    r"""(?<!\w)(?:z[-\s]?(?:scores?|werte?|valores?|valori)(?!\w)|standardi[sz]|estandari[sz]|tipifi|padroni[sz]|стандарти[зс]|нормирован|standaryz)|chuẩn\s+h(?:óa|oá)
    |标准化|標準化|표준화""",
    re.IGNORECASE | re.VERBOSE,
)
_AS_STANDARDISED = late(rf"(?<![A-Za-z_{{\\])Z\s*(?::?=|≔|\\coloneqq)\s*{_DIFFERENCE}")


def _may_be_other(before: str, *, moment: bool) -> bool:
    """Whether a `Z` without a distribution may be another variable than the standard normal one: the text before a
    claim sets it equal to something else, or nothing tells that it is this one, and the claim is about its `moment`,
    whose usual 0 or 1 shows nothing."""
    if _OTHER_Z.search(before) is not None or _is_named_anew(before):
        return True
    told = (TOLD_STANDARD, _STANDARDISED_Z, _AS_STANDARDISED)
    return moment and all(one.search(before) is None for one in told)


def _is_told_standard(before: str) -> bool:
    """Whether the text before a claim speaks of the standard normal distribution and gives `Z` no other meaning."""
    return (
        TOLD_STANDARD.search(before) is not None
        and _OTHER_Z.search(before) is None
        and not _is_named_anew(before)
    )


_NAMED_Z = late(
    r"""(?<!\w)(?:let|sei|soit|sea|seja|sia|siano|пусть|cho|gọi|niech|now|jetzt|nun|maintenant|ahora|agora|ora|теперь)\s+\$?\s*Z(?![A-Za-z_])
    |(?:设|令|設)\s*\$?\s*Z(?![A-Za-z_])
    |(?<![A-Za-z_{\\])Z\s*\$?\s*(?:now\s+|jetzt\s+|nun\s+)?(?:counts|denotes?|zählt|bezeichnet|compte|désigne|cuenta|denota|conta|indica|обозначает|считает|đếm|là\s+số|oznacza|zlicza|表示|を.{0,12}(?:とする|とおく))""",
    re.IGNORECASE | re.VERBOSE,
)


def _for_the_standard(text: str, law: Law, place: int) -> int:
    """Behind what a condition would stand: a law, or words that say that the standard normal one is meant."""
    if law.start >= 0:
        return law.end
    found = list(TOLD_STANDARD.finditer(text, max(0, place - _FAR), place))
    return found[-1].end() if found and "\n\n" not in text[found[-1].end() : place] else 0


_FAR = 200
_TOPIC = late(
    r"""(?<!\w)(?:probabilit\w*|chances?|tails?|survival|complement\w*|memoryless\w*|lack|memory|density|pmf|pdf|cdf|cumulative|mass|function|waiting|time|lifetime|life|random|variable|expected|value|most|likely|number|distribution\w*|following|law|standard|deviation
    |(?:gegen)?wahrscheinlichkeit\w*|gedächtnislos\w*|dichte|verteilung\w*|erwartungswert|varianz|standardabweichung|probabilités?|espérance|variance|moyenne|écart|type|mémoire|densité|loi|répartition|probabilidad\w*|esperanza|varianza|media|desviación|típica|estándar|memoria|densidad|distribución
    |esperança|variância|média|desvio|padrão|memória|probabilità|valore|atteso|deviazione|вероятност\w*|ожидани\w*|математическ\w*|дисперси\w*|среднее|отклонени\w*|отсутствие|памяти|плотност\w*|распределени\w*|xác|suất|kỳ|vọng|phương|sai|trung|vị|độ|lệch|chuẩn|mật|phân|phối|tính|không|nhớ)(?!\w)
    |概率|機率|期望值?|均值|方差|标准差|密度|分[布佈]|无记忆性|確率|期待値|分散|標準偏差|平均|中央値|無記憶性|확률|기댓값|분산|표준편차|평균""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of chances and moments, which tell of no other variable."""
_STOPS = late(r"[.!?;](?=\s)|[。！？；]|\n\s*\n|\n\s*(?:[-*+>|]|\d+[.)])\s|\n\s*#[^\n]*\n")


def _goes_on(text: str, law: Law, place: int) -> bool:
    """Whether the sentence of a claim speaks of nothing before it but chances, moments, and how they are reckoned."""
    opening = _STOPS.split(text[max(law.end, place - _FAR) : place])[-1]
    return goes_on_plainly(re.sub(r"\$[^$]*\Z", " ", opening) if opening.count("$") % 2 else opening, _TOPIC)


@cache
def _named_anew(letter: str) -> re.Pattern[str]:
    """Words that give the letter of a variable another meaning: `let $X$ be the greater of two`."""
    return re.compile(_NAMED_Z.pattern.replace("Z", re.escape(letter)), re.IGNORECASE | re.VERBOSE)


def _is_named_anew(before: str) -> bool:
    """Whether words say what `Z` is behind those that speak of the standard normal distribution, and say nothing of
    that: `let $Z$ be the greater of two`."""
    return any(
        TOLD_STANDARD.search(re.split(r"[.。!?]\s|\n\n", before[found.start() :], maxsplit=1)[0]) is None
        for found in _NAMED_Z.finditer(before)
    )


_GENERATING = late(r"(?<![A-Za-z])[MGm]_\{?[A-Z]\}?\s*(?:'|\^|\()")
"""The function that generates the moments of a variable, which tells its distribution."""


def _law_of(
    note: Note, letter: str, statement: Statement, declared: list[tuple[str | None, Law]]
) -> Law | None:
    """The distribution of a letter at a statement: the last one declared before it, in its own section or around it."""
    place = statement.terms[0].passage.whole.start
    before = [law for name, law in declared if letter in {name, ""} and law.start < place]
    if not before and not any(name == letter for name, _ in declared):
        before = _headed_before(note, declared, letter, place)
    if letter:
        before = _nearest(note, declared, before, place)
    if not before:
        return STANDARD if letter == "Z" and not any(name == letter for name, _ in declared) else None
    law = with_values(note, before[-1], place)
    again = re.compile(
        rf"(?<![A-Za-z\\]){re.escape(letter)}(?:_\{{?\w\}}?)?\s*(?:\\sim(?![a-z])|∼|\\thicksim)"
    )
    if again.search(note.source.text, law.end, place) or (
        law.written is not None and _named_anew(letter).search(note.source.text, law.end, place)
    ):
        return None  # it has another distribution now, which is not read
    if of_another_problem(note.source.text, law.start, place) or _is_parted(note, law, place):
        return None
    if any(_GENERATING.search(term.text) for term in statement.terms):
        return None
    return law if law.arguments and _reach(note, law) in note.scope_chain(statement.scope) else None


_INTRODUCED = late(
    r"(?<!\w)(?:let|be|denotes?|counts?|where|sei(?:en)?|bezeichne\w*|zählt?|soit|soient|désigne|compte|où|sea|sean|cuenta|donde|seja|conta|onde|sia|siano|dove|пусть|обозначает|где|cho|gọi|với|niech|maximum|minimum|sum|summe|somme|suma|soma|somma|сумм\w+|tổng)(?!\w)|[设令設とし]",
    re.IGNORECASE,
)
"""Words by which a variable may be another one than that of which a heading tells."""


def _headed_before(
    note: Note, declared: Sequence[tuple[str | None, Law]], letter: str, place: int
) -> list[Law]:
    """The distribution that the heading above a place names, where no variable is declared or introduced below it."""
    text = note.source.text
    start = max(text.rfind("\n#", 0, place), 0)
    below = [(name, law) for name, law in declared if start <= law.end and law.start < place]
    if not letter or not all(name is None and law.headed for name, law in below):
        return []
    between = text[text.find("\n", start + 1) : place] if below else ""
    again = re.search(rf"(?<![A-Za-z\\]){re.escape(letter)}[\s$]*(?:=|:=|:)(?!\s*\d)", between) is not None
    return [] if again or _INTRODUCED.search(between) else [law for _, law in below]


def _nearest(
    note: Note, declared: Sequence[tuple[str | None, Law]], before: list[Law], place: int
) -> list[Law]:
    """The distributions before a place, the last one of which is that of a label in its own text, or in the one above
    it, tables left out, where one stands there."""
    labels = [law for name, law in declared if name is None and law.headed and law.end <= place]
    if not labels or (before and before[-1].start >= labels[-1].start):
        return before
    label = labels[-1]
    texts = [
        one
        for one in note.blocks
        if one.row is None and one.span.end > label.start and one.span.start < place and one.kind != "formula"
    ]
    if not texts or texts[0].kind == "heading" or len(texts) > _FEW_TEXTS:
        return before
    between = note.source.text[label.end : min(texts[0].span.end, place)]
    own = note.source.text[texts[-1].span.start : place] if len(texts) > 1 else ""
    told = any(LAWS.search(one) or _INTRODUCED.search(one) for one in (between, own))
    return before if told or any(one.kind == "heading" for one in texts) else [label]


_FEW_TEXTS = 2


def with_values(note: Note, law: Law, place: int) -> Law:
    """A distribution with the values that its parameters have at a place, where letters stand for them."""
    since = law.start if law.written is None else _settled_since(note, law, law.written)
    found = settled(note, law.named, (since, law.end), place) if law.named else None
    if found is None:
        return law
    values, end = found
    exact = tuple(map(_exact, values))
    known = all(shape(Term(Passage(one, ((0, 0),)), Syntax.LATEX)).numeric for one in exact)
    rounded = any(_ROUNDED.search(one) is not None for one in values)
    meant = law.meant
    if law.kind == "normal":
        meant = "variance" if "^" in law.named[1] else "deviation"
    return replace(law, arguments=exact, end=end, rounded=rounded, meant=meant) if known else law


_FARTHEST = 3000


def _settled_since(note: Note, law: Law, since: int) -> int:
    """Where the text begins that may give values to the letters of a law that a formula gives: its section, or behind
    the last word of another law in it."""
    since = max(since, law.start - _FARTHEST)
    before = note.source.text[since : law.start]
    own = by_its_name(law.kind) if law.kind in NAMES_OF_LAWS else None
    for pattern in (_OF_ITSELF, *(() if own is None else (own,))):
        before = pattern.sub(lambda found: " " * len(found.group()), before)
    last = max((one.end() for one in LAWS.finditer(before)), default=0)
    return since + last


_PARTED = late(
    r"^[ \t>]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$"
    r"|^[ \t>]*\|\s*\$?\s*(?:P|p|f)\s*\((?!\s*[A-Z]\s*(?:[<>≤≥=]|\\[lg](?:eq?|t)(?![a-z]))[^()|\n]{1,12}"
    r"\)[\s$*]{0,4}\|[^|\n]{0,40}\|?[ \t]*$)",
    re.MULTILINE,
)
"""A line across the page, or the row of a table with probabilities of its own: more than one, or of any number."""


def _is_parted(note: Note, law: Law, place: int) -> bool:
    """Whether something else begins between a distribution and a place behind it."""
    return (
        law.start >= 0
        and _PARTED.search(note.source.text, law.end, note.source.text.rfind("\n", 0, place) + 1) is not None
    )


def _reach(note: Note, law: Law) -> int:
    """The scope in which a declared distribution is meant: its section, or the item of which its own item is a part,
    as of the cases of a list: `- In 30 minutes:` with `- $X \\sim Pois(14)$` below it."""
    chain = tuple(note.scope_chain(law.scope))
    items = [at for at in chain if note.scopes[at].kind is ScopeKind.ITEM]
    if len(items) > 1:
        return items[1]
    return next(at for at in chain if note.scopes[at].kind in {ScopeKind.SECTION, ScopeKind.NOTE})


def _stated(statement: Statement) -> tuple[Term, Relation] | None:
    """The first number in a statement's chain, with its relation to the term before."""
    for (_, term), relation in zip(pairwise(statement.terms), statement.relations, strict=True):
        if relation not in _EQUALITIES:
            return None
        if shape(term).numeric:
            return term, relation
    return None


_Wanted = tuple[str, ...]
_OF_ITSELF = Spotted(
    r"""(?<!\w)(?:(?:cumulative|probability)\s+(?:distribution|density)\s+functions?|distribution\s+functions?
    |(?:kumulative|empirische)?\s*verteilungsfunktion(?:en)?|fonctions?\s+de\s+distribution|función\s+de\s+distribución(?:\s+acumulada)?
    |função\s+(?:de\s+)?distribuição(?:\s+acumulada)?|funzione\s+di\s+distribuzione|функци\w+\s+распределения|dystrybuant\w+
    |hàm\s+(?:phân\s+(?:phối|bố)|mật\s+độ)(?:\s+(?:tích\s+l[uũ][yỹ]|xác\s+suất))?)(?!\w)|累[積积]?分[布佈]函[数數]|分[布佈][函関][数數]|분포\s*함수""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words for the function that tells a distribution, which name no other."""


def names_another(law: Law, between: str) -> bool:
    """Whether text may tell of another distribution than one that stands before it."""
    if LAWS.search(between) is None:
        return False
    known = bool(law.named) or law.headed or law.written is not None
    own = by_its_name(law.kind) if known and law.kind in NAMES_OF_LAWS else None
    between = _OF_ITSELF.sub(" ", between) if known else between
    return LAWS.search(between if own is None else own.sub(" ", between)) is not None


@cache
def by_its_name(kind: str) -> re.Pattern[str]:
    """A distribution called by its own name."""
    words = (
        r"distributions?|verteilung(?:en)?|loi|distribuci[oó]n|distribuição|distribuzione|распределени\w+|rozkład\w*"
        r"|phân\s+(?:phối|bố)"
    )
    return re.compile(
        rf"(?<!\w)(?:(?:{words})\s+(?:de\s+|di\s+)?)?(?:{NAMES_OF_LAWS[kind]})(?:[\s-]*(?:{words}|分[布佈]|분포))?",
        re.IGNORECASE,
    )


_ORDERS = frozenset({Relation.LESS, Relation.LESS_EQUAL, Relation.GREATER, Relation.GREATER_EQUAL})


def _compared(statement: Statement, found: tuple[str, _Wanted] | None) -> tuple[Term, Relation] | None:
    """The number that a product of the parameters is compared with: `np > 5`."""
    if found is None or found[1][0] != "counted" or len(statement.terms) != 2:
        return None
    relation = statement.relations[0]
    return (
        (statement.terms[1], relation) if relation in _ORDERS and shape(statement.terms[1]).numeric else None
    )


def asked(text: str) -> tuple[str, _Wanted] | None:
    """The letter of a mean, variance or probability, and what is asked of it."""
    if (moment := _MOMENT.fullmatch(text)) is not None:
        inner = _LINEAR.fullmatch((moment["inner"] or moment["bare"]).strip())
        kind = next(one for one in ("mean", "variance", "deviation", "median") if moment[one] is not None)
        if inner is None or (inner["square"] and (kind != "mean" or inner["factor"] or inner["offset"])):
            return None
        if kind == "median":
            return (inner["letter"], ("median",)) if not inner["factor"] and not inner["sign"] else None
        factor = inner["factor"].replace("−", "-")
        factor = f"{factor}1" if factor in {"", "-"} else factor
        offset = f"{inner['sign']}{inner['offset']}".replace("−", "-") if inner["sign"] else "0"
        return inner["letter"], ("square" if inner["square"] else kind, factor, offset)
    if (named := _SUBSCRIBED.fullmatch(text)) is not None and not (named["mean"] and named["behind"]):
        squared = named["square"] or named["behind"]
        kind = "mean" if named["mean"] else "variance" if squared else "deviation"
        return named["letter"], (kind, *_ONCE)
    if (counted := _COUNTED.fullmatch(text)) is not None:
        return "", ("counted", counted.group())
    if (cumulative := _CUMULATIVE.fullmatch(text)) is not None:
        number = _exact(cumulative["at"].strip())
        numeric = shape(Term(Passage(number, ((0, 0),)), Syntax.LATEX)).numeric
        return (cumulative["letter"] or "", ("event", "≤", number)) if numeric else None
    probability = _PROBABILITY.fullmatch(text)
    if probability is None:
        return None
    within = _BETWEEN_BARS.sub(_unbarred, probability["event"].strip())
    told = [_bounds(part.strip()) for part in _CONDITION.split(within)]
    if len(told) == 1:
        return (told[0][0], ("event", *told[0][1])) if told[0] is not None else None
    first, second = told if len(told) == 2 else (None, None)
    if first is None or second is None or first[0] != second[0]:
        return None
    return first[0], ("given", *first[1], "|", *second[1])


_ONCE = ("1", "0")
"""The factor and the offset of a variable itself."""
_CONDITION = late(r"\\mid(?![a-z])|\\vert(?![a-z])|\||∣")
"""What stands before what is known of a variable."""


def _bounds(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The letter of an event, and the bounds of its variable."""
    event = _EVENT.fullmatch(text)
    if event is None:
        return None
    bounds = [_sign(event["second"]), _exact(event["high"].strip())]
    if event["low"] is not None:
        first = _sign(event["first"])
        if first not in {"<", "≤"} or bounds[0] not in {"<", "≤"}:
            return None
        bounds = [first, _exact(event["low"].strip()), *bounds]
    numbers = [Term(Passage(one, ((0, 0),)), Syntax.LATEX) for one in bounds[1::2]]
    return (event["letter"], tuple(bounds)) if all(shape(one).numeric for one in numbers) else None


_BETWEEN_BARS = late(
    r"(?:\||\\lvert\s*|\\left\s*\|)\s*(?P<letter>[A-Z]|\\(?:xi|eta|zeta)(?![a-z])|[ξηζ])\s*(?:\||\\rvert|\\right\s*\|)\s*(?P<sign><|\\leq?(?![a-z])|≤|\\lt(?![a-z]))\s*(?P<number>[\d.,{}]+)"
)


def _unbarred(match: re.Match[str]) -> str:
    """`|Z| < 2` as `-2 < Z < 2`."""
    return f"-{match['number']} {match['sign']} {match['letter']} {match['sign']} {match['number']}"


def _sign(written: str) -> str:
    plain = written.strip()
    if plain in _SIGNS:
        return _SIGNS[plain]
    return "≤" if plain.startswith(r"\le") else "≥"


def unique(terms: Iterable[str]) -> Iterator[str]:
    """Terms in their order, each of them once."""
    yield from dict.fromkeys(terms)


def is_beside_another(declared: Sequence[tuple[str | None, Law]], law: Law, source: str) -> bool:
    """Whether the sentence that declares a distribution declares another one before it."""
    return any(
        one is not law and one.end <= law.start and _ENDS.search(source, one.end, law.start) is None
        for _, one in declared
    )


def terms_of(law: Law, wanted: _Wanted) -> Iterator[str]:
    """The terms with which what is asked can be worked out, one for each accepted meaning of the parameters."""
    if wanted[0] == "counted":
        if law.kind == "binomial":
            yield _counted(wanted[1], law.arguments)
        return
    if law.kind == "density":
        if (term := of_density(law.arguments, wanted)) is not None:
            yield term
        return
    for kind, arguments in _meanings(law):
        term = _term_of(kind, arguments, wanted)
        if term is not None:
            yield term


def _term_of(kind: str, arguments: tuple[str, ...], wanted: _Wanted) -> str | None:
    """The term of what is asked, with one meaning of the parameters."""
    match wanted[0]:
        case "event":
            return _probability(kind, arguments, wanted[1:])
        case "given":
            return _conditional(kind, arguments, wanted[1:])
        case "quantile":
            return quantile(kind, arguments, wanted[1])
        case "median":
            return _median(kind, arguments)
        case "mode":
            return _mode(kind, arguments)
        case "density":
            return _density(kind, arguments)
        case _:
            return _moment(kind, arguments, wanted)


def _moment(kind: str, arguments: tuple[str, ...], wanted: _Wanted) -> str | None:
    """The term of a moment, of the variable times a factor and more; None where it has none."""
    mean, variance = _moments(kind, arguments)
    name, *linear = wanted
    if mean is None or (variance is None and name != "mean"):
        return None
    if name == "square":
        return rf"{variance} + \left({mean}\right)^2"
    factor, offset = linear
    return {
        "mean": rf"({factor}) \cdot \left({mean}\right) + ({offset})",
        "variance": rf"({factor})^2 \cdot \left({variance}\right)",
        "deviation": rf"\left|{factor}\right| \cdot \sqrt{{{variance}}}",
    }[name]


def _counted(term: str, arguments: tuple[str, ...]) -> str:
    """A product of `n`, `p` and `q` with the parameters of a binomial distribution in their places."""
    match = _COUNTED.fullmatch(term)
    factors = [match["first"], match["second"]] if match is not None else []
    values = [f"({arguments[1]})" if one == "p" else f"(1 - ({arguments[1]}))" for one in factors if one]
    product = r" \cdot ".join((f"({arguments[0]})", *values))
    return rf"\sqrt{{{product}}}" if match is not None and match["root"] else product


def _meanings(law: Law) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A law with its parameters, and with those that other books mean by the same."""
    arguments = tuple(f"\\left({one}\\right)" for one in law.arguments)
    match law.kind:
        case "exponential":
            if law.meant != "mean":
                yield "exponential", arguments
            if law.meant != "rate":
                yield "exponential", (rf"\left(\frac{{1}}{{{law.arguments[0]}}}\right)",)
        case "normal":
            if law.meant != "deviation":
                yield "normal", arguments
            if law.meant != "variance":
                yield "normal", (arguments[0], rf"{arguments[1]}^2")
        case "geometric" if law.meant:
            yield f"geometric {law.meant}", arguments
        case "geometric":
            yield "geometric from 1", arguments
            yield "geometric from 0", arguments
        case kind:
            yield kind, arguments


def _moments(kind: str, arguments: tuple[str, ...]) -> Moments:
    """Mean and variance."""
    if kind in CONTINUOUS | DISCRETE:
        return further_moments(kind, arguments)
    a, b = (*arguments, "")[:2]
    return {
        "binomial": (rf"{a} \cdot {b}", rf"{a} \cdot {b} \cdot (1 - {b})"),
        "bernoulli": (a, rf"{a} \cdot (1 - {a})"),
        "poisson": (a, a),
        "geometric from 1": (rf"\frac{{1}}{{{a}}}", rf"\frac{{1 - {a}}}{{{a}^2}}"),
        "geometric from 0": (rf"\frac{{1 - {a}}}{{{a}}}", rf"\frac{{1 - {a}}}{{{a}^2}}"),
        "exponential": (rf"\frac{{1}}{{{a}}}", rf"\frac{{1}}{{{a}^2}}"),
        "uniform": (rf"\frac{{{a} + {b}}}{{2}}", rf"\frac{{({b} - {a})^2}}{{12}}"),
        "normal": (a, b),
        "moments": (a, b),
        "die": (rf"\frac{{{a} + 1}}{{2}}", rf"\frac{{{a}^2 - 1}}{{12}}"),
    }[kind]


def _conditional(kind: str, arguments: tuple[str, ...], bounds: tuple[str, ...]) -> str | None:
    """The probability of an event where another is known to happen."""
    at = bounds.index("|")
    event, known = bounds[:at], bounds[at + 1 :]
    both = _joined(event, known) if len(event) == len(known) == 2 else None
    above = _probability(kind, arguments, both) if both is not None else None
    below = _probability(kind, arguments, known)
    return rf"\frac{{{above}}}{{{below}}}" if above is not None and below not in {None, "0"} else None


def _joined(event: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...] | None:
    """The bounds of what lies within two of them."""
    (sign, number), (other, second) = event, known
    one, two = number_in(number), number_in(second)
    if one is None or two is None or "=" in other:
        return None
    if sign == "=":
        within = {"<": one < two, "≤": one <= two, ">": one > two, "≥": one >= two}[other]
        return event if within else None
    if (sign in "<≤") == (other in "<≤"):
        nearer = one < two if sign in "<≤" else one > two
        return event if nearer or (one == two and sign in "<>") else known
    low, high = (known, event) if sign in "<≤" else (event, known)
    between = (low[0].replace(">", "<").replace("≥", "≤"), low[1], *high)
    return between if min(one, two) < max(one, two) and (two < one) == (sign in "<≤") else None


def _median(kind: str, arguments: tuple[str, ...]) -> str | None:
    """The median of a continuous distribution; that of a discrete one has no formula."""
    if kind in CONTINUOUS | DISCRETE:
        return further_median(kind, arguments)
    a, b = (*arguments, "")[:2]
    return {
        "exponential": rf"\frac{{\ln 2}}{{{a}}}",
        "uniform": rf"\frac{{{a} + {b}}}{{2}}",
        "normal": f"{a} + 0",
    }.get(kind)


def _mode(kind: str, arguments: tuple[str, ...]) -> str | None:
    """The most probable value, where there is only one."""
    if kind in {"binomial", "poisson"}:
        numbers = [number_in(one) for one in arguments]
        known = [one for one in numbers if one is not None]
        if len(known) != len(arguments):
            return None
        top = (known[0] + 1) * known[1] if kind == "binomial" else known[0]
        return f"{math.floor(top)} + 0" if top.denominator != 1 else None
    if kind == "normal":
        return f"{arguments[0]} + 0"
    return {"exponential": "0 + 0", "geometric from 1": "1 + 0", "geometric from 0": "0 + 0"}.get(kind)


def _density(kind: str, arguments: tuple[str, ...]) -> str | None:
    """The density where it is the same wherever there is one."""
    return rf"\frac{{1}}{{{arguments[1]} - {arguments[0]}}}" if kind == "uniform" else None


_FACES = 6
_DISCRETE = DISCRETE | {"die", "binomial", "bernoulli", "poisson", "geometric from 1", "geometric from 0"}


def _probability(kind: str, arguments: tuple[str, ...], bounds: tuple[str, ...]) -> str | None:
    if kind == "moments":
        return None
    if kind not in _DISCRETE:
        return _of_continuous(kind, arguments, bounds)
    numbers = bounds[1::2]
    if not all(_WHOLE.fullmatch(one) for one in numbers):
        return None
    least = 1 if kind in {"geometric from 1", "die"} else least_of(kind, arguments)
    if len(bounds) == 4:
        low, high = int(bounds[1]) + (bounds[0] == "<"), int(bounds[3]) - (bounds[2] == "<")
        return _summed(kind, arguments, max(low, least), high)
    sign, number = bounds[0], int(bounds[1])
    match sign:
        case "=":
            return _summed(kind, arguments, number, number) if number >= least else "0"
        case "≤" | "<":
            return _summed(kind, arguments, least, number - (sign == "<"))
        case _:
            below = _summed(kind, arguments, least, number - (sign == "≥"))
            return f"1 - ({below})" if below is not None else None


def _summed(kind: str, arguments: tuple[str, ...], low: int, high: int) -> str | None:
    if high - low > _MOST:
        return None
    if high < low:
        return "0"
    masses = [_mass(kind, arguments, at) for at in range(low, high + 1)]
    known = [one for one in masses if one is not None]
    return " + ".join(known) if len(known) == len(masses) else None


def _mass(kind: str, arguments: tuple[str, ...], at: int) -> str | None:
    if kind in DISCRETE:
        return further_mass(kind, arguments, at)
    a, b = (*arguments, "")[:2]
    match kind:
        case "binomial":
            return rf"\binom{{{a}}}{{{at}}} \cdot {b}^{{{at}}} \cdot (1 - {b})^{{{a} - {at}}}"
        case "bernoulli":
            return rf"{a}^{{{at}}} \cdot (1 - {a})^{{1 - {at}}}" if at <= 1 else "0"
        case "poisson":
            return rf"\frac{{e^{{-{a}}} \cdot {a}^{{{at}}}}}{{{at}!}}"
        case "geometric from 1":
            return rf"(1 - {a})^{{{at - 1}}} \cdot {a}"
        case "die":
            return rf"\frac{{1}}{{{a}}}" if at <= _FACES else "0"
        case _:
            return rf"(1 - {a})^{{{at}}} \cdot {a}"


def _of_continuous(kind: str, arguments: tuple[str, ...], bounds: tuple[str, ...]) -> str:
    if len(bounds) == 4:
        return f"{_below(kind, arguments, bounds[3])} - ({_below(kind, arguments, bounds[1])})"
    below = _below(kind, arguments, bounds[1])
    return {"=": "0", "<": below, "≤": below}.get(bounds[0], f"1 - ({below})")


def _below(kind: str, arguments: tuple[str, ...], number: str) -> str:
    """How probable it is that a continuous variable is below a number."""
    if kind in CONTINUOUS:
        return further_below(kind, arguments, number)
    a, b = (*arguments, "")[:2]
    match kind:
        case "exponential":
            return rf"\max(0, 1 - e^{{-{a} \cdot ({number})}})"
        case "uniform":
            return rf"\min(1, \max(0, \frac{{({number}) - {a}}}{{{b} - {a}}}))"
        case _:
            scaled = rf"\frac{{({number}) - {a}}}{{\sqrt{{2 \cdot {b}}}}}"
            return rf"\frac{{1}}{{2}} \cdot (1 + \operatorname{{erf}}({scaled}))"
