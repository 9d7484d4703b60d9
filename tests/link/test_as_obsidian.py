"""Whole vaults, whole links: where each leads, and what is told of it, rule by rule of Obsidian's own behaviour."""

from __future__ import annotations

import pytest

from vault_of import vault_of
from vaultproof.link.subpath import block_of

_FILES = {
    "Alpha.md": "# One\n\n## Two: the *second* part\n\ntext ^end\n\n## Two\n\n### Deep\n\n# Other\n\n### Deep\n",
    "Zoë.md": "x",
    "Folder/Alpha Beta.md": "# C# and #tags\n\n# See [[Alpha|the first]]\n\n# `code` $x^2$\n\n# A_b c-d's\n",
    "Folder/Inner/Gamma.md": "- item ^li\n  - nested ^nested-1\n\n| a |\n|-|\n| b |\n\n^tab\n\n> [!note]\n> x\n\n^call",
    "Other/Gamma.md": "text ^UP",
    "Deep/Er/Still/Delta.md": "x",
    "Longest folder name/Delta.md": "x",
    "v1.2.md": "x",
    "Same.md": "x",
    "Folder/Same.md": "x",
    "img/plot 1.png": "",
    "paper.pdf": "",
    "Board.canvas": "{}",
    "Books.base": "views:\n  - type: table\n    name: All books\n",
    "Ünï/Ñandú.md": "x",
}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # W: what a wikilink is
        ("[[Alpha]] [[Alpha.md]]", ["Alpha.md", "Alpha.md"]),
        ("[[ Alpha ]]", ["Alpha.md"]),
        ("[[Alpha#One|x#y]]", ["Alpha.md"]),
        ("[[Alpha|a|b]]", ["Alpha.md"]),
        ("[[Nested [[Alpha]] x]]", ["Alpha.md"]),
        ("[[[Alpha]]] [[[Zoë|z]]] ![[[Same]]]", ["Alpha.md", "Zoë.md", "Same.md"]),
        ("[[Al\npha]]", []),
        ("[[]] [[ ]]", []),
        ("[[Alpha]](https://x.y)", []),
        ("[[https://example.com]]", [None]),
        ("`[[Alpha]]` ``[[Alpha]]``", []),
        ("~~~\n[[Alpha]]\n~~~\n\n    [[Alpha]]\n", []),
        ("%% [[Alpha]] %%\n\n%%\n[[Zoë]]\n%%", ["Alpha.md", "Zoë.md"]),
        ("| a | b |\n|---|---|\n| [[Alpha\\|x]] | ![[plot 1.png\\|200]] |", ["Alpha.md", "img/plot 1.png"]),
        ("> [!tip] [[Alpha]]\n> [[Zoë]]\n> > [[Same]]", ["Alpha.md", "Zoë.md", "Same.md"]),
        ("a[^1] ^[see [[Alpha]]]\n\n[^1]: [[Zoë]]", ["Alpha.md", "Zoë.md"]),
        ("# About [[Alpha]]\n\n- [ ] [[Zoë]]\n", ["Alpha.md", "Zoë.md"]),
        ("**[[Alpha]]** ~~[[Zoë]]~~ ==[[Same]]==", ["Alpha.md", "Zoë.md", "Same.md"]),
        ("$[[Alpha]]$", []),
        ("[[Alpha]]\\[[Zoë]]", ["Alpha.md"]),
        # L: which file
        ("[[alpha]] [[ALPHA.MD]]", ["Alpha.md", "Alpha.md"]),
        ("[[v1.2]] [[v1.2.md]] [[v1]]", ["v1.2.md", "v1.2.md", None]),
        ("[[plot 1]] ![[plot 1.png]] [[Plot 1.PNG]]", [None, "img/plot 1.png", "img/plot 1.png"]),
        ("[[Board]] [[Board.canvas]] ![[Books.base#All books]]", [None, "Board.canvas", "Books.base"]),
        ("[[Inner/Gamma]] [[nner/Gamma]]", ["Folder/Inner/Gamma.md", None]),
        ("[[Er/Still/Delta]] [[Still/Delta#x|y]] [[r/Still/Delta]]", ["Deep/Er/Still/Delta.md"] * 2 + [None]),
        ('[t](v1.2) [t](/Alpha.md) [t](<plot 1.png> "a")', ["v1.2.md", "Alpha.md", "img/plot 1.png"]),
        ("![[paper.pdf#page=3&selection=1,2]] ![[Paper.PDF#height=9|x]]", ["paper.pdf", "paper.pdf"]),
        ("up:: [[Alpha]]\n\n(see:: [[Zoë]])", ["Alpha.md", "Zoë.md"]),
        ("```dataview\nLIST FROM [[Alpha]]\n```", []),
        ("[[/Alpha]] [[/Gamma]] [[/Other/Gamma]]", ["Alpha.md", None, "Other/Gamma.md"]),
        ("[[Gamma]]", ["Other/Gamma.md"]),
        ("[[Delta]]", ["Deep/Er/Still/Delta.md"]),
        ("[[./Alpha]] [[./Gamma]] [[../Alpha]]", ["Alpha.md", None, None]),
        ("[[Zoe\u0308]] [[ZOË]]", ["Zoë.md", "Zoë.md"]),
        ("[[U\u0308ni\u0308/N\u0303andu\u0301]]", ["Ünï/Ñandú.md"]),
        ("[[Alpha-Beta]] [[Alpha Beta]]", [None, "Folder/Alpha Beta.md"]),
        ("[[Alpha\u00a0Beta]]", ["Folder/Alpha Beta.md"]),
        ("[[Folder]] [[Folder/]]", [None, None]),
        ("[[#One]]", ["Note.md"]),
        # M: Markdown links
        ("[x](Alpha.md) [x](Alpha)", ["Alpha.md", "Alpha.md"]),
        ("[x](Alpha%20Beta.md) [x](<Alpha Beta.md>)", ["Folder/Alpha Beta.md"] * 2),
        ("[x](Alpha Beta.md)", []),
        ("[x](Alpha.md#One) [x](#One)", ["Alpha.md", "Note.md"]),
        ("[x](Zo%C3%AB.md) [x](Zoë.md)", ["Zoë.md", "Zoë.md"]),
        ("![](plot%201.png) ![a|100](img/plot%201.png)", ["img/plot 1.png", "img/plot 1.png"]),
        ("[x][r]\n\n[r]: Alpha.md", ["Alpha.md"]),
        ('[x](Alpha.md "title")', ["Alpha.md"]),
        ("[x](https://a.b) [x](mailto:a@b.c) [x](obsidian://open) ![](data:image/png;base64,AA)", []),
        # P: property links
        (
            '---\na: "[[Alpha]]"\nb:\n  - "[[Zoë|z]]"\n  - \'[[Same#X]]\'\n---\n',
            ["Alpha.md", "Zoë.md", "Same.md"],
        ),
        ('---\na: see "[[Alpha]]"\nb: [[Alpha]]\nc: "![[Alpha]]"\n---\n', []),
        # Since 1.11 Obsidian takes Markdown links in properties (its release notes).
        (
            '---\nc: "[x](Alpha.md)"\nd: ["[y](<Zoë.md#One>)", "[z](https://x.y)"]\n---\n',
            ["Alpha.md", "Zoë.md"],
        ),
    ],
)
def test_a_link_leads_where_obsidian_leads(text: str, wanted: list[str | None]) -> None:
    """Every link of a note, in its order, opens the file that Obsidian opens, or none."""
    for shape in (text, text.replace("\n", "\r\n")):
        vault = vault_of(_FILES | {"Note.md": shape})
        assert [one.resolved for one in vault.index.outgoing("Note.md")] == wanted


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ("Folder/n.md", "Gamma", "Folder/Inner/Gamma.md"),
        ("Folder/Inner/n.md", "Gamma", "Folder/Inner/Gamma.md"),
        ("Other/n.md", "Gamma", "Other/Gamma.md"),
        ("Other/Sub/n.md", "Gamma", "Other/Gamma.md"),
        ("Folder/n.md", "Same", "Same.md"),
        ("Folder/n.md", "./Same", "Folder/Same.md"),
        ("Folder/Inner/n.md", "../Same", "Folder/Same.md"),
        ("Folder/Inner/n.md", "../../Same", "Same.md"),
        ("Folder/Inner/n.md", "../../../Same", None),
        ("Longest folder name/n.md", "Delta", "Longest folder name/Delta.md"),
    ],
)
def test_where_a_link_stands_counts(source: str, target: str, wanted: str | None) -> None:
    """An exact path wins over a note beside; else the link's own folder and below; an ancestor counts for nothing."""
    vault = vault_of(_FILES | {source: f"[[{target}]]"})
    assert [one.resolved for one in vault.index.outgoing(source)] == [wanted]


