r"""Chances told in words of a variable whose distribution the note names before: with `X \sim \text{Bin}(8, 0.6)`, or
eight tosses of a coin, “the probability of exactly five heads is 0.279”; “values above 186 have probability 2.3%”.

Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from vaultproof.claim import Equation, Syntax, Term
from vaultproof.extract.doubts.set_anew import (
    SPELT,
    is_altered,
    is_of_another_time,
    is_set_anew,
    may_be_altered,
)
from vaultproof.extract.probability.distributed import (
    DISTRIBUTED,
    LAWS,
    OF_ROUNDED,
    SUPPOSED,
    Law,
    declared_laws,
    is_beside_another,
    terms_of,
    unique,
    variants_of,
    with_values,
)
from vaultproof.extract.probability.distribution_words import MOMENT
from vaultproof.extract.probability.drawn import NOUN, events_told
from vaultproof.extract.probability.event_words import (
    CONDITION,
    DENIED,
    FAILED,
    KNOWN,
    NUMBER,
    how_often,
    is_known,
    is_quantified,
    taken,
)
from vaultproof.extract.probability.told_moments import is_told_more
from vaultproof.extract.probability.told_trials import BIASED
from vaultproof.extract.told import NumberText, Told, claim_told, sentence_start
from vaultproof.note import Note, ScopeKind
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_MAY_TELL = Spotted(
    r"probab|chance|wahrscheinl|вероятност|xác\s+suất|prawdopod|概率|機率|確率|확률", re.IGNORECASE
)
_COUNTS = frozenset({"binomial", "poisson", "geometric"})
_MEASURED = frozenset({"normal", "uniform", "exponential"})
_N = r"[-−]?\d+(?:(?:[.,]|\{,\})\d+)?"
_BETWEEN = rf"""
    (?:between|zwischen|entre|tra|fra|между|giữa|między|from|von|de|da|от|от|từ)\s+(?P<low>{_N})\s*[^\W\d_%]{{0,6}}\s*(?:and
    |to|und|bis|et|à|y|e|a|и|до|và|đến|i|do)\s+(?P<high>{_N})
    |(?:interval|intervall|intervalle|intervalo|intervallo|интервал\w*|khoảng|przedzia\w+|区间|区間|구간)\s*[\[(\]]\s*(?P<low2>{_N})\s*[,;]\s*(?P<high2>{_N})\s*[\])\[]
    |(?P<low3>{_N})\s*(?:から|到|至|~|〜|에서)\s*(?P<high3>{_N})"""
_ABOVE = rf"""(?:more|greater|larger|longer|higher|taller)\s+than\s+(?P<n>{_N})|(?:above|over|exceed\w*
    |at\s+least)\s+(?P<n2>{_N})|(?:mehr|größer|länger|höher)\s+als\s+(?P<n3>{_N})|(?:über|mindestens)\s+(?P<n4>{_N})
    |(?:plus\s+de|supérieure?\s+à|dépass\w+|au\s+moins)\s+(?P<n5>{_N})
    |(?:más\s+de|mayor\s+(?:que|a|de)|super\w+\s+(?:los\s+)?|al\s+menos)\s*(?P<n6>{_N})|(?:mais\s+(?:do\s+)?(?:que
    |de)|maior\s+(?:do\s+)?que|acima\s+de|passar\s+de|pelo\s+menos|superior\s+a)\s+(?P<n7>{_N})|(?:più\s+di
    |maggiore\s+di|superiore\s+a|almeno)\s+(?P<n8>{_N})
    |(?:больше|более|выше|превы\w+|не\s+менее)\s+(?P<n9>{_N})|(?:lớn\s+hơn|nhiều\s+hơn|hơn|trên|ít\s+nhất
    |vượt(?:\s+quá)?)\s+(?P<n10>{_N})|(?:więcej\s+niż|powyżej|większ\w+\s+niż)\s+(?P<n11>{_N})|(?:大于
    |超过|高于)\s*(?P<n12>{_N})|(?P<n13>{_N})\s*\S{{0,3}}?\s*(?:以上|を超える|より大き\w+|이상|초과|보다\s*(?:큰|클))"""
_BELOW = rf"""(?:less|smaller|shorter|lower|fewer)\s+than\s+(?P<n>{_N})|(?:below|under|at\s+most)\s+(?P<n2>{_N})
    |(?:weniger|kleiner|kürzer|niedriger)\s+als\s+(?P<n3>{_N})|(?:unter|höchstens)\s+(?P<n4>{_N})
    |(?:moins\s+de|inférieure?\s+à|au\s+plus)\s+(?P<n5>{_N})
    |(?:menos\s+de|menor\s+(?:que|a|de)|inferior\s+a|como\s+máximo)\s*(?P<n6>{_N})|(?:menos\s+(?:do\s+)?(?:que
    |de)|menor\s+(?:do\s+)?que|abaixo\s+de|no\s+máximo)\s+(?P<n7>{_N})|(?:meno\s+di|minore\s+di|inferiore\s+a
    |al\s+massimo)\s+(?P<n8>{_N})
    |(?:меньше|менее|ниже|не\s+более)\s+(?P<n9>{_N})|(?:nhỏ\s+hơn|ít\s+hơn|dưới|thấp\s+hơn|nhiều\s+nhất)\s+(?P<n10>{_N})
    |(?:mniej\s+niż|poniżej|mniejsz\w+\s+niż)\s+(?P<n11>{_N})|(?:小于|低于|不超过)\s*(?P<n12>{_N})|(?P<n13>{_N})\s*\S{{0,3}}?\s*(?:以下
    |未満|より小さ\w+|이하|미만|보다\s*(?:작|적))"""
_GIVEN = late(
    r"(?<!\w)(?:given|if|knowing|provided|once|gegeben|falls|wenn|bedingung|sachant|si|sabiendo|dado|dada|sabendo|sapendo|dat[oa]|se|если|условии|известно|biết|nếu|khi|jeśli|pod\s+warunkiem)(?!\w)|如果|已知|若|条件|もし|とき|조건|만약",
    re.IGNORECASE,
)
"""Words of a condition before a chance."""
_BEHIND = late(
    r"(?<!\w)(?:given|if|when|for|with|once|gegeben|falls|wenn|für|bei|mit|sachant|si|quand|pour|avec|sabiendo|dado|para|con|cuando|sabendo|com|quando|sapendo|se|per|если|при|для|biết|nếu|với|khi|jeśli|dla|przy)(?!\w)|如果|已知",
    re.IGNORECASE,
)
"""Words of a condition, or of another distribution, behind a chance."""
_ENDS = late(r"[.!?;](?=\s)|[。！？；]|\n\s*\n")
_MORE = late(rf"(?<![\w.,])(?:{NUMBER})(?!\w)", re.IGNORECASE)
_PART = late(
    r"(?<!\w)(?:half|quarter|double|twice|halbe\w*|viertel\w*|doppel\w*|demi\w*|quart|medi[oa]|cuarto|mei[oa]|quarto|mezz[oa]\w*|пол\w*|четверть|nửa|pół\w*|kwadrans)(?!\w)|半|절반",
    re.IGNORECASE,
)
"""Words for a part of a stretch of time."""
_FAR = 700
_UNIT = late(r"(?<=\d)\s*[^\W\d_]{1,4}\b")


def law_events(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each chance of so many successes, or of a value in a stretch, that words tell of the variable declared last."""
    source = note.source.text
    if not _MAY_TELL.may_match(source):
        return
    declared = declared_laws(note)
    for one in texts if declared else ():
        for noun in NOUN.finditer(one.plain):
            for found in events_told(one.plain, noun):
                claim = _claim(note, one, declared, found, doubts)
                yield from (claim,) if claim is not None else ()


