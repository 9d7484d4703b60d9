"""One small note, read when this is imported: processes that are forked afterwards share what reading makes ready at
first use, such as the parser and the words of patterns. Keeps nothing of what it finds.
"""

from __future__ import annotations

from vaultproof.pipeline.examine import examine
from vaultproof.source import Source

_NOTE = r"""---
aliases: [Ramp]
tags: [function]
Reference: "[[Other]]"
---
# Ramp function

The **ramp function** is used in [[Layers|layers]] and [elsewhere](Other.md), see ![[Other#Heading]]. #function

$$
f(x) = \max(0, x)
$$

> [!note] Where it is used
> With $x = 2$ it is $f(2) = 2$, so that $f(x) \ge 0$ for all $x$; its range is $[0, \infty)$.

- The function is monotonic and not bounded, and its derivative at 1 is 1.
- Ramp(-2) = 0, and the mean of 1, 2 and 6 is 3. ^key

| x | f(x) |
|---|---|
| 1 | 1 |
| -2 | 0 |

The limit of $f(x)$ as $x \to 0$ is 0, and $\int_0^1 f(x)\,dx = \frac{1}{2}$; 20 % of 50 is 10, 6 : 3 = 2.

```python
def ramp(x):
    return max(0, x)

print(ramp(2))  # 2
```
"""

examine(Source("Ramp.md", _NOTE))
