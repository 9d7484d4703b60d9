r"""General laws of quantities in words: “the RMSE is never less than the MAE”, “la divergence KL n'est pas symétrique”,
「互信息总是非负」, “F1 lies between precision and recall”, `I(X;Y)` は `H(X)` より大きくなることがある.

Reads sentences of known words alone; which laws hold is known elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.doubts.over import heading_over
from vaultproof.extract.language.clauses import Running, Text, sentences, that_may_match
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.language.words import supposes, tells_of_mistakes
from vaultproof.extract.probability.law_words import OTHER, QUANTITIES, TELLING, Word, orders
from vaultproof.note import Note
from vaultproof.reference.orders import Modality, decide, number_of
from vaultproof.source import Passage, Span
from vaultproof.spot import Several, Spotted, late

TOLD_LAW = "general law"
"""The kind of such claims; their `lead` is what is told: subject, relation, modality, objects."""
_NAMED = Several(
    Spotted("|".join(west for west, _ in QUANTITIES.values()), re.IGNORECASE),
    Spotted("|".join(east for _, east in QUANTITIES.values() if east)),
)
_TELLING = Several(Spotted(TELLING[0], re.IGNORECASE), Spotted(TELLING[1]))
_SYMBOL = late(r"KL|[HI]\}?\s*(?:\\left)?\(|F_|R\^")
_RELATIONS = {"ge": ">=", "le": "<=", "gt": ">", "lt": "<", "ge_ever": ">=", "le_ever": "<="}
_UNDONE = {">=": "<", ">": "<=", "<=": ">", "<": ">="}
_TRAITS = frozenset({"symmetric", "asymmetric", "metric", "unbounded", "bounded"})
_SIGNS = {"negative": "<", "non_negative": ">=", "positive": ">"}
_LONGEST = 400
_LABEL = late(r"[^:：.。]{1,60}[:：]\s*")
_PLAIN_LABEL = Spotted(
    r"propert|important|note|remark|fact|key|eigenschaft|merke|wichtig|propriété|remarque|propiedad|nota|propriedade|proprietà|свойств|замеч|важно|tính\s+chất|lưu\s+ý|性质|注意|重要|要点|性質|ポイント|성질|분해|分解",
    re.IGNORECASE,
)
HERE = late(
    r"(?<!\w)(?:here|now|hier|jetzt|nun|ici|maintenant|aquí|ahora|aqui|agora|qui|ora|здесь|теперь|đây|bây\s+giờ|tu|tutaj|if|when|wenn|falls|si|quand|cuando|se|если|когда|nếu|khi)(?!\w)|这里|此时|ここ|今|여기",
    re.IGNORECASE,
)
"""Words before a law by which it is told of what is at hand only."""
_EXCEPT = late(
    r"""(?<!\w)(?:except|unless|if|when|only|provided|as\s+long|whenever|other\s+than|außer|es\s+sei\s+denn|wenn|falls|sofern|nur|sauf|si|lorsque|quand|seulement|pourvu|salvo|excepto|cuando|solo|sólo|siempre\s+que|exceto|se(?=\s+(?:il|la|lo|i|gli|le|os?|as?|e\s+(?:somente|só|solo)|tod[oa]s|tutt[ei]|\ue000)(?!\w))|quando|apenas|eccetto|tranne
    |кроме|если|когда|только|trừ|nếu|khi|chỉ|với\s+điều\s+kiện)(?!\w)|除非|除了|如果|当|若|只有|仅|を除|とき|場合|ならば|限り|때|경우|제외""",
    re.IGNORECASE | re.VERBOSE,
)
_EQUALITY = late(
    r"equality|equal\s+(?:if|when|only)|gleichheit|égalité|igualdad|uguaglianza|равенств|dấu\s+bằng|đẳng\s+thức|等号|等式|取等|등호",
    re.IGNORECASE,
)
_CONTINUOUS = Spotted(
    r"differential\s+entrop|differentielle\s+entropie|entropie\s+différentielle|entropía\s+diferencial|entropia\s+diferencia|дифференциальн\w+\s+энтропи|entropy\s+vi\s+phân|微分熵|微分エントロピー|미분\s?엔트로피",
    re.IGNORECASE,
)
_AVERAGED = Spotted(
    r"macro|weighted|makro|gewichtet|pondér|ponderad|pesat|макро|взвеш|trọng\s+số|宏平均|加权|マクロ|加重|매크로|가중",
    re.IGNORECASE,
)
_OF_LAWS = Spotted(
    r"propert|laws?\b|inequalit|theorem|bounds?\b|eigenschaft|gesetz|ungleichung|satz\b|propriété|inégalité|propiedad|desigualdad|propriedade|desigualdade|proprietà|disuguaglianz|свойств|неравенств|теорем|tính\s+chất|bất\s+đẳng\s+thức|định\s+lý|性质|不等式|定理|性質|覚え|성질|부등식|정리",
    re.IGNORECASE,
)


def orders_told(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The general laws that a note tells in words."""
    if not that_may_match(_TELLING, texts):
        return
    for running in texts:
        text = running.text
        if running.block.kind == "formula" or not _TELLING.may_match(text.words):
            continue
        symbols = [at for at, one in text.formulas.items() if _SYMBOL.search(one.text) is not None]
        if not symbols and not _NAMED.may_match(text.words):
            continue
        for start, end, mark in sentences(text.words):
            if mark in {"?", "？"} or end - start > _LONGEST:
                continue
            named = any(start <= at < end for at in symbols) or any(
                one.search(text.words, start, end) for one in _NAMED
            )
            if named and _TELLING.may_match(text.words[start:end]):
                yield from _of_sentence(note, running, start, end, doubts)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of a subject, and where it ends."""

    relation: str
    modality: Modality
    objects: tuple[Word, ...]
    end: int


def _of_sentence(
    note: Note, running: Running, start: int, end: int, doubts: Mapping[int, str]
) -> Iterator[Equation]:
    text, words = running.text, running.text.words
    label = _LABEL.match(words, start, end)
    places = [start] if label is None else [start, label.end()]
    for first in places:
        read = orders().words_of(words, first, end, lambda at: _of_formula(text, at), "quantity")
        if not read or read[0].tag != "quantity":
            continue
        subject, told = read[0], _told(_behind_name(read))
        for one in told:
            lead = label.group() if label is not None and first != start else ""
            claim = _claim(note, running, (first, end), (subject, one, lead), doubts)
            if claim is not None:
                yield claim
        return


def _behind_name(read: Sequence[Word]) -> Sequence[Word]:
    """The words behind a subject, and behind its own symbol where that stands behind its name: `the entropy $H(X)$`."""
    subject, *rest = read
    named = rest and rest[0].tag == "quantity" and rest[0].value.startswith(f"{subject.value}:")
    return rest[1:] if named else rest


def _told(read: Sequence[Word]) -> list[_Told]:
    """What the words behind a subject tell of it, one thing after the other, up to what is not known."""
    found = []
    rest = list(read)
    while rest:
        part, rest = _part(rest)
        told = _meaning(part)
        if told is None or (rest and rest[0].tag == OTHER):
            break
        found.append(told)
        if not rest or (rest[0].tag != "and" and rest[0].value not in _COMMAS):
            break
        rest = rest[1:]
        if rest and rest[0].tag == "and":
            rest = rest[1:]
    return found


_COMMAS = frozenset({",", "，", "、"})
_PREDICATES = frozenset({*_RELATIONS, *_TRAITS, *_SIGNS, "between"})


def _part(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words of one thing told, and those behind it."""
    taken: list[Word] = []
    between = False
    for at, word in enumerate(words):
        if word.tag == OTHER:
            return taken, words[at:]
        if word.tag == "break" and not (word.value in "，、," and not any(_is_told(one) for one in taken)):
            return taken, words[at:]
        if word.tag == "and":
            more = next((one for one in words[at + 1 :] if one.tag not in {"always", "not"}), None)
            if more is None or more.tag not in {"quantity", "number"}:
                return taken, words[at:]
            between = True
            continue
        if word.tag == "quantity" and any(one.tag in _PREDICATES for one in taken) and not between:
            before = [one for one in taken if one.tag in {"quantity", "number", "range"}]
            needs = 2 if any(one.tag == "between" for one in taken) else 1
            if len(before) >= needs:
                return taken, [Word(OTHER, word.start, word.end)]
        if word.tag != "break":
            taken.append(word)
    return taken, []


