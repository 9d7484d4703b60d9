"""What to write instead of a command or environment that Obsidian's MathJax does not know. Suggests; never edits."""

from __future__ import annotations

import difflib

from vaultproof.render.known import commands, environments

_INSTEAD = {
    "bm": r"\boldsymbol{…}",
    "bold": r"\mathbf{…}",
    "mathbbm": r"\mathbb{…}",
    "mathds": r"\mathbb{…}",
    "textsc": r"\text{…}",
    "argmax": r"\operatorname*{argmax}",
    "argmin": r"\operatorname*{argmin}",
    "esssup": r"\operatorname*{ess\,sup}",
    "abs": r"\lvert … \rvert",
    "norm": r"\lVert … \rVert",
    "set": r"\{ … \}",
    "dv": r"\frac{d …}{d …}",
    "pdv": r"\frac{\partial …}{\partial …}",
    "dd": r"\,d",
    "grad": r"\nabla",
    "divergence": r"\nabla \cdot",
    "curl": r"\nabla \times",
    "qty": r"\left( … \right)",
    "ev": r"\langle … \rangle",
    "ip": r"\langle …, … \rangle",
    "inner": r"\langle …, … \rangle",
    "llbracket": r"[\![",
    "rrbracket": r"]\!]",
    "degre": r"^\circ",
    "celsius": r"^\circ\mathrm{C}",
    "percent": r"\%",
    "euro": "€",
    "textdegree": r"^\circ",
    "half": r"\frac{1}{2}",
    "exists!": r"\exists!",
    "empty": r"\emptyset",
    "infin": r"\infty",
    "infinity": r"\infty",
    "isin": r"\in",
    "sub": r"\subset",
    "sube": r"\subseteq",
    "supe": r"\supseteq",
    "real": r"\mathbb{R}",
    "reals": r"\mathbb{R}",
    "Reals": r"\mathbb{R}",
    "natnums": r"\mathbb{N}",
    "cnums": r"\mathbb{C}",
    "Complex": r"\mathbb{C}",
    "ang": r"\angle",
    "and": r"\land",
    "or": r"\lor",
    "xor": r"\oplus",
    "plusmn": r"\pm",
    "bull": r"\bullet",
    "sdot": r"\cdot",
    "lang": r"\langle",
    "rang": r"\rangle",
    "hArr": r"\Leftrightarrow",
    "rarr": r"\rightarrow",
    "larr": r"\leftarrow",
    "Rarr": r"\Rightarrow",
    "Larr": r"\Leftarrow",
    "lArr": r"\Leftarrow",
    "rArr": r"\Rightarrow",
    "harr": r"\leftrightarrow",
    "uarr": r"\uparrow",
    "darr": r"\downarrow",
    "alef": r"\aleph",
    "thetasym": r"\vartheta",
    "weierp": r"\wp",
    "perpen": r"\perp",
    "indep": r"\perp\!\!\!\perp",
    "independent": r"\perp\!\!\!\perp",
    "iid": r"\overset{\text{iid}}{\sim}",
    "mathnormal": r"\mathit{…}",
    "hfill": r"\quad",
    "textcolor": r"\color{…}{…}",
    "imaginary": r"\Im",
}
_BLACKBOARD = frozenset("RNZQCFEPKHDAT")
_GREEK_CAPITALS = {
    "Alpha": "A", "Beta": "B", "Epsilon": "E", "Zeta": "Z", "Eta": "H", "Iota": "I", "Kappa": "K", "Mu": "M",
    "Nu": "N", "Omicron": "O", "Rho": "P", "Tau": "T", "Chi": "X",
}  # fmt: skip
_OPERATORS = frozenset(
    """sgn sign diag trace tr rank span ker im Var Cov Corr var cov corr std erf relu ReLU softmax sigmoid softplus
    swish silu gelu elu selu logit expit lcm mod arcsinh arccosh arctanh arsinh arcosh artanh sinc vec proj dom ran
    supp conv card id Id Tr Re Im Hom End Aut sech csch acos asin atan tg ctg cotg arctg sen arcsen lb rot div Softmax
    Sigmoid Attention MSE KL BCE grad loss dist len round floor ceil clip vol adj cond""".split()
)
_LIMIT_OPERATORS = frozenset(
    "argsup arginf Argmax Argmin ArgMax ArgMin maximize minimize esssup essinf".split()
)


def replacement_of_command(name: str) -> str | None:
    """What can be put in place of an unknown command, given without its backslash; None where it would be a guess."""
    if name in _INSTEAD:
        instead = _INSTEAD[name].removesuffix("{…}")
        return None if "…" in instead else instead
    if name in _BLACKBOARD:
        return f"\\mathbb{{{name}}}"
    if name in _GREEK_CAPITALS:
        return f"\\mathrm{{{_GREEK_CAPITALS[name]}}}"
    if name in _LIMIT_OPERATORS:
        return f"\\operatorname*{{{name}}}"
    return f"\\operatorname{{{name}}}" if name in _OPERATORS else None


def instead_of_command(name: str) -> str | None:
    """Help for an unknown command, given without its backslash; None where nothing is near."""
    if name in _INSTEAD:
        return f"write `{_INSTEAD[name]}`"
    if (replacement := replacement_of_command(name)) is not None:
        looks = ": it looks like the Latin letter" if name in _GREEK_CAPITALS else ""
        return f"write `{replacement}`{looks}"
    near = difflib.get_close_matches(name, sorted(commands()), n=1, cutoff=0.8)
    glued = next((size for size in range(len(name) - 1, 2, -1) if name[:size] in commands()), None)
    if glued is not None and (glued == len(name) - 1 or not near):
        return f"did you mean `\\{name[:glued]} {name[glued:]}`?"
    if near:
        return f"did you mean `\\{near[0]}`?"
    return f"write `\\operatorname{{{name}}}`, or define it with `\\newcommand`" if name.isalpha() else None


def instead_of_environment(name: str) -> str | None:
    """Help for an unknown environment."""
    if name in ("tikzpicture", "tikzcd"):
        return "Obsidian draws no TikZ in formulas"
    if name in ("itemize", "enumerate", "tabular", "table", "figure", "document", "center"):
        return "this belongs to a LaTeX document; use Markdown outside the formula, or `array` for a table"
    near = difflib.get_close_matches(name, sorted(environments()), n=1, cutoff=0.7)
    return f"did you mean `{near[0]}`?" if near else None
