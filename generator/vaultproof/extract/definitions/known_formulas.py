r"""Formulas that everybody knows, where a note spoils one by a slip: `\text{Recall} = \frac{TP}{TP + FP}`.

Finds what a formula is called, left of its sign, in the words before it or in the heading above, and holds it against
the accepted forms. Says nothing of a formula that is right, nor of one that is neither right nor a known slip.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import permutations

from vaultproof.again import again
from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.chain import read_chains
from vaultproof.extract.doubts.around import Around
from vaultproof.extract.formula import contexts_of
from vaultproof.latex.loose import COUNT, Loose, Scene, Unread, read_loose
from vaultproof.note import Block, Formula, Note
from vaultproof.reference.formulas import FORMULAS, Known
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

KNOWN = "definition"
"""The kind of such claims."""
_MAY_BE = late(
    r"\\sum|\\frac|\\sqrt|\^|softmax"
    r"|\\mathbb\s*\{?E|(?<![A-Za-z\\])E\s*(?:\\left\s*)?[\[(]|P\s*(?:\\left\s*)?\(|/|t\s*-\s*1|\\log|\\pi(?![A-Za-z])"
)
_OTHERWISE = Spotted(
    r"""\b(?:wrong\w*|incorrect\w*|mistake\w*|instead|not\s+the|weighted|unnormali[sz]ed|unscaled|simplif\w*|modif\w*|negativ\w*|maximi[sz]\w*|likelihood|inverse|reciprocal
    |without|ignor\w*|omit\w*|drop\w*|numerator|denominator|generali[sz]\w*|variant\w*|alternativ\w*|naive|falsch\w*|fehler\w*\s+ist|statt|ohne|gewichtet\w*|maximier\w*
    |faux|fausse|sans|pondér\w*|maximis\w*|sin|ponderad\w*|maximiz\w*|sem|errad\w*|incorrect[oa]|senza|pesat\w*|sbagliat\w*|неверн\w*|ошибочн\w*|без|взвеш\w*|правдоподоби\w*
    |(?<!phương\s)(?<!hiệp\s)sai(?!\s+số)|bỏ|không\s+phải|có\s+trọng\s+số|hợp\s+lý|bez|ważon\w*|błędn\w*|yanlış|ağırlıklı)\b
    |错误|加权|最大化|似然|誤り|重み付|尤度|最大化|가중|우도|틀린""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that tell that a formula is meant to be another one."""
_FONTS = late(
    r"\\(?:text(?:bf|it|rm|sf|tt)?|math(?:rm|bf|cal|it|sf)|operatorname\*?|boldsymbol|bm|left|right|displaystyle"
    r"|mbox|[,;:! ])(?![A-Za-z])"
)
_BARS = late(r"\\(?:\||parallel|Vert|mid|vert)|\|\|")
_LEFT_OUT = late(r"[\s{}~&]|\\(?=[A-Za-z])")
_NUMBERED = late(r"^[\W\d_]*(?:[a-h][).]\s+)?[\W\d_]*", re.IGNORECASE)
_ADDED = late(
    r"\s*(?:\((?P<also>[^()]{1,40})\)|[-–—:：=]"
    r"|\b(?:formula|definition|is|equation|công thức|là|formel|ist|formule|est|fórmula|es|é|formula|è|формула|wzór|to)"
    r"|公式|定义|の公式|定義|공식|는|은|は|损失|損失|函数|関数|손실|함수)\s*$",
    re.IGNORECASE,
)
_ARTICLE = late(
    r"^(?:the|la|le|el|der|die|das|il|o|a|hàm|công thức|формула|formula|formel)\s+|^l['’]", re.IGNORECASE
)
_LETTER = late(r"(?:mathcal)?[A-Za-z](?:\(.*\))?(?:_[A-Za-z]{1,5})?|theta|[a-z]{2,7}")
_LONGEST_NAME = 60
_SEEDS = range(24)
_ENOUGH = 3
_MOST_LETTERS = 5
_CLOSE = 1e-9
_OF_EVENTS = late(r"\(\w,\|,\w\)")
_COUNTS = "n N m M T C K k D d".split()


def spoilt_formulas(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each known formula of the note that is spoilt by a slip; its `right` is what the note writes, its `left` the
    accepted formula."""
    contexts = None
    starts = [one.span.start for one in note.blocks]
    for formula in note.formulas:
        if _MAY_BE.search(formula.passage.text) is None:
            continue
        called = None
        for chain in read_chains(formula.passage):
            head = _bare(chain.terms[0].text) if len(chain.terms) > 1 else None
            if len(chain.terms) > 1 and chain.relations[0] not in {Relation.EQUAL, Relation.APPROXIMATE}:
                continue
            called = called or _called(note, starts, formula)
            near, above = called
            for entry in _entries(head, near if head is None else (*near, *above)):
                bodies = chain.terms[1:] if head is not None else chain.terms
                spoilt = next((one for one in bodies if is_spoilt(entry, head or "", one.text)), None)
                if spoilt is None:
                    continue
                contexts = contexts or contexts_of(note)
                if (context := contexts.get(formula.span.start, ("", ""))) is None:
                    continue
                whole = (chain.terms[0], spoilt)
                meant = Around(context[1], context[0], place=doubts.get(formula.scope))
                told = _OTHERWISE.search(f"{context[1]} {' '.join((*near, *above))}") is not None
                if not told and any(is_right(entry, head or "", one.text) for one in bodies):
                    told = True
                yield _claim(note, formula, entry, whole, meant.doubt or (_MEANT if told else None))
                break


