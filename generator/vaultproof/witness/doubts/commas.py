"""What a comma between digits means where a claim speaks of lists. Evaluates nothing."""

from __future__ import annotations

import re

from vaultproof.witness.trial import Trial

_TIGHT = re.compile(r"\d(?:,|\{,\})\d")
_LISTS = re.compile(r"\[[^\[\]]*\]|(?<![A-Za-z}')\]])\(\d[^()]*\)")


def list_comma(trial: Trial) -> bool | None:
    """Whether a comma between digits is a decimal sign here.

    Within square brackets, or round ones that hold no arguments, it parts items unless the note writes decimals with
    commas: nobody puts brackets around a lone decimal.
    """
    if trial.decimal_comma is not None:
        return trial.decimal_comma
    texts = [
        trial.claim.left.text,
        trial.claim.right.text,
        *(terms[0].text for _, terms in trial.meaning.values),
    ]
    plain = [re.sub(r"\\left|\\right|\s", "", text) for text in texts]
    rest = [_LISTS.sub(" ", text) for text in plain if not re.fullmatch(r"\([^()]*\)", text)]
    return None if any(_TIGHT.search(text) for text in rest) else False
