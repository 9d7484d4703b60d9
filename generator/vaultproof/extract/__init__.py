"""Note → definitions, bindings and claims. Each kind of place where notes state something is a module of its own.

Finds what a note states; whether it is true is for the witnesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vaultproof.claim import (
    Binding,
    Claim,
    Definition,
    Equation,
    Output,
    Property,
    Slope,
    Syntax,
    Turning,
    WitnessKind,
)
from vaultproof.extract.analysis.bare_slopes import with_bare_slopes
from vaultproof.extract.analysis.calculus_words import calculus_claims
from vaultproof.extract.analysis.constrained import constrained_extrema
from vaultproof.extract.analysis.convergence_rows import convergence_rows
from vaultproof.extract.analysis.convergent import convergence_claims, named_convergence
from vaultproof.extract.analysis.critical_points import critical_points
from vaultproof.extract.analysis.curves import curve_bodies, curves
from vaultproof.extract.analysis.derivatives_named import derivatives_named
from vaultproof.extract.analysis.differential_equations import continued_solutions
from vaultproof.extract.analysis.differentials import differentials
from vaultproof.extract.analysis.expansions import expansions
from vaultproof.extract.analysis.partials import partials, vector_fields
from vaultproof.extract.analysis.primitive import antiderivatives, gradients, named_primitives
from vaultproof.extract.analysis.rates import rates
from vaultproof.extract.analysis.tangents import tangents
from vaultproof.extract.analysis.taylor import taylor_claims
from vaultproof.extract.analysis.transforms import transform_claims
from vaultproof.extract.analysis.written_out import written_out
from vaultproof.extract.arrays.characteristic import characteristic_polynomials
from vaultproof.extract.arrays.condition_numbers import condition_numbers
from vaultproof.extract.arrays.linear_solutions import linear_solutions
from vaultproof.extract.arrays.literal import is_array
from vaultproof.extract.arrays.matrix_laws import matrix_laws
from vaultproof.extract.arrays.matrix_words import matrix_claims
from vaultproof.extract.arrays.norm_tables import norm_tables
from vaultproof.extract.arrays.of_vectors import vector_quantities
from vaultproof.extract.arrays.spectral import spectral_claims
from vaultproof.extract.arrays.vector import of_vectors
from vaultproof.extract.arrays.vector_notations import with_vector_notations
from vaultproof.extract.classify import Statement, classify
from vaultproof.extract.code.code_span import span_claims, untrue_in_python
from vaultproof.extract.code.code_value import number_values
from vaultproof.extract.code.output import output_claims
from vaultproof.extract.code.worked import worked_sums
from vaultproof.extract.code.worked_example import worked_examples
from vaultproof.extract.data.aggregate import aggregates
from vaultproof.extract.data.counted import counts
from vaultproof.extract.data.paired_data import paired_claims
from vaultproof.extract.data.percentage import percentages
from vaultproof.extract.data.roots_told import roots_told
from vaultproof.extract.data.standard_scores import standard_scores
from vaultproof.extract.data.standardised import standardised_claims
from vaultproof.extract.data.summary import summaries
from vaultproof.extract.definitions.by_parts import without_parts
from vaultproof.extract.definitions.confined import confined, of_a_kind
from vaultproof.extract.definitions.example_value import example_values
from vaultproof.extract.definitions.families import with_families
from vaultproof.extract.definitions.halved import halved_claims
from vaultproof.extract.definitions.inverses import with_inverses, without_inverses
from vaultproof.extract.definitions.known_formulas import spoilt_formulas
from vaultproof.extract.definitions.listed import listed, memberships
from vaultproof.extract.definitions.maps import maps
from vaultproof.extract.definitions.pieces import with_pieces
from vaultproof.extract.definitions.predictions import predictions
from vaultproof.extract.definitions.progressions import progression_claims
from vaultproof.extract.definitions.quantity import quantity_claims
from vaultproof.extract.definitions.recurrence import recurrence_claims
from vaultproof.extract.definitions.rest_told import with_rest
from vaultproof.extract.definitions.sequence import sequence_bodies, sequence_claims, with_limits
from vaultproof.extract.doubts.around import Around
from vaultproof.extract.doubts.choices import choices
from vaultproof.extract.doubts.cut_short import whole_ones, whole_values
from vaultproof.extract.doubts.silence import doubt_of_digits, doubtful_scopes, joins_bits
from vaultproof.extract.formula import formula_statements
from vaultproof.extract.functions.asymptotes import asymptotes, inflections
from vaultproof.extract.functions.invariances import invariances
from vaultproof.extract.functions.slope import slope_claims
from vaultproof.extract.functions.tendency import limit_claims
from vaultproof.extract.functions.valued_at import valued_at
from vaultproof.extract.functions.whole import whole_claims
from vaultproof.extract.functions.worded_call import worded_calls
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.language.clauses import Running, running_texts
from vaultproof.extract.language.words import speaks_of_a_part, speaks_of_another, speaks_of_several
from vaultproof.extract.learning.class_counts import class_claims
from vaultproof.extract.learning.confusion import measure_claims
from vaultproof.extract.learning.convolutions import convolution_claims
from vaultproof.extract.learning.impurity_tables import impurities
from vaultproof.extract.learning.information_gains import information_gains
from vaultproof.extract.learning.softmax_tables import softmax_at, softmax_tables
from vaultproof.extract.learning.temperatures import temperature_claims
from vaultproof.extract.learning.worded_softmax import worded_softmax
from vaultproof.extract.learning.worked_gradients import worked_gradients
from vaultproof.extract.numbers.angles_found import angles_found
from vaultproof.extract.numbers.based import numerals
from vaultproof.extract.numbers.complex_numbers import complex_findings
from vaultproof.extract.numbers.complex_tables import complex_tables
from vaultproof.extract.numbers.congruences import congruence_claims
from vaultproof.extract.numbers.measured import measured_claims
from vaultproof.extract.numbers.powers import powers
from vaultproof.extract.numbers.primes import primality_claims
from vaultproof.extract.numbers.quotient import quotients
from vaultproof.extract.numbers.rearrangements import rearrangements
from vaultproof.extract.numbers.rounded_again import with_rounded
from vaultproof.extract.numbers.sets import set_claims
from vaultproof.extract.numbers.solutions import SOLUTION, solutions
from vaultproof.extract.numbers.systems import system_claims
from vaultproof.extract.probability.birthdays import birthday_chances
from vaultproof.extract.probability.chance_tables import chance_claims
from vaultproof.extract.probability.distributed import distribution_claims, in_tables
from vaultproof.extract.probability.drawn import drawn_chances
from vaultproof.extract.probability.equally_likely import equally_likely
from vaultproof.extract.probability.events import event_claims
from vaultproof.extract.probability.fair_chances import fair_chances
from vaultproof.extract.probability.fair_draws import fair_draws
from vaultproof.extract.probability.joint_tables import joint_claims
from vaultproof.extract.probability.law_events import law_events
from vaultproof.extract.probability.law_formulas import formula_laws
from vaultproof.extract.probability.law_quantiles import quantile_claims
from vaultproof.extract.probability.law_tables import law_tables
from vaultproof.extract.probability.laws import laws
from vaultproof.extract.probability.notation_values import notation_values
from vaultproof.extract.probability.odds_told import odds_told
from vaultproof.extract.probability.poker_hands import poker_hands
from vaultproof.extract.probability.sigma_rule import sigma_chances, sigma_rules
from vaultproof.extract.probability.tests_told import tests_told
from vaultproof.extract.probability.told_moments import moments_told
from vaultproof.extract.probability.told_orders import orders_told
from vaultproof.extract.probability.truths import truths_told
from vaultproof.extract.prose import Sentence, read_sentences, told_whole
from vaultproof.extract.shape import shape
from vaultproof.extract.tables.approximation_tables import approximation_tables
from vaultproof.extract.tables.bisection_tables import bisection_tables
from vaultproof.extract.tables.borne_out import missed
from vaultproof.extract.tables.column_totals import totals, with_wrong_cells
from vaultproof.extract.tables.derivative_columns import derivative_columns
from vaultproof.extract.tables.difference_columns import difference_columns
from vaultproof.extract.tables.expression_rows import expression_rows
from vaultproof.extract.tables.formula_columns import formula_columns
from vaultproof.extract.tables.function_tables import function_names, function_parameters
from vaultproof.extract.tables.step_tables import step_tables
from vaultproof.extract.tables.table import table_claims
from vaultproof.extract.told import NumberText, texts_with_numbers
from vaultproof.extract.worded_terms import worded_terms
from vaultproof.hearsay import is_hearsay
from vaultproof.latex import canonical_name
from vaultproof.note import Formula, Note
from vaultproof.source import Span
from vaultproof.spot import Spotted, late

_MAX_BETWEEN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What a note states, in the order of the text."""

    definitions: tuple[Definition, ...]
    bindings: tuple[Binding, ...]
    claims: tuple[Claim, ...]


