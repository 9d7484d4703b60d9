"""Statements inside a note's formulas."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from vaultproof.again import again
from vaultproof.claim import Relation, Syntax, Term
from vaultproof.extract.chain import Chain, read_chains
from vaultproof.extract.classify import Statement
from vaultproof.extract.continued import goes_on
from vaultproof.extract.doubts.around import Around
from vaultproof.extract.doubts.silence import without_degrees
from vaultproof.extract.doubts.verdict import calls_false
from vaultproof.extract.language.words import (
    asks_whether,
    other_numbers,
    put_values,
    supposes,
    tells_of_mistakes,
    to_be_decided,
)
from vaultproof.extract.prose import in_magnitudes, tells_magnitude
from vaultproof.note import Block, Formula, Note, Run, RunKind, ScopeKind
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late


def formula_statements(
    note: Note, doubts: Mapping[int, str], restored: Sequence[Formula] = ()
) -> Iterator[Statement]:
    """Each chain of at least two terms in each formula of the note that is not struck out, and in `restored` ones.
    `doubts` are the reasons, by scope, not to take what stands there as stated."""
    contexts = contexts_of(note) | {one.span.start: _raw_context(note, one) for one in restored}
    for at, formula in enumerate((*note.formulas, *restored)):
        context = contexts.get(formula.span.start, ("", ""))
        if context is None:
            continue
        earlier, sentence = context
        text = _without_cases(formula.passage.text)
        sentence += _other(text)
        if r"\equiv" in text and (_CONGRUENCES.search(note.source.text) or r"\begin" in text):
            continue  # numbers that leave the same remainder, matrices of which one comes from the other
        place = doubts.get(formula.scope)
        if at < len(note.formulas) and (link := goes_on(note, at)) is not None:
            relation, term = link
            terms = _ends_of_link(note, at, term)
            yield Statement(
                source=note.source,
                scope=formula.scope,
                terms=terms,
                relations=(relation,),
                around=Around(sentence, earlier, place=place, terms=terms),
                goes_on=True,
            )
        yield from _of_chains(note, formula, (earlier, sentence), place)


_CASES = late(r"\\begin\s*\{[dr]?cases\*?\}.*?\\end\s*\{[dr]?cases\*?\}", re.DOTALL)


def _without_cases(latex: str) -> str:
    """A formula without its definitions by cases: a congruence in their conditions says nothing of its values."""
    return _CASES.sub("", latex) if "cases" in latex and "mod" in latex else latex


def _of_chains(
    note: Note, formula: Formula, context: tuple[str, str], place: str | None
) -> Iterator[Statement]:
    """What the chains of a formula state, in the words around it, at a `place` where they may not be meant."""
    earlier, sentence = context
    chains = read_chains(formula.passage)
    if chains and (name := _name_outside(note.source.text, formula)) is not None:
        chains = (*_called_by(name, chains[0]), *chains[1:])
    if chains and _begun_before(note.source.text, formula.span.start):
        chains = chains[1:]
    magnitude = bool(chains) and tells_magnitude(note.source.text, formula.span.end)
    if magnitude and not in_magnitudes(note.source.text, formula.span.start, formula.span.end):
        percent = _in_percent(note.source.text, formula, chains[-1])
        magnitude = percent is None
        chains = (*chains[:-1], percent or chains[-1].without_last())
    denied = _denied(chains)
    open_ended = formula.passage.text.rstrip(" .").endswith((r"\dots", r"\ldots", r"\cdots", "…"))
    for chain in (_behind_a_law(note.source.text, one) for one in chains):
        if not chain.relations:
            continue
        behind = note.source.text[chain.terms[-1].whole.end : formula.span.end]
        supposition = _supposition(chain, formula.passage.text, denied)
        if asks_whether(note.source.text, formula.span.start):
            supposition = "the question before it asks whether it is so"
        if calls_false(formula.passage.text, behind):
            supposition = "its formula calls it false"
        if (magnitude and chain is chains[-1]) or _in_magnitude(note.source.text, chain):
            supposition = supposition or "a word of magnitude stands behind the value"
        terms = tuple(Term(_with_transposes(_with_quotients(term)), Syntax.LATEX) for term in chain.terms)
        yield Statement(
            source=note.source,
            scope=formula.scope,
            terms=terms,
            relations=chain.relations,
            around=Around(
                sentence,
                earlier,
                itself=supposition,
                place=place,
                terms=terms,
                equivalent=chain.equivalent,
                solved=chain.solved,
            ),
            open_ended=open_ended,
        )


_NAME_BEFORE = late(r"(?<![\w$\\])[A-Za-z][A-Za-z0-9]*\Z")
_LONGEST_NAME = 30
_JOINING = (
    r"and|or|so|that|then|thus|hence|also|as|is|are|have|has|had|get|gets|gives?|e\.?g|example|where|while|with|but|if|since|because|now|here|finally|indeed|compute"
    r"|evaluates?|calculate|find|for|to|und|oder|also|dass|dann|ist|gilt|haben|beispiel|et|ou|donc|alors|est|que|avec|exemple|y|o|e|es|entonces|luego|ejemplo|então|logo"
    r"|é|exemplo|allora|quindi|è|esempio|и|или|то|что|тогда|например|i|oraz|lub|więc|jest|przykład|và|hoặc|thì|là|có|nên|vậy|dụ|ve|ise"
)
_QUALIFIED = late(rf"(?<![^\W_])(?!(?:{_JOINING})[\s-]+\Z)[^\W\d_]+[ -]+\Z", re.IGNORECASE)
"""A word before a name that may make another of it: `leaky ReLU`, `the derivative of ReLU`."""


def _name_outside(text: str, formula: Formula) -> str | None:
    """The name of what a formula calls where it stands right before its mark: `ELU$(-1) = -0.63$`; empty where the
    letters before the mark may be more than a name."""
    start = formula.span.start
    if not (start and text[start - 1].isalpha() and formula.passage.text.startswith(("(", r"\left("))):
        return None
    found = _NAME_BEFORE.search(text, max(0, start - _LONGEST_NAME), start)
    if found is None or _QUALIFIED.search(text, max(0, found.start() - _LONGEST_NAME), found.start()):
        return ""
    return found.group()


_PERCENT_BEHIND = late(
    r"\$[ \u00a0\u202f]?\\?[%％](?![^\S\n]*[\w$(])|\$[ \u00a0\u202f]?\\?[%％](?=[^\S\n]+[^\W\d_]{2})"
)
_LETTER = late(r"\s*(?:[^\W\d_]|\\[A-Za-z]+)\s*(?:_\s*(?:\w|\{[^{}]*\}))?\s*")
_BARE_NUMBER = late(r"\s*[-−]?\d+(?:(?:[.,]|\{,\})\d+)?\s*")


def _in_percent(text: str, formula: Formula, chain: Chain) -> Chain | None:
    r"""A chain with the sign of percent that stands behind its formula, `$P(X > 130) \approx 2.28$ %`; none where it
    ends in something else than a number. A remainder, `$17$ % 5`, has a number behind the sign."""
    if not chain.relations or _PERCENT_BEHIND.match(text, formula.span.end - 1) is None:
        return None
    last = chain.terms[-1]
    if len(chain.terms) == 2 and _LETTER.fullmatch(chain.terms[0].text) is not None:
        return None  # what a letter stands for may be reckoned with in percent: `1 + r/100`
    if _BARE_NUMBER.fullmatch(last.text) is None or "%" in formula.passage.text:
        return None
    number = last.text.rstrip()
    told = last.cut(0, len(number)).reworded(rf"{number}\%")
    return replace(chain, terms=(*chain.terms[:-1], told))


_FOLLOWS_A_LAW = late(r"(?:\\sim|[∼~])\s*\Z")
_LAW = late(
    r"\s*(?:\\(?:mathcal|mathrm|text|operatorname|mathbb)\s*\{\s*)?[A-Z][A-Za-z]*\s*\}?\s*(?:\\left\s*)?\("
)


def _behind_a_law(text: str, chain: Chain) -> Chain:
    r"""A chain without the law that a variable follows, which equals nothing: `P(T > t) \sim Exp(2) = e^{-2t}`."""
    first = chain.terms[0] if chain.relations else None
    if first is None or _LAW.match(first.text) is None:
        return chain
    start = first.whole.start
    if _FOLLOWS_A_LAW.search(text, max(0, start - _LONGEST_BEGINNING), start) is None:
        return chain
    return replace(chain, terms=chain.terms[1:], relations=chain.relations[1:])


_BEGUN = late(
    r"(?:\\(?:(?:arc)?(?:sin|cos|tan|cot)h?|sec|csc|log|ln|lg|exp|det|cdot|times|div)|[-+*/=])\s*\$[ \t]+\Z"
)
_LONGEST_BEGINNING = 12


def _begun_before(text: str, start: int) -> bool:
    r"""Whether a formula goes on with what the one before it begins: `$\cos$ $\alpha = \frac{12}{13}$`."""
    return _BEGUN.search(text, max(0, start - _LONGEST_BEGINNING), start) is not None


def _called_by(name: str, chain: Chain) -> tuple[Chain, ...]:
    """A chain that begins with the arguments of a call, with the name before them; none without a name."""
    if not name:
        return ()
    first = chain.terms[0].spliced(0, 0, rf"\operatorname{{{name}}}")
    return (replace(chain, terms=(first, *chain.terms[1:])),)


def _ends_of_link(note: Note, at: int, term: Passage) -> tuple[Term, ...]:
    """The last term of the formula that one goes on with, and the term of its own with which it does."""
    before = read_chains(note.formulas[at - 1].passage)[0].terms[-1]
    return tuple(Term(_with_transposes(_with_quotients(one)), Syntax.LATEX) for one in (before, term))


_SPELLED = late(
    r"(?:[\s~]|\\[,;:! ])*\\(?:text\w*|mathrm|mathsf|mathit|operatorname|mbox|unit|rm)\s*\{"
    r"(?=[\s~]*(?P<letter>[kKMBGT][\s~]*\})?)"
)


def _in_magnitude(text: str, chain: Chain) -> bool:
    """Whether a word or letter of magnitude stands behind a chain in its formula: `= 25 \\text{ million}`."""
    match = _SPELLED.match(text, chain.terms[-1].whole.end)
    return match is not None and (match["letter"] is not None or tells_magnitude(text, match.end()))


_COLON = late(r"(?<=[\d})])\s*:\s*(?=\\[dt]?frac|\d|\()")
_WORDED = late(r"[^\W\d_]")
_NUMERALS = late(r"\\(?:[dt]?frac|left|right|cdot|times)(?![A-Za-z])")


def _with_quotients(term: Passage) -> Passage:
    r"""A term of numbers with signs of division for its colons: `\frac{5}{6} : \frac{1}{3}`; not `12:30`."""
    if ":" not in term.text or _WORDED.search(_NUMERALS.sub("", term.text)) is not None:
        return term
    for match in reversed(list(_COLON.finditer(term.text))):
        if r"\frac" in term.text or match.group() != ":":
            term = term.spliced(*match.span(), r"\div ")
    return term


_TRANSPOSED = late(
    r"(?:\{\s*\}\s*|(?<![\w})\]])(?=\^))\^\s*(?:\{\s*t\s*\}|t(?![A-Za-z]{2}))\s*(?:\\[!,]\s*)?(?P<name>[A-Z])(?![A-Za-z])"
)


def _with_transposes(term: Passage) -> Passage:
    r"""A term with transposes as most books write them: `{}^tA` is `A^T`."""
    if "^" not in term.text:
        return term
    for match in reversed(list(_TRANSPOSED.finditer(term.text))):
        term = term.spliced(*match.span(), f"{match['name']}^T")
    return term


_REQUIRED = late(r"\\(?:stackrel|overset)\s*\{[^{}]*[!?][^{}]*\}")


def _supposition(chain: Chain, formula: str, denied: frozenset[str]) -> str | None:
    """Why a formula may not state what one of its chains says."""
    if chain.supposed:
        return "something is inferred from it, so that it may be supposed"
    if _REQUIRED.search(formula):
        return "a mark on an equals sign of its formula says that it is required or asked"
    if "".join(chain.terms[0].text.split()) in denied and Relation.UNEQUAL not in chain.relations:
        return "its formula denies it"
    return None


def _denied(chains: Sequence[Chain]) -> frozenset[str]:
    """What a formula says to be unequal to something: an equation for it there is one that is put to the test."""
    return frozenset(
        "".join(chain.terms[0].text.split())
        for chain in chains
        if chain.relations and chain.relations[0] is Relation.UNEQUAL
    )


_OTHER = late(r"\\[pb]mod|\\oplus|\^\{?\\circ|\\(?:mathbb|mathbf)\s*\{?[FZ]\}?_\S+|\\operatorname\{GF\}\S*")


_LETTERED = late(r"\\(?:text\w*|mathrm|mathtt|mathsf|mathit)\s*\{([^{}]*)\}")
_BASED = late(r"(?<![\w.])0\s*[xXbB]\s*[\dA-Fa-f]")


@again
def _other(latex: str) -> str:
    """What in a formula itself tells of other kinds of numbers."""
    based = " 0x0" if "0" in latex and _BASED.search(_LETTERED.sub(r"\1", latex)) else ""
    return " " + " ".join(_OTHER.findall(latex) if "\\" in latex else ()) + based


_CONGRUENCES = Spotted(
    r"\\[bp]?mod(?![a-z])|mathbb\{?\s*Z\s*\}?\s*(?:_|/)|\bmod(?:ulo)?\b|congru|kongruen|đồng dư|сравним|по модулю"
    r"|同余|合同|합동",
    re.IGNORECASE,
)
_Context: TypeAlias = tuple[str, str] | None


def contexts_of(note: Note) -> dict[int, _Context]:
    """The words around each formula by its offset: what is said earlier, and its sentence, in which U+E001 stands for
    the formula; None where it is struck out.

    For an inline formula: the sentences of its paragraph in which something is supposed, and its sentence. For one on
    its own: the paragraph before it, and the end of that with the beginning of the one behind.
    """
    if not note.formulas:
        return {}
    found: dict[int, _Context] = {}
    blocks = note.blocks
    known: dict[int, str] = {}
    leads: dict[int, tuple[str, str]] = {}

    def words(index: int) -> str:
        if index not in known:
            known[index] = _words(blocks[index])
        return known[index]

    def introduced(index: int) -> tuple[str, str]:
        if index not in leads:
            leads[index] = _introducing(blocks[index])
        return leads[index]

    lead, listed = 0, False
    for index, block in enumerate(blocks):
        listed = _is_listed(note, block) or (listed and block.kind == "formula")
        if not listed:
            lead = index
        asked, others = introduced(lead) if lead != index else ("", "")
        if block.kind == "formula":
            before = words(index - 1)[-300:] if index and _leads_to(blocks[index - 1]) else ""
            behind = words(index + 1)[:120] if _goes_on(blocks, index) else ""
            start = max((match.end() for match in _END.finditer(before)), default=0)
            found[block.span.start] = asked + before[:start], f"{before[start:]} \ue001 {behind}"
            continue
        if not any(run.kind is RunKind.FORMULA for run in block.runs):
            continue
        text = words(index)
        at, ends = 0, _ends(text)
        others += _other("\n".join(run.passage.text for run in block.runs if run.kind is RunKind.FORMULA))
        for run in block.runs:
            if run.kind is RunKind.FORMULA:
                earlier, sentence = _sentence(text, at, ends)
                found[run.span.start] = None if run.struck else (asked + earlier, sentence + others)
                at += 1
            else:
                at += len(_shown(run))
    return found


def _leads_to(before: Block) -> bool:
    """Whether the words before a formula on its own may be of its sentence: a heading is only where it asks something
    or tells of a mistake."""
    if before.kind != "heading":
        return True
    return any(mark in before.text for mark in "?？") or tells_of_mistakes(before.text)


_LABEL = late(r"[\s*_(]*(?:[IVX]{1,4}|\d{1,2}|[a-h])[.)][\s*_]|\s*[*_]*Q\d")
"""How the next of several problems begins."""


def _goes_on(blocks: Sequence[Block], index: int) -> bool:
    """Whether the block behind one may speak of it: no heading does, and no other problem, `II. What is …?`."""
    if index + 1 >= len(blocks):
        return False
    following = blocks[index + 1]
    return following.kind != "heading" and _LABEL.match(following.text) is None


_INTRODUCING = 300
_MARKED = 12
_ITEM_LETTER = late(r"[\s*_]*(?:\(?[a-hA-H]\)|[a-h]\.)[\s*_]")
"""How an item begins that Markdown does not take for one: `(a) …`, `b. …`."""


def _is_listed(note: Note, block: Block) -> bool:
    """Whether a block stands in a list, also in one of HTML or whose letters Markdown does not take for such."""
    if note.scopes[block.scope].kind is ScopeKind.ITEM or _ITEM_LETTER.match(block.text) is not None:
        return True
    before = note.source.text[max(0, block.span.start - _MARKED) : block.span.start]
    return before.rstrip().endswith("<li>")


def _introducing(block: Block) -> tuple[str, str]:
    """What words before a list tell of its items: themselves, where they ask which items are true, and of what other
    kind of numbers these are, `Properties of GF(2):`; empty for neither."""
    said = "".join(run.passage.text for run in block.runs)[-_INTRODUCING:]
    ends = said.rstrip().endswith((":", "："))
    other = ""
    if ends and other_numbers(said):
        other = " \\pmod" if other_numbers(without_degrees(said)) else " \\circ"
    return f"{said} " if to_be_decided(said) else "", other


def _raw_context(note: Note, formula: Formula) -> _Context:
    """The words around a formula that stands in a note's text as it is."""
    block = next((one for one in note.blocks if one.span.covers(formula.span)), None)
    if block is None:
        return "", ""
    text = note.source.text
    before, behind = text[block.span.start : formula.span.start], text[formula.span.end : block.span.end]
    text = f"{before}\ue002{behind}"
    return _sentence(text, len(before), _ends(text))


