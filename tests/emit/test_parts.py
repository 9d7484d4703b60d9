"""Each generated part can be switched off, moved, and typed into without loss, for the vault and for a note."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from emit.example import RELU, note, relu, tanh, vault
from vaultproof.config import PARTS, BuildSettings
from vaultproof.emit.context import EmittedVault, NoteToEmit
from vaultproof.emit.emit import emit, plan
from vaultproof.emit.in_place import build_in_place, remove_in_place
from vaultproof.emit.markers import remove
from vaultproof.extract.definitions.symbols import symbols_of
from vaultproof.link.mentions import Mentionable

TEXT = RELU + " As with tanh.\n\n$$g(x) = ax$$\n\nwhere $a$ is the slope.\n"


def full(text: str = TEXT) -> NoteToEmit:
    """A note with every part."""
    own = note("ReLU.md", text)
    mentions = Mentionable([("Tanh", "Sub/Tanh.md")]).in_notes({own.path: own}, {})[own.path]
    return replace(relu(), note=own, mentions=tuple(mentions), symbols=symbols_of(own), drawn=relu().figures)


def parts(root: Path, item: NoteToEmit, settings: BuildSettings) -> list[str]:
    content = plan(EmittedVault(root=root, notes=(item, tanh())), settings)[item.note.path]
    assert isinstance(content, bytes)
    assert remove(content.decode()) == item.note.source.text
    return re.findall(r"vaultproof:begin (\S+)", content.decode())


def with_property(value: str) -> NoteToEmit:
    return full(TEXT.replace("tags: [activation]", f"tags: [activation]\ngenerated-parts: {value}"))


def test_a_note_has_every_part_that_has_something_to_say(tmp_path: Path) -> None:
    assert parts(tmp_path, full(), BuildSettings()) == list(PARTS)


@pytest.mark.parametrize("name", PARTS)
def test_each_part_can_be_switched_off_and_moved_for_the_vault(tmp_path: Path, name: str) -> None:
    others = tuple(part for part in PARTS if part != name)
    assert parts(tmp_path, full(), BuildSettings(parts=others)) == list(others)
    assert parts(tmp_path, full(), BuildSettings(parts=(name, *others))) == [name, *others]
    files = plan(EmittedVault(root=tmp_path, notes=(full(), tanh())), BuildSettings(parts=others))
    assert sum(path.endswith(".svg") for path in files) == 2 - (name in {"plot", "figures"})


@pytest.mark.parametrize("name", PARTS)
def test_each_part_can_be_switched_off_and_moved_for_a_note(tmp_path: Path, name: str) -> None:
    others = [part for part in PARTS if part != name]
    assert parts(tmp_path, with_property(f"[{', '.join(others)}]"), BuildSettings()) == others
    assert parts(tmp_path, with_property(f"[{', '.join([name, *others])}]"), BuildSettings()) == [
        name,
        *others,
    ]
    assert parts(tmp_path, with_property(name), BuildSettings(parts=())) == [name]
    assert parts(tmp_path, with_property("[]"), BuildSettings()) == []


@pytest.mark.parametrize("name", PARTS)
def test_each_part_can_stand_above_the_text(tmp_path: Path, name: str) -> None:
    """For the vault or a note; taking it out gives the source back, in place too."""
    others = [part for part in PARTS if part != name]
    listed = ["top", name, "bottom", *others]
    for item, settings in (
        (full(), BuildSettings(parts=tuple(listed))),
        (with_property(f"[{', '.join(listed)}]"), BuildSettings()),
    ):
        assert parts(tmp_path, item, settings) == [name, *others]
        content = plan(EmittedVault(root=tmp_path, notes=(item, tanh())), settings)["ReLU.md"]
        assert isinstance(content, bytes)
        text = content.decode()
        words = text.index("As with tanh")
        assert text.index(f"end {name} %%") < words < text.index(f"begin {others[0]} %%")


def test_what_is_typed_inside_a_part_on_top_is_kept(tmp_path: Path) -> None:
    """As in one below; and a vault in place is undone to the byte."""
    settings = BuildSettings(parts=("top", *PARTS))
    source = vault(tmp_path / "vault", full(), tanh())
    before = (source.root / "ReLU.md").read_bytes()
    build_in_place(source, settings)
    file = source.root / "ReLU.md"
    built = file.read_text()
    file.write_text(built.replace("%% vaultproof:end facts", "my own words\n\n%% vaultproof:end facts"))
    report = build_in_place(source, settings)
    assert [path for path, _ in report.kept_foreign] == ["ReLU.md"]
    assert "my own words" in file.read_text()
    file.write_text(built)
    remove_in_place(source)
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", PARTS)
def test_what_is_typed_inside_a_part_is_kept_and_told(tmp_path: Path, name: str) -> None:
    source = vault(tmp_path / "vault", full(), tanh())
    emit(source, tmp_path / "out", BuildSettings())
    build_in_place(source, BuildSettings(), even_unclean=True)
    for root in (tmp_path / "out", source.root):
        file = root / "ReLU.md"
        typed = re.sub(rf"(%% vaultproof:end {name} %%)", r"my own words\n\n\1", file.read_text())
        file.write_text(typed)
        again = (
            emit(source, root, BuildSettings())
            if root != source.root
            else build_in_place(source, BuildSettings(), even_unclean=True)
        )
        assert file.read_text() == typed
        assert "ReLU.md" in dict(again.kept_foreign)


@pytest.mark.parametrize("mode", ["part", "text"])
def test_all_parts_come_out_of_the_vault_to_the_byte(tmp_path: Path, mode: str) -> None:
    source = vault(tmp_path / "vault", full(), tanh())
    settings = BuildSettings(link_mentions=mode)
    assert build_in_place(source, settings, even_unclean=True).written
    assert build_in_place(source, settings, even_unclean=True).written == ()
    remove_in_place(source, even_unclean=True)
    assert (source.root / "ReLU.md").read_text() == TEXT
