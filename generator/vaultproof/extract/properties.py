"""Finds properties of functions in words: `ReLU is not differentiable at 0`, `Monotonic: yes`, a list of properties.

A clause is read as a whole or not at all: an unknown word in it could turn its sense. Whether what it says is true is
for the witnesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vaultproof.claim import Property, Syntax, Term, Trait
from vaultproof.extract.clauses import FORMULA, NUMBER, Grammar, Text, grammars, sentences, text_of
from vaultproof.extract.subjects import IMPLICIT, Subject, read_subject
from vaultproof.extract.words import supposes
from vaultproof.note import Block, Note, ScopeKind
from vaultproof.source import Passage, Span

_PLACE = re.compile(
    rf"\s*(?:the\s+point\s+)?(?:x\s*=\s*)?({NUMBER}|zero|null|нуле|нуль|zéro|cero|the\s+origin)",
    re.IGNORECASE,
)
_BY = re.compile(rf"(?:by|bởi|durch|par|por|da|числом)\s+{NUMBER}(?!\w)", re.IGNORECASE)
_EQUATION = re.compile(r"^\s*[A-Za-z]\s*=\s*([^=<>]+?)\s*$")
_ZERO = re.compile(r"zero|null|нул\w|zéro|cero|the\s+origin", re.IGNORECASE)
_ORIGIN = re.compile(r"origin|ursprung|nullpunkt|origine|origen|origem", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?:(?:at|in|bei|an|en|em|tại|在)\s*)?(?:x\s*=\s*)?({NUMBER})\s*(?:点)?(?:处|處|で|에서|において)?\s*",
    re.IGNORECASE,
)
_NEITHER = frozenset({"nor", "noch", "ni", "né", "nem", "ни"})
_MARKS = re.compile(r"\s*(?:[(（][^()（）]*[)）])?\s*$")
_NOUNS = re.compile(
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
_DIVIDER = re.compile(r"\s*(?:[?？]\s*[:：]?|[:：]|—|–|(?<=\s)-(?=\s)|=)\s*")


@dataclass(frozen=True, slots=True)
class Found:
    """A property as found: from `start` to `end` of the text, with the trait that it states; `unclear` tells why a
    mismatch would prove nothing."""

    start: int
    end: int
    trait: Trait
    unclear: str | None = None


def property_claims(note: Note, doubts: dict[int, str]) -> Iterator[Property]:
    """The properties in words of a note's paragraphs and list items."""
    for block in note.blocks:
        if block.row is not None or block.kind == "heading":
            continue
        text = text_of(block)
        best: list[Property] = []
        for grammar in grammars():
            if grammar.trigger.search(text.words):
                found = list(_in_block(note, block, text, grammar, doubts.get(block.scope)))
                best = found if len(found) > len(best) else best
        yield from best


def is_item(note: Note, block: Block) -> bool:
    """Whether a block stands in a list."""
    return any(note.scopes[at].kind is ScopeKind.ITEM for at in note.scope_chain(block.scope))


def _in_block(
    note: Note, block: Block, text: Text, grammar: Grammar, doubt: str | None
) -> Iterator[Property]:
    def claims(found: list[Found], subject: Subject) -> Iterator[Property]:
        for one in found:
            yield _claim(note, block, text, one, subject, doubt)

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
    antecedent: Subject | None = IMPLICIT
    for start, end, mark in sentences(words):
        if mark in {"?", "？"}:
            antecedent = None
            continue
        found, antecedent = _sentence(text, start, end, grammar, antecedent)
        if antecedent is not None:
            yield from claims(found, antecedent)


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
        subject=subject.name,
        says=found.trait,
        written=text.shown(found.start, found.end),
        bare=subject.bare,
        doubt=doubt or found.unclear,
    )


def _formula_end(text: Text, end: int) -> int:
    """Where a formula that ends a stretch ends in the note, with its dollar."""
    formula = text.formulas.get(end - 1)
    return formula.whole.end + 1 if formula is not None else 0


def _bare(text: Text, start: int, end: int, grammar: Grammar) -> list[Found]:
    """The properties of a stretch that holds nothing else."""
    words = text.words
    at = grammar.skip(words, start, "filler")
    if any(grammar.match(kind, words, at) is not None for kind in ("function", "pronoun")):
        return []
    if (verb := grammar.match("verb", words, at)) is not None and grammar.spaced:
        at = verb.end()
    found, stop, closed = _predicates(text, at, end, grammar, sentence=False)
    return found if closed and stop >= len(words[:end].rstrip(" .。;；\n*_")) else []


