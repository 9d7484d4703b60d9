"""Links that lead nowhere, or not where they seem to → findings. Resolves by the index; changes nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from vaultproof.catalogue import (
    ALIAS_AS_TARGET,
    AMBIGUOUS_HEADING,
    AMBIGUOUS_LINK,
    UNRESOLVED_BLOCK,
    UNRESOLVED_EMBED,
    UNRESOLVED_HEADING,
    UNRESOLVED_LINK,
    WRONG_CASE,
)
from vaultproof.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity
from vaultproof.link import Index
from vaultproof.link.subpath import block_of
from vaultproof.note import Link, LinkKind, Note
from vaultproof.source import Span

_ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]*://|www\.|(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|dev)(?:/|$)", re.IGNORECASE
)
_QUOTES = re.compile(r"[\"'\\]")
_CLASS = re.compile(r":\w+:")
# A template's place for a name: `{{date}}`, `<% tp.date.tomorrow() %>`. There is a link once it is filled in.
_BLANK = re.compile(r"\{\{.*?\}\}|<%.*?%>")
LEFT_OUT = "`.gitignore` leaves it out of the repository: whoever wrote this may have it on disk"


def is_file_name(target: str) -> bool:
    """Whether a target has the ending of a file that is no note."""
    return re.search(r"\.(?!md$)\w{1,5}$", target) is not None


def check(note: Note, index: Index) -> Iterator[Diagnostic]:
    """At most one finding for each link of a note."""
    for one in index.outgoing(note.path):
        found = (
            _unresolved(note, one.link, index)
            if one.resolved is None
            else _resolved(note, one.link, one.resolved, index)
        )
        if found is not None:
            yield found


def _unresolved(note: Note, link: Link, index: Index) -> Diagnostic | None:
    if _BLANK.search(link.target):
        return None
    named = index.notes_with_alias(link.target.rsplit(".md", 1)[0])
    if named and link.kind is not LinkKind.MARKDOWN:
        return _alias(note, link, named, index)
    what = f"`{_shown(link)}`"
    slashed = link.target.replace("\\", "/")
    if slashed != link.target and index.names.resolve(slashed, note.path) is not None:
        # Whether Obsidian takes such a path, on which system, no document tells.
        rule = UNRESOLVED_EMBED if link.kind is LinkKind.EMBED else UNRESOLVED_LINK
        return rule.at(
            note.path,
            link.span,
            f"{what} has backslashes between folders, which lead nowhere on most systems",
            help=f"write `{slashed}`",
            severity=Severity.INFO,
        )
    if link.kind is LinkKind.EMBED:
        left_out = is_file_name(link.target) and index.left_out(link.target, note.path)
        return UNRESOLVED_EMBED.at(
            note.path,
            link.span,
            f"{what} embeds a file that is not in the vault",
            help=LEFT_OUT if left_out else _nearest(link, index),
            severity=Severity.INFO if left_out else None,
        )
    return UNRESOLVED_LINK.at(
        note.path, link.span, f"{what} leads to no file of the vault", help=_nearest(link, index)
    )


def _nearest(link: Link, index: Index) -> str:
    if _ADDRESS.match(link.target):
        address = link.target if "://" in link.target else f"https://{link.target}"
        return f"for a page of the web write `[text]({address})`"
    if _CLASS.fullmatch(link.target):
        return f"put it between backticks, if it is no link: `` `[[{link.target}]]` ``"
    before, mark, block = link.target.partition("^")
    if mark and index.names.resolve(before, "") is not None:
        return f"a block's id stands behind `#^`: write `[[{before}#^{block}]]`"
    near = index.suggest(link.target)
    if near is not None:
        return f"did you mean `{index.names.written(near)}`?"
    is_file = re.search(r"\.\w{1,5}$", link.target) is not None
    where = (
        f"put `{_shown(link)}` into `{index.attachments}`"
        if index.attachments
        else f"add `{_shown(link)}` to the vault"
    )
    deed = where if is_file else f"write the note `{_shown(link)}`"
    return f"{deed}, or mend the name"


def _alias(note: Note, link: Link, named: tuple[str, ...], index: Index) -> Diagnostic:
    target = index.names.written(named[0])
    fix = None
    # In a property the name would stand inside a quoted text of its own, which its quotes would end.
    quoted = link.in_property is not None and _QUOTES.search(target) is not None
    if len(named) == 1 and note.source[link.span].startswith(("[[", "![[")) and not quoted:
        fix = Fix(Applicability.SAFE, (Edit(link.span, _rewritten(link, target)),))
    return ALIAS_AS_TARGET.at(
        note.path,
        link.span,
        f"`{link.target}` is an alias of `{target}`, and Obsidian does not follow aliases",
        help=f"write `{_rewritten(link, target)}`",
        fix=fix,
    )


def _rewritten(link: Link, target: str) -> str:
    bar = "\\|" if link.in_table else "|"
    if link.kind is LinkKind.EMBED:
        display = f"{bar}{link.display}" if link.display is not None else ""
        return f"![[{target}{link.subpath or ''}{display}]]"
    shown = link.display or link.target
    return (
        f"[[{target}{link.subpath or ''}]]"
        if shown == target
        else f"[[{target}{link.subpath or ''}{bar}{shown}]]"
    )


def _resolved(note: Note, link: Link, path: str, index: Index) -> Diagnostic | None:
    candidates = index.names.candidates(link.target, note.path)
    if len(candidates) > 1:
        return AMBIGUOUS_LINK.at(
            note.path,
            link.span,
            f"`{link.target}` may mean {_listed(candidates)}",
            help="write the path from the vault's root",
        )
    return _subpath(note, link, path, index) or _case(note, link, path)


def _subpath(note: Note, link: Link, path: str, index: Index) -> Diagnostic | None:
    if link.subpath is None:
        return None
    title = path.rsplit("/", 1)[-1].removesuffix(".md")
    if path in index.views:
        return _view(note, link, path, index)
    if (block := block_of(link.subpath)) is not None:
        if index.has_block(path, link.subpath):
            return None
        return UNRESOLVED_BLOCK.at(
            note.path,
            link.span,
            f"`{title}` has no block `^{block}`",
            help=f"put `^{block}` at the end of the block, or alone below it with blank lines around it",
        )
    headings = index.headings(path, link.subpath)
    words = link.subpath.lstrip("#")
    if headings is None:
        return None
    if (
        not headings
        and link.kind is LinkKind.MARKDOWN
        and (text := index.heading_with_slug(path, words)) is not None
    ):
        return _slug(note, link, words, text)
    if not headings:
        help_text = _like_heading(path, words, index)
        return UNRESOLVED_HEADING.at(
            note.path, link.span, f"`{title}` has no heading `{words}`", help=help_text
        )
    if len(headings) > 1:
        return AMBIGUOUS_HEADING.at(
            note.path,
            link.span,
            f"`{title}` has {len(headings)} headings `{words}`; the first is opened",
            help="name the heading above it too: `#Above#Below`",
        )
    return None


def _slug(note: Note, link: Link, words: str, text: str) -> Diagnostic:
    """A link as it works on the web, where headings are named in lower case with hyphens, and may be meant to: mended,
    it works there no more."""
    written = text.replace(" ", "%20")
    at = note.source.text.rfind(f"#{words}", link.span.start, link.span.end)
    plain = at >= 0 and not re.search(r"[^\w%' -]", written)
    fix = Fix(Applicability.UNSAFE, (Edit(Span(at + 1, at + 1 + len(words)), written),)) if plain else None
    return UNRESOLVED_HEADING.at(
        note.path,
        link.span,
        f"`#{words}` names the heading `{text}` as web pages do; Obsidian looks for its words",
        help=f"write `#{written}`",
        fix=fix,
        severity=Severity.INFO,
    )


def _like_heading(path: str, words: str, index: Index) -> str:
    near = index.heading_like(path, words)
    return (
        f"did you mean `#{near}`?"
        if near is not None
        else "write the heading's text as it stands in the note"
    )


def _view(note: Note, link: Link, path: str, index: Index) -> Diagnostic | None:
    name = (link.subpath or "").lstrip("#").strip()
    if not name or name.casefold() in {view.casefold() for view in index.views[path]}:
        return None
    return UNRESOLVED_HEADING.at(
        note.path,
        link.span,
        f"`{path}` has no view `{name}`",
        help=f"its views are {_listed(sorted(index.views[path]))}",
    )


def _case(note: Note, link: Link, path: str) -> Diagnostic | None:
    """Names that are written as paths, in another case than the file has."""
    is_note = path.lower().endswith(".md")
    if not link.target or (link.kind is not LinkKind.MARKDOWN and is_note):
        return None
    written = unicodedata.normalize("NFC", link.target).strip("./").rsplit("../", 1)[-1]
    there = unicodedata.normalize("NFC", path)
    same = there.endswith(written) or there.removesuffix(".md").endswith(written)
    if same or not there.casefold().removesuffix(".md").endswith(written.casefold().removesuffix(".md")):
        return None
    return WRONG_CASE.at(
        note.path,
        link.span,
        f"the file is called `{path}`; where case counts, `{link.target}` leads nowhere",
        help="write the name as the file has it",
    )


def _listed(names: tuple[str, ...] | list[str]) -> str:
    shown = [f"`{name}`" for name in names[:4]]
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return (
        ", ".join(shown[:-1]) + (", " if more else " or ") + shown[-1] + more
        if len(shown) > 1
        else "".join(shown)
    )


def _shown(link: Link) -> str:
    return link.target if len(link.target) <= 80 else link.target[:77] + "…"
