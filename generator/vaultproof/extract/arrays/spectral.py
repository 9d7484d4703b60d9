r"""Eigenvalues and eigenvectors that formulas list, `\lambda_1 = 5`, `v_1 = (1, 1)^T`, and stationary distributions of
Markov chains, for a square matrix to which the note gives its numbers. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vaultproof.claim import Equation, Relation, Syntax, Term
from vaultproof.extract.arrays.made_of import inside_formulas, names_another
from vaultproof.extract.doubts.silence import doubt_of
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.language.topics import OF_MATRICES, TELLS_MORE, without_more
from vaultproof.note import Block, Note
from vaultproof.source import Passage, Span
from vaultproof.spot import Spotted, late

_EIGEN = Spotted(
    r"""eigen|trị\s+riêng|(?:valeurs?|vecteurs?)\s+propres?|(?:valor|vector)(?:es)?\s+(?:propi|própri)os?|autova|autove|собственн\w+\s+(?:значени|числ|вектор)
    |wart\w+\s+własn|wektor\w*\s+własn|özdeğer|özvektör|特征值|特征向量|本征|固有値|固有ベクトル|고윳값|고유\s*값|고유\s*벡터|characteristic\s+(?:polynomial|equation)
    |charakteristisch|caract[eé]r[ií]sti[cq]|характеристическ|đặc\s+trưng|特征多项式|特征方程|特性方程式|固有方程式|특성\s*(?:다항식|방정식)""",
    re.IGNORECASE | re.VERBOSE,
)
_EIGENVECTOR = Spotted(
    r"""eigenve[ck]tor|(?:vec|véc)\s?t[ơo]r?\s+riêng|vecteurs?\s+propres?|vector(?:es)?\s+propios?|ve(?:c)?tor(?:es)?\s+próprios?|autove[ct]+or[ei]?s?|собственн\w+\s+вектор|wektor\w*\s+własn
    |özvektör|特征向量|本征向量|固有ベクトル|고유\s*벡터""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_ANOTHER_KIND = Spotted(
    r"\bleft\b|\blink(?:s|e\w*)\b|\brow\s+eigen|zeileneigen|transpos|à\s+gauche|izquierd|esquerd|\bлев\w+|(?<!\w)trái(?!\w)|左|왼쪽|generali[sz]ed|verallgemeinert|généralisé|generalizad|обобщ|suy\s+rộng|广义|広義|一般化|일반화",
    re.IGNORECASE,
)
_STATIONARY = Spotted(
    r"""(?:(?:stationary|steady[-\s]state|equilibrium|invariant|limiting)\s+(?:state\s+)?(?:probability\s+)?(?:distributions?|vectors?|probabilities)|steady[-\s]states?
    |phân\s+(?:phối|bố)\s+(?:xác\s+suất\s+)?(?:dừng|ổn\s+định|bất\s+biến)|stationäre\w*\s+verteilung|gleichgewichtsverteilung
    |(?:distribution|loi|mesure|probabilité|état)\s+(?:de\s+probabilité\s+)?(?:stationnaire|invariante|d['’]équilibre)
    |distribuci[óo]n\s+(?:estacionaria|invariante|l[íi]mite)|(?:vector|estado)\s+estacionario|distribuição\s+(?:estacionária|invariante|limite)|vetor\s+estacionário
    |(?:стационарн|инвариантн|предельн)\w+\s+(?:распределени|вектор)\w+|distribuzione\s+(?:stazionaria|invariante)|rozkład\w*\s+stacjonarn\w+)(?!\w)
    |(?:平稳|稳态|定常|静止)(?:概率|确率|確率)?(?:分布|向量|ベクトル)|정상\s*(?:상태)?\s*(?:확률\s*)?분포""",
    re.IGNORECASE | re.VERBOSE,
)
_UNSCALED = Spotted(
    r"""proportion|multiples?\s+of|up\s+to\s+(?:a\s+)?(?:scal|factor|normali|constant)|normali[sz]|normier|vielfach|normalis|multiple\s+de|múltiplo|multiplo|nhân\s+với|chuẩn\s+hóa|tỉ\s+lệ|tỷ\s+lệ
    |пропорц|нормир|с\s+точностью\s+до|∝|\\propto|比例|归一|正規化|비례|정규화""",
    re.IGNORECASE | re.VERBOSE,
)
_ABOUT = 0.05
_MAY_BE_UNSCALED = "the vector may still have to be divided by its sum"
_LATER = late(
    r"(?<!\w)(?:after|steps?|initial|starts?|starting|begin\w*|nach|schritt\w*|anfangs\w*|start\w*|après|pas|étapes?|initiale?|después|pasos?|inicial|depois|passos?|после|через|шаг\w*|начальн\w*"
    r"|sau|bước|ban\s+đầu|dopo|passi|iniziale|kroków|po)(?!\w)|步|初始|ステップ|初期|단계|초기",
    re.IGNORECASE,
)
"""Words behind which another distribution may be told."""
_NUMBER = (
    r"[-−]?\s?(?:\d+(?:(?:\.|\{,\})\d+)?(?:\s?/\s?\d+)?"
    r"|\\[dt]?frac\s*(?:\{\s*\d+\s*\}\s*\{\s*\d+\s*\}|\d\s*\d))"
)
_WITH_COMMA = r"[-−]?\s?\d+(?:,\d+)?(?:/\d+)?"
_ENVIRONMENT = r"\{[bp]?(?:small)?matrix\}"
_VECTOR = (
    rf"(?P<listed>(?:\\left\s*)?[(\[]\s*(?:{_NUMBER}(?:\s*[,;，]\s*{_NUMBER})+|{_WITH_COMMA}(?:\s*;\s*{_WITH_COMMA})+)\s*(?:\\right\s*)?[)\]]"
    rf"|\\begin\s*{_ENVIRONMENT}\s*{_NUMBER}(?:\s*(?:\\\\|&)\s*{_NUMBER})+\s*(?:\\\\\s*)?\\end\s*{_ENVIRONMENT})"
)
_VECTORS = late(_VECTOR)
_MATRIX = late(
    r"(?<=[\w)}\]])\s*=\s*(?:\\left\s*[(\[]\s*)?"
    rf"\\begin\s*{_ENVIRONMENT}(?P<body>(?:(?!\\begin|\\end)[\s\S]){{3,600}})\\end\s*{_ENVIRONMENT}(?:\s*\\right\s*[)\]])?"
    r"(?!\s*(?:\\begin|\^|\\cdot|\\times|[A-Z+*(-]))"
)
_MATRIX_NAME = late(
    r"(?<![\\\w^_])(?P<name>\\(?:mathbf|boldsymbol|bm|mathrm)\s*\{\s*[A-Z]\s*\}|[A-Z](?:_\{?\d\}?)?)\Z"
)
_SHIFTED = late(
    r"[-−]\s*(?:\\lambda|\(?[-−]?\d+\)?)?\s*(?:_\s*\{?\d\}?\s*)?(?:\\cdot\s*)?(?:[IE]|\\mathbf\s*\{\s*I\s*\})(?:_\{?\w\}?)?\s*\)?\s*\Z"
)
"""What stands left of a matrix less a multiple of the identity: `A - 5I`."""
_PART_BEFORE = late(r"[\w)}\]^+*·/-]\s*\Z")
_ITERATED = Spotted(
    r"iterat|estimat|rayleigh|näherung|schätz|itérat|estimac|iterac|приближ|итерац|lặp|ước\s+lượng|approxim|迭代|近似|反復|推定|반복|추정",
    re.IGNORECASE,
)
_LAMBDA = late(
    rf"\\lambda\s*(?:_\s*\{{?\s*(?P<index>\d)\s*\}}?)?\s*=\s*(?P<value>{_NUMBER})(?![\s~]*(?:[-+*/^(=_<>≤≥]|\\(?:cdot|times|pm|sqrt|frac|pi|le|ge|approx))|\d|\.\d)"
)
_WORDED = late(
    rf"(?:eigenvalue|eigenwert\w*|trị\s+riêng|valeur\s+propre|valor\s+propi?o|autoval(?:or|ore)|собственн\w+\s+(?:значени|числ)\w+|特征值|固有値|고윳값|고유값)\s*(?P<value>{_NUMBER})(?![\s~]*[-+*/^(=])",
    re.IGNORECASE,
)
_LABEL = late(
    r"(?P<name>(?:\\(?:vec|mathbf|boldsymbol|bm)\s*\{?\s*)?[a-z](?:\s*\})?|\\xi)\s*(?:_\s*(?:\\lambda\s*)?\{?\s*(?P<index>\d)\s*\}?)?\s*(?:=|\\propto|\\sim)\s*(?:k\s*|c\s*|t\s*)?(?:\\[dt]?frac\s*\{\s*1\s*\}\s*\{[^{}]*(?:\{\s*\d+\s*\})?\s*\}\s*)?\Z"
)
_BEFORE_LABEL = late(r"(?:(?<![A-Za-z])[A-Z]|[)}\]\d^_+*/-]|\\[a-z]+)\s*\Z")
"""What makes a name before a sign of equality the last factor of a term: `A v_1 = `."""
_ITEM = late(
    rf"\\pi\s*_\s*\{{?\s*(?P<index>\d)\s*\}}?\s*=\s*(?P<value>{_NUMBER})(?![\s~]*(?:[-+*/^(=\\\d]|\.\d))"
)
_NAMED = late(
    r"(?:\\pi|π|[a-z]|\\mu|\\vec\s*\{?\s*(?:\\pi|[a-z])\s*\}?|\\(?:mathbf|boldsymbol|bm)\s*\{\s*(?:\\pi|[a-z])\s*\})\s*(?:(?:\^|_)\s*\{?\s*(?:\*|\\ast|\\infty|s|ss|T|\\top)\s*\}?\s*)?(?:=|\\approx|≈)\s*\Z"
)
_ROOTS = Spotted(
    r"roots?\b|zeros|wurzeln|nullstellen|racines|ra[ií]ces|raízes|radici|корн|nghiệm|pierwiast|根|解|근|spectrum|spektrum|spectre|espectro|спектр",
    re.IGNORECASE,
)
_DENIED = late(
    r"(?<!\w)(?:not|isn['’]t|no|never|nicht|kein\w*|pas|não|non|не|nie|không|değil)(?!\w)|不|ない|아니|않",
    re.IGNORECASE,
)
_SENTENCE = late(r"[.!?](?=\s)|[。！？]")
_FEW = 2
_WORDS = late(r"[^\W\d_]{2,}")
_MARKS = str.maketrans("$*", "  ")
_MAY_TELL_MORE = "more is told of it than that the matrix has it"
_SENTENCE_START = late(r"\A|\n|[.!?:](?=\s)|[。！？：]")
_OF_ANOTHER = "of which matrix it is said is not certain"
_MAY_BE_LATER = "it may be the distribution at some step"
_BETWEEN = 110
_MANY = 6
_APART = 30
_NEAR = 300
_OF_FACTORS = frozenset("PDQUVSLTXR")
"""What the factors of a matrix are called, of which people seldom tell eigenvalues."""
_MAY_BE_NEAR = "it may be an estimate of the eigenvalue"
_REACH = 600
_FAR = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class SquareMatrix:
    """A square matrix that a note gives: its name as written, None where it is made of others, as `A^T A` is, where it
    begins and ends, its number of rows, and what stands in its environment."""

    name: str | None
    start: int
    end: int
    rows: int
    body: str


