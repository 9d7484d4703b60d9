"""Chances behind a test of which prevalence, sensitivity and specificity are told: “the probability of being ill
after a positive test is 8.76%”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from vaultproof.claim import Equation, Relation
from vaultproof.extract.doubts.silence import doubt_of_numbers
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.probability.drawn import NOUN
from vaultproof.extract.probability.event_words import DENIED
from vaultproof.extract.told import (
    NumberText,
    Told,
    around,
    claim_told,
    latex,
    sentence_start,
    told_value,
    value_behind_chain,
)
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_SHARE = (
    r"(?P<{name}>\d{{1,3}}(?:[.,]\d+)?\s?\\?%|"
    r"0?[.,]\d+|\d+\s?/\s?\d+|\\[dt]?frac\s*\{{\s*\d+\s*\}}\s*\{{\s*\d+\s*\}})"
)
_TOLD = {
    "prior": (
        r"""(?:disease|illness|condition|infection|krankheit|infektion|maladie|enfermedad|doença|malattia|болезнь|заболевание)\s+(?:affects|occurs\s+in|is\s+present\s+in|betrifft|trifft|hat|haben|touche|afecta\s+al?|afeta|colpisce|встречается\s+у|есть\s+у|поражает)|prevalence|base\s+rate|prävalenz|prévalence|prevalencia|prevalência|prevalenza|распростран[её]нность|(?:tỉ|tỷ)\s+lệ\s+(?:mắc|người\s+mắc|nhiễm)|chorobowość|częstość\s+choroby|(?:\A|(?<=[.:;,]\s)|(?<=\n)|(?<=\s\s))(?:choruje|болеет|болеют)|choroba\s+(?:dotyka|występuje\s+u)|患病率|有病率|发病率|罹患率|유병률""",
        r"""of\s+(?:the\s+)?(?:population|people|patients|adults|women|men)\s+(?:have|are|suffer|carry)|der\s+(?:bevölkerung|menschen|patienten)\s+(?:sind|haben|leiden)|de\s+la\s+(?:population|población)\s+(?:est|a|tiene|padece|sufre)|des\s+(?:gens|personnes)\s+(?:sont|ont)|da\s+população\s+(?:tem|têm|sofre)|della\s+popolazione\s+(?:è|ha|soffre)|населения\s+(?:болеет|болеют|больны|страда\w+)|dân\s+số\s+(?:mắc|bị|nhiễm)|的人(?:患|有)|の人が|populacji\s+(?:choruje|ma)|(?:aller\s+|der\s+)?(?:bevölkerung|menschen|patienten|personen)\s+(?:sind\s+)?(?:krank|erkrankt|infiziert)|osób\s+choruje""",
    ),
    "sensitivity": (
        r"""sensitivity|true\s+positive\s+rate|sensitivität|sensibilité|sensibilidade?|sensibilità|чувствительность\w*|độ\s+nhạy|czułość|灵敏度|敏感(?:度|性)|感度|민감도""",
        None,
    ),
    "specificity": (
        r"""specificity|true\s+negative\s+rate|spezifität|spécificité|especificidade?|especificidad|specificità|специфичность\w*|độ\s+đặc\s+hiệu|swoistość|特异(?:度|性)|特異度|특이도""",
        None,
    ),
    "alarm": (
        r"""false[-\s]positive\s+rate|falsch-positiv-rate|taux\s+de\s+faux\s+positifs|tasa\s+de\s+falsos\s+positivos|taxa\s+de\s+falsos\s+positivos|tasso\s+di\s+falsi\s+positivi|доля\s+ложноположительных|(?:tỉ|tỷ)\s+lệ\s+dương\s+tính\s+giả|假阳性率|偽陽性率|위양성률""",
        None,
    ),
}
GATE = Spotted(rf"(?:{_TOLD['sensitivity'][0]})", re.IGNORECASE)
_POSITIVE = late(
    r"positi[vf]\w*|положительн\w+|dương\s+tính|pozytywn\w+|阳性|陽性|양성|(?<=[|\\])\s*(?:mid\s*)?\+|T\s*=?\s*\+",
    re.IGNORECASE,
)
_NEGATIVE = late(r"negativ\w*|négati\w+|отрицательн\w+|âm\s+tính|阴性|陰性|음성", re.IGNORECASE)
ILL = late(
    r"""ill(?:ness)?|sick|diseased?|condition|infected|cancer|actually|really|having\s+it|has\s+it|krank\w*|erkrank\w*|infiziert|tatsächlich|malad\w+|atteint\w*|infecté\w*|enferm\w+|infectad\w+|realmente|doen\w+|infetad\w+|malat\w+|infett\w+|davvero|бол(?:ен|ьн|езн|еет|ею)\w*|инфицирован\w*|bệnh|nhiễm|chor\w+|患病|得病|患者|病気|罹患|感染|질병|병에|병이""",
    re.IGNORECASE | re.VERBOSE,
)
HEALTHY = late(
    r"healthy|not\s+(?:ill|sick|have)|without|free\s+of|gesund|nicht\s+krank|sain\w*|pas\s+malade|san[oa]s?|saudáve\w+|здоров\w*|khỏe|không\s+(?:mắc|bệnh|bị)|zdrow\w+|健康|没病|未患病|かかっていない|정상|건강",
    re.IGNORECASE,
)
_SUPPOSING = late(
    r"(?<!\w)(?:given(?:\s+that)?|if|when|assuming|wenn|falls|unter\s+der\s+bedingung,?\s+dass|sachant(?:\s+que?)?|si|quand|sabiendo\s+que|dado\s+que|dado|sabendo\s+que|se|sapendo\s+che|dato\s+che|если|при\s+условии,?\s+что|известно,?\s+что|biết(?:\s+rằng)?|nếu|khi|jeśli|pod\s+warunkiem,?\s+że)(?!\w)|如果|若|已知|とき|もし",
    re.IGNORECASE,
)
_PEOPLE = (
    r"(?:people|persons|patients|individuals|those|all|personen|menschen|patienten|leute|personnes|gens|las\s+person"
    r"as|los\s+pacientes|pessoas|pacientes|persone|pazienti|людей|пациентов|человек)"
)
_SHARE_ILL = Spotted(
    rf"""(?<![\w.,])(?P<v>\d{{1,2}}(?:[.,]\d+)?\s?\\?%)\s*(?:
    of\s+(?:the\s+|all\s+)?{_PEOPLE}\s+(?:who\s+(?:test|tested|get\s+a)\s+positive(?:\s+(?:test|result))?|with\s+(?:a\s+)?positive\s+(?:tests?|results?|test\s+results?))\s+(?:are|have)\s+(?:(?:actually|really|truly|indeed)\s+)?(?:ill|sick|infected|diseased|the\s+disease)
    |der\s+(?:{_PEOPLE}\s+mit\s+positive[mn]\s+(?:test(?:ergebnis)?|ergebnis|befund)|positiv\s+getesteten(?:\s+{_PEOPLE})?)\s+(?:sind\s+)?(?:(?:tatsächlich|wirklich)\s+)?(?:krank|erkrankt|infiziert)
    |des\s+{_PEOPLE}\s+(?:testée?s\s+positi(?:ve|f)s|positives?|avec\s+un\s+test\s+positif|ayant\s+un\s+(?:test|résultat)\s+positif)\s+sont\s+(?:(?:réellement|vraiment|effectivement)\s+)?(?:malades|atteintes?|infectée?s)
    |de\s+{_PEOPLE}\s+(?:con\s+(?:un\s+)?(?:test|resultado)\s+positivo|con\s+(?:una\s+)?prueba\s+positiva|que\s+dan\s+positivo)\s+(?:está[n]?|tienen?)\s+(?:(?:realmente|de\s+verdad)\s+)?(?:enferm[oa]s?|la\s+enfermedad)
    |{_PEOPLE}\s+с\s+положительным\s+(?:результатом|тестом)(?:\s+теста)?(?:\s+(?:действительно\s+|на\s+самом\s+деле\s+)?больны)?
    |(?:số\s+)?người\s+(?:có\s+kết\s+quả|xét\s+nghiệm)\s+dương\s+tính\s+(?:(?:thực\s+sự|thật\s+sự)\s+)?(?:mắc|bị|có)\s+bệnh)(?![^\W\d_])
    |(?:检测|结果)?(?:呈)?阳性的?(?:人|患者|人群|病人)?[中里]?(?:只有|仅有|仅|大约|约|有){{0,2}}\s*(?P<v2>\d{{1,2}}(?:\.\d+)?\s?\\?%)\s*(?:的人)?(?:真正|真的|确实|实际)?(?:患病|得病|有病)
    |陽性(?:者|の人|と出た人)?(?:のうち|の中で)?(?:実際に|本当に)?(?:病気|罹患|感染)(?:な人|している人|の人)は(?:約)?\s*(?P<v3>\d{{1,2}}(?:\.\d+)?\s?\\?%)""",
    re.IGNORECASE | re.VERBOSE,
)
"""How many of those with a positive test are ill, told as a share."""
_RUSSIAN = late(
    r"больны\s+(?:(?:лишь|только|всего|всего\s+лишь)\s+)?(?:(?:около|примерно)\s+)?\Z", re.IGNORECASE
)
_SO_MANY = late(
    r"(?<!\w)(?:that|means|is|to\s+say|say|i\.?e|only|just|about|roughly|approximately|around|merely|das\s+heißt|d\.?\s?h|nur|etwa|rund|ca|ungefähr|c['’]est-à-dire|seulement|environ|à\s+peine|es\s+decir|s[oó]lo|solamente|aproximadamente|alrededor\s+del?|cerca\s+del?|то\s+есть|лишь|только|всего|около|примерно|больны|tức\s+là|nghĩa\s+là|chỉ|khoảng|có)(?!\w)|即|也就是说|只有|つまり",
    re.IGNORECASE,
)
"""Words before such a share that change nothing of it."""
_BOUNDED = late(
    r"(?<!\w)(?:more\s+than|less\s+than|at\s+least|at\s+most|over|under|nearly|almost|mehr\s+als|weniger\s+als|mindestens|höchstens|fast|plus\s+de|moins\s+de|presque|más\s+del?|menos\s+del?|casi|более|менее|больше|меньше|почти|hơn|dưới|gần)\s*\Z",
    re.IGNORECASE,
)
_REACH = 1500
OF_OTHERS = "the chance may be another one than that behind such a test"


def tests_told(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each chance of being ill or not behind a test that a note's running text tells."""
    source = note.source.text
    if not GATE.may_match(source):
        return
    for one in texts:
        yield from _shares_ill(note, one, doubts)
        for noun in NOUN.finditer(one.plain):
            found = _told(one.plain, noun) if _is_in_words(one.plain, noun) else None
            given = given_shares(source, one.block.span.start + noun.start()) if found is not None else None
            if found is None or given is None:
                continue
            told, at, chained = found
            shares, behind = given
            first = sentence_start(one.plain, noun.start())
            if NOUN.search(one.plain, first, noun.start()) is not None and not noun["east"]:
                first = noun.start()
            words = one.plain[first : at if not noun["east"] else noun.end()]
            term = _term(words, shares) if _NAMED_SHARES.search(words) is None else None
            whole = re.compile(r"(?s).+").match(one.plain, noun.start() if not noun["east"] else first, at)
            if term is None or whole is None:
                continue
            claim = claim_told(note, one.block, whole, term, told, doubts)
            if chained:
                span = replace(claim.span, end=one.block.span.start + whole.end())
                claim = replace(claim, span=span, text=f"{whole.group()} {one.plain[told.start : told.end]}")
            plain = _SUPPOSING.sub(lambda match: " " * len(match.group()), one.plain)
            doubt = doubts.get(one.block.scope) or doubt_of_numbers(
                around(plain, whole.start(), told.end), ""
            )
            other = (
                re.search(r"\d", words) is not None
                or OTHERWISE.search(words) is not None
                or _is_of_others(one.plain[first : noun.start()])
                or _is_turned_round(words)
                or _is_of_both(words)
                or tells_of_others(source[behind : one.block.span.start + first])
            )
            yield replace(claim, doubt=doubt).loosely(OF_OTHERS if other else None)


