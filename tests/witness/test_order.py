"""What a witness says hangs on no order of a set."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

NOTE = r"""# Products and reciprocals

- $\sinh x \cosh y = \frac{1}{2}[\sinh(x+y)+\sinh(x-y)]$
- $\cosh x \sinh y = \frac{1}{2}[\sinh(x+y)-\sinh(x-y)]$

| reciprocal | of |
|---|---|
| $\text{sinh}(x) = \frac{1}{\text{csch} (x)}$ | $\text{csch}(x) = \frac{1}{\text{sinh} (x)}$ |
| $\text{cosh}(x) = \frac{1}{\text{sech} (x)}$ | $\text{sech}(x) = \frac{1}{\text{cosh} (x)}$ |
"""


def test_the_definition_that_is_named_is_the_same_in_every_run(tmp_path: Path) -> None:
    """Two functions of the same size stand in a claim: which of their definitions is told does not vary."""
    (tmp_path / "Note.md").write_text(NOTE, encoding="utf-8")
    told = {
        subprocess.run(
            [sys.executable, "-m", "vaultproof", "check", str(tmp_path), "--format", "json", "--no-cache"],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=False,
        ).stdout
        for seed in range(1, 5)
    }
    assert len(told) == 1
    assert told.pop().count(b"equal at 48 places") >= 2