def extract(note: Note, silent: Iterable[Span] = (), restored: Sequence[Formula] = ()) -> Extracted:
    """What a note states. Nothing is looked for in `silent` spans, text that pasting has broken, or in
    answers to choose from. `restored` are
    formulas between marks that Obsidian does not read, in such spans or not."""
    doubts = doubtful_scopes(note)
    silent = (*silent, *choices(note))
    texts = running_texts(note)
    found: list[Definition | Binding | Equation] = []
    statements = _statements(note, texts, doubts, silent, restored)
    for statement in statements:
        found.extend(classify(statement))
    found = with_rounded(note, statements, without_inverses(found))
    found = list(of_vectors(statements, found))
    in_code = tuple(number_values(note, doubts))
    found = _with_spans(found, (*span_claims(note, doubts), *in_code))
    found = _with_spans(_with_spans(found, tuple(expansions(statements))), tuple(written_out(statements)))
    found = [
        *_with_complex(found, tuple(complex_findings(statements, found))),
        *predictions(statements, found),
    ]
    found.extend((*roots_told(statements, doubts), *softmax_at(note, statements, doubts)))
    names = function_names(note, found), function_parameters(found)
    defined = [one for one in found if isinstance(one, Definition)]
    found.extend(quantity_claims(statements, defined, doubts))
    found = _with_terms(
        found,
        (*sequence_claims(note, statements, doubts), *vector_quantities(note, statements, doubts)),
    )
    found = _with_terms(found, tuple(_of_notations(note, statements, doubts)))
    found.extend((*example_values(note), *memberships(note)))
    subject = _subject(found)
    numbers = texts_with_numbers(note)
    bound = frozenset(one.name for one in found if isinstance(one, Binding))
    rows = [one.span for one in in_code]
    tables = _of_tables(note, statements, doubts, (names, subject, bound))
    found.extend(
        (
            *(one for one in tables if not _within(one.span, rows)),
            *_of_results(note, statements, doubts),
            *information_gains(note, numbers, doubts),
            *derivative_columns(note, doubts),
        )
    )
    found.extend(worked_examples(note, doubts, subject.name) if subject is not None else ())
    found.extend(worded_calls(note, numbers, doubts, defined, names[0]))
    found = _with_spans(found, tuple(antiderivatives(statements)))
    found = [
        *_instead(
            _told_once(found, tuple(rates(statements, doubts))), matrix_laws(statements, bound, doubts)
        ),
        *_beside_one_another(note, statements, doubts, restored),
    ]
    found = _instead(
        [*found, *gradients(statements, defined), *maps(note)], named_primitives(statements, defined)
    )
    found = _with_fields(
        found, (*partials(note, statements, defined), *vector_fields(note, statements, defined))
    )
    found.extend(replace(one, doubt=one.doubt or doubts.get(one.scope)) for one in worked_sums(note))
    found = _in_words(found, note, statements, numbers, doubts)
    found = _in_calculus(found, note, statements, texts, doubts)
    found = _with_spans(found, tuple(asymptotes(note, _formulas(found), doubts)))
    found = [
        *_beside(found, valued_at(note, numbers, doubts, defined)),
        *slope_claims(note, numbers, doubts, defined),
    ]
    found = _with_places(found, note, texts, defined, doubts)
    found = _reckoned(_with_notations(found, note, statements), note, statements, texts, doubts)
    outputs = tuple(output_claims(note, doubts))
    asked = tuple(one.span for one in outputs if one.sure and _is_worded(one))
    hidden = (*silent, *untrue_in_python(note), *asked)
    kept = sorted(
        (
            one
            for one in found
            if (not _within(one.span, hidden) or any(formula.span.covers(one.span) for formula in restored))
            and not note.source.text.startswith("](", one.span.end)
            and not _is_torn(one, outputs)
        ),
        key=lambda one: (one.span.start, one.span.end),
    )
    of_e = frozenset(one.name for one in kept if isinstance(one, Definition) and "e" in one.parameters)
    sloped = [one.span for one in kept if isinstance(one, Equation) and _is_of_slope(one)]
    stated = [one.span for one in kept if isinstance(one, Equation) and one.kind != IDENTITY]
    outputs = tuple(one for one in outputs if not (_is_worded(one) and _within(one.span, stated)))
    single = [one for one in kept if isinstance(one, Definition)]
    return Extracted(
        definitions=_whole_definitions(note, single, statements),
        bindings=_certain(
            note,
            list(whole_values(note, (listed(note, one) for one in kept if isinstance(one, Binding)))),
        ),
        claims=(
            *(one for one in spoilt_formulas(note, doubts) if not _within(one.span, hidden)),
            *_once(
                _with_digits(note, _of_variable_e(one, of_e))
                for one in kept
                if isinstance(one, Equation) and not joins_bits(note.source.text, one.text)
            ),
            *outputs,
            *(
                one
                for one in _turning_once(
                    inflections(note, _formulas(single), doubts), whole_claims(note, texts, doubts)
                )
                if not any(_overlap(one.span, span) for span in hidden)
                and not (isinstance(one.says, Slope) and _within(one.span, sloped))
            ),
        ),
    )


