"""A vault of any size for measuring: notes of 1.5 KB with properties, 8 links, 3 formulas, a callout and a block id.

    python tests/benchmarks/notes.py FOLDER [notes]

The same number gives the same bytes. Every link leads somewhere and every claim holds.
"""

from __future__ import annotations

import sys
from pathlib import Path

_WORDS = (
    "gradient network layer weight signal neuron input output batch error rate sample kernel vector matrix space "
    "value point curve slope limit bound range scale shift branch sum product norm measure"
).split()
_NOTE = r"""---
aliases: [Subject {n}]
tags: [topic/{tag}]
Reference: "[[Note {a}]]"
---
# Overview {n}

The subject of note {n} is near to [[Note {b}]] and to [[Note {c}|what stands there]]. {words1}

$$
f(x) = \frac{{x + {k}}}{{{m}}}
$$

> [!note] Where it comes from
> It follows from [[Note {d}#Details]] with $\sigma_{{{n}}} = \sum_{{i=1}}^{{{m}}} w_i$.

## Details

{words2}

- see [[Note {e}]], [[Note {f}#^key]] and [a note](Note%20{g}.md)
- {words3}

| name | link |
|---|---|
| first | [[Note {h}\|first]] |

The bound $\lVert x \rVert \le {m} \cdot \sqrt{{{k}}}$ holds for every input. ^key

{words4}
"""


def note(number: int, count: int) -> str:
    """The text of one note of a vault of `count`."""
    step = number * 2_654_435_761 % 4_294_967_296
    links = {name: (step // (7 * place + 3) + place) % count for place, name in enumerate("abcdefgh")}

    def words(place: int, length: int) -> str:
        picked = (
            _WORDS[(step // (place + 1) + 13 * at * (place + at)) % len(_WORDS)] for at in range(length)
        )
        return " ".join(picked).capitalize() + "."

    filled = {f"words{place}": words(place, 44 if place != 3 else 10) for place in (1, 2, 3, 4)}
    return _NOTE.format(n=number, tag=number % 40, k=number % 89 + 2, m=number % 7 + 2, **links, **filled)


def write_vault(folder: Path, count: int) -> None:
    """Write a vault of `count` notes, a hundred to a folder."""
    for number in range(count):
        path = folder / f"Part {number // 100:03}" / f"Note {number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(note(number, count), encoding="utf-8")


if __name__ == "__main__":
    write_vault(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5_000)
