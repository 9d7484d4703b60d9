"""Why a claim that fails may be meant in another way than it is read, told by what stands around it in its note: a
case, a condition, a contradiction, a value or definition of another place.

Reads notes; evaluates nothing.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Collection, Iterable
from fractions import Fraction
from operator import add, mul, sub, truediv

from vaultproof.claim import Binding, Equation, Relation, Syntax, WitnessKind
from vaultproof.extract.arrays.literal import is_array
from vaultproof.extract.chain import read_chains
from vaultproof.extract.definitions.quantity import whole_condition
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.language.openers import goes_on_plainly, opens_plainly
from vaultproof.extract.language.topics import OF_MATRICES_IN_HAND
from vaultproof.extract.numbers.complex_numbers import COMPLEX
from vaultproof.extract.probability.laws import RULE
from vaultproof.extract.shape import shape
from vaultproof.extract.told import sentence_start
from vaultproof.latex import canonical_name
from vaultproof.link.refer import Place, References, is_symbol, place_of, section_of
from vaultproof.note import Note
from vaultproof.spot import Spotted, late
from vaultproof.witness.doubts.elsewhere import CHAINED, of_another
from vaultproof.witness.gathering import PARAGRAPH, PARAGRAPH_END, Gathering, names_in
from vaultproof.witness.trial import Meaning

_OF_EVENTS = re.compile(r"(?:P|p|Pr)_[A-Z]")
SYMBOLIC = frozenset({IDENTITY, COMPLEX, RULE, "chain", "limit", "sum"})
_SETTINGS = Spotted(
    r"""slope|leak(?!y)|(?<![a-z])(?:alpha|lambda|delta|beta)|[αλδβ]|\b(?:độ\s+dốc|hệ\s+số|steigung|faktor|pente|coefficient|pendiente|coeficiente|inclinação|pendenza|коэффициент\w*|наклон\w*)\b
    |斜率|系数|傾き|係数|기울기|계수""",
    re.IGNORECASE | re.VERBOSE,
)


def of_another_setting(claim: Equation, note: Note, gathered: Gathering, meaning: Meaning) -> str | None:
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


def has_units(meaning: Meaning, note: Note, claim: Equation) -> bool:
    """Whether a word that may be a unit stands behind a value that the claim uses: `A = 20.22 \\text{ m}`."""
    ends = [terms[0].passage.whole.end for _, terms in meaning.values if len(terms) == 1]
    return any(is_followed(note, end) for end in ends if end <= claim.span.start)


def is_followed(note: Note, at: int) -> bool:
    """Whether what may be a unit stands behind a place, in the same paragraph or line of a fence."""
    text = note.source.text
    fenced = any(one.passage.whole.start <= at <= one.passage.whole.end for one in note.fences)
    stop = text.find("\n" if fenced else "\n\n", at)
    return FOLLOWED.match(text, at, stop if stop >= 0 else len(text)) is not None


_UNIT = late(
    r"(?:\s|~|\$|\\[,;: ]|\\(?:text|mathrm|mbox|mathsf|rm|textrm|operatorname)\s*\{?[\s~]*)*(?P<prefix>[kMGhdcmµμunp]?)"
    r"(?P<unit>m|g|s|[lL]|V|A|W|J|N|Pa|Hz|F|H|Ω|min|h)(?![^\W_/^*·]|\s*(?:[/^·*]|\\cdot))"
)
_OF_TIME = frozenset({"s", "min", "h"})


def in_mixed_units(meaning: Meaning, note: Note) -> str | None:
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


_NAMED_BEFORE = re.compile(r"(\\?[A-Za-z]+(?:_\{?\w+\}?)?)[\s&~]*=[\s&~]*$")


def set_anew(claim: Equation, note: Note) -> str | None:
    """Why a term proves nothing that gives a name what is worked out from its earlier value: `i = i - 2 = 3`."""
    if claim.kind != "chain" or is_array(claim.right):
        return None
    before = _NAMED_BEFORE.search(note.source.text[max(0, claim.span.start - 40) : claim.span.start])
    names = {canonical_name(one) for one in shape(claim.left).names}
    if before is not None and canonical_name(before[1]) in names:
        return "the name is set anew from a value that it has before"
    return None


FOLLOWED = late(
    r"""(?:\s|~|\$|\*|_|\\[,;:! )\]]|\\(?:quad|left|\{)|\\(?:text\w*|mathrm|mbox)\s*\{[\s~]*\})*
    (?:\\(?:text\w*|mathrm|mbox|mathsf|unit|si)\s*\{[\s~]*(?!(?:and|or|so|if|for|und|oder|et|ou|o|и)\b)[^\W\d_]{1,7}\.?(?:[\s~]*(?:/|·|\\cdot|\^|per|pro|par|por)[^{}]{1,8})?[\s~]*\}
    |(?:\\(?:text\w*|mathrm|mbox|rm|operatorname|mathsf|mathit)\s*\{?\s*)?[\[(]?(?:[%‰°]|パーセント|퍼센트|百分点|个百分点|
    (?:(?:[kKMGTPmµμunpcdhf]|da|\\mu(?![a-z])(?:[\s~{}]|\\,|\\(?:text|mathrm|mathsf|rm)(?![a-z]))*)?(?:\\Omega(?![a-z])|m|s|g|N|J|W|Wh|Pa|Hz|V|A|F|H|T|K|C|mol|eV|[bB](?:its?|ytes?|ps)?|[lL]|Ω|ohms?|bar|cal|secs?)|[kKMGTP]i?[bBo](?:/s|ps)?
    |[kKMB]|bn|mn|mln|mio\.?|mrd\.?|(?:thousand|million|billion|trillion|tausend|million[ei]?n?|milliarden?|millones|mil|milhões|milioni|млн\.?|млрд\.?|тыс\.?|triệu|tỷ)
    |rad|deg|min|hr?s?|d|inch(?:es)?|ft|feet|mi|lbs?|oz|t(?:on(?:s|nes?)?)?|rpm|percent(?:age\s+points?)?|per\s+(?:cent|mille)|basis\s+points?|ppm|Prozent(?:punkte?)?|Promille|pour\s+(?:cent|mille)|points?\s+de\s+pourcentage|por\s+(?:ciento|cento)|puntos?\s+porcentuales|per\s+cento|процент\w*|phần\s+trăm|bits?|bytes?
    |(?:milli|micro|nano|kilo|centi)?(?:seconds?|meters?|metres?|grams?)|minutes?|hours?|days?|weeks?|months?|years?|miles?|degrees?
    |giây|phút|giờ|ngày|tháng|năm|Sekunden?|Minuten?|Stunden?|Tagen?|Jahren?|secondes?|heures?|jours?|ans?|années?|segundos?|minutos?|horas?
    |días?|dias?|años?|anos?|secondi|minuti|ore|giorni|anni|секунд\w*|минут\w*|час\w*|дн\w+|лет|год\w*|sekund\w*|minut\w*|godzin\w*|dni|lat
    |saniye|dakika|saat|gün|yıl|秒|分钟|小时|分|時間|天|年|초|분|시간|일|년)(?![^\W\d_])))""",
    re.VERBOSE,
)
_EQUALS = re.compile(r"[\s&]*(?:=|\\approx|≈)[\s&]*")
_COMPARED = 24
"""How much of what is set equal to a term tells whether it is the same."""


def of_another_case(claim: Equation, note: Note, meaning: Meaning) -> str | None:
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


_KIND = late(
    r"""(?:^|[.;:,]\s+|\n|\b(?:and|but|und|aber|et|mais|y|pero|e|mas|ma|и|а|но|i|ale|và|còn|ve)\s+)\s*
    (?:for|in|für|bei|im|pour|dans|para|en|per|em|для|в|у|dla|w|với|đối\s+với|cho|trong)\s+(?P<kind>(?:[^\W\d_][\w-]*\s+){0,5}?[^\W\d_][\w-]*)
    \s*(?:,\s*)?(?:(?:we\s+have|gilt|ist|on\s+a|tenemos|temos|si\s+ha|имеем|mamy|ta\s+có|the|die|der|das|la|le|il)\s+(?:\w+\s+){0,4})?$
    |(?:对于?|對於?)(?P<before>[^，,。；;$]{1,12})[，,]?\s*$|(?P<behind>[^\s，、。；$]{1,12})(?:の場合|では|に対して|의\s*경우)[はに는은]?[、,]?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""The words before a statement that tell for what kind of thing it is said: `for a cycle`."""
_ARTICLE = late(
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


def of_another_kind(claim: Equation, note: Note, gathered: Gathering, meaning: Meaning) -> str | None:
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


def in_remainders(claim: Equation, note: Note) -> str | None:
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


def set_later(claim: Equation, note: Note, meaning: Meaning) -> str | None:
    """Why a mismatch would prove nothing where a value that the claim uses is set in a later sentence."""
    for name, terms in meaning.values:
        start = terms[0].passage.whole.start
        if start > claim.span.end and _SENTENCE_END.search(note.source.text[claim.span.end : start]):
            return f"`{name}` gets its value only later in this note"
    return None


def defined_later(claim: Equation, note: Note, gathered: Gathering, meaning: Meaning) -> str | None:
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
        parted = PARAGRAPH.search(text, claim.span.end, first) if first > claim.span.end else None
        around = {section_of(note, claim.scope), *note.scope_chain(claim.scope)}
        around -= {0} if section_of(note, claim.scope) else set()
        elsewhere = all(section_of(note, one.scope) not in around for one in definitions)
        if parted is None and not elsewhere:
            continue
        before = max((one.end() for one in PARAGRAPH.finditer(text, 0, claim.span.start)), default=0)
        behind = PARAGRAPH.search(text, claim.span.end)
        stop = parted or behind
        paragraph = (
            text[before : claim.span.start] + " " + text[claim.span.end : stop.start() if stop else len(text)]
        )
        if re.search(
            rf"(?<![A-Za-z]){re.escape(name)}\s*(?:['′]|\^\s*\{{?\s*\\prime|\^\s*\{{\s*\()", paragraph
        ):
            return f"`{name}` is defined only elsewhere in this note, and may be another function here"
    return None


_AND = late(
    r"[\s$,，]*(?:(?:and|und|et|y|e|и|và|oraz|ve|with|mit|avec|con|com|với|с)(?!\w)|且|和|并且|および|かつ|및|이고)\s*\$[^$]*"
)
_LET = late(
    r"""(?:(?<!\w)(?:let|consider|define[ds]?|defining|described|given|sei(?:en)?|gegeben\w*|definier\w*|soit|définie?s?|donnée?s?|sea|sean
    |dad[oa]|definid[oa]|seja|sejam|sia|siano|dat[oa]|definit[oa]|пусть|определ\w+|задан\w*|cho|xét|niech|dan[aey]|określon\w*)(?!\w)
    |设|設|令|定义|定義|とする|정의|라\s*하자)[^.。!?]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE = 200


def set_beside(claim: Equation, note: Note, gathered: Gathering, meaning: Meaning) -> str | None:
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


def contradicted(claim: Equation, note: Note) -> str | None:
    """Why a mismatch proves no error where what follows at once is said to be a contradiction: `x - x = 1`, `0 = 1`."""
    if claim.kind not in SYMBOLIC | {"value"}:
        return None
    found = _CONTRADICTED.match(note.source.text, claim.span.end, claim.span.end + _CONTRADICTING)
    if found is None or (found["one"] is not None and int(found["one"]) == int(found["other"])):
        return None
    return "what follows from it is called a contradiction"


_INTEGER = re.compile(r"\s*[-−]?\s*\d+\s*")
_FEWEST_STEPS = 4


def of_a_paradox(claim: Equation, note: Note) -> str | None:
    """Why a step proves no error in a chain that goes from one number to another, where somebody shows that some
    rule may not be used: `1 = \\sqrt{(-1)(-1)} = \\sqrt{-1}\\sqrt{-1} = -1`."""
    at = bisect(note.formulas, claim.span.start, key=lambda one: one.span.start) - 1
    if claim.kind not in {"arithmetic", "chain"} or at < 0:
        return None
    for chain in read_chains(note.formulas[at].passage):
        terms = chain.terms
        if len(terms) < _FEWEST_STEPS or not (
            terms[0].whole.start <= claim.span.start and claim.span.end <= terms[-1].whole.end
        ):
            continue
        first, last = (re.sub(r"\s", "", one.text).replace("−", "-") for one in (terms[0], terms[-1]))
        if first != last and _INTEGER.fullmatch(first) and _INTEGER.fullmatch(last):
            return "its formula goes from one number to another, as a paradox does"
    return None


_PLAIN_SUM = re.compile(r"(?<![\d.,+*/^-])(?P<left>\d+(?:\s*\+\s*\d+)+)\s*=\s*(?P<right>\d+)(?![\d.,+*/^-])")
_AROUND_SUM = 300
_FEWEST_FALSE = 3


def of_what_parts_are_worth(claim: Equation, note: Note) -> str | None:
    """Why a sum proves no error among several that are none: `2+2+2+1=16` and `2+2+3=18` tell what pieces of a rod with
    these lengths are sold for."""
    own = _PLAIN_SUM.fullmatch(claim.text) if claim.kind == "arithmetic" else None
    if own is None or own["left"].count("+") < _FEWEST_FALSE - 1 or not _is_far_off(own):
        return None
    around = note.source.text[max(0, claim.span.start - _AROUND_SUM) : claim.span.end + _AROUND_SUM]
    if sum(map(_is_far_off, _PLAIN_SUM.finditer(around))) < _FEWEST_FALSE:
        return None
    return "several sums beside it are none, so that their numbers may stand for others"


_STEP = re.compile(r"\s*(?:(?P<sign>[-+−*·×/÷]|\\(?:cdot|times|div)(?![A-Za-z]))\s*)?(?P<number>\d+)\s*")
_FEWEST_WORDS = 2
_OF_STEPS = {"+": add, "-": sub, "−": sub, "/": truediv, "÷": truediv, r"\div": truediv}


def of_another_order(claim: Equation, note: Note) -> str | None:
    """Why a term proves no error that has the stated value from left to right, where the words before it put it into
    another case: `On cheap calculators, 2 + 3 * 4 = 20`."""
    if claim.kind != "arithmetic" or not claim.right.text.strip().isdigit():
        return None
    value, at, text = Fraction(0), 0, claim.left.text.strip()
    while at < len(text):
        step = _STEP.match(text, at)
        if step is None or (step["sign"] is None) is not (at == 0):
            return None
        number, sign = Fraction(step["number"]), step["sign"]
        if sign in {"/", "÷", r"\div"} and not number:
            return None
        value = number if sign is None else _OF_STEPS.get(sign, mul)(value, number)
        at = step.end()
    if value != int(claim.right.text):
        return None
    source, start = note.source.text, claim.span.start
    first = max(
        (one.end() for one in _SENTENCE_END.finditer(source, max(0, start - _SENTENCE), start)), default=0
    )
    opening = source[first:start]
    if opens_plainly(opening) or len(re.findall(r"[^\W\d_]+", opening)) < _FEWEST_WORDS:
        return None
    return "it is so from left to right, and the words before it may tell of that order"


def _is_far_off(one: re.Match[str]) -> bool:
    """Whether a sum is off by more than a slip of the pen."""
    return abs(sum(map(int, one["left"].split("+"))) - int(one["right"])) >= _FAR_OFF


_FAR_OFF = 5


_LIKE_EXPONENT = late(
    r"(?<![A-Za-z\\])e\s*\^\s*(?P<index>\{?\s*\(?\s*[a-z]\s*\)?\s*\}?)\s*&?\s*(?:=|:=|\\coloneqq)\s*"
    r"(?:\\[a-z]+\s*\{?\s*)?[A-Za-z]\s*\}?\s*\^\s*(?P=index)\s*[-−]"
)
_POWER_OF_E = re.compile(r"(?<![A-Za-z\\])e\s*\^\s*\{?\s*\(?\s*[a-z]")


def of_an_error(claim: Equation, note: Note) -> str | None:
    """Why a claim about powers of e proves no error in a note that calls errors so: `e^k = x^k - \\alpha`."""
    if _POWER_OF_E.search(claim.text) is None or _LIKE_EXPONENT.search(note.source.text) is None:
        return None
    return "`e` is told to be the error of a step, of which the exponent is the number"


_IN_A_LIST = re.compile(r"(?:\\[lc]?dots[cbo]?|…|\.\.\.)\s*(?:\\[,; ])?\s*[,+]\s*$")


def of_a_list(claim: Equation, note: Note) -> str | None:
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


def cut_by_a_unit(claim: Equation, note: Note) -> str | None:
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


_SIGNS = re.compile(r"[=+*/()\d]")


def of_an_index(claim: Equation) -> str | None:
    r"""Why a name with a raised 0 may be no power: `\bar v_\pi^0` beside `\bar v_\pi^1`."""
    name, _, raised = claim.left.text.strip().partition("^")
    alone = raised.strip(" {}") == "0" and name.strip() and _SIGNS.search(name) is None
    return "a raised 0 may be an index" if alone and claim.right.text.strip() != "1" else None


def of_other_matrices(claim: Equation, note: Note, meaning: Meaning) -> str | None:
    """Why a claim with a matrix of an earlier section may be said of others: its sentence tells of more than what is
    reckoned, `for nilpotent matrices $A^2 = 0$`."""
    start = claim.span.start
    afar = claim.kind == "chain" and any(
        is_array(terms[0]) and _is_left(note, terms[0].passage.whole.start, start)
        for _, terms in meaning.values
        if terms
    )
    text = note.source.text
    before = text[sentence_start(text, start) : start]
    if not afar or goes_on_plainly(before + "$" * (before.count("$") % 2), OF_MATRICES_IN_HAND):
        return None
    return "it may be said of other matrices than those given"


def _is_left(note: Note, place: int, later: int) -> bool:
    """Whether the section in which one place stands has ended before a later one."""
    headings = [(one.span.start, one.level) for one in note.headings]
    own = next((level for start, level in reversed(headings) if start < place), None)
    return own is not None and any(place < start < later and level <= own for start, level in headings)


def of_an_unknown(claim: Equation, meaning: Meaning) -> str | None:
    """Why a mismatch proves no error where a factor is a function that nobody defines: `x P(x) = 1/2`."""
    if claim.kind not in CHAINED | {IDENTITY}:
        return None
    known = {*dict(meaning.calls), *dict(meaning.values), *dict(claim.given)}
    for written, called in names_in((claim.left, claim.right)):
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


def of_a_factor(claim: Equation, note: Note) -> str | None:
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


_ARROW = re.compile(
    r"[\s$]*(?:→|⇒|⟹|=>|->|\\(?:to|rightarrow|Rightarrow|Longrightarrow|implies|iff|Leftrightarrow)(?![a-z]))[\s$&]*"
    r"(?P<name>\\?[A-Za-z]+(?:_\{?\w+\}?)?)\s*="
)


def solved_behind(claim: Equation, note: Note, meaning: Meaning) -> str | None:
    """Why a mismatch proves no error in an equation from which the value of a name follows: `(5, 6) = c(1, 2)` implies
    `c = 5`."""
    for name, terms in meaning.values:
        start = terms[0].passage.whole.start
        arrow = _ARROW.match(note.source.text, claim.span.end) if claim.kind in CHAINED else None
        if arrow is not None and canonical_name(arrow["name"]) == name:
            return f"the value of `{name}` follows from it"
        if 0 < start - claim.span.end < _SENTENCE and _WHENCE.search(note.source.text, claim.span.end, start):
            between = note.source.text[claim.span.end : start]
            if "\n\n" not in between and _SENTENCE_END.search(between) is None:
                return f"the value of `{name}` follows from it"
    return None


_OF_A_LETTER = (
    r"(?<![A-Za-z\\]){}\s*(?:\\left\s*)?\(\s*(?P<letter>\\?[A-Za-z]+)\s*(?:\\right\s*)?\)\s*[&\s]*="
)


def of_another_letter(claim: Equation, note: Note, gathered: Gathering, meaning: Meaning) -> str | None:
    """Why a mismatch would prove nothing where the paragraph of a claim tells what a function of another letter is than
    the definition in another section: `1/Q(s) = …` around `1/Q(2) = 3`, and `Q(\\phi) = …` elsewhere."""
    if claim.kind not in {"value", "derivative"}:
        return None
    text = note.source.text
    section = section_of(note, claim.scope)
    start = max((one.end() for one in PARAGRAPH_END.finditer(text, 0, claim.span.start)), default=0)
    end = PARAGRAPH_END.search(text, claim.span.end)
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


def held_against(claim: Equation, note: Note) -> frozenset[Fraction]:
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


def of_dimensions(claim: Equation, note: Note) -> str | None:
    """Why `3×3 = 6` proves no error where matrices are told of: it may count the terms of a 3×3 determinant."""
    if claim.kind != "arithmetic" or _SQUARE.fullmatch(claim.left.text) is None:
        return None
    around = note.source.text[max(0, claim.span.start - _LINE) : claim.span.end + _LINE]
    return "the numbers may be the dimensions of a matrix" if _DIMENSIONED.search(around) else None


_VALUE = r"\s*=\s*(?P<value>-?(?:\d+(?:[./]\d+)?|\\[dt]?frac\s*(?:\{\d+\}\s*\{\d+\}|\d\s*\d)))"
_MANY = 3


def told_in_many_ways(claim: Equation, note: Note, meaning: Meaning) -> str | None:
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


def in_another_hand(claim: Equation, gathered: Gathering, meaning: Meaning) -> str | None:
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


def defined_by_itself(claim: Equation, note: Note, meaning: Meaning) -> str | None:
    """Why a mismatch proves no error where a function is defined anew by what it was before:
    `\\text{sinc}(t) \\equiv \\frac{\\text{sinc}(\\pi t)}{\\pi t}`."""
    called = {name.lstrip("\\") for name, _ in meaning.calls}
    section = section_of(note, claim.scope)
    for formula in note.formulas if called else ():
        found = _ANEW.search(formula.passage.text) if formula.span.start <= claim.span.start else None
        if found is not None and found["name"] in called and section_of(note, formula.scope) == section:
            return f"`{found['name']}` is defined anew here by what it was before"
    return None


def told_elsewhere(
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
        if definitions and all(references.opened_anew(one, place) for one in definitions):
            return f"`{name}` is given another meaning after its definition, and may be another one here"
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
        told = (
            _of_a_step(gathered, name, (bound, found), place, solved, called=bool(meaning.calls))
            if solved is not None
            else None
        )
        if told is None:
            told = of_another(bound, name, place, text, solved)
        if told is None and solved is not None and place.offset - bound.span.end > _FAR_ABOVE:
            told = f"`{name}` has its value far above, and may have another one here"
        if told is None and references.strays_bound(bound, place):
            told = f"`{name}` has its value at another place of the note, and may have another one here"
        if told is None and references.opened_anew(bound, place):
            told = f"`{name}` is given another meaning after its value, and may have another one here"
        if told is not None:
            return told
    return None


def _of_a_step(
    gathered: Gathering,
    name: str,
    bindings: tuple[Binding, tuple[Binding, ...]],
    place: Place,
    solved: int,
    *,
    called: bool,
) -> str | None:
    """Why a step of a chain may be an equation for a name rather than use its value."""
    bound, found = bindings
    note = gathered.notes[place.path]
    if any(_solves(one, bound, place, note.source.text) for one in found if one.span.start >= solved):
        return f"`{name}` gets another value right behind it"
    if _isolated(name, note, solved):
        return f"its formula is solved for `{name}`"
    if not is_array(bound.value) and _listed(bound, place, note.source.text, solved, called=called):
        return f"it stands in a list with the value of `{name}`, as conditions do"
    return None


_BEHIND = 120
_FAR_BEHIND = 1000
_FAR_ABOVE = 800
_BESIDE = late(r"[\s,;$、，]*(?:and|or|und|oder|và|hoặc|et|ou|y|o|e|и|или|和|与|と|및|와|과)?[\s$]*")


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


def _listed(bound: Binding, place: Place, text: str, solved: int, *, called: bool) -> bool:
    """Whether a value stands directly before the claim in a list: `bounded by x = 0, y = 0 and x + y = 1`. A
    call of a function stands in none behind the condition of its sentence, as in `At x = 0, f(x) = 1`."""
    end = bound.span.end
    return (
        bound.path == place.path
        and end <= place.offset
        and _BESIDE.fullmatch(text[end : place.offset]) is not None
        and not (called and whole_condition(text, bound.span.start, solved, surely=False))
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


def defined_elsewhere(
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


_OPERATING = re.compile(
    r"\}\s*\{\s*(?:d|\\partial|\\mathrm\s*\{\s*d\s*\})\s*(?P<by>\\?[A-Za-z]+)|\\partial\s*_\s*\{?\s*(?P<below>\\?[A-Za-z]+)"
    r"|\)\s*(?:['′]|\^\s*\{?\s*\\prime)(?P<primed>)"
)
_PRIMED = frozenset({"x", "t"})
"""The variables by which a bracket with a prime is differentiated."""
_WRITTEN = re.compile(
    r"(?<![A-Za-z\\_^])(?P<name>\\?[A-Za-z]+(?:\s*_\s*(?:\w|\{\w+\}))?)(?!\s*(?:\\left\s*)?[({]|[A-Za-z])"
)
_CALLED_ELSEWHERE = (
    r"(?<![A-Za-z\\]){}\s*(?:\\left\s*)?\(\s*(?:[A-Za-z]\s*,\s*)*{}\s*(?:,\s*[A-Za-z]\s*)*(?:\\right\s*)?\)"
)


def depending(claim: Equation, note: Note, meaning: Meaning) -> frozenset[tuple[str, str]]:
    """The letters of a claim with a derivative that the note calls with its variable in other places, each with that:
    `C_1` and `x` where `C_1(x, y)` stands above. Such a letter is no constant."""
    both = f"{claim.left.text} {claim.right.text}"
    found_in = list(_OPERATING.finditer(both))
    if not found_in:
        return frozenset()
    variables = {written for one in found_in if (written := one["by"] or one["below"])}
    variables |= _PRIMED if any(one["primed"] is not None for one in found_in) else set()
    defined = {name for name, _ in meaning.calls}
    found = set()
    for written in {one["name"] for one in _WRITTEN.finditer(both)} - variables:
        name = canonical_name(written)
        if name is None or name in defined:
            continue
        for by in variables:
            called = _CALLED_ELSEWHERE.format(re.escape(written), re.escape(by))
            if (variable := canonical_name(by)) is not None and re.search(called, note.source.text):
                found.add((name, variable))
    return frozenset(found)
