"""A process that is killed at its n-th call to the disk, without a process."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest


class Killed(BaseException):
    """Stands for the end of the process: no handler of ours catches it."""


def killed_at(step: int, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> bool:
    """Do something, killed at its `step`-th call to the disk; False where it makes fewer calls."""
    count = 0

    def counted(original: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            nonlocal count
            count += 1
            if count >= step:
                raise Killed
            return original(*given, **named)

        return call

    with monkeypatch.context() as patch:
        for name in ("fsync", "replace", "unlink", "mkdir", "rmdir", "utime"):
            patch.setattr(os, name, counted(getattr(os, name)))
        try:
            act()
        except Killed:
            return True
    return False
