"""The range that a note states for a variable beside a definition: `x > 0`, `p \\in [0, 1]`, `0 < t \\le T`.

Reads conditions that stand in the definition's own sentence; judges nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from vaultproof.claim import Definition
from vaultproof.extract.setting import setting_of
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.plot.natural import Range

_NAME = r"(?:\\(?!in\b)[A-Za-z]+|[A-Za-zα-ω])(?:_(?:\{[A-Za-z0-9]+\}|[A-Za-z0-9]))?"
_END = r"[-−+]?\s*(?:\d+(?:\.\d+)?|\\infty|∞)"
_IN = re.compile(
    rf"(?P<names>{_NAME}(?:\s*,\s*{_NAME})*)\s*(?:\\in|∈)\s*(?:\\left\s*)?(?P<open>[\[(\]])\s*(?P<low>{_END})\s*[,;]\s*"
    rf"(?P<high>{_END})\s*(?:\\right\s*)?(?P<close>[\])\[])"
)
_COUNTED = re.compile(rf"(?P<names>{_NAME}(?:\s*,\s*{_NAME})*)\s*(?:\\in|∈)\s*(?:\\mathbb\s*\{{?\s*N|ℕ)\b")
_POSITIVE = re.compile(
    rf"(?P<names>{_NAME}(?:\s*,\s*{_NAME})*)\s*(?:\\in|∈)\s*(?:\\mathbb\s*\{{?\s*R\s*\}}?|ℝ)\s*(?:_\{{?|\^\{{?)?"
    r"\s*(?P<sign>\+|>\s*0|\\ge(?:q(?:slant)?)?\s*0|≥\s*0|>=\s*0)"
)
_ORDER = r"(?:<|≤|\\leq?(?:slant)?(?![A-Za-z])|\\lt(?![A-Za-z]))"
_BETWEEN = re.compile(
    rf"(?P<low>{_END})\s*(?P<first>{_ORDER})\s*(?P<names>{_NAME}(?:\s*,\s*{_NAME})*)\s*(?P<second>{_ORDER})\s*(?P<high>{_END})"
)
_SIGN = r"(?:>=|<=|[<>≥≤]|\\(?:geqslant|leqslant|geq|leq|ge|le|gt|lt)(?![A-Za-z]))"
_ONE_SIDED = re.compile(
    rf"(?P<names>{_NAME}(?:\s*,\s*{_NAME})*)\s*(?P<sign>{_SIGN})\s*(?P<number>{_END})(?![\w.^(\\])"
)
_LEAD = re.compile(
    r"""[\s$,]*(?:\b(?:for|with|where|when|if|với|khi|nếu|für|mit|wo|wenn|falls|pour|avec|où|quand|si|para|con|com|donde
    |onde|cuando|quando|se|для|при|где|если|когда|per|dove|dla|gdzie|gdy|jeśli|przy)\b|其中|当|當|对|對|若|ただし|단)""",
    re.IGNORECASE | re.VERBOSE,
)
_CASES = re.compile(r"(?:^|\\begin\{[dr]?cases\*?\})(?:(?!\\begin\{).)*\\end\{[dr]?cases\*?\}", re.DOTALL)
_FORMULA = re.compile(r"\$\$[^$]+\$\$|\$[^$]+\$")
_MOST_WORDS = 4
_BEHIND, _BEFORE = 160, 160
_STOP = re.compile(
    r"(?<=[.!?。？！])\s|[。？！]|\n\s*\n\s*(?=[-*#|>]|\d+[.)])|\n(?=\s*(?:[-*+#|>]|\d+[.)])\s)"
)


def stated_ranges(note: Note, definition: Definition) -> tuple[tuple[str, Range], ...]:
    """The ranges of the definition's parameters and of what else its body names, by name, as far as they are stated."""
    found: dict[str, Range] = {}
    for name, stated in (
        *_bounds(note, definition),
        *_intervals(note, definition),
        *_conditions(note, definition),
    ):
        found[name] = found.get(name, Range()).meets(stated)
    return tuple(
        (name, stated) for name, stated in found.items() if not stated.whole and stated.low < stated.high
    )


