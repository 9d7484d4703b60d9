r"""Distributions that the label of a line names with their parameters: “**Binomial** $B(20, 0.4)$: the mean is 8”,
“**기하** (첫 성공까지의 시행 횟수, $p = 1/4$): 기댓값 4”. What stands behind the colon is told of them. Works
nothing out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vaultproof.extract.probability.named_laws import is_as_named, stands_alone
from vaultproof.spot import late

_LABEL = late(r"[\s>+\-•–*_#\d.)]{0,12}(?P<words>[^\n]{3,140}?)\s{0,3}[:：](?=\s|\Z|[^\W\d_])")
_BRACKETS = late(r"[(（][^()（）\n]{1,80}[)）]")
_SPACED = late(r"\\ |~")
_TRIALS = late(
    r"trial|success|failure|versuch|erfolg|misserfolg|épreuve|essai|succès|échec|ensayo|intento|éxito|fracaso|tentativa|sucesso|fracasso|prov[ae]|success[oi]|insuccess|испытан|успех|неудач|phép\s+thử|thành\s+công|thất\s+bại|prób|sukces|porażk|试验|成功|失败|試行|失敗|시행|성공|실패|until|bis\s+zum|jusqu|hasta|até|fino|до\s+перв|đến",
    re.IGNORECASE,
)
_PARAMETER = late(
    r"(?<!\w)(?:rate|parameters?|parameters?n?|paramètres?|parámetros?|parâmetros?|parametr[oiaue]\w*|параметр\w*|tham\s+số|rata|tasa|taxa|tasso|mean|mittelwert|moyenne|media|média|erwartungswert|sd|standard\s+deviation|standardabweichung|écart-type|variance|varianz)(?!\w)|参数|パラメータ|母数|모수",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a line: its words, as they are read for parameters, and where it ends, behind its colon."""

    words: str
    end: int


def label_of(text: str) -> Label | None:
    """The label with which a text begins."""
    match = _LABEL.match(text)
    if match is None or (
        "=" not in match["words"] and "(" not in match["words"] and not _digit(match["words"])
    ):
        return None
    words = _SPACED.sub(lambda found: " " * len(found.group()), text[: match.end("words")])
    return Label(words, match.end())


def _digit(words: str) -> bool:
    return any(letter.isdigit() for letter in words)


_COUNTING = late(
    r"""(?P<before>(?:number|count)\s+of\s+failures|failures\s+before|(?:anzahl\s+der\s+)?(?:misserfolge|fehlversuche)|nombre\s+d['’]échecs|número\s+de\s+(?:fracasos|fallos|falhas|fracassos)|numero\s+di\s+(?:fallimenti|insuccessi)|число\s+неудач|liczba\s+porażek|số\s+lần\s+thất\s+bại|失败次数|失敗(?:の)?回数|실패\s?횟수)
    |(?P<until>(?:number|count)\s+of\s+(?:trials|attempts|tries)|(?:trials|attempts|tries)\s+(?:until|to)|(?:anzahl\s+der\s+)?versuche|nombre\s+d['’](?:essais|épreuves)|número\s+de\s+(?:ensayos|intentos|tentativas)|numero\s+di\s+(?:prove|tentativi)|число\s+(?:испытаний|попыток)|liczba\s+prób|số\s+lần\s+thử|(?:试验|試行)(?:の)?[次回][数數]|시행\s?횟수)""",
    re.IGNORECASE | re.VERBOSE,
)


def counting_of(words: str) -> str:
    """From which number a geometric distribution counts, where its label tells what it counts: trials, or failures."""
    found = _COUNTING.search(words)
    return "" if found is None else "from 0" if found["before"] else "from 1"


def is_label_of(kind: str, words: str, start: int, end: int) -> bool:
    """Whether a label holds nothing but the name of a distribution, its parameters, and of a geometric one the words in
    brackets that tell what is counted."""
    plain = _BRACKETS.sub(_without_words if kind == "geometric" else _kept, words)
    plain = _PARAMETER.sub(lambda found: " " * len(found.group()), plain)
    return stands_alone(plain, start, end) and is_as_named(kind, plain, start, end)


def _kept(brackets: re.Match[str]) -> str:
    return brackets.group()


def _without_words(brackets: re.Match[str]) -> str:
    """Brackets of what is counted, blotted out."""
    told = brackets.group()
    return " " * len(told) if _TRIALS.search(told) is not None else told
