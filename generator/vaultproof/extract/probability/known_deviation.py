r"""What a note tells of a mean whose deviation is known, where it tells $n$, $\bar x$ and $\sigma$ once each before it:
a confidence interval, “95 % CI: [94.12, 105.88]”; and the p-value of a `z` that it works out, where it says how many
sides the test has. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.probability.distributed import DISTRIBUTED, VARIANT
from vaultproof.extract.told import NumberText, Told, claim_told, latex, sentence_start, told_value
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_N = r"\d{1,9}(?:(?:[.,]|\{,\})\d{1,9})?"
_ENDS = r"(?![\w^]|[.,]\d|\{,\}|\s{0,2}[-+*/·]\s?\d)"
_GIVEN = {
    "n": late(rf"(?<![A-Za-z\\_])n\s{{0,2}}=\s{{0,2}}(?P<v>\d{{1,7}}){_ENDS}"),
    "mean": late(
        rf"(?:\\(?:bar|overline)\s{{0,2}}\{{?\s{{0,2}}[xX]\s{{0,2}}\}}?|[xX][̄̅])\s{{0,2}}(?:=|≈|\\approx)\s{{0,2}}(?P<v>{_N}){_ENDS}"
    ),
    "deviation": late(rf"(?<![A-Za-z_])(?:\\sigma|σ)\s{{0,2}}=\s{{0,2}}(?P<v>{_N}){_ENDS}"),
}
_INTERVAL = Spotted(
    r"""(?:confidence\s+interval|(?<![A-Za-z])CI(?![A-Za-z])|konfidenzintervall|vertrauensintervall|(?<![A-Za-z])KI(?![A-Za-z])|intervalle\s+de\s+confiance|(?<![A-Za-z])IC(?![A-Za-z])|intervalo\s+de\s+confian[zç]a|intervallo\s+di\s+confidenza|доверительн\w+\s+интервал\w*
    |khoảng\s+tin\s+cậy|(?<![A-Za-z])KTC(?![A-Za-z])|przedział\s+ufności|置信区间|信頼区間|신뢰\s?구간)""",
    re.IGNORECASE | re.VERBOSE,
)
_LEVEL = late(r"(?<![\d.,])(?P<level>90|95|98|99|99[.,]9)\s{0,2}\\?[-‐‑]?\s?[%％]")
_PAIR = late(
    rf"(?P<open>[\[(])\s{{0,3}}(?P<low>[-−]?{_N})\s{{0,3}}(?:;|,(?=[\s\\])|,(?=\d{{1,9}}\.\d)|bis|to|…)\s{{0,3}}\\?\s{{0,3}}(?P<high>[-−]?{_N})\s{{0,3}}[\])]"
)
_QUANTILES = {
    "90": ("1.644853626951", "1.645", "1.64", "1.65"),
    "95": ("1.959963984540", "1.96"),
    "98": ("2.326347874041", "2.33", "2.326"),
    "99": ("2.575829303549", "2.576", "2.58"),
    "99.9": ("3.290526731492", "3.29"),
}
_REACH = 1500
_GAP = 60
_STUDENT = late(
    r"(?<![A-Za-z\\])t\s{0,2}(?:_|=|-|\()|student|(?<![A-Za-z\\])s\s{0,2}=|unknown|unbekannt|inconnu|desconocid|desconhecid|неизвестн|chưa\s+biết|nieznan|未知|모르",
    re.IGNORECASE,
)
"""Words of a deviation that is not known, by which another distribution is meant."""
_OTHER = late(
    r"(?<!\w)(?:instead|with(?:out)?\s+n|if|would|wrong\w*|another|second|proportion|difference|predict\w*|median|wenn|würde|anteil|differenz|prognose\w*|zweite\w*|si|proportion|différence|serait|proporción|diferencia|sería|proporção|diferença|se|proporzione|differenza|если|доли|разност\w+|nếu|tỉ\s+lệ|jeśli|proporcj\w+|różnic\w+)(?!\w)|如果|若|比例|差|もし|比率|비율|만약",
    re.IGNORECASE,
)
_P_VALUE = Spotted(
    r"(?<![A-Za-z])p\s?[-‐‑–\s]?(?:values?|wert|valor|valore|значение|값|値|值)(?![A-Za-z])|valeur\s?-?p(?![A-Za-z])|valore\s?-?p(?![A-Za-z])|valor\s?-?p(?![A-Za-z])|wartość\s?-?p(?![A-Za-z])|giá\s+trị\s?-?p(?![A-Za-z])|p-значение",
    re.IGNORECASE,
)
_Z = late(
    rf"(?<![A-Za-z\\_])[zZ]\s{{0,2}}=[^$\n]{{0,120}}?(?:=|≈|\\approx)?\s{{0,3}}(?P<v>[-−]?{_N})\s{{0,3}}(?:\$|\n|[.,;)](?!\d)|\Z)"
)
_TWO = late(
    r"two[-\s]?(?:sided|tailed)|(?:zwei|beid)seitig|bilat[eé]ral|bilateral|dos\s+colas|duas\s+caudas|bicaudal|due\s+code|двусторонн|hai\s+(?:phía|đuôi)|dwustronn|双侧|双尾|両側|양측|\\ne(?:q)?(?![a-z])|≠",
    re.IGNORECASE,
)
_ONE = late(
    r"one[-\s]?(?:sided|tailed)|einseitig|unilat[eé]ral|unilateral|una\s+cola|uma\s+cauda|monocaudal|una\s+coda|односторонн|một\s+(?:phía|đuôi)|jednostronn|单侧|单尾|片側|단측|H_\{?1\}?\s{0,2}:[^$\n]{0,40}[<>]",
    re.IGNORECASE,
)


def known_deviations(
    note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The ends of confidence intervals of a mean, and p-values of a `z`."""
    source = note.source.text
    intervals, values = _INTERVAL.may_match(source), _P_VALUE.may_match(source)
    for one in texts if intervals or values else ():
        for name in _INTERVAL.finditer(one.plain) if intervals else ():
            yield from _ends(note, one, name, doubts)
        for name in _P_VALUE.finditer(one.plain) if values else ():
            yield from _value(note, one, name, doubts)