def _bounds(note: Note, definition: Definition) -> Iterator[tuple[str, Range]]:
    """Inequalities between a symbol and a number."""
    for bound in setting_of(note, definition.span, definition.scope).bounds:
        number = float(bound.number)
        match bound.sign:
            case ">" | "≥":
                yield bound.name, Range(low=number, open_low=bound.sign == ">")
            case "<" | "≤":
                yield bound.name, Range(high=number, open_high=bound.sign == "<")


def _intervals(note: Note, definition: Definition) -> Iterator[tuple[str, Range]]:
    """Membership in an interval, in the whole numbers from 0, or in the positive numbers."""
    text = _sentence(note.source.text, definition)
    for match in _IN.finditer(text):
        own = Range(
            low=_number(match["low"]),
            high=_number(match["high"]),
            open_low=match["open"] != "[",
            open_high=match["close"] != "]",
        )
        yield from ((name, own) for name in _names(match["names"]))
    for match in _BETWEEN.finditer(text):
        own = Range(
            low=_number(match["low"]),
            high=_number(match["high"]),
            open_low=match["first"] in {"<", "\\lt"},
            open_high=match["second"] in {"<", "\\lt"},
        )
        yield from ((name, own) for name in _names(match["names"]))
    for match in _COUNTED.finditer(text):
        yield from ((name, Range(low=0.0)) for name in _names(match["names"]))
    for match in _POSITIVE.finditer(text):
        own = Range(low=0.0, open_low=match["sign"][0] in "+>" and "=" not in match["sign"])
        yield from ((name, own) for name in _names(match["names"]))


def _conditions(note: Note, definition: Definition) -> Iterator[tuple[str, Range]]:
    """Inequalities, each a formula of its own, in what leads to a definition, or follows it as its condition and
    nothing more, such as `for $r > 0$`."""
    before, _, behind = _sentence(note.source.text, definition).partition("\ue001")
    behind = behind.lstrip(" $")
    words = re.findall(r"[^\W\d_]+", _FORMULA.sub(" ", behind))
    told = _LEAD.match(behind) is not None and len(words) <= _MOST_WORDS
    for formula in (*_FORMULA.findall(before), *(_FORMULA.findall(behind) if told else ())):
        match = _ONE_SIDED.fullmatch(formula.strip("$ "))
        if match is not None:
            number, sign = _number(match["number"]), match["sign"]
            strict = sign in {"<", ">", "\\lt", "\\gt"}
            above = sign[0] in ">≥" or sign.startswith("\\g")
            own = Range(low=number, open_low=strict) if above else Range(high=number, open_high=strict)
            yield from ((name, own) for name in _names(match["names"]))


def _sentence(text: str, definition: Definition) -> str:
    """What stands before and behind a definition in its sentence, without the definition and the cases of others."""
    start, end = definition.span.start, definition.span.end
    before, behind = text[max(start - _BEFORE, 0) : start].rstrip("$ \n"), text[end : end + _BEHIND]
    starts = [match.end() for match in _STOP.finditer(before)]
    before = before[starts[-1] :] if starts else before
    for mark in ("$$", "$"):
        if before.count(mark) % 2:
            before = before.partition(mark)[2]
    stop = _STOP.search(behind)
    return _CASES.sub(" ", f"{before} \ue001 {behind[: stop.start()] if stop else behind}")


def _names(text: str) -> Iterator[str]:
    for part in text.split(","):
        name = canonical_name(part.strip())
        if name is not None:
            yield name


def _number(text: str) -> float:
    text = re.sub(r"\s", "", text).replace("−", "-")
    if "infty" in text or "∞" in text:
        return -math.inf if text.startswith("-") else math.inf
    return float(text)
