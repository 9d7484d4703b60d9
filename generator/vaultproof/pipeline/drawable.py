r"""A note → what is to be drawn for it: its functions of one or two variables with all that the note tells of them, its
sequences and its vectors. Draws nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from vaultproof.claim import (
    Condition,
    Definition,
    Equation,
    Holds,
    Judgement,
    Refuted,
    Syntax,
    Term,
    Undecided,
    WitnessKind,
)
from vaultproof.emit.language import language_of
from vaultproof.extract.definitions.recurrence import RECURRENCE
from vaultproof.extract.probability.distributed import DISTRIBUTED
from vaultproof.extract.shape import shape
from vaultproof.judge.stated import note_decimal_comma
from vaultproof.latex import canonical_name
from vaultproof.link.refer import References, place_of
from vaultproof.note import Note
from vaultproof.pipeline.amounts import is_amount, shares
from vaultproof.pipeline.axis_units import is_of_amounts, is_told_positive, value_unit, variable_unit
from vaultproof.pipeline.check import Checked
from vaultproof.pipeline.composed import composed_of
from vaultproof.pipeline.coupled import coupled_of
from vaultproof.pipeline.figures.figure import Figure, Marked
from vaultproof.pipeline.figures.settings import Listed, tried_at
from vaultproof.pipeline.measured import measured_examples
from vaultproof.pipeline.planar import coordinates_of, planar_of
from vaultproof.pipeline.quantities import (
    Given,
    Quantity,
    given_of,
    names_in,
    parts_of,
    quantities_of,
    units_in,
)
from vaultproof.pipeline.ranged import BETWEEN, END
from vaultproof.pipeline.sequences import recurrences_of, sequences_of, stated_terms
from vaultproof.pipeline.spelled import spelled, written_out
from vaultproof.pipeline.tabled import called_in_tables, half_unit, listed_in_tables, stated_in_tables
from vaultproof.pipeline.validity import within_validity
from vaultproof.pipeline.vectors import vectors_of
from vaultproof.plot.customs import spoken_of
from vaultproof.source import Passage
from vaultproof.spot import Spotted
from vaultproof.witness.doubts.prefixed import MAY_BE_PREFIXED
from vaultproof.witness.gathering import SHAPED
from vaultproof.witness.prepare import gather
from vaultproof.witness.trial import Known

MAX_FIGURES = 8
_FORMING = re.compile(r"[{}\\\s]|operatorname|mathrm|text")
"""What stands in a formula around the letters of a name."""


def figures_wanted(note: Note, checked: Checked, language: str) -> list[Figure]:
    """What is to be drawn for a note: each function of one or two variables that a formula of it defines."""
    language = language_of(note) if language == "auto" else language
    functions = list(_functions(note, checked, language))
    planar = list(_planar(note, checked, language, functions))
    polar = {one.symbol for one in planar if one.plane == "polar"}
    functions = [one for one in functions if one.symbol not in polar or len(_own(one).parameters) > 1]
    vectors = {one.symbol for one in functions if one.plane == "curve"}
    planar = [one for one in planar if one.plane != "curve" or one.symbol not in vectors]
    if any(one.plane == "curve" for one in planar):
        functions = [one for one in functions if one.symbol not in {"x", "y"} or not _is_shown_beside(one)]
    bars = [one for one in _vectors(note, checked, language) if one.symbol not in vectors]
    figures = [*bars, *planar, *functions]
    figures += _sequences(note, checked, language)
    return [*figures, *_recurrences(note, checked, language)][: 2 * MAX_FIGURES]


def _is_shown_beside(figure: Figure) -> bool:
    """Whether all that a note states of a coordinate is shown on its curve in the plane."""
    return len(_own(figure).parameters) == 1 and all(one.holds for one in figure.marks)


def _own(figure: Figure) -> Definition:
    return figure.known[figure.index].definition


def _planar(note: Note, checked: Checked, language: str, functions: Iterable[Figure]) -> Iterator[Figure]:
    """The curves in the plane that a note tells, with the examples that it gives of their coordinates."""
    comma = note_decimal_comma(note.source.text)
    quantities = quantities_of(note, comma)
    for found in planar_of(note, quantities):
        definition = found.definition
        own = {"polar": {definition.name}, "curve": {"x", "y"}}.get(found.plane, set())
        known, index = gather(definition, checked.vault.notes, checked.judged.references)
        figure = Figure(
            path=note.path,
            name=definition.name,
            symbol=definition.name,
            known=known,
            index=index,
            marks=(
                *(mark for one in functions if one.symbol in own for mark in one.marks),
                *_coordinates_told(own, checked.judged.notes[note.path].judgements),
            ),
            language=language,
            decimal_comma=comma,
            on=found.ends,
            plane=found.plane,
            called=found.called,
        )
        yield _enriched(figure, quantities, note, checked)


def _coordinates_told(names: Iterable[str], judgements: Iterable[Judgement]) -> Iterator[Marked]:
    """What a note states of a curve's coordinates and was not decided, with how far from the curve it may lie."""
    call = re.compile(rf"\s*\\?(?:{'|'.join(names) or '(?!)'})\s*(?:\\left\s*)?\([^()]*\)\s*")
    for judgement in judgements:
        claim = judgement.claim
        if not isinstance(claim, Equation) or claim.given or isinstance(judgement.verdict, Holds | Refuted):
            continue
        within = half_unit(claim.right.text)
        if within is not None and call.fullmatch(claim.left.text):
            yield Marked(left=claim.left, right=claim.right, given=(), holds=True, within=within)


