r"""Functions with a setting below their name, `H_\delta(a) = …`: called without it, `H(0.6)`, or with its value in its
place, `H_{0.5}(2)`.

Rewrites calls and gives names; looks nothing up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from vaultproof.claim import Binding, Definition, Equation, Syntax, Term, WitnessKind
from vaultproof.extract.classify import names_of
from vaultproof.extract.definitions.head import read_head
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.shape import FUNCTIONS
from vaultproof.latex import canonical_name
from vaultproof.spot import late

_WRITTEN = late(r"(?P<written>.+?_(?:\{[^{}]+\}|\\[A-Za-z]+|\w))\s*(?:\\left\s*|\\[bB]igl?\s*)?\(")
_CALL = late(
    r"""(?P<base>\\(?:text|mathrm|operatorname|mathcal|mathbf|mathit|textbf)\s*\{[^{}]+\}|\\[A-Za-z]+|[^\W\d_]+)\s*_\s*
    (?:\{\s*(?:(?P<named>\\?[A-Za-zα-ω]+)\s*=\s*)?(?P<braced>[-−]?\d+(?:(?:\.|,|\{,\})\d+)?)\s*\}|(?P<digit>\d(?:\.\d+)?))
    (?=\s*(?:\\left\s*|\\[bB]igl?\s*)?\()""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Family:
    """A function with a setting: its name as the note writes it and in canonical form, and the setting's name."""

    written: str
    name: str
    setting: str


def with_families(
    found: Iterable[Definition | Binding | Equation],
) -> list[Definition | Binding | Equation]:
    """What is found, where a function with a setting also bears its name without it, and a call with the setting's
    value in its place is one of that function with the value given."""
    found = list(found)
    definitions = [one for one in found if isinstance(one, Definition)]
    families = _families(definitions)
    if not families:
        return found
    defined = frozenset(one.name for one in definitions)
    return [
        _aliased(one, families)
        if isinstance(one, Definition)
        else _called(one, families, defined)
        if isinstance(one, Equation)
        else one
        for one in found
    ]


def _families(definitions: list[Definition]) -> dict[str, _Family]:
    """The functions with a setting by their names without it; none whose name without it means something else too."""
    names = {one.name for one in definitions}
    families: dict[str, _Family] = {}
    rivals = {base for name in names if (base := name.partition("_")[0]) in names}
    for one in definitions:
        base, _, setting = one.name.partition("_")
        if not setting or one.source is not WitnessKind.FORMULA or setting in one.parameters:
            continue
        match = _WRITTEN.match(one.text)
        if setting[0].isdigit():
            continue
        if base in FUNCTIONS or match is None or setting not in names_of(one.body):
            rivals.add(base)
            continue
        family = _Family(written=match["written"], name=one.name, setting=setting)
        if families.setdefault(base, family).name != one.name:
            rivals.add(base)
    return {base: family for base, family in families.items() if base not in rivals}


def _aliased(definition: Definition, families: Mapping[str, _Family]) -> Definition:
    base = definition.name.partition("_")[0]
    if base not in families or families[base].name != definition.name:
        return definition
    return replace(definition, aliases=(*definition.aliases, base))


def _called(claim: Equation, families: Mapping[str, _Family], defined: frozenset[str]) -> Equation:
    """A claim whose calls have a setting's value in its place, with that value as given. One that looks like a
    definition of a function of its own, `f_2(x) = x^2`, proves nothing where it does not agree."""
    values: dict[str, Term] = {}
    head = read_head(claim.left) if claim.kind == IDENTITY else None
    own = frozenset({head.name}) & defined if head is not None else frozenset()
    left = _put(claim.left, families, defined - own, values)
    right = _put(claim.right, families, defined - own, values)
    if not values or left is None or right is None:
        return claim
    kind = IDENTITY if claim.kind == "chain" and read_head(left) is not None else claim.kind
    doubt = claim.doubt or ("it may define a function of its own" if own else None)
    return replace(
        claim, kind=kind, left=left, right=right, given=(*claim.given, *values.items()), doubt=doubt
    )


def _put(
    term: Term, families: Mapping[str, _Family], defined: frozenset[str], values: dict[str, Term]
) -> Term | None:
    """A term with the settings' names in place of their values, which are added to `values`; None where a setting has
    two of them."""
    passage = term.passage
    for match in reversed(list(_CALL.finditer(passage.text)) if "_" in passage.text else []):
        base = canonical_name(match["base"])
        family = families.get(base or "")
        if family is None or canonical_name(f"{base}_{match['braced'] or match['digit']}") in defined:
            continue
        if match["named"] and canonical_name(match["named"]) != family.setting:
            return None
        value = Term(passage.cut(*match.span("braced" if match["braced"] else "digit")), term.syntax)
        if values.setdefault(family.setting, value).text != value.text:
            return None
        name = family.written if term.syntax is Syntax.LATEX else family.name
        passage = passage.spliced(match.start(), match.end(), name)
    return replace(term, passage=passage)
