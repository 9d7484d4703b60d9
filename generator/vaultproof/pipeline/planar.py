r"""Curves in the plane that a note tells, as what is to be drawn: by a parameter, `x(t) = \cos t, y(t) = \sin t`, by
polar coordinates, `r = 1 + \cos\theta`, and by an equation, `x^2 + y^2 = 1`. Draws nothing."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from vaultproof.claim import Definition, Syntax, Term, WitnessKind
from vaultproof.latex import canonical_name
from vaultproof.note import Formula, Note
from vaultproof.pipeline.quantities import Quantity, names_in, parts_of
from vaultproof.plot.names import shown_name
from vaultproof.plot.style import superscript
from vaultproof.source import Passage

Plane = Literal["", "curve", "polar", "locus"]
_LETTER = r"(?:[a-z]|\\(?:theta|phi|varphi|tau|lambda|alpha)(?![a-z]))"
_COORDINATE = re.compile(
    rf"\s*(?P<name>[xyr]|\\rho(?![a-z])|\\varrho(?![a-z]))\s*(?:(?:\\left)?\(\s*(?P<letter>{_LETTER})\s*(?:\\right)?\))?"
    r"\s*=(?P<body>[^=<>≤≥≈]+)"
)
_ANGLES = ("theta", "phi", "varphi", "t")
_POLAR = re.compile(
    r"\bpolar|polaire|polár|biegunow|полярн|tọa độ cực|toạ độ cực|极坐标|極座標|극좌표|kutupsal|полюс"
    r"|cardioid|kardioid|cardioïd|кардиоид|limaçon|lima[cç]on|lemniscat|lemniskat|лемнискат|archim[eè]d|spiral|спирал"
    r"|\brhodonea|\brose curve|螺线|螺旋线|らせん|나선",
    re.IGNORECASE,
)
_CURVED = re.compile(
    r"\bcurves?\b|circle|ellip|hyperbol|parabol|implicit|\blevel set|constraint|conic|\boval|kurve|kreis|implizit"
    r"|kegelschnitt|nebenbedingung|courbe|cercle|implicite|coniqu|contrainte|curva|círculo|circunferencia"
    r"|circunferência|cerchio|circonferenza|implícit|implicit|cónica|cônica|restricción|restrição|vincolo|đường cong"
    r"|đường tròn|elip|ẩn|крив|окружност|эллипс|гипербол|неявн|曲线|圆|椭圆|双曲线|隐函数|曲線|円|楕円|陰関数|곡선|원"
    r"|타원|음함수|krzyw|okrąg|elips",
    re.IGNORECASE,
)
_EQUATION = re.compile(r"(?P<left>[^=<>≤≥≈≠]{2,200})=(?P<right>[^=<>≤≥≈≠]{1,200})")
_STRANGE = re.compile(
    r"\\(?:text|mathrm|operatorname|partial|int|sum|prod|lim|nabla|dots|ldots|cdots|begin|mathbf|vec|hat|bar|dot|ddot"
    r"|leq?|geq?|neq?|in|to|equiv|approx|pm|mp|mod|pmod|bmod|Rightarrow|iff|implies)(?![a-z])|[':]|\\d?frac\s*\{\s*d"
    r"|_"
)
_INTEGRAL = re.compile(r"\\int(?![a-z]).*[^a-zA-Z\\]d\s*\\?[a-z]", re.DOTALL)
_END = r"\s*(?P<{0}>[-−]?\s*(?:\d+(?:\.\d+)?)?\s*(?:\\pi|π)?)\s*"
_AT_MOST = r"(?:\\leq?(?:slant)?(?![a-z])|≤|<)"
_REACH, _MOST_LOCI = 160, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Planar:
    """A curve in the plane: a definition that tells it, in which way, what it is called, and between what its parameter
    runs."""

    definition: Definition
    plane: Plane
    called: str
    ends: tuple[float, float] | None = None


def planar_of(note: Note, quantities: Mapping[str, Quantity]) -> Iterator[Planar]:
    """The curves in the plane that a note tells, one by coordinates and a few by equations."""
    told: dict[str, dict[str, tuple[Formula, str, str]]] = defaultdict(dict)
    for formula in note.formulas:
        for part in parts_of(formula.passage.text) if "=" in formula.passage.text else ():
            found = _COORDINATE.fullmatch(part)
            letter = _letter(found, quantities) if found is not None else None
            if found is not None and letter is not None:
                told[found["name"].lstrip("\\")][found["body"].strip()] = (
                    formula,
                    letter,
                    found["body"].strip(),
                )
    one = {name: next(iter(bodies.values())) for name, bodies in told.items() if len(bodies) == 1}
    if (pair := _pair(note, one)) is not None:
        yield pair
    elif (polar := _polar(note, one)) is not None:
        yield polar
    else:
        yield from _vectors(note, quantities)
    yield from _loci(note, quantities)


_VECTOR = re.compile(
    r"\s*\\(?:vec|mathbf|boldsymbol|bm|overrightarrow|mathrm|underline)\s*(?:\{\s*(?P<braced>[a-z])\s*\}|(?P<name>[a-z]))\s*"
    rf"(?:\\left)?\(\s*(?P<letter>{_LETTER})\s*(?:\\right)?\)\s*=\s*"
    r"(?P<body>\\begin\{(?P<kind>[pb]matrix)\}[^&]*?\\end\{(?P=kind)\}|(?:\\left)?\(.{3,300}\))(?P<rest>.{0,80})",
    re.DOTALL,
)
"""A vector that a note writes as such, by its coordinates."""


def _vectors(note: Note, quantities: Mapping[str, Quantity]) -> Iterator[Planar]:
    r"""The first curve that a note tells by a vector, `\vec r(t) = \begin{pmatrix} \cos t \\ \sin t \end{pmatrix}`."""
    valued = {name for name, one in quantities.items() if one.number is not None}
    for formula in note.formulas:
        found = _VECTOR.fullmatch(formula.passage.text.strip(" .,\n"))
        coordinates = coordinates_of(found["body"]) if found is not None else ()
        letter = canonical_name(found["letter"]) if found is not None else None
        if found is None or letter is None or not coordinates or re.match(r"\s*[-+=*^_]", found["rest"]):
            continue
        names = {name for one in coordinates for name in names_in(one)} - {"pi", "e"} - (valued - {letter})
        if names != {letter}:
            continue
        name = found["braced"] or found["name"]
        definition = _definition(note, formula, name, (letter,), found["body"])
        ends = _ends(letter, note, formula.span.start, formula.span.end)
        yield Planar(definition=definition, plane="curve", called=f"{name}({shown_name(letter)})", ends=ends)
        return


def _letter(found: re.Match[str], quantities: Mapping[str, Quantity]) -> str | None:
    """The one letter without a value in a coordinate's formula."""
    letter = canonical_name(found["letter"]) if found["letter"] else None
    if letter is not None and letter not in {"x", "y"} and _INTEGRAL.search(found["body"]) is not None:
        return letter
    if _STRANGE.search(found["body"].replace("\\mathrm{e}", "e")) is not None:
        return None
    names = names_in(found["body"]) - {"pi", "e"}
    valued = {name for name, one in quantities.items() if one.number is not None} - {letter}
    free = names - valued or names & {"t", "theta", "phi", "varphi"}
    if letter is None and len(free) == 1 and not free & {"x", "y", "r"}:
        letter = next(iter(free))
    return letter if letter is not None and free == {letter} else None


