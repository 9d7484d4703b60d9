"""Whatever a child sends, the checker reads it as what was agreed on or not at all."""

from __future__ import annotations

import json
import math
import struct
from base64 import b64encode

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultproof.sandbox import Array, Job, Question, Value, lint, protocol
from vaultproof.sandbox.clean import clean, clean_line
from vaultproof.sandbox.conversation import Conversation, Ended
from vaultproof.sandbox.figure import clean_svg
from vaultproof.sandbox.frame import FrameError, Splitter, pack, pack_texts, unpack_texts
from vaultproof.sandbox.inside.tell import CannotTell, tell

pytestmark = pytest.mark.property

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=12,
)
TAG = st.sampled_from(
    ["0", "a", "b", "c", "f", "i", "l", "n", "s", "t", "x", "", "float64", "str3", "ran", "inf"]
)
TAGGED = st.recursive(
    TAG | st.integers(-3, 3) | st.booleans() | st.none() | st.floats(),
    lambda inner: st.lists(inner, max_size=5),
    max_leaves=20,
)
PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | st.complex_numbers()
    | st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner),
    max_leaves=10,
)
MESSAGES = st.fixed_dictionaries(
    {},
    optional={
        "ran": st.integers(-1, 3) | JSON,
        "stdout": st.text(max_size=5) | JSON,
        "prints": st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.text(max_size=3))) | JSON,
        "fault": st.none() | st.tuples(st.text(), st.text(), st.none(), st.integers(0, 3)) | JSON,
        "sought": st.lists(st.text(max_size=3), max_size=2) | JSON,
        "token": st.text(max_size=3),
        "answers": st.lists(st.fixed_dictionaries({"value": TAGGED | JSON}), max_size=2) | JSON,
        "figures": st.lists(st.text(max_size=3), max_size=2) | JSON,
    },
)
PIECES = st.one_of(
    st.binary(max_size=40),
    MESSAGES.map(lambda message: pack(json.dumps(message).encode())),
    st.just(pack(b'{"ran": 0, "stdout": "", "prints": [], "fault": null, "sought": []}')),
    st.just(pack(b'{"figures": []}')),
    st.integers(0, 2**32 - 1).map(lambda length: struct.pack("<I", length)),
)
JOB = Job(blocks=("x = 4",), questions=(Question(after=0, expression="x"),))


def _same(one: Value, other: Value) -> bool:
    """Equality by type and bit, where NaN is NaN."""
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    if isinstance(one, complex) and isinstance(other, complex):
        return _same(one.real, other.real) and _same(one.imag, other.imag)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_same, one, other)) and type(one) is type(other)
    return type(one) is type(other) and one == other


@given(JSON | TAGGED)
def test_a_value_is_read_or_refused(tagged: object) -> None:
    """Reading any JSON as a value gives a plain value or a FrameError, never another exception."""
    try:
        value = protocol.read_value(tagged)
    except FrameError:
        return
    assert value is None or isinstance(value, bool | int | float | complex | str | list | tuple | Array)


@given(PLAIN)
def test_a_plain_value_arrives_as_it_left(value: Value) -> None:
    """What the child tells of a plain value is what the checker reads, to the bit."""
    assert _same(protocol.read_value(json.loads(json.dumps(tell(value)))), value)


@given(
    st.sampled_from(["bool", "i1", "u2", "i8", "u8", "f2", "f4", "f8", "c8", "c16", "U3"]),
    st.lists(st.integers(0, 3), max_size=3),
)
def test_an_array_arrives_with_its_shape(dtype: str, shape: list[int]) -> None:
    """An array keeps dtype, shape and items."""
    array = np.arange(math.prod(shape)).reshape(shape).astype(dtype)
    found = protocol.read_value(json.loads(json.dumps(tell(array))))
    assert isinstance(found, Array)
    assert found.dtype == array.dtype.name
    assert found.shape == array.shape
    assert list(found.items) == array.reshape(-1).tolist()


