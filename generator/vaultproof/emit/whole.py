"""The files about the vault as a whole: which there are, what they are called, and their bytes. Writes nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping

from vaultproof.config import BuildSettings
from vaultproof.emit.cards import deck_views
from vaultproof.emit.context import EmittedVault
from vaultproof.emit.glossary import glossary_values
from vaultproof.emit.language import language_of
from vaultproof.emit.map import map_values
from vaultproof.emit.markdown import plain
from vaultproof.emit.names import FOLDER, Names
from vaultproof.emit.overview import index_text, note_views, report_text
from vaultproof.emit.schedule import FILE, dated, undated
from vaultproof.emit.stubs import Stub, stubs_for
from vaultproof.emit.templates import TemplateFault, Templates
from vaultproof.emit.write import Content, Noted
from vaultproof.words import words


class Whole:
    """The files about a vault as a whole. Their names are taken when this is made, before those of figures."""

    def __init__(
        self,
        vault: EmittedVault,
        settings: BuildSettings,
        templates: Templates,
        names: Names,
        *,
        inside: bool = False,
    ) -> None:
        self._vault, self._settings = vault, settings
        self._templates, self._names = templates, names
        self._words = words(_language(vault, settings))
        self._paths: dict[str, str] = {}
        self._stubs: tuple[Stub, ...] = ()
        if settings.stubs:
            paths = [*(item.note.path for item in vault.notes), *vault.attachments]
            self._stubs = stubs_for(settings.stubs, vault.unresolved, paths, names)
        if settings.index:
            folder, _, name = settings.index.removesuffix(".md").rpartition("/")
            self._paths["index"] = names.free(FOLDER if inside else folder, name, "md")
        wanted = (*settings.overview, *(["cards"] if settings.cards else []))
        for part, word, extension in _PAGES:
            if part in wanted:
                self._paths[part] = names.free(FOLDER, self._words(word), extension)

    def files(self) -> dict[str, Content]:
        """The files by their path. Raises `TemplateFault`."""
        texts = {path: self._MADE[part](self) for part, path in self._paths.items()}
        texts |= {stub.path: self._stub(stub) for stub in self._stubs}
        files: dict[str, Content] = {
            path: (text + "\n").encode("utf-8", "replace") for path, text in texts.items()
        }
        if deck := self._paths.get("cards"):
            files[deck] = Noted((texts[deck] + "\n").encode("utf-8", "replace"), undated, dated, FILE)
        return files

    def _index(self) -> str:
        links = {
            part: self._names.link(path, self._words(word))
            for part, word, _ in _PAGES
            if (path := self._paths.get(part))
        }
        views = note_views(self._vault, self._names, self._words)
        stubs = {target: stub.path for stub in self._stubs for target in stub.targets}
        missing = tuple((target, stubs.get(target), holders) for target, holders in self._vault.unresolved)
        return index_text(views, missing, links, self._templates, self._names, self._words)

    def _stub(self, stub: Stub) -> str:
        title = plain(stub.path.removesuffix(".md").rpartition("/")[2])
        holders = tuple(dict.fromkeys(map(self._names.link, stub.holders)))
        return self._rendered("stub.md.j2", {"title": title, "holders": holders})

    def _report(self) -> str:
        return report_text(note_views(self._vault, self._names, self._words), self._templates, self._words)

    def _base(self) -> str:
        generated = sorted(path for path in self._paths.values() if path.endswith(".md"))
        return self._rendered("vault.base.j2", {"generated": generated})

    def _map(self) -> str:
        template = "map.canvas.j2"
        text = self._rendered(template, map_values(self._vault, self._words))
        try:
            json.loads(text)
        except ValueError as error:
            raise TemplateFault(f"the template `{template}` gives no canvas: {error}") from error
        return text

    def _symbols(self) -> str:
        return self._rendered("symbols.md.j2", glossary_values(self._vault, self._names))

    def _cards(self) -> str:
        decks = deck_views(self._vault, self._settings.cards or "", self._names)
        return self._rendered("cards.md.j2", {"decks": decks})

    def _rendered(self, template: str, values: Mapping[str, object]) -> str:
        return self._templates.render(template, {"word": self._words, **values})

    _MADE: Mapping[str, Callable[[Whole], str]] = {
        "index": _index,
        "report": _report,
        "base": _base,
        "map": _map,
        "symbols": _symbols,
        "cards": _cards,
    }


_PAGES = (
    ("report", "report.title", "md"),
    ("base", "base.all", "base"),
    ("map", "map.title", "canvas"),
    ("symbols", "symbols.title", "md"),
    ("cards", "cards.title", "md"),
)
"""The parts of the overview, the word for the name of each, and its extension."""


def _language(vault: EmittedVault, settings: BuildSettings) -> str:
    """The language of notes about the whole vault: the set one, else the one that most of its notes are written in."""
    if settings.language != "auto":
        return settings.language
    spoken = Counter(language_of(item.note) for item in vault.notes)
    return max(sorted(spoken), key=lambda language: spoken[language], default="en")
