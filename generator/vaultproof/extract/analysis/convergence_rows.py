r"""Rows of a table that tell whether a sum or an integral converges: `| $\sum \frac{1}{k^2}$ | yes |` below a header
such as `Converges?`, `| $\sum \frac{1}{k}$ | divergent |` below `Value`. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vaultproof.claim import Equation, Syntax
from vaultproof.extract.analysis.convergent import CONVERGES, DIVERGES, tells_convergence, whole_sum
from vaultproof.extract.doubts.otherwise import introduced_otherwise
from vaultproof.extract.tables.table import VALUE, Grid, grids
from vaultproof.note import Note
from vaultproof.spot import late

_CONVERGES = r"""converges?|convergent[es]?|converge[nt]*|konvergent|konvergiert
    |сходится|сходящийся|hội\s+tụ|zbieżn[yae]|收敛|收束(?:する)?|収束(?:する)?|수렴(?:한다)?"""
_DIVERGES = r"""diverges?|divergent[es]?|diverge[nt]*|divergiert
    |расходится|расходящийся|phân\s+k[ỳì]|rozbieżn[yae]|发散|發散|発散(?:する)?|발산(?:한다)?"""
_ASKS = late(
    rf"""(?:does\s+it\s+|is\s+it\s+|est-ce\s+|¿\s*|là\s+)?(?:{_CONVERGES}|converg[eê]nc(?:e|ia)|convergenza|konvergenz(?:verhalten)?
    |сходимость|(?:tính\s+|sự\s+)?hội\s+tụ|zbieżność|是否收敛|敛散性|(?:收|収)(?:敛|斂|束)性|収束・発散|수렴(?:성|\s*여부))\s*[?？]?""",
    re.IGNORECASE | re.VERBOSE,
)
_TELLS = late(
    r"behaviou?r|verhalten|nature|comportement|comportamiento|comportamento|natura|carattere|поведение|verdict|urteil|tính\s+chất|判定|性质",
    re.IGNORECASE,
)
_SUMS = late(
    r"(?:the\s+)?(?:sums?|limits?|summe|grenzwert|reihenwert|somme|limite|suma|límite|soma|somma|сумма|предел|tổng|giới\s+hạn|granica|和|极限|極限|합|극한)",
    re.IGNORECASE,
)
"""Headers below which a sum or a limit has its value."""
_TOLD = late(
    rf"""(?:(?P<con>{_CONVERGES})|(?P<div>{_DIVERGES})|(?P<yes>yes|ja|oui|s[íìi]|sim|да|có|tak|是|はい|○|예|✓|✔️?|✅)|(?P<no>no|nein|non|n[ãa]o|нет|không|nie|否|いいえ|×|아니(?:요|오)|✗|✘|❌))
    (?:\s?[(（][^\W\d_](?:[^\W\d_]|[\s'’-]){{0,30}}[)）])?[\s.]*""",
    re.IGNORECASE | re.VERBOSE,
)
_WITHIN = late(
    r"[(（].*(?:if|only|when|for|wenn|nur|falls|für|si|seul|solo|sólo|só|se|если|только|при|nếu|khi|chỉ|如果|当|仅|のみ|とき)(?![^\W_])",
    re.IGNORECASE,
)
"""A condition in brackets."""


_OTHER_KINDS = late(
    r"absolut|абсолютн|tuyệt\s+đối|绝对|絶対|절대|ratio\s+test|root\s+test|lebesgue|-adic|cesàro|abel\s+sum|uniform\w*\s+conver|conditional",
    re.IGNORECASE,
)
_ABSOLUTE = "it may be told of absolute convergence, or of another kind"


def convergence_rows(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each row whose first cell is a sum or an integral without end, and tells whether it converges."""
    source = note.source.text
    if "\\sum" not in source and "\\int" not in source:
        return
    for grid, scope in grids(note):
        for column, asked in _columns(grid).items():
            place = doubts.get(scope) or (_ABSOLUTE if _OTHER_KINDS.search(source) else None)
            place = place or introduced_otherwise(note, note.scopes[scope].span.start)
            for row in sorted({row for row, _ in grid if row > 0}):
                if (row, 0) not in grid or (row, column) not in grid:
                    continue
                (first, _), (told, block) = grid[row, 0], grid[row, column]
                term = whole_sum(first.text) if first.syntax is Syntax.LATEX else None
                match = _TOLD.fullmatch(told.text.strip(" *_")) if term is not None else None
                if term is None or match is None or (not asked and not (match["con"] or match["div"])):
                    continue
                text = f"{first.text.strip()}: {told.text.strip()}"
                diverges = bool(match["div"] or match["no"])
                doubt = place or doubts.get(block.scope)
                if _WITHIN.search(told.text) is not None:
                    doubt = doubt or "it may be told of some values alone"
                span = told.passage.whole
                yield tells_convergence(
                    note, span, text, scope, term, says=DIVERGES if diverges else CONVERGES, doubt=doubt
                )


def _columns(grid: Grid) -> dict[int, bool]:
    """The columns that tell whether sums converge, and whether their header asks for it."""
    found: dict[int, bool] = {}
    for (row, column), (term, _) in grid.items():
        header = term.text.strip(" *_")
        if row or not column:
            continue
        if _ASKS.fullmatch(header):
            found[column] = True
        elif VALUE.fullmatch(header) or _TELLS.fullmatch(header) or _SUMS.fullmatch(header):
            found[column] = False
    return found


_ANY_HEADER = late(
    rf"(?:{_ASKS.pattern}|{_TELLS.pattern}|{_SUMS.pattern}|{VALUE.pattern})", re.IGNORECASE | re.VERBOSE
)
_JOINED = late(r"\s*[,;/&+，、]\s*|\s+(?:and|und|et|y|e|и|i|và)\s+")


def tells_of_series(header: str) -> bool:
    """Whether a header, `nature, somme`, says that its column tells whether series converge, or what their sums are."""
    return all(_ANY_HEADER.fullmatch(part) is not None for part in _JOINED.split(header.strip(" *_:：")))


def is_of_sums(header: str) -> bool:
    """Whether a header says that the sums and limits below the other one have their values here."""
    return _SUMS.fullmatch(header) is not None