_MEANT = "the words around it tell of another formula, or the right one stands beside it"


def _claim(
    note: Note, formula: Formula, entry: Known, terms: tuple[Passage, Passage], doubt: str | None
) -> Equation:
    first, spoilt = terms
    span = Span(min(first.whole.start, spoilt.whole.start), spoilt.whole.end)
    accepted = Passage(entry.accepted[0], ((0, span.start),))
    return Equation(
        path=note.path,
        span=span,
        kind=KNOWN,
        text=" ".join(note.source[span].split()),
        scope=formula.scope,
        left=Term(accepted, Syntax.LATEX),
        relation=Relation.EQUAL,
        right=Term(spoilt, Syntax.LATEX),
        lead=(entry.source,),
        doubt=doubt,
    )


@again
def _bare(text: str) -> str:
    """What stands left of a sign, without fonts, braces and spaces."""
    return _LEFT_OUT.sub("", _BARS.sub("|", _FONTS.sub("", text))).replace("lVert", "|").replace("rVert", "|")


@lru_cache(maxsize=2048)
def _entries(head: str | None, called: tuple[str, ...]) -> tuple[Known, ...]:
    """The known formulas that a head or the words before it name."""
    named = frozenset().union(*map(_called_so, called))
    if not named and (head is None or _ALONE_HEAD.fullmatch(head) is None):
        return ()
    found = []
    for at in sorted(named) if head is None else sorted(named | _ALONE):
        entry = FORMULAS[at]
        fits = head is not None and _HEADS[at].fullmatch(head) is not None
        lettered = head is None or (entry.letters and _LETTER.fullmatch(head) is not None)
        if (entry.alone and fits) or (at in named and (fits or lettered)):
            found.append(entry)
    return tuple(found)


@lru_cache(maxsize=2048)
def _called_so(name: str) -> frozenset[int]:
    """Which formulas bear a name."""
    if not _NAMES.may_match(name) or _NAMES.fullmatch(name) is None:
        return frozenset()
    return frozenset(
        at for at, entry in enumerate(FORMULAS) if re.fullmatch(entry.names, name, re.IGNORECASE) is not None
    )


_NAMES = Spotted("|".join(f"(?:{entry.names})" for entry in FORMULAS), re.IGNORECASE)
"""All that they are called."""


def _heads(entry: Known) -> re.Pattern[str]:
    return late(entry.heads, re.IGNORECASE if entry.letters else 0)


_HEADS = tuple(map(_heads, FORMULAS))
_ALONE = frozenset(at for at, entry in enumerate(FORMULAS) if entry.alone)
"""Those that a head tells without a name."""
_UNNAMED = [re.sub(r"\?P<[A-Za-z]+>", "?:", entry.heads) for entry in FORMULAS]
_ALONE_HEAD = late(
    "|".join(f"(?{'i' if FORMULAS[at].letters else '-i'}:{_UNNAMED[at]})" for at in sorted(_ALONE))
)
"""The heads of these."""


