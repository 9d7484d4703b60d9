"""Mentions of other notes become links: in a part, or in the text, from which they come out to the byte."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from emit.example import note, relu, tanh
from vaultproof.config import BuildSettings
from vaultproof.emit.context import EmittedVault, NoteToEmit
from vaultproof.emit.emit import plan
from vaultproof.emit.markers import remove
from vaultproof.link.mentions import Mentionable, first_in_section
from vaultproof.note import Note
from vaultproof.read import read_note
from vaultproof.source import Source

IN_TEXT = BuildSettings(link_mentions="text")
TEXT = """---
a: Tanh
---
# Tanh

First: unlike tanh, and unlike **ReLU**, it has $x$. ReLU again.

- tanh in an item, `tanh` in code
- <b>tanh</b>

## More

| tanh |
|---|
| tanh |

> a quoted tanh, [[ReLU]]"""


def mentioning(own: Note) -> NoteToEmit:
    names = Mentionable([("ReLU", "ReLU.md"), ("Tanh", "Sub/Tanh.md")])
    found = names.in_notes({own.path: own}, {})[own.path]
    links = [(link.scope, "ReLU.md") for link in own.links]
    return NoteToEmit(note=own, mentions=tuple(first_in_section(own, found, links)))


def built(root: Path, own: Note, settings: BuildSettings) -> str:
    vault = EmittedVault(root=root, notes=(relu(), tanh(), mentioning(own)))
    content = plan(vault, settings)[own.path]
    assert isinstance(content, bytes)
    return content.decode()


def test_a_part_lists_each_sentence_once_with_its_mentions_as_links(tmp_path: Path) -> None:
    text = built(tmp_path, note("Own.md", TEXT), BuildSettings())
    assert (
        "> [!quote|vaultproof]- 2 other notes are mentioned here\n"
        "> - First: unlike [[Tanh|tanh]], and unlike [[ReLU]], it has $x$.\n\n"
    ) in text
    assert remove(text) == TEXT


def test_what_the_note_links_elsewhere_is_no_news(tmp_path: Path) -> None:
    item = mentioning(note("Own.md", "tanh and ReLU"))
    item = replace(item, mentions=tuple(replace(one, linked=True) for one in item.mentions))
    content = plan(EmittedVault(root=tmp_path, notes=(relu(), tanh(), item)), BuildSettings())["Own.md"]
    assert content == b"tanh and ReLU"


def test_links_in_the_text_keep_the_author_s_spelling_and_come_out_to_the_byte(tmp_path: Path) -> None:
    text = built(tmp_path, note("Own.md", TEXT), IN_TEXT)
    assert "unlike [[Tanh|tanh]]%% vaultproof:link " in text
    assert "**[[ReLU]]%% vaultproof:link " in text
    assert "- tanh in an item, `tanh` in code\n- <b>tanh</b>" in text
    assert "begin mentions" not in text
    assert remove(text) == TEXT
    after = read_note(Source("Own.md", text))
    assert [link.display for link in after.links] == ["tanh", None, None]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize(
    "words",
    [
        "tanh",
        "a\ntanh",
        "> [!note] x\n> tanh",
        "1. tanh\n   - ReLU",
        "tanh[^1]\n\n[^1]: tanh",
        "tanh ^id",
        "*tanh*]",
    ],
)
def test_links_come_out_of_any_text_and_change_nothing_but_themselves(
    tmp_path: Path, words: str, end: str
) -> None:
    text = words.replace("\n", end)
    given = built(tmp_path, note("Own.md", text), IN_TEXT)
    assert remove(given) == text
    before, after = read_note(Source("Own.md", text)), read_note(Source("Own.md", given))
    assert [block.text for block in before.blocks] == [block.text for block in after.blocks]
    assert built(tmp_path, note("Own.md", remove(given)), IN_TEXT) == given


def test_what_an_author_changes_around_and_in_a_link_is_theirs(tmp_path: Path) -> None:
    text = built(tmp_path, note("Own.md", "so tanh is\n"), IN_TEXT)
    assert (
        remove(text.replace("|tanh]]", "|the tanh]]").replace("so", "New words: so"))
        == "New words: so the tanh is\n"
    )
    changed = text.replace("[[Tanh|", "[[Other|")
    assert remove(changed) == changed
    assert remove(text.replace("%% vaultproof:link", "%% mine")).startswith("so [[Tanh|tanh]]%% mine")


def test_mentions_can_be_switched_off(tmp_path: Path) -> None:
    own = note("Own.md", "tanh")
    assert built(tmp_path, own, BuildSettings(link_mentions="none")) == "tanh"
    assert built(tmp_path, own, BuildSettings(link_mentions="text", parts=("plot",))) == "tanh"


def test_a_link_in_a_text_whose_accents_are_signs_of_their_own_comes_out_to_the_byte(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "Mỗi hàm kích hoạt có một tên.")
    own = note("a.md", text)
    names = Mentionable([("Hàm kích hoạt", "Hàm kích hoạt.md")])
    target = note("Hàm kích hoạt.md", "# Hàm kích hoạt")
    item = NoteToEmit(note=own, mentions=tuple(names.in_notes({own.path: own}, {})[own.path]))
    vault = EmittedVault(root=tmp_path, notes=(NoteToEmit(note=target), item))
    content = plan(vault, IN_TEXT)[own.path]
    assert isinstance(content, bytes)
    assert "[[Hàm kích hoạt|" in content.decode()
    assert remove(content.decode()) == text