def _is_told(word: Word) -> bool:
    return word.tag in _PREDICATES


def _meaning(part: Sequence[Word]) -> _Told | None:
    """What one thing told means."""
    tags = [one.tag for one in part]
    predicates = [tag for tag in tags if tag in _PREDICATES]
    # `greater than or equal to` may be read as two orders; anything else that tells two things is not known
    if len(set(predicates)) != 1 or len(predicates) > 2:
        return None
    (predicate,) = set(predicates)
    if len(predicates) == 2 and predicate != "between":
        return None
    denied = sum(tag in {"not", "strong_not", "never"} for tag in tags)
    always = bool({"always", "never", "ge_ever", "le_ever"} & set(tags))
    may, partly = "may" in tags, "sometimes_not" in tags
    objects = tuple(one for one in part if one.tag in {"quantity", "number", "range"})
    if denied > 1 or (may and (denied or always)) or (partly and (denied or may)):
        return None
    modality = Modality.SOMETIMES if may or partly else Modality.ALWAYS if always else Modality.PLAIN
    end = part[-1].end
    if predicate in _TRAITS:
        if objects or partly or may:
            return None
        return _Told(_trait(predicate, bool(denied)), modality, (), end)
    if predicate in _SIGNS:
        if objects:
            return None
        relation, objects = _SIGNS[predicate], (Word("number", end, end, "0"),)
    elif predicate == "between":
        ranges = [one for one in objects if one.tag == "range"]
        whole = len(objects) == 1 == len(ranges) or (len(objects) == 2 and not ranges)
        if denied or partly or may or not whole:
            return None
        return _Told("between", modality, objects, end)
    else:
        relation = _RELATIONS[predicate]
    if len(objects) != 1 or objects[0].tag == "range":
        return None
    return _Told(_UNDONE[relation] if denied or partly else relation, modality, objects, end)


