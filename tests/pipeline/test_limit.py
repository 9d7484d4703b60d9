"""What would take for ever is given up, each time anew."""

from __future__ import annotations

import weakref
from time import process_time

import pytest

from vaultproof.pipeline.limit import limited


def _work(seconds: float) -> None:
    end = process_time() + seconds
    while process_time() < end:
        pass


@pytest.mark.parametrize("_time", range(2))
def test_what_takes_too_long_is_given_up(_time: int) -> None:
    """The clock is listened to once, and heard as often as it rings."""
    with pytest.raises(TimeoutError, match=r"longer than 0\.05 s"), limited(0.05):
        _work(20.0)


def test_what_takes_no_longer_is_left_alone() -> None:
    """Nor does the clock ring behind it."""
    with limited(0.05):
        pass
    _work(0.2)


class _Thing:
    """Something that may be forgotten."""


def test_time_that_is_up_in_a_callback_is_up_again(capsys: pytest.CaptureFixture[str]) -> None:
    """Python lets no exception out of a callback, and is not to tell of it either."""
    things = [_Thing()]
    _kept = weakref.ref(things[0], lambda _forgotten: _work(0.2))

    def forget() -> None:
        things.clear()
        _work(20.0)

    with pytest.raises(TimeoutError), limited(0.05):
        forget()
    assert capsys.readouterr().err == ""
