r"""General laws between notations: `\|x\|_\infty \le \|x\|_2 \le \|x\|_1`, `D_{KL}(P\|Q) \ge 0`,
`H(P, Q) = H(P) + D_{KL}(P\|Q)`. Looks at how both sides are written; which laws hold is known elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from vaultproof.claim import Equation, Relation, Syntax
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.probability.told_orders import (
    TOLD_LAW,
    fits,
    is_of_continuous,
    notation,
    speaks_of_information,
    speaks_of_quanta,
)
from vaultproof.note import Note
from vaultproof.reference.formula_laws import decide_formula, of_two_classes, turned
from vaultproof.reference.orders import Modality, decide
from vaultproof.spot import Signs, Spotted, late

FORMULA_LAW = "formula"
"""The first word of the lead of a claim that is told by its two sides."""
_SIGNS = Signs("\\|", "Vert", "||", "‖", "KL", "I(", "H(", "D(", "softmax")
_NAMES = {
    "RMSE": "rmse",
    "MAE": "mae",
    "MSE": "mse",
    "IoU": "iou",
    "Dice": "dice",
    "AM": "arithmetic mean",
    "GM": "geometric mean",
    "HM": "harmonic mean",
}
_NAMED = late(rf"\s*\\(?:text|mathrm|operatorname)\s*\{{\s*({'|'.join(_NAMES)})\s*\}}\s*")
_NAMED_IN = late("|".join(_NAMES))
_ZERO = late(r"\s*0\s*")
_ANY = Spotted(
    r"""(?<!\w)(?:any|every|all|always|arbitrary|general(?:ly)?|jede[rnms]?|alle[nr]?|beliebige[nrs]?|immer|tout|toute|tous|toutes|toujours|cualquier|cualesquiera|todo|todos|siempre|qualquer|quaisquer|sempre|ogni|qualsiasi|любо\w+|любых|всех|всегда|mọi|bất\s+kỳ|luôn|với\s+mỗi)(?!\w)
    |任意|所有|对一切|总|恒|任意の|すべて|常に|임의|모든|항상""",
    re.IGNORECASE | re.VERBOSE,
)
_TWO = Spotted(
    r"two\b|binary|\b2\b|zwei\b|binär|deux\b|binaire|\bdos\b|binari|dois\b|duas\b|\bdue\b|дву[хм]|два\b|бинарн|hai\b|nhị\s+phân|两|二|兩|두|2\s*(?:个|類|类|クラス)",
    re.IGNORECASE,
)
_CONDITION = "the words around it may tell of a condition"
_OF_ONE_CASE = "it may be said of one case, where both sides are the same"


def formula_laws(
    note: Note, statements: Iterable[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim of each pair of terms that a known law is about."""
    if not _SIGNS.stand_in(note.source.text) and _NAMED_IN.search(note.source.text) is None:
        return
    for one in statements:
        for index, relation in enumerate(one.relations):
            left, right = one.terms[index], one.terms[index + 1]
            if left.syntax is not Syntax.LATEX or relation in {Relation.APPROXIMATE, Relation.UNEQUAL}:
                continue
            sides = f"{left.text} {right.text}"
            if not _SIGNS.stand_in(sides) and _NAMED_IN.search(sides) is None:
                continue
            lead = _lead(note, left.text, relation, right.text)
            if lead is None:
                continue
            claim = equation(one, TOLD_LAW, index)
            doubt = _CONDITION if one.around.conditional or one.around.required else None
            may_be_same = lead[0] == FORMULA_LAW and turned(*lead[1:])
            if doubt is None and may_be_same and _ANY.search(note.source.text[_line(note, claim)]) is None:
                doubt = _OF_ONE_CASE
            line = note.source.text[_line(note, claim)]
            if lead[0] == FORMULA_LAW and of_two_classes(left.text, right.text) and not _TWO.search(line):
                claim = claim.loosely("it is so for two classes only")
            yield replace(
                claim,
                lead=lead,
                doubt=claim.doubt or doubts.get(one.scope) or one.around.doubt_of_law or doubt,
            )


def _line(note: Note, claim: Equation) -> slice:
    """Where the lines of a claim stand."""
    text = note.source.text
    start = text.rfind("\n", 0, claim.span.start) + 1
    end = text.find("\n", claim.span.end)
    return slice(start, end if end >= 0 else len(text))


_WRITTEN = {
    Relation.LESS: "<",
    Relation.LESS_EQUAL: "<=",
    Relation.GREATER: ">",
    Relation.GREATER_EQUAL: ">=",
    Relation.EQUAL: "=",
}


def _lead(note: Note, left: str, relation: Relation, right: str) -> tuple[str, ...] | None:
    """What a known law is asked, for two sides; None where there is none."""
    lead = _law(note, left, relation, right)
    return None if lead is None or _is_elsewhere(note, left + right) else lead


def _law(note: Note, left: str, relation: Relation, right: str) -> tuple[str, ...] | None:
    """The same where both notations stand for what they mostly do."""
    sign = _WRITTEN[relation]
    if decide_formula(left, sign, right) is not None:
        return FORMULA_LAW, left, sign, right
    if sign == "=":
        return None
    subject, other = _quantity(left), _quantity(right)
    if subject is None or other is None or subject[0] == "0":
        return None
    (name, letters), (second, more) = subject, other
    if second != "0" and not fits(_with(name, letters), _with(second, more)):
        return None
    if is_of_continuous(note, name):
        return None
    told = (name, sign, Modality.PLAIN.value, second)
    return told if decide(name, sign, (second,), Modality.PLAIN) is not None else None


_ENTROPIES = late(r"(?<![A-Za-z])[HID](?:_|\s|\\left)*\{?[^()]{0,8}\(")
_OTHER_NORMS = Spotted(
    r"""matri(?:x|ces|z)|random\s+variable|zufallsvariable|variables?\s+aléatoire|variable\s+aleatoria|случайн\w+\s+величин|biến\s+ngẫu\s+nhiên|ma\s+trận|матриц|矩阵|行列|随机变量|確率変数
    |L\^\{?[12p]\b|L_\{?[12p]\b|\\int|quasi|0\s*<\s*p\s*<\s*1|one-hot|(?<!\\)parallel|same\s+direction|unit\s+vector""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_LETTERS = late(r"(?:\\\||\\[lr]?Vert|\|\||‖)\s*(?:[A-Zf-h]|\\(?:mathbf|boldsymbol|mathrm)\s*\{?[A-Z])")


def _is_elsewhere(note: Note, sides: str) -> bool:
    """Whether a notation may stand for something else: norms of matrices or functions, an H that is no entropy."""
    text = note.source.text
    if _ENTROPIES.search(sides) is not None or "KL" in sides:
        return speaks_of_quanta(text) or not ("KL" in text or speaks_of_information(text))
    return _OTHER_LETTERS.search(sides) is not None or (
        _NORMS.stand_in(sides) and _OTHER_NORMS.search(text) is not None
    )


_NORMS = Signs("\\|", "Vert", "||", "‖")


def _with(name: str, letters: str) -> str:
    return f"{name}:{letters}" if letters else name


def _quantity(text: str) -> tuple[str, str] | None:
    if _ZERO.fullmatch(text):
        return "0", ""
    named = _NAMED.fullmatch(text)
    return (_NAMES[named[1]], "") if named is not None else notation(text)
