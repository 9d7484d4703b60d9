"""Finds where words say that the derivative of a function is the sigmoid: `the derivative of softplus is the sigmoid`.
Decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.identity import IDENTITY
from vaultproof.extract.language.clauses import Running, sentences
from vaultproof.extract.language.openers import opens_plainly
from vaultproof.extract.language.words import supposes
from vaultproof.note import Note
from vaultproof.source import Passage
from vaultproof.spot import Spotted

_DERIVATIVE = r"""(?<!\w)(?:(?:the|die|la|a)\s+)?
    (?:derivative|đạo\s+hàm|ableitung|dérivée|derivada|derivata|производная|pochodna)(?!\w)"""
_LOGISTIC = r"""(?:sigmoid(?:function|funktion)?|logistic(?:\s+sigmoid)?(?=\s+function)|logistische\s+funktion
    |fonction\s+logistique|función\s+logística|função\s+logística
    |funzione\s+logistica|sigmoïde|sigmoide|сигмоида|логистическая\s+функция|逻辑函数|シグモイド|ロジスティック関数|시그모이드)"""
_CLOSED = r"""(?:\s+(?:function|funktion)|\s*(?:函数|関数|함수))?(?:である|です|이다|입니다)?
    (?=\s*(?:[.,;:!?)。，；、\n]|\Z))"""
_IS_LOGISTIC = tuple(
    Spotted(pattern, re.VERBOSE | re.IGNORECASE)
    for pattern in (
        rf"""(?P<said>{_DERIVATIVE}(?:\s+(?:of|của|von|der|de\s+la|de|del|da|do|di|функции))?\s+(?:(?:the|hàm|la|el|a|o|die)\s+)?
        (?P<word>[A-Za-z]{{3,12}})(?:\s+(?:function|activation))?\s+(?:is|là|chính\s+là|ist|est|es|é|è|to|[—–]\s*это|[—–]|это|равна)\s+
        (?:(?:exactly|just|precisely|simply|the|genau|gerade|die|exactement|la|el|a|o|hàm|exactamente|exatamente|esattamente|в\s+точности|просто)\s+)*{_LOGISTIC}{_CLOSED})""",
        rf"""(?P<said>(?P<word>[A-Za-z]{{3,12}})\s*(?:函数|関数|함수)?\s*(?:的|の|의)\s*(?:导数|導數|導関数|微分|도함수)\s*(?:正是|就是|正好是|恰好是|恰为|是|为|は|는|은)\s*{_LOGISTIC}{_CLOSED})""",
    )
)
"""That a derivative is the sigmoid: `the derivative of softplus is the sigmoid`."""


def derivatives_named(note: Note, texts: Sequence[Running], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """Each derivative of which a note's running text says that it is the sigmoid."""
    told = [one for one in _IS_LOGISTIC if one.may_match(note.source.text)]
    for running in texts if told else ():
        text = running.text
        for start, end, mark in sentences(text.words):
            if mark in {"?", "？"}:
                continue
            for pattern in told:
                for match in pattern.finditer(text.words[:end], start):
                    around = f"{text.words[start : match.start()]} \ue001 {text.words[match.end() : end]}"
                    if supposes(around) or not opens_plainly(text.words[start : match.start()], note.title):
                        continue
                    span = text.span_of(*match.span("said"))
                    left, right = (
                        Term(Passage(written, ((0, span.start),)), Syntax.LATEX)
                        for written in (
                            rf"\operatorname{{{match['word']}}}'(x)",
                            r"\operatorname{sigmoid}(x)",
                        )
                    )
                    yield Equation(
                        path=note.path,
                        span=span,
                        kind=IDENTITY,
                        text=text.shown(*match.span("said")),
                        scope=running.block.scope,
                        left=left,
                        relation=Relation.EQUAL,
                        right=right,
                        doubt=doubts.get(running.block.scope),
                    )