def _ends(note: Note, one: NumberText, name: re.Match[str], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The two ends of an interval that stands behind its name and level."""
    text = one.plain
    start = sentence_start(text, name.start())
    pair = _PAIR.search(text, name.end(), name.end() + 2 * _GAP)
    level = _LEVEL.search(text, max(start, name.start() - _GAP), pair.start() if pair is not None else 0)
    place = one.block.span.start + name.start()
    told = _told(note.source.text, place) if pair is not None and level is not None else None
    if pair is None or level is None or told is None or re.search(r"[\n=]", text[name.end() : pair.start()]):
        return
    sentence = text[start : pair.end()]
    if _OTHER.search(sentence) is not None or len(_LEVEL.findall(sentence)) != 1:
        return
    error = rf"\frac{{{told['deviation']}}}{{\sqrt{{{told['n']}}}}}"
    for end, sign in (("low", "-"), ("high", "+")):
        terms = [
            f"{told['mean']} {sign} {z} \\cdot {error}" for z in _QUANTILES[level["level"].replace(",", ".")]
        ]
        whole = re.compile(r"(?s).+").match(text, *pair.span(end))
        if whole is not None:
            told_end = Told(*pair.span(end), Relation.APPROXIMATE)
            claim = claim_told(note, one.block, whole, terms[0], told_end, doubts)
            yield _with_variants(claim, terms)


def _told(source: str, place: int) -> dict[str, str] | None:
    """The number of data, their mean and the known deviation, as the section before a place tells them, each once."""
    first = max(source.rfind("\n#", 0, place), place - _REACH, 0)
    section = source[first:place].replace("$", " ").replace("\\,", "").replace("*", " ")
    if _STUDENT.search(section) is not None:
        return None
    found = {}
    for name, pattern in _GIVEN.items():
        values = {latex(one["v"]) for one in pattern.finditer(section)}
        if len(values) != 1:
            return None
        found[name] = values.pop()
    return found


def _value(note: Note, one: NumberText, name: re.Match[str], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The p-value of the `z` that the section before it works out."""
    source, place = note.source.text, one.block.span.start + name.start()
    told = told_value(one.plain, name.end())
    first = max(source.rfind("\n#", 0, place), place - _REACH, 0)
    section = source[first:place]
    numbers = {latex(found["v"]) for found in _Z.finditer(section)}
    two, one_side = _TWO.search(section) is not None, _ONE.search(section) is not None
    if told is None or len(numbers) != 1 or two is one_side:
        return
    start = sentence_start(one.plain, name.start())
    if _OTHER.search(one.plain, start, told.end) is not None:
        return
    z = numbers.pop()
    outside = rf"1 - \operatorname{{erf}}\left(\frac{{\left|{z}\right|}}{{\sqrt{{2}}}}\right)"
    term = outside if two else rf"\frac{{{outside}}}{{2}}"
    yield _with_variants(claim_told(note, one.block, name, term, told, doubts), [term])


def _with_variants(claim: Equation, terms: Sequence[str]) -> Equation:
    """A claim with its terms: the exact one, and those by which people round a quantile."""
    start = claim.span.start
    given = tuple(
        (f"{VARIANT}{at}", Term(Passage(term, ((0, start),)), Syntax.LATEX)) for at, term in enumerate(terms)
    )
    return replace(claim, kind=DISTRIBUTED, given=given)
