"""Settings from the vault's own file, checked once, then frozen. Runs nothing and opens no note.

`vaultproof.toml` at the vault's root, or `[tool.vaultproof]` in a `pyproject.toml` there. The file may come with a
stranger's vault, so it is trusted with nothing that reaches beyond the vault: it can make the sandbox of code blocks
narrower and never wider, and the files that it names must lie inside the vault. What is wider (a scratch folder, more
time or memory, other imports) is asked for on the command line, by the person who runs it.
"""

from __future__ import annotations

import os
import re
import stat
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from vaultproof.diagnostic import Severity
from vaultproof.selection import Selection, selector
from vaultproof.toml_table import SettingsError, Table

FILE = "vaultproof.toml"
PARTS = ("verification", "plot", "figures", "facts", "notation", "mentions", "backlinks")
PLACES = ("top", "bottom")
OVERVIEW = ("report", "base", "map", "symbols", "css")
MENTIONS = ("part", "text", "none")
OWN_PARTS = "generated-parts"
"""The property by which a note chooses its parts. It is the author's, so its name begins otherwise than ours."""
SECONDS = 5.0
MEMORY = 1024

# Modules that a vault may ask for. They are imported before the wall stands, so only those that prepare themselves to
# compute and do nothing else.
PURE_IMPORTS = frozenset(
    "jax matplotlib mpmath networkx numpy pandas scipy seaborn sklearn statsmodels sympy torch".split()
)

