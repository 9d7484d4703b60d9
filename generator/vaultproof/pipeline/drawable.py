r"""A note → what is to be drawn for it: its functions of one or two variables with all that the note tells of them, its
sequences and its vectors. Draws nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from vaultproof.claim import Definition, Equation, Holds, Judgement, Refuted, Term, WitnessKind
from vaultproof.emit.language import language_of
from vaultproof.extract.shape import shape
from vaultproof.judge.stated import note_decimal_comma
from vaultproof.latex import canonical_name
from vaultproof.link.refer import References, place_of
from vaultproof.note import Note
from vaultproof.pipeline.amounts import is_amount
from vaultproof.pipeline.check import Checked
from vaultproof.pipeline.figures import Figure, Marked
from vaultproof.pipeline.quantities import Quantity, given_of, quantities_of, units_in
from vaultproof.pipeline.sequences import sequences_of
from vaultproof.pipeline.vectors import vectors_of
from vaultproof.plot.customs import spoken_of
from vaultproof.source import Passage
from vaultproof.witness.prepare import gather

MAX_FIGURES = 8
_FORMING = re.compile(r"[{}\\\s]|operatorname|mathrm|text")
"""What stands in a formula around the letters of a name."""


def figures_wanted(note: Note, checked: Checked, language: str) -> list[Figure]:
    """What is to be drawn for a note: each function of one or two variables that a formula of it defines."""
    language = language_of(note) if language == "auto" else language
    figures = [*_vectors(note, checked, language), *_functions(note, checked, language)]
    return [*figures, *_sequences(note, checked, language)][: 2 * MAX_FIGURES]


def _functions(note: Note, checked: Checked, language: str) -> Iterator[Figure]:
    references, judgements = checked.judged.references, checked.judged.notes[note.path].judgements
    text = note.source.text
    comma = note_decimal_comma(text)
    spoken, quantities = spoken_of(text), quantities_of(note, comma)
    seen: set[str] = set()
    for definition in references.definitions_in(note.path):
        if definition.source is not WitnessKind.FORMULA or definition.body.text in seen:
            continue
        if definition.index or not 1 <= len(definition.parameters) <= 2:
            continue
        seen.add(definition.body.text)
        known, index = gather(definition, checked.vault.notes, references)
        units = units_in(definition.body, quantities)
        figure = Figure(
            path=note.path,
            name=_name(definition, note),
            symbol=_symbol(definition, note),
            known=known,
            index=index,
            marks=tuple(_marks(definition, judgements)),
            language=language,
            decimal_comma=comma,
            families=_families(definition, note, references),
            told=_told(definition, note),
            counted=_counted(definition, note),
            amounts=tuple(name for name in definition.parameters if is_amount(name, note, units)),
            doubtful=tuple(_doubtful(definition, judgements)),
            spoken=spoken,
            on=_interval(definition, note),
            kelvin=any("K" in dict(unit.atoms) for unit in units),
        )
        yield _enriched(figure, quantities, checked)


def _vectors(note: Note, checked: Checked, language: str) -> Iterator[Figure]:
    """The vectors of a note's examples, as bars."""
    judgements = checked.judged.notes[note.path].judgements
    told = vectors_of(judgements, note.path)
    vectors = told or vectors_of(judgements, note.path, in_code=True)
    if vectors is not None:
        name, bars = vectors
        yield Figure(
            path=note.path,
            name=name,
            symbol=name,
            known=(),
            index=0,
            marks=(),
            language=language,
            decimal_comma=None,
            bars=bars,
            spare=told is None,
        )


