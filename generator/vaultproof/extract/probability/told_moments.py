r"""Means, variances and deviations that words tell of a variable whose distribution the note names before: with
`X \sim \text{Bin}(10, 0.3)`, “the mean is 3”, “la varianza de $X$ es 2.1”, “期望为 3”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from vaultproof.claim import Equation, Syntax, Term
from vaultproof.extract.doubts.set_anew import (
    is_altered,
    is_of_another_time,
    is_set_anew,
    tells_successes,
)
from vaultproof.extract.language.words import states
from vaultproof.extract.probability.chance_tables import ANOTHER
from vaultproof.extract.probability.distributed import (
    DISTRIBUTED,
    LAWS,
    OF_ROUNDED,
    SUPPOSED,
    Law,
    by_its_name,
    declared_laws,
    is_beside_another,
    terms_of,
    unique,
    variants_of,
    with_values,
)
from vaultproof.extract.probability.distribution_words import MIDDLE, MOMENT
from vaultproof.extract.probability.drawn import NOUN
from vaultproof.extract.probability.event_words import FAILED, how_often, is_known
from vaultproof.extract.probability.plain_odds import tells_more
from vaultproof.extract.probability.told_laws import NAMES_OF_LAWS
from vaultproof.extract.told import (
    OWNER,
    WHOSE,
    NumberText,
    Told,
    begins,
    begins_clause,
    claim_told,
    sentence_start,
    told_value,
    value_behind,
)
from vaultproof.note import Note, ScopeKind
from vaultproof.source import Passage
from vaultproof.spot import late

_KINDS = ("mean", "variance", "deviation", "median", "mode", "density")
_OF_CHANCES = late(r"\|\s*\$?\s*[Ppf]\s*\(")
"""The head of a table of probabilities, which tells nothing else of a distribution."""
_WITHIN = late(
    r"""\s(?:inside|within|on|in|over|throughout|im|auf|innerhalb|dans|sur|à\s+l['’]intérieur\s+de|en|dentro\s+del?|dentro\s+do|su|in|nell['’]|all['’]interno\s+dell['’]|на|внутри|trong|trên)\s*(?:the\s+|dem\s+|des\s+|l['’]\s*|el\s+|del\s+)?
    (?:(?:whole|ganzen|tout|todo|tutto|всём|всем)\s+)?(?:interval\w*|intervalle?s?|intervalo|intervallo|отрезк\w+|интервал\w*|khoảng|đoạn)\s*(?=$|[.,;)!]|(?:and|und|et|y|e|и|và)\s)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Where the density of a uniform distribution is told to be so."""
OF_SAMPLES = late(
    r"(?<!\w)(?:sample\w*|stichprobe\w*|échantillon\w*|muestra\w*|amostra\w*|campion\w*|выборк\w*|mẫu|observ\w+|data|daten|données|datos|dados|dati)(?!\w)|样本|標本|표본|数据|データ",
    re.IGNORECASE,
)
"""Words of a sample, whose moments are others than those of the variable it is drawn from."""
_VARIABLE = late(
    r"(?<![A-Za-z\\{(\[])(?P<letter>[A-DF-OQ-UW-Z])(?:_\{?\w+\}?)?\s*(?:=(?!\s*[-−]?\d+(?:[.,]\d+)?\s*(?:[,;.)$]|$))|\\sim|∼|~)"
)
_STAKES = late(
    r"""(?<!\w)(?:pay\w*|win\w*|prize|profit|gain\w*|payoff|points?|twice|double\w*|squared|until|reroll\w*|squares?|times|gewinn\w*|bekomm\w*|zahl(?:t|en)|erhält|euro|punkte?|bis|quadrat\w*|mal|gagn\w*|mise|points|jusqu\w*|carrés?
    |gan\w+|premio|puntos|hasta|cuadrado\w*|pontos|até|quadrado\w*|vinc\w+|fino|выигр\w+|рубл\w+|очк\w+|пока|квадрат\w*|thắng|tiền|đến\s+khi|bình\s+phương|wygr\w+|kazan\w+)(?!\w)
    |[€$£¥](?=\s?\d)|\d\s?[€£¥]|赢|赏|奖|元|直到|平方|得点|賞金|円|まで|二乗|상금|제곱""",
    re.IGNORECASE | re.VERBOSE,
)
"""What tells that something else than the number on a die may be reckoned with."""
_FEW_WORDS = 60
_FACTOR = ("1", "0")
_FEW = 2
_FAR = 600


def moments_told(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each mean, variance and deviation that running text tells of the variable declared last before it."""
    source = note.source.text
    named = [one for one in (MOMENT, MIDDLE) if one.may_match(source)]
    if not named:
        return
    declared = declared_laws(note)
    for one in texts if declared else ():
        first, unsure_in, last = one.block.span.start, -1, -1
        for match in sorted(
            (found for names in named for found in names.finditer(one.plain)), key=lambda found: found.start()
        ):
            owner = OWNER.search(one.plain, sentence_start(one.plain, match.start()), match.start())
            start = owner.start() if owner is not None else match.start()
            whose = WHOSE.match(one.plain, match.end())
            plain = one.plain
            if match.groupdict().get("density"):
                plain = _WITHIN.sub(lambda found: " " * len(found.group()), plain)
            told = told_value(plain, whose.end() if whose is not None else match.end(), united=True)
            both = _told_of_both(plain, match) if told is None else None
            told, tail = told or (both[1] if both is not None else None), ""
            if told is None and whose is None:
                told, tail = _behind_words(one.plain, match.end())
            elliptic = told is None
            told = told or value_behind(
                one.plain, whose.end() if whose is not None else match.end(), united=True
            )
            letter = whose["letter"] if whose is not None else owner["letter"] if owner is not None else None
            law = law_before(note, declared, letter, first + start, one.block.scope)
            eastern = match.group()[-1] > "\u2e80"
            led = (
                law is not None
                and _DIRECTLY.fullmatch(source[max(law.end, last) : first + start]) is not None
            )
            declares = any(each.start <= first + match.start() < each.end for _, each in declared)
            if (
                told is None
                or law is None
                or declares
                or not (led or begins_clause(one.plain, start, eastern=eastern))
            ):
                continue
            kind = next(name for name in _KINDS if match.groupdict().get(name))
            if both is not None and {kind, both[0]} != _ALIKE.get(law.kind):
                continue
            variants = tuple(unique(terms_of(law, (kind, *_FACTOR))))
            if not variants:
                continue
            claim = claim_told(note, one.block, match, variants[0], told, doubts)
            terms = [Term(Passage(term, claim.left.passage.anchors), Syntax.LATEX) for term in variants]
            between = source[law.end : first + match.start()]
            sentence = sentence_start(one.plain, match.start())
            around_it = source[
                max(0, law.start - _FEW_WORDS, source.rfind("\n", 0, law.start) + 1) : first
                + told.end
                + _FEW_WORDS
            ]
            short = len(one.plain[sentence:start].split()) <= _FEW
            strictly = (
                led or short or law.end >= first + sentence or begins(one.plain, start, eastern=eastern)
            )
            stop = max(law.end, min(law.end + _SETTING, first + sentence))
            setting = source[max(0, law.start - _SETTING) : stop]
            unsure = (
                not strictly
                or not is_known(_without_name(law, tail), setting)
                or unsure_in == sentence
                or (law.tried and FAILED.search(one.plain, match.start(), told.end) is not None)
                or (elliptic and not led and not (law.headed and first <= law.start))
                or law.unsure
                or is_of_another_time(law.kind, one.plain[sentence:start] + tail, setting)
                or (law.kind == "die" and tail and _OF_NUMBER.search(tail) is None)
                or is_told_more(law, source, first + match.start())
                or LAWS.search(between)
                or is_altered(between)
                or is_set_anew(law.kind, law.arguments, between)
                or ANOTHER.search(_of_other_things(law, between))
                or OF_SAMPLES.search(between)
                or (letter is None and is_beside_another(declared, law, source))
                or (law.kind == "die" and letter is None and _STAKES.search(around_it) is not None)
            )
            if unsure:
                unsure_in = sentence
            else:
                last = first + told.end
            other = {found["letter"] for found in _VARIABLE.finditer(between)} - {letter or ""}
            found = replace(
                claim.loosely(SUPPOSED if unsure or other else None),
                kind=DISTRIBUTED,
                left=terms[0],
                given=variants_of(law, terms),
            )
            yield replace(found, doubt=found.doubt or (OF_ROUNDED if law.rounded else None))


_DIRECTLY = late(
    r"[\s$*.,:;，、。；：–—-]{0,6}(?:(?:and|und|et|y|e|и|và|i|oraz|with|mit|avec|con|com|has|hat|a|ha|tiene|tem|имеет|có|ma)\s{1,2})?(?:(?:the|a|an|die|den|der|la|el|l['’]|une?|una|uma|il|o)\s{0,2})?",
    re.IGNORECASE,
)
"""What stands between a distribution, or what is told of it before, and the name of a moment that is told next."""
_ALIKE = {"poisson": {"mean", "variance"}, "exponential": {"mean", "deviation"}}
"""Of which distributions two moments are alike."""
_AND = late(
    r"\s{0,3}(?:and|und|et|y|e|ed|и|và|i|oraz|ve|&)\s{1,3}(?:the\s|die\s|der\s|la\s|l['’]|il\s|lo\s|o\s|a\s)?\s{0,2}|\s?(?:[与和と과와及]|및|も|,\s)\s?",
    re.IGNORECASE,
)
_ALL = (
    r"(?:both|beide|tou(?:te)?s\s(?:les\s)?deux|amb[oa]s|entramb[ei]|об[ае]|đều|oba|obie|[均都]|共に"
    r"|ともに|どちらも|모두|둘\s?다)"
)
_VERBS = (
    r"(?:are|equal|sind|betragen|valent|sont|son|valen|são|valem|sono|valgono|равны|равняются|są|wynoszą"
    r"|bằng|là|[为是]|等于)"
)
_OF_BOTH = late(
    rf"""\s{{0,3}}(?:[이가은는]\s)?(?:{_VERBS}\s{{0,3}})?{_ALL}\s{{0,3}}(?:{_VERBS}\s{{0,3}})?
    (?:(?:equal\sto|gleich|égales?\sà|iguales\sa|iguais\sa|uguali\sa|bằng)\s{{0,3}})?|も(?=\s{{0,3}}[\d\\])""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that tell that something is said of two."""
_SAID_OF = late(rf"\s{{0,3}}{_VERBS}\s{{1,3}}", re.IGNORECASE)


def _told_of_both(text: str, name: re.Match[str]) -> tuple[str, Told] | None:
    """The other moment of which a value is told with the one named, `mean and variance are both 2`, and the value."""
    joined = _AND.match(text, name.end())
    other = MOMENT.compiled.match(text, joined.end()) if joined is not None else None
    if other is None:
        return None
    first = text[: name.start()].rstrip().lower().endswith("both")
    whose = WHOSE.match(text, other.end())
    at = whose.end() if whose is not None else other.end()
    said = (_SAID_OF if first else _OF_BOTH).match(text, at)
    if said is None:
        return None
    told = told_value(f"{text[:at]}={' ' * (said.end() - at - 1)}{text[said.end() :]}", at)
    kind = next((one for one in _KINDS if other.groupdict().get(one)), "")
    return (kind, told) if told is not None else None


def is_told_more(law: Law, source: str, place: int) -> bool:
    """Whether the sentences between trials and a statement, but those of chances and moments, tell more of them."""
    start = max((one.end() for one in _STOP.finditer(source, 0, law.start)), default=0)
    stops = [one.end() for one in _STOP.finditer(source, law.end, place)]
    ends = [law.end, *stops, place] if law.tried else [*stops, place]
    rows = _OF_CHANCES.search(source, law.end, place) is not None
    told = (source[at:end] for at, end in pairwise(ends))
    rest = (
        one
        for one in told
        if not (rows and one.lstrip().startswith("|")) and _NUMBERING.fullmatch(one) is None
    )
    between = (one for one in rest if not (law.tried and tells_successes(one)))
    return any(
        tells_more(one if law.tried else _FORMULA.sub(" ", one), source[start : law.end])
        if NOUN.search(one) is None and MOMENT.search(one) is None and MIDDLE.search(one) is None
        else law.tried and _is_of_one(one)
        for one in between
    )


def _of_other_things(law: Law, text: str) -> str:
    """The sentences of a text, behind trials those that say of what the number is counted left out."""
    parts = _STOP.split(text) if law.tried else [text]
    return "\n".join(one for one in parts if not (law.tried and tells_successes(one)))


def _without_name(law: Law, words: str) -> str:
    """Words without those by which the distribution is called."""
    named = by_its_name(law.kind).sub(" ", words) if law.kind in NAMES_OF_LAWS else words
    return _THIS.sub(" ", named)


def _is_of_one(sentence: str) -> bool:
    """Whether a sentence tells the chance of one success, and another than that of a side of a coin."""
    noun = NOUN.search(sentence)
    often = how_often(_VALUE.sub(" ", sentence[noun.end() :])) if noun is not None else None
    return often is not None and not often.spoken and _HALF.search(sentence) is None


_NUMBERING = late(r"[\s*_]*\d{1,2}[.)]?[\s*_]*")
"""The number of an item."""
_THIS = late(
    r"(?<!\w)(?:this|that|diese[rsnm]?|dieser|cette|ce|cet|esta|este|esa|ese|essa|esse|questa|questo|этого|этой|này|đó|tej|tego|variable|variablen|variavel|variável|variabile|величины|random|zufallsvariable|aléatoire|aleatoria|aleatória)(?!\w)",
    re.IGNORECASE,
)
"""Words by which it is said that what stands there is meant."""
_FORMULA = late(r"\$[^$\n]{1,200}\$")
_VALUE = late(r"[\d.,/$%]+\W*$")
_HALF = late(r"0[.,]5(?!\d)|1\s?/\s?2(?!\d)|\{1\}\{2\}|50\s?\\?%")
_OF_NUMBER = late(
    r"number|outcome|result|roll|throw|die|dice|face|zahl|wurf|würfel|ergebnis|nombre|numéro|résultat|lancer|dé|número|resultado|dado|numero|risultato|числ|результат|очк|số|liczb|wynik|oczek",
    re.IGNORECASE,
)
"""Words for what a die shows."""
_STOP = late(r"[.!?;](?=\s)|[。！？；\n]")
_SETTING = 150
_MOST_WORDS = 4
_WORD = late(r"\s+[^\W\d_]{2,}(?:['’][^\W\d_]+)?")


def _behind_words(text: str, at: int) -> tuple[Told | None, str]:
    """The value told behind the words that say whose a moment is, `the mean number of heads is 4`, and these words."""
    start = at
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, at)
        if word is None or states(text, at) is not None:
            break
        at = word.end()
        if (told := told_value(text, at, united=True)) is not None:
            return told, text[start:at]
    return None, ""


def law_before(
    note: Note, declared: Sequence[tuple[str | None, Law]], letter: str | None, place: int, scope: int
) -> Law | None:
    """The distribution declared last before a place, in its section; of the letter, where one is told."""
    before = [pair for pair in declared if pair[1].end <= place]
    if letter is not None and any(name is not None for name, _ in before):
        before = [pair for pair in before if pair[0] == letter]
    if not before or place - before[-1][1].end > _FAR:
        return None
    law = with_values(note, before[-1][1], place)
    kinds = (ScopeKind.SECTION, ScopeKind.NOTE)
    section = next(at for at in note.scope_chain(law.scope) if note.scopes[at].kind in kinds)
    return law if law.arguments and section in note.scope_chain(scope) else None
