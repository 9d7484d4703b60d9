"""A request into a figure: an SVG, the same bytes on every machine, and the words that describe it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from vaultproof.plot.bars import draw_bars
from vaultproof.plot.contours import draw_contours
from vaultproof.plot.curves import draw_curves
from vaultproof.plot.describe import describe_bars, describe_contours, describe_curves, describe_plane
from vaultproof.plot.export import settings, svg
from vaultproof.plot.logged import logged
from vaultproof.plot.names import with_commas
from vaultproof.plot.plane import draw_plane, plane_view
from vaultproof.plot.request import BarsRequest, ContourRequest, CurveRequest, PlaneRequest, Request
from vaultproof.plot.survey import survey
from vaultproof.plot.terrain import terrain
from vaultproof.plot.tidy import tidy
from vaultproof.words import words


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure: the SVG and the text that stands for it where it is not seen."""

    svg: bytes
    alt: str


def drawing(request: Request, language: str = "en", *, decimal_comma: bool = False) -> Drawing:
    """Draw and describe, with decimal commas in all numbers where the note writes them.

    Raises `NothingToDraw` where the function has no finite real value.
    """
    own = words(language)
    with settings():
        match request:
            case CurveRequest():
                request = logged(request)
                found = survey(request)
                made, alt = draw_curves(request, found, own), describe_curves(request, found, own)
            case ContourRequest():
                seen = terrain(request)
                made, alt = draw_contours(request, seen), describe_contours(request, seen, own)
            case PlaneRequest():
                made = draw_plane(request, own)
                alt = describe_plane(request, plane_view(request), own)
            case BarsRequest():
                made, alt = draw_bars(request), describe_bars(request, own)
            case _:
                assert_never(request)
        alt = with_commas(alt) if decimal_comma else alt
        return Drawing(tidy(svg(made), alt, with_commas if decimal_comma else str), alt)


def draw(request: Request, language: str = "en") -> bytes:
    """The figure alone, as SVG."""
    return drawing(request, language).svg


def alt_text(request: Request, language: str = "en") -> str:
    """The description alone."""
    return drawing(request, language).alt
