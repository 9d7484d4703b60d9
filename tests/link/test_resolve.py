"""A link opens the file that Obsidian would open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault_of import vault_of
from vaultproof.link import Names
from vaultproof.link.subpath import HeadingNames, find_headings, heading_key

FILES = (
    "Log.md",
    "Note.1.md",
    "Projects/Note.md",
    "Projects/Sub/Plan.md",
    "Projects/Sub/Deep/Note.md",
    "Archive/Plan.md",
    "Archive/Older/Plan.md",
    "a/b/Page.md",
    "Same.md",
    "Projects/Same.md",
    "Bilder/Kurve.png",
    "Học sâu.md",
    "Karte.canvas",
    "Daten.base",
    "Straße.md",
    "Sub/My Note.md",
)


@pytest.mark.parametrize(
    ("target", "source", "wanted"),
    [
        ("log", "x.md", "Log.md"),
        ("LOG.MD", "x.md", "Log.md"),
        ("Log.md", "x.md", "Log.md"),
        ("Note.1", "x.md", "Note.1.md"),
        ("", "Projects/Note.md", "Projects/Note.md"),
        ("Projects/Note", "x.md", "Projects/Note.md"),
        ("/Projects/Note", "a/x.md", "Projects/Note.md"),
        ("/Note", "Projects/x.md", None),
        ("b/Page", "x.md", "a/b/Page.md"),
        ("./Note", "Projects/x.md", "Projects/Note.md"),
        ("../Note", "Projects/Sub/x.md", "Projects/Note.md"),
        ("../Log", "Projects/x.md", "Log.md"),
        ("./Log", "Projects/x.md", None),
        ("../../Log", "Projects/x.md", None),
        ("Same", "Projects/x.md", "Same.md"),
        ("Note", "Projects/x.md", "Projects/Note.md"),
        ("Note", "Projects/Sub/x.md", "Projects/Sub/Deep/Note.md"),
        ("Note", "Archive/x.md", "Projects/Note.md"),
        ("Plan", "Archive/Older/x.md", "Archive/Older/Plan.md"),
        ("Plan", "x.md", "Archive/Plan.md"),
        ("Kurve.png", "x.md", "Bilder/Kurve.png"),
        ("Kurve", "x.md", None),
        ("Karte", "x.md", None),
        ("Karte.canvas", "x.md", "Karte.canvas"),
        ("Daten.base", "x.md", "Daten.base"),
        ("Ho\u0323c sa\u0302u", "x.md", "Học sâu.md"),
        ("STRASSE", "x.md", "Straße.md"),
        ("My Note", "x.md", "Sub/My Note.md"),
        ("https://example.com", "x.md", None),
        ("rojects/Note", "x.md", None),
    ],
)
def test_a_target_resolves_in_the_order_of_matching(target: str, source: str, wanted: str | None) -> None:
    """Exact path from the root, then the link's own folder and below, then the shortest path; case never counts."""
    assert Names(FILES).resolve(target, source) == wanted


def test_of_two_names_that_differ_in_case_the_one_as_written_is_opened() -> None:
    """On a disk where case counts, both files exist, and each can be linked."""
    names = Names(("note.md", "Note.md"))
    assert names.resolve("note", "x.md") == "note.md"
    assert names.resolve("Note", "x.md") == "Note.md"


def test_an_alias_resolves_no_link_but_names_a_note() -> None:
    """`[[AI]]` does not open the note that has the alias; a definition may still be looked for under it."""
    vault = vault_of({"Artificial Intelligence.md": "---\naliases: [AI]\n---\n", "x.md": "[[AI]]"})
    (link,) = vault.notes["x.md"].links
    assert vault.index.resolve(link, "x.md") is None
    assert vault.index.note_named("ai") == ("Artificial Intelligence.md",)