def _trait(predicate: str, denied: bool) -> str:
    match predicate:
        case "symmetric" | "asymmetric":
            return "symmetric" if (predicate == "symmetric") != denied else "asymmetric"
        case "metric":
            return "no metric" if denied else "metric"
        case _:
            return "bounded above" if (predicate == "bounded") != denied else "unbounded above"


_FONT = r"\\(?:text|mathrm|operatorname)\s*\{\s*"
_KL = rf"D_?\s*\{{?\s*(?:{_FONT})?(?:KL)?\s*\}}?\s*\}}?|(?:{_FONT})?KL\s*\}}?"
_BARS = r"(?:\\\||\|\||\\parallel|\\Vert|\\,?\|\\?\|?|‖|\|)"
_OPEN, _CLOSE = r"\s*(?:\\[lb]eft|\\left|\\big)?\s*[(\[]\s*", r"\s*(?:\\right|\\big)?\s*[)\]]\s*"
_HEAD_H, _HEAD_I = (
    r"(?:\\(?:mathrm|operatorname)\s*\{\s*)?H\s*\}?",
    r"(?:\\(?:mathrm|operatorname)\s*\{\s*)?I\s*\}?",
)
_NOTATIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\s*{pattern}"))
    for name, pattern in (
        (
            "divergence",
            rf"(?:{_KL}){_OPEN}(?P<a>[A-Za-z])\s*(?:\\[,;!]\s*)*{_BARS}\s*(?:\\[,;!]\s*)*(?P<b>[A-Za-z]){_CLOSE}",
        ),
        ("mutual information", rf"{_HEAD_I}{_OPEN}(?P<a>[A-Z])\s*[;,]\s*(?P<b>[A-Z]){_CLOSE}"),
        (
            "conditional entropy",
            rf"{_HEAD_H}{_OPEN}(?P<a>[A-Z])\s*(?:\||\\mid|\\vert)\s*(?P<b>[A-Z]){_CLOSE}",
        ),
        ("cross entropy", rf"{_HEAD_H}{_OPEN}(?P<a>[PQpq])\s*,\s*(?P<b>[PQpq]){_CLOSE}"),
        ("joint entropy", rf"{_HEAD_H}{_OPEN}(?P<a>[A-OR-Z])\s*,\s*(?P<b>[A-OR-Z]){_CLOSE}"),
        ("entropy", rf"{_HEAD_H}{_OPEN}(?P<a>[A-Za-z]){_CLOSE}"),
        ("f1", r"F_\{?1\}?\s*"),
        ("determination", r"R\^\{?2\}?\s*"),
    )
)
_NUMBER = late(r"\s*[-−]?\d{1,15}(?:\.\d{1,15})?\s*")
_END = r"[-−+]?\d{1,15}(?:\.\d{1,15})?"
_RANGE = late(
    rf"\s*(?:\\left)?[\[(]\s*(?P<low>{_END})\s*[,;]\s*(?:\\ )?\s*(?P<high>{_END})\s*(?:\\right)?[\])]\s*"
)


