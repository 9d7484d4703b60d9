r"""Shares and counts of numbers told in words: “half of 36 is 18”, “a third of 90 is 30”, “число сочетаний из 5 по 2
равно 10”, “the sum of the first 100 natural numbers is 5050”, “the inverse of 3 modulo 7 is 5”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from vaultproof.claim import Equation, Relation
from vaultproof.extract.told import ENDS, OF, NumberText, Told, begins, claim_told, latex, told_value
from vaultproof.note import Note
from vaultproof.spot import Several, Spotted, late

_NUMBER = r"\d+(?:(?:[.,]|\{,\})\d+)?"
_STOPS = r"(?![\w%^/]|[.,]\d|\s*[-+*×·/])"
_WHOLE = rf"(?P<n>{_NUMBER}){_STOPS}"
_N, _K = r"(?P<n>\d{1,4})(?!\d|[.,]\d)", r"(?P<k>\d{1,4})(?!\d|[.,]\d)"
_THE = r"(?:the\s+number|number|numbers?|số|der\s+zahl|zahl|du\s+nombre|nombre|del\s+número|número|numero|числа|liczby)"
_HALF = (
    r"(?:one\s+|a\s+)?half|một\s+nửa|nửa|die\s+hälfte|hälfte|la\s+moitié|moitié|la\s+mitad|mitad"
    r"|(?:a\s+)?metade|(?:la\s+)?metà|половина|połowa|pół"
)
_THIRD = (
    r"(?:one|a)\s+third|(?:một|1)\s+phần\s+ba|ein\s+drittel|(?:un|le)\s+tiers|(?:un"
    r"|la)\s+terci[oa](?:\s+parte)?|(?:um|a)\s+terço|un\s+terzo|треть|одна\s+треть|jedna\s+trzecia"
)
_QUARTER = (
    r"(?:one|a)\s+(?:quarter|fourth)|(?:một|1)\s+phần\s+tư|ein\s+viertel|(?:un|le)\s+quart|(?:un"
    r"|la)\s+cuart[oa](?:\s+parte)?|um\s+quarto|un\s+quarto|четверть|jedna\s+czwarta"
)
_FIFTH = r"(?:one|a)\s+fifth|(?:một|1)\s+phần\s+năm|ein\s+fünftel|un\s+cinquième|un\s+quinto|um\s+quinto|jedna\s+piąta"
_TENTH = r"(?:one|a)\s+tenth|ein\s+zehntel|un\s+dixième|un\s+décimo|um\s+décimo|un\s+decimo|десятая\s+часть"
_TWO_THIRDS = (
    r"two[-\s]thirds|hai\s+phần\s+ba|zwei\s+drittel|(?:les\s+)?deux\s+tiers|dos\s+tercios"
    r"|dois\s+terços|due\s+terzi|две\s+трети"
)
_THREE_QUARTERS = (
    r"three[-\s](?:quarters|fourths)|ba\s+phần\s+tư|drei\s+viertel|(?:les\s+)?trois\s+quarts"
    r"|tres\s+cuartos|três\s+quartos|tre\s+quarti|три\s+четверти"
)
_DOUBLE = (
    r"twice|double|das\s+doppelte|(?:le\s+)?double|(?:el\s+)?doble|(?:o\s+)?dobro|(?:il\s+)?doppio"
    r"|gấp\s+đôi(?:\s+của)?|удвоенное"
)
_TRIPLE = (
    r"three\s+times|triple|das\s+dreifache|(?:le\s+)?triple|(?:el\s+)?triple|(?:o\s+)?triplo|(?:il\s+)?triplo"
)


@dataclass(frozen=True, slots=True)
class _Form:
    """A way of telling a number of others, and the term that works it out of the groups `n` and `k`."""

    pattern: Spotted
    term: Callable[[re.Match[str]], str]
    eastern: bool = False


def _spotted(pattern: str) -> Spotted:
    return Spotted(pattern, re.IGNORECASE | re.VERBOSE)


def _share(words: str, factor: str) -> _Form:
    return _Form(
        _spotted(rf"(?<!\w)(?:{words})\s+(?:{OF}\s*)?(?:{_THE}\s+)?{_WHOLE}"),
        lambda match: rf"{factor} \cdot {latex(match['n'])}",
    )


def _binomial(match: re.Match[str]) -> str:
    return rf"\binom{{{match['n']}}}{{{match['k']}}}"


def _arranged(match: re.Match[str]) -> str:
    return rf"\frac{{{match['n']}!}}{{({match['n']} - {match['k']})!}}"


_OUT_OF = r"(?:из|von|aus|out\s+of|of|de|di|da|z)"
_PEOPLE = (
    r"(?:\s*(?:distinct\s+|different\s+)?(?:objects?|elements?|items?|things?|people|books?|elementen?"
    r"|éléments?|objets?|elementos?|objetos?|elementi|oggetti|элемент\w*|предмет\w*|phần\s+tử"
    r"|elementów|personen|personas|pessoas|persone|человек|người)(?!\w))?"
)
_FORMS = (
    _share(_HALF, r"\frac{1}{2}"),
    _share(_THIRD, r"\frac{1}{3}"),
    _share(_QUARTER, r"\frac{1}{4}"),
    _share(_FIFTH, r"\frac{1}{5}"),
    _share(_TENTH, r"\frac{1}{10}"),
    _share(_TWO_THIRDS, r"\frac{2}{3}"),
    _share(_THREE_QUARTERS, r"\frac{3}{4}"),
    _share(_DOUBLE, "2"),
    _share(_TRIPLE, "3"),
    _Form(
        _spotted(
            rf"(?<![\w.,])(?P<n>{_NUMBER})\s*(?:['’]?[nıiuü]{{2,3}}\s+(?:yarısı)|का\s+आधा|の半分|的一半|의\s*절반)"
        ),
        lambda match: rf"\frac{{1}}{{2}} \cdot {latex(match['n'])}",
        eastern=True,
    ),
    _Form(
        _spotted(
            rf"(?<![\w.,])(?P<n>{_NUMBER})\s*(?:['’]?[nıiuü]{{2,3}}\s+dörtte\s+biri|का\s+चौथाई|の4分の1|的四分之一|의\s*4분의\s*1)"
        ),
        lambda match: rf"\frac{{1}}{{4}} \cdot {latex(match['n'])}",
        eastern=True,
    ),
    _Form(
        _spotted(
            rf"(?<![\w.,])(?P<n>{_NUMBER})\s*(?:['’]?[nıiuü]{{2,3}}\s+üçte\s+biri|का\s+तिहाई|の3分の1|的三分之一|의\s*3분의\s*1)"
        ),
        lambda match: rf"\frac{{1}}{{3}} \cdot {latex(match['n'])}",
        eastern=True,
    ),
    _Form(
        _spotted(
            rf"""(?<!\w)(?:number\s+of\s+(?:combinations|ways\s+to\s+choose)|combinations|anzahl\s+der\s+kombinationen|nombre\s+de\s+combinaisons|número\s+de\s+combina(?:ciones|ções)|numero\s+(?:di|delle)\s+combinazioni
            |число\s+сочетаний|количество\s+сочетаний|số\s+tổ\s+hợp|liczba\s+kombinacji)\s+(?:{_OUT_OF}\s+)?{_N}{_PEOPLE}\s*(?:,\s*)?(?:(?:taken|chosen|pris|tomados|tomadas|presi)\s+)?(?:по|chập|à|a|zu|je|po|at\s+a\s+time)\s+{_K}(?:\s+(?:at\s+a\s+time|à\s+\d+))?"""
        ),
        _binomial,
    ),
    _Form(
        _spotted(
            rf"(?<!\w)(?:number\s+of\s+)?(?:combinations|ways\s+(?:of\s+choosing|to\s+choose))\s+(?:of\s+)?{_K}{_PEOPLE}\s+(?:from|out\s+of)\s+(?:a\s+(?:set|group)\s+of\s+)?{_N}{_PEOPLE}"
        ),
        _binomial,
    ),
    _Form(
        _spotted(rf"(?<!\w)(?:anzahl\s+der\s+)?kombinationen\s+von\s+{_K}{_PEOPLE}\s+aus\s+{_N}{_PEOPLE}"),
        _binomial,
    ),
    _Form(_spotted(rf"(?<!\w)(?:số\s+)?tổ\s+hợp\s+chập\s+{_K}\s+của\s+{_N}{_PEOPLE}"), _binomial),
    _Form(_spotted(rf"(?<!\w)(?:số\s+)?chỉnh\s+hợp\s+chập\s+{_K}\s+của\s+{_N}{_PEOPLE}"), _arranged),
    _Form(
        _spotted(
            rf"(?<!\w)(?:число|количество)\s+размещений\s+из\s+{_N}{_PEOPLE}\s+по\s+{_K}|(?<!\w)(?:nombre\s+d['’]arrangements)\s+de\s+(?P<k2>\d+)\s+éléments?\s+parmi\s+(?P<n2>\d+)"
        ),
        lambda match: (
            _arranged(match)
            if match["n"]
            else rf"\frac{{{match['n2']}!}}{{({match['n2']} - {match['k2']})!}}"
        ),
    ),
    _Form(
        _spotted(
            rf"""(?<!\w)(?:number\s+of\s+(?:permutations|ways\s+to\s+arrange|arrangements)|permutations|anzahl\s+der\s+permutationen|nombre\s+de\s+permutations|número\s+de\s+permuta(?:ciones|ções)|numero\s+(?:di|delle)\s+permutazioni
            |(?:число|количество)\s+перестановок|số\s+hoán\s+vị|liczba\s+permutacji)\s+(?:(?:{_OUT_OF}|của)\s+)?{_N}{_PEOPLE}"""
        ),
        lambda match: f"{match['n']}!",
    ),
    _Form(
        _spotted(
            r"(?<![\w.,])(?P<n>\d{1,3})\s*(?:人|個|个|枚|本|冊|张|名|명|개|장)?(?:不同的?)?(?:元素|元)?\s*(?:から|の中から|中任?|里|에서|중에서)\s*(?:任?[选選]|取|取出)?\s*(?P<k>\d{1,3})\s*(?:人|個|个|枚|本|冊|张|名|명|개|장)?\s*(?:を(?:選ぶ|取る|とる)|를\s*(?:뽑는|택하는|고르는)|을\s*(?:뽑는|택하는|고르는))?\s*(?:的)?(?:組合せ|組み合わせ|组合|조합)(?:の(?:数|総数)|数|의\s*수)?"
        ),
        _binomial,
        eastern=True,
    ),
    _Form(
        _spotted(
            rf"""(?<!\w)(?:number\s+of\s+(?:all\s+)?subsets|anzahl\s+(?:der\s+|aller\s+)?teilmengen|nombre\s+de\s+(?:parties|sous-ensembles)|número\s+de\s+subconjuntos|numero\s+di\s+sottoinsiemi|число\s+подмножеств|số\s+tập\s+con|liczba\s+podzbiorów)
            \s+(?:of|einer|d['’]un|de|di|của|множества|zbioru)\s+(?:(?:a|an|the|un|um|una|uno|một)\s+)?(?:set\s+)?(?:menge|ensemble|conjunto|insieme|tập(?:\s+hợp)?|множества)?\s*(?:with|mit|à|ayant|de|con|com|di|gồm|có|из|с|o)\s+{_N}{_PEOPLE}"""
        ),
        lambda match: f"2^{{{match['n']}}}",
    ),
    _Form(
        _spotted(
            rf"""(?<!\w)(?:sum\s+of\s+(?:the\s+)?first|summe\s+der\s+ersten|somme\s+des|suma\s+de\s+los\s+primeros|soma\s+dos\s+primeiros|somma\s+dei\s+primi|сумма\s+первых|tổng\s+(?:của\s+)?)\s+{_N}\s+(?:premiers\s+)?
            (?:natural\s+numbers|positive\s+integers|natürlichen\s+zahlen|entiers(?:\s+naturels)?(?:\s+non\s+nuls)?|números\s+naturales|números\s+naturais|numeri\s+naturali|натуральных\s+чисел|số\s+tự\s+nhiên\s+đầu\s+tiên|số\s+nguyên\s+dương\s+đầu\s+tiên)"""
        ),
        lambda match: rf"\frac{{{match['n']} \cdot ({match['n']} + 1)}}{{2}}",
    ),
    _Form(
        _spotted(
            rf"""(?<!\w)(?:sum\s+of\s+(?:all\s+|the\s+)?(?:integers|numbers)|summe\s+(?:der|aller)\s+(?:natürlichen\s+)?zahlen|somme\s+des\s+(?:entiers|nombres)|suma\s+de\s+los\s+(?:enteros|números)|soma\s+dos\s+(?:inteiros|números)
            |somma\s+dei\s+(?:numeri|interi)(?:\s+interi)?|сумма\s+(?:натуральных\s+)?чисел|tổng\s+các\s+số(?:\s+tự\s+nhiên)?)\s+(?:from|von|de|da|от|từ)\s+1\s+(?:to|bis|à|a|até|до|đến)\s+{_N}"""
        ),
        lambda match: rf"\frac{{{match['n']} \cdot ({match['n']} + 1)}}{{2}}",
    ),
    _Form(
        _spotted(
            rf"""(?<!\w)(?:remainder\s+(?:of|when(?:\s+dividing)?)|rest\s+(?:von|bei\s+der\s+division\s+von)|reste\s+de\s+la\s+division\s+de|resto\s+de\s+(?:dividir|la\s+división\s+de|dividir|divisão\s+de)
            |resto\s+d(?:a|ella)\s+divis[ãi]\w*\s+d[ei]|остаток\s+(?:от\s+деления|при\s+делении)(?:\s+числа)?|số\s+dư\s+(?:của\s+phép\s+chia|khi\s+chia)|reszta\s+z\s+dzielenia)\s+{_N}\s*
            (?:(?:is\s+)?divided\s+by|by|geteilt\s+durch|durch|par|entre|por|per|на|cho|przez|:|÷)\s*{_K}"""
        ),
        lambda match: _reckoned(match, lambda number, other: number % other),
    ),
    _Form(
        _spotted(
            r"(?<![\w.,])(?P<n>\d{1,6})\s*(?:除以|を|을|를)\s*(?P<k>\d{1,6})\s*(?:で割った|로\s*나눈|으로\s*나눈)?\s*(?:的|の)?\s*(?:余数|余り|나머지)"
        ),
        lambda match: _reckoned(match, lambda number, other: number % other),
        eastern=True,
    ),
    _Form(
        _spotted(
            rf"""(?<!\w)(?:number\s+of\s+(?:positive\s+)?divisors|anzahl\s+der\s+teiler|nombre\s+de\s+diviseurs|número\s+de\s+divis[oō]res|numero\s+(?:di|dei)\s+divisori|число\s+делителей(?:\s+числа)?|số\s+ước(?:\s+số)?)
            \s+(?:(?:of|von|de|di|của)\s+)?{_N}"""
        ),
        lambda match: str(sum(int(match["n"]) % one == 0 for one in range(1, int(match["n"]) + 1))),
    ),
    _Form(
        _spotted(
            r"(?<!\w)(?:digit\s+sum|sum\s+of\s+(?:the\s+)?digits|quersumme|somme\s+des\s+chiffres|suma\s+de\s+(?:los\s+)?dígitos|soma\s+dos\s+(?:dígitos|algarismos)|somma\s+delle\s+cifre|сумма\s+цифр(?:\s+числа)?|tổng\s+các\s+chữ\s+số)\s+(?:(?:of|von|de|di|của)\s+)?(?P<n>\d{1,15})(?!\d|[.,]\d)"
        ),
        lambda match: str(sum(map(int, match["n"]))),
    ),
    _Form(
        _spotted(
            rf"(?<!\w)(?:reciprocal|multiplicative\s+inverse|kehrwert|inverse|inverso|reciproco|nghịch\s+đảo|обратное\s+(?:к\s+)?(?:числу\s+)?)\s+(?:(?:of|von|de|di|del|do|của)\s+)?(?:{_THE}\s+)?{_WHOLE}(?!\s+(?:mod|по))"
        ),
        lambda match: rf"\frac{{1}}{{{latex(match['n'])}}}",
    ),
    _Form(
        _spotted(
            r"(?<![\w.,])(?P<n>\d{1,6})\s+chia\s+(?:cho\s+)?(?P<k>\d{1,6})\s+(?:được\s+\d+\s+)?dư\s+(?P<value>\d+)"
        ),
        lambda match: _reckoned(match, lambda number, other: number % other),
    ),
    _Form(
        _spotted(r"(?<![\w.,])(?P<n>\d{1,6})\s*除以\s*(?P<k>\d{1,6})\s*余\s*(?P<value>\d+)"),
        lambda match: _reckoned(match, lambda number, other: number % other),
        eastern=True,
    ),
    _Form(
        _spotted(
            rf"(?<!\w)sum\s+of\s+(?:the\s+)?first\s+{_N}\s+(?:odd\s+(?:numbers|integers)|odd\s+natural\s+numbers)"
        ),
        lambda match: f"{match['n']}^2",
    ),
    _Form(
        _spotted(
            rf"""(?<!\w)(?:complete\s+graph|vollständige\s+graph|graphe\s+complet|grafo\s+completo|полный\s+граф|đồ\s+thị\s+đầy\s+đủ|graf\s+pełny)\s+K\s*_\s*\{{?\s*{_N}\s*\}}?\s+(?:has|hat|a|possède|tiene|tem|ha|имеет|có|ma)\s+(?P<value>\d+)\s+
            (?:edges|kanten|arêtes|aristas|arestas|archi|р[её]бер|cạnh|krawędzi)"""
        ),
        lambda match: rf"\binom{{{match['n']}}}{{2}}",
    ),
    _Form(
        _spotted(
            rf"(?<!\w)(?:(?:modular|multiplicative)\s+)?(?:inverse|inverse[sn]?|inverso|обратн\w+|nghịch\s+đảo)\s+(?:(?:of|von|zu|de|di|к|для|của)\s+)?{_K}\s+(?:modulo|mod|по\s+модулю|módulo)\s+{_N}"
        ),
        lambda match: _inverse(int(match["k"]), int(match["n"])),
    ),
)
_ANY_FORM = Several(*(one.pattern for one in _FORMS))