def _whole_definitions(
    note: Note, single: list[Definition], statements: Sequence[Statement]
) -> tuple[Definition, ...]:
    """The definitions of a note, each with all that it says of one function and of where that holds."""
    pieces = with_pieces(note, _without_hearsay(note, single), statements)
    apart = {id(one) for one in single}
    found = tuple(with_rest(note, one) or one if id(one) in apart else one for one in pieces)
    told = (
        confined(note, one) if id(one) in apart else one
        for one in without_parts(note, _without_equations(found))
        if not of_a_kind(note, one) and not _is_a_law(one) and not _is_fixed(note, one)
    )
    return tuple(whole_ones(note, told))


def _without_hearsay(note: Note, definitions: Sequence[Definition]) -> list[Definition]:
    """The definitions without those that tell what others claim, or what is wrong, of a function defined before."""
    kept: list[Definition] = []
    for one in definitions:
        known = any((other.name, other.parameters) == (one.name, one.parameters) for other in kept)
        if not (known and is_hearsay(note.source.text, one.span.start, one.span.end)):
            kept.append(one)
    return kept


def _statements(
    note: Note,
    texts: Sequence[Running],
    doubts: dict[int, str],
    silent: Sequence[Span],
    restored: Sequence[Formula],
) -> list[Statement]:
    """What a note relates: in formulas, in prose, in words that name terms, and in rows of tables."""
    spoken = (
        *_prose_statements(note, doubts),
        *worded_terms(note, texts, doubts),
        *expression_rows(note, doubts),
        *complex_tables(note, doubts),
    )
    told = (one for one in spoken if not _within(_whole(one), silent))
    return with_inverses([*formula_statements(note, doubts, restored), *told])


