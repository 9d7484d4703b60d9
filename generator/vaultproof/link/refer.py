"""Which definition a name refers to, at a place in a note. Compares names and scopes; reads no mathematics.

The order is: the same list item, table or callout; the same section, then the sections around it; the note; the note
that bears the name as title or alias. Within a step, definitions of equal rank are all returned.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from vaultproof.claim import Binding, Definition, Term, WitnessKind
from vaultproof.note import Note, ScopeKind
from vaultproof.openings import opened_between, valued_between
from vaultproof.problems import of_another_problem
from vaultproof.reference import REFERENCES
from vaultproof.spot import Spotted, late

_GENERIC = re.compile(r"^[A-Za-z](?:_\w+)?$")
_GREEK = frozenset(
    """alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi
    psi omega varphi vartheta varepsilon varsigma Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
    ell""".split()
)


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name without what spellings of one function differ in: case, spaces, hyphens, underscores, composition.

    A symbol keeps its case: `\\Phi` is not `\\phi`.
    """
    text = unicodedata.normalize("NFC", name)
    if is_symbol(text):
        return text
    return re.sub(r"[\s_\-‐‑–.*`]+", "", text.casefold())


_LONGEST_CALLED = 41
_CALLED_WORD = re.compile(rf"(?<!\w)[^\W\d_]\w{{2,{_LONGEST_CALLED - 1}}}\Z")
"""A word that ends a text, before a bracket that calls it."""


def _called_words(text: str) -> Iterator[str]:
    """The words with a bracket right behind them, folded."""
    for before in text.split("(")[:-1]:
        word = _CALLED_WORD.search(before, max(0, len(before) - _LONGEST_CALLED))
        if word is not None:
            yield fold(word.group())


_OF_SEVERAL = late(r"soft-?m(?:ax|in)|ソフトマックス|소프트맥스", re.IGNORECASE)
"""A name of what takes several numbers at once, and gives as many."""
_ITEMS = late(r"\\sum|[∑Σ_\[,;]|matrix")


def _is_of_one_number(definition: Definition) -> bool:
    """Whether a formula is one of a single number, with no item, sum or list in it: `σ(s) = 1/(1 + e^(-s))`."""
    return (
        definition.source is WitnessKind.FORMULA
        and not definition.index
        and len(definition.parameters) == 1
        and _ITEMS.search(definition.body.text) is None
    )


def is_symbol(name: str) -> bool:
    """Whether a name is a mathematical symbol, such as `f` or `sigma`, whose meaning is the note's own choice."""
    return _GENERIC.match(name) is not None or name.split("_", maxsplit=1)[0] in _GREEK


_KNOWN = frozenset(fold(name) for reference in REFERENCES for name in reference.names if len(name) > 2)

_SYMBOLS = {fold(name): frozenset(one.symbols) for one in REFERENCES for name in one.names}


