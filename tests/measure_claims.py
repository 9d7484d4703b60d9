"""Print the figures of soundness.

`python tests/measure_claims.py [DEFINITIONS.tsv] [--only cases|definitions|mutants] [--cases FOLDER] [--minutes N]`

Three tables: how the engine fares on the cases of `tests/cases/claims` or of another folder, kind by kind; where a
table of definitions is given, how many are read right, refused and silently read wrongly; and what becomes of each
true claim of `vault/` when it is changed slightly. Asserts nothing; the tests do that.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from time import monotonic

import measure_cases
from latex.formula_cases import Case, outcome
from mutants import Fate, Outcome, judge, mutants_of, read, read_notes, rounds, try_round
from vaultproof.claim import Holds, Syntax

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Print the tables that are wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("definitions", nargs="?", type=Path)
    parser.add_argument("--only", choices=("cases", "definitions", "mutants"))
    parser.add_argument(
        "--cases", type=Path, default=ROOT / "tests/cases/claims", help="a folder of case files"
    )
    parser.add_argument("--minutes", type=float, default=60, help="how long to try changes of true claims")
    wanted = parser.parse_args()
    if wanted.only in {None, "cases"}:
        measure_cases.main(wanted.cases)
    if wanted.definitions is not None and wanted.only in {None, "definitions"}:
        measure_definitions(wanted.definitions)
    if wanted.only in {None, "mutants"}:
        measure_mutants(ROOT / "vault", wanted.minutes)


def measure_mutants(folder: Path, minutes: float) -> None:
    """Change every true claim of a vault in every way, and print what becomes of the changes.

    No change is begun once so many minutes have passed; how many are left is told then.
    """
    notes = read_notes(folder)
    vault = read(notes)
    judgements = judge(vault)
    planted = [mutant for one in judgements for mutant in mutants_of(one, notes[one.claim.path])]
    outcomes: list[Outcome] = []
    end = monotonic() + 60 * minutes
    for group in rounds(planted, notes):
        if monotonic() < end:
            outcomes.extend(try_round(vault, group))
            print(f"{len(outcomes)} of {len(planted)} changes tried", file=sys.stderr)
    held = sum(isinstance(one.verdict, Holds) for one in judgements)
    print(f"\n{held} claims of {folder.name}/ hold; changed slightly in {len(outcomes)} ways:")
    if len(outcomes) < len(planted):
        print(f"({len(planted) - len(outcomes)} more changes were not tried in {minutes:g} minutes)")
    print(f"{'change':<14}" + "".join(f"{fate:>12}" for fate in Fate))
    counts: Mapping[str, Counter[Fate]] = defaultdict(Counter)
    for one in outcomes:
        counts[one.mutant.kind][one.fate] += 1
        counts["all"][one.fate] += 1
    for kind, found in counts.items():
        print(f"{kind:<14}" + "".join(f"{found[fate]:>12}" for fate in Fate))
    for fate in (Fate.SURVIVED, Fate.SAME, Fate.UNSEEN):
        print(f"\n{fate}:")
        for one in outcomes:
            if one.fate is fate:
                was = one.mutant.claim.claim.text
                print(f"  {one.mutant.path}: {one.mutant.kind}: {was!r} -> {one.mutant.text!r}: {one.detail}")


def measure_definitions(table: Path) -> None:
    """Read each line of a table (columns `id`, `kind`, `latex`, `expected`, `point1`, `point2`, `funcs`) and compare
    its values at two points with those of the expression in NumPy's words that is given for it."""
    fates: Mapping[str, Counter[str]] = defaultdict(Counter)
    listed: list[str] = []
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["kind"] not in _KINDS:
                fates[row["kind"]]["left out"] += 1
                continue
            told = outcome(_case(row))
            fate = told.partition(":")[0]
            fates[row["kind"]][fate] += 1
            fates["all"][fate] += 1
            if fate != "right":
                listed.append(f"  {row['id']} {row['latex']}\n    {told}")
    columns = ("right", "refused", "wrong", "left out")
    print(f"\n{table.name}\n{'kind':<8}" + "".join(f"{column:>10}" for column in columns))
    for kind, found in fates.items():
        print(f"{kind:<8}" + "".join(f"{found[column]:>10}" for column in columns))
    total = sum(fates["all"].values()) or 1
    print(
        f"read right {fates['all']['right'] / total:.1%}, silently wrong {fates['all']['wrong'] / total:.1%}"
    )
    print("\n".join(listed))


_KINDS = {"def": "value", "idx": "value", "val": "value", "ident": "identity", "rel": "condition"}


def _case(row: Mapping[str, str]) -> Case:
    """A line of the table as a case of the formula tests."""
    expected = row["expected"]
    if row["kind"] == "val":
        expected = json.loads(expected)[-1]
    return Case(
        id=row["id"],
        syntax=Syntax.LATEX,
        kind=_KINDS[row["kind"]],
        formula=row["latex"],
        expected=expected or "",
        points=tuple(json.loads(row[key]) for key in ("point1", "point2") if row[key]),
        functions=dict(part.split("=", 1) for part in (row["funcs"] or "").split(";") if part),
        decimal_comma=None,
    )


if __name__ == "__main__":
    main()
