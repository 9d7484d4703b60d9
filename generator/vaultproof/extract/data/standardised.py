r"""Values less their mean, divided by their deviation, as a note defines them, `\hat x_i = \frac{x_i - \mu}{\sigma}`,
and what is made of these, `y_i = \gamma \hat x_i + \beta`: the means and variances that words tell of them.

Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.language.clauses import Running, sentences
from vaultproof.extract.probability.law_words import OTHER, Lexicon, Word
from vaultproof.extract.probability.told_orders import TOLD_LAW, doubt_of_sentence, excepts, place_of
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Signs, Spotted, late

MOMENT = "moment of standardised values"
"""The first word of the lead of a claim about a mean or variance of such values: then what it is, and what is told."""
_STANDARDISED = late(
    r"(?P<name>\\hat\{?[a-z]\}?(?:_\{?[ij]\}?)?|z(?:_\{?[ij]\}?)?)(?:&)?=\\[dt]?frac\{(?P<x>[a-z])(?:_\{?[ij]\}?)?-(?P<mean>\\mu(?:_\{?[A-Za-z]\}?)?|\\bar\{?(?P=x)\}?)\}"
    r"\{(?:\\sigma(?:_\{?[A-Za-z]\}?)?|s|\\sqrt\{(?:\\sigma|s)(?:_\{?[A-Za-z]\}?)?\^\{?2\}?(?P<small>\+\\(?:var)?epsilon)?\})\}"
)
_MEAN = late(r"\\mu(?:_\{?[A-Za-z]\}?)?(?:&)?=\\[dt]?frac\{?1\}?\{?[mnN]\}?\\sum")
_NEGLECTED = Spotted(
    r"neglect|ignor|negligible|vernachlässig|néglig|despreci|desprez|trascur|пренебрег|bỏ\s+qua|忽略|無視|무시|\\(?:var)?epsilon\s*=\s*0(?![.\d])|ε\s*=\s*0(?![.\d])",
    re.IGNORECASE,
)
_SCALED = late(
    r"(?P<name>[a-z](?:_\{?[ij]\}?)?)(?:&)?=(?P<factor>\\gamma)(?P<of>\\hat\{?[a-z]\}?(?:_\{?[ij]\}?)?)\+(?P<added>\\beta)(?![A-Za-z_])"
)
_SETTING = r"\\%s\s*=\s*(?P<value>[-−]?\d{1,15}(?:[.,]\d{1,15})?)(?![\d.,]*\d)"
_SIGNS = Signs(r"\hat", "z")
_NUMBER = late(r"\s*[-−]?\d{1,15}(?:[.,]\d{1,15})?\s*")
_INDEX = late(r"_\{?[ij]\}?")


def standardised_names(note: Note) -> frozenset[str]:
    """The names that a note gives to values less their mean, divided by their deviation; none where a small number is
    added to the deviation and not neglected."""
    return frozenset(name for one in _defined(note) for name in (one, _INDEX.sub("", one)))


def _defined(note: Note) -> set[str]:
    """Such names as they are written."""
    found: set[str] = set()
    if not _SIGNS.stand_in(note.source.text):
        return found
    for formula in note.formulas:
        if "frac" not in formula.passage.text or "=" not in formula.passage.text:
            continue
        match = _STANDARDISED.search("".join(formula.passage.text.split()))
        if match is None or (match["small"] and _NEGLECTED.search(note.source.text) is None):
            continue
        if match["mean"].startswith(r"\bar") or _MEAN.search("".join(note.source.text.split())) is not None:
            found.add(match["name"])
    return found


def standardised_claims(
    note: Note, texts: Sequence[Running], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claims about standardised values that a note makes in words; its tables are read elsewhere."""
    defined = _defined(note)
    if len(defined) != 1:
        return
    (name,) = defined
    scaled = _scaled(note, name)
    for running in texts:
        if running.block.kind != "formula" and _STATED.may_match(running.text.words):
            for start, end, mark in sentences(running.text.words):
                if mark not in {"?", "？"}:
                    yield from _moments(note, running, (start, end), (name, scaled), doubts)


def _scaled(note: Note, name: str) -> tuple[str, str, str] | None:
    """What the note makes of the standardised values, where it gives the factor and what is added one value each."""
    match = _SCALED.search("".join(note.source.text.split()))
    if match is None or _INDEX.sub("", match["of"]) != _INDEX.sub("", name):
        return None
    values = []
    for symbol in ("gamma", "beta"):
        told = {one["value"] for one in re.finditer(_SETTING % symbol, note.source.text)}
        if len(told) != 1:
            return None
        values.append(told.pop().replace("−", "-").replace(",", "."))
    return match["name"], values[0], values[1]


def _plain(number: str) -> str:
    return number.strip().replace("−", "-").replace(",", ".")


