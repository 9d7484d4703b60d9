r"""Statements in languages whose verb stands last: `$f(1)$ का मान $-2$ है`, `$f(2)$ değeri $-3$'tür`. They are read as
if a sign of equality stood before the value; each character keeps its place. Decides nothing.
"""

from __future__ import annotations

import re

from vaultproof.spot import Spotted

_FORMULA = "\ue000"
_VERB_LAST = Spotted(
    rf"""(?P<of>{_FORMULA}|[A-Za-z]\w*\([^()\n]{{1,20}}\))(?P<noun>\s*(?:['’]?[nıiuü]{{1,3}}\s+)?(?:değeri|का\s+मान|की\s+वैल्यू)\s+)(?P<value>{_FORMULA}|[-−]?\d+(?:[.,]\d+)?)
    (?P<verb>\s?['’]?(?:[dt][ıiuü]r)(?!\w)|\s+(?:है|होगा|होता\s+है|olur))""",
    re.IGNORECASE | re.VERBOSE,
)


def with_signs(text: str) -> str:
    """A text in which a sign of equality stands for such a noun and its verb."""
    return _VERB_LAST.sub(_signed, text) if _VERB_LAST.may_match(text) else text


def _signed(match: re.Match[str]) -> str:
    noun, verb = "=".center(len(match["noun"])), " " * len(match["verb"])
    return f"{match['of']}{noun}{match['value']}{verb}"
