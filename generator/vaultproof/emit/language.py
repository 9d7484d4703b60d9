"""Which language a note is written in, among those that have a file of words. Reads letters and little words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from vaultproof.note import Note, RunKind
from vaultproof.words import languages, words

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_HAN = re.compile("[\u3400-\u9fff]")
"""A sign that Chinese and Japanese share; where no kana stand beside it, it is Chinese."""
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W\d_{_UNSPACED}]+")
"""A word, or a sign of a script that sets no spaces between words, or that binds its little words to others."""
_ENOUGH, _MOSTLY, _SOME = 0.02, 0.3, 0.1
_FEWEST = 2
_SCRIPTS = frozenset({"ja", "ko", "ru"})
"""Languages whose own letters stand in no name that notes in others write: one word of them tells."""
_ELSEWHERE = (
    "de het een van en in is voor met heeft wordt zijn niet functie waarde bij als dat dan op ook deze bijvoorbeeld",
    "jest nie dla i w z na funkcja funkcji się oraz przy wartość to że gdzie do",
    "bir ve için olan ile fonksiyon fonksiyonu değer değeri bu da de",
    "och är för med av ett en som det i den funktion funktionen værdi og er til",
    "je pro a v na se funkce hodnota kde nebo pri funkcia hodnotu",
    "yang dan untuk dengan adalah fungsi nilai dari di ini pada",
    "și este pentru cu din la funcția valoarea de în o un",
    "és egy az a függvény érték ha van hogy",
    "ja on funktio arvo kun jos tai sekä",
)
"""Common words of languages that have no file of words; a note in one of them is no note in one that shares some."""


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
    elsewhere = max(sum(word in own for word in used) for own in map(_words_of, _ELSEWHERE))
    if elsewhere > scores[best]:
        return _spelled(used)
    telling = len(set(used) & _common(best)) >= _FEWEST
    return best if telling and scores[best] >= _ENOUGH * len(used) else _spelled(used)


@cache
def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _spelled(used: list[str]) -> str:
    """The language whose own letters many of a few words have, where little words do not tell; else English."""
    for language in sorted(languages()):
        letters = _letters(language)
        own = {word for word in used if letters is not None and letters.search(word)}
        fewest, mostly = (1, _SOME) if language in _SCRIPTS else (_FEWEST, _MOSTLY)
        if len(own) >= fewest and sum(word in own for word in used) >= mostly * len(used):
            return language
    signs = sum(_HAN.fullmatch(word) is not None for word in used)
    return "zh" if signs >= _FEWEST and signs >= _MOSTLY * len(used) else "en"


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