def _functions(note: Note, checked: Checked, language: str) -> Iterator[Figure]:
    references, judgements = checked.judged.references, checked.judged.notes[note.path].judgements
    text = note.source.text
    comma = note_decimal_comma(text)
    spoken, quantities = spoken_of(f"{note.title}\n{text}"), quantities_of(note, comma)
    seen: set[str] = set()
    own = [one for one in references.definitions_in(note.path) if one.source is WitnessKind.FORMULA]
    named = {one.name for one in own}
    positive = {name for one in own for name in _from_0(one)}
    for found in (
        *own,
        *(one for one in composed_of(note, quantities, alone=not own) if one.name not in named),
    ):
        if found.body.text in seen or found.index or found.cut:
            continue
        second = _listed_second(found, note, references)
        definition, marks = found, _marks(found, judgements)
        marks = [*marks, *_chances(found, judgements)] if found in own else list(_called(found, judgements))
        if second is not None or _is_shaped(found, quantities):
            definition, marks = _of_the_first(found, marks)
        definition = _within_support(within_validity(definition, note, own), note)
        if not 1 <= len(definition.parameters) <= 2:
            continue
        listed = _families(definition if second is None else found, note, references)
        seen.add(found.body.text)
        known, index = gather(definition, checked.vault.notes, references)
        units = units_in(definition.body, quantities)
        if second is not None:
            listed = (*listed, second)
        if not listed:
            listed, fixed = tried_at(marks, definition.parameters, _names(definition))
            known = _with_values(known, index, fixed)
        if marks and not listed:
            known = _with_more_values(known, index, references)
        figure = Figure(
            path=note.path,
            name=_name(definition, note),
            symbol=_symbol(definition, note),
            known=known,
            index=index,
            marks=tuple(marks),
            language=language,
            decimal_comma=comma,
            families=listed,
            told=_told(definition, note),
            counted=_counted(definition, note),
            amounts=tuple(
                name
                for name in definition.parameters
                if is_amount(name, note, units)
                or is_of_amounts(name, variable_unit(name, note))
                or is_told_positive(name, note)
                or name in positive
            ),
            shares=tuple(shares(definition.parameters, note)),
            doubtful=tuple(_doubtful(definition, judgements)),
            spoken=spoken,
            on=_interval(definition, note)
            or _of_a_share(definition, spoken)
            or _of_a_ray(definition, note)
            or _told_once(definition, note),
            celsius=variable_unit(found.parameters[0], note) == "°C",
            kelvin=any("K" in dict(unit.atoms) for unit in units),
            measured=bool(units),
            plane="curve" if len(definition.parameters) == 1 and coordinates_of(definition.body.text) else "",
            units=(
                *(variable_unit(name, note) for name in definition.parameters),
                value_unit(definition, note),
            ),
        )
        drawn = _enriched(figure, quantities, note, checked)
        measured = measured_examples(note, definition, drawn.units, decimal_comma=comma)
        stated = () if len(definition.parameters) > 1 else _stated(definition, judgements)
        tabled = (
            *called_in_tables(note, definition, frozenset(name for name, _ in drawn.families)),
            *stated_in_tables(note, definition),
        )
        drawn = replace(drawn, marks=(*drawn.marks, *stated, *measured, *tabled))
        yield replace(drawn, otherwise=_otherwise(drawn, found, note, checked))


