r"""Finds ranges, bounds, domains and extreme values: `Range: (0, 1)`, `the output lies between 0 and 1`, `its minimum
is -0.278`, `0 < \sigma(x) < 1`, `f: \mathbb{R} \to [0, \infty)`. Decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vaultproof.claim import Extremum, Interval, Property, Syntax, Term
from vaultproof.extract.definitions.head import read_head
from vaultproof.extract.functions.bounds import formula_bounds
from vaultproof.extract.functions.comparing_words import COMPARED, COMPARING
from vaultproof.extract.functions.extremes import extremum
from vaultproof.extract.functions.graph_points import SOLVING, graph_points, variables
from vaultproof.extract.functions.intervals import (
    ALL,
    Ends,
    all_but,
    behind_name,
    finite,
    interval,
    interval_of,
    line_without,
    read_half_line,
    read_interval,
    sharp,
)
from vaultproof.extract.functions.maximal import MAXIMAL, maximal
from vaultproof.extract.functions.named_sets import named_sets
from vaultproof.extract.functions.properties import named_lead
from vaultproof.extract.functions.stating import ARTICLE, SIGN, Found, ends_here, owner_before
from vaultproof.extract.functions.stretches import confined
from vaultproof.extract.functions.subjects import (
    IMPLICIT,
    IN_PLACE,
    Subject,
    defined,
    defined_in,
    followed,
    of_formula,
    of_name,
    read_subject,
    speaks_of_derivative,
    stands_for,
    symbol,
)
from vaultproof.extract.functions.valued import PREPOSITION, speaks_of_values, with_values
from vaultproof.extract.language.clauses import (
    FORMULA,
    NUMBER,
    Grammar,
    Running,
    Text,
    grammars,
    sentences,
    that_may_match,
)
from vaultproof.extract.language.introduction import introduced, is_item
from vaultproof.extract.language.words import other_numbers, supposes
from vaultproof.note import Block, Note, RunKind
from vaultproof.source import Passage
from vaultproof.spot import Several, Spotted, late

_OWNER = late(r"([A-Z][\w-]*|[a-z]+)['’]s\s+")
_OWNED = late(
    r"(?:its|ihre?[rs]?|seine?|son|sa|ses|sus?|suas?|seus?|suoi|sue|i\s+suoi|le\s+sue|её|ее|его|jej|jego|其|它的)\s",
    re.IGNORECASE,
)
_DEFINED = Spotted(
    r"(?:(?P<only>only\s+)?defined\s+(?P<only2>only\s+)?(?:for|when|on)(?:\s+all)?|(?:chỉ\s+)?xác\s+định\s+(?:khi|với|trên)(?:\s+mọi)?"
    r"|(?:nur\s+)?definiert\s+für|définie\s+(?:pour|sur)|definida\s+(?:para|en|em)|definita\s+per|определена\s+при)(?:\s+all)?\s*",
    re.IGNORECASE,
)


_MAPS = Spotted(
    r"(?:squash(?:es)?|maps?|compress(?:es)?|transforms?|nén|ánh\s+xạ|đưa|chuyển|bildet)\s+(?:(?:its|the|any|all|every|each|real|inputs?|values?|numbers?|"
    r"real-valued|arbitrary|mọi|giá\s+trị|đầu\s+vào|số\s+thực|bất\s+kỳ|các|thực|reelle|zahlen|werte|alle|jede)\s+)*"
    r"(?:into|to|onto|in|between|về|vào|thành|sang|auf|in)\s+(?:(?:the|a|khoảng|đoạn|miền|das|den)\s+)?(?:(?:open|closed)\s+)?"
    r"(?:range|interval|intervall|bereich|values?|giá\s+trị)?\s*",
    re.IGNORECASE,
)


_TAKES = Spotted(
    r"\b(?:takes?|nhận|lấy|nimmt|prend|toma|assume|принимает|lies?|nằm|liegt|varies|varía|varia)\b[^.;,\n]{0,24}?"
    r"\b(?:values|giá\s+trị|werte|valeurs|valores|valori|значения|between|giữa|zwischen|entre|tra|между)\b|取值|値をとる|값을\s*[가갖]"
    r"|\b(?:varie\s+de|varía\s+de|varia\s+d[ea]|reicht\s+von|ranges\s+from|меняется\s+от|zmienia\s+się\s+od|(?:dao\s+động|biến\s+thiên)\s+từ)\b",
    re.IGNORECASE,
)


_IN_ANY_LANGUAGE = Several(_DEFINED, _MAPS, _TAKES, COMPARING, SOLVING, *MAXIMAL)


def range_claims(note: Note, texts: Sequence[Running], doubts: dict[int, str]) -> Iterator[Property]:
    """The ranges, bounds, domains and extreme values of a note's paragraphs and list items."""
    in_any_language = that_may_match(_IN_ANY_LANGUAGE, texts)
    spelled = that_may_match(_SPELLED, texts)
    for running in texts:
        place, block, text = running.at, running.block, running.text
        if text.formulas:
            yield from formula_bounds(note, block, text, doubts.get(block.scope))
        named = tuple(named_sets(note, running, doubts.get(block.scope))) if text.formulas else ()
        yield from named
        if not _IN_SIGNS.search(text.words) and not (spelled and _IN_WORDS.search(text.words)):
            continue
        best: list[Found] = []
        others = grammars() if any(one.search(text.words) for one in in_any_language) else ()
        for grammar in others or running.spoken:
            found = list(_in_block(text, grammar))
            best = found if len(found) > len(best) else best
        if best and not introduced(note, place, bare=any(one.subject.bare for one in best)):
            continue
        placed = list(_on_stretches(note, running, doubts.get(block.scope)))
        yield from placed
        best = _of_derivative(note, running, best)
        for one in best:
            span = text.span_of(one.start, one.end)
            if one.kind == "extremum" and any(span.overlaps(other.span) for other in placed):
                continue
            if one.kind in {"range", "domain"} and any(span.overlaps(other.span) for other in named):
                continue
            yield claim_of(
                note,
                block,
                text,
                _confined(one, note, place, _without_told(text, best)),
                doubts.get(block.scope),
            )


