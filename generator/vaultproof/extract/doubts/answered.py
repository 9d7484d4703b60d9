r"""Questions with their answers, as flash cards have them: `What is the rank of $A$? 2`, `Q: What is $7^2$? A: 49`.

Such a pair says what its statement would; read so, each character keeps its place. Decides nothing.
"""

from __future__ import annotations

import re

from vaultproof.spot import Spotted, late

_ASKS = r"""
    (?:what(?:\s+is|\s+are|['’]s)|compute|calculate|was\s+ist|wie\s+(?:groß|lautet|hoch)\s*(?:ist)?|que\s+vaut|quel(?:le)?\s+est|combien\s+(?:vaut|font)|¿?\s*(?:cuál\s+es|cuánto\s+(?:es|vale)|qué\s+es)
    |qual\s+(?:é|è)|quanto\s+(?:é|vale|fa|dá)|чему\s+рав(?:ен|на|но|ны)|сколько\s+будет|ile\s+(?:wynosi|to)|jak[ai]\s+jest)"""
_LABEL = (
    r"(?:\*\*)?(?:A|Ans|Answer|Antwort|Réponse|R|Respuesta|Resposta|Risposta|Ответ|О|Đáp\s+án"
    r"|Trả\s+lời|Odpowiedź|答|答案|解答|답)(?:\*\*)?\s*[:.：]\s*(?:\*\*)?"
)
_QUESTION = Spotted(
    rf"""(?:^|(?<=[\n.!?>:：\-]))[ \t]*(?:(?P<asks>{_ASKS})\s+(?P<term>[^?？\n]{{1,240}}?)\s*(?P<mark>[?？])
    |(?P<about>[^?？\n.!]{{1,240}}?)(?P<later>là\s+gì|là\s+bao\s+nhiêu|bằng\s+bao\s+nhiêu|bằng\s+mấy|là\s+mấy|是多少|等于多少|等于几|是什么|はいくつですか|は何ですか|はいくつか|は|는\s*얼마인가요?|은\s*얼마인가요?|는\s*무엇인가요?|은|는|nedir|kaçtır|क्या\s+है|कितना\s+है)\s*(?P<mark2>[?？]))
    (?P<gap>[ \t]*(?:\n[?]{{1,2}}[ \t]*(?=\n))?(?:\n[ \t>]*)?
    (?:{_LABEL}|::[ \t]*|[-–—→=][ \t]+)?)(?P<answer>[^\n?？]{{1,200}})(?=\n|$)""",
    re.IGNORECASE | re.VERBOSE,
)

_CARD = late(r"(?<=[\w)}\]\ue000\ue001$])[ \t]*::(?=[ \t]*[-−$\d\ue000\ue001\\])")
"""Two colons between the sides of a card."""


def as_statements(text: str) -> str:
    """A text in which questions that are answered right behind stand as the statements that they come to."""
    if "::" in text:
        text = _CARD.sub(lambda found: "=".ljust(len(found.group())), text)
    if "?" not in text and "？" not in text:
        return text
    return _QUESTION.sub(_stated, text) if _QUESTION.may_match(text) else text


_GOES_ON = late(
    r"\s*[$*]*\d[\d.,]*[$*]*\s+(?:times|mal|fois|veces|vezes|volte|раз\w*|lần|multiplied|plus|minus|por|per|multiplié|умножить|nhân)(?!\w)",
    re.IGNORECASE,
)
"""An answer that only begins with a number."""


def _stated(match: re.Match[str]) -> str:
    """The statement of a question and its answer, as long as they are."""
    if _GOES_ON.match(match["answer"]) is not None:
        return match.group()
    start = match.start()
    whole = list(match.group())

    def blot(group: str) -> None:
        first, stop = match.span(group)
        whole[first - start : stop - start] = " " * (stop - first)

    for group in ("asks", "later", "gap"):
        if match[group]:
            blot(group)
    mark = match.start("mark") if match["mark"] else match.start("mark2")
    whole[mark - start] = "="
    return "".join(whole)
