"""Findings on links: at most one each, at the link's place, with a mend that keeps what the note says."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from vault_of import vault_of
from vaultproof.diagnostic import Applicability, Diagnostic
from vaultproof.source import Position


def _found(texts: Mapping[str, str]) -> list[Diagnostic]:
    return [one for one in vault_of(texts).diagnostics() if one.code != "L212"]


def _mended(text: str, diagnostic: Diagnostic) -> str:
    assert diagnostic.fix is not None
    for edit in sorted(diagnostic.fix.edits, key=lambda one: one.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def test_a_property_that_leads_nowhere_is_told_at_its_brackets() -> None:
    """The link in a quoted list item has a line and column of its own."""
    text = '---\nReference:\n  - "[[Vanishing Gradient|vanishing gradient]]"\n---\n'
    vault = vault_of({"ReLU.md": text})
    (found,) = vault.diagnostics()
    source = vault.notes["ReLU.md"].source
    assert (found.code, found.severity.value) == ("L201", "warning")
    assert source.position(found.span.start) == Position(3, 6)
    assert source.position(found.span.end) == Position(3, 47)


@pytest.mark.parametrize(
    ("text", "others", "mended"),
    [
        ("See [[AI]].", {"Mind.md": "---\naliases: [AI]\n---"}, "See [[Mind|AI]]."),
        ("See [[ai#A|b]].", {"Mind.md": "---\naliases: [AI]\n---\n# A"}, "See [[Mind#A|b]]."),
        ("![[AI]]", {"Mind.md": "---\naliases: [AI]\n---"}, "![[Mind]]"),
        (
            "| a |\n|---|\n| [[AI]] |",
            {"Mind.md": "---\naliases: [AI]\n---"},
            "| a |\n|---|\n| [[Mind\\|AI]] |",
        ),
        ("[a](My Note.md)", {"My Note.md": ""}, "[a](My%20Note.md)"),
        ("| a | b |\n|---|---|\n| c | ![[A|b]] |", {"A.md": ""}, "| a | b |\n|---|---|\n| c | ![[A\\|b]] |"),
        ("[a](#my-part)\n\n# My part", {}, "[a](#My%20part)\n\n# My part"),
        ("[a](#my--other-part)\n\n# My -other part", {}, "[a](#My%20-other%20part)\n\n# My -other part"),
        ("---\nup: [[A]]\n---", {"A.md": ""}, '---\nup: "[[A]]"\n---'),
        ("---\nup:\n  - [[A]]\n---", {"A.md": ""}, '---\nup:\n  - "[[A]]"\n---'),
        ("---\nalias: [x]\n---", {}, "---\naliases: [x]\n---"),
    ],
)
def test_a_safe_fix_mends_its_finding(text: str, others: dict[str, str], mended: str) -> None:
    """After the fix the finding is gone and no other has come."""
    (found,) = _found({"Note.md": text, **others})
    assert _mended(text, found) == mended
    assert _found({"Note.md": mended, **others}) == []


def test_what_would_break_something_else_is_not_mended_safely() -> None:
    """A name with quotes is not put into a quoted property, and a site's links to headings stay as its pages need."""
    (found,) = _found({"Note.md": '---\nup: "[[AI]]"\n---', 'A "mind".md': "---\naliases: [AI]\n---"})
    assert (found.code, found.fix) == ("L205", None)
    (found,) = _found({"Note.md": "[a](#my-part)\n\n# My part", "_config.yml": ""})
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("[[d.pdf#page=3]] ![[i.png|100]]", {"d.pdf": "", "i.png": ""}),
        ("[[A#^X1]]", {"A.md": "Text ^x1"}),
        ("[[A#B#D]]", {"A.md": "# B\n## C\n### D"}),
        ("[[#Part one]]\n\n## Part: one!", {}),
        ("[a](https://x.y) <https://z.w> [m](mailto:a@b.c) [o](obsidian://open?vault=x)", {}),
        ("[a](A) [b](A.md) [c](Sub/A.md)", {"Sub/A.md": ""}),
        ("`[[Gone]]` and \\[[Gone]]", {}),
        ("[[t.base#all]]", {"t.base": "views:\n  - type: table\n    name: All\n"}),
        ("[[t.base#All]]", {"t.base": "views:\n  - type: table\n    name: All\n"}),
        ("| [[A\\|b]] | [x|y] |\n|---|---|---|", {"A.md": ""}),
        ("[f(x)](see below) and [1](2 3)", {}),
        ("> [!custom] a\n\n> [!custom] b", {"A.md": "> [!custom] c\n\n[[Note]]"}),
        ("[^a-z] is a class of characters", {}),
        ("[[{{title}} log]] ![[<% tp.x %>.png]] [[<% tp.x() %>#a|b]] [t]({{date}}.md)", {}),
        ("[^a]: x\n\ny[^A]", {}),
        ('---\nbanner: "![[i.png]]"\n---', {"i.png": ""}),
        (
            '---\nlast: "[[2024-04]]"\n---',
            {"2024-04.md": "", **{f"{day}.md": f"---\nlast: 2024-04-0{day}\n---" for day in range(1, 6)}},
        ),
        (
            "---\nlast: 08-05-2026\n---",
            {f"{day}.md": f"---\nlast: 2024-04-0{day}\n---" for day in range(1, 6)},
        ),
        ('---\nup: "[a](My%20Note.md#H)"\nweb: "[b](https://x.y)"\n---', {"My Note.md": "# H"}),
        (
            "[[docs/B.canvas]]",
            {
                "docs/B.canvas": '{"nodes": [{"id": "1", "type": "file", "file": "i/a.png"}]}',
                "docs/i/a.png": "",
            },
        ),
    ],
)
def test_what_obsidian_takes_is_not_told(text: str, others: dict[str, str]) -> None:
    """Where Obsidian finds a way, or where no link is meant, there is no finding."""
    assert _found({"Note.md": text, **others}) == []