def _otherwise(figure: Figure, found: Definition, note: Note, checked: Checked) -> Figure | None:
    """The figure of the formula that its note sets equal to the one that it defines a function by, where that is a sum
    or an integral that may have no quick values."""
    formula = next((one for one in note.formulas if one.span.start <= found.span.start < one.span.end), None)
    if formula is None or not _LONG.search(found.body.text):
        return None
    rest = note.source.text[found.span.end : formula.span.end].strip("$ \n")
    body = next(parts_of(rest[1:]), "").partition("=")[0].strip(" .") if rest.startswith("=") else ""
    own = figure.known[figure.index].definition
    if not set(own.parameters) <= names_in(body) or len(body) > _LONGEST:
        return None
    other = replace(own, body=replace(own.body, passage=Passage(body, ((0, 0),))))
    known, index = gather(other, checked.vault.notes, checked.judged.references)
    told = dict(known[index].meaning.values)
    values = (
        *told.items(),
        *(one for one in figure.known[figure.index].meaning.values if one[0] not in told),
    )
    meaning = replace(known[index].meaning, values=values)
    known = (*known[:index], replace(known[index], meaning=meaning), *known[index + 1 :])
    return replace(figure, known=known, index=index, plainly=None)


_LONG = re.compile(r"\\(?:sum|prod|int)(?![a-z])|\\[cl]?dots|…")
_LONGEST = 500


def _names(definition: Definition) -> frozenset[str]:
    """The names in a definition's body but for its parameters."""
    looks = shape(definition.body)
    names = {canonical_name(name) or "" for name in looks.names | looks.calls}
    return frozenset(names - {"", *definition.parameters})


def _with_values(known: tuple[Known, ...], index: int, values: Listed) -> tuple[Known, ...]:
    """What is known, with values for names that the note gives none."""
    own = known[index]
    valued = {name for name, _ in own.meaning.values}
    new = tuple(item for item in values if item[0] not in valued)
    if not new:
        return known
    meaning = replace(own.meaning, values=(*own.meaning.values, *new))
    return (*known[:index], replace(own, meaning=meaning), *known[index + 1 :])


def _with_more_values(known: tuple[Known, ...], index: int, references: References) -> tuple[Known, ...]:
    """What is known, where a parameter that has one value beside its definition also has those that its note gives it
    elsewhere, behind that one: the examples may be of them."""
    own = known[index]
    values = []
    for name, terms in own.meaning.values:
        alone = len({term.text.strip() for term in terms}) == 1
        told = references.told_anywhere(name, own.definition.path) if alone else ()
        more = [one.value for one in told]
        new = {
            term.text.strip(): term for term in reversed(more) if term.text.strip() != terms[0].text.strip()
        }
        values.append((name, (*terms, *reversed(new.values()))))
    meaning = replace(own.meaning, values=tuple(values))
    return (*known[:index], replace(own, meaning=meaning), *known[index + 1 :])


def _within_box(definition: Definition, note: Note) -> Definition:
    """A definition of two variables with the numbers between which its note says once that both lie."""
    told = [_bounds_of(name, note) for name in definition.parameters]
    if None in told or len(told) != 2:
        return definition
    conditions = tuple(
        Condition(name=name, sign=sign, bound=Term(Passage(f"{end:g}", ((0, 0),)), Syntax.LATEX))
        for name, ends in zip(definition.parameters, told, strict=True)
        for sign, end in zip("≥≤", ends or (), strict=True)
    )
    return replace(definition, conditions=conditions)


