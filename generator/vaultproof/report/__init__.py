"""Findings → text, one module a format. Prints nothing and decides no exit status."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from vaultproof.findings import Findings

Reporter = Callable[[Findings], str]


def _of(module: str) -> Reporter:
    """The format's own `report`, imported when it is first asked for."""

    def report(findings: Findings) -> str:
        reporter: Reporter = import_module(f"{__name__}.{module}").report
        return reporter(findings)

    return report


FORMATS: dict[str, Reporter] = {
    name: _of(name) for name in ("full", "concise", "json", "github", "gitlab", "sarif", "junit")
}