@pytest.mark.parametrize(
    ("link", "code"),
    [
        # Headings.
        ("[[Alpha#One]]", None),
        ("[[Alpha#one]]", None),
        ("[[Alpha#Two the second part]]", None),
        ("[[Alpha#Two: the *second* part]]", None),
        ("[[Alpha#  Two   the second part ]]", None),
        ("[[Alpha#two-the-second-part]]", "L202"),
        ("[[Alpha#One#Two]]", None),
        ("[[Alpha#One#Deep]]", None),
        ("[[Alpha#Other#Two]]", "L202"),
        ("[[Alpha#Deep]]", "L207"),
        ("[[Alpha#Two#Deep]]", None),
        ("[[Alpha#Missing]]", "L202"),
        ("[[Alpha Beta#C# and #tags]]", None),
        ("[[Alpha Beta#C and tags]]", None),
        ("[[Alpha Beta#See the first]]", None),
        ("[[Alpha Beta#See Alpha the first]]", None),
        ("[[Alpha Beta#`code` $x^2$]]", None),
        ("[[Alpha Beta#code x 2]]", None),
        ("[[Alpha Beta#A_b c-d's]]", None),
        ("[[Alpha Beta#A b c d s]]", "L202"),
        ("[x](Alpha.md#Two%20the%20second%20part)", None),
        ("[[#Here]]", None),
        ("[[#Not here]]", "L202"),
        ("![[Alpha#One]]", None),
        # Blocks.
        ("[[Alpha#^end]]", None),
        ("[[Alpha#One#^end]]", None),
        ("[[Alpha#end]]", "L202"),
        ("[[Alpha^end]]", "L201"),
        ("[[Alpha#^none]]", "L203"),
        ("[[Folder/Inner/Gamma#^li]]", None),
        ("[[Folder/Inner/Gamma#^nested-1]]", None),
        ("[[Folder/Inner/Gamma#^tab]]", None),
        ("[[Folder/Inner/Gamma#^call]]", None),
        ("[[Other/Gamma#^up]]", None),
        ("![[Alpha#^end]]", None),
        # Embeds.
        ("![[plot 1.png|100x145]]", None),
        ("![[paper.pdf#page=3]]", None),
        ("![[paper.pdf#page=3&height=400]]", None),
        ("![[paper.pdf#height=400]]", None),
        ("![[Board.canvas]]", None),
        ("![[Books.base#All books]]", None),
        ("![[Books.base#No such view]]", "L202"),
        ("![[missing.png]]", "L204"),
        ("![](https://youtube.com/watch?v=1)", None),
        # X, T, K, F: what is near to a link and is none
        ("the price is $5 and [[Alpha]] $10", None),
        ("#tag/[[Alpha]]", None),
    ],
)
def test_what_is_told_of_a_link(link: str, code: str | None) -> None:
    """A missing heading, block or view is told; one that Obsidian finds is not."""
    vault = vault_of(_FILES | {"Note.md": f"# Here\n\n{link}\n"})
    found = [one.code for one in vault.diagnostics() if one.path == "Note.md" and one.code != "L212"]
    assert found == ([code] if code else [])


def test_a_bom_and_line_ends_of_windows_change_nothing() -> None:
    """Properties, headings, blocks and links of a note from Windows are read as any others."""
    text = '---\r\nref: "[[Alpha]]"\r\n---\r\n# Here\r\n\r\nx ^b\r\n\r\n[[#Here]] [[#^b]]\r\n'
    vault = vault_of(_FILES | {"Note.md": text})
    assert [one.resolved for one in vault.index.outgoing("Note.md")] == ["Alpha.md", "Note.md", "Note.md"]
    assert not [one for one in vault.diagnostics() if one.path == "Note.md"]


def test_block_of_tells_blocks_from_headings() -> None:
    """Only what stands behind `#^` is a block."""
    assert [block_of(one) for one in ("#^a", "#H#^a", "#a^b", "#a")] == ["a", "a", None, None]