_ANEW = Spotted(
    r"""\b(?:now|next|instead|from\s+(?:now|here)\s+on|redefine|let|define|consider|suppose|bây\s+giờ|tiếp\s+theo|cho|đặt|xét|định\s+nghĩa|nun|jetzt|nunmehr|sei(?:en)?
    |definier\w*|betracht\w*|maintenant|désormais|soit|définissons|considérons|posons|ahora|sea|defin[ai]\w*|consider\w*|agora|seja|adesso|ora|sia|definiamo|теперь|далее
    |пусть|определим|рассмотрим|teraz|niech|zdefiniuj\w*|rozważ\w*|şimdi|olsun)\b|现在|現在|接下来|设|設|令|定义|今|次に|ここで新たに|とする|이제|다음으로|정의""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words with which a definition is made, not told of."""
_WITH = Spotted(
    r"""[.!?]\s+(?:\*\*|[(\[])?(?:with|for|if|when|let|take|consider|now|mit|für|wenn|sei|avec|pour|si|soit|con|para|sea|com|se|seja|per|sia|с|для|если|пусть|z|dla|jeśli|niech
    |với|nếu|cho|xét)(?:\s+(?!(?:a|the|this|that)\b)[^\s.,;:$]+){0,3}$""",
    re.IGNORECASE | re.VERBOSE,
)
"""The words with which a sentence brings a definition for what follows: `u(1) = 3. With u(x) = \\sqrt{x} …`."""
_SOON = 600
"""How far behind a place, in characters, a definition may stand that is meant at it: `f(2) = 4, where f(x) = x^2`."""
_PARTS = late(r"\s*/\s*|\s+(?:or|hoặc|hay|oder|ou|o|или|lub)\s+|\s*(?:或|または|또는)\s*")
_STEP = late(
    r"""[\W\d]*(?:(?:an?|the|worked|numerical|eine?|un[ae]?|một|ein)\s+)?(?:examples?|steps?|iterations?|definitions?|formulas?|function|solution
    |given|problem|case|task|proof|remark|note|method|idea|goal|result|calculation|setup|input|data|application|theorem|convergence
    |ví\s+dụ|bước|định\s+nghĩa|công\s+thức|hàm(?:\s+số)?|lời\s+giải|bài\s+toán|trường\s+hợp|ghi\s+chú|kết\s+quả|chứng\s+minh
    |beispiel\w*|schritt\w*|formel|funktion|lösung|gegeben|fall|aufgabe|beweis|bemerkung|ergebnis|anwendung
    |exemples?|étape|définition|formule|fonction|solution|donnée|cas|preuve|remarque|résultat
    |ejemplos?|paso|definición|fórmula|función|solución|dado|caso|prueba|nota|resultado|iteración
    |exemplos?|passo|definição|função|solução|prova|iteração|пример\w*|шаг\w*|определение|формула|функция|решение|дано|случай
    |доказательство|esempi\w*|definizione|funzione|soluzione|przykład\w*|krok|definicja|wzór|funkcja)\b.*
    |.*(?:例|例子|示例|步骤|定义|公式|函数|解|手順|定義|関数|예|예제|예시|단계|정의|함수|풀이)[\W\d]*""",
    re.IGNORECASE | re.VERBOSE,
)


_PICTURE = r"\u2300-\u23ff\u2460-\u27bf\u2b00-\u2bff\ufe0f\u200d\u20e3\U0001f000-\U0001faff"
_TRIMMED = late(rf"^[\d.\s){_PICTURE}]+|[:：\s{_PICTURE}]+$")
"""A number, and the small pictures that chat assistants put beside headings."""


def names_in(words: str) -> tuple[str, ...]:
    """The names that a heading or bold lead gives: `2. Parametric ReLU (PReLU):` gives two, so does `SiLU / Swish`."""
    plain = _TRIMMED.sub("", words.replace("（", "(").replace("）", ")"))
    bracket = re.search(r"\(([^()]+)\)", plain)
    whole = re.sub(r"\s*\([^()]*\)", "", plain).strip()
    parts = dict.fromkeys((whole, *_PARTS.split(whole), bracket.group(1).strip() if bracket else ""))
    return tuple(part for part in parts if part and not part[0].isdigit())


def _bounded(name: str, text: str) -> bool:
    """Whether a text tells a range of a name, such as `p > 1`, which then has no one value there."""
    sign = r"(?:[<>≤≥≠∈]|\\(?:leq?|geq?|leqslant|geqslant|neq?|lt|gt|in|to)(?![a-z]))"
    return re.search(rf"(?<![A-Za-z]){re.escape(name)}\s*{sign}", text) is not None


def _runs(words: str) -> Iterator[str]:
    """The runs of up to four words in a text, each folded as a name is."""
    parts = re.findall(r"[^\W_]+", words)
    for start in range(len(parts)):
        for end in range(start + 1, min(start + 4, len(parts) + 1)):
            yield fold("".join(parts[start:end]))


_LATIN = re.compile(r"[A-Za-z]")
_HELPERS = frozenset(
    "erf erfc erfinv exp log ln sgn sign step gamma beta zeta digamma floor ceil round sqrt abs mean var std".split()
)
"""Names of functions that notes about others define in passing."""


def _in_another_script(note: Note, group: list[Definition]) -> tuple[str, ...]:
    """The names that a title or first heading without Latin letters gives to the one function that a note defines
    under a word in Latin letters, as `softsign` under “ソフトサイン関数”; none where it defines others."""
    names = {one.name for one in group}
    if len(names) != 1 or not group[0].name.isascii() or is_symbol(group[0].name) or names & _HELPERS:
        return ()
    section = max(
        (at for at in note.scope_chain(group[0].scope) if note.scopes[at].kind is ScopeKind.SECTION),
        key=lambda at: -note.scopes[at].span.start,
        default=0,
    )
    told = (note.scopes[section].name, note.title)
    return tuple(name for words in told if words and not _LATIN.search(words) for name in names_in(words))


def _said(note: Note) -> frozenset[str]:
    """All runs of words, folded, in a note's headings and leads."""
    return frozenset(run for scope in note.scopes if scope.name is not None for run in _runs(scope.name))


def section_of(note: Note, scope: int) -> int:
    """The section that a scope stands in; 0, the note, where it stands in none."""
    return next((at for at in note.scope_chain(scope) if note.scopes[at].kind is ScopeKind.SECTION), 0)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a note: its offset and the scopes around it, innermost first."""

    path: str
    offset: int
    scopes: tuple[int, ...]


def _on_other_bars(text: str, there: int, here: int) -> bool:
    """Whether two places stand on different lines that begin with a bar, as rows do of which no table is read."""
    starts = [text.rfind("\n", 0, at) + 1 for at in (there, here)]
    return starts[0] != starts[1] and all(text.startswith("|", start) for start in starts)


_EXAMPLE = late(
    r"""\s*(?:[-*+]|\d+[.)])\s+[*_=\s]*(?:e\.?\s?g\b|ex\b|ej\b|examples?\b|exemples?\b|ejemplos?\b|exemplos?\b|esemp(?:io|i)\b|es\.|
    z\.\s?B\.|bsp\b|beispiele?\b|v[ií]\s+d[uụ]\b|vd\b|пример\w*|например|przykład\w*|np\.|örnek\b|例|예)""",
    re.IGNORECASE | re.VERBOSE,
)


_NUMBERED = late(
    r"""\s*(?:[-*+]|\d+[.)])\s+[*_=\s]*(?:example|exercise|problem|exemple|exercice|ejemplo|ejercicio|exemplo|exercício|esempio
    |esercizio|beispiel|bsp\.?|aufgabe|übung|ví\s+dụ|bài(?:\s+tập)?|пример|задача|упражнение|przykład|zadanie|örnek
    |例题?|例題|习题|練習|练习|問題|题|예제?|문제)\s*\.?\s*[\d一二三四五六七八九十]""",
    re.IGNORECASE | re.VERBOSE,
)


_HEADS_EXAMPLE = late(
    r"""[\W\d_]*(?:(?:example|exercise|problem|exemple|exercice|ejemplo|ejercicio|exemplo|exercício|esempio|esercizio|beispiel|bsp
    |aufgabe|übung|ví\s+dụ|bài(?:\s+tập)?|пример|задача|упражнение|przykład|zadanie|örnek)(?![^\W\d_])
    |例题?|例題|习题|練習|练习|問題|题|예제?|문제)""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_EXAMPLES = frozenset(
    {"example", "exm", "ex", "exercise", "exercice", "problem", "question", "quiz", "beispiel", "aufgabe"}
)
"""Types of callouts that are about a case of their own."""