def _claim(
    note: Note,
    one: NumberText,
    declared: Sequence[tuple[str | None, Law]],
    found: tuple[str, Told, re.Match[str], bool],
    doubts: Mapping[int, str],
) -> Equation | None:
    """The claim that an event has a chance."""
    event, told, whole, chained = found
    first, source = one.block.span.start, note.source.text
    law = _law_before(note, declared, first + whole.start(), one.block.scope)
    wanted = _wanted(law, event) if law is not None else None
    terms = tuple(unique(terms_of(law, wanted[0]))) if law is not None and wanted is not None else ()
    if law is None or wanted is None or not terms:
        return None
    claim = claim_told(note, one.block, whole, terms[0], told, doubts)
    if chained:
        span = replace(claim.span, end=first + whole.end())
        claim = replace(claim, span=span, text=f"{whole.group()} {whole.string[told.start : told.end]}")
    variants = [Term(Passage(term, claim.left.passage.anchors), Syntax.LATEX) for term in terms]
    place = first + whole.start()
    sentence = first + sentence_start(one.plain, whole.start())
    setting = source[max(0, law.start - 200) : max(law.end, min(law.end + 120, sentence))]
    unsure = (
        CONDITION.search(event) is not None
        or MOMENT.search(event) is not None
        or is_of_another_time(law.kind, event, setting)
        or not is_known(_unit_of(setting, _UNIT.sub(" ", wanted[1])), setting)
        or _GIVEN.search(source, max(law.end, sentence), place) is not None
        or _BEHIND.search(one.plain[told.end : _stop(one.plain, told.end)]) is not None
        or _tells_more(source[law.end : place], measured=law.kind in _MEASURED)
        or _is_beyond(law, wanted[0])
        or law.unsure
        or is_told_more(law, source, place)
        or (law.kind == "poisson" and _PART.search(event) is not None)
        or _may_be_another(declared, law, source, place)
    )
    claim = replace(
        claim.loosely(SUPPOSED if unsure else None),
        kind=DISTRIBUTED,
        left=variants[0],
        given=variants_of(law, variants),
    )
    altered = not law.tried and may_be_altered(source[: law.end], source[law.end : place])
    doubt = claim.doubt or (SUPPOSED if altered else None) or (OF_ROUNDED if law.rounded else None)
    return replace(claim, doubt=doubt)