def _labelled(text: Text, start: int, end: int, grammar: Grammar) -> tuple[list[Found], Subject] | None:
    """What a line of the form `label: value` states, where its label is a property, a list of them or a name."""
    words = text.words
    divider = _DIVIDER.search(words, start, end)
    if divider is None or divider.start() == start:
        return None
    label_start, label_end = grammar.skip(words, start), divider.start()
    value = grammar.skip(words, divider.end())
    while label_end > label_start and words[label_end - 1] in " *_":
        label_end -= 1
    answered = answer(text, label_start, label_end, value, end, grammar)
    if answered is not None:
        return [answered], Subject(None, bare=True)
    label = words[label_start:label_end]
    listing = grammar.words["listing"].fullmatch(label) or _NOUNS.fullmatch(label)
    trait = _bare(text, label_start, label_end, grammar)
    if not listing and not trait and not re.fullmatch(r"[^\W\d_][\w-]*(?: [\w-]+){0,2}", label):
        return None
    if trait and text.strong:
        return _explained(text, trait, value, end, grammar), Subject(None, bare=True)
    noun = grammar.words["listing"].fullmatch(label) is None and listing is not None
    found = _bare(text, value, end, grammar)
    if not found and (noun or trait):
        found = _leading(text, value, grammar)
    if not found:
        return None
    return found, Subject(None, bare=True) if listing or noun else Subject(label, bare=True)


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
    found, at, closed = _predicates(text, start, stop, grammar, sentence=True)
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


def _sentence(
    text: Text, start: int, end: int, grammar: Grammar, antecedent: Subject | None
) -> tuple[list[Found], Subject | None]:
    """The properties that a sentence states, and its subject; None where that is not known."""
    words = text.words[:end]
    at = grammar.skip(words, start, "opener")
    subject = read_subject(text, at, end, grammar, antecedent)
    if subject is None:
        return [], None
    found, stop, closed = _predicates(text, subject.end, end, grammar, sentence=True)
    if not found or not closed:
        return [], subject
    context = f"{words[start:at]} \ue001 {words[stop:end]}"
    rest = words[stop:end]
    doubt = None
    if supposes(context):
        doubt = "the words around it suppose, ask or deny rather than state"
    elif rest.strip(" .。") and grammar.words["restriction"].search(rest):
        doubt = "the words behind it may limit it"
    return [replace(one, unclear=one.unclear or doubt) for one in found], subject


def _predicates(  # noqa: C901, PLR0911, PLR0912, PLR0915 - one pass over the words of a clause, each kind with its few lines
    text: Text, at: int, end: int, grammar: Grammar, *, sentence: bool
) -> tuple[list[Found], int, bool]:
    """Properties joined by commas and `and`, where they stop, and whether what follows leaves their sense alone."""
    words = text.words[:end]
    found: list[Found] = []
    negated: int | None = None
    strictly = carried = dropped = False
    place: tuple[Term, int] | None = None
    group = 0
    while True:
        at = grammar.skip(words, at, "filler")
        if at >= len(words.rstrip(" .。\n")):
            return found, end, bool(found) and negated is None
        named = grammar.trait(words, at)
        if named is None:
            if (match := grammar.match("strictly", words, at)) is not None:
                strictly, at = True, match.end()
                continue
            if (match := grammar.match("negation", words, at)) is not None and match.end() > at:
                if negated is not None:
                    return [], at, False
                negated, at = at, grammar.skip(words, match.end())
                if (verb := grammar.match("verb", words, at)) is not None and grammar.spaced:
                    at = verb.end()
                continue
            if (match := grammar.match("everywhere", words, at)) is not None and match.end() > at:
                at = match.end()
                continue
            if place is None and (match := _BEFORE.match(words, at)) is not None:
                place, at = (_place(text, *match.span(1)), at), match.end()
                continue
            return found[: len(found) if found and negated is None and place is None else 0], at, bool(found)
        name, stop = named
        begin = min(x for x in (at, negated, place[1] if place else None) if x is not None)
        denied = negated is not None
        at, after = stop, _after(text, stop, end, grammar)
        if after is None:
            return found[:group], at, False
        at, told_place, reversed_sense, last = after
        if place is not None and told_place is not None:
            return [], at, False
        if not (carried and not denied):
            if denied and reversed_sense:
                return [], at, False
            one = _found(
                name, begin, last, denied or reversed_sense, strictly, told_place or (place and place[0])
            )
            if one is None:
                return [], at, False
            found.append(one)
        else:
            dropped = True
        strictly, place = False, None
        begin_negated, negated = denied or (carried and dropped), None
        at = grammar.skip(words, at, "filler")
        if at >= len(words.rstrip(" .。\n")):
            return found, end, bool(found)
        if (match := grammar.match("contrast", words, at)) is not None:
            at, carried, group = match.end(), False, len(found)
        elif (match := grammar.match("joint", words, at)) is not None and match.end() > at:
            joint = match.group().strip().lower()
            at = grammar.skip(words, match.end(), "joint")
            if (contrast := grammar.match("contrast", words, at)) is not None:
                at, begin_negated = contrast.end(), False
            carried = begin_negated and (sentence or joint not in {",", ";", "，", "、"})
            if joint in _NEITHER:
                negated, carried = match.start(), False
        elif grammar.match("reason", words, at) is not None or words[at] in "—–:：":
            return found, at, True
        elif words[at] in "(（" and (close := _aside(words, at, grammar)) is not None:
            at = close
            if (
                match := grammar.match("joint", words, grammar.skip(words, at))
            ) is not None and match.end() > at:
                at, carried = match.end(), begin_negated and sentence
        else:
            named_next = grammar.trait(words, at)
            if named_next is None or begin_negated or not found:
                return found[:group], at, False
            continue
        resumed = _resumed(words, at, grammar)
        if resumed is None:
            return found, at, True
        if resumed > at:
            carried, group = False, len(found)
        at = resumed


