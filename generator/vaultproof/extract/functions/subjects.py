"""What a sentence about a function speaks of: a name, a symbol, `the function`, `it`. Looks nothing up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vaultproof.claim import Syntax, Term
from vaultproof.extract.definitions.head import read_head
from vaultproof.extract.functions.predicates import PLACE_BEFORE, VARIABLE_BEFORE
from vaultproof.extract.language.clauses import FORMULA, Grammar, Text
from vaultproof.latex import canonical_name
from vaultproof.source import Passage
from vaultproof.spot import late

_ARTICLE = late(
    r"(?:(?:the|die|der|das|la|le|el|il|lo|les|a|o|as|os|hàm\s+số|hàm|функция)\s+|l['’]\s*)(?=[^\W\d_])",
    re.IGNORECASE,
)
_GRAPH = late(r"graph|plot|curve|đồ\s+thị|kurve|courbe|gráfic|график|grafico|wykres", re.IGNORECASE)
_APPOSED = late(rf"\s*(?:,\s*(?P<formula>{FORMULA})\s*,|[:：]\s*(?P<told>{FORMULA}))\s*")
_WORD = late(r"[^\W\d_][\w\-‑]*")
_RELATING = late(
    r"""\b(?:of|for|with|from|by|at|in|on|to|if|when|where|that|as|von|für|mit|aus|bei|zu|im|des|der|wenn|de|du|des|pour|avec|par
    |en|si|del|para|con|por|da|do|dos|com|se|di|della|per|для|с|из|при|от|если|của|cho|với|khi|nếu|tại|dla|z|przy|od|gdy
    |every|any|each|some|no|all|such|another|other|mọi|mỗi|jede[rs]?|alle|jegliche|toute?s?|chaque|cada|toda?s?|cualquier|qualquer
    |ogni|qualsiasi|люб(?:ая|ой)|кажд(?:ая|ый)|всяк(?:ая|ий)|każd[ay]|dowoln[ay]
    |derivative|inverse|integral|slope|gradient|đạo\s+hàm|ableitung|umkehrfunktion|dérivée|réciproque|derivada|inversa
    |производная|обратная|функции|derivata|pochodna|odwrotna|funkcji)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_UNSPACED_NAME = late(
    r"[^\s\W_][\w\- ]{0,23}?(?=は|が|は|不|并|是|为|具有|也|在|总|恒|始终|没有|没|无|無|有|上有|下有|上无|下无|严格"
    r"|单调|單調|处处|函数|函數|関数|함수|은|는|이\s|가\s)"
)
_NOUN = late(
    r"\s*(?:activation\s+function|function|activation|outputs?|output\s+values?|aktivierungsfunktion|funktion|活性化関数|激活函数|関数|函数|函數|함수)",
    re.IGNORECASE,
)
_OF = late(
    r"""\s*(?:of\s+the\s+function|của\s+hàm(?:\s+số)?|der\s+funktion|de\s+la\s+(?:fonction|función)|da\s+função
    |della\s+funzione|of|của|von|der|de\s+la|de\s+l['’]|de|del|di|da|функции|funkcji)\s+""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_NAME = late(
    r"(?:and|or|both|und|oder|et|ou|y|e|o|и|или|và|hoặc|é|è|est|ist|is|es|jest|là|это|there|this|that|which|these|those|what|he|she|we|they|who)$",
    re.IGNORECASE,
)
_VAGUE = late(
    r"(?:the|all|all\s+the|les|los|as|os|die|alle|i|gli|các)?\s*(?:values?|werte|valeurs|valores|valori|giá\s+trị|значения|值|값)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject's name as written, None for the function that the place is about; where it starts, and where the
    sentence goes on behind the verb. `output`: its values are spoken of. `vague`: perhaps other values. With an
    `order`, its derivative is spoken of. A name
    that begins with `IN_PLACE` is the function's expression."""

    name: str | None
    bare: bool = False
    start: int | None = None
    end: int = 0
    output: bool = False
    vague: bool = False
    order: int = 0

    @property
    def expression(self) -> str | None:
        """The function's expression, where that stands in place of a name."""
        return self.name.removeprefix(IN_PLACE) if self.name and self.name.startswith(IN_PLACE) else None


IN_PLACE = "\ue004"
"""What the name of a subject begins with where it is an expression itself: `\\sin x` in `$\\sin x$ is odd`."""
IMPLICIT = Subject(None)
DERIVATIVE = r"""(?:first\s+)?derivative|slope|gradient|đạo\s+hàm(?:\s+của)?
    |(?:erste\s+)?ableitung|steigung|dérivée|pente|derivada|pendiente|gradiente
    |производн(?:ая|ой|ую)|градиент\w*|derivata|pendenza|pochodn\w+|导数|導數|导函数|斜率|梯度|微分|導関数
    |傾き|도함수|미분|기울기"""
_OF_DERIVATIVE = late(
    r"""(?:(?:its|the|ihre|die|sa|la|su|sua|a|la\s+sua|её|ее|nó|它的|其|该函数的|函数的|その|この関数の)\s*)?
    (?:first\s+derivative|derivative|đạo\s+hàm(?!\s+(?:cấp|bậc|riêng))|ableitung|dérivée|derivada|derivata
    |производная|导数|導數|导函数|導関数|도함수)
    (?:\s+(?:of\s+the\s+function|của\s+(?:nó|hàm(?:\s+số)?)|der\s+funktion|de\s+la\s+fonction
    |de\s+la\s+función|da\s+função|della\s+funzione|функции))?(?![A-Za-zÀ-ỹА-я])""",
    re.IGNORECASE | re.VERBOSE,
)


_ITS_DERIVATIVE = late(
    rf"(?:(?P<formula>{FORMULA})|(?P<name>[^\W\d_][\w\-]*(?: [\w\-]+)?)(?:\s*函数|\s*関数|\s*함수)?)"
    r"\s*(?:的|の|의)\s*(?:一阶)?(?:导数|導數|导函数|導関数|도함수)(?!\s*的)"
)
"""A name and its derivative: `Swish 的导数`."""


def read_subject(  # noqa: PLR0911 - one kind of subject after the other
    text: Text, at: int, end: int, grammar: Grammar, antecedent: Subject | None
) -> Subject | None:
    """The subject of a sentence that begins at `at`, with its verb. `antecedent` is what a pronoun stands for."""
    words = text.words[:end]
    if (match := _OF_DERIVATIVE.match(words, at)) is not None:
        named = of_name(text, match.end(), end)
        after = _verb(words, named[1] if named else match.end(), grammar)
        if after is None:
            return None
        owned = named[0] if named else antecedent.name if antecedent else None
        return Subject(owned, start=at, end=after, order=1)
    if not grammar.spaced and (match := _ITS_DERIVATIVE.match(words, at)) is not None:
        name = symbol(text.term(at, at + 1)) if match["formula"] else _spelled(match["name"])
        after = _verb(words, match.end(), grammar)
        return None if name is None or after is None else Subject(name, start=at, end=after, order=1)
    if (match := grammar.match("output", words, at)) is not None and match.end() > at:
        named = of_name(text, match.end(), end)
        behind = grammar.skip(words, named[1] if named else match.end())
        verb = grammar.match("verb", words, behind)
        vague = named is None and _VAGUE.fullmatch(match.group().strip()) is not None
        return Subject(
            named[0] if named else None,
            start=at,
            end=verb.end() if verb else behind,
            output=True,
            vague=vague,
        )
    if (match := grammar.match("pronoun", words, at)) is not None and match.end() > at:
        after = _verb(words, match.end(), grammar)
        if after is not None:
            if antecedent is None:
                return None
            return Subject(antecedent.name, start=at, end=after)
    if (match := grammar.match("function", words, at)) is not None and match.end() > at:
        behind = grammar.skip(words, match.end())
        is_named = words[behind : behind + 1] == FORMULA and symbol(text.term(behind, behind + 1)) is not None
        after = _verb(words, match.end(), grammar)
        if after is not None and not is_named:
            return Subject(None, start=at, end=after)
        named = _named(text, behind, end, grammar)
        return None if named is None else Subject(named[0], start=at, end=named[1])
    if (
        grammar.language.dropped
        and antecedent is not None
        and (after := _verb_first(words, at, grammar)) is not None
    ):
        return Subject(antecedent.name, start=at, end=after)
    names = words[at : at + 1] == FORMULA and symbol(text.term(at, at + 1)) is not None
    if not grammar.spaced and antecedent is not None and not names and _trait_ahead(words, at, grammar):
        return Subject(antecedent.name, start=at, end=at)
    named = _named(text, at, end, grammar)
    return None if named is None else Subject(named[0], start=at, end=named[1])


def _trait_ahead(words: str, at: int, grammar: Grammar) -> bool:
    """Whether a property stands at a place, perhaps behind the point where the function has it."""
    ahead = grammar.skip(words, at, "strictly", "negation")
    placed = PLACE_BEFORE.match(words, ahead)
    if placed is not None:
        ahead = grammar.skip(words, placed.end(), "strictly", "negation")
    return grammar.trait(words, ahead) is not None


def _verb_first(words: str, at: int, grammar: Grammar) -> int | None:
    """Where the predicate of a sentence without a subject begins: `No es monótona`."""
    negated = grammar.match("negation", words, at)
    place = grammar.skip(words, negated.end()) if negated is not None else at
    verb = grammar.match("verb", words, place)
    if verb is None or verb.end() == place:
        return None
    return at if negated is not None else verb.end()


def _verb(words: str, at: int, grammar: Grammar) -> int | None:
    """Where the predicate begins: behind the verb, or at once in a language that needs none."""
    at = grammar.skip(words, at)
    negated = grammar.match("negation", words, at)
    if (match := grammar.match("verb", words, at)) is not None and match.end() > at:
        return match.end()
    if negated is not None and negated.end() > at:
        return at
    if grammar.language.free:
        if not grammar.spaced and PLACE_BEFORE.match(words, at) and _trait_ahead(words, at, grammar):
            return at
        if (meant := VARIABLE_BEFORE.match(words, at)) is not None and _trait_ahead(
            words, meant.end(), grammar
        ):
            return at
        ahead = grammar.skip(words, at, "filler", "strictly", "negation")
        if grammar.trait(words, at) or grammar.trait(words, ahead) or grammar.match("everywhere", words, at):
            return at
    return None


def _named(text: Text, at: int, end: int, grammar: Grammar) -> tuple[str, int] | None:
    """A name at a place and where the predicate begins."""
    words = text.words[:end]
    if words[at : at + 1] == FORMULA:
        name = symbol(text.term(at, at + 1)) or elementary(text.term(at, at + 1))
        after = _verb(words, _behind_noun(words, at + 1), grammar)
        return None if name is None or after is None else (name, after)
    if not grammar.spaced and (match := _UNSPACED_NAME.match(words, at)) is not None:
        after = _verb(words, _behind_noun(words, match.end()), grammar)
        if after is not None:
            return _spelled(match.group().strip()), after
    article = _ARTICLE.match(words, at)
    first = article.end() if article else at
    place = first
    if grammar.spaced and (verb := grammar.match("verb", words, first)) is not None and verb.end() > first:
        return None  # a sentence without a subject
    for _ in range(4):
        formula = _formula_at(text, first, place)
        if formula is not None:
            name, stop = formula
            after = _verb(words, stop, grammar)
            return None if after is None or name is None else (name, after)
        match = _WORD.match(words, place)
        if match is None or _NO_NAME.match(match.group()):
            return None
        for behind in dict.fromkeys((match.end(), _behind_noun(words, match.end()))):
            after = _verb(words, behind, grammar)
            if after is not None:
                return _spelled(words[first : match.end()]), after
        place = match.end()
        while words[place : place + 1] == " ":
            place += 1
    return None


def _formula_at(text: Text, first: int, place: int) -> tuple[str | None, int] | None:
    """The name that a formula gives which stands behind words at `first` or is set off from them, and where it ends:
    `the sigmoid $\\sigma(x)$`, `ReLU: $p(x) = \\max(0, x)$`. The name is None where the words do not name it."""
    words = text.words
    if place == first:
        return None
    if words[place : place + 1] == FORMULA:
        before = words[first:place]
        if _RELATING.search(before) is not None and _GRAPH.search(before) is None:
            return None, place + 1
        term = text.term(place, place + 1)
        return symbol(term) or elementary(term), place + 1
    apposed = _APPOSED.match(words, place)
    if apposed is None:
        return None
    at = apposed.start("formula" if apposed["formula"] else "told")
    return (symbol(text.term(at, at + 1)), apposed.end()) if defined(text.formulas[at]) else None


_LOSS_OF = late(
    r"\A(?:pérdida|perte|perda|perdita|función\s+de\s+pérdida|fonction\s+de\s+perte|hàm\s+mất\s+mát|mất\s+mát)\s+(?:de\s+|di\s+|d['’])?(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)


def _spelled(name: str) -> str:
    """A name as definitions give it: a lone Greek letter by its name, a loss of somebody by his."""
    name = _LOSS_OF.sub("", name)
    return (canonical_name(name) or name) if len(name) == 1 and not name.isascii() else name


def _behind_noun(words: str, at: int) -> int:
    match = _NOUN.match(words, at)
    return match.end() if match else at


_GENITIVE = re.compile(
    rf"\s+(?:функции\s+|funkcji\s+)?(?={FORMULA}\s*(?:—|–|to\s|jest\s|są\s|есть\s|это\s|рав|wynosi|równ|достига|w\s+punkcie|в\s+точке|dla|при|на\s|na\s))"
)
"""What stands before a name in a language that needs no word for `of`: `Zbiór wartości $f$ to …`."""


def of_name(text: Text, at: int, end: int) -> tuple[str, int] | None:
    """The name behind `of`, and where it ends."""
    words = text.words[:end]
    match = _OF.match(words, at) or _GENITIVE.match(words, at)
    if match is None:
        return None
    start = match.end()
    if words[start : start + 1] == FORMULA:
        name = symbol(text.term(start, start + 1))
        return None if name is None else (name, start + 1)
    article = _ARTICLE.match(words, start)
    word = _WORD.match(words, article.end() if article else start)
    if word is None:
        return None
    named = _CAPITALS.match(words, word.start()) or word
    return named.group(), _behind_noun(words, named.end())


_CAPITALS = late(r"[A-Z][\w\-]*(?: [A-Z][\w\-]*[A-Z][\w\-]*)+")
"""A name of several words, the last of which are written as those of functions are: `Leaky ReLU`."""


_RELATED = late(r"[=<>≈≤≥;,:]|\\(?:le|ge|to|in|approx|mapsto)(?![a-z])")
_LONE_LETTER = late(r"(?<![A-Za-z\\])[A-Za-z](?![A-Za-z(])")


def of_formula(text: Text, at: int, end: int) -> tuple[str, int] | None:
    """The formula in x behind `of`, as the name of a subject, and where it ends."""
    match = _OF.match(text.words[:end], at)
    start = match.end() if match is not None else at
    if match is None or text.words[start : start + 1] != FORMULA or start >= end:
        return None
    written = text.formulas[start].text.strip()
    ordinate = re.match(r"y\s*=\s*", written)
    written = written[ordinate.end() :] if ordinate is not None else written
    letters = set(_LONE_LETTER.findall(written)) - {"e"}
    if letters != {"x"} or written == "x" or _RELATED.search(written) is not None:
        return None
    return f"{IN_PLACE}{written}", start + 1


def symbol(term: Term) -> str | None:
    """The name that a formula is or defines: `f`, `\\sigma`, `\\text{ReLU}(x)`, `f(x) = x^3`."""
    if (name := defined(term.passage)) is not None:
        return name
    head = read_head(term)
    if head is not None:
        return head.name if not head.primes and len(head.parameters) == 1 else None
    text = term.text.strip()
    if term.syntax is not Syntax.LATEX or re.search(r"[-+*/=<>()|^'′&:\[\]]|\\to(?![a-z])", text):
        return None
    return canonical_name(text)


_LETTER = r"(?:\s*(?:x|t|z)|\s*\(\s*(?:x|t|z)\s*\)|\s*\{\s*(?:x|t|z)\s*\})"
_ELEMENTARY = late(
    rf"""\s*(?:\\(?:sin|cos|tan|cot|exp|ln|log|arctan|arcsin|arccos|sinh|cosh|tanh|sqrt){_LETTER}
    |\\(?:operatorname|mathrm)\{{(?:tg|sen)\}}{_LETTER}
    |(?:e|2|10|\\left\(\\frac\{{?1\}}?\{{?2\}}?\\right\))\^\s*(?:x|\{{\s*-?\s*x(?:\^\{{?2\}}?)?\s*\}})
    |x\^\s*(?:\d|\{{\s*\d+\s*\}})
    |\|\s*x\s*\||\\left\|\s*x\s*\\right\||\\[lr]vert\s*x\s*\\rvert
    |\\[dt]?frac\s*\{{?1\}}?\s*\{{?\s*x(?:\^\{{?2\}}?)?\s*\}}?|1\s*/\s*x)\s*""",
    re.VERBOSE,
)


def elementary(term: Term) -> str | None:
    """A formula that is one of the elementary functions of x, or gives a graph of one, as the name of a subject."""
    graph = _ORDINATE.fullmatch(term.text)
    text = graph["of"] if graph is not None else term.text
    letters = set(_LONE_LETTER.findall(text)) - {"e"}
    if graph is not None and letters == {"x"} and _RELATED.search(text) is None:
        return f"{IN_PLACE}{text.strip()}"
    return f"{IN_PLACE}{text.strip()}" if _ELEMENTARY.fullmatch(text) else None


_ORDINATE = late(r"\s*y\s*=\s*(?P<of>[^=]+?)\s*")


_FEW_WORDS = 12
_ATTRIBUTE = late(
    r"""(?:(?:il|la|i|le|gli|o|a|os|as)\s+(?=(?:suo|sua|suoi|sue|seus?|suas?)\s))?(?:its|the|ihre?|sein|seine|der|die|das|les?|la|ses|son|sa|el|las?|los|sus?|as?|os?|seus?|suas?|il|i
    |gli|suoi|sue?|suo|её|ее|его|jej|jego|các|hai|其|它的|该函数的)?\s*
    (?:(?:vertex|roots?|zeros?|zeroes|axis\s+of\s+symmetry|discriminant|minimum|maximum|range|domain|image
    |intercepts?|[xy]-intercepts?|graph|outputs?
    |nghiệm|đỉnh|trục\s+đối\s+xứng|biệt\s+thức|giá\s+trị\s+(?:nhỏ|lớn)\s+nhất|tập\s+xác\s+định|(?:tập
    |miền)\s+giá\s+trị|đồ\s+thị
    |scheitel(?:punkt)?|nullstellen?|diskriminante|wertebereich|definitionsbereich|graph|symmetrieachse
    |y-achsenabschnitt
    |sommet|racines?|discriminant|ensemble\s+(?:image|de\s+définition)|image|domaine|graphe|courbe|axe\s+de\s+symétrie
    |vértice|raíces|raíz|ceros?|discriminante|mínimo|máximo|rango|recorrido|dominio|gráfica|imagen|eje
    |raízes|raiz|zeros?|valor\s+(?:mínimo|máximo)|imagem|domínio|gráfico|eixo
    |vertice|radici|zeri|minimo|massimo|immagine|codominio|grafico|asse
    |wierzchołek|pierwiastki|miejsca?\s+zerowe|wyróżnik|(?:najmniejsza|największa|minimalna|maksymalna)\s+wartość
    |wartość\s+(?:najmniejsza|największa)|zbiór\s+wartości|dziedzina|wykres|wartości
    |наименьшее\s+значение|наибольшее\s+значение|вершина|корни|нули|дискриминант|минимум|максимум|область|график|ось|đầu\s+ra|ausgabe|sorties?|salidas?
    |saídas?|uscit[ae]|выход|outputs?|values?|giá\s+trị|werte?|kleinster\s+wert|größter\s+wert|valeurs?|valor(?:es)?
    |valor[ei](?:\s+(?:minimo|massimo))?|значени[ея])(?!\w)|输出|出力|출력|顶点|零点|根|判别式|最小值
    |最大值|值域|定义域|图像|对称轴|下界|上界
    |頂点|判別式|最小値|最大値|値域|定義域|グラフ|軸|꼭짓점|근|최솟값|최댓값|치역|정의역)""",
    re.IGNORECASE | re.VERBOSE,
)
_HAVING = late(
    r"""(?:it|sie|es|er|elle|il|ella|ela|ele|essa|она|он|ona|nó|hàm\s+(?:số\s+)?này|它|それ)?\s*
    (?:has|reaches|attains|takes|crosses|opens|tends|approaches|hat|erreicht|nimmt|besitzt|admet|atteint
    |prend|possède|s['’]annule
    |tiene|alcanza|toma|presenta|corta|tiende|tem|atinge|assume|corta|tende|ha|raggiunge|si\s+annulla|имеет
    |достигает|принимает|стремится|ma|osiąga|przyjmuje|dąży
    |có|đạt|nhận|cắt)(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_PRONOUN = late(r"(?:it|sie|elle|ella|ela|essa|она|ona|nó)(?!\w)|它|それは|これは", re.IGNORECASE)
_POSSESSIVE = late(
    r"(?:its|ihre|seine|sa|su|sua|la\s+sua|её|ее|đạo\s+hàm\s+của\s+nó)(?!\w)|它的|其|该函数的|その|この関数の",
    re.IGNORECASE,
)
_VALUES = late(
    rf"""\s*(?:{FORMULA}|[A-Za-z]\(\s*[-−]?\d+(?:[.,]\d+)?\s*\)[^.。;]{{0,40}}?\d)
    (?:\s*(?:,|，|、|and|und|et|y|e|и|và|和|と)\s*{FORMULA})*\s*$""",
    re.IGNORECASE | re.VERBOSE,
)


_PRIMED = late(r"[A-Za-z]\s*'|\\prime|\\[dt]?frac\s*\{\s*d|′")
_LAST_SENTENCE = late(r"[.!?。！？]\s+")


def stands_for(words: str) -> bool:
    """Whether a text begins with a pronoun."""
    return _PRONOUN.match(words.lstrip(" *_-+•")) is not None


def speaks_of_derivative(before: str) -> bool:
    """Whether the last sentence of a paragraph speaks of a derivative, for which a pronoun behind it may stand."""
    last = _LAST_SENTENCE.split(before.rstrip(" .!。"))[-1]
    return _OF_DERIVATIVE.match(last.lstrip(" *_-+•")) is not None and _PRIMED.search(last) is not None


def followed(
    text: Text, start: int, end: int, found: Subject | None, before: Subject | None
) -> Subject | None:
    """Of which function the sentence behind this one speaks with a pronoun or none: `found`, the subject of this one.

    A sentence about an attribute of a function, `Its vertex is (2, -1)`, or that states values only, leaves it at what
    was spoken of `before`; one that defines a function goes over to that.
    """
    own = defined_in(text, start, end)
    if own is not None:
        return own
    words = text.words[start:end].lstrip(" \n*_-")
    if any(pattern.match(words) for pattern in (_PRONOUN, _ATTRIBUTE, _HAVING, _VALUES)):
        return before
    if _OF_DERIVATIVE.match(words):
        return before if _POSSESSIVE.match(words) else None
    return found


def defined_in(text: Text, start: int, end: int) -> Subject | None:
    """The function that a short sentence such as `Let f(x) = x^2` defines, of which the next may speak."""
    found = (defined(formula) for at, formula in text.formulas.items() if start <= at < end)
    names = [name for name in found if name is not None]
    if len(names) != 1 or len(text.words[start:end].split()) > _FEW_WORDS:
        return None
    return Subject(names[0])


def defined(formula: Passage) -> str | None:
    """The function of one variable that a formula of the form `f(x) = x^3` defines."""
    left, relation, right = formula.text.partition("=")
    head = read_head(Term(formula.cut(0, len(left)), Syntax.LATEX)) if relation else None
    if head is None or head.primes or len(head.parameters) != 1:
        return None
    variable = re.compile(rf"(?<![A-Za-z\\]){re.escape(head.parameters[0])}(?![A-Za-z])")
    return head.name if variable.search(right) else None