def _words(block: Block) -> str:
    text = ""
    given = set()
    for run in block.runs:
        if run.kind is RunKind.FORMULA and _VALUE.match(run.passage.text):
            given.add(len(text))
        text += _shown(run)
    return put_values(text, given.__contains__) if given else text


_VALUE = late(r"\s*\\?[A-Za-z]+(?:_\{?\w+\}?)?\s*=\s*[-−]?\s*\d+(?:(?:[.,]|\{,\})\d+)?\s*$")


def _shown(run: Run) -> str:
    """A run's words; a formula is one private-use character, so that offsets stay simple: U+E003 without letters."""
    if run.kind is RunKind.FORMULA:
        return "\ue002" if _WORDED.search(run.passage.text) else "\ue003"
    return "" if run.kind is RunKind.COMMENT else run.passage.text


_REACH = 500
_END = late(r"[\s。？！](?:(?<=[。？！\n])|(?<=[.!?。？！\n]\s))")


def _ends(text: str) -> list[int]:
    """Where the sentences of a text end."""
    return [match.end() for match in _END.finditer(text)]


def _sentence(text: str, at: int, ends: list[int]) -> tuple[str, str]:
    """The earlier sentences of the paragraph that suppose something, and the sentence around an offset."""
    count = bisect_right(ends, at)
    start = ends[count - 1] if count else 0
    end = ends[count] if count < len(ends) else len(text)
    earlier = text[:start]
    earlier = earlier[-_REACH:]
    supposed = earlier if supposes(earlier) and "?" not in earlier else ""
    before, behind = text[max(start, at - _REACH) : at], text[at + 1 : min(end, at + _REACH)]
    return supposed[-_REACH:], f"{before} \ue001 {behind}"
