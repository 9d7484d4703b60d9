"""Definitions that should be of one function: a note's formula beside the accepted one, or beside the note's code.

Chooses the pairs and the places at which they are asked; evaluates nothing. Only what is certain to be meant as the
same function is paired: names that are qualified ("leaky", "derivative of") and places that speak of mistakes are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice

from vaultproof.claim import Definition, WitnessKind
from vaultproof.extract.doubts.silence import doubt_of, doubtful_scopes
from vaultproof.extract.shape import shape
from vaultproof.judge.stated import note_decimal_comma
from vaultproof.latex import canonical_name
from vaultproof.link.refer import References, fold, is_symbol, place_of
from vaultproof.note import Note, ScopeKind
from vaultproof.sandbox import FunctionFound, Question
from vaultproof.source import Span
from vaultproof.spot import Spotted, late
from vaultproof.witness.code import CHANCE, Code
from vaultproof.witness.identities.places import Point, points
from vaultproof.witness.named import known_reference, named
from vaultproof.witness.prepare import gather
from vaultproof.witness.trial import Known

_QUALIFIED = Spotted(
    r"""\b(?:derivativ\w*|derive[ds]?|differentiat\w*|gradients?|slopes?|invers\w*|integral\w*|antiderivativ\w*|primitiv\w*
    |approx\w*|variant\w*|variation\w*|generali[sz]\w*|modif\w*|scaled|shifted|rescaled|noisy|truncated|clipped|custom
    |wrong\w*|incorrect\w*|mistak\w*|bugg?y?|buggy|broken|naive|instead|unlike|confus\w*|surrogate|simplif\w*|linear\s+model
    |taylor|series|expansion|loss|wrapper|toy|fake|legacy|deprecated|old|not\s+the
    |ableitung\w*|umkehr\w*|näherung\w*|verallgemein\w*|falsch\w*|fehler\w*|dérivée?\w*|réciproque|faux|fausse|généralis\w*
    |derivad\w*|inversa|generaliz\w*|errad[oa]|incorrect[oa]|derivat[ae]|sbagliat\w*|approssim\w*|aproxim\w*
    |производн\w*|обратн\w*|приближ\w*|обобщ\w*|неверн\w*|ошиб\w*|вариант\w*
    |đạo\s+hàm|xấp\s+xỉ|gần\s+đúng|nghịch\s+đảo|biến\s+thể|tổng\s+quát|sai\s+lầm|lỗi|bị\s+sai)\b
    |导数|導数|導関数|微分|求导|近似|变体|變體|変種|反函数|逆関数|推广|一般化|错误|誤り|間違|도함수|미분|근사|변형|역함수|일반화|틀린|오류""",
    re.IGNORECASE | re.VERBOSE,
)
_DEFINING = Spotted(
    r"""defini|formul|formel|công\s+thức|định\s+nghĩa|défini|определен|формул|定义|公式|定義|数式|정의|공식|수식|equation|gleichung
    |ecuaci|equaç|equazion|math|toán""",
    re.IGNORECASE | re.VERBOSE,
)
_CODING = Spotted(
    r"""code|python|numpy|implement|program|script|mã\b|cài\s+đặt|umsetzung|código|codice|код|реализ|实现|代码|実装|コード|구현|코드""",
    re.IGNORECASE | re.VERBOSE,
)
_FUNCTION = (
    r"(?:activation\s+)?function|aktivierungsfunktion|funktion|fonction(?:\s+d['’]activation)?|función(?:\s+de\s+activación)?"
    r"|função(?:\s+de\s+ativação)?|funzione(?:\s+di\s+attivazione)?|функция(?:\s+активации)?|hàm(?:\s+kích\s+hoạt)?|funkcja"
    r"|fonksiyonu|fungsi"
)
_NEUTRAL = late(
    rf"^[\W\d_]+(?:[.)]\s*)?|^(?:[\W\d_]*)(?:(?:the|la|le|el|die|a|o)\s+)?(?:{_FUNCTION})\s+|\s+(?:{_FUNCTION})(?=\W*$)"
    r"|(?:激活)?函数(?=\W*$)|(?:活性化)?関数(?=\W*$)|\s*함수(?=\W*$)|[\s:：]+$",
    re.IGNORECASE,
)
"""What a heading has beside the name that it is: a number, a word for what it names."""
_WHOLE_NAMES = frozenset("n k m i j t".split())
_SETTINGS = tuple(Fraction(number, 100) for number in (27, 137, 73))
_INSIDE = tuple(Fraction(number, 100) for number in (11, 39, 86))
_MOST_SETTINGS = len(_SETTINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A definition and what it is held against: definitions of the reference (`accepted`), or else code.

    `places` are arguments; the last ones stand for settings. `answers` are what the code gave there. `ordered` says
    that the arguments of both are known to come in one order.
    """

    known: tuple[Known, ...]
    index: int
    decimal_comma: bool | None
    title: str
    accepted: tuple[Known, ...] = ()
    places: tuple[Point, ...] = ()
    answers: tuple[Fraction | None, ...] = ()
    ordered: bool = True

    @property
    def definition(self) -> Definition:
        """The note's own definition."""
        return self.known[self.index].definition


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two definitions differ: the arguments as text, and the two values there."""

    place: str
    own: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePair:
    """A formula and a function of the note's code, with what the code is to be asked."""

    pair: Pair
    block: int
    function: FunctionFound
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A pair whose sides differ. `function` is the place of the code's function, None beside the reference."""

    pair: Pair
    difference: Difference
    function: Span | None = None