_INTERVAL = (
    r"\$\s*(?:[a-z]\s*(?:\\in(?![a-z])|∈)\s*)?(?P<open>(?:\\left\s*)?[\[(\]])\s*(?P<low>[-−]?[\d.]+|0)\s*[,;]"
    r"\s*(?P<high>[-−]?[\d.]+|\+?\\infty|∞)\s*(?P<close>(?:\\right\s*)?[\])\[])\s*\$"
)
_SUPPORT = Spotted(
    rf"(?:\b(?:density|Dichte\w*|densité|densidade?|densità|gęstość|плотность|mật\s+độ|defined|supported|support|lives"
    rf"|definiert|Träger|définie?s?|support|definid[ao]s?|soporte|suporte|definit[ao]"
    rf"|supporto|xác\s+định|определен[аоы]?|определённая|носител[ья]|określon[ay])\b[^.$\n]{{0,25}}{_INTERVAL}"
    rf"|(?:定义在|定义域[为是]|支撑集[为是]|定義域は|台は|定义于)\s*{_INTERVAL.replace('P<', 'P<second')}"
    rf"|{_INTERVAL.replace('P<', 'P<third')}\s*(?:上定义|上で定義|에서\s*정의))",
    re.IGNORECASE,
)


def _within_support(definition: Definition, note: Note) -> Definition:
    """A definition with the one interval on which its note says that what it speaks of is defined, `supported on
    $(0, 1)$`, where the definition says none itself."""
    if definition.conditions or definition.limited or definition.elsewhere:
        return definition
    if len(definition.parameters) != 1:
        return _within_box(definition, note)
    found = list(_SUPPORT.finditer(note.source.text))
    if len(found) != 1:
        return definition
    told = {
        key.removeprefix("second").removeprefix("third"): text
        for key, text in found[0].groupdict().items()
        if text
    }
    (name,) = definition.parameters
    open_low, open_high = told["open"][-1] in "(]", told["close"][-1] in ")["
    low = Term(Passage(told["low"].replace("−", "-"), ((0, 0),)), Syntax.LATEX)
    conditions = [Condition(name=name, sign=">" if open_low else "≥", bound=low)]
    if "infty" not in told["high"] and "∞" not in told["high"]:
        high = Term(Passage(told["high"].replace("−", "-"), ((0, 0),)), Syntax.LATEX)
        conditions.append(Condition(name=name, sign="<" if open_high else "≤", bound=high))
    return replace(definition, conditions=tuple(conditions))


def _from_0(definition: Definition) -> Iterator[str]:
    """The variables that begin at 0 where a definition holds: in a note that says so once they do elsewhere, too."""
    for condition in definition.conditions:
        if condition.sign in ">≥" and condition.bound.text.strip(" $") == "0":
            yield condition.name


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


_RUNNING = re.compile(r"_\s*\{\s*([a-z])\s*=")
"""The letter over which a sum or product runs."""


def _sequences(note: Note, checked: Checked, language: str) -> Iterator[Figure]:
    """The sequences that a note gives, of whose formulas nothing has no value."""
    comma = note_decimal_comma(note.source.text)
    quantities = quantities_of(note, comma)
    ruled = {one.definition.name for one in recurrences_of(note, quantities)}
    for definition, first in sequences_of(note):
        if definition.name in ruled:
            continue
        known, index = gather(definition, checked.vault.notes, checked.judged.references)
        valued = {name for name, _ in known[index].meaning.values}
        valued |= {name for name, one in quantities.items() if one.number is not None}
        names = {canonical_name(name) or "" for name in shape(definition.body).names}
        valued -= set(definition.parameters)
        if names - valued - set(_RUNNING.findall(definition.body.text)) != set(definition.parameters):
            continue
        marks = [
            Marked(
                left=claim.left, right=claim.right, given=claim.given, holds=isinstance(one.verdict, Holds)
            )
            for one in checked.judged.notes[note.path].judgements
            if isinstance(claim := one.claim, Equation) and isinstance(one.verdict, Holds | Refuted)
            if claim.left.text.strip() == definition.body.text
        ]
        marks += () if marks else stated_terms(note, definition)
        figure = Figure(
            path=note.path,
            name=definition.name,
            symbol=definition.name,
            known=known,
            index=index,
            marks=tuple(marks),
            language=language,
            decimal_comma=comma,
            counted=0 if any(_index(one) == "0" for one in marks) else first,
        )
        yield _enriched(figure, quantities, note, checked)


def _index(marked: Marked) -> str:
    """The index of an example of a sequence, as it is written."""
    return marked.given[0][1].text.strip() if marked.given else ""


