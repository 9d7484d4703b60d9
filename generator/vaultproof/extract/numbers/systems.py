r"""Solutions of systems of equations told in words: “the system $x + y = 5$, $2x - y = 1$ has the solution $x = 2$,
$y = 3$”. What is stated to solve them is put into each equation. Evaluates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.language.clauses import FORMULA, Running, Text, sentences
from vaultproof.extract.language.openers import goes_on_plainly, opens_plainly
from vaultproof.extract.language.topics import OF_SYSTEMS
from vaultproof.extract.probability.chance_tables import ANOTHER
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_SOLUTION = Spotted(
    r"""(?:\b(?:solutions?|solved\s+by|lösung(?:en)?|soluci[oó]n(?:es)?|solução|soluções|soluzion[ei]|решени[ея]\w*|nghiệm|rozwiązani\w+|çözüm\w*)\b|的?解|の解|해)""",
    re.IGNORECASE | re.VERBOSE,
)
_FOUND = Spotted(
    r"""(?<!\w)(?:on\s+(?:trouve|obtient)|nous\s+(?:trouvons|obtenons)|d['’]où|donc|we\s+(?:get|find|obtain)|gives?|giving|yields?|hence|thus|so|solving|ergibt|folgt|daraus|somit|also|entonces|luego
    |obtenemos|se\s+obtiene|resulta|então|logo|obtemos|portanto|otteniamo|quindi|si\s+ottiene|получа\w+|отсюда|откуда|значит|ta\s+(?:được|có)|suy\s+ra|nên|vậy|otrzymujemy|stąd|zatem)(?!\w)
    |解得|得到|得|所以|因此|故|よって|したがって|따라서|그러므로|⇒|→""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words behind which what was solved may be told, where it gives each letter of the equations before it a value."""
_ENVIRONMENT = late(
    r"\\(?:begin|end)\s*\{(?:cases|aligned|align\*?|array|gathered|split)\}(?:\s*\{[lcr|]+\})?|\\(?:left|right)\s*(?:\\?[{}.|])|\\quad|\\qquad"
)
_CUT = late(r"\\\\(?:\[[^\]]*\])?|[,;]\s|\\text\s*\{[^{}]*\}")
_EQUATION = late(r"(?P<left>[^=<>≈≠]+)=(?P<right>[^=<>≈≠]+)")
_GREEK = r"\\(?:lambda|mu|alpha|beta)(?![A-Za-z])"
_LETTERS = late(rf"(?<![A-Za-z\\])[A-Za-z](?:_\{{?\d\}}?)?(?![A-Za-z])|{_GREEK}(?:_\{{?\d\}}?)?")
_TERM = late(rf"(?:[\d\s.+\-−*/(){{}}^_,a-z]|\\(?:cdot|[dt]?frac|left|right)(?![A-Za-z])|{_GREEK})+")
_NUMBER = r"[-−]?\s*(?:\d+(?:[.,]\d+|\{,\}\d+)?(?:\s*/\s*\d+)?|\\[dt]?frac\s*\{\s*-?\d+\s*\}\s*\{\s*\d+\s*\})"
_ASSIGNED = late(rf"\s*(?P<name>(?:[a-z]|{_GREEK})(?:_\{{?\d\}}?)?)\s*=\s*(?P<value>{_NUMBER})\s*\.?\s*")
_TUPLE = late(
    rf"\s*(?:\(\s*(?P<names>[a-z](?:_\d)?(?:\s*,\s*[a-z](?:_\d)?){{1,2}})\s*\)\s*=\s*)?(?:\\left\s*)?\(\s*(?P<values>{_NUMBER}(?:\s*[,;|]\s*{_NUMBER}){{1,2}})\s*(?:\\right\s*)?\)\s*\.?\s*"
)
_PLAIN = late(rf"(?<![\w=])(?P<name>[xyz])\s*=\s*(?P<value>{_NUMBER})(?![\w^(/*]|[.,]\d)")
_JOINT = late(
    r"[\s,，、;:：]*(?:(?:and|und|et|y|e|и|và|i|oraz|ve|is|are|ist|lautet|sind|est|sont|es|son|é|è|là|to|равно|будет|at|given\s+by|pair|point|the|unique|единственное|duy\s+nhất|得到?|为|是|は|が|는|은|—|–|-|with|mit)[\s,，、;:：]*)*",
    re.IGNORECASE,
)
_IS = late(
    r"(?<!\w)(?:is|are|ist|lautet|sind|est|sont|es|son|é|são|è|sono|là|to|wynosi|равно|это)(?!\w)|[为是はが은는—:]"
)
_ROUGH = late(
    r"(?<!\w)(?:feasible|trial|approximat\w*|initial|optimal\w*|candidate|starting|least\s+squares|numerical|guess\w*|zulässig\w*|näherung\w*|start\w*|optim\w*|approch\w*|initiale?|réalisable"
    r"|factible|aproximad\w*|inicial|viável|ammissibile|approssimat\w*|iniziale|приближ\w*|допустим\w*|начальн\w*|gần\s+đúng|ban\s+đầu)(?!\w)|近似|初期|初始|可行|근사",
    re.IGNORECASE,
)
_MAY_BE_ROUGH = "the solution may be rounded, or no exact one"
_OF_OTHERS = "the solution may be that of other equations"
_FEWEST = 2
_REACH = 3


def system_claims(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """For each solution that is told of two or more equations, the claim that it meets each of them."""
    if note.source.text.count("=") <= _FEWEST:
        return
    if not (_SOLUTION.may_match(note.source.text) or _FOUND.may_match(note.source.text)):
        return
    known: list[tuple[int, list[tuple[str, str]]]] = []
    for running in texts:
        text = running.text
        if running.at > 0 and note.blocks[running.at - 1].kind == "heading":
            known = []
        for start, end, mark in sentences(text.words):
            own = _equations(text, start, end)
            before = [*known, (running.at, own if len(own) >= _FEWEST else _equations(text, 0, end))]
            for match in _nouns(text.words, start, end) if mark not in {"?", "？"} else ():
                behind = (match.end(), *(one.end() for one in _IS.finditer(text.words, match.end(), end)))
                told = next((one for at in behind if (one := _assigned(text, at, end)) is not None), None)
                if told is None:
                    continue
                values, stop = told
                equations = _nearest(before, running.at, set(values))
                if not equations:
                    equations = _solved(_nearest(before, running.at, set(values), partly=True), values)
                context = f"{text.words[start : match.start()]} \ue001 {text.words[stop:end]}"
                rough = _ROUGH.search(text.words[start : match.start()]) or any(
                    "." in one or "," in one for one in values.values()
                )
                doubt = (
                    doubts.get(running.block.scope) or doubt_of(context) or (_MAY_BE_ROUGH if rough else None)
                )
                loose = None if _is_of_these(text, match, (start, stop, end)) else _OF_OTHERS
                said = text.words[max(start, match.start() - _NEAR) : stop]
                if _UNIQUE.search(said) is not None and not _are_independent(equations, set(values)):
                    break
                more = _UNIQUE.search(text.words, start, end) or _NO_OTHER.search(text.words, start, end)
                part = _MAY_BE_MORE if more and not _have_one_solution(equations, set(values)) else None
                for claim in _claims(note, running, (match.start(), stop), (equations, values), doubt):
                    yield claim.loosely(loose).partly(part)
                break
        known = [*known, (running.at, _equations(text, 0, len(text.words)))]


def _nouns(words: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of a sentence behind which a solution may be told: those that speak of one, else those that infer."""
    spoken = tuple(_SOLUTION.finditer(words, start, end))
    yield from spoken or _FOUND.finditer(words, start, end)


def _solved(equations: Sequence[tuple[str, str]], told: Mapping[str, str]) -> list[tuple[str, str]]:
    """What linear equations make of some of their letters, as quotients of determinants, each beside its letter; none
    where they are not linear, or not as many as their letters."""
    letters = sorted({letter for pair in equations for side in pair for letter in _LETTERS.findall(side)})
    rows = [_linear(left, right) for left, right in equations]
    if len(rows) != len(letters) or len(rows) > _MOST or not told.keys() < set(letters):
        return []
    read = [row for row in rows if row is not None]
    if len(read) != len(rows):
        return []

    def determinant(instead: str) -> str:
        cells = [[-row.get("", 0) if one == instead else row.get(one, 0) for one in letters] for row in read]
        inner = r" \\ ".join(" & ".join(map(str, row)) for row in cells)
        return rf"\begin{{vmatrix}} {inner} \end{{vmatrix}}"

    whole = determinant("")
    return [(rf"\frac{{{determinant(letter)}}}{{{whole}}}", letter) for letter in told]


_MOST = 4
_QUOTIENT = r"\frac{\begin{vmatrix}"


def _linear(left: str, right: str) -> dict[str, int] | None:
    """What stands before each letter of an equation once all of it is on the left, and the number alone."""
    found: dict[str, int] = {}
    for side, turned in ((left, 1), (right, -1)):
        at, text = 0, side.strip()
        while at < len(text):
            match = _PART.match(text, at)
            if match is None or match.end() == at or not (match["factor"] or match["letter"]):
                return None
            factor = int(match["factor"] or 1) * (-1 if match["sign"] in {"-", "−"} else 1)
            letter = match["letter"] or ""
            found[letter] = found.get(letter, 0) + turned * factor
            at = match.end()
    return found


_PART = late(
    rf"(?P<sign>[-+−]?)\s*(?P<factor>\d*)\s*(?:\\cdot\s*)?(?P<letter>(?:[a-z]|{_GREEK})(?:_\{{?\d\}}?)?)?\s*(?=[-+−]|\Z)"
)


def _is_of_these(text: Text, noun: re.Match[str], within: tuple[int, int, int]) -> bool:
    """Whether nothing in a sentence, or since the formulas before it, tells of a solution of other equations."""
    start, stop, end = within
    words = text.words
    before = words[start : noun.start()]
    since = max((at for at in text.formulas if at < start and _equations(text, at, at + 1)), default=0)
    value = min((at for at in text.formulas if noun.end() <= at < stop), default=stop)
    return (
        (
            opens_plainly(_WHICH.sub("", before))
            or (
                _only_equations(text, start, noun.start())
                and goes_on_plainly(_WHICH.sub("", before), OF_SYSTEMS)
            )
        )
        and goes_on_plainly(_SAID.sub("", words[noun.end() : value]), OF_SYSTEMS)
        and ANOTHER.search(words[stop:end]) is None
        and goes_on_plainly(_NO_OTHER.sub(" ", _clause(words[stop:end])), OF_SYSTEMS)
        and ANOTHER.search(words[since:start]) is None
        and _CHANGED.search(words[since:start]) is None
    )


def _only_equations(text: Text, start: int, end: int) -> bool:
    """Whether each formula of a stretch is an equation: not a right side, or a number, for which one is solved."""
    return all(_equations(text, at, at + 1) for at in text.formulas if start <= at < end)


def _clause(behind: str) -> str:
    """What stands behind a solution in its clause."""
    return _CLAUSE_END.split(behind, maxsplit=1)[0]


_CLAUSE_END = late(
    r"[;；]|,\s*(?:because|since|as|denn|weil|da|car|porque|perché|так\s+как|потому|vì|bo|ponieważ)(?!\w)"
)
_NEAR = 30
_UNIQUE = late(
    r"(?<!\w)(?:unique|only|exactly\s+one|eindeutig\w*|einzige\w*|genau|seule|única?|unica|единственн\w+|duy\s+nhất|jedyn\w+|tek)(?!\w)|唯一|유일",
    re.IGNORECASE,
)
_NO_OTHER = late(
    r"(?<!\w)(?:no\s+(?:other|further|more)|all\s+solutions|complete|every\s+solution|keine\s+(?:weitere\w*|andere\w*)|alle\s+lösungen|aucune?\s+autre|toutes\s+les\s+solutions|ning[uú]n[ao]?\s+otr[ao]|todas\s+las\s+soluciones|nenhuma\s+outra|nessun['’]?\s?altr[ao]|других\s+\w+\s+нет|нет\s+других|все\s+решения|không\s+có\s+nghiệm\s+khác)(?!\w)|没有其他|他に解|他の解|다른\s*해",
    re.IGNORECASE,
)
_MAY_BE_MORE = "whether the equations have more solutions is not asked"


def _have_one_solution(equations: Sequence[tuple[str, str]], letters: set[str]) -> bool:
    """Whether two equations are linear, and have one solution for certain."""
    rows = [_linear(left, right) for left, right in equations]
    if len(rows) != _FEWEST or len(letters) != _FEWEST or any(row is None for row in rows):
        return False
    first, second = (row or {} for row in rows)
    one, other = sorted(letters)
    return first.get(one, 0) * second.get(other, 0) != first.get(other, 0) * second.get(one, 0)


_SUMMAND = late(r"(?P<sign>[-+−]?)\s*(?P<factor>\d*)\s*(?P<letter>[a-z]?)\s*(?=[-+−]|\Z)")


def _are_independent(equations: Sequence[tuple[str, str]], letters: set[str]) -> bool:
    """Whether two linear equations have one solution at most; True for those that are not read as such."""
    rows = [_coefficients(left) for left, right in equations if right.strip().lstrip("-−").isdigit()]
    if len(rows) != len(equations) or len(letters) != _FEWEST or len(equations) != _FEWEST:
        return True
    first, second = rows
    one, other = sorted(letters)
    if not first or not second:
        return True
    return first.get(one, 0) * second.get(other, 0) != first.get(other, 0) * second.get(one, 0)


def _coefficients(side: str) -> dict[str, int]:
    """What stands before each letter of a sum such as `2x - y`; nothing where the side is no such sum."""
    found: dict[str, int] = {}
    at, text = 0, side.strip()
    while at < len(text):
        match = _SUMMAND.match(text, at)
        if match is None or match.end() == at or not match["letter"] or match["letter"] in found:
            return {}
        factor = int(match["factor"] or 1)
        found[match["letter"]] = -factor if match["sign"] in {"-", "−"} else factor
        at = match.end()
    return found


_WHICH = late(
    r"(?<!\w)(?:solv(?:e|ing)|löse[nt]?|résou\w+|resol\w+|risolv\w+|реш[аиу]\w+|giải|unique|only|exact|eindeutig\w*|einzige\w*|exakte|seule|única?|unica|единственн\w+|duy\s+nhất|jedyn\w+|tek)(?!\w)|唯一|联立|解",
    re.IGNORECASE,
)
_SAID = late(
    r"(?<!\w)(?:given|point|pair|lautet|lauten|sind|sont|por|dada|dado|будет|пара|равно|bằng|to|wynosi|(?:of|von|du|de|del|do|der|des|của)\s+(?:the\s+|this\s+)?(?:system|système|sistema|gleichungssystems?|equations?|hệ))(?!\w)|[为是]",
    re.IGNORECASE,
)
_CHANGED = late(
    r"(?<!\w)(?:chang\w+|replac\w+|alter\w+|perturb\w+|ersetz\w+|änder\w+|chang\w+|remplac\w+|cambi\w+|reemplaz\w+|troc\w+|mud\w+|sostitu\w+|замен\w+|измен\w+|thay)(?!\w)|[改换換]|変え|바꾸",
    re.IGNORECASE,
)


def _equations(text: Text, start: int, end: int) -> list[tuple[str, str]]:
    """The equations between several letters in the formulas of a stretch."""
    found = []
    for at, passage in text.formulas.items():
        if not start <= at < end:
            continue
        for part in _CUT.split(_ENVIRONMENT.sub(" ", passage.text).replace("&", " ")):
            match = _EQUATION.fullmatch(part.strip().rstrip(".,;"))
            if match is None or not all(_TERM.fullmatch(match[side]) for side in ("left", "right")):
                continue
            if len(_LETTERS.findall(match.group())) > 1:
                found.append((match["left"].strip(), match["right"].strip()))
    return found


def _nearest(
    known: Sequence[tuple[int, list[tuple[str, str]]]], at: int, names: set[str], *, partly: bool = False
) -> list[tuple[str, str]]:
    """The equations between these letters that stand nearest before a place; none where there are others, too, unless
    `partly`."""
    for place, equations in reversed(known):
        if equations and at - place <= _REACH:
            letters = {letter for pair in equations for side in pair for letter in _LETTERS.findall(side)}
            fits = names < letters if partly else names == letters
            return equations if len(equations) >= _FEWEST and fits else []
    return []


def _assigned(text: Text, at: int, end: int) -> tuple[dict[str, str], int] | None:
    """The values told of letters behind a place, and where they end."""
    values: dict[str, str] = {}
    words = text.words[:end]
    while at < end:
        gap = _JOINT.match(words, at)
        at = gap.end() if gap is not None else at
        if words[at : at + 1] == FORMULA:
            more = _in_formula(text.formulas[at].text)
            if not more or values.keys() & more.keys():
                break
            values |= more
            at += 1
        elif (plain := _PLAIN.match(words, at)) is not None:
            values[plain["name"]] = plain["value"]
            at = plain.end()
        else:
            break
    return (values, at) if len(values) >= _FEWEST else None


def _in_formula(formula: str) -> dict[str, str]:
    """The values that one formula gives letters: `x = 2, y = 3` or `(2, 3)`."""
    pair = _TUPLE.fullmatch(formula)
    if pair is not None:
        numbers = re.split(r"\s*[;|]\s*|,\s*", pair["values"])
        names = re.split(r"\s*,\s*", pair["names"]) if pair["names"] else list("xyz"[: len(numbers)])
        return dict(zip(names, numbers, strict=True)) if len(names) == len(numbers) else {}
    found: dict[str, str] = {}
    for part in _CUT.split(_ENVIRONMENT.sub(" ", formula).replace("&", " ")):
        if not part.strip():
            continue
        match = _ASSIGNED.fullmatch(part)
        if match is None:
            return {}
        found[match["name"]] = match["value"]
    return found


def _claims(
    note: Note,
    running: Running,
    place: tuple[int, int],
    told: tuple[Sequence[tuple[str, str]], Mapping[str, str]],
    doubt: str | None,
) -> Iterator[Equation]:
    equations, values = told
    text = running.text
    span = text.span_of(*place)

    def put(side: str) -> Term:
        worked = _LETTERS.sub(lambda found: rf"\left({values[found.group()]}\right)", side)
        return Term(Passage(f"{worked} + 0", ((0, span.start),)), Syntax.LATEX)

    for left, right in equations:
        worked = left.startswith(_QUOTIENT)
        yield Equation(
            path=note.path,
            span=span,
            kind="value",
            text=f"{text.shown(*place)}: {right if worked else f'{left} = {right}'}",
            scope=running.block.scope,
            left=put(left),
            relation=Relation.EQUAL,
            right=put(right),
            doubt=doubt,
        )
