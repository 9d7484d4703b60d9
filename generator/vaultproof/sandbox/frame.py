"""Frames on a stream: four bytes of length, then that many bytes. Knows nothing of what is in them."""

from __future__ import annotations

from collections.abc import Iterable

HEAD = 4
"""Bytes that tell a frame's length."""


class FrameError(ValueError):
    """The stream does not hold what was agreed on."""


def pack(payload: bytes) -> bytes:
    """One frame."""
    return len(payload).to_bytes(HEAD, "little") + payload


def pack_texts(texts: Iterable[str]) -> bytes:
    """One frame that holds texts; half characters are replaced."""
    row = list(texts)
    lengths = " ".join([str(len(text)) for text in row])
    return pack(f"{lengths}\n{''.join(row)}".encode("utf-8", "replace"))


def unpack_texts(payload: bytes) -> list[str]:
    """The texts that `pack_texts` put into a frame's payload. Only for what the checker itself sent."""
    lengths, _, rest = payload.decode("utf-8").partition("\n")
    start, texts = 0, []
    for length in map(int, lengths.split()):
        texts.append(rest[start : start + length])
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
        while len(self._held) >= HEAD:
            end = HEAD + int.from_bytes(self._held[:HEAD], "little")
            if end - len(self._held) > self._left:
                raise FrameError("too much output")
            if len(self._held) < end:
                break
            frames.append(bytes(self._held[HEAD:end]))
            del self._held[:end]
        return frames
