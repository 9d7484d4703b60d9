"""`vaultproof lsp` with a real client."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

pytest.importorskip("pygls")
pytest_lsp = pytest.importorskip("pytest_lsp")

from lsprotocol import types  # noqa: E402 - only where the package is there

from vaultproof.lsp.server import Server  # noqa: E402 - only where the package is there

RELU = """---
aliases: [Rectifier]
---
$$f(x) = \\max(0, x)$$

- 😀 ReLU(-2) = 1
- ReLU(3) = 3

See [[Rectifier]].
"""
DEADLINE = 120


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    root = tmp_path / "vault"
    (root / ".obsidian").mkdir(parents=True)
    (root / "ReLU.md").write_text(RELU, encoding="utf-8")
    (root / "Other.md").write_text("# Head\n\n[[ReLU]]\n", encoding="utf-8")
    return root


@pytest.fixture
def wishes() -> list[types.Registration]:
    """What the server asks the editor to tell it of."""
    return []


@pytest.fixture
async def client(vault: Path, wishes: list[types.Registration]) -> AsyncIterator[pytest_lsp.LanguageClient]:
    made = pytest_lsp.make_test_lsp_client()

    @made.feature(types.CLIENT_REGISTER_CAPABILITY)
    def wished(params: types.RegistrationParams) -> None:
        wishes.extend(params.registrations)

    os.environ["XDG_CACHE_HOME"] = str(vault.parent / "cache")
    await made.start_io(sys.executable, "-m", "vaultproof", "lsp")
    capabilities = pytest_lsp.client_capabilities("visual-studio-code")
    folder = types.WorkspaceFolder(vault.as_uri(), "vault")
    await made.initialize_session(
        types.InitializeParams(capabilities=capabilities, root_uri=vault.as_uri(), workspace_folders=[folder])
    )
    yield made
    await made.shutdown_session()
    await made.stop()


async def show(client: pytest_lsp.LanguageClient, uri: str, text: str, version: int = 1) -> None:
    if version == 1:
        client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "markdown", version, text))
        )
    else:
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
    await told(client)


async def told(client: pytest_lsp.LanguageClient) -> None:
    await asyncio.wait_for(client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS), DEADLINE)


async def test_an_open_note_shows_what_a_check_finds(client: pytest_lsp.LanguageClient, vault: Path) -> None:
    """Codes, severities and places, in the units that the client counts in."""
    uri = (vault / "ReLU.md").as_uri()
    await show(client, uri, RELU)
    found = {one.code: one for one in client.diagnostics[uri]}
    assert set(found) >= {"C401", "L205"}
    claim = found["C401"]
    assert claim.severity == types.DiagnosticSeverity.Error
    assert claim.range == types.Range(types.Position(5, 5), types.Position(5, 17))
    assert claim.related_information
    assert claim.related_information[0].location.uri == uri


async def test_what_is_typed_counts_before_it_is_saved(
    client: pytest_lsp.LanguageClient, vault: Path
) -> None:
    """The claim is put right, and then wrong in another way."""
    uri = (vault / "ReLU.md").as_uri()
    await show(client, uri, RELU)
    await show(client, uri, RELU.replace("ReLU(-2) = 1", "ReLU(-2) = 0"), 2)
    assert "C401" not in {one.code for one in client.diagnostics[uri]}
    await show(client, uri, RELU.replace("ReLU(3) = 3", "ReLU(3) = 4"), 3)
    assert [one.range.start.line for one in client.diagnostics[uri] if one.code == "C401"] == [5, 6]


async def test_one_note_changes_what_is_told_of_another(
    client: pytest_lsp.LanguageClient, vault: Path
) -> None:
    """A heading that another open note links to goes away."""
    other, own = (vault / "Other.md").as_uri(), (vault / "ReLU.md").as_uri()
    await show(client, own, "[[Other#Head]]\n")
    assert not client.diagnostics[own]
    await show(client, other, "# Head\n\n[[ReLU]]\n")
    await show(client, other, "# Foot\n\n[[ReLU]]\n", 2)
    while not client.diagnostics[own]:
        await told(client)
    assert [one.code for one in client.diagnostics[own]] == ["L202"]


async def test_hover_tells_the_verdict_with_its_witnesses(
    client: pytest_lsp.LanguageClient, vault: Path
) -> None:
    """On a claim; elsewhere nothing is said."""
    uri = (vault / "ReLU.md").as_uri()
    await show(client, uri, RELU)
    document = types.TextDocumentIdentifier(uri)
    hover = await client.text_document_hover_async(types.HoverParams(document, types.Position(5, 9)))
    assert isinstance(hover.contents, types.MarkupContent)
    assert "refuted" in hover.contents.value
    assert "formula, `ReLU.md`: `0` (disagrees)" in hover.contents.value
    assert hover.range == types.Range(types.Position(5, 5), types.Position(5, 17))
    assert await client.text_document_hover_async(types.HoverParams(document, types.Position(8, 1))) is None


async def test_fixes_are_offered_where_they_apply(client: pytest_lsp.LanguageClient, vault: Path) -> None:
    """The fix that `vaultproof fix` would make, as an edit of the open text."""
    uri = (vault / "ReLU.md").as_uri()
    await show(client, uri, RELU)
    (link,) = [one for one in client.diagnostics[uri] if one.code == "L205"]
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(types.TextDocumentIdentifier(uri), link.range, types.CodeActionContext([link]))
    )
    (action,) = actions
    assert action.kind == types.CodeActionKind.QuickFix
    (edit,) = action.edit.changes[uri]
    lines = RELU.split("\n")
    line = lines[edit.range.start.line]
    assert edit.range.start.line == edit.range.end.line == 8
    mended = line[: edit.range.start.character] + edit.new_text + line[edit.range.end.character :]
    assert mended == "See [[ReLU|Rectifier]]."


async def test_saved_settings_count_at_once(client: pytest_lsp.LanguageClient, vault: Path) -> None:
    """Rules that the vault's settings switch off are silent from then on; wrong settings are told."""
    uri = (vault / "ReLU.md").as_uri()
    await show(client, uri, RELU)
    settings = vault / "vaultproof.toml"
    settings.write_text('select = ["C"]\n', encoding="utf-8")
    change = types.FileEvent(settings.as_uri(), types.FileChangeType.Created)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    await told(client)
    assert {one.code for one in client.diagnostics[uri]} == {"C401"}
    settings.write_text("select = 5\n", encoding="utf-8")
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    await asyncio.wait_for(client.wait_for_notification(types.WINDOW_SHOW_MESSAGE), DEADLINE)
    assert "vaultproof.toml" in client.messages[-1].message
    count = len(client.messages)
    await show(client, uri, RELU.replace("ReLU(3) = 3", "ReLU(3) = 4"), version=2)
    assert [one.code for one in client.diagnostics[uri]] == ["C401", "C401"]
    assert len(client.messages) == count


