r"""Series and the terms with which they begin: `\sum_{n=1}^{\infty} 2^{-n} = \frac{1}{2} + \frac{1}{4} + \cdots`.

Says them as what they mean, that as many terms of the series as are written out have that sum. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, equation
from vaultproof.source import Passage
from vaultproof.spot import late

_HIGH = r"(?:\{\s*\+?\s*(?:\\infty|∞|[A-Za-z](?:\s*[-+]\s*1)?)\s*\}|\\infty(?![A-Za-z])|∞|[A-Za-z])"
_SERIES = late(
    rf"""(?P<before>[^=]*?)\\sum\s*(?:\\limits\s*)?
    (?:_\s*\{{\s*(?P<index>[a-zA-Z])\s*=\s*(?P<low>\d{{1,2}})\s*\}}\s*\^\s*{_HIGH}
    |\^\s*{_HIGH}\s*_\s*\{{\s*(?P<other_index>[a-zA-Z])\s*=\s*(?P<other_low>\d{{1,2}})\s*\}})
    (?P<term>.+)""",
    re.VERBOSE | re.DOTALL,
)
"""A series, or a sum up to a letter, behind whose first terms dots may stand as well."""
_OPEN = late(
    r"(?P<sum>.*\S)\s*[-+−]\s*(?:\\[lc]?dots(?:[bmio](?![A-Za-z]))?|…|\.\.\.|⋯)\s*[.,;]?\s*", re.DOTALL
)
_DOTS = late(r"\\[lc]?dots|…|\.\.\.|⋯")
_MAY_VANISH = late(
    r"\\(?:sin|cos|tan|bmod|pmod|mod|lfloor|begin|delta|mu|chi|Lambda|prod|text\w*|ln|log|lg|[dt]?binom|choose)(?![A-Za-z])"
    r"|[-+−]\s*\(\s*[-−]\s*1\s*\)|\(\s*[-−]\s*1\s*\)\s*\^\s*(?:\{[^{}]*\}|\w)\s*[-+−]|\["
)
_NAMED = late(r"(?<!\\log)[A-Za-z}]\s*_")
"""A coefficient of which the note may tell elsewhere that it is 0."""
_DOUBT = "terms of the series that are 0 may be left out of those written"
_FEWEST, _MOST = 2, 12
_LONGEST = 300


def written_out(statements: Iterable[Statement]) -> Iterator[Equation]:
    """The claim of each pair of neighbours of which one is a series and the other its first terms."""
    for statement in statements:
        for index, relation in enumerate(statement.relations):
            left, right = statement.terms[index : index + 2]
            if relation is not Relation.EQUAL or {left.syntax, right.syntax} != {Syntax.LATEX}:
                continue
            sides = (left, right) if "sum" in left.text else (right, left)
            claim = _beginning(*(one.text for one in sides)) if "sum" in sides[0].text else None
            if claim is None:
                continue
            finite, shown, doubtful = claim
            made = [
                Term(Passage(text, one.passage.anchors), Syntax.LATEX)
                for text, one in zip((finite, shown), sides, strict=True)
            ]
            first, second = made if sides[0] is left else reversed(made)
            found = equation(statement, "identity", index)
            doubt = found.doubt or (_DOUBT if doubtful else None)
            yield replace(found, left=first, right=second, doubt=doubt, open_ended=False)


def _beginning(series: str, written: str) -> tuple[str, str, bool] | None:
    """The sum of as many terms of a series as are written, those terms, and whether others may be left out between
    them; None where the two are no series and its beginning."""
    match, ending = _SERIES.fullmatch(series), _OPEN.fullmatch(written)
    if match is None or ending is None or _DOTS.search(series + ending["sum"]):
        return None
    if "sum" in match["term"] or _NAMED.search(match["before"] + match["term"]) is not None:
        return None
    terms = _summands(ending["sum"])
    if not _FEWEST <= len(terms) <= _MOST or any(_is_a_group(one) for one in terms):
        return None
    name, low = match["index"] or match["other_index"], int(match["low"] or match["other_low"])
    factor = re.match(
        rf"\s*(?:\\[dt]?frac\s*\{{)?\s*{name}(?![A-Za-z_]|\s*[-+−]|\s*\^\s*\{{?\s*[-−])", match["term"]
    )
    falling = re.search(rf"\(\s*{name}\s*[-−]", match["term"])
    first = 1 if low == 0 and factor is not None else low
    finite = rf"{match['before']}\sum_{{{name}={first}}}^{{{first + len(terms) - 1}}}{match['term']}"
    plain = factor is not None and low == 0
    doubtful = (
        _MAY_VANISH.search(match["term"]) is not None
        or falling is not None
        or _may_differ(match["term"], name, 1 if plain else low)
        or _MAY_BE_ONE.search(match["term"]) is not None
        or (low == 0 and "!" in match["term"] and terms[0].strip().startswith("2"))
        or any(not one.strip(" +-−0") for one in terms)
        or _is_improper(terms[0])
    )
    return finite, ending["sum"], doubtful


def _is_improper(term: str) -> bool:
    """Whether a term is a number such as `\\frac32`, which may be the sum of the first two."""
    match = _NUMBER.fullmatch(term)
    return match is not None and int(match["one"] or match["top"]) > int(match["other"] or match["below"]) > 1


_NUMBER = late(
    r"\s*\\[dt]?frac\s*(?:(?P<one>\d)\s*(?P<other>\d)|\{\s*(?P<top>\d+)\s*\}\s*\{\s*(?P<below>\d+)\s*\})\s*"
)
_EXPONENT = late(r"\^\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|[A-Za-z\d])")
_BELOW = late(
    r"(?P<frac>\\[dtc]?frac\s*\{(?:[^{}]|\{[^{}]*\})*\})\s*\{(?:[^{}]|\{[^{}]*\})*\}|/\s*(?:\([^()]*\)|[A-Za-z\d]+)\s*!?"
)
_FACTORIAL = late(r"(?:\([^()]*\)|[A-Za-z\d])\s*!")
_MAY_BE_ONE = late(r"\^\s*\{[^{}]*(?:!|\(|\\binom|\\lfloor)")
"""Powers of which several may be one, and so be written as one: `x^{n!}`."""


def _may_differ(term: str, name: str, low: int) -> bool:
    """Whether a term may be zero for an index from `low` on, so that it is left out, or is a sum itself, of which parts
    cancel: whether an index stands elsewhere than in exponents, below fractions, in factorials and in `2n + 1`."""
    if len(term) > _LONGEST:
        return True
    bare = _BELOW.sub(lambda one: one["frac"] or " ", _EXPONENT.sub(" ", term))
    bare = re.sub(rf"\d*\s*{name}\s*\+\s*\d+", " ", _FACTORIAL.sub(" ", bare))
    parts = re.search(r"[^\s{(\[+−-]\s*[-+−]\s*[^\s]|\)\s*[-+−]", bare)
    return parts is not None or (
        low == 0 and re.search(rf"(?<![A-Za-z\\]){name}(?![A-Za-z])", bare) is not None
    )


def _summands(text: str) -> list[str]:
    """The terms of a sum, cut at the signs that stand in no brackets."""
    depth, start, found = 0, 0, list[str]()
    for at, sign in enumerate(text):
        depth += (sign in "{([") - (sign in "})]")
        if depth == 0 and sign in "+-−" and text[start:at].strip() and text[:at].rstrip()[-1] not in "^_*/":
            found.append(text[start:at])
            start = at + 1
    return [*found, text[start:]]


def _is_a_group(term: str) -> bool:
    """Whether a term is several in brackets."""
    match = _IN_BRACKETS.fullmatch(term)
    return match is not None and len(_summands(match["inner"])) > 1


_IN_BRACKETS = late(
    r"\s*(?:\\(?:left|[bB]igg?l?)\s*)?[(\[](?P<inner>.*?)(?:\\(?:right|[bB]igg?r?)\s*)?[)\]]\s*", re.DOTALL
)
