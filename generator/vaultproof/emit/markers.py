"""Generated parts and properties put into a note and taken out again, so that the author's text comes back to the byte.

Parts stand at the end of a note, where they displace nothing; the properties at its top tell the verdict at a glance.
The first part begins a line of its own. Where the author's text does not end its last line, or the note would not read
the same, there are line ends between them, and as many more behind the opening mark, so that taking out knows how many
to take.
Where the end of a note swallows all that follows, as an unclosed fence does, the parts stand above the text, as do
those that are wanted there.
Knows nothing of what parts say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vaultproof.emit.linked import links_of
from vaultproof.note import Frontmatter, Note, Property
from vaultproof.read import read_note
from vaultproof.read.frontmatter import read_properties
from vaultproof.source import Source, Span

PROPERTIES = tuple(
    f"vaultproof_{name}" for name in ("verdict", "claims", "holds", "refuted", "disputed", "undecided")
)
"""The names of the properties that are generated; an author's own properties bear other names."""

_MARK = re.compile(r"\s*vaultproof:(begin|end) ([a-z][a-z0-9-]*)\s*")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Part:
    """A generated part: its name, in small letters, and its Markdown, with `\\n` as line end.

    One on `top` stands above the author's text, where the note reads the same with it there.
    """

    name: str
    text: str
    top: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """A part found in a text. `inside` is what stands between its marks, `gap` the line ends before it that belong to
    it."""

    span: Span
    inside: Span
    gap: int
    eol: str


def insert(
    text: str,
    parts: Sequence[Part],
    properties: Sequence[tuple[str, str | int]] = (),
    note: Note | None = None,
) -> str:
    """A note's text with parts and properties; parts and properties of an earlier time are replaced.

    A part that has no place where the note would still read the same is left out, and so are properties in a
    frontmatter that is empty or cannot be read. `note` is the text as it was read, where it was; it spares a reading.
    """
    if note is None or note.source.text != text:
        text = remove(text)
        note = read_note(Source("", text))
    eol = _eol(text)
    shown = [part for part in parts if part.text.strip()]
    above = [part for part in shown if part.top]
    if above and (topped := _with_top(note, _with_parts(note, _below(shown), eol), above, eol)) is not None:
        return _with_properties(topped, note, properties, eol)
    return _with_properties(_with_parts(note, shown, eol), note, properties, eol)


def remove(text: str) -> str:
    """The author's text: without generated parts and properties."""
    if "vaultproof" not in text:
        return text
    note = read_note(Source("", text))
    cuts = links_of(note)
    for run in _runs(_placed(note), text):
        start, end = run[0].span.start - run[0].gap, run[-1].span.end
        if start == _body(note) and text.startswith(run[-1].eol * 2, end):
            end += 2 * len(run[-1].eol)
        cuts = [(span, words) for span, words in cuts if not Span(start, end).covers(span)]
        cuts.append((Span(start, end), ""))
    for span, words in sorted(cuts, reverse=True):
        text = text[: span.start] + words + text[span.end :]
    return _without_properties(text)


def masked(text: str, known: Callable[[str], bool] = lambda _: True) -> str:
    """A text of the same length in which generated parts are blank between their marks, so that all else keeps its
    place; the text as it is where all that is generated in it is not `known`."""
    if "vaultproof" not in text:
        return text
    note = read_note(Source("", text))
    if not known(_generated(note)):
        return text
    for part in _placed(note):
        text = text[: part.inside.start] + _blank(text, part) + text[part.inside.end :]
    return text


def generated_span(source: Source) -> Span | None:
    """The place of the first generated part of a note in which something stands."""
    for part in _placed(read_note(source)):
        if source.text[part.inside.start : part.inside.end].strip():
            return part.span
    return None


def unmasked(changed: str, original: str) -> str | None:
    """A text that was masked and then changed, with the generated parts of the original one; None where they were
    changed, too."""
    blank, parts = (_placed(read_note(Source("", text))) for text in (changed, original))
    if len(blank) != len(parts):
        return None
    for empty, part in reversed(list(zip(blank, parts, strict=True))):
        if changed[empty.inside.start : empty.inside.end] != _blank(original, part):
            return None
        inside = original[part.inside.start : part.inside.end]
        changed = changed[: empty.inside.start] + inside + changed[empty.inside.end :]
    return changed


def _blank(text: str, part: _Placed) -> str:
    return re.sub(r"[^\r\n]", " ", text[part.inside.start : part.inside.end])


