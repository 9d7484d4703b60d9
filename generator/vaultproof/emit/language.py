"""Which language a note is written in, among those that have a file of words. Reads letters and little words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from vaultproof.note import Note, RunKind
from vaultproof.words import languages, words

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W\d_{_UNSPACED}]+")
"""A word, or a sign of a script that sets no spaces between words, or that binds its little words to others."""
_ENOUGH, _MOSTLY = 0.02, 0.3
_FEWEST = 2


def language_of(note: Note) -> str:
    """The language that a note names in its property `lang` or `language`, else the one whose common words it uses
    most, else the one whose letters alone it is written in; English where none stands out."""
    for prop in note.frontmatter.properties if note.frontmatter else ():
        if prop.name.lower() in {"lang", "language"} and isinstance(prop.value, str):
            named = prop.value.strip().lower().partition("-")[0]
            if named in languages():
                return named
    return _guessed(
        " ".join(
            run.passage.text
            for block in note.blocks
            for run in block.runs
            if run.kind in {RunKind.TEXT, RunKind.LINK}
        )
    )


def _guessed(text: str) -> str:
    used = [word.lower() for word in _WORD.findall(unicodedata.normalize("NFC", text[:20_000]))]
    scores = {language: sum(word in _common(language) for word in used) for language in sorted(languages())}
    best = max(scores, key=lambda language: (scores[language], language == "en"))
    telling = len(set(used) & _common(best)) >= _FEWEST
    return best if telling and scores[best] >= _ENOUGH * len(used) else _spelled(used)


def _spelled(used: list[str]) -> str:
    """The language whose own letters many of a few words have, where little words do not tell; else English."""
    for language in sorted(languages()):
        letters = _letters(language)
        own = {word for word in used if letters is not None and letters.search(word)}
        if len(own) >= _FEWEST and sum(word in own for word in used) >= _MOSTLY * len(used):
            return language
    return "en"


@cache
def _letters(language: str) -> re.Pattern[str] | None:
    """The letters that no other language with a file of words writes; None of a language that shares all its own."""
    own = words(language)
    letters = own("language.letters") if own.language == language else ""
    return re.compile(f"[{letters}]") if letters else None


@cache
def _common(language: str) -> frozenset[str]:
    own = words(language)
    return frozenset(own("language.common").split()) if own.language == language else frozenset()
