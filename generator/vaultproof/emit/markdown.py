"""Strangers' words put into generated Markdown so that they stay words: in a line, in code, in a formula, in a cell."""

from __future__ import annotations

import re

from vaultproof.claim import Syntax

_SPECIAL = re.compile(r"[\\`*_\[\]<#|$]|==|~~|(?<!\S)\^")
_UNLINKABLE = re.compile(r"[#^\[\]|\\\r\n]|%%")
_HEADING = re.compile(r"[!\"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\]")
_LONGEST = 300
_PARTS = re.compile(
    r"\\(?:begin|end)\{[^{}]*\}|\\\\\*?(?:\[[\d.]+[a-z]{2}\])?|\\[A-Za-z]+|\\.|[^\\]", re.DOTALL
)
_ENVIRONMENT = re.compile(r"\\(begin|end)\{([^{}]*)\}")


def line(text: str) -> str:
    """A text on one line, not too long, without what would open or close a comment."""
    flat = " ".join(text.split()).replace("%%", "% %")
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


def plain(text: str) -> str:
    """A text as a reader sees it, whatever marks of Markdown it holds."""
    return _SPECIAL.sub(r"\\\g<0>", line(text))


def code(text: str) -> str:
    """A text as inline code."""
    flat = line(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", flat)), default=0) + 1)
    pad = " " if flat[:1] == "`" or flat[-1:] == "`" or not flat.strip() else ""
    return f"{fence}{pad}{flat}{pad}{fence}"


def message(text: str) -> str:
    """One of our own messages, which names what is the note's own between backticks."""
    parts = re.split(r"`([^`\n]+)`", text)
    shown = (code(part) if at % 2 else _spaced(part) for at, part in enumerate(parts))
    return "".join(shown).strip()


def _spaced(text: str) -> str:
    """A text as `plain` shows it, with a space where it begins or ends with one."""
    return f"{' ' * text[:1].isspace()}{plain(text)}{' ' * (text[-1:].isspace() and bool(text.strip()))}"


def formula(text: str) -> str:
    """LaTeX as an inline formula, without the `&` and `\\\\` of the lines that it was taken from; as code where dollars
    would not hold it together, or where it was torn out of an environment."""
    flat = _in_one_line(" ".join(text.split()))
    loose = re.search(r"(?<!\\)(?:\\\\)*\\\s*$", text) is not None
    if not flat or loose or "$" in flat or "%" in flat or "`" in flat or len(flat) > _LONGEST:
        return code(text)
    return f"${flat}$"


def _in_one_line(latex: str) -> str:
    """LaTeX without what parts cells and lines outside of its environments; nothing where it does not hold together."""
    environments: list[str] = []
    braces, sides = 0, 0
    kept: list[str] = []
    for part in _PARTS.findall(latex):
        name = _ENVIRONMENT.fullmatch(part)
        if name is not None and name[1] == "begin":
            environments.append(name[2])
        elif name is not None and (not environments or environments.pop() != name[2]):
            return ""
        braces += (part == "{") - (part == "}")
        sides += (part == "\\left") - (part == "\\right")
        if braces < 0 or sides < 0:
            return ""
        parting = (
            not environments
            and not braces
            and (part == "&" or part.startswith("\\\\") or part == "\\newline")
        )
        kept.append(" " if parting else part)
    return " ".join("".join(kept).split()) if not environments and not braces and not sides else ""


def term(text: str, syntax: Syntax) -> str:
    """A term or a claim as it was written: LaTeX as a formula, all else as code."""
    return formula(text) if syntax is Syntax.LATEX else code(text)


def prose(text: str) -> str:
    """Words of a note with the formulas that stand among them between dollars."""
    parts = re.split(r"\$([^$\n]+)\$", line(text))
    return "".join(formula(part) if at % 2 else _spaced(part) for at, part in enumerate(parts)).strip()


_BAR = re.compile(r"\\?\|")
_LETTER_BEHIND = re.compile(r"\\?\|(?=[A-Za-z])")


def cell(markdown: str) -> str:
    """Markdown for a cell of a table. A formula gets no space before its last dollar: Obsidian would show none."""
    parts = re.split(r"(\$[^$]+\$)", markdown)
    return "".join(
        _BAR.sub(lambda bar: r"\Vert" if len(bar[0]) > 1 else r"\vert", _LETTER_BEHIND.sub(r"\g<0> ", part))
        if part.startswith("$") and len(part) > 1
        else _bars(part)
        for part in parts
    )


def _bars(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", text)


def linkable(path: str) -> bool:
    """Whether a wikilink can hold a path."""
    return _UNLINKABLE.search(path) is None


def heading_subpath(heading: str) -> str:
    """A heading as a link names it: without the characters that Obsidian drops."""
    return " ".join(_HEADING.sub(" ", heading).split())