def generated(text: str) -> str:
    """All that `remove` takes out of a text: parts and lines of properties, one after the other."""
    return _generated(read_note(Source("", text))) if "vaultproof" in text else ""


def _generated(note: Note) -> str:
    text = note.source.text
    parts = "\n".join(text[run[0].span.start : run[-1].span.end] for run in _runs(_placed(note), text))
    lines = [
        note.source.line(note.source.position(prop.key_span.start).line)
        for prop in _own_properties(note.frontmatter)
    ]
    return "\n".join([*lines, *([parts] if parts else [])])


def _own_properties(frontmatter: Frontmatter | None) -> list[Property]:
    return [prop for prop in frontmatter.properties if prop.name in PROPERTIES] if frontmatter else []


def _eol(text: str) -> str:
    """The line end that a text uses; a lone carriage return ends no line of a frontmatter, so none is written."""
    found = re.search(r"\r?\n", text)
    return found.group() if found else "\n"


def _body(note: Note) -> int:
    """The offset at which the line after the properties begins."""
    if note.frontmatter is None:
        return 0
    found = _LINE_END.match(note.source.text, note.frontmatter.span.end)
    return found.end() if found else note.frontmatter.span.end


def _shown(part: Part, eol: str, gap: int = 0) -> str:
    """A part between its marks; nothing in it can look like a mark."""
    text = eol.join(_LINE_END.split(part.text.strip("\r\n").replace("%%", "%\u200b%")))
    return (
        f"%% vaultproof:begin {part.name} %%{eol * (2 + gap)}{text}{eol * 2}%% vaultproof:end {part.name} %%"
    )


def _with_parts(note: Note, parts: Sequence[Part], eol: str) -> str:
    text = note.source.text
    if not parts:
        return text
    for gap in (1, 2, 0) if text and not text.endswith(("\n", "\r")) else (0, 1, 2):
        block = eol.join(_shown(part, eol, 0 if at else gap) for at, part in enumerate(parts))
        if _reads_same(note, text + eol * gap + block, len(text) + gap * len(eol), len(parts)):
            return text + eol * gap + block
    at = _body(note)
    block = eol.join(_shown(part, eol) for part in parts) + eol * 2
    above = text[:at] + block + text[at:]
    if _LINE_END.search(text[:at][-1:] or "\n") and len(_placed(read_note(Source("", above)))) == len(parts):
        return above
    return text


def _below(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if not part.top]


def _with_top(note: Note, text: str, parts: Sequence[Part], eol: str) -> str | None:
    """A note's text, with its parts below, and others above; None where it would not read the same."""
    at = _body(note)
    if text[:at] and not text[:at].endswith(("\n", "\r")):
        return None
    given = text[:at] + eol.join(_shown(part, eol) for part in parts) + eol * 2 + text[at:]
    if remove(given) != note.source.text:
        return None
    before, after = (_told(read_note(Source("", _hidden(one)))) for one in (text, given))
    return given if before == after else None


def _hidden(text: str) -> str:
    """A text without a trace of its parts."""
    for part in reversed(_placed(read_note(Source("", text)))):
        text = text[: part.span.start] + text[part.span.end :]
    return text


def _told(note: Note) -> tuple[object, ...]:
    """What a note says, wherever it says it."""
    return (
        note.frontmatter.properties if note.frontmatter else (),
        [(block.kind, block.text.strip()) for block in note.blocks],
        [(heading.level, heading.text) for heading in note.headings],
        [(fence.info, fence.passage.text, fence.closed) for fence in note.fences],
        [(link.target, link.subpath, link.display) for link in note.links],
        [formula.passage.text for formula in note.formulas],
        [block_id.id for block_id in note.block_ids],
        [footnote.id for footnote in note.footnotes],
    )


def _reads_same(before: Note, text: str, boundary: int, parts: int) -> bool:
    """Whether all parts are hidden as comments, and all that stands before them reads as it did."""
    after = read_note(Source("", text))
    if len(_placed(after)) != parts:
        return False
    if any(
        block.kind != "paragraph" and block.span.start <= boundary < block.span.end for block in after.blocks
    ):
        return False
    return _reading(before, boundary) == _reading(after, boundary)


