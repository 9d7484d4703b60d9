r"""Laws between notations as they are written: `\|x\|_\infty \le \|x\|_2 \le \|x\|_1`, `\|u + v\| \le \|u\| + \|v\|`,
`H(P, Q) = H(P) + D_{KL}(P \| Q)`. Brings formulas into one form and looks them up; computes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from vaultproof.spot import late

_LEFT_OUT = re.compile(
    r"\s|~|\\[,;:! ]|\\(?:left|right|big[lr]?|Big[lr]?|displaystyle)(?![A-Za-z])"
    r"|\\(?:mathbf|boldsymbol|vec|bm|mathrm|operatorname|text)(?![A-Za-z])"
)
_NORM = re.compile(r"\\\||\\[lr]?Vert(?![A-Za-z])|\|\||‖")
_INNER = re.compile(r"\\[lr]angle(?![A-Za-z])")
_ABSOLUTE = re.compile(r"\\[lr]?vert(?![A-Za-z])|\\mid(?![A-Za-z])")
_LONGEST = 120
_V, _W = r"(?P<v>[a-zA-Z])", r"(?P<w>(?!(?P=v))[a-zA-Z])"
_P = r"(?P<p>(?:_[12p∞])?)"
_NEVER_MORE = tuple(
    late(one)
    for one in (
        rf"‖{_V}‖_∞≤‖(?P=v)‖_[12p]",
        rf"‖{_V}‖_2≤‖(?P=v)‖_1",
        rf"‖{_V}‖_1≤√n‖(?P=v)‖_2",
        rf"‖{_V}‖_2≤√n‖(?P=v)‖_∞",
        rf"‖{_V}‖_1≤n‖(?P=v)‖_∞",
        rf"‖{_V}\+{_W}‖{_P}≤‖(?P=v)‖(?P=p)\+‖(?P=w)‖(?P=p)",
        rf"‖{_V}-{_W}‖{_P}≤‖(?P=v)‖(?P=p)\+‖(?P=w)‖(?P=p)",
        rf"\|‖{_V}‖{_P}-‖{_W}‖(?P=p)\|≤‖(?P=v)-(?P=w)‖(?P=p)",
        rf"\|(?:⟨{_V},{_W}⟩|\(?(?P<v2>[a-z])·(?P<w2>[a-z])\)?)\|≤‖(?:(?P=v)|(?P=v2))‖(?:_2)?‖(?:(?P=w)|(?P=w2))‖(?:_2)?",
        rf"0≤‖{_V}‖{_P}",
    )
)
"""Pairs of terms of which the first is never more than the second, whatever the vectors are."""


def decide_formula(left: str, relation: str, right: str) -> bool | None:
    """Whether a relation between two formulas is a law, or one turned round; None where it is neither."""
    if len(left) + len(right) > _LONGEST:
        return None
    if relation == "=":
        found = _decide_sum(left, right)
        return found if found is not None else _decide_softmax(left, right)
    one, other = _plain(left), _plain(right)
    if relation in {">=", ">"}:
        one, other = other, one
    strictly = relation in {">", "<"}
    if _is_known(one, other):
        return None if strictly else True
    return False if _is_known(other, one) else None


def turned(left: str, relation: str, right: str) -> bool:
    """Whether a relation is a law turned round that may still be so in one case, where both sides are the same."""
    return relation in {">=", "<="} and decide_formula(left, relation, right) is False


def _is_known(less: str, more: str) -> bool:
    return any(one.fullmatch(f"{less}≤{more}") is not None for one in _NEVER_MORE)


@lru_cache(maxsize=512)
def _plain(text: str) -> str:
    """A formula in the one form that the laws are written in."""
    text = _ABSOLUTE.sub(
        "|", _INNER.sub(lambda one: "⟨" if one.group()[1] == "l" else "⟩", _NORM.sub("‖", text))
    )
    text = text.replace(r"\infty", "∞").replace(r"\cdot", "·").replace(r"\sqrt", "√").replace("−", "-")
    text = _LEFT_OUT.sub("", text)
    text = re.sub(r"_\{([^{}]*)\}", r"_\1", text)
    text = re.sub(r"\{([A-Za-z])\}", r"\1", text)
    return text.replace("‖·‖", "‖‖").replace("·‖", "‖")


_TWO_CLASSES = re.compile(
    r"softmax\(?(?P<v>[a-z])\)?_?(?P<one>[12])=(?:\\sigma|σ|sigmoid)\(?(?P<w>[a-z])_(?P<first>[12])-(?P=w)_(?P<second>[12])\)?"
)


def of_two_classes(left: str, right: str) -> bool:
    """Whether an equation tells a component of a softmax as a sigmoid of a difference, as it is for two classes."""
    return _decide_softmax(left, right) is not None


def _decide_softmax(left: str, right: str) -> bool | None:
    """Whether one of two components of a softmax is the sigmoid of a difference."""
    plain = f"{_plain(left)}={_plain(right)}".replace("{", "").replace("}", "")
    match = _TWO_CLASSES.fullmatch(plain)
    if match is None or match["first"] == match["second"] or match["v"] != match["w"]:
        return None
    return match["one"] == match["first"]


_DIVERGENCE = re.compile(r"(?:D_?)?\{?(?:KL)?\}?\((?P<one>[A-Za-z])(?:‖|\||;|parallel)+(?P<other>[A-Za-z])\)")
_CROSS = re.compile(r"H\((?P<one>[PQpq]),(?P<other>[PQpq])\)")
_ENTROPY = re.compile(r"H\((?P<one>[A-Za-z])\)")
_TERMS = re.compile(r"(?P<sign>[+-]?)(?P<term>[^+-]+)")


def _decide_sum(left: str, right: str) -> bool | None:
    """Whether two sums of entropies, cross-entropies and divergences of two distributions are the same; False where
    they differ by a divergence."""
    one, other = _summands(left), _summands(right)
    if one is None or other is None or not one[0] or not other[0]:
        return None
    sizes = (len(one[1]), len(other[1]))
    if max(sizes) < 2 or min(sizes) > 1:
        return None
    difference = {name: one[0][name] - other[0][name] for name in {*one[0], *other[0]}}
    left_over = {name: count for name, count in difference.items() if count}
    if not left_over:
        return True
    return False if all(name.startswith("KL") for name in left_over) and len(left_over) == 1 else None


def _summands(text: str) -> tuple[Counter[str], list[str]] | None:
    """What a sum consists of, its cross-entropies taken apart; None where it has something else in it."""
    plain = re.sub(r"\\parallel", "‖", _plain(text.replace(r"\parallel", "‖")))
    found: Counter[str] = Counter()
    terms = []
    at = 0
    for match in _TERMS.finditer(plain):
        if match.start() != at:
            return None
        at = match.end()
        sign = -1 if match["sign"] == "-" else 1
        term = match["term"].replace("{", "").replace("}", "")
        terms.append(term)
        if (cross := _CROSS.fullmatch(term)) is not None:
            found[f"H {cross['one']}"] += sign
            if cross["one"] != cross["other"]:
                found[f"KL {cross['one']} {cross['other']}"] += sign
        elif (apart := _DIVERGENCE.fullmatch(term)) is not None and ("D" in term or "KL" in term):
            found[f"KL {apart['one']} {apart['other']}"] += sign
        elif (own := _ENTROPY.fullmatch(term)) is not None:
            found[f"H {own['one']}"] += sign
        else:
            return None
    return (found, terms) if terms and at == len(plain) else None
