r"""Distributions that a note gives by a formula: `P(X = k) = (1-p)^{k-1} p`, `f(x) = \lambda e^{-\lambda x}` for
`x \ge 0`, `F(t) = 1 - e^{-0.2t}`.

A formula is held against those of the known laws, whatever its letters are; one that is none of these is a law that is
not known. Works nothing out.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import product

from vaultproof.latex.loose import Scene, Unread, read_loose, value_of
from vaultproof.note import Formula, Note
from vaultproof.reference.mass_and_density import ABOVE, BELOW, DENSITY, FORMS, MASS, Form
from vaultproof.spot import Signs, Spotted, late

UNKNOWN = "unknown"
"""The kind of a law whose formula is none of the known ones."""
_FONT = r"\\(?:text|mathrm|mathbb|mathsf|mathbf|operatorname)\s*\{\s*"
_GIVEN = r"(?:\s*(?:;|,|\||\\mid(?![a-z])|\\vert(?![a-z]))\s*(?:[a-zλμσθαβ,;\s]|\\[a-z]+|\^2|\^\{2\}){1,40})?"
_CLOSED = r"\s*(?:\\right\s*|\\[bB]ig+r?\s*)?(?:\)|\]|\\\}|\})\s*(?::=|=|\\coloneqq(?![a-z]))"
_HEAD = late(
    rf"""(?<![A-Za-z\\])(?:
    (?:{_FONT}(?:P|Pr)\s*\}}|\\mathbb\s*P|\\Pr|\\P|Pr|P)\s*(?:\\left\s*|\\[bB]ig+l?\s*)?(?:\(|\[|\\\{{|\{{)\s*
    (?P<letter>[A-Z]|\\(?:xi|eta|zeta)(?![a-z])|[ξηζ])\s*(?P<sign>=|<|>|≤|≥|\\(?:leq?|geq?|lt|gt)(?:slant)?(?![a-z]))\s*(?P<of>[a-z]){_GIVEN}{_CLOSED}
    |(?P<name>[fpFS])(?:_\{{?\s*(?P<owner>[A-Z])\s*\}}?)?\s*\(\s*(?P<at>[a-z]){_GIVEN}{_CLOSED})""",
    re.VERBOSE,
)
_SIGNS, _OF_EVENTS = Signs("f", "p", "P", "F", "S"), Signs("P")
_OPENS = late(r"(?:^|[,;:&=]|\\\\|\\q?quad|\\[,;:! ]|\\begin\{[a-z*]+\})\s*\Z")
"""What may stand before a law in its formula."""
_SPEAKS = Spotted(
    r"""\b(?:densit\w*|dichte\w*|distribut\w*|verteil\w*|\w*verteilung\w*|pdf|cdf|pmf|weibull\w*|pareto\w*|lifetimes?|lebensdauer\w*|mass\s+function|survival|random\s+variable|zufalls\w*|dichtefunktion|wahrscheinlichkeits\w*|loi|densité|répartition|aléatoire|densidad\w*|distribuci\w+|distribui\w+|aleatori[ao]|aleatóri[ao]|densità|distribuzion\w+
    |плотност\w+|распределени\w+|случайн\w+|mật\s+độ|phân\s+(?:phối|bố)|ngẫu\s+nhiên|gęstość|dystrybuant\w+|rozkład\w*|losow\w+|yoğunluk\w*|dağılım\w*)\b
    |密度|分布|分佈|随机变量|確率変数|밀도|분포|확률\s*변수""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words by which an `f` or an `F` is the density or the distribution function of a variable."""
_DOUBTFUL = Spotted(
    r"""truncat|gestutzt|tronqu|truncad|troncat|усеч|cụt|截断|切断|절단|inflat|shift|verschob|décal|desplaz|desloc|spostat|сдвину|tịnh\s+tiến|平移|位移|シフト|mixture|mischung|mélange|mezcla|mistura|miscela|смес|hỗn\s+hợp|混合|혼합
    |(?<!\\)approx|näherung|annäher|aproxim|approssim|приближ|xấp\s+xỉ|近似|근사|limit(?!ing)|grenz|предел|giới\s+hạn|极限|極限|극한
    |condition|bedingt|conditionnel|condicion|condizion|условн|điều\s+kiện|条件|조건
    |posterior|a\s+priori|wrong|falsch|faux|fausse|incorrect|erróne|errad|sbagliat|ошиб
    |(?<!phương[ ])(?<!độ[ ])\bsai\b(?!\s+số)
    |错误|誤|잘못
    |(?<!\w)(?:instead|unlike|compare\w*|rather|statt|anders|vergleich\w*|au\s+lieu|contrairement|en\s+vez|em\s+vez|invece|вместо|thay\s+vì|khác)(?!\w)|而不是|でなく
    |maxim|minim|order\s+statistic|sum\s+of|summe|somme|suma\s+de|soma\s+de|somma|сумм|tổng""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of a sentence by which its law may be that of something else."""
_GREEK = {
    "lambda": r"\lambda", "mu": r"\mu", "sigma": r"\sigma", "theta": r"\theta", "beta": r"\beta", "alpha": r"\alpha",
    "eta": r"\eta", "tau": r"\tau", "gamma": r"\gamma", "kappa": r"\kappa", "η": r"\eta", "τ": r"\tau", "γ": r"\gamma",
    "κ": r"\kappa", "λ": r"\lambda", "μ": r"\mu", "σ": r"\sigma", "θ": r"\theta", "β": r"\beta", "α": r"\alpha",
}  # fmt: skip
_LEAST = late(
    r"(?<![A-Za-z\\])([a-z])_\s*(?:\{\s*(?:m|0|\\?min|\\(?:text|mathrm)\{\s*min\s*\})\s*\}|m(?![a-z])|0|\\min)"
)
_CHOSEN = (
    (re.compile(r"\{\s*([^{}\\]{1,12})\\choose\s*([^{}\\]{1,12})\}"), r"\\binom{\1}{\2}"),
    (
        re.compile(
            r"\{\}_\{?\s*([a-zA-Z]|\d{1,3})\s*\}?\s*(?:C|\\(?:mathrm|text)\s*\{?\s*C\s*\}?)\s*_\s*\{?\s*([a-z])\s*\}?"
        ),
        r"\\binom{\1}{\2}",
    ),
    (re.compile(r"(?<![A-Za-z\\])C_\{?([a-zA-Z]|\d{1,3})\}?\^\{?([a-z])\}?"), r"\\binom{\1}{\2}"),
)
_LITERAL = late(
    r"\\[dt]?frac\s*(?:\{\s*(\d{1,6})\s*\}|(\d))\s*(?:\{\s*(\d{1,6})\s*\}|(\d))|(\d{1,6})/(\d{1,6})|(\d{1,6}(?:\.\d{1,6})?)"
)
_DECIMAL_COMMA = late(r"(?<=\d)(?:\{,\}|,)(?=\d)")
_SEEDS = range(4)
_CLOSE = 1e-9
_MOST_LITERALS = 9
_MOST_NAMES = 3
_LONGEST = 300
_TAIL = 160
_FAR = 3000


@dataclass(frozen=True, slots=True)
class Recognised:
    """A known law: the parameters, each a number in LaTeX or a letter of the note."""

    form: Form
    parameters: tuple[str, ...]

    @property
    def named(self) -> bool:
        """Whether a parameter is a letter."""
        return self.form.kind != DENSITY and any(not re.match(r"-?\d|\\frac", one) for one in self.parameters)


@dataclass(frozen=True, slots=True)
class WrittenLaw:
    """A law that a formula gives: the letter of its variable where it tells one; None where the law is not known."""

    letter: str | None
    law: Recognised | None
    start: int
    end: int
    scope: int
    since: int
    unsure: bool


def written_laws(note: Note) -> Iterator[WrittenLaw]:
    """Each law that a formula of the note gives."""
    source = note.source.text
    speaks = _SPEAKS.may_match(source)
    starts = [one.span.start for one in note.blocks]
    for formula in note.formulas:
        text = formula.passage.text
        if "=" not in text or not (_SIGNS if speaks else _OF_EVENTS).stand_in(text):
            continue
        for head in _HEAD.finditer(text):
            if _OPENS.search(text[: head.start()]) is None:
                continue
            before, tail = _sentence(note, starts, formula)
            if head["name"] and (not speaks or _SPEAKS.search(_context(note, formula, tail)) is None):
                continue
            letter = head["letter"] or head["owner"] or _letter_of(head["at"], before)
            variable = head["of"] or head["at"]
            bodies, rest = _bodies(text[head.end() :])
            law = next(
                (
                    found
                    for one in bodies
                    if (found := recognised(_roles(head), variable, one[0])) is not None
                    and _fits(found, variable, f"{one[1]} {rest} {tail}")
                ),
                None,
            )
            if law is None and DENSITY in _roles(head) and bodies:
                law = _between_numbers(variable, bodies[-1], f"{rest} {tail}")
            start = formula.span.start
            yield WrittenLaw(
                letter,
                law,
                start,
                formula.span.end,
                formula.scope,
                _section_start(source, start),
                _DOUBTFUL.search(f"{before} {tail}") is not None,
            )
            break


def _roles(head: re.Match[str]) -> tuple[str, ...]:
    if head["name"]:
        return {"f": (DENSITY, MASS), "p": (MASS, DENSITY), "F": (BELOW,)}.get(head["name"], (ABOVE,))
    sign = head["sign"]
    if sign == "=":
        return (MASS,)
    return (BELOW,) if sign in {"<", "≤"} or sign.startswith(r"\l") else (ABOVE,)


def _section_start(source: str, place: int) -> int:
    return max(source.rfind("\n#", 0, place), 0)


_STOP = late(r"[.!?;](?=\s)|[。！？；]")


_BEGINS_ANEW = late(r"\s*\n\s*(?:[-*+#|>]|\d+[.)])")
"""What begins something else behind a formula: an item, a heading, a table."""


def _sentence(note: Note, starts: Sequence[int], formula: Formula) -> tuple[str, str]:
    """The words of a formula's sentence before and behind it; behind one that stands apart, those that go on."""
    source = note.source.text
    at = bisect_right(starts, formula.span.start) - 1
    first = max(starts[at], formula.span.start - _FAR) if at >= 0 else formula.span.start
    before = _STOP.split(source[first : formula.span.start])[-1]
    behind = source[formula.span.end : formula.span.end + _TAIL]
    if _BEGINS_ANEW.match(behind) is not None:
        return before, ""
    behind = behind.lstrip("$ \n")
    return before, re.split(r"\n\s*(?:[-*+#|]|\d+\.)\s|\n\s*\n", _STOP.split(behind)[0])[0]


def _context(note: Note, formula: Formula, tail: str) -> str:
    """The text of the section up to the end of a formula's sentence, with the headings around it."""
    names = " ".join(note.scopes[at].name or "" for at in note.scope_chain(formula.scope))
    source, place = note.source.text, formula.span.start
    return f"{names} {note.title} {source[max(_section_start(source, place), place - _FAR) : place]} {tail}"


_CAPITAL = late(
    r"\$\s*([A-Z])\s*\$|(?<![\w$\\])([B-HJ-Z])(?=\s+(?:has|is|hat|ist|a|suit|est|tiene|sigue|es|имеет|có|tem|ha))"
)


def _letter_of(variable: str, before: str) -> str | None:
    """The letter of the variable whose density is a function of a small one: the one that the sentence names, or else
    the capital of it. None where it names several."""
    named = {one[1] or one[2] for one in _CAPITAL.finditer(before)} - {"F", "P"}
    if len(named) > 1:
        return variable.upper() if variable.upper() in named else None
    return named.pop() if named else variable.upper()


_CONDITION_BEHIND = late(
    r"(?:\\[ ,;:]|\\q?quad(?![a-z])|\s)\s{0,9}(?:\\left)?[(（]\s{0,9}"
    r"(?P<condition>[a-z]\s{0,9}(?:[<>≤≥=∈]|\\(?:geq?|leq?|in|gt|lt)(?![a-z]))[^()（）]{1,40})(?:\\right)?[)）]"
)
"""In which numbers a variable lies, told in brackets behind a law."""
_PIECE = late(r"\\begin\s*\{cases\}(?P<rows>.*?)\\end\s*\{cases\}", re.DOTALL)
_TOKEN = late(r"\\[A-Za-z]+\*?|\\.|.", re.DOTALL)
_BREAKS = frozenset(
    (r"\quad", r"\qquad", r"\text", r"\mbox", r"\textrm", r"\forall", r"\Rightarrow", r"\implies")
)


def _bodies(text: str) -> tuple[list[tuple[str, str]], str]:
    """What a law is said to be, one after another, each with the condition that stands beside it; and what follows."""
    found: list[tuple[str, str]] = []
    piece = _PIECE.match(text.lstrip())
    if piece is not None:
        rows = [one.partition("&") for one in re.split(r"\\\\", piece["rows"])]
        kept = [
            (body.strip(" ,;."), condition)
            for body, _, condition in rows
            if body.strip(" ,;.") not in {"0", "1", ""}
        ]
        return (kept if len(kept) == 1 else []), text.lstrip()[piece.end() :]
    beside = _CONDITION_BEHIND.search(text)
    if beside is not None:
        found, rest = _bodies(text[: beside.start()])
        return found, f"{rest} {beside['condition']} {text[beside.end() :]}"
    depth, start, tokens = 0, 0, list(_TOKEN.finditer(text[:_LONGEST]))
    for token in tokens:
        mark, at = token.group(), token.start()
        if mark in {"(", "[", "{", r"\{"}:
            depth += 1
        elif mark in {")", "]", "}", r"\}"}:
            depth -= 1
        elif depth == 0 and mark == "=":
            found.append((text[start:at], ""))
            start = token.end()
        elif depth == 0 and (
            mark in _BREAKS or (mark in ",;" and not _is_decimal(text, at)) or mark in {"≈", r"\approx"}
        ):
            return [*found, (text[start:at], "")], text[at:]
    return [*found, (text[start:], "")], ""


def _is_decimal(text: str, at: int) -> bool:
    return text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


@lru_cache(maxsize=256)
def recognised(roles: tuple[str, ...], variable: str, body: str) -> Recognised | None:
    """The known law of which a formula is the mass function, the density or the distribution function."""
    text = _DECIMAL_COMMA.sub(".", body)
    for pattern, binomial in _CHOSEN:
        text = pattern.sub(binomial, text)
    least = {match.group() for match in _LEAST.finditer(text)}
    if len(least) > 1 or len(text) > _LONGEST:
        return None
    text = _LEAST.sub("M", text)
    try:
        read = read_loose(text)
    except (Unread, RecursionError):
        return None
    if read.sums or (variable not in read.names and roles[0] != DENSITY):
        return None
    names = sorted(read.names - {variable})
    values = {one: [value_of(one, (), seed) for seed in _SEEDS] for one in (*names, variable)}
    if {"p", "q"} <= read.names:
        values["q"] = [1 - one for one in values["p"]]
        names.remove("q")
    if len(names) > _MOST_NAMES:
        return None
    try:
        told = [
            read.worth(Scene(values={name: all_[seed] for name, all_ in values.items()}, seed=seed))
            for seed in _SEEDS
        ]
    except (ArithmeticError, ValueError, TypeError):
        return None
    found = _law(roles, told, values[variable], {one: values[one] for one in names}, _literals(text))
    if found is None:
        return None
    form, parameters = found
    written = {"M": next(iter(least))} if least else {}
    return Recognised(
        form, tuple(_shown(form, at, written.get(one, one)) for at, one in enumerate(parameters))
    )


def _shown(form: Form, at: int, parameter: str) -> str:
    """A parameter as the note writes it; the deviation of a normal law by its square."""
    shown = _GREEK.get(parameter, parameter)
    letter = not re.match(r"-?\d|\\frac", shown)
    return f"{shown}^2" if form.kind == "normal" and at == 1 and letter else shown


def _literals(text: str) -> dict[str, float]:
    """The numbers in a formula, and what one divided by them is, each in LaTeX with its value."""
    found = {"1": Fraction(1), "0": Fraction(0)}
    for match in _LITERAL.finditer(text):
        one, two, three, four, five, six, plain = match.groups()
        over, under = (plain, "1") if plain else (five or one or two, six or three or four)
        if float(under):
            number = Fraction(over) / Fraction(under)
            for each in (number, 1 / number) if number else (number,):
                found.setdefault(_latex(each), each)
    return {name: float(number) for name, number in list(found.items())[:_MOST_LITERALS]}


def _latex(number: Fraction) -> str:
    whole = number.denominator == 1
    return str(number.numerator) if whole else rf"\frac{{{number.numerator}}}{{{number.denominator}}}"


def _law(
    roles: Sequence[str],
    told: Sequence[float],
    at: Sequence[float],
    names: Mapping[str, Sequence[float]],
    literals: Mapping[str, float],
) -> tuple[Form, tuple[str, ...]] | None:
    """The form that gives the values told, with the parameters with which it does."""
    worths = {**names, **{name: [number] * len(told) for name, number in literals.items()}}
    for role in roles:
        for form in FORMS:
            if form.role != role or form.takes < len(names):
                continue
            for chosen in product(worths, repeat=form.takes):
                if set(names) <= set(chosen) and _is_so(form, told, at, [worths[one] for one in chosen]):
                    return form, chosen
    return None


def _is_so(form: Form, told: Sequence[float], at: Sequence[float], values: Sequence[Sequence[float]]) -> bool:
    try:
        return all(
            math.isclose(form.worth(x, *(one[seed] for one in values)), worth, rel_tol=_CLOSE, abs_tol=0.0)
            for seed, (x, worth) in enumerate(zip(at, told, strict=True))
        )
    except (ArithmeticError, ValueError, TypeError):
        return False


_BOUND = r"[-−]?\d{1,4}(?:[.,]\d{1,4})?(?:\s?/\s?\d{1,3})?"
_STRETCH = r"\s*[\[(\]]\s*(?P<low>%s)\s*[,;]\s*(?P<high>%s)\s*[\])\[]"
_ON = late(
    r"(?:\\in(?![a-z])|∈|(?<!\w)(?:on|over|interval|auf|intervall|sur|intervalle|en|intervalo|em|su|intervallo|на|отрезке|интервале|trên|đoạn|khoảng)|区间|上|구간|区間)"
    + _STRETCH % (_BOUND, _BOUND),
    re.IGNORECASE,
)
_STEPS = 200
_WHOLE = 1e-6


def _between_numbers(variable: str, body: tuple[str, str], tail: str) -> Recognised | None:
    """A density without other letters between two numbers, where what lies below it is one."""
    text, condition = body
    tail = _MARKS.sub(" ", f"{condition} {tail}")
    v = re.escape(variable)
    inner = re.compile(rf"(?P<low>{_BOUND})\s*{_LESS}\s*{v}\s*{_LESS}\s*(?P<high>{_BOUND})")
    found = {(one["low"], one["high"]) for pattern in (inner, _ON) for one in pattern.finditer(tail)}
    if len(found) != 1:
        return None
    low, high = (_number(one) for one in found.pop())
    plain = _DECIMAL_COMMA.sub(".", text)
    return (
        Recognised(Form(DENSITY, DENSITY, 4, _nothing), (_latex(low), _latex(high), plain, variable))
        if low < high and _is_one(plain, variable, low, high)
        else None
    )


def _nothing(_: float) -> float:
    return 0.0


def _number(written: str) -> Fraction:
    return Fraction("".join(written.split()).replace("−", "-").replace(",", "."))


def _is_one(body: str, variable: str, low: Fraction, high: Fraction) -> bool:
    """Whether the area below a density is one, by Simpson's rule; and it is nowhere negative."""
    try:
        read = read_loose(body)
        if read.sums or read.names - {variable}:
            return False
        step = float(high - low) / _STEPS
        worths = [read.worth(Scene({variable: float(low) + at * step})) for at in range(_STEPS + 1)]
    except (Unread, ArithmeticError, ValueError, TypeError, RecursionError):
        return False
    area = step / 3 * (worths[0] + worths[-1] + 4 * sum(worths[1::2]) + 2 * sum(worths[2:-1:2]))
    return abs(area - 1) < _WHOLE and min(worths) >= 0


_MARKS = late(r"[$&]|\\[,;:! ]|\\(?:left|right|q?quad|displaystyle)(?![a-z])|~")
_LESS, _MORE = (
    r"(?:<=?|≤|\\lt(?![a-z])|\\leq?(?:slant)?(?![a-z]))",
    r"(?:>=?|≥|\\gt(?![a-z])|\\geq?(?:slant)?(?![a-z]))",
)
_END = r"(?P<{0}>[-−]?\\?[A-Za-z0-9.λμσθαβ]+(?:_(?:\w|\{{[^{{}}]{{1,9}}\}}))?|[-−+]?∞|[-−+]\s*\\infty)"
_DOTS = r"(?:\\[lc]?dots|…|⋯|\.\.\.?)"


@lru_cache(maxsize=64)
def _conditions(variable: str) -> tuple[re.Pattern[str], ...]:
    """How it is told in which numbers a variable lies."""
    v = rf"(?<![A-Za-z\\]){re.escape(variable)}(?![A-Za-z])"
    low, high = _END.format("low"), _END.format("high")
    return tuple(
        re.compile(one)
        for one in (
            rf"{low}\s*(?P<strict>{_LESS})\s*{v}\s*{_LESS}\s*{high}",
            rf"{v}\s*(?:=|∈|\\in(?![a-z]))\s*(?:\\\{{|\{{)?\s*(?P<low>\d+)\s*,\s*(?:\d+\s*,\s*)*{_DOTS}(?:\s*,\s*{high})?\s*(?:\\\}}|\}})?",
            rf"{v}\s*(?:∈|\\in(?![a-z]))\s*[\[(\]]\s*{low}\s*[,;]\s*{high}\s*[\])\[]",
            rf"{v}\s*(?P<strict>{_MORE})\s*{low}",
            rf"{low}\s*(?P<strict>{_LESS})\s*{v}",
            rf"{v}\s*(?:∈|\\in(?![a-z]))\s*(?:\\mathbb\s*\{{?\s*|\\)?(?P<set>[NRZℕℝ])\s*\}}?(?:\s*[_^]\s*\{{?\s*(?:[+*0]|\\ast|\\ge\s*[01])\s*\}}?)*",
        )
    )


def _fits(law: Recognised, variable: str, tail: str) -> bool:
    """Whether what is said of the numbers in which the variable lies is as the law has it, or nothing is said."""
    tail = _MARKS.sub(" ", tail)
    if law.form.kind == "uniform" and not any(one.search(tail) for one in _conditions(variable)):
        return False
    for pattern in _conditions(variable):
        for match in pattern.finditer(tail):
            if not _accepts(law, match.groupdict()):
                return False
        tail = pattern.sub(" ", tail)
    rest = (
        rf"(?<![A-Za-z\\]){re.escape(variable)}\s*(?:[<>≤≥∈=]|\\(?:leq?|geq?|lt|gt|in|ne|neq|not)(?![a-z]))"
    )
    left = [one for one in re.finditer(rest + r"\s*(\S+)", tail) if not _is_beside(law, one[0])]
    return (
        not left
        and re.search(rf"(?:[<>≤≥]|\\(?:leq?|geq?|lt|gt)(?![a-z]))\s*{re.escape(variable)}(?![A-Za-z])", tail)
        is None
    )


def _is_beside(law: Recognised, told: str) -> bool:
    """Whether a condition tells where there is nothing of the law."""
    return law.form.least == "0" and re.search(rf"{_LESS}\s*0\W*\Z", told) is not None


def _accepts(law: Recognised, told: Mapping[str, str | None]) -> bool:
    form = law.form
    numbers = told.get("set")
    if numbers:
        return form.role == MASS if numbers in "NZℕ" else form.least is None
    low, high = told.get("low"), told.get("high")
    unbounded = high is None or "infty" in high or "∞" in high
    if form.least is None:
        return unbounded and (low is None or "infty" in low or "∞" in low)
    if form.least == "a":
        within = low is not None and high is not None
        return within and _same(low or "", law.parameters[0]) and _same(high or "", law.parameters[1])
    if form.least in {"m", "r"}:
        return unbounded and low is not None and _same(low, law.parameters[0])
    if (
        form.role == MASS
        and told.get("strict") in {"<", ">", r"\lt", r"\gt"}
        and low is not None
        and low.isdigit()
    ):
        low = str(int(low) + 1)
    bounded = form.kind in {"binomial", "hypergeometric", "bernoulli"}
    return low == form.least and (bounded or unbounded or high in {"n", "N"})


def _same(low: str, parameter: str) -> bool:
    return "".join(re.findall(r"\w", low)) == "".join(re.findall(r"\w", parameter))