_MOST_BYTES = 1 << 20
_TAG = re.compile(r"(?!\d+$)[^\W_][\w-]*(/[^\W_][\w-]*)*")
_LANGUAGE = re.compile(r"auto|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSettings:
    """How code blocks are run: further modules that they may import, and what the blocks of one note may use.

    `seconds` is time, `memory` is in MB.
    """

    allow_imports: tuple[str, ...] = ()
    scratch: bool = False
    seconds: float = SECONDS
    memory: int = MEMORY


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSettings:
    """What is emitted: the vault's own templates, the language of generated words, and which parts.

    `templates` is a folder inside the vault. `language` is `auto` for each note's own. `index` is the note that lists
    the vault, without `.md`, or None for none. `overview` names what else is emitted about the vault as a whole.
    `cards` is the tag of spaced-repetition cards, without `#`, or None for no cards. `stubs` is the folder for stubs of
    notes that are linked to and do not exist, or None for no stubs. `parts` names generated parts; the words `top` and
    `bottom` among them tell where those behind them stand, above the author's text or below.
    `link_mentions` is where words that name another note become links: in the part of that name, in the emitted `text`
    itself, or nowhere.
    """

    templates: str | None = None
    language: str = "auto"
    index: str | None = "Vaultproof"
    parts: tuple[str, ...] = PARTS
    overview: tuple[str, ...] = OVERVIEW
    cards: str | None = None
    stubs: str | None = None
    link_mentions: str = "part"


@dataclass(frozen=True, slots=True, kw_only=True)
class MathSettings:
    """How formulas are read: `preamble` is a file inside the vault with LaTeX macros that hold in every note."""

    preamble: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of a vault. `fail_on` is None where no finding fails a check, `jobs` where the cores decide."""

    selection: Selection = field(default_factory=Selection)
    exclude: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    strict: bool = False
    jobs: int | None = None
    code: CodeSettings = field(default_factory=CodeSettings)
    build: BuildSettings = field(default_factory=BuildSettings)
    math: MathSettings = field(default_factory=MathSettings)


def read_settings(vault: Path) -> Settings:
    """The settings of the vault at `vault`; the defaults where it has no settings file.

    Raises `SettingsError` for a file that is no TOML or holds what is not a setting.
    """
    found = _table(vault)
    return Settings() if found is None else _settings(found, vault)


def _table(vault: Path) -> Table | None:
    own = _toml(vault / FILE)
    if own is not None:
        return Table(FILE, own)
    tool = (_toml(vault / "pyproject.toml") or {}).get("tool")
    values = tool.get("vaultproof") if isinstance(tool, dict) else None
    return Table("pyproject.toml: tool.vaultproof", values) if isinstance(values, dict) else None


def _toml(file: Path) -> dict[str, object] | None:
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
            raise SettingsError(f"{file.name}: not a file of at most {_MOST_BYTES >> 20} MB")
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise SettingsError(f"{file.name}: could not be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{file.name}: not UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file.name}: not valid TOML: {error}") from None
    except RecursionError:
        raise SettingsError(f"{file.name}: nested too deeply") from None


def _settings(table: Table, vault: Path) -> Settings:
    fail_on = table.choice("fail-on", "error", (*Severity, "never"))
    settings = Settings(
        selection=_selection(table),
        exclude=table.texts("exclude") or (),
        fail_on=None if fail_on == "never" else Severity(fail_on),
        strict=table.flag("strict"),
        jobs=table.count("jobs", None, most=1024),
        code=_code(table.table("code")),
        build=_build(table.table("build"), vault),
        math=_math(table.table("math"), vault),
    )
    table.end()
    return settings


def _selection(table: Table) -> Selection:
    return Selection(
        select=_codes(table, "select"),
        extend_select=_codes(table, "extend-select"),
        ignore=_codes(table, "ignore"),
        per_file_ignores=_per_file(table.table("per-file-ignores")),
    )


def _per_file(table: Table) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((pattern, _codes(table, pattern)) for pattern in table.names())


def _codes(table: Table, key: str) -> tuple[str, ...]:
    try:
        return tuple(map(selector, table.texts(key) or ()))
    except LookupError as error:
        raise table.wrong(key, f"hold codes of rules, and {error.args[0]}") from None


def _code(table: Table) -> CodeSettings:
    imports = table.texts("allow-imports") or ()
    for name in imports:
        if name.partition(".")[0] not in PURE_IMPORTS:
            among = ", ".join(sorted(PURE_IMPORTS))
            raise _not_here(
                table, "allow-imports", f"hold names among {among}, and not `{name}`", "allow-import"
            )
    if table.flag("scratch"):
        raise _not_here(table, "scratch", "not be `true`", "scratch")
    settings = CodeSettings(
        allow_imports=imports,
        seconds=_at_most(table, "seconds", SECONDS),
        memory=int(_at_most(table, "memory", MEMORY)),
    )
    table.end()
    return settings


def _at_most(table: Table, key: str, most: float) -> float:
    try:
        return table.number(key, most, above=0, most=most)
    except SettingsError as error:
        raise SettingsError(f"{error}; `--{key}` on the command line can ask for more") from None


def _not_here(table: Table, key: str, wanted: str, option: str) -> SettingsError:
    error = table.wrong(key, wanted)
    return SettingsError(
        f"{error}: a vault's own file cannot widen the sandbox; "
        f"if you trust the vault, give `--{option}` on the command line"
    )


def _build(table: Table, vault: Path) -> BuildSettings:
    language = table.text("language", "auto") or ""
    if not _LANGUAGE.fullmatch(language):
        raise table.wrong("language", "be `auto` or a language's code such as `en` or `vi`")
    cards = table.text("cards", None)
    if cards and not _TAG.fullmatch(cards):
        raise table.wrong("cards", "be a tag without `#`, such as `flashcards/maths`")
    settings = BuildSettings(
        templates=_inside(table, "templates", vault, os.path.isdir, "a folder"),
        language=language,
        index=_inside(table, "index", vault, _anything, "a note", "Vaultproof"),
        parts=_among(table, "parts", PARTS, PLACES),
        overview=_among(table, "overview", OVERVIEW),
        cards=cards or None,
        stubs=_inside(table, "stubs", vault, _anything, "a folder"),
        link_mentions=table.choice("link-mentions", "part", MENTIONS),
    )
    table.end()
    return settings


def _among(table: Table, key: str, words: tuple[str, ...], further: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Some of the words, in the order in which they are set; all of them, without `further` ones, where nothing is
    set."""
    found = table.texts(key)
    for word in found or ():
        if word not in (*words, *further):
            raise table.wrong(key, f"hold words among {', '.join((*words, *further))}, and not `{word}`")
    return words if found is None else found


def _math(table: Table, vault: Path) -> MathSettings:
    settings = MathSettings(preamble=_inside(table, "preamble", vault, os.path.isfile, "a file"))
    table.end()
    return settings


def _anything(path: str) -> bool:
    return bool(path)


def _inside(
    table: Table, key: str, vault: Path, exists: Callable[[str], bool], what: str, default: str | None = None
) -> str | None:
    """A path that leads, links followed, to a place inside the vault; None where it is empty or not set."""
    text = table.text(key, default)
    if not text:
        return None
    base = os.path.realpath(vault)
    path = PurePosixPath(text)
    real = os.path.realpath(Path(base, path)) if "\0" not in text else ""
    if (
        path.is_absolute()
        or os.path.commonpath([base, real or os.sep]) != base
        or real == base
        or not exists(real)
    ):
        raise table.wrong(key, f"be {what} inside the vault, and `{text}` is not")
    return str(path)
