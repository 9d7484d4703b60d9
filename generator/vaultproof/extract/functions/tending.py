r"""Finds where words say of the function a note is about where it tends: “as $x \to \infty$ it tends to 1”,
“für $x \to -\infty$ geht die Funktion gegen 0”, “当 $x \to \infty$ 时，函数趋近于 1”. Decides nothing.

A sentence is read where every word in it is one that such sentences consist of, whatever its language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vaultproof.claim import Property, Syntax, Tends, Term
from vaultproof.extract.functions.subjects import DERIVATIVE, symbol
from vaultproof.extract.language.clauses import FORMULA, Running, Text, sentences
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_VALUES
from vaultproof.extract.language.words import states, supposes
from vaultproof.note import Block, Note
from vaultproof.reference import REFERENCES
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_NAME = r"[A-Za-z][A-Za-z0-9-]{1,15}"
_VERBS = rf"""(?<!\w)(?:tends?\s+(?:to|towards?)|approach(?:es)?|goes\s+(?:to|towards?)|converges?\s+to(?:wards)?
    |saturates?\s+(?:at|to)|decays?\s+to|levels\s+off\s+at|behaves?\s+like|sature\s+à|satura\s+(?:en|em|a)|se\s+(?:rapproche\s+de|acerca\s+a|comporta\s+c[oó]mo)|se\s+comporte\s+comme
    |verhält\s+sich\s+wie|ведёт\s+себя\s+как|насыщается\s+(?:на|к)|zachowuje\s+się\s+jak
    |dần\s+(?:tới|về|đến)|tiến\s+(?:dần\s+)?(?:tới|đến|về)|hội\s+tụ\s+(?:về|tới|đến)|tiệm\s+cận
    |(?:geht|gehen|strebt|streben|konvergiert|läuft)(?:\s+(?:die\s+Funktion|sie|(?P<inner>\ue000|{_NAME})))?\s+gegen|nähert\s+sich|tend(?:ent)?\s+vers|converge\s+(?:vers|a|para)|tienden?\s+(?:a|hacia)|tende[m]?\s+(?:a|para|ao)|tendono\s+a|se\s+aproxima\s+(?:a|de)|si\s+avvicina\s+a
    |стрем[ия]тся\s+к|сходится\s+к|приближается\s+к|dąży\s+do|zbiega\s+do)(?!\w)
    |饱和[于到]|趋近?于|趋向于?|收敛[于到]"""
_VERB = Spotted(_VERBS, re.IGNORECASE | re.VERBOSE)
_LAST = Spotted(
    r"(?:に(?:近づ(?:く|きます)|収束(?:する|します)|漸近する)|(?:으로|로|에)\s*(?:수렴(?:한다|합니다)|다가간다|가까워진다|접근한다))"
)
"""Verbs that stand behind the value."""
_LIMIT = Spotted(
    r"(?<!\w)(?:limit(?:ing\s+value)?|giới\s+hạn|grenzwert|limes|limite|límite|предел|granica)(?!\w)|极限值?|極限値?|극한값?",
    re.IGNORECASE,
)
"""Nouns for what a function tends to: `its limit as $x \\to \\infty$ is 1`."""
_NUMBER = r"[-−–+]?\s?(?:\d+(?:[.,]\d+)?(?![\d.,]*\d|(?-i:[^\W぀-ヿ一-鿿가-힣]))|∞)"
_INFINITY = (
    r"(?:minus\s+|negative\s+)?infinity|(?:minus\s+)?unendlich"
    r"|(?:moins\s+)?l['’]infini|(?:menos\s+|meno\s+)?infinito"
    r"|(?:минус\s+)?бесконечности|(?:âm\s+|dương\s+)?vô\s+(?:cùng|cực)"
    r"|(?:负|正)?无穷大?|(?:負の|正の)?無限大?|(?:음의\s*)?무한대?"
)
_MINUS = late(r"minus|negative|moins|menos|meno|минус|âm|负|負|음")
_VALUE = late(
    rf"\s*(?:(?P<formula>{FORMULA})|(?P<number>{_NUMBER})|(?P<infinity>{_INFINITY})(?![A-Za-zÀ-ỹА-я]))",
    re.IGNORECASE,
)
_BEFORE_LAST = late(
    rf"(?:(?P<formula>{FORMULA})|(?P<number>(?<![\w.,]){_NUMBER})|(?P<infinity>{_INFINITY}))\s*\Z",
    re.IGNORECASE,
)
_PLACE = late(
    r"\s*(?P<letter>[a-z])\s*(?:\\to|\\rightarrow|\\longrightarrow|→|⟶)(?![A-Za-z])\s*(?P<at>[-−+]?\s*(?:\\infty|∞|\d+(?:[.,]\d+)?))"
    r"(?:\s*\^\s*\{?\s*(?P<side>[-+−])\s*\}?)?\s*"
)
_LONE_PLACE = late(
    r"\s{0,20}(?P<at>[-−+]?\s{0,8}(?:\\infty|∞|\d+(?:[.,]\d+)?))\s*(?:\^\s*\{?\s*(?P<side>[-+−])\s*\}?)?\s*"
)
_PLAIN_PLACE = Spotted(
    rf"(?<![\w.,])(?P<letter>[a-z])\s*(?:→|->|[가는이]\s*)\s*(?P<at>[-−+]?\s*(?:∞|\d+(?:[.,]\d+)?))(?![\d.,]*\d)"
    rf"|(?<!\w)(?:at|in|en|em|bei|im|tại|ở|в|w|para)\s+(?:(?P<bare>[-−+]?\s*∞)|(?P<words>(?:plus\s+|positive\s+|mais\s+|più\s+|más\s+|плюс\s+)?{_INFINITY}))(?![A-Za-zÀ-ỹА-я])",
    re.IGNORECASE,
)
"""A place without dollars, or one that words tell."""
_NUMERIC = late(
    r"(?:[\d\s.,+\-−/(){}]|\\(?:[dt]?frac|sqrt|pi|infty|ln|left|right)(?![A-Za-z])|∞|π|e(?![A-Za-z]))+"
)
_WORD = late(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ALLOWED = frozenset(
    """as when for if the it its function functions value values graph curve output then so thus hence therefore this
    while whereas and but very large positive negative side of on while also khi hàm số giá trị của nó thì và còn sẽ
    đồ thị für wenn die der das funktion sie es funktionswert funktionswerte graph dann also und bei geht strebt quand
    lorsque pour la le fonction elle les valeurs alors et cuando para función ella valor quando per funzione essa allora
    função ela então e y при когда если функция она значение график и а то для dla gdy funkcja ona to i à do valores
    valori gráfico grafico limit limiting grenzwert limes limite límite предел granica giới hạn at in tại ở bei em en
    beide both tutti ambas ambos both les deux обе оба oba cả hai
    w su sua seu suo ihre sein seine her its её ее его il el um o a l""".split()
)
_BETWEEN_EAST = late(
    r"極限値?|极限值?|극한값?|への?|における|での?|로\s*갈\s*때|에서의?|이다|입니다|이|です|で?ある|で|に|その|在|处|其|関数は|関数|値は|都|均|与|和|及|会|と|也|函数值?|其值|函數|함수는|함수|값은|그것은|のとき|とき|では|なら|に対して|일\s*때의?|때의?|当|時|时|则|의|其|它|的|值|以及|而|[,，、.。\s:：은는がは는가이]"
)
_EAST = late(r"[぀-ヿ一-鿿가-힣]")
_MOST = 2


def tending_claims(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Property]:
    """Each place where a note's running text says where a function tends, and as its variable tends where."""
    told = [one for one in (_VERB, _LAST, _LIMIT) if one.may_match(note.source.text)]
    last: tuple[Text, int, int] | None = None
    at = 0
    for running in texts if told else ():
        text = running.text
        if running.at - at > 1 or note.blocks[running.at].kind == "heading":
            last = None
        at = running.at
        if not any(one.may_match(text.words) for one in told) or not (
            text.formulas or _PLAIN_PLACE.search(text.words)
        ):
            found = sentences(text.words)
            last = (text, *found[-1][:2]) if found else None
            continue
        before: tuple[int, int] | None = None
        for start, end, mark in sentences(text.words):
            if mark not in {"?", "？"} and not supposes(_unasked(text.words[start:end])):
                slower = _SLOWER.search(text.words, start, end)
                stop = end if slower is None else slower.start()
                for claim in _in_parts(note, running.block, text, (start, stop), doubts):
                    strays = (
                        before is not None
                        and claim.subject is None
                        and (not _is_about(text, *before) or _tells_slope(text, *before))
                    )
                    strays = strays and not _FUNCTION.search(text.words, start, end)
                    changed = claim.subject is None and last is not None and _may_change(*last)
                    yield replace(claim, doubt=claim.doubt or (_OF_ANOTHER if strays or changed else None))
            before = start, end
            last = text, start, end


