"""MathJax 3.2.2 in an embedded JavaScript engine: the same code that Obsidian runs. Judges; draws nothing.

The engine has no files, no network and no clock; its memory, stack and time are bounded.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import os
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    import quickjs

_MEMORY = 256 << 20
_STACK = 800 << 10
_BOOT_SECONDS = 30.0
_FORMULA_SECONDS = 0.5
# What a formula of a rare package leaves behind stays for good.
_MOST_ASKED = 4000
_SCRIPTS = ("loader.js", "core.js", "input/tex-full.js")


@dataclass(frozen=True, slots=True)
class Complaint:
    """MathJax's own words on a formula.

    `trail` tells what it was reading when it stopped, innermost first: a text, and how many of its characters were
    still to be read. `name` is the command that it does not know.
    """

    id: str
    message: str
    trail: tuple[tuple[str, int], ...]
    name: str = ""


class _Judge(Protocol):
    def __call__(self, latex: str, display: bool, /) -> str: ...


class _Begin(Protocol):
    def __call__(self, definitions: str, /) -> None: ...


@dataclass(slots=True)
class _Engine:
    context: quickjs.Context
    judge: _Judge
    begin: _Begin
    definitions: tuple[str, ...] = ()
    asked: int = 0


def missing() -> str | None:
    """Why MathJax cannot be asked on this machine, or None."""
    wanted = {"quickjs": "quickjs-ng", "mathjax": "django-static-mathjax"}
    absent = [package for module, package in wanted.items() if importlib.util.find_spec(module) is None]
    return f"{' and '.join(absent)} not installed" if absent else None


def ask(latex: str, display: bool, definitions: tuple[str, ...] = ()) -> Complaint | None:
    """What MathJax says against a formula that follows `definitions` (formulas that define macros), or None."""
    import quickjs

    try:
        engine = _engine(os.getpid())
        if engine.asked >= _MOST_ASKED:
            _engine.cache_clear()
            engine = _engine(os.getpid())
        if engine.definitions != definitions:
            engine.begin(json.dumps(definitions))
            engine.definitions = definitions
        engine.asked += 1
        answer = engine.judge(latex, display)
    except quickjs.StackOverflow:
        return Complaint("unjudged", "the formula nests too deeply", ())
    except quickjs.JSException as error:
        # Out of time or memory, or a fault of MathJax: what the engine remembers is no longer to be trusted.
        _engine.cache_clear()
        return Complaint("unjudged", _reason(str(error)), ())
    return _complaint(answer) if answer else None


def evaluate(script: str) -> str:
    """What a script of ours gives inside the engine, as text: for tests of what the engine knows and lacks."""
    return str(_engine(os.getpid()).context.eval(script))


@functools.cache
def _engine(_process: int) -> _Engine:
    """The engine of one process; one that a fork brought along is left alone."""
    import quickjs

    context = quickjs.Context()
    context.set_memory_limit(_MEMORY)
    context.set_max_stack_size(_STACK)
    context.set_time_limit(_BOOT_SECONDS)
    context.eval("var window = globalThis; var MathJax = { config: {}, version: '3.2.2' };")
    scripts = resources.files("mathjax") / "static" / "mathjax" / "es5"
    for script in _SCRIPTS:
        context.eval((scripts / script).read_text(encoding="utf-8"))
    context.eval((resources.files("vaultproof.render") / "judge.js").read_text(encoding="utf-8"))
    context.set_time_limit(_FORMULA_SECONDS)
    return _Engine(context, cast("_Judge", context.get("judge")), cast("_Begin", context.get("begin")))


def _complaint(answer: str) -> Complaint:
    told = json.loads(answer)
    trail = tuple((str(text), int(left)) for text, left in told["trail"])
    return Complaint(told["id"], told.get("message", ""), trail, told.get("name", ""))


def _reason(error: str) -> str:
    if "interrupted" in error:
        return f"MathJax was not done with the formula after {_FORMULA_SECONDS:g} s"
    if "memory" in error:
        return "the formula takes too much memory"
    return "MathJax failed on the formula"
