"""A vault → its findings, remembered whole where nothing has changed since. Imports what works only where it must."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from vaultproof.cache import Lost
from vaultproof.findings import Findings
from vaultproof.pipeline.kept import NONE_KEPT, Kept
from vaultproof.pipeline.limits import CodeLimits
from vaultproof.pipeline.standing import Standing
from vaultproof.pipeline.texts import Parts, Texts, read_texts
from vaultproof.selection import Selection
from vaultproof.terminal import Stage, unwatched


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be found, and how.

    `only` keeps findings to these notes; `strict` makes undecided claims errors; `expressions` tells how definitions
    were understood, which takes time. `preamble` names a file in the vault with LaTeX that holds in all notes. `jobs`
    is how many processes work, as many as there are cores where it is None. `parts` tells what becomes of generated
    parts. Without `judging`, no claim is looked at and no block is run.
    """

    exclude: tuple[str, ...] = ()
    selection: Selection = field(default_factory=Selection)
    strict: bool = False
    limits: CodeLimits = field(default_factory=CodeLimits)
    jobs: int | None = None
    only: frozenset[str] | None = None
    expressions: bool = True
    preamble: str | None = None
    parts: Parts = Parts.READ
    judging: bool = True

    def source(self, texts: Texts) -> object:
        """All that findings depend on."""
        return (texts.digest, self.standing)

    @property
    def standing(self) -> object:
        """All that findings depend on beside the texts."""
        limits = replace(self.limits, workers=0)
        return (self.selection, self.strict, limits, self.only, self.expressions, self.judging)


def find(
    root: Path, wanted: Wanted | None = None, kept: Kept = NONE_KEPT, stage: Stage = unwatched
) -> Findings:
    """The findings in the vault at `root`."""
    wanted = wanted or Wanted()
    texts = read_texts(root, wanted.exclude, wanted.preamble, wanted.parts)
    standing = Standing(kept, wanted)
    with suppress(Lost):
        if standing.same(texts) or _resumed(standing, texts, wanted, root, kept, stage):
            return standing.findings(texts, judged=wanted.judging)
    from vaultproof.pipeline.check import check_texts

    checked = check_texts(texts, wanted, kept.worked, stage)
    if kept is not NONE_KEPT and not wanted.limits.unsafe:
        from vaultproof.pipeline.resume import keep_checked

        keep_checked(standing, checked, texts)
    return checked.findings


def _resumed(standing: Standing, texts: Texts, wanted: Wanted, root: Path, kept: Kept, stage: Stage) -> bool:
    if standing.head is None:
        return False
    from vaultproof.pipeline.resume import resume

    return resume(standing, texts, wanted, root, kept.worked, stage)
