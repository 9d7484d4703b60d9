"""The server: what an editor tells and asks, one message a function. Works on vaults in one thread of its own."""

from __future__ import annotations

import asyncio
import os
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls import uris
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from vaultproof import __version__
from vaultproof.lsp import told
from vaultproof.lsp.session import Session
from vaultproof.pipeline.texts import root_of
from vaultproof.toml_table import SettingsError

Result = TypeVar("Result")

_PATIENCE = 3.0


class Server(LanguageServer):
    """A language server with the vaults of the notes that are open."""

    def __init__(self) -> None:
        super().__init__("vaultproof", __version__, types.TextDocumentSyncKind.Full)
        self._pool = ThreadPoolExecutor(1)
        self._sessions: dict[Path, Session] = {}
        self._open: dict[str, tuple[Session, str]] = {}
        self._texts: dict[Session, dict[str, str | None]] = defaultdict(dict)
        self._saved: dict[Session, set[str]] = defaultdict(set)
        self._warned: dict[Session, str] = {}

    async def work(self, do: Callable[[], Result]) -> Result:
        """Let the one thread that may touch vaults do something."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, do)

    async def answer(self, do: Callable[[], Result], otherwise: Result) -> Result:
        """What someone who waits is told: soon, or `otherwise` while the vault is being judged."""
        try:
            return await asyncio.wait_for(self.work(do), _PATIENCE)
        except TimeoutError:
            return otherwise

    def place(self, uri: str) -> tuple[Session, str] | None:
        """The vault that a file stands in, and its path there."""
        if uri in self._open:
            return self._open[uri]
        name = uris.to_fs_path(uri) if uri.startswith("file:") else None
        if name is None:
            return None
        file = Path(os.path.realpath(name))
        root = self._root(file)
        if root is None:
            return None
        session = self._sessions.setdefault(root, Session(root))
        return session, file.relative_to(root).as_posix()

    def _root(self, file: Path) -> Path | None:
        """The vault's own root, or the innermost folder of the workspace where nothing marks one.

        A note that stands alone has its folder as its vault, unless that is a home or the root of a disk, which hold
        more than anybody wants to be read.
        """
        root = root_of(file, default=None)
        if root is not None:
            return root
        folders = [
            Path(os.path.realpath(name))
            for folder in self.workspace.folders.values()
            if (name := uris.to_fs_path(folder.uri)) is not None
        ]
        around = [folder for folder in folders if folder in file.parents]
        if around:
            return max(around, key=lambda folder: len(folder.parts))
        return None if file.parent in {Path.home(), Path(file.anchor)} else file.parent

    async def show(self, uri: str, text: str | None) -> None:
        """A note is open with a text, or closed where the text is None."""
        place = self.place(uri)
        if place is None or not place[1].lower().endswith(".md"):
            return
        session, path = place
        if text is None:
            self._open.pop(uri, None)
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        else:
            self._open[uri] = place
        self._texts[session][path] = text
        await self._refresh(session)

    async def save(self, uri: str) -> None:
        """A file was written, made or removed; one of a vault that nobody has looked at yet is left for later."""
        known = set(self._sessions)
        place = self.place(uri)
        if place is None or place[0].root not in known:
            return
        if not any(part.startswith(".") and part != ".obsidian" for part in place[1].split("/")):
            self._saved[place[0]].add(place[1])
            await self._refresh(place[0])

    async def _refresh(self, session: Session) -> None:
        """Judge what has changed since, all of it at once, and tell what is new about open notes."""
        shown: set[str] = set()

        def change() -> frozenset[str]:
            texts, saved = self._texts.pop(session, {}), self._saved.pop(session, set())
            shown.update(texts)
            return session.change(texts, saved) | texts.keys() if texts or saved else frozenset()

        try:
            touched = await self.work(change)
            self._warned.pop(session, None)
        except SettingsError as error:
            self._warn(session, f"Vaultproof: {error}")
            touched = frozenset(shown)
        for uri, (owner, path) in list(self._open.items()):
            if owner is session and path in touched:
                found = await self.work(partial(self._diagnostics, session, path))
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))

    def _warn(self, session: Session, message: str) -> None:
        """Say once what is wrong with a vault's settings, and not at each key."""
        if self._warned.get(session) != message:
            self._warned[session] = message
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))

    def _diagnostics(self, session: Session, path: str) -> list[types.Diagnostic]:
        return list(
            told.diagnostics(
                session.diagnostics(path),
                lambda there: self.places(session, there),
                lambda there: uris.from_fs_path(str(session.root / there)) or "",
            )
        )

    def places(self, session: Session, path: str) -> told.Places | None:
        """The places in a note as this client counts them."""
        source = session.source(path)
        return (
            told.Places(source, self.workspace.position_encoding or "utf-16") if source is not None else None
        )

    def end(self) -> None:
        """Let go of all vaults."""
        for session in self._sessions.values():
            self._pool.submit(session.close)
        self._pool.shutdown()


def make_server() -> Server:
    """A server, ready to be started."""
    server = Server()
    _hear_of_files(server)
    _hear_of_notes(server)
    _answer(server)

    @server.feature(types.SHUTDOWN)
    async def ended(_params: None) -> None:
        server.end()

    return server


def _hear_of_files(server: Server) -> None:
    @server.feature(types.INITIALIZED)
    async def begun(_params: types.InitializedParams) -> None:
        """Ask to be told of files that others change, where the editor does that when it is asked."""
        workspace = server.client_capabilities.workspace
        watches = workspace.did_change_watched_files if workspace is not None else None
        if watches is None or not watches.dynamic_registration:
            return
        every = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher("**/*")])
        wish = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, every)
        with suppress(JsonRpcException):
            await server.client_register_capability_async(types.RegistrationParams([wish]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(params: types.DidChangeWatchedFilesParams) -> None:
        for change in params.changes:
            await server.save(change.uri)


def _hear_of_notes(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        await server.show(params.text_document.uri, params.text_document.text)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        document = server.workspace.get_text_document(params.text_document.uri)
        await server.show(params.text_document.uri, document.source)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        await server.save(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        await server.show(params.text_document.uri, None)


def _answer(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        place = server.place(params.text_document.uri)
        if place is None:
            return None
        session, path = place

        def tell() -> types.Hover | None:
            places = server.places(session, path)
            if places is None:
                return None
            return told.hover(session.judgements(path), places.offset(params.position), places)

        return await server.answer(tell, None)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    async def asked(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        place = server.place(uri)
        if place is None:
            return []
        session, path = place

        def offer() -> list[types.CodeAction]:
            places = server.places(session, path)
            if places is None:
                return []
            start, end = places.offset(params.range.start), places.offset(params.range.end)
            return list(told.actions(session.diagnostics(path), start, end, places, uri))

        return await server.answer(offer, [])
