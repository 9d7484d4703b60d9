r"""Tables of how much words weigh in documents that the note gives: below `d1: the cat sat`, columns `df`, `idf`,
`tf-idf`, or one for each document. What a column tells is what most of its cells agree with, out of the usual ways to
reckon it.

Works values out roughly, to tell a guess from another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from vaultproof.claim import Equation
from vaultproof.extract.doubts.otherwise import introduced_otherwise
from vaultproof.extract.tables.borne_out import Guess, Reading, are_borne_out, claims, figure, value_of
from vaultproof.extract.tables.table import Grid, grids
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_GATE = Spotted(r"tf[-–\s]?idf|\bidf\b", re.IGNORECASE)
_LABEL = (
    r"(?:d(?:oc(?:ument(?:o|e)?)?|ok(?:ument)?)?|документ|văn\s+bản|tài\s+liệu|文档|文書|문서)"
    r"\s*_?\s*\{?\s*(?P<number>\d)\s*\}?"
)
_DOCUMENT = late(
    rf"(?:^|[\n;])[ \t>]*(?:[-*+]\s+|\d+[.)]\s+)?[*_$]{{0,3}}{_LABEL}[*_$]{{0,3}}\s*(?:[:：=→]|\()\s*[$*]{{0,2}}"
    r"(?:[\"'`“«„]|\\text\s*\{\s*)?(?P<words>[^\W\d_][^\n\"'`”»“}|;:.,()\d]{1,200})"
    r"[\"'`”»“})]?[$.*\s]*(?=$|[\n;])",
    re.IGNORECASE,
)
_HEADS = {
    "term": late(
        r"(?:terms?|tokens?|words?|wort|wörter|begriff|mots?|termes?|palabras?|términos?|palavras?|termos?|parol[ae]|termin[ei]|слов[оа]|терм\w*|słow[oa]|từ|thuật\s+ngữ|词|词语|単語|語|단어)",
        re.IGNORECASE,
    ),
    "document": late(r"d|doc\w*|dok\w*|документ|văn\s+bản|文档|文書|문서", re.IGNORECASE),
    "df": late(r"df(?:\s*\(\s*t\s*\))?|df_t|document\s+frequency|dokumentenhäufigkeit", re.IGNORECASE),
    "idf": late(r"idf(?:\s*\(\s*t\s*\))?|idf_t", re.IGNORECASE),
    "tf": late(r"tf(?:\s*\(\s*t\s*,\s*d\s*\))?", re.IGNORECASE),
    "tfidf": late(r"tf\s?[-–·×*]?\s?idf(?:\s*\(\s*t\s*,\s*d\s*\))?", re.IGNORECASE),
}
_NUMBERED = late(rf"(?:tf\s?[-–]?\s?idf\s*\(?\s*)?{_LABEL}\s*\)?", re.IGNORECASE)
_FEWEST_DOCUMENTS = 2
_MOST_WORDS = 60
_TERM_FREQUENCIES = (r"\frac{COUNT}{LENGTH}", "COUNT", r"\left(1 + \ln COUNT\right)", r"\frac{COUNT}{MOST}")
_RARITIES = (
    r"\ln\frac{ALL}{HOLDING}",
    r"\frac{\ln\frac{ALL}{HOLDING}}{\ln 10}",
    r"\frac{\ln\frac{ALL}{HOLDING}}{\ln 2}",
    r"\left(\ln\frac{ALL}{HOLDING} + 1\right)",
    r"\left(\ln\frac{1 + ALL}{1 + HOLDING} + 1\right)",
    r"\ln\frac{ALL}{1 + HOLDING}",
)
_PLAIN = late(r"[*_`$\"“”'«»]|\\(?:text|mathrm)\s*\{|[{}]")


@dataclass(frozen=True, slots=True)
class _Counts:
    """How often a word stands in a document, and in how many documents, with how long that one is, how often its most
    frequent word stands there and how many documents there are."""

    own: int
    length: int
    most: int
    holding: int
    documents: int

    def put_into(self, term: str) -> str:
        """A term with these numbers."""
        named = {
            "COUNT": self.own,
            "LENGTH": self.length,
            "MOST": self.most,
            "HOLDING": self.holding,
            "ALL": self.documents,
        }
        for name, number in named.items():
            term = term.replace(name, str(number))
        return term


def word_weights(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each cell that tells how much a word weighs."""
    if not _GATE.may_match(note.source.text) or _GATE.search(note.source.text) is None:
        return
    documents = _documents(note.source.text)
    if len(documents) < _FEWEST_DOCUMENTS:
        return
    for grid, scope in grids(note):
        doubt = doubts.get(scope) or introduced_otherwise(note, note.scopes[scope].span.start)
        heads = {
            column: _PLAIN.sub("", term.text).strip() for (row, column), (term, _) in grid.items() if not row
        }
        roles = {
            role: column
            for column, text in heads.items()
            for role, head in _HEADS.items()
            if head.fullmatch(text)
        }
        if roles.get("term") != 0:
            continue
        numbered = {
            column: match["number"]
            for column, head in heads.items()
            if column and (match := _NUMBERED.fullmatch(head)) is not None
        }
        yield from claims(note, scope, _best(grid, documents, numbered, ("tfidf", "tf", "count")), doubt)
        told_in = roles.get("document")
        if told_in is not None:
            for role in ("tf", "tfidf"):
                columns = {roles[role]: ""} if role in roles else {}
                yield from claims(note, scope, _best(grid, documents, columns, (role,), told_in), doubt)
        rare = _best(grid, documents, {roles["idf"]: ""}, ("idf",)) if "idf" in roles else ()
        held = _guesses(grid, documents, {roles["df"]: ""}, "HOLDING") if "df" in roles else []
        yield from claims(note, scope, [*held, *rare], doubt)