async def test_a_note_that_was_never_saved_is_judged(client: pytest_lsp.LanguageClient, vault: Path) -> None:
    """A new note counts as soon as it is typed, also for links to it; closed unsaved, it is gone."""
    other = (vault / "Other.md").as_uri()
    await show(client, other, "[[New#Part]]")
    assert [one.code for one in client.diagnostics[other]] == ["L201"]
    new = (vault / "New.md").as_uri()
    await show(client, new, "# Part\n\n[[Nowhere]]")
    await until(lambda: [one.code for one in client.diagnostics.get(new, [])] == ["L201"])
    await until(lambda: not client.diagnostics[other])
    client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(new)))
    await until(lambda: [one.code for one in client.diagnostics[other]] == ["L201"])


async def test_a_note_renamed_on_disk_is_followed(client: pytest_lsp.LanguageClient, vault: Path) -> None:
    """The client tells of files that other programs change; a link to a name that is gone leads nowhere."""
    other = (vault / "Other.md").as_uri()
    await show(client, other, "[[ReLU]]")
    assert list(client.diagnostics[other]) == []
    (vault / "ReLU.md").rename(vault / "Rectifier.md")
    changes = [
        types.FileEvent((vault / "ReLU.md").as_uri(), types.FileChangeType.Deleted),
        types.FileEvent((vault / "Rectifier.md").as_uri(), types.FileChangeType.Created),
    ]
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes))
    await until(lambda: [one.code for one in client.diagnostics[other]] == ["L201"])


async def test_the_editor_is_asked_to_tell_of_files(
    client: pytest_lsp.LanguageClient, vault: Path, wishes: list[types.Registration]
) -> None:
    """What other programs change is heard of without any setting of the editor's."""
    await show(client, (vault / "ReLU.md").as_uri(), RELU)
    (wish,) = wishes
    assert wish.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES


async def test_odd_requests_are_answered_with_nothing(client: pytest_lsp.LanguageClient, vault: Path) -> None:
    """Documents without a file, places beyond the text or within an emoji, files outside of every vault."""
    nameless = "untitled:Untitled-1"
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(nameless, "markdown", 1, "[[x]]"))
    )
    uri = (vault / "ReLU.md").as_uri()
    await show(client, uri, "😀 [[Nowhere]] 😀\n")
    (found,) = client.diagnostics[uri]
    assert (found.range.start.character, found.range.end.character) == (3, 14)
    for where in (types.Position(0, 1), types.Position(0, 999), types.Position(999, 0)):
        for one in (uri, nameless, "file:///nowhere/at/all.md"):
            document = types.TextDocumentIdentifier(one)
            assert await client.text_document_hover_async(types.HoverParams(document, where)) is None
            asked = types.CodeActionParams(
                document, types.Range(where, where), types.CodeActionContext(diagnostics=[])
            )
            assert not await client.text_document_code_action_async(asked)
    assert nameless not in client.diagnostics


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds; the server tells of one note at a time."""
    async with asyncio.timeout(DEADLINE):
        while not holds():  # noqa: ASYNC110 - what the client has heard is no event
            await asyncio.sleep(0.05)


async def test_nobody_is_kept_waiting_while_a_vault_is_judged() -> None:
    """Who asks meanwhile is told nothing, soon; what is asked afterwards is answered."""
    server, judged = Server(), threading.Event()
    judging = asyncio.create_task(server.work(judged.wait))
    assert await server.answer(lambda: "a verdict", "nothing") == "nothing"
    judged.set()
    await judging
    assert await server.answer(lambda: "a verdict", "nothing") == "a verdict"
    server.end()
