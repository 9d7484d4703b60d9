"""Claims into trials: gathers, for each name in a claim, the definitions and values that it refers to, and theirs.

Looks names up; evaluates nothing.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Binding, Definition, Equation, Relation, Syntax, Term, WitnessKind
from vaultproof.extract.chain import read_chains
from vaultproof.extract.complex_numbers import COMPLEX
from vaultproof.extract.degrees import in_radians, is_angle
from vaultproof.extract.given_numbers import given_numbers, measured_numbers
from vaultproof.extract.head import read_head
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.inverses import INVERSE
from vaultproof.extract.laws import RULE
from vaultproof.extract.literal import is_array
from vaultproof.extract.quantifier import quantified
from vaultproof.extract.setting import Setting, setting_of
from vaultproof.extract.shape import FUNCTIONS, shape
from vaultproof.extract.silence import has_eulers_number, moduli, reckons_with_remainders
from vaultproof.judge.stated import note_decimal_comma
from vaultproof.latex import canonical_name
from vaultproof.link.refer import Place, References, is_symbol, place_of, section_of
from vaultproof.note import Note
from vaultproof.reference import Reference
from vaultproof.reference_arrays import ArrayReference
from vaultproof.spot import Spotted, late
from vaultproof.witness.array_names import array_reference, base_of, known_array_references
from vaultproof.witness.defining import defined_before
from vaultproof.witness.elsewhere import CHAINED, numbers_beside, of_another, of_curve_points
from vaultproof.witness.named import call_range, known_reference, named, reserve_of, symbolised
from vaultproof.witness.renamed import renamed
from vaultproof.witness.trial import Known, Meaning, Trial

_MODIFIERS = frozenset(
    """leaky parametric randomized scaled hard soft log shifted noisy concatenated generalized modified approximate
    inverse negative mean sum squared total max min average derivative gradient second half double bounded
    smooth""".split()
)
_COUNTING = frozenset("ijklmnNKMCd")
_DIFFERENTIATED = re.compile(
    r"\\[dt]?frac\s*\{\s*(?:\\partial|d|\\mathrm\s*\{\s*d\s*\})\s*(?:\^\s*\{?\s*\d\s*\}?)?\s*"
    r"(?P<name>\\(?!partial)[A-Za-z]+(?:\{[A-Za-z]+\})?|[A-Za-z])\s*(?:\([^()]*\)\s*)?\}"
)
_EVENT = re.compile(r"(?<![A-Za-z])(?:\\(?=Pr))?(?P<name>P|p|Pr)\s*\(\s*(?P<variable>[A-Z])\s*=")
_MAX_DEFINITIONS = 40
_OF_EVENTS = re.compile(r"(?:P|p|Pr)_[A-Z]")
_LETTERS = 3
_PARAGRAPH_END = re.compile(r"\n[ \t]*(?:\n|[-*+#>|]|\d+[.)])")
_SYMBOLIC = frozenset({IDENTITY, COMPLEX, RULE, "chain", "limit", "sum"})
_NUMERIC = frozenset({"arithmetic", "chain"})
_FAR = 12_000
"""How many characters from a letter a word tells what it stands for, in a note that is as long as a book."""


def prepare(claim: Equation, note: Note, notes: Mapping[str, Note], references: References) -> Trial:
    """The trial of a claim."""
    gathered = Gathering(notes, references)
    place = place_of(note, claim.span.start, claim.scope)
    rename, doubt = _lead_name(claim, place, references)
    meaning = gathered.meaning((claim.left, claim.right), place, rename, near=claim.kind == "chain")
    meaning = gathered.with_parameters(meaning, place)
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
    named = _distance(gathered, Meaning(calls=meaning.calls), place, references, stands)
    standing = (
        _contradicted(claim, note)
        or _of_an_unknown(claim, meaning)
        or _of_a_factor(claim, note)
        or _of_a_list(claim, note)
        or _cut_by_a_unit(claim, note)
        or _solved_behind(claim, note, _without(meaning, claim))
    )
    return Trial(
        claim=claim,
        meaning=_with_angles(meaning, claim),
        known=tuple(_freed(known, ranging) if claim.kind == "limit" else known for known in gathered.known),
        decimal_comma=_decimal_comma(claim, note),
        second=second,
        doubt=claim.doubt
        or doubt
        or _distance(
            gathered,
            _without(meaning, claim),
            place,
            references,
            stands,
            solved=claim.span.end if claim.kind in CHAINED else None,
        )
        or _of_another_case(claim, note, meaning)
        or _of_another_kind(claim, note, gathered, meaning)
        or _in_remainders(claim, note)
        or of_curve_points(claim, note)
        or _set_anew(claim, note)
        or _set_later(claim, note, _without(meaning, claim))
        or _defined_later(claim, note, gathered, meaning)
        or _set_beside(claim, note, gathered, meaning)
        or renamed(claim, note, _called(gathered, meaning))
        or _of_another_setting(claim, note, gathered, meaning)
        or _of_another_letter(claim, note, gathered, meaning)
        or standing
        or _defined_by_itself(claim, note, meaning)
        or _in_another_hand(claim, gathered, meaning)
        or (_in_mixed_units(meaning, note) if claim.kind in _NUMERIC else None),
        setting=_setting(note, claim),
        misnamed=claim.doubt or doubt or named or _in_another_hand(claim, gathered, meaning) or standing,
        stray=stray,
        rivals=rivals,
        strays=_defined_elsewhere(gathered, meaning, place, references, stands),
        remainders=reckons_with_remainders(note.source.text),
        moduli=moduli(note.source.text),
        euler=has_eulers_number(note.source.text),
        given_numbers=given_numbers(note.source.text) if claim.kind in _NUMERIC else frozenset(),
        varies=_told_in_many_ways(claim, note, meaning) or _of_dimensions(claim, note),
        measured=measured_numbers(note.source.text) if claim.kind in _NUMERIC else frozenset(),
        in_units=claim.kind in _NUMERIC and _has_units(meaning, note, claim),
        followed=_FOLLOWED.match(note.source.text, claim.span.end) is not None,
        nearest_first=any(ordered.values()),
        afar=_afar(gathered, meaning, note, claim),
        continues=_CONTINUES.search(note.source.text[max(0, claim.span.start - 30) : claim.span.start])
        is not None,
        in_steps=claim.kind == "table" and _of_a_step_row(claim, note),
        goes_on=_GOES_ON.match(note.source.text, claim.span.end) is not None,
        worked=_WORKED.search(note.source.text[max(0, claim.span.start - 80) : claim.span.start]) is not None,
        beside=numbers_beside(claim, note, _without(meaning, claim)),
        about=_ABOUT.search(note.source.text[max(0, claim.span.start - 30) : claim.span.start]) is not None,
        about_it=_held_against(claim, note),
        in_thousands=claim.kind == "arithmetic" and _THOUSANDS.search(note.source.text) is not None,
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


def _parted(text: str, binding: Binding, place: Place) -> bool:
    """Whether a value stands in another paragraph than a place of a text."""
    first, last = sorted((binding.span.start, place.offset))
    return _PARAGRAPH.search(text, first, last) is not None


_SETTINGS = Spotted(
    r"""slope|leak(?!y)|(?<![a-z])(?:alpha|lambda|delta|beta)|[αλδβ]|\b(?:độ\s+dốc|hệ\s+số|steigung|faktor|pente|coefficient|pendiente|coeficiente|inclinação|pendenza|коэффициент\w*|наклон\w*)\b
    |斜率|系数|傾き|係数|기울기|계수""",
    re.IGNORECASE | re.VERBOSE,
)


def _of_another_setting(claim: Equation, note: Note, gathered: Gathering, meaning: Meaning) -> str | None:
    """Why a mismatch would prove nothing where an accepted function is heard with its usual setting, and the note tells
    of one: `Leaky ReLU with slope 0.2`."""
    place = place_of(note, claim.span.start, claim.scope)
    for known in gathered.known:
        names = [name for name, _ in known.defaults if name not in dict(meaning.values)]
        if known.witness is not WitnessKind.REFERENCE or not names:
            continue
        before = note.source.text[max(0, claim.span.start - _BEFORE) : claim.span.end + _REACH]
        if _SETTINGS.search(before) or any(gathered.binds(name, place) for name in names):
            return f"`{known.definition.name}` may have another setting here than the usual one"
    return None


def _called(gathered: Gathering, meaning: Meaning) -> Iterator[Definition]:
    """The definitions of what a claim calls."""
    return (gathered.known[index].definition for _, indices in meaning.calls for index in indices)


def _has_units(meaning: Meaning, note: Note, claim: Equation) -> bool:
    """Whether a word that may be a unit stands behind a value that the claim uses: `A = 20.22 \\text{ m}`."""
    ends = [terms[0].passage.whole.end for _, terms in meaning.values if len(terms) == 1]
    return any(_FOLLOWED.match(note.source.text, end) is not None for end in ends if end <= claim.span.start)


_UNIT = re.compile(
    r"(?:\s|~|\$|\\[,;: ]|\\(?:text|mathrm|mbox|mathsf|rm|textrm|operatorname)\s*\{?[\s~]*)*(?P<prefix>[kMGhdcmµμunp]?)"
    r"(?P<unit>m|g|s|[lL]|V|A|W|J|N|Pa|Hz|F|H|Ω|min|h)(?![^\W_/^*·]|\s*(?:[/^·*]|\\cdot))"
)
_OF_TIME = frozenset({"s", "min", "h"})


def _in_mixed_units(meaning: Meaning, note: Note) -> str | None:
    """Why nothing follows from values of which two tell the same quantity in different units: 20.22 m and 3.37 dm."""
    found: dict[str, str] = {}
    for _, terms in meaning.values:
        match = _UNIT.match(note.source.text, terms[0].passage.whole.end) if len(terms) == 1 else None
        if match is None:
            continue
        written = match["prefix"] + match["unit"]
        dimension = "s" if match["unit"] in _OF_TIME else match["unit"]
        if found.setdefault(dimension, written) != written:
            return f"values are given in `{found[dimension]}` and in `{written}`, which may be converted"
    return None


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


_NAMED_BEFORE = re.compile(r"(\\?[A-Za-z]+(?:_\{?\w+\}?)?)[\s&~]*=[\s&~]*$")


def _set_anew(claim: Equation, note: Note) -> str | None:
    """Why a term proves nothing that gives a name what is worked out from its earlier value: `i = i - 2 = 3`."""
    if claim.kind != "chain" or is_array(claim.right):
        return None
    before = _NAMED_BEFORE.search(note.source.text[max(0, claim.span.start - 40) : claim.span.start])
    names = {canonical_name(one) for one in shape(claim.left).names}
    if before is not None and canonical_name(before[1]) in names:
        return "the name is set anew from a value that it has before"
    return None


_BRACED = re.compile(r"(?<![\d.,}])(?:0\{,\}\d|\d+\{,\}(?:\d{1,2}|\d{4,})(?!\d))")
_POINTED = re.compile(r"\d\.\d")


def _decimal_comma(claim: Equation, note: Note) -> bool | None:
    """Whether commas are decimal marks: a claim tells it by its braces, where the note has numbers of both kinds."""
    found = note_decimal_comma(note.source.text)
    both = f"{claim.left.text} {claim.right.text}"
    if found is None and _BRACED.search(both) is not None and _POINTED.search(both) is None:
        return True
    return found


_THOUSANDS = Spotted(
    r"""[($'’\s]0{3}['’]?s\b|\(\s*(?:\\?[$€£])?\s*0{3}\s*\)|\b(?:in|en|em|in|w|в)\s+(?:thousands?|millions?|tausend|millionen|milliers|miles|milhares|milhões|migliaia|milioni|тыс\w*|млн|tysiącach)\b
    |\bthousands\b|\bT(?:sd|€)\b|nghìn|triệu|千|万""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that tell amounts to be in thousands or millions: `Losses (\\$000s)`."""
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
_FOLLOWED = late(
    r"""(?:\s|~|\$|\*|_|\\[,;:! )\]]|\\(?:quad|left|\{)|\\(?:text\w*|mathrm|mbox)\s*\{[\s~]*\})*
    (?:\\(?:text\w*|mathrm|mbox|mathsf|unit|si)\s*\{[\s~]*(?!(?:and|or|so|if|for|und|oder|et|ou|o|и)\b)[^\W\d_]{1,7}\.?(?:[\s~]*(?:/|·|\\cdot|\^|per|pro|par|por)[^{}]{1,8})?[\s~]*\}
    |(?:\\(?:text\w*|mathrm|mbox|rm|operatorname|mathsf|mathit)\s*\{?\s*)?[\[(]?(?:[%‰°]|
    (?:(?:[kKMGTPmµμunpcdhf]|da|\\mu(?![a-z])(?:[\s~{}]|\\,|\\(?:text|mathrm|mathsf|rm)(?![a-z]))*)?(?:\\Omega(?![a-z])|m|s|g|N|J|W|Wh|Pa|Hz|V|A|F|H|T|K|C|mol|eV|[bB](?:its?|ytes?|ps)?|[lL]|Ω|ohms?|bar|cal|secs?)|[kKMGTP]i?[bBo](?:/s|ps)?
    |rad|deg|min|hr?s?|d|inch(?:es)?|ft|feet|mi|lbs?|oz|t(?:on(?:s|nes?)?)?|rpm|percent|bits?|bytes?
    |(?:milli|micro|nano|kilo|centi)?(?:seconds?|meters?|metres?|grams?)|minutes?|hours?|days?|weeks?|months?|years?|miles?|degrees?
    |giây|phút|giờ|ngày|tháng|năm|Sekunden?|Minuten?|Stunden?|Tagen?|Jahren?|secondes?|heures?|jours?|ans?|années?|segundos?|minutos?|horas?
    |días?|dias?|años?|anos?|secondi|minuti|ore|giorni|anni|секунд\w*|минут\w*|час\w*|дн\w+|лет|год\w*|sekund\w*|minut\w*|godzin\w*|dni|lat
    |saniye|dakika|saat|gün|yıl|秒|分钟|小时|分|時間|天|年|초|분|시간|일|년)(?![^\W\d_])))""",
    re.VERBOSE,
)


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


_EQUALS = re.compile(r"[\s&]*(?:=|\\approx|≈)[\s&]*")
_COMPARED = 24
"""How much of what is set equal to a term tells whether it is the same."""


def _of_another_case(claim: Equation, note: Note, meaning: Meaning) -> str | None:
    """Why a mismatch would prove nothing where the note has worked the same term out with other numbers since its
    symbols got their values: they may have others each time."""
    if claim.kind not in CHAINED or not meaning.values or claim.left.syntax is not Syntax.LATEX:
        return None
    if shape(claim.right).literal:
        return None  # the term has one value, and this is another
    text, term = note.source.text, claim.left.text
    newest = max(terms[0].passage.whole.start for _, terms in meaning.values)
    at = text.find(term, newest, claim.span.start)
    while at >= 0:
        equals = _EQUALS.match(text, at + len(term))
        if equals and text[equals.end() :][:_COMPARED] != claim.right.text[:_COMPARED]:
            return f"`{term}` is worked out with other numbers above: its symbols may have other values here"
        at = text.find(term, at + 1, claim.span.start)
    return None


_KIND = re.compile(
    r"""(?:^|[.;:,]\s+|\n|\b(?:and|but|und|aber|et|mais|y|pero|e|mas|ma|и|а|но|i|ale|và|còn|ve)\s+)\s*
    (?:for|in|für|bei|im|pour|dans|para|en|per|em|для|в|у|dla|w|với|đối\s+với|cho|trong)\s+(?P<kind>(?:[^\W\d_][\w-]*\s+){0,5}?[^\W\d_][\w-]*)
    \s*(?:,\s*)?(?:(?:we\s+have|gilt|ist|on\s+a|tenemos|temos|si\s+ha|имеем|mamy|ta\s+có|the|die|der|das|la|le|il)\s+(?:\w+\s+){0,4})?$
    |(?:对于?|對於?)(?P<before>[^，,。；;$]{1,12})[，,]?\s*$|(?P<behind>[^\s，、。；$]{1,12})(?:の場合|では|に対して|의\s*경우)[はに는은]?[、,]?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""The words before a statement that tell for what kind of thing it is said: `for a cycle`."""
_ARTICLE = re.compile(
    r"^(?:an?|the|any|every|each|all|ein(?:e[nmrs]?)?|d(?:er|ie|as|en|em)|jede[nmrs]?|une?|la|le|les|tout|el|los|las|un[ao]?|uma?|o|il|i|gli|любо\w+|każd\w+|mọi|một)\s+",
    re.IGNORECASE,
)
_REACH = 120


def _kind_before(text: str, at: int) -> str | None:
    """The kind of thing of which a sentence speaks before a statement at an offset; None where it tells none."""
    before = re.sub(r"[$`*_]+", "", text[max(at - _REACH, 0) : at])
    found = _KIND.search(re.split(r"[.!?]\s|[。！？\n]", before)[-1])
    if found is None:
        return None
    kind = next(one for one in (found["kind"], found["before"], found["behind"]) if one is not None)
    return _ARTICLE.sub("", kind.strip().casefold())


def _of_another_kind(claim: Equation, note: Note, gathered: Gathering, meaning: Meaning) -> str | None:
    """Why a mismatch would prove nothing where a function is defined for one kind of thing, and the claim tells another
    one: `for a complete graph k(n) = n - 1, for a cycle k(4) = 4`."""
    text = note.source.text
    for name, indices in meaning.calls:
        for definition in (gathered.known[index].definition for index in indices):
            if definition.path != note.path or not is_symbol(definition.name):
                continue
            own, other = _kind_before(text, definition.span.start), _kind_before(text, claim.span.start)
            if own is not None and other is not None and own != other:
                return f"`{name}` is defined for another kind of thing ({own}) than the one spoken of here ({other})"
    return None


_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？\n]")
_MODULO = re.compile(r"\\[bp]?mod(?![a-z])|≡|\\equiv(?![a-z])")


def _in_remainders(claim: Equation, note: Note) -> str | None:
    """Why a mismatch would prove nothing where the rest of the sentence reckons with remainders:
    `$1 + 1 = 0$ because $2 = 0 \\mod 2$`."""
    if claim.kind != "arithmetic":
        return None
    text, (start, end) = note.source.text, (claim.span.start, claim.span.end)
    before = max(
        (match.end() for match in _SENTENCE_END.finditer(text, max(start - _SENTENCE, 0), start)),
        default=start,
    )
    stop = _SENTENCE_END.search(text, end, end + _SENTENCE)
    around = text[before:start] + text[end : stop.start() if stop is not None else end]
    return "the words around it reckon with remainders" if _MODULO.search(around) else None


_SENTENCE = 400


def _set_later(claim: Equation, note: Note, meaning: Meaning) -> str | None:
    """Why a mismatch would prove nothing where a value that the claim uses is set in a later sentence."""
    for name, terms in meaning.values:
        start = terms[0].passage.whole.start
        if start > claim.span.end and _SENTENCE_END.search(note.source.text[claim.span.end : start]):
            return f"`{name}` gets its value only later in this note"
    return None


_PARAGRAPH = re.compile(r"\n[ \t>]*\n")


def _defined_later(claim: Equation, note: Note, gathered: Gathering, meaning: Meaning) -> str | None:
    """Why a mismatch would prove nothing where the letter of a function is defined in a later paragraph or another
    section only, and its own one tells an equation for it: `y'' + y = 0` with `y(0) = 1`."""
    if claim.kind not in {"value", "derivative"}:
        return None
    text = note.source.text
    for name, indices in meaning.calls:
        definitions = [gathered.known[index].definition for index in indices]
        if not definitions or not is_symbol(name) or any(one.path != note.path for one in definitions):
            continue
        first = min(one.span.start for one in definitions)
        parted = _PARAGRAPH.search(text, claim.span.end, first) if first > claim.span.end else None
        section = section_of(note, claim.scope)
        elsewhere = all(section_of(note, one.scope) != section for one in definitions)
        if parted is None and not elsewhere:
            continue
        before = max((one.end() for one in _PARAGRAPH.finditer(text, 0, claim.span.start)), default=0)
        behind = _PARAGRAPH.search(text, claim.span.end)
        stop = parted or behind
        paragraph = (
            text[before : claim.span.start] + " " + text[claim.span.end : stop.start() if stop else len(text)]
        )
        if re.search(
            rf"(?<![A-Za-z]){re.escape(name)}\s*(?:['′]|\^\s*\{{?\s*\\prime|\^\s*\{{\s*\()", paragraph
        ):
            return f"`{name}` is defined only elsewhere in this note, and may be another function here"
    return None


_AND = re.compile(
    r"[\s$,，]*(?:(?:and|und|et|y|e|и|và|oraz|ve|with|mit|avec|con|com|với|с)(?!\w)|且|和|并且|および|かつ|및|이고)\s*\$[^$]*"
)
_LET = late(
    r"""(?:(?<!\w)(?:let|consider|define[ds]?|defining|described|given|sei(?:en)?|gegeben\w*|definier\w*|soit|définie?s?|donnée?s?|sea|sean
    |dad[oa]|definid[oa]|seja|sejam|sia|siano|dat[oa]|definit[oa]|пусть|определ\w+|задан\w*|cho|xét|niech|dan[aey]|określon\w*)(?!\w)
    |设|設|令|定义|定義|とする|정의|라\s*하자)[^.。!?]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE = 200


def _set_beside(claim: Equation, note: Note, gathered: Gathering, meaning: Meaning) -> str | None:
    """Why a value may be part of the definition beside it: `Let f be given by f(x) = 1/x and f(0) = 0`."""
    if claim.kind != "value":
        return None
    text, start = note.source.text, claim.span.start
    for index in {at for _, indices in meaning.calls for at in indices}:
        definition = gathered.known[index].definition
        if definition.path != claim.path or definition.span.end > start:
            continue
        if _AND.fullmatch(text, definition.span.end, start) is None:
            continue
        first = max(text.rfind("\n\n", 0, definition.span.start), definition.span.start - _BEFORE, 0)
        if _LET.search(text[first : definition.span.start]):
            return "it may be part of the definition that stands beside it"
    return None


_CONTRADICTED = late(
    r"""[^.\n=]{0,60}(?:\n[ \t>]*)*[$&\s\\]*(?:
    (?:[$&\n⇒→∴]|\\(?:implies|Rightarrow|iff|therefore)(?![a-z]))[ \t]*(?P<one>\d{1,4})[ \t]*=[ \t]*(?P<other>\d{1,4})
    (?![\w.,]*\d|\s*(?:[-+*/=^]|\\(?:times|cdot|div|pm)(?![a-z])))
    |[^=\d]{0,80}?(?:contradic\w+|contradição|contraddizion\w+|widerspr\w+|absurd\w*|противореч\w+|sprzeczn\w+|mâu\s+thuẫn|çelişki\w*|矛盾|모순))""",
    re.IGNORECASE | re.VERBOSE,
)
_CONTRADICTING = 160


def _contradicted(claim: Equation, note: Note) -> str | None:
    """Why a mismatch proves no error where what follows at once is said to be a contradiction: `x - x = 1`, `0 = 1`."""
    if claim.kind not in _SYMBOLIC | {"value"}:
        return None
    found = _CONTRADICTED.match(note.source.text, claim.span.end, claim.span.end + _CONTRADICTING)
    if found is None or (found["one"] is not None and int(found["one"]) == int(found["other"])):
        return None
    return "what follows from it is called a contradiction"


_IN_A_LIST = re.compile(r"(?:\\[lc]?dots[cbo]?|…|\.\.\.)\s*(?:\\[,; ])?\s*[,+]\s*$")


def _of_a_list(claim: Equation, note: Note) -> str | None:
    """Why a mismatch proves no error where dots stand before the first term: `1, \\dots, n + (n + 1) = …`."""
    before = note.source.text[max(0, claim.span.start - 20) : claim.span.start]
    return "its first term goes on from the dots before it" if _IN_A_LIST.search(before) else None


_UNIT_TEXT = r"\\(?:text|mathrm|mbox|rm)\s*\{[^{}]*\}"
_GAPS = r"(?:\s|~|\\[,;:! ])*"
_CUT_BEHIND = re.compile(
    rf"{_GAPS}{_UNIT_TEXT}{_GAPS}(?:\\left\s*)?(?:\(|\\(?:cdot|times|div)(?![a-z])|[·×*])"
)
_CUT_BEFORE = re.compile(rf"{_UNIT_TEXT}{_GAPS}(?:\\left\s*)?\Z")
_LOUDNESS = re.compile(rf"{_GAPS}(?:\\(?:text|mathrm|mbox|rm)\s*\{{[\s~]*)?d(?:B|Np)")


def _cut_by_a_unit(claim: Equation, note: Note) -> str | None:
    """Why a mismatch proves no error where a unit stands within a term, `10 \\text{ fF} (1 + 50)`, or tells that the
    value is a logarithm, `3/2 = 1.76 dB`."""
    text = note.source.text
    if _CUT_BEHIND.match(text, claim.span.end) or _CUT_BEFORE.search(
        text, max(0, claim.span.start - 40), claim.span.start
    ):
        return "a unit stands within its term"
    return "the value is told in decibels" if _LOUDNESS.match(text, claim.span.end) else None


_OF_A_NAME = r"(?<![A-Za-z\\]){}\s*\(\s*(?:\\?[A-Za-z]+)\s*\)"
_FACTORS = 2
"""How many letters are a factor and a function: `xP(x)`."""
_OF_A_SHIFT = re.compile(r"\s*(?P<name>[A-Z])\s*\(\s*(?P<at>[a-z])\s*[-−+]\s*\d+\s*\)\s*")


def _of_an_unknown(claim: Equation, meaning: Meaning) -> str | None:
    """Why a mismatch proves no error where a factor is a function that nobody defines: `x P(x) = 1/2`."""
    if claim.kind not in CHAINED | {IDENTITY}:
        return None
    known = {*dict(meaning.calls), *dict(meaning.values), *dict(claim.given)}
    for written, called in _names((claim.left, claim.right)):
        name = canonical_name(written)
        if (
            not called
            or name is None
            or name in known
            or len(written) > _FACTORS
            or not written[-1].isupper()
        ):
            continue
        if re.search(_OF_A_NAME.format(re.escape(written)), f"{claim.left.text} {claim.right.text}"):
            return f"`{written}` may be a function that the note does not define"
    return None


def _of_a_factor(claim: Equation, note: Note) -> str | None:
    """Why a mismatch proves no error where brackets behind a function may be a factor of it, for which it is solved at
    once: `Y(s + 1) = 1/s` for Y(s) times s + 1, whence `Y(s) = …`."""
    found = _OF_A_SHIFT.fullmatch(claim.left.text) if claim.kind in {IDENTITY, "chain"} else None
    if found is None:
        return None
    solved = rf"(?<![A-Za-z\\]){found['name']}\s*(?:\(\s*{found['at']}\s*\)\s*)?[&\s]*="
    behind = note.source.text[claim.span.end : claim.span.end + _SENTENCE]
    return "the brackets may be a factor beside the function" if re.search(solved, behind) else None


_WHENCE = late(
    r"""(?<![\w\\])(?:implies|gives|yields|so|hence|thus|then|implica|entonces|luego|da|então|logo|donc|alors|d['’]où|quindi|allora|also|folglich|daher|значит|откуда|więc|stąd
    |suy\s+ra|nên)(?!\w)|\\(?:implies|Rightarrow|Longrightarrow)(?![a-z])|⇒|所以|得|よって|따라서""",
    re.IGNORECASE | re.VERBOSE,
)


def _solved_behind(claim: Equation, note: Note, meaning: Meaning) -> str | None:
    """Why a mismatch proves no error in an equation from which the value of a name follows: `(5, 6) = c(1, 2)` implies
    `c = 5`."""
    for name, terms in meaning.values:
        start = terms[0].passage.whole.start
        if 0 < start - claim.span.end < _SENTENCE and _WHENCE.search(note.source.text, claim.span.end, start):
            between = note.source.text[claim.span.end : start]
            if "\n\n" not in between and _SENTENCE_END.search(between) is None:
                return f"the value of `{name}` follows from it"
    return None


_OF_A_LETTER = (
    r"(?<![A-Za-z\\]){}\s*(?:\\left\s*)?\(\s*(?P<letter>\\?[A-Za-z]+)\s*(?:\\right\s*)?\)\s*[&\s]*="
)


def _of_another_letter(claim: Equation, note: Note, gathered: Gathering, meaning: Meaning) -> str | None:
    """Why a mismatch would prove nothing where the paragraph of a claim tells what a function of another letter is than
    the definition in another section: `1/Q(s) = …` around `1/Q(2) = 3`, and `Q(\\phi) = …` elsewhere."""
    if claim.kind not in {"value", "derivative"}:
        return None
    text = note.source.text
    section = section_of(note, claim.scope)
    start = max((one.end() for one in _PARAGRAPH_END.finditer(text, 0, claim.span.start)), default=0)
    end = _PARAGRAPH_END.search(text, claim.span.end)
    paragraph = text[start : end.start() if end is not None else len(text)]
    for name, indices in meaning.calls:
        definitions = [gathered.known[index].definition for index in indices]
        if not is_symbol(name) or any(
            one.path != note.path or section_of(note, one.scope) == section for one in definitions
        ):
            continue
        own = {parameter for one in definitions for parameter in one.parameters}
        for found in re.finditer(_OF_A_LETTER.format(re.escape(name)), paragraph) if own else ():
            if canonical_name(found["letter"]) not in own:
                return f"`{name}` is told of `{found['letter']}` here, and may be another function than elsewhere"
    return None


_DECIMAL_STATED = re.compile(r"\s*[-−]?(?P<digits>\d+\.\d{2,})\s*")


def _held_against(claim: Equation, note: Note) -> frozenset[Fraction]:
    """The decimals from which a note takes what it says that a function is about, or the other way round, as it does
    where it tells the error of a method: `|1.5282 - 1.5836|` beside `y(0.4) \\approx 1.5282`."""
    if claim.kind not in {"value", "derivative"} or claim.relation is not Relation.APPROXIMATE:
        return frozenset()
    stated = _DECIMAL_STATED.fullmatch(claim.right.text)
    if stated is None:
        return frozenset()
    number, own = r"(\d+\.\d{2,})", re.escape(stated["digits"])
    pairs = re.finditer(
        rf"(?<![\d.]){own}\s*[-−]\s*{number}|{number}\s*[-−]\s*{own}(?![\d.])", note.source.text
    )
    return frozenset(Fraction(found[1] or found[2]) for found in pairs)


_SQUARE = re.compile(r"\s*(?P<side>\d)\s*(?:[×x]|\\times)\s*(?P=side)\s*")
_DIMENSIONED = Spotted(
    r"matri|determinant|déterminant|macierz|матриц|определител|ma trận|định thức|kernel|grid|gitter|filter|filtr|patch"
    r"|行列|矩阵|矩陣|卷积|畳み込み|행렬",
    re.IGNORECASE,
)
_LINE = 120


def _of_dimensions(claim: Equation, note: Note) -> str | None:
    """Why `3×3 = 6` proves no error where matrices are told of: it may count the terms of a 3×3 determinant."""
    if claim.kind != "arithmetic" or _SQUARE.fullmatch(claim.left.text) is None:
        return None
    around = note.source.text[max(0, claim.span.start - _LINE) : claim.span.end + _LINE]
    return "the numbers may be the dimensions of a matrix" if _DIMENSIONED.search(around) else None


_VALUE = r"\s*=\s*(?P<value>-?(?:\d+(?:[./]\d+)?|\\[dt]?frac\s*(?:\{\d+\}\s*\{\d+\}|\d\s*\d)))"
_MANY = 3


def _told_in_many_ways(claim: Equation, note: Note, meaning: Meaning) -> str | None:
    """Why a mismatch proves no error where the note compares what several sources or theories make a quantity:
    `\\sin^2\\theta_W = 1/4` in one place, `3/8` and `2/9` in others. Within a section a letter's value must follow from
    one of them."""
    side = claim.left.text.strip()
    if claim.kind != "chain" or not meaning.values or len(side) > _SENTENCE:
        return None
    headings = [heading.span.start for heading in note.headings]
    section = bisect(headings, claim.span.start)
    values = [terms[0] for _, terms in meaning.values]
    near = all(bisect(headings, value.passage.whole.start) == section for value in values)
    if near and not any(_follows_from(side, note.source.text, value.text) for value in values):
        return None
    told = re.finditer(re.escape(side) + _VALUE, note.source.text)
    if len({"".join(one["value"].split()) for one in told}) < _MANY:
        return None
    return f"the note gives `{side}` several values in different places"


def _follows_from(side: str, text: str, value: str) -> bool:
    """Whether a value stands in a sentence behind a statement of what a term is: `x^2 = 4, hence x = 2`."""
    for found in re.finditer(re.escape(side) + _VALUE, text):
        stop = _SENTENCE_END.search(text, found.end(), found.end() + _SENTENCE)
        end = stop.start() if stop is not None else found.end() + _SENTENCE
        if re.search(rf"=\s*{re.escape(value.strip())}(?![\w.])", text[found.end() : end]):
            return True
    return False


_HANDS = re.compile(r"\\(?P<variant>var)?(?P<letter>phi|epsilon|theta|rho|sigma|kappa)(?![A-Za-z])")


def _in_another_hand(claim: Equation, gathered: Gathering, meaning: Meaning) -> str | None:
    """Why a claim proves nothing that writes a letter in another form than the definition does, where the note has
    both: `\\phi(-x) = 1 - \\phi(x)` beside a density called `\\varphi`."""
    written = {match.group() for match in _HANDS.finditer(claim.text)}
    for name, indices in meaning.calls if written else ():
        letter = canonical_name(name)
        used = {one for one in written if canonical_name(one) == letter}
        for index in indices if len(used) == 1 else ():
            text = gathered.known[index].definition.text
            hands = {
                match.group() for match in _HANDS.finditer(text) if canonical_name(match.group()) == letter
            }
            if hands and not hands & used:
                return f"`{used.pop()}` may be another function than `{hands.pop()}`"
    return None


_ANEW = late(
    r"(?<![A-Za-z])(?P<name>[A-Za-z]+)\}?\s*\([^()$]{1,20}\)\s*(?:\\(?:equiv|coloneqq|triangleq|doteq)(?![a-z])|:=|≡|≔)[^=$]*(?P=name)\}?\s*\("
)


def _defined_by_itself(claim: Equation, note: Note, meaning: Meaning) -> str | None:
    """Why a mismatch proves no error where a function is defined anew by what it was before:
    `\\text{sinc}(t) \\equiv \\frac{\\text{sinc}(\\pi t)}{\\pi t}`."""
    called = {name.lstrip("\\") for name, _ in meaning.calls}
    section = section_of(note, claim.scope)
    for formula in note.formulas if called else ():
        found = _ANEW.search(formula.passage.text) if formula.span.start <= claim.span.start else None
        if found is not None and found["name"] in called and section_of(note, formula.scope) == section:
            return f"`{found['name']}` is defined anew here by what it was before"
    return None


def _setting(note: Note, claim: Equation) -> Setting | None:
    """How a claim between symbols stands in its text; one in words is told by its term, which is not in the text."""
    if claim.kind not in _SYMBOLIC:
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


_RANGES = re.compile(
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


def _distance(
    gathered: Gathering,
    meaning: Meaning,
    place: Place,
    references: References,
    stands: Collection[int],
    *,
    solved: int | None = None,
) -> str | None:
    """Why what a name means in the claim cannot be told for certain, or None. Those that `stands` tells are settled
    elsewhere; `solved` is where a claim ends that may be an equation whose solution follows."""
    for name, indices in meaning.calls:
        definitions = [gathered.known[index].definition for index in indices if index not in stands]
        if _OF_EVENTS.fullmatch(name) and any(
            one.path == place.path and section_of(gathered.notes[one.path], one.scope) not in place.scopes
            for one in definitions
        ):
            return "the random variable may have another distribution here"
        if any(is_symbol(one.name) and references.strays(one, place) for one in definitions):
            return f"`{name}` is defined at another place of the note, and may mean something else here"
        if (inner := _strays_within(gathered, indices, references)) is not None:
            return f"`{inner}`, on which `{name}` depends, is defined at another place, and may mean something else"
    return _of_values(gathered, meaning, place, references, solved)


def _strays_within(gathered: Gathering, indices: Iterable[int], references: References) -> str | None:
    """The symbol in the body of a definition that is defined at another place of its note: `g(x) = f(x) - x`."""
    for known in (gathered.known[index] for index in indices):
        own = known.definition
        if own.path not in gathered.notes or known.witness is not WitnessKind.FORMULA:
            continue
        place = place_of(gathered.notes[own.path], own.span.start, own.scope)
        for name, inner in known.meaning.calls:
            found = (gathered.known[index].definition for index in inner)
            if any(
                is_symbol(one.name) and one.path == own.path and references.strays(one, place)
                for one in found
            ):
                return name
    return None


def _of_values(
    gathered: Gathering, meaning: Meaning, place: Place, references: References, solved: int | None
) -> str | None:
    """Why a value of a name in the claim may not be the one meant there, or None."""
    text = gathered.notes[place.path].source.text
    for name, values in meaning.values:
        found = (*references.bindings_of(name, place), *references.bindings_of(name, place, near=True))
        bound = next((one for one in found if one.value is values[0]), None)
        if bound is None:
            continue
        told = _of_a_step(gathered, name, (bound, found), place, solved) if solved is not None else None
        if told is None:
            told = of_another(bound, name, place, text, solved)
        if told is None and solved is not None and place.offset - bound.span.end > _FAR_ABOVE:
            told = f"`{name}` has its value far above, and may have another one here"
        if told is None and references.strays_bound(bound, place):
            told = f"`{name}` has its value at another place of the note, and may have another one here"
        if told is not None:
            return told
    return None


def _of_a_step(
    gathered: Gathering, name: str, bindings: tuple[Binding, tuple[Binding, ...]], place: Place, solved: int
) -> str | None:
    """Why a step of a chain may be an equation for a name rather than use its value."""
    bound, found = bindings
    note = gathered.notes[place.path]
    if any(_solves(one, bound, place, note.source.text) for one in found if one.span.start >= solved):
        return f"`{name}` gets another value right behind it"
    if _isolated(name, note, solved):
        return f"its formula is solved for `{name}`"
    if not is_array(bound.value) and _listed(bound, place, note.source.text):
        return f"it stands in a list with the value of `{name}`, as conditions do"
    return None


_BEHIND = 120
_FAR_BEHIND = 1000
_FAR_ABOVE = 800
_BESIDE = re.compile(r"[\s,;$、，]*(?:and|or|und|oder|và|hoặc|et|ou|y|o|e|и|или|和|与|と|및|와|과)?[\s$]*")


def _isolated(name: str, note: Note, after: int) -> bool:
    """Whether a formula ends up, behind a claim in it, with a name alone on the right: `4 - v = 0`, whence `4 = v`."""
    at = bisect_left(note.formulas, after, key=lambda one: one.span.end)
    if at == len(note.formulas) or note.formulas[at].span.start >= after:
        return False
    return any(
        chain.relations
        and chain.terms[0].whole.start >= after
        and canonical_name(chain.terms[-1].text) == name
        for chain in read_chains(note.formulas[at].passage)
    )


def _listed(bound: Binding, place: Place, text: str) -> bool:
    """Whether a value stands directly before the claim in a list: `bounded by x = 0, y = 0 and x + y = 1`."""
    end = bound.span.end
    return (
        bound.path == place.path
        and end <= place.offset
        and _BESIDE.fullmatch(text[end : place.offset]) is not None
    )


def _solves(one: Binding, bound: Binding, place: Place, text: str) -> bool:
    """Whether a value follows a claim in its clause or formula and differs from the one before: `2^i = 32`, whence
    `i = 5`."""
    if one.path != place.path or not 0 < one.span.start - place.offset < _FAR_BEHIND:
        return False
    between = text[place.offset : one.span.start]
    outside = any(mark in between for mark in ("$", "\n\n", "\\]", "\\)"))
    if outside and (len(between) > _BEHIND or _SENTENCE_END.search(between) or ";" in between):
        return False
    return bound.span.start < place.offset and one.value.text.strip() != bound.value.text.strip()


def _defined_elsewhere(
    gathered: Gathering, meaning: Meaning, place: Place, references: References, stands: Collection[int]
) -> bool:
    """Whether a symbol that the claim calls is defined at other places of the note alone, and may mean any function.
    Those that `stands` tells are settled elsewhere."""
    for _, indices in meaning.calls:
        known = (gathered.known[index].definition for index in indices if index not in stands)
        own = [one for one in known if is_symbol(one.name)]
        if own and all(references.strays(one, place) for one in own):
            return True
    return False


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


class Gathering:
    """Collects the definitions that a claim needs, each once."""

    def __init__(self, notes: Mapping[str, Note], references: References) -> None:
        self.notes = notes
        self._references = references
        self.known: list[Known] = []
        self._indices: dict[int | str, int] = {}

    def meaning(
        self,
        terms: tuple[Term, ...],
        place: Place,
        rename: Mapping[str, str] | None = None,
        *,
        near: bool = False,
        ahead: bool = False,
    ) -> Meaning:
        """What the names in some terms refer to at a place; `ahead` where it is a definition's."""
        calls: dict[str, tuple[int, ...]] = {}
        values: dict[str, tuple[Term, ...]] = {}
        listed: dict[str, None] = {}
        again: dict[str, tuple[Term, ...]] = {}
        for written, called in _names(terms):
            name = canonical_name(written)
            if name is None:
                continue
            of_numbers = _of_numbers(written, terms)
            defined = self.definitions((rename or {}).get(written, name), place, of_numbers=of_numbers)
            found = self._of_arity(defined, written, terms)
            if _is_a_distribution(written, terms) and all(
                self.known[index].witness is WitnessKind.REFERENCE for index in found
            ):
                continue
            if found and called and self._is_of_lists(found, written, terms, place):
                array = array_reference((rename or {}).get(written, name))
                found = self._array_reference(array) if array is not None else found
            if called and not defined and (size := self.definitions(f"{name}_abs", place)):
                calls[f"{name}_abs"] = size  # of `|H(1000)|` that alone is defined
            if found and (called or not is_symbol(name)):
                calls[name] = found
            elif bound := self._bindings(name, place, near=near, ahead=ahead):
                values[name] = tuple(binding.value for binding in bound)
                others = (*bound[0].again, *self._references.values_behind(name, place))
                again |= {name: others} if others else {}
            elif bound := self._vector(name, place, near=near):
                values[base_of(name)] = tuple(binding.value for binding in bound)
            elif called and written.isascii() and written.isalpha() and len(written) <= _LETTERS:
                factors = {one: self._references.bindings_of(one, place, near=near) for one in written}
                if all(factors.values()):  # `np(1 - p)` is a product
                    values |= {
                        one: tuple(binding.value for binding in bound) for one, bound in factors.items()
                    }
            elif self._references.listing_of(name, place):
                listed[name] = None
        return Meaning(
            calls=tuple(calls.items()),
            values=tuple(values.items()),
            listed=tuple(listed),
            again=tuple(again.items()),
        )

    def with_parameters(self, meaning: Meaning, place: Place) -> Meaning:
        """A claim's meaning with the values that stand near it for the parameters of the functions it calls."""
        values, listed, again = dict(meaning.values), dict.fromkeys(meaning.listed), dict(meaning.again)
        text = self.notes[place.path].source.text
        for known in self.known:
            accepted = known.witness is WitnessKind.REFERENCE
            for setting in known.definition.parameters[1:] if accepted else ():
                if setting in values:
                    continue
                bound = self._references.bindings_of(setting, place)
                if bound and not _parted(text, bound[0], place):
                    values[setting] = tuple(binding.value for binding in bound)
            for written, _ in _names((known.definition.body,)):
                name = canonical_name(written)
                if (
                    name is None
                    or name in values
                    or name in (*known.definition.parameters, *dict(known.meaning.calls))
                ):
                    continue
                if bound := self._references.bindings_of(name, place):
                    values[name] = tuple(binding.value for binding in bound)
                    again |= {name: bound[0].again} if bound[0].again else {}
                elif base_of(name) not in known.definition.parameters and (
                    bound := self._vector(name, place)
                ):
                    values[base_of(name)] = tuple(binding.value for binding in bound)
                elif self._references.listing_of(name, place):
                    listed[name] = None
        return replace(
            meaning, values=tuple(values.items()), listed=tuple(listed), again=tuple(again.items())
        )

    def binds(self, name: str, place: Place) -> bool:
        """Whether a note gives a name a value."""
        return bool(self._references.bindings_of(name, place))

    def without_later(self, meaning: Meaning, note: Note, place: Place) -> Meaning:
        """A claim's meaning without what a later paragraph defines a letter to be that one above the place defines, and
        without what earlier ones do where the claim's own does before it."""
        calls = []
        for name, indices in meaning.calls:
            starts = {index: self.known[index].definition.span.start for index in indices}
            own = all(self.known[index].definition.path == note.path for index in indices)
            kept = tuple(
                index
                for index, start in starts.items()
                if start <= place.offset or _PARAGRAPH.search(note.source.text, place.offset, start) is None
            )
            above = [index for index, start in starts.items() if start <= place.offset]
            here = tuple(
                index
                for index in above
                if _PARAGRAPH_END.search(note.source.text, starts[index], place.offset) is None
            )
            settled = own and bool(above) and is_symbol(name)
            calls.append((name, (here or kept) if settled else indices))
        return replace(meaning, calls=tuple(calls))

    def nearest_first(self, indices: tuple[int, ...], note: Note, place: Place) -> tuple[int, ...]:
        """Several definitions of one name in an order that begins with the last one before a place, where all of them
        stand in the place's paragraph; else none."""
        starts = {index: self.known[index].definition.span.start for index in indices}
        before = [index for index in indices if starts[index] < place.offset]
        if len(indices) < 2 or not before:
            return ()
        if any(self.known[index].definition.path != place.path for index in indices):
            return ()
        first, last = min(starts.values()), max(place.offset, *starts.values())
        if _PARAGRAPH_END.search(note.source.text, first, last):
            return ()
        nearest = max(before, key=starts.__getitem__)
        return (nearest, *(index for index in indices if index != nearest))

    def _is_of_lists(
        self, found: tuple[int, ...], written: str, terms: tuple[Term, ...], place: Place
    ) -> bool:
        """Whether a function that is known by its name alone is called with lists, written out or set before."""
        if any(self.known[index].witness is not WitnessKind.REFERENCE for index in found):
            return False
        call = re.compile(re.escape(written) + r"\s*(?:\\left\s*)?\(\s*(?:\\left\s*)?[(\[]")
        if any(call.search(term.text) for term in terms):
            return True
        names = {canonical_name(name) or "" for name, called in _names(terms) if not called}
        bound = (self._references.bindings_of(name, place) for name in names)
        return any(bindings and is_array(bindings[0].value) for bindings in bound)

    def _bindings(self, name: str, place: Place, *, near: bool, ahead: bool) -> tuple[Binding, ...]:
        """The values of a name at a place; near it, a list or matrix is known in the sections within its own too."""
        if bound := self._references.bindings_of(name, place, near=near, ahead=ahead):
            return bound
        around = self._references.bindings_around(name, place) if near else ()
        return around if around and is_array(around[0].value) else ()

    def _vector(self, name: str, place: Place, *, near: bool = False) -> tuple[Binding, ...]:
        """The vector that a note gives the name below which an index stands: `z` for `z_i`."""
        if base_of(name) == name:
            return ()
        bound = self._references.bindings_of(base_of(name), place, near=near)
        return bound if bound and is_array(bound[0].value) else ()

    def restated(self, meaning: Meaning, claim: Equation) -> Meaning:
        """The meaning of a claim that looks like a definition: its function is the one that the note defines before.

        Empty where there is none: then it is a definition and nothing more.
        """
        head = read_head(claim.left)
        if head is None or head.primes or head.name.endswith(INVERSE):
            return meaning
        earlier = tuple(
            index
            for one in defined_before(claim, head, self._references)
            if (index := self.add(one)) is not None
        )
        others = tuple(item for item in meaning.calls if item[0] != head.name)
        calls = ((head.name, earlier), *others) if earlier else others
        return replace(meaning, calls=calls, listed=())

    def second(self, meaning: Meaning, rename: Mapping[str, str]) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Reference definitions of the functions that the claim calls and the note defines itself."""
        full = {canonical_name(written): name for written, name in rename.items()}
        found: list[tuple[str, tuple[int, ...]]] = []
        for name, indices in meaning.calls:
            if any(self.known[index].witness is WitnessKind.REFERENCE for index in indices):
                continue
            is_set = any(self._set(index) for index in indices)
            heard = [
                index
                for entry in (named(full.get(name, name)) if not is_set else ())
                if not (entry.defaults and entry.defaults[0][0] not in dict(meaning.values))
                for index in self.reference(entry)
            ]
            taken = {len(self.known[index].definition.parameters) for index in indices}
            if heard := [index for index in heard if taken & set(call_range(self.known[index]))]:
                found.append((name, tuple(heard)))
            array = array_reference(full.get(name, name))
            if array is not None and not array.variants and self._is_plain(indices):
                found.append((name, self._array_reference(array)))
        return tuple(found)

    def _set(self, index: int) -> bool:
        """Whether a definition has settings, such as a slope: then it is a kin of what its name stands for."""
        definition = self.known[index].definition
        return any(
            not called and canonical_name(written) not in {None, *definition.parameters}
            for written, called in _names((definition.body,))
        )

    def _is_plain(self, indices: tuple[int, ...]) -> bool:
        """Whether definitions are a note's own and depend on nothing but their parameters, indices and lengths."""
        for known in (self.known[index] for index in indices):
            own = {base_of(name) for name in known.definition.parameters} | _COUNTING
            names = {canonical_name(name) or name for name in shape(known.definition.body).names}
            if known.witness is WitnessKind.REFERENCE or any(base_of(name) not in own for name in names):
                return False
        return True

    def _array_reference(self, entry: ArrayReference) -> tuple[int, ...]:
        indices: list[int] = []
        for known in known_array_references(entry):
            key = known.definition.text
            if key not in self._indices:
                self._indices[key] = len(self.known)
                self.known.append(known)
            indices.append(self._indices[key])
        return tuple(indices)

    def _of_arity(self, found: tuple[int, ...], written: str, terms: tuple[Term, ...]) -> tuple[int, ...]:
        """The definitions that take as many arguments as the call has, where there are several. A letter that stands
        for a function by custom alone does so only with as many: in `A(2B)` it is a factor."""
        customary = bool(found) and all(self.known[index].reserve is not None for index in found)
        if len(found) < 2 and not customary:
            return found
        counts = {count for term in terms for count in _arguments(term.text, written)}
        exact = tuple(index for index in found if counts & set(call_range(self.known[index])))
        return exact or (() if customary and counts else found)

    def definitions(self, name: str, place: Place, *, of_numbers: bool = False) -> tuple[int, ...]:
        """The indices of the definitions that a name refers to: the notes' own formulas, else a reference.

        `of_numbers` tells a function of numbers from one of vectors, where a name stands for both.
        """
        if name.endswith(INVERSE):
            return self._inverses(self._references.definitions_of(name.removesuffix(INVERSE), place))
        own = self._references.definitions_of(name, place)
        formulas = [definition for definition in own if definition.source is WitnessKind.FORMULA]
        if formulas:
            return tuple(index for definition in formulas if (index := self.add(definition)) is not None)
        entries, array = named(name), array_reference(name)
        if array is not None and not (entries and of_numbers):
            return self._array_reference(array)
        if entries:
            return tuple(index for entry in entries for index in self.reference(entry))
        note = self.notes[place.path]
        if own or (entry := symbolised(name, note.title, note.source.text)) is None:
            return ()
        near = note.source.text[max(0, place.offset - _FAR) : place.offset + _FAR]
        return self.reference(entry, reserve_of(entry, name, note.title, near))

    def _inverses(self, definitions: Iterable[Definition]) -> tuple[int, ...]:
        """The indices of the inverses of functions that notes define by formulas."""
        found: list[int] = []
        for definition in definitions:
            if definition.source is not WitnessKind.FORMULA or len(definition.parameters) != 1:
                continue
            key = f"{INVERSE} {id(definition)}"
            index = self.add(definition)
            if index is not None and key not in self._indices and len(self.known) < _MAX_DEFINITIONS:
                self._indices[key] = len(self.known)
                turned = replace(definition, name=f"{definition.name}{INVERSE}", aliases=())
                self.known.append(replace(self.known[index], definition=turned, inverse=True))
            if key in self._indices:
                found.append(self._indices[key])
        return tuple(found)

    def add(self, definition: Definition) -> int | None:
        """The index of a definition among the known ones; None where there is no room left."""
        key = id(definition)
        if key not in self._indices:
            if len(self.known) >= _MAX_DEFINITIONS:
                return None
            index = self._indices[key] = len(self.known)
            self.known.append(Known(definition=definition, meaning=Meaning(), witness=WitnessKind.FORMULA))
            note = self.notes[definition.path]
            place = place_of(note, definition.span.start, definition.scope)
            meaning = self.meaning((definition.body, *_bounds(definition)), place, ahead=True)
            own = set(definition.parameters)
            meaning = Meaning(
                calls=meaning.calls, values=tuple(item for item in meaning.values if item[0] not in own)
            )
            self.known[index] = Known(
                definition=definition,
                meaning=meaning,
                witness=WitnessKind.FORMULA,
                reserve=_ELSEWHERE.format(definition.name)
                if definition.elsewhere and definition.limited
                else None,
            )
        return self._indices[key]

    def reference(self, entry: Reference, reserve: str | None = None) -> tuple[int, ...]:
        """The indices of the accepted definitions of a well-known function."""
        indices: list[int] = []
        for known in known_reference(entry, reserve):
            key = known.definition.text
            if key not in self._indices:
                self._indices[key] = len(self.known)
                self.known.append(known)
            indices.append(self._indices[key])
        return tuple(indices)


_ELSEWHERE = "the note gives `{}` another value where its condition does not hold"


def _bounds(definition: Definition) -> tuple[Term, ...]:
    """The bounds between which the note says that the parameters lie."""
    return tuple(one.bound for one in definition.conditions if one.name in definition.parameters)


_DISTRIBUTIONS = frozenset({"Gamma", "gamma", "Beta", "beta", "Exp", "exp"})


def _is_a_distribution(written: str, terms: tuple[Term, ...]) -> bool:
    """Whether a name stands for a distribution with its two parameters, not for a function: `Gamma(5, 3.5)`."""
    if written not in _DISTRIBUTIONS:
        return False
    call = re.compile(rf"(?<!\\){written}\}}?\s*(?:\\left\s*)?\([^()]*,[^()]*\)")
    return any(call.search(term.text) for term in terms)


def _of_numbers(written: str, terms: tuple[Term, ...]) -> bool:
    """Whether a name is called with a number first, not with a vector."""
    call = re.compile(re.escape(written) + r"\s*(?:\\left\s*)?\(\s*[-−+]?[\d.]")
    return any(call.search(term.text) for term in terms)


def _arguments(text: str, name: str) -> list[int]:
    """How many arguments each call of a name has."""
    found = []
    for match in re.finditer(re.escape(name) + r"\s*(?:\\left\s*)?\(", text):
        depth, count = 1, 1
        for char in text[match.end() :]:
            depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(char, 0)
            count += depth == 1 and char in ",;"
            if depth == 0:
                break
        found.append(count)
    return found


def _names(terms: tuple[Term, ...]) -> list[tuple[str, bool]]:
    """The names in some terms as written, each with whether it is called."""
    found: dict[str, bool] = {}
    for term in terms:
        looks = shape(term)
        for name in sorted(looks.calls):
            found[name] = True
        for name in sorted(looks.names):
            found.setdefault(name, False)
        for match in _EVENT.finditer(term.text):
            found[f"{match['name']}_{match['variable']}"] = True
        for match in _DIFFERENTIATED.finditer(term.text):
            found[match["name"]] = True
        for name in FUNCTIONS:
            if name in term.text:
                found.setdefault(name, True)
    return list(found.items())
