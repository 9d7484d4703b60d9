"""Writes down the strings that are read off patterns of words, for `vaultproof/spot/known.py`."""

from __future__ import annotations

import gc
import json
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import vaultproof
from vaultproof.extract.language.clauses import grammars
from vaultproof.spot import Spotted
from vaultproof.spot.known import FILE, key
from vaultproof.spot.strings import beginnings, further, needed, numerals


def patterns() -> list[Spotted]:
    """All patterns of words that modules, or their functions at first use, hold."""
    for module in walk_packages(vaultproof.__path__, "vaultproof."):
        if not module.name.endswith("__main__") and ".sandbox.inside" not in module.name:
            import_module(module.name)
    grammars()
    return [one for one in gc.get_objects() if isinstance(one, Spotted)]


def main() -> None:
    """Write all of them, a pattern a line."""
    path = Path(vaultproof.__file__).parent / "spot" / FILE
    path.write_text("{}\n", encoding="utf-8")
    table = {
        key(one.pattern, int(one.flags)): {
            read.__name__: sorted(found)
            for read in (needed, further, beginnings, numerals)
            if (found := read(one.pattern, one.flags))
        }
        for one in patterns()
    }
    lines = (f"{json.dumps(name)}: {json.dumps(table[name], ensure_ascii=False)}" for name in sorted(table))
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