def _recurrences(note: Note, checked: Checked, language: str) -> Iterator[Figure]:
    """The sequences of which a note tells each term by those before it."""
    comma = note_decimal_comma(note.source.text)
    quantities = quantities_of(note, comma)
    for found in recurrences_of(note, quantities):
        definition = found.definition
        known, index = gather(definition, checked.vault.notes, checked.judged.references)
        figure = Figure(
            path=note.path,
            name=definition.name,
            symbol=definition.name,
            known=known,
            index=index,
            marks=tuple(_terms_told(definition, checked.judged.notes[note.path].judgements)),
            language=language,
            decimal_comma=comma,
            counted=found.first,
            starts=found.starts,
        )
        yield _enriched(figure, quantities, note, checked)
    if (together := coupled_of(note, quantities)) is not None:
        figures = []
        for definition, start in zip(together.definitions, together.starts, strict=True):
            known, index = gather(definition, checked.vault.notes, checked.judged.references)
            figure = Figure(
                path=note.path,
                name=definition.name,
                symbol=definition.name,
                known=known,
                index=index,
                marks=tuple(stated_terms(note, definition)),
                language=language,
                decimal_comma=comma,
                counted=together.first,
                starts=(start,),
            )
            figures.append(replace(_enriched(figure, quantities, note, checked), plainly=None))
        yield replace(figures[0], beside=tuple(figures[1:]))


def _terms_told(definition: Definition, judgements: Iterable[Judgement]) -> Iterator[Marked]:
    """The examples of the terms of a sequence whose rule is the same."""
    for judgement in judgements:
        claim = judgement.claim
        if not isinstance(claim, Equation) or not isinstance(judgement.verdict, Holds | Refuted):
            continue
        if claim.kind == RECURRENCE and _tight(claim.left.text) == _tight(definition.body.text):
            yield Marked(
                left=claim.left,
                right=claim.right,
                given=tuple(item for item in claim.given if item[0] in definition.parameters),
                holds=isinstance(judgement.verdict, Holds),
            )


def _tight(latex: str) -> str:
    return re.sub(r"\s+|\\[,;:! ]", "", latex)


_ON = re.compile(
    rf"\b(?:on|over|trên(?:\s+(?:đoạn|khoảng))?|auf(?:\s+dem\s+Intervall)?|sur|sobre|en\s+el\s+intervalo|no\s+intervalo|"
    rf"на(?:\s+отрезке)?|sull'intervallo)\s+(?:the\s+interval\s+)?\$\s*(?:\\left)?[\[(]{END.format('low')}[,;]"
    rf"{END.format('high')}(?:\\right)?[\])]\s*\$",
    re.IGNORECASE,
)
_LIES = (
    r"\$\s*{{name}}\s*(?:\\in(?![a-z])|∈)\s*(?:\\left)?\s*[\[(]{low}[,;]{high}(?:\\right)?[\])]\s*\$"
).format(low=END.format("low"), high=END.format("high"))
_SOON = 120


def _interval(definition: Definition, note: Note) -> tuple[float, float] | None:
    """The interval on which a note says right behind a definition that it looks at the function: “on $[0, 1]$”."""
    behind = note.source.text[definition.span.end : definition.span.end + _SOON]
    behind = re.split(r"\n\s*\n\s*(?=#|-)", behind)[0]
    between = BETWEEN.format(name=rf"\\?{re.escape(definition.parameters[0])}")
    lies = _LIES.format(name=rf"\\?{re.escape(definition.parameters[0])}")
    found = _ON.search(behind) or re.search(between, behind) or re.search(lies, behind)
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


def _of_a_share(definition: Definition, spoken: frozenset[str]) -> tuple[float, float] | None:
    """From 0 to 1 for powers of x and 1 - x in a note that speaks of beta distributions."""
    name = re.escape(definition.parameters[0])
    both = re.search(rf"{name}\s*\^", definition.body.text) and re.search(
        rf"\(\s*1\s*-\s*{name}\s*\)\s*\^", definition.body.text
    )
    return (0.0, 1.0) if both and "Beta" in spoken and len(definition.parameters) == 1 else None


_BOUNDED = (
    r"(?<![A-Za-z\d}}.,])(?P<low>[-−]?\d+(?:\.\d+)?)\s*(?:\\leq?(?:slant)?(?![a-z])|≤|<|\\lt(?![a-z]))\s*{name}\s*"
    r"(?:\\leq?(?:slant)?(?![a-z])|≤|<|\\lt(?![a-z]))\s*(?P<high>\d+(?:\.\d+)?)(?![\d.]|\s*\\?[A-Za-z])"
)