def _unit_of(setting: str, event: str) -> str:
    """The event without its unit of time, where the setting names no other."""
    units = {one.lastgroup for one in SPELT.finditer(setting)}
    return SPELT.sub(lambda one: one.group() if units - {one.lastgroup} else " ", event)


def _is_beyond(law: Law, wanted: tuple[str, ...]) -> bool:
    """Whether more successes are told of than there are trials, which may be those of several people."""
    most = wanted[-1]
    return (
        law.kind == "binomial"
        and law.arguments[0].isdigit()
        and most.isdigit()
        and int(most) > int(law.arguments[0])
    )


def _stop(text: str, at: int) -> int:
    """Where a sentence ends."""
    stop = _ENDS.search(text, at)
    return stop.start() if stop is not None else len(text)


def _tells_more(between: str, *, measured: bool) -> bool:
    """Whether a whole sentence behind a distribution, that tells no chance, tells numbers or what came first; means of
    what is counted are told with a number as well."""
    starts = [one.end() for one in _ENDS.finditer(between)]
    return any(
        NOUN.search(sentence) is None and (_MORE.search(sentence) or KNOWN.search(sentence)) is not None
        for sentence in (between[start:stop] for start, stop in pairwise(starts))
        if measured or MOMENT.search(sentence) is None
    )


def _may_be_another(declared: Sequence[tuple[str | None, Law]], law: Law, source: str, place: int) -> bool:
    """Whether something else may be drawn at a place: another distribution is told of behind the one declared last, or
    in its sentence, or that is given other parameters."""
    between = source[law.end : place]
    if LAWS.search(between) or BIASED.search(between) or is_altered(between):
        return True
    if is_set_anew(law.kind, law.arguments, between):
        return True
    return is_beside_another(declared, law, source)


def _law_before(note: Note, declared: Sequence[tuple[str | None, Law]], place: int, scope: int) -> Law | None:
    """The distribution declared last before a place in its section."""
    before = [law for _, law in declared if law.end <= place]
    if not before or place - before[-1].end > _FAR:
        return None
    law = with_values(note, before[-1], place)
    kinds = (ScopeKind.SECTION, ScopeKind.NOTE)
    section = next(at for at in note.scope_chain(law.scope) if note.scopes[at].kind in kinds)
    return law if law.arguments and section in note.scope_chain(scope) else None


def _wanted(law: Law, event: str) -> tuple[tuple[str, ...], str] | None:
    """The bounds that an event tells, and what is left of its words; None where it tells none."""
    event = re.sub(r"[*_$`]|\\[,;!]", " ", event)
    if law.kind in _MEASURED:
        return _stretch(event)
    if law.kind not in _COUNTS:
        return None
    if FAILED.search(re.sub(r"не\s+(?:менее|более|меньше|больше)", "", event)) and law.arguments[-1:] != (
        r"\frac{1}{2}",
    ):
        often = how_often(event)
        if often is None or FAILED.search(often.rest):
            return None
    often = how_often(event)
    if often is None or not often.spoken or often.denied:
        return None
    if _PLACED.search(event) is not None and not is_quantified(event):
        return None
    if often.every:
        return (("event", "=", law.arguments[0]), often.rest) if law.kind == "binomial" else None
    if re.search(r"\d", often.rest):
        return None
    if often.most is None:
        return ("event", "≥", str(often.least)), often.rest
    if often.least == often.most:
        rest = DENIED.sub(" ", often.rest) if often.most == 0 else often.rest
        return ("event", "=", str(often.most)), rest
    return ("event", "≤", str(often.most)), often.rest


_PLACED = late(r"[^\W\d_]\s{1,3}\d{1,3}\W{0,9}\Z")
"""A number that ends an event, with a word before it that it may be the number of."""


def _stretch(event: str) -> tuple[tuple[str, ...], str] | None:
    """The stretch of values that an event tells."""
    found, rest = taken(event, _BETWEEN)
    if found is not None:
        low, high = [value for value in found.groups() if value]
        bounds: tuple[str, ...] = ("event", "≤", _plain(low), "≤", _plain(high))
        return None if re.search(r"\d", rest) else (bounds, rest)
    for sign, words in (("≤", _BELOW), ("≥", _ABOVE)):
        found, rest = taken(event, words)
        if found is not None:
            number = next(value for value in found.groups() if value)
            unlike = re.search(r"\d", rest) or DENIED.search(rest)
            return None if unlike else (("event", sign, _plain(number)), rest)
    return None


def _plain(number: str) -> str:
    whole, _, places = re.sub(r"\{,\}|,", ".", number.replace("−", "-")).partition(".")
    return rf"\frac{{{whole}{places}}}{{{10 ** len(places)}}}" if places else whole
