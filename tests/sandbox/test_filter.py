"""The list of system calls, as the kernel reads it: followed step by step for every number that a call may have."""

from __future__ import annotations

import struct

import pytest

from vaultproof.sandbox.inside import seccomp, syscalls

pytestmark = pytest.mark.skipif(seccomp.missing() is not None, reason=seccomp.missing() or "")

ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050001, 0x80000000
NOTHING = (0,) * 6
BY_ARGUMENTS = {"mmap", "mprotect", "fcntl", "futex"}


def verdict(program: bytes, number: int, arguments: tuple[int, ...] = NOTHING, audit: int = 0) -> int:
    """What a filter says of a call."""
    told = struct.pack("<IIQ6Q", number, audit or seccomp.architecture().audit, 0, *arguments)
    held, at = 0, 0
    while True:
        code, if_so, if_not, operand = struct.unpack_from("<HBBI", program, 8 * at)
        at += 1
        match code:
            case 0x20:
                (held,) = struct.unpack_from("<I", told, operand)
            case 0x54:
                held &= operand
            case 0x06:
                return operand
            case 0x15:
                at += if_so if held == operand else if_not
            case 0x35:
                at += if_so if held >= operand else if_not
            case 0x45:
                at += if_so if held & operand else if_not
            case _:
                raise AssertionError(hex(code))


@pytest.mark.parametrize("names", [seccomp.PURE, [*seccomp.PURE, *seccomp.FILES]], ids=["pure", "files"])
@pytest.mark.parametrize("machine", syscalls.ARCHITECTURES)
def test_only_what_is_listed_is_let_through(
    names: list[str], machine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all numbers, those of the list and no others are permitted; another machine's calls end the process."""
    monkeypatch.setattr(seccomp.platform, "machine", lambda: machine)
    numbers = syscalls.ARCHITECTURES[machine].numbers
    program = seccomp.permitting(names).program.raw
    listed = {numbers[name] for name in names if name in numbers and name not in BY_ARGUMENTS}
    conditional = {numbers[name] for name in names if name in BY_ARGUMENTS}
    for number in [*range(2_000), 1 << 30, (1 << 30) | 1, 1 << 31, (1 << 32) - 1]:
        said = verdict(program, number)
        assert said == (ALLOW if number in listed or number in conditional else REFUSE), number
    for other in (0x40000003, 0xC000003E, 0xC00000B7):
        if other != syscalls.ARCHITECTURES[machine].audit:
            assert verdict(program, 0, audit=other) == KILL


@pytest.mark.parametrize(
    ("name", "arguments", "permitted"),
    [
        ("mmap", (0, 4096, 3), True),
        ("mmap", (0, 4096, 7), False),
        ("mprotect", (0, 4096, 1), True),
        ("mprotect", (0, 4096, 5), False),
        ("mprotect", (0, 4096, 1 << 32 | 4), False),
        ("futex", (0, 128 | 1), True),
        ("futex", (0, 256 | 9), True),
        ("futex", (0, 6), False),
        ("fcntl", (0, 3), True),
        ("fcntl", (0, 8), False),
    ],
)
def test_some_calls_are_let_through_for_what_they_ask(
    name: str, arguments: tuple[int, ...], permitted: bool
) -> None:
    """Memory never becomes code, locks are only waited for, and descriptors only copied."""
    program = seccomp.permitting([*seccomp.PURE, *seccomp.FILES]).program.raw
    number = seccomp.architecture().numbers[name]
    said = verdict(program, number, (*arguments, *NOTHING)[:6])
    assert said == (ALLOW if permitted else REFUSE)


def test_a_list_of_what_is_forbidden_lets_the_rest_through() -> None:
    """The server's own filter refuses what it names."""
    program = seccomp.forbidding(seccomp.OUTSIDE).program.raw
    numbers = seccomp.architecture().numbers
    forbidden = {numbers[name] for name in seccomp.OUTSIDE if name in numbers}
    for number in range(1_000):
        assert verdict(program, number) == (REFUSE if number in forbidden else ALLOW), number
