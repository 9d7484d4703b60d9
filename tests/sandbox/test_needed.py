"""A block is cut down to what one of its functions needs, and not at all where that cannot be told."""

from __future__ import annotations

import pytest

from vaultproof.sandbox.needed import needed_for


def test_shows_and_simulations_are_left_out_and_constants_stay() -> None:
    block = (
        "import numpy as np\nC = 2.0\nD = C + 1\n\ndef f(x):\n    return D * x\n\nprint(f(2))  # 6.0\n"
        "rng = np.random.default_rng(0)\nfor _ in range(9):\n    print(rng.random((9, 9)).sum())\nassert f(1) == 3\n"
    )
    kept = needed_for(block, "f")
    assert kept == "import numpy as np\nC = 2.0\nD = C + 1\n\ndef f(x):\n    return D * x\n" + "\n" * 6
    assert len(kept.splitlines()) == len(block.splitlines())


@pytest.mark.parametrize(
    "effect",
    [
        "np.random.seed(0)",
        "np.sqrt = abs",
        "T[0] = 5",
        "T.append(1)",
        "del T[0]",
        "(T := [1])",
        "if T:\n    T[0] = 2",
    ],
)
def test_a_block_with_an_effect_on_what_it_has_stays_whole(effect: str) -> None:
    block = f"import numpy as np\nT = [1]\ndef f(x):\n    return T[0] * x\nprint(f(1))\n{effect}\n"
    assert needed_for(block, "f") == block


def test_what_is_no_python_stays_as_it_is() -> None:
    assert needed_for("def f(x:", "f") == "def f(x:"