_SLOWER = late(
    r"""\s*[,，;；]\s*(?:(?:but|yet|though|although|aber|jedoch|mais|pero|aunque|mas|ma|но|однако|хотя|nhưng|ale)\s+(?:it\s+|does\s+so\s+|sie\s+|elle\s+|она\s+|nó\s+)?
    (?:much\s+|more\s+|far\s+|viel\s+|beaucoup\s+|mucho\s+|muito\s+|molto\s+|гораздо\s+|намного\s+)?
    (?:slow\w*|fast\w*|quick\w*|never|langsam\w*|schnell\w*|nie|plus\s+(?:lentement|vite)|jamais|m[aá]s\s+(?:lent|rápid|despacio)\w*|mais\s+(?:lent|rápid)\w*|nunca|più\s+(?:lent|veloc)\w*|mai|медленн\w+|быстр\w+|никогда|(?:chậm|nhanh)\s+hơn|không\s+bao\s+giờ|wolni\w+|szybci\w+|nigdy)(?!\w)
    |但(?:比|永远|不会|从不)|が、?(?:決して|ゆっくり))""",
    re.IGNORECASE | re.VERBOSE,
)
"""What goes on about how soon a function tends somewhere."""
_FUNCTION = late(
    r"\b(?:functions?|graphs?|curve|funktion\w*|fonction|courbe|función|gráfic[ao]|curva|função|funzione|grafico|функци\w+|график\w*|hàm|đồ\s+thị|funkcj\w+|wykres\w*)\b|函数|函數|関数|함수|图像",
    re.IGNORECASE,
)
_OF_ANOTHER = "the sentence before speaks of something else, of which it may be told"


