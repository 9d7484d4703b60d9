"""Words that name another note are found where they stand whole in prose, and nowhere else."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from vaultproof.link.mentions import Mention, Mentionable, first_in_section
from vaultproof.note import Note
from vaultproof.read import read_note
from vaultproof.source import Source

NAMES = (
    ("ReLU", "ReLU.md"),
    ("Leaky ReLU", "Leaky ReLU.md"),
    ("Softplus", "Softplus.md"),
    ("Vanishing Gradient", "Vanishing Gradient.md"),
    ("KL Divergence", "KL.md"),
    ("KL", "KL.md"),
    ("SGD", "SGD.md"),
    ("Entropy", "Entropy.md"),
    ("Twice", "A/Twice.md"),
    ("Twice", "B/Twice.md"),
    ("Very Leaky ReLU", "A/Twice.md"),
    ("Very Leaky ReLU", "B/Twice.md"),
    ("Note", "Note.md"),
    ("Hàm kích hoạt", "Hàm kích hoạt.md"),
    ("Größe", "Größe.md"),
    ("Градиент", "Градиент.md"),
    ("方差", "方差.md"),
    ("线性回归", "线性回归.md"),
    ("ความแปรปรวน", "ความแปรปรวน.md"),
    ("熵", "熵.md"),
    ("勾配", "勾配.md"),
    ("シグモイド", "シグモイド.md"),
    ("시그모이드", "시그모이드.md"),
    ("2024-05-01", "2024-05-01.md"),
    ("ครอส", "ครอส.md"),
)


def read(text: str) -> Note:
    return read_note(Source("Here.md", text))


def found(text: str) -> list[str]:
    """The words of a note that name another one."""
    note = read(text)
    return [note.blocks[one.block].runs[one.run].passage.text[one.start : one.end] for one in mentions(note)]


def mentions(note: Note) -> list[Mention]:
    return Mentionable(NAMES).in_notes({note.path: note}, {})[note.path]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Unlike softplus, it has a kink.", ["softplus"]),
        ("ReLU's kink, (ReLU) and “ReLU”: l’entropy of SGD.", ["ReLU", "ReLU", "ReLU", "entropy", "SGD"]),
        ("The leaky ReLU is no ReLU.", ["leaky ReLU", "ReLU"]),
        ("vanishing gradient and KL divergence", ["vanishing gradient", "KL divergence"]),
        (
            "**Softplus**: *softplus*\n\n- softplus\n- [ ] softplus",
            ["Softplus", "softplus", "softplus", "softplus"],
        ),
        ("> [!note] Softplus\n> softplus", ["softplus"]),
        ("> softplus", ["softplus"]),
        ("| a |\n|---|\n| softplus |", ["softplus"]),
        ("Một hàm kích hoạt mới", ["hàm kích hoạt"]),
        ("die größe und die Größe", ["größe", "Größe"]),
        ("это градиент", ["градиент"]),
        ("样本的方差是", ["方差"]),
        ("使用Softplus函数", ["Softplus"]),
        ("勾配を計算し、シグモイドは滑らか", ["勾配", "シグモイド"]),
        ("시그모이드는 매끄럽다", ["시그모이드"]),
        ("函数$f$方差", ["方差"]),
        ("在线性回归模型中，线性回归，非线性回归。", ["线性回归", "线性回归"]),
        ("ความแปรปรวน คือ ค่า", ["ความแปรปรวน"]),
    ],
)
def test_whole_words_in_prose_are_mentions(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "`softplus` and `` x softplus ``",
        "$softplus$ and\n\n$$softplus$$",
        "```\nsoftplus\n```\n\n    softplus",
        "# Softplus\n\nSoftplus\n========",
        "[[Other|softplus]] and ![[softplus.png]]",
        "[softplus](Softplus.md), [a **softplus** b](https://e.org), [softplus][1], [softplus]",
        "#softplus #a/softplus",
        "---\na: softplus\n---\n",
        "%% softplus %% <!-- softplus -->",
        "https://e.org/softplus www.e.org/softplus <https://e.org/softplus> me@softplus.org a/b/softplus C:\\softplus",
        "> [!note] Softplus",
        "~~softplus~~",
        "softplusses presoftplus soft**plus** softplus_1 softplus2",
        "cross-entropy and Entropy-like, entropy.py and nn.entropy",
        "Softplus(2) and Softplus`(2)`",
        "relu and RELU and sgd",
        "KL is short",
        "twice and Twice and very leaky ReLU",
        "a note and a Note",
        "on 2024-05-01",
        "协方差 偏方差分析 非线性回归模型 熵 ของความแปรปรวนคือ",
        "勾配法 データ勾配 シグモイド関数的 ハードシグモイド 하드시그모이드 시그모이드함수",
        "entropy\u0301",
        "Vanishing\nGradient",
        "<a title='softplus'>",
    ],
)
def test_all_else_is_not(text: str) -> None:
    assert found(text) == []


def test_a_note_does_not_mention_itself_and_its_own_name_hides_those_within() -> None:
    note = read_note(Source("Leaky ReLU.md", "The leaky ReLU is a ReLU."))
    assert [one.path for one in mentions(note)] == ["ReLU.md"]


def test_a_plain_word_that_many_notes_use_is_no_name() -> None:
    notes = {f"{n}.md": read_note(Source(f"{n}.md", "the entropy of SGD")) for n in range(12)}
    assert {one.path for one in Mentionable(NAMES).in_notes(notes, {})["3.md"]} == {"SGD.md"}


def test_the_first_of_each_section_counts_where_the_section_has_no_link() -> None:
    note = read("softplus softplus\n\n## A\n\nsoftplus\n\n> softplus\n\n## B\n\nsoftplus [[Softplus]]\n")
    links = [(link.scope, "Softplus.md") for link in note.links]
    first = first_in_section(note, mentions(note), links)
    assert [note.source.position(note.blocks[one.block].span.start).line for one in first] == [1, 5]


def test_a_mention_tells_whether_the_note_links_there_elsewhere() -> None:
    note = read("softplus and SGD")
    (of_softplus, of_sgd) = Mentionable(NAMES).in_notes(
        {note.path: note}, {note.path: frozenset({"SGD.md"})}
    )[note.path]
    assert not of_softplus.linked
    assert of_sgd.linked


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_may_be_signs_of_their_own(form: Literal["NFC", "NFD"]) -> None:
    """A note that writes a letter and its accents apart names the same notes, in its own spelling."""
    text = unicodedata.normalize(
        form, "Mỗi hàm kích hoạt có Größe; không phải hàm kích hoạtx, xhàm kích hoạt."
    )
    assert found(text) == [unicodedata.normalize(form, words) for words in ("hàm kích hoạt", "Größe")]
