"""Statements about any matrix, under the letter of one that a note has written out before: a theorem whose `A` is not
the one of the last example. Reads notes; evaluates nothing.
"""

from __future__ import annotations

import re

from vaultproof.claim import Equation
from vaultproof.extract.arrays.literal import is_array
from vaultproof.note import Note
from vaultproof.spot import Spotted, late
from vaultproof.witness.trial import Meaning

_REACH = 500
_LEAD = late(
    r"""^[\x20\t>*#_\[!\-+]*(?:\d+(?:\.\d+)*[.)]?\s*)?(?:[^\W\d_][\w'’-]*\s+){0,3}(?:theorems?|lemmas?|propositions?|corollar(?:y|ies)|definitions?|s[aä]tz|korollar|théorème|lemme|corollaire|définition
    |teorema|lema|proposici[oó]n|corolario|definici[oó]n|proposição|corolário|definição|proposizione|corollario|definizione|теорема|лемма|следствие|определение
    |định\s+l[ýí]|bổ\s+đề|mệnh\s+đề|hệ\s+quả|định\s+nghĩa|twierdzenie|lemat|definicja)(?!\w)(?=[\x20\t]*(?:[\d(:.\]*_]|\n|$))
    |^[\x20\t>*#_\[!\-+]*(?:\d+[.)]?\s*)?[^\W\d_]{0,8}(?:定理|引理|命题|命題|推论|定义|定義|補題|정리|보조정리|정의)""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_OF_ALL = late(
    r"""(?<!\w)(?:following(?:\s+\w+){0,3}\s+(?:are\s+|is\s+)?equivalent|(?:any|every|each|all|for\s+an?|let\s+\$?[A-Z]\$?\s+be\s+an?)\s+(?:\$[^$\n]{1,24}\$\s*)?(?:(?:real|complex|square|symmetric|invertible|regular|orthogonal|diagonal|triangular|singular)\s+){0,3}matri(?:x|ces)
    |folgend\w+\s+(?:\w+\s+){0,3}äquivalent|(?:jede[rsn]?|alle|für\s+eine|beliebige\w*)\s+(?:(?:reelle|komplexe|quadratische|symmetrische|invertierbare|reguläre)\w*\s+){0,3}matri(?:x|zen)|(?:propriétés|assertions)\s+suivantes\s+sont\s+équivalentes|(?:toute|chaque|pour\s+une)\s+matrice
    |siguientes\s+(?:\w+\s+){0,3}equivalentes|(?:toda|cada|cualquier|para\s+una)\s+matriz|seguintes\s+(?:\w+\s+){0,3}equivalentes|(?:qualquer|para\s+uma)\s+matriz|seguenti\s+(?:\w+\s+){0,3}equivalenti|(?:ogni|per\s+una)\s+matrice
    |следующие\s+(?:\w+\s+){0,3}(?:эквивалентны|равносильны)|(?:любой|каждой|всякой|любая)\s+матриц\w+|(?:mọi|với\s+một)\s+ma\s+trận|następujące\s+(?:\w+\s+){0,3}równoważne|(?:każdej|dowolnej)\s+macierzy)(?!\w)
    |以下(?:命题|条件|陈述)?(?:互相)?等价|次は同値|以下は同値|任意(?:的|の)?(?:矩阵|行列)|다음은\s*동치""",
    re.IGNORECASE | re.VERBOSE,
)
_BACK = Spotted(
    r"""(?<!\w)(?:examples?|here|our|above|this\s+matrix|beispiel\w*|hier|unser\w*|oben|exemples?|ici|notre|ci-dessus|ejemplos?|aquí|nuestra|exemplos?|aqui|nossa|esempi[o]?|qui|nostra|пример\w*|здесь|наш\w*|ví\s+dụ|ở\s+đây|przykład\w*|tutaj)(?!\w)
    |例|这里|上面|ここ|上の|예|여기""",
    re.IGNORECASE | re.VERBOSE,
)
_USUAL = re.compile(r"\s*(?:[-−]|\\pm)?\s*[01]\s*")
"""What theorems hold against: a determinant is zero or it is not, or it is one."""
_PARTS = 2
"""How many empty lines stand at most between what begins a theorem and its last part."""
_REASON = "it may be said of any matrix rather than of the one written out before"


def of_all_matrices(claim: Equation, note: Note, meaning: Meaning) -> str | None:
    """Why a claim about a matrix that is written out before proves nothing where a theorem or a definition begins in
    between: it is about any matrix."""
    told = [terms[0].passage.whole.end for _, terms in meaning.values if terms and is_array(terms[0])]
    text, start = note.source.text, claim.span.start
    if not told or max(told) > start or _USUAL.fullmatch(claim.right.text) is None:
        return None
    between = text[max(*told, start - _REACH) : start]
    ends = [one.end() for pattern in (_LEAD, _OF_ALL) for one in pattern.finditer(between)]
    if not ends:
        return None
    behind = between[max(ends) :]
    if behind.count("\n\n") > _PARTS or _BACK.search(behind) is not None:
        return None
    return _REASON
