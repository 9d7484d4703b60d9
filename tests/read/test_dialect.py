"""What is a link, a tag, a formula, a callout to Obsidian is one here, and nothing else is."""

from __future__ import annotations

import pytest

from vaultproof.note import LinkKind, Note, ScopeKind
from vaultproof.read import read_note
from vaultproof.source import Source


def _read(text: str) -> Note:
    return read_note(Source("Note.md", text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[[A]]", ["A|None|None"]),
        ("[[A#B#C|d]]", ["A|#B#C|d"]),
        ("[[A#^b]]", ["A|#^b|None"]),
        ("[[#B]]", ["|#B|None"]),
        ("[[Sq]uare]]", ["Sq]uare|None|None"]),
        ("[[Nested [[Inner]] x]]", ["Inner|None|None"]),
        ("[[Multi\nLine]]", []),
        ("`[[A]]`", []),
        ("    [[A]]", []),
        ("```\n[[A]]\n```", []),
        ("\\[[A]]", []),
        ("[[https://example.com]]", ["https://example.com|None|None"]),
        ("[[A$b$]]", ["A$b$|None|None"]),
        ("| x |\n|---|\n| [[A\\|b]] |", ["A|None|b"]),
        ("![[i.png|100x145]]", ["i.png|None|100x145"]),
        ("![[d.pdf#page=3]]", ["d.pdf|#page=3|None"]),
        ("%% [[A]] %%", ["A|None|None"]),
        ("%%\n[[A]]\n%%", ["A|None|None"]),
        ("[t](Three%20laws.md#My%20part)", ["Three laws.md|#My part|t"]),
        ("[t](<Three laws.md>)", ["Three laws.md|None|t"]),
        ("[t](H%E1%BB%8Dc.md)", ["Học.md|None|t"]),
        ("[w](Sub/My Note.md)", []),
        ("[w](https://a.b/c.md) <https://a.b> [m](mailto:a@b.c)", []),
        ("![alt|100](Pictures/i.png)", ["Pictures/i.png|None|alt|100"]),
        ("[[1, 2], [3, 4]]", []),
        ("[[1]](https://a.b/c#d)", []),
        ("[[ReLU]], [[GELU]]", ["ReLU|None|None", "GELU|None|None"]),
        ("**[[A]]** _[[B]]_ ==[[C]]==", ["A|None|None", "B|None|None", "C|None|None"]),
    ],
)
def test_links(text: str, wanted: list[str]) -> None:
    """Targets, subpaths and display texts are taken apart as Obsidian does."""
    assert [f"{link.target}|{link.subpath}|{link.display}" for link in _read(text).links] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("$x$", ["x"]),
        ("$5 and $10", []),
        ("$ x $", []),
        ("$x $", []),
        ("costs $5, then $x$", ["x"]),
        ("\\$x\\$", []),
        ("$a \\$ b$", ["a \\$ b"]),
        ("`$x$`", []),
        ("a $$x$$ b", ["x"]),
        ("$$ x $$", [" x "]),
        ("$$\nx\n$$", ["\nx\n"]),
        ("$$\nx\n\ny\n$$", ["\nx\n\ny\n"]),
        ("$$x\ny$$", ["x\ny"]),
        ("text\n$$\nx\n$$\ntext", ["\nx\n"]),
        ("\\(x\\) and \\[x\\]", []),
        ("```math\nx\n```", []),
        ("$a$ and $b$", ["a", "b"]),
        ("$a$$b$", ["a", "b"]),
        ("| a |\n|---|\n| $x$ |", ["x"]),
        ("1. item:\n$$\nx\n\ny\n$$", ["\nx\n\ny\n"]),
        ("> $$\n> open\n\ntext\n\n$$\nx\n$$", ["\nx\n"]),
        ("# $x$", ["x"]),
        ("$x = 5 $ and $y$", ["y"]),
    ],
)
def test_formulas(text: str, wanted: list[str]) -> None:
    """A dollar opens and closes a formula where Obsidian's rule lets it."""
    assert [formula.passage.text for formula in _read(text).formulas if not formula.fenced] == wanted


