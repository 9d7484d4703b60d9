r"""How a note writes that a variable has a distribution: `X \sim \text{Bin}(10, 0.3)`, or with a word in place of the
sign, “$X$ suit la loi $\mathcal{B}(8 ; 0,25)$”, “$X$ 服从 $N(0, 1)$”. Says where, and of which letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.spot import Signs, Spotted, late

FONT = r"\\(?:text|mathrm|mathcal|mathbb|mathsf|operatorname|textrm|mathbf)\s*\{\s*"
NAMES = {
    "binomial": r"Binomial|Binom|Bin|B",
    "bernoulli": r"Bernoulli|Bern|Ber|Be",
    "poisson": r"Poisson|Poiss|Pois|Poi|Po|P",
    "geometric": r"Geometric|Geom|Geo|G",
    "exponential": r"Exponential|Expo|Exp|E",
    "uniform": r"Uniform|Unif|U",
    "normal": r"Normal|Norm|N",
}
NAMED = "|".join(f"(?P<{kind}>{names})" for kind, names in NAMES.items())
_LETTER = r"(?P<letter>[A-Z]|\\(?:xi|eta|zeta)(?![a-z])|[ξηζ])(?:_\{?\w\}?)?"
_LAW = (
    rf"(?:{FONT}|\{{?\s*\\(?:mathcal|mathrm|mathbf|mathsf|cal)\s+)?(?:{NAMED})\s*\}}?\s*(?:\\left\s*)?"
    r"[(\[]\s*(?P<arguments>"
)
_END = r"\s*(?:\\right\s*)?[)\]]"
_SIGNED = Spotted(
    rf"""(?<![A-Za-z\\])(?<!\\ln\s)(?<!\\log\s)(?<!\\bar\s)(?<!\\bar\{{)(?<!\\overline\{{)(?<!\\ln\()(?<!\\log\(){_LETTER}\s*(?:\\sim(?![a-z])|∼|~|\\thicksim(?![a-z]))\s*(?:\\,\s*)?
    {_LAW}[^()\[\]$\n]{{1,60}}?){_END}""",
    re.VERBOSE,
)
_SIGNS = Signs("sim", "∼", "~")
"""What stands between a variable and its distribution, and is quickly looked for."""
_BETWEEN = r"[^$.,;:=()。，\n\d]{0,40}?"
_DISTRIBUTION = (
    r"(?:distribution|verteilung|loi|distribución|distribuição|distribuzione|распределение|phân\s+phối|phân\s+bố"
    r"|rozkład)"
)
_FOLLOWED = Spotted(
    rf"""(?<![A-Za-z\\_^{{(=+*/-]){_LETTER}\$?\s*
    (?:(?:follows|suit|folgt|sigue|segue|подчиняется|tuân\s+theo|podlega|(?:is\s+|are\s+)?distributed\s+(?:as|according\s+to)|se\s+distribuye|распределен[аоы]?)(?!\w){_BETWEEN}
    |(?:has|hat|a|tiene|tem|ha|имеет|có|ma)\s{_BETWEEN}{_DISTRIBUTION}(?!\w)[^$.,;:=()。，\n\d]{{0,20}}?
    |ist\s(?=[^。\n]{{1,60}}-verteilt)|(?:is|est|es|é|è)\s
        (?=[^。\n]{{1,60}}[ -](?:distributed|distribuée?|distribuid[ao]|distribuit[ao]))
    |\s*(?:服从|服從|遵循)[^$.,;:=()。，\n\d]{{0,8}}?|\s*[はが](?=[^。\n]{{1,60}}従)|\s*[은는이가](?=[^。\n]{{1,60}}(?:따르|따른)))
    \s*\$?\s*{_LAW}[-−\d.,;\s{{}}\\/^;]{{1,40}}?){_END}(?:\$?[-\s](?:verteilt|distributed|distribuée?|distribuid[ao]|distribuit[ao])(?!\w)|\$|(?=[\s.,;:。，、)를을의に-]|\Z))""",
    re.VERBOSE,
)
"""The same with a word in place of the sign, where the parameters are numbers."""
_SPELT = late(r"\\(?![dt]?frac|sqrt|[,;:! ])")
"""What is no number between the brackets of a distribution."""


def written_with_parameters(text: str) -> Iterator[re.Match[str]]:
    """Each place where a text gives a variable a distribution by its notation: with the groups `letter`, `arguments`,
    and one for the kind of the distribution."""
    if _SIGNS.stand_in(text):
        yield from _SIGNED.finditer(text)
    for match in _FOLLOWED.finditer(text):
        if _SPELT.search(match["arguments"]) is None:
            yield match
