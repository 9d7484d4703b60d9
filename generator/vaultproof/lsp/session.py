"""The vault behind an editor's open notes, kept up to date by one thread. Knows nothing of the protocol."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

from vaultproof.claim import Judgement
from vaultproof.config import Settings, read_settings
from vaultproof.diagnostic import Diagnostic
from vaultproof.emit.manifest import generated_patterns
from vaultproof.pipeline.find import Wanted
from vaultproof.pipeline.judge import warm_up
from vaultproof.pipeline.kept import kept
from vaultproof.pipeline.limits import CodeLimits
from vaultproof.pipeline.live import Live
from vaultproof.pipeline.texts import Parts
from vaultproof.source import Source

SETTINGS = frozenset({"vaultproof.toml", "pyproject.toml"})


class Session:
    """The vault at `root`. Looks at it when it is first asked for something; its methods are for one thread."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._live: Live | None = None
        self._overlay: dict[str, str] = {}
        self._closing = ExitStack()

    def change(self, texts: Mapping[str, str | None], saved: Iterable[str] = ()) -> frozenset[str]:
        """Take in what an editor shows for some notes (None: what is on disk) and what was saved beside it.

        Gives the paths of which there is something else to tell than before. Raises SettingsError where the vault's
        settings cannot be read; those before hold on.
        """
        saved = set(saved)
        for path, text in texts.items():
            if text is None:
                self._overlay.pop(path, None)
            else:
                self._overlay[path] = text
        if self._live is not None:
            self._live.overlay = self._overlay
            if not saved & SETTINGS:
                return self._live.update({*texts, *saved})
            self._live.update({*texts, *saved} - SETTINGS)
        self._begin(read_settings(self.root))
        assert self._live is not None
        return frozenset(self._live.diagnostics)

    def _begin(self, settings: Settings) -> None:
        self.close()
        wanted = Wanted(
            exclude=(*settings.exclude, *generated_patterns(self.root, settings.build.stubs)),
            selection=settings.selection,
            strict=settings.strict,
            limits=CodeLimits(
                seconds=settings.code.seconds,
                memory=settings.code.memory << 20,
                allow_imports=frozenset(settings.code.allow_imports),
            ),
            jobs=settings.jobs,
            expressions=False,
            preamble=settings.math.preamble,
            parts=Parts.BLANK,
        )
        keeping = self._closing.enter_context(kept(self.root))
        self._live = Live(self.root, wanted, keeping.worked, overlay=self._overlay)
        warm_up()

    def close(self) -> None:
        """Write down what was found, and let go of the vault."""
        self._live = None
        self._closing.close()

    def diagnostics(self, path: str) -> tuple[Diagnostic, ...]:
        """What there is to tell of a file."""
        return self._live.diagnostics.get(path, ()) if self._live is not None else ()

    def judgements(self, path: str) -> tuple[Judgement, ...]:
        """The judgements on a note's claims."""
        return self._live.judgements(path) if self._live is not None else ()

    def source(self, path: str) -> Source | None:
        """The text that was judged."""
        note = self._live.vault.notes.get(path) if self._live is not None else None
        return note.source if note is not None else None
