r"""Terms of a sequence whose formula a note gives: with `a_n = 3n + 2`, `a_{10} = 32`.

Only a formula counts whose other symbols have one value each in its section, given once in the note, for terms behind
it in its own section.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaultproof.claim import Binding, Definition, Equation, Relation, Syntax, Term
from vaultproof.extract.classify import Statement, bare_name, equation
from vaultproof.extract.definitions.confined import tells_a_kind
from vaultproof.extract.numbers.units import units
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.note import Note, ScopeKind
from vaultproof.openings import opened_between
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

Finding = Definition | Binding | Equation
_LETTER = (
    r"(?P<letter>[A-Za-z]|\\(?:alpha|beta|gamma|delta|epsilon|eta|theta|lambda|mu|rho|sigma|tau|phi|omega))"
)
_HEAD = late(rf"\s*{_LETTER}_(?:(?P<index>[nkmijt])|\{{\s*(?P<braced>[nkmijt])\s*\}})\s*$")
_ITEM = late(rf"\s*{_LETTER}_(?:(?P<digit>\d{{1,4}})|\{{\s*(?P<number>\d{{1,4}})\s*\}})\s*$")
_FROM = late(r"(?P<sign>\\geq?(?:slant)?|≥|>=|>|\\gt)\s*(?P<least>\d+)")
_BEHIND = 40
_BEFORE = 60
_SENTENCE = late(r"[.!?]\s|[。！？\n]")
_CHOOSES = late(
    r"""\b(?:let|choos\w+|chose|pick\w*|set(?:ting)?|tak(?:e|ing)|cho|chọn|lấy|đặt|sei(?:en)?|wähl\w+|setze\w*|soit|soient
    |choisi\w+|pren[oe]\w+|sean?|elegi\w+|elij\w+|tom[ae]\w*|siano?|scegli\w+|sejam?|escolh\w+|пусть|выб[еи]р\w+|возьм\w+
    |niech|wybier\w+)\b|[令取选選設设]|とする|とおく|하자|택하""",
    re.IGNORECASE | re.VERBOSE,
)
_EQUALITIES = frozenset({Relation.EQUAL, Relation.APPROXIMATE})


_RUNNING = late(r"\\(?:sum|prod)(?:\\limits)?\s*_\s*\{\s*(?P<letter>[a-z])\s*=")
_KNOWN_CALLS = frozenset({r"\Gamma"})
_RAISED = late(r"(\\(?:sum|prod)(?:\\limits)?\s*_\s*\{[^{}]*\}\s*\^)\s*([a-z])(?=\s*(?:\\left\s*)?\()")


def _names(body: Term) -> frozenset[str]:
    """The names in a formula but for those over which its sums and products run, those that it calls among them: an
    index is not called, `n(n + 1)`, nor is the end of a sum, `\\sum_{k=1}^n (k + 1)`."""
    looks = shape(replace(body, passage=replace(body.passage, text=_RAISED.sub(r"\1{\2}", body.text))))
    running = {match["letter"] for match in _RUNNING.finditer(body.text)}
    return (looks.names | looks.calls) - running - _KNOWN_CALLS


@dataclass(frozen=True, slots=True)
class _Sequence:
    """The formula of a sequence, its index, the first place behind it, its section, the least index it is for, the
    item or paragraph in which it stands, and whether it is told for indices of a kind only: `for odd $n$`."""

    index: str
    body: Term
    end: int
    section: int
    least: int
    place: tuple[ScopeKind, int]
    of_a_kind: bool

    @property
    def closed(self) -> bool:
        """Whether its terms depend on their index alone, whichever it is."""
        return not self.of_a_kind and _names(self.body) == {self.index}

    @property
    def parameters(self) -> frozenset[str] | None:
        """The symbols beside the index on which its terms depend; None where they depend on other sequences, or on
        no index at all."""
        names = _names(self.body)
        others = names - {self.index}
        if self.of_a_kind or self.index not in names:
            return None
        indexed = re.compile(rf"_.*(?<![A-Za-z\\]){self.index}(?![A-Za-z])")
        if any(map(indexed.search, others)):
            return None
        return frozenset(canonical_name(name) or name for name in others)


def sequence_claims(
    note: Note, statements: Iterable[Statement], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claim that each term of a sequence makes whose formula stands before it."""
    statements = tuple(statements)
    sequences = _sequences(note, statements)
    chosen = _chosen(note, statements) if sequences else frozenset[str]()
    ruled = _ruled(statements)
    values = _values(note, statements) if sequences else {}
    for one in statements if sequences else ():
        match = _ITEM.match(one.terms[0].text)
        if match is None or not one.relations or one.relations[0] not in _EQUALITIES:
            continue
        section = note.section_of(one.scope)
        several = [known for known in sequences.get(match["letter"], ()) if known.section == section]
        known = _meant(several, _place(note, one))
        if known is None or not _is_settled(known, one, values):
            continue
        group = "digit" if match["digit"] else "number"
        if (
            not shape(one.terms[1]).numeric
            or one.terms[0].passage.whole.start < known.end
            or int(match[group]) < known.least
            or (len(several) == 1 and match["letter"] in chosen)
        ):
            continue
        number = Term(one.terms[0].passage.cut(*match.span(group)), one.terms[0].syntax)
        yield replace(
            equation(one, "value", 0),
            left=known.body,
            given=((known.index, number),),
            lead=(),
            doubt=doubts.get(one.scope)
            or one.around.doubt
            or (_AGAIN if match["letter"] in ruled else None)
            or (
                _SEVERAL
                if (known.parameters or len(several) == 1) and _told_twice(one, values, section)
                else None
            )
            or _of_another(note.source.text, match["letter"], known, one.terms[0].passage.whole.start)
            or _apart(note.source.text, known, int(match[group]), one),
        )