def _told_once(definition: Definition, note: Note) -> tuple[float, float] | None:
    """The one interval of numbers in which a note says, beside another formula, that a function's variable lies; its
    cases tell none."""
    if len(definition.parameters) != 1 or definition.conditions or "cases" in definition.body.text:
        return None
    return _bounds_of(definition.parameters[0], note)


def _bounds_of(letter: str, note: Note) -> tuple[float, float] | None:
    """The two numbers between which alone the formulas of a note say that a letter lies."""
    name = re.compile(_BOUNDED.format(name=rf"\\?{re.escape(letter)}(?![A-Za-z_^(])"))
    texts = (one.passage.text for one in note.formulas if "cases" not in one.passage.text)
    found = {
        (float(one["low"].replace("−", "-")), float(one["high"]))
        for text in texts
        for one in name.finditer(text)
    }
    return found.pop() if len(found) == 1 else None


_RAYS = re.compile(
    r"refract|incidence|\bsnell|\bfresnel|brewster|khúc xạ|góc tới|brechung|einfall|réfraction|incidencia|refracción",
    re.IGNORECASE,
)
_ANGLES = ("theta", "phi", "alpha", "varphi")


def _of_a_ray(definition: Definition, note: Note) -> tuple[float, float] | None:
    """From 0 to a right angle for the angle at which a ray meets a surface."""
    angle = definition.parameters[0].partition("_")[0] in _ANGLES and len(definition.parameters) == 1
    told = angle and _RAYS.search(f"{note.title} {note.source.text}")
    return (0.0, math.pi / 2) if told else None


_ITEM = r"[A-Za-z](?:_(?:\w|\{\w+\}))?"
_SLASHED = re.compile(rf"(?P<before>\^\s*\{{[^{{}}/]*/)\s*(?P<first>{_ITEM})\s*(?P<second>{_ITEM})(?=\s*\}})")
"""An exponent that ends in a product below a slash, `e^{-t/RC}`."""


def _bracketed(latex: str, valued: frozenset[str]) -> str:
    """A formula whose exponents have brackets around such a product of two names with values: physics means that by it,
    and a claim had better ask."""
    return _SLASHED.sub(
        lambda found: (
            f"{found['before']}({found['first']} {found['second']})"
            if {canonical_name(found["first"]), canonical_name(found["second"])} <= valued
            else found[0]
        ),
        latex,
    )


def _enriched(figure: Figure, quantities: Mapping[str, Quantity], note: Note, checked: Checked) -> Figure:
    """A figure with what its note gives the letters of its formula and no claim would take: numbers with units, and
    formulas."""
    own = figure.known[figure.index]
    valued = frozenset(name for name, _ in own.meaning.values)
    body = own.definition.body
    text = spelled(
        body.text,
        spoken=figure.spoken,
        note=note.source.text,
        taken=frozenset(own.definition.parameters) | valued,
    )
    text = _bracketed(text, frozenset(quantities) | valued)
    text = written_out(text, frozenset(quantities) | valued)
    if text != body.text:
        body = replace(body, passage=Passage(text, ((0, 0),)))
    converted = any(
        isinstance(one.verdict, Undecided) and one.verdict.reason == MAY_BE_PREFIXED
        for one in checked.judged.notes[note.path].judgements
    )
    given = given_of(body, own.definition.parameters, quantities, valued, converted=converted)
    if given is None and body is own.definition.body:
        return figure
    given = given or Given(body=body.text, values=())
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
        units=_units(figure.units, given.units, own.definition.parameters[0]),
        plainly=figure,
    )


_COUNTS = frozenset("nN")


def _units(told: tuple[str, ...], found: tuple[str, str], parameter: str) -> tuple[str, ...]:
    """The units that a note tells, with those that a formula tells where it tells none; what counts has none."""
    if len(told) != 2:
        return told
    return told[0] or (found[0] if parameter not in _COUNTS else ""), told[1] or found[1]


def _families(
    definition: Definition, note: Note, references: References
) -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """The parameters in a definition's body of which its note lists several values, with these."""
    place = place_of(note, definition.span.start, definition.scope)
    names = sorted(_names(definition))
    found = ((name, references.listing_of(name, place)) for name in names)
    listed = tuple((name, terms) for name, terms in found if terms)
    valued = (
        {name for name in names if references.bindings_of(name, place, ahead=True)} if not listed else set()
    )
    return listed or tuple(listed_in_tables(note, frozenset(names) - valued))


