"""Which function a claim about a whole function is about, and its definitions. Looks names up; evaluates nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePosixPath

from vaultproof.claim import (
    Definition,
    Equation,
    Interval,
    Property,
    Relation,
    Syntax,
    Term,
    Trait,
    Turning,
    WitnessKind,
)
from vaultproof.extract.functions.aspects import names_aspects
from vaultproof.extract.functions.graph_points import variables
from vaultproof.extract.functions.properties import NOUNS
from vaultproof.extract.language.clauses import Grammar, grammars
from vaultproof.extract.language.introduction import OF_ANOTHER, announces_another, announcing
from vaultproof.judge.stated import note_decimal_comma
from vaultproof.link.refer import Place, References, fold, is_symbol, names_in, place_of
from vaultproof.note import Block, Note, ScopeKind
from vaultproof.reference import REFERENCES, Reference
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late
from vaultproof.witness.gathering import Gathering
from vaultproof.witness.identities.pairs import defines
from vaultproof.witness.trial import Known, Meaning, PropertyTrial, Trial

CALLED = "subjectfunction"
_OTHER = Spotted(
    r"""\b(?:derivative|gradient|inverse|integral|loss|cost|optimi[sz]\w*|training|data|network|backprop\w*|desirable|desired
    |ideal|requirements?|types?|kinds?|general|theory|đạo\s+hàm|nghịch\s+đảo|mất\s+mát|huấn\s+luyện|dữ\s+liệu|mạng|yêu\s+cầu
    |các\s+loại|ableitung|umkehrfunktion|gradienten?|verlust\w*|dérivée|réciproque|derivada|inversa|perte|pérdida
    |derivata|производн\w+|обратн\w+|потер\w+|градиент\w*)\b|导数|導數|梯度|反函数|损失|導関数|微分(?!積分|学|方程)|逆関数|損失|勾配|도함수|역함수|손실""",
    re.IGNORECASE | re.VERBOSE,
)
_FUNCTIONS = frozenset(fold(name) for entry in REFERENCES for name in entry.names) | {"tanh"}
_ELEMENTARY = {
    fold(name): Reference(names=names, parameters=("x",), body=body, source="elementary function")
    for names, body in (
        (
            (
                *(
                    "tanh",
                    "hyperbolic tangent",
                    "tangens hyperbolicus",
                    "tangente hyperbolique",
                    "tangente hiperbólica",
                ),
                *(
                    "tangente hiperbolica",
                    "tangente iperbolica",
                    "tangens hiperboliczny",
                    "tangensa hiperbolicznego",
                ),
                *(
                    "гиперболический тангенс",
                    "гиперболического тангенса",
                    "hàm tang hyperbolic",
                    "双曲正切",
                    "双曲線正接",
                ),
                *("쌍곡탄젠트", "쌍곡선 탄젠트"),
            ),
            "tanh(x)",
        ),
        (("sin", "sine", "sinus", "seno", "синус", "正弦"), "sin(x)"),
        (("cos", "cosine", "cosinus", "kosinus", "coseno", "cosseno", "косинус", "余弦"), "cos(x)"),
        (("tan", "tangent", "tangens", "tangente", "тангенс", "正切", "正接"), "tan(x)"),
        (("exp", "exponential", "exponentialfunktion", "экспонента"), "exp(x)"),
        (("arctan", "arctangent", "arkustangens", "arcotangente"), "arctan(x)"),
    )
    for name in names
}
_EVERYDAY = frozenset(
    map(
        fold,
        """sign step identity linear range mean normal uniform beta gamma power square cube absolute floor ceiling
        maximum minimum entropy accuracy precision recall error loss distance similarity information logistic
        exponential geometric scale shift constant unit threshold indicator dấu bước signe vorzeichen signo sinal segno
        знак 符号""".split(),
    )
)
"""Names of functions that are words of every day too, and label lists of other things: `**Sign**: positive`."""
_REAL_VARIABLES = frozenset({"x", "z", "u", "y", "a", "s", "w", "v", "h", "e", "r"})
_PERHAPS_REAL = frozenset("mdtbcqg")
_EVERYWHERE = re.compile(r"[A-Za-z]\s*(?:\\in|∈)\s*(?:\\mathbb\s*\{?\s*R\s*\}?|ℝ)(?![_^])")
_THEOREM = Spotted(
    r"\b(?:theorems?|lemmas?|propositions?|corollar(?:y|ies)|proof|axioms?|suppose|assume(?!\s+(?:(?:o|os|i|il|sempre|solo|só|apenas)\s+)?valor)|satz|beweis|angenommen(?=,)|théorème|lemme|preuve"
    r"|supposons|teorema|demostración|prova|định\s+lý|định\s+lí|bổ\s+đề|mệnh\s+đề|giả\s+sử|теорема|лемма|доказательство)\b"
    r"|定理|引理|证明|假设|命题|補題|証明|정리",
    re.IGNORECASE,
)
_LET_BE = Spotted(
    r"(?:\b(?:let|consider|sei(?:en)?|soit|sea|seja|sia|cho|xét|пусть)|设|令)\s+(?:\w+\s+){0,2}\$?\s*(?:(?P<letter>[fgh])\b|(?:a\s+)?function|hàm|funktion|fonction)",
    re.IGNORECASE,
)
_LETS = Spotted(
    r"\b(?:let|for|given|with|where|on|cho|với|khi|xét|sei|für|mit|soit|pour|sea|para|seja|sia|per|пусть|при|для)\b|设|令|对|当|に対して",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\s*(?:where|with|for|on|trong\s+đó|với|wobei|mit|für|où|avec|pour|donde|con|para|onde|com|dove|где|при|其中|ここで|여기서)",
    re.IGNORECASE,
)


def prepare_property(
    claim: Property, note: Note, notes: Mapping[str, Note], references: References
) -> PropertyTrial | None:
    """The trial of a claim about a whole function; None where no definition of that function is known."""
    gathered = Gathering(notes, references)
    place = place_of(note, claim.span.start, claim.scope)
    found = (
        _written(claim, gathered)
        or _in_paragraph(claim, note, gathered, references)
        or _of_section(claim, note, gathered, references, _found(claim, note, gathered, place))
    )
    if found is None or not found[1]:
        return None
    name, indices = found
    known = gathered.known
    indices = _outermost(indices, gathered)
    if claim.subject is None and all(known[index].witness is WitnessKind.REFERENCE for index in indices):
        indices = _written_here(claim, note, gathered, references) or indices
    if any(len(known[index].definition.parameters) - len(known[index].defaults) != 1 for index in indices):
        return None  # a constant, or a function of several variables
    if fold(name) not in _FUNCTIONS and any(_borrowed(known[index], note) for index in indices):
        return None
    if claim.subject is None or is_symbol(claim.subject):
        indices = tuple(index for index in indices if _at_home(claim, note, known[index].definition))
    if not indices or all(known[index].reserve for index in indices):
        return None
    if claim.subject is None and _another_stands_nearer(claim, note, gathered, references, indices):
        return None
    meaning = gathered.with_parameters(Meaning(calls=((CALLED, indices),)), place)
    variables = {known[index].definition.parameters[0] for index in indices}
    meaning = Meaning(
        calls=meaning.calls, values=tuple(item for item in meaning.values if item[0] not in variables)
    )
    second: tuple[int, ...] = ()
    if all(known[index].witness is not WitnessKind.REFERENCE for index in indices):
        bound = Meaning(calls=((name, indices),), values=meaning.values)
        second = next((accepted for _, accepted in gathered.second(bound, {})), ())
    nothing = Term(Passage("0", ((claim.span.start, claim.span.start),)), Syntax.PLAIN)
    probe = Equation(
        path=claim.path,
        span=Span(claim.span.start, claim.span.end),
        kind=claim.kind,
        text=claim.text,
        scope=claim.scope,
        left=nothing,
        relation=Relation.EQUAL,
        right=nothing,
    )
    trial = Trial(
        claim=probe,
        meaning=meaning,
        known=tuple(gathered.known),
        decimal_comma=note_decimal_comma(note.source.text),
    )
    return PropertyTrial(
        claim=replace(claim, doubt=claim.doubt or OF_ANOTHER)
        if announces_another(note, claim.span.start)
        else claim,
        trial=trial,
        functions=indices,
        second=second,
        limited=next(
            (why for index in indices if (why := _limit(known[index], notes, claim)) is not None), None
        ),
    )


def _at_home(claim: Property, note: Note, definition: Definition) -> bool:
    """Whether a claim about `f`, or about no name at all, stands where the definition of `f` still counts: not in
    another section, in a theorem, or behind words that let `f` be something else."""
    if definition.path != note.path or not is_symbol(definition.name):
        return True
    if _in_another_item(note, claim.scope, definition.scope):
        return False
    around = set(note.scope_chain(claim.scope))
    names = {fold(name) for name in (definition.name, *definition.aliases)}
    for at in note.scope_chain(definition.scope):
        scope = note.scopes[at]
        if at in around or scope.kind is not ScopeKind.SECTION or scope.name is None:
            continue
        if lists_properties(scope.name) or _tells_definitions(scope.name):
            continue
        if not names & {fold(name) for name in names_in(scope.name)}:
            return False
    inside = {
        callout.scope for callout in note.callouts if _THEOREM.search(f"{callout.type} {callout.title}")
    }
    if inside & around and not inside & set(note.scope_chain(definition.scope)):
        return False
    if definition.span.start >= claim.span.end:
        return _speaks_ahead(claim, note, definition)
    between = note.source.text[definition.span.end : claim.span.start]
    let_be = any(match["letter"] in {None, definition.name} for match in _LET_BE.finditer(between))
    return not let_be and not any(pattern.search(between) for pattern in (_THEOREM, _LISTED))


def _speaks_ahead(claim: Property, note: Note, definition: Definition) -> bool:
    """Whether a claim may be about a function that is defined behind it: not where the definition stands in another
    callout, or where a function of the same letter is given before the claim as a mapping or a set of pairs."""
    within = set(note.scope_chain(claim.scope)) ^ set(note.scope_chain(definition.scope))
    if any(callout.scope in within for callout in note.callouts):
        return False
    section = next(
        (one for at in note.scope_chain(claim.scope) if (one := note.scopes[at]).kind is ScopeKind.SECTION),
        None,
    )
    before = note.source.text[section.span.start if section else 0 : claim.span.start]
    return not any(pattern.search(before) for pattern in (_LISTED, _MAPPING))


_LISTED = re.compile(r"(?<![A-Za-z\\])[fghFGH]\s*=\s*(?:\\left\s*)?\\?\{")
_OF_REALS = frozenset({"differentiable", "continuous", "smooth"})
"""Properties of which nobody speaks where a variable counts."""
_MAPPING = re.compile(r"(?<![A-Za-z\\])[fghFGH]\s*(?::|\\colon)")


def _in_another_item(note: Note, scope: int, defined: int) -> bool:
    """Whether a definition stands in a list's item of a name of its own, `**Softplus**: …`, and a place does not."""
    around = set(note.scope_chain(scope))
    return any(
        (item := note.scopes[at]).kind is ScopeKind.ITEM
        and item.name is not None
        and at not in around
        and not lists_properties(item.name)
        and not defines(item.name)
        for at in note.scope_chain(defined)
    )


