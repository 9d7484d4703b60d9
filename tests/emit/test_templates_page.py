"""The page about templates lists all that a template may see, and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from emit.example import note, relu, tanh, vault
from vaultproof.config import PARTS, BuildSettings
from vaultproof.emit.context import NoteToEmit
from vaultproof.emit.emit import emit
from vaultproof.emit.templates import Templates
from vaultproof.extract.definitions.symbols import symbols_of
from vaultproof.link.mentions import Mention
from vaultproof.report.explain import explain
from vaultproof.shipped import templates_folder


def sections() -> dict[str, list[str]]:
    """The names in the table of each section of the page."""
    found: dict[str, list[str]] = {}
    for part in re.split(r"^### ", explain("templates"), flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        found[heading.strip("`")] = re.findall(r"^\| `(\w+)` \|", body, re.MULTILINE)
    return found


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, object]]:
    """What each template sees when a vault with everything is emitted."""
    from dataclasses import replace

    root = tmp_path_factory.mktemp("page")
    rendered: dict[str, dict[str, object]] = {}
    original = Templates.render

    def spy(self: Templates, name: str, values: Mapping[str, object]) -> str:
        known = rendered.setdefault(name, {})
        known.update({key: value for key, value in values.items() if key not in known or not known[key]})
        return original(self, name, values)

    source = replace(vault(root / "vault", relu(wrong=True), tanh()), unresolved=(("Missing", ("ReLU.md",)),))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Templates, "render", spy)
        emit(source, root / "out", BuildSettings(cards="flashcards", stubs="To write", parts=PARTS))
        linked = replace(tanh(), backlinks=relu().backlinks)
        own = note("Own.md", "$$ax$$\n\nwhere $a$ is the slope, as in ReLU.")
        mention = Mention(path="ReLU.md", block=1, run=2, start=21, end=25)
        own_parts = NoteToEmit(note=own, mentions=(mention,), symbols=symbols_of(own), drawn=relu().figures)
        emit(vault(root / "vault", relu(), own_parts), root / "third", BuildSettings())
        more = (NoteToEmit(note=note(f"{folder}/{at}.md", "words")) for folder in "AB" for at in range(3))
        emit(vault(root / "vault", relu(), linked, *more), root / "other", BuildSettings(cards="flashcards"))
    return rendered


def values(found: object) -> Iterator[object]:
    """All values of ours inside a value."""
    if is_dataclass(found) and type(found).__module__.endswith("emit.context"):
        yield found
        for field in fields(found):
            yield from values(getattr(found, field.name))
    elif isinstance(found, Mapping):
        for one in found.values():
            yield from values(one)
    elif isinstance(found, tuple):
        for one in found:
            yield from values(one)


def names(kind: type) -> list[str]:
    """The fields and properties of a kind of value, in their order."""
    own = [name for name, value in vars(kind).items() if isinstance(value, property)]
    return [field.name for field in fields(kind)] + own  # type: ignore[arg-type]


def test_each_template_has_a_section_with_all_that_it_sees(seen: Mapping[str, Mapping[str, object]]) -> None:
    """And every template is among them."""
    page = sections()
    templates = {file.name for file in templates_folder().glob("*.j2")}
    assert set(seen) == templates
    assert {name for name in page if name.endswith(".j2")} == templates
    for template, given in seen.items():
        assert sorted(page[template]) == sorted(given), template


def test_each_kind_of_value_has_a_section_with_all_its_fields(
    seen: Mapping[str, Mapping[str, object]],
) -> None:
    """In the order in which they stand; a section for nothing else."""
    page = sections()
    kinds = {type(value) for given in seen.values() for value in values(dict(given))}
    assert {name for name in page if not name.endswith(".j2")} == {kind.__name__ for kind in kinds}
    for kind in kinds:
        assert page[kind.__name__] == names(kind), kind.__name__


def test_the_page_names_the_filters_that_are_not_there() -> None:
    """Exactly those."""
    from vaultproof.emit.templates import _DROPPED_FILTERS

    (sentence,) = re.findall(r"The filters (.*?) are not there", explain("templates"), re.DOTALL)
    assert re.findall(r"`(\w+)`", sentence) == sorted(_DROPPED_FILTERS)


def test_links_of_the_page_lead_to_its_sections() -> None:
    """A kind of value that is named is explained."""
    page = explain("templates")
    kinds = {name.lower() for name in sections()}
    assert set(re.findall(r"\]\(#(\w+)\)", page)) <= kinds


def test_a_failing_template_ends_the_command_with_its_name_and_line(tmp_path: Path) -> None:
    """Exit status 2, no traceback, and nothing written."""
    source = tmp_path / "vault"
    (source / "T").mkdir(parents=True)
    (source / "a.md").write_text("words\n")
    (source / "vaultproof.toml").write_text('[build]\ntemplates = "T"\n')
    (source / "T/index.md.j2").write_text("# Mine\n\n{{ nots|length }}\n")
    command = [
        sys.executable,
        "-m",
        "vaultproof",
        "build",
        str(source),
        "-o",
        str(tmp_path / "out"),
        "--no-cache",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "the template `index.md.j2`, line 3: 'nots' is undefined: `{{ nots|length }}`" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
