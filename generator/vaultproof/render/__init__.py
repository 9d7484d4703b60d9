"""Whether a formula is shown as Obsidian shows it, and formulas as MathML for everybody else. Knows no notes.

Obsidian draws formulas with MathJax 3.2.2 and all its packages. A fast converter answers for most formulas; where it
cannot be sure, MathJax itself is asked, in a JavaScript engine that sees no file and no network.
"""

from __future__ import annotations

from vaultproof.render.check import check_formulas, unchecked_reason
from vaultproof.render.mathml import MathMLError, to_mathml
from vaultproof.render.problem import FormulaProblem, ProblemKind

__all__ = [
    "FormulaProblem",
    "MathMLError",
    "ProblemKind",
    "check_formulas",
    "to_mathml",
    "unchecked_reason",
]
