"""Finds properties of functions in words: `ReLU is not differentiable at 0`, `Monotonic: yes`, a list of properties.

Whether what they say is true is for the witnesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vaultproof.claim import Property, Term, Trait
from vaultproof.extract.doubts.silence import to_be_judged
from vaultproof.extract.functions.graph_points import with_both_signs
from vaultproof.extract.functions.predicates import Found, predicates
from vaultproof.extract.functions.stretches import confined
from vaultproof.extract.functions.subjects import (
    IMPLICIT,
    IN_PLACE,
    Subject,
    defined,
    followed,
    read_subject,
    speaks_of_derivative,
    stands_for,
    symbol,
)
from vaultproof.extract.functions.turning import PLAIN_WORDS
from vaultproof.extract.functions.valued import behind_values, with_values
from vaultproof.extract.language.bare_formulas import closed
from vaultproof.extract.language.clauses import FORMULA, Grammar, Running, Text, sentences
from vaultproof.extract.language.introduction import introduced, is_item
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.language.words import supposes
from vaultproof.note import Block, Note
from vaultproof.source import Span
from vaultproof.spot import Spotted, late, together

NOUNS = late(
    r"""(?:monotonicity|symmetry|parity|continuity|convexity|differentiability|boundedness|smoothness|periodicity
    |(?:tính\s+)?(?:đơn\s+điệu|chẵn\s+lẻ|đối\s+xứng|liên\s+tục|lồi\s+lõm|khả\s+vi|bị\s+chặn)
    |monotonie|symmetrie|stetigkeit|krümmung|differenzierbarkeit|beschränktheit
    |parité|symétrie|continuité|convexité|dérivabilité
    |monoton[íi]a|paridad|simetr[íi]a|continuidad|convexidad|derivabilidad
    |monotonicidade|paridade|continuidade|convexidade|diferenciabilidade
    |parità|simmetria|continuità|convessità|derivabilità
    |монотонность|чётность|четность|симметрия|непрерывность|выпуклость|дифференцируемость
    |单调性|單調性|奇偶性|对称性|連續性|连续性|凸性|凹凸性|可导性|可微性|有界性
    |単調性|対称性|偶奇性|連続性|微分可能性|凸性|有界性|단조성|대칭성|연속성|미분가능성|볼록성)""",
    re.IGNORECASE | re.VERBOSE,
)


_DEFINED = late(rf"{FORMULA}\s*[.,;—–-]\s*")
_DIVIDING = late(r"[?？:：—–→=]|(?<=\s)-(?=\s)")
_DIVIDER = late(r"\s*(?:[?？]\s*[:：]?|[:：]|—|–|→|(?<=\s)-(?=\s)|=)\s*")


def property_claims(note: Note, texts: Sequence[Running], doubts: dict[int, str]) -> Iterator[Property]:
    """The properties in words of a note's paragraphs and list items."""
    look = together(tuple(running.text.words for running in texts))
    languages = texts[0].languages if texts else ()
    telling = {one.language.code for one in languages if one.any_trait.may_match_in(look)}
    for running in texts if telling else ():
        block, text = running.block, running.text
        best: list[Property] = []
        for grammar in running.spoken:
            if grammar.language.code not in telling or not grammar.any_trait.may_match(text.words):
                continue
            found = _all_in_block(note, block, text, grammar, doubts.get(block.scope))
            best = max(best, found, key=_understood)
        if best and not introduced(note, running.at, bare=best[0].bare):
            continue
        before = note.blocks[running.at - 1] if running.at else None
        if before is not None and stands_for(text.words) and speaks_of_derivative(note.source[before.span]):
            best = [replace(one, doubt=one.doubt or "it may be said of the derivative") for one in best]
        yield from best


def _understood(found: list[Property]) -> tuple[int, int]:
    """How well a language explains a block: by what is found, and how short the names of its subjects are."""
    return len(found), -max((len((one.subject or "").split()) for one in found), default=0)


