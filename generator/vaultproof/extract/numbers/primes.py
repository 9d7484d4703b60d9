"""Numbers that words call prime or composite: “91 is not prime”, “17 là số nguyên tố”, “91 は素数である”.

Only whole numbers by themselves. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from vaultproof.claim import Equation, Relation
from vaultproof.extract.told import NumberText, Told, begins, claim_told
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

PRIMALITY = "primality"
"""The kind of such claims; `lead` has `prime` or `composite`."""
_SPOKEN_OF = Spotted(
    r"prim|nguyên\s+tố|hợp\s+số|прост|asal|pierwsz|zusammengesetzt|composit|质数|質数|素数|合数|合成数|소수|합성수|أولي",
    re.IGNORECASE,
)
_NUMBER = r"(?<![\w.,^/])(?P<number>\d{1,15})(?![\d.,]*\d)"
_TOLD = late(
    rf"""{_NUMBER}\s*(?:
    (?:\s(?:is|are)\s+(?P<en>not\s+)?(?:an?\s+)?(?:prime(?!\s+(?:factor|divisor|power|to|ideal|element|implicant|field|prod))|(?P<en_composite>composite))(?:\s+numbers?)?
    |\s(?P<vi>không\s+)?(?:phải\s+)?là\s+(?:một\s+)?(?:số\s+nguyên\s+tố(?!\s+cùng)|(?P<vi_composite>hợp\s+số))
    |\sist\s+(?:(?P<de>k)?eine\s+Primzahl|(?P<de_not>nicht\s+)?prim(?!\s+zu)|(?P<de_composite>zusammengesetzt))
    |\s(?:n['’]est\s+(?P<fr>pas)|est)\s+(?:un\s+nombre\s+)?premier(?!\s+(?:avec|à))
    |\s(?P<es>no\s+)?es\s+(?:un\s+número\s+)?primo(?!\s+con)
    |\s(?P<pt>não\s+)?é\s+(?:um\s+número\s+)?primo(?!\s+com)
    |\s(?P<it>non\s+)?è\s+(?:un\s+numero\s+)?primo(?!\s+con)
    |\s(?P<pl>nie\s+)?jest\s+liczbą\s+pierwszą
    |\s(?:[—–-]\s+)?(?P<ru>не\s+)?(?:является\s+)?прост(?:ое|ым)(?:\s+числ(?:о|ом))?
    |\s(?:adalah|(?P<id>bukan))\s+bilangan\s+prima
    |\sasal(?:dır|\s+(?P<tr>değildir))
    )(?=\s*(?:$|[.,;:!)\n]|and\b|so\b|but\b|while\b|because\b|since\b|và\b|vì\b|und\b|aber\b|et\b|mais\b|y\b|pero\b|e\b|i\b|ale\b|и\b|но\b))
    |(?:(?P<zh>不)?是(?:质数|素数|質數|(?P<zh_composite>合数))
    |は(?:素数|(?P<ja_composite>合成数))(?:で(?:(?P<ja>は?ない)|ある|す)|だ)
    |[은는]\s*(?:소수|(?P<ko_composite>합성수))(?:이다|다|입니다|(?P<ko>[가이]\s*아니다)))
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_DENYING = "en vi de de_not fr es pt it pl ru id tr zh ja ko".split()
_COMPOSITE = "en_composite vi_composite de_composite zh_composite ja_composite ko_composite".split()


def primality_claims(
    note: Note, texts: Iterable[NumberText], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """Each whole number that a note's running text calls prime or composite, or says not to be so."""
    if _SPOKEN_OF.search(note.source.text) is None:
        return
    for one in texts:
        for match in _TOLD.finditer(one.plain) if _SPOKEN_OF.search(one.plain) is not None else ():
            if not _is_begun(one.plain, match.start()):
                continue
            composite = any(match[name] for name in _COMPOSITE) != any(match[name] for name in _DENYING)
            told = Told(*match.span("number"), Relation.EQUAL)
            claim = claim_told(note, one.block, match, match["number"], told, doubts)
            yield replace(claim, kind=PRIMALITY, lead=("composite" if composite else "prime",))


_JOINED = late(r"[\w)}\]!]\s*(?:[-−–+*/×·^]|\*\*|\\cdot|\\times)\s*$")
"""A sign before a number that joins it to what stands before."""


_NUMBER_WORD = late(
    r"(?<!\w)(?:(?:the|die|le|el|o|il)\s+)?(?:number|zahl|nombre|número|numero|число|числа|số|liczba)\s*\Z",
    re.IGNORECASE,
)


def _is_begun(text: str, start: int) -> bool:
    """Whether nothing before a number makes it part of something else: `2 ** 11 - 1 is prime`."""
    if _JOINED.search(text, 0, start) is not None:
        return False
    start -= len(text[:start]) - len(_NUMBER_WORD.sub("", text[:start]))
    valued = text[:start].rstrip().endswith("=")
    return valued or begins(text, start) or begins(text, start, eastern=True)