def spectral_claims(note: Note, doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claims about eigenvalues, eigenvectors and stationary distributions that stand in formulas."""
    text = note.source.text
    eigen, stationary = _EIGEN.may_match(text), _STATIONARY.may_match(text)
    matrices = square_matrices(text) if eigen or stationary else ()
    if not matrices:
        return
    if eigen and _EIGEN.search(text) is not None:
        for block in note.blocks:
            if block.kind != "heading" and block.row is None:
                yield from _of_block(note, block, matrices, doubts)
    if stationary:
        yield from _distributions(note, matrices, doubts)


def square_matrices(text: str) -> tuple[SquareMatrix, ...]:
    """The square matrices of numbers that a note gives, in the order of the text."""
    found = []
    for match in _MATRIX.finditer(text):
        rows = [row for row in match["body"].split(r"\\") if row.strip()]
        if len(rows) == 1 or not all(row.count("&") == len(rows) - 1 for row in rows):
            continue
        before = text[max(0, match.start() - 40) : match.start()].translate(_MARKS)
        if _SHIFTED.search(before):
            continue
        named = _MATRIX_NAME.search(before)
        start = match.start() - len(before) + named.start() if named is not None else match.start()
        bare = named is not None and not _PART_BEFORE.search(_in_formula(text, start))
        name = named["name"] if named is not None and bare else None
        found.append(
            SquareMatrix(name=name, start=start, end=match.end(), rows=len(rows), body=match["body"])
        )
    return tuple(found)


def _in_formula(text: str, at: int) -> str:
    """What stands before a place in its formula."""
    return text[max(text.rfind("$", 0, at) + 1, at - 40) : at]


def meant_matrix(
    note: Note, matrices: Sequence[SquareMatrix], at: int, *, powers: bool = False
) -> tuple[SquareMatrix, bool] | None:
    """The matrix that was given last before a place, and whether it is surely the one that is spoken of there. Where
    its `powers` share what is told, as a stationary distribution, they may stand between."""
    before = [one for one in matrices if one.end <= at and (one.name or not powers)]
    named = [one for one in before if one.name]
    if not named:
        return None
    last = named[-1]
    if before[-1].name is None:
        return last, False
    text = note.source.text
    section = text.rfind("\n#", 0, at)
    rivals = {one.name for one in before if one.start > section} - {last.name}
    near = at - last.end < _NEAR and last.name not in _OF_FACTORS
    return last, len(matrices) == 1 or ((near or not rivals) and last.start > section)


def _of_block(
    note: Note, block: Block, matrices: Sequence[SquareMatrix], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claims about eigenvalues and eigenvectors in a paragraph, a list item or a formula."""
    whole = note.source.text
    text = whole[block.span.start : block.span.end].translate(_MARKS)
    values = list(_LAMBDA.finditer(text))
    if not values and _VECTORS.search(text) is None:
        return
    at = block.span.start + (values[0].start() if values else 0)
    meant = meant_matrix(note, matrices, at) or meant_matrix(note, matrices, block.span.end)
    if meant is None or meant[0].name is None or _is_changed(text, meant[0].name):
        return
    matrix, sure = meant
    sure = sure or re.search(rf"(?<![A-Za-z\\]){re.escape(meant[0].name)}(?![A-Za-z])", text) is not None
    earlier = whole[max(matrix.end, block.span.start - _REACH) : block.span.start]
    if _EIGEN.search(earlier + text) is None and rf"{matrix.name} - \lambda" not in earlier:
        return
    doubt = doubts.get(block.scope) or (None if sure else _OF_ANOTHER)
    told = text[: values[0].start()] if values else ""
    said = _SENTENCE.split(told)[-1]
    plain = _EIGEN.search(said) or _ROOTS.search(said) or len(_WORDS.findall(_bare(said))) <= _FEW
    if doubt is None and not plain:
        doubt = _OF_ANOTHER
    if (claim := _listed(note, block, matrix, values, doubt)) is not None:
        yield _read(note, block, matrix, claim)
    if _EIGENVECTOR.search(earlier + text) is not None and _OF_ANOTHER_KIND.search(text) is None:
        known = {
            one["index"]: one["value"]
            for one in (*_LAMBDA.finditer(whole, matrix.end, block.span.start), *values)
            if one["index"]
        }
        for claim in _vectors(note, block, text, matrix, known, doubt):
            yield _read(note, block, matrix, claim)


def _read(note: Note, block: Block, matrix: SquareMatrix, claim: Equation) -> Equation:
    """A claim with why it may be told of another matrix, or tell more than is asked of it."""
    text, (start, end) = note.source.text, (claim.span.start, claim.span.end)
    unsure = claim.doubt if claim.doubt in {_OF_ANOTHER, _MAY_BE_NEAR} else None
    loose = unsure or told_of_another(text, matrix, end, block.span.end)
    return claim.loosely(loose).partly(_tells_more(text, block.span.start, start, block.span.end))


def _is_changed(text: str, name: str) -> bool:
    """Whether a text speaks of a matrix that is made of another one: `A^{-1}`, `A^T A`."""
    written = re.escape(name)
    return re.search(rf"{written}\s*\^|[A-Z]\s*{written}(?![a-z])|{written}\s*[A-Z]", text) is not None


def told_of_another(
    text: str, matrix: SquareMatrix, at: int, end: int, *, powers: bool = False
) -> str | None:
    """Why what ends at a place may be told of another matrix than this one, or of what is made of it: its inverse,
    `A + I`. None where all words from the matrix to the end of the sentence speak of this matrix alone, or
    of its `powers` where they share what is told."""
    stop = _sentence_end(text, at, end)
    closing = text.find("$", matrix.end, stop)
    start = matrix.end if closing < 0 else closing + (2 if text.startswith("$$", closing) else 1)
    own = re.escape(matrix.name or "")
    if matrix.name is not None and matrix.end < start <= at:
        said = _last_sentence_naming(text, own, start, at)
        start, closing = (said, -1) if said is not None else (start, closing)
    between = text[start:stop]
    if len(between) > _FAR:
        return _OF_ANOTHER
    if closing >= 0 and _SENTENCE.search(between) is None and "\n\n" not in between:
        opening = max(text.rfind("$", 0, matrix.start), text.rfind("\n\n", 0, matrix.start))
        begin = max(0, opening - _REACH)
        first = max((one.end() for one in _SENTENCE_START.finditer(text, begin, opening + 1)), default=begin)
        if not goes_on_plainly(TELLS_MORE.sub(" ", text[first : opening + 1].rstrip("$")), OF_MATRICES):
            return _OF_ANOTHER
    formulas = " ".join((text[matrix.end : max(closing, matrix.end)], inside_formulas(between)))
    plain = not names_another(formulas, matrix.name or "", powers=powers) and goes_on_plainly(
        _without_more(between), OF_MATRICES
    )
    return None if plain else _OF_ANOTHER


_ORTHOGONAL = r"(?:orthogonal\w*|orthogonaux|ortogonal\w*|ортогональн\w+|trực\s+giao|正交|直交する?|직교하는)"
_STILL_EIGENVECTORS = late(
    rf"{_ORTHOGONAL}\s*(?:的|な)?\s*(?:{_EIGENVECTOR.pattern})|(?:{_EIGENVECTOR.pattern})\s*{_ORTHOGONAL}",
    re.IGNORECASE | re.VERBOSE,
)


def _without_more(text: str) -> str:
    """A text without words that tell more of an eigenvalue or eigenvector than that it is one; but “orthogonal to an
    eigenvector” tells of another vector."""
    text = _STILL_EIGENVECTORS.sub(" ", text)
    return without_more(text)


def _last_sentence_naming(text: str, name: str, start: int, at: int) -> int | None:
    """Where the last sentence before a place begins that names a matrix by itself: `the eigenvalues of $A$ are …`."""
    named = list(re.finditer(rf"\$\s*{name}\s*\$", text[start:at]))
    if not named:
        return None
    until = start + named[-1].start()
    ends = (
        one.end() for one in re.finditer(r"[.!?](?=\s)|[。！？]|\n\s*\n|\n(?=\s*[-*+\d])", text[start:until])
    )
    return start + max(ends, default=0) or None


def _tells_more(text: str, start: int, at: int, end: int) -> str | None:
    """Why a match would prove only a part of what a sentence tells: `the largest eigenvalue`."""
    first = max((one.end() for one in _SENTENCE.finditer(text, start, at)), default=start)
    said = text[first : _sentence_end(text, at, end)]
    values = {tight(one["value"]) for one in _LAMBDA.finditer(text[start:end].translate(_MARKS))}
    if len(values) > 1:  # vectors that belong to several eigenvalues are independent
        said = _INDEPENDENT.sub(" ", said)
    return _MAY_TELL_MORE if TELLS_MORE.search(said) else None


_INDEPENDENT = late(
    r"(?<!\w)(?:linearly|independent|orthogonal|linear\s+unabhängig\w*|unabhängig\w*|orthogonale?|linéairement|indépendants?|orthogonaux|linealmente|independientes|ortogonal(?:es)?|linearmente|independentes|indipendenti|линейно|независим\w+|niezależn\w+|độc\s+lập|tuyến\s+tính)(?!\w)"
    r"|独立な?|线性无关的?|線形独立な?|一次独立な?|正交|直交|일차독립|선형독립",
    re.IGNORECASE,
)


def _sentence_end(text: str, at: int, end: int) -> int:
    found = _SENTENCE.search(text, at, end)
    return found.start() if found is not None else end


def _listed(
    note: Note, block: Block, matrix: SquareMatrix, values: Sequence[re.Match[str]], doubt: str | None
) -> Equation | None:
    """The claim that a matrix has the eigenvalues that are listed, one for each row, beside one another."""
    numbers = {one["index"]: one["value"] for one in values if one["index"]}
    if len(numbers) != len(values) or not values:
        return None
    first, last = values[0].start(), values[-1].end()
    if doubt is None and "." in "".join(map(tight, numbers.values())) and _ITERATED.search(note.source.text):
        doubt = _MAY_BE_NEAR
    if len(numbers) == 1 < matrix.rows:
        value = tight(values[0]["value"])
        left = rf"\operatorname{{eigenvalue}}({matrix.name}, {value})"
        return spectral_claim(note, block, (first, last), (left, value), doubt)
    apart = max(other.start() - one.end() for one, other in pairwise(values))
    if len(numbers) != matrix.rows or apart > _APART:
        return None
    told = sorted((tight(one) for one in numbers.values()), key=_size)
    function = "eigenvalues" if len(set(told)) < len(told) else "spectrum"
    return spectral_claim(
        note,
        block,
        (first, last),
        (rf"\operatorname{{{function}}}({matrix.name})", f"({'; '.join(told)})"),
        doubt,
    )


def _vectors(
    note: Note,
    block: Block,
    text: str,
    matrix: SquareMatrix,
    known: Mapping[str, str],
    doubt: str | None,
) -> Iterator[Equation]:
    """The claims that vectors are eigenvectors, each with the eigenvalue that is told with it."""
    start = 0
    listing = False
    found = list(_VECTORS.finditer(text))
    for place, match in enumerate(found):
        before, start = text[start : match.start()], match.end()
        stop = found[place + 1].start() if place + 1 < len(found) else len(text)
        if _DENIED.search(_SENTENCE.split(before)[-1]) or _DENIED.search(
            text, match.end(), match.end() + _SHORTLY
        ):
            continue
        label = _LABEL.search(before)
        value = _value_of(label, before, text[match.end() : stop], known)
        items = items_of(match["listed"])
        goes_on = _announces(before) or (listing and _JOINT.fullmatch(before) is not None)
        listing = value is None and label is None and goes_on
        if len(items) != matrix.rows or not any(re.search("[1-9]", one) for one in items):
            continue
        vector = f"({'; '.join(items)})"
        if listing:
            left = rf"\operatorname{{eigenvector}}({matrix.name}, {vector})"
            yield spectral_claim(note, block, match.span(), (left, vector), doubt)
        if value is None:
            continue
        begin = match.start() - len(before) + label.start() if label is not None else match.start()
        left = rf"\operatorname{{eigenvector}}({matrix.name}, {tight(value)}, {vector})"
        yield spectral_claim(note, block, (begin, match.end()), (left, vector), doubt)


_JOINT = late(r"[\s,;，、]*(?:and|und|et|y|e|и|và|i|和|と|와|과)?[\s,;]*", re.IGNORECASE)
_SHORTLY = 60


def _announces(before: str) -> bool:
    """Whether words say that what follows is an eigenvector, and tell no value of it."""
    said = [*_EIGENVECTOR.finditer(before)]
    behind = before[said[-1].end() :] if said else ""
    return bool(said) and len(behind) < _SHORTLY and re.search(r"[\d=.;]", behind) is None


def _value_of(label: re.Match[str] | None, before: str, behind: str, known: Mapping[str, str]) -> str | None:
    """The eigenvalue of a vector: told before it, by the index of its name, or right behind it."""
    if label is not None and _BEFORE_LABEL.search(before[: label.start()]):
        return None
    if label is None and "=" in before[-3:]:
        return None
    told = [*_LAMBDA.finditer(before), *_WORDED.finditer(before)]
    last = tight(told[-1]["value"]) if told else None
    own = known.get(label["index"] or "") if label is not None else None
    if own is not None:
        return own if last in {None, tight(own)} or told[-1].groupdict().get("index") else None
    if told:
        return last if len({tight(one["value"]) for one in told}) == 1 else None
    after = _LAMBDA.search(behind[:60]) or _WORDED.search(behind[:60])
    return after["value"] if after is not None and label is None else None


def items_of(vector: str) -> list[str]:
    """The items of a list or column as they are written, with a point for the decimal comma."""
    inner = re.sub(rf"\\(?:begin|end)\s*{_ENVIRONMENT}|\\(?:left|right)", " ", vector).strip(" ()[]\n")
    inner = inner.removesuffix(r"\\")
    sign = next((one for one in (r"\\", "&", ";", ",", "，") if one in inner), ",")
    items = inner.replace("{,}", ".").split(sign)
    return [tight(one if sign == "," else one.replace(",", ".")) for one in items]


def tight(number: str) -> str:
    """A number as it is written, without spaces, with a point for the decimal comma and a stroke for a fraction."""
    written = "".join(number.split()).replace("−", "-").replace("{,}", ".")
    return re.sub(
        r"\\[dt]?frac(?:\{(\d+)\}\{(\d+)\}|(\d)(\d))",
        lambda one: f"{one[1] or one[3]}/{one[2] or one[4]}",
        written,
    )


def _size(number: str) -> float:
    over, _, under = number.partition("/")
    return float(over) / (float(under) if under and float(under) else 1)


def _distributions(
    note: Note, matrices: Sequence[SquareMatrix], doubts: Mapping[int, str]
) -> Iterator[Equation]:
    """The claims that a chain with a given matrix of transitions has a stationary distribution that is told."""
    text = note.source.text
    for match in _STATIONARY.finditer(text):
        window = text[match.end() : match.end() + 3 * _BETWEEN].partition("\n#")[0].translate(_MARKS)
        told = _told(window)
        if told is None or _DENIED.search(told[0]):
            continue
        between, items, (start, end) = told
        place = match.end() + start
        block = next((one for one in note.blocks if one.span.start <= place < one.span.end), None)
        named = _named(matrices, between, place)
        meant = (
            (named, True) if named is not None else meant_matrix(note, matrices, match.start(), powers=True)
        )
        if block is None or meant is None or len(items) != meant[0].rows or _OF_ANOTHER_KIND.search(between):
            continue
        doubt = doubts.get(block.scope)
        loose = None if meant[1] else _OF_ANOTHER
        around = text[max(0, match.start() - _BETWEEN) : match.end() + end + _BETWEEN]
        if not _sums_to_one(items) and (_UNSCALED.search(around) or _may_count(items)):
            loose = _MAY_BE_UNSCALED
        if doubt is None and (_LATER.search(between) or len(_WORDS.findall(_bare(between))) > _MANY):
            doubt = _MAY_BE_LATER
        span = (place - block.span.start, match.end() + end - block.span.start)
        left = rf"\operatorname{{stationary}}({meant[0].name})"
        claim = spectral_claim(note, block, span, (left, f"({'; '.join(items)})"), doubt)
        loose = loose or _stays(text, meant[0], (match.start(), claim.span.end), block.span.end)
        more = _tells_more(text, block.span.start, claim.span.start, block.span.end)
        if _LIMIT.search(match.group()) and _NOTHING.search(text, meant[0].start, meant[0].end):
            more = _MAY_HAVE_NO_LIMIT
        yield claim.loosely(loose).partly(more)


_ANOTHER_CHAIN = late(
    r"(?<!\w)(?:chang\w+|becomes?|instead|modif\w+|replac\w+|suppos\w+|now|if|other|second|lazy|absorbing|änder\w+|ersetz\w+|stattdessen|wenn|falls|nun|andere\w*|chang\w+|devient|remplac\w+|maintenant|autre|cambi\w+|ahora|otr[ao]|reemplaz\w+|mud\w+|agora|outr[ao]|diventa|adesso|altr[ao]|sostitu\w+"
    r"|измен\w+|замен\w+|теперь|если|друг\w+|станов\w+|zmien\w+|teraz|inn\w+|jeśli|thay|bây\s+giờ|nếu|khác)(?!\w)|改|变为|如果|现在|另|変え|もし|別の|바꾸|만약|다른",
    re.IGNORECASE,
)
"""Words behind which another chain may be spoken of."""


def _stays(text: str, matrix: SquareMatrix, within: tuple[int, int], end: int) -> str | None:
    """Why a distribution may be told of another chain: the sentence of it, and the one before, speak of more than the
    chain, or words further up change this."""
    start, at = within
    ends = [one.end() for one in _ANY_END.finditer(text, matrix.end, start)]
    if len(ends) < _FEW + 1:
        return told_of_another(text, matrix, at, end, powers=True)
    if _ANOTHER_CHAIN.search(text, matrix.end, ends[-2]) is not None:
        return _OF_ANOTHER
    said = text[ends[-2] : _sentence_end(text, at, end)]
    return None if goes_on_plainly(_without_more(said), OF_MATRICES) else _OF_ANOTHER


_ANY_END = late(r"[.!?](?=\s)|[。！？]|\n\s*\n")
_LIMIT = late(r"limit|límite|предельн|极限|極限|극한|giới\s+hạn", re.IGNORECASE)
_NOTHING = late(r"(?<![\d.,])0(?![.,\d])")
_MAY_HAVE_NO_LIMIT = "the chain may have a period, and then no limit"


def _may_count(items: Sequence[str]) -> bool:
    """Whether a vector may tell how many are in each state, or be one that is to be divided by its sum."""
    return any(_size(one) >= 1 for one in items)


def _sums_to_one(items: Sequence[str]) -> bool:
    try:
        return abs(sum(map(_size, items)) - 1) < _ABOUT
    except ValueError:
        return True


def _bare(text: str) -> str:
    return re.sub(r"\\[A-Za-z]+|\{[^{}]*\}", " ", text)


def _told(window: str) -> tuple[str, list[str], tuple[int, int]] | None:
    """The words before a distribution that is told next, its chances, and where it stands."""
    items = list(_ITEM.finditer(window, 0, 2 * _BETWEEN))
    vector = _VECTORS.search(window, 0, 2 * _BETWEEN)
    if vector is not None and items and items[0].start() < vector.start():
        vector = None
    if vector is not None and vector.start() <= _BETWEEN:
        between = window[: vector.start()]
        name = _NAMED.search(between)
        rest = between[: name.start()] if name is not None else between
        if "=" in rest.replace("π P = π", "") and r"P = \pi" not in rest and rest.count("=") > 1:
            return None
        return (
            rest,
            items_of(vector["listed"]),
            (vector.start() if name is None else name.start(), vector.end()),
        )
    if len(items) > 1 and items[0].start() <= _BETWEEN:
        indices = [one["index"] for one in items]
        if len(set(indices)) == len(indices) and indices == sorted(indices):
            values = [tight(one["value"]) for one in items]
            return window[: items[0].start()], values, (items[0].start(), items[-1].end())
    return None


def _named(matrices: Sequence[SquareMatrix], between: str, at: int) -> SquareMatrix | None:
    """The matrix whose name stands among some words, `of $P$`, or that is given there."""
    found = [
        one
        for one in matrices
        if one.name
        and one.end <= at
        and re.search(rf"(?<![A-Za-z\\]){re.escape(one.name)}(?![A-Za-z^])", between)
    ]
    return found[-1] if found and len({one.name for one in found}) == 1 else None


def spectral_claim(
    note: Note, block: Block, span: tuple[int, int], sides: tuple[str, str], doubt: str | None
) -> Equation:
    """The claim that the first of two sides is the second, at a place of a block."""
    first = block.span.start
    place = Span(first + span[0], first + span[1])
    left, right = (Term(Passage(side, ((0, place.start),)), Syntax.LATEX) for side in sides)
    text = note.source.text
    sentence = f"{text[max(first, place.start - _REACH // 3) : place.start]} \ue001"
    return Equation(
        path=note.path,
        span=place,
        kind="value",
        text=" ".join(note.source[place].replace("$", " ").split()),
        scope=block.scope,
        left=left,
        relation=Relation.EQUAL,
        right=right,
        doubt=doubt or doubt_of(sentence.rsplit(". ", 1)[-1]),
    )
