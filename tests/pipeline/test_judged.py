"""A note is judged again where it changed or where what its claims refer to did, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vaultproof.pipeline.examine import examine_all
from vaultproof.pipeline.judge import JudgedNote, Means, judge_notes, references_of
from vaultproof.pipeline.limits import CodeLimits
from vaultproof.pipeline.read import assemble
from vaultproof.source import Source
from vaultproof.vault import VaultFile, VaultFiles

NOTES = {
    "Uses.md": "# Uses\n\n- Ramp(3) = 4\n",
    "Ramp.md": "# Ramp\n\n$$f(x) = x + 1$$\n\n- f(1) = 2\n",
    "Other.md": "# Other\n\n$\\frac{4}{2} = 2$\n",
    "Lead.md": "# Lead\n\n## Step response\n\n$$g(x) = 2 x$$\n\n- Response(1) = 2\n",
}


class Remembering:
    """Keeps what was judged as it is, and writes down for which notes claims were tried."""

    def __init__(self) -> None:
        self.kept: dict[object, Any] = {}
        self.tried: set[str] = set()

    def load(self, kind: str, sources: Mapping[Any, Any]) -> dict[Any, Any]:
        """What was judged before; nothing else is known."""
        if kind == "task":
            self.tried |= {source.trial.claim.path for source in sources.values()}
        return {key: self.kept[kind, one] for key, one in sources.items() if (kind, one) in self.kept}

    def late(self, _kind: str, _source: object) -> None:
        """Nothing."""

    def keep(self, kind: str, source: object, value: object) -> None:
        """Keep what was judged."""
        if kind == "judged":
            self.kept[kind, source] = value


def judged(notes: Mapping[str, str], keeping: Remembering) -> dict[str, JudgedNote]:
    sources = {path: Source(path, text) for path, text in notes.items()}
    files = VaultFiles(Path(), tuple(VaultFile(path, len(text), 0) for path, text in notes.items()))
    vault = assemble(files, examine_all(sources))
    keeping.tried.clear()
    return judge_notes(
        vault.notes, vault, references_of(vault), Means(limits=CodeLimits(), jobs=1, cache=keeping)
    )


def after(change: Mapping[str, str]) -> set[str]:
    """The notes that are judged again after a change; the verdicts are those of a run that remembers nothing."""
    keeping = Remembering()
    judged(NOTES, keeping)
    found = judged({**NOTES, **change}, keeping)
    tried = set(keeping.tried)
    assert found == judged({**NOTES, **change}, Remembering())
    return tried


def test_nothing_is_judged_again_where_nothing_changed() -> None:
    """Not even the note that uses another one's definition."""
    assert after({}) == set()


def test_a_change_judges_no_note_that_does_not_refer_to_it() -> None:
    """The changed note alone, though others stand beside it."""
    assert after({"Other.md": NOTES["Other.md"] + "\nA word more.\n"}) == {"Other.md"}


def test_a_change_judges_the_notes_that_refer_to_it() -> None:
    """A definition that becomes another one is another one for all that use it."""
    assert after({"Ramp.md": NOTES["Ramp.md"].replace("x + 1", "x + 2")}) == {"Ramp.md", "Uses.md"}


def test_a_new_note_judges_the_notes_that_name_it() -> None:
    """Its title may be what a claim calls, or what a heading says of a definition below it."""
    assert after({"Sub/Ramp.md": "# Ramp\n\n$$f(x) = 2 x$$\n"}) >= {"Uses.md"}
    assert "Lead.md" in after({"Response.md": "# Response\n"})
    assert after({"Elsewhere.md": "# Elsewhere\n"}) == set()


def test_a_note_that_is_renamed_is_no_longer_referred_to() -> None:
    """Where its name is gone, so is what it told."""
    keeping = Remembering()
    judged(NOTES, keeping)
    without = {path: text for path, text in NOTES.items() if path != "Ramp.md"} | {
        "Hill.md": NOTES["Ramp.md"]
    }
    found = judged(without, keeping)
    assert keeping.tried >= {"Uses.md"}
    assert found == judged(without, Remembering())
