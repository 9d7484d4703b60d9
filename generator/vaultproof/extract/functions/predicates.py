"""Reads what is said of a function behind the verb: properties joined by commas and `and`, denied, at a place.

A clause is read as a whole or not at all: an unknown word in it could turn its sense.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from vaultproof.claim import Syntax, Term, Trait
from vaultproof.extract.language.clauses import FORMULA, NUMBER, Grammar, Text
from vaultproof.latex import canonical_name
from vaultproof.source import Passage
from vaultproof.spot import late

_PLACE = late(
    rf"\s*(?:the\s+point\s+)?(?:x\s*=\s*)?({NUMBER}|zero|zerze|null|нуле|нуль|zéro|cero|the\s+origin)",
    re.IGNORECASE,
)


_BY = late(
    rf"(?:(?:by|bởi|durch|par|por|da|числом)\s+(?:{NUMBER}|zero|null|zéro|cero)|нул[её]м|единицей)(?!\w)",
    re.IGNORECASE,
)


_EQUATION = late(r"^\s*[A-Za-z]\s*=\s*([^=<>]+?)\s*$")


_ZERO = late(r"zero|zerze|null|нул\w|zéro|cero|the\s+origin", re.IGNORECASE)


_ORIGIN = late(r"origin|ursprung|nullpunkt|origine|origen|origem", re.IGNORECASE)


PLACE_BEFORE = late(
    rf"(?:(?:at|in|bei|an|en|em|tại|在)\s*)?(?:x\s*=\s*)?({NUMBER})\s*(?:点|點)?(?:处|處|で|에서|において)?\s*"
    r"|(?:在)?(?P<origin>原点|原點|원점)(?:处|處|で|에서|において)\s*",
    re.IGNORECASE,
)
"""A place that is told before the property: `在 $x = 0$ 处`."""


_NEITHER = frozenset({"nor", "noch", "ni", "né", "nem", "ни"})


@dataclass(frozen=True, slots=True)
class Found:
    """A property as found: from `start` to `end` of the text, with the trait that it states; `unclear` tells why a
    mismatch would prove nothing."""

    start: int
    end: int
    trait: Trait
    unclear: str | None = None


def predicates(  # noqa: C901, PLR0911, PLR0912, PLR0915 - one pass over the words of a clause, each kind with its few lines
    text: Text, at: int, end: int, grammar: Grammar, *, sentence: bool
) -> tuple[list[Found], int, bool]:
    """Properties joined by commas and `and`, where they stop, and whether what follows leaves their sense alone."""
    words = text.words[:end]
    found: list[Found] = []
    negated: int | None = None
    strictly = carried = dropped = False
    place: tuple[Term, int] | None = None
    group = 0
    meant = ""
    while True:
        if not meant and (ahead := variable_before(text, grammar.skip(words, at), end))[0]:
            meant, at = ahead
        at = grammar.skip(words, at, "filler")
        if at >= len(words.rstrip(" .。\n")):
            return found, end, bool(found) and negated is None
        named = grammar.trait(words, at)
        if (
            named is not None
            and found
            and named[0].startswith("bounded")
            and any(grammar.match(kind, words, at) for kind in ("between", "within"))
        ):
            return found, at, True  # `and bounded between 0 and 1` is a range
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
            if (match := _everywhere(text, words, at, grammar)) is not None:
                at = match.end()
                continue
            if (
                place is None
                and (match := PLACE_BEFORE.match(words, at)) is not None
                and not _is_name(text, match)
            ):
                where = (
                    _zero(text, *match.span("origin")) if match["origin"] else _place(text, *match.span(1))
                )
                place, at = (where, at), match.end()
                continue
            return found[: len(found) if found and negated is None and place is None else 0], at, bool(found)
        name, stop = named
        plain = name.strip("!?")
        if (
            grammar.language.code == "vi"
            and (match := grammar.match("strictly", words, grammar.skip(words, stop))) is not None
        ):
            strictly, stop = True, match.end()
        begin = min(x for x in (at, negated, place[1] if place else None) if x is not None)
        denied = negated is not None
        at, after = stop, _after(text, stop, end, grammar, plain)
        if after is None:
            return found[:group], at, False
        at, told_place, reversed_sense, last = after
        variable, at = _variable(text, at, end) if plain in _IN_A_VARIABLE else ("", at)
        last = max(last, at) if variable else last
        variable = variable or (meant if plain in _IN_A_VARIABLE else "")
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
            found.append(replace(one, trait=replace(one.trait, variable=variable)) if variable else one)
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
            apart = {",", ";", "，", "；"} if sentence and not grammar.spaced else {",", ";", "，", "、"}
            carried = begin_negated and ((sentence and grammar.spaced) or joint not in apart)
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


def _after(
    text: Text, at: int, end: int, grammar: Grammar, name: str
) -> tuple[int, Term | None, bool, int] | None:
    """What follows a property and belongs to it: a place, `everywhere`, a denial, but
    for the variable; None where it is not understood."""
    words = text.words[:end]
    place: Term | None = None
    reverse, last = False, at
    while True:
        at = grammar.skip(words, at, "filler")
        if (more := _INCLUDING.match(words, at)) is not None and last < at + 1 and at > 0 and last != at:
            at = more.end()
        elif (match := grammar.match("denied_after", words, at)) is not None and not reverse:
            reverse, at = True, match.end()
        elif (match := _everywhere(text, words, at, grammar)) is not None:
            at = match.end()
            if (
                words[at : at + 2].strip() == FORMULA
                and r"\mathbb" in text.formulas[words.index(FORMULA, at)].text
            ):
                at = words.index(FORMULA, at) + 1
        elif (bound := _BY.match(words, at)) is not None and grammar.words["by"].match(words, at):
            at = bound.end()
        elif name in _IN_A_VARIABLE and _VARIABLE.match(words, at) and _variable(text, at, end)[0]:
            return at, place, reverse, last
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


_INCLUDING = late(
    rf"""\s*[,，]?\s*(?:including|even|auch|einschließlich|sogar|y\s+compris|incluso|inclusive|incluido|anche|compreso|включая|в\s+том\s+числе\s+и?|kể\s+cả|włącznie\s+z|包括|含)
    \s*(?:(?:at|in|an|bei|en|em|a|в(?:\s+точке)?|tại|w)\s+)?(?:x\s*=\s*[-−±]?\d+(?:[.,]\d+)?|{FORMULA})(?=\s*(?:[.;。；\n]|$))""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that add a place to everywhere: `, including at $x = 0$`."""


_VARIABLE = late(
    rf"""(?:function\s+)?(?:in|of|as\s+a\s+function\s+of|with\s+respect\s+to|von|bezüglich|bzgl\.?|als\s+funktion\s+von|de|en|par\s+rapport\s+à
    |en\s+fonction\s+de|respecto\s+(?:de|a)|em|em\s+relação\s+a|di|rispetto\s+a|от|по|относительно|theo|của|względem)\s+(?P<formula>{FORMULA})(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_LONE = late(r"\s*(?:[A-Za-z]|\\[a-z]{2,7})\s*")


_IN_A_VARIABLE = frozenset({"increasing", "decreasing", "monotonic", "convex", "concave"})
"""Properties of which it may be told in which variable a function has them."""
VARIABLE_BEFORE = late(
    rf"(?P<formula>{FORMULA})\s*(?:について|に関して|に対して|の関数として|에\s*대(?:해|하여)|에\s*관(?:해|하여))\s*|(?:关于|關於|对于|对)\s*(?P<chinese>{FORMULA})\s*(?:是|为)?"
)


def variable_before(text: Text, at: int, end: int) -> tuple[str, int]:
    """The letter in which a property behind is meant, `$p$ について単調減少`; none where none is told."""
    match = VARIABLE_BEFORE.match(text.words[:end], at)
    place = -1 if match is None else max(match.start("formula"), match.start("chinese"))
    formula = text.formulas.get(place)
    if match is None or formula is None or _LONE.fullmatch(formula.text) is None:
        return "", at
    return canonical_name(formula.text) or "", match.end()


def _variable(text: Text, at: int, end: int) -> tuple[str, int]:
    """The letter in which a property is meant, `concave in $p$`, and where the words for it end; none where none is
    told."""
    match = _VARIABLE.match(text.words[:end], at)
    formula = text.formulas.get(match.start("formula")) if match is not None else None
    if match is None or formula is None or _LONE.fullmatch(formula.text) is None:
        return "", at
    return canonical_name(formula.text) or "", match.end()


_LETTERS = late(r"\s*\\?[A-Za-z]+(?:\s*|\s*\(\s*\\?[A-Za-z]+\s*\)\s*(?:=.*)?)$")


def _is_name(text: Text, match: re.Match[str]) -> bool:
    """Whether a formula before a property is no place but what has the property: `$f$ возрастает`."""
    formula = text.formulas.get(match.start(1))
    return (
        formula is not None and match.group().strip() == FORMULA and _LETTERS.match(formula.text) is not None
    )


def _everywhere(text: Text, words: str, at: int, grammar: Grammar) -> re.Match[str] | None:
    r"""Words for the whole line at a place; a preposition is one only before a set such as `\mathbb{R}`."""
    given = _FOR_ALL.match(words, at)
    if given is not None and _ANY_NUMBER.fullmatch(text.formulas[given.start("formula")].text) is not None:
        return given
    match = grammar.match("everywhere", words, at)
    if match is None or match.end() == at:
        return None
    behind = grammar.skip(words, match.end())
    formula = text.formulas.get(behind) if words[behind : behind + 1] == FORMULA else None
    return match if formula is None or re.search(r"\\mathbb|ℝ", formula.text) else None


_FOR_ALL = late(
    rf"""(?:(?:for|at|in)\s+(?:all|every|any|each)\s+(?:real\s+)?(?:numbers?\s+|values?\s+of\s+|inputs?\s+|arguments?\s+)?|für\s+(?:alle|jede[srn]?|beliebige[srn]?)\s+(?:reellen?\s+)?(?:zahl(?:en)?\s+|werte\s+(?:von\s+)?)?
    |(?:pour|en)\s+tou(?:te?s?|s\s+les)\s+(?:réels?\s+|nombres?\s+réels?\s+|valeurs?\s+de\s+)?|(?:para|en|em)\s+(?:todos?(?:\s+(?:los|os))?|cada|cualquier|qualquer)\s+(?:números?\s+)?(?:reale?s?\s+|reais\s+|valor(?:es)?\s+de\s+)?
    |(?:per|in)\s+(?:ogni|tutti\s+(?:gli|i)|qualsiasi|qualunque)\s+(?:numero\s+)?(?:reale\s+|valor[ei]\s+di\s+)?|(?:для|при)\s+(?:всех|любо(?:го|м)|любых|каждо(?:го|м))\s+(?:действительн\w+\s+|вещественн\w+\s+)?(?:числ\w*\s+|значени\w+\s+)?
    |(?:với|tại)\s+(?:mọi|tất\s+cả(?:\s+các)?|bất\s+kỳ)\s+(?:số\s+thực\s+|giá\s+trị(?:\s+của)?\s+)?|dla\s+(?:każde(?:go|j)|wszystkich|dowoln(?:ego|ych))\s+(?:rzeczywist\w+\s+)?(?:liczb\w*\s+)?
    |(?:对于?|對於?)(?:所有|任意|任何|一切|每一?个?)的?(?:实数)?\s*|(?:すべての|全ての|任意の|あらゆる)(?:実数)?\s*|(?:모든|임의의)\s*(?:실수)?\s*)
    (?P<formula>{FORMULA})(?:\s*(?:都|均|に対して|に対し|について|において|で|에\s*대해서?|에\s*대하여|에서))?\s*[,，、]?""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that a property is had at each number, which a letter stands for."""
_ANY_NUMBER = late(
    r"\s*(?:[xyztuvwsr]|\\(?:xi|theta)(?![a-z]))\s*(?:(?:\\in(?![a-z])|∈)\s*(?:\\mathbb\s*\{?\s*R\s*\}?|\\R(?![a-z])|ℝ)\s*)?"
)


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
    for kind in ("pronoun", "function", "output"):
        if (match := grammar.match(kind, words, at)) is not None and match.end() > at:
            at = grammar.skip(words, match.end())
            break
    ahead = at
    denial = grammar.match("negation", words, at)
    behind = grammar.skip(words, denial.end()) if denial is not None else at
    verb = grammar.match("verb", words, behind)
    if verb is not None and verb.end() > behind:
        at, ahead = (at if behind > at else verb.end()), verb.end()
    elif at > start and not grammar.language.free:
        return None
    ahead = grammar.skip(words, ahead, "filler", "strictly", "negation")
    if (placed := PLACE_BEFORE.match(words, ahead)) is not None:
        ahead = grammar.skip(words, placed.end(), "filler", "strictly", "negation")
    if grammar.trait(words, ahead) is None and grammar.trait(words, grammar.skip(words, at)) is None:
        return None
    return at
