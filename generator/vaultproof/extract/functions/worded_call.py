"""Values of functions told wholly in words: “the sigmoid of 0 is 0.5”, “f在2处的值为1”, “at x = 2 the function has the
value 1”, “the softmax of [0, 0] is [0.5, 0.5]”.

Only for functions that are known by the names given, or for the one function that the place is about. A derivative, an
inverse or anything else *of* the function is not the function: unknown words before its name silence it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from vaultproof.claim import Definition, Equation, Relation, Syntax, Term, WitnessKind
from vaultproof.extract.doubts.otherwise import OF_OTHERS, may_be_of_others
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.language.number_words import numeral
from vaultproof.extract.language.words import states
from vaultproof.extract.tables.function_tables import folded
from vaultproof.extract.told import ENDS, NumberText, written
from vaultproof.latex import canonical_name
from vaultproof.note import Block, Note
from vaultproof.reference_arrays import ARRAY_REFERENCES
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_NUMBER = r"\$?\s*(?P<{0}>[-−–+]?\s*\d+(?:(?:[.,]|\{{,\}})\d+)?)\s*\$?"
_NAME = (
    r"[*_`$]{0,2}(?P<name>\\?[^\W\d_][\w-]*(?:\s(?-i:[A-Z])[\w-]*)?"
    r"|\\(?:text|mathrm|operatorname)\{[^{}]+\})[*_`$]{0,2}"
)
_OF = r"""(?:of|at|(?:evaluated|applied)\s+(?:at|to)|for|von|an\s+der\s+Stelle|bei|für|de|du|del|da|do|en|em|au\s+point
    |no\s+ponto|của|tại|от|для|при|в\s+точке|di|in|nel\s+punto|per|dla|w\s+punkcie)"""
_OF_CALL = Spotted(
    rf"(?<![\w\\])(?:the\s+|hàm\s+)?{_NAME}(?:\s+(?:function|value|hàm))?\s+{_OF}\s+(?:\$?\s*x\s*=\s*)?{_NUMBER.format('input')}",
    re.VERBOSE | re.IGNORECASE,
)
_ITEM = r"[-−–+]?\s*\d+(?:\.\d+)?"
_LIST = rf"\$?\s*(?P<{{0}}>[\[(]\s*{_ITEM}(?:\s*[,;]\s*{_ITEM})+\s*[\])])\s*\$?"
_OF_LIST = Spotted(rf"\s(?:{_OF}|to|auf)\s+{_LIST.format('input')}", re.VERBOSE | re.IGNORECASE)
_NAMED = late(
    rf"(?<![\w\\])(?:the\s+|hàm\s+)?{_NAME}(?:\s+(?:function|value|hàm))?\Z", re.VERBOSE | re.IGNORECASE
)
_LISTED = late(_LIST.format("value"))
_ITEM_AHEAD = late(rf"[\[(]\s*{_ITEM}\s*[,;]")
"""What stands in every match of `_OF_LIST`."""
_OF_VECTORS = frozenset(folded(name) for one in ARRAY_REFERENCES if one.index for name in one.names)
"""Names of functions that make a vector of one."""
_NUMERAL = late(r"\d+")
_BETWEEN = "$-−–+" + "".join(filter(str.isspace, map(chr, range(0x3001))))
_OF_WORDS = tuple(
    """of at to for von stelle bei für de du del da do en em point ponto của tại от для при точке di in punto per dla
    punkcie""".split()
)
"""How what stands before the number ends in every match of `_OF_CALL`; the names before it take long to look for."""
_EASTERN_CALL = Spotted(
    rf"""(?:{_NAME})\s*(?:函数|函數|関数|함수)?\s*(?:在|于|於|の|는|은|가|이)\s*(?:点|點)?\s*(?:\$?\s*x\s*=\s*)?{_NUMBER.format("input")}
    \s*(?:处|處|时|時|での|における|のときの|에서의?|일\s*때)\s*(?=的值|的函数值|取值|等于|等於|为|是|の?値|の?値|값|は)""",
    re.VERBOSE,
)
# A pronoun is not enough: it may be the derivative that was spoken of before.
_THE_FUNCTION = r"""(?:the\s+(?:function|output)|hàm(?:\s+số)?|die\s+Funktion|la\s+fonction|la\s+función|a\s+função
    |функция|la\s+funzione)"""
_PLACED = Spotted(
    rf"""(?:^|[.;!?。\n]\s*|[-*+]\s+)(?:at|when|for|tại|khi|với|an\s+der\s+Stelle|bei|für|wenn|en|pour|para|cuando|em
    |quando|при|для|в\s+точке|nel\s+punto|per)\s+(?:\$?\s*(?P<symbol>\\?[A-Za-z]+)\s*=\s*)?
    {_NUMBER.format("input")}\s*,?\s*(?:(?:thì|then|dann)\s+)?(?:{_THE_FUNCTION}(?=\s)|(?:hat|nimmt)\s+{_THE_FUNCTION}\s+den\s+Wert)""",
    re.VERBOSE | re.IGNORECASE,
)
_VALUED_AT = Spotted(
    rf"""\$?\s*,?\s+(?:(?:at|tại|bei|an\s+der\s+Stelle|au\s+point|en\s+el\s+punto|no\s+ponto|nel\s+punto|в\s+точке|при|w\s+punkcie)\s+(?:\$?\s*(?P<symbol>\\?[A-Za-z]+)\s*=\s*)?
    |(?:for|when|in|en|em|per|für|im|pour|para|cuando|quando|per|dla|khi|với|если|когда|если)\s+(?:\$?\s*(?P<named>\\?[A-Za-z]+)\s*=\s*)
    |(?P<bare>en|em|in)\s+)
    {_NUMBER.format("input")}""",
    re.VERBOSE | re.IGNORECASE,
)
"""Where a value that is told first is taken: `the function equals -1 at x = 2`, `la sigmoide vale 0.5 in 0`."""
_SUBJECT = late(
    rf"""(?<![\w\\'’]){_THE_FUNCTION}(?:\s+[*_$]{{0,2}}(?P<called>\\?[^\W\d_][\w-]*)(?:\s*\(\s*[a-z]\s*\))?[*_$]{{0,2}})?(?=\s)
    |(?<![\w\\'’]){_NAME}(?:\s*\(\s*(?P<variable>[a-z])\s*\))?\$?(?=\s)""",
    re.VERBOSE | re.IGNORECASE,
)
_BEHIND_NUMBER = late(
    r"\d\s*\$?\s*,?\s*(?:(?:thì|then|dann)\s+)?(?:the|hàm|die|la|a|функция|hat|nimmt)\s", re.IGNORECASE
)
"""What stands behind the number in every match of `_PLACED`."""
_GERMAN = late(r"den\s+Wert\Z", re.IGNORECASE)
_VALUE = late(_NUMBER.format("value"))
_NEUTRAL = late(
    r"""(?:^|[.;:,(—–!?。，；：\n]|[-*+]\s|\b(?:and|so|that|thus|hence|while|but|because|since|where|và|nên|vì|còn|thì|und|denn|also|dass|daher|et|donc|car|que
    |y|e|pues|porque|и|а|так\s+как|поэтому)\b)
    \s*(?:the\s+|der\s+|die\s+|das\s+|la\s+|le\s+|el\s+|o\s+|a\s+|il\s+|l['’])?
    (?:(?:function\s+)?value\s+of\s+(?:the\s+)?|(?:funktions)?wert\s+(?:von|der)\s+|giá\s+trị\s+(?:của\s+)?(?:hàm\s+)?|valeur\s+de\s+(?:la\s+)?
    |valor\s+d[eao]\s+(?:la\s+)?|значение\s+(?:функции\s+)?|valore\s+d[ie]\s+)?\s*[*_`$]*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_REACH = 300
_NEAR = 40


def worded_calls(
    note: Note,
    texts: Sequence[NumberText],
    doubts: Mapping[int, str],
    definitions: Iterable[Definition],
    names: frozenset[str],
) -> Iterator[Equation]:
    """Each value of a function that running text tells in words. `names` are folded names of known functions."""
    own = [one for one in definitions if one.source is WitnessKind.FORMULA and len(one.parameters) == 1]
    letters = {one.name for one in own}
    told = [one for one in (_OF_CALL, _EASTERN_CALL, _PLACED, _OF_LIST) if one.may_match(note.source.text)]
    for one in texts:
        block, text = one.block, one.text
        of_number = _is_of_number(text)
        for pattern in (_OF_CALL, _EASTERN_CALL):
            if pattern not in told or (pattern is _OF_CALL and not of_number):
                continue
            for match in pattern.finditer(text):
                written = match["name"]
                name = canonical_name(written) or written
                if (folded(name) in names or name in letters) and _NEUTRAL.search(
                    text, 0, match.start("name")
                ):
                    yield from _claim(note, block, match, written, doubts)
        if _OF_LIST in told and _ITEM_AHEAD.search(text) is not None:
            yield from _of_lists(note, one, doubts, names)
        if of_number or "=" in text or "$" in text:
            yield from _valued(note, one, doubts, own, names)
        meant = _meant(block, own) if _PLACED in told else None
        if meant is not None and _BEHIND_NUMBER.search(text) is not None:
            for match in _PLACED.finditer(text):
                if match["symbol"] in {None, *meant.parameters}:
                    other = OF_OTHERS if may_be_of_others(text, match.start("input"), match.end()) else None
                    for claim in _claim(note, block, match, meant.text.partition("(")[0].strip(), doubts):
                        yield replace(claim, doubt=claim.doubt or other)


def _of_lists(
    note: Note, one: NumberText, doubts: Mapping[int, str], names: frozenset[str]
) -> Iterator[Equation]:
    """Each value of a named function of a list: `softmax of [1, 2] is …`."""
    block, text = one.block, one.text
    for match in _OF_LIST.finditer(text):
        named = _NAMED.search(text, max(0, match.start() - _NEAR), match.start())
        if named is None or not _NEUTRAL.search(text, 0, named.start("name")):
            continue
        if folded(canonical_name(named["name"]) or named["name"]) in names | _OF_VECTORS:
            yield from _claim(note, block, match, named["name"], doubts, named.start("name"))


_GAP = late(r"\s{16}")


def _valued(
    note: Note,
    one: NumberText,
    doubts: Mapping[int, str],
    own: list[Definition],
    names: frozenset[str],
) -> Iterator[Equation]:
    """Each value that a text tells before its place."""
    block, text = one.block, one.text
    if _GAP.search(text) is not None:
        return  # nobody writes so, and a pattern with many spaces would try them all
    letters = {definition.name for definition in own}
    for place in _VALUED_AT.finditer(text):
        if ENDS.match(text, place.end()) is None:
            continue
        first = max(text.rfind(mark, 0, place.start()) for mark in (". ", "。", "\n", "; ")) + 1
        for subject in _SUBJECT.finditer(text, first, place.start()):
            written = subject["name"] or _called(subject, letters, names)
            name = (canonical_name(written) or written) if written else None
            if name is None:
                meant = _meant(block, own)
                written = meant.text.partition("(")[0].strip() if meant is not None else None
            elif not (folded(name) in names or name in letters):
                continue
            if written is None or not _NEUTRAL.search(text, 0, subject.start()):
                continue
            behind = subject.start("called") if not subject["name"] and name is None else -1
            behind = behind if behind >= 0 else subject.end()
            found = _told_before(note, block, (subject, place), (written, behind), doubts)
            if found is not None:
                yield found
                break


def _called(subject: re.Match[str], letters: AbstractSet[str], names: frozenset[str]) -> str | None:
    """The name behind `the function`, where the word there is one."""
    word = subject["called"]
    name = (canonical_name(word) or word) if word else None
    return word if name is not None and (folded(name) in names or name in letters) else None


def _told_before(
    note: Note,
    block: Block,
    told: tuple[re.Match[str], re.Match[str]],
    named: tuple[str, int],
    doubts: Mapping[int, str],
) -> Equation | None:
    """The claim that the value right before a place is that of a function there: `named` is it and where its name
    ends."""
    subject, place = told
    name, behind = named
    text = place.string
    said = states(text, behind)
    value = _VALUE.match(text, said[1]) if said is not None else None
    if said is None or value is None or value.end("value") > place.start():
        return None
    if text[value.end("value") : place.start()].strip(" $"):
        return None
    start = block.span.start
    span = Span(start + subject.start(), start + place.end("input"))
    right = written(note, Span(start + value.start("value"), start + value.end("value")), None)
    doubt = doubts.get(block.scope) or doubt_of(_around(text, subject.start(), place.end()))
    return _called_at((note, block), span, name, _plain(place["input"]), (said[0], right), doubt)


def _plain(number: str) -> str:
    """What is written as an argument, with the minus of computers and no spaces."""
    return number.replace(" ", "").replace("−", "-").replace("–", "-")


def _called_at(
    place: tuple[Note, Block],
    span: Span,
    name: str,
    argument: str,
    told: tuple[bool, Passage],
    doubt: str | None,
) -> Equation:
    """The claim that the function with a name, perhaps of several words, has the value told, which may be about so."""
    note, block = place
    about, right = told
    latex = name.startswith("\\")
    left = rf"{name}({argument})" if latex else f"{name.rsplit(maxsplit=1)[-1]}({argument})"
    return Equation(
        path=note.path,
        span=span,
        kind="value",
        text=" ".join(note.source[span].split()),
        scope=block.scope,
        left=Term(Passage(left, ((0, span.start),)), Syntax.LATEX if latex else Syntax.PLAIN),
        relation=Relation.APPROXIMATE if about else Relation.EQUAL,
        right=Term(right, Syntax.LATEX),
        lead=tuple(name.split()[:-1]),
        doubt=doubt,
    )


def _is_of_number(text: str) -> bool:
    """Whether a word of those that join a function to its argument stands before a number."""
    for number in _NUMERAL.finditer(text):
        at = number.start()
        before = text[at - _NEAR if at > _NEAR else 0 : at].rstrip(_BETWEEN)
        if before.endswith("="):
            before = before[:-1].rstrip(_BETWEEN)[:-1].rstrip(_BETWEEN)
        if before.lower().endswith(_OF_WORDS) or (not before and at > _NEAR):
            return True
    return False


def _meant(block: Block, definitions: list[Definition]) -> Definition | None:
    """The function that `the function` is: the only one that the note defines, above the place."""
    if len({one.name for one in definitions}) != 1 or definitions[0].span.start > block.span.end:
        return None
    return definitions[0]


def _claim(
    note: Note,
    block: Block,
    match: re.Match[str],
    name: str,
    doubts: Mapping[int, str],
    first_word: int | None = None,
) -> Iterator[Equation]:
    """The claim of a match; `first_word` is where the name stands of a function of a list, whose value is one too."""
    text = match.string
    about, at = False, match.end()
    if _GERMAN.search(text, match.start(), at) is None:
        said = states(text, at)
        if said is None:
            return
        about, at = said
    word = numeral(text, at, text[match.end() : at]) if first_word is None else None
    value = (_VALUE if first_word is None else _LISTED).match(text, at) if word is None else None
    first, end = (
        (at, word.end) if word is not None else value.span("value") if value is not None else (at, at)
    )
    if first == end or ENDS.match(text, value.end() if value is not None else end) is None:
        return
    start = block.span.start
    span = Span(
        start
        + (
            match.start("input" if "name" not in match.groupdict() else "name")
            if first_word is None
            else first_word
        ),
        start + end,
    )
    argument = _plain(match["input"])
    if first_word is not None:
        argument = f"[{argument[1:-1].replace(';', ',')}]"
    right = written(note, Span(start + first, start + end), word.digits if word is not None else None)
    doubt = doubts.get(block.scope) or doubt_of(_around(text, span.start - start, end))
    yield _called_at((note, block), span, name, argument, (about, right), doubt)


_CONDITION = late(r"(?i)(?:\b(?:if|when|nếu|wenn|si|se|если)|若|如果)\s*$")


def _around(text: str, start: int, end: int) -> str:
    """The sentence around a statement, U+E001 standing for it; a word that leads its place supposes nothing."""
    before, behind = text[max(start - _REACH, 0) : start], text[end : end + _REACH]
    first = max((before.rfind(mark) for mark in (". ", "。", "\n", "! ", "? ")), default=-1) + 1
    ends = [found for mark in (". ", "。", "\n", "?", "？") if (found := behind.find(mark)) >= 0]
    return _CONDITION.sub(" ", before[first:]) + " \ue001 " + behind[: min(ends, default=len(behind)) + 1]
