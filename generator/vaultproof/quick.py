"""Frozen dataclasses that are made by the hundred for each note. What they are and can do is Python's own."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TypeVar

Value = TypeVar("Value")


def quick(kind: type[Value]) -> type[Value]:
    """A frozen dataclass with slots, with an `__init__` that fills these at once: Python's own looks each up by its
    name, and so takes twice as long. It may have no `__post_init__` and no default that is made anew."""
    own = fields(kind)  # type: ignore[arg-type]  # it is a dataclass
    assert not hasattr(kind, "__post_init__")
    assert all(one.init and one.default_factory is MISSING for one in own)
    known: dict[str, object] = {}
    given: list[str] = []
    for one in own:
        known[f"_put_{one.name}"] = vars(kind)[one.name].__set__
        known[f"_default_{one.name}"] = one.default
        if one.kw_only and "*" not in given:
            given.append("*")
        given.append(one.name if one.default is MISSING else f"{one.name}=_default_{one.name}")
    puts = "".join(f"\n    _put_{one.name}(self, {one.name})" for one in own)
    exec(f"def __init__(self, {', '.join(given)}):{puts}", known)  # noqa: S102 - as Python makes its own
    made = known["__init__"]
    type.__setattr__(kind, "__init__", made)
    return kind
