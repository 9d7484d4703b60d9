"""The generated parts of one note, rendered. Chooses which there are; puts them nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from vaultproof.emit.context import (
    Backlink,
    BacklinkView,
    FigureToEmit,
    FigureView,
    NoteToEmit,
    UndrawnToEmit,
)
from vaultproof.emit.markdown import formula
from vaultproof.emit.markers import Part
from vaultproof.emit.names import Names, embed
from vaultproof.emit.sentence import mentioning
from vaultproof.emit.templates import Templates
from vaultproof.emit.views import claim_views, counts_of, definition_views, facts_views, notation_views
from vaultproof.link.mentions import Mention
from vaultproof.words import Words

_MOST_CLAIMS, _MOST_UNDRAWN = 100, 3


def parts_of(
    item: NoteToEmit,
    figures: Mapping[str, Sequence[str]],
    wanted: Sequence[str],
    templates: Templates,
    names: Names,
    words: Words,
) -> list[Part]:
    """The parts of a note that have something to say, in the order in which they are wanted.

    `figures` are the paths of the note's figures, for each part that shows some. Raises `TemplateFault`.
    """
    parts = []
    for name in wanted:
        values = _values(name, item, figures, names, words)
        if values is not None:
            text = templates.render(f"{name}.md.j2", {"word": words, **values})
            parts.append(Part(name, text))
    return [part for part in parts if part.text.strip()]


def _values(
    name: str, item: NoteToEmit, figures: Mapping[str, Sequence[str]], names: Names, words: Words
) -> dict[str, object] | None:
    """What the template of a part sees; None where the part has nothing to say."""
    match name:
        case "verification" if item.judgements:
            claims = claim_views(item, words, names)
            return {
                "counts": counts_of(item.judgements),
                "claims": claims[:_MOST_CLAIMS],
                "more": max(len(claims) - _MOST_CLAIMS, 0),
                "definitions": definition_views(item, names),
            }
        case "plot" if figures[name] or item.undrawn:
            return {
                "figures": _figures(zip(item.figures, figures[name], strict=True)),
                "undrawn": tuple(_undrawn(one, words) for one in item.undrawn[:_MOST_UNDRAWN]),
            }
        case "figures" if figures[name]:
            return {
                "figures": _figures(
                    (replace(figure, alt=_drawn_alt(figure, at, words)), path)
                    for at, (figure, path) in enumerate(zip(item.drawn, figures[name], strict=True), 1)
                )
            }
        case "facts" if item.facts:
            return {"functions": facts_views(item.facts, words)}
        case "notation" if item.symbols:
            return {"symbols": notation_views(item.symbols)}
        case "mentions" if listed := _listed(item.mentions):
            return {"mentions": tuple(mentioning(item.emitted, listed, names.link)), "notes": len(listed)}
        case "backlinks" if item.backlinks:
            return {"backlinks": backlink_views(item, names)}
        case _:
            return None


def _figures(shown: Iterable[tuple[FigureToEmit, str]]) -> tuple[FigureView, ...]:
    return tuple(FigureView(embed=embed(path, figure.alt), alt=figure.alt) for figure, path in shown)


def _undrawn(one: UndrawnToEmit, words: Words) -> str:
    """The sentence that tells why a function has no figure."""
    missing = ", ".join(map(formula, one.missing))
    return words(f"undrawn.{one.reason}", function=one.function, missing=missing)


def _drawn_alt(figure: FigureToEmit, number: int, words: Words) -> str:
    """What a figure of the note's own code shows, as far as its texts tell."""
    if figure.alt:
        return words("figures.alt", number=number, texts=figure.alt)
    return words("figures.bare", number=number)


def _listed(mentions: Sequence[Mention]) -> list[Mention]:
    """The first mention of each note that has no link yet."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        if not mention.linked:
            first.setdefault(mention.path, mention)
    return list(first.values())


def _order(backlink: Backlink) -> tuple[str, str, bool]:
    return (backlink.path.rpartition("/")[2].casefold(), backlink.path, not backlink.sentence)


def backlink_views(item: NoteToEmit, names: Names) -> tuple[BacklinkView, ...]:
    """A note's backlinks, each note once, in order of their names."""
    seen: dict[str, BacklinkView] = {}
    for backlink in sorted(item.backlinks, key=_order):
        view = BacklinkView(link=names.link(backlink.path), sentence=backlink.sentence)
        seen.setdefault(backlink.path, view)
    return tuple(seen.values())
