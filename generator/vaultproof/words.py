"""The words of generated parts, one file a language. A word that a language lacks is given in English."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from vaultproof.shipped import templates_folder

_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language by their key; `{name}` in a word stands for a value."""

    language: str
    entries: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The word for a key, with the values put in. Where `n` is 1, `<key>.one` goes first.

        Raises LookupError, with a reason for people, for a key that English does not have, or a value that is missing.
        """
        if values.get("n") == 1 and f"{key}.one" in self.entries:
            key = f"{key}.one"
        if key not in self.entries:
            raise LookupError(f"there is no word `{key}`")
        try:
            return self.entries[key].format_map(values) if values else self.entries[key]
        except KeyError as error:
            raise LookupError(f"the word `{key}` needs a value for `{error.args[0]}`") from error

    def told(self, text: str) -> str:
        """What a check tells in English, in this language where its file has the sentence; else as it is.

        `{a}` in a sentence of the file stands for whatever a check puts there, which may be a sentence itself.
        """
        return _told(text, _sentences(self.language), 0)


_MOST_NESTED = 3
_SLOT = re.compile(r"\{[a-z]\}")
_INSIDE = r"(?:`[^`]*`|(?!: ).)+?"


@cache
def _sentences(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences of a language's file, each as what it looks like in English; the most telling first."""
    known = [
        (key.removeprefix("told."), own) for key, own in _read(language).items() if key.startswith("told.")
    ]
    known.sort(key=lambda one: (-len(_SLOT.sub("", one[0])), one[0]))
    return tuple((re.compile(_pattern(english)), own) for english, own in known)


def _pattern(english: str) -> str:
    """A slot holds no colon, behind which a sentence of its own would begin, unless it is the last thing said."""
    slots = _SLOT.findall(english)
    first, *parts = (re.escape(part) for part in _SLOT.split(english))
    return first + "".join(
        f"(?P<{slot[1]}>{_INSIDE if part else '.+'}){part}" for slot, part in zip(slots, parts, strict=True)
    )


def _told(text: str, sentences: tuple[tuple[re.Pattern[str], str], ...], nested: int) -> str:
    for pattern, own in sentences:
        found = pattern.fullmatch(text)
        if found is not None and nested < _MOST_NESTED:
            slots = {name: _told(inner, sentences, nested + 1) for name, inner in found.groupdict().items()}
            return own.format_map(slots)
    return text


@cache
def words(language: str) -> Words:
    """The words of a language; English where there is no file for it."""
    base = language.partition("-")[0].lower()
    own = _read(base) if _LANGUAGE.fullmatch(base) and base in languages() else {}
    lent = {key: word for key, word in _read("en").items() if key.removesuffix(".one") not in own}
    return Words(base if own else "en", MappingProxyType({**lent, **own}))


@cache
def languages() -> frozenset[str]:
    """The languages that have a file of words."""
    return frozenset(file.stem for file in (templates_folder() / "words").glob("*.toml"))


def _read(language: str) -> dict[str, str]:
    text = (templates_folder() / "words" / f"{language}.toml").read_text(encoding="utf-8")
    return dict(_flat("", tomllib.loads(text)))


def _flat(prefix: str, table: Mapping[str, object]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(f"{prefix}{key}.", value)
        else:
            flat[f"{prefix}{key}"] = str(value)
    return flat
