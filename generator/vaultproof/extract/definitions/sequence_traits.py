r"""What words say of a whole sequence to which the note gives its rule: “the sequence is increasing and bounded above
by 6”, “la suite $v_n = u_n - 6$ est géométrique de raison $\frac12$”, “its limit is 2”, `u_n \to 6`.

Only a sequence counts that is the one of its section, or that is named. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement
from vaultproof.extract.definitions.recurrence import INDEX, Given, sequences_given, with_earlier
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.language.clauses import FORMULA, Running, Text, sentences
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

SEQUENCE = "sequence"
"""The kind of a claim about all terms of a sequence. Its lead tells what is said, its right side the number told."""
RISES, FALLS, ABOVE, BELOW, TENDS, FIXED = (
    "rises",
    "falls",
    "bounded above",
    "bounded below",
    "tends",
    "fixed",
)
GEOMETRIC, ARITHMETIC = "geometric", "arithmetic"
DERIVED = "derived"
"""The name under which a claim gives a sequence that is made of another one."""
_NUMBER = r"[-−]?\d{1,12}(?:[.,]\d{1,12})?(?![\d.,]*\d|\s?[%/^])"
_VALUE = rf"(?:{FORMULA}|{_NUMBER})"
_SUBJECT = Spotted(
    rf"""(?:(?:the|this|our)\s+(?:recursive\s+)?sequence|(?:die|diese)\s+(?:rekursive\s+)?folge|(?:la|cette)\s+suite|(?:la|esta)\s+(?:sucesión|successione)|a\s+(?:sequência|sucessão)|questa\s+successione
    |последовательность|ciąg|dãy(?:\s+số)?(?:\s+này)?|该?数列|この?数列|数列|이?\s?수열)(?:\s*(?P<named>{FORMULA}))?(?:\s+(?:then|thus|therefore|also|ist\s+also|donc|alors|entonces|então|quindi))?
    |(?<![^\W\d_])(?P<bare>{FORMULA})(?=\s*(?:is|are|ist|est|es|é|è|jest|converg|konverg|сход|tend|strebt|hội|là|—|是|は|収|单|単|는|은))""",
    re.IGNORECASE | re.VERBOSE,
)
_HOW = r"""(?:(?:strictly|streng|strictement|estrictamente|estritamente|strettamente|строго|ściśle
    |(?:严格|狭義(?:に)?|狭義の|엄격히)\s?)\s*)?
    (?:(?:monotonically|monotone|monoton|monotonement|monótonamente|monotonamente|монотонно|monotonicznie|đơn\s+điệu|单调|単調(?:に)?|단조(?:롭게)?)\s*)?"""
_IS = r"""(?:(?:is|ist|est|es|está|é|è|jest|—|là|是|は|는|은)\s*
    (?:(?:also|then|thus|therefore|dann|auch|donc|aussi|entonces|também|quindi|anche)\s+)?(?:(?:a|une?|una?|uma?)\s+)?)?"""
_PREDICATES = (
    (
        RISES,
        rf"""{_IS}{_HOW}(?:increasing|wachsend|steigend|croissante|creciente|crescente|возраста(?:ет|ющая|юща)|rosnący|rosnąca|tăng(?:\s+dần)?|递增|增加|増加(?:する|数列である)?|증가(?:한다|수열이다)?)(?:\s+(?:nghiêm\s+ngặt|monotonic\w*))?
        |(?:increases|wächst|steigt|croît|crece|cresce|rośnie)(?:\s+(?:monotonically|strictly|monoton|strictement|estrictamente))?""",
    ),
    (
        FALLS,
        rf"""{_IS}{_HOW}(?:decreasing|fallend|décroissante|decreciente|decrescente|убыва(?:ет|ющая|юща)|malejący|malejąca|giảm(?:\s+dần)?|递减|减少|減少(?:する|数列である)?|감소(?:한다|수열이다)?)
        |(?:decreases|fällt|décroît|decrece|decresce|maleje)(?:\s+(?:monotonically|strictly|monoton|strictement|estrictamente))?""",
    ),
    (
        ABOVE,
        rf"""{_IS}(?:bounded\s+(?:from\s+)?above\s+by|nach\s+oben\s+beschränkt\s+durch|majorée\s+par|acotada\s+superiormente\s+por|limitada\s+superiormente\s+por|(?:superiormente\s+limitata|limitata\s+superiormente)\s+da|ограничена\s+сверху(?:\s+числом)?|ograniczony\s+z\s+góry\s+przez|bị\s+chặn\s+trên\s+bởi|有上界|上界(?:是|为)?)""",
    ),
    (
        BELOW,
        rf"""{_IS}(?:bounded\s+(?:from\s+)?below\s+by|nach\s+unten\s+beschränkt\s+durch|minorée\s+par|acotada\s+inferiormente\s+por|limitada\s+inferiormente\s+por|(?:inferiormente\s+limitata|limitata\s+inferiormente)\s+da|ограничена\s+снизу(?:\s+числом)?|ograniczony\s+z\s+dołu\s+przez|bị\s+chặn\s+dưới\s+bởi|有下界|下界(?:是|为)?)""",
    ),
    (
        TENDS,
        r"""(?:converges|tends)\s+to|(?:konvergiert|strebt)\s+gegen|(?:converge|tend)\s+vers|(?:converge|tiende|tende)\s+(?:a|para|hacia|al?)|сходится\s+к|стремится\s+к|zbiega\s+do|dąży\s+do|hội\s+tụ\s+(?:về|đến|tới)|tiến\s+(?:về|tới|đến)|收敛[于到]|趋于""",
    ),
)
_IN_GERMAN = (
    (
        ABOVE,
        rf"{_IS}(?:durch\s+(?P<value>{_VALUE})\s+nach\s+oben|nach\s+oben\s+durch\s+(?P<other>{_VALUE}))\s+beschränkt",
    ),
    (
        BELOW,
        rf"{_IS}(?:durch\s+(?P<value>{_VALUE})\s+nach\s+unten|nach\s+unten\s+durch\s+(?P<other>{_VALUE}))\s+beschränkt",
    ),
)
"""Bounds in German, whose number stands before the participle."""
_ABOUT = r"(?:(?P<about>≈|about|etwa|environ|aproximadamente|circa|примерно|около|khoảng|约)\s*)?"
_TO_VALUE = rf"\s*{_ABOUT}(?P<value>{_VALUE})"
_LIMIT = Spotted(
    rf"""(?P<opening>(?:该?数列的|(?:この)?数列の|수열의\s*|(?:the|its|der|ihr|la|le|sa|el|su|a|il|o|seu|suo|её)\s+)?(?:limit|grenzwert|limite|límite|предел|granica|giới\s+hạn(?:\s+của\s+dãy)?|极限|極限(?:値)?|극한(?:값)?))(?:\s+(?:of\s+the\s+sequence|der\s+folge|de\s+la\s+suite|de\s+la\s+sucesión|da\s+sequência|della\s+successione|последовательности|ciągu))?
    \s*(?:is|ist|est|vaut|es|é|è|равен|wynosi|là|bằng|为|是|は|는|은|:|：|=)\s*(?P<value>{_VALUE})""",
    re.IGNORECASE | re.VERBOSE,
)
_EAST_TENDS = Spotted(
    rf"(?:は|が|는|은|이|가)?\s*(?P<value>{_VALUE})\s*(?:に収束する|に収束し|へ収束する|(?:으)?로\s*수렴한다|(?:으)?로\s*수렴하)",
    re.IGNORECASE,
)
_FIXED = Spotted(
    rf"""(?:(?:the|der|le|el|o|il)\s+)?(?:fixed\s+point|fixpunkt|point\s+fixe|punto\s+fijo|ponto\s+fixo|punto\s+fisso|неподвижная\s+точка|punkt\s+stały|điểm\s+bất\s+động|不动点|不動点|고정점)\s*
    (?:is|ist|est|es|é|è|là|:|：|=|为|是|は|는|은|—|-)\s*(?:{FORMULA}\s*(?:gives|yields|so|hence|ergibt|liefert|also|donne|donc|d['’]où|da|luego|dá|logo|dà|quindi|даёт|дает|откуда|daje|cho|suy\s+ra|得|より|から|,|⇒|→)\s*,?\s*)?(?P<value>{_VALUE})""",
    re.IGNORECASE | re.VERBOSE,
)
_MADE = Spotted(
    rf"""(?P<made>{FORMULA})\s*(?:is|ist|est|es|é|è|—|là|是|は|는|은)\s*(?:a\s+|an\s+|eine?\s+|une\s+suite\s+|una\s+|uma\s+|cấp\s+số\s+)?
    (?P<kind>geometric|geometrische?|géométrique|geométrica|geometrica|геометрическ\w+|geometryczny|nhân|等比|등비|arithmetic|arithmetisch|arithmétique|aritmética|aritmetica|арифметическ\w+|arytmetyczny|cộng|等差|등차)\s*(?:sequence|progression|folge|прогресси\w+|数列|수열)?\s*
    (?:with\s+(?:common\s+)?(?:ratio|difference)|mit\s+(?:quotient|quotienten|differenz|dem\s+quotienten)|de\s+raison|de\s+(?:razón|diferencia)|de\s+razão|di\s+ragione|со?\s+знаменателем|с\s+разностью|o\s+ilorazie|o\s+różnicy|(?:với\s+)?công\s+(?:bội|sai)|[,，]?\s*公[比差](?:为|是|は)?|[,，]?\s*공[비차](?:는|가)?)\s*(?:is\s+|:|=)?\s*(?P<value>{_VALUE})""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_ARITHMETIC = late(r"arithm|aritm|арифм|arytm|cộng|等差|등차", re.IGNORECASE)
_BARE = late(
    r"\s*(?:\(|\\left\s*\(|\\\{|\\left\s*\\\{)?\s*(?P<letter>[A-Za-z]|\\[a-z]+)\s*_\s*\{?\s*(?P<index>[nk])\s*\}?\s*(?:\)|\\right\s*\)|\\\}|\\right\s*\\\})?\s*(?:_\s*\{?[^{}]{1,30}\}?)?\s*"
)
_SET = late(r"\s*(?P<letter>[A-Za-z])\s*_\s*\{?\s*(?P<index>[nk])\s*\}?\s*=\s*(?P<body>.{1,80})", re.DOTALL)
_ARROW = late(
    r"\s*(?:\\displaystyle\s*)?(?:(?P<letter>[A-Za-z])\s*_\s*\{?\s*[nk]\s*\}?\s*(?:\\(?:to|rightarrow|longrightarrow)(?![A-Za-z])|→)\s*(?P<goal>[^=\\]{1,30}|.{0,40}[^\s]))\s*",
    re.DOTALL,
)
_LIM = late(
    r"\s*(?:\\displaystyle\s*)?\\lim(?:\\limits)?\s*(?:_\s*\{\s*[nk]\s*\\(?:to|rightarrow)\s*\+?\\infty\s*\})?\s*(?P<letter>[A-Za-z])\s*_\s*\{?\s*[nk]\s*\}?\s*=\s*(?P<goal>.{1,40})",
    re.DOTALL,
)
_NAMED_VALUE = late(
    r"\s*(?:\\ell|[A-Za-z]|L|\\lambda)(?:\^\s*\{?\s*(?:\*|\\ast|\\star)\s*\}?|_\s*\{?\\infty\}?|_\s*\{?\*\}?)?\s*=\s*"
)
_JOINT = late(
    r"\s*(?:,|;|，|、)?\s*(?:(?:and|und|et|y|e|и|i|oraz|và|且|并且|で|이며|이고|하고)(?![^\W_])|且)?\s*(?:(?:it|sie|elle|ella|ela|essa|она)\s+|该?数列|この数列は|数列は)?",
    re.IGNORECASE,
)
_ENDS = late(
    r"\s*(?:$|[.,;:!?)。，；、\n—–]|(?:and|und|et|y|e|и|i|oraz|và|since|because|so|hence|car|denn|weil|donc|also|so|porque|pois|perché|так\s+как|поэтому|vì|nên)(?!\w)|且|で|し|이고|이며|하고|하며)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What is said of a sequence: where in the text, the trait, and the number, where one is told."""

    start: int
    end: int
    trait: str
    value: Term | None
    about: bool = False


_INDEXED = late(r"[\s&]*\\?[A-Za-z]+\s*(?:\{\s*)?_\s*\{?\s*[A-Za-z]")
"""What a rule of a sequence begins with, `u_{n+1}` or `a_n`."""


def sequence_traits(
    note: Note, statements: Sequence[Statement], texts: Sequence[Running], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """Each claim in words about all terms of a sequence whose rule the note gives before."""
    source = note.source.text
    if "_" not in source or not any(_INDEXED.match(one.terms[0].text) for one in statements):
        return
    given: tuple[Given, ...] | None = None
    for running in texts:
        found = list(_said_in(running.text))
        if not found:
            continue
        given = given if given is not None else tuple(sequences_given(note, statements))
        if not given:
            return
        for named, said, sentence in found:
            place = running.text.span_of(said.start, said.end)
            known = _meant(note, given, named, running.block.scope, place.start)
            if known is None:
                continue
            start, end = sentence
            around = f"{running.text.words[start : said.start]} \ue001 {running.text.words[said.end : end]}"
            rival = _rival(source, known, place.start, named)
            if rival is not None and rival >= running.block.span.start:
                continue
            derived = _derived(known, running.text, named) if said.trait in {GEOMETRIC, ARITHMETIC} else None
            if said.trait in {GEOMETRIC, ARITHMETIC} and derived is None:
                continue
            right = said.value or Term(Passage(said.trait, ((0, place.start),)), Syntax.PLAIN)
            yield Equation(
                path=note.path,
                span=place,
                kind=SEQUENCE,
                text=running.text.shown(said.start, said.end),
                scope=running.block.scope,
                left=known.body,
                relation=Relation.APPROXIMATE if said.about else Relation.EQUAL,
                right=right,
                given=(
                    *known.first,
                    (INDEX, Term(Passage(known.index, ((0, place.start),)), Syntax.LATEX)),
                    *(((DERIVED, derived),) if derived is not None else ()),
                ),
                lead=(said.trait,),
                doubt=doubts.get(running.block.scope)
                or doubt_of(around)
                or (None if rival is None else _OF_ANOTHER),
            )


_TERM = late(r"(?<![A-Za-z\\_^])(?P<letter>[A-Za-z])\s?_\s?(?:[nk](?![A-Za-z])|\{\s?[nk]\s?\})")
_OF_ANOTHER = "it may be said of another sequence, of which the words before speak"
_REACH = 300


def _rival(text: str, known: Given, at: int, named: str | None) -> int | None:
    """Where another sequence is last spoken of, shortly before a place that names none."""
    if named is not None:
        return None
    others = [
        one.start()
        for one in _TERM.finditer(text, max(known.end, at - _REACH), at)
        if one["letter"] != known.letter
    ]
    return others[-1] if others else None


def _meant(note: Note, given: Sequence[Given], named: str | None, scope: int, at: int) -> Given | None:
    """The sequence of which a place speaks: the one with the letter named, or the one of the section."""
    near = [one for one in given if one.end <= at and note.section_of(one.scope) == note.section_of(scope)]
    if len({one.letter for one in near}) != 1 and named is None:
        return None
    own = [one for one in near if named is None or one.letter == named]
    return own[0] if len(own) == 1 else None


def _said_in(text: Text) -> Iterator[tuple[str | None, _Said, tuple[int, int]]]:
    """What a text says of sequences: the letter that it names, what it says, and the sentence."""
    words = text.words
    for start, end, mark in sentences(words):
        if mark in {"?", "？"}:
            continue
        for match in _MADE.finditer(words, start, end):
            letter = _made_of(text.formulas[match.start("made")].text)
            if (
                letter is not None
                and _ENDS.match(words[:end], match.end())
                and _opens(words[start : match.start()])
            ):
                trait = ARITHMETIC if _OF_ARITHMETIC.match(match["kind"]) else GEOMETRIC
                value = _value(text, *match.span("value"))
                if value is not None:
                    yield (
                        letter,
                        _Said(start=match.start(), end=match.end(), trait=trait, value=value),
                        (start, end),
                    )
        yield from _of_subject(text, start, end)
        for pattern, trait in ((_LIMIT, TENDS), (_FIXED, FIXED)):
            told = pattern.search(words, start, end)
            if told is None or not _opens(words[start : told.start()]):
                continue
            value = _value(text, *told.span("value"))
            if value is not None and _ENDS.match(words[:end], told.end()):
                yield (
                    None,
                    _Said(start=told.start(), end=told.end(), trait=trait, value=value),
                    (start, end),
                )
    for at, formula in text.formulas.items():
        found = _ARROW.fullmatch(formula.text) or _LIM.fullmatch(formula.text)
        sentence = next(((start, end) for start, end, _ in sentences(words) if start <= at < end), None)
        if found is None or sentence is None or _ENDS.match(words[: sentence[1]], at + 1) is None:
            continue
        goal = Term(formula.cut(*found.span("goal")), Syntax.LATEX)
        if _opens(words[sentence[0] : at]):
            yield found["letter"], _Said(start=at, end=at + 1, trait=TENDS, value=goal), sentence


def _opens(opening: str) -> bool:
    """Whether the words before a statement, with formulas among them or not, tell of no other case."""
    return opens_plainly(_JOINING.sub(" ", opening.replace(FORMULA, " ")))


_JOINING = late(
    r"(?<!\w)(?:sequence|folge|suite|sucesión|sucessão|sequência|successione|последовательность|ciąg|dãy(?:\s+số)?|since|because|as|weil|da|car|comme|porque|como|pois|poiché|так\s+как|vì|ponieważ)(?!\w)|数列|수열|由于|因为|から|므로",
    re.IGNORECASE,
)
"""Words for a sequence itself, and those that give a reason."""


def _of_subject(text: Text, start: int, end: int) -> Iterator[tuple[str | None, _Said, tuple[int, int]]]:
    """What a sentence says of a sequence that is its subject, one thing behind another."""
    words = text.words
    for subject in _SUBJECT.finditer(words, start, end):
        group = "named" if subject["named"] else "bare" if subject["bare"] else None
        named = _BARE.fullmatch(text.formulas[subject.start(group)].text) if group is not None else None
        if (group is not None and named is None) or not _opens(words[start : subject.start()]):
            continue
        letter = named["letter"] if named is not None else None
        at = subject.end()
        begin = subject.start()
        while (said := _predicate(text, begin, at, end)) is not None:
            yield letter, said, (start, end)
            begin = at = said.end
            joint = _JOINT.match(words, at, end)
            begin = at = joint.end() if joint is not None else at
        return


def _predicate(text: Text, begin: int, at: int, end: int) -> _Said | None:
    """What is said at a place of a sentence whose subject is told."""
    words = text.words[:end]
    at += len(words[at:]) - len(words[at:].lstrip())
    for trait, pattern in _patterns():
        match = pattern.match(words, at)
        if match is None or _ENDS.match(words, match.end()) is None:
            continue
        groups = match.groupdict()
        place = next((one for one in ("value", "other") if groups.get(one)), None)
        value = _value(text, *match.span(place)) if place is not None else None
        if place is not None and value is None:
            return None
        about = groups.get("about") is not None
        return _Said(start=begin, end=match.end(), trait=trait, value=value, about=about)
    east = _EAST_TENDS.match(words, at)
    if east is not None:
        value = _value(text, *east.span("value"))
        return _Said(start=begin, end=east.end(), trait=TENDS, value=value) if value is not None else None
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    whole = (
        (trait, words if trait in {RISES, FALLS} else rf"(?:{words}){_TO_VALUE}")
        for trait, words in _PREDICATES
    )
    return tuple(
        (trait, re.compile(words, re.IGNORECASE | re.VERBOSE)) for trait, words in (*_IN_GERMAN, *whole)
    )


def _value(text: Text, start: int, end: int) -> Term | None:
    """The number that stands at a place, behind the name of the limit where one is written: `\\ell = 6`."""
    term = text.term(start, end)
    if term.syntax is Syntax.PLAIN:
        return term
    name = _NAMED_VALUE.match(term.text)
    rest = term.passage.cut(name.end(), len(term.text)) if name is not None else term.passage
    return None if re.search(r"[=<>]|\\(?:to|in|le|ge)(?![A-Za-z])", rest.text) else Term(rest, Syntax.LATEX)


def _made_of(formula: str) -> str | None:
    """The letter of the sequence of which a formula makes another one, `v_n = u_n - 6`; its own where it is bare."""
    made = _SET.fullmatch(formula)
    if made is None:
        bare = _BARE.fullmatch(formula)
        return bare["letter"] if bare is not None else None
    letters = set(re.findall(rf"([A-Za-z])\s*_\s*\{{?\s*{made['index']}", made["body"]))
    return letters.pop() if len(letters) == 1 else None


def _derived(known: Given, text: Text, named: str | None) -> Term | None:
    """The sequence that is said to be geometric or arithmetic, by the earlier terms of the known one."""
    for formula in text.formulas.values():
        made = _SET.fullmatch(formula.text)
        if made is not None and named == known.letter and _made_of(formula.text) == known.letter:
            body = Term(formula.cut(*made.span("body")), Syntax.LATEX)
            read = with_earlier(body, known.letter, made["index"], 1)
            return read[0] if read is not None and read[1] == 1 else None
    return Term(Passage(r"\xi_{1}", ((0, known.end),)), Syntax.LATEX) if named == known.letter else None
