"""What went wrong in a block or an answer, in words that a person can act on. Decides no verdict."""

from __future__ import annotations

from collections.abc import Sequence

from vaultproof.sandbox.job import Answer, BlockRun, Cause, Job
from vaultproof.sandbox.protocol import Fault, Ran, Told

_BY_KIND = {
    "TooLong": Cause.TIME,
    "TooMuch": Cause.OUTPUT,
    "MemoryError": Cause.MEMORY,
    "_ArrayMemoryError": Cause.MEMORY,
    "ModuleNotFoundError": Cause.MODULE,
    "EOFError": Cause.INPUT,
    "FileNotFoundError": Cause.FILE,
    "PermissionError": Cause.WALL,
    "BlockingIOError": Cause.WALL,
    "gaierror": Cause.NETWORK,
    "URLError": Cause.NETWORK,
}


def cause(fault: Fault) -> Cause:
    """What kind of trouble an exception is."""
    return _BY_KIND.get(fault.kind, Cause.ERROR)


_OF_THE_PLACE = frozenset(
    {Cause.MODULE, Cause.FILE, Cause.WALL, Cause.NETWORK, Cause.INPUT, Cause.MEMORY, Cause.TIME}
)


def fails_for(ran: Ran) -> bool:
    """Whether a block failed for where it runs, once and at the first such thing, so that it caught none before."""
    return ran.fault is not None and cause(ran.fault) in _OF_THE_PLACE and len(ran.sought) <= 1


def in_words(fault: Fault, job: Job) -> str:
    """An exception in words that follow the name of what failed."""
    match cause(fault):
        case Cause.TIME:
            return f"took longer than {job.seconds:g} s"
        case Cause.OUTPUT:
            return "printed more than 64 KB"
        case Cause.MEMORY:
            return f"needed more than {job.memory >> 20} MB of memory"
        case Cause.MODULE if fault.name:
            return f"needs the module `{fault.name}`, which blocks may not use here"
        case Cause.INPUT:
            return "asks for input"
        case Cause.FILE | Cause.WALL | Cause.NETWORK:
            return f"needs a file, the network or another process, which blocks may not use ({fault.message})"
        case _:
            return f"raised {fault.kind}: {fault.message}" if fault.message else f"raised {fault.kind}"


def block_run(ran: Ran, before: Sequence[Ran], job: Job, tampered: str | None) -> BlockRun:
    """A block's run as the checker tells it; where it lacks a name because an earlier block failed, that is said."""
    fault = ran.fault
    failed = next((one.fault for one in before if one.fault), None)
    lacks = fault is not None and fault.kind == "NameError" and failed is not None
    because = f", as an earlier block {in_words(failed, job)}" if lacks and failed else ""
    return BlockRun(
        ok=fault is None,
        stdout=ran.stdout,
        prints=ran.prints,
        error=f"{in_words(fault, job)}{because}" if fault else None,
        cause=cause(fault) if fault else None,
        line_in_block=fault.line if fault else None,
        tampered=tampered,
        sought=ran.sought,
        moving=ran.moving,
        lacks=fault.name if fault and cause(fault) is Cause.MODULE else None,
    )


def answer(expression: str, told: Told, before: tuple[BlockRun, ...], job: Job) -> Answer:
    """An answer as the checker tells it; where it failed because a block did, the block's trouble is named."""
    if told.unfit is not None:
        return Answer(reason=f"`{expression}` {told.unfit}")
    if told.fault is None:
        return Answer(value=told.value)
    failed = next((run.error for run in before if not run.ok), None)
    because = f", as a block of this note {failed}" if failed else ""
    if told.fault.kind == "NameError" and told.fault.name:
        return Answer(reason=f"`{told.fault.name}` is not defined{because}")
    return Answer(reason=f"`{expression}` {in_words(told.fault, job)}{because}")