def _called(note: Note, starts: Sequence[int], formula: Formula) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the words right before a formula, or the cell left of it, call it, and what the heading above does."""
    at = formula.span.start
    index = bisect_right(starts, at) - 1
    if index < 0:
        return (), ()
    block = note.blocks[index]
    near = _names(_before(block, at))
    if not near and block.row is not None and index and note.blocks[index - 1].row == block.row:
        return _names(note.blocks[index - 1].text), ()
    if not near and index and block.kind == "formula":
        before = note.blocks[index - 1]
        near = _names(before.text) if len(before.text) <= _LONGEST_NAME else ()
    if near and block.kind != "formula":
        return near, ()
    scopes = (note.scopes[one].name for one in note.scope_chain(formula.scope))
    return near, _names(next((name for name in scopes if name), ""))


def _before(block: Block, at: int) -> str:
    """The words of a block before a place, of its last clause."""
    text = "".join(
        run.passage.text if run.span.end <= at else "" for run in block.runs if run.span.start < at
    )
    return _CLAUSE_END.split(text.rstrip())[-1]


_CLAUSE_END = late(r"[.;。；\n]\s*|,\s+")


@lru_cache(maxsize=512)
def _names(text: str) -> tuple[str, ...]:
    """The names that some words are: without a number before them, without what is in brackets, and that."""
    text = _NUMBERED.sub("", text.strip().strip("*_").strip())
    if not text or len(text) > _LONGEST_NAME:
        return ()
    found: list[str] = []
    while (match := _ADDED.search(text)) is not None and match.end() > match.start():
        if match["also"]:
            found.append(match["also"].strip())
        text = text[: match.start()].strip("*_ ")
    text = _ARTICLE.sub("", text)
    return tuple(one for one in (text, *found) if one)


def is_spoilt(entry: Known, head: str, body: str) -> bool:
    """Whether a body is one of the slips, and none of the accepted forms, however far its sums reach."""
    read = _readings(body)
    if not read or _matches(entry, head, read, entry.accepted):
        return False
    return all(_matches(entry, head, (one,), entry.slips) for one in read)


def is_right(entry: Known, head: str, body: str) -> bool:
    """Whether a body is one of the accepted forms."""
    return _matches(entry, head, _readings(body), entry.accepted)


@lru_cache(maxsize=256)
def _readings(body: str) -> tuple[Loose, ...]:
    found = []
    for wide in (False, True):
        try:
            found.append(read_loose(body, wide=wide))
        except (Unread, ValueError, IndexError):
            continue
    return tuple(found[:1] if found and not found[0].sums else found)


def _matches(entry: Known, head: str, read: Sequence[Loose], templates: Sequence[str]) -> bool:
    """Whether a formula is one of the templates, whatever letters it has."""
    groups = _heads(entry).fullmatch(head)
    told = {key: value for key, value in groups.groupdict().items() if value} if groups is not None else {}
    return any(_is_one(entry, told, one, template) for one in read for template in templates)


def _is_one(entry: Known, told: Mapping[str, str], own: Loose, template: str) -> bool:
    if {"A", "B"} <= told.keys():
        swapped = {"A": told["A"], "B": told["B"]}
        template = re.sub(r"(?<=[(|])[AB](?=[)|])", lambda found: swapped[found.group()], template)
    read = _readings(template)
    if not read:
        return False
    pattern = read[0]
    roles = dict(entry.roles)
    for group, role in (
        ("P", "P"),
        ("Q", "Q"),
        ("first", "P"),
        ("second", "Q"),
        ("one", "P"),
        ("other", "Q"),
    ):
        if group in told:
            roles[role] = rf"{re.escape(told[group])}(?:\(.*\))?"
    return any(_alike(entry, pattern, own, names) for names in _assignments(pattern, own, roles))


def _assignments(pattern: Loose, own: Loose, roles: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Each way in which the names of a template may stand for those of a formula."""
    counting = {"n"} & pattern.names if pattern.sums and "n" not in roles else set()
    counted = own.counts & own.names or {next((one for one in _COUNTS if one in own.names), "")} - {""}
    if counting and (not counted or not pattern.sums):
        return
    wanted, free = pattern.names - counting, own.names - (counted if counting else set())
    if _OF_EVENTS.search(" ".join(wanted)) is not None:
        if wanted == free:
            yield {one: one for one in wanted}
        return
    if len(wanted) != len(free) or len(wanted) > _MOST_LETTERS:
        return
    fixed: dict[str, str] = {}
    for name in sorted(wanted & roles.keys()):
        fits = re.compile(rf"(?:{roles[name]}|{re.escape(name)})")
        fitting = [
            one
            for one in free
            if one not in fixed.values() and re.fullmatch(fits.pattern, one, re.IGNORECASE)
        ]
        exact = [one for one in fitting if fits.fullmatch(one)]
        if len(exact or fitting) == 1:
            fixed[name] = (exact or fitting)[0]
        elif not fitting:
            return
    rest, others = sorted(wanted - fixed.keys()), sorted(free - set(fixed.values()))
    for order in permutations(others):
        yield {
            **fixed,
            **dict(zip(rest, order, strict=True)),
            **{one: next(iter(counted)) for one in counting},
        }


def _alike(entry: Known, pattern: Loose, own: Loose, names: Mapping[str, str]) -> bool:
    """Whether two formulas have the same worth wherever both have one."""
    values = {names.get(name, name): value for name, value in entry.values}
    counts = {*own.counts, *(names[one] for one in ("n",) if one in names and pattern.sums)}
    values |= {one: float(COUNT) for one in counts if pattern.sums}
    met = 0
    for seed in _SEEDS:
        try:
            one = pattern.worth(Scene(values=values, names=names, seed=seed))
            other = own.worth(Scene(values=values, seed=seed))
        except (ValueError, ZeroDivisionError, OverflowError, TypeError):
            continue
        if not (math.isfinite(one) and math.isfinite(other)):
            continue
        if abs(one - other) > _CLOSE * max(1.0, abs(one)):
            return False
        met += 1
    return met >= _ENOUGH
