"""A stub stands for each note that is linked to and can be written, and for no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from emit.example import note, relu, tanh
from vaultproof.config import BuildSettings
from vaultproof.emit.context import EmittedVault, NoteToEmit
from vaultproof.emit.emit import emit, plan
from vaultproof.emit.place import safe_path
from vaultproof.link.names import Names
from vaultproof.read import read_note
from vaultproof.source import Source

ON = BuildSettings(stubs="To write", language="en")


def vault(*targets: str, **held: tuple[str, ...]) -> EmittedVault:
    """A vault of two notes in which these targets lead nowhere, held by `ReLU.md` where not said otherwise."""
    unresolved = tuple((target, ("ReLU.md",)) for target in targets)
    return EmittedVault(root=Path("nowhere"), notes=(relu(), tanh()), unresolved=(*unresolved, *held.items()))


def stubs(source: EmittedVault, settings: BuildSettings = ON) -> dict[str, str]:
    made = plan(source, settings)
    return {
        path: content.decode()
        for path, content in made.items()
        if path.startswith("To write/") and isinstance(content, bytes)
    }


def test_a_stub_has_a_task_and_leads_back() -> None:
    """It names the notes that wait for it; there is none unless a folder is set."""
    source = vault(**{"Missing note": ("ReLU.md",), "Deep/Er": ("ReLU.md", "Sub/Tanh.md")})
    made = stubs(source)
    assert set(made) == {"To write/Missing note.md", "To write/Deep/Er.md"}
    assert made["To write/Deep/Er.md"] == (
        "# Er\n\n- [ ] TODO: write this note\n\nNotes that link here:\n\n- [[ReLU]]\n- [[Tanh]]\n"
    )
    assert stubs(source, BuildSettings()) == {}


@pytest.mark.parametrize(
    "target",
    [
        "Node.js",
        "v1.2",
        "học sâu",
        "a.md",
        "A.MD",
        "e=mc²",
        "it's",
        "a & b",
        "Folder/Sub/Note",
        "x" * 240,
        "100%",
    ],
)
def test_a_link_with_a_stub_opens_it(target: str) -> None:
    """By the rules by which Obsidian finds a link's file."""
    source = vault(target)
    (path,) = stubs(source)
    assert Names([*plan(source, ON)]).resolve(target, "ReLU.md") == path


@pytest.mark.parametrize(
    "target",
    [
        "../x", "./x", "/x", "a/../../x", "..", ".", "a//..//b", "a:b", "a|b", "a#b", "a^b", "[x", "a\\b", "a?",
        '"a"', "<a>", "https://e.org", "a*", "%%a%%", "a\tb", "a\nb", "a\0b", "con", "NUL", "aux.txt", "Folder/prn",
        "com1", "LPT9.x", ".hidden", "Folder/.hidden", "Folder./x", " /x", "x" * 251, "ố" * 100, "pic.png",
        "Sheet.PDF", "map.canvas", "", " ", "\ud800", "a\u202eb", "\u200b",
    ],
)  # fmt: skip
def test_a_name_that_no_note_can_bear_has_no_stub(target: str) -> None:
    """Paths that lead elsewhere, signs that Obsidian or a system forbids, reserved and hidden names, other files."""
    assert stubs(vault(target)) == {}


def test_targets_that_differ_in_case_share_a_stub(tmp_path: Path) -> None:
    """One file on every disk, written as most write it, with all notes that wait for it."""
    source = vault(
        **{
            "missing NOTE": ("ReLU.md",),
            "Missing note": ("ReLU.md", "Sub/Tanh.md"),
            "Missing note.md": ("ReLU.md",),
            "Ba\u0301n": ("ReLU.md",),
            "B\u00e1n": ("Sub/Tanh.md",),
        }
    )
    made = stubs(source)
    assert len(made) == 2
    assert "[[ReLU]]\n- [[Tanh]]" in made["To write/Missing note.md"]
    report = emit(source, tmp_path, ON)
    assert report.kept_foreign == ()


def test_a_stub_takes_no_link_from_a_note_and_no_file_of_the_author_s() -> None:
    """A link that another file answers needs none; a file that is there is kept."""
    other = NoteToEmit(note=note("To write/Er.md", "mine"))
    source = EmittedVault(
        root=Path("nowhere"),
        notes=(relu(), other),
        unresolved=(("Deep/Er", ("ReLU.md",)), ("/Er", ("ReLU.md",))),
    )
    made = stubs(source)
    assert made["To write/Er.md"].startswith("mine")
    assert set(made) == {"To write/Er.md", "To write/Deep/Er.md"}


def test_an_emitted_vault_with_stubs_has_no_link_that_leads_nowhere() -> None:
    """Every wikilink of every emitted note opens a file."""
    own = note("a.md", "[[Missing]] [[Deep/Er]] [[missing|x]] ![[Embedded#Part]] [t](Far%20away.md) [[b]]\n")
    targets = ("Missing", "Deep/Er", "missing", "Embedded", "Far away.md")
    source = EmittedVault(
        root=Path("nowhere"),
        notes=(NoteToEmit(note=own), NoteToEmit(note=note("b.md", "words"))),
        unresolved=tuple((target, ("a.md",)) for target in targets),
    )
    made = plan(source, ON)
    names = Names(made)
    assert all(map(safe_path, made))
    for path, content in made.items():
        if path.endswith(".md") and isinstance(content, bytes):
            for link in read_note(Source(path, content.decode())).links:
                assert names.resolve(link.target, path), f"{path}: {link.target}"


def test_the_index_leads_to_stubs() -> None:
    """What leads nowhere is a link where a stub was made for it, and words where not."""
    index = plan(vault("Missing note", "../x"), ON)["Vaultproof.md"]
    assert isinstance(index, bytes)
    assert "- [[Missing note]]: [[ReLU]]" in index.decode()
    assert "- ../x: [[ReLU]]" in index.decode()