def beside_reference(note: Note, notes: Mapping[str, Note], references: References) -> Iterator[Pair]:
    """The note's definitions of well-known functions, each with the accepted ones."""
    for definition in references.definitions_in(note.path):
        if definition.source is not WitnessKind.FORMULA:
            continue
        called = (definition.name, *definition.aliases)
        for name in dict.fromkeys((*called, *(_NEUTRAL.sub("", one) for one in definition.aliases))):
            entries = [
                entry
                for entry in named(name)
                if len(entry.parameters) - len(entry.defaults)
                <= len(definition.parameters)
                <= len(entry.parameters)
            ]
            if len(entries) != 1 or entries[0].loose or not _is_plain(note, definition):
                continue
            if not _surely(note, definition, name, references):
                continue
            if len(definition.parameters) != len(entries[0].parameters) and not entries[0].family:
                continue
            if _settings(definition):
                continue
            yield replace(_pair(definition, notes, references, name), accepted=known_reference(entries[0]))
            break


def beside_code(
    note: Note, code: Code, notes: Mapping[str, Note], references: References
) -> Iterator[CodePair]:
    """The note's formulas that its code defines too, with the questions to ask of the code."""
    names = [function.name for _, function in code.functions]
    for block, function in code.functions:
        fence = code.fences[block]
        place = place_of(note, fence.span.start, fence.scope)
        found = [
            one
            for one in references.definitions_of(function.name, place)
            if one.path == note.path and one.source is WitnessKind.FORMULA
        ]
        if names.count(function.name) != 1 or len(found) != 1 or not _is_plain(note, found[0]):
            continue
        definition = found[0]
        around = _around(note, fence.span.start, fence.scope)
        if _QUALIFIED.search(f"{around} {function.source}") or CHANCE.search(function.source):
            continue
        if "round" in function.source or (
            is_symbol(function.name)
            and (references.strays(definition, place) or not _beside(note, definition, fence.scope))
        ):
            continue
        if not _surely(note, definition, function.name, references):
            continue
        if (made := _code_pair(definition, block, function, notes, references)) is not None:
            yield made


def _is_plain(note: Note, definition: Definition) -> bool:
    """Whether nothing around a definition qualifies it."""
    doubtful = doubtful_scopes(note)
    if any(scope in doubtful for scope in note.scope_chain(definition.scope)):
        return False
    around = _around(note, definition.span.start, definition.scope)
    return not _QUALIFIED.search(around) and doubt_of(around) is None


def _around(note: Note, at: int, scope: int) -> str:
    """The words of the block at a place, of the block before it, and of the headings and leads around it."""
    before = [block for block in note.blocks if block.span.start <= at]
    words = [block.text for block in before[-2:]]
    return " ".join([*words, *(note.scopes[one].name or "" for one in islice(note.scope_chain(scope), 3))])