def notation(text: str) -> tuple[str, str] | None:
    r"""The quantity that a formula is the notation of, and the letters in it: `D_{KL}(P\|Q)`."""
    for name, pattern in _NOTATIONS:
        if (match := pattern.fullmatch(text)) is not None:
            return name, "".join(match.groupdict().values())
    return None


def _of_formula(text: Text, at: int) -> tuple[str, str] | None:
    written = text.formulas[at].text if at in text.formulas else ""
    if _NUMBER.fullmatch(written):
        return "number", written.strip().replace("−", "-")
    if (ends := _RANGE.fullmatch(written)) is not None:
        return "range", f"{ends['low']},{ends['high']}".replace("−", "-").replace("+", "")
    named = notation(written)
    return None if named is None else ("quantity", ":".join(named))


def fits(subject: str, other: str) -> bool:
    """Whether the letters of two notations fit one another as the known orders have them: `I(X;Y)` and `H(X)`, `H(X,Y)`
    and `H(X)`, but `H(P, Q)` and `H(P)` only."""
    (one, _, letters), (two, _, more) = subject.partition(":"), other.partition(":")
    if not letters or not more:
        return not letters and not more
    named = {one: letters, two: more}
    if len(named) < 2 or "entropy" not in named:
        return False
    (whole,) = (named[name] for name in named if name != "entropy")
    first_only = bool({"cross entropy", "conditional entropy"} & named.keys())
    return named["entropy"] == whole[0] if first_only else named["entropy"] in whole


def _claim(
    note: Note,
    running: Running,
    place: tuple[int, int],
    said: tuple[Word, _Told, str],
    doubts: Mapping[int, str],
) -> Equation | None:
    text, (_, end), (subject, told, label) = running.text, place, said
    objects: list[str] = []
    for one in told.objects:
        objects += one.value.split(",") if one.tag == "range" else [one.value]
    if any(number_of(one) is None and not fits(subject.value, one) for one in objects):
        return None
    behind = text.words[told.end : end]
    if excepts(behind) and _EQUALITY.search(behind) is None:
        return None
    name = subject.value.partition(":")[0]
    if is_of_continuous(note, name) or speaks_of_quanta(note.source.text):
        return None
    if ":" in subject.value and not speaks_of_information(note.source.text):
        return None
    span = place_of(text, subject.start, told.end)
    modality = told.modality
    if told.relation == "between" and modality is Modality.PLAIN and _is_of_laws(note, running, subject):
        modality = Modality.ALWAYS
    words = (name, told.relation, modality.value, *(one.partition(":")[0] for one in objects))
    if decide(name, told.relation, words[3:], modality) is None:
        return None
    start = span.start
    claim = Equation(
        path=note.path,
        span=span,
        kind=TOLD_LAW,
        text=" ".join(note.source[span].split()),
        scope=running.block.scope,
        left=Term(Passage(name, ((0, start),)), Syntax.PLAIN),
        relation=Relation.EQUAL,
        right=Term(Passage(text.shown(subject.end, told.end), ((0, start),)), Syntax.PLAIN),
        lead=words,
        doubt=doubts.get(running.block.scope) or _doubt(note, running, place, (subject, label), words),
    )
    if name == "f1" and _AVERAGED.search(note.source.text) is not None:
        return claim.loosely("F1 may be averaged over classes, and then lie elsewhere")
    return claim


