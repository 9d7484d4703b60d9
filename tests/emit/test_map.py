"""The map of a vault: a valid canvas on which linked notes are near each other and none lies on another."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from emit.example import note, relu, tanh
from vaultproof.config import BuildSettings
from vaultproof.emit.context import Backlink, EmittedVault, NoteToEmit
from vaultproof.emit.emit import plan
from vaultproof.emit.layout import laid_out
from vaultproof.emit.templates import TemplateFault
from vaultproof.emit.untangle import untangled

MAP = "Vaultproof/Map.canvas"
SIDES = {"top", "right", "bottom", "left"}


def canvas(*notes: NoteToEmit, root: Path = Path("nowhere")) -> dict[str, Any]:
    made = plan(EmittedVault(root=root, notes=notes), BuildSettings())[MAP]
    assert isinstance(made, bytes)
    found: dict[str, Any] = json.loads(made)
    return found


def some(path: str, *linked_from: str, text: str = "words") -> NoteToEmit:
    return NoteToEmit(note=note(path, text), backlinks=tuple(Backlink(path=one) for one in linked_from))


def many(count: int, folders: int = 1) -> list[NoteToEmit]:
    """Notes that link to some others, in folders."""
    paths = [f"{at % folders}/n{at}.md" if folders > 1 else f"n{at}.md" for at in range(count)]
    base = note("x.md", "words")
    return [
        NoteToEmit(
            note=replace(base, path=path, title=f"n{at}"),
            backlinks=tuple(Backlink(path=paths[(at * step + 1) % count]) for step in (3, 7, 11)),
        )
        for at, path in enumerate(paths)
    ]


def valid(found: dict[str, Any], paths: set[str]) -> None:
    """Assert what JSON Canvas 1.0 asks."""
    assert set(found) == {"nodes", "edges"}
    ids = [one["id"] for one in (*found["nodes"], *found["edges"])]
    assert len(ids) == len(set(ids))
    for node in found["nodes"]:
        assert node["type"] in {"text", "file", "group"}
        assert all(type(node[key]) is int for key in ("x", "y", "width", "height"))
        assert node.get("color", "1") in set("123456")
    assert {node["file"] for node in found["nodes"] if node["type"] == "file"} == paths
    nodes = {node["id"] for node in found["nodes"]}
    for edge in found["edges"]:
        assert {edge["fromNode"], edge["toNode"]} <= nodes
        assert {edge["fromSide"], edge["toSide"]} <= SIDES
        assert edge.get("fromEnd", "arrow") == "arrow"


def apart(nodes: list[dict[str, Any]]) -> bool:
    """Whether no node lies on another, found by sorting so that thousands are quick."""
    rows: dict[int, list[int]] = {}
    for node in nodes:
        rows.setdefault(node["y"], []).append(node["x"])
    tall, wide = nodes[0]["height"], nodes[0]["width"]
    heights = sorted(rows)
    inside = all(
        b - a >= wide for row in rows.values() for a, b in zip(sorted(row), sorted(row)[1:], strict=False)
    )
    across = all(
        abs(x - z) >= wide
        for one, other in combinations(heights, 2)
        if other - one < tall
        for x in rows[one]
        for z in rows[other]
    )
    return inside and across


@pytest.mark.parametrize("count", [0, 1, 2, 5, 60, 2000])
@pytest.mark.parametrize("folders", [1, 7])
def test_the_map_is_a_valid_canvas_on_which_no_note_lies_on_another(count: int, folders: int) -> None:
    """With no note, few or thousands, in one folder or in several."""
    notes = many(count, folders)
    found = canvas(*notes)
    valid(found, {item.note.path for item in notes})
    files = [node for node in found["nodes"] if node["type"] != "group"]
    assert apart([node for node in files if node["type"] == "file"]) if count else len(files) == 1


def test_a_group_holds_its_notes_and_no_other() -> None:
    """Each folder's rectangle is around the notes of that folder."""
    found = canvas(*many(40, 4))
    groups = [node for node in found["nodes"] if node["type"] == "group"]
    assert [group["label"] for group in groups] == ["0", "1", "2", "3"]
    for node in found["nodes"]:
        if node["type"] == "file":
            around = [
                group["label"]
                for group in groups
                if group["x"] < node["x"] < group["x"] + group["width"] - node["width"]
                and group["y"] < node["y"] < group["y"] + group["height"] - node["height"]
            ]
            assert around == [node["file"].partition("/")[0]]


