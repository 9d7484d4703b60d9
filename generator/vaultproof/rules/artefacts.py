"""Traces of pasting → findings, each with its repair as a fix where one is certain. Finds none itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vaultproof import catalogue
from vaultproof.diagnostic import Diagnostic, Fix, Rule
from vaultproof.note import Note
from vaultproof.paste import Artefact, ArtefactKind, find_artefacts

_RULES: dict[ArtefactKind, tuple[Rule, str, str]] = {
    ArtefactKind.DUPLICATED_FORMULA: (
        catalogue.DUPLICATED_FORMULA,
        "a rendered formula was pasted together with its source",
        "keep the source alone: `{new}`",
    ),
    ArtefactKind.DOUBLED_SYMBOL: (
        catalogue.DOUBLED_SYMBOL,
        "`{old}` is a rendered symbol that was pasted together with its source",
        "write `{new}`",
    ),
    ArtefactKind.LOST_FORMULA: (
        catalogue.LOST_FORMULA,
        "a rendered formula was pasted twice, and its source is lost",
        "copy the formula again, and write it between dollars",
    ),
    ArtefactKind.FLATTENED_FORMULA: (
        catalogue.FLATTENED_FORMULA,
        "this formula has lost its powers or fractions",
        "write it again between dollars, as `$\\frac{{1}}{{1+e^{{-x}}}}$`",
    ),
    ArtefactKind.FOREIGN_DELIMITER: (
        catalogue.FOREIGN_DELIMITER,
        "Obsidian does not read this formula: its delimiters are not dollars",
        "write `$…$`, or `$$…$$` for a formula on lines of its own",
    ),
    ArtefactKind.BARE_BRACKET: (
        catalogue.BARE_BRACKET,
        "this formula stands between bare brackets, so Obsidian shows its source",
        "write `$…$`, or `$$…$$` for a formula on lines of its own",
    ),
    ArtefactKind.UNDELIMITED_FORMULA: (
        catalogue.UNDELIMITED_FORMULA,
        "this formula stands without dollars, so Obsidian shows its source",
        "put it between `$$` and `$$`",
    ),
    ArtefactKind.MATH_FENCE: (
        catalogue.MATH_FENCE,
        "Obsidian shows a block marked `math` as code",
        "put the formula between `$$` and `$$`",
    ),
    ArtefactKind.SPACE_BESIDE_DOLLAR: (
        catalogue.SPACE_BESIDE_DOLLAR,
        "a space inside the dollars keeps Obsidian from reading this formula",
        "write `{new}`",
    ),
    ArtefactKind.EATEN_COMMAND: (
        catalogue.EATEN_COMMAND,
        "the beginning of `{new}` was turned into a control character",
        "write `{new}`",
    ),
    ArtefactKind.INVISIBLE_CHARACTER: (
        catalogue.INVISIBLE_CHARACTER,
        "an invisible character stands where it breaks something ({name})",
        "take it away, or write an ordinary space",
    ),
    ArtefactKind.COPIED_BUTTON: (
        catalogue.COPIED_BUTTON,
        "the label of a copy button was pasted: `{old}`",
        "take it away, and put the code below it between fences",
    ),
    ArtefactKind.CITATION_MARK: (
        catalogue.CITATION_MARK,
        "a mark that cites a chat's own source was pasted: `{old}`",
        "take it away, or cite the source itself",
    ),
    ArtefactKind.CHAT_LEFTOVER: (
        catalogue.CHAT_LEFTOVER,
        "a chat's words to its reader were pasted: `{old}`",
        "take the line away",
    ),
    ArtefactKind.ESCAPED_SIGN: (
        catalogue.ESCAPED_SIGN,
        "a backslash before `{sign}` changes this formula",
        "write `{new}`",
    ),
}


def check(note: Note) -> Iterator[Diagnostic]:
    """A finding for each trace of pasting in a note."""
    return told(note, find_artefacts(note))


def told(note: Note, artefacts: Iterable[Artefact]) -> Iterator[Diagnostic]:
    """A finding for each of the traces that were found in a note."""
    return (_diagnostic(note, artefact) for artefact in artefacts)


def _diagnostic(note: Note, artefact: Artefact) -> Diagnostic:
    rule, message, help_text = _RULES[artefact.kind]
    old, new = note.source[artefact.span], artefact.replacement
    told = {
        "old": _short(old),
        "new": _short(new or artefact.latex or ""),
        "name": " ".join(f"U+{ord(sign):04X}" for sign in old[:4]),
        "sign": old[1:2],
    }
    edits = artefact.repair
    fix = Fix(artefact.applicability, edits) if edits else None
    return rule.at(note.path, artefact.span, message.format(**told), help=help_text.format(**told), fix=fix)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
