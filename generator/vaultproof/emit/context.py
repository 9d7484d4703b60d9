"""What goes into emitted files, and what a template may see of it: frozen, plain values. Renders nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vaultproof.claim import Definition, Judgement
from vaultproof.diagnostic import Diagnostic
from vaultproof.extract.definitions.symbols import Symbol
from vaultproof.link.mentions import Mention
from vaultproof.note import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureToEmit:
    """A figure of a note. `name` tells it apart from the note's other figures: the function's name."""

    name: str
    svg: bytes
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactToEmit:
    """One line of the facts about a function: its name, such as `monotone`, and what it says, as words and LaTeX.

    `function` is Markdown that names the function; names and words are keys of the words.
    """

    function: str
    name: str
    statements: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndrawnToEmit:
    """A function that a reader would look for a figure of, and why there is none: the key of a sentence.

    `function` is Markdown that names it; `missing` are the letters, as LaTeX, that have no value.
    """

    function: str
    reason: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlink:
    """A note that links here, and the sentence in which it does, as Markdown from `sentence_of`."""

    path: str
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteToEmit:
    """A note with all that its generated parts are made of.

    `figures` and `facts` are of its functions, `undrawn` tells why others have no figure, `drawn` are figures that its
    own code draws. `fixed` is the note with its safe repairs, None where there are none; `symbols` and `mentions` are
    those of the emitted note.
    """

    note: Note
    judgements: tuple[Judgement, ...] = ()
    definitions: tuple[Definition, ...] = ()
    figures: tuple[FigureToEmit, ...] = ()
    drawn: tuple[FigureToEmit, ...] = ()
    facts: tuple[FactToEmit, ...] = ()
    undrawn: tuple[UndrawnToEmit, ...] = ()
    backlinks: tuple[Backlink, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    mentions: tuple[Mention, ...] = ()
    fixed: Note | None = None

    @property
    def emitted(self) -> Note:
        """The author's note as it is emitted: with its safe repairs."""
        return self.fixed if self.fixed is not None else self.note


@dataclass(frozen=True, slots=True, kw_only=True)
class EmittedVault:
    """A vault to emit. `attachments` are the paths of all files that are no readable notes, without hidden ones.

    `unresolved` pairs the target of each link that leads nowhere with the paths of the notes that hold it. `settled`
    tells that no figure was given up for lack of time. `faults` tell of notes of which we failed to draw a figure.
    """

    root: Path
    notes: tuple[NoteToEmit, ...]
    attachments: tuple[str, ...] = ()
    unresolved: tuple[tuple[str, tuple[str, ...]], ...] = ()
    settled: bool = True
    faults: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many claims there are and what came of them."""

    claims: int = 0
    holds: int = 0
    refuted: int = 0
    disputed: int = 0
    undecided: int = 0

    @property
    def verdict(self) -> str:
        """The verdict on the whole: the worst that there is, `undecided` only where no more holds than is left open,
        `none` for none."""
        if self.refuted:
            return "refuted"
        if self.disputed:
            return "disputed"
        return "holds" if self.holds > self.undecided else "undecided" if self.undecided else "none"

    @property
    def worst(self) -> str:
        """The worst verdict that any claim has: one that is undecided is worse than many that hold. `none` for none."""
        return next(
            (name for name in ("refuted", "disputed", "undecided") if getattr(self, name)), self.verdict
        )

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            claims=self.claims + other.claims,
            holds=self.holds + other.holds,
            refuted=self.refuted + other.refuted,
            disputed=self.disputed + other.disputed,
            undecided=self.undecided + other.undecided,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim in a template. All texts are Markdown that is safe in a cell of a table.

    `stated` and `actual` are empty where there is no value. `verdict` is `holds`, `refuted`, `disputed` or `undecided`;
    `reason` tells why it is undecided or what is soft. `witnesses` names who testified. `line` is the claim's line in
    the author's note, `place` the same as a link to its section, for other notes.
    """

    text: str
    stated: str
    actual: str
    verdict: str
    mark: str
    witnesses: str
    reason: str
    line: int
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionView:
    """A definition in a template: what it says, and a link to where it stands, empty where none can be made."""

    text: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A figure in a template: the embed that shows it, and what it shows."""

    embed: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A fact in a template: its name in the note's language and its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsView:
    """The facts about one function."""

    function: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotationView:
    """A symbol in a template: a formula, and what the note says it stands for, with its value if it has one."""

    symbol: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BacklinkView:
    """A backlink in a template: a link to the note and the sentence in which it links here."""

    link: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A note in the index and the report. `claims` are those to be mended: refuted, disputed, undecided.

    `mark` shows the worst verdict. `linked` counts the notes that link to it.
    """

    title: str
    link: str
    folder: str
    tags: tuple[str, ...]
    counts: Counts
    mark: str
    linked: int
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """Notes under one heading of the index: those of a folder or of a tag."""

    name: str
    notes: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolView:
    """A line of the glossary: a sign as it is written, what it stands for, what it is called, and where it is defined.

    `formula` is empty for what is no function and for a function of code, `meaning` where its note tells none.
    """

    symbol: str
    formula: str
    meaning: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """A card for spaced repetition; `short` where question and answer stand on one line."""

    question: str
    answer: str
    short: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckView:
    """The cards of a folder's notes, and the tag of their deck, without `#`."""

    tag: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteBoxView:
    """A note on the map: its path, its counts, a colour of JSON Canvas by its worst verdict, and its place.

    `color` is empty for no colour; `x` and `y` are of the left upper corner.
    """

    id: str
    path: str
    counts: Counts
    color: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupBoxView:
    """A group of notes on the map: a folder or a tag, and the rectangle around its notes."""

    id: str
    label: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeView:
    """A line on the map between two notes, by their ids, and at which sides it ends; `mutual` where both link."""

    id: str
    start: str
    start_side: str
    end: str
    end_side: str
    mutual: bool
