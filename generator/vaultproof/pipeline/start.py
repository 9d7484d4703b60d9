"""A new vault: a settings file and a first note that shows what is verified. Changes no file that is there."""

from __future__ import annotations

from pathlib import Path

_SETTINGS = """# Settings of Vaultproof. Each line below is the default; take the mark away to change it.
# exclude = ["Templates/*"]
# fail-on = "error"

[build]
# language = "auto"
# parts = ["verification", "plot", "facts", "backlinks"]
"""

_NOTE = r"""---
aliases:
  - SiLU
tags:
  - activation-function
---
The **Swish** function multiplies its input by a sigmoid of it:

$$
f(x) = \frac{x}{1 + e^{-x}}
$$

- Swish(0) = 0
- Swish(1) ≈ 0.7311
- Swish(-1) ≈ -0.2689

```python
import numpy as np

def swish(x):
    return x / (1 + np.exp(-x))

print(swish(np.array([-1.0, 0.0, 1.0])))  # [-0.2689  0.      0.7311]
```
"""


def start_vault(folder: Path) -> tuple[Path, ...]:
    """Make a vault in `folder` and return the files that were written; those that are there already stay.

    Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in (("vaultproof.toml", _SETTINGS), ("Swish.md", _NOTE)):
        path = folder / name
        if not path.exists():
            path.write_text(text, encoding="utf-8")
            written.append(path)
    return tuple(written)
