r"""Probabilities of events that follow from those told before in the same passage: with $P(A) = 0.4$, $P(B) = 0.5$ and
the word *independent*, $P(A \cap B) = 0.2$. Says how each is worked out, and works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.shape import shape
from vaultproof.note import Note
from vaultproof.problems import of_another_problem
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_LETTER = r"[A-DF-OQ-Z]"
_WORD = (
    r"(?:\\(?:text|mathrm)\s*\{\s*[^\W\d_][^{}|,=<>]{0,30}\}"
    r"|(?![A-Z]{2}(?!\w))[^\W\d_]{2,20}(?:\s[^\W\d_]{2,20})?|[+−-])"
)
"""An event with a name of its own: `P(\\text{spam})`, `P(defect)`, `P(+)`."""
_BARRED = (
    rf"(?:\\(?:overline|bar|neg|lnot)\s*\{{?\s*(?:{_LETTER}|{_WORD})\s*\}}?|¬\s*(?:{_LETTER}|{_WORD})"
    rf"|{_LETTER}\s*(?:\^\s*\{{?\s*(?:c|C|\\complement|\\prime)\s*\}}?|['′]))"
)
_ONE = rf"(?:{_BARRED}|{_LETTER}(?!\w)|{_WORD}|{_LETTER})"
_CALL = late(
    rf"\s*(?:\\(?:mathbb|mathrm|text|operatorname)\s*\{{\s*(?:P|Pr)\s*\}}|\\Pr|\\mathbb\s*P|Pr|P|p)\s*(?:\\left\s*)?[(\[]\s*"
    rf"(?P<first>{_ONE})\s*(?:(?P<sign>\\cap|∩|\\cup|∪|,|\\wedge|\\land|\\vee|\\lor|\\mid|\\vert|\||)\s*(?P<second>{_ONE}))?\s*(?:\\right\s*)?[)\]]\s*"
)
_BOTH = frozenset({r"\cap", "∩", ",", r"\wedge", r"\land", ""})
_EITHER = frozenset({r"\cup", "∪", r"\vee", r"\lor"})
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})
_INDEPENDENT = Spotted(
    r"""\bindepend\w*|\bunabhängig\w*|\bindépendan\w*|\bindependient\w*|\bindipendent\w*|\bнезависим\w*|\bđộc\s+lập|\bniezależn\w*|\bbağımsız\w*|独立|獨立|독립|स्वतंत्र""",
    re.IGNORECASE | re.VERBOSE,
)
_DISJOINT = Spotted(
    r"""\bmutually\s+exclusive|\bdisjoint\w*|\bdisjunkt\w*|\bunvereinbar\w*|\bincompatible\w*|\bdisjoint\w*|\bmutuamente\s+ex\w+|\bdisjunt\w*|\bincompatibili|\bнесовместн\w*|\bxung\s+khắc
    |\brozłączn\w*|\bayrık\w*|互斥|互不相容|排反|배반""",
    re.IGNORECASE | re.VERBOSE,
)
_DENIED = late(
    r"(?<!\w)(?:not|nicht|keine|pas|no|não|non|не|không|nie|değil\w*|whether|if\s+and\s+only|check|test|prüf\w*|если|dependent)(?!\w)|不|不是|非|ではない|아니|是否",
    re.IGNORECASE,
)
_PARAGRAPH = late(r"\n[ \t>]*\n")
_ROW = late(r"\n[ \t>]*\|")
"""The beginning of a row of a table, which tells of a thing of its own."""
_REACH = 500
Event = frozenset[str]


@dataclass(slots=True)
class _Given:
    """What a passage has told of some events so far: values by what is asked, where it began, and where it ends."""

    values: dict[str, str] = field(default_factory=dict)
    start: int = -1
    end: int = -1


def event_claims(
    note: Note, statements: Iterable[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """Each probability that follows from those that stand shortly before it."""
    given = _Given()
    text = note.source.text
    for one in statements:
        match = _CALL.fullmatch(one.terms[0].text) if one.relations else None
        stated = next((term for term in one.terms[1:] if shape(term).numeric), None)
        if match is None or stated is None or any(sign not in _EQUALITIES for sign in one.relations):
            continue
        start = one.terms[0].passage.whole.start
        if given.start < 0 or start - given.end > _REACH or _is_apart(text, given, start):
            given = _Given(start=start, end=start)
        asked = _asked(match)
        if (
            not _JOINING & set(asked)
            and given.values.get(asked, f"({_escaped(stated.text.strip())})")
            != f"({_escaped(stated.text.strip())})"
        ):
            given = _Given(start=start, end=start)
        said = _said(text, given.start, start, asked)
        certain = _worked_out(asked, given.values, said)
        worked = certain or _worked_out(asked, given.values, said, shared=True)
        if worked is not None and stated is one.terms[1]:
            claim = replace_left(one, worked, stated, doubts)
            yield (
                claim if certain or said == "disjoint" else replace(claim, doubt=claim.doubt or _MAY_OVERLAP)
            )
        elif worked is None and asked in given.values:
            given = _Given(start=start)
        given.values.setdefault(asked, f"({_escaped(stated.text.strip())})")
        given.end = one.terms[-1].passage.whole.end


def _escaped(number: str) -> str:
    """A number with its sign of percent as in LaTeX."""
    return re.sub(r"(?<!\\)\s*%", r"\\%", number)


def replace_left(statement: Statement, worked: str, stated: Term, doubts: Mapping[int, str]) -> Equation:
    """The claim that a term worked out from what is given has the value stated."""
    claim = equation(statement, "arithmetic", 0)
    start = statement.terms[0].passage.whole.start
    return Equation(
        path=claim.path,
        span=claim.span,
        kind=claim.kind,
        text=claim.text,
        scope=claim.scope,
        left=Term(Passage(worked, ((0, start),)), Syntax.LATEX),
        relation=statement.relations[0],
        right=stated,
        doubt=doubts.get(statement.scope) or statement.around.doubt_of_numbers,
    )


def _is_apart(text: str, given: _Given, start: int) -> bool:
    """Whether what stands at a place is told of other events than those before."""
    between = text[given.end : start]
    return (
        "\n#" in between
        or _ROW.search(between) is not None
        or len(_PARAGRAPH.findall(between)) > 2
        or of_another_problem(text, given.start, start)
    )


def _said(text: str, start: int, end: int, asked: str) -> str | None:
    """Whether the events are told to be independent or disjoint, around the first of them or behind it."""
    first = max(text.rfind("\n\n", 0, start), text.rfind("\n#", 0, start), start - _REACH, 0)
    found = []
    for name, pattern in (("independent", _INDEPENDENT), ("disjoint", _DISJOINT)):
        for match in pattern.finditer(text[first:end]):
            around = text[max(first, first + match.start() - 40) : first + match.end() + 12]
            sentence = _sentence(text, first + match.start(), first)
            told = set(_EVENTS.findall(sentence))
            others = len(told) > 1 and not set(re.findall(r"\w", asked)) <= told
            unclear = len(told) > _PAIR and name != "disjoint" and _ALL.search(sentence) is None
            found.append("" if _DENIED.search(around) or others or unclear else name)
    return found[0] if len(set(found)) == 1 else None


_EVENTS = late(rf"(?<![A-Za-z\\])(?:{_LETTER})(?![A-Za-z])")
_ALL = late(
    r"(?<!\w)(?:mutually|all|pairwise|paarweise|alle|mutuellement|tous|mutuamente|todos|tutti|попарно|совокупности|đôi\s+một)(?!\w)|相互|两两",
    re.IGNORECASE,
)
_PAIR = 2
_STOP = late(r"[.!?;](?=\s)|[。！？；।\n]")


def _sentence(text: str, at: int, first: int) -> str:
    """The sentence around a place."""
    start = max((found.end() for found in _STOP.finditer(text, first, at)), default=first)
    stop = _STOP.search(text, at)
    return text[start : stop.start() if stop else len(text)]


_JOINING = frozenset("&∪|")


def _asked(match: re.Match[str]) -> str:
    first, second = _event(match["first"]), _event(match["second"]) if match["second"] else ""
    if not second:
        return first
    if match["sign"] in _BOTH:
        return "&".join(sorted((first, second)))
    if match["sign"] in _EITHER:
        return "∪".join(sorted((first, second)))
    return f"{first}|{second}"


def _event(written: str) -> str:
    """The letter or word of an event, with a mark where it is the opposite one; what is negative is the opposite of
    what is positive."""
    written = written.strip()
    if written in {"-", "−", "+"}:
        return "+" if written == "+" else "~+"
    if _NAMED.fullmatch(written) is not None:
        return _PLAINLY.sub(" ", written).strip().casefold()
    denied = _DENYING.match(written)
    if denied is not None and _NAMED.fullmatch(inner := written[denied.end() :].strip(" {}")) is not None:
        return _opposite(_event(inner))
    letter = re.findall(_LETTER, re.sub(r"\\[a-z]+|\^\s*\{?\s*C", "~", written))[0]
    return letter if written == letter else f"~{letter}"


_NAMED = late(_WORD)
_PLAINLY = late(r"\\(?:text|mathrm)|[{}]|\s+")
_DENYING = late(r"\\(?:overline|bar|neg|lnot)(?![A-Za-z])\s*\{?|¬")


def _opposite(event: str) -> str:
    return event[1:] if event.startswith("~") else f"~{event}"


def _worked_out(
    asked: str, values: Mapping[str, str], said: str | None, *, shared: bool = False
) -> str | None:
    """The term for what is asked, in what is given; causes whose probabilities make one may be all there are if they
    are `shared` so."""
    if "&" in asked:
        return _both(asked, values, said)
    if "∪" in asked:
        first, second = asked.split("∪")
        both = values.get(f"{first}&{second}") or _both(f"{first}&{second}", values, said)
        one, other = (_single(event, values) for event in (first, second))
        return f"{one} + {other} - ({both})" if both and one and other else None
    if "|" in asked:
        return _under(asked, values, said, shared=shared)
    opposite = values.get(_opposite(asked))
    if opposite:
        return f"1 - {opposite}"
    if (total := _total(asked, values, shared=shared)) is not None:
        return total
    other = _total(_opposite(asked), values, shared=shared)
    return f"1 - ({other})" if other else None


def _likelihood(event: str, cause: str, values: Mapping[str, str]) -> str | None:
    """The probability of an event under a cause, as it is given or as the opposite one is."""
    if (given := values.get(f"{event}|{cause}")) is not None:
        return given
    opposite = values.get(f"{_opposite(event)}|{cause}")
    return f"(1 - {opposite})" if opposite else None


_MAY_OVERLAP = "the causes may not exclude one another, though their probabilities make one"


def _total(event: str, values: Mapping[str, str], *, shared: bool) -> str | None:
    """The law of total probability: over a cause and its opposite, or over causes whose probabilities make one."""
    causes = list(
        dict.fromkeys(
            one.partition("|")[2]
            for one in values
            if "|" in one and one.partition("|")[0] in {event, _opposite(event)}
        )
    )
    for cause in causes:
        under, beside = (_likelihood(event, one, values) for one in (cause, _opposite(cause)))
        whole, rest = (_single(one, values) for one in (cause, _opposite(cause)))
        if under and beside and whole and rest:
            return rf"{under} \cdot {whole} + {beside} \cdot {rest}"
    parts = [(_likelihood(event, one, values), values.get(one)) for one in causes]
    if not shared or len(parts) < _PAIR or not all(under and whole for under, whole in parts):
        return None
    sizes = [_number(whole or "") for _, whole in parts]
    if any(one is None for one in sizes) or sum(one for one in sizes if one is not None) != 1:
        return None
    return " + ".join(rf"{under} \cdot {whole}" for under, whole in parts)


_FRACTION = late(r"\\[dt]?frac\s*\{?\s*(\d+)\s*\}?\s*\{?\s*(\d+)\s*\}?|(\d+)\s*/\s*(\d+)")


def _number(written: str) -> Fraction | None:
    """The number that is given in brackets, if it is one alone."""
    text = written.strip("() $").replace("{,}", ".").replace(",", ".")
    if (match := _FRACTION.fullmatch(text)) is not None:
        over, under = (int(one) for one in match.groups() if one)
        return Fraction(over, under) if under else None
    percent = text.removesuffix("%").removesuffix("\\").strip()
    try:
        return Fraction(percent) / (100 if percent != text else 1)
    except ValueError:
        return None


def _single(event: str, values: Mapping[str, str]) -> str | None:
    if event in values:
        return values[event]
    opposite = values.get(_opposite(event))
    return f"(1 - {opposite})" if opposite else None


def _both(asked: str, values: Mapping[str, str], said: str | None) -> str | None:
    first, second = asked.split("&")
    for event, under in ((first, second), (second, first)):
        if (part := values.get(f"{event}|{under}")) and (whole := _single(under, values)):
            return rf"{part} \cdot {whole}"
    one, other = (_single(event, values) for event in (first, second))
    if not one or not other:
        return None
    if said == "disjoint" and "~" not in asked:
        return "0"
    if said == "independent":
        return rf"{one} \cdot {other}"
    union = values.get(f"{first}∪{second}")
    return f"{one} + {other} - {union}" if union else None


def _under(asked: str, values: Mapping[str, str], said: str | None, *, shared: bool) -> str | None:
    event, under = asked.split("|")
    opposite = values.get(f"{_opposite(event)}|{under}")
    if opposite:
        return f"1 - {opposite}"
    whole = _single(under, values)
    name = "&".join(sorted((event, under)))
    if (both := values.get(name)) and whole:
        return rf"\frac{{{both}}}{{{whole}}}"
    both, total = _both(name, values, said), _total(under, values, shared=shared)
    if both and (total or whole):
        return rf"\frac{{{both}}}{{{total or whole}}}"
    likely, prior = _likelihood(under, event, values), _single(event, values)
    return (
        rf"\frac{{{likely} \cdot {prior}}}{{{total or whole}}}"
        if likely and prior and (total or whole)
        else None
    )
