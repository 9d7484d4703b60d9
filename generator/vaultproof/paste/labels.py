"""The labels of a chat page's copy and edit buttons, and the names of languages that stand before them."""

from __future__ import annotations

import re

from vaultproof.spot import Signs, late

_COPY_CODE = (
    "Copy code|Copier le code|Code kopieren|Copiar código|Copia codice|Sao chép mã|复制代码|複製程式碼"
    "|コードをコピー(?:する)?|코드 복사|Копировать код|Скопировать код|S?[Kk]opiuj kod|Kodu kopyala|Code kopiëren"
)
_COPY = "Copy|Copier|Kopieren|Copiar|Copia|Sao chép|复制|複製|コピー(?:する)?|복사|Копировать|Kopiuj|Kopyala|Kopiëren"
_EDIT = (
    "Edit|Modifier|Bearbeiten|Editar|Modifica|Chỉnh sửa|编辑|編輯|編集(?:する)?|편집|Редактировать|Edytuj|Düzenle"
    "|Bewerken"
)
LANGUAGES = frozenset(
    """apache applescript arduino asm assembly awk bash bat batch c c# c++ clojure cmake cpp csharp css csv cypher dart
    diff dockerfile elixir elm erlang excel f# fortran fsharp go gradle graphql groovy haskell html http ini java
    javascript js json json5 jsonc jsx julia kotlin latex less lisp lua makefile markdown mathematica matlab mermaid
    mysql nginx nim objc objectivec ocaml octave pascal perl php plaintext plsql postgresql powershell prolog
    properties protobuf ps1 py python python3 r rb regex ruby rust sas sass scala scheme scss sh shell solidity sparql
    sql stata svelte swift systemverilog tcl terraform tex text toml ts tsx typescript vb vbnet verilog vhdl vim vue
    wasm wolfram xml yaml yml zig zsh""".split()
)
"""What a chat page writes above a block of code, in lower case."""
_TITLES = frozenset(
    "Bash C++ C# CSS HTML JavaScript JSON Kotlin LaTeX MATLAB PHP PowerShell Python SQL TypeScript XML YAML".split()
)
"""Languages as some pages write them; what is a word too, such as Go or Text, is none of them."""

_SURE = rf"{_COPY_CODE}|(?:{_COPY})\s?(?:{_EDIT})"
_LABEL = late(_SURE)
_ANY_LABEL = late(rf"(?P<sure>{_SURE})|{_COPY}")
_COPY_ALONE = late(_COPY)
_EDIT_ALONE = re.compile(_EDIT)
_WORD = re.compile(r"[A-Za-z0-9+#]{0,16}")
_FARTHEST = 60


_IN_LABELS = Signs(
    "Cop",
    "opier",
    "opia",
    "chép",
    "复制",
    "複製",
    "コピー",
    "복사",
    "опировать",
    "opiuj",
    "opya",
    "opië",
)
"""One of these is in every label."""


def may_stand_in(text: str) -> bool:
    """Whether a note may hold a label at all."""
    return _IN_LABELS.stand_in(text)


def is_language(text: str) -> bool:
    """Whether a line is the name of a language, and nothing else."""
    return text.strip() in LANGUAGES or text.strip() in _TITLES


def is_label(text: str) -> bool:
    """Whether a line is a label that nothing else is: one of a button for code, or of two buttons side by side."""
    return _LABEL.fullmatch(text.strip()) is not None


def is_copy(text: str) -> bool:
    """Whether a line is the plain label `Copy`, which says something only below the name of a language."""
    return _COPY_ALONE.fullmatch(text.strip()) is not None


def is_edit(text: str) -> bool:
    """Whether a line is the plain label `Edit`."""
    return _EDIT_ALONE.fullmatch(text.strip()) is not None


def begins(text: str) -> bool:
    """Whether a label stands at the beginning of a line, or close behind it."""
    return _ANY_LABEL.search(text, 0, 2 * _FARTHEST) is not None


def glued(text: str) -> tuple[str, int] | None:
    """The language before a label that begins a line, in lower case, and where the label ends: `pythonCopy code`.

    The language is empty where it is none that is known. The plain `Copy`, and a label behind which the line goes on,
    count only behind one that is known.
    """
    begin = len(text) - len(text.lstrip())
    label = _ANY_LABEL.search(text, begin, begin + _FARTHEST)
    if label is None or not _WORD.fullmatch(text, begin, label.start()):
        return None
    language = text[begin : label.start()].casefold()
    known = language in LANGUAGES
    whole = not text[label.end() :].strip()
    if (whole and (known or label["sure"])) or (known and label["sure"]):
        return (language if known else "", label.end())
    return None