def test_backlinks_come_from_text_properties_comments_and_embeds() -> None:
    """Whatever leads to a file counts, shown or not."""
    vault = vault_of(
        {
            "a.md": '---\nref: "[[Goal]]"\n---\n[[Goal|x]] ![[Goal#A]] %% [[goal]] %% [y](Goal.md#A) `[[Goal]]`',
            "Goal.md": "# A",
            "b.md": "```\n[[Goal]]\n```\n",
        }
    )
    links = [link for path, link in vault.index.backlinks("Goal.md") if path == "a.md"]
    assert len(links) == 5
    assert [link.in_property for link in links][:1] == ["ref"]
    assert sum(link.in_comment for link in links) == 1
    assert len(vault.index.backlinks("Goal.md")) == 5


@pytest.mark.parametrize(
    ("subpath", "wanted"),
    [
        ("#minecraft the video game", (0,)),
        ("#Minecraft: The Video Game", (0,)),
        ("#wifi 2 4 vs 5 0", (1,)),
        ("#Wi fi", ()),
        ("#example", (3, 5)),
        ("#Plain#Example", (3,)),
        ("#Leaky#Example", (5,)),
        ("#Example#Leaky", ()),
        ("#my-heading", ()),
        ("#My heading", (6,)),
        ("#See Other", (7,)),
        ("#C# notes", (8,)),
    ],
)
def test_a_heading_is_found_by_its_words(subpath: str, wanted: tuple[int, ...]) -> None:
    """Special characters, spaces and case do not count; a path leads down the tree; a slug is no heading."""
    texts = [
        (1, "Minecraft: The Video Game"),
        (1, "wifi 2.4 vs 5.0"),
        (1, "Plain"),
        (2, "Example"),
        (1, "Leaky"),
        (2, "Example"),
        (1, "My heading"),
        (1, "See [[Other]]"),
        (1, "C# notes"),
    ]
    headings = [HeadingNames(level, text, frozenset((heading_key(text),))) for level, text in texts]
    assert find_headings(headings, subpath) == wanted


@pytest.mark.parametrize(
    ("subpath", "wanted"),
    [
        ("#Collections#HashMap", (2,)),
        ("#Collections#Maps", ()),
        ("#HashMap#Collections", ()),
        ("#Lists#HashMap", ()),
        ("#Maps#HashMap", (2, 4)),
    ],
)
def test_a_path_may_pass_a_higher_heading(subpath: str, wanted: tuple[int, ...]) -> None:
    """Where levels are skipped, a table of contents names the last heading of the level above; nobody is accused of it.

    The parts still have to stand in that order, each deeper than the one before.
    """
    texts = [(3, "Collections"), (2, "Maps"), (4, "HashMap"), (4, "TreeMap"), (4, "HashMap")]
    headings = [HeadingNames(level, text, frozenset((heading_key(text),))) for level, text in texts]
    assert find_headings(headings, subpath) == wanted


@given(st.text(max_size=30))
def test_a_heading_is_found_by_its_own_raw_text(text: str) -> None:
    """Whatever a heading says, a link that repeats it finds it."""
    key = heading_key(text)
    if key:
        assert 0 in find_headings([HeadingNames(1, text, frozenset((key,)))], "#" + text)


_PATHS = st.lists(
    st.tuples(st.lists(st.sampled_from("abcd"), max_size=3), st.sampled_from(["X", "y", "Z z", "é"])).map(
        lambda parts: "/".join((*parts[0], parts[1])) + ".md"
    ),
    min_size=1,
    max_size=12,
    unique=True,
)


@given(_PATHS, st.sampled_from(["root.md", "a/n.md", "a/b/n.md", "d/n.md"]))
def test_a_full_path_always_wins(paths: list[str], source: str) -> None:
    """A link that Obsidian writes in full, with or without `.md`, opens that very file, from wherever it stands."""
    names = Names(paths)
    for path in paths:
        assert names.resolve(path, source) == path
        assert names.resolve("/" + path.removesuffix(".md"), source) == path
        assert names.resolve(names.written(path), source) == path


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("Lekay ReLU", "Leaky ReLU.md"),
        ("Vanishing gradients", "Vanishing Gradient.md"),
        ("Entirely other", None),
    ],
)
def test_the_nearest_name_is_suggested(target: str, wanted: str | None) -> None:
    """A slip of the pen is told from a note that is yet to be written."""
    assert Names(("Leaky ReLU.md", "ReLU.md", "Vanishing Gradient.md", "ELU.md")).suggest(target) == wanted