def _surely(note: Note, definition: Definition, name: str, references: References) -> bool:
    """Whether a definition is meant as the one of a name: it bears it, its lead says so, or it is the note's first
    formula, in a note of that name, where definitions stand."""
    key = fold(name)
    bearing = {
        "".join(one.body.text.split())
        for one in references.definitions_in(note.path)
        if one.source is WitnessKind.FORMULA
        and key
        in {fold(called) for name in (one.name, *one.aliases) for called in (name, _NEUTRAL.sub("", name))}
    }
    if len(bearing) != 1:
        return False
    if fold(definition.name) == key:
        return True
    sections = [note.scopes[scope].name for scope in note.scope_chain(definition.scope)]
    if sections and sections[0] is not None and fold(_NEUTRAL.sub("", sections[0])) == key:
        return True
    first = min(references.definitions_in(note.path), key=lambda one: one.span.start)
    inner = next((words for words in sections if words), None)
    titled = key in {fold(one) for one in (note.title, *note.aliases)}
    return titled and first is definition and (inner is None or fold(inner) == key or defines(inner))


def _beside(note: Note, definition: Definition, scope: int) -> bool:
    """Whether code in a scope is about a letter's definition: in its section, or under a heading that tells of code."""
    inner = next((one for one in note.scope_chain(scope) if note.scopes[one].kind is ScopeKind.SECTION), 0)
    around = note.scope_chain(definition.scope)
    heading = note.scopes[inner].name or ""
    return inner == 0 or inner in around or _CODING.search(heading) is not None


def defines(heading: str) -> bool:
    """Whether a heading or lead says that a definition follows."""
    return _DEFINING.search(heading) is not None


def _settings(definition: Definition) -> tuple[str, ...]:
    """The names in a definition's body that are neither called nor its parameters."""
    found = (canonical_name(name) for name in sorted(shape(definition.body).names))
    return tuple(
        dict.fromkeys(name for name in found if name is not None and name not in definition.parameters)
    )


def _pair(definition: Definition, notes: Mapping[str, Note], references: References, title: str) -> Pair:
    known, index = gather(definition, notes, references)
    comma = note_decimal_comma(notes[definition.path].source.text)
    return Pair(known=known, index=index, decimal_comma=comma, title=title)


def _code_pair(
    definition: Definition,
    block: int,
    function: FunctionFound,
    notes: Mapping[str, Note],
    references: References,
) -> CodePair | None:
    """A formula and a function that take the same arguments, or None."""
    count, settings = len(definition.parameters), _settings(definition)
    names = {canonical_name(one.name.rstrip("_")) or one.name: one for one in function.parameters}
    first, rest = list(names)[:count], list(names)[count:]
    if (
        any(one.name.startswith("*") for one in function.parameters)
        or len(names) != len(function.parameters)
        or len(first) != count
        or len(settings) > _MOST_SETTINGS
        or not set(settings) <= set(rest)
        or any(names[name].default is None for name in rest if name not in settings)
    ):
        return None
    order = [first.index(name) for name in definition.parameters if name in first]
    if len(order) != count:
        order = list(range(count))
    whole = any(name in _WHOLE_NAMES for name in definition.parameters)
    places = tuple(place + _SETTINGS[: len(settings)] for place in _places(count, whole=whole))
    questions = []
    for place in places:
        placed = [""] * count
        for value, at in zip(place, order, strict=False):
            placed[at] = str(int(value)) if whole else repr(float(value))
        given = [
            f"{names[name].name}={float(value)!r}"
            for name, value in zip(settings, place[count:], strict=True)
        ]
        questions.append(Question(after=block, expression=f"{function.name}({', '.join([*placed, *given])})"))
    pair = _pair(definition, notes, references, function.name)
    known = pair.known[pair.index]
    values = tuple(item for item in known.meaning.values if item[0] not in settings)
    widened = replace(
        known,
        definition=replace(definition, parameters=(*definition.parameters, *settings)),
        meaning=replace(known.meaning, values=values),
    )
    made = (*pair.known[: pair.index], widened, *pair.known[pair.index + 1 :])
    return CodePair(
        pair=replace(
            pair,
            known=made,
            places=places,
            ordered=count == 1 or set(first) == set(definition.parameters),
        ),
        block=block,
        function=function,
        questions=tuple(questions),
    )


def _places(count: int, *, whole: bool) -> tuple[Point, ...]:
    if whole:
        small = range(1, 7)
        if count == 1:
            return tuple((Fraction(one),) for one in small)
        return tuple((Fraction(one), *(Fraction(1),) * (count - 1)) for one in small)
    return (*points(count), *(((one,) for one in _INSIDE) if count == 1 else ()))