def excepts(behind: str) -> bool:
    """Whether the words behind a law may confine it to some cases."""
    return _EXCEPT.search(behind) is not None


def doubt_of_sentence(running: Running, start: int, end: int) -> str | None:
    """Why what a sentence tells may not be meant as true."""
    sentence = running.text.words[start:end]
    return _SUPPOSED if supposes(sentence) or tells_of_mistakes(running.text.words) else None


def place_of(text: Text, start: int, end: int) -> Span:
    """Where a stretch stands in the note, whole where it is told in other words there."""
    span = text.span_of(start, end)
    behind = text.passage.at(end) if end < len(text.words) else span.end
    return Span(span.start, max(span.end, behind))


_INFORMATION = Spotted(
    r"entrop|информаци|энтроп|information|información|informação|informazione|thông\s+tin|kullback|divergen|дивергенц|phân\s+kỳ|熵|エントロピ|信息|情報|散度|ダイバージェンス|엔트로피|정보|bits?\b|nats?\b",
    re.IGNORECASE,
)
_QUANTA = Spotted(
    r"quant(?:um|en|ique|istica)|cuántic|quântic|квантов|lượng\s+tử|量子|양자|unnormali[sz]ed|hamilton",
    re.IGNORECASE,
)


def speaks_of_information(text: str) -> bool:
    """Whether a text speaks of entropies and the like, so that H and I may stand for them."""
    return _INFORMATION.search(text) is not None


def speaks_of_quanta(text: str) -> bool:
    """Whether a text speaks of states, or of measures, that obey other laws."""
    return _QUANTA.search(text) is not None


def is_of_continuous(note: Note, quantity: str) -> bool:
    """Whether a quantity may be the entropy of a continuous variable, which obeys other laws."""
    return "entropy" in quantity and _CONTINUOUS.search(note.source.text) is not None


_SUPPOSED = "the words around it suppose, ask or deny rather than state"


def _doubt(
    note: Note, running: Running, place: tuple[int, int], said: tuple[Word, str], words: tuple[str, ...]
) -> str | None:
    """Why a law that is not so may not be meant as one."""
    subject, label = said
    if (doubt := doubt_of_sentence(running, *place)) is not None:
        return doubt
    if label and _PLAIN_LABEL.search(label) is None and not opens_plainly(label):
        return "the words before it may tell of another case"
    if HERE.search(running.text.words[place[0] : subject.start]) is not None:
        return "it may be told of what is at hand"
    against_number = any(number_of(one) is not None for one in words[3:])
    if words[2] != Modality.SOMETIMES and against_number and not _is_of_laws(note, running, subject):
        return "it may be said of the data at hand"
    return None


def _is_of_laws(note: Note, running: Running, subject: Word) -> bool:
    """Whether a block tells of a quantity in general: it stands among laws, or the quantity is the note's topic."""
    if _is_among_laws(note, running):
        return True
    written = running.text.words[subject.start : subject.end].strip().casefold()
    titles = (note.title, *note.aliases, heading_over(note, running.block.span.start))
    return len(written) > 1 and any(written == one.strip(" #*").casefold() for one in titles)


def _is_among_laws(note: Note, running: Running) -> bool:
    """Whether the block stands under a heading, or in a callout, that tells of properties or laws."""
    text, at = note.source.text, running.block.span.start
    titles = heading_over(note, at)
    callout = text.rfind("[!", 0, at)
    if callout >= 0 and "\n\n" not in text[callout:at]:
        titles += text[callout : text.find("\n", callout)]
    return _OF_LAWS.search(titles) is not None