_LIMIT = late(
    rf"\s*(?P<sign>\\lim(?:\\limits)?\s*_\s*\{{\s*(?P<moving>[nkmijt])\s*\\(?:to|rightarrow)(?![A-Za-z])\s*\+?\\infty\s*\}})\s*"
    rf"(?:\\[,;!]\s*)?(?:\\left\s*\()?\s*{_LETTER}_(?:(?P<index>[nkmijt])|\{{\s*(?P<braced>[nkmijt])\s*\}})\s*(?:\\right\s*\))?\s*"
)


def with_limits(note: Note, statements: Iterable[Statement], found: Sequence[Finding]) -> list[Finding]:
    """What is found, with the formula of its terms in each limit of a sequence that the note gives by one; without the
    limits of others that words or an arrow tell."""
    if not any(isinstance(one, Equation) and _LIMIT.fullmatch(one.left.text) for one in found):
        return list(found)
    statements = tuple(statements)
    sequences = _sequences(note, statements)
    ruled = _ruled(statements)
    kept: list[Finding] = []
    for one in found:
        if not isinstance(one, Equation) or _LIMIT.fullmatch(one.left.text) is None:
            kept.append(one)
        elif (limit := _limit(note, one, sequences, ruled)) is not one or "\\lim" in one.text:
            kept.append(limit)
    return kept


def _limit(
    note: Note, claim: Equation, sequences: Mapping[str, Sequence[_Sequence]], ruled: frozenset[str]
) -> Equation:
    match = _LIMIT.fullmatch(claim.left.text)
    if match is None or match["moving"] != (match["index"] or match["braced"]):
        return claim
    section, start = note.section_of(claim.scope), claim.span.start
    there = [one for one in sequences.get(match["letter"], ()) if one.section == section]
    if len(there) != 1 or not there[0].closed or there[0].index != match["moving"] or start < there[0].end:
        return claim
    known = there[0]
    term = Term(Passage(rf"{match['sign']} \left({known.body.text}\right)", ((0, start),)), Syntax.LATEX)
    again = _AGAIN if match["letter"] in ruled else None
    doubt = claim.doubt or again or _of_another(note.source.text, match["letter"], known, start)
    return replace(claim, left=term, doubt=doubt)


