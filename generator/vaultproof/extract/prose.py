"""Finds statements such as `ReLU(-2) = 0` in running text, with formulas and code spans as parts of the sentence.

Finds their places and sides; whether they are claims, bindings or neither is `classify`'s business.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from vaultproof.claim import Relation, Syntax, Term
from vaultproof.extract.doubts.answered import as_statements
from vaultproof.extract.doubts.silence import OF_DEGREES
from vaultproof.extract.language.number_words import Numeral, numeral
from vaultproof.extract.language.verb_last import with_signs
from vaultproof.extract.language.words import states
from vaultproof.latex.functions import UNITS
from vaultproof.note import Block, Run, RunKind
from vaultproof.source import Passage
from vaultproof.spot import late

_LETTER = r"(?:[A-Za-zªµºÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿḀ-ỿ])"
_FORMULA = "\ue000"
_RELATION = r"==|=>|->|:=|[=≈≃≅≒~→⇒＝～]"
_CLOSE = r"[)\]}）］]"
_MIXED = r"(?<![\d.,^])[1-9]\d{0,2}[ ][1-9]\d{0,2}/[1-9]\d{0,2}(?![\d/]|[.,]\d)"
_SPACED = (
    r"(?<![\d.,])(?<![\d.,][ ])[1-9]\d{0,2}(?:(?:[ \u00a0\u202f\u2009]\d{3}){2,}"
    r"|(?:(?<=[=≈][ ]\d)|(?<=[=≈][ ]\d\d)|(?<=[=≈][ ]\d\d\d))[ ]\d{3})(?![\d.,]*\d|[ ]\d)"
)
"""A whole number whose thousands spaces set off: of three groups anywhere, of two right behind a sign."""
_TOKEN = late(
    rf"""(?P<number>{_MIXED}|{_SPACED}|[1-9]\d{{0,2}}(?:\.\d{{3}}){{2,}}(?![\d.,]*\d)|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d])|\d+(?:[.,]\d+)?(?:[eE][-+−]?\d+)?|\.\d+)
    |(?P<name>{_LETTER}(?:[A-Za-z0-9_₀-₉ₐ-ₜᵢ-ᵥÀÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿḀ-ỿ]|-(?={_LETTER}))*['′’]*)
    |(?P<relation>{_RELATION})
    |(?P<power>\*\*|\^)
    |(?P<operator>[-−–+*×·⋅∙•÷/＋－∗⁎＊✕✖⨯∕⁄])
    |(?P<open>[(\[{{（［|‖])
    |(?P<close>{_CLOSE})
    |(?P<superscript>[⁰¹²³⁴-⁹⁺⁻ⁿⁱᵀ-ᵡʰʲʳʷʸˡˢˣᶜᶠᶻ⁽⁾]+)
    |(?P<postfix>[!%٪％°])
    |(?P<root>[√∛])
    |(?P<infinity>∞)
    |(?P<comma>[,，;；])
    |(?P<stop>[.。!?？\n])
    |(?P<space>[^\S\n]+)
    |(?P<other>.)""",
    re.VERBOSE,
)
_COUNTING = frozenset("nkmrN")
"""Letters behind which a mark is a factorial rather than the end of an exclamation."""
_MULTIPLYING = frozenset("·×⋅÷∙∗⁎＊✕✖⨯∕⁄⋆∘⊗⊕⊙⊖⊘∩∪∖±∓")
"""Signs behind a value that make it the first part of a term."""
_RELATIONS = {
    "=": Relation.EQUAL,
    "==": Relation.EQUAL,
    ":=": Relation.EQUAL,
    "＝": Relation.EQUAL,
    "≈": Relation.APPROXIMATE,
    "≃": Relation.APPROXIMATE,
    "≅": Relation.APPROXIMATE,
    "≒": Relation.APPROXIMATE,
    "~": Relation.APPROXIMATE,
    "～": Relation.APPROXIMATE,
    "→": Relation.APPROXIMATE,
    "⇒": Relation.EQUAL,
    "=>": Relation.EQUAL,
    "->": Relation.EQUAL,
}
_ARROWS = frozenset({"→", "⇒", "=>", "->"})
_FUNCTION_WORDS = frozenset("ln log lg exp sin cos tan cot sinh cosh tanh sqrt arctan arcsin arccos".split())
_CHANCES = frozenset({"P", "Pr"})
"""Names of probabilities, behind which an event stands in brackets."""
_MATRIX_WORDS = frozenset({"det", "tr", "rank"})
_CONSTANT_WORDS = frozenset({"pi", "inf", "infinity", "Infinity", "True", "False"})
_NAME = late(r"[\w \-'’]+")
_FULL_WIDTH = {0xFEE0 + code: code for code in map(ord, "()[]{}=+-*/^%<>|0123456789")} | {
    0xFEE0 + code: code for code in (*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1))
}
_FULL_WIDTH |= {
    code: ord(plain)
    for code in range(0x1D400, 0x1D800)
    if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1 and plain != chr(code)
}
"""Signs and letters as wide as a character, and those of mathematical alphabets, with what they stand for."""
_JOINING = frozenset(
    """so and then thus hence is since because also und also dann denn et donc car puis y luego entonces porque e
    então pois
    quindi allora и то значит và nên vì thì""".split()
)
_UP_TO = late(
    r"\b(?:from|between|von|zwischen|de|du|desde|entre|da|dal|от|из|từ|od|z)\s+[-−]?\w[\w.,]*\s+(?:to|and|bis|und|à|et|a|hasta|y|até|e|al?|до|đến|do|i)\s+$",
    re.IGNORECASE,
)
_GROUP_OF_THREE = late(r"\d{3}(?!\d)")
_CROSS = late(r"(?:(?<=[\d)] )|(?<=[\d)]  ))[xXхХ](?= {1,2}(?:\d|\([^()A-Za-zªµºÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿ]*\)))")
"""A letter that stands for the sign of multiplication: `2 x 2 + 2`, `3 x (4 - 1)`."""
_VARIABLE = late(r"(?<![^\W\d_])[xXхХ]\s*(?:[=^²³]|\*\*)|\([xXхХ]\)")
"""A letter like a cross that is a variable in its text."""
_NUMBERING = late(r"(?:^|[\s*_])\(?\w{1,3}[).]\s*$")
_LETTER_WORDS = frozenset("a A I y Y e E o O u U i".split())
"""Letters that are words of their own in some languages."""
_FACTOR_IN_BRACKETS = late(r"\((?![^()]*[^\W\d_]{2})(?=[^()]*\d)(?=[^()]*[-−+*/·×])[^()]{3,}\)\Z")
_PARTING = late(r"(?<![\d０-９])／|／(?![\d０-９])")
"""A slash as wide as a character parts what it stands between, unless these are numbers."""
_DIGIT = late(r"\d")
_DIGIT_EDGE = late(r"\d\Z")
_MAX_GROUP = 80
_MAX_FACTORS = 60
_REACH = 500
_MAGNITUDE = late(
    r"""(?!\s*\n\s*\n)\s*(?:(?:hundred|thousand|million|billion|trillion|dozen|trăm|nghìn|ngàn|triệu|t[ỷỉ](?!\s+(?:số|lệ|suất|trọng))|tausend|millionen?|milliarden?|mio|mrd
    |mille|milliers?|millions?|milliards?|mil|millones|milhões|milhão|bilhões|тыс\w*|млн|млрд|миллион\w*|миллиард\w*
    |mila|milion\w*|miliard\w*|bin|milyon|milyar|trilyon|tusen|tusind|miljon(?:er)?|miljard(?:er)?|millioner|milliarder|duizend|miljoen
    |tys(?:iąc\w*)?|mln|mld|tisíc\w*|тис\w*|мільйон\w*|мільярд\w*|ribu|juta|miliar|ezer|milli[oó]|milliárd|mii|milioane|miliarde|[kKMGTPmµnp]?i?[bB](?:it|yte|ps)?s?|[kMG]?Hz|[mµn]s|[kcmµn]?m|[km]?g|°[CF]?)(?!\w)
    |[千万亿億兆만억조%％‰])""",
    re.VERBOSE | re.IGNORECASE,
)
_UNIT = late(
    r"\s*(?:[kMGT]i?B|[kMG]bit/s|bytes?|bits?|[kMG]?Hz|[mµn]?s|min|seconds?|minutes?|hours?|[kcmµn]?m|k?g|mg|°C|km/h|m/s|px|pixels?|FLOPs?"
    r"|giây|phút|giờ|Sekunden|Minuten|Stunden|secondes|heures|segundos|minutos|horas|секунд\w*|минут\w*|час\w*|秒|分钟|小时|分|時間|초|분|시간)"
    r"(?![\w²³^/])"
)


_MEASURED_ON = late(r"\s*(?:and|und|et|y|e|и|và|,)?\s*\d")
"""A further number behind a unit, as in `1 h 30 min`."""


def in_magnitudes(text: str, begin: int, end: int) -> bool:
    """Whether a statement holds numbers and operations only, so that nothing gets a value by it, and the word of
    magnitude behind it stands behind a number before it, too: `200 million … 200 * 1.06 = 212 million`."""
    word = _MAGNITUDE.match(text, end)
    before = text[max(0, begin - _REACH) : begin]
    told = word is not None and re.search(rf"\d[\s$]*{re.escape(word.group().strip())}(?!\w)", before)
    return bool(told) and re.search(r"[^\W\d_]", _SIGN_WORDS.sub("", text[begin:end])) is None


_SIGN_WORDS = late(r"\\(?:times|cdot|frac|approx|left|right)(?![a-z])")


def tells_magnitude(text: str, at: int) -> bool:
    """Whether a word or unit of magnitude follows at an offset: `million`, `tỷ`, `MB`; a plain unit is none."""
    match = _MAGNITUDE.match(text, at)
    return match is not None and _PLAIN_UNIT.fullmatch(match.group().strip()) is None


_PLAIN_UNIT = late(r"[bB](?:its?|ytes?|ps)?|Hz|[mgM]|kg|[mµn]s|°[CF]?")


# A statement holds a relation or, where words relate, a call, which ends in a bracket, or a formula to be worked out.
_STATING = late(r"[=≈≃≅≒~→⇒＝～)\]}）］｝>＞]")


_BEFORE_CROSS = late(r"[\d)}\]]\s*$")
"""What stands before a letter x that is a sign of multiplication."""


def told_whole(sentence: Sentence) -> str:
    """The words around a statement, U+E001 standing for it, without a noun that only says what its formula is: `the
    integral $\\int_0^1 x\\,dx$`."""
    bound = sentence.terms[0].syntax is Syntax.LATEX and _BOUND.match(sentence.terms[0].text) is not None
    return _ITS_NOUN.sub("\ue001", sentence.context) if bound else sentence.context


class Token(NamedTuple):
    """A token of a sentence; `kind` is the name of its group in the grammar, `formula` for one between dollars."""

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Terms joined by relations as found in running text, with the words around them.

    `lead` holds the words directly before the first term (`Leaky` in `Leaky ReLU(-2) = -0.02`), `context` the words
    of the sentence, `open_ended` tells that dots follow the last digits (`0.333…`), `parted` that a
    slash follows, which may divide or part two statements; `united` that a unit follows of which more is told,
    `1 h 30 min`, or a word of magnitude.
    """

    terms: tuple[Term, ...]
    relations: tuple[Relation, ...]
    worded: tuple[bool, ...]
    lead: tuple[str, ...]
    context: str
    open_ended: bool
    parted: bool
    united: bool
    whole: Passage


def read_sentences(block: Block, names: frozenset[str] = frozenset()) -> Iterator[Sentence]:
    """Each statement in a block of running text, left to right. `names` are the note's own names, which are names of
    functions in scripts that set no spaces between words, too."""
    if not any(map(_may_state, block.runs)):
        return
    passage, formulas = _joined(block)
    reader = _Reader(passage, formulas, _eastern(names, passage.text))
    at, last = 0, reader.last
    while at <= last:
        found = reader.statement(at) if reader.tokens[at].kind in _BEGINNING else None
        if found is None:
            at += 1
        else:
            sentence, at = found
            if sentence is not None:
                yield sentence


_BEGINNING = frozenset({"number", "infinity", "formula", "root", "open", "name", "operator"})
"""The tokens that a term may begin with."""
_EASTERN = late(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3][\w\u30fb-]*")


def _eastern(names: frozenset[str], text: str) -> re.Pattern[str] | None:
    """Finds the names in other scripts that are called in a text."""
    called = [
        name for name in names if _EASTERN.fullmatch(name) and (f"{name}(" in text or f"{name}（" in text)
    ]
    if not called:
        return None
    longest = sorted(called, key=lambda name: (-len(name), name))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest))})(?=[(（])")


def _joined(block: Block) -> tuple[Passage, dict[int, Passage]]:
    """The block as one passage, each formula being one private-use character; and the formulas by their offsets.

    Markdown takes the stars of `64*64*3` for emphasis; between digits they are the author's signs of multiplication.
    """
    text = ""
    anchors: list[tuple[int, int]] = []
    formulas: dict[int, Passage] = {}
    end = -1
    for run in block.runs:
        if run.span.start == end + 1 and _DIGIT_EDGE.search(text) and _DIGIT.match(run.passage.text):
            anchors.append((len(text), end))
            text += "*"
        end = run.span.end
        match run.kind:
            case RunKind.FORMULA:
                formulas[len(text)] = run.passage
                anchors.append((len(text), run.span.start))
                text += _FORMULA
            case RunKind.BREAK | RunKind.COMMENT | RunKind.HTML | RunKind.TAG:
                anchors.append((len(text), run.span.start))
                text += "\n"
            case _ if run.struck or (run.kind is RunKind.LINK and not _NAME.fullmatch(run.passage.text)):
                anchors.append((len(text), run.span.start))
                text += "\n"
            case _:
                anchors.extend((len(text) + inner, outer) for inner, outer in run.passage.anchors)
                text += _plain(run.passage.text)
    return Passage(with_signs(as_statements(text)), tuple(anchors) or ((0, block.span.start),)), formulas


def _plain(text: str) -> str:
    """Words of a block with signs of one kind for each purpose, each in its old place."""
    if text.isascii():
        return _with_crosses(text) if " x " in text or " X " in text else text
    return _with_crosses(_PARTING.sub("；", text)).replace(_FORMULA, "\n").translate(_FULL_WIDTH)


def _may_state(run: Run) -> bool:
    """Whether a run may hold what relates terms, or what words may relate to others."""
    if run.kind is RunKind.FORMULA:
        return _may_relate(run.passage)
    return _STATING.search(run.passage.text) is not None


def _may_relate(formula: Passage) -> bool:
    """Whether words may relate a formula to what follows: it is a call, or is to be worked out."""
    return "(" in formula.text or (_WORKING.search(formula.text) or _BOUND.match(formula.text)) is not None


_BOUND = late(r"\s*(?:\\displaystyle\s*)?\\(?:int|lim|sum|prod)(?:\\limits)?\s*_")
_ITS_NOUN = late(
    r"(?:integrals?|tích\s+phân|intégrale|integrale?s?|интеграл\w*|całk\w+|integralin|limit|limits|giới\s+hạn|grenzwert|limes|limite|límite"
    r"|предел\w*|granic\w+|sum|积分|積分|極限|极限|적분|극한)\s*[$*:]*\s*\ue001",
    re.IGNORECASE,
)
_SUBSCRIPT = late(r"_\s*\{[^{}]*\}")


_FUNCTIONS = (
    r"(?:ln|log|lg|exp|sin|cos|tan|cot|sec|csc|sinh|cosh|tanh|arcsin|arccos|arctan|gcd|tg|ctg)(?![A-Za-z])"
)
_COMMANDS = late(
    rf"\\(?:(?:[dt]?frac|[dt]?binom|sqrt|cdot|times|div|left|right|pi|circ)(?![A-Za-z])|{_FUNCTIONS})"
)
_WORKING = late(rf"\d\s*(?:\^|!|[+*/]|\\(?:cdot|times|div)(?![a-z]))|\\(?:binom|sqrt)|\\{_FUNCTIONS}(?=.*\d)")
_CONVERGES = late(
    r"""\s*(?:converges?\s+(?:to|a|vers|para|al?)|konvergiert\s+gegen|сходится\s+к|hội\s+tụ\s+(?:về|tới|đến)|zbiega\s+do
    |konverge\s+ke)\s+|\s*(?:收敛于|收敛到|収束し、?その和は|の和は)\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_RELATED = late(r"[=<>≈≤≥]|\\(?:approx|leq?|geq?|to|neq?|sim)(?![A-Za-z])")
_OF_E = late(r"\\ln\s*\(?\s*e(?![A-Za-z])")
"""A logarithm of a power of the number e, which is no letter there."""
_LETTERED = late(r"[^\W\d_]|=|\\[,;]?[A-Za-z]")


def _with_crosses(text: str) -> str:
    return text if _VARIABLE.search(text) else _CROSS.sub("×", text)


class _Reader:
    """Recognises terms and relations in one block's tokens. Holds the tokens and the text they came from."""

    def __init__(
        self, passage: Passage, formulas: dict[int, Passage], names: re.Pattern[str] | None = None
    ) -> None:
        self.passage = passage
        self.formulas = formulas
        self.numerals: dict[int, Numeral] = {}
        self.tokens = tuple(self._tokens(passage.text, names))

    def _tokens(self, text: str, names: re.Pattern[str] | None) -> Iterator[Token]:
        at = 0
        for named in names.finditer(text) if names is not None else ():
            yield from self._plain_tokens(text, at, named.start())
            yield Token("name", *named.span(), named.group())
            at = named.end()
        yield from self._plain_tokens(text, at, len(text))

    def _plain_tokens(self, text: str, start: int, end: int) -> Iterator[Token]:
        for match in _TOKEN.finditer(text, start, end):
            found = match.group()
            kind = "formula" if found == _FORMULA else match.lastgroup or "other"
            yield Token(kind, *match.span(), found)

    @property
    def last(self) -> int:
        """The last token that a statement can still reach to: a relation, or what may end a call; -1 where none is.

        Behind it, and so in most sentences, nothing needs to be tried.
        """
        ends = ("relation", "close", "formula")
        return next((at for at in range(len(self.tokens) - 1, -1, -1) if self.tokens[at].kind in ends), -1)

    def _at(self, index: int) -> Token | None:
        return self.tokens[index] if index < len(self.tokens) else None

    def _skip(self, index: int) -> int:
        token = self._at(index)
        return index + 1 if token is not None and token.kind == "space" else index

    def statement(self, start: int) -> tuple[Sentence | None, int] | None:
        """The statement that begins at token `start`, and the token after it."""
        first = self.term(start)
        if first is None or self._is_inside_a_term(start) or self._is_remark(start, first):
            return None
        ends, bounds = [first], [(start, first)]
        relations: list[Relation] = []
        worded: list[bool] = []
        while (related := self._relation(ends[-1], bounds)) is not None:
            relation, in_words, after = related
            end = self._numeral(ends[-1], after) if in_words else None
            end = end or self.term(after)
            if end is None or (in_words and not self._closes(end)):
                break
            relations.append(relation)
            worded.append(in_words)
            bounds.append((after, end))
            ends.append(end)
        if not relations:
            return None
        last = ends[-1]
        if self._glued(last):
            if len(relations) == 1:
                return None, last
            bounds.pop(), relations.pop(), worded.pop()
        return self._sentence(bounds, tuple(relations), tuple(worded)), last

    def _sentence(
        self,
        bounds: list[tuple[int, int]],
        relations: tuple[Relation, ...],
        worded: tuple[bool, ...],
    ) -> Sentence | None:
        begin = self.tokens[bounds[0][0]].start
        end = self.tokens[bounds[-1][1] - 1].end
        unit = _UNIT.match(self.passage.text, end)
        magnitude = unit is None and tells_magnitude(self.passage.text, end)
        if magnitude and not in_magnitudes(self.passage.text, begin, end):
            return None
        if "°" in (written := self.passage.text[begin:end]) and OF_DEGREES.search(written) is None:
            return None
        following = self.passage.text[end : end + 4].lstrip()
        if following.startswith(("±", "?", "？", "+/-", "≠")):
            return None
        return Sentence(
            terms=tuple(self._term(first, after) for first, after in bounds),
            relations=relations,
            worded=worded,
            lead=self._lead(bounds[0][0]),
            context=self._around(begin, end),
            open_ended=following.startswith(("…", "...")),
            parted=self._parts(bounds[-1][1]),
            united=magnitude
            or (unit is not None and _MEASURED_ON.match(self.passage.text, unit.end()) is not None),
            whole=self.passage.cut(begin, end),
        )

    def _term(self, first: int, after: int) -> Term:
        start, end = self.tokens[first].start, self.tokens[after - 1].end
        if after - first == 1 and self.tokens[first].kind == "formula":
            return Term(self.formulas[start], Syntax.LATEX)
        if (word := self.numerals.get(first)) is not None:
            return Term(word.passage(self.passage, start), Syntax.PLAIN)
        return Term(self.passage.cut(start, end), Syntax.PLAIN)

    def _around(self, begin: int, end: int) -> str:
        """The words of the sentence around a statement."""
        text = self.passage.text
        first = max((text.rfind(mark, 0, begin) for mark in (". ", "。", "\n", "! ", "? ")), default=-1) + 1
        ends = [found for mark in (". ", "。", "\n", "! ", "?", "？") if (found := text.find(mark, end)) >= 0]
        last = min(ends, default=len(text)) + 1
        return text[max(first, begin - _REACH) : begin] + " \ue001 " + text[end : min(last, end + _REACH)]

    def _lead(self, start: int) -> tuple[str, ...]:
        """Up to three words directly before token `start`."""
        words: list[str] = []
        index = start - 1
        while index >= 1 and len(words) < 3:
            if self.tokens[index].kind == "space" and self.tokens[index - 1].kind == "name":
                words.insert(0, self.tokens[index - 1].text)
                index -= 2
            else:
                break
        return tuple(words)

    def _is_inside_a_term(self, start: int) -> bool:
        """Whether what stands before token `start` belongs to the same term, which then could not be read whole."""
        before = start - 1
        spaced = before >= 0 and self.tokens[before].kind == "space"
        if spaced:
            before -= 1
        if before < 0:
            return False
        token = self.tokens[before]
        if token.kind == "name" and self._takes_in(token, start):
            return True
        if spaced and token.kind == "number" and _GROUP_OF_THREE.match(self.tokens[start].text):
            return token.text.isdecimal() and len(token.text) <= len("000")
        if (
            token.kind == "operator"
            and token.text in "-−–•*"
            and (spaced or token.text != "*")
            and (before == 0 or self.tokens[before - 1].kind in {"space", "stop"})
        ):
            earlier = self._kind_before(before)
            return earlier in {"number", "close", "formula", "superscript"}
        if (
            token.text == "/"
            and spaced
            and self.tokens[before - 1].kind == "space"
            and self._parts(before - 1)
        ):
            return False
        if token.kind == "postfix" and self.tokens[start].kind == "open":
            return True
        if token.text == "!" and self.tokens[start].kind == "number":
            return self._kind_before(before) in {"number", "close"}
        if token.kind in {"operator", "power", "root", "superscript", "formula"}:
            return token.kind != "formula" or not spaced
        if token.kind == "other":
            return token.text in "±∓∑∏∫∂∇\\$#@_&<>≤≥≠∈\"'“”" or (
                not spaced and token.text.isalnum() and self._is_bracket(start)
            )
        return token.kind in {"number", "name", "close"} and (
            not spaced or self._is_multiplied(before, start)
        )

    def _takes_in(self, token: Token, start: int) -> bool:
        """Whether a name before a term takes it in: a command of TeX, whose formula has no dollars, a sum `Σ 1/n!`, or
        a letter x before a number, which multiplies it by what stands before, `-1^{1} x 1.6875`."""
        text = self.passage.text
        if text.startswith("\\", token.start - 1) or token.text in {"Σ", "Π"}:
            return True
        if token.text not in {"x", "X"} or self.tokens[start].kind != "number":
            return False
        return _BEFORE_CROSS.search(text, max(token.start - _MAX_GROUP, 0), token.start) is not None

    def _is_multiplied(self, before: int, start: int) -> bool:
        """Whether a bracket behind a token and a space may be a factor of it, `5 (2 + 1)`, `10 km (4 - 1)`, or what it
        takes: `log_2 (1 / 0.5)`."""
        token = self.tokens[before]
        if token.kind == "number" and self._is_before_function(start):
            return True
        if self._is_function(start):
            begun = self.tokens[start].text
            known = token.kind == "number" and (_names_function(begun) or begun in {"√", "∛"})
            return known or self._multiplies(before)
        if self.tokens[start].text not in "(（":
            return False
        if token.kind == "close":
            return _NUMBERING.search(self.passage.text, max(token.end - _MAX_GROUP, 0), token.end) is None
        if _names_function(token.text.partition("_")[0]):
            return True
        unit = token.text in UNITS and self._kind_before(before) == "number"
        return token.kind == "number" or unit or _is_symbol(token.text)

    def _is_function(self, start: int) -> bool:
        """Whether a term begins with a function before which nobody sets a sign of multiplication: `3 log(8)`,
        `2 f(1)`, `3 √2`."""
        token, after = self.tokens[start], self._at(start + 1)
        if token.kind != "name":
            return token.kind == "root"
        called = after is not None and after.text in {"(", "（"}
        return called or _names_function(token.text)

    def _is_before_function(self, index: int) -> bool:
        """Whether a symbol stands here that is a factor of a function behind it: the `p` of `2 p ln q`."""
        symbol, space, named = (self._at(index + ahead) for ahead in range(3))
        return (
            symbol is not None
            and space is not None
            and named is not None
            and (symbol.kind, space.kind, named.kind) == ("name", "space", "name")
            and _is_symbol(symbol.text)
            and symbol.text not in _LETTER_WORDS
            and _names_function(named.text)
        )

    def _multiplies(self, before: int) -> bool:
        """Whether what stands before a function and a space is a factor of it: a number without a word that it counts,
        a letter that is no word, a bracket of mathematics."""
        token = self.tokens[before]
        if token.kind == "close":
            return _FACTOR_IN_BRACKETS.search(self.passage.text, 0, token.end) is not None
        if token.kind == "number":
            words = [one.text for one in self.tokens[max(before - 2, 0) : before] if one.kind == "name"]
            return not words or words[-1].lower() in _JOINING
        letter = token.text[0].isascii() or "Α" <= token.text[0] <= "ω"
        written = self._at(before + 2)
        known = written is not None and (_is_symbol(written.text) or _names_function(written.text))
        return letter and known and _is_symbol(token.text) and token.text not in _LETTER_WORDS

    def _is_remark(self, start: int, end: int) -> bool:
        """Whether a term is a lone number that belongs to the words before it: `y` (10), or an end, `from 1 to 4`."""
        kinds = [token.kind for token in self.tokens[start:end]]
        if kinds == ["number"]:
            words = [token.kind for token in self.tokens[max(start - 2, 0) : start]]
            if words == ["name", "space"] and self.tokens[start - 2].text not in _JOINING:
                return True
            at = self.tokens[start].start
            return _UP_TO.search(self.passage.text, max(at - _MAX_GROUP, 0), at) is not None
        return kinds == ["open", "number", "close"]

    def _is_bracket(self, start: int) -> bool:
        """Whether a term begins with a bracket or sign, so that a letter of any script before it belongs to it."""
        token = self.tokens[start]
        return token.kind != "name" or ord(self.passage.text[token.start - 1]) < 0x2E80

    def _kind_before(self, index: int) -> str | None:
        index -= 1
        while index >= 0 and self.tokens[index].kind == "space":
            index -= 1
        return self.tokens[index].kind if index >= 0 else None

    def _relation(self, index: int, bounds: list[tuple[int, int]]) -> tuple[Relation, bool, int] | None:
        """The relation at token `index`: itself, whether in words, and the token after it."""
        at = self._skip(index)
        token = self._at(at)
        if token is not None and token.text in "~～" and self._joins_numbers(at):
            return None
        if token is not None and token.kind == "relation" and token.text in _RELATIONS:
            if token.text in _ARROWS and not self._is_call(*bounds[-1]):
                return None
            after = self._skip(at + 1)
            following = self._at(after)
            if following is not None and following.kind == "relation":
                return _RELATIONS.get(following.text, Relation.APPROXIMATE), False, self._skip(after + 1)
            if words := states(self.passage.text, self.tokens[at].end):
                return Relation.APPROXIMATE, False, self._index(words[1], after)
            return _RELATIONS[token.text], False, after
        if token is None or len(bounds) != 1 or not (self._is_call(*bounds[0]) or self._reckons(*bounds[0])):
            return None
        offset = self.tokens[index - 1].end
        words = states(self.passage.text, offset) or self._converges(bounds[0][0], offset)
        if words is None:
            return None
        about, end = words
        after = self._index(end, index)
        following = self._at(after)
        if following is not None and following.kind == "relation":
            return Relation.APPROXIMATE, True, self._skip(after + 1)
        return (Relation.APPROXIMATE if about else Relation.EQUAL), True, after

    def _numeral(self, index: int, after: int) -> int | None:
        """The token behind a number written as a word at token `after`, behind words that relate it to the term before
        token `index`."""
        token = self._at(after)
        if token is None or token.kind not in {"name", "other"}:
            return None
        text, said = self.passage.text, self.passage.text[self.tokens[index - 1].end : token.start]
        if (word := numeral(text, token.start, said)) is None:
            return None
        self.numerals[after] = word
        return self._index(word.end, after)

    def _converges(self, first: int, offset: int) -> tuple[bool, int] | None:
        """Where the words at an offset end that say what a series, the term at token `first`, converges to."""
        formula = self.formulas.get(self.tokens[first].start)
        if formula is None or "\\sum" not in formula.text:
            return None
        match = _CONVERGES.match(self.passage.text, offset)
        return None if match is None else (False, match.end())

    def _joins_numbers(self, at: int) -> bool:
        """Whether a token stands between two numbers without spaces, as in the range `0.2~0.3`."""
        before, after = self._at(at - 1), self._at(at + 1)
        return before is not None and after is not None and before.kind == after.kind == "number"

    def _index(self, offset: int, index: int) -> int:
        while index < len(self.tokens) and self.tokens[index].start < offset:
            index += 1
        return index

    def _reckons(self, first: int, after: int) -> bool:
        """Whether a term is a formula of numbers that are to be worked out: `$2^{10}$`."""
        if after - first != 1 or self.tokens[first].kind != "formula":
            return False
        text = self.formulas[self.tokens[first].start].text
        if _BOUND.match(text) is not None:
            return _RELATED.search(_SUBSCRIPT.sub("", text)) is None
        text = _OF_E.sub(r"\\ln 2", text)
        return _WORKING.search(text) is not None and _LETTERED.search(_COMMANDS.sub("", text)) is None

    def _is_call(self, first: int, after: int) -> bool:
        if self.tokens[first].kind == "formula":
            return "(" in self.formulas[self.tokens[first].start].text
        return self.tokens[first].kind == "name" and self.tokens[after - 1].kind == "close"

    def _closes(self, index: int) -> bool:
        """Whether a statement in words ends here: `f(2) is 4.` does, `f(2) is 4 times larger` does not."""
        token = self._at(index)
        if token is None or token.kind in {"comma", "stop", "close", "relation", "open"}:
            return True
        if token.kind == "other":
            return not token.text.isalnum() or ord(token.text) > 0x2E80
        after = self._at(index + 1)
        joining = {
            "and",
            "or",
            "và",
            "còn",
            "und",
            "et",
            "y",
            "e",
            "и",
            "but",
            "while",
            "nhưng",
            "since",
            "because",
            "vì",
            "for",
            "khi",
            "when",
            "so",
            "nên",
            "an",
        }
        return token.kind == "space" and (
            after is None or after.text.lower() in joining or after.kind not in {"name", "number"}
        )

    def _parts(self, index: int) -> bool:
        """Whether a slash between spaces parts two statements here: `sign(4) = 1 / sign(-4) = -1`."""
        slash = self._skip(index)
        token, after = self._at(slash), self._skip(slash + 1)
        if token is None or token.text != "/" or slash == index or after == slash + 1:
            return False
        end = self._factor(after)
        if end is None or not self._is_call(after, end):
            return False
        relation = self._at(self._skip(end))
        return relation is not None and relation.kind == "relation"

    def _glued(self, index: int) -> bool:
        """Whether a letter or a digit follows without a space: a unit or a further factor."""
        token = self._at(index)
        if token is None:
            return False
        if token.kind in {"name", "number", "root", "infinity", "formula", "power"}:
            return True
        further = self._at(self._skip(index))
        if further is not None and further.text in _MULTIPLYING:
            return True
        if token.text == ":":
            behind = self._at(index + 1)
            return behind is not None and behind.kind == "number"
        return token.kind == "other" and (
            token.text in "_°$\\€£¥" or (token.text.isalpha() and ord(token.text) < 0x2E80)
        )

    def term(self, index: int) -> int | None:
        """The token after the term that begins at `index`, or None."""
        token = self._at(index)
        if token is not None and token.kind == "operator" and token.text in "-−–+－＋":
            index += 1
        end = self._factor(index)
        for _ in range(_MAX_FACTORS):
            if end is None:
                return None
            at = self._skip(end)
            token = self._at(at)
            if self._parts(end):
                return end
            if token is not None and token.kind in {"operator", "power"} and token.text != "•":
                after = self._skip(at + 1)
                sign = self._at(after)
                if sign is not None and sign.kind == "operator" and sign.text in "-−+":
                    after += 1
                following = self._factor(after)
                if following is None:
                    return end
                end = following
            elif (following := self._implicit(end)) is not None:
                end = following
            else:
                return end
        return None

    def _implicit(self, end: int) -> int | None:
        """A further factor without a sign: `2σ(1)`, `(1+2)(3+4)`, `3√2`."""
        token = self._at(end)
        if token is not None and token.kind == "space" and self.tokens[end - 1].kind in {"number", "name"}:
            further = self._at(end + 1) is not None and (
                self._is_function(end + 1) or self._is_before_function(end + 1)
            )
            return self._factor(end + 1) if further and self._multiplies(end - 1) else None
        if (
            token is None
            or token.kind not in {"name", "open", "root"}
            or self.tokens[end - 1].kind == "formula"
        ):
            return None
        if token.kind == "open" and token.text not in "(（":
            return None
        return self._factor(end)

    def _factor(self, index: int) -> int | None:
        token = self._at(index)
        if token is None:
            return None
        match token.kind:
            case "number" | "infinity" | "formula":
                return self._postfix(index + 1)
            case "root":
                return self._factor(index + 1)
            case "open":
                end = self._group(index)
                return None if end is None else self._postfix(end)
            case "name":
                return self._name(index)
            case _:
                return None

    def _name(self, index: int) -> int | None:
        token, after = self.tokens[index], self._at(index + 1)
        if after is not None and after.kind == "open" and after.text in "(（":
            end = self._group(index + 1)
            if end is None and token.text in _CHANCES:
                end = self._event(index + 1)
            if end is not None:
                return self._postfix(end)
        if _names_function(token.text) and after is not None and after.kind == "space":
            return self._factor(index + 2)
        if token.text in _CONSTANT_WORDS or _is_symbol(token.text):
            return self._postfix(index + 1)
        return None

    def _postfix(self, index: int) -> int:
        if self._percent_apart(index):
            return index + 2
        while (token := self._at(index)) is not None and token.kind in {"postfix", "superscript"}:
            before = self.tokens[index - 1]
            if token.text == "!" and before.kind not in {"number", "close"} and before.text not in _COUNTING:
                break
            index += 1
        return index

    def _percent_apart(self, index: int) -> bool:
        """Whether a percent sign follows a number and a space: `87 %`."""
        space, sign = self._at(index), self._at(index + 1)
        return (
            space is not None
            and sign is not None
            and space.kind == "space"
            and sign.text in {"%", "％"}
            and self.tokens[index - 1].kind == "number"
        )

    def _event(self, index: int) -> int | None:
        """The token after the bracket that closes the one at `index`, in which an event stands: `P(D | +)`."""
        for at in range(index + 1, min(index + _MAX_GROUP, len(self.tokens))):
            token = self.tokens[at]
            if token.text in ")）":
                return at + 1 if at > index + 1 else None
            if token.kind in {"stop", "relation", "number"} or token.text in "(（[{":
                return None
        return None

    def _group(self, index: int) -> int | None:
        """The token after the bracket that closes the one at `index`; the group holds mathematics only."""
        pairs = {"(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "|": "|", "‖": "‖"}
        expected = [pairs[self.tokens[index].text]]
        for at in range(index + 1, min(index + _MAX_GROUP, len(self.tokens))):
            token = self.tokens[at]
            if token.text == expected[-1]:
                expected.pop()
                if not expected:
                    return at + 1 if at > index + 1 else None
            elif token.kind == "open":
                expected.append(pairs[token.text])
            elif token.kind in {"close", "stop", "other"} and token.text not in "…:∘":
                return None
        return None


def _names_function(name: str) -> bool:
    """Whether a name is one of a function that takes what stands behind a space, such as `log₂ x` and `det M`."""
    return name.lower().rstrip("₀₁₂₃₄₅₆₇₈₉") in _FUNCTION_WORDS or name in _MATRIX_WORDS


def _is_symbol(name: str) -> bool:
    """Whether a name may be one symbol: one letter, with a subscript or primes perhaps."""
    return _SYMBOL.fullmatch(name) is not None


_SYMBOL = late(r"[^\W\d_](?:_?\d+|[₀-₉ₐ-ₜᵢ-ᵥ]+|_[^\W\d_]\w*)?['′’]*")
