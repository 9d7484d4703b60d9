"""What a chat program says to the person who asked, and what its page says around an answer.

Recognises fixed phrases in the languages of the notes; what becomes of their lines is decided elsewhere.
"""

from __future__ import annotations

import re

from vaultproof.spot import Spotted, late

_LONGEST = 400
_COLONS = frozenset(":：")
_LEFTOVER = Spotted(
    r"""\s*(?:
    (?:certainly|sure|absolutely)[!,]\ (?:here|below)\b.*
    | (?:sure|certainly)!
    | as\ an\ ai(?:\ language)?\ model\b.*
    | (?:would\ you\ like\ me\ to|do\ you\ want\ me\ to|shall\ i)\b.*\?\W*
    | let\ me\ know\ if\ you(?:'d|’d|\ would)?\ (?:like|need|want|have\ any)\b.*
    | i\ hope\ this\ helps.*
    | you(?:'|’)re\ welcome!.*
    | j['’]espère\ que\ cela\ (?:vous|t['’])\ ?aide.*
    | ich\ hoffe,?\ das\ hilft.*
    | espero\ que\ (?:esto\ )?(?:te|le)\ (?:ayude|sirva).*
    | espero\ que\ (?:isso\ )?(?:te\ |o\ )?ajude.*
    | spero\ che\ (?:questo\ )?(?:ti\ )?(?:sia\ utile|sia\ d['’]aiuto|aiuti).*
    | надеюсь,?\ это\ (?:помог|поможет).*
    | mam\ nadzieję,?\ że\ to\ pomo.*
    | お役に立てれば幸いです[。！!]?
    | 도움이\ 되(?:었|셨|길|시길).{0,20}
    | bạn\ (?:có\ )?(?:cần|muốn)\ (?:(?:mình|tôi)\ )?(?:giải\ thích|tìm\ hiểu|ví\ dụ|hỗ\ trợ|làm\ rõ|biết\ thêm).*\?\W*
    | if\ you(?:'d|’d|\ would)?\ (?:like|want|prefer),?\ i(?:\ can|\ could|'ll|’ll)\b.*
    | nếu\ bạn\ (?:cần|muốn),?\ (?:mình|tôi)\b.*
    | nếu\ bạn\ (?:cần|muốn)\ thêm\b.*\b(?:mình|tôi|hãy\ (?:hỏi|nói|cho))\b.*
    | chắc\ chắn\ rồi!.*
    | hy\ vọng\ .{0,40}\ giúp\ (?:ích\ cho\ )?bạn.*
    | (?:möchtest\ du|möchten\ sie)\b.*\bich\b.*\?\W*
    | soll\ ich\ (?:dir|ihnen)\b.*\?\W*
    | wenn\ (?:du|sie)\ (?:möchtest|willst|magst|möchten|wollen|mögen),?\ (?:kann|könnte)\ ich\b.*
    | si\ (?:(?:tu|vous)\ (?:le\ )?(?:veux|voulez|souhaites|souhaitez)),?\ je\ (?:peux|pourrais)\b.*
    | si\ (?:lo\ )?(?:quieres|deseas|prefieres),?\ (?:también\ )?(?:te\ )?puedo\b.*
    | se\ (?:você\ )?(?:quiser|desejar|preferir),?\ (?:eu\ )?(?:também\ )?posso\b.*
    | se\ (?:vuoi|desideri|preferisci),?\ (?:ti\ )?posso\b.*
    | если\ (?:хочешь|хотите),?\ (?:я\ )?(?:могу|также\ могу)\b.*
    | jeśli\ (?:chcesz|wolisz),?\ mogę\b.*
    | 如果[你您](?:愿意|需要|想要|想)?[,，]?\s?我(?:可以|还可以|也可以).*
    | ご希望(?:であれば|なら|でしたら).*
    | 원하시면.*(?:드릴|드리).*
    | (?:souhaitez-vous|veux-tu|voulez-vous)\ que\ je\b.*\?\W*
    | ¿(?:quieres|te\ gustaría|deseas)\ que\b.*\?\W*
    | (?:quer|gostaria)\ que\ eu\b.*\?\W*
    | (?:хотите|хочешь),?\ (?:чтобы\ я|я)\b.*\?\W*
    | 希望这(?!.*(?:下一|我们|本[节章文课])).*(?:对[你您]|帮到[你您]|有所?帮助).*
    | 如果[你您]?(?:需要|想)我.*
    | 如果[你您]?(?:需要|想)(?:更多|进一步).*(?:我|告诉|随时|欢迎).*
    | 需要我.*(?:吗|\?|？).*
    | (?:さらに|他に)(?:詳しく)?(?:知りたい|質問).*(?:知らせ|気軽|聞いて|教えて|質問して).*
    | (?:더|추가로)\ 궁금한.*(?:물어|알려|질문|말씀).*
    | (?:chatgpt|gemini|claude|copilot)\ can\ make\ mistakes\b.*
    | gemini\ may\ display\ inaccurate\ info\b.*
    | regenerate\ (?:response|answer)
    | was\ this\ response\ better\ or\ worse\?.*
    | thought\ for\ (?:a\ few|a\ couple\ of|\d{1,4})\ ?(?:s|seconds?|minutes?|m)\b.{0,20}
    | đã\ suy\ nghĩ\ trong\ \d{1,4}\ ?(?:giây|s)\b.{0,10}
    | 已(?:深度)?思考[（(]?(?:用时)?\s?\d{1,4}\s?[秒s].{0,10}
    | content_copy
    | ai-generated\ content\ may\ be\ incorrect\.?
    | use\ code\ with\ caution\.?
    | hãy\ thận\ trọng\ khi\ sử\ dụng\ mã\.?
    | utilisez\ (?:le|ce)\ code\ avec\ (?:précaution|prudence)\.?
    | (?:verwenden\ sie\ (?:den\ )?)?code\ mit\ vorsicht(?:\ verwenden)?\.?
    | us[ae]\ el\ código\ con\ precaución\.?
    | (?:use|utilize)\ (?:o\ )?código\ com\ cuidado\.?
    | (?:usa|utilizza)\ (?:il\ )?codice\ con\ cautela\.?
    | используйте\ (?:этот\ )?код\ с\ осторожностью\.?
    | zachowaj\ ostrożność,?\ używając\ kodu\.?
    | 请谨慎使用此类代码。?
    | コードは注意してご使用ください。?
    | 코드를\ 사용할\ 때는?\ 주의가\ 필요합니다\.?
    | export\ to\ sheets
    | xuất\ sang\ trang\ tính
    | exporter\ vers\ sheets
    | in\ google\ sheets\ exportieren
    | exportar\ (?:a\ hojas\ de\ cálculo|para\ (?:as\ )?planilhas)
    | esporta\ in\ fogli
    | экспортировать\ в\ таблицы
    | 导出到\ ?google\ ?表格
    | tạo\ lại\ (?:phản\ hồi|câu\ trả\ lời)
    | régénérer\ la\ réponse
    | antwort\ neu\ generieren
    | (?:volver\ a\ generar\ (?:la\ )?respuesta|regenerar\ (?:la\ )?(?:respuesta|resposta))
    | gerar\ (?:a\ )?resposta\ novamente
    | rigenera\ (?:la\ )?risposta
    | (?:сгенерировать\ ответ\ (?:заново|повторно)|повторная\ генерация\ ответа)
    | (?:wygeneruj\ ponownie\ odpowiedź|wygeneruj\ odpowiedź\ ponownie)
    | (?:重新生成(?:回复|回答|响应)|重新產生回應)
    | (?:回答|応答)を再生成(?:する)?
    | (?:응답|답변)\ (?:다시\ 생성|재생성)
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_ANSWERS = re.compile(r"\s*(?:certainly|sure|absolutely|chắc chắn rồi)[!,]", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"""\s*(?:chatgpt|gemini|claude|copilot)
    (?:\ ?(?:said|đã\ nói|a\ dit|hat\ gesagt|sagte|dijo|ha\ dicho|disse|ha\ detto|сказал|powiedział|说|說|の発言
        |의\ 말))
    \s?[:：]\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKER = late(
    r"""\s*(?:you\ said|bạn\ đã\ nói|vous\ avez\ dit|tu\ as\ dit|(?:du\ hast|sie\ haben)\ gesagt|has\ dicho|dijiste
    |você\ disse|hai\ detto|вы\ сказали|ты\ сказал|powiedział[ae]ś(?:\(-aś\))?|[你您](?:说|說)|あなたの発言|나의\ 말)
    \s?[:：]\s*""",
    re.IGNORECASE | re.VERBOSE,
)


def may_chat(note_text: str) -> bool:
    """Whether a line of a note may speak to the person who asked; where none does, each need not be asked."""
    return _LEFTOVER.may_match(note_text)


def chatter(text: str) -> bool:
    """Whether a line speaks to the person who asked, or is a label of the page around an answer."""
    return len(text) <= _LONGEST and (_LEFTOVER.fullmatch(text) is not None or announces(text))


def offers(text: str) -> bool:
    """Whether a line of a chat offers something; behind a colon, what it offers is to come."""
    return _ANSWERS.match(text) is None and not announces(text) and not asker(text)


def asker(text: str) -> bool:
    """Whether a line announces what the asker said: a chat's, where it announces its own words, too."""
    return len(text) <= _LONGEST and _ASKER.fullmatch(text) is not None


def announces(text: str) -> bool:
    """Whether a line announces what a chat program said."""
    return len(text) <= _LONGEST and text.rstrip()[-1:] in _COLONS and _ANNOUNCED.fullmatch(text) is not None