def _pair(note: Note, one: Mapping[str, tuple[Formula, str, str]]) -> Planar | None:
    if not {"x", "y"} <= one.keys() or one["x"][1] != one["y"][1]:
        return None
    formula, letter, across = one["x"]
    last, _, up = one["y"]
    shown = shown_name(letter)
    definition = _definition(note, formula, "C", (letter,), rf"\left({across}, {up}\right)")
    ends = _ends(letter, note, min(formula.span.start, last.span.start), max(formula.span.end, last.span.end))
    return Planar(definition=definition, plane="curve", called=f"(x({shown}), y({shown}))", ends=ends)


def _polar(note: Note, one: Mapping[str, tuple[Formula, str, str]]) -> Planar | None:
    name = next((name for name in ("r", "rho", "varrho") if name in one), None)
    if name is None or "x" in one or "y" in one or one[name][1] not in _ANGLES or not speaks_of_polar(note):
        return None
    formula, letter, body = one[name]
    definition = _definition(note, formula, name, (letter,), body)
    ends = _ends(letter, note, formula.span.start, formula.span.end)
    return Planar(definition=definition, plane="polar", called=name, ends=ends)


def speaks_of_polar(note: Note) -> bool:
    """Whether a note speaks of polar coordinates, or of a curve that is told by them."""
    return _POLAR.search(f"{note.title}\n{note.source.text}") is not None