def test_small_folders_stand_with_the_folder_around_and_one_folder_is_told_apart_by_tags() -> None:
    """No rectangle for one note; where all stand together, the most used tag that tells some from others."""
    deep = canvas(*many(9, 2), some("0/a/b/x.md"))
    assert {node["label"] for node in deep["nodes"] if node["type"] == "group"} == {"0", "1"}
    tagged = [some(f"{at}.md", text=f"#all #{'odd' if at % 2 else 'even'} words") for at in range(10)]
    flat = canvas(*tagged, some("other.md"))
    assert {node["label"] for node in flat["nodes"] if node["type"] == "group"} == {
        "#odd",
        "#even",
        "Other notes",
    }


def test_a_note_has_the_colour_of_its_worst_verdict() -> None:
    """Green where all holds, yellow where something is undecided, red where something is wrong, none without claims."""
    found = canvas(relu(), tanh(), some("plain.md"))
    colors = {node["file"]: node.get("color") for node in found["nodes"] if node["type"] == "file"}
    assert colors == {"ReLU.md": "4", "Sub/Tanh.md": "3", "plain.md": None}
    wrong = canvas(relu(wrong=True))
    assert next(node["color"] for node in wrong["nodes"] if node["type"] == "file") == "1"


def test_links_are_lines_and_of_many_links_the_closest() -> None:
    """All links of a vault that has few, those of both directions as one line; else some, and the legend says so."""
    found = canvas(some("a.md", "b.md"), some("b.md", "a.md"), some("c.md", "a.md", "c.md", "gone.md"))
    assert sorted("fromEnd" in edge for edge in found["edges"]) == [False, True]
    everything = [f"{at}.md" for at in range(20)]
    full = canvas(*(some(path, *everything) for path in everything))
    assert 0 < len(full["edges"]) <= 40
    legend = next(node["text"] for node in full["nodes"] if node["type"] == "text")
    assert f"{len(full['edges'])} of 190" in legend


def test_linked_notes_are_near_each_other() -> None:
    """Two knots of notes with one link between them come to stand as two halves."""
    knots = [f"{knot}{at}.md" for knot in "ab" for at in range(6)]
    links = {("a0.md", "b0.md"): 1.0} | {
        (one, other): 1.0 for one, other in combinations(knots, 2) if one[0] == other[0]
    }
    mixed = knots[::2] + knots[1::2]
    things = laid_out({"": mixed}, links).things
    middle = {
        knot: tuple(
            sum(getattr(things[path], side) for path in knots if path[0] == knot) for side in ("x", "y")
        )
        for knot in "ab"
    }
    spread = max(abs(one - other) for one, other in zip(middle["a"], middle["b"], strict=True))
    assert spread >= 6 * 300


def test_the_places_are_the_same_on_every_machine_whatever_the_order_of_notes() -> None:
    """A small graph's places, written down here; notes in another order give the same bytes."""
    links = {("a", "b"): 1.0, ("b", "c"): 1.0, ("c", "d"): 1.0, ("d", "a"): 1.0, ("d", "e"): 0.5}
    found = laid_out({"": list("abcdef")}, links).things
    assert {name: (box.x, box.y) for name, box in found.items()} == {
        "a": (420, 60),
        "b": (780, 60),
        "c": (420, 300),
        "d": (60, 300),
        "e": (60, 60),
        "f": (780, 300),
    }
    notes = many(30, 3)
    root = Path("nowhere")
    one, other = (
        plan(EmittedVault(root=root, notes=tuple(listed)), BuildSettings())[MAP]
        for listed in (notes, notes[::-1])
    )
    assert one == other