_MEANS = (
    r"means?|mittelwerte?|moyenne|media|média|средн(?:ее|его)|trung\s+bình|erwartungswert",
    r"均值|平均(?:值)?|평균",
)
_WORDS: dict[str, tuple[str, str]] = {
    "mean": _MEANS,
    "variance": (r"variances?|varianz|varianza|variância|дисперси[яию]|phương\s+sai", r"方差|分散|분산"),
    "deviation": (
        r"standard\s+deviations?|standardabweichung|écart[-\s]type|desviación\s+(?:estándar|típica)|desvio[-\s]padrão|deviazione\s+standard|стандартн\w+\s+отклонени\w+|độ\s+lệch\s+chuẩn",
        r"标准差|標準偏差|표준\s?편차",
    ),
    "filler": (
        r"the|of|is|are|all|have|has|with|a|to|equal|exactly|then|so|by|construction|der|die|das|des|ist|sind|haben|hat|beträgt|gleich|aller|alle|dann|la|le|les|l['’]|des|de|du|est|ont|vaut|égale|à|el|los|las|es|tienen|vale|igual|a|o|os|as|da|dos|das|é|têm|il|dei|delle|di|è|hanno|у|равн[оаы]|равен|имеют|все|всех|các|của|có|là|bằng|mọi",
        r"的|为|是|等于|は|の|が|です|になる|이다|은|는|의|所有",
    ),
}
_STATED = Spotted(
    "|".join(f"{_WORDS[tag][0]}|{_WORDS[tag][1]}" for tag in ("mean", "variance", "deviation")), re.IGNORECASE
)
_TOLD_SYMBOL = late(
    r"\s*\\(?P<symbol>beta|gamma)\s*(?P<square>\^\s*\{?\s*2\s*\}?)?\s*(?:=\s*(?P<value>[-−]?\d{1,15}(?:[.,]\d{1,15})?))?\s*"
)


@cache
def _lexicon() -> Lexicon:
    return Lexicon(_WORDS, {})


def _moments(
    note: Note,
    running: Running,
    place: tuple[int, int],
    known: tuple[str, tuple[str, str, str] | None],
    doubts: Mapping[int, str],
) -> Iterator[Equation]:
    text, (start, end) = running.text, place
    name, scaled = known

    def of_formula(at: int) -> tuple[str, str] | None:
        written = "".join((text.formulas[at].text if at in text.formulas else "").split())
        if _NUMBER.fullmatch(written):
            return "number", _plain(written)
        if _INDEX.sub("", written) == _INDEX.sub("", name):
            return "values", "plain"
        if scaled is not None and _INDEX.sub("", written) == _INDEX.sub("", scaled[0]):
            return "values", "scaled"
        told = _TOLD_SYMBOL.fullmatch(written)
        if told is None or scaled is None:
            return None
        value = Fraction(scaled[1 if told["symbol"] == "gamma" else 2]) ** (2 if told["square"] else 1)
        return (
            ("number", str(value))
            if told["value"] is None or Fraction(_plain(told["value"])) == value
            else None
        )

    read = _lexicon().words_of(text.words, start, end, of_formula)
    told = _of_values(read)
    if told is None or excepts(text.words[told[-1].end : end]):
        return
    values = next(one for one in told if one.tag == "values")
    factor, added = ("1", "0") if values.value == "plain" or scaled is None else scaled[1:]
    of = next(one for one in told if one.tag in {"mean", "variance", "deviation"})
    number = next(one for one in told if one.tag == "number")
    span = place_of(text, told[0].start, told[-1].end)
    yield Equation(
        path=note.path,
        span=span,
        kind=TOLD_LAW,
        text=" ".join(note.source[span].split()),
        scope=running.block.scope,
        left=Term(Passage(of.tag, ((0, span.start),)), Syntax.PLAIN),
        relation=Relation.EQUAL,
        right=Term(Passage(text.shown(number.start, number.end), ((0, span.start),)), Syntax.PLAIN),
        lead=(MOMENT, of.tag, number.value, factor, added),
        doubt=doubts.get(running.block.scope) or doubt_of_sentence(running, start, end),
    )


def _of_values(read: list[Word]) -> list[Word] | None:
    """The words up to the first break, where they are a moment, the values that it is of, and a number."""
    told = []
    for one in read:
        if one.tag == "break":
            break
        if one.tag == OTHER:
            return None
        told.append(one)
    tags = [one.tag for one in told]
    moments = sum(tag in {"mean", "variance", "deviation"} for tag in tags)
    return (
        told
        if moments == 1 and tags.count("values") == tags.count("number") == 1 and len(tags) == 3
        else None
    )


def decide_moment(of: str, number: str, factor: str, added: str) -> bool | None:
    """Whether a mean, variance or deviation of values `factor` times standardised ones, and a number more, is so. None
    where it may be so with a variance that is divided by one less."""
    told, scale = Fraction(number), Fraction(factor)
    match of:
        case "mean":
            return told == Fraction(added)
        case "variance":
            wanted = scale**2
        case _:
            wanted = abs(scale)
    if told == wanted:
        return True
    return None if wanted < told <= 2 * wanted and told not in {scale, scale**2} else False