def _is_of_an_example(note: Note, entry: _Entry, place: Place) -> bool:
    """Whether a symbol is defined in a list item that gives an example, and the place is in another item: of the same
    list, or anywhere else where the example has a number. Or under one heading of an example, or in a callout that is
    one, and the place under or in another."""
    quoted = any(one.scope in place.scopes and one.scope not in entry.scopes for one in note.callouts)
    if quoted and any(
        one.scope in entry.scopes and one.scope not in place.scopes
        for one in note.callouts
        if one.type.lower() in _OF_EXAMPLES
    ):
        return True
    if all(
        any(
            note.scopes[at].kind is ScopeKind.SECTION and _HEADS_EXAMPLE.match(note.scopes[at].name or "")
            for at in scopes
            if at not in beside
        )
        for scopes, beside in ((entry.scopes, place.scopes), (place.scopes, entry.scopes))
    ):
        return True
    own, others = (
        [at for at in scopes if at not in beside and note.scopes[at].kind is ScopeKind.ITEM]
        for scopes, beside in ((entry.scopes, place.scopes), (place.scopes, entry.scopes))
    )
    if any(_NUMBERED.match(note.source.text, note.scopes[at].span.start) for at in own):
        return True
    items = {(note.scopes[at].parent, _marker(note, at)) for at in others}
    return any(
        (note.scopes[at].parent, _marker(note, at)) in items
        and _EXAMPLE.match(note.source.text, note.scopes[at].span.start) is not None
        for at in own
    )


def _is_an_aside(note: Note, binding: Binding, place: Place) -> bool:
    """Whether a value is told in brackets within a list item, of which the place is no part: it is that item's own."""
    item = next(
        (at for at in note.scope_chain(binding.scope) if note.scopes[at].kind is ScopeKind.ITEM), None
    )
    if item is None or item in place.scopes:
        return False
    before = _ESCAPED_BRACKET.sub("", note.source.text[note.scopes[item].span.start : binding.span.start])
    return before.count("(") > before.count(")")


_ESCAPED_BRACKET = re.compile(r"\\\\?[()]")


def _marker(note: Note, item: int) -> str:
    """The sign that begins a list item, one and the same for all numbers."""
    sign = note.source.text[note.scopes[item].span.start :].lstrip()[:1]
    return "1" if sign.isdigit() else sign


