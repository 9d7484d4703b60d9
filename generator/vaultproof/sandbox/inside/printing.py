"""What a block prints, held in memory with the lines that printed it. Writes to no file."""

from __future__ import annotations

import io
import sys

MOST = 65_536
MOST_LINES = 2_000


class TooMuch(BaseException):
    """The block printed more than is kept. Not an Exception, so that `except Exception` does not swallow it."""


class Printer(io.TextIOBase):
    """Stands for `sys.stdout` while the block named `filename` runs."""

    def __init__(self) -> None:
        self.filename = ""
        self.overflowed = False
        self.start("")

    def start(self, filename: str) -> None:
        """Forget what was printed; the next block is `filename`."""
        self.filename = filename
        self.pieces: list[str] = []
        self.lines: list[list[object]] = []
        self._size = 0
        self._open = False

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, text: str, /) -> int:
        """Keep `text`. Raises TooMuch."""
        if type(text) is not str:
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if not text.isascii():
            text.encode()  # half characters raise what they raise where text is written to a screen
        self._size += len(text)
        if self._size > MOST:
            self.overflowed = True
            raise TooMuch
        self.pieces.append(text)
        self._attribute(text)
        return len(text)

    def _attribute(self, text: str) -> None:
        """Note which line of the block wrote each printed line."""
        if not text:
            return
        inner = outer = 0
        frame = sys._getframe(2)  # noqa: SLF001 - the one way to a caller's line
        while frame is not None:
            if frame.f_code.co_filename == self.filename:
                outer = frame.f_lineno
                inner = inner or outer
            frame = frame.f_back  # type: ignore[assignment]
        for part in text.splitlines(keepends=True):
            if self._open and self.lines:
                self.lines[-1][2] = f"{self.lines[-1][2]}{part}"
            elif len(self.lines) < MOST_LINES:
                self.lines.append([inner, outer, part])
            self._open = not part.endswith("\n")

    def isatty(self) -> bool:
        """Never."""
        return False
