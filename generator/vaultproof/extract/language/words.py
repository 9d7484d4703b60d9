"""Words that state, suppose, ask or deny, in the languages of the notes. One table, so that a language is one column.

Only tells words apart; the sentence around them is read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from vaultproof.extract.doubts.contrary import CONTRARY, contrary
from vaultproof.spot import Several, Spotted, late

EQUALS = (
    "equals|is equal to|is exactly|is precisely|gives|returns|evaluates to|yields|becomes|will be|outputs|produces|"
    "has the value|has value|takes (?:on )?the value|comes out (?:as|to be|to|at)|comes to|"
    "works out (?:to be|to|as|at)|turns out to be|amounts to|simplifies to|is|"
    "bằng đúng|bằng|cho kết quả(?: là| bằng)?|cho ra|trả về|có giá trị(?: bằng| là)?|cho giá trị|nhận giá trị|"
    "mang giá trị|ra kết quả|thu được|sẽ là|sẽ bằng|chính là|là|"
    "ist gleich|ist genau|ergibt|beträgt|gleich|hat den Wert|hat Wert|nimmt den Wert|liefert|ist|"
    "est égale? à|est exactement|égale|vaut|donne|a pour valeur|a la valeur|prend la valeur|est de|renvoie|fait|est|"
    "es igual a|es exactamente|vale|da como resultado|nos da|tiene (?:el )?valor|toma el valor|devuelve|es|"
    "é igual a|é exatamente|tem (?:o )?valor|assume o valor|resulta em|retorna|dá|é|"
    "равно|равна|равен|равняется|даёт|дает|возвращает|принимает значение|имеет значение|составляет|будет|"
    "的值(?:就)?[为是]|的值(?:等于|等於)|的函数值[为是]|的结果[为是]|的取值[为是]|等于|等於|得到|结果为|结果是|就是|为|是|返回|"
    "の値は|の値が|の結果は|は|が|의 값은|의 값이|의 결과는|은|는|값은|"
    "è uguale a|è pari a|ha (?:il )?valore|assume il valore|restituisce|è|"
    "ma wartość|przyjmuje wartość|jest równ[eay]|wynosi|równa się|"
    "يساوي|تساوي|adalah|sama dengan|дорівнює|se rovná|je rovno|is gelijk aan|är lika med|er lik|este egal cu|ισούται με"
)
APPROXIMATELY = (
    "is approximately|is about|is roughly|approximately|about|roughly|xấp xỉ bằng|xấp xỉ|khoảng|gần bằng|"
    "ist ungefähr|ist etwa|ungefähr|etwa|rund|environ|vaut environ|est environ|approximativement|"
    "es aproximadamente|aproximadamente|unos|é aproximadamente|cerca de|"
    "около|примерно равно|примерно равна|примерно|приблизительно равно|приблизительно равна|приблизительно|"
    "≈|约等于|约为|大约|约|約|およそ|약|대략|circa|około"
)
_STATES = late(
    rf"\s*(?:(?P<about>(?:(?:{EQUALS})\s*)?(?:{APPROXIMATELY}))|(?P<equal>{EQUALS}))(?![a-zà-ỹа-я])(?P<space>\s*)",
    re.IGNORECASE,
)

_SCENARIO = Spotted(
    r"""\b(?:suppose|supposing|pretend|pretending|hypothetical|for\ the\ sake\ of|what\ if
    |assume(?!\s+(?:(?:o|os|i|il|sempre|solo|só|apenas)\s+)?valor)
    |assuming|unless|let's\ say|imagine|hypothetically|would|should\ be
    |exercise|show\ that|prove\ that|check\ whether|is\ it\ true
    |giả\ sử|giả\ định|giả\ như|coi\ như|thử\ cho\ rằng|bài\ tập|hãy\ tính|chứng\ minh
    |(?<![^\n.;:!?,*>-]\ )angenommen|angenommen,?\ (?:dass|es|man|wir)
    |nehmen\ wir\ an|gesetzt\ den\ fall|tun\ wir\ so|aufgabe|berechne|käme|wäre
    |supposons|imaginons|admettons|faisons\ comme|exercice|calculez|montrer\ que|à\ revoir
    |supongamos|imaginemos|finjamos|supón|ejercicio|(?<!se\ )calcula(?!-se)|demuestra
    |suponha|imagine|imaginemos|finja|suponhamos|exercício|(?<!on\ )calcule|mostre\ que
    |предположим|представим|упражнение|вычислите|докажите|допустим|решите
    |supponiamo|esercizio|(?<!si\ )calcola|załóżmy|varsayalım
    |measured|observed|empirically|experimentally|gemessen\w*|beobachtet\w*|mesurée?s?|observée?s?|medid[oa]s?|observad[oa]s?
    |misurat[oaie]|osservat[oaie]|измер\w+|наблюд\w+|đo\ được|quan\ sát\ được
    |zmierzon\w+|zaobserwowan\w+|ölçülen|gözlenen)\b
    |(?:given\ that|biết\ rằng|cho\ biết|bekannt\ ist,?\ dass|sachant\ que|on\ donne|sabiendo\ que|se\ sabe\ que
    |sabendo\ que|sapendo\ che|è\ noto\ che|известно,?\ что|wiadomo,?\ że|已知
    |मान\ (?:लीजिए|लें|लो)|माना\ कि)[^.。।则得故]*\ue001
    |(?:given|gegeben|étant\ donnée?s?|dad[oa]s?|dat[oaei]|дано|verilen)(?!\w)[^.。;]*\ue001[^.。;]*(?<!\w)
    (?:find|determine|compute|solve|bestimme\w*
    |berechne\w*|finde|trouve[rz]?|détermine[rz]?|calcule[rz]?|encuentr[ae]|halla[r]?|determina[r]?|calcula[r]?|encontre|determine
    |trova(?:re)?|determinare|calcola(?:re)?|найти|найдите|определит[еь]|znajdź|wyznacz|bul(?:unuz)?)(?!\w)
    |initial[\ -]value\ problems?|anfangswertproblem\w*|problème\ de\ cauchy
    |problema\ d[ei]\ (?:valor(?:es)?\ inicia(?:l|is|les)|cauchy)
    |задач[аи]\ коши|bài\ toán\ (?:giá\ trị\ ban\ đầu|cauchy)
    |(?:best|curve)[\ -]fit(?:ted)?|fitted|monte[\ -]carlo|simulat(?:ed|ions?)|mô\ phỏng
    |simuliert\w*|simulé\w*|simulad[oa]s?|simulat[oaie]
    |slope\W[^;]{0,40}\bintercept
    |初值问题|初期値問題|초기값\ ?문제|拟合|擬合|模拟|模擬|シミュレーション|시뮬레이션|蒙特卡洛|モンテカルロ|몬테카를로
    |实测|测得|观测|測定|観測|측정|관측
    |假设|假如|假装|设想|假設|练习|證明|证明|仮定|仮に|練習|計算せよ|解け|求めよ|方程|가정하|가정하자|연습|증명""",
    re.VERBOSE,
)  # Searched in small letters: some ten times as fast as without regard to case.
_PUT = late(
    r"""(?<!\w)(?:let['’]s\s+)?(?:suppose|assume(?!\s+(?:(?:o|os|i|il|sempre|solo|só|apenas)\s+)?valor)|say|imagine|giả\s+sử|giả\s+định|angenommen|nehmen\s+wir\s+an|supposons|admettons|imaginons
    |supongamos|imaginemos|supón|suponha|suponhamos|imagine|supponiamo|immaginiamo|предположим|допустим|представим)
    (?:\s*,)?(?:\s+(?:for\s+example|now|that|rằng|dass|que|che|что))*\s*,?\s*
    (?P<values>{value}(?:\s*(?:,|,?\s*(?:and|và|und|et|y|e|и))\s*{value})*)(?=\s*(?:[.,;:]|$|(?:then|thì|dann|so|alors|entonces|então|allora|то)\b))
    |(?:假设|假設|假如|设|仮に)\s*(?P<put>{value}(?:\s*[,，、和]\s*{value})*)(?=\s*[。，,；;、]|\s*则)
    |(?P<taken>{value})\s*(?:と仮定する|と仮定すると|라고?\s*가정하(?:자|면))""".replace(
        "{value}", r"(?:[\ue001-\ue003]|[A-Za-zα-ω]\s*=\s*[-−]?\d+(?:[.,]\d+)?)"
    ),
    re.IGNORECASE | re.VERBOSE,
)


def put_values(text: str, gives_value: Callable[[int], bool]) -> str:
    """A text without the words by which it supposes no more than values, `Suppose x = 3. Then …`: that is no doubt.

    Each keeps its length. `gives_value` tells whether the formula at an offset gives a symbol a number. Where the text
    speaks of a mistake or a contradiction, nothing is changed.
    """
    found = list(_PUT.finditer(text))
    if not found or _WRONG.search(text.lower()):
        return text
    for match in found:
        start, end = next(match.span(name) for name in ("values", "put", "taken") if match[name])
        if all(gives_value(at) for at in range(start, end) if "\ue001" <= text[at] <= "\ue003"):
            blank = re.sub(r"[^\W\d_]", " ", text[match.start() : start])
            behind = re.sub(r"[^\W\d_]", " ", text[end : match.end()])
            text = text[: match.start()] + blank + text[start:end] + behind + text[match.end() :]
    return text


_WRONG = Spotted(
    r"""\b(?:true\ or\ false|(?:does\ not|doesn['’]t|did\ not|didn['’]t)\ work
    |wrong|wrongly|incorrect|incorrectly|mistake|mistaken|mistakenly
    |false(?![\ -](?:alarm|positive|negative|discover|accept|reject))
    |falsely|typo|bug|buggy|contradiction|contradicts|absurd|impossible|instead\ of|rather\ than|misprint(?:s|ed)?|typos
    |errat(?:um|a)|druckfehler\w*|tippfehler\w*|schreibfehler\w*|versehentlich|irrtümlich\w*
    |lỗi\ (?:in|đánh\ máy|chính\ tả)|in\ (?:sai|nhầm)|đính\ chính|coquilles?|faute\ de\ frappe
    |erro\ de\ (?:impressão|digitação)|gralha|refuso|errore\ di\ (?:stampa|battitura)|err(?:or|ores)\ de\ imprenta
    |опечат\w+|описк\w+
    |conjecture|conjectured|erroneous|erroneously|claims?\ that|beginners?|careless|carelessly|naive|naively|tempting
    |one\ might\ think|might\ think|could\ think|would\ think
    |(?:hat|habe|haben)\ sich\ (?:vertan|verrechnet|geirrt)|(?:se|s['’]est)\ tromp\w+|se\ (?:equivoc|engan)\w+
    |(?:ha\ sbagliato|si\ sbaglia)|ошиб(?:ся|лась|лись|ается)|pomylił\w*|算错|refute[ds]?|disproven?
    |(?:is|was)\ claimed|widerleg\w+|réfut\w+|confut\w+|опроверг\w+|bác\ bỏ|反驳|反駁|반박
    |könnte\ (?:man\ )?(?:meinen|denken|glauben)|pourrait\ (?:croire|penser)
    |podrías?\ (?:pensar|creer)(?:se)?|pensaría|creería|poderia(?:-se)?\ (?:pensar|achar)
    |potrebbe\ (?:pensare|credere)|можно\ (?:было\ бы\ )?(?:по)?думать|может\ показаться
    |można\ by\ pomyśleć|mogłoby\ się\ wydawać|có\ thể\ (?:nghĩ|tưởng)
    |(?<!phương\ )sai(?!\ (?:số|lệch|phân))|nhầm(?!\ lẫn)|bị\ lỗi|lỗi\ sai|mâu\ thuẫn|vô\ lý
    |thay\ vì|không\ đúng|chứ\ không\ phải|không\ phải|lầm\ tưởng
    |falsch\w*(?![\ -](?:positiv|negativ|alarm))
    |fälschlich\w*|ein\ fehler|häufige\w*\ fehler|widerspruch|statt|anstatt|irrtümlich\w*
    |faux(?![\ -](?:positif|négatif))|fausses?(?!\ alarme)|par\ erreur|une\ erreur|contradiction|absurde
    |au\ lieu|à\ tort
    |fals[oa](?!s?\ (?:positiv|negativ|alarm))|un\ error|por\ error|incorrecto|incorrecta|contradicción
    |absurdo|en\ vez|en\ lugar|tampoco
    |no\ es\ cierto|errado|errada|um\ erro|por\ erro|incorreto|contradição|em\ vez
    |неверно|неправильно|ошибочно|это\ ошибка|противоречие|вместо
    |sbagliato|sbagliata|per\ errore|invece|assurdo|błędnie|błędn\w+|sprzeczno\w+
    |yanlış\w*|hatayı|hatası(?:nı|z)?\ bul\w*|hatalı\w*|yanılgı\w*
    |çelişki\w*|fel(?:et|aktig\w*)?|motsägelse\w*|istället|fejl|forkert\w*|modstrid\w*
    |feil(?:en)?|motsigelse\w*
    |fout(?:en|ief|ieve)?|onjuist\w*
    |tegenspraak|in\ plaats\ van|chyb(?:a|y|u|n\w+)|špatn\w+|nesprávn\w+|greșit\w*|greşit\w*|eroare|contradic[țţ]ie
    |hib[aá]s\w*|helytelen\w*|téves\w*|ellentmond\w+|väärin|virhe\w*|ristiriita|salah(?!\ satu)|keliru|kontradiksi
    |неправильн\w+|помилков\w+|(?:це|типов\w+|поширен\w+|част\w+)\ помилк\w+|хибн\w+
    |суперечн\w+|замість|грешк\w+|грешно|λάθος|λανθασμέν\w+|άτοπο|αντίφαση
    |(?:common|typical|classic|frequent|usual|popular|widespread)\ (?:errors?|slips?|confusions?)|pitfalls?|gotchas?
    |(?:not|isn['’]t|aren['’]t)\ (?:quite\ |at\ all\ |actually\ )?(?:correct|true|right|valid)
    (?!\ (?:until|before|away|now))
    |nicht\ (?:ganz\ )?(?:richtig|korrekt|wahr)|stimmt\ (?:so\ )?nicht|pas\ (?:correcte?|vraie?|juste|exacte?)
    |no\ es\ (?:correct[oa]|verdad(?:er[oa])?|válid[oa])|não\ é\ (?:corret[oa]|verdade(?:ir[oa])?|válid[oa])
    |non\ è\ (?:corrett[oa]|ver[oa]|giust[oa]|valid[oa])|не\ (?:верн|правильн)\w+
    |nie\ jest\ (?:poprawn|prawd|prawidłow)\w+
    |doğru\ değil\w*|geçerli\ değil\w*
    |(?:typische\w*|klassische\w*|beliebte\w*|gängige\w*|verbreitete\w*)\ (?:fehler\w*|irrt[uü]m\w*)
    |denkfehler\w*|stolper(?:falle|stein)\w*
    |(?:erreur|faute|confusion|piège)s?\ (?:fréquente?|courante?|classique|typique|habituel(?:le)?|commune?)s?
    |(?:error|fallo|confusión|confusiones)(?:es|s)?\ (?:típic|com[uú]n|frecuente|habitual|clásic)\w*
    |(?:erro|confusão|confusõe|engano)s?\ (?:típic|comu[mn]|frequente|habitua|clássic)\w*
    |(?:error[ei]|svist[ae]|sbagli[oi]?)\ (?:tipic|comun|frequent|classic|abitual|diffus)\w*
    |(?:типичн|част|распростран[её]нн|классическ)\w+\ (?:ошибк|заблужден)\w*
    |(?:typow|częst|klasyczn|powszechn|pospolit)\w+\ (?:błąd|błęd|pomyłk)\w*
    |так\ (?:писать|делать|считать|рассуждать)\ нельзя|нельзя\ (?:писать|делать|считать)
    |(?:never|don['’]t|do\ not)\ write
    |so\ (?:darf|kann)\ man\ nicht|il\ ne\ faut\ (?:pas|jamais)\ écrire|no\ se\ (?:debe|puede)\ escribir
    |não\ se\ (?:deve|pode)\ escrever|non\ si\ (?:deve|può)\ scrivere|nie\ wolno\ pisać|không\ được\ viết
    |widerspruchsbeweis\w*|reductio|al\ absurdo|от\ противного|nie\ wprost|phản\ chứng
    |lỗi\ (?:hay|thường)\ gặp|lỗi\ (?:phổ\ biến|kinh\ điển)|(?:yaygın|tipik|sık\ yapılan)\ hata\w*)\b
    |背理法|反证法|反證法|귀류법
    |误区|易犯|常见的?坑|陷阱[:：]|勘違い|ありがちな|ミス[:：]|흔한\ ?오류|전형적인\ ?(?:실수|오류)
    |خطأ|خاطئ|تناقض|اشتباه|نادرست|שגיאה|טעות|שגוי|סתירה|गलत|त्रुटि|ผิด
    |可能会?(?:以为|认为)|と思うかもしれ|생각할\ ?(?:수도|지도)
    |不正确|不正確|正しくな|正しくあり|(?:옳|맞|올바르)지\ ?(?:않|못)
    |❌|✗|✘|🚫|错解|误解|误写|误算|笔误|筆誤|印错|错法|易错|오타|오식|오답|错误|錯誤|错的|不对|误以为|誤以|矛盾|誤(?!差)|間違|ではない|ではなく|틀린|틀렸|잘못|아니다|아니라|모순""",
    re.VERBOSE,
)
_QUOTED = Spotted(
    r"""\b(?:(?:many|some|most|people|students?|pupils?|somebody|someone|anyone|they|he|she)\ (?:\w+\ ){0,2}
    (?:claims?|claimed|asserts?|asserted|writes?|wrote|thinks?|thought|believes?|says?|said|answers?|answered|computes?|computed|guess(?:es|ed)?)
    |(?:nhiều|có|một\ số|vài|không\ ít)\ (?:người|bạn|học\ sinh|sinh\ viên|em)\ (?:\w+\ )?
    (?:tính|viết|nghĩ|cho\ rằng|tưởng|trả\ lời|làm)
    |(?:học\ sinh|bạn\ \w+|em\ \w+)\ (?:viết|tính|trả\ lời)|đúng\ hay\ sai
    |(?:viele|manche|einige|schüler\w*|studierende|jemand)\ (?:\w+\ )?
    (?:schreib|rechne|glaub|denk|mein|behaupt|antwort)\w*
    |(?:schreiben|rechnen|glauben|denken|meinen)\ (?:viele|manche|einige)
    |schrieb|rechnete|behauptete|antwortete|richtig\ oder\ falsch
    |(?:beaucoup|certains|d['’]aucuns|élèves?|étudiante?s?)\ (?:\w+\ ){0,2}(?:écri|pens|croi|répond|calcul|trouv)\w*
    |a\ écrit|a\ répondu|vrai\ ou\ faux
    |(?:muchos|muchas|algunos|algunas|mucha\ gente|alumn[oa]s?|estudiantes?)\ (?:\w+\ ){0,2}
    (?:escrib|piensa|cree|respond|calcul|opina)\w*|verdadero\ o\ falso
    |(?:muitos|muitas|alguns|algumas|muita\ gente|alun[oa]s?|estudantes?)\ (?:\w+\ ){0,2}
    (?:escrev|pensa|acha|respond|calcul)\w*
    |verdadeiro\ ou\ falso
    |(?:molti|molte|alcuni|alcune|tanti|studente|studenti|alunno|alunni)\ (?:\w+\ ){0,2}
    (?:scriv|pensa|cred|rispo|calcol)\w*
    |vero\ o\ falso
    |(?:многие|некоторые|кто-то|ученики?|студенты?)\ (?:\w+\ ){0,2}(?:пиш|дума|счита|напис|ответ|посчита|полага)\w*
    |верно\ ли|правда\ ли)\b
    |(?:有人|很多人|许多人|不少人|有些人|有同学|小[明红华李王]|学生|學生|同学)\S{0,6}?(?:认为|認為|算得|写成|寫成|以为|以為|写|算|答|觉得)|判断对错|判斷對錯|是否正确
    |(?:人が多い|人もいる|と思いがち|と思い込|と書く人|と答え|と書い|正しいか)|[×✕]\s*[:：]
    |흔한\ 실수|자주\ 하는\ 실수|(?:많은|어떤|일부)\ (?:사람|학생)\S*|옳은가|맞는가""",
    re.VERBOSE,
)
CONDITIONAL = (
    r"if|nếu|falls|wenn|si|(?<!-)se(?!\s+(?:tiene|obtiene|calcula|cumple|sigue|ve|puede|llega|deduce|tem|obtém|pode|"
    r"segue|ha|ottiene|calcola|può|trova)\b)|если|jeśli|jeżeli|eğer|若|如果|もし|만약"
)
_COMPUTING = (
    r"compute|calculate|evaluate|find|solve|tính|tìm|berechnen?|calculer|calcular|calcolare|найти|oblicz|wyznacz|hesaplayın"
    r"|计算|求|求め|구하|계산하"
)
_NEGATING = (
    r"not|isn't|isn’t|never|cannot|không|chẳng|nicht|kein|pas|jamais|nunca|não|не|никогда|non|nie|"
    r"no(?=\s*\ue001|\s+(?:longer|es|son|vale|da|equivale|tiene|puede|cumple|hay|se|satisface|está|siempre)\b)|"
    r"不|不是|ない|안"
)
_DENIED_NUMBERS = Spotted(
    rf"(?<!\w)(?:{_NEGATING}|{CONDITIONAL}|verify)(?!\w)[^,;.，；。]{{0,24}}\ue001", re.IGNORECASE
)
_DENIED = Spotted(
    rf"(?<!\w)(?:(?:{_NEGATING}|{CONDITIONAL}|verify)(?!\w)[^,;.，；。]{{0,24}}"
    rf"|(?:{_COMPUTING})(?!\w)[^,;:.，；：。]{{0,24}})\ue001",
    re.IGNORECASE,
)
PLACING = (
    r"when|whenever|once|until|at|for|khi|tại|ứng\s+với|sobald|bei|für|quand|lorsque|pour|cuando|quando|para"
    r"|per|en|em|когда|при|для|в\s+точке|gdy|dla|当|當"
)
_WHEN = Spotted(
    rf"""(?<!\w)(?:{PLACING})\W{{0,3}}\ue001
    |\ue001\W{{0,3}}(?:时|時|处|處|の\s*(?:とき|時|場合)|において|では|일\s*때|인\s*경우|이면|에서|iken|olduğunda|için)""",
    re.IGNORECASE | re.VERBOSE,
)
_IFF = Spotted(
    r"""(?<!\w)(?:iff|if\ and\ only\ if|genau\ dann\,?\ wenn|si\ et\ seulement\ si|ssi|si\ y\ s[oó]lo\ si
    |se\ e\ (?:somente|só)\ se|se\ e\ solo\ se|(?-i:sse)
    |тогда\ и\ только\ тогда|khi\ và\ chỉ\ khi
    |wtedy\ i\ tylko\ wtedy|ancak\ ve\ ancak|either)(?!\w)|当且仅当|當且僅當|必要十分|필요충분""",
    re.IGNORECASE | re.VERBOSE,
)
_DENIED_AFTER = Spotted(
    r"""\ue001(?:\W{1,3}(?:and|or|und|oder|et|ou|y|o|e|и|или|và|hoặc|ve|和|或|と)\W{1,3}[\ue002\ue003])*[^\w;；]{0,3}(?:\w+\s)?(?:
    (?:is|are|was|does|do|did|can|could|will|would|must|should)(?:\s+(?:not|never)|n['’]t)|cannot|never\s+(?:holds?|happens?|occurs?)|not\s
    |(?:là\s+|điều\s+này\s+|thì\s+)?(?:không|chẳng)|(?:ist|sind|gilt|stimmt|wird|kann|geht|das)\s+(?:\w+\s)?(?:nicht|kein\w*|nie)|nicht\s
    |(?:n['’]|ne\s)\w+\s+(?:pas|jamais|plus)|no\s|nunca|não|non\s|nie\s
    |не\s*(?:верно|равно|выполн\w+|явля\w+|так|может|правда|справедлив\w*|имеет|возможно)|никогда
    |fails?(?!\w|\s+to\s+(?:be\s+)?(?:reject|significant))|failed(?!\w)|(?:is|are|was|would\s+be)\s+(?:violated|broken|wrong|false|impossible|absurd|incorrect)|(?:ist|sind|wäre)\s+(?:verletzt|falsch|unmöglich)|schlägt\s+fehl
    |est\s+(?:viol[ée]e?|fausse?|impossible|absurde)|(?:es|é)\s+(?:falso|falsa|imposible|impossível|absurdo)|falla(?!\w)|falha(?!\w)|è\s+(?:falso|falsa|impossibile|violata)
    |нарушен\w*|неверно|ложно|невозможно|(?:bị\s+)?vi\s+phạm|sai(?!\w)|jest\s+(?:fałszyw\w+|naruszon\w+|niemożliw\w+)
    |は?成り立たな|は?成立しな|は?誤り|不成立|不满足|是错|错误|은?\s*성립하지|는?\s*성립하지|不|ない|안|아니)""",
    re.IGNORECASE | re.VERBOSE,
)
_ASSUMED_AFTER = late(r"\ue001\s*(?:と(?:仮定|する|おく)|を仮定|(?:이)?라고?\s*(?:가정|하자|두자)|olsun)")
_OTHER_NUMBERS = Spotted(
    r"""\b(?:binary(?!\ (?:cross|entrop|classif|classes|label|target|logistic|tree|search
    |outcome|variable|loss|random|response))
    |hexadecimal|hex|octal|base\s*\d+|modulo|mod|clock|o'clock|javascript|concatenat\w+|galois
    |gf\(\d|right[-\ ]to[-\ ]left|right[-\ ]associativ\w*|rechts\ nach\ links|rechtsassoziativ\w*
    |droite\ à\ gauche|derecha\ a\ izquierda|direita\ para\ a\ esquerda|destra\ a\ sinistra
    |справа\ налево|phải\ sang\ trái|ignor\w+\ precedence|no\ (?:operator\ )?precedence
    |finite\ field|residue|modular|congruen\w+
    |nhị\ phân|thập\ lục|bát\ phân|hệ\ (?:cơ\ số|\d+)|đồng\ dư|đồng\ hồ|nối\ chuỗi
    |binär\w*(?!\ (?:kreuz|entrop|klass|variable))|hexadezimal\w*|uhr
    |uhrzeit\w*|days?\ of\ the\ week|день\ недели|jours?\ de\ la\ semaine
    |d[íi]as?\ d[ea]\ (?:la\ )?semana|giorn[oi]\ della\ settimana
    |(?:ngày|thứ)\ trong\ tuần
    |restklass\w*|verkett\w+|endlichen?\ körper
    |(?<!entropie\ )(?<!croisée\ )(?<!classification\ )binaire|horloge|concaténation|corps\ fini|binario
    |(?<!cruzada\ )(?<!entropia\ )(?<!classificação\ )binária|binário|reloj|relógio|concatenación|двоичн\w*
    |шестнадцатеричн\w*|по\ модулю|часах|вычет\w*
    |boolean|bitwise|xor|degree\ mode|degrees(?!\ of\ freedom)|gradmodus|grad|degrés(?!\ de\ liberté)
    |grados(?!\ de\ libertad)|graus(?!\ de\ liberdade)|градус\w*
    |(?<=\d\ )độ|đơn\ vị\ độ|bằng\ độ)\b
    |二进制|十六进制|八进制|取模|模\s*\d|时钟|星期几|周几|何曜日|曜日(?:は|の計算)|요일\s*계산|2進|16進|从右到左|从右向左|右から左|오른쪽에서\s*왼쪽|進数|時計|이진|진법|시계|\\pmod|\\bmod|\\oplus|⊕|0[xb][0-9a-f]|°|\\circ
    |\\mathbb\s*\{?[fz]\}?_|ℤ_|\bz_\d|\bf_(?!1(?!\d))\d""",
    re.VERBOSE,
)


_DERIVED = Spotted(
    r"""\b(?:derivatives?|gradient|slope|integral|antiderivative|limit|inverse|reciprocal|logarithm|square|root|transpose|sum|product
    |mean|expectation|variance|probability|rank|trace|determinant|norm|dimension
    |đạo\s+hàm|tích\s+phân|nguyên\s+hàm|giới\s+hạn|nghịch\s+đảo|gradien|độ\s+dốc|kỳ\s+vọng|phương\s+sai|xác\s+suất
    |ableitung|steigung|stammfunktion|grenzwert|umkehrfunktion|kehrwert|erwartungswert|varianz|wahrscheinlichkeit
    |dérivée|pente|intégrale|primitive|limite|inverse|réciproque|espérance|variance|probabilité
    |derivada|pendiente|primitiva|límite|inversa|esperanza|varianza|probabilidad|inclinação|limite|esperança|variância
    |производн\w+|градиент\w*|интеграл\w*|предел\w*|обратн\w+|дисперси\w+|вероятност\w+
    |derivata|pendenza|integrale|primitiva|varianza|probabilità|pochodn\w+|całk\w+|granic\w+|türevi)\b[^.;:,=]{0,60}\ue001
    |(?:导数|微分|梯度|积分|極限|极限|導関数|積分|미분|도함수|적분|극한)[^。；：，=]{0,20}\ue001""",
    re.IGNORECASE | re.VERBOSE,
)


def speaks_of_another(sentence: str) -> bool:
    """Whether words before a statement, at U+E001, make it one of something else: `the derivative of log(z) is 1/z`."""
    return _DERIVED.search(sentence) is not None


_PART = Spotted(
    r"""(?<!\w)(?P<noun>[^\W\d_]+)\s+(?:of|von|de|du|di|del|della|do|da|của|від)\s+(?:(?:the|der|die|das|la|le|el|o|a|il|lo)\s+)?
    (?:(?:function|formula|expression|term|hàm(?:\s+số)?|biểu\s+thức|funktion|ausdruck|fonction|expression|función|expresión|função|expressão|funzione|espressione)\s+)?
    [$*`:\s]*\ue001""",
    re.IGNORECASE | re.VERBOSE,
)
_WHOLE = Spotted(
    r"""values?|outputs?|results?|images?|giá\s+trị|trị|kết\s+quả|quả|werte?s?|ergebnis|bild|valeurs?|résultats?|valor(?:es)?|resultados?|valore|risultato""",
    re.IGNORECASE | re.VERBOSE,
)


def speaks_of_a_part(sentence: str) -> bool:
    """Whether words before a formula, at U+E001, name something of it, as in `the minimum of $(x - 5)^2 + 2$ is 2`."""
    match = _PART.search(sentence)
    return match is not None and _WHOLE.fullmatch(match["noun"]) is None


_TOGETHER = Spotted(
    r"""(?<!\w)(?:of|between|from|von|zwischen|aus|de|du|des|entre|del|da|do|di|tra|fra|между|из|от|của|giữa|między|arasında\w*)\s+
    (?:(?!\s(?:is|are|equals?|has|gives?|ist|sind|hat|gleich|est|vaut|sont|es|vale|son|é|è|равн\w+|есть|là|bằng|wynosi)\s)[^.;:。；：=≈]){1,80}?
    (?<!\w)(?:and|und|et|y|e|ed|и|và|i|ve|to|zu|à|a|к|or|oder|ou|o|или)\s+[$*`\s]*\ue001""",
    re.IGNORECASE | re.VERBOSE,
)


_WITH = Spotted(
    r"""(?<!\w)(?:twice|thrice|double|half|plus|minus|times|than|to|by|after|before|over|doppelt|halb|mal|durch|zu|aus|vor|nach|als|fois|moins|par|à|sur|por|con|com|más|menos|mais|per|più|meno|(?:más|plus|moins|menos|mayor|menor|mais)\s+que
    |удвоенн\w+|половин\w+|тр[её]т\w+|квадрат|куб|корень|из|плюс|минус|на|к|чем|сумм\w+|разност\w+|произведени\w+|tổng|hiệu|tích|thương|lần|cộng|trừ|nhân|chia|bình\s+phương|căn|razy|przez)\s[$*`\s]*\ue001
    |(?:两倍的?|二倍の|加上?|减去?|乘以?|除以)\s*[$*`]*\ue001
    |(?<!\w)(?:tổng|hiệu|tích|thương|сумм\w+|разност\w+|произведени\w+|toplam\w*)\s+\ue000\s*(?:và|и|ve)\s+\ue001
    |(?<!\w)(?:of|von|de|des|di|del|da|do|từ|của|из)\s+\ue000(?:\s*,\s*\ue000)*\s*,\s+\ue001""",
    re.IGNORECASE | re.VERBOSE,
)


def speaks_of_several(sentence: str) -> bool:
    """Whether words before a value, at U+E001, make it the last of several of which something is told together: `the
    average of $f(1)$ and $f(2)$ is 3`, `twice $f(2)$ is 8`."""
    return _TOGETHER.search(sentence) is not None or _WITH.search(sentence) is not None


def states(text: str, at: int) -> tuple[bool, int] | None:
    """Whether words at `at` say that something equals (False) or is about (True) what follows, and where they end."""
    match = _STATES.match(text, at)
    if match is None:
        return None
    spaced = match.group("space") != "" or ord(match.group().strip()[-1]) > 0x2E80
    before = match.start() == match.start("equal") or match.start() == match.start("about")
    if not spaced or (before and at > 0 and text[at - 1].isalpha() and ord(text[at]) < 0x2E80):
        return None
    return match["about"] is not None, match.end()


_SUPPOSING = Several(_SCENARIO, *CONTRARY, _WRONG, _QUOTED, _IFF, _DENIED, _DENIED_AFTER, _WHEN)


def supposes(sentence: str) -> bool:
    """Whether a sentence asks, supposes, quotes or denies rather than states; U+E001 marks the statement in it."""
    if not (_SUPPOSING.may_match(sentence) or "?" in sentence or "？" in sentence):
        return False
    return _SCENARIO.search_lowered(sentence) is not None or contrary(sentence) or _doubts(sentence, _DENIED)


def supposes_numbers(sentence: str, earlier: str) -> bool:
    """Whether words tell that an equation between numbers is not meant to be true.

    What is supposed in an `earlier` sentence, or is to be computed, leaves an equation between numbers true or false.
    """
    before = sentence.partition("\ue001")[0]
    supposed = (
        _SCENARIO.search_lowered(before) is not None
        or contrary(before)
        or _ASSUMED_AFTER.search(sentence) is not None
    )
    return supposed or _doubts(sentence, _DENIED_NUMBERS) or _WRONG.search_lowered(earlier) is not None


_TO_DECIDE = Spotted(
    r"""\b(?:true\s+or\s+false|true/false|(?:decide|determine|check|say|state|find\s+out)\s+(?:whether|if|which)|which\s+of\s+(?:the\s+(?:following|statements)|these|those)|prove\s+or\s+disprove
    |wahr\s+oder\s+falsch|richtig\s+oder\s+falsch|entscheide\w*|(?:prüfe\w*|überprüfe\w*)[^.]{0,20}\s+ob|welche\s+(?:der\s+)?(?:folgenden\s+)?aussagen|beweise\w*\s+oder\s+widerleg\w*
    |vrai\s+ou\s+faux|lesquelles|lesquels|déterminer\s+si|dire\s+si|verdadero\s+o\s+falso|cuáles\s+de|decid\w+\s+si|determin\w+\s+si|demuestr\w+\s+o\s+refut\w+
    |verdadeir[oa]s?\s+ou\s+fals[oa]s?|quais\s+d|decid\w+\s+se|determin\w+\s+se|ver[oi]\s+o\s+fals[oi]|quali\s+delle|stabilire\s+se
    |верно\s+ли|истинн\w+\s+или\s+ложн\w+|какие\s+из|prawda\s+(?:czy|lub)\s+fałsz|które\s+z|rozstrzygnij|doğru\s+mu|hangi(?:si|leri)
    |đúng\s+hay\s+sai|đúng\s+hoặc\s+sai|phát\s+biểu\s+nào|khẳng\s+định\s+nào|mệnh\s+đề\s+nào|welke\s+van|waar\s+of\s+onwaar)(?!\w)
    |判断|是否正确|下列|哪(?:些|个)|正しいか|次のうち|真偽|참\s*(?:또는|/)?\s*거짓|옳은\s*것|다음\s*중""",
    re.IGNORECASE | re.VERBOSE,
)


_INDEPENDENT = Spotted(
    r"""(?<!\w)(?:independent\w*|unabhängig\w*|indépendant\w*|independientes?|independentes?|indipendent[ei]|независим\w*|độc\s+lập|niezależn\w*)(?!\w)
    |独立|독립""",
    re.IGNORECASE | re.VERBOSE,
)
_SHOWN = late(r"\$\$?[^$]+\$?\$|[\s>*_]+")
_ASKS = late(r"[^.!?。？！]*[?？]\Z")


def asks_whether(text: str, start: int) -> bool:
    """Whether a question of independence stands right before a formula, or before formulas alone: what it holds against
    one another may then differ."""
    before = text[max(0, start - _LONGEST_QUESTION) : start]
    if not ("?" in before or "？" in before) or _INDEPENDENT.search(before) is None:
        return False
    question = _ASKS.search(_SHOWN.sub(" ", before.rstrip("$")).strip())
    return question is not None and _INDEPENDENT.search(question.group()) is not None


_LONGEST_QUESTION = 300


def to_be_decided(earlier: str) -> bool:
    """Whether words before statements ask which of them are true: “decide whether they are true or false”."""
    return _TO_DECIDE.search(earlier) is not None


def tells_of_mistakes(sentence: str) -> bool:
    """Whether words around a statement tell of something wrong, or of what somebody else says."""
    return _WRONG.search_lowered(sentence) is not None or _QUOTED.search_lowered(sentence) is not None


def denies(sentence: str) -> bool:
    """Whether words before a statement, at U+E001, call it wrong, or a guess, or tell of what is so no longer."""
    if not _DENYING.may_match(sentence):
        return False
    before = sentence.partition("\ue001")[0]
    return _WRONG.search_lowered(before) is not None or contrary(before)


_DENYING = Several(_WRONG, *CONTRARY)


def conditional(sentence: str) -> bool:
    """Whether a statement is the condition or the place of its sentence: `when r = 0, …`, `a slope of 3 at x = 2`."""
    return _WHEN.search(sentence) is not None


_THEN_IS = (
    r"(?:(?!\b(?:that|where|if|dass|damit|wenn|que|si|che|se)\b)[^.。\ue001]){1,200}"
    r"\s(?:is|are|equals?|ist|beträgt|est|vaut|es|é|è)\b[^.。\ue001]{0,40}\ue001"
)
"""What follows where something must happen, and something else then is: `how far it must turn to reach M is \ue001`."""
_REQUIRED = Spotted(
    rf"""(?:\b(?:such\s+that|s\.\s?t\.?|subject\s+to|satisf\w+|fulfil\w*|(?:we|you|i)\s+(?:know|need|want|require|must\s+have)|constraints?|conditions?
    |(?:does\s+not|doesn['’]t|do\s+not|cannot)\s+exist|(?:must|has\s+to|have\s+to|should|muss|soll|doit|debe|deve)(?!{_THEN_IS})|exists?|no\s+(?:number|value|solution)
    |derart|bedingung|nebenbedingung|wir\s+wissen|existiert|erfüll\w+
    |tels?\s+que|telles?\s+que|sous\s+la\s+contrainte|contrainte|il\s+faut|on\s+sait|existe|vérifi\w+
    |tal(?:es)?\s+que|sujet[oa]\s+a|restricción|condición|sabemos|existe|cumpl\w+|restrição|condição|satisfaz\w*
    |tal[ei]\s+che|in\s+modo\s+che|vincolo|condizione|sappiamo|esiste|soddisf\w+|так(?:ой|ое|ая|ие),?\s+что|при\s+условии|должн\w+|знаем|существует|удовлетвор\w+
    |sao\s+cho|thỏa\s+mãn|thoả\s+mãn|điều\s+kiện|ràng\s+buộc|phải\s+có|tồn\s+tại|tak\w*,?\s+że|warun\w+|musi|istnieje|spełnia\w*
    |slik\s+at|sådan\s+at|så\s+att|tilfredsstill\w+|oppfyll\w*|uppfyll\w*|krev\w*|må\s+(?:være|ha)|finnes|eksisterer|zodanig\s+dat|voldoe\w*
    |öyle\s+ki|koşul\w*|kısıt\w*|olmalı\w*)\b|使得|满足|滿足|约束|條件|条件|必须|必須|應該|应该|存在|満たす|を満た|となるよう|만족|조건|되도록)[^.。]*\ue001""",
    re.IGNORECASE | re.VERBOSE,
)


def required(sentence: str) -> bool:
    """Whether a statement, at U+E001, is what something has to meet: `a vector such that \\ue001`."""
    return _REQUIRED.search(sentence) is not None


_EXISTS = Spotted(
    r"""(?:\b(?:there\s+(?:is|are|exists?)|exists?|es\s+gibt|gibt\s+es|existier\w+|il\s+existe|il\s+y\s+a|existe[nm]?|esist\w+|существу\w+|найдётся|найдется|istniej\w+|tồn\s+tại
    |finnes|eksisterer|vardır|bestaat)\b|存在|存在する|존재|\\exists(?![a-z])|∃)[^.。]*\ue001""",
    re.IGNORECASE | re.VERBOSE,
)


def existential(sentence: str) -> bool:
    """Whether a statement, at U+E001, is told of something that exists: `there is a c with \ue001`."""
    return _EXISTS.search(sentence) is not None


_AIMED = Spotted(
    r"""(?:\b(?:as\s+long\s+as|so\s+long\s+as|while|until|unless|cases?|want\w*|wish\w*|let|prove|goal|aim|test\w*|check\w*|whether|choose|ensur\w+|guarante\w+|only|would|could|any|every
    |solange|bis|während|fall|wollen|möchten|zeig\w*|beweis\w*|prüf\w*|sei|seien|jed\w+|tant\s+que|jusqu\w*|cas|voul\w+|veut|montr\w+|prouv\w+|soi(?:t|ent)|tout\w*
    |mientras|hasta|caso|quer\w+|demostr\w+|prob\w+|sea|sean|verific\w+|enquanto|até|prov\w+|mostr\w+|seja\w*|finché|fino|vogli\w+|dimostr\w+|sia|siano
    |пока|случа\w+|хотим|докаж\w+|пусть|провер\w+|dopóki|przypad\w+|chcemy|udowodn\w+|niech|sprawd\w+|miễn|trường\s+hợp|muốn|chứng\s+minh|cho|kiểm\s+tra|xét
    |sürece|kadar|durum\w*|ist\w+|kanıtla\w*|olsun)\b|只要|直到|情况|情況|证明|證明|设|設|检查|是否|任意|限り|まで|場合|証明|とする|調べ|동안|경우|증명|하자|확인)[^.。]*\ue001""",
    re.IGNORECASE | re.VERBOSE,
)


_BECAUSE = Spotted(
    r"""\b(?:since|because|as\s+we\s+(?:have|saw)|pois|porque|já\s+que|uma\s+vez\s+que|weil|denn|puisque|car|parce\s+que|ya\s+que|dado\s+que|puesto\s+que|poiché|perché|infatti
    |так\s+как|потому\s+что|поскольку|ponieważ|gdyż|vì|bởi\s+vì|çünkü)\b|因为|因為|なぜなら|왜냐하면""",
    re.IGNORECASE | re.VERBOSE,
)


def gives_reason(words: str) -> bool:
    """Whether words go on to the reason of what stands before them: `since`."""
    return _BECAUSE.search(words) is not None


def aimed_at(sentence: str) -> bool:
    """Whether a statement, at U+E001, may be a case, a test or an aim rather than what is so: `as long as \ue001`."""
    before = sentence.partition("\ue001")[0]
    reasons = [match.end() for match in _BECAUSE.finditer(before)]
    return _AIMED.search(sentence[reasons[-1] :] if reasons else sentence) is not None


_CONSEQUENT = Spotted(
    r"""(?<!\w)(?:if|when|whenever|suppose|wenn|falls|si|quando|se|lorsque|quand|cuando|если|когда|jeśli|gdy|nếu|khi|eğer)\b
    (?P<between>[^.!?。]*?)(?:,|\bthen\b|\bdann\b|\balors\b|\bentonces\b|\bentão\b|\ballora\b|(?<!\w)то\b|\bwtedy\b|\bthì\b|\bise\b)[\s,]*\ue001
    |(?:如果|若|假如|もし|만약)(?P<said>[^。]*?)(?:则|則|那么|那麼|[，,、])\s*\ue001""",
    re.IGNORECASE | re.VERBOSE,
)
_NAMING = Spotted(
    r"\b(?:let|define|put|set|take|choose|consider|call|write|denote|set(?:zen|ze)|definier\w*|nennen|wähl\w+|pos(?:ons|e)|définit|prend\w*"
    r"|defin\w+|tomamos|llamamos|chamamos|poniamo|chiamiamo|обозначим|положим|возьм\w+|đặt|gọi|lấy)\b|令|设|設|定义",
    re.IGNORECASE,
)


_EXISTING = Spotted(
    r"""(?:\b(?:there\s+exists?|existiert|es\s+gibt\s+ein\w*|il\s+existe|existe[mn]?|esiste|существует|tồn\s+tại|istnieje|vardır)\b
    |存在|존재)[^.。]*\ue001""",
    re.IGNORECASE | re.VERBOSE,
)


def consequent(sentence: str) -> bool:
    """Whether a statement, at U+E001, follows from a condition, `if p is prime, then …`, is one, `a divides b iff …`,
    or holds for something that exists: `there is an x with f(x) = x`."""
    if not _FOLLOWING.may_match(sentence):
        return False
    if _EXISTING.search(sentence) or _IFF.search(sentence.partition("\ue001")[0]):
        return True
    match = _CONSEQUENT.search(sentence)
    return match is not None and _NAMING.search(match["between"] or match["said"] or "") is None


_FOLLOWING = Several(_EXISTING, _IFF, _CONSEQUENT)


def _doubts(sentence: str, denied: Spotted) -> bool:
    if "?" in sentence or "？" in sentence:
        return True
    if _WRONG.search_lowered(sentence) or _QUOTED.search_lowered(sentence):
        return True
    plain = sentence.replace("\ue001 ,", "\ue001,")
    if _IFF.search(plain):
        return True
    return any(pattern.search(plain) is not None for pattern in (denied, _DENIED_AFTER, _WHEN))


def other_numbers(sentence: str) -> bool:
    """Whether a sentence speaks of number bases, modular or bit arithmetic, where `=` means something else."""
    if "_" in sentence:
        sentence = _NUMBERED.sub(" ", sentence)
    return _OTHER_NUMBERS.search_lowered(sentence) is not None


_NUMBERED = late(r"\b[fz]_\d")
"""Small letters with a number, which are no fields or rings: `f_2`. No field has one element: `F_1` is a score."""