def test_fenced_formulas() -> None:
    """A block marked `math` holds a formula that Obsidian shows as code; one that is not closed, or is empty, none."""
    note = _read(
        "```math\nx = 1\n```\n\n> ~~~math\n> y\n> ~~~\n\n```math\n```\n\n```python\nz\n```\n\n```math\nw\n"
    )
    assert [(one.passage.text, one.display, one.fenced) for one in note.formulas] == [
        ("x = 1\n", True, True),
        ("y\n", True, True),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("#a", ["a"]),
        ("x #học-sâu/relu, y", ["học-sâu/relu"]),
        ("#深度学习 #глубокое", ["深度学习", "глубокое"]),
        ("#1984 #y1984 #123a #_", ["y1984", "123a", "_"]),
        ("foo#bar /#x \\#x (#y)", []),
        ("# x", []),
        ("`#a`", []),
        ("[[A]] #b", ["b"]),
        ("%% #hidden %%", ["hidden"]),
        ("#a‼b", ["a"]),
        ("---\ntags: [one, '#two']\n---\n#three", ["one", "two", "three"]),
    ],
)
def test_tags(text: str, wanted: list[str]) -> None:
    """Tags are read in every script."""
    assert [tag.name for tag in _read(text).tags] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("> [!note] Title", ["note||Title"]),
        ("> [!TIP]- Title", ["TIP|-|Title"]),
        (">[!x]+", ["x|+|"]),
        ("> [!note|wide] T", ["note||T"]),
        ("> [!note]Title", []),
        ("> text\n> [!note] T", []),
        (">\n> [!note] T", []),
        ("> [!a] A\n> > [!b] B", ["a||A", "b||B"]),
        ("> [!info]\u00a0T", ["info||T"]),
    ],
)
def test_callouts(text: str, wanted: list[str]) -> None:
    """A callout is a quote whose first line says so."""
    assert [f"{one.type}|{one.fold or ''}|{one.title}" for one in _read(text).callouts] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Words. ^a1", ["a1"]),
        ("- item ^a-b\n  - inner ^c", ["a-b", "c"]),
        ("> quote\n\n^q", ["q"]),
        ("$x$ ^f", ["f"]),
        ("![[i.png]]^i", ["i"]),
        ("x^2", []),
        ("a ^b c", []),
    ],
)
def test_block_ids(text: str, wanted: list[str]) -> None:
    """A block id stands at the end of its block or alone."""
    assert [one.id for one in _read(text).block_ids] == wanted


def test_sections_nest_and_bold_words_name_what_follows() -> None:
    """Headings nest by level; a bold line is a section below them, and bold words that lead an item name it."""
    note = _read("# A\n\n## B\n\n**Sigmoid**\n\ntext\n\n1. **Leaky ReLU**: more\n\n## C\n\nend")
    named = {scope.name: scope for scope in note.scopes if scope.name}
    assert set(named) == {"A", "B", "Sigmoid", "Leaky ReLU", "C"}
    parents = {name: note.scopes[scope.parent or 0].name for name, scope in named.items()}
    assert parents == {"A": None, "B": "A", "Sigmoid": "B", "Leaky ReLU": "Sigmoid", "C": "A"}
    assert named["Leaky ReLU"].kind is ScopeKind.ITEM


def test_a_reader_sees_no_marks() -> None:
    """Emphasis, highlight, footnote marks, comments and escapes are no part of a block's words."""
    (block,) = _read("**a** _b_ ==c== ~~d~~[^1] \\* &amp; %%e%%f [t](u.md) [[g|h]] `i`").blocks
    assert block.text == "a b c d * & f t h i"


def test_a_comment_over_several_lines_begins_a_line() -> None:
    """`%%` in the middle of a line hides nothing of the next."""
    assert [one.text for one in _read("a %% b\nc %% d").comments] == []
    assert [one.text for one in _read("%%\na\n\nb\n%%").comments] == ["\na\n\nb\n"]


def test_images_in_images_are_read_once() -> None:
    """The text of an image is not read for further links."""
    note = _read("![![a](b.png)](c.png)")
    assert {link.target for link in note.links} == {"c.png"}
    assert {link.kind for link in note.links} == {LinkKind.EMBED}