_KINDS = (
    Spotted(
        r"\barithmetic|arithmetische|arithmétique|aritmétic|aritmetic|арифметическ|cấp\s+số\s+cộng|arytmetyczn|aritmetik|等差|등차"
        r"|\b(?-i:P\.?A\.?|A\.?P\.?|CSC)(?!\w)",
        re.IGNORECASE,
    ),
    Spotted(
        r"\bgeometric|geometrische|géométrique|geométric|geometric|геометрическ|cấp\s+số\s+nhân|geometryczn|geometrik|等比|등비"
        r"|\b(?-i:P\.?G\.?|G\.?P\.?|CSN)(?!\w)",
        re.IGNORECASE,
    ),
)


_STEP = Spotted(
    r"(?<![A-Za-z\\])[rdq]\s*=\s*[-−]?\s?(?:\d|\\[dt]?frac)|\b(?:common\s+(?:difference|ratio)|raison|razón|razão|công\s+sai|công\s+bội)\b|公差|公比|공차|공비",
    re.IGNORECASE,
)
"""The step of a progression, which is another sequence than one given by a formula before."""


_ITERATED = Spotted(
    r"\bnewton\w*|\biterat\w+|\bitér\w+|\biter[ao]\w*|\bbisect\w+|\bbisekt\w+|\bsecant|\bstarting\s+(?:from|at|with|value)|\bstartwert\w*|ньютон\w*|итерац\w+|\blặp\b|牛顿|迭代|ニュートン|反復|뉴턴|반복법",
    re.IGNORECASE,
)


def _of_another(text: str, letter: str, known: _Sequence, start: int) -> str | None:
    """Why a term may be one of another sequence, where words between it and the formula tell of a kind of sequence of
    which those before the formula do not, or of a sequence of the same letter."""
    if opened_between(text, letter.lstrip("\\"), (known.end, start), (), 1, above=True):
        return "another sequence is told of before it"
    before, between = text[max(0, known.end - _SPOKEN) : known.end], text[known.end : start]
    step = _STEP.search(between)
    stepped = (
        step is not None and _STEP.search(before) is None and step.group()[0] not in shape(known.body).names
    )
    if _ITERATED.search(between) is not None and _ITERATED.search(before) is None:
        return "it may be a step of an iteration, which is told of before it"
    if stepped or any(words.search(between) and not words.search(before) for words in _KINDS):
        return "it may be a term of another sequence, which is told of before it"
    return None


_GUESSED = Spotted(
    r"""(?<!\w)(?:guess\w*|conjectur\w+|suggest\w*|seems?|pattern|hypothesis|vermut\w+|scheint|scheinen|rät|muster|semble\w*|devin\w+|conjetur\w+|parece\w*|sugier\w+|suger\w+|adivin\w+|congettur\w+|sembra\w*
    |suggerisc\w+|предпол\w+|гипотез\w+|кажется|похоже|догад\w+|dự\s+đoán|phỏng\s+đoán|đoán|có\s+vẻ|przypuszcz\w+|wydaje|zgad\w+|tahmin\w*)(?!\w)|猜|似乎|看来|予想|推測|추측|예상""",
    re.IGNORECASE | re.VERBOSE,
)
_EXCEPTED = Spotted(
    r"""(?<!\w)(?:but|however|except\w*|apart\s+from|aber|jedoch|doch|außer|ausgenommen|abgesehen|mais|sauf|excepté|hormis|cependant|pero|salvo|excepto|sin\s+embargo|mas|exceto|porém|ma|però|tranne|eccetto|instead|measur\w+|observed|experiment\w*|book|prior|subsequence|chang(?:e|es|ed|ing)|replac\w+|counting|stattdessen|gemessen|beobachtet|messung|buch|teilfolge|ersetz\w+|mesur\w+|expérien\w+|livre|sous-suite|rempla\w+
    |medid\w+|libro|livro|experim\w+|subsucesión|subsequência|reemplaz\w+|substitu\w+|misurat\w+|sostitu\w+|измер\w+|опыт\w*|книг\w+|подпоследовательност\w+|замен\w+|đo\s+được|thực\s+tế|sách|dãy\s+con|thay|zmierzon\w+|książ\w+|podciąg\w*|zamie\w+|но|однако|кроме
    |исключ\w+|nhưng|ngoại\s+trừ|trừ|tuy\s+nhiên|ale|jednak|oprócz|poza|ama|fakat|hariç)(?!\w)|测得|实测|实验|改|换|子列|実測|測定|部分列|측정|실험|부분수열|但|除|不过|然而|ただし|しかし|だが|例外|단,|하지만|그러나|제외|예외""",
    re.IGNORECASE | re.VERBOSE,
)
_AVERAGED = Spotted(
    r"fourier|фурье|傅[里立]叶|フーリエ|푸리에|\\(?:cos|sin)\s*(?:\\left\s*)?\(?\s*(?:\d|\\pi|\\omega|\\frac\{[^{}]*)?\s*n",
    re.IGNORECASE,
)
"""What speaks of Fourier series, whose item at zero is reckoned on its own, as a mean or twice that."""
_UNIT_BEHIND = late(
    r"[\s$~.]*(?:\\[,;: ]|~|\\(?:text|mathrm)\s*\{\s*|\$\s*)+(?P<unit>[A-Za-zµμΩ°%€]{1,3})(?![A-Za-z])"
)
_APART = "the words around it may tell the term as another than the formula gives"
_GUESS = "the formula is told as a guess"
_AT_ZERO = "the item at zero of a Fourier series may be told on its own"
_IN_UNITS = "the term is told in another unit than the formula"


