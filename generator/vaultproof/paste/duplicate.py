"""Formulas that were copied as what is seen, followed by their TeX: `α\\alpha`, `x>0x > 0`, `y2y^2`.

The test is exact: T is a formula, and what a reader sees of T stands directly before it. What a reader sees may follow
once more (V T H: what the page's HTML holds, in another order). Repairs nothing that fails the test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vaultproof.paste.prose import BLOT
from vaultproof.paste.shown import Comparable, comparable, shown

_COMMAND = re.compile(r"\\(?:[A-Za-z]+|[|{])")
_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|.", re.DOTALL)
_GAP = re.compile(r"(?<=[=<>+\-−*/(|,≤≥≠≈∈→×·±∼]) +(?=\S)|(?<=[^\s]) +(?=[=<>+\-−*/|≤≥≠≈∈→×·±∼])|[_^]")
# A page shows the bar of `P(A|B)` as a sign of its own, `∣`.
_BAR = re.compile(r"(?<=\w)\|(?=\w)")
_SIGN = re.compile(r"[=<>+\-−*/(|,≤≥≠≈∈→×·±∼_^]")
"""What every gap has beside it, or is."""
_ESCAPED = re.compile(r"\\([_*\[\]#<>`~])")
_UNFINISHED = re.compile(r"[\s=<>+\-−*/,;:(|_^&≤≥≠≈∈→×·±∼]")
_NOT_TEX = re.compile(f"[{BLOT}\r\n`$]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_RELATED = re.compile(r"[=<>≤≥≈≠∈]|\w\(")
_NEVER_FIRST = frozenset("}_^)]&,.;:/*!?'\"’”…~#@")
# `)\\bigr)` is a bracket behind another.
_BRACKETS = frozenset("()[]{}|.,;:/<>")
_INSIDE_TEX = tuple("{}\\_^&")
# The root sign is drawn and no text: `2\sqrt{2}` may be a product.
_ROOT = re.compile(r"\\(?:sqrt|overline|underline|boxed|phantom)(?![A-Za-z])")
# `:\mathcal O\mathcal O:` has the letter twice; the first is no copy of the second.
_TAKES_WHAT_FOLLOWS = re.compile(
    r"\\(?:math[a-z]+|bm|boldsymbol|hat|bar|tilde|vec|d?dot|check|breve|wide[a-z]+|over[a-z]+|under[a-z]+)\s*\Z"
)
# In `r-r_-` the first sign may be a minus between two letters. A page shows `−`, not `-`, and `r−r_-` is a copy.
_OPERATORS = frozenset("+-*/=<>")
_PRINTED_OTHERWISE = frozenset("-*'\\|~")
_ZERO_WIDTH = frozenset("\u200b\u200c\u2060\ufeff")
_MAX_PREFIX = 60
_MAX_FORMULA = 1500
_MAX_TOKENS = 500
_MAX_SEEN = 900


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A place in a line: `text[start:end]` is V, T and perhaps H, and `latex` is T. `thrice` tells that H follows."""

    start: int
    end: int
    latex: str
    thrice: bool


class Effort:
    """How much more may be tried for one note, in single looks. Ordinary notes need a hundredth of it."""

    __slots__ = ("left",)

    def __init__(self, left: int = 400_000) -> None:
        self.left = left

    def spend(self, looks: int = 1) -> bool:
        """Take some of what is left; False once there is none."""
        self.left -= looks
        return self.left > 0


def duplicates(text: str, effort: Effort | None = None) -> Iterator[Duplicate]:
    """The duplicated formulas of a line, from left to right, none inside another, as far as the effort goes."""
    if "\\" not in text and "∣" not in text and _SIGN.search(text) is None:
        return  # nothing tells a T from its V
    effort = effort or Effort()
    done = 0
    seen: Comparable | None = None
    for start, first in _candidates(text, effort):
        if start < done:
            continue
        seen = seen or Comparable(text)
        found = _longest(text, seen, start, first, done, effort)
        if found is not None:
            yield found
            done = found.end


def _candidates(text: str, effort: Effort) -> Iterator[tuple[int, int]]:
    """Places where a T may begin, each with the end of its first token that tells T from V."""
    places: set[tuple[int, int]] = set()
    seen: Comparable | None = None
    for at, end, then, word in _tokens(text):
        seen = seen or Comparable(text)
        far = at if not then else at - 1
        for start in range(far, max(word if then else 0, at - _MAX_PREFIX), -1):
            if not effort.spend():
                break
            if _begins(text, start) and _foreseen(seen, start, at, then, word):
                places.add((start, end))
    yield from sorted(places)


