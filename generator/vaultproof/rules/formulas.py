"""Formulas that Obsidian would not show as meant → findings. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterator

from vaultproof.catalogue import INVALID_FORMULA, UNJUDGED_FORMULA
from vaultproof.diagnostic import Applicability, Diagnostic, Edit, Fix
from vaultproof.note import Formula, Note
from vaultproof.render import FormulaProblem, ProblemKind, check_formulas


def check(note: Note, *, preamble: str = "") -> Iterator[Diagnostic]:
    """A finding for each formula of a note that MathJax rejects, shows in red or was not asked about.

    `preamble` is LaTeX that is read before any note.
    """
    formulas = [formula for formula in note.formulas if not formula.fenced]
    if not formulas:
        return
    shown = [(formula.passage.text, formula.display) for formula in formulas]
    for formula, problem in zip(formulas, check_formulas(shown, preamble=preamble), strict=True):
        if problem is not None:
            yield _diagnostic(note, formula, problem)


def _diagnostic(note: Note, formula: Formula, problem: FormulaProblem) -> Diagnostic:
    span = formula.passage.span(problem.start, problem.end)
    rule = UNJUDGED_FORMULA if problem.kind is ProblemKind.UNJUDGED else INVALID_FORMULA
    fix = None
    if problem.replacement is not None:
        fix = Fix(Applicability.UNSAFE, (Edit(span, problem.replacement),))
    return rule.at(
        note.path,
        span if span.end > span.start else formula.span,
        problem.message,
        help=problem.help,
        fix=fix,
    )
