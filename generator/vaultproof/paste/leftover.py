"""What chat pages add to what is copied from them: button labels, citation marks, and words to the asker.

Recognises fixed phrases; a person decides whether they go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BUTTON = re.compile(
    r"\s*(?:[A-Za-z+#]{1,16})?(?:Copy code|Copier le code|Code kopieren|Copiar código|Sao chép mã|复制代码"
    r"|コードをコピーする|코드 복사)\s*"
)
_IN_CITATIONS = ("【", "cite", "contentReference", "\ue200", "turn")
"""One of these is in every mark that points to a source."""
_CITATION = re.compile(
    r"【\d+(?::\d+)?†[^】\n]{0,80}】|(?:(?<!\S):)?:contentReference\[oaicite:\d+\]\{index=\d+\}|\[oaicite:\d+\]"
    r"|\[cite_start\]|\[cite: ?\d[\d, ]*\]|\ue200[^\ue201\n]{0,200}\ue201|\bturn\d+(?:search|view|news|image)\d+\b"
)
_TAKES_A_NAME = frozenset(
    """of by from in at with to for on as like and or the a an than via per về của từ bởi như theo với trong tại là và
    von bei mit aus zu für der die das dem den und oder de du des par avec chez à le la les et ou del por con en el los
    las y do da dos das com em o os di della il lo gli e от из в с у для по на о и или z od przez w na do i""".split()
)
"""Words behind which the name of somebody or something is to come."""
_NEAR = 100
_PUNCTUATION = re.compile(r"[.,;:!?)\]。，；：！？、]")
_SENTENCE_END = re.compile(r"(?:^|[.!?。！？:：;])[\"'”’)\]*_]*\Z")
_LEFTOVER = re.compile(
    r"""\s*(?:
    (?:certainly|sure|absolutely)[!,]\ (?:here|below)\b.*
    | (?:sure|certainly)!
    | as\ an\ ai(?:\ language)?\ model\b.*
    | (?:would\ you\ like\ me\ to|do\ you\ want\ me\ to|shall\ i)\b.*\?\W*
    | let\ me\ know\ if\ you(?:'d|’d|\ would)?\ (?:like|need|want|have\ any)\b.*
    | i\ hope\ this\ helps.*
    | bạn\ (?:có\ )?(?:cần|muốn)\ (?:(?:mình|tôi)\ )?(?:giải\ thích|tìm\ hiểu|ví\ dụ|hỗ\ trợ|làm\ rõ|biết\ thêm).*\?\W*
    | nếu\ bạn\ (?:cần|muốn)\ (?:mình|tôi)\b.*
    | nếu\ bạn\ (?:cần|muốn)\ thêm\b.*\b(?:mình|tôi|hãy\ (?:hỏi|nói|cho))\b.*
    | chắc\ chắn\ rồi!.*
    | hy\ vọng\ .{0,40}\ giúp\ (?:ích\ cho\ )?bạn.*
    | (?:möchtest\ du|möchten\ sie)\b.*\bich\b.*\?\W*
    | soll\ ich\ (?:dir|ihnen)\b.*\?\W*
    | (?:souhaitez-vous|veux-tu|voulez-vous)\ que\ je\b.*\?\W*
    | ¿(?:quieres|te\ gustaría|deseas)\ que\b.*\?\W*
    | (?:quer|gostaria)\ que\ eu\b.*\?\W*
    | (?:хотите|хочешь),?\ (?:чтобы\ я|я)\b.*\?\W*
    | 希望这.*(?:对[你您]|帮到[你您]|有所?帮助).*
    | 如果[你您]?(?:需要|想)我.*
    | 如果[你您]?(?:需要|想)(?:更多|进一步).*(?:我|告诉|随时|欢迎).*
    | 需要我.*(?:吗|\?|？).*
    | (?:さらに|他に)(?:詳しく)?(?:知りたい|質問).*(?:知らせ|気軽|聞いて|教えて|質問して).*
    | (?:더|추가로)\ 궁금한.*(?:물어|알려|질문|말씀).*
    | (?:chatgpt|gemini|claude|copilot)\ (?:said|đã\ nói|a\ dit|hat\ gesagt|dijo|disse|ha\ detto
        |сказал|powiedział|说|說)\s?[:：]\s*
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)


def buttons(text: str) -> bool:
    """Whether a line is the label of a copy button, with the language of its block before it."""
    return _BUTTON.fullmatch(text) is not None


def may_cite(text: str) -> bool:
    """Whether a note may hold marks that point to a chat's own sources."""
    return any(one in text for one in _IN_CITATIONS)


def citations(text: str) -> Iterator[tuple[int, int, bool]]:
    """Marks that point to a chat's own sources, with the space that goes with them, and whether they may go.

    A mark between the words of a sentence may stand for a name that the chat page showed there.
    """
    found = list(_CITATION.finditer(text))
    tail = _tail(text, found)
    for match in found:
        start, end = match.span()
        before, behind = text[max(start - _NEAR, 0) : start].rstrip(), text[end : end + 1]
        gap = min(start, _NEAR) - len(before)
        parted = start >= tail or _PUNCTUATION.match(behind) is not None
        named = match.group().startswith((":", "[oai")) and gap > 0 and start < tail
        needy = before.rsplit(maxsplit=1)[-1:] and before.rsplit(maxsplit=1)[-1].casefold() in _TAKES_A_NAME
        spare = not named or _SENTENCE_END.search(before) is not None or (parted and not needy)
        if spare and before and (parted or behind.isspace()):
            start -= gap
        yield start, end, spare


def _tail(text: str, found: list[re.Match[str]]) -> int:
    """From where on a line holds nothing but marks and space."""
    tail = len(text.rstrip())
    for match in reversed(found):
        if match.end() < tail:
            break
        tail = match.start()
        while tail and text[tail - 1].isspace():
            tail -= 1
    return tail


def chatter(text: str) -> bool:
    """Whether a line speaks to the person who asked."""
    return _LEFTOVER.fullmatch(text) is not None
