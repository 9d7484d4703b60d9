r"""Gradients of the one function of a note where the steps of a method stand: with `L(w) = (w - 3)^2` and `w_1 = 0.6`,
“the gradient at $w_1$ is −4.8”, `L'(w_1) = -4.8`, `\nabla L(w_1) = -4.8`.

Only of a step to which the note gives one number. Works out roughly what the rounding of that may explain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Definition, Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.functions.slope import head_of_call, meant_here, written_parameters
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_STEPS
from vaultproof.extract.shape import shape
from vaultproof.extract.tables.borne_out import figure, function_of, slope_of
from vaultproof.extract.told import NumberText, begins_clause, claim_told, sentence_start, told_value
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_SLOPE = (
    r"gradi[ea]nte?|slope|derivative|steigung|ableitung|pente|dérivée|derivada|pendiente|derivata|pendenza"
    r"|градиент|производная|наклон|gradientu?|pochodna|đạo\s+hàm|độ\s+dốc"
)
_OF = (
    r"(?:\s+(?:of|von|der|de|du|da|di|la|the|của|функции|loss|verlust\w*|perte|pérdida|perda|perdita"
    r"|потерь)){0,3}(?:\s+(?P<of>\\?[A-Za-z])(?![A-Za-z]))?"
)
_STEP = r"(?P<step>\\?[A-Za-z]{1,8}\s?_\s?\{?\s?\d{1,2}\s?\}?)"
_AT = (
    r"(?:at|in|an\s+der\s+stelle|bei|im\s+punkt|en|au\s+point|em|no\s+ponto|nel\s+punto|в(?:\s+точке)?"
    r"|w(?:\s+punkcie)?|tại|ở)"
)
_WORDED = Spotted(rf"(?<!\w)(?P<said>(?:{_SLOPE}){_OF}\s+{_AT}\s+{_STEP})(?![\w({{])", re.IGNORECASE)
_EASTERN = Spotted(
    rf"(?P<said>{_STEP}\s*(?:における|での|处的?|點的?|点的?|에서의?)\s*(?:勾配|微分係数|傾き|梯度|导数|斜率|기울기|그래디언트|미분계수))",
    re.IGNORECASE,
)
_CALLED = late(
    r"\s*(?:(?P<primed>[A-Za-z])\s*(?:'|\^\s*\{?\s*\\prime\s*\}?)|\\nabla\s*(?P<nabla>[A-Za-z]))\s*(?:\\left)?\(\s*"
    r"(?P<step>\\?[A-Za-z]{1,8}\s?_\s?\{?\s?\d{1,2}\s?\}?)\s*(?:\\right)?\)\s*"
)
_TOPIC = late(rf"{OF_STEPS.pattern}|(?<!\w)(?:{_SLOPE})(?!\w)", re.IGNORECASE | re.VERBOSE)
_ROUNDED = "the rounding of the step may explain the difference"
_OF_OTHERS = "the words before it may tell of another function"


def slopes_at_steps(
    note: Note,
    texts: Sequence[NumberText],
    statements: Sequence[Statement],
    definitions: Sequence[Definition],
    doubts: Mapping[int, str],
) -> Iterator[Equation]:
    """The claim of each gradient that is told of a step."""
    spoken = [one for one in (_WORDED, _EASTERN) if one.may_match(note.source.text)]
    called = [one for one in statements if one.relations and _CALLED.fullmatch(one.terms[0].text)]
    if not definitions or not (spoken or called):
        return
    steps = _steps(statements)
    for one in called:
        match = _CALLED.fullmatch(one.terms[0].text)
        meant = _meant(note, one.scope, one.terms[0].passage.whole, definitions)
        if match is None or meant is None or not shape(one.terms[-1]).numeric:
            continue
        found = _slope(meant, match["step"], match["primed"] or match["nabla"], steps)
        if found is not None:
            term, about = found
            claim = equation(one, "derivative", len(one.relations) - 1)
            left = Term(Passage(term, ((0, claim.span.start),)), Syntax.LATEX)
            claim = replace(claim, left=left, lead=(), doubt=doubts.get(one.scope) or one.around.doubt)
            yield replace(claim, doubt=claim.doubt or _rounding(one.terms[-1].text, about))
    for text in texts:
        for pattern in spoken:
            for match in pattern.finditer(text.plain):
                worded = _worded(note, text, match, (definitions, steps), doubts, eastern=pattern is _EASTERN)
                if worded is not None:
                    yield worded


def _worded(
    note: Note,
    one: NumberText,
    match: re.Match[str],
    known: tuple[Sequence[Definition], Mapping[str, str]],
    doubts: Mapping[int, str],
    *,
    eastern: bool,
) -> Equation | None:
    """The claim of a gradient that is told in words."""
    definitions, steps = known
    meant = meant_here(note, one.block, definitions)
    told = told_value(one.plain, match.end("said"))
    if meant is None or told is None or not begins_clause(one.plain, match.start("said"), eastern=eastern):
        return None
    found = _slope(meant, match["step"], match.groupdict().get("of"), steps)
    if found is None:
        return None
    term, about = found
    before = one.text[sentence_start(one.text, match.start()) : match.start("said")]
    before += "$" * (before.count("$") % 2)
    claim = claim_told(note, one.block, match, term, told, doubts)
    doubt = claim.doubt or _rounding(one.plain[told.start : told.end], about)
    claim = replace(claim, kind="derivative", doubt=doubt)
    return claim.loosely(None if goes_on_plainly(before, _TOPIC) else _OF_OTHERS)


def _meant(note: Note, scope: int, place: Span, definitions: Sequence[Definition]) -> Definition | None:
    block = next((one for one in note.blocks if one.scope == scope and one.span.covers(place)), None)
    return meant_here(note, block, definitions) if block is not None else None


def _steps(statements: Sequence[Statement]) -> dict[str, str]:
    """The number of each step to which the note gives one."""
    found: dict[str, set[str]] = {}
    for one in statements:
        name = canonical_name(one.terms[0].text)
        if name is None or "_" not in name or not one.relations or one.relations[0] is not Relation.EQUAL:
            continue
        number = figure(one.terms[-1].text)
        if number is not None:
            found.setdefault(name, set()).add(
                one.terms[-1].text.strip().replace("{,}", ".").replace("−", "-")
            )
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


_About = tuple[float, float]
"""The gradient at a step, and how far its rounding may move that."""


def _slope(
    meant: Definition, step: str, called: str | None, steps: Mapping[str, str]
) -> tuple[str, _About] | None:
    """The term for the gradient of a function at a step, and about what it is."""
    name = canonical_name(step)
    number = steps.get(name or "")
    if name is None or number is None or (called is not None and canonical_name(called) != meant.name):
        return None
    if name.partition("_")[0] not in {canonical_name(one) or one for one in written_parameters(meant)}:
        return None
    function, told = function_of(meant.body.text, meant.parameters[0]), figure(number)
    if function is None or told is None:
        return None
    slope = slope_of(function)
    middle, half = slope(told.value), max(told.half, 0.0)
    spread = max(abs(slope(told.value + side * half) - middle) for side in (-1, 1))
    return f"{head_of_call(meant)}'({number})", (middle, spread)


def _rounding(stated: str, about: _About) -> str | None:
    """Why a mismatch would prove nothing where the rounding of the step explains it."""
    told = figure(stated)
    middle, spread = about
    if told is None or spread == 0 or told.agrees(middle):
        return None
    return _ROUNDED if abs(told.value - middle) <= 2 * spread + told.half else None
