"""The commands and Unicode signs of formulas, by what they stand for. Tables only."""

from __future__ import annotations

DROPPED = frozenset(
    """displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag mathstrut strut middle
    hfill thinspace medspace thickspace negthinspace allowbreak nobreak noindent relax cdotp null bf rm it cal sf tt
    bfseries itshape normalfont large Large LARGE huge Huge small footnotesize normalsize centering hline big Big
    bigg Bigg
    bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm biggm Biggm mathopen mathclose mathrel mathbin mathord
    mathinner
    mathpunct""".split()
)
DROPPED_WITH_GROUP = frozenset("label color phantom hphantom vphantom hskip kern mkern ref eqref".split())
GAPS = frozenset("quad qquad enspace enskip hspace newline".split())
SYNONYMS = {
    "leq": "le", "leqslant": "le", "leqq": "le", "geq": "ge", "geqslant": "ge", "geqq": "ge", "neq": "ne",
    "lt": "<", "gt": ">",
    "dfrac": "frac", "tfrac": "frac", "cfrac": "frac", "nicefrac": "frac", "sfrac": "frac", "dbinom": "binom",
    "tbinom": "binom",
    "lbrace": "\\{", "rbrace": "\\}", "lbrack": "[", "rbrack": "]", "lparen": "(", "rparen": ")", "colon": ":",
    "vert": "|", "lvert": "|", "rvert": "|", "Vert": "||", "lVert": "||", "rVert": "||", "mid": "|", "parallel": "||",
    "ast": "*", "rightarrow": "to", "longrightarrow": "to", "gets": "leftarrow", "longleftarrow": "leftarrow",
    "simeq": "approx", "approxeq": "approx", "thickapprox": "approx", "fallingdotseq": "approx",
    "wedge": "land", "vee": "lor", "intercal": "top", "circledot": "odot", "ldots": "dots", "cdots": "dots",
    "dotsc": "dots", "dotsb": "dots",
    "vdots": "dots",
    "ddots": "dots", "infin": "infty", "triangleq": ":=", "coloneqq": ":=", "coloneq": ":=", "defeq": ":=",
    "doteq": ":=",
    "partialD": "partial", "lang": "langle", "rang": "rangle", "eqqcolon": "=:", "owns": "ni", "longmapsto": "mapsto",
    "operatornamewithlimits": "operatorname", "Longrightarrow": "Rightarrow", "implies": "Rightarrow",
    "iff": "Leftrightarrow",
    "isin": "in", "empty": "emptyset", "varnothing": "emptyset", "bigsum": "sum", "textcolor": "textcolor",
    "And": "&",
}  # fmt: skip
SIGNS = {
    "×": "times", "·": "cdot", "⋅": "cdot", "∙": "cdot", "•": "cdot", "∗": "*", "⁎": "*", "＊": "*",
    "✕": "times", "✖": "times", "⨯": "times", "÷": "div", "−": "-", "–": "-",
    "—": "-", "∕": "/", "⁄": "/",
    "≤": "le", "⩽": "le", "≦": "le", "≥": "ge", "⩾": "ge", "≧": "ge", "≠": "ne", "≈": "approx", "≃": "approx",
    "≅": "approx", "≒": "approx",
    "∞": "infty", "√": "sqrt", "∛": "cbrt", "∑": "sum", "Σ": "Sigma", "∏": "prod", "∫": "int", "∂": "partial",
    "∇": "nabla", "∈": "in", "∉": "notin",
    "→": "to", "⟶": "to", "←": "leftarrow", "⇒": "Rightarrow", "⟹": "Rightarrow", "⇔": "Leftrightarrow",
    "⊙": "odot", "∘": "circ",
    "≔": ":=", "≡": "equiv", "≜": ":=", "⊤": "top", "‖": "||", "′": "'", "’": "'", "″": "''", "…": "dots",
    "⋯": "dots", "⌊": "lfloor", "⌋": "rfloor",
    "⌈": "lceil", "⌉": "rceil", "⟨": "langle", "⟩": "rangle", "∧": "land", "∨": "lor", "∣": "|", "≪": "ll",
    "≫": "gg", "±": "pm", "∓": "mp",
    "∝": "propto", "【": "[", "】": "]", "，": ",", "。": ".", "、": ",", "°": "degree", "∀": "forall", "↦": "mapsto",
    "⊗": "otimes", "⊕": "oplus",
    "∅": "emptyset", "½": "½", "¼": "¼", "¾": "¾", "‰": "permille", "↑": "uparrow", "↓": "downarrow",
    "⊆": "subseteq", "⊂": "subset", "∪": "cup", "∩": "cap",
    "ℝ": "reals", "ℕ": "naturals", "ℤ": "integers", "ℚ": "rationals", "ℂ": "complexes", "∼": "sim", "∆": "Delta",
    "¬": "neg", "⟂": "perp", "⊥": "perp",
}  # fmt: skip