def _is_about(text: Text, start: int, end: int) -> bool:
    """Whether a sentence defines something, tells where something tends, or begins with a symbol or the function: then
    what follows may go on about that."""
    sentence = text.words[start:end]
    defines = any(
        "=" in one.text and "(" in one.text for at, one in text.formulas.items() if start <= at < end
    )
    opens = re.match(rf"\W*(?:[^\W\d]{{1,4}}\s+)?(?:{FORMULA}|{_FUNCTION.pattern})", sentence, re.IGNORECASE)
    return (
        defines
        or opens is not None
        or _VERB.search(sentence) is not None
        or _LAST.search(sentence) is not None
    )


def _may_change(text: Text, start: int, end: int) -> bool:
    """Whether a sentence, behind a definition in it, may speak of a function that is made of the one before: its
    reflection, its inverse, the graph shifted up."""
    defined = [at for at, one in text.formulas.items() if start <= at < end and "=" in one.text]
    said = text.words[max(defined, default=start) : end]
    tells = any(one.search(said) is not None for one in (_VERB, _LAST, _LIMIT))
    return not tells and not goes_on_plainly(said, OF_VALUES)


_SLOPE = Spotted(rf"(?<![^\W\d_])(?:{DERIVATIVE})", re.IGNORECASE | re.VERBOSE)
_PRIMED = late(r"['′]|\\prime|\\frac\s*\{\s*d")


def _tells_slope(text: Text, start: int, end: int) -> bool:
    """Whether a sentence speaks of a derivative, of which the next one may go on to tell."""
    return _SLOPE.search(text.words, start, end) is not None or any(
        start <= at < end and _PRIMED.search(one.text) is not None for at, one in text.formulas.items()
    )


def _unasked(sentence: str) -> str:
    """A sentence without the word that leads the place: `if $x \\to 0$` supposes nothing."""
    return re.sub(r"(?i)\b(?:if|when|as|nếu|khi|wenn|falls|si|se|если|при|jeśli|gdy)\b", " ", sentence)


_PARTED = late(r"\s*[;；]\s*")


def _in_parts(
    note: Note, block: Block, text: Text, within: tuple[int, int], doubts: Mapping[int, str]
) -> Iterator[Property]:
    """What a sentence tells, or each of its parts between semicolons; these do not go on about one another's
    functions."""
    start, end = within
    marks = [*_PARTED.finditer(text.words, start, end)]
    parts = [
        *zip((start, *(one.end() for one in marks)), (*(one.start() for one in marks), end), strict=True)
    ]
    named: str | None = None
    for first, stop in parts:
        for claim in _in_sentence(note, block, text, (first, stop), doubts):
            yield replace(claim, subject=named) if claim.subject is None and len(parts) > 1 else claim
            named = claim.subject or named