def _reading(note: Note, end: int) -> tuple[object, ...]:
    """What a note says up to an offset, as far as readers of it tell."""
    return (
        [
            (block.kind, block.span.start, block.text.rstrip())
            for block in note.blocks
            if block.span.start < end
        ],
        [(heading.level, heading.text) for heading in note.headings if heading.span.start < end],
        [(fence.info, fence.passage.text, fence.closed) for fence in note.fences if fence.span.start < end],
        [(link.target, link.subpath, link.display) for link in note.links if link.span.start < end],
        [formula.span for formula in note.formulas if formula.span.start < end],
        [block_id.span for block_id in note.block_ids if block_id.span.start < end],
        [(footnote.id, footnote.span) for footnote in note.footnotes if footnote.span.start < end],
    )


def _placed(note: Note) -> list[_Placed]:
    """The parts of a note: an opening mark and the next closing mark of the same name, in the form of `_shown`."""
    found: list[_Placed] = []
    opening: tuple[str, int, int] | None = None
    text = note.source.text
    for comment in sorted(note.comments, key=lambda comment: comment.span):
        mark = _MARK.fullmatch(comment.text)
        if mark is None:
            continue
        if mark.group(1) == "begin":
            opening = (mark.group(2), comment.span.start, comment.span.end)
        elif opening is not None and opening[0] == mark.group(2):
            if (part := _part(text, opening[1], opening[2], comment.span)) is not None:
                found.append(part)
            opening = None
    return found


def _part(text: str, start: int, opened: int, closing: Span) -> _Placed | None:
    """A part whose marks are known, unless it has another form than parts are given."""
    first = _LINE_END.match(text, opened)
    if first is None:
        return None
    eol = first.group()
    count = 0
    while text.startswith(eol, opened + count * len(eol)):
        count += 1
    if count < 2 or text[max(closing.start - 2 * len(eol), opened) : closing.start] != eol * 2:
        return None
    gap = (count - 2) * len(eol)
    if text[max(start - gap, 0) : start] != eol * (count - 2):
        gap = 0
    return _Placed(Span(start, closing.end), Span(opened, closing.start), gap, eol)


def _runs(parts: list[_Placed], text: str) -> list[list[_Placed]]:
    """Parts with a single line end between them, together."""
    runs: list[list[_Placed]] = []
    for part in parts:
        last = runs[-1][-1] if runs else None
        if last is not None and text[last.span.end : part.span.start] == last.eol:
            runs[-1].append(part)
        else:
            runs.append([part])
    return runs


def _with_properties(text: str, note: Note, properties: Sequence[tuple[str, str | int]], eol: str) -> str:
    """A text with lines of properties before the end of its frontmatter, or with a frontmatter of its own."""
    if not properties:
        return text
    frontmatter = note.frontmatter
    if frontmatter is None:
        lines = "".join(f"{name}: {value}{eol}" for name, value in properties)
        return f"---{eol}{lines}---{eol}{text}"
    inside = _inside(text, frontmatter)
    if (
        not frontmatter.valid
        or not frontmatter.properties
        or text[inside.start : inside.end].lstrip().startswith("{")
    ):
        return text
    key = frontmatter.properties[0].key_span.start
    indent = " " * (note.source.position(key).column - 1)
    lines = "".join(f"{indent}{name}: {value}{eol}" for name, value in properties)
    given = text[: inside.end] + lines + text[inside.end :]
    after = read_properties(Source("", given)).frontmatter
    kept = (
        after is not None
        and after.valid
        and after.properties[: len(frontmatter.properties)] == frontmatter.properties
    )
    return (
        given
        if kept
        and after is not None
        and len(after.properties) == len(frontmatter.properties) + len(properties)
        else text
    )


def _inside(text: str, frontmatter: Frontmatter) -> Span:
    """The lines between the two `---` lines."""
    opening = _LINE_END.search(text)
    start = opening.end() if opening else 0
    closing = max(text.rfind("\n", 0, frontmatter.span.end), text.rfind("\r", 0, frontmatter.span.end)) + 1
    return Span(start, max(start, closing))


def _without_properties(text: str) -> str:
    source = Source("", text)
    frontmatter = read_properties(source).frontmatter
    if frontmatter is None:
        return text
    inside = _inside(text, frontmatter)
    mine = _own_properties(frontmatter)
    lines = text
    for prop in reversed(mine):
        start = source.line_starts[source.position(prop.key_span.start).line - 1]
        end = _LINE_END.search(lines, prop.key_span.end)
        lines = lines[:start] + (lines[end.end() :] if end else "")
    if mine and len(text) - len(lines) == inside.end - inside.start:
        rest = _LINE_END.match(text, frontmatter.span.end)
        return text[rest.end() :] if rest else ""
    return lines
