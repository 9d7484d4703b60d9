"""The notes and the base about a vault as a whole tell at a glance what holds and what is to be mended."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from emit.example import judgement, note, relu, tanh
from vaultproof.claim import Disputed, Holds, Property, Refuted, Trait, Undecided, Verdict
from vaultproof.config import BuildSettings
from vaultproof.emit.context import Backlink, EmittedVault, NoteToEmit
from vaultproof.emit.emit import plan
from vaultproof.emit.names import Names
from vaultproof.emit.views import claim_views
from vaultproof.read import read_note
from vaultproof.source import Source, Span
from vaultproof.words import words

REPORT = "Vaultproof/To be mended.md"


def built(*notes: NoteToEmit, **settings: Any) -> dict[str, str]:
    made = plan(EmittedVault(root=Path("nowhere"), notes=notes), BuildSettings(**settings))
    return {path: content.decode() for path, content in made.items() if isinstance(content, bytes)}


def claiming(path: str, *verdicts: Verdict, text: str = "", linked: int = 0) -> NoteToEmit:
    """A note with one claim for each verdict, and so many notes that link to it."""
    own = note(
        path, text + "\n\n## Examples\n\n" + "\n".join(f"- g({at}) = {at}" for at in range(len(verdicts)))
    )
    return NoteToEmit(
        note=own,
        judgements=tuple(judgement(own, f"g({at}) = {at}", verdict) for at, verdict in enumerate(verdicts)),
        backlinks=tuple(Backlink(path=f"{at}.md") for at in range(linked)),
    )


HOLDS, WRONG = Holds(actual="1"), Refuted(actual="1")
SPLIT, OPEN = Disputed(actual="1, 2"), Undecided(reason="`g` is not defined")


def row(text: str, link: str) -> list[str]:
    """The cells of the row of a table that begins with a link, its first cell included."""
    (line,) = [line for line in text.splitlines() if line.startswith("| ") and f" {link} |" in line]
    return [cell.strip() for cell in line.strip("|").split(" | ")]


def test_the_index_tells_undecided_from_verified_at_a_glance() -> None:
    """One sign for the worst verdict of each note, and what is open in words."""
    index = built(
        claiming("All.md", HOLDS, HOLDS),
        claiming("Some.md", HOLDS, OPEN),
        claiming("Split.md", HOLDS, OPEN, SPLIT),
        claiming("Wrong.md", WRONG, OPEN, SPLIT),
        NoteToEmit(note=note("None.md", "words")),
    )["Vaultproof.md"]
    assert row(index, "[[All]]")[:4] == ["✓", "[[All]]", "2 / 2", ""]
    assert row(index, "[[Some]]")[:4] == ["?", "[[Some]]", "1 / 2", "1 undecided"]
    assert row(index, "[[Split]]")[:4] == ["≠", "[[Split]]", "1 / 3", "1 disputed, 1 undecided"]
    assert row(index, "[[Wrong]]")[:4] == ["✗", "[[Wrong]]", "0 / 3", "1 wrong, 1 disputed, 1 undecided"]
    assert row(index, "[[None]]")[:4] == ["·", "[[None]]", "", ""]


@pytest.mark.parametrize(
    ("verdicts", "kind"),
    [
        ((HOLDS,), "success"),
        ((HOLDS, OPEN), "success"),
        ((OPEN,), "question"),
        ((HOLDS, WRONG), "failure"),
        ((), "info"),
    ],
)
def test_the_index_begins_with_what_there_is_to_say(verdicts: tuple[Verdict, ...], kind: str) -> None:
    """Its callout is of the worst kind that there is; what is undecided is told beside what holds."""
    index = built(claiming("a.md", *verdicts))["Vaultproof.md"]
    (callout,) = read_note(Source("", index)).callouts
    assert callout.type == kind
    assert ("could not be decided" in index) == (OPEN in verdicts)


def test_the_index_is_by_folder_and_by_tag() -> None:
    """Each note in its folder; under each tag its notes by title, spellings of one tag together."""
    index = built(
        claiming("B/Zeta.md", text="#Sums"),
        claiming("A/beta.md", text="#sums #other"),
        claiming("C/Alpha.md", text="#sums"),
    )["Vaultproof.md"]
    assert re.findall(r"^## (.*)$", index, re.MULTILINE) == ["A", "B", "C", "By tag"]
    assert "- **sums** (3): [[Alpha]] · [[beta]] · [[Zeta]]" in index


def test_the_index_leads_to_all_that_is_about_the_vault_as_a_whole() -> None:
    """And to nothing that is switched off."""
    index = built(relu())["Vaultproof.md"]
    for link in ("[[To be mended]]", "[[All notes.base|All notes]]", "[[Map.canvas|Map]]", "[[Symbols]]"):
        assert link in index
    assert "[[Symbols" not in built(relu(), overview=("report",))["Vaultproof.md"]


def test_what_is_to_be_mended_first_comes_first() -> None:
    """Refuted, disputed, undecided; in each the notes with most of it, then those that most link to."""
    report = built(
        claiming("a.md", OPEN, OPEN),
        claiming("b.md", WRONG, OPEN, OPEN, OPEN),
        claiming("c.md", WRONG, SPLIT, linked=2),
        claiming("d.md", HOLDS, WRONG, WRONG),
    )[REPORT]
    headings = re.findall(r"^##+ (.*)$", report, re.MULTILINE)
    assert headings == [
        *("Refuted", "[[d]]", "[[c]]", "[[b]]"),
        *("Disputed", "[[c]]"),
        *("Undecided", "[[b]]", "[[a]]"),
    ]
    assert "g(0) = 0" not in report.partition("[[d]]")[2].partition("[[c]]")[0]


def test_a_line_of_the_report_leads_to_the_claim_s_section() -> None:
    """The number of the line is a link to the heading above it."""
    report = built(claiming("a.md", WRONG))[REPORT]
    assert row(report, "`g(0) = 0`")[0] == r"[[a#Examples\|5]]"
    assert r"| [[Tanh#Tanh\|3]] |" in built(tanh(), language="en")[REPORT]


def test_a_vault_without_a_fault_has_a_calm_report() -> None:
    """It says that nothing is to be mended, in the vault's language."""
    assert "> [!success] Nothing is to be mended" in built(relu())[REPORT]
    assert "Không có gì cần sửa" in built(relu(), language="vi")["Vaultproof/Cần sửa.md"]