def _sequences(note: Note, checked: Checked, language: str) -> Iterator[Figure]:
    """The sequences that a note gives, of whose formulas nothing has no value."""
    for definition, first in sequences_of(note):
        known, index = gather(definition, checked.vault.notes, checked.judged.references)
        valued = {name for name, _ in known[index].meaning.values}
        names = {canonical_name(name) or "" for name in shape(definition.body).names}
        if names - valued != set(definition.parameters):
            continue
        marks = [
            Marked(
                left=claim.left, right=claim.right, given=claim.given, holds=isinstance(one.verdict, Holds)
            )
            for one in checked.judged.notes[note.path].judgements
            if isinstance(claim := one.claim, Equation) and isinstance(one.verdict, Holds | Refuted)
            if claim.left.text.strip() == definition.body.text
        ]
        yield Figure(
            path=note.path,
            name=definition.name,
            symbol=definition.name,
            known=known,
            index=index,
            marks=tuple(marks),
            language=language,
            decimal_comma=note_decimal_comma(note.source.text),
            counted=first,
        )


_END = r"\s*(?P<{0}>[-−]?\s*(?:\d+(?:\.\d+)?)?\s*(?:\\pi)?)\s*"
_ON = re.compile(
    rf"\b(?:on|over|trên(?:\s+(?:đoạn|khoảng))?|auf(?:\s+dem\s+Intervall)?|sur|sobre|en\s+el\s+intervalo|no\s+intervalo|"
    rf"на(?:\s+отрезке)?|sull'intervallo)\s+(?:the\s+interval\s+)?\$\s*(?:\\left)?[\[(]{_END.format('low')}[,;]"
    rf"{_END.format('high')}(?:\\right)?[\])]\s*\$",
    re.IGNORECASE,
)
_SOON = 120


def _interval(definition: Definition, note: Note) -> tuple[float, float] | None:
    """The interval on which a note says right behind a definition that it looks at the function: “on $[0, 1]$”."""
    behind = note.source.text[definition.span.end : definition.span.end + _SOON]
    found = _ON.search(re.split(r"\n\s*\n\s*(?=#|-)", behind)[0])
    if found is None:
        return None
    ends = []
    for text in (found["low"], found["high"]):
        digits = re.sub(r"\s", "", text).replace("−", "-").replace("\\pi", "")
        scale = math.pi if "pi" in text else 1.0
        if not digits.strip("-") and scale == 1.0:
            return None
        ends.append(float(digits if digits.strip("-") else f"{digits}1") * scale)
    return (ends[0], ends[1]) if ends[0] < ends[1] and len(definition.parameters) == 1 else None


_NORMAL = re.compile(r"(?<![A-Za-z\\])(?:\\mathcal\s*\{\s*N\s*\}|N)(\s*(?:\\left\s*)?\()")


def _enriched(figure: Figure, quantities: Mapping[str, Quantity], checked: Checked) -> Figure:
    """A figure with what its note gives the letters of its formula and no claim would take: numbers with units, and
    formulas."""
    own = figure.known[figure.index]
    valued = frozenset(name for name, _ in own.meaning.values)
    body = own.definition.body
    if "normal" in figure.spoken and "N" not in (*own.definition.parameters, *valued):
        body = replace(body, passage=Passage(_NORMAL.sub(r"\\Phi\1", body.text), ((0, 0),)))
    given = given_of(body, own.definition.parameters, quantities, valued)
    if given is None:
        return figure
    body = replace(body, passage=Passage(given.body, ((0, 0),)))
    definition = replace(own.definition, body=body)
    known, index = gather(definition, checked.vault.notes, checked.judged.references)
    told = {name: term for name, term, _ in given.values}
    rest = tuple(item for item in known[index].meaning.values if item[0] not in told)
    meaning = replace(known[index].meaning, values=(*rest, *((name, (term,)) for name, term in told.items())))
    known = (*known[:index], replace(known[index], meaning=meaning), *known[index + 1 :])
    return replace(
        figure,
        known=known,
        index=index,
        written=tuple((name, text) for name, _, text in given.values),
        plainly=figure,
    )


def _families(
    definition: Definition, note: Note, references: References
) -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """The parameters in a definition's body of which its note lists several values, with these."""
    place = place_of(note, definition.span.start, definition.scope)
    looks = shape(definition.body)
    names = {canonical_name(name) or "" for name in looks.names | looks.calls}
    found = (
        (name, references.listing_of(name, place)) for name in sorted(names - set(definition.parameters))
    )
    return tuple((name, terms) for name, terms in found if terms)