def _borrowed(known: Known, note: Note) -> bool:
    """Whether a definition stands in another note, whose title may be a common word, under a symbol."""
    own = known.definition.path == note.path or known.witness is WitnessKind.REFERENCE
    return not own and is_symbol(known.definition.name) and not _links_to(note, known.definition.path)


def _links_to(note: Note, path: str) -> bool:
    """Whether a note links to another one by its title, which then is no common word there."""
    title = fold(PurePosixPath(path).stem)
    return any(fold(PurePosixPath(link.target).name.removesuffix(".md")) == title for link in note.links)


def _goes_below_zero(definition: Definition, note: Note) -> bool:
    """Whether a note calls a function with a negative number, which its variable then does not count or measure."""
    names = "|".join(re.escape(one) for one in (definition.name, *definition.aliases))
    called = rf"(?<![A-Za-z])(?:{names})\s*(?:\\left\s*)?\(\s*[-−]\s*\d"
    given = rf"(?<![A-Za-z]){re.escape(definition.parameters[0])}\s*=\s*[-−]\s*\d"
    return re.search(f"{called}|{given}", note.source.text) is not None


def _limit(known: Known, notes: Mapping[str, Note], claim: Property) -> str | None:
    """Why a function's variable may not range over all real numbers: its name says so, or the words around."""
    if known.witness is WitnessKind.REFERENCE:
        return None
    definition = known.definition
    name = definition.parameters[0]
    note = notes[definition.path]
    smooth = isinstance(claim.says, Trait) and claim.says.name in _OF_REALS and name in _PERHAPS_REAL
    if (
        name not in _REAL_VARIABLES
        and not smooth
        and not (name in _PERHAPS_REAL and _goes_below_zero(definition, note))
    ):
        return f"`{name}` may not stand for every real number"
    at = next((i for i, block in enumerate(note.blocks) if block.span.covers(definition.span)), None)
    if at is None:
        return None
    restriction = re.compile(rf"(?<![A-Za-z\\]){name}\s*(?:\\in(?![a-z])|∈|\\geq?|\\leq?|[<>≥≤])")
    own = _CASES.sub("", _about(note, note.blocks[at], definition.span))
    before = note.blocks[at - 1].text if at and note.blocks[at - 1].kind != "heading" else ""
    after = note.blocks[at + 1].text if at + 1 < len(note.blocks) else ""
    last, alone = before.split(". ")[-1].strip(), note.blocks[at].kind == "formula"
    around = (
        own,
        last if (_LETS.search if alone else _LETS.match)(last) is not None else "",
        after.split(". ")[0] if _WHERE.match(after) else "",
    )
    measured = _MEASURED.search(own)
    if measured is not None and name in (measured["letter"], measured["east"]):
        return f"`{name}` may not stand for every real number"
    limited = any(restriction.search(_EVERYWHERE.sub("", text)) for text in around)
    if limited or _RESTRICTED.search(own) or _is_narrowed(note, definition, claim):
        return f"the note limits `{name}`"
    if any(_limits_another(formula.passage.text, name, restriction) for formula in note.formulas):
        return f"the note limits `{name}` where it defines another function of it"
    between = note.source.text[definition.span.end : claim.span.start] if definition.path == note.path else ""
    told = between and not (isinstance(claim.says, Interval) and claim.says.of_domain)
    return ON_PART if told and _PART.search(between) is not None else None


