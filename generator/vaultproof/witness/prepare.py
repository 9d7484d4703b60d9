"""Claims into trials: what each name of a claim refers to, in what setting the claim stands, and why it may be meant in
another way.

Looks names up; evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from vaultproof.claim import Definition, Equation
from vaultproof.extract.definitions.confined import is_vague
from vaultproof.extract.doubts.setting import Setting, setting_of
from vaultproof.extract.doubts.silence import (
    has_eulers_number,
    moduli,
    reckons_with_remainders,
    said_by_one_who_fails,
)
from vaultproof.extract.given_numbers import given_numbers, measured_numbers, percentages
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.language.quantifier import quantified
from vaultproof.extract.language.words import gives_reason
from vaultproof.extract.numbers.degrees import in_radians, is_angle
from vaultproof.extract.shape import shape
from vaultproof.extract.told import sentence_start
from vaultproof.judge.stated import note_decimal_comma
from vaultproof.latex import canonical_name
from vaultproof.link.refer import Place, References, is_symbol, place_of, section_of
from vaultproof.note import Note
from vaultproof.spot import Spotted, late
from vaultproof.witness.doubts.among_equations import among_equations
from vaultproof.witness.doubts.anew import given_anew, of_another_signal
from vaultproof.witness.doubts.carried import carried_over
from vaultproof.witness.doubts.compared import (
    answered_false,
    as_many_times,
    of_digits_apart,
    unequal_after_all,
)
from vaultproof.witness.doubts.denied import denied
from vaultproof.witness.doubts.elsewhere import CHAINED, numbers_beside, of_curve_points
from vaultproof.witness.doubts.going_on import goes_on_otherwise
from vaultproof.witness.doubts.misgivings import (
    SYMBOLIC,
    contradicted,
    cut_by_a_unit,
    defined_by_itself,
    defined_elsewhere,
    defined_later,
    depending,
    has_units,
    held_against,
    in_another_hand,
    in_mixed_units,
    in_remainders,
    is_followed,
    of_a_factor,
    of_a_list,
    of_a_paradox,
    of_an_error,
    of_an_index,
    of_an_unknown,
    of_another_case,
    of_another_kind,
    of_another_letter,
    of_another_order,
    of_another_setting,
    of_dimensions,
    of_other_matrices,
    of_what_parts_are_worth,
    set_anew,
    set_beside,
    set_later,
    solved_behind,
    told_elsewhere,
    told_in_many_ways,
)
from vaultproof.witness.doubts.of_all import of_all_matrices
from vaultproof.witness.doubts.prefixed import prefixed
from vaultproof.witness.doubts.renamed import renamed
from vaultproof.witness.doubts.roughly import by_a_method
from vaultproof.witness.doubts.worked_on import results_before
from vaultproof.witness.gathering import Gathering
from vaultproof.witness.named import named
from vaultproof.witness.trial import Known, Meaning, Trial


def _put_in(meaning: Meaning, note: Note, claim: Equation) -> frozenset[str]:
    """The names to which the sentence of a claim gives a value before it, `for $y = 1$ it is …`; none behind words that
    go on to other values, `but in general`, or to a reason, `since`."""
    text, start = note.source.text, claim.span.start
    first = sentence_start(text, start)
    return frozenset(
        name
        for name, terms in meaning.values
        if terms
        and first <= terms[0].passage.whole.start < start
        and _IN_GENERAL.search(text, terms[0].passage.whole.end, start) is None
        and not gives_reason(text[terms[0].passage.whole.end : start])
    )


_IN_GENERAL = late(
    r"(?<!\w)(?:general(?:ly)?|otherwise|else|but|while|whereas|arbitrary|any|all|allgemein\w*|generell|sonst|aber|während|beliebig\w*|général|sinon|mais|tandis|quelconque|general|caso\s+contrario|pero|mientras|geral|senão|mas|enquanto|generale|altrimenti|ma|mentre|общ\w+|иначе|но|tổng\s+quát|ngược\s+lại|nhưng|còn|ogóln\w+|ale|natomiast)(?!\w)|一般|否则|而|但|一般に|しかし|一方|일반|그러나",
    re.IGNORECASE,
)


def _letters(claim: Equation) -> frozenset[str]:
    """The names that a claim writes itself."""
    return frozenset(
        canonical_name(name) or "" for term in (claim.left, claim.right) for name in shape(term).names
    )


_MODIFIERS = frozenset(
    """leaky parametric randomized scaled hard soft log shifted noisy concatenated generalized modified approximate
    inverse negative mean sum squared total max min average derivative gradient second half double bounded
    smooth""".split()
)
_NUMERIC = frozenset({"arithmetic", "chain"})


def _says_of_all(claim: Equation) -> bool:
    """Whether a claim looks like one for all values: letters on both sides, or several calls on one."""
    left, right = shape(claim.left), shape(claim.right)
    several = bool(left.calls) and max(claim.left.text.count("("), claim.right.text.count("(")) > 1
    return bool(left.names and right.names) or several


def prepare(claim: Equation, note: Note, notes: Mapping[str, Note], references: References) -> Trial:
    """The trial of a claim."""
    gathered = Gathering(notes, references, None if claim.kind == IDENTITY else _letters(claim))
    place = place_of(note, claim.span.start, claim.scope)
    rename, doubt = _lead_name(claim, place, references)
    meaning = gathered.meaning((claim.left, claim.right), place, rename, near=claim.kind == "chain")
    meaning = gathered.with_parameters(meaning, place, own=claim.kind == IDENTITY)
    if ranging := _ranging(claim) | quantified(note, claim.span):
        kept = tuple(item for item in meaning.values if item[0] not in ranging)
        meaning = replace(meaning, values=kept)
    meaning = gathered.without_later(meaning, note, place)
    ordered = {name: gathered.nearest_first(indices, note, place) for name, indices in meaning.calls}
    calls = tuple((name, ordered[name] or indices) for name, indices in meaning.calls)
    meaning = replace(meaning, calls=calls)
    if claim.kind == IDENTITY:
        meaning = gathered.restated(meaning, claim)
    second = gathered.second(meaning, rename)
    stray, rivals = _rivals(gathered, meaning, place, references)
    stands = {pair[0] for pair in rivals}
    named = told_elsewhere(gathered, Meaning(calls=meaning.calls), place, references, stands)
    standing = (
        contradicted(claim, note)
        or of_a_paradox(claim, note)
        or of_an_error(claim, note)
        or of_what_parts_are_worth(claim, note)
        or of_another_order(claim, note)
        or of_an_unknown(claim, meaning)
        or of_an_index(claim)
        or of_other_matrices(claim, note, meaning)
        or of_a_factor(claim, note)
        or of_a_list(claim, note)
        or cut_by_a_unit(claim, note)
        or solved_behind(claim, note, _without(meaning, claim))
        or unequal_after_all(claim, note)
        or answered_false(claim, note)
        or of_digits_apart(claim, note)
        or by_a_method(claim, note)
    )
    if claim.kind in CHAINED:
        carried = carried_over(claim, note, meaning, _called(gathered, meaning))
        if carried is not None and _says_of_all(claim):
            kept = tuple(item for item in meaning.values if item[0] != carried.name)
            meaning, doubt = replace(meaning, values=kept), doubt or carried.reason
        else:
            claim = claim.loosely(carried.reason if carried is not None else None)
    return Trial(
        claim=claim,
        meaning=_with_angles(meaning, claim),
        known=tuple(_freed(known, ranging) if claim.kind == "limit" else known for known in gathered.known),
        decimal_comma=_decimal_comma(claim, note),
        second=second,
        doubt=claim.doubt
        or doubt
        or said_by_one_who_fails(note.source.text, claim.span.start)
        or told_elsewhere(
            gathered,
            _without(meaning, claim),
            place,
            references,
            stands,
            solved=claim.span.end if claim.kind in CHAINED else None,
        )
        or of_another_case(claim, note, meaning)
        or of_another_kind(claim, note, gathered, meaning)
        or in_remainders(claim, note)
        or goes_on_otherwise(claim, note)
        or of_curve_points(claim, note)
        or set_anew(claim, note)
        or given_anew(claim, note, meaning)
        or of_another_signal(claim, note, _called(gathered, meaning))
        or _of_some_sizes(claim, note, _called(gathered, meaning))
        or set_later(claim, note, _without(meaning, claim))
        or defined_later(claim, note, gathered, meaning)
        or set_beside(claim, note, gathered, meaning)
        or renamed(claim, note, _called(gathered, meaning))
        or of_another_setting(claim, note, gathered, meaning)
        or of_another_letter(claim, note, gathered, meaning)
        or standing
        or defined_by_itself(claim, note, meaning)
        or in_another_hand(claim, gathered, meaning)
        or (in_mixed_units(meaning, note) if claim.kind in _NUMERIC else None),
        setting=_setting(note, claim),
        misnamed=claim.doubt or doubt or named or in_another_hand(claim, gathered, meaning) or standing,
        stray=stray,
        rivals=rivals,
        strays=defined_elsewhere(gathered, meaning, place, references, stands),
        remainders=reckons_with_remainders(note.source.text),
        moduli=moduli(note.source.text),
        euler=has_eulers_number(note.source.text),
        given_numbers=given_numbers(note.source.text) if claim.kind in _NUMERIC else frozenset(),
        varies=told_in_many_ways(claim, note, meaning)
        or of_dimensions(claim, note)
        or among_equations(claim, note, meaning, references),
        measured=measured_numbers(note.source.text) if claim.kind in _NUMERIC else frozenset(),
        percentages=percentages(note.source.text) if "%" in claim.right.text else frozenset(),
        in_units=claim.kind in _NUMERIC and has_units(meaning, note, claim),
        prefixed=prefixed((meaning, *(one.meaning for one in gathered.known)), note),
        followed=is_followed(note, claim.span.end),
        put_in=_put_in(meaning, note, claim),
        times=as_many_times(claim, note),
        before=results_before(claim, note),
        nearest_first=any(ordered.values()),
        afar=_afar(gathered, meaning, note, claim),
        continues=_CONTINUES.search(note.source.text[max(0, claim.span.start - 30) : claim.span.start])
        is not None,
        in_steps=claim.kind == "table" and _of_a_step_row(claim, note),
        goes_on=_GOES_ON.match(note.source.text, claim.span.end) is not None,
        worked=_WORKED.search(note.source.text[max(0, claim.span.start - 80) : claim.span.start]) is not None,
        beside=numbers_beside(claim, note, _without(meaning, claim)),
        about=_ABOUT.search(note.source.text[max(0, claim.span.start - 30) : claim.span.start]) is not None,
        about_it=held_against(claim, note),
        in_thousands=claim.kind == "arithmetic" and _THOUSANDS.search(note.source.text) is not None,
        binary=_IN_BASE_TWO.search(note.source.text) is not None,
        denied=denied(claim, note) or of_all_matrices(claim, note, meaning),
        depending=depending(claim, note, meaning),
        decadic=_DECADIC.search(note.source.text, max(0, claim.span.start - 40), claim.span.start)
        is not None,
    )


_TURNED = r"\\(?:sin|cos|tan|cot|sec|csc)(?:\s*\^\s*\{{?\d\}}?)?\s*(?:(?:\\left\s*)?\(\s*)?(?:\d*\s*\\?)?{}(?![A-Za-z])"


def _with_angles(meaning: Meaning, claim: Equation) -> Meaning:
    """What the names in a claim refer to, angles in degrees being such where functions of angles alone take them:
    elsewhere, `\\frac{\\alpha}{360}`, the number of degrees may be meant."""
    if not any(is_angle(terms[0]) for _, terms in meaning.values if terms):
        return meaning
    both = f"{claim.left.text} {claim.right.text}"
    values = []
    for name, terms in meaning.values:
        taken = len(re.findall(_TURNED.format(re.escape(name)), both))
        alone = taken == len(re.findall(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", both))
        turns = bool(terms) and is_angle(terms[0]) and taken > 0 and alone
        values.append((name, (in_radians(terms[0]), *terms[1:]) if turns else terms))
    return replace(meaning, values=tuple(values))


def _of_some_sizes(claim: Equation, note: Note, definitions: Iterator[Definition]) -> str | None:
    """Why a mismatch would prove nothing where a function is told for small or large arguments only."""
    if claim.kind not in {"value", "derivative"} or not any(is_vague(note, one) for one in definitions):
        return None
    return "the note tells the function for arguments of some size only"


def _called(gathered: Gathering, meaning: Meaning) -> Iterator[Definition]:
    """The definitions of what a claim calls."""
    return (gathered.known[index].definition for _, indices in meaning.calls for index in indices)


def _afar(gathered: Gathering, meaning: Meaning, note: Note, claim: Equation) -> frozenset[int]:
    """The definitions of letters that stand beside the claim's section, under a heading that the claim does not stand
    under: there a letter may be given to another function."""
    around = {0, *note.scope_chain(claim.scope)}
    found = set()
    for name, indices in meaning.calls:
        for index in indices if is_symbol(name) else ():
            definition = gathered.known[index].definition
            if definition.path == note.path and section_of(note, definition.scope) not in around:
                found.add(index)
    return frozenset(found)


_BRACED = re.compile(r"(?<![\d.,}])(?:0\{,\}\d|\d+\{,\}(?:\d{1,2}|\d{4,})(?!\d))")
_POINTED = re.compile(r"\d\.\d")


def _decimal_comma(claim: Equation, note: Note) -> bool | None:
    """Whether commas are decimal marks: a claim tells it by its braces, where the note has numbers of both kinds."""
    found = note_decimal_comma(note.source.text)
    both = f"{claim.left.text} {claim.right.text}"
    if found and _VECTOR_NORM.search(both) is not None:
        return False
    if found is None and _BRACED.search(both) is not None and _POINTED.search(both) is None:
        return True
    return found


_VECTOR_NORM = re.compile(
    r"(?:\\\||\\[lr]?[Vv]ert|\|)\s*(?:\\left\s*)?\(\s*[-−]?\d+\s*,\s*[-−]?\d+\s*(?:\\right\s*)?\)"
)
"""The norm of a vector of whole numbers, between which a comma is no decimal mark."""
_THOUSANDS = Spotted(
    r"""[($'’\s]0{3}['’]?s\b|\(\s*(?:\\?[$€£])?\s*0{3}\s*\)|\b(?:in|en|em|in|w|в)\s+(?:thousands?|millions?|tausend|millionen|milliers|miles|milhares|milhões|migliaia|milioni|тыс\w*|млн|tysiącach)\b
    |\bthousands\b|\bT(?:sd|€)\b|nghìn|triệu|千|万""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that tell amounts to be in thousands or millions: `Losses (\\$000s)`."""
_IN_BASE_TWO = re.compile(
    r"[01] ?\}? ?(?:\\right)? ?\)? ?_ ?(?:2(?!\d)|\{ ?(?:\\text\{ ?)?\(? ?2 ?\)? ?\}|\( ?2 ?\))|[01]₂"
)
"""A numeral that is written in base 2: `(1011)_2`."""
_ABOUT = re.compile(r"(?:≈|\\approx(?![A-Za-z]))[\s&~]*$")
"""A sign before a claim that tells its first term to be rounded: `A \\approx 17.2 + 21.3 = 38.6`."""
_CONTINUES = re.compile(r"=[\s&~]*$")
"""A sign before a claim that makes its first term a step of a chain: `\\rho = 6/1 \\cdot 2 = 3`."""
_STEP_ROW = re.compile(r"[ \t>]*\|\s*\$?\d+\$?\s*\|")


def _of_a_step_row(claim: Equation, note: Note) -> bool:
    """Whether a claim's row begins with the number of a step, and its place stands behind: `| 5 | 2.21 | 0.62 |`."""
    start = note.source.text.rfind("\n", 0, claim.span.start) + 1
    found = _STEP_ROW.match(note.source.text, start)
    return (
        found is not None
        and found.end() <= claim.span.start
        and all(term.passage.whole.start >= found.end() - 1 for _, term in claim.given)
    )


_GOES_ON = re.compile(r"[\s&\\]*=")
_WORKED = re.compile(
    r"(?:[\d)}]\s*(?:\(|\\(?:times|cdot|left|begin)(?![a-z])|[*·×⋅])|\\[dt]?frac(?![a-z])|[\d)}]\s*/\s*[\d({])[^=]*=[\s&~\\]*$"
)
"""A step before a claim in which products or quotients are worked out: `60(4.1002) + 1000(0.713) =`."""
_DECADIC = re.compile(
    r"(?<![A-Za-z])p\s*(?:\\(?:text|mathrm|mathit)\s*\{\s*)?(?:H|OH|K(?:\s*_?\s*\{?\s*(?:\\(?:text|mathrm)\s*\{\s*)?[abwsABWS]\}{0,2})?)\s*\}?\s*"
    r"(?:[=≈]|\\approx)(?:[^\n;]{0,24}(?:[=≈]|\\approx))?\s*$"
)
"""What is worked out behind a name that means a logarithm to base 10: `pH = -\\log [H^+] =`."""


def _rivals(
    gathered: Gathering, meaning: Meaning, place: Place, references: References
) -> tuple[str | None, tuple[tuple[int, int], ...]]:
    """The pairs of definitions with which a note defines a function in two ways, and the doubt that they raise unless
    they say the same."""
    pairs: list[tuple[int, int]] = []
    stray = None
    for name, indices in meaning.calls:
        for index in indices:
            definition = gathered.known[index].definition
            others = references.restated(definition, place) if is_symbol(definition.name) else ()
            found = [at for one in others if (at := gathered.add(one)) is not None]
            if found and len(found) == len(others):
                pairs += [(index, other) for other in found]
                stray = (
                    f"`{name}` is defined in another way at another place of the note, and may mean that here"
                )
    return stray, tuple(pairs)


def _setting(note: Note, claim: Equation) -> Setting | None:
    """How a claim between symbols stands in its text; one in words is told by its term, which is not in the text."""
    if claim.kind not in SYMBOLIC:
        return None
    written = claim.left.text.partition("\n")[0].partition("_")[0]
    worded = not note.source.text.startswith(written, claim.span.start)
    return setting_of(note, claim.span, claim.scope, worded=worded)


def gather(
    definition: Definition, notes: Mapping[str, Note], references: References
) -> tuple[tuple[Known, ...], int]:
    """A definition with all that it refers to, and its index among them."""
    gathered = Gathering(notes, references)
    index = gathered.add(definition)
    assert index is not None  # the first one always has room
    return tuple(gathered.known), index


def _without(meaning: Meaning, claim: Equation) -> Meaning:
    """A claim's meaning without the values that the claim gives itself, such as the `x` of its row."""
    given = dict(claim.given)
    return replace(meaning, values=tuple(item for item in meaning.values if item[0] not in given))


_RANGES = late(
    r"\\(?:lim|sum|prod)(?:\\limits)?\s*_\s*\{\s*(?P<below>\\?[A-Za-z]+)\s*(?:=|\\to(?![a-z])|\\rightarrow|→)"
    r"|(?:\\,|\\;|\s|[\w)}.])d\s*(?P<behind>[A-Za-z])(?![A-Za-z])(?=[^A-Za-z]*$)"
)
_PUT_IN = re.compile(r"(?:\||[\])}])\s*_\s*\{\s*(?P<letter>[A-Za-z]|\\[a-z]+)\s*=")


def _ranging(claim: Equation) -> frozenset[str]:
    """The letter of a limit, sum, product or integral that is all of a claim's side; one that has its value told,
    `f''(x)|_{x = 2}`."""
    found: set[str] = set()
    for term in (claim.left, claim.right):
        text = term.text.strip()
        found.update(canonical_name(match["letter"]) or "" for match in _PUT_IN.finditer(text))
        match = _RANGES.search(text) if text.startswith(("\\lim", "\\sum", "\\prod", "\\int")) else None
        written = (match["below"] or match["behind"]) if match is not None else None
        if written is not None and (name := canonical_name(written)) is not None:
            found.add(name)
    return frozenset(found - {""})


def _freed(known: Known, ranging: frozenset[str]) -> Known:
    """A definition without values for the letter of the limit that is taken of it: `lim_{A → ∞} y(t)`, though a case
    of the note's has A = 0."""
    kept = tuple(item for item in known.meaning.values if item[0] not in ranging)
    return replace(known, meaning=replace(known.meaning, values=kept))


def _lead_name(claim: Equation, place: Place, references: References) -> tuple[dict[str, str], str | None]:
    """The full name of the called function where words before it belong to it, and a doubt where that is unclear."""
    calls = shape(claim.left).calls
    if not claim.lead or len(calls) != 1:
        return {}, None
    written = next(iter(calls))
    if not claim.left.text.startswith(written):
        return {}, None
    for count in range(min(3, len(claim.lead)), 0, -1):
        name = " ".join((*claim.lead[-count:], written))
        if references.definitions_of(name, place) or named(name):
            return {written: name}, None
    word = claim.lead[-1]
    if word.lower() in _MODIFIERS or (word[0].isupper() and len(claim.lead) > 1 and not is_symbol(written)):
        return {}, f"`{word} {written}` is not defined, and may not be `{written}`"
    return {}, None