@dataclass
class _Sentence:
    """What is found in a sentence: the goals with where the words for them stand, the places, the functions that words
    name or a formula, and the stretches of it that are understood."""

    goals: list[tuple[int, int, Term]] = field(default_factory=list)
    places: list[tuple[int, Tends]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    symbol: str | None = None
    taken: list[tuple[int, int]] = field(default_factory=list)

    def holds(self, at: int) -> bool:
        """Whether a place is in a stretch that is understood."""
        return any(first <= at < stop for first, stop in self.taken)


def _in_sentence(
    note: Note, block: Block, text: Text, within: tuple[int, int], doubts: Mapping[int, str]
) -> Iterator[Property]:
    start, end = within
    words = text.words
    found = _Sentence()
    limit = _LIMIT.search(words, start, end)
    for at, stop, goal in _goals(text, start, end) if limit is None else _limits(text, limit, end):
        verb = _VERB.match(words, at)
        if verb is not None and verb["inner"] and FORMULA not in verb["inner"]:
            found.names.append(verb["inner"])
        found.goals.append((at, stop, goal))
        found.taken.append((at, stop))
    if not _find_places(text, within, found, limited=limit is not None):
        return
    rest = _without_names("".join(" " if found.holds(at) else words[at] for at in range(start, end)), found)
    count = len(found.goals)
    if count != len(found.places) or not 0 < count <= _MOST or not _is_known(rest):
        return
    if found.names and (found.symbol is not None or (len(found.names) > 1 and count > 1)):
        return
    if limit is not None and found.symbol is not None:
        return  # the limit of a formula is one of that
    bare = found.symbol is None and not found.names and _WORD.search(rest) is None
    subjects: list[str | None] = [*found.names] or [found.symbol]
    for told, placed in zip(found.goals, found.places, strict=True):
        for name in subjects:
            claim = _claim((note, block, text), told, placed, name, doubts.get(block.scope))
            if claim is not None:
                shown = f"{name}: {claim.text}" if len(found.names) > 1 else claim.text
                yield replace(claim, text=shown, bare=bare)


def _find_places(text: Text, within: tuple[int, int], found: _Sentence, *, limited: bool) -> bool:
    """Find the places and the symbol of a sentence; false where one of its formulas is something else."""
    start, end = within
    for told in _PLAIN_PLACE.finditer(text.words, start, end):
        if not found.holds(told.start()):
            found.places.append((told.start(), _told_place(text, told)))
            found.taken.append(told.span())
    for at, passage in text.formulas.items():
        if not start <= at < end or found.holds(at):
            continue
        if (match := _PLACE.fullmatch(passage.text)) is not None:
            found.places.append((at, _place(passage, match)))
        elif limited and (alone := _LONE_PLACE.fullmatch(passage.text)) is not None:
            found.places.append((at, _place(passage, alone)))
        elif found.symbol is None and (name := symbol(Term(passage, Syntax.LATEX))) is not None:
            found.symbol = name
        else:
            return False
        found.taken.append((at, at + 1))
    return True


def _without_names(rest: str, found: _Sentence) -> str:
    """The other words of a sentence without the names of functions, which are kept."""
    for match in _WORDS_OF_NAMES.finditer(rest):
        if _may_name(match.group()):
            found.names.append(match.group())
            rest = rest[: match.start()] + " " * len(match.group()) + rest[match.end() :]
    return rest


def _claim(
    where: tuple[Note, Block, Text],
    told: tuple[int, int, Term],
    placed: tuple[int, Tends],
    name: str | None,
    doubt: str | None,
) -> Property | None:
    """The claim that a function tends to a goal; None where that is another letter than its variable."""
    note, block, text = where
    (first, stop, goal), (at, place) = told, placed
    low, high = min(first, at), max(stop, at + 1)
    own = _LETTER.fullmatch(goal.text) is not None
    if own and goal.text.strip() != place.letter:
        return None
    return Property(
        path=note.path,
        span=text.span_of(low, high),
        kind="limit",
        text=text.shown(low, high),
        scope=block.scope,
        subject=name,
        says=Tends(letter=place.letter, place=place.place, goal=goal, side=place.side, own=own),
        written=text.shown(first, stop) if goal.syntax is Syntax.LATEX else goal.text,
        doubt=doubt,
    )


_WORDS_OF_NAMES = late(r"(?<![A-Za-z0-9_-])[A-Za-z][A-Za-z0-9-]{1,15}(?![A-Za-z0-9_-])")
_KNOWN_NAMES = frozenset(
    name.lower() for entry in REFERENCES for name in entry.names if _WORDS_OF_NAMES.fullmatch(name)
)
_FEWEST_CAPITALS = 2


def _may_name(word: str) -> bool:
    """Whether a word names a function: one that is known, or one with several capitals, as `SiLU` has."""
    if word.lower() in _ALLOWED:
        return False
    return word.lower() in _KNOWN_NAMES or sum(map(str.isupper, word)) >= _FEWEST_CAPITALS


def _goals(text: Text, start: int, end: int) -> Iterator[tuple[int, int, Term]]:
    """Where a sentence says that something tends, and where to."""
    words = text.words[:end]
    for verb in _VERB.finditer(words, start):
        value = _VALUE.match(words, verb.end())
        if value is not None and (goal := _goal(text, value)) is not None:
            yield verb.start(), value.end(), goal
    for verb in _LAST.finditer(words, start):
        value = _BEFORE_LAST.search(words[: verb.start()], start)
        if value is not None and (goal := _goal(text, value)) is not None:
            yield value.start(), verb.end(), goal


_SAYS = late(r"\s*(?:[:：=]|は|是|为|為|은|는|이(?=\s))\s*")


def _limits(text: Text, limit: re.Match[str], end: int) -> Iterator[tuple[int, int, Term]]:
    """What a sentence says that a limit is, behind its noun and, it may be, the place."""
    words = text.words[:end]
    for at in range(limit.end(), end):
        if (said := states(words, at)) is not None:
            behind = said[1]
        elif (sign := _SAYS.match(words, at)) is not None:
            behind = sign.end()
        else:
            continue
        value = _VALUE.match(words, behind)
        if value is not None and (goal := _goal(text, value)) is not None:
            yield at, value.end(), goal
            return


def _told_place(text: Text, match: re.Match[str]) -> Tends:
    """The place that plain text names."""
    group = next(one for one in ("at", "bare", "words") if match[one])
    if group == "words":
        sign = "-" if _MINUS.search(match["words"].lower()) else ""
        at = Term(
            Passage(rf"{sign}\infty", ((0, text.passage.cut(*match.span("words")).whole.start),)),
            Syntax.LATEX,
        )
    else:
        at = Term(text.passage.cut(*match.span(group)), Syntax.LATEX)
    return Tends(letter=match["letter"] or "", place=at, goal=at)


def _goal(text: Text, value: re.Match[str]) -> Term | None:
    """The number or infinity to which something tends."""
    if value["infinity"]:
        sign = "-" if _MINUS.search(value["infinity"].lower()) else ""
        whole = text.passage.cut(*value.span("infinity")).whole
        return Term(Passage(rf"{sign}\infty", ((0, whole.start),)), Syntax.LATEX)
    group = "formula" if value["formula"] else "number"
    term = text.term(*value.span(group))
    return term if _NUMERIC.fullmatch(term.text) or _LETTER.fullmatch(term.text) else None


_LETTER = late(r"\s*[a-z]\s*")
"""The variable itself, to which a function may tend: `SiLU tends to $x$`."""


def _place(passage: Passage, match: re.Match[str]) -> Tends:
    """The letter and the place of a formula `x \\to 0^+`, without a goal yet."""
    at = Term(passage.cut(*match.span("at")), Syntax.LATEX)
    return Tends(
        letter=match.groupdict().get("letter") or "",
        place=at,
        goal=at,
        side=(match["side"] or "").replace("−", "-"),
    )


def _is_known(rest: str) -> bool:
    """Whether the other words of a sentence are such as say nothing more."""
    if re.search(r"\d|[+*/<>^=∞]", rest):
        return False
    if _EAST.search(rest) is not None:
        return not _BETWEEN_EAST.sub("", rest).strip(" *_>-•()（）")
    return all(word.group().lower().replace("’", "'") in _ALLOWED for word in _WORD.finditer(rest))
