r"""Quantiles of a variable whose distribution the note names, and of the standard normal one: `z_{0.975} = 1.96`,
`\Phi^{-1}(0.9) \approx 1.2816`, “the 95 % quantile of $X$ is 124.67”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.doubts.set_anew import is_set_anew
from vaultproof.extract.language.openers import is_conditioned
from vaultproof.extract.probability.chance_tables import ANOTHER
from vaultproof.extract.probability.distributed import (
    DISTRIBUTED,
    OF_ROUNDED,
    SPREAD,
    STANDARD,
    SUPPOSED,
    TOLD_STANDARD,
    Law,
    declared_laws,
    names_another,
    terms_of,
    unique,
    variants_of,
)
from vaultproof.extract.probability.settled import settled
from vaultproof.extract.probability.told_moments import OF_SAMPLES, law_before
from vaultproof.extract.shape import shape
from vaultproof.extract.told import WHOSE, NumberText, begins_clause, claim_told, told_value
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Signs, Spotted, late

_LEVEL = r"0(?:[.,]|\{,\})\d{1,5}|\d{1,2}(?:(?:[.,]|\{,\})\d{1,3})?\s?\\?%"
_SYMBOL = late(
    rf"\s*(?:(?P<z>[zZu])_\s*\{{?\s*(?P<level>{_LEVEL}|1\s*-\s*\\alpha(?:\s*/\s*2)?|\\alpha(?:\s*/\s*2)?|1\s*-\s*\\frac\s*\{{?\s*\\alpha\s*\}}?\s*\{{?\s*2\s*\}}?|\\frac\s*\{{?\s*\\alpha\s*\}}?\s*\{{?\s*2\s*\}}?)\s*\}}?"
    rf"|\\Phi\s*\^\s*\{{\s*-\s*1\s*\}}\s*(?:\\left)?\(\s*(?P<inner>{_LEVEL})\s*(?:\\right)?\))\s*"
)
_SIGNS = Signs("z_", "Z_", "u_", "Phi^", "Phi ^")
_OF_TESTS = Spotted(
    r"""(?<!\w)(?:quantil\w*|percentil\w*|cuantil\w*|normal\w*|gauß\w*|gauss\w*|confiden\w*|konfidenz\w*|vertrauens\w*|confian\w+|signifi\w+|z-?(?:test|score|wert|value|tabl\w*)|нормальн\w+|квантил\w+|доверительн\w+|phân\s+vị|chuẩn|tin\s+cậy|kwantyl\w*|ufności)(?!\w)
    |\\Phi|Φ|正态|正規|置信|信頼|분위수|신뢰|정규|分位""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of notes in which `z_p` is a quantile of the standard normal distribution."""
_OTHER_LAWS = Spotted(
    r"(?<!\w)(?:chi-?squared?|student|fisher|t-(?:distribution|verteilung|test)|f-(?:distribution|verteilung))(?!\w)",
    re.IGNORECASE,
)
_P = r"(?:\d{1,2}(?:[.,]\d{1,3})?\s?-?%|0[.,]\d{1,5})"
QUANTILE = Spotted(
    rf"""(?<![\w.,])(?:{_P}[\s-]{{0,3}}(?:quantile?|квантиль)|\d{{1,2}}(?:st|nd|rd|th|\.|e|ème|º|°|-й)?[\s-](?:percentile|perzentil|centile|процентиль)
    |quantile\s+(?:d['’]ordre|di\s+ordine|of\s+order|of\s+level|at\s+level|at|à|al)\s+{_P}|cuantil\s+(?:de\s+orden\s+|del?\s+(?:orden\s+)?|al\s+)?{_P}|quantil\s+(?:der\s+ordnung\s+|zum\s+niveau\s+|de\s+(?:ordem\s+)?)?{_P}
    |percentil\s+\d{{1,2}}|квантиль\s+(?:уровня|порядка)\s+{_P}|phân\s+vị\s+(?:mức\s+|thứ\s+|bậc\s+)?{_P}|bách\s+phân\s+vị\s+thứ\s+\d{{1,2}})(?!\w)
    |(?<![\d.,])(?:(?P<upper>上側|上侧)\s?)?{_P}\s?(?:的)?\s?(?:分位数|分位點|分位点|分位數|パーセント点|분위수)|第\s?\d{{1,2}}\s?百分位[数數]|(?<![\d.,])\d{{1,2}}\s?パーセンタイル|上側\s?{_P}\s?点""",
    re.IGNORECASE | re.VERBOSE,
)
"""A quantile that words name, by its level."""
_NUMBER = late(r"\d{1,2}(?:[.,]\d{1,5})?")
_BEHIND = late(
    r"""\s{0,3}(?:(?:of|der|des|de|da|do|del|dell[ao]|di|của|the|la|el|il|a|loi|distribución|distribuição|distribuzione|phân\s+(?:phối|bố)|распределения)\s+|l['’]|dell['’]){0,4}""",
    re.IGNORECASE,
)
_NOUN = late(r"\s*(?:distribution|verteilung|variable|law|распределения)?\s*(?:Z(?!\w))?\s*", re.IGNORECASE)
_STANDARD_BEFORE = late(r"(?:标准正态分布|標準正規分布|표준\s?정규\s?분포)\s*(?:的|の|의)\s*(?:第\s*)?\Z")
_LONGEST = 40
_FAR = 3000
_BESIDE = late(
    r"(?<!\w)(?:(?:standard\s+)?normal(?:ly)?\s+)?(?:distribut(?:ion|ed)|verteil\w*|loi|distribución|distribuição|distribuzione|распределени\w+)(?!\w)|分[布佈]|분포",
    re.IGNORECASE,
)
"""The noun beside the name of a distribution."""


def quantile_claims(
    note: Note, statements: Sequence[Statement], texts: Sequence[NumberText], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim that each quantile makes, in symbols and in words."""
    source = note.source.text
    if _SIGNS.stand_in(source) and _OF_TESTS.search(source) is not None:
        for one in statements:
            claim = _of_symbol(note, one, doubts)
            yield from (claim,) if claim is not None else ()
    if not QUANTILE.may_match(source):
        return
    declared = declared_laws(note)
    for text in texts:
        for match in QUANTILE.finditer(text.plain):
            claim = _of_words(note, text, match, declared, doubts)
            yield from (claim,) if claim is not None else ()


def _of_symbol(note: Note, one: Statement, doubts: Mapping[int, str]) -> Equation | None:
    """The claim that `z_p` is a number: the quantile of `p`, or by another custom that of what `p` leaves."""
    if not one.relations or one.terms[0].syntax is not Syntax.LATEX:
        return None
    match = _SYMBOL.fullmatch(one.terms[0].text)
    if (
        match is None
        or one.relations[0] not in {Relation.EQUAL, Relation.APPROXIMATE}
        or not shape(one.terms[1]).literal
    ):
        return None
    start = one.terms[0].passage.whole.start
    levels = _levels(note, match, start)
    stated = one.terms[1].text.strip()
    if levels and match["z"] and stated.startswith(("-", "−")) and match["z"] != "u":
        levels = levels[::-1] if levels[0].startswith("(1 -") else levels
    terms = [
        Term(Passage(term, ((0, start),)), Syntax.LATEX)
        for level in levels
        for term in terms_of(STANDARD, ("quantile", level))
    ]
    if not terms:
        return None
    claim = equation(one, DISTRIBUTED, 0)
    return replace(
        claim,
        left=terms[0],
        right=one.terms[1],
        lead=(),
        given=(*variants_of(STANDARD, terms), (SPREAD, Term(Passage("1", ((0, start),)), Syntax.LATEX))),
        doubt=doubts.get(one.scope) or one.around.doubt_of_numbers,
    )


def _levels(note: Note, match: re.Match[str], place: int) -> list[str]:
    """The levels whose quantile a symbol may be, the usual one first; none where it is not known."""
    written = match["level"] or match["inner"]
    if "alpha" in written:
        start = max(note.source.text.rfind("\n#", 0, place), 0)
        found = settled(note, (r"\alpha",), (start, start), place)
        alpha = _exact(found[0][0]) if found is not None else None
        if alpha is None:
            return []
        half = "2" in written
        tail = rf"\frac{{{alpha}}}{{2}}" if half else f"({alpha})"
        return [f"(1 - {tail})"]
    level = _exact(written)
    if level is None:
        return []
    number = _NUMBER.search(written.replace("{,}", ".").replace(",", "."))
    small = number is not None and float(number.group()) < _middle(written)
    if match["inner"] or match["z"] == "u":
        return [level]
    return [f"(1 - {level})", level] if small else [level, f"(1 - {level})"]


def _middle(written: str) -> float:
    return 50.0 if "%" in written else 0.5


def _exact(written: str) -> str | None:
    """A level as a fraction."""
    found = re.fullmatch(r"\s*(\d{1,2})(?:(?:[.,]|\{,\})(\d{1,5}))?\s?-?(\\?%)?\s*", written)
    if found is None:
        return None
    places = found[2] or ""
    over = int(found[1] + places)
    under = 10 ** len(places) * (100 if found[3] else 1)
    return rf"\frac{{{over}}}{{{under}}}" if 0 < over < under else None


def _of_words(
    note: Note,
    text: NumberText,
    match: re.Match[str],
    declared: Sequence[tuple[str | None, Law]],
    doubts: Mapping[int, str],
) -> Equation | None:
    plain, first, source = text.plain, text.block.span.start, note.source.text
    level = _level_of(match)
    if level is None:
        return None
    before = _STANDARD_BEFORE.search(plain, max(0, match.start() - _LONGEST), match.start())
    start = before.start() if before is not None else match.start()
    behind, standard = match.end(), before is not None
    named = TOLD_STANDARD.match(plain, _end(_BEHIND, plain, behind))
    whose = None
    if named is not None:
        behind, standard = _end(_NOUN, plain, named.end()), True
    elif (whose := WHOSE.match(plain, behind)) is not None:
        behind = whose.end()
    told = told_value(plain, behind, united=True)
    eastern = match.group()[-1] > "\u2e80"
    if told is None or not begins_clause(plain, start, eastern=eastern):
        return None
    letter = whose["letter"] if whose is not None else None
    place = first + match.start()
    law = STANDARD if standard else law_before(note, declared, letter, place, text.block.scope)
    since = max(first, law.end) if law is not None else None
    if letter in {None, "Z"} and _is_standard_here(source, since, place):
        law = STANDARD
    variants = tuple(unique(terms_of(law, ("quantile", level)))) if law is not None else ()
    if law is None or not variants:
        return None
    claim = claim_told(note, text.block, match, variants[0], told, doubts)
    terms = [Term(Passage(term, claim.left.passage.anchors), Syntax.LATEX) for term in variants]
    spreads = list(terms_of(law, ("deviation", "1", "0")))
    spread = Term(Passage(spreads[-1], claim.left.passage.anchors), Syntax.LATEX) if spreads else None
    between = source[law.end : place] if law.start >= 0 else ""
    unsure = law.start >= 0 and (
        law.unsure
        or names_another(law, between)
        or is_set_anew(law.kind, law.arguments, between)
        or ANOTHER.search(between) is not None
        or OF_SAMPLES.search(between) is not None
        or is_conditioned(source, law.end, place)
    )
    given = variants_of(law, terms)
    claim = replace(
        claim,
        kind=DISTRIBUTED,
        left=terms[0],
        given=(*given, (SPREAD, spread)) if spread is not None and law.kind == "normal" else given,
        doubt=claim.doubt or (OF_ROUNDED if law.rounded else None),
    )
    return claim.loosely(SUPPOSED if unsure else None)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found is not None else at


def _is_standard_here(source: str, since: int | None, place: int) -> bool:
    """Whether the paragraph before a place, behind another law in it, or its section where there is none, speaks of the
    standard normal distribution, and of no other."""
    section = max(source.rfind("\n#", 0, place), place - _FAR, 0)
    paragraph = max(source.rfind("\n\n", 0, place), section)
    starts = (section, paragraph) if since is None else (since,)
    return any(_tells_standard(source[start:place]) for start in starts)


def _tells_standard(text: str) -> bool:
    found = TOLD_STANDARD.search(text)
    rest = _BESIDE.sub(" ", f"{text[: found.start()]} {text[found.end() :]}") if found is not None else ""
    return found is not None and not names_another(STANDARD, rest) and _OTHER_LAWS.search(rest) is None


def _level_of(match: re.Match[str]) -> str | None:
    """The level of a quantile that words name, as a fraction."""
    number = _NUMBER.search(match.group())
    if number is None:
        return None
    written = number.group()
    share = "%" in match.group() or not written.startswith("0")
    level = _exact(f"{written}%" if share else written)
    upper = "上" in match.group()
    return f"(1 - {level})" if upper and level is not None else level
