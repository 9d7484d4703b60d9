r"""What is left of something that decays with a half-life that the note tells: “after 30 days about 7.48 % of the
initial amount remains”, “до 1 % доходит примерно за 53,3 суток”. Works nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vaultproof.claim import Equation, Relation
from vaultproof.extract.language.openers import goes_on_plainly
from vaultproof.extract.told import NumberText, Told, claim_told, sentence_start
from vaultproof.note import Note
from vaultproof.spot import Spotted, late

_NUMBER = r"\d{1,9}(?:(?:[.,]|\{,\})\d{1,6})?"
_UNITS = (
    ("s", r"s|sec(?:onds?)?|sekunden?|secondes?|segundos?|second[oi]|секунд\w*|с|sekund\w*|giây|秒|초"),
    ("min", r"min(?:utes?)?|minuten?|minutos?|minut[oi]|минут\w*|мин|minut\w*|phút|分|分钟|분"),
    ("h", r"h|hours?|stunden?|heures?|horas?|or[ae]|час\w*|ч|godzin\w*|giờ|小时|時間|시간"),
    ("d", r"d|days?|tagen?|jours?|d[ií]as?|giorn[oi]|сут(?:ки|ок)?|д(?:ень|ня|ней)|dni|dnia|ngày|天|日|일"),
    ("a", r"a|years?|jahren?|ans|années?|años?|anos?|ann[oi]|лет|года?|lata?|lat|năm|年|년"),
)
_UNIT = "|".join(words for _, words in _UNITS)
_DURATION = (
    rf"(?P<number>{_NUMBER})\s{{0,4}}(?:\\(?:text|mathrm)\s?\{{\s?)?(?P<unit>{_UNIT})(?![A-Za-zÀ-ỹА-яё])"
)
_HALF = Spotted(
    rf"""(?:half[-\s]?life|halbwertszeit|demi-?vie|semivida|vida\s+media|período\s+de\s+semidesintegración|meia-?vida|tempo\s+di\s+dimezzamento|emivita|период\w*\s+полураспада|okres\w*\s+(?:połowicznego\s+)?(?:rozpadu|półtrwania)|chu\s+kỳ\s+bán\s+rã|半衰期|半減期|반감기|T_\s?\{{?\s?1/2\s?\}}?|t_\s?\{{?\s?1/2\s?\}}?)
    [^\d\n]{{0,40}}(?:(?:(?<=-)\d{{1,3}}(?!\d|[.,]\d)|1/2)[^\d\n]{{0,20}})?{_DURATION}""",
    re.IGNORECASE | re.VERBOSE,
)
_LEFT = late(
    r"""(?<!\w)(?:remain(?:s|ing)?|(?:is|are)\s+(?:still\s+)?left|left|übrig|verbleib\w+|noch\s+vorhanden|reste(?:nt|ra)?|subsiste|queda[n]?|resta[nm]?|permanece[mn]?|rimane|rimangono|оста[её]тся|осталось|останется|доходит|pozostaje|zostaje|còn\s+lại|còn)(?!\w)|剩[下余]?|残(?:って(?:いる)?|る|り|存)?|남(?:는다|아\s?있다|은|는)?""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHERWISE = late(
    r"""(?<!\w)(?:decayed|gone|lost|disintegrated|zerfallen|désintégrée?|disparu|desintegr\w+|perdid\w+|decadut\w+|decaíd\w+|распал\w*|распадётся|rozpad\w+|phân\s+rã\s+(?:mất|hết)|each|every|per|jede\w*|chaque|cada|ogni|кажд\w+|mỗi|if|wenn|si|se|если|jeśli|nếu|another|second|other|further|more|further|weitere\w*)(?!\w)|衰变了|崩壊した|もし|如果""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_DECAY = late(
    r"""(?<!\w)(?:constant|rate|per|day|zerfallskonstante|pro|tag|constante|par|jour|por|día|costante|постоянная|стала|after|nach|après|después|tras|depois|após|dopo|initial|original|starting|amount|quantity|activity|substance|sample|dose|drug|mass|nuclei|atoms|isotope|concentration|level|half[-\s]?li(?:fe|ves)|iodine|carbon|radium|caesium|cesium|about|approximately|roughly|only|still|just|left
    |anfänglich\w*|ursprünglich\w*|menge|aktivität|substanz|probe|masse|kerne|atome|wirkstoffs?|dosis|konzentration|noch|etwa|ungefähr|rund|nur|tagen?|jahren?|stunden
    |initiale?|quantité|activité|masse|noyaux|dose|concentration|départ|il|reste|environ|encore|bout|seulement
    |inicial|cantidad|actividad|sustancia|masa|núcleos|dosis|concentración|original|quantidade|atividade|substância|massa|dose|concentração|todavía|ainda|solo|aproximadamente|de\s+la
    |iniziale|quantità|attività|sostanza|massa|nuclei|concentrazione|ancora|circa
    |исходн\w+|первоначальн\w+|начальн\w+|количеств\w+|активност\w+|веществ\w+|масс\w+|ядер|дозы|концентраци\w+|через|примерно|около|до|за|ещё|лишь
    |początkow\w+|ilości|aktywności|substancji|masy|dawki|około|po|upływie|lượng|ban\s+đầu|chất|khối|sau|khoảng|chỉ)(?!\w)
    |初始|原来|最初|质量|活度|物质|剩余|大约|约|之后|后|量|放射能|物質|約|後|처음|원래|양|질량|약|후""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of what decays, and of how much of it there is."""
_TIMES = late(_DURATION, re.IGNORECASE)
_SHARE = late(rf"(?P<number>{_NUMBER})\s?\\?[%％]")
_ANY = late(_NUMBER)
_ABOUT = late(
    r"(?:about|approximately|roughly|around|some|etwa|ungefähr|rund|circa|ca\.|environ|aproximadamente|unos|cerca\s+de|примерно|около|приблизительно|około|khoảng|约|約|약|≈|\\approx)\s*\Z",
    re.IGNORECASE,
)
_AMBIGUOUS = late(r"\d,\d{3}")
_END = late(r"[.!?;](?=\s|$)|[。！？；\n]")
_ROUGHLY = "the value told may be rounded more than is shown"
_OF_ANOTHER = "the words before it may tell of something else that decays"
_REACH = 12
_TWO = 2


def half_lives(note: Note, texts: Sequence[NumberText], doubts: Mapping[int, str]) -> Iterator[Equation]:
    """The claim of each share that is told to be left after a time, or of the time after which it is."""
    source = note.source.text
    if not _HALF.may_match(source):
        return
    known: tuple[int, int, str, str] | None = None
    for text in texts:
        halves = [*_HALF.finditer(text.plain)]
        if len({(one["number"], _unit(one["unit"])) for one in halves}) > 1:
            known = None
            continue
        if halves:
            end = text.block.span.start + halves[0].end()
            half = _point(halves[0]["number"]), _unit(halves[0]["unit"])
            known = (note.section_of(text.block.scope), end, *half)
        if known is None or known[0] != note.section_of(text.block.scope):
            continue
        for left in _LEFT.finditer(text.plain):
            least = max((one.end() for one in halves if one.end() <= left.start()), default=0)
            found = _sentence(text.plain, left.start(), least)
            claim = _claim(note, text, found, known[2:], doubts)
            if claim is not None:
                between = source[known[1] : text.block.span.start + found[0]]
                plain = goes_on_plainly(_LEFT.sub(" ", _TIMES.sub(" ", between)), _OF_DECAY)
                yield claim if plain else replace(claim, doubt=claim.doubt or _OF_ANOTHER)


def _sentence(text: str, at: int, least: int) -> tuple[int, int]:
    """Where the sentence around a place begins, behind the half-life where that is told in it, and ends."""
    start = max(sentence_start(text, at), least)
    stop = _END.search(text, at)
    return start, stop.start() if stop is not None else len(text)


def _claim(
    note: Note,
    text: NumberText,
    sentence: tuple[int, int],
    half: tuple[str, str],
    doubts: Mapping[int, str],
) -> Equation | None:
    """The claim of a sentence with one share and one time in the unit of the half-life, and no other number."""
    start, stop = sentence
    times = [*_TIMES.finditer(text.plain, start, stop)]
    shares = [*_SHARE.finditer(text.plain, start, stop)]
    numbers = [*_ANY.finditer(text.plain, start, stop)]
    if len(times) != 1 or len(shares) != 1 or len(numbers) != _TWO:
        return None
    (time,), (share,) = times, shares
    written = time["number"], share["number"]
    if (
        _OTHERWISE.search(text.plain, start, stop) is not None
        or not goes_on_plainly(_LEFT.sub(" ", _TIMES.sub(" ", text.plain[start:stop])), _OF_DECAY)
        or _unit(time["unit"]) != half[1]
        or any(map(_AMBIGUOUS.search, (*written, half[0])))
    ):
        return None
    later, part = map(_point, written)
    of_time = "." in later and "." not in part
    told, left = (
        (time, rf"{half[0]} \cdot \frac{{\ln \left(\frac{{100}}{{{part}}}\right)}}{{\ln 2}}")
        if of_time
        else (share, rf"100 \cdot 2^{{-\frac{{{later}}}{{{half[0]}}}}}")
    )
    about = _ABOUT.search(text.plain, max(start, told.start() - _REACH), told.start()) is not None
    value = Told(*told.span("number"), Relation.APPROXIMATE if about else Relation.EQUAL)
    first, last = (times[0], shares[0]) if time.start() < share.start() else (shares[0], times[0])
    match = re.compile(r"[\s\S]*").fullmatch(text.plain, first.start(), last.end())
    assert match is not None
    claim = claim_told(note, text.block, match, left, value, doubts)
    whole = "." not in _point(told["number"])
    return replace(claim, doubt=claim.doubt or _ROUGHLY) if about and whole else claim


def _unit(word: str) -> str:
    """The unit of time that a word is."""
    return next(name for name, words in _UNITS if re.fullmatch(words, word, re.IGNORECASE) is not None)


def _point(number: str) -> str:
    """A number with a point for the decimal comma."""
    return number.replace("{,}", ".").replace(",", ".")
