r"""Cuts a formula into chains of terms: `\sigma(0) &= \frac{1}{1+1} \\ &= 0.5` is three terms in one chain.

Looks only at brackets, rows and relation signs; what a term means is not its business, so it never fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from vaultproof.again import again
from vaultproof.claim import Relation
from vaultproof.quick import quick
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

RELATIONS: dict[str, Relation] = {
    "=": Relation.EQUAL,
    ":=": Relation.EQUAL,
    r"\coloneqq": Relation.EQUAL,
    r"\triangleq": Relation.EQUAL,
    r"\equiv": Relation.EQUAL,
    r"\approx": Relation.APPROXIMATE,
    r"\simeq": Relation.APPROXIMATE,
    r"\cong": Relation.APPROXIMATE,
    r"\doteq": Relation.APPROXIMATE,
    "≈": Relation.APPROXIMATE,
    "≃": Relation.APPROXIMATE,
    "≅": Relation.APPROXIMATE,
    "≒": Relation.APPROXIMATE,
    r"\fallingdotseq": Relation.APPROXIMATE,
    "＝": Relation.EQUAL,
    r"\le": Relation.LESS_EQUAL,
    r"\leq": Relation.LESS_EQUAL,
    r"\leqslant": Relation.LESS_EQUAL,
    "≤": Relation.LESS_EQUAL,
    r"\ge": Relation.GREATER_EQUAL,
    r"\geq": Relation.GREATER_EQUAL,
    r"\geqslant": Relation.GREATER_EQUAL,
    "≥": Relation.GREATER_EQUAL,
    r"\lt": Relation.LESS,
    "<": Relation.LESS,
    "<=": Relation.LESS_EQUAL,
    ">=": Relation.GREATER_EQUAL,
    r"\gt": Relation.GREATER,
    ">": Relation.GREATER,
    r"\ne": Relation.UNEQUAL,
    r"\neq": Relation.UNEQUAL,
    "≠": Relation.UNEQUAL,
    "!=": Relation.UNEQUAL,
}
_BREAKS = frozenset(
    r"=> ==> <=> -> , ; ， ； 、 → ⇒ ⟹ ↦ ∼ ∈ ⇔ \quad \qquad \Rightarrow \implies \Longrightarrow \iff "
    r"\Leftrightarrow \to \rightarrow \longrightarrow \mapsto \in \notin \sim \propto \ll \gg \land \wedge "
    r"\lor \vee \therefore \because \subset \subseteq \forall \exists \leftarrow \gets \pmod \mod \perp".split()
)
_SPACES = frozenset((r"\;", r"\:", "\\ ", "~"))
_RANGE = late(r"(?:\s|\\[;: ]|~)*(?:[a-zA-Z]|\\[a-z]+)(?:_(?:\w|\{\w+\}))?\s*=(?!=)")
"""A letter that is told of behind a number and a space: `h_j(x) = 0 \\; j = 1, \\dots, p`."""
_LONGEST_RELATION = max(map(len, RELATIONS))
_RELATED = late(rf"(?:{'|'.join(map(re.escape, RELATIONS))})\s*\Z")
_INFERENCES = frozenset(
    r"=> ==> <=> ⇒ ⟹ ⇔ \Rightarrow \implies \Longrightarrow \iff \Leftrightarrow \Longleftrightarrow".split()
)
_JOINING = late(
    r"\\(?:qq?(?:and|or|if|for|then|else|where|with|given|so|und|oder|wenn|et|ou|si|avec|y|o|og|eller|hvis|der|med|och|e|i|lub|ve)"
    r"|(?:l|q|qq|quad)?(?:implies|iff)|[tlq]?(?:impliedby))"
)
"""Commands of people's own, and of a package, that set a word or a longer arrow between two statements: `\\qand`."""
_TRANSPARENT = frozenset(
    "aligned align align* alignedat gather gather* gathered split equation equation* eqnarray".split()
)
_TOKEN = late(
    r"\\(?:begin|end)\s*\{[^{}]*\}|\\[A-Za-z]+\*?|\\.|<=>|==>|=>|->|[<>:]=|(?<=\s)!=|==|.", re.DOTALL
)
_PLAIN = late(r"[0-9A-Za-z^_+*/|'.]+")
_INNER = late(r"[^\\{}()\[\]（）]+")
"""What neither relates terms nor opens or closes anything, and inside brackets whatever opens or closes nothing."""
_STACKS = frozenset((r"\stackrel", r"\overset", r"\underset"))
_STACKED = late(
    r"\\[a-z]+\s*\{(?:[^{}]|\{[^{}]{0,40}\}){0,80}\}\s*\{\s*(=|:=|\\(?:approx|le|leq|ge|geq|equiv|coloneqq)(?![A-Za-z]))\s*\}"
)
"""A relation with something set above or below it: `\\stackrel{\\text{def}}{=}`."""
_TEXT = late(r"\\(?:text(?:rm|normal|bf|it|sf|up|sc)?|mathrm|mbox|hbox)\s*\{([^{}]*)\}")
_CONNECTIVE = late(
    r"""(?:(?<=\s)|(?<=\\[,;:!])|(?<=~))(?:and|or|og|eller|och|if|for|with|where|und|oder|für|wenn|falls|mit|wo|et|ou|si|pour|avec|où|con|para|donde|com|se|onde|per|dove|và|hoặc
    |với|khi|nếu|и|или|если|при|где|oraz|lub|dla|gdzie|ve|veya|için)(?=\s|\\[ ,;:!$]|~)|[和或与且]|または|および""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words typed into a formula between two statements. A letter alone is a factor, and no word."""
_CONDITIONED = late(r"(?:⇔|⟺|<=>|\\iff|\\Leftrightarrow|\\Longleftrightarrow)[\s&~]*$|\\exists(?![A-Za-z])|∃")
"""A sign of equivalence right before a statement, or one of existence anywhere before it."""
_REMAINDER = late(r"[\s~(]*(?:mod|modulo|rem|div)[\s~]*", re.IGNORECASE)
"""A word between two numbers that makes one term of them."""
_POSSESSED = Spotted(
    r"(?:\b(?:of|for\s+the|rank|trace|det|dim|của|hạng|vết|von|vom|der|des|rang|spur|de|du|del|della|di|do|da|rango|traza|posto"
    r"|traço|traccia|от|ранг|след|rząd|ślad)|d['’]|的|之|の|의|秩|迹|ランク|랭크)[\s~]*$",
    re.IGNORECASE,
)
_OPENING = {"{", "(", "[", r"\{", r"\left", r"\lbrace", r"\lfloor", r"\lceil", r"\langle", "（"}
_CLOSING = {"}", ")", "]", r"\}", r"\right", r"\rbrace", r"\rfloor", r"\rceil", r"\rangle", "）"}
_ENVIRONMENT = late(r"\\(?:begin|end)\s*\{[^{}]*\}$")
_MAX_LENGTH = 200_000
_ROWS_AS_FACTOR = late(
    r"\\end\s*\{[bpvBV]?matrix\}\s*(?:\^\s*(?:\w|\{[^{}]*\})\s*)?\\begin\s*\{(?:aligned|split|gathered)\}(?!\s*&?\s*=)"
)
"""Rows that stand as a factor behind a matrix, of which nothing is known."""
_LOST_ROW = late(r"(?<=[^\\\s])[ \t]*\\[ \t]*\n")
"""A line that ends in one backslash, where two were meant to end a row: what follows is read as if in the same row."""


@quick
@dataclass(frozen=True, slots=True)
class Chain:
    """Terms and the relations between them; `relations` has one item fewer than `terms`.

    A chain whose first term belongs to the words before it is none: `\\text{Rank of } C = 2` says nothing of C.
    `supposed` tells that something is inferred from the chain (`f(x) = 0 \\implies x = 1`), which it thus may suppose;
    `equivalent` that a sign of equivalence or of existence stands before it, `solved` that it is an equation whose
    solutions follow (`f(x) = x \\iff x = 2`).
    """

    terms: tuple[Passage, ...]
    relations: tuple[Relation, ...]
    supposed: bool = False
    equivalent: bool = False
    solved: bool = False

    def without_last(self) -> Chain:
        """The chain without its last term, to which words behind the formula belong: `≈ 25` million."""
        return replace(self, terms=self.terms[:-1], relations=self.relations[:-1])


@lru_cache(maxsize=256)
def read_chains(formula: Passage) -> tuple[Chain, ...]:
    """The chains of a formula, in order. A formula without a relation sign gives chains of one term."""
    text = formula.text
    if len(text) > _MAX_LENGTH or _LOST_ROW.search(text) or _ROWS_AS_FACTOR.search(text):
        return ()
    if (inside := _in_a_box(text)) is not None:
        return read_chains(formula.cut(*inside))
    chains: list[Chain] = []
    terms: list[Passage] = []
    relations: list[Relation] = []
    possessed = shared = False
    ended = _Break.OTHER
    for start, end, mark in _pieces(text):
        term = _trimmed(formula, start, end)
        broken = not terms and chains and ended is _Break.ROW
        if term is not None and broken and _goes_on(text, start, term, chains[-1].terms[-1]):
            terms, relations = list(chains[-1].terms), list(chains.pop().relations)
            term = _joined(terms.pop(), term)
        if possessed and term is not None:
            possessed = isinstance(mark, Relation) and not shared
            continue
        possessed = mark in {_Break.POSSESSING, _Break.SHARING}
        shared = mark is _Break.SHARING
        if term is not None:
            terms.append(term)
        elif isinstance(mark, Relation) and not terms and chains and _row_start(text, start):
            terms, relations = list(chains[-1].terms), list(chains.pop().relations)
        if isinstance(mark, Relation):
            del relations[max(len(terms) - 1, 0) :]
            relations += [mark][: len(terms)]
        elif terms and not (
            mark is _Break.ROW and len(relations) == len(terms) and _OWN_LEFT.match(text, end) is None
        ):
            terms = _without_unit(terms)
            supposed = mark is _Break.INFERENCE
            first = formula.text.rfind(terms[0].text, 0, end)
            equivalent = _CONDITIONED.search(text[:first]) is not None
            solved = supposed and _is_solved(terms[0].text, text[end:])
            chains.append(
                Chain(
                    tuple(terms),
                    tuple(relations[: len(terms) - 1]),
                    supposed=supposed,
                    equivalent=equivalent,
                    solved=solved,
                )
            )
            terms, relations, ended = [], [], mark
    return tuple(chains)


_OWN_LEFT = late(
    r"[&\s]*\\\\\s*(?:\[[^\]]*\]\s*)?[^\s&=\\][^&=\n]{0,200}&\s*(?:=|\\(?:approx|leq?|geq?)(?![a-z]))"
)
"""A row below that has a left side of its own, so that a row above that ends in a sign has lost its right side."""
_BOX = late(r"\s*\\(?:boxed|fbox|framebox|underline)\s*\{")
_BOX_ENDS = late(r"\}\s*(?:\\[,;:! ]|~|\s)*[.,;。]?\s*")


def _in_a_box(text: str) -> tuple[int, int] | None:
    """Where a formula stands that is in a box as a whole: `\\boxed{a + b = c}`."""
    opens = _BOX.match(text)
    if opens is None:
        return None
    depth, at = 1, opens.end()
    while at < len(text) and depth:
        at += 1 if text[at] == "\\" else 0
        depth += (text[at : at + 1] == "{") - (text[at : at + 1] == "}") if text[at - 1] != "\\" else 0
        at += 1
    return (opens.end(), at - 1) if not depth and _BOX_ENDS.fullmatch(text, at - 1) else None


_FONT_OF_UNITS = r"\\(?:text(?:rm|normal|bf|it|sf|up)?|mathrm|mathsf|mathit|operatorname|mbox|unit|units|si)"
_WITH_UNIT = late(
    rf"""(?P<number>[-−+]?\s*\d(?:[\d.]|,(?=\d)|\{{,\}})*(?:\s*\\(?:times|cdot)\s*10\s*\^\s*(?:\{{\s*[-−]?\d+\s*\}}|\d))?)
    (?:\s|~|\\[,;:! ])*(?:{_FONT_OF_UNITS}\s*\{{[^{{}}]*[^\W\d_][^{{}}]*\}}(?:\s*\^\s*(?:\{{[^{{}}]*\}}|\d))?
    (?:\s|~|\\[,;:! ]|\\cdot(?![A-Za-z])|/)*)+""",
    re.VERBOSE,
)
"""A number with a unit behind it: `15\\,\\mathrm{m/s^2}`."""
_OF_NUMBERS = late(
    r"(?:[\d.,\s()\[\]{}^~!]|\\[,;:! ]|[-−+*/·×⋅÷]"
    r"|\\(?:times|cdot|div|ast|[dtc]?frac|sqrt|left|right|pi|[Bb]ig[lr]?|displaystyle)(?![A-Za-z]))+"
)
_RECKONS = late(r"[-−+*/·×⋅÷^]|\\(?:times|cdot|div|ast|[dtc]?frac|sqrt)(?![A-Za-z])")


def _without_unit(terms: list[Passage]) -> list[Passage]:
    """The terms of a chain, the last one without the unit in which it gives the result of a sum of plain numbers."""
    if (
        len(terms) < 2
        or "\\" not in terms[-1].text
        or (match := _WITH_UNIT.fullmatch(terms[-1].text)) is None
    ):
        return terms
    before = terms[-2].text
    if _OF_NUMBERS.fullmatch(before) is None or _RECKONS.search(before.strip()[1:]) is None:
        return terms
    return [*terms[:-1], terms[-1].cut(0, match.end("number"))]


_CALL_OF_ONE = late(r"\w+\s*(?:\\left\s*)?\(\s*(\\?[A-Za-z]+)\s*(?:\\right\s*)?\)$")
_EQUIVALENCE = late(r"\s*(?:⇔|⟺|<=>|\\iff|\\Leftrightarrow|\\Longleftrightarrow)")
_INFERENCE_AND_NAME = late(
    r"\s*(?:==?>|⇒|⟹|\\Rightarrow|\\implies|\\Longrightarrow)(?:[\s~&]|\\[,;:! ]|\\q?quad)*"
    r"(\\?[A-Za-z]+)(?:_\{?[\d,]+\}?)?(?:[\s~&]|\\[,;:! ])*(?:=|≈|\\(?:approx|in|neq?|[lg]eq?)(?![A-Za-z])|[<>])"
)


def _is_solved(first: str, behind: str) -> bool:
    """Whether an equation for `f(x)` is solved by what stands behind it: by an equivalence, or by what x is then."""
    call = _CALL_OF_ONE.match(first)
    if call is None:
        return False
    named = _INFERENCE_AND_NAME.match(behind)
    return _EQUIVALENCE.match(behind) is not None or (named is not None and named[1] == call[1])


_SIGN_AHEAD = late(r"\+|·|×|\*|\\(?:times|cdot|div|ast)(?![A-Za-z])")

_MINUS_AHEAD = late(r"[-−]\s*(?:\\left\s*)?(?:[\d(\[]|\\[dt]?frac(?![A-Za-z]))")


_EQUATIONS_BEHIND_MARKS = late(
    r"\s*(?:\\begin\s*\{\w+\*?\}\s*)?&(?![\s&]*(?:[=≈<>:]|\\(?:approx|[lg]eq?|equiv)(?![A-Za-z])))[^=≈<>\n\\]{1,80}[=≈]"
)
"""A first row whose mark stands before a whole equation, so that each row is one: `& -1 = 2 - 3`."""
_ALIGNED = late(r"&(?:\s|~|\\q?quad(?![A-Za-z])|\\[,;:! ])*$")


_SIGN_LEFT = late(r"(?:[-−+*/·×]|\\(?:cdot|times|div)(?![A-Za-z]))[\s&]*\Z")


def _goes_on(text: str, start: int, term: Passage, before: Passage) -> bool:
    """Whether a row goes on with the last term of the row before: it begins with a sign that joins, or that ends with
    one.

    One that begins with a minus may be an equation of its own, unless an alignment mark and a number stand beside it;
    the minus of a list, as in `- \\ x = 0`, joins nothing.
    """
    if _SIGN_AHEAD.match(term.text) or _SIGN_LEFT.search(before.text):
        return True
    return (
        _MINUS_AHEAD.match(term.text) is not None
        and _ALIGNED.search(text[max(0, start - 40) : start]) is not None
        and _EQUATIONS_BEHIND_MARKS.match(text) is None
    )


def _joined(first: Passage, second: Passage) -> Passage:
    """Two parts of a term in two rows as one passage."""
    length = len(first.text) + 1
    anchors = ((inner + length, outer) for inner, outer in second.anchors)
    return Passage(f"{first.text} {second.text}", (*first.anchors, *anchors))


class _Break(Enum):
    """What ends a chain: a new row may continue it, anything else does not."""

    ROW = auto()
    INFERENCE = auto()
    SHARING = auto()
    POSSESSING = auto()
    OTHER = auto()


_ARRAY_OPENS = late(r"\s*\\begin\s*\{array\}\s*(?:\[[tbc]\]\s*)?\{\s*[lrc](?:\s*[lrc]){0,2}\s*\}")
_ARRAY_ENDS = late(r"\\end\s*\{array\}[\s.,;]*$")
_RELATES = late(r"[=≈<>]|\\(?:approx|[lg]eq?)(?![A-Za-z])")
_ONE_ARRAY = 2


def _of_lines(text: str) -> tuple[int, int]:
    """Where the lines of a formula start and end: within its array, if it is one that holds statements. Its rows are
    lines then, as those of `aligned`."""
    if text.count("array}") == _ONE_ARRAY and (opens := _ARRAY_OPENS.match(text)) is not None:
        ends = _ARRAY_ENDS.search(text, text.rfind("\\end"))
        if ends is not None and _RELATES.search(text, opens.end(), ends.start()) is not None:
            return opens.end(), ends.start()
    return 0, len(text)


@again
def _pieces(text: str) -> tuple[tuple[int, int, Relation | _Break], ...]:
    """`(start, end, mark)` for each stretch between marks at the outermost level."""
    return tuple(_cut(text))


def _cut(  # noqa: C901, PLR0912, PLR0915 - one pass over the tokens, each kind with its few lines
    text: str,
) -> Iterator[tuple[int, int, Relation | _Break]]:
    """The same, one after the other."""
    depth = hidden = 0
    start, until = _of_lines(text)
    position = start
    while position < until:
        words = _TEXT.match(text, position) if text[position] == "\\" else None
        if words is not None:
            parts = " " in words.group(1).strip("~ ") + _padding(words.group(1))
            if depth == 0 and hidden == 0 and parts and _CALLED.match(text, words.end() - 2) is None:
                yield start, position, _behind(text[start:position], words)
                start = words.end()
            position = words.end()
            continue
        if (
            depth == 0
            and hidden <= 0
            and text[position].isalpha()
            and (words := _CONNECTIVE.match(text, position)) is not None
        ):
            yield start, position, _Break.OTHER
            start = position = words.end()
            continue
        if (plain := (_PLAIN if depth == 0 and hidden <= 0 else _INNER).match(text, position)) is not None:
            position = plain.end()
            continue
        match = _TOKEN.match(text, position)
        assert match is not None  # `.` with DOTALL matches whatever is left
        token = match.group()
        begin = position
        position = match.end()
        if token.startswith((r"\begin", r"\end")) and token.endswith("}"):
            environment = token[token.index("{") + 1 : -1].strip()
            if environment in _TRANSPARENT:
                yield start, begin, _Break.ROW
                start = position
            else:
                hidden += 1 if token.startswith(r"\begin") else -1
        elif token in _OPENING:
            depth += 1
            if token == r"\left":
                position += _delimiter(text, position)
        elif token in _CLOSING:
            depth = max(depth - 1, 0)
            if token == r"\right":
                position += _delimiter(text, position)
        elif depth == 0 and hidden <= 0:
            if token == "\\\\":
                yield start, begin, _Break.ROW
                start = position
            elif token == "&":
                if not text[start:begin].strip():
                    start = position
            elif token in RELATIONS or token == "==":
                yield start, begin, RELATIONS.get(token, Relation.EQUAL)
                start = position
            elif token in _STACKS and (stacked := _STACKED.match(text, begin)) is not None:
                yield start, begin, RELATIONS[stacked[1].strip()]
                start = position = stacked.end()
            elif (token in _BREAKS and not _decimal_comma(text, begin)) or (
                len(token) > 1 and _JOINING.fullmatch(token)
            ):
                inferred = token in _INFERENCES or token.endswith(("implies", "iff"))
                yield start, begin, _Break.INFERENCE if inferred else _Break.OTHER
                start = position
            elif (gap := _gap(text, start, begin)) is not None:
                yield start, begin, _Break.OTHER
                start = position = gap
            elif _labels(text, start, begin) or _sets_apart(text, token, (start, begin), position):
                yield start, begin, _Break.OTHER
                start = position
    yield start, until, _Break.OTHER


_CALLED = late(r"[\w)]\}(?:\\left\s*)?\(")
"""The end of words that are a name before its argument: `\\text{Leaky ReLU}(-2)`."""
_WIDTHS = {
    r"\,": 3,
    r"\>": 4,
    r"\:": 4,
    r"\;": 5,
    "\\ ": 5,
    "~": 5,
    r"\enspace": 9,
    r"\thinspace": 3,
    r"\medspace": 4,
}
"""The widths of spaces in parts of which an em has eighteen."""
_EM = 18
_GAP = late(
    r"(?:\s*(?:\\[,>:; ]|~|\\(?:enspace|thinspace|medspace|thickspace)(?![A-Za-z])))+"
    r"|\\hspace\*?\s*\{\s*(?P<size>\d*\.?\d+)\s*(?P<unit>[a-z]{2})\s*\}|\\(?:hfill?|hfil)(?![A-Za-z])"
)
_PARTS_OF_GAPS = late(r"\\(?:[A-Za-z]+|.)|~", re.DOTALL)
_ENOUGH = {"em": 1.0, "cm": 0.35, "mm": 3.5, "pt": 10.0, "px": 13.0, "ex": 2.3, "in": 0.14}
"""How much of a unit is about an em."""
_JOINS_BEFORE = late(
    r"(?:[-−+*/·×^_&(\[{,;=<>≈|]|\\(?:times|cdot|div|pm|mp|left|[dt]?frac|sqrt|[lg]eq?))\s*\Z"
)
_JOINS_BEHIND = late(
    r"\s*(?:[-−+*/·×^_&)\]},;=<>≈|]|\\(?:times|cdot|div|pm|mp|right|[lg]eq?|neq?|approx)(?![A-Za-z])|\Z)"
)


_MANY_SPACES = 3
_WORD_AHEAD = late(r"\s*[A-Za-z]{2,}(?![A-Za-z(_^])")
"""A word behind several spaces, `\\;\\;\\; conv`, is hardly a factor."""


_NUMBERED = late(r"[\s&]*\(\s*\d{1,2}\s*\)\s*")
_SET_OFF = late(r"(?:\\[ ;:]|~)+\s*(?:\\[;: ]|~|\s)*[A-Za-z\\]")
"""The space behind the number of a statement, `(2)\\ P(A) = …`; a factor stands closer."""


def _gap(text: str, start: int, at: int) -> int | None:
    """Where a space ends that is as wide as a quad and parts two statements, as in `a = b \\,\\,\\,\\,\\,\\, c = d`."""
    found = _GAP.match(text, at) if text[at] in "\\~" else None
    if found is None or not text[start:at].strip():
        return None
    if _NUMBERED.fullmatch(text, start, at) is not None and _SET_OFF.match(text, at) is not None:
        return found.end()
    if found["unit"] is not None:
        wide = float(found["size"]) >= _ENOUGH.get(found["unit"], 99.0)
    else:
        spaces = _PARTS_OF_GAPS.findall(found.group())
        told = len(spaces) >= _MANY_SPACES and _WORD_AHEAD.match(text, found.end()) is not None
        wide = told or "hfil" in found.group() or sum(_WIDTHS.get(one, 5) for one in spaces) >= _EM
    joined = _JOINS_BEFORE.search(text, start, at) or _JOINS_BEHIND.match(text, found.end())
    return found.end() if wide and joined is None else None


def _behind(before: str, words: re.Match[str]) -> _Break:
    """What words part: they may join what follows to themselves, `\\text{Rank of } C`, or a percentage to the amount
    that it is of, in whatever language, `10\\% \\text{ av } 2800`."""
    if before.rstrip(" ~\\,;:").endswith(("%", "％")) and _CONNECTIVE.search(f" {words[1]} ") is None:
        return _Break.SHARING
    return _Break.POSSESSING if _POSSESSED.search(words[1]) else _Break.OTHER


def _labels(text: str, start: int, at: int) -> bool:
    """Whether a colon closes what is put in, `Y = 2: 1 + 2 = 3`, rather than divides."""
    if text[at] != ":":
        return False
    closes = text[at - 1].isdigit() and text[at + 1 : at + 2].isspace()
    return closes and text[:start].rstrip().endswith("=")


def _sets_apart(text: str, token: str, within: tuple[int, int], position: int) -> bool:
    """Whether a space behind a number parts it from a letter that is told of: `h_j(x) = 0 \\; j = 1, \\dots, p`. What
    stands in front of every relation is a factor: `y' + 2\\;y = x^2`."""
    start, at = within
    if token not in _SPACES or not text[start:at].rstrip()[-1:].isdigit():
        return False
    return _RELATED.search(text, max(0, start - _LONGEST_RELATION), start) is not None and (
        _RANGE.match(text, position) is not None
    )


def _padding(words: str) -> str:
    """A space where a text of words, such as `\\text{ if }`, is set off by spaces: then no name or term holds it."""
    return " " if words != words.strip() and not _REMAINDER.fullmatch(words) else ""


def _decimal_comma(text: str, at: int) -> bool:
    behind = text[at + 1 :].removeprefix(r"\overline{") if text[at] == "," else ""
    repeats = behind[:1] == "(" and _PERIOD.match(behind) is not None
    return text[at - 1 : at].isdigit() and (behind[:1].isdigit() or repeats)


_PERIOD = late(r"\(\d{1,9}\)(?![\w(])")
"""Digits that repeat without end: `1,(3)`."""


def _delimiter(text: str, at: int) -> int:
    match = re.compile(r"\s*(?:\\[A-Za-z]+|\\.|.)", re.DOTALL).match(text, at)
    return match.end() - at if match else 0


def _row_start(text: str, at: int) -> bool:
    before = text[:at].rstrip("& \n\t")
    return before.endswith("\\\\") or _ENVIRONMENT.search(before) is not None


_COLOURED = late(r"\\textcolor\s*\{[^{}]*\}\s*\{")


_EMBOLDENED = late(r"\\(?:boldsymbol|mathbf|bm|pmb)\s*\{")
_RESULT = late(r"(?:[\d.,\s{}()!/^*+−-]|\\(?:[dt]?frac|sqrt|pi|cdot|times|ln|log|left|right)(?![A-Za-z]))+")
_RECKONED_WITH = late(r"\d\d|\d[.,]\d|\S\s*[-+−*/^]|\\[a-z]")


def _uncoloured(term: Passage) -> Passage:
    """A term without the colour, or for a result of numbers the bold print, in which all of it is set:
    `\\textcolor{red}{5}`, `\\boldsymbol{\\pi - 2}`."""
    match = _COLOURED.match(term.text)
    if match is None and (bold := _EMBOLDENED.match(term.text)) is not None:
        inside = term.text[bold.end() : -1]
        match = bold if _RESULT.fullmatch(inside) and _RECKONED_WITH.search(inside) else None
    if match is None or not term.text.endswith("}"):
        return term
    depth = 1
    for at in range(match.end(), len(term.text)):
        depth += (term.text[at] == "{") - (term.text[at] == "}")
        if depth == 0:
            return term.cut(match.end(), at) if at == len(term.text) - 1 and at > match.end() else term
    return term


_SPACE = r"(?:\s|&|~|\\[,;:!> ]|\\(?:quad|qquad|displaystyle|textstyle|nonumber|notag)(?![A-Za-z]))"
_LEADING = late(rf"{_SPACE}*")
_TRAILING = late(rf"{_SPACE}$")
_LONGEST_SPACE = len(r"\displaystyle")
_NO_SPACE = frozenset("0123456789)}]")
"""Signs with which no space ends."""
_GOES_ON = late(r"(?<=\d)\s*(?:\\[lc]?dots|…|\.\.\.)\s*$")
_DECIMALS = late(r"[-−–+]?\s*\d+(?:[.,]|\{,\})\d+")
"""A decimal by itself: dots behind a sum, as in `1 + 0.5 + 0.25\\dots`, are further terms."""


def _trimmed(formula: Passage, start: int, end: int) -> Passage | None:
    first, last = _within_spaces(formula.text[start:end])
    return _uncoloured(formula.cut(start + first, start + last)) if last > first else None


@again
def _within_spaces(text: str) -> tuple[int, int]:
    """Where a term begins and ends in a text, without the spaces and full stops around it."""
    lead = _LEADING.match(text)
    first = lead.end() if lead else 0
    last = len(text)
    while last > first:
        ends = text[last - 1] not in _NO_SPACE
        match = _TRAILING.search(text, max(first, last - _LONGEST_SPACE), last) if ends else None
        shorter = match.start() if match else last
        if not text.endswith(("..", "\\.", r"\right."), first, shorter):
            while shorter > first and text[shorter - 1] in ".。":
                shorter -= 1
        if shorter == last:
            break
        last = shorter
    if (dots := _GOES_ON.search(text, first, last)) is not None and _DECIMALS.fullmatch(
        text, first, dots.start()
    ):
        last = dots.start()
    return first, last
