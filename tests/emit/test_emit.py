"""An emitted vault is the author's, with clearly marked parts, and reads well to Obsidian."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from emit.example import RELU, note, relu, tanh, vault
from vaultproof.config import BuildSettings
from vaultproof.emit.context import Backlink, EmittedVault, FigureToEmit, NoteToEmit
from vaultproof.emit.emit import emit, plan
from vaultproof.emit.findings import emit_diagnostics
from vaultproof.emit.markers import remove
from vaultproof.emit.place import EmitError
from vaultproof.read import read_note
from vaultproof.source import Source

DEFAULT = BuildSettings()


def built(
    root: Path, *notes: NoteToEmit, settings: BuildSettings = DEFAULT, attachments: tuple[str, ...] = ()
) -> dict[str, str]:
    """The emitted files as texts, without those that are copied."""
    made = plan(EmittedVault(root=root, notes=notes, attachments=attachments), settings)
    return {path: content.decode() for path, content in made.items() if isinstance(content, bytes)}


def test_the_author_s_text_comes_back_to_the_byte(tmp_path: Path) -> None:
    assert remove(built(tmp_path, relu(), tanh())["ReLU.md"]) == RELU


def test_the_whole_vault_is_there_and_a_second_build_writes_nothing(tmp_path: Path) -> None:
    source = vault(tmp_path / "vault", relu(), tanh())
    report = emit(source, tmp_path / "out", DEFAULT)
    assert set(report.written) == {
        ".obsidian/app.json",
        ".obsidian/appearance.json",
        ".obsidian/snippets/vaultproof.css",
        "ReLU.md",
        "Sub/Tanh.md",
        "Vaultproof.md",
        "Vaultproof/All notes.base",
        "Vaultproof/Map.canvas",
        "Vaultproof/ReLU.svg",
        "Vaultproof/Symbols.md",
        "Vaultproof/To be mended.md",
        "image.png",
    }
    assert emit(source, tmp_path / "out", DEFAULT).written == ()


def test_the_vault_itself_is_never_written_into(tmp_path: Path) -> None:
    source = vault(tmp_path / "vault", relu())
    before = {
        path: (path.stat().st_mtime_ns, path.is_file() and path.read_bytes())
        for path in source.root.rglob("*")
    }
    with pytest.raises(EmitError):
        emit(source, source.root / "out", DEFAULT)
    emit(source, tmp_path / "out", DEFAULT)
    after = {
        path: (path.stat().st_mtime_ns, path.is_file() and path.read_bytes())
        for path in source.root.rglob("*")
    }
    assert after == before


def test_a_note_whose_claims_hold_has_a_folded_callout(tmp_path: Path) -> None:
    text = built(tmp_path, relu())["ReLU.md"]
    found = read_note(Source("ReLU.md", text))
    verification = found.callouts[0]
    assert (verification.type, verification.fold, verification.title) == (
        "success",
        "-",
        "2 of 2 examples verified",
    )
    assert "| ✓ | `ReLU(3) = 3` | `3` | `3` | formula |" in text
    assert r"- $f(x) = \max(0, x)$ · [[#Definition|Definition]]" in text


def test_a_note_with_a_refuted_claim_has_an_open_callout_with_both_values(tmp_path: Path) -> None:
    text = built(tmp_path, relu(wrong=True))["ReLU.md"]
    verification = read_note(Source("ReLU.md", text)).callouts[0]
    assert (verification.type, verification.fold, verification.title) == (
        "failure",
        None,
        "1 of 2 examples is wrong",
    )
    assert text.index("| ✗ | `ReLU(-2) = 1` | `1` | `0` |") < text.index("| ✓ |")


def test_properties_tell_the_counts_and_stay_plain(tmp_path: Path) -> None:
    found = read_note(Source("", built(tmp_path, relu(wrong=True))["ReLU.md"]))
    assert found.frontmatter is not None
    values = {prop.name: prop.value for prop in found.frontmatter.properties}
    assert values == {
        "tags": ("activation",),
        "vaultproof_verdict": "refuted",
        "vaultproof_claims": 2,
        "vaultproof_holds": 1,
        "vaultproof_refuted": 1,
        "vaultproof_disputed": 0,
        "vaultproof_undecided": 0,
    }


def test_a_note_that_states_nothing_is_left_as_it_is(tmp_path: Path) -> None:
    plain = note("A.md", "only words, and no newline")
    assert built(tmp_path, NoteToEmit(note=plain))["A.md"] == plain.source.text


def test_safe_repairs_are_in_the_emitted_note_only(tmp_path: Path) -> None:
    fixed = replace(relu(), fixed=note("ReLU.md", RELU.replace("See", "Read")))
    assert remove(built(tmp_path, fixed)["ReLU.md"]) == RELU.replace("See", "Read")


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    own = read_note(Source("A.md", "words", bom=True))
    assert (
        plan(EmittedVault(root=tmp_path, notes=(NoteToEmit(note=own),)), DEFAULT)["A.md"]
        == b"\xef\xbb\xbfwords"
    )


def test_generated_words_are_in_the_note_s_language(tmp_path: Path) -> None:
    made = built(tmp_path, relu(), tanh())
    assert "1 ví dụ chưa kiểm chứng được" in made["Sub/Tanh.md"]
    assert "2 of 2 examples verified" in made["ReLU.md"]
    set_once = built(tmp_path, relu(), settings=BuildSettings(language="vi"))
    assert "2/2 ví dụ đã kiểm chứng" in set_once["ReLU.md"]
    assert "# Mục lục" in set_once["Vaultproof.md"]


def test_a_reason_with_bars_breaks_no_table(tmp_path: Path) -> None:
    text = built(tmp_path, tanh())["Sub/Tanh.md"]
    cells = [block for block in read_note(Source("", text)).blocks if block.row == 1]
    assert len(cells) == 5
    assert cells[-1].text.replace("\\", "") == "g is not | defined"


def test_parts_can_be_switched_off_and_moved(tmp_path: Path) -> None:
    text = built(tmp_path, relu(), settings=BuildSettings(parts=("backlinks", "verification")))["ReLU.md"]
    assert text.index("begin backlinks") < text.index("begin verification")
    assert "begin plot" not in text
    assert "begin facts" not in text


def test_a_figure_is_embedded_with_its_alternative_text(tmp_path: Path) -> None:
    made = built(tmp_path, relu())
    (link,) = [link for link in read_note(Source("", made["ReLU.md"])).links if link.target.endswith(".svg")]
    assert (link.target, link.display) == ("Vaultproof/ReLU.svg", "Graph of f x")
    assert made["Vaultproof/ReLU.svg"] == "<svg/>"


def test_every_link_of_a_generated_part_leads_to_a_file(tmp_path: Path) -> None:
    other = note("Other/ReLU.md", "another of that name [[x]]\n")
    items = (
        replace(relu(), backlinks=(Backlink(path="Other/ReLU.md"), Backlink(path="Sub/Tanh.md"))),
        tanh(),
        NoteToEmit(note=other),
    )
    made = built(tmp_path, *items)
    paths = {path.removesuffix(".md") for path in made} | {
        path.removesuffix(".md").rpartition("/")[2] for path in made
    }
    for path, text in made.items():
        if path.endswith(".md"):
            found = read_note(Source(path, text))
            assert {link.target for link in found.links if link.target and link.target != "x"} <= paths
    assert "[[Other/ReLU|ReLU]]" in made["ReLU.md"]


def test_an_author_s_note_of_the_index_s_name_is_kept(tmp_path: Path) -> None:
    mine = NoteToEmit(note=note("vaultproof.md", "mine"))
    made = built(tmp_path, mine)
    assert made["vaultproof.md"] == "mine"
    assert "\n# Index" in made["Vaultproof 2.md"]
    assert not any(path.startswith("Vaultproof.md") for path in made)


def test_an_author_s_file_of_a_figure_s_name_is_kept(tmp_path: Path) -> None:
    (tmp_path / "Vaultproof").mkdir()
    made = built(tmp_path, relu(), attachments=("Vaultproof/relu.svg",))
    assert "Vaultproof/ReLU 2.svg" in made
    assert "Vaultproof/ReLU 2.svg" in made["ReLU.md"]


def test_the_index_can_be_renamed_and_left_out(tmp_path: Path) -> None:
    assert "Meta/Home.md" in built(tmp_path, relu(), settings=BuildSettings(index="Meta/Home"))
    assert set(built(tmp_path, relu(), settings=BuildSettings(index=None, overview=()))) == {
        "ReLU.md",
        "Vaultproof/ReLU.svg",
    }


@pytest.mark.parametrize(
    "name", ["a#b", "a|b", "a]]b", "a^b", "%%x%%", "a\nb", "x" * 200, "..", "học sâu", "😀"]
)
def test_a_note_of_any_name_is_emitted_and_breaks_no_other(tmp_path: Path, name: str) -> None:
    own = note(f"{name}.md", RELU)
    item = replace(relu(), note=own, figures=(FigureToEmit(name="f", svg=b"<svg/>", alt="]] %% | \n#"),))
    linked = replace(tanh(), backlinks=(Backlink(path=f"{name}.md", sentence="words"),))
    made = built(tmp_path, item, linked)
    assert remove(made[f"{name}.md"]) == RELU
    assert remove(made["Sub/Tanh.md"]) == tanh().note.source.text
    assert "backlinks" in made["Sub/Tanh.md"]
    (figure,) = [
        link for link in read_note(Source("", made[f"{name}.md"])).links if link.target.endswith(".svg")
    ]
    assert figure.target in made


def test_a_note_with_one_claim_is_told_of_in_the_singular(tmp_path: Path) -> None:
    alone = replace(relu(), judgements=relu().judgements[:1])
    assert "> [!success|vaultproof]- 1 example verified" in built(tmp_path, alone)["ReLU.md"]


def test_only_definitions_that_spoke_are_said_to_be_used(tmp_path: Path) -> None:
    """The note's others stand in the note."""
    silent = replace(relu(), judgements=())
    assert "Definition used" not in built(tmp_path, silent)["ReLU.md"]


def test_a_vault_s_own_templates_are_used(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/verification.md.j2").write_text("{{ counts.holds }} hold: {{ claims[0].text }}")
    text = built(tmp_path, relu(), settings=BuildSettings(templates="mine"))["ReLU.md"]
    assert "2 hold: `ReLU(3) = 3`" in text


def test_a_kept_file_is_a_finding_but_for_what_obsidian_itself_changes(tmp_path: Path) -> None:
    source = vault(tmp_path / "vault", relu())
    emit(source, tmp_path / "out", DEFAULT)
    (tmp_path / "out/ReLU.md").write_text("edited")
    (tmp_path / "out/.obsidian/app.json").write_text('{"theme": "mine"}')
    report = emit(source, tmp_path / "out", DEFAULT)
    assert [(found.code, found.path) for found in emit_diagnostics(report)] == [("G701", "ReLU.md")]
    assert (tmp_path / "out/.obsidian/app.json").read_text() == '{"theme": "mine"}'
