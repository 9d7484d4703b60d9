"""Frames on a stream: four bytes of length, then that many bytes. Knows nothing of what is in them."""

from __future__ import annotations

import struct
from collections.abc import Iterable

_LENGTH = struct.Struct("<I")


class FrameError(ValueError):
    """The stream does not hold what was agreed on."""


def pack(payload: bytes) -> bytes:
    """One frame."""
    return _LENGTH.pack(len(payload)) + payload


def pack_texts(texts: Iterable[str]) -> bytes:
    """One frame that holds texts; half characters are replaced."""
    encoded = [text.encode("utf-8", "replace") for text in texts]
    lengths = struct.pack(f"<I{len(encoded)}I", len(encoded), *map(len, encoded))
    return pack(lengths + b"".join(encoded))


def unpack_texts(payload: bytes) -> list[str]:
    """The texts that `pack_texts` put into a frame's payload. Only for what the checker itself sent."""
    (count,) = _LENGTH.unpack_from(payload)
    lengths = struct.unpack_from(f"<{count}I", payload, _LENGTH.size)
    start, texts = _LENGTH.size * (1 + count), []
    for length in lengths:
        texts.append(payload[start : start + length].decode("utf-8"))
        start += length
    return texts


class Splitter:
    """Cuts a stream that arrives piecemeal into frames. `limit` bounds all that may ever arrive, in bytes."""

    def __init__(self, limit: int) -> None:
        self._held = bytearray()
        self._left = limit

    def feed(self, piece: bytes) -> list[bytes]:
        """The frames that `piece` completes. Raises FrameError once the stream exceeds its limit."""
        self._left -= len(piece)
        if self._left < 0:
            raise FrameError("too much output")
        self._held += piece
        frames = []
        while len(self._held) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._held)
            end = _LENGTH.size + length
            if end - len(self._held) > self._left:
                raise FrameError("too much output")
            if len(self._held) < end:
                break
            frames.append(bytes(self._held[_LENGTH.size : end]))
            del self._held[:end]
        return frames
