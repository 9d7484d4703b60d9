r"""Finds what running text says of the slope of a function at a place, or all along a stretch of the line: “the slope
of tanh at the origin is 1”, “в нуле производная равна 0,5”, “当 $x < 0$ 时导数为 0.01”. Decides nothing.

A clause is read where every word in it is one that such clauses consist of, but for one name, which is that of the
function or of none that is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaultproof.claim import Interval, Property, Slope, Syntax, Term
from vaultproof.extract.doubts.otherwise import OF_OTHERS, may_be_of_others
from vaultproof.extract.functions.intervals import (
    ALL,
    Ends,
    finite,
    interval_of,
    read_half_line,
    read_interval,
)
from vaultproof.extract.functions.predicates import predicates
from vaultproof.extract.functions.subjects import Subject, followed, read_subject, symbol
from vaultproof.extract.language.clauses import FORMULA, Running, Text, sentences, told_of_values
from vaultproof.extract.language.introduction import introduced
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_SLOPES
from vaultproof.extract.language.words import supposes
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Several, Spotted, late

_NOUN = Spotted(
    r"""(?<!\w)(?:(?:first\s+)?derivative|slope|đạo\s+hàm|hệ\s+số\s+góc|độ\s+dốc|(?:erste\s+)?ableitung|steigung|dérivée|pente|derivada|pendiente|inclinação|derivata|pendenza
    |производная|наклон|pochodna|nachylenie)(?!\w)
    |一阶导数|导数|導數|斜率|微分係数|導関数の値|傾き|도함수의?\s*값|미분\s*계수|도함수|기울기""",
    re.IGNORECASE | re.VERBOSE,
)
_SLOPES = Several(_NOUN)
_NOT = late(
    r"""(?<!\w)(?:not|no|nor|neither|never|nicht|kein\w*|nie(?:mals)?|ne|n['’]\w+|pas|jamais|non|nunca|não|mai|не|никогда|ни|không|chẳng|chưa|average|mean|mittlere|moyenne|medi[ao]|средн\w+|trung\s+bình|undefined|undefiniert|indefinid[ao]|неопределена)(?!\w)|n['’]t(?!\w)
    |平均|평균|不|没|非|未|无|ない|ません|なく|없|않|아니|안\s""",
    re.IGNORECASE | re.VERBOSE,
)
_PART = late(
    r"[,，](?!\d)\s*|[;；、]\s*|(?<!\w)(?:and|und|et|y|e|ed|и|а|và|còn|i|oraz|while|whereas|während|tandis\s+que|mientras(?:\s+que)?|enquanto|mentre|but|aber|mais|pero|mas|ma|но|nhưng)\s+|(?:而|且|并且|以及)\s*|(?<=[でりし])、\s*",
    re.IGNORECASE,
)
_DIGITS = r"\d+(?:(?:[.,]|\{,\})\d+)?(?:\s?/\s?\d+)?"
_NUMBER = rf"(?:[-−–]\s?)?{_DIGITS}(?![A-Za-zÀ-ỹА-я\d_%^]|[.,]\d|\s?[%°×·*/^+])"
_NUMERIC = late(
    rf"\s*(?:=\s*)?(?P<value>[-−]?\s*(?:{_DIGITS}|\\[dt]?frac\s*(?:\{{\s*\d+\s*\}}|\d)\s*(?:\{{\s*\d+\s*\}}|\d)|\\pi|\\sqrt\s*\{{?\d+\}}?))\s*"
)
_PLACE = late(
    rf"\s*(?P<letter>[a-z])\s*=\s*(?P<value>[-−]?\s*(?:{_DIGITS}|\\[dt]?frac\s*\{{\s*\d+\s*\}}\s*\{{\s*\d+\s*\}}|\\pi))\s*"
)
_PLAIN_PLACE = late(rf"(?<![\w.,])(?P<letter>[a-z])\s*=\s*(?P<value>{_NUMBER})", re.IGNORECASE)
_AT = late(
    r"(?<!\w)(?:at|tại|ở|bei|an\s+der\s+stelle|im\s+punkt|in|en|em|nel|no|au|в|при|w|dla|punkt|point|punto|ponto|точке|điểm|stelle|punkcie)\s*\Z|在\s*\Z",
    re.IGNORECASE,
)
_AT_EAST = late(r"\s*(?:处|處|点|點|で(?:の)?|における|에서)")
_ZERO = Spotted(
    r"(?<!\w)(?:at\s+zero|bei\s+null|im\s+nullpunkt|en\s+zéro|en\s+cero|em\s+zero|in\s+zero|в\s+нуле|w\s+zerze|tại\s+không|(?:tại|ở)\s+gốc(?:\s+to[ạạ]\s+độ)?)(?!\w)"
    r"|在?(?:原点|原點)(?:处|處|で(?:の)?|における)?|원점에서(?:의)?",
    re.IGNORECASE,
)
_THERE = late(
    r"(?<!\w)(?:there|(?:ở|tại)\s+đó|dort|là|allí|ahí|lá|там|tam)(?!\w)|在那里|此处|そこで(?:の)?|거기서",
    re.IGNORECASE,
)
_WORDS = frozenset(
    """la las los le un una une uma um ein eine einen einem
    the its of is equals equal to a has with exactly about approximately roughly value slope at on in for all
    every when if where so thus therefore here hence also always constant constantly function curve graph point
    interval then it this that we tangent line open closed throughout của bằng là tại ở điểm khi với mọi trên
    trong khoảng đoạn nó hàm số thì có giá trị luôn đúng xấp xỉ đồ thị nếu ta được nhận cũng die der des das ist
    beträgt gleich hat den wert bei an stelle im punkt für alle auf dem intervall ihre seine von etwa ungefähr
    genau funktion also damit konstant immer stets rund gilt falls wenn sie es bereich le les de du est vaut
    égale égal à en au pour tout sur l intervalle sa son environ fonction donc toujours constante si quand
    lorsque y d el del es vale igual para todo cuando sobre intervalo su aproximadamente función entonces
    siempre punto valor tiene o da do é vale igual em no ponto todo quando sua seu sempre então função se il
    della di è uguale nel per ogni su intervallo sua suo sempre allora funzione quindi в точке равна равен равно
    при на интервале отрезке промежутке функции её ее его всегда постоянна примерно около для всех значение
    имеет это если то луче функция w punkcie jest równa wynosi funkcji przedziale dla zawsze jej stała""".split()
)
_EAST_WORDS = late(
    r"函数|函數|関数|함수|其|它|该|此|这个|这|的|在|是|为|為|等于|等於|处|處|点|點|时|時|当|當|上|内|区间|區間|区間|恒|总|都|约|値|值|则|則|而|也|就|始终|全体"
    r"|その|における|での|で|の|は|が|に等しい|である|となる|です|のとき|とき|常に|約|에서의|에서|의|은|는|이다|입니다|이|가|일\s*때|구간|점|값|항상|약|여기서|그"
)
_EAST = late(r"[぀-ヿ一-鿿가-힣]")
_WORD = late(r"[^\W\d_][\w\-]*(?:['’](?![sS](?!\w))[^\W\d_]+)?")
_OWN = late(r"[’']s(?!\w)")
_OF_VALUES = late(
    r"(?<!\w)(?:values?|functions?|graphs?|curves?|giá\s+trị|hàm|đồ\s+thị|werte?|funktion|valeurs?|fonction|valor(?:es|e)?|función|função|funzione|значени\w+|функци\w+|wartoś\w+|funkcj\w+)(?!\w)|值|値|값|函数|関数|함수",
    re.IGNORECASE,
)
"""Words of which a clause speaks that goes on behind one about a slope, and tells of none itself."""
_CONDITION = late(
    r"(?<!\w)(?:if|when|where|for|nếu|khi|với|wenn|falls|für|si|quand|lorsque|pour|cuando|para|se|quando|per|если|при|когда|для|gdy|dla)(?!\w)|当|當|若|のとき|とき|일\s*때|如果",
    re.IGNORECASE,
)
_GIVEN = late(
    rf"\W*(?:with|for|mit|für|với|avec|pour|con|para|com|per|при|с|dla|取|当)\s*{FORMULA}\s*(?:时|时候|のとき)?\s*",
    re.IGNORECASE,
)
_LEADING = late(
    r"\W*(?:(?:with(?:out)?|for|if|when|unless|after|before|under|in|mit|ohne|für|wenn|falls|nach|bei|unter|avec|sans|pour|si|quand|après|con|sin|para|cuando|tras|após|com|sem|se|quando|per|senza|dopo|с|без|для|если|при|когда|после|với|nếu|khi|sau|không|dla|bez|gdy|jeśli|po)(?!\w)|若|如果|当|对|对于|在|经过|もし|따라)",
    re.IGNORECASE,
)
"""How a clause begins that may put what follows into another case."""
_ASSIGNED = late(r"\s*\\?[A-Za-z]+(?:_\w)?\s*=\s*[-−]?[\d.,{}/]+\s*")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause about a slope: its subject, where that is named, and what it says."""

    subject: str | None
    says: Slope


def slopes_told(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Property]:
    """Each slope that a note's running text tells in words."""
    if not _NOUN.may_match(note.source.text):
        return
    if not (told_of_values(_SLOPES, texts) or _ZERO.may_match(note.source.text)):
        return
    for running in texts:
        text = running.text
        if not _NOUN.may_match(text.words):
            continue
        for claim in _in_text(note, running, doubts.get(running.block.scope)):
            if introduced(note, running.at, bare=claim.bare):
                yield claim


def _in_text(note: Note, running: Running, doubt: str | None) -> Iterator[Property]:
    text = running.text
    words = text.words
    antecedent: Subject | None = Subject(None, bare=True)
    parts = tuple(sentences(words))
    telling = [
        at
        for at, (start, end, mark) in enumerate(parts)
        if mark not in {"?", "？"} and _may_tell(words, start, end)
    ]
    for at, (start, end, _) in enumerate(parts[: telling[-1] + 1] if telling else ()):
        if at in telling:
            said = _CONDITION.sub(" ", words[start:end])
            if not supposes(said):
                yield from _in_sentence(note, running, (start, end), antecedent, doubt)
        spoken = [
            one
            for grammar in running.spoken or running.languages
            if (one := read_subject(text, grammar.skip(words, start, "opener"), end, grammar, antecedent))
            is not None
        ]
        antecedent = followed(text, start, end, spoken[0] if spoken else None, antecedent)


def _may_tell(words: str, start: int, end: int) -> bool:
    """Whether a sentence names a slope, and a value or a formula that may be one."""
    if _NOUN.search(words, start, end) is None:
        return False
    return _VALUED.search(words, start, end) is not None or _ZERO.search(words, start, end) is not None


_VALUED = late(rf"[\d{FORMULA}]")


def _in_sentence(
    note: Note, running: Running, within: tuple[int, int], antecedent: Subject | None, doubt: str | None
) -> Iterator[Property]:
    """The slopes that the clauses of a sentence tell, up to one that is not understood."""
    text = running.text
    subject = antecedent
    place: Term | None = None
    ahead: Slope | None = None
    told = False
    for first, stop in tuple(_parts(text.words, *within)):
        if (opening := _opening(text, first, stop)) is not None:
            ahead, told = opening, False
            continue
        said = _clause(text, first, stop, ahead, place, going_on=told)
        ahead = None
        if said is None:
            if told:
                return
            earlier = _earlier(running, first, stop, subject)
            if earlier is None and _LEADING.match(text.words, first, stop) is not None:
                return
            subject = earlier
            place = _place_of(text, first, stop) or place
            continue
        name = said.subject or (subject.name if subject is not None else None)
        if said.subject is None and subject is None:
            return
        subject, told = Subject(name), True
        trimmed = _trimmed(text.words, first, stop)
        span = text.span_of(*trimmed)
        others = may_be_of_others(note.source.text, span.start, span.end)
        yield Property(
            path=note.path,
            span=span,
            kind="derivative",
            text=text.shown(*trimmed),
            scope=running.block.scope,
            subject=name,
            says=said.says,
            written=text.shown(*trimmed),
            bare=name is None,
            doubt=doubt or (OF_OTHERS if others else None),
        )


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    while start < end and words[start] in " \n*_\t-–—>":
        start += 1
    while end > start and words[end - 1] in " \n*_\t.。":
        end -= 1
    return start, end


def _parts(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _PART.finditer(words, start, end):
        if words[at : match.start()].strip():
            yield at, match.start()
        at = match.end()
    if words[at:end].strip():
        yield at, end


def _earlier(running: Running, start: int, end: int, before: Subject | None) -> Subject | None:
    """Of what one speaks behind a clause that tells no slope; None where that is not understood."""
    text = running.text
    words = text.words
    given = _GIVEN.fullmatch(words, start, end)
    if given is not None and _ASSIGNED.fullmatch(text.formulas[words.index(FORMULA, start)].text):
        return before
    for grammar in running.spoken or running.languages:
        at = grammar.skip(words, start, "opener")
        subject = read_subject(text, at, end, grammar, before)
        if subject is None or subject.order or subject.output:
            continue
        found, stop, closed = predicates(text, subject.end, end, grammar, sentence=False)
        if found and closed and not words[stop:end].strip(" .。\n"):
            return Subject(subject.name)
    plain = not any(start <= at < end for at in text.formulas) and goes_on_plainly(
        words[start:end], OF_SLOPES
    )
    return before if plain else None


def _place_of(text: Text, start: int, end: int) -> Term | None:
    """The one place that a clause tells."""
    found = list(_places(text, start, end))
    return found[0][2] if len(found) == 1 else None


def _places(text: Text, start: int, end: int) -> Iterator[tuple[int, int, Term]]:
    """Each place that a clause tells, and where the words for it stand."""
    words = text.words
    for match in _ZERO.finditer(words, start, end):
        yield match.start(), match.end(), _zero(text, match.start(), match.end())
    for match in _PLAIN_PLACE.finditer(words, start, end):
        yield match.start(), match.end(), text.term(*match.span("value"))
    for at, formula in text.formulas.items():
        if not start <= at < end:
            continue
        if (told := _PLACE.fullmatch(formula.text)) is not None or (
            (told := _NUMERIC.fullmatch(formula.text)) is not None and _is_at(words, start, at, at + 1)
        ):
            yield at, at + 1, Term(formula.cut(*told.span("value")), text.term(at, at + 1).syntax)
    for match in _ALONE.finditer(words, start, end):
        if _is_at(words, start, *match.span()) and words[: match.start()].rstrip()[-1:] not in set("=<>≤≥≈"):
            yield match.start(), match.end(), text.term(*match.span())


def _is_at(words: str, start: int, at: int, stop: int) -> bool:
    """Whether words before or behind a number tell that it is a place."""
    return _AT.search(words[start:at]) is not None or _AT_EAST.match(words, stop) is not None


def _zero(text: Text, start: int, end: int) -> Term:
    """The number zero, written as a word."""
    term = text.term(start, end)
    return Term(Passage("0", ((0, term.passage.whole.start),)), term.syntax)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What a clause holds: places, stretches of the line, numbers, the symbol of a function, and its other words."""

    places: tuple[Term, ...]
    stretches: tuple[Interval, ...]
    values: tuple[Term, ...]
    subject: str | None
    rest: str
    variable: str


def _parsed(text: Text, start: int, end: int) -> _Parsed | None:
    """What a clause holds; None where something in it is none of that."""
    words = text.words
    places = list(_places(text, start, end))
    taken = [
        *(one.span() for one in _NOUN.finditer(words, start, end)),
        *((one, two) for one, two, _ in places),
    ]
    stretches: list[Interval] = []
    values: list[Term] = []
    letters = {one["letter"] for one in _PLAIN_PLACE.finditer(words, start, end)} - {"x"}
    letters |= {
        one["letter"]
        for at, formula in text.formulas.items()
        if start <= at < end and (one := _PLACE.fullmatch(formula.text)) is not None
    }
    subject: str | None = None
    for at, formula in text.formulas.items():
        if not start <= at < end or any(first <= at < stop for first, stop in taken):
            continue
        taken.append((at, at + 1))
        read = read_interval(text, at) or read_half_line(text, at)
        told = _NUMERIC.fullmatch(formula.text)
        if read is not None and read[1] == at + 1:
            stretches.append(_interval(read[0]))
            letters |= {formula.text.strip()[:1]} if formula.text.strip()[:1].isalpha() else set()
        elif told is not None:
            values.append(Term(formula.cut(*told.span("value")), text.term(at, at + 1).syntax))
        elif (
            subject is None
            and "=" not in formula.text
            and (name := symbol(text.term(at, at + 1))) is not None
        ):
            subject = name
        else:
            return None
    for match in _PLAIN_HALF.finditer(words, start, end):
        half = read_half_line(text, match.start())
        if half is not None and half[1] <= end:
            stretches.append(_interval(half[0]))
            letters.add(words[match.start()])
            taken.append((match.start(), half[1]))
    for match in _ALONE.finditer(words, start, end):
        if not any(first < match.end() and match.start() < stop for first, stop in taken):
            values.append(text.term(*match.span()))
            taken.append(match.span())
    rest = _without(words, start, end, taken)
    if _UNREAD.search(rest) is not None or len(letters) > 1:
        return None
    return _Parsed(
        places=tuple(one for _, _, one in places),
        stretches=tuple(stretches),
        values=tuple(values),
        subject=subject,
        rest=rest,
        variable="".join(letters),
    )


_PLAIN_HALF = late(r"(?<![\w.,])[a-z]\s*[<>≤≥]")
_ALONE = late(rf"(?<![\w.,]){_NUMBER}")
_UNREAD = late(r"[\d+*/<>=^|()\[\]{}\ue001\ue002]")


def _opening(text: Text, start: int, end: int) -> Slope | None:
    """The place or stretch, without a value of its own, that a clause tells and nothing else: `At the origin, …`."""
    parsed = _parsed(text, start, end)
    if parsed is None or parsed.values or parsed.subject is not None or _name(parsed.rest) != "":
        return None
    if _NOUN.search(text.words, start, end) is not None or _NOT.search(text.words, start, end) is not None:
        return None
    return _of_one(parsed, Term(Passage("0", ((0, 0),)), Syntax.PLAIN))


def _of_one(parsed: _Parsed, value: Term) -> Slope | None:
    """A slope at the one place, or along the one stretch, that a clause tells."""
    if len(parsed.places) + len(parsed.stretches) != 1:
        return None
    return (
        Slope(value=value, at=parsed.places[0], variable=parsed.variable)
        if parsed.places
        else Slope(value=value, on=parsed.stretches[0], variable=parsed.variable)
    )


def _clause(
    text: Text, start: int, end: int, ahead: Slope | None, there: Term | None, *, going_on: bool
) -> _Clause | None:
    """What a clause tells of a slope, at the place `ahead` of it or `there`; one `going_on` behind such a one need not
    name it."""
    words = text.words
    nouns = list(_NOUN.finditer(words, start, end))
    if len(nouns) != 1 and not (going_on and not nouns and _OF_VALUES.search(words, start, end) is None):
        return None
    parsed = _parsed(text, start, end) if _NOT.search(words, start, end) is None else None
    if parsed is None or len(parsed.values) != 1:
        return None
    rest = parsed.rest
    (value,) = parsed.values
    says = _of_one(parsed, value)
    if says is None and not parsed.places and not parsed.stretches:
        back = _THERE.search(rest)
        if ahead is not None:
            says = replace(ahead, value=value)
        elif there is not None and back is not None:
            says = Slope(value=value, at=there)
            rest = rest[: back.start()] + " " + rest[back.end() :]
    name = _name(rest)
    if says is None or name is None or (name and parsed.subject is not None):
        return None
    subject = parsed.subject or name or None
    return None if not nouns and subject is not None else _Clause(subject, says)


def _interval(ends: Ends) -> Interval:
    whole = ends == ALL
    return interval_of(ends if whole else finite(ends), domain=True, exact=False)


def _without(words: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> str:
    rest = list(words[start:end])
    for first, stop in taken:
        rest[first - start : stop - start] = " " * (stop - first)
    return "".join(rest)


_MOST_WORDS = 3


def _name(rest: str) -> str | None:
    """The words of a clause that are none of those which such clauses consist of, as one name; empty where there are
    none, and None where they cannot be one."""
    rest = _OWN.sub("  ", rest)
    if _EAST.search(rest) is not None:
        rest = _EAST_WORDS.sub("  ", rest)
        if _EAST.search(rest) is not None:
            return None
    unknown = [one for one in _WORD.finditer(rest) if one.group().lower().replace("’", "'") not in _WORDS]
    if not unknown:
        return ""
    run = rest[unknown[0].start() : unknown[-1].end()]
    if len(unknown) > _MOST_WORDS or run.split(" ") != [one.group() for one in unknown]:
        return None
    return run
