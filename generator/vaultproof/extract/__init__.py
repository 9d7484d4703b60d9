"""Note → definitions, bindings and claims. Each kind of place where notes state something is a module of its own.

Finds what a note states; whether it is true is for the witnesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaultproof.claim import (
    Binding,
    Claim,
    Definition,
    Equation,
    Output,
    Property,
    Slope,
    Turning,
    WitnessKind,
)
from vaultproof.extract.analysis.bare_slopes import with_bare_slopes
from vaultproof.extract.analysis.bowls import bowls
from vaultproof.extract.analysis.bracketing import bracketing
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
from vaultproof.extract.analysis.series_rows import series_rows
from vaultproof.extract.analysis.sums_at import sums_at
from vaultproof.extract.analysis.tangents import tangents
from vaultproof.extract.analysis.taylor import taylor_claims
from vaultproof.extract.analysis.transforms import transform_claims
from vaultproof.extract.analysis.written_out import written_out
from vaultproof.extract.arrays.characteristic import characteristic_polynomials
from vaultproof.extract.arrays.condition_numbers import condition_numbers
from vaultproof.extract.arrays.distances_named import distances_named
from vaultproof.extract.arrays.eigen_tables import eigen_tables
from vaultproof.extract.arrays.linear_solutions import linear_solutions
from vaultproof.extract.arrays.matrix_laws import matrix_laws
from vaultproof.extract.arrays.matrix_words import matrix_claims
from vaultproof.extract.arrays.norm_tables import norm_tables
from vaultproof.extract.arrays.of_vectors import vector_quantities
from vaultproof.extract.arrays.spectral import spectral_claims
from vaultproof.extract.arrays.vector import of_vectors
from vaultproof.extract.arrays.vector_angles import vector_angles
from vaultproof.extract.arrays.vector_notations import with_vector_notations
from vaultproof.extract.classify import Finding, Statement, classify
from vaultproof.extract.code.code_span import span_claims, untrue_in_python
from vaultproof.extract.code.code_value import number_values
from vaultproof.extract.code.output import output_claims
from vaultproof.extract.code.worked import worked_sums
from vaultproof.extract.code.worked_example import worked_examples
from vaultproof.extract.data.aggregate import aggregates
from vaultproof.extract.data.alike import likenesses
from vaultproof.extract.data.counted import counts
from vaultproof.extract.data.information_signs import information_signs
from vaultproof.extract.data.paired_data import paired_claims
from vaultproof.extract.data.percentage import percentages
from vaultproof.extract.data.prediction_errors import prediction_errors
from vaultproof.extract.data.roots_told import roots_told
from vaultproof.extract.data.standard_scores import standard_scores
from vaultproof.extract.data.standardised import standardised_claims
from vaultproof.extract.data.summary import summaries
from vaultproof.extract.definitions.certain import certain
from vaultproof.extract.definitions.defining import whole_definitions
from vaultproof.extract.definitions.example_value import example_values
from vaultproof.extract.definitions.families import with_families
from vaultproof.extract.definitions.halved import halved_claims
from vaultproof.extract.definitions.inverses import with_inverses, without_inverses
from vaultproof.extract.definitions.known_formulas import spoilt_formulas
from vaultproof.extract.definitions.listed import listed, memberships
from vaultproof.extract.definitions.maps import maps
from vaultproof.extract.definitions.plain_indices import (
    plain_products,
    plain_rules,
    plain_slopes,
    with_fractions,
    with_plain_heads,
)
from vaultproof.extract.definitions.predictions import predictions
from vaultproof.extract.definitions.progressions import progression_claims
from vaultproof.extract.definitions.quantity import quantity_claims
from vaultproof.extract.definitions.recurrence import recurrence_claims
from vaultproof.extract.definitions.sequence import sequence_bodies, sequence_claims, with_limits
from vaultproof.extract.definitions.sequence_traits import sequence_traits
from vaultproof.extract.definitions.special_functions import is_special, without_special_functions
from vaultproof.extract.doubts.choices import choices
from vaultproof.extract.doubts.cut_short import whole_values
from vaultproof.extract.doubts.silence import doubt_of_digits, doubtful_scopes, joins_bits
from vaultproof.extract.formula import formula_statements
from vaultproof.extract.functions.asymptotes import asymptotes, inflections
from vaultproof.extract.functions.invariances import invariances
from vaultproof.extract.functions.set_values import set_values
from vaultproof.extract.functions.slope import slope_claims
from vaultproof.extract.functions.slopes_at_steps import slopes_at_steps
from vaultproof.extract.functions.tendency import limit_claims
from vaultproof.extract.functions.valued_at import valued_at
from vaultproof.extract.functions.whole import whole_claims
from vaultproof.extract.functions.worded_call import worded_calls
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.language.clauses import Running, running_texts
from vaultproof.extract.learning.class_counts import class_claims
from vaultproof.extract.learning.confusion import measure_claims
from vaultproof.extract.learning.convolutions import convolution_claims
from vaultproof.extract.learning.impurity_tables import impurities
from vaultproof.extract.learning.information_gains import information_gains
from vaultproof.extract.learning.layer_counts import layer_counts
from vaultproof.extract.learning.layer_tables import layer_tables
from vaultproof.extract.learning.receptive_fields import receptive_fields
from vaultproof.extract.learning.softmax_tables import softmax_at, softmax_tables
from vaultproof.extract.learning.step_sizes import step_sizes
from vaultproof.extract.learning.temperatures import temperature_claims
from vaultproof.extract.learning.worded_softmax import worded_softmax
from vaultproof.extract.learning.worked_gradients import worked_gradients
from vaultproof.extract.learning.worked_shares import worked_shares
from vaultproof.extract.merging import (
    beside,
    besides,
    instead,
    once,
    overlap,
    told_once,
    with_complex,
    with_fields,
    with_spans,
    with_terms,
    within,
)
from vaultproof.extract.numbers.angles_found import angles_found
from vaultproof.extract.numbers.based import numerals
from vaultproof.extract.numbers.coefficients_told import coefficients_told
from vaultproof.extract.numbers.complex_numbers import complex_findings
from vaultproof.extract.numbers.complex_tables import complex_tables
from vaultproof.extract.numbers.congruences import congruence_claims
from vaultproof.extract.numbers.digit_counts import digit_counts
from vaultproof.extract.numbers.half_lives import half_lives
from vaultproof.extract.numbers.measured import measured_claims
from vaultproof.extract.numbers.powers import powers
from vaultproof.extract.numbers.primes import primality_claims
from vaultproof.extract.numbers.quotient import quotients
from vaultproof.extract.numbers.rearrangements import rearrangements
from vaultproof.extract.numbers.rounded_again import with_rounded
from vaultproof.extract.numbers.sets import set_claims
from vaultproof.extract.numbers.solutions import solutions
from vaultproof.extract.numbers.systems import system_claims
from vaultproof.extract.probability.birthdays import birthday_chances
from vaultproof.extract.probability.chance_tables import chance_claims
from vaultproof.extract.probability.critical_values import critical_values
from vaultproof.extract.probability.distributed import distribution_claims, in_tables
from vaultproof.extract.probability.drawn import drawn_chances
from vaultproof.extract.probability.equally_likely import equally_likely
from vaultproof.extract.probability.events import event_claims
from vaultproof.extract.probability.fair_chances import fair_chances
from vaultproof.extract.probability.fair_draws import fair_draws
from vaultproof.extract.probability.joint_tables import joint_claims
from vaultproof.extract.probability.known_deviation import known_deviations
from vaultproof.extract.probability.law_events import law_events
from vaultproof.extract.probability.law_formulas import formula_laws
from vaultproof.extract.probability.law_quantiles import quantile_claims
from vaultproof.extract.probability.law_tables import law_tables
from vaultproof.extract.probability.laws import laws
from vaultproof.extract.probability.notation_values import notation_values
from vaultproof.extract.probability.odds_told import odds_told
from vaultproof.extract.probability.poker_hands import poker_hands
from vaultproof.extract.probability.sigma_rule import sigma_chances, sigma_rules
from vaultproof.extract.probability.symbols_of_tests import test_symbols
from vaultproof.extract.probability.tests_told import tests_told
from vaultproof.extract.probability.told_moments import moments_told
from vaultproof.extract.probability.told_orders import orders_told
from vaultproof.extract.probability.truths import truths_told
from vaultproof.extract.sentences import prose_statements
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
from vaultproof.extract.tables.headings import called_by_heading
from vaultproof.extract.tables.step_tables import step_tables
from vaultproof.extract.tables.steps_in_prose import steps_in_prose
from vaultproof.extract.tables.table import heads_of, settings_of, table_claims
from vaultproof.extract.tables.word_weights import word_weights
from vaultproof.extract.told import NumberText, texts_with_numbers
from vaultproof.extract.worded_terms import worded_terms
from vaultproof.latex import canonical_name
from vaultproof.note import Formula, Note
from vaultproof.source import Span
from vaultproof.spot import late


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
    found: list[Finding] = []
    statements = _statements(note, texts, doubts, silent, restored)
    for statement in statements:
        found.extend(classify(statement))
    found = with_rounded(note, statements, without_inverses(found))
    found = list(of_vectors(statements, found))
    in_code = tuple(number_values(note, doubts))
    found = with_spans(found, (*span_claims(note, doubts), *in_code))
    found = with_spans(with_spans(found, tuple(expansions(statements))), tuple(written_out(statements)))
    found = [
        *with_complex(found, tuple(complex_findings(statements, found))),
        *predictions(statements, found),
    ]
    found.extend((*roots_told(statements, doubts), *softmax_at(note, statements, doubts)))
    names = function_names(note, found), function_parameters(found)
    defined = [one for one in found if isinstance(one, Definition)]
    found.extend(quantity_claims(statements, defined, doubts))
    found = with_terms(
        found,
        (*sequence_claims(note, statements, doubts), *vector_quantities(note, statements, doubts)),
    )
    found = with_terms(found, tuple(_of_notations(note, statements, doubts)))
    found.extend((*example_values(note), *memberships(note)))
    subject = _subject(found)
    numbers = texts_with_numbers(note)
    bound = frozenset(one.name for one in found if isinstance(one, Binding))
    rows = [one.span for one in in_code]
    tables = _of_tables(note, statements, doubts, (names, subject, bound), defined)
    found.extend(
        (
            *(one for one in tables if not within(one.span, rows)),
            *_of_results(note, statements, doubts),
            *information_gains(note, numbers, doubts),
            *derivative_columns(note, doubts),
        )
    )
    found.extend(worked_examples(note, doubts, subject.name) if subject is not None else ())
    found.extend(worded_calls(note, numbers, doubts, defined, names[0]))
    found = with_spans(found, tuple(antiderivatives(statements)))
    found = [
        *instead(told_once(found, tuple(rates(statements, doubts))), matrix_laws(statements, bound, doubts)),
        *_beside_one_another(note, statements, doubts, restored),
    ]
    found = instead(
        [*found, *gradients(statements, defined), *maps(note)], named_primitives(statements, defined)
    )
    found = with_fields(
        found, (*partials(note, statements, defined), *vector_fields(note, statements, defined))
    )
    found.extend(replace(one, doubt=one.doubt or doubts.get(one.scope)) for one in worked_sums(note))
    found = besides(found, sums_at(statements, doubts))
    found = _in_words(found, note, statements, numbers, doubts)
    found = _in_calculus(found, note, statements, texts, doubts)
    found = with_spans(found, tuple(asymptotes(note, texts, _formulas(found), doubts)))
    found = [
        *beside(found, valued_at(note, numbers, doubts, defined)),
        *slope_claims(note, numbers, doubts, defined),
    ]
    found = _with_places(found, note, texts, defined, doubts)
    found = _reckoned(_with_notations(found, note, statements), note, statements, texts, doubts)
    found = _at_settings(found, note, statements, numbers, defined, doubts)
    outputs = tuple(output_claims(note, doubts))
    asked = tuple(one.span for one in outputs if one.sure and _is_worded(one))
    hidden = (*silent, *untrue_in_python(note), *asked)
    kept = sorted(
        (
            one
            for one in found
            if (not within(one.span, hidden) or any(formula.span.covers(one.span) for formula in restored))
            and not note.source.text.startswith("](", one.span.end)
            and not _is_torn(one, outputs)
        ),
        key=lambda one: (one.span.start, one.span.end),
    )
    of_e = frozenset(one.name for one in kept if isinstance(one, Definition) and "e" in one.parameters)
    sloped = [one.span for one in kept if isinstance(one, Equation) and _is_of_slope(one)]
    stated = [one.span for one in kept if isinstance(one, Equation) and one.kind != IDENTITY]
    outputs = tuple(one for one in outputs if not (_is_worded(one) and within(one.span, stated)))
    single = [*without_special_functions(note, (one for one in kept if isinstance(one, Definition)))]
    return Extracted(
        definitions=whole_definitions(note, single, statements),
        bindings=certain(
            note,
            list(
                whole_values(
                    note,
                    (
                        listed(note, one)
                        for one in kept
                        if isinstance(one, Binding) and not is_special(note, one.name)
                    ),
                )
            ),
        ),
        claims=(
            *(one for one in spoilt_formulas(note, doubts) if not within(one.span, hidden)),
            *once(
                _with_digits(note, _of_variable_e(one, of_e))
                for one in kept
                if isinstance(one, Equation) and not joins_bits(note.source.text, one.text)
            ),
            *outputs,
            *(
                one
                for one in _turning_once(
                    inflections(note, _formulas(single), doubts),
                    _once_told(
                        whole_claims(note, texts, doubts),
                        bracketing(note, texts, statements, _formulas(kept), doubts),
                    ),
                )
                if not any(overlap(one.span, span) for span in hidden)
                and not (isinstance(one.says, Slope) and within(one.span, sloped))
            ),
        ),
    )


def _statements(
    note: Note,
    texts: Sequence[Running],
    doubts: dict[int, str],
    silent: Sequence[Span],
    restored: Sequence[Formula],
) -> list[Statement]:
    """What a note relates: in formulas, in prose, in words that name terms, and in rows of tables."""
    spoken = (
        *prose_statements(note, doubts),
        *worded_terms(note, texts, doubts),
        *expression_rows(note, doubts),
        *complex_tables(note, doubts),
    )
    plain = (*plain_rules(note, doubts), *plain_slopes(note, doubts), *plain_products(note, doubts))
    inside = [_whole(one) for one in plain]
    spoken = (*(one for one in spoken if not within(_whole(one), inside)), *plain) if plain else spoken
    told = with_plain_heads(one for one in spoken if not within(_whole(one), silent))
    return with_inverses(with_fractions([*formula_statements(note, doubts, restored), *told]))


def _is_of_slope(claim: Equation) -> bool:
    """Whether a claim tells a derivative, or that one is a number."""
    return claim.kind == "derivative" or (claim.kind == IDENTITY and "'" in claim.left.text)


def _once_told(claims: Iterable[Property], others: Iterable[object]) -> Iterator[Property]:
    """Claims about whole functions, with those others at whose places there are none."""
    told = tuple(claims)
    yield from told
    spans = [one.span for one in told]
    yield from (one for one in others if isinstance(one, Property) and not within(one.span, spans))


def _turning_once(bends: Iterable[Property], told: Iterable[Property]) -> Iterator[Property]:
    """Claims about whole functions, with those of points of inflection that no sentence there tells better."""
    claims = tuple(told)
    spans = [one.span for one in claims if isinstance(one.says, Turning)]
    yield from (one for one in bends if not within(one.span, spans))
    yield from claims


_MAY_BE_DATA = "the column may hold what was measured"


def _of_tables(
    note: Note,
    statements: Sequence[Statement],
    doubts: dict[int, str],
    known: tuple[tuple[frozenset[str], Mapping[str, str]], Definition | None, frozenset[str]],
    defined: Sequence[Definition],
) -> Iterator[Equation]:
    """The claims of the cells of tables, given the names of functions, the note's one function, the names bound and
    the definitions."""
    names, subject, bound = known
    bodies = curve_bodies(note, statements)
    sequences = sequence_bodies(note, statements) | bodies
    letters = settings_of(defined), heads_of(defined)
    claims = list(
        table_claims(
            note,
            doubts,
            names,
            subject,
            bound,
            sequences,
            settings=letters[0],
            heads=letters[1],
            called=called_by_heading(note, defined, names[0]),
        )
    )
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
    of_series = tuple(series_rows(note, doubts))
    yield from of_series
    yield from (
        one
        for one in convergence_rows(note, doubts)
        if not any(overlap(one.span, other.span) for other in of_series)
    )
    yield from norm_tables(note, statements, doubts)
    yield from softmax_tables(note, statements, doubts)
    yield from standard_scores(note, statements, doubts)
    yield from impurities(note, doubts)
    yield from law_tables(note, doubts)


_DIGIT = late(r"\d")


def _of_notations(
    note: Note, statements: Sequence[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """Claims in notations of their own: terms of sequences, random variables, numerals with their base."""
    yield from recurrence_claims(note, statements, doubts)
    yield from halved_claims(note, statements, doubts)
    yield from distribution_claims(note, statements, doubts)
    yield from critical_values(note, statements, doubts)
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
    found: list[Finding],
    note: Note,
    statements: Sequence[Statement],
    texts: Sequence[Running],
    doubts: Mapping[int, str],
) -> list[Finding]:
    """What is found with general laws, and with what is reckoned through quantities that are named before."""
    found = instead(found, _of_laws(note, statements, texts, doubts))
    found = told_once(found, tuple(worked_gradients(note, statements, found, doubts)))
    found = told_once(found, tuple(notation_values(note, statements, doubts)))
    found = besides(found, tuple(angles_found(note, statements, doubts)))
    found = _in_worked_tables(found, note, statements, doubts)
    found = besides(found, tuple(sequence_traits(note, statements, texts, doubts)))
    found = instead(found, worked_shares(note, texts, statements, doubts))
    of_roots = bracketing(note, texts, statements, _formulas(found), doubts)
    found = besides(found, [one for one in of_roots if isinstance(one, Equation)])
    found = besides(found, bowls(note, texts, _formulas(found), doubts))
    found = besides(found, step_sizes(note, texts, statements, _formulas(found), doubts))
    return instead(found, condition_numbers(note, statements, doubts))


def _at_settings(
    found: list[Finding],
    note: Note,
    statements: Sequence[Statement],
    numbers: Sequence[NumberText],
    defined: Sequence[Definition],
    doubts: Mapping[int, str],
) -> list[Finding]:
    """What is found with gradients at steps, and with what formulas give for values of their letters."""
    at_steps = tuple(slopes_at_steps(note, numbers, statements, defined, doubts))
    found = beside(instead(found, (one for one in at_steps if not one.loose)), at_steps)
    values = set_values(note, numbers, statements, found, doubts)
    set_there = tuple(one for one in values if not _is_told_as_well(one, found))
    return besides(instead(found, (one for one in set_there if one.doubt is None)), set_there)


def _is_told_as_well(claim: Equation, found: Iterable[object]) -> bool:
    """Whether another claim at its place tells the value or slope of a function, for values of as many letters."""
    return any(
        one.kind in {"value", "derivative"}
        and one.doubt is None
        and (len(one.given) >= len(claim.given) or (not one.given and "(" in one.left.text))
        and overlap(one.span, claim.span)
        for one in found
        if isinstance(one, Equation)
    )


def _in_worked_tables(
    found: list[Finding],
    note: Note,
    statements: Sequence[Statement],
    doubts: Mapping[int, str],
) -> list[Finding]:
    """What is found with the cells of tables that are worked out row by row, and with hands in lists."""
    found = instead(found, poker_hands(note, doubts))
    found = instead(found, steps_in_prose(note, statements, found, doubts))
    if not any(
        one.row and _DIGIT.search(note.source.text, one.span.start, one.span.end) for one in note.blocks
    ):
        return found
    found = instead(found, step_tables(note, statements, found, doubts))
    found = instead(found, approximation_tables(note, found, doubts))
    found = instead(found, formula_columns(note, statements, found, doubts, named=True))
    found = besides(found, tuple(formula_columns(note, statements, found, doubts, named=False)))
    found = instead(found, bisection_tables(note, found, doubts))
    found = besides(found, word_weights(note, doubts))
    found = instead(found, difference_columns(note, doubts))
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
    found: list[Finding],
    note: Note,
    statements: Sequence[Statement],
    numbers: Sequence[NumberText],
    doubts: Mapping[int, str],
) -> list[Finding]:
    """What is found with the claims that words make about numbers, data, matrices, chances and events."""
    averages = tuple(aggregates(note, numbers, doubts))
    spans = [one.span for one in averages]
    drawn = tuple(drawn_chances(note, numbers, doubts))
    of_laws = tuple(law_events(note, numbers, doubts))
    of_draws = [one.span for one in (*drawn, *of_laws)]
    likely = tuple(equally_likely(note, numbers, doubts))
    fair = (*fair_chances(note, numbers, doubts), *fair_draws(note, numbers, doubts))
    of_data = [one for one in summaries(note, numbers, doubts) if not within(one.span, spans)]
    found = with_spans(
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
            *(one for one in fair if not within(one.span, of_draws)),
            *drawn,
            *paired_claims(note, numbers, doubts),
            *prediction_errors(note, numbers, doubts),
            *odds_told(note, numbers, doubts),
            *likely,
            *sigma_rules(note, numbers, doubts),
            *class_claims(note, numbers, doubts),
            *birthday_chances(note, numbers, doubts),
            *tests_told(note, numbers, doubts),
            *test_symbols(note, numbers, doubts),
            *known_deviations(note, numbers, doubts),
            *coefficients_told(note, numbers, doubts),
            *(one for one in of_laws if not within(one.span, [other.span for other in drawn])),
            *primality_claims(note, numbers, doubts),
            *half_lives(note, numbers, doubts),
            *measure_claims(note, numbers, doubts),
        ),
    )
    found = [
        *instead(found, measured_claims(note, numbers, doubts)),
        *matrix_claims(note, doubts),
        *characteristic_polynomials(note, doubts),
    ]
    found = besides(
        found,
        (
            *spectral_claims(note, doubts),
            *eigen_tables(note, doubts),
            *linear_solutions(note, doubts),
            *vector_angles(note, numbers, doubts),
            *convolution_claims(note, doubts),
        ),
    )
    found = with_spans(found, tuple(information_signs(note, numbers, doubts)))
    found = besides(found, (*layer_tables(note, doubts), *likenesses(note, numbers, doubts)))
    found = besides(
        found, (*distances_named(note, statements, doubts), *receptive_fields(note, numbers, doubts))
    )
    counted = tuple(layer_counts(note, numbers, doubts))
    found = besides(instead(found, (one for one in counted if one.doubt is None)), counted)
    chances = tuple(chance_claims(note, statements, numbers, doubts))
    joint = joint_claims(note, statements, doubts)
    found = with_spans(found, (*chances, *joint, *congruence_claims(note, doubts)))
    surely = (*spans, *(one.span for one in (*of_data, *chances, *likely) if one.doubt is None))
    moments = moments_told(note, numbers, doubts)
    found = with_spans(
        found, tuple(one for one in moments if not any(overlap(one.span, span) for span in surely))
    )
    found = with_spans(found, tuple(quantile_claims(note, statements, numbers, doubts)))
    found = with_spans(found, tuple(progression_claims(note, statements, numbers, doubts)))
    return with_spans(found, tuple(event_claims(note, statements, doubts)))


def _in_calculus(
    found: list[Finding],
    note: Note,
    statements: Sequence[Statement],
    texts: Sequence[Running],
    doubts: Mapping[int, str],
) -> list[Finding]:
    """What is found with the claims that words make about derivatives, integrals, series, limits and systems."""
    found = with_terms(
        with_spans(
            found,
            (
                *calculus_claims(note, texts, doubts),
                *convergence_claims(note, texts, doubts),
                *named_convergence(note, texts, doubts),
            ),
        ),
        (*transform_claims(note, statements, texts, doubts), *continued_solutions(note, texts, doubts)),
    )
    return with_spans(
        [*found, *limit_claims(note, doubts), *system_claims(note, texts, doubts)],
        tuple(taylor_claims(note, texts, doubts)),
    )


def _with_places(
    found: list[Finding],
    note: Note,
    texts: Sequence[Running],
    defined: Sequence[Definition],
    doubts: Mapping[int, str],
) -> list[Finding]:
    """What is found with derivatives named, tangents, critical points, extrema under a constraint and numbers of
    digits."""
    found = beside(found, derivatives_named(note, texts, doubts))
    found = besides(
        [*found, *tangents(note, texts, doubts, defined)], critical_points(note, texts, defined, doubts)
    )
    return instead([*found, *constrained_extrema(note, texts, doubts)], digit_counts(note, texts, doubts))


def _with_notations(found: Iterable[Finding], note: Note, statements: Sequence[Statement]) -> list[Finding]:
    """What is found with what short notations leave out: letters, vectors, families and limits of sequences."""
    written = with_vector_notations(note, with_bare_slopes(found))
    return with_limits(note, statements, with_families(list(written)))


def _formulas(found: Iterable[Finding]) -> list[Definition]:
    """The definitions by formulas."""
    return [one for one in found if isinstance(one, Definition) and one.source is WitnessKind.FORMULA]


def _is_worded(claim: Output) -> bool:
    """Whether running text says what an expression gives."""
    return claim.span.start <= claim.question.passage.whole.start


def _is_torn(found: Finding, outputs: Iterable[Output]) -> bool:
    """Whether something begins within an expression of which running text says what it gives: `std()` of `x.std()`."""
    places = (one.question.passage.whole for one in outputs if _is_worded(one))
    return any(place.start < found.span.start < place.end for place in places)


_LONE_E = late(r"(?<![A-Za-z\\])e(?![A-Za-z])")


def _of_variable_e(claim: Equation, functions: frozenset[str]) -> Equation:
    """A claim about a function of a variable e, an error, at that variable: `L(-e) = L(e)` says something of each."""
    if claim.kind != "value" or not functions or not _LONE_E.search(claim.left.text):
        return claim
    called = {canonical_name(name) for term in (claim.left, claim.right) for name in shape(term).calls}
    return replace(claim, kind=IDENTITY) if called & functions else claim


_BASED = late(r"\d[\s)}]*_\s*\{?\s*\d")
"""A numeral that tells its base itself."""
_OF_DIGITS = frozenset({"arithmetic", "value"})


def _with_digits(note: Note, claim: Equation) -> Equation:
    """A claim between numbers, or of a call of one, with the doubt that its digits raise."""
    if claim.doubt is not None or claim.kind not in _OF_DIGITS or _BASED.search(claim.text):
        return claim
    doubt = doubt_of_digits(note.source.text, claim.text)
    return replace(claim, doubt=doubt) if doubt is not None else claim


def _subject(found: Iterable[object]) -> Definition | None:
    """The one function of one variable that the note defines, where it defines no other."""
    definitions = {one.name: one for one in found if isinstance(one, Definition)}
    if len(definitions) != 1:
        return None
    ((name, definition),) = definitions.items()
    return definition if len(definition.parameters) == 1 and name.isidentifier() else None


def _whole(statement: Statement) -> Span:
    return Span(statement.terms[0].passage.whole.start, statement.terms[-1].passage.whole.end)
