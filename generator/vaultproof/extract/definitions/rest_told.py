r"""What a function is where its formula does not hold, as words behind the formula add:
`$f(x) = 2e^{-2x}$ for $x \ge 0$ and $0$ otherwise`, `$g(x) = x$ for $x > 0$ and $0.1x$ if $x \le 0$`,
`$f(x) = x \sin(1/x)$, $x \ne 0$, and $f(0) = 0$`.

Makes one definition by cases of the two. Only where nothing but these words stands between. Evaluates nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vaultproof.claim import Definition, Syntax, Term, WitnessKind
from vaultproof.extract.definitions.pieces import AND, ELSE, SPACE, told_behind, written_argument
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import late

_WITH = (
    r"(?:(?:with|where|while|but|mit|wobei|während|avec|où|con|donde|com|onde|dove|z|gdzie|где|причём|причем|với|trong\s+đó|ile)"
    r"(?!\w)|其中|而)"
)
_IS = (
    r"(?:(?:is|equals|it\s+is|set|let|we\s+(?:set|put|define)|ist|gleich|sei|est|vaut|es|vale|é|è|là|bằng|равна?|jest)"
    r"(?!\w)|为|是|等于)"
)
_ZERO = r"\$?\s*(?:0(?![\w.,]?\d)|zero(?!\w)|null(?!\w)|zéro(?!\w)|cero(?!\w)|нулю(?!\w))\s*\$?"
_NUMBER = r"[-−]?(?:\d+(?:\.\d+)?|\\[dt]?frac\s*\{\s*\d+\s*\}\s*\{\s*\d+\s*\}|\\pi(?![a-z]))"
_JOINED = rf"(?:{SPACE}|\.(?=\s*\$)|\n)*(?:(?:{AND}|{_WITH})(?:[\s,$]|\\\\)*)"
_REST = late(
    rf"(?:{_JOINED}|[\s$]{{0,6}}[,;]\s{{0,4}})(?:{_IS}[\s$]*)*"
    rf"(?:{_ZERO}[\s,$(]*(?:\\(?:text|mbox|mathrm)\s*\{{\s*)?{ELSE}(?!\w)|{ELSE}[\s,$:]{{0,6}}(?:{_IS}[\s$]*)*{_ZERO})",
    re.IGNORECASE,
)
_IF = (
    r"(?:if|for|when|wenn|falls|für|si|pour|lorsque|quand|para|cuando|se|quando|per|если|при|для|jeśli|gdy|dla|nếu"
    r"|khi|với)(?!\w)"
)
_OTHER = late(
    rf"(?:{_JOINED}|[\s$]{{0,6}}[,;]\s{{0,4}})(?:{_IS}\s*)*\$\s*(?P<term>[^$=<>≤≥\n]{{1,80}}?)\s*\$[\s,(]*(?:(?:if|nếu|im|in)\s+)?(?:{ELSE}(?!\w)|{_IF}\s*\$\s*(?P<where>[^$\n]{{1,40}}?)\s*\$)"
    rf"|(?:{_JOINED}|[\s$]{{0,6}}[,;]\s{{0,4}}){ELSE}[\s,:]{{0,6}}(?:{_IS}\s*)*\$\s*(?P<behind>[^$=<>≤≥\n]{{1,80}}?)\s*\$(?=\s*(?:[.,;]|with\b|mit\b|avec\b|$))",
    re.IGNORECASE,
)
"""Another term for all other values: `and $\\alpha(e^x - 1)$ otherwise`."""
_NEAR = 200


def with_rest(note: Note, definition: Definition) -> Definition | None:
    """A definition by cases where the words behind one tell all other values of its function, or that at the one place
    that it leaves out; None where they do not."""
    if definition.source is not WitnessKind.FORMULA or len(definition.parameters) != 1 or definition.index:
        return None
    text, end = note.source.text, definition.span.end
    if "begin{" in definition.text or not (own := told_behind(text, definition)):
        return None
    behind = text[end : end + _NEAR]
    at = behind.index(own) + len(own)
    if _REST.match(behind, at) is not None:
        return _by_cases(definition, own, "0", r"\text{otherwise}")
    other = _OTHER.match(behind, at)
    if other is not None and "," not in (term := other["term"] or other["behind"]).replace("{,}", ""):
        where = other["where"]
        if where is None or re.match(rf"{written_argument(definition)}\s*(?:[<>≤≥]|\\[lg])", where):
            return _by_cases(definition, own, term, where or r"\text{otherwise}")
    place = re.fullmatch(
        rf"(?P<name>{written_argument(definition)})\s*(?:\\neq?(?![a-z])|≠)\s*(?P<at>{_NUMBER})", own
    )
    if place is None:
        return None
    head = definition.text.partition("(")[0].strip().removesuffix("\\left").strip()
    told = re.match(
        rf"(?:{_JOINED}(?:{_IS}[\s$]*)*|(?:{SPACE})*){re.escape(head)}\s*(?:\\left\s*)?\(\s*{re.escape(place['at'])}\s*(?:\\right\s*)?\)"
        rf"\s*(?::\s*)?=\s*(?P<value>{_NUMBER})\s*(?:[$,.;]|\\\\|\\q?quad(?![a-z]))",
        behind[at:],
        re.IGNORECASE,
    )
    if told is None:
        return None
    return _by_cases(definition, own, told["value"], f"{place['name']} = {place['at']}")


def _by_cases(definition: Definition, own: str, value: str, where: str) -> Definition:
    body = rf"\begin{{cases}} {definition.body.text.strip()} & {own} \\ {value} & {where} \end{{cases}}"
    head = definition.text.partition("=")[0].strip()
    return replace(
        definition,
        text=f"{head} = {body}",
        body=Term(Passage(body, ((0, definition.body.passage.whole.start),)), Syntax.LATEX),
        conditions=(),
        limited=False,
        elsewhere=False,
    )