def _shares_ill(note: Note, one: NumberText, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each share of those with a positive test who are ill."""
    source, first = note.source.text, one.block.span.start
    for match in _SHARE_ILL.finditer(one.plain):
        start = sentence_start(one.plain, match.start())
        opening = one.plain[start : match.start()]
        russian = "положительн" in match.group()
        ill = ILL.search(match.group()) is not None or _RUSSIAN.search(opening) is not None
        given = given_shares(source, first + match.start()) if ill and not _BOUNDED.search(opening) else None
        if given is None or (russian and not ill):
            continue
        shares, behind = given
        value = next(name for name in ("v", "v2", "v3") if match[name])
        term = _term("positive ill", shares)
        assert term is not None
        told = Told(*match.span(value), Relation.APPROXIMATE)
        claim = claim_told(note, one.block, match, term, told, doubts)
        other = not opens_plainly(_SO_MANY.sub(" ", opening)) or any(
            OTHERWISE.search(sentence) is not None
            or (
                ILL.search(sentence) is not None
                and re.search(r"\d", sentence) is not None
                and NOUN.search(sentence) is None
                and _SHARE_ILL.search(sentence) is None
            )
            for sentence in _SENTENCES.split(source[behind : first + start])
        )
        yield claim.loosely(OF_OTHERS if other else None)


def _is_of_others(lead: str) -> bool:
    """Whether the words before a chance tell of other people than those of whom the prevalence is told."""
    return AMONG.search(lead) is not None and (_POSITIVE.search(lead) or _NEGATIVE.search(lead)) is None


_MISTAKEN = late(
    r"(?<!\w)(?:false|falsely|true|truly|correct\w*|wrong\w*|incorrect\w*|erroneous\w*|mistaken\w*|mistake|error|falsch\w*|richtig\w*|korrekt\w*|fehler\w*|irrtüm\w*|versehen\w*|faux|fausse\w*|vrai\w*|erreur|tort|fals[oa]s?|verdader[oa]s?|correct\w+|err[oó]ne\w+|error|equivoca\w*|erro|engano|verdadeir\w*|corrett\w+|ver[oi]|errat\w+|errore|sbagli\w*|ложно\w*|истинно\w*|ошиб\w+|верно\w*|правильно\w*|fałszyw\w+|prawdziwie\w*|błęd\w+|omyłk\w+|giả|đúng|nhầm|sai)(?!\w)"
    r"|假阳|假陽|真阳|真陽|误|誤|错|偽|间違|間違|正しく|위양성|잘못|오류|거짓|정확히",
    re.IGNORECASE,
)
"""A result that is told to be right or wrong."""
_AND = late(
    r"(?<!\w)(?:and|as\s+well\s+as|und|sowie|et|y|e|ed|и|và|i|oraz)(?!\w)|并且|而且|且|同时|かつ|そして|同時|그리고|이고|이면서|하고|고\s",
    re.IGNORECASE,
)


def _is_of_both(words: str) -> bool:
    """Whether a chance may be that of a result together with the illness, of a right or wrong result, or that the
    illness is denied."""
    result = _POSITIVE.search(words) or _NEGATIVE.search(words)
    state = ILL.search(words)
    if result is not None and _MISTAKEN.search(words) is not None:
        return True
    healthy = HEALTHY.search(words)
    denied = _NOT.search(HEALTHY.sub(" ", words)) is not None
    if result is None or (state or healthy) is None:
        return denied
    named = state if healthy is None else healthy
    assert named is not None
    between = sorted((result.span(), named.span()))
    return denied or _AND.search(words, between[0][1], max(between[0][1], between[1][0])) is not None


_NOT = late(
    rf"{DENIED.pattern}|(?<!\w)(?:chưa|without|ohne|sans|sin|sem|senza|без|bez)(?!\w)|没|未|无|無|없|안\s",
    re.IGNORECASE,
)
_SENTENCES = late(r"(?<=[.!?])\s|[。！？\n]")


def tells_of_others(between: str) -> bool:
    """Whether a sentence between what is told of the test and the chance tells how many are ill among some people, or
    of another test."""
    return any(
        OTHERWISE.search(sentence) is not None
        or (
            ILL.search(sentence) is not None
            and NOUN.search(sentence) is None
            and not sentence.rstrip().endswith("?")
        )
        for sentence in _SENTENCES.split(between)
    )


def _is_turned_round(words: str) -> bool:
    """Whether a chance may be that of a result for those who are ill, or not: the illness is the condition."""
    result = _POSITIVE.search(words) or _NEGATIVE.search(words)
    state = ILL.search(words) or HEALTHY.search(words)
    if result is None or state is None:
        return False
    if result.start() < state.start():
        between = words[result.end() : state.start()]
        return _BEHIND.search(between) is not None or _OF_THE_ILL.search(between) is not None
    return _BEHIND.search(words, state.end(), result.start()) is None


_BEHIND = late(
    r"(?<!\w)(?:given|if|when|after|with|upon|on|following|whose|who|bei[m]?|mit|nach|wenn|falls|bedingung|sachant|après|avec|si|quand|suite|en\s+cas|ayant|dado|dada|sabiendo|tras|después|con|cuando|se|sabendo|após|depois|com|quando|dopo|dato|data|sapendo|avendo|при|после|если|с|условии|известно|khi|nếu|sau|biết|với|có|jeśli|po|przy|warunkiem|gdy)(?!\w)|[|∣]|\\mid|如果|若|已知|时|時|条件|とき|もし|때|후|조건",
    re.IGNORECASE,
)
"""Words behind which a condition stands."""
_OF_THE_ILL = late(
    r"(?<!\w)(?:in|among|for|of|from|von|unter|chez|pour|d['’]|de|en|para|em|in|per|di|estando|étant|essendo|sendo|у|для|ở|cho|của|u|dla)\s*(?:(?:an?|the|eine[mnr]?|der|den|une?|les?|la|los?|el|uno?|una|uma?|os?|gli|il|người)\s+)?\Z",
    re.IGNORECASE,
)
AMONG = late(
    r"(?<!\w)(?:among|amongst|in\s+(?:the\s+|an?\s+)?[\w-]+(?:\s+[\w-]+)?\s+(?:group|population)|for\s+(?:smokers|men|women|children|older|younger)|unter|bei|chez|parmi|entre|tra|fra|среди|у|trong\s+số|ở|wśród)(?!\w)|对于|在.{1,8}中|の中で|では|에서는",
    re.IGNORECASE,
)
OTHERWISE = late(
    r"(?<!\w)(?:guess\w*|think\w*|believ\w*|intuit\w*|feel\w*|expect\w*|second|twice|again|repeat\w*|both|two|independent\w*|glaub\w*|denk\w*|schätz\w*|vermut\w*|zweite\w*|zweimal|wiederhol\w*|beide\w*|zwei|pens\w*|croi\w*|estim\w*|deuxième|deux|répét\w*|cre[e]n?|opin\w*|segund[oa]|dos|repet\w*|ach[ao]\w*|dois|duas|crede\w*|pensa\w*|second[oa]|due|ripet\w*|дума\w*|счита\w*|полага\w*|втор\w+|дважды|два|оба|повторн\w+|nghĩ|đoán|tưởng|lần\s+(?:hai|thứ)|cả\s+hai|sądz\w*|myśl\w*|drugi\w*|dwa)(?!\w)|认为|以为|第二次|两次|再次|思う|思い|2\s*回|再検査|생각|두\s*번",
    re.IGNORECASE,
)
"""Words of a guess, or of more than one test."""


def _is_in_words(text: str, noun: re.Match[str]) -> bool:
    """Whether a chance is told in words: `P(positive)` is, `P(B|A)` is not."""
    if not noun["open"]:
        return True
    event = text[noun.end() : text.find(")", noun.end())]
    if _SYMBOLIC.search(event) is not None:
        return False
    return (_POSITIVE.search(event) or _NEGATIVE.search(event)) is not None


_SYMBOLIC = late(r"[|∣]|\\mid(?![a-z])|\\vert(?![a-z])|\A\s*[+−-]\s*\Z")
"""An event in symbols, which is read as such."""
_NAMED_SHARES = late("|".join(f"(?:{before})" for before, _ in _TOLD.values()), re.IGNORECASE | re.VERBOSE)
"""What is told of a test itself, `the false positive rate`."""


def _told(text: str, noun: re.Match[str]) -> tuple[Told, int, bool] | None:
    """The value told of a chance, where the words before it end, and whether it is worked out."""
    if noun["east"]:
        value = told_value(text, noun.end())
        return (value, noun.end(), False) if value is not None else None
    stop = re.compile(r"[.!?](?=\s)|\n").search(text, noun.end())
    end = stop.start() if stop else len(text)
    start = text.find(")", noun.end()) + 1 if noun["open"] else noun.end()
    for at in range(max(start, noun.end()), min(end, noun.end() + 200)):
        if text[at] in " \n:：=," and not text[at - 1 : at + 1].isspace():
            value, chained = told_value(text, at), False
            if value is None and text[at] in " :=":
                value, chained = value_behind_chain(text, at), True
            if value is not None and value.start <= end:
                return value, at, chained
    return None


def given_shares(source: str, place: int) -> tuple[dict[str, str], int] | None:
    """Prevalence, sensitivity and specificity as the text before a place tells them, each of them once, and the end of
    the sentence in which the last of them stands."""
    first = max(place - _REACH, source.rfind("\n# ", 0, place), 0)
    text = source[first:place].replace("$", " ").replace("*", " ")
    found: dict[str, str] = {}
    last = 0
    for name, (before, behind) in _TOLD.items():
        patterns = [rf"(?<!\w)(?:{before})[^.\d%\n|]{{0,40}}[\s(:=：为是は|]\s*{_SHARE.format(name='share')}"]
        if behind is not None:
            patterns.append(rf"(?<![\w.,]){_SHARE.format(name='share')}\s*(?:{behind})")
        values, end = _values(patterns, text, 0)
        if len(values) > 1:
            values, end = _values(patterns, text, max(text.rfind("\n#"), 0))
        if len(values) > 1:
            return None
        last = max(last, end)
        if values:
            found[name] = re.sub(r"([\d{},.]+)\\%", r"\\frac{\1}{100}", latex(values.pop()))
    if "specificity" not in found and "alarm" in found:
        found["specificity"] = f"(1 - {found['alarm']})"
    if not {"prior", "sensitivity", "specificity"} <= found.keys():
        return None
    stop = _STOP.search(text, last)
    return found, first + (stop.end() if stop is not None else len(text))


_STOP = late(r"[.!?](?=\s)|[。！？\n]")


def _values(patterns: Sequence[str], text: str, start: int) -> tuple[set[str], int]:
    """The shares that a text gives by a name behind a place, each number once, and where the last of them ends."""
    found: dict[Fraction, str] = {}
    last = 0
    for pattern in patterns:
        for match in _compiled(pattern).finditer(text, start):
            last = max(last, match.end())
            share = "".join(match["share"].split())
            number = re.sub(r"[\\%{}]|frac", "", share.replace("}{", "/")).replace(",", ".")
            over, _, under = number.partition("/")
            value = Fraction(over) / (Fraction(under) if under and Fraction(under) else 1)
            found.setdefault(value / 100 if "%" in share else value, share)
    return set(found.values()), last


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


def _term(words: str, given: Mapping[str, str]) -> str | None:
    """The term of the chance that words tell of."""
    prior, hit, clear = given["prior"], given["sensitivity"], given["specificity"]
    positive, negative = _POSITIVE.search(words), _NEGATIVE.search(words)
    ill, healthy = ILL.search(words), HEALTHY.search(words)
    alarm = rf"(1 - {clear}) \cdot (1 - {prior})"
    right = rf"{hit} \cdot {prior}"
    if positive is not None and negative is None:
        if healthy is not None:
            return rf"\frac{{{alarm}}}{{{right} + {alarm}}}"
        if ill is not None:
            return rf"\frac{{{right}}}{{{right} + {alarm}}}"
        return f"{right} + {alarm}"
    if negative is not None and positive is None and (healthy or ill) is not None:
        missed, free = rf"(1 - {hit}) \cdot {prior}", rf"{clear} \cdot (1 - {prior})"
        return rf"\frac{{{free if healthy is not None else missed}}}{{{missed} + {free}}}"
    return None