_DRESS = re.compile(r"\\(?:left|right|bigl?|bigr?|Bigl?|Bigr?)(?![a-z])|(?<!\\)\\[,;:! ]")
_COLUMN = re.compile(r"\\begin\{([pb]matrix)\}(?P<rows>[^&]*)\\end\{\1\}")


def coordinates_of(latex: str) -> tuple[str, ...]:
    r"""The coordinates of a formula that is a vector, `(\cos t, \sin t)` or a column; none of another."""
    text = _DRESS.sub("", latex).strip(" .,\n")
    if (column := _COLUMN.fullmatch(text)) is not None:
        found = tuple(row.strip() for row in column["rows"].split(r"\\") if row.strip())
        return found if len(found) > 1 else ()
    text = text.replace("\\langle", "(").replace("\\rangle", ")") if text.startswith("\\langle") else text
    if not text.startswith("(") or not text.endswith(")"):
        return ()
    depth, start = 0, 1
    found = ()
    for at, char in enumerate(text):
        depth += (char in "({[") - (char in ")}]")
        if (char == "," and depth == 1) or depth == 0:
            found = (*found, text[start:at].strip())
            start = at + 1
        if depth == 0 and at < len(text) - 1:
            return ()
    return found if len(found) > 1 and all(found) else ()


def _loci(note: Note, quantities: Mapping[str, Quantity]) -> Iterator[Planar]:
    """The curves that a note tells by equations in x and y."""
    valued = {name for name, one in quantities.items() if one.number is not None}
    seen: set[str] = set()
    for formula in note.formulas:
        if len(seen) == _MOST_LOCI:
            return
        text = formula.passage.text.strip(" .,\n")
        found = _EQUATION.fullmatch(text)
        if found is None or _STRANGE.search(text) is not None or "," in re.sub(r"\\,|\d,\d|\{,\}", "", text):
            continue
        left, right, own = _of_y(found["left"].strip(), found["right"].strip())
        tight = re.sub(r"\s|\\[,;:! ]", "", text)
        if tight in seen or not _is_locus(left, right, valued):
            continue
        if not (formula.display or own) and _CURVED.search(f"{note.title}\n{note.source.text}") is None:
            continue
        seen.add(tight)
        definition = _definition(note, formula, "F", ("x", "y"), f"({left}) - ({right})")
        yield Planar(definition=definition, plane="locus", called=own or _plainly(text))


_UNKNOWN = re.compile(r"(?<![A-Za-z\\])(?P<name>[A-Za-z])\s*(?:\\left)?\(\s*x\s*(?:\\right)?\)")


def _of_y(left: str, right: str) -> tuple[str, str, str]:
    """The sides of an equation that tells a function by its value, `W(x) e^{W(x)} = x`, with y for that, and the call;
    else as they are."""
    calls = {found["name"] for found in _UNKNOWN.finditer(f"{left} = {right}")}
    alone = any(_UNKNOWN.fullmatch(side) for side in (left, right))
    if len(calls) != 1 or alone or "y" in names_in(left) | names_in(right):
        return left, right, ""
    return _UNKNOWN.sub(" y ", left), _UNKNOWN.sub(" y ", right), f"{calls.pop()}(x)"


