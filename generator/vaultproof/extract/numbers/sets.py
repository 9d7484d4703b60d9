r"""What a note states of finite sets: with `A = \{1, 2\}` and `B = \{2, 3\}`, `A \cup B = \{1, 2, 3\}`,
`|A \cap B| = 1`, `2 \in A`, `A \subseteq B`; and laws of any sets, `|A \cup B| = |A| + |B| - |A \cap B|`. Works
nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.chain import read_chains
from vaultproof.extract.formula import contexts_of
from vaultproof.extract.language.words import conditional, consequent, denies, supposes
from vaultproof.latex.sets import names_in
from vaultproof.note import Formula, Note, ScopeKind
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

SETS = "sets"
"""The kind of such a claim."""
_OPERATION = late(
    r"\\(?:cup|cap|setminus|smallsetminus|backslash|triangle|overline|bar)(?![A-Za-z])|[∪∩∖]|\\times(?![A-Za-z])|\\#"
)
_LAW = late(r"\\(?:cup|cap|setminus|smallsetminus)(?![A-Za-z])|[∪∩∖]")
_COUNT = late(r"(?:\||\\lvert|\\vert)\s*(?:[A-Z]|\\\{|\\overline)")
_SET = late(r"\s*\\(?:left\s*\\)?(?:\{|lbrace).*\\(?:right\s*\\)?(?:\}|rbrace)\s*", re.DOTALL)
_NAME = late(r"\s*(?P<name>(?:[A-Z]|\\Omega)(?:_(?:\w|\{\w+\}))?)\s*")
_SPOTTED = late(
    r"\\cup|\\cap|\\setminus|\\subset|\\subseteq|\\in(?![a-z])|\\notin|∪|∩|∈|⊆|⊂|\\triangle|\\backslash|\\lvert|\|"
)
_BESIDE = late(
    r"\s*(?P<left>[^\\=<>,]{1,12}|.{0,60}?)\s*(?:(?P<in>\\in(?![a-z])|∈)|(?P<out>\\notin(?![a-z])|\\not\s*\\in(?![a-z])|∉)"
    r"|(?P<within>\\subseteq(?![a-z])|\\subset(?![a-z])|⊆|⊂)|(?P<beyond>\\not\s*\\subseteq(?![a-z])|\\nsubseteq(?![a-z])|\\not\s*\\subset(?![a-z])))\s*(?P<right>.{1,80}?)\s*[.,;]?\s*",
    re.DOTALL,
)
IN, OUT, WITHIN, BEYOND = "element", "no element", "subset", "no subset"
"""Under what a claim gives the relation that it is about."""
_DOUBT = "the words around it suppose, ask or deny rather than state"
_SIGNS = late(
    r"\\(?:cup|cap|setminus|smallsetminus|backslash|triangle|overline|bar|times|#|in|not|sub|nsub|lvert|vert)|[∪∩∖∈∉⊆⊂|]"
)
"""One of these is in every formula that says something of sets."""
_OTHER = Spotted(
    r"\\mathbb|\\mathcal|\\sigma|\\bigcup|\\bigcap|\\prod|\\P|P\s*\(|\\Pr|interval|Intervall|intervalle|[\[\]]"
)
_LONGEST = 240
_TOPOLOGY = Spotted(
    r"""\b(?:closures?|topolog\w*|closed\s+sets?|limit\s+points?|abschluss|abgeschlossene\w*\s+(?:hülle|mengen?)|häufungspunkt\w*|adhérence|ensembles?\s+fermés?
    |clausura|adherencia|conjuntos?\s+(?:cerrados?|fechados?)|fecho|chiusura|insiem[ei]\s+chius[oi]|bao\s+đóng|tập\s+đóng|domknięci\w*|uzávěr\w*|kapanış\w*)(?!\w)
    |замыкани|замкнут\w+\s+множеств|тополог|闭包|閉包|拓扑|位相|폐포|위상""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of notes in which a bar above a set is its closure, and a prime behind it the set of its limit points."""
_BARRED = late(r"\\(?:overline|bar)(?![A-Za-z])|[A-Z}]\s*(?:['’′]|\^\s*\{?\s*\\prime)")
_PRIME = late(r"['’′]|\^\s*\{?\s*\\prime")
_PRIMED_NAME = late(
    rf"(?:(?:\\Omega|U)\s*(?:{_PRIME.pattern})|(?:[A-Z])\s*(?:{_PRIME.pattern})\}}?\s*:?=\s*(?:\\left\s*)?\\\{{[^{{}}]*?(?:\\in(?![a-z])|∈|\\mid|:|\|))"
)
"""A set that has a prime in its name, where a prime is no complement: `\\Omega'`, `A' = \\{x \\in B : x > 2\\}`."""


def set_claims(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each equation, membership and inclusion of sets in a note's formulas."""
    if _SPOTTED.search(note.source.text) is None:
        return
    contexts = None
    given = _given(note)
    for formula in note.formulas:
        text = formula.passage.text
        if len(text) > _LONGEST or _SIGNS.search(text) is None:
            continue
        found = [*_equations(formula), *_relations(formula, given)]
        if not found or _means_otherwise(note, text):
            continue
        contexts = contexts_of(note) if contexts is None else contexts
        context = contexts.get(formula.span.start, ("", ""))
        if context is None:
            continue
        sentence = " ".join(context)
        for left, right, relation, how in found:
            names = names_in(left.text) | names_in(right.text)
            named = names and all(
                _nearest(note, given.get(name, []), left.whole.start, formula.scope) is not None
                for name in names
            )
            if not (named or how or _LAW.search(f"{left.text} {right.text}")):
                continue  # a product or a determinant
            tells = (supposes, denies) if named else (supposes, denies, conditional, consequent)
            doubted = any(told(sentence) for told in tells)
            yield _claim(note, formula, (left, right, relation, how), given, doubts, doubted=doubted)


