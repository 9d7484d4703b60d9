"""How much is done to find what a note says that its code gives: counted in calls, since time tells of the machine."""

from __future__ import annotations

import pytest

from growth import calls
from vaultproof.extract.code.output import output_claims
from vaultproof.read import read_note
from vaultproof.source import Source

SESSION = ">>> y{0} + x\n1\n"
COMMENTS = "x + {0}  # {0}\n"


def _work(line: str, count: int) -> int:
    block = "".join(line.format(number) for number in range(count))
    note = read_note(Source(path="Note.md", text=f"```python\n{block}```\n"))
    return calls(lambda: list(output_claims(note, {})))


@pytest.mark.parametrize("line", [SESSION, COMMENTS])
def test_twice_as_many_lines_take_twice_the_work(line: str) -> None:
    """Which later line changes what a line shows is asked once for all lines."""
    assert _work(line, 400) < 3 * _work(line, 200)