def _is_locus(left: str, right: str, valued: set[str]) -> bool:
    """Whether an equation tells a curve in x and y, and no function of one of them, nor calls any."""
    names = (names_in(left) | names_in(right)) - {"pi", "e"} - valued
    called = re.search(
        r"(?<![A-Za-z\\])[A-Za-z]\s*(?:\\left)?\(\s*[xy]\s*(?:,\s*[xy]\s*)?(?:\\right)?\)", left
    )
    alone = "y" in (left.strip(), right.strip())
    return names == {"x", "y"} and called is None and not alone


def _ends(letter: str, note: Note, start: int, end: int) -> tuple[float, float] | None:
    """Between what a note says in or behind a formula that the parameter runs."""
    text = note.source.text[start : end + _REACH]
    name = rf"\\?{re.escape(letter)}"
    low, high = _END.format("low"), _END.format("high")
    found = re.search(
        rf"(?<![A-Za-z]){name}\s*(?:\\in(?![a-z])|∈)\s*(?:\\left)?\s*[\[(]{low}[,;]{high}(?:\\right)?[\])]",
        text,
    ) or re.search(rf"{low}{_AT_MOST}\s*{name}\s*{_AT_MOST}{high}", text)
    if found is None:
        return None
    ends = [_number(found["low"]), _number(found["high"])]
    if ends[0] is None or ends[1] is None or ends[0] >= ends[1]:
        return None
    return ends[0], ends[1]


def _number(text: str) -> float | None:
    digits = re.sub(r"\s", "", text).replace("−", "-")
    turns = "pi" in digits or "π" in digits
    digits = digits.replace("\\pi", "").replace("π", "")
    if not digits.strip("-") and not turns:
        return None
    return float(digits if digits.strip("-") else f"{digits}1") * (math.pi if turns else 1.0)


_GROUP = r"\{([^{}]*)\}"


def _plainly(latex: str) -> str:
    """An equation in plain characters, `x²/9 + y²/4 = 1`; where there are none for it, what it is an equation of."""
    text = re.sub(r"\\(?:left|right|[,;:!])(?![a-z])", "", latex)
    text = re.sub(r"\^\s*(?:\{\s*(-?\d+)\s*\}|(\d))", lambda power: superscript(power[1] or power[2]), text)
    text = re.sub(
        rf"\\[dt]?frac\s*{_GROUP}\s*{_GROUP}", lambda part: f"{_whole(part[1])}/{_whole(part[2])}", text
    )
    text = re.sub(rf"\\sqrt\s*{_GROUP}", lambda part: f"√{_whole(part[1])}", text)
    text = re.sub(rf"\^\s*(?:{_GROUP}|(\w))", lambda part: _raised((part[1] or part[2]).strip()), text)
    text = re.sub(r"\\(sin|cos|tan|exp|ln|log|sinh|cosh|tanh)(?![a-z])", r"\1", text).replace("\\cdot", "·")
    text = " ".join(text.replace("-", "−").replace("\\pi", "π").replace("|", "\N{DIVIDES}").split())
    text = re.sub(r"\s*([=+−])\s*", r" \1 ", text).strip()
    return text if re.search(r"[\\{}|^]", text) is None and len(text) < 50 else "F(x, y) = 0"


_RAISED = str.maketrans(
    "0123456789+-()/.xyntabk",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾\N{FRACTION SLASH}·ˣʸⁿᵗᵃᵇᵏ",
)


def _raised(text: str) -> str:
    """An exponent: small and raised where there are characters for it."""
    plain = re.sub(r"\s", "", text)
    known = all(ord(char) in _RAISED for char in plain)
    return plain.translate(_RAISED) if known else f"^{_whole(text)}"


def _whole(text: str) -> str:
    text = text.strip()
    return text if re.fullmatch(r"\w+[²³⁴]?|\([^()]*\)[²³⁴]?", text) else f"({text})"


def _definition(
    note: Note, formula: Formula, name: str, parameters: tuple[str, ...], body: str
) -> Definition:
    return Definition(
        path=note.path,
        span=formula.span,
        name=name,
        aliases=(),
        parameters=parameters,
        source=WitnessKind.FORMULA,
        text=f"{name}({', '.join(parameters)}) = {body}",
        body=Term(Passage(body, ((0, 0),)), Syntax.LATEX),
        scope=formula.scope,
    )