def test_names_of_generated_notes_steal_no_link() -> None:
    """A note that the author has, or links to without having it, keeps its name, wherever it stands."""
    items = (relu(), NoteToEmit(note=note("Far away from here/symbols.md", "mine")))
    vault = EmittedVault(
        root=Path("nowhere"), notes=items, unresolved=(("To be mended#x", ()), ("To be mended", ()))
    )
    made = plan(vault, BuildSettings())
    assert {"Vaultproof/Symbols 2.md", "Vaultproof/To be mended 2.md"} <= set(made)
    drawn = EmittedVault(
        root=Path("nowhere"), notes=(relu(),), attachments=("Pictures of all kinds/ReLU.svg",)
    )
    assert "Vaultproof/ReLU 2.svg" in plan(drawn, BuildSettings())


def test_a_note_that_nobody_wrote_is_told_of_once_however_links_spell_it() -> None:
    unresolved = (("GELU", ("ReLU.md", "Tanh.md")), ("Gelu", ("Swish.md",)), ("gelu.md", ("ELU.md",)))
    made = plan(EmittedVault(root=Path("nowhere"), notes=(relu(),), unresolved=unresolved), BuildSettings())
    index = made["Vaultproof.md"]
    assert isinstance(index, bytes)
    listed = index.decode().partition("## Links that lead nowhere")[2].strip()
    assert listed == "- GELU: [[ELU]] · [[ReLU]] · [[Swish]] · [[Tanh]]"


FIELDS = {"folder", "mtime", "name", "tags", "ext", "path"}
FUNCTIONS = {"if", "isEmpty", "toString"}
SUMMARIES = {"Sum"}


def statements(found: object) -> list[str]:
    """All statements of a filter, each group of which is of one kind."""
    if isinstance(found, str):
        return [found]
    assert isinstance(found, dict)
    ((kind, listed),) = found.items()
    assert kind in {"and", "or", "not"}
    return [one for part in listed for one in statements(part)]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_base_is_what_obsidian_reads(language: str) -> None:
    """Keys, properties, filters, summaries and functions are those that Obsidian documents."""
    made = built(relu(), index="My index", language=language)
    (text,) = [text for path, text in made.items() if path.endswith(".base")]
    base = yaml.safe_load(text)
    assert set(base) == {"filters", "formulas", "properties", "views"}
    given = {f"note.{name}" for name in re.findall(r"^(vaultproof_\w+):", made["ReLU.md"], re.MULTILINE)}
    known = given | {f"file.{name}" for name in FIELDS} | {f"formula.{name}" for name in base["formulas"]}
    assert set(base["properties"]) <= known
    names = [view["name"] for view in base["views"]]
    assert len(names) == len(set(names)) == 5
    used = list(base["formulas"].values())
    for view in base["views"]:
        assert view["type"] == "table"
        assert set(view) <= {"type", "name", "filters", "order", "summaries", "groupBy"}
        assert set(view["order"]) | set(view.get("summaries", {})) <= known
        assert set(view.get("summaries", {}).values()) <= SUMMARIES
        if "groupBy" in view:
            assert view["groupBy"]["property"] in known
            assert view["groupBy"]["direction"] in {"ASC", "DESC"}
        used += statements(view["filters"]) if "filters" in view else []
    everywhere = statements(base["filters"])
    for statement in [*used, *everywhere]:
        bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", statement)
        assert set(re.findall(r"(?:note|file|formula)\.\w+", bare)) <= known
        assert set(re.findall(r"(\w+)\(", bare)) <= FUNCTIONS
    assert 'file.path != "My index.md"' in everywhere


def test_the_base_has_a_view_for_each_question() -> None:
    """All notes, those to be mended, the undecided, and those that claim nothing."""
    text = built(relu())["Vaultproof/All notes.base"]
    assert [view["name"] for view in yaml.safe_load(text)["views"]] == [
        "All notes",
        "To be mended",
        "Undecided",
        "Without examples",
        "By folder",
    ]
    assert "file.mtime" in text


def test_what_a_property_claims_is_shown_as_words_and_formulas() -> None:
    """And a value that is the whole claim is not told twice."""
    item = relu()
    text = "Range: $[0, \\infty)$ | all"
    claim = Property(
        path="ReLU.md",
        span=Span(0, 1),
        kind="property",
        text=text,
        scope=0,
        subject=None,
        says=Trait(name="bounded"),
        written=text,
    )
    judged = replace(item.judgements[0], claim=claim, stated=text)
    (shown,) = claim_views(replace(item, judgements=(judged,)), words("en"), Names([]))
    assert (shown.text, shown.stated) == ("Range: $[0, \\infty)$ \\| all", "")
