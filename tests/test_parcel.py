"""What is packed for another process comes out the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hypothesis import given
from hypothesis import strategies as st

from vaultproof.parcel import pack, unpack
from vaultproof.source import Passage, Source, Span


class Colour(Enum):
    """A choice."""

    RED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """No fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class One:
    """A field."""

    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """Some fields."""

    span: Span
    colour: Colour
    inner: tuple[object, ...] = ()


_VALUES = st.recursive(
    st.one_of(
        st.integers(),
        st.text(),
        st.just(Colour.RED),
        st.just(Nothing()),
        st.builds(Span, st.integers(), st.integers()),
    ),
    lambda inner: st.one_of(
        st.builds(One, value=inner),
        st.builds(
            Many, span=st.just(Span(1, 2)), colour=st.just(Colour.RED), inner=st.lists(inner).map(tuple)
        ),
        st.dictionaries(st.text(), inner),
    ),
)


@given(_VALUES)
def test_a_value_is_the_same_when_unpacked(value: object) -> None:
    """Dataclasses with slots, inside each other and inside others."""
    assert unpack(pack(value)) == value


def test_a_value_that_stands_twice_is_one_when_unpacked() -> None:
    """As in any pickle."""
    passage = Passage("x", ((0, 3),))
    one, other = unpack(pack((passage, passage)))
    assert one is other


def test_a_dataclass_without_slots_is_packed_too() -> None:
    """As Python does it."""
    source = Source("a.md", "text")
    assert source.line_starts == (0,)
    assert unpack(pack(source)) == source
