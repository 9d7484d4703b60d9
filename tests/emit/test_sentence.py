"""A link is shown in the sentence in which it stands, the whole of it and no more."""

from __future__ import annotations

import pytest

from emit.example import note
from vaultproof.emit.sentence import sentence_of


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("First. It is [[ReLU]]. More.", "It is **ReLU**."),
        (
            'Where [[ReLU]] asks "is $x$ positive?" and answers yes, it does not. More.',
            'Where **ReLU** asks "is $x$ positive?" and answers yes, it does not.',
        ),
        ('They called it "a [[ReLU]]." Others did not.', 'They called it "a **ReLU**."'),
        ("Nó rẻ. Đó là [[ReLU]]. Ở đây không.", "Đó là **ReLU**."),
        ("第一句。它是[[ReLU]]。第二句。", "它是**ReLU**。"),
    ],
)
def test_the_sentence_around_a_link(text: str, sentence: str) -> None:
    own = note("Own.md", text + "\n")
    assert sentence_of(own, own.links[0]) == sentence