def _all_in_block(
    note: Note, block: Block, text: Text, grammar: Grammar, doubt: str | None
) -> list[Property]:
    """The properties of a block in one language, those on a stretch of the line among them."""
    without = confined(text, grammar)
    if without is not None:
        rest, stretches = without
        found = stretches.told(list(_in_block(note, block, rest, grammar, doubt)))
        if any(isinstance(one.says, Trait) and one.says.on is not None for one in found):
            return found
        if stretches.whole and found:
            return found
    return [one for _, one in _in_block(note, block, text, grammar, doubt)]


def _in_block(
    note: Note, block: Block, text: Text, grammar: Grammar, doubt: str | None
) -> Iterator[tuple[int, Property]]:
    """The properties of a block, each with its place in the text."""

    def claims(found: list[Found], subject: Subject) -> Iterator[tuple[int, Property]]:
        told = (one for one in found if not _of_numbers(one.trait, subject.expression, text))
        signed = (each for one in told for each in _both(one))
        yield from ((one.start, _claim(note, block, text, one, subject, doubt)) for one in signed)

    words = text.words
    for start, end in _lines(words):
        if (labelled := _labelled(text, start, end, grammar)) is not None:
            yield from claims(*labelled)
            return
    if is_item(note, block):
        whole = _bare(text, 0, len(words), grammar)
        if whole:
            yield from claims(whole, Subject(None, bare=True))
            return
        if text.strong and (leading := _leading(text, 0, grammar)):
            yield from claims(leading, Subject(None, bare=True))
            return
    lead = named_lead(text, grammar)
    antecedent: Subject | None = IMPLICIT if lead is None else lead[0]
    behind = _behind_label(words, grammar) if lead is None else lead[1]
    for first, end, mark in sentences(words):
        if mark in {"?", "？"}:
            antecedent = None
            continue
        start = behind if first < behind < end else first
        told = list(_placed(text, start, end, grammar, antecedent)) or list(
            _clauses(text, start, end, grammar, antecedent)
        )
        if lead is not None and told and told[-1][1] is None and (bare := _bare(text, start, end, grammar)):
            told.append((bare, lead[0]))
        for found, subject in told:
            if subject is not None:
                yield from claims(found, subject)
        last = told[-1][1] if told else None
        antecedent = followed(text, start, end, last, antecedent) or (lead[0] if lead is not None else None)


def _both(found: Found) -> list[Found]:
    """A property at the two places that one with a sign `±` stands for; any other alone."""
    at = found.trait.at
    if at is None:
        return [found]
    return [replace(found, trait=replace(found.trait, at=place)) for place in with_both_signs(at)]


