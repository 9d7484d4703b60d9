"""Cards ask what is verified and nothing else, as the plugin reads cards, and keep what it noted behind them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from emit.example import judgement, note, relu, tanh, vault
from vaultproof.claim import Disputed, Equation, Holds, Refuted, Undecided, Verdict
from vaultproof.config import BuildSettings
from vaultproof.emit.context import EmittedVault, NoteToEmit
from vaultproof.emit.emit import emit
from vaultproof.emit.in_place import build_in_place, remove_in_place
from vaultproof.emit.schedule import undated

ON = BuildSettings(cards="flashcards/maths", language="en")
DECK = "Vaultproof/Cards.md"


def claiming(path: str, *claims: str, verdict: Verdict | None = None) -> NoteToEmit:
    own = note(path, "\n".join(f"- {claim}" for claim in claims) + "\n")
    found = verdict or Holds(actual="0")
    return NoteToEmit(note=own, judgements=tuple(judgement(own, claim, found) for claim in claims))


def deck(root: Path, *notes: NoteToEmit, settings: BuildSettings = ON) -> str:
    emit(vault(root / "vault", *notes), root / "out", settings)
    return (root / "out" / DECK).read_text()


def cards(text: str) -> list[tuple[str, str, str]]:
    """The deck, question and answer of each card, read line by line as the plugin does it."""
    found, tag, block = [], "", ""
    lines = text.splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        tag = line if re.fullmatch(r"#flashcards\S*", line) else tag
        if not line:
            block = ""
        elif "::" in line:
            question, _, answer = line.partition("::")
            found.append((tag, question, answer))
        elif line == "?":
            found.append((tag, block, after))
        else:
            block = line
    return found


def test_there_are_no_cards_unless_they_are_wanted(tmp_path: Path) -> None:
    """Off by default."""
    emit(vault(tmp_path / "vault", relu()), tmp_path / "out", BuildSettings())
    assert not (tmp_path / "out" / DECK).exists()


def test_a_verified_example_is_a_card(tmp_path: Path) -> None:
    """One line, the question before `::`, the deck by the folder of the note."""
    assert cards(deck(tmp_path, relu(), claiming("Two words/2024/a.md", "g(1) = 2"))) == [
        ("#flashcards/maths", "[[ReLU]]: `ReLU(3)` = ?", "`3`"),
        ("#flashcards/maths", "[[ReLU]]: `ReLU(-2)` = ?", "`0`"),
        ("#flashcards/maths/Two-words/_2024", "[[a]]: `g(1)` = ?", "`2`"),
    ]


@pytest.mark.parametrize(
    "verdict",
    [Refuted(actual="1"), Disputed(actual="1, 2"), Undecided(reason="x"), Holds(actual="0", remark="cut")],
)
def test_what_does_not_hold_is_no_card(tmp_path: Path, verdict: Verdict) -> None:
    """Nor what holds with a remark."""
    assert cards(deck(tmp_path, claiming("a.md", "g(1) = 2", verdict=verdict))) == []


def test_a_formula_has_lines_of_its_own(tmp_path: Path) -> None:
    """Question and answer with a `?` between them, touching it."""
    item = claiming("a.md", "f'(x) = 2x")
    (judged,) = item.judgements
    assert isinstance(judged.claim, Equation)
    item = replace(item, judgements=(replace(judged, claim=replace(judged.claim, kind="identity")),))
    text = deck(tmp_path, item)
    assert "\n\n[[a]]: `f'(x)` = ?\n?\n`2x`\n" in text
    assert cards(text) == [("#flashcards/maths", "[[a]]: `f'(x)` = ?", "`2x`")]


def test_a_question_is_asked_once_and_none_that_the_plugin_would_cut(tmp_path: Path) -> None:
    """A second value of the same, slices and arithmetic of numbers alone make no card."""
    asked = cards(deck(tmp_path, claiming("a.md", "g(1) = 2", "g(1) = 2.0", "x[::2](1) = 3", "1 + 1 = 2")))
    assert [(question, answer) for _, question, answer in asked] == [("[[a]]: `g(1)` = ?", "`2`")]


def test_words_that_belong_to_a_name_are_asked_with_it(tmp_path: Path) -> None:
    """`Leaky ReLU(-2) = -0.02` is no card about ReLU; other words before it are not asked."""
    item = claiming("Leaky ReLU.md", "ReLU(-2) = -0.02", "ReLU(1) = 1")
    first, second = item.judgements
    assert isinstance(first.claim, Equation)
    assert isinstance(second.claim, Equation)
    item = replace(
        item,
        judgements=(
            replace(first, claim=replace(first.claim, lead=("Leaky",))),
            replace(second, claim=replace(second.claim, lead=("Then",))),
        ),
    )
    text = deck(tmp_path, item)
    assert "`Leaky ReLU(-2)` = ?" in text
    assert ": `ReLU(1)` = ?" in text
    assert "`Leaky ReLU(-2) = -0.02`" in (tmp_path / "out/Leaky ReLU.md").read_text()


def reviewed(text: str) -> str:
    """A deck after the plugin noted something behind two cards, in both of its ways."""
    text = text.replace("ReLU(3)` = ?::`3`", "ReLU(3)` = ?::`3`\n<!--SR:!2026-12-01,4,270-->")
    return text.replace(
        "ReLU(-2)` = ?::`0`", "ReLU(-2)` = ?::`0` <!--SR:!2026-12-02,3,250!2026-12-03,1,230-->"
    )


def test_what_the_plugin_noted_is_kept_when_the_deck_changes(tmp_path: Path) -> None:
    """A build after a review writes nothing; one with new cards keeps what was noted behind the old ones."""
    (tmp_path / "out/Vaultproof").mkdir(parents=True)
    made = deck(tmp_path, relu())
    (tmp_path / "out" / DECK).write_text(reviewed(made))
    report = emit(vault(tmp_path / "vault", relu()), tmp_path / "out", ON)
    assert (report.written, report.kept_foreign) == ((), ())
    for more in (("h(1) = 1",), ("h(1) = 1", "h(2) = 2")):
        report = emit(vault(tmp_path / "vault", relu(), claiming("b.md", *more)), tmp_path / "out", ON)
        assert DECK in report.written
        text = (tmp_path / "out" / DECK).read_text()
        assert "ReLU(3)` = ?::`3`\n<!--SR:!2026-12-01,4,270-->\n\n" in text
        assert "ReLU(-2)` = ?::`0` <!--SR:!2026-12-02,3,250!2026-12-03,1,230-->\n\n" in text
        assert len(cards(text)) == 2 + len(more)
    gone = emit(vault(tmp_path / "vault", tanh(), claiming("b.md", "h(1) = 1")), tmp_path / "out", ON)
    assert DECK in gone.written
    assert "SR:" not in (tmp_path / "out" / DECK).read_text()
    for _ in range(2):
        emit(vault(tmp_path / "vault", tanh()), tmp_path / "out", ON)
    emit(vault(tmp_path / "vault", claiming("b.md", "h(1) = 1"), relu()), tmp_path / "out", ON)
    text = (tmp_path / "out" / DECK).read_text()
    assert "ReLU(3)` = ?::`3`\n<!--SR:!2026-12-01,4,270-->\n\n" in text
    assert text.count("SR:") == 2


def test_what_is_due_follows_a_card_to_another_place_and_answer(tmp_path: Path) -> None:
    """A card is known by its question: its order, its deck and its answer may change."""
    (tmp_path / "out/Vaultproof").mkdir(parents=True)
    first = deck(tmp_path, claiming("a.md", "g(1) = 2", "g(2) = 3"))
    noted = first.replace("`2`", "`2` <!--SR:!2026-12-01,4,270-->")
    (tmp_path / "out" / DECK).write_text(noted)
    emit(vault(tmp_path / "vault", claiming("B/a.md", "g(2) = 3", "g(1) = 2.0")), tmp_path / "out", ON)
    assert (
        (tmp_path / "out" / DECK)
        .read_text()
        .endswith("::`3`\n\n[[a]]: `g(1)` = ?::`2.0` <!--SR:!2026-12-01,4,270-->\n")
    )


def test_a_schedule_that_was_taken_away_does_not_come_back(tmp_path: Path) -> None:
    """Of a card that is in the deck, the deck tells; nothing older does."""
    (tmp_path / "out/Vaultproof").mkdir(parents=True)
    one, two = claiming("a.md", "g(1) = 2"), claiming("b.md", "h(1) = 1")
    made = deck(tmp_path, one, two)
    (tmp_path / "out" / DECK).write_text(made.replace("`2`", "`2` <!--SR:!2026-12-01,4,270-->"))
    for notes in ((two,), (one, two)):
        emit(vault(tmp_path / "vault", *notes), tmp_path / "out", ON)
    text = (tmp_path / "out" / DECK).read_text()
    assert "SR:" in text
    (tmp_path / "out" / DECK).write_text(undated(text.encode()).decode())
    emit(vault(tmp_path / "vault", one), tmp_path / "out", ON)
    emit(vault(tmp_path / "vault", one, two), tmp_path / "out", ON)
    assert "SR:" not in (tmp_path / "out" / DECK).read_text()


def test_a_vault_in_place_keeps_what_is_due(tmp_path: Path) -> None:
    """Also of cards that are gone for a while."""
    build_in_place(vault(tmp_path, relu()), ON)
    (tmp_path / DECK).write_text(reviewed((tmp_path / DECK).read_text()))
    for notes in ((tanh(),), (relu(),)):
        build_in_place(vault(tmp_path, *notes), ON)
    assert (tmp_path / DECK).read_text().count("SR:") == 2


def test_what_a_person_typed_into_the_deck_is_theirs(tmp_path: Path) -> None:
    """More than the plugin's notes makes the file theirs."""
    made = deck(tmp_path, relu())
    (tmp_path / "out" / DECK).write_text(reviewed(made) + "\nMy own::card\n")
    report = emit(vault(tmp_path / "vault", relu(), claiming("b.md", "h(1) = 1")), tmp_path / "out", ON)
    assert [path for path, _ in report.kept_foreign] == [DECK]
    assert "My own::card" in (tmp_path / "out" / DECK).read_text()


def test_a_deck_with_notes_of_the_plugin_is_not_thrown_away(tmp_path: Path) -> None:
    """Taking the generated parts out of a vault removes a deck, and keeps one that was learnt from."""
    source = vault(tmp_path, relu())
    build_in_place(source, ON)
    made = (tmp_path / DECK).read_text()
    remove_in_place(source)
    assert not (tmp_path / DECK).exists()
    build_in_place(source, ON)
    (tmp_path / DECK).write_text(reviewed(made))
    report = remove_in_place(source)
    assert (tmp_path / DECK).read_text() == reviewed(made)
    assert [path for path, _ in report.kept_foreign] == [DECK]


def test_cards_of_the_whole_vault_are_in_one_plan_whatever_the_order(tmp_path: Path) -> None:
    """The same vault gives the same deck."""
    items = (relu(), claiming("b.md", "h(1) = 1"), claiming("A/c.md", "k(1) = 1"))
    one = deck(tmp_path / "1", *items)
    emit(EmittedVault(root=tmp_path / "1/vault", notes=items[::-1]), tmp_path / "2", ON)
    assert (tmp_path / "2" / DECK).read_text() == one
