r"""What a note says beside a definition of where its symbols lie: `x > 0`, `p \in [0, 1]`, `0 \le n \le N`, `|u| < 1`.

Reads conditions that stand in the definition's own sentence, and those that the sentence before it supposes, as in
`Let $x \ge 2$. Then …`; judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from vaultproof.claim import Condition, Definition, Syntax, Term, WitnessKind
from vaultproof.latex import canonical_name
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted, late

_GREEK = (
    "alpha|beta|gamma|delta|(?:var)?epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|rho|sigma|tau|(?:var)?phi|chi|psi"
    "|omega|Delta|Omega|ell"
)
_LETTER = rf"(?:\\(?:{_GREEK})(?![A-Za-z])|(?<![A-Za-z\\])[A-Za-zα-ω](?![A-Za-z]))"
_NAME = _LETTER + r"(?:_(?:\{[A-Za-z0-9]+\}|[A-Za-z0-9]))?"
_NAMES = rf"(?P<names>{_NAME}(?:\s*,\s*{_NAME})*)"
_ATOM = (
    r"(?:\d+(?:(?:\.|\{,\})\d+)?|\\[dt]?frac\s*(?:\{[^{}]{1,12}\}|\d)\s*(?:\{[^{}]{1,12}\}|\d)|\\sqrt\s*(?:\{[^{}]{1,12}\}|\d)"
    rf"|\\(?:pi|infty)(?![A-Za-z])|[π∞]|{_NAME})"
)
_END = rf"(?:[-−+]?\s*{_ATOM}(?:\s*(?:[-−+*/·]|\\cdot(?![A-Za-z]))?\s*{_ATOM}){{0,3}})"
_ORDER = r"(?:<=?|≤|\\leq?(?:slant)?(?![A-Za-z])|\\lt(?![A-Za-z]))"
_SIGN = r"(?:>=|<=|[<>≥≤]|\\(?:geqslant|leqslant|geq|leq|ge|le|gt|lt)(?![A-Za-z]))"
_BAR = r"(?:\\(?:left|right|[bB]igg?[lr]?)\s*)?(?:\||\\[lr]?vert(?![A-Za-z]))"
_OPEN, _CLOSE = r"(?:\\left\s*)?(?P<open>[\[(\]])", r"(?:\\right\s*)?(?P<close>[\])\[])"
_INTERVAL = rf"{_OPEN}\s*(?P<low>{_END})\s*[,;]\s*(?P<high>{_END})\s*{_CLOSE}"
_IN = Spotted(rf"{_NAMES}\s*(?:\\in(?![a-z])|∈|\$\s*(?:in|trong|im|dans|en|em|w|в|在)\s*\$)\s*{_INTERVAL}")
_TO = Spotted(
    rf"(?<![A-Za-z\\]){_NAME}\s*(?::|\\colon)\s*{_INTERVAL}\s*(?:\\(?:long)?(?:right)?arrow|\\to|→)"
)
_STEPS = Spotted(
    rf"{_NAMES}\s*=\s*(?P<low>\d+)\s*,(?:\s*\d+\s*,)?\s*(?:\\[lc]?dots[cbo]?|…|\.\.\.)\s*,\s*(?P<high>{_END})"
)
_ONWARDS = Spotted(
    rf"{_NAMES}\s*=\s*(?P<low>\d+(?:\.\d+)?)\s*,(?:\s*\d+(?:\.\d+)?\s*,){{1,3}}\s*(?:\\[lc]?dots[cbo]?|…|\.\.\.)(?!\s*,\s*{_END})"
)
_BETWEEN = Spotted(
    rf"(?P<low>{_END})\s*(?P<first>{_ORDER})\s*{_NAMES}\s*(?P<second>{_ORDER})\s*(?P<high>{_END})(?!,?\d|\{{,\}})"
)
_SIZE = Spotted(rf"{_BAR}\s*(?P<names>{_NAME})\s*{_BAR}\s*(?P<first>{_ORDER})\s*(?P<high>{_END})")
_ONE_SIDED = Spotted(rf"{_NAMES}\s*(?P<sign>{_SIGN})\s*(?P<number>{_END})(?![\w.^(\\]|,\d|\{{,\}})")
_COUNTED = Spotted(rf"{_NAMES}\s*(?:\\in(?![a-z])|∈)\s*(?:\\mathbb\s*\{{?\s*N|ℕ)\b")
_POSITIVE = Spotted(
    rf"{_NAMES}\s*(?:\\in(?![a-z])|∈)\s*(?:\\mathbb\s*\{{?\s*R\s*\}}?|ℝ)\s*(?:_\{{?|\^\{{?)?"
    r"\s*(?P<sign>\+|>\s*0|\\ge(?:q(?:slant)?)?\s*0|≥\s*0|>=\s*0)"
)
_REALS = Spotted(rf"{_NAMES}\s*(?:\\in(?![a-z])|∈)\s*(?:\\mathbb\s*\{{?\s*R\s*\}}?|ℝ)(?!\s*[_^+>])")
_ON = Spotted(
    r"""[\s$,;(]*(?:\\(?:text|mbox)\s*\{\s*)?(?:on|over|auf|im|sur|dans|en|em|no|na|su|nell['’]|в|на|w|trên|trong|在|于|で)\s*
    (?:(?:the|dem|l['’]|el|o|đoạn|khoảng)?\s*(?:interval\w*|intervall[eo]?|intervalle|intervalo|интервале|отрезке|przedziale)\s*)?
    \}?\s*\$?\s*"""
    + _INTERVAL,
    re.IGNORECASE | re.VERBOSE,
)
_LEAD = Spotted(
    r"""[\s$,]*(?:\b(?:for|with|where|when|if|với|khi|nếu|für|mit|wo|wenn|falls|pour|avec|où|quand|si|para|con|com|donde
    |onde|cuando|quando|se|для|при|где|если|когда|per|dove|dla|gdzie|gdy|jeśli|przy)\b|其中|当|當|对|對|若|ただし|단)""",
    re.IGNORECASE | re.VERBOSE,
)
_LEAD_PLAIN = Spotted(_LEAD.pattern + rf"\s*{_ONE_SIDED.pattern}", _LEAD.flags)
_SUPPOSED = late(
    r"""[\s>*_+-]*(?:\d+[.)]\s*)?(?:(?:let|suppose|assume|given|take|fix|cho|giả\s+sử|gọi|xét|(?:es\s+)?(?:sei|seien|gelte)|gegeben\s+(?:sei|seien)
    |angenommen|soit|soient|supposons|on\s+suppose|étant\s+donnée?s?|sea|sean|supongamos|dad[oa]s?|seja|sejam|suponha(?:mos)?
    |sia|siano|supponiamo|dat[oaie]|пусть|предположим|положим|niech|załóżmy|przyjmijmy)\b|设|設|令|假设|假設|取|给定|給定)""",
    re.IGNORECASE | re.VERBOSE,
)
_SUPPOSED_BEHIND = late(
    r"(?:と(?:する|します|しよう|おく|おきます)|라(?:고)?\s*(?:하자|합시다|두자|가정하자)|\b(?:olsun|olsunlar))\s*[.。]?\s*$"
)
_ELSEWHERE = Spotted(
    r"""\b(?:otherwise|elsewhere|outside|sonst|ansonsten|andernfalls|anderenfalls|außerhalb|sinon|autrement|ailleurs|en\s+dehors
    |en\s+otro\s+caso|en\s+los\s+demás|de\s+lo\s+contrario|fuera|caso\s+contrário|nos\s+demais|senão|fora|altrimenti|altrove
    |fuori|иначе|вне|противном\s+случае|остальных|ngược\s+lại|nơi\s+khác|trường\s+hợp\s+khác|ngoài|còn\s+lại|przeciwnym\s+razie|poza
    |aksi\s+halde|diğer\s+durumlarda)\b|其他|其它|否则|否則|它处|それ以外|その他|그\s*외|그렇지\s*않으면""",
    re.IGNORECASE | re.VERBOSE,
)
_SAID = late(
    rf"{_SIGN}|\\in(?![A-Za-z])|∈|\\ne(?:q)?(?![A-Za-z])|≠|\\(?:ll|gg)(?![A-Za-z])|[≪≫]|\\notin|∉|[\[(][^\[\]()]*[,;]|=\s*\d+(?:\.\d+)?\s*,"
)
_AMONG = Spotted(
    r"""\b(?:between|zwischen|entre|giữa|compris\w*|fra|tra|между|między|pomiędzy|arasında|near|close\s+to|small|large|klein\w*|groß\w*
    |petits?|grands?|pequeñ\w+|grandes?|pequen\w+|piccol\w+|grandi|малы\w+|больши\w+|mały\w+|dużych|nhỏ|lớn)\b|之间|之間|の間|사이|很小|很大|小さい|大きい""",
    re.IGNORECASE | re.VERBOSE,
)
_KINDS = Spotted(
    r"""\b(?:(?:is|are|be|being|an?|for|if|when|with|every|any|each|all|some|of)\s+(?:even|odd|prime|composite|square-?free)(?!\s+(?:for|if|when|though|with|more|in|at))
    |(?:even|odd|prime|composite)\s+(?:numbers?|integers?|natural|(?=\$))|primes\s+(?=\$)|(?<=\$\s)(?:even|odd|prime|composite)
    |perfect\s+(?:squares?|powers?|cubes?)|multiples?\s+of\s+\$?\d|divisible|an?\s+power\s+of\s+(?:two|\$?\d|a\s+prime)
    |nguyên\s+tố|chẵn|lẻ|hợp\s+số|chia\s+hết|bội
    |(?:un)?gerade[nsr]?\s+(?:(?=\$)|zahl\w*)|(?:ist|sind|\$)\s+(?:un)?gerade|primzahl\w*|teilbar|vielfaches
    |(?:est|sont|entiers?|nombres?|\$)\s+(?:im)?pairs?|(?:est|sont|nombres?|\$)\s+premiers?|divisibles?|multiples?\s+de\s+\$?\d
    |(?:es|é|sea|seja|sean|números?|numeros?|enter[oa]s?|inteir[oa]s?|\$)\s+(?:im|ím)?par(?:es)?|(?:es|é|sea|seja|números?|\$)\s+primos?|múltiplos?\s+de\s+\$?\d|divisível
    |(?:è|sono|sia|numer[oi]|inter[oi]|\$)\s+(?:dis)?pari(?!\s+a)|(?:è|sono|sia|numer[oi])\s+prim[oi]|divisibil[ei]
    |(?:не)?ч[её]тн\w+|прост\w+\s+чис\w+|(?:—|-|\$)\s+простое|составн\w+\s+чис\w+|кратн\w+|делится
    |(?:nie)?parzyst\w+|liczb\w+\s+pierwsz\w+|podzieln\w+|(?:çift|tek|asal)\s+(?:say\w*|ise|tam)|jämnt|udda|primtal|oneven|priemgetal)(?!\w)
    |偶数|奇数|质数|質數|素数|合数|倍数|整除|짝수|홀수|소수|배수""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_FUNCTIONS = Spotted(
    r"\b(?:functions?|hàm|funktion(?:en)?|fonctions?|funci[oó]n|funções|função|funzion[ei]|функци\w+|funkcj\w+|fonksiyon\w*)\b|函数|関数|함수",
    re.IGNORECASE,
)
_NEAR_WORDS = 40
_CASES = late(r"(?:^|\\begin\{[dr]?cases\*?\})(?:(?!\\begin\{).)*\\end\{[dr]?cases\*?\}", re.DOTALL)
_FORMULA = late(r"\$\$[^$]+\$\$|\$[^$]+\$")
_MOST_WORDS = 4
_BEHIND, _BEFORE = 160, 160
_STOP = late(
    r"[\s。？！](?:(?<=[.!?。？！]\s)|(?<=[。？！])|(?<=\n)(?:\s*\n\s*(?=[-*#|>]|\d+[.)])|(?=\s*(?:[-*+#|>]|\d+[.)])\s)))"
)
_APART = late(r"\s*\$?\s*[,;(，（]\s*\$")
_BLANK = late(r"\n[ \t]*\n\s*")
_OPENING = late(r"\$\$?\s*$")
"""The mark that opens the definition's own formula."""
_GOES_ON = late(r"[,;(]|(?:and|und|et|y|e|и|và|oraz|i)\b|[，、]")
_HEAD = late(r"\$?\$[^$=]*\([^$=()]*\)\s*=")
_NUMBER = late(r"[-−+]?\s*\d+(?:\.\d+)?")


_OWN_STATEMENT = late(
    r"\ue001[\s$]*(?:当|當|若|如果|对于|對於)\s*\$[^$\n]{1,60}\$\s*[时時]?[，,]?\s*(?=[^\W\d_])(?![时時])"
    r"(?!(?:上式|此式|该式|公式|函数|函數|它|其|均|都|才|也|恒)?(?:成立|有定[义義]|定[义義]|有效|[适適]用|使用|采用|采取|取|正确|准确))"
    r"[^$]*(?:\$[^$]*\$[^$]*){0,9}\Z"
)
"""A sentence of its own behind a definition, which tells what happens under a condition: `当 $u > f$ 时成实像`; not
that the definition holds there: `当 $x > 0$ 时成立`."""


def confined(note: Note, definition: Definition) -> Definition:
    """A definition with what its own sentence says of where its parameters and the names in its body lie."""
    if definition.source is not WitnessKind.FORMULA or not definition.parameters:
        return definition
    sentence = _OWN_STATEMENT.sub("\ue001", _sentence(note.source.text, definition))
    supposed = _supposed(note.source.text, definition)
    if _SAID.search(f"{supposed} {sentence}") is None and _AMONG.search(sentence) is None:
        return definition
    found = tuple(dict.fromkeys((*_conditions(definition, sentence), *_suppositions(supposed))))
    unread = any(_is_unread(f"{supposed} {sentence}", name, found) for name in definition.parameters)
    _, _, behind = sentence.partition("\ue001")
    told = unread or any(one.name in definition.parameters for one in found)
    return replace(
        definition,
        conditions=found,
        limited=unread,
        without=_left_out(definition, f"{supposed} {sentence}", found) if unread else (),
        elsewhere=told and _ELSEWHERE.search(behind) is not None,
    )


def _conditions(definition: Definition, sentence: str) -> Iterator[Condition]:
    yield from _everywhere(sentence)
    before, _, behind = sentence.partition("\ue001")
    own, _, _ = behind.partition("$")
    yield from _one_sided(own)
    for match in _LEAD_PLAIN.finditer(before):
        yield from _signed(match)
    if (own_interval := _ON.match(behind) or _TO.search(before)) is not None:
        yield from _interval(definition.parameters[0], own_interval)
    bare = _APART.match(behind)
    behind = behind.lstrip(" $")
    words = re.findall(r"[^\W\d_]+", _FORMULA.sub(" ", behind))
    told = (bare or _LEAD.match(behind)) is not None and len(words) <= _MOST_WORDS
    for formula in (*_FORMULA.findall(before), *(_FORMULA.findall(behind) if told else ())):
        if (whole := _ONE_SIDED.fullmatch(formula.strip("$ "))) is not None:
            yield from _signed(whole)
    if not told and (own_lead := _LEAD.match(behind)) is not None:
        first = _FIRST.match(behind, own_lead.end())
        whole = None if first is None else _ONE_SIDED.fullmatch(first[1].strip())
        new = own_lead.group().strip(" $,\n")[:1].isupper()  # a sentence of its own
        if whole is not None and not new and set(_names(whole["names"])) <= set(definition.parameters):
            yield from _signed(whole)


_FIRST = late(r"\s*\$([^$]+)\$")


def _suppositions(supposed: str) -> Iterator[Condition]:
    yield from _everywhere(supposed)
    for formula in _FORMULA.findall(supposed):
        if (whole := _ONE_SIDED.fullmatch(formula.strip("$ "))) is not None:
            yield from _signed(whole)
    lead = _SUPPOSED.match(supposed)
    bare = _ONE_SIDED.match(supposed[lead.end() if lead is not None else 0 :].strip(" .。\n"))
    if bare is not None:
        yield from _signed(bare)


def _everywhere(text: str) -> Iterator[Condition]:
    """Membership in an interval, in the whole numbers from 0, or in the positive numbers; a place between two."""
    for match in _IN.finditer(text):
        for name in _names(match["names"]):
            yield from _interval(name, match)
    for match in _BETWEEN.finditer(text):
        for name in _names(match["names"]):
            yield _condition(name, ">" if _strict(match["first"]) else "≥", match["low"])
            yield _condition(name, "<" if _strict(match["second"]) else "≤", match["high"])
    for match in _SIZE.finditer(text):
        for name in _names(match["names"]):
            strict = _strict(match["first"])
            yield _condition(name, ">" if strict else "≥", f"-({match['high']})")
            yield _condition(name, "<" if strict else "≤", match["high"])
    for match in _STEPS.finditer(text):
        for name in _names(match["names"]):
            yield _condition(name, "≥", match["low"])
            yield _condition(name, "≤", match["high"])
    for match in _ONWARDS.finditer(text):
        yield from (_condition(name, "≥", match["low"]) for name in _names(match["names"]))
    for match in _COUNTED.finditer(text):
        yield from (_condition(name, "≥", "0") for name in _names(match["names"]))
    for match in _POSITIVE.finditer(text):
        strict = match["sign"][0] in "+>" and "=" not in match["sign"]
        yield from (_condition(name, ">" if strict else "≥", "0") for name in _names(match["names"]))


def _one_sided(text: str) -> Iterator[Condition]:
    """Inequalities with one side, which are no part of those with two."""
    for match in _ONE_SIDED.finditer(_SIZE.sub(" ", _BETWEEN.sub(" ", text))):
        yield from _signed(match)


def _signed(match: re.Match[str]) -> Iterator[Condition]:
    written = match["sign"]
    above = written[0] in ">≥" or written.startswith("\\g")
    sign = (">" if above else "<") if _strict(written) else ("≥" if above else "≤")
    yield from (_condition(name, sign, match["number"]) for name in _names(match["names"]))


def _interval(name: str, match: re.Match[str]) -> Iterator[Condition]:
    yield _condition(name, "≥" if match["open"] == "[" else ">", match["low"])
    yield _condition(name, "≤" if match["close"] == "]" else "<", match["high"])


def _strict(sign: str) -> bool:
    return sign in {"<", ">", "\\lt", "\\gt"}


def _condition(name: str, sign: str, bound: str) -> Condition:
    bound = "".join(bound.split()) if _NUMBER.fullmatch(bound) else bound.strip()
    return Condition(name=name, sign=sign, bound=Term(Passage(bound, ((0, 0),)), Syntax.LATEX))


_VAGUELY = 40


def is_vague(note: Note, definition: Definition) -> bool:
    """Whether a definition is told for arguments whose size a word tells, such as small ones: `$h(x) = x$ for small
    $x$`."""
    if not definition.limited or definition.path != note.path:
        return False
    behind = note.source.text[definition.span.end : definition.span.end + _VAGUELY].lstrip(" $")
    return _LEAD.match(behind) is not None and _AMONG.search(behind) is not None


def _is_unread(sentence: str, name: str, found: tuple[Condition, ...]) -> bool:
    """Whether the sentence says more of where a variable lies than the conditions found tell."""
    left = sentence
    for pattern in (_IN, _TO, _BETWEEN, _SIZE, _COUNTED, _POSITIVE, _REALS):
        left = pattern.sub(" ", left)
    shown = {"\\" + name, name} if len(name) > 1 else {name}
    own = "|".join(re.escape(one) for one in sorted(shown))
    relation = rf"(?:{_SIGN}|\\in(?![a-z])|∈|\\neq?(?![a-z])|≠|\\(?:ll|gg)(?![a-z])|[≪≫]|\\notin|∉)"
    known = {one.name for one in found}
    _, _, behind = sentence.partition("\ue001")
    if name not in known and _LEAD.match(behind.lstrip(" $")) and _AMONG.search(behind):
        return True
    beside = re.compile(
        rf"(?<![A-Za-z\\])(?:{own})(?![A-Za-z])\s*(?:{_BAR}\s*)?{relation}|{relation}\s*(?:{own})(?![A-Za-z])"
    )
    if name in known:
        left = _ONE_SIDED.sub(" ", left)
    return beside.search(left) is not None


_UNEQUAL = (
    r"(?<![A-Za-z\\])(?:{own})\s*(?:\\neq?(?![a-z])|≠)\s*(?P<places>(?:\\pm\s*)?[-−]?\d+(?:\.\d+)?(?:\s*,\s*[-−]?\d+(?:\.\d+)?)*)"
    r"(?![\w.^/]|\s*\\?[a-z(])"
)


def _left_out(definition: Definition, sentence: str, found: tuple[Condition, ...]) -> tuple[Term, ...]:
    """The places that a sentence leaves out, where it says no more of where the variable lies."""
    if len(definition.parameters) != 1 or found:
        return ()
    (name,) = definition.parameters
    own = re.compile(_UNEQUAL.format(own=rf"\\?{re.escape(name)}"))
    if _is_unread(own.sub(" ", sentence), name, found):
        return ()
    places = []
    for match in own.finditer(sentence):
        for written in match["places"].replace("−", "-").split(","):
            number = written.strip().removeprefix("\\pm").strip()
            places += [number, f"-{number}"] if "\\pm" in written else [number]
    return tuple(Term(Passage(one, ((0, 0),)), Syntax.LATEX) for one in dict.fromkeys(places))


@lru_cache(maxsize=64)
def _speaks_of_kinds(text: str) -> bool:
    return _KINDS.search(text.replace("*", "")) is not None


_BY = re.compile(r"(\bpour\s+(?:tout\s+)?\$[^$\n]*\$)\s+par\b")
"""French for “for $x$ by”, which in Spanish would be “even”."""


def of_a_kind(note: Note, definition: Definition) -> bool:
    """Whether a definition is said to hold for numbers of a kind only, such as even or prime ones, which its sentence
    names beside the variable."""
    if definition.source is not WitnessKind.FORMULA:
        return False
    if _is_arithmetic(definition) and _of_number_theory(note.source.text):
        return True
    if not _speaks_of_kinds(note.source.text):
        return False
    said = f"{_supposed(note.source.text, definition)} {_sentence(note.source.text, definition)}"
    said = _BY.sub(r"\1", said.replace("*", ""))
    return any(tells_a_kind(said, name) for name in definition.parameters)


_ARITHMETIC = frozenset(
    "varphi phi Phi varPhi sigma sigma_0 sigma_1 tau mu d lambda Lambda omega Omega J s".split()
)
"""Letters of the functions of number theory, which books tell at a prime `p` without saying that it is one."""
_NUMBER_THEORY = Spotted(
    r"totient|coprime|multiplicative|divisor|diviseur|gcd|ggT|pgcd|ước\s+(?:số|chung)|nguyên\s+tố|prime|primzahl|premiers|primo|прост|делител"
    r"|wzajemnie|dzielnik|asal|bölen|素数|质数|互质|互素|约数|因数|소수|약수|互いに素|\\p?mod\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def _of_number_theory(text: str) -> bool:
    return _NUMBER_THEORY.search(text) is not None


def _is_arithmetic(definition: Definition) -> bool:
    """Whether a definition is that of an arithmetic function at a prime, which the letter of its argument tells:
    `\\varphi(p) = p - 1`."""
    return definition.parameters in {("p",), ("q",)} and definition.name in _ARITHMETIC


def tells_a_kind(sentence: str, name: str) -> bool:
    """Whether a sentence says beside a name that it stands for numbers of a kind: even, odd, prime ones."""
    own = re.compile(rf"(?<![A-Za-z\\])\\?{re.escape(name)}(?![A-Za-z])")
    for match in _KINDS.finditer(sentence):
        if _of_the_function(sentence, match, own):
            continue
        around = sentence[max(match.start() - _NEAR_WORDS, 0) : match.end() + _NEAR_WORDS]
        if own.search(around.replace("\ue001", " ")) and not _OF_FUNCTIONS.search(around):
            return True
    return False


_VERB = late(r"(?:is|are|est|sont|es|é|è|sono|ist|sind)\s", re.IGNORECASE)


def _of_the_function(sentence: str, kind: re.Match[str], own: re.Pattern[str]) -> bool:
    """Whether a predicate is one of the function that is defined at U+E001, as no name of a number stands between."""
    _, mark, between = sentence[: kind.start()].rpartition("\ue001")
    return bool(mark) and _VERB.match(kind.group()) is not None and own.search(between) is None


def _sentence(text: str, definition: Definition) -> str:
    """What stands before and behind a definition in its sentence, without the definition and the cases of others."""
    start, end = definition.span.start, definition.span.end
    before, behind = _unquoted(text[max(start - _BEFORE, 0) : start]), _unquoted(text[end : end + _BEHIND])
    if before.endswith("`"):
        before, behind = before.replace("`", "$"), behind.replace("`", "$")
    apart = not before.rstrip("$ ").endswith("\n\n")
    before = _OPENING.sub("", before.rstrip(" \n")).rstrip(" \n")
    starts = [match.end() for match in (*_STOP.finditer(before), *(_BLANK.finditer(before) if apart else ()))]
    before = before[max(starts) :] if starts else before
    before = _BLANK.split(before)[-1]
    for mark in ("$$", "$"):
        if before.count(mark) % 2:
            before = before.partition(mark)[2]
    told = f"{before} \ue001 {_rest(behind)}"
    return _CASES.sub(" ", told) if "cases" in told else told


_QUOTED = late(r"(?<=\n)(?:[ \t]*>)+[ \t]?")


def _unquoted(text: str) -> str:
    """A text without the marks with which the lines of a quotation or callout begin."""
    return _QUOTED.sub("", text) if "\n" in text and ">" in text else text


def _supposed(text: str, definition: Definition) -> str:
    """The sentence before a definition's own, in the same paragraph, if it supposes something."""
    start = definition.span.start
    paragraph = _BLANK.split(_unquoted(text[max(start - 2 * _BEFORE, 0) : start]).rstrip("$ \n"))[-1]
    cuts = [0, *(match.end() for match in _STOP.finditer(paragraph))]
    if len(cuts) == 1:
        return ""
    before = paragraph[cuts[-2] : cuts[-1]]
    supposes = _SUPPOSED.match(before) or _SUPPOSED_BEHIND.search(before)
    return before.rstrip(" .。\n") if supposes else ""


def _rest(behind: str) -> str:
    """The rest of a definition's sentence, up to the next definition; the next paragraph only where it goes on."""
    own, *following = _BLANK.split(behind)
    if following and (_LEAD.match(following[0]) or _GOES_ON.match(following[0])):
        own = f"{own} {following[0]}"
    own = own[: stop.start()] if (stop := _STOP.search(own)) else own
    formula, mark, rest = own.partition("$")
    other = _HEAD.search(rest)
    if other is not None and following and following[0][:1].isupper() and own.endswith(following[0]):
        return _rest(_BLANK.split(behind)[0])  # what begins there is told of another function
    return f"{formula}{mark}{rest[: other.start()] if other else rest}"


def _names(text: str) -> Iterator[str]:
    for part in text.split(","):
        name = canonical_name(part.strip())
        if name is not None:
            yield name