def _documents(text: str) -> dict[str, list[str]]:
    """The words of each document, by its number; none where one has two texts."""
    found: dict[str, list[str]] = {}
    for match in _DOCUMENT.finditer(text):
        words = [one.casefold() for one in match["words"].split()]
        if not 1 < len(words) <= _MOST_WORDS or found.get(match["number"], words) != words:
            return {}
        found[match["number"]] = words
    numbers = sorted(map(int, found))
    return found if numbers in (list(range(1, len(numbers) + 1)), list(range(len(numbers)))) else {}


def _best(
    grid: Grid,
    documents: Mapping[str, Sequence[str]],
    columns: Mapping[int, str],
    kinds: Sequence[str],
    told_in: int | None = None,
) -> Sequence[Guess]:
    """The cells of columns, each with the number of its document, as the way to reckon them tells them with which most
    agree; none where no way is borne out."""
    best: Sequence[Guess] = ()
    for term in (term for kind in kinds for term in _ways(kind)) if columns else ():
        guesses = _guesses(grid, documents, columns, term, told_in)
        if are_borne_out(guesses) and _agreeing(guesses) > _agreeing(best):
            best = guesses
    return best


def _guesses(
    grid: Grid,
    documents: Mapping[str, Sequence[str]],
    columns: Mapping[int, str],
    term: str,
    told_in: int | None = None,
) -> list[Guess]:
    """The cells of columns with what a term gives for their word and document; this one may be told in a column of
    its own."""
    guesses = []
    for row, column in sorted(grid):
        word, named = grid.get((row, 0)), grid.get((row, told_in)) if told_in is not None else None
        cell = grid[row, column]
        told = figure(cell[0].text)
        if not row or column not in columns or word is None or told is None:
            continue
        number = re.search(r"\d", named[0].text) if named is not None else None
        written = _PLAIN.sub("", word[0].text).strip()
        counts = _counts(documents, written.casefold(), number[0] if number else columns[column])
        if counts is None:
            continue
        made = counts.put_into("0" if counts.own == 0 and "COUNT" in term else term)
        value = value_of(made)
        if value is not None:
            text = f"{grid[0, column][0].text.strip()} = {cell[0].text.strip()} of {written}"
            doubt = _OTHER_FORMS if _has_other_forms(documents, written.casefold()) else None
            guesses.append(Guess(cell, told, (Reading(made, value),), text, doubt))
    return guesses


_OTHER_FORMS = "other forms of the word may be counted with it"
_SHORTEST_STEM = 3


def _has_other_forms(documents: Mapping[str, Sequence[str]], word: str) -> bool:
    """Whether a word of the documents may be another form of one: `cats` of `cat`."""
    others = {one for words in documents.values() for one in words} - {word}
    stem = word[: max(_SHORTEST_STEM, len(word) - 2)]
    return len(word) >= _SHORTEST_STEM and any(one.startswith(stem) for one in others)


def _agreeing(guesses: Sequence[Guess]) -> int:
    return sum(one.agreeing is not None for one in guesses)


def _ways(kind: str) -> Iterator[str]:
    """The usual terms for a kind of weight."""
    match kind:
        case "count":
            yield "COUNT"
        case "idf":
            yield from _RARITIES
        case "tf":
            yield from _TERM_FREQUENCIES
        case _:
            for often, rare in product(_TERM_FREQUENCIES, _RARITIES):
                yield rf"{often} \cdot {rare}"


def _counts(documents: Mapping[str, Sequence[str]], word: str, number: str) -> _Counts | None:
    """The counts of a word in a document, or in all where none is told; None where the word stands in none of them."""
    holding = sum(word in words for words in documents.values())
    own = documents.get(number, ()) if number else ()
    if not holding or (number and not own):
        return None
    most = max((own.count(one) for one in own), default=1)
    return _Counts(own.count(word), len(own) or 1, most, holding, len(documents))
