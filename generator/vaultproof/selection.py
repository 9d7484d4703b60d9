"""Which rules are wanted, where: codes as Ruff takes them. Knows no settings file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from vaultproof.catalogue import RULES, UNEXAMINED_NOTE
from vaultproof.toml_table import nearest

ALL = "ALL"
_OF_CLAIMS = ("C", "X")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Selectors of rules: a code such as `L201`, the beginning of some such as `L2`, or `ALL`.

    An empty `select` means `ALL`. Of two selectors that match a rule the longer decides; of two equal ones, `ignore`.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def wants(self, code: str, path: str) -> bool:
        """Whether findings of a rule are wanted for the file at `path`, which is relative to the vault. A fault of ours
        is told whatever is selected: a run that misses a note's claims must not look clean."""
        if code == UNEXAMINED_NOTE.code:
            return True
        return self.selects(code) and not any(
            _strength(code, codes) for pattern, codes in self.per_file_ignores if _matches(path, pattern)
        )

    def selects(self, code: str) -> bool:
        """Whether findings of a rule are wanted for any file."""
        wanted = _strength(code, (*(self.select or (ALL,)), *self.extend_select))
        return wanted > _strength(code, self.ignore)

    @property
    def asks_of_claims(self) -> bool:
        """Whether any rule is wanted that needs claims to be judged or blocks to be run."""
        return any(self.selects(rule.code) for rule in RULES if rule.code.startswith(_OF_CLAIMS))


def selector(text: str) -> str:
    """A selector of at least one rule, from a code, the beginning of codes, a rule's name, or `ALL`.

    Raises `LookupError` where no rule matches.
    """
    for rule in RULES:
        if text == rule.name:
            return rule.code
    code = text.upper()
    if code == ALL or (code and any(rule.code.startswith(code) for rule in RULES)):
        return code
    known = [*(rule.code for rule in RULES), *(rule.name for rule in RULES)]
    raise LookupError(f"no rule has `{text}`{nearest(text, known)}")


def _strength(code: str, selectors: Iterable[str]) -> int:
    """How exactly the nearest of `selectors` names `code`: 0 not at all, 1 by `ALL`, more by its beginning."""
    return max(
        (1 if one == ALL else 1 + len(one) for one in selectors if one == ALL or code.startswith(one)),
        default=0,
    )


def _matches(path: str, pattern: str) -> bool:
    """Whether a pattern names a file: by its path, by its name alone, or by a folder above it."""
    name = path.rpartition("/")[2]
    return (
        fnmatchcase(path, pattern)
        or fnmatchcase(path, pattern.rstrip("/") + "/*")
        or fnmatchcase(name, pattern)
    )