def _apart(text: str, known: _Sequence, index: int, one: Statement) -> str | None:
    """Why a term need not be what the formula gives: the formula is a guess, the words make an exception of the term,
    or another unit stands behind it."""
    start, end = one.terms[0].passage.whole.start, one.terms[-1].passage.whole.end
    if _GUESSED.search(_SENTENCE.split(text[max(known.end - _SPOKEN, 0) : known.end])[-1]):
        return _GUESS
    if _EXCEPTED.search(_SENTENCE.split(text[max(start - 2 * _BEFORE, known.end) : start])[-1]):
        return _APART
    if index == 0 and _AVERAGED.search(text):
        return _AT_ZERO
    behind = tuple(_UNIT_BEHIND.match(text, at) for at in (known.end, end))
    written = {found["unit"] for found in behind if found is not None}
    return _IN_UNITS if len(written) > 1 and written <= units().keys() else None


_SEVERAL = "the section gives this term several values, which may be those of several cases"


def _told_twice(
    statement: Statement, values: Mapping[tuple[int, str], Mapping[str, int]], section: int
) -> bool:
    """Whether a section gives the term with which a statement begins different numbers."""
    name = bare_name(statement.terms[0], shape(statement.terms[0]))
    return name is not None and len(values.get((section, name), {})) > 1


_SPOKEN = 160
_AGAIN = "the note gives the sequence by what goes before, too"
_RULED = late(r"\s*(?P<letter>[A-Za-z])\s*_\s*\{\s*[nkmij]\s*\+\s*[12]\s*\}\s*$")


def _ruled(statements: Iterable[Statement]) -> frozenset[str]:
    """The letters of sequences of which a statement tells a term by those before it."""
    matches = (_RULED.match(one.terms[0].text) for one in statements)
    return frozenset(found["letter"] for found in matches if found is not None)


def sequence_bodies(note: Note, statements: Iterable[Statement]) -> dict[tuple[str, str], Term]:
    """The formula of each sequence that the note gives once, and by no rule beside, by its letter and index: `a` and
    `n` for `a_n`."""
    statements = tuple(statements)
    found, ruled = _sequences(note, statements), _ruled(statements)
    return {
        (letter, several[0].index): several[0].body
        for letter, several in found.items()
        if len(several) == 1 and several[0].closed and letter not in ruled
    }


def sequence_of(header: Term, bodies: Mapping[tuple[str, str], Term]) -> Term:
    """A header that names a sequence, `a_n`, as the formula of its terms; any other as it is."""
    match = _HEAD.match(header.text)
    if match is None:
        return bodies.get((header.text.strip(), ""), header)
    return bodies.get((match["letter"], match["index"] or match["braced"]), header)


