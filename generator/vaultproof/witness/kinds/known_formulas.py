"""What the reference says of a known formula that a note spoils. Which formulas are spoilt is not told here."""

from __future__ import annotations

from vaultproof.claim import Judgement, WitnessKind
from vaultproof.judge.compare import Agreement
from vaultproof.judge.value import Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.witness.trial import Trial


def try_known(trial: Trial) -> Judgement:
    """The judgement on a known formula: the reference has another one."""
    claim = trial.claim
    heard = Heard(
        witness=WitnessKind.REFERENCE, value=Words(claim.left.text), agreement=Agreement(agrees=False)
    )
    return weigh(claim, claim.right.text, [heard], claim.doubt)
