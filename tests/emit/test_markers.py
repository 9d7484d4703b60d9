"""Generated parts and properties come out again to the byte, and change nothing that stands before them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultproof.emit.markers import PROPERTIES, Part, insert, remove
from vaultproof.read import read_note
from vaultproof.source import Source

PARTS = (
    Part("verification", "> [!success]- all\n> | a | b |\n> |---|---|\n> | 1 | 2 |"),
    Part("plot", "![[f.svg|a %% b]]"),
)
ABOVE = (replace(PARTS[0], top=True), PARTS[1])
GIVEN = (("vaultproof_verdict", "holds"), ("vaultproof_claims", 3))
ENDS = {
    "nothing": "",
    "words": "words",
    "words and a line end": "words\n",
    "an empty line": "words\n\n\n",
    "carriage returns": "# Title\r\n\r\nwords\r\n",
    "a lone carriage return": "words\r",
    "a heading": "## Title",
    "a heading underlined": "Title\n---",
    "a list with a blank item": "- a\n- b\n    ",
    "a table": "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "a table without line end": "| a | b |\n|---|---|\n| 1 | 2 |",
    "a block id": "words ^id",
    "a block id and a line end": "words ^id\n",
    "a callout": "> [!note]\n> words\n",
    "a fence": "```py\ncode\n```",
    "an indented block": "words\n\n    code\n",
    "a formula": "$$x$$",
    "a formula on lines": "$$\nx\n$$\n",
    "a footnote": "a[^1]\n\n[^1]: words",
    "an unclosed fence": "```py\ncode\n",
    "an unclosed formula": "$$\nx\n",
    "an unclosed comment": "%%\nhidden\n",
    "an unclosed HTML comment": "<!-- words\n",
    "an unclosed script": "<script>\nwords\n",
    "a div": "<div>\nwords",
    "an opening mark of ours": "words\n\n%% vaultproof:begin plot %%\n",
    "our marks in code": "```\n%% vaultproof:begin plot %%\n\nx\n\n%% vaultproof:end plot %%\n```\n",
    "properties only": "---\na: 1\n---",
    "properties and words": "---\na: 1\n---\nwords",
    "empty properties": "---\n---\nwords",
    "blank properties": "---\n\n---\nwords",
    "indented properties": "---\n  a: 1\n  b: 2\n---\nwords\n",
    "properties that end in a text": "---\na: |\n  vaultproof_claims: 9\n---\nwords\n",
    "properties in JSON": '---\n{"a": 1}\n---\nwords\n',
    "properties that are broken": "---\na: [\n---\nwords\n",
    "a rule at the top": "---\nwords\n",
    "a rule below the properties": "---\na: 1\n---\n---\nwords",
}


@pytest.mark.parametrize("parts", [PARTS, ABOVE, ABOVE[:1]], ids=["below", "both", "above"])
@pytest.mark.parametrize("text", ENDS.values(), ids=ENDS.keys())
def test_what_is_put_in_comes_out_to_the_byte(text: str, parts: tuple[Part, ...]) -> None:
    given_out = insert(text, parts, GIVEN)
    assert remove(given_out) == text
    assert insert(given_out, parts, GIVEN) == given_out


def test_a_part_on_top_stands_above_the_text_and_below_its_properties() -> None:
    """The others stay below."""
    given_out = insert("---\na: 1\n---\n# Title\n\nwords\n", ABOVE, GIVEN)
    order = [given_out.index(mark) for mark in ("a: 1", "begin verification", "# Title", "begin plot")]
    assert order == sorted(order)


@pytest.mark.parametrize("parts", [PARTS, ABOVE], ids=["below", "both"])
@pytest.mark.parametrize("text", ENDS.values(), ids=ENDS.keys())
def test_the_parts_are_never_swallowed(text: str, parts: tuple[Part, ...]) -> None:
    """The callout of a part is read as a callout, whatever the note ends with."""
    note = read_note(Source("", insert(text, parts, GIVEN)))
    assert "success" in {callout.type for callout in note.callouts}
    assert "f.svg" in {link.target for link in note.links}


@pytest.mark.parametrize("parts", [PARTS, ABOVE], ids=["below", "both"])
@pytest.mark.parametrize("text", ENDS.values(), ids=ENDS.keys())
def test_the_author_s_note_reads_as_before(text: str, parts: tuple[Part, ...]) -> None:
    before, after = read_note(Source("", text)), read_note(Source("", insert(text, parts, GIVEN)))
    assert [heading.text for heading in before.headings] == [heading.text for heading in after.headings]
    assert [fence.passage.text for fence in before.fences] == [fence.passage.text for fence in after.fences]
    assert [formula.passage.text for formula in before.formulas] == [
        formula.passage.text for formula in after.formulas
    ]
    assert [block_id.id for block_id in before.block_ids] == [block_id.id for block_id in after.block_ids]
    assert len([block for block in before.blocks if block.row]) + 2 == len(
        [block for block in after.blocks if block.row]
    )


@pytest.mark.parametrize(
    "text",
    [
        text
        for text in ENDS.values()
        if "vaultproof" not in text and not text.startswith("---") and "|" not in text
    ],
)
def test_someone_who_deletes_the_parts_by_hand_finds_the_author_s_words(text: str) -> None:
    """Cutting from mark to mark with any tool leaves the author's text but for line ends around it."""
    cut = re.sub(
        r"%% vaultproof:begin (\S+) %%.*?%% vaultproof:end \1 %%", "", insert(text, PARTS), flags=re.DOTALL
    )
    assert cut.strip("\r\n") == text.strip("\r\n")


