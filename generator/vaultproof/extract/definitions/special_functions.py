r"""Special functions that a note tells of: what it writes of `\Gamma(n)` or `\operatorname{erf}(x)` is then a statement
about the function that everybody knows by that name, and gives the name no meaning of its own. Decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vaultproof.claim import Definition, WitnessKind
from vaultproof.note import Note
from vaultproof.spot import late

_EULER = r"\\int[^$]{0,40}?(?P<t>[a-z])\s*\^\s*\{?\s*[\w\\]{1,8}\s*-\s*1\s*\}?\s*(?:\\[,;! ]\s*)*"
_ANY = (
    r"special[\s-]*functions|spezielle\w*[\s-]*funktion|fonctions\s+spéciales|funciones\s+especiales|"
    r"funções\s+especiais|funzioni\s+speciali|специальны\w+\s+функци|funkcj\w\s+specjaln|hàm\s+đặc\s+biệt|"
    r"特殊函数|特殊関数|특수\s*함수|"
)
_TOLD = {
    "Gamma": (
        1,
        late(
            _ANY
            + _EULER
            + r"e\s*\^\s*\{\s*-\s*(?P=t)\s*\}|(?:gamma|гамма)\s*[-‑]?\s*(?:function|funktion|функци|fonksiyon)"
            r"|(?:fonction|función|função|funzione|funkcj\w+|hàm)\s+gam+a|(?:伽[马瑪]|伽玛|Γ)函数|ガンマ関数|감마\s*함수",
            re.IGNORECASE,
        ),
    ),
    "B": (
        2,
        late(
            _ANY + _EULER + r"\(\s*1\s*-\s*(?P=t)\s*\)|(?:beta|бета)\s*[-‑]?\s*(?:function|funktion|функци)"
            r"|(?:fonction|función|função|funzione|funkcj\w+|hàm)\s+b[eê]ta|贝塔函数|ベータ関数|베타\s*함수",
            re.IGNORECASE,
        ),
    ),
    "erf": (1, late(r"erf")),
    "erfc": (1, late(r"erfc")),
    "psi": (1, late(_ANY + r"digamma|дигамма|双伽[马玛]|ディガンマ|디감마", re.IGNORECASE)),
    "zeta": (
        1,
        late(_ANY + r"zeta[\s-]*fun[ck]tion|riemann|дзета[\s-]*функци|黎曼|リーマン|리만", re.IGNORECASE),
    ),
}
"""How many arguments a special function has, and what shows that a note tells of it."""


SPECIAL = frozenset(_TOLD)


def is_special(note: Note, name: str) -> bool:
    """Whether a note tells of the special function that bears a name."""
    return name in _TOLD and _TOLD[name][1].search(note.source.text) is not None


def without_special_functions(note: Note, definitions: Iterable[Definition]) -> Iterator[Definition]:
    """Definitions without those that only state something about a special function of which the note tells."""
    for one in definitions:
        formula = one.source is WitnessKind.FORMULA and one.name in _TOLD
        stated = formula and len(one.parameters) == _TOLD[one.name][0] and _OF_SPECIAL.search(one.body.text)
        if not (stated and is_special(note, one.name)):
            yield one


_OF_SPECIAL = late(r"!|\\(?:Gamma|psi|zeta|int|sum|prod|pi)(?![a-z])|erf")
"""What stands in a term to which a special function is said to be equal: none of it does in `\\Gamma(t) = t^2`."""
