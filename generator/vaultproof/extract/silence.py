"""Tells why a mismatch at a place would prove nothing: the text supposes, asks, quotes or counts in another way.

Knows contexts, not mathematics.
"""

from __future__ import annotations

import re

from vaultproof.extract.words import other_numbers, supposes
from vaultproof.note import Note

_EXERCISE = re.compile(
    r"""\b(?:exercises?|homework|quiz|questions?|problems?|todo|common\s+(?:mistakes|errors)|counter-?examples?|pitfalls?|misconceptions?
    |bài\s+tập|câu\s+hỏi|sai\s+lầm|lỗi\s+thường|aufgaben?|übung(?:en)?|häufige\s+fehler|exercices?|erreurs?|ejercicios?
    |errores|exercícios?|erros|упражнени\w+|задачи?|ошибки|esercizi|errori)\b|练习|习题|常见错误|練習|問題|よくある間違い|연습|문제|흔한\s*실수""",
    re.IGNORECASE | re.VERBOSE,
)


_DOUBTFUL_CALLOUTS = frozenset(
    {"failure", "fail", "missing", "bug", "question", "help", "faq", "danger", "error"}
)


def doubt_of(sentence: str) -> str | None:
    """Why a sentence does not plainly state something, or None."""
    if other_numbers(sentence):
        return "the words around it speak of another number system, or of degrees"
    if supposes(sentence):
        return "the words around it suppose, ask or deny rather than state"
    return None


def doubtful_scopes(note: Note) -> dict[int, str]:
    """The scopes of a note whose heading tells of exercises, questions or mistakes, each with the reason."""
    found: dict[int, str] = {
        callout.scope: f"it stands in a callout of type `{callout.type}`"
        for callout in note.callouts
        if callout.type.lower() in _DOUBTFUL_CALLOUTS
    }
    for index, scope in enumerate(note.scopes):
        parent = found.get(scope.parent) if scope.parent is not None else None
        if parent is not None:
            found.setdefault(index, parent)
        elif index not in found and scope.name is not None and _EXERCISE.search(scope.name):
            found[index] = f"the heading “{scope.name}” tells of exercises or mistakes"
    return found