def _tokens(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Where a token that tells T from V begins and ends; but for a command, what is seen behind it and from where on.

    What is seen holds no space there, so it stands in the same word, and there two signs are neighbours.
    """
    for command in _COMMAND.finditer(text):
        yield *command.span(), "", 0
    for gap in _GAP.finditer(text) if _SIGN.search(text) else ():
        at = gap.start()
        then = text[gap.end() : gap.end() + 2].lstrip("{ ")[:1]
        word = max(0, at - _MAX_SEEN, text.rfind(" ", max(0, at - _MAX_SEEN), at) + 1)
        apart = not {then, text[at - 1]} & _PRINTED_OTHERWISE and text.find(text[at - 1] + then, word, at) < 0
        if then and not apart:
            yield at, gap.end(), then, word
    for bar in _BAR.finditer(text) if "∣" in text else ():
        at = bar.start()
        word = max(0, at - _MAX_SEEN, text.rfind(" ", max(0, at - _MAX_SEEN), at) + 1)
        if text.find("∣", word, at) >= 0:
            yield at, bar.end(), "|", word


def _begins(text: str, start: int) -> bool:
    """Whether V could end and T begin here."""
    return (
        start > 0
        and not text[start - 1].isspace()
        and not text[start].isspace()
        and text[start] not in _NEVER_FIRST
    )


def _foreseen(seen: Comparable, start: int, end: int, then: str = "", word: int = 0) -> bool:
    """Whether what is seen of `text[start:end]`, and of what follows, stands anywhere before it."""
    here = seen.at(start)
    plain = seen.text[here : seen.at(end)]
    for mark in "{}_\\\u0302":
        plain = plain.replace(mark, "")
    if then:
        plain += comparable(then)
    if not plain:
        return True
    return seen.text.find(plain, max(seen.at(word), here - _MAX_SEEN), here) >= 0


def _longest(
    text: str, seen: Comparable, start: int, first: int, done: int, effort: Effort
) -> Duplicate | None:
    """The longest formula at `start` of which the exact test holds."""
    best: Duplicate | None = None
    misses = 0
    here = seen.at(start)
    for end in _ends(text, start, first, effort):
        if not effort.spend(8):
            break
        views = [(latex, view) for latex in _spellings(text[start:end]) if (view := shown(latex))]
        if views and not any(view in seen.text[max(0, here - _MAX_SEEN) : here] for _, view in views):
            misses += 1
            if misses > 3:
                break
        for latex, view in views:
            if seen.text.endswith(view, 0, here):
                found = _exact(text, seen, start, end, latex, view)
                if found is not None and found.start >= done:
                    best = found
    return best


def _spellings(latex: str) -> tuple[str, ...]:
    """A formula as it stands and, where Markdown's own escapes may have been put in, without them."""
    plain = _ESCAPED.sub(r"\1", latex)
    return (latex,) if plain == latex else (latex, plain)


def _ends(text: str, start: int, first: int, effort: Effort) -> Iterator[int]:
    """Where a formula that begins at `start` may end: outside braces and environments."""
    braces = environments = fences = 0
    before = ""
    for count, match in enumerate(_TOKEN.finditer(text, start, start + _MAX_FORMULA)):
        token = match[0]
        if count > _MAX_TOKENS or not effort.spend() or _NOT_TEX.match(token):
            return
        braces += (token == "{") - (token == "}")
        environments += (token == r"\begin") - (token == r"\end")
        fences += (token == r"\left") - (token == r"\right")
        if braces < 0 or environments < 0 or fences < 0:
            return
        whole = braces == environments == fences == 0 and match.end() >= first
        if whole and (before in ("^", "_") or not _UNFINISHED.match(token)):
            yield match.end()
        before = token


def _exact(text: str, seen: Comparable, start: int, end: int, latex: str, view: str) -> Duplicate | None:
    """The duplicate whose V ends where its T begins, unless its neighbours show that it is part of a word."""
    begin = seen.last(seen.at(start) - len(view))
    if (
        text[begin:start] == latex
        or _BRACKETS.issuperset(view)
        or not _is_formula(latex)
        or not _apart(text[begin - 1 : begin], text[begin])
    ):
        return None
    if text[begin - 1 : begin] in _INSIDE_TEX or _TAKES_WHAT_FOLLOWS.search(text[max(0, begin - 20) : begin]):
        return None
    if text[start - 1] in _OPERATORS and len(view) < 4 and _COMMAND.search(latex) is None:
        return None
    again = seen.at(end) + len(view)
    behind = seen.first(again)
    if sorted(seen.text[seen.at(end) : again]) == sorted(view) and not text[end].isspace():
        while text[behind : behind + 1] in _ZERO_WIDTH:
            behind += 1
        if _apart(text[behind - 1], text[behind : behind + 1]):
            return Duplicate(begin, behind, latex, thrice=True)
    if not _apart(text[end - 1], text[end : end + 1]) or (len(view) < 4 and _ROOT.match(latex)):
        return None
    return Duplicate(begin, end, latex, thrice=False)


def _is_formula(latex: str) -> bool:
    """Whether a text is a formula, and no prose or ornament that repeats itself."""
    if _COMMAND.search(latex):
        return True
    if not any(sign.isalnum() for sign in latex):
        return False
    if "|" in {latex[0], latex[-1]} and latex.count("|") % 2:
        # In `ln|x| x` the second bar closes the first.
        return False
    return _WORD.search(latex) is None or _RELATED.search(latex) is not None


def _apart(left: str, right: str) -> bool:
    """Whether two neighbouring signs do not belong to one word. Scripts without spaces set no bounds."""
    return not (_in_word(left) and _in_word(right))


def _in_word(sign: str) -> bool:
    return sign.isalnum() and not "\u2e80" <= sign <= "\ud7ff"
