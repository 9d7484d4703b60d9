"""Whether what stands before a list says that properties of a function follow, not wishes, kinds or other things."""

from __future__ import annotations

import re

from vaultproof.extract.language.openers import opens_plainly
from vaultproof.note import Block, Note, RunKind, ScopeKind
from vaultproof.spot import Spotted, late

_LISTING = Spotted(
    r"""propert|characteristic|features?\b|facts?\b|advantage|pros\b|cons\b|behaviou?r|observ|notes?\b
    |remark|tính\s+chất|đặc\s+(?:điểm|tính)
    |ưu\s+điểm|nhược\s+điểm|nhận\s+xét|eigenschaft|merkmal|vorteil|nachteil|propriét|caractérist|avantage
    |inconvénient|propiedad
    |característic|ventaja|propriedade|vantage|proprietà|caratterist|vantagg|свойств|особенност|преимуществ
    |недостат|性质|性質|特点|特性
    |特徴|优点|缺点|長所|短所|성질|특징|장점|단점
    |remember|worth\s+(?:remembering|noting|knowing)|ghi\s+nhớ|cần\s+nhớ|merken|merke\b|à\s+retenir|recordar|lembrar|ricordare|запомн|помнить|pamięta|记住|要点|ポイント""",
    re.IGNORECASE | re.VERBOSE,
)
_GIVEN = late(
    r"\s*(?:with|for|where|here|với|trong\s+đó|mit|wobei|für|avec|où|pour|con|donde|para|com|onde|per|dove|при|где|其中|当|ここで|여기서)(?!\w)",
    re.IGNORECASE,
)
_WISHED = Spotted(
    r"""\b(?:desirable|desired|should|would|want|wish|ideal|ideally|require[sd]?|requirements?|need|needs
    |must|types?|kinds?|classes|classif\w*|either
    |may|can|could|any|general|every|functions|activations|other|network|optimi\w+|training
    |mong\s+muốn|nên|cần|phải|các\s+loại|các\s+hàm|những\s+hàm|có\s+thể|wünschenswert\w*|sollte\w*|muss|arten|funktionen
    |souhaitable\w*|devrait|doit|types|fonctions|deseable\w*|debería|debe|tipos|funciones|desejáve\w*
    |deveria|deve|funções
    |desiderabil\w*|dovrebbe|tipi|funzioni|желательн\w*|должн\w*|виды|типы|функции)\b
    |应该|理想|要求|种类|类型|望ましい|べき|種類|바람직|종류""",
    re.IGNORECASE | re.VERBOSE,
)
_ANOTHER = Spotted(
    r"""\b(?:loss|derivative|gradient|inverse|mất\s+mát|đạo\s+hàm|nghịch\s+đảo|ableitung|verlust
    |umkehrfunktion|dérivée|perte|derivada|pérdida
    |perda|derivata|perdita|производн\w*|градиент\w*|pochodn\w*)\b
    |损失|导数|梯度|損失|導関数|勾配|손실|도함수|기울기""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words for what the properties behind them may be of, unless they only tell its value: `The derivative is 1 at 0.`"""
_VALUED = late(r"(?:\d|\$).*[.。]$", re.DOTALL)


_SUPPOSED = Spotted(
    r"""\b(?:let|suppose|assume|if|then|conditions?|theorem|lemma|sei(?:en)?|angenommen|wenn|falls
    |voraussetzung\w*|satz|soit|supposons|si|sea|supongamos
    |seja|sia|supponiamo|se|cho|giả\s+sử|nếu|định\s+lý|пусть|если|теорема)\b|设|假设|若|如果|定理|もし|仮定
    |만약|정리""",
    re.IGNORECASE | re.VERBOSE,
)


_DEFINING = late(r"\([A-Za-z](?:\s*,\s*[A-Za-z])*\)\s*=")


def is_item(note: Note, block: Block) -> bool:
    """Whether a block stands in a list."""
    return any(note.scopes[at].kind is ScopeKind.ITEM for at in note.scope_chain(block.scope))


def introduced(note: Note, at: int, *, bare: bool) -> bool:
    """Whether a list item's list follows a heading, a formula, or words that announce properties; true elsewhere.

    Items that name their function (not `bare`) count behind any words but those that suppose.
    """
    if not is_item(note, note.blocks[at]):
        return True
    before = at
    while before >= 0 and is_item(note, note.blocks[before]):
        before -= 1
    if before < 0 or note.blocks[before].kind == "heading":
        return True
    text = note.blocks[before].text.strip()
    last = re.split(r"(?<=[.!?。])\s", text)[-1]
    defines = any(
        run.kind is RunKind.FORMULA and _DEFINING.search(run.passage.text) for run in note.blocks[before].runs
    )
    if _SUPPOSED.search(last) and not defines:
        return False
    if not bare:
        return True
    if _WISHED.search(last) or (_ANOTHER.search(last) and not _VALUED.search(last)):
        return False
    if not text.endswith((":", "：")):
        return True
    if _UNSHARED.search(last) is not None:
        return False
    return bool(_LISTING.search(last) or _GIVEN.match(last)) or _ends_in_a_definition(
        note, note.blocks[before]
    )


_UNSHARED = late(
    r"(?<!\w)(?:not|n['’]t|un(?:like|true)|fails?|lacks?|which|whether|what|nicht|kein\w*|gegensatz|anders|welche[rsnm]?|ob|pas|contrairement|quelles?|quels?|no|ni|cuáles?|qué|diferencia|não|nem|quais|contrário|non|quali|quale|differenza|не|как(?:ие|ая|ой)|отличие|không|nào|khác|nie|które|przeciwieństw\w*)(?!\w)|不|没|哪|与.{0,12}不同|ない|異な|どの|없|않|어떤|달리",
    re.IGNORECASE,
)
"""Words that announce what a function lacks, or that ask what it has."""


_PASSING = late(
    r"(?:[\s,:：]|(?<!\w)(?:on|for|with|is|has|we\s+have|over|auf|für|ist|hat|gilt|sur|pour|est|a|en|para|es|tiene|em|é|tem|su|per|è|ha|на|для|trên|với|là|có|na|dla|jest|ma)(?!\w)|在|上|是|有|は|に対して|について)*",
    re.IGNORECASE,
)


def _ends_in_a_definition(note: Note, block: Block) -> bool:
    """Whether a paragraph ends with the definition of a function, and at most where: `$h(p) = …$ on $[0, 1]$:`. The
    words before it may name the function, and speak of no other."""
    behind = ""
    for at, run in reversed([*enumerate(block.runs)]):
        if run.kind is RunKind.FORMULA:
            if _DEFINING.search(run.passage.text) is not None:
                before = "".join(
                    one.passage.text for one in block.runs[:at] if one.kind is not RunKind.FORMULA
                )
                said = re.split(r"[.!?]\s|[。！？]", before)[-1]
                return _PASSING.fullmatch(behind) is not None and opens_plainly(
                    _NAMING.sub(" ", said), note.title
                )
            continue
        behind = run.passage.text + behind
    return False


_NAMING = late(
    r"(?<!\w)(?:let|consider|given|take|define[ds]?|look|at|for|with|functions?|activation|loss|sei|seien|betrachte\w*|gegeben|für|funktion|soit|considérons|pour|fonction|sea|consideremos|para|función|seja|considere|função|sia|consideriamo|per|funzione|пусть|рассмотрим|для|функци\w+|cho|xét|với|hàm(?:\s+số)?|niech|rozważmy|funkcj\w+)(?!\w)|设|令|考虑|对于|给定|函数|函數|考える|とする|に対し|함수|라고|하자",
    re.IGNORECASE,
)
"""Words that bring a function in."""


_NAMED = late(
    r"\s*(?:\\(?:mathrm|operatorname|text)\s*\{\s*\w+\s*\}|\\?[A-Za-z]+)(?:_\{?\w+\}?)?\s*(?:\(\s*\\?[A-Za-z]+\s*\)\s*)?(?P<defined>=.*)?",
    re.DOTALL,
)
_MADE_OF = late(
    r"(?P<noun>[^\W\d_]+)\s+(?:of|von|der|des|de|du|di|da|do|від|của)?\s*(?:(?:the|die|der|das|la|le|el|o|a|il|lo)\s+)?(?:[^\W\d_]+\s+)?\ue001"
    r"|\ue001\s*[的の의]\s*(?P<eastern>[^\s:：]+)",
    re.IGNORECASE,
)
OF_ANOTHER = "what it is said of is not certain"
_ITSELF = Spotted(
    r"fun[ck]tion|fonction|función|função|funzione|функци|funkcj|hàm|graph|courbe|kurve|函数|関数|함수",
    re.IGNORECASE,
)


def announces_another(note: Note, start: int) -> bool:
    """Whether the list in which a place stands is announced for something else than a function that has a name:
    `Properties of $f(x) + 1$:`, `The square of $f$:`, `For $x > 0$:`."""
    block = announcing(note, start)
    formulas = [run for run in block.runs if run.kind is RunKind.FORMULA] if block is not None else []
    if block is None or not formulas:
        return False
    named = _NAMED.fullmatch(formulas[-1].passage.text)
    if named is None or named["defined"] is not None:
        return named is None
    words = "".join("\ue001" if run.kind is RunKind.FORMULA else run.passage.text for run in block.runs)
    made = _MADE_OF.search(words)
    return made is not None and not (_LISTING.search(made.group()) or _ITSELF.search(made.group()))


def announcing(note: Note, start: int) -> Block | None:
    """The block that ends with a colon right before the list in which a place stands: `The function $g(x) = x^2$:`."""
    at = next((at for at, one in enumerate(note.blocks) if one.span.start <= start < one.span.end), -1)
    if at < 0 or not is_item(note, note.blocks[at]):
        return None
    while at >= 0 and is_item(note, note.blocks[at]):
        at -= 1
    block = note.blocks[at] if at >= 0 else None
    if block is None or block.kind == "heading" or block.row is not None:
        return None
    return block if block.text.rstrip(" *_\n").endswith((":", "：")) else None