@pytest.mark.parametrize(
    "value",
    [object(), {1: 2}, {3}, b"5", range(3), np.array([object()]), np.array(["2024"], "M8[D]")],
)  # fmt: skip
def test_what_is_not_plain_is_not_told(value: object) -> None:
    """Values of other kinds are refused by the child already."""
    with pytest.raises(CannotTell):
        tell(value)


@given(st.lists(st.binary(max_size=30), max_size=6), st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_frames_do_not_depend_on_how_a_stream_is_cut(payloads: list[bytes], cuts: list[int]) -> None:
    """However the bytes arrive, the same frames come out."""
    stream = b"".join(map(pack, payloads))
    splitter, found, at = Splitter(10_000), [], 0
    while at < len(stream):
        count = cuts[at % len(cuts)]
        found += splitter.feed(stream[at : at + count])
        at += count
    assert found == payloads


@given(st.integers(0, 200), st.lists(st.binary(max_size=50), max_size=10))
def test_a_stream_never_exceeds_its_limit(limit: int, pieces: list[bytes]) -> None:
    """No more than the limit is ever held, whatever lengths are announced."""
    splitter = Splitter(limit)
    try:
        for piece in pieces:
            splitter.feed(piece)
    except FrameError:
        return
    assert sum(map(len, pieces)) <= limit


@given(st.lists(st.text(max_size=20), max_size=6))
def test_texts_arrive_as_they_left(texts: list[str]) -> None:
    """What the checker sends is what the child reads; half characters apart."""
    whole = [text.encode("utf-8", "replace").decode() for text in texts]
    assert unpack_texts(pack_texts(texts)[4:]) == whole


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=6))
def test_no_bytes_make_an_answer_without_the_token(pieces: list[bytes]) -> None:
    """Bytes sent by somebody who does not know the token never become a value, and never an exception."""
    talk = Conversation(JOB, lint.read_blocks(JOB.blocks))
    for piece in pieces:
        talk.receive(piece)
    talk.end(Ended())
    (answer,) = talk.result.answers
    assert answer.reason is not None
    assert answer.value is None


@settings(max_examples=300)
@given(st.data())
def test_a_garbled_exchange_is_never_an_exception(data: st.DataObject) -> None:
    """An honest exchange with some bytes changed is read or spoilt; what is spoilt has no value."""
    talk = Conversation(JOB, lint.read_blocks(JOB.blocks))
    ran = pack(b'{"ran": 0, "stdout": "", "prints": [], "fault": null, "sought": []}')
    asked = talk.receive(_garbled(data, ran))
    texts = unpack_texts(asked[4:]) if asked else ["nobody"]
    answer = json.dumps({"token": texts[0], "answers": [{"value": ["i", "0x4"]}], "sought": []}).encode()
    talk.receive(_garbled(data, pack(answer)))
    talk.receive(_garbled(data, pack(b'{"figures": []}')))
    talk.end(Ended(status=data.draw(st.sampled_from([0, 9, 256]))))
    (answered,) = talk.result.answers
    assert not (talk.spoilt and answered.reason is None)


def _garbled(data: st.DataObject, frame: bytes) -> bytes:
    changed = bytearray(frame)
    for at, byte in data.draw(
        st.dictionaries(st.integers(0, len(frame) - 1), st.integers(0, 255), max_size=2)
    ).items():
        changed[at] = byte
    return bytes(changed)


@given(st.text())
def test_shown_text_has_nothing_that_a_terminal_obeys(text: str) -> None:
    """Cleaned text has no control characters but line ends and tabs; a line is one line."""
    assert not [sign for sign in clean(text) if ord(sign) < 32 and sign not in "\n\t"]
    assert "\n" not in clean_line(text)
    assert len(clean_line(text)) <= 300