def _listed_second(
    definition: Definition, note: Note, references: References
) -> tuple[str, tuple[Term, ...]] | None:
    """The second of two parameters with the values that its note lists for it: it makes a family of functions."""
    if len(definition.parameters) != 2:
        return None
    place = place_of(note, definition.span.start, definition.scope)
    first, second = (references.listing_of(name, place) for name in definition.parameters)
    return (definition.parameters[1], second) if len(second) > 1 and not first else None


def _is_shaped(definition: Definition, quantities: Mapping[str, Quantity]) -> bool:
    """Whether all but the first parameter of a definition are such, or have values."""
    others = definition.parameters[1:]
    given = len(others) > 1 and all(name in quantities for name in others)
    return bool(others) and (given or SHAPED.match(definition.text) is not None)


_OTHERS = re.compile(
    r"(?P<left>[^()]*\((?:\{,\}|[^(),;|{])*?)(?:[,;|]|\\mid(?![a-z]))(?P<others>[^()]*)(?P<right>\)\s*)"
)


_ONE_ARGUMENT = re.compile(r"[^()]*\((?:\{,\}|[^(),;|])*\)\s*")


def _of_the_first(definition: Definition, marks: list[Marked]) -> tuple[Definition, list[Marked]]:
    """A definition as one of its first parameter alone, and its examples that hold as such; those that lie on a curve
    that is drawn are shown."""
    found = []
    for one in marks:
        match = _OTHERS.fullmatch(one.left.text)
        if match is not None and one.holds:
            others = re.split(r"[,;](?=\s)|;", match["others"])
            given = [
                (name, replace(one.left, passage=Passage(text.strip(), ((0, 0),))))
                for name, text in zip(definition.parameters[1:], others, strict=False)
            ]
            passage = Passage(match["left"] + match["right"], ((0, 0),))
            told = (*one.given, *given) if len(others) == len(given) else one.given
            found.append(replace(one, left=replace(one.left, passage=passage), given=told))
        elif one.holds and _ONE_ARGUMENT.fullmatch(one.left.text):
            found.append(one)
    return replace(definition, parameters=definition.parameters[:1]), found


def _told(definition: Definition, note: Note) -> tuple[str, ...]:
    """The names in a definition's body that its note says to be something: `d_1 = …`."""
    names = _names(definition)
    text = _FORMING.sub("", note.source.text)
    return tuple(
        sorted(name for name in names if re.search(rf"(?<![A-Za-z]){re.escape(name)}:?=(?!=)", text))
    )


_COUNTING = frozenset("ijklmn")
_DOTS = r"(?:\\[lc]?dots[a-z]?|\.\.\.|…)"
_LEAST = r"\s*(?:\\leq?(?:slant)?(?![a-z])|≤)\s*"
_IN = r"\s*(?:\\in(?![a-z])|∈)\s*"
_LISTED = rf"\s*=\s*([01])\s*,\s*(?:[12]\s*,\s*(?:[23]\s*,\s*)?)?{_DOTS}"
_SET = rf"{_IN}\\?\{{\s*([01])\s*,[^{{}}$]*{_DOTS}"
_MOST_LEFT = r"\s*(?:\\geq?(?:slant)?(?![a-z])|≥)\s*"
_WHOLE_FROM = re.compile(
    r"(?:\bintegers?|\bwhole numbers?|\bganzen?\s+(?:Zahlen?\s+)?|\bganzzahlige[ns]?|\bentiers?|\benteros?"
    r"|\binteiros?|\binter[io]"
    r"|целых|целого|натуральн\w+|nguyên|整数|自然数|정수|자연수|całkowit\w+|naturaln\w+)\s*\$(?P<said>[^$]{3,30})\$",
    re.IGNORECASE,
)
"""“For integers $k \\ge 1$”."""
_NATURAL = rf"{_IN}(?:\\mathbb\s*\{{?\s*N|ℕ)"