def _of_derivative(note: Note, running: Running, found: list[Found]) -> list[Found]:
    """Statements, those of the first sentence in doubt where it begins with a pronoun behind a paragraph that speaks of
    a derivative: `Elle s'annule en 1`."""
    before = note.blocks[running.at - 1] if running.at else None
    if not found or before is None or before.kind == "heading" or before.row is not None:
        return found
    words = running.text.words
    if not stands_for(words) or not speaks_of_derivative(note.source[before.span]):
        return found
    end = next((stop for _, stop, _ in sentences(words)), len(words))
    return [
        replace(one, unclear=one.unclear or "it may be said of the derivative") if one.start < end else one
        for one in found
    ]


def _on_stretches(note: Note, running: Running, doubt: str | None) -> Iterator[Property]:
    """The extreme values on a stretch of the line that a text tells in one sentence with it: `on [0, 4] its maximum
    is 5`."""
    for grammar in running.spoken:
        without = confined(running.text, grammar) if _EXTREME.may_match(running.text.words) else None
        if without is None:
            continue
        rest, told = without
        for one in _in_block(rest, grammar):
            if one.kind != "extremum" or not isinstance(one.says, Extremum) or one.says.order:
                continue
            own = [each for start, end, each in told.sentences if start <= one.start < end]
            if len(own) == 1 and len(own[0]) == 1 and not _LYING.search(rest.words[: own[0][0].place]):
                says = replace(one.says, on=own[0][0].interval)
                yield claim_of(note, running.block, rest, replace(one, says=says), doubt)
        return


_LYING = late(
    r"(?:lies?|lying|stays?|are|is|liegen|liegt|nằm|sont|est|compris\w*|están?|estão|está|var[íi]an?|лежат|лежит|находятся|leżą|leży|sono|stanno|values?|range|image|contained|contenus?|contenid\w+)\s*$",
    re.IGNORECASE,
)
"""Words before an interval that is the one of the values."""
_EXTREME = Spotted(
    r"""max|min|greatest|largest|smallest|least|lowest|highest|lớn\s+nhất|nhỏ\s+nhất|größte|kleinste|plus\s+(?:grand|petit)|máx|mín|mayor|menor|maior|massim|наибольш|наименьш|макс|мин|największ|najmniejsz
    |最大|最小|최댓|최솟|최대|최소""",
    re.IGNORECASE | re.VERBOSE,
)


def claim_of(note: Note, block: Block, text: Text, found: Found, doubt: str | None) -> Property:
    """A statement as a claim."""
    shown = text.shown(found.start, found.end)
    return Property(
        path=note.path,
        span=text.span_of(found.start, found.end),
        kind=found.kind,
        text=shown,
        scope=block.scope,
        subject=(found.subject.name or "").removeprefix(IN_PLACE) or None,
        says=replace(found.says, order=found.subject.order)
        if found.subject.order and isinstance(found.says, Interval)
        else found.says,
        written=shown,
        bare=found.subject.bare,
        expression=found.subject.expression,
        doubt=doubt or found.unclear or _modular(text, found),
    )


_SENTENCE_END = late(r"[.!?](?=\s)|[。！？\n]")


def _modular(text: Text, found: Found) -> str | None:
    """Why solutions may be those of another number system, of which their sentence speaks: `modulo 7, $x^2 = 2$`."""
    if found.kind != "zeros":
        return None
    sentence = _SENTENCE_END.split(text.words[: found.end])[-1]
    return "the words around it speak of another number system" if other_numbers(sentence) else None


