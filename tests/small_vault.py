"""Small vaults out of pieces that refer to one another, and changes to them, for tests of what is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hypothesis import strategies as st

NAMES = ("Alpha.md", "Beta.md", "Sub/Alpha.md", "ReLU.md")
PIECES = (
    '---\naliases: [Rectifier]\ntags: [Topic/one, 12]\nRef: "[[Beta]]"\n---\n',
    "# Head\n\nSee [[Alpha]], [[Beta#Head]] and [[ReLU#^key|it]]. #topic/One\n\n",
    "## Other\n\n![[Beta]] and [[Rectifier]] and [[Nowhere]] ^key\n\n",
    "$$f(x) = \\max(0, x)$$\n\n- ReLU(-2) = 0\n- f(3) = 4\n\n",
    "$\\frac{1}{2$ and $\\foo{x}$ and $\\frac{4-1}{8-2} = \\frac{1}{2}$\n\n",
    "> [!question] Why\n> [[Sub/Alpha]] [^1]\n\n",
    "ReLU(1) = 1 %% vaultproof: ignore L201 no reason left %%\n\n",
    "```python\ndef relu(x):\n    return max(0, x)\n\nprint(relu(2))  # 2\n```\n\n",
    "Let $x \\in [0, 1]$.\n\n$$g(x) = x - x^2$$\n\nThe function is non-negative.\n\n",
    "Suppose the following were true.\n\n$$3 + 4 = 8$$\n\nThis is a variant.\n\n",
    "f(2) = 2, with α = 0.5 and α + α = 1.\n\n",
    "## Rectifier of one\n\n$$f(x) = x + 1$$\n\n- Rectifier(-2) = 0\n- beta(1) = 2\n\n",
    "---\naliases: [one]\n---\n\n$$h(x) = f(x) + 1$$\n\nRectifier(3) = 3, ReLU(3) = 3, h(1) = 3 and one(1) = 2.\n\n",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)
CHANGES = st.lists(st.tuples(st.sampled_from(NAMES), st.none() | TEXTS), min_size=1, max_size=3)

PLACES = (
    *NAMES,
    "Sub/Beta.md",
    "Sub/Deep/Gamma.md",
    "alpha.md",
    "Alpha.md.md",
    "pic.png",
    "Sub/pic.png",
    "Base.base",
    "Map.canvas",
)
LINKING = st.lists(
    st.sampled_from(
        (
            *PIECES,
            "[[Gamma]] and [[Sub/Beta]] and [x](../Beta.md) and [y](./Alpha.md#Head) and [[Alpha.md]]\n\n",
            "![[pic.png]] and ![[Sub/pic.png]] and [[Sub/alpha]]\n\n",
            "[[Alpa]] and [[Bata]] and [[Sub\\Beta]] and ![[pik.png]] and [[one]] and [[Base.base#Own]]\n\n",
            "---\ntags: [Topic/ONE]\nRef: [a, b]\nCount: 3\naliases: [Gamma, Sub]\n---\n",
            "![[Alpha]] and ![[Sub/Beta]]\n\n> [!mine] Own\n> Words.\n\n",
        )
    ),
    max_size=4,
).map("".join)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(PLACES), LINKING),
        st.tuples(st.just("remove"), st.sampled_from(PLACES), st.just("")),
        st.tuples(st.just("move"), st.sampled_from((*PLACES, "Sub")), st.sampled_from((*PLACES, "Sup"))),
    ),
    min_size=1,
    max_size=6,
)


def write(root: Path, notes: Mapping[str, str | None]) -> None:
    """Write these notes, and remove those whose text is None."""
    for name, text in notes.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text, encoding="utf-8")


def take(root: Path, step: tuple[str, str, str]) -> list[str]:
    """Write, remove or move something, where that can be done; the paths that a watch would tell of."""
    deed, name, other = step
    path = root / name
    match deed:
        case "write" if not path.is_dir():
            write(root, {name: other})
        case "remove" if path.is_file():
            path.unlink()
        case "move" if path.exists() and not (root / other).exists() and not other.startswith(f"{name}/"):
            (root / other).parent.mkdir(parents=True, exist_ok=True)
            path.rename(root / other)
            return [name, other]
        case _:
            return []
    return [name]