@pytest.mark.parametrize(
    ("text", "others", "wanted"),
    [
        ("[[A#Gone]]", {"A.md": "# Here"}, ["L202"]),
        ("[[A#^gone]]", {"A.md": "x ^here"}, ["L203"]),
        ("![[gone.png]]", {}, ["L204"]),
        ("[[t.base#Gone]]", {"t.base": "views:\n  - type: table\n    name: All\n"}, ["L202"]),
        ("[[A]]", {"Bx/A.md": "", "Cx/A.md": ""}, ["L206"]),
        ("![](Img/a.PNG)", {"img/A.png": ""}, ["L209"]),
        ("![[Note]]", {}, ["L213"]),
        ("[[Gone^id]]", {"Gone.md": ""}, ["L201"]),
        ("%% [[Gone]] %%", {}, ["L201"]),
        ("[a](./sub/) [b](Sub/)", {"sub.md": ""}, ["L201", "L201"]),
        ('---\nup: "[a](Gone.md)"\nin:\n  - "[b](<A b.md#I>)"\n---', {"A b.md": "# H"}, ["L201", "L202"]),
        ("---\ntags: [1984, 'a b', 'c,d', 'e.f']\n---", {}, ["N112"] * 4),
        ("> [!nte] x", {}, ["N114"]),
        ("[!note] x", {}, ["N115"]),
        (">\n> [!tip] x", {}, ["N115"]),
        ("a[^1]", {}, ["N116"]),
    ],
)
def test_what_obsidian_passes_over_is_told(text: str, others: dict[str, str], wanted: list[str]) -> None:
    """Each fault has one finding."""
    assert [one.code for one in _found({"Note.md": text, **others})] == wanted


@pytest.mark.parametrize(
    ("base", "wanted"),
    [
        (
            'filters:\n  and:\n    - file.hasLink("Gone")\n    - not:\n        - up == link("Lost", "x")',
            ["Gone", "Lost"],
        ),
        ("formulas:\n  up: 'link(\"[[Gone]]\")'", ["Gone"]),
        ("views:\n  - type: table\n    name: A [[Name]]\n    filters: file.hasLink('Gone')", ["Gone"]),
        ("filters: 'file.hasLink(\"Note\")'", []),
        ("formulas:\n  web: 'link(\"https://obsidian.md\")'\n  made: 'link(\"img-\" + name)'", []),
        ("properties:\n  note.a:\n    displayName: See [[Words]]", []),
    ],
)
def test_a_base_is_asked_for_the_links_of_its_statements(base: str, wanted: list[str]) -> None:
    """Filters and formulas name notes; web addresses, texts that are put together and words to be shown do not."""
    found = [one for one in _found({"Note.md": "", "B.base": base}) if one.path == "B.base"]
    assert [one.message.split("`")[1] for one in found] == wanted


def test_a_card_is_told_at_its_own_place() -> None:
    """Of two cards with one file, the finding stands at the one whose heading is missing."""
    cards = [
        '{"id": "1", "type": "file", "file": "A.md"}',
        '{"subpath": "#Gone", "id": "2", "type": "file", "file": "A.md"}',
    ]
    text = '{"nodes": [' + ",\n".join(cards) + "]}"
    (found,) = _found({"B.canvas": text, "A.md": "# Here"})
    assert found.code == "L214"
    assert found.span.start == text.rindex("A.md")