_LEADING_PLACE = late(
    rf"""\s*(?:[-*+]\s+)?(?:at|in|an\s+den\s+stellen|an\s+der\s+stelle|bei|im\s+punkt|tại(?:\s+điểm)?|en|au\s+point|aux\s+points|em|no\s+ponto|nel\s+punto|в(?:\s+точк(?:е|ах))?|w(?:\s+punkcie)?|在)\s*
    (?P<place>{FORMULA}|x\s*=\s*[-−]?\d+(?:[.,]\d+)?)\s*(?:处|處)?\s*[,，]?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_INVERTED = late(rf"ist\s+(?P<subject>die\s+funktion|sie|{FORMULA}|[A-Z][\w-]*)\s+", re.IGNORECASE)
_AT_PLACES = frozenset({"continuous", "differentiable", "twice differentiable", "smooth"})


def _placed(
    text: Text, start: int, end: int, grammar: Grammar, antecedent: Subject | None
) -> Iterator[tuple[list[Found], Subject | None]]:
    """What a sentence that begins with a place says of the function there: `At $x = 0$ the function is continuous, but
    not differentiable`."""
    lead = _LEADING_PLACE.match(text.words, start, end)
    place = text.term(*lead.span("place")) if lead is not None else None
    equation = _PLACED.fullmatch(place.text) if place is not None else None
    if lead is None or place is None or equation is None:
        return
    place = Term(place.passage.cut(*equation.span("value")), place.syntax)
    told: list[tuple[list[Found], Subject | None]] = []
    inverted = _INVERTED.match(text.words, lead.end(), end) if grammar.language.code == "de" else None
    if inverted is not None:
        found, _, closed = predicates(text, inverted.end(), end, grammar, sentence=True)
        at = inverted.start("subject")
        name = symbol(text.term(at, at + 1)) if text.words[at] == FORMULA else None
        if closed and (name is not None or text.words[at] != FORMULA):
            known = None if inverted["subject"].lower() in {"die funktion", "sie"} else inverted["subject"]
            told = [(found, Subject(name or known, start=at))]
    else:
        told = list(_clauses(text, lead.end(), end, grammar, antecedent))
    for found, subject in told:
        if all(one.trait.name in _AT_PLACES and one.trait.at is None for one in found):
            letter = equation["letter"]
            yield (
                [replace(one, trait=replace(one.trait, at=place, variable=letter)) for one in found],
                subject,
            )


_PLACED = late(r"\s*(?P<letter>[a-z])\s*=\s*(?P<value>(?:\\pm\s*|±\s*)?[^=<>≈,;]+?)\s*")
_LEAD = late(r"\s*(?P<name>[^\W\d_][\w\-]*(?: [\w\-]+){0,2})(?:\s*\([^()]{1,24}\))?\s*[:：]\s*")


_GIVEN = re.compile(rf"[\s*_]*(?P<formula>{FORMULA})[\s*_]*[:：—–][\s*_]*")


def named_lead(text: Text, grammar: Grammar) -> tuple[Subject, int] | None:
    """The function that the bold words at the beginning of a block name, of which all in it is said, and where they
    end: `**Tanh**: its output lies in (-1, 1); it is zero-centred`."""
    match = _LEAD.match(text.words) if text.strong else None
    if match is None:
        given = _GIVEN.match(text.words)
        name = defined(text.formulas[given.start("formula")]) if given is not None else None
        return None if given is None or name is None else (Subject(name, bare=True), given.end())
    label = match["name"]
    telling = (
        "listing",
        "range_label",
        "domain_label",
        "greatest",
        "least",
        "roots",
        "vertex",
        "yes",
        "no",
        "output",
    )
    if any(grammar.words[kind].fullmatch(label) for kind in telling) or NOUNS.fullmatch(label):
        return None
    if grammar.trait(label, grammar.skip(label, 0, "negation", "strictly")) is not None:
        return None
    return Subject(label, bare=True), match.end()


_A_FUNCTION = late(
    r"function|funktion|fonction|función|função|funzione|функци|hàm|函数|函數|関数|함수", re.IGNORECASE
)
_RATIONAL = late(r"\s*(?:x\s*\^|\\[dt]?frac|1\s*/)")


_ON_A_BRANCH = frozenset({"increasing", "decreasing", "monotonic", "convex", "concave"})


def _of_numbers(trait: Trait, expression: str | None, text: Text) -> bool:
    """Whether a property of `x^2` or `1/x` may be one of a number x: `x^2` is even where x is."""
    if expression is None or not _RATIONAL.match(expression):
        return False
    if not expression.lstrip().startswith("x") and trait.name in _ON_A_BRANCH:
        return True  # `1/x` falls on each of its branches
    if trait.name in {"odd", "even"}:
        return _A_FUNCTION.search(text.words) is None
    return trait.name in {"positive", "negative", "non-negative", "non-positive"}


def _lines(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in words.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _claim(
    note: Note, block: Block, text: Text, found: Found, subject: Subject, doubt: str | None
) -> Property:
    place = text.passage.cut(found.start, found.end).whole
    first = found.start if subject.start is None or subject.start > found.start else subject.start
    return Property(
        path=note.path,
        span=Span(place.start, max(place.end, _formula_end(text, found.end))),
        kind="property",
        text=text.shown(first, found.end),
        scope=block.scope,
        subject=(subject.name or "").removeprefix(IN_PLACE) or None,
        says=replace(found.trait, order=subject.order),
        written=text.shown(found.start, found.end),
        bare=subject.bare,
        expression=subject.expression,
        doubt=doubt
        or found.unclear
        or _condition(text, found.start)
        or _composed(text, found.trait)
        or to_be_judged(text.words),
    )


_COMPOSED = Spotted(
    r"\b(?:compos(?:ed|ition\w*|itions?|ée?s?|ta|to|iciones|ición|ição|izione)|verkett\w+|hợp\s+của|złożen\w+|композици\w+|bileşke\w*)"
    r"|复合|複合|合成|합성",
    re.IGNORECASE,
)


def _composed(text: Text, trait: Trait) -> str | None:
    """Why a function that is said to rise where functions are put into one another, `f = h \\circ g`, may rise only
    where the inner one has its values: `y^4` behind a norm."""
    if trait.name not in _ON_A_BRANCH:
        return None
    circle = any(
        r"\circ" in one.text and "^" not in one.text.partition(r"\circ")[0][-2:]
        for one in text.formulas.values()
    )
    if circle or _COMPOSED.search(text.words):
        return "it may be meant where the function put into it has its values"
    return None


_CONDITION = Spotted(
    r"(?:^|[.,;:!?(]|\n)\W*(?:if|when|whenever|unless|si|cuando|wenn|falls|sobald|quand|lorsque|se|quando|если|когда|nếu|khi|jeśli|gdy|eğer"
    r"|若|如果|当|もし|만약)\b[^.,;:!?]{0,30}$",
    re.IGNORECASE,
)


def _condition(text: Text, start: int) -> str | None:
    """Why what stands at an offset states nothing, where it is the condition of its sentence: `Si n es negativo, …`."""
    if _CONDITION.search(text.words[:start]):
        return "it is a condition"
    return None


def _formula_end(text: Text, end: int) -> int:
    """Where a formula that ends a stretch ends in the note, with its dollar."""
    formula = text.formulas.get(end - 1)
    return closed(formula) if formula is not None else 0


def _bare(text: Text, start: int, end: int, grammar: Grammar) -> list[Found]:
    """The properties of a stretch that holds nothing else."""
    words = text.words
    at = grammar.skip(words, start, "filler")
    begins = {start, at}
    if any(grammar.match(kind, words, one) is not None for kind in ("function", "pronoun") for one in begins):
        return []
    if (verb := grammar.match("verb", words, at)) is not None and (
        grammar.spaced or grammar.language.code == "zh"
    ):
        at = verb.end()
    found, stop, closed = predicates(text, at, end, grammar, sentence=False)
    if closed and stop >= len(words[:end].rstrip(" .。;；\n*_")):
        return found
    return found if closed and _goes_on_with_a_range(words, stop, end, grammar) else []


def _goes_on_with_a_range(words: str, stop: int, end: int, grammar: Grammar) -> bool:
    """Whether what follows some properties is the label of a range or a domain, or tells in what the values lie: `odd,
    increasing, range $(-1, 1)$`, `odd, bounded in $(-1, 1)$`."""
    mark = _COMMA.match(words, stop, end)
    if mark is None and words[:stop].rstrip()[-1:] not in set(",;，、；"):
        return False
    at = grammar.skip(words, mark.end() if mark is not None else stop, "filler")
    if any(grammar.match(kind, words, at) is not None for kind in ("range_label", "domain_label")):
        return True
    bounded = grammar.trait(words, at)
    told = any(grammar.match(kind, words, at) is not None for kind in ("between", "within"))
    return told and bounded is not None and bounded[0].startswith("bounded")


_COMMA = late(r"\s*[,;，、；]\s*(?:(?:and|und|et|y|e|ed|и|và|i|oraz)\s+)?")


def _labelled(text: Text, start: int, end: int, grammar: Grammar) -> tuple[list[Found], Subject] | None:
    """What a line of the form `label: value` states, where its label is a property, a list of them or a name."""
    words = text.words
    divider = _divider(words, start, end)
    if divider is None or divider.start() == start:
        return None
    if divider.group().strip() == "=" and re.match(r"[-−]?\d", words[divider.end() : end]):
        return None  # `x = 0` is a place
    label_start, label_end = grammar.skip(words, start), divider.start()
    value = grammar.skip(words, divider.end())
    while label_end > label_start and words[label_end - 1] in " *_":
        label_end -= 1
    answered = answer(text, label_start, label_end, value, end, grammar)
    if answered is not None:
        return [answered], Subject(None, bare=True)
    label = words[label_start:label_end]
    listing = grammar.words["listing"].fullmatch(label) or NOUNS.fullmatch(label)
    trait = _bare(text, label_start, label_end, grammar)
    if not listing and not trait and not re.fullmatch(r"[^\W\d_][\w-]*(?: [\w-]+){0,2}", label):
        return None
    if trait and text.strong:
        return _explained(text, trait, value, end, grammar), Subject(None, bare=True)
    if trait and words[value:end].strip(" .。") == FORMULA and _ORDERED.search(text.formulas[value].text):
        return trait, Subject(None, bare=True)
    noun = grammar.words["listing"].fullmatch(label) is None and listing is not None
    if text.strong and (defined := _DEFINED.match(words, value)) is not None:
        value = grammar.skip(words, defined.end())
    found = _bare(text, value, end, grammar)
    if not found and (noun or trait or text.strong):
        found = _leading(text, value, grammar)
    if not found:
        return None
    return found, Subject(None, bare=True) if listing or noun else Subject(label, bare=True)


_ORDERED = late(r"\)\s*(?:[<>≤≥]|\\(?:leq?|geq?|lt|gt)(?![a-z]))\s*0\s*$")


def _behind_label(words: str, grammar: Grammar) -> int:
    """Where a block goes on behind a label that names a kind of property: `Symmetry: The function is odd`; else 0."""
    divider = _divider(words, 0, len(words))
    label = words[: divider.start()].strip(" *_") if divider is not None else ""
    if divider is None or not (grammar.words["listing"].fullmatch(label) or NOUNS.fullmatch(label)):
        return 0
    return divider.end()


def _divider(words: str, start: int, end: int) -> re.Match[str] | None:
    """The first mark that parts a label from its value, with the spaces around it."""
    mark = _DIVIDING.search(words, start, end)
    if mark is None:
        return None
    at = mark.start()
    while at > start and words[at - 1].isspace():
        at -= 1
    return _DIVIDER.match(words, at, end)


def _explained(text: Text, trait: list[Found], value: int, end: int, grammar: Grammar) -> list[Found]:
    """What a bold property with words behind it states: what those words begin with, else the property itself."""
    leading = _bare(text, value, end, grammar) or _leading(text, value, grammar)
    if leading:
        return leading
    rest = text.words[value:end]
    first = re.split(r"[.;。；]", rest, maxsplit=1)[0]
    if grammar.words["negation"].search(first) or grammar.words["yes"].match(rest) or supposes(rest):
        return []
    limits = grammar.words["restriction"].search(first) is not None
    return [replace(one, unclear="the words behind it may limit it" if limits else None) for one in trait]


def _leading(text: Text, start: int, grammar: Grammar) -> list[Found]:
    """The properties with which the value behind a label begins: `strictly increasing; its inverse is …`."""
    stop = next((end for begin, end, _ in sentences(text.words) if begin <= start < end), len(text.words))
    semicolon = re.compile(r"[;；]").search(text.words, start, stop)
    stop = semicolon.start() if semicolon else stop
    found, at, closed = predicates(text, start, stop, grammar, sentence=True)
    rest = text.words[at:stop]
    if not closed or grammar.words["restriction"].search(rest):
        return []
    return found


def answer(
    text: Text, label_start: int, label_end: int, value: int, end: int, grammar: Grammar
) -> Found | None:
    """A property that is answered with yes or no: `Monotonic: yes`."""
    words = text.words
    asked = _bare(text, label_start, label_end, grammar)
    if len(asked) != 1:
        return None
    told = next(
        ((kind, match) for kind in ("yes", "no") if (match := grammar.match(kind, words, value))), None
    )
    if told is None:
        return None
    kind, match = told
    rest = words[match.end() : end].strip(" .。*_")
    if rest and (rest[0] not in "(（,，;—–-" or grammar.words["restriction"].search(rest) or FORMULA in rest):
        return None
    trait = asked[0].trait
    if kind == "no":
        if trait.denied:
            return None
        trait = replace(trait, denied=True)
    return Found(label_start, match.end(), trait, "words follow that may limit it" if rest else None)


_MOST_CLAUSES = 4


def _clauses(
    text: Text, start: int, end: int, grammar: Grammar, antecedent: Subject | None
) -> Iterator[tuple[list[Found], Subject | None]]:
    """What each clause of a sentence states, and its subject: `the sine is odd and the cosine is even`. The subject is
    None where it is not known."""
    at = start
    for _ in range(_MOST_CLAUSES):
        found, subject, stop = _clause(text, at, end, grammar, antecedent)
        if not found and at == start:
            found, own = _further(text, start, end, grammar, antecedent)
            subject = own if found else subject
        if found or at == start:
            yield found, subject
        if not found or stop >= end:
            return
        at = stop


_MARKS = late(
    r"\s*(?:[,;，；、:：]|\s[—–]\s)\s*|\s+(?:and|und|et|y|e|ed|и|và|i|oraz|ve)\s+|(?<=[でり])、|(?<=이고)\s|(?<=이며)\s"
)
_PARTICLES = late(
    r"""[\s.。"')）]*(?:(?:and|und|et|y|e|ed|и|và|i|oraz|이고|이며|이다|なので|であり|である|です|で|和|且|である)[\s.。]*)?""",
    re.IGNORECASE,
)
_CALLED = late(
    r"\\?[A-Za-z]+(?:\{[A-Za-z]+\})?\s*(?:\\left)?\(\s*[-−+]?[\d.,{}/]+\s*(?:\\right)?\)\s*(?:=|≈|\\approx)[^=]*"
)
_DERIVED = late(r"(?:\\?[A-Za-z]+(?:'+|\^\{\\prime+\})\s*(?:\\left)?\(|\\[dt]?frac\{d|\\lim)[^=<>]*[=<>]")
"""A formula that gives a derivative or a limit, which says of the function nothing more."""
_LETTERED = late(
    r"(?<![A-Za-z\\])[A-Za-z]|\\(?!infty|pi|left|right|frac|sqrt|approx|,|;|cdot|mathbb)[A-Za-z]"
)


def _further(
    text: Text, start: int, end: int, grammar: Grammar, antecedent: Subject | None
) -> tuple[list[Found], Subject | None]:
    """What a later clause states of the one function that its sentence defines, or of which the sentence gives values:
    `设 $g(x) = e^{-x^2}$，它是偶函数`. The clauses between may tell values, a range or an extreme value only."""
    words = text.words[:end]
    if (valued := _behind_values(text, start, end, grammar, antecedent))[0]:
        return valued
    defining = [at for at, one in text.formulas.items() if start <= at < end and defined(one) is not None]
    if len(defining) > 1:
        return [], None
    known = bool(defining) or (antecedent is not None and antecedent.name is not None)
    subject = Subject(defined(text.formulas[defining[0]])) if defining else antecedent
    at = defining[0] + 1 if defining else start
    while (mark := _MARKS.search(words, at)) is not None:
        if not _is_light(text, at, mark.start(), grammar):
            return [], None
        found, owner, _ = _clause(text, mark.end(), end, grammar, subject)
        if not found and known:
            behind = grammar.skip(words, mark.end(), "verb")
            found, _, closed = predicates(text, behind, end, grammar, sentence=True)
            found, owner = (found if closed else []), subject
        if found:
            doubt = supposes(words[start : mark.end()])
            if not known and (owner is None or owner.name is None or owner is subject):
                return [], None
            return ([], None) if doubt else (found, owner)
        at = mark.end()
    return [], None


def _behind_values(
    text: Text, start: int, end: int, grammar: Grammar, antecedent: Subject | None
) -> tuple[list[Found], Subject | None]:
    """The properties that follow what a clause tells of its subject's values: `it lies in (-1, 1) and is odd`."""
    at = grammar.skip(text.words, start, "opener")
    subject = with_values(text, at, end, grammar)
    pronoun = grammar.match("pronoun", text.words[:end], at) if subject is None else None
    if pronoun is not None and antecedent is not None:
        subject = Subject(antecedent.name, end=grammar.skip(text.words, pronoun.end()))
    stop = behind_values(text, subject.end, end, grammar) if subject is not None else None
    if subject is None or stop is None:
        return [], None
    behind = grammar.skip(text.words, stop, "joint", "contrast")
    verb = grammar.match("verb", text.words[:end], behind)
    if behind == stop or verb is None or verb.end() == behind or supposes(text.words[start:end]):
        return [], None
    found, _, closed = predicates(text, verb.end(), end, grammar, sentence=True)
    return (found, replace(subject, start=None)) if closed else ([], None)


def _is_light(text: Text, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a clause tells nothing that what follows could be said of: values of the function, numbers, a range."""
    words = text.words
    for at in range(start, end):
        formula = text.formulas.get(at)
        if formula is None:
            continue
        told = formula.text.strip()
        light = _CALLED.fullmatch(told) or _DERIVED.match(told) or _AT.fullmatch(told)
        if not light and _LETTERED.search(formula.text) is not None:
            return False
    kinds = ("range_label", "domain_label", "greatest", "least")
    if any(grammar.match(kind, words, grammar.skip(words, start)) is not None for kind in kinds):
        return True
    if _tells_places(words[start:end], grammar):
        return True
    rest = re.sub(r"[A-Za-zα-ω]{1,9}\(\s*[-−]?[\d.,/]+\s*\)\s*[=≈]\s*[-−]?[\d.,/]+", "", words[start:end])
    return _PARTICLES.fullmatch(rest.replace(FORMULA, " ")) is not None


_AT = late(r"[a-z]\s*(?:=|\\approx|≈)\s*[-−+\d.,/{}\\a-z\s]+|[A-Z]\s*\([^()]*\)")
_WORD = late(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def _tells_places(clause: str, grammar: Grammar) -> bool:
    """Whether a clause tells the zeros, the vertex or an extreme value of a function, and nothing else."""
    kinds = ("roots", "vertex", "greatest", "least")
    found = next((one for kind in kinds if (one := grammar.words[kind].search(clause)) is not None), None)
    if found is None:
        return False
    rest = f"{clause[: found.start()]} {clause[found.end() :]}"
    if _EAST.search(rest) is not None:
        return not _BETWEEN_EAST.sub("", rest.replace(FORMULA, "")).strip(" .|()")
    return all(word.group().lower() in PLAIN_WORDS for word in _WORD.finditer(rest))


_EAST = late(r"[぀-ヿ一-鿿가-힣]")
_BETWEEN_EAST = late(r"[的为是の는은이가を에서でと]|입니다|である|です")


def _clause(
    text: Text, start: int, end: int, grammar: Grammar, antecedent: Subject | None
) -> tuple[list[Found], Subject | None, int]:
    """The properties that a clause states, its subject, None where that is not known, and where the next one begins."""
    words = text.words[:end]
    at = grammar.skip(words, start, "opener")
    subject = read_subject(text, at, end, grammar, antecedent)
    if subject is None:
        return [], None, end
    found, stop, closed = predicates(text, subject.end, end, grammar, sentence=True)
    if not found or not closed:
        return [], subject, end
    following = grammar.skip(words, stop, "joint", "contrast")
    other = read_subject(text, following, end, grammar, None) if stop < end else None
    last = end
    if (
        other is not None
        and other.name is not None
        and predicates(text, other.end, end, grammar, sentence=True)[0]
    ):
        last, end = end, stop
    else:
        following = end
    context = f"{words[start : subject.end]} \ue001 {words[stop:last]}"
    rest = "" if _GOES_ON.match(words, stop, end) else words[stop:end]
    doubt = None
    if supposes(context) or _SUPPOSED.search(context) is not None:
        doubt = "the words around it suppose, ask or deny rather than state"
    elif _is_limited(text, start, subject.end, grammar):
        doubt = "the words before it may limit it"
    elif rest.strip(" .。") and grammar.words["restriction"].search(rest):
        doubt = "the words behind it may limit it"
    return [replace(one, unclear=one.unclear or doubt) for one in found], subject, following


def _is_limited(text: Text, start: int, end: int, grammar: Grammar) -> bool:
    """Whether words before the symbol of a subject may tell of a part of the line: `Beyond the vertex $f$ is …`. The
    name of what the symbol calls, as in `the hyperbolic tangent $\\tanh(x)$`, tells of none."""
    at = text.words.find(FORMULA, start, end)
    if at < 0:
        return False
    named = _BY_COMMAND.match(text.formulas[at].text)
    ahead = grammar.words["function"].sub(" ", text.words[start:at])
    if named is not None:
        stem = named["stem"]
        ahead = " ".join(
            one for one in _OF_HYPERBOLAS.sub(" ", ahead).split() if not one.casefold().startswith(stem)
        )
    return _SOME_LETTERS.search(ahead) is not None and not opens_plainly(ahead)


_SOME_LETTERS = late(r"[^\W\d_]{2}")
_BY_COMMAND = late(r"\s*\\(?P<stem>[a-z]{2,3})[a-z]*")
_OF_HYPERBOLAS = late(r"(?i)\b(?:hyperb|iperb|hiperb|гиперб)\w*|双曲線?")
_SUPPOSED = Spotted(r"(?:若|倘若|设|設|令|如)[^，,。；;则則]*\ue001")
"""A condition in Chinese: `若函数 $f(x) = x^2 + ax$ 为偶函数，则 $a = 0$`."""
_GOES_ON = late(
    r"""[\s,;]*(?:(?:and|und|et|y|e|ed|и|i|oraz|và|ve)\s+)?(?:(?:its|ihre?|seine?|son|sa|ses|sus?|seus?|suas?|suoi?|её|ее|его|jej|jego)\s+\w
    |(?:has|have|attains|reaches|takes|hat|besitzt|nimmt|erreicht|admet|atteint|possède|présente|tiene|alcanza|presenta|tem|atinge|ha|raggiunge
    |имеет|достигает|принимает|có|đạt|nhận|ma|osiąga|przyjmuje)\s+(?!to\b))""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words behind a property that begin another statement about the function: `, its minimum is 2`, `and has a zero`."""


def one_trait(label: Text, value: Text, grammar: Grammar) -> Trait | None:
    """The property that a table's label names, where its cell answers with yes or no."""
    asked = _bare(label, 0, len(label.words.rstrip(" ?？:：*_")), grammar)
    words = value.words.strip(" .*_")
    if len(asked) != 1:
        return None
    trait = asked[0].trait
    if grammar.words["yes"].fullmatch(words):
        return trait
    if grammar.words["no"].fullmatch(words) and not trait.denied:
        return replace(trait, denied=True)
    return None


def listed(label: str, value: Text, grammar: Grammar) -> Trait | None:
    """The one property that a table's cell holds, where its label tells of properties: `Symmetry | odd`."""
    if not (grammar.words["listing"].fullmatch(label) or NOUNS.fullmatch(label)):
        return None
    found = _bare(value, 0, len(value.words), grammar)
    return found[0].trait if len(found) == 1 else None