def _found(name: str, start: int, end: int, denied: bool, strictly: bool, at: Term | None) -> Found | None:
    """A property with the denial that its own word holds; None where two denials meet."""
    both_ways = name.endswith("?")
    plain = name.strip("!?")
    if name.startswith("!") and denied:
        return None
    trait = Trait(
        name=plain, denied=denied or name.startswith("!"), strictly=strictly, both_ways=both_ways, at=at
    )
    return Found(start, end, trait)


def _after(text: Text, at: int, end: int, grammar: Grammar) -> tuple[int, Term | None, bool, int] | None:
    """What follows a property and belongs to it: a place, `everywhere`, a denial; None where it is not understood."""
    words = text.words[:end]
    place: Term | None = None
    reverse, last = False, at
    while True:
        at = grammar.skip(words, at, "filler")
        if (match := grammar.match("denied_after", words, at)) is not None and not reverse:
            reverse, at = True, match.end()
        elif (match := grammar.match("everywhere", words, at)) is not None and match.end() > at:
            at = match.end()
            if (
                words[at : at + 2].strip() == FORMULA
                and r"\mathbb" in text.formulas[words.index(FORMULA, at)].text
            ):
                at = words.index(FORMULA, at) + 1
        elif (bound := _BY.match(words, at)) is not None and grammar.words["by"].match(words, at):
            at = bound.end()
        elif (match := grammar.match("at", words, at)) is not None and match.end() > at:
            if _ORIGIN.search(match.group()):
                at = match.end()
                place = _zero(text, match.start(), at)
            elif (where := _PLACE.match(words, match.end())) is not None and place is None:
                at = where.end()
                place = (
                    _zero(text, *where.span(1))
                    if _ZERO.match(where.group(1))
                    else _place(text, *where.span(1))
                )
            else:
                return None
        else:
            return at, place, reverse, last
        last = at


def _place(text: Text, start: int, end: int) -> Term:
    """A place as a term: `0`, or what stands right of the sign in `$x = 0$`."""
    term = text.term(start, end)
    equation = _EQUATION.match(term.text)
    return term if equation is None else Term(term.passage.cut(*equation.span(1)), term.syntax)


def _zero(text: Text, start: int, end: int) -> Term:
    """The number zero, written as a word."""
    return Term(Passage("0", text.passage.cut(start, end).anchors), Syntax.PLAIN)


def _aside(words: str, at: int, grammar: Grammar) -> int | None:
    """Where a bracket that does not limit what stands before it ends."""
    match = re.compile(r"[(（]([^()（）]*)[)）]").match(words, at)
    if match is None or FORMULA in match.group(1) or grammar.words["restriction"].search(match.group(1)):
        return None
    return match.end()


def _resumed(words: str, at: int, grammar: Grammar) -> int | None:
    """Where, behind a comma or `and`, the next property begins; None where something else does."""
    at = grammar.skip(words, at, "joint")
    start = at
    for kind in ("pronoun", "function"):
        if (match := grammar.match(kind, words, at)) is not None and match.end() > at:
            at = grammar.skip(words, match.end())
            break
    if (match := grammar.match("verb", words, at)) is not None and match.end() > at:
        at = match.end()
    elif at > start and not grammar.language.free:
        return None
    ahead = grammar.skip(words, at, "filler", "strictly", "negation")
    if (placed := _BEFORE.match(words, ahead)) is not None:
        ahead = grammar.skip(words, placed.end(), "filler", "strictly", "negation")
    if grammar.trait(words, ahead) is None and grammar.trait(words, grammar.skip(words, at)) is None:
        return None
    return at


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
    if not (grammar.words["listing"].fullmatch(label) or _NOUNS.fullmatch(label)):
        return None
    found = _bare(value, 0, len(value.words), grammar)
    return found[0].trait if len(found) == 1 else None
