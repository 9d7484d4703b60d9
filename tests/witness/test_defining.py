"""A definition is told from an identity by its look, and only where no witness could say anything of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from vaultproof.claim import Equation
from vaultproof.extract.identity import IDENTITY
from vaultproof.link.refer import place_of
from vaultproof.pipeline.judge import references_of
from vaultproof.pipeline.read import read_sources
from vaultproof.source import Source
from vaultproof.vault import VaultFile, VaultFiles
from vaultproof.witness.identities.defining import merely_defines
from vaultproof.witness.prepare import prepare
from vaultproof.witness.testify import try_claim

_MERE = (
    r"$f(x) = \frac{x + 9}{2}$",
    r"$\sigma(z) = \frac{1}{1 + e^{-z}}$",
    r"$\text{ReLU}(x) = \max(0, x)$",
    r"$L_\delta(y, p) = \frac{1}{2} (y - p)^2$",
    r"$g_1(x) = f(x) + 1$",
)
_MORE = (
    r"$\log_2(x) = \frac{\ln(x)}{\ln(2)}$",
    r"$\sinh(x) = \frac{e^x - e^{-x}}{2}$",
    "$f = 3$\n\n$f(x + 1) = 3 x + 3$\n\n$f(x) = 3 (x)$",
    r"$p(x \mid y) = \frac{p(x)}{p(y)}$",
    r"$f(x) = 2\frac{1}{2} x + f(x)$",
    r"$f(x) = \sum_{i=1}^{3} x^i$",
)


def identities(text: str) -> list[tuple[bool, object]]:
    """Whether each claim of a note that looks like an identity merely defines, and what is judged of it."""
    files = VaultFiles(Path(), (VaultFile("Note.md", len(text), 0),))
    vault = read_sources([Source("Note.md", text)], files)
    note, references = vault.notes["Note.md"], references_of(vault)
    claims = [
        one for one in vault.extracted["Note.md"].claims if isinstance(one, Equation) and one.kind == IDENTITY
    ]
    return [
        (
            merely_defines(one, place_of(note, one.span.start, one.scope), references),
            try_claim(prepare(one, note, vault.notes, references)),
        )
        for one in claims
    ]


@pytest.mark.parametrize("text", _MERE)
def test_a_first_definition_is_left_alone_and_nothing_would_be_said_of_it(text: str) -> None:
    """Its name stands for nothing else, so that no value can be put in for it."""
    assert identities(text) == [(True, None)]


@pytest.mark.parametrize("text", _MORE)
def test_what_may_be_more_is_tried(text: str) -> None:
    """Names that mean something without a definition, names with a value, conditional ones and what is worked out."""
    assert not any(mere for mere, _ in identities(text))


def test_a_function_that_is_defined_again_is_tried() -> None:
    """The second equation says of the function that the first one defines what may be wrong."""
    (first, nothing), (second, judgement) = identities("$f(x) = (x + 1)^2$\n\n$f(x) = x^2 + 2 x + 1$")
    assert first
    assert nothing is None
    assert not second
    assert judgement is not None