_IN_SIGNS = late(rf"[\d∞πℝ{FORMULA}]")
_IN_WORDS = Spotted(r"inf|pi|real|số\s+thực|reellen", re.IGNORECASE)
"""One of the two is in every value told: an end of an interval, an extreme value, a zero, the real numbers."""
_SPELLED = Several(_IN_WORDS)


def _may_tell(words: str, start: int, end: int) -> bool:
    """Whether a value may stand between two places."""
    return _IN_SIGNS.search(words, start, end) is not None or _IN_WORDS.search(words, start, end) is not None


_CLAUSE = late(
    r"[,;:，；：]\s|\n|[，；：、]|(?<=[一-鿿])(?:并且|而且|且)|\s(?=(?:and|und|et|y|e|ed|и|và|i|oraz)\s)"
)


def _clauses(words: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence and each further clause of it begin, as long as a value may follow."""
    ends = (match.end() for match in _CLAUSE.finditer(words, start, end))
    for place in (start, *(one for one in ends if one > start)):
        if not _may_tell(words, place, end):
            return
        yield place


def _in_block(text: Text, grammar: Grammar) -> Iterator[Found]:
    words = text.words
    lead = named_lead(text, grammar)
    antecedent: Subject | None = IMPLICIT if lead is None else lead[0]
    for first, end, mark in sentences(words):
        if mark in {"?", "？"}:
            antecedent = None
            continue
        start = _behind_label(text, first, end, grammar)
        start = lead[1] if lead is not None and first < lead[1] < end else start
        done, spoken_of = start, antecedent
        told: Subject | None = None
        for place in _clauses(words, start, end):
            if place < done:
                continue
            at = grammar.skip(words, place, "opener", "joint")
            if place > start and (own := defined_in(text, start, place)) is not None:
                spoken_of = own
            found = (
                _labelled(text, at, end, grammar, first=place == start)
                or extremum(
                    text,
                    at,
                    end,
                    grammar,
                    spoken_of,
                    joined=_joined(text, start, place, end, grammar, antecedent),
                )
                or (maximal(text, at, end, grammar, spoken_of) if place == start or done > start else None)
                or graph_points(text, at, end, grammar, spoken_of)
            )
            if found is None and place == start:
                found = _sentence(text, at, end, grammar, antecedent)
            elif found is None:
                found = _in_clause(text, (start, at, end), grammar, antecedent)
            if found is not None:
                holder = antecedent
                if place > start:
                    holder = read_subject(
                        text, grammar.skip(words, start, "opener"), end, grammar, antecedent
                    )
                    found = _of_holder(text, found, told or holder, start, grammar)
                found = _of_slope(text, found) or _owned(found, words, holder)
                yield _doubted(found, words, start, end)
                done, told = found.end, found.subject
                spoken_of = found.subject if found.subject.name is not None else spoken_of
        if not _may_tell(words, end, len(words)):
            return  # no sentence follows that may tell something of this one's subject
        subject = read_subject(text, grammar.skip(words, start, "opener"), end, grammar, antecedent)
        antecedent = followed(
            text, start, end, None if subject is None or subject.output else subject, antecedent
        ) or (lead[0] if lead is not None else None)


def _joined(
    text: Text, start: int, place: int, end: int, grammar: Grammar, antecedent: Subject | None
) -> Subject | None:
    """What a sentence that begins at `start` speaks of, where a later clause of it need not name that again."""
    if place == start:
        return None
    return read_subject(text, grammar.skip(text.words, start, "opener"), end, grammar, antecedent)


def _in_clause(
    text: Text, place: tuple[int, int, int], grammar: Grammar, antecedent: Subject | None
) -> Found | None:
    """What a later clause says of its sentence's subject; `place` is where the sentence and the clause begin, and the
    end."""
    start, at, end = place
    subject = read_subject(text, grammar.skip(text.words, start, "opener"), end, grammar, antecedent)
    found = _further(text, at, end, subject, grammar)
    if found is None and subject is not None:
        output = grammar.match("output", text.words[:end], at)
        return _sentence(text, at, end, grammar, subject) if output and output.end() > at else None
    return found


_LABEL = late(r"[\s*_]*([^:：.,;]{2,40}?)[\s*_]*[:：][\s*_]*")


def _behind_label(text: Text, start: int, end: int, grammar: Grammar) -> int:
    """Where a sentence begins behind a label that tells of a range, `Range: the output lies between 0 and 1`; where it
    begins at all if the label has its value."""
    label = _LABEL.match(text.words, start, end)
    if label is None or not any(grammar.words[one].fullmatch(label[1]) for one in ("range_label", "listing")):
        return start
    at = grammar.skip(text.words, start, "opener", "joint")
    return start if _labelled(text, at, end, grammar, first=True) is not None else label.end()


def _further(text: Text, at: int, end: int, subject: Subject | None, grammar: Grammar) -> Found | None:
    """A bound that a later clause adds to what its sentence says: `it is odd and bounded between -1 and 1`."""
    found = _one_sided(text, at, at, end, subject or Subject(None, bare=True), grammar)
    if found is not None or subject is None:
        return found
    if (valued := _WITH_VALUES.match(text.words, at)) is not None:
        return _valued(text, at, valued.end(), end, subject, grammar)
    found = _compared(text, at, at, end, subject, grammar)
    if found is None and not PREPOSITION.match(text.words, at):
        found = _between(text, at, at, end, subject, grammar) or _valued(text, at, at, end, subject, grammar)
    return found


_WITH_VALUES = late(
    r"""(?:with|mit|avec|con|com|со?|với|z|o|has|takes|hat|nimmt|a|prend|ha|assume|tiene|toma|tem|имеет|принимает|có|nhận|ma|przyjmuje)\s+(?:(?:all\s+|its\s+|des\s+|ses\s+|seus\s+|sus\s+|các\s+)?
    (?:output\s+)?(?:outputs?|values?|werten?|ausgaben|valeurs|sorties|valores|salidas|saídas|valori|uscite|значениями|wartości(?:ami|ach)
    |giá\s+trị|đầu\s+ra))\s+""",
    re.IGNORECASE | re.VERBOSE,
)


def _valued(text: Text, start: int, at: int, end: int, subject: Subject, grammar: Grammar) -> Found | None:
    """`With values between 0 and 1`, `mit Werten in (0, 1)`."""
    if grammar.match("between", text.words[:end], at) is not None:
        return _between(text, start, at, end, subject, grammar)
    within = grammar.match("within", text.words[:end], at)
    if within is None and start == at:
        return None
    read = read_interval(text, within.end() if within is not None else at)
    if read is None or not ends_here(text.words[:end], read[1], grammar):
        return None
    return Found("range", start, read[1], interval_of(read[0], domain=False, exact=False), subject)


def _of_holder(text: Text, found: Found, holder: Subject | None, start: int, grammar: Grammar) -> Found:
    """A range or domain that a later clause tells without an owner, as one of what its sentence speaks of, which begins
    at `start`: its subject or the function that it defines right before."""
    if found.kind not in {"range", "domain"} or found.subject.name is not None or found.start == start:
        return found
    defining = [at for at, one in text.formulas.items() if start <= at < found.start and defined(one)]
    if (
        holder is None
        and len(defining) == 1
        and _ADJOINING.fullmatch(text.words, defining[0] + 1, found.start)
    ):
        holder = Subject(defined(text.formulas[defining[0]]), end=found.start)
    unclear = found.unclear
    behind = text.words[holder.end : found.start] if holder is not None and holder.end > start else ""
    if holder is None or holder.order or grammar.words["verb"].search(behind):
        unclear = unclear or "what it is said of is not certain"
    if holder is None or holder.name is None or holder.order:
        return replace(found, unclear=unclear)
    return replace(found, subject=replace(found.subject, name=holder.name), unclear=unclear)


_ADJOINING = late(r"[\s,;:，；、：。.)）]*")


_STOP = late(r"[.!?](?=\s)|[。！？\n]")


def _of_slope(text: Text, found: Found) -> Found | None:
    """An extreme value of `its`, where the sentence gives a derivative by its formula."""
    if found.kind != "extremum" or found.subject.name is not None or not isinstance(found.says, Extremum):
        return None
    if not _OWNED.match(text.words, found.start):
        return None
    start = max((match.end() for match in _STOP.finditer(text.words, 0, found.start)), default=0)
    for at in sorted((one for one in text.formulas if start <= one < found.start), reverse=True):
        formula = text.formulas[at]
        left, relation, _ = formula.text.partition("=")
        head = read_head(Term(formula.cut(0, len(left)), Syntax.LATEX)) if relation else None
        if head is not None:
            order = head.primes
            says = replace(found.says, order=order)
            subject = replace(found.subject, name=head.name)
            return replace(found, says=says, subject=subject, unclear=None) if order == 1 else None
    return None


def _owned(found: Found, words: str, holder: Subject | None) -> Found:
    """A statement about `its` range or values, with what `its` stands for."""
    if found.subject.name is not None or not _OWNED.match(words, found.start):
        return found
    if holder is None:
        return replace(found, unclear=found.unclear or "what it is said of is not certain")
    return replace(found, subject=replace(found.subject, name=holder.name))


_INTERVAL = Spotted(
    r"""\b(?:interval\w*|on\s+\[|within|restricted|constrained|subject\s+to|between|đoạn|khoảng|trên
    |intervall\w*|auf|zwischen|intervalle|sur
    |entre|intervalo|em\s+\[|intervallo|fra|отрезк\w*|промежут\w*|интервал\w*|przedział\w*)\b|区间|區間|範囲
    |区間|上の|구간|범위
    |\\in(?![a-z])|∈|[<>≤≥]|\\(?:leq?|geq?|lt|gt)(?![a-z])""",
    re.IGNORECASE | re.VERBOSE,
)

_PAIR = late(r"\s*(?:\\left)?[\[(\]].*[,;].*[\])\[]\s*")


def _without_told(text: Text, found: list[Found]) -> tuple[str, ...]:
    """A block's formulas without those that tell a range, or a point of the graph."""
    return tuple(
        formula.text
        for at, formula in text.formulas.items()
        if not any(one.start <= at < one.end and one.kind in {"range", "point"} for one in found)
    )


def _confined(found: Found, note: Note, place: int, own: tuple[str, ...]) -> Found:
    """An extreme value with the doubt that it may be one on an interval only, where the paragraph here, whose formulas
    are its `own`, or the one before speaks of one."""
    if found.kind != "extremum" or found.unclear is not None:
        return found
    before = [one for one in note.blocks[max(place - 1, 0) : place] if not is_item(note, one)]
    for block in (*before, note.blocks[place]):
        formulas = [run.passage.text for run in block.runs if run.kind is RunKind.FORMULA]
        if block is note.blocks[place]:
            formulas = list(own)
        if _INTERVAL.search(block.text) or any(
            _PAIR.fullmatch(one) or _INTERVAL.search(one) for one in formulas
        ):
            return replace(found, unclear="it may be meant of an interval only")
    return found


_TASK = Spotted(
    r"""[\W\d_]*(?:find|compute|calculate|determine|evaluate|solve|sketch|locate|approximate|finde|bestimme|berechne|ermittle|gesucht|trouve[rz]?|détermine[rz]?
    |calcule[rz]?|cherche[rz]?|hallar?|encontrar?|encuentr[ae]|calcul[ae]r?|determin[ae]r?|buscar?|obtener|ache|encontre|trov(?:a|are|iamo)|calcolare?|найти|найдите
    |определит[ье]|вычислит[ье]|znajdź|wyznacz|oblicz|bulunuz?|hesaplayınız|tìm|tính|xác\s+định)(?!\w)|[\W\d_]*(?:求|计算|確定|确定|找出)""",
    re.IGNORECASE | re.VERBOSE,
)
"""How a sentence begins that asks to work something out."""


def _doubted(found: Found, words: str, start: int, end: int) -> Found:
    if found.unclear is None and _TASK.match(words, start, end):
        return replace(found, unclear="its sentence asks to work something out")
    context = f"{words[start : found.start]} \ue001 {words[found.end : end]}"
    if found.unclear is None and supposes(context):
        return replace(found, unclear="the words around it suppose, ask or deny rather than state")
    return found


def _labelled(text: Text, at: int, end: int, grammar: Grammar, *, first: bool) -> Found | None:
    """`Range: (0, 1)`, `the range of f is (0, 1)`, `Domain = ℝ`."""
    words = text.words[:end]
    start = at
    article = ARTICLE.match(words, at)
    owner = _OWNER.match(words, at)
    before = owner_before(text, at, end, grammar)
    joined = _WITH.match(words, at)
    if joined is not None and not first:
        at = joined.end()
        article = ARTICLE.match(words, at)
    places = (at, article.end() if article else at, owner.end() if owner else at, before[1] if before else at)
    for place in dict.fromkeys(places):
        for kind in ("range_label", "domain_label"):
            label = grammar.match(kind, words, place)
            if label is None or label.end() == place:
                continue
            named = of_name(text, label.end(), end) or of_formula(text, label.end(), end)
            behind = grammar.skip(words, named[1] if named else label.end())
            if owner is not None and place == owner.end():
                named = owner.group(1), behind
            if before is not None and article is None and place == before[1]:
                named = before
            sign = SIGN.match(words, behind)
            verb = grammar.match("verb", words, behind)
            value = sign.end() if sign else verb.end() if verb else behind
            value = grammar.skip(words, value)
            if (about := _ABOUT.match(words, value)) is not None:
                value = grammar.skip(words, about.end())
            if (noun := _INTERVAL_NOUN.match(words, value)) is not None:
                value = grammar.skip(words, noun.end())
            within = grammar.match("within", words, value)
            plain = (
                read_interval(text, value)
                or (all_but(text, value) if kind == "domain_label" else None)
                or _named_set(text, value, domain=kind == "domain_label")
            )
            read = plain or (read_interval(text, within.end()) if within else None)
            if read is None and sign and (told := _from_to(text, value, grammar)) is not None:
                return Found(
                    "range" if kind == "range_label" else "domain",
                    start,
                    told[1],
                    interval_of(told[0], domain=kind == "domain_label", exact=False),
                    Subject(named[0] if named else None, bare=named is None and article is None),
                )
            if read is None or not ends_here(words, read[1], grammar):
                continue
            ends, stop = read
            tied = sign or joined or (verb is not None and verb.end() > behind)
            tied = tied or behind_name(text, value) is not None
            if not first and article is None and not tied:
                continue
            domain = kind == "domain_label"
            subject = Subject(
                named[0] if named else None, bare=bool(sign) and named is None and article is None
            )
            return Found(
                "domain" if domain else "range",
                start,
                stop,
                interval_of(ends, domain=domain, exact=plain is not None or joined is None),
                subject,
            )
    return None


def _named_set(text: Text, at: int, *, domain: bool) -> tuple[Ends, int] | None:
    r"""The interval that a formula at a place gives a name: `W = (-\infty, 2]`."""
    given = behind_name(text, at)
    ends = None if given is None else interval(given) or (line_without(given.passage) if domain else None)
    return None if ends is None else (ends, at + 1)


_ABOUT = late(
    r"""(?:approximately|approx\.?|about|roughly|khoảng|xấp\s+xỉ|etwa|ungefähr|circa|environ|approximativement|aproximadamente|примерно
    |приблизительно|около|około|w\s+przybliżeniu)(?!\w)|[≈~]|大约|约为?|約|약""",
    re.IGNORECASE | re.VERBOSE,
)
_WITH = late(r"(?:with|mit|avec|con|com|со?|với|z|o)\s+(?:an?\s+|its\s+)?(?=[^\W\d_])", re.IGNORECASE)
_INTERVAL_NOUN = late(
    r"""(?:(?:the|das|der|die|l['’]|le|la|el|o|il|lo)\s*)?(?:(?:open|closed|half-open|offene|abgeschlossene
    |halboffene)\s+)?
    (?:interval(?:lo|le|l|o)?|set|khoảng|đoạn|nửa\s+khoảng|tập|menge|segment|conjunto|отрезок|промежуток
    |интервал|множество
    |开区间|闭区间|区间|開区間|閉区間|区間|열린\s*구간|닫힌\s*구간|구간)
    (?:\s+(?:mở|đóng|ouvert|fermé|abierto|cerrado|aberto|fechado|aperto|chiuso))?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_FROM_TO = late(
    rf"(?:from|từ|von|de|da|desde|от|从|between|)\s*(?P<low>{NUMBER})\s*(?:to|and|đến|tới|bis|à|al?|до|~|～|〜|–|至|到|から)\s*(?P<high>{NUMBER})(?![\d.]*\w)",
    re.IGNORECASE,
)


def _from_to(text: Text, at: int, grammar: Grammar) -> tuple[Ends, int] | None:
    """The ends that a label's value tells as `-1 ~ 1` or `from 0 to 1`, which may belong to it or not."""
    match = _FROM_TO.match(text.words, at)
    if match is None or not ends_here(text.words, match.end(), grammar):
        return None
    ends = Ends(
        text.term(*match.span("low")), text.term(*match.span("high")), low_open=False, high_open=False
    )
    return finite(ends), match.end()


def _sentence(text: Text, at: int, end: int, grammar: Grammar, antecedent: Subject | None) -> Found | None:
    """`The output lies between 0 and 1`, `it is bounded below by 0`, `f is defined for x > 0`."""
    words = text.words[:end]
    subject = _any_subject(text, at, end, grammar, antecedent)
    if subject is None:
        return None
    behind = grammar.skip(words, subject.end, "filler")
    start = at
    unclear = "the values spoken of may be others" if subject.vague else None
    for place in dict.fromkeys(
        (behind, grammar.skip(words, subject.end), *_before_verb(text, at, subject, grammar))
    ):
        if grammar.match("between", words, place) is not None:
            found = _between(text, start, place, end, subject, grammar)
            return found and replace(found, unclear=unclear)
        for pattern in (_MAPS, grammar.words["within"]):
            if (match := pattern.match(words, place)) is not None and match.end() > place:
                read = read_interval(text, match.end())
                if read is not None and ends_here(words, read[1], grammar):
                    return Found(
                        "range",
                        start,
                        read[1],
                        interval_of(read[0], domain=False, exact=False),
                        subject,
                        unclear,
                    )
        if not grammar.spaced and (found := _taken(text, start, place, end, subject, grammar)) is not None:
            return replace(found, unclear=unclear)
        if (match := _DEFINED.match(words, place)) is not None:
            return _domain(text, start, end, match, subject, grammar)
        if (found := _one_sided(text, start, place, end, subject, grammar)) is not None:
            return found
        if (found := _compared(text, start, place, end, subject, grammar)) is not None:
            return replace(found, unclear=unclear)
    return None


_TAKEN = late(
    r"\s*(?:(?:区間|の間|の範囲|内|の区間)?の値(?:のみ|だけ)?をとる|(?:の範囲|の間|内)に(?:ある|収まる|入る)"
    r"|\s*(?:구간|범위|사이)?의\s*값(?:만)?을\s*(?:가진다|갖는다|취한다)|\s*(?:사이|범위|구간|안)에\s*있다)"
)
"""Words behind the interval in which the values lie."""


def _taken(text: Text, start: int, at: int, end: int, subject: Subject, grammar: Grammar) -> Found | None:
    """`$(-1, 1)$ の値をとる`, behind its subject."""
    words = text.words[:end]
    verb = grammar.match("verb", words, at)
    read = read_interval(text, grammar.skip(words, verb.end() if verb is not None else at))
    taken = _TAKEN.match(words, read[1]) if read is not None else None
    if read is None or taken is None or not ends_here(words, taken.end(), grammar):
        return None
    says = interval_of(read[0], domain=False, exact=False)
    return Found("range", start, taken.end(), says, subject)


def _between(text: Text, start: int, at: int, end: int, subject: Subject, grammar: Grammar) -> Found | None:
    """`lies between 0 and 1`, behind its subject."""
    words = text.words[:end]
    match = grammar.match("between", words, at)
    if match is None or not ends_here(words, match.end(), grammar):
        return None
    low, high = (text.term(*match.span(one)) for one in ("low", "high"))
    ends = Ends(low, high, low_open=False, high_open=False)
    says = interval_of(finite(ends), domain=False, exact=False)
    return Found("range", start, match.end(), says, subject)


def _before_verb(text: Text, at: int, subject: Subject, grammar: Grammar) -> Iterator[int]:
    """The place of the verb itself, which words such as `lies between` hold too."""
    words = text.words
    place = at
    while place < subject.end:
        if (match := grammar.match("verb", words, place)) is not None and match.end() > place:
            yield place
        place += 1


def _any_subject(
    text: Text, at: int, end: int, grammar: Grammar, antecedent: Subject | None
) -> Subject | None:
    named = with_values(text, at, end, grammar)
    if named is not None and speaks_of_values(text, named):
        return named
    subject = read_subject(text, at, end, grammar, antecedent)
    if subject is not None:
        return subject
    words = text.words[:end]
    trait = grammar.trait(words, at)
    if _DEFINED.match(words, at) or (trait is not None and trait[0].startswith("bounded")):
        return Subject(None, bare=True, end=at)
    if (apposed := _apposed(text, at, end, grammar)) is not None:
        return apposed
    spoken_of = grammar.match("pronoun", words, at)
    verb = grammar.skip(words, spoken_of.end()) if spoken_of is not None else at
    if at == 0 and _TAKES_VALUES.match(words) is not None:
        return Subject(antecedent.name if antecedent else None, bare=True, end=at)
    told = grammar.match("between", words, verb)
    if told is not None and not PREPOSITION.match(told.group()):
        if verb > at:
            return antecedent and Subject(antecedent.name, end=verb)
        return Subject(antecedent.name if antecedent else None, bare=True, end=at)
    return named if named is not None else _mapping(text, at, end, grammar, antecedent)


_TAKES_VALUES = late(
    r"(?:always\s+)?(?:takes?(?:\s+on)?|has)\s+(?:only\s+|all\s+(?:its\s+)?|its\s+)?values\s+(?:strictly\s+)?(?:in|within|between)(?!\w)",
    re.IGNORECASE,
)
"""How an item about a function begins that does not name it."""


def _apposed(text: Text, at: int, end: int, grammar: Grammar) -> Subject | None:
    """The function of a formula behind a few words, before a verb that tells where its values lie."""
    words = text.words[:end]
    apposed = _APPOSED.match(words, at)
    name = symbol(text.term(*apposed.span("formula"))) if apposed is not None else None
    if apposed is None or name is None:
        return None
    behind = grammar.skip(words, apposed.end())
    kinds = [grammar.match(kind, words, behind) for kind in ("between", "within")]
    of_values = words[apposed.end("formula") : apposed.end()].strip()
    if any(told is not None and (of_values or not PREPOSITION.match(told.group())) for told in kinds):
        return Subject(name, end=apposed.end())
    free = grammar.language.free and COMPARED.match(words, behind) is not None
    return Subject(name, end=apposed.end()) if free else None


def _mapping(text: Text, at: int, end: int, grammar: Grammar, antecedent: Subject | None) -> Subject | None:
    """The function that a word or formula before a verb such as `squashes` names."""
    words = text.words[:end]
    word = _MAPPING.match(words, at)
    if word is None:
        return None
    if word.group() == FORMULA:
        name = symbol(text.term(at, at + 1))
        return None if name is None else Subject(name, end=word.end())
    pronoun = grammar.match("pronoun", words, at)
    if pronoun is not None and pronoun.end() == word.end():
        return antecedent and Subject(antecedent.name, end=word.end())
    return Subject(word.group(), end=word.end())


_MAPPING = late(rf"(?:[^\W\d_][\w-]*|{FORMULA})(?=\s+(?:{_MAPS.pattern}))", re.IGNORECASE)
_APPOSED = late(
    rf"(?:[^\W\d_][\w'’-]*\s+){{0,4}}(?P<formula>{FORMULA})"
    r"(?:\s*(?:의|の|的)\s*(?:출력\s*)?(?:값|함숫값|함수값|출력|値|出力値?|关数値|函数值|取值|输出|值)\s*(?:은|는|は|都|总是)?)?"
)


def _domain(
    text: Text, start: int, end: int, match: re.Match[str], subject: Subject, grammar: Grammar
) -> Found | None:
    words = text.words[:end]
    at = match.end()
    read = read_half_line(text, at) or read_interval(text, at) or all_but(text, at)
    if read is None and (
        whole := re.compile(r"real\s+(?:numbers|x)|số\s+thực|reellen\s+zahlen", re.IGNORECASE).match(
            words, match.end()
        )
    ):
        read = ALL, whole.end()
    if read is None or not ends_here(words, read[1], grammar):
        return None
    only = re.search(r"only|chỉ|nur", match.group(), re.IGNORECASE) is not None
    return Found("domain", start, read[1], interval_of(read[0], domain=True, exact=only), subject)


_WITHIN_WORDS = late(rf"\sdurch\s+({NUMBER})(?=\s)", re.IGNORECASE)


_ABSOLUTE = late(
    r"""\s*(?:in\s+(?:absolute\s+value|magnitude|modulus)|betragsmäßig|dem\s+betrage?\s+nach|im\s+betrag|en\s+valor\s+absoluto|en\s+valeur\s+absolue|em\s+(?:valor\s+absoluto|módulo)
    |in\s+(?:valore\s+assoluto|modulo)|по\s+(?:модулю|абсолютной\s+величине)|(?:có\s+)?(?:giá\s+trị|trị)\s+tuyệt\s+đối|co\s+do\s+(?:modułu|wartości\s+bezwzględnej)
    |(?:的)?绝对值|の?絶対値[はが]|의\s*절댓값[은이])(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words before a bound that is one of the absolute value."""


def _compared(text: Text, start: int, at: int, end: int, subject: Subject, grammar: Grammar) -> Found | None:
    """`It is always greater than 0.5`, `höchstens 0,25`, `恒大于等于 0`: a bound, exact where it has few digits."""
    words = text.words[:end]
    absolute = _ABSOLUTE.match(words, at)
    match = COMPARED.match(words, absolute.end() if absolute is not None else at)
    if match is None or not ends_here(words, match.end(), grammar):
        return None
    side = next(
        name for name, found in match.groupdict().items() if found and name not in {"number", "value"}
    )
    bound = text.term(*match.span("number" if match["number"] else "value"))
    low, is_open = side.startswith("low"), "open" in side
    if absolute is not None:
        if low or not bound.text.strip()[:1].isdigit():
            return None
        least = Term(bound.passage.spliced(0, 0, "-"), bound.syntax)
        both = Ends(sharp(least), sharp(bound), is_open, is_open)
        return Found(
            "range", start, match.end(), interval_of(finite(both), domain=False, exact=False), subject
        )
    letter = _letter_of(bound)
    if letter is None:
        return None
    less = bound if letter else None
    bound = sharp(bound) if less is None else Term(Passage("0", bound.passage.anchors), Syntax.PLAIN)
    says = Interval(
        of_domain=False,
        exact=False,
        less=less,
        variable=letter,
        low=bound if low else None,
        high=None if low else bound,
        low_open=is_open or not low,
        high_open=is_open or low,
    )
    return Found("range", start, match.end(), says, subject)


def _letter_of(bound: Term) -> str | None:
    """The letter of a bound that is a term in the function's variable, `greater than $\\max(0, x)$`; empty where it is
    a number, None where it holds several letters."""
    letters = variables(bound.text) if bound.syntax is Syntax.LATEX else frozenset()
    return None if len(letters) > 1 else "".join(letters)


def _one_sided(text: Text, start: int, at: int, end: int, subject: Subject, grammar: Grammar) -> Found | None:
    """`bounded below by 0`."""
    words = text.words[:end]
    found = grammar.trait(words, at)
    if found is None or found[0] not in {"bounded above", "bounded below", "bounded"}:
        return None
    by = grammar.match("by", words, grammar.skip(words, found[1]))
    inside = _WITHIN_WORDS.search(words, at, found[1])
    number = (
        re.compile(rf"\s*({NUMBER})").match(words, by.end())
        if by is not None and by.end() > by.start()
        else inside
    )
    stop = found[1] if number is inside else number.end() if number is not None else at
    if found[0] == "bounded" or number is None or not ends_here(words, stop, grammar):
        return None
    bound = text.term(*number.span(1))
    below = found[0] == "bounded below"
    says = Interval(
        of_domain=False,
        exact=False,
        low=bound if below else None,
        high=None if below else bound,
        low_open=not below,
        high_open=below,
    )
    return Found("range", start, stop, says, subject)