ON_PART = "the note takes the function on an interval"
"""Why a variable may not range over all real numbers where an interval is told to be the domain."""


def _limits_another(formula: str, name: str, restriction: re.Pattern[str]) -> bool:
    r"""Whether a formula defines a function on a part of the line: `f(x) = e^{-x}, \quad x \ge 0`."""
    head, sign, behind = formula.partition("=")
    if not sign or re.search(rf"\(\s*{name}\s*(?:[;,|][^()]*)?(?:\\right\s*)?\)\s*\Z", head) is None:
        return False
    return restriction.search(_EVERYWHERE.sub("", _CASES.sub("", behind))) is not None


_INTERVAL = (
    r"[\s$]*[\[(\]]\s*(?!-\s*\\infty\s*[,;]\s*\+?\\infty)[-−+\d\\][^$()\[\]]{0,24}[,;][^$()\[\]]{1,24}[\])\[]"
)
_MEASURED = late(
    r"(?<!\w)(?:sides?|length|width|height|radius|diameter|distance|price|cost|quantity|amount|number\s+of\s+\w+|age|weight|mass|seite|seitenlänge|länge|breite|höhe|preis|menge|anzahl|côté|longueur|largeur|hauteur|rayon|prix|lado|longitud|altura|radio|precio|cantidad|raio|preço|quantidade|lato|lunghezza|altezza|raggio|prezzo|сторон\w+|длин\w+|ширин\w+|высот\w+|радиус\w*|цен\w+|количеств\w+|cạnh|chiều\s+(?:dài|rộng|cao)|bán\s+kính|giá|bok\w*|promie\w+|cen[aąy]|ilość)\s+(?:(?:of|is|von|de|là|равн\w+)\s+)?\$?(?P<letter>[a-z])\$?(?!\w)"
    r"|(?:边长|长|宽|高|半径|价格|数量|辺の長さ|長さ|高さ|価格|길이|높이|반지름|가격)\s*(?:为|が|は|은|는|이|가)?\s*\$?(?P<east>[a-z])\$?(?!\w)",
    re.IGNORECASE,
)
"""A letter that is told to measure or to count something."""
_RESTRICTED = late(
    rf"""(?<!\w)(?:defined|considered|restricted|viewed|definiert|eingeschränkt|betrachtet|définie?|restreinte?|considérée?|definid[ao]|restringid[ao]|considerad[ao]
    |definit[ao]|ristrett[ao]|considerat[ao]|заданн?\w*|определ[её]нн?\w*|рассматрива\w+|xác\s+định|określon\w+|rozważan\w+|定义|限制)(?!\w)[^.$\[(]{{0,24}}{_INTERVAL}
    |{_INTERVAL}[\s$]*(?:definiert|betrachtet|eingeschränkt|上|で定義|に制限|에서\s*정의|으로\s*제한)
    |(?<!\w)(?:with|mit|avec|con|com|с|z|với)\s+(?:\w+\s+)?(?:domain|definitionsbereich|definitionsmenge|domaine|dominio|domínio|областью|dziedziną|tập\s+xác\s+định)(?!\w)[^.$\[(]{{0,24}}{_INTERVAL}
    |\(\s*(?:only|nur|seulement|s[oó]lo|solo|apenas|только|tylko|chỉ)?\s*(?:for|für|pour|para|per|для|dla|với)\s+(?:non-?negative|positive[ns]?|nichtnegative[ns]?|positifs?|positiv[ao]s?|положительн\w+|dodatni\w+)(?!\w)
    |\$\s*,?\s*(?:on|over|auf|im\s+intervall|sur|en|em|su|на|trên|na|在)\s*{_INTERVAL}
    |(?<!\w)(?:continued|extended|fortgesetzt|prolong[ée]+|extendid[ao]|prolungat[ao]|продолж\w+|mở\s+rộng|przedłuż\w+)(?!\w)|延拓|拡張|확장
    |(?<!\w)(?:whole\s+numbers?|integers?|natural\s+numbers?|(?:ganze|natürliche)\w*\s+zahl\w*|entiers?|enter[oa]s|(?:números|numeri)\s+natural[ie]s?|inteir[oa]s|interi|цел(?:ые|ых|ом|ого)|натуральн\w+|całkowit\w+|naturaln\w+|số\s+nguyên|số\s+tự\s+nhiên)(?!\w)|整数|自然数|정수|자연수
    |^\W*(?:on|auf|sur|en|em|su|на|trên|na|在){_INTERVAL}[\s$上]*(?:,|let|consider|define|sei|soit|sea|seja|sia|пусть|cho|niech|令|设)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words by which a function is given on a part of the line only: `$f(x) = x^2$ defined on $[0, 2]$`."""


_PART = late(
    rf"(?:(?<!\w)(?:domain|definitionsbereich|definitionsmenge|ensemble\s+de\s+définition|domaine(?:\s+de\s+définition)?|dominio|domínio|область\s+определения|tập\s+xác\s+định|dziedzin\w+)(?!\w)|定义域|定義域|정의역)[^.。\n\[(]{{0,24}}(?![\s$\[(\]]*[^$()\[\]\n]{{0,50}}(?:infty|∞)){_INTERVAL}",
    re.IGNORECASE,
)
"""A bounded interval that is told to be the domain."""
_NARROWS = Spotted(
    r"""(?<!\w)(?:only(?!\s+(?:one|an?|at|two|zero|root|critical|stationary|real|local|if)\b)|restrict\w*|from\s+(?:now|here)\s+on|henceforth|nur(?!\s+(?:ein|an|bei|zwei)\w*)
    |beschränk(?:en|t)\s+(?:wir\s+)?(?:uns|man|sich)|einschränk\w*|von\s+(?:nun|jetzt)\s+an|ab\s+(?:jetzt|hier)|fortan|seulement|uniquement|désormais|dorénavant|restrei\w+|se\s+limite|limitons-nous
    |s[oó]lo(?!\s+(?:un|en|hay|tiene)\w*)|solamente|únicamente|restring\w+|nos\s+limit\w+|en\s+adelante|a\s+partir\s+de\s+(?:ahora|aquí|agora)|apenas(?!\s+(?:um|em)\w*)|somente|limitamo-nos|daqui\s+em\s+diante
    |soltanto|limitiamo\w*|d['’]ora\s+in\s+(?:poi|avanti)|только(?!\s+(?:од|в)\w*)|лишь|ограничим\w*|ограничива\w+|в\s+дальнейшем|chỉ(?!\s+(?:có|tại))|hạn\s+chế|từ\s+(?:đây|nay|giờ)
    |domain|definitionsbereich|definitionsmenge|on\s+se\s+place|ensemble\s+de\s+définition|dominio|domínio|область\s+определения|tập\s+xác\s+định|dziedzin\w+|tanım\s+kümesi
    |tylko(?!\s+(?:jed|w)\w*)|ogranicz(?:my|amy)\w*|odtąd|wyłącznie|yalnızca(?!\s+bir)|sadece(?!\s+bir)|bundan\s+sonra)(?!\w)
    |定义域|定義域|정의역|只(?!有)|仅(?!有)|限制|だけ|のみ|限[るりっ]|以下では|만\s*(?:생각|고려|다루|본다|살펴)|이하에서는|제한""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words with which a sentence keeps to a part of what was told before."""


_ALL_REALS = late(
    r"\\mathbb\s*\{?\s*R\s*\}?(?!\s*[_^+])|ℝ(?!\s*[_^+⁺])|\\infty\s*,|∞\s*,|\b(?:all|every|alle|tou[st]e?s?|tod[oa]s|tutti|все[хй]?|mọi|wszystki\w+)\b|全体|所有|任意|すべて|모든|实数集|全て",
    re.IGNORECASE,
)


def _is_narrowed(note: Note, definition: Definition, claim: Property) -> bool:
    """Whether a sentence between a definition and a claim keeps to a part of the line: `We only look at the right
    branch`. One that tells what the function does there keeps to it in that sentence alone."""
    start, end = definition.span.end, claim.span.start
    if definition.path != note.path or end <= start or not _NARROWS.may_match(note.source.text):
        return False
    first = _SENTENCE.split(note.source.text[start:end])
    return any(
        _NARROWS.search(one) and not _BENDS.search(one) and not _ALL_REALS.search(one) for one in first[:-1]
    )


_CASES = re.compile(r"\\begin\{(cases|array)\}.*?\\end\{\1\}", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zà-ÿа-я$]|\$\s*[A-Za-z\\])|(?<=[。！？])")


def _about(note: Note, block: Block, span: Span) -> str:
    """What a paragraph says around a definition: its sentence, and those that say where something holds."""
    text = note.source.text[block.span.start : block.span.end]
    ends = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    kept = [
        text[start:end]
        for start, end in pairwise(ends)
        if (block.span.start + start < span.end and span.start < block.span.start + end)
        or (
            (_LETS.match(text[start:end].lstrip(" $")) or _HERE.match(text[start:end]))
            and _TELLS.search(text, start, end) is None
        )
    ]
    return " ".join(kept)


_RISES = (
    r"increas|decreas|monoton|steig|fäll|fallend|wachs|wächst|abnehm|croiss|crec|decrec|cresc|возраст|убыва|tăng|giảm|biến|rosn|rośn|malej|artan|azalan"
    r"|con[vc]ex|con[vc]av|konvex|konkav|convess|lồi|lõm|выпукл|вогнут|wypukł|wklęsł|[增减減増凸凹]|증가|감소|볼록|오목"
)
_BENDS = late(_RISES, re.IGNORECASE)
_TELLS = late(rf"{_RISES}|positiv|negativ|положит|отрицат", re.IGNORECASE)
"""Words with which a sentence tells what a function does on a part of the line, and limits nothing."""
_HERE = late(
    r"\s*(?:here|we\s+(?:assume|restrict|require|take)|assum\w+|hier|dabei|es\s+sei|ici|on\s+suppose|aquí|suponemos|aqui|supomos|qui|здесь|ở\s+đây|giả\s+sử|tutaj|这里|此处|ここで|여기서|\$?\s*[A-Za-z]\s*(?:\\in|∈|\\geq?|\\leq?|[<>≥≤]))",
    re.IGNORECASE,
)


def _outermost(indices: tuple[int, ...], gathered: Gathering) -> tuple[int, ...]:
    r"""The definitions that none of the others calls: `\sigma` beside `f(x) = x \sigma(x)` is not the subject."""
    called = {
        other for index in indices for _, others in gathered.known[index].meaning.calls for other in others
    }
    return tuple(index for index in indices if index not in called) or indices


def _found(
    claim: Property, note: Note, gathered: Gathering, place: Place
) -> tuple[str, tuple[int, ...]] | None:
    """The subject's name and the indices of its definitions."""
    if claim.subject is not None:
        indices = _nearest(_definitions(claim.subject, gathered, place), claim, note, gathered)
        return None if _is_everyday(claim.subject, indices, gathered) else (claim.subject, indices)
    for name in _around(claim, note, place):
        if name is None:
            return None
        indices = () if is_symbol(name) else _definitions(name, gathered, place)
        if indices and not _is_everyday(name, indices, gathered):
            return name, indices
    return None


def _nearest(indices: tuple[int, ...], claim: Property, note: Note, gathered: Gathering) -> tuple[int, ...]:
    """The one of several definitions of a symbol that the claim's own paragraph gives; all where it gives not one."""
    block = next((one for one in note.blocks if one.span.covers(claim.span)), None)
    if len(indices) == 1 or block is None:
        return indices
    definitions = {index: gathered.known[index].definition for index in indices}
    here = tuple(
        index
        for index, one in definitions.items()
        if one.path == note.path and block.span.covers(one.span) and one.span.start < claim.span.end
    )
    return here if len(here) == 1 else indices


def _written(claim: Property, gathered: Gathering) -> tuple[str, tuple[int, ...]] | None:
    """The function that a claim gives as an expression."""
    if claim.expression is None:
        return None
    letters = sorted(variables(claim.expression))
    if len(letters) != 1:
        return None
    start = claim.span.start
    definition = Definition(
        path=claim.path,
        span=Span(start, start + 1),
        name="subject",
        aliases=(),
        parameters=(letters[0],),
        source=WitnessKind.FORMULA,
        text=claim.expression,
        body=Term(Passage(claim.expression, ((0, start),)), Syntax.LATEX),
        scope=claim.scope,
    )
    index = gathered.add(definition)
    return None if index is None else (claim.expression, (index,))


def _in_paragraph(
    claim: Property, note: Note, gathered: Gathering, references: References
) -> tuple[str, tuple[int, ...]] | None:
    """The one function that a claim's own paragraph defines before it, of which `the function` then speaks."""
    if claim.subject is not None:
        return None
    block = announcing(note, claim.span.start)
    if block is None and not claim.bare:
        block = next((one for one in note.blocks if one.span.covers(claim.span)), None)
    if block is None:
        return None
    found = [
        one
        for one in references.definitions_in(note.path)
        if one.source is WitnessKind.FORMULA
        and block.span.start <= one.span.start < claim.span.start
        and len(one.parameters) == 1
    ]
    if len(found) != 1 or (index := gathered.add(found[0])) is None:
        return None
    return found[0].name, (index,)


def _of_section(
    claim: Property,
    note: Note,
    gathered: Gathering,
    references: References,
    found: tuple[str, tuple[int, ...]] | None,
) -> tuple[str, tuple[int, ...]] | None:
    """The function found, or the only one of the claim's own section where none is, or only the note's title names the
    first one of the note, which another section defines."""
    if found is None or not found[1]:
        here = found or _only_one_here(claim, note, gathered, references)
        return here or _only_one_before(claim, note, gathered, references)
    if found[0] not in (note.title, *note.aliases):
        return found
    within = _same_section(note, claim.scope)
    own = [gathered.known[index] for index in found[1]]
    if any(one.definition.path != note.path or one.definition.scope in within for one in own):
        return found
    if any(lists_properties(note.scopes[at].name or "") for at in note.scope_chain(claim.scope)):
        return found  # a function in a list of properties, such as the derivative, is one of them
    return _only_one_here(claim, note, gathered, references) or found


def _only_one_here(
    claim: Property, note: Note, gathered: Gathering, references: References
) -> tuple[str, tuple[int, ...]] | None:
    """The one function of one variable that the claim's section defines, above it and close by."""
    if claim.subject is not None:
        return None
    own = [
        one
        for one in references.definitions_in(note.path)
        if one.source is WitnessKind.FORMULA and one.span.start < claim.span.start
    ]
    within = _same_section(note, claim.scope)
    found = {one.name: one for one in own if one.scope in within}
    if len(found) != 1:
        return None
    ((name, definition),) = found.items()
    gap = claim.span.start - definition.span.end
    near = _FAR if _heads(note, definition) or len(references.definitions_in(note.path)) == 1 else _CLOSE
    if len(definition.parameters) != 1 or not 0 <= gap <= near:
        return None
    if not is_symbol(name) and _may_speak_of_another(
        name, note.source.text[definition.span.end : claim.span.start]
    ):
        return None
    beside = frozenset(note.scope_chain(definition.scope) if isinstance(claim.says, Turning) else ())
    sections = [note.scopes[at].name or "" for at in _headed(note, claim) if at not in beside]
    index = None if any(map(_OTHER.search, sections)) else gathered.add(definition)
    return None if index is None else (name, (index,))


_PARAGRAPHS = re.compile(r"\n\s*\n")


def _may_speak_of_another(name: str, between: str) -> bool:
    """Whether the text between the definition of a named function and `the function` leaves its paragraph, or names or
    brings in another function."""
    words = {fold(word) for word in re.findall(r"[^\W\d_]{2,}", between)} - {fold(name)}
    return (
        len(_PARAGRAPHS.findall(between)) > 1
        or not words.isdisjoint(_FUNCTIONS)
        or any(one.search(between) is not None for one in (_LET_BE, _THEOREM))
    )


def _only_one_before(
    claim: Property, note: Note, gathered: Gathering, references: References
) -> tuple[str, tuple[int, ...]] | None:
    """The one function that a note defines before a section of properties, where it does so under its title or a
    heading such as `Definition`."""
    section = next(
        (at for at in note.scope_chain(claim.scope) if note.scopes[at].kind is ScopeKind.SECTION), None
    )
    if claim.subject is not None or section is None or not lists_properties(note.scopes[section].name or ""):
        return None
    own = [
        one
        for one in references.definitions_in(note.path)
        if one.source is WitnessKind.FORMULA and one.span.start < claim.span.start
    ]
    found = {one.name: one for one in own}
    if len(own) != 1 or len(found) != 1:
        return None
    ((name, definition),) = found.items()
    around = set(note.scope_chain(claim.scope))
    apart = [
        note.scopes[at].name or ""
        for at in note.scope_chain(definition.scope)
        if at not in around and note.scopes[at].kind is ScopeKind.SECTION
    ]
    within = set(note.scope_chain(definition.scope))
    own_way = [
        note.scopes[at].name or ""
        for at in around - within
        if note.scopes[at].kind is ScopeKind.SECTION and at != section
    ]
    if len(definition.parameters) != 1 or own_way:
        return None
    index = gathered.add(definition) if all(map(_tells_definitions, apart)) else None
    return None if index is None else (name, (index,))


def _tells_definitions(heading: str) -> bool:
    """Whether a heading says that what is defined under it is what the whole note is about."""
    return _DEFINITIONS.fullmatch(re.sub(r"^[\W\d_]+|[\W_]+$", "", heading)) is not None


_DEFINITIONS = late(
    r"(?:the\s+)?(?:definitions?|formula|definition\s+and\s+formula|définitions?|formule|definición|definiciones|fórmula|definição|definições|definizion[ei]|formula|определени[ея]|формула|definicj[ae]|wzór|định\s+nghĩa|công\s+thức|formel)|定义|公式|定義|数式|정의|공식|수식",
    re.IGNORECASE,
)
_CLOSE, _FAR = 600, 3000
"""How many letters may stand between a definition and what is said of its function without its name: where there are
other functions, and where there are none or a heading defines it."""


def _heads(note: Note, definition: Definition) -> bool:
    """Whether a definition stands in a heading: `# The curve of $f(x) = x^3 - 3x$`."""
    return any(one.kind == "heading" and one.span.covers(definition.span) for one in note.blocks)


_FUNCTION = late(
    r"""(?:(?:the|this|die|diese|la|cette|esta|a|questa|эта|данная|ta|bu)\s+)?(?:function|funktion|fonction|función|função|funzione|функция|funkcja|fonksiyon)(?!\w)
    |hàm\s+số|(?:该|此|这个)?函数|(?:この)?関数|(?:이\s*)?함수""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that say that a function is meant, whatever is spoken of around."""


def _headed(note: Note, claim: Property) -> Iterator[int]:
    """The scopes around a claim whose words may tell that it is about something else than the section's function: what
    says `the function` behind a definition is about that whatever stands above the section."""
    if _FUNCTION.match(claim.text) is not None:
        return
    for at in note.scope_chain(claim.scope):
        yield at
        if note.scopes[at].kind is ScopeKind.SECTION and not claim.bare:
            return


def _is_everyday(name: str, indices: tuple[int, ...], gathered: Gathering) -> bool:
    """Whether a name that only the accepted definitions know may be a word of every day."""
    accepted = all(gathered.known[index].witness is WitnessKind.REFERENCE for index in indices)
    return accepted and fold(name) in _EVERYDAY


_CALLED_SO = late(
    r"""(?:[\s-]+(?:loss|cost|function|activation|kernel|funktion|verlust|verlustfunktion|aktivierungsfunktion|activation\s+function))+$
    |(?:激活|损失|活性化|활성화\s*)?(?:函数|函數|関数|함수)$|損失$|损失$|손실$
    |^(?:(?:the|die|la|el|il|l['’]|a)\s*)?(?:(?:hàm(?:\s+kích\s+hoạt|\s+mất\s+mát|\s+số)?|fon[ck]tion(?:\s+d['’]activation)?|función(?:\s+de\s+activación)?
    |função(?:\s+de\s+ativação)?|funzione(?:\s+di\s+attivazione)?|функция(?:\s+активации)?|funkcja(?:\s+aktywacji)?|funktion|function)\s+)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What notes add to a function's name: `Huber loss` under the heading `Huber`."""


def _definitions(name: str, gathered: Gathering, place: Place) -> tuple[int, ...]:
    """The definitions of a name: the notes' own, an accepted one, or an elementary function."""
    found = gathered.definitions(name, place)
    if all(gathered.known[index].witness is WitnessKind.REFERENCE for index in found):
        shorter = _CALLED_SO.sub("", name)
        own = gathered.definitions(shorter, place) if shorter != name and not is_symbol(shorter) else ()
        if own and all(gathered.known[index].witness is not WitnessKind.REFERENCE for index in own):
            return own
    entry = _ELEMENTARY.get(fold(name))
    return gathered.reference(entry) if not found and entry is not None else found


def _announced(claim: Property, note: Note) -> Iterator[str]:
    """The last words of what announces the list in which a claim stands: `Properties of the hyperbolic tangent:`."""
    block = announcing(note, claim.span.start)
    text = block.text.strip(" *_\n") if block is not None else "\n"
    if "\n" in text:
        return
    words = re.findall(r"[^\W_][\w-]*", text)[-_MOST_WORDS:]
    yield from (" ".join(words[first:]) for first in range(len(words)))


_MOST_WORDS = 4


def _around(claim: Property, note: Note, place: Place) -> Iterator[str | None]:
    """The names that headings, leads and the title give to a place, innermost first; None where the search must end."""
    yield from _announced(claim, note)
    for at in place.scopes:
        scope = note.scopes[at]
        if scope.name is None or scope.kind in (ScopeKind.TABLE, ScopeKind.ROW):
            continue
        if scope.kind is ScopeKind.SECTION and lists_properties(scope.name):
            continue
        yield from names_in(scope.name)
        if _OTHER.search(scope.name) or (claim.bare and scope.kind is ScopeKind.SECTION):
            yield None
    yield from (note.title, *note.aliases)


def lists_properties(heading: str) -> bool:
    """Whether a heading says that properties of the note's function follow, in any language."""
    words = re.sub(r"^[\W\d_]+|[\W_]+$", "", heading)
    if NOUNS.fullmatch(words) is not None or names_aspects(heading):
        return True
    return any(_tells_of_properties(words, grammar) for grammar in grammars())


def _tells_of_properties(words: str, grammar: Grammar) -> bool:
    kinds = ("listing", "range_label", "domain_label", "least", "greatest", "roots", "vertex")
    if any(grammar.words[kind].fullmatch(words) is not None for kind in kinds):
        return True
    trait = grammar.trait(words, grammar.skip(words, 0, "negation", "strictly", "filler"))
    return trait is not None and trait[1] == len(words)


def _written_here(
    claim: Property, note: Note, gathered: Gathering, references: References
) -> tuple[int, ...]:
    """The one definition under a symbol in a claim's section, whose heading names a well-known function."""
    within = _same_section(note, claim.scope)
    found = [
        index
        for one in references.definitions_in(note.path)
        if one.source is WitnessKind.FORMULA
        and one.scope in within
        and not _in_another_item(note, claim.scope, one.scope)
        and len(one.parameters) == 1
        and is_symbol(one.name)
        and (index := gathered.add(one)) is not None
    ]
    outermost = _outermost(tuple(found), gathered)
    return outermost if len(outermost) == 1 else ()


def _another_stands_nearer(
    claim: Property, note: Note, gathered: Gathering, references: References, indices: tuple[int, ...]
) -> bool:
    """Whether another function is defined between the claim and the definition that it would be about."""
    chosen = [gathered.known[index].definition for index in indices]
    own = [one.span.start for one in chosen if one.path == note.path]
    called = {fold(one.definition.name) for one in gathered.known}
    within = _same_section(note, claim.scope)
    return any(
        one.parameters
        and max(own, default=-1) < one.span.start < claim.span.start
        and fold(one.name) not in called
        and one.scope in within
        for one in references.definitions_in(note.path)
    )


def _same_section(note: Note, scope: int) -> frozenset[int]:
    """The scopes inside the nearest section around a place."""
    section = next((at for at in note.scope_chain(scope) if note.scopes[at].kind is ScopeKind.SECTION), 0)
    return frozenset(at for at in range(len(note.scopes)) if section in note.scope_chain(at))
