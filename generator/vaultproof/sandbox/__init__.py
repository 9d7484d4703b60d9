"""Running a stranger's Python behind a wall. The checker's side; what runs inside the wall is in `inside`."""

from __future__ import annotations

from vaultproof.sandbox.dialect import Dialect, Example, dialect, is_python
from vaultproof.sandbox.functions import Found, FunctionFound, LiteralFound, Parameter, defined, functions
from vaultproof.sandbox.job import Answer, BlockRun, Cause, Job, JobResult, Printed, Question, SandboxError
from vaultproof.sandbox.run import Sandbox, how_to_allow
from vaultproof.sandbox.trust import available, unsafe_refusal
from vaultproof.sandbox.value import Array, Value

__all__ = [
    "Answer",
    "Array",
    "BlockRun",
    "Cause",
    "Dialect",
    "Example",
    "Found",
    "FunctionFound",
    "Job",
    "JobResult",
    "LiteralFound",
    "Parameter",
    "Printed",
    "Question",
    "Sandbox",
    "SandboxError",
    "Value",
    "available",
    "defined",
    "dialect",
    "functions",
    "how_to_allow",
    "is_python",
    "unsafe_refusal",
]
