"""What a check tells is told in a note's language, by sentences that stand in the language's own file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import vaultproof
from emit.example import judgement, note, vault
from vaultproof.claim import Undecided
from vaultproof.config import BuildSettings
from vaultproof.emit.context import NoteToEmit
from vaultproof.emit.emit import plan
from vaultproof.words import languages, words

SLOT = re.compile(r"\{[a-z]\}")
TOLD = [
    (language, key.removeprefix("told."), own)
    for language in sorted(languages())
    for key, own in words(language).entries.items()
    if key.startswith("told.")
]


COMPOSED = frozenset({"it is increasing", "it is decreasing"})


@cache
def said() -> str:
    """Every text of the program that might be told, each on a line, with `§` for what is put into it."""
    files = Path(vaultproof.__file__).parent.rglob("*.py")
    return "\n".join({text for file in files for text in texts(file) if " " in text and "\n" not in text})


def texts(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr(values=parts):
                yield "".join(part.value if isinstance(part, ast.Constant) else "§" for part in parts)


@pytest.mark.parametrize(("language", "english", "own"), TOLD)
def test_each_sentence_is_one_that_can_be_told_and_loses_nothing(
    language: str, english: str, own: str
) -> None:
    """Both have the same slots; one put together of several is told by its parts."""
    assert sorted(SLOT.findall(english)) == sorted(SLOT.findall(own)), language
    pattern = "[^\\n]+".join(re.escape(piece) for piece in SLOT.split(english))
    assert english in COMPOSED or re.search(f"(?m)^{pattern}$", said()), english


def test_a_sentence_is_told_with_the_sentence_inside_it() -> None:
    told = words("vi").told("`x` could not be read: it is not a single number")
    assert told == "không đọc được `x`: nó không phải là một số"
    assert words("vi").told("something new") == "something new"
    assert words("en").told("it is odd") == "it is odd"


def test_a_reason_is_in_the_note_s_language(tmp_path: Path) -> None:
    own = note("a.md", "Đây là một ghi chú của tôi và các giá trị trong đó.\n\n- g(1) = 2\n")
    undecided = judgement(own, "g(1) = 2", Undecided(reason="a limit of it could not be confirmed"))
    files = plan(vault(tmp_path, NoteToEmit(note=own, judgements=(undecided,))), BuildSettings())
    text = files["a.md"]
    assert isinstance(text, bytes)
    assert "không xác nhận được một giới hạn của nó" in text.decode()