def _chosen(note: Note, statements: Iterable[Statement]) -> frozenset[str]:
    """The letters to an item of which a note gives different numbers, some as chosen: it claims none of them."""
    told: dict[tuple[str, int], set[str]] = defaultdict(set)
    chosen: set[str] = set()
    for one in statements:
        match = _ITEM.match(one.terms[0].text)
        plain = match is not None and one.relations[0] in _EQUALITIES and one.around.doubt is None
        if match is not None and plain and shape(one.terms[1]).numeric:
            item = match["letter"], int(match["digit"] or match["number"])
            told[item].add(one.terms[1].text.strip())
            start = one.terms[0].passage.whole.start
            before = _SENTENCE.split(note.source.text[max(start - _BEFORE, 0) : start])[-1]
            chosen |= {match["letter"]} if _CHOOSES.search(before) else set()
    return frozenset(letter for (letter, _), numbers in told.items() if len(numbers) > 1 and letter in chosen)


def _meant(several: Sequence[_Sequence], place: tuple[ScopeKind, int]) -> _Sequence | None:
    """Which of the sequences of a letter is meant at a place: the only one of its section, else the only one there."""
    there = several if len(several) == 1 else [one for one in several if one.place == place]
    return there[0] if len(there) == 1 and there[0].parameters is not None else None


def _values(note: Note, statements: Iterable[Statement]) -> dict[tuple[int, str], dict[str, int]]:
    """The numbers that each section gives a name, each with the first place behind it, by section and name."""
    found: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    for one in statements:
        if one.relations[:1] == (Relation.EQUAL,) and shape(one.terms[1]).numeric:
            name = bare_name(one.terms[0], shape(one.terms[0]))
            if name is not None:
                place = found[note.section_of(one.scope), name]
                place.setdefault(one.terms[1].text.strip(), one.terms[1].passage.whole.end)
    return found


def _is_settled(
    known: _Sequence, statement: Statement, values: Mapping[tuple[int, str], Mapping[str, int]]
) -> bool:
    """Whether each symbol of a sequence has one value, told before a statement that is not itself such a value."""
    start = statement.terms[0].passage.whole.start
    own = bare_name(statement.terms[0], shape(statement.terms[0]))
    told = [values.get((known.section, name), {}) for name in known.parameters or ()]
    return own not in (known.parameters or ()) and all(
        len(one) == 1 and all(end <= start for end in one.values()) for one in told
    )


def _place(note: Note, statement: Statement) -> tuple[ScopeKind, int]:
    """The item of a list or the paragraph in which a statement stands."""
    for at in note.scope_chain(statement.scope):
        if note.scopes[at].kind is ScopeKind.ITEM:
            return ScopeKind.ITEM, at
    start = statement.terms[0].passage.whole.start
    return ScopeKind.NOTE, note.source.text.rfind("\n\n", 0, start)


def _sequences(note: Note, statements: Iterable[Statement]) -> dict[str, list[_Sequence]]:
    found: dict[str, list[_Sequence]] = defaultdict(list)
    for one in statements:
        match = _HEAD.match(one.terms[0].text)
        if match is None or not one.relations or one.relations[0] is not Relation.EQUAL:
            continue
        index = match["index"] or match["braced"]
        bodies = [term for term in one.terms[1:] if _names(term) == {index}]
        if not bodies:
            if shape(one.terms[1]).numeric:
                continue  # `u_n = 0` is an equation for n
            bodies = [one.terms[1]]
        body = bodies[0]
        end = one.terms[-1].passage.whole.end
        bound = _FROM.search(note.source.text[end : end + _BEHIND].partition("\n\n")[0])
        least = int(bound["least"]) + (bound["sign"] in {">", r"\gt"}) if bound else 0
        section, place = note.section_of(one.scope), _place(note, one)
        kind = tells_a_kind(note.source.text[end : end + _BEHIND].partition("\n")[0], index)
        found[match["letter"]].append(_Sequence(index, body, end, section, least, place, kind))
    return found