def test_an_id_given_twice_is_told_at_the_second_card() -> None:
    """Arrows name it too; the finding stands at the card."""
    cards = '{"id": "1", "type": "text", "text": "a"}, {"id": "1", "type": "text", "text": "b"}'
    text = '{"nodes": [' + cards + '], "edges": [{"id": "2", "fromNode": "1", "toNode": "1"}]}'
    (found,) = _found({"B.canvas": text, "A.md": ""})
    assert (found.code, found.span.start) == ("L216", text.index('"1"', text.index('"b"') - 30))


def test_growth_is_linear_in_links_not_in_pairs() -> None:
    """A vault of many notes that all bear one name is resolved by name, not by trying each file for each link."""
    texts = {f"f{index}/Same.md": f"[[f{index}/Same]] [[Other {index}]]" for index in range(2_000)}
    vault = vault_of(texts)
    assert len(vault.index.backlinks("f7/Same.md")) == 1


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        ({"A .md": "", "N.md": "[[A ]] [[A]]"}, []),
        ({"N.md": "| a | b |\n|---|---|\n| `[[` | `]]` |"}, []),
        ({"N.md": "---\na:\n  - b: x\n    c: see [[N]]\n---\n"}, []),
        ({"N.md": "---\na: see [[N]]\n---\n"}, ["N111"]),
        (
            {"N.md": "---\ncssclass: [a]\n---", **{f"{at}.md": "---\ncssclass: a\n---" for at in range(4)}},
            ["N108"] * 5,
        ),
        ({"N.md": '[[#<font color="#fc0">A</font>#B]]\n\n# <font color="#fc0">A</font>\n\n## B\n'}, []),
        ({"a#b.png": "", "N.md": ""}, ["N118"]),
    ],
)
def test_only_what_is_wrong_is_told(texts: dict[str, str], codes: list[str]) -> None:
    """Names with spaces at their ends, bars in code, nested properties, headings with a `#` of their own."""
    assert [one.code for one in _found(texts)] == codes


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("https://a.b/c", "`[text](https://a.b/c)`"),
        ("www.a.b", "`[text](https://www.a.b)`"),
        (":digit:", "backticks"),
        ("notes.io.md", "add `notes.io.md`"),
    ],
)
def test_help_fits_what_was_meant(target: str, told: str) -> None:
    """An address between brackets, or a pattern of a shell, wants another mend than a name that is wrong."""
    (found,) = _found({"N.md": f"[[{target}]]"})
    assert told in (found.help or "")


def test_the_tag_that_is_proposed_is_a_tag() -> None:
    """Every sign that a tag cannot hold is gone from it, and written so there is no finding."""
    (found,) = _found({"N.md": "---\ntags:\n  - Business & (Economics)\n---\n"})
    assert "write `Business-Economics`" in (found.help or "")


def test_backslashes_are_told_softly_where_slashes_would_lead_somewhere() -> None:
    """A path as Windows writes it is an info with its mend; one that leads nowhere either way is a warning."""
    found = _found(
        {"N.md": "![](.\\img\\a.png) [x](img\\b.md) ![](.\\img\\c.png)", "img/a.png": "", "img/b.md": ""}
    )
    assert [(one.code, one.severity.value) for one in found] == [
        ("L204", "info"),
        ("L201", "info"),
        ("L204", "warning"),
    ]
    assert found[0].help == "write `./img/a.png`"


def test_a_note_whose_links_wait_for_notes_is_no_orphan() -> None:
    """A link to a note that is yet to be written is a link."""
    vault = vault_of({"A.md": "[[Later]]", "B.md": "[[B]]", "C.md": ""})
    assert [one.path for one in vault.diagnostics() if one.code == "L212"] == ["B.md", "C.md"]


def test_orphans_are_told_in_a_vault_of_linked_notes_only() -> None:
    """Where more than half of many notes have no link, the vault is kept by folders, and none of them stands out."""
    linked = {f"L{at}.md": f"[[L{(at + 1) % 12}]]" for at in range(12)}
    alone = {f"A{at}.md": "" for at in range(13)}

    def told(texts: Mapping[str, str]) -> int:
        return sum(one.code == "L212" for one in vault_of(texts).diagnostics())

    assert told(linked | dict(list(alone.items())[:12])) == 12
    assert told(linked | alone) == 0
    assert told(alone) == 13