def test_the_first_part_begins_a_line_of_its_own() -> None:
    assert insert("words\n", PARTS).startswith("words\n%% vaultproof:begin verification %%\n")
    assert insert("words", PARTS).startswith("words\n%% vaultproof:begin verification %%\n")


def test_new_properties_stand_behind_the_author_s_own() -> None:
    assert insert("---\na: 1\n---\nwords", (), GIVEN) == (
        "---\na: 1\nvaultproof_verdict: holds\nvaultproof_claims: 3\n---\nwords"
    )


def test_a_note_without_properties_gets_some_and_loses_them_again() -> None:
    given_out = insert("words", (), GIVEN)
    assert given_out == "---\nvaultproof_verdict: holds\nvaultproof_claims: 3\n---\nwords"
    assert remove(given_out) == "words"


def test_an_author_s_own_property_that_begins_alike_stays() -> None:
    text = "---\nvaultproof: off\nvaultproof_note: mine\n---\nwords"
    assert remove(insert(text, PARTS, GIVEN)) == text


def test_newer_parts_replace_older_ones() -> None:
    older = insert("words\n", PARTS, GIVEN)
    newer = insert(older, (Part("facts", "| a |\n|---|"),), (("vaultproof_claims", 4),))
    assert newer == insert("words\n", (Part("facts", "| a |\n|---|"),), (("vaultproof_claims", 4),))


def test_a_part_cannot_forge_its_own_end() -> None:
    hostile = Part("plot", "a\n\n%% vaultproof:end plot %%\n\nb %%")
    assert remove(insert("words\n", (hostile, *PARTS))) == "words\n"


def test_a_part_that_says_nothing_is_left_out() -> None:
    assert insert("words", (Part("plot", " \n"),)) == "words"


FRAGMENTS = st.sampled_from(
    """--- a:·1 ``` ~~~ $$ $ %% | |--|--| - > >·[!note]·x ^id # <!-- --> <div> <script> [[x]] ![[y]] { } \\ [^1]: ...
    k:·| %%·vaultproof:begin·plot·%% %%·vaultproof:end·plot·%% vaultproof_claims:·3 vaultproof_own:·3 tags:·[a]
    1.""".split()
).map(lambda word: word.replace("·", " "))
SPACES = st.sampled_from(
    ["\n", "\n\n", "\r\n", "\r", " ", "    ", "\t", "\x0c", "\u2028", "\x00", "\ufeff", ""]
)
TEXTS = st.lists(st.tuples(FRAGMENTS | st.text(max_size=3), SPACES).map("".join), max_size=12).map("".join)


@pytest.mark.property
@settings(deadline=None, max_examples=150)
@given(TEXTS, st.sampled_from([PARTS, ABOVE]))
def test_any_text_comes_out_to_the_byte(text: str, parts: tuple[Part, ...]) -> None:
    given_out = insert(text, parts, GIVEN)
    author = remove(text)
    assert remove(given_out) == author
    assert insert(given_out, parts, GIVEN) == given_out
    if "vaultproof:end" not in text and not any(name in text for name in PROPERTIES):
        assert author == text
