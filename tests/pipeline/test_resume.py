"""A check after a change works out anew what the change touches, and finds what a check from the beginning finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from small_vault import LINKING, NAMES, PIECES, PLACES, STEPS, take, write
from vaultproof.pipeline import check, examine, resume
from vaultproof.pipeline.find import Wanted, find
from vaultproof.pipeline.kept import kept
from vaultproof.report import FORMATS

WANTED = Wanted(jobs=1)
LINES = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder for this test alone."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


def report(root: Path, wanted: Wanted = WANTED, *, cached: bool = True) -> str:
    """What a check reports, as JSON."""
    with kept(root, wanted=cached) as keeping:
        return FORMATS["json"](find(root, wanted, keeping))


@given(
    first=st.dictionaries(st.sampled_from(PLACES), st.one_of(LINKING, LINES), min_size=3),
    steps=st.one_of(
        STEPS,
        st.lists(st.tuples(st.just("write"), st.sampled_from(NAMES), LINES), min_size=1, max_size=4),
    ),
)
@settings(max_examples=14, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.property
def test_after_any_change_the_report_is_that_of_a_run_that_keeps_nothing(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, str], steps: list[tuple[str, str, str]]
) -> None:
    """Notes that are written, removed and renamed, byte for byte; and once more where nothing has changed since."""
    root = tmp_path_factory.mktemp("vault")
    write(root, first)
    report(root)
    for step in steps:
        take(root, step)
        fresh = report(root, cached=False)
        assert report(root) == fresh
        assert report(root) == fresh


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Some notes that refer to one another."""
    write(tmp_path, dict(zip(NAMES, PIECES, strict=False)))
    return tmp_path


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """One item for each check that began from the beginning."""
    begun: list[bool] = []
    true_check = check.check_texts

    def watched(*arguments: object, **named: object) -> object:
        begun.append(True)
        return true_check(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(check, "check_texts", watched)
    return begun


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Beta.md", PIECES[1] + "One word more.\n"),
        ("Beta.md", PIECES[1].replace("# Head", "# Foot")),
        ("New.md", PIECES[12]),
        ("ReLU.md", None),
        ("picture.png", "1"),
    ],
)
def test_one_change_is_no_new_beginning(
    vault: Path, whole: list[bool], monkeypatch: pytest.MonkeyPatch, name: str, text: str | None
) -> None:
    """A note that changed, came or went, and a file: no note is read that did not change."""
    report(vault)
    assert whole == [True]
    whole.clear()
    fresh = report(_changed(vault, name, text), cached=False)
    whole.clear()
    read: list[str] = []
    original = examine.read_note

    def reading(source: object) -> object:
        read.append(source.path)  # type: ignore[attr-defined]
        return original(source)  # type: ignore[arg-type]

    monkeypatch.setattr(examine, "read_note", reading)
    assert report(vault) == fresh
    assert whole == []
    assert set(read) <= {name}


def _changed(vault: Path, name: str, text: str | None) -> Path:
    write(vault, {name: text})
    return vault


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".obsidian/app.json", '{"attachmentFolderPath": "Sub"}'),
        ("Map.canvas", '{"nodes": [{"id": "a", "type": "file", "file": "Gone.md"}]}'),
    ],
)
def test_what_holds_everywhere_is_a_new_beginning(
    vault: Path, whole: list[bool], name: str, text: str
) -> None:
    """Settings, canvases and bases."""
    report(vault)
    fresh = report(_changed(vault, name, text), cached=False)
    whole.clear()
    assert report(vault) == fresh
    assert whole == [True]


def _without(kind: str, least: int) -> Callable[[sqlite3.Connection], object]:
    return lambda database: database.execute(
        "DELETE FROM result WHERE kind = ? AND key IN (SELECT key FROM result WHERE kind = ? LIMIT ?)",
        (kind, kind, least),
    )


@pytest.mark.parametrize("kind", ["rows", "summaries", "linked", "said", "links", "diagnostics", "standing"])
def test_a_page_that_is_lost_changes_nothing(vault: Path, cache: Path, kind: str) -> None:
    """Whatever is missing of what is kept, the same is found; nothing of another run is taken for it."""
    report(vault)
    (file,) = cache.rglob("*.sqlite")
    with sqlite3.connect(file) as database:
        _without(kind, 1)(database)
    write(vault, {"Beta.md": "# Foot\n", "ReLU.md": "---\naliases: [Beta]\n---\n\n[[Alpha]] f(1) = 2\n"})
    assert report(vault) == report(vault, cached=False)
    assert report(vault) == report(vault, cached=False)


def test_pages_of_another_run_are_not_taken_for_those_of_this_one(vault: Path, cache: Path) -> None:
    """A run that was interrupted between two writes: old pages stand beside a new head, and new ones beside an old."""
    report(vault)
    (file,) = cache.rglob("*.sqlite")
    with sqlite3.connect(file) as database:
        old = database.execute("SELECT * FROM result").fetchall()
    write(vault, {"Beta.md": "# Foot\n\n[[Alpha#Nowhere]]\n"})
    fresh = report(vault)
    for kinds in ({"standing"}, {"rows"}, {"linked", "summaries"}, {"diagnostics", "links", "judgements"}):
        with sqlite3.connect(file) as database:
            database.executemany(
                "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)", [row for row in old if row[0] in kinds]
            )
        assert report(vault) == fresh


def test_another_way_of_looking_has_a_standing_of_its_own(vault: Path) -> None:
    """What was found for some rules or notes only is not what is found for all."""
    ways = (WANTED, Wanted(jobs=1, strict=True), Wanted(jobs=1, only=frozenset({"Beta.md"})))
    for text in (PIECES[0], PIECES[1], PIECES[2]):
        write(vault, {"Beta.md": text})
        for wanted in (*ways, Wanted(jobs=1, judging=False)):
            assert report(vault, wanted) == report(vault, wanted, cached=False)


def test_what_is_not_settled_is_tried_again(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A note in which time ran out is judged in each run, and no other is."""
    write(vault, {"Slow.md": "```python\nimport nowhere\nprint(1)  # 1\n```\n"})
    report(vault)
    judged: list[str] = []
    original = resume.Live._judge

    def judging(live: resume.Live, paths: list[str]) -> object:
        judged.extend(paths)
        return original(live, paths)

    monkeypatch.setattr(resume.Live, "_judge", judging)
    assert report(vault) == report(vault, cached=False)
    assert judged == ["Slow.md"]