def _told(definition: Definition, note: Note) -> tuple[str, ...]:
    """The names in a definition's body that its note says to be something: `d_1 = …`."""
    looks = shape(definition.body)
    names = {canonical_name(name) or "" for name in looks.names | looks.calls} - set(definition.parameters)
    text = _FORMING.sub("", note.source.text)
    return tuple(
        sorted(name for name in names if name and re.search(rf"(?<![A-Za-z]){re.escape(name)}:?=(?!=)", text))
    )


_COUNTING = frozenset("ijklmn")
_DOTS = r"(?:\\[lc]?dots[a-z]?|\.\.\.|…)"
_LEAST = r"\s*(?:\\leq?(?:slant)?(?![a-z])|≤)\s*"
_IN = r"\s*(?:\\in(?![a-z])|∈)\s*"
_LISTED = rf"\s*=\s*([01])\s*,\s*(?:[12]\s*,\s*(?:[23]\s*,\s*)?)?{_DOTS}"
_SET = rf"{_IN}\\?\{{\s*([01])\s*,[^{{}}$]*{_DOTS}"
_NATURAL = rf"{_IN}(?:\\mathbb\s*\{{?\s*N|ℕ)"


def _counted(definition: Definition, note: Note) -> int | None:
    r"""The number from which a definition's variable counts, a letter such as k, where its note says that it does:
    `k = 0, 1, 2, \dots`, `n \in \mathbb{N}`, `0 \le n \le N - 1`."""
    if len(definition.parameters) != 1 or definition.parameters[0] not in _COUNTING:
        return None
    name = rf"(?<![A-Za-z\\])\\?{re.escape(definition.parameters[0])}"
    text = note.source.text
    if match := re.search(rf"{name}(?:{_LISTED}|{_SET})", text):
        return int(match[1] or match[2])
    if match := re.search(rf"([01]){_LEAST}{name}(?:{_LEAST}|\s*<\s*)[MN](?![A-Za-z])", text):
        return int(match[1])
    return 0 if re.search(rf"{name}{_NATURAL}", text) else None


def _name(definition: Definition, note: Note) -> str:
    """What a figure calls its function: the note's short name for it where it bears one."""
    named = [name for name in definition.aliases if name in (*note.aliases, note.title)]
    if len(definition.name) > 1 and definition.name in (*note.aliases, note.title):
        return definition.name
    if note.title in named:
        return note.title
    return next(iter((*named, *definition.aliases)), definition.name.removesuffix("_abs"))


def _symbol(definition: Definition, note: Note) -> str:
    """How a note writes a function in a formula: a name that it calls, `ReLU` for `ReLU(3)`, its own title before
    others, else the definition's."""
    called = [name for name in definition.aliases if f"{name}(" in note.source.text]
    own = sorted((name for name in called if name in (note.title, *note.aliases)), key=note.title.__ne__)
    return next(iter((*own, *called)), definition.name) if len(definition.name) == 1 else definition.name


def _doubtful(definition: Definition, judgements: tuple[Judgement, ...]) -> Iterator[Term]:
    """The left sides of what its own note states of a function called and what was not decided."""
    for judgement in judgements:
        claim = judgement.claim
        decided = isinstance(judgement.verdict, Holds | Refuted)
        if claim.path == definition.path and isinstance(claim, Equation) and not claim.given and not decided:
            yield claim.left


def _marks(definition: Definition, judgements: tuple[Judgement, ...]) -> list[Marked]:
    """The examples that its own note states and that were tried through a definition."""
    found = []
    for judgement in judgements:
        claim = judgement.claim
        if claim.path != definition.path or not isinstance(claim, Equation):
            continue
        if not isinstance(judgement.verdict, Holds | Refuted):
            continue
        if not any(
            one.path == definition.path and one.span == definition.span for one in judgement.testimony
        ):
            continue
        found.append(
            Marked(
                left=claim.left,
                right=claim.right,
                given=claim.given,
                holds=isinstance(judgement.verdict, Holds),
            )
        )
    return found