@pytest.mark.parametrize("name", ['a"b', "a\\b", "học sâu", "a\nb", "😀", "]}", "{{ 7*7 }}"])
def test_a_note_of_any_name_is_on_the_map(name: str) -> None:
    """Names are only names in the canvas."""
    found = canvas(some(f"{name}/{name}.md"), some(f"{name}/b.md", f"{name}/{name}.md"), some(f"{name}/c.md"))
    assert f"{name}/{name}.md" in {node.get("file") for node in found["nodes"]}


def test_a_template_that_gives_no_canvas_is_a_clear_error(tmp_path: Path) -> None:
    """The error names the template."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/map.canvas.j2").write_text('{"nodes": [}')
    with pytest.raises(TemplateFault, match=r"`map.canvas.j2` gives no canvas"):
        plan(EmittedVault(root=tmp_path, notes=(relu(),)), BuildSettings(templates="mine"))


def test_the_map_can_be_left_out() -> None:
    """A setting names what is emitted about the vault as a whole."""
    made = plan(EmittedVault(root=Path("nowhere"), notes=(relu(),)), BuildSettings(overview=("report",)))
    assert set(made) == {"ReLU.md", "Vaultproof.md", "Vaultproof/ReLU.svg", "Vaultproof/To be mended.md"}


def test_things_of_a_group_are_exchanged_until_their_lines_are_free() -> None:
    """Two crossed lines are uncrossed, nobody leaves the places of the group, and what is free stays."""
    groups = {"a": ["a1", "a2"], "b": ["b1", "b2"]}
    places = {"a1": (0, 0), "a2": (0, 300), "b1": (900, 0), "b2": (900, 300)}
    crossed = untangled(places, groups, [("a1", "b2"), ("a2", "b1")], (300, 160))
    assert crossed["a1"][1] == crossed["b2"][1]
    assert crossed["a2"][1] == crossed["b1"][1]
    assert {crossed["a1"], crossed["a2"]} == {places["a1"], places["a2"]}
    assert untangled(places, groups, [("a1", "b1"), ("a2", "b2")], (300, 160)) == places
    row = {"c1": (0, 0), "c2": (400, 0), "c3": (800, 0)}
    near = untangled(row, {"c": sorted(row)}, [("c1", "c3")], (300, 160))
    assert abs(near["c1"][0] - near["c3"][0]) == 400


def test_a_map_of_very_many_lines_is_left_as_it_is() -> None:
    places = {f"n{at}": (at * 400, 0) for at in range(500)}
    lines = [(f"n{at}", f"n{499 - at}") for at in range(250)]
    assert untangled(places, {"": sorted(places)}, lines, (300, 160)) == places


def test_groups_with_many_lines_between_them_stand_side_by_side() -> None:
    """Whatever their names and order: none of the lines runs past another group."""
    groups = {group: [f"{group}{at}" for at in range(6)] for group in "abcdefgh"}
    lines = [(f"{one}{at}", f"{other}{at}") for one, other in ("ah", "bg", "cf", "de") for at in range(6)]
    layout = laid_out(groups, dict.fromkeys(lines, 1.0), lines)
    for one, other in ("ah", "bg", "cf", "de"):
        first, second = layout.groups[one], layout.groups[other]
        across = max(first.x, second.x) - min(first.x + first.width, second.x + second.width)
        down = max(first.y, second.y) - min(first.y + first.height, second.y + second.height)
        assert max(across, down) == 160
    boxes = list(layout.groups.values())
    assert not any(
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
        for one, other in combinations(boxes, 2)
    )
