r"""Values that a bracket gives a symbol as an example or as what is usual: “$\alpha$ là một hằng số nhỏ (ví dụ 0.01)”,
“the slope $\alpha$ (typically 0.01)”.

Only for the one symbol of its clause. Computes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultproof.claim import Binding, Syntax, Term
from vaultproof.extract.classify import bare_name
from vaultproof.extract.shape import shape
from vaultproof.latex import canonical_name
from vaultproof.note import Block, Note, RunKind
from vaultproof.spot import late

_FORMULA = "\ue000"
_EXAMPLE = r"""
    e\.\s?g\.|eg\.?|for\s+(?:example|instance)|such\s+as|say|typically|usually|commonly|often|(?:the\s+)?default(?:\s+(?:value|is))?|by\s+default
    |ví\s+dụ(?:\s+như)?|vd\.?|chẳng\s+hạn(?:\s+như)?|thường(?:\s+(?:là|bằng|lấy|chọn))?|mặc\s+định(?:\s+là)?
    |z\.\s?B\.|zum\s+Beispiel|beispielsweise|typischerweise|üblicherweise|meist(?:ens)?|standardmäßig|etwa
    |par\s+exemple|p\.\s?ex\.|typiquement|généralement|souvent|par\s+défaut
    |por\s+ejemplo|p\.\s?ej\.|típicamente|normalmente|habitualmente|por\s+defecto
    |por\s+exemplo|tipicamente|geralmente|usualmente|por\s+padrão
    |например|напр\.|обычно|как\s+правило|по\s+умолчанию
    |(?:ad|per)\s+esempio|es\.|di\s+solito|di\s+norma|np\.|na\s+przykład|zwykle|domyślnie|örneğin|genellikle
    |例如|比如|譬如|如|通常(?:[为取是])?|一般(?:[为取是])?|默认(?:[为是])?|例えば|たとえば|通常は?|既定値は?
    |예를\s*들어|예컨대|예|보통|일반적으로|기본값은?"""
_GIVEN = late(
    rf"""{_FORMULA}(?P<words>[^{_FORMULA}.;:!?。；：！？\n()（）\d=]{{0,80}})[(（]\s*(?:{_EXAMPLE})\s*[:：,，]?\s*
    (?P<value>[-−]?\d+(?:[.,]\d+)?(?:[eE][-−]?\d+)?|{_FORMULA})\s*[)）]""",
    re.VERBOSE | re.IGNORECASE,
)


def example_values(note: Note) -> Iterator[Binding]:
    """Each symbol of running text to which a bracket behind it gives a value."""
    for block in note.blocks:
        if (
            block.row is None
            and block.kind not in {"formula", "heading"}
            and any(run.kind is RunKind.FORMULA for run in block.runs)
        ):
            yield from _in_block(note, block)


def _in_block(note: Note, block: Block) -> Iterator[Binding]:
    text, starts, terms = "", [], {}
    for run in block.runs:
        starts.append((len(text), run))
        if run.kind is RunKind.FORMULA:
            terms[len(text)] = Term(run.passage, Syntax.LATEX)
            text += _FORMULA
        else:
            text += "\n" if run.struck else run.passage.text
    for match in _GIVEN.finditer(text):
        symbol = terms[match.start()]
        name = bare_name(symbol, shape(symbol)) or canonical_name(symbol.text.strip())
        at = match.start("value")
        if at in terms:
            value = terms[at]
        else:
            start, run = max((one for one in starts if one[0] <= at), key=lambda one: one[0])
            value = Term(run.passage.cut(at - start, match.end("value") - start), Syntax.PLAIN)
        looks = shape(value)
        if name is None or not looks.literal or shape(symbol).calls:
            continue
        yield Binding(path=note.path, span=value.passage.whole, name=name, value=value, scope=block.scope)
