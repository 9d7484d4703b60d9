"""Tells how an equation between symbols stands in its text: as an identity, as something to solve, under a condition.

Knows words and places; whether the equation is true is for the witnesses.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

from vaultproof.claim import Relation, Syntax, Term
from vaultproof.extract.arrays.matrix_formulas import letter_of
from vaultproof.extract.chain import read_chains
from vaultproof.extract.continued import whole_chain
from vaultproof.extract.definitions.head import read_head
from vaultproof.extract.identity import symbolic
from vaultproof.latex import canonical_name
from vaultproof.note import Note, ScopeKind
from vaultproof.source import Span
from vaultproof.spot import Spotted, late


@dataclass(frozen=True, slots=True)
class Bound:
    """A condition on a symbol as the text gives it: `name` `sign` `number`, the sign being `<`, `≤`, `>`, `≥`, `≠`."""

    name: str
    sign: str
    number: Fraction

    def holds(self, value: Fraction) -> bool:
        """Whether a value meets the condition."""
        match self.sign:
            case "<":
                return value < self.number
            case "≤":
                return value <= self.number
            case ">":
                return value > self.number
            case "≥":
                return value >= self.number
            case _:
                return value != self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The text around an equation between symbols.

    `stated`: words call it an identity, or say that it holds for all values; `named`: they only call it by the name of
    a law, as some do that hold for some values only. `titled`: a heading or lead tells of
    formulas, laws or rules. `solving`: words speak of equations, solutions, assumptions or constraints;
    `equation`: its own sentence says that it is one to solve; `differential`: of differential equations. `placed`:
    it is said of some places only (where, when). `limited`: it is said to hold only under a condition.
    `chained`: it is a link of a chain of three or more terms. `bounds`: the conditions said of it; `condition`:
    something is said of it that was not understood. `beside`: the sides of other equations between symbols that
    stand close to it; `links`: the terms of its chain, two by two, except its own; `of`: what its chain calls a
    function of. `everywhere`: it is said of all real numbers, or of all but some. `matrices`: the note tells of
    matrices or operators, which capital letters may be; `elements`: its headings or folders tell of groups or rings,
    whose elements any letter may be; `idempotent`: the note tells of projections, or of letters that are 0 or 1, or a
    sign.
    """

    stated: bool = False
    named: bool = False
    titled: bool = False
    solving: bool = False
    equation: bool = False
    differential: bool = False
    placed: bool = False
    limited: bool = False
    chained: bool = False
    bounds: tuple[Bound, ...] = ()
    condition: bool = False
    everywhere: bool = False
    matrices: bool = False
    elements: bool = False
    idempotent: bool = False
    beside: tuple[tuple[Term, Term], ...] = ()
    links: tuple[tuple[Term, Term], ...] = ()
    of: tuple[str, ...] = ()