def _is_of_slope(claim: Equation) -> bool:
    """Whether a claim tells a derivative, or that one is a number."""
    return claim.kind == "derivative" or (claim.kind == IDENTITY and "'" in claim.left.text)


def _turning_once(bends: Iterable[Property], told: Iterable[Property]) -> Iterator[Property]:
    """Claims about whole functions, with those of points of inflection that no sentence there tells better."""
    claims = tuple(told)
    spans = [one.span for one in claims if isinstance(one.says, Turning)]
    yield from (one for one in bends if not _within(one.span, spans))
    yield from claims


_MAY_BE_DATA = "the column may hold what was measured"


def _of_tables(
    note: Note,
    statements: Sequence[Statement],
    doubts: dict[int, str],
    known: tuple[tuple[frozenset[str], Mapping[str, str]], Definition | None, frozenset[str]],
) -> Iterator[Equation]:
    """The claims of the cells of tables, given the names of functions, the note's one function and the names bound."""
    names, subject, bound = known
    bodies = curve_bodies(note, statements)
    sequences = sequence_bodies(note, statements) | bodies
    claims = list(table_claims(note, doubts, names, subject, bound, sequences))
    likely = dict(in_tables(note, claims))
    for one in claims:
        if one.left in bodies.values():
            yield replace(one, doubt=one.doubt or _MAY_BE_DATA)
        else:
            yield likely.get(one, one)


