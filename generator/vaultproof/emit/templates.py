"""Finds, loads and renders templates. They see plain values only and run no code of their own.

A template is looked for in the vault's own folder of templates, then among the shipped ones. Knows nothing of notes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from time import monotonic

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.filters import do_round
from jinja2.sandbox import ImmutableSandboxedEnvironment

from vaultproof.emit.bounded import SECONDS, OutOfBounds, bounded
from vaultproof.emit.place import EmitError
from vaultproof.shipped import templates_folder

_MOST_BYTES = 256 * 1024
_MOST_CHARACTERS = 20_000_000
_ALLOWANCE, _EACH = 20.0, 0.05
_LARGE = 10**6
_DROPPED_FILTERS = (
    "center",
    "format",
    "indent",
    "wordwrap",
    "pprint",
    "random",
    "tojson",
    "xmlattr",
    "urlize",
)


class TemplateFault(EmitError):
    """A template could not be found, read or rendered; the message names it and its line."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, without operators that make much out of little."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Values have attributes; none of them is a method of a text or a number."""
        return super().is_safe_attribute(obj, attr, value) and not isinstance(obj, (str, bytes, int, float))

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        """Arithmetic of numbers of moderate size; no repeated or formatted text.

        Raises OverflowError for all else.
        """
        for side in (left, right):
            if not isinstance(side, (int, float)) or abs(side) > _LARGE:
                raise OverflowError(f"`{operator}` is for numbers of at most {_LARGE}")
        if operator == "**" and abs(right) > 64:  # type: ignore[arg-type]
            raise OverflowError("the exponent is too large")
        return super().call_binop(context, operator, left, right)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Templates:
    """The templates of a vault: `own` is its folder of templates, None where it has none."""

    own: Path | None = None

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """A template with values, its line ends `\\n`, without blank lines at its ends.

        Raises `TemplateFault` with the template's name and line.
        """
        try:
            with self._in_bounds():
                return self._rendered(name, values)
        except OutOfBounds as error:
            raise TemplateFault(f"the template `{name}`: {error}") from error
        except TemplateNotFound as error:
            places = " nor in ".join(f"`{place}`" for place in self._places)
            raise TemplateFault(f"the template `{error.name}` was not found, neither in {places}") from error
        except TemplateSyntaxError as error:
            raise _fault(
                error.name or name,
                error.lineno,
                error.message or "wrong syntax",
                self._source(error.name or name),
            ) from error
        except RecursionError as error:
            raise TemplateFault(
                f"the template `{name}` is nested too deeply, or includes itself without end"
            ) from error
        except (TemplateError, ArithmeticError, TypeError, ValueError, LookupError, AttributeError) as error:
            where, number = _place(error, name)
            raise _fault(where, number, str(error), self._source(where)) from error

    @contextmanager
    def _in_bounds(self) -> Iterator[None]:
        """Limits around a vault's own templates: for each rendering, and for all of them together."""
        if self.own is None:
            yield
            return
        clock = self._clock
        clock.renderings += 1
        left = _ALLOWANCE + _EACH * clock.renderings - clock.spent
        if left <= 0:
            raise OutOfBounds(
                f"the templates of this vault have taken {clock.spent:.0f} s, which is too long"
            )
        start = monotonic()
        try:
            with bounded(min(SECONDS, left)):
                yield
        finally:
            clock.spent += monotonic() - start

    @cached_property
    def _clock(self) -> _Clock:
        return _Clock()

    def _rendered(self, name: str, values: Mapping[str, object]) -> str:
        rendered: list[str] = []
        length = 0
        for piece in self._environment.get_template(name).generate(**values):
            length += len(piece)
            if self.own is not None and length > _MOST_CHARACTERS:
                raise OverflowError("it grows without end")
            rendered.append(piece)
        return "".join(rendered).replace("\r\n", "\n").strip("\n")

    @property
    def _places(self) -> tuple[Path, ...]:
        return ((self.own,) if self.own is not None else ()) + (templates_folder(),)

    @cached_property
    def _environment(self) -> Environment:
        environment = _Sandbox(
            loader=_Loader(self._read),
            undefined=StrictUndefined,
            autoescape=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        for name in _DROPPED_FILTERS:
            environment.filters.pop(name, None)
        environment.filters["round"] = _rounded
        environment.globals.pop("lipsum", None)
        environment.globals["quoted"] = _quoted
        return environment

    def _source(self, name: str) -> str:
        try:
            return self._read(name)
        except TemplateNotFound:
            return ""

    def _read(self, name: str) -> str:
        for place in self._places:
            text = _text(place, name)
            if text is not None:
                return text
        raise TemplateNotFound(name)


@dataclass(slots=True)
class _Clock:
    """How often a vault's own templates were rendered, and how many seconds that took."""

    renderings: int = 0
    spent: float = 0.0


def _quoted(text: str) -> str:
    """A text as YAML and JSON quote it."""
    return json.dumps(str(text), ensure_ascii=False)


def _rounded(value: float, precision: int = 0, method: str = "common") -> float:
    """The filter of that name, without the powers of ten that it would take hours to work out."""
    if not isinstance(precision, int) or abs(precision) > 20:
        raise OverflowError("`round` is for at most 20 places")
    return do_round(value, precision, method)  # type: ignore[arg-type]


class _Loader(BaseLoader):
    """A loader that reads through `Templates`."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read

    def get_source(self, _environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """A template's text."""
        return self._read(template), template, lambda: True


def _text(folder: Path, name: str) -> str | None:
    """A template's text, None where the folder has none of this name. Links out of the folder are not followed."""
    base, real = os.path.realpath(folder), os.path.realpath(folder / name)
    if os.path.commonpath([base, real]) != base or not Path(real).is_file():
        return None
    try:
        with Path(real).open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise TemplateFault(f"the template `{real}` is larger than {_MOST_BYTES // 1024} kB")
        return content.decode("utf-8-sig")
    except OSError as error:
        raise TemplateFault(f"the template `{real}` could not be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise TemplateFault(f"the template `{real}` is not UTF-8") from error


def _place(error: BaseException, name: str) -> tuple[str, int]:
    """The template and line in which an error arose: the innermost frame of the traceback that is a template's."""
    found = (name, 0)
    trace = error.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template) and template.name is not None:
            found = (template.name, template.get_corresponding_lineno(trace.tb_lineno))
        elif trace.tb_frame.f_code.co_filename.endswith(".j2"):
            found = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _fault(name: str, number: int, message: str, source: str) -> TemplateFault:
    lines = source.splitlines()
    shown = f": `{lines[number - 1].strip()}`" if 0 < number <= len(lines) else ""
    return TemplateFault(f"the template `{name}`, line {number}: {message}{shown}")