def _counted(definition: Definition, note: Note) -> int | None:
    r"""The number from which a definition's variable counts, where its note lists what it takes,
    `x = 0, 1, 2, \dots`, or, of a letter such as k, says so in another way: `n \in \mathbb{N}`, `0 \le n \le N - 1`."""
    if len(definition.parameters) != 1:
        return None
    name = rf"(?<![A-Za-z\\])\\?{re.escape(definition.parameters[0])}"
    text = note.source.text
    if match := re.search(rf"{name}(?:{_LISTED}|{_SET})", text):
        return int(match[1] or match[2])
    if definition.parameters[0] not in _COUNTING:
        return None
    if match := _WHOLE_FROM.search(text):
        own = re.fullmatch(rf"{name}{_MOST_LEFT}([01])|([01]){_LEAST}{name}", match["said"].strip())
        if own is not None:
            return int(own[1] or own[2])
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


_EVENT = re.compile(
    r"\s*(?:\\(?:mathbb|mathrm|text|operatorname)\s*\{\s*)?\\?(?P<name>P|Pr)\s*\}?\s*(?:\\left)?\s*[(\[]"
    r"\s*(?P<variable>[A-Z])\s*=\s*[a-z]\s*(?:\\right)?\s*[)\]]"
)


_CHANCE = re.compile(
    r"\s*(?:\\(?:mathbb|mathrm|text|operatorname)\s*\{\s*)?\\?(?:P|Pr)\s*\}?\s*(?:\\left)?\s*[(\[]"
    r"\s*(?P<variable>[A-Z])\s*=\s*\d+\s*(?:\\right)?\s*[)\]]"
)


def _chances(definition: Definition, judgements: tuple[Judgement, ...]) -> Iterator[Marked]:
    """The chances, and the values of a density or of what adds them up, that a note tells of a variable whose law a
    definition is, tried by that law."""
    event = _EVENT.match(definition.text)
    call = re.compile(rf"\s*\\?{re.escape(definition.name)}\s*(?:\\left\s*)?\({_PLACE}(?:\\right\s*)?\)")
    for judgement in judgements:
        claim, verdict = judgement.claim, judgement.verdict
        if not isinstance(claim, Equation) or claim.kind != DISTRIBUTED or claim.path != definition.path:
            continue
        told = (_CHANCE if event is not None else call).match(claim.text)
        if told is None or not isinstance(verdict, Holds | Refuted):
            continue
        if event is not None and told["variable"] != event["variable"]:
            continue
        yield Marked(
            left=Term(Passage(told.group().strip(), ((0, claim.span.start),)), Syntax.LATEX),
            right=claim.right,
            given=(),
            holds=isinstance(verdict, Holds),
            actual=verdict.actual if isinstance(verdict, Refuted) else "",
        )


_PLACE = r"\s*[-−]?\d+(?:(?:[.,]|\{,\})\d+)?\s*"


def _symbol(definition: Definition, note: Note) -> str:
    """How a note writes a function in a formula: a name that it calls, `ReLU` for `ReLU(3)`, its own title before
    others, else the definition's."""
    if (event := _EVENT.match(definition.text)) is not None:
        return f"{event['name']}({event['variable']} = {definition.parameters[0]})"
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


def _called(definition: Definition, judgements: Iterable[Judgement]) -> Iterator[Marked]:
    """The examples of its own note that call a function and hold, whatever bore them out."""
    call = re.compile(
        rf"\s*\\?(?:operatorname\s*\{{\s*)?{re.escape(definition.name)}\s*\}}?\s*(?:\\left\s*)?\(.*\)\s*"
    )
    for judgement in judgements:
        claim = judgement.claim
        if not isinstance(claim, Equation) or not isinstance(judgement.verdict, Holds) or claim.given:
            continue
        if claim.path == definition.path and call.fullmatch(claim.left.text):
            yield Marked(left=claim.left, right=claim.right, given=(), holds=True)


_WHOLE, _EXACT = 0.5, 1e-9


def _stated(definition: Definition, judgements: tuple[Judgement, ...]) -> Iterator[Marked]:
    """What its own note states of a function called and what was not decided, with how far from the curve it may
    lie."""
    for judgement in judgements:
        claim = judgement.claim
        if claim.path != definition.path or not isinstance(claim, Equation) or claim.given:
            continue
        within = half_unit(claim.right.text)
        if within is None or isinstance(judgement.verdict, Holds | Refuted):
            continue
        within = within if within < _WHOLE else _EXACT
        yield Marked(left=claim.left, right=claim.right, given=(), holds=True, within=within)


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
                actual=judgement.verdict.actual if isinstance(judgement.verdict, Refuted) else "",
            )
        )
    return found
