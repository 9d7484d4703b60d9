"""A TOML table whose values are taken out one by one and checked; what nobody asked for is an error. Reads no file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches


class SettingsError(Exception):
    """Settings that cannot be used; the message names the file and the key and says what is wanted."""


class Table:
    """A table of the settings file. Each method takes the value of a key, or the default where it is not set."""

    def __init__(self, file: str, values: Mapping[str, object], name: str = "") -> None:
        self._file = file
        self._values = values
        self._name = name
        self._asked: list[str] = []

    def flag(self, key: str, default: bool = False) -> bool:
        """`true` or `false`."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "be `true` or `false`")
        return value

    def number(self, key: str, default: float, *, above: float, most: float) -> float:
        """A number in `(above, most]`."""
        value = self._take(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not above < value <= most:
            raise self.wrong(key, f"be a number above {above:g} and at most {most:g}")
        return value

    def count(self, key: str, default: int | None, *, most: int) -> int | None:
        """A whole number from 1 to `most`."""
        value = self._take(key, default)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
            raise self.wrong(key, f"be a whole number from 1 to {most}")
        return value

    def text(self, key: str, default: str | None) -> str | None:
        """A string."""
        value = self._take(key, default)
        if value is not None and not isinstance(value, str):
            raise self.wrong(key, "be a string")
        return value

    def choice(self, key: str, default: str, among: Iterable[str]) -> str:
        """One of some words."""
        known = tuple(among)
        value = self._take(key, default)
        if not isinstance(value, str) or value not in known:
            raise self.wrong(key, f"be one of {_listed(known)}{nearest(value, known)}")
        return value

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A list of strings; None where it is not set."""
        value = self._take(key, None)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(key, 'be a list of strings: `["…", "…"]`')
        return tuple(value)

    def table(self, key: str) -> Table:
        """A table inside this one; an empty one where it is not set."""
        value = self._take(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, f"be a table: `[{self._full(key)}]`")
        return Table(self._file, value, self._full(key))

    def names(self) -> tuple[str, ...]:
        """The keys of a table whose keys are free."""
        return tuple(self._values)

    def end(self) -> None:
        """Refuse keys that no method was asked for."""
        for key in self._values:
            if key not in self._asked:
                hint = nearest(key, self._asked)
                raise SettingsError(f"{self._file}: there is no setting `{self._full(key)}`{hint}")

    def wrong(self, key: str, wanted: str) -> SettingsError:
        """The error that says what a key must be."""
        return SettingsError(f"{self._file}: `{self._full(key)}` must {wanted}")

    def _take(self, key: str, default: object) -> object:
        self._asked.append(key)
        return self._values.get(key, default)

    def _full(self, key: str) -> str:
        return f"{self._name}.{key}" if self._name else key


def nearest(word: object, known: Iterable[str]) -> str:
    """`; did you mean …?` with the nearest known word, or nothing."""
    if not isinstance(word, str):
        return ""
    by_fold = {one.casefold(): one for one in known}
    near = get_close_matches(word.casefold(), by_fold, n=1)
    return f"; did you mean `{by_fold[near[0]]}`?" if near else ""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
