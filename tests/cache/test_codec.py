"""Values as bytes and back."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, is_dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultproof.cache import Codec, CodecError
from vaultproof.note import LinkKind
from vaultproof.pipeline.examine import examine
from vaultproof.pipeline.kept import WORKED, types_of
from vaultproof.source import Source, Span

CODEC = Codec(types_of(WORKED))
VAULT = Path(__file__).parent.parent.parent / "vault"


@dataclass(frozen=True)
class Stranger:
    text: str


@pytest.mark.parametrize("path", sorted(VAULT.glob("*.md")), ids=lambda path: path.stem)
def test_an_examined_note_comes_back_as_it_was(path: Path) -> None:
    """All that is understood of a note survives being written down."""
    examined = examine(Source(path.name, path.read_text(encoding="utf-8")))
    assert CODEC.decode(CODEC.encode(examined)) == examined


_plain = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False) | st.binary()
_plain |= st.fractions() | st.complex_numbers(allow_nan=False) | st.sampled_from(LinkKind)
_values = st.recursive(
    _plain | st.builds(Span, st.integers(), st.integers()),
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(st.text() | st.integers(), inner)
        | st.frozensets(st.text() | st.integers() | st.builds(Span, st.integers(), st.integers()))
    ),
)


@given(_values)
def test_values_come_back_as_they_were(value: object) -> None:
    """Type and value survive, down to the sign of a zero."""
    again = CODEC.decode(CODEC.encode(value))
    assert again == value
    assert repr(again) == repr(value) or isinstance(value, frozenset) or "frozenset" in repr(value)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, -0.0, 5e-324])
def test_odd_floats_come_back(number: float) -> None:
    """JSON knows none of these for sure."""
    assert repr(CODEC.decode(CODEC.encode((number,)))) == repr((number,))


def test_types_that_are_not_listed_are_refused() -> None:
    """Neither written nor read."""
    with pytest.raises(CodecError):
        CODEC.encode((Fraction(1, 2), Stranger("x")))
    with pytest.raises(CodecError):
        CODEC.decode(json.dumps(["Stranger", "x"]).encode())


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.tuples(
            st.sampled_from(["", "[", ":", "{", "/", ".", "b", "c", "Span", "Link", "Source"]), inner
        ).map(list)
        | st.dictionaries(st.text(), inner)
    ),
)


@given(_json.map(lambda value: json.dumps(value).encode()) | st.binary())
def test_any_bytes_give_a_value_or_are_refused(data: bytes) -> None:
    """Whatever stands in the file, nothing else happens."""
    try:
        _listed_only(CODEC.decode(data))
    except CodecError:
        return


def _listed_only(value: Any) -> None:
    assert not is_dataclass(value) or type(value).__module__.startswith("vaultproof.")
