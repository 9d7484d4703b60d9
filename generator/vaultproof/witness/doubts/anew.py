r"""Whether a note gives a name another meaning between the place where it got its value and a claim that uses it:
`Let $x = 3$. … Now let $x \in \mathbb{R}$ … $2x = 8$`.

Reads notes; evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from vaultproof.claim import Definition, Equation
from vaultproof.note import Note
from vaultproof.spot import Spotted, late
from vaultproof.witness.trial import Meaning

_INTRODUCES = Spotted(
    r"""(?:\b(?:let|now|suppose|assume|take|consider|define|set|put|given|for\s+(?:any|every|all|each)|cho|giả\s+sử|đặt|xét|gọi|bây\s+giờ|với\s+mọi
    |sei(?:en)?|nun|betrachte\w*|setze\w*|für\s+(?:alle|jede[sn]?)|soi(?:t|ent)|posons|considérons|pour\s+tout|sea|sean|ahora|para\s+(?:todo|cada)|considere\w*
    |seja|sejam|agora|sia|siano|ora|consideriamo|per\s+ogni|пусть|теперь|рассмотрим|для\s+(?:любого|всех|каждого)|niech|teraz|rozważmy|olsun|her)\b
    |设|設|令|取|任意|考虑|今|对(?:于|任意)|いま|임의의)[^.。!?\n]{0,40}$""",
    re.IGNORECASE | re.VERBOSE,
)
"""The end of a text that introduces what stands behind it."""
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？\n]")
_REACH = 60
_FURTHEST = 20_000
_FONT = r"(?:\\(?:mathbf|boldsymbol|bm|bf|vec|mathrm|mathit|hat|overrightarrow)\s*\{?\s*)?"
_GREEK = frozenset(
    "alpha beta gamma delta epsilon varepsilon zeta eta theta kappa lambda mu nu xi rho sigma tau phi varphi chi psi"
    " omega Gamma Delta Theta Lambda Sigma Phi Psi Omega".split()
)
_SYMBOL = late(r"(?<![A-Za-z\\{])[A-Za-z](?![A-Za-z])|\\(?:" + "|".join(_GREEK) + r")(?![A-Za-z])")
_CONSTANTS = frozenset({"e", "i", "j", "d"})
_UNIT = re.compile(r"\\(?:text|mathrm|rm|mbox|operatorname)\s*\{[^{}]*\}")
_ARRAY = re.compile(r"\s*(?:\\begin\s*\{[a-z]*matrix|\\left\s*[(\[]\s*\\begin|\\langle|[(\[])")


def given_anew(claim: Equation, note: Note, meaning: Meaning) -> str | None:
    """Why a mismatch would prove nothing where a name that the claim uses was introduced anew since it got its value,
    as any number or by other symbols."""
    given = dict(claim.given)
    for name, terms in meaning.values:
        if name in given or not terms:
            continue
        start = terms[0].passage.whole.end
        if 0 <= start < claim.span.start <= start + _FURTHEST and _is_given(
            name, note, start, claim.span.start
        ):
            return f"`{name}` is introduced anew since it got its value, and may be another one here"
    return None


def _is_given(name: str, note: Note, start: int, end: int) -> bool:
    text = note.source.text
    for found in _introduced(name).finditer(text, start, end):
        if found["in"] is not None or _is_symbolic(found["right"], name):
            before = text[max(start, found.start() - _REACH) : found.start()]
            bare = before.rstrip(" \t\n>$")
            vector = found["right"] is not None and _ARRAY.match(found["right"]) is not None
            beside = _SENTENCE_END.search(text, found.end(), end) is None
            if vector or beside or _INTRODUCES.search(bare) is not None:
                return True
    return False


@lru_cache(maxsize=256)
def _introduced(name: str) -> re.Pattern[str]:
    written = rf"\\{name}" if name in _GREEK else re.escape(name)
    return re.compile(
        rf"(?<=\$|\n)\s*{_FONT}{written}(?![A-Za-z_'(])\}}?\s*"
        rf"(?:(?P<in>\\in(?![a-z])|∈|(?=\$\s*(?:be|is|là|ein|un|una|uma|—|为|是)\b))|(?::=|=)\s*(?P<right>[^$\n]{{1,160}}))"
    )


def _is_symbolic(right: str | None, name: str) -> bool:
    """Whether what a name is set equal to holds other symbols, and so is no number."""
    if right is None:
        return False
    own = _UNIT.sub(" ", re.split(r"\\\\|,\s|;|=", right)[0] if not _ARRAY.match(right) else right)
    symbols = {one.strip("\\") for one in _SYMBOL.findall(own)}
    return bool(symbols - _CONSTANTS - {name})


_TRANSFORM = re.compile(
    r"\\(?:mathcal|mathscr|mathfrak|cal|operatorname)\s*\{?\s*[FLZH]\}?\s*(?:\^\s*\{?[-−]1\}?\s*)?(?:\\left\s*)?(?:\\\{|\{|\[|\()[^=$\n]{1,80}=[^$\n]*\$"
)


def of_another_signal(claim: Equation, note: Note, definitions: Iterable[Definition]) -> str | None:
    """Why a mismatch would prove nothing where the line of a claim tells the transform of another signal than the line
    that defines the function: `\\mathcal{F}\\{e^{-at}\\} = \\frac{1}{a + j\\omega}`, so `|X(2)| = 0.35`."""
    if claim.kind not in {"value", "limit"}:
        return None
    text = note.source.text
    first = text.rfind("\n", 0, claim.span.start) + 1
    if _TRANSFORM.search(text, first, claim.span.start) is None:
        return None
    elsewhere = any(one.path == note.path and one.span.start < first for one in definitions)
    return "its line tells the transform of another signal than the one defined above" if elsewhere else None