def _inverse(number: int, modulus: int) -> str:
    """The inverse of a number modulo another; 0, which is none, where there is none."""
    try:
        return str(pow(number, -1, modulus))
    except ValueError:
        return "0"


def _reckoned(match: re.Match[str], what: Callable[[int, int], int]) -> str:
    """What two whole numbers give; 0 where the second one is."""
    number, other = int(match["n"]), int(match["k"])
    return str(what(number, other)) if other else "0"


_ROUNDED = "a share may be rounded to a whole number"
_SHARE = late(r"\\frac\{(\d)\}\{(\d+)\} \\cdot (\d+)")


def _may_be_rounded(term: str, stated: str) -> bool:
    """Whether a share that is no whole number is stated as one beside it: `a third of 100 is 33`."""
    share = _SHARE.fullmatch(term)
    if share is None or not stated.strip().isdecimal():
        return False
    exact = Fraction(int(share[1]) * int(share[3]), int(share[2]))
    return exact.denominator > 1 and abs(exact - int(stated)) < 1


_VALUE_AHEAD = late(
    rf"\s*(?:は|이|은|는|为|是)\s*(?P<value>{_NUMBER})(?=\s*(?:通り|種|가지|种|で|だ|이|입|。|，|、|$|\n|\.|,|;))"
)


def counts(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each share and count that a note's running text tells in words."""
    source = note.source.text
    forms = [one for one in _FORMS if one.pattern.may_match(source)] if _ANY_FORM.may_match(source) else []
    for one in texts if forms else ():
        block, text = one.block, one.plain
        for form in forms:
            for match in form.pattern.finditer(text):
                told = _told(text, match, form)
                if told is not None and begins(text, match.start(), eastern=form.eastern):
                    claim = claim_told(note, block, match, form.term(match), told, doubts)
                    rounded = _may_be_rounded(form.term(match), text[told.start : told.end])
                    yield replace(claim, doubt=claim.doubt or _ROUNDED) if rounded else claim


def _told(text: str, match: re.Match[str], form: _Form) -> Told | None:
    """The value told of a match: in it, or behind it."""
    if match.groupdict().get("value"):
        return Told(*match.span("value"), Relation.EQUAL) if ENDS.match(text, match.end()) else None
    told = told_value(text, match.end())
    if told is None and form.eastern and (ahead := _VALUE_AHEAD.match(text, match.end())) is not None:
        return Told(*ahead.span("value"), Relation.EQUAL)
    return told
