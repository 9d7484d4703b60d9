"""Values and slopes told in words with the place where they are taken: “When x = 4, the value is 0.8”, “An der Stelle
x = 1 beträgt die Steigung 2”, “for an input of 3 the output is 0.75”.

The function meant is the only one that is defined before, in the nearest place with any. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Definition, Equation
from vaultproof.extract.doubts.otherwise import OF_OTHERS, follows_slope, may_be_of_others
from vaultproof.extract.functions.slope import head_of_call, meant_here, of_another, written_parameters
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_VALUES
from vaultproof.extract.told import (
    NumberText,
    Told,
    begins,
    claim_told,
    latex,
    sentence_start,
    told_value,
    value_behind,
)
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_NUMBER = r"(?P<input>[-−–]?\s?\d+(?:(?:[.,]|\{,\})\d+)?)(?![\w^(\\]|[.,]\d|\s*[*×·/^±])"
_NUMBER_EAST = r"(?P<input>[-−–]?\s?\d+(?:(?:[.,]|\{,\})\d+)?)(?![A-Za-z0-9_^(\\]|[.,]\d|\s*[*×·/^±])"
_SYMBOL = r"(?P<symbol>\\?[A-Za-zα-ω]+)\s*=\s*"
_ARTICLE = r"""(?:(?:the|its|der|die|das|dessen|deren|ihre?|seine?|la|le|sa|son|el|su|o|a|seu|sua|il|lo|ее|её|его)\s+
    |l['’]\s*)?"""
_AGAIN = r"""(?P<second>second\s+derivative|đạo\s+hàm\s+(?:cấp|bậc)\s+(?:hai|2)|zweite\s+ableitung|dérivée\s+seconde
    |segunda\s+derivada|derivada\s+segunda|derivata\s+seconda|seconda\s+derivata|вторая\s+производная|druga\s+pochodna)"""
_ONCE = r"""(?P<first>derivative|slope|gradient|đạo\s+hàm|hệ\s+số\s+góc|độ\s+dốc|ableitung|steigung|dérivée|pente
    |derivada|pendiente|inclinação|declive|derivata|pendenza|производная|наклон|угловой\s+коэффициент|pochodna
    |nachylenie)"""
_VALUE = r"""(?P<value>(?:function\s+)?value|output|result|function|funktion|fonction|función|função|funzione|функция
    |funkcja|giá\s+trị|đầu\s+ra|kết\s+quả|hàm(?:\s+số)?
    |(?:funktions)?wert|ausgabe|ergebnis|valeur|sortie|résultat|valor|salida|resultado|saída|valore|uscita|risultato
    |значение|выход|результат|wartość|wynik)"""
_SUBJECT = rf"(?:{_AGAIN}|{_ONCE}|{_VALUE}|(?P<noun>[^\W\d_]{{3,20}}))"
_OF_IT = r"""(?:\s+(?:(?:of|von|de|du|del|da|do|di|của)\s+)?(?:the\s+function|der\s+funktion|la\s+fonction|la\s+función
    |função|della\s+funzione|hàm(?:\s+số)?|функции|funkcji)(?=\s)
    |\s+(?:of|von|de|di|của)\s+(?P<called>\\?[A-Za-z]+)(?:\s*\(\s*[a-z]\s*\))?(?=\s))?"""
_WHEN = r"""(?:at\s+the\s+point|at|when|for|if|with|where|tại|khi|với|cho|ở|an\s+der\s+stelle|im\s+punkt|bei|für|wenn
    |falls|au\s+point|en|pour|quand|lorsque|si|en\s+el\s+punto|para|cuando|no\s+ponto|em|quando|se|nel\s+punto|in|per
    |в\s+точке|при|для|если|когда|w\s+punkcie|dla|przy|gdy)"""
_GIVEN = r"""(?:(?:an?|eine[mnr]?|une?|una?|uma?)\s+)?(?P<noun_of>[^\W\d_]{4,20}(?:\s+(?:vào|d['’]entrée))?)\s+
    (?:(?:of|von|de|di|bằng|là|egal)\s+)?"""
_PLACE = rf"{_WHEN}\s+(?:{_SYMBOL}|{_GIVEN}){_NUMBER}"
_INPUTS = frozenset(
    [
        *"input argument eingabe eingang entrée entrada ingresso вход входе входа аргументе wejścia wejściu".split(),
        "đầu vào",
        "valeur d'entrée",
    ]
)
_THEN = r"\s*,?\s*(?:(?:then|thì|so|dann|alors|entonces|então|allora|то)\s+)?"
_IS = r"\s+(?:ist|beträgt|hat|lautet|liegt)\s+"
_FLAGS = re.IGNORECASE | re.VERBOSE
_FIRST = Spotted(rf"(?<!\w)(?P<said>{_PLACE}{_THEN}{_ARTICLE}{_SUBJECT}{_OF_IT})(?!\w)", _FLAGS)
_INVERTED = Spotted(rf"(?<!\w)(?P<said>{_PLACE}{_IS}{_ARTICLE}{_SUBJECT}{_OF_IT})(?!\w)", _FLAGS)
_AFTER = Spotted(
    rf"(?<!\w)(?P<said>{_ARTICLE}(?:{_AGAIN}|{_ONCE}|{_VALUE}){_OF_IT}\s+{_PLACE})(?!\w)", _FLAGS
)
_EAST = Spotted(
    rf"""(?P<said>(?:当输入|当|當|若|在|取|對|对)?\s*
    (?:(?P<symbol>\\?[A-Za-zα-ω]+)\s*(?:=|が|为|是|이|가)\s*|(?P<noun_of>输入值?|入力値?|입력값?)\s*(?:为|是|取|が|이|가|=)?\s*)
    {_NUMBER_EAST}\s*(?:时|時|处|處|点处|点|のとき|の時|では|における|での|で|[을를]\s*대입하면|일\s*때|에서의?|이면|인\s*경우|を代入すると)
    \s*[,，、]?\s*(?:的|の|函数的?|関数の|함수의?|其|그)?\s*
    (?:\$?\s?(?P<called>\\?[A-Za-z]+)(?:\s*\(\s*[a-z]\s*\))?\s?\$?\s*(?:的|の|의)\s*)?
    (?:(?P<second>二阶导数|二次導関数|第2次導関数|이계도함수|2계도함수)
    |(?P<first>导数|導數|导数值|斜率|導関数|微分係数|傾き|勾配|도함수|미분계수|기울기)
    |(?P<value>函数值|值|输出|結果|结果|関数値|値|出力|함숫값|함수값|값|출력)
    |(?P<noun>[一-鿿ァ-ヴー가-힣]{{2,8}}?)(?=\s*(?:为|是|等于|约|变|降|は|が|은|는|=|≈)))
    (?:的值|の値|의\s*값)?)""",
    re.VERBOSE,
)
_PATTERNS = ((_FIRST, False), (_INVERTED, False), (_AFTER, False), (_EAST, True))


def valued_at(
    note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str], definitions: Sequence[Definition]
) -> Iterator[Equation]:
    """Each value and each slope of a function that running text tells with its place."""
    told = [one for one in _PATTERNS if one[0].may_match(note.source.text)]
    if not told or not definitions:
        return
    for one in texts:
        taken = 0
        for pattern, eastern in told:
            for match in pattern.finditer(one.plain):
                found = (
                    _claim(note, one, match, definitions, doubts, eastern=eastern)
                    if match.end() > taken
                    else None
                )
                if found is not None:
                    taken = match.end()
                    yield found


def _claim(
    note: Note,
    one: NumberText,
    match: re.Match[str],
    definitions: Sequence[Definition],
    doubts: Mapping[int, str],
    *,
    eastern: bool,
) -> Equation | None:
    called = match.groupdict().get("called")
    name = called and (canonical_name(called) or called)
    known = [each for each in definitions if each.name == name] if name else definitions
    meant = meant_here(note, one.block, known or definitions)
    if (
        meant is None
        or not _is_of(note, match, meant)
        or not begins(one.plain, match.start("said"), eastern=eastern)
    ):
        return None
    inverted = match.re.pattern == _INVERTED.pattern
    value = value_behind(one.plain, match.end()) if inverted else told_value(one.plain, match.end())
    if value is None or _is_of_something_else(note, one, match, value, meant):
        return None
    order = 2 if match["second"] else 1 if match["first"] else 0
    left = f"{head_of_call(meant)}{chr(39) * order}({latex(match['input'])})"
    claim = claim_told(note, one.block, match, left, value, doubts)
    start = match.start("said")
    other = may_be_of_others(one.plain, start, value.end) or (order == 0 and follows_slope(one.plain, start))
    other = other or _strays(note, one, match, value.end, meant)
    return replace(claim, kind="derivative" if order else "value").loosely(OF_OTHERS if other else None)


_SENTENCE_END = late(r"[.!?;](?=\s)|[。！？；\n]")


def _strays(note: Note, one: NumberText, match: re.Match[str], end: int, meant: Definition) -> bool:
    """Whether the sentence of a value, or one before it behind the definition of the function, may tell of another one
    that is made of it: a chord, the graph shifted up, the derivative."""
    text, start = one.plain, match.start("said")
    own = sentence_start(text, start)
    first = sentence_start(text, max(own - 2, 0))
    written = one.text[first:own]
    earlier = "" if f"{meant.name}(" in written or "=" in written else text[first:own]
    stop = _SENTENCE_END.search(text, end, end + _REACH)
    said = f"{earlier[-_REACH:]} {text[max(own, start - _REACH) : start]}"
    behind = text[end : stop.start() if stop is not None else end + _REACH]
    known = {*_NAME.findall(f"{note.title} {match.groupdict().get('noun_of') or ''}".casefold())}
    words = _NAME.sub(
        lambda found: " " if found.group().casefold() in known else found.group(), f"{said} {behind}"
    )
    return not goes_on_plainly(words, OF_VALUES)


_REACH = 300
_NAME = late(r"[^\W\d_]{3,}")


def _is_of(note: Note, match: re.Match[str], meant: Definition) -> bool:
    """Whether the words of a place and of what is told there are those of a function and of its argument."""
    symbol, given = match["symbol"], match["noun_of"]
    if symbol is not None and not {symbol, canonical_name(symbol) or symbol} & set(written_parameters(meant)):
        return False
    if (
        given is not None
        and given.casefold() not in _INPUTS
        and given[0] < "一"
        and not _names_the_argument(note, given, meant)
    ):
        return False
    called = match.groupdict().get("called")
    if called is not None and (canonical_name(called) or called) != meant.name:
        return False
    noun = match.groupdict().get("noun")
    return noun is None or _names_the_function(note, noun)


def _names_the_argument(note: Note, noun: str, meant: Definition) -> bool:
    r"""Whether a note tells that a noun stands for the argument: `a residual $r$`."""
    written = "|".join(re.escape(one) for one in written_parameters(meant))
    return re.search(rf"(?i)(?<!\w){noun}\s+\$?\s*(?:{written})(?![A-Za-z_(])", note.source.text) is not None


def _names_the_function(note: Note, noun: str) -> bool:
    """Whether a noun is the last word of the note's title, or of its first heading."""
    first = next((scope.name for scope in note.scopes if scope.name is not None), None) or ""
    noun = noun.casefold()
    for title in (note.title, first):
        words = title.casefold().strip(" .*_")
        if words.endswith(noun) and (ord(noun[0]) > 0x2E80 or re.split(r"[\s-]", words)[-1] == noun):
            return True
    return False


def _is_of_something_else(
    note: Note, one: NumberText, match: re.Match[str], value: Told, meant: Definition
) -> bool:
    """Whether the sentence, or the one before, speaks of another function or of another formula of the argument."""
    text, span = one.plain, match.span("said")
    if of_another(text, (span[0], *span), meant, note):
        return True
    first = sentence_start(text, span[0])
    first = sentence_start(text, max(first - 2, 0))
    letters = "|".join(re.escape(name) for name in written_parameters(meant))
    own = re.escape(head_of_call(meant))
    for formula in re.finditer(r"\$([^$]+)\$", one.text[first : value.end + 2]):
        inner = re.sub(
            rf"{own}\s*'*\s*(?:\\left\s*)?\([^()]*\)|(?:{letters})\s*=\s*[-−]?[\d.,{{}}]+", " ", formula[1]
        )
        inner = inner.partition("=")[0] if formula[1].lstrip().startswith(head_of_call(meant)) else inner
        if re.search(
            rf"(?<![A-Za-z\\])(?:{letters})(?![A-Za-z]).*[-+*/^(]|[-+*/^)}}].*(?<![A-Za-z\\])(?:{letters})(?![A-Za-z])",
            inner,
        ):
            return True
    return False
