r"""What follows from `p = \operatorname{softmax}(z)` for logits that a note gives: the losses `| class | $-\ln p_i$ |`,
the gradient `p - y` told in words, “the gradient is about (−0.341, 0.242, 0.099)”, the slopes
`\frac{\partial p_1}{\partial z_2} = -p_1 p_2 \approx -0.160`, single shares `p_1 \approx 0.659`.

Writes each value as one term of the logits; works out no more than whether some of what is told agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.arrays.given_vectors import given_vectors, name_of
from vaultproof.extract.classify import Statement, equation
from vaultproof.extract.language.clauses import Running, sentences
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_BACKPROPAGATION, OF_SLOPES, OF_VALUES
from vaultproof.extract.learning.softmax_tables import numbers_of, share_of
from vaultproof.extract.probability.told_orders import doubt_of_sentence, place_of
from vaultproof.extract.sentence_claims import value_claim
from vaultproof.extract.shape import shape
from vaultproof.extract.tables.borne_out import Guess, Reading, claims, figure, value_of
from vaultproof.extract.tables.table import grids
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_GATE = Spotted(r"softmax|ソフトマックス|소프트맥스", re.IGNORECASE)
_CALL = late(
    r"\s*(?:\\(?:mathrm|text|operatorname)\s*\{\s*softmax\s*\}|\\?softmax)\s*(?:\\left\s*)?\(\s*(?P<of>[^()]*?)\s*(?:\\right\s*)?\)\s*",
    re.IGNORECASE,
)
_ITEM = late(
    r"\s*(?P<letter>\\?(?:hat\s*\{?\s*)?[A-Za-z]\}?)\s*(?:_\s*\{?\s*(?P<at>[1-9])\s*\}?|(?P<small>[₁-₉]))\s*"
)
_SLOPE = late(
    r"\s*\\[dt]?frac\s*\{\s*\\partial\s*(?P<of>[A-Za-z])_\{?(?P<above>[1-9])\}?\s*\}\s*\{\s*\\partial\s*(?P<by>[A-Za-z])_\{?(?P<below>[1-9])\}?\s*\}\s*"
)
_LOSS = late(
    r"\s*[-−]\s*\\?(?:ln|log)\s*(?:\\left\s*)?\(?\s*(?P<letter>\\?(?:hat\s*\{?\s*)?[A-Za-z]\}?)\s*(?:_\s*\{?\s*(?P<at>[1-9ijkcy])\s*\}?|(?P<small>[₁-₉ᵢⱼₖ]))\s*(?:\\right\s*)?\)?\s*"
)
_LOSS_HEAD = late(r"(?:[^$−\-\\]*[\s$(（])?(?P<loss>[-−]\s*\\?(?:ln|log)[^$]*?)[\s$)）]*")
_SMALL = str.maketrans("₁₂₃₄₅₆₇₈₉", "123456789")
_CLASS = late(
    r"""\W*(?:(?:class|klasse|classe|clase|класс|lớp|klasa)\s+|第\s?|类别?\s?|クラス\s?|클래스\s?)?(?:(?P<number>[1-9])(?:\s?(?:번|番目?|类|st|nd|rd|th))?|(?P<first>first|erste|première|primera?|prima|primeira|перв\w+|thứ\s+nhất|nhất|pierwsz\w+|第一|一|첫)|(?P<second>second|zweite|deuxième|segunda|seconda|втор\w+|thứ\s+hai|hai|drug\w+|第二|二|둘)|(?P<third>third|dritte|troisième|tercera|terza|terceira|трет\w+|thứ\s+ba|ba|trzeci\w+|第三|三|셋))\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_GRADIENT = Spotted(
    r"""(?<!\w)(?:gradient\w*|gradiente?|градиент\w*)(?!\w)|梯度|勾配|기울기|그래디언트""",
    re.IGNORECASE | re.VERBOSE,
)
_SAYS = late(
    r"""\s*(?:(?:with\s+respect\s+to|bezüglich|nach|par\s+rapport\s+à|respecto\s+(?:a|de)|em\s+relação\s+a|rispetto\s+a|по|theo|względem)\s+\ue000\s*)?(?:then\s+|hier\s+|here\s+|dann\s+|ici\s+|aquí\s+|aqui\s+|qui\s+|здесь\s+)?
    (?:(?:is|are|ist|lautet|beträgt|vaut|est|es|é|è|равен|là|to|wynosi|jest)(?!\w)|为|是|は、?|은|는|=|:|：|[—–])?\s*(?:therefore|thus|then|also|donc|alors|entonces|então|quindi)?\s*
    (?:about|approximately|roughly|etwa|ungefähr|rund|environ|approximativement|aproximadamente|cerca\s+de|circa|approssimativamente|примерно|приблизительно|около|xấp\s+xỉ|khoảng|около|około|w\s+przybliżeniu|约|大约|約|およそ|약|대략|≈)?\s*(?:равен|为|是)?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_RUSSIAN = late(r"\s*(?:примерно\s+|приблизительно\s+)?равен\s*", re.IGNORECASE)
_TUPLE = late(
    r"[$\s]*(?:\\approx\s*|≈\s*)?(?:\\left)?[(\[](?P<items>\s*[-−]?\s*\d[^()\[\]=]*)(?:\\right)?[)\]](?:\s*\^\s*\{?(?:T|\\top)\}?|ᵀ)?\s*"
)
_ZERO = Spotted(
    r"""(?:its|the|ihre|seine|ses|sus|suas|le\s+sue|его|её|各|成分|jego|các|그|tổng|сумма|la\s+somme|la\s+somma|a\s+soma|la\s+suma|suma|성분|その|梯度的)?[^.。]{0,12}?(?:components?|entries|komponenten|einträge|composantes|componentes|componenti|компонент\w*|thành\s+phần|składow\w+|分量|成分|성분)[^.。]{0,40}?
    (?:(?:add\s+up|sum)\s+to\s+(?:zero|0)|(?:summieren|addieren)\s+sich\s+zu\s+(?:null|0)|est\s+nulle|vaut\s+(?:zéro|0)|suman\s+(?:cero|0)|somam\s+(?:zero|0)|(?:sommano|danno)\s+(?:a\s+)?(?:zero|0)|равн\w+\s+(?:нулю|0)|bằng\s+(?:không|0)|sumują\s+się\s+do\s+(?:zera|0)|之?和(?:为|是|等于)\s?(?:零|0)|和は\s?(?:0|ゼロ)|합은\s?(?:0|영))""",
    re.IGNORECASE | re.VERBOSE,
)
_DIFFERENCE = late(
    r"(?:\\hat\s*)?\{?[pqya]\}?(?:_\{?[ijk]\}?)?\s*[-−]\s*[yte](?:_\{?[ijkc]\}?)?\s*|[pqa][ᵢⱼₖ]?\s*[-−]\s*[yte][ᵢⱼₖ]?\s*"
)


@dataclass(frozen=True, slots=True)
class _Shares:
    """The logits of a softmax, the letter of its shares and that of the logits, behind which place they are known, and
    the number of the true class, where one is told."""

    logits: Sequence[str]
    letter: str
    of: str
    end: int
    true: int | None

    def share(self, at: int) -> str:
        """The term of one share, counted from 1."""
        return share_of(self.logits, at - 1)

    def value(self, at: int) -> float:
        """About what one share is."""
        powers = [exp(min(float(one), 700)) for one in self.logits]
        return powers[at - 1] / sum(powers)


def worked_shares(
    note: Note, texts: Sequence[Running], statements: Sequence[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claims that follow from the one softmax of logits that a note gives."""
    if not _GATE.may_match(note.source.text):
        return
    shares = _shares(statements)
    if shares is None:
        return
    yield from _losses(note, shares, doubts)
    yield from _items(shares, statements, doubts)
    yield from _gradients(note, texts, statements, shares, doubts)


def _shares(statements: Sequence[Statement]) -> _Shares | None:
    """The softmax that a note sets equal to a letter, of a vector of numbers that it gives."""
    given = given_vectors(statements)
    found: dict[tuple[str, str], _Shares] = {}
    for one in statements:
        call = next((match for term in one.terms[1:] if (match := _CALL.fullmatch(term.text))), None)
        letter = name_of(one.terms[0]) if call is not None and one.relations[0] is Relation.EQUAL else None
        of = canonical_name(call["of"]) if call is not None else None
        logits = numbers_of(given.get(of or ""))
        if letter is None or of is None or logits is None or len(logits) < 2:
            continue
        found[letter, of] = _Shares(
            logits, letter, of, one.terms[0].passage.whole.start, _true(given, len(logits))
        )
    return next(iter(found.values())) if len(found) == 1 else None


def _true(given: Mapping[str, Term | None], count: int) -> int | None:
    """The number of the class that a vector `y` of zeros and one 1 tells."""
    items = numbers_of(given.get("y"))
    if items is None or len(items) != count or sorted(items) != [*["0"] * (count - 1), "1"]:
        return None
    return items.index("1") + 1


def _losses(note: Note, shares: _Shares, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The cells of a table whose first column counts the classes and another tells the loss of each."""
    for grid, scope in grids(note):
        classes = {row: _class(grid[row, 0][0].text) for row, column in grid if row and not column}
        if len(classes) < 2 or None in classes.values() or note.scopes[scope].span.start < shares.end:
            continue
        for column in sorted({column for row, column in grid if column and not row}):
            head = _LOSS_HEAD.fullmatch(grid[0, column][0].text.strip(" *_"))
            loss = _LOSS.fullmatch(head["loss"]) if head is not None else None
            if loss is None or canonical_name(loss["letter"]) != shares.letter:
                continue
            guesses = []
            for row, at in classes.items():
                cell = grid.get((row, column))
                told = figure(cell[0].text) if cell is not None else None
                if cell is None or told is None or at is None or at > len(shares.logits):
                    continue
                term = rf"-\ln\left({shares.share(at)}\right)"
                value = value_of(term)
                if value is not None:
                    text = f"{grid[0, column][0].text.strip()} = {cell[0].text.strip()} at {at}"
                    guesses.append(Guess(cell, told, (Reading(term, value),), text))
            yield from claims(note, scope, guesses, doubts.get(scope))


def _class(text: str) -> int | None:
    """The number of a class as a cell tells it."""
    match = _CLASS.fullmatch(text)
    if match is None:
        return None
    named = next((at for at, name in enumerate(("first", "second", "third"), 1) if match[name]), None)
    return named or int(match["number"])


def _items(shares: _Shares, statements: Sequence[Statement], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claims of shares, of their logarithms and of their slopes, one for each number behind them."""
    for one in statements:
        if not one.relations or one.terms[0].passage.whole.start < shares.end:
            continue
        for at, term in enumerate(one.terms[:-1]):
            made = _made(shares, term)
            number = next((n for n in range(at + 1, len(one.terms)) if shape(one.terms[n]).literal), None)
            if (
                made is None
                or number is None
                or _is_within(one)
                or set(one.relations[:number]) - {Relation.EQUAL, Relation.APPROXIMATE}
            ):
                continue
            between = one.terms[at + 1 : number]
            if any(not _goes_along(shares, other) for other in between):
                break
            claim = equation(one, "value", number - 1)
            start = one.terms[0].passage.whole.start
            yield replace(
                claim,
                span=Span(start, claim.span.end),
                text=" ".join(one.source[Span(start, claim.span.end)].split()),
                left=Term(Passage(made, ((0, start),)), Syntax.LATEX),
                lead=(),
                doubt=doubts.get(one.scope) or one.around.doubt or _of_others(shares, one),
            )
            break


_CHANGED = Spotted(
    r"""temperat|(?<![A-Za-z])(?:T|\\tau|τ)\s*=|after|training|train|step|update|new|other|another|nach|schritt|neu|ander|après|étape|nouve|autre|temperatur|después|tras|paso|nuev|otr[oa]|após|depois|passo|nov[oa]|outr[oa]|dopo|nuov|altr|после|шаг|нов|друг|температ|sau|bước|mới|khác|nhiệt|po\s|krok|now|inn
    |温度|之后|后|步|新|另|别|後|ステップ|別|온도|후|단계|새|다른""",
    re.IGNORECASE | re.VERBOSE,
)
"""What may tell of other logits, or of another softmax of them."""
_OF_OTHERS = "it may be told of other logits, or at another temperature"
_ENDED = late(r"[.!?;:](?=\s)|[。！？；：\n]")
_KNOWN_WORDS = (OF_BACKPROPAGATION, OF_SLOPES, OF_VALUES)


def _of_others(shares: _Shares, statement: Statement) -> str | None:
    """Why a share that is told may be one of other logits: words before it may change them, or are not known."""
    text, start = statement.source.text, statement.terms[0].passage.whole.start
    if _CHANGED.search(text, shares.end, start) is not None:
        return _OF_OTHERS
    said = _ENDED.split(text[max(shares.end, start - 300) : start])[-1]
    bare = _BARE_TERMS.sub(" ", said)
    return None if any(goes_on_plainly(bare, one) for one in _KNOWN_WORDS) else _OF_OTHERS


_BARE_TERMS = late(r"\$[^$]*\$?|(?<!\w)[^\W\d_]\u0302?['′’]?[₀-₉ᵢⱼ]+|∂")


_INSIDE = late(r"(?:[₀-₉)\]}=+*/·×^−-]|(?<!\w)\w)\s*\Z")


def _is_within(statement: Statement) -> bool:
    """Whether a statement without dollars begins in the midst of a formula: `−p₁ p₂ ≈ −0.16`."""
    first = statement.terms[0]
    start = first.passage.whole.start
    before = statement.source.text[max(0, start - 8) : start].rpartition("\n")[2]
    return first.syntax is not Syntax.LATEX and _INSIDE.search(before) is not None


def _goes_along(shares: _Shares, term: Term) -> bool:
    """Whether a term between a name and its number is made of shares and numbers alone."""
    names = shape(term).names
    return all(one.partition("_")[0].lstrip("\\") in {shares.letter, "delta"} for one in names)


def _made(shares: _Shares, term: Term) -> str | None:
    """A share, the loss of one or a slope of one, as a term of the logits."""
    count = len(shares.logits)
    if (item := _ITEM.fullmatch(term.text)) is not None:
        at = int(item["at"] or item["small"].translate(_SMALL))
        return shares.share(at) if canonical_name(item["letter"]) == shares.letter and at <= count else None
    if (slope := _SLOPE.fullmatch(term.text)) is not None:
        above, below = int(slope["above"]), int(slope["below"])
        if slope["of"] != shares.letter or slope["by"] != shares.of or max(above, below) > count:
            return None
        other = rf"1 - {shares.share(above)}" if above == below else rf"- {shares.share(below)}"
        return rf"{shares.share(above)} \cdot \left({other}\right)"
    loss = _LOSS.fullmatch(term.text)
    number = (loss["at"] or loss["small"].translate(_SMALL)) if loss is not None else ""
    if loss is None or not number.isdigit() or canonical_name(loss["letter"]) != shares.letter:
        return None
    return rf"-\ln\left({shares.share(int(number))}\right)" if int(number) <= count else None


def _gradients(
    note: Note,
    texts: Sequence[Running],
    statements: Iterable[Statement],
    shares: _Shares,
    doubts: Mapping[int, str],
) -> Iterator[Equation]:
    """The gradient of the loss that a sentence tells, where the note gives it as shares less the truth, and the
    sentence behind it that its components add up to nothing."""
    if shares.true is None or not _GRADIENT.may_match(note.source.text):
        return
    if not any(
        _DIFFERENCE.fullmatch(term.text.strip(" .,;$")) for one in statements for term in one.terms[1:]
    ):
        return
    told = -1
    for running in texts:
        for start, end, mark in sentences(running.text.words):
            words = running.text.words[start:end]
            if mark in {"?", "？"} or running.text.span_of(start, end).start < shares.end:
                continue
            doubt = doubts.get(running.block.scope) or doubt_of_sentence(running, start, end)
            noun = _GRADIENT.search(running.text.words, start, end)
            if noun is not None:
                claim = _gradient(note, running, (noun.end(), end), shares, doubt)
                if claim is not None:
                    told = running.at
                    yield claim
            elif told >= 0 and running.at - told <= 1 and (zero := _ZERO.search(words)) is not None:
                total = " + ".join(shares.share(at + 1) for at in range(len(shares.logits)))
                span = place_of(running.text, start + zero.start(), start + zero.end())
                yield value_claim(note, running, span, (f"{total} - 1", Relation.EQUAL, "0"), doubt)


def _gradient(
    note: Note, running: Running, place: tuple[int, int], shares: _Shares, doubt: str | None
) -> Equation | None:
    """The claim of the numbers that stand behind the word gradient, where some of them agree with shares less truth."""
    text, (start, end) = running.text, place
    says = _SAYS.match(text.words, start, end)
    at = says.end() if says is not None else start
    if at in text.formulas:
        passage = text.formulas[at]
        match = _TUPLE.fullmatch(passage.text)
        span = text.span_of(at, at + 1)
        behind = at + 1
    else:
        match = _TUPLE.match(text.words, at, end)
        passage = text.passage
        span = text.span_of(match.start(), match.end("items") + 1) if match is not None else Span(0, 0)
        behind = match.end() if match is not None else end
    if match is None or text.words[behind:end].strip(" .。である이다)") != "":
        return None
    items = [
        one.strip() for one in re.split(r";" if ";" in match["items"] else r",\s+|,(?=\s*\\)", match["items"])
    ]
    figures = [figure(one) for one in items]
    wanted = [shares.value(one + 1) - (one + 1 == shares.true) for one in range(len(shares.logits))]
    if len(items) != len(wanted) or None in figures:
        return None
    if not any(one is not None and one.agrees(value) for one, value in zip(figures, wanted, strict=True)):
        return None
    terms = ", ".join(
        f"{shares.share(one + 1)}{' - 1' if one + 1 == shares.true else ''}" for one in range(len(wanted))
    )
    right = ", ".join(one.replace("−", "-").replace("{,}", ".").replace(",", ".") for one in items)
    said = rf"\left({terms}\right)", Relation.EQUAL, rf"\left({right}\right)"
    told = " ".join(note.source[Span(text.span_of(start, end).start, span.end)].split())
    return replace(value_claim(note, running, span, said, doubt), text=told)
