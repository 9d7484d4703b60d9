"""The glossary lists what the notes of a vault define, each line true and leading to its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from emit.example import definition, note, relu
from vaultproof.claim import WitnessKind
from vaultproof.config import BuildSettings
from vaultproof.emit.context import EmittedVault, NoteToEmit
from vaultproof.emit.emit import plan
from vaultproof.extract.definitions.symbols import symbols_of

NAME = "Vaultproof/Symbols.md"


def defining(path: str, *texts: str, name: str = "f", heading: str = "Definition") -> NoteToEmit:
    own = note(path, f"# {heading}\n\n" + "\n\n".join(f"$${text}$$" for text in texts) + "\n")
    return NoteToEmit(
        note=own, definitions=tuple(replace(definition(own, text), name=name) for text in texts)
    )


def rows(*notes: NoteToEmit) -> list[list[str]]:
    """The cells of the glossary's tables."""
    made = plan(EmittedVault(root=Path("nowhere"), notes=notes), BuildSettings())[NAME]
    assert isinstance(made, bytes)
    lines = [line for line in made.decode().splitlines() if line.startswith("| $")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_a_definition_is_listed_with_its_formula_and_its_place() -> None:
    """Sign, formula, the name that the note calls it by, and a link to the heading above it."""
    item = replace(relu(), definitions=(replace(relu().definitions[0], aliases=("ReLU", "rectifier")),))
    assert rows(item) == [["$f(x)$", r"$\max(0, x)$", "ReLU", r"[[ReLU#Definition\|ReLU]]"]]


def test_a_name_that_a_note_does_not_call_is_no_meaning() -> None:
    """A note's title is not the meaning of whatever it defines."""
    item = defining("Gradient.md", "f(x) = x^2")
    item = replace(item, definitions=(replace(item.definitions[0], aliases=("Gradient",)),))
    assert rows(item)[0][2] == ""


def test_signs_are_in_order_of_letters_small_before_capital_greek_apart() -> None:
    """Latin letters first, each with its capital behind it, then Greek ones."""
    found = rows(
        defining("1.md", "G(x) = x", name="G"),
        defining("2.md", r"\sigma(x) = x", name="sigma"),
        defining("3.md", r"\ell(x) = x", name="ell"),
        defining("4.md", "g(x) = x", name="g"),
        defining("5.md", r"\alpha_1(x) = x", name="alpha_1"),
        defining("6.md", r"\operatorname{map}(x) = x", name="map"),
    )
    assert [row[0] for row in found] == [
        "$g(x)$",
        "$G(x)$",
        r"$\ell(x)$",
        r"$\operatorname{map}(x)$",
        r"$\alpha_1(x)$",
        r"$\sigma(x)$",
    ]


def test_a_definition_said_twice_in_a_note_is_listed_once() -> None:
    """Spaces make no other definition; another note's is another line."""
    assert len(rows(defining("a.md", "f(x) = x^2", "f(x)  = x^2"), defining("b.md", "f(x) = x^2"))) == 2


def test_what_a_note_says_of_a_symbol_is_its_meaning() -> None:
    """For a function that it defines beside its formula; for another symbol on a line of its own."""
    text = (
        "# Step\n\n$$g(x) = \\eta x$$\n\n"
        "where $\\eta$ is the learning rate and $g$ is the step that is taken.\n"
    )
    own = note("a.md", text)
    item = NoteToEmit(
        note=own, definitions=(replace(definition(own, r"g(x) = \eta x"), name="g"),), symbols=symbols_of(own)
    )
    assert rows(item) == [
        ["$g(x)$", r"$\eta x$", "the step that is taken", r"[[a#Step\|a]]"],
        [r"$\eta$", "", "the learning rate", r"[[a#Step\|a]]"],
    ]


def test_bars_and_cases_break_no_table() -> None:
    """A formula is one cell, whatever stands in it."""
    found = rows(
        defining("a.md", r"f(x) = \begin{cases} |x| & \text{if } x > 0 \\ 0 & \text{else} \end{cases}"),
        defining("b.md", r"p(a | b) = a", name="p"),
        defining("c|d.md", "f(x) = x", heading="a | b"),
    )
    assert [len(row) for row in found] == [4, 4, 4]


def test_a_function_of_code_is_named_as_code() -> None:
    """No formula is made up for it."""
    item = defining("a.md", "f(x) = x")
    item = replace(item, definitions=(replace(item.definitions[0], source=WitnessKind.CODE, name="relu"),))
    made = plan(EmittedVault(root=Path("nowhere"), notes=(item,)), BuildSettings())[NAME]
    assert isinstance(made, bytes)
    assert "| `relu(x)` |  |  | [[a#Definition\\|a]] |" in made.decode()


def test_a_vault_without_definitions_says_so() -> None:
    """The note is there and calm."""
    made = plan(
        EmittedVault(root=Path("nowhere"), notes=(NoteToEmit(note=note("a.md", "words")),)), BuildSettings()
    )
    content = made[NAME]
    assert isinstance(content, bytes)
    assert content.endswith(b"# Symbols\n\nNo note defines a function.\n")
