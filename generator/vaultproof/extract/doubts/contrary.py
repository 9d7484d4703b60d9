"""Words that tell that something was so, or would be so, and is not: `if it were a cube, …`, `in the old version …`.

Only tells words apart; the sentence around them is read elsewhere.
"""

from __future__ import annotations

import re

from vaultproof.spot import Several, Spotted

_WERE = Spotted(
    r"""\b(?:if\ (?:we|you|i|one|they|it|this|that|these|there|(?:the|its|our)\ \w+|[\ue001\ue002])\ (?:instead\ )?
    (?:were|was|had\ been|changed|used|took|chose|swapped|replaced|dropped|doubled|squared|flipped|removed
    |exchanged|ignored|forgot
    |(?:change|swap|replace|drop|flip|remove|exchange|ignore|forget)s?\b(?!\ (?:(?!a\b)\w\b|[\ue001\ue002])))
    |had\ (?:we|it|he|she|they|this)\ (?:been|used|taken|chosen|forgotten)
    |würden?|hätten?|wären?|nähmen?|gäbe|wenn\ (?:man|wir|ich)\ [^.,;]{1,40}\ (?:ersetz|änder|vertausch
    |austausch|vergess|vergäß)\w*
    |si\ (?:on|nous|l['’]on|je|vous|c['’]|ce|cela|elle|il|[\ue001\ue002])\ ?(?:l['’a]\ ?|le\ |la\ |y\ )?
    (?:était|étions|avait|avions|prenait|prenions|changeait|changions|remplaçait|remplacions|utilisait
    |utilisions|mettait|choisissait
    |oubliait|échangeait|doublait)
    |serait|seraient|donnerait|vaudrait|deviendrait
    |fuera(?!\ del?\b)|fuese|fueran|tuviera|tuviéramos|tuviese|cambiara|cambiáramos|cambiásemos|usara
    |usáramos|usásemos|reemplazáramos
    |sustituyéramos|tomara|tomáramos|sería|serían|daría|tendríamos|tendría|obtendríamos|valdría
    |fosse|fossem|fossero|tivesse|tivéssemos|trocássemos|trocasse|usássemos|usasse|mudássemos|mudasse
    |substituíssemos|tomássemos
    |seria|seriam|daria|teríamos|obteríamos|valeria
    |avessimo|avesse|cambiassimo|usassimo|sostituissimo|prendessimo|sarebbe|sarebbero|darebbe|varrebbe
    |avremmo|otterremmo
    |(?<![хХ]отя\ )бы|gdyby\w*|byłby|byłaby|byłoby|byłyby|dałoby|dałaby
    |nếu\ (?:ta\ |mình\ |chúng\ ta\ )?(?:đổi|thay\ đổi|sửa|hoán\ đổi|thay\ (?:hàm|công\ thức)|quên)
    |olsaydı|olsa)\b
    |(?:如果|若|假如|要是|倘若)[^。.;；]{0,30}?(?:改成|改为|改為|换成|換成|换为|替换|替換|变成|變成|忘记|忘了)
    |(?:もし|仮に)[^。.]{0,30}?(?:変え|換え|置き換え|だったら|であったら|忘れ)|(?:に変え|に置き換え
    |に換え)(?:れば|ると|たら|た場合)
    |(?:만약|만일)[^.]{0,30}?(?:바꾸|바꾼|바꿨|였다면|이었다면|잊)""",
    re.VERBOSE,
)
_FORMER = Spotted(
    r"""\b(?:(?:old|older|previous|earlier|former|outdated|obsolete|prior)\ (?:version|draft|edition|formula
    |code|release|implementation
    |note|text|notes|table|result|model|run)s?
    |previously|formerly|used\ to\ (?:be|give|return|say|equal)|before\ the\ (?:fix|change|correction|update
    |patch|revision)
    |(?:phiên\ bản|bản|công\ thức)\ (?:cũ|trước)|trước\ (?:đây|khi\ sửa)
    |(?:alte[nrms]?|frühere[nrms]?|vorherige[nrms]?|vorige[nrms]?)\ (?:version|fassung|auflage|formel|code
    |entwurf|tabelle|notiz)
    |früher|vor\ der\ (?:korrektur|änderung|überarbeitung)
    |anciennes?\ (?:version|formule|implémentation|rédaction|note|édition)s?|(?:version|formule
    |édition)s?\ (?:précédente|antérieure)s?
    |auparavant|autrefois|avant\ (?:la\ )?correction
    |(?:versión|fórmula|edición)\ (?:anterior|antigua|vieja|previa)|antigua\ (?:versión|fórmula)
    |antiguamente|antes\ de\ (?:la\ |ser\ )?correg?\w+
    |(?:versão|fórmula|edição)\ (?:anterior|antiga|velha|prévia)|antiga\ (?:versão|fórmula)|antigamente
    |antes\ da\ correção
    |(?:versione|formula|edizione)\ (?:precedente|vecchia)|vecchi[ao]\ (?:versione|formula)|precedentemente
    |in\ precedenza|prima\ della\ correzione
    |(?:стар|прежн|предыдущ)\w+\ (?:верси|редакци|формул)\w+|раньше\ было|до\ исправления
    |(?:star|poprzedni|wcześniejsz|dawn)\w+\ (?:wersj|wzor|wzór|formuł)\w*|dawniej|niegdyś|przed\ popra\w+
    |eski\ sürüm\w*|önceden)\b
    |旧版本?|舊版|老版本|(?:以前|之前|原来)的(?:版本|公式|定义|实现)|修改前|修正前|旧バージョン|以前の(?:版
    |バージョン|定義|実装|式)|変更前
    |이전\s*(?:버전|판|공식)|구\s*버전|예전|수정\s*전|변경\s*전""",
    re.VERBOSE,
)


CONTRARY = (_WERE, _FORMER)
_ANY = Several(*CONTRARY)


def contrary(sentence: str) -> bool:
    """Whether a sentence tells what was, or would be: not what is."""
    if not _ANY.may_match(sentence):
        return False
    return _WERE.search_lowered(sentence) is not None or _FORMER.search_lowered(sentence) is not None