def _means_otherwise(note: Note, formula: str) -> bool:
    """Whether a prime or bar in a formula makes no complement in its note."""
    if _PRIME.search(formula) is not None and _PRIMED_NAME.search(note.source.text) is not None:
        return True
    return _BARRED.search(formula) is not None and any(map(_TOPOLOGY.search, (note.path, note.source.text)))


_Found = tuple[Passage, Passage, Relation, str]
_Given = dict[str, list[tuple[Passage, int]]]


def _given(note: Note) -> _Given:
    """The sets to which a note gives names, each with the scope in which it stands."""
    found: _Given = {}
    for formula in note.formulas:
        if "{" not in formula.passage.text or "=" not in formula.passage.text:
            continue
        for chain in read_chains(formula.passage):
            name = _NAME.fullmatch(chain.terms[0].text) if chain.relations else None
            if (
                name is not None
                and chain.relations[0] is Relation.EQUAL
                and _SET.fullmatch(chain.terms[1].text)
            ):
                found.setdefault(name["name"], []).append((chain.terms[1], formula.scope))
    return found


def _equations(formula: Formula) -> Iterator[_Found]:
    for chain in read_chains(formula.passage):
        if len(chain.terms) < 2 or chain.supposed or chain.equivalent:
            continue
        for index, relation in enumerate(chain.relations):
            left, right = chain.terms[index : index + 2]
            both = f"{left.text} {right.text}"
            if relation is not Relation.EQUAL or _OTHER.search(both):
                continue
            if _OPERATION.search(both) or _COUNT.search(both):
                yield left, right, relation, ""


def _relations(formula: Formula, given: _Given) -> Iterator[_Found]:
    match = _BESIDE.fullmatch(formula.passage.text)
    if match is None or _OTHER.search(formula.passage.text):
        return
    kinds = {"in": IN, "out": OUT, "within": WITHIN, "beyond": BEYOND}
    how = next(kinds[kind] for kind in kinds if match[kind] is not None)
    left, right = (formula.passage.cut(*match.span(side)) for side in ("left", "right"))
    named = _NAME.fullmatch(left.text)
    if how in {IN, OUT} and re.search(r"[A-Za-z]", left.text):
        return  # a letter that stands for any element
    if how in {WITHIN, BEYOND} and named is not None and named["name"] not in given:
        return
    yield left, right, Relation.EQUAL, how


def _claim(
    note: Note, formula: Formula, found: _Found, given: _Given, doubts: Mapping[int, str], *, doubted: bool
) -> Equation:
    left, right, relation, how = found
    start = left.whole.start
    span = Span(start, max(right.whole.end, start))
    named = tuple(
        (name, Term(near, Syntax.LATEX))
        for name, several in given.items()
        if (near := _nearest(note, several, start, formula.scope)) is not None
    )
    if how:
        named = (*named, (how, Term(left, Syntax.LATEX)))
    return Equation(
        path=note.path,
        span=span,
        kind=SETS,
        text=" ".join(note.source[span].split()),
        scope=formula.scope,
        left=Term(left, Syntax.LATEX),
        relation=relation,
        right=Term(right, Syntax.LATEX),
        given=named,
        doubt=doubts.get(formula.scope) or (_DOUBT if doubted else None),
    )


_OF_EXAMPLES = frozenset({"example", "ex", "exm", "eg"})
"""The types of callouts that hold an example, whose sets are its own."""


def _nearest(note: Note, several: list[tuple[Passage, int]], start: int, scope: int) -> Passage | None:
    """The set that a name stands for at a place: the last one given before it, in its own section or around it."""
    before = [(passage, where) for passage, where in several if passage.whole.end <= start]
    if not before:
        return None
    passage, where = before[-1]
    kinds = (ScopeKind.SECTION, ScopeKind.NOTE)
    examples = {one.scope for one in note.callouts if one.type.casefold() in _OF_EXAMPLES}
    section = next(at for at in note.scope_chain(where) if note.scopes[at].kind in kinds or at in examples)
    return passage if section in note.scope_chain(scope) else None
