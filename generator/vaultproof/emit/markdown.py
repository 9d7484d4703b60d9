"""Strangers' words put into generated Markdown so that they stay words: in a line, in code, in a formula, in a cell."""

from __future__ import annotations

import re

from vaultproof.claim import Syntax

_SPECIAL = re.compile(r"[\\`*_\[\]<#|$]|==|~~|(?<!\S)\^")
_UNLINKABLE = re.compile(r"[#^\[\]|\\\r\n]|%%")
_HEADING = re.compile(r"[!\"#$%&()*+,.:;<=>?@^`{|}~/\[\]\\]")
_LONGEST = 300


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
    """LaTeX as an inline formula; as code where dollars would not hold it together."""
    flat = " ".join(text.split())
    closed = flat.count("{") == flat.count("}") and not flat.endswith("\\")
    if not flat or "$" in flat or "%" in flat or "`" in flat or not closed or len(flat) > _LONGEST:
        return code(text)
    return f"${flat}$"


def term(text: str, syntax: Syntax) -> str:
    """A term or a claim as it was written: LaTeX as a formula, all else as code."""
    return formula(text) if syntax is Syntax.LATEX else code(text)


def prose(text: str) -> str:
    """Words of a note with the formulas that stand among them between dollars."""
    parts = re.split(r"\$([^$\n]+)\$", line(text))
    return "".join(formula(part) if at % 2 else _spaced(part) for at, part in enumerate(parts)).strip()


def cell(markdown: str) -> str:
    """Markdown for a cell of a table."""
    parts = re.split(r"(\$[^$]+\$)", markdown)
    return "".join(
        part.replace("\\|", r"\Vert ").replace("|", r"\vert ")
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
