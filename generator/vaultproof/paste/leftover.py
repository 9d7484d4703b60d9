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
_CITATION = re.compile(
    r"【\d+(?::\d+)?†[^】\n]{0,80}】|:contentReference\[oaicite:\d+\]\{index=\d+\}|\[oaicite:\d+\]"
    r"|\[cite_start\]|\[cite: ?\d[\d, ]*\]|\ue200[^\ue201\n]{0,200}\ue201|\bturn\d+(?:search|view|news|image)\d+\b"
)
_LEFTOVER = re.compile(
    r"""\s*(?:
    (?:certainly|sure|absolutely)[!,]\ (?:here|below)\b.*
    | (?:sure|certainly)!
    | as\ an\ ai(?:\ language)?\ model\b.*
    | (?:would\ you\ like\ me\ to|do\ you\ want\ me\ to|shall\ i)\b.*\?
    | let\ me\ know\ if\ you(?:'d|’d|\ would)?\ (?:like|need|want|have\ any)\b.*
    | i\ hope\ this\ helps.*
    | bạn\ (?:có\ )?(?:cần|muốn)\ (?:(?:mình|tôi)\ )?(?:giải\ thích|tìm\ hiểu|ví\ dụ|hỗ\ trợ|làm\ rõ|biết\ thêm).*
    | nếu\ bạn\ (?:cần|muốn)\ (?:thêm|mình|tôi).*
    | chắc\ chắn\ rồi!.*
    | hy\ vọng\ .{0,40}\ giúp\ (?:ích\ cho\ )?bạn.*
    | (?:möchtest\ du|möchten\ sie|soll\ ich)\b.*\?
    | (?:souhaitez-vous|veux-tu|voulez-vous)\ que\ je\b.*\?
    | ¿(?:quieres|te\ gustaría|deseas)\ que\b.*\?
    | (?:quer|gostaria)\ que\ eu\b.*\?
    | (?:хотите|хочешь),?\ (?:чтобы\ я|я)\b.*\?
    | (?:希望这|如果您?你?(?:需要|想)(?:我|更多|进一步)|需要我).*
    | (?:さらに|他に)(?:詳しく)?(?:知りたい|質問).*
    | (?:더\ 궁금한|추가로\ 궁금한).*
    | (?:chatgpt|gemini|claude|copilot)\ (?:said|đã\ nói|a\ dit|hat\ gesagt|dijo):\s*
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)


def buttons(text: str) -> bool:
    """Whether a line is the label of a copy button, with the language of its block before it."""
    return _BUTTON.fullmatch(text) is not None


def citations(text: str) -> Iterator[tuple[int, int]]:
    """Marks that point to a chat's own sources."""
    return (match.span() for match in _CITATION.finditer(text))


def chatter(text: str) -> bool:
    """Whether a line speaks to the person who asked."""
    return _LEFTOVER.fullmatch(text) is not None
