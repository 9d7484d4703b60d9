"""A vault that is looked at again after each change says what a first look would say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from small_vault import CHANGES, LINKING, NAMES, PIECES, PLACES, STEPS, TEXTS, take, write
from vaultproof.cli import main
from vaultproof.link.refer import References
from vaultproof.note import Note
from vaultproof.pipeline.find import Wanted, find
from vaultproof.pipeline.judge import JudgedNote, Means
from vaultproof.pipeline.linked import Linked, Questions
from vaultproof.pipeline.live import Live
from vaultproof.pipeline.read import ReadVault
from vaultproof.pipeline.texts import Parts

WANTED = Wanted(jobs=1, expressions=False)


@given(first=st.dictionaries(st.sampled_from(NAMES), TEXTS, min_size=2), changes=CHANGES)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.property
def test_after_any_change_the_same_is_found(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, str], changes: list[tuple[str, str | None]]
) -> None:
    """Diagnostics, judgements and links are those of a run from the beginning."""
    root = tmp_path_factory.mktemp("vault")
    write(root, first)
    live = Live(root, WANTED)
    for name, text in changes:
        write(root, {name: text})
        live.update([name])
        fresh = find(root, WANTED)
        found = live.findings()
        assert tuple(found.diagnostics) == tuple(fresh.diagnostics)
        assert tuple(found.judgements) == tuple(fresh.judgements)
        assert tuple(found.links) == tuple(fresh.links)


@given(first=st.dictionaries(st.sampled_from(PLACES), LINKING, min_size=3), steps=STEPS)
@settings(max_examples=24, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.property
def test_after_files_come_go_and_move_the_same_is_found(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, str], steps: list[tuple[str, str, str]]
) -> None:
    """Notes, attachments and whole folders: what is told of them is what a run from the beginning tells."""
    root = tmp_path_factory.mktemp("vault")
    write(root, first)
    live = Live(root, WANTED)
    for step in steps:
        live.update(take(root, step))
        fresh, found = find(root, WANTED), live.findings()
        assert tuple(found.diagnostics) == tuple(fresh.diagnostics)
        assert tuple(found.judgements) == tuple(fresh.judgements)
        assert tuple(found.links) == tuple(fresh.links)
        assert (found.notes, found.formulas) == (fresh.notes, fresh.formulas)


@pytest.mark.parametrize(
    ("step", "again"),
    [
        (("write", "New.md", "[[One]]\n"), {"New.md"}),
        (("write", "Missing.md", "[[One]]\n"), {"Missing.md", "Two.md"}),
        (("write", "pic.png", ""), {"Three.md"}),
        (("remove", "One.md", ""), {"Two.md"}),
        (("move", "One.md", "Sub/One.md"), {"Sub/One.md", "Two.md"}),
        (("move", "Three.md", "Four.md"), {"Four.md", "One.md"}),
        (("write", "Map.canvas", '{"nodes": [{"id": "a", "type": "file", "file": "One.md"}]}'), set()),
        (("write", "Map.canvas", '{"nodes": [{"id": "a", "type": "file", "file": "Gone.md"}]}'), set()),
        (("write", "List.base", "views:\n  - type: table\n    name: Second\n"), {"Five.md"}),
        (("remove", "List.base", ""), {"Five.md"}),
    ],
)
def test_only_what_a_name_touches_is_linked_again(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: tuple[str, str, str],
    again: set[str],
) -> None:
    """A note or a file that comes, goes or moves: the rules are heard on it, and on the notes that link to its name."""
    others = {f"Far/{number}.md": f"[[{(number + 1) % 30}]]\n" for number in range(30)}
    own = {"One.md": "[[Three]]\n", "Two.md": "[[One]], [[Missing]]\n", "Three.md": "![[pic.png]], [[0]]\n"}
    own |= {"Five.md": "![[List.base#First]]\n", "List.base": "views:\n  - type: table\n    name: First\n"}
    write(tmp_path, {**others, **own})
    live = Live(tmp_path, WANTED)
    linked: list[str] = []
    from vaultproof.pipeline import live as module

    original = module.link

    def linking(note: Note, questions: Questions) -> Linked:
        linked.append(note.path)
        return original(note, questions)

    monkeypatch.setattr(module, "link", linking)
    live.update(take(tmp_path, step))
    assert set(linked) == again
    assert len(linked) == len(again)
    assert tuple(live.findings().diagnostics) == tuple(find(tmp_path, WANTED).diagnostics)


def test_only_verdicts_that_hang_on_a_name_are_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note gets an alias, and one that calls it by that is judged again; no other is."""
    write(
        tmp_path,
        {
            "Ramp.md": "$$f(x) = \\max(0, x)$$\n",
            "Using.md": "- Slide(2) = 2\n",
            "Other.md": "- 2 + 3 = 5\n",
        },
    )
    live = Live(tmp_path, WANTED)
    tried: list[str] = []
    from vaultproof.pipeline import live as module

    original = module.judge_notes

    def judging(
        paths: Iterable[str], vault: ReadVault, references: References, means: Means
    ) -> dict[str, JudgedNote]:
        tried.extend(paths)
        return original(paths, vault, references, means)

    monkeypatch.setattr(module, "judge_notes", judging)
    write(tmp_path, {"Ramp.md": "---\naliases: [Slide]\n---\n\n$$f(x) = \\max(0, x)$$\n"})
    live.update(["Ramp.md"])
    assert sorted(tried) == ["Ramp.md", "Using.md"]
    assert [type(one.verdict).__name__ for one in live.judgements("Using.md")] == ["Holds"]


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    write(tmp_path, dict(zip(NAMES, PIECES, strict=False)))
    return tmp_path