SVG_PARTS = """<svg> </svg> <g> </g> <path_d="M_0_0"/> <script> </script> <use_xlink:href="#a"/> <g_onload="x"/> text
&lt; <image_href="data:image/png;base64,AA"/> <image_href="http://a"/> <rect_style="fill:url(http://a)"/> <style> &a;
<!DOCTYPE_a> <![CDATA[<script>]]> <?php?>""".replace("_", "\0").split()
SVG = st.lists(st.sampled_from([part.replace("\0", " ") for part in SVG_PARTS]), max_size=8).map("".join)


@given(SVG | SVG.map(lambda inner: f"<svg xmlns:xlink='x'>{inner}</svg>") | st.text())
def test_a_figure_can_only_be_looked_at(text: str) -> None:
    """A cleaned figure holds no script, no handler and no address; anything else is dropped."""
    drawing = clean_svg(text)
    if drawing is not None:
        assert drawing.startswith(b"<svg")
        assert not [word for word in (b"<script", b"onload", b"http://a", b"<!", b"<?") if word in drawing]


def test_a_figure_of_too_many_parts_is_dropped() -> None:
    """A figure that would take long to read is no figure."""
    assert clean_svg("<svg>" + "<g/>" * 10_000 + "</svg>") is not None
    assert clean_svg("<svg>" + "<g/>" * 200_000 + "</svg>") is None


def _picture(width: int, height: int) -> str:
    data = (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
        + width.to_bytes(4, "big")
        + height.to_bytes(4, "big")
        + b"\x08\x02\0\0\0"
    )
    return f'<svg><image href="data:image/png;base64,{b64encode(data).decode()}"/></svg>'


@pytest.mark.parametrize(
    ("figure", "kept"),
    [
        ('<svg><defs><path id="m" d="M0 0"/></defs><use xlink:href="#m" x="1"/></svg>', True),
        ('<svg><g id="m"><path/></g><use href="#m"/></svg>', False),
        ('<svg><use href="#m"/><path id="m"/></svg>', False),
        ('<svg><g id="m"/><path id="m"/><use href="#m"/></svg>', False),
        ('<svg><path id="m"/><clipPath id="c"><use href="#m"/></clipPath></svg>', False),
        ('<svg><path id="m"/><use href="https://e.org/#m"/></svg>', False),
        (_picture(640, 480), True),
        (_picture(60_000, 60_000), False),
        (_picture(0, 0), False),
        ('<svg><image href="data:image/png;base64,AAAA"/></svg>', False),
        ('<svg><image href="data:image/svg+xml;base64,AAAA"/></svg>', False),
        ('<svg><image href="photo.png"/></svg>', False),
    ],
)
def test_a_figure_refers_only_to_single_shapes_and_fair_pictures(figure: str, kept: bool) -> None:
    """A few lines can otherwise stand for millions of shapes, or a small picture for gigabytes."""
    figure = figure.replace("<svg>", '<svg xmlns:xlink="http://www.w3.org/1999/xlink">')
    assert (b"href" in (clean_svg(figure) or b"")) is kept


def test_a_figure_that_draws_much_out_of_little_is_cut_or_dropped() -> None:
    """Long shapes are used so often and no more; what is used many times is short."""
    long = f'<svg><path id="m" d="{"M0 0" * 50_000}"/>' + '<use href="#m"/>' * 1_000 + "</svg>"
    assert 0 < (clean_svg(long) or b"").count(b"href") <= 100
    assert clean_svg("<svg><clipPath>" + "<path/>" * 1_000 + "</clipPath></svg>") is None


@pytest.mark.parametrize("part", [b"[],", b"1,", b"{},"])
def test_a_message_of_too_many_parts_is_refused(part: bytes) -> None:
    """A reply that would swell the checker's memory is refused before it is taken apart."""
    payload = b'{"figures": [' + part * 1_000_000 + b"1]}"
    with pytest.raises(FrameError, match="too many parts"):
        protocol.read_figures(payload)
