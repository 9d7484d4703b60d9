r"""What says two things at once by one `\pm` on each side, `\frac{4 \pm \sqrt{12}}{2} = 2 \pm \sqrt{3}`: both values of
the one side are those of the other, in whatever order the signs stand. And values at two places, `f(\pm 1) = -1`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from vaultproof.claim import Equation, Holds, Judgement, Refuted, Term, Undecided
from vaultproof.judge.near import INEXPLICABLE
from vaultproof.witness.trial import Trial

_KINDS = frozenset({"arithmetic", "chain"})
_SIGN = re.compile(r"(?:\\(?:pm|mp)(?![A-Za-z])|[±∓])")
_UPPER = frozenset({"\\pm", "±"})
_ROOT = re.compile(rf"{_SIGN.pattern}\s*(?:\d+\s*|\\[dt]?frac\s*\{{\s*\d*\s*)?(?:\\sqrt|√)")
_ARGUMENT = re.compile(rf"\(\s*{_SIGN.pattern}[^()]*(?:\\right)?\)")
_ORDER = "the values are these, but with the signs the other way round"
_SIZE = "behind `±` may stand the error of a measurement, which is not reckoned with as a number is"


def try_either(trial: Trial, tried: Callable[[Trial], Judgement | None]) -> Judgement | None:
    r"""The judgement on a claim between numbers with one `\pm` on each side; None where it is none, so that the claim
    is tried as any other.

    True where the values under the upper signs agree and those under the lower ones do, or each with the other. False
    where neither is so, and a root behind the sign shows that two values are meant: `5 \pm 0.2` may as well be a
    measurement, and `\sqrt{25 \pm 9} = 5 \pm 1` what comes of its error.
    """
    claim = trial.claim
    if claim.kind in {"value", "derivative"} or (claim.kind in _KINDS and _ARGUMENT.search(claim.left.text)):
        return _at_both(trial, tried)
    if claim.kind not in _KINDS or any(
        len(_SIGN.findall(term.text)) != 1 for term in (claim.left, claim.right)
    ):
        return None
    straight = _both(trial, crossed=False, tried=tried)
    if all(_is(one, Holds) for one in straight):
        return _about(claim, straight[0])
    crossed = _both(trial, crossed=True, tried=tried)
    if all(_is(one, Holds) for one in crossed):
        return _about(claim, crossed[0])
    refuted = next((one for one in straight if _is(one, Refuted)), None)
    if refuted is None or not any(map(_is_denied, crossed)):
        return None
    if not _ROOT.search(claim.left.text):
        return replace(_about(claim, refuted), verdict=Undecided(reason=_SIZE), testimony=())
    return _about(claim, refuted)


def _at_both(trial: Trial, tried: Callable[[Trial], Judgement | None]) -> Judgement | None:
    r"""The judgement on the values of a function at two places, `f(\pm 1) = -1`: true where both are as told, false
    where one is not, unless the two values are those told in the other order."""
    claim = trial.claim
    signs = tuple(len(_SIGN.findall(term.text)) for term in (claim.left, claim.right))
    if signs not in {(1, 0), (1, 1)} or not _ARGUMENT.search(claim.left.text):
        return None
    told = _both(trial, crossed=False, tried=tried)
    found = next((one for one in told if not _is(one, Holds)), told[0])
    if found is None or not _is(found, Refuted):
        return _about(claim, found) if found is not None else None
    if signs[1] and all(_is(one, Holds) for one in _both(trial, crossed=True, tried=tried)):
        return replace(_about(claim, found), verdict=Undecided(reason=_ORDER), testimony=())
    return _about(claim, found)


def _both(
    trial: Trial, crossed: bool, tried: Callable[[Trial], Judgement | None]
) -> tuple[Judgement | None, ...]:
    """The judgements under the upper signs and under the lower ones."""
    claim = trial.claim
    return tuple(
        tried(
            replace(
                trial,
                claim=replace(
                    claim, left=_under(claim.left, upper), right=_under(claim.right, upper is not crossed)
                ),
            )
        )
        for upper in (True, False)
    )


def _under(term: Term, upper: bool) -> Term:
    """A term with one of its two signs, which is left out where it begins the term as a plus."""

    def chosen(found: re.Match[str]) -> str:
        plus = (found.group() in _UPPER) is upper
        begins = re.search(r"(?:^|[({\[=&])\s*$", term.text[: found.start()]) is not None
        return ("" if begins else " + ") if plus else " - "

    text = _SIGN.sub(chosen, term.text)
    return replace(term, passage=replace(term.passage, text=text))


def _is_denied(judgement: Judgement | None) -> bool:
    """Whether a reading is not true, however far from it the numbers are."""
    match judgement:
        case Judgement(verdict=Undecided(reason=reason)):
            return reason == INEXPLICABLE
    return _is(judgement, Refuted)


def _is(judgement: Judgement | None, verdict: type[Holds | Refuted]) -> bool:
    return judgement is not None and isinstance(judgement.verdict, verdict)


def _about(claim: Equation, judgement: Judgement | None) -> Judgement:
    assert judgement is not None
    return replace(judgement, claim=claim, stated=claim.right.text)