def test_what_is_told_to_have_changed_is_what_did(vault: Path) -> None:
    """A heading that others link to is renamed: they are named too; a note that nobody refers to is not."""
    live = Live(vault, WANTED)
    write(vault, {"Beta.md": "# Heading\n\n[[Alpha]]\n"})
    write(vault, {"Beta.md": PIECES[1]})
    assert live.update(["Beta.md"]) == frozenset()
    write(vault, {"Alpha.md": "[[Beta#Head]]\n"})
    assert "Alpha.md" in live.update(["Alpha.md"])
    write(vault, {"Beta.md": PIECES[1].replace("# Head", "# Foot")})
    assert {"Alpha.md", "Beta.md"} <= live.update(["Beta.md"])
    codes = [one.code for one in live.diagnostics["Alpha.md"]]
    assert "L202" in codes


def test_a_folder_that_moves_takes_its_notes_with_it(tmp_path: Path) -> None:
    """Of a folder that is moved only its own two names are told; what led into it leads nowhere from then on."""
    root, away = tmp_path / "vault", tmp_path / "away"
    write(root, {"One.md": "[[In/Two]]\n", "In/Two.md": "[[One]]\n"})
    live = Live(root, WANTED)
    for place, names, codes in (
        (root / "Sub", ["In", "Sub"], ["L201"]),
        (away, ["Sub"], ["L201"]),
        (root / "In", ["In"], []),
    ):
        here = next(one for one in (root / "In", root / "Sub", away) if one.exists())
        here.rename(place)
        live.update(names)
        assert [one.code for one in live.diagnostics["One.md"]] == codes
        assert tuple(live.findings().diagnostics) == tuple(find(root, WANTED).diagnostics)


def test_a_wrong_value_is_traced_as_it_comes_and_goes(tmp_path: Path) -> None:
    """The note that links to a wrong value begins to state it, and then no longer does."""
    wrong = "$$f(x) = \\max(0, x)$$\n\n- f(3) = 4\n"
    write(tmp_path, {"Wrong.md": wrong, "Using.md": "[[Wrong]]\n"})
    live = Live(tmp_path, WANTED)
    for text, places in (("[[Wrong]]: f(3) = 4\n", ["Wrong.md", "Using.md"]), ("None.\n", ["Wrong.md"])):
        write(tmp_path, {"Using.md": text})
        assert "Wrong.md" in live.update(["Using.md"])
        refuted = next(one for one in live.diagnostics["Wrong.md"] if one.code == "C401")
        assert [label.path for label in refuted.labels] == places


def test_unsaved_text_counts(vault: Path) -> None:
    """What an editor shows is what is checked, until it is closed."""
    live = Live(vault, WANTED)
    before = live.diagnostics["Alpha.md"]
    live.overlay["Alpha.md"] = "[[Nobody knows]]\n"
    assert "Alpha.md" in live.update(["Alpha.md"])
    assert any("Nobody knows" in one.message for one in live.diagnostics["Alpha.md"])
    del live.overlay["Alpha.md"]
    live.update(["Alpha.md"])
    assert live.diagnostics["Alpha.md"] == before


def test_parts_that_somebody_changes_are_told_at_once(tmp_path: Path) -> None:
    """What is typed between the marks of a build in place is told when it is saved, and no more when it is gone."""
    write(tmp_path, {"ReLU.md": "$$f(x) = \\max(0, x)$$\n\n- f(3) = 3\n"})
    with pytest.raises(SystemExit):
        main(["build", str(tmp_path), "--in-place", "--no-cache", "-q", "--jobs", "1"])
    built = (tmp_path / "ReLU.md").read_text(encoding="utf-8")
    wanted = replace(WANTED, parts=Parts.BLANK)
    live = Live(tmp_path, wanted)
    changed = built.replace("%% vaultproof:end", "typed\n\n%% vaultproof:end", 1)
    assert changed != built
    for text, codes in ((changed, {"G702"}), (built, set()), (changed, {"G702"})):
        write(tmp_path, {"ReLU.md": text})
        live.update(["ReLU.md"])
        assert {one.code for one in live.diagnostics["ReLU.md"] if one.code == "G702"} == codes
        assert tuple(live.findings().diagnostics) == tuple(find(tmp_path, wanted).diagnostics)


def test_only_what_changed_is_examined_again(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One save, one note read."""
    live = Live(vault, WANTED)
    read: list[str] = []
    from vaultproof.pipeline import examine as module

    original = module.read_note

    def reading(source: object) -> object:
        read.append(source.path)  # type: ignore[attr-defined]
        return original(source)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "read_note", reading)
    write(vault, {"Beta.md": PIECES[1] + "One word more.\n"})
    live.update(["Beta.md"])
    assert read == ["Beta.md"]
