"""Checks that a wheel holds the package, its rules' pages, the licence and each template, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZipFile

CHECKOUT = Path(__file__).parent.parent
LEFT_OUT = {"__pycache__", ".DS_Store", ".hypothesis"}


def files(folder: str, below: str) -> set[str]:
    """The names that the files under `folder` must have in the wheel."""
    root = CHECKOUT / folder
    found = (file.relative_to(root) for file in root.rglob("*") if file.is_file())
    return {f"{below}/{file.as_posix()}" for file in found if not LEFT_OUT & set(file.parts)}


def main(wheel: str) -> int:
    """Compare both ways; say what is missing and what is too much."""
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
        licensed = any(name.endswith("/LICENSE") for name in archive.namelist())
    wanted = files("generator/vaultproof", "vaultproof") | files("templates", "vaultproof/templates")
    for name in sorted(wanted - held):
        print(f"missing in the wheel: {name}", file=sys.stderr)
    for name in sorted(held - wanted):
        print(f"should not be in the wheel: {name}", file=sys.stderr)
    if not licensed:
        print("missing in the wheel: LICENSE", file=sys.stderr)
    return 0 if held == wanted and licensed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