_STATED = Spotted(
    r"""\b(?:identit(?:y|ies)|for\s+(?:all|every|each|any)|holds\s+for\s+all|for\s+arbitrary|valid\s+for\s+all|always
    |hằng\s+đẳng\s+thức|đồng\s+nhất\s+thức|với\s+mọi|luôn\s+(?:có|đúng|bằng)|mọi\s+số
    |identität(?:en)?|für\s+(?:alle|jedes|jede|beliebige)|stets|immer
    |identités?|pour\s+(?:tout|tous|toute)|quel\s+que\s+soit|toujours
    |identidad(?:es)?|para\s+(?:todo|toda|todos|cualquier|cada|qualquer)|siempre|sempre|identidades?
    |тождеств\w*|для\s+(?:всех|любого|любых|каждого)|при\s+(?:всех|любом|любых)|всегда
    |identità|per\s+(?:ogni|tutti)|tożsamoś\w*|dla\s+(?:każdego|wszystkich)|özdeşli\w*|her\s+\w+\s+için)\b
    |恒等式|恒成立|对(?:所有|任意|一切)|對(?:所有|任意|一切)|任意的|总有|任意の|すべての|全ての|常に|항등|모든|임의의|항상|\\forall|∀""",
    re.IGNORECASE | re.VERBOSE,
)
_LAW = Spotted(
    r"""(?:\b(?:(?:product|quotient|chain|sum|power|constant\s+multiple|double[-\ ]angle|addition|angle\s+sum
    |log(?:arithm)?|exponent(?:ial)?)
    \s+(?:rule|law|formula|identity|theorem|property|propert(?:y|ies)|rules|laws|formulas)
    |laws?\s+of\s+(?:logarithms?|exponents?)|de\s+moivre\w*|binomial\s+(?:formula|theorem)|difference\s+of\s+(?:two\s+)?squares|pythagorean\s+identity
    |(?:produkt|quotienten|ketten|summen|potenz|faktor|logarithmen)(?:regel|gesetz)\w*|additionstheorem\w*|doppelwinkel\w*|binomische\w*\s+formel\w*
    |quy\s+tắc\s+(?:tích|thương|chuỗi|nhân|chia|đạo\s+hàm\s+(?:của\s+)?(?:một\s+)?(?:tích|thương))|công\s+thức\s+(?:cộng|nhân\s+đôi)
    |(?:règle|formule)s?\s+(?:du\s+produit|du\s+quotient|de\s+la\s+chaîne|d['’]addition|de\s+duplication)|propriétés?\s+du\s+logarithme
    |(?:regla|fórmula|regra)s?\s+(?:del?\s+producto|del?\s+cociente|de\s+la\s+cadena|de\s+(?:la\s+)?suma|del\s+ángulo\s+doble|do\s+produto|do\s+quociente|da\s+cadeia|da\s+soma|do\s+arco\s+duplo)
    |(?:regola|formula|formule)\s+(?:del\s+prodotto|del\s+quoziente|della\s+catena|di\s+addizione|di\s+duplicazione)
    |(?:правило|производная)\s+(?:произведения|частного|цепочки)|формул[аы]\s+(?:сложения|двойного\s+угла|суммы)|свойств[ао]\s+логарифм\w+)\b
    |(?:乘积|乘法|商|链式|除法|积的|商的)(?:求导)?法则|(?:积|商)の微分|連鎖律|加法定理|倍角(?:の)?公式|和角公式|对数(?:运算)?(?:法则|性质)|対数法則|곱의\s*미분|몫의\s*미분|연쇄\s*법칙|덧셈\s*정리)
    [^.!?。;；]{0,40}\ue001""",
    re.IGNORECASE | re.VERBOSE,
)
"""A law that a statement is called before it: it is said of all values, then."""
_REWRITTEN = Spotted(
    r"""\b(?:factor(?:s|ed|ing|i[sz]e[sd]?|i[sz]ing|i[sz]ation)?(?=\s*(?::|as\b|into\b|to\b|gives\b))|factor(?:ing|i[sz]ing|i[sz]ation)|complet\w+\s+the\s+square
    |phân\s+tích\s+(?:thành|ra)|nhân\s+tử|faktorisier\w*|ausmultiplizier\w*|ausklammer\w*|linearfaktor\w*|quadratische\s+ergänzung|factoris\w+
    |factoriz\w+|completa\w+\s+(?:el\s+)?cuadrado|fatora\w*|completa\w+\s+quadrados?|scompo\w+|разлож\w+\s+на\s+множители|множител\w+|rozkład\w*\s+na\s+czynniki
    |çarpanlar\w*)(?!\w)
    |因式分解|配方|因数分解|平方完成|인수분해""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that say that one side is the other, written as a product or otherwise."""
_TITLED = Spotted(
    r"""identit|hằng\s+đẳng|identität|identid|тождеств|恒等|항등|tożsamo|özdeşli
    |\b(?:laws?|rules?|formulas?|formulae|properties|theorem|expansion|factori[sz]|completing|partial\s+fractions?|trig\w*|logarithm\w*
    |công\s+thức|quy\s+tắc|tính\s+chất|định\s+lý|khai\s+triển|phân\s+tích|lượng\s+giác|logarit
    |formeln?|gesetze?|regeln?|rechenregeln?|eigenschaften|ergänzung|zerlegung|partialbruch\w*|trigonometri\w*|logarithm\w*|potenz\w*
    |formules?|lois?|règles?|propriétés?|factoris\w*|développ\w*|logarithmes?
    |fórmulas?|leyes|reglas?|propiedades|factoriz\w*|logaritmos?|leis|regras?|propriedades|fator\w*
    |formule|leggi|regole|proprietà|logaritmi|wzory|prawa|własności)\b
    |формул|закон|правил|свойств|разложени|логарифм|тригонометр
    |公式|法则|法則|性质|性質|因式|展开|展開|三角|对数|対数|指数|분해|공식|법칙|성질|로그|삼각""",
    re.IGNORECASE | re.VERBOSE,
)
_SOLVING = Spotted(
    r"""\b(?:sol(?:ve|ves|ved|ving|ution|utions)|roots?\s+of|equations?|unknowns?|assum\w+|suppos\w+|constraints?|subject\s+to|such\s+that
    |s\.t\.|satisf(?:y|ying)|given\s+that|condition|equilibrium|optim\w+|minimi\w+|maximi\w+|stationary|intersect\w*|find|boundary
    |phương\s+trình|nghiệm|giải|ràng\s+buộc|thỏa|thoả|thỏa\s+mãn|giả\s+sử|điều\s+kiện|tìm|biết\s+rằng|suy\s+ra|cho|hệ
    |gleichung\w*|lösung\w*|lösen|löse|nullstelle\w*|nebenbedingung\w*|bedingung\w*|differentialgleichung\w*|erfüll\w*|schnittpunkt\w*|gegeben
    |équations?|résou\w*|solutions?|racines?|contraintes?|conditions?|vérifiant|tel\s+que|telle\s+que|sachant|étant\s+donné
    |ecuaci\w+|resolver|resuelv\w+|soluci\w+|raíces|raíz|restricci\w+|condici\w+|tal\s+que|dado|dada
    |equaç\w+|soluç\w+|raízes|restriç\w+|condiç\w+
    |equazion\w*|risolv\w*|soluzion\w*|vincol\w*|równani\w*|rozwiąz\w*|denklem\w*|çöz\w*|kısıt\w*)\b
    |уравнени|решени|решим|решить|корн|ограничени|услови|удовлетвор|найти|найдём|найдем
    |方程|解|根|約束|约束|制約|条件|満た|满足|已知|连立|連立|設|设|방정|해를|연립|제약|조건|만족""",
    re.IGNORECASE | re.VERBOSE,
)
_EQUATION = Spotted(
    r"""\b(?:solv(?:e|es|ed|ing)|equations?|roots?|phương\s+trình|nghiệm|giải|gleichung\w*|lös(?:e|en|ung|ungen)|nullstelle\w*|équations?|résou\w+
    |racines?|ecuaci\w+|resolver|resuelv\w+|raíz|raíces|equaç\w+|resolv\w+|raízes|equazion\w*|risolv\w*|radic[ei]|równani\w*|denklem\w*)\b
    |уравнени|решить|решим|корень|корни|корня|方程|解|根|방정식|해를|근""",
    re.IGNORECASE | re.VERBOSE,
)
_DIFFERENTIAL = Spotted(
    r"""\bODEs?\b|differential\s+equation|phương\s+trình\s+vi\s+phân|differen[tz]ialgleichung|équations?\s+différentielle
    |ecuaci\w+\s+diferencial|equaç\w+\s+diferencia|дифференциальн\w+\s+уравнени|微分方程|미분\s*방정식|equazion\w+\s+differenzial
    |równani\w+\s+różniczk|diferansiyel\s+denklem""",
    re.IGNORECASE | re.VERBOSE,
)
_MATRICES = Spotted(
    r"""\b(?:matri(?:x|xes|ces|zen|ce|ci|z|zes|ks|zs)\w*|ma\s+trận|матриц\w*|macierz\w*|operators?|commutators?|quaternions?
    |toán\s+tử|operator(?:en)?|kommutator\w*|opérateurs?|commutateurs?|operador(?:es)?|conmutador\w*|comutador\w*|operator[ei]
    |commutator[ei]|оператор\w*|коммутатор\w*|кватернион\w*)\b|矩阵|矩陣|算子|对易|行列|演算子|作用素|交換子|행렬|연산자""",
    re.IGNORECASE | re.VERBOSE,
)
_ELEMENTS = Spotted(
    r"""\b(?:boole\w*|booléenne?|булев\w*|lattices?|(?:semi|sub)?groups?|monoids?|quaternions?|permutations?|rings?|ideals?|algebraic\s+structures?|nhóm|vành|hoán\s+vị|gruppen?
    |(?:unter|halb)gruppen?|ringe?|permutation(?:en)?|sous-groupes?|groupes?|anneaux?|grupos?|subgrupos?|anillos?|an[eé]is|anel
    |permutaci\w+|permutaç\w+|групп\w*|подгрупп\w*|кольц\w*|перестанов\w*|grupp[oi]|anell[oi]|grup\w*|pierście\w*)\b
    |布尔|ブール|불\s*대수|群|环|環|置换|置換|군|환|치환""",
    re.IGNORECASE | re.VERBOSE,
)
_BOOLEAN = Spotted(
    r"""(?<![\w\\])(?P<letter>[A-Za-z])\s*(?:\+|\\lor|\\vee)\s*(?P=letter)\s*=\s*(?P=letter)(?![\w'])
    |(?<![\w\\])[A-Za-z]\s*\+\s*1\s*=\s*1(?![\w.,])|(?<![\w\\])1\s*\+\s*[A-Za-z]\s*=\s*1(?![\w.,])
    |\b(?:logic\s+gates?|switching\s+algebra|schaltalgebra|reti\s+logiche|algebra\s+di\s+(?:boole|commutazione)|porte\s+logiche|portes\s+logiques|álgebra\s+de\s+boole
    |algèbre\s+de\s+boole|puertas\s+lógicas|portas\s+lógicas|karnaugh|logikgatter|логическ\w+\s+(?:элемент\w*|вентил\w*)|bramk\w+\s+logiczn\w+|cổng\s+logic|đại\s+số\s+boole)\b
    |逻辑门|卡诺图|論理回路|논리\s*회로""",
    re.IGNORECASE | re.VERBOSE,
)
"""Laws of Boolean algebra, in which a sum with itself is itself."""
_ALGEBRA = Spotted(
    r"""semigroup|isomorphi|monoid|groupoid|quaternion|homomorphi|epimorphi|monomorphi|endomorphi|automorphi|subgroup|coset|abelian|halbgruppe|homomorphis
    |untergruppe|nebenklasse|semigroupe|sous-groupe|morphisme|semigrupo|subgrupo|homomorfi|semigruppo|sottogrupp|omomorfism|полугрупп|подгрупп
    |гомоморфизм|đồng\s+cấu|nửa\s+nhóm|półgrup|podgrup|homomorfizm|yarıgrup|altgrup|半群|群同态|子群|同態|準同型|部分群|준동형|부분군""",
    re.IGNORECASE | re.VERBOSE,
)
_IDEMPOTENT = Spotted(
    r"""idempoten|идемпотент|idemponent|幂等|冪等|멱등|lũy\s+đẳng|(?<![a-z])project(?:ions?|ors?|eurs?)(?![a-z])|projektor|projektion|proyecci[oó]n|proyector|proje[cç]|proiezion|proiettor|проекци|проектор|rzut(?:y|ów|owa)|phép\s+chiếu|投影|射影|사영
    |(?<![a-z])(?:boole|binary|binär|binaire|binari|binär|bernoulli|indicators?|indicatr|indikator|indicador|indicatore|qubo|ising|pauli|spins?|involut|0\s*/\s*1)|булев|бинарн|двоичн|бернулли|индикатор|nhị\s+phân|chỉ\s+thị|二値|二进制|二元|二值|布尔|指示|伯努利|ブール|ベルヌーイ|指示関数|이진|지시|베르누이|nullstellig
    |\\\{\s*0\s*,\s*1\s*\\\}|\\\{\s*[-−]\s*1\s*,\s*\+?1\s*\\\}|\\\{\s*\+?1\s*,\s*[-−]\s*1\s*\\\}|\{\s*\\pm\s*1\s*\\?\}|\\mathbb\s*\{?\s*1|\\mathbf\s*\{?\s*1\s*\}?\s*_|\\mathds|𝟙|\{0,\s?1\}|(?<![\d.])0\s+(?:or|oder|ou|o|или|hoặc|lub)\s+1(?![\d.])|0或1|0\s*か\s*1""",
    re.IGNORECASE | re.VERBOSE,
)
"""What tells of letters whose square is the letter itself, or 1."""
_PLACED = Spotted(
    r"""(?:\b(?:where|when|whenever|once|until|if|iff|unless|at\s+which|wo|wenn|falls|sobald|où|quand|lorsque|si|donde|cuando|onde|quando|se|где
    |когда|если|dove|khi|nếu|tại\s+đó|mà|gdzie|gdy)\b|当|若|如果|とき)\s*[^.;。]{0,12}$""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_A_KIND = Spotted(
    r"""\b(?:odd|even(?!\s+(?:if|though|when))|primes?|coprime|divisible|multiple\s+of|ungerade|gerade(?:r|s|n|m)?\s+\w*zahl|primzahl\w*|teilbar|impaire?s?|premiers?
    |divisible|impar(?:es)?|primos?|divisible|divisível|dispari|primi|divisibile|số\s+(?:lẻ|chẵn|nguyên\s+tố)|chia\s+hết|nieparzyst\w*|pierwsz\w*|podzieln\w*)\b
    |нечётн|нечетн|простое|простых|делит|奇数|偶数|素数|质数|整除|홀수|짝수|소수""",
    re.IGNORECASE | re.VERBOSE,
)
_EVERYWHERE = Spotted(
    r"""\b(?:all|every|each|any|mọi|alle|jede[nsrm]?|tout|toute|tous|todos?|todas?|cualquier|qualquer|всех|любого|любых|ogni|tutti|każde\w+|wszystkich)
    \s+(?:\S+\s+)?(?:real|reals|số\s+thực|reelle\w*|réels?|reales|reais|reali?|rzeczywist\w+|вещественн\w+|действительн\w+)\b
    |(?:任意|所有|一切|すべて|全て|任意の)\S{0,2}\s?(?:实数|実数)|모든\s+실수
    |(?:\\in|∈)\s*(?:\\mathbb\s*\{?\s*R\s*\}?|\\R(?![A-Za-z])|ℝ)\s*(?:[$.,;:。，]|$|\\setminus|∖)""",
    re.IGNORECASE | re.VERBOSE,
)
_LIMITED = Spotted(
    r"""\b(?:only|chỉ|nur(?!\s+noch)|seulement|uniquement|que\s+si|ne\s+vaut\s+que|solo|sólo|solamente|só|somente|apenas|только|лишь|soltanto|tylko|sadece)\b
    |只|仅|僅|だけ|のみ|만\s|때만|일\s*때만""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNS = {
    ">": ">", "<": "<", r"\gt": ">", r"\lt": "<", "≥": "≥", "≤": "≤", "≠": "≠", r"\geq": "≥", r"\ge": "≥",
    r"\geqslant": "≥", r"\leq": "≤", r"\le": "≤", r"\leqslant": "≤", r"\neq": "≠", r"\ne": "≠", ">=": "≥", "<=": "≤",
}  # fmt: skip
_NAME = r"(?:\\[A-Za-z]+|[A-Za-zα-ω])"
_SIGN = r">=|<=|[<>≥≤≠]|\\(?:geqslant|leqslant|geq|leq|neq|ge|le|ne|gt|lt)(?![A-Za-z])"
_NUMBER = (
    r"[-−]?\s*\d+(?:[.,]\d+)?"
    r"(?!\d|\.\d|[A-Za-z(^]|\s*\\(?!text|quad|,|;|leq?(?![a-z])|lt(?![a-z]))|\s+[A-Za-z]\b)"
)
_BOUND = Spotted(rf"(?P<names>{_NAME}(?:\s*,\s*{_NAME})*)\s*(?P<sign>{_SIGN})\s*(?P<number>{_NUMBER})")
_BETWEEN = Spotted(
    rf"(?P<low>{_NUMBER})\s*(?P<first><|≤|\\leq?|\\lt)\s*(?P<name>{_NAME})\s*(?P<second><|≤|\\leq?|\\lt)\s*(?P<high>{_NUMBER})"
)
_OTHER = Spotted(rf"{_SIGN}|\\in(?![A-Za-z])|∈|\\notin")
_STOP = late(r"(?<=[.!?。？！;；])\s|[。？！\n]|[.;]\$*\s*$")


_BOLD = late(r"\\(?:mathbf|boldsymbol|bm|mathsf)\s*\{?\s*[A-Z]|\\hat\s*\{?\s*[A-Z]")
_TRANSPOSED = late(
    r"[A-Z]\s*\)?\s*\^\s*\{?\s*(?:T|\\top|\\intercal|\\dagger|\\mathsf\s*\{?\s*T|\\text\s*\{\s*T)(?![A-Za-z])"
    r"|\\det(?![a-z])|\\(?:operatorname|text|mathrm)\s*\{\s*(?:tr|Tr|det)\s*\}\s*\(\s*[A-Z]"
)
"""What is done with matrices alone."""
_OF_SETS = late(
    r"\\(?:subset|subseteq|supset|supseteq|cup|cap|bigcup|bigcap|setminus|emptyset|varnothing)(?![A-Za-z])|[⊂⊆⊃⊇∪∩∅]"
)
_COMPOSED = late(r"\\circ(?![A-Za-z])|∘|\\ast(?![A-Za-z])|\\star(?![A-Za-z])")


def setting_of(note: Note, span: Span, scope: int, *, worded: bool = False) -> Setting:
    """How the equation at a span of a note stands in its text; a `worded` one holds its condition itself."""
    around, before, behind = _around(note, span)
    headings = " ".join(_headings(note, scope))
    own = _sentence(before, behind)
    bounds, strange = (tuple(_read_bounds(note.source[span])), False) if worded else _bounds(before, behind)
    if not worded and not bounds and not strange and (written := _written_before(note, span)):
        bounds, _ = _bounds(before[: len(before) - written], "")
    return Setting(
        stated=any(words.search(own) is not None for words in (_STATED, _REWRITTEN, _LAW)),
        named=_LAW.search(own) is not None and _STATED.search(own) is None,
        titled=_TITLED.search(headings) is not None or _STATED.search(headings) is not None,
        equation=_EQUATION.search(own) is not None,
        solving=_SOLVING.search(around) is not None or _SOLVING.search(headings) is not None,
        differential=_DIFFERENTIAL.search(around + " " + headings) is not None,
        placed=_PLACED.search(_bare(before)) is not None or _OF_A_KIND.search(own) is not None,
        limited=_LIMITED.search(own) is not None,
        chained=_chained(note, span),
        bounds=bounds,
        condition=strange or _is_loose(around) or _is_under_a_relation(note, span),
        everywhere=any(one.sign == "≠" for one in bounds) or _EVERYWHERE.search(own) is not None,
        matrices=_speaks(_MATRICES, note.source.text)
        or _BOLD.search(note.source[span]) is not None
        or _TRANSPOSED.search(around) is not None,
        elements=_ELEMENTS.search(f"{headings} {note.path}") is not None
        or _speaks(_ALGEBRA, note.source.text)
        or _speaks(_BOOLEAN, note.source.text)
        or _COMPOSED.search(note.source[span]) is not None
        or _OF_SETS.search(around) is not None,
        idempotent=_speaks(_IDEMPOTENT, note.source.text),
        beside=tuple(_beside(note, span)),
        links=tuple(_links(note, span)),
        of=_of(note, span),
    )


_LOOSELY = Spotted(
    r"""\bup\s+to\s+(?:an?\s+|some\s+)?(?:additive\s+|multiplicative\s+|irrelevant\s+)?(?:constants?|factors?|signs?|scal(?:e|ing))|differ\w*\s+by\s+an?\s+(?:additive\s+)?constant
    |(?:drop|ignor|omit|neglect|discard|suppress)\w*\s+(?:all\s+|the\s+|any\s+|additive\s+|multiplicative\s+|irrelevant\s+){0,2}(?:constants?|factors?|terms?|higher)
    |bis\s+auf\s+(?:eine[n]?\s+)?(?:additive\s+|multiplikative\s+)?(?:konstante|faktor|vorzeichen)|(?:konstanten|faktoren|terme)\s+(?:weg|vernachlässig)\w*
    |à\s+une\s+constante\s+(?:additive\s+)?près|à\s+constante\s+près|salvo\s+(?:una|uma)\s+constante|a\s+meno\s+di\s+una\s+costante|с\s+точностью\s+до\s+(?:константы|постоянной|множителя|знака)
    |(?:neglect|ignor|omitt|vernachlässig|néglige|despreci|desprez|trascur|пренебрег|pomija|infinit[eé]sim|бесконечно\s+мал)\w*|bỏ\s+qua\s+\$
    |忽略\s*\$|(?:を|は)(?:無視|省略)|(?:를|을)\s*무시
    |z\s+dokładnością\s+do\s+stałej|sai\s+khác\s+(?:một\s+)?hằng\s+số|bỏ\s+qua\s+(?:các\s+)?(?:hằng\s+số|số\s+hạng)|相差(?:一个)?常数|忽略常数|定数を(?:除|無視)|상수를\s*무시""",
    re.IGNORECASE | re.VERBOSE,
)
"""What tells that sides are equal but for what is left out."""
_GIVEN_RELATION = late(
    r"\b(?:using|since|because|as|recall\w*|given|from|with|where|by|mit|wegen|da|aus|comme|puisque|avec|sachant|como|usando|con|poiché|vì|do|với|используя|так\s+как)"
    r"\s+(?:that\s+|que\s+)?\$(?P<relation>[A-Za-z\d\s^{}+\-\\]+=[A-Za-z\d\s^{}+\-\\]+)\$",
    re.IGNORECASE,
)
_A_LETTER = late(r"\\[A-Za-z]+|[A-Za-z]")
_OPERATED = late(r"[\^+\-]|[A-Za-z]\s*[A-Za-z]\s*=")
_NAMES_ONE = late(r"^\s*(?:\\[A-Za-z]+|[A-Za-z])\s*=|=\s*(?:\\[A-Za-z]+|[A-Za-z])\s*$")
"""A letter that is said to be something, which is put in where the letter stands."""
_FAR_RELATION = 300


def _is_loose(around: str) -> bool:
    return _LOOSELY.search(around) is not None


def _is_under_a_relation(note: Note, span: Span) -> bool:
    """Whether words before an equation give a relation that its letters obey: `Using $\\omega^3 = 1$`."""
    text = note.source[span]
    letters = set(_A_LETTER.findall(text))
    near = note.source.text[max(0, span.start - _FAR_RELATION) : span.start]
    return any(
        _OPERATED.search(found["relation"]) is not None
        and _NAMES_ONE.search(found["relation"]) is None
        and bool(own := set(_A_LETTER.findall(found["relation"])) - _UNITS)
        and own <= letters
        and not any(len(one) > 1 and one[1:] in _FUNCTIONS for one in own)
        and re.search(r"\n#", near[found.end() :]) is None
        for found in _GIVEN_RELATION.finditer(near)
    )


_UNITS = frozenset("ij")
_FUNCTIONS = frozenset({"sin", "cos", "tan", "log", "ln", "frac", "sqrt", "exp"})
_NEAR = 240
_MOST_BESIDE = 6


def _beside(note: Note, span: Span) -> Iterator[tuple[Term, Term]]:
    """The sides of the nearest other equations between symbols, each a formula or a row by itself, that define
    nothing."""
    at = bisect_left(note.formulas, span.start, key=lambda one: one.span.end)
    near = note.formulas[max(at - _MOST_BESIDE, 0) : at + _MOST_BESIDE]
    found = 0
    for formula in sorted(near, key=lambda one: abs(one.span.start - span.start)):
        gap = max(formula.span.start - span.end, span.start - formula.span.end)
        own = formula.span.start <= span.start < formula.span.end
        if gap > _NEAR or found == _MOST_BESIDE:
            continue
        rows = [
            one for one in read_chains(formula.passage) if not own or one.terms[0].whole.start != span.start
        ]
        if len(rows) > 1 and not own:
            continue
        equations = [one for one in rows if one.relations == (Relation.EQUAL,)]
        for row in equations[: _MOST_BESIDE - found]:
            left, right = (Term(passage, Syntax.LATEX) for passage in row.terms)
            head = read_head(left)
            if (head is None or head.primes) and symbolic(left, right, Relation.EQUAL):
                found += 1
                yield left, right


def _written_before(note: Note, span: Span) -> int:
    """How much of the chain of equations that a span is a link of stands before it: what is said of the chain stands
    before all of it."""
    terms, _ = _chain_at(note, span)
    return span.start - terms[0].passage.whole.start if terms else 0


_MOST_LINKED = 6


def _chain_at(note: Note, span: Span) -> tuple[tuple[Term, ...], int]:
    """The terms of the chain of equations that a span is a link of, and which link that is; none where it is none."""
    at = bisect_left(note.formulas, span.start, key=lambda one: one.span.end)
    if at == len(note.formulas):
        return (), 0
    terms, relations = whole_chain(note, at)
    starts = [one.whole.start for one in terms]
    if relations == {Relation.EQUAL} and span.start in starts:
        return tuple(Term(term, Syntax.LATEX) for term in terms), starts.index(span.start)
    for chain in read_chains(note.formulas[at].passage) if note.formulas[at].span.covers(span) else ():
        starts = [term.whole.start for term in chain.terms[:-1]]
        if span.start in starts and set(chain.relations) == {Relation.EQUAL}:
            return tuple(Term(term, Syntax.LATEX) for term in chain.terms), starts.index(span.start)
    return (), 0


def _links(note: Note, span: Span) -> Iterator[tuple[Term, Term]]:
    """The pairs of terms of the chain that a span is a link of, the nearest terms first, without the span's own."""
    terms, own = _chain_at(note, span)
    near = sorted(range(len(terms)), key=lambda index: abs(2 * index - 2 * own - 1))[:_MOST_LINKED]
    for one, other in combinations(sorted(near), 2):
        if (one, other) != (own, own + 1):
            yield terms[one], terms[other]


def _of(note: Note, span: Span) -> tuple[str, ...]:
    """The parameters of the function that begins the chain that a span is a later link of, as the letter of a
    characteristic polynomial is."""
    terms, own = _chain_at(note, span)
    head = read_head(terms[0]) if own else None
    if head is not None:
        return head.parameters
    letter = letter_of(*terms[:2]) if own else None
    return (letter,) if letter is not None else ()


@lru_cache(maxsize=64)
def _speaks(words: Spotted, note_text: str) -> bool:
    """Whether a note uses some words anywhere; many of its claims ask."""
    return words.search(note_text) is not None


def _around(note: Note, span: Span) -> tuple[str, str, str]:
    """The paragraphs around a span, and what stands directly before and behind it there."""
    text = note.source.text
    at = bisect_right(note.blocks, span.start, key=lambda one: one.span.start) - 1
    if at < 0 or span.start >= note.blocks[at].span.end:
        line = text.rfind("\n", 0, span.start) + 1
        return text[line : span.start], text[line : span.start], ""
    block = note.blocks[at]
    start, end = block.span.start, block.span.end
    before, behind = _unwrapped(text[start : span.start]), _unwrapped(text[span.end : end])
    alone = block.kind == "formula" or _one_formula(note, block.span)
    if alone or not _bare(before).strip():
        earlier = note.blocks[at - 1] if at else None
        if earlier is not None and earlier.kind != "heading":
            said = _unwrapped(text[earlier.span.start : earlier.span.end])
            start, before = (
                earlier.span.start,
                said[-300:] + (" " if alone else "\n") + before,
            )
    if alone and at + 1 < len(note.blocks) and note.blocks[at + 1].kind != "heading":
        following = note.blocks[at + 1]
        end = min(following.span.end, following.span.start + 160)
    return text[start:end], before, behind


_WRAPPED = late(r"(?<=[^\n]{40}[^\n.;:!?。！？；：])\n(?=[ \t>]*[^\W\d_$])")


def _unwrapped(text: str) -> str:
    """A paragraph whose lines are broken for their length alone, as one line."""
    return _WRAPPED.sub(" ", text)


def _one_formula(note: Note, span: Span) -> bool:
    """Whether a paragraph is nothing but one formula between single dollar signs."""
    at = bisect_left(note.formulas, span.start, key=lambda one: one.span.start)
    if at == len(note.formulas) or not span.covers(note.formulas[at].span):
        return False
    own = note.formulas[at].span
    text = note.source.text
    return not (text[span.start : own.start] + text[own.end : span.end]).strip(" $>\n.,;:")


def _headings(note: Note, scope: int) -> list[str]:
    """The words of the headings and leads around a scope, innermost first, and the note's title."""
    names = [
        note.scopes[at].name or ""
        for at in note.scope_chain(scope)
        if note.scopes[at].kind in (ScopeKind.SECTION, ScopeKind.ITEM, ScopeKind.CALLOUT)
    ]
    return [*names, note.title]


def _bare(text: str) -> str:
    """A text without the marks of formulas and lists."""
    return re.sub(r"[$*_`]|^\s*(?:[-+]|\d+[.)])\s", "", text)


def _sentence(before: str, behind: str) -> str:
    starts = [match.end() for match in _STOP.finditer(before)]
    stop = _STOP.search(behind)
    first = before[starts[-1] :] if starts else before
    last = behind[: stop.start()] if stop else behind
    return f"{first} \ue001 {last}"


def _chained(note: Note, span: Span) -> bool:
    text = note.source.text
    before = re.sub(r"(?:&|\s|\\\\|\$)+$", "", text[max(0, span.start - 40) : span.start])
    behind = re.sub(r"^(?:&|\s|\\\\|\\quad|\$)+", "", text[span.end : span.end + 40])
    return before.endswith("=") or behind.startswith("=")


_WITHIN = late(
    r"(?:\||\\lvert|\\left\s*\||\\vert)\s*(?P<name>\\?[A-Za-z]+)\s*(?:\||\\rvert|\\right\s*\||\\vert)"
    r"\s*(?P<sign><|≤|\\lt(?![A-Za-z])|\\leq?(?![A-Za-z]))\s*(?P<number>\d+(?:\.\d+)?)"
)
"""`|x| < 1`, which is `-1 < x < 1`."""


_OF_ALL = late(
    r"(?:\\in(?![A-Za-z])|∈)\s*(?:\\mathbb\s*(?:\{\s*[RC]\s*\}|[RC](?![A-Za-z]))|\\R(?![A-Za-z])|ℝ|ℂ)(?!\s*(?:[_^(\[+∖]|\\(?:setminus|backslash|times)))"
)
"""A symbol that any number may be put in for meets no condition."""
_CASES = late(r"=\s*\\begin\s*\{cases\}.*?\\end\s*\{cases\}", re.DOTALL)
"""What another formula is by cases, each with its own condition."""
_QUOTING = late(r"\n[ \t]*(?:>[ \t]*)+")
"""The marks of a quote or callout, which compare nothing."""


def _bounds(before: str, behind: str) -> tuple[tuple[Bound, ...], bool]:
    """The conditions said of a statement: behind it up to the next one, else before it; and whether one is strange."""
    before, behind = (_CASES.sub("= ", text) if "{cases" in text else text for text in (before, behind))
    sentence = _sentence(_QUOTING.sub("\n", f"\n{before}"), _QUOTING.sub("\n", behind))
    first, last = sentence.split(" \ue001 ", 1)
    last = last.partition("=")[0]
    first = first.rpartition("=")[2]
    for text in (
        _WITHIN.sub(r"-\g<number> \g<sign> \g<name> \g<sign> \g<number>", part) for part in (last, first)
    ):
        found = tuple(_read_bounds(text))
        left = _BETWEEN.sub(" ", text)
        left = _OF_ALL.sub(" ", _BOUND.sub(" ", left))
        if found or _OTHER.search(left):
            return found, _OTHER.search(left) is not None
    return (), False


def _read_bounds(text: str) -> list[Bound]:
    found = []
    for match in _BETWEEN.finditer(text):
        name = canonical_name(match["name"])
        if name is not None:
            strict = {True: ("<", ">"), False: ("≤", "≥")}
            found.append(Bound(name, strict[match["first"] in {"<", r"\lt"}][1], _number(match["low"])))
            found.append(Bound(name, strict[match["second"] in {"<", r"\lt"}][0], _number(match["high"])))
    for match in _BOUND.finditer(_BETWEEN.sub(" ", text)):
        for part in match["names"].split(","):
            name = canonical_name(part.strip())
            if name is not None:
                found.append(Bound(name, _SIGNS[match["sign"]], _number(match["number"])))
    return found


def _number(text: str) -> Fraction:
    return Fraction(re.sub(r"\s", "", text).replace("−", "-").replace(",", "."))
