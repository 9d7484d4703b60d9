"""Print how the engine fares on a folder of case files, kind by kind. `python tests/measure_cases.py FOLDER`.

Asserts nothing; the tests do that.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from claim_cases import DECIDED, Case, Outcome, Result, hold_against, read_cases
from vaultproof.pipeline import check_notes


def main(folder: Path) -> None:
    """Judge every case of the folder and print a table, then the wrong verdicts, then what was missed."""
    outcomes: dict[str, list[tuple[Case, Outcome]]] = defaultdict(list)
    for case in read_cases(folder):
        outcomes[case.kind] += [(case, one) for one in hold_against(case, check_notes(case.notes))]
    print(f"{'kind':<20}{'cases':>7}{'decidable':>11}{'decided':>9}{'share':>8}{'wrong':>7}{'other met':>12}")
    for kind, found in sorted(outcomes.items()):
        print(_row(kind, found))
    everything = [pair for found in outcomes.values() for pair in found]
    print(_row("all", everything))
    _list("wrong verdicts", everything, Result.WRONG)
    _list("missed", everything, Result.MISSED)


def _row(kind: str, found: list[tuple[Case, Outcome]]) -> str:
    listed = [(one.expectation, one.result) for _, one in found if one.expectation]
    decidable = [result for wanted, result in listed if wanted.expected in DECIDED]
    others = [result for wanted, result in listed if wanted.expected not in DECIDED]
    decided = decidable.count(Result.MET)
    wrong = sum(one.result is Result.WRONG for _, one in found)
    share = f"{decided / len(decidable):.1%}" if decidable else "-"
    cases = len({case.name for case, _ in found})
    left = f"{others.count(Result.MET)}/{len(others)}"
    return f"{kind:<20}{cases:>7}{len(decidable):>11}{decided:>9}{share:>8}{wrong:>7}{left:>12}"


def _list(heading: str, found: list[tuple[Case, Outcome]], result: Result) -> None:
    print(f"\n{heading}:")
    for case, one in found:
        if one.result is result:
            wanted = f"{one.expectation.expected}: {one.expectation.text}" if one.expectation else "unlisted"
            print(f"  {case.kind}: {case.name}\n    {wanted}\n    {one.detail}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
