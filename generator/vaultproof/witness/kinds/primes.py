"""Tries whether a number is prime, as words say."""

from __future__ import annotations

from sympy import isprime

from vaultproof.claim import Equation, Judgement, WitnessKind
from vaultproof.judge.compare import Agreement
from vaultproof.judge.value import Words
from vaultproof.judge.weigh import Heard, weigh
from vaultproof.witness.trial import Trial


def try_primality(trial: Trial) -> Judgement:
    """The judgement on a number that is called prime, or composite as 1 and 0 are not."""
    claim = trial.claim
    assert isinstance(claim, Equation)
    number = int(claim.left.text)
    prime = isprime(number)
    wanted = claim.lead == ("prime",)
    agrees = prime if wanted else not prime
    said = "prime" if prime else "not prime"
    heard = Heard(witness=WitnessKind.ARITHMETIC, value=Words(said), agreement=Agreement(agrees=agrees))
    return weigh(claim, claim.right.text, [heard], trial.doubt)
