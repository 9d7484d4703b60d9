"""Properties are plain data with exact places; hostile YAML is refused and never expanded."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultproof.note import Note
from vaultproof.read import read_note
from vaultproof.source import Position, Source


def _read(yaml: str, line_end: str = "\n") -> Note:
    return read_note(Source("Note.md", f"---\n{yaml}\n---\nBody $x$.".replace("\n", line_end)))


@pytest.mark.parametrize(
    ("yaml", "wanted"),
    [
        ("a: yes", "yes"),
        ("a: true", True),
        ("a: 12", 12),
        ("a: 1.5", 1.5),
        ("a: 1e3", 1000.0),
        ("a: '12'", "12"),
        ("a: 2024-01-31", "2024-01-31"),
        ("a: 12:30:45", "12:30:45"),
        ("a:", None),
        ("a: ~", None),
        ("a: [x, 1, true]", ("x", 1, True)),
        ("a:\n  - x\n  - y", ("x", "y")),
        ("a: {b: c}", "{b: c}"),
        ("a: |\n  two\n  lines", "two\nlines\n"),
        ("a: {{date}}", "{{date}}"),
        ('{"a": "json"}', "json"),
        ("a: x\u2028y", "x y"),
    ],
)
def test_a_value_is_what_obsidian_reads(yaml: str, wanted: object) -> None:
    """YAML 1.2: `yes` is a text, a date stays one, and what is deeper is kept as it is written."""
    note = _read(yaml)
    assert note.frontmatter is not None
    (prop,) = note.frontmatter.properties
    assert prop.name == "a"
    assert prop.value == wanted
    assert type(prop.value) is type(wanted)


@pytest.mark.parametrize(
    "yaml",
    [
        "a: &x [1]\nb: *x",
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]",
        "a: !!python/object/apply:os.system ['true']",
        "a: !custom x",
        "a: b: c",
        "a: 'open",
        "a: @x",
        "- a\n- b",
        "text",
        "a: " + "[" * 200 + "]" * 200,
        "a: " + "{b: " * 100 + "1" + "}" * 100,
        "? [a]\n: b",
        "a: \x07",
        "a: " + "x" * 100_000,
        "a: [[A]], [[B]]",
    ],
)
def test_what_is_no_plain_data_is_refused_at_its_place(yaml: str) -> None:
    """One finding, no properties, and the body is read all the same."""
    note = _read(yaml)
    assert [one.code for one in note.diagnostics] == ["N102"]
    assert note.frontmatter is not None
    assert not note.frontmatter.valid
    assert not note.frontmatter.properties
    assert len(note.formulas) == 1


def test_a_property_given_twice_is_told_and_the_first_counts() -> None:
    """The rest of the properties is read."""
    note = _read("a: 1\nb: 2\na: 3")
    assert note.frontmatter is not None
    assert [(prop.name, prop.value) for prop in note.frontmatter.properties] == [("a", 1), ("b", 2)]
    (found,) = note.diagnostics
    assert found.code == "N107"
    assert note.source.position(found.span.start) == Position(4, 1)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_links_and_tags_have_their_own_places(line_end: str) -> None:
    """A link's place is that of its brackets, a tag's that of its item."""
    note = _read(
        '😀: é\ntags:\n  - one\n  - "#two"\nref:\n  - "[[A|b]]"\n  - text [[B]]\nup: "[[C#D]]"', line_end
    )
    assert [(note.source[tag.span], tag.name) for tag in note.tags] == [("one", "one"), ('"#two"', "two")]
    assert [note.source[link.span] for link in note.links] == ["[[A|b]]", "[[C#D]]"]
    assert [link.in_property for link in note.links] == ["ref", "up"]
    assert note.source.position(note.links[0].span.start) == Position(7, 6)


@pytest.mark.parametrize(
    "text",
    ["\n---\na: 1\n---\n", "--- x\na: 1\n---\n", "---\na: 1\n", "----\na: 1\n----\n", " ---\na: 1\n---\n"],
)
def test_properties_begin_on_the_first_line(text: str) -> None:
    """A rule line elsewhere begins none."""
    assert read_note(Source("Note.md", text)).frontmatter is None


@pytest.mark.parametrize("text", ["---\n---\nx", "---  \na: 1\n---  \n---\nx"])
def test_empty_properties_and_a_rule_line_behind_them_are_legal(text: str) -> None:
    """What follows the closing line is body."""
    note = read_note(Source("Note.md", text))
    assert note.frontmatter is not None
    assert note.frontmatter.valid
    assert [block.text for block in note.blocks] == ["x"]


@given(st.text(alphabet="ab:-[]{}'\"#&*!|> \n\t😀\u2028", max_size=60), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=300, deadline=None)
def test_any_yaml_is_read_or_refused(yaml: str, line_end: str) -> None:
    """Reading never fails, and each place lies in the note."""
    note = _read(yaml, line_end)
    for prop in note.frontmatter.properties if note.frontmatter is not None else ():
        for span in (prop.key_span, prop.value_span, *prop.item_spans):
            assert 0 <= span.start <= span.end <= len(note.source.text)