def place_of(note: Note, offset: int, scope: int) -> Place:
    """The place of something in a note."""
    return Place(note.path, offset, tuple(note.scope_chain(scope)))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A definition, the scopes around it, and the scope whose words name it (0 where none does)."""

    definition: Definition
    scopes: frozenset[int]
    home: int


_SAID = 120
_APPROXIMATION = Spotted(
    r"""\b(?:approximat\w*|surrogates?|xấp\s+xỉ|näherung\w*|approximation\w*|genähert\w*|approché\w*|aproximad\w*|aproximaci\w+|aproximaç\w+
    |приближ\w+|аппроксим\w+|approssima\w+|przybliż\w+|aproksym\w+|yaklaşık\w*|yaklaşım\w*)\b|近似|근사""",
    re.IGNORECASE | re.VERBOSE,
)


def _said_before(note: Note, definition: Definition) -> str:
    """The words before a definition in its sentence."""
    before = note.source.text[max(definition.span.start - _SAID, 0) : definition.span.start]
    return re.split(r"[.:;。；\n]", before)[-1]


def _introducing(note: Note, definition: Definition) -> str:
    """The words of the paragraph that leads to a definition, where a colon ends it: `The Huber loss (with δ = 1):`."""
    before = note.source.text[max(definition.span.start - _SAID, 0) : definition.span.start].rstrip(" $\n>*_")
    return re.split(r"[.;。；]\s|\n\s*\n", before[:-1])[-1] if before.endswith((":", "：")) else ""


class Stated(Protocol):
    """What a note states, as far as names go."""

    @property
    def definitions(self) -> tuple[Definition, ...]:
        """What it defines."""

    @property
    def bindings(self) -> tuple[Binding, ...]:
        """The names that it binds to values."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """What names mean in one note: its definitions by each of their names and in order, and its values by name."""

    entries: Mapping[str, Sequence[_Entry]]
    named: tuple[Definition, ...]
    bindings: Mapping[str, Sequence[Binding]]


_NOTHING = _Meant({}, (), {})


def names_borne(note: Note) -> frozenset[str]:
    """The names, folded, that a note bears."""
    return frozenset(fold(name) for name in (note.title, *note.aliases))


def said_in(note: Note, stated: Stated) -> frozenset[str]:
    """All runs of words, folded, in the headings and leads of a note that defines or binds something; else none."""
    return _said(note) if stated.definitions or stated.bindings else frozenset()


class References:
    """The definitions and bindings of a vault, found by name and place.

    What a note's names mean is worked out when it is first asked for. `borne` are the names that each note bears, and
    `said` gives what each says that states something, where these are known already.
    """

    def __init__(
        self,
        notes: Mapping[str, Note],
        stated: Mapping[str, Stated],
        borne: Mapping[str, Collection[str]] | None = None,
        said: Callable[[], Mapping[str, Iterable[str]]] | None = None,
    ) -> None:
        self._notes = notes
        self._stated = stated
        self._borne: dict[str, Collection[str]] = (
            dict(borne) if borne is not None else {path: names_borne(notes[path]) for path in notes}
        )
        self._titles: dict[str, list[str]] = defaultdict(list)
        for path in sorted(self._borne):
            for name in self._borne[path]:
                self._titles[name].append(path)
        self._said = said or self._said_now
        self._saying: dict[str, set[str]] | None = None
        self._changed: set[str] = set()
        self._meant: dict[str, _Meant] = {}
        self._anew: dict[tuple[str, int, int], bool] = {}
        self._calls: dict[str, frozenset[str]] = {}

    def name(self, path: str) -> frozenset[str]:
        """Let a note bear its title and aliases, and no other names that it bore; none where it is there no more. Gives
        the names, folded, that it bears or bore, but not both. What notes that say one of them define is to be put
        again."""
        note = self._notes.get(path)
        names = names_borne(note) if note is not None else frozenset[str]()
        before = frozenset(self._borne.pop(path, ()))
        for name in before - names:
            self._titles[name].remove(path)
            if not self._titles[name]:
                del self._titles[name]
        for name in names - before:
            insort(self._titles[name], path)
        if note is not None:
            self._borne[path] = names
        return names ^ before

    def names_of(self, path: str) -> frozenset[str]:
        """The names, folded, that a note bears."""
        return frozenset(self._borne.get(path, ()))

    def saying(self, names: Iterable[str]) -> frozenset[str]:
        """The notes that define or bind something and say one of these names, folded, in a heading or lead; or did."""
        wanted = set(names)
        if wanted and self._saying is None:
            self._saying = defaultdict(set)
            for path, said in self._said().items():
                for run in said:
                    self._saying[run].add(path)
            for path in self._changed:
                self._hear(path)
        known = self._saying or {}
        return frozenset().union(*(known.get(name, ()) for name in wanted)) & self._notes.keys()

    def _said_now(self) -> Mapping[str, Iterable[str]]:
        return {path: said_in(note, self._stated[path]) for path, note in self._notes.items()}

    def _hear(self, path: str) -> None:
        if self._saying is not None and path in self._notes:
            for run in said_in(self._notes[path], self._stated[path]):
                self._saying[run].add(path)

    def change(self, path: str) -> None:
        """Let a note define and bind what it now states; nothing where it is there no more."""
        self._meant.pop(path, None)
        self._calls.pop(path, None)
        self._anew = {key: told for key, told in self._anew.items() if key[0] != path}
        self._changed.add(path)
        self._hear(path)

    def _of(self, path: str) -> _Meant:
        """What the names of a note mean."""
        known = self._meant.get(path)
        if known is None:
            stated = self._stated.get(path)
            known = _NOTHING
            if stated is not None and (stated.definitions or stated.bindings):
                known = self._worked_out(self._notes[path], stated)
            self._meant[path] = known
        return known

    def _worked_out(self, note: Note, stated: Stated) -> _Meant:
        named = tuple(self._named_in(note, list(stated.definitions)))
        entries: dict[str, list[_Entry]] = defaultdict(list)
        for definition in named:
            home = self._naming_scope(note, definition.scope) if is_symbol(definition.name) else None
            entry = _Entry(definition, frozenset(note.scope_chain(definition.scope)), home or 0)
            for name in dict.fromkeys(fold(name) for name in (definition.name, *definition.aliases)):
                entries[name].append(entry)
        bound: dict[str, list[Binding]] = defaultdict(list)
        for binding in stated.bindings:
            bound[binding.name].append(binding)
        return _Meant(entries, named, bound)

    @property
    def definitions(self) -> tuple[Definition, ...]:
        """All definitions, with the further names under which claims may call them."""
        return tuple(definition for path in self._stated for definition in self._of(path).named)

    def definitions_in(self, path: str) -> tuple[Definition, ...]:
        """The definitions of one note."""
        return self._of(path).named

    def bearing(self, name: str) -> tuple[str, ...]:
        """The notes that bear a name, folded, as title or alias."""
        return tuple(self._titles.get(name, ()))

    def titles_named_in(self, path: str) -> tuple[str, ...]:
        """The titles and aliases of notes, folded, that stand in the headings and leads of one that defines something:
        all that other notes decide of what a name means there."""
        if not self._of(path).named:
            return ()
        return tuple(sorted(run for run in _said(self._notes[path]) if run in self._titles))

    def _named_in(self, note: Note, group: list[Definition]) -> Iterable[Definition]:
        names = (*note.aliases, note.title)
        folded = {fold(name) for name in names}
        bears = [fold(definition.name) in folded for definition in group]
        leads = self._leads(note, group)
        subject = None if any(bears) else self._subject(note, group, leads, folded)
        if subject is None and not any(bears) and (script := _in_another_script(note, group)):
            leads = [
                script if one.name == group[0].name and not lead else lead
                for one, lead in zip(group, leads, strict=True)
            ]
        spelled = {
            fold(one.name) for one in group if one.source is WitnessKind.FORMULA and not is_symbol(one.name)
        }
        for index, definition in enumerate(group):
            led = tuple(name for name in leads[index] if fold(name) not in spelled)
            own = (
                names
                if bears[index]
                or definition is subject
                or (self._same_head(definition, subject) and not leads[index])
                else ()
            )
            aliases = [name for name in (*definition.aliases, *own, *led) if name != definition.name]
            if _is_of_one_number(definition):
                aliases = [name for name in aliases if _OF_SEVERAL.search(name) is None]
            yield replace(definition, aliases=tuple(dict.fromkeys(aliases)))

    def _leads(self, note: Note, group: list[Definition]) -> list[tuple[str, ...]]:
        """The names that the words around each definition give it. Of several functions in one place, one bears them:
        that with the customary symbol, such as σ under “Sigmoid”, else the first with a plain letter."""
        found = [self._lead_names(note, definition) for definition in group]
        bearers: dict[tuple[str, ...], str] = {}
        for names in set(found) - {()}:
            symbols = {symbol for name in names for symbol in _SYMBOLS.get(fold(name), ())}
            rivals = [one for one, lead in zip(group, found, strict=True) if lead == names]
            customary = [one for one in rivals if one.name in symbols]
            plain = [one for one in rivals if _GENERIC.match(one.name)]
            bearers[names] = (customary or plain or rivals)[0].name
        return [
            names if names and bearers[names] == one.name else ()
            for one, names in zip(group, found, strict=True)
        ]

    def _same_head(self, definition: Definition, subject: Definition | None) -> bool:
        """Whether a definition restates the subject's: same name, same section."""
        return subject is not None and definition.name == subject.name and definition.scope == subject.scope

    def _lead_names(self, note: Note, definition: Definition) -> tuple[str, ...]:
        """The names that the nearest bold lead or heading gives to a definition with a generic name."""
        if not is_symbol(definition.name) or _APPROXIMATION.search(_said_before(note, definition)):
            return ()
        at = self._naming_scope(note, definition.scope)
        return names_in(note.scopes[at].name or "") if at is not None else ()

    def _naming_scope(self, note: Note, scope: int, *, surely: bool = False) -> int | None:
        """The nearest scope around a place whose words name a function: the bold lead of an item, such as **Swish** but
        not **Example**, or a heading that does. With `surely`, the lead must do so too: `**Limits**: …` names none."""
        for at in note.scope_chain(scope):
            words = note.scopes[at].name
            if words is None or note.scopes[at].kind not in (ScopeKind.ITEM, ScopeKind.SECTION):
                continue
            lead = note.scopes[at].kind is ScopeKind.ITEM and not surely and not _STEP.fullmatch(words)
            if lead or self._names_a_function(words) or fold(words) in self._called(note):
                return at
        return None

    def _called(self, note: Note) -> frozenset[str]:
        """The words, folded, that a note calls with brackets behind them, as in `Pinball(3)`."""
        if note.path not in self._calls:
            self._calls[note.path] = frozenset(_called_words(note.source.text))
        return self._calls[note.path]

    def _names_a_function(self, words: str) -> bool:
        """Whether a heading's words hold the name of a note, of a well-known function, or one in capitals."""
        if re.search(r"\b[A-Za-z]*[A-Z]{2,}[A-Za-z0-9]*\b", words):
            return True
        return any(run in _KNOWN or run in self._titles for run in _runs(words))

    def _subject(
        self, note: Note, group: list[Definition], leads: list[tuple[str, ...]], folded: set[str]
    ) -> Definition | None:
        """The definition that a note's title names where none bears its name: the first plain one that is not said to
        be an approximation of it."""
        free = [
            definition
            for definition, lead in zip(group, leads, strict=True)
            if is_symbol(definition.name)
            and (not lead or any(fold(name) in folded for name in lead))
            and _APPROXIMATION.search(_said_before(note, definition)) is None
        ]
        plain = [definition for definition in free if _GENERIC.match(definition.name)]
        return next(iter(plain or free), None)

    def definitions_of(self, name: str, place: Place) -> tuple[Definition, ...]:
        """The definitions of equal, nearest rank that `name` refers to at `place`; empty where there is none."""
        key = fold(name)
        entries = self._of(place.path).entries.get(key, [])
        if is_symbol(name):
            entries = [entry for entry in entries if self._visible(entry, place)]
        for scope in place.scopes:
            near = [entry.definition for entry in entries if scope in entry.scopes]
            exact = [definition for definition in near if fold(definition.name) == key]
            if near:
                return tuple(exact or near)
        if is_symbol(name):
            return ()
        found: list[Definition] = []
        for path in self._titles.get(key, ()):
            if path != place.path:
                found.extend(entry.definition for entry in self._of(path).entries.get(key, ()))
        return tuple(found)

    def defined_in_note(self, name: str, bearer: str) -> tuple[Definition, ...]:
        """The definitions of a name in notes that bear another one as title or alias."""
        key = fold(name)
        return tuple(
            entry.definition
            for path in self._titles.get(fold(bearer), ())
            for entry in self._of(path).entries.get(key, ())
        )

    def share(self, name: str, bearer: str) -> bool:
        """Whether a note bears both names as title or aliases."""
        return not set(self._titles.get(fold(name), ())).isdisjoint(self._titles.get(fold(bearer), ()))

    def _visible(self, entry: _Entry, place: Place) -> bool:
        """Whether a symbol defined there means the same here: `f` under **Leaky ReLU** is not the `f` behind it."""
        if entry.home in place.scopes:
            note = self._notes[place.path]
            if _is_of_an_example(note, entry, place) or of_another_problem(
                note.source.text, entry.definition.span.start, place.offset
            ):
                return False
            here = self._naming_scope(note, place.scopes[0], surely=True)
            if here is None or here == entry.home or here in entry.scopes:
                return True
            names = {fold(name) for name in (entry.definition.name, *entry.definition.aliases)}
            names |= frozenset(_runs(_introducing(note, entry.definition)))
            return any(fold(name) in names for name in names_in(note.scopes[here].name or ""))
        return False

    def bindings_of(
        self, name: str, place: Place, *, near: bool = False, ahead: bool = False
    ) -> tuple[Binding, ...]:
        """The values that a note gives a name, best first: in the nearest scope, the last one before the place.

        One that follows further down counts only where none stands before it. Where the best is a list of values, the
        name has no value. With `near`, only those that stand before the place, in the same section. With `ahead`, as
        for a formula that is explained below, one that follows in the same section goes before those of others.
        """
        found = self._bound(name, place, near=near, ahead=ahead)
        return () if found and found[0].others else tuple(one for one in found if not one.others)

    def told_anywhere(self, name: str, path: str) -> tuple[Binding, ...]:
        """The values that a note gives a name, wherever it does, but for lists of them."""
        return tuple(one for one in self._of(path).bindings.get(name, ()) if not one.others)

    def listing_of(self, name: str, place: Place) -> tuple[Term, ...]:
        """The values that a note lists for a name in a definition at a place, where that is the nearest that it gives
        the name, or stands around the place; empty for none."""
        found = self._bound(name, place, ahead=True)
        near = (one for one in found if one.others and (one is found[0] or one.scope in place.scopes))
        return next(((one.value, *one.others) for one in near), ())

    def bindings_around(self, name: str, place: Place) -> tuple[Binding, ...]:
        """The values that the sections around a place's own give a name before it, best first: what stands under the
        heading above `### Step 2` and `### Step 3` holds in both. Where they give it none, the one value that the note
        gives it at all, in an earlier section: what stands under `## Setup` holds under `## Products`."""
        note = self._notes[place.path]
        if section_of(note, place.scopes[0]) == 0:
            return ()
        outer = set(place.scopes) - set(self._section(place))
        found = self.bindings_of(name, place)
        around = tuple(
            one for one in found if one.span.start <= place.offset and section_of(note, one.scope) in outer
        )
        told = {"".join(one.value.text.split()) for one in self.told_anywhere(name, place.path)}
        alone = len(told) == 1 and all(one.span.start <= place.offset for one in found)
        return around or (found if alone else ())

    def _bound(
        self, name: str, place: Place, *, near: bool = False, ahead: bool = False
    ) -> tuple[Binding, ...]:
        candidates = self._of(place.path).bindings.get(name, [])
        if near:
            candidates = [one for one in candidates if one.span.start <= place.offset]
        note = self._notes[place.path]
        behind: tuple[Binding, ...] = ()
        for scope in self._section(place) if near else place.scopes:
            inside = [one for one in candidates if scope in frozenset(note.scope_chain(one.scope))]
            before = [one for one in inside if one.span.start <= place.offset]
            after = tuple(one for one in inside if one.span.start > place.offset)
            if before or (after and "\n" not in note.source.text[place.offset : after[0].span.start]):
                return (*reversed(before), *after)
            behind = behind or after
            if ahead and behind and note.scopes[scope].kind is ScopeKind.SECTION:
                break
        return behind

    def restated(self, definition: Definition, place: Place) -> tuple[Definition, ...]:
        """The definitions in other words that the note gives a symbol besides one that stands above a place or in its
        section; empty where it gives none, or where the symbol may mean something else there anyhow."""
        before = definition.span.start <= place.offset
        if definition.path != place.path or not self._is_near(definition, place):
            return ()
        if before and definition.scope in place.scopes:
            return ()
        entries = self._of(place.path).entries.get(fold(definition.name), [])
        own = "".join(definition.body.text.split())
        others = {
            "".join(entry.definition.body.text.split()): entry.definition
            for entry in entries
            if self._visible(entry, place)
        }
        others.pop(own, None)
        same = all(one.parameters == definition.parameters for one in others.values())
        return tuple(others.values()) if same else ()

    def _is_near(self, definition: Definition, place: Place) -> bool:
        """Whether a definition of a place's note stands above the place or in its section."""
        note = self._notes[place.path]
        beside = set(self._section(place)) & set(note.scope_chain(definition.scope))
        return definition.span.start <= place.offset or bool(beside)

    def strays(self, definition: Definition, place: Place) -> bool:
        """Whether a symbol may mean something else at a place than a definition of it says.

        It does not where the definition stands above the place in a scope around it, or is the only one of the note
        and stands above it or in its section.
        """
        before = definition.span.start <= place.offset
        if definition.path != place.path or (before and definition.scope in place.scopes):
            return False
        if self._in_another_row(definition, place) or definition.span.start > place.offset + _SOON:
            return True
        if not before and self._is_new(definition, place):
            return True
        entries = self._of(place.path).entries.get(fold(definition.name), [])
        bodies = {
            "".join(entry.definition.body.text.split())
            for entry in entries
            if len(entry.definition.parameters) == len(definition.parameters) and self._visible(entry, place)
        }
        return len(bodies) > 1 or not self._is_near(definition, place)

    def opened_anew(self, one: Definition | Binding, place: Place) -> bool:
        """Whether a note gives a symbol a new meaning, without a definition or value that is read, between what it says
        of it and a place below: `let $f$ be a function with $f(1) = 3$`. Where the definition follows below only, the
        paragraphs above a place tell, as far as they may be meant at it."""
        if one.path != place.path or not is_symbol(one.name):
            return False
        above = one.span.end <= place.offset
        between = (one.span.end if above else max(place.offset - _SOON, 0), place.offset)
        entries = self._of(one.path).entries.get(fold(one.name), ())
        read = {entry.definition.span.start for entry in entries}
        arguments = len(one.parameters) if isinstance(one, Definition) else 0
        text = self._notes[one.path].source.text
        if isinstance(one, Binding):
            valued = {other.span.start for other in self._of(one.path).bindings.get(one.name, ())}
            if above and valued_between(text, one.name, *between, valued):
                return True
        return opened_between(text, one.name, between, read, arguments, above=above)

    def _is_new(self, definition: Definition, place: Place) -> bool:
        """Whether a definition that follows in a later paragraph gives its symbol a meaning there, rather than telling
        what it means before: `Now let Φ(x) = x² be …`."""
        text = self._notes[definition.path].source.text
        between = text[place.offset : definition.span.start]
        if "\n\n" not in between:
            return _WITH.search(between.rstrip(" $")) is not None
        said = re.split(r"[.!?]\s|[。！？\n]", between.rstrip(" $"))[-1]
        return _ANEW.search(said) is not None

    def strays_bound(self, binding: Binding, place: Place) -> bool:
        """Whether a value may belong to another place of the note than this one.

        It does not where it stands in the same paragraph, or in a scope around the place where that gives the name no
        other value, or is the only value that the note gives the name and stands above the place or in its section.
        """
        note = self._notes[place.path]
        first, last = sorted((binding.span.start, place.offset))
        if _bounded(binding.name, note.source.text[first:last]) or self._in_another_row(binding, place):
            return True
        if _is_an_aside(note, binding, place) or of_another_problem(
            note.source.text, binding.span.start, place.offset
        ):
            return True
        if "\n\n" not in note.source.text[first:last]:
            return binding.conditional and binding.scope not in place.scopes
        if binding.conditional and binding.scope not in place.scopes:
            return True
        apart = set(note.scope_chain(binding.scope)) - set(place.scopes)
        if any(note.scopes[scope].kind is ScopeKind.CALLOUT for scope in apart):
            return True
        before = binding.span.start <= place.offset
        others = self._of(place.path).bindings.get(binding.name, [])
        if self._is_in_heading(binding, others, place):
            return False
        values = {"".join(one.value.text.split()) for one in others}
        beside = set(self._section(place)) & set(note.scope_chain(binding.scope))
        if len(values) == 1:
            return not (before or beside) or (not beside and self._begins_anew(binding, place))
        around = {"".join(one.value.text.split()) for one in others if one.scope in place.scopes}
        return not (before and binding.scope in place.scopes and len(around) == 1)

    def _is_in_heading(self, binding: Binding, others: Iterable[Binding], place: Place) -> bool:
        """Whether the heading right above a place gives the name the same value: `## Checks (b = 4)`."""
        text = self._notes[place.path].source.text
        start = text.rfind("\n#", 0, place.offset) + 1
        end = text.find("\n", start)
        own = "".join(binding.value.text.split())
        return start > 0 and any(
            start <= one.span.start < end and "".join(one.value.text.split()) == own for one in others
        )

    def values_behind(self, name: str, place: Place) -> tuple[Term, ...]:
        """The values that the paragraph of a place gives a name behind the place, as it does for each equation that it
        solves: `5x = 35`, `x = 7`."""
        text = self._notes[place.path].source.text
        end = text.find("\n\n", place.offset)
        return tuple(
            one.value
            for one in self._of(place.path).bindings.get(name, ())
            if place.offset < one.span.start < (end if end >= 0 else len(text))
        )

    def _begins_anew(self, binding: Binding, place: Place) -> bool:
        """Whether the section of a place gives another value to a name that is bound beside a value, as an example does
        that comes after another one."""
        note = self._notes[place.path]
        here, there = section_of(note, place.scopes[0]), section_of(note, binding.scope)
        if not here or not there or there in place.scopes:
            return False
        key = (place.path, here, there)
        if key not in self._anew:
            self._anew[key] = self._rebinds(place.path, here, there)
        return self._anew[key]

    def _rebinds(self, path: str, here: int, there: int) -> bool:
        """Whether a section gives a name that another one binds other values only."""
        note = self._notes[path]
        for bindings in self._of(path).bindings.values():
            told: dict[int, set[str]] = {here: set(), there: set()}
            for one in bindings:
                if (at := section_of(note, one.scope)) in told:
                    told[at].add("".join(one.value.text.split()))
            if told[here] and told[there] and not told[here] & told[there]:
                return True
        return False

    def _in_another_row(self, binding: Binding | Definition, place: Place) -> bool:
        """Whether a value or definition stands in another row of a table than the place, which may have its own."""
        note = self._notes[place.path]
        rows, own = (
            {at for at in scopes if note.scopes[at].kind is ScopeKind.ROW}
            for scopes in (note.scope_chain(binding.scope), place.scopes)
        )
        return bool(rows and own and rows != own) or _on_other_bars(
            note.source.text, binding.span.start, place.offset
        )

    def _section(self, place: Place) -> Iterator[int]:
        """The scopes around a place up to its section."""
        note = self._notes[place.path]
        for scope in place.scopes:
            yield scope
            if note.scopes[scope].kind is ScopeKind.SECTION:
                return

    def names_function(self, name: str, place: Place) -> bool:
        """Whether `name` is a function at `place`."""
        return bool(self.definitions_of(name, place))