def _of_results(note: Note, statements: Sequence[Statement], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claims of tables that tell results: totals, series, norms, softmax, scores and impurities."""
    text = note.source.text
    if not any(one.row and _DIGIT.search(text, one.span.start, one.span.end) for one in note.blocks):
        return
    yield from totals(note, doubts)
    yield from convergence_rows(note, doubts)
    yield from norm_tables(note, statements, doubts)
    yield from softmax_tables(note, statements, doubts)
    yield from standard_scores(note, statements, doubts)
    yield from impurities(note, doubts)
    yield from law_tables(note, doubts)


_DIGIT = re.compile(r"\d")


def _of_notations(
    note: Note, statements: Sequence[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """Claims in notations of their own: terms of sequences, random variables, numerals with their base."""
    yield from recurrence_claims(note, statements, doubts)
    yield from halved_claims(note, statements, doubts)
    yield from distribution_claims(note, statements, doubts)
    yield from sigma_chances(note, statements)
    yield from numerals(statements, doubts)
    yield from curves(note, statements, doubts)
    yield from set_claims(note, doubts)


def _beside_one_another(
    note: Note, statements: Sequence[Statement], doubts: Mapping[int, str], restored: Sequence[Formula]
) -> Iterator[Equation]:
    """Claims that several terms or statements make together: differentials, laws for any letters, solutions."""
    yield from differentials(statements, doubts)
    yield from laws(note, statements, doubts)
    yield from solutions(note, statements, doubts, restored)


def _reckoned(
    found: list[Definition | Binding | Equation],
    note: Note,
    statements: Sequence[Statement],
    texts: Sequence[Running],
    doubts: Mapping[int, str],
) -> list[Definition | Binding | Equation]:
    """What is found with general laws, and with what is reckoned through quantities that are named before."""
    found = _instead(found, _of_laws(note, statements, texts, doubts))
    found = _told_once(found, tuple(worked_gradients(note, statements, found, doubts)))
    found = _told_once(found, tuple(notation_values(note, statements, doubts)))
    found = _besides(found, tuple(angles_found(note, statements, doubts)))
    found = _in_worked_tables(found, note, statements, doubts)
    return _instead(found, condition_numbers(note, statements, doubts))


def _in_worked_tables(
    found: list[Definition | Binding | Equation],
    note: Note,
    statements: Sequence[Statement],
    doubts: Mapping[int, str],
) -> list[Definition | Binding | Equation]:
    """What is found with the cells of tables that are worked out row by row, and with hands in lists."""
    found = _instead(found, poker_hands(note, doubts))
    if not any(
        one.row and _DIGIT.search(note.source.text, one.span.start, one.span.end) for one in note.blocks
    ):
        return found
    found = _instead(found, step_tables(note, statements, found, doubts))
    found = _instead(found, approximation_tables(note, found, doubts))
    found = _instead(found, formula_columns(note, statements, found, doubts, named=True))
    found = _besides(found, tuple(formula_columns(note, statements, found, doubts, named=False)))
    found = _instead(found, bisection_tables(note, found, doubts))
    found = _instead(found, difference_columns(note, doubts))
    return with_wrong_cells(note, found, missed(found))


def _of_laws(
    note: Note, statements: Sequence[Statement], texts: Sequence[Running], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """Claims of what is so whatever the numbers are, in formulas and in words."""
    yield from formula_laws(note, statements, doubts)
    yield from orders_told(note, texts, doubts)
    yield from truths_told(note, doubts)
    yield from invariances(note, texts, doubts)
    yield from temperature_claims(note, texts, doubts)
    yield from standardised_claims(note, texts, doubts)


def _in_words(
    found: list[Definition | Binding | Equation],
    note: Note,
    statements: Sequence[Statement],
    numbers: Sequence[NumberText],
    doubts: Mapping[int, str],
) -> list[Definition | Binding | Equation]:
    """What is found with the claims that words make about numbers, data, matrices, chances and events."""
    averages = tuple(aggregates(note, numbers, doubts))
    spans = [one.span for one in averages]
    drawn = tuple(drawn_chances(note, numbers, doubts))
    of_laws = tuple(law_events(note, numbers, doubts))
    of_draws = [one.span for one in (*drawn, *of_laws)]
    likely = tuple(equally_likely(note, numbers, doubts))
    fair = (*fair_chances(note, numbers, doubts), *fair_draws(note, numbers, doubts))
    of_data = [one for one in summaries(note, numbers, doubts) if not _within(one.span, spans)]
    found = _with_spans(
        found,
        (
            *averages,
            *worded_softmax(note, numbers, doubts),
            *of_data,
            *percentages(note, numbers, doubts),
            *quotients(note, numbers, doubts),
            *powers(note, numbers, doubts),
            *counts(note, numbers, doubts),
            *rearrangements(note, numbers, doubts),
            *(one for one in fair if not _within(one.span, of_draws)),
            *drawn,
            *paired_claims(note, numbers, doubts),
            *odds_told(note, numbers, doubts),
            *likely,
            *sigma_rules(note, numbers, doubts),
            *class_claims(note, numbers, doubts),
            *birthday_chances(note, numbers, doubts),
            *tests_told(note, numbers, doubts),
            *(one for one in of_laws if not _within(one.span, [other.span for other in drawn])),
            *primality_claims(note, numbers, doubts),
            *measure_claims(note, numbers, doubts),
        ),
    )
    found = [
        *_instead(found, measured_claims(note, numbers, doubts)),
        *matrix_claims(note, doubts),
        *characteristic_polynomials(note, doubts),
    ]
    found = _besides(
        found,
        (*spectral_claims(note, doubts), *linear_solutions(note, doubts), *convolution_claims(note, doubts)),
    )
    chances = tuple(chance_claims(note, statements, numbers, doubts))
    joint = joint_claims(note, statements, doubts)
    found = _with_spans(found, (*chances, *joint, *congruence_claims(note, doubts)))
    surely = (*spans, *(one.span for one in (*of_data, *chances, *likely) if one.doubt is None))
    moments = moments_told(note, numbers, doubts)
    found = _with_spans(
        found, tuple(one for one in moments if not any(_overlap(one.span, span) for span in surely))
    )
    found = _with_spans(found, tuple(quantile_claims(note, statements, numbers, doubts)))
    found = _with_spans(found, tuple(progression_claims(note, statements, numbers, doubts)))
    return _with_spans(found, tuple(event_claims(note, statements, doubts)))


def _in_calculus(
    found: list[Definition | Binding | Equation],
    note: Note,
    statements: Sequence[Statement],
    texts: Sequence[Running],
    doubts: Mapping[int, str],
) -> list[Definition | Binding | Equation]:
    """What is found with the claims that words make about derivatives, integrals, series, limits and systems."""
    found = _with_terms(
        _with_spans(
            found,
            (
                *calculus_claims(note, texts, doubts),
                *convergence_claims(note, texts, doubts),
                *named_convergence(note, texts, doubts),
            ),
        ),
        (*transform_claims(note, statements, texts, doubts), *continued_solutions(note, texts, doubts)),
    )
    return _with_spans(
        [*found, *limit_claims(note, doubts), *system_claims(note, texts, doubts)],
        tuple(taylor_claims(note, texts, doubts)),
    )


def _with_places(
    found: list[Definition | Binding | Equation],
    note: Note,
    texts: Sequence[Running],
    defined: Sequence[Definition],
    doubts: Mapping[int, str],
) -> list[Definition | Binding | Equation]:
    """What is found with derivatives named, tangents, critical points and extrema under a constraint."""
    found = _beside(found, derivatives_named(note, texts, doubts))
    found = _besides(
        [*found, *tangents(note, texts, doubts, defined)], critical_points(note, texts, defined, doubts)
    )
    return [*found, *constrained_extrema(note, texts, doubts)]


def _with_notations(
    found: Iterable[Definition | Binding | Equation], note: Note, statements: Sequence[Statement]
) -> list[Definition | Binding | Equation]:
    """What is found with what short notations leave out: letters, vectors, families and limits of sequences."""
    written = with_vector_notations(note, with_bare_slopes(found))
    return with_limits(note, statements, with_families(list(written)))


def _formulas(found: Iterable[Definition | Binding | Equation]) -> list[Definition]:
    """The definitions by formulas."""
    return [one for one in found if isinstance(one, Definition) and one.source is WitnessKind.FORMULA]


def _is_worded(claim: Output) -> bool:
    """Whether running text says what an expression gives."""
    return claim.span.start <= claim.question.passage.whole.start


def _is_torn(found: Definition | Binding | Equation, outputs: Iterable[Output]) -> bool:
    """Whether something begins within an expression of which running text says what it gives: `std()` of `x.std()`."""
    places = (one.question.passage.whole for one in outputs if _is_worded(one))
    return any(place.start < found.span.start < place.end for place in places)


_LONE_E = re.compile(r"(?<![A-Za-z\\])e(?![A-Za-z])")


def _of_variable_e(claim: Equation, functions: frozenset[str]) -> Equation:
    """A claim about a function of a variable e, an error, at that variable: `L(-e) = L(e)` says something of each."""
    if claim.kind != "value" or not functions or not _LONE_E.search(claim.left.text):
        return claim
    called = {canonical_name(name) for term in (claim.left, claim.right) for name in shape(term).calls}
    return replace(claim, kind=IDENTITY) if called & functions else claim


_BASED = re.compile(r"\d[\s)}]*_\s*\{?\s*\d")
"""A numeral that tells its base itself."""
_OF_DIGITS = frozenset({"arithmetic", "value"})


def _with_digits(note: Note, claim: Equation) -> Equation:
    """A claim between numbers, or of a call of one, with the doubt that its digits raise."""
    if claim.doubt is not None or claim.kind not in _OF_DIGITS or _BASED.search(claim.text):
        return claim
    doubt = doubt_of_digits(note.source.text, claim.text)
    return replace(claim, doubt=doubt) if doubt is not None else claim


def _with_spans(
    found: list[Definition | Binding | Equation], claims: tuple[Equation, ...]
) -> list[Definition | Binding | Equation]:
    """What is found with claims that say better what stands at their places; a reckoning that is sure says it better
    than one that may not be told of its left side at all."""
    if not claims:
        return found
    sure = [one.span for one in found if _is_reckoned(one)] if any(one.loose for one in claims) else []
    claims = tuple(
        one for one in claims if not (one.loose and any(_overlap(one.span, span) for span in sure))
    )
    spans = [claim.span for claim in claims]
    return [one for one in found if not any(_overlap(one.span, span) for span in spans)] + [*claims]


def _is_reckoned(one: Definition | Binding | Equation) -> bool:
    return isinstance(one, Equation) and one.kind == "arithmetic" and one.doubt is None and not one.loose


def _beside(
    found: list[Definition | Binding | Equation], claims: Iterable[Equation]
) -> list[Definition | Binding | Equation]:
    """What is found with claims where no other claim stands, in place of names bound there."""
    stated = [one.span for one in found if isinstance(one, Equation)]
    more = tuple(one for one in claims if not any(_overlap(one.span, span) for span in stated))
    return [*found, *more]


def _with_fields(
    found: list[Definition | Binding | Equation], claims: tuple[Equation, ...]
) -> list[Definition | Binding | Equation]:
    """What is found with the entries of gradients and of matrices of derivatives; a name goes on to stand for its
    matrix."""
    spans = [claim.span for claim in claims]
    matrices = (
        one
        for one in found
        if isinstance(one, Binding)
        and "matrix" in one.value.text
        and any(_overlap(one.span, span) for span in spans)
    )
    return [*_with_spans(found, claims), *matrices]


def _told_once(
    found: Iterable[Definition | Binding | Equation], told: Sequence[Equation]
) -> list[Definition | Binding | Equation]:
    """What is found, with what is told of the very same text in its place: other links of a chain stay, and so does a
    reckoning that is sure where the other may be told of something else."""
    if not told:
        return [*found]
    found = [*found]
    if any(one.loose for one in told):
        sure = {one.span for one in found if _is_reckoned(one)}
        told = [one for one in told if not (one.loose and one.span in sure)]
    spans = {one.span for one in told}
    return [*(one for one in found if one.span not in spans), *told]


def _instead(
    found: list[Definition | Binding | Equation], better: Iterable[Equation]
) -> list[Definition | Binding | Equation]:
    """What is found with claims, as of numbers with their units, which say better what those at their places say."""
    claims = tuple(better)
    if not claims:
        return found
    spans = [claim.span for claim in claims]
    kept = [one for one in found if not (isinstance(one, Equation) and _within(one.span, spans))]
    return [*kept, *claims]


def _besides(
    found: list[Definition | Binding | Equation], claims: Iterable[Equation]
) -> list[Definition | Binding | Equation]:
    """What is found with claims at whose places no others stand."""
    spans = [one.span for one in found if isinstance(one, Equation)]
    return [*found, *(one for one in claims if not _within(one.span, spans))]


def _with_complex(
    found: list[Definition | Binding | Equation], of_complex: tuple[Binding | Equation, ...]
) -> list[Definition | Binding | Equation]:
    """What is found with the values and equations of complex numbers, which say better what stands at their places."""
    if not of_complex:
        return found
    places = {one.span for one in of_complex if isinstance(one, Equation)}
    kept = [one for one in found if isinstance(one, Definition) or one.span not in places]
    return [*kept, *of_complex]


def _with_terms(
    found: list[Definition | Binding | Equation], terms: tuple[Equation, ...]
) -> list[Definition | Binding | Equation]:
    """What is found with the claims about terms of sequences; a step between numbers in one of them stays."""
    if not terms:
        return found
    spans = {claim.span for claim in terms}
    return [*(one for one in found if not (isinstance(one, Equation) and one.span in spans)), *terms]


def _prose_statements(note: Note, doubts: Mapping[int, str]) -> Iterator[Statement]:
    names = frozenset({note.title, *note.aliases})
    for block in note.blocks:
        if block.row == 0 or (block.row is not None and not _may_state(block.text)):
            continue
        for sentence in read_sentences(block, names):
            if sentence.worded[0] and (
                speaks_of_another(told_whole(sentence)) or speaks_of_several(sentence.context)
            ):
                continue
            if sentence.worded[0] and sentence.lead and is_array(sentence.terms[0]):
                continue  # `the projection onto $(1, 1)$ is …` tells of the projection
            if (
                sentence.worded[0]
                and sentence.terms[0].syntax is Syntax.LATEX
                and speaks_of_a_part(sentence.context)
            ):
                continue
            if block.row is not None and not _fills(sentence, block.text):
                continue
            yield Statement(
                source=note.source,
                scope=block.scope,
                terms=sentence.terms,
                relations=sentence.relations,
                lead=sentence.lead,
                around=Around(
                    sentence.context,
                    itself=_parted(sentence),
                    place=doubts.get(block.scope),
                    terms=sentence.terms,
                ),
                open_ended=sentence.open_ended,
            )


_STATED = re.compile(r"[\w)²³]\s*[=≈]\s*[-−√\d(]")


def _may_state(cell: str) -> bool:
    return ("=" in cell or "≈" in cell) and _STATED.search(cell) is not None


def _fills(sentence: Sentence, cell: str) -> bool:
    """Whether a statement is all that a table's cell holds."""
    first, last = sentence.terms[0].passage, sentence.terms[-1].passage
    return last.whole.end - first.whole.start >= len(cell.strip(" `*$")) and not any(sentence.worded)


def _parted(sentence: Sentence) -> str | None:
    """Why what stands behind a statement may belong to it."""
    if sentence.united:
        return "a unit or a word of magnitude stands behind the value"
    return "the slash may divide" if sentence.parted else None


def _subject(found: Iterable[object]) -> Definition | None:
    """The one function of one variable that the note defines, where it defines no other."""
    definitions = {one.name: one for one in found if isinstance(one, Definition)}
    if len(definitions) != 1:
        return None
    ((name, definition),) = definitions.items()
    return definition if len(definition.parameters) == 1 and name.isidentifier() else None


_OR_WORDS = (
    r"(?:or|either|hoặc|hay|oder|ou(?: bien)?|o|u|или|либо|lub|albo|veya|eller|nebo|vagy|tai|sau|atau|або)(?!\w)"
    r"|或者?|または|又は|或いは|또는|혹은|∨|\\lor|\\vee"
)
_OR = late(rf"(?:\W|text|mbox|mathrm|q?quad)*(?<!\w)(?:{_OR_WORDS})(?:\W|text|q?quad)*")
_OR_BEHIND = late(rf"(?:[\s$~{{}}]|\\q?quad|\\[,;: ]|\\(?:text|mbox|mathrm)\s*\{{)*(?:{_OR_WORDS})")
"""An alternative to a value behind it: `x = 0 \\quad \\text{or} \\quad x - 1 = 0`."""


_FURTHER = late(
    r"[\s$]{0,3}(?:[,;，；、]\s?|\s(?=[^\W\d_]))[\s$]{0,3}(?:(?:and|or|und|oder|et|ou|y|o|e|и|или|lub|và|hoặc|hay|veya|ve)\s|[和或、与と]|또는|및)?"
    r"[\s$]{0,3}(?:\\?[lc]?dots|…|\.\.\.|[-−+]?\d+(?:(?:[.,]|\{,\})\d+)?(?![\w.,{\\]*\d)(?=[\s$]{0,3}(?:[,;:.，；：。、)]|$"
    r"|(?:and|or|und|oder|et|ou|y|o|e|и|или|lub|i|và|hoặc|hay|veya|ve|we|is|the)\s)))",
)
"""A further value behind the one that a name is given: `p = 0.9, 0.8 and 0.7`."""


def _certain(note: Note, bindings: list[Binding]) -> tuple[Binding, ...]:
    """The bindings that are not alternatives: `x = 1` or `x = 2` gives x no value, nor does `x = 1, 2, 3`. One that is
    known as a list stays as that."""
    text = note.source.text
    alternative = {
        index
        for index, one in enumerate(bindings)
        if not one.others
        and (_FURTHER.match(text, one.span.end) or _OR_BEHIND.match(text, one.span.end)) is not None
    }
    for index, (one, other) in enumerate(pairwise(bindings)):
        between = text[one.span.end : other.span.start]
        if len(between) < _MAX_BETWEEN and _OR.fullmatch(between.casefold()):
            alternative |= {index, index + 1}
    return tuple(one for index, one in enumerate(bindings) if index not in alternative)


def _without_equations(definitions: tuple[Definition, ...]) -> tuple[Definition, ...]:
    """The definitions without what only looks like one beside them: `f(x) = 0.5` or `f(x) = f(-x)`, to be solved."""
    varied: dict[str, set[int]] = {}
    for one in definitions:
        if _varies(one):
            varied.setdefault(one.name, set()).add(one.scope)
    return tuple(
        one
        for one in definitions
        if one.name not in varied or _varies(one) or (_is_alone(one) and one.scope not in varied[one.name])
    )


_KNOWN = frozenset({"gcd", "lcm", "max", "min"})


def _is_a_law(definition: Definition) -> bool:
    """Whether a definition of a function that everybody knows calls it again, `gcd(a, b) = gcd(b, a mod b)`, and so
    tells a law that it obeys."""
    calls = {canonical_name(name) for name in shape(definition.body).calls}
    return definition.name in _KNOWN and (
        not calls or definition.name in calls or r"\gcd" in definition.body.text
    )


def _varies(definition: Definition) -> bool:
    """Whether a definition's body holds symbols, more than its own parameter alone, and does not call itself."""
    looks = shape(definition.body)
    own = {canonical_name(name) for name in looks.calls}
    return bool(looks.names or looks.calls) and definition.name not in own and not _is_alone(definition)


_FIXED = Spotted(
    r"\b(?:fixed|stationary|invariant)\s+points?\b|fixpunkt|\b(?:points?\s+fixes?|puntos?\s+fijos?|pontos?\s+fixos?|punt[oi]\s+fiss[oi]"
    r"|неподвижн\w+\s+точ\w+|điểm\s+bất\s+động|punkt\w*\s+stał\w+|sabit\s+nokta)|不动点|不動点|고정점|부동점",
    re.IGNORECASE,
)
_MORPHISM = Spotted(
    r"(?:homo|auto|endo|mono|iso)(?:-|\s)?morph?i?s|(?:homo|auto|endo|mono|izo|iso)morfi|морфизм|\bgalois|đồng\s+cấu|同态|同構|同构|同型|準同型|동형"
    r"|\b(?:stabili[sz]er|stabilisator|stabilisateur|estabilizador|stabilizzatore)",
    re.IGNORECASE,
)
_AROUND = 150


def _is_fixed(note: Note, definition: Definition) -> bool:
    """Whether `f(x) = x` tells what a fixed point is, rather than which function f is."""
    if not _is_alone(definition) or definition.path not in {"", note.path}:
        return False
    if definition.parameters == ("e",) or _MORPHISM.search(note.source.text) is not None:
        return True  # a neutral element, or those that a map keeps
    text, span = note.source.text, definition.span
    return _FIXED.search(text[max(0, span.start - _AROUND) : span.end + _AROUND]) is not None


def _is_alone(definition: Definition) -> bool:
    """Whether a definition says `f(x) = x`, which may be an equation for fixed points as well."""
    return len(definition.parameters) == 1 and definition.body.text.strip() == definition.parameters[0]


_OF_SEVERAL = frozenset({SOLUTION, "value", "derivative"})
"""Kinds of which several claims may stand at one place, each with a text of its own."""


def _once(claims: Iterable[Equation]) -> Iterator[Equation]:
    seen: set[tuple[Span, str, str]] = set()
    for claim in claims:
        key = (claim.span, claim.kind, claim.text if claim.kind in _OF_SEVERAL else "")
        if key not in seen:
            seen.add(key)
            yield claim


def _within(span: Span, hidden: Iterable[Span]) -> bool:
    return any(_overlap(span, other) for other in hidden)


def _whole(statement: Statement) -> Span:
    return Span(statement.terms[0].passage.whole.start, statement.terms[-1].passage.whole.end)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
